//! Against esda on its own example data (`tests/reference/clustering.py`), and what must hold.

use geo::{Coord, LineString, MultiPolygon, Polygon};
use proptest::prelude::*;
use serde_json::Value;

use super::*;
use crate::geometry::Adjacency;

fn reference() -> Value {
    serde_json::from_str(include_str!("../../../tests/reference/clustering.json")).unwrap()
}

fn lists(list: &Value) -> Vec<Vec<usize>> {
    serde_json::from_value(list.clone()).unwrap()
}

fn numbers(list: &Value) -> Vec<Option<f64>> {
    list.as_array().unwrap().iter().map(Value::as_f64).collect()
}

fn many() -> PermutationOptions {
    PermutationOptions { permutations: 9_999, ..Default::default() }
}

/// Six standard errors of a share near `p` of 9 999 permutations.
fn spread(p: f64) -> f64 {
    6.0 * (p.max(1e-3) * (1.0 - p) / 9_999.0).sqrt()
}

#[test]
fn morans_i_is_that_of_esda() {
    for case in reference()["cases"].as_array().unwrap() {
        let neighbours = Neighbours::from_lists(&lists(&case["neighbours"]));
        let found = moran(&numbers(&case["values"]), &neighbours, &many()).unwrap();
        let expected = |key: &str| case["moran"][key].as_f64().unwrap();
        assert!((found.i - expected("i")).abs() < 1e-9, "{}: {}", case["name"], found.i);
        assert!((found.expected - expected("expected")).abs() < 1e-12);
        let p = found.pseudo.directed();
        assert!((p - expected("p_sim")).abs() < spread(p), "{}: {p}", case["name"]);
        let z = found.z.unwrap();
        assert!((z / expected("z_sim") - 1.0).abs() < 0.05, "{}: {z}", case["name"]);
    }
}

#[test]
fn local_statistics_are_those_of_esda() {
    for case in reference()["cases"].as_array().unwrap() {
        let of = &case["local"];
        let near = |found: Option<f64>, key: &str, at: usize| {
            let (name, expected) = (&case["name"], of[key][at].as_f64());
            let (found, expected) = (found.unwrap(), expected.unwrap());
            assert!((found - expected).abs() < 1e-9, "{name} {key} {at}: {found} {expected}");
        };
        let neighbours = Neighbours::from_lists(&lists(&case["neighbours"]));
        let found = local(&numbers(&case["values"]), &neighbours, &many()).unwrap();
        assert_eq!(found.isolates, neighbours.isolates());
        for (at, area) in found.areas.iter().enumerate() {
            let Some(area) = area else {
                assert!(neighbours.of(at).is_empty());
                continue;
            };
            near(Some(area.i), "i", at);
            near(area.gi, "gi", at);
            near(area.gi_star, "gi_star", at);
            assert_eq!(area.quadrant.id(), of["quadrants"][at]);
            // esda counts what is exactly as large as larger only, so with ties its p is smaller.
            let (p, expected) = (area.pseudo.directed(), of["p_sim"][at].as_f64().unwrap());
            assert!(p > expected - spread(p), "{} {at}: {p} {expected}", case["name"]);
            if case["name"] != "made, one apart" {
                assert!((p - expected).abs() < spread(p), "{} {at}: {p} {expected}", case["name"]);
            }
        }
    }
}

#[test]
fn adjusted_p_values_are_those_of_scipy() {
    let of = &reference()["fdr"];
    let p: Vec<f64> = numbers(&of["p"]).into_iter().flatten().collect();
    for (found, expected) in adjusted(&p).into_iter().zip(numbers(&of["adjusted"])) {
        assert!((found - expected.unwrap()).abs() < 1e-12);
    }
    assert!(adjusted(&[]).is_empty());
}

#[test]
fn neighbours_on_columbus_are_those_of_libpysal() {
    let reference = reference();
    let shapes: Vec<Vec<Vec<[f64; 2]>>> =
        serde_json::from_value(reference["shapes"].clone()).unwrap();
    // Columbus is in units of its own; a thousand times as large its corners lie metres apart.
    let ring = |ring: Vec<[f64; 2]>| {
        ring.into_iter().map(|[x, y]| Coord { x: x * 1e3, y: y * 1e3 }).collect::<LineString>()
    };
    let shape = |rings: Vec<Vec<[f64; 2]>>| {
        let polygons = rings.into_iter().map(|of| Polygon::new(ring(of), Vec::new()));
        polygons.collect::<MultiPolygon>()
    };
    let shapes: Vec<MultiPolygon<f64>> = shapes.into_iter().map(shape).collect();
    let shapes: Vec<&MultiPolygon<f64>> = shapes.iter().collect();
    let count = shapes.len();
    let rook = Neighbours::adjacent(&Adjacency::of(&shapes), count);
    assert_eq!(rook, Neighbours::from_lists(&lists(&reference["rook"])));
    let queen = Neighbours::adjacent(&Adjacency::touching(&shapes), count);
    assert_eq!(queen, Neighbours::from_lists(&lists(&reference["queen"])));
    let centres: Vec<[f64; 2]> = serde_json::from_value(reference["centres"].clone()).unwrap();
    let centres: Vec<_> = centres.into_iter().map(|[x, y]| Coord { x, y }).collect();
    let nearest = Neighbours::nearest(&centres, 4);
    assert_eq!(nearest, Neighbours::from_lists(&lists(&reference["nearest_4"])));
}

#[test]
fn of_equally_near_points_the_first_count() {
    let points = [(0.0, 0.0), (1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (5.0, 5.0)];
    let points = points.map(|(x, y)| Coord { x, y });
    assert_eq!(Neighbours::nearest(&points, 2).of(0), [1, 2]);
    assert_eq!(Neighbours::nearest(&points, 9).of(4), [0, 1, 2, 3]);
    assert!(Neighbours::nearest(&points, 0).is_empty());
    assert!(Neighbours::nearest(&[], 3).is_empty());
}

/// A row of areas, each beside the next.
fn row(count: usize) -> Neighbours {
    let of = |at: usize| [at.wrapping_sub(1), at + 1].into_iter().filter(|o| *o < count).collect();
    Neighbours::from_lists(&(0..count).map(of).collect::<Vec<_>>())
}

#[test]
fn what_cannot_be_judged_says_why() {
    let options = PermutationOptions::default();
    let ask = |values: &[Option<f64>]| {
        let neighbours = row(values.len());
        let whole = moran(values, &neighbours, &options).err();
        assert_eq!(whole, local(values, &neighbours, &options).err());
        whole
    };
    assert_eq!(ask(&[]), Some(NoCluster::TooFew));
    assert_eq!(ask(&[Some(1.0), None, Some(f64::NAN), Some(2.0)]), Some(NoCluster::TooFew));
    assert_eq!(ask(&[Some(0.1); 7]), Some(NoCluster::NoVariation));
    let every_other: Vec<_> = (0..9).map(|at| (at % 2 == 0).then_some(f64::from(at))).collect();
    assert_eq!(ask(&every_other), Some(NoCluster::NoNeighbours));
    assert_eq!(ask(&[Some(1.0), Some(2.0), Some(4.0)]), None);
}

#[test]
fn an_area_without_a_value_is_nobodys_neighbour() {
    let values = [Some(1.0), Some(2.0), None, Some(5.0), Some(4.0), Some(3.0), None, Some(9.0)];
    let found = local(&values, &row(8), &PermutationOptions::default()).unwrap();
    assert_eq!(found.isolates, [7]);
    assert_eq!(found.areas.iter().filter(|area| area.is_none()).count(), 3);
    let two = found.areas[1].unwrap();
    assert!((two.lag - found.areas[0].unwrap().z).abs() < 1e-15);
    let significant = found.significant(1.0, true);
    assert_eq!(significant.iter().filter(|is| **is).count(), 5);
    assert!(!significant[2] && !significant[7]);
    assert!(found.significant(0.0, false).iter().all(|is| !is));
}

#[test]
fn two_sided_is_twice_the_shorter_tail() {
    let pseudo = Pseudo { larger: 9, smaller: 990, permutations: 999 };
    assert!((pseudo.directed() - 0.01).abs() < 1e-15);
    assert!((pseudo.two_sided() - 0.02).abs() < 1e-15);
    let even = Pseudo { larger: 999, smaller: 999, permutations: 999 };
    assert!((even.two_sided() - 1.0).abs() < 1e-15);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn the_number_of_threads_changes_nothing(
        values in prop::collection::vec(prop::option::of(-5.0..5.0_f64), 3..40),
        threads in 1_usize..7, seed in any::<u64>(),
    ) {
        let neighbours = row(values.len());
        let one = PermutationOptions { permutations: 49, seed, threads: 1 };
        let more = PermutationOptions { threads, ..one };
        prop_assert_eq!(local(&values, &neighbours, &one), local(&values, &neighbours, &more));
        prop_assert_eq!(moran(&values, &neighbours, &one), moran(&values, &neighbours, &more));
    }

    #[test]
    fn the_local_statistics_add_up_to_the_global_one(
        values in prop::collection::vec(-5.0..5.0_f64, 3..40),
    ) {
        let neighbours = row(values.len());
        let values: Vec<_> = values.into_iter().map(Some).collect();
        let options = PermutationOptions { permutations: 9, ..Default::default() };
        let (Ok(whole), Ok(parts)) =
            (moran(&values, &neighbours, &options), local(&values, &neighbours, &options))
        else {
            return Ok(());
        };
        let sum: f64 = parts.areas.iter().flatten().map(|area| area.i).sum();
        // Σ Iᵢ = (n − 1)/n · S₀ · I, and S₀ is n here.
        prop_assert!((sum / (values.len() as f64 - 1.0) - whole.i).abs() < 1e-9);
    }
}
