//! Questions on the command line: suggestions, order, context, what is settled, trade-offs.

use std::fs;

use serde_json::Value;

use crate::cli::Place;

#[test]
fn a_suggestion_is_proven_and_written_as_a_plan_that_nothing_improves() {
    let place = Place::new();
    let plan = place.plan("beslut-2023");
    let args = ["suggest", &plan, "--objective", "short-way", "--json", "-o", "b.narplan.json"];
    let first = place.json(&args);
    assert_eq!(first["proven"], true);
    assert!(first["moves"].as_array().unwrap().len() > 3);
    assert_eq!(first["gap"].as_f64(), Some(0.0));
    let again = place.json(&["suggest", "b.narplan.json", "--objective", "short-way", "--json"]);
    assert_eq!(again["moves"].as_array().unwrap().len(), 0);
    assert_eq!(again["objective"], first["objective"]);
    // Every district has one base, and the loads are those of their districts.
    let bases = first["bases"].as_array().unwrap();
    let districts: usize =
        bases.iter().map(|base| base["districts"].as_array().unwrap().len()).sum();
    assert_eq!((bases.len(), districts), (4, 32));
    // A file that is there is not replaced unasked.
    place.run(&["suggest", &plan, "-o", "b.narplan.json"]).expect_code(73);
    let text = place.run(&["suggest", &plan]).expect_code(0).out;
    assert!(text.contains("Bevisat optimal"), "{text}");
}

#[test]
fn a_plan_in_pieces_is_mended_by_the_command_line() {
    let place = Place::new();
    let name = place.plan("beslut-2023");
    let mut plan: Value =
        serde_json::from_str(&fs::read_to_string(place.path(&name)).unwrap()).unwrap();
    // Sturefors, which lies inside Vårdnäs omland, goes to norr.
    let sturefors = "0580R019";
    let syd = plan["assignment"]["syd"].as_array_mut().unwrap();
    let before = syd.len();
    syd.retain(|code| code != sturefors);
    assert_eq!(syd.len(), before - 1);
    plan["assignment"]["norr"].as_array_mut().unwrap().push(sturefors.into());
    place.write("apart.narplan.json", &plan.to_string());
    let mended = place.json(&["suggest", "apart.narplan.json", "--mend", "--json"]);
    assert_eq!(mended["moves"][0]["districts"][0], sturefors);
    assert_eq!(mended["moves"].as_array().unwrap().len(), 1);
}

#[test]
fn the_other_questions_answer_in_json_and_in_words() {
    let place = Place::new();
    let plan = place.plan("beslut-2023");
    let draw = ["ensemble", &plan, "--plans", "200", "--seed", "7", "--json"];
    let ensemble = place.json(&draw);
    assert_eq!(ensemble, place.json(&draw), "the same seed gives the same");
    assert_ne!(
        ensemble["measures"],
        place.json(&["ensemble", &plan, "--plans", "200", "--seed", "8", "--json"])["measures"]
    );
    let load = &ensemble["measures"]["load"];
    let shares = ["worse", "equal", "better"].map(|name| load[name].as_f64().unwrap());
    assert!((shares.iter().sum::<f64>() - 1.0).abs() < 1e-9);
    let settled = place.json(&["settled", &plan, "--within", "5", "--json"]);
    assert_eq!(
        (settled["complete"].as_bool(), settled["districts"].as_array().unwrap().len()),
        (Some(true), 32)
    );
    let front = place.json(&["tradeoffs", &plan, "--load", "children", "--seconds", "4", "--json"]);
    assert!(front["points"].as_array().unwrap().len() > 2);
    let order =
        place.json(&["sequence", &place.plan("motion-s-2020"), "--json", "-o", "c.narplan.json"]);
    assert!(order["objective"].as_f64() > order["planned_objective"].as_f64());
    assert_eq!(order["planned_live"].as_array().unwrap().len(), 60);
    let again = place.json(&["sequence", "c.narplan.json", "--json"]);
    assert_eq!(again["moves"].as_array().unwrap().len(), 0);
    for question in ["ensemble", "settled", "sequence"] {
        let text = place.run(&[question, &plan]).expect_code(0).out;
        assert!(text.starts_with("Beslut 2023"), "{text}");
    }
}

#[test]
fn the_cheapest_plan_is_found_carried_out_and_told_again() {
    let place = Place::new();
    let plan = place.plan("beslut-2023");
    let curve = ["--curve", "2029-01=40%,2030-01=90%", "--no-frame", "--json"];
    let found = place.json(&[&["cheapest", &plan, "-o", "c.narplan.json"], &curve[..]].concat());
    assert_eq!(found["proven"].as_bool(), Some(true));
    assert!(found["cost"].as_f64() < found["planned_cost"].as_f64());
    assert!(found["bound"].as_f64() <= found["cost"].as_f64());
    let steps = found["steps"].as_array().unwrap();
    assert!(steps.len() == 4 && steps.iter().any(|step| step["planned"] != step["found"]));
    let again = place.json(&[&["cheapest", "c.narplan.json"], &curve[..]].concat());
    assert_eq!((&again["planned_cost"], &again["cost"]), (&found["cost"], &found["cost"]));
    // The presets have years that nobody pays for in full, whatever the months.
    let frame = ["cheapest", &plan, "--curve", "2029-01=40%"];
    let none = place.run(&frame).expect_code(65);
    assert!(none.err.contains("ofinansierat") && none.out.is_empty(), "{none:?}");
    place.run(&["cheapest", &plan, "--curve", "2029-01"]).expect_code(2);
    place.run(&["cheapest", &plan, "--curve", "2029-01=40%", "--grid", "2"]).expect_code(2);
}

#[test]
fn a_question_without_an_answer_says_why_and_what_to_do() {
    let place = Place::new();
    let plan = place.plan("beslut-2023");
    let heavy = place.run(&["suggest", &plan, "--max-deviation", "15"]).expect_code(65);
    assert!(heavy.err.contains("Skäggetorp-Tornby") && heavy.out.is_empty(), "{heavy:?}");
    let none = place.run(&["suggest", &place.plan("nollalternativ")]).expect_code(65);
    assert!(none.err.contains("färre än två baser"), "{none:?}");
    place.run(&["suggest", &plan, "--objective", "best"]).expect_code(2);
    place.run(&["sequence", &plan, "--budget", "2"]).expect_code(2);
    place.run(&["ensemble", &plan, "--plans", "0"]).expect_code(2);
}
