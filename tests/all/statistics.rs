//! Segregation, classes and clusters on the command line.

use std::fmt::Write as _;

use crate::cli::Place;

#[test]
fn segregation_is_told_with_its_split_over_the_bases() {
    let place = Place::new();
    let plan = place.plan("beslut-2023");
    let group = "segregation PLAN --group utrikes_fodda_2023 --total folkmangd_2023 --by-base";
    let args: Vec<&str> =
        group.split(' ').map(|word| if word == "PLAN" { &plan } else { word }).collect();
    let figures = place.json(&[&args[..], &["--json"]].concat());
    let value = |id: &str| figures["indices"][id]["value"].as_f64().unwrap();
    // From SCB's counts by tests/reference/evenness.py.
    assert!((value("dissimilarity") - 0.336_103_498).abs() < 1e-9);
    assert!((value("theil_h") - 0.125_427_682_5).abs() < 1e-9);
    let split = &figures["by_base"];
    let part = |key: &str| split[key].as_f64().unwrap();
    assert!((part("between") + part("within") - value("theil_h")).abs() < 1e-12);
    assert_eq!(figures["quotients"].as_array().unwrap().len(), 32);
    let text = place.run(&args).expect_code(0);
    assert!(text.out.contains("Segregationsindex (olikhet): 33,6"), "{text:?}");
    let wrong = ["segregation", &plan, "--group", "nobody", "--total", "folkmangd_2023"];
    place.run(&wrong).expect_failure(2, "folkmangd_2023");
}

#[test]
fn a_group_that_is_missing_is_undefined_and_no_number() {
    let place = Place::new();
    let plan = place.plan("beslut-2023");
    let mut table = "regsokod,group,all\n".to_owned();
    for area in 1..=32 {
        writeln!(table, "0580R{area:03},0,5").unwrap();
    }
    place.write("groups.csv", &table);
    let args =
        ["segregation", &plan, "--table", "groups.csv", "--group", "group", "--total", "all"];
    let figures = place.json(&[&args[..], &["--json"]].concat());
    assert!(figures["indices"]["gini"].is_null());
    assert_eq!(figures["undefined"]["gini"], "odefinierat: gruppen saknas");
    assert!(place.run(&args).expect_code(0).out.contains("gruppen saknas"));
}

#[test]
fn classes_hold_every_district_once_by_any_method() {
    let place = Place::new();
    let plan = place.plan("beslut-2023");
    let args = ["classify", &plan, "--indicator", "ekonomiskt_bistand", "--json"];
    for method in ["default", "quantiles", "equal", "jenks", "std", "headtail"] {
        let figures = place.json(&[&args[..], &["--method", method, "-k", "4"]].concat());
        let classes = figures["classes"].as_array().unwrap();
        let codes: usize =
            classes.iter().map(|one| one["districts"].as_array().unwrap().len()).sum();
        assert_eq!(codes, 32, "{method}");
    }
    let manual = [&args[..], &["--method", "manual", "--breaks", "1.5,5"]].concat();
    assert_eq!(place.json(&manual)["classes"].as_array().unwrap().len(), 3);
    let types = place.json(&["classify", &plan, "--indicator", "omradestyp", "--json"]);
    assert_eq!(types["classes"][2]["name"], "Socioekonomiskt blandade områden");
    let no_breaks = ["classify", &plan, "--indicator", "omradestyp", "--method", "manual"];
    place.run(&no_breaks).expect_failure(2, "--breaks");
}

#[test]
fn clusters_are_the_same_for_the_same_seed_and_said_in_words() {
    let place = Place::new();
    let plan = place.plan("beslut-2023");
    let args = ["moran", &plan, "--indicator", "utrikes_fodda_andel", "--gi", "--fdr"];
    for neighbours in ["queen", "rook", "knn:4"] {
        let of = [&args[..], &["--neighbours", neighbours, "--json"]].concat();
        let figures = place.json(&of);
        assert_eq!(figures, place.json(&of));
        assert_eq!(figures["local"].as_array().unwrap().len(), 32);
        assert!(figures["local"][0]["gi_star"].is_number());
    }
    let text = place.run(&args).expect_code(0);
    assert!(text.out.contains("Morans I är"), "{text:?}");
    place.run(&["moran", &plan, "--indicator", "nothing"]).expect_failure(2, "nothing");
}
