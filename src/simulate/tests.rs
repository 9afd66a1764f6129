//! The model on the real map, against a second calculation and against what an expert tries.

pub(crate) mod arbitrary;
mod conservation;
mod hand;
mod limits;
mod monotonic;
pub(crate) mod reference;

use super::*;
use crate::edit::Command;
use crate::model::{
    DistrictSet, FundingKind, Index, Month, Ore, ParamId, ParamValue, Plan, UnitIdx,
};
pub(crate) use hand::hand_worked;

fn map() -> DistrictSet {
    crate::read::builtin("linkoping").unwrap()
}

pub(crate) fn preset(map: &DistrictSet, name: &str) -> Plan {
    let path = format!("{}/assets/presets/{name}.narplan.json", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).unwrap();
    let codes: Vec<String> = map.districts.iter().map(|district| district.code.clone()).collect();
    crate::store::parse(&text, &codes).unwrap().plan
}

fn set(plan: &mut Plan, id: &str, value: f64) {
    let param = ParamId::by_id(id).unwrap();
    plan.parameters.set(param, ParamValue { value, low: value, high: value });
}

/// Whether two numbers are equal but for the rounding of the reference file (12 digits).
fn close(found: f64, expected: f64) -> bool {
    (found - expected).abs() <= 1e-9 * expected.abs().max(1.0)
}

#[test]
fn moving_a_district_leaves_the_municipal_children_need_reports_and_started_cases() {
    // Expert check 5, for every district and every other base.
    let map = map();
    let plan = preset(&map, "beslut-2023");
    let before = run(&map.indicators, &plan).unwrap();
    let ryd = map.by_code("0580R017").unwrap();
    let mut changed = false;
    for district in map.districts.indices() {
        for to in 0..4 {
            let to = UnitIdx::from_usize(to);
            let mut moved = plan.clone();
            Command::Assign { districts: vec![district], to }.apply(&mut moved).unwrap();
            let after = run(&map.indicators, &moved).unwrap();
            for (a, b) in before.total.iter().zip(&after.total) {
                assert!(close(a.sum.children_0_17, b.sum.children_0_17));
                assert!(close(a.sum.need_children, b.sum.need_children));
                assert!(close(a.sum.reports, b.sum.reports));
                assert!(close(a.sum.started, b.sum.started));
            }
            if district == ryd && plan.unit_of(ryd) != to {
                let last = before.months() - 1;
                let from = plan.unit_of(ryd);
                let load = |run: &Simulation, unit| run.at(unit, last).unwrap().caseload.unwrap();
                changed |= load(&after, to) > load(&before, to) + 0.5
                    && load(&after, from) < load(&before, from) - 0.5;
            }
        }
    }
    assert!(changed, "moving Ryd must be felt in both bases");
}

#[test]
fn with_the_frame_fully_used_the_gap_begins_the_month_after_the_grant() {
    // Expert check 6, in a whole plan: the frame is set to what the plan costs less the grant.
    let map = map();
    let mut plan = preset(&map, "nollalternativ");
    for growth in ["wage_growth", "rent_growth", "other_price_growth", "turnover"] {
        set(&mut plan, growth, 0.0);
    }
    let before = run(&map.indicators, &plan).unwrap();
    let month_cost = before.total[0].sum.cost.total();
    assert_eq!(month_cost, before.total[40].sum.cost.total(), "the cost must be even");
    let grant = Ore::from_sek(500_000.0);
    let grant_end = Month::new(2028, 7);
    let source = |kind, amount, to| crate::model::FundingSource {
        name: "källa".to_owned(),
        kind,
        amount,
        from: plan.start,
        to: Some(to),
        step: None,
        place: None,
        by_year: std::collections::BTreeMap::new(),
        pays_for: crate::model::PaysFor::default(),
    };
    plan.funding = vec![
        source(FundingKind::StateGrant, grant, grant_end),
        source(FundingKind::CommitteeFrame, Ore((month_cost - grant).0 * 12), plan.end()),
    ];
    let after = run(&map.indicators, &plan).unwrap();
    assert_eq!(after.first_gap(), Some(grant_end.plus(1)));
    for (t, month) in after.total.iter().enumerate() {
        assert_eq!(month.sum.cost, before.total[t].sum.cost, "the cost must not change");
        let expected = if after.month(t) <= grant_end { Ore::ZERO } else { grant };
        assert_eq!(month.gap, expected, "{}", after.month(t));
    }
}

#[test]
fn without_an_effect_placements_cost_the_same_in_every_preset() {
    // Expert check 8.
    let map = map();
    let costs: Vec<Vec<Ore>> =
        ["nollalternativ", "motion-s-2020", "motion-mp", "svar-2021", "beslut-2023"]
            .into_iter()
            .map(|name| run(&map.indicators, &preset(&map, name)).unwrap())
            .map(|found| found.total.iter().map(|month| month.placements).collect())
            .collect();
    assert!(costs[0].iter().all(|cost| *cost > Ore::ZERO));
    for other in &costs[1..] {
        assert_eq!(*other, costs[0]);
    }
}

#[test]
fn the_same_plan_gives_the_same_result() {
    // The deterministic part of expert check 9: nothing depends on chance, time or order.
    let map = map();
    let plan = preset(&map, "beslut-2023");
    assert_eq!(run(&map.indicators, &plan), run(&map.indicators, &plan));
}

#[test]
fn cases_are_neither_lost_nor_made() {
    let map = map();
    let mut plan = preset(&map, "beslut-2023");
    // A low norm lets the queue grow, so that all of the machinery turns.
    set(&mut plan, "caseload_norm", 8.0);
    let found = run(&map.indicators, &plan).unwrap();
    for pair in found.total.windows(2) {
        let [before, after] = pair else { unreachable!() };
        let expected = before.sum.open + after.sum.started - after.sum.closed;
        assert!(close(after.sum.open, expected), "{} and {expected}", after.sum.open);
    }
    assert!(found.total.last().unwrap().sum.overdue > 100.0);
}

#[test]
fn what_is_paid_and_the_gap_are_the_cost() {
    let map = map();
    for name in ["nollalternativ", "motion-s-2020", "motion-mp", "svar-2021", "beslut-2023"] {
        let found = run(&map.indicators, &preset(&map, name)).unwrap();
        for month in &found.total {
            let paid: Ore = month.funded.iter().copied().sum();
            assert_eq!(paid + month.gap, month.sum.cost.total());
        }
    }
}

#[test]
fn a_step_that_moves_more_posts_than_there_are_says_so_and_keeps_the_sum() {
    let map = map();
    let mut plan = preset(&map, "beslut-2023");
    let index = plan.steps.iter().position(|step| step.start >= plan.start).unwrap();
    let change = &mut plan.steps[index].posts[0];
    change.transferred = 1_000.0;
    let (step, role) = (plan.steps[index].id, plan.steps[index].posts[0].role);
    let found = run(&map.indicators, &plan).unwrap();
    assert!(found.warnings.iter().any(|warning| matches!(
        warning,
        SimWarning::TransferTooLarge { step: of, role: which, .. } if *of == step && *which == role
    )));
    let posts = |t: usize| found.total[t].sum.posts[role as usize];
    let central = |t: usize| found.at(plan.central(), t).unwrap().posts[role as usize];
    let start = found.position(plan.steps[index].start).unwrap();
    assert!(central(start).abs() < 1e-9);
    assert!(posts(start) >= posts(0) - 1e-9);
}

#[test]
fn the_worked_examples_stand_in_the_documentation() {
    // docs/model.md names its numbers; the tests named "Expert check" compute them.
    let text = include_str!("../../docs/model.md");
    for number in ["61 200", "734 400", "2 788", "1,842", "80,0", "6 413", "2 437", "812", "54,15"]
    {
        assert!(text.contains(number), "{number}");
    }
}

/// Districts with the same unit, moves and first live month are simulated as one. Here every
/// district gets a move of its own long after the last month, which changes nothing but that no
/// two have the same moves any more: each is then simulated by itself.
#[test]
fn districts_that_are_served_alike_give_together_what_each_gives_by_itself() {
    let map = map();
    for name in ["beslut-2023", "motion-s-2020"] {
        let mut plan = preset(&map, name);
        set(&mut plan, "first_year_rise", 25.0);
        set(&mut plan, "placement_effect", 5.0);
        let together = run(&map.indicators, &plan).unwrap();
        let owners: Vec<_> =
            plan.assignment.iter_enumerated().map(|(d, &unit)| (d, unit)).collect();
        for (number, (district, unit)) in owners.into_iter().enumerate() {
            let mut step = plan.steps[0].clone();
            step.id = plan.next_step_id();
            step.start = plan.end().plus(120 + number as i32);
            (step.districts, step.posts, step.premises) = Default::default();
            step.recruit_from = None;
            step.reassign = [(district, unit)].into();
            plan.steps.push(step);
        }
        let apart = run(&map.indicators, &plan).unwrap();
        for (a, b) in together.total.iter().zip(&apart.total) {
            assert!(close(a.rollout_share, b.rollout_share) && a.gap == b.gap, "{name}");
            assert!(close(a.equity.unwrap_or(-1.0), b.equity.unwrap_or(-1.0)), "{name}");
            assert!((a.placements.0 - b.placements.0).abs() <= 1, "{name}");
        }
        for unit in plan.units.indices() {
            for t in 0..together.months() {
                let (a, b) = (together.at(unit, t).unwrap(), apart.at(unit, t).unwrap());
                let pairs = [
                    (a.children_0_17, b.children_0_17),
                    (a.reports, b.reports),
                    (a.closed, b.closed),
                    (a.open, b.open),
                    (a.overdue, b.overdue),
                ];
                assert!(
                    pairs.into_iter().all(|(a, b)| close(a, b)),
                    "{name} {unit:?} {t} {pairs:?}"
                );
                assert_eq!(a.cost, b.cost, "{name}");
            }
        }
    }
}
