//! Need and segregation on the real map, against values computed from SCB's figures by
//! `maps/linkoping/reference.py`, which shares no code with this program.

use serde_json::Value;

use super::need::need;
use super::segregation::dissimilarity;
use crate::model::{DistrictSet, default_need};

fn map() -> DistrictSet {
    crate::read::builtin("linkoping").unwrap()
}

fn reference() -> Value {
    serde_json::from_str(include_str!("../../maps/linkoping/reference.json")).unwrap()
}

#[test]
fn the_need_index_and_its_weights_are_those_of_the_reference() {
    let (map, reference) = (map(), reference());
    let found = need(&map.indicators, map.len(), &default_need(), 0.5);
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
        let found = need(&map.indicators, map.len(), &default_need(), b);
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
