//! Where an outcome reaches a value: what would have to be true, and where the better of two
//! scenarios changes.

use super::draws::drawn_parameters;
use super::outcome::Outcome;
use super::trial::{Pair, Trial, TrialRoom};
use crate::model::{IndicatorTable, ParamId};
use crate::simulate::SimError;

/// Number of equal parts of a range that are looked into: a figure that goes there and back within
/// one of them is not seen.
pub const SEARCH_PARTS: usize = 48;
/// How often a part is halved.
pub const SEARCH_HALVINGS: usize = 40;
/// A part of a range that is smaller than what is told.
const TOUCH: f64 = 1e-3;

/// How the first of two scenarios does beside the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// The first is better.
    First,
    /// The second is better.
    Second,
    /// Neither is.
    Alike,
}

impl Standing {
    /// What a `difference` in `outcome`, the first less the second, says.
    #[must_use]
    pub fn of(outcome: Outcome, difference: f64) -> Self {
        if difference.abs() <= outcome.nothing() {
            Self::Alike
        } else if (difference < 0.0) == outcome.is_better_low() {
            Self::First
        } else {
            Self::Second
        }
    }
}

/// A value at which the better of two scenarios changes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Crossing {
    /// The value of the parameter.
    pub at: f64,
    /// Who is better beyond it.
    pub beyond: Standing,
}

/// Where the better of two scenarios changes within a range.
#[derive(Clone, Debug, PartialEq)]
pub struct Crossings {
    /// The parameter.
    pub param: ParamId,
    /// The range that was looked at.
    pub range: [f64; 2],
    /// The difference at both ends; `None` where it is undefined.
    pub ends: [Option<f64>; 2],
    /// Who is better at both ends; `None` where that is undefined.
    pub standing: [Option<Standing>; 2],
    /// The values, rising.
    pub at: Vec<Crossing>,
}

/// A place where what is true of a value changes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Change<K> {
    /// The last value before it that was tried.
    pub(super) before: f64,
    /// The first value beyond it that was tried.
    pub(super) at: f64,
    /// What is true beyond it.
    pub(super) beyond: K,
}

/// Where in `range` what `kind` says of a value changes: [`SEARCH_PARTS`] parts are looked at, and each
/// whose ends differ is halved [`SEARCH_HALVINGS`] times, again for what lies between where that is
/// neither end's. Beside the changes, what is true at both ends of the range.
pub(super) fn find<K: Copy + PartialEq>(
    range: [f64; 2],
    mut kind: impl FnMut(f64) -> Option<K>,
) -> (Vec<Change<K>>, [Option<K>; 2]) {
    let [low, high] = range;
    let place = |part: usize| low + (high - low) * part as f64 / SEARCH_PARTS as f64;
    let kinds: Vec<Option<K>> = (0..=SEARCH_PARTS).map(|part| kind(place(part))).collect();
    let mut found = Vec::new();
    for (part, ends) in kinds.windows(2).enumerate() {
        let &[Some(left), Some(right)] = ends else { continue };
        let (mut from, mut known) = (place(part), left);
        // Each round ends at another kind; with three of them two rounds are enough, and what
        // goes to and fro within a part is not followed for ever.
        for _ in 0..2 {
            if known == right {
                break;
            }
            let (mut before, mut at, mut beyond) = (from, place(part + 1), right);
            for _ in 0..SEARCH_HALVINGS {
                let middle = before.midpoint(at);
                let Some(value) = kind(middle) else { break };
                if value == known {
                    before = middle;
                } else {
                    (at, beyond) = (middle, value);
                }
            }
            found.push(Change { before, at, beyond });
            (from, known) = (at, beyond);
        }
    }
    let ends = [kinds.first().copied().flatten(), kinds.last().copied().flatten()];
    (found, ends)
}

/// The changes of who is better; that neither is for less than [`TOUCH`] of the range is no more
/// than the place where the one passes the other.
fn without_touches(
    changes: &[Change<Standing>],
    [low, high]: [f64; 2],
    first: Option<Standing>,
) -> Vec<Crossing> {
    let mut kept: Vec<Crossing> = Vec::new();
    let mut waiting: Option<Crossing> = None;
    for change in changes {
        let one = Crossing { at: change.at, beyond: change.beyond };
        if let Some(alike) = waiting.take()
            && one.at - alike.at > TOUCH * (high - low)
        {
            kept.push(alike);
        }
        let known = kept.last().map(|last| last.beyond).or(first);
        match one.beyond {
            Standing::Alike => waiting = Some(one),
            _ if Some(one.beyond) != known => kept.push(one),
            _ => {}
        }
    }
    kept.extend(waiting);
    kept
}

/// For every assumption that is drawn in either of two scenarios: where, within the wider of their
/// ranges, another one of them becomes the better (difference: first less second), or neither is,
/// with that assumption alike in both and all others as each scenario has them.
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
        let mut difference = |value: f64| {
            let [first, second] = &trials;
            let [room, other] = &mut rooms;
            Some(first.with(param, value, room)? - second.with(param, value, other)?)
        };
        let ends = range.map(&mut difference);
        let standing = |value| Some(Standing::of(outcome, difference(value)?));
        let (changes, standing) = find(range, standing);
        let [first, _] = standing;
        let at = without_touches(&changes, range, first);
        all.push(Crossings { param, range, ends, standing, at });
    }
    Ok(Some(all))
}

#[cfg(test)]
mod tests {
    use super::*;
    use Standing::{Alike, First, Second};

    /// The turns of a difference in gross cost over 0–10.
    fn turns(difference: impl Fn(f64) -> f64) -> Vec<(f64, Standing)> {
        let range = [0.0, 10.0];
        let standing = |value| Some(Standing::of(Outcome::Gross, difference(value)));
        let (changes, [first, _]) = find(range, standing);
        let found = without_touches(&changes, range, first);
        found.into_iter().map(|one| ((one.at * 1e4).round() / 1e4, one.beyond)).collect()
    }

    #[test]
    fn a_difference_that_passes_0_turns_once() {
        assert_eq!(turns(|x| (x - 3.3) * 1e6), [(3.3, Second)]);
        assert_eq!(turns(|x| (3.3 - x) * 1e6), [(3.3, First)]);
        // Through 0 just where a part begins: 48 parts of 10 have one at 5.
        assert_eq!(turns(|x| (x - 5.0) * 1e6), [(5.0, Second)]);
    }

    /// A cost that a frame pays in full up to 4 in both plans, and in one beyond.
    #[test]
    fn where_neither_is_better_is_told_as_such_and_not_as_the_dearer_one() {
        assert_eq!(turns(|x| (x - 4.0).max(0.0) * 1e6), [(4.0, Second)]);
        assert_eq!(turns(|x| (x - 4.0).min(0.0) * 1e6), [(4.0, Alike)]);
        let dead = |x: f64| if x < 4.0 { x - 4.0 } else { (x - 6.0).max(0.0) };
        assert_eq!(turns(|x| dead(x) * 1e6), [(4.0, Alike), (6.0, Second)]);
        assert!(turns(|_| 0.0).is_empty());
    }

    #[test]
    fn a_stretch_of_likeness_inside_one_part_is_found_at_both_its_ends() {
        // 1/48 of 10 is 0,208: both ends lie between 5,0 and 5,208.
        let dead = |x: f64| if x < 5.05 { x - 5.05 } else { (x - 5.15).max(0.0) };
        assert_eq!(turns(|x| dead(x) * 1e6), [(5.05, Alike), (5.15, Second)]);
    }

    #[test]
    fn what_only_touches_0_does_not_turn() {
        assert!(turns(|x| (x - 5.0).powi(2) * 1e9).is_empty());
    }

    #[test]
    fn more_coverage_is_better_and_less_cost_is() {
        let of = Standing::of;
        assert_eq!(of(Outcome::Coverage, 1.0), First);
        assert_eq!(of(Outcome::Gross, 1_000.0), Second);
        assert_eq!(of(Outcome::Gross, 0.3), Alike, "less than a krona is rounding");
        assert_eq!(of(Outcome::Open, -0.3), First);
    }
}
