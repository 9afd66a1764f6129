//! Sequences of uniform numbers, each with a key of its own: the same in every scenario.

#![expect(clippy::inline_always, reason = "this is done for millions of draws")]

use super::lanes::Lanes;

/// The key of what a sequence is for, such as a unit's id, a purpose and a role: FNV-1a with 64 bits
/// (Fowler, Noll and Vo, RFC 9923) of the names, each followed by the byte 255, which no name holds.
#[must_use]
pub fn key_of(names: &[&str]) -> u64 {
    let bytes = names.iter().flat_map(|name| name.bytes().chain([0xff]));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// What the state of a sequence grows by: 2⁶⁴ divided by the golden ratio, made odd.
const GAMMA: u64 = 0x9e37_79b9_7f4a_7c15;

/// The number after the state `x` of `SplitMix64` (Steele, Lea and Flood 2014, "Fast splittable
/// pseudorandom number generators", OOPSLA): one to one, and every bit of it hangs on every bit of
/// `x`.
#[inline(always)]
const fn mixed(x: u64) -> u64 {
    let x = x.wrapping_add(GAMMA);
    let x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

/// The number above 0 and below 1 that 64 random bits stand for: the middle of one of 2⁵² equal
/// parts.
#[inline(always)]
fn uniform(bits: u64) -> f64 {
    // The first 52 bits as the fraction of a number from 1 to 2: no step here is rounded.
    f64::from_bits((bits >> 12) | 1.0_f64.to_bits()) - 1.0 + f64::EPSILON / 2.0
}

/// A sequence of uniform numbers for common random numbers: what it gives depends on the seed, the
/// run and the key alone, so a scenario that draws more or other things disturbs no other sequence.
///
/// The generator is `SplitMix64`, from a state that is mixed from the three. Its number at any
/// position takes no more work than the next one.
#[derive(Clone, Copy, Debug)]
pub struct Stream(u64);

impl Stream {
    /// The sequence of `seed`, run number `run` and `key` (see [`key_of`]).
    #[must_use]
    #[inline(always)]
    pub fn new(seed: u64, run: u64, key: u64) -> Self {
        Self(mixed(mixed(mixed(seed) ^ run) ^ key))
    }

    /// The next 64 bits.
    #[must_use]
    #[inline]
    pub fn bits(&mut self) -> u64 {
        let bits = mixed(self.0);
        self.0 = self.0.wrapping_add(GAMMA);
        bits
    }

    /// The next number, above 0 and below 1: the middle of one of 2⁵² equal parts.
    #[must_use]
    #[inline]
    pub fn uniform(&mut self) -> f64 {
        uniform(self.bits())
    }

    /// The number that [`Self::uniform`] gives after `position` others.
    #[must_use]
    #[inline(always)]
    pub fn at(self, position: usize) -> f64 {
        uniform(mixed(self.0.wrapping_add(GAMMA.wrapping_mul(position as u64))))
    }

    /// [`Self::at`] of sequences side by side.
    #[must_use]
    #[inline(always)]
    pub fn at_each<const N: usize>(all: &[Self; N], position: usize) -> Lanes<N> {
        let mut numbers = Lanes::ZERO;
        for (number, stream) in numbers.0.iter_mut().zip(all) {
            *number = stream.at(position);
        }
        numbers
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
