//! Karta: the same districts as map, table and scatter, and where their figures come from.

use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use narplan::app::{Action, AppState, MapAction, Worked, Workspace};
use narplan::scene::{Fill, Theme};

use super::person::{Person, first_state};

fn opens(size: [f32; 2]) -> Person {
    let mut state = first_state();
    state.view.workspace = Workspace::Map;
    Person::opens_with(state, size)
}

/// Where the row of a district stands, if it is seen.
fn row(person: &Person, district: &str) -> f32 {
    let label = format!("Markera {district} (");
    person.harness.get_by_label_contains(&label).rect().top()
}

fn clicks_what_contains(person: &mut Person, label: &str) {
    person.harness.get_by_label_contains(label).click();
    person.waits();
}

/// The legend's first line, and how many districts it counts.
fn first_class(state: &AppState) -> (String, usize) {
    let shade = state.shade(Theme::Light).unwrap();
    (shade.legend.entries[0].text.clone(), shade.legend.entries[0].count)
}

#[test]
fn the_table_is_sorted_by_what_is_clicked() {
    let mut person = opens([1280.0, 800.0]);
    // Skäggetorp has the most social assistance of all.
    let others = ["Berga", "Ryd"];
    assert!(others.iter().all(|other| row(&person, "Skäggetorp-Tornby") < row(&person, other)));
    person.clicks("Sortera efter Område");
    assert!(row(&person, "Berga") < row(&person, "Ekholmen"));
    person.focuses("Sortera efter Område");
    person.presses(Modifiers::NONE, Key::Enter);
    assert!(person.harness.query_by_label_contains("Markera Berga (").is_none(), "it is the last");
}

#[test]
fn a_row_selects_its_district_and_the_map_selects_the_row() {
    let mut person = opens([1280.0, 800.0]);
    clicks_what_contains(&mut person, "Markera Skäggetorp-Tornby (");
    assert_eq!(person.selected(), ["Skäggetorp-Tornby"]);
    let ryd = person.district("Ryd");
    person.asks(Action::Select(ryd, false));
    person.waits();
    let row = person.harness.get_by_label_contains("Markera Ryd (");
    assert_eq!(row.accesskit_node().toggled(), Some(egui::accesskit::Toggled::True));
}

#[test]
fn the_keyboard_goes_down_the_rows_and_selects() {
    let mut person = opens([1280.0, 800.0]);
    person.clicks("Sortera efter Område");
    person.harness.get_by_label_contains("Markera Berga (").focus();
    person.waits();
    person.presses(Modifiers::NONE, Key::ArrowDown);
    person.presses(Modifiers::NONE, Key::Enter);
    let selected = person.selected();
    assert_eq!(selected.len(), 1);
    assert!(selected[0] != "Berga" && row(&person, &selected[0]) > row(&person, "Berga"));
}

#[test]
fn a_class_of_the_legend_is_looked_at_alone_and_all_come_back() {
    let mut person = opens([1280.0, 800.0]);
    let (text, count) = person.with(first_class);
    assert!(count > 0 && count < 32);
    person.clicks(&format!("Visa bara {text}"));
    assert!(person.sees(&format!("Visar {count} av 32 områden")));
    assert!(person.harness.query_by_label_contains("Markera Skäggetorp-Tornby (").is_none());
    assert_eq!(
        person.with(|state| state.left_out(state.shade(Theme::Light).as_ref()).len()),
        32 - count
    );
    person.clicks("visa alla");
    assert!(!person.sees("av 32 områden"));
    assert!(person.harness.query_by_label_contains("Markera Skäggetorp-Tornby (").is_some());
}

#[test]
fn a_figure_says_where_it_comes_from_and_escape_closes_it() {
    let mut person = opens([1280.0, 800.0]);
    clicks_what_contains(&mut person, "Markera Skäggetorp-Tornby (");
    clicks_what_contains(&mut person, "Skäggetorp-Tornby, Ekonomiskt bistånd: 14,31");
    assert!(person.sees("kolumn ekonomiskt_bistand_tkr_per_person_2024 i indicators.csv"));
    assert!(person.sees("Befolkningsvägt medelvärde av mindre områden, inte källans egen"));
    person.presses(Modifiers::NONE, Key::Escape);
    assert!(!person.sees("kolumn ekonomiskt_bistand_tkr_per_person_2024"));
    assert_eq!(person.selected(), ["Skäggetorp-Tornby"], "Escape closed the card and nothing else");
    person.clicks("Var kommer siffran ifrån?");
    assert!(person.sees("kolumn ekonomiskt_bistand_tkr_per_person_2024 i indicators.csv"));
}

#[test]
fn the_scatter_tells_how_two_figures_go_together() {
    let mut person = opens([1280.0, 800.0]);
    person.clicks("Samband");
    // scipy: r 0,9749 and ρ 0,8891 of these two (tests/reference/correlation.json).
    assert!(person.sees("Pearson r = 0,97 · Spearman = 0,89 · n = 32"));
    assert!(person.sees("Samband är inte orsak."));
    assert!(person.sees("Robinson 1950"));
    person.harness.get_by_label_contains("Ryd. Ekonomiskt bistånd").focus();
    person.waits();
    person.presses(Modifiers::NONE, Key::Enter);
    assert_eq!(person.selected(), ["Ryd"]);
}

#[test]
fn what_is_filtered_out_is_not_in_the_scatter() {
    let mut person = opens([1280.0, 800.0]);
    let (unit, count) = person.with(|state| {
        let (unit, _) = state.document.plan.local_units().next().unwrap();
        (unit, state.districts_of(unit).len())
    });
    person.asks(Action::Map(MapAction::ToggleUnit(unit)));
    person.clicks("Samband");
    person.waits();
    assert!(person.sees(&format!("n = {count}")));
    assert!(person.sees(&format!("Visar {count} av 32 områden")));
}

#[test]
fn the_change_over_the_years_becomes_a_map_around_no_change() {
    let mut person = opens([1280.0, 800.0]);
    person.clicks("Över tid");
    assert!(person.sees("Utländsk bakgrund 2022") && person.sees("Utländsk bakgrund 2025"));
    assert!(person.sees("Åren är framräknade på olika sätt"));
    person.harness.get_by_label("Visa ändringen på kartan").click_accesskit();
    person.waits();
    person.with(|state| {
        assert_eq!(state.view.fill, Fill::Figures);
        assert!(matches!(state.view.mapping.worked, Worked::Change { percent: false, .. }));
        assert_eq!(state.shown_middle(), Some(0.0));
    });
    person.clicks("Tabell");
    assert!(person.sees("Sortera efter Utländsk bakgrund, ändring 2022–2025"));
}

#[test]
fn the_table_goes_to_the_clipboard() {
    let mut person = opens([1280.0, 800.0]);
    person.clicks("Kopiera");
    let copied = person.with(|state| state.tr.t("notice-copied").to_owned());
    assert!(person.sees(&copied));
}
