//! The balance against `tests/reference/balance.py`, and after moves against counting anew.

use proptest::prelude::*;
use serde_json::Value;

use super::*;
use crate::measure::distance::{WayBasis, WayUnit, Ways};
use crate::model::{
    DistrictSet, Index, NeedTerm, Parameters, Place, Plan, Rules, Travel, TravelTimes, Unit,
    UnitKind, default_need,
};

fn map() -> DistrictSet {
    crate::read::builtin("linkoping").unwrap()
}

/// The parts of a preset that a balance rests on, read here without the store.
fn preset(map: &DistrictSet, text: &str) -> Plan {
    let file: Value = serde_json::from_str(text).unwrap();
    let units: IndexVec<UnitIdx, Unit> =
        file["units"].as_array().unwrap().iter().map(unit).collect();
    let unit_by_id = |id: &str| {
        units.iter_enumerated().find(|(_, unit)| unit.id == id).map(|(index, _)| index).unwrap()
    };
    let mut assignment = IndexVec::filled(UnitIdx::from_usize(0), map.len());
    for (id, codes) in file["assignment"].as_object().unwrap() {
        for code in codes.as_array().unwrap() {
            let district = map.by_code(code.as_str().unwrap()).unwrap();
            *assignment.get_mut(district).unwrap() = unit_by_id(id);
        }
    }
    let need: Vec<NeedTerm> = default_need();
    Plan {
        title: String::new(),
        need_method: crate::model::NeedMethod::default(),
        disclosure: crate::model::Disclosure::default(),
        description: String::new(),
        quotes: Vec::new(),
        map: crate::model::MapRef::Builtin("linkoping".to_owned()),
        start: crate::model::Month::new(2027, 1),
        horizon_months: 60,
        units,
        assignment,
        steps: Vec::new(),
        parameters: Parameters::default(),
        payroll_overhead_by_year: std::collections::BTreeMap::new(),
        fit_out: crate::model::FitOut::default(),
        need,
        residential_days_per_year: 0.0,
        foster_days_per_year: 0.0,
        funding: Vec::new(),
        display_names: std::collections::BTreeMap::new(),
        rules: Rules::default(),
        travel: Travel::default(),
        model: crate::model::ModelSettings::default(),
        uncertainty: crate::model::Uncertainty::default(),
        finer: None,
        style: None,
        papers: crate::model::Papers::default(),
        scenarios: crate::model::Scenarios::default(),
    }
}

fn unit(file: &Value) -> Unit {
    let kind = match file["kind"].as_str().unwrap() {
        "central" => UnitKind::Central,
        "area_team" => UnitKind::AreaTeam,
        _ => UnitKind::Base,
    };
    let place = file["place"].as_object().map(|place| Place {
        lon: place["lon"].as_f64().unwrap(),
        lat: place["lat"].as_f64().unwrap(),
    });
    Unit {
        id: file["id"].as_str().unwrap().to_owned(),
        kind,
        name: String::new(),
        letter: String::new(),
        colour: 0,
        place,
        today: crate::model::UnitToday::default(),
        capacity: crate::model::Capacity::default(),
        reason: crate::model::Rationale::default(),
    }
}

const PRESETS: [(&str, &str); 3] = [
    ("beslut-2023", include_str!("../../../assets/presets/beslut-2023.narplan.json")),
    ("svar-2021", include_str!("../../../assets/presets/svar-2021.narplan.json")),
    ("motion-s-2020", include_str!("../../../assets/presets/motion-s-2020.narplan.json")),
];

/// Made by `tests/reference/balance.py` with shapely and pyproj, which share no code with this.
fn reference() -> Value {
    serde_json::from_str(include_str!("../../../tests/reference/balance.json")).unwrap()
}

/// The plan's centres are the reference's centroids, which it writes with 7 decimals.
fn with_centroids(map: &DistrictSet, plan: &mut Plan, reference: &Value) {
    for (code, at) in reference["centroids"].as_object().unwrap() {
        let place = Place { lon: at[0].as_f64().unwrap(), lat: at[1].as_f64().unwrap() };
        plan.travel.centres.points.insert(map.by_code(code).unwrap(), place);
    }
}

#[track_caller]
fn assert_near(found: Option<f64>, expected: &Value, relative: f64, what: &str) {
    match (found, expected.as_f64()) {
        (Some(found), Some(expected)) => {
            let allowed = relative * expected.abs().max(1e-9);
            assert!((found - expected).abs() <= allowed, "{what}: {found}, not {expected}");
        }
        (found, expected) => assert_eq!(found, expected, "{what}"),
    }
}

#[test]
fn every_figure_of_three_presets_is_that_of_the_reference() {
    let (map, reference) = (map(), reference());
    let outlines = Outlines::of(&map);
    for (position, (id, text)) in PRESETS.into_iter().enumerate() {
        let expected = &reference["plans"][position];
        assert_eq!(expected["preset"], id);
        let mut plan = preset(&map, text);
        with_centroids(&map, &mut plan, &reference);
        let ground = Ground::of(&map, &plan);
        let balance = Balance::of(&ground, &outlines, plan.assignment.clone());
        for (index, unit) in plan.units.iter_enumerated() {
            let expected = &expected["units"][index.to_usize()];
            assert_eq!(expected["unit"], unit.id.as_str());
            let found = balance.units.get(index).unwrap();
            let near = |found: Option<f64>, key: &str, relative: f64| {
                assert_near(found, &expected[key], relative, &format!("{id} {} {key}", unit.id));
            };
            assert_eq!(found.districts as u64, expected["districts"].as_u64().unwrap());
            near(Some(found.population), "population", 0.0);
            near(Some(found.children_0_19), "children_0_19", 0.0);
            near(Some(found.load), "load", 1e-9);
            near(Some(found.high_children), "high_children", 1e-9);
            near(Some(found.area_m2 / 1e6), "area_km2", 1e-8);
            // The reference joins the districts on a grid of a millimetre.
            near(Some(found.perimeter_m), "perimeter_m", 1e-6);
            near(found.circle.map(|circle| circle.radius_m), "circle_radius_m", 1e-6);
            near(found.polsby_popper(), "polsby_popper", 1e-5);
            near(found.reock(), "reock", 1e-5);
            let ways = &expected["centroid"];
            assert_near(found.mean_way(), &ways["mean_km"], 1e-6, &unit.id);
            assert_near(found.farthest_way(), &ways["farthest_km"], 1e-6, &unit.id);
            let farthest = found.farthest.map(|(district, _)| district);
            let code = farthest.map(|district| map.districts.get(district).unwrap().code.as_str());
            assert_eq!(code, ways["farthest"].as_str());
        }
        let local: Vec<UnitIdx> = plan.local_units().map(|(unit, _)| unit).collect();
        let loads = local.iter().map(|&unit| balance.units.get(unit).map(|unit| unit.load));
        let gini = Spread::of(loads).unwrap().gini;
        assert_near(Some(gini), &expected["gini_load"], 1e-9, id);
        let index = balance.high_need_dissimilarity(&local);
        assert_near(index, &expected["dissimilarity_high"], 1e-9, id);
    }
}

#[test]
fn from_a_point_inside_the_ways_are_about_those_of_the_reference() {
    // Where a district is long, many points lie about as far from its border: the program looks
    // for one to 1 % of its shorter side, the reference to a centimetre. The ways in km follow.
    let (map, reference) = (map(), reference());
    let plan = preset(&map, PRESETS[0].1);
    let ground = Ground::of(&map, &plan);
    let balance = Balance::of(&ground, &Outlines::of(&map), plan.assignment.clone());
    for (index, unit) in plan.local_units() {
        let expected = &reference["plans"][0]["units"][index.to_usize()]["inside"];
        let found = balance.units.get(index).unwrap();
        assert_near(found.mean_way(), &expected["mean_km"], 0.05, &unit.id);
        assert_near(found.farthest_way(), &expected["farthest_km"], 0.05, &unit.id);
    }
}

#[test]
fn the_high_fifth_is_a_fifth_of_the_children_and_begins_with_skaggetorp() {
    let map = map();
    let ground = Ground::of(&map, &preset(&map, PRESETS[0].1));
    let sum = |of: fn(&DistrictFigures) -> f64| ground.districts.iter().map(of).sum::<f64>();
    let share = sum(|one| one.high_children) / sum(|one| one.children_0_19);
    assert!((share - 0.2).abs() < 1e-12);
    let skaggetorp = ground.districts.get(map.by_code("0580R018").unwrap()).unwrap();
    assert!((skaggetorp.high_children - skaggetorp.children_0_19).abs() < 1e-12);
}

#[test]
fn the_way_is_the_straight_line_times_the_detour_and_grows_with_it() {
    let map = map();
    let mut plan = preset(&map, PRESETS[0].1);
    let near = Ways::of(&map, &plan);
    plan.travel.detour = 2.6;
    let far = Ways::of(&map, &plan);
    assert_eq!(near.unit(), WayUnit::Km);
    for district in map.districts.indices() {
        for unit in plan.units.indices() {
            let (near, far) = (near.get(district, unit), far.get(district, unit));
            assert!((far.unwrap() / near.unwrap() - 2.0).abs() < 1e-12);
        }
    }
}

#[test]
fn a_missing_travel_time_stays_unknown_and_the_straight_line_does_not_stand_in() {
    let map = map();
    let mut plan = preset(&map, PRESETS[0].1);
    let (first, second) = (DistrictIdx::from_usize(0), DistrictIdx::from_usize(1));
    let (norr, syd) = (plan.unit_by_id("norr").unwrap(), plan.unit_by_id("syd").unwrap());
    *plan.assignment.get_mut(first).unwrap() = norr;
    *plan.assignment.get_mut(second).unwrap() = norr;
    plan.travel.times.push(TravelTimes {
        mode: "buss".to_owned(),
        source: "tidtabell".to_owned(),
        minutes: [
            ("norr".to_owned(), [(first, 30.0)].into()),
            ("syd".to_owned(), [(first, 10.0), (second, 5.0)].into()),
        ]
        .into(),
    });
    plan.travel.mode = Some("buss".to_owned());
    let ways = Ways::of(&map, &plan);
    assert_eq!(ways.unit(), WayUnit::Minutes);
    assert!(matches!(ways.basis(), WayBasis::Times { mode, .. } if mode == "buss"));
    assert_eq!(ways.get(second, norr), None);
    assert_eq!(ways.nearest(second), Some((syd, 5.0)));
    assert_eq!(ways.nearest(DistrictIdx::from_usize(2)), None);
    let nearer = ways.districts_with_nearer(&plan.assignment);
    let [found] = nearer.as_slice() else { panic!("{nearer:?}") };
    assert_eq!((found.district, found.own, found.nearest), (first, norr, syd));
    assert!((found.shorter_by() - 20.0).abs() < 1e-12);
    let ground = Ground::of(&map, &plan);
    let balance = Balance::of(&ground, &Outlines::of(&map), plan.assignment.clone());
    let unit = balance.units.get(norr).unwrap();
    assert_eq!(unit.without_way, unit.districts - 1);
    assert_eq!(unit.farthest, Some((first, 30.0)));
}

#[test]
fn a_unit_without_a_place_has_no_way_and_is_never_nearest() {
    let map = map();
    let mut plan = preset(&map, PRESETS[0].1);
    let norr = plan.unit_by_id("norr").unwrap();
    plan.units.get_mut(norr).unwrap().place = None;
    let ways = Ways::of(&map, &plan);
    let central = plan.central();
    for district in map.districts.indices() {
        assert_eq!(ways.get(district, norr), None);
        let (nearest, _) = ways.nearest(district).unwrap();
        assert!(nearest != norr && nearest != central);
    }
    let nearer = ways.districts_with_nearer(&plan.assignment);
    assert!(nearer.iter().all(|one| one.own != norr && one.nearest_way < one.own_way));
}

/// Districts and where they go; the numbers are taken modulo what there is.
fn moves() -> impl Strategy<Value = Vec<(Vec<usize>, usize)>> {
    prop::collection::vec((prop::collection::vec(0..64_usize, 1..5), 0..6_usize), 1..40)
}

fn assert_same(moved: &Balance, anew: &Balance) {
    assert_eq!(moved.owners, anew.owners);
    for (moved, anew) in moved.units.iter().zip(&anew.units) {
        // All sums are counted in the same order, so they are the same to the last bit.
        assert_eq!(UnitBalance { circle: None, ..*moved }, UnitBalance { circle: None, ..*anew });
        match (moved.circle, anew.circle) {
            (Some(moved), Some(anew)) => {
                assert!((moved.radius_m / anew.radius_m - 1.0).abs() < 1e-9);
            }
            (moved, anew) => assert_eq!(moved, anew),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]
    #[test]
    fn after_any_moves_the_balance_is_what_counting_anew_gives(moves in moves()) {
        let map = map();
        let plan = preset(&map, PRESETS[0].1);
        let (ground, outlines) = (Ground::of(&map, &plan), Outlines::of(&map));
        let mut balance = Balance::of(&ground, &outlines, plan.assignment.clone());
        for (districts, to) in moves {
            let districts: Vec<DistrictIdx> = districts
                .into_iter()
                .map(|district| DistrictIdx::from_usize(district % map.len()))
                .collect();
            // One position past the last unit: what does not exist gets nothing.
            balance.moved(&ground, &outlines, &districts, UnitIdx::from_usize(to));
            assert_same(&balance, &Balance::of(&ground, &outlines, balance.owners.clone()));
        }
        let population: f64 = balance.units.iter().map(|unit| unit.population).sum();
        prop_assert!((population - 168_699.0).abs() < 1e-9);
    }
}
