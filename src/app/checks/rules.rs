//! Locks and groups that something has moved.

use std::collections::BTreeSet;

use super::survey::{Stage, Survey};
use super::{Check, CheckKind, Remedy};
use crate::app::findings::Level;
use crate::edit::Command;
use crate::model::{DistrictIdx, Group, Message, UnitIdx};

pub(super) fn check(survey: &Survey<'_>, stage: &Stage, found: &mut Vec<Check>) {
    for (&district, &keeps) in &survey.plan.rules.locked {
        if let Some(owner) = stage.owner(district).filter(|&owner| owner != keeps) {
            found.push(locked_elsewhere(survey, stage, district, (keeps, owner)));
        }
    }
    for group in &survey.plan.rules.groups {
        let units = group.districts.iter().filter_map(|&district| stage.owner(district));
        let units: BTreeSet<UnitIdx> = units.collect();
        if units.len() > 1 {
            found.push(split(survey, stage, group, &units));
        }
    }
}

fn locked_elsewhere(
    survey: &Survey<'_>,
    stage: &Stage,
    district: DistrictIdx,
    (keeps, owner): (UnitIdx, UnitIdx),
) -> Check {
    let plan = survey.plan;
    let by = plan.reassigned_by(district, stage.month).map_or("none", |step| step.name.as_str());
    let message = Message::new("check-locked")
        .text("district", survey.name(district))
        .text("locked", survey.unit_name(keeps))
        .text("unit", survey.unit_name(owner))
        .text("step", by);
    let mut check = Check::new(CheckKind::LockedElsewhere, Level::Warning, stage.dated(message))
        .about(Some(keeps), vec![district]);
    let says = survey.naming(Message::new("mend-move"), &[district]);
    let says = says.text("unit", survey.unit_name(keeps));
    check.mend = survey.give(stage, &[(district, keeps)], says);
    let mut locked = plan.rules.locked.clone();
    locked.remove(&district);
    check.allow.push(Remedy {
        command: Command::SetLocked(locked),
        says: Message::new("allow-unlock").text("district", survey.name(district)),
        children_0_19: 0.0,
    });
    check
}

fn split(survey: &Survey<'_>, stage: &Stage, group: &Group, units: &BTreeSet<UnitIdx>) -> Check {
    let names: Vec<&str> = units.iter().map(|&unit| survey.unit_name(unit)).collect();
    let message =
        Message::new("check-group").text("group", &group.name).text("units", names.join(", "));
    let districts = group.districts.iter().copied().collect();
    let mut check = Check::new(CheckKind::GroupSplit, Level::Warning, stage.dated(message))
        .about(None, districts);
    check.mend = gather(survey, stage, group, units);
    check
}

/// Gives all of the group to the one of its units, the central one last, that fewest children move
/// to.
fn gather(
    survey: &Survey<'_>,
    stage: &Stage,
    group: &Group,
    units: &BTreeSet<UnitIdx>,
) -> Option<Remedy> {
    let to = |unit: UnitIdx| {
        let others = group.districts.iter().copied();
        let others: Vec<_> = others.filter(|&d| stage.owner(d) != Some(unit)).collect();
        let may = others.iter().all(|&district| survey.may_move(stage, district, unit));
        may.then_some((unit == survey.central, survey.children_in(&others), unit, others))
    };
    let (_, _, unit, others) = units
        .iter()
        .filter_map(|&unit| to(unit))
        .min_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)).then(a.3.len().cmp(&b.3.len())))?;
    let moves: Vec<_> = others.iter().map(|&district| (district, unit)).collect();
    let says = survey.naming(Message::new("mend-move"), &others);
    survey.give(stage, &moves, says.text("unit", survey.unit_name(unit)))
}
