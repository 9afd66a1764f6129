//! From one division to another, move by move.

use std::collections::BTreeSet;

use crate::suggest::state::{Layout, State};
use crate::suggest::{Part, Problem, Terms};

/// Some districts that change part together.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The districts, in order: one, or several that must go together (a group, or a district
    /// with the enclave that it would leave behind).
    pub nodes: Vec<usize>,
    /// The part that they leave.
    pub from: Part,
    /// The part that they come to.
    pub to: Part,
    /// What the objective falls by when the steps before this one are made.
    pub gain: f64,
    /// The terms after this step and all before it.
    pub terms_after: Terms,
    /// What the objective would fall by if this step alone were made; `None` where that would be
    /// no valid division.
    pub alone: Option<f64>,
    /// Whether the division after this step and all before it is valid.
    pub valid_after: bool,
}

/// The steps from `start` to `target`, the most gainful first as far as the division stays valid
/// on the way. The gains add up to what the objective falls by on the whole.
///
/// Where no single step leaves a valid division, neighbours that leave the same part for the same
/// part are tried together; where that does not help either, the step with the fewest violations
/// is taken. None where the lengths are not those of the problem or a part is unknown.
#[must_use]
pub fn steps(problem: &Problem, start: &[Part], target: &[Part]) -> Vec<Step> {
    let Some(layout) = Layout::new(problem) else { return Vec::new() };
    let known = target.len() == start.len() && target.iter().all(|&part| part < problem.parts);
    let Some(mut state) = State::new(&layout, start).filter(|_| known) else { return Vec::new() };
    let mut waits = together(&layout, start, target);
    let mut before = problem.objective(start);
    let mut steps = Vec::new();
    while let Some(nodes) = next(&mut state, target, &waits) {
        waits.retain(|block| !block.iter().any(|node| nodes.binary_search(node).is_ok()));
        let Some((&first, &from)) = nodes.first().and_then(|node| Some((node, start.get(*node)?)))
        else {
            break;
        };
        let to = target.get(first).copied().unwrap_or(from);
        let change = state.change(&nodes, to);
        state.make(&nodes, &change);
        let terms_after = problem.terms(state.owners());
        let objective = terms_after.objective(&problem.weights);
        let alone = changed(start, &nodes, to);
        let alone = problem.violations(&alone).is_empty().then(|| problem.objective(&alone));
        let valid_after = problem.violations(state.owners()).is_empty();
        steps.push(Step {
            nodes,
            from,
            to,
            gain: before - objective,
            terms_after,
            alone: alone.map(|alone| problem.objective(start) - alone),
            valid_after,
        });
        before = objective;
    }
    steps
}

fn changed(owners: &[Part], nodes: &[usize], to: Part) -> Vec<Part> {
    let mut owners = owners.to_vec();
    for &node in nodes {
        owners.iter_mut().skip(node).take(1).for_each(|part| *part = to);
    }
    owners
}

/// The districts that differ, those of a unit that make the same change together.
fn together(layout: &Layout<'_>, start: &[Part], target: &[Part]) -> Vec<Vec<usize>> {
    let mut blocks = std::collections::BTreeMap::<_, Vec<usize>>::new();
    for (node, pair) in start.iter().zip(target).enumerate() {
        if pair.0 != pair.1 {
            blocks.entry((layout.unit_of(node), pair)).or_default().push(node);
        }
    }
    blocks.into_values().collect()
}

/// How many of the most gainful blocks are looked at closely.
const TRIED: usize = 12;

/// What can be moved next: of all blocks the most gainful that leaves a valid division, else
/// blocks that go together, else the block with the fewest violations.
fn next(state: &mut State<'_>, target: &[Part], waits: &[Vec<usize>]) -> Option<Vec<usize>> {
    let mut blocks: Vec<(f64, Vec<usize>)> = Vec::new();
    for block in waits {
        blocks.push((objective_after(state, target, block), block.clone()));
    }
    blocks.sort_by(|a, b| a.0.total_cmp(&b.0));
    let valid = |state: &State<'_>, nodes: &[usize]| violations(state, target, nodes) == 0;
    // What the state can tell fast is asked first: it is sure where all is whole.
    let mut likely = Vec::new();
    for (_, block) in &blocks {
        let to = block.first().and_then(|&node| target.get(node)).copied()?;
        if state.stays_whole(block, to) {
            likely.push(block);
        }
    }
    if let Some(block) = likely.iter().take(TRIED).find(|block| valid(state, block)) {
        return Some((*block).clone());
    }
    let mut wider: Vec<(f64, Vec<usize>)> = Vec::new();
    for (_, block) in blocks.iter().take(4 * TRIED) {
        for nodes in grown(state, target, waits, block) {
            wider.push((objective_after(state, target, &nodes), nodes));
        }
    }
    wider.sort_by(|a, b| a.1.len().cmp(&b.1.len()).then(a.0.total_cmp(&b.0)));
    wider.dedup_by(|a, b| a.1 == b.1);
    if let Some((_, nodes)) = wider.into_iter().take(4 * TRIED).find(|wider| valid(state, &wider.1))
    {
        return Some(nodes);
    }
    let few = blocks.into_iter().take(TRIED);
    few.min_by_key(|(_, block)| violations(state, target, block)).map(|(_, block)| block)
}

fn to_of(target: &[Part], nodes: &[usize]) -> Part {
    nodes.first().and_then(|&node| target.get(node)).copied().unwrap_or_default()
}

fn objective_after(state: &mut State<'_>, target: &[Part], nodes: &[usize]) -> f64 {
    let change = state.change(nodes, to_of(target, nodes));
    state.terms_after(&change).objective(&state.layout().problem.weights)
}

fn violations(state: &State<'_>, target: &[Part], nodes: &[usize]) -> usize {
    let after = changed(state.owners(), nodes, to_of(target, nodes));
    state.layout().problem.violations(&after).len()
}

/// `block` with what it would cut off, with each neighbour, and with all neighbours in a row that
/// make the same change, where those are on their way too.
fn grown(
    state: &mut State<'_>,
    target: &[Part],
    waits: &[Vec<usize>],
    block: &[usize],
) -> Vec<Vec<usize>> {
    let Some(&first) = block.first() else { return Vec::new() };
    let (from, to) = (state.owner(first), to_of(target, block));
    let same: Vec<&Vec<usize>> = waits
        .iter()
        .filter(|other| {
            other.first().is_some_and(|&node| state.owner(node) == from)
                && to_of(target, other) == to
        })
        .collect();
    let layout = state.layout();
    let touches = |nodes: &BTreeSet<usize>, other: &[usize]| {
        let ends = other.iter().flat_map(|&node| layout.ends(node));
        ends.into_iter().any(|end| nodes.contains(&end.node))
    };
    let own: BTreeSet<usize> = block.iter().copied().collect();
    let mut found = Vec::new();
    let loose: BTreeSet<usize> = state.cut_off(block).into_iter().collect();
    let on_their_way = same.iter().filter(|other| other.iter().any(|node| loose.contains(node)));
    let along: BTreeSet<usize> = on_their_way.flat_map(|other| other.iter().copied()).collect();
    found.push(&own | &along);
    for other in &same {
        if touches(&own, other) {
            found.push(&own | &other.iter().copied().collect());
        }
    }
    let mut all = own.clone();
    loop {
        let before = all.len();
        for other in &same {
            if touches(&all, other) {
                all.extend(other.iter());
            }
        }
        if all.len() == before {
            break;
        }
    }
    found.push(all);
    found.retain(|nodes| nodes.len() > own.len());
    found.into_iter().map(|nodes| nodes.into_iter().collect()).collect()
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use proptest::prelude::*;

    use super::*;
    use crate::suggest::random::Random;
    use crate::suggest::state::tests::{is_close, made_up};
    use crate::suggest::{Graph, PartSet, Progress, SearchLimits, search};

    /// `start` with the steps at the positions `chosen` made.
    fn apply_some(start: &[Part], steps: &[Step], chosen: &[usize]) -> Vec<Part> {
        let chosen = chosen.iter().filter_map(|&position| steps.get(position));
        chosen.fold(start.to_vec(), |owners, step| changed(&owners, &step.nodes, step.to))
    }

    fn on(_: &Progress<'_>) -> ControlFlow<()> {
        ControlFlow::Continue(())
    }

    fn hold(
        problem: &Problem,
        start: &[Part],
        target: &[Part],
    ) -> Result<Vec<Step>, TestCaseError> {
        let steps = steps(problem, start, target);
        let all: Vec<usize> = (0..steps.len()).collect();
        prop_assert_eq!(apply_some(start, &steps, &all), target.to_vec());
        let sum: f64 = steps.iter().map(|step| step.gain).sum();
        prop_assert!((sum - (problem.objective(start) - problem.objective(target))).abs() < 1e-9);
        for (position, step) in steps.iter().enumerate() {
            let owners = apply_some(start, &steps, &all[..=position]);
            prop_assert!(is_close(&step.terms_after, &problem.terms(&owners)));
            prop_assert_eq!(step.valid_after, problem.violations(&owners).is_empty());
            let alone = apply_some(start, &steps, &[position]);
            let valid = problem.violations(&alone).is_empty();
            prop_assert_eq!(step.alone.is_some(), valid);
            if let Some(gain) = step.alone {
                let fallen = problem.objective(start) - problem.objective(&alone);
                prop_assert!((gain - fallen).abs() < 1e-12);
            }
        }
        Ok(steps)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(16))]

        #[test]
        fn the_steps_lead_to_the_target_and_their_gains_add_up(seed: u64) {
            let problem = made_up(7, 6, 4, seed);
            let divided = |seed, moves| {
                search(&problem, None, seed, &SearchLimits::moves(moves), &mut on)
            };
            let (Some(start), Some(target)) = (divided(seed, 1), divided(seed ^ 1, 20_000)) else {
                return Ok(());
            };
            let steps = hold(&problem, &start, &target)?;
            let valid = steps.iter().filter(|step| step.valid_after).count();
            // Nearly all of the way is valid; the end always is.
            prop_assert!(valid * 10 >= steps.len() * 8, "{} of {}", valid, steps.len());
            prop_assert!(steps.last().is_none_or(|step| step.valid_after));
        }

        #[test]
        fn steps_between_any_two_divisions_lead_there(seed: u64) {
            let mut problem = made_up(4, 4, 3, seed);
            problem.groups = vec![vec![0, 1], vec![6, 9]];
            let mut random = Random::new(seed);
            let mut any = || (0..16).map(|_| random.below(3)).collect::<Vec<_>>();
            let (start, target) = (any(), any());
            hold(&problem, &start, &target)?;
        }
    }

    /// A row 0–1–2–3–4 with an enclave 5 on district 2; the seats are at the ends.
    fn row_with_an_enclave() -> Problem {
        let mut problem = made_up(3, 2, 2, 1);
        let edges = [(0, 1), (1, 2), (2, 3), (3, 4), (2, 5)];
        problem.graph = Graph::new(6, edges.map(|(a, b)| (a, b, 1.0)));
        problem.seats = vec![Some(0), Some(4)];
        problem
    }

    #[test]
    fn an_enclave_goes_with_the_district_that_it_hangs_on() {
        let problem = row_with_an_enclave();
        let steps = steps(&problem, &[0, 0, 0, 0, 1, 0], &[0, 0, 1, 1, 1, 1]);
        assert_eq!(steps.len(), 2);
        assert_eq!((&steps[0].nodes[..], steps[0].from, steps[0].to), (&[3][..], 0, 1));
        assert_eq!(steps[1].nodes, [2, 5]);
        assert!(steps[0].valid_after && steps[1].valid_after);
        assert!(steps[0].alone.is_some() && steps[1].alone.is_none());
    }

    #[test]
    fn a_group_goes_together() {
        let mut problem = row_with_an_enclave();
        problem.groups = vec![vec![2, 3]];
        problem.exclaves = vec![PartSet::all(2); 6];
        let steps = steps(&problem, &[0, 0, 0, 0, 1, 0], &[0, 0, 1, 1, 1, 0]);
        assert_eq!(steps.len(), 1);
        assert_eq!(steps[0].nodes, [2, 3]);
    }

    #[test]
    fn from_a_division_to_itself_there_is_nothing_to_do() {
        let problem = row_with_an_enclave();
        assert!(steps(&problem, &[0, 0, 0, 1, 1, 0], &[0, 0, 0, 1, 1, 0]).is_empty());
    }
}
