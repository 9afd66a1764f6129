//! Figures beside a map and within it.

use serde_json::json;

use super::{collection, district, feature, square};
use crate::model::{DistrictSet, IndicatorKind, IndicatorUnit};
use crate::read::{NameChoices, Read, ReadError, ReadNote, Sidecars, parse_map};

const FILE: &str = "indicators.csv";

fn with(csv: &str, toml: Option<&str>) -> Result<Read<DistrictSet>, ReadError> {
    let map = collection(&[district(0, "A", "Alfa"), district(1, "B", "Beta")]).to_string();
    let sidecars = Sidecars { manifest: None, indicators_toml: toml, indicators_csv: Some(csv) };
    parse_map("a.json", &map, &sidecars, &NameChoices::default())
}

fn values(map: &DistrictSet, id: &str) -> Vec<Option<f64>> {
    let index = map.indicators.by_id(id).unwrap();
    map.indicators.indicators.get(index).unwrap().values.iter().copied().collect()
}

fn one(body: &str) -> String {
    format!(
        "[[indicator]]\nid = \"x\"\ntitle_sv = \"X\"\ntitle_en = \"X\"\nunit = \"percent\"\n\
         need = \"none\"\nkind = \"share\"\n{body}\n"
    )
}

#[test]
fn a_swedish_spreadsheet_reads_like_a_plain_file() {
    let swedish = with("\u{feff}kod;folkmangd_2025;andel\r\nB;1 234;2,5\r\nA;..;\r\n;;\r\n", None);
    let plain = with("kod,folkmangd_2025,andel\nA,,\nB,1234,2.5\n", None);
    let (swedish, plain) = (swedish.unwrap(), plain.unwrap());
    assert_eq!(swedish.report.notes, []);
    assert_eq!(swedish.value.indicators, plain.value.indicators);
    assert_eq!(values(&plain.value, "folkmangd_2025"), [None, Some(1234.0)]);
    assert_eq!(values(&plain.value, "andel"), [None, Some(2.5)]);
}

#[test]
fn a_column_without_description_is_an_indicator_of_unknown_unit() {
    let map = with("kod,bilar_2024\nA,1\nB,2\n", None).unwrap().value;
    let info = &map.indicators.indicators.iter().next().unwrap().info;
    assert_eq!((info.id.as_str(), info.title.sv.as_str()), ("bilar_2024", "bilar_2024"));
    assert_eq!((info.unit, info.kind), (IndicatorUnit::Unknown, IndicatorKind::Value));
    assert_eq!(info.year, Some(2024));
}

#[test]
fn rows_and_districts_that_do_not_meet_are_noted() {
    let read = with("kod,n\nA,1\nC,3\n", None).unwrap();
    let row = ReadNote::RowWithoutDistrict { file: FILE.into(), row: 3, code: "C".into() };
    let district =
        ReadNote::DistrictWithoutRow { file: FILE.into(), code: "B".into(), name: "Beta".into() };
    assert_eq!(read.report.notes, [row, district]);
    assert_eq!(values(&read.value, "n"), [Some(1.0), None]);
}

#[test]
fn a_cell_that_is_no_number_is_noted_with_its_place_and_counts_as_missing() {
    let read = with("kod,n\nA,1\nB,okänt\n", None).unwrap();
    let note = ReadNote::NotANumber {
        file: FILE.into(),
        row: 3,
        column: "n".into(),
        text: "okänt".into(),
    };
    assert_eq!(read.report.notes, [note]);
    assert_eq!(values(&read.value, "n"), [Some(1.0), None]);
}

#[test]
fn a_column_of_text_is_noted_once_and_names_not_at_all() {
    let read = with("kod,namn,ort,n\nA,Alfa,norr,1\nB,Beta,syd,2\n", None).unwrap();
    assert_eq!(
        read.report.notes,
        [ReadNote::TextColumn { file: FILE.into(), column: "ort".into() }]
    );
    assert_eq!(read.value.indicators.indicators.len(), 1);
}

#[test]
fn a_table_that_cannot_be_joined_is_refused() {
    let error = |csv: &str| with(csv, None).unwrap_err();
    let file = || FILE.to_owned();
    assert_eq!(
        error("ort,n\nA,1\n"),
        ReadError::CsvNoKey { file: file(), columns: vec!["ort".into(), "n".into()] }
    );
    assert_eq!(
        error("kod,n,n\nA,1,2\n"),
        ReadError::CsvDuplicateColumn { file: file(), column: "n".into() }
    );
    assert_eq!(
        error("kod,n\nA,1\nB,2\nA,3\n"),
        ReadError::CsvDuplicateRow { file: file(), code: "A".into(), first: 2, second: 4 }
    );
    assert_eq!(
        error("kod,n\nA,1\nB\n"),
        ReadError::CsvRow { file: file(), row: 3, expected: 2, found: 1 }
    );
}

#[test]
fn a_share_is_computed_and_missing_where_there_is_no_whole() {
    let toml = one("numerator = \"part\"\ndenominator = \"whole\"");
    let read = with("kod,part,whole\nA,1,8\nB,1,0\n", Some(&toml)).unwrap();
    assert_eq!(values(&read.value, "x"), [Some(12.5), None]);
}

#[test]
fn columns_that_no_indicator_uses_are_noted() {
    let read = with("kod,n,m\nA,1,2\nB,3,4\n", Some(&one("column = \"n\""))).unwrap();
    let unused = ReadNote::UnusedColumn { file: FILE.into(), column: "m".into() };
    assert_eq!(read.report.notes, [unused]);
}

#[test]
fn an_indicator_must_name_what_it_is_made_of() {
    let csv = "kod,n\nA,1\nB,3\n";
    let error = |toml: &str| with(csv, Some(toml)).unwrap_err();
    let (file, indicator) = ("indicators.toml".to_owned(), "x".to_owned());
    assert_eq!(
        error(&one("column = \"m\"")),
        ReadError::UnknownColumn {
            file: file.clone(),
            indicator: indicator.clone(),
            column: "m".into()
        }
    );
    for body in ["", "numerator = \"n\"", "column = \"n\"\nnumerator = \"n\"\ndenominator = \"n\""]
    {
        let expected =
            ReadError::IndicatorSource { file: file.clone(), indicator: indicator.clone() };
        assert_eq!(error(&one(body)), expected);
    }
    let twice = one("column = \"n\"").repeat(2);
    assert_eq!(error(&twice), ReadError::DuplicateIndicator { file, indicator });
}

#[test]
fn an_unknown_key_in_the_description_is_refused_with_its_line() {
    let error = with("kod,n\nA,1\n", Some(&one("colour = \"red\""))).unwrap_err();
    let ReadError::Toml { file, line, detail } = error else { panic!("{error:?}") };
    assert_eq!((file.as_str(), line), ("indicators.toml", 8));
    assert!(detail.contains("colour"), "{detail}");
}

#[test]
fn numeric_properties_are_the_figures_of_a_map_without_a_table() {
    let map = collection(&[
        feature(
            &json!({"kod": "A", "namn": "Alfa", "objectid": 7, "folkmangd_2025": 10, "ort": "x"}),
            &square(0),
        ),
        feature(
            &json!({"kod": "B", "namn": "Beta", "objectid": 8, "folkmangd_2025": "okänt"}),
            &square(1),
        ),
    ]);
    let read = super::read(&map).unwrap();
    assert_eq!(read.value.indicators.indicators.len(), 1);
    assert_eq!(values(&read.value, "folkmangd_2025"), [Some(10.0), None]);
    assert_eq!(read.value.indicators.population, read.value.indicators.by_id("folkmangd_2025"));
    let [ReadNote::PropertyNotANumber { feature, property, text }] = &read.report.notes[..] else {
        panic!("{:?}", read.report.notes)
    };
    assert_eq!((feature.number, property.as_str(), text.as_str()), (2, "folkmangd_2025", "okänt"));
}
