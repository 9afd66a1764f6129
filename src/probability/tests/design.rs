//! Latin hypercubes and correlation between their columns.

use super::super::design::{Together, design, latin_column};
use super::super::summary::rank_correlation;

/// The runs of most of these tests.
const RUNS: usize = 10_000;

/// A group of columns that all go the same way.
fn together(columns: impl IntoIterator<Item = usize>, correlation: f64) -> Together {
    Together { members: columns.into_iter().map(|at| (at, false)).collect(), correlation }
}

/// The numbers in order, bit for bit.
fn sorted(column: &[f64]) -> Vec<u64> {
    let mut bits: Vec<u64> = column.iter().map(|value| value.to_bits()).collect();
    bits.sort_unstable();
    bits
}

#[test]
fn each_part_of_the_axis_is_used_exactly_once() {
    for runs in [1, 2, 3, 7, 1000, 65_537] {
        let column = latin_column(42, runs, 5);
        let mut parts: Vec<usize> =
            column.iter().map(|u| (u * runs as f64).floor() as usize).collect();
        parts.sort_unstable();
        assert_eq!(parts, (0..runs).collect::<Vec<_>>());
        assert!(column.iter().all(|u| (f64::MIN_POSITIVE..1.0).contains(u)));
    }
    assert!(latin_column(1, 0, 5).is_empty());
}

#[test]
fn the_mean_of_a_smooth_function_is_far_surer_than_by_independent_draws() {
    let mean = |seed| {
        let columns = design(seed, 100, &[1, 2], &[]);
        let pairs = columns[0].iter().zip(&columns[1]);
        pairs.map(|(a, b)| a.powi(2) + b.exp()).sum::<f64>() / 100.0
    };
    let truth = 1.0 / 3.0 + 1_f64.exp() - 1.0;
    let squares = (0..200).map(|seed| (mean(seed) - truth).powi(2)).sum::<f64>() / 200.0;
    // Independent draws: (4/45 + (e² − 1)/2 − (e − 1)²) / 100 = 0,00331; an additive function's
    // error in a hypercube falls with the third power of the runs.
    assert!(squares < 0.003_31 / 500.0, "{squares}");
}

#[test]
fn a_column_is_its_own_whatever_else_is_drawn() {
    let few = design(9, RUNS, &[11, 12], &[]);
    let many = design(9, RUNS, &[20, 12, 30, 11, 40], &[together([0, 2], 0.8)]);
    assert_eq!((&few[0], &few[1]), (&many[3], &many[1]));
    assert_ne!(few[0], design(10, RUNS, &[11], &[])[0]);
    for (a, b) in [(0, 1), (1, 3), (3, 4)] {
        let found = rank_correlation(&many[a], &many[b]).unwrap();
        assert!(found.abs() < 4.0 / (RUNS as f64).sqrt(), "{a} {b}: {found}");
    }
}

#[test]
fn members_of_a_group_get_the_rank_correlation_and_keep_their_numbers() {
    for target in [0.0, 0.2, 0.5, 0.8, 0.95] {
        let free = design(3, RUNS, &[1, 2, 3, 4], &[]);
        let bound = design(3, RUNS, &[1, 2, 3, 4], &[together([0, 1, 2], target)]);
        for (a, b) in [(0, 1), (0, 2), (1, 2)] {
            let found = rank_correlation(&bound[a], &bound[b]).unwrap();
            assert!((found - target).abs() < 0.02, "{a} {b}: {found} for {target}");
        }
        for (free, bound) in free.iter().zip(&bound) {
            assert_eq!(sorted(free), sorted(bound));
        }
        assert_eq!((&free[0], &free[3]), (&bound[0], &bound[3]));
    }
}

#[test]
fn a_member_that_goes_the_other_way_is_correlated_below_0() {
    let group = Together { members: vec![(0, false), (1, true), (2, false)], correlation: 0.6 };
    let columns = design(3, RUNS, &[1, 2, 3], &[group]);
    for (a, b, target) in [(0, 1, -0.6), (0, 2, 0.6), (1, 2, -0.6)] {
        let found = rank_correlation(&columns[a], &columns[b]).unwrap();
        assert!((found - target).abs() < 0.02, "{a} {b}: {found}");
    }
}

#[test]
fn full_correlation_is_the_same_order_or_the_reverse() {
    let group = Together { members: vec![(0, false), (1, false), (2, true)], correlation: 1.0 };
    for runs in [2, 3, 50, RUNS] {
        let columns = design(8, runs, &[1, 2, 3], std::slice::from_ref(&group));
        let part = |column: usize, run: usize| (columns[column][run] * runs as f64) as usize;
        for run in 0..runs {
            assert_eq!(part(0, run), part(1, run));
            assert_eq!(part(0, run), runs - 1 - part(2, run));
        }
    }
}

#[test]
fn groups_that_make_no_sense_leave_the_columns_as_they_are() {
    let keys = [1, 2, 3];
    let free = design(8, 100, &keys, &[]);
    assert_eq!(free, design(8, 100, &keys, &[together([1], 0.9), together([7, 0], 0.9)]));
    // A column is in the first group that names it.
    let first = design(8, 100, &keys, &[together([0, 1], 0.9)]);
    assert_eq!(first, design(8, 100, &keys, &[together([0, 1], 0.9), together([1, 2], 0.9)]));
    assert_eq!(design(8, 1, &keys, &[together([0, 1], 0.9)]), design(8, 1, &keys, &[]));
}

#[test]
fn the_same_seed_gives_the_same_design() {
    let groups = [together([0, 2], 0.4)];
    assert_eq!(design(6, 500, &[4, 5, 6], &groups), design(6, 500, &[4, 5, 6], &groups));
}
