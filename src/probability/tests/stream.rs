//! Sequences: alike for the same keys, and otherwise without relation.

use super::super::stream::{Stream, key_of};
use super::REFERENCE;

/// The first `count` numbers of a sequence.
fn drawn(seed: u64, run: u64, key: u64, count: usize) -> Vec<f64> {
    let mut stream = Stream::new(seed, run, key);
    (0..count).map(|_| stream.uniform()).collect()
}

/// Pearson's correlation.
fn correlation(pairs: &[(f64, f64)]) -> f64 {
    let count = pairs.len() as f64;
    let (a, b) = pairs.iter().fold((0.0, 0.0), |sum, pair| (sum.0 + pair.0, sum.1 + pair.1));
    let (a, b) = (a / count, b / count);
    let sum = |f: &dyn Fn(f64, f64) -> f64| pairs.iter().map(|(x, y)| f(x - a, y - b)).sum::<f64>();
    sum(&|x, y| x * y) / (sum(&|x, _| x * x) * sum(&|_, y| y * y)).sqrt()
}

#[test]
fn a_key_is_the_published_hash_and_keeps_names_apart() {
    // FNV-1a 64 of nothing is its offset basis, and of the bytes "a", 255 it was computed by hand
    // from that of "a", which RFC 9923 lists: af63dc4c8601ec8c.
    assert_eq!(key_of(&[]), 0xcbf2_9ce4_8422_2325);
    let of_a: u64 = 0xaf63_dc4c_8601_ec8c;
    assert_eq!(key_of(&["a"]), (of_a ^ 0xff).wrapping_mul(0x0100_0000_01b3));
    assert_ne!(key_of(&["ab", "c"]), key_of(&["a", "bc"]));
    assert_ne!(key_of(&["a", ""]), key_of(&["a"]));
}

#[test]
fn the_same_three_give_the_same_numbers_and_any_other_others() {
    let first = |seed, run, key| Stream::new(seed, run, key).bits();
    assert_eq!(drawn(1, 2, 3, 50), drawn(1, 2, 3, 50));
    let others = [first(2, 2, 3), first(1, 3, 3), first(1, 2, 4), first(2, 1, 3), first(1, 3, 2)];
    assert!(others.iter().all(|other| *other != first(1, 2, 3)));
}

#[test]
fn a_sequence_is_the_published_generators() {
    let mut stream = Stream::new(2023, 17, key_of(&["ryd", "leavers", "socialsekreterare"]));
    for expected in REFERENCE["stream"].as_array().unwrap() {
        assert_eq!(format!("{:016x}", stream.bits()), expected.as_str().unwrap());
    }
}

#[test]
fn the_number_at_a_place_is_the_one_that_comes_after_so_many() {
    let all = [Stream::new(1, 2, 3), Stream::new(1, 3, 3), Stream::new(9, 2, 4)];
    let sequences = [drawn(1, 2, 3, 130), drawn(1, 3, 3, 130), drawn(9, 2, 4, 130)];
    for place in 0..130 {
        let found = Stream::at_each(&all, place).0;
        let expected: Vec<u64> = sequences.iter().map(|drawn| drawn[place].to_bits()).collect();
        assert_eq!(found.map(f64::to_bits).to_vec(), expected, "{place}");
    }
}

#[test]
fn numbers_fill_the_axis_evenly_within_sequences_and_across_them() {
    let within = drawn(5, 0, 9, 100_000);
    let across_runs = (0..100_000).map(|run| Stream::new(5, run, 9).uniform());
    let across_keys = (0..100_000).map(|key| Stream::new(5, 9, key).uniform());
    for numbers in [within, across_runs.collect(), across_keys.collect::<Vec<f64>>()] {
        let mut counts = [0.0_f64; 100];
        for number in &numbers {
            assert!((f64::MIN_POSITIVE..1.0).contains(number));
            counts[(number * 100.0) as usize] += 1.0;
        }
        // χ² with 99 degrees of freedom lies below 148,2 in 999 of 1 000 cases.
        let squares: f64 = counts.iter().map(|count| (count - 1000.0).powi(2) / 1000.0).sum();
        assert!(squares < 148.2, "{squares}");
    }
}

#[test]
fn neighbouring_runs_keys_seeds_and_draws_have_no_correlation() {
    let count = 100_000_u64;
    let first = |seed, run, key| Stream::new(seed, run, key).uniform();
    let of = |pair: &dyn Fn(u64) -> (f64, f64)| (0..count).map(pair).collect::<Vec<_>>();
    let sequence = drawn(3, 4, 5, count as usize + 1);
    let cases = [
        of(&|at| (first(1, at, 7), first(1, at + 1, 7))),
        of(&|at| (first(1, at, 7), first(1, at, 8))),
        of(&|at| (first(1, 7, at), first(1, 7, at + 1))),
        of(&|at| (first(at, 7, 7), first(at + 1, 7, 7))),
        of(&|at| (first(1, at, 7), first(1, 7, at))),
        sequence.windows(2).map(|pair| (pair[0], pair[1])).collect(),
        // The same months of two runs.
        drawn(1, 0, 7, count as usize).into_iter().zip(drawn(1, 1, 7, count as usize)).collect(),
    ];
    for (case, pairs) in cases.iter().enumerate() {
        // Four standard errors of the correlation of independent numbers.
        let found = correlation(pairs);
        assert!(found.abs() < 4.0 / (count as f64).sqrt(), "{case}: {found}");
    }
}

#[test]
fn whole_numbers_come_equally_often() {
    let mut stream = Stream::new(7, 0, 0);
    let mut counts = [0_i32; 6];
    for _ in 0..60_000 {
        counts[stream.below(6)] += 1;
    }
    // 10 000 each; the standard deviation is 91.
    assert!(counts.iter().all(|count| (count - 10_000).abs() < 400), "{counts:?}");
    assert_eq!(stream.below(0), 0);
}
