//! What the undo menu calls a command.

use std::collections::BTreeMap;

use crate::edit::Command;
use crate::model::{DistrictIdx, FundingSource, Message, Papers, ParamId, Plan, StepId, UnitIdx};

impl Command {
    /// Name for the undo menu: a phrase in lower case, to stand after "Ångra: ".
    ///
    /// `plan` is the plan before the command, and `district_name` gives the names that it shows.
    #[must_use]
    pub fn label(&self, plan: &Plan, district_name: &dyn Fn(DistrictIdx) -> String) -> Message {
        let new = Message::new;
        match self {
            Self::Assign { districts, to } => match districts.as_slice() {
                [district] => {
                    new("edit-label-assign-one").text("district", district_name(*district))
                }
                several => new("edit-label-assign").number("count", several.len() as f64),
            }
            .text("unit", unit_name(plan, *to)),
            Self::RestoreAssignment { owners } => {
                new("edit-label-assignment").number("count", owners.len() as f64)
            }
            Self::SetGoLive { districts, step } => {
                go_live_label(plan, districts, *step, district_name)
            }
            Self::RestoreGoLive { steps } => {
                new("edit-label-go-live-order").number("count", steps.len() as f64)
            }
            Self::InsertStep { at, step } => {
                new("edit-label-insert-step").text("step", shown_name(&step.name, *at))
            }
            Self::RemoveStep(step) => {
                new("edit-label-remove-step").text("step", step_name(plan, *step))
            }
            Self::ReplaceStep(step) => {
                new("edit-label-change-step").text("step", step_name(plan, step.id))
            }
            Self::MoveStep { from, .. } => {
                let name = plan.steps.get(*from).map_or("", |step| step.name.as_str());
                new("edit-label-move-step").text("step", shown_name(name, *from))
            }
            Self::SetStepStart { step, start, .. } => new("edit-label-step-start")
                .text("step", step_name(plan, *step))
                .text("month", start.to_string()),
            Self::SetPosts { step, change } => new("edit-label-posts")
                .text("unit", unit_name(plan, change.unit))
                .text("step", step_name(plan, *step)),
            Self::SetParameter { param, .. } => of_param("edit-label-parameter", *param),
            Self::InsertUnit { unit, .. } => new("edit-label-insert-unit").text("unit", &unit.name),
            Self::RemoveUnit(unit) => {
                new("edit-label-remove-unit").text("unit", unit_name(plan, *unit))
            }
            Self::SetUnit { unit, .. } => {
                new("edit-label-change-unit").text("unit", unit_name(plan, *unit))
            }
            Self::SetTitle { .. } => new("edit-label-title"),
            Self::SetHorizon { .. } => new("edit-label-horizon"),
            Self::SetFunding(funding) => funding_label(plan, funding),
            Self::SetFitOut(_) => new("edit-label-fit-out"),
            Self::InsertScenario { .. }
            | Self::RemoveScenario { .. }
            | Self::OpenScenario(_)
            | Self::SetScenario { .. }
            | Self::SetBaseline(_) => self.of_scenarios(plan),
            Self::SetDisclosure(_) => new("edit-label-disclosure"),
            Self::SetNeed(_) | Self::SetNeedMethod(_) => new("edit-label-need"),
            Self::SetPlacementDays { .. } => new("edit-label-placement-days"),
            Self::SetPayrollOverhead(_) => new("edit-label-payroll-overhead"),
            Self::SetDisplayName { district, name: Some(name) } => new("edit-label-rename")
                .text("district", district_name(*district))
                .text("name", name),
            Self::SetDisplayName { district, name: None } => {
                new("edit-label-own-name").text("district", district_name(*district))
            }
            Self::SetReassign { step, owners } => new("edit-label-reassign")
                .number("count", owners.len() as f64)
                .text("step", step_name(plan, *step)),
            Self::SetLocked(locked) => locked_label(plan, locked, district_name),
            Self::SetGroups(_) => new("edit-label-groups"),
            Self::SetExceptions { .. } => new("edit-label-exceptions"),
            Self::SetLimits(_) => new("edit-label-limits"),
            Self::SetReason { district, .. } => {
                new("edit-label-reason").text("district", district_name(*district))
            }
            Self::SetTravel(_) => new("edit-label-travel"),
            Self::SetRole { role, .. } => {
                let own = plan.model.role(*role).name.as_deref();
                new("edit-label-role").text("role", own.unwrap_or(role.id()))
            }
            Self::SetCaseTypes(_) => new("edit-label-case-types"),
            Self::SetVisits { district, .. } => {
                new("edit-label-visits").text("district", district_name(*district))
            }
            Self::SetPopulation(Some(_)) => new("edit-label-population"),
            Self::SetPopulation(None) => new("edit-label-no-population"),
            Self::SetPriceRules(_) => new("edit-label-price-rules"),
            Self::SetParameterReason { param, .. } => {
                of_param("edit-label-parameter-reason", *param)
            }
            Self::SetGate { step, gate } => gate_label(plan, *step, gate.is_some()),
            Self::SetUncertainty(_) => new("edit-label-uncertainty"),
            Self::SetPapers(papers) => papers_label(&plan.papers, papers),
            Self::SetFiner(finer) => finer_label(finer.is_some()),
            Self::Batch { label: Some(label), .. } => label.clone(),
            Self::Batch { commands, label: None } => match commands.as_slice() {
                [only] => only.label(plan, district_name),
                several => new("edit-label-batch").number("count", several.len() as f64),
            },
        }
    }

    /// Names a command about scenarios; empty for others.
    fn of_scenarios(&self, plan: &Plan) -> Message {
        let named = |id, name: &str| Message::new(id).text("name", name);
        match self {
            Self::InsertScenario { scenario, .. } => {
                named("edit-label-insert-scenario", &scenario.name)
            }
            Self::RemoveScenario { scenario, .. } => {
                named("edit-label-remove-scenario", plan.scenario_name(*scenario))
            }
            Self::OpenScenario(id) => named("edit-label-open-scenario", plan.scenario_name(*id)),
            Self::SetScenario { name, .. } => named("edit-label-set-scenario", name),
            _ => Message::new("edit-label-baseline"),
        }
    }
}

/// Names the one source of funding that is changed, and its months where they are all that is.
fn funding_label(plan: &Plan, funding: &[FundingSource]) -> Message {
    let is_longer = plan.funding.len() != funding.len();
    let mut changed = plan.funding.iter().zip(funding).filter(|(before, after)| before != after);
    let (Some((before, after)), None, false) = (changed.next(), changed.next(), is_longer) else {
        return Message::new("edit-label-funding");
    };
    let with_months = FundingSource { from: after.from, to: after.to, ..before.clone() };
    if with_months != *after {
        return Message::new("edit-label-funding-one").text("source", &before.name);
    }
    let of = |id| Message::new(id).text("source", &after.name).text("from", after.from.to_string());
    match after.to {
        Some(to) => of("edit-label-funding-months").text("to", to.to_string()),
        None => of("edit-label-funding-from"),
    }
}

/// Names the one district that is locked or let go, or counts them.
fn locked_label(
    plan: &Plan,
    locked: &BTreeMap<DistrictIdx, UnitIdx>,
    district_name: &dyn Fn(DistrictIdx) -> String,
) -> Message {
    let before = &plan.rules.locked;
    let closed: Vec<_> = locked.iter().filter(|&(one, to)| before.get(one) != Some(to)).collect();
    let opened: Vec<_> = before.keys().filter(|one| !locked.contains_key(one)).collect();
    match (closed.as_slice(), opened.as_slice()) {
        ([(one, _)], []) => {
            Message::new("edit-label-lock-one").text("district", district_name(**one))
        }
        ([], [one]) => Message::new("edit-label-unlock-one").text("district", district_name(**one)),
        (closed, []) => Message::new("edit-label-lock").number("count", closed.len() as f64),
        ([], opened) => Message::new("edit-label-unlock").number("count", opened.len() as f64),
        _ => Message::new("edit-label-locks"),
    }
}

fn go_live_label(
    plan: &Plan,
    districts: &[DistrictIdx],
    step: Option<StepId>,
    district_name: &dyn Fn(DistrictIdx) -> String,
) -> Message {
    match (districts, step) {
        ([district], Some(step)) => Message::new("edit-label-go-live-one")
            .text("district", district_name(*district))
            .text("step", step_name(plan, step)),
        ([district], None) => {
            Message::new("edit-label-no-go-live-one").text("district", district_name(*district))
        }
        (several, Some(step)) => Message::new("edit-label-go-live")
            .number("count", several.len() as f64)
            .text("step", step_name(plan, step)),
        (several, None) => {
            Message::new("edit-label-no-go-live").number("count", several.len() as f64)
        }
    }
}

fn of_param(id: &'static str, param: ParamId) -> Message {
    Message::new(id).text("param", param.info().id)
}

fn finer_label(is_set: bool) -> Message {
    Message::new(if is_set { "edit-label-finer" } else { "edit-label-no-finer" })
}

/// Names what of the papers is changed where that is one thing.
fn papers_label(before: &Papers, after: &Papers) -> Message {
    let is_only = |with: Papers| with == *after;
    if is_only(Papers { status: after.status, ..before.clone() }) {
        return Message::new("edit-label-paper-status").text("status", after.status.id());
    }
    if is_only(Papers { version: after.version.clone(), ..before.clone() }) {
        return Message::new("edit-label-paper-version").text("version", &after.version);
    }
    if is_only(Papers { date: after.date, ..before.clone() }) {
        let date = after.date.map_or_else(|| "–".to_owned(), |date| date.to_string());
        return Message::new("edit-label-paper-date").text("date", date);
    }
    if is_only(Papers { logo: after.logo.clone(), ..before.clone() }) {
        return Message::new("edit-label-paper-logo");
    }
    Message::new("edit-label-papers")
}

fn gate_label(plan: &Plan, step: StepId, is_set: bool) -> Message {
    let id = if is_set { "edit-label-gate" } else { "edit-label-no-gate" };
    Message::new(id).text("step", step_name(plan, step))
}

fn unit_name(plan: &Plan, unit: UnitIdx) -> String {
    plan.units.get(unit).map(|unit| unit.name.clone()).unwrap_or_default()
}

fn step_name(plan: &Plan, id: StepId) -> String {
    let found = plan.steps.iter().enumerate().find(|(_, step)| step.id == id);
    found.map_or_else(String::new, |(position, step)| shown_name(&step.name, position))
}

/// A step without a name is shown by its number in the list.
fn shown_name(name: &str, position: usize) -> String {
    if name.trim().is_empty() { format!("#{}", position + 1) } else { name.to_owned() }
}
