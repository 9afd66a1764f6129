//! How many leave of a number of people that need not be whole.

#![expect(clippy::inline_always, reason = "this is done for every team, month and run")]

use super::lattice::{Binomial, find};
use super::{exp_below, floor_above, inside, normal_quantile};
use crate::probability::lanes::Lanes;

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
        let n = floor_above(filled);
        let rest = filled - n;
        if n * self.p > SMALL || u > UPPER_TAIL {
            return self.found(u, n, rest);
        }
        let mut k = 0.0;
        let mut point = exp_below(Lanes([n * self.ln_miss])).lane(0);
        let mut below = 0.0;
        loop {
            if u <= below + point * (1.0 - self.p) {
                return k;
            }
            below += point;
            if u <= below || k >= n {
                return k + rest;
            }
            point *= (n - k) * (1.0 / (k + 1.0)) * self.odds;
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

/// [`Leaving`] in several runs side by side.
#[derive(Clone, Debug)]
pub struct LeavingLanes<const N: usize> {
    single: [Leaving; N],
    /// Whether any of them takes the long way.
    is_long: bool,
    p: Lanes<N>,
    ln_miss: Lanes<N>,
    odds: Lanes<N>,
}

impl<const N: usize> LeavingLanes<N> {
    /// Each leaves with the run's probability.
    #[must_use]
    #[inline(always)]
    pub fn new(q: Lanes<N>) -> Self {
        let single = q.0.map(Leaving::new);
        Self {
            single,
            is_long: single.iter().any(|law| law.stay || law.p <= 0.0),
            p: Lanes(single.map(|law| law.p)),
            ln_miss: Lanes(single.map(|law| law.ln_miss)),
            odds: Lanes(single.map(|law| law.odds)),
        }
    }

    /// [`Leaving::quantile`] of each run: the same numbers, by the same steps, as far as all take
    /// the short way.
    #[must_use]
    #[inline(always)]
    pub fn quantile(&self, u: Lanes<N>, filled: Lanes<N>) -> Lanes<N> {
        let n = filled.map(floor_above);
        let rest = filled - n;
        let mean = n * self.p;
        // What does not take the short way is looked up by itself.
        let short =
            mean.with(u, |mean, u| if mean <= SMALL && u <= UPPER_TAIL { 1.0 } else { 0.0 });
        if self.is_long || short.any(|short| short == 0.0) {
            return Lanes::each(|lane| {
                let law = self.single.get(lane);
                law.map_or(0.0, |law| law.quantile(u.lane(lane), filled.lane(lane)))
            });
        }
        let mut point = exp_below(n * self.ln_miss);
        let mut below = Lanes::ZERO;
        let mut k = 0.0;
        // Below 0 where it is not found yet.
        let mut found = filled.map(|filled| if filled > 0.0 { -1.0 } else { 0.0 });
        while found.any(|found| found < 0.0) {
            let without_rest = below + point * (1.0 - self.p);
            below += point;
            let with_rest =
                u.with_two(below, n, |u, below, n| if u <= below || k >= n { 1.0 } else { 0.0 });
            let here = u.with_two(without_rest, with_rest, |u, without_rest, with_rest| {
                if u <= without_rest {
                    0.0
                } else if with_rest > 0.0 {
                    1.0
                } else {
                    -1.0
                }
            });
            found = found.with_two(here, rest, |found, here, rest| {
                if found >= 0.0 || here < 0.0 { found } else { k + here * rest }
            });
            point *= (n - Lanes::from(k)) * (1.0 / (k + 1.0)) * self.odds;
            k += 1.0;
        }
        found
    }
}

/// How many of `filled` leave if each does with probability `q`: [`Leaving::quantile`].
#[must_use]
pub fn leavers(u: f64, filled: f64, q: f64) -> f64 {
    Leaving::new(q).quantile(u, filled)
}
