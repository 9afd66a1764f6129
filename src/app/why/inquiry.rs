//! What can be asked about: figures of a simulation, and what is made from them.

use super::{Asked, Carried, FigureQuestion, PlanOf, PlanSide};
use crate::app::balance::Measure;
use crate::app::compare::{CompareMeasure, Side};
use crate::app::risk::FanKind;
use crate::app::state::AppState;
use crate::model::{DistrictIdx, Month, ParamId, Plan, StepId, UnitIdx};
use crate::simulate::Amount;
use crate::uncertain::{Outcome, PostsTarget};

/// Something whose reason is asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum Inquiry {
    /// A figure of the open scenario, or of another plan.
    Figure(Option<PlanOf>, FigureQuestion),
    /// A level over the last twelve months in the open scenario, or in another plan, or in
    /// Nollalternativ of it.
    Level(Option<PlanOf>, PlanSide, Outcome),
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
    /// What a move would do, as the tag at the hand tells it.
    Tag(Carried, TagFigure),
    /// What came of a search, or of runs for it.
    Searched(Searched),
    /// What planning posts takes.
    Posts(PostsFigure),
    /// The cheapest step plan.
    Cheapest,
    /// A figure of a district on the board.
    District(DistrictFigure, DistrictIdx),
    /// Children whose district changes unit; or does so twice or more.
    Changing {
        /// Whether only those count that change twice or more.
        twice: bool,
    },
}

/// A figure of the tag at the hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TagFigure {
    /// All that it tells.
    All,
    /// Cases per social worker of a unit.
    Caseload(UnitIdx),
    /// Investigations a year that a unit's own districts ask for.
    Started(UnitIdx),
    /// Social workers at the norm that these take.
    Posts(UnitIdx),
    /// The mean way to a unit.
    Way(UnitIdx),
    /// What these social workers cost a year.
    NormCost(UnitIdx),
    /// Children who get another unit.
    Children,
    /// What the whole municipality's cost changes by a year.
    PlanCost,
}

/// What came of a search, or of runs for it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Searched {
    /// What one assumption does alone.
    Bar(ParamId),
    /// Where the better of two plans changes by an assumption.
    Turns(ParamId),
    /// The value at a position of the answer to what would have to be true.
    Goal(usize),
    /// The earliest safe start of a step.
    SafeStart(StepId),
    /// The risk of a start of a step in a month.
    StartRisk(StepId, Month),
    /// What waiting with a step changes in cost: a percentile, by its position among
    /// [`crate::app::FAN_SHARES`].
    Waiting(StepId, usize),
    /// The probability that the gate of a step passes where it waits.
    Later(StepId),
}

/// What planning posts takes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PostsFigure {
    /// Social workers that a target asks for, of a unit in the month at a position.
    Needed(UnitIdx, usize, PostsTarget),
    /// What there are more than that.
    Spare(UnitIdx, usize, PostsTarget),
    /// When a step advertises its posts.
    Advertised(StepId),
    /// When it must do so at the latest.
    LatestAdvertised(StepId),
}

/// A figure of a district on the board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DistrictFigure {
    /// Reports a year.
    Reports,
    /// Kilometres to the place of its unit.
    Distance,
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
        let has_step = |step: StepId| plan.step(step).is_some();
        let has_unit = |unit: UnitIdx| plan.units.contains_index(unit);
        match self {
            Self::Figure(None, question) => question.is_in(plan),
            Self::Figure(Some(of), question) => {
                of.made_of(plan).is_some_and(|plan| question.is_in(&plan))
            }
            Self::Level(of, ..) => of.as_ref().is_none_or(|of| of.made_of(plan).is_some()),
            Self::Drawn(Drawn::Gate(step)) => has_step(*step),
            Self::Searched(
                Searched::SafeStart(step)
                | Searched::StartRisk(step, _)
                | Searched::Waiting(step, _)
                | Searched::Later(step),
            )
            | Self::Posts(PostsFigure::Advertised(step) | PostsFigure::LatestAdvertised(step)) => {
                has_step(*step)
            }
            Self::Posts(PostsFigure::Needed(unit, ..) | PostsFigure::Spare(unit, ..)) => {
                has_unit(*unit)
            }
            Self::District(_, district) => plan.assignment.contains_index(*district),
            Self::Drawn(_)
            | Self::Searched(_)
            | Self::Tag(..)
            | Self::Cheapest
            | Self::Changing { .. } => true,
            Self::Measured(side, _) => has_side(side),
            Self::Difference { from, to, .. } => has_side(from) && has_side(to),
            Self::Balance(_, unit, _) => has_unit(*unit),
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

    /// The figure that it is.
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
        let question = match measure {
            CompareMeasure::Outcome(outcome) => outcome_question(outcome, months),
            CompareMeasure::Posts => Some(FigureQuestion::new(Asked::Posts, None, last)),
            CompareMeasure::RolledOut => Some(FigureQuestion::new(Asked::Rollout, None, last)),
            _ => None,
        };
        Some(
            question.map_or(Inquiry::Measured(side, measure), |question| {
                self.figure_of(side, question)
            }),
        )
    }

    /// `question` asked about `side`.
    pub(super) fn figure_of(&self, side: Side, question: FigureQuestion) -> Inquiry {
        match side {
            Side::Baseline => Inquiry::Figure(None, question.on(PlanSide::Today)),
            Side::Scenario(id) => {
                let is_open = self.document.plan.scenarios.open() == id;
                Inquiry::Figure((!is_open).then_some(PlanOf::Scenario(id)), question)
            }
        }
    }
}

/// The figure that `outcome` is of so many months; `None` where it is a level, which has a story of
/// its own.
fn outcome_question(outcome: Outcome, months: usize) -> Option<FigureQuestion> {
    let last = months.checked_sub(1)?..months;
    let (asked, months) = match outcome {
        Outcome::NetNew => (Asked::Cost(Amount::NetNew, None), 0..months),
        Outcome::Gross => (Asked::GROSS, 0..months),
        Outcome::Gap => (Asked::Gap, 0..months),
        Outcome::Open => (Asked::Open, last),
        Outcome::Overdue => (Asked::Overdue, last),
        Outcome::Coverage | Outcome::LowestCoverage | Outcome::Caseload => return None,
    };
    Some(FigureQuestion::new(asked, None, months))
}

/// What is asked about `outcome` in so many months of a plan, or of Nollalternativ of it.
pub(super) fn inquiry_of(
    of: Option<PlanOf>,
    side: PlanSide,
    outcome: Outcome,
    months: usize,
) -> Inquiry {
    match outcome_question(outcome, months) {
        Some(question) => Inquiry::Figure(of, question.on(side)),
        None => Inquiry::Level(of, side, outcome),
    }
}
