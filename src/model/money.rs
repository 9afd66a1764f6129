//! Money in whole öre.

use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub};

use serde::{Deserialize, Serialize};

/// An amount in whole öre (1/100 SEK), exact under addition.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Ore(pub i64);

impl Ore {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// `sek` kronor, rounded to the nearest öre (half away from zero). Not a number gives zero.
    #[must_use]
    pub fn from_sek(sek: f64) -> Self {
        // `as` cuts off towards 0, saturates at the ends of i64 and maps NaN to 0: no wrap-around
        // is possible. `f64::round` gives the same but is a call on most machines, and this is
        // done millions of times.
        let ore = sek * 100.0;
        let whole = ore as i64;
        let rest = ore - whole as f64;
        Self(whole.saturating_add(i64::from(rest >= 0.5)).saturating_sub(i64::from(rest <= -0.5)))
    }

    /// The amount in kronor.
    #[must_use]
    pub fn to_sek(self) -> f64 {
        self.0 as f64 / 100.0
    }

    /// The smaller of two amounts.
    #[must_use]
    pub fn min(self, other: Self) -> Self {
        Self(self.0.min(other.0))
    }

    /// The larger of two amounts.
    #[must_use]
    pub fn max(self, other: Self) -> Self {
        Self(self.0.max(other.0))
    }
}

impl Add for Ore {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl AddAssign for Ore {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sub for Ore {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Neg for Ore {
    type Output = Self;
    fn neg(self) -> Self {
        Self(self.0.saturating_neg())
    }
}

impl Sum for Ore {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, |total, amount| total + amount)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kronor_are_rounded_once_to_whole_ore() {
        assert_eq!(Ore::from_sek(61_200.0), Ore(6_120_000));
        assert_eq!(Ore::from_sek(0.005), Ore(1));
        assert_eq!(Ore::from_sek(-0.005), Ore(-1));
        assert_eq!(Ore::from_sek(f64::NAN), Ore::ZERO);
    }
}
