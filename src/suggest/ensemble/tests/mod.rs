//! Tests of the ensemble.

mod law;
mod mixing;
mod plans;
mod step;

use std::ops::ControlFlow;

use super::*;
use crate::suggest::{PartSet, Weights};

/// Goes on whatever is done.
fn go_on(_done: f64) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

/// A grid of districts that touch their neighbours to the right and below.
fn grid(rows: usize, columns: usize) -> Graph {
    let across = (0..rows * columns).filter(|node| node % columns + 1 < columns);
    let down = 0..(rows - 1) * columns;
    let across = across.map(|node| (node, node + 1, 1.0));
    Graph::new(rows * columns, across.chain(down.map(|node| (node, node + columns, 1.0))))
}

/// A problem of nothing but a graph and its loads.
fn problem(graph: Graph, parts: usize, load: Vec<f64>) -> Problem {
    let nodes = graph.len();
    Problem {
        graph,
        parts,
        seats: vec![None; parts],
        allowed: vec![PartSet::all(parts); nodes],
        groups: Vec::new(),
        contiguous: true,
        exclaves: vec![PartSet::default(); nodes],
        load,
        max_deviation: None,
        way: vec![vec![0.0; parts]; nodes],
        people: vec![1.0; nodes],
        today: vec![None; nodes],
        high: vec![0.0; nodes],
        weights: Weights::default(),
    }
}

/// A division with its parts numbered in the order of their first district.
fn unlabelled(owners: &[Part]) -> Vec<Part> {
    let mut names: Vec<Part> = Vec::new();
    let name = |&part: &Part| {
        names.iter().position(|name| *name == part).unwrap_or_else(|| {
            names.push(part);
            names.len() - 1
        })
    };
    owners.iter().map(name).collect()
}

/// Number of spanning trees of the graph on `nodes`, by Kirchhoff's matrix-tree theorem; 0 where
/// it is not connected.
fn trees(graph: &Graph, nodes: &[usize]) -> f64 {
    let size = nodes.len() - 1;
    let mut matrix = vec![vec![0.0; size + 1]; size + 1];
    for edge in graph.edges() {
        let at = |node| nodes.iter().position(|other| *other == node);
        if let (Some(i), Some(j)) = (at(edge.a), at(edge.b)) {
            matrix[i][i] += 1.0;
            matrix[j][j] += 1.0;
            matrix[i][j] -= 1.0;
            matrix[j][i] -= 1.0;
        }
    }
    let mut product: f64 = 1.0;
    for k in 0..size {
        // The Laplacian without a row and column is positive definite on a connected graph.
        if matrix[k][k] < 1e-9 {
            return 0.0;
        }
        product *= matrix[k][k];
        for i in k + 1..size {
            let (above, row) = (matrix[k].clone(), &mut matrix[i]);
            let factor = row[k] / above[k];
            row.iter_mut().zip(&above).for_each(|(own, above)| *own -= factor * above);
        }
    }
    product.round()
}

/// All valid divisions, unlabelled, with the product of their parts' numbers of spanning trees.
fn all_divisions(problem: &Problem, tolerance: f64) -> Vec<(Vec<Part>, f64)> {
    let mean = problem.load.iter().sum::<f64>() / problem.parts as f64;
    let mut found = Vec::new();
    let mut owners = vec![0; problem.len()];
    let mut visit = |owners: &[Part]| {
        let is_even = |load: &f64| (load - mean).abs() <= tolerance * mean + 1e-9;
        if !problem.loads(owners).iter().all(is_even) {
            return;
        }
        let of = |part| (0..owners.len()).filter(|&node| owners[node] == part).collect::<Vec<_>>();
        let weights = (0..problem.parts).map(|part| match of(part) {
            nodes if nodes.is_empty() => 0.0,
            nodes => trees(&problem.graph, &nodes),
        });
        let weight: f64 = weights.product();
        if weight > 0.0 {
            found.push((owners.to_vec(), weight));
        }
    };
    assign(&mut owners, 0, problem.parts, 0, &mut visit);
    found
}

/// Visits all divisions whose parts are numbered in the order of their first district.
fn assign(
    owners: &mut [Part],
    node: usize,
    parts: usize,
    used: usize,
    visit: &mut dyn FnMut(&[Part]),
) {
    if node == owners.len() {
        visit(owners);
        return;
    }
    for part in 0..parts.min(used + 1) {
        owners[node] = part;
        assign(owners, node + 1, parts, used.max(part + 1), visit);
    }
}

/// Pearson's statistic of `counts` against `chances`, with cells of fewer than five expected taken
/// together, and its degrees of freedom.
fn pearson(counts: &[u64], chances: &[f64]) -> (f64, f64) {
    let all = counts.iter().sum::<u64>() as f64;
    let mut cells = Vec::new();
    let mut rare = (0.0, 0.0);
    for (&count, chance) in counts.iter().zip(chances) {
        let expected = all * chance;
        if expected < 5.0 {
            rare = (rare.0 + count as f64, rare.1 + expected);
        } else {
            cells.push((count as f64, expected));
        }
    }
    if rare.1 >= 5.0 {
        cells.push(rare);
    }
    let parts = cells.iter().map(|(found, expected)| (found - expected).powi(2) / expected);
    (parts.sum(), cells.len() as f64 - 1.0)
}

/// What the statistic stays below but once in 30 000 times: four standard deviations above its
/// mean, by Wilson and Hilferty's approximation.
fn most(freedom: f64) -> f64 {
    let spread = 2.0 / (9.0 * freedom);
    freedom * (1.0 - spread + 4.0 * spread.sqrt()).powi(3)
}
