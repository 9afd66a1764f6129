//! Sobol' indices against functions whose indices are known, and against `SALib`.

use std::f64::consts::PI;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::super::sobol::{Bootstrap, FactorIndices, MOST_FACTORS, MOST_ROWS, SobolPlan};
use super::{REFERENCE, numbers};

/// Intervals of 95 %.
const BOOTSTRAP: Bootstrap = Bootstrap { resamples: 200, confidence: 0.95, seed: 1 };

/// The indices of a function of one result.
fn indices(factors: usize, rows: usize, f: impl Fn(&[f64]) -> f64 + Sync) -> Vec<FactorIndices> {
    let plan = SobolPlan::new(17, factors, rows).unwrap();
    let values = plan.evaluate(2, &|| false, |u| [f(u)]).unwrap();
    let [found] = plan.indices(&values, BOOTSTRAP);
    found.unwrap()
}

/// Asserts that the estimates lie within `within` of the true shares, and these in the intervals
/// widened by a third.
fn assert_near(found: &[FactorIndices], first: &[f64], total: &[f64], within: f64) {
    assert_eq!((found.len(), found.len()), (first.len(), total.len()));
    for (factor, (found, (first, total))) in found.iter().zip(first.iter().zip(total)).enumerate() {
        for (index, truth) in [(found.first, *first), (found.total, *total)] {
            assert!((index.value - truth).abs() < within, "{factor}: {index:?} {truth}");
            assert!(index.low <= index.value && index.value <= index.high, "{factor}: {index:?}");
            let more = (index.high - index.low) / 3.0 + 1e-12;
            assert!((index.low - more..=index.high + more).contains(&truth), "{factor}: {index:?}");
        }
    }
}

/// Ishigami and Homma 1990, a = 7 and b = 0,1.
fn ishigami(u: &[f64]) -> f64 {
    let x = |at: usize| PI * (2.0 * u[at] - 1.0);
    x(0).sin() + 7.0 * x(1).sin().powi(2) + 0.1 * x(2).powi(4) * x(0).sin()
}

#[test]
fn ishigamis_function_has_its_analytic_indices_and_a_dummy_has_none() {
    // V = a²/8 + bπ⁴/5 + b²π⁸/18 + 1/2, V₁ = (1 + bπ⁴/5)²/2, V₂ = a²/8, V₁₃ = 8b²π⁸/225.
    let (a, b) = (7.0_f64, 0.1_f64);
    let one = 0.5 * (1.0 + b * PI.powi(4) / 5.0).powi(2);
    let two = a * a / 8.0;
    let both = 8.0 * b * b * PI.powi(8) / 225.0;
    let all = one + two + both;
    let found = indices(4, 8192, ishigami);
    let first = [one / all, two / all, 0.0, 0.0];
    let total = [(one + both) / all, two / all, both / all, 0.0];
    assert_near(&found, &first, &total, 0.01);
    // Nothing that the dummy does changes any value.
    assert_eq!(found[3].total.value.to_bits(), 0.0_f64.to_bits());
}

#[test]
fn sobols_g_function_has_its_analytic_indices() {
    let a = [0.0, 1.0, 4.5, 9.0, 99.0, 99.0];
    let g = |u: &[f64]| {
        u.iter().zip(a).map(|(u, a)| ((4.0 * u - 2.0).abs() + a) / (1.0 + a)).product::<f64>()
    };
    // Vᵢ = (1/3)/(1 + aᵢ)², V = Π (1 + Vᵢ) − 1, total Vᵢ · Π over the others (1 + Vⱼ) / V.
    let alone = a.map(|a| 1.0 / 3.0 / ((1.0 + a) * (1.0 + a)));
    let product: f64 = alone.iter().map(|v| 1.0 + v).product();
    let first = alone.map(|v| v / (product - 1.0));
    let total = alone.map(|v| v * product / (1.0 + v) / (product - 1.0));
    assert_near(&indices(6, 8192, g), &first, &total, 0.015);
}

#[test]
fn in_a_sum_first_and_total_are_the_parts_of_the_variance() {
    let weights = [1.0, 2.0, 3.0, 0.5];
    let squares: f64 = weights.iter().map(|w| w * w).sum();
    let parts = weights.map(|w| w * w / squares);
    let sum = |u: &[f64]| 1e6 + u.iter().zip(weights).map(|(u, w)| u * w).sum::<f64>();
    assert_near(&indices(4, 4096, sum), &parts, &parts, 0.01);
}

#[test]
fn estimates_are_salibs_for_the_same_values() {
    let reference = &REFERENCE["ishigami"];
    let values: Vec<[f64; 1]> =
        numbers(&reference["values"]).into_iter().map(|value| [value]).collect();
    let plan = SobolPlan::new(0, 3, 64).unwrap();
    let [found] = plan.indices(&values, BOOTSTRAP);
    let found = found.unwrap();
    let (first, total) = (numbers(&reference["first"]), numbers(&reference["total"]));
    for (found, (first, total)) in found.iter().zip(first.iter().zip(&total)) {
        assert!((found.first.value - first).abs() < 1e-12, "{found:?} {first}");
        assert!((found.total.value - total).abs() < 1e-12, "{found:?} {total}");
    }
}

#[test]
fn intervals_hold_the_truth_about_as_often_as_they_say() {
    // f = u₁ + u₁u₂: E(f | u₁) = 1,5 u₁, so V₁ = 2,25/12; E(f | u₂) = (1 + u₂)/2, so V₂ = 1/48;
    // V₁₂ = 1/144. In parts of 1/144: 27, 3 and 1.
    let truth = [27.0 / 31.0, 3.0 / 31.0];
    let mut held = 0;
    for seed in 0..100 {
        let plan = SobolPlan::new(seed, 2, 256).unwrap();
        let values = plan.evaluate(1, &|| false, |u| [u[0] + u[0] * u[1]]).unwrap();
        let [found] = plan.indices(&values, Bootstrap { seed, ..BOOTSTRAP });
        for (found, truth) in found.unwrap().iter().zip(truth) {
            held += usize::from((found.first.low..=found.first.high).contains(&truth));
        }
    }
    // Even rows make the estimate surer than the bootstrap, which takes them for independent, says.
    assert!(held >= 185, "{held} of 200");
}

#[test]
fn the_points_are_those_of_saltellis_design() {
    let plan = SobolPlan::new(4, 3, 8).unwrap();
    assert_eq!(plan.points(), 40);
    let points: Vec<Vec<f64>> = (0..plan.points())
        .map(|at| {
            let mut point = vec![0.0; 3];
            plan.write_point(at, &mut point);
            point
        })
        .collect();
    for row in points.chunks(5) {
        for factor in 0..3 {
            for other in 0..3 {
                let from = if factor == other { &row[4] } else { &row[0] };
                assert_eq!(row[1 + factor][other].to_bits(), from[other].to_bits());
            }
        }
    }
    // Each of the six dimensions has one point in each eighth.
    for (which, factor) in [(0, 0), (0, 1), (0, 2), (4, 0), (4, 1), (4, 2)] {
        let mut parts: Vec<usize> =
            points.chunks(5).map(|row| (row[which][factor] * 8.0) as usize).collect();
        parts.sort_unstable();
        assert_eq!(parts, (0..8).collect::<Vec<_>>());
    }
}

#[test]
fn threads_change_nothing_and_stopping_stops() {
    let plan = SobolPlan::new(4, 3, 64).unwrap();
    let on = |threads| plan.evaluate(threads, &|| false, |u| [ishigami(u), u[0]]).unwrap();
    assert_eq!(on(1), on(2));
    assert_eq!(on(1), on(7));
    let calls = AtomicUsize::new(0);
    let stopped = plan.evaluate(2, &|| calls.load(Ordering::Relaxed) >= 10, |u| {
        calls.fetch_add(1, Ordering::Relaxed);
        [u[0]]
    });
    assert_eq!(stopped, None);
    assert!(calls.load(Ordering::Relaxed) < 20);
}

#[test]
fn what_does_not_vary_has_no_indices_and_what_does_not_fit_no_plan() {
    let plan = SobolPlan::new(4, 2, 64).unwrap();
    let values = plan.evaluate(1, &|| false, |u| [0.1 + 0.2, u[0]]).unwrap();
    let [constant, varying] = plan.indices(&values, BOOTSTRAP);
    assert_eq!(constant, None);
    assert!(varying.is_some());
    assert_eq!(plan.indices(&values[1..], BOOTSTRAP), [None, None]);
    for (factors, rows) in [(0, 8), (8, 0), (MOST_FACTORS + 1, 8), (8, MOST_ROWS + 1)] {
        assert_eq!(SobolPlan::new(1, factors, rows), None);
    }
    let most = SobolPlan::new(1, MOST_FACTORS, MOST_ROWS).unwrap();
    most.write_point(most.points() - 1, &mut [0.0; MOST_FACTORS]);
}
