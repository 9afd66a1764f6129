//! How sure the figures are: fans, probabilities, what the figures hang on, safe starts, posts.

pub(in crate::ui) mod fan;
mod gates;
mod goal;
mod head;
mod planning;
mod safe;
mod shares;
mod tipping;
pub(in crate::ui) mod tornado;
mod words;
mod years;

use egui::{Role, Ui, WidgetInfo};

use super::{card, side_by_side};
use crate::app::{
    Action, AppState, FanKind, PlanState, RiskAction, RiskChoices, RiskQuestion, Study,
};
use crate::simulate::Simulation;
use crate::ui::Actions;
use crate::ui::theme::{self, Skin};
use crate::ui::widgets;
use crate::uncertain::Outcome;

pub(in crate::ui) use words::share as share_text;
pub(super) use years::tsv;

/// What the tab keeps between frames.
#[derive(Debug)]
pub(super) struct Draft {
    /// What the fan shows.
    fan: FanKind,
    /// The coverage that the worst base is to reach, per cent.
    coverage_target: f64,
    /// Whether posts are planned for full coverage instead of the caseload norm.
    for_coverage: bool,
    /// What the target asks for, and what it was computed from.
    planning: planning::Kept,
}

impl Default for Draft {
    fn default() -> Self {
        Self {
            fan: FanKind::default(),
            coverage_target: 95.0,
            for_coverage: false,
            planning: planning::Kept::default(),
        }
    }
}

/// Shows the tab.
pub(super) fn show(
    ui: &mut Ui,
    state: &AppState,
    simulation: &Simulation,
    draft: &mut super::Draft,
    actions: &mut Actions,
) {
    if !state.risk.follows() {
        ask(actions, RiskAction::Follow);
    }
    let known = state.risk.study.as_ref();
    part(ui, |ui| head::show(ui, state, draft, actions));
    if let Some(study) = known.map(|known| &known.is) {
        part(ui, |ui| fan::show(ui, state, simulation, study, &mut draft.risk, actions));
        part(ui, |ui| years::show(ui, state, study, actions));
    }
    part(ui, |ui| outcome(ui, state, actions));
    let pushed = std::cell::RefCell::new(std::mem::take(actions));
    side_by_side(
        ui,
        |ui| part(ui, |ui| tornado::show(ui, state, &mut pushed.borrow_mut())),
        |ui| part(ui, |ui| tipping::show(ui, state, &mut pushed.borrow_mut())),
    );
    *actions = pushed.into_inner();
    part(ui, |ui| shares::show(ui, state, actions));
    part(ui, |ui| goal::show(ui, state, &mut draft.edit, actions));
    part(ui, |ui| safe::show(ui, state, &mut draft.edit, actions));
    part(ui, |ui| gates::show(ui, state, known.map(|known| &known.is), actions));
    part(ui, |ui| planning::show(ui, state, simulation, &mut draft.risk, actions));
}

/// A card with its lines close together.
fn part(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 5.0;
        content(ui);
    });
}

fn ask(actions: &mut Actions, action: RiskAction) {
    actions.push(Action::Risk(action));
}

/// The button that asks `question`; while it is computed how far that is, and a button to end it.
fn asking(
    ui: &mut Ui,
    state: &AppState,
    (question, text): (RiskQuestion, &str),
    actions: &mut Actions,
) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let Some(running) = state.risk.running(question) else {
        if widgets::primary_button(ui, text).clicked() {
            ask(actions, RiskAction::Ask(question));
        }
        return;
    };
    if let Some(done) = running.progress {
        let bar = egui::ProgressBar::new(done).desired_width(120.0).desired_height(8.0);
        let bar = ui.add(bar.fill(skin.accent()));
        let percent = tr.percent(f64::from(done) * 100.0, 0);
        let name = format!("{} {percent}", tr.t("suggest-running"));
        bar.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, &name));
    }
    if ui.button(tr.t("risk-safe-stop")).clicked() {
        ask(actions, RiskAction::Stop(question));
    }
}

/// The title of a card, and to the right whether its figures are up to date.
fn title(
    ui: &mut Ui,
    state: &AppState,
    text: &str,
    (question, of): (RiskQuestion, Option<PlanState>),
) {
    ui.horizontal(|ui| {
        ui.label(theme::strong(text));
        status(ui, state, question, of);
    });
    if let Some(failure) = state.risk.failure(question) {
        let skin = Skin::of(ui);
        ui.add(egui::Label::new(egui::RichText::new(failure).color(skin.worse())).wrap());
    }
}

/// Says where figures are being computed, or are about the plan as it was.
fn status(ui: &mut Ui, state: &AppState, question: RiskQuestion, of: Option<PlanState>) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let is_old = of.is_some_and(|of| state.is_outdated(of));
    // What follows the study waits for it.
    let waits = !question.is_asked() && state.risk.running(RiskQuestion::Study).is_some();
    let running = state.risk.running(question);
    let is_running = running.is_some() || waits;
    // What somebody asked for is finished for the plan as it was.
    let is_late = running.is_some_and(|running| state.is_outdated(running.of));
    let text = match (is_running, is_old, of.is_some()) {
        _ if is_late => "risk-running-before",
        (true, true, _) => "risk-renewing",
        (true, false, true) => "risk-refining",
        (true, false, false) => "suggest-running",
        (false, true, _) => "risk-outdated",
        (false, false, _) => return,
    };
    if is_running {
        let spinner = ui.add(egui::Spinner::new().size(14.0).color(skin.accent()));
        spinner.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, tr.t(text)));
    }
    ui.label(theme::label(skin, tr.t(text)).color(if is_old || is_late {
        skin.worse()
    } else {
        skin.secondary()
    }));
}

/// Small words that explain what stands above them.
fn note(ui: &mut Ui, text: impl Into<String>) -> egui::Response {
    let skin = Skin::of(ui);
    ui.add(egui::Label::new(theme::label(skin, text)).wrap())
}

/// Which figure the assumptions are looked into for.
fn outcome(ui: &mut Ui, state: &AppState, actions: &mut Actions) {
    let tr = &state.tr;
    let chosen = state.risk.choices.outcome;
    ui.label(theme::strong(tr.t("risk-drivers")));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(4.0, 2.0);
        for outcome in Outcome::ALL {
            let name = tr.t(words::outcome_name(outcome));
            if widgets::choice(ui, outcome == chosen, name).clicked() && outcome != chosen {
                let choices = RiskChoices { outcome, ..state.risk.choices };
                ask(actions, RiskAction::Choose(choices));
            }
        }
    });
}

/// Whether `study` has all the runs that the plan asks for.
fn runs_text(state: &AppState, study: &Study) -> String {
    let tr = &state.tr;
    let runs = tr.number(study.options.runs as f64, 0);
    tr.f("risk-runs-done", &[("runs", (&runs).into())])
}
