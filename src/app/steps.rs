//! A new step of the rollout.

use super::action::Effect;
use super::state::AppState;
use crate::edit::Command;
use crate::model::{Month, RolloutStep};

/// Months between the last step and one that is added.
const STEP_APART_MONTHS: i32 = 6;

impl AppState {
    /// Adds a step after the others and opens it.
    pub(super) fn add_step(&mut self) -> Vec<Effect> {
        let plan = &self.document.plan;
        let last = plan.steps.iter().map(|step| step.start).max();
        let latest: Month = plan.end().plus(-1);
        let start = last
            .map_or(plan.start, |last| last.plus(STEP_APART_MONTHS))
            .max(plan.start)
            .min(latest);
        let id = plan.next_step_id();
        let number = (plan.steps.len() + 1) as f64;
        let step = RolloutStep {
            id,
            name: self.tr.f("step-default-name", &[("n", number.into())]),
            start,
            districts: std::collections::BTreeSet::new(),
            posts: Vec::new(),
            recruit_from: None,
            premises: Vec::new(),
            reassign: std::collections::BTreeMap::new(),
            gate: None,
        };
        let at = plan.steps.len();
        self.view.step = Some(id);
        self.edit(Command::InsertStep { at, step })
    }
}
