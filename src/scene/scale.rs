//! The scale bar.

use crate::i18n::{NO_BREAK_SPACE, Tr};

/// A bar of a round length on the ground.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScaleBar {
    /// Length on the ground, metres: 1, 2 or 5 times a power of ten.
    pub length_m: f64,
    /// Length on the screen, pixels.
    pub width_px: f64,
}

impl ScaleBar {
    /// The longest round bar that is at most `max_width_px` wide; `None` where the view has no
    /// scale.
    #[must_use]
    pub fn new(metres_per_px: f64, max_width_px: f64) -> Option<Self> {
        let longest = metres_per_px * max_width_px;
        if !(longest.is_finite() && longest > 0.0 && metres_per_px > 0.0) {
            return None;
        }
        let power = 10_f64.powf(longest.log10().floor());
        // The logarithm may round up past an exact power of ten, hence the half.
        let length_m = [5.0, 2.0, 1.0, 0.5]
            .into_iter()
            .map(|factor| factor * power)
            .find(|length| *length <= longest * (1.0 + 1e-9))?;
        Some(Self { length_m, width_px: length_m / metres_per_px })
    }

    /// "500 m", "2 km".
    #[must_use]
    pub fn label(&self, tr: &Tr) -> String {
        let (value, unit) = if self.length_m >= 1000.0 {
            (self.length_m / 1000.0, "km")
        } else {
            (self.length_m, "m")
        };
        let decimals = usize::from(value < 1.0);
        format!("{}{NO_BREAK_SPACE}{unit}", tr.number(value, decimals))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::i18n::Language;

    #[test]
    fn a_scale_bar_has_a_round_length() {
        let bar = ScaleBar::new(82.0, 120.0).unwrap();
        assert_eq!(bar.label(&Tr::new(Language::Sv)), "5\u{a0}km");
        assert!((bar.width_px - 5000.0 / 82.0).abs() < 1e-9);
        assert_eq!(ScaleBar::new(5.0, 100.0).unwrap().label(&Tr::new(Language::Sv)), "500\u{a0}m");
        assert_eq!(ScaleBar::new(0.0, 100.0), None);
    }

    proptest! {
        #[test]
        fn a_scale_bar_is_never_too_wide_and_never_under_two_fifths(
            metres_per_px in 0.01..10_000.0_f64, width in 20.0..400.0_f64,
        ) {
            let bar = ScaleBar::new(metres_per_px, width).unwrap();
            prop_assert!(bar.width_px <= width * 1.000_001);
            prop_assert!(bar.width_px >= width * 0.399);
        }
    }
}
