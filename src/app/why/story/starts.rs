//! When steps may start, and what waiting with them changes.

use std::sync::Arc;

use super::{RowTo, Story, StoryRow, with_unit};
use crate::app::risk::{FAN_SHARES, SafeStarts, StepSafety, share_text};
use crate::app::state::AppState;
use crate::app::why::{Asked, Evidence, FigureQuestion, Inquiry, PlanOf, PlanSide, Searched};
use crate::model::{GateMeasure, Month, Plan, Role, StepId};
use crate::report::role_name;
use crate::simulate::Simulation;
use crate::uncertain::{Outcome, START_WATCHED_MONTHS, Waiting, drawn_parameters};

/// Kronor of a mnkr.
const MNKR: f64 = 1e6;
/// Months that are told of those that were tried: the one that was found and the one before.
const TOLD: usize = 2;
/// Names of [`FAN_SHARES`].
const NAMES: [&str; FAN_SHARES.len()] = ["P10", "P50", "P90"];

impl AppState {
    fn month_name(&self, month: Month) -> String {
        self.tr.month(month.year(), month.month())
    }

    fn workers(&self) -> String {
        role_name(&self.document.plan, &self.tr, Role::SocialWorker).to_lowercase()
    }

    /// What is known of when the step `id` may start, with the step's name.
    fn safety(&self, id: StepId) -> Option<(&SafeStarts, &StepSafety, &str)> {
        let safe = &self.risk.safe_starts.as_ref()?.is;
        Some((safe, safe.step(id)?, self.document.plan.step(id)?.name.as_str()))
    }

    /// The first month in which a step may start, and the one before.
    pub(super) fn story_of_safe_start(&self, id: StepId) -> Option<Story> {
        let tr = &self.tr;
        let (safe, step, name) = self.safety(id)?;
        let limit = tr.number(safe.rule.limit, 1);
        let risk = tr.percent(safe.rule.risk * 100.0, 0);
        let workers = self.workers();
        let about =
            [("limit", (&limit).into()), ("risk", (&risk).into()), ("workers", (&workers).into())];
        let title = tr.f("why-safe", &[("step", name.into())]);
        let mut story = Story {
            name: title.clone(),
            title,
            value: step
                .safe
                .earliest
                .map_or_else(|| tr.t("risk-safe-never").to_owned(), |m| self.month_name(m)),
            formula: tr.f("why-safe-about", &about),
            ..Story::default()
        };
        let tried = &step.safe.risks;
        for risk in tried.iter().skip(tried.len().saturating_sub(TOLD)) {
            let to = RowTo::Why(Inquiry::Searched(Searched::StartRisk(id, risk.start)));
            story.row_to("", self.month_name(risk.start), share_text(tr, risk.over), to);
        }
        if let Some(share) = step.planned_risk {
            let month = self.month_name(step.planned);
            let name = tr.f("why-safe-planned", &[("month", (&month).into())]);
            let to = Some(RowTo::Why(Inquiry::Searched(Searched::StartRisk(id, step.planned))));
            story.beside.push(StoryRow { sign: "", name, text: share_text(tr, share), to });
        }
        let first = self.month_name(self.document.plan.start);
        let args = [("first", (&first).into()), ("n", tried.len().into())];
        story.notes.push(tr.f("why-safe-tried", &args));
        self.note_start(&mut story, safe);
        let question = FigureQuestion::new(Asked::Caseload, None, 0..1);
        story.inputs = question.inputs(&self.document.plan);
        Some(story)
    }

    fn note_start(&self, story: &mut Story, safe: &SafeStarts) {
        let drawn = drawn_parameters(&self.document.plan, safe.options.effects);
        self.note_runs(story, safe.options, &drawn);
        if let Some(known) = &self.risk.safe_starts {
            self.note_search(story, known.of);
        }
    }

    /// In how many runs a base goes over the limit in the year from a start.
    pub(super) fn story_of_start_risk(
        &self,
        (id, month): (StepId, Month),
        evidence: &Arc<Evidence>,
    ) -> Option<Story> {
        let tr = &self.tr;
        let (safe, step, name) = self.safety(id)?;
        let tried = step.safe.risks.iter().find(|risk| risk.start == month);
        let planned = step.planned_risk.filter(|_| step.planned == month);
        let share = planned.or_else(|| tried.map(|risk| risk.over))?;
        let simulation = evidence.simulation(PlanSide::Plan);
        let first = simulation.position(month)?;
        let last = (first + START_WATCHED_MONTHS).min(simulation.months());
        let [from, to] =
            [first, last.saturating_sub(1)].map(|t| self.month_name(simulation.month(t)));
        let limit = tr.number(safe.rule.limit, 1);
        let workers = self.workers();
        let args = [
            ("limit", (&limit).into()),
            ("workers", (&workers).into()),
            ("from", (&from).into()),
            ("to", (&to).into()),
        ];
        let title = tr.f("why-start-risk", &[("step", name.into()), ("month", (&from).into())]);
        let about = tr.f("why-start-risk-about", &args);
        let mut story = self.share_story((title.clone(), title), &about, share)?;
        let plan = evidence.plan(PlanSide::Plan);
        if let Some(question) = highest_caseload(plan, simulation, first..last) {
            let is_planned = self.document.plan.step(id)?.start == month;
            let of = (!is_planned).then_some(PlanOf::Starts(id, month));
            self.add_without_chance(&mut story, (of, question), evidence);
        }
        self.note_start(&mut story, safe);
        Some(story)
    }

    /// What waiting changes in cost: later less as planned, run by run.
    pub(super) fn story_of_waiting(
        &self,
        (id, line): (StepId, usize),
        evidence: &Arc<Evidence>,
    ) -> Option<Story> {
        let tr = &self.tr;
        let waiting = self.waiting(id)?;
        let (mean, values) = waiting.cost?;
        let mnkr = |sek: f64, places| with_unit(&tr.signed(sek / MNKR, places), tr.t("unit-mnkr"));
        let step = self.document.plan.step(id)?;
        let percent = tr.percent(FAN_SHARES.get(line)? * 100.0, 0);
        let [planned, later] =
            [step.start, step.start.plus(waiting.months)].map(|month| self.month_name(month));
        let args = [
            ("step", (&step.name).into()),
            ("planned", (&planned).into()),
            ("later", (&later).into()),
            ("percent", (&percent).into()),
        ];
        let shown = NAMES.get(line)?;
        let mut story = Story {
            name: format!("{shown}, {}", tr.f("why-wait", &args)),
            title: format!("{shown}, {}", tr.f("why-wait-title", &args)),
            value: mnkr(*values.get(line)?, 1),
            formula: tr.f("why-wait-about", &args),
            ..Story::default()
        };
        for (at, (name, value)) in NAMES.into_iter().zip(values).enumerate() {
            if at == line {
                story.row("", name, mnkr(value, 1));
            } else {
                let to = RowTo::Why(Inquiry::Searched(Searched::Waiting(id, at)));
                story.row_to("", name, mnkr(value, 1), to);
            }
        }
        let error = |sek: f64| with_unit(&tr.number(sek / MNKR, 2), tr.t("unit-mnkr"));
        if let Some(sek) = waiting.error {
            story.row("", tr.t("why-error-p50"), error(sek));
        }
        let of_mean = format!("{} ± {}", mnkr(mean.mean, 2), error(mean.error()));
        story.row("", tr.t("why-wait-mean"), of_mean);
        self.wait_without_chance(&mut story, (id, waiting), evidence);
        self.note_waiting(&mut story, waiting);
        Some(story)
    }

    fn note_waiting(&self, story: &mut Story, waiting: &Waiting) {
        let drawn = drawn_parameters(&self.document.plan, waiting.options.effects);
        self.note_runs(story, waiting.options, &drawn);
        if let Some(known) = &self.risk.waiting {
            self.note_search(story, known.of);
        }
    }

    /// Gross cost of both with everything at its most likely.
    fn wait_without_chance(
        &self,
        story: &mut Story,
        (id, waiting): (StepId, &Waiting),
        evidence: &Arc<Evidence>,
    ) {
        let tr = &self.tr;
        let Some(simulation) = self.results.simulation() else { return };
        let question = FigureQuestion::new(Asked::GROSS, None, 0..simulation.months());
        let planned = simulation.cost(None, 0..simulation.months()).total().to_sek();
        let Some(later) = question.value(evidence) else { return };
        let Some(step) = self.document.plan.step(id) else { return };
        let start = step.start.plus(waiting.months);
        let mnkr = |sek: f64| with_unit(&tr.number(sek / MNKR, 2), tr.t("unit-mnkr"));
        let both =
            [("", start, later, Some(PlanOf::Starts(id, start))), ("−", step.start, planned, None)];
        for (sign, start, sek, of) in both {
            let month = self.month_name(start);
            let name = tr.f("why-wait-gross", &[("month", (&month).into())]);
            let to = Some(RowTo::Why(Inquiry::Figure(of, question.clone())));
            story.beside.push(StoryRow { sign, name, text: mnkr(sek), to });
        }
        let text = with_unit(&tr.signed((later - planned) / MNKR, 2), tr.t("unit-mnkr"));
        let name = tr.t("why-wait-plainly").to_owned();
        story.beside.push(StoryRow { sign: "=", name, text, to: None });
        story.inputs = question.inputs(&self.document.plan);
        // What moves it is that of the plan as it is: the plan that was run must be that still.
        let known = self.risk.waiting.as_ref().filter(|known| !self.is_outdated(known.of));
        story.moving = known.map(|known| {
            let both = vec![evidence.shared(PlanSide::Plan), Arc::clone(&known.is.plan)];
            self.moving_with(both, Outcome::Gross, Some(later - planned))
        });
    }

    /// In how many runs a step's gate passes where it waits.
    pub(super) fn story_of_later(&self, id: StepId, evidence: &Arc<Evidence>) -> Option<Story> {
        let tr = &self.tr;
        let waiting = self.waiting(id)?;
        let step = self.document.plan.step(id)?;
        let start = self.month_name(step.start.plus(waiting.months));
        let args = [("step", (&step.name).into()), ("month", (&start).into())];
        let name = tr.f("why-gate-later", &args);
        let about = tr.t("why-gate-about");
        let mut story = self.share_story((name.clone(), name), about, waiting.later?)?;
        let plan = evidence.plan(PlanSide::Plan);
        self.note_gate(&mut story, (plan, id), evidence.simulation(PlanSide::Plan));
        self.note_waiting(&mut story, waiting);
        Some(story)
    }

    /// What a gate looks at with everything at its most likely, beside its target.
    pub(super) fn note_gate(
        &self,
        story: &mut Story,
        (plan, id): (&Plan, StepId),
        simulation: &Simulation,
    ) {
        let tr = &self.tr;
        let Some((step, gate)) = plan.step(id).and_then(|step| Some((step, step.gate?))) else {
            return;
        };
        let unit = match gate.measure {
            GateMeasure::Caseload => tr.t("risk-unit-cases"),
            _ => "%",
        };
        let number = |value: f64| with_unit(&tr.number(value, 1), unit);
        let value = simulation.gate(plan, step).and_then(|outcome| outcome.value);
        let value = value.map_or_else(|| "–".to_owned(), number);
        let target = number(gate.target);
        let args = [("value", (&value).into()), ("target", (&target).into())];
        story.notes.push(tr.f("why-gate-plainly", &args));
    }
}

/// The highest caseload of a unit other than the central one in some months.
fn highest_caseload(
    plan: &Plan,
    simulation: &Simulation,
    months: std::ops::Range<usize>,
) -> Option<FigureQuestion> {
    let caseload = |t: usize| {
        plan.local_units().filter_map(move |(unit, _)| {
            let value = simulation.at(unit, t)?.caseload?;
            Some((value, unit, t))
        })
    };
    let highest = months.flat_map(caseload).max_by(|a, b| a.0.total_cmp(&b.0));
    highest.map(|(_, unit, t)| FigureQuestion::new(Asked::Caseload, Some(unit), t..t + 1))
}
