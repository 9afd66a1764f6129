//! A new assignment as one command.

use std::collections::BTreeMap;

use crate::edit::Command;
use crate::model::{DistrictIdx, Message, Month, Plan, StepId, UnitIdx};

/// The command that gives each district of `owners` the unit beside it as the plan is seen in
/// `month`: where a step has already given a district another unit it is that step which changes,
/// else the assignment. Districts that have their unit already are left out; `None` where that
/// is all of them.
#[must_use]
pub fn owners_at(
    plan: &Plan,
    owners: impl IntoIterator<Item = (DistrictIdx, UnitIdx)>,
    month: Month,
    label: Option<Message>,
) -> Option<Command> {
    let mut by_step: BTreeMap<StepId, Vec<(DistrictIdx, Option<UnitIdx>)>> = BTreeMap::new();
    let mut plain = Vec::new();
    for (district, unit) in owners {
        if plan.unit_at(district, month) == unit {
            continue;
        }
        match plan.reassigned_by(district, month) {
            Some(step) => by_step.entry(step.id).or_default().push((district, Some(unit))),
            None => plain.push((district, unit)),
        }
    }
    let mut commands = Vec::new();
    if !plain.is_empty() {
        commands.push(Command::RestoreAssignment { owners: plain });
    }
    commands
        .extend(by_step.into_iter().map(|(step, owners)| Command::SetReassign { step, owners }));
    (!commands.is_empty()).then_some(Command::Batch { commands, label })
}
