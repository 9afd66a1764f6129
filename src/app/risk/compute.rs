//! Answers the questions, on a thread of its own.

use std::sync::Arc;

use super::against::{OtherPlan, same_months};
use super::goal::Goal;
use super::study::Study;
use super::{RiskAnswer, RiskFailure, RiskQuestion};
use crate::model::{DistrictSet, Month, Plan, StepId};
use crate::probability::summary::Share;
use crate::simulate::{SimError, baseline_of};
use crate::uncertain::{
    Crossings, Options, Outcome, Pair, Runs, SafeStart, SafetyRule, Sobol, earliest_safe_start,
    over_limit, sobol, threads, tipping_points, tornado, waiting,
};

/// Runs of the first, quick answer.
const QUICK_RUNS: usize = 200;
/// Months that a gated step is tried to wait.
const WAITING_MONTHS: i32 = 6;
/// Months from a step's start in which the bases are looked at: as the earliest safe start has it.
const WATCHED_MONTHS: usize = 12;
/// Runs for each start that is tried, at the most: a risk of 10 % then has a standard error of
/// one percentage point.
const SAFE_RUNS: usize = 1_000;
/// Rows of the design for shares of the spread: the greatest of them then lie within a few
/// percentage points, which the intervals tell.
const SHARE_ROWS: usize = 512;

/// A step's start, as planned and as early as it is safe.
#[derive(Clone, Debug)]
pub struct StepSafety {
    /// The start that the plan has.
    pub planned: Month,
    /// In how many runs some base goes over the limit in the twelve months from then; `None` where
    /// it is not simulated.
    pub planned_risk: Option<Share>,
    /// The earliest safe start.
    pub safe: SafeStart,
}

/// The earliest safe month of every step to come.
#[derive(Clone, Debug)]
pub struct SafeStarts {
    /// What counts as safe.
    pub rule: SafetyRule,
    /// How it was run.
    pub options: Options,
    /// The steps in the plan's order.
    pub steps: Vec<StepSafety>,
}

impl SafeStarts {
    /// What is known of the step `id`.
    #[must_use]
    pub fn step(&self, id: StepId) -> Option<&StepSafety> {
        self.steps.iter().find(|step| step.safe.step == id)
    }
}

/// Where the better one of two plans changes.
#[derive(Clone, Debug)]
pub struct TippingPoints {
    /// The figure.
    pub outcome: Outcome,
    /// The plan that was compared with; `None` is Nollalternativ.
    pub against: Option<Arc<OtherPlan>>,
    /// The figure of both, with everything at its most likely.
    pub values: [Option<f64>; 2],
    /// What was found for each assumption.
    pub points: Vec<Crossings>,
}

/// How much of the spread of a figure comes from which assumption.
#[derive(Clone, Debug)]
pub struct Shares {
    /// The shares.
    pub found: Sobol,
    /// Names of the plan's groups, to which they refer.
    pub groups: Vec<String>,
}

/// A question with all that its answer needs: the map and a copy of the plan.
#[derive(Clone, Debug)]
pub struct RiskJob {
    pub(super) question: RiskQuestion,
    pub(super) map: Arc<DistrictSet>,
    pub(super) plan: Arc<Plan>,
    pub(super) outcome: Outcome,
    pub(super) rule: SafetyRule,
    pub(super) against: Option<Arc<OtherPlan>>,
    pub(super) goal: Goal,
}

impl RiskJob {
    /// The question.
    #[must_use]
    pub fn question(&self) -> RiskQuestion {
        self.question
    }

    /// Computes the answer. `tell` hears what is found on the way; the last word is the result.
    #[must_use]
    pub fn run(
        &self,
        is_cancelled: &(dyn Fn() -> bool + Sync),
        tell: &(dyn Fn(RiskAnswer) + Sync),
    ) -> RiskAnswer {
        let answer = match self.question {
            RiskQuestion::Study => self.study(is_cancelled, tell),
            RiskQuestion::Tornado => {
                let pair = Pair::new((*self.plan).clone());
                let bars = tornado(&self.map.indicators, &pair, self.outcome);
                bars.map(|bars| Some(RiskAnswer::Tornado(bars)))
            }
            RiskQuestion::TippingPoints => self.tipping_points(is_cancelled),
            RiskQuestion::Waiting => self.waiting(is_cancelled),
            RiskQuestion::SafeStarts => self.safe_starts(is_cancelled, tell),
            RiskQuestion::Shares => self.shares(is_cancelled, tell),
            RiskQuestion::Goal => self.goal(),
        };
        match answer {
            Ok(answer) => answer.unwrap_or(RiskAnswer::Stopped),
            Err(error) => RiskAnswer::Failed(RiskFailure::Simulate(error)),
        }
    }

    fn study(
        &self,
        is_cancelled: &(dyn Fn() -> bool + Sync),
        tell: &(dyn Fn(RiskAnswer) + Sync),
    ) -> Result<Option<RiskAnswer>, SimError> {
        let options = Options::of(&self.plan);
        if options.runs > 2 * QUICK_RUNS {
            let quick = Options { runs: QUICK_RUNS, ..options };
            let quick = Study::of(&self.map, &self.plan, quick, is_cancelled)?;
            let Some(quick) = quick else { return Ok(None) };
            tell(RiskAnswer::Study(Box::new(quick)));
        }
        let study = Study::of(&self.map, &self.plan, options, is_cancelled)?;
        Ok(study.map(|study| RiskAnswer::Study(Box::new(study))))
    }

    fn tipping_points(
        &self,
        is_cancelled: &(dyn Fn() -> bool + Sync),
    ) -> Result<Option<RiskAnswer>, SimError> {
        let against = self.against.clone();
        if let Some(other) = &against
            && let Err(message) = same_months(&self.plan, &other.plan)
        {
            return Ok(Some(RiskAnswer::Failed(RiskFailure::Refused(message))));
        }
        let plan = Pair::new((*self.plan).clone());
        let other = against.as_ref().map(|other| other.plan.clone());
        let other = Pair::new(other.unwrap_or_else(|| baseline_of(&self.plan)));
        let (table, outcome) = (&self.map.indicators, self.outcome);
        // The difference in net new cost from Nollalternativ is that in gross cost: Nollalternativ
        // is taken from both.
        let is_same = outcome == Outcome::NetNew && against.is_none();
        let compared = if is_same { Outcome::Gross } else { outcome };
        let points = tipping_points(table, [&plan, &other], compared, is_cancelled)?;
        let values = [plan.outcome(table, outcome)?, other.outcome(table, outcome)?];
        let answer = |points| TippingPoints { outcome, against, values, points };
        Ok(points.map(|points| RiskAnswer::TippingPoints(answer(points))))
    }

    fn shares(
        &self,
        is_cancelled: &(dyn Fn() -> bool + Sync),
        tell: &(dyn Fn(RiskAnswer) + Sync),
    ) -> Result<Option<RiskAnswer>, SimError> {
        let (plan, table) = (&*self.plan, &self.map.indicators);
        let (pair, design) = (Pair::new(plan.clone()), (plan.uncertainty.seed, SHARE_ROWS));
        let progress = |done| tell(RiskAnswer::Progress(done));
        let found = sobol(table, &pair, self.outcome, design, threads(), is_cancelled, &progress)?;
        let groups = plan.uncertainty.groups.iter().map(|group| group.name.clone()).collect();
        Ok(found.map(|found| RiskAnswer::Shares(Shares { found, groups })))
    }

    fn waiting(
        &self,
        is_cancelled: &(dyn Fn() -> bool + Sync),
    ) -> Result<Option<RiskAnswer>, SimError> {
        let plan = &self.plan;
        let options = Options::of(plan);
        let mut steps = Vec::new();
        for step in plan.steps.iter().filter(|step| step.gate.is_some()) {
            let table = &self.map.indicators;
            let threads = threads();
            match waiting(table, plan, step.id, WAITING_MONTHS, options, threads, is_cancelled)? {
                Some(step) => steps.push(step),
                None => return Ok(None),
            }
        }
        Ok(Some(RiskAnswer::Waiting(steps)))
    }

    fn safe_starts(
        &self,
        is_cancelled: &(dyn Fn() -> bool + Sync),
        tell: &(dyn Fn(RiskAnswer) + Sync),
    ) -> Result<Option<RiskAnswer>, SimError> {
        let (table, plan, rule) = (&self.map.indicators, &*self.plan, self.rule);
        let all = Options::of(plan);
        let options = Options { runs: all.runs.min(SAFE_RUNS), ..all };
        let Some(runs) = Runs::of(table, plan, options, threads(), is_cancelled)? else {
            return Ok(None);
        };
        let to_come: Vec<_> = plan.steps.iter().filter(|step| step.start >= plan.start).collect();
        let mut steps = Vec::new();
        for (at, step) in to_come.iter().enumerate() {
            tell(RiskAnswer::Progress(at as f32 / to_come.len() as f32));
            let safe =
                earliest_safe_start(table, plan, step.id, rule, options, threads(), is_cancelled)?;
            let Some(safe) = safe else { return Ok(None) };
            let from = usize::try_from(step.start.months_since(plan.start)).unwrap_or(0);
            let planned_risk = (from < runs.months).then(|| {
                let watched = from..(from + WATCHED_MONTHS).min(runs.months);
                over_limit(plan, &runs, rule.limit, watched)
            });
            steps.push(StepSafety { planned: step.start, planned_risk, safe });
        }
        Ok(Some(RiskAnswer::SafeStarts(SafeStarts { rule, options, steps })))
    }
}
