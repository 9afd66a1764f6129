//! `beslutsskal.csv`: who decided where districts and units lie, and what is held fast.

use super::Basis;
use super::sheet::{Sheet, Table};
use crate::model::{DistrictIdx, Rationale, Unit, UnitIdx};
use crate::report::display_name;
use crate::report::table::Cell;

/// What a row is about.
#[derive(Clone, Copy)]
enum Row<'a> {
    District(DistrictIdx),
    Unit(&'a Unit),
}

/// The districts that are locked, in a group or explained, then the units with a reason or room.
pub(super) fn table(basis: Basis<'_>) -> Table {
    let Basis { map, plan, tr, .. } = basis;
    let rules = &plan.rules;
    let name = move |unit: UnitIdx| plan.units.get(unit).map(|unit| unit.name.as_str());
    let reason = move |row: &Row<'_>| -> Option<&Rationale> {
        match *row {
            Row::District(district) => rules.reasons.get(&district),
            Row::Unit(unit) => plan.units.iter().find(|one| one.id == unit.id).map(|u| &u.reason),
        }
    };
    let sheet = Sheet::new(tr)
        .column("skal-rad-om", |row: &Row<'_>| match row {
            Row::District(_) => tr.t("csv-rad-stadsdel").into(),
            Row::Unit(_) => tr.t("csv-rad-enhet").into(),
        })
        .column("skal-kod", |row| match *row {
            Row::District(district) => {
                map.districts.get(district).map(|district| district.code.as_str()).into()
            }
            Row::Unit(unit) => Cell::text(unit.id.as_str()),
        })
        .column("skal-namn", |row| match *row {
            Row::District(district) => display_name(map, plan, district).into(),
            Row::Unit(unit) => Cell::text(unit.name.as_str()),
        })
        .column("skal-bas", move |row| match *row {
            Row::District(district) => name(plan.unit_of(district)).into(),
            Row::Unit(_) => Cell::Empty,
        })
        .column("skal-last-vid", move |row| match *row {
            Row::District(district) => {
                rules.locked.get(&district).and_then(|&unit| name(unit)).into()
            }
            Row::Unit(_) => Cell::Empty,
        })
        .column("skal-grupp", |row| match *row {
            Row::District(district) => {
                rules.group_of(district).map(|group| group.name.as_str()).into()
            }
            Row::Unit(_) => Cell::Empty,
        })
        .column("skal-tak-tjanster", |row| match *row {
            Row::Unit(unit) => unit.capacity.posts.map(Cell::precise).into(),
            Row::District(_) => Cell::Empty,
        })
        .column("skal-tak-yta", |row| match *row {
            Row::Unit(unit) => unit.capacity.area_m2.map(Cell::precise).into(),
            Row::District(_) => Cell::Empty,
        })
        .column("skal-vem", move |row| {
            reason(row).map(|it| it.who.as_str()).filter(|who| !who.is_empty()).into()
        })
        .column("skal-varfor", move |row| {
            reason(row).map(|it| it.why.as_str()).filter(|why| !why.is_empty()).into()
        });
    let is_said = |district: &DistrictIdx| {
        rules.locked.contains_key(district)
            || rules.reasons.contains_key(district)
            || rules.group_of(*district).is_some()
    };
    let districts = map.districts.indices().filter(is_said).map(Row::District);
    let has_room = |unit: &&Unit| {
        unit.capacity.posts.is_some() || unit.capacity.area_m2.is_some() || !unit.reason.is_empty()
    };
    let units = plan.units.iter().filter(has_room).map(Row::Unit);
    sheet.table("beslutsskal.csv", "csv-file-beslutsskal", districts.chain(units))
}
