//! One step: name, months, and the parts that have files of their own.

use egui::{Id, Ui};

use super::fields::{TextOf, month_field, text_field};
use super::{Draft, districts, edit, figures, funding, gate, posts, premises, years};
use crate::app::{Action, AppState, role_name, say};
use crate::edit::Command;
use crate::model::{Explain, Message, Month, ParamId, Plan, RolloutStep};
use crate::simulate::SimWarning;
use crate::ui::Actions;
use crate::ui::theme::{self, Skin};
use crate::ui::timeline::{advertised, month_name};
use crate::ui::widgets::{self, Icon};

/// Everything about `step`.
pub(super) fn show(
    ui: &mut Ui,
    state: &AppState,
    draft: &mut Draft,
    step: &RolloutStep,
    actions: &mut Actions,
) {
    heading(ui, state, step, actions);
    name(ui, state, draft, step, actions);
    warnings(ui, state, step);
    section(ui, state, "rollout-when");
    start(ui, state, draft, step, actions);
    recruiting(ui, state, step, actions);
    section(ui, state, "rollout-gate");
    gate::show(ui, state, draft, step, actions);
    section(ui, state, "rollout-districts");
    districts::show(ui, state, step, actions);
    section(ui, state, "rollout-posts");
    posts::show(ui, state, draft, step, actions);
    section(ui, state, "rollout-premises");
    premises::show(ui, state, draft, step, actions);
    section(ui, state, "rollout-funding");
    funding::show(ui, state, draft, step, actions);
    section(ui, state, "rollout-figures");
    figures::show(ui, state, step, actions);
    ui.add_space(16.0);
    widgets::rule(ui);
    ui.add_space(8.0);
    let text = egui::RichText::new(state.tr.t("rollout-remove-this")).color(Skin::of(ui).worse());
    if ui.button(text).on_hover_text(state.tr.t("rollout-remove-help")).clicked() {
        edit(actions, Command::RemoveStep(step.id));
    }
    ui.add_space(12.0);
}

/// The heading of a part, with room above it.
fn section(ui: &mut Ui, state: &AppState, id: &str) {
    ui.add_space(12.0);
    widgets::rule(ui);
    ui.add_space(8.0);
    ui.label(theme::section(Skin::of(ui), state.tr.t(id)));
    ui.add_space(2.0);
}

/// Which step it is, and the way back and on.
fn heading(ui: &mut Ui, state: &AppState, step: &RolloutStep, actions: &mut Actions) {
    let (skin, tr) = (Skin::of(ui), &state.tr);
    let steps = &state.document.plan.steps;
    let position = steps.iter().position(|other| other.id == step.id).unwrap_or(0);
    let neighbour = |at: Option<usize>| at.and_then(|at| steps.get(at)).map(|step| step.id);
    ui.horizontal(|ui| {
        if widgets::icon_button(ui, Icon::Left, tr.t("rollout-all"), true).clicked() {
            actions.push(Action::SelectStep(None));
        }
        let number =
            tr.f("rollout-number", &[("n", (position + 1).into()), ("count", steps.len().into())]);
        ui.label(theme::section(skin, &number));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            let next = neighbour(Some(position + 1));
            let on = next.is_some();
            if widgets::icon_button(ui, Icon::Down, tr.t("rollout-next"), on).clicked() {
                actions.push(Action::SelectStep(next));
            }
            let previous = neighbour(position.checked_sub(1));
            let on = previous.is_some();
            if widgets::icon_button(ui, Icon::Up, tr.t("rollout-previous"), on).clicked() {
                actions.push(Action::SelectStep(previous));
            }
        });
    });
    ui.add_space(4.0);
}

fn name(
    ui: &mut Ui,
    state: &AppState,
    draft: &mut Draft,
    step: &RolloutStep,
    actions: &mut Actions,
) {
    let of = TextOf::Step(step.id);
    let label = state.tr.t("rollout-name");
    if let Some(name) = text_field(ui, &mut draft.typing, (of, &step.name), label) {
        edit(actions, Command::ReplaceStep(RolloutStep { name, ..step.clone() }));
    }
}

/// What the simulation could not do as the step has it.
fn warnings(ui: &mut Ui, state: &AppState, step: &RolloutStep) {
    let (skin, tr) = (Skin::of(ui), &state.tr);
    let mut warn = |text: String| {
        ui.label(egui::RichText::new(text).color(skin.worse()));
    };
    let simulation = match &state.results.simulation {
        Ok(simulation) => simulation,
        Err(error) => return warn(say(tr, &error.message())),
    };
    for warning in &simulation.warnings {
        if let SimWarning::TransferTooLarge { step: of, role, asked, available } = warning
            && *of == step.id
        {
            warn(say(
                tr,
                &Message::new("sim-warning-transfer-too-large")
                    .text("step", &step.name)
                    .number("asked", *asked)
                    .text("role", role_name(&state.document.plan, tr, *role))
                    .number("available", *available),
            ));
        }
    }
    if step.start >= state.document.plan.end() {
        warn(tr.t("rollout-after-end").to_owned());
    }
}

/// The month in which the districts go live.
fn start(
    ui: &mut Ui,
    state: &AppState,
    draft: &mut Draft,
    step: &RolloutStep,
    actions: &mut Actions,
) {
    let (skin, tr) = (Skin::of(ui), &state.tr);
    let plan = &state.document.plan;
    let label = tr.t("rollout-start");
    ui.label(label);
    let id = Id::unique(("rollout start", step.id.0));
    if let Some(start) = month_field(ui, tr, (id, step.start), years(plan), label) {
        let move_premises = !draft.keep_premises;
        edit(actions, Command::SetStepStart { step: step.id, start, move_premises });
    }
    let mut moves = !draft.keep_premises;
    let checkbox = ui.checkbox(&mut moves, tr.t("rollout-move-premises"));
    checkbox.on_hover_text(tr.t("rollout-move-premises-help"));
    draft.keep_premises = !moves;
    if step.start < plan.start {
        ui.label(theme::label(skin, tr.t("rollout-history")));
    }
}

/// The month in which new posts are advertised: by the lead time, or a month of its own.
fn recruiting(ui: &mut Ui, state: &AppState, step: &RolloutStep, actions: &mut Actions) {
    let (skin, tr) = (Skin::of(ui), &state.tr);
    let plan = &state.document.plan;
    if step.start < plan.start {
        return;
    }
    ui.add_space(4.0);
    let label = tr.t("rollout-recruit");
    ui.label(label);
    let from = advertised(plan, step);
    let replace = |recruit_from: Option<Month>| {
        Command::ReplaceStep(RolloutStep { recruit_from, ..step.clone() })
    };
    let mut own = step.recruit_from.is_some();
    let lead = plan.parameters.value(ParamId::RecruitmentLead);
    ui.horizontal(|ui| {
        let shown = month_name(tr, from);
        let automatic = tr.f("rollout-recruit-automatic", &[("n", lead.into())]);
        let automatic = ui.radio_value(&mut own, false, automatic);
        automatic.on_hover_text(super::basis::basis(tr, plan, &shown, &[ParamId::RecruitmentLead]));
        ui.radio_value(&mut own, true, tr.t("rollout-recruit-own"));
    });
    if own != step.recruit_from.is_some() {
        edit(actions, replace(own.then_some(from)));
    }
    match step.recruit_from {
        Some(month) => {
            let id = Id::unique(("rollout recruit", step.id.0));
            if let Some(month) = month_field(ui, tr, (id, month), years(plan), label) {
                edit(actions, replace(Some(month)));
            }
        }
        None => {
            ui.label(theme::label(skin, month_name(tr, from)));
        }
    }
    if let Some(filled) = filled_late(plan, step) {
        let month = month_name(tr, filled);
        let text = tr.f("rollout-filled-late", &[("month", (&month).into())]);
        ui.label(egui::RichText::new(text).color(skin.worse()));
    }
}

/// The month in which new posts are first filled, where that is after the start.
fn filled_late(plan: &Plan, step: &RolloutStep) -> Option<Month> {
    if !step.posts.iter().any(|change| change.new > 0.0) {
        return None;
    }
    let lead = plan.parameters.value(ParamId::RecruitmentLead).ceil() as i32;
    let filled = advertised(plan, step).max(plan.start).plus(lead);
    (filled > step.start).then_some(filled)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn posts_advertised_too_late_are_filled_after_the_start() {
        let plan = crate::app::from_preset("beslut-2023").unwrap().document.plan;
        let norr = plan.steps.get(1).unwrap();
        // The plan begins in January 2027, and a post takes four months to fill: May is in time.
        assert_eq!(filled_late(&plan, norr), None);
        let sooner = RolloutStep { start: norr.start.plus(-1), ..norr.clone() };
        assert_eq!(filled_late(&plan, &sooner), Some(Month::new(2027, 5)));
    }
}
