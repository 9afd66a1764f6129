//! What a planner should look at in a plan before it is shown to anybody.

use serde::Serialize;

use super::checks::{Check, checks};
use super::document::Document;
use super::files::Opened;
use super::say::say;
use crate::i18n::Tr;
use crate::measure::distance::Ways;
use crate::model::{
    DistrictIdx, Explain, FundingSource, Message, Month, Ore, ParamId, Plan, RolloutStep, Unit,
    UnitIdx,
};
use crate::report::role_name;
use crate::simulate::{Demand, SimWarning, Simulation, UnitMonth, run};

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

/// Something to look at in a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// How much it matters.
    pub level: Level,
    /// What it is.
    pub message: Message,
    /// The check of the assignment that it comes from, if it does.
    pub check: Option<Box<Check>>,
}

impl Finding {
    fn note(message: Message) -> Self {
        Self { level: Level::Note, message, check: None }
    }

    fn warning(message: Message) -> Self {
        Self { level: Level::Warning, message, check: None }
    }

    /// A stable name of the kind of finding, such as `funding-gap`.
    #[must_use]
    pub fn id(&self) -> &'static str {
        let of_message = self.message.id.strip_prefix("cli-check-").unwrap_or(self.message.id);
        self.check.as_ref().map_or(of_message, |check| check.kind.id())
    }
}

/// Everything to look at in `opened`: what its readers said, then what the plan says, then what
/// its simulation shows. Names of months and roles are in the language of `tr`.
#[must_use]
pub fn findings(opened: &Opened, tr: &Tr) -> Vec<Finding> {
    let Document { map, plan, .. } = &opened.document;
    let mut found: Vec<Finding> = opened.notes.iter().cloned().map(of_reader).collect();
    let look = Look { document: &opened.document, tr };
    let demand = Demand::new(&map.indicators, plan);
    let checks = checks(map, plan, &demand, &Ways::of(map, plan));
    found.extend(checks.into_iter().map(of_assignment));
    for step in &plan.steps {
        look.step(step, &mut found);
    }
    look.funding_ends(&mut found);
    match run(&map.indicators, plan) {
        Ok(simulation) => look.simulated(&simulation, &mut found),
        // The plan itself can be looked at all the same.
        Err(error) => found.push(Finding::warning(error.message())),
    }
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
    Finding { level, message, check: Some(Box::new(check)) }
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

struct Look<'a> {
    document: &'a Document,
    tr: &'a Tr,
}

impl Look<'_> {
    fn plan(&self) -> &Plan {
        &self.document.plan
    }

    fn month(&self, month: Month) -> String {
        self.tr.month(month.year(), month.month())
    }

    fn step(&self, step: &RolloutStep, found: &mut Vec<Finding>) {
        let plan = self.plan();
        let message = |id| Message::new(id).text("step", &step.name);
        if !step.districts.is_empty() && step.posts.is_empty() {
            found.push(Finding::warning(message("cli-check-step-without-posts")));
        }
        if step.start >= plan.end() {
            let last = self.month(plan.end().plus(-1));
            found.push(Finding::warning(
                message("cli-check-step-too-late")
                    .text("start", self.month(step.start))
                    .text("last", last),
            ));
        }
        let opening = step.premises.iter().filter(|premises| {
            let grows = premises.area_m2.is_none_or(|area| area > 0.0);
            // What opened before the plan begins is history.
            grows && premises.unit != plan.central() && premises.opens >= plan.start
        });
        for premises in opening {
            let (id, months) = match premises.opens.months_since(step.start) {
                0 => continue,
                late @ 1.. => ("cli-check-premises-late", late),
                early => ("cli-check-premises-early", -early),
            };
            let unit = plan.units.get(premises.unit).map_or("", |unit| &unit.name);
            found.push(Finding::note(
                message(id)
                    .text("unit", unit)
                    .text("opens", self.month(premises.opens))
                    .number("months", f64::from(months)),
            ));
        }
    }

    /// Sources that end with nothing of their kind to follow them.
    fn funding_ends(&self, found: &mut Vec<Finding>) {
        let plan = self.plan();
        for source in &plan.funding {
            // What ended before the plan begins is history, not news.
            let Some(to) = source.to.filter(|&to| to >= plan.start && to.plus(1) < plan.end())
            else {
                continue;
            };
            let follows =
                |other: &FundingSource| other.kind == source.kind && other.covers(to.plus(1));
            if !plan.funding.iter().any(follows) {
                let message = Message::new("cli-check-funding-ends").text("name", &source.name);
                found.push(Finding::note(message.text("to", self.month(to))));
            }
        }
    }

    /// What the plan leads to.
    fn simulated(&self, simulation: &Simulation, found: &mut Vec<Finding>) {
        let plan = self.plan();
        let warnings = simulation.warnings.iter();
        found.extend(warnings.map(|w| Finding::warning(simulation_warning(plan, w, self.tr))));
        if let Some(first) = simulation.first_gap() {
            let gap: Ore = simulation.total.iter().map(|month| month.gap).sum();
            let months = simulation.total.iter().filter(|month| month.gap > Ore::ZERO).count();
            found.push(Finding::warning(
                Message::new("cli-check-funding-gap")
                    .text("first", self.month(first))
                    .number("months", months as f64)
                    .text("amount", self.tr.number(gap.to_sek() / 1e6, 1)),
            ));
        }
        for unit in plan.units.iter_enumerated() {
            self.cases(simulation, unit, found);
        }
    }

    fn cases(
        &self,
        simulation: &Simulation,
        (index, unit): (UnitIdx, &Unit),
        found: &mut Vec<Finding>,
    ) {
        let norm = self.plan().parameters.value(ParamId::CaseloadNorm);
        let no_staff = |month: &UnitMonth| {
            (month.caseload.is_none() && month.open > SHOWN).then_some(month.open)
        };
        let over_norm = |month: &UnitMonth| month.caseload.filter(|load| *load > norm + SHOWN);
        let overdue = |month: &UnitMonth| (month.overdue > SHOWN).then_some(month.overdue);
        if let Some(spell) = Spell::of(simulation, index, no_staff) {
            found.push(Finding::warning(self.of_spell("cli-check-no-staff", unit, &spell)));
        }
        if let Some(spell) = Spell::of(simulation, index, over_norm) {
            let message = self.of_spell("cli-check-over-norm", unit, &spell).number("norm", norm);
            found.push(Finding::warning(message));
        }
        if let Some(spell) = Spell::of(simulation, index, overdue) {
            found.push(Finding::warning(self.of_spell("cli-check-overdue", unit, &spell)));
        }
    }

    fn of_spell(&self, id: &'static str, unit: &Unit, spell: &Spell) -> Message {
        Message::new(id)
            .text("unit", &unit.name)
            .text("first", self.month(spell.first))
            .number("months", spell.months as f64)
            .text("worst", self.tr.number(spell.worst.1, 1))
            .text("when", self.month(spell.worst.0))
    }
}

/// Months in which a figure is bad.
struct Spell {
    first: Month,
    months: usize,
    /// The month in which it is worst, and the figure then.
    worst: (Month, f64),
}

impl Spell {
    /// The months of `unit` in which `figure` gives something; `None` where it never does.
    fn of(
        simulation: &Simulation,
        unit: UnitIdx,
        figure: impl Fn(&UnitMonth) -> Option<f64>,
    ) -> Option<Self> {
        let mut spell: Option<Self> = None;
        for (t, month) in simulation.units.get(unit)?.iter().enumerate() {
            let Some(value) = figure(month) else { continue };
            let at = simulation.month(t);
            let so_far = spell.get_or_insert(Self { first: at, months: 0, worst: (at, value) });
            so_far.months += 1;
            if value > so_far.worst.1 {
                so_far.worst = (at, value);
            }
        }
        spell
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
    /// Id of the unit that it is about, if it is about one.
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
        let unit = check.and_then(|check| document.plan.units.get(check.unit?));
        Self {
            id: finding.id(),
            level: finding.level,
            text: say(tr, &finding.message),
            districts: check.iter().flat_map(|c| c.districts.iter().filter_map(code)).collect(),
            unit: unit.map(|unit| unit.id.clone()),
            mend: check.and_then(|check| Some(say(tr, &check.mend.as_ref()?.says))),
        }
    }
}
