//! What can be asked about: figures of a simulation, and what is made from them.

use super::{Asked, FigureQuestion};
use crate::app::balance::Measure;
use crate::app::compare::{CompareMeasure, Side};
use crate::app::risk::FanKind;
use crate::app::state::AppState;
use crate::model::{Month, Plan, ScenarioId, StepId, UnitIdx};
use crate::simulate::Amount;
use crate::uncertain::Outcome;

/// Something whose reason is asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum Inquiry {
    /// A figure of the open scenario, or of another one.
    Figure(Option<ScenarioId>, FigureQuestion),
    /// What many runs say of the plan.
    Drawn(Drawn),
    /// A measure of a side in the comparison that is no figure of one month or sum.
    Measured(Side, CompareMeasure),
    /// What a side has more of a measure than another.
    Difference {
        /// The side that is compared with.
        from: Side,
        /// The side that has more.
        to: Side,
        /// What of.
        measure: CompareMeasure,
    },
    /// A measure of a unit in the balance of a month.
    Balance(Measure, UnitIdx, Month),
}

impl From<FigureQuestion> for Inquiry {
    fn from(question: FigureQuestion) -> Self {
        Self::Figure(None, question)
    }
}

impl Inquiry {
    /// Whether it is about a unit, month, scenario or step that `plan` has.
    pub(super) fn is_in(&self, plan: &Plan) -> bool {
        let has_side = |side: &Side| match side {
            Side::Baseline => true,
            Side::Scenario(id) => plan.scenarios.get(*id).is_some(),
        };
        match self {
            Self::Figure(None, question) => question.is_in(plan),
            Self::Figure(Some(id), question) => {
                plan.with_scenario(*id).is_some_and(|plan| question.is_in(&plan))
            }
            Self::Drawn(Drawn::Gate(step)) => plan.step(*step).is_some(),
            Self::Drawn(_) => true,
            Self::Measured(side, _) => has_side(side),
            Self::Difference { from, to, .. } => has_side(from) && has_side(to),
            Self::Balance(_, unit, _) => plan.units.contains_index(*unit),
        }
    }
}

impl FigureQuestion {
    fn is_in(&self, plan: &Plan) -> bool {
        self.unit.is_none_or(|unit| plan.units.contains_index(unit))
            && self.months.end <= usize::from(plan.horizon_months)
    }
}

/// An amount of a calendar year that many runs are asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YearAmount {
    /// Gross cost.
    Gross,
    /// Gross cost less that of Nollalternativ in the same run.
    NetNew,
    /// What nobody pays.
    Gap,
}

impl YearAmount {
    /// All of them, in the order of the table.
    pub const ALL: [Self; 3] = [Self::Gross, Self::NetNew, Self::Gap];

    pub(super) const fn asked(self) -> Asked {
        match self {
            Self::Gross => Asked::GROSS,
            Self::NetNew => Asked::Cost(Amount::NetNew, None),
            Self::Gap => Asked::Gap,
        }
    }
}

/// What many runs say.
#[derive(Clone, Debug, PartialEq)]
pub enum Drawn {
    /// A percentile of an amount: of the year at a position of the study's, the line among
    /// [`crate::app::FAN_SHARES`].
    Year {
        /// Position of the year.
        at: usize,
        /// What.
        amount: YearAmount,
        /// Which percentile.
        line: usize,
    },
    /// The probability that the year at this position keeps within the frame.
    Within(usize),
    /// A percentile of a fan in a month.
    Fan {
        /// What the fan shows.
        kind: FanKind,
        /// The unit; `None` is the whole municipality.
        unit: Option<UnitIdx>,
        /// The month.
        month: Month,
        /// Which percentile.
        line: usize,
    },
    /// The probability that every base reaches this coverage, per cent.
    Reaches(f64),
    /// The probability that the gate of a step passes.
    Gate(StepId),
}

impl AppState {
    /// What is asked about the value that `side` has of `measure`; `None` where the side is not
    /// simulated.
    #[must_use]
    pub fn measured(&self, side: Side, measure: CompareMeasure) -> Option<Inquiry> {
        let (_, simulation, _) = self.side_simulated(side)?;
        let months = simulation.months();
        let last = months.checked_sub(1)?..months;
        let (asked, months) = match measure {
            CompareMeasure::Outcome(Outcome::NetNew) => {
                (Asked::Cost(Amount::NetNew, None), 0..months)
            }
            CompareMeasure::Outcome(Outcome::Gross) => (Asked::GROSS, 0..months),
            CompareMeasure::Outcome(Outcome::Gap) => (Asked::Gap, 0..months),
            CompareMeasure::Outcome(Outcome::Open) => (Asked::Open, last),
            CompareMeasure::Outcome(Outcome::Overdue) => (Asked::Overdue, last),
            CompareMeasure::Posts => (Asked::Posts, last),
            CompareMeasure::RolledOut => (Asked::Rollout, last),
            _ => return Some(Inquiry::Measured(side, measure)),
        };
        Some(self.figure_of(side, FigureQuestion::new(asked, None, months)))
    }

    /// `question` asked about `side`.
    pub(super) fn figure_of(&self, side: Side, question: FigureQuestion) -> Inquiry {
        match side {
            Side::Baseline => Inquiry::Figure(None, question.on(super::PlanSide::Today)),
            Side::Scenario(id) => {
                let is_open = self.document.plan.scenarios.open() == id;
                Inquiry::Figure((!is_open).then_some(id), question)
            }
        }
    }
}
