//! Two figures on one map: the square, circles, the cartogram, the city as an inset.

use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use narplan::app::{Action, MapAction, Workspace};
use narplan::model::IndicatorIdx;
use narplan::scene::Fill;

use super::person::{Person, first_state};

fn indicator(person: &Person, id: &str) -> IndicatorIdx {
    person.with(|state| state.document.map.indicators.by_id(id).unwrap())
}

/// Somebody at the map of social assistance.
fn looks_at_the_map(size: [f32; 2]) -> Person {
    let mut person = Person::opens_with(first_state(), size);
    person.asks(Action::SetWorkspace(Workspace::Map));
    let first = indicator(&person, "ekonomiskt_bistand");
    person.asks(Action::SetFill(Fill::Indicator(first)));
    person.waits();
    person
}

#[test]
fn a_second_indicator_is_chosen_by_name_and_each_cell_tells_how_many_districts_it_has() {
    let mut person = looks_at_the_map([1280.0, 800.0]);
    person.chooses("Andra indikator", "Arbetslösa 2024");
    let second = indicator(&person, "arbetslosa_andel");
    person.with(|state| assert_eq!(state.view.mapping.second, Some(second)));
    // Nine cells, each with both ranges and its number of districts; they are all 32 of them.
    let cells: Vec<String> = person
        .harness
        .query_all_by_label_contains("Arbetslösa 2024 ")
        .filter_map(|node| {
            let node = node.accesskit_node();
            node.value().or_else(|| node.label())
        })
        .filter(|label| label.contains("område"))
        .collect();
    assert_eq!(cells.len(), 9, "{cells:?}");
    let count = |cell: &String| -> usize {
        let (_, tail) = cell.rsplit_once(": ").unwrap();
        tail.split_whitespace().next().unwrap().parse().unwrap()
    };
    assert_eq!(cells.iter().map(count).sum::<usize>(), 32);
    person.asks(Action::Map(MapAction::SetSecond(None)));
    person.waits();
    assert!(!person.sees("Talen är antal områden"));
}

/// Also where the panel has to be scrolled to it.
fn switches_the_cartogram(person: &mut Person) {
    let name = "Kartogram: efter antal barn";
    person.harness.get_by_role_and_label(Role::CheckBox, name).click_accesskit();
    person.waits();
}

#[test]
fn districts_are_chosen_on_a_cartogram_as_on_the_map() {
    let mut person = looks_at_the_map([1280.0, 800.0]);
    let on_map = person.place_of("Ryd, Väster");
    switches_the_cartogram(&mut person);
    person.settles();
    person.waits();
    assert!(person.with(|state| state.cartogram.is_some()));
    let on_circle = person.place_of("Ryd, Väster");
    assert!(on_map.distance(on_circle) > 5.0, "it has another place among circles");
    person.clicks("Ryd, Väster");
    let ryd = person.district("Ryd");
    assert!(person.with(|state| state.view.selection.contains(&ryd)));
    switches_the_cartogram(&mut person);
    person.settles();
    person.waits();
    assert!(person.with(|state| state.cartogram.is_none()));
    assert!(on_map.distance(person.place_of("Ryd, Väster")) < 1.0, "it is back");
}

#[test]
fn a_district_is_dragged_to_another_base_on_a_cartogram() {
    let mut person = Person::opens();
    let children = person.with(|state| state.document.map.indicators.children_0_19.unwrap());
    person.asks(Action::Map(MapAction::SetCartogram(Some(children))));
    person.waits();
    person.waits();
    assert_eq!(person.unit_of("Ryd"), "Väster");
    let (from, to) = (person.place_of("Ryd, Väster"), person.place_of("Skäggetorp-Tornby, Norr"));
    person.carries(from, to);
    person.lets_go(to);
    assert_eq!(person.unit_of("Ryd"), "Norr");
}

#[test]
fn circles_are_chosen_by_name() {
    let mut person = looks_at_the_map([1280.0, 800.0]);
    let children = person.with(|state| state.document.map.indicators.children_0_19.unwrap());
    let title = person.with(|state| {
        state.document.map.indicators.indicators.get(children).unwrap().info.title.sv.clone()
    });
    person.chooses("Cirklar", &title);
    person.with(|state| assert_eq!(state.circled(), Some(children)));
    // On a cartogram the count is that of the districts themselves.
    switches_the_cartogram(&mut person);
    let lists = person.harness.query_all_by_role_and_label(Role::ComboBox, "Cirklar").count();
    assert_eq!(lists, 0);
    person.with(|state| assert_eq!(state.circled(), None));
}

#[test]
fn who_wants_less_motion_chooses_it_in_the_menu_and_the_map_jumps() {
    let mut person = looks_at_the_map([1280.0, 800.0]);
    person.activates("Närplan");
    person.harness.get_by_role_and_label(Role::CheckBox, "Mindre rörelse").click_accesskit();
    person.waits();
    assert!(person.with(|state| state.settings.reduce_motion));
    person.presses(egui::Modifiers::NONE, egui::Key::Escape);
    let before = person.place_of("Ryd, Väster");
    person.begins(Action::Focus(narplan::app::Focus::Whole));
    person.harness.run_steps(2);
    let at_once = person.place_of("Ryd, Väster");
    assert!(before.distance(at_once) > 20.0, "it is there in the next frame");
    person.waits();
    assert!(at_once.distance(person.place_of("Ryd, Väster")) < 1.0);
}
