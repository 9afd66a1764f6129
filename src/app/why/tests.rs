//! Every figure of every preset is what its parts give, down to what nothing lies below.

use std::collections::BTreeSet;

use super::*;
use crate::app::results::Results;
use crate::app::{Document, PRESETS, from_preset};
use crate::i18n::{Language, Tr};
use crate::model::{ParamId, ParamValue};
use crate::uncertain::drawn_parameters;

/// An öre, or a billionth: amounts are rounded once per unit, account and month.
const ORE: f64 = 0.0101;

fn document(name: &str) -> Document {
    from_preset(name).unwrap().document
}

fn evidence_of(document: &Document) -> Evidence {
    let (map, plan) = (&document.map, &document.plan);
    Evidence::of(&map.indicators, plan, &Results::of(map, plan, 0)).unwrap()
}

/// All figures that a table or a chart shows, of a year and of its last month.
fn shown(document: &Document, evidence: &Evidence) -> Vec<FigureQuestion> {
    let plan = &document.plan;
    let units = || plan.units.indices().map(Some).chain([None]);
    let years: Vec<_> = evidence.simulation(PlanSide::Plan).years().map(|(_, year)| year).collect();
    let whole = 0..evidence.simulation(PlanSide::Plan).months();
    let mut all = Vec::new();
    for months in years.iter().cloned().chain([whole.clone()]) {
        for unit in units() {
            for amount in Amount::ALL {
                let accounts = Account::ALL.map(Some);
                for account in accounts.into_iter().chain([None]) {
                    all.push(FigureQuestion::new(
                        Asked::Cost(amount, account),
                        unit,
                        months.clone(),
                    ));
                }
            }
        }
        for asked in [Asked::Gap, Asked::Placements, Asked::Saved, Asked::Rollout, Asked::Equity] {
            all.push(FigureQuestion::new(asked, None, months.clone()));
        }
        all.extend(
            FundingKind::ALL
                .map(|kind| FigureQuestion::new(Asked::Funded(kind), None, months.clone())),
        );
        for per in [Heads::Children, Heads::Inhabitants] {
            all.push(FigureQuestion::new(Asked::GROSS, None, months.clone()).per(Some(per)));
        }
    }
    for t in whole {
        for unit in units() {
            let work = [
                Asked::Posts,
                Asked::Filled,
                Asked::Vacancies,
                Asked::Productive,
                Asked::WORKERS,
                Asked::Open,
                Asked::Overdue,
                Asked::Caseload,
                Asked::Coverage,
                Asked::Started,
                Asked::Closed,
                Asked::YearlyReports,
            ];
            all.extend(work.map(|asked| FigureQuestion::new(asked, unit, t..t + 1)));
        }
    }
    all
}

/// Holds `question` to its parts, in all ways to take it apart, and those to theirs; gives how many
/// explanations there were.
fn hold(evidence: &Evidence, question: &FigureQuestion, seen: &mut BTreeSet<String>) -> usize {
    if !seen.insert(format!("{question:?}")) {
        return 0;
    }
    let Some(value) = question.value(evidence) else { return 0 };
    let mut count = 0;
    for cut in question.cuts(evidence) {
        let explanation = question.explain(evidence, Some(cut));
        assert_eq!(explanation.value, Some(value));
        if let Some(sum) = explanation.works_out() {
            let allowed = if question.asked.is_money() { ORE } else { 1e-7 };
            let allowed = allowed + value.abs() * 1e-9;
            assert!(
                (sum - value).abs() <= allowed,
                "{question:?} {cut:?}: {sum}, {value}\n{explanation:?}"
            );
            assert!(!explanation.parts.is_empty(), "{question:?} {cut:?}");
        }
        count += 1;
        for part in &explanation.parts {
            if let PartIs::Figure(below) = &part.is {
                count += hold(evidence, below, seen);
            }
        }
    }
    count
}

#[test]
fn every_figure_of_every_preset_is_what_its_parts_give_down_to_the_last() {
    for preset in PRESETS {
        let document = document(preset.id);
        let evidence = evidence_of(&document);
        let mut seen = BTreeSet::new();
        let figures = shown(&document, &evidence);
        let count: usize = figures.iter().map(|figure| hold(&evidence, figure, &mut seen)).sum();
        assert!(count > 10_000, "{}: {count}", preset.id);
    }
}

/// A plan in which everything that the model knows takes part.
fn full() -> Document {
    let mut document = document("beslut-2023");
    let plan = &mut document.plan;
    for (param, value) in [
        (ParamId::DoubleRent, 2.0),
        (ParamId::PremisesDelay, 1.0),
        (ParamId::WageSupplement, 900.0),
        (ParamId::TurnoverElasticity, 0.5),
        (ParamId::AgencyShare, 40.0),
        (ParamId::CaseloadCeiling, 12.0),
        (ParamId::VisitCost, 350.0),
        (ParamId::PlacementEffect, 4.0),
    ] {
        plan.parameters.set(param, ParamValue { value, low: value, high: value * 1.5 });
    }
    for district in plan.assignment.indices().collect::<Vec<_>>() {
        plan.model.visits.insert(district, 0.5);
    }
    let premises = plan.steps.get_mut(1).unwrap().premises.first_mut().unwrap();
    let from = premises.opens.plus(-4);
    premises.temporary = Some(crate::model::TemporaryPremises { from, area_m2: 90.0 });
    document
}

#[test]
fn so_is_every_figure_where_all_of_the_model_takes_part() {
    let document = full();
    let evidence = evidence_of(&document);
    let mut seen = BTreeSet::new();
    for figure in shown(&document, &evidence) {
        hold(&evidence, &figure, &mut seen);
    }
    for piece in ["Supplement", "DoubleRent", "TemporaryRent", "FitOut", "Visits", "Way", "Waiting"]
    {
        assert!(seen.iter().any(|figure| figure.contains(piece)), "{piece} takes part");
    }
    for paid in [crate::model::FitOut::AtOnce, crate::model::FitOut::RentSupplement] {
        let mut document = full();
        document.plan.fit_out = paid;
        let evidence = evidence_of(&document);
        let mut seen = BTreeSet::new();
        for figure in shown(&document, &evidence) {
            if figure.months.len() <= 12 && figure.asked.is_money() {
                hold(&evidence, &figure, &mut seen);
            }
        }
    }
}

#[test]
fn what_moves_a_figure_is_among_what_it_rests_on() {
    for document in [document("svar-2021"), full()] {
        let evidence = evidence_of(&document);
        let mut seen = BTreeSet::new();
        let mut figures = shown(&document, &evidence);
        figures.retain(|figure| {
            figure.months.end == 24 && seen.insert((figure.asked, figure.unit.is_none()))
        });
        assert!(figures.len() > 40);
        for param in drawn_parameters(&document.plan, true) {
            let value = document.plan.parameters.get(param);
            let [low, high] = [value.low, value.high].map(|at| {
                let mut tried = Document::new(document.map.clone(), document.plan.clone(), None);
                tried.plan.parameters.set(param, ParamValue { value: at, ..value });
                evidence_of(&tried)
            });
            for figure in &figures {
                let moves = match (figure.value(&low), figure.value(&high)) {
                    (Some(low), Some(high)) => (high - low).abs() > 1e-7,
                    (low, high) => low.is_some() != high.is_some(),
                };
                assert!(
                    !moves || figure.inputs(&document.plan).contains(&param),
                    "{figure:?} {param:?}"
                );
            }
        }
    }
}

#[test]
fn a_bar_is_what_the_plan_gives_with_that_value() {
    let document = document("beslut-2023");
    let evidence = evidence_of(&document);
    let movers = Movers::new(&document.map.indicators, &evidence).unwrap();
    for asked in [Asked::GROSS, Asked::Cost(Amount::NetNew, None), Asked::Caseload, Asked::Gap] {
        let question = FigureQuestion::new(asked, None, 12..24);
        for param in [ParamId::Turnover, ParamId::WageGrowth, ParamId::Rent] {
            let bar = movers.bar(&question, param);
            for (at, outcome) in bar.range.into_iter().zip(bar.outcome) {
                let mut tried = Document::new(document.map.clone(), document.plan.clone(), None);
                let value = tried.plan.parameters.get(param);
                tried.plan.parameters.set(param, ParamValue { value: at, ..value });
                let expected = question.value(&evidence_of(&tried));
                assert_eq!(outcome, expected, "{asked:?} {param:?} {at}");
            }
        }
    }
}

#[test]
fn a_figure_has_a_title_a_formula_and_named_parts_in_both_languages() {
    let document = full();
    let evidence = evidence_of(&document);
    for tr in [Tr::new(Language::Sv), Tr::new(Language::En)] {
        let mut seen = BTreeSet::new();
        for figure in shown(&document, &evidence).iter().filter(|figure| figure.months.end == 24) {
            named(&evidence, figure, &tr, &mut seen);
        }
        assert!(seen.len() > 500);
    }
}

/// Holds the words of `figure` and of all below it.
fn named(evidence: &Evidence, figure: &FigureQuestion, tr: &Tr, seen: &mut BTreeSet<String>) {
    if !seen.insert(format!("{figure:?}")) {
        return;
    }
    let title = figure.title(evidence, tr);
    assert!(!title.starts_with(',') && !title.contains(", ,"), "{title}");
    for cut in figure.cuts(evidence) {
        let explanation = figure.explain(evidence, Some(cut));
        assert!(!tr.t(explanation.formula).is_empty(), "{}", explanation.formula);
        for part in &explanation.parts {
            let name = figure.part_name(part, evidence, tr, &|_| "district".to_owned());
            assert!(!name.is_empty(), "{figure:?} {part:?}");
            assert!(!part.text(evidence.plan(figure.side), tr).is_empty());
            if let PartIs::Figure(below) = &part.is {
                named(evidence, below, tr, seen);
            }
        }
    }
}

#[test]
fn the_pay_of_the_hand_worked_plan_is_people_times_salary() {
    // "Two bases, twelve months" in docs/model.md: in January Norr has one social worker at 40 tkr
    // and one manager at 60, the central unit five and one.
    let (map, plan) = crate::simulate::tests::hand_worked();
    let results = Results::of(&map, &plan, 0);
    let evidence = Evidence::of(&map.indicators, &plan, &results).unwrap();
    let norr = plan.unit_by_id("norr");
    let pay = FigureQuestion::new(Asked::account(Account::Pay), norr, 0..1);
    let explanation = pay.explain(&evidence, None);
    let parts: Vec<f64> = explanation.parts.iter().map(|part| part.value).collect();
    assert_eq!(parts, [40_000.0, 60_000.0]);
    let role = pay.of(Asked::OfRole(Role::SocialWorker, RoleFigure::Pay));
    let of_role = role.explain(&evidence, None);
    let numbers: Vec<f64> = of_role.parts.iter().map(|part| part.value).collect();
    assert_eq!(numbers, [1.0, 40_000.0, 1.0], "people × salary × index");
    let january = FigureQuestion::new(Asked::GROSS, None, 0..1);
    assert_eq!(january.value(&evidence), Some(828_000.0));
    let net_new = FigureQuestion::new(Asked::Cost(Amount::NetNew, None), None, 0..12);
    let [gross, today] = net_new.explain(&evidence, Some(Cut::Formula)).parts.try_into().unwrap();
    assert_eq!((gross.value, today.value), (10_250_000.0, 6_546_000.0));
    let open = FigureQuestion::new(Asked::Open, norr, 1..2);
    let flow: Vec<f64> =
        open.explain(&evidence, Some(Cut::Formula)).parts.iter().map(|part| part.value).collect();
    // February: 11 + 6 − 5 = 12.
    for (found, by_hand) in flow.iter().zip([11.0, 6.0, 5.0]) {
        assert!((found - by_hand).abs() < 1e-9, "{flow:?}");
    }
}
