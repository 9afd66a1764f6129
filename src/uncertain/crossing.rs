//! Where an outcome reaches a value: what would have to be true, and where the better of two
//! scenarios changes.

use super::draws::drawn_parameters;
use super::outcome::Outcome;
use super::trial::{Pair, Trial, TrialRoom};
use crate::model::{IndicatorTable, ParamId};
use crate::simulate::SimError;

/// Number of equal parts of a range that are looked into: a figure that goes there and back within
/// one of them is not seen.
const PARTS: usize = 48;
/// How often a part is halved.
const HALVINGS: usize = 40;

/// A value at which a difference changes its sign.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Crossing {
    /// The value of the parameter.
    pub at: f64,
    /// Whether the difference is above 0 beyond it (else below).
    pub rises: bool,
}

/// Where a difference changes its sign within a range.
#[derive(Clone, Debug, PartialEq)]
pub struct Crossings {
    /// The parameter.
    pub param: ParamId,
    /// The range that was looked at.
    pub range: [f64; 2],
    /// The difference at both ends; `None` where it is undefined.
    pub ends: [Option<f64>; 2],
    /// The values, rising.
    pub at: Vec<Crossing>,
}

/// Where `difference` changes its sign in `range`: [`PARTS`] parts are looked at, and each with a
/// change is halved [`HALVINGS`] times. A difference of exactly 0 counts as above.
pub(super) fn find(
    range: [f64; 2],
    mut difference: impl FnMut(f64) -> Option<f64>,
) -> (Vec<Crossing>, [Option<f64>; 2]) {
    let [low, high] = range;
    let place = |part: usize| low + (high - low) * part as f64 / PARTS as f64;
    let values: Vec<Option<f64>> = (0..=PARTS).map(|part| difference(place(part))).collect();
    let mut found = Vec::new();
    for (part, ends) in values.windows(2).enumerate() {
        let &[Some(left), Some(right)] = ends else { continue };
        let rises = right >= 0.0;
        if (left >= 0.0) == rises {
            continue;
        }
        let (mut below, mut above) = (place(part), place(part + 1));
        for _ in 0..HALVINGS {
            let middle = below.midpoint(above);
            let Some(value) = difference(middle) else { break };
            if (value >= 0.0) == rises {
                above = middle;
            } else {
                below = middle;
            }
        }
        found.push(Crossing { at: above, rises });
    }
    let ends = [values.first().copied().flatten(), values.last().copied().flatten()];
    (found, ends)
}

/// For every assumption that is drawn in either of two scenarios: where, within the wider of their
/// ranges, the outcome of the one passes that of the other (difference: first less second), with
/// that assumption alike in both and all others as each scenario has them.
///
/// # Errors
/// [`SimError`] where one of the plans cannot be simulated.
pub fn tipping_points(
    table: &IndicatorTable,
    pairs: [&Pair; 2],
    outcome: Outcome,
    is_cancelled: &dyn Fn() -> bool,
) -> Result<Option<Vec<Crossings>>, SimError> {
    let [first, second] = pairs;
    let trials = [Trial::new(table, first, outcome)?, Trial::new(table, second, outcome)?];
    let drawn = trials.each_ref().map(|trial| {
        let plan = trial.plan();
        drawn_parameters(plan, plan.uncertainty.effects)
    });
    let mut rooms = [TrialRoom::default(), TrialRoom::default()];
    let mut all = Vec::new();
    for param in ParamId::ALL {
        if !drawn.iter().any(|drawn| drawn.contains(&param)) {
            continue;
        }
        if is_cancelled() {
            return Ok(None);
        }
        let values = trials.each_ref().map(|trial| trial.plan().parameters.get(param));
        let [a, b] = values;
        let range = [a.low.min(b.low), a.high.max(b.high)];
        let (at, ends) = find(range, |value| {
            let [first, second] = &trials;
            let [room, other] = &mut rooms;
            Some(first.with(param, value, room)? - second.with(param, value, other)?)
        });
        all.push(Crossings { param, range, ends, at });
    }
    Ok(Some(all))
}
