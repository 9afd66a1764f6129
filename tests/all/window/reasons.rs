//! The ways to a figure's chain outside the budget's own tables.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use narplan::app::{
    Action, Asked, BoardOrder, CompareMeasure, Drawn, Inquiry, Measure, PlanOf, SidePanel, Whose,
    Workspace, YearAmount,
};
use narplan::edit::Command;
use narplan::model::{Gate, GateMeasure, ScenarioId};
use narplan::simulate::Amount;
use narplan::uncertain::Outcome;

use super::person::{Person, first_state};

/// The first button whose name has all of `parts`.
fn button(person: &Person, parts: &[&str]) -> String {
    let buttons = person.harness.query_all_by_role(Role::Button);
    let mut labels = buttons.filter_map(|node| node.accesskit_node().label());
    let found = labels.find(|label| parts.iter().all(|part| label.contains(part)));
    found.unwrap_or_else(|| panic!("no button with {parts:?}"))
}

/// The button whose name begins with `start`.
fn button_from(person: &Person, start: &str) -> String {
    let buttons = person.harness.query_all_by_role(Role::Button);
    let mut labels = buttons.filter_map(|node| node.accesskit_node().label());
    labels.find(|label| label.starts_with(start)).unwrap_or_else(|| panic!("no {start}"))
}

/// Asks about the figure whose name has all of `parts`.
fn asks(person: &mut Person, parts: &[&str]) -> Inquiry {
    let parts: Vec<&str> = parts.iter().copied().chain([": varför?"]).collect();
    let label = button(person, &parts);
    person.activates(&label);
    shown(person).unwrap()
}

fn shown(person: &Person) -> Option<Inquiry> {
    person.with(|state| state.why.shown().cloned())
}

/// What is asked, of whom and of how many months, where it is a figure.
fn figure(inquiry: &Inquiry) -> (Asked, bool, usize) {
    let Inquiry::Figure(None, question) = inquiry else { panic!("{inquiry:?}") };
    (question.asked, question.unit.is_some(), question.months.len())
}

#[test]
fn the_figures_of_a_step_open_their_chain_and_are_one_stop_of_the_keyboard() {
    let mut person = Person::opens_with(first_state(), [1440.0, 2400.0]);
    let step = person.with(|state| state.document.plan.steps[1].id);
    person.asks(Action::SelectStep(Some(step)));
    person.asks(Action::SetWorkspace(Workspace::Rollout));
    person.waits();
    let caseload = asks(&mut person, &["Ärenden/socialsekr., "]);
    assert_eq!(figure(&caseload), (Asked::Caseload, false, 1));
    person.presses(Modifiers::NONE, Key::Escape);
    assert_eq!(shown(&person), None);
    // The cell that was asked about is the table's stop; the others are an arrow away.
    let stop = button(&person, &["Ärenden/socialsekr., ", ": varför?"]);
    person.focuses(&stop);
    person.presses(Modifiers::NONE, Key::ArrowUp);
    person.presses(Modifiers::NONE, Key::Enter);
    let posts = shown(&person).unwrap();
    assert_eq!(figure(&posts), (Asked::Posts, false, 1));
}

#[test]
fn what_moves_a_figure_is_counted_in_the_background() {
    let mut person = Person::opens();
    person.asks(Action::SetWorkspace(Workspace::Map));
    person.waits();
    let cost = asks(&mut person, &["Bruttokostnad, 2028"]);
    assert_eq!(figure(&cost), (Asked::GROSS, false, 12));
    person.settles();
    person.waits();
    assert!(!person.sees("Räknar…"));
    assert!(person.sees("Månadslön, socialsekreterare"), "pay moves the cost most");
}

#[test]
fn a_figure_of_the_balance_leads_to_its_districts_and_their_source() {
    let mut person = Person::opens();
    person.asks(Action::SetWorkspace(Workspace::Assign));
    person.asks(Action::SetSide(SidePanel::Balance));
    person.waits();
    let inquiry = asks(&mut person, &["Barn", ", Norr"]);
    assert!(matches!(inquiry, Inquiry::Balance(Measure::Children, ..)), "{inquiry:?}");
    let name = person.with(|state| {
        let norr = state.document.plan.unit_by_id("norr").unwrap();
        state.document.name_of(state.districts_of(norr)[0]).to_owned()
    });
    let label = button_from(&person, &format!("{name}: "));
    person.activates(&label);
    let card = person.with(|state| state.view.mapping.asked.clone()).unwrap();
    assert!(matches!(card.whose, Whose::District(_)));
    assert!(person.sees("SCB"));
}

#[test]
fn the_board_s_columns_tell_why_and_its_counts_open_their_card() {
    let mut person = Person::opens();
    person.asks(Action::SetWorkspace(Workspace::Assign));
    person.asks(Action::SetBoard(true));
    person.asks(Action::SetBoardOrder(BoardOrder::Children));
    person.waits();
    let caseload = asks(&mut person, &["Ärenden/handl., Norr"]);
    assert_eq!(figure(&caseload), (Asked::Caseload, true, 1));
    person.presses(Modifiers::NONE, Key::Escape);
    let posts = asks(&mut person, &["Socialsekr. vid normen, Norr"]);
    assert!(matches!(posts, Inquiry::Balance(Measure::Posts, ..)), "{posts:?}");
    person.presses(Modifiers::NONE, Key::Escape);
    let label = button(&person, &["Ryd", ": varför?"]);
    person.activates(&label);
    assert!(person.with(|state| state.view.mapping.asked.is_some()));
}

#[test]
fn the_whole_municipality_s_figures_open_their_chain() {
    let mut person = Person::opens_with(first_state(), [1440.0, 2400.0]);
    person.asks(Action::SetWorkspace(Workspace::Assign));
    person.waits();
    let reports = asks(&mut person, &["Anmälningar per år, "]);
    assert_eq!(figure(&reports), (Asked::YearlyReports, false, 1));
    assert!(person.sees("Anmälningar per år = månadens anmälningar × 12"));
}

#[test]
fn a_slide_s_figures_are_asked_about_without_leaving_the_presentation() {
    let mut person = Person::opens();
    person.asks(Action::Present(1));
    person.waits();
    let coverage = asks(&mut person, &["Behovstäckning"]);
    assert_eq!(figure(&coverage), (Asked::Coverage, false, 1));
    // The arrows belong to the window now, and Escape closes it alone.
    person.presses(Modifiers::NONE, Key::ArrowRight);
    assert_eq!(person.with(|state| state.view.slide), Some(1));
    person.presses(Modifiers::NONE, Key::Escape);
    assert_eq!((shown(&person), person.with(|state| state.view.slide)), (None, Some(1)));
    let label = button(&person, &["Utbyggnadsgrad", ": varför?"]);
    person.focuses(&label);
    person.presses(Modifiers::NONE, Key::Enter);
    assert_eq!(figure(&shown(&person).unwrap()), (Asked::Rollout, false, 1));
}

#[test]
fn a_percentile_tells_of_its_runs_and_leads_to_the_figure_without_chance() {
    let mut person = Person::opens_with(first_state(), [1440.0, 3600.0]);
    person.asks(Action::SetWorkspace(Workspace::Budget));
    person.waits();
    person.clicks("Osäkerhet");
    person.settles();
    person.waits();
    let inquiry = asks(&mut person, &["2028, Netto nytt P90"]);
    let expected = Drawn::Year { at: 1, amount: YearAmount::NetNew, line: 2 };
    assert_eq!(inquiry, Inquiry::Drawn(expected));
    assert!(person.sees("körningar med frö"));
    let label = button_from(&person, "Utan slump: ");
    person.activates(&label);
    assert_eq!(figure(&shown(&person).unwrap()), (Asked::Cost(Amount::NetNew, None), false, 12));
    let back = button(&person, &["Tillbaka till P90"]);
    person.activates(&back);
    assert_eq!(person.with(|state| state.why.trail.len()), 1);
    person.presses(Modifiers::NONE, Key::Escape);
    let probability = asks(&mut person, &["2028, Inom ramen"]);
    assert_eq!(probability, Inquiry::Drawn(Drawn::Within(1)));
    assert!(person.sees("Wilson 1927"));
}

#[test]
fn a_difference_between_scenarios_opens_both_sides() {
    let mut person = Person::opens();
    person.clicks("Jämför");
    person.clicks("Duplicera det öppna");
    person.settles();
    let step = person.with(|state| {
        let mut step = state.document.plan.steps.last().unwrap().clone();
        step.start = step.start.plus(6);
        step
    });
    person.asks(Action::Edit(Command::ReplaceStep(step)));
    person.asks(Action::Edit(Command::SetBaseline(Some(ScenarioId(1)))));
    person.waits();
    person.settles();
    person.waits();
    let inquiry = asks(&mut person, &["Bruttokostnad, hela perioden: ", " jämfört med "]);
    let measure = CompareMeasure::Outcome(Outcome::Gross);
    assert!(matches!(inquiry, Inquiry::Difference { measure: of, .. } if of == measure));
    assert!(person.sees("par av körningar med samma slumptal"));
    // The side that is not open has a chain of its own.
    let first = person.with(|state| state.document.plan.scenario_name(ScenarioId(1)).to_owned());
    let label = button_from(&person, &format!("{first}: "));
    person.activates(&label);
    let into = shown(&person).unwrap();
    let Inquiry::Figure(Some(PlanOf::Scenario(ScenarioId(1))), question) = into else {
        panic!("{into:?}")
    };
    assert_eq!((question.asked, question.months.len()), (Asked::GROSS, 60));
    person.settles();
    person.waits();
    assert!(!person.sees("Räknar…"));
}

#[test]
fn a_warning_s_figure_opens_its_chain() {
    let mut person = Person::opens_with(first_state(), [1440.0, 2400.0]);
    let funding =
        person.with(|state| state.document.plan.funding.iter().take(1).cloned().collect());
    person.asks(Action::Edit(Command::SetFunding(funding)));
    person.asks(Action::SetWorkspace(Workspace::Budget));
    person.waits();
    person.clicks("Visa alla");
    let label = button(&person, &["Varför: ", "ofinansierade"]);
    person.activates(&label);
    let (asked, ..) = figure(&shown(&person).unwrap());
    assert_eq!(asked, Asked::Gap);
}

#[test]
fn a_gate_on_the_time_line_is_moved_by_the_arrow_keys() {
    let mut person = Person::opens();
    let step = person.with(|state| state.document.plan.steps[1].clone());
    let gate = Gate { measure: GateMeasure::Coverage, target: 90.0, month: None };
    person.asks(Action::Edit(Command::SetGate { step: step.id, gate: Some(gate) }));
    person.asks(Action::SetWorkspace(Workspace::Rollout));
    person.waits();
    let label = button(&person, &["Uppföljning före", &step.name]);
    person.focuses(&label);
    person.presses(Modifiers::NONE, Key::ArrowLeft);
    let gate = person.with(|state| state.document.plan.steps[1].gate.unwrap());
    assert_eq!(gate.month, Some(step.start.plus(-2)));
}
