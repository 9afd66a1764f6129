//! How many leave of a number of people that need not be whole.

use super::lattice::{Binomial, find};
use super::{inside, normal_quantile};

/// Up to this mean the quantile is found by summing from 0.
const SMALL: f64 = 48.0;
/// Above this probability only the upper tail's own sum is exact.
const UPPER_TAIL: f64 = 1.0 - 1e-9;

/// A probability of leaving, with what is computed from it once.
#[derive(Clone, Copy, Debug)]
pub struct Leaving {
    /// The probability summed with: that of leaving, or that of staying where that is smaller.
    p: f64,
    /// ln(1 − p)
    ln_miss: f64,
    /// p / (1 − p)
    odds: f64,
    /// Whether `p` is that of staying.
    stay: bool,
}

impl Leaving {
    /// Each leaves with probability `q`.
    #[must_use]
    pub fn new(q: f64) -> Self {
        let q = if q.is_nan() { 0.0 } else { q.clamp(0.0, 1.0) };
        let stay = q > 0.5;
        let p = if stay { 1.0 - q } else { q };
        Self { p, ln_miss: libm::log1p(-p), odds: p / (1.0 - p), stay }
    }

    /// How many of `filled` leave: the quantile of `u` of Binomial(⌊n⌋, q) + r · Bernoulli(q) with
    /// n = `filled` and r = n − ⌊n⌋ (docs/model.md, Chance). The possible numbers in their order
    /// are 0, r, 1, 1 + r, 2, …
    #[must_use]
    #[inline]
    pub fn quantile(&self, u: f64, filled: f64) -> f64 {
        if filled.is_nan() || filled <= 0.0 {
            return 0.0;
        }
        let u = inside(u);
        if self.stay { filled - self.hits(1.0 - u, filled) } else { self.hits(u, filled) }
    }

    /// The quantile with the probability `p`, which is at most ½.
    #[inline]
    fn hits(&self, u: f64, filled: f64) -> f64 {
        if self.p <= 0.0 {
            return 0.0;
        }
        let n = filled.floor();
        let rest = filled - n;
        if n * self.p > SMALL || u > UPPER_TAIL {
            return self.found(u, n, rest);
        }
        let mut k = 0.0;
        let mut point = libm::exp(n * self.ln_miss);
        let mut below = 0.0;
        loop {
            if u <= below + point * (1.0 - self.p) {
                return k;
            }
            below += point;
            if u <= below || k >= n {
                return k + rest;
            }
            point *= (n - k) / (k + 1.0) * self.odds;
            k += 1.0;
        }
    }

    /// The same by sums that begin near the quantile.
    fn found(&self, u: f64, n: f64, rest: f64) -> f64 {
        let law = Binomial { n, p: self.p, ln_miss: self.ln_miss, odds: self.odds };
        let w = normal_quantile(u);
        let mean = n * self.p;
        let deviation = (mean * (1.0 - self.p)).sqrt();
        // Only where to begin looking: the Cornish–Fisher expansion.
        let start = mean + w * deviation + (1.0 - 2.0 * self.p) * (w * w - 1.0) / 6.0;
        let found = find(&law, u, start.round().clamp(0.0, n));
        // The last p of a number's probability is that in which the part of a person goes too.
        if found.over >= found.point * self.p { found.k } else { found.k + rest }
    }
}

/// How many of `filled` leave if each does with probability `q`: [`Leaving::quantile`].
#[must_use]
pub fn leavers(u: f64, filled: f64, q: f64) -> f64 {
    Leaving::new(q).quantile(u, filled)
}
