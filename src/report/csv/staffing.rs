//! `bemanning.csv`: staff, cases and premises of every unit in every month.

use super::Basis;
use super::sheet::{Column, Sheet, Table, about};
use crate::model::{Month, Role, Unit};
use crate::report::role_name;
use crate::report::table::Cell;
use crate::simulate::UnitMonth;

struct Row<'a> {
    month: Month,
    /// `None` is the whole municipality.
    unit: Option<&'a Unit>,
    figures: &'a UnitMonth,
}

pub(in crate::report) fn table(basis: Basis<'_>) -> Table {
    let tr = basis.tr;
    let mut sheet = Sheet::new(tr)
        .column("manad", |row: &Row<'_>| Cell::Month(row.month))
        .column("enhet", |row| match row.unit {
            Some(unit) => Cell::text(unit.name.as_str()),
            None => tr.t("csv-whole-municipality").into(),
        })
        .column("enhet-id", |row| row.unit.map(|unit| unit.id.as_str()).into());
    for role in Role::ALL {
        let name = role_name(basis.plan, tr, role);
        let heading = tr.f("csv-tjanster", &[("role", name.into())]);
        sheet = sheet.headed(Column { heading, about: about(tr, "tjanster") }, move |row| {
            row.figures.posts.get(role as usize).map(|&posts| Cell::number(posts)).into()
        });
    }
    let percent = |share: f64| Cell::number(100.0 * share);
    let sheet = sheet
        .column("tjanster-totalt", |row| Cell::number(row.figures.posts_total))
        .column("tillsatta", |row| Cell::number(row.figures.filled))
        .column("tillsatta-overflyttade", |row| Cell::number(row.figures.filled_transferred))
        .column("vakanta", |row| Cell::number(row.figures.vacancies))
        .column("nyanstallda", |row| Cell::number(row.figures.hires))
        .column("slutat", |row| Cell::number(row.figures.leavers))
        .column("produktiva", |row| Cell::number(row.figures.productive_fte))
        .column("produktiva-socsek", |row| Cell::number(row.figures.productive_social_workers))
        .column("enhet-barn", |row| {
            Cell::number(basis.demand.shown_children(row.figures.children_0_17))
        })
        .column("enhet-behovsbarn", |row| Cell::number(row.figures.need_children))
        .column("anmalningar", |row| Cell::number(row.figures.reports))
        .column("startade", |row| Cell::number(row.figures.started))
        .column("avslutade", |row| Cell::number(row.figures.closed))
        .column("oppna", |row| Cell::number(row.figures.open))
        .column("aldre", |row| Cell::number(row.figures.overdue))
        .column("arendebelastning", |row| row.figures.caseload.map(Cell::number).into())
        .column("behovstackning", move |row| row.figures.coverage.map(percent).into())
        .column("lokalyta", |row| Cell::number(row.figures.area_m2))
        // Premises of several units have no state in common.
        .column("lokal", |row| row.unit.map(|_| tr.t(row.figures.premises.message_id())).into());
    sheet.table("bemanning.csv", "csv-file-bemanning", rows(basis))
}

fn rows(basis: Basis<'_>) -> impl Iterator<Item = Row<'_>> {
    let Basis { plan, simulation, .. } = basis;
    simulation.total.iter().enumerate().flat_map(move |(t, total)| {
        let month = simulation.month(t);
        let units = plan.units.iter_enumerated().filter_map(move |(index, unit)| {
            Some(Row { month, unit: Some(unit), figures: simulation.at(index, t)? })
        });
        units.chain(std::iter::once(Row { month, unit: None, figures: &total.sum }))
    })
}
