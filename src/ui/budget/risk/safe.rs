//! The earliest safe month of each step, for a limit and a risk.

use egui::{Id, Ui};

use super::{ask, asking, note, title, words};
use crate::app::{AppState, Inquiry, RiskAction, RiskChoices, RiskQuestion, Searched, StepSafety};
use crate::ui::Actions;
use crate::ui::budget;
use crate::ui::budget::field::{self, Edit, Number};
use crate::ui::budget::table::{self, Heading, Row};
use crate::ui::theme::{self, Skin};

pub(super) fn show(ui: &mut Ui, state: &AppState, edit: &mut Edit, actions: &mut Actions) {
    let tr = &state.tr;
    let known = state.risk.safe_starts.as_ref();
    let of = known.map(|known| known.of);
    title(ui, state, tr.t("risk-safe"), (RiskQuestion::SafeStarts, of));
    rule(ui, state, edit, actions);
    let Some(safe) = known.map(|known| &known.is) else {
        note(ui, tr.t("risk-safe-empty"));
        return;
    };
    if safe.steps.is_empty() {
        note(ui, tr.t("risk-safe-no-steps"));
        return;
    }
    let heading = |text: &str| Heading::new(tr.t(text));
    // Two columns of risks: of the start before each.
    let risk = |note: &str| Heading {
        text: tr.t("risk-safe-risk").to_owned(),
        note: tr.t(note).to_lowercase(),
    };
    let headings = [
        heading("risk-safe-planned"),
        risk("risk-safe-planned"),
        heading("risk-safe-earliest"),
        risk("risk-safe-earliest"),
    ];
    let rows: Vec<Row<'_>> = safe.steps.iter().map(|step| row(state, step)).collect();
    let first = tr.t("risk-gate-step");
    budget::ask(actions, table::asked(ui, tr, (first, &headings), &rows, None));
    ui.add_space(6.0);
    let (limit, runs) = (tr.number(safe.rule.limit, 1), tr.number(safe.options.runs as f64, 0));
    let risk = tr.number(safe.rule.risk * 100.0, 0);
    let args = [("limit", (&limit).into()), ("risk", (&risk).into()), ("runs", (&runs).into())];
    note(ui, tr.f("risk-safe-note", &args));
}

/// What counts as safe, and the button that asks.
fn rule(ui: &mut Ui, state: &AppState, edit: &mut Edit, actions: &mut Actions) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let choices = state.risk.choices;
    ui.horizontal_wrapped(|ui| {
        ui.label(tr.t("risk-safe-rule-limit"));
        let limit = Number {
            name: tr.t("risk-safe-limit"),
            value: state.safety_rule().limit,
            range: 1.0..=100.0,
            speed: 0.1,
            width: 48.0,
        };
        if let Some(limit) = field::number(ui, tr, edit, Id::unique("risk limit"), &limit) {
            ask(actions, RiskAction::Choose(RiskChoices { limit: Some(limit), ..choices }));
        }
        ui.label(tr.t("risk-safe-rule-risk"));
        let risk = Number {
            name: tr.t("risk-safe-greatest"),
            value: choices.risk_percent,
            range: 0.0..=100.0,
            speed: 0.25,
            width: 44.0,
        };
        if let Some(risk_percent) = field::number(ui, tr, edit, Id::unique("risk risk"), &risk) {
            ask(actions, RiskAction::Choose(RiskChoices { risk_percent, ..choices }));
        }
        ui.label(tr.t("budget-percent"));
        ui.add_space(8.0);
        asking(ui, state, (RiskQuestion::SafeStarts, tr.t("risk-safe-ask")), actions);
        let known = state.risk.safe_starts.as_ref();
        if known.is_some_and(|known| known.is.rule != state.safety_rule()) {
            ui.label(theme::label(skin, tr.t("risk-safe-other-rule")).color(skin.worse()));
        }
    });
}

fn row(state: &AppState, step: &StepSafety) -> Row<'static> {
    let tr = &state.tr;
    let dash = || "–".to_owned();
    let name = state.document.plan.step(step.safe.step).map_or_else(dash, |s| s.name.clone());
    let planned = step.planned_risk;
    let found = step.safe.earliest.and_then(|_| step.safe.risks.last());
    let (earliest, risk) = match found {
        Some(risk) => (words::month(tr, risk.start), words::share(tr, risk.over)),
        None => (tr.t("risk-safe-never").to_owned(), dash()),
    };
    let least = step.safe.risks.iter().min_by_key(|risk| risk.over.hits);
    let basis = least.map_or_else(String::new, |least| {
        let (month, risk) = (words::month(tr, least.start), words::share(tr, least.over));
        let args = [("month", (&month).into()), ("risk", (&risk).into())];
        tr.f("risk-safe-least", &args)
    });
    Row {
        name,
        cells: vec![
            words::month(tr, step.planned),
            planned.map_or_else(dash, |share| words::share(tr, share)),
            earliest,
            risk,
        ],
        asks: asks(step),
        notes: true,
        basis,
        ..Row::default()
    }
}

/// What is asked about the cells of a step's row.
fn asks(step: &StepSafety) -> Vec<Option<Inquiry>> {
    let id = step.safe.step;
    let risk = |start| Inquiry::Searched(Searched::StartRisk(id, start));
    vec![
        None,
        step.planned_risk.map(|_| risk(step.planned)),
        Some(Inquiry::Searched(Searched::SafeStart(id))),
        step.safe.earliest.map(risk),
    ]
}
