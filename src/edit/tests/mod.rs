//! What must be true of every command and of the history.

mod commands;
mod model;
mod owners;
mod properties;
mod scenarios;
mod texts;

use std::collections::{BTreeMap, BTreeSet};

use crate::edit::check;
use crate::model::{
    Capacity, DistrictIdx, FitOut, FundingKind, FundingSource, Index, IndexVec, MapRef, Month, Ore,
    Parameters, Plan, PostsChange, PremisesChange, Rationale, Role, RolloutStep, Rules, StepId,
    Travel, Unit, UnitIdx, UnitKind, UnitToday, default_need,
};

/// Number of districts in [`plan`].
const DISTRICTS: usize = 6;

fn district(raw: usize) -> DistrictIdx {
    DistrictIdx::from_usize(raw)
}

fn unit_idx(raw: usize) -> UnitIdx {
    UnitIdx::from_usize(raw)
}

fn unit(id: &str, name: &str, kind: UnitKind) -> Unit {
    let (id, name) = (id.to_owned(), name.to_owned());
    let letter = name.chars().take(1).collect();
    Unit {
        id,
        kind,
        name,
        letter,
        colour: 0,
        place: None,
        today: UnitToday::default(),
        capacity: Capacity::default(),
        reason: Rationale::default(),
    }
}

fn step(id: u32, start: Month, districts: &[usize]) -> RolloutStep {
    RolloutStep {
        id: StepId(id),
        name: format!("Steg {id}"),
        start,
        districts: districts.iter().map(|&raw| district(raw)).collect::<BTreeSet<_>>(),
        posts: vec![posts(0, Role::SocialWorker, 8.0, 2.0), posts(0, Role::UnitManager, 1.0, 0.0)],
        recruit_from: Some(start.plus(-4)),
        premises: vec![PremisesChange {
            unit: unit_idx(0),
            opens: start.plus(2),
            area_m2: None,
            temporary: None,
        }],
        reassign: BTreeMap::new(),
        gate: None,
    }
}

fn posts(unit: usize, role: Role, transferred: f64, new: f64) -> PostsChange {
    PostsChange { unit: unit_idx(unit), role, transferred, new }
}

/// Norr, Väster and the central unit; six districts; two steps; a grant with the first.
fn plan() -> Plan {
    let start = Month::new(2027, 1);
    let plan = Plan {
        title: "Prov".into(),
        description: String::new(),
        quotes: Vec::new(),
        map: MapRef::Builtin("linkoping".into()),
        start,
        horizon_months: 60,
        units: IndexVec::from_vec(vec![
            unit("norr", "Norr", UnitKind::Base),
            unit("vaster", "Väster", UnitKind::Base),
            unit("central", "Centralt", UnitKind::Central),
        ]),
        assignment: (0..DISTRICTS).map(|raw| unit_idx(raw % 2)).collect(),
        steps: vec![step(1, start.plus(3), &[0, 1]), step(2, start.plus(9), &[2])],
        parameters: Parameters::default(),
        payroll_overhead_by_year: BTreeMap::new(),
        fit_out: FitOut::default(),
        need: default_need(),
        need_method: crate::model::NeedMethod::default(),
        disclosure: crate::model::Disclosure::default(),
        residential_days_per_year: 0.0,
        foster_days_per_year: 0.0,
        funding: vec![FundingSource {
            name: "Statsbidrag".into(),
            kind: FundingKind::StateGrant,
            amount: Ore::from_sek(500_000.0),
            from: start,
            to: Some(start.plus(11)),
            step: Some(StepId(1)),
            place: None,
            by_year: BTreeMap::new(),
            pays_for: crate::model::PaysFor::default(),
        }],
        display_names: BTreeMap::new(),
        rules: Rules::default(),
        travel: Travel::default(),
        model: crate::model::ModelSettings::default(),
        uncertainty: crate::model::Uncertainty::default(),
        finer: None,
        style: None,
        papers: crate::model::Papers::default(),
        scenarios: crate::model::Scenarios::default(),
    };
    assert_eq!(check::plan(&plan), Ok(()));
    plan
}
