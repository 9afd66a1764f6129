//! What a plan sets for the model beside its parameters, and how it is drawn.

use serde::Serialize;

use super::{DistrictName, district_name};
use crate::model::{
    DistrictSet, Gate, GateMeasure, Month, ParamGroup, Plan, Population, Role, WageMonth,
};

/// What a plan sets for the model.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct ModelInfo {
    pub roles: Vec<RoleInfo>,
    pub case_types: Vec<CaseTypeInfo>,
    pub visits: Vec<VisitInfo>,
    pub population: Option<PopulationInfo>,
    pub wage_month: WageMonth,
    pub fixed_price_year: Option<i32>,
}

/// A role.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct RoleInfo {
    pub role: &'static str,
    pub name: Option<String>,
    pub area_m2: Option<f64>,
    pub training_tkr: Option<f64>,
}

/// A type of case.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct CaseTypeInfo {
    pub name: String,
    pub share_percent: f64,
    pub months: f64,
}

/// Visiting days in a district.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct VisitInfo {
    #[serde(flatten)]
    pub district: DistrictName,
    pub days_per_month: f64,
}

/// A population table: children of the whole municipality.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct PopulationInfo {
    pub source: String,
    pub years: Vec<PopulationYear>,
}

/// A year of a population table.
#[derive(Clone, Copy, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct PopulationYear {
    pub year: i32,
    pub children_0_5: f64,
    pub children_6_12: f64,
    pub children_13_17: f64,
}

/// How a plan is drawn.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct UncertaintyInfo {
    pub runs: u32,
    pub seed: u64,
    pub chance: bool,
    pub effects: bool,
    pub groups: Vec<GroupInfo>,
}

/// Parameters that move together.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct GroupInfo {
    pub name: String,
    pub correlation: f64,
    pub with: Vec<&'static str>,
    pub against: Vec<&'static str>,
}

/// A follow-up gate.
#[derive(Clone, Copy, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct GateInfo {
    pub measure: GateMeasure,
    pub target: f64,
    pub month: Option<Month>,
}

impl GateInfo {
    pub(super) const fn of(gate: Gate) -> Self {
        Self { measure: gate.measure, target: gate.target, month: gate.month }
    }
}

impl ModelInfo {
    pub(super) fn of(map: &DistrictSet, plan: &Plan) -> Self {
        let model = &plan.model;
        let role = |role: Role| {
            let own = model.role(role);
            RoleInfo {
                role: role.id(),
                name: own.name.clone(),
                area_m2: own.area_m2,
                training_tkr: own.training_tkr,
            }
        };
        let case_types = model.case_types.iter().map(|one| CaseTypeInfo {
            name: one.name.clone(),
            share_percent: one.share_percent,
            months: one.months,
        });
        let visits = model.visits.iter().map(|(&district, &days_per_month)| VisitInfo {
            district: district_name(map, plan, district),
            days_per_month,
        });
        Self {
            roles: Role::ALL.map(role).to_vec(),
            case_types: case_types.collect(),
            visits: visits.collect(),
            population: model.population.as_ref().map(|table| PopulationInfo::of(plan, table)),
            wage_month: model.prices.wage_month,
            fixed_price_year: model.prices.fixed_year,
        }
    }
}

impl PopulationInfo {
    fn of(plan: &Plan, table: &Population) -> Self {
        let year = |&year: &i32| {
            let sums = plan.shown_children_by_age(year).unwrap_or_default();
            let [children_0_5, children_6_12, children_13_17] = sums;
            PopulationYear { year, children_0_5, children_6_12, children_13_17 }
        };
        Self { source: table.source.clone(), years: table.years.iter().map(year).collect() }
    }
}

impl UncertaintyInfo {
    pub(super) fn of(plan: &Plan) -> Self {
        let uncertainty = &plan.uncertainty;
        let group = |group: &ParamGroup| {
            let members = |is_against: bool| {
                let of_way = group.members.iter().filter(|(_, way)| **way == is_against);
                of_way.map(|(param, _)| param.info().id).collect()
            };
            GroupInfo {
                name: group.name.clone(),
                correlation: group.correlation,
                with: members(false),
                against: members(true),
            }
        };
        Self {
            runs: uncertainty.runs,
            seed: uncertainty.seed,
            chance: uncertainty.chance,
            effects: uncertainty.effects,
            groups: uncertainty.groups.iter().map(group).collect(),
        }
    }
}
