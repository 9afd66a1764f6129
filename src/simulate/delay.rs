//! Times that are no whole number of months.

#![expect(
    clippy::inline_always,
    clippy::indexing_slicing,
    reason = "this is done every month; there is one row for every whole month of all delays"
)]

use crate::probability::lanes::Lanes;

/// A delay split between the whole months around it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Delay {
    /// The whole months.
    pub(super) whole: usize,
    /// The part that takes one month more, 0 to below 1.
    pub(super) late: f64,
}

impl Delay {
    /// A delay of `months`; what is negative or not a number is none.
    pub(super) fn new(months: f64) -> Self {
        let months = if months.is_finite() { months.clamp(0.0, 600.0) } else { 0.0 };
        Self { whole: months.floor() as usize, late: months.fract() }
    }

    /// The longest that anything takes, whole months.
    pub(super) fn longest(self) -> usize {
        self.whole + usize::from(self.late > 0.0)
    }

    /// The delays with their parts, which sum to 1.
    pub(super) fn parts(self) -> [(usize, f64); 2] {
        [(self.whole, 1.0 - self.late), (self.whole + 1, self.late)]
    }
}

/// The delays of several runs, as rows of whole months.
#[derive(Clone, Debug, Default)]
pub(super) struct Delays<const N: usize> {
    /// The shortest that anything takes, whole months.
    pub(super) shortest: usize,
    /// By whole months from the shortest on, what takes so long.
    parts: Vec<Lanes<N>>,
    /// By whole months from 0 on, the part that takes longer.
    longer: Vec<Lanes<N>>,
}

impl<const N: usize> Delays<N> {
    /// Sets the delays of as much as `all`.
    pub(super) fn set(&mut self, delays: &[Delay; N], all: f64) {
        self.shortest = delays.iter().map(|delay| delay.whole).min().unwrap_or(0);
        let longest = delays.iter().map(|delay| delay.longest()).max().unwrap_or(0);
        self.parts.clear();
        self.parts.resize(longest + 1 - self.shortest, Lanes::ZERO);
        self.longer.clear();
        self.longer.resize(longest, Lanes::ZERO);
        for (lane, delay) in delays.iter().enumerate() {
            for (months, part) in delay.parts() {
                if part > 0.0 {
                    self.parts[months - self.shortest].0[lane] = all * part;
                }
            }
            for months in 0..delay.whole {
                self.longer[months].0[lane] = all;
            }
            if delay.late > 0.0 {
                self.longer[delay.whole].0[lane] = all * delay.late;
            }
        }
    }

    /// The longest that anything takes, whole months.
    #[inline(always)]
    pub(super) fn longest(&self) -> usize {
        self.longer.len()
    }

    /// The whole months that anything takes, with their parts, which sum to 1.
    #[inline(always)]
    pub(super) fn parts(&self) -> impl Iterator<Item = (usize, Lanes<N>)> {
        self.parts.iter().enumerate().map(|(row, part)| (self.shortest + row, *part))
    }

    /// The part that takes `months`; `None` where in no run any does.
    #[inline(always)]
    pub(super) fn part(&self, months: usize) -> Option<Lanes<N>> {
        self.parts.get(months.checked_sub(self.shortest)?).copied()
    }

    /// The part that takes longer than `months`; `None` where in no run any does.
    #[inline(always)]
    pub(super) fn longer(&self, months: usize) -> Option<Lanes<N>> {
        self.longer.get(months).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_and_a_half_months_are_half_three_and_half_four() {
        assert_eq!(Delay::new(3.5).parts(), [(3, 0.5), (4, 0.5)]);
        assert_eq!(Delay::new(4.0).longest(), 4);
        assert_eq!(Delay::new(2.5).longest(), 3);
        assert_eq!(Delay::new(f64::NAN).longest(), 0);
    }

    #[test]
    fn delays_beside_each_other_are_those_of_each() {
        let mut both = Delays::default();
        both.set(&[Delay::new(1.25), Delay::new(3.0)], 1.0);
        assert_eq!((both.shortest, both.longest()), (1, 3));
        let parts: Vec<_> = both.parts().map(|(months, part)| (months, part.0)).collect();
        assert_eq!(parts, [(1, [0.75, 0.0]), (2, [0.25, 0.0]), (3, [0.0, 1.0])]);
        let longer = [0, 1, 2, 3].map(|months| both.longer(months).map(|part| part.0));
        assert_eq!(longer, [Some([1.0, 1.0]), Some([0.25, 1.0]), Some([0.0, 1.0]), None]);
        assert_eq!(both.part(0), None);
    }
}
