//! Children and need of the groups of districts, by calendar year, under given parameters.
//!
//! The formulas stand in `docs/model.md`, section Demand.

#![expect(
    clippy::indexing_slicing,
    reason = "all arrays have one place a group, district or year, made together"
)]

use std::collections::BTreeMap;

use crate::measure::need::{NeedIndex, need};
use crate::model::{
    AgeGroup, DistrictIdx, Index, IndicatorTable, Month, ParamId, Parameters, Plan, UnitIdx,
};

/// The part of the children that makes up each end.
const QUINTILE: f64 = 0.2;

/// Districts that are served alike in every month, taken as one.
///
/// A unit closes its cases evenly between its districts, and all else that the model does with a
/// district is in proportion to its children and reports. So districts with the same unit, the
/// same moves and the same first live month can be summed once, and a map of thousands of
/// districts costs no more than one of thirty.
#[derive(Clone, Debug)]
pub(super) struct Group {
    /// The unit that serves it, month by month.
    pub(super) served_by: Vec<usize>,
    /// Position of the month in which a unit of its own first serves it; may lie before month 0.
    pub(super) live_from: Option<i32>,
    /// Number of its districts.
    pub(super) districts: usize,
    /// Visiting days a month of its districts.
    pub(super) visits: f64,
}

/// What the districts of a group have in common: the unit, the start of their step, the moves.
type Alike<'a> = (usize, Option<Month>, &'a [(Month, UnitIdx)]);

/// All districts, in groups, with what their demand follows from.
#[derive(Clone, Debug)]
pub(super) struct Groups {
    pub(super) all: Vec<Group>,
    /// Per district: its group.
    group_of: Vec<usize>,
    /// Per district: the need index.
    z: Vec<f64>,
    /// Per district: children 0–19 of the map.
    children_0_19: Vec<f64>,
    /// Per calendar year of the simulation, and first of all for the table's first year: children
    /// by age group and district. Empty without a population table.
    population: Vec<Vec<[f64; AgeGroup::COUNT]>>,
    /// Number of calendar years.
    years: usize,
    /// Districts by rising need weight, where the weights differ at all.
    by_need: Vec<usize>,
    /// Per source of funding that is limited to districts: its position and its districts.
    limited: Vec<(usize, Vec<bool>)>,
    /// Ids of need indicators that the map lacks.
    pub(super) missing: Vec<String>,
}

/// What the groups ask for under given parameters.
#[derive(Clone, Debug, Default)]
pub(super) struct Sums {
    /// The parameters that they were computed from.
    key: Option<[f64; 5]>,
    /// By year and group: children 0–17.
    pub(super) children: Vec<Vec<f64>>,
    /// By year and group: children times age factor and need weight.
    pub(super) need: Vec<Vec<f64>>,
    /// By year: the need of all groups.
    pub(super) all_need: Vec<f64>,
    /// Per source of funding that is limited to districts: its position, and by year and group the
    /// need of its districts.
    pub(super) limited: Vec<(usize, Vec<Vec<f64>>)>,
    /// By group: how many of its children are in the fifth with the lowest need weight.
    pub(super) lowest: Vec<f64>,
    /// The same with the highest.
    pub(super) highest: Vec<f64>,
    /// Children that make up each end.
    pub(super) fifth: f64,
}

impl Groups {
    pub(super) fn new(table: &IndicatorTable, plan: &Plan) -> Self {
        let count = plan.assignment.len();
        // z does not depend on b.
        let need = need(table, count, &NeedIndex::of(plan), 0.0);
        let months = usize::from(plan.horizon_months);
        let central = plan.central().to_usize();
        let mut steps = vec![None; count];
        for step in &plan.steps {
            for district in &step.districts {
                // A district is in one step at the most.
                if let Some(slot) = steps.get_mut(district.to_usize()) {
                    *slot = slot.or(Some(step.start));
                }
            }
        }
        let mut moves: BTreeMap<usize, Vec<(Month, UnitIdx)>> = BTreeMap::new();
        let mut moving: Vec<_> = plan.steps.iter().filter(|s| !s.reassign.is_empty()).collect();
        moving.sort_by_key(|step| step.start);
        for step in moving {
            for (&district, &unit) in &step.reassign {
                moves.entry(district.to_usize()).or_default().push((step.start, unit));
            }
        }
        let mut known: BTreeMap<Alike<'_>, usize> = BTreeMap::new();
        let mut all: Vec<Group> = Vec::new();
        let mut group_of = Vec::with_capacity(count);
        let nowhere: &[(Month, UnitIdx)] = &[];
        for (district, &unit) in plan.assignment.iter_enumerated() {
            let d = district.to_usize();
            let moved = moves.get(&d).map_or(nowhere, Vec::as_slice);
            let key = (unit.to_usize(), steps[d], moved);
            let group = *known.entry(key).or_insert_with(|| {
                let begins = steps[d];
                let served = |month: Month| match begins {
                    Some(begins) if begins <= month => moved
                        .iter()
                        .rev()
                        .find(|&&(from, _)| from <= month)
                        .map_or(unit, |&(_, unit)| unit)
                        .to_usize(),
                    _ => central,
                };
                let live = begins.and_then(|begins| {
                    let later = moved.iter().map(|&(month, _)| month).filter(|m| *m > begins);
                    std::iter::once(begins).chain(later).find(|&month| served(month) != central)
                });
                all.push(Group {
                    served_by: (0..months).map(|t| served(plan.start.plus(t as i32))).collect(),
                    live_from: live.map(|month| month.months_since(plan.start)),
                    districts: 0,
                    visits: 0.0,
                });
                all.len() - 1
            });
            all[group].districts += 1;
            all[group].visits += plan.model.visits.get(&district).copied().unwrap_or(0.0);
            group_of.push(group);
        }
        let z: Vec<f64> = need.z.as_slice().to_vec();
        let mut by_need: Vec<usize> = (0..count).collect();
        // Districts stand in the order of their code, and a stable sort keeps it among equals.
        by_need.sort_by(|&a, &b| z[a].total_cmp(&z[b]));
        let first = plan.start.year();
        let years = (plan.end().plus(-1).year() - first + 1) as usize;
        let districts = || (0..count).map(DistrictIdx::from_usize);
        let population = plan.model.population.as_ref().map_or_else(Vec::new, |population| {
            let table_first = population.years.first().copied().unwrap_or(first);
            std::iter::once(table_first)
                .chain((0..years).map(|year| first + year as i32))
                .map(|year| districts().map(|d| population.children(d, year)).collect())
                .collect()
        });
        let limited = plan.funding.iter().enumerate().filter_map(|(source, funding)| {
            let own = funding.pays_for.districts.as_ref()?;
            Some((source, districts().map(|district| own.contains(&district)).collect()))
        });
        let limited = limited.collect();
        Self {
            all,
            limited,
            group_of,
            z,
            children_0_19: districts().map(|district| table.children_0_19(district)).collect(),
            population,
            years,
            by_need,
            missing: need.missing,
        }
    }

    /// What the groups ask for under `parameters`, in `sums`; nothing is done where these are the
    /// same as before.
    pub(super) fn sum(&self, parameters: &Parameters, sums: &mut Sums) {
        let [share, b] = [ParamId::Share0To17, ParamId::NeedWeightB].map(|p| parameters.value(p));
        let factors = AgeGroup::ALL.map(|group| parameters.value(group.factor()));
        let key = [share, b, factors[0], factors[1], factors[2]];
        if sums.key == Some(key) {
            return;
        }
        sums.key = Some(key);
        let first = self.children(0, share, factors);
        let all: f64 = first.iter().map(|(children, _)| children).sum();
        let mut weights: Vec<f64> = self.z.iter().map(|z| (b * z).exp()).collect();
        let weighted: f64 =
            weights.iter().zip(&first).map(|(raw, (children, _))| raw * children).sum();
        let mean = weighted / all;
        for weight in &mut weights {
            *weight = if mean.is_finite() && mean > 0.0 { *weight / mean } else { 1.0 };
        }
        self.fifths(&first, all, b, sums);
        let groups = self.all.len();
        sums.children = vec![vec![0.0; groups]; self.years];
        sums.need = vec![vec![0.0; groups]; self.years];
        // Without a table all years are alike.
        let tables = if self.population.is_empty() { 1 } else { self.years };
        for year in 0..tables {
            let of_year = if year == 0 { &first } else { &self.children(year, share, factors) };
            for (d, (children, counted)) in of_year.iter().enumerate() {
                let group = self.group_of[d];
                sums.children[year][group] += children;
                sums.need[year][group] += counted * weights[d];
            }
        }
        for year in tables..self.years {
            for years in [&mut sums.children, &mut sums.need] {
                let (first, later) = years.split_at_mut(1);
                later[year - 1].copy_from_slice(&first[0]);
            }
        }
        sums.limited.clear();
        for (source, own) in &self.limited {
            let mut need = vec![vec![0.0; groups]; self.years];
            for (year, by_group) in need.iter_mut().enumerate() {
                let of_year = self.children(year, share, factors);
                for (d, (_, counted)) in of_year.iter().enumerate().filter(|(d, _)| own[*d]) {
                    by_group[self.group_of[d]] += counted * weights[d];
                }
            }
            sums.limited.push((*source, need));
        }
        sums.all_need = sums.need.iter().map(|groups| groups.iter().sum()).collect();
    }

    /// Per district in a calendar year: children 0–17, and the same counted by their age.
    fn children(
        &self,
        year: usize,
        share: f64,
        factors: [f64; AgeGroup::COUNT],
    ) -> Vec<(f64, f64)> {
        if self.population.is_empty() {
            let children = self.children_0_19.iter().map(|children| children * share);
            return children.map(|children| (children, children)).collect();
        }
        let by_age = |ages: &[f64; AgeGroup::COUNT]| -> f64 {
            ages.iter().zip(factors).map(|(children, factor)| children * factor).sum()
        };
        let first: f64 = self.population[0].iter().flatten().sum();
        let counted: f64 = self.population[0].iter().map(by_age).sum();
        // So the factors alone do not change the municipal total of the table's first year.
        let mean = if first > 0.0 && counted > 0.0 { counted / first } else { 1.0 };
        let of_year = self.population[year + 1].iter();
        of_year.map(|ages| (ages.iter().sum(), by_age(ages) / mean)).collect()
    }

    /// How many children of each group are in the fifths with the lowest and the highest need.
    fn fifths(&self, first: &[(f64, f64)], all: f64, b: f64, sums: &mut Sums) {
        sums.fifth = QUINTILE * all;
        let count = first.len();
        // With b = 0 all weights are alike, and the order of the codes decides.
        let district = |position: usize| if b > 0.0 { self.by_need[position] } else { position };
        let mut ends = [(); 2].map(|()| vec![0.0; self.all.len()]);
        for (end, groups) in ends.iter_mut().enumerate() {
            let mut left = sums.fifth;
            for position in 0..count {
                let d = district(if end == 0 { position } else { count - 1 - position });
                let counted = first[d].0.min(left);
                if counted > 0.0 {
                    groups[self.group_of[d]] += counted;
                    left -= counted;
                }
            }
        }
        [sums.lowest, sums.highest] = ends;
    }
}
