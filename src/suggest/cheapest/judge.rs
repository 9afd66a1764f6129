//! Plans of the space, each judged by the simulation.
#![expect(
    clippy::indexing_slicing,
    reason = "slots and their months are numbered by the space that holds them"
)]

use super::goal::{Goal, Miss, Verdict};
use super::space::{Slot, Space};
use crate::model::{IndicatorTable, Ore, Plan};
use crate::simulate::{Compiled, Scratch, SimError, Simulation};

/// Simulates plans that differ in the months of their steps.
#[derive(Debug)]
pub(super) struct Judge<'a> {
    table: &'a IndicatorTable,
    goal: &'a Goal,
    /// The plan, with the months of `now`.
    plan: Plan,
    slots: Vec<Slot>,
    now: Vec<usize>,
    pub(super) simulation: Simulation,
}

impl<'a> Judge<'a> {
    /// Plans like `plan`, the targets of `space` having `posts` social workers more than it says.
    pub(super) fn new(
        table: &'a IndicatorTable,
        goal: &'a Goal,
        plan: &Plan,
        space: &Space,
        posts: &[i32],
    ) -> Self {
        let (mut plan, mut slots) = (plan.clone(), space.slots.clone());
        for (target, &by) in space.targets.iter().zip(posts).filter(|(_, by)| **by != 0) {
            let changed = target.changed(by);
            let own = slots.iter_mut().find(|slot| slot.at == target.at);
            let versions = own.into_iter().flat_map(|slot| &mut slot.versions);
            for step in versions.chain(plan.steps.get_mut(target.at)) {
                let is_own = |change: &crate::model::PostsChange| {
                    (change.unit, change.role) == (changed.unit, changed.role)
                };
                for change in step.posts.iter_mut().filter(|change| is_own(change)) {
                    *change = changed;
                }
            }
        }
        let now = slots.iter().map(|slot| slot.planned).collect();
        let simulation = Simulation::empty(plan.start);
        Self { table, goal, plan, slots, now, simulation }
    }

    pub(super) fn plan_mut(&mut self) -> &mut Plan {
        &mut self.plan
    }

    pub(super) fn slots(&self) -> &[Slot] {
        &self.slots
    }

    /// Simulates the plan with each step in its month of that position.
    pub(super) fn run(&mut self, months: &[usize]) -> Result<(), SimError> {
        for (k, &month) in months.iter().enumerate().filter(|(k, month)| self.now[*k] != **month) {
            let slot = &self.slots[k];
            self.plan.steps[slot.at].clone_from(&slot.versions[month]);
        }
        self.now.clear();
        self.now.extend_from_slice(months);
        let compiled = Compiled::new(self.table, &self.plan)?;
        let mut scratch = Scratch::default();
        compiled.run_into(&self.plan.parameters, None, &mut scratch, &mut self.simulation);
        Ok(())
    }

    pub(super) fn judge(&mut self, months: &[usize]) -> Result<Verdict, SimError> {
        self.run(months)?;
        Ok(self.goal.judge(&self.simulation))
    }

    /// By month, whether what is live in the plan simulated last is short of the curve.
    pub(super) fn not_live(&self) -> Vec<bool> {
        self.goal.not_live(&self.simulation)
    }

    /// Where the plan simulated last falls short.
    pub(super) fn miss(&self) -> Option<(f64, Miss)> {
        self.goal.miss(&self.simulation)
    }

    pub(super) fn gross(&self) -> Ore {
        self.simulation.total.iter().map(|month| month.sum.cost.total()).sum()
    }
}
