//! `balans.csv`: the units side by side, in the plan's last month.

use super::Basis;
use super::sheet::{Sheet, Table};
use crate::measure::balance::{Balance, Ground, Outlines, UnitBalance};
use crate::measure::distance::WayUnit;
use crate::model::{ParamId, Unit, UnitIdx};
use crate::report::display_name;
use crate::report::table::Cell;
use crate::simulate::{reports_per_year, social_workers_at_norm};

struct Row<'a> {
    unit: &'a Unit,
    figures: &'a UnitBalance,
    /// Investigations that its need-weighted children start a month.
    started: f64,
}

pub(in crate::report) fn table(basis: Basis<'_>) -> Table {
    let Basis { map, plan, demand, tr, .. } = basis;
    let last = plan.end().plus(-1);
    let ground = Ground::of(map, plan);
    let balance = Balance::of(&ground, &Outlines::of(map), plan.owners_at(last));
    let way = match ground.ways.unit() {
        WayUnit::Km => ("medelvag-km", "langsta-vag-km"),
        WayUnit::Minutes => ("medelvag-min", "langsta-vag-min"),
    };
    let months = plan.parameters.value(ParamId::InvestigationMonths);
    let number = |value: Option<f64>| value.map(Cell::number).into();
    let sheet = Sheet::new(tr)
        .column("enhet", |row: &Row<'_>| Cell::text(row.unit.name.as_str()))
        .column("enhet-id", |row| Cell::text(row.unit.id.as_str()))
        .column("balans-manad", move |_| last.into())
        .column("balans-stadsdelar", |row| Cell::number(row.figures.districts as f64))
        .column("balans-folkmangd", |row| Cell::precise(row.figures.shown_population()))
        .column("barn-0-19", |row| Cell::precise(row.figures.shown_children()))
        .column("behovsbarn", |row| Cell::number(row.figures.load))
        .column("balans-oppna", move |row| Cell::number(row.started * months))
        .column("balans-socialsekreterare", |row| {
            Cell::number(social_workers_at_norm(plan, row.started))
        })
        .column("balans-hogt-behov", |row| Cell::number(row.figures.high_children))
        .column(way.0, move |row| number(row.figures.mean_way()))
        .column(way.1, move |row| number(row.figures.farthest_way()))
        .column("balans-langst-bort", |row| {
            let farthest = row.figures.farthest;
            farthest.map(|(district, _)| display_name(map, plan, district)).into()
        })
        .column("balans-utan-vag", |row| Cell::number(row.figures.without_way as f64))
        .column("balans-yta", |row| Cell::number(row.figures.area_m2 / 1e6))
        .column("balans-polsby-popper", move |row| number(row.figures.polsby_popper()))
        .column("balans-reock", move |row| number(row.figures.reock()))
        .column("balans-plats-tjanster", move |row| number(row.unit.capacity.posts))
        .column("balans-plats-yta", move |row| number(row.unit.capacity.area_m2));
    let per_1000 = plan.parameters.value(ParamId::ReportsPer1000);
    let rows = plan.units.iter_enumerated().filter_map(|(index, unit): (UnitIdx, _)| {
        let figures = balance.units.get(index)?;
        let started = demand.started(reports_per_year(figures.load, per_1000) / 12.0);
        Some(Row { unit, figures, started })
    });
    sheet.table("balans.csv", "csv-file-balans", rows)
}
