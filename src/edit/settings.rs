//! Carries out the commands that set something for the model beside its parameters.

use std::mem::replace;

use super::apply::step_mut;
use crate::edit::{Command, EditError, check};
use crate::model::{
    CaseType, DistrictIdx, Gate, Papers, ParamId, Plan, Population, PriceRules, Rationale, Role,
    RoleSettings, StepId, Uncertainty,
};

pub(super) fn set_role(
    plan: &mut Plan,
    role: Role,
    settings: RoleSettings,
) -> Result<Command, EditError> {
    check::role(&settings)?;
    let settings = replace(plan.model.role_mut(role), settings);
    Ok(Command::SetRole { role, settings })
}

pub(super) fn set_case_types(plan: &mut Plan, types: Vec<CaseType>) -> Result<Command, EditError> {
    check::case_types(&types)?;
    Ok(Command::SetCaseTypes(replace(&mut plan.model.case_types, types)))
}

pub(super) fn set_visits(
    plan: &mut Plan,
    district: DistrictIdx,
    days: Option<f64>,
) -> Result<Command, EditError> {
    check::district(plan.assignment.len(), district)?;
    days.map_or(Ok(()), check::visit_days)?;
    let visits = &mut plan.model.visits;
    let before = match days {
        Some(days) => visits.insert(district, days),
        None => visits.remove(&district),
    };
    Ok(Command::SetVisits { district, days: before })
}

pub(super) fn set_population(
    plan: &mut Plan,
    population: Option<Population>,
) -> Result<Command, EditError> {
    let count = plan.assignment.len();
    population.as_ref().map_or(Ok(()), |table| check::population(count, table))?;
    Ok(Command::SetPopulation(replace(&mut plan.model.population, population)))
}

pub(super) fn set_price_rules(plan: &mut Plan, prices: PriceRules) -> Result<Command, EditError> {
    check::prices(&prices)?;
    Ok(Command::SetPriceRules(replace(&mut plan.model.prices, prices)))
}

pub(super) fn set_parameter_reason(plan: &mut Plan, param: ParamId, reason: Rationale) -> Command {
    let reasons = &mut plan.model.reasons;
    let before =
        if reason.is_empty() { reasons.remove(&param) } else { reasons.insert(param, reason) };
    Command::SetParameterReason { param, reason: before.unwrap_or_default() }
}

pub(super) fn set_gate(
    plan: &mut Plan,
    id: StepId,
    gate: Option<Gate>,
) -> Result<Command, EditError> {
    gate.as_ref().map_or(Ok(()), check::gate)?;
    let step = step_mut(plan, id)?;
    Ok(Command::SetGate { step: id, gate: replace(&mut step.gate, gate) })
}

pub(super) fn set_uncertainty(
    plan: &mut Plan,
    uncertainty: Uncertainty,
) -> Result<Command, EditError> {
    check::uncertainty(&uncertainty)?;
    Ok(Command::SetUncertainty(replace(&mut plan.uncertainty, uncertainty)))
}

pub(super) fn set_papers(plan: &mut Plan, papers: Box<Papers>) -> Result<Command, EditError> {
    check::papers(&papers)?;
    Ok(Command::SetPapers(Box::new(replace(&mut plan.papers, *papers))))
}
