//! Answers the questions, on a thread of its own.

use std::sync::Arc;

use super::against::{OtherPlan, same_months};
use super::goal::{FIGURES, Goal, around};
use super::study::Study;
use super::{RiskAnswer, RiskFailure, RiskQuestion};
use crate::model::{DistrictSet, IndicatorTable, Month, Plan, StepId};
use crate::probability::summary::Share;
use crate::simulate::{SimError, baseline_of};
use crate::uncertain::{
    Crossing, Crossings, Options, Outcome, Pair, Runs, START_WATCHED_MONTHS, SafeStart, SafetyRule,
    Sobol, Standing, Trial, TrialRoom, Waiting, earliest_safe_start, over_limit, sobol, threads,
    tipping_points, tornado, waiting,
};

/// Runs of the first, quick answer.
const QUICK_RUNS: usize = 200;
/// Months that a gated step is tried to wait.
const WAITING_MONTHS: i32 = 6;
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

/// What waiting with each gated step changes.
#[derive(Clone, Debug)]
pub struct Waits {
    /// The plan as it was run.
    pub plan: Arc<Plan>,
    /// The gated steps in the plan's order.
    pub steps: Vec<Waiting>,
}

impl Waits {
    /// What is known of the step `id`.
    #[must_use]
    pub fn step(&self, id: StepId) -> Option<&Waiting> {
        self.steps.iter().find(|step| step.step == id)
    }
}

/// The most figures of the values beside a turning point.
const MOST_FIGURES: i32 = 12;

/// A value of an assumption that was tried in two plans.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tried {
    /// The value.
    pub value: f64,
    /// The figure of both; `None` where it is undefined.
    pub outcomes: [Option<f64>; 2],
}

impl Tried {
    /// The first plan's figure less the second's.
    #[must_use]
    pub fn difference(&self) -> Option<f64> {
        let [first, second] = self.outcomes;
        first.zip(second).map(|(first, second)| first - second)
    }
}

/// Where the better one of two plans changes.
#[derive(Clone, Debug)]
pub struct TippingPoints {
    /// The figure.
    pub outcome: Outcome,
    /// The figure by which the two were compared: of net new cost the gross cost, where that of
    /// Nollalternativ would be taken from both.
    pub compared: Outcome,
    /// The plan that was compared with; `None` is Nollalternativ.
    pub against: Option<Arc<OtherPlan>>,
    /// The figure of both, with everything at its most likely.
    pub values: [Option<f64>; 2],
    /// What was found for each assumption.
    pub points: Vec<Crossings>,
    /// For each of them and each of its values what was tried just below and just above.
    pub sides: Vec<Vec<[Tried; 2]>>,
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
        let Some(points) = points else { return Ok(None) };
        let sides = sides(table, [&plan, &other], compared, &points)?;
        let found = TippingPoints { outcome, compared, against, values, points, sides };
        Ok(Some(RiskAnswer::TippingPoints(found)))
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
        Ok(Some(RiskAnswer::Waiting(Waits { plan: Arc::clone(plan), steps })))
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
                let watched = from..(from + START_WATCHED_MONTHS).min(runs.months);
                over_limit(plan, &runs, rule.limit, watched)
            });
            steps.push(StepSafety { planned: step.start, planned_risk, safe });
        }
        Ok(Some(RiskAnswer::SafeStarts(SafeStarts { rule, options, steps })))
    }
}

/// What `outcome` of both plans is just below and just above each of the values in `points`.
fn sides(
    table: &IndicatorTable,
    [first, second]: [&Pair; 2],
    outcome: Outcome,
    points: &[Crossings],
) -> Result<Vec<Vec<[Tried; 2]>>, SimError> {
    let [first, second] = [Trial::new(table, first, outcome)?, Trial::new(table, second, outcome)?];
    let [mut room, mut other] = [TrialRoom::default(), TrialRoom::default()];
    let mut tried = |param, value| {
        let outcomes = [first.with(param, value, &mut room), second.with(param, value, &mut other)];
        Tried { value, outcomes }
    };
    let standing = |tried: &Tried| Some(Standing::of(outcome, tried.difference()?));
    let mut beside = |one: &Crossings, crossing: &Crossing| {
        // In more figures only where another turn lies so near that few do not show this one.
        let mut figures = FIGURES;
        loop {
            let found =
                around(crossing.at, one.range, figures).map(|value| tried(one.param, value));
            let [below, above] = found.each_ref().map(standing);
            let shows = above == Some(crossing.beyond) && below != above;
            if shows || figures >= MOST_FIGURES {
                return found;
            }
            figures += 1;
        }
    };
    let mut of = |one: &Crossings| one.at.iter().map(|crossing| beside(one, crossing)).collect();
    Ok(points.iter().map(&mut of).collect())
}
