//! What the disclosure rule hides leaves the program in no form.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::cli::Place;

/// The columns of the real map that are made small in one district.
const COLUMNS: [&str; 3] = ["barn_unga_0_19_2025", "forgymnasial_25_64_2022", "utrikes_fodda_2023"];
/// The district.
const DISTRICT: &str = "0580R002";

/// A plan of 2023 on a copy of the real map, in which the columns have `count` in one district.
fn plan_with(place: &Place, count: u32, rule: &str) -> String {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("maps/linkoping");
    for file in ["districts.geojson", "indicators.toml"] {
        fs::copy(source.join(file), place.path(file)).unwrap();
    }
    let table = fs::read_to_string(source.join("indicators.csv")).unwrap();
    let titles: Vec<&str> = table.lines().next().unwrap().split(',').collect();
    let lines: Vec<String> = table
        .lines()
        .map(|line| {
            let mut cells: Vec<String> = line.split(',').map(str::to_owned).collect();
            if cells[0] == DISTRICT {
                for column in COLUMNS {
                    let at = titles.iter().position(|title| *title == column).unwrap();
                    cells[at] = count.to_string();
                }
            }
            cells.join(",")
        })
        .collect();
    place.write("indicators.csv", &lines.join("\n"));
    place.run(&["new", "--map", "districts.geojson", "-o", "empty.narplan.json"]).expect_code(0);
    let read = |name: &str| -> Value {
        serde_json::from_str(&fs::read_to_string(place.path(name)).unwrap()).unwrap()
    };
    let own_map = read("empty.narplan.json")["map"].clone();
    let preset = place.plan("beslut-2023");
    let mut plan = read(&preset);
    plan["map"] = own_map;
    if !rule.is_empty() {
        plan["version"] = 4.into();
        plan["disclosure"] = serde_json::from_str(rule).unwrap();
    }
    place.write("plan.narplan.json", &plan.to_string());
    "plan.narplan.json".to_owned()
}

/// Everything that the program says and writes about a plan.
fn all_of(count: u32, rule: &str) -> BTreeMap<String, String> {
    let place = Place::new();
    let plan = plan_with(&place, count, rule);
    let questions = [
        "info PLAN --json",
        "info PLAN",
        "info districts.geojson --json",
        "check PLAN --json",
        "simulate PLAN --json",
        "simulate PLAN --runs 20 --seed 1 --json",
        "balance PLAN --json",
        "segregation PLAN --group utrikes_fodda_2023 --total folkmangd_2023 --by-base --json",
        "classify PLAN --indicator forgymnasial_andel --json",
        "moran PLAN --indicator utrikes_fodda_andel --json",
        "export PLAN --csv tables --geojson out.geojson --svg out.svg \
         --indicator forgymnasial_andel --circles barn_unga_0_19_2025",
        "export PLAN --xlsx out.xlsx --gpkg out.gpkg --pdf tjansteskrivelse=out.pdf \
         --html out.html --child-impact --runs 20",
    ];
    let mut all = BTreeMap::new();
    for question in questions {
        let args: Vec<&str> = question
            .split_whitespace()
            .map(|word| if word == "PLAN" { plan.as_str() } else { word })
            .collect();
        all.insert(question.to_owned(), place.run(&args).expect_code(0).out);
    }
    for file in ["out.geojson", "out.svg", "out.html"] {
        all.insert(file.to_owned(), fs::read_to_string(place.path(file)).unwrap());
    }
    for file in ["out.xlsx", "out.gpkg", "out.pdf"] {
        let bytes = fs::read(place.path(file)).unwrap();
        all.insert(file.to_owned(), bytes.into_iter().map(char::from).collect());
    }
    for file in fs::read_dir(place.path("tables")).unwrap() {
        let file = file.unwrap().path();
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        all.insert(name, fs::read_to_string(file).unwrap());
    }
    // The folder that the plan lies in is named here and there.
    let folder = fs::canonicalize(place.path(".")).unwrap().to_string_lossy().into_owned();
    all.into_iter().map(|(name, text)| (name, text.replace(&folder, "FOLDER"))).collect()
}

#[test]
fn a_hidden_count_of_one_and_one_of_two_look_the_same_everywhere() {
    let (one, two) = (all_of(1, ""), all_of(2, ""));
    assert_eq!(one.keys().collect::<Vec<_>>(), two.keys().collect::<Vec<_>>());
    for (name, text) in &one {
        assert!(*text == two[name], "{name} tells a hidden count");
    }
    let districts = &one["distrikt.csv"];
    let row = districts.lines().find(|line| line.starts_with(DISTRICT)).unwrap();
    assert!(row.contains(";..;"), "{row}");
    let page = &one["out.html"];
    assert!(page.contains("\">..</td>") && page.contains("\"value\":\"..\""));
    assert!(page.contains("Två punkter (..)") && page.contains("Two dots (..)"));
    let info: Value = serde_json::from_str(&one["info districts.geojson --json"]).unwrap();
    let hidden = |id: &str| {
        let indicators = info["indicators"].as_array().unwrap();
        indicators.iter().find(|one| one["id"] == id).unwrap()["hidden"].clone()
    };
    assert_eq!(hidden("forgymnasial_andel"), serde_json::json!([DISTRICT]));
    assert_eq!(hidden("ekonomiskt_bistand"), serde_json::json!([]));
}

#[test]
fn without_a_rule_the_same_counts_are_told_apart() {
    // So that the test above can fail: where nothing is hidden, all of these differ.
    let rule = r#"{"counts_below": 0, "base_below": 0, "round_to": 1}"#;
    let (one, two) = (all_of(1, rule), all_of(2, rule));
    for name in [
        "info PLAN --json",
        "simulate PLAN --json",
        "balance PLAN --json",
        "distrikt.csv",
        "balans.csv",
        "out.svg",
        "out.html",
        "out.xlsx",
        "out.gpkg",
        "out.pdf",
        "classify PLAN --indicator forgymnasial_andel --json",
    ] {
        assert_ne!(one[name], two[name], "{name}");
    }
}

#[test]
fn counts_in_a_table_of_ones_own_are_hidden_too() {
    let tell = |count: u32| {
        let place = Place::new();
        let plan = place.plan("beslut-2023");
        let rows = (1..=32).map(|area| {
            let group = if area == 2 { count } else { 40 };
            format!("0580R{area:03},{group},500\n")
        });
        place.write("groups.csv", &format!("regsokod,group,all\n{}", rows.collect::<String>()));
        let args = "--table groups.csv --group group --total all --by-base --json";
        let args: Vec<&str> = ["segregation", &plan].into_iter().chain(args.split(' ')).collect();
        place.run(&args).expect_code(0).out
    };
    assert_eq!(tell(1), tell(2));
    assert_ne!(tell(2), tell(3));
}
