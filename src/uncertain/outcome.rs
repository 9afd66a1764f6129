//! What a question is about: one figure of a whole simulation.

use std::ops::Range;

use super::record::{Scope, Series};
use super::runs::Runs;
use crate::model::{Ore, Plan, UnitIdx};
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
        let all = 0..months;
        let gross = |simulation: &Simulation| simulation.cost(None, all.clone()).total().to_sek();
        match self {
            Self::Gross => Some(gross(simulation)),
            Self::NetNew => Some(gross(simulation) - gross(baseline?)),
            Self::Gap => Some(simulation.total.iter().map(|month| month.gap.to_sek()).sum()),
            Self::Coverage => {
                let total = simulation.total.get(last(months))?;
                let values: Option<Vec<f64>> = total.iter().map(|m| m.sum.coverage).collect();
                let values = values.filter(|values| !values.is_empty())?;
                Some(100.0 * values.iter().sum::<f64>() / values.len() as f64)
            }
            Self::LowestCoverage => Some(self.extreme(plan, simulation)?.1 * 100.0),
            Self::Caseload => Some(self.extreme(plan, simulation)?.1),
            Self::Open => simulation.total.last().map(|month| month.sum.open),
            Self::Overdue => simulation.total.last().map(|month| month.sum.overdue),
        }
    }

    /// The unit whose level it is: that with the lowest coverage or the highest caseload. `None`
    /// where it is of no single unit.
    #[must_use]
    pub fn unit(self, plan: &Plan, simulation: &Simulation) -> Option<UnitIdx> {
        self.extreme(plan, simulation).map(|(unit, _)| unit)
    }

    fn extreme(self, plan: &Plan, simulation: &Simulation) -> Option<(UnitIdx, f64)> {
        let value = |month: &UnitMonth| match self {
            Self::LowestCoverage => Some(month.coverage),
            Self::Caseload => Some(month.caseload),
            _ => None,
        };
        let level = |unit: UnitIdx| {
            let series = simulation.units.get(unit)?;
            let months = served(simulation, unit).into_iter().filter_map(|t| series.get(t));
            let values: Option<Vec<f64>> = months.map(|month| value(month)?).collect();
            let values = values.filter(|values| !values.is_empty())?;
            Some((unit, values.iter().sum::<f64>() / values.len() as f64))
        };
        let levels: Option<Vec<(UnitIdx, f64)>> =
            local(plan, simulation).into_iter().map(level).collect();
        levels?.into_iter().reduce(|a, b| {
            let is_further = if self == Self::Caseload { b.1 > a.1 } else { b.1 < a.1 };
            if is_further { b } else { a }
        })
    }

    /// Its value in each of `runs` of `plan`, of which `simulation` is the one without chance; not
    /// a number where it is undefined. `None` where the runs do not have it: they know nothing of
    /// Nollalternativ, and may have been told to keep sums alone.
    #[must_use]
    pub fn in_runs(self, plan: &Plan, simulation: &Simulation, runs: &Runs) -> Option<Vec<f64>> {
        let sums = |by_year: &[Vec<Ore>]| -> Vec<f64> {
            let of_run = |run: usize| by_year.iter().filter_map(move |year| year.get(run)).copied();
            (0..runs.count).map(|run| of_run(run).sum::<Ore>().to_sek()).collect()
        };
        let mean = |scope, series, months: &[usize]| -> Option<Vec<f64>> {
            let all: Vec<&[f32]> = runs.series(scope, series)?.months().collect();
            let mut sums = vec![0.0; runs.count];
            for month in months.iter().filter_map(|&t| all.get(t)) {
                for (sum, value) in sums.iter_mut().zip(*month) {
                    *sum += f64::from(*value);
                }
            }
            Some(sums.into_iter().map(|sum| sum / months.len() as f64).collect())
        };
        let extreme = |series, further: fn(f64, f64) -> f64| -> Option<Vec<f64>> {
            let mut found: Option<Vec<f64>> = None;
            for unit in local(plan, simulation) {
                let months = served(simulation, unit);
                let levels = mean(Scope::Unit(unit), series, &months)?;
                let Some(known) = &mut found else {
                    found = Some(levels);
                    continue;
                };
                for (known, level) in known.iter_mut().zip(levels) {
                    // Undefined in one unit is undefined.
                    let is_defined = !known.is_nan() && !level.is_nan();
                    *known = if is_defined { further(*known, level) } else { f64::NAN };
                }
            }
            found
        };
        let percent = |values: Vec<f64>| values.into_iter().map(|value| value * 100.0).collect();
        let at_end = |series| {
            let last = runs.series(Scope::Total, series)?.months().last();
            Some(last.unwrap_or_default().iter().map(|value| f64::from(*value)).collect())
        };
        match self {
            Self::NetNew => None,
            Self::Gross => Some(sums(&runs.gross_by_year)),
            Self::Gap => Some(sums(&runs.gap_by_year)),
            Self::Coverage => {
                let months: Vec<usize> = last(runs.months).collect();
                mean(Scope::Total, Series::Coverage, &months).map(percent)
            }
            Self::LowestCoverage => extreme(Series::Coverage, f64::min).map(percent),
            Self::Caseload => extreme(Series::Caseload, f64::max),
            Self::Open => at_end(Series::Open),
            Self::Overdue => at_end(Series::Overdue),
        }
    }
}

/// The last of so many months, over which a level is measured.
fn last(months: usize) -> Range<usize> {
    months.saturating_sub(LAST_MONTHS)..months
}

/// The units of their own that serve somebody in the end: where a unit serves nobody its level is
/// nobody's.
fn local(plan: &Plan, simulation: &Simulation) -> Vec<UnitIdx> {
    let end = simulation.months().saturating_sub(1);
    let serves = |unit: &UnitIdx| {
        let month = simulation.at(*unit, end);
        *unit != plan.central() && month.is_some_and(|month| month.districts > 0)
    };
    simulation.units.indices().filter(serves).collect()
}

/// Of the last months those in which `unit` serves somebody: the others say nothing of it.
fn served(simulation: &Simulation, unit: UnitIdx) -> Vec<usize> {
    let serves = |t: &usize| simulation.at(unit, *t).is_some_and(|month| month.districts > 0);
    last(simulation.months()).filter(serves).collect()
}
