//! The PERT distribution.

#![expect(
    clippy::indexing_slicing,
    reason = "a place in the guide is capped at its end, and every entry was made as the number of a piece"
)]

use super::{inside, polynomial};

/// The pieces that 0 to 1 is cut into.
const PIECES: usize = 128;
/// The pieces at either end that are a tail.
const OUTER: usize = 4;
/// The pieces between the tails.
const INNER: usize = PIECES - 2 * OUTER;
/// The equal parts of the probability that the guide is made of.
const GUIDES: usize = 256;
/// Terms of a tail's series: at 1/32 the first one left out is below 10⁻¹².
const TERMS: usize = 8;
/// A piece's width.
const WIDTH: f64 = 1.0 / PIECES as f64;

/// PERT with low, most likely and high: low + (high − low) · B with B ~ Beta(α, β),
/// α = 1 + 4 (mode − low)/(high − low) and β = 6 − α (Malcolm, Roseboom, Clark and Fazar 1959,
/// "Application of a technique for research and development program evaluation").
///
/// Made once for each parameter; [`Pert::quantile`] is then cheap.
#[derive(Clone, Debug)]
pub struct Pert {
    low: f64,
    range: f64,
    table: Option<Box<Table>>,
}

/// The distribution function of B in pieces.
#[derive(Clone, Debug)]
struct Table {
    lower: Tail,
    upper: Tail,
    pieces: [Piece; INNER],
    /// For each of the equal parts of the probability between the tails the piece that it begins
    /// in, and the last piece at the end.
    guide: [u8; GUIDES + 1],
    /// Parts of the guide to a unit of probability.
    guides_per_unit: f64,
}

/// The distribution function over one piece, s from 0 to 1: a quintic with the function's value,
/// density and slope at both ends.
#[derive(Clone, Copy, Debug, Default)]
struct Piece {
    /// The probability below it.
    below: f64,
    /// 1 / its own probability.
    per_share: f64,
    /// ds/dr − 1 at either end, r being the share of its probability.
    bend: [f64; 2],
    /// The coefficients of s to s⁵.
    rise: [f64; 5],
}

/// One end: y^a · (1 + t₁ y + t₂ y² + …) · scale, y being the distance from the end.
#[derive(Clone, Copy, Debug)]
struct Tail {
    a: f64,
    scale: f64,
    series: [f64; TERMS],
    /// Its probability.
    share: f64,
}

impl Tail {
    /// The tail at 0 of the density x^(a−1) · (1 − x)^(b−1), which is not yet divided by its sum:
    /// the binomial series of the second factor, integrated.
    fn new(a: f64, b: f64) -> Self {
        let mut term = 1.0;
        let series = std::array::from_fn(|j| {
            let j = j as f64;
            let value = term * a / (a + j);
            term *= (j + 1.0 - b) / (j + 1.0);
            value
        });
        let tail = Self { a, scale: 1.0 / a, series, share: 0.0 };
        let end = OUTER as f64 * WIDTH;
        Self { share: libm::pow(end, a) / a * polynomial(&series, end), ..tail }
    }

    /// The same with all probability divided by `sum`.
    fn divided(self, sum: f64) -> Self {
        Self { scale: self.scale / sum, share: self.share / sum, ..self }
    }

    /// The distance from the end within which the probability is `u`: Newton's method for the
    /// logarithm of the probability.
    fn quantile(&self, u: f64) -> f64 {
        let ln_z = libm::log(u / self.scale) / self.a;
        let z = libm::exp(ln_z);
        let mut y = z * (1.0 - self.series[1] * z / self.a);
        for _ in 0..2 {
            let sum = polynomial(&self.series, y);
            let slope = self.series.iter().enumerate().skip(1).rev();
            let slope = slope.fold(0.0, |sum, (j, t)| sum * y + j as f64 * t);
            let off = libm::log(y * libm::pow(sum, 1.0 / self.a)) - ln_z;
            y -= y * off / (1.0 + y * slope / (self.a * sum));
        }
        y
    }
}

/// Density, slope and second derivative at one place.
#[derive(Clone, Copy)]
struct Knot {
    f: f64,
    f1: f64,
    f2: f64,
}

impl Knot {
    /// Of the density x^a · (1 − x)^b, which is not yet divided by its sum.
    fn new(x: f64, a: f64, b: f64) -> Self {
        let y = 1.0 - x;
        let f = libm::exp(a * libm::log(x) + b * libm::log(y));
        let slope = a / x - b / y;
        Self { f, f1: f * slope, f2: f * (slope * slope - a / (x * x) - b / (y * y)) }
    }

    /// The integral from one knot to the next, of the quintic that has the same value and two
    /// derivatives at both.
    fn integral(self, next: Self) -> f64 {
        WIDTH / 2.0 * (self.f + next.f)
            + WIDTH * WIDTH / 10.0 * (self.f1 - next.f1)
            + WIDTH * WIDTH * WIDTH / 120.0 * (self.f2 + next.f2)
    }
}

impl Piece {
    /// The piece between two knots with the probability `below` before it and `share` in it, all
    /// divided by `sum`.
    fn new(from: Knot, to: Knot, below: f64, share: f64, sum: f64) -> Self {
        let share = share / sum;
        let [d0, d1] = [from.f, to.f].map(|f| WIDTH * f / sum);
        let [e0, e1] = [from.f1, to.f1].map(|f1| WIDTH * WIDTH * f1 / sum);
        Self {
            below: below / sum,
            per_share: 1.0 / share,
            bend: [share / d0 - 1.0, share / d1 - 1.0],
            rise: [
                d0,
                e0 / 2.0,
                10.0 * share - 6.0 * d0 - 4.0 * d1 - 1.5 * e0 + 0.5 * e1,
                -15.0 * share + 8.0 * d0 + 7.0 * d1 + 1.5 * e0 - e1,
                6.0 * share - 3.0 * (d0 + d1) - 0.5 * (e0 - e1),
            ],
        }
    }

    /// The place in the piece below which the probability is `u`: begun with the cubic that has
    /// the inverse function's slopes at both ends, polished with Newton's method.
    #[inline]
    fn quantile(&self, u: f64) -> f64 {
        let wanted = u - self.below;
        let r = (wanted * self.per_share).clamp(0.0, 1.0);
        let mut s = r + r * (1.0 - r) * (self.bend[0] * (1.0 - r) - self.bend[1] * r);
        for _ in 0..2 {
            let [c1, c2, c3, c4, c5] = self.rise;
            let share = s * (c1 + s * (c2 + s * (c3 + s * (c4 + s * c5))));
            let density = c1 + s * (2.0 * c2 + s * (3.0 * c3 + s * (4.0 * c4 + s * (5.0 * c5))));
            s -= (share - wanted) / density;
        }
        s.clamp(0.0, 1.0)
    }
}

impl Table {
    /// The table of Beta(α, 6 − α).
    fn new(alpha: f64) -> Self {
        let (a, b) = (alpha - 1.0, 5.0 - alpha);
        let (lower, upper) = (Tail::new(alpha, 6.0 - alpha), Tail::new(6.0 - alpha, alpha));
        let knots: [Knot; INNER + 1] =
            std::array::from_fn(|k| Knot::new((OUTER + k) as f64 * WIDTH, a, b));
        let shares: [f64; INNER] = std::array::from_fn(|k| knots[k].integral(knots[k + 1]));
        let sum = lower.share + shares.iter().sum::<f64>() + upper.share;
        let mut below = lower.share;
        let pieces = std::array::from_fn(|k| {
            let piece = Piece::new(knots[k], knots[k + 1], below, shares[k], sum);
            below += shares[k];
            piece
        });
        let (lower, upper) = (lower.divided(sum), upper.divided(sum));
        let inner = 1.0 - lower.share - upper.share;
        let mut piece = 0;
        let guide = std::array::from_fn(|part| {
            let begins = lower.share + inner * part as f64 / GUIDES as f64;
            while piece + 1 < INNER && pieces[piece + 1].below <= begins {
                piece += 1;
            }
            piece as u8
        });
        Self { lower, upper, pieces, guide, guides_per_unit: GUIDES as f64 / inner }
    }

    /// The quantile of B.
    #[inline]
    fn quantile(&self, u: f64) -> f64 {
        if u < self.lower.share {
            return self.lower.quantile(u);
        }
        if 1.0 - u < self.upper.share {
            return 1.0 - self.upper.quantile(1.0 - u);
        }
        let part = ((u - self.lower.share) * self.guides_per_unit) as usize;
        let part = part.min(GUIDES - 1);
        let (mut first, mut last) =
            (usize::from(self.guide[part]), usize::from(self.guide[part + 1]));
        // Most parts lie in one piece or two; those in a flat end cover many.
        while first < last {
            let middle = (first + last).div_ceil(2);
            if self.pieces[middle].below <= u {
                first = middle;
            } else {
                last = middle - 1;
            }
        }
        ((OUTER + first) as f64 + self.pieces[first].quantile(u)) * WIDTH
    }
}

impl Pert {
    /// The distribution of `low`, `mode` (the most likely value) and `high`. A mode outside the
    /// range is taken as its nearer end; where `high` is not above `low` every draw is `low`.
    #[must_use]
    pub fn new(low: f64, mode: f64, high: f64) -> Self {
        let range = high - low;
        if !range.is_finite() || range <= 0.0 || mode.is_nan() {
            return Self { low, range: 0.0, table: None };
        }
        let place = ((mode - low) / range).clamp(0.0, 1.0);
        Self { low, range, table: Some(Box::new(Table::new(1.0 + 4.0 * place))) }
    }

    /// The value that a draw stays below with probability `u`, to 10⁻⁸ of the range.
    #[must_use]
    #[inline]
    pub fn quantile(&self, u: f64) -> f64 {
        let place = self.table.as_ref().map_or(0.0, |table| table.quantile(inside(u)));
        self.low + self.range * place
    }
}
