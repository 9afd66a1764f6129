//! Files on a disk: saving, autosaves, paths, settings.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::*;
use crate::model::MapRef;
use crate::store::{
    AutosaveSlot, MAX_FILE_BYTES, MAX_RECENT, Recent, Settings, Theme, autosave_path, check_map,
    load_text, relative_map_path, resolve_map_path, save, to_json,
};

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let name = |entry: std::io::Result<fs::DirEntry>| entry.unwrap().file_name();
    let mut names: Vec<_> =
        entries.map(|entry| name(entry).to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn a_saved_file_holds_the_text_and_nothing_else_is_left() {
    let folder = folder();
    let path = folder.path().join("plan.narplan.json");
    save(&path, "först").unwrap();
    save(&path, "sedan").unwrap();
    assert_eq!(load_text(&path).unwrap(), "sedan");
    assert_eq!(names(folder.path()), ["plan.narplan.json"]);
}

#[test]
fn a_save_that_fails_at_the_last_moment_leaves_what_stood_there() {
    // A folder with the plan's name lets everything succeed but the last move.
    let folder = folder();
    let path = folder.path().join("plan.narplan.json");
    fs::create_dir(&path).unwrap();
    fs::write(path.join("old"), "gammalt").unwrap();
    assert!(matches!(save(&path, "nytt"), Err(StoreError::Write { .. })));
    assert_eq!(fs::read_to_string(path.join("old")).unwrap(), "gammalt");
    assert_eq!(names(folder.path()), ["plan.narplan.json"]);
}

#[test]
fn a_save_never_writes_into_the_file_that_stands_there() {
    // A second name for the old file still finds it whole: a power cut would too.
    let folder = folder();
    let (path, old) = (folder.path().join("plan.narplan.json"), folder.path().join("old"));
    fs::write(&path, "gammalt").unwrap();
    fs::hard_link(&path, &old).unwrap();
    save(&path, "nytt").unwrap();
    assert_eq!(
        (load_text(&path).unwrap(), load_text(&old).unwrap()),
        ("nytt".into(), "gammalt".into())
    );
}

#[test]
fn a_write_protected_plan_is_not_replaced() {
    let folder = folder();
    let path = folder.path().join("plan.narplan.json");
    fs::write(&path, "gammalt").unwrap();
    let mut permissions = fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).unwrap();
    assert!(matches!(save(&path, "nytt"), Err(StoreError::Write { .. })));
    assert_eq!(load_text(&path).unwrap(), "gammalt");
    assert_eq!(names(folder.path()), ["plan.narplan.json"]);
}

#[test]
fn a_save_into_a_folder_that_is_gone_is_refused_with_its_path() {
    let folder = folder();
    let path = folder.path().join("borta").join("plan.narplan.json");
    let error = save(&path, "nytt").unwrap_err();
    assert!(matches!(error, StoreError::Write { path: named, .. } if named == path));
}

#[cfg(unix)]
#[test]
fn saving_keeps_permissions_and_symbolic_links() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = folder();
    let (path, link) = (folder.path().join("plan.json"), folder.path().join("link.json"));
    fs::write(&path, "gammalt").unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    symlink(&path, &link).unwrap();
    save(&link, "nytt").unwrap();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(load_text(&path).unwrap(), "nytt");
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
}

#[test]
fn a_byte_order_mark_is_left_out() {
    let folder = folder();
    let path = folder.path().join("plan.json");
    fs::write(&path, "\u{feff}{}").unwrap();
    assert_eq!(load_text(&path).unwrap(), "{}");
}

#[test]
fn text_in_another_encoding_is_refused_at_the_first_wrong_byte() {
    let folder = folder();
    let path = folder.path().join("plan.json");
    fs::write(&path, b"V\xe4ster").unwrap();
    assert!(matches!(load_text(&path), Err(StoreError::NotUtf8 { offset: 1, .. })));
}

#[test]
fn a_file_too_large_to_be_a_plan_is_refused() {
    let folder = folder();
    let path = folder.path().join("plan.json");
    fs::File::create(&path).unwrap().set_len(MAX_FILE_BYTES + 1).unwrap();
    assert!(matches!(load_text(&path), Err(StoreError::TooLarge { limit_mib: 64, .. })));
}

#[test]
fn a_map_is_named_from_the_plan_and_found_again() {
    let folder = folder();
    let plan = folder.path().join("planer/2027/a.narplan.json");
    for (map, expected) in [
        ("planer/2027/karta.geojson", "karta.geojson"),
        ("planer/kartor/karta.geojson", "../kartor/karta.geojson"),
        ("planer/2027/under/å ä.geojson", "under/å ä.geojson"),
        ("planer/2026/../2027/karta.geojson", "karta.geojson"),
    ] {
        let map = folder.path().join(map);
        let relative = relative_map_path(&plan, &map);
        assert_eq!(relative, expected);
        let found = resolve_map_path(&plan, &relative);
        assert_eq!(relative_map_path(&plan, &found), expected);
        assert!(found.is_absolute() && found.starts_with(folder.path()));
    }
}

#[test]
fn a_map_that_has_changed_is_told_by_its_sum() {
    let map = MapRef::File {
        path: "karta.geojson".into(),
        sha256: "aa".into(),
        code_property: None,
        name_property: None,
    };
    assert!(check_map(&map, "AA").is_ok());
    assert!(check_map(&MapRef::Builtin("linkoping".into()), "bb").is_ok());
    let error = check_map(&map, "bb").unwrap_err();
    assert!(
        matches!(error, StoreError::MapChanged { expected, found } if expected == "aa" && found == "bb")
    );
}

/// A plan on disk, and the same plan with other words.
fn plan_and_change(folder: &Path) -> (PathBuf, String, String) {
    let path = folder.join("a.narplan.json");
    let plan = read(FULL).unwrap().plan;
    let text = to_json(&plan, &codes()).unwrap();
    let other = text.replace("Fyra baser", "Fem baser");
    save(&path, &text).unwrap();
    (path, text, other)
}

fn claim(plan: Option<&Path>, state: &Path) -> AutosaveSlot {
    AutosaveSlot::claim(plan, state).unwrap().unwrap()
}

const LATER: u64 = 32_503_680_000;

#[test]
fn an_autosave_lies_hidden_beside_its_plan() {
    let path = |plan: &str| autosave_path(Some(Path::new(plan)), Path::new("state"));
    assert_eq!(path("dir/a.narplan.json"), Path::new("dir/.a.narplan.autosave.json"));
    assert_eq!(path("dir/a.json"), Path::new("dir/.a.json.narplan.autosave.json"));
    assert!(autosave_path(None, Path::new("state")).starts_with("state"));
}

#[test]
fn unsaved_work_is_offered_after_a_crash_and_is_the_same_plan() {
    let folder = folder();
    let (path, _, other) = plan_and_change(folder.path());
    let slot = claim(Some(&path), folder.path());
    slot.write(&other, LATER).unwrap();
    drop(slot);
    let found = claim(Some(&path), folder.path()).recoverable().unwrap().unwrap();
    assert_eq!((found.saved_unix, found.plan_path.as_deref()), (LATER, Some(path.as_path())));
    assert_eq!(read(&found.plan_text).unwrap(), read(&other).unwrap());
}

#[test]
fn an_autosave_that_is_older_than_the_plan_or_the_same_is_not_offered() {
    let folder = folder();
    let (path, text, other) = plan_and_change(folder.path());
    let slot = claim(Some(&path), folder.path());
    assert_eq!(slot.recoverable().unwrap(), None);
    slot.write(&text, LATER).unwrap();
    assert_eq!(slot.recoverable().unwrap(), None);
    slot.write(&other, 1).unwrap();
    assert_eq!(slot.recoverable().unwrap(), None);
}

#[test]
fn an_autosave_that_was_discarded_is_not_offered_and_leaves_no_file() {
    let folder = folder();
    let (path, _, other) = plan_and_change(folder.path());
    let slot = claim(Some(&path), folder.path());
    slot.write(&other, LATER).unwrap();
    slot.discard().unwrap();
    slot.discard().unwrap();
    assert_eq!(slot.recoverable().unwrap(), None);
    drop(slot);
    assert_eq!(names(folder.path()), ["a.narplan.json"]);
}

#[test]
fn a_second_window_on_the_plan_cannot_overwrite_the_autosave_of_the_first() {
    let folder = folder();
    let (path, ..) = plan_and_change(folder.path());
    let first = claim(Some(&path), folder.path());
    assert!(AutosaveSlot::claim(Some(&path), folder.path()).unwrap().is_none());
    drop(first);
    assert!(AutosaveSlot::claim(Some(&path), folder.path()).unwrap().is_some());
}

#[test]
fn windows_with_untitled_plans_have_an_autosave_each() {
    let folder = folder();
    let state = folder.path().join("state");
    let (first, second) = (claim(None, &state), claim(None, &state));
    assert_ne!(first.path(), second.path());
    second.write(SHORT, 1).unwrap();
    assert_eq!(first.recoverable().unwrap(), None);
    assert_eq!(second.recoverable().unwrap().unwrap().plan_path, None);
}

#[test]
fn a_damaged_autosave_is_told_and_left_where_it_is() {
    let folder = folder();
    let (path, ..) = plan_and_change(folder.path());
    let slot = claim(Some(&path), folder.path());
    fs::write(slot.path(), "{\"format\": ").unwrap();
    assert!(matches!(slot.recoverable(), Err(StoreError::Syntax { .. })));
    assert!(slot.path().exists());
}

#[test]
fn recent_files_come_back_newest_first_without_those_that_are_gone() {
    let folder = folder();
    let config = folder.path().join("config");
    let mut recent = Recent::default();
    let paths: Vec<PathBuf> =
        (0..MAX_RECENT + 2).map(|number| folder.path().join(format!("{number}.json"))).collect();
    for path in &paths {
        fs::write(path, "").unwrap();
        recent.add(path);
    }
    recent.add(&paths[5]);
    assert_eq!(recent.paths().len(), MAX_RECENT);
    recent.save(&config).unwrap();
    fs::remove_file(&paths[11]).unwrap();
    let loaded = Recent::load(&config);
    assert_eq!(loaded.paths().len(), MAX_RECENT - 1);
    assert_eq!(loaded.paths()[..2], [paths[5].clone(), paths[10].clone()]);
}

#[test]
fn a_damaged_list_of_recent_files_is_as_if_new() {
    let folder = folder();
    fs::write(folder.path().join("recent.json"), "{\"paths\": 7").unwrap();
    assert_eq!(Recent::load(folder.path()), Recent::default());
}

#[test]
fn settings_come_back_as_they_were_saved() {
    let folder = folder();
    let settings = Settings {
        language: "en".into(),
        theme: Theme::Dark,
        zoom: 1.1,
        reduce_motion: true,
        ..Settings::default()
    };
    settings.save(folder.path()).unwrap();
    assert_eq!(Settings::load(folder.path()), settings);
    let text = load_text(&folder.path().join("settings.json")).unwrap();
    assert!(text.contains("\"zoom\": 1.1,"), "{text}");
}

#[test]
fn one_damaged_setting_has_its_default_and_an_unknown_one_survives() {
    let folder = folder();
    let path = folder.path().join("settings.json");
    fs::write(&path, r#"{"theme": "pink", "zoom": 99, "language": "en", "later": [1]}"#).unwrap();
    let settings = Settings::load(folder.path());
    assert_eq!((settings.theme, settings.zoom), (Theme::System, 1.0));
    assert_eq!(settings.language, "en");
    settings.save(folder.path()).unwrap();
    assert!(load_text(&path).unwrap().contains("\"later\""));
    assert_eq!(Settings::load(&folder.path().join("none")), Settings::default());
}
