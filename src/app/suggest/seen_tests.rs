//! Asking, trying and taking over, without a window.

use super::*;
use crate::app::{Action, AppState, Effect, Preset, SidePanel, Workspace, from_preset};
use crate::i18n::Language;

fn state() -> AppState {
    AppState::new(from_preset(Preset::FIRST).unwrap().document, Language::Sv)
}

/// Asks and waits for the answer, as the shell does.
fn ask(state: &mut AppState, question: Question) {
    let effects = state.update(Action::Suggest(SuggestAction::Ask(question)));
    for effect in effects {
        let Effect::Compute(run, job) = effect else { continue };
        let answer = job.run(&|| false, &|_| ());
        let news = SuggestAction::News(run, Box::new(answer), true);
        state.update(Action::Suggest(news));
    }
}

fn act(state: &mut AppState, action: SuggestAction) {
    state.update(Action::Suggest(action));
}

#[test]
fn a_question_is_shown_beside_the_map() {
    let mut state = state();
    state.update(Action::SetWorkspace(Workspace::Budget));
    act(&mut state, SuggestAction::Show(Some(Question::Context)));
    assert_eq!(state.view.side, SidePanel::Suggest);
    assert_eq!(state.view.workspace, Workspace::Assign);
    assert_eq!(state.suggest.shown, Some(Question::Context));
}

#[test]
fn what_is_tried_is_shown_in_the_plans_place_until_it_is_closed() {
    let mut state = state();
    ask(&mut state, Question::Assignment);
    let before = state.document.plan.assignment.clone();
    act(&mut state, SuggestAction::Try(Some(TrialOf::Suggestion)));
    assert!(state.shown_plan().assignment != before, "the map shows the suggestion");
    assert_eq!(state.document.plan.assignment, before, "nothing is taken over");
    let number = state.suggest.trial.as_ref().unwrap().number;
    act(&mut state, SuggestAction::ChooseMove(0, false));
    assert!(state.suggest.trial.as_ref().unwrap().number > number, "it is drawn anew");
    act(&mut state, SuggestAction::Try(None));
    assert_eq!(state.shown_plan().assignment, before);
}

#[test]
fn the_figures_of_the_chosen_moves_lie_between_the_plan_and_the_suggestion() {
    let mut state = state();
    ask(&mut state, Question::Assignment);
    let all = state.suggest.suggestion.as_ref().unwrap();
    assert_eq!(all.chosen_parts().unwrap(), all.found.parts);
    let (problem, children) = (all.task.problem.clone(), all.chosen_children());
    let found = AssignmentOutcome::of(&problem, &all.found.parts);
    // The terms are the definition; the outcome must say the same in its own units.
    let terms = problem.terms(&all.found.parts);
    assert!((found.gini - terms.load).abs() < 1e-12);
    let people: f64 = problem.people.iter().sum();
    assert!((found.moved / people - terms.changes).abs() < 1e-12);
    assert!((found.moved - children).abs() < 1e-6, "the moves are the children who change");
    let nearest: f64 =
        problem.way.iter().map(|row| row.iter().copied().fold(f64::MAX, f64::min)).sum();
    let mean = nearest * (1.0 + terms.way) / people;
    assert!((found.mean_way.unwrap() - mean).abs() < 1e-9);

    act(&mut state, SuggestAction::ChooseAllMoves(false));
    let none = state.suggest.suggestion.as_ref().unwrap();
    assert_eq!(none.chosen_parts(), none.task.start);
    assert!(none.chosen_children().abs() < 1e-12);
}

#[test]
fn a_histogram_counts_every_drawn_division_once() {
    let mut state = state();
    let choices = SuggestChoices { plans: 200, ..state.suggest.choices.clone() };
    act(&mut state, SuggestAction::Choose(Box::new(choices)));
    let needed = state.context_tolerance().unwrap();
    ask(&mut state, Question::Context);
    let context = state.suggest.context.as_ref().unwrap();
    assert!((context.tolerance_percent - needed.suggested()).abs() < 1e-9);
    assert_eq!(context.placed.len(), 5);
    for placed in &context.placed {
        assert_eq!(placed.plans, 200);
        assert_eq!(placed.bars.iter().sum::<u32>(), 200, "{:?}", placed.measure);
        assert!(placed.low <= placed.value && placed.value <= placed.high);
    }
}

#[test]
fn a_job_that_broke_ends_the_question_with_words() {
    let mut state = state();
    state.update(Action::Suggest(SuggestAction::Ask(Question::Settled)));
    assert!(state.suggest.running.is_some());
    let broken = Answer::Failed(SuggestFailure::Broken("x".to_owned()));
    act(&mut state, SuggestAction::News(0, Box::new(broken), true));
    assert!(state.suggest.running.is_none());
    assert!(state.suggest.failure.as_ref().unwrap().1.contains('x'));
}

#[test]
fn an_order_tells_the_continuity_of_care_before_and_after() {
    let mut state = state();
    ask(&mut state, Question::Order);
    let answer = state.suggest.order.as_ref().unwrap();
    let table = &state.document.map.indicators;
    assert_eq!(answer.continuity[0], Continuity::of(table, &state.document.plan));
    let expected = answer.continuity[1].clone();
    if answer.suggested.order.is_some() {
        act(&mut state, SuggestAction::TakeOrder);
    }
    let table = &state.document.map.indicators;
    assert_eq!(Continuity::of(table, &state.document.plan), expected);
}

#[test]
fn a_change_of_the_plan_closes_what_is_tried() {
    let mut state = state();
    ask(&mut state, Question::TradeOffs);
    act(&mut state, SuggestAction::Try(Some(TrialOf::Point(0))));
    assert_eq!(state.tried(), Some(TrialOf::Point(0)));
    let plan = &state.document.plan;
    let (ryd, norr) = (plan.assignment.indices().next().unwrap(), plan.unit_by_id("norr").unwrap());
    let to = if plan.unit_of(ryd) == norr { plan.central() } else { norr };
    state.update(Action::Assign(vec![ryd], to));
    assert_eq!(state.tried(), None);
    assert!(state.is_outdated(state.suggest.trade_offs.as_ref().unwrap().of));
}
