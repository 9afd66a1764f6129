//! The step itself: its exact probabilities on tiny graphs, by going through all trees.

use std::collections::BTreeMap;

use super::*;

type Edges = Vec<(usize, usize)>;

/// All spanning trees of the graph on `nodes`.
fn spanning_trees(graph: &Graph, nodes: &[usize]) -> Vec<Edges> {
    let inside = graph.edges().iter().map(|edge| (edge.a, edge.b));
    let inside: Edges = inside.filter(|(a, b)| nodes.contains(a) && nodes.contains(b)).collect();
    let mut found = Vec::new();
    for chosen in 0_u32..1 << inside.len() {
        if chosen.count_ones() as usize + 1 == nodes.len() {
            let edges = (0..inside.len()).filter(|bit| chosen & 1 << bit != 0);
            let edges: Edges = edges.map(|bit| inside[bit]).collect();
            if reached(&edges, nodes[0]).len() == nodes.len() {
                found.push(edges);
            }
        }
    }
    found
}

/// What can be reached from `start` along `edges`.
fn reached(edges: &[(usize, usize)], start: usize) -> Vec<usize> {
    let mut reached = vec![start];
    let mut next = 0;
    while let Some(&node) = reached.get(next) {
        next += 1;
        for &(a, b) in edges {
            for (from, to) in [(a, b), (b, a)] {
                if from == node && !reached.contains(&to) {
                    reached.push(to);
                }
            }
        }
    }
    reached
}

/// The districts of some parts.
fn of(owners: &[Part], parts: &[Part]) -> Vec<usize> {
    (0..owners.len()).filter(|&node| parts.contains(&owners[node])).collect()
}

/// A problem with the loads that its parts may have.
struct Exact {
    problem: Problem,
    low: f64,
    high: f64,
}

impl Exact {
    fn new(problem: Problem, tolerance: f64) -> Self {
        let mean = problem.load.iter().sum::<f64>() / problem.parts as f64;
        let (low, high) = (mean * (1.0 - tolerance) - 1e-9, mean * (1.0 + tolerance) + 1e-9);
        Self { problem, low, high }
    }

    /// The even edges of a tree, each with the piece that holds its first end.
    fn cuts(&self, tree: &[(usize, usize)]) -> Vec<((usize, usize), Vec<usize>)> {
        let load = |nodes: &[usize]| nodes.iter().map(|&node| self.problem.load[node]).sum::<f64>();
        let all = load(&reached(tree, tree[0].0));
        let mut found = Vec::new();
        for (position, edge) in tree.iter().enumerate() {
            let mut rest = tree.to_vec();
            rest.remove(position);
            let piece = reached(&rest, edge.0);
            let (own, other) = (load(&piece), all - load(&piece));
            if [own, other].iter().all(|load| (self.low..=self.high).contains(load)) {
                found.push((*edge, piece));
            }
        }
        found
    }

    /// The edges between two parts.
    fn seam(&self, owners: &[Part], a: Part, b: Part) -> Edges {
        let edges = self.problem.graph.edges().iter().map(|edge| (edge.a, edge.b));
        edges.filter(|&(x, y)| [(a, b), (b, a)].contains(&(owners[x], owners[y]))).collect()
    }

    /// All forests: each division with each choice of a spanning tree for each part.
    fn forests(&self, tolerance: f64) -> Vec<(Vec<Part>, Edges)> {
        let mut all = Vec::new();
        for (owners, _) in all_divisions(&self.problem, tolerance) {
            let mut forests = vec![Edges::new()];
            for part in 0..self.problem.parts {
                let trees = spanning_trees(&self.problem.graph, &of(&owners, &[part]));
                let with = |forest: &Edges| {
                    trees.iter().map(|tree| [&forest[..], &tree[..]].concat()).collect::<Vec<_>>()
                };
                forests = forests.iter().flat_map(with).collect();
            }
            for forest in &mut forests {
                forest.sort_unstable();
            }
            all.extend(forests.into_iter().map(|forest| (owners.clone(), forest)));
        }
        all
    }

    /// The chances of the step from a forest to each other, as the module's documentation has
    /// them, by going through all trees and all edges.
    fn row(&self, owners: &[Part], forest: &Edges) -> BTreeMap<Edges, f64> {
        let parts = self.problem.parts;
        let pairs = (0..parts).flat_map(|a| (a + 1..parts).map(move |b| (a, b)));
        let of_pair = 2.0 / (parts * (parts - 1)) as f64;
        let mut row = BTreeMap::new();
        for (a, b) in pairs {
            let members = of(owners, &[a, b]);
            let is_inside = |edge: &&(usize, usize)| members.contains(&edge.0);
            let (own, rest): (Vec<_>, Vec<_>) = forest.iter().partition(is_inside);
            let seam = self.seam(owners, a, b);
            let trees = spanning_trees(&self.problem.graph, &members);
            for joint in &seam {
                let old_cuts = self.cuts(&[&own[..], &[*joint]].concat()).len() as f64;
                for tree in &trees {
                    let cuts = self.cuts(tree);
                    for (cut, piece) in &cuts {
                        let mut new_owners = owners.to_vec();
                        for &node in &members {
                            new_owners[node] = if piece.contains(&node) { a } else { b };
                        }
                        let new_seam = self.seam(&new_owners, a, b).len() as f64;
                        let forth = cuts.len() as f64;
                        let accepted = (seam.len() as f64 * forth / (new_seam * old_cuts)).min(1.0);
                        let kept = tree.iter().filter(|edge| *edge != cut).copied();
                        let mut new: Edges = rest.iter().copied().chain(kept).collect();
                        new.sort_unstable();
                        let of_tree = 1.0 / (seam.len() as f64 * trees.len() as f64 * forth);
                        *row.entry(new).or_insert(0.0) += of_pair * of_tree * accepted;
                    }
                }
            }
        }
        let away: f64 = row.values().sum();
        *row.entry(forest.clone()).or_insert(0.0) += 1.0 - away;
        row
    }
}

/// Tiny problems: even and uneven loads, two and three parts, a graph with triangles and a spur.
fn tiny() -> Vec<(Problem, f64)> {
    let kite = [(0, 1), (0, 2), (1, 2), (1, 3), (2, 3), (3, 4), (4, 5), (3, 5), (5, 6)];
    let kite = Graph::new(7, kite.map(|(a, b)| (a, b, 1.0)));
    vec![
        (problem(grid(2, 3), 2, vec![1.0; 6]), 0.34),
        (problem(grid(2, 3), 3, vec![1.0; 6]), 0.5),
        (problem(grid(2, 4), 3, vec![3.0, 1.0, 1.0, 2.0, 1.0, 2.0, 0.0, 1.0]), 0.65),
        (problem(kite, 3, vec![1.0, 1.0, 2.0, 1.0, 1.0, 1.0, 2.0]), 0.7),
    ]
}

#[test]
fn the_steps_chances_are_the_same_in_both_directions_between_all_forests() {
    for (problem, tolerance) in tiny() {
        let weight: f64 = all_divisions(&problem, tolerance).iter().map(|(_, own)| own).sum();
        let exact = Exact::new(problem, tolerance);
        let all = exact.forests(tolerance);
        // As many forests as the divisions' products of numbers of spanning trees say.
        assert!((weight - all.len() as f64).abs() < 1e-9, "{weight}, {}", all.len());
        let rows: Vec<_> = all.iter().map(|(owners, forest)| exact.row(owners, forest)).collect();
        for ((_, from), row) in all.iter().zip(&rows) {
            assert!(row.values().all(|chance| (-1e-12..=1.0).contains(chance)));
            for ((_, to), back) in all.iter().zip(&rows) {
                let forth = row.get(to).unwrap_or(&0.0);
                let back = back.get(from).unwrap_or(&0.0);
                assert!((forth - back).abs() < 1e-12, "{from:?} {to:?}: {forth} {back}");
            }
        }
    }
}

#[test]
fn the_chain_steps_with_these_chances() {
    for (problem, tolerance) in tiny() {
        let flat = Flat::new(&problem);
        let window = flat.window(problem.parts, tolerance);
        let parts = problem.parts;
        let exact = Exact::new(problem, tolerance);
        let all = exact.forests(tolerance);
        let at = |chain: &Chain<'_>| {
            let mut forest: Edges = chain.forest().map(|(a, b)| (a.min(b), a.max(b))).collect();
            forest.sort_unstable();
            all.iter().position(|(_, other)| *other == forest).unwrap()
        };
        let start = all[0].0.iter().map(|&part| part as u8).collect();
        let mut chain = Chain::new(&flat, window, parts, start, Stream::new(7, 0));
        let mut counts = vec![vec![0; all.len()]; all.len()];
        let mut from = at(&chain);
        for _ in 0..1_500 * all.len() {
            chain.step();
            let to = at(&chain);
            counts[from][to] += 1;
            from = to;
        }
        let (mut found, mut freedom) = (0.0, 0.0);
        for ((owners, forest), counts) in all.iter().zip(&counts) {
            let row = exact.row(owners, forest);
            let chances = all.iter().map(|(_, to)| row.get(to).copied().unwrap_or(0.0));
            let chances: Vec<f64> = chances.collect();
            assert!(counts.iter().sum::<u64>() > 500);
            // What has no chance never happens.
            assert!(
                counts.iter().zip(&chances).all(|(count, chance)| *count == 0 || *chance > 0.0)
            );
            let of_row = pearson(counts, &chances);
            found += of_row.0;
            freedom += of_row.1;
        }
        assert!(found < most(freedom), "{found} with {freedom} degrees of freedom");
        let steps = chain.steps();
        assert_eq!(steps.all, steps.not_touching + steps.uneven + steps.refused + steps.accepted);
    }
}

#[test]
fn the_chains_count_of_edges_between_parts_stays_right() {
    let problem = problem(grid(6, 6), 4, vec![1.0; 36]);
    let flat = Flat::new(&problem);
    let window = flat.window(4, 0.4);
    let mut stream = Stream::new(3, 1);
    let start = start::draw(&flat, window, 4, &mut stream).unwrap();
    let mut chain = Chain::new(&flat, window, 4, start, stream);
    for _ in 0..500 {
        chain.step();
        let owner = chain.owner().to_vec();
        let fresh = Chain::new(&flat, window, 4, owner, Stream::new(0, 0));
        assert_eq!(chain.between(), fresh.between());
    }
}
