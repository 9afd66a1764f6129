//! Carries out the commands about scenarios.

use std::mem::replace;

use crate::edit::{Command, EditError, check};
use crate::model::{MAX_SCENARIOS, Plan, Scenario, ScenarioId};

pub(super) fn insert(
    plan: &mut Plan,
    at: usize,
    scenario: Scenario,
    open: bool,
) -> Result<Command, EditError> {
    let list = &plan.scenarios.all;
    if at > list.len() {
        return Err(EditError::PositionOutside { at, len: list.len() });
    }
    if list.len() >= MAX_SCENARIOS {
        return Err(EditError::TooManyScenarios);
    }
    let id = scenario.id;
    if plan.scenarios.get(id).is_some() || scenario.parked.is_none() {
        return Err(EditError::ScenarioIdTaken(id));
    }
    named(plan, id, &scenario.name)?;
    let mut changed = plan.clone();
    let then_open = open.then(|| changed.scenarios.open());
    changed.scenarios.all.insert(at, scenario);
    // The whole is held to the rules of a plan: a body may come from anywhere.
    let seen = changed.with_scenario(id).ok_or(EditError::UnknownScenario(id))?;
    if seen.assignment.len() != plan.assignment.len() {
        return Err(EditError::ScenarioOfOtherMap);
    }
    check::plan(&seen)?;
    *plan = if open { seen } else { changed };
    Ok(Command::RemoveScenario { scenario: id, then_open })
}

pub(super) fn remove(
    plan: &mut Plan,
    id: ScenarioId,
    then_open: Option<ScenarioId>,
) -> Result<Command, EditError> {
    let at = plan.scenarios.all.iter().position(|one| one.id == id);
    let at = at.ok_or(EditError::UnknownScenario(id))?;
    if plan.scenarios.baseline == Some(id) {
        return Err(EditError::ScenarioIsBaseline);
    }
    let is_open = plan.scenarios.open() == id;
    if is_open {
        let other = then_open.filter(|other| *other != id).ok_or(EditError::LastScenario)?;
        plan.open_scenario(other).ok_or(EditError::UnknownScenario(other))?;
    }
    let scenario = plan.scenarios.all.remove(at);
    Ok(Command::InsertScenario { at, scenario, open: is_open })
}

pub(super) fn open(plan: &mut Plan, id: ScenarioId) -> Result<Command, EditError> {
    let before = plan.open_scenario(id).ok_or(EditError::UnknownScenario(id))?;
    Ok(Command::OpenScenario(before))
}

pub(super) fn set(
    plan: &mut Plan,
    id: ScenarioId,
    name: String,
    description: String,
) -> Result<Command, EditError> {
    named(plan, id, &name)?;
    let found = plan.scenarios.all.iter_mut().find(|one| one.id == id);
    let one = found.ok_or(EditError::UnknownScenario(id))?;
    let name = replace(&mut one.name, name);
    let description = replace(&mut one.description, description);
    Ok(Command::SetScenario { scenario: id, name, description })
}

pub(super) fn baseline(plan: &mut Plan, id: Option<ScenarioId>) -> Result<Command, EditError> {
    if let Some(id) = id.filter(|id| plan.scenarios.get(*id).is_none()) {
        return Err(EditError::UnknownScenario(id));
    }
    Ok(Command::SetBaseline(replace(&mut plan.scenarios.baseline, id)))
}

/// Whether the scenario `id` can be called `name`: no other may be. Without a name it is called as
/// the plan is.
fn named(plan: &Plan, id: ScenarioId, name: &str) -> Result<(), EditError> {
    if name.is_empty() {
        return Ok(());
    }
    check::name(name)?;
    let is_taken = plan.scenarios.all.iter().any(|one| one.id != id && one.name == name);
    if is_taken { Err(EditError::ScenarioNameTaken(name.to_owned())) } else { Ok(()) }
}
