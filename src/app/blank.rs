//! A plan of one's own on a map that was opened.

use super::files::AppError;
use super::presets::Preset;
use crate::model::{DistrictSet, IndexVec, MapRef, Papers, Plan, UnitToday};

/// A plan with the first preset's units, assumptions and period on `map`: every district central,
/// no posts, no steps, no funding.
pub(super) fn plan(map: &DistrictSet, reference: MapRef) -> Result<Plan, AppError> {
    let preset = super::files::from_preset(Preset::FIRST)?.document.plan;
    let mut plan = Plan {
        title: map.title.sv.clone(),
        description: String::new(),
        quotes: Vec::new(),
        map: reference,
        steps: Vec::new(),
        funding: Vec::new(),
        finer: None,
        style: None,
        papers: Papers::default(),
        residential_days_per_year: 0.0,
        foster_days_per_year: 0.0,
        display_names: std::collections::BTreeMap::default(),
        ..preset
    };
    plan.units = plan
        .units
        .iter()
        .map(|unit| crate::model::Unit { place: None, today: UnitToday::default(), ..unit.clone() })
        .collect();
    plan.assignment = IndexVec::filled(plan.central(), map.len());
    plan.need.retain(|term| map.indicators.by_id(&term.indicator).is_some());
    Ok(plan)
}
