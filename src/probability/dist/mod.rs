//! Inverse distribution functions: one uniform number in, one draw out.
//!
//! All of them rise with the uniform number, so that two scenarios that use the same numbers differ
//! by what they differ in and not by luck. What is asked for outside (0, 1) is taken as the nearest
//! number inside.

mod lattice;
mod leavers;
mod normal;
mod pert;
mod poisson;
mod triangular;

pub use leavers::{Leaving, leavers};
pub use normal::{normal_cdf, normal_quantile};
pub use pert::Pert;
pub use poisson::poisson;
pub use triangular::triangular;

/// The nearest number to `u` that lies between 0 and 1; ½ for what is no number.
fn inside(u: f64) -> f64 {
    if u.is_nan() { 0.5 } else { u.clamp(f64::MIN_POSITIVE, 1.0 - f64::EPSILON / 2.0) }
}

/// The polynomial with the coefficients `c`, the constant first; their number goes into four.
/// Horner's scheme in x⁴, so that a processor can work at four places of it at once.
#[inline]
fn polynomial<const N: usize>(c: &[f64; N], x: f64) -> f64 {
    const { assert!(N.is_multiple_of(4)) };
    let x2 = x * x;
    let (fours, _) = c.as_chunks::<4>();
    fours
        .iter()
        .rev()
        .fold(0.0, |sum, [c0, c1, c2, c3]| sum * (x2 * x2) + ((c0 + c1 * x) + (c2 + c3 * x) * x2))
}
