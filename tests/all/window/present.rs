//! The map on the wall.

use egui::{Key, Modifiers};

use super::person::Person;

#[test]
fn slides_are_stepped_through_and_nothing_can_be_changed() {
    let mut person = Person::opens();
    person.clicks("Ryd, Väster");
    person.presses(Modifiers::NONE, Key::F5);
    assert!(person.sees("Vid planens början"));
    let before = person.with(|state| state.document.plan.clone());
    for _ in 0..2 {
        person.presses(Modifiers::NONE, Key::ArrowRight);
    }
    assert!(person.sees("Steg 2 av 4"));
    person.presses(Modifiers::NONE, Key::Space);
    assert!(person.sees("Steg 3 av 4"));
    person.presses(Modifiers::NONE, Key::ArrowLeft);
    assert!(person.sees("Steg 2 av 4"));
    for key in [Key::Num1, Key::Num0, Key::Delete] {
        person.presses(Modifiers::NONE, key);
    }
    person.presses(Modifiers::COMMAND, Key::Z);
    assert_eq!(person.with(|state| state.document.plan.clone()), before);
    person.presses(Modifiers::NONE, Key::Escape);
    assert!(person.with(|state| state.view.slide.is_none()));
}
