//! The state against the definition, and the made-up problems that other tests use too.

use proptest::prelude::*;

use super::{Layout, State};
use crate::suggest::random::Random;
use crate::suggest::{Graph, Part, PartSet, Problem, Terms, Violation, Weights};

/// A problem on a triangulated grid of `wide` × `high` districts with some of its edges gone:
/// people and loads by chance, seats far from each other, today the nearest seat.
pub(in crate::suggest) fn made_up(wide: usize, high: usize, parts: usize, seed: u64) -> Problem {
    let mut random = Random::new(seed);
    let nodes = wide * high;
    let place: Vec<(f64, f64)> = (0..nodes)
        .map(|node| {
            let (x, y) = ((node % wide) as f64, (node / wide) as f64);
            (x + 0.6 * random.unit(), y + 0.6 * random.unit())
        })
        .collect();
    let mut edges = Vec::new();
    for node in 0..nodes {
        let (x, y) = (node % wide, node / wide);
        if x + 1 < wide {
            edges.push((node, node + 1, 0.2 + random.unit()));
        }
        if y + 1 < high {
            edges.push((node, node + wide, 0.2 + random.unit()));
        }
        if x + 1 < wide && y + 1 < high && random.happens(0.6) {
            let falls = random.happens(0.5);
            let (a, b) = if falls { (node, node + wide + 1) } else { (node + 1, node + wide) };
            edges.push((a, b, 0.2 * random.unit()));
        }
    }
    // A comb of rows on a spine stays, so that the graph is in one piece.
    edges.retain(|&(a, b, _)| {
        b == a + 1 || (b == a + wide && a % wide == 0) || random.happens(0.85)
    });
    let distance = |a: usize, b: usize| {
        let ((ax, ay), (bx, by)): ((f64, f64), (f64, f64)) = (place[a], place[b]);
        (ax - bx).hypot(ay - by)
    };
    let mut seats = vec![random.below(nodes)];
    while seats.len() < parts {
        let least = |node: usize| {
            seats.iter().map(|&seat| distance(node, seat)).fold(f64::INFINITY, f64::min)
        };
        let farthest = (0..nodes).max_by(|&a, &b| least(a).total_cmp(&least(b))).unwrap();
        seats.push(farthest);
    }
    let people: Vec<f64> = (0..nodes).map(|_| (200.0 + 2300.0 * random.unit()).floor()).collect();
    let way: Vec<Vec<f64>> = (0..nodes)
        .map(|node| seats.iter().map(|&seat| people[node] * distance(node, seat)).collect())
        .collect();
    let nearest = |row: &Vec<f64>| (0..parts).min_by(|&a, &b| row[a].total_cmp(&row[b]));
    Problem {
        graph: Graph::new(nodes, edges),
        parts,
        seats: seats.into_iter().map(Some).collect(),
        allowed: vec![PartSet::all(parts); nodes],
        groups: Vec::new(),
        contiguous: true,
        exclaves: vec![PartSet::default(); nodes],
        load: people.iter().map(|people| people * (0.7 + 0.8 * random.unit())).collect(),
        max_deviation: None,
        today: way.iter().map(nearest).collect(),
        way,
        high: people.iter().map(|people| (people * 0.5 * random.unit()).floor()).collect(),
        people,
        weights: Weights { load: 1.0, way: 1.0, changes: 0.1, border: 0.3, mix: 0.2 },
    }
}

/// `made_up` with groups, locks, exclaves, an empty today and parts without seat, by chance.
pub(in crate::suggest) fn with_conditions(mut problem: Problem, seed: u64) -> Problem {
    let mut random = Random::new(seed ^ 0x00c0_ffee);
    let nodes = problem.len();
    for _ in 0..random.below(4) {
        let edge = problem.graph.edges()[random.below(problem.graph.edges().len())];
        problem.groups.push(vec![edge.a, edge.b]);
    }
    if random.happens(0.3) {
        problem.groups.push((0..3).map(|_| random.below(nodes)).collect());
    }
    for _ in 0..random.below(5) {
        let node = random.below(nodes);
        problem.exclaves[node] = PartSet(random.any());
    }
    for _ in 0..random.below(4) {
        problem.today[random.below(nodes)] = None;
    }
    if random.happens(0.3) {
        problem.seats[0] = None;
    }
    if random.happens(0.3) {
        problem.max_deviation = Some(0.3 * random.unit());
    }
    problem
}

/// Every division of `problem` that is valid; only for small ones.
pub(in crate::suggest) fn all_divisions(problem: &Problem) -> Vec<Vec<Part>> {
    let mut found = Vec::new();
    let mut owners = vec![0; problem.len()];
    loop {
        if problem.violations(&owners).is_empty() {
            found.push(owners.clone());
        }
        let Some(next) = owners.iter().position(|&part| part + 1 < problem.parts) else {
            return found;
        };
        owners[..next].fill(0);
        owners[next] += 1;
    }
}

/// The real map with four bases at its middle in each direction, as far as the tests need it:
/// borders and places of SCB's areas, people 0–19 as both people and load.
pub(in crate::suggest) fn real() -> Problem {
    let map = crate::read::builtin("linkoping").unwrap();
    let nodes = map.len();
    let codes = ["0580R001", "0580R010", "0580R020", "0580R030"];
    let seats: Vec<usize> = codes
        .into_iter()
        .map(|code| map.districts.iter().position(|district| district.code == code).unwrap())
        .collect();
    let children: Vec<f64> =
        map.districts.indices().map(|index| map.indicators.children_0_19(index)).collect();
    let place: Vec<_> = map.districts.iter().map(|district| district.shape.label_point).collect();
    let way: Vec<Vec<f64>> = (0..nodes)
        .map(|node| {
            let km = |&seat: &usize| {
                (place[node].x - place[seat].x).hypot(place[node].y - place[seat].y) / 1000.0
            };
            seats.iter().map(|seat| children[node] * km(seat)).collect()
        })
        .collect();
    Problem {
        graph: Graph::new(nodes, map.adjacency.pairs.iter().copied()),
        parts: seats.len(),
        seats: seats.into_iter().map(Some).collect(),
        allowed: vec![PartSet::all(4); nodes],
        groups: Vec::new(),
        contiguous: true,
        exclaves: vec![PartSet::default(); nodes],
        load: children.clone(),
        max_deviation: None,
        way,
        high: children.iter().map(|children| (children / 3.0).floor()).collect(),
        people: children,
        today: vec![None; nodes],
        weights: Weights { load: 1.0, way: 1.0, ..Weights::default() },
    }
}

pub(in crate::suggest) fn is_close(a: &Terms, b: &Terms) -> bool {
    let pairs = [
        (a.load, b.load),
        (a.way, b.way),
        (a.changes, b.changes),
        (a.border, b.border),
        (a.mix, b.mix),
    ];
    pairs.into_iter().all(|(a, b)| (a - b).abs() < 1e-10)
}

fn lies_apart(problem: &Problem, owners: &[Part]) -> bool {
    problem.violations(owners).iter().any(|found| matches!(found, Violation::Apart { .. }))
}

/// Moves units by chance and compares everything that the state says with the definition.
fn hold_to_the_definition(problem: &Problem, seed: u64, moves: usize) {
    let mut random = Random::new(seed);
    let Some(layout) = Layout::new(problem) else { return };
    // All in one part is whole, whatever else it breaks.
    let start = random.below(problem.parts);
    let mut state = State::new(&layout, &vec![start; problem.len()]).unwrap();
    assert!(!lies_apart(problem, state.owners()) || problem.graph.edges().is_empty());
    for _ in 0..moves {
        let nodes = layout.unit(random.below(layout.units().len()));
        let (from, to) = (state.owner(nodes[0]), random.below(problem.parts));
        if from == to {
            continue;
        }
        let change = state.change(nodes, to);
        let mut after = state.owners().to_vec();
        for &node in nodes {
            after[node] = to;
        }
        assert!(is_close(&state.terms_after(&change), &problem.terms(&after)));
        let violations = problem.violations(&after);
        let uneven = violations.iter().any(|found| matches!(found, Violation::Uneven { .. }));
        assert_eq!(state.uneven_after(&change) > 0.0, uneven);
        let whole = state.stays_whole(nodes, to);
        assert_eq!(whole, !lies_apart(problem, &after), "{nodes:?} {from} to {to} of {after:?}");
        if whole {
            let before = state.terms();
            state.make(nodes, &change);
            if random.happens(0.2) {
                state.make(nodes, &change.back());
                assert!(is_close(&state.terms(), &before));
                state.make(nodes, &change);
            }
        }
    }
    assert!(is_close(&state.terms(), &problem.terms(state.owners())));
    let mut cut = state.cut().to_vec();
    cut.sort_unstable();
    let edges = problem.graph.edges().iter().enumerate();
    let differ = edges.filter(|(_, edge)| state.owner(edge.a) != state.owner(edge.b));
    assert_eq!(cut, differ.map(|(position, _)| position).collect::<Vec<_>>());
    for part in 0..problem.parts {
        assert_eq!(state.count(part), state.owners().iter().filter(|&&own| own == part).count());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn the_state_of_a_made_up_map_is_what_the_definition_says(
        wide in 2_usize..9, high in 1_usize..7, parts in 1_usize..6, seed: u64,
    ) {
        let parts = parts.min(wide * high);
        let problem = with_conditions(made_up(wide, high, parts, seed), seed);
        // Seats need not hold here: the moves go anywhere.
        hold_to_the_definition(&problem, seed, 300);
    }

    #[test]
    fn the_state_of_the_real_map_is_what_the_definition_says(seed: u64) {
        hold_to_the_definition(&with_conditions(real(), seed), seed, 300);
    }

    #[test]
    fn what_is_cut_off_and_goes_along_leaves_the_rest_whole(seed: u64) {
        let problem = made_up(7, 6, 3, seed);
        let layout = Layout::new(&problem).unwrap();
        let mut random = Random::new(seed);
        let mut state = State::new(&layout, &vec![0; problem.len()]).unwrap();
        for _ in 0..200 {
            let node = random.below(problem.len());
            let (from, to) = (state.owner(node), random.below(problem.parts));
            if from == to {
                continue;
            }
            let mut nodes = vec![node];
            nodes.extend(state.cut_off(&[node]));
            prop_assert!(state.cut_off(&nodes).is_empty());
            let seat = problem.seats[from].unwrap();
            prop_assert!(node == seat || state.owner(seat) != from || !nodes.contains(&seat));
            if state.stays_whole(&nodes, to) {
                let change = state.change(&nodes, to);
                state.make(&nodes, &change);
            }
            prop_assert!(!lies_apart(&problem, state.owners()));
        }
        prop_assert!(is_close(&state.terms(), &problem.terms(state.owners())));
    }
}

#[test]
fn a_problem_in_which_a_group_has_two_seats_has_no_layout() {
    let mut problem = made_up(3, 3, 2, 1);
    problem.groups = problem.seats.iter().flatten().map(|&seat| vec![seat, 4]).collect();
    assert!(Layout::new(&problem).is_none());
}
