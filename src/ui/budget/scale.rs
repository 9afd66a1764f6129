//! Round numbers along an axis that begins at nothing.

use egui_plot::GridMark;

/// A round step that divides `max` in three to six parts.
pub(super) fn nice_step(max: f64) -> f64 {
    if !max.is_finite() || max <= 0.0 {
        return 1.0;
    }
    let raw = max / 4.0;
    let power = 10_f64.powf(raw.log10().floor());
    let factor = [1.0, 2.0, 2.5, 5.0].into_iter().find(|factor| factor * power >= raw * 0.999);
    factor.unwrap_or(10.0) * power
}

/// The lowest multiple of the step that no value goes over.
pub(super) fn nice_top(max: f64) -> f64 {
    let step = nice_step(max);
    ((max / step) - 1e-9).ceil().max(1.0) * step
}

/// Marks of the value axis from 0 to `top`.
pub(super) fn value_marks(top: f64) -> Vec<GridMark> {
    let step = nice_step(top);
    let count = (top / step).round().clamp(1.0, 20.0) as usize;
    (0..=count).map(|i| GridMark { value: i as f64 * step, step_size: step }).collect()
}

/// Decimals that the marks of an axis with `step` between them need.
pub(super) fn step_decimals(step: f64) -> usize {
    (0..3_u8)
        .find(|&places| {
            let scaled = step * 10_f64.powi(i32::from(places));
            (scaled - scaled.round()).abs() < 1e-6
        })
        .map_or(3, usize::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_axis_ends_at_a_round_number_that_no_value_goes_over() {
        for max in [0.3, 1.0, 7.0, 15.0, 99.0, 100.0, 101.0, 734.4] {
            let top = nice_top(max);
            assert!(top >= max - 1e-9 && top <= max * 2.0, "{max}: {top}");
            assert!((3..=7).contains(&value_marks(top).len()), "{max}");
        }
        assert!((nice_top(100.0) - 100.0).abs() < 1e-9);
    }
}
