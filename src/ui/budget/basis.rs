//! What a figure rests on: the assumptions behind it, with value and source.

use super::field::plain;
use crate::app::{AppState, param_name};
use crate::i18n::NO_BREAK_SPACE;
use crate::model::ParamId;

/// The assumptions behind a number of staff.
pub(super) const STAFF: &[ParamId] = &[
    ParamId::RecruitmentLead,
    ParamId::Turnover,
    ParamId::RampUpStart,
    ParamId::RampUpLength,
    ParamId::Absence,
];

/// The assumptions behind a number of cases.
pub(super) const CASES: &[ParamId] = &[
    ParamId::ReportsPer1000,
    ParamId::ShareInvestigated,
    ParamId::InvestigationMonths,
    ParamId::CaseloadNorm,
    ParamId::NeedWeightB,
];

/// The assumptions behind the cost of placements.
pub(super) const PLACEMENTS: &[ParamId] = &[
    ParamId::ResidentialDay,
    ParamId::FosterDay,
    ParamId::OtherPriceGrowth,
    ParamId::PlacementEffect,
];

/// `about`, then one line for each assumption: name, value, source or that it is an assumption.
pub(super) fn lines(state: &AppState, about: &str, params: &[ParamId]) -> String {
    let mut text = about.to_owned();
    for &param in params {
        text.push_str("\n• ");
        text.push_str(&line(state, param));
    }
    text
}

/// The value of `param` in the plan with its unit.
pub(super) fn value_with_unit(state: &AppState, param: ParamId, value: f64) -> String {
    let unit = state.tr.t(param.info().unit.message_id());
    format!("{}{NO_BREAK_SPACE}{unit}", plain(&state.tr, value))
}

fn line(state: &AppState, param: ParamId) -> String {
    let tr = &state.tr;
    let info = param.info();
    let name = param_name(&state.document.plan, tr, param);
    let parameters = &state.document.plan.parameters;
    let value = value_with_unit(state, param, parameters.value(param));
    let changed = (!parameters.is_default(param)).then(|| tr.t("budget-changed"));
    let source = if changed.is_some() { None } else { info.source };
    // The source is that of the default: a changed value is the planner's own.
    let assumption = (info.assumption || changed.is_some()).then(|| tr.t("assumption"));
    let rests_on: Vec<&str> = [changed, source, assumption].into_iter().flatten().collect();
    format!("{name}: {value} – {}", rests_on.join(", "))
}
