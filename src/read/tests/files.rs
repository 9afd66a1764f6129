//! Files on disk.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use super::{CSV, DISTRICTS, MANIFEST, TOML};
use crate::model::DistrictSet;
use crate::read::{MAX_FILE_BYTES, NameChoices, Read, ReadError, ReadNote, builtin, open_map};

fn open(path: &Path) -> Result<Read<DistrictSet>, ReadError> {
    open_map(path, &NameChoices::default())
}

fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    folder
}

fn linkoping(map: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = folder(&[
        (map, DISTRICTS.as_bytes()),
        ("manifest.toml", MANIFEST.as_bytes()),
        ("indicators.csv", CSV.as_bytes()),
        ("indicators.toml", TOML.as_bytes()),
    ]);
    let path = folder.path().join(map);
    (folder, path)
}

#[test]
fn the_built_in_map_opened_from_disk_is_the_same_map() {
    let (_folder, path) = linkoping("districts.geojson");
    let read = open(&path).unwrap();
    let built_in = builtin("linkoping").unwrap();
    assert_eq!(read.report.notes, []);
    assert_eq!(read.value.districts, built_in.districts);
    assert_eq!(read.value.indicators, built_in.indicators);
    assert_eq!((read.value.name, read.value.sha256), (built_in.name, built_in.sha256));
}

#[test]
fn files_that_belong_to_another_map_are_not_used() {
    let (_folder, path) = linkoping("annan.geojson");
    let read = open(&path).unwrap();
    assert_eq!(read.report.notes, [ReadNote::SidecarsIgnored { file: "annan.geojson".to_owned() }]);
    assert_eq!(
        (read.value.name.as_str(), read.value.attribution.sv.as_str()),
        ("annan", "annan.geojson")
    );
    assert!(read.value.indicators.population.is_none());
}

#[test]
fn a_file_that_was_changed_after_its_manifest_is_read_and_noted() {
    let (folder, path) = linkoping("districts.geojson");
    fs::write(folder.path().join("indicators.csv"), CSV.replace("Berga,7334", "Berga,7335"))
        .unwrap();
    let read = open(&path).unwrap();
    assert_eq!(
        read.report.notes,
        [ReadNote::ChecksumDiffers { file: "indicators.csv".to_owned() }]
    );
}

#[test]
fn a_map_that_is_not_there_is_told_so() {
    let folder = folder(&[]);
    let path = folder.path().join("saknas.geojson");
    let file = path.display().to_string();
    assert_eq!(open(&path).unwrap_err(), ReadError::FileMissing { file });
}

#[test]
fn a_folder_with_the_name_of_a_map_is_refused() {
    let folder = folder(&[]);
    let path = folder.path().join("karta.geojson");
    fs::create_dir(&path).unwrap();
    assert!(open(&path).is_err());
}

#[test]
fn other_kinds_of_files_are_refused_before_they_are_read() {
    let folder = folder(&[("karta.gpkg", b"SQLite format 3")]);
    let error = open(&folder.path().join("karta.gpkg")).unwrap_err();
    assert!(matches!(error, ReadError::UnknownKind { .. }));
}

#[test]
fn text_in_another_encoding_is_refused_with_its_line() {
    let folder = folder(&[("karta.json", b"{\n\"namn\": \"Sk\xe4ggetorp\"}")]);
    let error = open(&folder.path().join("karta.json")).unwrap_err();
    assert!(matches!(error, ReadError::NotUtf8 { line: 2, .. }), "{error:?}");
}

#[test]
fn a_table_in_another_encoding_is_refused_by_its_own_name() {
    let (folder, path) = linkoping("districts.geojson");
    fs::write(folder.path().join("indicators.csv"), b"regsokod,namn\n0580R001,Sk\xe4").unwrap();
    let error = open(&path).unwrap_err();
    let ReadError::NotUtf8 { file, line } = error else { panic!("{error:?}") };
    assert!(file.ends_with("indicators.csv") && line == 2);
}

#[test]
fn a_file_beyond_the_limit_is_refused_before_it_fills_the_memory() {
    let folder = folder(&[]);
    let path = folder.path().join("stor.geojson");
    // A file with a hole: it takes no room on the disk.
    File::create(&path).unwrap().set_len(MAX_FILE_BYTES + 1_000_000).unwrap();
    let error = open(&path).unwrap_err();
    let ReadError::FileTooLarge { size_mb, limit_mb, .. } = error else { panic!("{error:?}") };
    assert_eq!((size_mb, limit_mb), (201.0, 200.0));
}
