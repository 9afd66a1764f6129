//! The task of dividing districts among bases, as a graph with figures.
//!
//! [`Problem::terms`] is the definition of every term of the objective: whatever computes them
//! faster is tested against it.

use crate::measure::gini;

/// Position of a part (a base) in its problem.
pub type Part = usize;

/// A set of parts, one bit each; a problem has at most 64.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct PartSet(pub u64);

impl PartSet {
    /// The first `count` parts.
    #[must_use]
    pub const fn all(count: usize) -> Self {
        if count >= 64 { Self(u64::MAX) } else { Self((1 << count) - 1) }
    }

    /// Only `part`.
    #[must_use]
    pub const fn only(part: Part) -> Self {
        Self(1 << part)
    }

    /// Whether `part` is in the set.
    #[must_use]
    pub const fn has(self, part: Part) -> bool {
        part < 64 && self.0 & (1 << part) != 0
    }

    /// Number of parts in the set.
    #[must_use]
    pub const fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// Whether the set has no part.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The parts in order.
    pub fn iter(self) -> impl Iterator<Item = Part> {
        (0..64).filter(move |&part| self.has(part))
    }
}

/// Two districts that touch.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Edge {
    /// The district with the lower position.
    pub a: usize,
    /// The district with the higher position.
    pub b: usize,
    /// Length of the common border, metres; 0 for a bridge that was agreed on.
    pub border_m: f64,
}

/// Which districts touch.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Graph {
    edges: Vec<Edge>,
    neighbours: Vec<Vec<usize>>,
}

impl Graph {
    /// The graph of `nodes` districts with `edges`. An edge to a district that is not there, or
    /// to itself, is left out; of several between the same two the borders are added up.
    #[must_use]
    pub fn new(nodes: usize, edges: impl IntoIterator<Item = (usize, usize, f64)>) -> Self {
        let mut sum = std::collections::BTreeMap::new();
        for (a, b, border_m) in edges {
            if a != b && a < nodes && b < nodes {
                *sum.entry((a.min(b), a.max(b))).or_insert(0.0) += border_m;
            }
        }
        let mut neighbours = vec![Vec::new(); nodes];
        for &(a, b) in sum.keys() {
            if let Some(list) = neighbours.get_mut(a) {
                list.push(b);
            }
            if let Some(list) = neighbours.get_mut(b) {
                list.push(a);
            }
        }
        for list in &mut neighbours {
            list.sort_unstable();
        }
        let edges = sum.into_iter().map(|((a, b), border_m)| Edge { a, b, border_m }).collect();
        Self { edges, neighbours }
    }

    /// Number of districts.
    #[must_use]
    pub fn len(&self) -> usize {
        self.neighbours.len()
    }

    /// Whether there is no district.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.neighbours.is_empty()
    }

    /// All edges, ordered by their ends.
    #[must_use]
    pub fn edges(&self) -> &[Edge] {
        &self.edges
    }

    /// The districts that touch `node`, in order; none where it is unknown.
    #[must_use]
    pub fn neighbours(&self, node: usize) -> &[usize] {
        self.neighbours.get(node).map_or(&[], Vec::as_slice)
    }
}

/// How much each term of the objective matters; only the proportions count.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Weights {
    /// Even load.
    pub load: f64,
    /// Short way.
    pub way: f64,
    /// Few changes from today.
    pub changes: f64,
    /// Short border between the bases.
    pub border: f64,
    /// Mixed need.
    pub mix: f64,
}

/// The terms of the objective for one assignment; 0 is the best that each could ever be.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Terms {
    /// Gini coefficient of the load over the parts, 0 (even) to 1 − 1/parts.
    /// `Σ_b Σ_c |L_b − L_c| / (2 · parts · Σ L)` (Gini 1912; the mean difference over twice the
    /// mean). 0 where there is no load.
    pub load: f64,
    /// How much longer the way is, on the whole, than if every district had its nearest part:
    /// `Σ way(d, own) / Σ min_b way(d, b) − 1`. 0 where no way is known.
    pub way: f64,
    /// Share of people whose district changes part, 0 to 1. Districts without a part today do
    /// not count.
    pub changes: f64,
    /// Border between different parts as a share of all border between districts, 0 to 1.
    pub border: f64,
    /// Index of dissimilarity between the people in `high` and all others over the parts, 0 to 1:
    /// `½ Σ_b |H_b/H − O_b/O|` (Duncan and Duncan 1955). 0 where either group is empty.
    pub mix: f64,
}

impl Terms {
    /// The objective: each term times its weight.
    #[must_use]
    pub fn objective(&self, weights: &Weights) -> f64 {
        weights.load * self.load
            + weights.way * self.way
            + weights.changes * self.changes
            + weights.border * self.border
            + weights.mix * self.mix
    }
}

/// Why a problem cannot be worked on.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProblemError {
    /// A list has not one figure for each district (or part).
    #[error("{list} has {found} entries, not {expected}")]
    Length {
        /// Which list.
        list: &'static str,
        /// Its length.
        found: usize,
        /// The length that it should have.
        expected: usize,
    },
    /// There are no parts, or more than 64.
    #[error("{0} parts, but there must be 1 to 64")]
    Parts(usize),
    /// A figure is negative or no number.
    #[error("{list} of district {node} is {value}, which is no figure of 0 or more")]
    Figure {
        /// Which list.
        list: &'static str,
        /// The district.
        node: usize,
        /// The figure, in words, as floats have no equality.
        value: String,
    },
    /// No part may have a district (or the districts of a group together).
    #[error("district {0} may belong to no part")]
    NoPart(usize),
    /// Two parts have their seat in the same district, or a seat may not belong to its part.
    #[error("the seat of part {0} cannot belong to it")]
    Seat(Part),
}

/// A division of districts among parts to be found.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// Which districts touch.
    pub graph: Graph,
    /// Number of parts, 1 to 64.
    pub parts: usize,
    /// The district in which each part has its place, and which must belong to it; `None` where
    /// it may lie anywhere.
    pub seats: Vec<Option<usize>>,
    /// The parts that each district may belong to: locks and the longest way are told here.
    pub allowed: Vec<PartSet>,
    /// Districts that must have the same part.
    pub groups: Vec<Vec<usize>>,
    /// Whether each part must be in one piece.
    pub contiguous: bool,
    /// The parts in which a district may lie apart from the rest (an agreed exclave).
    pub exclaves: Vec<PartSet>,
    /// What is to be even: the load of each district, 0 or more.
    pub load: Vec<f64>,
    /// The largest deviation of a part's load from the mean, as a share of the mean.
    pub max_deviation: Option<f64>,
    /// For each district, to each part: people times the way (km or minutes), 0 or more.
    pub way: Vec<Vec<f64>>,
    /// People in each district, for the share that changes part.
    pub people: Vec<f64>,
    /// The part that each district has today, where it has one.
    pub today: Vec<Option<Part>>,
    /// People in each district who are to be spread over the parts (the children of the districts
    /// with the highest need), at most `people`.
    pub high: Vec<f64>,
    /// What matters.
    pub weights: Weights,
}

impl Problem {
    /// Number of districts.
    #[must_use]
    pub fn len(&self) -> usize {
        self.graph.len()
    }

    /// Whether there is no district.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.graph.is_empty()
    }

    /// Whether any way is known: else the term of the way says nothing.
    #[must_use]
    pub fn knows_ways(&self) -> bool {
        self.way.iter().flatten().any(|&way| way > 0.0)
    }

    /// Whether the problem can be worked on at all.
    ///
    /// # Errors
    /// The first thing that is out of order.
    pub fn check(&self) -> Result<(), ProblemError> {
        let nodes = self.len();
        if !(1..=64).contains(&self.parts) {
            return Err(ProblemError::Parts(self.parts));
        }
        let lengths = [
            ("seats", self.seats.len(), self.parts),
            ("allowed", self.allowed.len(), nodes),
            ("exclaves", self.exclaves.len(), nodes),
            ("load", self.load.len(), nodes),
            ("way", self.way.len(), nodes),
            ("people", self.people.len(), nodes),
            ("today", self.today.len(), nodes),
            ("high", self.high.len(), nodes),
        ];
        let ways = self.way.iter().map(|row| ("way of a district", row.len(), self.parts));
        for (list, found, expected) in lengths.into_iter().chain(ways) {
            if found != expected {
                return Err(ProblemError::Length { list, found, expected });
            }
        }
        let lists = [("load", &self.load), ("people", &self.people), ("high", &self.high)];
        let figures = lists.into_iter().flat_map(|(list, figures)| {
            figures.iter().enumerate().map(move |(node, &value)| (list, node, value))
        });
        let ways = self.way.iter().enumerate();
        let ways = ways.flat_map(|(node, row)| row.iter().map(move |&value| ("way", node, value)));
        for (list, node, value) in figures.chain(ways) {
            if !value.is_finite() || value < 0.0 {
                return Err(ProblemError::Figure { list, node, value: value.to_string() });
            }
        }
        let all = PartSet::all(self.parts);
        for (node, allowed) in self.allowed.iter().enumerate() {
            if allowed.0 & all.0 == 0 {
                return Err(ProblemError::NoPart(node));
            }
        }
        let mut taken = std::collections::BTreeSet::new();
        for (part, seat) in self.seats.iter().enumerate() {
            let Some(seat) = *seat else { continue };
            let may = self.allowed.get(seat).is_some_and(|allowed| allowed.has(part));
            if !may || !taken.insert(seat) {
                return Err(ProblemError::Seat(part));
            }
        }
        Ok(())
    }

    /// Load of each part under `owners`.
    #[must_use]
    pub fn loads(&self, owners: &[Part]) -> Vec<f64> {
        self.sums(owners, &self.load)
    }

    fn sums(&self, owners: &[Part], figures: &[f64]) -> Vec<f64> {
        let mut sums = vec![0.0; self.parts];
        for (&part, figure) in owners.iter().zip(figures) {
            if let Some(sum) = sums.get_mut(part) {
                *sum += figure;
            }
        }
        sums
    }

    /// The terms of the objective for `owners`, the part of each district.
    #[must_use]
    pub fn terms(&self, owners: &[Part]) -> Terms {
        Terms {
            load: gini(&self.loads(owners)),
            way: self.way_term(owners),
            changes: self.changes_term(owners),
            border: self.border_term(owners),
            mix: self.mix_term(owners),
        }
    }

    /// The objective for `owners`; lower is better.
    #[must_use]
    pub fn objective(&self, owners: &[Part]) -> f64 {
        self.terms(owners).objective(&self.weights)
    }

    fn way_term(&self, owners: &[Part]) -> f64 {
        let least = |row: &Vec<f64>| row.iter().copied().fold(f64::INFINITY, f64::min);
        let nearest: f64 = self.way.iter().map(least).filter(|way| way.is_finite()).sum();
        let own = self.way.iter().zip(owners);
        let own: f64 = own.filter_map(|(row, &part)| row.get(part)).sum();
        if nearest > 0.0 { own / nearest - 1.0 } else { 0.0 }
    }

    fn changes_term(&self, owners: &[Part]) -> f64 {
        let (mut moved, mut all) = (0.0, 0.0);
        for ((people, today), &part) in self.people.iter().zip(&self.today).zip(owners) {
            if let Some(today) = *today {
                all += people;
                moved += if today == part { 0.0 } else { *people };
            }
        }
        if all > 0.0 { moved / all } else { 0.0 }
    }

    fn border_term(&self, owners: &[Part]) -> f64 {
        let (mut between, mut all) = (0.0, 0.0);
        for edge in self.graph.edges() {
            all += edge.border_m;
            if owners.get(edge.a) != owners.get(edge.b) {
                between += edge.border_m;
            }
        }
        if all > 0.0 { between / all } else { 0.0 }
    }

    fn mix_term(&self, owners: &[Part]) -> f64 {
        let high = self.sums(owners, &self.high);
        let people = self.sums(owners, &self.people);
        let high_sum: f64 = high.iter().sum();
        let other_sum = people.iter().sum::<f64>() - high_sum;
        if high_sum <= 0.0 || other_sum <= 0.0 {
            return 0.0;
        }
        let parts = high.iter().zip(&people);
        parts
            .map(|(high, people)| (high / high_sum - (people - high) / other_sum).abs())
            .sum::<f64>()
            / 2.0
    }

    /// What `owners` breaks of what must hold; empty where it is a valid division.
    #[must_use]
    pub fn violations(&self, owners: &[Part]) -> Vec<Violation> {
        let mut found = Vec::new();
        if owners.len() != self.len() {
            return vec![Violation::Length];
        }
        for (node, (&part, allowed)) in owners.iter().zip(&self.allowed).enumerate() {
            if part >= self.parts || !allowed.has(part) {
                found.push(Violation::NotAllowed { node });
            }
        }
        for (part, seat) in self.seats.iter().enumerate() {
            if seat.is_some_and(|seat| owners.get(seat) != Some(&part)) {
                found.push(Violation::Seat { part });
            }
        }
        for (group, members) in self.groups.iter().enumerate() {
            let mut parts = members.iter().filter_map(|&node| owners.get(node));
            let first = parts.next();
            if parts.any(|part| Some(part) != first) {
                found.push(Violation::Group { group });
            }
        }
        found.extend(self.uneven(owners));
        if self.contiguous {
            for part in 0..self.parts {
                found.extend(self.apart(owners, part).map(|node| Violation::Apart { node }));
            }
        }
        found
    }

    fn uneven(&self, owners: &[Part]) -> impl Iterator<Item = Violation> {
        let loads = self.loads(owners);
        let mean = loads.iter().sum::<f64>() / self.parts as f64;
        // The rounding of sums is no deviation.
        let most = self.max_deviation.map(|share| share * mean + 1e-9 * mean);
        let uneven = move |load: &f64| most.is_some_and(|most| (load - mean).abs() > most);
        let parts = loads.into_iter().enumerate().filter(move |(_, load)| uneven(load));
        parts.map(|(part, _)| Violation::Uneven { part })
    }

    /// The districts of `part` that lie apart from its main piece and may not: the main piece is
    /// the one with the seat, or without a seat the one with most people (then most districts).
    fn apart(&self, owners: &[Part], part: Part) -> impl Iterator<Item = usize> {
        let mut seen = vec![false; self.len()];
        let mut pieces: Vec<Vec<usize>> = Vec::new();
        for start in 0..self.len() {
            let own = |node: usize| owners.get(node) == Some(&part);
            if !own(start) || seen.get(start).copied().unwrap_or(true) {
                continue;
            }
            let mut piece = vec![start];
            seen.iter_mut().skip(start).take(1).for_each(|seen| *seen = true);
            let mut next = 0;
            while let Some(&node) = piece.get(next) {
                next += 1;
                for &other in self.graph.neighbours(node) {
                    if own(other) && !seen.get(other).copied().unwrap_or(true) {
                        seen.iter_mut().skip(other).take(1).for_each(|seen| *seen = true);
                        piece.push(other);
                    }
                }
            }
            pieces.push(piece);
        }
        let seat = self.seats.get(part).copied().flatten();
        let people = |piece: &[usize]| -> f64 {
            piece.iter().filter_map(|&node| self.people.get(node)).sum()
        };
        // What may lie apart does not make a main piece where there is another.
        let must = |piece: &[usize]| piece.iter().any(|&node| !self.may_be_apart(node, part));
        let main = pieces.iter().enumerate().max_by(|(i, a), (j, b)| {
            let has_seat = |piece: &[usize]| seat.is_some_and(|seat| piece.contains(&seat));
            has_seat(a)
                .cmp(&has_seat(b))
                .then(must(a).cmp(&must(b)))
                .then(people(a).total_cmp(&people(b)))
                .then(a.len().cmp(&b.len()))
                .then(j.cmp(i))
        });
        let main = main.map(|(at, _)| at);
        let apart: Vec<usize> = pieces
            .iter()
            .enumerate()
            .filter(|&(at, piece)| Some(at) != main && must(piece))
            .flat_map(|(_, piece)| piece.iter().copied())
            .collect();
        apart.into_iter()
    }

    fn may_be_apart(&self, node: usize, part: Part) -> bool {
        self.exclaves.get(node).is_some_and(|parts| parts.has(part))
    }
}

/// Something that a division breaks of what must hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Violation {
    /// The division has not one part for each district.
    Length,
    /// A district has a part that it may not have.
    NotAllowed {
        /// The district.
        node: usize,
    },
    /// A part's seat belongs to another part.
    Seat {
        /// The part.
        part: Part,
    },
    /// Districts of a group have different parts.
    Group {
        /// Position of the group.
        group: usize,
    },
    /// A part's load is too far from the mean.
    Uneven {
        /// The part.
        part: Part,
    },
    /// A district lies apart from the rest of its part.
    Apart {
        /// The district.
        node: usize,
    },
}
