//! A new assignment as one command.

use proptest::prelude::*;

use super::*;
use crate::edit::{Command, owners_at};

#[test]
fn where_nothing_changes_there_is_no_command() {
    let plan = plan();
    let same: Vec<_> = plan.assignment.iter_enumerated().map(|(one, &unit)| (one, unit)).collect();
    assert_eq!(owners_at(&plan, same, plan.start, None), None);
}

#[test]
fn a_step_that_has_moved_a_district_is_changed_where_the_month_sees_it() {
    let mut plan = plan();
    let (one, step) = (district(0), StepId(2));
    let later = plan.step(step).unwrap().start;
    Command::SetReassign { step, owners: vec![(one, Some(unit_idx(1)))] }.apply(&mut plan).unwrap();
    let to_central = [(one, unit_idx(2))];
    owners_at(&plan, to_central, later, None).unwrap().apply(&mut plan).unwrap();
    assert_eq!((plan.unit_of(one), plan.unit_at(one, later)), (unit_idx(0), unit_idx(2)));
    // Before that step the plan is seen without it, and so it is the assignment that changes.
    owners_at(&plan, [(one, unit_idx(1))], later.plus(-1), None).unwrap().apply(&mut plan).unwrap();
    assert_eq!((plan.unit_of(one), plan.unit_at(one, later)), (unit_idx(1), unit_idx(2)));
}

#[test]
fn of_two_reassignments_the_later_start_counts_and_of_two_in_one_month_the_later_in_the_list() {
    let mut plan = plan();
    let one = district(3);
    let start = plan.steps[0].start;
    plan.steps[0].reassign.insert(one, unit_idx(2));
    plan.steps[1].reassign.insert(one, unit_idx(0));
    assert_eq!(plan.unit_at(one, start.plus(-1)), unit_idx(1));
    assert_eq!(plan.unit_at(one, start), unit_idx(2));
    assert_eq!(plan.unit_at(one, plan.steps[1].start), unit_idx(0));
    plan.steps[1].start = start;
    assert_eq!(plan.unit_at(one, start), unit_idx(0));
    plan.steps.swap(0, 1);
    assert_eq!(plan.unit_at(one, start), unit_idx(2));
    assert_eq!(plan.owners_at(start).get(one), Some(&unit_idx(2)));
}

proptest! {
    #[test]
    fn the_plan_then_has_the_asked_units_and_undoing_gives_back_the_old(
        moved in prop::collection::btree_map((1_u32..3, 0..DISTRICTS), 0_usize..3, 0..5),
        wanted in prop::collection::btree_map(0..DISTRICTS, 0_usize..3, 1..DISTRICTS),
        month in -2_i32..14,
    ) {
        let mut plan = plan();
        for ((step, one), unit) in moved {
            let owners = vec![(district(one), Some(unit_idx(unit)))];
            Command::SetReassign { step: StepId(step), owners }.apply(&mut plan).unwrap();
        }
        let (before, month) = (plan.clone(), plan.start.plus(month));
        let wanted: Vec<_> =
            wanted.into_iter().map(|(one, unit)| (district(one), unit_idx(unit))).collect();
        let command = owners_at(&plan, wanted.clone(), month, None);
        let inverse = command.map(|command| command.apply(&mut plan).unwrap());
        for &(one, unit) in &wanted {
            prop_assert_eq!(plan.unit_at(one, month), unit);
            prop_assert_eq!(plan.owners_at(month).get(one).copied(), Some(unit));
        }
        let asked = |one| wanted.iter().any(|&(known, _)| known == one);
        for one in before.assignment.indices().filter(|&one| !asked(one)) {
            prop_assert_eq!(plan.unit_at(one, month), before.unit_at(one, month));
        }
        if let Some(inverse) = inverse {
            inverse.apply(&mut plan).unwrap();
        }
        prop_assert_eq!(plan, before);
    }
}
