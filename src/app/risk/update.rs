//! Asking, following the plan, listening.

use std::sync::Arc;
use std::time::Duration;

use super::{
    Known, OtherSource, RiskAnswer, RiskChoices, RiskFailure, RiskJob, RiskQuestion, RiskRunning,
    RiskState,
};
use crate::app::action::Effect;
use crate::app::say::say;
use crate::app::state::AppState;
use crate::app::suggest::PlanState;
use crate::model::{Explain, Message, ParamId, Plan};
use crate::uncertain::SafetyRule;

/// How long the plan must stay as it is before it is run again.
const PAUSE: Duration = Duration::from_millis(250);

/// What follows the study by itself.
const AFTER_STUDY: [RiskQuestion; 3] =
    [RiskQuestion::Tornado, RiskQuestion::TippingPoints, RiskQuestion::Waiting];

/// What a user asks about how sure the figures are, or a job tells.
#[derive(Debug)]
pub enum RiskAction {
    /// Compute the answers, and follow the plan from now on.
    Follow,
    /// Choose what questions are asked with.
    Choose(RiskChoices),
    /// Choose the plan file that is compared with.
    PickOther,
    /// Compare with this plan; `None` is Nollalternativ.
    CompareWith(Option<OtherSource>),
    /// Compute the answer to a question.
    Ask(RiskQuestion),
    /// End what is being computed; the answer before it stays.
    Stop(RiskQuestion),
    /// News of the run with this number; `true` with the last word.
    News(u64, RiskQuestion, Box<RiskAnswer>, bool),
    /// The job that computes a question broke.
    Broken(RiskQuestion, String),
}

impl AppState {
    /// Carries out what was asked of the risks.
    pub(in crate::app) fn assess(&mut self, action: RiskAction) -> Vec<Effect> {
        match action {
            RiskAction::Follow => self.risk.follows = true,
            RiskAction::Choose(choices) => {
                self.risk.choices = choices;
                for question in AFTER_STUDY {
                    self.risk.failures.remove(&question);
                }
            }
            RiskAction::PickOther => return vec![Effect::PickOther],
            RiskAction::CompareWith(source) => return self.compare_with(source),
            RiskAction::Ask(question) => return vec![self.start_risk(question, Duration::ZERO)],
            RiskAction::Stop(question) => {
                if self.risk.running.remove(&question).is_some() {
                    return vec![Effect::StopAssessing(question)];
                }
            }
            RiskAction::News(run, question, answer, is_last) => {
                self.hear_risk(run, question, *answer, is_last);
            }
            RiskAction::Broken(question, reason) => {
                if let Some(running) = self.risk.running.remove(&question) {
                    self.fail_risk(question, running.of, &RiskFailure::Broken(reason));
                }
            }
        }
        Vec::new()
    }

    /// Where the answers follow the plan: stops what is about another state of it, and starts
    /// what is not known of this one. What somebody asked for goes on: its answer is still that to
    /// the question, and is told to be about the plan as it was.
    pub(in crate::app) fn follow_risk(&mut self) -> Vec<Effect> {
        let of = self.stands_at();
        let old: Vec<RiskQuestion> = self
            .risk
            .running
            .iter()
            .filter(|(question, running)| running.of != of && !question.is_asked())
            .map(|(question, _)| *question)
            .collect();
        for question in &old {
            self.risk.running.remove(question);
        }
        let mut effects: Vec<Effect> = old.into_iter().map(Effect::StopAssessing).collect();
        if !self.risk.follows {
            return effects;
        }
        if !self.risk.is_settled(RiskQuestion::Study, of) {
            if !self.risk.running.contains_key(&RiskQuestion::Study) {
                let after = if self.risk.study.is_some() { PAUSE } else { Duration::ZERO };
                effects.push(self.start_risk(RiskQuestion::Study, after));
            }
            return effects;
        }
        if self.risk.failures.contains_key(&RiskQuestion::Study) {
            return effects;
        }
        for question in AFTER_STUDY {
            let outcome = self.risk.choices.outcome;
            let running = self.risk.running.get(&question);
            let is_running = running.is_some_and(|running| {
                running.outcome == outcome || question == RiskQuestion::Waiting
            });
            if !is_running && !self.risk.is_settled(question, of) {
                effects.push(self.start_risk(question, Duration::ZERO));
            }
        }
        effects
    }

    fn start_risk(&mut self, question: RiskQuestion, after: Duration) -> Effect {
        self.risk.last_run += 1;
        let run = self.risk.last_run;
        let outcome = self.risk.choices.outcome;
        let running = RiskRunning { run, of: self.stands_at(), outcome, progress: None };
        self.risk.running.insert(question, running);
        self.risk.failures.remove(&question);
        let job = RiskJob {
            question,
            map: Arc::clone(&self.document.map),
            plan: Arc::new(self.document.plan.clone()),
            outcome,
            rule: self.safety_rule(),
            against: self.risk.against.clone(),
            goal: self.risk.choices.goal,
        };
        Effect::Assess { run, job: Box::new(job), after }
    }

    /// What counts as a safe start: as chosen, else the plan's caseload ceiling, else its norm.
    #[must_use]
    pub fn safety_rule(&self) -> SafetyRule {
        let choices = &self.risk.choices;
        let limit = choices.limit.unwrap_or_else(|| self.own_limit());
        SafetyRule { limit, risk: choices.risk_percent / 100.0 }
    }

    /// The caseload that the plan itself sets as a limit: its ceiling, or its norm without one.
    #[must_use]
    pub fn own_limit(&self) -> f64 {
        own_limit(&self.document.plan)
    }

    /// Listens to a job; what comes from an older one is too late.
    fn hear_risk(&mut self, run: u64, question: RiskQuestion, answer: RiskAnswer, is_last: bool) {
        let running = self.risk.running.get_mut(&question);
        let Some(running) = running.filter(|running| running.run == run) else { return };
        let of = running.of;
        if let RiskAnswer::Progress(done) = answer {
            running.progress = Some(done);
            return;
        }
        if is_last {
            self.risk.running.remove(&question);
        }
        match answer {
            RiskAnswer::Study(study) => self.risk.study = Some(Known { of, is: *study }),
            RiskAnswer::Tornado(is) => self.risk.tornado = Some(Known { of, is }),
            RiskAnswer::TippingPoints(is) => self.risk.tipping_points = Some(Known { of, is }),
            RiskAnswer::Waiting(is) => self.risk.waiting = Some(Known { of, is }),
            RiskAnswer::SafeStarts(is) => self.risk.safe_starts = Some(Known { of, is }),
            RiskAnswer::Shares(is) => self.risk.shares = Some(Known { of, is }),
            RiskAnswer::Goal(is) => self.risk.goal = Some(Known { of, is }),
            RiskAnswer::Failed(failure) => self.fail_risk(question, of, &failure),
            RiskAnswer::Progress(_) | RiskAnswer::Stopped => {}
        }
    }

    fn fail_risk(&mut self, question: RiskQuestion, of: PlanState, failure: &RiskFailure) {
        let message = match failure {
            RiskFailure::Simulate(error) => error.message(),
            RiskFailure::Refused(message) => message.clone(),
            RiskFailure::Broken(reason) => Message::new("notice-broken").text("reason", reason),
        };
        let is = say(&self.tr, &message);
        self.risk.failures.insert(question, Known { of, is });
    }

    /// Forgets answers about another plan.
    pub(in crate::app) fn forget_risks(&mut self) -> Vec<Effect> {
        let running = std::mem::take(&mut self.risk.running);
        let choices = RiskChoices { limit: None, ..self.risk.choices };
        let last_run = self.risk.last_run;
        self.risk = RiskState { choices, last_run, ..RiskState::default() };
        running.into_keys().map(Effect::StopAssessing).collect()
    }
}

impl RiskState {
    /// Whether `question` has its whole answer, or cannot have one, for the state `of`.
    fn is_settled(&self, question: RiskQuestion, of: PlanState) -> bool {
        let outcome = self.choices.outcome;
        let failed = self.failures.get(&question).is_some_and(|failure| failure.of == of);
        failed
            || match question {
                RiskQuestion::Study => {
                    self.study.as_ref().is_some_and(|known| known.of == of && known.is.is_whole)
                }
                RiskQuestion::Tornado => self
                    .tornado
                    .as_ref()
                    .is_some_and(|known| known.of == of && known.is.outcome == outcome),
                RiskQuestion::TippingPoints => self.tipping_points.as_ref().is_some_and(|known| {
                    let of_same = match (&known.is.against, &self.against) {
                        (Some(one), Some(other)) => Arc::ptr_eq(one, other),
                        (one, other) => one.is_none() && other.is_none(),
                    };
                    known.of == of && known.is.outcome == outcome && of_same
                }),
                RiskQuestion::Waiting => self.waiting.as_ref().is_some_and(|known| known.of == of),
                // What is asked for is computed as often as it is.
                RiskQuestion::SafeStarts | RiskQuestion::Shares | RiskQuestion::Goal => false,
            }
    }
}

/// The caseload that no base should exceed unless another is asked for: the plan's ceiling, or
/// where it has none the norm.
#[must_use]
pub fn own_limit(plan: &Plan) -> f64 {
    let ceiling = plan.parameters.value(ParamId::CaseloadCeiling);
    if ceiling > 0.0 { ceiling } else { plan.parameters.value(ParamId::CaseloadNorm) }
}
