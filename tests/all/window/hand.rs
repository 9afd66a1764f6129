//! Districts are pointed out with a rectangle, a lasso and a brush, and moved from menus.

use egui::{Event, Key, Modifiers, Pos2, Rect, pos2, vec2};
use narplan::app::{Action, Focus};

use super::person::Person;

/// Names of the districts whose nodes are where `holds` says.
fn names_where(person: &Person, holds: impl Fn(Pos2) -> bool) -> Vec<String> {
    let mut names: Vec<String> =
        person.nodes().into_iter().filter(|(_, at)| holds(*at)).map(|(name, _)| name).collect();
    names.sort();
    names
}

/// Whether `point` is inside the closed line through `corners`: the line from it to the right
/// crosses that line an odd number of times.
fn is_inside(corners: &[Pos2], point: Pos2) -> bool {
    let next = corners.iter().cycle().skip(1);
    let crossings = corners.iter().zip(next).filter(|(a, b)| {
        (a.y > point.y) != (b.y > point.y)
            && point.x < a.x + (point.y - a.y) / (b.y - a.y) * (b.x - a.x)
    });
    crossings.count() % 2 == 1
}

#[test]
fn a_rectangle_selects_the_districts_in_it_and_moves_nothing() {
    let mut person = Person::opens();
    let (ryd, valla) = (person.place_of("Ryd, Väster"), person.place_of("Valla-T1, Väster"));
    let area = Rect::from_two_pos(ryd, valla).expand(15.0);
    let expected = names_where(&person, |at| area.contains(at));
    assert!(expected.contains(&"Ryd".to_owned()) && expected.len() < 10, "{expected:?}");
    person.clicks("Rektangel");
    person.draws(&[area.left_top(), area.center(), area.right_bottom()], Modifiers::NONE);
    person.lets_go(area.right_bottom());
    assert_eq!(person.selected(), expected);
    assert!(!person.with(|state| state.document.history.is_modified()));
}

#[test]
fn with_shift_the_hand_draws_a_rectangle_that_adds_to_the_selection() {
    let mut person = Person::opens();
    person.clicks("Skäggetorp-Tornby, Norr");
    let ryd = person.place_of("Ryd, Väster");
    let corner = ryd + vec2(13.0, 13.0);
    person.draws(&[ryd - vec2(13.0, 13.0), corner], Modifiers::SHIFT);
    person.lets_go(corner);
    let selected = person.selected();
    assert!(selected.contains(&"Ryd".to_owned()), "{selected:?}");
    assert!(selected.contains(&"Skäggetorp-Tornby".to_owned()));
    assert_eq!(person.unit_of("Ryd"), "Väster");
}

#[test]
fn a_lasso_selects_what_is_inside_its_line_and_alt_takes_out() {
    let mut person = Person::opens();
    let (ryd, berga) = (person.place_of("Ryd, Väster"), person.place_of("Berga, Syd"));
    // A narrow band across the city: its rectangle holds many more districts.
    let across = (berga - ryd).normalized().rot90() * 16.0;
    let along = (berga - ryd).normalized() * 16.0;
    let band = [
        ryd - along + across,
        berga + along + across,
        berga + along - across,
        ryd - along - across,
    ];
    let expected = names_where(&person, |at| is_inside(&band, at));
    assert!(expected.contains(&"Berga".to_owned()) && expected.contains(&"Ryd".to_owned()));
    let rectangle = Rect::from_points(&band);
    assert!(names_where(&person, |at| rectangle.contains(at)).len() > expected.len());
    person.presses(Modifiers::NONE, Key::L);
    person.draws(&band, Modifiers::NONE);
    person.lets_go(band[3]);
    assert_eq!(person.selected(), expected);

    let around = Rect::from_center_size(ryd, vec2(26.0, 26.0));
    let ring = [around.left_top(), around.right_top(), around.right_bottom(), around.left_bottom()];
    person.draws(&ring, Modifiers::ALT);
    person.lets_go(ring[3]);
    assert!(!person.selected().contains(&"Ryd".to_owned()));
    assert_eq!(person.selected().len(), expected.len() - 1);
}

#[test]
fn a_stroke_of_the_brush_is_one_undo_step() {
    let mut person = Person::opens();
    person.presses(Modifiers::NONE, Key::P);
    person.clicks("Måla med Norr");
    let (ryd, valla) = (person.place_of("Ryd, Väster"), person.place_of("Valla-T1, Väster"));
    person.draws(&[ryd, valla], Modifiers::NONE);
    assert_eq!(person.unit_of("Ryd"), "Väster", "it is a preview until it is let go");
    person.lets_go(valla);
    assert_eq!([person.unit_of("Ryd"), person.unit_of("Valla-T1")], ["Norr", "Norr"]);
    let label = person
        .with(|state| narplan::app::say(&state.tr, state.document.history.undo_label().unwrap()));
    assert!(label.starts_with("måla ") && label.ends_with(" med Norr"), "{label}");
    person.presses(Modifiers::COMMAND, Key::Z);
    assert_eq!([person.unit_of("Ryd"), person.unit_of("Valla-T1")], ["Väster", "Väster"]);
    assert!(!person.with(|state| state.document.history.is_modified()));
}

#[test]
fn a_click_of_the_brush_paints_one_district() {
    let mut person = Person::opens();
    person.asks(Action::SetBrush(
        person.with(|state| state.document.plan.unit_by_id("oster").unwrap()),
    ));
    person.waits();
    person.clicks("Ryd, Väster");
    assert_eq!(person.unit_of("Ryd"), "Öster");
    assert!(person.selected().is_empty());
}

#[test]
fn escape_drops_the_stroke_and_the_selection_stays() {
    let mut person = Person::opens();
    person.clicks("Berga, Syd");
    person.clicks("Pensel");
    let (ryd, valla) = (person.place_of("Ryd, Väster"), person.place_of("Valla-T1, Väster"));
    person.draws(&[ryd, valla], Modifiers::NONE);
    person.presses(Modifiers::NONE, Key::Escape);
    person.lets_go(valla);
    assert!(!person.with(|state| state.document.history.is_modified()));
    assert_eq!(person.selected(), ["Berga"]);
}

#[test]
fn the_menu_of_a_district_moves_it_and_selects_around_it() {
    let mut person = Person::opens();
    person.asks_for_the_menu("Ryd, Väster");
    assert_eq!(person.selected(), ["Ryd"]);
    person.clicks("Markera även grannarna");
    assert!(person.selected().len() > 2);
    person.asks(Action::Select(person.district("Ryd"), false));
    person.waits();
    person.asks_for_the_menu("Ryd, Väster");
    person.clicks("Flytta till");
    person.clicks_button("Syd 3");
    assert_eq!(person.unit_of("Ryd"), "Syd");
    assert!(!person.sees("Zooma till"), "the menu is closed");
}

#[test]
fn the_menu_of_a_base_selects_its_districts_and_takes_the_selection() {
    let mut person = Person::opens();
    person.clicks("Meny för Norr");
    person.clicks("Markera basens områden");
    let norr = person.with(|state| {
        let plan = &state.document.plan;
        plan.districts_of(plan.unit_by_id("norr").unwrap()).count()
    });
    assert_eq!(person.selected().len(), norr);
    person.asks(Action::Select(person.district("Ryd"), false));
    person.waits();
    // On the card itself, where no district stands.
    person.asks_for_the_menu_at(person.corner_of("Kort för Norr") + vec2(30.0, 20.0));
    person.clicks("Flytta markeringen hit");
    assert_eq!(person.unit_of("Ryd"), "Norr");
}

#[test]
fn the_price_tag_names_the_islands_that_a_move_would_make() {
    let mut person = Person::opens();
    person.asks(Action::Focus(Focus::Whole));
    person.waits();
    let (from, to) = (person.place_of("Åkerbo omland, Öster"), person.place_of("Kort för Norr"));
    person.carries(from, to);
    assert!(person.sees("Ny ö i Öster: Ekängen"));
    person.lets_go(to);
    assert_eq!(person.unit_of("Åkerbo omland"), "Norr");
}

#[test]
fn several_chips_on_the_board_are_dragged_together() {
    let mut person = Person::opens();
    person.clicks("Som tavla");
    person.clicks("Ryd");
    person.clicks_with("Berga", Modifiers::COMMAND);
    assert_eq!(person.selected(), ["Berga", "Ryd"]);
    person.drags("Ryd", "Kolumn för Norr");
    assert_eq!([person.unit_of("Ryd"), person.unit_of("Berga")], ["Norr", "Norr"]);
    person.presses(Modifiers::COMMAND, Key::Z);
    assert_eq!([person.unit_of("Ryd"), person.unit_of("Berga")], ["Väster", "Syd"]);
}

#[test]
fn shift_on_the_board_selects_a_range_in_the_order_that_is_shown() {
    let mut person = Person::opens();
    person.clicks("Som tavla");
    person.clicks("Barn");
    let column: Vec<String> = person.with(|state| {
        let norr = state.document.plan.unit_by_id("norr").unwrap();
        let rows = narplan::app::board_rows(state, norr);
        rows.iter().map(|row| state.document.name_of(row.district).to_owned()).collect()
    });
    let above = |at: usize| person.place_of(&column[at]).y;
    assert!(above(0) < above(1) && above(1) < above(2), "the rows stand in the order asked for");
    person.clicks(&column[0]);
    person.clicks_with(&column[2], Modifiers::SHIFT);
    let mut expected = column[..3].to_vec();
    expected.sort();
    assert_eq!(person.selected(), expected);
}

#[test]
fn a_step_in_the_history_is_jumped_to() {
    let mut person = Person::opens();
    let before = person.with(|state| state.document.plan.clone());
    for (name, key) in [("Ryd, Väster", Key::Num1), ("Berga, Syd", Key::Num4)] {
        person.clicks(name);
        person.presses(Modifiers::NONE, key);
    }
    let after = person.with(|state| state.document.plan.clone());
    person.presses(Modifiers::COMMAND, Key::H);
    person.clicks("Flytta Ryd till Norr");
    assert_eq!([person.unit_of("Ryd"), person.unit_of("Berga")], ["Norr", "Syd"]);
    person.clicks("Planen som den öppnades");
    assert_eq!(person.with(|state| state.document.plan.clone()), before);
    person.clicks("Flytta Berga till Öster");
    assert_eq!(person.with(|state| state.document.plan.clone()), after);
    person.presses(Modifiers::NONE, Key::Escape);
    assert!(!person.sees("Planen som den öppnades"));
    assert_eq!(person.selected(), ["Berga"], "the list takes Escape, not the selection");
}

#[test]
fn what_is_carried_is_let_go_when_the_window_is_left() {
    let mut person = Person::opens();
    let (ryd, norr) = (person.place_of("Ryd, Väster"), person.place_of("Skäggetorp-Tornby, Norr"));
    person.carries(ryd, norr);
    person.happens([Event::WindowFocused(false)]);
    person.waits();
    assert!(!person.sees("Ärenden per socialsekreterare"), "the price tag is gone");
    person.lets_go(norr);
    assert_eq!(person.unit_of("Ryd"), "Väster");
}

#[test]
fn the_strip_of_tools_lies_over_the_map_and_is_not_painted_through() {
    let mut person = Person::opens();
    person.clicks("Pensel");
    let strip = person.place_of("Rektangel");
    person.draws(&[strip, strip + vec2(1.0, 0.0)], Modifiers::NONE);
    person.lets_go(strip);
    assert!(!person.with(|state| state.document.history.is_modified()));
    assert!(person.place_of("Hand").distance(pos2(0.0, 0.0)) > 100.0);
}
