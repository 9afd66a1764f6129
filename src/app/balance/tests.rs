//! Balances of whole plans: months, moves, capacity, and what the simulation says of the same.

use super::*;
use crate::app::{MovePreview, Preset, from_preset};
use crate::i18n::{Language, Tr};
use crate::model::Capacity;

fn opened() -> (Document, Results) {
    let document = from_preset(Preset::FIRST).unwrap().document;
    let results = Results::of(&document.map, &document.plan, 0);
    (document, results)
}

fn district(document: &Document, name: &str) -> DistrictIdx {
    document.map.districts.indices().find(|&one| document.name_of(one) == name).unwrap()
}

#[test]
fn load_cases_and_posts_are_those_that_the_simulation_counts_with() {
    let (document, results) = opened();
    let balance = results.balances.at(document.plan.start);
    let months = document.plan.parameters.value(ParamId::InvestigationMonths);
    for (unit, load) in results.loads.iter_enumerated() {
        let near = |measure, expected: f64| {
            let found = balance.value(measure, unit).unwrap();
            assert!((found - expected).abs() <= 1e-9 * expected, "{measure:?}: {found} {expected}");
        };
        near(Measure::Load, load.need_children);
        near(Measure::OpenCases, load.started * months);
        near(Measure::Posts, load.social_workers_at_norm);
        near(Measure::Children, load.children_0_19);
        near(Measure::Districts, load.districts as f64);
    }
}

#[test]
fn deviations_of_amounts_sum_to_nothing_over_the_bases() {
    let (document, results) = opened();
    let balance = results.balances.at(document.plan.start);
    for measure in Measure::ALL {
        let percents = balance.bases.iter().map(|&unit| balance.deviation_percent(measure, unit));
        let sum: f64 = percents.map(Option::unwrap).sum();
        assert!(sum.abs() < 1e-9, "{measure:?}: {sum}");
    }
    // As the reference has it: Gini of load 0,1792, dissimilarity 29,54.
    let Some(Unevenness::Gini(gini)) = balance.unevenness(Measure::Load) else { panic!() };
    assert!((gini - 0.179_153_122).abs() < 1e-8);
    let Some(Unevenness::Dissimilarity(index)) = balance.unevenness(Measure::HighShare) else {
        panic!()
    };
    assert!((index - 29.539_003_22).abs() < 1e-8);
    assert_eq!(balance.unevenness(Measure::Reock), None);
}

#[test]
fn from_the_month_in_which_a_step_moves_a_district_the_balance_is_another() {
    let (mut document, _) = opened();
    let ryd = district(&document, "Ryd");
    let norr = document.plan.unit_by_id("norr").unwrap();
    let step = document.plan.steps.last_mut().unwrap();
    step.reassign.insert(ryd, norr);
    let month = step.start;
    let results = Results::of(&document.map, &document.plan, 1);
    let owner_at = |month| *results.balances.at(month).balance.owners.get(ryd).unwrap();
    assert_eq!(owner_at(month.plus(-1)), document.plan.unit_of(ryd));
    assert_eq!(owner_at(month), norr);
    let found = results.balances.at(month);
    let owners = document.plan.owners_at(month);
    let balances = &results.balances;
    let anew = Balance::of(&balances.ground, &balances.outlines, owners);
    let loads = [&found.balance, &anew].map(|balance| balance.units.get(norr).unwrap().load);
    assert!((loads[0] - loads[1]).abs() < 1e-9, "{loads:?}");
}

#[test]
fn a_carried_district_shows_the_balance_that_the_drop_gives() {
    let (mut document, results) = opened();
    let ryd = district(&document, "Ryd");
    let norr = document.plan.unit_by_id("norr").unwrap();
    let preview = MovePreview::of(&document, &results, &[ryd], norr, 59).unwrap();
    let before = preview.balance;
    document.edit(crate::edit::Command::Assign { districts: vec![ryd], to: norr }).unwrap();
    let after = results.renewed(&document.map, &document.plan, 1);
    let month = document.plan.start.plus(59);
    let dropped = after.balances.at(month);
    for measure in Measure::ALL {
        for &unit in &before.bases {
            let (carried, dropped) = (before.value(measure, unit), dropped.value(measure, unit));
            assert!((carried.unwrap() - dropped.unwrap()).abs() < 1e-9, "{measure:?}");
        }
    }
    assert_ne!(
        before.value(Measure::Load, norr),
        results.balances.at(month).value(Measure::Load, norr)
    );
}

#[test]
fn a_unit_over_its_capacity_is_told_apart_from_one_within() {
    let (mut document, _) = opened();
    let norr = document.plan.unit_by_id("norr").unwrap();
    let capacity = |posts, area_m2| Capacity { posts: Some(posts), area_m2: Some(area_m2) };
    let rooms_with = |document: &mut Document, given| {
        document.plan.units.get_mut(norr).unwrap().capacity = given;
        let results = Results::of(&document.map, &document.plan, 1);
        let balance = results.balances.at(document.plan.start);
        let rooms = rooms(document, &results, balance, 59);
        assert_eq!(rooms.len(), 1);
        rooms[0]
    };
    let wide = rooms_with(&mut document, capacity(500.0, 50_000.0));
    assert!(!wide.has_too_many_posts() && !wide.has_too_much_area());
    let tight = rooms_with(&mut document, capacity(1.0, 1.0));
    assert!(tight.has_too_many_posts() && tight.has_too_much_area());
}

#[test]
fn the_json_says_the_same_as_the_table_and_which_base_is_nearer() {
    let (document, results) = opened();
    let tr = Tr::new(Language::Sv);
    let figures = BalanceFigures::of(&document, &results, document.plan.end().plus(-1), &tr);
    let balance = results.balances.at(figures.month);
    for unit in &figures.units {
        let index = document.plan.unit_by_id(&unit.unit).unwrap();
        for measure in Measure::ALL {
            let found = unit.values[measure.id()].as_f64();
            let expected = balance.value(measure, index);
            let near = found.zip(expected).map(|(a, b)| (a - b).abs() < 1e-6);
            assert!(near.unwrap_or(found.is_none() && expected.is_none()), "{measure:?}");
        }
    }
    assert!(!figures.nearer.is_empty());
    assert!(figures.nearer.iter().all(|one| one.nearest_way < one.way));
}
