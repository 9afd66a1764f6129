//! How sure a plan is, asked on the command line.

use std::fs;

use serde_json::Value;

use crate::cli::Place;

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap()
}

fn items(value: &Value) -> &[Value] {
    value.as_array().unwrap()
}

#[test]
fn many_runs_tell_how_the_figures_are_spread_and_the_same_seed_tells_the_same() {
    let place = Place::new();
    let plan = place.plan("beslut-2023");
    let args = ["simulate", &plan, "--runs", "200", "--seed", "7", "--coverage", "90%", "--json"];
    let text = place.run(&args).expect_code(0).out;
    assert_eq!(text, place.run(&args).expect_code(0).out, "the same seed gives the same bytes");
    let found: Value = serde_json::from_str(&text).unwrap();
    assert_eq!((&found["runs"], &found["seed"]), (&200.into(), &7.into()));
    assert!((number(&found["coverage_target"]) - 0.9).abs() < 1e-12);
    assert_eq!(found["drawn_count"], items(&found["drawn"]).len());
    assert!(items(&found["drawn"]).contains(&"turnover".into()));
    assert!(!items(&found["drawn"]).contains(&"caseload_norm".into()), "a choice is not drawn");
    let years = items(&found["years"]);
    let in_order = |spread: &Value| {
        number(&spread["p10"]) <= number(&spread["p50"])
            && number(&spread["p50"]) <= number(&spread["p90"])
    };
    for year in years {
        for money in ["gross", "gap", "net_new"] {
            assert!(in_order(&year[money]), "{year}");
        }
        let share = &year["within_frame"];
        let (p, error) = (number(&share["probability"]), number(&share["error"]));
        assert!((error - (p * (1.0 - p) / 200.0).sqrt()).abs() < 1e-6, "{share}");
        let runs = (p * (1.0 - p) / 1e-4).ceil();
        assert!((number(&share["runs_for_one_percent"]) - runs).abs() < 1.5, "{share}");
    }
    assert_eq!(items(&found["months"]).len(), 60);
    for month in items(&found["months"]) {
        for series in ["gross", "gap", "filled", "open", "overdue"] {
            assert!(in_order(&month["total"][series]), "{month}");
        }
        assert_eq!(items(&month["units"]).len(), items(&found["units"]).len());
    }
    let other = place.json(&["simulate", &plan, "--runs", "200", "--seed", "8", "--json"]);
    assert_ne!(other["years"], found["years"]);
    let text = place.run(&["simulate", &plan, "--runs", "50"]).expect_code(0).out;
    assert!(text.contains("50 körningar") && text.contains("inom ram"), "{text}");
}

#[test]
fn without_anything_drawn_every_quantile_is_the_plain_run() {
    let place = Place::new();
    let name = place.plan("beslut-2023");
    let text = fs::read_to_string(place.path(&name)).unwrap();
    let mut plan: Value = serde_json::from_str(&text).unwrap();
    let tornado = place.json(&["sensitivity", &name, "--tornado", "--json"]);
    let drawn = items(&tornado["bars"]).iter().map(|bar| bar["parameter"].as_str().unwrap());
    let shapes: serde_json::Map<String, Value> =
        drawn.map(|id| (id.to_owned(), "fixed".into())).collect();
    assert!(shapes.len() > 20, "{shapes:?}");
    plan["uncertainty"] = serde_json::json!({
        "shapes": shapes, "chance": true, "effects": false, "runs": 3, "seed": 1,
    });
    place.write("fixed.narplan.json", &plan.to_string());
    let plain = place.json(&["simulate", "fixed.narplan.json", "--json"]);
    let args = ["simulate", "fixed.narplan.json", "--runs", "3", "--no-chance", "--json"];
    let runs = place.json(&args);
    assert_eq!(runs["drawn_count"], 0);
    for (plain, runs) in items(&plain["years"]).iter().zip(items(&runs["years"])) {
        for money in ["gross", "gap", "net_new"] {
            for quantile in ["p10", "p50", "p90", "mean"] {
                let off = number(&runs[money][quantile]) - number(&plain[money]);
                assert!(off.abs() < 0.01, "{money} {quantile} {off}");
            }
        }
    }
}

#[test]
fn the_quantiles_of_every_month_can_be_had_as_a_table() {
    let place = Place::new();
    let plan = place.plan("beslut-2023");
    let csv = place.run(&["simulate", &plan, "--runs", "20", "--csv"]).expect_code(0).out;
    let mut lines = csv.lines();
    assert_eq!(lines.next(), Some("\u{feff}månad;enhet;storhet;P10;P50;P90"));
    let rows: Vec<Vec<&str>> = lines.map(|line| line.split(';').collect()).collect();
    assert!(rows.iter().all(|row| row.len() == 6));
    // Seven series of the municipality and three of each of five units, for sixty months.
    assert_eq!(rows.len(), 60 * (7 + 3 * 5));
}

#[test]
fn another_value_of_a_parameter_is_tried_and_a_wrong_one_refused() {
    let place = Place::new();
    let plan = place.plan("beslut-2023");
    let gross = |args: &[&str]| {
        let found = place.json(&[&["simulate", &plan, "--json"], args].concat());
        number(&found["years"][0]["gross"])
    };
    let plain = gross(&[]);
    assert!(gross(&["--set", "salary_social_worker=44000"]) > plain);
    assert!((gross(&["--set", "turnover=18%"]) - plain).abs() < 1e-9, "18 % is the default");
    let turnover = gross(&["--set", "turnover=25,5 %"]);
    assert!((turnover - gross(&["--set", "turnover=25.5"])).abs() < 1e-9);
    assert!((turnover - plain).abs() > 1.0);
    for (wrong, word) in [
        ("turnovr=25%", "turnover"),
        ("salary=44000", "salary_social_worker"),
        ("turnover=96", "95"),
        ("span=25%", "percentage"),
        ("turnover", "turnover=25%"),
    ] {
        place.run(&["simulate", &plan, "--set", wrong]).expect_failure(2, word);
    }
    place.run(&["simulate", &plan, "--seed", "1"]).expect_failure(2, "--runs");
}

#[test]
fn what_moves_a_figure_is_told_one_at_a_time_and_as_shares_of_its_variance() {
    let place = Place::new();
    let plan = place.plan("beslut-2023");
    let tornado = place.json(&["sensitivity", &plan, "--tornado", "--json"]);
    assert_eq!(tornado["outcome"], "net_new");
    let swings: Vec<f64> =
        items(&tornado["bars"]).iter().map(|bar| number(&bar["swing"])).collect();
    assert!(swings.len() > 20 && swings.windows(2).all(|pair| pair[0] >= pair[1]));
    let args = ["sensitivity", &plan, "--sobol", "--outcome", "coverage", "--rows", "32", "--json"];
    let sobol = place.json(&args);
    assert_eq!(sobol, place.json(&args));
    let totals: Vec<f64> =
        items(&sobol["factors"]).iter().map(|one| number(&one["total"]["value"])).collect();
    assert_eq!(totals.len(), swings.len());
    assert!(totals.windows(2).all(|pair| pair[0] >= pair[1]) && totals[0] > 0.1);
    // What a square metre costs has no bearing on how many cases can be taken.
    let rent =
        items(&sobol["factors"]).iter().find(|one| one["parameters"][0]["parameter"] == "rent");
    assert!(number(&rent.unwrap()["total"]["value"]).abs() < 1e-9);
    for method in [&["--tornado"][..], &["--sobol", "--rows", "16"]] {
        let ran = place.run(&[&["sensitivity", &plan], method].concat()).expect_code(0);
        assert!(ran.out.contains("Personalomsättning"), "{ran:?}");
    }
    place.run(&["sensitivity", &plan]).expect_failure(2, "--tornado");
    place.run(&["sensitivity", &plan, "--sobol", "--outcome", "x"]).expect_failure(2, "net_new");
}

#[test]
fn what_would_have_to_be_true_is_found_and_is_true() {
    let place = Place::new();
    let plan = place.plan("beslut-2023");
    let target = "lowest_coverage=80%";
    let found =
        place.json(&["solve", &plan, "--for", "reports_per_1000", "--target", target, "--json"]);
    let value = &found["values"][0];
    assert_eq!((&found["target"], &value["holds_above"]), (&80.0.into(), &false.into()));
    // Tried by itself the value gives the target.
    let set = format!("reports_per_1000={}", number(&value["value"]));
    let again = place.json(&[
        "solve",
        &plan,
        "--for",
        "reports_per_1000",
        "--target",
        target,
        "--set",
        &set,
        "--json",
    ]);
    assert!((number(&again["reached"]) - 80.0).abs() < 1e-3, "{again}");
    let posts = ["solve", &plan, "--for", "posts_per_base", "--target", "coverage=1.0", "--json"];
    let posts = place.json(&posts);
    assert_eq!((&posts["target"], items(&posts["bases"]).len()), (&1.0.into(), 4));
    let mut varied = 0;
    for base in items(&posts["bases"]) {
        let [needed, planned, reached] =
            ["needed", "planned", "reached"].map(|field| number(&base[field]));
        // Vacancies and new people take more than the formula says.
        assert!(needed > number(&base["by_formula"]), "{base}");
        if base["answer"] == "posts" {
            assert_eq!(reached < 1.0, needed > planned, "{base}");
            varied += 1;
        } else {
            assert_eq!(base["answer"], "without_new", "{base}");
            assert!((needed - planned + number(&base["planned_new"])).abs() < 1e-9);
            assert!((reached - 1.0).abs() < 1e-9, "{base}");
        }
    }
    assert!(varied > 0, "{posts}");
    for args in [["turnover", "gap=0"], ["posts_per_base", "caseload=15"]] {
        let ran = place.run(&["solve", &plan, "--for", args[0], "--target", args[1]]);
        assert!(ran.expect_code(0).out.starts_with("Beslut 2023"));
    }
    let gap = ["solve", &plan, "--for", "posts_per_base", "--target", "gap=0"];
    place.run(&gap).expect_failure(65, "coverage");
    place
        .run(&["solve", &plan, "--for", "turnovr", "--target", "gap=0"])
        .expect_failure(2, "turnover");
    let range = ["solve", &plan, "--for", "turnover", "--target", "gap=0", "--to", "99"];
    place.run(&range).expect_failure(65, "95");
}

#[test]
fn the_earliest_safe_start_is_the_first_whose_risk_is_low_enough() {
    let place = Place::new();
    let plan = place.plan("beslut-2023");
    let args = ["safe", &plan, "--limit", "25", "--risk", "30%", "--runs", "20", "--json"];
    let found = place.json(&args);
    let steps = items(&found["steps"]);
    assert!(!steps.is_empty());
    for step in steps {
        let risks = items(&step["risks"]);
        let (last, before) = risks.split_last().unwrap();
        assert!(before.iter().all(|risk| number(&risk["probability"]) > 0.3));
        let is_safe = number(&last["probability"]) <= 0.3;
        assert_eq!(is_safe, !step["earliest"].is_null());
        assert!(!is_safe || step["earliest"] == last["start"]);
        // Twelve months are watched from each.
        assert!(is_safe || risks.len() == 60 - 12 + 1);
    }
    let id = steps[0]["step"].to_string();
    let one = place.json(&[&args[..], &["--step", &id]].concat());
    assert_eq!(one["steps"], Value::Array(vec![steps[0].clone()]));
    place.run(&["safe", &plan, "--step", "999"]).expect_failure(65, "999");
    let text = ["safe", &plan, "--step", &id, "--limit", "100", "--runs", "5"];
    assert!(place.run(&text).expect_code(0).out.contains("Tidigaste start"));
}

#[test]
fn two_plans_on_the_same_map_and_months_are_compared_and_others_are_not() {
    let place = Place::new();
    let (plan, other) = (place.plan("beslut-2023"), place.plan("motion-mp"));
    let found = place.json(&["tipping", &plan, &other, "--outcome", "lowest_coverage", "--json"]);
    assert!(!found["other"].is_null());
    for one in items(&found["parameters"]) {
        // From the one end to the other who is better changes as often as is told, each time.
        let ends = [&one["better_at_low"], &one["better_at_high"]].map(Value::as_str);
        if let [Some(low), Some(high)] = ends {
            let turns =
                items(&one["changes"]).iter().map(|it| it["better_above"].as_str().unwrap());
            let all: Vec<&str> = std::iter::once(low).chain(turns).collect();
            assert_eq!(all.last(), Some(&high), "{one}");
            assert!(all.windows(2).all(|pair| pair[0] != pair[1]), "{one}");
            let better = |difference: f64| match difference {
                _ if difference.abs() <= 1e-6 => "neither",
                // More coverage is better.
                _ if difference > 0.0 => "plan",
                _ => "other",
            };
            assert_eq!(low, better(number(&one["difference_at_low"])), "{one}");
        }
    }
    let today = place.json(&["tipping", &plan, "--json"]);
    assert!(today["other"].is_null() && number(&today["other_value"]).abs() < 0.01);
    let text = place.run(&["tipping", &plan, &other]).expect_code(0).out;
    assert!(text.starts_with("Beslut 2023"), "{text}");
    let mut longer: Value =
        serde_json::from_str(&fs::read_to_string(place.path(&other)).unwrap()).unwrap();
    longer["horizon_months"] = 72.into();
    place.write("longer.narplan.json", &longer.to_string());
    place.run(&["tipping", &plan, "longer.narplan.json"]).expect_failure(65, "månader");
}
