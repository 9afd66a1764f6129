//! A division made of the cheapest parts, which need not hang together.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use super::dual::Dual;
use super::pieces;
use super::state::State;
use super::task::Task;
use crate::suggest::Part;

#[derive(Debug)]
pub(super) struct Repair<'a> {
    task: &'a Task<'a>,
    state: &'a State,
    dual: &'a Dual,
    /// The part of each item, where it has one yet.
    parts: Vec<Option<Part>>,
    loads: Vec<f64>,
}

impl<'a> Repair<'a> {
    /// The part of each item, each part in one piece: first what a part must have, with ways to
    /// it from the part's root; then what is cheapest there and touches it; then all others, each
    /// in a part that it touches. Nothing where that leaves an item over.
    pub(super) fn division(
        task: &'a Task<'a>,
        state: &'a State,
        dual: &'a Dual,
    ) -> Option<Vec<Part>> {
        let parts = vec![None; task.len()];
        let mut repair = Self { task, state, dual, parts, loads: vec![0.0; task.parts] };
        for part in 0..task.parts {
            repair.fixed(part);
        }
        if !task.only_load() {
            for part in 0..task.parts {
                repair.cheapest(part);
            }
        }
        repair.rest();
        repair.parts.into_iter().collect()
    }

    fn give(&mut self, item: usize, part: Part) {
        if self.parts[item].is_none() {
            self.parts[item] = Some(part);
            self.loads[part] += self.task.load[item];
        }
    }

    fn part_of(&self, node: usize) -> Option<Part> {
        self.parts[self.task.item_of[node]]
    }

    /// Gives `part` its root and what it must have, with the shortest ways between.
    fn fixed(&mut self, part: Part) {
        let bit = 1_u64 << part;
        let task = self.task;
        let Some(root) = pieces::root(task, self.state, part).or_else(|| self.seed(part)) else {
            return;
        };
        self.give(task.item_of[root], part);
        for node in 0..task.item_of.len() {
            let apart = task.problem.exclaves[node].0 & bit != 0;
            if self.state.domain[task.item_of[node]] == bit && !apart {
                self.way(part, root, node);
            }
        }
    }

    /// Where a part without a root begins: the first district for which it is the cheapest.
    fn seed(&self, part: Part) -> Option<usize> {
        let cheapest = &self.dual.cheapest;
        let item_of = &self.task.item_of;
        (0..item_of.len())
            .find(|&node| cheapest[item_of[node]].0 == part && self.parts[item_of[node]].is_none())
    }

    /// Gives `part` the shortest way from `root` to `target` that is free.
    fn way(&mut self, part: Part, root: usize, target: usize) {
        let task = self.task;
        let mut from: Vec<Option<usize>> = vec![None; task.item_of.len()];
        let mut queue = vec![root];
        from[root] = Some(root);
        let mut at = 0;
        while let Some(&node) = queue.get(at) {
            at += 1;
            if node == target {
                break;
            }
            for &other in task.problem.graph.neighbours(node) {
                let item = task.item_of[other];
                let open = self.state.domain[item] & (1 << part) != 0;
                let free = self.parts[item].is_none_or(|own| own == part);
                if open && free && from[other].is_none() {
                    from[other] = Some(node);
                    queue.push(other);
                }
            }
        }
        let mut node = target;
        while let Some(before) = from[node] {
            self.give(task.item_of[node], part);
            if before == node {
                break;
            }
            node = before;
        }
    }

    /// Gives `part` all that is cheapest there and hangs together with what it has.
    fn cheapest(&mut self, part: Part) {
        let task = self.task;
        let nodes = 0..task.item_of.len();
        let mut queue: Vec<usize> =
            nodes.filter(|&node| self.part_of(node) == Some(part)).collect();
        while let Some(node) = queue.pop() {
            for &other in task.problem.graph.neighbours(node) {
                let item = task.item_of[other];
                if self.parts[item].is_none() && self.dual.cheapest[item].0 == part {
                    self.give(item, part);
                    queue.extend(&task.members[item]);
                }
            }
        }
    }

    /// Gives what is over to parts that it touches, the best first: where load is all that counts
    /// to that with least load (as it was when the two met), otherwise where it is cheapest.
    fn rest(&mut self) {
        let nodes = 0..self.task.item_of.len();
        let mut offers = BinaryHeap::new();
        for node in nodes.filter(|&node| self.part_of(node).is_some()) {
            self.offer(&mut offers, node);
        }
        while let Some(offer) = offers.pop() {
            if self.parts[offer.item].is_none() {
                self.give(offer.item, offer.part);
                for &node in &self.task.members[offer.item] {
                    self.offer(&mut offers, node);
                }
            }
        }
    }

    /// Offers the part of `node` to what is over around it.
    fn offer(&self, offers: &mut BinaryHeap<Offer>, node: usize) {
        let task = self.task;
        let Some(part) = self.part_of(node) else { return };
        for &other in task.problem.graph.neighbours(node) {
            let item = task.item_of[other];
            if self.parts[item].is_none() && self.state.domain[item] & (1 << part) != 0 {
                let prices = &self.dual.prices[item * task.parts..];
                let extra = if task.only_load() {
                    self.loads[part]
                } else {
                    prices[part] - prices[self.dual.cheapest[item].0]
                };
                offers.push(Offer { extra, item, part });
            }
        }
    }
}

/// An item that could have a part that it touches, and what that costs.
#[derive(Debug)]
struct Offer {
    extra: f64,
    item: usize,
    part: Part,
}

impl Ord for Offer {
    /// The cheapest is the greatest, and of those the first item.
    fn cmp(&self, other: &Self) -> Ordering {
        let by_item = || (other.item, other.part).cmp(&(self.item, self.part));
        other.extra.total_cmp(&self.extra).then_with(by_item)
    }
}

impl PartialOrd for Offer {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Offer {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Offer {}
