//! The normal distribution.

#![expect(
    clippy::inline_always,
    clippy::unreadable_literal,
    clippy::excessive_precision,
    reason = "the constants stand as they were published; this is done for millions of draws"
)]

use super::{inside, polynomial};

/// The value that a standard normal draw stays below with probability `u`, to 16 digits: algorithm
/// AS 241, PPND16 (Wichura 1988, Applied Statistics 37:477–484).
#[must_use]
#[inline]
pub fn normal_quantile(u: f64) -> f64 {
    let u = inside(u);
    let q = u - 0.5;
    if q.abs() <= CENTRE_HALF { centre(q) } else { tail(q, u) }
}

/// [`normal_quantile`] in the middle 85 %, of ½ + `q`; outside something of no use.
#[inline(always)]
pub(super) fn centre(q: f64) -> f64 {
    let r = 0.180625 - q * q;
    q * polynomial(&CENTRE[0], r) / polynomial(&CENTRE[1], r)
}

/// Half of the width of the middle.
pub(super) const CENTRE_HALF: f64 = 0.425;

/// [`normal_quantile`] outside the middle 85 %.
fn tail(q: f64, u: f64) -> f64 {
    let r = (-libm::log(if q < 0.0 { u } else { 1.0 - u })).sqrt();
    let size = if r <= 5.0 {
        polynomial(&OUTSIDE[0], r - 1.6) / polynomial(&OUTSIDE[1], r - 1.6)
    } else {
        polynomial(&FAR_OUT[0], r - 5.0) / polynomial(&FAR_OUT[1], r - 5.0)
    };
    size.copysign(q)
}

/// The probability that a standard normal draw lies below `x`.
#[must_use]
pub fn normal_cdf(x: f64) -> f64 {
    0.5 * libm::erfc(-x * std::f64::consts::FRAC_1_SQRT_2)
}

/// Numerator and denominator for the middle.
const CENTRE: [[f64; 8]; 2] = [
    [
        3.387132872796366608,
        133.14166789178437745,
        1971.5909503065514427,
        13731.693765509461125,
        45921.953931549871457,
        67265.770927008700853,
        33430.575583588128105,
        2509.0809287301226727,
    ],
    [
        1.0,
        42.313330701600911252,
        687.1870074920579083,
        5394.1960214247511077,
        21213.794301586595867,
        39307.89580009271061,
        28729.085735721942674,
        5226.495278852545925,
    ],
];

/// The same down to a probability of exp(−25).
const OUTSIDE: [[f64; 8]; 2] = [
    [
        1.42343711074968357734,
        4.6303378461565452959,
        5.7694972214606914055,
        3.64784832476320460504,
        1.27045825245236838258,
        0.24178072517745061177,
        0.0227238449892691845833,
        7.7454501427834140764e-4,
    ],
    [
        1.0,
        2.05319162663775882187,
        1.6763848301838038494,
        0.68976733498510000455,
        0.14810397642748007459,
        0.0151986665636164571966,
        5.475938084995344946e-4,
        1.05075007164441684324e-9,
    ],
];

/// The same beyond.
const FAR_OUT: [[f64; 8]; 2] = [
    [
        6.6579046435011037772,
        5.4637849111641143699,
        1.7848265399172913358,
        0.29656057182850489123,
        0.026532189526576123093,
        0.0012426609473880784386,
        2.71155556874348757815e-5,
        2.01033439929228813265e-7,
    ],
    [
        1.0,
        0.59983220655588793769,
        0.13692988092273580531,
        0.0148753612908506148525,
        7.868691311456132591e-4,
        1.8463183175100546818e-5,
        1.4215117583164458887e-7,
        2.04426310338993978564e-15,
    ],
];
