//! A random walk over near-best divisions, each equally likely in the long run.
//!
//! Four kinds of steps, drawn with fixed chances, each with the same chance as its reverse:
//! a unit over a border that is drawn from all border edges (corrected by the number of edges
//! there and back, Hastings 1970); a block that is drawn from a fixed list (each unit, each pair
//! of neighbours, each district with what hangs on it alone) to a part that is drawn; two
//! neighbours over a border change places; any two units of different parts change places.
//!
//! Near-best divisions may be islands, so the walk may leave them: a division above the limit (or
//! outside what loads may deviate) has a weight that halves with each `heat` that it is outside,
//! and only the time among the near-best, which all have weight 1, counts. That changes how often
//! they are seen, not how often one against another. The heat is found in the lead, so that the
//! walk is inside from a tenth to a third of the time, and then stays.

use std::collections::HashSet;
use std::ops::ControlFlow;

use crate::suggest::near::{NearBest, Walked};
use crate::suggest::random::Random;
use crate::suggest::state::{Layout, State};
use crate::suggest::{Part, Progress, SearchLimits, Watch, Weights, search};

/// Stretches of each walk, for the effective sample size.
const STRETCHES: u64 = 16;

/// The heat that the lead begins with, in the measure of terms.
const FIRST_HEAT: f64 = 0.01;

/// The rounds without being inside after which a walk has lost its way in the lead.
const LOST: u32 = 20;

/// The most different divisions that are told apart.
const MOST_KEYS: usize = 2_000_000;

/// A part of a walk, from its beginning.
#[derive(Debug)]
struct Stretch {
    /// Steps among the near-best divisions.
    inside: u64,
    /// How many of those each district was in each part.
    stay: Vec<u64>,
}

/// One walk with what it has seen.
struct Walk<'a> {
    state: State<'a>,
    random: Random,
    limit: f64,
    start: Vec<Part>,
    heat: f64,
    most_heat: f64,
    /// Rounds of the lead since it was inside.
    lost: u32,
    /// How far outside the near-best divisions it is.
    outside: f64,
    /// A number for each district and part; those of a division, combined, are its key.
    keys: &'a [u64],
    key: u64,
    /// Steps so far, and those that were taken.
    time: u64,
    taken: u64,
    /// The present stretch, up to the last move of each district, and when that was.
    stretch: Stretch,
    since: Vec<u64>,
    stretches: Vec<Stretch>,
    lowest: (f64, Vec<Part>),
}

/// `best` alone, when there was no time for more.
pub(super) fn only(layout: &Layout<'_>, best: &[Part], limit: f64) -> NearBest {
    let share = |part: Part| (0..layout.parts()).map(|other| f64::from(other == part)).collect();
    let walked = Walked { steps: 0, inside: 0, disagreement: 1.0, effective: 0.0, taken: 0.0 };
    NearBest {
        share: best.iter().map(|&part| share(part)).collect(),
        plans: 1,
        complete: false,
        walked: Some(walked),
        limit,
        better: None,
    }
}

/// Walks for `steps` in all, from `best` and from another near-best division if one is found.
pub(super) fn walk(
    layout: &Layout<'_>,
    best: &[Part],
    limit: f64,
    seed: u64,
    steps: u64,
    watch: &mut Watch<'_>,
) -> NearBest {
    let problem = layout.problem;
    let mut random = Random::new(seed);
    let keys: Vec<u64> = (0..layout.nodes() * layout.parts()).map(|_| random.any()).collect();
    let blocks = blocks(layout);
    let effort = SearchLimits::moves((steps / 20).min(50_000));
    let other = search(problem, None, random.any(), &effort, watch);
    let other = other.filter(|other| problem.objective(other) <= limit);
    let starts = [best, other.as_deref().unwrap_or(best)];
    let mut walks: Vec<Walk<'_>> = Vec::new();
    for start in starts {
        let (draws, objective) = (Random::new(random.any()), problem.objective(start));
        walks.extend(Walk::new(layout, start, objective, limit, &keys, draws));
    }
    let mut seen = HashSet::new();
    let objective = problem.objective(best);
    // The first fifth is for finding the heat and forgetting where a walk began.
    let each = steps / 2;
    let (lead, stretch) = (each / 5, (each - each / 5) / STRETCHES);
    let mut done = 0;
    let mut flow = ControlFlow::Continue(());
    'all: for stretch_of in 0..=STRETCHES {
        let mut left = if stretch_of == 0 { lead } else { stretch };
        while left > 0 {
            let round = left.min(512);
            left -= round;
            for walk in &mut walks {
                walk.steps(round, &blocks, &mut seen, stretch_of == 0);
            }
            let progress =
                Progress { best: Some(best), objective, bound: f64::NEG_INFINITY, is_new: false };
            flow = watch(&progress);
            if flow.is_break() {
                break 'all;
            }
        }
        for walk in &mut walks {
            if stretch_of == 0 && walk.outside > 0.0 {
                walk.restart();
                walk.outside = 0.0;
            }
            walk.end_stretch(stretch_of > 0);
        }
        done = stretch_of;
    }
    if flow.is_break() && done == 0 {
        return only(layout, best, limit);
    }
    summed(layout, &walks, seen.len() as u64, stretch * done, limit, objective)
}

/// What two walks make together.
fn summed(
    layout: &Layout<'_>,
    walks: &[Walk<'_>],
    plans: u64,
    steps: u64,
    limit: f64,
    best: f64,
) -> NearBest {
    let parts = layout.parts();
    let mut share = vec![vec![0.0; parts]; layout.nodes()];
    let all: Vec<&Stretch> = walks.iter().flat_map(|walk| &walk.stretches).collect();
    let inside: f64 = all.iter().map(|stretch| stretch.inside as f64).sum();
    let (mut disagreement, mut effective) = (0.0_f64, f64::INFINITY);
    for cell in 0..layout.nodes() * parts {
        let of = |stretches: &mut dyn Iterator<Item = &Stretch>| {
            let (stay, inside) = stretches.fold((0, 0), |(stay, inside), stretch| {
                (stay + stretch.stay[cell], inside + stretch.inside)
            });
            (inside > 0).then(|| stay as f64 / inside as f64)
        };
        let whole = of(&mut all.iter().copied()).unwrap_or_default();
        share[cell / parts][cell % parts] = whole;
        for walk in walks {
            // A walk that was never inside agrees with nothing.
            let own = of(&mut walk.stretches.iter());
            let other = walks.iter().filter_map(|walk| of(&mut walk.stretches.iter()));
            let farthest = other.map(|other| own.map_or(1.0, |own| (own - other).abs()));
            disagreement = farthest.fold(disagreement, f64::max);
        }
        let count = all.len() as f64;
        if whole > 0.0 && whole < 1.0 && count > 1.0 {
            // The variance of a ratio of two sums over stretches, against that of one draw.
            let residue = |stretch: &&Stretch| {
                (stretch.stay[cell] as f64 - whole * stretch.inside as f64).powi(2)
            };
            let residues: f64 = all.iter().map(residue).sum();
            let variance = residues * count / (count - 1.0) / inside.powi(2);
            effective = effective.min(whole * (1.0 - whole) / variance);
        }
    }
    let proposed: u64 = walks.iter().map(|walk| walk.time).sum();
    let taken: u64 = walks.iter().map(|walk| walk.taken).sum();
    // Where nothing varied, nothing can be told: the walk may not have found out of an island.
    let effective = if effective.is_finite() { effective.min(inside) } else { 0.0 };
    let lowest = walks.iter().map(|walk| &walk.lowest).min_by(|a, b| a.0.total_cmp(&b.0));
    let better = lowest.filter(|lowest| lowest.0 < best - 1e-12).map(|(_, owners)| owners.clone());
    let taken = taken as f64 / (proposed as f64).max(1.0);
    let walked = Some(Walked {
        steps: steps * walks.len() as u64,
        inside: inside as u64,
        disagreement,
        effective,
        taken,
    });
    NearBest { share, plans, complete: false, walked, limit, better }
}

/// The weight of a division that is `to` heats away from the near-best, against one that is
/// `from`: halved with each, straight between whole ones, so that it is the same number on every
/// machine.
fn likelier(from: f64, to: f64) -> f64 {
    let both = from.min(to).floor();
    let weight = |outside: f64| {
        let whole = outside.floor().min(1000.0);
        0.5_f64.powi(whole as i32) * (1.0 - (outside - whole).min(1.0) / 2.0)
    };
    weight(to - both) / weight(from - both).max(f64::MIN_POSITIVE)
}

/// The fixed list of what moves together: each unit, each pair of units that touch, and each unit
/// with what hangs on the rest of the map by it alone (enclaves).
fn blocks(layout: &Layout<'_>) -> Vec<Vec<usize>> {
    let mut blocks: Vec<Vec<usize>> = layout.units().to_vec();
    for edge in layout.problem.graph.edges() {
        let (a, b) = (layout.unit_of(edge.a), layout.unit_of(edge.b));
        if a != b {
            blocks.push([layout.unit(a), layout.unit(b)].concat());
        }
    }
    if let Some(mut state) = State::new(layout, &vec![0; layout.nodes()]) {
        for nodes in layout.units() {
            let loose = state.cut_off(nodes);
            let units: std::collections::BTreeSet<usize> =
                nodes.iter().chain(&loose).map(|&node| layout.unit_of(node)).collect();
            if units.len() > 2 && loose.len() <= layout.nodes() / 4 {
                blocks
                    .push(units.into_iter().flat_map(|unit| layout.unit(unit).to_vec()).collect());
            }
        }
    }
    for block in &mut blocks {
        block.sort_unstable();
    }
    blocks.sort();
    blocks.dedup();
    blocks
}

impl<'a> Walk<'a> {
    fn new(
        layout: &'a Layout<'a>,
        start: &[Part],
        objective: f64,
        limit: f64,
        keys: &'a [u64],
        random: Random,
    ) -> Option<Self> {
        let state = State::new(layout, start)?;
        let parts = layout.parts();
        let key =
            start.iter().enumerate().fold(0, |key, (node, part)| key ^ keys[node * parts + part]);
        Some(Self {
            state,
            random,
            limit,
            start: start.to_vec(),
            heat: FIRST_HEAT,
            most_heat: f64::INFINITY,
            lost: 0,
            outside: 0.0,
            keys,
            key,
            time: 0,
            taken: 0,
            stretch: Stretch { inside: 0, stay: vec![0; keys.len()] },
            since: vec![0; layout.nodes()],
            stretches: Vec::new(),
            lowest: (objective, start.to_vec()),
        })
    }

    /// Walks; in the `lead` the heat is set by how much of the time was inside.
    fn steps(&mut self, steps: u64, blocks: &[Vec<usize>], seen: &mut HashSet<u64>, lead: bool) {
        let before = self.stretch.inside;
        for _ in 0..steps {
            let kind = self.random.unit();
            let taken = if kind < 0.5 {
                self.over_a_border()
            } else if kind < 0.8 {
                let block = &blocks[self.random.below(blocks.len())];
                let to = self.random.below(self.state.layout().parts());
                self.try_move(block, to, None)
            } else {
                self.change_places(kind < 0.9)
            };
            let is_inside = self.outside <= 0.0;
            self.time += 1;
            self.taken += u64::from(taken);
            self.stretch.inside += u64::from(is_inside);
            if is_inside && seen.len() < MOST_KEYS {
                seen.insert(self.key);
            }
        }
        self.state.refresh();
        let share = (self.stretch.inside - before) as f64 / steps as f64;
        if lead {
            self.set_heat(share);
        }
    }

    /// Sets the heat by the `share` of a round that was inside. A walk that has lost its way goes
    /// back to its start, and is never again as hot.
    fn set_heat(&mut self, share: f64) {
        self.lost = if share > 0.0 { 0 } else { self.lost + 1 };
        if self.lost == LOST {
            self.most_heat = self.heat / 2.0;
            self.lost = 0;
            self.restart();
        }
        let factor = if share < 0.1 {
            0.9
        } else if share > 0.33 {
            1.1
        } else {
            1.0
        };
        self.heat = (self.heat * factor).min(self.most_heat);
        let terms = self.state.terms();
        self.outside = self.outside_of(terms.objective(self.weights()), self.state.uneven());
    }

    /// Goes back to the start, which only the lead may do.
    fn restart(&mut self) {
        let layout = self.state.layout();
        for unit in layout.units() {
            let to = self.start[unit[0]];
            if self.state.owner(unit[0]) != to {
                self.moved(unit, to);
                let change = self.state.change(unit, to);
                self.state.make(unit, &change);
            }
        }
    }

    fn weights(&self) -> &'a Weights {
        &self.state.layout().problem.weights
    }

    /// How many heats outside the near-best divisions one with this objective is.
    fn outside_of(&self, objective: f64, uneven: f64) -> f64 {
        let Weights { load, way, changes, border, mix } = *self.weights();
        let sum = load + way + changes + border + mix;
        let above = (objective - self.limit).max(0.0) / if sum > 0.0 { sum } else { 1.0 };
        (above + uneven) / self.heat
    }

    /// Number of edges from `nodes` to districts of `part` outside.
    fn edges_to(&self, nodes: &[usize], part: Part) -> usize {
        let ends = nodes.iter().flat_map(|&node| self.state.layout().ends(node));
        ends.filter(|end| self.state.owner(end.node) == part && !nodes.contains(&end.node)).count()
    }

    fn over_a_border(&mut self) -> bool {
        let layout = self.state.layout();
        let cut = self.state.cut();
        let Some(&edge) = cut.get(self.random.below(cut.len())) else { return false };
        let edge = layout.problem.graph.edges()[edge];
        let towards = self.random.happens(0.5);
        let (from, to) = if towards { (edge.a, edge.b) } else { (edge.b, edge.a) };
        let nodes = layout.unit(layout.unit_of(from));
        let to = self.state.owner(to);
        // The chance of this move is its share of the ends of border edges; so is that back.
        let there = self.edges_to(nodes, to);
        self.try_move(nodes, to, Some(there))
    }

    /// Moves `nodes`, if they have one part and the division stays whole, with the chance of
    /// Metropolis (`corrected` by the number of edges over which it could be drawn).
    fn try_move(&mut self, nodes: &[usize], to: Part, corrected: Option<usize>) -> bool {
        let layout = self.state.layout();
        let from = self.state.owner(nodes[0]);
        let moves = |&node: &usize| {
            self.state.owner(node) == from && layout.may(layout.unit_of(node)).has(to)
        };
        if from == to || !nodes.iter().all(moves) {
            return false;
        }
        let change = self.state.change(nodes, to);
        let objective = self.state.terms_after(&change).objective(self.weights());
        let outside = self.outside_of(objective, self.state.uneven_after(&change));
        let mut ratio = likelier(self.outside, outside);
        if let Some(there) = corrected {
            let back = self.edges_to(nodes, from);
            let before = self.state.cut().len();
            // Both ways there is an edge, or there is no way back and the move is not made.
            let after = before + back - there;
            ratio *= (back * before) as f64 / (there * after).max(1) as f64;
        }
        if !self.random.happens(ratio) || !self.state.stays_whole(nodes, to) {
            return false;
        }
        self.moved(nodes, to);
        self.state.make(nodes, &change);
        self.arrive(objective, outside);
        true
    }

    /// Two units of different parts change places: over a border, or any two.
    fn change_places(&mut self, neighbours: bool) -> bool {
        let layout = self.state.layout();
        let before = self.state.cut().len();
        let (a, b) = if neighbours {
            let cut = self.state.cut();
            let Some(&edge) = cut.get(self.random.below(cut.len())) else { return false };
            let edge = layout.problem.graph.edges()[edge];
            (layout.unit_of(edge.a), layout.unit_of(edge.b))
        } else {
            let count = layout.units().len();
            (self.random.below(count), self.random.below(count))
        };
        let (a_nodes, b_nodes) = (layout.unit(a), layout.unit(b));
        let (from, to) = (self.state.owner(a_nodes[0]), self.state.owner(b_nodes[0]));
        if from == to || !layout.may(a).has(to) || !layout.may(b).has(from) {
            return false;
        }
        let there = self.state.change(a_nodes, to);
        self.state.make(a_nodes, &there);
        let back = self.state.change(b_nodes, from);
        self.state.make(b_nodes, &back);
        let objective = self.state.terms().objective(self.weights());
        let outside = self.outside_of(objective, self.state.uneven());
        let mut ratio = likelier(self.outside, outside);
        if neighbours {
            // The pair is drawn over as many edges before as after, of another number in all.
            ratio *= before as f64 / self.state.cut().len().max(1) as f64;
        }
        let holds = self.random.happens(ratio) && self.holds_round(&[from, to]);
        self.state.make(b_nodes, &back.back());
        self.state.make(a_nodes, &there.back());
        if holds {
            self.moved(a_nodes, to);
            self.state.make(a_nodes, &there);
            self.moved(b_nodes, from);
            self.state.make(b_nodes, &back);
            self.arrive(objective, outside);
        }
        holds
    }

    /// Whether each of `parts` is whole; looked at from the ground, as neither half of a change
    /// of places need leave them so.
    fn holds_round(&mut self, parts: &[Part]) -> bool {
        let contiguous = self.state.layout().problem.contiguous;
        !contiguous || parts.iter().all(|&part| self.state.is_whole(part))
    }

    /// Notes that `nodes` leave their part for `to`.
    fn moved(&mut self, nodes: &[usize], to: Part) {
        let parts = self.state.layout().parts();
        for &node in nodes {
            let from = self.state.owner(node);
            self.key ^= self.keys[node * parts + from] ^ self.keys[node * parts + to];
            self.stretch.stay[node * parts + from] += self.stretch.inside - self.since[node];
            self.since[node] = self.stretch.inside;
        }
    }

    /// Notes where a move has led.
    fn arrive(&mut self, objective: f64, outside: f64) {
        self.outside = outside;
        if outside <= 0.0 && objective < self.lowest.0 - 1e-12 {
            self.lowest = (objective, self.state.owners().to_vec());
        }
    }

    /// Ends a stretch; the time before the first does not count.
    fn end_stretch(&mut self, counts: bool) {
        let parts = self.state.layout().parts();
        for node in 0..self.since.len() {
            let cell = node * parts + self.state.owner(node);
            self.stretch.stay[cell] += self.stretch.inside - self.since[node];
            self.since[node] = 0;
        }
        let next = Stretch { inside: 0, stay: vec![0; self.keys.len()] };
        let ended = std::mem::replace(&mut self.stretch, next);
        if counts {
            self.stretches.push(ended);
        }
    }
}
