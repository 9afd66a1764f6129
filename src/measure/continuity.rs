//! Continuity of care: how many children's districts change the unit that serves them.

use crate::model::{DistrictIdx, IndicatorTable, Month, Plan, UnitIdx};

/// How often districts change the unit that serves them, weighted by children.
///
/// A family in touch with social services meets new people when its district changes unit. How
/// many families that is follows the children; who they are is nobody's business here.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Continuity {
    /// Children 0–19 of all districts.
    pub children: f64,
    /// Children whose district changes unit at least once within the plan's months.
    pub changing: f64,
    /// Children whose district changes unit twice or more.
    pub changing_twice: f64,
    /// Children whose district goes from one local unit to another, at least once.
    pub between_bases: f64,
    /// Children times changes of unit: the hand-overs on the whole.
    pub handovers: f64,
    /// The districts that change unit twice or more.
    pub twice: Vec<DistrictIdx>,
}

/// The units that serve `district` within the plan's months, each with the month from which it
/// does; the first from the plan's first month. What happened before that is history.
#[must_use]
pub fn served(plan: &Plan, district: DistrictIdx) -> Vec<(Month, UnitIdx)> {
    let central = plan.central();
    let live = plan.live_from(district);
    let serving = |month: Month| match live {
        Some(live) if live <= month => plan.unit_at(district, month),
        _ => central,
    };
    let starts = plan.steps.iter().map(|step| step.start);
    let mut months: Vec<Month> =
        starts.filter(|&month| month > plan.start && month < plan.end()).collect();
    months.sort_unstable();
    let mut served = vec![(plan.start, serving(plan.start))];
    for month in months {
        let unit = serving(month);
        if served.last().is_some_and(|&(_, before)| before != unit) {
            served.push((month, unit));
        }
    }
    served
}

impl Continuity {
    /// Of `plan` on a map with these figures.
    #[must_use]
    pub fn of(table: &IndicatorTable, plan: &Plan) -> Self {
        let central = plan.central();
        let mut sum = Self::default();
        for district in plan.assignment.indices() {
            let children = table.children_0_19(district);
            let served = served(plan, district);
            let changes = served.len().saturating_sub(1);
            let pairs = served.iter().zip(served.iter().skip(1));
            let between = |(&(_, a), &(_, b)): (&(Month, UnitIdx), &(Month, UnitIdx))| {
                a != central && b != central
            };
            sum.children += children;
            sum.handovers += children * changes as f64;
            sum.changing += if changes > 0 { children } else { 0.0 };
            sum.between_bases += if pairs.into_iter().any(between) { children } else { 0.0 };
            if changes > 1 {
                sum.changing_twice += children;
                sum.twice.push(district);
            }
        }
        sum
    }
}
