//! What is kept of every run.

#![expect(clippy::inline_always, reason = "this is done every month of every run")]

use super::past::Past;
use crate::model::{Index, Ore, Plan, StepId, UnitIdx};
use crate::probability::lanes::Lanes;
use crate::simulate::{Detail, Sink, TotalFigures, UnitFigures};

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

    /// The values of the series in a month of one unit or of all, run by run; not a number where
    /// it is undefined, or where there is no such thing for a unit.
    #[inline(always)]
    fn of<const N: usize>(self, figures: &UnitFigures<N>) -> Lanes<N> {
        match self {
            Self::Gross => figures.gross / 100.0,
            Self::Gap => Lanes::from(f64::NAN),
            Self::Filled => figures.filled,
            Self::Open => figures.open,
            Self::Overdue => figures.overdue,
            Self::Caseload => figures.caseload,
            Self::Coverage => figures.coverage,
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

/// Where the values of some runs belong: by kept series and month, a place for each run.
pub(super) type Places<'a> = Vec<Vec<&'a mut [f32]>>;

/// Runs of which the series are put together before they go to their places, a month's place being
/// far from the next one's.
pub(super) const TOGETHER: usize = 64;

/// The series of some consecutive runs.
#[derive(Debug)]
pub(super) struct Block {
    /// By series and month: a value for each run.
    values: Vec<[f32; TOGETHER]>,
    months: usize,
    count: usize,
}

impl Block {
    /// Room for so many series.
    pub(super) fn new(series: usize, months: usize) -> Self {
        Self { values: vec![[0.0; TOGETHER]; series * months], months, count: 0 }
    }

    /// Whether there is room for so many more runs.
    pub(super) fn has_room(&self, runs: usize) -> bool {
        self.count + runs <= TOGETHER
    }

    /// Puts all in their places from that of run `first` on in `series` (by series and month), and
    /// begins anew; gives the number of runs.
    pub(super) fn flush(&mut self, first: usize, series: &mut Places<'_>) -> usize {
        let count = std::mem::take(&mut self.count);
        let places = series.iter_mut().flat_map(|months| months.iter_mut());
        for (place, values) in places.zip(&self.values) {
            let place = place.get_mut(first..).unwrap_or_default();
            for (place, value) in place.iter_mut().zip(values.iter().take(count)) {
                *place = *value;
            }
        }
        count
    }
}

/// What is kept of consecutive runs, beside the series.
#[derive(Debug)]
pub(super) struct Part {
    /// Per year and run: gross cost and gap.
    pub(super) years: Vec<(Vec<Ore>, Vec<Ore>)>,
    /// Per gate and run.
    pub(super) gates: Vec<Vec<Option<bool>>>,
}

/// Keeps what is kept of `N` runs side by side; sums of money alone where `MONEY` says so.
#[derive(Debug)]
pub(super) struct Keeper<'a, const N: usize, const MONEY: bool> {
    kept: &'a [(Scope, Series)],
    block: &'a mut Block,
    part: &'a mut Part,
    /// How many of the runs count.
    count: usize,
    /// Per month, the position of its calendar year.
    year_of: &'a [usize],
    /// Per year: gross cost and gap, whole öre.
    by_year: Vec<[Lanes<N>; 2]>,
    /// What gates look at, where there are any.
    past: Option<&'a mut Past<N>>,
}

impl<'a, const N: usize, const MONEY: bool> Keeper<'a, N, MONEY> {
    /// Keeps runs of which the first `count` count, as `kept` says, in `part` and `block`; `year_of`
    /// says in which calendar year (by position) each month is; `past` gets what gates look at.
    pub(super) fn new(
        part: &'a mut Part,
        (kept, block): (&'a [(Scope, Series)], &'a mut Block),
        count: usize,
        year_of: &'a [usize],
        mut past: Option<&'a mut Past<N>>,
    ) -> Self {
        let by_year = vec![[Lanes::ZERO; 2]; part.years.len()];
        if let Some(past) = &mut past {
            past.clear();
        }
        Self { kept, block, part, count, year_of, by_year, past }
    }

    /// Adds the sums by year to what is kept.
    pub(super) fn finish(self) {
        let ore = |sums: Lanes<N>| sums.0.into_iter().take(self.count).map(|sum| Ore(sum as i64));
        for ((gross, gap), [of_gross, of_gap]) in self.part.years.iter_mut().zip(self.by_year) {
            gross.extend(ore(of_gross));
            gap.extend(ore(of_gap));
        }
        self.block.count += self.count;
    }
}

impl<const N: usize, const MONEY: bool> Sink<N> for Keeper<'_, N, MONEY> {
    const DETAIL: Detail = if MONEY { Detail::Money } else { Detail::Course };

    #[inline(always)]
    fn month(&mut self, t: usize, units: &[UnitFigures<N>], total: &TotalFigures<N>) {
        let Block { values, months, count } = &mut *self.block;
        let rows = values.iter_mut().skip(t).step_by(*months);
        for ((scope, series), row) in self.kept.iter().zip(rows) {
            let values = match (scope, series) {
                (Scope::Total, Series::Gap) => total.gap / 100.0,
                (Scope::Total, series) => series.of(&total.sum),
                (Scope::Unit(unit), series) => {
                    let Some(figures) = units.get(unit.to_usize()) else { continue };
                    series.of(figures)
                }
            };
            for (place, value) in row.iter_mut().skip(*count).zip(values.0) {
                *place = value as f32;
            }
        }
        let year = self.year_of.get(t).and_then(|year| self.by_year.get_mut(*year));
        if let Some([gross, gap]) = year {
            *gross += total.sum.gross;
            *gap += total.gap;
        }
        if let Some(past) = &mut self.past {
            past.push(units, total);
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
