//! A step of the rollout is edited.

use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use narplan::app::Action;
use narplan::edit::Command;
use narplan::model::{Month, TemporaryPremises};

use super::person::Person;

#[test]
fn a_step_is_opened_renamed_and_moved_in_time_and_all_of_it_can_be_undone() {
    let mut person = Person::opens();
    let before = person.with(|state| state.document.plan.clone());
    person.clicks("Införande");
    person.clicks("Öppna steget Bas väster");
    let id = person.with(|state| state.view.step.unwrap());
    assert_eq!(
        person.with(|state| state.document.plan.step(id).unwrap().name.clone()),
        "Bas väster"
    );

    // The bar on the time line, by the arrow keys: one month, one undo step each.
    let start = person.with(|state| state.document.plan.step(id).unwrap().start);
    person.focuses("Bas väster, november 2027");
    person.presses(Modifiers::NONE, Key::ArrowRight);
    assert_eq!(person.with(|state| state.document.plan.step(id).unwrap().start), start.plus(1));
    let live = |person: &Person| {
        person.with(|state| {
            let simulation = state.results.simulation().unwrap();
            let november = simulation.position(Month::new(2027, 11)).unwrap();
            simulation.total[november].rollout_share
        })
    };
    let later = live(&person);
    person.presses(Modifiers::COMMAND, Key::Z);
    assert!(live(&person) > later + 0.05, "the districts go live in November again");
    assert_eq!(person.with(|state| state.document.plan.clone()), before);
}

#[test]
fn a_step_is_added_and_taken_away() {
    let mut person = Person::opens();
    person.asks(Action::AddStep);
    person.waits();
    let count = person.with(|state| state.document.plan.steps.len());
    assert_eq!(count, 6);
    person.presses(Modifiers::COMMAND, Key::Z);
    assert_eq!(person.with(|state| state.document.plan.steps.len()), 5);
}

#[test]
fn temporary_premises_are_moved_by_hand_and_by_keys_up_to_the_opening() {
    let mut person = Person::opens();
    let command = person.with(|state| {
        let mut step = state.document.plan.steps.get(1).unwrap().clone();
        assert_eq!((step.name.as_str(), step.premises[0].opens), ("Bas norr", Month::new(2028, 2)));
        let from = Month::new(2027, 11);
        step.premises[0].temporary = Some(TemporaryPremises { from, area_m2: 90.0 });
        Command::ReplaceStep(step)
    });
    person.asks(Action::Edit(command));
    person.clicks("Införande");
    assert!(person.sees("Tillfällig lokal, 90 m²: från november 2027 till och med"));
    let stay = |person: &Person| {
        person.with(|state| state.document.plan.steps.get(1).unwrap().premises[0])
    };
    let label = |month: &str| format!("Tillfällig lokal för Norr: från {month}");
    person.focuses(&label("november 2027"));
    person.presses(Modifiers::NONE, Key::ArrowRight);
    assert_eq!(stay(&person).temporary.unwrap().from, Month::new(2027, 12));
    for _ in 0..4 {
        person.presses(Modifiers::NONE, Key::ArrowRight);
    }
    // It begins in the month before the opening at the latest, and the opening stays.
    assert_eq!(stay(&person).temporary.unwrap().from, Month::new(2028, 1));
    assert_eq!(stay(&person).opens, Month::new(2028, 2));
    person.presses(Modifiers::NONE, Key::ArrowLeft);
    person.presses(Modifiers::COMMAND, Key::Z);
    assert_eq!(stay(&person).temporary.unwrap().from, Month::new(2028, 1), "one step each");

    let from = person.place_of(&label("januari 2028"));
    let to = from - egui::vec2(60.0, 0.0);
    person.carries(from, to);
    person.lets_go(to);
    let moved = stay(&person);
    assert!(moved.temporary.unwrap().from < Month::new(2027, 12), "{moved:?}");
    assert_eq!(moved.opens, Month::new(2028, 2));
    // The opening is stopped by them, and does not pull them along.
    let from = person.with(|state| {
        let premises = state.document.plan.steps.get(1).unwrap().premises[0];
        premises.temporary.unwrap().from
    });
    let opening = {
        let buttons = person.harness.query_all_by_role(egui::accesskit::Role::Button);
        let mut names = buttons.filter_map(|node| node.accesskit_node().label());
        names.find(|name| name.contains("öppnar februari 2028")).unwrap()
    };
    let place = person.place_of(&opening);
    let far = place - egui::vec2(600.0, 0.0);
    person.carries(place, far);
    person.lets_go(far);
    assert_eq!(stay(&person).opens, from.plus(1));
    assert_eq!(stay(&person).temporary.unwrap().from, from);
}

#[test]
fn a_source_of_funding_is_moved_by_keys_and_by_hand_in_one_step_each() {
    let mut person = Person::opens();
    let (from, to) = (Month::new(2027, 3), Month::new(2028, 6));
    let command = person.with(|state| {
        let mut funding = state.document.plan.funding.clone();
        let mut source = funding.first().unwrap().clone();
        // The others pay next to nothing: what the grant does not pay nobody does.
        for other in &mut funding {
            other.amount = narplan::model::Ore(100);
            other.by_year.clear();
        }
        "Nära bidrag".clone_into(&mut source.name);
        source.kind = narplan::model::FundingKind::StateGrant;
        (source.from, source.to) = (from, Some(to));
        source.by_year.clear();
        funding.insert(0, source);
        Command::SetFunding(funding)
    });
    person.asks(Action::Edit(command));
    person.clicks("Införande");
    let months = |person: &Person| {
        person.with(|state| {
            let source = state.document.plan.funding.first().unwrap();
            (source.from, source.to.unwrap())
        })
    };
    let bar = "Nära bidrag, statsbidrag: mars 2027 till och med juni 2028";
    person.focuses(bar);
    person.presses(Modifiers::NONE, Key::ArrowRight);
    assert_eq!(months(&person), (from.plus(1), to.plus(1)), "the whole of it");
    let undo = person.with(|state| {
        let label = state.document.history.undo_label().cloned();
        narplan::app::say(&state.tr, &label.unwrap())
    });
    assert_eq!(undo, "ändra månaderna för Nära bidrag till 2027-04–2028-07");
    person.presses(Modifiers::COMMAND, Key::Z);
    assert_eq!(months(&person), (from, to));
    person.focuses("Nära bidrag slutar efter juni 2028");
    person.presses(Modifiers::NONE, Key::ArrowLeft);
    assert_eq!(months(&person), (from, to.plus(-1)));
    person.presses(Modifiers::COMMAND, Key::Z);

    // By hand: the plan stays as it is until the source is let go, what would come of it does not.
    let before = person.with(|state| state.document.plan.clone());
    let end = person.place_of("Nära bidrag slutar efter juni 2028");
    let left = end - egui::vec2(90.0, 0.0);
    person.carries(end, left);
    assert_eq!(person.with(|state| state.document.plan.clone()), before);
    let [now, then] = person.with(|state| state.quick.as_ref().unwrap().sums);
    assert!(then.gap > now.gap, "a grant that ends earlier leaves more unpaid: {now:?} {then:?}");
    person.presses(Modifiers::NONE, Key::Escape);
    person.lets_go(left);
    assert_eq!(person.with(|state| state.document.plan.clone()), before, "put back");
    assert!(person.with(|state| state.quick.is_none()));
    person.carries(end, left);
    person.lets_go(left);
    let (begins, ends) = months(&person);
    assert!(begins == from && ends < to, "{ends}");
    person.presses(Modifiers::COMMAND, Key::Z);
    assert_eq!(person.with(|state| state.document.plan.clone()), before);

    // Enter leads to where the source is changed. The tip under the hand has the same words.
    person.happens([egui::Event::PointerMoved(egui::pos2(5.0, 5.0))]);
    person.waits();
    person.focuses(bar);
    person.presses(Modifiers::NONE, Key::Enter);
    assert_eq!(person.with(|state| state.view.workspace), narplan::app::Workspace::Budget);
    assert!(person.sees("Finansiering"));
}
