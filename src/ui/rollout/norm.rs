//! Posts for social workers by the caseload norm.

use std::collections::BTreeSet;

use crate::app::Results;
use crate::edit::Command;
use crate::model::{Message, Plan, PostsChange, Role, RolloutStep, UnitIdx};

/// The local units that a step concerns: owners of its districts when it starts, and those that it
/// gives posts or districts.
pub(super) fn units_of(plan: &Plan, step: &RolloutStep) -> BTreeSet<UnitIdx> {
    let owners = step.districts.iter().map(|&district| plan.unit_at(district, step.start));
    let staffed = step.posts.iter().map(|change| change.unit);
    let central = plan.central();
    let given = step.reassign.values().copied();
    owners.chain(staffed).chain(given).filter(|&unit| unit != central).collect()
}

/// The posts that `step` gives `unit` in `role`.
pub(super) fn posts_in(step: &RolloutStep, unit: UnitIdx, role: Role) -> PostsChange {
    let found = step.posts.iter().find(|change| change.unit == unit && change.role == role);
    found.copied().unwrap_or(PostsChange { unit, role, transferred: 0.0, new: 0.0 })
}

/// Planned posts of `unit` in `role` once every step has started.
pub(super) fn planned(plan: &Plan, unit: UnitIdx, role: Role) -> f64 {
    plan.planned_posts(unit).get(role as usize).copied().unwrap_or_default()
}

/// Raises the step's social worker posts so that its units reach the caseload norm once every
/// step has started: whole posts, moved from the central unit as far as it has any and new beyond
/// that. `None` where every unit has as many already.
///
/// Posts that other steps give count too, so nothing is filled twice.
pub(super) fn command(plan: &Plan, results: &Results, step: &RolloutStep) -> Option<Command> {
    let role = Role::SocialWorker;
    let mut left = planned(plan, plan.central(), role).max(0.0);
    let mut commands = Vec::new();
    for unit in units_of(plan, step) {
        let Some(load) = results.final_loads.get(unit) else { continue };
        // What is whole but for rounding dust is whole.
        let needed = (load.social_workers_at_norm - 1e-9).ceil();
        let missing = needed - planned(plan, unit, role);
        // Also where the norm is undefined.
        if missing.partial_cmp(&0.0) != Some(std::cmp::Ordering::Greater) {
            continue;
        }
        let moved = missing.min(left);
        left -= moved;
        let mut change = posts_in(step, unit, role);
        change.transferred += moved;
        change.new += missing - moved;
        commands.push(Command::SetPosts { step: step.id, change });
    }
    let label = Message::new("rollout-label-norm").text("step", &step.name);
    (!commands.is_empty()).then_some(Command::Batch { commands, label: Some(label) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::AppState;
    use crate::i18n::Language;

    fn state() -> AppState {
        let opened = crate::app::from_preset("beslut-2023").unwrap();
        AppState::new(opened.document, Language::Sv)
    }

    /// The plan without the social workers of the step at `at`.
    fn without_social_workers(at: usize) -> (AppState, UnitIdx) {
        let mut state = state();
        let step = state.document.plan.steps.get(at).unwrap().clone();
        let unit = units_of(&state.document.plan, &step).into_iter().next().unwrap();
        let role = Role::SocialWorker;
        let change = PostsChange { unit, role, transferred: 0.0, new: 0.0 };
        state.document.edit(Command::SetPosts { step: step.id, change }).unwrap();
        (state, unit)
    }

    fn fill(state: &mut AppState, at: usize) {
        let plan = &state.document.plan;
        let step = plan.steps.get(at).unwrap();
        let command = command(plan, &state.results, step).unwrap();
        state.document.edit(command).unwrap();
    }

    #[test]
    fn filling_takes_a_unit_to_the_norm_in_one_undo_step() {
        let (mut state, unit) = without_social_workers(3);
        let before = state.document.plan.clone();
        fill(&mut state, 3);
        let needed = state.results.final_loads.get(unit).unwrap().social_workers_at_norm.ceil();
        let has = planned(&state.document.plan, unit, Role::SocialWorker);
        assert!((has - needed).abs() < 1e-9, "{has} of {needed}");
        state.document.history.undo(&mut state.document.plan).unwrap();
        assert_eq!(state.document.plan, before);
    }

    #[test]
    fn filling_moves_what_the_central_unit_has_and_no_more() {
        let (mut state, unit) = without_social_workers(3);
        let plan = &state.document.plan;
        let (central, role) = (plan.central(), Role::SocialWorker);
        let had = planned(plan, central, role);
        fill(&mut state, 3);
        let plan = &state.document.plan;
        let given = posts_in(plan.steps.get(3).unwrap(), unit, role);
        // As many as there were, up to what was needed.
        assert!((given.transferred - had.min(given.transferred + given.new)).abs() < 1e-9);
        assert!(planned(plan, central, role) >= 0.0);
    }

    #[test]
    fn a_unit_that_has_its_posts_is_left_alone() {
        let (mut state, _) = without_social_workers(3);
        fill(&mut state, 3);
        let plan = &state.document.plan;
        let step = plan.steps.get(3).unwrap();
        assert_eq!(command(plan, &state.results, step), None);
    }
}
