//! Fingers on the screen, as the window system tells of them: a touch, and for the first finger
//! the mouse that it stands for.

use egui::accesskit::Role;
use egui::{Event, Modifiers, PointerButton, Pos2, TouchDeviceId, TouchId, TouchPhase, vec2};
use egui_kittest::kittest::Queryable;

use super::person::Person;

fn touch(finger: u64, phase: TouchPhase, pos: Pos2) -> Event {
    Event::Touch { device_id: TouchDeviceId(0), id: TouchId(finger), phase, pos, force: None }
}

fn button(pos: Pos2, pressed: bool) -> Event {
    let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
    Event::PointerButton { pos, button, pressed, modifiers }
}

fn down(at: Pos2) -> [Event; 3] {
    [touch(1, TouchPhase::Start, at), Event::PointerMoved(at), button(at, true)]
}

fn along(at: Pos2) -> [Event; 2] {
    [touch(1, TouchPhase::Move, at), Event::PointerMoved(at)]
}

fn up(at: Pos2) -> [Event; 3] {
    [touch(1, TouchPhase::End, at), button(at, false), Event::PointerGone]
}

/// A frame takes a quarter of a second here, so a finger that moves within the same frame moves
/// at once, and one that moves two frames later has rested for half a second.
fn drags(person: &mut Person, from: Pos2, to: Pos2, frames_of_rest: usize) {
    if frames_of_rest == 0 {
        let begin = from + (to - from) * 0.3;
        person.happens(down(from).into_iter().chain(along(begin)));
    } else {
        person.happens(down(from));
        person.harness.run_steps(frames_of_rest - 1);
    }
    for share in [0.4, 0.6, 0.8, 1.0] {
        person.happens(along(from + (to - from) * share));
    }
}

#[test]
fn a_finger_that_rests_on_a_district_carries_it() {
    let mut person = Person::opens();
    let (ryd, norr) = (person.place_of("Ryd, Väster"), person.place_of("Skäggetorp-Tornby, Norr"));
    drags(&mut person, ryd, norr, 2);
    assert!(person.sees("Ärenden per socialsekreterare"), "the price tag is at the finger");
    person.happens(up(norr));
    person.waits();
    assert_eq!(person.unit_of("Ryd"), "Norr");
}

#[test]
fn a_finger_that_goes_off_at_once_moves_the_map() {
    let mut person = Person::opens();
    let ryd = person.place_of("Ryd, Väster");
    let to = ryd + vec2(80.0, 40.0);
    drags(&mut person, ryd, to, 0);
    person.happens(up(to));
    person.waits();
    assert_eq!(person.unit_of("Ryd"), "Väster");
    assert!(!person.with(|state| state.document.history.is_modified()));
    let moved = person.place_of("Ryd, Väster") - ryd;
    assert!(moved.length() > 30.0, "{moved:?}");
}

#[test]
fn a_finger_that_stays_opens_the_menu() {
    let mut person = Person::opens();
    let ryd = person.place_of("Ryd, Väster");
    person.happens(down(ryd));
    person.harness.run_steps(5);
    assert!(person.sees("Flytta till"));
    person.happens(up(ryd));
    person.waits();
    assert!(person.sees("Flytta till"), "it stays when the finger leaves");
    assert_eq!(person.selected(), ["Ryd"]);
    assert!(!person.with(|state| state.document.history.is_modified()));
}

#[test]
fn a_second_finger_drops_what_is_carried_and_zooms() {
    let mut person = Person::opens();
    let (ryd, norr) = (person.place_of("Ryd, Väster"), person.place_of("Skäggetorp-Tornby, Norr"));
    let apart = |person: &Person| {
        person.place_of("Ryd, Väster").distance(person.place_of("Valla-T1, Väster"))
    };
    let before = apart(&person);
    drags(&mut person, ryd, norr, 2);
    person.happens([touch(2, TouchPhase::Start, ryd)]);
    for step in 1..=4 {
        let away = (ryd - norr).normalized() * (step as f32 * 12.0);
        person.happens([touch(2, TouchPhase::Move, ryd + away)]);
    }
    assert!(!person.sees("Ärenden per socialsekreterare"));
    person.happens([touch(2, TouchPhase::End, ryd)]);
    person.happens(up(norr));
    person.waits();
    assert_eq!(person.unit_of("Ryd"), "Väster");
    assert!(apart(&person) > before * 1.1, "the map came closer");
}

#[test]
fn what_a_finger_is_to_hit_is_large_enough() {
    let mut person = Person::opens();
    let ryd = person.place_of("Ryd, Väster");
    person.happens(down(ryd));
    person.happens(up(ryd));
    person.waits();
    let chip = person.harness.get_by_role_and_label(Role::Button, "Ryd").rect().size();
    assert!(chip.x >= 31.9 && chip.y >= 31.9, "the chip is {chip}");
    for label in ["Ryd, Väster", "Hand", "Pensel", "Ångra", "Zooma in"] {
        let size = person.harness.get_by_label(label).rect().size();
        assert!(size.x >= 31.9 && size.y >= 31.9, "{label} is {size}");
    }
    let mouse = person.place_of("Karta");
    person.happens([Event::PointerMoved(mouse)]);
    person.waits();
    assert!(person.harness.get_by_label("Zooma in").rect().height() < 30.0);
}
