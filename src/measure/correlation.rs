//! How two figures of the same districts go together.

/// How strongly two figures go together over districts, each district counting the same.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Correlation {
    /// How many districts have both figures.
    pub n: usize,
    /// Pearson's r, −1 to 1: how near the points lie to a straight line. `None` where it is
    /// undefined: fewer than three districts, or one of the figures is the same in all of them.
    pub pearson: Option<f64>,
    /// Spearman's ρ, −1 to 1: Pearson's r of the ranks, so how near one figure only rises or only
    /// falls with the other. `None` where it is undefined.
    pub spearman: Option<f64>,
}

impl Correlation {
    /// The correlations of `pairs`.
    #[must_use]
    pub fn of(pairs: &[(f64, f64)]) -> Self {
        let (x, y): (Vec<f64>, Vec<f64>) = pairs.iter().copied().unzip();
        Self {
            n: pairs.len(),
            pearson: pearson(&x, &y),
            spearman: pearson(&mean_ranks(&x), &mean_ranks(&y)),
        }
    }
}

/// Pearson's product-moment correlation of values that belong together by position:
/// `r = Σ(x−x̄)(y−ȳ) / √(Σ(x−x̄)² Σ(y−ȳ)²)`.
///
/// `None` where there are fewer than three pairs, since a line runs through any two points, or
/// where one of the figures does not vary.
///
/// Source: Pearson, K. (1895), Note on regression and inheritance in the case of two parents,
/// Proceedings of the Royal Society of London 58, 240–242.
#[must_use]
pub fn pearson(x: &[f64], y: &[f64]) -> Option<f64> {
    let n = x.len().min(y.len());
    if n < 3 {
        return None;
    }
    let (x, y) = (scaled(x.get(..n)?)?, scaled(y.get(..n)?)?);
    let product: f64 = x.iter().zip(&y).map(|(x, y)| x * y).sum();
    let squares = |values: &[f64]| values.iter().map(|value| value * value).sum::<f64>();
    Some((product / (squares(&x) * squares(&y)).sqrt()).clamp(-1.0, 1.0))
}

/// The distances of `values` from their mean, the largest ±1, so that no square of them is too
/// large or too small to be a number; `None` where they are all the same.
fn scaled(values: &[f64]) -> Option<Vec<f64>> {
    let low = values.iter().copied().fold(f64::INFINITY, f64::min);
    let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if high <= low {
        return None;
    }
    // Half of the sum: the ends of what can be written as a number are not too far apart then.
    let middle = low / 2.0 + high / 2.0;
    let reach = (high - middle).max(middle - low);
    let placed: Vec<f64> = values.iter().map(|value| (value - middle) / reach).collect();
    let mean = placed.iter().sum::<f64>() / values.len() as f64;
    let from_mean: Vec<f64> = placed.iter().map(|value| value - mean).collect();
    let most = from_mean.iter().copied().map(f64::abs).fold(0.0, f64::max);
    (most > 0.0).then(|| from_mean.iter().map(|value| value / most).collect())
}

/// The rank of each value, 1 for the least; values that are the same share the mean of their
/// ranks.
///
/// Source: Spearman, C. (1904), The proof and measurement of association between two things,
/// American Journal of Psychology 15, 72–101; Kendall, M. G. (1945), The treatment of ties in
/// ranking problems, Biometrika 33, 239–251.
#[must_use]
pub fn mean_ranks(values: &[f64]) -> Vec<f64> {
    // Adding 0 makes one zero of the two that there are.
    let mut sorted: Vec<(f64, usize)> = values.iter().map(|value| value + 0.0).zip(0..).collect();
    sorted.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut ranks = vec![0.0; values.len()];
    let mut before = 0;
    for same in sorted.chunk_by(|a, b| a.0.total_cmp(&b.0).is_eq()) {
        let rank = before as f64 + f64::midpoint(same.len() as f64, 1.0);
        before += same.len();
        for (_, position) in same {
            if let Some(slot) = ranks.get_mut(*position) {
                *slot = rank;
            }
        }
    }
    ranks
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::Value;

    use super::*;

    /// scipy's answers (`tests/reference/correlation.py`).
    fn reference() -> Vec<Value> {
        let text = include_str!("../../tests/reference/correlation.json");
        serde_json::from_str::<Value>(text).unwrap().as_array().unwrap().clone()
    }

    fn numbers(value: &Value) -> Vec<f64> {
        value.as_array().unwrap().iter().map(|number| number.as_f64().unwrap()).collect()
    }

    #[test]
    fn correlations_and_ranks_are_those_of_scipy() {
        let cases = reference();
        assert!(cases.len() >= 8);
        for case in &cases {
            let (x, y) = (numbers(&case["x"]), numbers(&case["y"]));
            let pairs: Vec<(f64, f64)> = x.iter().copied().zip(y.iter().copied()).collect();
            let found = Correlation::of(&pairs);
            let name = &case["name"];
            assert_eq!(found.n, x.len(), "{name}");
            for (found, wanted) in
                [(found.pearson, &case["pearson"]), (found.spearman, &case["spearman"])]
            {
                match (found, wanted.as_f64()) {
                    (Some(found), Some(wanted)) => {
                        assert!((found - wanted).abs() < 1e-12, "{name}: {found} {wanted}");
                    }
                    (found, wanted) => assert_eq!(found, wanted, "{name}"),
                }
            }
            for (rank, wanted) in mean_ranks(&x).iter().zip(numbers(&case["ranks_x"])) {
                assert!((rank - wanted).abs() < 1e-12, "{name}");
            }
        }
    }

    #[test]
    fn two_points_or_a_figure_that_does_not_vary_have_no_correlation() {
        assert_eq!(Correlation::of(&[]).pearson, None);
        assert_eq!(Correlation::of(&[(1.0, 2.0), (2.0, 1.0)]).spearman, None);
        let flat = Correlation::of(&[(1.0, 5.0), (2.0, 5.0), (3.0, 5.0)]);
        assert_eq!((flat.n, flat.pearson, flat.spearman), (3, None, None));
    }

    #[test]
    fn values_at_the_ends_of_what_can_be_written_still_have_a_correlation() {
        let huge: Vec<f64> = [-1.0, -0.5, 0.25, 1.0].map(|part| part * f64::MAX).to_vec();
        let tiny: Vec<f64> = huge.iter().map(|value| value / f64::MAX * 1e-300).collect();
        let r = pearson(&huge, &tiny).unwrap();
        assert!((r - 1.0).abs() < 1e-12, "{r}");
    }

    proptest! {
        #[test]
        fn the_order_and_the_scale_of_the_figures_do_not_matter(
            pairs in prop::collection::vec((-50_i32..50, -50_i32..50), 3..40),
            scale in 1_i32..20,
        ) {
            let pairs: Vec<(f64, f64)> =
                pairs.into_iter().map(|(x, y)| (f64::from(x), f64::from(y))).collect();
            let scale = f64::from(scale);
            let other: Vec<(f64, f64)> =
                pairs.iter().rev().map(|(x, y)| (scale * x + 7.0, -y)).collect();
            let (a, b) = (Correlation::of(&pairs), Correlation::of(&other));
            for (a, b) in [(a.pearson, b.pearson), (a.spearman, b.spearman)] {
                match (a, b) {
                    (Some(a), Some(b)) => {
                        prop_assert!((a + b).abs() < 1e-9);
                        prop_assert!((-1.0..=1.0).contains(&a));
                    }
                    (a, b) => prop_assert_eq!(a, b),
                }
            }
        }
    }
}
