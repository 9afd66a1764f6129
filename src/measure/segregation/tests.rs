//! Against `PySAL`'s `segregation` (`tests/reference/evenness.py`), values known from elsewhere, and
//! what must hold of any counts.

use proptest::prelude::*;
use serde_json::Value;

use super::*;
use crate::model::DistrictSet;

fn reference() -> Value {
    serde_json::from_str(include_str!("../../../tests/reference/evenness.json")).unwrap()
}

fn column(map: &DistrictSet, id: &str) -> Vec<Option<f64>> {
    let table = &map.indicators;
    table.indicators.get(table.by_id(id).unwrap()).unwrap().values.as_slice().to_vec()
}

fn real(map: &DistrictSet, case: &Value) -> GroupCounts {
    let of = |key: &str| column(map, case[key].as_str().unwrap());
    GroupCounts::new(&of("group"), &of("total")).unwrap()
}

fn numbers(list: &Value) -> Vec<Option<f64>> {
    list.as_array().unwrap().iter().map(Value::as_f64).collect()
}

#[track_caller]
fn assert_near(found: f64, expected: &Value, within: f64) {
    let expected = expected.as_f64().unwrap();
    assert!((found - expected).abs() < within, "{found}, not {expected}");
}

fn assert_indices(counts: &GroupCounts, expected: &Value) {
    for index in SegregationIndex::ALL {
        assert_near(counts.index(index).unwrap(), &expected[index.id()], 1e-12);
    }
}

#[test]
fn all_indices_are_those_of_pysal() {
    let (map, reference) = (crate::read::builtin("linkoping").unwrap(), reference());
    for case in reference["real"].as_array().unwrap() {
        assert_indices(&real(&map, case), &case["indices"]);
    }
    for case in reference["made"].as_array().unwrap() {
        let counts = GroupCounts::new(&numbers(&case["group"]), &numbers(&case["total"]));
        assert_indices(&counts.unwrap(), &case["indices"]);
    }
}

#[test]
fn the_foreign_born_of_2023_have_the_values_that_are_known() {
    let map = crate::read::builtin("linkoping").unwrap();
    let counts =
        GroupCounts::new(&column(&map, "utrikes_fodda_2023"), &column(&map, "folkmangd_2023"))
            .unwrap();
    for (index, expected) in [
        (SegregationIndex::Dissimilarity, 0.336_103_498_000_076_44),
        // In exact fractions of the counts; PySAL has it too.
        (SegregationIndex::Isolation, 0.299_136_688_1),
        (SegregationIndex::Entropy, 0.125_427_682_5),
        (SegregationIndex::Gini, 0.465_403_918_4),
    ] {
        let found = counts.index(index).unwrap();
        assert!((found - expected).abs() < 1e-10, "{index:?}: {found}");
    }
    let reference = reference();
    let bases: Vec<Option<usize>> = numbers(&reference["bases"])
        .into_iter()
        .map(|base| base.map(|base| base as usize))
        .collect();
    let split = theil_split(&counts, &bases, 4).unwrap();
    let share = split.share_between().unwrap();
    assert!((share - 0.1202).abs() < 5e-5, "{share}");
}

#[test]
fn the_split_over_the_bases_is_that_of_the_reference() {
    let (map, reference) = (crate::read::builtin("linkoping").unwrap(), reference());
    let bases: Vec<Option<usize>> = numbers(&reference["bases"])
        .into_iter()
        .map(|base| base.map(|base| base as usize))
        .collect();
    for case in reference["real"].as_array().unwrap() {
        let split = theil_split(&real(&map, case), &bases, 4).unwrap();
        assert_near(split.h, &case["indices"]["theil_h"], 1e-12);
        assert_near(split.between, &case["split"]["between"], 1e-12);
        assert_near(split.within, &case["split"]["within"], 1e-12);
        for (part, expected) in split.parts.iter().zip(case["split"]["parts"].as_array().unwrap()) {
            assert_near(part.h.unwrap(), &expected["h"], 1e-12);
            assert_near(part.between, &expected["between"], 1e-12);
            assert_near(part.within, &expected["within"], 1e-12);
        }
    }
}

#[test]
fn location_quotients_are_shares_over_the_share_of_all() {
    let (map, reference) = (crate::read::builtin("linkoping").unwrap(), reference());
    for case in reference["real"].as_array().unwrap() {
        let found = real(&map, case).location_quotients().unwrap();
        for (found, expected) in found.iter().zip(case["quotients"].as_array().unwrap()) {
            assert_near(found.unwrap(), expected, 1e-12);
        }
    }
    let empty = GroupCounts::new(&[Some(0.0), Some(1.0)], &[Some(0.0), Some(4.0)]).unwrap();
    assert_eq!(empty.location_quotients(), Ok(vec![None, Some(1.0)]));
}

/// The ends come from quantiles of 1 000 draws, whose standard error is about a tenth of the
/// deviation; the reference's own, with 20 000 draws, is far less.
#[test]
fn the_interval_is_that_of_multinomial_draws_but_for_chance() {
    let (map, reference) = (crate::read::builtin("linkoping").unwrap(), reference());
    let case = &reference["intervals"];
    let found = bootstrap(&real(&map, case), &BootstrapOptions::default());
    for (index, found) in SegregationIndex::ALL.into_iter().zip(found) {
        let (found, expected) = (found.unwrap(), &case[index.id()]);
        if expected.is_null() {
            continue;
        }
        let deviation = expected["deviation"].as_f64().unwrap();
        assert_eq!(found.replicates, 1000);
        assert_near(found.low, &expected["low"], 0.4 * deviation);
        assert_near(found.high, &expected["high"], 0.4 * deviation);
        assert_near(found.bias, &expected["bias"], 0.2 * deviation);
        assert_near(found.deviation, &expected["deviation"], 0.15 * deviation);
    }
}

#[test]
fn an_interval_hangs_on_the_seed_alone() {
    let counts = GroupCounts::new(&[Some(3.0), Some(40.0)], &[Some(90.0), Some(80.0)]).unwrap();
    let drawn =
        |seed| bootstrap(&counts, &BootstrapOptions { seed, replicates: 50, ..Default::default() });
    assert_eq!(drawn(1), drawn(1));
    assert_ne!(drawn(1), drawn(2));
}

#[test]
fn an_even_spread_gives_0_and_full_separation_100() {
    assert_eq!(dissimilarity([(10.0, 100.0), (30.0, 300.0)]), Some(0.0));
    assert_eq!(dissimilarity([(100.0, 100.0), (0.0, 300.0)]), Some(100.0));
}

#[test]
fn without_the_group_or_without_the_others_it_is_undefined() {
    assert_eq!(dissimilarity([(0.0, 100.0), (0.0, 300.0)]), None);
    assert_eq!(dissimilarity([(100.0, 100.0)]), None);
    assert_eq!(dissimilarity([]), None);
}

#[test]
fn what_is_undefined_says_why() {
    let counts = |areas: &[(f64, f64)]| {
        let group: Vec<_> = areas.iter().map(|area| Some(area.0)).collect();
        let total: Vec<_> = areas.iter().map(|area| Some(area.1)).collect();
        GroupCounts::new(&group, &total)
    };
    let entropy = |areas: &[(f64, f64)]| counts(areas)?.index(SegregationIndex::Entropy);
    assert_eq!(entropy(&[]), Err(Undefined::Nobody));
    assert_eq!(entropy(&[(0.0, 0.0)]), Err(Undefined::Nobody));
    assert_eq!(entropy(&[(0.0, 5.0)]), Err(Undefined::NoGroup));
    assert_eq!(entropy(&[(5.0, 5.0), (2.0, 2.0)]), Err(Undefined::NoOthers));
    assert_eq!(entropy(&[(1.0, 5.0), (6.0, 5.0)]), Err(Undefined::MoreThanAll(1)));
    assert_eq!(entropy(&[(-1.0, 5.0)]), Err(Undefined::NotACount(0)));
    assert_eq!(entropy(&[(f64::NAN, 5.0)]), Err(Undefined::NotACount(0)));
    // Whom one meets has a meaning even where all are alike.
    let all = counts(&[(5.0, 5.0)]).unwrap();
    assert_eq!(all.index(SegregationIndex::Isolation), Ok(1.0));
    assert_eq!(all.index(SegregationIndex::Exposure), Ok(0.0));
    assert_eq!(theil_split(&all, &[Some(0)], 1), Err(Undefined::NoOthers));
}

#[test]
fn an_area_without_a_count_is_left_out_and_told() {
    let group = [Some(10.0), None, Some(30.0)];
    let counts = GroupCounts::new(&group, &[Some(100.0), Some(5.0), Some(300.0)]).unwrap();
    assert_eq!(counts.missing(), 1);
    assert_eq!(counts.index(SegregationIndex::Dissimilarity), Ok(0.0));
    let split = theil_split(&counts, &[Some(0), Some(0), None], 2).unwrap();
    assert_eq!((split.parts[0].areas, split.parts[1].areas), (1, 0));
    assert_eq!(split.parts[1].h, None);
    assert_eq!(split.share_between(), None);
}

/// Areas with both kinds of people somewhere.
fn city() -> impl Strategy<Value = Vec<Area>> {
    let area = (0_u32..300, 0_u32..300);
    prop::collection::vec(area, 1..30).prop_map(|areas| {
        let area = |(group, others): (u32, u32)| Area {
            group: f64::from(group),
            total: f64::from(group + others),
        };
        areas.into_iter().chain([(1, 1)]).map(area).collect()
    })
}

fn counts_of(areas: &[Area]) -> GroupCounts {
    let group: Vec<_> = areas.iter().map(|area| Some(area.group)).collect();
    let total: Vec<_> = areas.iter().map(|area| Some(area.total)).collect();
    GroupCounts::new(&group, &total).unwrap()
}

proptest! {
    #[test]
    fn every_index_lies_between_0_and_1_and_isolation_and_exposure_make_1(areas in city()) {
        let of = |index: SegregationIndex| index.of(&areas).unwrap();
        for index in SegregationIndex::ALL {
            prop_assert!((-1e-12..=1.0 + 1e-12).contains(&of(index)), "{index:?}");
        }
        let met = of(SegregationIndex::Isolation) + of(SegregationIndex::Exposure);
        prop_assert!((met - 1.0).abs() < 1e-12);
        // The curve lies above the triangle that D spans.
        prop_assert!(of(SegregationIndex::Gini) >= of(SegregationIndex::Dissimilarity) - 1e-12);
    }

    #[test]
    fn between_and_within_make_h_for_any_division(
        areas in city(), parts in prop::collection::vec(0_usize..5, 31),
    ) {
        let part_of: Vec<_> = parts.into_iter().map(Some).collect();
        let split = theil_split(&counts_of(&areas), &part_of, 5).unwrap();
        let h = SegregationIndex::Entropy.of(&areas).unwrap();
        prop_assert!((split.h - h).abs() < 1e-12, "{} {h}", split.h);
        let sum: f64 = split.parts.iter().map(|part| part.between + part.within).sum();
        prop_assert!((sum - h).abs() < 1e-12);
        prop_assert!(split.between >= 0.0 && split.within >= 0.0);
    }

    #[test]
    fn merging_areas_never_raises_evenness_indices(areas in city(), at in 0_usize..30) {
        let at = at % areas.len();
        let mut merged = areas.clone();
        let taken = merged.remove(at);
        if let Some(first) = merged.first_mut() {
            *first = first.plus(taken);
            let evenness =
                [SegregationIndex::Dissimilarity, SegregationIndex::Entropy, SegregationIndex::Gini];
            for index in evenness {
                let (fine, coarse) = (index.of(&areas).unwrap(), index.of(&merged).unwrap());
                prop_assert!(coarse <= fine + 1e-12, "{index:?}: {fine} {coarse}");
            }
        }
    }

    #[test]
    fn the_gini_index_is_that_of_all_pairs(areas in city()) {
        let all = Area::sum(&areas);
        let share = |area: &Area| if area.total > 0.0 { area.group / area.total } else { 0.0 };
        let mut pairs = 0.0;
        for a in &areas {
            for b in &areas {
                pairs += a.total * b.total * (share(a) - share(b)).abs();
            }
        }
        let p = all.group / all.total;
        let expected = pairs / (2.0 * all.total * all.total * p * (1.0 - p));
        let found = SegregationIndex::Gini.of(&areas).unwrap();
        prop_assert!((found - expected).abs() < 1e-10, "{found} {expected}");
    }
}
