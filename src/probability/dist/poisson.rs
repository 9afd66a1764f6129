//! The Poisson distribution.

#![expect(
    clippy::inline_always,
    clippy::needless_bitwise_bool,
    clippy::unreadable_literal,
    reason = "the constants are as exact as floats are; this is done for millions of draws, without \
              a branch that would keep them apart"
)]

use super::lattice::{Poisson, find};
use super::normal::{CENTRE_HALF, centre};
use super::{floor_above, inside, normal_quantile, polynomial};
use crate::probability::lanes::Lanes;

/// Below this mean the quantile is found by summing from 0.
const SMALL: f64 = 8.0;
/// Above this probability only the upper tail's own sum is exact.
const UPPER_TAIL: f64 = 1.0 - 1e-9;

/// The least whole number at which the distribution function of Poisson with `mean` is at least
/// `u`; 0 for a mean of 0 or less.
///
/// A small mean is summed from 0. Else the real number whose incomplete gamma function is `u` comes
/// from an expansion in 1/mean, and is rounded down; only where it lies too near a whole number to
/// tell, or in the far tails, are probabilities summed (Giles 2016, "Algorithm 955: approximation of
/// the inverse Poisson cumulative distribution function", ACM Transactions on Mathematical Software
/// 42(1)). The expansion's coefficients come from `tests/reference/poisson_series.py`.
#[must_use]
#[inline]
pub fn poisson(u: f64, mean: f64) -> u32 {
    if mean.is_nan() || mean <= 0.0 {
        return 0;
    }
    let u = inside(u);
    if mean < SMALL && u < UPPER_TAIL { summed(u, mean) } else { expanded(u, mean) }
}

/// The quantile for a small mean.
#[inline]
fn summed(u: f64, mean: f64) -> u32 {
    let mut point = libm::exp(-mean);
    let mut sum = point;
    let mut k = 0;
    while sum < u {
        let Some(reciprocal) = RECIPROCALS.get(k as usize) else { break };
        point *= mean * reciprocal;
        sum += point;
        k += 1;
    }
    k
}

/// [`poisson`] of each run: the same numbers by the same steps.
#[must_use]
#[inline(always)]
pub fn poisson_lanes<const N: usize>(u: Lanes<N>, mean: Lanes<N>) -> Lanes<N> {
    let w = u.map(|u| centre(u - 0.5));
    let w = Lanes::each(|lane| {
        let u = u.lane(lane);
        if (u - 0.5).abs() <= CENTRE_HALF { w.lane(lane) } else { normal_quantile(u) }
    });
    let inverse = Lanes::from(1.0) / mean;
    let s = w * inverse.map(f64::sqrt);
    let near = mean.with_two(inverse, s, near);
    let whole = near.map(floor_above);
    let sure = (near - whole).with_two(mean, inverse, |rest, mean, inverse| {
        if is_sure(rest, mean, inverse) & (mean >= SMALL) { 1.0 } else { 0.0 }
    });
    let sure =
        sure.with_two(s, u, |sure, s, u| if is_reached(s) & (u < UPPER_TAIL) { sure } else { 0.0 });
    if !sure.any(|sure| sure == 0.0) {
        return whole;
    }
    Lanes::each(|lane| {
        let (u, mean) = (u.lane(lane), mean.lane(lane));
        if sure.lane(lane) > 0.0 { whole.lane(lane) } else { f64::from(poisson(u, mean)) }
    })
}

/// The expansion of the real number whose incomplete gamma function is Φ(w), for `s` = w/√mean and
/// the `inverse` of the mean.
#[inline(always)]
fn near(mean: f64, inverse: f64, s: f64) -> f64 {
    mean * polynomial(&RATIO, s) + polynomial(&FIRST, s) + polynomial(&SECOND, s) * inverse
}

/// Whether the expansion holds at `s` = Φ⁻¹(u)/√mean.
#[inline(always)]
fn is_reached(s: f64) -> bool {
    (LEFT..RIGHT).contains(&s)
}

/// Whether a number that lies `rest` above a whole one is told from it for certain: by five times
/// the largest error found by `tests/reference/poisson_series.py` or more.
#[inline(always)]
fn is_sure(rest: f64, mean: f64, inverse: f64) -> bool {
    let unsure = 2e-5 + 0.025 * (inverse * inverse) + 1e-9 * mean;
    (rest >= unsure) & (rest < 1.0 - unsure)
}

/// The quantile for a mean that is not small.
fn expanded(u: f64, mean: f64) -> u32 {
    let w = normal_quantile(u);
    let inverse = 1.0 / mean;
    let s = w * inverse.sqrt();
    let reached = is_reached(s);
    let x = if reached {
        near(mean, inverse, s)
    } else {
        // Only where to begin looking: the Cornish–Fisher expansion.
        mean + mean.sqrt() * w + (w * w + 2.0) / 6.0
    };
    let whole = x.floor();
    if reached && is_sure(x - whole, mean, inverse) && u < UPPER_TAIL {
        return whole as u32;
    }
    find(&Poisson(mean), u, whole.max(0.0)).k as u32
}

/// 1/k for k from 1 on: a small mean's numbers below [`UPPER_TAIL`] end long before the last.
#[expect(clippy::indexing_slicing, reason = "the loop ends at the length")]
const RECIPROCALS: [f64; 64] = {
    let mut values = [0.0; 64];
    let mut k = 0;
    while k < values.len() {
        values[k] = 1.0 / (k + 1) as f64;
        k += 1;
    }
    values
};

/// The range of s = Φ⁻¹(u)/√mean in which the expansion holds.
const LEFT: f64 = -0.75;
/// The range's other end.
const RIGHT: f64 = 1.5;

/// r(s).
const RATIO: [f64; 16] = [
    0.9999999999718414,
    1.000000000496512,
    0.16666666948961195,
    -0.013888909751426853,
    0.003703666022521619,
    -0.0013307620118450257,
    0.0005585805187732298,
    -0.0002593712218718409,
    0.0001280212992513662,
    -6.304730244236179e-05,
    3.209257308352105e-05,
    -2.135913225549745e-05,
    1.6034548222665516e-05,
    -8.772637564485154e-06,
    2.7134565120990086e-06,
    -3.527919414307248e-07,
];
/// c0(s).
const FIRST: [f64; 12] = [
    0.3333333395463813,
    -0.02777768615612427,
    0.008641504092227168,
    -0.0035252515928155923,
    0.001659512212322695,
    -0.0008408848238632692,
    0.0004318537961063669,
    -0.0002524382886681917,
    0.00019282860278240283,
    -0.00013011889304053733,
    5.1422523642566946e-05,
    -8.391179450079846e-06,
];
/// c1(s).
const SECOND: [f64; 8] = [
    -0.019764070936630563,
    0.017303246392971428,
    -0.012436104622128992,
    0.00836529836658043,
    -0.007045842165392132,
    0.006588917300081442,
    -0.003781757402280418,
    0.0008548297548345922,
];
