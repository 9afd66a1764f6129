//! Help is asked for, looked at on the map, and taken over or not.

use egui::{Key, Modifiers};
use narplan::app::{Action, Question, SuggestAction, SuggestChoices};

use super::person::Person;

fn with_panel() -> Person {
    let mut person = Person::opens();
    person.clicks("Förslag");
    person
}

fn assignment(person: &Person) -> Vec<usize> {
    use narplan::model::Index;
    person.with(|state| state.document.plan.assignment.iter().map(|unit| unit.to_usize()).collect())
}

#[test]
fn an_assignment_is_asked_for_some_moves_are_taken_over_and_undone() {
    let mut person = with_panel();
    let before = assignment(&person);
    person.clicks("Sök fördelning");
    assert!(person.sees("Räknar …") || person.sees("Bevisat optimal"));
    person.settles();
    person.waits();
    assert!(person.sees("Bevisat optimal"));
    assert_eq!(assignment(&person), before, "nothing is moved before it is taken over");

    let (first, count) = person.with(|state| {
        let suggestion = state.suggest.suggestion.as_ref().unwrap();
        let one = &suggestion.moves[0];
        let unit = |unit| state.document.plan.units.get(unit).unwrap().name.clone();
        let names: Vec<&str> = one.districts.iter().map(|&d| state.document.name_of(d)).collect();
        let text = format!("{}: {} → {}", names.join(", "), unit(one.from), unit(one.to));
        (text, suggestion.moves.len())
    });
    assert!(count > 1);
    person.activates(&first);
    let chosen = person.with(|state| state.suggest.suggestion.as_ref().unwrap().chosen.len());
    assert_eq!(chosen, count - 1);
    person.activates("Ta över");
    let taken = assignment(&person);
    assert!(taken != before);
    let moved = person.with(|state| {
        let suggestion = state.suggest.suggestion.as_ref().unwrap();
        suggestion.moves[0]
            .districts
            .iter()
            .any(|&d| state.document.plan.unit_of(d) == suggestion.moves[0].to)
    });
    assert!(!moved, "the move that was not chosen is not made");
    assert!(person.sees("Planen har ändrats sedan dess."));
    person.presses(Modifiers::COMMAND, Key::Z);
    assert_eq!(assignment(&person), before, "one step is undone");
}

#[test]
fn an_island_is_mended_after_the_moves_are_shown() {
    let mut person = with_panel();
    let (ryd, oster) =
        (person.district("Ryd"), person.with(|s| s.document.plan.unit_by_id("oster").unwrap()));
    person.asks(Action::Assign(vec![ryd], oster));
    assert_eq!(person.unit_of("Ryd"), "Öster");
    person.clicks("Gör områdena sammanhängande");
    person.clicks("Visa vad som behöver flyttas");
    person.settles();
    person.waits();
    assert!(person.sees("barn 0–19 år byter bas"));
    assert_eq!(person.unit_of("Ryd"), "Öster", "it is shown before it is done");
    person.activates("Ta över");
    assert!(person.unit_of("Ryd") != "Öster");
    person.presses(Modifiers::COMMAND, Key::Z);
    assert_eq!(person.unit_of("Ryd"), "Öster");
}

#[test]
fn what_is_tried_is_marked_on_the_map_and_escape_closes_it() {
    let mut person = with_panel();
    person.clicks("Avvägningar");
    person.clicks("Räkna fram avvägningar");
    person.settles();
    person.waits();
    let before = assignment(&person);
    let point = person.with(|state| {
        let front = state.suggest.trade_offs.as_ref().unwrap();
        assert!(front.points.len() > 1);
        front.points.len()
    });
    let label = format!("Punkt {point}:");
    person.activates(&label);
    assert!(person.sees("Förhandsvisning – inte taget över"));
    assert_eq!(assignment(&person), before);
    let (ryd, target) = person.with(|state| {
        let shown = state.shown_plan();
        let map = &state.document.map;
        let name =
            |n: &str| map.districts.indices().find(|&d| state.document.name_of(d) == n).unwrap();
        let of =
            |n: &str| format!("{n}, {}", shown.units.get(shown.unit_of(name(n))).unwrap().name);
        (of("Ryd"), of("Skäggetorp-Tornby"))
    });
    person.drags(&ryd, &target);
    assert_eq!(assignment(&person), before, "nothing is carried meanwhile");
    person.presses(Modifiers::NONE, Key::Escape);
    assert!(!person.sees("Förhandsvisning – inte taget över"));
    assert!(person.with(|state| state.suggest.trial.is_none()));
}

#[test]
fn few_divisions_are_drawn_and_the_plan_is_put_among_them() {
    let mut person = with_panel();
    let choices = SuggestChoices { plans: 200, ..SuggestChoices::default() };
    person.asks(Action::Suggest(SuggestAction::Choose(Box::new(choices))));
    person.clicks("Sätt i sammanhang");
    assert!(person.sees("Planen själv kräver"));
    person.clicks("Slumpa indelningar");
    person.settles();
    person.waits();
    assert!(person.sees("av 200 slumpade indelningar"));
    assert!(person.sees("reversibel rekombination"));
    assert!(person.sees("Osäkert för"), "200 divisions are few");
}

#[test]
fn settled_districts_are_greyed_until_all_are_asked_for() {
    let mut person = with_panel();
    person.clicks("Säkert och omstritt");
    person.clicks("Räkna fram vad som är säkert");
    person.settles();
    person.waits();
    assert!(person.sees("områden är säkra"));
    assert!(person.sees("Säkra områden är nedtonade"));
    person.clicks("Visa alla områden");
    assert!(!person.sees("Säkra områden är nedtonade"));
}

#[test]
fn an_order_is_searched_for_and_shown_as_curves() {
    let mut person = with_panel();
    person.clicks("Föreslå ordning");
    person.activates("Sök ordning");
    person.settles();
    person.waits();
    assert!(person.sees("Utbyggnadsgrad per månad") || person.sees("Ingen ordning uppfyller"));
}

#[test]
fn the_panel_is_found_by_what_it_does() {
    let mut person = Person::opens();
    person.presses(Modifiers::COMMAND, Key::K);
    person.harness.event(egui::Event::Text("trade-offs".to_owned()));
    person.waits();
    person.presses(Modifiers::NONE, Key::Enter);
    assert_eq!(person.with(|state| state.suggest.shown), Some(Question::TradeOffs));
}
