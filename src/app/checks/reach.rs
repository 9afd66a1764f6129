//! Where the bases are, and how far it is to them.

use super::survey::{Stage, Survey};
use super::{Check, CheckKind, Remedy};
use crate::app::findings::Level;
use crate::measure::distance::WayUnit;
use crate::model::{DistrictIdx, Message, UnitIdx};

/// `value` with one decimal, as texts show it.
fn shown(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

/// Bases with districts that nobody has said the place of.
pub(super) fn places(survey: &Survey<'_>, found: &mut Vec<Check>) {
    for (index, unit) in survey.plan.local_units().filter(|(_, unit)| unit.place.is_none()) {
        let has_any = |stage: &Stage| stage.owners.iter().any(|&owner| owner == index);
        if survey.stages.iter().any(has_any) {
            let message = Message::new("check-no-place").text("unit", &unit.name);
            let check = Check::new(CheckKind::NoPlace, Level::Note, message);
            found.push(check.about(Some(index), Vec::new()));
        }
    }
}

/// Bases whose place is not in their own area.
pub(super) fn seats(survey: &Survey<'_>, stage: &Stage, found: &mut Vec<Check>) {
    for (index, unit) in survey.plan.local_units().filter(|(_, unit)| unit.place.is_some()) {
        let has_area = stage.owners.iter().any(|&owner| owner == index);
        let seat = survey.seats.get(&index).copied();
        if !has_area || seat.is_some_and(|seat| stage.owner(seat) == Some(index)) {
            continue;
        }
        found.push(if let Some(seat) = seat {
            outside(survey, stage, index, seat)
        } else {
            let message = Message::new("check-seat-off-map").text("unit", &unit.name);
            let check = Check::new(CheckKind::SeatOutside, Level::Warning, message);
            check.about(Some(index), Vec::new())
        });
    }
}

fn outside(survey: &Survey<'_>, stage: &Stage, unit: UnitIdx, seat: DistrictIdx) -> Check {
    let owner = stage.owner(seat).map_or("", |owner| survey.unit_name(owner));
    let message = Message::new("check-seat-outside")
        .text("unit", survey.unit_name(unit))
        .text("district", survey.name(seat))
        .text("owner", owner);
    let mut check = Check::new(CheckKind::SeatOutside, Level::Warning, stage.dated(message))
        .about(Some(unit), vec![seat]);
    if survey.may_move(stage, seat, unit) {
        check.mend = move_one(survey, stage, seat, unit);
    }
    check
}

fn move_one(
    survey: &Survey<'_>,
    stage: &Stage,
    district: DistrictIdx,
    to: UnitIdx,
) -> Option<Remedy> {
    let says = survey.naming(Message::new("mend-move"), &[district]);
    survey.give(stage, &[(district, to)], says.text("unit", survey.unit_name(to)))
}

/// Districts that are too far from their base, or whose way to it nobody knows.
pub(super) fn ways(survey: &Survey<'_>, stage: &Stage, found: &mut Vec<Check>) {
    let limit = survey.ways.unit().limit(&survey.plan.rules.limits);
    let mut unknown = Vec::new();
    for (district, &owner) in stage.owners.iter_enumerated() {
        if owner == survey.central {
            continue;
        }
        match survey.ways.get(district, owner) {
            // What differs only by rounding is no excess.
            Some(way) if way > limit + 1e-9 => {
                found.push(too_far(survey, stage, (district, owner), way, limit));
            }
            Some(_) => {}
            None => unknown.push(district),
        }
    }
    // In kilometres only a base without a place is unknown, which is told of the base.
    if survey.ways.unit() == WayUnit::Minutes && !unknown.is_empty() {
        let message = survey.naming(Message::new("check-no-way"), &unknown);
        let check = Check::new(CheckKind::NoWay, Level::Note, stage.dated(message));
        found.push(check.about(None, unknown));
    }
}

fn too_far(
    survey: &Survey<'_>,
    stage: &Stage,
    (district, owner): (DistrictIdx, UnitIdx),
    way: f64,
    limit: f64,
) -> Check {
    let in_minutes = survey.ways.unit() == WayUnit::Minutes;
    let id = if in_minutes { "check-too-far-minutes" } else { "check-too-far-km" };
    let nearest = survey.ways.nearest(district).filter(|&(unit, near)| unit != owner && near < way);
    let message = Message::new(id)
        .text("district", survey.name(district))
        .text("unit", survey.unit_name(owner))
        .number("way", shown(way))
        .number("limit", shown(limit))
        .text("nearest", nearest.map_or("none", |(unit, _)| survey.unit_name(unit)))
        .number("near", nearest.map_or(0.0, |(_, near)| shown(near)));
    let mut check = Check::new(CheckKind::TooFar, Level::Warning, stage.dated(message))
        .about(Some(owner), vec![district]);
    check.mend = nearest
        .filter(|&(to, near)| {
            near <= limit + 1e-9
                && survey.may_move(stage, district, to)
                && survey.keeps_contiguity(stage, district, to)
        })
        .and_then(|(to, _)| move_one(survey, stage, district, to));
    check
}
