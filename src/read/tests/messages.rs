//! What users are told.

use std::collections::BTreeSet;

use crate::model::{Explain, Message};
use crate::read::{FeatureRef, ReadError, ReadNote};

const SWEDISH: &str = include_str!("../../../assets/locales/sv.ftl");
const ENGLISH: &str = include_str!("../../../assets/locales/en.ftl");

/// The ids of a layer's messages in Fluent text.
fn ids(text: &str) -> BTreeSet<&str> {
    text.lines()
        .filter_map(|line| line.split_once(" = "))
        .map(|(id, _)| id)
        .filter(|id| id.starts_with("read-error-") || id.starts_with("read-note-"))
        .collect()
}

/// The variables of message `id`, which may run over several lines.
fn variables<'a>(text: &'a str, id: &str) -> BTreeSet<&'a str> {
    let body = text.lines().skip_while(|line| !line.starts_with(&format!("{id} = ")));
    let rest = |line: &&str| line.starts_with([' ', '}']);
    let mut lines = body.clone().take(1).chain(body.skip(1).take_while(rest));
    lines
        .by_ref()
        .flat_map(|line| line.split('$').skip(1))
        .map(|part| part.split(|letter: char| !letter.is_ascii_alphanumeric()).next().unwrap())
        .collect()
}

fn assert_told(message: &Message) {
    let given: BTreeSet<_> = message.args.iter().map(|(name, _)| *name).collect();
    for text in [SWEDISH, ENGLISH] {
        assert!(ids(text).contains(message.id), "{}", message.id);
        assert_eq!(variables(text, message.id), given, "{}", message.id);
    }
}

fn errors() -> Vec<ReadError> {
    let text = String::new;
    let (file, feature) = (text, FeatureRef::default);
    vec![
        ReadError::UnknownBuiltin { name: text() },
        ReadError::FileMissing { file: file() },
        ReadError::FileDenied { file: file() },
        ReadError::FileUnreadable { file: file(), reason: text() },
        ReadError::FileTooLarge { file: file(), size_mb: 1.0, limit_mb: 1.0 },
        ReadError::UnknownKind { file: file() },
        ReadError::NotUtf8 { file: file(), line: 1 },
        ReadError::NotJson { file: file(), line: 1, column: 1, detail: text() },
        ReadError::NotGeoJson { file: file(), detail: text() },
        ReadError::BadFeature { feature: feature(), detail: text() },
        ReadError::UnknownCrs { crs: text() },
        ReadError::OutOfRange { feature: feature(), x: 0.0, y: 0.0 },
        ReadError::MixedSystems { degrees: feature(), metres: feature() },
        ReadError::SwappedAxes { feature: feature(), x: 0.0, y: 0.0 },
        ReadError::OutsidePlane { feature: feature(), x: 0.0, y: 0.0 },
        ReadError::Plane { reason: text() },
        ReadError::NoDistricts { file: file(), features: 0 },
        ReadError::DuplicateCode { code: text(), first: feature(), second: feature() },
        ReadError::NoSuchProperty { property: text(), available: Vec::new() },
        ReadError::Toml { file: file(), line: 1, detail: text() },
        ReadError::CsvRow { file: file(), row: 1, expected: 1, found: 1 },
        ReadError::CsvNoKey { file: file(), columns: Vec::new() },
        ReadError::CsvDuplicateColumn { file: file(), column: text() },
        ReadError::CsvDuplicateRow { file: file(), code: text(), first: 1, second: 1 },
        ReadError::UnknownColumn { file: file(), indicator: text(), column: text() },
        ReadError::IndicatorSource { file: file(), indicator: text() },
        ReadError::DuplicateIndicator { file: file(), indicator: text() },
    ]
}

fn notes() -> Vec<ReadNote> {
    let text = String::new;
    let (file, feature) = (text, FeatureRef::default);
    vec![
        ReadNote::AssumedSweref,
        ReadNote::HeightsIgnored,
        ReadNote::FeatureSkipped { feature: feature(), kind: "Point" },
        ReadNote::PartSkipped { feature: feature(), kind: "Point" },
        ReadNote::CollectionJoined { feature: feature() },
        ReadNote::EmptyGeometry { feature: feature() },
        ReadNote::RingClosed { feature: feature(), ring: 1 },
        ReadNote::RingDropped { feature: feature(), ring: 1, positions: 1 },
        ReadNote::SelfCrossing { feature: feature(), lon: 0.0, lat: 0.0 },
        ReadNote::CodesFromIds,
        ReadNote::NoCodeProperty,
        ReadNote::CodeGenerated { feature: feature(), code: text() },
        ReadNote::NoNameProperty,
        ReadNote::NameFromCode { feature: feature() },
        ReadNote::SidecarsIgnored { file: file() },
        ReadNote::ChecksumDiffers { file: file() },
        ReadNote::RowWithoutDistrict { file: file(), row: 1, code: text() },
        ReadNote::DistrictWithoutRow { file: file(), code: text(), name: text() },
        ReadNote::NotANumber { file: file(), row: 1, column: text(), text: text() },
        ReadNote::PropertyNotANumber { feature: feature(), property: text(), text: text() },
        ReadNote::TextColumn { file: file(), column: text() },
        ReadNote::UnusedColumn { file: file(), column: text() },
    ]
}

#[test]
fn every_error_and_note_has_its_own_text_in_both_languages_with_its_own_arguments() {
    let messages: Vec<_> =
        errors().iter().map(Explain::message).chain(notes().iter().map(Explain::message)).collect();
    messages.iter().for_each(assert_told);
    let told: BTreeSet<_> = messages.iter().map(|message| message.id).collect();
    assert_eq!(told.len(), messages.len());
    // No text is left over that nothing says.
    assert_eq!(told, ids(SWEDISH));
    assert_eq!(told, ids(ENGLISH));
}
