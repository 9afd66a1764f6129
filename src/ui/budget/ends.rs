//! What has to be in the budget when a grant ends, and the gap.

use egui::{Label, Ui};

use super::ledger::millions;
use super::table::{self, Heading, Row, Tone};
use crate::app::AppState;
use crate::model::{FundingKind, Ore};
use crate::simulate::Simulation;
use crate::ui::theme::{self, Skin};

/// Shows the sources that end with nothing of their kind to follow them.
pub(super) fn show(ui: &mut Ui, state: &AppState, simulation: &Simulation) {
    let (skin, tr) = (Skin::of(ui), &state.tr);
    let plan = &state.document.plan;
    ui.label(theme::strong(tr.t("budget-ends")));
    let tkr = |amount: Ore| tr.number(amount.to_sek() / 1e3, 0);
    let rows: Vec<Row<'_>> = simulation
        .grant_ends(plan)
        .into_iter()
        .filter_map(|end| {
            let source = plan.funding.get(end.source)?;
            if source.is_followed(&plan.funding) {
                return None;
            }
            let gap = simulation.gap_of_year_from(end.month);
            let is_simulated = simulation.position(end.month).is_some();
            // The frame is entered year by year: that of the last year ends with the plan.
            if source.kind == FundingKind::CommitteeFrame && !is_simulated {
                return None;
            }
            Some(Row {
                name: source.name.clone(),
                tone: Tone::Plain,
                cells: vec![
                    tr.month_short(end.month.year(), end.month.month()),
                    tkr(end.last_year),
                    if is_simulated { tkr(gap) } else { "–".to_owned() },
                ],
                basis: tr.t("budget-ends-about").to_owned(),
                ..Row::default()
            })
        })
        .collect();
    if rows.is_empty() {
        ui.label(theme::label(skin, tr.t("budget-ends-none")));
    } else {
        let heading = |text: &str, note: &str| Heading {
            text: tr.t(text).to_owned(),
            note: tr.t(note).to_owned(),
        };
        let headings = [
            heading("budget-ends-month", "budget-ends-month-note"),
            heading("budget-ends-budget", "budget-tkr-per-year"),
            heading("budget-ends-gap", "budget-ends-gap-note"),
        ];
        table::show(ui, tr.t("budget-column-source"), &headings, &rows, None);
        ui.add_space(6.0);
    }
    ui.add(Label::new(gap_sentence(state, simulation)).wrap());
}

/// When the gap begins and how large it becomes.
fn gap_sentence(state: &AppState, simulation: &Simulation) -> String {
    let tr = &state.tr;
    let Some(first) = simulation.first_gap() else {
        return tr.t("budget-ends-no-gap").to_owned();
    };
    let gap: Ore = simulation.total.iter().map(|month| month.gap).sum();
    let month = tr.month(first.year(), first.month());
    let amount = millions(tr, gap);
    let args = [("month", (&month).into()), ("amount", (&amount).into())];
    tr.f("budget-ends-gap-from", &args)
}
