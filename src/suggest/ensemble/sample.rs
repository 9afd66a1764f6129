//! A measure's values over an ensemble, and where a value lies among them.

use crate::suggest::ensemble::mixing::Mixing;

/// Two values this near are the same: sums in another order differ by less.
const SAME: f64 = 1e-9;

/// What one measure has for each plan of an ensemble.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sample {
    /// Its values, in the chains' order.
    pub chains: Vec<Vec<f64>>,
}

/// Where a plan lies in an ensemble for a measure of which less is better: shares of the plans,
/// which together make 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rank {
    /// Plans with a higher value than this one ("evener than … of the random divisions").
    pub worse: f64,
    /// Plans with the same value, to within 10⁻⁹.
    pub equal: f64,
    /// Plans with a lower value.
    pub better: f64,
    /// Standard error of `worse` from the length of the chains: √(p (1 − p) / effective sample
    /// size of "is worse"). `None` where all plans are worse or none is, which says only that the
    /// share is near the end.
    pub error: Option<f64>,
}

impl Sample {
    /// All values, chain after chain.
    pub fn values(&self) -> impl Iterator<Item = f64> + '_ {
        self.chains.iter().flatten().copied()
    }

    /// How far the values may be relied on.
    #[must_use]
    pub fn mixing(&self) -> Mixing {
        Mixing::of(&self.chains)
    }

    /// Where `value` lies; `None` without plans.
    #[must_use]
    pub fn rank(&self, value: f64) -> Option<Rank> {
        let count = self.values().count() as f64;
        if count < 1.0 {
            return None;
        }
        let is_worse = |other: f64| f64::from(other > value + SAME);
        let worse = self.values().map(is_worse).sum::<f64>() / count;
        let better =
            self.values().map(|other| f64::from(other < value - SAME)).sum::<f64>() / count;
        let indicators: Vec<Vec<f64>> = self
            .chains
            .iter()
            .map(|chain| chain.iter().map(|&other| is_worse(other)).collect())
            .collect();
        let error = |effective: f64| (worse * (1.0 - worse) / effective).sqrt();
        let error = Mixing::of(&indicators).effective.map(error);
        Some(Rank { worse, equal: 1.0 - worse - better, better, error })
    }
}
