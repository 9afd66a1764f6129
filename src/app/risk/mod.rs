//! How sure the plan's figures are: what many runs of it say, what the figures hang on, and when
//! its steps may safely start.
//!
//! The questions are answered in the background ([`RiskJob`]). Once somebody has looked at the
//! answers they follow the plan by themselves: soon after a change the main study is run again,
//! first with few runs and then with as many as the plan asks for, and after it what is answered
//! quickly. Every answer knows the state of the plan that it is about and stays until a newer one
//! is there.

mod against;
mod compute;
mod goal;
mod planning;
mod study;
#[cfg(test)]
mod tests;
mod update;
mod words;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use against::{OtherPlan, OtherSource, comparable};
pub use compute::{RiskJob, SafeStarts, Shares, StepSafety, TippingPoints, Tried, Waits};
pub use goal::{Goal, GoalAnswer, GoalValue};
pub use planning::{ADVERTISED_IN_TIME, Planning, StepAdvertising, UnitNeed};
pub use study::{Band, FAN_SHARES, Fan, FanKind, Study, YearRisk};
pub use update::{RiskAction, own_limit};
pub use words::{SHARE_CONFIDENCE, outcome_measure, outcome_name, outcome_value, share_text};

use super::state::AppState;
use super::suggest::PlanState;
use crate::model::{Message, StepId};
use crate::simulate::SimError;
use crate::uncertain::{Outcome, Tornado, Waiting};

/// Something to compute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RiskQuestion {
    /// Many runs: fans, years, probabilities.
    Study,
    /// What each assumption does alone.
    Tornado,
    /// Where the better one of the plan and another, or Nollalternativ, changes.
    TippingPoints,
    /// What waiting with each gated step changes.
    Waiting,
    /// The earliest safe month of each step.
    SafeStarts,
    /// How much of the spread comes from which assumption.
    Shares,
    /// What would have to be true for a target to hold.
    Goal,
}

impl RiskQuestion {
    /// All questions.
    pub const ALL: [Self; 7] = [
        Self::Study,
        Self::Tornado,
        Self::TippingPoints,
        Self::Waiting,
        Self::SafeStarts,
        Self::Shares,
        Self::Goal,
    ];

    /// Whether it is computed only where somebody asks for it: it takes long, or is about something
    /// of one's own. Then it is finished also where the plan is changed meanwhile.
    #[must_use]
    pub const fn is_asked(self) -> bool {
        matches!(self, Self::SafeStarts | Self::Shares | Self::Goal)
    }

    /// Stable name, for jobs.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Study => "study",
            Self::Tornado => "tornado",
            Self::TippingPoints => "tipping-points",
            Self::Waiting => "waiting",
            Self::SafeStarts => "safe-starts",
            Self::Shares => "shares",
            Self::Goal => "goal",
        }
    }

    /// The question with this stable name.
    #[must_use]
    pub fn by_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|question| question.id() == id)
    }
}

/// What the user has chosen for the questions.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RiskChoices {
    /// The figure whose assumptions are looked into.
    pub outcome: Outcome,
    /// The caseload that no base may exceed; `None` is the plan's own limit.
    pub limit: Option<f64>,
    /// The greatest probability that one does, per cent.
    pub risk_percent: f64,
    /// What is to hold.
    pub goal: Goal,
}

impl Default for RiskChoices {
    fn default() -> Self {
        Self { outcome: Outcome::NetNew, limit: None, risk_percent: 10.0, goal: Goal::default() }
    }
}

/// An answer, and the state of the plan that it is about.
#[derive(Clone, Debug)]
pub struct Known<T> {
    /// The state of the plan.
    pub of: PlanState,
    /// The answer.
    pub is: T,
}

/// A question that is being computed.
#[derive(Clone, Debug, PartialEq)]
pub struct RiskRunning {
    /// Number of the run; news from another run is too late.
    pub run: u64,
    /// The state of the plan that it is about.
    pub of: PlanState,
    /// The figure that it is about, where it is about one.
    pub outcome: Outcome,
    /// How much is done, 0 to 1; `None` where nobody can tell.
    pub progress: Option<f32>,
}

/// News from a job.
#[derive(Clone, Debug)]
pub enum RiskAnswer {
    /// Many runs; perhaps the quick ones only.
    Study(Box<Study>),
    /// A tornado diagram.
    Tornado(Tornado),
    /// Where the better one changes.
    TippingPoints(TippingPoints),
    /// What waiting changes, for each gated step.
    Waiting(Waits),
    /// Earliest safe months.
    SafeStarts(SafeStarts),
    /// How much of the spread comes from which assumption.
    Shares(Shares),
    /// For which values of an assumption a target holds.
    Goal(GoalAnswer),
    /// How much is done, 0 to 1.
    Progress(f32),
    /// There is no answer.
    Failed(RiskFailure),
    /// It was told to stop.
    Stopped,
}

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq)]
pub enum RiskFailure {
    /// The plan cannot be simulated.
    Simulate(SimError),
    /// The question has no answer, for this reason.
    Refused(Message),
    /// The job itself broke.
    Broken(String),
}

/// All that is known of how sure the figures are.
#[derive(Debug, Default)]
pub struct RiskState {
    /// What is chosen.
    pub choices: RiskChoices,
    /// The latest study.
    pub study: Option<Known<Study>>,
    /// The latest tornado diagram.
    pub tornado: Option<Known<Tornado>>,
    /// The plan that is compared with; `None` is Nollalternativ.
    pub against: Option<Arc<OtherPlan>>,
    /// The latest tipping points.
    pub tipping_points: Option<Known<TippingPoints>>,
    /// What waiting changes.
    pub waiting: Option<Known<Waits>>,
    /// The earliest safe months.
    pub safe_starts: Option<Known<SafeStarts>>,
    /// How much of the spread comes from which assumption.
    pub shares: Option<Known<Shares>>,
    /// For which values of an assumption a target holds.
    pub goal: Option<Known<GoalAnswer>>,
    /// Whether the answers follow the plan by themselves.
    follows: bool,
    /// What is being computed.
    running: BTreeMap<RiskQuestion, RiskRunning>,
    /// Why the latest question of a kind has no answer, in the user's words, for which state.
    failures: BTreeMap<RiskQuestion, Known<String>>,
    last_run: u64,
}

impl AppState {
    /// What waiting with the step `id` changes, where that is known.
    pub(super) fn waiting(&self, id: StepId) -> Option<&Waiting> {
        self.risk.waiting.as_ref()?.is.step(id)
    }
}

impl RiskState {
    /// The run that computes `question`, if one does.
    #[must_use]
    pub fn running(&self, question: RiskQuestion) -> Option<&RiskRunning> {
        self.running.get(&question)
    }

    /// Why `question` has no answer, in the user's words.
    #[must_use]
    pub fn failure(&self, question: RiskQuestion) -> Option<&str> {
        self.failures.get(&question).map(|failure| failure.is.as_str())
    }

    /// Whether the answers follow the plan.
    #[must_use]
    pub fn follows(&self) -> bool {
        self.follows
    }
}
