//! Natural breaks: the classes with the least sum of squares within them.

#![expect(
    clippy::indexing_slicing,
    reason = "every position is at most the number of distinct values, for which the sums are made"
)]

use super::{Distinct, total};

/// Sums over the first values, from which the cost of any run of them follows at once.
///
/// Floats would lose it: the cost of a narrow class far from the mean is the small difference of
/// large sums. So values are counted in whole steps from the least one, as fine as the products of
/// their sums leave room for in 128 bits (50 bits for some thousands of values), and nothing is
/// rounded before the cost itself.
struct Prefix {
    count: Vec<u64>,
    sum: Vec<u128>,
    squares: Vec<u128>,
}

impl Prefix {
    fn new(distinct: &[Distinct]) -> Self {
        let n = total(distinct);
        // n Σ v² and (Σ v)² stay below n² 4^bits.
        let bits = 63_u32.saturating_sub(usize::BITS - n.leading_zeros()).min(52);
        let least = distinct.first().map_or(0.0, |item| item.value);
        let most = distinct.last().map_or(0.0, |item| item.value);
        // Halves, because the whole distance may be too large for a float.
        let width = most / 2.0 - least / 2.0;
        let steps = (1_u64 << bits) as f64;
        let mut sums = Self { count: vec![0], sum: vec![0], squares: vec![0] };
        let (mut count, mut sum, mut squares) = (0, 0, 0);
        for item in distinct {
            let place = (item.value / 2.0 - least / 2.0) / width;
            let value = u128::from((place * steps).round() as u64);
            let weight = item.count as u128;
            count += item.count as u64;
            sum += weight * value;
            squares += weight * value * value;
            sums.count.push(count);
            sums.sum.push(sum);
            sums.squares.push(squares);
        }
        sums
    }

    /// Sum of squared deviations from their mean of the values from `start` to before `end`, in
    /// squared steps: Σ v² − (Σ v)²/n.
    #[inline]
    fn cost(&self, start: usize, end: usize) -> f64 {
        let count = self.count[end] - self.count[start];
        let sum = self.sum[end] - self.sum[start];
        let squares = self.squares[end] - self.squares[start];
        let spread = u128::from(count) * squares - sum * sum;
        // Two conversions of 64 bits are quicker than one of 128, and as exact but for a rounding.
        let as_float =
            (spread >> 64) as u64 as f64 * 18_446_744_073_709_551_616.0 + spread as u64 as f64;
        if count > 0 { as_float / count as f64 } else { 0.0 }
    }
}

/// Where the classes of least cost end, as positions in `distinct`.
pub(super) fn ends(distinct: &[Distinct], count: usize) -> Vec<usize> {
    let n = distinct.len();
    let classes = count.min(n);
    if classes == 0 {
        return Vec::new();
    }
    let prefix = Prefix::new(distinct);
    // best[end]: least cost of the first `end` values in as many classes as rounds have passed;
    // starts[round][end]: where the last of these classes starts.
    let mut best: Vec<f64> = (0..=n).map(|end| prefix.cost(0, end)).collect();
    let mut starts: Vec<Vec<u32>> = vec![vec![0; n + 1]];
    for round in 1..classes {
        // The last class ends with the last value, so only its start is sought.
        let first = if round + 1 == classes { n } else { round + 1 };
        let (next, start_of) = next_round(&best, &prefix, round, first);
        best = next;
        starts.push(start_of);
    }
    let mut ends = Vec::with_capacity(classes);
    let mut end = n;
    for start_of in starts.iter().rev() {
        ends.push(end);
        end = start_of[end] as usize;
    }
    ends.reverse();
    ends
}

/// The least cost of the first `end` values in one class more than in `best`, and where that
/// class starts, for every `end` from `first` on.
///
/// The cost of a class of sorted values meets the quadrangle inequality, so the best start never
/// goes back as the end goes on: the best start of a middle end bounds those on both sides, and
/// n · log n looks do instead of n² (Wu 1991, Grønlund et al. 2017, doi 10.48550/arXiv.1701.07204).
fn next_round(best: &[f64], prefix: &Prefix, round: usize, first: usize) -> (Vec<f64>, Vec<u32>) {
    let n = best.len() - 1;
    let mut next = vec![f64::INFINITY; n + 1];
    let mut start_of = vec![round as u32; n + 1];
    // Ends that are still open, first and last, and where their classes can start.
    let mut open = vec![(first, n, round, n)];
    while let Some((first, last, least_start, most_start)) = open.pop() {
        if first > last {
            continue;
        }
        let end = first.midpoint(last);
        let mut least = (f64::INFINITY, least_start);
        let starts = least_start..end.min(most_start + 1);
        for (start, before) in starts.clone().zip(&best[starts]) {
            let cost = before + prefix.cost(start, end);
            if cost < least.0 {
                least = (cost, start);
            }
        }
        (next[end], start_of[end]) = (least.0, least.1 as u32);
        open.push((first, end - 1, least_start, least.1));
        open.push((end + 1, last, least.1, most_start));
    }
    (next, start_of)
}
