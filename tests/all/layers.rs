//! Who may use whom, as `ARCHITECTURE.md` says it.

use std::collections::{BTreeMap, BTreeSet};

use crate::source::{SourceFile, root, rust_files};

/// Every layer with the layers that it may use besides itself. Each uses only those above it, so
/// there is no cycle.
const LAYERS: [(&str, &[&str]); 18] = [
    ("geometry", &[]),
    ("jobs", &[]),
    ("i18n", &[]),
    ("probability", &[]),
    ("model", &["geometry"]),
    ("read", &["geometry", "model"]),
    ("edit", &["geometry", "model"]),
    ("measure", &["geometry", "model", "probability"]),
    ("simulate", &["geometry", "model", "measure", "probability"]),
    ("uncertain", &["geometry", "model", "measure", "simulate", "probability"]),
    ("suggest", &["geometry", "model", "measure", "simulate", "edit"]),
    ("store", &["geometry", "model", "edit"]),
    ("scene", &["geometry", "model", "measure", "i18n"]),
    ("report", &["geometry", "model", "measure", "simulate", "store", "scene", "i18n"]),
    (
        "app",
        &[
            "geometry",
            "model",
            "jobs",
            "i18n",
            "read",
            "edit",
            "measure",
            "simulate",
            "suggest",
            "store",
            "scene",
            "report",
            "probability",
            "uncertain",
        ],
    ),
    // The window reads results and builds commands, but does nothing with files: those are jobs.
    (
        "ui",
        &[
            "geometry",
            "model",
            "jobs",
            "i18n",
            "edit",
            "measure",
            "simulate",
            "suggest",
            "store",
            "scene",
            "report",
            "probability",
            "uncertain",
            "app",
        ],
    ),
    ("cli", &["geometry", "model", "i18n", "app", "ui"]),
    ("main", &["cli"]),
];

/// What the window is made with; nothing else may know of it.
const WINDOW_CRATES: [&str; 7] =
    ["egui", "eframe", "egui_plot", "egui_wgpu", "wgpu", "rfd", "winit"];

/// The words of `code`, each with what follows it.
fn words(code: &str) -> impl Iterator<Item = (&str, &str)> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let mut rest = code;
    std::iter::from_fn(move || {
        rest = &rest[rest.find(is_word)?..];
        let end = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        rest = after;
        Some((word, after))
    })
}

/// The first names in a `{…}` of a path: `{a, b::{c, d}}` has `a` and `b`.
fn first_names(group: &str) -> Vec<&str> {
    let mut depth = 0_i32;
    let inside = group.strip_prefix('{').unwrap();
    let end = inside.find(|c| {
        depth += i32::from(c == '{') - i32::from(c == '}');
        depth < 0
    });
    let mut names = Vec::new();
    let mut starts_a_path = true;
    let mut depth = 0_i32;
    let mut rest = &inside[..end.unwrap()];
    while let Some(next) = rest.chars().next() {
        match next {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => starts_a_path = true,
            _ => {}
        }
        match words(rest).next() {
            Some((word, after)) if rest.starts_with(word) => {
                if starts_a_path && depth == 0 {
                    names.push(word);
                    starts_a_path = false;
                }
                rest = after;
            }
            _ => rest = &rest[next.len_utf8()..],
        }
    }
    names
}

/// The names that follow `crate::` and `narplan::` anywhere in the code.
fn used(file: &SourceFile) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    for (word, after) in words(&file.code) {
        let Some(path) = after.trim_start().strip_prefix("::").map(str::trim_start) else {
            continue;
        };
        if !matches!(word, "crate" | "narplan") {
            continue;
        }
        if path.starts_with('{') {
            used.extend(first_names(path).into_iter().map(str::to_owned));
        } else if let Some((name, _)) = words(path).next() {
            used.insert(name.to_owned());
        }
    }
    used
}

/// The macros that a layer exports, which stand in the crate's root, with their layer.
fn exported_macros(files: &[SourceFile]) -> BTreeMap<&str, &str> {
    let mut macros = BTreeMap::new();
    for file in files {
        for item in file.code.split("#[macro_export]").skip(1) {
            let (_, after) = item.split_once("macro_rules!").unwrap();
            macros.insert(words(after).next().unwrap().0, file.layer());
        }
    }
    macros
}

#[test]
fn a_layer_uses_only_the_layers_that_it_may() {
    let allowed: BTreeMap<&str, &[&str]> = LAYERS.into_iter().collect();
    let files = rust_files("src");
    let macros = exported_macros(&files);
    let mut wrong = Vec::new();
    for file in &files {
        let layer = file.layer();
        if layer == "lib" {
            continue;
        }
        let Some(may_use) = allowed.get(layer) else {
            wrong.push(format!("{}: the layer {layer} is not in the table", file.path));
            continue;
        };
        for name in used(file) {
            let name = macros.get(name.as_str()).copied().unwrap_or(&name);
            if name != layer && !may_use.contains(&name) {
                wrong.push(format!("{}: {layer} may not use {name}", file.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_two_layers_use_each_other() {
    let mut above: Vec<&str> = Vec::new();
    for (layer, may_use) in LAYERS {
        for name in may_use {
            assert!(above.contains(name), "{layer} uses {name}, which is not above it");
        }
        above.push(layer);
    }
}

#[test]
fn only_the_window_knows_what_windows_are_made_with() {
    let mut wrong = Vec::new();
    for file in rust_files("src").iter().filter(|file| file.layer() != "ui") {
        for name in WINDOW_CRATES {
            if words(&file.code).any(|(word, _)| word == name) {
                wrong.push(format!("{}: {name}", file.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_layer_is_a_module_of_the_library() {
    let library = rust_files("src").into_iter().find(|file| file.path == "src/lib.rs").unwrap();
    for file in rust_files("src") {
        let layer = file.layer();
        if root().join("src").join(layer).is_dir() {
            let declared = format!("pub mod {layer};");
            assert!(library.code.contains(&declared), "{declared} is not in src/lib.rs");
        }
    }
}

#[test]
fn paths_are_found_wherever_they_stand() {
    let code = "use crate::{app::{self, x}, model}; fn f() -> crate::edit::Command { \
                narplan::store::y(); $crate::i18n::z }";
    let file = SourceFile::new("src/some/file.rs", code.to_owned());
    let found: Vec<String> = used(&file).into_iter().collect();
    assert_eq!(found, ["app", "edit", "i18n", "model", "store"]);
}
