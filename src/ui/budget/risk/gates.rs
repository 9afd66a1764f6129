//! Follow-up gates: the probability to pass, and what waiting half a year changes.

use egui::Ui;

use super::{note, title, words};
use crate::app::{AppState, Drawn, Inquiry, RiskQuestion, Searched, Study};
use crate::i18n::Tr;
use crate::model::{Gate, GateMeasure, RolloutStep, StepId};
use crate::probability::summary::Share;
use crate::simulate::gate_month;
use crate::ui::Actions;
use crate::ui::budget::ask;
use crate::ui::budget::table::{self, Heading, Row};
use crate::uncertain::Waiting;

pub(super) fn show(ui: &mut Ui, state: &AppState, study: Option<&Study>, actions: &mut Actions) {
    let tr = &state.tr;
    let known = state.risk.waiting.as_ref();
    let of = known.map(|known| known.of);
    let gated: Vec<(&RolloutStep, Gate)> =
        state.document.plan.steps.iter().filter_map(|step| Some((step, step.gate?))).collect();
    if gated.is_empty() {
        ui.label(crate::ui::theme::strong(tr.t("risk-gates")));
        note(ui, tr.t("risk-gates-none"));
        return;
    }
    title(ui, state, tr.t("risk-gates"), (RiskQuestion::Waiting, of));
    let heading = |text: &str, note: &str| Heading {
        text: tr.t(text).to_owned(),
        note: if note.is_empty() { String::new() } else { tr.t(note).to_owned() },
    };
    let headings = [
        heading("risk-gate-month", ""),
        heading("risk-gate-passes", "risk-gate-planned"),
        heading("risk-gate-passes", "risk-gate-later"),
        heading("risk-gate-cost", "risk-gate-cost-middle"),
        heading("risk-gate-cost", "risk-gate-cost-range"),
    ];
    let rows: Vec<Row<'_>> = gated
        .iter()
        .map(|(step, gate)| {
            let waiting = known.and_then(|known| known.is.step(step.id));
            row(state, (step, *gate), study, waiting)
        })
        .collect();
    ask(actions, table::asked(ui, tr, (tr.t("risk-gate-step"), &headings), &rows, None));
    ui.add_space(6.0);
    note(ui, tr.t("risk-gates-note"));
}

fn row(
    state: &AppState,
    (step, gate): (&RolloutStep, Gate),
    study: Option<&Study>,
    waiting: Option<&Waiting>,
) -> Row<'static> {
    let tr = &state.tr;
    let or_dash = |share: Option<Share>| {
        share
            .map_or_else(|| tr.t("risk-gate-undecided").to_owned(), |share| words::share(tr, share))
    };
    let now = study.and_then(|study| {
        study.gates.iter().find(|(id, _)| *id == step.id).map(|(_, share)| *share)
    });
    let dash = || "–".to_owned();
    let mnkr = |sek: f64| tr.signed(sek / 1e6, 1);
    let (middle, range) = match waiting.and_then(|waiting| waiting.cost) {
        Some((_, [low, middle, high])) => (mnkr(middle), format!("{} … {}", mnkr(low), mnkr(high))),
        None => (dash(), dash()),
    };
    let month = gate_month(step).map_or_else(dash, |month| words::month(tr, month));
    Row {
        name: format!("{}: {}", step.name, target(tr, gate)),
        cells: vec![
            month,
            now.map_or_else(dash, or_dash),
            waiting.map_or_else(dash, |waiting| or_dash(waiting.later)),
            middle,
            range,
        ],
        asks: asks(step.id, now.flatten(), waiting),
        notes: true,
        basis: format!("{}: {}", step.name, target(tr, gate)),
        ..Row::default()
    }
}

/// What is asked about the cells of a step's row.
fn asks(step: StepId, now: Option<Share>, waiting: Option<&Waiting>) -> Vec<Option<Inquiry>> {
    let later = waiting.and_then(|waiting| waiting.later);
    let cost = waiting.and_then(|waiting| waiting.cost);
    let cost = |line| cost.map(|_| Inquiry::Searched(Searched::Waiting(step, line)));
    vec![
        None,
        now.map(|_| Inquiry::Drawn(Drawn::Gate(step))),
        later.map(|_| Inquiry::Searched(Searched::Later(step))),
        cost(1),
        cost(0),
    ]
}

/// What a gate asks for: "täckning minst 90 %".
fn target(tr: &Tr, gate: Gate) -> String {
    let id = match gate.measure {
        GateMeasure::Coverage => "risk-gate-coverage",
        GateMeasure::Caseload => "risk-gate-caseload",
        GateMeasure::Funding => "risk-gate-funding",
        GateMeasure::Turnover => "risk-gate-turnover",
    };
    tr.f(id, &[("target", gate.target.into())])
}
