//! One behaviour of one command at a time.

use super::*;
use crate::edit::{Command, EditError, History, Quantity};
use crate::model::{Message, ParamId, ParamValue};

fn label(id: &'static str) -> Message {
    Message::new(id)
}

fn refused(command: Command) -> EditError {
    let (mut changed, before) = (plan(), plan());
    let error = command.apply(&mut changed).unwrap_err();
    assert_eq!(changed, before);
    error
}

#[test]
fn undoing_a_move_restores_the_previous_units() {
    let mut plan = plan();
    let before = plan.clone();
    let moved = Command::Assign { districts: vec![district(0), district(1)], to: unit_idx(1) };
    let inverse = moved.apply(&mut plan).unwrap();
    assert_eq!((plan.unit_of(district(0)), plan.unit_of(district(1))), (unit_idx(1), unit_idx(1)));
    inverse.apply(&mut plan).unwrap();
    assert_eq!(plan, before);
}

#[test]
fn a_move_to_an_unknown_unit_or_of_an_unknown_district_is_refused() {
    let to_nowhere = Command::Assign { districts: vec![district(0)], to: unit_idx(9) };
    assert_eq!(refused(to_nowhere), EditError::UnknownUnit(unit_idx(9)));
    let districts = vec![district(0), district(77)];
    let of_nothing = Command::Assign { districts, to: unit_idx(1) };
    assert_eq!(refused(of_nothing), EditError::UnknownDistrict(district(77)));
}

#[test]
fn a_district_that_goes_live_in_one_step_leaves_the_other() {
    let mut plan = plan();
    let districts = vec![district(0), district(5)];
    let inverse = Command::SetGoLive { districts, step: Some(StepId(2)) }.apply(&mut plan).unwrap();
    assert_eq!(plan.steps[0].districts, [district(1)].into());
    assert_eq!(plan.steps[1].districts, [district(0), district(2), district(5)].into());
    inverse.apply(&mut plan).unwrap();
    assert_eq!(plan, super::plan());
}

#[test]
fn removing_a_step_keeps_its_funding_and_undoing_links_it_again() {
    let mut plan = plan();
    let inverse = Command::RemoveStep(StepId(1)).apply(&mut plan).unwrap();
    assert_eq!(plan.steps.len(), 1);
    assert_eq!(plan.funding[0].step, None);
    inverse.apply(&mut plan).unwrap();
    assert_eq!(plan, super::plan());
}

#[test]
fn a_step_that_takes_a_district_from_another_is_refused_by_name() {
    let expected = EditError::DistrictInOtherStep { district: district(0), step: "Steg 1".into() };
    let taken = step(2, Month::new(2028, 1), &[0]);
    assert_eq!(refused(Command::ReplaceStep(taken.clone())), expected);
    let inserted = RolloutStep { id: StepId(3), ..taken };
    assert_eq!(refused(Command::InsertStep { at: 0, step: inserted }), expected);
}

#[test]
fn a_step_with_an_id_in_use_is_refused() {
    let again = step(2, Month::new(2028, 1), &[]);
    let error = refused(Command::InsertStep { at: 0, step: again });
    assert_eq!(error, EditError::StepIdTaken(StepId(2)));
}

#[test]
fn moving_a_start_with_its_premises_moves_all_months_alike() {
    let mut plan = plan();
    let start = Month::new(2027, 10);
    Command::SetStepStart { step: StepId(1), start, move_premises: true }.apply(&mut plan).unwrap();
    let step = plan.step(StepId(1)).unwrap();
    assert_eq!(step.start, start);
    assert_eq!(step.recruit_from, Some(Month::new(2027, 6)));
    assert_eq!(step.premises[0].opens, Month::new(2027, 12));
}

#[test]
fn moving_a_start_alone_leaves_premises_and_recruiting() {
    let mut plan = plan();
    let before = plan.step(StepId(1)).unwrap().clone();
    let start = Month::new(2027, 10);
    Command::SetStepStart { step: StepId(1), start, move_premises: false }
        .apply(&mut plan)
        .unwrap();
    assert_eq!(plan.step(StepId(1)), Some(&RolloutStep { start, ..before }));
}

#[test]
fn a_start_that_would_push_premises_out_of_time_is_refused() {
    let start = check::LAST_MONTH;
    let command = Command::SetStepStart { step: StepId(1), start, move_premises: true };
    assert_eq!(refused(command), EditError::MonthOutside(start.plus(2)));
}

#[test]
fn posts_of_zero_remove_the_entry_and_undo_puts_it_back_in_its_place() {
    let mut plan = plan();
    let change = posts(0, Role::SocialWorker, 0.0, 0.0);
    let inverse = Command::SetPosts { step: StepId(1), change }.apply(&mut plan).unwrap();
    assert_eq!(plan.steps[0].posts, [posts(0, Role::UnitManager, 1.0, 0.0)]);
    inverse.apply(&mut plan).unwrap();
    assert_eq!(plan, super::plan());
}

#[test]
fn posts_below_zero_or_without_number_are_refused() {
    for wrong in [-1.0, f64::NAN, f64::INFINITY] {
        let change = posts(0, Role::SocialWorker, wrong, 0.0);
        let error = refused(Command::SetPosts { step: StepId(1), change });
        assert!(matches!(error, EditError::OutOfRange { quantity: Quantity::Posts, .. }));
    }
}

#[test]
fn only_the_central_unit_gives_up_area() {
    let give_up = |unit: usize| {
        let mut changed = plan().steps[0].clone();
        changed.premises[0].unit = unit_idx(unit);
        changed.premises[0].area_m2 = Some(-200.0);
        Command::ReplaceStep(changed).apply(&mut plan())
    };
    assert!(give_up(2).is_ok());
    assert!(matches!(give_up(0), Err(EditError::OutOfRange { quantity: Quantity::Area, .. })));
}

#[test]
fn a_parameter_out_of_order_is_refused() {
    let param = ParamId::Turnover;
    let value = ParamValue { value: 9.0, low: 10.0, high: 30.0 };
    let error = refused(Command::SetParameter { param, value });
    assert_eq!(error, EditError::ParameterOutOfOrder(param));
}

#[test]
fn grants_and_extra_funds_need_an_end_and_the_frame_does_not() {
    let source = FundingSource { to: None, ..plan().funding[0].clone() };
    for kind in FundingKind::ALL {
        let funding = vec![FundingSource { kind, ..source.clone() }];
        let outcome = Command::SetFunding(funding).apply(&mut plan());
        assert_eq!(outcome.is_ok(), kind == FundingKind::CommitteeFrame, "{kind:?}");
    }
}

#[test]
fn funding_that_ends_before_it_begins_or_is_negative_is_refused() {
    let source = plan().funding[0].clone();
    let early = FundingSource { to: Some(source.from.plus(-1)), ..source.clone() };
    let name = source.name.clone();
    assert_eq!(refused(Command::SetFunding(vec![early])), EditError::FundingEndsEarly(name));
    let negative = FundingSource { amount: Ore(-1), ..source };
    let error = refused(Command::SetFunding(vec![negative]));
    assert!(matches!(error, EditError::OutOfRange { quantity: Quantity::Amount, .. }));
}

#[test]
fn a_unit_keeps_its_id_and_kind_and_must_have_a_name() {
    let change = |value: Unit| refused(Command::SetUnit { unit: unit_idx(0), value });
    let norr = plan().units.get(unit_idx(0)).unwrap().clone();
    let identity = EditError::UnitIdentity("norr".into());
    assert_eq!(change(Unit { id: "syd".into(), ..norr.clone() }), identity);
    assert_eq!(change(Unit { kind: UnitKind::AreaTeam, ..norr.clone() }), identity);
    assert_eq!(change(Unit { name: "  ".into(), ..norr }), EditError::EmptyName);
}

#[test]
fn a_unit_added_in_the_middle_takes_no_districts_and_posts_from_the_others() {
    let mut plan = plan();
    let team = unit("ryd", "Ryd", UnitKind::AreaTeam);
    let inverse = Command::InsertUnit { at: unit_idx(1), unit: team }.apply(&mut plan).unwrap();
    assert_eq!(plan.units.get(plan.unit_of(district(1))).unwrap().id, "vaster");
    assert_eq!(plan.districts_of(unit_idx(1)).count(), 0);
    assert_eq!(plan.central(), unit_idx(3));
    inverse.apply(&mut plan).unwrap();
    assert_eq!(plan, super::plan());
}

#[test]
fn a_unit_in_use_and_the_central_unit_cannot_be_removed() {
    assert_eq!(refused(Command::RemoveUnit(unit_idx(1))), EditError::UnitInUse("Väster".into()));
    assert_eq!(refused(Command::RemoveUnit(unit_idx(2))), EditError::CentralUnits(0));
    let second = unit("mer", "Mer", UnitKind::Central);
    let error = refused(Command::InsertUnit { at: unit_idx(0), unit: second });
    assert_eq!(error, EditError::CentralUnits(2));
}

#[test]
fn a_batch_with_one_refused_command_does_nothing() {
    let commands = vec![
        Command::Assign { districts: vec![district(0)], to: unit_idx(1) },
        Command::RemoveStep(StepId(99)),
    ];
    let error = refused(Command::Batch { commands, label: None });
    assert_eq!(error, EditError::UnknownStep(StepId(99)));
}

fn rename(title: &str) -> Command {
    Command::SetTitle { title: title.to_owned(), description: String::new() }
}

#[test]
fn undo_and_redo_give_the_label_and_the_revision_back() {
    let (mut plan, mut history) = (plan(), History::new());
    history.do_command(&mut plan, rename("A"), label("a")).unwrap();
    let first = history.revision();
    history.do_command(&mut plan, rename("B"), label("b")).unwrap();
    assert_eq!(history.undo_label(), Some(&label("b")));
    assert_eq!(history.undo(&mut plan).unwrap(), Some(label("b")));
    assert_eq!((history.revision(), plan.title.as_str()), (first, "A"));
    assert_eq!(history.redo_label(), Some(&label("b")));
    assert_eq!(history.redo(&mut plan).unwrap(), Some(label("b")));
    assert_eq!(plan.title, "B");
    assert_eq!(history.redo(&mut plan).unwrap(), None);
}

#[test]
fn editing_after_an_undo_gives_a_new_revision_and_nothing_to_redo() {
    let (mut plan, mut history) = (plan(), History::new());
    history.do_command(&mut plan, rename("A"), label("a")).unwrap();
    let undone = history.revision();
    history.undo(&mut plan).unwrap();
    history.do_command(&mut plan, rename("B"), label("b")).unwrap();
    assert_ne!(history.revision(), undone);
    assert_eq!(history.redo_label(), None);
}

#[test]
fn a_plan_is_modified_until_undo_reaches_the_saved_state() {
    let (mut plan, mut history) = (plan(), History::new());
    history.do_command(&mut plan, rename("A"), label("a")).unwrap();
    history.mark_saved();
    assert!(!history.is_modified());
    history.do_command(&mut plan, rename("B"), label("b")).unwrap();
    assert!(history.is_modified());
    history.undo(&mut plan).unwrap();
    assert!(!history.is_modified());
    history.undo(&mut plan).unwrap();
    assert!(history.is_modified());
}

#[test]
fn a_saved_state_that_was_edited_away_never_comes_back() {
    let (mut plan, mut history) = (plan(), History::new());
    history.do_command(&mut plan, rename("A"), label("a")).unwrap();
    history.mark_saved();
    history.undo(&mut plan).unwrap();
    history.do_command(&mut plan, rename("B"), label("b")).unwrap();
    assert!(history.is_modified());
    history.undo(&mut plan).unwrap();
    assert!(history.is_modified());
}

#[test]
fn a_command_without_effect_leaves_nothing_to_undo() {
    let (mut plan, mut history) = (plan(), History::new());
    let owner = plan.unit_of(district(0));
    let stay = Command::Assign { districts: vec![district(0)], to: owner };
    assert_eq!(history.do_command(&mut plan, stay, label("stay")), Ok(false));
    assert_eq!(history.undo_label(), None);
    assert!(!history.is_modified());
}

#[test]
fn a_recovered_plan_counts_as_modified() {
    assert!(History::unsaved().is_modified());
}
