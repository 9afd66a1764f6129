//! What must hold before the step starts, and whether it would.

use egui::{ComboBox, Id, RichText, Ui};

use super::fields::{NumberField, month_field};
use super::{Draft, edit, years};
use crate::app::AppState;
use crate::edit::{Command, check};
use crate::model::{Gate, GateMeasure, ParamId, Plan, RolloutStep};
use crate::simulate::gate_month;
use crate::ui::Actions;
use crate::ui::theme::{self, Skin};
use crate::ui::timeline::{measure_id, month_name, outcome_words};
use crate::ui::widgets::{self, Icon};

/// The gate, or a menu to add one.
pub(super) fn show(
    ui: &mut Ui,
    state: &AppState,
    draft: &mut Draft,
    step: &RolloutStep,
    actions: &mut Actions,
) {
    let (skin, tr) = (Skin::of(ui), &state.tr);
    let plan = &state.document.plan;
    let mut set = |gate| edit(actions, Command::SetGate { step: step.id, gate });
    let Some(gate) = step.gate else {
        ui.label(theme::label(skin, tr.t("rollout-no-gate")));
        ui.menu_button(tr.t("rollout-add-gate"), |ui| {
            for measure in GateMeasure::ALL {
                if ui.button(tr.t(measure_id(measure))).clicked() {
                    set(Some(new_gate(plan, measure)));
                    ui.close();
                }
            }
        });
        return;
    };
    let mut changed = gate;
    let mut is_removed = false;
    ui.horizontal(|ui| {
        measure(ui, state, &mut changed);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            is_removed =
                widgets::icon_button(ui, Icon::Close, tr.t("rollout-remove-gate"), true).clicked();
        });
    });
    target(ui, state, draft, step, &mut changed);
    month(ui, state, step, &mut changed);
    outcome(ui, state, step, gate);
    if is_removed {
        set(None);
    } else if changed != gate {
        set(Some(changed));
    }
}

/// A gate in the month before the start, with the target that the plan itself suggests.
fn new_gate(plan: &Plan, measure: GateMeasure) -> Gate {
    let target = match measure {
        GateMeasure::Coverage => 95.0,
        GateMeasure::Caseload => plan.parameters.value(ParamId::CaseloadNorm),
        GateMeasure::Funding => 100.0,
        GateMeasure::Turnover => plan.parameters.value(ParamId::Turnover),
    };
    Gate { measure, target, month: None }
}

/// What is looked at.
fn measure(ui: &mut Ui, state: &AppState, gate: &mut Gate) {
    let tr = &state.tr;
    let shown = ComboBox::from_id_salt("gate measure")
        .width(200.0)
        .selected_text(tr.t(measure_id(gate.measure)))
        .show_ui(ui, |ui| {
            for one in GateMeasure::ALL {
                let is_chosen = one == gate.measure;
                if ui.selectable_label(is_chosen, tr.t(measure_id(one))).clicked() && !is_chosen {
                    let fresh = new_gate(&state.document.plan, one);
                    *gate = Gate { month: gate.month, ..fresh };
                }
            }
        });
    shown.response.accessible_name(tr.t("rollout-gate-measure"));
}

/// The value that it has to reach, or must not exceed.
fn target(ui: &mut Ui, state: &AppState, draft: &mut Draft, step: &RolloutStep, gate: &mut Gate) {
    let (skin, tr) = (Skin::of(ui), &state.tr);
    let is_share = gate.measure != GateMeasure::Caseload;
    ui.horizontal(|ui| {
        let id = if gate.measure.is_floor() { "rollout-gate-floor" } else { "rollout-gate-limit" };
        ui.label(tr.t(id));
        let (min, max) = check::gate_targets(gate.measure);
        let field = NumberField {
            name: tr.t("rollout-gate-target"),
            suffix: if is_share { "%" } else { "" },
            min,
            max,
            step: 0.5,
            speed: 0.2,
            width: 76.0,
            enabled: true,
        };
        let id = Id::unique(("rollout gate", step.id.0));
        let (_, target) = field.show(ui, tr, &mut draft.typing, (id, gate.target));
        if let Some(target) = target {
            gate.target = target;
        }
        if !is_share {
            ui.label(theme::label(skin, tr.t("rollout-gate-cases")));
        }
        widgets::assumption_mark(ui, tr);
    });
}

/// The month before the start, or a month of its own.
fn month(ui: &mut Ui, state: &AppState, step: &RolloutStep, gate: &mut Gate) {
    let (skin, tr) = (Skin::of(ui), &state.tr);
    let plan = &state.document.plan;
    let before = step.start.plus(-1);
    let mut own = gate.month.is_some();
    if gate.measure == GateMeasure::Funding {
        // What is paid for is that of the year after the start, whenever it is looked at.
        ui.label(theme::label(skin, tr.t("rollout-gate-funding")));
    }
    ui.horizontal(|ui| {
        ui.radio_value(&mut own, false, tr.t("rollout-gate-before"));
        ui.radio_value(&mut own, true, tr.t("rollout-gate-own"));
    });
    match gate.month {
        Some(month) => {
            let id = Id::unique(("rollout gate month", step.id.0));
            let label = tr.t("rollout-gate-month");
            if let Some(month) = month_field(ui, tr, (id, month), years(plan), label) {
                gate.month = Some(month);
            }
        }
        None => {
            ui.label(theme::label(skin, month_name(tr, before)));
        }
    }
    if own != gate.month.is_some() {
        gate.month = own.then_some(before);
    }
}

/// Whether it would pass in the run without chance.
fn outcome(ui: &mut Ui, state: &AppState, step: &RolloutStep, gate: Gate) {
    let (skin, tr) = (Skin::of(ui), &state.tr);
    let plan = &state.document.plan;
    let outcome = state.results.simulation().and_then(|simulation| simulation.gate(plan, step));
    let words = outcome_words(tr, gate, outcome);
    let colour = match outcome {
        Some(outcome) if outcome.passes => skin.better(),
        Some(_) => skin.worse(),
        None => skin.secondary(),
    };
    let response = ui.label(RichText::new(words).color(colour));
    let month = gate_month(step).map(|month| month_name(tr, month)).unwrap_or_default();
    let month = tr.f("rollout-gate-basis", &[("month", (&month).into())]);
    let about = match gate.measure {
        GateMeasure::Coverage => "rollout-gate-coverage-about",
        GateMeasure::Caseload => "rollout-gate-caseload-about",
        GateMeasure::Funding => "rollout-gate-funding-about",
        GateMeasure::Turnover => "rollout-gate-turnover-about",
    };
    response.on_hover_text(format!("{}\n{month}", tr.t(about)));
}
