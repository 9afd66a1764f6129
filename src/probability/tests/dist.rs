//! Distributions against scipy's.

use super::super::dist::{
    Leaving, Pert, leavers, normal_cdf, normal_quantile, poisson, triangular,
};
use super::super::stream::Stream;
use super::{REFERENCE, near, rows};

/// Probabilities that rise, close together and out to both ends.
fn rising() -> Vec<f64> {
    let ends = (1..=150).rev().map(|power| 10_f64.powi(-2 * power));
    let middle = (1..20_000).map(|step| f64::from(step) / 20_000.0);
    let upper = (5..=16).map(|power| 1.0 - 10_f64.powi(-power));
    ends.filter(|u| *u < 1e-5).chain(middle).chain(upper).collect()
}

/// Asserts that `quantile` never falls.
fn assert_rises(name: &str, quantile: impl Fn(f64) -> f64) {
    let values: Vec<f64> = rising().into_iter().map(quantile).collect();
    let falls = values.windows(2).position(|pair| pair[0] > pair[1]);
    assert_eq!(falls, None, "{name}");
}

#[test]
fn the_normal_distribution_is_scipys_in_both_directions() {
    for [u, expected] in rows(&REFERENCE["normal_quantile"]) {
        let found = normal_quantile(u);
        assert!(near(found, expected, 1e-14) || expected.abs() < 1e-15, "{u}: {found} {expected}");
    }
    for [x, expected] in rows(&REFERENCE["normal_cdf"]) {
        // exp(−x²/2) alone loses x² · 10⁻¹⁶ of its value.
        assert!(near(normal_cdf(x), expected, 1e-13), "{x}: {} {expected}", normal_cdf(x));
    }
    assert_rises("normal", normal_quantile);
}

#[test]
fn pert_is_scipys_beta_also_in_the_tails() {
    for [low, mode, high, u, expected] in rows(&REFERENCE["pert"]) {
        let found = Pert::new(low, mode, high).quantile(u);
        let off = (found - expected).abs() / (high - low);
        assert!(off < 1e-8, "{low} {mode} {high} at {u}: {found} {expected}");
        // From 0 on the distance to the low end can be seen in full.
        if low == 0.0 && u < 1e-3 {
            assert!(near(found, expected, 1e-9), "{mode} at {u}: {found} {expected}");
        }
    }
}

#[test]
fn pert_rises_stays_in_its_range_and_has_its_own_mean() {
    for place in 0..=40 {
        let mode = f64::from(place) / 40.0;
        let pert = Pert::new(0.0, mode, 1.0);
        assert_rises(&format!("pert {mode}"), |u| pert.quantile(u));
        assert!((0.0..=1.0).contains(&pert.quantile(0.0)), "{mode}");
        assert!((0.0..=1.0).contains(&pert.quantile(1.0)), "{mode}");
        // The mean of a PERT distribution is (low + 4 · mode + high) / 6; the midpoint rule is off
        // by about 1/n at an end with a corner.
        let mean: f64 =
            (0..2000).map(|at| pert.quantile((f64::from(at) + 0.5) / 2000.0)).sum::<f64>() / 2000.0;
        assert!((mean - (4.0 * mode + 1.0) / 6.0).abs() < 2e-5, "{mode}: {mean}");
    }
}

#[test]
fn pert_without_a_range_is_its_value() {
    for u in [0.0, 0.3, 1.0] {
        assert_eq!(Pert::new(4.5, 4.5, 4.5).quantile(u).to_bits(), 4.5_f64.to_bits());
        assert_eq!(triangular(u, 4.5, 4.5, 4.5).to_bits(), 4.5_f64.to_bits());
    }
}

#[test]
fn the_triangular_distribution_is_scipys() {
    for [low, mode, high, u, expected] in rows(&REFERENCE["triangular"]) {
        let found = triangular(u, low, mode, high);
        assert!((found - expected).abs() < 1e-14 * (1.0 + high.abs()), "{low} {mode} {high} {u}");
    }
    assert_rises("triangular", |u| triangular(u, -1.0, 2.0, 2.5));
}

#[test]
fn poisson_is_scipys_for_thousands_of_draws() {
    for [u, mean, expected] in rows(&REFERENCE["poisson"]) {
        let found = poisson(u, mean);
        assert!((f64::from(found) - expected).abs() < 0.5, "{u} {mean}: {found} {expected}");
    }
}

/// ln of the Poisson probability of `k`, term by term.
fn ln_point(k: u32, mean: f64) -> f64 {
    (1..=k).map(|i| (mean / f64::from(i)).ln()).sum::<f64>() - mean
}

#[test]
fn poisson_steps_exactly_where_the_sum_of_probabilities_does() {
    for mean in [0.3, 2.0, 7.5, 8.0, 9.3, 14.0, 40.0, 150.0] {
        let mut below = 0.0;
        for k in 0..(2.0 * mean) as u32 {
            below += ln_point(k, mean).exp();
            if !(1e-12..0.999).contains(&below) {
                continue;
            }
            assert_eq!(poisson(below * (1.0 - 1e-11), mean), k, "{mean}");
            assert_eq!(poisson(below * (1.0 + 1e-11), mean), k + 1, "{mean}");
        }
    }
}

#[test]
fn poisson_rises_and_knows_its_ends() {
    for mean in [1e-9, 0.4, 7.99, 8.0, 30.0, 1234.5, 1e5] {
        assert_rises(&format!("poisson {mean}"), |u| f64::from(poisson(u, mean)));
    }
    assert_eq!((poisson(0.999, 0.0), poisson(0.999, -1.0), poisson(0.5, f64::NAN)), (0, 0, 0));
    assert_eq!((poisson(1e-300, 12.0), poisson(0.0, 1e5) > 80_000), (0, true));
}

#[test]
fn leavers_are_those_of_going_through_all_numbers() {
    for [u, filled, q, expected] in rows(&REFERENCE["leavers"]) {
        let found = leavers(u, filled, q);
        assert!((found - expected).abs() < 1e-9, "{u} {filled} {q}: {found} {expected}");
    }
}

#[test]
fn leavers_rise_and_never_are_more_than_there_are() {
    for (filled, q) in [(0.4, 0.3), (20.4, 0.0165), (20.4, 0.97), (400.0, 0.2), (9_999.9, 0.5)] {
        assert_rises(&format!("{filled} {q}"), |u| leavers(u, filled, q));
        assert!(leavers(0.0, filled, q) >= 0.0 && leavers(1.0, filled, q) <= filled);
    }
    assert_eq!(leavers(0.999, 20.4, 0.0).to_bits(), 0.0_f64.to_bits());
    assert_eq!(leavers(0.001, 20.4, 1.0).to_bits(), 20.4_f64.to_bits());
    assert_eq!(leavers(0.7, 0.0, 0.5).to_bits(), 0.0_f64.to_bits());
}

#[test]
fn on_average_as_many_leave_as_are_expected_to() {
    let leaving = Leaving::new(0.0165);
    let mut stream = Stream::new(11, 0, 0);
    let draws: Vec<f64> = (0..200_000).map(|_| leaving.quantile(stream.uniform(), 20.4)).collect();
    let mean = draws.iter().sum::<f64>() / draws.len() as f64;
    // 20,4 q = 0,3366; the standard deviation is √((20 + 0,16) q (1 − q)) = 0,572.
    assert!((mean - 0.3366).abs() < 4.0 * 0.572 / (draws.len() as f64).sqrt(), "{mean}");
}

#[test]
fn what_is_no_number_gives_a_number() {
    assert!(normal_quantile(f64::NAN).abs() < 1e-15);
    assert!(Pert::new(0.0, f64::NAN, 1.0).quantile(0.5).is_finite());
    assert!(leavers(f64::NAN, 3.0, f64::NAN).is_finite());
}
