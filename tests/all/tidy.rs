//! The repository's small rules, which no linter holds it to.

use std::fs;
use std::process::Command;

use crate::source::{files_under, from_root, root, rust_files};

/// The longest that a source file may be, lines.
const MOST_LINES: usize = 600;

/// The repository's files, from its folder: those that Git knows, else all.
fn tracked_files() -> Vec<String> {
    let listed = Command::new("git").args(["ls-files", "-z"]).current_dir(root()).output();
    match listed {
        Ok(listed) if listed.status.success() => {
            let names = String::from_utf8(listed.stdout).unwrap();
            names.split_terminator('\0').map(str::to_owned).collect()
        }
        // An unpacked archive is no Git repository, and the machine need not have Git.
        _ => files_under(root()).iter().map(|path| from_root(path)).collect(),
    }
}

#[test]
fn no_source_file_is_longer_than_a_reader_bears() {
    let mut wrong = Vec::new();
    for file in ["src", "tests", "benches"].into_iter().flat_map(rust_files) {
        let lines = file.text.lines().count();
        if lines > MOST_LINES {
            wrong.push(format!("{}: {lines} lines", file.path));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_source_file_says_what_it_is_for() {
    let mut wrong = Vec::new();
    for file in ["src", "tests", "benches"].into_iter().flat_map(rust_files) {
        if !file.text.starts_with("//! ") {
            wrong.push(file.path);
        }
    }
    assert!(wrong.is_empty(), "begin with `//!`:\n{}", wrong.join("\n"));
}

#[test]
fn what_is_still_to_do_stands_in_the_changelog() {
    let changelog = fs::read_to_string(root().join("CHANGELOG.md")).unwrap();
    // Written apart, so that this file does not hold the word.
    let mark = ["TO", "DO"].concat();
    let mut wrong = Vec::new();
    for file in ["src", "tests", "benches"].into_iter().flat_map(rust_files) {
        for (number, line) in file.text.lines().enumerate() {
            let Some((_, after)) = line.split_once(&mark) else { continue };
            let named = after.strip_prefix('(').and_then(|after| after.split(')').next());
            if !named.is_some_and(|named| changelog.contains(named)) {
                wrong.push(format!("{}:{}: {line}", file.path, number + 1));
            }
        }
    }
    assert!(wrong.is_empty(), "name what it waits for, as in CHANGELOG.md:\n{}", wrong.join("\n"));
}

#[test]
fn no_file_names_a_place_on_somebodys_machine() {
    // Written apart, so that this file does not hold them.
    let places = [["/ro", "ot/"], ["/wo", "rk/"], ["sha", "red/"]];
    let temporary = ["/tm", "p/"].concat();
    let mut wrong = Vec::new();
    for path in tracked_files() {
        // A deleted file is still listed until it is committed; a picture is no text.
        let Ok(text) = fs::read_to_string(root().join(&path)) else { continue };
        let of_tests = path.starts_with("tests/") || path.contains("tests");
        for (number, line) in text.lines().enumerate() {
            let found = places.iter().any(|parts| line.contains(&parts.concat()))
                || !of_tests && line.contains(&temporary);
            if found {
                wrong.push(format!("{path}:{}: {}", number + 1, line.trim()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
