//! Chains of what searches, runs, moves and planning give.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use narplan::app::{
    Action, Asked, BoardOrder, CurvePoint, DistrictFigure, Inquiry, PlanOf, PostsFigure, Question,
    RiskAction, RiskChoices, Searched, SuggestAction, TagFigure, Workspace,
};
use narplan::edit::Command;
use narplan::model::{Gate, GateMeasure, Month, ParamId};
use narplan::uncertain::Outcome;

use super::person::{Person, first_state};
use super::risk::with_tab;

fn shown(person: &Person) -> Option<Inquiry> {
    person.with(|state| state.why.shown().cloned())
}

/// The names of all buttons.
fn buttons(person: &Person) -> Vec<String> {
    let buttons = person.harness.query_all_by_role(Role::Button);
    buttons.filter_map(|node| node.accesskit_node().label()).collect()
}

/// The first button whose name has all of `parts`.
fn button(person: &Person, parts: &[&str]) -> String {
    let all = buttons(person);
    let mut found = all.into_iter().filter(|name| parts.iter().all(|part| name.contains(part)));
    found.next().unwrap_or_else(|| panic!("no button with {parts:?}"))
}

/// Asks about the figure whose name has all of `parts`.
fn asks(person: &mut Person, parts: &[&str]) -> Inquiry {
    let parts: Vec<&str> = parts.iter().copied().chain([": varför?"]).collect();
    let label = button(person, &parts);
    person.activates(&label);
    shown(person).unwrap()
}

/// Goes on to the line whose name has all of `parts`; gives what is shown then.
fn goes_on(person: &mut Person, parts: &[&str]) -> Inquiry {
    let label = button(person, parts);
    person.activates(&label);
    shown(person).unwrap()
}

/// What is asked of which other plan, where it is a figure of one.
fn figure(inquiry: &Inquiry) -> (Asked, PlanOf) {
    let Inquiry::Figure(Some(of), question) = inquiry else { panic!("{inquiry:?}") };
    (question.asked, of.clone())
}

/// The tab of uncertainty with its answers.
fn answered() -> Person {
    let mut person = with_tab();
    person.settles();
    person.waits();
    person
}

#[test]
fn f1_during_a_drag_puts_the_district_back_and_takes_its_price_tag_apart() {
    let mut person = Person::opens();
    let ryd = person.place_of("Ryd, Väster");
    let target = person.place_of("Skäggetorp-Tornby, Norr");
    person.carries(ryd, target);
    assert!(person.sees("F1: varför?"));
    person.presses(Modifiers::NONE, Key::F1);
    person.lets_go(target);
    assert_eq!(person.unit_of("Ryd"), "Väster", "asking moves nothing");
    assert!(matches!(shown(&person), Some(Inquiry::Tag(_, TagFigure::All))));
    assert!(person.sees("Ryd → Norr"));
    let caseload = goes_on(&mut person, &["Norr: Ärenden per socialsekreterare: "]);
    assert!(matches!(caseload, Inquiry::Tag(_, TagFigure::Caseload(_))));
    assert!(person.sees("produktiva socialsekreterare"));
    let after = goes_on(&mut person, &["efter flytten: "]);
    let (asked, of) = figure(&after);
    assert_eq!(asked, Asked::Caseload);
    assert!(matches!(of, PlanOf::Moved(_)), "{of:?}");
    assert!(person.sees(", efter flytten"));
    let back = button(&person, &["Tillbaka till Ärenden per socialsekreterare"]);
    person.activates(&back);
    assert_eq!(person.with(|state| state.why.trail.len()), 2);
}

#[test]
fn the_menu_tells_what_a_move_would_do_without_a_drag() {
    let mut person = Person::opens();
    person.asks_for_the_menu("Ryd, Väster");
    person.clicks("Vad gör en flytt till");
    let units = person.harness.query_all_by_role_and_label(Role::Button, "Syd");
    units.last().unwrap().click();
    person.waits();
    assert!(matches!(shown(&person), Some(Inquiry::Tag(_, TagFigure::All))));
    assert!(person.sees("Ryd → Syd"));
    let cost = goes_on(&mut person, &["Hela kommunen, per år"]);
    assert!(matches!(cost, Inquiry::Tag(_, TagFigure::PlanCost)));
    assert_eq!(person.unit_of("Ryd"), "Väster");
}

#[test]
fn a_bar_leads_to_the_plan_with_the_assumption_at_its_high() {
    let mut person = answered();
    let bar = asks(&mut person, &["Netto nytt, Lokalhyra"]);
    assert_eq!(bar, Inquiry::Searched(Searched::Bar(ParamId::Rent)));
    assert!(person.sees("f(högt värde) − f(lågt värde)"));
    let at_high = goes_on(&mut person, &["Vid 3", "400"]);
    let (asked, of) = figure(&at_high);
    assert!(matches!(asked, Asked::Cost(..)));
    assert_eq!(of, PlanOf::With(ParamId::Rent, 3_400.0));
    person.settles();
    person.waits();
    assert!(!person.sees("Räknar…"), "what moves it is counted for that plan");
    person.presses(Modifiers::NONE, Key::Escape);
    // The bars are one stop of the keyboard.
    let is_first =
        person.with(|state| state.risk.tornado.as_ref().unwrap().is.bars[0].param == ParamId::Rent);
    person.focuses("Netto nytt, Lokalhyra: varför?");
    let to_another = if is_first { Key::ArrowDown } else { Key::ArrowUp };
    person.presses(Modifiers::NONE, to_another);
    person.presses(Modifiers::NONE, Key::Enter);
    let other = shown(&person).unwrap();
    assert!(matches!(other, Inquiry::Searched(Searched::Bar(param)) if param != ParamId::Rent));
}

#[test]
fn a_turning_point_shows_both_plans_on_either_side() {
    let mut person = answered();
    person.begins(Action::Risk(RiskAction::Choose(RiskChoices {
        outcome: Outcome::Overdue,
        ..RiskChoices::default()
    })));
    person.settles();
    person.waits();
    let turns = asks(&mut person, &["När vänder det?, "]);
    let Inquiry::Searched(Searched::Turns(param)) = turns else { panic!("{turns:?}") };
    assert!(person.sees("48 lika delar prövas"));
    let found = person.with(|state| {
        let found = &state.risk.tipping_points.as_ref().unwrap().is;
        let at = found.points.iter().position(|one| one.param == param).unwrap();
        found.sides[at][0]
    });
    let plan = goes_on(&mut person, &["Planen vid "]);
    let Inquiry::Figure(Some(PlanOf::With(of, value)), _) = plan else { panic!("{plan:?}") };
    assert_eq!(of, param);
    assert!((value - found[0].value).abs() < 1e-12);
}

#[test]
fn a_goal_s_answer_tells_the_value_beside_it_that_misses() {
    let mut person = answered();
    let now = person.with(|state| {
        let simulation = state.results.simulation().unwrap();
        Outcome::Gross.of(&state.document.plan, simulation, None).unwrap()
    });
    let goal =
        narplan::app::Goal { param: ParamId::Rent, outcome: Outcome::Gross, target: now - 2e6 };
    let choices = RiskChoices { goal, ..RiskChoices::default() };
    person.begins(Action::Risk(RiskAction::Choose(choices)));
    person.waits();
    person.activates("Räkna ut");
    person.settles();
    person.waits();
    let asked = asks(&mut person, &["Vad måste vara sant?, "]);
    assert_eq!(asked, Inquiry::Searched(Searched::Goal(0)));
    assert!(person.sees("nås målet") && person.sees("nås det inte"));
    let (asked, of) = figure(&goes_on(&mut person, &["nås det inte: "]));
    assert_eq!(asked, Asked::GROSS);
    let missed = person.with(|state| {
        let evidence = state.evidence(Some(&of)).unwrap();
        evidence.simulation(narplan::app::PlanSide::Plan).cost(None, 0..60).total().to_sek()
    });
    assert!(missed > goal.target);
}

#[test]
fn a_safe_start_tells_the_risk_of_its_month_and_of_the_one_before() {
    let mut person = answered();
    person.begins(Action::Risk(RiskAction::Choose(RiskChoices {
        limit: Some(60.0),
        ..RiskChoices::default()
    })));
    person.waits();
    person.activates("Räkna ut säkra månader");
    person.settles();
    person.waits();
    let (id, name) = person.with(|state| {
        let step = &state.risk.safe_starts.as_ref().unwrap().is.steps[0];
        let id = step.safe.step;
        (id, state.document.plan.step(id).unwrap().name.clone())
    });
    let safe = asks(&mut person, &[&name, ", Tidigast"]);
    assert_eq!(safe, Inquiry::Searched(Searched::SafeStart(id)));
    assert!(person.sees("körningar med frö"));
    let month = person.with(|state| {
        let month = state.document.plan.start;
        state.tr.month(month.year(), month.month())
    });
    let risk = goes_on(&mut person, &[&format!("{month}: ")]);
    assert!(matches!(risk, Inquiry::Searched(Searched::StartRisk(of, _)) if of == id));
    assert!(person.sees("Standardfel") && person.sees("Wilson 1927"));
    let (asked, of) = figure(&goes_on(&mut person, &["Utan slump: "]));
    assert_eq!(asked, Asked::Caseload);
    assert!(matches!(of, PlanOf::Starts(step, _) if step == id));
    person.presses(Modifiers::NONE, Key::Escape);
    person.asks(Action::SetWorkspace(Workspace::Rollout));
    person.waits();
    let mark = button(&person, &["Tidigast säkra start: "]);
    person.activates(&mark);
    assert!(matches!(shown(&person), Some(Inquiry::Searched(Searched::SafeStart(_)))));
}

#[test]
fn what_planning_takes_is_told_from_cases_and_months() {
    let mut person = answered();
    let need = asks(&mut person, &["Norr, Behövs"]);
    assert!(matches!(need, Inquiry::Posts(PostsFigure::Needed(..))), "{need:?}");
    assert!(person.sees("öppna utredningar ÷ ärendemålet ÷ (1 − frånvaro)"));
    let open = goes_on(&mut person, &["Öppna utredningar: "]);
    assert!(matches!(open, Inquiry::Figure(None, question) if question.asked == Asked::Open));
    person.presses(Modifiers::NONE, Key::Escape);
    let latest = asks(&mut person, &[", Senast för 90"]);
    assert!(matches!(latest, Inquiry::Posts(PostsFigure::LatestAdvertised(_))), "{latest:?}");
    assert!(person.sees("P(rekryteringstid ≤ "));
}

#[test]
fn waiting_with_a_gate_tells_its_cost_and_the_two_plans() {
    let mut person = with_tab();
    let (id, command) = person.with(|state| {
        let mut step = state.document.plan.steps.last().unwrap().clone();
        step.gate = Some(Gate { measure: GateMeasure::Turnover, target: 18.0, month: None });
        (step.id, Command::ReplaceStep(step))
    });
    person.asks(Action::Edit(command));
    person.waits();
    person.settles();
    person.waits();
    let waiting = asks(&mut person, &["Kostnad av väntan mnkr, P50"]);
    assert_eq!(waiting, Inquiry::Searched(Searched::Waiting(id, 1)));
    assert!(person.sees("Standardfel för P50") && person.sees("40 körningar med frö"));
    person.settles();
    person.waits();
    assert!(!person.sees("Räknar…") && person.sees("kr/m² och år: "), "what moves it is counted");
    let start = person.with(|state| state.document.plan.step(id).unwrap().start.plus(6));
    let later = goes_on(&mut person, &["Utan slump: brutto med start "]);
    assert_eq!(figure(&later), (Asked::GROSS, PlanOf::Starts(id, start)));
    person.presses(Modifiers::NONE, Key::Escape);
    let passes = asks(&mut person, &["Klarar villkoret ett halvår senare"]);
    assert_eq!(passes, Inquiry::Searched(Searched::Later(id)));
}

#[test]
fn the_cheapest_plan_s_chain_goes_on_to_the_plans_beside_it() {
    let mut person = Person::opens_with(first_state(), [1440.0, 2400.0]);
    let mut choices = person.with(|state| state.suggest.choices.clone());
    let point = |year, share| CurvePoint { month: Month::new(year, 1), share };
    choices.cheapest.curve = vec![point(2029, 0.4), point(2030, 0.9)];
    choices.cheapest.frame = false;
    person.asks(Action::Suggest(SuggestAction::Choose(Box::new(choices))));
    person.asks(Action::Suggest(SuggestAction::Ask(Question::Cheapest)));
    person.settles();
    person.waits();
    assert_eq!(asks(&mut person, &["Billigaste stegplanen"]), Inquiry::Cheapest);
    assert!(person.sees("Når det som krävs.") && person.sees("Når inte: "));
    let beside = goes_on(&mut person, &["Bas väster: ", " → ", "tkr"]);
    let (asked, of) = figure(&beside);
    assert!(matches!(asked, Asked::Cost(..)) && matches!(of, PlanOf::NearCheapest(_)), "{of:?}");
    assert!(person.sees("i en plan intill den billigaste"));
}

#[test]
fn a_screen_reader_puts_the_focus_on_any_cell_and_it_is_the_stop_from_then_on() {
    let mut person = Person::opens_with(first_state(), [1440.0, 2000.0]);
    person.asks(Action::SetWorkspace(Workspace::Budget));
    person.waits();
    person.clicks("Bemanning och ärenden");
    let name = "Syd, Tillsatta: varför?";
    person.focuses(name);
    let focused = |person: &Person, name: &str| {
        person.harness.get_by_role_and_label(Role::Button, name).accesskit_node().is_focused()
    };
    assert!(focused(&person, name), "no arrow key has been there");
    person.presses(Modifiers::NONE, Key::Tab);
    assert!(!focused(&person, name));
    person.presses(Modifiers::SHIFT, Key::Tab);
    assert!(focused(&person, name), "the table's stop has moved");
    person.presses(Modifiers::NONE, Key::Enter);
    let syd = person.with(|state| state.document.plan.unit_by_id("syd"));
    let Some(Inquiry::Figure(None, question)) = shown(&person) else { panic!("no chain") };
    assert_eq!((question.asked, question.unit), (Asked::Filled, syd));
}

#[test]
fn the_board_the_municipality_and_the_sources_on_the_time_line_open_their_chains() {
    let mut person = Person::opens_with(first_state(), [1440.0, 2400.0]);
    person.asks(Action::SetWorkspace(Workspace::Assign));
    person.waits();
    let changing = asks(&mut person, &["Barn vars område byter enhet, "]);
    assert_eq!(changing, Inquiry::Changing { twice: false });
    person.presses(Modifiers::NONE, Key::Escape);
    person.asks(Action::SetBoard(true));
    person.asks(Action::SetBoardOrder(BoardOrder::Need));
    person.waits();
    let ryd = person.district("Ryd");
    let reports = asks(&mut person, &["anmälningar/år, Ryd"]);
    assert_eq!(reports, Inquiry::District(DistrictFigure::Reports, ryd));
    assert!(person.sees("barn 0–17 × behovsvikt"));
    person.presses(Modifiers::NONE, Key::Escape);
    person.asks(Action::SetWorkspace(Workspace::Rollout));
    person.waits();
    let source = person.with(|state| state.document.plan.funding[0].name.clone());
    let paid = asks(&mut person, &[&source, ", hela perioden"]);
    let Inquiry::Figure(None, question) = paid else { panic!("{paid:?}") };
    assert_eq!((question.asked, question.months.len()), (Asked::Paid(0), 60));
}
