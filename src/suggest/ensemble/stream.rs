//! Chance, the same on every machine.

use rand_pcg::Pcg64Dxsm;
use rand_pcg::rand_core::{Rng, SeedableRng};

/// A stream of chance of its own for each chain.
///
/// The generator is PCG64 DXSM (O'Neill 2014; the one that `NumPy` recommends), whose output for a
/// seed is part of its definition. Which number is drawn from which output is settled here.
pub(super) struct Stream(Pcg64Dxsm);

impl Stream {
    /// Stream number `stream` of `seed`.
    pub(super) fn new(seed: u64, stream: u64) -> Self {
        // Neighbouring seeds are spread first: they would begin with states that are alike.
        let mut spread = Pcg64Dxsm::seed_from_u64(seed);
        let state = u128::from(spread.next_u64()) << 64 | u128::from(spread.next_u64());
        Self(Pcg64Dxsm::new(state, u128::from(stream)))
    }

    /// 64 bits of chance.
    pub(super) fn bits(&mut self) -> u64 {
        self.0.next_u64()
    }

    /// A number below `count`, each exactly as likely (Lemire 2019, "Fast random integer
    /// generation in an interval", algorithm 5); 0 where `count` is 0.
    #[inline]
    pub(super) fn below(&mut self, count: usize) -> usize {
        let count = count as u64;
        let mut product = u128::from(self.bits()) * u128::from(count);
        if (product as u64) < count {
            let unfair = count.wrapping_neg() % count;
            while (product as u64) < unfair {
                product = u128::from(self.bits()) * u128::from(count);
            }
        }
        (product >> 64) as usize
    }
}
