//! Locks, groups, reasons, and units that get another name and another place.

use egui::{Key, Modifiers, Role, vec2};
use egui_kittest::kittest::Queryable;
use narplan::app::Action;
use narplan::model::Place;

use super::person::Person;

/// Puts `text` in the place of what stands in the field `label`.
fn types(person: &mut Person, label: &str, text: &str) {
    person.harness.get_by_role_and_label(Role::TextInput, label).focus();
    person.waits();
    person.presses(Modifiers::COMMAND, Key::A);
    person.harness.event(egui::Event::Text(text.to_owned()));
    person.waits();
    person.presses(Modifiers::NONE, Key::Enter);
}

fn place(person: &Person, unit: &str) -> Place {
    person.with(|state| {
        let plan = &state.document.plan;
        plan.units.get(plan.unit_by_id(unit).unwrap()).unwrap().place.unwrap()
    })
}

#[test]
fn a_locked_district_is_not_dragged_until_it_is_unlocked() {
    let mut person = Person::opens();
    person.clicks("Ryd, Väster");
    person.clicks("Lås Ryd");
    person.drags("Ryd, Väster, låst", "Skäggetorp-Tornby, Norr");
    assert_eq!(person.unit_of("Ryd"), "Väster");
    assert!(person.sees("Ryd är låst"));
    person.clicks("Lås upp Ryd");
    person.drags("Ryd, Väster", "Skäggetorp-Tornby, Norr");
    assert_eq!(person.unit_of("Ryd"), "Norr");
    for _ in 0..3 {
        person.presses(Modifiers::COMMAND, Key::Z);
    }
    assert!(!person.with(|state| state.document.history.is_modified()));
}

#[test]
fn one_of_a_group_takes_the_others_along() {
    let mut person = Person::opens();
    for name in ["Ryd", "Valla-T1"] {
        let district = person.district(name);
        person.asks(Action::Select(district, true));
    }
    person.waits();
    person.clicks("Visa mer om det valda");
    person.harness.get_by_role_and_label(Role::ComboBox, "Grupp").click();
    person.waits();
    person.clicks("Ny grupp");
    let groups = person.with(|state| state.document.plan.rules.groups.clone());
    assert_eq!((groups.len(), groups[0].name.as_str()), (1, "Grupp 1"));
    person.presses(Modifiers::NONE, Key::Escape);
    person.drags("Ryd, Väster", "Skäggetorp-Tornby, Norr");
    assert_eq!(person.unit_of("Ryd"), "Norr");
    assert_eq!(person.unit_of("Valla-T1"), "Norr");
    person.presses(Modifiers::COMMAND, Key::Z);
    assert_eq!(person.unit_of("Valla-T1"), "Väster");
}

#[test]
fn a_base_gets_another_name_as_one_undo_step() {
    let mut person = Person::opens();
    person.clicks("Redigera Norr");
    types(&mut person, "Namn på Norr", "Nordväst");
    assert_eq!(person.unit_of("Skäggetorp-Tornby"), "Nordväst");
    assert!(person.sees("Kort för Nordväst"));
    person.presses(Modifiers::COMMAND, Key::Z);
    assert_eq!(person.unit_of("Skäggetorp-Tornby"), "Norr");
}

#[test]
fn a_base_gets_another_colour() {
    let mut person = Person::opens();
    person.clicks("Redigera Norr");
    person.clicks("Gul");
    let colour = person.with(|state| state.document.plan.units.iter().next().unwrap().colour);
    assert_eq!(colour, 6);
}

#[test]
fn coordinates_are_typed_and_what_is_no_number_is_said() {
    let mut person = Person::opens();
    person.clicks("Redigera Norr");
    types(&mut person, "Longitud", "15,6");
    assert!((place(&person, "norr").lon - 15.6).abs() < 1e-12);
    types(&mut person, "Latitud", "norrut");
    assert!(person.sees("”norrut” är inget tal"));
    types(&mut person, "Latitud", "58.42");
    assert!((place(&person, "norr").lat - 58.42).abs() < 1e-12);
    person.presses(Modifiers::COMMAND, Key::Z);
    person.presses(Modifiers::COMMAND, Key::Z);
    assert!(!person.with(|state| state.document.history.is_modified()));
}

#[test]
fn a_bases_sign_is_dragged_to_another_place_and_escape_leaves_it() {
    let mut person = Person::opens();
    let before = place(&person, "norr");
    let from = person.place_of("Platsen för Norr");
    let to = from + vec2(60.0, -30.0);
    person.carries(from, to);
    person.presses(Modifiers::NONE, Key::Escape);
    person.lets_go(to);
    assert_eq!(place(&person, "norr"), before);

    person.carries(from, to);
    person.lets_go(to);
    let after = place(&person, "norr");
    assert!(after.lon > before.lon && after.lat > before.lat, "{after:?}");
    let now = person.place_of("Platsen för Norr");
    assert!(now.distance(to) < 2.0, "{now:?} is not at {to:?}");
    person.presses(Modifiers::COMMAND, Key::Z);
    assert_eq!(place(&person, "norr"), before);
}

#[test]
fn arrow_keys_move_a_sign_that_has_the_focus_as_one_undo_step() {
    let mut person = Person::opens();
    let before = place(&person, "norr");
    person.focuses("Platsen för Norr");
    for _ in 0..3 {
        person.presses(Modifiers::NONE, Key::ArrowRight);
    }
    assert_eq!(place(&person, "norr"), before, "it is not put down yet");
    person.presses(Modifiers::NONE, Key::Enter);
    assert!(place(&person, "norr").lon > before.lon);
    person.presses(Modifiers::COMMAND, Key::Z);
    assert_eq!(place(&person, "norr"), before);
}

#[test]
fn a_place_is_chosen_by_a_click_on_the_map() {
    let mut person = Person::opens();
    person.clicks("Redigera Syd");
    person.clicks("Välj på kartan");
    let map = person.harness.get_by_label_contains("Klicka där Syd ska ligga");
    let to = map.rect().center();
    map.click();
    person.waits();
    let now = person.place_of("Platsen för Syd");
    assert!(now.distance(to) < 2.0, "{now:?} is not at {to:?}");
    assert!(person.with(|state| state.view.selection.is_empty()), "the click chose nothing else");
}

#[test]
fn a_reason_is_in_the_plan_that_is_saved_and_opened() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.narplan.json");
    let mut person = Person::opens();
    person.clicks("Ryd, Väster");
    person.clicks("Visa mer om det valda");
    types(&mut person, "Beslut av", "Socialnämnden 2026-05-12");
    types(&mut person, "Skäl", "Skolorna ligger i väster");
    person.asks(Action::SaveTo(path.clone()));

    let mut other = Person::opens();
    other.asks(Action::OpenPath(path));
    let ryd = other.district("Ryd");
    let reason = other.with(|state| state.document.plan.rules.reasons[&ryd].clone());
    assert_eq!(reason.who, "Socialnämnden 2026-05-12");
    assert_eq!(reason.why, "Skolorna ligger i väster");
    other.waits();
    other.harness.check_accessibility();
}
