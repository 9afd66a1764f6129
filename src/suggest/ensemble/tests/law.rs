//! The plans follow the law, against all divisions of small grids.

use serde_json::Value;

use super::*;

/// Made by `tests/reference/ensemble.py`, which shares no code with this program.
fn reference() -> Vec<Value> {
    serde_json::from_str(include_str!("../../../../tests/reference/ensemble.json")).unwrap()
}

fn case(case: &Value) -> (Problem, f64) {
    let number = |key: &str| case[key].as_u64().unwrap() as usize;
    let graph = grid(number("rows"), number("columns"));
    let uneven = |node: usize| if case["loads"] == "even" { 1 } else { 1 + 7 * node % 5 };
    let load = (0..graph.len()).map(|node| uneven(node) as f64).collect();
    (problem(graph, number("parts"), load), case["tolerance"].as_f64().unwrap())
}

#[test]
fn the_enumeration_that_the_law_is_held_to_is_that_of_the_reference() {
    for known in reference() {
        let (problem, tolerance) = case(&known);
        let all = all_divisions(&problem, tolerance);
        assert_eq!(all.len() as u64, known["divisions"].as_u64().unwrap());
        let weight: f64 = all.iter().map(|(_, weight)| weight).sum();
        assert!((weight - known["weight"].as_f64().unwrap()).abs() < 1e-6);
    }
}

#[test]
fn plans_are_as_frequent_as_their_numbers_of_spanning_trees_say() {
    for known in reference() {
        let (problem, tolerance) = case(&known);
        let all = all_divisions(&problem, tolerance);
        let weight: f64 = all.iter().map(|(_, weight)| weight).sum();
        let chances: Vec<f64> = all.iter().map(|(_, own)| own / weight).collect();
        // So many steps between plans that these are as good as independent.
        let options = EnsembleOptions {
            plans: 20_000,
            thin: 12 * (problem.parts - 1),
            ..EnsembleOptions::new(tolerance)
        };
        let drawn = ensemble(&problem, &all[0].0, &options, &go_on).unwrap();
        let mut counts = vec![0; all.len()];
        for plan in drawn.plans() {
            let plan = unlabelled(&plan);
            counts[all.iter().position(|(owners, _)| *owners == plan).unwrap()] += 1;
        }
        let (found, freedom) = pearson(&counts, &chances);
        assert!(found < most(freedom), "{known}: {found}, {freedom} degrees of freedom");
    }
}

#[test]
fn borders_between_parts_are_as_long_as_in_the_reference() {
    for known in reference() {
        let (problem, tolerance) = case(&known);
        let weight = known["weight"].as_f64().unwrap();
        let seams = known["weight_by_edges_between"].as_object().unwrap();
        let seams: Vec<(f64, f64)> = seams
            .iter()
            .map(|(seam, own)| (seam.parse().unwrap(), own.as_f64().unwrap() / weight))
            .collect();
        let edges = problem.graph.edges().len() as f64;
        let mean: f64 = seams.iter().map(|(seam, chance)| seam * chance).sum();
        let variance: f64 = seams.iter().map(|(seam, p)| p * (seam - mean).powi(2)).sum();
        let start = all_divisions(&problem, tolerance).swap_remove(0).0;
        let drawn = ensemble(&problem, &start, &EnsembleOptions::new(tolerance), &go_on).unwrap();
        let border = drawn.sample(Measure::Border);
        let found = border.values().sum::<f64>() / 10_000.0 * edges;
        let effective = border.mixing().effective.unwrap();
        let error = (variance / effective).sqrt();
        assert!((found - mean).abs() < 4.0 * error, "{found}, {mean} ± {error}");
    }
}

#[test]
fn every_spanning_tree_is_as_likely() {
    // Cayley's and Kirchhoff's counts: 3 × 3 has 192 spanning trees.
    let graph = grid(3, 3);
    assert!((trees(&graph, &(0..9).collect::<Vec<_>>()) - 192.0).abs() < 1e-9);
    let flat = Flat::new(&problem(graph, 2, vec![1.0; 9]));
    let mut stream = Stream::new(1, 0);
    let mut tree = tree::Tree::new(9);
    let members: Vec<u32> = (0..9).collect();
    let mut counts = std::collections::BTreeMap::new();
    for _ in 0..40_000 {
        let root = stream.below(9);
        tree.draw(&flat, root, [&members, &[]], &mut stream);
        let mut edges: Vec<_> = tree.edges().map(|(a, b)| (a.min(b), a.max(b))).collect();
        edges.sort_unstable();
        *counts.entry(edges).or_insert(0) += 1;
    }
    assert_eq!(counts.len(), 192);
    let counts: Vec<u64> = counts.into_values().collect();
    let (found, freedom) = pearson(&counts, &[1.0 / 192.0; 192]);
    assert!(found < most(freedom), "{found}");
}
