//! What a move would do, before it is done.

use super::balance::BaseBalance;
use super::document::Document;
use super::islands::{Island, new_islands};
use super::moves::resolve;
use super::results::{Results, UnitLoad, loads};
use crate::edit::owners_at;
use crate::model::{DistrictIdx, IndexVec, Month, Ore, Plan, UnitIdx};
use crate::simulate::{Demand, run};

/// One unit before and after a move.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct UnitShift {
    /// The unit.
    pub unit: UnitIdx,
    /// What its districts ask of it, before and after.
    pub load: [UnitLoad; 2],
    /// Open cases per social worker in the month shown, before and after.
    pub caseload: [Option<f64>; 2],
}

/// What moving districts to a unit would do.
#[derive(Clone, Debug, PartialEq)]
pub struct MovePreview {
    /// Revision of the plan that it was computed from.
    pub revision: u64,
    /// Position of the month that the caseloads are of.
    pub month: usize,
    /// The districts that were asked about.
    pub asked: Vec<DistrictIdx>,
    /// The districts that would move: with their groups, without those that are locked or lie
    /// there already.
    pub districts: Vec<DistrictIdx>,
    /// Where to.
    pub to: UnitIdx,
    /// Children and young people 0–19 who would change unit.
    pub children_0_19: f64,
    /// The units whose districts change; the one that gets them is last.
    pub shifts: Vec<UnitShift>,
    /// Parts of the units' areas that the move would cut off.
    pub islands: Vec<Island>,
    /// The bases side by side after the move, in the month.
    pub balance: BaseBalance,
    /// Change of the municipality's gross cost over the simulated months with the plan's posts.
    pub plan_cost: Ore,
    /// The same per year.
    pub plan_cost_per_year: Ore,
}

/// Of `districts` those that would move to `to` in `month`, with their groups, and `plan` after
/// that; `None` where nothing would move.
pub(super) fn moved(
    plan: &Plan,
    districts: &[DistrictIdx],
    to: UnitIdx,
    month: Month,
) -> Option<(Vec<DistrictIdx>, Plan)> {
    let mut moving = resolve(plan, districts, to).moving;
    moving.retain(|&district| plan.unit_at(district, month) != to);
    if moving.is_empty() || !plan.units.contains_index(to) {
        return None;
    }
    let mut after = plan.clone();
    let owners = moving.iter().map(|&district| (district, to));
    owners_at(plan, owners, month, None)?.apply(&mut after).ok()?;
    Some((moving, after))
}

impl MovePreview {
    /// What moving `districts` to `to` would do to the figures in the month at position `t`.
    /// `None` where nothing would move or the plan cannot be simulated.
    #[must_use]
    pub fn of(
        document: &Document,
        results: &Results,
        districts: &[DistrictIdx],
        to: UnitIdx,
        t: usize,
    ) -> Option<Self> {
        let map = &document.map;
        let month = document.plan.start.plus(t as i32);
        let (moving, after) = moved(&document.plan, districts, to, month)?;
        let owner = |district: DistrictIdx| document.plan.unit_at(district, month);
        let mut from: Vec<UnitIdx> = moving.iter().map(|&district| owner(district)).collect();
        from.sort();
        from.dedup();
        let before = results.simulation()?;
        let simulated = run(&map.indicators, &after).ok()?;
        let new_loads: IndexVec<UnitIdx, UnitLoad> =
            loads(map, &after, &Demand::new(&map.indicators, &after), month);
        let units: Vec<UnitIdx> = from.into_iter().chain([to]).collect();
        let shifts = units
            .iter()
            .map(|&unit| UnitShift {
                unit,
                load: [&results.loads, &new_loads]
                    .map(|loads| loads.get(unit).copied().unwrap_or_default()),
                caseload: [before, &simulated]
                    .map(|run| run.at(unit, t).and_then(|month| month.caseload)),
            })
            .collect();
        let islands = new_islands(map, &document.plan, &after, &units, month);
        let month = document.plan.start.plus(t as i32);
        let balances = &results.balances;
        let balance = balances.changed(balances.at(month), &after.owners_at(month));
        let total = |run: &crate::simulate::Simulation| run.cost(None, 0..run.months()).total();
        let plan_cost = total(&simulated) - total(before);
        let years = before.months() as f64 / 12.0;
        Some(Self {
            revision: results.revision,
            month: t,
            asked: districts.to_vec(),
            children_0_19: map.indicators.shown_children_of(&moving),
            districts: moving,
            to,
            shifts,
            islands,
            balance,
            plan_cost,
            plan_cost_per_year: Ore::from_sek(plan_cost.to_sek() / years),
        })
    }
}
