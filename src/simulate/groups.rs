//! Districts that are served alike in every month, taken as one.
//!
//! A unit closes its cases evenly between its districts (`docs/model.md`), and all else that the
//! model does with a district is in proportion to its children and reports. So districts with
//! the same unit, the same moves and the same first live month can be summed once, and a map of
//! thousands of districts costs no more than one of thirty.

use std::collections::BTreeMap;

use super::demand::{Demand, DistrictDemand};
use super::result::UnitMonth;
use crate::model::{IndexVec, Month, UnitIdx};

/// The part of the children that makes up each end.
const QUINTILE: f64 = 0.2;

/// Districts that are served alike, and what they ask for together.
#[derive(Clone, Debug)]
pub(super) struct Group {
    /// Their sums, and what they have in common.
    pub(super) demand: DistrictDemand,
    /// How many of their children 0–17 are in the fifth with the lowest need weight.
    lowest: f64,
    /// The same with the highest.
    highest: f64,
}

/// What the districts of a group have in common: the unit, the first live month, and the moves.
type Alike<'a> = (UnitIdx, Option<Month>, &'a [(Month, UnitIdx)]);

/// All districts, in groups.
#[derive(Clone, Debug)]
pub(super) struct Groups {
    pub(super) all: Vec<Group>,
    /// Children 0–17 that make up each end.
    fifth: f64,
    /// Children 0–17 times the need weight of the whole municipality.
    need_children: f64,
}

impl Groups {
    pub(super) fn new(demand: &Demand) -> Self {
        let mut known: BTreeMap<Alike<'_>, usize> = BTreeMap::new();
        let mut groups: Vec<Group> = Vec::new();
        let mut weights: Vec<Weighted> = Vec::with_capacity(demand.districts.len());
        for (index, district) in demand.districts.iter_enumerated() {
            let alike = (district.unit, district.live_from, district.reassigned.as_slice());
            let group = *known.entry(alike).or_insert(groups.len());
            if let Some(Group { demand: sum, .. }) = groups.get_mut(group) {
                sum.children_0_17 += district.children_0_17;
                sum.need_children += district.need_children;
                sum.reports += district.reports;
            } else {
                let demand = district.clone();
                groups.push(Group { demand, lowest: 0.0, highest: 0.0 });
            }
            let weight = demand.need.weight.get(index).copied().unwrap_or(1.0);
            weights.push(Weighted { weight, children: district.children_0_17, group });
        }
        // Districts stand in the order of their code, and a stable sort keeps it among equals.
        weights.sort_by(|a, b| a.weight.total_cmp(&b.weight));
        let fifth = QUINTILE * weights.iter().map(|district| district.children).sum::<f64>();
        for (group, children) in first_children(weights.iter(), fifth) {
            if let Some(group) = groups.get_mut(group) {
                group.lowest += children;
            }
        }
        for (group, children) in first_children(weights.iter().rev(), fifth) {
            if let Some(group) = groups.get_mut(group) {
                group.highest += children;
            }
        }
        let need_children = groups.iter().map(|group| group.demand.need_children).sum();
        Self { all: groups, fifth, need_children }
    }

    /// Share of the municipal need whose district has been live for at least `months` in `month`.
    pub(super) fn share_live(&self, demand: &Demand, month: Month, months: i32) -> f64 {
        let is_live = |group: &DistrictDemand| {
            group.live_from.is_some_and(|live| month.months_since(live) >= months)
                && !demand.is_central(demand.served_by(group, month))
        };
        let live: f64 = self
            .all
            .iter()
            .filter(|group| is_live(&group.demand))
            .map(|group| group.demand.need_children)
            .sum();
        if self.need_children > 0.0 { live / self.need_children } else { 0.0 }
    }

    /// Coverage in the fifth of the children with the highest need weight over that in the fifth
    /// with the lowest; a district that straddles a limit counts with its part. `None` where
    /// either side is undefined or the lowest fifth has no coverage.
    pub(super) fn equity(
        &self,
        demand: &Demand,
        month: Month,
        units: &IndexVec<UnitIdx, UnitMonth>,
    ) -> Option<f64> {
        let coverage = |children: &dyn Fn(&Group) -> f64| {
            let mut sum = 0.0;
            for group in self.all.iter().filter(|group| children(group) > 0.0) {
                let unit = demand.served_by(&group.demand, month);
                sum += children(group) * units.get(unit)?.coverage?;
            }
            (self.fifth > 0.0).then_some(sum / self.fifth)
        };
        let lowest = coverage(&|group| group.lowest)?;
        let highest = coverage(&|group| group.highest)?;
        (lowest > 0.0).then_some(highest / lowest)
    }
}

/// A district as the fifths see it.
#[derive(Clone, Copy, Debug)]
struct Weighted {
    weight: f64,
    children: f64,
    group: usize,
}

/// The groups that the first `limit` children belong to, and how many of them belong to each.
fn first_children<'a>(
    districts: impl Iterator<Item = &'a Weighted>,
    limit: f64,
) -> Vec<(usize, f64)> {
    let mut left = limit;
    let mut found = Vec::new();
    for &Weighted { children, group, .. } in districts {
        let counted = children.min(left);
        if counted > 0.0 {
            found.push((group, counted));
            left -= counted;
        }
    }
    found
}
