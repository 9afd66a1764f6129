//! How much of an outcome's variance comes from which assumption: Sobol' indices.
//!
//! The estimators and their sources stand in [`crate::probability::sobol`]. Chance events are off;
//! every assumption that is drawn has its own distribution.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use super::draws::{Draws, drawn_parameters, set_value};
use super::outcome::Outcome;
use super::trial::{Pair, Trial, TrialRoom};
use crate::model::{IndicatorTable, ParamId, Parameters, Plan};
use crate::probability::sobol::{Bootstrap, FactorIndices, MOST_ROWS, SobolPlan};
use crate::probability::summary::Mean;
use crate::simulate::SimError;

/// Resamples of the bootstrap.
const RESAMPLES: usize = 500;
/// The part of them that lies in an interval.
pub const SOBOL_CONFIDENCE: f64 = 0.95;

/// What varies by itself: an assumption, or several that move together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Factor {
    /// Position of the group in the plan's list; `None` for an assumption by itself.
    pub group: Option<usize>,
    /// The assumptions, and whether each goes against the group.
    pub members: Vec<(ParamId, bool)>,
}

/// A factor's part in the variance.
#[derive(Clone, Debug, PartialEq)]
pub struct SobolFactor {
    /// The factor.
    pub factor: Factor,
    /// Its indices.
    pub indices: FactorIndices,
}

/// How much of an outcome's variance comes from which factor.
#[derive(Clone, Debug, PartialEq)]
pub struct Sobol {
    /// What is looked at.
    pub outcome: Outcome,
    /// Rows of the design: the outcome was computed rows · (factors + 2) times.
    pub rows: usize,
    /// Mean and spread of the outcome; `None` where it is undefined somewhere.
    pub spread: Option<Mean>,
    /// The factors, that with the greatest total index first; none where the outcome is undefined
    /// somewhere or does not vary.
    pub factors: Vec<SobolFactor>,
}

/// The factors of `plan`: each group with a rank correlation above 0 is one, every other drawn
/// assumption is one by itself; in the order of their first member.
#[must_use]
pub fn factors(plan: &Plan, effects: bool) -> Vec<Factor> {
    let groups = &plan.uncertainty.groups;
    let mut factors: Vec<Factor> = Vec::new();
    for param in drawn_parameters(plan, effects) {
        let group = groups
            .iter()
            .position(|group| group.correlation > 0.0 && group.members.contains_key(&param));
        let of_group = |group: &usize| groups.get(*group)?.members.get(&param).copied();
        let member = (param, group.as_ref().and_then(of_group).unwrap_or(false));
        let known = factors.iter_mut().find(|known| group.is_some() && known.group == group);
        match known {
            Some(factor) => factor.members.push(member),
            None => factors.push(Factor { group, members: vec![member] }),
        }
    }
    factors
}

/// The Sobol' indices of `outcome` over the assumptions of a plan that are drawn, from so many
/// `rows` (a power of two is best; at most [`MOST_ROWS`]). Members of a group take the same
/// probability of their distributions, those that go against it one less that. The `threads` do
/// not change what comes out. `progress` hears now and then what part is done. `Ok(None)` where it was cancelled.
///
/// # Errors
/// [`SimError`] where the plan cannot be simulated.
pub fn sobol(
    table: &IndicatorTable,
    pair: &Pair,
    outcome: Outcome,
    (seed, rows): (u64, usize),
    threads: usize,
    is_cancelled: &(dyn Fn() -> bool + Sync),
    progress: &(dyn Fn(f32) + Sync),
) -> Result<Option<Sobol>, SimError> {
    let trial = Trial::new(table, pair, outcome)?;
    let plan = trial.plan();
    let effects = plan.uncertainty.effects;
    let factors = factors(plan, effects);
    let rows = rows.min(MOST_ROWS);
    let none = Sobol { outcome, rows, spread: None, factors: Vec::new() };
    let Some(design) = SobolPlan::new(seed, factors.len(), rows) else { return Ok(Some(none)) };
    let inputs =
        Inputs { plain: &plan.parameters, draws: Draws::new(plan, effects, seed, 1), factors };
    let rooms: Mutex<Vec<TrialRoom>> = Mutex::default();
    let done = AtomicUsize::new(0);
    let told_every = design.points().div_ceil(100).max(1);
    let values = design.evaluate(threads, is_cancelled, |point| {
        // A room is always whole between two trials.
        let free = rooms.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut room = free.unwrap_or_default();
        let value = trial.of(&inputs.at(point), &mut room);
        rooms.lock().unwrap_or_else(PoisonError::into_inner).push(room);
        let done = done.fetch_add(1, Ordering::Relaxed) + 1;
        if done.is_multiple_of(told_every) {
            progress(done as f32 / design.points() as f32);
        }
        [value.unwrap_or(f64::NAN)]
    });
    let Some(values) = values else { return Ok(None) };
    if values.iter().any(|[value]| value.is_nan()) {
        return Ok(Some(none));
    }
    let bootstrap = Bootstrap { resamples: RESAMPLES, confidence: SOBOL_CONFIDENCE, seed };
    let [indices] = design.indices(&values, bootstrap);
    let found = inputs.factors.into_iter().zip(indices.unwrap_or_default());
    let mut factors: Vec<SobolFactor> =
        found.map(|(factor, indices)| SobolFactor { factor, indices }).collect();
    factors.sort_by(|a, b| b.indices.total.value.total_cmp(&a.indices.total.value));
    // The points of A and of B, which are independent draws.
    let spread = Mean::of(design.independent(&values).map(|[value]| *value));
    Ok(Some(Sobol { spread, factors, ..none }))
}

/// From the factors' probabilities to parameters.
struct Inputs<'a> {
    plain: &'a Parameters,
    draws: Draws,
    factors: Vec<Factor>,
}

impl Inputs<'_> {
    fn at(&self, point: &[f64]) -> Parameters {
        let mut parameters = self.plain.clone();
        for (factor, u) in self.factors.iter().zip(point) {
            for (param, reversed) in &factor.members {
                let u = if *reversed { 1.0 - u } else { *u };
                let position = self.draws.drawn().iter().position(|known| known == param);
                if let Some(value) = position.and_then(|at| self.draws.quantile(at, u)) {
                    set_value(&mut parameters, *param, value);
                }
            }
        }
        parameters
    }
}
