//! How much of a result's variance comes from which factor: Sobol' indices.
//!
//! A *factor* is one uniform number, whatever it drives: parameters that move together are one
//! factor. Two independent samples A and B are rows of quasi-random numbers, and for each factor i
//! the sample `AᵢB` is A with that factor's numbers from B (Saltelli 2002). With the variance V of
//! f(A) and f(B) together, the share of the variance that the factor explains alone and the share
//! that it takes part in are
//!
//! * first order: mean of f(B) · (f(AᵢB) − f(A)) / V (Saltelli et al. 2010, "Variance based
//!   sensitivity analysis of model output", Computer Physics Communications 181:259–270, table 2 b),
//! * total: mean of (f(A) − f(AᵢB))² / 2V (Jansen 1999, the same table, f).
//!
//! The values are centred on the mean of all first, which takes noise out of the former. Intervals
//! are percentiles of a bootstrap over the rows.

use super::stream::{Stream, key_of};
use super::summary::quantile;

/// The most factors: each takes two dimensions of the quasi-random sequence.
pub const MOST_FACTORS: usize = sobol_burley::NUM_DIMENSIONS as usize / 2;
/// The most rows: the length of the quasi-random sequence.
pub const MOST_ROWS: usize = 1 << 16;

/// Which points are computed: for each row the point of A, those of `AᵢB` in the order of the
/// factors, and that of B.
///
/// The numbers are a Sobol' sequence with Owen's scrambling by hashing (Burley 2020), each the
/// middle of one of 2²³ parts. A power of two as number of rows fills the space most evenly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SobolPlan {
    rows: usize,
    factors: usize,
    seed: u32,
}

impl SobolPlan {
    /// The plan of `rows` rows for `factors` factors; `None` where there are none of either, or
    /// more than [`MOST_ROWS`] or [`MOST_FACTORS`].
    #[must_use]
    pub fn new(seed: u64, factors: usize, rows: usize) -> Option<Self> {
        let fits = (1..=MOST_FACTORS).contains(&factors) && (1..=MOST_ROWS).contains(&rows);
        let seed = (Stream::new(seed, 0, key_of(&["sobol"])).bits() >> 32) as u32;
        fits.then_some(Self { rows, factors, seed })
    }

    /// The number of points.
    #[must_use]
    pub fn points(&self) -> usize {
        self.rows * self.per_row()
    }

    /// The points of a row.
    fn per_row(&self) -> usize {
        self.factors + 2
    }

    /// Writes point number `at` to `point`, which has a place for each factor.
    pub fn write_point(&self, at: usize, point: &mut [f64]) {
        let (row, which) = (at / self.per_row(), at % self.per_row());
        for (factor, place) in point.iter_mut().enumerate().take(self.factors) {
            let of_b = which == factor + 1 || which == self.factors + 1;
            let dimension = if of_b { self.factors + factor } else { factor };
            let part = sobol_burley::sample(row as u32, dimension as u32, self.seed);
            *place = f64::from(part) + 0.5 / f64::from(1 << 23);
        }
    }

    /// `f` of every point, in the points' order, on `threads` threads; which thread computes what
    /// does not change what comes out. `None` where `stop` says so meanwhile.
    pub fn evaluate<const M: usize>(
        &self,
        threads: usize,
        stop: &(dyn Fn() -> bool + Sync),
        f: impl Fn(&[f64]) -> [f64; M] + Sync,
    ) -> Option<Vec<[f64; M]>> {
        let mut values = vec![[0.0; M]; self.points()];
        let each = self.points().div_ceil(threads.max(1));
        let fill = |first: usize, values: &mut [[f64; M]]| {
            let mut point = vec![0.0; self.factors];
            for (at, value) in (first..).zip(values) {
                if stop() {
                    return;
                }
                self.write_point(at, &mut point);
                *value = f(&point);
            }
        };
        std::thread::scope(|scope| {
            let mut blocks = values.chunks_mut(each).enumerate();
            let own = blocks.next();
            for (block, values) in blocks {
                let fill = &fill;
                scope.spawn(move || fill(block * each, values));
            }
            if let Some((_, values)) = own {
                fill(0, values);
            }
        });
        (!stop()).then_some(values)
    }

    /// Of the results that [`SobolPlan::evaluate`] gave those of A and B: independent draws.
    pub fn independent<'a, const M: usize>(
        &self,
        values: &'a [[f64; M]],
    ) -> impl Iterator<Item = &'a [f64; M]> {
        values
            .chunks_exact(self.per_row())
            .flat_map(|row| row.first().into_iter().chain(row.last()))
    }

    /// The indices of every factor for each of the results that [`SobolPlan::evaluate`] gave;
    /// `None` for a result that does not vary, or where `values` are not those of the plan.
    #[must_use]
    pub fn indices<const M: usize>(
        &self,
        values: &[[f64; M]],
        bootstrap: Bootstrap,
    ) -> [Option<Vec<FactorIndices>>; M] {
        std::array::from_fn(|result| {
            let of_result: Vec<f64> =
                values.iter().filter_map(|values| values.get(result).copied()).collect();
            (of_result.len() == self.points()).then(|| self.of_result(&of_result, bootstrap))?
        })
    }

    /// The indices for one result.
    fn of_result(&self, values: &[f64], bootstrap: Bootstrap) -> Option<Vec<FactorIndices>> {
        let mean = values.iter().sum::<f64>() / values.len() as f64;
        // A result that is the same everywhere has no variance but that of rounding.
        let least = (mean * 1e-12).powi(2);
        let terms: Vec<Vec<f64>> =
            values.chunks_exact(self.per_row()).map(|row| terms(row, mean)).collect();
        let estimates = self.estimates(&terms, &vec![1.0; self.rows], least)?;
        let mut stream = Stream::new(bootstrap.seed, 0, key_of(&["sobol", "bootstrap"]));
        let resampled: Vec<Vec<f64>> = (0..bootstrap.resamples)
            .filter_map(|_| {
                let mut weights = vec![0.0; self.rows];
                for _ in 0..self.rows {
                    if let Some(weight) = weights.get_mut(stream.below(self.rows)) {
                        *weight += 1.0;
                    }
                }
                self.estimates(&terms, &weights, least)
            })
            .collect();
        let index = |at: usize| {
            let value = estimates.get(at).copied()?;
            let mut drawn: Vec<f64> =
                resampled.iter().filter_map(|estimates| estimates.get(at).copied()).collect();
            drawn.sort_unstable_by(f64::total_cmp);
            let outside = (1.0 - bootstrap.confidence.clamp(0.0, 1.0)) / 2.0;
            let low = quantile(&drawn, outside).unwrap_or(f64::NEG_INFINITY);
            let high = quantile(&drawn, 1.0 - outside).unwrap_or(f64::INFINITY);
            Some(Index { value, low, high })
        };
        (0..self.factors)
            .map(|factor| {
                Some(FactorIndices { first: index(factor)?, total: index(self.factors + factor)? })
            })
            .collect()
    }

    /// First-order indices and then total ones, of the rows' terms with a weight for each row;
    /// `None` where the variance is not above `least`.
    fn estimates(&self, terms: &[Vec<f64>], weights: &[f64], least: f64) -> Option<Vec<f64>> {
        let mut sums = vec![0.0; 2 * self.factors + 2];
        for (terms, weight) in terms.iter().zip(weights).filter(|(_, weight)| **weight > 0.0) {
            for (sum, term) in sums.iter_mut().zip(terms) {
                *sum += weight * term;
            }
        }
        let rows = self.rows as f64;
        let mut means = sums.into_iter().map(|sum| sum / rows);
        let (mean, square) = (means.next()? / 2.0, means.next()? / 2.0);
        let variance = square - mean * mean;
        (variance > least).then(|| means.map(|mean| mean / variance).collect())
    }
}

/// What a row adds to each sum: the values of A and B, their squares, each factor's first-order
/// term, each factor's total one.
fn terms(row: &[f64], mean: f64) -> Vec<f64> {
    let [a, between @ .., b] = row else { return Vec::new() };
    let (a, b) = (a - mean, b - mean);
    let first = between.iter().map(|ab| b * (ab - mean - a));
    let total = between.iter().map(|ab| (a - (ab - mean)).powi(2) / 2.0);
    [a + b, a * a + b * b].into_iter().chain(first).chain(total).collect()
}

/// How the intervals are made.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bootstrap {
    /// How many times the rows are drawn anew; without any the intervals have no ends.
    pub resamples: usize,
    /// The part of the resamples that lies in the interval, such as 0,95.
    pub confidence: f64,
    /// What the draws follow from.
    pub seed: u64,
}

/// An estimated index with its interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Index {
    /// The estimate. By chance it may lie a little below 0 or above 1.
    pub value: f64,
    /// The interval's lower end.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
}

/// One factor's part in the variance of a result.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FactorIndices {
    /// The share of the variance that it explains alone.
    pub first: Index,
    /// The share that it takes part in, alone or together with others.
    pub total: Index,
}
