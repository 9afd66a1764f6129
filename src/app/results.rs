//! What follows from the plan: the simulation, today's organisation, figures for the cards.

use std::ops::Range;
use std::sync::Arc;

use super::balance::Balances;
use super::checks::{Check, checks};
use crate::measure::Continuity;
use crate::measure::balance::Outlines;
use crate::model::{DistrictSet, IndexVec, Month, Ore, Plan, UnitIdx};
use crate::simulate::{
    Demand, SimError, Simulation, UnitMonth, baseline_of, run, social_worker_year_sek,
    social_workers_at_norm,
};

/// From so many districts on the checks of a changed plan wait for the next frame.
const MANY: usize = 400;

/// Everything that is computed from one state of the plan.
#[derive(Debug)]
pub struct Results {
    /// Revision of the plan that it was computed from.
    pub revision: u64,
    /// The plan, simulated.
    pub simulation: Result<Simulation, SimError>,
    /// Nollalternativ: today's organisation carried on.
    pub baseline: Option<Simulation>,
    /// Demand per district.
    pub demand: Demand,
    /// Reports, children and needs of each unit's own districts, all of them live, in the month
    /// that is looked at.
    pub loads: IndexVec<UnitIdx, UnitLoad>,
    /// That month: in others a step may have given districts another unit.
    loads_of: Month,
    /// The same in the plan's last month, when every step has started.
    pub final_loads: IndexVec<UnitIdx, UnitLoad>,
    /// What to look at in the assignment, as of `checks_revision`.
    pub checks: Vec<Check>,
    /// Revision of the plan that the checks are of: on a large map they follow in the next frame.
    checks_revision: u64,
    /// The bases side by side.
    pub balances: Balances,
    /// How often districts change the unit that serves them.
    pub continuity: Continuity,
}

/// What a unit's own districts ask of it once all of them are live.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct UnitLoad {
    /// Number of districts.
    pub districts: usize,
    /// Children and young people 0–19, as SCB counts them.
    pub children_0_19: f64,
    /// Children 0–17 times the need weight.
    pub need_children: f64,
    /// Investigations started a month, without the first-year rise.
    pub started: f64,
    /// Social workers at the caseload norm, full-time equivalents.
    pub social_workers_at_norm: f64,
    /// What those cost a year, SEK in 2026 prices.
    pub year_at_norm_sek: f64,
}

/// The figures of a unit's card.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitCard {
    /// The month that the card shows.
    pub month: UnitMonth,
    /// What its own districts ask of it.
    pub load: UnitLoad,
    /// Gross cost in the calendar year of the month, as far as it is simulated.
    pub year_cost: Ore,
    /// Positions of the months of that year that are simulated: 12 for a whole one.
    pub year: Range<usize>,
}

/// What every unit's own districts in `month` ask of it once all of them are live.
#[must_use]
pub(super) fn loads(
    map: &DistrictSet,
    plan: &Plan,
    demand: &Demand,
    month: Month,
) -> IndexVec<UnitIdx, UnitLoad> {
    let owners = plan.owners_at(month);
    let mut loads = IndexVec::filled(UnitLoad::default(), plan.units.len());
    for (district, figures) in demand.districts.iter_enumerated() {
        let owner = owners.get(district).copied().unwrap_or(figures.unit);
        if let Some(load) = loads.get_mut(owner) {
            load.districts += 1;
            load.children_0_19 += map.indicators.children_0_19(district);
            load.need_children += figures.need_children;
            load.started += demand.started(figures.reports);
        }
    }
    let per_year = social_worker_year_sek(plan);
    let table = &map.indicators;
    loads
        .iter_enumerated()
        .map(|(unit, load)| {
            let own = owners.iter_enumerated().filter(|(_, owner)| **owner == unit);
            let own = own.map(|(district, _)| district);
            let children_0_19 = table.shown_sum(table.children_0_19, load.children_0_19, own);
            let social_workers_at_norm = social_workers_at_norm(plan, load.started);
            let year_at_norm_sek = social_workers_at_norm * per_year;
            UnitLoad { children_0_19, social_workers_at_norm, year_at_norm_sek, ..*load }
        })
        .collect()
}

impl Results {
    /// Computes everything from `plan`, with the last month looked at; takes about as long as two
    /// simulations.
    #[must_use]
    pub fn of(map: &DistrictSet, plan: &Plan, revision: u64) -> Self {
        let demand = Demand::new(&map.indicators, plan);
        let balances = Balances::of(map, plan, &demand, Arc::new(Outlines::of(map)));
        let checks = checks(map, plan, &demand, &balances.ground.ways);
        Self::with(map, plan, revision, (demand, balances), (checks, revision))
    }

    /// The same anew for another state of the plan on the same map. On a large map the checks are
    /// still the old ones: `finish` brings them up to date.
    #[must_use]
    pub fn renewed(&self, map: &DistrictSet, plan: &Plan, revision: u64) -> Self {
        let demand = Demand::new(&map.indicators, plan);
        let balances = self.balances.renewed(map, plan, &demand);
        let checks = if map.len() < MANY {
            (checks(map, plan, &demand, &balances.ground.ways), revision)
        } else {
            (self.checks.clone(), self.checks_revision)
        };
        Self::with(map, plan, revision, (demand, balances), checks)
    }

    /// Whether something is still of an older state of the plan.
    #[must_use]
    pub fn is_unfinished(&self) -> bool {
        self.checks_revision != self.revision
    }

    /// Brings everything up to date with the plan that the results are of.
    pub(super) fn finish(&mut self, map: &DistrictSet, plan: &Plan) {
        if self.is_unfinished() {
            self.checks = checks(map, plan, &self.demand, &self.balances.ground.ways);
            self.checks_revision = self.revision;
        }
    }

    fn with(
        map: &DistrictSet,
        plan: &Plan,
        revision: u64,
        (demand, balances): (Demand, Balances),
        (checks, checks_revision): (Vec<Check>, u64),
    ) -> Self {
        let loads_of = plan.end().plus(-1);
        let loads = loads(map, plan, &demand, loads_of);
        Self {
            revision,
            simulation: run(&map.indicators, plan),
            baseline: run(&map.indicators, &baseline_of(plan)).ok(),
            balances,
            demand,
            final_loads: loads.clone(),
            loads,
            checks,
            checks_revision,
            continuity: Continuity::of(&map.indicators, plan),
            loads_of,
        }
    }

    /// Computes anew what depends on the month that is looked at.
    pub(super) fn show_month(&mut self, map: &DistrictSet, plan: &Plan, month: Month) {
        if self.loads_of != month {
            self.loads = loads(map, plan, &self.demand, month);
            self.loads_of = month;
        }
    }

    /// The simulation, where there is one.
    #[must_use]
    pub fn simulation(&self) -> Option<&Simulation> {
        self.simulation.as_ref().ok()
    }

    /// The figures of `unit` in the month at position `t`.
    #[must_use]
    pub fn card(&self, unit: UnitIdx, t: usize) -> Option<UnitCard> {
        let simulation = self.simulation()?;
        let year = simulation.month(t).year();
        let range = simulation.years().find(|(of, _)| *of == year)?.1;
        Some(UnitCard {
            month: *simulation.at(unit, t)?,
            load: self.loads.get(unit).copied().unwrap_or_default(),
            year_cost: simulation.cost(Some(unit), range.clone()).total(),
            year: range,
        })
    }

    /// Gross cost of the months `range` less that of today's organisation carried on.
    #[must_use]
    pub fn net_new(&self, range: Range<usize>) -> Option<Ore> {
        let simulation = self.simulation()?;
        let baseline = self.baseline.as_ref()?;
        Some(simulation.cost(None, range.clone()).total() - baseline.cost(None, range).total())
    }
}

#[cfg(test)]
mod tests;
