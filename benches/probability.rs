//! How long draws take: `cargo bench --no-default-features --bench probability`. Needs no window.
//!
//! Each sample goes through the same 1 024 uniform numbers.

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use narplan::probability::dist::{
    Leaving, Pert, leavers, normal_cdf, normal_quantile, poisson, triangular,
};
use narplan::probability::stream::{Stream, key_of};
use narplan::probability::summary::fan;
use narplan::probability::{design, sobol};

/// Numbers in a sample.
const DRAWS: usize = 1024;

fn main() {
    divan::main();
}

/// The same uniform numbers for all.
fn uniforms() -> Vec<f64> {
    let mut stream = Stream::new(1, 2, 3);
    (0..DRAWS).map(|_| stream.uniform()).collect()
}

/// Measures `draw` on the uniform numbers, counted one by one.
fn each(bencher: Bencher<'_, '_>, draw: impl Fn(f64) -> f64 + Sync) {
    let uniforms = uniforms();
    bencher
        .counter(ItemsCount::new(DRAWS))
        .bench(|| black_box(&uniforms).iter().map(|u| draw(*u)).sum::<f64>());
}

#[divan::bench]
fn uniform(bencher: Bencher<'_, '_>) {
    bencher.counter(ItemsCount::new(DRAWS)).bench(|| {
        let mut stream = Stream::new(black_box(1), 2, 3);
        (0..DRAWS).map(|_| stream.uniform()).sum::<f64>()
    });
}

#[divan::bench]
fn new_stream_with_one_number(bencher: Bencher<'_, '_>) {
    let key = key_of(&["norr", "leavers"]);
    bencher.counter(ItemsCount::new(DRAWS)).bench(|| {
        (0..DRAWS as u64).map(|run| Stream::new(black_box(1), run, key).uniform()).sum::<f64>()
    });
}

#[divan::bench]
fn normal(bencher: Bencher<'_, '_>) {
    each(bencher, normal_quantile);
}

#[divan::bench]
fn normal_below(bencher: Bencher<'_, '_>) {
    each(bencher, |u| normal_cdf(6.0 * u - 3.0));
}

#[divan::bench]
fn pert_table() -> Pert {
    Pert::new(black_box(0.1), 0.2, 0.35)
}

#[divan::bench(args = [0.0, 0.1, 0.5, 0.9])]
fn pert(bencher: Bencher<'_, '_>, mode: f64) {
    let pert = Pert::new(0.0, mode, 1.0);
    each(bencher, |u| pert.quantile(u));
}

#[divan::bench]
fn triangle(bencher: Bencher<'_, '_>) {
    each(bencher, |u| triangular(u, 0.1, 0.2, 0.35));
}

#[divan::bench(args = [0.1, 1.0, 3.0, 7.9, 8.0, 15.0, 60.0, 200.0, 10_000.0, 100_000.0])]
fn poisson_of(bencher: Bencher<'_, '_>, mean: f64) {
    each(bencher, |u| f64::from(poisson(u, black_box(mean))));
}

#[divan::bench(args = [5.3, 20.4, 100.2, 1000.0, 10_000.0])]
fn leavers_of(bencher: Bencher<'_, '_>, filled: f64) {
    let leaving = Leaving::new(0.0165);
    each(bencher, |u| leaving.quantile(u, black_box(filled)));
}

#[divan::bench]
fn leavers_with_a_new_rate(bencher: Bencher<'_, '_>) {
    each(bencher, |u| leavers(u, 20.4, black_box(0.0165)));
}

#[divan::bench]
fn design_of_30_in_10_000_runs() -> Vec<Vec<f64>> {
    let keys: Vec<u64> = (0..30).collect();
    let members = vec![(0, false), (1, false), (2, true)];
    design::design(7, 10_000, &keys, &[design::Together { members, correlation: 0.7 }])
}

#[divan::bench]
fn fan_of_10_000_runs_of_60_months(bencher: Bencher<'_, '_>) {
    let mut stream = Stream::new(1, 2, 3);
    let matrix: Vec<f32> = (0..600_000).map(|_| stream.uniform() as f32).collect();
    bencher.bench(|| fan(black_box(&matrix), 60, &[0.1, 0.5, 0.9], 2));
}

#[divan::bench]
fn indices_of_20_factors_in_1024_rows(bencher: Bencher<'_, '_>) {
    let Some(plan) = sobol::SobolPlan::new(1, 20, 1024) else { return };
    let Some(values) = plan.evaluate(2, &|| false, |u| [u.iter().product::<f64>()]) else { return };
    let bootstrap = sobol::Bootstrap { resamples: 500, confidence: 0.95, seed: 1 };
    bencher.bench(|| plan.indices(black_box(&values), bootstrap));
}
