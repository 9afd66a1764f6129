//! Uppföljning och utvärdering: what must hold before steps, and what to follow year by year.

use super::paper::{Block, Column, Row, Table, month};
use crate::i18n::Tr;
use crate::model::{Gate, GateMeasure, ParamId, RolloutStep};
use crate::report::Material;
use crate::report::table::needed;
use crate::simulate::{GateOutcome, LEGAL_LIMIT_MONTHS, gate_month};

/// All of it, without its heading.
pub(super) fn blocks(material: Material<'_>) -> Vec<Block> {
    let Material { plan, tr, .. } = material;
    let gates: Vec<Row> = super::rollout::in_time(material)
        .into_iter()
        .filter_map(|step| gate(material, step))
        .collect();
    let mut blocks = vec![Block::text(tr.t("memo-follow-up"))];
    if gates.is_empty() {
        blocks.push(Block::text(tr.t("memo-no-gates")));
    } else {
        blocks.push(Block::Table(Table {
            caption: tr.t("memo-table-gates").to_owned(),
            columns: vec![
                Column::name(tr.t("memo-step")),
                Column::short(tr.t("memo-measure")),
                Column::short(tr.t("memo-target")),
                Column::short(tr.t("memo-looked-at")),
                Column::short(tr.t("memo-outcome")),
            ],
            rows: gates,
            notes: vec![tr.t("memo-gates-note").to_owned()],
        }));
    }
    blocks.push(Block::Table(years(material)));
    let norm = tr.number(plan.parameters.value(ParamId::CaseloadNorm), 0);
    let limit = tr.number(LEGAL_LIMIT_MONTHS as f64, 0);
    blocks.push(Block::text(tr.t("memo-deviations")));
    blocks.push(Block::List {
        items: vec![
            tr.t("memo-deviation-coverage").to_owned(),
            tr.f("memo-deviation-caseload", &[("norm", (&norm).into())]),
            tr.f("memo-deviation-overdue", &[("limit", (&limit).into())]),
            tr.t("memo-deviation-premises").to_owned(),
            tr.t("memo-deviation-funding").to_owned(),
        ],
    });
    blocks.push(Block::write(tr.t("memo-write-follow-up")));
    blocks
}

fn gate(material: Material<'_>, step: &RolloutStep) -> Option<Row> {
    let Material { plan, simulation, tr, .. } = material;
    let gate = step.gate?;
    let outcome = simulation.gate(plan, step);
    let looked_at = gate_month(step).map(|at| month(tr, at)).unwrap_or_default();
    Some(Row::plain(vec![
        step.name.clone(),
        tr.t(measure_id(gate.measure)).to_owned(),
        target(&gate, tr),
        looked_at,
        outcome.map_or_else(|| tr.t("gate-undecided").to_owned(), |it| said(&gate, it, tr)),
    ]))
}

const fn measure_id(measure: GateMeasure) -> &'static str {
    match measure {
        GateMeasure::Coverage => "gate-coverage",
        GateMeasure::Caseload => "gate-caseload",
        GateMeasure::Funding => "gate-funding",
        GateMeasure::Turnover => "gate-turnover",
    }
}

/// A measured or wished value with its unit.
fn written(measure: GateMeasure, value: f64, decimals: usize, tr: &Tr) -> String {
    match measure {
        GateMeasure::Caseload => tr.number(value, decimals),
        GateMeasure::Coverage | GateMeasure::Funding | GateMeasure::Turnover => {
            tr.percent(value, decimals)
        }
    }
}

fn target(gate: &Gate, tr: &Tr) -> String {
    let target = written(gate.measure, gate.target, needed(gate.target, 1), tr);
    let id = if gate.measure.is_floor() { "gate-at-least" } else { "gate-at-most" };
    tr.f(id, &[("target", (&target).into())])
}

fn said(gate: &Gate, outcome: GateOutcome, tr: &Tr) -> String {
    let value = outcome.value.map_or_else(
        || tr.t("gate-undefined").to_owned(),
        |value| written(gate.measure, value, gate.decimals(value, outcome.passes), tr),
    );
    let id = if outcome.passes { "memo-gate-passes" } else { "memo-gate-fails" };
    tr.f(id, &[("value", (&value).into())])
}

/// What the calculation expects at the end of each year.
pub(in crate::report) fn years(material: Material<'_>) -> Table {
    let Material { simulation, tr, .. } = material;
    let row = |(_, months): (i32, std::ops::Range<usize>)| {
        let at = months.end.checked_sub(1)?;
        let total = simulation.total.get(at)?;
        let share =
            |value: Option<f64>| value.map_or("–".to_owned(), |it| tr.percent(100.0 * it, 0));
        let coverage = simulation.units.indices().filter_map(|unit| {
            let month = simulation.at(unit, at).filter(|month| month.districts > 0)?;
            month.coverage
        });
        let caseload = total.sum.caseload;
        Some(Row::plain(vec![
            month(tr, simulation.month(at)),
            share(Some(total.rollout_share)),
            share(total.sum.coverage),
            share(coverage.reduce(f64::min)),
            caseload.map_or("–".to_owned(), |it| tr.number(it, 1)),
            tr.number(total.sum.overdue, 0),
            tr.number(total.sum.filled, 1),
            tr.number(total.sum.vacancies, 1),
        ]))
    };
    Table {
        caption: tr.t("memo-table-measures").to_owned(),
        columns: vec![
            Column::short(tr.t("memo-month")),
            Column::figure(tr.t("memo-rollout-share")).parts(1),
            Column::figure(tr.t("memo-coverage")).parts(1),
            Column::figure(tr.t("memo-lowest-coverage")).parts(1),
            Column::figure(tr.t("memo-caseload")).parts(1),
            Column::figure(tr.t("memo-overdue")).parts(1),
            Column::figure(tr.t("memo-filled")).parts(1),
            Column::figure(tr.t("memo-vacant")).parts(1),
        ],
        rows: simulation.years().filter_map(row).collect(),
        notes: vec![tr.t("memo-measures-note").to_owned()],
    }
}
