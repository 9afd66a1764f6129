//! One chain of divisions, from each to the next by recombination of two parts.

#![expect(
    clippy::indexing_slicing,
    reason = "every position is a district of the graph, or a part below the number of parts"
)]

use crate::suggest::ensemble::stream::Stream;
use crate::suggest::ensemble::tree::{Flat, NONE, Tree, Window};

/// How the steps of a chain ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Steps {
    /// Steps taken.
    pub all: u64,
    /// Stayed: the two parts do not touch.
    pub not_touching: u64,
    /// Stayed: the tree has no edge that parts it evenly.
    pub uneven: u64,
    /// Stayed: the new division was not accepted.
    pub refused: u64,
    /// A new division was accepted (it may be the same as before).
    pub accepted: u64,
}

impl Steps {
    /// Both together.
    pub(super) fn plus(self, other: Self) -> Self {
        Self {
            all: self.all + other.all,
            not_touching: self.not_touching + other.not_touching,
            uneven: self.uneven + other.uneven,
            refused: self.refused + other.refused,
            accepted: self.accepted + other.accepted,
        }
    }
}

/// A forest that moves: a division with a spanning tree of each part. See the module's
/// documentation for its law and the proof.
pub(super) struct Chain<'a> {
    flat: &'a Flat,
    window: Window,
    parts: usize,
    stream: Stream,
    owner: Vec<u8>,
    /// The district above each in its part's tree, [`NONE`] above the root.
    parent: Vec<u32>,
    /// The districts of each part, parents before children.
    members: Vec<Vec<u32>>,
    /// Load of each part, units.
    loads: Vec<u64>,
    /// Number of edges between each two parts, `parts` × `parts`.
    between: Vec<u32>,
    tree: Tree,
    /// Whether a district lies below the edge at which the drawn tree is cut.
    is_below: Vec<bool>,
    /// Load of each district with all below it in its part's tree, units; scratch.
    below: Vec<u64>,
    steps: Steps,
}

impl<'a> Chain<'a> {
    /// A chain that begins with `owner` (connected parts, each within `window`) and trees by
    /// chance.
    pub(super) fn new(
        flat: &'a Flat,
        window: Window,
        parts: usize,
        owner: Vec<u8>,
        stream: Stream,
    ) -> Self {
        let nodes = flat.len();
        let mut chain = Self {
            flat,
            window,
            parts,
            stream,
            parent: vec![NONE; nodes],
            members: vec![Vec::with_capacity(nodes); parts],
            loads: vec![0; parts],
            between: vec![0; parts * parts],
            tree: Tree::new(nodes),
            is_below: vec![false; nodes],
            below: vec![0; nodes],
            owner,
            steps: Steps::default(),
        };
        for node in 0..nodes {
            let own = usize::from(chain.owner[node]);
            chain.members[own].push(node as u32);
            chain.loads[own] += flat.load(node);
            for &other in flat.neighbours(node) {
                let other = usize::from(chain.owner[other as usize]);
                chain.between[own * parts + other] += u32::from(own != other);
            }
        }
        for members in &mut chain.members {
            let Some(&root) = members.first() else { continue };
            chain.tree.draw(flat, root as usize, [&members[..], &[]], &mut chain.stream);
            members.clear();
            members.extend(chain.tree.order());
            for &node in &*members {
                chain.parent[node as usize] = chain.tree.parent(node as usize);
            }
        }
        chain
    }

    /// The part of each district.
    pub(super) fn owner(&self) -> &[u8] {
        &self.owner
    }

    /// How the steps so far ended.
    pub(super) fn steps(&self) -> Steps {
        self.steps
    }

    /// The edges of the parts' trees, each from a district to the one above.
    #[cfg(test)]
    pub(super) fn forest(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        let edges = self.parent.iter().enumerate().filter(|(_, parent)| **parent != NONE);
        edges.map(|(node, &parent)| (node, parent as usize))
    }

    /// Number of edges between each two parts.
    #[cfg(test)]
    pub(super) fn between(&self) -> &[u32] {
        &self.between
    }

    /// One step: to another forest, or to the same.
    pub(super) fn step(&mut self) {
        self.steps.all += 1;
        let a = self.stream.below(self.parts);
        let b = self.stream.below(self.parts - 1);
        let b = b + usize::from(b >= a);
        let seam = self.between[a * self.parts + b];
        let Some(ends) = self.seam_edge(a, b, seam) else {
            self.steps.not_touching += 1;
            return;
        };
        let members = [&self.members[a][..], &self.members[b][..]];
        // The ends of an edge between the parts lie in the middle of both together.
        self.tree.draw(self.flat, ends.0, members, &mut self.stream);
        let cuts = self.tree.find_cuts(self.flat, self.window);
        if cuts == 0 {
            self.steps.uneven += 1;
            return;
        }
        let cut = self.tree.cut(self.stream.below(cuts));
        self.tree.split(cut, &mut self.is_below);
        if self.accepts((a, b), ends, seam, cuts) {
            self.steps.accepted += 1;
            self.carry_out(a, b, cut);
        } else {
            self.steps.refused += 1;
        }
    }

    /// Whether the division in `is_below`, from a tree with `cuts` even edges, is accepted: with
    /// the chance `min(1, seam · cuts / (new seam · old cuts))`, to within 2⁻⁶⁴.
    fn accepts(
        &mut self,
        (a, b): (usize, usize),
        ends: (usize, usize),
        seam: u32,
        cuts: usize,
    ) -> bool {
        let new_seam = self.new_seam();
        let chance = self.stream.bits();
        let passes = |old_cuts: usize| {
            let most = u128::from(seam) * cuts as u128;
            u128::from(chance) * u128::from(new_seam) * (old_cuts as u128) < most << 64
        };
        // The edge between the old parts is even itself: with that alone the chance is best.
        passes(1) && {
            let old_cuts = 1 + self.cuts_within(a, b, ends.0) + self.cuts_within(b, a, ends.1);
            passes(old_cuts)
        }
    }

    /// The number of even edges that the tree of both parts, joined by an edge at `end`, has
    /// within `part`.
    fn cuts_within(&mut self, part: usize, other: usize, end: usize) -> usize {
        for &node in &self.members[part] {
            self.below[node as usize] = self.flat.load(node as usize);
        }
        // The other part hangs below its end of the edge.
        self.below[end] += self.loads[other];
        let piece = self.window.piece_of(self.loads[part] + self.loads[other]);
        let mut cuts = 0;
        for &node in self.members[part][1..].iter().rev() {
            let below = self.below[node as usize];
            self.below[self.parent[node as usize] as usize] += below;
            cuts += usize::from(piece.has(below));
        }
        cuts
    }

    /// The number of edges between the two pieces of the drawn tree.
    fn new_seam(&self) -> u32 {
        let mut seam = 0;
        for &node in self.tree.order() {
            if self.is_below[node as usize] {
                for &other in self.flat.neighbours(node as usize) {
                    let other = other as usize;
                    seam += u32::from(self.tree.holds(other) && !self.is_below[other]);
                }
            }
        }
        seam
    }

    /// One of the `seam` edges between the parts `a` and `b`, each as likely: its end in `a`,
    /// then that in `b`. `None` where there is none.
    fn seam_edge(&mut self, a: usize, b: usize, seam: u32) -> Option<(usize, usize)> {
        if seam == 0 {
            return None;
        }
        let mut left = self.stream.below(seam as usize);
        for &node in &self.members[a] {
            for &other in self.flat.neighbours(node as usize) {
                if usize::from(self.owner[other as usize]) == b {
                    if left == 0 {
                        return Some((node as usize, other as usize));
                    }
                    left -= 1;
                }
            }
        }
        None
    }

    /// Makes the drawn tree without the edge above `cut` the chain's own. It holds both parts.
    fn carry_out(&mut self, a: usize, b: usize, cut: usize) {
        let all = self.loads[a] + self.loads[b];
        self.loads[b] = self.tree.load_below(cut);
        self.loads[a] = all - self.loads[b];
        self.members[a].clear();
        self.members[b].clear();
        for &node in self.tree.order() {
            let part = if self.is_below[node as usize] { b } else { a };
            self.owner[node as usize] = part as u8;
            self.members[part].push(node);
            self.parent[node as usize] = self.tree.parent(node as usize);
        }
        self.parent[cut] = NONE;
        self.count_between(a, b);
    }

    /// Counts the edges between the parts `a` and `b` and all others anew.
    fn count_between(&mut self, a: usize, b: usize) {
        let parts = self.parts;
        for own in [a, b] {
            for other in 0..parts {
                self.between[own * parts + other] = 0;
                self.between[other * parts + own] = 0;
            }
        }
        for own in [a, b] {
            for &node in &self.members[own] {
                for &other in self.flat.neighbours(node as usize) {
                    let other = usize::from(self.owner[other as usize]);
                    if own != other {
                        self.between[own * parts + other] += 1;
                        let seen_from_there = other == a || other == b;
                        self.between[other * parts + own] += u32::from(!seen_from_there);
                    }
                }
            }
        }
    }
}
