//! What is kept of every run.

use crate::model::{Plan, StepId, UnitIdx};
use crate::simulate::{Simulation, UnitMonth};

/// A series that is kept for every run and month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Series {
    /// Gross cost of the month, SEK.
    Gross,
    /// What nobody paid, SEK.
    Gap,
    /// People in posts.
    Filled,
    /// Open investigations at the end of the month.
    Open,
    /// Of them, those past the legal limit.
    Overdue,
    /// Investigations taken up per productive social worker.
    Caseload,
    /// Need coverage, 0–1.
    Coverage,
}

impl Series {
    /// The series of the whole municipality.
    pub const TOTAL: [Self; 7] = [
        Self::Gross,
        Self::Gap,
        Self::Filled,
        Self::Open,
        Self::Overdue,
        Self::Caseload,
        Self::Coverage,
    ];

    /// The series of each unit.
    pub const UNIT: [Self; 3] = [Self::Filled, Self::Caseload, Self::Coverage];

    /// Stable name, as in JSON.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Gross => "gross",
            Self::Gap => "gap",
            Self::Filled => "filled",
            Self::Open => "open",
            Self::Overdue => "overdue",
            Self::Caseload => "caseload",
            Self::Coverage => "coverage",
        }
    }

    /// The value of the series in a month of one unit or of all; not a number where it is
    /// undefined, or where there is no such thing for a unit.
    fn of(self, month: &UnitMonth) -> f64 {
        match self {
            Self::Gross => month.cost.total().to_sek(),
            Self::Gap => f64::NAN,
            Self::Filled => month.filled,
            Self::Open => month.open,
            Self::Overdue => month.overdue,
            Self::Caseload => month.caseload.unwrap_or(f64::NAN),
            Self::Coverage => month.coverage.unwrap_or(f64::NAN),
        }
    }
}

/// Whose series it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// The whole municipality.
    Total,
    /// One unit.
    Unit(UnitIdx),
}

/// The series that are kept of a plan, in their order.
pub(super) fn kept(plan: &Plan) -> Vec<(Scope, Series)> {
    let total = Series::TOTAL.map(|series| (Scope::Total, series));
    let units = plan.units.indices().flat_map(|unit| Series::UNIT.map(|s| (Scope::Unit(unit), s)));
    total.into_iter().chain(units).collect()
}

/// Writes the series of one run: `rows` has one row of months for each of `kept`.
pub(super) fn write<'a>(
    simulation: &Simulation,
    kept: &[(Scope, Series)],
    rows: impl Iterator<Item = &'a mut [f32]>,
) {
    for ((scope, series), row) in kept.iter().zip(rows) {
        match scope {
            Scope::Total => {
                for (slot, month) in row.iter_mut().zip(&simulation.total) {
                    *slot = match series {
                        Series::Gap => month.gap.to_sek() as f32,
                        _ => series.of(&month.sum) as f32,
                    };
                }
            }
            Scope::Unit(unit) => {
                let months = simulation.units.get(*unit).map(Vec::as_slice).unwrap_or_default();
                for (slot, month) in row.iter_mut().zip(months) {
                    *slot = series.of(month) as f32;
                }
            }
        }
    }
}

/// Whether a step's gate passed, run by run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GateRuns {
    /// The step.
    pub step: StepId,
    /// Per run; `None` where the gate is not decided within the horizon.
    pub passes: Vec<Option<bool>>,
}
