//! The positions of the slider: before, each month in which steps start, after.

use crate::model::{DistrictIdx, Month, RolloutStep, UnitIdx};
use crate::report::Material;
use crate::report::pdf::maps::served;
use crate::report::pdf::rollout;

/// Which position it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Before the first step that is to come.
    Before,
    /// One or several steps start.
    Steps,
    /// The end of the plan.
    After,
}

/// A position of the slider.
#[derive(Clone, Debug)]
pub(super) struct Stage<'a> {
    pub(super) kind: Kind,
    /// The month that map and figures are of.
    pub(super) month: Month,
    /// The steps that start, with their numbers in order of time.
    pub(super) steps: Vec<(usize, &'a RolloutStep)>,
}

impl Stage<'_> {
    /// Who serves each district: a unit of its own or the central one.
    pub(super) fn served(&self, material: Material<'_>) -> Vec<UnitIdx> {
        let central = material.plan.central();
        served(material, self.month).into_iter().map(|(_, unit)| unit.unwrap_or(central)).collect()
    }

    /// The districts that the steps change.
    pub(super) fn changed(&self) -> Vec<DistrictIdx> {
        let districts = self.steps.iter().flat_map(|(_, step)| {
            step.districts.iter().copied().chain(step.reassign.keys().copied())
        });
        let mut changed: Vec<DistrictIdx> = districts.collect();
        changed.sort_unstable();
        changed.dedup();
        changed
    }
}

/// All positions, in order. Steps from before the plan's first month are history: their districts
/// are live from the beginning.
pub(super) fn stages(material: Material<'_>) -> Vec<Stage<'_>> {
    let plan = material.plan;
    let mut groups: Vec<Stage<'_>> = Vec::new();
    for (number, step) in (1..).zip(rollout::in_time(material)) {
        match groups.last_mut() {
            _ if step.start < plan.start => {}
            Some(last) if last.month == step.start => last.steps.push((number, step)),
            _ => groups.push(Stage {
                kind: Kind::Steps,
                month: step.start,
                steps: vec![(number, step)],
            }),
        }
    }
    let starts_at_once = groups.first().is_some_and(|first| first.month == plan.start);
    let before = if starts_at_once { plan.start.plus(-1) } else { plan.start };
    let last = groups.last().map_or(plan.start, |last| last.month);
    let after = plan.end().plus(-1).max(last);
    let end = |kind, month| Stage { kind, month, steps: Vec::new() };
    std::iter::once(end(Kind::Before, before))
        .chain(groups)
        .chain([end(Kind::After, after)])
        .collect()
}
