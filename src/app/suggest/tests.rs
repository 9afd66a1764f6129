//! Asking, listening, trying and taking over, without a window.

use super::*;
use crate::app::action::{Action, Effect};
use crate::app::state::AppState;
use crate::app::{JobOutcome, from_preset};
use crate::edit::Command;
use crate::i18n::Language;
use crate::suggest::LoadKind;
use crate::suggest::cheapest::CurvePoint;

fn program(preset: &str) -> AppState {
    AppState::new(from_preset(preset).unwrap().document, Language::Sv)
}

/// Asks, and does the work that follows.
fn ask(state: &mut AppState, question: Question) {
    let effects = state.update(Action::Suggest(SuggestAction::Ask(question)));
    answer(state, effects);
}

fn answer(state: &mut AppState, effects: Vec<Effect>) {
    for effect in effects {
        if let Effect::Compute(run, job) = effect {
            let last = job.run(&|| false, &|_| ());
            let news = SuggestAction::News(run, Box::new(last), true);
            state.update(Action::Suggest(news));
        }
    }
}

fn act(state: &mut AppState, action: SuggestAction) {
    let effects = state.update(Action::Suggest(action));
    assert!(effects.is_empty(), "{effects:?}");
}

fn choose(state: &mut AppState, change: impl FnOnce(&mut SuggestChoices)) {
    let mut choices = state.suggest.choices.clone();
    change(&mut choices);
    act(state, SuggestAction::Choose(Box::new(choices)));
}

fn named(state: &AppState, name: &str) -> DistrictIdx {
    let document = &state.document;
    document.map.districts.indices().find(|&one| document.name_of(one) == name).unwrap()
}

#[test]
fn an_assignment_is_proven_and_taken_over_as_one_step_that_can_be_undone() {
    let mut state = program("beslut-2023");
    let before = state.document.plan.clone();
    ask(&mut state, Question::Assignment);
    let suggestion = state.suggest.suggestion.as_ref().unwrap();
    assert!(suggestion.found.proven && suggestion.is_done && suggestion.found.gap() == 0.0);
    // The gains of the moves add up to what the objective falls by.
    let start = suggestion.start_terms.unwrap().objective(&suggestion.task.problem.weights);
    let gains: f64 = suggestion.moves.iter().map(|one| one.gain.unwrap()).sum();
    assert!((start - gains - suggestion.found.objective).abs() < 1e-9);
    let wanted = suggestion.task.applied(&suggestion.start, &suggestion.found.parts);
    act(&mut state, SuggestAction::TakeMoves);
    assert_eq!(state.document.plan.assignment, wanted);
    state.update(Action::Undo);
    assert_eq!(state.document.plan, before);
}

#[test]
fn some_of_the_moves_can_be_tried_and_taken() {
    let mut state = program("beslut-2023");
    ask(&mut state, Question::Assignment);
    act(&mut state, SuggestAction::ChooseAllMoves(false));
    act(&mut state, SuggestAction::ChooseMove(0, true));
    act(&mut state, SuggestAction::Try(Some(TrialOf::Suggestion)));
    let first = state.suggest.suggestion.as_ref().unwrap().moves[0].clone();
    let trial = state.suggest.trial.as_ref().unwrap();
    let moved = trial.owners.iter().zip(&state.document.plan.assignment);
    assert_eq!(moved.filter(|(a, b)| a != b).count(), first.districts.len());
    assert_eq!(trial.plan.unit_of(first.districts[0]), first.to);
    assert!(trial.results.simulation.is_ok());
    act(&mut state, SuggestAction::TakeMoves);
    assert_eq!(state.document.plan.unit_of(first.districts[0]), first.to);
    assert!(state.suggest.trial.is_none());
}

#[test]
fn an_answer_about_another_state_of_the_plan_is_outdated_and_not_taken_over() {
    let mut state = program("beslut-2023");
    ask(&mut state, Question::Assignment);
    act(&mut state, SuggestAction::Try(Some(TrialOf::Suggestion)));
    let title = Command::SetTitle { title: "Annan".into(), description: String::new() };
    state.update(Action::Edit(title));
    let of = state.suggest.suggestion.as_ref().unwrap().of;
    assert!(state.is_outdated(of) && state.suggest.trial.is_none());
    let before = state.document.plan.clone();
    act(&mut state, SuggestAction::TakeMoves);
    act(&mut state, SuggestAction::Try(Some(TrialOf::Suggestion)));
    assert!(state.suggest.trial.is_none());
    assert_eq!(state.document.plan, before);
    // Undone, the plan is the one that was asked about.
    state.update(Action::Undo);
    assert!(!state.is_outdated(of));
}

#[test]
fn what_is_told_on_the_way_is_kept_when_it_is_stopped_and_late_news_are_dropped() {
    let mut state = program("beslut-2023");
    let effects = state.update(Action::Suggest(SuggestAction::Ask(Question::Assignment)));
    let Some(Effect::Compute(run, job)) = effects.into_iter().next() else { panic!() };
    let Answer::Assignment(found) = job.run(&|| false, &|_| ()) else { panic!() };
    let early = Found { bound: f64::NEG_INFINITY, proven: false, ..found };
    let news = |answer: Found| {
        let answer = Box::new(Answer::Assignment(answer));
        Action::Suggest(SuggestAction::News(run, answer, false))
    };
    state.update(news(early.clone()));
    assert!(!state.suggest.suggestion.as_ref().unwrap().is_done);
    assert!(early.gap().is_infinite());
    let effects = state.update(Action::Suggest(SuggestAction::Stop));
    assert!(matches!(effects.as_slice(), [Effect::StopComputing]));
    let kept = state.suggest.suggestion.clone().unwrap();
    assert!(kept.is_done && state.suggest.running.is_none());
    state.update(news(Found { objective: 0.0, ..early }));
    assert_eq!(state.suggest.suggestion, Some(kept));
}

#[test]
fn an_island_is_mended_with_the_fewest_children() {
    let mut state = program("beslut-2023");
    // Sturefors lies inside Vårdnäs omland, which is syd's.
    let (sturefors, norr) =
        (named(&state, "Sturefors"), state.document.plan.unit_by_id("norr").unwrap());
    state.update(Action::Assign(vec![sturefors], norr));
    ask(&mut state, Question::Mend);
    let suggestion = state.suggest.suggestion.as_ref().unwrap();
    assert!(suggestion.is_mend && suggestion.found.proven);
    let moved: Vec<_> = suggestion.moves.iter().flat_map(|one| &one.districts).collect();
    assert_eq!(moved, [&sturefors]);
    let children = state.document.map.indicators.children_0_19(sturefors);
    assert!((suggestion.moves[0].children - children).abs() < 1e-9);
    act(&mut state, SuggestAction::TakeMoves);
    let syd = state.document.plan.unit_by_id("syd").unwrap();
    assert_eq!(state.document.plan.unit_of(sturefors), syd);
}

#[test]
fn the_plan_is_put_in_context_and_the_same_seed_gives_the_same() {
    let mut state = program("beslut-2023");
    choose(&mut state, |choices| {
        choices.plans = 200;
        choices.options.load = LoadKind::Children;
    });
    ask(&mut state, Question::Context);
    let first = state.suggest.context.clone().unwrap();
    assert_eq!(first.ensemble.plans().count(), 200);
    // The preset deviates by 14,4 % from the mean, less than the plan's limit of 15.
    assert!((first.tolerance_percent - 15.0).abs() < 1e-9);
    ask(&mut state, Question::Context);
    assert_eq!(state.suggest.context, Some(first));
    choose(&mut state, |choices| choices.options.load = LoadKind::Need);
    ask(&mut state, Question::Context);
    let wide = state.suggest.context.as_ref().unwrap();
    assert!(wide.tolerance_percent > 50.0, "wide enough for the plan: {}", wide.tolerance_percent);
}

#[test]
fn settled_districts_are_told_from_contested_ones() {
    let mut state = program("beslut-2023");
    ask(&mut state, Question::Settled);
    let settled = state.suggest.settled.as_ref().unwrap();
    assert!(settled.near.complete && settled.best.proven);
    let districts = settled.districts();
    let (unit, share) = settled.mostly(named(&state, "Skäggetorp-Tornby")).unwrap();
    assert!(share > 0.999 && unit == state.document.plan.unit_by_id("norr").unwrap());
    assert!(!districts.is_empty() && districts.len() < 32);
    for (row, &district) in settled.near.share.iter().zip(&settled.task.districts) {
        assert!((row.iter().sum::<f64>() - 1.0).abs() < 1e-9);
        let most = row.iter().copied().fold(0.0, f64::max);
        assert_eq!(districts.contains(&district), most > SETTLED_SHARE);
    }
}

#[test]
fn the_front_falls_in_load_as_the_way_grows_and_its_points_can_be_tried() {
    let mut state = program("beslut-2023");
    choose(&mut state, |choices| {
        choices.seconds = 6.0;
        choices.options.load = LoadKind::Children;
    });
    ask(&mut state, Question::TradeOffs);
    let front = state.suggest.trade_offs.as_ref().unwrap();
    assert!(front.points.len() > 3, "{}", front.points.len());
    for pair in front.points.windows(2) {
        assert!(pair[0].terms.way < pair[1].terms.way && pair[0].terms.load > pair[1].terms.load);
        assert_eq!(front.task.problem.violations(&pair[0].owners), []);
    }
    act(&mut state, SuggestAction::Try(Some(TrialOf::Point(0))));
    let owners = state.suggest.trial.as_ref().unwrap().owners.clone();
    act(&mut state, SuggestAction::TakePoint(0));
    assert_eq!(state.document.plan.assignment, owners);
}

#[test]
fn an_order_that_covers_need_earlier_is_found_and_taken_over() {
    let mut state = program("motion-s-2020");
    ask(&mut state, Question::Order);
    let answer = state.suggest.order.as_ref().unwrap();
    let (planned, found) = (answer.problem.objective(&answer.planned), answer.suggested.objective);
    assert!(answer.suggested.proven && found > planned + 1e-4, "{planned} {found}");
    act(&mut state, SuggestAction::TakeOrder);
    ask(&mut state, Question::Order);
    let again = state.suggest.order.as_ref().unwrap();
    assert!((again.problem.objective(&again.planned) - found).abs() < 1e-9);
}

#[test]
fn the_cheapest_plan_is_tried_and_taken_over_as_one_step_that_can_be_undone() {
    let mut state = program("beslut-2023");
    let before = state.document.plan.clone();
    let point = |year, share| CurvePoint { month: Month::new(year, 1), share };
    choose(&mut state, |choices| {
        choices.cheapest.curve = vec![point(2029, 0.4), point(2030, 0.9)];
        (choices.cheapest.frame, choices.cheapest.posts) = (false, 1);
        // Steps that stay leave fewer posts to vary.
        choices.cheapest.hold = before.steps.iter().skip(3).map(|step| step.id).collect();
    });
    ask(&mut state, Question::Cheapest);
    let answer = state.suggest.cheapest.clone().unwrap();
    let best = answer.found.best.clone().unwrap();
    assert!(answer.found.proven && best.cost < answer.found.planned.cost);
    assert!(best.posts.iter().any(|choice| choice.by != 0));
    act(&mut state, SuggestAction::Try(Some(TrialOf::Cheapest)));
    let trial = state.suggest.trial.as_ref().unwrap();
    let tried = trial.plan.clone();
    let months = 0..trial.results.simulation().unwrap().months();
    assert_eq!(trial.results.net_new(months), Some(best.cost));
    assert_eq!(state.document.plan, before);
    act(&mut state, SuggestAction::TakeCheapest);
    assert!(state.suggest.trial.is_none());
    assert_eq!(state.document.plan, tried);
    assert!(state.is_outdated(answer.of));
    // What is of the plan as it was is neither tried nor taken.
    act(&mut state, SuggestAction::Try(Some(TrialOf::Cheapest)));
    assert!(state.suggest.trial.is_none());
    state.update(Action::Undo);
    assert_eq!(state.document.plan, before);
}

#[test]
fn a_curve_without_a_point_is_told_in_words_and_belongs_to_its_plan() {
    let mut state = program("beslut-2023");
    ask(&mut state, Question::Cheapest);
    let (question, text) = state.suggest.failure.clone().unwrap();
    assert_eq!(question, Question::Cheapest);
    assert!(text.starts_with("Kurvan har ingen punkt"), "{text}");
    let month = state.document.plan.start;
    choose(&mut state, |choices| {
        choices.cheapest.curve = vec![CurvePoint { month, share: 0.1 }];
    });
    state.update(Action::New("motion-mp".to_owned()));
    assert!(state.suggest.choices.cheapest.curve.is_empty());
}

#[test]
fn what_has_no_answer_is_told_in_words() {
    let mut state = program("nollalternativ");
    ask(&mut state, Question::Assignment);
    let (question, text) = state.suggest.failure.clone().unwrap();
    assert_eq!(question, Question::Assignment);
    assert!(text.contains("färre än två baser"), "{text}");
    let mut state = program("beslut-2023");
    choose(&mut state, |choices| choices.options.max_deviation_percent = Some(15.0));
    ask(&mut state, Question::Assignment);
    let (_, text) = state.suggest.failure.clone().unwrap();
    assert!(text.starts_with("Skäggetorp-Tornby har ensamt en belastning på"), "{text}");
    let mut state = program("svar-2021");
    ask(&mut state, Question::Context);
    let (_, text) = state.suggest.failure.clone().unwrap();
    assert!(text.contains("hör inte till någon bas") && text.contains("Ekholmen"), "{text}");
}

#[test]
fn another_plan_forgets_what_was_asked_of_the_old_one() {
    let mut state = program("beslut-2023");
    ask(&mut state, Question::Settled);
    let effects = state.update(Action::Suggest(SuggestAction::Ask(Question::Assignment)));
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Compute(..))));
    let effects = state.update(Action::New("motion-mp".to_owned()));
    assert!(effects.iter().any(|effect| matches!(effect, Effect::StopComputing)));
    assert!(state.suggest.settled.is_none() && state.suggest.running.is_none());
    state.update(Action::Finished(Box::new(JobOutcome::Quiet(Ok(())))));
    assert!(state.suggest.suggestion.is_none());
}
