//! A step of the rollout is edited.

use egui::{Key, Modifiers};
use narplan::app::Action;
use narplan::model::Month;

use super::person::Person;

#[test]
fn a_step_is_opened_renamed_and_moved_in_time_and_all_of_it_can_be_undone() {
    let mut person = Person::opens();
    let before = person.with(|state| state.document.plan.clone());
    person.clicks("Införande");
    person.clicks("Öppna steget Bas väster");
    let id = person.with(|state| state.view.step.unwrap());
    assert_eq!(
        person.with(|state| state.document.plan.step(id).unwrap().name.clone()),
        "Bas väster"
    );

    // The bar on the time line, by the arrow keys: one month, one undo step each.
    let start = person.with(|state| state.document.plan.step(id).unwrap().start);
    person.focuses("Bas väster, november 2027");
    person.presses(Modifiers::NONE, Key::ArrowRight);
    assert_eq!(person.with(|state| state.document.plan.step(id).unwrap().start), start.plus(1));
    let live = |person: &Person| {
        person.with(|state| {
            let simulation = state.results.simulation().unwrap();
            let november = simulation.position(Month::new(2027, 11)).unwrap();
            simulation.total[november].rollout_share
        })
    };
    let later = live(&person);
    person.presses(Modifiers::COMMAND, Key::Z);
    assert!(live(&person) > later + 0.05, "the districts go live in November again");
    assert_eq!(person.with(|state| state.document.plan.clone()), before);
}

#[test]
fn a_step_is_added_and_taken_away() {
    let mut person = Person::opens();
    person.asks(Action::AddStep);
    person.waits();
    let count = person.with(|state| state.document.plan.steps.len());
    assert_eq!(count, 6);
    person.presses(Modifiers::COMMAND, Key::Z);
    assert_eq!(person.with(|state| state.document.plan.steps.len()), 5);
}
