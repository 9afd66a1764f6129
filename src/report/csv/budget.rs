//! `budget.csv`: costs by year, unit and account. `finansiering.csv`: who pays, by month.

use super::Basis;
use super::sheet::{Column, Sheet, Table, about};
use crate::model::{FundingKind, Month, Ore, Unit, UnitIdx};
use crate::report::table::Cell;
use crate::simulate::{Account, Simulation, TotalMonth};

/// A row of the budget: an account, or what follows transferred staff.
struct Row<'a> {
    year: i32,
    months: usize,
    /// `None` is the whole municipality.
    unit: Option<&'a Unit>,
    /// `None` is transferred staff, which is part of the accounts.
    account: Option<Account>,
    amount: Ore,
}

/// Costs by year, unit and account, in the long form that a pivot table wants.
pub(super) fn by_account(basis: Basis<'_>) -> Table {
    let tr = basis.tr;
    let sheet = Sheet::new(tr)
        .column("ar", |row: &Row<'_>| Cell::whole(row.year))
        .column("manader", |row| Cell::whole(row.months as f64))
        .column("enhet", |row| match row.unit {
            Some(unit) => Cell::text(unit.name.as_str()),
            None => tr.t("csv-whole-municipality").into(),
        })
        .column("enhet-id", |row| row.unit.map(|unit| unit.id.as_str()).into())
        .column("konto", |row| {
            tr.t(row.account.map_or("csv-varav-overflyttad", Account::message_id)).into()
        })
        // Without it a pivot table would count transferred staff twice.
        .column("slag", |row| {
            let id = row.account.map_or("csv-slag-varav", |_| "csv-slag-kostnad");
            tr.t(id).into()
        })
        .column("belopp", |row| Cell::Money(row.amount));
    sheet.table("budget.csv", "csv-file-budget", rows(basis))
}

fn rows(basis: Basis<'_>) -> Vec<Row<'_>> {
    let Basis { plan, simulation, .. } = basis;
    let mut rows = Vec::new();
    for (year, range) in simulation.years() {
        let units = plan.units.iter_enumerated().map(|(index, unit)| Some((index, unit)));
        for unit in units.chain([None]) {
            let costs = simulation.cost(unit.map(|(index, _)| index), range.clone());
            let row = |account, amount| Row {
                year,
                months: range.len(),
                unit: unit.map(|(_, unit)| unit),
                account,
                amount,
            };
            rows.extend(Account::ALL.map(|account| row(Some(account), costs.get(account))));
            let index = unit.map(|(index, _)| index);
            rows.push(row(None, transferred(simulation, index, range.clone())));
        }
    }
    rows
}

/// What follows transferred staff of `unit` (or of all) over the months `range`.
fn transferred(
    simulation: &Simulation,
    unit: Option<UnitIdx>,
    range: std::ops::Range<usize>,
) -> Ore {
    range
        .filter_map(|t| match unit {
            Some(unit) => simulation.at(unit, t),
            None => simulation.total.get(t).map(|month| &month.sum),
        })
        .map(|month| month.transferred_cost)
        .sum()
}

/// Who pays, by month.
pub(super) fn funding(basis: Basis<'_>) -> Table {
    type Entry<'a> = (Month, &'a TotalMonth);
    let Basis { simulation, tr, .. } = basis;
    let mut sheet = Sheet::new(tr)
        .column("manad", |(month, _): &Entry<'_>| Cell::Month(*month))
        .column("bruttokostnad", |(_, total)| Cell::Money(total.sum.cost.total()));
    for kind in FundingKind::ALL {
        let heading = tr.f("csv-finansierat", &[("kind", tr.t(kind.message_id()).into())]);
        let column = Column { heading, about: about(tr, "finansierat") };
        sheet =
            sheet.headed(column, move |(_, total)| total.funded.get(kind as usize).copied().into());
    }
    let percent = |share: f64| Cell::number(100.0 * share);
    let sheet = sheet
        .column("ofinansierat", |(_, total)| Cell::Money(total.gap))
        .column("placeringar", |(_, total)| Cell::Money(total.placements))
        .column("utbyggnadsgrad", move |(_, total)| percent(total.rollout_share))
        .column("likvardighet", |(_, total)| total.equity.map(Cell::number).into());
    let rows = simulation.total.iter().enumerate().map(|(t, total)| (simulation.month(t), total));
    sheet.table("finansiering.csv", "csv-file-finansiering", rows)
}
