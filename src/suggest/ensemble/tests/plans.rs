//! Ensembles as a whole: valid plans, the same for the same seed, and what stands in the way.

use std::sync::Mutex;

use super::*;
use crate::measure::need::{NeedIndex, need};
use crate::model::{NeedMethod, default_need};

/// Linköping's 32 areas and the first assignment by place: need-weighted children as load, the way
/// straight to the middle of the first area of each base, all of it an assumption.
fn linkoping() -> (Problem, Vec<Part>) {
    let map = crate::read::builtin("linkoping").unwrap();
    let preset = include_str!("../../../../assets/presets/beslut-2023.narplan.json");
    let preset: serde_json::Value = serde_json::from_str(preset).unwrap();
    let bases = ["norr", "vaster", "syd", "oster"].map(|base| {
        let codes = preset["assignment"][base].as_array().unwrap().iter();
        codes.map(|code| code.as_str().unwrap()).collect::<Vec<_>>()
    });
    let (terms, method) = (default_need(), NeedMethod::default());
    let index = NeedIndex { terms: &terms, method: &method };
    let need = need(&map.indicators, map.len(), &index, 0.5);
    let people: Vec<f64> = map
        .districts
        .iter_enumerated()
        .map(|(index, _)| map.indicators.children_0_19(index))
        .collect();
    let places: Vec<_> =
        map.districts.iter_enumerated().map(|(_, district)| district.shape.label_point).collect();
    let owners: Vec<Part> = map
        .districts
        .iter_enumerated()
        .map(|(_, area)| bases.iter().position(|base| base.contains(&&*area.code)).unwrap())
        .collect();
    let seats: Vec<usize> =
        (0..4).map(|base| owners.iter().position(|owner| *owner == base).unwrap()).collect();
    let graph = Graph::new(map.len(), map.adjacency.pairs.iter().copied());
    let weights =
        map.districts.iter_enumerated().map(|(index, _)| *need.weight.get(index).unwrap());
    let load = weights.zip(&people).map(|(weight, people)| weight * people).collect();
    let mut problem = problem(graph, 4, load);
    let way = |place: &geo::Coord<f64>, people: f64| {
        let to = seats.iter().map(|&seat| places[seat] - *place);
        to.map(|apart| people * apart.x.hypot(apart.y) / 1000.0).collect()
    };
    problem.way = places.iter().zip(&people).map(|(place, people)| way(place, *people)).collect();
    problem.high =
        people.iter().enumerate().map(|(i, p)| if i % 3 == 0 { *p } else { 0.0 }).collect();
    problem.people = people;
    (problem, owners)
}

fn few(tolerance: f64) -> EnsembleOptions {
    EnsembleOptions { plans: 501, ..EnsembleOptions::new(tolerance) }
}

#[test]
fn the_same_seed_gives_the_same_plans_and_another_others() {
    let (problem, owners) = linkoping();
    let options = few(tolerance_for(&problem, &owners));
    let drawn =
        |seed| ensemble(&problem, &owners, &EnsembleOptions { seed, ..options }, &go_on).unwrap();
    let first = drawn(1);
    assert_eq!(first, drawn(1));
    assert_ne!(first.plans().collect::<Vec<_>>(), drawn(2).plans().collect::<Vec<_>>());
    // The two chains go ways of their own.
    let plans: Vec<_> = first.plans().collect();
    assert_ne!(plans[..100], plans[251..351]);
}

#[test]
fn chains_drawn_one_after_the_other_are_those_drawn_together() {
    let (problem, owners) = linkoping();
    let options = few(tolerance_for(&problem, &owners));
    let together = ensemble(&problem, &owners, &options, &go_on).unwrap();
    let flat = Flat::new(&problem);
    let work = Work {
        problem: &problem,
        window: flat.window(4, options.tolerance),
        flat,
        start: owners.iter().map(|&part| part as u8).collect(),
        options: &options,
        follow: &go_on,
        done: AtomicU64::new(0),
        is_stopped: AtomicBool::new(false),
    };
    let alone = [1, 0].map(|chain| work.chain(chain).unwrap());
    let alone: Vec<Drawn> = alone.into_iter().rev().collect();
    assert_eq!(gather(problem.len(), alone), together);
}

#[test]
fn a_change_of_what_a_seed_gives_shows() {
    // No other calculation: the plans as they were drawn first. What a seed gives may only change
    // where the chain or its law does, as saved comparisons would no longer be found again.
    let problem = problem(grid(3, 3), 3, vec![1.0; 9]);
    let options = EnsembleOptions { plans: 2, thin: 50, ..EnsembleOptions::new(0.34) };
    let drawn = ensemble(&problem, &[0, 0, 0, 1, 1, 1, 2, 2, 2], &options, &go_on).unwrap();
    let plans: Vec<_> = drawn.plans().map(|plan| unlabelled(&plan)).collect();
    assert_eq!(plans, [[0, 1, 1, 0, 1, 1, 2, 2, 2], [0, 0, 0, 1, 2, 2, 1, 1, 1]]);
}

#[test]
fn every_plan_of_the_real_map_is_valid_and_has_its_own_values() {
    let (mut problem, owners) = linkoping();
    let tolerance = tolerance_for(&problem, &owners);
    let drawn = ensemble(&problem, &owners, &few(tolerance), &go_on).unwrap();
    assert_eq!(drawn.starts, [Start::Given, Start::Drawn]);
    problem.max_deviation = Some(tolerance);
    let plans: Vec<_> = drawn.plans().collect();
    assert_eq!(plans.len(), 501);
    for plan in &plans {
        assert_eq!(problem.violations(plan), []);
        assert_eq!(pieces(&problem.graph, plan).len(), 4);
    }
    for measure in Measure::ALL {
        let values: Vec<f64> = drawn.sample(measure).values().collect();
        let own: Vec<f64> = plans.iter().map(|plan| measure.of(&problem, plan)).collect();
        assert_eq!(values, own);
    }
    let load = drawn.sample_of(&|plan| problem.terms(plan).load);
    assert_eq!(load, drawn.sample(Measure::Load));
}

#[test]
fn parts_have_the_names_with_which_the_way_is_shortest() {
    let (problem, owners) = linkoping();
    let drawn =
        ensemble(&problem, &owners, &few(tolerance_for(&problem, &owners)), &go_on).unwrap();
    for plan in drawn.plans().step_by(25) {
        let own = problem.terms(&plan).way;
        for name in 0..256_usize {
            let names: Vec<Part> = (0..4).map(|part| name >> (2 * part) & 3).collect();
            let mut sorted = names.clone();
            sorted.sort_unstable();
            if sorted == [0, 1, 2, 3] {
                let renamed: Vec<Part> = plan.iter().map(|&part| names[part]).collect();
                assert!(problem.terms(&renamed).way > own - 1e-9);
            }
        }
    }
}

#[test]
fn the_chains_agree_on_the_real_map() {
    let (problem, owners) = linkoping();
    let tolerance = tolerance_for(&problem, &owners);
    let options = EnsembleOptions { plans: 4_000, ..EnsembleOptions::new(tolerance) };
    let drawn = ensemble(&problem, &owners, &options, &go_on).unwrap();
    for measure in Measure::ALL {
        let mixing = drawn.sample(measure).mixing();
        // The bounds of Vehtari et al. 2021: 100 for each of the two chains, and 1,01.
        assert!(mixing.effective.unwrap() > 200.0, "{measure:?}: {mixing:?}");
        assert!(mixing.r_hat.unwrap() < 1.01, "{measure:?}: {mixing:?}");
    }
}

#[test]
fn the_tolerance_needed_lets_a_plan_pass_and_no_smaller_one_does() {
    let (problem, owners) = linkoping();
    let needed = tolerance_for(&problem, &owners);
    let loads = problem.loads(&owners);
    let mean = loads.iter().sum::<f64>() / 4.0;
    let most = loads.iter().map(|load| (load / mean - 1.0).abs()).fold(0.0, f64::max);
    assert!((needed - most).abs() < 1e-12);
    let options = EnsembleOptions { plans: 2, ..EnsembleOptions::new(needed) };
    assert!(ensemble(&problem, &owners, &options, &go_on).is_ok());
    let options = EnsembleOptions { tolerance: needed * (1.0 - 1e-6), ..options };
    let refused = ensemble(&problem, &owners, &options, &go_on);
    assert_eq!(refused, Err(EnsembleError::Uneven { needed }));
}

#[test]
fn what_stands_in_the_way_is_named() {
    let grid_of = |parts| problem(grid(2, 3), parts, vec![1.0; 6]);
    let refused = |problem: &Problem, owners: &[Part]| {
        ensemble(problem, owners, &EnsembleOptions::new(1.0), &go_on).unwrap_err()
    };
    let three = grid_of(3);
    assert_eq!(refused(&grid_of(1), &[0; 6]), EnsembleError::OnePart);
    assert_eq!(refused(&three, &[0, 1, 2, 0, 1]), EnsembleError::NoPart(5));
    assert_eq!(refused(&three, &[0, 1, 2, 0, 1, 3]), EnsembleError::NoPart(5));
    assert_eq!(refused(&three, &[0, 1, 1, 0, 1, 1]), EnsembleError::Empty(2));
    assert_eq!(refused(&three, &[0, 1, 0, 2, 1, 2]), EnsembleError::Apart(0));
    let mut apart = grid_of(2);
    apart.graph = Graph::new(6, [(0, 1, 1.0), (1, 2, 1.0), (3, 4, 1.0), (4, 5, 1.0)]);
    assert_eq!(refused(&apart, &[0, 0, 0, 1, 1, 1]), EnsembleError::Pieces(2));
    let mut short = grid_of(2);
    short.load.pop();
    assert!(matches!(refused(&short, &[0, 0, 0, 1, 1, 1]), EnsembleError::Problem(_)));
    let fine = EnsembleOptions::new(1.0);
    for (name, options) in [
        ("plans", EnsembleOptions { plans: 0, ..fine }),
        ("thin", EnsembleOptions { thin: 0, ..fine }),
        ("chains", EnsembleOptions { chains: 0, ..fine }),
        ("tolerance", EnsembleOptions { tolerance: -0.1, ..fine }),
        ("tolerance", EnsembleOptions { tolerance: f64::NAN, ..fine }),
    ] {
        let refused = ensemble(&grid_of(2), &[0, 0, 0, 1, 1, 1], &options, &go_on);
        assert_eq!(refused, Err(EnsembleError::Option(name)));
    }
}

#[test]
fn it_tells_how_far_it_has_come_and_ends_when_told() {
    let problem = problem(grid(4, 4), 4, vec![1.0; 16]);
    let owners = [0, 0, 1, 1, 0, 0, 1, 1, 2, 2, 3, 3, 2, 2, 3, 3];
    let shares = Mutex::new(Vec::new());
    let tell = |share: f64| {
        shares.lock().unwrap().push(share);
        ControlFlow::Continue(())
    };
    let options = EnsembleOptions { plans: 200, thin: 3, ..EnsembleOptions::new(0.5) };
    ensemble(&problem, &owners, &options, &tell).unwrap();
    let shares = shares.into_inner().unwrap();
    let most = shares.iter().copied().fold(0.0, f64::max);
    assert!(shares.iter().all(|share| (0.0..=1.0).contains(share)));
    assert!((most - 1.0).abs() < 1e-12);
    let stop = |share: f64| {
        if share > 0.5 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    assert_eq!(ensemble(&problem, &owners, &options, &stop), Err(EnsembleError::Stopped));
}

#[test]
fn the_second_start_is_valid_and_owes_nothing_to_the_first() {
    for (rows, columns, parts, tolerance) in [(4, 8, 4, 0.25), (10, 10, 7, 0.2), (30, 30, 4, 0.05)]
    {
        let problem = problem(grid(rows, columns), parts, vec![1.0; rows * columns]);
        let flat = Flat::new(&problem);
        let window = flat.window(parts, tolerance);
        let draw = |seed| start::draw(&flat, window, parts, &mut Stream::new(seed, 1)).unwrap();
        let first = draw(1);
        assert!(loads(&flat, parts, &first).into_iter().all(|load| window.has(load)));
        let owners: Vec<Part> = first.iter().map(|&part| Part::from(part)).collect();
        let mut found = pieces(&problem.graph, &owners);
        found.sort_unstable();
        assert_eq!(found, (0..parts).collect::<Vec<_>>());
        assert_ne!(first, draw(2));
    }
}

#[test]
fn where_no_other_start_is_to_be_found_the_second_chain_begins_with_the_first_one() {
    // Sixteen pairs with loads 1, 3, 9, …: a division is even only if it parts each pair, which
    // is one in 20 000 of the divisions in two halves.
    let all = (0..32).flat_map(|a| (a + 1..32).map(move |b| (a, b, 1.0)));
    let load = (0..32).map(|node| 3_f64.powi(node / 2)).collect();
    let problem = problem(Graph::new(32, all), 2, load);
    let start: Vec<Part> = (0..32).map(|node| node % 2).collect();
    let options = EnsembleOptions { plans: 10, ..EnsembleOptions::new(0.0) };
    let drawn = ensemble(&problem, &start, &options, &go_on).unwrap();
    assert_eq!(drawn.starts, [Start::Given, Start::Given]);
}

#[test]
fn without_load_every_connected_division_is_valid() {
    let problem = problem(grid(2, 3), 2, vec![0.0; 6]);
    let all = all_divisions(&problem, 1.0).len();
    let options = EnsembleOptions { plans: 2_000, ..EnsembleOptions::new(0.0) };
    let drawn = ensemble(&problem, &[0, 0, 0, 1, 1, 1], &options, &go_on).unwrap();
    let mut plans: Vec<_> = drawn.plans().map(|plan| unlabelled(&plan)).collect();
    plans.sort_unstable();
    plans.dedup();
    assert_eq!(plans.len(), all);
}
