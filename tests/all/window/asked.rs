//! What is asked for in the tab of uncertainty: shares of the spread, what would have to be true,
//! another plan to compare with.

use std::fs;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use narplan::app::{Action, Goal, OtherSource, Preset, RiskAction, RiskChoices};
use narplan::edit::Command;
use narplan::model::{ParamGroup, ParamId};
use narplan::uncertain::Outcome;

use super::person::Person;
use super::risk::with_tab;

/// The texts of the rows that begin with `begin`.
fn rows(person: &Person, begin: &str) -> Vec<String> {
    let rows = person.harness.query_all_by_role(Role::Label);
    let texts = rows
        .filter_map(|node| node.accesskit_node().value().or_else(|| node.accesskit_node().label()));
    texts.filter(|text| text.starts_with(begin)).collect()
}

/// The name of an assumption, which may have a space that does not break.
fn name(person: &Person, param: ParamId) -> String {
    person.with(|state| narplan::app::param_name(&state.document.plan, &state.tr, param))
}

#[test]
fn shares_of_the_spread_are_asked_for_and_a_group_counts_as_one() {
    let mut person = with_tab();
    let uncertainty = person.with(|state| {
        let mut uncertainty = state.document.plan.uncertainty.clone();
        uncertainty.groups.push(ParamGroup {
            name: "Marknaden".into(),
            members: [(ParamId::Turnover, false), (ParamId::Rent, false)].into(),
            correlation: 0.1,
        });
        uncertainty
    });
    person.asks(Action::Edit(Command::SetUncertainty(uncertainty)));
    person.waits();
    assert!(person.sees("Alla antaganden varieras samtidigt."), "nothing heavy begins by itself");
    person.activates("Räkna ut andelar för Netto nytt");
    person.settles();
    person.waits();
    let group = rows(&person, "Marknaden (Personalomsättning, Lokalhyra): ");
    let [group] = &group[..] else { panic!("{group:?}") };
    assert!(group.contains("% (") && group.contains("med samspel"), "{group}");
    let reports = format!("{}: ", name(&person, ParamId::ReportsPer1000));
    let of_reports = rows(&person, &reports);
    assert!(of_reports.iter().any(|row| row.contains("med samspel")), "{of_reports:?}");
    assert!(person.sees("Så läses det") && person.sees("även om sambandet är svagt"));
    // What was asked for is not asked again, and is told to be old.
    let command = Command::SetTitle { title: "Annan".into(), description: String::new() };
    person.asks(Action::Edit(command));
    person.waits();
    assert!(person.sees("Gäller före ändringen"));
    assert_eq!(rows(&person, "Marknaden (").len(), 1);
}

#[test]
fn what_would_have_to_be_true_is_told_in_words_and_set_in_one_step() {
    let mut person = with_tab();
    person.settles();
    let goal = Goal { param: ParamId::Turnover, outcome: Outcome::LowestCoverage, target: 80.0 };
    let choices = RiskChoices { goal, ..person.with(|state| state.risk.choices) };
    person.asks(Action::Risk(RiskAction::Choose(choices)));
    person.waits();
    let reports = name(&person, ParamId::ReportsPer1000);
    person.chooses("Antagande som ändras", &reports);
    assert_eq!(person.with(|state| state.risk.choices.goal.param), ParamId::ReportsPer1000);
    person.activates("Räkna ut");
    person.settles();
    person.waits();
    assert!(person.sees(&format!("I planen är {reports} 192")));
    assert!(person.sees("får vara högst") && person.sees("spannet 150"));
    let before = person.with(|state| state.document.plan.clone());
    person.activates("Sätt till ");
    let value = |person: &Person| {
        person.with(|state| state.document.plan.parameters.value(ParamId::ReportsPer1000))
    };
    let set = value(&person);
    assert!(set > 192.0, "{set}");
    person.settles();
    person.waits();
    assert!(person.sees("Gäller före ändringen"));
    // With it the target holds, and only just.
    person.activates("Räkna ut");
    person.settles();
    person.waits();
    assert!(person.sees(": målet nås."));
    let reached = person.with(|state| state.risk.goal.as_ref().unwrap().is.reached.unwrap());
    assert!((80.0..80.1).contains(&reached), "{reached}");
    person.presses(Modifiers::COMMAND, Key::Z);
    assert_eq!(person.with(|state| state.document.plan.clone()), before);
}

#[test]
fn a_target_that_no_value_reaches_is_said_to_be_out_of_reach() {
    let mut person = with_tab();
    person.settles();
    person.waits();
    person.chooses("Siffra som ska nå ett mål", "Ärenden, mest belastade basen");
    assert!(person.sees("ska vara högst"), "fewer cases are better");
    let goal = Goal { param: ParamId::Rent, target: 1.0, ..person.with(|s| s.risk.choices.goal) };
    let choices = RiskChoices { goal, ..person.with(|state| state.risk.choices) };
    person.asks(Action::Risk(RiskAction::Choose(choices)));
    person.waits();
    person.activates("Räkna ut");
    person.settles();
    person.waits();
    assert!(person.sees("Inget värde mellan"));
    assert!(!person.sees("Sätt till"));
}

#[test]
fn the_plan_is_compared_with_another_and_what_cannot_be_is_refused() {
    let mut person = with_tab();
    person.settles();
    person.waits();
    person.activates("Annan plan");
    person.activates("Motion (MP) – fler områden, efter behov");
    person.settles();
    person.waits();
    assert!(person.sees("”Motion (MP) – fler områden, efter behov”: "));
    assert!(!person.sees("Nollalternativet är bättre"));

    // Another length, broken, and not there: each is said, and the comparison stays.
    let folder = tempfile::tempdir().unwrap();
    let text = Preset::by_id("motion-s-2020").unwrap().json;
    let longer = text.replace("\"horizon_months\": 60", "\"horizon_months\": 72");
    assert_ne!(longer, text);
    let before = person.with(|state| (state.document.plan.clone(), state.epoch));
    for (name, text, says) in [
        ("langre.narplan.json", longer.as_str(), "olika månader"),
        ("trasig.narplan.json", "{ \"format\": ", "rad 1"),
        ("karta.geojson", "{\"type\": \"FeatureCollection\", \"features\": []}", "ingen plan"),
    ] {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        let source = OtherSource::File(path);
        person.asks(Action::Risk(RiskAction::CompareWith(Some(source))));
        person.waits();
        assert!(person.sees(says), "{name}");
        let title = person.with(|state| state.risk.against.as_ref().unwrap().plan.title.clone());
        assert!(title.starts_with("Motion (MP)"), "{title}");
    }
    let path = folder.path().join("annan.narplan.json");
    fs::write(&path, text).unwrap();
    person.asks(Action::Risk(RiskAction::CompareWith(Some(OtherSource::File(path)))));
    person.settles();
    person.waits();
    assert!(person.sees("”Motion (S) 2020 – områdesbaserat arbete i hela kommunen”: "));
    assert_eq!(person.with(|state| (state.document.plan.clone(), state.epoch)), before);
    person.activates("Nollalternativet");
    person.settles();
    person.waits();
    assert!(person.sees("Nollalternativet: 0,0"), "net new of today's organisation is nothing");
}
