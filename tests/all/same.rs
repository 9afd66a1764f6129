//! Same in, same out: every file is the same to the last byte, on a second run and on one thread.

use std::collections::BTreeMap;
use std::fs;
use std::process::Command;

use crate::cli::{Place, Ran};

/// Every kind of file that `narplan export` writes.
const FILES: [&str; 20] = [
    "--csv",
    "tables",
    "--geojson",
    "x.geojson",
    "--gpkg",
    "x.gpkg",
    "--svg",
    "x.svg",
    "--png",
    "x.png",
    "--html",
    "x.html",
    "--xlsx",
    "x.xlsx",
    "--pdf",
    "tjansteskrivelse=memo.pdf",
    "--pdf",
    "kartblad=sheet.pdf",
    "--pdf",
    "kartbok=book.pdf",
];

/// How a plan is exported in this test: with many runs, so that threads have something to do.
fn args(plan: &str) -> Vec<&str> {
    let more = ["--pdf", "antaganden=assumptions.pdf", "--runs", "200", "--child-impact"];
    let figures = ["--indicator", "ekonomiskt_bistand"];
    let charts = ["--chart", "tidslinje=time.svg", "--chart", "spridning-kostnad=fan.png"];
    [&["export", plan][..], &FILES, &more, &figures, &charts].concat()
}

/// All that lies in a folder, by name.
fn all(place: &Place) -> BTreeMap<String, Vec<u8>> {
    let files =
        ["x.geojson", "x.gpkg", "x.svg", "x.png", "x.html", "x.xlsx", "time.svg", "fan.png"];
    let files = files.map(str::to_owned);
    let papers = ["memo", "sheet", "book", "assumptions"].map(|name| format!("{name}.pdf"));
    let tables = fs::read_dir(place.path("tables")).unwrap();
    let tables =
        tables.map(|file| format!("tables/{}", file.unwrap().file_name().to_string_lossy()));
    let names = files.into_iter().chain(papers).chain(tables);
    names.map(|name| (name.clone(), fs::read(place.path(&name)).unwrap())).collect()
}

#[test]
fn every_file_is_the_same_on_a_second_run_and_on_one_thread() {
    let exported = |on_one_thread: bool| {
        let place = Place::new();
        let plan = place.plan("motion-s-2020");
        let args = args(&plan);
        if on_one_thread {
            // The program takes as many threads as it may have processors.
            let mut command = Command::new("taskset");
            command.args(["-c", "0", env!("CARGO_BIN_EXE_narplan")]).args(&args);
            command.current_dir(place.path(".")).env("NARPLAN_CONFIG_DIR", place.path("config"));
            Ran::of(command.output().unwrap()).expect_code(0);
        } else {
            place.run(&args).expect_code(0);
        }
        all(&place)
    };
    let first = exported(false);
    assert!(first.len() > 12);
    let others: &[bool] = if cfg!(target_os = "linux") { &[false, true] } else { &[false] };
    for on_one_thread in others {
        let second = exported(*on_one_thread);
        assert!(first.keys().eq(second.keys()));
        for (name, bytes) in &first {
            assert!(*bytes == second[name], "{name}, one thread: {on_one_thread}");
        }
    }
}

#[test]
fn an_export_is_opened_again_by_every_command() {
    let place = Place::new();
    let plan = place.plan("beslut-2023");
    place.run(&["export", &plan, "--pdf", "kartblad=x.pdf", "--xlsx", "x.xlsx"]).expect_code(0);
    let of_plan = place.json(&["info", &plan, "--json"]);
    for file in ["x.pdf", "x.xlsx"] {
        assert_eq!(place.json(&["info", file, "--json"]), of_plan, "{file}");
    }
    let simulated = place.json(&["simulate", &plan, "--json"]);
    assert_eq!(place.json(&["simulate", "x.pdf", "--json"]), simulated);
    // An export of the export is the export.
    place.run(&["export", "x.xlsx", "--xlsx", "y.xlsx"]).expect_code(0);
    assert!(fs::read(place.path("x.xlsx")).unwrap() == fs::read(place.path("y.xlsx")).unwrap());
    // What is decided carries nothing, and says so.
    let decided = ["export", &plan, "--png", "x.png", "--status", "beslutad"];
    place.run(&decided).expect_code(0);
    place.run(&["info", "x.png"]).expect_failure(65, ".narplan.json");
    let asked = [&decided[..], &["--force", "--passport", "yes"]].concat();
    place.run(&asked).expect_code(0);
    assert_eq!(place.json(&["info", "x.png", "--json"]), of_plan);
}
