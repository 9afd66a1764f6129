//! From districts that should have another unit to the command that gives it them.

use std::collections::BTreeMap;

use super::Remedy;
use super::survey::{Stage, Survey};
use crate::edit::Command;
use crate::model::{DistrictIdx, Message, StepId, UnitIdx};

impl Survey<'_> {
    /// The remedy that gives each district the unit beside it from `stage` on; `None` where there
    /// is nothing to give.
    pub(super) fn give(
        &self,
        stage: &Stage,
        moves: &[(DistrictIdx, UnitIdx)],
        says: Message,
    ) -> Option<Remedy> {
        let moves: Vec<_> =
            moves.iter().copied().filter(|&(d, to)| stage.owner(d) != Some(to)).collect();
        let districts: Vec<DistrictIdx> = moves.iter().map(|&(district, _)| district).collect();
        let children_0_19 = self.children_in(&districts);
        let command = self.giving(stage, &moves)?;
        Some(Remedy { command, says: says.number("children", children_0_19), children_0_19 })
    }

    fn giving(&self, stage: &Stage, moves: &[(DistrictIdx, UnitIdx)]) -> Option<Command> {
        let mut commands = Vec::new();
        let mut assigned = Vec::new();
        let mut by_step: BTreeMap<StepId, Vec<_>> = BTreeMap::new();
        for &(district, to) in moves {
            let Some(step) = self.deciding_step(stage, district) else {
                assigned.push((district, to));
                continue;
            };
            by_step.entry(step).or_default().push((district, Some(to)));
        }
        if let Some(&(_, to)) = assigned.first() {
            commands.push(if assigned.iter().all(|&(_, unit)| unit == to) {
                let districts = assigned.into_iter().map(|(district, _)| district).collect();
                Command::Assign { districts, to }
            } else {
                Command::RestoreAssignment { owners: assigned }
            });
        }
        let steps = by_step.into_iter();
        commands.extend(steps.map(|(step, owners)| Command::SetReassign { step, owners }));
        if commands.len() > 1 {
            let label = Message::new("edit-label-assignment").number("count", moves.len() as f64);
            return Some(Command::Batch { commands, label: Some(label) });
        }
        commands.pop()
    }

    /// The step that says which unit `district` has in `stage`; `None` where the plan's own
    /// assignment does.
    fn deciding_step(&self, stage: &Stage, district: DistrictIdx) -> Option<StepId> {
        let by = self.plan.reassigned_by(district, stage.month).map(|step| (step.start, step.id));
        match (by, stage.step) {
            // Said by a step of this very month, or of history.
            (Some((start, id)), step) if start == stage.month || step.is_none() => Some(id),
            (_, step) => step,
        }
    }
}
