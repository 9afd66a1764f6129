//! How much of an index chance alone could make.

use super::{Area, GroupCounts, SegregationIndex, Undefined};
use crate::probability::dist::poisson;
use crate::probability::stream::{Stream, key_of};
use crate::probability::summary::{Mean, quantile};

/// How an interval is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BootstrapOptions {
    /// Cities drawn.
    pub replicates: usize,
    /// The same seed gives the same interval.
    pub seed: u64,
    /// The share of the draws that the interval holds.
    pub confidence: f64,
}

impl Default for BootstrapOptions {
    fn default() -> Self {
        Self { replicates: 1000, seed: 1, confidence: 0.95 }
    }
}

/// An index with the interval of [`bootstrap`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bootstrap {
    /// The index of the counts themselves.
    pub value: f64,
    /// Lower end of the interval.
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// Mean of the drawn indices less the index: what chance alone adds. The interval is corrected
    /// for it.
    pub bias: f64,
    /// Standard deviation of the drawn indices.
    pub deviation: f64,
    /// Draws in which the index has a meaning.
    pub replicates: usize,
}

/// Intervals for all indices, in the order of [`SegregationIndex::ALL`]: a parametric bootstrap.
///
/// Each draw takes every area's people of the group and others anew, as Poisson numbers around the
/// counts. Given how many people a draw has, that is a multinomial resampling of people: each lives
/// in some area and belongs to the group or not with the counted shares. The interval is the basic
/// one, 2θ − θ* at the quantiles of the drawn indices θ* (Davison & Hinkley 1997, *Bootstrap
/// methods and their application*, equation 5.6), cut off at 0 and 1: drawn cities are more uneven
/// than the counted one, as chance adds unevenness (Carrington & Troske 1997, "On measuring
/// segregation in samples with small units", Journal of Business & Economic Statistics 15:402–409).
///
/// **What it can mean for complete counts.** SCB counts everybody, so there is no error of
/// sampling. Read as if each person's place were a draw from lasting chances, the interval tells
/// how far those chances could lie from what a single year shows; a difference between two years
/// inside it may be nothing. **What it cannot:** it knows nothing of errors in the register, of the
/// noise that SCB adds from 2025, of households that move together (which makes it too narrow), or
/// of how the areas are cut, which often matters more.
pub fn bootstrap(
    counts: &GroupCounts,
    options: &BootstrapOptions,
) -> [Result<Bootstrap, Undefined>; SegregationIndex::COUNT] {
    let mut drawn = [const { Vec::new() }; SegregationIndex::COUNT];
    let mut city = Vec::with_capacity(counts.known().len());
    for replicate in 0..options.replicates as u64 {
        let mut stream = Stream::new(options.seed, replicate, key_of(&["segregation"]));
        city.clear();
        city.extend(counts.known().iter().map(|area| {
            let group = f64::from(poisson(stream.uniform(), area.group));
            let others = f64::from(poisson(stream.uniform(), area.others()));
            Area { group, total: group + others }
        }));
        for (index, values) in SegregationIndex::ALL.into_iter().zip(&mut drawn) {
            values.extend(index.of(&city).ok());
        }
    }
    let mut of_index = SegregationIndex::ALL.into_iter().zip(drawn);
    std::array::from_fn(|_| {
        let (index, values) = of_index.next().ok_or(Undefined::Nobody)?;
        Ok(interval(counts.index(index)?, values, options.confidence))
    })
}

/// The interval around `value` that `drawn` gives.
fn interval(value: f64, mut drawn: Vec<f64>, confidence: f64) -> Bootstrap {
    drawn.sort_unstable_by(f64::total_cmp);
    let tail = (1.0 - confidence.clamp(0.0, 1.0)) / 2.0;
    let end = |p: f64| {
        let at = quantile(&drawn, p).unwrap_or(value);
        (2.0 * value - at).clamp(0.0, 1.0)
    };
    let mean = Mean::of(drawn.iter().copied());
    Bootstrap {
        value,
        low: end(1.0 - tail),
        high: end(tail),
        bias: mean.map_or(0.0, |mean| mean.mean - value),
        deviation: mean.map_or(0.0, |mean| mean.deviation),
        replicates: drawn.len(),
    }
}
