//! Tests of plans that exports carry.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use proptest::prelude::*;
use tempfile::TempDir;

use crate::app::files::{ExportJob, export_files, from_preset, open};
use crate::app::{AppError, Document, ExportKind, Look, PaperKind, PaperWish, Papers};
use crate::i18n::{Language, Tr};
use crate::model::{
    AgeGroup, DistrictIdx, Explain, Index, IndexVec, MapRef, Message, MessageArg, ParamId,
    Population, Rationale, Scenario,
};
use crate::report::{Stamp, Status};
use crate::scene::Fill;
use crate::simulate::run;
use crate::store::{Passport, PassportError, StoreError, leaving, passport_in, plan_hash};

/// Words that must not leave with a plan.
const SECRETS: [&str; 5] = ["Hemligperson", "Hemligskal", "Enhetsnot", "Parkerat", "hemmakatalog"];

/// A plan that was worked on: moves, a parameter, texts with markup, notes, another scenario.
fn edited() -> Document {
    let mut document = from_preset("beslut-2023").unwrap().document;
    let ryd = document.map.by_code("0580R026").unwrap();
    let north = document.plan.unit_by_id("norr").unwrap();
    let id = document.plan.scenarios.next_id();
    let parked = Some(Arc::new(document.plan.body()));
    let (name, description) = ("Parkerat".to_owned(), String::new());
    document.plan.scenarios.all.push(Scenario { id, name, description, parked });
    if let Some(owner) = document.plan.assignment.get_mut(ryd) {
        *owner = north;
    }
    let mut value = document.plan.parameters.get(ParamId::CaseloadNorm);
    value.value = 13.5;
    document.plan.parameters.set(ParamId::CaseloadNorm, value);
    document.plan.title = "Åtta <b>steg</b> & \"mer\" --> ]]> \u{1f600} \u{fffe}".to_owned();
    let note = |who: &str, why: &str| Rationale { who: who.to_owned(), why: why.to_owned() };
    document.plan.rules.reasons.insert(ryd, note("Hemligperson", "Hemligskal"));
    document.plan.model.reasons.insert(ParamId::CaseloadNorm, note("Hemligperson", "Hemligskal"));
    for unit in &mut document.plan.units {
        unit.reason = note("Hemligperson", "Enhetsnot");
    }
    document.plan.uncertainty.seed = u64::MAX;
    document
}

fn look(document: &Document) -> Look {
    Look::plain(&document.plan, Fill::Units, 800.0, 500.0)
}

/// Every kind of file that carries a plan: its ending and bytes.
fn files(document: &Document, wish: &PaperWish) -> Vec<(&'static str, Vec<u8>)> {
    let tr = Tr::new(Language::Sv);
    let papers = Papers::of(document, wish, &tr, &|| false).unwrap().unwrap();
    let look = look(document);
    let kinds = PaperKind::PDF.into_iter().chain([PaperKind::Workbook]);
    let mut files: Vec<_> =
        kinds.map(|kind| (kind.extension(), papers.bytes(kind, &look).unwrap())).collect();
    for (ending, kind) in [("png", ExportKind::Png), ("svg", ExportKind::Svg)] {
        let job = ExportJob {
            kind,
            path: PathBuf::from("x"),
            plan_path: None,
            map_path: None,
            map: document.map.clone(),
            plan: document.plan.clone(),
            language: Language::Sv,
            look: look.clone(),
            passport: wish.carries_passport(),
            csv: wish.csv,
        };
        files.push((ending, export_files(&job).unwrap().remove(0).bytes));
    }
    files
}

/// A page with the passport in it, as the handout has it.
fn page(document: &Document) -> Vec<u8> {
    let carried = Passport::of(&document.map, &document.plan).unwrap().html().unwrap();
    format!("<!doctype html>\n<html lang=\"sv\"><body>{carried}<p>x</p></body></html>").into_bytes()
}

fn write(folder: &TempDir, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    path
}

fn parts(notes: &[Message]) -> Vec<String> {
    let differs = notes.iter().filter(|note| note.id == "passport-note-differs");
    let part = |note: &Message| {
        note.args.iter().find_map(|(name, value)| match value {
            MessageArg::Text(text) if *name == "part" => Some(text.clone()),
            _ => None,
        })
    };
    differs.filter_map(part).collect()
}

#[test]
fn every_kind_of_file_opens_the_plan_as_it_was() {
    let document = edited();
    let folder = TempDir::new().unwrap();
    let expected = leaving(&document.plan, &document.map);
    let hash = plan_hash(&document.map, &document.plan).unwrap();
    let results = run(&document.map.indicators, &document.plan).unwrap();
    let mut all = files(&document, &PaperWish::default());
    all.push(("html", page(&document)));
    for (position, (ending, bytes)) in all.iter().enumerate() {
        let path = write(&folder, &format!("{position}.{ending}"), bytes);
        let opened = open(&path).unwrap();
        assert_eq!(opened.notes, [], "{ending}");
        assert!(opened.is_carried);
        let found = opened.document;
        assert_eq!(found.path, None, "{ending}");
        assert_eq!(found.plan, expected, "{ending}");
        assert_eq!(plan_hash(&found.map, &found.plan).unwrap(), hash, "{ending}");
        assert_eq!(run(&found.map.indicators, &found.plan).unwrap(), results, "{ending}");
        // What was opened is not written over: the plan has no file.
        assert_eq!(fs::read(&path).unwrap(), *bytes);
    }
}

#[test]
fn notes_and_other_scenarios_stay_at_home() {
    let document = edited();
    assert_eq!(document.plan.scenarios.all.len(), 2);
    let text = Passport::of(&document.map, &document.plan).unwrap().json().unwrap();
    assert!(text.is_ascii() && !text.contains(['<', '>', '&']));
    assert!(text.contains("steg"));
    for secret in SECRETS {
        assert!(!text.contains(secret), "{secret}");
    }
    for (ending, bytes) in files(&document, &PaperWish::default()) {
        let folder = TempDir::new().unwrap();
        let path = write(&folder, "x", &bytes);
        assert_eq!(passport_in(&path).unwrap().unwrap().json().unwrap(), text, "{ending}");
        if ending == "svg" {
            let svg = String::from_utf8(bytes).unwrap();
            assert!(!SECRETS.iter().any(|secret| svg.contains(secret)));
        }
    }
}

#[test]
fn a_proposal_carries_no_plan_unless_it_is_asked_for() {
    let document = edited();
    let folder = TempDir::new().unwrap();
    let wish = |status, passport| {
        let stamp = Stamp { status, ..Stamp::default() };
        PaperWish { stamp, passport, ..PaperWish::default() }
    };
    for status in [Status::Proposal, Status::Decided] {
        for (ending, bytes) in files(&document, &wish(status, None)) {
            let path = write(&folder, "x", &bytes);
            let problem = passport_in(&path).unwrap_err();
            let is_missing =
                matches!(problem, StoreError::Passport { problem: PassportError::Missing, .. });
            assert!(is_missing, "{ending}: {problem}");
        }
    }
    assert!(wish(Status::Decided, Some(true)).carries_passport());
    assert!(!wish(Status::Draft, Some(false)).carries_passport());
    assert!(wish(Status::Draft, None).carries_passport());
}

#[test]
fn a_hidden_count_in_a_table_of_the_plan_is_in_no_passport() {
    let with = |count: f64| {
        let mut document = edited();
        let years = vec![[40.0, 50.0, 60.0]; 2];
        let mut children: IndexVec<DistrictIdx, Vec<[f64; AgeGroup::COUNT]>> =
            IndexVec::filled(years, document.map.len());
        children.get_mut(DistrictIdx::from_usize(3)).unwrap()[1][2] = count;
        let source = "barn.csv".to_owned();
        let table = Population { source, years: vec![2027, 2028], children };
        document.plan.model.population = Some(table);
        let results = run(&document.map.indicators, &document.plan).unwrap();
        let passport = Passport::of(&document.map, &document.plan).unwrap();
        let sums = document.plan.shown_children_by_age(2028).unwrap();
        assert!(count < 3.0 || (sums[2] - 60.0 * 31.0 - 3.0).abs() < 1e-9, "{sums:?}");
        (passport, results, (sums, plan_hash(&document.map, &document.plan).unwrap()))
    };
    assert_eq!(with(1.0), with(2.0));
    assert_ne!(with(2.0), with(3.0));
    let folder = TempDir::new().unwrap();
    let (passport, results, _) = with(2.0);
    let page = format!("<html>{}</html>", passport.html().unwrap());
    let opened = open(&write(&folder, "x.html", page.as_bytes())).unwrap();
    assert_eq!(opened.notes, []);
    let found = opened.document;
    assert_eq!(run(&found.map.indicators, &found.plan).unwrap(), results);
}

/// A plan on a map file in `folder`, whose first district has so many children.
fn on_file(folder: &TempDir, children: u32) -> Document {
    let square = |x: f64, code: &str, children: u32| {
        let ring = [(x, 58.0), (x + 0.1, 58.0), (x + 0.1, 58.1), (x, 58.1), (x, 58.0)];
        let ring = ring.map(|(lon, lat)| format!("[{lon},{lat}]")).join(",");
        format!(
            "{{\"type\":\"Feature\",\"properties\":{{\"kod\":\"{code}\",\"namn\":\"{code}\",\
             \"barn_unga_0_19_2025\":{children}}},\"geometry\":{{\"type\":\"Polygon\",\
             \"coordinates\":[[{ring}]]}}}}"
        )
    };
    let features = [square(15.5, "A1", children), square(15.6, "A2", 500)].join(",");
    let text = format!("{{\"type\":\"FeatureCollection\",\"features\":[{features}]}}");
    let path = write(folder, "hemmakatalog.geojson", text.as_bytes());
    open(&path).unwrap().document
}

#[test]
fn a_map_beside_the_file_is_found_and_one_that_has_changed_is_told() {
    let folder = TempDir::new().unwrap();
    let document = on_file(&folder, 300);
    let carried = write(&folder, "x.html", &page(&document));
    let opened = open(&carried).unwrap();
    assert_eq!(parts(&opened.notes), [""; 0]);
    assert_eq!(opened.document.plan, document.plan);
    let MapRef::File { path, .. } = &opened.document.plan.map else { panic!("a map file") };
    assert!(PathBuf::from(path).is_absolute());

    on_file(&folder, 301);
    assert_eq!(parts(&open(&carried).unwrap().notes), ["map", "figures"]);

    let elsewhere = TempDir::new().unwrap();
    let alone = write(&elsewhere, "x.html", &page(&document));
    let problem = open(&alone).unwrap_err();
    let AppError::Store(StoreError::Passport { problem: PassportError::NoMap { file }, .. }) =
        &problem
    else {
        panic!("{problem}")
    };
    assert_eq!(file, "hemmakatalog.geojson");
    let told = crate::app::say(&Tr::new(Language::Sv), &problem.message());
    assert!(told.contains("hemmakatalog.geojson") && told.contains("samma mapp"), "{told}");
}

#[test]
fn where_a_map_hides_something_its_checksum_tells_nothing_of_it() {
    let passport = |children: u32| {
        let folder = TempDir::new().unwrap();
        let document = on_file(&folder, children);
        let carried = write(&folder, "x.html", &page(&document));
        let opened = open(&carried).unwrap();
        assert_eq!(opened.notes, []);
        // The folder's own name is no part of it.
        (Passport::of(&document.map, &document.plan).unwrap(), document.map.sha256.clone())
    };
    assert_eq!(passport(1), passport(2));
    assert_ne!(passport(3), passport(4));
}

#[test]
fn a_passport_that_was_changed_by_hand_is_told() {
    let document = edited();
    let folder = TempDir::new().unwrap();
    let text = String::from_utf8(page(&document)).unwrap();
    for (from, to, part) in [
        ("tta \\u003c", "tte \\u003c", "plan"),
        ("\"value\":13.5", "\"value\":12.5", "assumptions"),
    ] {
        assert!(text.contains(from));
        let path = write(&folder, "x.html", text.replacen(from, to, 1).as_bytes());
        match open(&path) {
            Ok(opened) => assert_eq!(parts(&opened.notes), [part]),
            Err(problem) => panic!("{problem}"),
        }
    }
    let newer = text.replacen("\"version\":1", "\"version\":2", 1);
    let problem = open(&write(&folder, "x.html", newer.as_bytes())).unwrap_err();
    assert!(matches!(
        problem,
        AppError::Store(StoreError::Passport {
            problem: PassportError::Newer { found: 2, .. },
            ..
        })
    ));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    /// What is damaged is refused or read; nothing else happens.
    #[test]
    fn damaged_files_are_refused_without_harm(
        cut in 0.0..1.2_f64,
        changes in prop::collection::vec((0.0..1.0_f64, any::<u8>()), 0..8),
    ) {
        use std::sync::LazyLock;
        static FILES: LazyLock<Vec<(&str, Vec<u8>)>> = LazyLock::new(|| {
            let document = edited();
            let wish = PaperWish::default();
            let mut all: Vec<_> = files(&document, &wish);
            all.retain(|(ending, _)| *ending != "pdf");
            let tr = Tr::new(Language::Sv);
            let papers = Papers::of(&document, &wish, &tr, &|| false).unwrap().unwrap();
            let paper = papers.bytes(PaperKind::MapSheet, &look(&document)).unwrap();
            all.extend([("pdf", paper), ("html", page(&document))]);
            all
        });
        let folder = TempDir::new().unwrap();
        for (ending, bytes) in FILES.iter() {
            let mut bytes = bytes.clone();
            for (at, byte) in &changes {
                let at = (at * bytes.len() as f64) as usize;
                if let Some(slot) = bytes.get_mut(at) {
                    *slot = *byte;
                }
            }
            bytes.truncate((cut * bytes.len() as f64) as usize);
            let path = write(&folder, &format!("x.{ending}"), &bytes);
            if let Err(problem) = open(&path) {
                let told = crate::app::say(&Tr::new(Language::Sv), &problem.message());
                prop_assert!(!told.is_empty());
            }
        }
    }
}
