//! Districts are moved between bases.

use egui::{Key, Modifiers, vec2};
use narplan::app::Action;

use super::person::Person;

#[test]
fn dragging_ryd_on_the_map_to_norr_changes_both_caseloads_and_not_the_municipality() {
    let mut person = Person::opens();
    assert_eq!(person.unit_of("Ryd"), "Väster");
    let (norr, vaster) = (person.caseload("norr"), person.caseload("vaster"));
    let municipal = person.municipal();

    let (ryd, target) =
        (person.place_of("Ryd, Väster"), person.place_of("Skäggetorp-Tornby, Norr"));
    person.carries(ryd, target);
    assert!(person.sees("Ärenden per socialsekreterare"), "the price tag is at the hand");
    assert_eq!(person.unit_of("Ryd"), "Väster", "nothing happens before the drop");
    person.lets_go(target);

    assert_eq!(person.unit_of("Ryd"), "Norr");
    assert!(person.caseload("norr") > norr + 0.5);
    assert!(person.caseload("vaster") < vaster - 0.5);
    let after = person.municipal();
    assert!((after.0 - municipal.0).abs() < 1e-6 && (after.1 - municipal.1).abs() < 1e-6);

    assert!(person.with(|state| state.document.history.is_modified()));
    person.presses(Modifiers::COMMAND, Key::Z);
    assert_eq!(person.unit_of("Ryd"), "Väster");
    assert!(!person.with(|state| state.document.history.is_modified()));
    person.presses(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!(person.unit_of("Ryd"), "Norr");
}

#[test]
fn dropping_on_a_card_moves_the_district() {
    let mut person = Person::opens();
    person.drags("Ryd, Väster", "Kort för Syd");
    assert_eq!(person.unit_of("Ryd"), "Syd");
}

#[test]
fn dropping_on_the_same_base_or_beside_the_map_changes_nothing() {
    let mut person = Person::opens();
    person.drags("Ryd, Väster", "Valla-T1, Väster");
    person.drags("Ryd, Väster", "Karta");
    assert_eq!(person.unit_of("Ryd"), "Väster");
    assert!(!person.with(|state| state.document.history.is_modified()));
}

#[test]
fn escape_lets_the_district_stay() {
    let mut person = Person::opens();
    let (ryd, target) =
        (person.place_of("Ryd, Väster"), person.place_of("Skäggetorp-Tornby, Norr"));
    person.carries(ryd, target);
    person.presses(Modifiers::NONE, Key::Escape);
    person.lets_go(target);
    assert_eq!(person.unit_of("Ryd"), "Väster");
}

#[test]
fn a_chip_dragged_on_the_board_moves_the_district() {
    let mut person = Person::opens();
    person.clicks("Som tavla");
    let norr = person.caseload("norr");
    person.drags("Ryd", "Kolumn för Norr");
    assert_eq!(person.unit_of("Ryd"), "Norr");
    assert!(person.caseload("norr") > norr + 0.5);
    person.presses(Modifiers::COMMAND, Key::Z);
    assert_eq!(person.unit_of("Ryd"), "Väster");
}

#[test]
fn a_selected_district_is_moved_by_its_key() {
    let mut person = Person::opens();
    person.clicks("Ryd, Väster");
    person.presses(Modifiers::NONE, Key::Num1);
    assert_eq!(person.unit_of("Ryd"), "Norr");
    person.presses(Modifiers::NONE, Key::Num0);
    assert_eq!(person.unit_of("Ryd"), "Central organisation");
}

#[test]
fn a_selection_is_carried_together_as_one_undo_step() {
    let mut person = Person::opens();
    for name in ["Ryd", "Valla-T1"] {
        let district = person.district(name);
        person.asks(Action::Select(district, true));
    }
    person.waits();
    person.drags("Ryd, Väster", "Skäggetorp-Tornby, Norr");
    assert_eq!(person.unit_of("Ryd"), "Norr");
    assert_eq!(person.unit_of("Valla-T1"), "Norr");
    person.presses(Modifiers::COMMAND, Key::Z);
    assert_eq!(person.unit_of("Ryd"), "Väster");
    assert_eq!(person.unit_of("Valla-T1"), "Väster");
}

#[test]
fn in_the_map_work_place_a_drag_pans_and_moves_nothing() {
    let mut person = Person::opens();
    person.clicks("Karta");
    let ryd = person.place_of("Ryd, Väster");
    // Beside the district's own node, on its area.
    let from = ryd + vec2(24.0, 14.0);
    person.carries(from, from + vec2(60.0, 30.0));
    person.lets_go(from + vec2(60.0, 30.0));
    assert_eq!(person.unit_of("Ryd"), "Väster");
    let moved = person.place_of("Ryd, Väster") - ryd;
    assert!(moved.length() > 20.0, "{moved:?}");
}

#[test]
fn a_district_is_found_by_its_name() {
    let mut person = Person::opens();
    person.presses(Modifiers::COMMAND, Key::K);
    person.harness.event(egui::Event::Text("skägge".to_owned()));
    person.waits();
    person.presses(Modifiers::NONE, Key::Enter);
    let skaggetorp = person.district("Skäggetorp-Tornby");
    assert!(person.with(|state| state.view.selection.contains(&skaggetorp)));
}

#[test]
fn a_district_is_moved_by_the_keyboard_alone() {
    let mut person = Person::opens();
    person.focuses("Ryd, Väster");
    person.presses(Modifiers::NONE, Key::Enter);
    person.presses(Modifiers::NONE, Key::Num4);
    assert_eq!(person.unit_of("Ryd"), "Öster");
    person.presses(Modifiers::COMMAND, Key::Z);
    assert_eq!(person.unit_of("Ryd"), "Väster");
}

#[test]
fn digits_that_are_typed_into_a_field_move_nothing() {
    let mut person = Person::opens();
    person.clicks("Ryd, Väster");
    person.presses(Modifiers::COMMAND, Key::K);
    person.presses(Modifiers::NONE, Key::Num1);
    assert_eq!(person.unit_of("Ryd"), "Väster");
}

#[test]
fn everything_in_the_window_has_a_name_for_who_cannot_see_it() {
    let mut person = Person::opens();
    for workspace in narplan::app::Workspace::ALL {
        for board in [false, true] {
            person.asks(Action::SetWorkspace(workspace));
            person.asks(Action::SetBoard(board));
            person.waits();
            person.harness.check_accessibility();
        }
    }
}

#[test]
fn a_card_that_is_scrolled_out_of_sight_takes_no_drop() {
    let mut person = Person::opens_with(super::person::first_state(), [1280.0, 800.0]);
    let ryd = person.place_of("Ryd, Väster");
    // On the chart below the cards, where the card of Öster goes on behind the edge.
    let below = egui::pos2(1120.0, 720.0);
    person.carries(ryd, below);
    person.lets_go(below);
    assert_eq!(person.unit_of("Ryd"), "Väster");
}

#[test]
fn a_district_in_the_hand_is_let_go_when_the_presentation_begins() {
    let mut person = Person::opens();
    let (ryd, target) =
        (person.place_of("Ryd, Väster"), person.place_of("Skäggetorp-Tornby, Norr"));
    person.carries(ryd, target);
    person.presses(Modifiers::NONE, Key::F5);
    person.presses(Modifiers::NONE, Key::Escape);
    person.lets_go(target);
    assert_eq!(person.unit_of("Ryd"), "Väster");
}
