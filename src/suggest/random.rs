//! Chance with a seed: the same seed gives the same draws on every machine.

use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::{Rng, SeedableRng};

/// Draws from PCG XSL 128/64 (MCG), whose stream its crate keeps the same over versions. All that
/// is made of the draws is whole numbers and exact floats, so nothing hangs on a machine's own
/// logarithm.
#[derive(Clone, Debug)]
pub(super) struct Random(Pcg64Mcg);

impl Random {
    /// The stream of `seed`.
    pub(super) fn new(seed: u64) -> Self {
        Self(Pcg64Mcg::seed_from_u64(seed))
    }

    /// Any whole number.
    pub(super) fn any(&mut self) -> u64 {
        self.0.next_u64()
    }

    /// A whole number below `end`, 0 where that is 0. The draw is scaled, not taken modulo: with
    /// `end` below 2³² no number is likelier than another by more than one in 2³².
    pub(super) fn below(&mut self, end: usize) -> usize {
        ((u128::from(self.any()) * end as u128) >> 64) as usize
    }

    /// A number from 0 to below 1.
    pub(super) fn unit(&mut self) -> f64 {
        (self.any() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Whether something with chance `share` happens.
    pub(super) fn happens(&mut self, share: f64) -> bool {
        self.unit() < share
    }

    /// A number of 0 or more that halves in likelihood with each whole step, as a temperature
    /// wants it: −log₂ of a draw, the logarithm straight between powers of two.
    pub(super) fn falling(&mut self) -> f64 {
        let draw = self.any() | 1;
        let zeros = draw.leading_zeros();
        let rest = (draw << zeros) >> 11;
        f64::from(zeros) + 2.0 - rest as f64 / (1_u64 << 52) as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_below_six_come_equally_often() {
        let mut random = Random::new(7);
        let mut counts = [0_u32; 6];
        for _ in 0..60_000 {
            counts[random.below(6)] += 1;
        }
        // 10 000 each; the standard deviation is 91.
        assert!(counts.iter().all(|&count| count.abs_diff(10_000) < 400), "{counts:?}");
        assert_eq!(random.below(0), 0);
    }

    #[test]
    fn what_falls_halves_with_each_whole_step() {
        let mut random = Random::new(3);
        let draws: Vec<f64> = (0..80_000).map(|_| random.falling()).collect();
        for (least, expected) in [(0.0, 80_000_i32), (1.0, 40_000), (2.0, 20_000), (3.0, 10_000)] {
            let found = draws.iter().filter(|&&draw| draw >= least).count();
            assert!((found as i32 - expected).abs() < 700, "{found} of at least {least}");
        }
    }

    #[test]
    fn a_seed_has_one_stream_and_another_seed_another() {
        let draws = |seed| {
            let mut random = Random::new(seed);
            [random.any(), random.any(), random.any()]
        };
        assert_eq!(draws(1), draws(1));
        assert_ne!(draws(1), draws(2));
    }
}
