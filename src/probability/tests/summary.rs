//! What is read out of runs.

use super::super::dist::normal_quantile;
use super::super::stream::Stream;
use super::super::summary::{Mean, Share, fan, quantile, quantile_error, rank_correlation};
use super::{REFERENCE, near, numbers, rows};

#[test]
fn quantiles_are_numpys() {
    let mut values = numbers(&REFERENCE["quantile"]["values"]);
    values.sort_unstable_by(f64::total_cmp);
    for [p, expected] in rows(&REFERENCE["quantile"]["of"]) {
        assert!(near(quantile(&values, p).unwrap(), expected, 1e-14), "{p}");
    }
    assert_eq!(quantile(&[], 0.5), None);
    assert_eq!(quantile(&[3.0], 0.9), Some(3.0));
    assert_eq!(quantile(&[f64::INFINITY; 3], 0.3), Some(f64::INFINITY));
}

#[test]
fn mean_and_spread_are_those_by_hand() {
    // 2, 4, 4, 4, 5, 5, 7, 9: mean 5, squares 32, divided by 7.
    let mean = Mean::of([2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0]).unwrap();
    assert!(near(mean.mean, 5.0, 1e-15) && near(mean.deviation, (32.0_f64 / 7.0).sqrt(), 1e-15));
    assert!(near(mean.error(), (32.0_f64 / 56.0).sqrt(), 1e-15));
    // Half the error takes four times the runs.
    assert_eq!(mean.runs_for(mean.error() * 0.500_000_1), 32);
    assert_eq!(Mean::of([]), None);
}

#[test]
fn the_interval_of_a_share_is_wilsons() {
    for [hits, count, confidence, low, high] in rows(&REFERENCE["wilson"]) {
        let share = Share { hits: hits as usize, count: count as usize };
        let [found_low, found_high] = share.interval(confidence).unwrap();
        assert!((found_low - low).abs() < 1e-12, "{hits} {count}: {found_low} {low}");
        assert!((found_high - high).abs() < 1e-12, "{hits} {count}: {found_high} {high}");
    }
    let share = Share::of([true, false, false, false]);
    assert_eq!(share, Share { hits: 1, count: 4 });
    assert!(near(share.error().unwrap(), (0.25_f64 * 0.75 / 4.0).sqrt(), 1e-15));
    // 0,1875 / 0,01².
    assert_eq!(share.runs_for(0.01), Some(1875));
    assert_eq!(Share::of([]).interval(0.95), None);
}

#[test]
fn the_error_of_a_quantile_is_how_far_quantiles_of_other_runs_lie() {
    let of_run = |run| {
        let mut stream = Stream::new(1, run, 0);
        let mut values: Vec<f64> = (0..1000).map(|_| normal_quantile(stream.uniform())).collect();
        values.sort_unstable_by(f64::total_cmp);
        values
    };
    let runs: Vec<Vec<f64>> = (0..300).map(of_run).collect();
    for p in [0.1, 0.5, 0.9] {
        let spread = Mean::of(runs.iter().map(|run| quantile(run, p).unwrap())).unwrap().deviation;
        let said = Mean::of(runs.iter().map(|run| quantile_error(run, p).unwrap())).unwrap().mean;
        // 300 runs know a spread to 4 %.
        assert!((said / spread - 1.0).abs() < 0.16, "{p}: {said} {spread}");
    }
}

#[test]
fn a_fan_has_each_months_quantiles_on_any_number_of_threads() {
    let (runs, months) = (501, 13);
    let mut stream = Stream::new(2, 0, 0);
    let matrix: Vec<f32> = (0..runs * months).map(|_| stream.uniform() as f32).collect();
    let shares = [0.9, 0.1, 0.5, 0.333, 0.0, 1.0];
    let found = fan(&matrix, months, &shares, 1);
    for (share, found) in shares.iter().zip(&found) {
        for (month, found) in found.iter().enumerate() {
            let mut values: Vec<f64> =
                matrix[month * runs..][..runs].iter().map(|value| f64::from(*value)).collect();
            values.sort_unstable_by(f64::total_cmp);
            let expected = quantile(&values, *share).unwrap() as f32;
            assert_eq!(found.to_bits(), expected.to_bits(), "{share} {month}");
        }
    }
    for threads in [0, 2, 3, 50] {
        assert_eq!(found, fan(&matrix, months, &shares, threads));
    }
    assert_eq!(fan(&[], months, &[0.5], 2), vec![Vec::<f32>::new()]);
    assert_eq!(fan(&matrix, 0, &[0.5], 2), vec![Vec::<f32>::new()]);
    // One run is all its quantiles.
    assert_eq!(fan(&[3.0, 4.0], 2, &[0.1, 0.9], 2), vec![vec![3.0, 4.0], vec![3.0, 4.0]]);
}

/// Equal values, flat and steep stretches, both zeros, and values without end.
#[test]
fn a_fan_has_the_quantiles_of_values_of_any_kind() {
    let mut stream = Stream::new(3, 0, 0);
    let kinds: [&dyn Fn(f64) -> f64; 7] = [
        &|u| (u * 6.0).floor(),
        &|_| 2.5,
        &|u| u.powi(30) * 1e9,
        &|u| if u < 0.999 { 0.0 } else { -1e-30 },
        &|u| if u < 0.5 { 0.0 } else { -0.0 },
        &|u| if u < 0.3 { f64::INFINITY } else { u },
        &|u| (u - 0.5) * 6e38,
    ];
    let shares = [0.0, 0.001, 0.1, 0.5, 0.9, 0.9995, 1.0];
    for (kind, of) in kinds.iter().enumerate() {
        for runs in [2, 255, 256, 257, 5_000] {
            let values: Vec<f32> = (0..runs).map(|_| of(stream.uniform()) as f32).collect();
            let mut sorted: Vec<f64> = values.iter().map(|value| f64::from(*value)).collect();
            sorted.sort_unstable_by(f64::total_cmp);
            for (share, found) in shares.iter().zip(fan(&values, 1, &shares, 1)) {
                let expected = quantile(&sorted, *share).unwrap() as f32;
                let what = format!("{kind}, {runs} runs, {share}");
                assert_eq!(found[0].to_bits(), expected.to_bits(), "{what}");
            }
        }
    }
}

#[test]
fn rank_correlation_is_scipys_where_values_are_equal() {
    let spearman = &REFERENCE["spearman"];
    let found = rank_correlation(&numbers(&spearman["a"]), &numbers(&spearman["b"])).unwrap();
    assert!(near(found, spearman["rho"].as_f64().unwrap(), 1e-14), "{found}");
    assert_eq!(rank_correlation(&[1.0, 2.0], &[4.0, 4.0]), None);
    assert_eq!(rank_correlation(&[1.0, 2.0, 9.0], &[7.0, 5.0, 1.0]), Some(-1.0));
}

#[test]
fn what_is_undefined_in_a_run_is_left_out_of_the_fan() {
    let nan = f32::NAN;
    // Four runs of two months: 1, 2, 3 and nothing; nothing at all.
    let matrix = [1.0, nan, 3.0, 2.0, nan, nan, nan, nan];
    let fan = fan(&matrix, 2, &[0.0, 0.5, 1.0], 1);
    let first: Vec<f32> = fan.iter().map(|months| months[0]).collect();
    assert_eq!(first, [1.0, 2.0, 3.0]);
    assert!(fan.iter().all(|months| months[1].is_nan()));
}
