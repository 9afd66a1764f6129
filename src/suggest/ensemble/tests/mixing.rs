//! Effective sample sizes and R̂ against known values.

use super::*;

/// x(t) = φ x(t − 1) + u(t), u even on −½ to ½ from Knuth's MMIX generator; `shift` is added.
fn series(seed: u64, phi: f64, shift: f64, length: usize) -> Vec<f64> {
    let (mut state, mut x) = (seed, 0.0);
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005);
        state = state.wrapping_add(1_442_695_040_888_963_407);
        x = phi * x + ((state >> 11) as f64 / 2_f64.powi(53) - 0.5);
        x + shift
    };
    (0..length).map(|_| next()).collect()
}

#[test]
fn both_are_those_of_arviz() {
    // Printed by `tests/reference/mixing.py` with arviz-stats 0.8.0: φ, shift of the second chain,
    // length, effective sample size, split R̂.
    let known = [
        (0.0, 0.0, 400, 782.005_450_777_442_4, 0.998_253_596_283_133_9),
        (0.5, 0.0, 400, 249.196_912_370_964_18, 1.000_200_126_703_892),
        (0.9, 0.0, 1000, 138.540_339_169_483_6, 1.005_305_130_955_694),
        (-0.5, 0.0, 400, 2_293.036_344_297_802_8, 0.997_704_173_738_751_5),
        (0.5, 0.3, 401, 10.326_638_692_430_876, 1.151_648_422_435_990_2),
    ];
    for (phi, shift, length, effective, r_hat) in known {
        let chains = [series(1, phi, 0.0, length), series(2, phi, shift, length)];
        let found = Mixing::of(&chains);
        let near = |a: f64, b: f64| (a / b - 1.0).abs() < 1e-9;
        assert!(near(found.effective.unwrap(), effective), "{phi} {shift}: {found:?}");
        assert!(near(found.r_hat.unwrap(), r_hat), "{phi} {shift}: {found:?}");
    }
}

#[test]
fn a_chain_with_memory_is_worth_as_much_as_theory_says() {
    // AR(1): n (1 − φ) / (1 + φ).
    for (phi, share) in [(0.0, 1.0), (0.5, 1.0 / 3.0), (0.8, 1.0 / 9.0), (-0.4, 7.0 / 3.0)] {
        let chains = [series(11, phi, 0.0, 20_000), series(12, phi, 0.0, 20_000)];
        let found = Mixing::of(&chains);
        let ratio = found.effective.unwrap() / (40_000.0 * share);
        assert!((ratio - 1.0).abs() < 0.1, "{phi}: {ratio}");
        assert!((found.r_hat.unwrap() - 1.0).abs() < 0.005);
    }
}

#[test]
fn chains_that_disagree_have_an_r_hat_far_above_1() {
    // By hand: halves 0 1 0 1 and 10 11 10 11, each with variance 1/3; their means 0,5 and 10,5,
    // twice each, vary by 100/3. √((3/4 · 1/3 + 100/3) / (1/3)) = √100,75.
    let low = [0.0, 1.0].repeat(4);
    let high = [10.0, 11.0].repeat(4);
    let found = Mixing::of(&[low.clone(), high]).r_hat.unwrap();
    assert!((found - 100.75_f64.sqrt()).abs() < 1e-12);
    // The same twice: √((3/4 · 1/3) / (1/3)).
    let found = Mixing::of(&[low.clone(), low]).r_hat.unwrap();
    assert!((found - 0.75_f64.sqrt()).abs() < 1e-12);
    // Each stuck in a place of its own.
    let stuck = Mixing::of(&[vec![1.0; 8], vec![2.0; 8]]);
    assert!(stuck.r_hat.unwrap().is_infinite());
    // A drift within one chain shows too.
    let drift: Vec<f64> = (0..100).map(f64::from).collect();
    assert!(Mixing::of(&[drift]).r_hat.unwrap() > 1.5);
}

#[test]
fn of_values_that_are_all_the_same_nothing_is_said() {
    for chains in [vec![vec![0.1; 100]; 2], vec![vec![0.0, 1.0]; 2], Vec::new()] {
        assert_eq!(Mixing::of(&chains), Mixing::default());
    }
}

#[test]
fn a_rank_tells_which_share_is_worse() {
    let sample = Sample { chains: vec![vec![1.0, 2.0, 2.0, 3.0], vec![4.0, 5.0, 6.0, 7.0]] };
    let rank = sample.rank(2.0 + 1e-12).unwrap();
    assert!((rank.worse - 5.0 / 8.0).abs() < 1e-12);
    assert!((rank.equal - 2.0 / 8.0).abs() < 1e-12);
    assert!((rank.better - 1.0 / 8.0).abs() < 1e-12);
    assert_eq!(Sample::default().rank(1.0), None);
}

#[test]
fn the_error_of_a_rank_is_that_of_independent_draws_where_they_are() {
    // The middle of independent values: √(¼ / n).
    let sample = Sample { chains: vec![series(1, 0.0, 0.0, 5_000), series(2, 0.0, 0.0, 5_000)] };
    let rank = sample.rank(0.0).unwrap();
    assert!((rank.error.unwrap() / 0.005 - 1.0).abs() < 0.1, "{rank:?}");
    assert_eq!(sample.rank(-1.0).unwrap().error, None);
}
