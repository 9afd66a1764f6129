//! The budget as a committee reads it, the sources that pay, and what to look at.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use narplan::app::{Action, Workspace};
use narplan::model::{FundingKind, FundingSource, ParamId, ParamValue};

use super::person::Person;

/// The budget, its tab `tab`.
fn budget(tab: &str) -> Person {
    let mut person = Person::opens();
    person.asks(Action::SetWorkspace(Workspace::Budget));
    person.waits();
    person.clicks(tab);
    person
}

fn sources(person: &Person) -> Vec<FundingSource> {
    person.with(|state| state.document.plan.funding.clone())
}

/// Gross cost of the first year, millions of kronor with one decimal as it is shown.
fn first_year(person: &Person, of: impl Fn(&narplan::simulate::UnitMonth) -> i64) -> String {
    person.with(|state| {
        let months = state.results.simulation().unwrap().total.iter().take(12);
        let ore: i64 = months.map(|month| of(&month.sum)).sum();
        state.tr.number(ore as f64 / 1e8, 1)
    })
}

#[test]
fn the_table_of_costs_is_cut_by_unit_and_by_what_comes_once() {
    let mut person = budget("Kostnad och finansiering");
    let gross = first_year(&person, |month| month.cost.total().0);
    assert!(person.sees(&format!("Bruttokostnad: 2027 {gross}")));
    assert!(!person.sees("Väster: 2027"));
    person.clicks("Per enhet");
    assert!(person.sees("Väster: 2027") && !person.sees("Lön: 2027"));
    assert!(person.sees(&format!("Bruttokostnad: 2027 {gross}")), "the sum is the same");
    person.clicks("Engångs");
    let once = first_year(&person, |month| month.one_off.0);
    assert!(person.sees(&format!("Varav engångs: 2027 {once}")));
    person.clicks("kr per invånare");
    assert!(person.sees("invånare (2025)") && person.sees("SCB"), "the source is named");
    assert!(person.sees("Summa"));
    person.clicks("Ackumulerat");
    assert!(!person.sees("; Summa "), "the last year is the sum");
}

#[test]
fn a_source_is_moved_in_the_order_limited_and_taken_back() {
    let mut person = budget("Antaganden");
    let board = sources(&person)[1].name.clone();
    assert_eq!(sources(&person)[1].kind, FundingKind::ExecutiveBoard);
    person.activates(&format!("Använd {board} tidigare"));
    let moved = sources(&person);
    assert_eq!((moved[0].name.clone(), moved[0].place), (board.clone(), Some(100)));
    assert!(moved.windows(2).all(|pair| pair[0].place() <= pair[1].place()));
    person.activates(&format!("Vad {board} betalar för: allt"));
    person.harness.get_by_label(&format!("Bara engångskostnader, {board}")).click_accesskit();
    person.waits();
    assert!(sources(&person)[0].pays_for.one_off_only);
    assert!(person.sees(&format!("Vad {board} betalar för: engångs")));
    // A year with an amount of its own.
    person.activates(&format!("Lägg till 2027, {board}"));
    let amount = sources(&person)[0].amount;
    assert_eq!(sources(&person)[0].by_year.get(&2027), Some(&amount));
    for _ in 0..3 {
        person.presses(Modifiers::COMMAND, Key::Z);
    }
    let back = sources(&person);
    assert!(back[1].name == board && back[1].place.is_none() && back[1].by_year.is_empty());
}

#[test]
fn a_warning_says_what_to_do_and_leads_to_where_it_is_done() {
    let mut person = budget("Kostnad och finansiering");
    let turnover = ParamValue { value: 40.0, low: 18.0, high: 45.0 };
    let command =
        narplan::edit::Command::SetParameter { param: ParamId::Turnover, value: turnover };
    person.asks(Action::Edit(command));
    person.waits();
    person.clicks("Visa alla");
    assert!(person.sees("utanför det troliga spannet 10–30"));
    assert!(person.sees("Kontrollera värdet"));
    person.activates("Till antagandet: Personalomsättning");
    assert!(person.sees("Personalomsättning, högsta troliga"));
    assert!(!person.sees("Norm för ärendebelastning"), "only that assumption is shown");
}

#[test]
fn the_effect_is_off_with_a_break_even_until_somebody_assumes_one() {
    let mut person = budget("Kostnad och finansiering");
    assert!(person.sees("Avstängt: ingen uppmätt effekt finns för Linköping"));
    assert!(person.sees("Brytpunkt: ") && !person.sees("Sparat: "));
    let effect = ParamValue { value: 4.0, low: 0.0, high: 10.0 };
    let command =
        narplan::edit::Command::SetParameter { param: ParamId::PlacementEffect, value: effect };
    let gross = first_year(&person, |month| month.cost.total().0);
    person.asks(Action::Edit(command));
    person.waits();
    assert!(person.sees("Sparat: ") && person.sees("Eftersläpning: 24"));
    assert_eq!(first_year(&person, |month| month.cost.total().0), gross, "never netted");
}
