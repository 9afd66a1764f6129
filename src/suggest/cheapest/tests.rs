//! The search against trying all plans, and the sum that its bound rests on.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use proptest::prelude::*;

use super::goal::Goal;
use super::judge::Judge;
use super::space::Space;
use super::*;
use crate::edit::Command;
use crate::model::{Month, Ore, Plan, PostsChange, Role, StepId, UnitIdx};
use crate::simulate::tests::arbitrary::{MAP, plans};
use crate::simulate::tests::preset;
use crate::simulate::{Amount, Books, baseline_of, run};

fn to_the_end(plan: &Plan, options: &CheapestOptions) -> Cheapest {
    cheapest(&MAP.indicators, plan, options, &mut |_| ControlFlow::Continue(())).unwrap()
}

fn point(month: Month, share: f64) -> CurvePoint {
    CurvePoint { month, share }
}

/// Net new cost of `plan`, and whether it reaches what is asked for, without any of the search.
fn judged(plan: &Plan, options: &CheapestOptions) -> (Ore, bool) {
    let simulation = run(&MAP.indicators, plan).unwrap();
    let baseline = run(&MAP.indicators, &baseline_of(plan)).unwrap();
    let books = Books { simulation: &simulation, baseline: Some(&baseline) };
    let cost = books.amount(Amount::NetNew, None, None, 0..simulation.months()).unwrap();
    let share = |t: usize| {
        let month = &simulation.total[t];
        match options.measure {
            CurveMeasure::Rollout => month.rollout_share,
            CurveMeasure::Coverage => month.sum.coverage.unwrap_or(1.0),
        }
    };
    let reached = options.curve.iter().all(|point| {
        let from = simulation.position(point.month).unwrap();
        (from..simulation.months()).all(|t| share(t) >= point.share - 1e-9)
    });
    let unpaid: Ore = simulation.total.iter().map(|month| month.gap).sum();
    (cost, reached && (!options.frame || unpaid == Ore::ZERO))
}

/// All plans that the question is about, made one by one with the commands of the time line.
fn all_plans(plan: &Plan, options: &CheapestOptions) -> Vec<Plan> {
    let mut order: Vec<&crate::model::RolloutStep> = may_move(plan).collect();
    order.sort_by_key(|step| step.start);
    let list = |id: StepId| plan.steps.iter().position(|step| step.id == id).unwrap();
    // The plans so far with the start of the last step that was moved.
    let mut all: Vec<(Plan, Option<(Month, StepId)>)> = vec![(plan.clone(), None)];
    for step in &order {
        let months = (0..i32::from(plan.horizon_months)).map(|t| plan.start.plus(t));
        let grid = i32::from(options.grid);
        let on_grid = months.filter(|month| (month.month() - 1) % grid == 0);
        let mut months: BTreeSet<Month> = on_grid.collect();
        if options.hold.contains(&step.id) {
            months.clear();
        }
        months.insert(step.start);
        let mut next = Vec::new();
        for (plan, before) in &all {
            for &start in &months {
                let in_order = before.is_none_or(|(month, id)| {
                    month < start || (month == start && list(id) < list(step.id))
                });
                if in_order {
                    let mut moved = plan.clone();
                    let command =
                        Command::SetStepStart { step: step.id, start, move_premises: true };
                    command.apply(&mut moved).unwrap();
                    next.push((moved, Some((start, step.id))));
                }
            }
        }
        all = next;
    }
    let mut all: Vec<Plan> = all.into_iter().map(|(plan, _)| plan).collect();
    for (unit, _) in plan.local_units() {
        let own = |step: &&&crate::model::RolloutStep| {
            !options.hold.contains(&step.id)
                && step.posts.iter().any(|one| one.unit == unit && one.role == Role::SocialWorker)
        };
        if let Some(step) = order.iter().find(own) {
            all = with_posts(&all, step, unit, i32::from(options.posts));
        }
    }
    all
}

fn with_posts(
    all: &[Plan],
    step: &crate::model::RolloutStep,
    unit: UnitIdx,
    most: i32,
) -> Vec<Plan> {
    let role = Role::SocialWorker;
    let own = step.posts.iter().find(|one| one.unit == unit && one.role == role).unwrap();
    let mut next = Vec::new();
    for plan in all {
        for by in -most..=most {
            let (mut new, mut transferred) = (own.new + f64::from(by), own.transferred);
            if new < 0.0 {
                (new, transferred) = (0.0, transferred + new);
            }
            if transferred >= 0.0 {
                let mut changed = plan.clone();
                let change = PostsChange { unit, role, transferred, new };
                Command::SetPosts { step: step.id, change }.apply(&mut changed).unwrap();
                next.push(changed);
            }
        }
    }
    next
}

/// The least cost of all plans that reach what is asked for.
fn by_trying_all(plan: &Plan, options: &CheapestOptions) -> (Option<Ore>, usize) {
    let all = all_plans(plan, options);
    let judged = all.iter().map(|plan| judged(plan, options));
    let best = judged.filter(|(_, holds)| *holds).map(|(cost, _)| cost).min();
    (best, all.len())
}

/// A question that leaves few enough plans to try them all: at most three steps move.
fn questions() -> impl Strategy<Value = (Plan, CheapestOptions)> {
    let points = prop::collection::vec((0..40_i32, 0.5..1.3_f64), 1..3);
    let measure = prop::sample::select(CurveMeasure::ALL.to_vec());
    let moving = prop::collection::vec(0..8_usize, 0..3);
    (plans(), points, measure, moving, prop::bool::weighted(0.3), 0..2_u16).prop_map(
        |(mut plan, points, measure, moving, frame, posts)| {
            plan.horizon_months = plan.horizon_months.min(30);
            let steps: Vec<StepId> = may_move(&plan).map(|step| step.id).collect();
            let free: Vec<StepId> =
                moving.iter().filter_map(|&at| steps.get(at).copied()).collect();
            let hold = steps.into_iter().filter(|id| !free.contains(id)).collect();
            let last = usize::from(plan.horizon_months) - 1;
            let simulation = run(&MAP.indicators, &plan).unwrap();
            let share = |t: usize| match measure {
                CurveMeasure::Rollout => simulation.total[t].rollout_share,
                CurveMeasure::Coverage => simulation.total[t].sum.coverage.unwrap_or(1.0),
            };
            // Shares that the plan itself reaches, or nearly, or that take some moving.
            let curve = points.into_iter().map(|(t, part)| {
                let t = usize::try_from(t).unwrap().min(last);
                let least = (t..=last).map(share).fold(1.0, f64::min);
                point(simulation.month(t), (least * part).clamp(0.01, 1.0))
            });
            let curve = curve.collect();
            (plan, CheapestOptions { curve, measure, grid: 6, posts, hold, frame })
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if cfg!(miri) { 1 } else { 64 }))]

    #[test]
    fn what_is_found_is_as_cheap_as_the_best_of_all_plans((plan, options) in questions()) {
        let (best, count) = by_trying_all(&plan, &options);
        let found = to_the_end(&plan, &options);
        prop_assert!(found.proven);
        prop_assert_eq!(found.space as usize, count);
        let cost = found.best.as_ref().map(|best| best.cost);
        prop_assert_eq!(cost.is_some(), best.is_some());
        prop_assert_eq!(found.nearest.is_none(), best.is_some());
        if let (Some(cost), Some(best)) = (cost, best) {
            prop_assert!(cost >= best && cost.0 <= best.0 + found.rounding.0);
            prop_assert!(found.bound.unwrap() <= best);
        }
        prop_assert_eq!((found.planned.cost, found.planned.miss.is_none()), judged(&plan, &options));
    }

    #[test]
    fn its_command_gives_the_cost_that_was_told((plan, options) in questions()) {
        let found = to_the_end(&plan, &options);
        let Some(best) = found.best else { return Ok(()) };
        let mut changed = plan.clone();
        if let Some(command) = command_of(&plan, &best) {
            let undo = command.apply(&mut changed).unwrap();
            prop_assert_eq!(judged(&changed, &options), (best.cost, true));
            undo.apply(&mut changed).unwrap();
        }
        prop_assert_eq!(changed, plan);
    }

    #[test]
    fn the_plans_beside_it_are_all_those_one_choice_away((plan, options) in questions()) {
        let found = to_the_end(&plan, &options);
        let Some(best) = &found.best else {
            prop_assert!(found.beside.is_empty());
            return Ok(());
        };
        let made = |found: &CheapestPlan| {
            let mut made = plan.clone();
            if let Some(command) = command_of(&plan, found) {
                command.apply(&mut made).unwrap();
            }
            made
        };
        for near in &found.beside {
            let (cost, holds) = judged(&made(&near.plan), &options);
            prop_assert_eq!((near.plan.cost, near.miss.is_none()), (cost, holds));
            prop_assert!(!holds || cost.0 + found.rounding.0 >= best.cost.0, "it would be cheaper");
        }
        // Of all plans those that differ in one start, with none in between, or in one post.
        let own = made(best);
        let starts = |plan: &Plan| plan.steps.iter().map(|step| step.start).collect::<Vec<_>>();
        let workers = |plan: &Plan| plan.local_units().map(|(unit, _)| {
            plan.planned_posts(unit)[Role::SocialWorker as usize]
        }).collect::<Vec<_>>();
        let all = all_plans(&plan, &options);
        let mut expected = 0;
        for (k, step) in own.steps.iter().enumerate() {
            let alone = all.iter().filter(|other| workers(other) == workers(&own)).filter(|other| {
                let differs = starts(other).into_iter().zip(starts(&own)).enumerate();
                differs.fold(true, |same, (at, (a, b))| same && (a == b) == (at != k))
            });
            let months: BTreeSet<Month> = alone.map(|other| other.steps[k].start).collect();
            let grid: BTreeSet<Month> = all.iter().map(|other| other.steps[k].start).collect();
            let earlier = grid.range(..step.start).next_back();
            let later = grid.iter().find(|month| **month > step.start);
            for month in [earlier, later].into_iter().flatten().filter(|m| months.contains(m)) {
                expected += 1;
                let there = Beside::Start(step.id, *month);
                prop_assert!(found.beside.iter().any(|near| near.differs == there));
            }
        }
        for other in all.iter().filter(|other| starts(other) == starts(&own)) {
            let apart = workers(other).into_iter().zip(workers(&own));
            let apart: Vec<f64> = apart.map(|(a, b)| a - b).filter(|by| by.abs() > 1e-9).collect();
            expected += usize::from(apart.len() == 1 && (apart[0].abs() - 1.0).abs() < 1e-9);
        }
        prop_assert_eq!(found.beside.len(), expected);
    }

    #[test]
    fn a_search_that_is_ended_early_knows_a_bound_that_holds(
        (plan, options) in questions(),
        plans in 1..60_u64,
    ) {
        let (best, _) = by_trying_all(&plan, &options);
        let mut told = Vec::new();
        let found = cheapest(&MAP.indicators, &plan, &options, &mut |progress| {
            told.push(*progress);
            if progress.tried >= plans { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        }).unwrap();
        let Some(best) = best else {
            prop_assert_eq!(found.best, None);
            return Ok(());
        };
        prop_assert!(found.bound.is_none_or(|bound| bound <= best));
        prop_assert!(found.best.is_none_or(|plan| plan.cost >= best));
        for progress in told {
            let bound = progress.bound.map(|bound| bound - found.rounding);
            prop_assert!(bound.is_none_or(|bound| bound <= best) || found.rounding == Ore::ZERO);
            prop_assert!(progress.cost.is_none_or(|cost| cost >= best));
        }
    }

    /// What the bound rests on: moving one step costs the same wherever the others are.
    #[test]
    fn the_cost_is_a_sum_over_the_steps((plan, options) in questions(), at in any::<[u8; 2]>()) {
        let space = Space::new(&plan, &options).unwrap();
        let goal = Goal::new(&plan, &options).unwrap();
        let none = vec![0; space.targets.len()];
        let mut judge = Judge::new(&MAP.indicators, &goal, &plan, &space, &none);
        // No area below nothing: then the cost is above the sum, and the other tests see to that.
        judge.plan_mut().units.iter_mut().for_each(|unit| unit.today.area_m2 += 1e5);
        let latest: Vec<usize> = space.slots.iter().map(|slot| slot.months.len() - 1).collect();
        let first = vec![0; latest.len()];
        // From the latest plan to the first, step by step, from either end.
        let mut gross = |months: &[usize]| { judge.run(months).unwrap(); judge.gross().0 };
        let (low, high) = (gross(&first), gross(&latest));
        let mut sum = 0;
        for k in 0..latest.len() {
            let middle = usize::from(at[k % 2]) % space.slots[k].months.len();
            let mut months = latest.clone();
            months[..k].fill(0);
            let late = gross(&months);
            months[k] = middle;
            let between = gross(&months);
            months[k] = 0;
            let early = gross(&months);
            sum += late - between + between - early;
            // The same move with all the others where the plan has them, if they let it.
            let mut planned: Vec<usize> = space.slots.iter().map(|slot| slot.planned).collect();
            let own = space.slots[k].months[middle];
            let fits = (0..k).all(|j| space.slots[j].months[planned[j]] < own)
                && (k + 1..planned.len()).all(|j| own < space.slots[j].months[planned[j]]);
            if fits {
                let before = gross(&planned);
                planned[k] = middle;
                let moved = gross(&planned);
                let mut months = latest.clone();
                months[..k].fill(0);
                months[k] = space.slots[k].planned;
                let of_own = gross(&months);
                let apart = (moved - before) - (between - of_own);
                prop_assert!(apart.abs() < 20_000, "{} öre", apart);
            }
        }
        prop_assert!((high - low - sum).abs() < 20_000);
    }
}

fn linkoping(name: &str) -> Plan {
    preset(&MAP, name)
}

#[test]
fn on_the_decision_of_2023_the_cheapest_of_all_plans_on_half_years_is_found() {
    let plan = linkoping("beslut-2023");
    let curve = vec![point(Month::new(2028, 6), 0.3), point(Month::new(2030, 1), 0.9)];
    for (posts, frame) in [(0, true), (0, false), (1, false)] {
        let hold = if posts > 0 { vec![plan.steps[3].id, plan.steps[4].id] } else { Vec::new() };
        let hold = hold.into_iter().collect();
        let curve = curve.clone();
        let options = CheapestOptions { curve, grid: 6, posts, hold, frame, ..Default::default() };
        let (best, count) = by_trying_all(&plan, &options);
        let found = to_the_end(&plan, &options);
        assert!(found.proven && found.space as usize == count);
        let cost = found.best.as_ref().map(|best| best.cost);
        assert_eq!(cost.is_some(), best.is_some(), "{posts} {frame}");
        if let (Some(cost), Some(best)) = (cost, best) {
            assert!(cost >= best && cost.0 - best.0 <= found.rounding.0, "{cost:?} {best:?}");
            // Rounding is nothing beside what a plan costs.
            assert!(found.rounding < Ore::from_sek(1_000.0));
        }
    }
}

#[test]
fn what_cannot_be_reached_is_said_with_where_it_fails() {
    let plan = linkoping("beslut-2023");
    let early = point(plan.start, 0.9);
    let hold = BTreeSet::from([plan.steps[4].id]);
    let curve = vec![early];
    let options = CheapestOptions { curve, hold, grid: 6, frame: false, ..Default::default() };
    let found = to_the_end(&plan, &options);
    assert!(found.proven && found.best.is_none() && found.bound.is_none());
    // All steps but the one that is held in the plan's first month is the most that can be live.
    let Some(Miss::Point { point, reached }) = found.nearest else { unreachable!() };
    let mut soonest = plan.clone();
    for step in &plan.steps[1..4] {
        let start = plan.start;
        let command = Command::SetStepStart { step: step.id, start, move_premises: true };
        command.apply(&mut soonest).unwrap();
    }
    let live = run(&MAP.indicators, &soonest).unwrap().total[0].rollout_share;
    assert!(point == early && reached < 0.9);
    assert!((reached - live).abs() < 1e-9, "{reached} {live}");
}

#[test]
fn a_question_that_makes_no_sense_is_refused() {
    let plan = linkoping("beslut-2023");
    let good = CheapestOptions { curve: vec![point(plan.start, 0.1)], ..Default::default() };
    let refused = |options: CheapestOptions| {
        cheapest(&MAP.indicators, &plan, &options, &mut |_| ControlFlow::Continue(())).unwrap_err()
    };
    let curve = |month, share| CheapestOptions { curve: vec![point(month, share)], ..good.clone() };
    assert_eq!(refused(curve(plan.end(), 0.5)), CheapestError::Month(plan.end()));
    assert_eq!(refused(curve(plan.start, 1.5)), CheapestError::Share(1.5));
    assert_eq!(refused(CheapestOptions { grid: 2, ..good.clone() }), CheapestError::Grid(2));
    assert_eq!(refused(CheapestOptions { posts: 9, ..good.clone() }), CheapestError::Posts(9));
    let hold = BTreeSet::from([StepId(99)]);
    assert_eq!(refused(CheapestOptions { hold, ..good.clone() }), CheapestError::Step(StepId(99)));
    assert_eq!(refused(CheapestOptions { curve: Vec::new(), ..good }), CheapestError::NoCurve);
}
