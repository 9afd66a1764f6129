//! Quantiles of whole-number distributions by summing, as exact as floats allow.
//!
//! Single probabilities are those of Loader 2000, "Fast and accurate computation of binomial
//! probabilities": no large numbers cancel, so they keep some 15 digits at any size.

#![expect(clippy::unreadable_literal, reason = "the constants are as exact as floats are")]

use std::f64::consts::TAU;

/// A distribution over 0, 1, 2, … with one peak.
pub(super) trait Law {
    /// A whole number near the peak.
    fn peak(&self) -> f64;
    /// The probability of `k`.
    fn point(&self, k: f64) -> f64;
    /// The probability of `k + 1` divided by that of `k`; 0 from the last number on.
    fn rise(&self, k: f64) -> f64;
}

/// Where a probability is reached.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    /// The least number at which the distribution function is at least the probability.
    pub(super) k: f64,
    /// The probability of that number alone.
    pub(super) point: f64,
    /// By how much the distribution function exceeds the probability there.
    pub(super) over: f64,
}

/// The quantile of `u`, looked for from `start`, a whole number of the distribution. What lies on
/// the smaller side of `u` is summed, so that both tails are exact.
pub(super) fn find(law: &impl Law, u: f64, start: f64) -> Found {
    if u <= 0.5 { from_below(law, u, start) } else { from_above(law, 1.0 - u, start) }
}

/// [`find`] for a probability of at most ½.
fn from_below(law: &impl Law, u: f64, mut k: f64) -> Found {
    let mut point = law.point(k);
    // Far too low a start has no probability that a float can hold.
    while point < u * 1e-6 && k < law.peak() {
        k += ((law.peak() - k) / 2.0).ceil();
        point = law.point(k);
    }
    let mut sum = point + sum_below(law, k, point);
    while sum < u {
        let ratio = law.rise(k);
        // Only a sum that falls short by rounding gets here.
        if ratio <= 0.0 {
            break;
        }
        point *= ratio;
        sum += point;
        k += 1.0;
    }
    // Stepping down takes numbers away, which would lose digits: the sum is made anew.
    while k > 0.0 {
        let below = sum_below(law, k, point);
        if below < u {
            break;
        }
        k -= 1.0;
        point = law.point(k);
        sum = below;
    }
    Found { k, point, over: sum - u }
}

/// [`find`] for a probability of more than ½, of which `rest` is what it lacks to 1: the largest
/// number at or above which lies more than `rest`.
fn from_above(law: &impl Law, rest: f64, mut k: f64) -> Found {
    let mut point = law.point(k);
    let mut above = sum_above(law, k, point);
    while above + point <= rest && k > 0.0 {
        above += point;
        k -= 1.0;
        point /= law.rise(k);
    }
    while above > rest {
        point *= law.rise(k);
        k += 1.0;
        above = sum_above(law, k, point);
    }
    Found { k, point, over: rest - above }
}

/// The probability of all numbers below `k`, which has the probability `point`.
fn sum_below(law: &impl Law, mut k: f64, mut point: f64) -> f64 {
    let mut sum = 0.0;
    while k > 0.0 {
        k -= 1.0;
        let ratio = law.rise(k);
        point /= ratio;
        sum += point;
        if ratio > 1.0 && point < sum * 1e-18 * (1.0 - 1.0 / ratio) {
            break;
        }
    }
    sum
}

/// The probability of all numbers above `k`, which has the probability `point`.
fn sum_above(law: &impl Law, mut k: f64, mut point: f64) -> f64 {
    let mut sum = 0.0;
    loop {
        let ratio = law.rise(k);
        point *= ratio;
        sum += point;
        k += 1.0;
        if ratio < 1.0 && point <= sum * 1e-18 * (1.0 - ratio) {
            break;
        }
    }
    sum
}

/// Poisson with a mean above 0.
#[derive(Debug)]
pub(super) struct Poisson(pub(super) f64);

impl Law for Poisson {
    fn peak(&self) -> f64 {
        self.0.floor()
    }

    fn point(&self, k: f64) -> f64 {
        if k < 1.0 {
            return libm::exp(-self.0);
        }
        libm::exp(-stirling_error(k) - deviance(k, self.0)) / (TAU * k).sqrt()
    }

    fn rise(&self, k: f64) -> f64 {
        self.0 / (k + 1.0)
    }
}

/// Binomial of `n`, a whole number, with the probability `p` strictly between 0 and 1.
#[derive(Debug)]
pub(super) struct Binomial {
    pub(super) n: f64,
    pub(super) p: f64,
    /// ln(1 − p)
    pub(super) ln_miss: f64,
    /// p / (1 − p)
    pub(super) odds: f64,
}

impl Law for Binomial {
    fn peak(&self) -> f64 {
        (self.n * self.p).floor()
    }

    fn point(&self, k: f64) -> f64 {
        let (n, misses) = (self.n, self.n - k);
        if k < 1.0 {
            return libm::exp(n * self.ln_miss);
        }
        if misses < 1.0 {
            return libm::exp(n * libm::log(self.p));
        }
        let corrections = stirling_error(n) - stirling_error(k) - stirling_error(misses);
        let far = deviance(k, n * self.p) + deviance(misses, n * (1.0 - self.p));
        libm::exp(corrections - far) * (n / (TAU * k * misses)).sqrt()
    }

    fn rise(&self, k: f64) -> f64 {
        (self.n - k) / (k + 1.0) * self.odds
    }
}

/// ln n! − ln(√(2πn) (n/e)ⁿ) for a whole number n of at least 1.
fn stirling_error(n: f64) -> f64 {
    if let Some(value) = STIRLING_ERRORS.get(n as usize - 1) {
        return *value;
    }
    let square = n * n;
    (1.0 / 12.0
        - (1.0 / 360.0 - (1.0 / 1260.0 - (1.0 / 1680.0 - 1.0 / 1188.0 / square) / square) / square)
            / square)
        / n
}

/// x ln(x/m) + m − x, without cancelling where x is near m.
fn deviance(x: f64, m: f64) -> f64 {
    let v = (x - m) / (x + m);
    if v.abs() >= 0.1 {
        return x * libm::log(x / m) + m - x;
    }
    let mut sum = (x - m) * v;
    let mut power = 2.0 * x * v;
    // Each term is below a hundredth of the one before.
    for odd in [3.0, 5.0, 7.0, 9.0, 11.0, 13.0, 15.0, 17.0, 19.0] {
        power *= v * v;
        sum += power / odd;
    }
    sum
}

/// [`stirling_error`] of 1 to 16, made with mpmath's `loggamma` at 40 digits.
const STIRLING_ERRORS: [f64; 16] = [
    0.08106146679532726,
    0.0413406959554093,
    0.02767792568499834,
    0.020790672103765093,
    0.016644691189821193,
    0.013876128823070748,
    0.01189670994589177,
    0.010411265261972096,
    0.009255462182712733,
    0.00833056343336287,
    0.007573675487951841,
    0.00694284010720953,
    0.006408994188004207,
    0.0059513701127588475,
    0.005554733551962801,
    0.0052076559196096404,
];
