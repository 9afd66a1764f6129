//! Against mapclassify (`tests/reference/classes.py`), trying all partitions, and the real map.

use proptest::prelude::*;
use serde_json::Value;

use super::*;

fn some(values: &[f64]) -> Vec<Option<f64>> {
    values.iter().copied().map(Some).collect()
}

fn squares(values: &[f64]) -> f64 {
    let mean = values.iter().sum::<f64>() / values.len() as f64;
    values.iter().map(|v| (v - mean).powi(2)).sum()
}

/// The least cost over all ways to cut the sorted `values` in at most `count` classes.
fn least_cost(values: &[f64], count: usize) -> f64 {
    if values.is_empty() {
        return 0.0;
    }
    if count == 1 {
        return squares(values);
    }
    (1..=values.len())
        .map(|cut| squares(&values[..cut]) + least_cost(&values[cut..], count - 1))
        .fold(f64::INFINITY, f64::min)
}

/// Social assistance by district code, from the map's own table.
fn social_assistance() -> Vec<(String, f64)> {
    let table = include_bytes!("../../../maps/linkoping/indicators.csv");
    let mut rows = csv::Reader::from_reader(table.as_slice());
    let headers = rows.headers().unwrap().clone();
    let column =
        headers.iter().position(|name| name == "ekonomiskt_bistand_tkr_per_person_2024").unwrap();
    rows.records()
        .map(|row| row.unwrap())
        .map(|row| (row[1].to_owned(), row[column].parse().unwrap()))
        .collect()
}

#[test]
fn natural_breaks_find_the_gaps_of_a_list_one_can_check_by_hand() {
    let classes = Classes::natural_breaks(&some(&[4., 5., 9., 10., 1., 2., 20.]), 3);
    let limits: Vec<f64> = classes.upper_limits().collect();
    assert_eq!(limits, [5.0, 10.0, 20.0]);
    let counts: Vec<usize> = classes.classes().iter().map(|class| class.count).collect();
    assert_eq!(counts, [4, 2, 1]);
}

#[test]
fn skaggetorp_is_not_classed_with_lambohov_in_social_assistance() {
    let table = social_assistance();
    let values: Vec<Option<f64>> = table.iter().map(|(_, value)| Some(*value)).collect();
    let classes = Classes::default_for(&values, DEFAULT_CLASS_COUNT);
    let class_of = |name: &str| {
        let (_, value) = table.iter().find(|(district, _)| district == name).unwrap();
        classes.class_of(*value).unwrap()
    };
    assert_eq!(classes.method, ClassMethod::NaturalBreaks);
    assert_eq!(classes.len(), DEFAULT_CLASS_COUNT);
    assert_ne!(class_of("Skäggetorp-Tornby"), class_of("Lambohov-Slaka"));
    let quantiles = Classes::quantiles(&values, DEFAULT_CLASS_COUNT);
    assert_eq!(quantiles.class_of(14.31), quantiles.class_of(2.18));
}

#[test]
fn even_values_are_classed_by_quantiles() {
    let values = some(&[1., 2., 3., 4., 5., 6., 7., 8., 9., 10.]);
    let classes = Classes::default_for(&values, 5);
    assert_eq!(classes.method, ClassMethod::Quantiles);
    assert!(classes.classes().iter().all(|class| class.count == 2));
}

#[test]
fn a_district_without_a_figure_is_in_no_class_and_is_counted() {
    let values = [Some(1.0), None, Some(f64::NAN), Some(2.0), Some(f64::INFINITY)];
    let classes = Classes::natural_breaks(&values, 5);
    assert_eq!((classes.len(), classes.missing()), (2, 3));
    assert_eq!(classes.class_of(f64::NAN), None);
    assert!(Classes::quantiles(&[None, None], 5).is_empty());
}

#[test]
fn a_categorys_class_holds_only_that_category() {
    let classes = Classes::categories(&some(&[3., 1., 5., 1., 3., 3.]));
    let ranges: Vec<(f64, f64, usize)> =
        classes.classes().iter().map(|class| (class.min, class.max, class.count)).collect();
    assert_eq!(ranges, [(1., 1., 2), (3., 3., 3), (5., 5., 1)]);
}

#[test]
fn a_value_above_all_others_falls_in_the_highest_class() {
    let classes = Classes::natural_breaks(&some(&[1., 2., 10., 11.]), 2);
    assert_eq!(classes.class_of(99.0), Some(1));
    assert_eq!(classes.class_of(-99.0), Some(0));
    assert_eq!(classes.class_of(2.5), Some(1));
}

fn reference() -> Vec<Value> {
    let text = include_str!("../../../tests/reference/classes.json");
    serde_json::from_str(text).unwrap()
}

fn numbers(list: &Value) -> Vec<f64> {
    list.as_array().unwrap().iter().map(|value| value.as_f64().unwrap()).collect()
}

fn counts_of(classes: &Classes) -> Vec<usize> {
    classes.classes().iter().map(|class| class.count).collect()
}

/// mapclassify's counts, with no class after the one that holds the greatest value.
fn counts(case: &Value) -> Vec<usize> {
    numbers(&case["counts"]).into_iter().map(|count| count as usize).collect()
}

#[track_caller]
fn assert_limits(classes: &Classes, expected: &[f64]) {
    let found: Vec<f64> = classes.upper_limits().collect();
    assert!(found.len() >= expected.len(), "{found:?} {expected:?}");
    for (found, expected) in found.iter().zip(expected) {
        assert!((found - expected).abs() <= 1e-9 * expected.abs().max(1.0), "{found} {expected}");
    }
}

/// Sum of squares within classes.
fn cost(values: &[f64], classes: &Classes) -> f64 {
    let of_class = |at: usize| {
        let is_in = |value: &&f64| classes.class_of(**value) == Some(at);
        let members: Vec<f64> = values.iter().filter(is_in).copied().collect();
        if members.is_empty() { 0.0 } else { squares(&members) }
    };
    (0..classes.len()).map(of_class).sum()
}

#[test]
fn natural_breaks_are_mapclassifys_or_better() {
    for case in reference() {
        let values = numbers(&case["values"]);
        for (count, expected) in case["jenks"].as_object().unwrap() {
            let classes = Classes::natural_breaks(&some(&values), count.parse().unwrap());
            let (own, theirs) = (cost(&values, &classes), expected["squares"].as_f64().unwrap());
            assert!(own <= theirs * (1.0 + 1e-9) + 1e-12, "{}: {own} {theirs}", case["name"]);
            // Where groups are narrow and far apart, mapclassify loses the differences.
            if case["name"] != "far" && expected["sole"] == true {
                assert_limits(&classes, &numbers(&expected["bins"]));
            }
        }
    }
}

#[test]
fn narrow_groups_far_apart_are_parted_as_well_as_without_the_distance() {
    let case = reference().into_iter().find(|case| case["name"] == "far").unwrap();
    let values = numbers(&case["values"]);
    let classes = Classes::natural_breaks(&some(&values), 6);
    let group = |at: usize| {
        let of_group = values.iter().filter(|value| (**value / 1e6).round() as usize == at);
        of_group.map(|value| value - at as f64 * 1e6).collect::<Vec<f64>>()
    };
    // Six classes over three groups: the best of all ways to share them out.
    let costs = [1, 2, 3].map(|at| {
        [1, 2, 3, 4].map(|count| {
            let members = group(at);
            cost(&members, &Classes::natural_breaks(&some(&members), count))
        })
    });
    let mut least = f64::INFINITY;
    for a in 1..=4_usize {
        for b in 1..=4_usize {
            if let Some(c) = 6_usize.checked_sub(a + b).filter(|c| (1..=4).contains(c)) {
                least = least.min(costs[0][a - 1] + costs[1][b - 1] + costs[2][c - 1]);
            }
        }
    }
    let found = cost(&values, &classes);
    assert!((found / least - 1.0).abs() < 1e-4, "{found} {least}");
}

#[test]
fn equal_intervals_are_mapclassifys() {
    for case in reference() {
        let values = numbers(&case["values"]);
        for (count, expected) in case["equal"].as_object().unwrap() {
            let classes = Classes::equal_interval(&some(&values), count.parse().unwrap());
            assert_limits(&classes, &numbers(&expected["bins"]));
            assert_eq!(counts_of(&classes), counts(expected), "{} {count}", case["name"]);
        }
    }
}

#[test]
fn quantiles_hold_what_mapclassifys_hold_where_no_tie_lies_at_a_limit() {
    for case in reference() {
        let values = numbers(&case["values"]);
        if !["calhoun", "heavy", "normal"].contains(&case["name"].as_str().unwrap()) {
            continue;
        }
        for (count, expected) in case["quantiles"].as_object().unwrap() {
            let classes = Classes::quantiles(&some(&values), count.parse().unwrap());
            let (own, theirs) = (counts_of(&classes), counts(expected));
            assert_eq!(own.len(), theirs.len());
            for (own, theirs) in own.iter().zip(theirs) {
                assert!(own.abs_diff(theirs) <= 1, "{} {count}", case["name"]);
            }
        }
    }
}

#[test]
fn five_classes_by_deviations_are_those_of_mapclassify() {
    for case in reference() {
        let values = numbers(&case["values"]);
        let classes = Classes::standard_deviation(&some(&values), 5);
        let mut expected = counts(&case["std"]);
        expected.resize(classes.len(), 0);
        assert_eq!(counts_of(&classes), expected, "{}", case["name"]);
        // mapclassify ends with the greatest value or with the limit before it.
        let limits = numbers(&case["std"]["bins"]);
        assert_limits(&classes, &limits[..4]);
    }
    let even = Classes::standard_deviation(&some(&[1.0, 2.0, 3.0]), 4);
    assert_limits(&even, &[1.0, 2.0, 3.0]);
    let two = Classes::standard_deviation(&some(&[1.0, 2.0, 3.0]), 2);
    assert_limits(&two, &[2.0, 3.0]);
}

#[test]
fn head_tail_breaks_are_jiangs_and_the_first_of_mapclassifys() {
    for case in reference() {
        let values = numbers(&case["values"]);
        let classes = Classes::head_tail(&some(&values), usize::MAX);
        let (jiang, all) =
            (numbers(&case["headtail"]["jiang"]), numbers(&case["headtail"]["mapclassify"]));
        assert_eq!(classes.len(), jiang.len() + 1, "{}", case["name"]);
        assert_limits(&classes, &jiang);
        assert_limits(&classes, &all[..jiang.len()]);
    }
    let heavy = Classes::head_tail(&some(&[1.0, 1.0, 1.0, 1.0, 2.0, 9.0, 90.0]), 2);
    assert_eq!(heavy.len(), 2);
}

#[test]
fn limits_set_by_hand_part_as_mapclassifys_do() {
    for case in reference() {
        let values = numbers(&case["values"]);
        let classes = Classes::manual(&some(&values), &numbers(&case["manual"]["breaks"]));
        let mut expected = counts(&case["manual"]);
        expected.resize(classes.len(), 0);
        assert_eq!(counts_of(&classes), expected, "{}", case["name"]);
    }
    let classes = Classes::manual(&some(&[1.0, 5.0]), &[3.0, 2.0]);
    let empty = classes.classes()[1];
    assert_eq!((empty.min, empty.max, empty.count), (2.0, 3.0, 0));
    assert_eq!(classes.class_of(2.5), Some(1));
    assert_eq!(Classes::manual(&[None], &[3.0]).len(), 0);
}

#[test]
fn one_value_alone_is_one_class_by_any_method() {
    for method in ClassMethod::ALL {
        let classes = Classes::by(method, &some(&[7.0, 7.0, 7.0]), 5);
        assert_eq!(counts_of(&classes), [3], "{method:?}");
    }
}

#[test]
fn values_as_far_apart_as_floats_go_are_classed() {
    for method in ClassMethod::ALL {
        let classes = Classes::by(method, &some(&[-f64::MAX, -1.0, 1.0, f64::MAX]), 3);
        assert_eq!(counts_of(&classes).iter().sum::<usize>(), 4, "{method:?}");
    }
}

#[test]
fn a_scale_without_classes_runs_from_the_least_to_the_greatest() {
    let scale = Continuous::of(&[Some(4.0), None, Some(2.0), Some(3.0)]);
    assert_eq!((scale.ends, scale.missing), (Some((2.0, 4.0)), 1));
    let places = [1.0, 2.0, 3.0, 4.0, 9.0].map(|value| scale.position(value).unwrap());
    assert_eq!(places.map(|place| (place * 2.0) as i32), [0, 0, 1, 2, 2]);
    assert_eq!(scale.position(f64::NAN), None);
    assert_eq!(Continuous::of(&some(&[5.0])).position(5.0), Some(0.5));
    assert_eq!(Continuous::of(&[None]).position(5.0), None);
}

#[test]
fn area_types_keep_their_five_places_whether_they_occur_or_not() {
    let map = crate::read::builtin("linkoping").unwrap();
    let index = map.indicators.by_id("omradestyp").unwrap();
    let mut indicator = map.indicators.indicators.get(index).unwrap().clone();
    for value in &mut indicator.values {
        *value = value.filter(|value| *value > 3.5);
    }
    let classes = Classes::for_indicator(&indicator, 9);
    assert_eq!(classes.len(), 5);
    assert_eq!(classes.class_of(4.0), Some(3));
    assert_eq!(counts_of(&classes)[..3], [0, 0, 0]);
    let known = indicator.values.iter().flatten().count();
    assert_eq!(counts_of(&classes).iter().sum::<usize>(), known);
    assert_eq!(AreaType::of(4.0), Some(AreaType::Good));
    assert_eq!(AreaType::of(6.0), None);
}

proptest! {
    #[test]
    fn no_partition_is_better_than_natural_breaks(
        raw in prop::collection::vec(0_u8..30, 1..10), count in 1_usize..5,
    ) {
        let mut values: Vec<f64> = raw.into_iter().map(f64::from).collect();
        let classes = Classes::natural_breaks(&some(&values), count);
        values.sort_by(f64::total_cmp);
        let cost: f64 = classes
            .classes()
            .iter()
            .map(|class| {
                let members: Vec<f64> = values
                    .iter()
                    .copied()
                    .filter(|value| (class.min..=class.max).contains(value))
                    .collect();
                squares(&members)
            })
            .sum();
        prop_assert!(cost <= least_cost(&values, count) + 1e-9);
    }

    #[test]
    fn every_value_is_in_the_one_class_whose_range_holds_it(
        raw in prop::collection::vec(0_u8..20, 1..40), count in 1_usize..8,
    ) {
        let values: Vec<f64> = raw.into_iter().map(f64::from).collect();
        for classes in [
            Classes::natural_breaks(&some(&values), count),
            Classes::quantiles(&some(&values), count),
            Classes::categories(&some(&values)),
        ] {
            prop_assert_eq!(
                classes.classes().iter().map(|class| class.count).sum::<usize>(),
                values.len()
            );
            for value in &values {
                let class = classes.classes()[classes.class_of(*value).unwrap()];
                prop_assert!(class.min <= *value && *value <= class.max);
            }
            for pair in classes.classes().windows(2) {
                prop_assert!(pair[0].max < pair[1].min);
            }
        }
    }
}
