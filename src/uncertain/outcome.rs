//! What a question is about: one figure of a whole simulation.

use crate::model::{Plan, UnitIdx};
use crate::simulate::{Simulation, UnitMonth};

/// Months at the end of the horizon over which a level is measured.
const LAST_MONTHS: usize = 12;

/// One figure of a simulation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// Gross cost of all months, SEK.
    Gross,
    /// Gross cost less that of Nollalternativ under the same parameters, SEK.
    NetNew,
    /// What nobody pays in all months, SEK.
    Gap,
    /// Need coverage of the municipality, mean of the last twelve months, per cent.
    Coverage,
    /// The same of the unit with the lowest.
    LowestCoverage,
    /// Caseload of the unit with the highest, mean of the last twelve months.
    Caseload,
    /// Open investigations in the last month.
    Open,
    /// Of them, those past the legal limit.
    Overdue,
}

impl Outcome {
    /// All outcomes in the order that they are shown.
    pub const ALL: [Self; 8] = [
        Self::NetNew,
        Self::Gross,
        Self::Gap,
        Self::Coverage,
        Self::LowestCoverage,
        Self::Caseload,
        Self::Open,
        Self::Overdue,
    ];

    /// Stable name, as on the command line and in JSON.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Gross => "gross",
            Self::NetNew => "net_new",
            Self::Gap => "gap",
            Self::Coverage => "coverage",
            Self::LowestCoverage => "lowest_coverage",
            Self::Caseload => "caseload",
            Self::Open => "open",
            Self::Overdue => "overdue",
        }
    }

    /// The outcome with this stable name.
    #[must_use]
    pub fn by_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.id() == id)
    }

    /// Whether it is an amount of money.
    #[must_use]
    pub const fn is_money(self) -> bool {
        matches!(self, Self::Gross | Self::NetNew | Self::Gap)
    }

    /// Whether less of it is better.
    #[must_use]
    pub const fn is_better_low(self) -> bool {
        !matches!(self, Self::Coverage | Self::LowestCoverage)
    }

    /// A difference that is no more than this is none: a krona, which is what rounding by unit,
    /// account and month may leave in sums that are the same, and a millionth of anything else.
    #[must_use]
    pub const fn nothing(self) -> f64 {
        if self.is_money() { 1.0 } else { 1e-6 }
    }

    /// Whether it is compared with Nollalternativ.
    #[must_use]
    pub const fn needs_baseline(self) -> bool {
        matches!(self, Self::NetNew)
    }

    /// Its value in a simulation of `plan`; `None` where it is undefined (or where it is compared
    /// with a `baseline` that is not given).
    #[must_use]
    pub fn of(
        self,
        plan: &Plan,
        simulation: &Simulation,
        baseline: Option<&Simulation>,
    ) -> Option<f64> {
        let months = simulation.months();
        let last = months.saturating_sub(LAST_MONTHS)..months;
        let all = 0..months;
        let gross = |simulation: &Simulation| simulation.cost(None, all.clone()).total().to_sek();
        let mean = |value: &dyn Fn(&UnitMonth) -> Option<f64>, series: &[UnitMonth]| {
            // Months in which it serves nobody say nothing of it.
            let months = series.get(last.clone())?.iter().filter(|month| month.districts > 0);
            let values: Option<Vec<f64>> = months.map(value).collect();
            let values = values.filter(|values| !values.is_empty())?;
            Some(values.iter().sum::<f64>() / values.len() as f64)
        };
        // Where a unit serves nobody its level is nobody's.
        let local = |unit: &UnitIdx| {
            let end = simulation.at(*unit, months.saturating_sub(1));
            *unit != plan.central() && end.is_some_and(|month| month.districts > 0)
        };
        let levels = |value: &dyn Fn(&UnitMonth) -> Option<f64>| -> Option<Vec<f64>> {
            let units = simulation.units.indices().filter(local);
            units.map(|unit| mean(value, simulation.units.get(unit)?)).collect()
        };
        match self {
            Self::Gross => Some(gross(simulation)),
            Self::NetNew => Some(gross(simulation) - gross(baseline?)),
            Self::Gap => Some(simulation.total.iter().map(|month| month.gap.to_sek()).sum()),
            Self::Coverage => {
                let total = simulation.total.get(last)?;
                let values: Option<Vec<f64>> = total.iter().map(|m| m.sum.coverage).collect();
                let values = values.filter(|values| !values.is_empty())?;
                Some(100.0 * values.iter().sum::<f64>() / values.len() as f64)
            }
            Self::LowestCoverage => {
                let lowest = levels(&|month| month.coverage)?.into_iter().reduce(f64::min)?;
                Some(lowest * 100.0)
            }
            Self::Caseload => levels(&|month| month.caseload)?.into_iter().reduce(f64::max),
            Self::Open => simulation.total.last().map(|month| month.sum.open),
            Self::Overdue => simulation.total.last().map(|month| month.sum.overdue),
        }
    }
}
