//! The Lagrangian bound: a price on every row instead of its ceiling.
//!
//! For prices λ ≥ 0 no order that holds is worth more than
//! `L(λ) = Σ_r λ_r · ceiling_r + Σ_i max_c (value_ic − Σ_r λ_r · use_icr)`, because what it adds to
//! the objective is not negative where every row holds (Geoffrion 1974). The lowest `L` is the
//! bound of the linear relaxation; the prices go there along subgradients with Polyak's step
//! (Held, Wolfe and Crowder 1974).
#![expect(
    clippy::indexing_slicing,
    reason = "items, choices and rows are numbered by the model that holds them"
)]

use super::model::Model;

/// The choices that each item still has, one bit each.
pub(super) type Domain = Vec<u64>;

/// The choices in `mask`.
pub(super) fn choices_in(mask: u64) -> impl Iterator<Item = usize> {
    (0..64).filter(move |choice| mask & (1 << choice) != 0)
}

/// What relaxing a domain gave.
#[derive(Clone, Debug)]
pub(super) struct Relaxed {
    /// Nothing in the domain is worth more.
    pub(super) bound: f64,
    /// The prices that gave the bound.
    pub(super) prices: Vec<f64>,
    /// How often each item took each choice near the end: about the solution of the linear
    /// relaxation.
    pub(super) shares: Vec<[f64; 64]>,
}

/// Value less the price of what it uses, for each choice that is left; `NEG_INFINITY` for others.
pub(super) fn reduced(model: &Model, item: usize, choice: usize, prices: &[f64]) -> f64 {
    let choice = &model.items[item].choices[choice];
    choice.value - choice.uses.iter().map(|&(row, used)| prices[row] * used).sum::<f64>()
}

/// The best choice of `item` in `mask`, and its reduced value; the first of equals.
pub(super) fn best(model: &Model, item: usize, mask: u64, prices: &[f64]) -> (usize, f64) {
    let mut best = (0, f64::NEG_INFINITY);
    for choice in choices_in(mask) {
        let value = reduced(model, item, choice, prices);
        if value > best.1 {
            best = (choice, value);
        }
    }
    best
}

/// Lowers the bound of `domain` in so many rounds, beginning with `prices`. It ends early when
/// the bound is no more than `enough`. `seen` is shown what was taken in each round.
pub(super) fn relax(
    model: &Model,
    domain: &Domain,
    prices: &[f64],
    rounds: usize,
    enough: f64,
    seen: &mut dyn FnMut(&[usize], &[f64]),
) -> Relaxed {
    let mut now = prices.to_vec();
    let mut found = Relaxed {
        bound: f64::INFINITY,
        prices: now.clone(),
        shares: vec![[0.0; 64]; model.items.len()],
    };
    let mut taken = vec![0; model.items.len()];
    let (mut pace, mut stuck) = (1.0, 0);
    for round in 0..rounds {
        let mut bound: f64 =
            now.iter().zip(&model.ceilings).map(|(price, ceiling)| price * ceiling).sum();
        for (item, &mask) in domain.iter().enumerate() {
            let (choice, value) = best(model, item, mask, &now);
            taken[item] = choice;
            bound += value;
            if 2 * round >= rounds {
                found.shares[item][choice] += 1.0;
            }
        }
        seen(&taken, &now);
        if bound < found.bound {
            // A step that gains next to nothing counts as stuck too.
            stuck = if found.bound - bound < 1e-7 * bound.abs() { stuck + 1 } else { 0 };
            found.bound = bound;
            found.prices.clone_from(&now);
        } else {
            stuck += 1;
        }
        if found.bound <= enough {
            break;
        }
        if stuck >= 5 {
            (pace, stuck) = (pace / 2.0, 0);
            now.clone_from(&found.prices);
        }
        if !step(model, &taken, &mut now, pace, bound, enough) {
            break;
        }
    }
    found
}

/// One step along the subgradient; whether there was anywhere to go.
fn step(
    model: &Model,
    taken: &[usize],
    prices: &mut [f64],
    pace: f64,
    bound: f64,
    target: f64,
) -> bool {
    let mut slope: Vec<f64> = model.ceilings.clone();
    for (slope, used) in slope.iter_mut().zip(model.used(taken)) {
        *slope -= used;
    }
    for (slope, price) in slope.iter_mut().zip(prices.iter()) {
        // A row with room and no price stays free.
        if *slope > 0.0 && *price <= 0.0 {
            *slope = 0.0;
        }
    }
    let length: f64 = slope.iter().map(|slope| slope * slope).sum();
    if length <= 1e-18 {
        return false;
    }
    let target = if target.is_finite() { target } else { bound - 0.05 * bound.abs() - 1e-3 };
    let stride = pace * (bound - target).max(1e-9) / length;
    for (price, slope) in prices.iter_mut().zip(&slope) {
        *price = (*price - stride * slope).max(0.0);
    }
    true
}
