//! Inverse distribution functions: one uniform number in, one draw out.
//!
//! All of them rise with the uniform number, so that two scenarios that use the same numbers differ
//! by what they differ in and not by luck. What is asked for outside (0, 1) is taken as the nearest
//! number inside.

#![expect(clippy::inline_always, reason = "this is done for millions of draws")]

mod lattice;
mod leavers;
mod normal;
mod pert;
mod poisson;
mod triangular;

use super::lanes::Lanes;

pub use leavers::{Leaving, LeavingLanes, leavers};
pub use normal::{normal_cdf, normal_quantile};
pub use pert::Pert;
pub use poisson::{poisson, poisson_lanes};
pub use triangular::triangular;

/// The nearest number to `u` that lies between 0 and 1; ½ for what is no number.
fn inside(u: f64) -> f64 {
    if u.is_nan() { 0.5 } else { u.clamp(f64::MIN_POSITIVE, 1.0 - f64::EPSILON / 2.0) }
}

/// What is added and taken away again to be left with a whole number.
const WHOLE: f64 = (1_u64 << 52) as f64;

/// The largest whole number that is not above `x`, which lies between 0 and 2⁵²: as `f64::floor`,
/// which is a call on some machines.
#[inline(always)]
fn floor_above(x: f64) -> f64 {
    let nearest = (x + WHOLE) - WHOLE;
    if nearest > x { nearest - 1.0 } else { nearest }
}

/// The exponential of `x`, which is 0 or less, by the steps of the crate `libm` (FreeBSD's
/// `e_exp.c`: Sun Microsystems 1993), but without a branch; 0 for what is below −700.
///
/// Every step is done in all lanes before the next one: what is done to one number from start to
/// end compilers leave as it is, number by number.
#[inline(always)]
fn exp_below<const N: usize>(x: Lanes<N>) -> Lanes<N> {
    const LN2_HIGH: f64 = 6.931_471_803_691_238e-1;
    const LN2_LOW: f64 = 1.908_214_929_270_587_7e-10;
    const P: [f64; 5] = [
        1.666_666_666_666_660_2e-1,
        -2.777_777_777_701_559_3e-3,
        6.613_756_321_437_934e-5,
        -1.653_390_220_546_525_2e-6,
        4.138_136_797_057_238_5e-8,
    ];
    // A number between 2⁵² and 2⁵³ holds a whole one in its last bits.
    const HOLDER: f64 = 1.5 * WHOLE;
    let [p1, p2, p3, p4, p5] = P;
    let held = x * std::f64::consts::LOG2_E + Lanes::from(HOLDER);
    let k = held - Lanes::from(HOLDER);
    let (high, low) = (x - k * LN2_HIGH, k * LN2_LOW);
    let reduced = high - low;
    let square = reduced * reduced;
    let sum = p1 + square * (p2 + square * (p3 + square * (p4 + square * p5)));
    let c = reduced - square * sum;
    let y = 1.0 + (reduced * c / (2.0 - c) - low + high);
    // 2ᵏ: its exponent is k + 1023, in the bits from 52 on.
    let power = held.map(|held| f64::from_bits(held.to_bits().wrapping_add(1023) << 52));
    x.with(y * power, |x, y| if x < -700.0 { 0.0 } else { y })
}

/// The polynomial with the coefficients `c`, the constant first; their number goes into four.
/// Horner's scheme in x⁴, so that a processor can work at four places of it at once.
#[inline(always)]
fn polynomial<const N: usize>(c: &[f64; N], x: f64) -> f64 {
    const { assert!(N.is_multiple_of(4)) };
    let x2 = x * x;
    let (fours, _) = c.as_chunks::<4>();
    fours
        .iter()
        .rev()
        .fold(0.0, |sum, [c0, c1, c2, c3]| sum * (x2 * x2) + ((c0 + c1 * x) + (c2 + c3 * x) * x2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_exponential_is_that_of_libm() {
        let exp = |x| exp_below(Lanes([x])).lane(0);
        assert_eq!((exp(0.0).to_bits(), exp(-800.0)), (1.0_f64.to_bits(), 0.0));
        for step in 0..700_000 {
            let x = -f64::from(step) * 0.000_999_7;
            assert_eq!(exp(x).to_bits(), libm::exp(x).to_bits(), "{x}");
        }
    }

    #[test]
    fn whole_numbers_are_those_of_floor() {
        for step in 0..100_000 {
            let x = f64::from(step) * 0.125;
            assert_eq!(floor_above(x).to_bits(), x.floor().to_bits(), "{x}");
            assert_eq!(floor_above(x * 1e9 + 0.3).to_bits(), (x * 1e9 + 0.3).floor().to_bits());
        }
    }

    #[test]
    fn draws_side_by_side_are_those_of_each() {
        let mut seed = crate::probability::stream::Stream::new(3, 1, 4);
        for turn in 0..20_000 {
            let u = Lanes::<8>::each(|_| seed.uniform());
            let mean = Lanes::each(|lane| match lane {
                0 => 0.0,
                lane => seed.uniform() * 10.0_f64.powi(lane as i32 - 3),
            });
            let each = u.with(mean, |u, mean| f64::from(poisson(u, mean)));
            assert_eq!(poisson_lanes(u, mean), each, "{u:?} {mean:?}");
            let q = Lanes::each(|_| seed.uniform().powi(if turn % 2 == 0 { 4 } else { 1 }));
            let law = LeavingLanes::new(q);
            let each = Lanes::each(|lane| leavers(u.0[lane], mean.0[lane], q.0[lane]));
            assert_eq!(law.quantile(u, mean), each, "{u:?} {mean:?} {q:?}");
            let few = mean * 0.01;
            let each = Lanes::each(|lane| leavers(u.0[lane], few.0[lane], q.0[lane]));
            assert_eq!(law.quantile(u, few), each, "{u:?} {few:?} {q:?}");
        }
    }
}
