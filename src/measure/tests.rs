//! Need and segregation on the real map, against values computed from SCB's figures by
//! `maps/linkoping/reference.py`, which shares no code with this program.

use serde_json::Value;

use super::need::{NeedIndex, RobustnessOptions, need, robustness};
use super::segregation::dissimilarity;
use crate::model::{DistrictSet, NeedMethod, NeedScores, NeedTerm, default_need};

fn map() -> DistrictSet {
    crate::read::builtin("linkoping").unwrap()
}

fn reference() -> Value {
    serde_json::from_str(include_str!("../../maps/linkoping/reference.json")).unwrap()
}

#[test]
fn the_need_index_and_its_weights_are_those_of_the_reference() {
    let (map, reference) = (map(), reference());
    let (terms, method) = (default_need(), NeedMethod::default());
    let own = NeedIndex { terms: &terms, method: &method };
    let found = need(&map.indicators, map.len(), &own, 0.5);
    assert!(found.missing.is_empty());
    for (index, district) in map.districts.iter_enumerated() {
        for (what, value, expected) in [
            ("z", found.z.get(index), &reference["need_index"]),
            ("weight", found.weight.get(index), &reference["need_weight_b05"]),
        ] {
            let expected = expected[&district.code].as_f64().unwrap();
            let value = *value.unwrap();
            assert!((value - expected).abs() < 1e-9, "{} {what}: {value}", district.code);
        }
    }
}

#[test]
fn the_weights_leave_the_municipal_demand_as_it_is() {
    let map = map();
    for b in [0.0, 0.5, 1.0, 3.0] {
        let (terms, method) = (default_need(), NeedMethod::default());
        let own = NeedIndex { terms: &terms, method: &method };
        let found = need(&map.indicators, map.len(), &own, b);
        let children = |index| map.indicators.children_0_19(index);
        let all: f64 = map.districts.indices().map(children).sum();
        let weighted: f64 = map
            .districts
            .indices()
            .map(|index| children(index) * found.weight.get(index).copied().unwrap())
            .sum();
        assert!((weighted / all - 1.0).abs() < 1e-12, "b = {b}");
    }
}

/// Values of `tests/reference/need.py` (`NumPy`), which shares no code with this program.
fn need_reference() -> Value {
    serde_json::from_str(include_str!("../../tests/reference/need.json")).unwrap()
}

/// The terms that the reference is computed with.
fn reference_terms() -> Vec<NeedTerm> {
    need_reference()["terms"]
        .as_array()
        .unwrap()
        .iter()
        .map(|term| NeedTerm {
            indicator: term["indicator"].as_str().unwrap().to_owned(),
            weight: term["weight"].as_f64().unwrap(),
        })
        .collect()
}

#[test]
fn every_way_to_score_gives_the_index_of_the_reference() {
    let (map, reference, terms) = (map(), need_reference(), reference_terms());
    let ways = [NeedScores::Z, NeedScores::Rank, NeedScores::MinMax];
    for (scores, name) in ways.into_iter().zip(["z", "rank", "min_max"]) {
        for by_children in [true, false] {
            let method = NeedMethod { scores, by_children, name: String::new() };
            let own = NeedIndex { terms: &terms, method: &method };
            let found = need(&map.indicators, map.len(), &own, 0.5);
            let expected = &reference["z"][format!("{name} {by_children}")];
            for (index, district) in map.districts.iter_enumerated() {
                let expected = expected[&district.code].as_f64().unwrap();
                let value = *found.z.get(index).unwrap();
                assert!((value - expected).abs() < 1e-9, "{name} {}: {value}", district.code);
            }
        }
    }
}

#[test]
fn how_often_a_district_is_among_the_highest_is_that_of_the_reference() {
    let (map, reference, terms) = (map(), need_reference(), reference_terms());
    let method = NeedMethod::default();
    let own = NeedIndex { terms: &terms, method: &method };
    let options = RobustnessOptions {
        weightings: 4_000,
        seed: 7,
        concentration: reference["concentration"].as_f64().unwrap(),
        highest: reference["highest"].as_u64().unwrap() as usize,
    };
    let found = robustness(&map.indicators, map.len(), &own, &options);
    for (index, district) in map.districts.iter_enumerated() {
        let expected = reference["among_highest"][&district.code].as_f64().unwrap();
        let value = *found.among_highest.get(index).unwrap();
        // Four standard errors of both, and one draw where all or none are.
        let error = (expected * (1.0 - expected) * (1.0 / 4_000.0 + 1.0 / 20_000.0)).sqrt();
        assert!((value - expected).abs() <= 4.0 * error + 3e-4, "{}: {value}", district.code);
        let rank = reference["rank"][&district.code].as_u64().unwrap() as usize;
        assert_eq!(found.rank.get(index), Some(&rank), "{}", district.code);
    }
    let again = robustness(&map.indicators, map.len(), &own, &options);
    assert_eq!(found, again);
}

#[test]
fn dissimilarity_is_that_of_the_reference() {
    let (map, reference) = (map(), reference());
    let table = &map.indicators;
    let column = |id: &str| table.indicators.get(table.by_id(id).unwrap()).unwrap();
    for (group, all) in [
        ("utrikes_fodda_2023", "folkmangd_2023"),
        ("utlandsk_bakgrund_2022", "folkmangd_2022"),
        ("forgymnasial_25_64_2022", "befolkning_25_64_2022"),
    ] {
        let areas: Vec<(f64, f64)> = column(group)
            .values
            .iter()
            .zip(&column(all).values)
            .map(|(group, all)| (group.unwrap(), all.unwrap()))
            .collect();
        let expected = reference["dissimilarity"][group].as_f64().unwrap();
        let found = dissimilarity(areas).unwrap();
        assert!((found / 100.0 - expected).abs() < 1e-12, "{group}: {found}");
    }
}
