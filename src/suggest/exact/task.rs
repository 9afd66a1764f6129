//! A problem made ready for the search: what must have the same part is one item.

use crate::suggest::{Part, PartSet, Problem};

/// A border between two items, weighted.
#[derive(Clone, Copy, Debug)]
pub(super) struct Link {
    pub a: usize,
    pub b: usize,
    pub cost: f64,
}

/// The problem over items. The objective of a division is
/// `offset + Σ cost + gini · Σ_{b<c} |L_b − L_c| + Σ_b |M_b| + Σ cost of the links cut`, with `L`
/// and `M` the sums of `load` and `mix` in each part.
#[derive(Debug)]
pub(super) struct Task<'a> {
    pub problem: &'a Problem,
    pub parts: usize,
    /// The item of each district.
    pub item_of: Vec<usize>,
    /// The districts of each item.
    pub members: Vec<Vec<usize>>,
    /// The parts that each item may have; empty where a group has none in common.
    pub domain: Vec<u64>,
    /// Way and changes, `parts` figures an item.
    pub cost: Vec<f64>,
    pub offset: f64,
    pub load: Vec<f64>,
    pub total: f64,
    /// Weight of an absolute difference of two loads.
    pub gini: f64,
    /// The item's part of `½ (H_b/H − O_b/O)`, weighted.
    pub mix: Vec<f64>,
    pub links: Vec<Link>,
    /// The least and the most load of a part.
    pub window: (f64, f64),
    /// Every load is a whole number, and so is every sum of them.
    pub whole: bool,
    /// What counts as no difference between objectives.
    pub eps: f64,
}

impl<'a> Task<'a> {
    pub(super) fn new(problem: &'a Problem) -> Self {
        let (item_of, members) = items(problem);
        let parts = problem.parts;
        let count = members.len();
        let weights = &problem.weights;
        let all = PartSet::all(parts).0;
        let mut domain = vec![all; count];
        for (node, &item) in item_of.iter().enumerate() {
            domain[item] &= problem.allowed[node].0;
        }
        for (part, seat) in problem.seats.iter().enumerate() {
            if let Some(seat) = *seat {
                domain[item_of[seat]] &= PartSet::only(part).0;
            }
        }
        let sums = |figures: &[f64]| -> Vec<f64> {
            members.iter().map(|nodes| nodes.iter().map(|&node| figures[node]).sum()).collect()
        };
        let load = sums(&problem.load);
        let total: f64 = load.iter().sum();
        let (cost, offset) = costs(problem, &members);
        let mix = sums(&mixes(problem));
        let mean = total / parts as f64;
        let window = problem.max_deviation.map_or((0.0, total), |share| {
            let most = share * mean + 1e-9 * mean;
            (mean - most, mean + most)
        });
        let scale = weights.load + weights.way + weights.changes + weights.border + weights.mix;
        Self {
            problem,
            parts,
            links: links(problem, &item_of),
            item_of,
            members,
            domain,
            cost,
            offset,
            gini: if total > 0.0 { weights.load / (parts as f64 * total) } else { 0.0 },
            whole: total < 1e15 && load.iter().all(|load| load.fract() == 0.0),
            load,
            total,
            mix,
            window,
            eps: 1e-9 * scale,
        }
    }

    /// Number of items.
    pub(super) fn len(&self) -> usize {
        self.members.len()
    }

    /// The part of each district, from that of each item.
    pub(super) fn owners(&self, parts: &[Part]) -> Vec<Part> {
        self.item_of.iter().map(|&item| parts[item]).collect()
    }

    /// Whether load is all that counts.
    pub(super) fn only_load(&self) -> bool {
        let weights = &self.problem.weights;
        weights.way + weights.changes + weights.border + weights.mix <= 0.0
    }
}

/// Districts that must have the same part, joined: groups that overlap become one.
fn items(problem: &Problem) -> (Vec<usize>, Vec<Vec<usize>>) {
    let mut root: Vec<usize> = (0..problem.len()).collect();
    let find = |root: &[usize], mut node: usize| {
        while root[node] != node {
            node = root[node];
        }
        node
    };
    for group in &problem.groups {
        let mut inside = group.iter().copied().filter(|&node| node < problem.len());
        let Some(first) = inside.next() else { continue };
        for other in inside {
            let (a, b) = (find(&root, first), find(&root, other));
            root[a.max(b)] = a.min(b);
        }
    }
    let mut item_of = vec![0; problem.len()];
    let mut members: Vec<Vec<usize>> = Vec::new();
    for node in 0..problem.len() {
        let top = find(&root, node);
        if top == node {
            item_of[node] = members.len();
            members.push(vec![node]);
        } else {
            item_of[node] = item_of[top];
            members[item_of[top]].push(node);
        }
    }
    (item_of, members)
}

/// What each item costs in each part, weighted, and what is added to all of it.
fn costs(problem: &Problem, members: &[Vec<usize>]) -> (Vec<f64>, f64) {
    let parts = problem.parts;
    let mut cost = vec![0.0; members.len() * parts];
    let nearest = problem.way.iter().map(|row| row.iter().copied().fold(f64::INFINITY, f64::min));
    let nearest: f64 = nearest.sum();
    let known = problem.people.iter().zip(&problem.today).filter(|(_, today)| today.is_some());
    let known: f64 = known.map(|(people, _)| people).sum();
    for (item, nodes) in members.iter().enumerate() {
        for &node in nodes {
            for (part, way) in problem.way[node].iter().enumerate() {
                let cost = &mut cost[item * parts + part];
                if nearest > 0.0 {
                    *cost += problem.weights.way * way / nearest;
                }
                if known > 0.0 && problem.today[node].is_some_and(|today| today != part) {
                    *cost += problem.weights.changes * problem.people[node] / known;
                }
            }
        }
    }
    (cost, if nearest > 0.0 { -problem.weights.way } else { 0.0 })
}

fn mixes(problem: &Problem) -> Vec<f64> {
    let high: f64 = problem.high.iter().sum();
    let other = problem.people.iter().sum::<f64>() - high;
    if high <= 0.0 || other <= 0.0 {
        return vec![0.0; problem.len()];
    }
    let half = problem.weights.mix / 2.0;
    let people = problem.high.iter().zip(&problem.people);
    people.map(|(own, people)| half * (own / high - (people - own) / other)).collect()
}

fn links(problem: &Problem, item_of: &[usize]) -> Vec<Link> {
    let all: f64 = problem.graph.edges().iter().map(|edge| edge.border_m).sum();
    if all <= 0.0 || problem.weights.border <= 0.0 {
        return Vec::new();
    }
    let mut sum = std::collections::BTreeMap::new();
    for edge in problem.graph.edges() {
        let (a, b) = (item_of[edge.a], item_of[edge.b]);
        if a != b && edge.border_m > 0.0 {
            *sum.entry((a.min(b), a.max(b))).or_insert(0.0) += edge.border_m;
        }
    }
    let scale = problem.weights.border / all;
    sum.into_iter().map(|((a, b), metres)| Link { a, b, cost: scale * metres }).collect()
}
