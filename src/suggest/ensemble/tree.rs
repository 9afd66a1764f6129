//! Uniform spanning trees and the edges at which they fall into two even pieces.

#![expect(
    clippy::indexing_slicing,
    reason = "every position is a district of the graph that the arrays were made for"
)]

use crate::suggest::ensemble::stream::Stream;
use crate::suggest::{Graph, Problem};

/// The parent of a tree's root.
pub(super) const NONE: u32 = u32::MAX;
/// What loads are counted in: a share of the sum of all loads.
const UNITS: f64 = (1_u64 << 56) as f64;
/// What rounding may add to a deviation, as a share of the mean: half of what
/// [`Problem::violations`] lets pass.
const SLACK: f64 = 0.5e-9;

/// A graph in flat arrays, with loads in whole units.
///
/// Loads are whole numbers because the chain must find a piece equally valid whichever tree led to
/// it, and a sum of floats depends on its order.
#[derive(Debug)]
pub(super) struct Flat {
    /// Where the neighbours of each district begin in `to`, and how many they are.
    rows: Vec<(u32, u32)>,
    to: Vec<u32>,
    /// Load of each district in 2⁻⁵⁶ of the sum of all.
    load: Vec<u64>,
}

impl Flat {
    pub(super) fn new(problem: &Problem) -> Self {
        let graph: &Graph = &problem.graph;
        let mut rows = Vec::with_capacity(graph.len());
        let mut to = Vec::with_capacity(2 * graph.edges().len());
        for node in 0..graph.len() {
            let neighbours = graph.neighbours(node);
            rows.push((to.len() as u32, neighbours.len() as u32));
            to.extend(neighbours.iter().map(|&other| other as u32));
        }
        let sum: f64 = problem.load.iter().sum();
        let units = |load: &f64| if sum > 0.0 { (load / sum * UNITS).round() as u64 } else { 0 };
        Self { rows, to, load: problem.load.iter().map(units).collect() }
    }

    pub(super) fn len(&self) -> usize {
        self.load.len()
    }

    /// The neighbours of `node`.
    #[inline]
    pub(super) fn neighbours(&self, node: usize) -> &[u32] {
        let (from, count) = self.rows[node];
        &self.to[from as usize..(from + count) as usize]
    }

    /// One of the neighbours of `node`, each as likely.
    #[inline]
    fn any_neighbour(&self, node: usize, stream: &mut Stream) -> u32 {
        let (from, count) = self.rows[node];
        self.to[from as usize + stream.below(count as usize)]
    }

    /// Load of `node` in units.
    pub(super) fn load(&self, node: usize) -> u64 {
        self.load[node]
    }

    /// What each of `parts` parts may weigh when it may deviate by the share `tolerance`.
    pub(super) fn window(&self, parts: usize, tolerance: f64) -> Window {
        let mean = self.load.iter().sum::<u64>() as f64 / parts as f64;
        let most = mean * (tolerance + SLACK);
        Window { low: (mean - most).ceil() as u64, high: (mean + most).floor() as u64 }
    }
}

/// The loads that a part may have, units, ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Window {
    pub(super) low: u64,
    pub(super) high: u64,
}

impl Window {
    pub(super) fn has(self, load: u64) -> bool {
        self.low <= load && load <= self.high
    }

    /// The loads of one of two pieces that both lie within the window and are `all` together.
    pub(super) fn piece_of(self, all: u64) -> Self {
        Self {
            low: self.low.max(all.saturating_sub(self.high)),
            high: self.high.min(all.saturating_sub(self.low)),
        }
    }

    /// The loads of all of `count` parts together that `count` parts may have.
    pub(super) fn times(self, count: usize) -> Self {
        Self { low: self.low * count as u64, high: self.high.saturating_mul(count as u64) }
    }
}

/// Whether a tree may, is yet to, or does hold a district.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Out,
    Free,
    Held,
}

/// A tree with its subtrees' loads, in arrays that are used again and again.
#[derive(Debug)]
pub(super) struct Tree {
    mark: Vec<Mark>,
    /// Towards the root; while a walk is under way, where it last went from here.
    parent: Vec<u32>,
    /// What the tree holds, parents before children.
    order: Vec<u32>,
    /// Load of each district with all below it, units.
    below: Vec<u64>,
    /// The districts whose edge to their parent parts the tree evenly.
    cuts: Vec<u32>,
}

impl Tree {
    pub(super) fn new(nodes: usize) -> Self {
        Self {
            mark: vec![Mark::Out; nodes],
            parent: vec![NONE; nodes],
            order: Vec::with_capacity(nodes),
            below: vec![0; nodes],
            cuts: Vec::with_capacity(nodes),
        }
    }

    /// Draws a spanning tree of `members`, each tree exactly as likely: random walks with their
    /// loops erased (Wilson 1996, "Generating random spanning trees more quickly than the cover
    /// time"). The members must be connected, and `root` one of them; the law does not depend on
    /// which, but walks to one in the middle are shorter.
    pub(super) fn draw(
        &mut self,
        flat: &Flat,
        root: usize,
        members: [&[u32]; 2],
        stream: &mut Stream,
    ) {
        for &node in &self.order {
            self.mark[node as usize] = Mark::Out;
        }
        self.order.clear();
        for &node in members.into_iter().flatten() {
            self.mark[node as usize] = Mark::Free;
        }
        self.mark[root] = Mark::Held;
        self.parent[root] = NONE;
        self.order.push(root as u32);
        for &start in members.into_iter().flatten() {
            if self.mark[start as usize] == Mark::Free {
                self.walk(flat, start as usize, stream);
            }
        }
    }

    /// Walks from `start` until the tree is met, and adds the way without its loops.
    fn walk(&mut self, flat: &Flat, start: usize, stream: &mut Stream) {
        let mut at = start;
        loop {
            let next = flat.any_neighbour(at, stream);
            match self.mark[next as usize] {
                // A step out of the members is drawn again, so all steps inside are as likely.
                Mark::Out => {}
                Mark::Free => {
                    self.parent[at] = next;
                    at = next as usize;
                }
                Mark::Held => {
                    self.parent[at] = next;
                    break;
                }
            }
        }
        let first = self.order.len();
        at = start;
        while self.mark[at] == Mark::Free {
            self.mark[at] = Mark::Held;
            self.order.push(at as u32);
            at = self.parent[at] as usize;
        }
        self.order[first..].reverse();
    }

    /// Adds up the loads from the leaves to the root; gives that of all.
    pub(super) fn add_up(&mut self, flat: &Flat) -> u64 {
        for &node in &self.order {
            self.below[node as usize] = flat.load(node as usize);
        }
        for &node in self.order[1..].iter().rev() {
            self.below[self.parent[node as usize] as usize] += self.below[node as usize];
        }
        self.below[self.order[0] as usize]
    }

    /// Finds the edges at which the tree falls into two pieces that both lie within `window`;
    /// gives their number.
    pub(super) fn find_cuts(&mut self, flat: &Flat, window: Window) -> usize {
        let all = self.add_up(flat);
        let piece = window.piece_of(all);
        self.cuts.clear();
        for &node in &self.order[1..] {
            if piece.has(self.below[node as usize]) {
                self.cuts.push(node);
            }
        }
        self.cuts.len()
    }

    /// The district below the cut at `position` of those found.
    pub(super) fn cut(&self, position: usize) -> usize {
        self.cuts[position] as usize
    }

    /// The district above each, [`NONE`] above the root.
    pub(super) fn parent(&self, node: usize) -> u32 {
        self.parent[node]
    }

    /// What the tree holds, parents before children, the root first.
    pub(super) fn order(&self) -> &[u32] {
        &self.order
    }

    /// Load of `node` with all below it, units; after [`Tree::add_up`].
    pub(super) fn load_below(&self, node: usize) -> u64 {
        self.below[node]
    }

    /// Tells `is_below` for each district held whether it is `node` or below it.
    pub(super) fn split(&self, node: usize, is_below: &mut [bool]) {
        is_below[self.order[0] as usize] = false;
        for &held in &self.order[1..] {
            let held = held as usize;
            is_below[held] = held == node || is_below[self.parent[held] as usize];
        }
    }

    /// Whether the tree last drawn holds `node`.
    pub(super) fn holds(&self, node: usize) -> bool {
        self.mark[node] == Mark::Held
    }

    /// The tree's edges, each from a district to its parent.
    #[cfg(test)]
    pub(super) fn edges(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.order[1..].iter().map(|&node| (node as usize, self.parent[node as usize] as usize))
    }
}
