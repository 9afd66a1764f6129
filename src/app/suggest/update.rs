//! Asking, listening, trying, taking over.

use std::collections::BTreeSet;

use super::make::{self, Pending};
use super::trial::TrialOf;
use super::words::Words;
use super::{
    Answer, CheapestAnswer, Found, InContext, Move, OrderAnswer, Question, Running, Settled,
    SuggestChoices, SuggestFailure, SuggestJob, Suggestion, TradeOffs, Trial,
};
use crate::app::action::Effect;
use crate::app::document::Document;
use crate::app::state::{AppState, SidePanel, Workspace};
use crate::edit::{Command, owners_at};
use crate::measure::Continuity;
use crate::model::{DistrictIdx, IndexVec, Message, Month, UnitIdx};
use crate::suggest::cheapest;
use crate::suggest::order::command_of;
use crate::suggest::steps;

/// What a user asks of the suggestions, or a job tells.
#[derive(Debug)]
pub enum SuggestAction {
    /// Choose what questions are asked with.
    Choose(Box<SuggestChoices>),
    /// Show a question with its latest answer.
    Show(Option<Question>),
    /// Compute the answer to a question.
    Ask(Question),
    /// End what is being computed; what was found so far stays.
    Stop,
    /// Choose a move of the suggestion, or not.
    ChooseMove(usize, bool),
    /// Choose all moves, or none.
    ChooseAllMoves(bool),
    /// Make the chosen moves: one undo step.
    TakeMoves,
    /// Take over a point of the front: one undo step.
    TakePoint(usize),
    /// Take over the suggested order: one undo step.
    TakeOrder,
    /// Take over the cheapest plan: one undo step.
    TakeCheapest,
    /// Look at something on the map without taking it over, or no longer.
    Try(Option<TrialOf>),
    /// Grey out settled districts on the map, or not.
    GreySettled(bool),
    /// News of the run with this number; `true` with the last word.
    News(u64, Box<Answer>, bool),
}

impl AppState {
    /// Carries out what was asked of the suggestions.
    pub(in crate::app) fn suggest(&mut self, action: SuggestAction) -> Vec<Effect> {
        match action {
            SuggestAction::Choose(choices) => self.suggest.choices = *choices,
            SuggestAction::Show(question) => self.show_question(question),
            SuggestAction::Ask(question) => return self.ask_question(question),
            SuggestAction::Stop => return self.stop_question(),
            SuggestAction::ChooseMove(at, chosen) => {
                if let Some(suggestion) = &mut self.suggest.suggestion {
                    if chosen {
                        suggestion.chosen.insert(at);
                    } else {
                        suggestion.chosen.remove(&at);
                    }
                }
                self.renew_trial();
            }
            SuggestAction::ChooseAllMoves(chosen) => {
                if let Some(suggestion) = &mut self.suggest.suggestion {
                    let all = if chosen { suggestion.moves.len() } else { 0 };
                    suggestion.chosen = (0..all).collect();
                }
                self.renew_trial();
            }
            SuggestAction::TakeMoves => self.take(TrialOf::Suggestion),
            SuggestAction::TakePoint(at) => self.take(TrialOf::Point(at)),
            SuggestAction::TakeOrder => self.take_order(),
            SuggestAction::TakeCheapest => self.take_cheapest(),
            SuggestAction::Try(of) => self.set_trial(of),
            SuggestAction::GreySettled(on) => self.suggest.grey_settled = on,
            SuggestAction::News(run, answer, is_last) => self.hear(run, *answer, is_last),
        }
        Vec::new()
    }

    /// Whether an answer about this state of the plan is outdated.
    #[must_use]
    pub fn is_outdated(&self, of: super::PlanState) -> bool {
        of != (self.epoch, self.document.history.revision())
    }

    /// Shows a question where there is room for it: beside the map.
    fn show_question(&mut self, question: Option<Question>) {
        self.suggest.shown = question;
        self.suggest.trial = None;
        if question.is_some() {
            self.view.side = SidePanel::Suggest;
            self.view.board = false;
            if !matches!(self.view.workspace, Workspace::Map | Workspace::Assign) {
                self.view.workspace = Workspace::Assign;
            }
        }
    }

    /// Whether `question` was last asked with other choices, or of another month than is shown.
    #[must_use]
    pub fn is_asked_otherwise(&self, question: Question) -> bool {
        self.suggest.asked.get(&question).is_some_and(|(choices, month)| {
            let is_month = question.is_of_rollout() || *month == self.shown_month();
            !is_month || !choices.same_for(&self.suggest.choices, question)
        })
    }

    fn ask_question(&mut self, question: Question) -> Vec<Effect> {
        let of = (self.epoch, self.document.history.revision());
        let month = self.shown_month();
        self.show_question(Some(question));
        self.suggest.failure = None;
        let mut effects = self.stop_question();
        match make::job(&self.document, of, month, question, &self.suggest.choices) {
            Ok((job, pending)) => {
                let asked = (self.suggest.choices.clone(), month);
                self.suggest.asked.insert(question, asked);
                effects.push(self.start_question(question, job, pending));
            }
            Err(error) => {
                let words = Words { document: &self.document, task: None, tr: &self.tr };
                self.suggest.failure = Some((question, words.of_asking(&error)));
            }
        }
        effects
    }

    fn start_question(&mut self, question: Question, job: SuggestJob, pending: Pending) -> Effect {
        self.suggest.last_run += 1;
        let run = self.suggest.last_run;
        self.suggest.running = Some(Running { run, question, progress: None });
        self.suggest.pending = Some(pending);
        Effect::Compute(run, Box::new(job))
    }

    fn stop_question(&mut self) -> Vec<Effect> {
        if self.suggest.running.take().is_none() {
            return Vec::new();
        }
        self.suggest.pending = None;
        if let Some(suggestion) = &mut self.suggest.suggestion {
            suggestion.is_done = true;
        }
        vec![Effect::StopComputing]
    }

    /// Listens to a job; what comes from an older one is too late.
    fn hear(&mut self, run: u64, answer: Answer, is_last: bool) {
        // A job that broke cannot tell its number.
        let is_broken = matches!(answer, Answer::Failed(SuggestFailure::Broken(_)));
        let is_heard = |running: &&mut Running| running.run == run || is_broken;
        let Some(running) = self.suggest.running.as_mut().filter(is_heard) else { return };
        let question = running.question;
        if let Answer::Progress(done) = answer {
            running.progress = Some(done);
            return;
        }
        let pending = self.suggest.pending.clone();
        if is_last {
            self.suggest.running = None;
            self.suggest.pending = None;
        }
        if let Answer::Failed(failure) = &answer {
            let task = pending.as_ref().and_then(Pending::task);
            let words = Words { document: &self.document, task, tr: &self.tr };
            self.suggest.failure = Some((question, words.of_failure(failure)));
            return;
        }
        if let Some(pending) = pending {
            self.keep(pending, answer, is_last);
        }
        self.renew_trial();
    }

    /// Positions of the moves that are chosen: all but those that were taken out of an earlier
    /// piece of the same answer.
    fn still_chosen(&self, of: super::PlanState, moves: &[Move]) -> BTreeSet<usize> {
        let before = self.suggest.suggestion.as_ref().filter(|one| one.of == of && !one.is_done);
        let refused = |wanted: &Move| {
            before.is_some_and(|before| {
                let same = |(_, one): &(usize, &Move)| {
                    one.districts == wanted.districts && one.to == wanted.to
                };
                let known = before.moves.iter().enumerate().find(same);
                known.is_some_and(|(at, _)| !before.chosen.contains(&at))
            })
        };
        let moves = moves.iter().enumerate();
        moves.filter(|(_, one)| !refused(one)).map(|(at, _)| at).collect()
    }

    fn keep(&mut self, pending: Pending, answer: Answer, is_done: bool) {
        match (pending, answer) {
            (Pending::Assignment { of, is_mend, month, base }, Answer::Assignment(found)) => {
                let start_terms = base.start_terms();
                let moves = moves(&base, &found);
                let chosen = self.still_chosen(of, &moves);
                self.suggest.suggestion = Some(Suggestion {
                    of,
                    is_mend,
                    month,
                    task: base.task,
                    start: base.start,
                    start_terms,
                    found,
                    moves,
                    chosen,
                    is_done,
                });
            }
            (Pending::TradeOffs { of, month, base }, Answer::TradeOffs(points)) => {
                let start_terms = base.start_terms();
                let (task, start) = (base.task, base.start);
                self.suggest.trade_offs =
                    Some(TradeOffs { of, month, task, start, start_terms, points, is_done });
            }
            (Pending::Settled { of, base, percent }, Answer::Settled(best, near)) => {
                let task = base.task;
                self.suggest.settled = Some(Settled { of, task, best, percent, near });
                self.suggest.grey_settled = true;
            }
            (
                Pending::Context { of, base, start, tolerance_percent, seed },
                Answer::Context(ensemble, placed),
            ) => {
                let (task, ensemble) = (base.task, *ensemble);
                self.suggest.context =
                    Some(InContext { of, task, start, tolerance_percent, ensemble, placed, seed });
            }
            (Pending::Order { of, problem, steps, planned }, Answer::Order(suggested)) => {
                let continuity = self.continuity_with(suggested.order.as_deref());
                self.suggest.order = Some(OrderAnswer {
                    of,
                    problem,
                    steps,
                    planned,
                    suggested,
                    continuity,
                    is_done,
                });
            }
            (Pending::Cheapest { of, plan }, Answer::Cheapest(found)) => {
                let options = self.suggest.choices.cheapest.clone();
                self.suggest.cheapest = Some(CheapestAnswer { of, plan, options, found: *found });
            }
            _ => {}
        }
    }

    /// Continuity of care in the plan, and in the plan with this order.
    fn continuity_with(&self, order: Option<&[Option<usize>]>) -> [Continuity; 2] {
        let Document { map, plan, .. } = &self.document;
        let before = Continuity::of(&map.indicators, plan);
        let mut after = plan.clone();
        let command = order.and_then(|order| command_of(plan, order));
        match command.map(|command| command.apply(&mut after)) {
            Some(Ok(_)) => [before, Continuity::of(&map.indicators, &after)],
            _ => [before.clone(), before],
        }
    }

    /// The units that a trial gives the districts.
    fn owners_of(&self, of: TrialOf) -> Option<IndexVec<DistrictIdx, UnitIdx>> {
        match of {
            TrialOf::Suggestion => {
                let suggestion = self.suggest.suggestion.as_ref()?;
                let mut owners = suggestion.start.clone();
                for (at, one) in suggestion.moves.iter().enumerate() {
                    for &district in &one.districts {
                        if let Some(owner) =
                            owners.get_mut(district).filter(|_| suggestion.chosen.contains(&at))
                        {
                            *owner = one.to;
                        }
                    }
                }
                Some(owners)
            }
            TrialOf::Point(at) => {
                let front = self.suggest.trade_offs.as_ref()?;
                let point = front.points.get(at)?;
                Some(front.task.applied(&front.start, &point.owners))
            }
            TrialOf::Cheapest => Some(self.document.plan.owners_at(self.shown_month())),
        }
    }

    /// The state of the plan that a trial is about, and the month whose assignment it changes.
    fn state_of(&self, of: TrialOf) -> Option<(super::PlanState, Month)> {
        match of {
            TrialOf::Suggestion => self.suggest.suggestion.as_ref().map(|one| (one.of, one.month)),
            TrialOf::Point(_) => {
                self.suggest.trade_offs.as_ref().map(|front| (front.of, front.month))
            }
            TrialOf::Cheapest => {
                self.suggest.cheapest.as_ref().map(|answer| (answer.of, self.shown_month()))
            }
        }
    }

    fn trial(&self, of: TrialOf, number: u64) -> Option<Trial> {
        let (_, month) = self.state_of(of).filter(|&(state, _)| !self.is_outdated(state))?;
        let owners = self.owners_of(of)?;
        let mut plan = self.document.plan.clone();
        let command = if of == TrialOf::Cheapest {
            self.cheapest_command()
        } else {
            let pairs = owners.iter_enumerated().map(|(district, &unit)| (district, unit));
            owners_at(&plan, pairs, month, None)
        };
        if let Some(command) = command {
            command.apply(&mut plan).ok()?;
        }
        let results = self.results.renewed(&self.document.map, &plan, self.results.revision);
        Some(Trial { number, of, owners, plan, results })
    }

    fn set_trial(&mut self, of: Option<TrialOf>) {
        self.suggest.last_trial += 1;
        // What would be dropped now would be dropped on another plan.
        self.preview = None;
        self.suggest.trial = of.and_then(|of| self.trial(of, self.suggest.last_trial));
    }

    /// Computes anew what is tried on the map, where it has changed.
    pub(in crate::app) fn renew_trial(&mut self) {
        if let Some(of) = self.suggest.trial.as_ref().map(|trial| trial.of) {
            self.set_trial(Some(of));
        }
    }

    fn take(&mut self, of: TrialOf) {
        let state = self.state_of(of).filter(|&(state, _)| !self.is_outdated(state));
        let Some(((_, month), owners)) = state.zip(self.owners_of(of)) else { return };
        let plan = &self.document.plan;
        let pairs = owners.iter_enumerated().map(|(district, &unit)| (district, unit));
        let count = owners
            .iter_enumerated()
            .filter(|&(district, &unit)| plan.unit_at(district, month) != unit)
            .count();
        let label = Message::new("suggest-label-taken").number("count", count as f64);
        if let Some(command) = owners_at(plan, pairs, month, Some(label)) {
            drop(self.edit(command));
        }
        self.suggest.trial = None;
    }

    fn take_order(&mut self) {
        let Some(answer) = &self.suggest.order else { return };
        if self.is_outdated(answer.of) {
            return;
        }
        let Some(order) = &answer.suggested.order else { return };
        if let Some(command) = command_of(&self.document.plan, order) {
            drop(self.edit(command));
        }
    }

    /// What takes over the cheapest plan, where it is of the plan as it is.
    fn cheapest_command(&self) -> Option<Command> {
        let answer = self.suggest.cheapest.as_ref().filter(|it| !self.is_outdated(it.of))?;
        cheapest::command_of(&self.document.plan, answer.found.best.as_ref()?)
    }

    fn take_cheapest(&mut self) {
        if let Some(command) = self.cheapest_command() {
            drop(self.edit(command));
        }
        self.suggest.trial = None;
    }

    /// Forgets answers about another plan.
    pub(in crate::app) fn forget_suggestions(&mut self) -> Vec<Effect> {
        let mut choices = self.suggest.choices.clone();
        // Months and steps are those of the plan that was open.
        choices.cheapest.curve.clear();
        choices.cheapest.hold.clear();
        let effects = self.stop_question();
        let last_run = self.suggest.last_run;
        self.suggest = super::SuggestState { choices, last_run, ..super::SuggestState::default() };
        effects
    }
}

impl Pending {
    pub(super) fn task(&self) -> Option<&crate::suggest::AssignmentTask> {
        match self {
            Self::Assignment { base, .. }
            | Self::TradeOffs { base, .. }
            | Self::Settled { base, .. }
            | Self::Context { base, .. } => Some(&base.task),
            Self::Order { .. } | Self::Cheapest { .. } => None,
        }
    }
}

/// The moves from the start to what was found. Where a district has no base yet there is nothing
/// to compare with: each district is then a move of its own, without a gain.
pub(super) fn moves(base: &make::Base, found: &Found) -> Vec<Move> {
    let task = &base.task;
    if let Some(start) = &task.start {
        let steps = steps(&task.problem, start, &found.parts);
        return steps.iter().filter_map(|step| Move::of_step(step, task)).collect();
    }
    let people = &task.problem.people;
    task.owners(&found.parts)
        .enumerate()
        .filter_map(|(node, (district, to))| {
            let from = *base.start.get(district)?;
            (from != to).then(|| Move {
                districts: vec![district],
                from,
                to,
                gain: None,
                alone: None,
                terms_after: None,
                children: people.get(node).copied().unwrap_or_default(),
            })
        })
        .collect()
}
