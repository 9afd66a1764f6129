//! Times that are no whole number of months.

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
}
