//! The real program, run as a user or a script runs it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

const PRESETS: [&str; 5] =
    ["nollalternativ", "motion-s-2020", "motion-mp", "svar-2021", "beslut-2023"];

/// A folder to work in, with settings of its own.
pub(crate) struct Place {
    folder: TempDir,
}

impl Place {
    pub(crate) fn new() -> Self {
        Self { folder: TempDir::new().unwrap() }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_narplan"));
        command
            .args(args)
            .current_dir(self.folder.path())
            .env("NARPLAN_CONFIG_DIR", self.path("config"))
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("WAYLAND_SOCKET")
            .stdin(Stdio::null());
        command
    }

    pub(crate) fn run(&self, args: &[&str]) -> Ran {
        Ran::of(self.command(args).output().unwrap())
    }

    /// The plan file of a preset.
    pub(crate) fn plan(&self, preset: &str) -> String {
        let name = format!("{preset}.narplan.json");
        self.run(&["new", "--preset", preset, "-o", &name]).expect_code(0);
        name
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).unwrap();
    }

    pub(crate) fn json(&self, args: &[&str]) -> Value {
        serde_json::from_str(&self.run(args).expect_code(0).out).unwrap()
    }
}

/// How a run went.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Ran {
    pub(crate) fn of(output: Output) -> Self {
        Self {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    #[track_caller]
    pub(crate) fn expect_code(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{self:?}");
        assert!(!self.err.contains("panicked"), "{self:?}");
        self
    }

    /// Failed with `code`, said `word`, and left nothing on standard output.
    #[track_caller]
    pub(crate) fn expect_failure(self, code: i32, word: &str) {
        let ran = self.expect_code(code);
        assert!(ran.err.contains(word), "{ran:?}");
        assert_eq!(ran.out, "");
    }
}

fn real_map() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("maps/linkoping/districts.geojson")
}

fn ore(value: &Value) -> i64 {
    (value.as_f64().unwrap() * 100.0).round() as i64
}

fn sum_of(values: &Value) -> i64 {
    values.as_object().unwrap().values().map(ore).sum()
}

#[test]
fn every_preset_becomes_a_plan_that_can_be_checked_and_simulated() {
    let place = Place::new();
    for preset in PRESETS {
        let plan = place.plan(preset);
        let check = place.run(&["check", &plan]).expect_code(0);
        assert!(!check.out.is_empty() && check.err.is_empty(), "{preset}: {check:?}");
        let table = place.run(&["simulate", &plan]).expect_code(0);
        assert!(table.out.contains("Hela kommunen") && table.err.is_empty(), "{preset}");
    }
}

#[test]
fn the_list_of_presets_names_each_with_words_that_it_rests_on() {
    let list = Place::new().run(&["presets"]).expect_code(0);
    for preset in PRESETS {
        assert!(list.out.lines().any(|line| line == preset), "{preset}");
    }
    assert!(list.out.contains("”Nära socialtjänst kommer att utgå från fyra geografiska områden"));
}

#[test]
fn what_a_simulated_year_costs_is_the_sum_of_its_months_units_and_payers() {
    let place = Place::new();
    let figures = place.json(&["simulate", &place.plan("beslut-2023"), "--json"]);
    let months = figures["months"].as_array().unwrap();
    assert_eq!(months.len(), 60);
    for year in figures["years"].as_array().unwrap() {
        let gross = ore(&year["gross"]);
        assert_eq!(gross, sum_of(&year["accounts"]));
        assert_eq!(gross, sum_of(&year["funded"]) + ore(&year["gap"]));
        let units = year["units"].as_array().unwrap();
        assert_eq!(gross, units.iter().map(|unit| ore(&unit["gross"])).sum::<i64>());
        let prefix = format!("{}-", year["year"]);
        let of_year: Vec<&Value> = months
            .iter()
            .filter(|month| month["month"].as_str().unwrap().starts_with(&prefix))
            .collect();
        assert_eq!(of_year.len() as u64, year["months"].as_u64().unwrap());
        assert_eq!(gross, of_year.iter().map(|month| ore(&month["total"]["gross"])).sum::<i64>());
    }
}

#[test]
fn the_first_gap_is_the_first_month_that_nobody_pays_for_in_full() {
    let place = Place::new();
    let figures = place.json(&["simulate", &place.plan("beslut-2023"), "--json"]);
    let gap = figures["months"].as_array().unwrap().iter().find(|month| ore(&month["gap"]) > 0);
    assert_eq!(figures["first_gap"], gap.unwrap()["month"]);
}

#[test]
fn two_simulations_of_a_plan_are_the_same_to_the_last_byte() {
    let place = Place::new();
    let plan = place.plan("motion-mp");
    for form in ["--json", "--csv"] {
        let first = place.run(&["simulate", &plan, form]).expect_code(0);
        let second = place.run(&["simulate", &plan, form]).expect_code(0);
        assert!(first.out.len() > 1000);
        assert_eq!(first.out, second.out, "{form}");
    }
}

#[test]
fn the_simulated_csv_is_the_budget_of_the_export() {
    let place = Place::new();
    let plan = place.plan("svar-2021");
    place.run(&["simulate", &plan, "--csv", "-o", "one.csv"]).expect_code(0);
    place.run(&["export", &plan, "--csv", "tables"]).expect_code(0);
    let exported = fs::read(place.path("tables/budget.csv")).unwrap();
    assert_eq!(fs::read(place.path("one.csv")).unwrap(), exported);
}

#[test]
fn the_balance_shares_all_inhabitants_among_the_units_and_follows_the_month() {
    let place = Place::new();
    let plan = place.plan("beslut-2023");
    let balance = place.json(&["balance", &plan, "--json"]);
    let units = balance["units"].as_array().unwrap();
    let sum = |key: &str| units.iter().map(|unit| unit[key].as_f64().unwrap()).sum::<f64>();
    // SCB's totals of 2025 for the municipality.
    assert!((sum("population") - 168_699.0).abs() < 1e-6);
    assert!((sum("children_0_19") - 36_638.0).abs() < 1e-6);
    assert!((sum("districts") - 32.0).abs() < 1e-9);
    assert_eq!(balance["month"], "2031-12");
    assert_eq!(balance["way"]["unit"], "km");
    let earlier = place.json(&["balance", &plan, "--json", "--month", "2028-06"]);
    assert_eq!(earlier["month"], "2028-06");
    let table = place.run(&["balance", &plan]).expect_code(0);
    assert!(table.out.contains("Behovsvägda barn") && table.out.contains("Gini"), "{table:?}");
}

#[test]
fn an_export_writes_all_three_kinds_of_files_and_nothing_to_standard_output() {
    let place = Place::new();
    let plan = place.plan("beslut-2023");
    let args = [
        "export",
        &plan,
        "--geojson",
        "plan.geojson",
        "--csv",
        "tables",
        "--png",
        "map.png",
        "--size",
        "640x400",
        "--dark",
        "--whole",
        "--month",
        "2028-06",
    ];
    let ran = place.run(&args).expect_code(0);
    assert_eq!(ran.out, "");
    for name in ["plan.geojson", "tables", "map.png"] {
        assert!(ran.err.contains(name), "{ran:?}");
    }
    let text = fs::read_to_string(place.path("plan.geojson")).unwrap();
    let geojson: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(geojson["features"].as_array().unwrap().len(), 32);
    assert_eq!(png_size(&place.path("map.png")), (640, 400));
    let districts = fs::read_to_string(place.path("tables/distrikt.csv")).unwrap();
    assert_eq!(districts.lines().count(), 33);
    assert_eq!(fs::read_dir(place.path("tables")).unwrap().count(), 8);
}

#[test]
fn travel_takes_tables_into_a_new_plan_or_leaves_everything_as_it_was() {
    let place = Place::new();
    let plan = place.plan("beslut-2023");
    place.write("tider.csv", "stadsdel;bas;minuter;färdsätt\nRyd;Norr;12,5;buss\n");
    place.write("punkter.csv", "stadsdel;lon;lat;vikt\nRyd;15,57;58,41;100\n");
    let args =
        ["travel", &plan, "--times", "tider.csv", "--points", "punkter.csv", "-o", "ny.json"];
    let ran = place.run(&args).expect_code(0);
    assert!(ran.err.contains("buss") && ran.err.contains("ny.json"), "{ran:?}");
    let text = fs::read_to_string(place.path("ny.json")).unwrap();
    assert!(text.contains("\"buss\"") && text.contains("punkter.csv"));
    place.run(&["check", "ny.json"]).expect_code(0);

    place.write("fel.csv", "stadsdel;bas;minuter\nAtlantis;Norr;1\n");
    let ran = place.run(&["travel", &plan, "--times", "fel.csv", "-o", "annan.json"]);
    let ran = ran.expect_code(65);
    assert!(ran.err.contains("Atlantis"), "{ran:?}");
    assert!(!place.path("annan.json").exists());
    place.run(&["travel", &plan, "--times", "saknas.csv", "-o", "annan.json"]).expect_code(66);
    place.run(&["travel", &plan, "-o", "annan.json"]).expect_code(2);
}

#[test]
fn a_population_table_is_taken_into_a_new_plan_or_nothing_is_written() {
    let place = Place::new();
    let plan = place.plan("beslut-2023");
    place.write("barn.csv", "stadsdel;år;ålder;antal\nRyd;2027;0-5;812\nRyd;2027;18+;9000\n");
    let ran = place.run(&["population", &plan, "barn.csv", "-o", "ny.json"]).expect_code(0);
    assert!(ran.err.contains("812") && ran.err.contains("ny.json"), "{ran:?}");
    let text = fs::read_to_string(place.path("ny.json")).unwrap();
    assert!(text.contains("\"population\"") && text.contains("barn.csv"));
    place.run(&["check", "ny.json"]).expect_code(0);

    place.write("fel.csv", "stadsdel;år;ålder;antal\nRyd;2027;15-19;1\n");
    let ran = place.run(&["population", &plan, "fel.csv", "-o", "annan.json"]).expect_code(65);
    assert!(ran.err.contains("15-19"), "{ran:?}");
    assert!(!place.path("annan.json").exists());
    place.run(&["population", &plan, "saknas.csv", "-o", "annan.json"]).expect_code(66);
    place.run(&["population", &plan, "barn.csv", "-o", "ny.json"]).expect_code(73);
    place.run(&["population", &plan, "barn.csv"]).expect_code(2);
}

#[test]
fn parameters_are_written_and_taken_into_another_plan() {
    let place = Place::new();
    let (plan, other) = (place.plan("beslut-2023"), place.plan("motion-mp"));
    place.run(&["parameters", &plan, "--export", "blad.csv"]).expect_code(0);
    let text = fs::read_to_string(place.path("blad.csv")).unwrap();
    assert!(text.starts_with("\u{feff}grupp;id;"), "{text}");
    place.write("ny.csv", "id;värde;skäl\nturnover;21,5;lokal statistik\n");
    place.run(&["parameters", &other, "--import", "ny.csv", "-o", "ny.json"]).expect_code(0);
    let text = fs::read_to_string(place.path("ny.json")).unwrap();
    assert!(text.contains("21.5") && text.contains("lokal statistik"));
    // What is written can be taken, and says what it leaves alone: nothing.
    let args = ["parameters", "ny.json", "--import", "blad.csv", "-o", "åter.json"];
    place.run(&args).expect_code(0);
    let text = fs::read_to_string(place.path("åter.json")).unwrap();
    assert!(!text.contains("21.5") && !text.contains("lokal statistik"));

    place.write("fel.csv", "id;värde\nturnover;högt\n");
    let args = ["parameters", &other, "--import", "fel.csv", "-o", "annan.json"];
    let ran = place.run(&args).expect_code(65);
    assert!(ran.err.contains("högt") && !place.path("annan.json").exists(), "{ran:?}");
    place.run(&["parameters", &plan, "--export", &plan]).expect_code(73);
    place.run(&["parameters", &plan]).expect_code(2);
    place.run(&["parameters", &plan, "--import", "ny.csv"]).expect_code(2);
    place.run(&["parameters", &plan, "--export", "a.csv", "-o", "b.json"]).expect_code(2);
}

fn png_size(path: &Path) -> (u32, u32) {
    let decoder = png::Decoder::new(std::io::BufReader::new(fs::File::open(path).unwrap()));
    let reader = decoder.read_info().unwrap();
    (reader.info().width, reader.info().height)
}

#[test]
fn an_indicator_that_the_map_lacks_is_answered_with_those_that_it_has() {
    let place = Place::new();
    let plan = place.plan("beslut-2023");
    let ran = place.run(&["export", &plan, "--png", "map.png", "--indicator", "lycka"]);
    ran.expect_failure(2, "ekonomiskt_bistand");
    assert!(!place.path("map.png").exists());
}

#[test]
fn two_indicators_circles_and_a_cartogram_are_exported_as_pictures() {
    let place = Place::new();
    let plan = place.plan("beslut-2023");
    let two = ["--indicator", "ekonomiskt_bistand", "--second", "arbetslosa_andel"];
    let kinds: [(&str, &[&str], &str); 3] = [
        ("two.svg", &two, "Arbetslösa 2024"),
        ("circles.svg", &["--circles", "barn_unga_0_19_2025", "--whole"], "Cirklarnas yta"),
        ("cartogram.svg", &["--cartogram", "barn_unga_0_19_2025"], "Kartogram"),
    ];
    for (file, options, says) in kinds {
        let args = [&["export", &plan, "--svg", file][..], options].concat();
        place.run(&args).expect_code(0);
        let svg = fs::read_to_string(place.path(file)).unwrap();
        assert!(svg.starts_with("<svg") && svg.contains(says), "{file}");
    }
    let share = ["export", &plan, "--svg", "no.svg", "--circles", "ekonomiskt_bistand"];
    place.run(&share).expect_failure(2, "barn_unga_0_19_2025");
    let class = [&two[..3], &["omradestyp"]].concat();
    let class = [&["export", &plan, "--svg", "no.svg"][..], &class].concat();
    place.run(&class).expect_failure(2, "omradestyp");
    place
        .run(&["export", &plan, "--svg", "no.svg", "--second", "ekonomiskt_bistand"])
        .expect_failure(2, "--indicator");
    assert!(!place.path("no.svg").exists());
}

#[test]
fn an_export_to_nowhere_is_wrong_usage() {
    let place = Place::new();
    let plan = place.plan("beslut-2023");
    place.run(&["export", &plan]).expect_failure(2, "--geojson");
}

#[test]
fn info_on_a_plan_gives_every_district_to_one_unit() {
    let place = Place::new();
    let info = place.json(&["info", &place.plan("beslut-2023"), "--json"]);
    assert_eq!(info["kind"], "plan");
    assert_eq!(info["last"], "2031-12");
    let units = info["units"].as_array().unwrap();
    let mut codes: Vec<&str> = units
        .iter()
        .flat_map(|unit| unit["districts"].as_array().unwrap())
        .map(|district| district["code"].as_str().unwrap())
        .collect();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len() as u64, info["map"]["districts"].as_u64().unwrap());
    assert_eq!(info["steps"].as_array().unwrap().len(), 5);
}

#[test]
fn info_on_a_map_lists_districts_and_indicators_with_their_source() {
    let map = real_map();
    let info = Place::new().json(&["info", map.to_str().unwrap(), "--json"]);
    assert_eq!(info["kind"], "map");
    assert_eq!(info["districts"].as_array().unwrap().len(), 32);
    let people: f64 = info["districts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|district| district["population"].as_f64().unwrap())
        .sum();
    assert!((150_000.0..200_000.0).contains(&people), "{people}");
    for indicator in info["indicators"].as_array().unwrap() {
        assert!(!indicator["source"].as_str().unwrap().is_empty(), "{indicator}");
    }
}

#[test]
fn a_check_finds_the_gap_and_a_strict_one_fails_for_it() {
    let place = Place::new();
    let plan = place.plan("beslut-2023");
    let check = place.json(&["check", &plan, "--json"]);
    let gap = check["findings"].as_array().unwrap().iter().find(|f| f["id"] == "funding-gap");
    let gap = gap.unwrap();
    assert_eq!(gap["level"], "warning");
    assert!(gap["text"].as_str().unwrap().contains("januari 2030"), "{gap}");
    assert!(check["warnings"].as_u64().unwrap() > 0);
    let strict = place.run(&["check", &plan, "--strict"]).expect_code(1);
    assert!(strict.out.contains("januari 2030"));
}

#[test]
fn a_district_that_lies_apart_from_its_base_is_found_by_name() {
    let place = Place::new();
    let plan = place.plan("beslut-2023");
    let mut value: Value =
        serde_json::from_str(&fs::read_to_string(place.path(&plan)).unwrap()).unwrap();
    // Lambohov lies in the west, far from the base in the north.
    move_district(&mut value, "0580R011", "vaster", "norr");
    place.write(&plan, &value.to_string());
    let check = place.json(&["check", &plan, "--json"]);
    let island = check["findings"].as_array().unwrap().iter().find(|f| f["id"] == "island");
    let island = island.unwrap();
    let text = island["text"].as_str().unwrap();
    assert!(text.contains("Norr") && text.contains("Lambohov"), "{text}");
    assert_eq!((&island["unit"], &island["districts"]), (&"norr".into(), &vec!["0580R011"].into()));
    assert!(island["mend"].as_str().unwrap().contains("Ekkällan"), "{island}");
}

/// Moves `code` between the lists of two units.
fn move_district(plan: &mut Value, code: &str, from: &str, to: &str) {
    let list = plan["assignment"][from].as_array_mut().unwrap();
    list.retain(|district| district != code);
    plan["assignment"][to].as_array_mut().unwrap().push(code.into());
}

#[test]
fn a_plan_on_a_map_without_children_is_checked_though_it_cannot_be_simulated() {
    let place = Place::new();
    fs::copy(real_map(), place.path("town.geojson")).unwrap();
    place.run(&["new", "--map", "town.geojson", "-o", "town.narplan.json"]).expect_code(0);
    let check = place.json(&["check", "town.narplan.json", "--json"]);
    let findings = check["findings"].as_array().unwrap();
    let ids: Vec<&str> = findings.iter().map(|f| f["id"].as_str().unwrap()).collect();
    assert!(ids.contains(&"sim-error-no-children") && ids.contains(&"stays-central"), "{ids:?}");
    place.run(&["simulate", "town.narplan.json"]).expect_failure(65, "barn_unga_0_19");
}

#[test]
fn a_new_plan_never_replaces_a_file_unasked() {
    let place = Place::new();
    place.write("plan.narplan.json", "precious");
    let args = ["new", "--preset", "beslut-2023", "-o", "plan.narplan.json"];
    place.run(&args).expect_failure(73, "--force");
    assert_eq!(fs::read_to_string(place.path("plan.narplan.json")).unwrap(), "precious");
    place.run(&[&args[..], &["--force"]].concat()).expect_code(0);
    place.run(&["info", "plan.narplan.json"]).expect_code(0);
}

#[test]
fn a_plan_on_a_map_of_ones_own_finds_the_map_from_where_it_lies() {
    let place = Place::new();
    fs::create_dir(place.path("plans")).unwrap();
    fs::copy(real_map(), place.path("town.geojson")).unwrap();
    place.run(&["new", "--map", "town.geojson", "-o", "plans/town.narplan.json"]).expect_code(0);
    let text = fs::read_to_string(place.path("plans/town.narplan.json")).unwrap();
    assert!(text.contains("\"../town.geojson\""), "{text}");
    let info = place.json(&["info", "plans/town.narplan.json", "--json"]);
    assert_eq!(info["map"]["districts"], 32);
}

#[test]
fn a_file_that_is_missing_has_a_code_of_its_own_in_every_command() {
    let place = Place::new();
    for command in ["info", "check", "simulate", "balance"] {
        place.run(&[command, "gone.narplan.json"]).expect_failure(66, "gone.narplan.json");
    }
    let export = ["export", "gone.narplan.json", "--png", "map.png"];
    place.run(&export).expect_failure(66, "gone.narplan.json");
    let new = ["new", "--map", "gone.geojson", "-o", "plan.narplan.json"];
    place.run(&new).expect_failure(66, "gone.geojson");
}

#[test]
fn a_file_with_an_error_is_told_by_its_place() {
    let place = Place::new();
    place.write("broken.narplan.json", "{\n  \"format\": \"narplan\",\n  oops\n}");
    place.run(&["check", "broken.narplan.json"]).expect_failure(65, "rad 3");
    let plan = fs::read_to_string(place.path(&place.plan("beslut-2023"))).unwrap();
    place.write("newer.narplan.json", &plan.replace("\"version\": 4", "\"version\": 99"));
    place.run(&["simulate", "newer.narplan.json"]).expect_failure(65, "Uppdatera");
    place.write("empty.geojson", "{\"type\": \"FeatureCollection\", \"features\": []}");
    place.run(&["info", "empty.geojson"]).expect_failure(65, "inga ytor");
}

#[test]
fn what_cannot_be_written_has_a_code_of_its_own() {
    let place = Place::new();
    let plan = place.plan("beslut-2023");
    place.run(&["simulate", &plan, "-o", "no/such/folder.json"]).expect_failure(73, "folder.json");
    place.run(&["export", &plan, "--png", "no/map.png"]).expect_failure(73, "map.png");
}

#[test]
fn wrong_usage_is_explained_on_standard_error() {
    let place = Place::new();
    place.run(&["simulate"]).expect_failure(2, "Usage");
    place.run(&["new", "--preset", "utopia", "-o", "p.json"]).expect_failure(2, "beslut-2023");
    place.run(&["plan.json", "check", "plan.json"]).expect_failure(2, "before the subcommand");
}

#[test]
fn help_is_data_that_was_asked_for() {
    let place = Place::new();
    for args in [
        &["--help"][..],
        &["info", "--help"],
        &["new", "--help"],
        &["check", "--help"],
        &["simulate", "--help"],
        &["balance", "--help"],
        &["export", "--help"],
        &["screenshot", "--help"],
    ] {
        let help = place.run(args).expect_code(0);
        assert!(help.out.contains("Examples:") && help.err.is_empty(), "{args:?}");
    }
}

#[test]
fn messages_are_in_the_chosen_language_and_swedish_otherwise() {
    let place = Place::new();
    place.run(&["info", "gone.json"]).expect_failure(66, "gick inte att läsa");
    place.run(&["info", "gone.json", "--lang", "en"]).expect_failure(66, "could not be read");
    fs::create_dir(place.path("config")).unwrap();
    place.write("config/settings.json", "{\"language\": \"en\"}");
    let check = place.run(&["check", &place.plan("beslut-2023")]).expect_code(0);
    assert!(check.out.contains("Problems"), "{check:?}");
}

#[cfg(unix)]
#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    let place = Place::new();
    let plan = place.plan("beslut-2023");
    let mut command = place.command(&["simulate", &plan, "--json"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    Ran::of(child.wait_with_output().unwrap()).expect_code(0);
}

#[cfg(target_os = "linux")]
#[test]
fn a_disk_that_is_full_is_an_error() {
    let place = Place::new();
    let plan = place.plan("beslut-2023");
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = place.command(&["simulate", &plan, "--json"]).stdout(full).output().unwrap();
    Ran::of(output).expect_failure(73, "kunde inte skrivas");
}

#[cfg(all(target_os = "linux", feature = "gui"))]
#[test]
fn without_a_display_the_window_says_so_and_what_works_without() {
    let place = Place::new();
    place.run(&[]).expect_failure(69, "narplan --help");
    place.run(&[&place.plan("beslut-2023")]).expect_failure(69, "DISPLAY");
    place.run(&["--lang", "en"]).expect_failure(69, "no display");
}

#[cfg(feature = "gui")]
#[test]
fn a_misspelt_subcommand_is_no_window() {
    Place::new().run(&["simulat"]).expect_failure(66, "simulat");
}

#[cfg(not(feature = "gui"))]
#[test]
fn a_build_without_the_window_says_so() {
    let place = Place::new();
    place.run(&[]).expect_failure(69, "utan fönster");
    let plan = place.plan("beslut-2023");
    place.run(&["screenshot", &plan, "-o", "window.png"]).expect_failure(69, "utan fönster");
}

#[cfg(feature = "gui")]
#[test]
fn a_screenshot_is_a_picture_or_names_the_package_that_is_missing() {
    let place = Place::new();
    let plan = place.plan("beslut-2023");
    let args = ["screenshot", &plan, "-o", "window.png", "--size", "1200x800", "--view", "board"];
    let ran = place.run(&args);
    if ran.code == Some(69) {
        ran.expect_failure(69, "mesa-vulkan-drivers");
    } else {
        ran.expect_code(0);
        assert_eq!(png_size(&place.path("window.png")), (1200, 800));
    }
}

#[cfg(feature = "gui")]
#[test]
fn a_screenshot_of_an_impossible_size_is_wrong_usage() {
    let place = Place::new();
    let plan = place.plan("beslut-2023");
    let args = ["screenshot", &plan, "-o", "window.png", "--size", "100x100"];
    place.run(&args).expect_failure(2, "320");
}
