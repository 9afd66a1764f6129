//! Contiguity: what a part cannot reach it cannot have, and what it cannot do without it must.

use super::state::{Conflict, State};
use super::task::Task;

/// Scratch space of one walk through a part.
#[derive(Debug, Default)]
pub(super) struct Walk {
    /// When each district was met, counted from `base`; less than `base` means not in this walk.
    met: Vec<u32>,
    base: u32,
    low: Vec<u32>,
    /// Whether the part needs a district beyond this one.
    needs: Vec<bool>,
    /// The district, where its walk goes on among its neighbours, and whence it came.
    stack: Vec<(usize, usize)>,
    forced: Vec<usize>,
    /// Steps made, as a measure of work.
    pub steps: u64,
}

impl Walk {
    pub(super) fn new(nodes: usize) -> Self {
        Self {
            met: vec![0; nodes],
            low: vec![0; nodes],
            needs: vec![false; nodes],
            ..Self::default()
        }
    }

    /// Carries out for all parts that changed what contiguity asks.
    pub(super) fn settle(&mut self, task: &Task<'_>, state: &mut State) -> Result<(), Conflict> {
        if !task.problem.contiguous {
            state.dirty = 0;
            return Ok(());
        }
        state.dirty &= crate::suggest::PartSet::all(task.parts).0;
        while state.dirty != 0 {
            let part = state.dirty.trailing_zeros() as usize;
            state.dirty &= state.dirty - 1;
            if let Some(root) = root(task, state, part) {
                self.part(task, state, part, root)?;
            }
        }
        Ok(())
    }

    /// Walks through all that `part` could have, depth first from `root`, and finds the cut
    /// vertices on the way (Tarjan 1972).
    fn part(
        &mut self,
        task: &Task<'_>,
        state: &mut State,
        part: usize,
        root: usize,
    ) -> Result<(), Conflict> {
        let graph = &task.problem.graph;
        let bit = 1_u64 << part;
        if self.base > u32::MAX / 2 {
            self.met.fill(0);
            self.base = 0;
        }
        let base = self.base + 1;
        let mut clock = base;
        self.forced.clear();
        self.stack.clear();
        self.enter(task, state, root, bit, clock);
        while let Some(&mut (node, ref mut next)) = self.stack.last_mut() {
            self.steps += 1;
            if let Some(&other) = graph.neighbours(node).get(*next) {
                *next += 1;
                if state.domain[task.item_of[other]] & bit == 0 {
                    continue;
                }
                if self.met[other] >= base {
                    self.low[node] = self.low[node].min(self.met[other]);
                } else {
                    clock += 1;
                    self.enter(task, state, other, bit, clock);
                }
                continue;
            }
            self.stack.pop();
            let Some(&(parent, _)) = self.stack.last() else { break };
            self.low[parent] = self.low[parent].min(self.low[node]);
            if self.needs[node] {
                self.needs[parent] = true;
                if self.low[node] >= self.met[parent] {
                    self.forced.push(parent);
                }
            }
        }
        self.base = clock;
        for at in 0..self.forced.len() {
            state.restrict(task, task.item_of[self.forced[at]], bit)?;
        }
        self.drop_unmet(task, state, part, base)?;
        if task.len() == self.met.len() {
            // Without groups nothing of this changes what the part can reach.
            state.dirty &= !bit;
        }
        Ok(())
    }

    fn enter(&mut self, task: &Task<'_>, state: &State, node: usize, bit: u64, clock: u32) {
        self.met[node] = clock;
        self.low[node] = clock;
        let must = task.problem.exclaves[node].0 & bit == 0;
        self.needs[node] = must && state.domain[task.item_of[node]] == bit;
        self.stack.push((node, 0));
    }

    /// Takes `part` from every district that cannot reach it.
    fn drop_unmet(
        &mut self,
        task: &Task<'_>,
        state: &mut State,
        part: usize,
        base: u32,
    ) -> Result<(), Conflict> {
        let bit = 1_u64 << part;
        for node in 0..self.met.len() {
            let item = task.item_of[node];
            if self.met[node] >= base
                || state.domain[item] & bit == 0
                || task.problem.exclaves[node].0 & bit != 0
            {
                continue;
            }
            if state.domain[item] == bit {
                return Err(Conflict::Apart { node, part });
            }
            state.restrict(task, item, !bit)?;
        }
        self.steps += self.met.len() as u64;
        Ok(())
    }
}

/// A district that the main piece of `part` is certain to have.
pub(super) fn root(task: &Task<'_>, state: &State, part: usize) -> Option<usize> {
    let bit = 1_u64 << part;
    task.problem.seats[part].or_else(|| {
        (0..task.item_of.len()).find(|&node| {
            state.domain[task.item_of[node]] == bit && task.problem.exclaves[node].0 & bit == 0
        })
    })
}
