//! Whether a move leaves each part in one piece, looked at where it is made.
//!
//! Every answer holds for a division in which each part is in one piece (agreed exclaves aside)
//! before the move.

use crate::suggest::Part;
use crate::suggest::state::State;

/// Room for walks over the districts; what a walk has seen is forgotten by counting one up.
#[derive(Debug)]
pub(super) struct Walk {
    marks: Vec<u32>,
    mark: u32,
    /// The walk in which each district was seen, and from which source.
    seen: Vec<(u32, u32)>,
    time: u32,
    sources: Vec<Source>,
}

/// A walk outward from one neighbour of what moves.
#[derive(Debug, Default)]
struct Source {
    queue: Vec<usize>,
    next: usize,
    /// The source that it has met, itself as long as it has met none.
    leader: usize,
    /// Whether the piece that it leads has been walked to its end.
    ended: bool,
}

impl Walk {
    pub(super) fn new(nodes: usize) -> Self {
        let (marks, seen) = (vec![0; nodes], vec![(0, 0); nodes]);
        Self { marks, mark: 0, seen, time: 0, sources: Vec::new() }
    }

    /// Marks `nodes` alone.
    pub(super) fn mark(&mut self, nodes: &[usize]) {
        if self.mark == u32::MAX {
            self.marks.fill(0);
            self.mark = 0;
        }
        self.mark += 1;
        for &node in nodes {
            self.marks[node] = self.mark;
        }
    }

    pub(super) fn is_marked(&self, node: usize) -> bool {
        self.marks[node] == self.mark
    }

    fn begin(&mut self) {
        if self.time == u32::MAX {
            self.seen.fill((0, 0));
            self.time = 0;
        }
        self.time += 1;
    }

    /// Sees `node` from `source`; the source that saw it before, if one did.
    fn see(&mut self, node: usize, source: usize) -> Option<usize> {
        let (time, before) = self.seen[node];
        if time == self.time {
            return Some(before as usize);
        }
        self.seen[node] = (self.time, source as u32);
        None
    }

    fn leader(&self, mut source: usize) -> usize {
        while self.sources[source].leader != source {
            source = self.sources[source].leader;
        }
        source
    }

    /// Whether the piece that `leader` leads, of the first `count` sources, has just come to its
    /// end.
    fn comes_to_its_end(&mut self, leader: usize, count: usize) -> bool {
        if self.leader(leader) != leader || self.sources[leader].ended {
            return false;
        }
        let mut own = (0..count).filter(|&source| self.leader(source) == leader);
        let ended = own.all(|source| {
            let Source { queue, next, .. } = &self.sources[source];
            *next == queue.len()
        });
        self.sources[leader].ended = ended;
        ended
    }
}

impl State<'_> {
    /// Whether both parts stay in one piece when `nodes`, which all have the same part, move.
    pub(in crate::suggest) fn stays_whole(&mut self, nodes: &[usize], to: Part) -> bool {
        !self.layout().problem.contiguous || self.joins(nodes, to) && self.cut_off(nodes).is_empty()
    }

    /// Whether `nodes` would be joined to the part `to`.
    pub(in crate::suggest) fn joins(&mut self, nodes: &[usize], to: Part) -> bool {
        let layout = self.layout();
        self.walk.mark(nodes);
        self.walk.begin();
        let mut queue: Vec<usize> = Vec::new();
        for &node in nodes {
            let firm = |end: &super::layout::End| {
                self.owners[end.node] == to && layout.must_join(end.node, to)
            };
            if layout.ends(node).iter().any(firm) {
                if nodes.len() == 1 {
                    return true;
                }
                self.walk.see(node, 0);
                queue.push(node);
            }
        }
        let mut next = 0;
        while let Some(&node) = queue.get(next) {
            next += 1;
            for end in layout.ends(node) {
                if self.walk.is_marked(end.node) && self.walk.see(end.node, 0).is_none() {
                    queue.push(end.node);
                }
            }
        }
        let time = self.walk.time;
        let alone = |node: usize| self.walk.seen[node].0 != time && layout.must_join(node, to);
        if !nodes.iter().any(|&node| alone(node)) {
            return true;
        }
        // By way of exclaves, or as the first of its part.
        let unsure = layout.loose_parts.has(to) || self.count(to) == 0;
        unsure && self.joined(to, true)
    }

    /// Whether all of `part` that must be joined is.
    pub(in crate::suggest) fn is_whole(&mut self, part: Part) -> bool {
        self.walk.mark(&[]);
        self.joined(part, false)
    }

    /// Whether all of `part` that must be joined is, with what is marked in it or without.
    fn joined(&mut self, part: Part, with_marked: bool) -> bool {
        let layout = self.layout();
        let is_in = |state: &Self, node: usize| {
            if state.walk.is_marked(node) { with_marked } else { state.owner(node) == part }
        };
        let must: Vec<usize> = (0..layout.nodes())
            .filter(|&node| is_in(self, node) && layout.must_join(node, part))
            .collect();
        let Some(&start) = must.first() else { return true };
        self.walk.begin();
        self.walk.see(start, 0);
        let mut queue = vec![start];
        let mut next = 0;
        while let Some(&node) = queue.get(next) {
            next += 1;
            for end in layout.ends(node) {
                if is_in(self, end.node) && self.walk.see(end.node, 0).is_none() {
                    queue.push(end.node);
                }
            }
        }
        must.iter().all(|&node| self.walk.seen[node].0 == self.walk.time)
    }

    /// What would no longer be joined to its part (to its seat, if that is near) without `nodes`:
    /// nothing where all of the rest stays together.
    ///
    /// The walks start at all neighbours at once, so where they lie close together (nearly
    /// always) or a small piece comes off, only the surroundings are seen.
    pub(in crate::suggest) fn cut_off(&mut self, nodes: &[usize]) -> Vec<usize> {
        let layout = self.layout();
        let from = self.owners[nodes[0]];
        self.walk.mark(nodes);
        self.walk.begin();
        let mut count = 0;
        for end in nodes.iter().flat_map(|&node| layout.ends(node)) {
            let other = end.node;
            let is_rest = self.owners[other] == from && !self.walk.is_marked(other);
            if is_rest && self.walk.see(other, count).is_none() {
                if self.walk.sources.len() == count {
                    self.walk.sources.push(Source::default());
                }
                let source = &mut self.walk.sources[count];
                source.queue.clear();
                source.queue.push(other);
                (source.next, source.leader, source.ended) = (0, count, false);
                count += 1;
            }
        }
        let loose = if count < 2 { Vec::new() } else { self.walk_apart(from, count) };
        if !loose.is_empty() && layout.loose_parts.has(from) {
            self.walk.mark(nodes);
            if self.joined(from, false) {
                return Vec::new();
            }
        }
        loose
    }

    /// Walks from the first `count` sources through `part` until they have all met or only one
    /// piece is left that has not come to its end (or has the seat); gives the other pieces.
    fn walk_apart(&mut self, part: Part, count: usize) -> Vec<usize> {
        let seat = self.layout().seat(part);
        let mut pieces = count;
        let mut loose = Vec::new();
        loop {
            for source in 0..count {
                pieces -= self.go_on(part, source);
                if pieces == 1 {
                    return loose;
                }
            }
            for leader in 0..count {
                if !self.walk.comes_to_its_end(leader, count) {
                    continue;
                }
                let before = loose.len();
                for source in (0..count).filter(|&source| self.walk.leader(source) == leader) {
                    loose.extend_from_slice(&self.walk.sources[source].queue);
                }
                if seat.is_some_and(|seat| loose[before..].contains(&seat)) {
                    loose.truncate(before);
                    continue;
                }
                pieces -= 1;
                if pieces == 1 {
                    return loose;
                }
            }
        }
    }

    /// Walks on by one district from `source`; the number of pieces that it was found to be one
    /// with.
    fn go_on(&mut self, part: Part, source: usize) -> usize {
        let layout = self.layout();
        let Source { next, queue, .. } = &mut self.walk.sources[source];
        let Some(&node) = queue.get(*next) else { return 0 };
        *next += 1;
        let mut met = 0;
        for end in layout.ends(node) {
            if self.owners[end.node] != part || self.walk.is_marked(end.node) {
                continue;
            }
            let Some(other) = self.walk.see(end.node, source) else {
                self.walk.sources[source].queue.push(end.node);
                continue;
            };
            let (a, b) = (self.walk.leader(source), self.walk.leader(other));
            if a != b {
                self.walk.sources[a.max(b)].leader = a.min(b);
                met += 1;
            }
        }
        met
    }
}
