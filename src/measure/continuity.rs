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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{DistrictSet, StepId};

    /// The decision of 2023 on the real map: every district but Skäggetorp goes from the central
    /// unit to its base within the plan's months.
    fn decision() -> (DistrictSet, Plan) {
        let map = crate::read::builtin("linkoping").unwrap();
        let text = include_str!("../../assets/presets/beslut-2023.narplan.json");
        let codes: Vec<String> = map.districts.iter().map(|one| one.code.clone()).collect();
        let plan = crate::store::parse(text, &codes).unwrap().plan;
        (map, plan)
    }

    /// Children 0–19 by code, read from the table itself.
    fn children(code: &str) -> f64 {
        let table = include_str!("../../maps/linkoping/indicators.csv");
        let mut lines = table.lines();
        let headings: Vec<&str> = lines.next().unwrap().split(',').collect();
        let column = headings.iter().position(|name| name.starts_with("barn_unga_0_19")).unwrap();
        let row = lines.find(|line| line.contains(code)).unwrap();
        row.split(',').nth(column).unwrap().parse().unwrap()
    }

    fn reassign(plan: &mut Plan, step: u32, district: DistrictIdx, unit: &str) {
        let unit = plan.unit_by_id(unit).unwrap();
        let step = plan.steps.iter_mut().find(|known| known.id == StepId(step)).unwrap();
        step.reassign.insert(district, unit);
    }

    #[test]
    fn who_goes_live_within_the_plan_changes_once_and_history_does_not_count() {
        let (map, plan) = decision();
        let found = Continuity::of(&map.indicators, &plan);
        let once = found.children - children("0580R018");
        assert!((found.changing - once).abs() < 1e-9 && (found.handovers - once).abs() < 1e-9);
        assert!(found.changing_twice == 0.0 && found.between_bases == 0.0);
        assert!(found.twice.is_empty());
    }

    #[test]
    fn a_base_now_and_another_later_is_two_changes_and_before_going_live_it_is_one() {
        let (map, mut plan) = decision();
        let before = Continuity::of(&map.indicators, &plan);
        let (twice, once) = (map.by_code("0580R002").unwrap(), map.by_code("0580R009").unwrap());
        // In step 2 the first is live in norr; step 5 gives it to öster. The second goes live in
        // step 5 and has been given to norr by then.
        reassign(&mut plan, 5, twice, "oster");
        reassign(&mut plan, 2, once, "norr");
        let found = Continuity::of(&map.indicators, &plan);
        assert_eq!(found.twice, [twice]);
        let more = children("0580R002");
        assert!((found.changing_twice - more).abs() < 1e-9);
        assert!((found.between_bases - more).abs() < 1e-9);
        assert!((found.handovers - before.handovers - more).abs() < 1e-9);
        assert!((found.changing - before.changing).abs() < 1e-9);
        let norr = plan.unit_by_id("norr").unwrap();
        assert_eq!(served(&plan, once).last().map(|&(_, unit)| unit), Some(norr));
    }
}
