//! Why a figure is what it is: what it is made up of, what goes into it, and what moves it most.

use std::time::{Duration, Instant};

use egui::{
    CursorIcon, Id, Key, Label, Modifiers, Rect, Response, RichText, Role, ScrollArea, Sense,
    Stroke, StrokeKind, Ui, WidgetInfo, Window, pos2, vec2,
};

use super::Actions;
use super::budget::value_with_unit;
use super::theme::{self, Skin, Weight, font};
use super::widgets;
use crate::app::{
    Action, AppState, Cut, Evidence, Explanation, FigureQuestion, Finish, Movers, Part, PartIs,
    PlanSide, WhyAction, param_name,
};
use crate::i18n::{NO_BREAK_SPACE, Tr};
use crate::model::{DistrictIdx, ParamId};
use crate::uncertain::TornadoBar;

/// Time of a frame in which assumptions are tried; at least one is.
const PER_FRAME: Duration = Duration::from_millis(4);
/// Assumptions that are shown of those that move a figure.
const SHOWN: usize = 6;
/// Width of the window, points.
const WIDTH: f32 = 460.0;
/// Height of a part's row.
const ROW: f32 = 22.0;

/// What the answer needs, kept while nothing that it rests on changes.
#[derive(Debug, Default)]
pub(super) struct Kept {
    /// The plan that the evidence is of, by number and revision.
    of: Option<(u64, u64)>,
    evidence: Option<Evidence>,
    /// The figure that the bars are of.
    question: Option<FigureQuestion>,
    bars: Vec<TornadoBar>,
    /// Assumptions that are still to be tried.
    left: Vec<ParamId>,
    /// What had the focus before the window opened.
    from: Option<Id>,
}

impl Kept {
    /// Makes what is kept that of `question` in the open plan.
    fn renew(&mut self, state: &AppState, question: &FigureQuestion) {
        let plan = &state.document.plan;
        let of = (state.epoch, state.results.revision);
        if self.of != Some(of) {
            let evidence = Evidence::of(&state.document.map.indicators, plan, &state.results);
            (self.of, self.evidence, self.question) = (Some(of), evidence.ok(), None);
        }
        if self.question.as_ref() != Some(question) {
            self.question = Some(question.clone());
            self.bars.clear();
            self.left = question.candidates(plan);
        }
    }

    /// Tries the next few assumptions.
    fn go_on(&mut self, state: &AppState) {
        let begun = Instant::now();
        let (Some(evidence), Some(question)) = (&self.evidence, &self.question) else { return };
        if self.left.is_empty() {
            return;
        }
        let Ok(movers) = Movers::new(&state.document.map.indicators, evidence) else { return };
        while let Some(param) = self.left.pop() {
            self.bars.push(movers.bar(question, param));
            if begun.elapsed() > PER_FRAME {
                break;
            }
        }
        self.bars.sort_by(|a, b| b.swing().total_cmp(&a.swing()));
    }
}

/// Shows the answer, if anything is asked.
pub(super) fn show(ctx: &egui::Context, state: &AppState, kept: &mut Kept, actions: &mut Actions) {
    let Some(question) = state.why.shown() else {
        if let Some(from) = std::mem::take(kept).from {
            ctx.memory_mut(|memory| memory.request_focus(from));
        }
        return;
    };
    if kept.of.is_none() {
        kept.from = ctx.memory(egui::Memory::focused);
    }
    kept.renew(state, question);
    kept.go_on(state);
    if !kept.left.is_empty() {
        ctx.request_repaint();
    }
    let Some(evidence) = &kept.evidence else { return };
    let tr = &state.tr;
    let mut open = true;
    let screen = ctx.content_rect();
    let title = question.what(evidence.plan(question.side), tr);
    Window::new(tr.f("why-title", &[("figure", (&title).into())]))
        .id(Id::unique("why"))
        .open(&mut open)
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
                let answer = Answer { state, evidence, question };
                answer.head(ui, actions);
                answer.parts(ui, actions);
                answer.movers(ui, kept);
                answer.inputs(ui);
            });
        });
    let escape = ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    if !open || escape {
        actions.push(Action::Why(WhyAction::Close));
    }
}

/// What is asked, and what is known of it.
struct Answer<'a> {
    state: &'a AppState,
    evidence: &'a Evidence,
    question: &'a FigureQuestion,
}

impl Answer<'_> {
    fn tr(&self) -> &Tr {
        &self.state.tr
    }

    /// The way back, whose figure it is, and the figure itself.
    fn head(&self, ui: &mut Ui, actions: &mut Actions) {
        let (tr, skin) = (self.tr(), Skin::of(ui));
        if let [.., before, _] = self.state.why.trail.as_slice() {
            let title = before.title(self.evidence, tr);
            let text = tr.f("why-back", &[("figure", (&title).into())]);
            let back =
                egui::Button::new(RichText::new(format!("← {text}")).size(12.0)).frame(false);
            if ui.add(back).clicked() {
                actions.push(Action::Why(WhyAction::Back));
            }
        }
        ui.add(Label::new(theme::label(skin, self.question.title(self.evidence, tr))).wrap());
        let value = self.question.value(self.evidence);
        ui.label(theme::figure(self.question.text(value, tr)));
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            for (side, id) in [(PlanSide::Plan, "why-plan"), (PlanSide::Today, "why-today")] {
                let chosen = self.question.side == side;
                if widgets::choice(ui, chosen, tr.t(id)).clicked() && !chosen {
                    let other = self.question.clone().on(side);
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
        ui.add(Label::new(RichText::new(tr.t(explanation.formula)).size(12.0).strong()).wrap());
        if explanation.finish == Finish::Course && !explanation.parts.is_empty() {
            ui.label(theme::label(skin, tr.t("why-course")));
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        for (at, part) in explanation.parts.iter().enumerate() {
            if let Some(into) = self.part(ui, &explanation, (at, part)) {
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
        let (tr, skin) = (self.tr(), Skin::of(ui));
        let district = |of: DistrictIdx| self.state.document.name_of(of).to_owned();
        let name = self.question.part_name(part, self.evidence, tr, &district);
        let text = part.text(self.evidence.plan(self.question.side), tr);
        let below = match &part.is {
            PartIs::Figure(below) => Some(below),
            _ => None,
        };
        let sense = if below.is_some() { Sense::click() } else { Sense::hover() };
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), sense);
        let spoken = format!("{name}: {text}");
        let role = if below.is_some() { Role::Button } else { Role::Label };
        response.widget_info(|| WidgetInfo::labeled(role, true, &spoken));
        ring(ui, &response, rect);
        let is_course = explanation.finish == Finish::Course;
        let sign = if at == 0 || is_course { "" } else { part.op.sign() };
        let ink = if below.is_some() { skin.accent() } else { skin.text() };
        row(ui, rect, [sign, &name, &text], ink, Weight::Regular);
        let pressed = below.is_some() && (response.clicked() || is_asked_by_key(ui, &response));
        if below.is_some() {
            response.on_hover_cursor(CursorIcon::PointingHand);
        }
        below.filter(|_| pressed).cloned()
    }

    /// What the parts give.
    fn result(&self, ui: &mut Ui, explanation: &Explanation) {
        let (tr, skin) = (self.tr(), Skin::of(ui));
        let size = vec2(ui.available_width(), ROW);
        let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
        let text = self.question.text(explanation.value, tr);
        let name = match explanation.finish {
            Finish::AtMost100 => tr.t("why-at-most-100"),
            Finish::NotBelow0 => tr.t("why-not-below-0"),
            _ => "",
        };
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("= {text}")));
        ui.painter().hline(rect.x_range(), rect.top(), Stroke::new(1.0, skin.secondary()));
        row(ui, rect, ["=", name, &text], skin.text(), Weight::SemiBold);
    }

    /// The assumptions that move the figure most between their low and their high.
    fn movers(&self, ui: &mut Ui, kept: &Kept) {
        let (tr, skin) = (self.tr(), Skin::of(ui));
        ui.separator();
        ui.label(theme::section(skin, tr.t("why-movers")));
        let middle = self.question.value(self.evidence);
        let unit = tr.t(self.question.unit_id());
        for bar in kept.bars.iter().filter(|bar| bar.swing() > 0.0).take(SHOWN) {
            let name = param_name(&self.state.document.plan, tr, bar.param);
            let [low, high] = bar.outcome.map(|value| value.zip(middle).map(|(v, m)| v - m));
            let difference = |value: Option<f64>| {
                value.map_or_else(
                    || "–".to_owned(),
                    |value| {
                        let places = decimals(bar.swing());
                        format!("{}{NO_BREAK_SPACE}{unit}", tr.signed(value, places))
                    },
                )
            };
            let range = bar.range.map(|value| value_with_unit(self.state, bar.param, value));
            let [from, to] = &range;
            let text = format!("{from}: {} · {to}: {}", difference(low), difference(high));
            ui.label(RichText::new(name).size(12.0));
            ui.add(Label::new(theme::label(skin, text)).wrap());
        }
        if !kept.left.is_empty() {
            ui.label(theme::label(skin, tr.t("why-counting")));
        } else if kept.bars.iter().all(|bar| bar.swing() <= 0.0) {
            ui.label(theme::label(skin, tr.t("why-nothing-moves")));
        }
    }

    /// What goes into the figure: each assumption with value and source.
    fn inputs(&self, ui: &mut Ui) {
        let (tr, skin) = (self.tr(), Skin::of(ui));
        ui.separator();
        ui.label(theme::section(skin, tr.t("why-inputs")));
        let plan = self.evidence.plan(self.question.side);
        for param in self.question.inputs(plan) {
            let info = param.info();
            let value = value_with_unit(self.state, param, plan.parameters.value(param));
            let rests_on = if plan.parameters.is_default(param) {
                let source = info.source.unwrap_or_default();
                let assumption = if info.assumption { tr.t("assumption") } else { "" };
                let both = [assumption, source].into_iter().filter(|text| !text.is_empty());
                both.collect::<Vec<_>>().join(", ")
            } else {
                let reason = plan.model.reasons.get(&param);
                let reason = reason.map(|reason| format!("{} {}", reason.who, reason.why));
                let reason = reason.filter(|reason| !reason.trim().is_empty());
                let changed = || format!("{}, {}", tr.t("budget-changed"), tr.t("assumption"));
                reason.unwrap_or_else(changed)
            };
            let text = format!("{}: {value}", param_name(plan, tr, param));
            ui.add(Label::new(RichText::new(text).size(12.0)).wrap());
            ui.add(Label::new(theme::label(skin, rests_on)).wrap());
        }
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

/// As many decimals as a difference of this size needs.
fn decimals(size: f64) -> usize {
    match size {
        size if size >= 100.0 => 0,
        size if size >= 1.0 => 1,
        _ => 3,
    }
}
