//! All near-best divisions, counted depth first.
//!
//! A partial division is given up when a district has no part left that it can be joined to, or
//! when even the best of what is left to each term alone is above the limit.

use std::ops::ControlFlow;

use crate::measure::gini;
use crate::suggest::near::{NearBest, NearLimits};
use crate::suggest::state::Layout;
use crate::suggest::{Part, PartSet, Progress, Terms, Watch};

/// What came of counting.
pub(super) enum Counted {
    All(NearBest),
    /// There are more than the limits bear.
    TooMany,
    /// The watch ended it.
    Stopped,
}

/// Why a count ended before its end.
enum End {
    TooMany,
    Stopped,
}

/// A unit that has no part yet.
const NONE: Part = Part::MAX;

/// The districts from which recursion would go deeper than is wise, and no count would end.
const MOST_UNITS: usize = 400;

struct Count<'a, 'w, 'f> {
    layout: &'a Layout<'a>,
    limit: f64,
    limits: NearLimits,
    owners: Vec<Part>,
    seen: Vec<Vec<u64>>,
    plans: u64,
    explored: u64,
    best: &'a [Part],
    objective: f64,
    better: Option<Vec<Part>>,
    watch: &'w mut Watch<'f>,
}

/// Counts the valid divisions of `layout` with an objective of at most `limit`.
pub(super) fn count(
    layout: &Layout<'_>,
    best: &[Part],
    limit: f64,
    limits: &NearLimits,
    watch: &mut Watch<'_>,
) -> Counted {
    let problem = layout.problem;
    if layout.units().len() > MOST_UNITS {
        return Counted::TooMany;
    }
    let mut count = Count {
        layout,
        limit,
        limits: *limits,
        owners: vec![NONE; layout.nodes()],
        seen: vec![vec![0; layout.parts()]; layout.nodes()],
        plans: 0,
        explored: 0,
        best,
        objective: problem.objective(best),
        better: None,
        watch,
    };
    let start = layout.units().iter().enumerate().map(|(unit, _)| layout.may(unit)).collect();
    match count.descend(start) {
        ControlFlow::Break(End::TooMany) => Counted::TooMany,
        ControlFlow::Break(End::Stopped) => Counted::Stopped,
        ControlFlow::Continue(()) => {
            let plans = count.plans;
            let share = |&seen: &u64| seen as f64 / (plans as f64).max(1.0);
            let share = count.seen.iter().map(|row| row.iter().map(share).collect()).collect();
            let better = count.better;
            Counted::All(NearBest { share, plans, complete: true, walked: None, limit, better })
        }
    }
}

impl Count<'_, '_, '_> {
    /// Goes through all that follows from the parts given so far; `may` are the parts that each
    /// unit could still have.
    fn descend(&mut self, mut may: Vec<PartSet>) -> ControlFlow<End> {
        self.explored += 1;
        if self.explored > self.limits.explored {
            return ControlFlow::Break(End::TooMany);
        }
        if self.explored.is_multiple_of(256) {
            self.tell()?;
        }
        if !self.narrow(&mut may) || self.bound(&may) > self.limit {
            return ControlFlow::Continue(());
        }
        let Some(unit) = self.choose(&may) else { return self.leaf() };
        for part in may[unit].iter() {
            for &node in self.layout.unit(unit) {
                self.owners[node] = part;
            }
            let mut next = may.clone();
            next[unit] = PartSet::only(part);
            self.descend(next)?;
        }
        for &node in self.layout.unit(unit) {
            self.owners[node] = NONE;
        }
        ControlFlow::Continue(())
    }

    fn tell(&mut self) -> ControlFlow<End> {
        let (best, bound) = (Some(self.best), f64::NEG_INFINITY);
        let progress = Progress { best, objective: self.objective, bound, is_new: false };
        match (self.watch)(&progress) {
            ControlFlow::Break(()) => ControlFlow::Break(End::Stopped),
            ControlFlow::Continue(()) => ControlFlow::Continue(()),
        }
    }

    fn leaf(&mut self) -> ControlFlow<End> {
        let problem = self.layout.problem;
        let objective = problem.objective(&self.owners);
        if objective > self.limit || !problem.violations(&self.owners).is_empty() {
            return ControlFlow::Continue(());
        }
        self.plans += 1;
        if self.plans > self.limits.plans {
            return ControlFlow::Break(End::TooMany);
        }
        if objective < self.objective - 1e-12 {
            self.objective = objective;
            self.better = Some(self.owners.clone());
        }
        for (seen, &part) in self.seen.iter_mut().zip(&self.owners) {
            seen[part] += 1;
        }
        ControlFlow::Continue(())
    }

    /// Takes from `may` the parts that a unit can no longer be joined to; whether each unit has
    /// one left and what is given can still be joined.
    fn narrow(&self, may: &mut [PartSet]) -> bool {
        let layout = self.layout;
        if layout.problem.contiguous {
            for part in 0..layout.parts() {
                if !self.narrow_part(part, may) {
                    return false;
                }
            }
        }
        may.iter().all(|may| !may.is_empty())
    }

    fn narrow_part(&self, part: Part, may: &mut [PartSet]) -> bool {
        let layout = self.layout;
        let given = |node: usize| self.owners[node] == part && layout.must_join(node, part);
        let anchor = layout.seat(part).or_else(|| (0..layout.nodes()).find(|&node| given(node)));
        let Some(anchor) = anchor else { return true };
        let mut reached = vec![false; layout.nodes()];
        reached[anchor] = true;
        let mut queue = vec![anchor];
        let mut next = 0;
        while let Some(&node) = queue.get(next) {
            next += 1;
            for end in layout.ends(node) {
                if !reached[end.node] && may[layout.unit_of(end.node)].has(part) {
                    reached[end.node] = true;
                    queue.push(end.node);
                }
            }
        }
        for node in 0..layout.nodes() {
            if reached[node] || !layout.must_join(node, part) {
                continue;
            }
            if self.owners[node] == part {
                return false;
            }
            may[layout.unit_of(node)].0 &= !PartSet::only(part).0;
        }
        true
    }

    /// The unit to go on with: the one with the fewest parts to have, of those the one with most
    /// neighbours that have theirs.
    fn choose(&self, may: &[PartSet]) -> Option<usize> {
        let layout = self.layout;
        let given = |unit: usize| {
            let ends = layout.unit(unit).iter().flat_map(|&node| layout.ends(node));
            ends.filter(|end| self.owners[end.node] != NONE).count()
        };
        let open = (0..may.len()).filter(|&unit| self.owners[layout.unit(unit)[0]] == NONE);
        open.min_by_key(|&unit| (may[unit].len(), std::cmp::Reverse(given(unit))))
    }

    /// No division that follows has a lower objective: each term at its best alone.
    fn bound(&self, may: &[PartSet]) -> f64 {
        let layout = self.layout;
        let problem = layout.problem;
        let parts = layout.parts();
        let (mut low, mut high) = (vec![0.0; parts], vec![0.0; parts]);
        let (mut apart_low, mut apart_high) = (vec![0.0; parts], vec![0.0; parts]);
        let (mut way, mut changed) = (0.0, 0.0);
        for node in 0..layout.nodes() {
            let may = may[layout.unit_of(node)];
            let is_sure = may.len() == 1;
            let ways = may.iter().map(|part| problem.way[node][part]);
            way += ways.fold(f64::INFINITY, f64::min);
            if problem.today[node].is_some_and(|today| !may.has(today)) {
                changed += problem.people[node];
            }
            let apart = layout.apart(node);
            for part in may.iter() {
                high[part] += problem.load[node];
                apart_low[part] += if is_sure { apart } else { apart.min(0.0) };
                apart_high[part] += if is_sure { apart } else { apart.max(0.0) };
                if is_sure {
                    low[part] += problem.load[node];
                }
            }
        }
        let edges = problem.graph.edges().iter().filter(|edge| {
            let (a, b) = (may[layout.unit_of(edge.a)], may[layout.unit_of(edge.b)]);
            a.0 & b.0 == 0
        });
        let mix = apart_low.iter().zip(&apart_high);
        let mix = mix.map(|(low, high): (&f64, &f64)| low.max(-high).max(0.0)).sum::<f64>() / 2.0;
        let border = edges.map(|edge| edge.border_m).sum();
        let load = gini(&level(&low, &high, problem.load.iter().sum()));
        let terms = Terms { load, mix, ..layout.sums_as_terms(way, changed, border) };
        // A rounding must not cost a division.
        terms.objective(&problem.weights) - 1e-9
    }
}

/// The most even loads with a sum of `sum` between `low` and `high`: all at one level where their
/// ends allow it. Such loads are below all others in Lorenz order, so no Gini is lower.
fn level(low: &[f64], high: &[f64], sum: f64) -> Vec<f64> {
    let at = |level: f64| -> Vec<f64> {
        low.iter().zip(high).map(|(low, high)| level.clamp(*low, high.max(*low))).collect()
    };
    let (mut least, mut most) = (0.0, sum);
    for _ in 0..50 {
        let middle = f64::midpoint(least, most);
        if at(middle).iter().sum::<f64>() < sum { least = middle } else { most = middle }
    }
    at(most)
}
