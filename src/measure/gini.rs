//! How unevenly something is spread over units.

/// Gini coefficient of `values`, 0 or more: `Σ_i Σ_j |x_i − x_j| / (2 n Σ x)`; 0 where their sum is 0.
#[must_use]
pub fn gini(values: &[f64]) -> f64 {
    let sum: f64 = values.iter().sum();
    if sum <= 0.0 {
        return 0.0;
    }
    let differences: f64 =
        values.iter().flat_map(|a| values.iter().map(move |b| (a - b).abs())).sum();
    differences / (2.0 * values.len() as f64 * sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn even_values_have_gini_0_and_one_that_has_all_of_n_has_1_minus_1_over_n() {
        assert!(gini(&[3.0, 3.0, 3.0]).abs() < 1e-15);
        assert!((gini(&[0.0, 0.0, 0.0, 8.0]) - 0.75).abs() < 1e-15);
    }

    #[test]
    fn one_two_three_four_have_a_quarter() {
        // By hand: the six differences sum to 10, twice that is 20; 20 / (2 · 4 · 10) = 0.25.
        assert!((gini(&[1.0, 2.0, 3.0, 4.0]) - 0.25).abs() < 1e-15);
    }

    #[test]
    fn nothing_at_all_is_even() {
        assert!(gini(&[]).abs() < 1e-15 && gini(&[0.0, 0.0]).abs() < 1e-15);
    }
}
