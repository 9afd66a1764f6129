//! Small improvements: districts that change part one by one or two by two, and kicks out of
//! what cannot be improved so.

use super::spread::differences;
use super::state::bits;
use super::task::Task;
use crate::suggest::Part;

/// Chance that is the same every time (`SplitMix64`, Steele, Lea and Flood 2014).
#[derive(Debug)]
pub(super) struct Chance {
    state: u64,
    /// Work that was done with it.
    pub steps: u64,
}

impl Chance {
    pub(super) fn new(seed: u64) -> Self {
        Self { state: seed, steps: 0 }
    }

    fn below(&mut self, end: usize) -> usize {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % end.max(1) as u64) as usize
    }
}

/// The sums that the objective is made of.
#[derive(Clone, Debug)]
struct Sums {
    loads: Vec<f64>,
    mixes: Vec<f64>,
    cost: f64,
}

#[derive(Debug)]
pub(super) struct Polish<'a> {
    task: &'a Task<'a>,
    near: Vec<Vec<usize>>,
    links: Vec<Vec<(usize, f64)>>,
    parts: Vec<Part>,
    sums: Sums,
    value: f64,
    best: (Vec<Part>, f64),
    seen: Vec<bool>,
    queue: Vec<usize>,
}

impl<'a> Polish<'a> {
    pub(super) fn new(task: &'a Task<'a>, owners: &[Part]) -> Self {
        let parts: Vec<Part> = task.members.iter().map(|nodes| owners[nodes[0]]).collect();
        let mut near = vec![Vec::new(); task.len()];
        for edge in task.problem.graph.edges() {
            let (a, b) = (task.item_of[edge.a], task.item_of[edge.b]);
            if a != b {
                near[a].push(b);
                near[b].push(a);
            }
        }
        let mut links = vec![Vec::new(); task.len()];
        for link in &task.links {
            links[link.a].push((link.b, link.cost));
            links[link.b].push((link.a, link.cost));
        }
        let mut sums =
            Sums { loads: vec![0.0; task.parts], mixes: vec![0.0; task.parts], cost: 0.0 };
        for (item, &part) in parts.iter().enumerate() {
            sums.loads[part] += task.load[item];
            sums.mixes[part] += task.mix[item];
            sums.cost += task.cost[item * task.parts + part];
        }
        let cut = task.links.iter().filter(|link| parts[link.a] != parts[link.b]);
        sums.cost += cut.map(|link| link.cost).sum::<f64>();
        let nodes = task.item_of.len();
        let value = value(task, &sums);
        let best = (parts.clone(), value);
        let (seen, queue) = (vec![false; nodes], Vec::new());
        Self { task, near, links, parts, sums, value, best, seen, queue }
    }

    /// The best division so far, by district.
    pub(super) fn owners(&self) -> Vec<Part> {
        self.task.owners(&self.best.0)
    }

    /// Kicks if asked to, then goes down as far as it goes, and keeps what is better.
    pub(super) fn round(&mut self, chance: &mut Chance, kick: bool) {
        if kick {
            for _ in 0..2 + chance.below(4) {
                self.kick(chance);
            }
        }
        while self.one_by_one(chance) || self.two_by_two(chance) {}
        if self.value < self.best.1 - self.task.eps {
            self.best = (self.parts.clone(), self.value);
        } else if self.value > self.best.1 {
            let parts = self.best.0.clone();
            for (item, part) in parts.into_iter().enumerate() {
                self.shift(item, part);
            }
        }
    }

    fn kick(&mut self, chance: &mut Chance) {
        for _ in 0..20.min(self.task.len()) {
            let item = chance.below(self.task.len());
            let targets = self.targets(item);
            let count = targets.count_ones() as usize;
            if count == 0 {
                continue;
            }
            let Some(part) = bits(targets).nth(chance.below(count)) else { continue };
            let from = self.parts[item];
            self.shift(item, part);
            if self.holds(from) && self.holds(part) {
                return;
            }
            self.shift(item, from);
        }
    }

    /// The parts that an item could change to.
    fn targets(&self, item: usize) -> u64 {
        let open = self.task.domain[item] & !(1 << self.parts[item]);
        if !self.task.problem.contiguous {
            return open;
        }
        let touched =
            self.near[item].iter().fold(0, |set, &other| set | 1_u64 << self.parts[other]);
        let apart = self.task.members[item]
            .iter()
            .fold(u64::MAX, |set, &node| set & self.task.problem.exclaves[node].0);
        open & (touched | apart)
    }

    fn shift(&mut self, item: usize, to: Part) {
        let from = self.parts[item];
        if from != to {
            change(self.task, &mut self.sums, item, (from, to));
            self.sums.cost += self.cut(item, to) - self.cut(item, from);
            self.parts[item] = to;
            self.value = value(self.task, &self.sums);
        }
    }

    /// What the borders of `item` cost if it has `part`.
    fn cut(&self, item: usize, part: Part) -> f64 {
        let other = |&&(other, _): &&(usize, f64)| self.parts[other] != part;
        self.links[item].iter().filter(other).map(|(_, cost)| cost).sum()
    }

    fn one_by_one(&mut self, chance: &mut Chance) -> bool {
        let mut improved = false;
        let count = self.task.len();
        let start = chance.below(count);
        for at in 0..count {
            let item = (start + at) % count;
            for part in bits(self.targets(item)) {
                chance.steps += 10;
                improved |= self.attempt(chance, &[(item, part)]);
            }
        }
        improved
    }

    fn two_by_two(&mut self, chance: &mut Chance) -> bool {
        let count = self.task.len();
        let start = chance.below(count);
        for at in 0..count {
            let item = (start + at) % count;
            for part in bits(self.targets(item)) {
                let own = self.parts[item];
                for other in 0..count {
                    if other == item || self.task.domain[other].is_power_of_two() {
                        continue;
                    }
                    let is_swap =
                        self.parts[other] == part && self.task.domain[other] & (1 << own) != 0;
                    if is_swap {
                        chance.steps += 10;
                        if self.attempt(chance, &[(item, part), (other, own)]) {
                            return true;
                        }
                    }
                }
            }
        }
        false
    }

    /// Makes the changes if they are better and valid.
    fn attempt(&mut self, chance: &mut Chance, changes: &[(usize, Part)]) -> bool {
        let was = self.value;
        let mut undo = [(0, 0); 2];
        for (&(item, part), undo) in changes.iter().zip(&mut undo) {
            *undo = (item, self.parts[item]);
            self.shift(item, part);
        }
        if self.value < was - self.task.eps {
            chance.steps += self.task.item_of.len() as u64;
            let mut parts = changes.iter().map(|&(_, part)| part);
            let mut left = undo.iter().take(changes.len()).map(|&(_, part)| part);
            let (a, b) = (parts.next(), left.next());
            if a.is_none_or(|part| self.holds(part)) && b.is_none_or(|part| self.holds(part)) {
                return true;
            }
        }
        for &(item, part) in undo.iter().take(changes.len()).rev() {
            self.shift(item, part);
        }
        false
    }

    /// Whether `part` is in one piece, as far as it must.
    fn holds(&mut self, part: Part) -> bool {
        let problem = self.task.problem;
        if !problem.contiguous {
            return true;
        }
        let must = |node: usize| !problem.exclaves[node].has(part);
        let own = |node: usize| self.parts[self.task.item_of[node]] == part;
        let nodes = 0..self.task.item_of.len();
        let first = || nodes.clone().find(|&node| own(node) && must(node));
        let Some(root) = problem.seats[part].or_else(first) else { return true };
        self.seen.fill(false);
        self.queue.clear();
        self.queue.push(root);
        self.seen[root] = true;
        while let Some(node) = self.queue.pop() {
            for &other in problem.graph.neighbours(node) {
                if !self.seen[other] && own(other) {
                    self.seen[other] = true;
                    self.queue.push(other);
                }
            }
        }
        nodes.clone().all(|node| self.seen[node] || !own(node) || !must(node))
    }
}

fn change(task: &Task<'_>, sums: &mut Sums, item: usize, (from, to): (Part, Part)) {
    sums.loads[from] -= task.load[item];
    sums.loads[to] += task.load[item];
    sums.mixes[from] -= task.mix[item];
    sums.mixes[to] += task.mix[item];
    let row = item * task.parts;
    sums.cost += task.cost[row + to] - task.cost[row + from];
}

/// The objective, with a heavy price on load outside the window.
fn value(task: &Task<'_>, sums: &Sums) -> f64 {
    let mut value = task.offset + sums.cost;
    if task.gini > 0.0 {
        value += task.gini * differences(&mut sums.loads.clone());
    }
    value += sums.mixes.iter().map(|mix| mix.abs()).sum::<f64>();
    let (low, high) = task.window;
    let outside = |load: &f64| (load - high).max(0.0) + (low - load).max(0.0);
    let outside: f64 = sums.loads.iter().map(outside).sum();
    value + if task.total > 0.0 { 1e10 * task.eps * outside / task.total } else { 0.0 }
}
