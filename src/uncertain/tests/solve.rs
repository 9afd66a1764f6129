//! What would have to be true.

use super::{never, plan};
use crate::model::{ParamId, ParamValue, Plan};
use crate::simulate::run;
use crate::uncertain::{
    Outcome, Pair, PostsTarget, Reach, Trial, TrialRoom, needed_posts, sensible_range, solve,
};

fn set(plan: &mut Plan, param: ParamId, value: f64) {
    plan.parameters.set(param, ParamValue { value, low: value, high: value });
}

#[test]
fn the_value_that_gave_an_outcome_is_found_again() {
    let (map, plan) = plan();
    let table = &map.indicators;
    let pair = Pair::new(plan.clone());
    for (param, outcome, value) in [
        (ParamId::SalarySocialWorker, Outcome::Gross, 47_000.0),
        (ParamId::ReportsPer1000, Outcome::LowestCoverage, 260.0),
        (ParamId::CaseloadNorm, Outcome::Open, 11.0),
    ] {
        let trial = Trial::new(table, &pair, outcome).unwrap();
        let target = trial.with(param, value, &mut TrialRoom::default()).unwrap();
        let range = sensible_range(&plan, param);
        let found = solve(table, &pair, (outcome, target), param, range).unwrap();
        let [at] = &found.at[..] else { panic!("{found:?}") };
        assert!((at.at / value - 1.0).abs() < 1e-4, "{found:?}");
        // A higher norm leaves fewer open; the other two make it worse.
        assert_eq!(at.rises, param == ParamId::CaseloadNorm);
        assert_eq!(found.holds, [Some(!at.rises), Some(at.rises)]);
    }
}

/// Where nothing is unpaid the gap is 0 and can be no less: the target holds there.
#[test]
fn a_target_that_cannot_be_passed_can_be_reached() {
    let (map, mut plan) = plan();
    let table = &map.indicators;
    let whole = run(table, &plan).unwrap().total.iter().map(|m| m.sum.cost.total()).max().unwrap();
    let frame = crate::model::FundingKind::CommitteeFrame;
    plan.funding.retain(|source| source.kind == frame);
    plan.funding.truncate(1);
    plan.funding[0].amount = crate::model::Ore(whole.0 * 12);
    plan.funding[0].by_year.clear();
    (plan.funding[0].from, plan.funding[0].to) = (plan.start, None);
    let pair = Pair::new(plan.clone());
    let param = ParamId::SalarySocialWorker;
    let found = solve(table, &pair, (Outcome::Gap, 0.0), param, [30_000.0, 80_000.0]).unwrap();
    let [at] = &found.at[..] else { panic!("{found:?}") };
    assert!(!at.rises && at.at >= plan.parameters.value(param), "{found:?}");
    assert_eq!(found.holds, [Some(true), Some(false)]);
    let never = solve(table, &pair, (Outcome::Caseload, 0.0), param, [30_000.0, 80_000.0]).unwrap();
    assert!(never.at.is_empty() && never.holds == [Some(false); 2]);
}

#[test]
fn the_range_that_is_tried_stays_where_the_model_has_a_meaning() {
    let (_, mut plan) = plan();
    set(&mut plan, ParamId::Absence, 60.0);
    set(&mut plan, ParamId::CaseloadCeiling, 0.0);
    for param in ParamId::ALL {
        let (least, greatest) = param.bounds();
        let [low, high] = sensible_range(&plan, param);
        assert!(least <= low && low < high && high <= greatest, "{param:?} {low} {high}");
    }
    let close = |found: [f64; 2], expected: [f64; 2]| {
        found.into_iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-9)
    };
    assert!(close(sensible_range(&plan, ParamId::Absence), [30.0, 95.0]));
}

/// With nobody away, leaving or learning the simulation is the formula: posts = started a month ·
/// investigation time / norm.
#[test]
fn without_losses_a_base_needs_what_the_formula_says() {
    let (map, mut plan) = plan();
    for (param, value) in [
        (ParamId::Turnover, 0.0),
        (ParamId::Absence, 0.0),
        (ParamId::RecruitmentLead, 0.0),
        (ParamId::RampUpStart, 100.0),
        (ParamId::FirstYearRise, 0.0),
    ] {
        set(&mut plan, param, value);
    }
    plan.model.visits.clear();
    let target = PostsTarget::Coverage(1.0);
    let found = needed_posts(&map.indicators, &plan, target, &never).unwrap().unwrap();
    assert_eq!(found.len(), plan.local_units().count());
    let mut varied = 0;
    for base in &found {
        match base.needed {
            Reach::Posts(posts) => {
                assert!((posts - base.formula).abs() < 1e-5, "{base:?}");
                varied += 1;
            }
            Reach::WithoutNew(posts) => assert!(posts >= base.formula - 1e-9, "{base:?}"),
            Reach::Never => panic!("{base:?}"),
        }
    }
    assert!(varied > 0);
}

#[test]
fn the_posts_that_are_found_reach_the_target_and_fewer_do_not() {
    let (map, plan) = plan();
    for target in [PostsTarget::Caseload(12.0), PostsTarget::Coverage(0.97)] {
        let found = needed_posts(&map.indicators, &plan, target, &never).unwrap().unwrap();
        let mut checked = 0;
        for base in found {
            let Reach::Posts(posts) = base.needed else { continue };
            let new = posts - (base.planned - base.planned_new);
            let holds = |new: f64| {
                let tried = solve::with_new_posts(&plan, base.step, base.unit, new);
                let simulation = run(&map.indicators, &tried).unwrap();
                let months = &simulation.units.get(base.unit).unwrap()[simulation.months() - 12..];
                let mean = |value: &dyn Fn(&crate::simulate::UnitMonth) -> f64| {
                    months.iter().map(value).sum::<f64>() / 12.0
                };
                match target {
                    PostsTarget::Caseload(most) => mean(&|m| m.caseload.unwrap()) <= most,
                    PostsTarget::Coverage(least) => mean(&|m| m.coverage.unwrap()) >= least,
                }
            };
            assert!(holds(new + 1e-6) && !holds(new - 1e-4), "{base:?}");
            // Those who are away, new or not yet there have to be made up for.
            assert!(matches!(target, PostsTarget::Caseload(_)) || posts > base.formula);
            checked += 1;
        }
        assert!(checked > 0, "{target:?}");
    }
    let never_enough = PostsTarget::Caseload(0.0);
    let found = needed_posts(&map.indicators, &plan, never_enough, &never).unwrap().unwrap();
    assert!(found.iter().all(|base| base.needed == Reach::Never));
    assert!(needed_posts(&map.indicators, &plan, never_enough, &|| true).unwrap().is_none());
}
