//! Takes steps of the ensemble's chain on a square grid, for `tests/reference/gerrychain_speed.py`,
//! which measures the processor's time: `cargo bench --bench recombination -- SIDE STEPS`.
//!
//! Four parts, each district with a load of 1, ±5 %, starting with the four quarters; one chain.
//! The grid must have a side that can be halved to within the tolerance.

#![expect(clippy::unwrap_used, reason = "a bench stops where something is not as it should be")]

use std::ops::ControlFlow;

use narplan::suggest::ensemble::{EnsembleOptions, ensemble};
use narplan::suggest::{Graph, PartSet, Problem, Weights};

/// A problem of a square grid.
fn grid(side: usize) -> Problem {
    let nodes = side * side;
    let across = (0..nodes).filter(|node| node % side + 1 < side).map(|node| (node, node + 1, 1.0));
    let down = (0..nodes - side).map(|node| (node, node + side, 1.0));
    Problem {
        graph: Graph::new(nodes, across.chain(down)),
        parts: 4,
        seats: vec![None; 4],
        allowed: vec![PartSet::all(4); nodes],
        groups: Vec::new(),
        contiguous: true,
        exclaves: vec![PartSet::default(); nodes],
        load: vec![1.0; nodes],
        max_deviation: None,
        way: vec![vec![0.0; 4]; nodes],
        people: vec![1.0; nodes],
        today: vec![None; nodes],
        high: vec![0.0; nodes],
        weights: Weights::default(),
    }
}

fn main() {
    let mut numbers = std::env::args().skip(1).filter_map(|argument| argument.parse().ok());
    let side: usize = numbers.next().unwrap_or(16);
    let steps: usize = numbers.next().unwrap_or(1000);
    let problem = grid(side);
    let half = side.div_ceil(2);
    let quarter = |node| 2 * usize::from(node / side >= half) + usize::from(node % side >= half);
    let start: Vec<usize> = (0..side * side).map(quarter).collect();
    // One plan kept, so that steps are all that is done.
    let options =
        EnsembleOptions { plans: 1, thin: steps, chains: 1, ..EnsembleOptions::new(0.05) };
    let drawn = ensemble(&problem, &start, &options, &|_| ControlFlow::Continue(())).unwrap();
    let steps = drawn.steps;
    println!("{} {} {} {}", steps.all, steps.not_touching, steps.uneven, steps.accepted);
}
