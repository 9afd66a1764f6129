//! A made-up city on three levels, beside `tests/reference/levels.py`.

use std::path::{Path, PathBuf};

use serde_json::Value;
use tempfile::TempDir;

use super::*;
use crate::app::{
    Action, Document, Effect, ExplainAction, JobOutcome, PlanTable, begin_on_map, from_preset,
    open, plan_text, take_plan_table,
};
use crate::edit::Command;
use crate::geometry::Adjacency;
use crate::i18n::Language;
use crate::model::Explain;
use crate::read::{NameChoices, ReadError, TableError, finer_map, finer_table};

fn reference() -> Value {
    serde_json::from_str(include_str!("../../../../tests/reference/levels.json")).unwrap()
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap()
}

/// The city's files in a folder of their own, and its plan: three bases, a row of districts each.
fn city() -> (TempDir, Document) {
    let (dir, reference) = (tempfile::tempdir().unwrap(), reference());
    let write = |name: &str, text: &str| std::fs::write(dir.path().join(name), text).unwrap();
    write("stadsdelar.geojson", &reference["districts"].to_string());
    write("finare.geojson", &reference["finer"].to_string());
    write("tabell.csv", reference["table"].as_str().unwrap());
    let map = dir.path().join("stadsdelar.geojson");
    let mut document = begin_on_map(&map, &NameChoices::default()).unwrap().document;
    let units: Vec<UnitIdx> = document.plan.local_units().map(|(unit, _)| unit).collect();
    for (row, unit) in units.into_iter().take(3).enumerate() {
        let districts = document.map.districts.iter_enumerated();
        let of_row = districts.filter(|(_, one)| one.code.starts_with(&format!("D{row}")));
        let districts = of_row.map(|(district, _)| district).collect();
        document.edit(Command::Assign { districts, to: unit }).unwrap();
    }
    (dir, document)
}

fn load(document: &mut Document, path: &Path) -> Vec<&'static str> {
    let notes = take_plan_table(document, PlanTable::Finer, path).unwrap();
    notes.iter().map(|note| note.id).collect()
}

fn group(document: &Document) -> Group {
    let of = |id| document.map.indicators.by_id(id).unwrap();
    Group { part: of("grupp_2024"), whole: of("folkmangd_2024") }
}

fn levels(document: &Document) -> Vec<SegregationLevel> {
    let finer = document.finer().map(Arc::as_ref);
    let group = group(document);
    let table = &document.map.indicators;
    levels_of(table, &counts(&document.map, group), finer, group, &document.plan.assignment)
}

#[test]
fn every_index_on_every_level_is_that_of_a_second_calculation() {
    let reference = reference();
    for file in ["tabell.csv", "finare.geojson"] {
        let (dir, mut document) = city();
        assert_eq!(load(&mut document, &dir.path().join(file)), ["finer-note-areas"], "{file}");
        let levels = levels(&document);
        let kinds: Vec<_> = levels.iter().map(|level| (level.kind.id(), level.parts)).collect();
        assert_eq!(kinds, [("finer", 48), ("districts", 12), ("bases", 3)]);
        for level in levels {
            for (index, value) in SegregationIndex::ALL.into_iter().zip(level.indices) {
                let expected = number(&reference["levels"][level.kind.id()][index.id()]);
                let found = value.unwrap();
                let name = (file, level.kind, index);
                assert!((found - expected).abs() < 1e-12, "{name:?}: {found}, {expected}");
            }
        }
    }
}

#[test]
fn drawn_divisions_have_the_mean_of_all_trees_and_cuts() {
    let law = &reference()["law"];
    let [width, height, parts] =
        ["width", "height", "parts"].map(|key| law[key].as_u64().unwrap() as usize);
    let of = |at: usize| {
        let pairs = law["counts"].as_array().unwrap();
        pairs.iter().map(|pair| pair[at].as_f64()).collect::<Vec<_>>()
    };
    let counts = GroupCounts::new(&of(0), &of(1)).unwrap();
    let at = |column: usize, row: usize| row * width + column;
    let across = (0..height)
        .flat_map(|row| (1..width).map(move |column| (at(column - 1, row), at(column, row), 1.0)));
    let down = (1..height)
        .flat_map(|row| (0..width).map(move |column| (at(column, row - 1), at(column, row), 1.0)));
    let adjacency = Adjacency::from_pairs(width * height, across.chain(down).collect());
    let part_of: Vec<usize> = (0..width * height).map(|area| area / width).collect();
    let options = DivisionOptions { parts, draws: 4_000, seed: 7 };
    let [band, ..] = division_bands(&counts, &adjacency, &part_of, &options);
    let band = band.unwrap();
    let mean = band.drawn.iter().sum::<f64>() / band.drawn.len() as f64;
    let error = number(&law["deviation"]) / (band.drawn.len() as f64).sqrt();
    assert!((mean - number(&law["mean"])).abs() < 4.0 * error, "{mean} for {}", law["mean"]);
    let ends = [band.drawn.first(), band.drawn.last()].map(|end| *end.unwrap());
    let [least, most] = ["least", "most"].map(|key| number(&law[key]));
    // With 4 000 draws even the rarest of 258 divisions is nearly sure to come.
    assert!((ends[0] - least).abs() < 1e-12 && (ends[1] - most).abs() < 1e-12, "{ends:?}");
}

#[test]
fn a_band_for_the_districts_needs_borders_counts_and_all_districts() {
    let (dir, mut document) = city();
    let basis = |document: &Document| {
        let finer = document.finer().map(Arc::as_ref);
        band_basis(&document.map, &document.map.indicators, finer, group(document))
    };
    assert_eq!(basis(&document), Err(NoBand::NoFiner));
    load(&mut document, &dir.path().join("tabell.csv"));
    assert_eq!(basis(&document), Err(NoBand::NoBorders));
    load(&mut document, &dir.path().join("finare.geojson"));
    assert_eq!(basis(&document), Ok(()));
    let counts = counts(&document.map, group(&document)).unwrap();
    let finer = document.finer().unwrap();
    let table = &document.map.indicators;
    let bands = district_bands(table, &counts, finer, group(&document), 1);
    let again = district_bands(table, &counts, finer, group(&document), 1);
    assert_eq!(bands, again, "the same seed gives the same bands");
    for (index, band) in SegregationIndex::ALL.into_iter().zip(bands) {
        let band = band.unwrap();
        assert_eq!(band.drawn.len(), 1_000);
        let reference = &reference()["levels"];
        let [finer, districts] =
            ["finer", "districts"].map(|level| number(&reference[level][index.id()]));
        assert!((band.areas - finer).abs() < 1e-12, "{index:?}");
        assert!((band.division - districts).abs() < 1e-12, "{index:?}");
    }
    let others = "nyko;stadsdel;annat\nF00;D00;7\n";
    std::fs::write(dir.path().join("annat.csv"), others).unwrap();
    let notes = load(&mut document, &dir.path().join("annat.csv"));
    assert_eq!(notes, ["finer-note-areas", "finer-note-districts-missing", "finer-note-no-counts"]);
    assert_eq!(basis(&document), Err(NoBand::NoCounts));
    assert_eq!(levels(&document).len(), 2, "no level without its counts");
}

#[test]
fn finer_areas_are_there_again_when_the_plan_is_opened_wherever_it_was_moved() {
    let (dir, mut document) = city();
    load(&mut document, &dir.path().join("finare.geojson"));
    let path = dir.path().join("plan.narplan.json");
    let text = plan_text(&document, Some(&path)).unwrap();
    assert!(text.contains("\"path\": \"finare.geojson\""), "{text}");
    std::fs::write(&path, &text).unwrap();
    let opened = open(&path).unwrap();
    assert!(opened.notes.is_empty(), "{:?}", opened.notes);
    assert_eq!(opened.document.finer(), document.finer());
    assert!(document.finer().is_some());
    // Undone and done again.
    let Document { history, plan, .. } = &mut document;
    history.undo(plan).unwrap();
    assert_eq!(document.finer(), None);
    let Document { history, plan, .. } = &mut document;
    history.redo(plan).unwrap();
    assert!(document.finer().is_some());
    // All files moved together.
    let elsewhere = tempfile::tempdir().unwrap();
    for file in std::fs::read_dir(dir.path()).unwrap() {
        let from = file.unwrap().path();
        std::fs::copy(&from, elsewhere.path().join(from.file_name().unwrap())).unwrap();
    }
    let moved = open(&elsewhere.path().join("plan.narplan.json")).unwrap();
    assert!(moved.notes.is_empty() && moved.document.finer().is_some());
    // Changed, and gone: told, and the plan opens.
    let finer: PathBuf = elsewhere.path().join("finare.geojson");
    let changed = std::fs::read_to_string(&finer).unwrap().replacen("60", "61", 1);
    std::fs::write(&finer, changed).unwrap();
    let told = |plan: &Path| -> Vec<&'static str> {
        open(plan).unwrap().notes.iter().map(|note| note.id).collect()
    };
    let plan = elsewhere.path().join("plan.narplan.json");
    assert_eq!(told(&plan), ["finer-note-changed"]);
    std::fs::remove_file(&finer).unwrap();
    assert_eq!(told(&plan), ["finer-note-unread", "read-error-file-missing"]);
    let kept = open(&plan).unwrap().document;
    assert!(kept.plan.finer.is_some() && kept.finer().is_none());
}

fn table(text: &str) -> Result<Vec<&'static str>, TableError> {
    let (_dir, document) = city();
    let read = finer_table("finare.csv", text, &document.map, &document.plan)?;
    Ok(read.notes.iter().map(|note| note.message().id).collect())
}

#[test]
fn what_is_wrong_with_a_table_is_told_with_its_row() {
    let unknown = table("nyko;stadsdel;antal\nF1;D00;1\nF2;Ryd;1\n").unwrap_err();
    assert!(matches!(
        &unknown,
        TableError::FinerDistrict { row: 3, area, district, .. } if area == "F2" && district == "Ryd"
    ));
    let twice = table("kod;stadsdel\nF1;D00\nF2;D01\nF1;D02\n").unwrap_err();
    assert!(matches!(twice, TableError::FinerTwice { first: 2, second: 4, .. }));
    let word = table("desokod;regsokod;antal\nF1;D00;1\nF2;D00;många\n").unwrap_err();
    assert!(matches!(
        &word,
        TableError::NotANumber { row: 3, column, .. } if column == "antal"
    ));
    let missing = table("desokod;antal\nF1;2\n").unwrap_err();
    assert!(matches!(missing, TableError::NoColumn { .. }));
    assert!(matches!(table("desokod;regsokod\n"), Err(TableError::NoRows { .. })));
    // A column of words is no figure, and `..` is no number.
    let notes = table("desokod;regsokod;typ;grupp_2024\nF1;D00;a;..\nF2;D00;b;1 2\n").unwrap();
    assert_eq!(notes, ["finer-note-areas", "finer-note-districts-missing"]);
}

#[test]
fn sums_that_are_not_the_districts_own_are_told_and_left() {
    let (_dir, document) = city();
    let text = reference()["table"].as_str().unwrap().replacen(";60\n", ";61\n", 1);
    let read = finer_table("finare.csv", &text, &document.map, &document.plan).unwrap();
    let sums: Vec<_> =
        read.notes.iter().filter(|note| note.message().id == "finer-note-sums").collect();
    assert_eq!(sums.len(), 1);
    let whole = group(&document).whole;
    let differing = read.value.differing(&document.map.indicators, whole);
    assert_eq!(differing.len(), 1);
    let code = &document.map.districts.get(differing[0]).unwrap().code;
    assert_eq!(code, "D00");
}

fn square(code: &str, west: f64, width: f64) -> String {
    let (south, east, north) = (6_472_100.0, west + width, 6_472_400.0);
    format!(
        r#"{{"type":"Feature","properties":{{"nyko":"{code}","grupp_2024":1}},"geometry":{{"type":"Polygon","coordinates":[[[{west},{south}],[{east},{south}],[{east},{north}],[{west},{north}],[{west},{south}]]]}}}}"#
    )
}

#[test]
fn an_area_lies_in_the_district_that_it_shares_most_with() {
    let (_dir, document) = city();
    let collection = |features: &[String]| {
        let crs = r#""crs":{"type":"name","properties":{"name":"EPSG:3006"}}"#;
        let features = features.join(",");
        format!(r#"{{"type":"FeatureCollection",{crs},"features":[{features}]}}"#)
    };
    // Districts are 1 000 m wide from 534 000 on.
    let features = [
        square("A-helt", 534_100.0, 300.0),
        square("B-sju-tiondelar-till-vänster", 534_650.0, 500.0),
        square("C-till-höger", 534_920.0, 400.0),
        square("D-utanför", 533_000.0, 500.0),
        square("E-mest-utanför", 533_700.0, 400.0),
    ];
    let text = collection(&features);
    let read = finer_map("finare.geojson", &text, None, &document.map, &document.plan).unwrap();
    let codes: Vec<_> = read
        .value
        .areas
        .iter()
        .map(|area| document.map.districts.get(area.district).unwrap().code.as_str())
        .collect();
    assert_eq!(codes, ["D00", "D00", "D01"]);
    let ids: Vec<_> = read.notes.iter().map(|note| note.message().id).collect();
    assert!(ids.contains(&"finer-note-outside") && ids.contains(&"finer-note-straddling"));
    let outside = collection(&features[3..4]);
    let nothing = finer_map("finare.geojson", &outside, None, &document.map, &document.plan);
    assert!(matches!(nothing, Err(ReadError::Table(TableError::FinerOutside { .. }))));
}

#[test]
fn the_window_asks_for_the_band_once_and_has_it() {
    let (dir, document) = city();
    let mut state = AppState::new(document, Language::Sv);
    let path = dir.path().join("finare.geojson");
    let effects = state.update(Action::ReadTable(PlanTable::Finer, path));
    for effect in effects {
        let Effect::Run(job) = effect else { panic!("{effect:?}") };
        let outcome = crate::app::files::run_job(job);
        assert!(matches!(&outcome, JobOutcome::TableRead { result: Ok(_), .. }), "{outcome:?}");
        state.update(Action::Finished(Box::new(outcome)));
    }
    assert!(state.document.history.is_modified(), "it is part of the plan, and can be undone");
    let group = group(&state.document);
    let task = state.district_band_task(group).unwrap();
    let effects = state.update(Action::Explain(ExplainAction::Want(task.clone())));
    let [Effect::Explain { run, job }] = effects.as_slice() else { panic!("{effects:?}") };
    let answer = job.run(&|| false).map(Box::new);
    state.update(Action::Explain(ExplainAction::News(*run, job.kind(), answer)));
    let Some(Ok(ExplainAnswer::Divisions(bands))) = state.explained(&task) else {
        panic!("no bands");
    };
    let own = state.segregation_levels(group, &state.document.plan.assignment);
    for (index, band) in SegregationIndex::ALL.into_iter().zip(bands.iter()) {
        let band = band.as_ref().unwrap();
        assert!((band.division - own[1].index(index).unwrap()).abs() < 1e-12);
    }
    assert!(state.update(Action::Explain(ExplainAction::Want(task))).is_empty());
}

#[test]
fn a_group_that_nobody_belongs_to_is_undefined_on_every_level() {
    let document = from_preset("beslut-2023").unwrap().document;
    let nobody = vec![Some(0.0); document.map.len()];
    let counts = GroupCounts::new(&nobody, &vec![Some(5.0); document.map.len()]);
    let table = &document.map.indicators;
    let first = table.indicators.indices().next().unwrap();
    let group = Group { part: first, whole: first };
    for level in levels_of(table, &counts, None, group, &document.plan.assignment) {
        for index in SegregationIndex::ALL {
            assert_eq!(level.index(index), Err(Undefined::NoGroup));
        }
    }
}
