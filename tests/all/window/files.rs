//! Plans are saved and opened; nothing is lost.

use std::fs;
use std::path::PathBuf;

use egui::{Key, Modifiers};
use narplan::app::{Action, Dialog, ExportKind, PaperKind, Preset, UnsavedAnswer};

use super::person::Person;

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

fn plan_path(folder: &tempfile::TempDir) -> PathBuf {
    folder.path().join("min plan.narplan.json")
}

#[test]
fn a_saved_plan_opens_as_it_was_and_can_be_edited_and_undone() {
    let folder = folder();
    let path = plan_path(&folder);
    let mut person = Person::opens();
    person.drags("Ryd, Väster", "Skäggetorp-Tornby, Norr");
    person.asks(Action::SaveTo(path.clone()));
    assert!(!person.with(|state| state.document.history.is_modified()));
    let saved = person.with(|state| state.document.plan.clone());

    let mut other = Person::opens();
    other.asks(Action::OpenPath(path));
    other.waits();
    assert_eq!(other.with(|state| state.document.plan.clone()), saved);
    assert_eq!(other.unit_of("Ryd"), "Norr");
    other.drags("Berga, Syd", "Johannelund, Öster");
    assert_eq!(other.unit_of("Berga"), "Öster");
    other.presses(Modifiers::COMMAND, Key::Z);
    assert_eq!(other.with(|state| state.document.plan.clone()), saved);
}

#[test]
fn a_file_that_only_the_ending_makes_the_same_is_not_overwritten() {
    let folder = folder();
    let path = plan_path(&folder);
    fs::write(&path, "someone else's").unwrap();
    let mut person = Person::opens();
    person.asks(Action::SaveTo(folder.path().join("min plan")));
    person.waits();
    assert!(person.sees("Det gick inte."));
    assert_eq!(fs::read_to_string(path).unwrap(), "someone else's");
}

#[test]
fn a_broken_file_is_explained_and_nothing_open_is_lost() {
    let folder = folder();
    for (name, text, says) in [
        ("trasig.narplan.json", "{ \"format\": \"narplan\", \"version\": 1, ", "rad 1"),
        ("nyare.narplan.json", "{\"format\": \"narplan\", \"version\": 99}", "version 99"),
        ("tom.geojson", "{\"type\": \"FeatureCollection\", \"features\": []}", ""),
        ("bild.json", "\u{89}PNG", ""),
    ] {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        let mut person = Person::opens();
        person.drags("Ryd, Väster", "Skäggetorp-Tornby, Norr");
        let before = person.with(|state| state.document.plan.clone());
        person.asks(Action::OpenPath(path));
        // There are changes: the program asks before it lets them go.
        person.asks(Action::AnswerUnsaved(UnsavedAnswer::Discard));
        person.waits();
        assert_eq!(person.with(|state| state.document.plan.clone()), before, "{name}");
        assert!(person.sees("Det gick inte."), "{name}");
        let notice = person.with(|state| state.notices.last().unwrap().text.clone());
        assert!(notice.to_lowercase().contains(says), "{name}: {notice}");
        person.presses(Modifiers::COMMAND, Key::Z);
        assert_eq!(person.unit_of("Ryd"), "Väster", "undo still works");
    }
}

#[test]
fn changes_are_asked_about_before_another_plan_takes_their_place() {
    let mut person = Person::opens();
    person.drags("Ryd, Väster", "Skäggetorp-Tornby, Norr");
    person.asks(Action::New("nollalternativ".to_owned()));
    person.waits();
    assert!(person.sees("Spara ändringarna?"));
    person.clicks("Avbryt");
    assert_eq!(person.unit_of("Ryd"), "Norr");
    person.asks(Action::New("nollalternativ".to_owned()));
    person.waits();
    person.clicks("Spara inte");
    assert!(person.with(|state| state.document.plan.title.contains("Nollalternativ")));
    assert!(!person.with(|state| state.document.history.is_modified()));
}

#[test]
fn every_preset_can_be_started_from_the_window() {
    let mut person = Person::opens();
    for preset in narplan::app::PRESETS {
        let card = narplan::app::preset_card(preset).unwrap();
        person.asks(Action::Show(Dialog::NewPlan));
        person.waits();
        // The card's title is also the text on it: the button is what can be clicked.
        person.asks(Action::New(preset.id.to_owned()));
        person.waits();
        assert_eq!(person.with(|state| state.document.plan.title.clone()), card.title);
        assert!(person.with(|state| state.results.simulation().is_some()), "{}", preset.id);
    }
    assert!(narplan::app::PRESETS.iter().any(|preset| preset.id == Preset::FIRST));
}

#[test]
fn a_map_on_disk_begins_a_plan_that_remembers_where_the_map_is() {
    let folder = folder();
    let maps = folder.path().join("kartor");
    fs::create_dir(&maps).unwrap();
    for file in ["districts.geojson", "indicators.csv", "indicators.toml", "manifest.toml"] {
        let from = format!("{}/maps/linkoping/{file}", env!("CARGO_MANIFEST_DIR"));
        fs::copy(from, maps.join(file)).unwrap();
    }
    let mut person = Person::opens();
    person.asks(Action::OpenPath(maps.join("districts.geojson")));
    person.waits();
    assert_eq!(person.unit_of("Ryd"), "Central organisation");
    person.clicks("Ryd, Central organisation");
    person.presses(Modifiers::NONE, Key::Num2);
    assert_eq!(person.unit_of("Ryd"), "Väster");
    let path = plan_path(&folder);
    person.asks(Action::SaveTo(path.clone()));
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains("\"kartor/districts.geojson\""), "{text}");

    let mut other = Person::opens();
    other.asks(Action::OpenPath(path));
    other.waits();
    assert_eq!(other.unit_of("Ryd"), "Väster");
}

#[test]
fn exports_are_written_where_asked() {
    let folder = folder();
    let mut person = Person::opens();
    let geojson = folder.path().join("karta.geojson");
    let csv = folder.path().join("tabeller");
    let png = folder.path().join("karta.png");
    person.asks(Action::ExportTo(ExportKind::GeoJson, geojson.clone()));
    person.asks(Action::ExportTo(ExportKind::Csv, csv.clone()));
    person.asks(Action::ExportTo(ExportKind::Png, png.clone()));
    assert!(fs::read_to_string(geojson).unwrap().contains("\"narplan_bas\""));
    let tables: Vec<_> = fs::read_dir(csv).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(tables.len(), 1, "a folder of their own");
    assert!(tables[0].join("budget.csv").is_file());
    assert!(fs::read(png).unwrap().starts_with(b"\x89PNG"));
    let papers = [
        (PaperKind::Workbook, "plan.xlsx", &b"PK"[..]),
        (PaperKind::Memo, "skrivelse.pdf", b"%PDF-"),
        (PaperKind::GeoPackage, "plan.gpkg", b"SQLite format 3"),
        (PaperKind::Handout, "plan.html", b"<!doctype html>"),
    ];
    for (kind, name, begins) in papers {
        let path = folder.path().join(name);
        person.asks(Action::ExportTo(ExportKind::Paper(kind), path.clone()));
        assert!(fs::read(path).unwrap().starts_with(begins), "{name}");
    }
}

#[test]
fn a_late_save_of_one_plan_does_not_name_another() {
    let folder = folder();
    let path = plan_path(&folder);
    let mut person = Person::opens();
    person.drags("Ryd, Väster", "Skäggetorp-Tornby, Norr");
    // The save is on its way when another plan is begun.
    person.begins(Action::SaveTo(path.clone()));
    person.begins(Action::New("nollalternativ".to_owned()));
    person.begins(Action::AnswerUnsaved(UnsavedAnswer::Discard));
    person.settles();
    assert!(path.is_file());
    assert_eq!(person.with(|state| state.document.path.clone()), None);
    assert!(person.with(|state| state.document.plan.title.contains("Nollalternativ")));
}

#[test]
fn what_is_changed_while_a_file_is_read_is_asked_about() {
    let folder = folder();
    let path = plan_path(&folder);
    let mut person = Person::opens();
    person.asks(Action::SaveTo(path.clone()));
    person.begins(Action::OpenPath(path));
    let ryd = person.district("Ryd");
    let norr = person.with(|state| state.document.plan.unit_by_id("norr").unwrap());
    person.begins(Action::Assign(vec![ryd], norr));
    person.settles();
    person.waits();
    assert!(person.sees("Spara ändringarna?"));
    assert_eq!(person.unit_of("Ryd"), "Norr");
    person.clicks("Avbryt");
    assert_eq!(person.unit_of("Ryd"), "Norr");
}

#[test]
fn a_save_that_nobody_finished_does_not_quit_later() {
    let mut person = Person::opens();
    person.drags("Ryd, Väster", "Skäggetorp-Tornby, Norr");
    person.begins(Action::Quit);
    // The answer asks for a file name; nobody gives one.
    person.begins_without_dialog(UnsavedAnswer::Save);
    person.asks(Action::SaveCancelled);
    let folder = folder();
    person.asks(Action::SaveTo(plan_path(&folder)));
    assert!(!person.with(|state| state.may_close), "an ordinary save closes nothing");
}

#[test]
fn an_export_does_not_replace_the_plan_itself() {
    let folder = folder();
    let path = plan_path(&folder);
    let mut person = Person::opens();
    person.asks(Action::SaveTo(path.clone()));
    let before = fs::read(&path).unwrap();
    person.asks(Action::ExportTo(ExportKind::GeoJson, path.clone()));
    person.waits();
    assert!(person.sees("Det gick inte."));
    assert_eq!(fs::read(path).unwrap(), before);
}

#[test]
fn codes_and_names_of_a_map_are_chosen_where_they_are_not_recognised() {
    let folder = folder();
    let path = folder.path().join("egen.geojson");
    let square = |x: f64, zone: &str, text: &str| {
        format!(
            "{{\"type\":\"Feature\",\"properties\":{{\"zon\":\"{zone}\",\"benamning_x\":\"{text}\"}},\
             \"geometry\":{{\"type\":\"Polygon\",\"coordinates\":[[[{x},58.4],[{},58.4],[{},58.5],\
             [{x},58.5],[{x},58.4]]]}}}}",
            x + 0.1,
            x + 0.1
        )
    };
    let (a, b) = (square(15.5, "A1", "Ett"), square(15.6, "B2", "Två"));
    fs::write(&path, format!("{{\"type\":\"FeatureCollection\",\"features\":[{a},{b}]}}")).unwrap();
    let mut person = Person::opens();
    person.asks(Action::OpenPath(path.clone()));
    person.waits();
    assert!(person.sees("Läs kartan på nytt"));
    let choices = narplan::app::NameChoices {
        code: Some("zon".to_owned()),
        name: Some("benamning_x".to_owned()),
    };
    person.asks(Action::OpenMap(path, choices));
    let names = person.with(|state| {
        let districts = state.document.map.districts.iter();
        districts.map(|d| (d.code.clone(), d.name.clone())).collect::<Vec<_>>()
    });
    assert_eq!(names, [("A1".to_owned(), "Ett".to_owned()), ("B2".to_owned(), "Två".to_owned())]);
}

#[test]
fn a_save_does_not_replace_what_another_window_saved() {
    let folder = folder();
    let path = plan_path(&folder);
    let mut first = Person::opens();
    first.asks(Action::SaveTo(path.clone()));
    let mut second = Person::opens();
    second.asks(Action::OpenPath(path.clone()));
    second.waits();
    second.drags("Berga, Syd", "Johannelund, Öster");
    second.asks(Action::Save);
    let theirs = fs::read_to_string(&path).unwrap();

    first.drags("Ryd, Väster", "Skäggetorp-Tornby, Norr");
    first.asks(Action::Save);
    first.waits();
    assert!(first.sees("Det gick inte."));
    assert_eq!(fs::read_to_string(&path).unwrap(), theirs);
    assert!(first.with(|state| state.document.history.is_modified()));
}

#[test]
fn work_that_a_crash_left_is_offered_until_it_is_answered_for() {
    let folder = folder();
    let path = plan_path(&folder);
    let mut person = Person::opens();
    person.asks(Action::SaveTo(path.clone()));
    person.drags("Ryd, Väster", "Skäggetorp-Tornby, Norr");
    person.asks(Action::Autosave);
    let copies = || {
        let entries = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name());
        entries.filter(|name| name.to_string_lossy().ends_with(".autosave.json")).count()
    };
    assert_eq!(copies(), 1);
    // The program is gone without having been asked to end.
    drop(person);

    let again = || {
        let opened = narplan::app::open(&path);
        let remembered = narplan::app::Remembered::default();
        let state = narplan::app::AppState::begin(opened, remembered, narplan::i18n::Language::Sv);
        Person::opens_with(state.unwrap(), [1440.0, 900.0])
    };
    let mut person = again();
    assert!(person.sees("Osparat arbete finns kvar"));
    person.presses(Modifiers::NONE, Key::Escape);
    person.asks(Action::Autosave);
    person.asks(Action::Quit);
    assert_eq!(copies(), 1, "nobody has answered, so it is still there");
    drop(person);

    let mut person = again();
    person.clicks("Ta fram ändringarna");
    assert_eq!(person.unit_of("Ryd"), "Norr");
    assert!(person.with(|state| state.document.history.is_modified()));
    person.asks(Action::Save);
    assert_eq!(copies(), 0, "what is saved needs no copy");
    let saved = fs::read_to_string(&path).unwrap();
    assert!(saved.contains("0580R017"));
    assert!(!person.with(|state| state.document.history.is_modified()));
}
