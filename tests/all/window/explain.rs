//! Karta: the same districts as map, table and scatter, and where their figures come from.

use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use narplan::app::{self, Action, AppState, ExplainTask, MapAction, PlanTable, Worked, Workspace};
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

/// The city of `tests/reference/levels.py`, its districts in two bases, in the window.
fn opens_a_city() -> (tempfile::TempDir, Person) {
    let reference = include_str!("../../reference/levels.json");
    let reference: serde_json::Value = serde_json::from_str(reference).unwrap();
    let dir = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = dir.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    };
    let map = write("stadsdelar.geojson", &reference["districts"].to_string());
    write("finare.geojson", &reference["finer"].to_string());
    write("tabell.csv", reference["table"].as_str().unwrap());
    let opened = app::begin_on_map(&map, &app::NameChoices::default()).unwrap();
    let mut state = AppState::new(opened.document, narplan::i18n::Language::Sv);
    let (north, _) = state.document.plan.local_units().next().unwrap();
    let some = state.document.map.districts.indices().take(4).collect();
    state.update(Action::Assign(some, north));
    state.view.workspace = Workspace::Map;
    let person = Person::opens_with(state, [1280.0, 800.0]);
    (dir, person)
}

#[test]
fn the_index_is_shown_on_each_level_that_is_loaded_and_taken_away_again() {
    let (dir, mut person) = opens_a_city();
    let group = person.with(|state| {
        let of = |id| state.document.map.indicators.by_id(id).unwrap();
        app::Group { part: of("grupp_2024"), whole: of("folkmangd_2024") }
    });
    person.asks(Action::Explain(app::ExplainAction::SetGroup(group)));
    person.clicks("Segregation");
    assert!(person.sees("för att se stadsdelarna mot slumpade delningar"));
    // A table has no borders, which is said; the bases have their band as before.
    person.asks(Action::ReadTable(PlanTable::Finer, dir.path().join("tabell.csv")));
    person.asks(Action::CloseDialog);
    person.settles();
    person.waits();
    assert!(person.sees("tabell.csv: 48 områden") && person.sees("Finare områden"));
    assert!(person.sees("en tabell säger inte vilka områden som gränsar till varandra"));
    let bands = |person: &Person| {
        person.harness.query_all_by_label_contains("Slumpade delningar i lika många").count()
    };
    let with_table = bands(&person);
    person.asks(Action::ReadTable(PlanTable::Finer, dir.path().join("finare.geojson")));
    person.asks(Action::CloseDialog);
    person.waits();
    person.settles();
    person.waits();
    assert!(person.sees("finare.geojson: 48 områden"));
    assert!(bands(&person) > with_table, "the districts have a band too");
    assert!(!person.sees("en tabell säger inte"));
    let task = person.with(|state| state.district_band_task(group));
    assert!(matches!(task, Ok(ExplainTask::FinerDivisions(..))));
    person.activates("Ta bort");
    assert!(person.with(|state| state.document.plan.finer.is_none()));
    assert!(person.sees("för att se stadsdelarna mot slumpade delningar"));
    person.presses(Modifiers::COMMAND, Key::Z);
    assert!(person.with(|state| state.document.finer().is_some()), "it can be undone");
}
