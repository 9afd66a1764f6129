//! Children and need of the groups of districts, by calendar year, under given parameters.
//!
//! The formulas stand in `docs/model.md`, section Demand.

#![expect(
    clippy::indexing_slicing,
    clippy::inline_always,
    reason = "all arrays have one place a group, district or year, made together; some is asked \
              every month"
)]

use std::collections::BTreeMap;

use super::given::Given;
use crate::measure::need::{NeedIndex, need};
use crate::model::{AgeGroup, DistrictIdx, Index, IndicatorTable, Month, ParamId, Plan, UnitIdx};
use crate::probability::lanes::Lanes;

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

/// What the groups ask for under given parameters. Years are calendar years of the simulation.
#[derive(Clone, Debug, Default)]
pub(super) struct Sums<const N: usize> {
    /// The parameters that they were computed from, and whether with `lowest` and `highest`.
    key: Option<([[f64; 5]; N], bool)>,
    /// By year and group: children 0–17. Where all years are alike there is one.
    children: Vec<Vec<Lanes<N>>>,
    /// The same for children times age factor and need weight.
    need: Vec<Vec<Lanes<N>>>,
    /// The same: the need of all groups.
    all_need: Vec<Lanes<N>>,
    /// Per source of funding that is limited to districts: its position, and by year and group the
    /// need of its districts.
    limited: Vec<(usize, Vec<Vec<Lanes<N>>>)>,
    /// By group: how many of its children are in the fifth with the lowest need weight.
    pub(super) lowest: Vec<Lanes<N>>,
    /// The same with the highest.
    pub(super) highest: Vec<Lanes<N>>,
    /// Children that make up each end.
    pub(super) fifth: Lanes<N>,
    /// By district: children 0–17 in a year, and the same counted by their age.
    counted: Vec<(Lanes<N>, Lanes<N>)>,
    /// By district.
    weights: Vec<Lanes<N>>,
}

/// What stands at `year`, or first where all years are alike.
#[inline(always)]
fn of_year<T>(years: &[T], year: usize) -> &T {
    if years.len() == 1 { &years[0] } else { &years[year] }
}

impl<const N: usize> Sums<N> {
    /// By group: children 0–17 in `year`.
    #[inline(always)]
    pub(super) fn children(&self, year: usize) -> &[Lanes<N>] {
        of_year(&self.children, year).as_slice()
    }

    /// By group: children times age factor and need weight in `year`.
    #[inline(always)]
    pub(super) fn need(&self, year: usize) -> &[Lanes<N>] {
        of_year(&self.need, year).as_slice()
    }

    /// The need of all groups in `year`.
    #[inline(always)]
    pub(super) fn all_need(&self, year: usize) -> Lanes<N> {
        *of_year(&self.all_need, year)
    }

    /// Per source of funding that is limited to districts: its position, and by group the need of
    /// its districts in `year`.
    pub(super) fn limited(&self, year: usize) -> impl Iterator<Item = (usize, &[Lanes<N>])> {
        self.limited.iter().map(move |(source, need)| (*source, of_year(need, year).as_slice()))
    }
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
                .map(|year| {
                    let of = |d| plan.children_by_age(d, year).unwrap_or_default();
                    districts().map(of).collect()
                })
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

    /// What the groups ask for under the parameters `given`, in `sums`; nothing is done where these
    /// are the same as before. The fifths only `with_fifths`.
    pub(super) fn sum<const N: usize>(
        &self,
        given: Given<'_, N>,
        with_fifths: bool,
        sums: &mut Sums<N>,
    ) {
        let factors = AgeGroup::ALL.map(AgeGroup::factor);
        let [f0, f1, f2] = factors;
        let params = [ParamId::Share0To17, ParamId::NeedWeightB, f0, f1, f2];
        let values = given.0.each_ref().map(|own| params.map(|param| own.value(param)));
        let key = Some((values, with_fifths));
        if sums.key == key {
            return;
        }
        sums.key = key;
        let share = given.value(ParamId::Share0To17);
        let b = given.value(ParamId::NeedWeightB);
        let factors = factors.map(|factor| given.value(factor));
        self.count(0, share, factors, &mut sums.counted);
        let all: Lanes<N> = sums.counted.iter().map(|(children, _)| *children).sum();
        sums.weights.clear();
        sums.weights.extend(self.z.iter().map(|z| b.map(|b| (b * z).exp())));
        let pairs = sums.weights.iter().zip(&sums.counted);
        let mean = pairs.map(|(raw, (children, _))| *raw * *children).sum::<Lanes<N>>() / all;
        for weight in &mut sums.weights {
            let over = |weight, mean: f64| {
                if mean.is_finite() && mean > 0.0 { weight / mean } else { 1.0 }
            };
            *weight = weight.with(mean, over);
        }
        if with_fifths {
            self.fifths(all, b, sums);
        }
        self.by_group(share, factors, sums);
        sums.all_need.clear();
        let all_need = |groups: &Vec<Lanes<N>>| groups.iter().copied().sum::<Lanes<N>>();
        sums.all_need.extend(sums.need.iter().map(all_need));
    }

    /// Sums the districts to groups, in every year.
    fn by_group<const N: usize>(
        &self,
        share: Lanes<N>,
        factors: [Lanes<N>; AgeGroup::COUNT],
        sums: &mut Sums<N>,
    ) {
        let groups = self.all.len();
        // Without a table all years are alike.
        let years = if self.population.is_empty() { 1 } else { self.years };
        for all in [&mut sums.children, &mut sums.need] {
            all.resize(years, Vec::new());
        }
        sums.limited.clear();
        sums.limited.extend(self.limited.iter().map(|(source, _)| (*source, Vec::new())));
        for year in 0..years {
            if year > 0 {
                self.count(year, share, factors, &mut sums.counted);
            }
            for all in [&mut sums.children[year], &mut sums.need[year]] {
                all.clear();
                all.resize(groups, Lanes::ZERO);
            }
            for (d, (children, counted)) in sums.counted.iter().enumerate() {
                let group = self.group_of[d];
                sums.children[year][group] += *children;
                sums.need[year][group] += *counted * sums.weights[d];
            }
            for ((_, need), (_, own)) in sums.limited.iter_mut().zip(&self.limited) {
                let mut by_group = vec![Lanes::ZERO; groups];
                let counted = sums.counted.iter().enumerate();
                for (d, (_, counted)) in counted.filter(|(d, _)| own[*d]) {
                    by_group[self.group_of[d]] += *counted * sums.weights[d];
                }
                need.push(by_group);
            }
        }
    }

    /// Sets `counted`, per district in a calendar year, to children 0–17 and the same counted by
    /// their age.
    fn count<const N: usize>(
        &self,
        year: usize,
        share: Lanes<N>,
        factors: [Lanes<N>; AgeGroup::COUNT],
        counted: &mut Vec<(Lanes<N>, Lanes<N>)>,
    ) {
        counted.clear();
        if self.population.is_empty() {
            let children = self.children_0_19.iter().map(|children| *children * share);
            counted.extend(children.map(|children| (children, children)));
            return;
        }
        let by_age = |ages: &[f64; AgeGroup::COUNT]| -> Lanes<N> {
            ages.iter().zip(factors).map(|(children, factor)| *children * factor).sum()
        };
        let first: f64 = self.population[0].iter().flatten().sum();
        let all: Lanes<N> = self.population[0].iter().map(by_age).sum();
        // So the factors alone do not change the municipal total of the table's first year.
        let mean = all.map(|all| if first > 0.0 && all > 0.0 { all / first } else { 1.0 });
        let of_year = self.population[year + 1].iter();
        counted.extend(
            of_year.map(|ages| (Lanes::from(ages.iter().sum::<f64>()), by_age(ages) / mean)),
        );
    }

    /// How many children of each group are in the fifths with the lowest and the highest need.
    fn fifths<const N: usize>(&self, all: Lanes<N>, b: Lanes<N>, sums: &mut Sums<N>) {
        sums.fifth = QUINTILE * all;
        let count = sums.counted.len();
        let mut ends = [(); 2].map(|()| vec![Lanes::ZERO; self.all.len()]);
        for (end, groups) in ends.iter_mut().enumerate() {
            for lane in 0..N {
                // With b = 0 all weights are alike, and the order of the codes decides.
                let is_by_need = b.0[lane] > 0.0;
                let mut left = sums.fifth.0[lane];
                for position in 0..count {
                    let position = if end == 0 { position } else { count - 1 - position };
                    let d = if is_by_need { self.by_need[position] } else { position };
                    let counted = sums.counted[d].0.0[lane].min(left);
                    if counted > 0.0 {
                        groups[self.group_of[d]].0[lane] += counted;
                        left -= counted;
                    }
                }
            }
        }
        [sums.lowest, sums.highest] = ends;
    }
}
