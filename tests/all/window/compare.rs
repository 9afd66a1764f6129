//! Scenarios as a planner uses them: duplicate, change, compare, go back.

use narplan::app::{Action, Side, Workspace};
use narplan::edit::Command;
use narplan::model::ScenarioId;

use super::person::{Person, first_state};

/// Somebody at the comparison of the decision of 2023.
fn compares(size: [f32; 2]) -> Person {
    let mut person = Person::opens_with(first_state(), size);
    person.clicks("Jämför");
    person.waits();
    person
}

#[test]
fn a_copy_is_changed_and_compared_and_the_first_stays_as_it_was() {
    let mut person = compares([1280.0, 800.0]);
    let first = person.with(|state| state.document.plan.clone());
    person.clicks("Duplicera det öppna");
    person.settles();
    let (copy, names) = person.with(|state| {
        let plan = &state.document.plan;
        let names: Vec<String> = plan.scenarios.all.iter().map(|one| one.name.clone()).collect();
        (plan.scenarios.open(), names)
    });
    assert_eq!((copy, names.len()), (ScenarioId(2), 2));
    assert_eq!(names[1], format!("{} – kopia", first.title));
    // Ryd is moved in the copy, as by a drag.
    let (ryd, from, to) = person.with(|state| {
        let map = &state.document.map;
        let ryd = map.districts.iter().position(|one| one.name == "Ryd").unwrap();
        let ryd = map.districts.indices().nth(ryd).unwrap();
        let plan = &state.document.plan;
        let from = plan.unit_of(ryd);
        (ryd, from, plan.local_units().map(|(unit, _)| unit).find(|unit| *unit != from).unwrap())
    });
    person.asks(Action::Edit(Command::Assign { districts: vec![ryd], to }));
    person.clicks("I ord");
    person.settles();
    person.waits();
    let name = |unit| first.units.get(unit).unwrap().name.clone();
    let sentence = format!("Ryd flyttas från {} till {}.", name(from), name(to));
    // Against Nollalternativ all districts that are live differ; against the first scenario Ryd.
    person.asks(Action::Edit(Command::SetBaseline(Some(ScenarioId(1)))));
    person.settles();
    person.waits();
    assert!(person.sees(&sentence), "{sentence}");
    person.clicks("Nyckeltal");
    person.waits();
    assert!(person.sees("Områden med annan enhet"));
    person.asks(Action::Edit(Command::OpenScenario(ScenarioId(1))));
    person.waits();
    person.with(|state| {
        assert_eq!(state.document.plan.scenarios.open(), ScenarioId(1));
        assert_eq!(state.document.plan.assignment, first.assignment);
    });
    // Five things were done; undone one by one all is as it was.
    for _ in 0..4 {
        person.asks(Action::Undo);
    }
    person.with(|state| assert_eq!(state.document.plan, first));
}

#[test]
fn a_preset_is_added_as_a_scenario_and_seen_beside_the_plan_in_all_three_ways() {
    let mut person = compares([1280.0, 800.0]);
    person.clicks("Lägg till ett förval");
    person.waits();
    person.clicks("Motion (MP) – fler områden, efter behov");
    person.settles();
    person.with(|state| {
        assert_eq!(state.compared_sides().len(), 3);
        assert_eq!(state.compared_sides()[0], Side::Baseline);
        assert_eq!(state.view.workspace, Workspace::Compare);
        assert_eq!(state.document.plan.scenarios.open(), ScenarioId(1));
    });
    for way in ["Sida vid sida", "Svep", "Bara skillnader", "Kurvor", "Nyckeltal", "I ord"] {
        person.clicks(way);
        person.waits();
    }
    // 1 000 runs of both sides with the same random numbers say how sure the difference is.
    person.settles();
    person.waits();
    assert!(person.sees("P10–P90"));
}
