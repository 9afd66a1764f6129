//! Scenarios side by side: what differs, in figures, with its uncertainty, and in words.

mod figures;
mod runs;
mod state;
#[cfg(test)]
mod tests;
mod words;

use std::ops::Range;
use std::sync::Arc;

use super::document::Document;
use super::results::Results;
use crate::model::{DistrictIdx, DistrictSet, Ore, Plan, ScenarioId, UnitIdx};
use crate::simulate::{Simulation, baseline_of};
use crate::uncertain::Outcome;

pub use figures::{
    ColumnOfComparison, CompareFigures, DifferenceFigures, MeasureDifference, MeasureOfComparison,
    YearDifference, compare_figures, name_of, unit_of,
};
pub use runs::{DifferenceRuns, difference_runs};
pub(super) use state::ComparisonTask;
pub use state::{CompareAction, CompareState, DifferenceTask};
pub use words::differences;

/// The most that are compared at once.
pub const MOST_COMPARED: usize = 4;

/// What is compared: a scenario of the plan, or today's organisation carried on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// Nollalternativ of the scenario that is open.
    Baseline,
    /// A scenario.
    Scenario(ScenarioId),
}

impl Side {
    /// What the scenarios of `plan` are compared with.
    #[must_use]
    pub fn reference(plan: &Plan) -> Self {
        plan.scenarios.baseline.map_or(Self::Baseline, Self::Scenario)
    }

    /// The plan of this side; `None` where there is no such scenario.
    #[must_use]
    pub fn plan(self, plan: &Plan) -> Option<Plan> {
        match self {
            Self::Baseline => Some(baseline_of(plan)),
            Self::Scenario(id) => plan.with_scenario(id),
        }
    }
}

/// A measure that sides are compared in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CompareMeasure {
    /// One figure of the whole simulation.
    Outcome(Outcome),
    /// Posts in the last month.
    Posts,
    /// Districts that have another unit than in the reference.
    Moved,
    /// Share of the need that a live unit of its own serves in the last month, per cent.
    RolledOut,
    /// Largest over smallest load of the bases in the last month.
    LoadSpread,
    /// Mean way of the children to their base, in the plan's own unit.
    MeanWay,
}

impl CompareMeasure {
    /// All measures in the order that they are shown.
    pub const ALL: [Self; 12] = [
        Self::Outcome(Outcome::NetNew),
        Self::Outcome(Outcome::Gross),
        Self::Outcome(Outcome::Gap),
        Self::Outcome(Outcome::Coverage),
        Self::Outcome(Outcome::LowestCoverage),
        Self::Outcome(Outcome::Caseload),
        Self::Outcome(Outcome::Overdue),
        Self::Posts,
        Self::RolledOut,
        Self::LoadSpread,
        Self::MeanWay,
        Self::Moved,
    ];

    /// Stable name, as in JSON.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Outcome(outcome) => outcome.id(),
            Self::Posts => "posts",
            Self::Moved => "moved",
            Self::RolledOut => "rolled_out",
            Self::LoadSpread => "load_spread",
            Self::MeanWay => "mean_way",
        }
    }

    /// Whether it is an amount of money.
    #[must_use]
    pub const fn is_money(self) -> bool {
        matches!(self, Self::Outcome(outcome) if outcome.is_money())
    }

    /// How many decimals it is shown with; money is shown in mnkr.
    #[must_use]
    pub const fn decimals(self) -> usize {
        match self {
            Self::Outcome(Outcome::Overdue) | Self::Moved => 0,
            Self::LoadSpread => 2,
            _ => 1,
        }
    }

    /// Whether less of it is better; `None` where neither is.
    #[must_use]
    pub const fn is_better_low(self) -> Option<bool> {
        match self {
            Self::Outcome(outcome) => Some(outcome.is_better_low()),
            Self::Posts | Self::Moved => None,
            Self::RolledOut => Some(false),
            Self::LoadSpread | Self::MeanWay => Some(true),
        }
    }
}

/// One of the sides, simulated.
#[derive(Debug)]
pub struct Compared {
    /// Which it is.
    pub side: Side,
    /// Its plan.
    pub plan: Arc<Plan>,
    /// What follows from it.
    pub results: Results,
}

impl Compared {
    fn of((map, plan, revision): (&DistrictSet, &Plan, u64), side: Side) -> Option<Self> {
        let plan = Arc::new(side.plan(plan)?);
        let results = Results::of(map, &plan, revision);
        Some(Self { side, plan, results })
    }

    /// The simulation, where there is one.
    #[must_use]
    pub fn simulation(&self) -> Option<&Simulation> {
        self.results.simulation()
    }

    /// Gross cost less that of its own Nollalternativ, of the months `range`.
    #[must_use]
    pub fn net_new(&self, range: Range<usize>) -> Option<Ore> {
        match self.side {
            Side::Baseline => Some(Ore::ZERO),
            Side::Scenario(_) => self.results.net_new(range),
        }
    }

    /// Its value of a measure; `other` is the side that it is compared with.
    #[must_use]
    pub fn value(&self, measure: CompareMeasure, other: &Self) -> Option<f64> {
        let simulation = self.simulation()?;
        let last = simulation.months().checked_sub(1)?;
        match measure {
            CompareMeasure::Outcome(outcome) => {
                let of = match self.side {
                    Side::Baseline => Some(simulation),
                    Side::Scenario(_) => self.results.baseline.as_ref(),
                };
                outcome.of(&self.plan, simulation, of)
            }
            CompareMeasure::Posts => Some(simulation.total.get(last)?.sum.posts_total),
            CompareMeasure::RolledOut => Some(100.0 * simulation.total.get(last)?.rollout_share),
            CompareMeasure::Moved => Some(moved(&other.plan, &self.plan).len() as f64),
            CompareMeasure::LoadSpread => {
                let balance = self.results.balances.at(self.plan.end().plus(-1));
                let loads = balance.bases.iter().filter_map(|unit| {
                    let unit = balance.balance.units.get(*unit)?;
                    (unit.districts > 0).then_some(unit.load)
                });
                let (low, high) = loads.fold((f64::INFINITY, 0.0_f64), |(low, high), load| {
                    (low.min(load), high.max(load))
                });
                (low > 0.0 && low.is_finite()).then(|| high / low)
            }
            CompareMeasure::MeanWay => {
                let balance = self.results.balances.at(self.plan.end().plus(-1));
                let units =
                    balance.bases.iter().filter_map(|unit| balance.balance.units.get(*unit));
                let (sum, children) = units.fold((0.0, 0.0), |(sum, children), unit| {
                    (sum + unit.way_sum, children + unit.way_children)
                });
                (children > 0.0).then(|| sum / children)
            }
        }
    }
}

/// A district that has another unit at the end of the plan: the units' ids before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The district.
    pub district: DistrictIdx,
    /// The unit that it has in the one plan.
    pub from: UnitIdx,
    /// The unit that it has in the other, as a position there.
    pub to: UnitIdx,
}

/// The districts that have another unit at the end of `after` than at that of `before`; units are
/// the same where their ids are.
#[must_use]
pub fn moved(before: &Plan, after: &Plan) -> Vec<Moved> {
    let [owners, new_owners] = [before, after].map(served_at_end);
    let id = |plan: &Plan, unit: UnitIdx| plan.units.get(unit).map(|unit| unit.id.clone());
    owners
        .into_iter()
        .zip(new_owners)
        .filter(|((_, from), (_, to))| id(before, *from) != id(after, *to))
        .map(|((district, from), (_, to))| Moved { district, from, to })
        .collect()
}

/// Who serves each district in the last month: the central unit where it is not live by then.
fn served_at_end(plan: &Plan) -> Vec<(DistrictIdx, UnitIdx)> {
    let last = plan.end().plus(-1);
    let served = |(district, owner): (DistrictIdx, &UnitIdx)| {
        let is_live = plan.live_from(district).is_some_and(|live| live <= last);
        (district, if is_live { *owner } else { plan.central() })
    };
    plan.owners_at(last).iter_enumerated().map(served).collect()
}

/// Sides that are compared with the first of them.
#[derive(Debug)]
pub struct Comparison {
    /// The sides; the first is what the others are compared with.
    pub sides: Vec<Compared>,
    /// Revision of the plan that it was computed from.
    pub revision: u64,
}

impl Comparison {
    /// Simulates `sides` of `document`; the first is what the others are compared with. Sides that
    /// the plan does not have are left out.
    #[must_use]
    pub fn of(document: &Document, sides: &[Side]) -> Self {
        Self::made((&document.map, &document.plan, document.history.revision()), sides)
    }

    /// The same of a plan in a state that the revision names.
    fn made(of: (&DistrictSet, &Plan, u64), sides: &[Side]) -> Self {
        let sides = sides.iter().take(MOST_COMPARED);
        let sides = sides.filter_map(|side| Compared::of(of, *side)).collect();
        Self { sides, revision: of.2 }
    }

    /// What the others are compared with.
    #[must_use]
    pub fn reference(&self) -> Option<&Compared> {
        self.sides.first()
    }
}
