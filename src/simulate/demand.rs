//! Reports and started investigations of each district.

use crate::measure::need::{Need, NeedIndex, need};
use crate::model::{
    AgeGroup, Disclosure, DistrictIdx, IndexVec, IndicatorTable, Month, ParamId, Plan, UnitIdx,
};

/// What a district asks of social services, and of which unit.
#[derive(Clone, Debug, PartialEq)]
pub struct DistrictDemand {
    /// Children 0–17.
    pub children_0_17: f64,
    /// Children 0–17 times the need weight.
    pub need_children: f64,
    /// Reports of concern a month, without the first-year rise.
    pub reports: f64,
    /// The unit that it belongs to once live, until a step gives it another.
    pub unit: UnitIdx,
    /// The units that steps give it, with the months from which it has them, in order of time.
    pub reassigned: Vec<(Month, UnitIdx)>,
    /// When a unit of its own first serves it; `None` where the central unit keeps it.
    pub live_from: Option<Month>,
    /// Whether its number of children is hidden by the plan's disclosure rule: what it asks for
    /// then follows from what stands in for that, and is not shown.
    pub is_hidden: bool,
}

/// Demand of all districts.
#[derive(Clone, Debug)]
pub struct Demand {
    /// Per district.
    pub districts: IndexVec<DistrictIdx, DistrictDemand>,
    /// The need index that it rests on.
    pub need: Need,
    central: UnitIdx,
    share_investigated: f64,
    rule: Disclosure,
}

/// Reports of concern a year from `children` 0–17 at `per_1000` a year.
#[must_use]
pub fn reports_per_year(children_0_17: f64, per_1000: f64) -> f64 {
    children_0_17 * per_1000 / 1000.0
}

/// Children 0–17 of a district, and the same counted by their age.
#[derive(Clone, Copy, Debug, Default)]
struct Counted {
    children: f64,
    by_age: f64,
}

/// The children of every district in the calendar year of the plan's first month.
fn children_of(table: &IndicatorTable, plan: &Plan) -> IndexVec<DistrictIdx, Counted> {
    let Some(population) = &plan.model.population else {
        let share = plan.parameters.value(ParamId::Share0To17);
        return plan
            .assignment
            .indices()
            .map(|district| {
                let children = table.children_0_19(district) * share;
                Counted { children, by_age: children }
            })
            .collect();
    };
    let factors = AgeGroup::ALL.map(|group| plan.parameters.value(group.factor()));
    let by_age = |ages: [f64; AgeGroup::COUNT]| -> f64 {
        ages.iter().zip(factors).map(|(children, factor)| children * factor).sum()
    };
    let of = |year| {
        let districts = plan.assignment.indices();
        districts.map(move |district| plan.children_by_age(district, year).unwrap_or_default())
    };
    let first = population.years.first().copied().unwrap_or_default();
    let children: f64 = of(first).flatten().sum();
    let counted: f64 = of(first).map(by_age).sum();
    let mean = if children > 0.0 && counted > 0.0 { counted / children } else { 1.0 };
    of(plan.start.year())
        .map(|ages| Counted { children: ages.iter().sum(), by_age: by_age(ages) / mean })
        .collect()
}

/// Divides the weights by their mean over the children of a population table.
fn reweigh(need: &mut Need, children: &IndexVec<DistrictIdx, Counted>) {
    let all: f64 = children.iter().map(|counted| counted.children).sum();
    let weights = need.weight.iter().zip(children);
    let mean = weights.map(|(weight, counted)| weight * counted.children).sum::<f64>() / all;
    if mean.is_finite() && mean > 0.0 {
        need.weight.iter_mut().for_each(|weight| *weight /= mean);
    }
}

impl Demand {
    /// Demand under `plan` on a map with these figures, in the year of its first month.
    #[must_use]
    pub fn new(table: &IndicatorTable, plan: &Plan) -> Self {
        let parameters = &plan.parameters;
        let b = parameters.value(ParamId::NeedWeightB);
        let mut need = need(table, plan.assignment.len(), &NeedIndex::of(plan), b);
        let per_1000 = parameters.value(ParamId::ReportsPer1000);
        let children = children_of(table, plan);
        if plan.model.population.is_some() {
            reweigh(&mut need, &children);
        }
        let districts = plan
            .assignment
            .iter_enumerated()
            .map(|(district, &unit)| {
                let weight = need.weight.get(district).copied().unwrap_or(1.0);
                let counted = children.get(district).copied().unwrap_or_default();
                let need_children = counted.by_age * weight;
                DistrictDemand {
                    children_0_17: counted.children,
                    need_children,
                    reports: reports_per_year(need_children, per_1000) / 12.0,
                    unit,
                    reassigned: plan.reassignments(district),
                    live_from: plan.live_from(district),
                    is_hidden: if plan.model.population.is_some() {
                        plan.hides_children_by_age(district)
                    } else {
                        table.hides_children(district)
                    },
                }
            })
            .collect();
        Self {
            districts,
            need,
            central: plan.central(),
            rule: plan.disclosure,
            share_investigated: parameters.fraction(ParamId::ShareInvestigated),
        }
    }

    /// A sum of children over districts, as it may be shown: rounded where any district's number
    /// is hidden.
    #[must_use]
    pub fn shown_children(&self, sum: f64) -> f64 {
        let hides_any = self.districts.iter().any(|district| district.is_hidden);
        if hides_any { self.rule.rounded(sum) } else { sum }
    }

    /// The unit that serves `district` in `month`.
    #[must_use]
    pub fn served_by(&self, district: &DistrictDemand, month: Month) -> UnitIdx {
        match district.live_from {
            Some(live) if live <= month => {
                let moved = district.reassigned.iter().rev().find(|&&(from, _)| from <= month);
                moved.map_or(district.unit, |&(_, unit)| unit)
            }
            _ => self.central,
        }
    }

    /// Investigations that `reports` start.
    #[must_use]
    pub fn started(&self, reports: f64) -> f64 {
        reports * self.share_investigated
    }

    /// Children 0–17 times need weight of the whole municipality.
    #[must_use]
    pub fn municipal_need(&self) -> f64 {
        self.districts.iter().map(|district| district.need_children).sum()
    }
}
