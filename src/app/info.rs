//! What a plan or a map holds, in a form that can be written as JSON.

mod model;

pub use model::{
    CaseTypeInfo, GateInfo, GroupInfo, ModelInfo, PopulationInfo, PopulationYear, RoleInfo,
    UncertaintyInfo, VisitInfo,
};

use serde::Serialize;
use serde_json::{Map, Value};

use super::files::Opened;
use super::say::say;
use crate::i18n::Tr;
use crate::model::{
    DistrictIdx, DistrictSet, FundingKind, FundingSource, Indicator, Localised, Month, PaysFor,
    Plan, PostsByRole, Quote, Role, RolloutStep, Unit, UnitIdx,
};

/// What a file holds. `docs/cli.md` documents the fields, which are those of the JSON.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Info {
    /// A plan, with its map in short.
    Plan(Box<PlanInfo>),
    /// A map without a plan.
    Map(Box<MapInfo>),
}

/// What a plan holds.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct PlanInfo {
    pub title: String,
    pub description: String,
    pub quotes: Vec<Quote>,
    pub map: MapSummary,
    pub start: Month,
    pub last: Month,
    pub months: u16,
    pub units: Vec<UnitInfo>,
    pub steps: Vec<StepInfo>,
    pub funding: Vec<FundingInfo>,
    pub model: ModelInfo,
    pub uncertainty: UncertaintyInfo,
    pub notes: Vec<String>,
}

/// A map in short.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct MapSummary {
    pub name: String,
    pub title: String,
    pub attribution: String,
    pub sha256: String,
    pub districts: usize,
}

/// A unit of a plan.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct UnitInfo {
    pub id: String,
    pub kind: crate::model::UnitKind,
    pub name: String,
    pub letter: String,
    pub districts: Vec<DistrictName>,
    pub children_0_19: f64,
    pub posts_today: Map<String, Value>,
    pub posts_planned: Map<String, Value>,
    pub area_m2_today: f64,
}

/// A district by code and name.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct DistrictName {
    pub code: String,
    pub name: String,
}

/// A step of a plan.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct StepInfo {
    pub id: u32,
    pub name: String,
    pub start: Month,
    pub recruit_from: Option<Month>,
    pub districts: Vec<DistrictName>,
    pub posts: Vec<PostsInfo>,
    pub premises: Vec<PremisesInfo>,
    pub reassign: Vec<ReassignInfo>,
    pub gate: Option<GateInfo>,
}

/// A district that a step gives another unit.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct ReassignInfo {
    #[serde(flatten)]
    pub district: DistrictName,
    pub unit: String,
}

/// Posts that a step adds to a unit.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct PostsInfo {
    pub unit: String,
    pub role: &'static str,
    pub transferred: f64,
    pub new: f64,
}

/// Premises that a step opens.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct PremisesInfo {
    pub unit: String,
    pub opens: Month,
    pub area_m2: Option<f64>,
    pub temporary: Option<TemporaryInfo>,
}

/// Where a unit stays until its premises open.
#[derive(Clone, Copy, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct TemporaryInfo {
    pub from: Month,
    pub area_m2: f64,
}

/// A source of funding.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct FundingInfo {
    pub name: String,
    pub kind: FundingKind,
    pub amount_sek: f64,
    pub per: &'static str,
    pub from: Month,
    pub to: Option<Month>,
    pub step: Option<u32>,
    pub place: u16,
    pub by_year: Map<String, Value>,
    pub pays_for: PaysForInfo,
}

/// What a source may pay for.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct PaysForInfo {
    pub roles: Option<Vec<&'static str>>,
    pub districts: Option<Vec<DistrictName>>,
    pub one_off_only: bool,
}

/// What a map holds.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct MapInfo {
    pub name: String,
    pub title: String,
    pub attribution: String,
    pub sha256: String,
    pub districts: Vec<DistrictInfo>,
    pub indicators: Vec<IndicatorSummary>,
    pub notes: Vec<String>,
}

/// A district of a map.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct DistrictInfo {
    pub code: String,
    pub name: String,
    pub area_km2: f64,
    pub population: Option<f64>,
    pub children_0_19: Option<f64>,
    pub neighbours: Vec<String>,
}

/// An indicator of a map.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct IndicatorSummary {
    pub id: String,
    pub title: String,
    pub unit: String,
    pub year: Option<i32>,
    pub source: String,
    pub missing: Vec<String>,
    pub hidden: Vec<String>,
}

impl Info {
    /// What `opened` holds, in the language of `tr`: a document without a file is a map that was
    /// opened, unless an export carried it.
    #[must_use]
    pub fn of(opened: &Opened, tr: &Tr) -> Self {
        let notes = opened.notes.iter().map(|note| say(tr, note)).collect();
        let map = &opened.document.map;
        if opened.document.path.is_none() && !opened.is_carried {
            return Self::Map(Box::new(map_info(map, tr, notes)));
        }
        Self::Plan(Box::new(plan_info(map, &opened.document.plan, tr, notes)))
    }
}

/// The text in the reader's language, owned.
fn localised(text: &Localised, tr: &Tr) -> String {
    crate::scene::legend::localised(text, tr).to_owned()
}

fn plan_info(map: &DistrictSet, plan: &Plan, tr: &Tr, notes: Vec<String>) -> PlanInfo {
    PlanInfo {
        title: plan.title.clone(),
        description: plan.description.clone(),
        quotes: plan.quotes.clone(),
        map: MapSummary {
            name: map.name.clone(),
            title: localised(&map.title, tr),
            attribution: localised(&map.attribution, tr),
            sha256: map.sha256.clone(),
            districts: map.len(),
        },
        start: plan.start,
        last: plan.end().plus(-1),
        months: plan.horizon_months,
        units: plan.units.iter_enumerated().map(|unit| unit_info(map, plan, unit)).collect(),
        steps: plan.steps.iter().map(|step| step_info(map, plan, step)).collect(),
        funding: plan.funding.iter().map(|source| funding_info(map, plan, source)).collect(),
        model: ModelInfo::of(map, plan),
        uncertainty: UncertaintyInfo::of(plan),
        notes,
    }
}

fn funding_info(map: &DistrictSet, plan: &Plan, source: &FundingSource) -> FundingInfo {
    let by_year = source.by_year.iter().map(|(year, sek)| (year.to_string(), sek.to_sek().into()));
    let PaysFor { roles, districts, one_off_only } = &source.pays_for;
    let name = |&district: &DistrictIdx| district_name(map, plan, district);
    FundingInfo {
        name: source.name.clone(),
        kind: source.kind,
        amount_sek: source.amount.to_sek(),
        per: if source.kind == FundingKind::StateGrant { "month" } else { "year" },
        from: source.from,
        to: source.to,
        step: source.step.map(|step| step.0),
        place: source.place.unwrap_or(source.kind.place()),
        by_year: by_year.collect(),
        pays_for: PaysForInfo {
            roles: roles.as_ref().map(|roles| roles.iter().map(|role| role.id()).collect()),
            districts: districts.as_ref().map(|districts| districts.iter().map(name).collect()),
            one_off_only: *one_off_only,
        },
    }
}

fn unit_info(map: &DistrictSet, plan: &Plan, (index, unit): (UnitIdx, &Unit)) -> UnitInfo {
    UnitInfo {
        id: unit.id.clone(),
        kind: unit.kind,
        name: unit.name.clone(),
        letter: unit.letter.clone(),
        districts: plan.districts_of(index).map(|d| district_name(map, plan, d)).collect(),
        children_0_19: {
            let own: Vec<DistrictIdx> = plan.districts_of(index).collect();
            map.indicators.shown_children_of(&own)
        },
        posts_today: by_role(&unit.today.posts),
        posts_planned: by_role(&plan.planned_posts(index)),
        area_m2_today: unit.today.area_m2,
    }
}

/// Posts by the roles' stable names.
pub(super) fn by_role(posts: &PostsByRole) -> Map<String, Value> {
    Role::ALL.iter().zip(posts).map(|(role, &n)| (role.id().to_owned(), n.into())).collect()
}

fn district_name(map: &DistrictSet, plan: &Plan, district: DistrictIdx) -> DistrictName {
    let found = map.districts.get(district);
    let name = plan.display_names.get(&district).or(found.map(|found| &found.name));
    DistrictName {
        code: found.map(|found| found.code.clone()).unwrap_or_default(),
        name: name.cloned().unwrap_or_default(),
    }
}

fn step_info(map: &DistrictSet, plan: &Plan, step: &RolloutStep) -> StepInfo {
    let unit_id = |unit: UnitIdx| plan.units.get(unit).map(|u| u.id.clone()).unwrap_or_default();
    let posts = step.posts.iter().map(|change| PostsInfo {
        unit: unit_id(change.unit),
        role: change.role.id(),
        transferred: change.transferred,
        new: change.new,
    });
    let premises = step.premises.iter().map(|change| PremisesInfo {
        unit: unit_id(change.unit),
        opens: change.opens,
        area_m2: change.area_m2,
        temporary: change
            .temporary
            .map(|stay| TemporaryInfo { from: stay.from, area_m2: stay.area_m2 }),
    });
    let reassign = step.reassign.iter().map(|(&district, &unit)| ReassignInfo {
        district: district_name(map, plan, district),
        unit: unit_id(unit),
    });
    StepInfo {
        id: step.id.0,
        name: step.name.clone(),
        start: step.start,
        recruit_from: step.recruit_from,
        districts: step.districts.iter().map(|&d| district_name(map, plan, d)).collect(),
        posts: posts.collect(),
        premises: premises.collect(),
        reassign: reassign.collect(),
        gate: step.gate.map(GateInfo::of),
    }
}

fn map_info(map: &DistrictSet, tr: &Tr, notes: Vec<String>) -> MapInfo {
    let table = &map.indicators;
    let districts = map.districts.iter_enumerated().zip(0..).map(|((index, district), at)| {
        let codes = map.adjacency.neighbours(at).filter_map(|other| code_at(map, other));
        DistrictInfo {
            code: district.code.clone(),
            name: district.name.clone(),
            area_km2: (district.shape.area_m2 / 1e3).round() / 1e3,
            population: table.population.and_then(|figure| table.value(figure, index)),
            children_0_19: table.children_0_19.and_then(|figure| table.value(figure, index)),
            neighbours: codes.collect(),
        }
    });
    MapInfo {
        name: map.name.clone(),
        title: localised(&map.title, tr),
        attribution: localised(&map.attribution, tr),
        sha256: map.sha256.clone(),
        districts: districts.collect(),
        indicators: table.indicators.iter().map(|i| indicator_summary(map, i, tr)).collect(),
        notes,
    }
}

fn code_at(map: &DistrictSet, position: usize) -> Option<String> {
    map.districts.as_slice().get(position).map(|district| district.code.clone())
}

fn indicator_summary(map: &DistrictSet, indicator: &Indicator, tr: &Tr) -> IndicatorSummary {
    let info = &indicator.info;
    let values = map.districts.iter_enumerated().zip(indicator.values.iter());
    let without: Vec<(DistrictIdx, &String)> = values
        .filter(|(_, value)| value.is_none())
        .map(|((index, district), _)| (index, &district.code))
        .collect();
    let codes = |is_hidden: bool| {
        let own = without.iter().filter(|(index, _)| indicator.is_hidden(*index) == is_hidden);
        own.map(|(_, code)| (*code).clone()).collect()
    };
    IndicatorSummary {
        id: info.id.clone(),
        title: localised(&info.title, tr),
        unit: tr.t(info.unit.message_id()).to_owned(),
        year: info.year,
        source: info.source.clone(),
        missing: codes(false),
        hidden: codes(true),
    }
}
