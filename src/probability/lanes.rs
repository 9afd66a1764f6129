//! Numbers of several runs side by side, which a processor adds and multiplies at the same time.
//!
//! Every operation is done in each lane by itself and rounded as a single number is, so that what
//! a run gives does not depend on how many stand beside it, nor on what the machine can do.

#![expect(
    clippy::inline_always,
    reason = "what is not inlined into the caller does not get its instructions"
)]

use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, Mul, MulAssign, Sub, SubAssign};

/// A number for each of `N` runs; aligned so that what a processor reads at once stands in one line
/// of its cache.
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(align(64))]
pub struct Lanes<const N: usize>(pub [f64; N]);

impl<const N: usize> Default for Lanes<N> {
    #[inline(always)]
    fn default() -> Self {
        Self::ZERO
    }
}

impl<const N: usize> From<f64> for Lanes<N> {
    #[inline(always)]
    fn from(value: f64) -> Self {
        Self([value; N])
    }
}

impl<const N: usize> Lanes<N> {
    /// 0 in all lanes.
    pub const ZERO: Self = Self([0.0; N]);

    /// `value` of each lane's number.
    #[inline(always)]
    pub fn each(mut value: impl FnMut(usize) -> f64) -> Self {
        let mut all = [0.0; N];
        for (lane, slot) in all.iter_mut().enumerate() {
            *slot = value(lane);
        }
        Self(all)
    }

    /// The number of a lane; 0 where there is no such lane.
    #[must_use]
    #[inline(always)]
    pub fn lane(&self, lane: usize) -> f64 {
        self.0.get(lane).copied().unwrap_or(0.0)
    }

    /// `change` of every number.
    #[must_use]
    #[inline(always)]
    pub fn map(mut self, change: impl Fn(f64) -> f64) -> Self {
        for slot in &mut self.0 {
            *slot = change(*slot);
        }
        self
    }

    /// `of` of both numbers of every lane.
    #[must_use]
    #[inline(always)]
    pub fn with(mut self, other: Self, of: impl Fn(f64, f64) -> f64) -> Self {
        for (slot, other) in self.0.iter_mut().zip(&other.0) {
            *slot = of(*slot, *other);
        }
        self
    }

    /// `of` of the three numbers of every lane.
    #[must_use]
    #[inline(always)]
    pub fn with_two(mut self, a: Self, b: Self, of: impl Fn(f64, f64, f64) -> f64) -> Self {
        for ((slot, a), b) in self.0.iter_mut().zip(&a.0).zip(&b.0) {
            *slot = of(*slot, *a, *b);
        }
        self
    }

    /// The smaller number of each lane.
    #[must_use]
    #[inline(always)]
    pub fn min(self, other: Self) -> Self {
        self.with(other, f64::min)
    }

    /// The larger number of each lane.
    #[must_use]
    #[inline(always)]
    pub fn max(self, other: Self) -> Self {
        self.with(other, f64::max)
    }

    /// Whether `holds` is true in any lane.
    #[must_use]
    #[inline(always)]
    pub fn any(&self, holds: impl Fn(f64) -> bool) -> bool {
        self.0.iter().fold(false, |any, value| any | holds(*value))
    }
}

macro_rules! operator {
    ($trait:ident, $name:ident, $assign:ident, $assign_name:ident, $sign:tt) => {
        impl<const N: usize> $trait for Lanes<N> {
            type Output = Self;
            #[inline(always)]
            fn $name(self, other: Self) -> Self {
                self.with(other, |a, b| a $sign b)
            }
        }

        impl<const N: usize> $trait<f64> for Lanes<N> {
            type Output = Self;
            #[inline(always)]
            fn $name(self, other: f64) -> Self {
                self.map(|a| a $sign other)
            }
        }

        impl<const N: usize> $trait<Lanes<N>> for f64 {
            type Output = Lanes<N>;
            #[inline(always)]
            fn $name(self, other: Lanes<N>) -> Lanes<N> {
                other.map(|b| self $sign b)
            }
        }

        impl<const N: usize> $assign for Lanes<N> {
            #[inline(always)]
            fn $assign_name(&mut self, other: Self) {
                *self = *self $sign other;
            }
        }
    };
}

operator!(Add, add, AddAssign, add_assign, +);
operator!(Sub, sub, SubAssign, sub_assign, -);
operator!(Mul, mul, MulAssign, mul_assign, *);

impl<const N: usize> Div for Lanes<N> {
    type Output = Self;
    #[inline(always)]
    fn div(self, other: Self) -> Self {
        self.with(other, |a, b| a / b)
    }
}

impl<const N: usize> Div<f64> for Lanes<N> {
    type Output = Self;
    #[inline(always)]
    fn div(self, other: f64) -> Self {
        self.map(|a| a / other)
    }
}

impl<const N: usize> Sum for Lanes<N> {
    #[inline(always)]
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::ZERO, |sum, one| sum + one)
    }
}
