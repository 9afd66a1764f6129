//! A problem laid out for quick moves: neighbours in one list, groups as units, sums.

use crate::suggest::{Part, PartSet, Problem, Terms};

/// One neighbour of a district.
#[derive(Clone, Copy, Debug)]
pub(in crate::suggest) struct End {
    /// The neighbour.
    pub(in crate::suggest) node: usize,
    /// Position of the edge to it.
    pub(in crate::suggest) edge: usize,
    /// Length of the common border, metres.
    pub(in crate::suggest) border_m: f64,
}

/// What a problem's divisions have in common.
///
/// A unit is what moves as one: a group (groups that share a district are one), or a district
/// that is in none.
#[derive(Debug)]
pub(in crate::suggest) struct Layout<'a> {
    pub(in crate::suggest) problem: &'a Problem,
    /// Where each district's neighbours begin in `ends`, and where the last one's end.
    first: Vec<usize>,
    ends: Vec<End>,
    units: Vec<Vec<usize>>,
    unit_of: Vec<usize>,
    /// The parts that each unit may have.
    may: Vec<PartSet>,
    /// The parts in which some district may lie apart.
    pub(super) loose_parts: PartSet,
    pub(super) load_sum: f64,
    /// The way if every district had its nearest part.
    pub(super) nearest: f64,
    /// People in districts that have a part today.
    pub(super) dated: f64,
    pub(super) border_sum: f64,
    pub(super) high_sum: f64,
    pub(super) other_sum: f64,
}

/// Joins groups that share a district: the smallest district of each one's unit.
fn leaders(problem: &Problem) -> Vec<usize> {
    fn root(leader: &[usize], mut node: usize) -> usize {
        while leader[node] != node {
            node = leader[node];
        }
        node
    }
    let mut leader: Vec<usize> = (0..problem.len()).collect();
    for group in &problem.groups {
        let mut members = group.iter().copied().filter(|&node| node < problem.len());
        let Some(first) = members.next() else { continue };
        for node in members {
            let (a, b) = (root(&leader, first), root(&leader, node));
            leader[a.max(b)] = a.min(b);
        }
    }
    (0..problem.len()).map(|node| root(&leader, node)).collect()
}

impl<'a> Layout<'a> {
    /// Lays out `problem`; `None` where it is out of order, or some unit may have no part.
    pub(in crate::suggest) fn new(problem: &'a Problem) -> Option<Self> {
        problem.check().ok()?;
        let nodes = problem.len();
        let mut unit_of = vec![0; nodes];
        let mut units: Vec<Vec<usize>> = Vec::new();
        for (node, leader) in leaders(problem).into_iter().enumerate() {
            if leader == node {
                unit_of[node] = units.len();
                units.push(vec![node]);
            } else {
                unit_of[node] = unit_of[leader];
                units[unit_of[leader]].push(node);
            }
        }
        let mut may = vec![PartSet::all(problem.parts); units.len()];
        for (node, allowed) in problem.allowed.iter().enumerate() {
            may[unit_of[node]].0 &= allowed.0;
        }
        for (part, seat) in problem.seats.iter().enumerate() {
            if let Some(seat) = *seat {
                may[unit_of[seat]].0 &= PartSet::only(part).0;
            }
        }
        if may.iter().any(|may| may.is_empty()) {
            return None;
        }
        let mut lists: Vec<Vec<End>> = vec![Vec::new(); nodes];
        for (position, edge) in problem.graph.edges().iter().enumerate() {
            for (from, node) in [(edge.a, edge.b), (edge.b, edge.a)] {
                lists[from].push(End { node, edge: position, border_m: edge.border_m });
            }
        }
        let mut first = vec![0];
        let mut ends = Vec::new();
        for list in lists {
            ends.extend(list);
            first.push(ends.len());
        }
        let parts = PartSet::all(problem.parts).0;
        let loose = problem.exclaves.iter().fold(0, |all, set| all | set.0) & parts;
        let loose_parts = PartSet(if problem.contiguous { loose } else { 0 });
        let least = |row: &Vec<f64>| row.iter().copied().fold(f64::INFINITY, f64::min);
        let dated = problem.today.iter().zip(&problem.people);
        let high_sum: f64 = problem.high.iter().sum();
        Some(Self {
            problem,
            first,
            ends,
            units,
            unit_of,
            may,
            loose_parts,
            load_sum: problem.load.iter().sum(),
            nearest: problem.way.iter().map(least).sum(),
            dated: dated.filter(|(today, _)| today.is_some()).map(|(_, people)| people).sum(),
            border_sum: problem.graph.edges().iter().map(|edge| edge.border_m).sum(),
            high_sum,
            other_sum: problem.people.iter().sum::<f64>() - high_sum,
        })
    }

    pub(in crate::suggest) fn nodes(&self) -> usize {
        self.unit_of.len()
    }

    pub(in crate::suggest) fn parts(&self) -> usize {
        self.problem.parts
    }

    pub(in crate::suggest) fn ends(&self, node: usize) -> &[End] {
        &self.ends[self.first[node]..self.first[node + 1]]
    }

    pub(in crate::suggest) fn units(&self) -> &[Vec<usize>] {
        &self.units
    }

    pub(in crate::suggest) fn unit(&self, unit: usize) -> &[usize] {
        &self.units[unit]
    }

    pub(in crate::suggest) fn unit_of(&self, node: usize) -> usize {
        self.unit_of[node]
    }

    /// The parts that `unit` may have, its seats and all its districts considered.
    pub(in crate::suggest) fn may(&self, unit: usize) -> PartSet {
        self.may[unit]
    }

    pub(in crate::suggest) fn seat(&self, part: Part) -> Option<usize> {
        self.problem.seats[part]
    }

    /// Whether `node` must be joined to the rest of `part`, if it is there.
    pub(in crate::suggest) fn must_join(&self, node: usize, part: Part) -> bool {
        !self.problem.exclaves[node].has(part) || self.seat(part) == Some(node)
    }

    /// How far a part's load may be from the mean, and the mean.
    pub(in crate::suggest) fn window(&self) -> Option<(f64, f64)> {
        let mean = self.load_sum / self.parts() as f64;
        // As in `Problem::violations`: the rounding of sums is no deviation.
        self.problem.max_deviation.map(|share| (mean, share * mean + 1e-9 * mean))
    }

    /// The terms that are sums over districts or edges, from those sums.
    pub(in crate::suggest) fn sums_as_terms(&self, way: f64, changed: f64, border: f64) -> Terms {
        let share = |value: f64, of: f64| if of > 0.0 { value / of } else { 0.0 };
        Terms {
            way: if self.nearest > 0.0 { way / self.nearest - 1.0 } else { 0.0 },
            changes: share(changed, self.dated),
            border: share(border, self.border_sum),
            ..Terms::default()
        }
    }
}
