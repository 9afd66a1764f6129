//! The checks: what is pointed out, mended, allowed.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use narplan::app::{Action, Focus, SidePanel};
use narplan::edit::Command;
use narplan::model::Limits;

use super::person::Person;

/// Somebody who looks at the checks, with limits that nothing breaks.
fn opens_the_checks() -> Person {
    let mut person = Person::opens();
    let limits = Limits { max_km: 999.0, max_minutes: 999.0, max_deviation_percent: 999.0 };
    person.asks(Action::Edit(Command::SetLimits(limits)));
    person.asks(Action::SetSide(SidePanel::Checks));
    person.waits();
    person
}

fn gives(person: &mut Person, district: &str, to: &str) {
    let district = person.district(district);
    let unit = person.with(|state| state.document.plan.unit_by_id(to).unwrap());
    person.asks(Action::Assign(vec![district], unit));
    person.waits();
}

fn clicks_what_contains(person: &mut Person, label: &str) {
    person.harness.get_by_label_contains(label).click();
    person.waits();
}

#[test]
fn an_island_is_pointed_out_gone_to_mended_and_undone() {
    let mut person = opens_the_checks();
    assert!(person.sees("Inga anmärkningar"));
    gives(&mut person, "Hackefors", "norr");
    assert!(person.sees("Kontroller (1)"), "the tab counts problems");
    assert!(person.sees("Problem: Hackefors hör till Norr men gränsar inte till resten"));
    clicks_what_contains(&mut person, "Problem: Hackefors");
    assert!(person.with(|state| matches!(state.view.focus.0, Focus::Part(_))));

    clicks_what_contains(&mut person, "Åtgärda: Flytta Hackefors till Öster");
    assert_eq!(person.unit_of("Hackefors"), "Öster");
    assert!(person.sees("Inga anmärkningar"));
    person.presses(Modifiers::COMMAND, Key::Z);
    assert_eq!(person.unit_of("Hackefors"), "Norr", "one undo step");
    assert!(person.sees("Problem: Hackefors"));
}

#[test]
fn a_mend_is_reached_by_the_keyboard() {
    let mut person = opens_the_checks();
    gives(&mut person, "Linghem", "norr");
    assert!(
        person
            .sees("Problem: Linghem hör till Norr men omges helt av Öster. Enda grannen är Åkerbo")
    );
    person.harness.get_by_label_contains("Åtgärda: Flytta Linghem till Öster").focus();
    person.waits();
    person.presses(Modifiers::NONE, Key::Enter);
    assert_eq!(person.unit_of("Linghem"), "Öster");
}

#[test]
fn an_exclave_is_allowed_listed_and_taken_back() {
    let mut person = opens_the_checks();
    gives(&mut person, "Linghem", "norr");
    clicks_what_contains(&mut person, "Tillåt: Linghem hör till Norr");
    clicks_what_contains(&mut person, "Låt Linghem ligga för sig");
    assert!(!person.sees("Problem: Linghem"));
    assert!(person.sees("Ta bort undantaget: Linghem får ligga för sig inom Norr"));
    clicks_what_contains(&mut person, "Ta bort undantaget: Linghem får ligga för sig");
    assert!(person.sees("Problem: Linghem"));
}

#[test]
fn two_selected_districts_are_joined_by_a_bridge() {
    let mut person = opens_the_checks();
    gives(&mut person, "Linghem", "norr");
    for name in ["Linghem", "Skäggetorp-Tornby"] {
        let district = person.district(name);
        person.asks(Action::Select(district, true));
    }
    person.waits();
    person.clicks("Lägg till förbindelse");
    assert_eq!(person.with(|state| state.document.plan.rules.bridges.len()), 1);
    assert!(person.sees("Inga anmärkningar"));
    person.presses(Modifiers::COMMAND, Key::Z);
    assert!(person.sees("Problem: Linghem"));
}

#[test]
fn everything_among_the_checks_has_a_name_for_who_cannot_see_it() {
    let mut person = opens_the_checks();
    gives(&mut person, "Linghem", "norr");
    gives(&mut person, "Berga", "central");
    person.harness.check_accessibility();
}
