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

/// The city that `tests/reference/levels.py` makes up.
fn levels() -> serde_json::Value {
    serde_json::from_str(include_str!("../reference/levels.json")).unwrap()
}

#[test]
fn finer_areas_give_the_index_on_every_level_and_a_band_where_borders_are_known() {
    let (place, reference) = (Place::new(), levels());
    place.write("stadsdelar.geojson", &reference["districts"].to_string());
    place.write("finare.geojson", &reference["finer"].to_string());
    place.write("tabell.csv", reference["table"].as_str().unwrap());
    let of = |finer: &str| {
        let group = ["--group", "grupp_2024", "--total", "folkmangd_2024", "--finer", finer];
        place.json(&[&["segregation", "stadsdelar.geojson", "--json"], &group[..]].concat())
    };
    for finer in ["finare.geojson", "tabell.csv"] {
        let figures = of(finer);
        assert_eq!(figures["finer"], finer);
        let found = figures["levels"].as_array().unwrap();
        // On a map of its own all districts are central: no bases.
        assert_eq!(found.len(), 2);
        for level in found {
            let expected = &reference["levels"][level["level"].as_str().unwrap()];
            for (index, value) in level["indices"].as_object().unwrap() {
                let (value, expected) =
                    (value.as_f64().unwrap(), expected[index].as_f64().unwrap());
                assert!((value - expected).abs() < 1e-12, "{finer}, {index}: {value}, {expected}");
            }
        }
        let has_band = finer == "finare.geojson";
        let bands = found[1]["bands"].as_object().unwrap();
        assert_eq!(bands.len(), if has_band { 5 } else { 0 });
        assert_eq!(figures["no_band"].is_null(), has_band);
        if has_band {
            for band in bands.values() {
                let end = |key: &str| band[key].as_f64().unwrap();
                assert!(end("low") < end("median") && end("median") < end("high"));
                assert_eq!(band["draws"], 1000);
            }
            assert_eq!(figures, of(finer), "the same seed gives the same band");
        }
    }
    place.write("fel.csv", "nyko;stadsdel;grupp_2024\nF00;Ryd;1\n");
    let wrong = [
        "segregation",
        "stadsdelar.geojson",
        "--group",
        "grupp_2024",
        "--total",
        "folkmangd_2024",
        "--finer",
        "fel.csv",
    ];
    place.run(&wrong).expect_failure(65, "fel.csv, rad 2: området F00");
    let plan = place.plan("beslut-2023");
    let args = ["segregation", &plan, "--group", "utrikes_fodda_2023", "--total", "folkmangd_2023"];
    let text = place.run(&args).expect_code(0);
    assert!(text.out.contains("Baser") && text.out.contains("Läs in finare områden"), "{text:?}");
}

#[test]
fn a_mistyped_indicator_is_answered_with_the_likest_one() {
    let place = Place::new();
    let plan = place.plan("beslut-2023");
    let wrong = ["classify", &plan, "--indicator", "arbetslos_andel"];
    place.run(&wrong).expect_failure(2, "Menade du arbetslosa_andel?");
    let strange = ["classify", &plan, "--indicator", "xyz"];
    let refused = place.run(&strange).expect_code(2);
    assert!(refused.err.contains("Alla: ") && !refused.err.contains("Menade du"), "{refused:?}");
}

#[test]
fn a_picture_is_drawn_as_the_plan_keeps_its_map_unless_flags_say_otherwise() {
    let place = Place::new();
    let plan = place.plan("beslut-2023");
    let svg = |args: &[&str]| {
        place
            .run(
                &[&["export", &plan, "--svg", "map.svg", "--force", "--passport", "no"][..], args]
                    .concat(),
            )
            .expect_code(0);
        std::fs::read_to_string(place.path("map.svg")).unwrap()
    };
    let by_unit = svg(&[]);
    let text = std::fs::read_to_string(place.path(&plan)).unwrap();
    let style = r#"  "style": {"fill": {"indicator": "ekonomiskt_bistand"},
    "classings": {"ekonomiskt_bistand": {"method": "manual", "count": 2, "breaks": [3]}},
    "filter": {"units": ["norr"]}},
  "units":"#;
    assert_eq!(text.matches("  \"units\":").count(), 1);
    place.write(&plan, &text.replace("  \"units\":", style));
    let kept = svg(&[]);
    assert!(kept.contains("bortvalda stadsdelar") && !by_unit.contains("bortvalda stadsdelar"));
    assert!(kept.contains("Ekonomiskt bistånd"));
    assert_eq!(svg(&["--units"]), by_unit);
    let asked = svg(&["--indicator", "ekonomiskt_bistand"]);
    assert!(!asked.contains("bortvalda") && asked.contains("Ekonomiskt bistånd"));
    place.write(&plan, &text);
    assert_ne!(svg(&["--indicator", "ekonomiskt_bistand"]), asked, "it has the plan's own limits");
}
