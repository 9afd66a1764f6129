//! `narplan why --about`: what is told is what the other commands compute.

use std::fs;

use serde_json::Value;

use crate::cli::Place;

/// Months as they are told.
const MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
];

/// "juni 2028" for "2028-06".
fn in_words(month: &str) -> String {
    let (year, month) = month.split_once('-').unwrap();
    format!("{} {year}", MONTHS[month.parse::<usize>().unwrap() - 1])
}

/// The number at the start of a text.
fn number(text: &str) -> f64 {
    let digits: String = text.chars().take_while(|c| !c.is_alphabetic() && *c != '%').collect();
    let digits: String = digits.chars().filter(|c| !c.is_whitespace() && *c != '±').collect();
    digits.replace('−', "-").replace(',', ".").replace('+', "").parse().unwrap()
}

fn text<'a>(story: &'a Value, field: &str) -> &'a str {
    story[field].as_str().unwrap()
}

fn about(place: &Place, plan: &str, args: &[&str]) -> Value {
    place.json(&[&["why", plan, "--json", "--about"], args].concat())
}

/// The decision of 2023 with a gate before its last step.
fn gated(place: &Place) -> String {
    let name = place.plan("beslut-2023");
    let text = fs::read_to_string(place.path(&name)).unwrap();
    let mut plan: Value = serde_json::from_str(&text).unwrap();
    let gate = serde_json::json!({ "measure": "turnover", "target": 18.0, "month": null });
    plan["steps"].as_array_mut().unwrap().last_mut().unwrap()["gate"] = gate;
    place.write("gated.narplan.json", &plan.to_string());
    "gated.narplan.json".to_owned()
}

#[test]
fn what_many_runs_say_is_what_simulate_says() {
    let place = Place::new();
    let plan = gated(&place);
    let runs = ["--runs", "60", "--seed", "5"];
    let drawn = place.json(&[&["simulate", &plan, "--json"], &runs[..]].concat());
    let ask = |args: &[&str]| about(&place, &plan, &[args, &runs[..]].concat());
    let year = &drawn["years"][1];
    for (amount, percentile) in [("gross", "10"), ("net_new", "50"), ("gap", "90")] {
        let args = ["year", "--year", "2028", "--amount", amount, "--percentile", percentile];
        let story = ask(&args);
        let expected = year[amount][format!("p{percentile}")].as_f64().unwrap() / 1e6;
        assert!((number(text(&story, "value")) - expected).abs() <= 0.05 + 1e-9, "{story}");
        let notes = story["notes"].as_array().unwrap();
        let ran = |note: &Value| note.as_str().unwrap().contains("60 körningar med frö 5");
        assert!(notes.iter().any(ran), "{story}");
        assert!(!story["movers"].as_array().unwrap().is_empty());
    }
    let percent = |odds: &Value| odds["probability"].as_f64().unwrap() * 100.0;
    let within = ask(&["within", "--year", "2028"]);
    assert!((number(text(&within, "value")) - percent(&year["within_frame"])).abs() <= 0.5 + 1e-9);
    let gate = ask(&["gate", "--step", "5"]);
    let passes = percent(&drawn["gates"][0]["passes"]);
    assert!((number(text(&gate, "value")) - passes).abs() <= 0.5 + 1e-9, "{gate}");
    // The month of a fan, of a unit.
    let args = ["month", "--fan", "caseload", "--unit", "norr", "--month", "2029-01"];
    let story = ask(&args);
    let month = &drawn["months"].as_array().unwrap()[24];
    let unit = month["units"].as_array().unwrap().iter().find(|unit| unit["unit"] == "norr");
    let expected = unit.unwrap()["caseload"]["p50"].as_f64().unwrap();
    assert!((number(text(&story, "value")) - expected).abs() <= 0.05 + 1e-9, "{story}");
    // What waiting changes: the three percentiles rise, and its movers are told in its unit.
    let wait = ask(&["wait", "--step", "5", "--percentile", "90"]);
    let lines: Vec<f64> =
        (0..3).map(|at| number(wait["rows"][at]["text"].as_str().unwrap())).collect();
    assert!(lines[0] <= lines[1] && lines[1] <= lines[2], "{lines:?}");
    assert!((number(text(&wait, "value")) - lines[2]).abs() < 1e-9);
    assert_eq!(text(&wait, "unit"), "mnkr");
    let plainly = wait["beside"][2]["text"].as_str().unwrap();
    assert!((wait["middle"].as_f64().unwrap() - number(plainly)).abs() <= 0.005 + 1e-9);
    assert!(wait["movers"].as_array().unwrap().len() > 3);
    let later = ask(&["later", "--step", "5"]);
    assert!(text(&later, "heading").contains("maj 2029"), "half a year after November 2028");
}

#[test]
fn what_is_searched_for_is_what_the_searches_find() {
    let place = Place::new();
    let plan = place.plan("beslut-2023");
    let ask = |args: &[&str]| about(&place, &plan, args);
    let tornado =
        place.json(&["sensitivity", &plan, "--tornado", "--outcome", "lowest_coverage", "--json"]);
    let bars = tornado["bars"].as_array().unwrap();
    let longest = bars[0]["parameter"].as_str().unwrap();
    let bar = ask(&["bar", "--parameter", longest, "--outcome", "lowest_coverage"]);
    assert!((number(text(&bar, "value")) - bars[0]["swing"].as_f64().unwrap()).abs() <= 0.05);
    // What moves an outcome is that diagram, told with the outcome itself.
    let outcome = ask(&["outcome", "--outcome", "lowest_coverage"]);
    assert_eq!(outcome["middle"], tornado["middle"]);
    let movers = outcome["movers"].as_array().unwrap();
    for (mover, bar) in movers.iter().zip(bars) {
        for field in ["parameter", "low", "high", "at_low", "at_high"] {
            assert_eq!(mover[field], bar[field], "{mover}");
        }
    }
    let solve = ["solve", &plan, "--for", "reports_per_1000", "--target", "open=300", "--json"];
    let solved = place.json(&solve)["values"][0]["value"].as_f64().unwrap();
    let goal = ask(&["goal", "--parameter", "reports_per_1000", "--target", "open=300"]);
    assert!((number(text(&goal, "value")) - solved).abs() < 1e-3 * solved, "{goal}");
    let rule = ["--step", "2", "--limit", "40", "--risk", "60%", "--runs", "20"];
    let safe = &place.json(&[&["safe", &plan, "--json"], &rule[..]].concat())["steps"][0];
    let story = ask(&[&["safe"], &rule[..]].concat());
    let earliest = safe["earliest"].as_str().expect("some month is safe enough");
    assert_eq!(text(&story, "value"), in_words(earliest));
    let risks = safe["risks"].as_array().unwrap();
    for risk in risks.iter().rev().take(2) {
        let start = risk["start"].as_str().unwrap();
        let share = ask(&[&["start", "--month", start], &rule[..]].concat());
        let expected = risk["probability"].as_f64().unwrap() * 100.0;
        assert!((number(text(&share, "value")) - expected).abs() <= 0.5 + 1e-9, "{share}");
    }
}

#[test]
fn a_turning_point_is_the_one_that_tipping_finds() {
    let place = Place::new();
    let name = place.plan("beslut-2023");
    // Few assumptions have a range, so that the search is short.
    let file = fs::read_to_string(place.path(&name)).unwrap();
    let mut plan: Value = serde_json::from_str(&file).unwrap();
    let drawn = ["recruitment_lead", "turnover"];
    let info = place.json(&["sensitivity", &name, "--tornado", "--json"]);
    let fixed = info["bars"].as_array().unwrap().iter();
    let fixed = fixed.map(|bar| bar["parameter"].as_str().unwrap());
    let fixed = fixed.filter(|id| !drawn.contains(id)).map(|id| (id.to_owned(), "fixed".into()));
    let shapes: serde_json::Map<String, Value> = fixed.collect();
    plan["uncertainty"] = serde_json::json!({
        "runs": 20, "seed": 1, "chance": true, "effects": false, "shapes": shapes, "groups": []
    });
    place.write("few.narplan.json", &plan.to_string());
    let args = ["--outcome", "overdue", "--json"];
    let tipping = place.json(&[&["tipping", "few.narplan.json"], &args[..]].concat());
    let parameters = tipping["parameters"].as_array().unwrap();
    assert_eq!(parameters.len(), drawn.len());
    for one in parameters {
        let id = one["parameter"].as_str().unwrap();
        let ask = ["why", "few.narplan.json", "--about", "turns", "--parameter", id];
        let ask = [&ask[..], &args[..]].concat();
        let changes = one["changes"].as_array().unwrap();
        let Some(change) = changes.first() else {
            place.run(&ask).expect_failure(65, "vänder inte");
            continue;
        };
        let story = place.json(&ask);
        // "5,123–5,124 månader", the values on either side.
        let told = text(&story, "value");
        let (below, above) = told.split_once('–').unwrap();
        let at = change["value"].as_f64().unwrap();
        assert!(number(below) <= at && at <= number(above), "{told} {at}");
    }
    place
        .run(&["why", "few.narplan.json", "--about", "bar", "--parameter", "rent"])
        .expect_failure(65, "inget spann");
}

#[test]
fn the_plans_beside_the_cheapest_are_simulated_as_they_stand() {
    let place = Place::new();
    let plan = place.plan("beslut-2023");
    let curve = ["--curve", "2029-01=40%,2030-01=90%", "--no-frame", "--json"];
    let found = place.json(&[&["cheapest", &plan, "-o", "c.narplan.json"], &curve[..]].concat());
    let story = place.json(&[&["why", &plan, "--about", "cheapest"], &curve[..]].concat());
    let cost = found["cost"].as_f64().unwrap();
    assert!((number(text(&story, "value")) - cost / 1e3).abs() <= 0.5 + 1e-9);
    let (beside, near) = (found["beside"].as_array().unwrap(), story["near"].as_array().unwrap());
    assert_eq!(beside.len(), near.len());
    let file = fs::read_to_string(place.path("c.narplan.json")).unwrap();
    let best: Value = serde_json::from_str(&file).unwrap();
    let mut short = 0;
    for (one, near) in beside.iter().zip(near) {
        let told = number(near["text"].as_str().unwrap());
        let own = one["cost"].as_f64().unwrap();
        assert!((told - (own - cost) / 1e3).abs() <= 0.5 + 1e-9, "{near}");
        // The step with its premises moved in the file, and all of it simulated.
        let mut moved = best.clone();
        let steps = moved["steps"].as_array_mut().unwrap();
        let step = steps.iter_mut().find(|step| step["id"] == one["step"]).unwrap();
        let start = one["start"].as_str().unwrap();
        let by = count(start) - count(step["start"].as_str().unwrap());
        step["start"] = start.into();
        for premises in step["premises"].as_array_mut().unwrap() {
            let opens = count(premises["opens"].as_str().unwrap()) + by;
            premises["opens"] = format!("{}-{:02}", opens / 12, opens % 12 + 1).into();
        }
        place.write("moved.narplan.json", &moved.to_string());
        let figures = place.json(&["simulate", "moved.narplan.json", "--json"]);
        let years = figures["years"].as_array().unwrap();
        let net: f64 = years.iter().map(|year| year["net_new"].as_f64().unwrap()).sum();
        assert!((net - own).abs() < 0.01, "{one}: {net}");
        assert_eq!(one["miss"].is_null(), !near["told"].as_str().unwrap().contains("Når inte"));
        short += usize::from(!one["miss"].is_null());
    }
    assert!(short > 0 && short < beside.len());
}

/// Months since year 0.
fn count(month: &str) -> i64 {
    let (year, month) = month.split_once('-').unwrap();
    year.parse::<i64>().unwrap() * 12 + month.parse::<i64>().unwrap() - 1
}

#[test]
fn what_the_plan_itself_says_is_told_with_its_figures() {
    let place = Place::new();
    let plan = place.plan("beslut-2023");
    let ask = |args: &[&str]| about(&place, &plan, args);
    let balance = place.json(&["balance", &plan, "--json"]);
    let norr = &balance["units"][0];
    for (measure, half) in [("need_children", 0.5), ("mean_way", 0.05), ("children_0_19", 0.5)] {
        let story = ask(&["balance", "--measure", measure, "--unit", "norr"]);
        let expected = norr[measure].as_f64().unwrap();
        assert!((number(text(&story, "value")) - expected).abs() <= half + 1e-9, "{story}");
    }
    let compare = place.json(&["compare", &plan, "--runs", "0", "--json"]);
    let measures = compare["differences"][0]["measures"].as_array().unwrap();
    let gross = measures.iter().find(|one| one["measure"] == "gross").unwrap();
    let story = ask(&["difference", "--measure", "gross", "--baseline", "nollalternativ"]);
    let expected = gross["difference"].as_f64().unwrap() / 1e6;
    assert!((number(text(&story, "value")) - expected).abs() <= 0.005 + 1e-9, "{story}");
    assert!((story["middle"].as_f64().unwrap() - expected).abs() < 1e-6);
    let moved = measures.iter().find(|one| one["measure"] == "moved").unwrap();
    let story = ask(&["measure", "--measure", "moved"]);
    assert!((number(text(&story, "value")) - moved["difference"].as_f64().unwrap()).abs() < 1e-9);
    // A measure that is a figure is told with the parts of that figure.
    let story = ask(&["measure", "--measure", "gross"]);
    let figure = place.json(&["why", &plan, "--figure", "gross", "--json"]);
    assert_eq!(story["rows"].as_array().unwrap().len(), figure["parts"].as_array().unwrap().len());
    assert_eq!((&story["movers"], &story["formula"]), (&figure["movers"], &figure["formula"]));
    let lead = ask(&["advertised", "--step", "3"]);
    assert_eq!(text(&lead, "value"), "juli 2027", "November less a lead time of four months");
    let tag = ask(&["move", "--district", "Ryd", "--to", "norr", "--part", "children"]);
    let ryd = ask(&["move", "--district", "0580R017", "--to", "norr", "--part", "children"]);
    assert_eq!((text(&tag, "value"), &tag), (text(&ryd, "value"), &ryd));
    assert!((number(text(&tag, "value")) - 1762.0).abs() < 0.5, "{tag}");
    let english =
        place.run(&["--lang", "en", "why", &plan, "--about", "reports", "--district", "Ryd"]);
    assert!(english.expect_code(0).out.contains("Rests on"));
}

#[test]
fn what_is_not_there_and_what_is_not_asked_right_is_said() {
    let place = Place::new();
    let plan = place.plan("beslut-2023");
    let refused = |code: i32, word: &str, args: &[&str]| {
        place.run(&[&["why", &plan], args].concat()).expect_failure(code, word);
    };
    refused(2, "--about gate needs --step", &["--about", "gate"]);
    refused(2, "does not take --unit", &["--about", "gate", "--step", "2", "--unit", "norr"]);
    refused(2, "--figure does not take --step", &["--figure", "gross", "--step", "2"]);
    refused(2, "cannot be used with", &["--figure", "gross", "--about", "changing"]);
    refused(2, "--figure", &[]);
    refused(2, "one of", &["--about", "balance", "--measure", "x", "--unit", "norr"]);
    refused(2, "turnover", &["--about", "bar", "--parameter", "turnove"]);
    refused(2, "--curve", &["--about", "cheapest"]);
    refused(65, "inget steg 99", &["--about", "gate", "--step", "99"]);
    refused(65, "ingen uppföljning", &["--about", "wait", "--step", "2"]);
    refused(65, "”Ingenstans”", &["--about", "reports", "--district", "Ingenstans"]);
    refused(65, "scenario ”X”", &["--about", "outcome", "--outcome", "gap", "--scenario", "X"]);
    let posts = ["--about", "posts", "--target", "caseload=15", "--unit"];
    refused(65, "enhet ”x”", &[&posts[..], &["x", "--month", "2029-01"]].concat());
    refused(65, "2039-01", &[&posts[..], &["norr", "--month", "2039-01"]].concat());
    refused(
        65,
        "planen själv",
        &["--about", "difference", "--measure", "gross", "--baseline", "1"],
    );
    let goal = ["--about", "goal", "--parameter", "turnover", "--target", "coverage=95%"];
    refused(65, "ett värde", &[&goal[..], &["--number", "3"]].concat());
}

#[test]
fn every_kind_and_option_stands_in_the_handbook() {
    let place = Place::new();
    let handbook = include_str!("../../docs/cli.md");
    let begin = handbook.find("### `narplan why PLAN --about KIND").unwrap();
    let section = &handbook[begin..];
    let section = &section[..section.find("### `narplan sensitivity").unwrap()];
    let wrong = place.run(&["why", "plan", "--about", "?"]).expect_code(2).err;
    let (_, kinds) = wrong.split_once("possible values: ").unwrap();
    let kinds: Vec<&str> = kinds.split(']').next().unwrap().split(", ").collect();
    assert_eq!(kinds.len(), 25);
    for kind in kinds {
        assert!(section.contains(&format!("`{kind}`")), "{kind}");
    }
    let help = place.run(&["why", "--help"]).expect_code(0).out;
    let options = help.lines().map(str::trim_start).filter(|line| line.starts_with("--"));
    for option in options.filter_map(|line| line.split_whitespace().next()) {
        let is_known =
            section.contains(&format!("`{option}`")) || section.contains(&format!("{option} "));
        assert!(is_known || ["--figure", "--json", "--lang"].contains(&option), "{option}");
    }
}
