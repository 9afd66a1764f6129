//! What a figure rests on, in words.

use crate::app::param_name;
use crate::i18n::{NO_BREAK_SPACE, Tr};
use crate::model::{ParamId, ParamUnit, Plan};

/// One line per parameter: its name, value and unit, and its source or that it is an assumption.
pub(super) fn basis(tr: &Tr, plan: &Plan, intro: &str, params: &[ParamId]) -> String {
    let lines = params.iter().map(|&param| line(tr, plan, param));
    [intro.to_owned()].into_iter().chain(lines).collect::<Vec<_>>().join("\n")
}

fn line(tr: &Tr, plan: &Plan, param: ParamId) -> String {
    let info = param.info();
    let value = plan.parameters.value(param);
    let decimals = (0..2)
        .find(|&places| {
            let scaled = value * 10_f64.powi(places);
            (scaled - scaled.round()).abs() < 1e-9
        })
        .map_or(2, |places| places as usize);
    let unit = match info.unit {
        ParamUnit::Ratio | ParamUnit::Factor => String::new(),
        unit => format!("{NO_BREAK_SPACE}{}", tr.t(unit.message_id())),
    };
    let source = info.source.map(|source| format!("{}: {source}", tr.t("source")));
    let rests_on = if plan.parameters.is_default(param) {
        let assumption = info.assumption.then(|| tr.t("assumption").to_owned());
        [assumption, source].into_iter().flatten().collect::<Vec<_>>().join("; ")
    } else {
        format!("{}, {}", tr.t("assumption"), tr.t("rollout-own-value"))
    };
    let name = param_name(plan, tr, param);
    format!("• {name}: {}{unit} ({rests_on})", tr.number(value, decimals))
}

/// What the caseload rests on.
pub(super) const CASELOAD: &[ParamId] = &[
    ParamId::ReportsPer1000,
    ParamId::Share0To17,
    ParamId::NeedWeightB,
    ParamId::ShareInvestigated,
    ParamId::InvestigationMonths,
    ParamId::CaseloadNorm,
    ParamId::FirstYearRise,
    ParamId::RecruitmentLead,
    ParamId::RampUpStart,
    ParamId::RampUpLength,
    ParamId::Turnover,
    ParamId::Absence,
];

/// What the posts at the caseload norm rest on.
pub(super) const NORM: &[ParamId] = &[
    ParamId::CaseloadNorm,
    ParamId::InvestigationMonths,
    ParamId::ReportsPer1000,
    ParamId::Share0To17,
    ParamId::NeedWeightB,
    ParamId::ShareInvestigated,
    ParamId::Absence,
];

/// What the cost rests on, beside posts and premises.
pub(super) const COST: &[ParamId] = &[
    ParamId::SalarySocialWorker,
    ParamId::SalaryFamilyTherapist,
    ParamId::SalaryOutreachWorker,
    ParamId::SalaryUnitManager,
    ParamId::SalaryAdministration,
    ParamId::PayrollOverhead,
    ParamId::WageGrowth,
    ParamId::Overhead,
    ParamId::Rent,
    ParamId::RentGrowth,
    ParamId::FitOutCost,
    ParamId::Equipment,
    ParamId::Training,
    ParamId::Travel,
    ParamId::HireCost,
    ParamId::AgencyShare,
    ParamId::AgencyFactor,
    ParamId::OtherPriceGrowth,
];
