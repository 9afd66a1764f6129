//! What is read out of many runs of the plan.

use std::ops::Range;

use crate::model::{DistrictSet, Month, Ore, ParamId, Plan, StepId, UnitIdx};
use crate::probability::summary::{Share, fan, quantile, quantile_error};
use crate::simulate::{SimError, Simulation, UnitMonth, baseline_of};
use crate::uncertain::{Options, Runs, Scope, Series, drawn_parameters, threads};

/// The shares of the runs that lie below the three lines of a fan.
pub const FAN_SHARES: [f64; 3] = [0.1, 0.5, 0.9];

/// Months at the end over which the coverage of a base is measured.
const LAST_MONTHS: usize = 12;

/// What a fan shows. Money is in millions of kronor, coverage in per cent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FanKind {
    /// What nobody pays, from the first month on.
    #[default]
    GapAccumulated,
    /// Gross cost from the first month on.
    GrossAccumulated,
    /// Gross cost of each calendar year.
    GrossByYear,
    /// Gross cost of each month.
    GrossByMonth,
    /// People in posts.
    Filled,
    /// Open investigations.
    Open,
    /// Of them, those past the legal limit.
    Overdue,
    /// Investigations taken up per productive social worker.
    Caseload,
    /// Need coverage.
    Coverage,
}

impl FanKind {
    /// The fans of the whole municipality in the order that they are shown.
    pub const TOTAL: [Self; 9] = [
        Self::GapAccumulated,
        Self::GrossAccumulated,
        Self::GrossByYear,
        Self::GrossByMonth,
        Self::Filled,
        Self::Open,
        Self::Overdue,
        Self::Caseload,
        Self::Coverage,
    ];

    /// The fans of each unit.
    pub const UNIT: [Self; 3] = [Self::Filled, Self::Caseload, Self::Coverage];

    /// Whether it is an amount of money.
    #[must_use]
    pub const fn is_money(self) -> bool {
        matches!(
            self,
            Self::GrossAccumulated | Self::GrossByYear | Self::GrossByMonth | Self::GapAccumulated
        )
    }

    const fn series(self) -> Series {
        match self {
            Self::GrossAccumulated | Self::GrossByYear | Self::GrossByMonth => Series::Gross,
            Self::GapAccumulated => Series::Gap,
            Self::Filled => Series::Filled,
            Self::Open => Series::Open,
            Self::Overdue => Series::Overdue,
            Self::Caseload => Series::Caseload,
            Self::Coverage => Series::Coverage,
        }
    }

    /// What a month's value is multiplied by to be shown.
    const fn scale(self) -> f64 {
        match self {
            Self::Coverage => 100.0,
            _ if self.is_money() => 1e-6,
            _ => 1.0,
        }
    }

    /// Makes a row of months one of what the fan shows.
    fn spread(self, row: &mut [f64], years: &[(i32, Range<usize>)]) {
        match self {
            Self::GrossAccumulated | Self::GapAccumulated => {
                let mut sum = 0.0;
                for value in row {
                    sum += *value;
                    *value = sum;
                }
            }
            Self::GrossByYear => {
                for (_, months) in years {
                    if let Some(months) = row.get_mut(months.clone()) {
                        let sum: f64 = months.iter().sum();
                        months.fill(sum);
                    }
                }
            }
            _ => {}
        }
    }

    /// The same without chance, as `simulation` has it; `None` in months where it is undefined.
    #[must_use]
    pub fn expected(self, simulation: &Simulation, unit: Option<UnitIdx>) -> Vec<Option<f64>> {
        let of_month = |month: &UnitMonth, gap: Ore| match self {
            Self::GrossAccumulated | Self::GrossByYear | Self::GrossByMonth => {
                month.cost.total().to_sek()
            }
            Self::GapAccumulated => gap.to_sek(),
            Self::Filled => month.filled,
            Self::Open => month.open,
            Self::Overdue => month.overdue,
            Self::Caseload => month.caseload.unwrap_or(f64::NAN),
            Self::Coverage => month.coverage.unwrap_or(f64::NAN),
        };
        let mut row: Vec<f64> = match unit {
            None => simulation.total.iter().map(|month| of_month(&month.sum, month.gap)).collect(),
            Some(unit) => {
                let months = simulation.units.get(unit).map(Vec::as_slice).unwrap_or_default();
                months.iter().map(|month| of_month(month, Ore::ZERO)).collect()
            }
        };
        let years: Vec<(i32, Range<usize>)> = simulation.years().collect();
        self.spread(&mut row, &years);
        row.into_iter().map(|value| defined(value * self.scale())).collect()
    }
}

fn defined(value: f64) -> Option<f64> {
    value.is_finite().then_some(value)
}

/// A fan: for each of [`FAN_SHARES`] a value a month.
#[derive(Clone, Debug, PartialEq)]
pub struct Fan {
    /// What it shows.
    pub kind: FanKind,
    /// The unit; `None` is the whole municipality.
    pub unit: Option<UnitIdx>,
    /// The lines, the lowest first; `None` in months where a value is undefined.
    pub lines: [Vec<Option<f64>>; 3],
}

impl Fan {
    fn of(runs: &Runs, kind: FanKind, unit: Option<UnitIdx>) -> Option<Self> {
        let scope = unit.map_or(Scope::Total, Scope::Unit);
        let series = runs.series(scope, kind.series())?;
        let mut row = Vec::with_capacity(runs.months);
        let mut matrix = vec![0.0; runs.months * runs.count];
        for run in 0..runs.count {
            row.clear();
            row.extend(series.run(run).map(f64::from));
            kind.spread(&mut row, &runs.years);
            let places = matrix.iter_mut().skip(run).step_by(runs.count);
            for (place, value) in places.zip(&row) {
                *place = (value * kind.scale()) as f32;
            }
        }
        let fan = fan(&matrix, runs.months, &FAN_SHARES, threads());
        let mut lines = fan.into_iter().map(|line| {
            let values = line.into_iter().map(|value| defined(f64::from(value)));
            values.collect::<Vec<Option<f64>>>()
        });
        let lines = [lines.next()?, lines.next()?, lines.next()?];
        Some(Self { kind, unit, lines })
    }
}

/// The 10th, 50th and 90th percentile of a figure, SEK.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    /// The percentiles, the lowest first.
    pub values: [f64; 3],
    /// The standard error of the one in the middle.
    pub error: f64,
}

impl Band {
    /// Of one amount for each run.
    fn of(amounts: impl Iterator<Item = Ore>) -> Self {
        let mut sorted: Vec<f64> = amounts.map(Ore::to_sek).collect();
        sorted.sort_by(f64::total_cmp);
        let [_, middle, _] = FAN_SHARES;
        Self {
            values: FAN_SHARES.map(|share| quantile(&sorted, share).unwrap_or(f64::NAN)),
            error: quantile_error(&sorted, middle).unwrap_or(f64::NAN),
        }
    }
}

/// A calendar year, as far as it is simulated, or all of them.
#[derive(Clone, Debug, PartialEq)]
pub struct YearRisk {
    /// The year; `None` is the whole horizon.
    pub year: Option<i32>,
    /// Positions of its months.
    pub months: Range<usize>,
    /// Gross cost.
    pub gross: Band,
    /// Gross cost less that of Nollalternativ in the same run.
    pub net_new: Band,
    /// What nobody pays.
    pub gap: Band,
    /// In how many runs nothing is unpaid.
    pub within_frame: Share,
}

/// What many runs of the plan say.
#[derive(Clone, Debug, PartialEq)]
pub struct Study {
    /// How it was run.
    pub options: Options,
    /// Whether these are all the runs that the plan asks for.
    pub is_whole: bool,
    /// First month.
    pub start: Month,
    /// The assumptions that were drawn.
    pub drawn: Vec<ParamId>,
    /// The fans, those of the municipality first.
    pub fans: Vec<Fan>,
    /// The years in order, and last the whole horizon.
    pub years: Vec<YearRisk>,
    /// Per run: mean coverage over the last twelve months of the base with the lowest, per cent;
    /// not a number where no base serves anybody.
    pub lowest_coverage: Vec<f64>,
    /// In how many runs the gate of each gated step passes; `None` where it is not decided within
    /// the horizon.
    pub gates: Vec<(StepId, Option<Share>)>,
}

impl Study {
    /// Runs `plan` and its Nollalternativ as `options` say, with the same random numbers;
    /// `Ok(None)` where it was cancelled.
    ///
    /// # Errors
    /// [`SimError`] where the plan cannot be simulated.
    pub fn of(
        map: &DistrictSet,
        plan: &Plan,
        options: Options,
        is_cancelled: &(dyn Fn() -> bool + Sync),
    ) -> Result<Option<Self>, SimError> {
        let table = &map.indicators;
        // Of Nollalternativ only the years' sums are kept: all of its runs would be as much again.
        let mut draws = None;
        let mut run = |plan: &Plan, options| {
            Runs::sharing(table, plan, options, &mut draws, (threads(), is_cancelled))
        };
        let baseline = run(&baseline_of(plan), Options { years_only: true, ..options })?;
        let Some(baseline) = baseline.map(|runs| runs.gross_by_year) else { return Ok(None) };
        let Some(runs) = run(plan, options)? else { return Ok(None) };
        let total = FanKind::TOTAL.map(|kind| (kind, None));
        let units = plan.units.indices();
        let units = units.flat_map(|unit| FanKind::UNIT.map(|kind| (kind, Some(unit))));
        let fans = total.into_iter().chain(units);
        let gates = runs.gates.iter().map(|gate| {
            let decided: Option<Vec<bool>> = gate.passes.iter().copied().collect();
            (gate.step, decided.map(Share::of))
        });
        Ok(Some(Self {
            options,
            is_whole: options.runs >= plan.uncertainty.runs as usize,
            start: runs.start,
            drawn: drawn_parameters(plan, options.effects),
            fans: fans.filter_map(|(kind, unit)| Fan::of(&runs, kind, unit)).collect(),
            years: years(&runs, &baseline),
            lowest_coverage: lowest_coverage(plan, &runs),
            gates: gates.collect(),
        }))
    }

    /// The fan of `kind` for `unit`, or for all.
    #[must_use]
    pub fn fan(&self, kind: FanKind, unit: Option<UnitIdx>) -> Option<&Fan> {
        self.fans.iter().find(|fan| fan.kind == kind && fan.unit == unit)
    }

    /// In how many runs every base has at least `target` per cent coverage, in the mean of the
    /// last twelve months; `None` where no base serves anybody.
    #[must_use]
    pub fn reaches_coverage(&self, target: f64) -> Option<Share> {
        // What the record's single precision loses does not decide.
        let reaches = |lowest: &f64| *lowest >= target - 1e-4;
        let is_defined = self.lowest_coverage.iter().any(|lowest| lowest.is_finite());
        is_defined.then(|| Share::of(self.lowest_coverage.iter().map(reaches)))
    }

    /// The probabilities that are told: to keep within the frame, and to reach the coverage
    /// `target`.
    fn shares(&self, target: f64) -> impl Iterator<Item = Share> {
        let years = self.years.iter().map(|year| year.within_frame);
        years.chain(self.reaches_coverage(target))
    }

    /// The runs that it takes until no probability to keep within the frame, and none to reach
    /// the coverage `target`, has a standard error above `error` (0–1).
    #[must_use]
    pub fn runs_for(&self, error: f64, target: f64) -> usize {
        self.shares(target).filter_map(|share| share.runs_for(error)).max().unwrap_or(0)
    }

    /// Where every one of those probabilities is 0 or 1, so that no number of runs follows from
    /// them: how far from there the true one lies at the most, with `confidence` ([`Share::unseen`]).
    #[must_use]
    pub fn unseen(&self, confidence: f64, target: f64) -> Option<f64> {
        let all: Option<Vec<f64>> =
            self.shares(target).map(|share| share.unseen(confidence)).collect();
        all?.into_iter().reduce(f64::max)
    }
}

fn years(runs: &Runs, baseline: &[Vec<Ore>]) -> Vec<YearRisk> {
    let sums = |by_year: &[Vec<Ore>]| -> Vec<Ore> {
        let of_run = |run: usize| by_year.iter().filter_map(move |year| year.get(run)).copied();
        (0..runs.count).map(|run| of_run(run).sum()).collect()
    };
    let year =
        |year: Option<i32>, months: Range<usize>, [gross, base, gap]: [&[Ore]; 3]| YearRisk {
            year,
            months,
            gross: Band::of(gross.iter().copied()),
            net_new: Band::of(gross.iter().zip(base).map(|(gross, base)| *gross - *base)),
            gap: Band::of(gap.iter().copied()),
            within_frame: Share::of(gap.iter().map(|gap| *gap <= Ore::ZERO)),
        };
    let amounts = runs.gross_by_year.iter().zip(baseline).zip(&runs.gap_by_year);
    let mut years: Vec<YearRisk> = runs
        .years
        .iter()
        .zip(amounts)
        .map(|((number, months), ((gross, base), gap))| {
            year(Some(*number), months.clone(), [gross, base, gap])
        })
        .collect();
    let [gross, base, gap] = [sums(&runs.gross_by_year), sums(baseline), sums(&runs.gap_by_year)];
    years.push(year(None, 0..runs.months, [&gross, &base, &gap]));
    years
}

/// Per run: mean coverage of the last twelve months of the base with the lowest, per cent. Months
/// in which nothing is started with a base say nothing of it.
fn lowest_coverage(plan: &Plan, runs: &Runs) -> Vec<f64> {
    let mut lowest = vec![f64::NAN; runs.count];
    for (unit, _) in plan.local_units() {
        let Some(series) = runs.series(Scope::Unit(unit), Series::Coverage) else { continue };
        for (run, lowest) in lowest.iter_mut().enumerate() {
            let last = series.run(run).skip(runs.months.saturating_sub(LAST_MONTHS));
            let known = last.filter(|value| !value.is_nan());
            let (sum, count) =
                known.fold((0.0, 0_usize), |(sum, n), value| (sum + f64::from(value), n + 1));
            if count > 0 {
                // `min` passes over what is not a number.
                *lowest = lowest.min(100.0 * sum / count as f64);
            }
        }
    }
    lowest
}
