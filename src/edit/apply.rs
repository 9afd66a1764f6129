//! Carries a command out and makes its inverse.
//!
//! Each function checks everything before it changes anything, so a refused command leaves the
//! plan as it was; and each inverse restores the plan to the last bit, order of lists included.

use std::mem::replace;

use crate::edit::{Command, EditError, check, rules, scenarios, settings};
use crate::model::{
    DistrictIdx, FundingSource, Index, IndexVec, Message, Month, ParamId, ParamValue, Plan,
    PostsChange, RolloutStep, StepId, Unit, UnitIdx,
};

impl Command {
    /// Changes `plan` and returns the command that changes it back.
    ///
    /// # Errors
    /// [`EditError`] with what was unknown or out of order; the plan is then unchanged.
    pub fn apply(self, plan: &mut Plan) -> Result<Self, EditError> {
        match self {
            Self::Assign { districts, to } => {
                assign(plan, districts.into_iter().map(|district| (district, to)).collect())
            }
            Self::RestoreAssignment { owners } => assign(plan, owners),
            Self::SetGoLive { districts, step } => {
                go_live(plan, districts.into_iter().map(|district| (district, step)).collect())
            }
            Self::RestoreGoLive { steps } => go_live(plan, steps),
            Self::InsertStep { at, step } => insert_step(plan, at, step),
            Self::RemoveStep(id) => remove_step(plan, id),
            Self::ReplaceStep(step) => replace_step(plan, step),
            Self::MoveStep { from, to } => move_step(plan, from, to),
            Self::SetStepStart { step, start, move_premises } => {
                set_step_start(plan, step, start, move_premises)
            }
            Self::SetPosts { step, change } => set_posts(plan, step, change),
            Self::InsertUnit { at, unit } => insert_unit(plan, at, unit),
            Self::RemoveUnit(unit) => remove_unit(plan, unit),
            Self::SetUnit { unit, value } => set_unit(plan, unit, value),
            Self::SetDisplayName { district, name } => set_display_name(plan, district, name),
            Self::SetParameter { param, value } => set_parameter(plan, param, value),
            Self::SetHorizon { start, months } => set_horizon(plan, start, months),
            Self::SetFunding(funding) => set_funding(plan, funding),
            Self::SetNeed(need) => {
                check::need(&need)?;
                Ok(Self::SetNeed(replace(&mut plan.need, need)))
            }
            Self::SetNeedMethod(method) => {
                check::need_method(&method)?;
                Ok(Self::SetNeedMethod(replace(&mut plan.need_method, method)))
            }
            Self::SetDisclosure(rule) => {
                check::disclosure(rule)?;
                Ok(Self::SetDisclosure(replace(&mut plan.disclosure, rule)))
            }
            Self::InsertScenario { at, scenario, open } => {
                scenarios::insert(plan, at, scenario, open)
            }
            Self::RemoveScenario { scenario, then_open } => {
                scenarios::remove(plan, scenario, then_open)
            }
            Self::OpenScenario(id) => scenarios::open(plan, id),
            Self::SetScenario { scenario, name, description } => {
                scenarios::set(plan, scenario, name, description)
            }
            Self::SetBaseline(id) => scenarios::baseline(plan, id),
            Self::SetPayrollOverhead(by_year) => {
                check::payroll_overhead(&by_year)?;
                let old = replace(&mut plan.payroll_overhead_by_year, by_year);
                Ok(Self::SetPayrollOverhead(old))
            }
            Self::SetPlacementDays { residential, foster } => {
                set_placement_days(plan, residential, foster)
            }
            Self::SetFitOut(fit_out) => Ok(Self::SetFitOut(replace(&mut plan.fit_out, fit_out))),
            Self::SetTitle { title, description } => Ok(Self::SetTitle {
                title: replace(&mut plan.title, title),
                description: replace(&mut plan.description, description),
            }),
            Self::SetReassign { step, owners } => rules::set_reassign(plan, step, owners),
            Self::SetLocked(locked) => rules::set_locked(plan, locked),
            Self::SetGroups(groups) => rules::set_groups(plan, groups),
            Self::SetExceptions { bridges, exclaves } => {
                rules::set_exceptions(plan, bridges, exclaves)
            }
            Self::SetLimits(limits) => rules::set_limits(plan, limits),
            Self::SetReason { district, reason } => rules::set_reason(plan, district, reason),
            Self::SetTravel(travel) => rules::set_travel(plan, travel),
            Self::SetRole { role, settings } => settings::set_role(plan, role, settings),
            Self::SetCaseTypes(types) => settings::set_case_types(plan, types),
            Self::SetVisits { district, days } => settings::set_visits(plan, district, days),
            Self::SetPopulation(population) => settings::set_population(plan, population),
            Self::SetPriceRules(prices) => settings::set_price_rules(plan, prices),
            Self::SetParameterReason { param, reason } => {
                Ok(settings::set_parameter_reason(plan, param, reason))
            }
            Self::SetGate { step, gate } => settings::set_gate(plan, step, gate),
            Self::SetUncertainty(uncertainty) => settings::set_uncertainty(plan, uncertainty),
            Self::SetPapers(papers) => settings::set_papers(plan, papers),
            Self::SetFiner(finer) => Ok(Self::SetFiner(replace(&mut plan.finer, finer))),
            Self::Batch { commands, label } => batch(plan, commands, label),
        }
    }
}

/// Worked on a copy: where one command is refused the plan has seen none.
fn batch(
    plan: &mut Plan,
    commands: Vec<Command>,
    label: Option<Message>,
) -> Result<Command, EditError> {
    let mut next = plan.clone();
    let mut inverses = Vec::with_capacity(commands.len());
    for command in commands {
        inverses.push(command.apply(&mut next)?);
    }
    inverses.reverse();
    *plan = next;
    Ok(Command::Batch { commands: inverses, label })
}

fn set_parameter(plan: &mut Plan, param: ParamId, value: ParamValue) -> Result<Command, EditError> {
    check::parameter(param, value)?;
    let old = plan.parameters.get(param);
    plan.parameters.set(param, value);
    Ok(Command::SetParameter { param, value: old })
}

fn set_horizon(plan: &mut Plan, start: Month, months: u16) -> Result<Command, EditError> {
    check::horizon(start, months)?;
    let start = replace(&mut plan.start, start);
    Ok(Command::SetHorizon { start, months: replace(&mut plan.horizon_months, months) })
}

fn set_funding(plan: &mut Plan, funding: Vec<FundingSource>) -> Result<Command, EditError> {
    let count = plan.assignment.len();
    funding.iter().try_for_each(|source| check::funding_source(&plan.steps, count, source))?;
    Ok(Command::SetFunding(replace(&mut plan.funding, funding)))
}

fn set_placement_days(
    plan: &mut Plan,
    residential: f64,
    foster: f64,
) -> Result<Command, EditError> {
    check::placement_days(residential)?;
    check::placement_days(foster)?;
    let residential = replace(&mut plan.residential_days_per_year, residential);
    let foster = replace(&mut plan.foster_days_per_year, foster);
    Ok(Command::SetPlacementDays { residential, foster })
}

fn position_of(plan: &Plan, id: StepId) -> Result<usize, EditError> {
    plan.steps.iter().position(|step| step.id == id).ok_or(EditError::UnknownStep(id))
}

pub(super) fn step_mut(plan: &mut Plan, id: StepId) -> Result<&mut RolloutStep, EditError> {
    plan.steps.iter_mut().find(|step| step.id == id).ok_or(EditError::UnknownStep(id))
}

fn assign(plan: &mut Plan, owners: Vec<(DistrictIdx, UnitIdx)>) -> Result<Command, EditError> {
    let mut before = Vec::with_capacity(owners.len());
    for &(district, unit) in &owners {
        if !plan.units.contains_index(unit) {
            return Err(EditError::UnknownUnit(unit));
        }
        let owner = plan.assignment.get(district).ok_or(EditError::UnknownDistrict(district))?;
        before.push((district, *owner));
    }
    for (district, unit) in owners {
        if let Some(owner) = plan.assignment.get_mut(district) {
            *owner = unit;
        }
    }
    Ok(Command::RestoreAssignment { owners: before })
}

fn go_live(
    plan: &mut Plan,
    wanted: Vec<(DistrictIdx, Option<StepId>)>,
) -> Result<Command, EditError> {
    let mut before = Vec::with_capacity(wanted.len());
    for &(district, step) in &wanted {
        check::district(plan.assignment.len(), district)?;
        step.map_or(Ok(0), |id| position_of(plan, id))?;
        before.push((district, plan.step_of(district).map(|step| step.id)));
    }
    for (district, id) in wanted {
        for step in &mut plan.steps {
            step.districts.remove(&district);
            if Some(step.id) == id {
                step.districts.insert(district);
            }
        }
    }
    Ok(Command::RestoreGoLive { steps: before })
}

fn insert_step(plan: &mut Plan, at: usize, step: RolloutStep) -> Result<Command, EditError> {
    let len = plan.steps.len();
    if at > len {
        return Err(EditError::PositionOutside { at, len });
    }
    check::step(&plan.units, plan.assignment.len(), &step)?;
    check::step_beside(&plan.steps, &step)?;
    let id = step.id;
    plan.steps.insert(at, step);
    Ok(Command::RemoveStep(id))
}

fn remove_step(plan: &mut Plan, id: StepId) -> Result<Command, EditError> {
    let at = position_of(plan, id)?;
    let insert = Command::InsertStep { at, step: plan.steps.remove(at) };
    if !plan.funding.iter().any(|source| source.step == Some(id)) {
        return Ok(insert);
    }
    let funding = plan.funding.clone();
    for source in plan.funding.iter_mut().filter(|source| source.step == Some(id)) {
        source.step = None;
    }
    Ok(Command::Batch { commands: vec![insert, Command::SetFunding(funding)], label: None })
}

fn replace_step(plan: &mut Plan, step: RolloutStep) -> Result<Command, EditError> {
    check::step(&plan.units, plan.assignment.len(), &step)?;
    position_of(plan, step.id)?;
    check::step_beside(plan.steps.iter().filter(|other| other.id != step.id), &step)?;
    let place = step_mut(plan, step.id)?;
    Ok(Command::ReplaceStep(replace(place, step)))
}

fn move_step(plan: &mut Plan, from: usize, to: usize) -> Result<Command, EditError> {
    let len = plan.steps.len();
    if let Some(at) = [from, to].into_iter().find(|&at| at >= len) {
        return Err(EditError::PositionOutside { at, len });
    }
    let step = plan.steps.remove(from);
    plan.steps.insert(to, step);
    Ok(Command::MoveStep { from: to, to: from })
}

fn set_step_start(
    plan: &mut Plan,
    id: StepId,
    start: Month,
    move_premises: bool,
) -> Result<Command, EditError> {
    check::month(start)?;
    let step = step_mut(plan, id)?;
    let before = step.start;
    if move_premises {
        let shifted = |month: Month| month.plus(start.months_since(before));
        let temporary = step.premises.iter().filter_map(|premises| premises.temporary);
        let of_gate = step.gate.and_then(|gate| gate.month);
        let opening = step.premises.iter().map(|premises| premises.opens);
        let months = opening.chain(temporary.map(|temporary| temporary.from));
        let mut months = months.chain(step.recruit_from).chain(of_gate);
        months.try_for_each(|month| check::month(shifted(month)))?;
        for premises in &mut step.premises {
            premises.opens = shifted(premises.opens);
            if let Some(temporary) = &mut premises.temporary {
                temporary.from = shifted(temporary.from);
            }
        }
        step.recruit_from = step.recruit_from.map(shifted);
        if let Some(gate) = &mut step.gate {
            gate.month = gate.month.map(shifted);
        }
    }
    step.start = start;
    Ok(Command::SetStepStart { step: id, start: before, move_premises })
}

fn set_posts(plan: &mut Plan, id: StepId, change: PostsChange) -> Result<Command, EditError> {
    check::posts(&plan.units, &change)?;
    let step = step_mut(plan, id)?;
    let before = step.clone();
    let nothing = change.transferred == 0.0 && change.new == 0.0;
    let position =
        step.posts.iter().position(|entry| entry.unit == change.unit && entry.role == change.role);
    match position {
        Some(at) if nothing => drop(step.posts.remove(at)),
        Some(at) => step.posts.iter_mut().skip(at).take(1).for_each(|entry| *entry = change),
        None if nothing => {}
        None => step.posts.push(change),
    }
    // The whole step, not the old numbers: an entry that went comes back at its own place.
    Ok(Command::ReplaceStep(before))
}

/// Gives every mention of a unit the position `new_position` says.
fn renumber_units(plan: &mut Plan, new_position: impl Fn(usize) -> usize) {
    let renumbered = |unit: UnitIdx| UnitIdx::from_usize(new_position(unit.to_usize()));
    plan.assignment = plan.assignment.iter().map(|&unit| renumbered(unit)).collect();
    for step in &mut plan.steps {
        step.posts.iter_mut().for_each(|change| change.unit = renumbered(change.unit));
        step.premises.iter_mut().for_each(|change| change.unit = renumbered(change.unit));
    }
    rules::renumber(plan, &renumbered);
}

fn insert_unit(plan: &mut Plan, at: UnitIdx, unit: Unit) -> Result<Command, EditError> {
    let (position, len) = (at.to_usize(), plan.units.len());
    if position > len {
        return Err(EditError::PositionOutside { at: position, len });
    }
    let mut units = plan.units.as_slice().to_vec();
    units.insert(position, unit);
    let units = IndexVec::from_vec(units);
    check::units(&units)?;
    plan.units = units;
    renumber_units(plan, |unit| if unit >= position { unit + 1 } else { unit });
    Ok(Command::RemoveUnit(at))
}

fn remove_unit(plan: &mut Plan, at: UnitIdx) -> Result<Command, EditError> {
    let unit = plan.units.get(at).ok_or(EditError::UnknownUnit(at))?;
    if unit.is_central() {
        return Err(EditError::CentralUnits(0));
    }
    let in_steps = |step: &RolloutStep| {
        step.posts.iter().any(|change| change.unit == at)
            || step.premises.iter().any(|change| change.unit == at)
    };
    let in_use = plan.districts_of(at).next().is_some() || plan.steps.iter().any(in_steps);
    if in_use || rules::mention(plan, at) {
        return Err(EditError::UnitInUse(unit.name.clone()));
    }
    let position = at.to_usize();
    let mut units = plan.units.as_slice().to_vec();
    let unit = units.remove(position);
    plan.units = IndexVec::from_vec(units);
    renumber_units(plan, |unit| if unit > position { unit - 1 } else { unit });
    Ok(Command::InsertUnit { at, unit })
}

fn set_unit(plan: &mut Plan, at: UnitIdx, value: Unit) -> Result<Command, EditError> {
    check::unit(&value)?;
    let unit = plan.units.get_mut(at).ok_or(EditError::UnknownUnit(at))?;
    if unit.id != value.id || unit.kind != value.kind {
        return Err(EditError::UnitIdentity(unit.id.clone()));
    }
    Ok(Command::SetUnit { unit: at, value: replace(unit, value) })
}

fn set_display_name(
    plan: &mut Plan,
    district: DistrictIdx,
    name: Option<String>,
) -> Result<Command, EditError> {
    check::district(plan.assignment.len(), district)?;
    name.as_deref().map_or(Ok(()), check::name)?;
    let before = match name {
        Some(name) => plan.display_names.insert(district, name),
        None => plan.display_names.remove(&district),
    };
    Ok(Command::SetDisplayName { district, name: before })
}
