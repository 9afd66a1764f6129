//! Branch and bound for one independent part.
//!
//! The node with the best bound is opened first, and from it the search dives: a node's choices
//! are parted in two, earlier and later, and the likelier half comes next. At every node the
//! choices that cannot be in a better order are taken away, and the prices give an order by greed.
//! When no node is left that could be better than the best order found, that one is proven.
#![expect(
    clippy::indexing_slicing,
    reason = "items, choices and rows are numbered by the model that holds them"
)]

use std::cmp::Ordering;
use std::collections::BinaryHeap;
use std::ops::ControlFlow;
use std::rc::Rc;

use super::bound::{Domain, Relaxed, best, choices_in, reduced, relax};
use super::greed::{floor, greedy, improved};
use super::model::Model;

/// Rounds of prices at the root.
const ROOT_ROUNDS: usize = 300;
/// Rounds of prices at every other node.
const NODE_ROUNDS: usize = 24;
/// At one node of so many what greed finds is improved even if it is not the best.
const IMPROVE_EVERY: u64 = 16;
/// Open nodes take no more memory than about this, bytes; then the search ends without proof.
const OPEN_BYTES: usize = 256 << 20;

/// What adding and taking away may leave in a sum; the ceilings have room for it.
const DUST: f64 = 1e-12;

/// A part of the orders.
#[derive(Debug)]
struct Node {
    bound: f64,
    domain: Domain,
    prices: Rc<[f64]>,
    number: u64,
}

impl PartialEq for Node {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Node {}

impl PartialOrd for Node {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Node {
    fn cmp(&self, other: &Self) -> Ordering {
        self.bound.total_cmp(&other.bound).then(other.number.cmp(&self.number))
    }
}

/// The search in one part.
#[derive(Debug)]
pub(super) struct Search<'a> {
    model: &'a Model,
    open: BinaryHeap<Node>,
    /// The node to open next, in a dive.
    next: Option<Node>,
    /// What is no better than this much is not looked for.
    grain: f64,
    /// The best that was found.
    pub(super) best: Option<Vec<usize>>,
    /// Its value; minus infinity while there is none.
    pub(super) value: f64,
    /// Nodes opened.
    pub(super) nodes: u64,
}

impl<'a> Search<'a> {
    /// A search that knows the root's bound, and `start` where that holds.
    pub(super) fn new(model: &'a Model, start: Option<Vec<usize>>, grain: f64) -> Self {
        let everything = |choices: usize| if choices >= 64 { u64::MAX } else { (1 << choices) - 1 };
        let mut search = Self {
            model,
            open: BinaryHeap::new(),
            next: None,
            grain,
            best: None,
            value: f64::NEG_INFINITY,
            nodes: 0,
        };
        if let Some(start) = start.filter(|start| model.holds(start)) {
            search.offer(improved(model, start));
        }
        let domain = model.items.iter().map(|item| everything(item.choices.len())).collect();
        let prices: Rc<[f64]> = vec![0.0; model.ceilings.len()].into();
        let root = Node { bound: f64::INFINITY, domain, prices, number: 0 };
        search.open_node(root, ROOT_ROUNDS);
        search
    }

    /// Nothing in this part is worth more.
    pub(super) fn bound(&self) -> f64 {
        let open = self.open.peek().into_iter().chain(&self.next).map(|node| node.bound);
        open.fold(self.value, f64::max)
    }

    /// Whether nothing better is left to be found.
    pub(super) fn is_done(&self) -> bool {
        self.next.is_none() && self.open.is_empty()
    }

    /// Opens one more node; `Break` where there is none or no memory for more.
    pub(super) fn advance(&mut self) -> ControlFlow<()> {
        let Some(node) = self.next.take().or_else(|| self.open.pop()) else {
            return ControlFlow::Break(());
        };
        if node.bound <= self.value + self.grain {
            // In a dive only this one is over; the heap has nothing better than its top.
            if self.open.peek().is_none_or(|top| top.bound <= self.value + self.grain) {
                self.open.clear();
            }
            return ControlFlow::Continue(());
        }
        self.open_node(node, NODE_ROUNDS);
        let bytes = 8 * (self.model.items.len() + self.model.ceilings.len()) + 64;
        if self.open.len() > OPEN_BYTES / bytes {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    }

    /// Takes over `taken`, which holds, if it is better; with changes that gain something where it
    /// is better already or `thorough` asks for them.
    fn try_out(&mut self, taken: Vec<usize>, thorough: bool) {
        if thorough || self.model.value(&taken) > self.value {
            self.offer(improved(self.model, taken));
        }
    }

    /// Takes over what was found if it is better.
    fn offer(&mut self, taken: Vec<usize>) {
        let value = self.model.value(&taken);
        if value > self.value {
            self.value = value;
            self.best = Some(taken);
        }
    }

    fn open_node(&mut self, mut node: Node, rounds: usize) {
        self.nodes += 1;
        if !tighten(self.model, &mut node.domain) {
            return;
        }
        let relaxed = self.relax(&node, rounds);
        if relaxed.bound <= self.value + self.grain {
            return;
        }
        if let Some(taken) = greedy(self.model, &node.domain, &relaxed.prices) {
            self.try_out(taken, self.nodes.is_multiple_of(IMPROVE_EVERY));
        }
        if !self.keep_promising(&mut node.domain, &relaxed) {
            return;
        }
        let Some((item, early, late)) = fork(self.model, &node.domain, &relaxed) else {
            // One order is left.
            let only: Vec<usize> =
                node.domain.iter().map(|mask| mask.trailing_zeros() as usize).collect();
            if self.model.holds(&only) {
                self.offer(only);
            }
            return;
        };
        let bound = relaxed.bound.min(node.bound);
        let prices: Rc<[f64]> = relaxed.prices.into();
        let (_, top) = best(self.model, item, node.domain[item], &prices);
        let child = |mask: u64, number: u64| {
            let mut domain = node.domain.clone();
            domain[item] = mask;
            let (_, left) = best(self.model, item, mask, &prices);
            // A lower value of this item lowers the bound as much.
            Node { bound: bound - (top - left), domain, prices: Rc::clone(&prices), number }
        };
        let number = 2 * self.nodes;
        let (early, late) = (child(early, number), child(late, number + 1));
        let share = |node: &Node| -> f64 {
            choices_in(node.domain[item]).map(|choice| relaxed.shares[item][choice]).sum()
        };
        let (likely, other) =
            if share(&early) >= share(&late) { (early, late) } else { (late, early) };
        self.open.push(other);
        self.next = Some(likely);
    }

    /// The bound of `node`; what holds on the way there is offered.
    fn relax(&mut self, node: &Node, rounds: usize) -> Relaxed {
        let model = self.model;
        let enough = self.value + self.grain;
        let mut round = 0;
        let mut seen = |taken: &[usize], prices: &[f64]| {
            round += 1;
            if model.value(taken) > self.value && model.holds(taken) {
                self.try_out(taken.to_vec(), true);
            } else if rounds == ROOT_ROUNDS
                && round % 20 == 0
                && let Some(taken) = greedy(model, &node.domain, prices)
            {
                self.try_out(taken, true);
            }
        };
        relax(model, &node.domain, &node.prices, rounds, enough, &mut seen)
    }

    /// Takes away the choices with which the bound falls to the best value; whether every item
    /// has one left.
    fn keep_promising(&self, domain: &mut Domain, relaxed: &Relaxed) -> bool {
        for (item, mask) in domain.iter_mut().enumerate() {
            let (_, top) = best(self.model, item, *mask, &relaxed.prices);
            for choice in choices_in(*mask) {
                let loss = top - reduced(self.model, item, choice, &relaxed.prices);
                if relaxed.bound - loss <= self.value + self.grain {
                    *mask &= !(1 << choice);
                }
            }
            if *mask == 0 {
                return false;
            }
        }
        tighten(self.model, domain)
    }
}

/// Takes away the choices that break a row even where all others use their least; whether
/// anything can hold.
fn tighten(model: &Model, domain: &mut Domain) -> bool {
    let mut least = vec![0.0; model.ceilings.len()];
    let floors: Vec<Vec<(usize, f64)>> =
        domain.iter().enumerate().map(|(item, &mask)| floor(&model.items[item], mask)).collect();
    for &(row, used) in floors.iter().flatten() {
        least[row] += used;
    }
    let room = |row: usize, used: f64| used <= model.ceilings[row] + DUST;
    if least.iter().enumerate().any(|(row, &used)| !room(row, used)) {
        return false;
    }
    for ((mask, floor), item) in domain.iter_mut().zip(&floors).zip(&model.items) {
        for choice in choices_in(*mask) {
            let uses = item.choices[choice].uses.iter().zip(floor);
            let mut fits =
                uses.map(|(&(row, used), (_, floor))| room(row, least[row] - floor + used));
            if !fits.all(|fits| fits) {
                *mask &= !(1 << choice);
            }
        }
        if *mask == 0 {
            return false;
        }
    }
    true
}

/// The item that is most divided in the relaxed solution, with the two halves of its choices:
/// the earlier and the later. `None` where no item has two left.
fn fork(model: &Model, domain: &Domain, relaxed: &Relaxed) -> Option<(usize, u64, u64)> {
    let mut found: Option<(f64, f64, usize)> = None;
    for (item, &mask) in domain.iter().enumerate() {
        if mask.count_ones() < 2 {
            continue;
        }
        let shares = &relaxed.shares[item];
        let sum: f64 = shares.iter().sum();
        let most = choices_in(mask).map(|choice| shares[choice]).fold(0.0, f64::max);
        let divided = if sum > 0.0 { 1.0 - most / sum } else { 0.0 };
        let uses = model.items[item].choices.iter().flat_map(|choice| &choice.uses);
        let size = uses.map(|(_, used)| used.abs()).sum::<f64>();
        if found.is_none_or(|(other, large, _)| (divided, size) > (other, large)) {
            found = Some((divided, size, item));
        }
    }
    let (_, _, item) = found?;
    let mask = domain[item];
    let shares = &relaxed.shares[item];
    let sum: f64 = choices_in(mask).map(|choice| shares[choice]).sum();
    let (mut early, mut before) = (0_u64, 0.0);
    let mut cut: Option<(f64, u64)> = None;
    for choice in choices_in(mask) {
        early |= 1 << choice;
        before += shares[choice];
        let off = (before - sum / 2.0).abs();
        if early != mask && cut.is_none_or(|(least, _)| off < least) {
            cut = Some((off, early));
        }
    }
    cut.map(|(_, early)| (item, early, mask & !early))
}
