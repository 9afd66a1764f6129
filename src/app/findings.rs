//! What a planner should look at in a plan before it is shown to anybody.

mod money;
mod parameters;
mod staff;
mod steps;
#[cfg(test)]
mod tests;

use std::ops::Range;

use serde::Serialize;

use super::checks::{Check, checks};
use super::document::Document;
use super::files::Opened;
use super::say::say;
use super::why::{Asked, FigureQuestion};
use crate::i18n::Tr;
use crate::measure::distance::Ways;
use crate::model::{DistrictIdx, Explain, Message, Month, ParamId, Plan, StepId, UnitIdx};
use crate::report::role_name;
use crate::simulate::{Demand, SimError, SimWarning, Simulation, run};

/// Half of the last decimal that people and cases are shown with: what is below it is nothing.
const SHOWN: f64 = 0.05;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Good to know; the plan may well be meant so.
    Note,
    /// A problem that the plan has, or that its figures show.
    Warning,
}

/// Where to go to do something about a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A step of the rollout.
    Step(StepId),
    /// Staff and cases of a unit.
    Unit(UnitIdx),
    /// The sources of funding.
    Funding,
    /// A parameter.
    Parameter(ParamId),
}

/// Something to look at in a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// How much it matters.
    pub level: Level,
    /// What it is.
    pub message: Message,
    /// What to do about it, where the message does not say so itself.
    pub advice: Option<Message>,
    /// Where that is done, if it has a place.
    pub place: Option<Place>,
    /// The check of the assignment that it comes from, if it does.
    pub check: Option<Box<Check>>,
    /// The figure of the plan that it speaks of, if it speaks of one.
    pub asks: Option<FigureQuestion>,
}

impl Finding {
    fn note(message: Message) -> Self {
        Self { level: Level::Note, message, advice: None, place: None, check: None, asks: None }
    }

    fn warning(message: Message) -> Self {
        Self { level: Level::Warning, ..Self::note(message) }
    }

    /// The same with what to do about it.
    fn advised(self, advice: Message) -> Self {
        Self { advice: Some(advice), ..self }
    }

    /// The same with the figure that it speaks of: of `unit` or all, in the months at `months`.
    fn about(self, asked: Asked, unit: Option<UnitIdx>, months: Range<usize>) -> Self {
        Self { asks: Some(FigureQuestion::new(asked, unit, months)), ..self }
    }

    /// The same with where to do it.
    fn at(self, place: Place) -> Self {
        Self { place: Some(place), ..self }
    }

    /// A stable name of the kind of finding, such as `funding-gap`.
    #[must_use]
    pub fn id(&self) -> &'static str {
        let of_message = self.message.id.strip_prefix("cli-check-").unwrap_or(self.message.id);
        self.check.as_ref().map_or(of_message, |check| check.kind.id())
    }
}

/// Everything to look at in `opened`: what its readers said, then the assignment, then what the
/// plan says and what its simulation shows. Names of months and roles are in the language of `tr`.
#[must_use]
pub fn findings(opened: &Opened, tr: &Tr) -> Vec<Finding> {
    let Document { map, plan, .. } = &opened.document;
    let mut found: Vec<Finding> = opened.notes.iter().cloned().map(of_reader).collect();
    let demand = Demand::new(&map.indicators, plan);
    let checks = checks(map, plan, &demand, &Ways::of(map, plan));
    found.extend(checks.into_iter().map(of_assignment));
    let simulation = run(&map.indicators, plan);
    found.extend(plan_findings(plan, simulation.as_ref(), tr));
    found
}

/// What to look at in the steps, staff, cases, money and parameters of `plan`; the assignment has
/// checks of its own.
#[must_use]
pub fn plan_findings(
    plan: &Plan,
    simulation: Result<&Simulation, &SimError>,
    tr: &Tr,
) -> Vec<Finding> {
    let look = Look { plan, tr };
    let mut found = Vec::new();
    look.steps(simulation.ok(), &mut found);
    look.managers(&mut found);
    look.funding_ends(simulation.ok(), &mut found);
    match simulation {
        Ok(simulation) => {
            let of = |w| Finding::warning(simulation_warning(plan, w, tr)).at(place_of(w));
            found.extend(simulation.warnings.iter().map(of));
            look.funding_gap(simulation, &mut found);
            for unit in plan.units.iter_enumerated() {
                look.cases(simulation, unit, &mut found);
            }
        }
        // The plan itself can be looked at all the same.
        Err(error) => found.push(Finding::warning(error.message())),
    }
    look.parameters(&mut found);
    // Stable: what is a problem comes first, else in the order of the plan.
    found.sort_by_key(|finding| finding.level != Level::Warning);
    found
}

/// A plan's own reader speaks only of what it had to change; a map's of much that is harmless.
fn of_reader(message: Message) -> Finding {
    if message.id.starts_with("store-") {
        Finding::warning(message)
    } else {
        Finding::note(message)
    }
}

fn of_assignment(check: Check) -> Finding {
    let (level, message) = (check.level, check.message.clone());
    Finding { level, check: Some(Box::new(check)), ..Finding::note(message) }
}

/// `warning` in words that a planner knows: names, not positions.
pub(super) fn simulation_warning(plan: &Plan, warning: &SimWarning, tr: &Tr) -> Message {
    match warning {
        SimWarning::TransferTooLarge { step, role, asked, available } => {
            Message::new("sim-warning-transfer-too-large")
                .text("step", plan.step(*step).map_or("", |step| &step.name))
                .text("role", role_name(plan, tr, *role))
                .number("asked", *asked)
                .number("available", *available)
        }
        SimWarning::AreaBelowNothing { unit, month } => {
            Message::new("sim-warning-area-below-nothing")
                .text("unit", plan.units.get(*unit).map_or("", |unit| &unit.name))
                .text("month", tr.month(month.year(), month.month()))
        }
        SimWarning::NoNeedIndicator { indicator } => {
            Message::new("sim-warning-no-need-indicator").text("indicator", indicator)
        }
    }
}

/// Where to do something about `warning`.
const fn place_of(warning: &SimWarning) -> Place {
    match warning {
        SimWarning::TransferTooLarge { step, .. } => Place::Step(*step),
        SimWarning::AreaBelowNothing { unit, .. } => Place::Unit(*unit),
        SimWarning::NoNeedIndicator { .. } => Place::Parameter(ParamId::NeedWeightB),
    }
}

/// A plan that is looked at.
struct Look<'a> {
    plan: &'a Plan,
    tr: &'a Tr,
}

impl Look<'_> {
    fn month(&self, month: Month) -> String {
        self.tr.month(month.year(), month.month())
    }
}

/// A finding as JSON has it.
#[derive(Clone, Debug, Serialize)]
pub struct FindingText {
    /// Stable name of the kind of finding.
    pub id: &'static str,
    /// How much it matters.
    pub level: Level,
    /// What it is, in words.
    pub text: String,
    /// Codes of the districts that it is about, where it is about the assignment.
    pub districts: Vec<String>,
    /// Id of the unit that it is about, where it is about one.
    pub unit: Option<String>,
    /// What would mend it, in words, where something simple does.
    pub mend: Option<String>,
}

impl FindingText {
    /// `finding` in `document`, in the language of `tr`.
    #[must_use]
    pub fn new(finding: &Finding, document: &Document, tr: &Tr) -> Self {
        let check = finding.check.as_deref();
        let code = |&district: &DistrictIdx| {
            document.map.districts.get(district).map(|district| district.code.clone())
        };
        let of_place = match finding.place {
            Some(Place::Unit(unit)) => Some(unit),
            _ => None,
        };
        let unit = check.and_then(|check| check.unit).or(of_place);
        let unit = unit.and_then(|unit| document.plan.units.get(unit));
        let mend = check.and_then(|check| Some(&check.mend.as_ref()?.says));
        Self {
            id: finding.id(),
            level: finding.level,
            text: say(tr, &finding.message),
            districts: check.iter().flat_map(|c| c.districts.iter().filter_map(code)).collect(),
            unit: unit.map(|unit| unit.id.clone()),
            mend: mend.or(finding.advice.as_ref()).map(|message| say(tr, message)),
        }
    }
}
