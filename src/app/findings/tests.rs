//! Each warning on a preset that is changed so that it has what is warned of, and unchanged.

use super::*;
use crate::app::from_preset;
use crate::i18n::Language;
use crate::model::{Gate, GateMeasure, ParamValue, Role, RolloutStep, TemporaryPremises};

/// The findings of a preset after `change`.
fn found(preset: &str, change: impl Fn(&mut Plan)) -> Vec<(Finding, String)> {
    let mut opened = from_preset(preset).unwrap();
    change(&mut opened.document.plan);
    let Document { map, plan, .. } = &opened.document;
    let tr = Tr::new(Language::Sv);
    let simulation = run(&map.indicators, plan);
    let found = plan_findings(plan, simulation.as_ref(), &tr);
    let text = |finding: Finding| {
        let text = say(&tr, &finding.message);
        (finding, text)
    };
    found.into_iter().map(text).collect()
}

/// The finding with the id `id` whose text has `words`.
fn one<'a>(found: &'a [(Finding, String)], id: &str, words: &str) -> &'a (Finding, String) {
    let mut hits =
        found.iter().filter(|(finding, text)| finding.id() == id && text.contains(words));
    hits.next().unwrap_or_else(|| panic!("no {id} with {words} in {found:#?}"))
}

fn has(found: &[(Finding, String)], id: &str) -> bool {
    found.iter().any(|(finding, _)| finding.id() == id)
}

fn step<'a>(plan: &'a mut Plan, name: &str) -> &'a mut RolloutStep {
    plan.steps.iter_mut().find(|step| step.name == name).unwrap()
}

fn fixed(value: f64) -> ParamValue {
    ParamValue { value, low: value, high: value }
}

#[test]
fn a_start_before_the_premises_is_a_problem_unless_there_are_temporary_ones() {
    // The preset's base Norr starts in May 2027; its premises open in February 2028.
    let as_it_is = found("beslut-2023", |_| {});
    let (late, text) = one(&as_it_is, "premises-late", "”Bas norr”");
    assert_eq!(late.level, Level::Warning);
    assert!(text.contains("februari 2028") && text.contains("9 månader"), "{text}");
    assert!(matches!(late.place, Some(Place::Step(_))) && late.advice.is_some());
    let delayed = found("beslut-2023", |plan| {
        plan.parameters.set(ParamId::PremisesDelay, fixed(2.0));
    });
    assert!(one(&delayed, "premises-late", "”Bas norr”").1.contains("april 2028"));
    let housed = found("beslut-2023", |plan| {
        let start = step(plan, "Bas norr").start;
        step(plan, "Bas norr").premises[0].temporary =
            Some(TemporaryPremises { from: start, area_m2: 100.0 });
    });
    assert_eq!(one(&housed, "premises-temporary", "”Bas norr”").0.level, Level::Note);
    assert!(!housed.iter().any(|(f, text)| f.id() == "premises-late" && text.contains("norr")));
}

#[test]
fn posts_that_cannot_be_filled_by_the_start_are_counted() {
    // 4 months of lead time: advertised in April, nobody is there in May; all are in August.
    let late = found("beslut-2023", |plan| {
        step(plan, "Bas norr").recruit_from = Some(Month::new(2027, 4));
    });
    let (finding, text) = one(&late, "recruit-late", "”Bas norr”");
    assert!(text.contains("0\u{a0}% av 2 nya") && text.contains("augusti 2027"), "{text}");
    let advice = say(&Tr::new(Language::Sv), finding.advice.as_ref().unwrap());
    assert!(advice.contains("januari 2027"), "{advice}");
    // With a lead of 6 months the advertising would lie before the plan's first month.
    let clamped = found("beslut-2023", |plan| {
        plan.parameters.set(ParamId::RecruitmentLead, fixed(6.0));
    });
    let (finding, text) = one(&clamped, "recruit-late", "”Bas norr”");
    assert!(text.contains("juli 2027"), "{text}");
    let advice = say(&Tr::new(Language::Sv), finding.advice.as_ref().unwrap());
    assert!(advice.contains("juli 2027"), "{advice}");
    assert!(!has(&found("beslut-2023", |_| {}), "recruit-late"));
}

#[test]
fn a_state_grant_for_what_goes_on_is_told_with_what_it_leaves_behind() {
    // The preset's grant: 200 tkr a month to December 2028, so 2,4 mnkr in its last year.
    let as_it_is = found("beslut-2023", |_| {});
    let (finding, text) = one(&as_it_is, "grant-permanent", "december 2028");
    assert_eq!((finding.level, finding.place), (Level::Warning, Some(Place::Funding)));
    assert!(text.contains("2,4 mnkr"), "{text}");
    let once = found("beslut-2023", |plan| plan.funding[0].pays_for.one_off_only = true);
    assert!(!has(&once, "grant-permanent"));
    assert!(has(&once, "funding-ends"));
}

#[test]
fn a_base_without_a_manager_is_pointed_out_from_the_month_that_it_has_staff() {
    let gone = found("beslut-2023", |plan| {
        step(plan, "Bas väster").posts.retain(|change| change.role != Role::UnitManager);
    });
    let (finding, text) = one(&gone, "no-manager", "Väster");
    assert!(text.contains("november 2027"), "{text}");
    assert!(matches!(finding.place, Some(Place::Step(_))));
    assert!(!has(&found("beslut-2023", |_| {}), "no-manager"));
}

#[test]
fn caseload_over_the_norm_says_which_base_from_when_and_for_how_long() {
    let strict = |plan: &mut Plan| plan.parameters.set(ParamId::CaseloadNorm, fixed(10.0));
    let mut opened = from_preset("beslut-2023").unwrap();
    strict(&mut opened.document.plan);
    let simulation = run(&opened.document.map.indicators, &opened.document.plan).unwrap();
    let norr = opened.document.plan.unit_by_id("norr").unwrap();
    let over: Vec<usize> = (0..simulation.months())
        .filter(|&t| simulation.at(norr, t).unwrap().caseload.unwrap() >= 10.05)
        .collect();
    let all = found("beslut-2023", strict);
    let (finding, text) = one(&all, "over-norm", "Norr ");
    let first = simulation.month(over[0]);
    let first = Tr::new(Language::Sv).month(first.year(), first.month());
    assert!(text.contains(&first) && text.contains(&format!("{} månader", over.len())), "{text}");
    assert_eq!(finding.place, Some(Place::Unit(norr)));
}

#[test]
fn values_outside_their_range_are_problems_and_ranges_outside_it_are_notes() {
    let all = found("beslut-2023", |plan| {
        let turnover = ParamValue { value: 35.0, low: 18.0, high: 40.0 };
        plan.parameters.set(ParamId::Turnover, turnover);
        let absence = ParamValue { value: 7.0, low: 1.0, high: 10.0 };
        plan.parameters.set(ParamId::Absence, absence);
    });
    let (value, text) = one(&all, "value-outside", "35");
    assert_eq!(value.level, Level::Warning);
    assert!(text.contains("10–30"), "{text}");
    assert_eq!(value.place, Some(Place::Parameter(ParamId::Turnover)));
    assert_eq!(one(&all, "range-outside", "1–10").0.level, Level::Note);
    for preset in ["beslut-2023", "motion-s-2020", "motion-mp", "svar-2021", "nollalternativ"] {
        assert!(!has(&found(preset, |_| {}), "value-outside"), "{preset}");
    }
}

#[test]
fn a_ceiling_below_the_need_makes_a_queue_that_grows_without_end() {
    let tight = found("beslut-2023", |plan| {
        plan.parameters.set(ParamId::CaseloadCeiling, fixed(6.0));
    });
    let (finding, text) = one(&tight, "queue-grows", "december 2031");
    assert!(matches!(finding.place, Some(Place::Unit(_))) && text.contains("Taket är 6"), "{text}");
    // So high a ceiling is no ceiling.
    let wide = found("beslut-2023", |plan| {
        plan.parameters.set(ParamId::CaseloadCeiling, fixed(200.0));
    });
    assert!(!has(&wide, "queue-grows"));
}

#[test]
fn a_gate_that_does_not_pass_is_told_with_value_and_target() {
    let gated = |measure, target, month| {
        found("beslut-2023", move |plan| {
            step(plan, "Bas väster").gate = Some(Gate { measure, target, month });
        })
    };
    let strict = gated(GateMeasure::Caseload, 1.0, None);
    let (finding, text) = one(&strict, "gate-caseload", "oktober 2027");
    assert!(finding.level == Level::Warning && text.contains("högst 1,0"), "{text}");
    assert!(has(&gated(GateMeasure::Coverage, 100.5, None), "gate-coverage"));
    assert!(has(&gated(GateMeasure::Turnover, 1.0, None), "gate-turnover"));
    assert!(has(&gated(GateMeasure::Funding, 100.5, None), "gate-funding"));
    assert!(!has(&gated(GateMeasure::Caseload, 1e6, None), "gate-caseload"));
    let never = gated(GateMeasure::Caseload, 1.0, Some(Month::new(2099, 1)));
    assert_eq!(one(&never, "gate-undecided", "2099").0.level, Level::Note);
}

#[test]
fn problems_come_before_notes_and_every_problem_says_what_to_do_or_where() {
    for preset in ["beslut-2023", "motion-s-2020", "motion-mp", "svar-2021", "nollalternativ"] {
        let all = found(preset, |_| {});
        let levels: Vec<Level> = all.iter().map(|(finding, _)| finding.level).collect();
        assert!(levels.is_sorted_by_key(|level| *level != Level::Warning), "{preset}");
        for (finding, text) in &all {
            assert!(finding.level == Level::Note || finding.place.is_some(), "{preset}: {text}");
        }
    }
}
