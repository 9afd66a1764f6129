//! Sequences of uniform numbers, each with a key of its own: the same in every scenario.

use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::Rng;

/// The key of what a sequence is for, such as a unit's id, a purpose and a role: FNV-1a with 64 bits
/// (Fowler, Noll and Vo, RFC 9923) of the names, each followed by the byte 255, which no name holds.
#[must_use]
pub fn key_of(names: &[&str]) -> u64 {
    let bytes = names.iter().flat_map(|name| name.bytes().chain([0xff]));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// The finaliser of `SplitMix64` (Steele, Lea and Flood 2014): one to one, and every bit of the
/// result hangs on every bit of `x`.
fn mixed(x: u64) -> u64 {
    let x = x.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

/// A sequence of uniform numbers for common random numbers: what it gives depends on the seed, the
/// run and the key alone, so a scenario that draws more or other things disturbs no other sequence.
///
/// The generator is PCG XSL 128/64 (MCG), whose output for a state is part of its definition; the
/// state is mixed from the three, which no other three of the same seed share.
#[derive(Clone, Debug)]
pub struct Stream(Pcg64Mcg);

impl Stream {
    /// The sequence of `seed`, run number `run` and `key` (see [`key_of`]).
    #[must_use]
    #[inline]
    pub fn new(seed: u64, run: u64, key: u64) -> Self {
        let of_run = mixed(mixed(seed) ^ run);
        let of_key = mixed(of_run ^ key);
        let high = mixed(of_key.wrapping_add(of_run));
        Self(Pcg64Mcg::new(u128::from(high) << 64 | u128::from(of_key)))
    }

    /// The next 64 bits.
    #[must_use]
    #[inline]
    pub fn bits(&mut self) -> u64 {
        self.0.next_u64()
    }

    /// The next number, above 0 and below 1: the middle of one of 2⁵² equal parts.
    #[must_use]
    #[inline]
    pub fn uniform(&mut self) -> f64 {
        ((self.bits() >> 12) as f64 + 0.5) / (1_u64 << 52) as f64
    }

    /// A whole number below `count`, each exactly as likely (Lemire 2019, "Fast random integer
    /// generation in an interval", algorithm 5); 0 where `count` is 0.
    #[must_use]
    #[inline]
    pub fn below(&mut self, count: usize) -> usize {
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
