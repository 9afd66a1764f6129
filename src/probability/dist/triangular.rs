//! The triangular distribution.

use super::inside;

/// The value that a triangular draw stays below with probability `u`: the closed form. A `mode`
/// outside `low` to `high` is taken as the nearer of the two; with `low` = `high` it is that value.
#[must_use]
pub fn triangular(u: f64, low: f64, mode: f64, high: f64) -> f64 {
    let range = high - low;
    if range.is_nan() || range <= 0.0 {
        return low;
    }
    let (u, mode) = (inside(u), mode.max(low).min(high));
    if u * range <= mode - low {
        (low + (u * range * (mode - low)).sqrt()).min(mode)
    } else {
        (high - ((1.0 - u) * range * (high - mode)).sqrt()).max(mode)
    }
}
