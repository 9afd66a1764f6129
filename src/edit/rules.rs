//! Carries out the commands that say what an assignment is held to.

use std::collections::{BTreeMap, BTreeSet};
use std::mem::replace;

use crate::edit::{Command, EditError, check};
use crate::model::{
    DistrictIdx, Group, Limits, Plan, Rationale, RolloutStep, StepId, Travel, UnitIdx,
};

pub(super) fn set_reassign(
    plan: &mut Plan,
    id: StepId,
    owners: Vec<(DistrictIdx, Option<UnitIdx>)>,
) -> Result<Command, EditError> {
    for &(district, unit) in &owners {
        check::district(plan.assignment.len(), district)?;
        if let Some(unit) = unit.filter(|&unit| !plan.units.contains_index(unit)) {
            return Err(EditError::UnknownUnit(unit));
        }
    }
    let step = plan.steps.iter_mut().find(|step| step.id == id);
    let step: &mut RolloutStep = step.ok_or(EditError::UnknownStep(id))?;
    let mut before = Vec::with_capacity(owners.len());
    for (district, unit) in owners {
        let old = match unit {
            Some(unit) => step.reassign.insert(district, unit),
            None => step.reassign.remove(&district),
        };
        before.push((district, old));
    }
    // A district that was named twice gets back what it had first.
    before.reverse();
    Ok(Command::SetReassign { step: id, owners: before })
}

pub(super) fn set_locked(
    plan: &mut Plan,
    locked: BTreeMap<DistrictIdx, UnitIdx>,
) -> Result<Command, EditError> {
    check::locked(&plan.units, plan.assignment.len(), &locked)?;
    Ok(Command::SetLocked(replace(&mut plan.rules.locked, locked)))
}

pub(super) fn set_groups(plan: &mut Plan, groups: Vec<Group>) -> Result<Command, EditError> {
    check::groups(plan.assignment.len(), &groups)?;
    Ok(Command::SetGroups(replace(&mut plan.rules.groups, groups)))
}

pub(super) fn set_exceptions(
    plan: &mut Plan,
    bridges: BTreeSet<(DistrictIdx, DistrictIdx)>,
    exclaves: BTreeSet<(DistrictIdx, UnitIdx)>,
) -> Result<Command, EditError> {
    check::bridges(plan.assignment.len(), &bridges)?;
    check::exclaves(&plan.units, plan.assignment.len(), &exclaves)?;
    Ok(Command::SetExceptions {
        bridges: replace(&mut plan.rules.bridges, bridges),
        exclaves: replace(&mut plan.rules.exclaves, exclaves),
    })
}

pub(super) fn set_limits(plan: &mut Plan, limits: Limits) -> Result<Command, EditError> {
    check::limits(&limits)?;
    Ok(Command::SetLimits(replace(&mut plan.rules.limits, limits)))
}

pub(super) fn set_reason(
    plan: &mut Plan,
    district: DistrictIdx,
    reason: Rationale,
) -> Result<Command, EditError> {
    check::district(plan.assignment.len(), district)?;
    let reasons = &mut plan.rules.reasons;
    let before = if reason.is_empty() {
        reasons.remove(&district)
    } else {
        reasons.insert(district, reason)
    };
    Ok(Command::SetReason { district, reason: before.unwrap_or_default() })
}

pub(super) fn set_travel(plan: &mut Plan, travel: Travel) -> Result<Command, EditError> {
    check::travel(plan.assignment.len(), &travel)?;
    Ok(Command::SetTravel(replace(&mut plan.travel, travel)))
}

/// Gives every mention of a unit in the rules and reassignments the position `new_position` says.
pub(super) fn renumber(plan: &mut Plan, renumbered: &dyn Fn(UnitIdx) -> UnitIdx) {
    for step in &mut plan.steps {
        step.reassign.values_mut().for_each(|unit| *unit = renumbered(*unit));
    }
    plan.rules.locked.values_mut().for_each(|unit| *unit = renumbered(*unit));
    let exclaves = std::mem::take(&mut plan.rules.exclaves).into_iter();
    plan.rules.exclaves = exclaves.map(|(district, unit)| (district, renumbered(unit))).collect();
}

/// Whether a rule or a reassignment speaks of `unit`.
pub(super) fn mention(plan: &Plan, unit: UnitIdx) -> bool {
    plan.rules.locked.values().any(|&of| of == unit)
        || plan.rules.exclaves.iter().any(|&(_, of)| of == unit)
        || plan.steps.iter().any(|step| step.reassign.values().any(|&of| of == unit))
}
