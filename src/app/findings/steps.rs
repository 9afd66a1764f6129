//! Steps: posts, premises, recruiting, follow-up gates.

use super::{Finding, Look, Place};
use crate::model::{GateMeasure, Message, ParamId, PremisesChange, RolloutStep, TemporaryPremises};
use crate::simulate::{Recruitment, Simulation, gate_month};

impl Look<'_> {
    pub(super) fn steps(&self, simulation: Option<&Simulation>, found: &mut Vec<Finding>) {
        for step in &self.plan.steps {
            let first = found.len();
            self.step(step, found);
            self.recruiting(step, found);
            if let Some(simulation) = simulation {
                self.gate(simulation, step, found);
            }
            for finding in found.iter_mut().skip(first) {
                finding.place = Some(Place::Step(step.id));
            }
        }
    }

    fn step(&self, step: &RolloutStep, found: &mut Vec<Finding>) {
        let plan = self.plan;
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
            found.extend(self.premises(step, premises));
        }
    }

    /// Premises that do not open when their step starts, the delay that is assumed included.
    fn premises(&self, step: &RolloutStep, premises: &PremisesChange) -> Option<Finding> {
        let delay = self.plan.parameters.value(ParamId::PremisesDelay).round().max(0.0);
        let opens = premises.opens.plus(delay as i32);
        let unit = self.plan.units.get(premises.unit).map_or("", |unit| &unit.name);
        let message = |id, months: i32| {
            Message::new(id)
                .text("step", &step.name)
                .text("unit", unit)
                .text("opens", self.month(opens))
                .number("months", f64::from(months))
        };
        let covers = |temporary: TemporaryPremises| temporary.from <= step.start;
        match opens.months_since(step.start) {
            0 => None,
            late @ 1.. if premises.temporary.is_some_and(covers) => {
                Some(Finding::note(message("cli-check-premises-temporary", late)))
            }
            late @ 1.. => {
                let advice = Message::new("cli-check-premises-late-do")
                    .text("start", self.month(step.start))
                    .text("opens", self.month(opens));
                Some(Finding::warning(message("cli-check-premises-late", late)).advised(advice))
            }
            early => Some(Finding::note(message("cli-check-premises-early", -early))),
        }
    }

    /// New posts that cannot all be filled at the start.
    fn recruiting(&self, step: &RolloutStep, found: &mut Vec<Finding>) {
        let Some(recruitment) = Recruitment::of(self.plan, step) else { return };
        let Recruitment { posts, at_start, complete, latest } = recruitment;
        if at_start > 1.0 - 1e-9 {
            return;
        }
        let message = Message::new("cli-check-recruit-late")
            .text("step", &step.name)
            .text("posts", self.tr.number(posts, usize::from(posts.fract() > SMALL)))
            .text("percent", self.tr.percent(100.0 * at_start, 0))
            .text("start", self.month(step.start))
            .text("complete", self.month(complete));
        let id = if latest < self.plan.start {
            "cli-check-recruit-late-start"
        } else {
            "cli-check-recruit-late-do"
        };
        // The whole lead time from the plan's first month on, where the start must move.
        let earliest = self.plan.start.plus(step.start.months_since(latest));
        let advice = Message::new(id)
            .text("latest", self.month(latest))
            .text("earliest", self.month(earliest));
        found.push(Finding::warning(message).advised(advice));
    }

    /// A gate that does not pass without chance.
    fn gate(&self, simulation: &Simulation, step: &RolloutStep, found: &mut Vec<Finding>) {
        let (Some(gate), Some(month)) = (step.gate, gate_month(step)) else { return };
        let Some(outcome) = simulation.gate(self.plan, step) else {
            let message = Message::new("cli-check-gate-undecided").text("step", &step.name);
            found.push(Finding::note(message.text("month", self.month(month))));
            return;
        };
        if outcome.passes {
            return;
        }
        let id = match gate.measure {
            GateMeasure::Coverage => "cli-check-gate-coverage",
            GateMeasure::Caseload => "cli-check-gate-caseload",
            GateMeasure::Funding => "cli-check-gate-funding",
            GateMeasure::Turnover => "cli-check-gate-turnover",
        };
        let number = |value: f64| self.tr.number(value, 1);
        let value = outcome.value.map_or_else(|| "–".to_owned(), number);
        let message = Message::new(id)
            .text("step", &step.name)
            .text("month", self.month(month))
            .text("value", value)
            .text("target", number(gate.target));
        let advice = Message::new("cli-check-gate-do");
        found.push(Finding::warning(message).advised(advice));
    }
}

/// Posts below this part are shown as whole.
const SMALL: f64 = 0.05;
