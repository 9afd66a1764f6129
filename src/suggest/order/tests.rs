//! The search against trying every order, and against another solver.

use std::ops::ControlFlow;

use proptest::prelude::*;

use serde_json::Value;

use super::*;
use crate::model::{DistrictSet, Index, Plan};
use crate::simulate::run;

fn to_the_end(problem: &OrderProblem, start: Option<&[Option<usize>]>) -> SuggestedOrder {
    suggest_order(problem, start, &mut |_| ControlFlow::Continue(())).unwrap()
}

/// The best objective of all orders that hold, found by trying every one.
fn by_trying_all(problem: &OrderProblem) -> Option<f64> {
    let choices: Vec<Vec<Option<usize>>> = problem
        .districts
        .iter()
        .map(|district| {
            let steps = district.steps.iter().copied().map(Some);
            steps.chain(district.may_stay.then_some(None)).collect()
        })
        .collect();
    let count: usize = choices.iter().map(Vec::len).product();
    let mut best: Option<f64> = None;
    for number in 0..count {
        let mut rest = number;
        let order: Order = choices
            .iter()
            .map(|choices| {
                let choice = choices[rest % choices.len()];
                rest /= choices.len();
                choice
            })
            .collect();
        if problem.violations(&order).is_empty() {
            let objective = problem.objective(&order);
            best = Some(best.map_or(objective, |best| best.max(objective)));
        }
    }
    best
}

fn district(steps: usize, units: usize) -> impl Strategy<Value = OrderDistrict> {
    (
        (0.01..1.0_f64, 1.0..100.0_f64, 0.5..8.0_f64),
        prop::collection::vec(0..units, steps),
        0..8_u8,
        prop::bits::u8::between(0, steps),
        prop::bool::weighted(0.9),
    )
        .prop_map(move |((need, people, posts), moving, kind, some, may_stay)| {
            // Most districts keep one unit and may go live in any step.
            let first = moving[0];
            let units = moving.iter().map(|unit| Some(if kind == 0 { *unit } else { first }));
            let is_some = |step: &usize| kind != 1 || some & (1 << step) != 0;
            let may: Vec<usize> = (0..steps).filter(is_some).collect();
            OrderDistrict {
                need,
                people,
                posts,
                cost: posts * 1.1 + people * 0.01,
                units: units.collect(),
                may_stay: may_stay || may.is_empty(),
                steps: may,
            }
        })
}

prop_compose! {
    fn problem()(steps in 1..4_usize, units in 1..4_usize)(
        starts in prop::collection::vec(-12..50_i32, steps),
        budgets in prop::collection::vec(prop::option::weighted(0.4, 0.0..30.0_f64), steps),
        must in prop::collection::vec(prop::bool::weighted(0.15), steps),
        districts in prop::collection::vec(district(steps, units), 1..7),
        posts in prop::collection::vec(prop::collection::vec(0.0..8.0_f64, steps), units),
        slack in 0.8..1.3_f64,
        grouped in prop::bool::weighted(0.3),
        handovers in prop::sample::select(vec![0.0, 0.1, 1.0]),
        least in prop::option::weighted(0.2, 0.0..0.8_f64),
    ) -> OrderProblem {
        let mut starts = starts;
        starts.sort_unstable();
        let figures = starts.into_iter().zip(budgets).zip(must);
        let cumulated = |new: Vec<f64>| {
            new.iter().scan(0.0, |sum, new| { *sum += new; Some(*sum) }).collect()
        };
        OrderProblem {
            horizon: 48,
            steps: figures
                .map(|((start, budget), must_open)| OrderStep { start, budget, must_open })
                .collect(),
            groups: if grouped && districts.len() > 2 { vec![vec![0, 2]] } else { Vec::new() },
            districts,
            posts: posts.into_iter().map(cumulated).collect(),
            slack,
            weights: OrderWeights { early: 1.0, handovers },
            least_early: least,
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn no_order_is_better_than_the_one_that_is_proven(problem in problem()) {
        prop_assume!(problem.check().is_ok());
        let found = to_the_end(&problem, None);
        prop_assert!(found.proven);
        match by_trying_all(&problem) {
            None => prop_assert!(found.order.is_none()),
            Some(best) => {
                let order = found.order.unwrap();
                prop_assert_eq!(problem.violations(&order), vec![]);
                prop_assert!((found.objective - best).abs() < 1e-8, "{} {}", found.objective, best);
                prop_assert!((problem.objective(&order) - found.objective).abs() < 1e-12);
            }
        }
    }

    #[test]
    fn the_bound_holds_and_the_best_grows_from_the_first_word_on(problem in problem()) {
        prop_assume!(problem.check().is_ok());
        let best = by_trying_all(&problem);
        let mut last = f64::NEG_INFINITY;
        let mut wrong = Vec::new();
        let found = suggest_order(&problem, None, &mut |progress| {
            if best.is_some_and(|best| progress.bound < best - 1e-8) || progress.objective < last {
                wrong.push((progress.bound, progress.objective));
            }
            if progress.best.is_some_and(|order| !problem.violations(order).is_empty()) {
                wrong.push((f64::NAN, progress.objective));
            }
            last = progress.objective;
            ControlFlow::Break(())
        }).unwrap();
        prop_assert!(wrong.is_empty(), "best {:?}, told {:?}", best, wrong);
        if let Some(best) = best {
            prop_assert!(found.bound >= best - 1e-8);
            prop_assert!(found.objective <= best + 1e-12);
        }
    }
}

fn map() -> DistrictSet {
    crate::read::builtin("linkoping").unwrap()
}

fn preset(map: &DistrictSet, name: &str) -> Plan {
    let path = format!("{}/assets/presets/{name}.narplan.json", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).unwrap();
    let codes: Vec<String> = map.districts.iter().map(|district| district.code.clone()).collect();
    crate::store::parse(&text, &codes).unwrap().plan
}

const PRESETS: [&str; 5] =
    ["nollalternativ", "motion-s-2020", "motion-mp", "svar-2021", "beslut-2023"];

/// What `tests/reference/order.py` gave: CP-SAT's best orders of the same tasks, which it makes
/// from the presets without any code of this program.
fn reference() -> Vec<Value> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/reference/order.json");
    let reference: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    reference["cases"].as_array().unwrap().clone()
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().unwrap().iter().map(|number| number.as_f64().unwrap()).collect()
}

/// A task that the reference drew at random and kept.
fn drawn(value: &Value) -> OrderProblem {
    let position = |value: &Value| value.as_u64().map(|at| at as usize);
    let list = |value: &Value| value.as_array().unwrap().clone();
    let starts = list(&value["starts"]);
    let start = |start: &Value| i32::try_from(start.as_i64().unwrap()).unwrap();
    let district = |district: &Value| {
        let figure = |name: &str| district[name].as_f64().unwrap();
        OrderDistrict {
            need: figure("need"),
            people: figure("people"),
            posts: figure("posts"),
            cost: figure("cost"),
            units: vec![position(&district["unit"]); starts.len()],
            steps: list(&district["steps"]).iter().filter_map(position).collect(),
            may_stay: district["may_stay"].as_bool().unwrap(),
        }
    };
    OrderProblem {
        horizon: u32::try_from(value["horizon"].as_u64().unwrap()).unwrap(),
        steps: starts
            .iter()
            .map(|step| OrderStep { start: start(step), ..OrderStep::default() })
            .collect(),
        districts: list(&value["districts"]).iter().map(district).collect(),
        posts: list(&value["posts"]).iter().map(numbers).collect(),
        ..OrderProblem::default()
    }
}

#[test]
fn orders_are_as_good_as_those_of_another_solver() {
    let map = map();
    let mut last_drawn = None;
    for case in reference() {
        let name = case["name"].as_str().unwrap();
        let preset = case["preset"].as_str().map(|name| preset(&map, name));
        let stretched = name.ends_with("planned") || name.ends_with("hand-overs");
        let mut problem = if let Some(plan) = &preset {
            let slack = if stretched { Slack::AsPlanned } else { Slack::Times(1.0) };
            let options = OrderOptions { slack, ..OrderOptions::default() };
            problem_of(&map.indicators, plan, &options)
        } else {
            if !case["problem"].is_null() {
                last_drawn = Some(drawn(&case["problem"]));
            }
            last_drawn.clone().unwrap()
        };
        let slack = case["slack"].as_f64().unwrap();
        assert!(!stretched || (problem.slack - slack).abs() < 1e-9, "{name}: {}", problem.slack);
        problem.slack = slack;
        problem.weights.handovers = case["handovers"].as_f64().unwrap();
        for (step, budget) in problem.steps.iter_mut().zip(case["budgets"].as_array().unwrap()) {
            step.budget = budget.as_f64();
        }
        if let Some(plan) = &preset {
            let early = problem.terms(&planned_order(plan)).early;
            assert!((early - case["planned"].as_f64().unwrap()).abs() < 1e-9, "{name}: {early}");
        }
        // With a budget, or with many districts, a proof takes minutes: then what is known after
        // some nodes must agree with what the other solver knows.
        let to_the_end = !name.contains("budget")
            || name.ends_with("20 districts: no budget")
            || name.ends_with("32 districts: no budget");
        let mut words = 0;
        let found = suggest_order(&problem, None, &mut |_| {
            words += 1;
            if to_the_end || words < 200 {
                ControlFlow::Continue(())
            } else {
                ControlFlow::Break(())
            }
        })
        .unwrap();
        let order = found.order.clone().unwrap();
        assert_eq!(problem.violations(&order), vec![], "{name}");
        let (theirs, bound) =
            (case["objective"].as_f64().unwrap(), case["bound"].as_f64().unwrap());
        // The other solver counts in millionths of a post.
        assert!(found.bound >= theirs - 1e-7, "{name}: bound {}, known {theirs}", found.bound);
        assert!(found.objective <= bound + 1e-7, "{name}: {}, bound {bound}", found.objective);
        assert!(found.proven || !to_the_end, "{name}");
        if found.proven && case["proven"].as_bool().unwrap() {
            assert!(
                (found.objective - theirs).abs() < 1e-7,
                "{name}: {}, {theirs}",
                found.objective
            );
        }
    }
}

#[test]
fn posts_in_place_are_those_of_the_simulation() {
    let map = map();
    for name in PRESETS {
        let plan = preset(&map, name);
        let problem = problem_of(&map.indicators, &plan, &OrderOptions::default());
        let simulation = run(&map.indicators, &plan).unwrap();
        for (at, step) in problem.steps.iter().enumerate() {
            let month = usize::try_from(step.start.max(0)).unwrap();
            for (unit, _) in plan.local_units() {
                let simulated = simulation.at(unit, month).unwrap().posts[0];
                let posts = problem.posts[unit.to_usize()][at];
                // History has been there from the first month on.
                let is_history = step.start < 0;
                assert!(
                    (posts - simulated).abs() < 1e-9 || (is_history && posts < simulated),
                    "{name}, {unit:?} in step {at}: {posts}, simulated {simulated}"
                );
            }
        }
    }
}

#[test]
fn the_curve_of_the_plans_order_is_the_simulated_share_that_is_live() {
    let map = map();
    for name in PRESETS {
        let plan = preset(&map, name);
        let problem = problem_of(&map.indicators, &plan, &OrderOptions::default());
        let order = planned_order(&plan);
        let live = problem.live_curve(&order);
        let simulation = run(&map.indicators, &plan).unwrap();
        assert_eq!(live.len(), simulation.total.len());
        for (live, month) in live.iter().zip(&simulation.total) {
            assert!((live - month.rollout_share).abs() < 1e-12, "{name}");
        }
        let mean = live.iter().sum::<f64>() / live.len() as f64;
        assert!((mean - problem.terms(&order).early).abs() < 1e-12, "{name}");
        for (staffed, live) in problem.staffed_curve(&order).iter().zip(&live) {
            assert!(*staffed >= 0.0 && *staffed <= live + 1e-12, "{name}");
        }
    }
}

#[test]
fn the_plan_has_the_order_after_its_command_and_its_own_after_undoing() {
    let map = map();
    let plan = preset(&map, "motion-s-2020");
    assert_eq!(command_of(&plan, &planned_order(&plan)), None);
    let problem = problem_of(&map.indicators, &plan, &OrderOptions::default());
    let order = to_the_end(&problem, None).order.unwrap();
    let mut changed = plan.clone();
    let undo = command_of(&plan, &order).unwrap().apply(&mut changed).unwrap();
    assert_eq!(planned_order(&changed), order);
    undo.apply(&mut changed).unwrap();
    assert_eq!(changed, plan);
}

#[test]
fn continuity_keeps_hand_overs_fewest_without_covering_need_later() {
    let map = map();
    let plan = preset(&map, "motion-s-2020");
    let planned = planned_order(&plan);
    let options = OrderOptions {
        weights: OrderWeights { early: 0.0, handovers: 1.0 },
        no_later: true,
        ..OrderOptions::default()
    };
    let problem = problem_of(&map.indicators, &plan, &options);
    let found = to_the_end(&problem, Some(&planned));
    assert!(found.proven);
    let order = found.order.unwrap();
    let (before, after) = (problem.terms(&planned), problem.terms(&order));
    assert!(after.early >= before.early - 1e-9);
    assert!(after.handovers < before.handovers, "{before:?} {after:?}");
    // Everybody who is handed over is so once: no district changes unit after it went live.
    let people: f64 = problem.districts.iter().map(|district| district.people).sum();
    let once = problem.people_changing(&order, 1);
    assert!((once / people - after.handovers).abs() < 1e-12);
    assert!(problem.people_changing(&order, 2).abs() < 1e-12);
}

#[test]
fn a_plan_that_moves_a_live_district_to_another_base_hands_it_over_twice() {
    let map = map();
    let mut plan = preset(&map, "beslut-2023");
    let district = *plan.steps[1].districts.iter().next().unwrap();
    let (before, after) = (plan.unit_of(district), plan.unit_by_id("oster").unwrap());
    plan.steps[4].reassign.insert(district, after);
    let problem = problem_of(&map.indicators, &plan, &OrderOptions::default());
    let units = &problem.districts[district.to_usize()].units;
    assert_eq!(units[3..], [Some(before.to_usize()), Some(after.to_usize())]);
    assert_eq!(problem.changes_of(district.to_usize(), Some(1)), 2);
    assert_eq!(problem.changes_of(district.to_usize(), Some(4)), 1);
    let order = planned_order(&plan);
    assert_eq!(order[district.to_usize()], Some(1));
    let live = problem.live_curve(&order);
    let simulation = run(&map.indicators, &plan).unwrap();
    for (live, month) in live.iter().zip(&simulation.total) {
        assert!((live - month.rollout_share).abs() < 1e-12);
    }
}

#[test]
fn a_district_that_is_central_at_first_is_live_from_the_step_that_gives_it_a_base() {
    let map = map();
    let mut plan = preset(&map, "beslut-2023");
    let district = *plan.steps[1].districts.iter().next().unwrap();
    let base = plan.unit_of(district);
    let central = plan.central();
    *plan.assignment.get_mut(district).unwrap() = central;
    plan.steps[3].reassign.insert(district, base);
    assert_eq!(planned_order(&plan)[district.to_usize()], Some(3));
    let problem = problem_of(&map.indicators, &plan, &OrderOptions::default());
    assert_eq!(problem.districts[district.to_usize()].steps, [3, 4]);
    let live = problem.live_curve(&planned_order(&plan));
    let simulation = run(&map.indicators, &plan).unwrap();
    for (live, month) in live.iter().zip(&simulation.total) {
        assert!((live - month.rollout_share).abs() < 1e-12);
    }
}

/// Two steps a year apart, two units; the district changes unit in the second.
fn moving_district() -> OrderProblem {
    let step = |start| OrderStep { start, ..OrderStep::default() };
    OrderProblem {
        horizon: 48,
        steps: vec![step(0), step(12)],
        districts: vec![OrderDistrict {
            need: 1.0,
            people: 100.0,
            posts: 1.0,
            cost: 1000.0,
            units: vec![Some(0), Some(1)],
            steps: vec![0, 1],
            may_stay: true,
        }],
        posts: vec![vec![1.0, 1.0], vec![1.0, 1.0]],
        slack: 1.0,
        ..OrderProblem::default()
    }
}

#[test]
fn a_district_that_goes_live_before_it_changes_base_is_handed_over_twice() {
    let mut problem = moving_district();
    assert_eq!(problem.changes_of(0, Some(0)), 2);
    assert_eq!(problem.changes_of(0, Some(1)), 1);
    assert_eq!(problem.changes_of(0, None), 0);
    assert!((problem.people_changing(&[Some(0)], 2) - 100.0).abs() < 1e-9);
    // A year is a quarter of the horizon: early wins until a hand-over weighs more than that.
    assert_eq!(to_the_end(&problem, None).order, Some(vec![Some(0)]));
    problem.weights.handovers = 0.3;
    assert_eq!(to_the_end(&problem, None).order, Some(vec![Some(1)]));
    problem.weights.handovers = 0.8;
    assert_eq!(to_the_end(&problem, None).order, Some(vec![None]));
}

#[test]
fn what_is_decided_is_not_held_against_an_order_but_leaves_no_room() {
    let mut problem = moving_district();
    problem.districts[0].units = vec![Some(0); 2];
    let mut decided = problem.districts[0].clone();
    (decided.posts, decided.steps, decided.may_stay) = (3.0, vec![0], false);
    problem.districts.push(decided);
    let found = to_the_end(&problem, None);
    assert_eq!(found.order, Some(vec![None, Some(0)]));
    assert!(found.proven);
    assert_eq!(problem.slack_of(&[None, Some(0)]), Some(1.0));
    assert_eq!(problem.slack_of(&[Some(0), Some(0)]), Some(4.0));
}

#[test]
fn a_base_with_half_the_posts_has_half_of_its_need_staffed() {
    let mut problem = moving_district();
    problem.posts[0] = vec![0.5, 0.5];
    problem.districts[0].units = vec![Some(0); 2];
    let order = [Some(1)];
    let expected: Vec<f64> = (0..48).map(|month| if month < 12 { 0.0 } else { 1.0 }).collect();
    assert_eq!(problem.live_curve(&order), expected);
    let half: Vec<f64> = expected.iter().map(|live| live / 2.0).collect();
    assert_eq!(problem.staffed_curve(&order), half);
}
