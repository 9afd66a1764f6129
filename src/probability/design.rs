//! Designs of runs: Latin hypercubes, with rank correlation within groups.

use std::f64::consts::PI;

use super::dist::normal_quantile;
use super::stream::{Stream, key_of};

/// Parameters that move together.
#[derive(Clone, Debug, PartialEq)]
pub struct Together {
    /// Which columns, and whether each goes the other way.
    pub members: Vec<(usize, bool)>,
    /// The rank correlation (Spearman's) between any two members, 0 to 1; below 0 between two of
    /// which one goes the other way.
    pub correlation: f64,
}

/// A Latin hypercube: for each of `keys` a column with a number in (0, 1) for each run.
///
/// A column outside all groups depends on the seed, its own key and the number of runs alone, so
/// scenarios share it whatever else they draw; one in a group has the same numbers in another
/// order, except the group's first, which keeps its order. A member that is no column, or is in an
/// earlier group, is left out.
#[must_use]
pub fn design(seed: u64, runs: usize, keys: &[u64], groups: &[Together]) -> Vec<Vec<f64>> {
    let mut columns: Vec<_> = keys.iter().map(|key| latin_column(seed, runs, *key)).collect();
    let mut free = vec![true; columns.len()];
    for group in groups {
        let mut members = group.members.clone();
        members.retain(|(column, _)| free.get_mut(*column).is_some_and(std::mem::take));
        correlate(&mut columns, &members, group.correlation);
    }
    columns
}

/// One column of a Latin hypercube (`McKay`, Beckman and Conover 1979): the axis is cut into `runs`
/// equal parts, each used once, at a random place in it, in an order of the key's own.
#[must_use]
pub fn latin_column(seed: u64, runs: usize, key: u64) -> Vec<f64> {
    let mut stream = Stream::new(seed, runs as u64, key ^ key_of(&["latin hypercube"]));
    let mut parts: Vec<usize> = (0..runs).collect();
    // Fisher and Yates, as Durstenfeld has it.
    for end in (1..runs).rev() {
        parts.swap(end, stream.below(end + 1));
    }
    let place = |part: usize| {
        // With 32 bits the sum is exact, so that no place is rounded into the next part.
        let within = ((stream.bits() >> 32) as f64 + 0.5) / (1_u64 << 32) as f64;
        (part as f64 + within) / runs as f64
    };
    parts.into_iter().map(place).collect()
}

/// Gives the member columns the rank correlation by the method of Iman and Conover (1982, "A
/// distribution-free approach to inducing rank correlation among input variables", Communications
/// in Statistics B 11:311–334), with van der Waerden's normal scores: each column keeps its
/// numbers and is put in the order of scores that have the correlation wanted, after the scores'
/// own accidental correlation has been taken out of them.
///
/// Scores with correlation ρ have ranks with correlation (6/π) · arcsin(ρ/2) (Pearson 1907), so
/// they get 2 sin(π/6 · correlation).
fn correlate(columns: &mut [Vec<f64>], members: &[(usize, bool)], correlation: f64) {
    let Some(taken): Option<Vec<&Vec<f64>>> =
        members.iter().map(|(column, _)| columns.get(*column)).collect()
    else {
        return;
    };
    if taken.len() < 2 {
        return;
    }
    let scores: Vec<Vec<f64>> = taken.into_iter().map(|column| normal_scores(column)).collect();
    let of_scores = 2.0 * libm::sin(PI / 6.0 * correlation.clamp(0.0, 1.0));
    let target = |i: usize, j: usize| {
        let reversed = |at: usize| members.get(at).is_some_and(|(_, reversed)| *reversed);
        match (i == j, reversed(i) == reversed(j)) {
            (true, _) => 1.0,
            (false, true) => of_scores,
            (false, false) => -of_scores,
        }
    };
    let Some(root) = cholesky(scores.len(), target, 0.0) else { return };
    let own = |i: usize, j: usize| {
        scores.get(i).zip(scores.get(j)).map_or(0.0, |(a, b)| mean_product(a, b))
    };
    let unit = own(0, 0);
    // With fewer runs than members the scores' own correlation cannot be taken out.
    let free = match cholesky(scores.len(), |i, j| own(i, j) / unit, 1e-9) {
        Some(own) => uncorrelated(&scores, &own),
        None => scores,
    };
    for ((column, _), weights) in members.iter().zip(&root) {
        let wanted = combined(weights, &free);
        if let Some(column) = columns.get_mut(*column) {
            put_in_order_of(column, &wanted);
        }
    }
}

/// The positions of `values` from the smallest value to the largest; of equal ones the first first.
pub(super) fn order_of(values: &[f64]) -> Vec<usize> {
    let mut order: Vec<(f64, usize)> = values.iter().copied().zip(0..).collect();
    order.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    order.into_iter().map(|(_, at)| at).collect()
}

/// Each value's van der Waerden score: the normal quantile of rank / (n + 1).
fn normal_scores(values: &[f64]) -> Vec<f64> {
    let mut scores = vec![0.0; values.len()];
    for (rank, at) in order_of(values).into_iter().enumerate() {
        if let Some(score) = scores.get_mut(at) {
            *score = normal_quantile((rank + 1) as f64 / (values.len() + 1) as f64);
        }
    }
    scores
}

/// The mean of the products.
fn mean_product(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>() / a.len() as f64
}

/// The rows of the lower triangular L with L · Lᵀ = `matrix`. What is left of a diagonal entry may
/// be 0 where `least` is; `None` where it is below, or is not above a `least` that is more than 0.
fn cholesky(
    size: usize,
    matrix: impl Fn(usize, usize) -> f64,
    least: f64,
) -> Option<Vec<Vec<f64>>> {
    let mut rows: Vec<Vec<f64>> = Vec::with_capacity(size);
    for i in 0..size {
        let mut row: Vec<f64> = Vec::with_capacity(i + 1);
        for (j, other) in rows.iter().enumerate() {
            let left = matrix(i, j) - row.iter().zip(other).map(|(a, b)| a * b).sum::<f64>();
            let pivot = other.last().copied().unwrap_or(0.0);
            row.push(if pivot > 0.0 { left / pivot } else { 0.0 });
        }
        // Rounding leaves about 10⁻¹⁶ of what is 0 in truth.
        let left = matrix(i, i) - row.iter().map(|a| a * a).sum::<f64>();
        if left < least - 1e-9 || (least > 0.0 && left <= least) {
            return None;
        }
        row.push(if left > 1e-14 { left.sqrt() } else { 0.0 });
        rows.push(row);
    }
    Some(rows)
}

/// The scores without their own correlation, of which `root` is the Cholesky factor: forward
/// substitution, column by column.
fn uncorrelated(scores: &[Vec<f64>], root: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let mut free: Vec<Vec<f64>> = Vec::with_capacity(scores.len());
    for (column, row) in scores.iter().zip(root) {
        let mut column = column.clone();
        for (weight, other) in row.iter().zip(&free) {
            for (value, other) in column.iter_mut().zip(other) {
                *value -= weight * other;
            }
        }
        let pivot = row.last().copied().unwrap_or(1.0);
        for value in &mut column {
            *value /= pivot;
        }
        free.push(column);
    }
    free
}

/// The weighted sum of the columns; a weight of 0 takes no part at all.
fn combined(weights: &[f64], columns: &[Vec<f64>]) -> Vec<f64> {
    let mut sum = vec![0.0; columns.first().map_or(0, Vec::len)];
    for (weight, column) in weights.iter().zip(columns).filter(|(weight, _)| **weight != 0.0) {
        for (sum, value) in sum.iter_mut().zip(column) {
            *sum += weight * value;
        }
    }
    sum
}

/// Puts the values of `column` in the order that `wanted` has.
fn put_in_order_of(column: &mut [f64], wanted: &[f64]) {
    let mut sorted = column.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    for (value, at) in sorted.into_iter().zip(order_of(wanted)) {
        if let Some(place) = column.get_mut(at) {
            *place = value;
        }
    }
}
