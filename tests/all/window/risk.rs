//! How sure the figures are: the tab follows the plan, and what is old is said to be old.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use narplan::app::{Action, RiskAction, RiskChoices, RiskQuestion, Workspace};
use narplan::edit::Command;
use narplan::model::{Gate, GateMeasure, ParamId, ParamValue, Shape};

use super::person::{Person, first_state};

const SIZE: [f32; 2] = [1280.0, 800.0];

/// The budget open on the tab, with few runs and little that is drawn, so that a test can wait.
pub(super) fn with_tab() -> Person {
    let mut state = first_state();
    let plan = &mut state.document.plan;
    plan.uncertainty.runs = 40;
    plan.uncertainty.shapes = ParamId::ALL.into_iter().map(|it| (it, Shape::Fixed)).collect();
    for param in [ParamId::Turnover, ParamId::ReportsPer1000, ParamId::Rent] {
        plan.uncertainty.shapes.remove(&param);
    }
    let mut person = Person::opens_with(state, SIZE);
    person.asks(Action::SetWorkspace(Workspace::Budget));
    person.waits();
    person.clicks("Osäkerhet");
    person
}

/// What a row of a table says, by the beginning of it.
fn row(person: &Person, begin: &str) -> String {
    let rows = person.harness.query_all_by_role(Role::Label);
    let texts = rows
        .filter_map(|node| node.accesskit_node().value().or_else(|| node.accesskit_node().label()));
    let mut found = texts.filter(|text| text.starts_with(begin) && text.contains(';'));
    found.next().unwrap_or_else(|| panic!("no row begins with {begin}"))
}

fn whole_period(person: &Person) -> String {
    row(person, "Hela perioden: ")
}

fn set_turnover(person: &mut Person, value: f64) {
    let value = ParamValue { value, low: value, high: value };
    let command = Command::SetParameter { param: ParamId::Turnover, value };
    person.begins(Action::Edit(command));
}

#[test]
fn the_fan_and_its_table_follow_a_change_and_the_old_one_is_marked_meanwhile() {
    let mut person = with_tab();
    assert!(person.sees("Hur säkra är siffrorna?"));
    person.settles();
    person.waits();
    assert!(person.sees("40 körningar av planen"), "what the figures rest on is said");
    let before = whole_period(&person);
    assert!(before.contains("Brutto") && before.contains('%'), "{before}");
    assert!(row(&person, "P50: ").contains("2027"), "the fan stands in a table too");
    assert!(!person.sees("före ändringen"));

    set_turnover(&mut person, 60.0);
    person.waits();
    assert!(person.sees("Räknas om. Siffrorna gäller före ändringen."));
    assert_eq!(whole_period(&person), before, "the old answer stays on the screen");
    person.settles();
    person.waits();
    assert!(!person.sees("före ändringen"));
    assert!(whole_period(&person) != before);

    person.presses(Modifiers::COMMAND, Key::Z);
    person.settles();
    person.waits();
    assert_eq!(whole_period(&person), before, "the same plan and seed give the same figures");
}

#[test]
fn the_fan_shows_what_is_chosen_and_a_base_has_its_own() {
    let mut person = with_tab();
    person.settles();
    person.waits();
    person.activates("Tillsatta");
    assert!(person.sees("Vid årets slut, heltider") || person.sees("Tillsatta (heltider)"));
    let whole = row(&person, "P90: ");
    person.activates("Norr");
    assert!(row(&person, "P90: ") != whole);
    assert!(person.sees("Tillsatta, Norr (heltider)"));
}

#[test]
fn more_runs_are_a_change_of_the_plan_that_can_be_undone() {
    let mut person = with_tab();
    person.settles();
    person.waits();
    person.activates("i stället");
    let runs = |person: &Person| person.with(|state| state.document.plan.uncertainty.runs);
    let more = runs(&person);
    assert!(more >= 80, "{more}");
    person.presses(Modifiers::COMMAND, Key::Z);
    assert_eq!(runs(&person), 40);
}

#[test]
fn what_it_depends_on_is_told_bar_by_bar_and_turning_points_in_sentences() {
    let mut person = with_tab();
    person.settles();
    person.waits();
    assert!(person.sees("Lokalhyra: 2 000") || person.sees("Lokalhyra: 2\u{a0}000"));
    assert!(person.sees("vänder inte inom sina spann: Nollalternativet är bättre."));
    person.activates("Täckning, sämsta basen");
    person.settles();
    person.waits();
    assert!(person.sees("Täckning, sämsta basen: högre räknas som bättre."));
    assert!(!person.sees("Netto nytt: lägre räknas som bättre."));
}

#[test]
fn safe_months_are_asked_for_and_marked_on_the_time_line() {
    let mut person = with_tab();
    person.settles();
    person.begins(Action::Risk(RiskAction::Choose(RiskChoices {
        limit: Some(60.0),
        ..RiskChoices::default()
    })));
    person.waits();
    assert!(person.sees("För varje steg söks den första månad"));
    person.activates("Räkna ut säkra månader");
    person.settles();
    person.waits();
    assert!(person.sees("Säkert: högst 10 %"));
    let step = person.with(|state| {
        let safe = &state.risk.safe_starts.as_ref().unwrap().is;
        assert!(safe.steps.iter().all(|step| step.safe.earliest.is_some()));
        safe.steps.len()
    });
    person.asks(Action::SetWorkspace(Workspace::Rollout));
    person.waits();
    let marks = person.harness.query_all_by_label_contains("Tidigast säkra start:").count();
    assert!(marks > 0 && marks <= step, "{marks}");
    set_turnover(&mut person, 20.0);
    person.waits();
    assert!(person.sees("Gäller före ändringen"));
    assert!(person.with(|state| state.risk.running(RiskQuestion::SafeStarts).is_none()));
}

#[test]
fn a_gate_tells_its_probability_and_what_waiting_changes() {
    let mut person = with_tab();
    assert!(person.sees("Inget steg har något villkor för uppföljning."));
    let command = person.with(|state| {
        let mut step = state.document.plan.steps.last().unwrap().clone();
        step.gate = Some(Gate { measure: GateMeasure::Turnover, target: 25.0, month: None });
        Command::ReplaceStep(step)
    });
    person.asks(Action::Edit(command));
    person.waits();
    assert!(person.sees("personalomsättning högst 25 %"));
    assert!(person.sees("ett halvår senare"));
}

#[test]
fn nothing_reaches_out_of_the_window() {
    let mut person = with_tab();
    person.settles();
    person.waits();
    for node in person.harness.root().children_recursive() {
        let node = node.accesskit_node();
        let Some(bounds) = node.bounding_box() else { continue };
        let name = node.label().unwrap_or_default();
        assert!(bounds.x1 <= f64::from(SIZE[0]) + 0.5, "{name} {bounds:?}");
    }
}
