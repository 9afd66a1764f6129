//! Everything by the keyboard alone.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;

use super::person::Person;

#[test]
fn the_arrow_keys_go_from_district_to_district_and_space_selects() {
    let mut person = Person::opens();
    person.focuses("Skäggetorp-Tornby, Norr");
    person.presses(Modifiers::NONE, Key::Space);
    person.presses(Modifiers::NONE, Key::ArrowDown);
    assert!(!person.harness.get_by_label("Skäggetorp-Tornby, Norr").is_focused());
    person.presses(Modifiers::NONE, Key::Space);
    let selected = person.selected();
    assert_eq!(selected.len(), 2, "{selected:?}");
    let (above, below): (Vec<_>, Vec<_>) = person
        .nodes()
        .into_iter()
        .filter(|(name, _)| selected.contains(name))
        .partition(|(name, _)| name == "Skäggetorp-Tornby");
    assert!(above[0].1.y < below[0].1.y, "{selected:?}");
    person.presses(Modifiers::NONE, Key::Num3);
    for name in selected {
        assert_eq!(person.unit_of(&name), "Syd");
    }
}

#[test]
fn space_selects_also_while_another_tool_has_the_pointer() {
    let mut person = Person::opens();
    person.presses(Modifiers::NONE, Key::L);
    person.focuses("Ryd, Väster");
    person.presses(Modifiers::NONE, Key::Space);
    assert_eq!(person.selected(), ["Ryd"]);
    person.presses(Modifiers::NONE, Key::Space);
    assert!(person.selected().is_empty());
}

#[test]
fn the_menu_is_opened_and_used_by_the_keyboard() {
    let mut person = Person::opens();
    person.focuses("Ryd, Väster");
    person.presses(Modifiers::SHIFT, Key::F10);
    assert!(person.sees("Zooma till"));
    // Past moving, and what a move would do.
    person.presses(Modifiers::NONE, Key::ArrowDown);
    person.presses(Modifiers::NONE, Key::ArrowDown);
    person.presses(Modifiers::NONE, Key::Enter);
    assert!(person.selected().len() > 2, "the neighbours are selected: {:?}", person.selected());
    assert!(!person.sees("Zooma till"));
    assert!(person.harness.get_by_label("Ryd, Väster").is_focused());
}

#[test]
fn everything_is_selected_and_the_selection_turned_round() {
    let mut person = Person::opens();
    person.presses(Modifiers::COMMAND, Key::A);
    assert_eq!(person.selected().len(), 32);
    person.presses(Modifiers::COMMAND, Key::K);
    person.harness.event(egui::Event::Text("invertera".to_owned()));
    person.waits();
    person.presses(Modifiers::NONE, Key::Enter);
    assert!(person.selected().is_empty());
}

#[test]
fn the_search_moves_the_selection_and_takes_tools() {
    let mut person = Person::opens();
    person.clicks("Ryd, Väster");
    for (text, check) in [
        (
            "flytta markeringen till öst",
            (|person| person.unit_of("Ryd") == "Öster") as fn(&Person) -> bool,
        ),
        ("lasso", |person| person.with(|state| state.view.tool == narplan::app::Tool::Lasso)),
        ("måla med syd", |person| {
            person.with(|state| {
                let unit = state.document.plan.units.get(state.brush()).unwrap();
                unit.name == "Syd" && state.view.tool == narplan::app::Tool::Brush
            })
        }),
        ("historiken", |person| person.sees("Planen som den öppnades")),
    ] {
        person.presses(Modifiers::COMMAND, Key::K);
        person.harness.event(egui::Event::Text(text.to_owned()));
        person.waits();
        person.presses(Modifiers::NONE, Key::Enter);
        person.waits();
        assert!(check(&person), "{text}");
    }
}
