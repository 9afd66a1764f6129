//! Why a figure is what it is: what it is made up of, what goes into it, and what moves it most.

mod story;

use std::sync::Arc;

use egui::{
    CursorIcon, Id, Key, Label, Modifiers, Rect, Response, RichText, Role, ScrollArea, Sense,
    Stroke, StrokeKind, Ui, WidgetInfo, Window, pos2, vec2,
};

use super::Actions;
use super::theme::{self, Skin, Weight, font};
use super::widgets;
use crate::app::{
    Action, AppState, Cut, Evidence, ExplainAction, ExplainAnswer, ExplainTask, Explanation,
    FigureQuestion, Finish, Inquiry, MoversTask, Moving, Part, PartIs, PlanOf, PlanSide, WhyAction,
    input_told,
};
use crate::i18n::Tr;
use crate::model::{DistrictIdx, ParamId, Plan};

/// Width of the window, points.
const WIDTH: f32 = 460.0;
/// Height of a part's row.
const ROW: f32 = 22.0;

/// What the answer needs, kept while nothing that it rests on changes.
#[derive(Debug, Default)]
pub(super) struct Kept {
    /// The plan that the evidence is of, by number and revision.
    of: Option<(u64, u64)>,
    /// That of the open scenario, and of other plans that have been asked about.
    evidence: Vec<(Option<PlanOf>, Arc<Evidence>)>,
    /// What had the focus before the window opened.
    from: Option<Id>,
}

impl Kept {
    /// What the figures of a plan were computed from.
    fn evidence(&mut self, state: &AppState, of: Option<&PlanOf>) -> Option<Arc<Evidence>> {
        let now = (state.epoch, state.results.revision);
        if self.of != Some(now) {
            (self.of, self.evidence) = (Some(now), Vec::new());
        }
        if let Some((_, known)) = self.evidence.iter().find(|(known, _)| known.as_ref() == of) {
            return Some(Arc::clone(known));
        }
        let found = Arc::new(state.evidence(of)?);
        self.evidence.push((of.cloned(), Arc::clone(&found)));
        Some(found)
    }
}

/// Shows the answer, if anything is asked.
pub(super) fn show(ctx: &egui::Context, state: &AppState, kept: &mut Kept, actions: &mut Actions) {
    let Some(inquiry) = state.why.shown() else {
        if let Some(from) = std::mem::take(kept).from {
            ctx.memory_mut(|memory| memory.request_focus(from));
        }
        return;
    };
    if kept.of.is_none() {
        kept.from = ctx.memory(egui::Memory::focused);
    }
    let mut open = true;
    let told = state.plan_told(inquiry);
    if let Some(evidence) = kept.evidence(state, told.as_ref()) {
        let back = match state.why.trail.as_slice() {
            [.., before, _] => {
                let of = state.plan_told(before);
                kept.evidence(state, of.as_ref()).map(|own| state.inquiry_title(before, &own))
            }
            _ => None,
        };
        let head = Head { state, back };
        if let Inquiry::Figure(of, question) = inquiry {
            let answer = Answer { state, evidence: &evidence, of: of.as_ref(), question };
            let name = question.what(evidence.plan(question.side), &state.tr);
            in_window(ctx, &state.tr, (&name, &mut open), |ui| answer.show(ui, &head, actions));
        } else if let Some(story) = state.story(inquiry, &evidence) {
            let plan = evidence.plan(PlanSide::Plan);
            in_window(ctx, &state.tr, (&story.name, &mut open), |ui| {
                story::show(ui, &head, (&story, plan), actions);
            });
        }
    }
    let escape = ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    if !open || escape {
        actions.push(Action::Why(WhyAction::Close));
    }
}

/// The window that answers why the figure called `name` is what it is.
fn in_window(
    ctx: &egui::Context,
    tr: &Tr,
    (name, open): (&str, &mut bool),
    contents: impl FnOnce(&mut Ui),
) {
    let screen = ctx.content_rect();
    Window::new(tr.f("why-title", &[("figure", name.into())]))
        .id(Id::unique("why"))
        .open(open)
        .collapsible(false)
        .resizable(false)
        .default_pos(pos2(screen.right() - WIDTH - 44.0, 120.0))
        .show(ctx, |ui| {
            ui.set_width(WIDTH);
            ui.set_max_width(WIDTH);
            let height = (screen.height() - 200.0).max(200.0);
            // A window is small before it is measured: the list must not settle for that.
            let list = ScrollArea::vertical().max_height(height).min_scrolled_height(height);
            list.show(ui, |ui| {
                ui.set_max_width(WIDTH - 16.0);
                ui.spacing_mut().item_spacing.y = 4.0;
                contents(ui);
            });
        });
}

/// What stands above every answer.
struct Head<'a> {
    state: &'a AppState,
    /// What led here, if anything did.
    back: Option<String>,
}

impl Head<'_> {
    /// The way back, whose figure it is, and the figure itself.
    fn show(&self, ui: &mut Ui, title: &str, value: &str, actions: &mut Actions) {
        let (tr, skin) = (&self.state.tr, Skin::of(ui));
        if let Some(before) = &self.back {
            let text = tr.f("why-back", &[("figure", before.into())]);
            let text = RichText::new(format!("← {text}")).size(12.0);
            if ui.add(egui::Button::new(text).frame(false).wrap()).clicked() {
                actions.push(Action::Why(WhyAction::Back));
            }
        }
        ui.add(Label::new(theme::label(skin, title)).wrap());
        ui.label(theme::figure(value));
    }
}

/// A figure of the simulation that is asked about.
struct Answer<'a> {
    state: &'a AppState,
    evidence: &'a Arc<Evidence>,
    /// The plan that it is of, where that is not the open one.
    of: Option<&'a PlanOf>,
    question: &'a FigureQuestion,
}

impl Answer<'_> {
    fn tr(&self) -> &Tr {
        &self.state.tr
    }

    fn show(&self, ui: &mut Ui, head: &Head<'_>, actions: &mut Actions) {
        let (tr, question) = (self.tr(), self.question);
        let value = question.value(self.evidence);
        let title = self.state.of_plan(question.title(self.evidence, tr), self.of);
        head.show(ui, &title, &question.text(value, tr), actions);
        self.ways(ui, actions);
        self.parts(ui, actions);
        let moving = Moving {
            task: MoversTask::Figure(Arc::clone(self.evidence), question.clone()),
            middle: value,
            scale: 1.0,
            unit: tr.t(question.unit_id()).to_owned(),
        };
        movers(ui, self.state, &moving, actions);
        let plan = self.evidence.plan(question.side);
        inputs(ui, self.state, plan, &question.inputs(plan));
    }

    /// The sides that it can be looked at, and the ways to take it apart.
    fn ways(&self, ui: &mut Ui, actions: &mut Actions) {
        let tr = self.tr();
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            for (side, id) in [(PlanSide::Plan, "why-plan"), (PlanSide::Today, "why-today")] {
                let chosen = self.question.side == side;
                if widgets::choice(ui, chosen, tr.t(id)).clicked() && !chosen {
                    let other = Inquiry::Figure(self.of.cloned(), self.question.clone().on(side));
                    actions.push(Action::Why(WhyAction::Instead(other)));
                }
            }
            let cuts = self.question.cuts(self.evidence);
            if cuts.len() < 2 {
                return;
            }
            ui.separator();
            let shown = self.state.why.cut.filter(|cut| cuts.contains(cut));
            for (at, &cut) in cuts.iter().enumerate() {
                let chosen = shown.map_or(at == 0, |shown| shown == cut);
                if widgets::choice(ui, chosen, tr.t(cut_id(cut))).clicked() {
                    actions.push(Action::Why(WhyAction::Cut(cut)));
                }
            }
        });
    }

    /// The formula and its parts, those that are figures to go on to.
    fn parts(&self, ui: &mut Ui, actions: &mut Actions) {
        let (tr, skin) = (self.tr(), Skin::of(ui));
        let explanation = self.question.explain(self.evidence, self.state.why.cut);
        ui.separator();
        if explanation.value.is_none() {
            ui.label(theme::label(skin, tr.t("why-undefined")));
            return;
        }
        let formula = explanation.formula_text(self.evidence.plan(self.question.side), tr);
        ui.add(Label::new(RichText::new(formula).size(12.0).strong()).wrap());
        if explanation.finish == Finish::Course && !explanation.parts.is_empty() {
            ui.label(theme::label(skin, tr.t("why-course")));
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        for (at, part) in explanation.parts.iter().enumerate() {
            if let Some(into) = self.part(ui, &explanation, (at, part)) {
                let into = Inquiry::Figure(self.of.cloned(), into);
                actions.push(Action::Why(WhyAction::Into(into)));
            }
        }
        if explanation.finish != Finish::Course {
            self.result(ui, &explanation);
        }
        ui.spacing_mut().item_spacing.y = 4.0;
    }

    /// A part; gives the figure to go on to where somebody does.
    fn part(
        &self,
        ui: &mut Ui,
        explanation: &Explanation,
        (at, part): (usize, &Part),
    ) -> Option<FigureQuestion> {
        let tr = self.tr();
        let district = |of: DistrictIdx| self.state.document.name_of(of).to_owned();
        let name = self.question.part_name(part, self.evidence, tr, &district);
        let text = part.text(self.evidence.plan(self.question.side), tr);
        let below = match &part.is {
            PartIs::Figure(below) => Some(below),
            _ => None,
        };
        let is_course = explanation.finish == Finish::Course;
        let sign = if at == 0 || is_course { "" } else { part.op.sign() };
        let is_pressed = line(ui, [sign, &name, &text], below.is_some());
        below.filter(|_| is_pressed).cloned()
    }

    /// What the parts give.
    fn result(&self, ui: &mut Ui, explanation: &Explanation) {
        let tr = self.tr();
        let name = match explanation.finish {
            Finish::AtMost100 => tr.t("why-at-most-100"),
            Finish::NotBelow0 => tr.t("why-not-below-0"),
            _ => "",
        };
        result(ui, name, &self.question.text(explanation.value, tr));
    }
}

/// A sign, a name and a number; gives whether somebody goes on to it, where one can.
fn line(ui: &mut Ui, [sign, name, text]: [&str; 3], leads_on: bool) -> bool {
    let skin = Skin::of(ui);
    let sense = if leads_on { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), sense);
    let role = if leads_on { Role::Button } else { Role::Label };
    response.widget_info(|| WidgetInfo::labeled(role, true, format!("{name}: {text}")));
    ring(ui, &response, rect);
    let ink = if leads_on { skin.accent() } else { skin.text() };
    row(ui, rect, [sign, name, text], ink, Weight::Regular);
    let is_pressed = leads_on && (response.clicked() || is_asked_by_key(ui, &response));
    if leads_on {
        response.on_hover_cursor(CursorIcon::PointingHand);
    }
    is_pressed
}

/// What the lines above give.
fn result(ui: &mut Ui, name: &str, text: &str) {
    let skin = Skin::of(ui);
    let size = vec2(ui.available_width(), ROW);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("= {text}")));
    ui.painter().hline(rect.x_range(), rect.top(), Stroke::new(1.0, skin.secondary()));
    row(ui, rect, ["=", name, text], skin.text(), Weight::SemiBold);
}

/// The assumptions that move the figure most between their low and their high, worked out in the
/// background.
fn movers(ui: &mut Ui, state: &AppState, moving: &Moving, actions: &mut Actions) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let task = ExplainTask::Movers(moving.task.clone());
    ui.separator();
    ui.label(theme::section(skin, tr.t("why-movers")));
    let bars = match state.explained(&task) {
        Some(Ok(ExplainAnswer::Movers(bars))) => bars.as_slice(),
        Some(Ok(_)) => return,
        Some(Err(broken)) => {
            ui.add(Label::new(theme::label(skin, broken)).wrap());
            return;
        }
        None => {
            ui.label(theme::label(skin, tr.t("why-counting")));
            actions.push(Action::Explain(ExplainAction::Want(task)));
            return;
        }
    };
    for [name, ends] in moving.told(&state.document.plan, tr, bars) {
        ui.label(RichText::new(name).size(12.0));
        ui.add(Label::new(theme::label(skin, ends)).wrap());
    }
    if bars.iter().all(|bar| bar.swing() <= 0.0) {
        ui.label(theme::label(skin, tr.t("why-nothing-moves")));
    }
}

/// What goes into a figure of `plan`: each assumption with value and source.
fn inputs(ui: &mut Ui, state: &AppState, plan: &Plan, inputs: &[ParamId]) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    if inputs.is_empty() {
        return;
    }
    ui.separator();
    ui.label(theme::section(skin, tr.t("why-inputs")));
    for &param in inputs {
        let [text, rests_on] = input_told(plan, tr, param);
        ui.add(Label::new(RichText::new(text).size(12.0)).wrap());
        ui.add(Label::new(theme::label(skin, rests_on)).wrap());
    }
}

const fn cut_id(cut: Cut) -> &'static str {
    match cut {
        Cut::Formula => "why-cut-formula",
        Cut::Account => "why-cut-account",
        Cut::Unit => "why-cut-unit",
        Cut::Year => "why-cut-year",
        Cut::Month => "why-cut-month",
        Cut::Role => "why-cut-role",
        Cut::District => "why-cut-district",
    }
}

/// A sign, a name and a number at the right.
fn row(ui: &Ui, rect: Rect, [sign, name, text]: [&str; 3], ink: egui::Color32, weight: Weight) {
    let painter = ui.painter();
    let skin = Skin::of(ui);
    let y = rect.center().y;
    let font = || font(12.0, weight);
    let left = |x, text: &str, ink| {
        painter.text(pos2(x, y), egui::Align2::LEFT_CENTER, text, font(), ink);
    };
    left(rect.left(), sign, skin.secondary());
    let number = painter.layout_no_wrap(text.to_owned(), font(), skin.text());
    let x = rect.right() - number.size().x - 4.0;
    let mut job = egui::text::LayoutJob::simple_singleline(name.to_owned(), font(), ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width((x - rect.left() - 28.0).max(24.0));
    let galley = painter.layout_job(job);
    painter.galley(pos2(rect.left() + 16.0, y - galley.size().y / 2.0), galley, ink);
    painter.galley(pos2(x, y - number.size().y / 2.0), number, skin.text());
}

/// A line round what has the focus.
fn ring(ui: &Ui, response: &Response, rect: Rect) {
    if response.has_focus() {
        let stroke = ui.visuals().selection.stroke;
        ui.painter().rect_stroke(rect, 4.0, stroke, StrokeKind::Outside);
    } else if response.sense.senses_click() && response.hovered() {
        ui.painter().rect_stroke(rect, 4.0, Skin::of(ui).line(), StrokeKind::Outside);
    }
}

/// Whether F1 asks about what has the focus.
pub(super) fn is_asked_by_key(ui: &Ui, response: &Response) -> bool {
    response.has_focus() && ui.ctx().input_mut(|input| input.consume_key(Modifiers::NONE, Key::F1))
}

/// Makes what lies in `rect` and is called `name` something to ask about: by a click, Enter or F1.
/// Gives whether somebody does.
pub(super) fn asks(ui: &Ui, tr: &Tr, rect: Rect, id: Id, name: &str) -> Response {
    let response = ui.interact(rect, id, Sense::click());
    let title = tr.f("why-title", &[("figure", name.into())]);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &title));
    ring(ui, &response, rect.expand(2.0));
    response.on_hover_cursor(CursorIcon::Help)
}
