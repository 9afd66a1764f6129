//! A division that is changed district by district, with its terms at hand.
//!
//! What a move makes of all five terms takes time in proportion to the parts and the moved
//! districts' neighbours, whether it is made or only asked about. `Problem::terms` and
//! `Problem::violations` are the definition; the tests hold this to them.

#![expect(
    clippy::indexing_slicing,
    reason = "districts, parts and edges are those of the problem, which `Layout::new` checks"
)]

mod layout;
mod pieces;
#[cfg(test)]
pub(in crate::suggest) mod tests;

pub(in crate::suggest) use layout::Layout;

use crate::suggest::{Part, Terms};

/// What a move of some districts from one part to another does to the sums.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::suggest) struct Change {
    pub(in crate::suggest) from: Part,
    pub(in crate::suggest) to: Part,
    load: f64,
    high: f64,
    people: f64,
    /// What the way, the people who change part and the border between parts grow by.
    way: f64,
    changed: f64,
    border: f64,
}

impl Change {
    /// The change that takes this one back.
    pub(in crate::suggest) fn back(self) -> Self {
        Self {
            from: self.to,
            to: self.from,
            way: -self.way,
            changed: -self.changed,
            border: -self.border,
            ..self
        }
    }
}

/// What the terms are made of.
#[derive(Clone, Debug, Default)]
struct Sums {
    load: Vec<f64>,
    high: Vec<f64>,
    people: Vec<f64>,
    /// Number of districts of each part.
    count: Vec<usize>,
    /// `Σ |L_b − L_c|` over the pairs of parts.
    spread: f64,
    /// `Σ_b |H_b/H − O_b/O|`.
    apart: f64,
    way: f64,
    changed: f64,
    border: f64,
}

/// A division with its sums, and the edges between different parts.
#[derive(Debug)]
pub(in crate::suggest) struct State<'a> {
    layout: &'a Layout<'a>,
    owners: Vec<Part>,
    sums: Sums,
    /// The edges whose ends have different parts, and where each edge is among them.
    cut: Vec<usize>,
    cut_at: Vec<usize>,
    walk: pieces::Walk,
}

/// An edge that is not among the cut ones.
const WHOLE: usize = usize::MAX;

impl<'a> State<'a> {
    /// The state of `owners`; `None` unless each district has one of the parts.
    pub(in crate::suggest) fn new(layout: &'a Layout<'a>, owners: &[Part]) -> Option<Self> {
        let nodes = layout.nodes();
        if owners.len() != nodes || owners.iter().any(|&part| part >= layout.parts()) {
            return None;
        }
        let mut state = Self {
            layout,
            owners: owners.to_vec(),
            sums: Sums::default(),
            cut: Vec::new(),
            cut_at: vec![WHOLE; layout.problem.graph.edges().len()],
            walk: pieces::Walk::new(nodes),
        };
        for (position, edge) in layout.problem.graph.edges().iter().enumerate() {
            if owners[edge.a] != owners[edge.b] {
                state.set_cut(position, true);
            }
        }
        state.refresh();
        Some(state)
    }

    pub(in crate::suggest) fn layout(&self) -> &'a Layout<'a> {
        self.layout
    }

    pub(in crate::suggest) fn owners(&self) -> &[Part] {
        &self.owners
    }

    pub(in crate::suggest) fn owner(&self, node: usize) -> Part {
        self.owners[node]
    }

    /// Number of districts of `part`.
    pub(in crate::suggest) fn count(&self, part: Part) -> usize {
        self.sums.count[part]
    }

    /// The edges whose ends have different parts, in no order.
    pub(in crate::suggest) fn cut(&self) -> &[usize] {
        &self.cut
    }

    /// Adds up all sums anew, which takes away the rounding of many moves.
    pub(in crate::suggest) fn refresh(&mut self) {
        let problem = self.layout.problem;
        let zeros = vec![0.0; problem.parts];
        let (load, high, people) = (zeros.clone(), zeros.clone(), zeros);
        let count = vec![0; problem.parts];
        let mut sums = Sums { load, high, people, count, ..Sums::default() };
        for (node, &part) in self.owners.iter().enumerate() {
            sums.load[part] += problem.load[node];
            sums.high[part] += problem.high[node];
            sums.people[part] += problem.people[node];
            sums.count[part] += 1;
            sums.way += problem.way[node][part];
            sums.changed += self.changed(node, part);
        }
        let edges = problem.graph.edges();
        sums.border = self.cut.iter().map(|&edge| edges[edge].border_m).sum();
        for (part, a) in sums.load.iter().enumerate() {
            sums.spread += sums.load[..part].iter().map(|b| (a - b).abs()).sum::<f64>();
        }
        self.sums = sums;
        self.sums.apart = (0..problem.parts).map(|part| self.apart(part, 0.0, 0.0)).sum();
    }

    /// The people of `node`, if `part` is not the one that it has today.
    fn changed(&self, node: usize, part: Part) -> f64 {
        let problem = self.layout.problem;
        let moves = problem.today[node].is_some_and(|today| today != part);
        if moves { problem.people[node] } else { 0.0 }
    }

    /// `|H_b/H − O_b/O|` of `part` with so many more people in and out of `high`.
    fn apart(&self, part: Part, high: f64, people: f64) -> f64 {
        let Layout { high_sum, other_sum, .. } = *self.layout;
        if high_sum <= 0.0 || other_sum <= 0.0 {
            return 0.0;
        }
        let high = self.sums.high[part] + high;
        let other = self.sums.people[part] + people - high;
        (high / high_sum - other / other_sum).abs()
    }

    /// What moving `nodes`, which all have the same part, to the part `to` would do.
    pub(in crate::suggest) fn change(&mut self, nodes: &[usize], to: Part) -> Change {
        let problem = self.layout.problem;
        let from = self.owners[nodes[0]];
        let mut change = Change { from, to, ..Change::default() };
        if nodes.len() > 1 {
            self.walk.mark(nodes);
        }
        for &node in nodes {
            change.load += problem.load[node];
            change.high += problem.high[node];
            change.people += problem.people[node];
            change.way += problem.way[node][to] - problem.way[node][from];
            change.changed += self.changed(node, to) - self.changed(node, from);
            for end in self.layout.ends(node) {
                if nodes.len() > 1 && self.walk.is_marked(end.node) {
                    continue;
                }
                let other = self.owners[end.node];
                if other == from {
                    change.border += end.border_m;
                } else if other == to {
                    change.border -= end.border_m;
                }
            }
        }
        change
    }

    /// `Σ |L_b − L_c|` over the pairs of parts after `change`.
    fn spread_after(&self, change: &Change) -> f64 {
        let loads = &self.sums.load;
        let (from, to) = (loads[change.from], loads[change.to]);
        let (less, more) = (from - change.load, to + change.load);
        let mut spread = self.sums.spread + (less - more).abs() - (from - to).abs();
        for (part, &load) in loads.iter().enumerate() {
            if part != change.from && part != change.to {
                spread += (less - load).abs() - (from - load).abs();
                spread += (more - load).abs() - (to - load).abs();
            }
        }
        // Loads that are equal leave a rounding.
        spread.max(0.0)
    }

    fn apart_after(&self, change: &Change) -> f64 {
        let Change { from, to, high, people, .. } = *change;
        let before = self.apart(from, 0.0, 0.0) + self.apart(to, 0.0, 0.0);
        let after = self.apart(from, -high, -people) + self.apart(to, high, people);
        (self.sums.apart + after - before).max(0.0)
    }

    fn terms_of(&self, spread: f64, apart: f64, [way, changed, border]: [f64; 3]) -> Terms {
        let layout = self.layout;
        let of = layout.parts() as f64 * layout.load_sum;
        let load = if of > 0.0 { spread / of } else { 0.0 };
        Terms { load, mix: apart / 2.0, ..layout.sums_as_terms(way, changed, border) }
    }

    /// The terms as they are.
    pub(in crate::suggest) fn terms(&self) -> Terms {
        let Sums { spread, apart, way, changed, border, .. } = self.sums;
        self.terms_of(spread, apart, [way, changed, border])
    }

    /// The terms after `change`, which is not made.
    pub(in crate::suggest) fn terms_after(&self, change: &Change) -> Terms {
        let Sums { way, changed, border, .. } = self.sums;
        let sums = [way + change.way, changed + change.changed, border + change.border];
        self.terms_of(self.spread_after(change), self.apart_after(change), sums)
    }

    /// How far the loads lie outside what they may deviate, in all, as a share of the mean.
    pub(in crate::suggest) fn uneven(&self) -> f64 {
        self.uneven_with(|_, load| load)
    }

    /// The same after `change`.
    pub(in crate::suggest) fn uneven_after(&self, change: &Change) -> f64 {
        self.uneven_with(|part, load| {
            if part == change.from {
                load - change.load
            } else if part == change.to {
                load + change.load
            } else {
                load
            }
        })
    }

    fn uneven_with(&self, load: impl Fn(Part, f64) -> f64) -> f64 {
        let Some((mean, most)) = self.layout.window().filter(|(mean, _)| *mean > 0.0) else {
            return 0.0;
        };
        let loads = self.sums.load.iter().enumerate();
        let beyond = loads.map(|(part, &sum)| ((load(part, sum) - mean).abs() - most).max(0.0));
        beyond.sum::<f64>() / mean
    }

    /// Makes `change`, which `change` gave for these `nodes` as the division is now (or which
    /// takes back the last one made).
    pub(in crate::suggest) fn make(&mut self, nodes: &[usize], change: &Change) {
        let Change { from, to, load, high, people, .. } = *change;
        self.sums.spread = self.spread_after(change);
        self.sums.apart = self.apart_after(change);
        for (part, sign) in [(from, -1.0), (to, 1.0)] {
            self.sums.load[part] += sign * load;
            self.sums.high[part] += sign * high;
            self.sums.people[part] += sign * people;
        }
        self.sums.count[from] -= nodes.len();
        self.sums.count[to] += nodes.len();
        self.sums.way += change.way;
        self.sums.changed += change.changed;
        self.sums.border += change.border;
        for &node in nodes {
            self.owners[node] = to;
        }
        let layout = self.layout;
        for &node in nodes {
            for end in layout.ends(node) {
                self.set_cut(end.edge, self.owners[end.node] != to);
            }
        }
    }

    fn set_cut(&mut self, edge: usize, cut: bool) {
        let at = self.cut_at[edge];
        if cut && at == WHOLE {
            self.cut_at[edge] = self.cut.len();
            self.cut.push(edge);
        } else if !cut && at != WHOLE {
            self.cut.swap_remove(at);
            self.cut_at[edge] = WHOLE;
            if let Some(&moved) = self.cut.get(at) {
                self.cut_at[moved] = at;
            }
        }
    }
}
