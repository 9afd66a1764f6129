//! Tables of ways on the real map, right and wrong.

use proptest::prelude::*;

use super::*;
use crate::app::{Action, JobOutcome, from_preset};
use crate::i18n::{Language, Tr};
use crate::model::DistrictIdx;
use crate::read::{TableError, TravelNote, centres, travel_times};

fn document() -> Document {
    from_preset("beslut-2023").unwrap().document
}

fn named(document: &Document, name: &str) -> DistrictIdx {
    let mut all = document.map.districts.indices();
    all.find(|&district| document.name_of(district) == name).unwrap()
}

fn times(text: &str) -> Result<read::TravelRead<Vec<TravelTimes>>, TableError> {
    let document = document();
    travel_times("restider.csv", text, &document.map, &document.plan)
}

fn points(text: &str) -> Result<read::TravelRead<Centres>, TableError> {
    let document = document();
    centres("punkter.csv", text, &document.map, &document.plan)
}

#[test]
fn a_swedish_table_with_a_byte_order_mark_is_read_by_code_and_by_name() {
    let document = document();
    let text = "\u{feff}Stadsdel;Bas;Minuter;Färdsätt\r\nRyd;Norr;12,5;buss\r\nryd;vaster;4;buss\r\n\
                Ryd;Norr;9;cykel\r\n;;;\r\n";
    let read = times(text).unwrap();
    let ryd = named(&document, "Ryd");
    let modes: Vec<&str> = read.value.iter().map(|times| times.mode.as_str()).collect();
    assert_eq!(modes, ["buss", "cykel"]);
    assert_eq!(read.value[0].minutes["norr"][&ryd].to_bits(), 12.5_f64.to_bits());
    assert_eq!(read.value[0].minutes["vaster"].len(), 1);
    let first = TravelNote::Times { mode: "buss".into(), pairs: 2, districts: 1, units: 2 };
    assert_eq!(read.notes[0], first);
    assert!(matches!(&read.notes[1], TravelNote::TimesMissing { unit, districts, .. }
        if unit == "Norr" && districts.len() == 31));
}

#[test]
fn an_english_table_with_commas_and_no_mode_is_read_too() {
    let document = document();
    let code = &document.map.districts.get(named(&document, "Ryd")).unwrap().code;
    let read = times(&format!("code,base,minutes\n{code},norr,12.5\n")).unwrap();
    assert_eq!(read.value[0].mode, "restid");
    assert_eq!(read.value[0].minutes["norr"].len(), 1);
}

#[test]
fn everything_unknown_is_listed_and_nothing_is_taken() {
    let error = times("stadsdel;bas;minuter\nRyd;Norr;1\nAtlantis;Norr;2\nMu;Syd;3\n").unwrap_err();
    let districts = vec!["Atlantis".to_owned(), "Mu".to_owned()];
    assert_eq!(error, TableError::UnknownDistricts { file: "restider.csv".into(), districts });
    let error = times("stadsdel;bas;minuter\nRyd;Nordost;1\n").unwrap_err();
    assert!(matches!(error, TableError::UnknownUnits { units, .. } if units == ["Nordost"]));
    let error = times("stadsdel;bas;minuter\nMu;Nordost;1\n").unwrap_err();
    assert!(matches!(error, TableError::UnknownBoth { .. }));
}

#[test]
fn each_mistake_is_told_with_its_place_in_both_languages() {
    let head = "stadsdel;bas;minuter;mode\n";
    let wrong = [
        ("Ryd;Norr;tolv;buss\n", "table-error-not-a-number"),
        ("Ryd;Norr;-3;buss\n", "table-error-out-of-range"),
        ("Ryd;Norr;3;\n", "table-error-empty"),
        ("Ryd;Norr;3\n", "table-error-cells"),
        ("Ryd;Norr;3;buss\nRyd;Norr;4;buss\n", "table-error-twice"),
        ("", "table-error-no-rows"),
    ];
    for (rows, id) in wrong {
        let error = times(&format!("{head}{rows}")).unwrap_err();
        assert_eq!(error.id(), id, "{rows}");
        for language in Language::ALL {
            let text = say(&Tr::new(language), &error.message());
            assert!(text.contains("restider.csv"), "{text}");
            assert!(!text.contains("{ $") && !text.contains(id), "{text}");
        }
    }
    assert_eq!(times("stadsdel;minuter\n").unwrap_err().id(), "table-error-no-column");
    let twice = times("stadsdel;bas;bas;minuter\n").unwrap_err();
    assert_eq!(twice.id(), "table-error-title-twice");
    let row = times(&format!("{head}Ryd;Norr;1;buss\nRyd;Syd;x;buss\n")).unwrap_err();
    assert!(
        matches!(row, TableError::NotANumber { row: 3, ref column, .. } if column == "minuter")
    );
}

#[test]
fn several_points_give_their_weighted_mean_in_the_plane() {
    let document = document();
    let ryd = named(&document, "Ryd");
    let text = "stadsdel;lon;lat;vikt\nRyd;15,560;58,405;3\nRyd;15,570;58,415;1\n";
    let read = points(text).unwrap();
    let found = read.value.points[&ryd];
    // Independently: a fourth of the way from the heavy point, by SWEREF 99 TM's plane.
    let plane = |lon, lat| document.map.projection.to_plane(lon, lat).unwrap();
    let (a, b) = (plane(15.560, 58.405), plane(15.570, 58.415));
    let at = plane(found.lon, found.lat);
    assert!((at.x - (a.x + (b.x - a.x) / 4.0)).abs() < 0.01, "{at:?}");
    assert!((at.y - (a.y + (b.y - a.y) / 4.0)).abs() < 0.01, "{at:?}");
    assert_eq!(read.notes[0], TravelNote::Points { rows: 2, districts: 1 });
    assert!(
        matches!(&read.notes[1], TravelNote::PointsMissing { districts } if districts.len() == 31)
    );
}

#[test]
fn points_with_swapped_columns_or_no_weight_are_refused() {
    let head = "district,lon,lat,weight\n";
    let swapped = points(&format!("{head}Ryd,58.405,15.56,3\n")).unwrap_err();
    assert!(matches!(swapped, TableError::OutsideMap { row: 2, .. }));
    let weightless = points(&format!("{head}Ryd,15.56,58.405,0\n")).unwrap_err();
    assert!(matches!(weightless, TableError::NoWeight { .. }));
    let negative = points(&format!("{head}Ryd,15.56,58.405,-1\n")).unwrap_err();
    assert!(matches!(negative, TableError::OutOfRange { .. }));
}

#[test]
fn what_was_read_is_one_undo_step_and_times_are_used_at_once() {
    let mut state = AppState::new(document(), Language::Sv);
    let before = state.document.plan.clone();
    let read = times("stadsdel;bas;minuter;mode\nRyd;Norr;12;buss\n").unwrap();
    let file = TravelFile { part: TravelPart::Times(read.value), notes: Vec::new() };
    let path = PathBuf::from("restider.csv");
    let outcome = JobOutcome::TravelRead { path, epoch: state.epoch, result: Ok(file.clone()) };
    state.update(Action::Finished(Box::new(outcome)));
    assert_eq!(state.document.plan.travel.mode.as_deref(), Some("buss"));
    assert!(matches!(state.dialog, Some(Dialog::ReadReport { .. })));
    state.update(Action::Undo);
    assert_eq!(state.document.plan, before);
    // What was read for a plan that is no longer open is dropped.
    let late = JobOutcome::TravelRead { path: PathBuf::new(), epoch: 99, result: Ok(file) };
    state.update(Action::Finished(Box::new(late)));
    assert_eq!(state.document.plan, before);
}

#[test]
fn times_of_the_same_mode_are_replaced_and_others_kept() {
    let first = times("stadsdel;bas;minuter;mode\nRyd;Norr;12;buss\nRyd;Norr;5;bil\n").unwrap();
    let travel = TravelPart::Times(first.value).into_travel(&Travel::default());
    let second = times("stadsdel;bas;minuter;mode\nRyd;Norr;20;buss\n").unwrap();
    let travel = TravelPart::Times(second.value).into_travel(&travel);
    assert_eq!(travel.times.len(), 2);
    let bus = travel.times.iter().find(|times| times.mode == "buss").unwrap();
    assert_eq!(
        bus.minutes["norr"].values().copied().map(f64::to_bits).collect::<Vec<_>>(),
        [20.0_f64.to_bits()]
    );
    assert_eq!(travel.mode.as_deref(), Some("bil"), "the mode in use stays");
}

fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("Ryd".to_owned()),
        Just("Berga".to_owned()),
        Just("Norr".to_owned()),
        Just("syd".to_owned()),
        Just("buss".to_owned()),
        (15.0..16.0_f64).prop_map(|lon| lon.to_string()),
        (58.0..59.0_f64).prop_map(|lat| lat.to_string()),
        any::<f64>().prop_map(|number| number.to_string()),
        ".{0,6}",
    ]
}

fn table() -> impl Strategy<Value = String> {
    let titles = prop::sample::subsequence(
        vec!["stadsdel", "bas", "minuter", "mode", "lon", "lat", "vikt", "annat"],
        0..8,
    );
    let rows = prop::collection::vec(prop::collection::vec(cell(), 0..8), 0..8);
    (titles, rows, prop::sample::select(vec![";", ",", "\t"])).prop_map(|(titles, rows, mark)| {
        let lines = rows.iter().map(|row| row.join(mark));
        std::iter::once(titles.join(mark)).chain(lines).collect::<Vec<_>>().join("\n")
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn whatever_a_table_holds_reading_ends_in_what_the_plan_takes_or_in_an_error(
        text in prop_oneof![table(), ".{0,200}"],
    ) {
        use std::sync::LazyLock;
        static DOCUMENT: LazyLock<Document> = LazyLock::new(document);
        let (map, plan) = (&DOCUMENT.map, &DOCUMENT.plan);
        let mut parts = Vec::new();
        parts.extend(travel_times("t.csv", &text, map, plan).map(|r| TravelPart::Times(r.value)).ok());
        parts.extend(centres("t.csv", &text, map, plan).map(|r| TravelPart::Centres(r.value)).ok());
        for part in parts {
            let travel = part.into_travel(&plan.travel);
            prop_assert!(Command::SetTravel(travel).apply(&mut plan.clone()).is_ok());
        }
    }
}
