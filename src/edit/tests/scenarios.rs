//! Scenarios share what is the plan's, and nothing else.

use std::sync::Arc;

use super::*;
use crate::edit::{Command, EditError};
use crate::model::{Disclosure, Population, Scenario, ScenarioId};

/// A copy of the plan's own scenario.
pub(super) fn scenario(id: u32, name: &str) -> Scenario {
    Scenario {
        id: ScenarioId(id),
        name: name.to_owned(),
        description: String::new(),
        parked: Some(Arc::new(plan().body())),
    }
}

fn two() -> Plan {
    let mut plan = plan();
    let insert = Command::InsertScenario { at: 1, scenario: scenario(2, "B"), open: true };
    insert.apply(&mut plan).unwrap();
    assert_eq!(plan.scenarios.open(), ScenarioId(2));
    plan
}

fn assign(plan: &mut Plan, to: usize) {
    let move_all = Command::Assign { districts: (0..3).map(district).collect(), to: unit_idx(to) };
    move_all.apply(plan).unwrap();
}

#[test]
fn what_is_done_in_one_scenario_leaves_the_other_as_it_is() {
    let mut plan = two();
    assign(&mut plan, 1);
    let changed = plan.body();
    let back = Command::OpenScenario(ScenarioId(1)).apply(&mut plan).unwrap();
    assert_eq!(plan.body(), super::plan().body());
    assert_ne!(plan.body(), changed);
    back.apply(&mut plan).unwrap();
    assert_eq!(plan.body(), changed);
    assert_eq!(plan.with_scenario(ScenarioId(1)).unwrap().body(), super::plan().body());
}

#[test]
fn what_belongs_to_the_plan_is_the_same_in_all_scenarios() {
    let mut plan = two();
    let rule = Disclosure { counts_below: 5, ..Disclosure::default() };
    Command::SetDisclosure(rule).apply(&mut plan).unwrap();
    Command::SetHorizon { start: Month::new(2028, 1), months: 24 }.apply(&mut plan).unwrap();
    let children = IndexVec::filled(vec![[1.0, 2.0, 3.0]], DISTRICTS);
    let table = Population { source: "Prognos".to_owned(), years: vec![2028], children };
    Command::SetPopulation(Some(table.clone())).apply(&mut plan).unwrap();
    Command::OpenScenario(ScenarioId(1)).apply(&mut plan).unwrap();
    assert_eq!((plan.disclosure, plan.horizon_months), (rule, 24));
    assert_eq!(plan.model.population, Some(table));
    assert!(plan.scenarios.all[1].parked.as_ref().unwrap().model.population.is_none());
}

#[test]
fn a_scenario_that_is_open_can_be_removed_and_comes_back_open() {
    let mut plan = two();
    assign(&mut plan, 1);
    let before = plan.clone();
    let remove =
        Command::RemoveScenario { scenario: ScenarioId(2), then_open: Some(ScenarioId(1)) };
    let back = remove.apply(&mut plan).unwrap();
    assert_eq!(plan.scenarios.all.len(), 1);
    assert_eq!(plan.body(), super::plan().body());
    back.apply(&mut plan).unwrap();
    assert_eq!(plan, before);
}

#[test]
fn scenarios_that_make_no_sense_are_refused_and_nothing_changes() {
    let refuse = |command: Command, expected: EditError| {
        let mut plan = two();
        let before = plan.clone();
        assert_eq!(command.apply(&mut plan).unwrap_err(), expected);
        assert_eq!(plan, before);
    };
    let insert = |scenario| Command::InsertScenario { at: 0, scenario, open: false };
    refuse(insert(scenario(3, "B")), EditError::ScenarioNameTaken("B".to_owned()));
    refuse(insert(scenario(2, "C")), EditError::ScenarioIdTaken(ScenarioId(2)));
    refuse(insert(scenario(3, " ")), EditError::EmptyName);
    let mut other_map = plan().body();
    other_map.assignment = IndexVec::filled(unit_idx(0), DISTRICTS + 1);
    let strange = Scenario { parked: Some(Arc::new(other_map)), ..scenario(3, "C") };
    refuse(insert(strange), EditError::ScenarioOfOtherMap);
    let unknown = ScenarioId(9);
    refuse(Command::OpenScenario(unknown), EditError::UnknownScenario(unknown));
    refuse(Command::SetBaseline(Some(unknown)), EditError::UnknownScenario(unknown));
    let remove = |then_open| Command::RemoveScenario { scenario: ScenarioId(2), then_open };
    refuse(remove(None), EditError::LastScenario);
    refuse(remove(Some(ScenarioId(2))), EditError::LastScenario);
    let mut plan = two();
    Command::SetBaseline(Some(ScenarioId(2))).apply(&mut plan).unwrap();
    let error = remove(Some(ScenarioId(1))).apply(&mut plan).unwrap_err();
    assert_eq!(error, EditError::ScenarioIsBaseline);
}
