//! The exact division against all divisions there are, and against CP-SAT's.

use std::ops::ControlFlow;

use proptest::prelude::*;

use super::{Solution, SolveError, Why, solve};
use crate::suggest::{Graph, Part, PartSet, Problem, Progress, Weights};

#[path = "../../../tests/reference/instances.rs"]
mod instances;
use instances::{positions, references};

/// Solves to the end.
fn whole(problem: &Problem) -> Result<Solution, SolveError> {
    solve(problem, None, &mut |_| ControlFlow::Continue(()))
}

/// Solves until the watch was called `calls` times.
fn until(problem: &Problem, calls: usize) -> Result<Solution, SolveError> {
    let mut left = calls;
    solve(problem, None, &mut |_| {
        left = left.saturating_sub(1);
        if left == 0 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    })
}

/// The least objective of all valid divisions, by trying every one.
fn brute_force(problem: &Problem) -> Option<f64> {
    let count = problem.parts.pow(problem.len() as u32);
    let divisions = (0..count).map(|mut code| -> Vec<Part> {
        let mut digit = || {
            let part = code % problem.parts;
            code /= problem.parts;
            part
        };
        (0..problem.len()).map(|_| digit()).collect()
    });
    let valid = divisions.filter(|owners| problem.violations(owners).is_empty());
    valid.map(|owners| problem.objective(&owners)).min_by(f64::total_cmp)
}

/// A row of `nodes` districts of load 1, two bases at its ends, the way as the crow flies.
fn row(nodes: usize) -> Problem {
    let last = nodes - 1;
    Problem {
        graph: Graph::new(nodes, (1..nodes).map(|node| (node - 1, node, 1.0))),
        parts: 2,
        seats: vec![Some(0), Some(last)],
        allowed: vec![PartSet::all(2); nodes],
        groups: Vec::new(),
        contiguous: true,
        exclaves: vec![PartSet::default(); nodes],
        load: vec![1.0; nodes],
        max_deviation: None,
        way: (0..nodes).map(|node| vec![node as f64 + 1.0, (last - node) as f64 + 1.0]).collect(),
        people: vec![1.0; nodes],
        today: vec![None; nodes],
        high: vec![0.0; nodes],
        weights: Weights { way: 1.0, ..Weights::default() },
    }
}

/// Figures that meet in ties, and others that do not.
fn figure() -> impl Strategy<Value = f64> {
    prop_oneof![(0..6_u8).prop_map(f64::from), 0.0..9.0_f64]
}

fn weight() -> impl Strategy<Value = f64> {
    prop_oneof![Just(0.0), Just(1.0), 0.1..2.0_f64]
}

/// A problem on a grid of up to nine districts, some borders missing and some across.
fn problems() -> impl Strategy<Value = Problem> {
    (2..=3_usize, 1..=3_usize, 2..=3_usize).prop_flat_map(|(across, down, parts)| {
        let nodes = across * down;
        let figures = move || prop::collection::vec(figure(), nodes);
        let borders = prop::collection::vec((0.0..1.0_f64, figure()), nodes * 3);
        let seats = prop::collection::vec(prop::option::weighted(0.7, 0..nodes), parts);
        let allowed = prop::collection::vec(prop::num::u8::ANY, nodes);
        let exclaves = prop::collection::vec((0..12_u8, 0..parts), nodes);
        let today = prop::collection::vec(prop::option::of(0..parts), nodes);
        let group = prop::option::weighted(0.3, (0..nodes, 0..nodes));
        let way = prop::collection::vec(prop::collection::vec(figure(), parts), nodes);
        let share = prop::collection::vec(0.0..=1.0_f64, nodes);
        let deviation = prop::option::weighted(0.4, 0.05..1.0_f64);
        let weights = (weight(), weight(), weight(), weight(), weight());
        let options = (deviation, prop::bool::weighted(0.85), group, weights);
        let lists = (figures(), figures(), share, today, way, exclaves);
        (borders, seats, allowed, lists, options).prop_map(
            move |(borders, seats, allowed, lists, (max_deviation, contiguous, group, weights))| {
                let (load, people, share, today, way, exclaves) = lists;
                let high = people.iter().zip(&share);
                let high = high.map(|(people, share)| if *share < 0.3 { *people } else { 0.0 });
                let mut taken = Vec::new();
                let mut own = |seat: &Option<usize>| {
                    seat.filter(|seat| !taken.contains(seat)).inspect(|&seat| taken.push(seat))
                };
                let seats: Vec<Option<usize>> = seats.iter().map(&mut own).collect();
                let of = |node: usize| seats.iter().position(|seat| *seat == Some(node));
                let allowed = allowed.iter().enumerate().map(|(node, &mask)| {
                    // Most districts may belong to any part, some to fewer.
                    let all = PartSet::all(parts);
                    let few = PartSet(u64::from(mask) & all.0);
                    let any = mask > 70 || few.is_empty() || of(node).is_some();
                    if any { all } else { few }
                });
                Problem {
                    graph: grid(across, down, &borders),
                    parts,
                    allowed: allowed.collect(),
                    groups: group.map(|(a, b)| vec![a, b]).into_iter().collect(),
                    contiguous,
                    exclaves: exclaves
                        .iter()
                        .map(
                            |&(at, part)| {
                                if at == 0 { PartSet::only(part) } else { PartSet::default() }
                            },
                        )
                        .collect(),
                    load,
                    max_deviation,
                    way,
                    high: high.collect(),
                    people,
                    today,
                    weights: Weights {
                        load: weights.0,
                        way: weights.1,
                        changes: weights.2,
                        border: weights.3,
                        mix: weights.4,
                    },
                    seats,
                }
            },
        )
    })
}

fn grid(across: usize, down: usize, borders: &[(f64, f64)]) -> Graph {
    let nodes = (0..down).flat_map(|y| (0..across).map(move |x| (x, y)));
    let pairs = nodes.flat_map(|(x, y)| {
        let node = y * across + x;
        let right = (x + 1 < across).then_some((node, node + 1, 0.9));
        let below = (y + 1 < down).then_some((node, node + across, 0.9));
        let slant = (x + 1 < across && y + 1 < down).then_some((node, node + across + 1, 0.3));
        [right, below, slant].into_iter().flatten()
    });
    let pairs = pairs.zip(borders).filter(|((_, _, share), (chance, _))| chance < share);
    Graph::new(across * down, pairs.map(|((a, b, _), &(_, metres))| (a, b, metres)))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn the_division_is_the_best_of_all_there_are(problem in problems()) {
        let scale = 1e-9 * (1.0 + problem.weights.load + problem.weights.way
            + problem.weights.changes + problem.weights.border + problem.weights.mix);
        match (whole(&problem), brute_force(&problem)) {
            (Ok(found), Some(best)) => {
                prop_assert!(found.proven);
                prop_assert!(problem.violations(&found.owners).is_empty());
                prop_assert!((found.objective - best).abs() <= scale, "{} {best}", found.objective);
                prop_assert!(found.bound <= best && found.bound >= best - 2.0 * scale);
            }
            (Err(SolveError::Infeasible(_)), None) => {}
            (found, best) => prop_assert!(false, "{found:?} where {best:?}"),
        }
    }

    #[test]
    fn a_search_that_is_ended_early_tells_the_truth(
        (problem, calls) in (problems(), 1..12_usize)
    ) {
        let best = brute_force(&problem);
        match until(&problem, calls) {
            Ok(found) => {
                prop_assert!(problem.violations(&found.owners).is_empty());
                prop_assert!(best.is_some_and(|best| found.bound <= best + 1e-9));
                prop_assert!(best.is_some_and(|best| found.objective >= best - 1e-9));
            }
            Err(SolveError::Infeasible(_)) => prop_assert!(best.is_none()),
            Err(error) => prop_assert_eq!(error, SolveError::Stopped),
        }
    }
}

// --- CP-SAT's optima --------------------------------------------------------------

/// Whether the whole proof is quick enough for a test; benches/narplan.rs holds all.
fn is_quick(name: &str) -> bool {
    let slow = ["mix_and_changes", "way_and_load", "locks_and_groups"];
    let is_slow = name.starts_with("areas_98") && slow.iter().any(|slow| name.ends_with(slow));
    !is_slow && !name.ends_with("border")
}

#[test]
fn the_reference_evaluates_its_divisions_to_the_same_objective() {
    let mut compared = 0;
    for (name, problem, optimum) in references() {
        if let Some(objective) = optimum["objective"].as_f64() {
            let owners = positions(&optimum["owners"]);
            assert!(problem.violations(&owners).is_empty(), "{name}");
            assert!((problem.objective(&owners) - objective).abs() < 1e-12, "{name}");
            compared += 1;
        }
    }
    assert_eq!(compared, 20);
}

#[test]
fn the_optimum_is_that_of_cp_sat() {
    for (name, problem, optimum) in references().into_iter().filter(|(name, ..)| is_quick(name)) {
        let found = whole(&problem);
        if optimum["status"] == "INFEASIBLE" {
            // One district has 29.9 % of all load; a part may have 28.75 %.
            let why = found.unwrap_err();
            let heavy = matches!(why, SolveError::Infeasible(Why::Heavy { node: 17, .. }));
            assert!(heavy, "{name}: {why:?}");
            continue;
        }
        let found = found.unwrap();
        let (best, rounding) = (&optimum["objective"], &optimum["rounding"]);
        let (best, rounding) = (best.as_f64().unwrap(), rounding.as_f64().unwrap());
        assert!(found.proven, "{name}");
        if optimum["status"] == "OPTIMAL" {
            let off = (found.objective - best).abs();
            assert!(off <= rounding + 1e-9, "{name}: {} {best}", found.objective);
        } else {
            assert!(found.objective <= best, "{name}: {} {best}", found.objective);
        }
    }
}

#[test]
fn a_bound_of_a_search_that_was_ended_is_below_what_cp_sat_found() {
    for (name, problem, optimum) in references() {
        let Some(best) = optimum["objective"].as_f64() else { continue };
        let Ok(found) = until(&problem, 12) else { continue };
        let rounding = optimum["rounding"].as_f64().unwrap();
        assert!(found.bound <= best + rounding, "{name}: {} {best}", found.bound);
        assert!(problem.violations(&found.owners).is_empty(), "{name}");
        assert!(found.objective >= found.bound, "{name}");
    }
}

// --- What cannot hold, and how a search tells of itself -----------------------------

fn why(problem: &Problem) -> Why {
    match whole(problem) {
        Err(SolveError::Infeasible(why)) => why,
        other => unreachable!("{other:?}"),
    }
}

#[test]
fn a_group_without_a_common_part_is_told() {
    let mut problem = row(4);
    problem.groups = vec![vec![0, 3]];
    assert_eq!(why(&problem), Why::Group { node: 0 });
}

#[test]
fn a_locked_district_that_cannot_reach_its_seat_is_told() {
    let mut problem = row(5);
    problem.allowed[1] = PartSet::only(1);
    problem.allowed[2] = PartSet::only(0);
    assert!(matches!(why(&problem), Why::Apart { node: 1 | 2, .. }), "{:?}", why(&problem));
}

#[test]
fn a_district_that_reaches_none_of_its_parts_is_told() {
    let mut problem = row(4);
    problem.graph = Graph::new(4, [(0, 1, 1.0), (1, 3, 1.0)]);
    assert_eq!(why(&problem), Why::NoPart { node: 2 });
}

#[test]
fn a_part_that_cannot_get_its_load_is_told() {
    let mut problem = row(6);
    problem.max_deviation = Some(0.1);
    problem.allowed[1] = PartSet::only(1);
    // Its seat is all that it can have, and it is to have 2,7 to 3,3.
    let Why::Load { part, least, most, low, high } = why(&problem) else { unreachable!() };
    assert_eq!(part, 0);
    for (found, expected) in [(least, 1.0), (most, 1.0), (low, 2.7), (high, 3.3)] {
        assert!((found - expected).abs() < 1e-6, "{found} {expected}");
    }
}

#[test]
fn conditions_that_only_fail_together_are_told() {
    // Seven districts of load 1 cannot be halved within 1 %.
    let mut problem = row(7);
    problem.max_deviation = Some(0.01);
    assert!(matches!(why(&problem), Why::Together | Why::NoRoom { .. }), "{:?}", why(&problem));
}

#[test]
fn a_negative_weight_is_an_error() {
    let mut problem = row(4);
    problem.weights.load = -1.0;
    assert_eq!(whole(&problem), Err(SolveError::Weight));
}

#[test]
fn a_row_is_cut_in_the_middle() {
    let mut problem = row(6);
    problem.weights = Weights { load: 1.0, way: 1.0, border: 1.0, ..Weights::default() };
    let found = whole(&problem).unwrap();
    assert_eq!(found.owners, [0, 0, 0, 1, 1, 1]);
    // One of five borders is cut; way and load are the best there are.
    assert!((found.objective - 0.2).abs() < 1e-12);
}

#[test]
fn a_start_is_kept_where_nothing_is_better_and_no_time_is_left() {
    let mut problem = row(8);
    problem.weights = Weights { load: 1.0, ..Weights::default() };
    let start = [0, 0, 0, 0, 1, 1, 1, 1];
    let found = solve(&problem, Some(&start), &mut |_| ControlFlow::Break(())).unwrap();
    assert_eq!(found.owners, start);
}

#[test]
fn the_same_problem_takes_the_same_way() {
    for (name, problem, _) in references().into_iter().filter(|(name, ..)| name.ends_with("load")) {
        assert_eq!(until(&problem, 10), until(&problem, 10), "{name}");
    }
}

#[test]
fn bounds_only_rise_and_objectives_only_fall() {
    let (_, problem, _) = references().swap_remove(2);
    let (mut bound, mut objective) = (f64::NEG_INFINITY, f64::INFINITY);
    let mut watch = |progress: &Progress<'_>| {
        assert!(progress.bound >= bound && progress.objective <= objective);
        assert_eq!(progress.is_new, progress.objective < objective);
        (bound, objective) = (progress.bound, progress.objective);
        ControlFlow::Continue(())
    };
    let found = solve(&problem, None, &mut watch).unwrap();
    assert!(found.proven && found.objective <= objective);
}

#[test]
fn three_thousand_districts_get_a_division_and_a_bound() {
    let (across, nodes) = (55, 55 * 55);
    let mut problem = row(nodes);
    problem.graph = grid(across, across, &vec![(0.5, 1.0); 3 * nodes]);
    // The near side has more of the load, so the way and the load pull in two directions.
    problem.load = (0..nodes).map(|node| if node < nodes / 2 { 2.0 } else { 1.0 }).collect();
    problem.weights = Weights { load: 1.0, way: 1.0, ..Weights::default() };
    let found = until(&problem, 20).unwrap();
    assert!(problem.violations(&found.owners).is_empty());
    assert!(!found.proven && found.bound > 0.0 && found.bound <= found.objective);
}
