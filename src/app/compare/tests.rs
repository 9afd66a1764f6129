//! Comparisons of the decision of 2023 with changes of one's own.

use std::sync::Arc;

use super::*;
use crate::app::from_preset;
use crate::edit::Command;
use crate::i18n::Language;
use crate::i18n::Tr;
use crate::model::{ParamId, Scenario};
use crate::uncertain::Options;

/// The decision of 2023 with a copy of it open, in which `changes` are made.
fn with_copy(changes: impl FnOnce(&Document) -> Vec<Command>) -> Document {
    let mut document = from_preset("beslut-2023").unwrap().document;
    let body = document.plan.body();
    let copy = Scenario {
        id: ScenarioId(2),
        name: "Kopia".to_owned(),
        description: String::new(),
        parked: Some(Arc::new(body)),
    };
    let insert = Command::InsertScenario { at: 1, scenario: copy, open: true };
    document.edit(insert).unwrap();
    for command in changes(&document) {
        document.edit(command).unwrap();
    }
    document
}

fn both() -> [Side; 2] {
    [Side::Scenario(ScenarioId(1)), Side::Scenario(ScenarioId(2))]
}

fn said(document: &Document) -> Vec<String> {
    let comparison = Comparison::of(document, &both());
    let [before, after] = comparison.sides.as_slice() else { panic!("two sides") };
    differences(document, before, after, None, &Tr::new(Language::Sv))
}

/// The district called `name`.
fn district(document: &Document, name: &str) -> DistrictIdx {
    let all = document.map.districts.iter_enumerated();
    all.into_iter().find(|(_, one)| one.name == name).unwrap().0
}

#[test]
fn a_copy_is_told_to_be_alike_and_costs_the_same_in_every_run() {
    let document = with_copy(|_| Vec::new());
    let said = said(&document);
    assert_eq!(said[0], "Planerna är lika i allt som beslutas och antas.");
    assert!(said[1..].iter().all(|line| line.contains(": ±0 mnkr")), "{said:?}");
    let comparison = Comparison::of(&document, &both());
    let [a, b] = comparison.sides.as_slice() else { panic!("two sides") };
    let options = Options { runs: 40, ..Options::of(&document.plan) };
    let runs =
        difference_runs(&document.map, (a.side, &a.plan), (b.side, &b.plan), options, &|| false);
    let runs = runs.unwrap().unwrap();
    assert_eq!(runs.all.len(), 40);
    assert!(runs.all.iter().chain(runs.by_year.iter().flatten()).all(|one| one.abs() < 1e-6));
}

#[test]
fn what_differs_is_told_in_words() {
    let document = with_copy(|document| {
        let plan = &document.plan;
        let ryd = district(document, "Ryd");
        let norr = plan.unit_by_id("norr").unwrap();
        let step = plan.steps.last().unwrap();
        let turnover = plan.parameters.get(ParamId::Turnover);
        let value = crate::model::ParamValue { value: turnover.value + 1.0, ..turnover };
        vec![
            Command::Assign { districts: vec![ryd], to: norr },
            Command::SetStepStart {
                step: step.id,
                start: step.start.plus(6),
                move_premises: false,
            },
            Command::SetParameter { param: ParamId::Turnover, value },
        ]
    });
    let said = said(&document);
    assert!(said.contains(&"Ryd flyttas från Väster till Norr.".to_owned()), "{said:?}");
    assert!(said.iter().any(|line| line.contains("startar 6 månader senare (")), "{said:?}");
    assert!(said.iter().any(|line| line.starts_with("Antagande: Personalomsättning är ")));
    assert_eq!(said.iter().filter(|line| line.starts_with("Nettokostnad ")).count(), 5);
}

#[test]
fn without_drawn_parameters_and_chance_every_run_is_the_deterministic_difference() {
    let document = with_copy(|document| {
        let step = document.plan.steps.last().unwrap();
        let start = step.start.plus(6);
        vec![Command::SetStepStart { step: step.id, start, move_premises: true }]
    });
    let comparison = Comparison::of(&document, &both());
    let [a, b] = comparison.sides.as_slice() else { panic!("two sides") };
    let options = Options {
        runs: 3,
        parameters: false,
        chance: false,
        effects: false,
        ..Options::of(&document.plan)
    };
    let runs =
        difference_runs(&document.map, (a.side, &a.plan), (b.side, &b.plan), options, &|| false);
    let runs = runs.unwrap().unwrap();
    let measure = CompareMeasure::Outcome(Outcome::NetNew);
    let expected = b.value(measure, a).unwrap() - a.value(measure, a).unwrap();
    assert!(expected.abs() > 1_000.0, "{expected}");
    for run in &runs.all {
        assert!((run - expected).abs() < 0.02, "{run} {expected}");
    }
    let by_year: f64 = runs.by_year.iter().map(|year| year[0]).sum();
    assert!((by_year - expected).abs() < 0.05, "{by_year} {expected}");
}

#[test]
fn nollalternativ_costs_nothing_beyond_itself_and_moves_every_live_district() {
    let document = with_copy(|_| Vec::new());
    let sides = [Side::Baseline, Side::Scenario(ScenarioId(2))];
    let comparison = Comparison::of(&document, &sides);
    let [today, plan] = comparison.sides.as_slice() else { panic!("two sides") };
    let net = CompareMeasure::Outcome(Outcome::NetNew);
    assert!(today.value(net, today).unwrap().abs() < f64::EPSILON);
    let results = &plan.results;
    let months = results.simulation().unwrap().months();
    let expected = results.net_new(0..months).unwrap().to_sek();
    assert!((plan.value(net, today).unwrap() - expected).abs() < 1e-6);
    // Those that were live before the plan began have the same unit in both.
    let live_before = document
        .plan
        .assignment
        .indices()
        .filter(|district| {
            document.plan.live_from(*district).is_some_and(|live| live < document.plan.start)
        })
        .count();
    let moved = plan.value(CompareMeasure::Moved, today).unwrap();
    assert!((moved - (document.map.len() - live_before) as f64).abs() < f64::EPSILON, "{moved}");
}

#[test]
fn without_chance_the_differences_of_all_outcomes_in_every_run_are_those_of_the_sides() {
    let document = with_copy(|document| {
        let mut step = document.plan.steps.last().unwrap().clone();
        step.start = step.start.plus(6);
        for change in &mut step.posts {
            change.new += 1.0;
        }
        vec![Command::ReplaceStep(step)]
    });
    let comparison = Comparison::of(&document, &both());
    let [before, after] = comparison.sides.as_slice() else { panic!("two sides") };
    let plain =
        Options { runs: 3, parameters: false, chance: false, ..Options::of(&document.plan) };
    let sides = ((before.side, &*before.plan), (after.side, &*after.plan));
    let runs = difference_runs(&document.map, sides.0, sides.1, plain, &|| false);
    let runs = runs.unwrap().unwrap();
    for outcome in Outcome::ALL {
        let measure = CompareMeasure::Outcome(outcome);
        let [new, old] = [after, before].map(|side| side.value(measure, before).unwrap());
        let found = runs.of(outcome).unwrap();
        assert_eq!(found.len(), 3, "{outcome:?}");
        // Series are kept in single precision.
        let slack = 1e-6 * new.abs().max(1.0);
        assert!(found.iter().all(|one| (one - (new - old)).abs() < slack), "{outcome:?}");
    }
    // With chance they spread, and are still differences of the same draws.
    let options = Options { runs: 60, ..Options::of(&document.plan) };
    let runs = difference_runs(&document.map, sides.0, sides.1, options, &|| false);
    let runs = runs.unwrap().unwrap();
    let gross = runs.of(Outcome::Gross).unwrap();
    assert_eq!(gross.len(), 60);
    assert!(gross.first() < gross.last() && gross.is_sorted());
}

#[test]
fn scenarios_of_a_large_map_are_simulated_in_a_job_and_a_late_answer_is_dropped() {
    let document = crate::app::testing::squares();
    let mut state = crate::app::AppState::new(document, Language::Sv);
    let want = || crate::app::Action::Compare(CompareAction::Want);
    let asked = state.update(want());
    let [crate::app::Effect::Explain { run, job }] = asked.as_slice() else { panic!("one job") };
    assert!(state.comparison().is_none(), "nobody waits for it");
    assert!(state.update(want()).is_empty(), "it is asked once");
    let late = job.run(&|| false).map(Box::new);
    // The plan is changed meanwhile.
    let duplicate = state.duplicate_command();
    state.update(crate::app::Action::Edit(duplicate));
    let (run, kind) = (*run, job.kind());
    let again = state.update(want());
    let news = |run, kind, answer| {
        crate::app::Action::Explain(crate::app::ExplainAction::News(run, kind, answer))
    };
    state.update(news(run, kind, late));
    assert!(state.comparison().is_none());
    let [crate::app::Effect::Explain { run, job }] = again.as_slice() else { panic!("one job") };
    let answer = job.run(&|| false).map(Box::new);
    state.update(news(*run, job.kind(), answer));
    let comparison = state.comparison().unwrap();
    let sides: Vec<Side> = comparison.sides.iter().map(|one| one.side).collect();
    assert_eq!(sides, state.compared_sides());
    assert_eq!(sides.len(), 3);
}
