//! Reports and started investigations of each district.

use crate::measure::need::{Need, need};
use crate::model::{DistrictIdx, IndexVec, IndicatorTable, Month, ParamId, Plan, UnitIdx};

/// Months after going live in which nearness raises the reports.
const FIRST_YEAR_MONTHS: i32 = 12;

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
    first_year_rise: f64,
}

/// Reports of concern a year from `children` 0–17 at `per_1000` a year.
#[must_use]
pub fn reports_per_year(children_0_17: f64, per_1000: f64) -> f64 {
    children_0_17 * per_1000 / 1000.0
}

impl Demand {
    /// Demand under `plan` on a map with these figures.
    #[must_use]
    pub fn new(table: &IndicatorTable, plan: &Plan) -> Self {
        let parameters = &plan.parameters;
        let need =
            need(table, plan.assignment.len(), &plan.need, parameters.value(ParamId::NeedWeightB));
        let central = plan.central();
        let per_1000 = parameters.value(ParamId::ReportsPer1000);
        let districts = plan
            .assignment
            .iter_enumerated()
            .map(|(district, &unit)| {
                let children_0_17 =
                    table.children_0_19(district) * parameters.value(ParamId::Share0To17);
                let weight = need.weight.get(district).copied().unwrap_or(1.0);
                let need_children = children_0_17 * weight;
                DistrictDemand {
                    children_0_17,
                    need_children,
                    reports: reports_per_year(need_children, per_1000) / 12.0,
                    unit,
                    reassigned: plan.reassignments(district),
                    live_from: plan.live_from(district),
                }
            })
            .collect();
        Self {
            districts,
            need,
            central,
            share_investigated: parameters.fraction(ParamId::ShareInvestigated),
            first_year_rise: parameters.fraction(ParamId::FirstYearRise),
        }
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

    /// Reports from `district` in `month`.
    #[must_use]
    pub fn reports(&self, district: &DistrictDemand, month: Month) -> f64 {
        let in_first_year = district
            .live_from
            .is_some_and(|live| (0..FIRST_YEAR_MONTHS).contains(&month.months_since(live)));
        district.reports * if in_first_year { 1.0 + self.first_year_rise } else { 1.0 }
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

    /// Whether `unit` is the central one.
    pub(super) fn is_central(&self, unit: UnitIdx) -> bool {
        unit == self.central
    }
}
