//! Help with the assignment and the order of rollout: what was asked, what is being computed, and
//! what came of it.
//!
//! The questions are answered in the background ([`SuggestJob`]); each answer knows the state of
//! the plan that it is about, and is called outdated once the plan is another.

mod cheapest;
mod compute;
mod figures;
mod make;
mod seen;
#[cfg(test)]
mod seen_tests;
#[cfg(test)]
mod tests;
mod trial;
mod update;
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

pub use cheapest::{
    BesideFigures, CheapestAnswer, CheapestFigures, MissFigures, PostsFigures, StartFigures,
    cheapest_figures,
};
pub use compute::SuggestJob;
pub use figures::{
    AssignmentFigures, BaseFigures, EnsembleFigures, FrontFigures, MeasureFigures, MoveFigures,
    OrderFigures, PointFigures, ProofFigures, SettledFigures, ShareFigures, StepMoveFigures,
    TermFigures, ensemble_figures, front_figures, order_figures, settled_figures, suggest_figures,
};
pub use seen::{AssignmentOutcome, ContextTolerance, Placed};
pub use trial::{Trial, TrialOf};
pub use update::SuggestAction;
pub use words::{miss_text, percent_at_most};

use crate::measure::Continuity;
use crate::model::{DistrictIdx, IndexVec, Month, StepId, UnitIdx};
use crate::suggest::cheapest::{Cheapest, CheapestError, CheapestOptions};
use crate::suggest::ensemble::{Ensemble, EnsembleError};
use crate::suggest::exact::SolveError;
use crate::suggest::order::{OrderError, OrderOptions, OrderProblem, SuggestedOrder};
use crate::suggest::{
    AssignmentOptions, AssignmentTask, NearBest, Objective, Part, Point, Step, Terms,
};

/// Something to compute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Question {
    /// The best assignment under the conditions.
    Assignment,
    /// The assignment in one piece each that moves the fewest children.
    Mend,
    /// Even load against short way.
    TradeOffs,
    /// Which districts every good assignment agrees on.
    Settled,
    /// Where the plan lies among assignments drawn by chance.
    Context,
    /// The order of rollout that covers need earliest.
    Order,
    /// The cheapest months of the steps that reach a coverage curve.
    Cheapest,
}

impl Question {
    /// All questions in the order that they are shown.
    pub const ALL: [Self; 7] = [
        Self::Assignment,
        Self::Mend,
        Self::TradeOffs,
        Self::Settled,
        Self::Context,
        Self::Order,
        Self::Cheapest,
    ];

    /// Whether it is about the whole rollout, not about the assignment of a month.
    #[must_use]
    pub const fn is_of_rollout(self) -> bool {
        matches!(self, Self::Order | Self::Cheapest)
    }

    /// Stable name, for jobs and the command line.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Assignment => "assignment",
            Self::Mend => "mend",
            Self::TradeOffs => "trade-offs",
            Self::Settled => "settled",
            Self::Context => "context",
            Self::Order => "order",
            Self::Cheapest => "cheapest",
        }
    }

    /// Id of the message that names it.
    #[must_use]
    pub const fn message_id(self) -> &'static str {
        match self {
            Self::Assignment => "suggest-question-assignment",
            Self::Mend => "suggest-question-mend",
            Self::TradeOffs => "suggest-question-trade-offs",
            Self::Settled => "suggest-question-settled",
            Self::Context => "suggest-question-context",
            Self::Order => "suggest-question-order",
            Self::Cheapest => "suggest-question-cheapest",
        }
    }
}

/// What the user has chosen for the questions.
#[derive(Clone, Debug, PartialEq)]
pub struct SuggestChoices {
    /// What an assignment is asked to be.
    pub options: AssignmentOptions,
    /// Whether no measure but the number of changes may become worse than in the plan.
    pub never_worse: bool,
    /// How long an assignment is looked for at the most, seconds.
    pub seconds: f64,
    /// How much worse than the best an assignment may be and still count as near it, per cent.
    pub near_percent: f64,
    /// Number of assignments that are drawn by chance.
    pub plans: usize,
    /// Seed of what is drawn by chance.
    pub seed: u64,
    /// How far a drawn assignment's loads may lie from the mean, per cent; `None` takes the
    /// smallest whole number that lets the plan itself pass, and at least the plan's own limit.
    pub tolerance_percent: Option<f64>,
    /// What an order is to keep to.
    pub order: OrderOptions,
    /// What the cheapest plan is to keep to.
    pub cheapest: CheapestOptions,
}

impl Default for SuggestChoices {
    fn default() -> Self {
        Self {
            options: AssignmentOptions::default(),
            never_worse: false,
            seconds: 20.0,
            near_percent: 5.0,
            plans: 10_000,
            seed: 1,
            tolerance_percent: None,
            order: OrderOptions::default(),
            cheapest: CheapestOptions::default(),
        }
    }
}

impl SuggestChoices {
    /// The named objective whose weights are chosen, if any.
    #[must_use]
    pub fn objective(&self) -> Option<Objective> {
        Objective::ALL.into_iter().find(|objective| objective.weights() == self.options.weights)
    }
}

impl SuggestChoices {
    /// Whether `question` would be the same with `other`: what only says how long to look does not
    /// count.
    fn same_for(&self, other: &Self, question: Question) -> bool {
        let (own, theirs) = (&self.options, &other.options);
        let kept = |options: &AssignmentOptions| (options.locks, options.groups);
        match question {
            Question::Assignment => own == theirs && self.never_worse == other.never_worse,
            Question::Mend => kept(own) == kept(theirs),
            Question::TradeOffs => {
                let weights = theirs.weights;
                AssignmentOptions { weights, ..own.clone() } == *theirs
            }
            Question::Settled => {
                own == theirs && self.near_percent.to_bits() == other.near_percent.to_bits()
            }
            Question::Context => {
                own.load == theirs.load
                    && (self.plans, self.seed) == (other.plans, other.seed)
                    && self.tolerance_percent == other.tolerance_percent
            }
            Question::Order => self.order == other.order,
            Question::Cheapest => self.cheapest == other.cheapest,
        }
    }
}

/// The state of the plan that an answer is about: number of the plan, and its revision.
pub type PlanState = (u64, u64);

/// A question that is being computed.
#[derive(Clone, Debug, PartialEq)]
pub struct Running {
    /// Number of the run; news from another run is too late.
    pub run: u64,
    /// The question.
    pub question: Question,
    /// How much is done, 0 to 1; `None` where nobody can tell.
    pub progress: Option<f32>,
}

/// An assignment that was found, and how good it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The part of each district of the task.
    pub parts: Vec<Part>,
    /// Its terms.
    pub terms: Terms,
    /// Its objective; lower is better.
    pub objective: f64,
    /// No assignment that keeps the conditions has a lower objective; minus infinity while nothing
    /// is known.
    pub bound: f64,
    /// Whether none is better.
    pub proven: bool,
}

impl Found {
    /// How much lower the objective could be at the most; infinite while nothing is known.
    #[must_use]
    pub fn gap(&self) -> f64 {
        if self.proven { 0.0 } else { (self.objective - self.bound).max(0.0) }
    }
}

/// An assignment to take over, all of it or some moves.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// The state of the plan that it is about.
    pub of: PlanState,
    /// Whether it only makes the areas whole.
    pub is_mend: bool,
    /// The month whose assignment it starts from.
    pub month: Month,
    /// The task.
    pub task: Arc<AssignmentTask>,
    /// The units of all districts that it starts from.
    pub start: IndexVec<DistrictIdx, UnitIdx>,
    /// Terms of the start, where every district has a base and the same conditions hold or not.
    pub start_terms: Option<Terms>,
    /// What was found so far.
    pub found: Found,
    /// The moves that lead there.
    pub moves: Vec<Move>,
    /// Positions of the moves that are chosen.
    pub chosen: BTreeSet<usize>,
    /// Whether the search has ended, by itself or because it was told to.
    pub is_done: bool,
}

/// One move of a suggestion.
#[derive(Clone, Debug, PartialEq)]
pub struct Move {
    /// The districts that move together.
    pub districts: Vec<DistrictIdx>,
    /// The unit that they leave.
    pub from: UnitIdx,
    /// The unit that they come to.
    pub to: UnitIdx,
    /// What the objective falls by when the moves before it are made; `None` where the start has
    /// districts without a base, so that there is nothing to compare with.
    pub gain: Option<f64>,
    /// What the objective falls by if this move alone is made; `None` where it would break a
    /// condition by itself.
    pub alone: Option<f64>,
    /// The terms after it and all before it.
    pub terms_after: Option<Terms>,
    /// Children 0–19 of its districts.
    pub children: f64,
}

impl Move {
    fn of_step(step: &Step, task: &AssignmentTask) -> Option<Self> {
        let districts = step.nodes.iter();
        Some(Self {
            districts: districts.filter_map(|&node| task.districts.get(node).copied()).collect(),
            from: *task.units.get(step.from)?,
            to: *task.units.get(step.to)?,
            gain: Some(step.gain),
            alone: step.alone,
            terms_after: Some(step.terms_after),
            children: step.nodes.iter().filter_map(|&node| task.problem.people.get(node)).sum(),
        })
    }
}

/// The front of load against way, as points to choose from.
#[derive(Clone, Debug, PartialEq)]
pub struct TradeOffs {
    /// The state of the plan that it is about.
    pub of: PlanState,
    /// The month whose assignment it starts from.
    pub month: Month,
    /// The task.
    pub task: Arc<AssignmentTask>,
    /// The units of all districts that it starts from.
    pub start: IndexVec<DistrictIdx, UnitIdx>,
    /// Terms of the plan as it is.
    pub start_terms: Option<Terms>,
    /// From the shortest way to the evenest load.
    pub points: Vec<Point>,
    /// Whether the search has ended.
    pub is_done: bool,
}

/// What the near-best assignments agree on.
#[derive(Clone, Debug, PartialEq)]
pub struct Settled {
    /// The state of the plan that it is about.
    pub of: PlanState,
    /// The task.
    pub task: Arc<AssignmentTask>,
    /// The best assignment that it is measured from.
    pub best: Found,
    /// How much worse counts as near, per cent.
    pub percent: f64,
    /// Shares by district of the task and part.
    pub near: NearBest,
}

/// The share of the near-best assignments above which a district counts as settled.
pub const SETTLED_SHARE: f64 = 0.95;

impl Settled {
    /// The unit that most of the near-best assignments give `district`, with their share.
    #[must_use]
    pub fn mostly(&self, district: DistrictIdx) -> Option<(UnitIdx, f64)> {
        let node = self.task.districts.iter().position(|&known| known == district)?;
        let (part, share) = self.near.mostly(node)?;
        Some((*self.task.units.get(part)?, share))
    }

    /// The districts on which the near-best assignments agree.
    #[must_use]
    pub fn districts(&self) -> BTreeSet<DistrictIdx> {
        let all = self.task.districts.iter().enumerate();
        let most = |node| self.near.mostly(node).is_some_and(|(_, share)| share > SETTLED_SHARE);
        all.filter(|&(node, _)| most(node)).map(|(_, &district)| district).collect()
    }
}

/// Where the plan lies among assignments drawn by chance.
#[derive(Clone, Debug, PartialEq)]
pub struct InContext {
    /// The state of the plan that it is about.
    pub of: PlanState,
    /// The task.
    pub task: Arc<AssignmentTask>,
    /// The part that each district has in the plan.
    pub start: Vec<Part>,
    /// How far a drawn assignment's loads may lie from the mean, per cent.
    pub tolerance_percent: f64,
    /// What was drawn.
    pub ensemble: Ensemble,
    /// Where the plan lies in it, by measure.
    pub placed: Vec<Placed>,
    /// The seed that it was drawn with.
    pub seed: u64,
}

/// An order of rollout that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct OrderAnswer {
    /// The state of the plan that it is about.
    pub of: PlanState,
    /// The problem.
    pub problem: Arc<OrderProblem>,
    /// The steps, by month, as the problem numbers them.
    pub steps: Vec<StepId>,
    /// The plan's own order.
    pub planned: Vec<Option<usize>>,
    /// What was found.
    pub suggested: SuggestedOrder,
    /// Continuity of care in the plan, and in the plan with the order that was found.
    pub continuity: [Continuity; 2],
    /// Whether the search has ended.
    pub is_done: bool,
}

/// News from a job.
#[derive(Clone, Debug)]
pub enum Answer {
    /// An assignment, perhaps not the last.
    Assignment(Found),
    /// Points of the front, perhaps not the last.
    TradeOffs(Vec<Point>),
    /// What the near-best agree on.
    Settled(Found, NearBest),
    /// An ensemble.
    Context(Box<Ensemble>, Vec<Placed>),
    /// An order, perhaps not the last.
    Order(SuggestedOrder),
    /// The cheapest plan.
    Cheapest(Box<Cheapest>),
    /// How much is done, 0 to 1.
    Progress(f32),
    /// There is no answer.
    Failed(SuggestFailure),
}

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq)]
pub enum SuggestFailure {
    /// No assignment keeps the conditions, or the conditions make no sense.
    Assignment(SolveError),
    /// No ensemble can be drawn.
    Ensemble(EnsembleError),
    /// The order cannot be worked on.
    Order(OrderError),
    /// The cheapest plan cannot be worked on.
    Cheapest(CheapestError),
    /// The plan's own assignment breaks the conditions, so nothing is near it.
    NotValid,
    /// The job itself broke.
    Broken(String),
}

/// All that help was asked for and gave.
#[derive(Debug, Default)]
pub struct SuggestState {
    /// What is chosen.
    pub choices: SuggestChoices,
    /// The question that is shown.
    pub shown: Option<Question>,
    /// The question that is being computed.
    pub running: Option<Running>,
    /// Why the latest question of a kind has no answer, in the user's words.
    pub failure: Option<(Question, String)>,
    /// The latest assignment.
    pub suggestion: Option<Suggestion>,
    /// The latest front.
    pub trade_offs: Option<TradeOffs>,
    /// The latest word on what is settled.
    pub settled: Option<Settled>,
    /// Whether settled districts are greyed out on the map.
    pub grey_settled: bool,
    /// The latest ensemble.
    pub context: Option<InContext>,
    /// The latest order.
    pub order: Option<OrderAnswer>,
    /// The latest cheapest plan.
    pub cheapest: Option<CheapestAnswer>,
    /// The assignment that is being tried on the map.
    pub trial: Option<Trial>,
    /// What the latest answers were asked with, and for which month.
    asked: BTreeMap<Question, (SuggestChoices, Month)>,
    /// What the running question is about.
    pending: Option<make::Pending>,
    last_run: u64,
    last_trial: u64,
}
