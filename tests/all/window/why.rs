//! Any figure opens its chain.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use narplan::app::{Action, Asked, FigureQuestion, Inquiry, PlanSide, WhyAction, Workspace};
use narplan::simulate::{Account, Amount};

use super::person::{Person, first_state};

/// Somebody who looks at the budget, so tall that nothing has to be scrolled to.
fn at_the_budget(tab: &str) -> Person {
    let mut person = Person::opens_with(first_state(), [1440.0, 2000.0]);
    person.asks(Action::SetWorkspace(Workspace::Budget));
    person.waits();
    person.clicks(tab);
    person
}

/// The figure that is shown.
fn shown(person: &Person) -> Option<FigureQuestion> {
    person.with(|state| match state.why.shown() {
        Some(Inquiry::Figure(None, question)) => Some(question.clone()),
        _ => None,
    })
}

/// Goes on to the part whose name begins with `name`.
fn goes_into(person: &mut Person, name: &str) {
    let begins = format!("{name}: ");
    let buttons = person.harness.query_all_by_role(Role::Button);
    let labels = buttons.filter_map(|node| node.accesskit_node().label());
    let label = labels.into_iter().find(|label| label.starts_with(&begins)).unwrap();
    person.activates(&label);
}

#[test]
fn a_cell_of_the_budget_is_followed_down_to_people_times_salary() {
    let mut person = at_the_budget("Kostnad och finansiering");
    person.activates("Lön, 2028: varför?");
    let question = shown(&person).unwrap();
    assert_eq!((question.asked, question.unit), (Asked::account(Account::Pay), None));
    assert_eq!(question.months, 12..24);
    goes_into(&mut person, "Norr");
    goes_into(&mut person, "mars 2028");
    goes_into(&mut person, "Socialsekreterare: lön");
    assert!(person.sees("Lön för rollen = tillsatta × månadslön × löneindex"));
    let salary = person.with(|state| state.tr.number(42_500.0, 0));
    assert!(person.sees(&format!("{salary}\u{a0}kr")), "the salary of the plan");
    assert!(person.sees("löneindex: 1,0"));
    assert_eq!(person.with(|state| state.why.trail.len()), 4);
    person.activates("Tillbaka till Lön, Norr, mars 2028");
    assert_eq!(shown(&person).unwrap().months, 14..15);
    person.presses(Modifiers::NONE, Key::Escape);
    assert_eq!(shown(&person), None);
}

#[test]
fn net_new_is_gross_less_nollalternativ_and_both_can_be_looked_at() {
    let mut person = at_the_budget("Kostnad och finansiering");
    person.activates("Netto nytt jämfört med Nollalternativ, 2029: varför?");
    goes_into(&mut person, "Bruttokostnad, Nollalternativ");
    let question = shown(&person).unwrap();
    assert_eq!(
        (question.asked, question.side),
        (Asked::Cost(Amount::Gross, None), PlanSide::Today)
    );
    let gross = person.with(|state| {
        let today = state.results.baseline.as_ref().unwrap();
        today.cost(None, 24..36).total().to_sek()
    });
    let text = person.with(|state| state.tr.number(gross, 0));
    assert!(person.sees(&format!("{text}\u{a0}kr")));
    person.activates("Per månad");
    assert!(person.sees("Summan av månaderna"));
}

#[test]
fn the_staffing_table_is_one_stop_of_the_keyboard_and_its_cells_are_reached_by_arrows() {
    let mut person = at_the_budget("Bemanning och ärenden");
    person.focuses("Norr, Tjänster: varför?");
    person.presses(Modifiers::NONE, Key::ArrowRight);
    person.presses(Modifiers::NONE, Key::ArrowDown);
    person.presses(Modifiers::NONE, Key::F1);
    let question = shown(&person).unwrap();
    let second = person.with(|state| state.document.plan.units.indices().nth(1).unwrap());
    assert_eq!((question.asked, question.unit), (Asked::Filled, Some(second)));
    assert!(person.sees("FLYTTAR SIFFRAN MEST"));
    person.presses(Modifiers::NONE, Key::Escape);
    assert_eq!(shown(&person), None);
}

#[test]
fn a_chart_with_the_focus_tells_its_month() {
    let mut person = at_the_budget("Bemanning och ärenden");
    let chart = {
        let sliders = person.harness.query_all_by_role(Role::Slider);
        let mut labels = sliders.filter_map(|node| node.accesskit_node().label());
        labels.find(|label| label.starts_with("Behovstäckning")).unwrap()
    };
    person.focuses(&chart);
    person.presses(Modifiers::NONE, Key::F1);
    let question = shown(&person).unwrap();
    assert_eq!((question.asked, question.unit), (Asked::Coverage, None));
    let month = person.with(narplan::app::AppState::month);
    assert_eq!(question.months, month..month + 1);
}

#[test]
fn a_base_s_card_tells_why_its_caseload_is_what_it_is() {
    let mut person = Person::opens();
    person.asks(Action::SetWorkspace(Workspace::Assign));
    person.waits();
    person.activates("Ärenden/handl., Norr: varför?");
    let norr = person.with(|state| state.document.plan.unit_by_id("norr"));
    let question = shown(&person).unwrap();
    assert_eq!((question.asked, question.unit), (Asked::Caseload, norr));
    assert!(person.sees("Ärendebelastning = pågående utredningar ÷ produktiva socialsekreterare"));
    person.asks(Action::Why(WhyAction::Close));
    person.waits();
    assert!(!person.sees("Flyttar siffran mest"));
}
