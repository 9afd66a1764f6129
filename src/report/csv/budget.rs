//! `budget.csv`: costs by year, unit and account. `finansiering.csv`: who pays, by month.

use std::ops::Range;

use super::Basis;
use super::sheet::{Column, Sheet, Table, about};
use crate::i18n::Tr;
use crate::model::{FundingKind, Plan, Unit, UnitIdx};
use crate::report::table::Cell;
use crate::simulate::{
    Account, Amount, Books, Inhabitants, Simulation, TotalMonth, baseline_of, per_head, run,
};

/// A row of the budget: an account, or what follows transferred staff.
struct Row<'a> {
    year: i32,
    months: Range<usize>,
    /// `None` is the whole municipality.
    unit: Option<(UnitIdx, &'a Unit)>,
    /// `None` is transferred staff, which is part of the accounts.
    account: Option<Account>,
}

/// What the cells of the budget are cut from.
struct Cut<'a> {
    books: Books<'a>,
    people: Option<Inhabitants>,
}

impl Cut<'_> {
    /// `amount` of the row, which for transferred staff is the part that follows it.
    fn cell(&self, amount: Amount, row: &Row<'_>, months: Range<usize>) -> Cell {
        let amount = match (row.account, amount) {
            (None, Amount::Gross) => Amount::Transferred,
            (None, _) => return Cell::Empty,
            (Some(_), amount) => amount,
        };
        self.books.amount(amount, row.unit.map(|(index, _)| index), row.account, months).into()
    }

    fn per_head(&self, row: &Row<'_>, heads: f64) -> Cell {
        let unit = row.unit.map(|(index, _)| index);
        let amount = if row.account.is_some() { Amount::Gross } else { Amount::Transferred };
        let amount = self.books.amount(amount, unit, row.account, row.months.clone());
        amount.and_then(|amount| per_head(amount, heads)).map(Cell::number).into()
    }

    fn per_child(&self, row: &Row<'_>) -> Cell {
        let unit = row.unit.map(|(index, _)| index);
        self.per_head(row, self.books.children(unit, row.months.clone()))
    }

    fn per_inhabitant(&self, row: &Row<'_>) -> Cell {
        let unit = row.unit.map(|(index, _)| index);
        let heads = self.people.as_ref().map(|people| people.mean(unit, row.months.clone()));
        self.per_head(row, heads.unwrap_or(0.0))
    }
}

/// Costs by year, unit and account, in the long form that a pivot table wants.
pub(super) fn by_account(basis: Basis<'_>) -> Table {
    let Basis { map, plan, simulation, tr, .. } = basis;
    let baseline = run(&map.indicators, &baseline_of(plan)).ok();
    let cut = Cut {
        books: Books { simulation, baseline: baseline.as_ref() },
        people: Inhabitants::of(&map.indicators, plan),
    };
    let amount = |amount| {
        let cut = &cut;
        move |row: &Row<'_>| cut.cell(amount, row, row.months.clone())
    };
    let sheet = Sheet::new(tr)
        .column("ar", |row: &Row<'_>| Cell::whole(row.year))
        .column("manader", |row| Cell::whole(row.months.len() as f64))
        .column("enhet", |row| match row.unit {
            Some((_, unit)) => Cell::text(unit.name.as_str()),
            None => tr.t("csv-whole-municipality").into(),
        })
        .column("enhet-id", |row| row.unit.map(|(_, unit)| unit.id.as_str()).into())
        .column("konto", |row| {
            tr.t(row.account.map_or("csv-varav-overflyttad", Account::message_id)).into()
        })
        // Without it a pivot table would count transferred staff twice.
        .column("slag", |row| {
            let id = row.account.map_or("csv-slag-varav", |_| "csv-slag-kostnad");
            tr.t(id).into()
        })
        .column("belopp", amount(Amount::Gross))
        .column("engangs", amount(Amount::OneOff))
        .column("varaktigt", amount(Amount::Permanent))
        .column("netto-nytt", amount(Amount::NetNew))
        .column("ackumulerat", |row| cut.cell(Amount::Gross, row, 0..row.months.end))
        .column("netto-ackumulerat", |row| cut.cell(Amount::NetNew, row, 0..row.months.end))
        .column("per-barn", |row| cut.per_child(row))
        .column("per-invanare", |row| cut.per_inhabitant(row));
    sheet.table("budget.csv", "csv-file-budget", rows(basis))
}

fn rows(basis: Basis<'_>) -> Vec<Row<'_>> {
    let Basis { plan, simulation, .. } = basis;
    let mut rows = Vec::new();
    for (year, months) in simulation.years() {
        for unit in plan.units.iter_enumerated().map(Some).chain([None]) {
            let accounts = Account::ALL.map(Some).into_iter().chain([None]);
            let row = |account| Row { year, months: months.clone(), unit, account };
            rows.extend(accounts.map(row));
        }
    }
    rows
}

/// Who pays, by month.
pub(in crate::report) fn funding(basis: Basis<'_>) -> Table {
    type Entry<'a> = (usize, &'a TotalMonth);
    let Basis { plan, simulation, tr, .. } = basis;
    let mut sheet = Sheet::new(tr)
        .column("manad", |(t, _): &Entry<'_>| Cell::Month(simulation.month(*t)))
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
        .column("sparat", |(_, total)| Cell::Money(total.saved))
        .column("utbyggnadsgrad", move |(_, total)| percent(total.rollout_share))
        .column("likvardighet", |(_, total)| total.equity.map(Cell::number).into());
    let sheet = by_source(sheet, plan, simulation, tr);
    let rows = simulation.total.iter().enumerate();
    sheet.table("finansiering.csv", "csv-file-finansiering", rows)
}

/// Adds what each source pays, in the order of the plan.
fn by_source<'a>(
    mut sheet: Sheet<'a, (usize, &'a TotalMonth)>,
    plan: &'a Plan,
    simulation: &'a Simulation,
    tr: &Tr,
) -> Sheet<'a, (usize, &'a TotalMonth)> {
    for (position, source) in plan.funding.iter().enumerate() {
        // Two sources may have the same name; a spreadsheet wants headings apart.
        let number = (position + 1).to_string();
        let args = [("number", (&number).into()), ("name", (&source.name).into())];
        let column = Column {
            heading: tr.f("csv-kallan-betalar", &args),
            about: about(tr, "kallan-betalar"),
        };
        sheet = sheet
            .headed(column, move |(t, _)| Cell::Money(simulation.paid_in(position, *t..*t + 1)));
    }
    sheet
}
