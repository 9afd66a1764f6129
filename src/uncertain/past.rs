//! What gates look at, of runs side by side.

use crate::model::{Index, Month, Ore, UnitIdx};
use crate::probability::lanes::Lanes;
use crate::simulate::{Course, TotalFigures, UnitFigures, UnitState};

/// The months of `N` runs as gates see them.
#[derive(Debug)]
pub(super) struct Past<const N: usize> {
    start: Month,
    units: usize,
    /// Month after month, of each unit: districts, coverage, caseload, people, leavers.
    by_unit: Vec<(usize, [Lanes<N>; 4])>,
    /// By month: gross cost and gap, whole öre.
    costs: Vec<[Lanes<N>; 2]>,
}

impl<const N: usize> Past<N> {
    /// Nothing yet of so many `units` from `start` on.
    pub(super) fn new(start: Month, units: usize) -> Self {
        Self { start, units, by_unit: Vec::new(), costs: Vec::new() }
    }

    /// Forgets all months.
    pub(super) fn clear(&mut self) {
        self.by_unit.clear();
        self.costs.clear();
    }

    /// Adds the month that comes next.
    pub(super) fn push(&mut self, units: &[UnitFigures<N>], total: &TotalFigures<N>) {
        let of = |unit: &UnitFigures<N>| {
            (unit.districts, [unit.coverage, unit.caseload, unit.filled, unit.leavers])
        };
        self.by_unit.extend(units.iter().map(of));
        self.costs.push([total.sum.gross, total.gap]);
    }

    /// One of the runs.
    pub(super) fn lane(&self, lane: usize) -> PastOfRun<'_, N> {
        PastOfRun { past: self, lane }
    }
}

/// The months of one run as gates see them.
#[derive(Clone, Copy, Debug)]
pub(super) struct PastOfRun<'a, const N: usize> {
    past: &'a Past<N>,
    lane: usize,
}

impl<const N: usize> Course for PastOfRun<'_, N> {
    fn start(&self) -> Month {
        self.past.start
    }

    fn months(&self) -> usize {
        self.past.costs.len()
    }

    fn units(&self) -> usize {
        self.past.units
    }

    fn unit(&self, unit: UnitIdx, t: usize) -> Option<UnitState> {
        let unit = unit.to_usize();
        let place = (unit < self.past.units).then_some(t * self.past.units + unit)?;
        let (districts, figures) = self.past.by_unit.get(place)?;
        let [coverage, caseload, filled, leavers] = figures.map(|figure| figure.lane(self.lane));
        let defined = |value: f64| (!value.is_nan()).then_some(value);
        Some(UnitState {
            districts: *districts,
            coverage: defined(coverage),
            caseload: defined(caseload),
            filled,
            leavers,
        })
    }

    fn cost(&self, t: usize) -> (Ore, Ore) {
        let ore = |amount: Lanes<N>| Ore(amount.lane(self.lane) as i64);
        let cost = self.past.costs.get(t);
        cost.map_or((Ore::ZERO, Ore::ZERO), |[gross, gap]| (ore(*gross), ore(*gap)))
    }
}
