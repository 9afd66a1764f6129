//! Asking and following without a window; what a study says.

use std::time::Duration;

use super::*;
use crate::app::action::{Action, Effect};
use crate::app::from_preset;
use crate::app::state::AppState;
use crate::edit::Command;
use crate::i18n::Language;
use crate::model::{Gate, GateMeasure, ParamId, ParamValue, Shape};
use crate::uncertain::{Options, PostsTarget, threads};

/// The decision of 2023 with so few runs, and so little that is drawn, that a test can wait.
fn program(runs: u32) -> AppState {
    let mut document = from_preset("beslut-2023").unwrap().document;
    let uncertainty = &mut document.plan.uncertainty;
    uncertainty.runs = runs;
    uncertainty.shapes = ParamId::ALL.into_iter().map(|param| (param, Shape::Fixed)).collect();
    for param in [ParamId::Turnover, ParamId::ReportsPer1000, ParamId::Rent] {
        uncertainty.shapes.remove(&param);
    }
    AppState::new(document, Language::Sv)
}

fn act(state: &mut AppState, action: RiskAction) -> Vec<Effect> {
    state.update(Action::Risk(action))
}

/// What was asked to be computed.
fn asked(effects: &[Effect]) -> Vec<(u64, RiskQuestion, Duration)> {
    let asked = |effect: &Effect| match effect {
        Effect::Assess { run, job, after } => Some((*run, job.question(), *after)),
        _ => None,
    };
    effects.iter().filter_map(asked).collect()
}

/// Does the work that is asked for, and all that follows from it.
fn answer(state: &mut AppState, effects: Vec<Effect>) {
    for effect in effects {
        let Effect::Assess { run, job, .. } = effect else { continue };
        let news = std::sync::Mutex::new(Vec::new());
        let last = job.run(&|| false, &|answer| news.lock().unwrap().push(answer));
        let question = job.question();
        for answer in news.into_inner().unwrap() {
            act(state, RiskAction::News(run, question, Box::new(answer), false));
        }
        let more = act(state, RiskAction::News(run, question, Box::new(last), true));
        answer_all(state, more);
    }
}

fn answer_all(state: &mut AppState, effects: Vec<Effect>) {
    if !effects.is_empty() {
        answer(state, effects);
    }
}

fn edit(state: &mut AppState, title: &str) -> Vec<Effect> {
    let command = Command::SetTitle { title: title.into(), description: String::new() };
    state.update(Action::Edit(command))
}

fn news(effects: &[Effect]) -> (u64, RiskQuestion, RiskAnswer) {
    let [.., Effect::Assess { run, job, .. }] = effects else { panic!("{effects:?}") };
    (*run, job.question(), job.run(&|| false, &|_| ()))
}

#[test]
fn nothing_is_computed_before_somebody_looks() {
    let mut state = program(20);
    assert!(asked(&edit(&mut state, "Annan")).is_empty());
    let effects = act(&mut state, RiskAction::Follow);
    let [(_, RiskQuestion::Study, after)] = asked(&effects)[..] else { panic!("{effects:?}") };
    assert_eq!(after, Duration::ZERO, "the first answer is not waited for");
}

#[test]
fn the_study_comes_first_and_the_rest_follows_by_itself() {
    let mut state = program(20);
    let effects = act(&mut state, RiskAction::Follow);
    answer(&mut state, effects);
    let of = (state.epoch, state.document.history.revision());
    assert_eq!(state.risk.study.as_ref().unwrap().of, of);
    assert_eq!(state.risk.tornado.as_ref().unwrap().of, of);
    assert_eq!(state.risk.tipping_points.as_ref().unwrap().of, of);
    assert_eq!(state.risk.waiting.as_ref().unwrap().of, of);
    assert!(state.risk.safe_starts.is_none(), "what takes long is only done when asked for");
    assert!(RiskQuestion::ALL.iter().all(|question| state.risk.running(*question).is_none()));
    assert!(state.update(Action::SetMonth(3)).is_empty(), "what is known is not asked again");
}

#[test]
fn a_study_with_many_runs_is_told_quickly_first() {
    let mut state = program(450);
    let effects = act(&mut state, RiskAction::Follow);
    let [Effect::Assess { run, job, .. }] = &effects[..] else { panic!("{effects:?}") };
    let told = std::sync::Mutex::new(Vec::new());
    let whole = job.run(&|| false, &|answer| told.lock().unwrap().push(answer));
    let [quick] = <[RiskAnswer; 1]>::try_from(told.into_inner().unwrap()).unwrap();
    let more = act(&mut state, RiskAction::News(*run, job.question(), Box::new(quick), false));
    assert!(more.is_empty(), "the rest waits for the whole study");
    let study = &state.risk.study.as_ref().unwrap().is;
    assert!(!study.is_whole && study.options.runs == 200);
    assert!(state.risk.running(RiskQuestion::Study).is_some());
    let more = act(&mut state, RiskAction::News(*run, job.question(), Box::new(whole), true));
    assert!(state.risk.study.as_ref().unwrap().is.is_whole);
    assert_eq!(asked(&more).len(), 3);
}

#[test]
fn a_change_ends_what_is_computed_and_an_answer_that_is_too_late_is_dropped() {
    let mut state = program(20);
    let first = act(&mut state, RiskAction::Follow);
    let effects = edit(&mut state, "Annan");
    assert!(matches!(effects[0], Effect::StopAssessing(RiskQuestion::Study)));
    let old = news(&first);
    act(&mut state, RiskAction::News(old.0, old.1, Box::new(old.2.clone()), true));
    assert!(state.risk.study.is_none(), "it is about the plan as it was");
    let new = news(&effects);
    act(&mut state, RiskAction::News(new.0, new.1, Box::new(new.2), true));
    let of = (state.epoch, state.document.history.revision());
    assert_eq!(state.risk.study.as_ref().unwrap().of, of);
    act(&mut state, RiskAction::News(old.0, old.1, Box::new(old.2), true));
    assert_eq!(state.risk.study.as_ref().unwrap().of, of, "older news never takes its place");
}

#[test]
fn an_old_answer_stays_and_is_known_to_be_old_until_the_new_one_is_there() {
    let mut state = program(20);
    let effects = act(&mut state, RiskAction::Follow);
    answer(&mut state, effects);
    let effects = edit(&mut state, "Annan");
    let [(_, RiskQuestion::Study, after)] = asked(&effects)[..] else { panic!("{effects:?}") };
    assert!(after > Duration::ZERO, "the next change may come at once");
    assert!(state.is_outdated(state.risk.study.as_ref().unwrap().of));
    // Undone before the answer came: what is known holds again, and nothing more is needed.
    let effects = state.update(Action::Undo);
    assert!(matches!(effects[..], [Effect::StopAssessing(RiskQuestion::Study)]), "{effects:?}");
    assert!(!state.is_outdated(state.risk.study.as_ref().unwrap().of));
    let effects = state.update(Action::Redo);
    answer(&mut state, effects);
    assert!(!state.is_outdated(state.risk.study.as_ref().unwrap().of));
    assert!(!state.is_outdated(state.risk.tornado.as_ref().unwrap().of));
}

#[test]
fn another_figure_asks_anew_only_what_is_about_it() {
    let mut state = program(20);
    let effects = act(&mut state, RiskAction::Follow);
    answer(&mut state, effects);
    let choices = RiskChoices { outcome: Outcome::Open, ..state.risk.choices };
    let effects = act(&mut state, RiskAction::Choose(choices));
    let questions: Vec<RiskQuestion> = asked(&effects).iter().map(|asked| asked.1).collect();
    assert_eq!(questions, [RiskQuestion::Tornado, RiskQuestion::TippingPoints]);
    answer(&mut state, effects);
    assert_eq!(state.risk.tornado.as_ref().unwrap().is.outcome, Outcome::Open);
}

#[test]
fn a_job_that_broke_is_said_and_not_started_again_until_the_plan_changes() {
    let mut state = program(20);
    act(&mut state, RiskAction::Follow);
    let broken = RiskAction::Broken(RiskQuestion::Study, "orsak".into());
    assert!(act(&mut state, broken).is_empty());
    assert!(state.risk.failure(RiskQuestion::Study).unwrap().contains("orsak"));
    assert_eq!(asked(&edit(&mut state, "Annan")).len(), 1);
    assert!(state.risk.failure(RiskQuestion::Study).is_none());
}

#[test]
fn another_plan_has_no_answers_and_none_arrives() {
    let mut state = program(20);
    let effects = act(&mut state, RiskAction::Follow);
    let old = news(&effects);
    let effects = state.update(Action::New("motion-mp".into()));
    assert!(effects.iter().any(|e| matches!(e, Effect::StopAssessing(RiskQuestion::Study))));
    act(&mut state, RiskAction::News(old.0, old.1, Box::new(old.2), true));
    assert!(state.risk.study.is_none() && !state.risk.follows());
}

/// Without ranges and chance every run is the deterministic one, so every fan is its line.
#[test]
fn a_fan_of_certain_figures_is_the_deterministic_line() {
    let mut state = program(7);
    let mut plan = state.document.plan.clone();
    for param in ParamId::ALL {
        let value = plan.parameters.value(param);
        plan.parameters.set(param, ParamValue { value, low: value, high: value });
    }
    plan.uncertainty.chance = false;
    state.document.plan = plan.clone();
    let options = Options::of(&plan);
    let map = state.document.map.clone();
    let study = Study::of(&map, &plan, options, &|| false).unwrap().unwrap();
    let results = crate::app::Results::of(&map, &plan, 0);
    let simulation = results.simulation().unwrap();
    assert_eq!(study.fans.len(), 9 + 3 * plan.units.len());
    for fan in &study.fans {
        let expected = fan.kind.expected(simulation, fan.unit);
        for line in &fan.lines {
            assert_eq!(line.len(), expected.len());
            for (value, expected) in line.iter().zip(&expected) {
                let (Some(value), Some(expected)) = (value, expected) else {
                    assert_eq!(value, expected, "{:?} {:?}", fan.kind, fan.unit);
                    continue;
                };
                let slack = 1e-5 * expected.abs().max(1.0);
                assert!((value - expected).abs() < slack, "{:?} {value} {expected}", fan.kind);
            }
        }
    }
    let (last, years) = study.years.split_last().unwrap();
    assert_eq!((last.year, last.months.clone()), (None, 0..simulation.months()));
    for (year, (number, range)) in years.iter().zip(simulation.years()) {
        assert_eq!((year.year, &year.months), (Some(number), &range));
        let gross = simulation.cost(None, range.clone()).total().to_sek();
        let net_new = results.net_new(range.clone()).unwrap().to_sek();
        let gap: f64 = simulation.total[range].iter().map(|month| month.gap.to_sek()).sum();
        for (band, expected) in [(year.gross, gross), (year.net_new, net_new), (year.gap, gap)] {
            assert!(band.values.iter().all(|v| (v - expected).abs() < 0.006), "{band:?}");
        }
        assert_eq!(year.within_frame.probability(), Some(f64::from(u8::from(gap <= 0.0))));
    }
    let sum: f64 = years.iter().map(|year| year.gross.values[1]).sum();
    assert!((sum - last.gross.values[1]).abs() < 0.01);
    // The worst base's coverage is the same figure as the outcome's.
    let lowest = Outcome::LowestCoverage.of(&plan, simulation, None).unwrap();
    let reached = |target| study.reaches_coverage(target).unwrap().probability().unwrap();
    assert!((study.lowest_coverage[0] - lowest).abs() < 1e-3, "{lowest}");
    assert!(reached(lowest - 0.1) > 0.99 && reached(lowest + 0.1) < 0.01);
}

/// p (1 − p)/n = 0,01² at p = 0,5 asks for 2 500 runs.
#[test]
fn the_runs_for_a_standard_error_of_one_point_follow_the_least_sure_probability() {
    let state = program(40);
    let (map, plan) = (&state.document.map, &state.document.plan);
    let mut study = Study::of(map, plan, Options::of(plan), &|| false).unwrap().unwrap();
    study.lowest_coverage = (0..40).map(|run| f64::from(run) + 0.5).collect();
    for year in &mut study.years {
        year.within_frame.hits = 0;
    }
    assert_eq!(study.reaches_coverage(20.0).unwrap().hits, 20);
    assert_eq!(study.runs_for(0.01, 20.0), 2_500);
    assert_eq!(study.unseen(0.95, 20.0), None, "one of them is seen both ways");
    assert_eq!(study.runs_for(0.01, 0.0), 0);
    // The rule of three, 3/n, is close from n = 30 on: 1 − 0,05^(1/40) = 0,0721575 against 0,075.
    let unseen = study.unseen(0.95, 0.0).unwrap();
    assert!((unseen - 0.072_157_5).abs() < 1e-6, "{unseen}");
}

#[test]
fn what_was_asked_for_is_finished_for_the_plan_as_it_was_and_told_to_be_old() {
    let mut state = program(8);
    let question = RiskQuestion::SafeStarts;
    let limit = RiskChoices { limit: Some(1e6), ..RiskChoices::default() };
    act(&mut state, RiskAction::Choose(limit));
    let effects = act(&mut state, RiskAction::Ask(question));
    let asked_of = state.risk.running(question).unwrap().of;
    let more = edit(&mut state, "Annan");
    assert!(!more.iter().any(|e| matches!(e, Effect::StopAssessing(_))), "{more:?}");
    let running = state.risk.running(question).unwrap();
    assert!(running.of == asked_of && state.is_outdated(running.of), "and that is told meanwhile");
    answer(&mut state, effects);
    assert!(state.risk.running(question).is_none());
    assert!(state.is_outdated(state.risk.safe_starts.as_ref().unwrap().of));
    // Nobody waits for it under another plan.
    state.update(Action::Undo);
    act(&mut state, RiskAction::Ask(question));
    let effects = state.update(Action::New("motion-mp".into()));
    assert!(effects.iter().any(|e| matches!(e, Effect::StopAssessing(RiskQuestion::SafeStarts))));
}

#[test]
fn a_goal_is_answered_with_values_that_reach_it() {
    let mut state = program(8);
    let goal = Goal { param: ParamId::Turnover, outcome: Outcome::Gross, target: 0.0 };
    let target = state.usual_target(Outcome::Gross);
    for (target, values) in [(0.0, 0), (target, 1)] {
        let goal = Goal { target, ..goal };
        let choices = RiskChoices { goal, ..state.risk.choices };
        act(&mut state, RiskAction::Choose(choices));
        let effects = act(&mut state, RiskAction::Ask(RiskQuestion::Goal));
        answer(&mut state, effects);
        let found = &state.risk.goal.as_ref().unwrap().is;
        assert_eq!((found.goal, found.values.len()), (goal, values), "{found:?}");
        for value in &found.values {
            let mut plan = state.document.plan.clone();
            let set = plan.parameters.get(goal.param).with_likely(value.value);
            plan.parameters.set(goal.param, set);
            let pair = crate::uncertain::Pair::new(plan);
            let gives = pair.outcome(&state.document.map.indicators, goal.outcome).unwrap();
            assert_eq!(gives, value.gives);
            assert!(goal.holds(gives.unwrap()));
        }
    }
}

#[test]
fn another_plan_takes_the_place_of_nollalternativ_until_the_months_differ() {
    let mut state = program(8);
    let effects = act(&mut state, RiskAction::Follow);
    answer(&mut state, effects);
    let other = || Ok(Box::new(from_preset("motion-mp").unwrap()));
    let epoch = state.epoch;
    assert!(state.take_other(epoch + 1, other()).is_empty() && state.risk.against.is_none());
    state.take_other(epoch, other());
    let effects = state.update(Action::SetMonth(3));
    assert_eq!(
        asked(&effects).iter().map(|it| it.1).collect::<Vec<_>>(),
        [RiskQuestion::TippingPoints]
    );
    answer(&mut state, effects);
    let found = &state.risk.tipping_points.as_ref().unwrap().is;
    let own = state.results.net_new(0..60).unwrap().to_sek();
    assert!((found.values[0].unwrap() - own).abs() < 0.006, "{:?}", found.values);
    assert!(found.against.is_some() && found.values[1].unwrap() > 0.0);
    let command = Command::SetHorizon { start: state.document.plan.start, months: 48 };
    let effects = state.update(Action::Edit(command));
    answer(&mut state, effects);
    let failure = state.risk.failure(RiskQuestion::TippingPoints).unwrap();
    assert!(failure.contains("månader"), "{failure}");
}

#[test]
fn a_limit_that_nobody_reaches_is_safe_from_the_first_month_and_none_is_without_a_limit() {
    let mut state = program(8);
    let limit = |limit| RiskChoices { limit: Some(limit), ..RiskChoices::default() };
    act(&mut state, RiskAction::Choose(limit(1e6)));
    let effects = act(&mut state, RiskAction::Ask(RiskQuestion::SafeStarts));
    answer(&mut state, effects);
    let safe = &state.risk.safe_starts.as_ref().unwrap().is;
    let to_come = state.document.plan.steps.iter().filter(|s| s.start >= state.document.plan.start);
    assert_eq!(safe.steps.len(), to_come.count());
    for step in &safe.steps {
        assert_eq!(step.safe.earliest, Some(state.document.plan.start));
        assert_eq!(step.planned_risk.unwrap().hits, 0);
    }
}

#[test]
fn the_planned_risk_is_that_of_the_plan_itself() {
    let mut state = program(30);
    let plan = state.document.plan.clone();
    let norm = plan.parameters.value(ParamId::CaseloadNorm);
    assert!((state.safety_rule().limit - norm).abs() < 1e-9);
    let effects = act(&mut state, RiskAction::Ask(RiskQuestion::SafeStarts));
    answer(&mut state, effects);
    let safe = &state.risk.safe_starts.as_ref().unwrap().is;
    let runs = crate::uncertain::Runs::of(
        &state.document.map.indicators,
        &plan,
        Options::of(&plan),
        threads(),
        &|| false,
    );
    let runs = runs.unwrap().unwrap();
    for step in &safe.steps {
        let from = usize::try_from(step.planned.months_since(plan.start)).unwrap();
        let months = from..(from + 12).min(runs.months);
        let share = crate::uncertain::over_limit(&plan, &runs, norm, months);
        assert_eq!(step.planned_risk, Some(share));
        // Where the planned month was itself looked at, both say the same.
        if let Some(risk) = step.safe.risks.get(from) {
            assert_eq!(risk.over, share);
        }
    }
}

#[test]
fn waiting_is_told_for_gated_steps_only() {
    let mut state = program(10);
    let last = state.document.plan.steps.len() - 1;
    let gate = Gate { measure: GateMeasure::Turnover, target: 25.0, month: None };
    state.document.plan.steps[last].gate = Some(gate);
    let effects = act(&mut state, RiskAction::Follow);
    answer(&mut state, effects);
    let waiting = &state.risk.waiting.as_ref().unwrap().is;
    let study = &state.risk.study.as_ref().unwrap().is;
    let [one] = &waiting.steps[..] else { panic!("{waiting:?}") };
    assert_eq!(one.step, state.document.plan.steps[last].id);
    assert_eq!(study.gates, [(one.step, one.now)], "both are the same runs");
    assert!(one.cost.is_some());
}

#[test]
fn planning_tells_posts_and_months_of_the_bases_and_steps() {
    let state = program(10);
    let plan = &state.document.plan;
    let planning = state.planning(PostsTarget::Coverage(1.0)).unwrap();
    assert_eq!(planning.units.len(), plan.local_units().count());
    let needed = crate::uncertain::posts_needed(
        plan,
        state.results.simulation().unwrap(),
        PostsTarget::Coverage(1.0),
    );
    for unit in &planning.units {
        assert_eq!(Some(&unit.needed), needed.get(unit.unit));
        let (t, most) = unit.most().unwrap();
        assert!((unit.needed[t] - most).abs() < 1e-12);
        assert!(unit.needed.iter().all(|needed| *needed <= most));
    }
    for step in &planning.steps {
        assert!(step.latest < step.start && step.planned >= plan.start);
        assert_eq!(step.is_in_time(), step.planned <= step.latest);
    }
    assert!(!planning.steps.is_empty());
}
