//! Good divisions soon: simulated annealing with chains of moves.
//!
//! A division is grown from the seats, or taken from the start and mended, and then changed over
//! its borders: a unit goes to the part on the other side, taking with it what it would cut off;
//! where that alone is not taken, up to two more moves out of the part that has received are
//! judged together with it (a swap, or a chain over three parts). A change is taken if it costs no
//! more than the heat times a draw that halves in likelihood with each step (Kirkpatrick, Gelatt
//! and Vecchi 1983, with powers of two); the heat falls geometrically. Contiguity, seats, groups
//! and what districts may have hold all the time; loads outside what they may deviate and terms
//! above their ceilings have a price that rises until they hold. Each cooling is longer than the
//! one before, half of them from the best division known at a low heat.
//!
//! The same seed gives the same division unless the search is stopped. Nothing is proven here.

#![expect(
    clippy::indexing_slicing,
    reason = "districts, parts and edges are those of the problem, which `Layout::new` checks"
)]

mod anneal;
mod grow;
#[cfg(test)]
mod tests;

use std::ops::ControlFlow;

use crate::suggest::random::Random;
use crate::suggest::state::Layout;
use crate::suggest::{Part, Problem, Progress, Terms, Watch};
use anneal::Cooling;

/// What the terms of a division may be at most; `None` is as much as it likes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Ceilings {
    /// Of [`Terms::load`].
    pub load: Option<f64>,
    /// Of [`Terms::way`].
    pub way: Option<f64>,
    /// Of [`Terms::changes`].
    pub changes: Option<f64>,
    /// Of [`Terms::border`].
    pub border: Option<f64>,
    /// Of [`Terms::mix`].
    pub mix: Option<f64>,
}

impl Ceilings {
    /// No measure but few changes may be worse than in `terms`.
    #[must_use]
    pub fn never_worse(terms: &Terms) -> Self {
        let Terms { load, way, border, mix, .. } = *terms;
        Self {
            load: Some(load),
            way: Some(way),
            changes: None,
            border: Some(border),
            mix: Some(mix),
        }
    }

    /// How far `terms` lie above the ceilings, all together; a rounding is nothing.
    fn beyond(&self, terms: &Terms) -> f64 {
        let pairs = [
            (self.load, terms.load),
            (self.way, terms.way),
            (self.changes, terms.changes),
            (self.border, terms.border),
            (self.mix, terms.mix),
        ];
        let above = pairs.into_iter().filter_map(|(most, term)| Some(term - most?));
        above.filter(|above| *above > 1e-9).sum()
    }

    /// Whether `terms` keep to the ceilings, but for a rounding of 10⁻⁹.
    #[must_use]
    pub fn hold(&self, terms: &Terms) -> bool {
        self.beyond(terms) <= 0.0
    }
}

/// How long to search, and for what.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SearchLimits {
    /// Number of moves that are tried; about a million a second.
    pub moves: u64,
    /// What the terms may be at most.
    pub ceilings: Ceilings,
}

impl SearchLimits {
    /// So many moves, with no ceilings.
    #[must_use]
    pub fn moves(moves: u64) -> Self {
        Self { moves, ceilings: Ceilings::default() }
    }
}

/// Number of moves between two looks at the watch.
const ROUND: u64 = 1024;

/// The best that is known.
struct Found<'p> {
    problem: &'p Problem,
    ceilings: Ceilings,
    best: Option<Vec<Part>>,
    objective: f64,
}

impl Found<'_> {
    /// Keeps `owners` if it holds and is better; whether it was.
    fn offer(&mut self, owners: &[Part]) -> bool {
        let terms = self.problem.terms(owners);
        let objective = terms.objective(&self.problem.weights);
        let is_better = objective < self.objective
            && self.ceilings.hold(&terms)
            && self.problem.violations(owners).is_empty();
        if is_better {
            self.best = Some(owners.to_vec());
            self.objective = objective;
        }
        is_better
    }

    fn tell(&self, is_new: bool, watch: &mut Watch<'_>) -> ControlFlow<()> {
        let (best, objective) = (self.best.as_deref(), self.objective);
        watch(&Progress { best, objective, bound: f64::NEG_INFINITY, is_new })
    }
}

/// The best division found from `start` (or from nothing) within `limits`, or until `watch` ends
/// the search; `None` where none was found that breaks nothing. Never worse than a `start` that
/// breaks nothing itself.
pub fn search(
    problem: &Problem,
    start: Option<&[Part]>,
    seed: u64,
    limits: &SearchLimits,
    watch: &mut Watch<'_>,
) -> Option<Vec<Part>> {
    let layout = Layout::new(problem)?;
    let start = start.filter(|start| start.len() == problem.len());
    let SearchLimits { moves, ceilings } = *limits;
    let mut found = Found { problem, ceilings, best: None, objective: f64::INFINITY };
    let is_new = start.is_some_and(|start| found.offer(start));
    let mut random = Random::new(seed);
    let mut left = moves;
    let mut length = ROUND.max(16 * problem.len() as u64);
    let mut flow = found.tell(is_new, watch);
    let mut run = 0_u32;
    while flow.is_continue() && left > 0 {
        let from = match &found.best {
            Some(best) if run % 2 == 1 || start.is_some() => Some(best.clone()),
            _ => start
                .filter(|_| run == 0)
                .and_then(|owners| grow::mended(&layout, owners, &mut random)),
        };
        let from = from.or_else(|| grow::grown(&layout, &mut random));
        let known = found.objective;
        let cooling =
            from.and_then(|owners| Cooling::new(&layout, &owners, ceilings, known, &mut random));
        let steps = length.min(left);
        left -= steps;
        if let Some(mut cooling) = cooling {
            let heat = if run % 2 == 1 { 0.1 } else { 1.0 } * cooling.scale();
            flow = cool(&mut cooling, heat, steps, &mut found, watch);
        } else {
            flow = found.tell(false, watch);
        }
        run += 1;
        length = length * 3 / 2;
    }
    found.best
}

/// The heat that a cooling ends with, as a share of what it began with.
const COLD: f64 = 1e-3;

/// Cools for `steps` moves from `heat`.
fn cool(
    cooling: &mut Cooling<'_, '_>,
    heat: f64,
    steps: u64,
    found: &mut Found<'_>,
    watch: &mut Watch<'_>,
) -> ControlFlow<()> {
    let rounds = steps.div_ceil(256);
    // The same factor each time: a power by repeated products is the same everywhere.
    let factor = root(COLD, rounds);
    let (mut heat, mut since) = (heat, 0);
    for round in 0..rounds {
        cooling.steps(256, heat);
        heat *= factor;
        since += 256;
        if since >= ROUND || round + 1 == rounds {
            since = 0;
            let is_new = cooling.news().is_some_and(|owners| found.offer(owners));
            found.tell(is_new, watch)?;
        }
    }
    ControlFlow::Continue(())
}

/// The `degree`th root of `value` from 0 to 1, by halving: exact arithmetic, so that a search is
/// the same on every machine.
fn root(value: f64, degree: u64) -> f64 {
    let power = |base: f64| {
        let (mut result, mut square, mut rest) = (1.0, base, degree);
        while rest > 0 {
            if rest % 2 == 1 {
                result *= square;
            }
            square *= square;
            rest /= 2;
        }
        result
    };
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if power(middle) < value { low = middle } else { high = middle }
    }
    low
}
