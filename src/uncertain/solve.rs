//! What would have to be true for a target to hold: one parameter, or the posts of each base.

use super::crossing::{Change, find};
use super::needs::{PostsTarget, posts_needed};
use super::outcome::Outcome;
use super::trial::{Pair, Trial, TrialRoom};
use crate::model::{
    IndicatorTable, ParamId, Plan, PostsChange, Role, RolloutStep, StepId, UnitIdx,
};
use crate::simulate::{Compiled, Scratch, SimError, Simulation, UnitMonth};

/// Months at the end of the horizon over which a base is measured.
const LAST_MONTHS: usize = 12;
/// The most new posts of social workers that a base is tried with.
pub const MOST_NEW_POSTS: f64 = 256.0;
/// How often the range of new posts is halved: to less than a millionth of a post.
const HALVINGS: usize = 28;

/// A value of a parameter at which a target begins or ceases to hold.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Turn {
    /// The value, at which the target holds: the first that does, or the last.
    pub at: f64,
    /// The value beside it that was tried and at which the target does not hold.
    pub beside: f64,
    /// Whether it holds beyond the value (else below it).
    pub rises: bool,
}

impl Turn {
    fn of(change: Change<bool>) -> Self {
        let rises = change.beyond;
        let (at, beside) =
            if rises { (change.at, change.before) } else { (change.before, change.at) };
        Self { at, beside, rises }
    }
}

/// For which values of a parameter a target holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Solution {
    /// The parameter.
    pub param: ParamId,
    /// The range that was looked at.
    pub range: [f64; 2],
    /// Whether the target holds at both ends; `None` where the outcome is undefined.
    pub holds: [Option<bool>; 2],
    /// The values where that changes, rising.
    pub at: Vec<Turn>,
}

/// The range of `param` that is looked at where none is asked for: from half its low to twice its
/// high, as far as the model has a meaning there.
#[must_use]
pub fn sensible_range(plan: &Plan, param: ParamId) -> [f64; 2] {
    let (least, greatest) = param.bounds();
    let own = plan.parameters.get(param);
    // What stands at 0 without a range takes that of the default.
    let value = if own.high > 0.0 { own } else { param.info().default };
    [(value.low / 2.0).max(least), (value.high * 2.0).min(greatest)]
}

/// For which values of `param` in `range` `outcome` is as good as `target` or better (at most it
/// where less is better, at least it otherwise), all else at its most likely and without chance
/// events.
///
/// # Errors
/// [`SimError`] where the plan cannot be simulated.
pub fn solve(
    table: &IndicatorTable,
    pair: &Pair,
    (outcome, target): (Outcome, f64),
    param: ParamId,
    range: [f64; 2],
) -> Result<Solution, SimError> {
    let trial = Trial::new(table, pair, outcome)?;
    let mut room = TrialRoom::default();
    let sign = if outcome.is_better_low() { -1.0 } else { 1.0 };
    // A target that cannot be passed (nothing unpaid, coverage in full) is reached where it is met.
    let holds = |value| Some(sign * (trial.with(param, value, &mut room)? - target) >= 0.0);
    let (changes, holds) = find(range, holds);
    let at = changes.into_iter().map(Turn::of).collect();
    Ok(Solution { param, range, holds, at })
}

/// The social workers that a base needs for a target.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BaseNeed {
    /// The base.
    pub unit: UnitIdx,
    /// The step in which it first goes live, whose new posts are varied.
    pub step: StepId,
    /// Its posts of social workers in the last month as planned.
    pub planned: f64,
    /// Of them, those that are new in the step.
    pub planned_new: f64,
    /// What it reaches as planned; `None` where that is undefined.
    pub reached: Option<f64>,
    /// How many posts reach the target.
    pub needed: Reach,
    /// The mean over the last twelve months of what the formula for a steady flow gives
    /// ([`posts_needed`]): nobody away but for absence, no vacancies, no ramp-up, no queue.
    pub formula: f64,
}

/// How many posts reach a target.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Reach {
    /// So many, and fewer do not.
    Posts(f64),
    /// So many are there without any new post, and that is enough.
    WithoutNew(f64),
    /// Even [`MOST_NEW_POSTS`] new ones do not.
    Never,
}

/// For each base that serves somebody at the end: the posts of social workers at which its need
/// coverage or caseload, mean of the last twelve months, reaches `target`. Found by simulation:
/// new posts of the step in which the base first goes live are varied, all else as planned, without
/// chance events. `Ok(None)` where it was cancelled.
///
/// # Errors
/// [`SimError`] where the plan cannot be simulated.
pub fn needed_posts(
    table: &IndicatorTable,
    plan: &Plan,
    target: PostsTarget,
    is_cancelled: &dyn Fn() -> bool,
) -> Result<Option<Vec<BaseNeed>>, SimError> {
    let simulation = Compiled::new(table, plan)?.run(&plan.parameters);
    let formula = posts_needed(plan, &simulation, target);
    let months = simulation.months();
    let mut found = Vec::new();
    for (unit, _) in plan.local_units() {
        let last = simulation.at(unit, months.saturating_sub(1));
        let Some(last) = last.filter(|month| month.districts > 0) else { continue };
        let Some(step) = first_step(plan, unit) else { continue };
        if is_cancelled() {
            return Ok(None);
        }
        let planned = last.posts.get(Role::SocialWorker as usize).copied().unwrap_or(0.0);
        let planned_new = new_posts(step, unit);
        let reached = level(&simulation, unit, target);
        let trial = |new: f64| -> Result<bool, SimError> {
            let tried = with_new_posts(plan, step.id, unit, new);
            let compiled = Compiled::new(table, &tried)?;
            let mut simulation = Simulation::empty(plan.start);
            compiled.run_into(&plan.parameters, None, &mut Scratch::default(), &mut simulation);
            Ok(level(&simulation, unit, target).is_some_and(|level| holds(level, target)))
        };
        let others = planned - planned_new;
        let needed = match least(MOST_NEW_POSTS, trial)? {
            Least::Zero => Reach::WithoutNew(others),
            Least::At(new) => Reach::Posts(others + new),
            Least::Beyond => Reach::Never,
        };
        let by_formula = formula.get(unit).map(Vec::as_slice).unwrap_or_default();
        let by_formula = by_formula.iter().rev().take(LAST_MONTHS);
        let formula = by_formula.clone().sum::<f64>() / by_formula.len().max(1) as f64;
        let step = step.id;
        found.push(BaseNeed { unit, step, planned, planned_new, reached, needed, formula });
    }
    Ok(Some(found))
}

/// The earliest step in which a district goes live with `unit`, or is given to it.
fn first_step(plan: &Plan, unit: UnitIdx) -> Option<&RolloutStep> {
    let serves = |step: &&RolloutStep| {
        let own = step.districts.iter().any(|&district| plan.unit_at(district, step.start) == unit);
        own || step.reassign.values().any(|&owner| owner == unit)
    };
    plan.steps.iter().filter(serves).min_by_key(|step| step.start)
}

/// The new posts of social workers that `step` gives `unit`.
fn new_posts(step: &RolloutStep, unit: UnitIdx) -> f64 {
    let own = step.posts.iter().filter(|it| it.unit == unit && it.role == Role::SocialWorker);
    own.map(|change| change.new).sum()
}

/// `plan` with `new` new posts of social workers for `unit` in the step `id`.
pub(super) fn with_new_posts(plan: &Plan, id: StepId, unit: UnitIdx, new: f64) -> Plan {
    let mut tried = plan.clone();
    let role = Role::SocialWorker;
    for step in tried.steps.iter_mut().filter(|step| step.id == id) {
        match step.posts.iter_mut().find(|change| change.unit == unit && change.role == role) {
            Some(change) => change.new = new,
            None => step.posts.push(PostsChange { unit, role, transferred: 0.0, new }),
        }
    }
    tried
}

/// What `unit` reaches, mean of the last twelve months; `None` where it is undefined in one.
fn level(simulation: &Simulation, unit: UnitIdx, target: PostsTarget) -> Option<f64> {
    let of_month = |month: &UnitMonth| match target {
        // What waits under a ceiling counts too, else nothing would ever be over it.
        PostsTarget::Caseload(_) => {
            let workers = month.productive_social_workers;
            (workers > 1e-9).then(|| month.open / workers)
        }
        PostsTarget::Coverage(_) => month.coverage,
    };
    let months = simulation.units.get(unit)?.iter().rev().take(LAST_MONTHS);
    let months = months.filter(|month| month.districts > 0);
    let levels: Option<Vec<f64>> = months.map(of_month).collect();
    let levels = levels.filter(|levels| !levels.is_empty())?;
    Some(levels.iter().sum::<f64>() / levels.len() as f64)
}

fn holds(level: f64, target: PostsTarget) -> bool {
    match target {
        PostsTarget::Caseload(caseload) => level <= caseload,
        PostsTarget::Coverage(coverage) => level >= coverage,
    }
}

/// The least value from 0 on for which something holds that holds for all greater ones.
enum Least {
    Zero,
    At(f64),
    Beyond,
}

fn least(most: f64, holds: impl Fn(f64) -> Result<bool, SimError>) -> Result<Least, SimError> {
    if holds(0.0)? {
        return Ok(Least::Zero);
    }
    if !holds(most)? {
        return Ok(Least::Beyond);
    }
    let (mut below, mut enough) = (0.0, most);
    for _ in 0..HALVINGS {
        let middle = f64::midpoint(below, enough);
        if holds(middle)? {
            enough = middle;
        } else {
            below = middle;
        }
    }
    Ok(Least::At(enough))
}
