//! When a step may start: the earliest safe month, what its gate says, what waiting changes.

use std::ops::Range;

use super::record::{Scope, Series};
use super::runs::{Options, Runs};
use crate::model::{IndicatorTable, Month, Plan, RolloutStep, StepId};
use crate::probability::summary::{Mean, Share, quantile, quantile_error};
use crate::simulate::SimError;

/// Months from a step's start in which the bases are looked at.
pub const START_WATCHED_MONTHS: usize = 12;

/// `plan` with the step `id` starting in `start`, and all of its own months moved along.
#[must_use]
pub fn with_start(plan: &Plan, id: StepId, start: Month) -> Plan {
    let mut moved = plan.clone();
    for step in moved.steps.iter_mut().filter(|step| step.id == id) {
        let by = start.months_since(step.start);
        move_step(step, by);
    }
    moved
}

fn move_step(step: &mut RolloutStep, by: i32) {
    let move_by = |month: &mut Month| *month = month.plus(by);
    move_by(&mut step.start);
    step.recruit_from.iter_mut().for_each(move_by);
    for premises in &mut step.premises {
        move_by(&mut premises.opens);
        premises.temporary.iter_mut().for_each(|temporary| move_by(&mut temporary.from));
    }
    let gate_months = step.gate.iter_mut().filter_map(|gate| gate.month.as_mut());
    gate_months.for_each(move_by);
}

/// The risk of a start in one month.
#[derive(Clone, Debug)]
pub struct StartRisk {
    /// The start.
    pub start: Month,
    /// In how many runs some base goes over the limit in the twelve months from the start (or as
    /// many as are simulated).
    pub over: Share,
}

/// What counts as safe.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SafetyRule {
    /// The caseload that no base may exceed.
    pub limit: f64,
    /// The greatest probability, 0–1, that one does.
    pub risk: f64,
}

/// When a step may start.
#[derive(Clone, Debug)]
pub struct SafeStart {
    /// The step.
    pub step: StepId,
    /// The risks that were looked at, month by month from the plan's first; those after the first
    /// safe one are not.
    pub risks: Vec<StartRisk>,
    /// The first month in which the risk is at most what was asked for; `None` where there is
    /// none within the horizon.
    pub earliest: Option<Month>,
}

/// The earliest month in which the step `id` may start so that the probability that some base's
/// caseload exceeds the limit of `rule` within twelve months is at most its risk; all other steps
/// stand as planned. `Ok(None)` where it was cancelled, or there is no such step to come.
///
/// # Errors
/// [`SimError`] where the plan cannot be simulated.
pub fn earliest_safe_start(
    table: &IndicatorTable,
    plan: &Plan,
    id: StepId,
    rule: SafetyRule,
    options: Options,
    threads: usize,
    is_cancelled: &(dyn Fn() -> bool + Sync),
) -> Result<Option<SafeStart>, SimError> {
    if plan.step(id).is_none_or(|step| step.start < plan.start) {
        return Ok(None);
    }
    let mut safe = SafeStart { step: id, risks: Vec::new(), earliest: None };
    let months = usize::from(plan.horizon_months);
    // Only where twelve months can be watched: fewer would look safer than they are.
    for t in 0..=months.saturating_sub(START_WATCHED_MONTHS) {
        let start = plan.start.plus(t as i32);
        let moved = with_start(plan, id, start);
        let Some(runs) = Runs::of(table, &moved, options, threads, is_cancelled)? else {
            return Ok(None);
        };
        let over =
            over_limit(&moved, &runs, rule.limit, t..(t + START_WATCHED_MONTHS).min(runs.months));
        let is_safe = over.probability().is_some_and(|probability| probability <= rule.risk);
        safe.risks.push(StartRisk { start, over });
        if is_safe {
            safe.earliest = Some(start);
            break;
        }
    }
    Ok(Some(safe))
}

/// In how many runs the caseload of some unit other than the central one exceeds `limit` in a
/// month of `range`.
#[must_use]
pub fn over_limit(plan: &Plan, runs: &Runs, limit: f64, range: Range<usize>) -> Share {
    let mut over = vec![false; runs.count];
    for (unit, _) in plan.local_units() {
        let of = |series| runs.series(Scope::Unit(unit), series);
        let Some((caseloads, coverages)) = of(Series::Caseload).zip(of(Series::Coverage)) else {
            continue;
        };
        let months = caseloads.months().zip(coverages.months());
        for (caseloads, coverages) in months.skip(range.start).take(range.len()) {
            // Cases and nobody to work with them are more than any limit. A caseload is kept with
            // seven digits, which must not put it over a limit that it is at.
            for (over, (caseload, coverage)) in over.iter_mut().zip(caseloads.iter().zip(coverages))
            {
                *over |= f64::from(*caseload) > limit * (1.0 + 1e-6)
                    || (caseload.is_nan() && *coverage <= 0.0);
            }
        }
    }
    Share::of(over)
}

/// What waiting with a step changes.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// The step.
    pub step: StepId,
    /// In how many runs its gate passes as planned; `None` without a gate that is decided.
    pub now: Option<Share>,
    /// The same where it waits.
    pub later: Option<Share>,
    /// What waiting changes in gross cost over the horizon, SEK: mean, and the 10th, 50th and 90th
    /// percentile of the differences run by run.
    pub cost: Option<(Mean, [f64; 3])>,
    /// The standard error of the one in the middle, SEK.
    pub error: Option<f64>,
    /// Months that it waits.
    pub months: i32,
    /// How it was run.
    pub options: Options,
}

/// What it changes when the step `id` waits for `months`, all else as planned: run by run with the
/// same random numbers. `Ok(None)` where it was cancelled or there is no such step.
///
/// # Errors
/// [`SimError`] where the plan cannot be simulated.
pub fn waiting(
    table: &IndicatorTable,
    plan: &Plan,
    id: StepId,
    months: i32,
    options: Options,
    threads: usize,
    is_cancelled: &(dyn Fn() -> bool + Sync),
) -> Result<Option<Waiting>, SimError> {
    let Some(step) = plan.step(id) else { return Ok(None) };
    let later = with_start(plan, id, step.start.plus(months));
    let options = Options { years_only: true, ..options };
    let mut draws = None;
    let mut run = |plan| Runs::sharing(table, plan, options, &mut draws, (threads, is_cancelled));
    let (now, later) = (run(plan)?, run(&later)?);
    let (Some(now), Some(later)) = (now, later) else { return Ok(None) };
    let passes = |runs: &Runs| {
        let gate = runs.gates.iter().find(|gate| gate.step == id)?;
        let decided: Option<Vec<bool>> = gate.passes.iter().copied().collect();
        decided.map(Share::of)
    };
    let differences = later.gross().into_iter().zip(now.gross());
    let mut differences: Vec<f64> =
        differences.map(|(later, now)| (later - now).to_sek()).collect();
    let mean = Mean::of(differences.iter().copied());
    differences.sort_by(f64::total_cmp);
    let quantiles = [0.1, 0.5, 0.9].map(|share| quantile(&differences, share).unwrap_or(f64::NAN));
    Ok(Some(Waiting {
        step: id,
        now: passes(&now),
        later: passes(&later),
        cost: mean.map(|mean| (mean, quantiles)),
        error: quantile_error(&differences, 0.5),
        months,
        options,
    }))
}
