//! Depth-first branch and bound over the parts of the items.

use std::ops::ControlFlow;

use super::cuts::Cutter;
use super::dual::{Dual, Window};
use super::pieces::Walk;
use super::polish;
use super::repair::Repair;
use super::spread::Spread;
use super::state::{Conflict, Mark, State, bits};
use super::task::Task;
use crate::suggest::{Part, Progress, Watch};

/// Steps of work between two calls of the watch.
const PULSE: u64 = 150_000;
/// Rounds of tuning at the root between two looks for cuts, and how often nothing may come of it.
const SLICE: usize = 30;
const ROOT_PATIENCE: usize = 16;
/// The most items for which small moves are tried.
const POLISHED: usize = 400;
/// Nodes between two divisions made of the cheapest parts: at first, and later when it is less
/// likely that something better comes of it.
const REPAIRS: (u64, u64) = (32, 256);
const LATER: u64 = 8192;
/// Rounds of tuning at a node.
const NODE_ROUNDS: usize = 8;

/// A decision that can still be made otherwise.
#[derive(Debug)]
struct Level {
    mark: Mark,
    item: usize,
    /// What is left when the first choice has been tried.
    rest: u64,
    bound: f64,
    focus: Option<Part>,
}

/// Why a node is not gone into.
#[derive(Clone, Copy, Debug)]
enum Closed {
    /// No division in it is valid.
    Conflict(Conflict),
    /// No division in it is better than the best.
    Worse,
}

impl From<Conflict> for Closed {
    fn from(conflict: Conflict) -> Self {
        Self::Conflict(conflict)
    }
}

/// All divisions up to a limit, instead of the best alone.
pub(super) struct Collect {
    /// The highest objective that counts.
    pub limit: f64,
    /// The most divisions, and the most nodes, after which it is given up.
    pub most: (usize, u64),
    pub found: Vec<Vec<Part>>,
    /// Whether it was given up.
    pub is_full: bool,
}

impl Collect {
    /// Takes `owners` if they are within the limit.
    fn take(&mut self, task: &Task<'_>, owners: Vec<Part>) {
        let problem = task.problem;
        if problem.objective(&owners) <= self.limit && problem.violations(&owners).is_empty() {
            self.found.push(owners);
            self.is_full |= self.found.len() > self.most.0;
        }
    }
}

/// How a search ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// Everything was looked at.
    Done,
    /// The watch ended it.
    Stopped,
}

pub(super) struct Search<'a, 'w, 'f> {
    task: &'a Task<'a>,
    watch: &'w mut Watch<'f>,
    state: State,
    walk: Walk,
    spread: Spread,
    dual: Dual,
    cutter: Cutter,
    window: Window,
    levels: Vec<Level>,
    focus: Option<Part>,
    /// The best division, by district, and its objective.
    pub best: Option<(Vec<Part>, f64)>,
    pub bound: f64,
    pub explored: u64,
    /// What stood in the way at the root, if anything did.
    pub conflict: Option<Conflict>,
    /// Bound of the node that is being looked at.
    here: f64,
    stopped: bool,
    next_pulse: u64,
    is_new: bool,
    chance: polish::Chance,
    /// Where all divisions are wanted.
    pub collect: Option<Collect>,
}

impl<'a, 'w, 'f> Search<'a, 'w, 'f> {
    pub(super) fn new(task: &'a Task<'a>, watch: &'w mut Watch<'f>) -> Self {
        let state = State::new(task);
        Self {
            task,
            watch,
            cutter: Cutter::new(task, &state),
            state,
            walk: Walk::new(task.item_of.len()),
            spread: Spread::default(),
            dual: Dual::new(task),
            window: (vec![0.0; task.parts], vec![task.total; task.parts]),
            levels: Vec::new(),
            focus: None,
            best: None,
            bound: f64::NEG_INFINITY,
            explored: 0,
            conflict: None,
            here: f64::NEG_INFINITY,
            stopped: false,
            next_pulse: 0,
            is_new: false,
            chance: polish::Chance::new(1),
            collect: None,
        }
    }

    /// What a division must stay below to be of use.
    fn cutoff(&self) -> f64 {
        if let Some(collect) = &self.collect {
            return collect.limit + self.task.eps;
        }
        let Some((_, best)) = &self.best else { return f64::INFINITY };
        if self.task.whole && self.task.only_load() {
            // Σ |L_b − L_c| of whole loads with a given sum is always odd or always even.
            return best - 2.0 * self.task.gini + self.task.eps;
        }
        best - self.task.eps
    }

    /// Takes `owners` (by district) if they are valid and better than the best.
    pub(super) fn offer(&mut self, owners: Vec<Part>) -> bool {
        let objective = self.task.problem.objective(&owners);
        let better = self.best.as_ref().is_none_or(|(_, best)| objective < best - self.task.eps);
        if !better || !self.task.problem.violations(&owners).is_empty() {
            return false;
        }
        self.best = Some((owners, objective));
        self.is_new = true;
        true
    }

    /// Tells of progress if it is time.
    fn pulse(&mut self) -> ControlFlow<()> {
        let steps = self.walk.steps + self.dual.steps + self.cutter.steps + self.chance.steps;
        if steps < self.next_pulse && !self.is_new {
            return ControlFlow::Continue(());
        }
        self.next_pulse = steps + PULSE;
        self.bound = self.bound.max(self.open_bound());
        let is_new = std::mem::take(&mut self.is_new);
        let progress = Progress {
            best: self.best.as_ref().map(|(owners, _)| owners.as_slice()),
            objective: self.best.as_ref().map_or(f64::INFINITY, |(_, objective)| *objective),
            bound: self.bound,
            is_new,
        };
        let told = (self.watch)(&progress);
        self.stopped |= told.is_break();
        told
    }

    /// The least bound of what has not been looked at: at most the best objective.
    fn open_bound(&self) -> f64 {
        let best = self.best.as_ref().map_or(f64::INFINITY, |(_, best)| *best);
        self.levels.iter().map(|level| level.bound).fold(best.min(self.here), f64::min)
    }

    /// Improves the best division by small moves.
    fn polish(&mut self, kicks: usize) -> ControlFlow<()> {
        let wanted = self.task.len() <= POLISHED && self.collect.is_none();
        let Some((owners, _)) = self.best.as_ref().filter(|_| wanted) else {
            return ControlFlow::Continue(());
        };
        let mut polish = polish::Polish::new(self.task, owners);
        for kick in 0..=kicks {
            if self.here >= self.cutoff() {
                break;
            }
            polish.round(&mut self.chance, kick > 0);
            self.offer(polish.owners());
            self.pulse()?;
        }
        ControlFlow::Continue(())
    }

    /// Closes the node or gives its bound.
    fn settle(&mut self, rounds: usize) -> Result<f64, Closed> {
        let mut bound = f64::NEG_INFINITY;
        for pass in 0..3 {
            loop {
                self.walk.settle(self.task, &mut self.state)?;
                let (other, cut) = (self.others(), self.cutoff());
                let differences = self.spread.least(
                    &self.state.least,
                    &self.state.most,
                    self.task.total,
                    self.task.whole,
                );
                bound = bound.max(other + self.task.gini * differences.min(1e300));
                if bound >= cut {
                    return Err(Closed::Worse);
                }
                self.windows(cut - other)?;
                if !self.fit()? {
                    break;
                }
            }
            if self.task.only_load() || rounds == 0 {
                break;
            }
            let cut = self.cutoff();
            let target = if cut.is_finite() {
                cut
            } else {
                // Nothing is known to aim at: a twentieth above what the prices give.
                let now = self.dual.bound(self.task, &self.state, &self.window);
                now + 5e7 * self.task.eps
            };
            let rounds = if pass == 0 { rounds } else { rounds.min(3) };
            let found = self.dual.tune(self.task, &self.state, &self.window, (target, rounds));
            bound = bound.max(found);
            if bound >= cut {
                return Err(Closed::Worse);
            }
            if !self.fix(found, cut)? {
                break;
            }
        }
        Ok(bound)
    }

    /// A bound of all terms but load.
    fn others(&self) -> f64 {
        let task = self.task;
        if task.only_load() {
            return task.offset;
        }
        let mut sum = task.offset;
        for (item, &domain) in self.state.domain.iter().enumerate() {
            let row = &task.cost[item * task.parts..];
            sum += bits(domain).map(|part| row[part]).fold(f64::INFINITY, f64::min);
        }
        for link in &task.links {
            if self.state.domain[link.a] & self.state.domain[link.b] == 0 {
                sum += link.cost;
            }
        }
        sum
    }

    /// The loads that each part may end with: within the problem's window, and such that load
    /// alone costs at most `budget`.
    fn windows(&mut self, budget: f64) -> Result<(), Closed> {
        let task = self.task;
        let slack = 1e-9 * task.total;
        for part in 0..task.parts {
            let low = self.state.least[part].max(task.window.0);
            let high = self.state.most[part].min(task.window.1);
            if low > high + slack {
                return Err(Conflict::Load(part).into());
            }
            self.window.0[part] = low;
            self.window.1[part] = high.max(low);
        }
        if task.gini > 0.0 && budget.is_finite() {
            let mut found = (self.window.0.clone(), self.window.1.clone());
            for part in 0..task.parts {
                if self.window.1[part] - self.window.0[part] <= slack {
                    continue;
                }
                let (low, high) = (&mut found.0[..], &mut found.1[..]);
                let window =
                    self.spread.window((low, high), part, (task.total, budget / task.gini));
                let Some(window) = window else { return Err(Closed::Worse) };
                self.window.0[part] = window.0;
                self.window.1[part] = window.1;
                found.0[part] = window.0;
                found.1[part] = window.1;
            }
        }
        Ok(())
    }

    /// Takes away what does not fit in the windows; whether anything was.
    fn fit(&mut self) -> Result<bool, Closed> {
        let task = self.task;
        let slack = 1e-9 * task.total;
        let mut changed = false;
        for item in 0..task.len() {
            if self.state.decided(item) || task.load[item] <= 0.0 {
                continue;
            }
            for part in bits(self.state.domain[item]) {
                if self.state.decided(item) {
                    break;
                }
                let load = task.load[item];
                if self.state.least[part] + load > self.window.1[part] + slack {
                    self.state.restrict(task, item, !(1 << part))?;
                    changed = true;
                } else if self.state.most[part] - load < self.window.0[part] - slack {
                    self.state.restrict(task, item, 1 << part)?;
                    changed = true;
                    break;
                }
            }
        }
        for part in 0..task.parts {
            if self.state.least[part] > self.window.1[part] + slack
                || self.state.most[part] < self.window.0[part] - slack
            {
                return Err(Conflict::Load(part).into());
            }
        }
        Ok(changed)
    }

    /// Takes away what would cost too much by its reduced cost; whether anything was.
    fn fix(&mut self, bound: f64, cut: f64) -> Result<bool, Closed> {
        let task = self.task;
        let mut changed = false;
        for item in 0..task.len() {
            if self.state.decided(item) {
                continue;
            }
            let row = item * task.parts;
            let least = self.dual.prices[row + self.dual.cheapest[item].0];
            for part in bits(self.state.domain[item]) {
                if bound + self.dual.prices[row + part] - least >= cut {
                    self.state.restrict(task, item, !(1 << part))?;
                    changed = true;
                }
            }
        }
        Ok(changed)
    }

    /// The next item to decide and the part to try first; nothing if all are decided.
    fn choose(&mut self) -> Option<(usize, Part)> {
        if self.task.only_load() { self.grow() } else { self.contested() }
    }

    /// The item that the prices leave most open.
    fn contested(&self) -> Option<(usize, Part)> {
        let open = (0..self.task.len()).filter(|&item| !self.state.decided(item));
        let score = |item: usize| self.dual.cheapest[item].1;
        let item = open.min_by(|&a, &b| score(a).total_cmp(&score(b)))?;
        let part = self.dual.cheapest[item].0;
        let part = if self.state.domain[item] & (1 << part) != 0 {
            part
        } else {
            self.state.domain[item].trailing_zeros() as usize
        };
        Some((item, part))
    }

    /// An item that touches the part that is being completed.
    fn grow(&mut self) -> Option<(usize, Part)> {
        let task = self.task;
        let mut counts = vec![0_usize; task.parts];
        for &domain in &self.state.domain {
            if !domain.is_power_of_two() {
                bits(domain).for_each(|part| counts[part] += 1);
            }
        }
        let focus = self.focus.filter(|&part| counts[part] > 0);
        let focus = focus.or_else(|| {
            (0..task.parts).filter(|&part| counts[part] > 0).min_by_key(|&part| counts[part])
        })?;
        self.focus = Some(focus);
        let bit = 1_u64 << focus;
        let mut best: Option<(bool, f64, usize)> = None;
        for (item, &domain) in self.state.domain.iter().enumerate() {
            if domain.is_power_of_two() || domain & bit == 0 {
                continue;
            }
            let touches = task.members[item].iter().any(|&node| {
                let near = task.problem.graph.neighbours(node);
                near.iter().any(|&other| self.state.domain[task.item_of[other]] == bit)
            });
            let key = (touches, task.load[item]);
            if best.is_none_or(|(was, load, _)| key > (was, load)) {
                best = Some((key.0, key.1, item));
            }
        }
        best.map(|(_, _, item)| (item, focus))
    }

    /// Searches all there is.
    pub(super) fn run(&mut self) -> End {
        let mut node = self.root();
        if let (Err(Closed::Conflict(conflict)), None) = (&node, &self.conflict) {
            self.conflict = Some(*conflict);
        }
        loop {
            self.explored += 1;
            let explored = self.explored;
            if let Some(collect) = self.collect.as_mut().filter(|all| explored > all.most.1) {
                collect.is_full = true;
                return End::Stopped;
            }
            self.here = *node.as_ref().unwrap_or(&f64::INFINITY);
            if self.pulse().is_break() {
                return End::Stopped;
            }
            let next = match node {
                Ok(bound) => self.branch(bound),
                Err(_) => None,
            };
            match next.or_else(|| self.retreat()) {
                Some(next) => node = next,
                None if self.stopped => return End::Stopped,
                None => return End::Done,
            }
        }
    }

    /// The root, with its prices tuned, cuts found and a first division.
    fn root(&mut self) -> Result<f64, Closed> {
        let mut bound = self.settle(0)?;
        self.here = bound;
        self.cutter = Cutter::new(self.task, &self.state);
        self.dual.bound(self.task, &self.state, &self.window);
        self.repair();
        if !self.task.only_load() {
            let mut stale = 0;
            while stale < ROOT_PATIENCE && self.pulse().is_continue() {
                let found = self.settle(self.rounds(SLICE))?;
                self.cutter.separate(self.task, &mut self.dual);
                self.repair();
                stale = if found > bound + 1e4 * self.task.eps { 0 } else { stale + 1 };
                bound = bound.max(found);
                self.here = bound;
            }
        }
        if !self.stopped {
            self.stopped |= self.polish(4 * self.task.len()).is_break();
        }
        Ok(bound.max(self.settle(self.rounds(SLICE))?))
    }

    /// Makes a valid division of the cheapest parts: what does not hang together with its part's
    /// root goes to a part that it touches, the cheapest first.
    fn repair(&mut self) {
        if self.collect.is_some() {
            return;
        }
        let task = self.task;
        let parts = if task.problem.contiguous {
            Repair::division(task, &self.state, &self.dual)
        } else {
            Some(self.dual.cheapest.iter().map(|&(part, _)| part).collect())
        };
        self.chance.steps += task.item_of.len() as u64;
        let Some(parts) = parts else { return };
        let owners = task.owners(&parts);
        if task.len() <= POLISHED {
            let mut polish = polish::Polish::new(task, &owners);
            polish.round(&mut self.chance, false);
            self.offer(polish.owners());
        } else {
            self.offer(owners);
        }
    }

    /// How many rounds of tuning are no more work than the watch can wait for.
    fn rounds(&self, wanted: usize) -> usize {
        let items = (self.task.len() + self.task.links.len()) * self.task.parts;
        let cuts: usize = self.dual.cuts.iter().map(|cut| cut.through.len()).sum();
        wanted.min(PULSE as usize / (2 * (items + cuts)).max(1)).max(1)
    }

    /// Decides an item and settles what follows; nothing if all were decided.
    fn branch(&mut self, bound: f64) -> Option<Result<f64, Closed>> {
        let repairs = if self.explored < LATER { REPAIRS.0 } else { REPAIRS.1 };
        if self.explored.is_multiple_of(repairs) && !self.task.only_load() {
            self.cutter.separate(self.task, &mut self.dual);
            self.repair();
        }
        let Some((item, part)) = self.choose() else {
            let parts: Vec<Part> =
                self.state.domain.iter().map(|domain| domain.trailing_zeros() as usize).collect();
            let owners = self.task.owners(&parts);
            if let Some(collect) = &mut self.collect {
                collect.take(self.task, owners);
                self.stopped |= collect.is_full;
            } else if self.offer(owners) {
                self.stopped |= self.polish(0).is_break();
            }
            return None;
        };
        let level = Level {
            mark: self.state.mark(),
            item,
            rest: self.state.domain[item] & !(1 << part),
            bound,
            focus: self.focus,
        };
        self.levels.push(level);
        Some(self.enter(item, 1 << part))
    }

    fn enter(&mut self, item: usize, keep: u64) -> Result<f64, Closed> {
        self.state.restrict(self.task, item, keep)?;
        self.settle(self.rounds(NODE_ROUNDS))
    }

    /// Goes back to the last decision that can be made otherwise, and makes it so.
    fn retreat(&mut self) -> Option<Result<f64, Closed>> {
        while !self.stopped {
            let level = self.levels.pop()?;
            self.state.back(&level.mark);
            self.focus = level.focus;
            if level.bound < self.cutoff() {
                self.here = level.bound;
                return Some(self.enter(level.item, level.rest));
            }
        }
        None
    }
}
