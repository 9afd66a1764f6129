//! Presentera: the map on the wall, a slide a step; nothing can be changed here.

use std::sync::Arc;

use egui::{Key, Modifiers, RichText, Sense, Ui, pos2, vec2};
use geo::coord;

use super::Actions;
use super::map::drawing::{Circled, Colours, Wanted};
use super::map::kept::{Kept, Spot};
use super::theme::{Skin, Weight, font};
use super::widgets;
use super::window::Gui;
use crate::app::{Action, AppState, Asked, FigureQuestion, PlanSide, WhyAction};
use crate::i18n::Tr;
use crate::model::{Month, RolloutStep};
use crate::scene::{Fill, View};
use crate::simulate::Amount;

/// Height of the line that shows how far one has come.
const PROGRESS_PX: f32 = 8.0;

/// A slide: today, or a step.
struct Slide<'a> {
    number: usize,
    of: usize,
    step: Option<&'a RolloutStep>,
    month: Month,
}

impl<'a> Slide<'a> {
    /// The slides are today's state and then the steps to come, in the order of their months.
    fn new(state: &'a AppState, number: usize) -> Self {
        let plan = &state.document.plan;
        let mut steps: Vec<&RolloutStep> =
            plan.steps.iter().filter(|step| step.start >= plan.start).collect();
        steps.sort_by_key(|step| step.start);
        let number = number.min(steps.len());
        let step = number.checked_sub(1).and_then(|index| steps.get(index).copied());
        let month = step.map_or(plan.start, |step| step.start);
        Self { number, of: steps.len(), step, month }
    }
}

pub(super) fn show(ui: &mut Ui, state: &AppState, gui: &mut Gui, actions: &mut Actions) {
    let Some(number) = state.view.slide else { return };
    let slide = Slide::new(state, number);
    // What is asked about takes the keys; so does a figure that the keyboard stands at.
    if state.dialog.is_none() && state.why.shown().is_none() {
        keys(ui, &slide, actions);
    }
    let skin = Skin::of(ui);
    let screen = ui.max_rect();
    ui.painter().rect_filled(screen, 0.0, skin.panel());
    let scale = (screen.height() / 1080.0).clamp(0.55, 2.0);
    let text_width = (screen.width() * 0.32).max(340.0 * scale.min(1.0));
    let mut map = screen;
    map.max.x -= text_width;
    map.max.y -= PROGRESS_PX;
    draw_map(ui, state, gui, map, &slide, scale);
    let mut side = screen;
    side.min.x = map.max.x;
    side.max.y -= PROGRESS_PX;
    let mut side = side.shrink2(vec2(44.0 * scale, 56.0 * scale));
    // Above the buttons; a step with many districts can be scrolled.
    side.max.y = side.max.y.min(screen.max.y - PROGRESS_PX - 52.0);
    ui.scope_builder(egui::UiBuilder::new().max_rect(side), |ui| {
        egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            words(ui, state, &slide, scale, actions);
        });
    });
    progress(ui, &slide, screen, skin);
    leave_button(ui, state, screen, actions);
}

fn keys(ui: &Ui, slide: &Slide<'_>, actions: &mut Actions) {
    let pressed = |key| ui.ctx().input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let forward = [Key::ArrowRight, Key::ArrowDown, Key::PageDown];
    let back = [Key::ArrowLeft, Key::ArrowUp, Key::PageUp, Key::Backspace];
    // Enter and Space belong to what has the focus, where anything has.
    let is_free = ui.ctx().memory(|memory| memory.focused().is_none());
    let on = [Key::Space, Key::Enter];
    if forward.into_iter().any(pressed) || is_free && on.into_iter().any(pressed) {
        actions.push(Action::Present((slide.number + 1).min(slide.of)));
    } else if back.into_iter().any(pressed) {
        actions.push(Action::Present(slide.number.saturating_sub(1)));
    } else if pressed(Key::Home) {
        actions.push(Action::Present(0));
    } else if pressed(Key::End) {
        actions.push(Action::Present(slide.of));
    } else if pressed(Key::Escape) {
        actions.push(Action::LeavePresent);
    }
}

fn draw_map(
    ui: &Ui,
    state: &AppState,
    gui: &mut Gui,
    rect: egui::Rect,
    slide: &Slide<'_>,
    scale: f32,
) {
    let skin = Skin::of(ui);
    let document = &state.document;
    gui.map.follow_map(ui.ctx(), state);
    let size = coord! { x: f64::from(rect.width()), y: f64::from(rect.height()) };
    let painter = ui.painter_at(rect);
    let wanted = Wanted {
        spot: Spot::of(&painter, rect.min),
        view: View::fit(state.shown_map().city, size, f64::from(24.0 * scale)),
        colours: Colours {
            document: (state.epoch, document.history.revision(), slide.month, None),
            fill: Fill::Units,
            shade: None,
            theme: skin.theme,
            live_at: Some(slide.month),
            as_of: None,
            grey: Arc::default(),
        },
        circles: state.cartogram.as_ref().map(|cartogram| Circled(Arc::clone(&cartogram.circles))),
        language: state.tr.language(),
        unit_outlines: false,
        names: true,
        font_scale: f64::from(1.5 * scale),
        inset: true,
        covers: Vec::new(),
        marks: Vec::new(),
    };
    painter.rect_filled(rect, 0.0, skin.canvas());
    let shown = (state, &document.plan);
    gui.slide.show(&painter, shown, &wanted, gui.map.mesh(), &mut Kept::default());
}

fn words(ui: &mut Ui, state: &AppState, slide: &Slide<'_>, scale: f32, actions: &mut Actions) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let size = |points: f32| points * scale;
    ui.spacing_mut().item_spacing.y = size(10.0);
    let month = tr.month(slide.month.year(), slide.month.month());
    let over = match slide.step {
        Some(_) => tr.f(
            "slide-step",
            &[("n", slide.number.into()), ("of", slide.of.into()), ("month", (&month).into())],
        ),
        None => tr.f("slide-today", &[("month", (&month).into())]),
    };
    let big = |text: &str, points: f32, weight| {
        RichText::new(text).font(font(size(points), weight)).color(skin.text())
    };
    let quiet = |text: &str| {
        RichText::new(text).font(font(size(22.0), Weight::Regular)).color(skin.secondary())
    };
    ui.label(quiet(&over));
    let title = slide.step.map_or(state.document.plan.title.as_str(), |step| step.name.as_str());
    ui.add(egui::Label::new(big(title, 54.0, Weight::Bold)).wrap());
    ui.add_space(size(16.0));
    let Some(simulation) = state.results.simulation() else { return };
    let Some(t) = simulation.position(slide.month) else { return };
    let Some(total) = simulation.total.get(t) else { return };

    let rollout = big(&tr.percent(total.rollout_share * 100.0, 0), 64.0, Weight::Bold);
    let question = FigureQuestion::new(Asked::Rollout, None, t..t + 1);
    figure(ui, tr, (tr.t("budget-rollout"), rollout), question, actions);
    ui.label(big(tr.t("slide-rollout"), 30.0, Weight::Regular));
    ui.add_space(size(16.0));
    if let Some(step) = slide.step {
        posts(ui, state, step, (&big, &quiet));
        if !step.districts.is_empty() {
            let names: Vec<&str> =
                step.districts.iter().map(|&d| state.document.name_of(d)).collect();
            let text = tr.f("slide-districts", &[("names", (&names.join(", ")).into())]);
            ui.add(egui::Label::new(quiet(&text)).wrap());
        }
        ui.add_space(size(16.0));
    }
    if let Some(coverage) = total.sum.coverage {
        let coverage = big(&tr.percent(coverage * 100.0, 0), 54.0, Weight::Bold);
        let question = FigureQuestion::new(Asked::Coverage, None, t..t + 1);
        figure(ui, tr, (tr.t("budget-coverage"), coverage), question, actions);
        ui.label(quiet(tr.t("slide-coverage")));
        ui.add_space(size(12.0));
    }
    cost(ui, state, slide, (&big, &quiet), actions);
    ui.add_space(size(10.0));
    ui.add(egui::Label::new(quiet(tr.t("slide-assumptions"))).wrap());
}

type Style<'a> = (&'a dyn Fn(&str, f32, Weight) -> RichText, &'a dyn Fn(&str) -> RichText);

/// A figure of the plan, to ask about; `name` is what it is called.
fn figure(
    ui: &mut Ui,
    tr: &Tr,
    (name, text): (&str, RichText),
    question: FigureQuestion,
    actions: &mut Actions,
) {
    if widgets::asked_text(ui, tr, name, text, "") {
        actions.push(Action::Why(WhyAction::figure(question)));
    }
}

fn posts(ui: &mut Ui, state: &AppState, step: &RolloutStep, (big, quiet): Style<'_>) {
    let tr = &state.tr;
    let new: f64 = step.posts.iter().map(|change| change.new).sum();
    let moved: f64 = step.posts.iter().map(|change| change.transferred).sum();
    let number = |value: f64| tr.number(value, usize::from(value.fract() != 0.0));
    ui.horizontal(|ui| {
        ui.label(big(&number(new + moved), 54.0, Weight::Bold));
        ui.label(big(tr.t("slide-posts"), 30.0, Weight::Regular));
    });
    let text = tr.f(
        "slide-posts-detail",
        &[("moved", (&number(moved)).into()), ("new", (&number(new)).into())],
    );
    ui.add(egui::Label::new(quiet(&text)).wrap());
}

/// The gross cost of the slide's year: for a step that of the year after it, the first that feels
/// all of it (the last one if there is none); before the steps that of today's organisation.
fn cost(
    ui: &mut Ui,
    state: &AppState,
    slide: &Slide<'_>,
    (big, quiet): Style<'_>,
    actions: &mut Actions,
) {
    let tr = &state.tr;
    let results = &state.results;
    let (source, side) = match slide.step {
        Some(_) => (results.simulation(), PlanSide::Plan),
        None => (results.baseline.as_ref(), PlanSide::Today),
    };
    let Some(simulation) = source else { return };
    let wanted = slide.month.year() + i32::from(slide.step.is_some());
    let years: Vec<_> = simulation.years().collect();
    let Some((year, range)) =
        years.iter().find(|(year, _)| *year == wanted).or_else(|| years.last())
    else {
        return;
    };
    let gross = simulation.cost(None, range.clone()).total();
    let year = year.to_string();
    ui.horizontal(|ui| {
        let unit = tr.f("slide-cost", &[("year", (&year).into())]);
        let question = FigureQuestion::new(Asked::GROSS, None, range.clone()).on(side);
        let text = big(&widgets::mnkr(tr, gross), 54.0, Weight::Bold);
        figure(ui, tr, (&unit, text), question, actions);
        ui.label(big(&widgets::part_year(tr, unit, range.len()), 30.0, Weight::Regular));
    });
    match (slide.step, results.net_new(range.clone())) {
        (None, _) => {
            ui.add(egui::Label::new(quiet(tr.t("slide-cost-today"))).wrap());
        }
        (Some(_), Some(net)) => {
            let net = widgets::signed_sek(tr, net.to_sek());
            let text = tr.f("slide-net", &[("net", (&net).into())]);
            let asked = Asked::Cost(Amount::NetNew, None);
            let question = FigureQuestion::new(asked, None, range.clone());
            figure(ui, tr, (&text, quiet(&text)), question, actions);
        }
        (Some(_), None) => {}
    }
}

fn progress(ui: &Ui, slide: &Slide<'_>, screen: egui::Rect, skin: Skin) {
    let mut line = screen;
    line.min.y = line.max.y - PROGRESS_PX;
    ui.painter().rect_filled(line, 0.0, skin.hairline());
    let part = if slide.of == 0 { 1.0 } else { slide.number as f32 / slide.of as f32 };
    line.set_width(screen.width() * part);
    ui.painter().rect_filled(line, 0.0, skin.accent());
}

/// For the hand that has no keyboard: quiet arrows and a way out in the corner.
fn leave_button(ui: &mut Ui, state: &AppState, screen: egui::Rect, actions: &mut Actions) {
    let Some(number) = state.view.slide else { return };
    let tr = &state.tr;
    let size = vec2(96.0, 30.0);
    let corner =
        pos2(screen.right() - size.x - 14.0, screen.bottom() - size.y - PROGRESS_PX - 10.0);
    let area = egui::Rect::from_min_size(corner, size);
    ui.interact(area, ui.scope_id().with("slide buttons"), Sense::hover());
    ui.scope_builder(egui::UiBuilder::new().max_rect(area), |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            let slides = Slide::new(state, number);
            let icon = widgets::Icon::Left;
            if widgets::icon_button(ui, icon, tr.t("slide-back"), slides.number > 0).clicked() {
                actions.push(Action::Present(slides.number.saturating_sub(1)));
            }
            let more = slides.number < slides.of;
            let icon = widgets::Icon::Right;
            if widgets::icon_button(ui, icon, tr.t("slide-forward"), more).clicked() {
                actions.push(Action::Present(slides.number + 1));
            }
            let icon = widgets::Icon::Close;
            if widgets::icon_button(ui, icon, tr.t("slide-leave"), true).clicked() {
                actions.push(Action::LeavePresent);
            }
        });
    });
}
