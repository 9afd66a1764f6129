//! How the bases differ in one measure.

use crate::measure::gini;

/// The mean of some bases, and how uneven they are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    /// The mean, each base counting once; bases without a value are left out.
    pub mean: f64,
    /// Gini coefficient: 0 where all have the same, up to 1 − 1/n where one has all.
    pub gini: f64,
}

impl Spread {
    /// The spread of `values`, one for each base; `None` where none has a value.
    #[must_use]
    pub fn of(values: impl IntoIterator<Item = Option<f64>>) -> Option<Self> {
        let known: Vec<f64> = values.into_iter().flatten().collect();
        let mean = known.iter().sum::<f64>() / known.len() as f64;
        mean.is_finite().then(|| Self { mean, gini: gini(&known) })
    }

    /// How far `value` is from the mean, per cent of it; `None` where the mean is 0.
    #[must_use]
    pub fn deviation_percent(&self, value: f64) -> Option<f64> {
        (self.mean > 0.0).then(|| (value / self.mean - 1.0) * 100.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deviations_are_from_the_mean_of_those_with_a_value() {
        let spread = Spread::of([Some(1.0), Some(3.0), None, Some(2.0), Some(2.0)]).unwrap();
        assert!((spread.mean - 2.0).abs() < 1e-15);
        assert!((spread.deviation_percent(3.0).unwrap() - 50.0).abs() < 1e-12);
        assert!((spread.deviation_percent(1.0).unwrap() + 50.0).abs() < 1e-12);
        // By hand: the pairs differ by 2, 1, 1, 1, 1, 0, together 6; 12 / (2 · 4 · 8) = 0.1875.
        assert!((spread.gini - 0.1875).abs() < 1e-15);
    }

    #[test]
    fn without_values_there_is_no_mean_and_of_nothing_no_deviation() {
        assert_eq!(Spread::of([None, None]), None);
        let nothing = Spread::of([Some(0.0), Some(0.0)]).unwrap();
        assert_eq!(nothing.deviation_percent(0.0), None);
    }
}
