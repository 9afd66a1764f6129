//! "Put in context": how a division compares with many drawn by chance.
//!
//! # The law
//!
//! A plan is a division of the graph into `k` connected parts, none of them empty, each with a load
//! within ± `tolerance` of the mean. It is drawn with a probability proportional to the product of
//! its parts' numbers of spanning trees: the law of reversible recombination (Cannon, Duchin,
//! Randall, Rule: "Spanning tree methods for sampling graph partitions", 2022,
//! <https://arxiv.org/abs/2210.01401>). It prefers compact parts, as these have more trees. Parts
//! have no names in the law; where a measure needs to know which base's they are (the way), they
//! are matched so that the way is shortest. Nothing else of the problem is honoured: seats, locks,
//! groups, exclaves, and a longest way hold for no plan of the ensemble.
//!
//! # The step
//!
//! The chain carries a forest: the division with a spanning tree of each part. Forests are to be
//! equally likely; then a division is as likely as its number of forests, which is the product of
//! its parts' numbers of spanning trees.
//!
//! 1. Two of the parts, `A` and `B`, each pair as likely. Stay where they do not touch.
//! 2. One of the `c` edges between `A` and `B`, each as likely. With it their two trees make a
//!    tree `T` of `U = A ∪ B`. Let `b ≥ 1` be the number of edges at which `T` falls into two
//!    pieces within the tolerance (the edge just drawn is one).
//! 3. A uniform spanning tree `T'` of `U` (Wilson 1996), and one of the `b'` edges at which it
//!    falls into two pieces `A'`, `B'` within the tolerance, each as likely. Stay where `b' = 0`.
//! 4. Let `c'` be the number of edges between `A'` and `B'`. With probability
//!    `min(1, c b' / (c' b))` go to `A'` and `B'` with what is left of `T'`, else stay.
//!
//! **Detailed balance.** Let `τ` be the number of spanning trees of `U`. From a forest `F` to `F'`
//! by way of `T` with edge `e` and `T'` with edge `e'` the step has the probability
//! `1/c · 1/(τ b') · min(1, c b' / (c' b)) = 1/τ · min(1/(c b'), 1/(c' b))`, times that of the pair,
//! which is the same in both directions. From `F'` to `F` by way of `e'`, `T`, `e` it is
//! `1/c' · 1/(τ b) · min(1, c' b / (c b'))`, which is the same. So the sum over all `e` and `e'` is
//! the same in both directions, which is detailed balance for equally likely forests. The tests
//! compute it for all forests of small graphs.
//!
//! **Against the paper's step**, which draws `T'`, one of `M` places that hold its `b'` even edges
//! and are else empty, and accepts with probability `1/c'`: there `M` must bound the number of even
//! edges of any tree; here no bound is needed, so none can be broken, and a wide tolerance, where
//! `M` would have to be large, costs nothing. Nor is any move less likely: by way of `e'` it has
//! the probability `1/(τ M c')` in the paper's, and `1/τ · min(1/b', c/(c' b))` here, averaged over
//! `e`, with `b, b' ≤ M` and `c, c' ≥ 1`. By Peskun (1973) means over the chain are then at least
//! as exact for the same number of steps. (A forest as the state is the idea of Autry, Carter,
//! Herschlag, Hunter, Mattingly: "Metropolized forest recombination for Monte Carlo sampling of
//! graph partitions", 2023.)
//!
//! **What is not proven:** that each plan can be reached from each other in small steps, when there
//! are three parts or more. Hence two chains from different starts: the first begins with the plan
//! in question, the second with one found by cutting random trees. That they agree is told by
//! [`Mixing`]. Before its first plan is kept, a chain takes a tenth of the steps that it takes after.

mod chain;
mod labels;
mod mixing;
mod sample;
mod start;
mod stream;
mod tree;

#[cfg(test)]
mod tests;

use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;

pub use chain::Steps;
pub use mixing::Mixing;
pub use sample::{Rank, Sample};

use crate::suggest::{Graph, Part, Problem, ProblemError};
use chain::Chain;
use stream::Stream;
use tree::{Flat, Window};

/// How an ensemble is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EnsembleOptions {
    /// Plans to keep, over all chains.
    pub plans: usize,
    /// The same seed gives the same plans.
    pub seed: u64,
    /// How far a part's load may lie from the mean, as a share of the mean.
    pub tolerance: f64,
    /// Steps from one plan that is kept to the next.
    pub thin: usize,
    /// Chains, each on a thread of its own.
    pub chains: usize,
}

impl EnsembleOptions {
    /// 10 000 plans from two chains, of every tenth step.
    #[must_use]
    pub const fn new(tolerance: f64) -> Self {
        Self { plans: 10_000, seed: 1, tolerance, thin: 10, chains: 2 }
    }
}

/// Why there is no ensemble.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum EnsembleError {
    /// The problem itself is out of order.
    #[error(transparent)]
    Problem(#[from] ProblemError),
    /// An option has no meaning.
    #[error("{0} must be more than 0")]
    Option(&'static str),
    /// One part can be divided in one way only.
    #[error("there is nothing to compare where there is one part only")]
    OnePart,
    /// The graph is in several pieces: it would have to be agreed which bridges join them.
    #[error("the districts lie in {0} pieces that do not touch")]
    Pieces(usize),
    /// The plan in question has not one known part for each district.
    #[error("the division has no known part for district {0}")]
    NoPart(usize),
    /// A part of the plan in question has no district.
    #[error("part {0} has no district")]
    Empty(Part),
    /// A part of the plan in question is not in one piece: it is mended first.
    #[error("part {0} is in several pieces")]
    Apart(Part),
    /// The plan in question deviates more than the tolerance lets it.
    #[error("the division deviates by {needed} of the mean, which is more than the tolerance")]
    Uneven {
        /// What [`tolerance_for`] gives.
        needed: f64,
    },
    /// It was told to end.
    #[error("stopped")]
    Stopped,
}

/// Told now and then, from the threads of the chains, what share of the work is done; answers
/// whether to go on.
pub type Follow<'a> = dyn Fn(f64) -> ControlFlow<()> + Sync + 'a;

/// What is told of each plan of an ensemble. Less is better in all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Measure {
    /// Gini coefficient of the load: [`crate::suggest::Terms::load`].
    Load,
    /// The largest deviation of a part's load from the mean, as a share of the mean.
    Deviation,
    /// [`crate::suggest::Terms::way`], with the parts matched to the bases for which it is least.
    Way,
    /// [`crate::suggest::Terms::border`].
    Border,
    /// [`crate::suggest::Terms::mix`].
    Mix,
}

impl Measure {
    /// Every measure.
    pub const ALL: [Self; 5] = [Self::Load, Self::Deviation, Self::Way, Self::Border, Self::Mix];

    /// All measures of a plan as it stands, in the order of [`Measure::ALL`].
    fn of_all(problem: &Problem, owners: &[Part]) -> [f64; 5] {
        let terms = problem.terms(owners);
        [terms.load, tolerance_for(problem, owners), terms.way, terms.border, terms.mix]
    }

    /// Of a plan as it stands.
    #[must_use]
    pub fn of(self, problem: &Problem, owners: &[Part]) -> f64 {
        let all = Self::ALL.into_iter().zip(Self::of_all(problem, owners));
        all.into_iter().find(|(measure, _)| *measure == self).map_or(0.0, |(_, value)| value)
    }
}

/// The smallest tolerance that lets `owners` pass: the largest deviation of a part's load from the
/// mean, as a share of the mean; 0 where there is no load.
#[must_use]
pub fn tolerance_for(problem: &Problem, owners: &[Part]) -> f64 {
    let loads = problem.loads(owners);
    let mean = loads.iter().sum::<f64>() / loads.len() as f64;
    let most = loads.iter().map(|load| (load - mean).abs()).fold(0.0, f64::max);
    if mean > 0.0 { most / mean } else { 0.0 }
}

/// Where a chain began.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// With the plan in question.
    Given,
    /// With another, drawn by chance.
    Drawn,
}

/// Plans drawn by chance, with what was measured.
#[derive(Clone, Debug, PartialEq)]
pub struct Ensemble {
    districts: usize,
    /// The plans of each chain, one after the other.
    plans: Vec<Vec<u8>>,
    /// By measure, as in [`Measure::ALL`].
    samples: Vec<Sample>,
    /// Where each chain began. A second chain begins with the plan in question too where no other
    /// could be found, and then their agreement tells less.
    pub starts: Vec<Start>,
    /// How all steps ended, those before the first kept plan included.
    pub steps: Steps,
}

impl Ensemble {
    /// The plans, chain after chain: the part of each district, parts matched to the bases for
    /// which the way is least.
    pub fn plans(&self) -> impl Iterator<Item = Vec<Part>> + '_ {
        self.chain_plans().flatten()
    }

    fn chain_plans(&self) -> impl Iterator<Item = impl Iterator<Item = Vec<Part>>> {
        let owners = |plan: &[u8]| plan.iter().map(|&part| Part::from(part)).collect();
        self.plans.iter().map(move |chain| chain.chunks_exact(self.districts).map(owners))
    }

    /// The values of a measure.
    #[must_use]
    pub fn sample(&self, measure: Measure) -> Sample {
        let all = Measure::ALL.into_iter().zip(&self.samples);
        all.into_iter()
            .find(|(of, _)| *of == measure)
            .map_or_else(Sample::default, |(_, sample)| sample.clone())
    }

    /// The values of a measure of the caller's own, such as compactness.
    pub fn sample_of(&self, measure: &dyn Fn(&[Part]) -> f64) -> Sample {
        let of_chain = |plans: &mut dyn Iterator<Item = Vec<Part>>| {
            plans.map(|owners| measure(&owners)).collect()
        };
        Sample { chains: self.chain_plans().map(|mut plans| of_chain(&mut plans)).collect() }
    }
}

/// Draws an ensemble around `start`, the plan in question.
///
/// # Errors
/// The first thing that stands in the way, or [`EnsembleError::Stopped`].
pub fn ensemble(
    problem: &Problem,
    start: &[Part],
    options: &EnsembleOptions,
    follow: &Follow<'_>,
) -> Result<Ensemble, EnsembleError> {
    problem.check()?;
    check_options(options)?;
    let owner = check_start(problem, start)?;
    let flat = Flat::new(problem);
    let window = flat.window(problem.parts, options.tolerance);
    let needed = tolerance_for(problem, start);
    if loads(&flat, problem.parts, &owner).into_iter().any(|load| !window.has(load)) {
        return Err(EnsembleError::Uneven { needed });
    }
    let work = Work {
        problem,
        flat,
        window,
        start: owner,
        options,
        follow,
        done: AtomicU64::new(0),
        is_stopped: AtomicBool::new(false),
    };
    let chains: Vec<usize> = (0..options.chains).collect();
    let drawn = thread::scope(|scope| {
        let work = &work;
        let threads = chains.iter().map(|&chain| scope.spawn(move || work.chain(chain)));
        let threads: Vec<_> = threads.collect();
        let joined = threads.into_iter().map(|thread| match thread.join() {
            Ok(drawn) => drawn.ok_or(EnsembleError::Stopped),
            Err(panic) => std::panic::resume_unwind(panic),
        });
        joined.collect::<Result<Vec<Drawn>, EnsembleError>>()
    })?;
    Ok(gather(problem.len(), drawn))
}

fn check_options(options: &EnsembleOptions) -> Result<(), EnsembleError> {
    let counts = [("plans", options.plans), ("thin", options.thin), ("chains", options.chains)];
    if let Some((name, _)) = counts.into_iter().find(|(_, count)| *count == 0) {
        return Err(EnsembleError::Option(name));
    }
    let is_share = options.tolerance.is_finite() && options.tolerance >= 0.0;
    if is_share { Ok(()) } else { Err(EnsembleError::Option("tolerance")) }
}

/// The plan in question in short numbers, if every part is there and in one piece.
fn check_start(problem: &Problem, start: &[Part]) -> Result<Vec<u8>, EnsembleError> {
    if problem.parts < 2 {
        return Err(EnsembleError::OnePart);
    }
    let whole = pieces(&problem.graph, &vec![0; problem.len()]);
    if whole.len() > 1 {
        return Err(EnsembleError::Pieces(whole.len()));
    }
    let known = |node: &usize| start.get(*node).is_some_and(|part| *part < problem.parts);
    if let Some(node) = (0..problem.len()).find(|node| !known(node)) {
        return Err(EnsembleError::NoPart(node));
    }
    let pieces = pieces(&problem.graph, start);
    for part in 0..problem.parts {
        match pieces.iter().filter(|of| **of == part).count() {
            0 => return Err(EnsembleError::Empty(part)),
            1 => {}
            _ => return Err(EnsembleError::Apart(part)),
        }
    }
    Ok(start.iter().take(problem.len()).map(|&part| part as u8).collect())
}

/// The part of each connected piece of a division.
fn pieces(graph: &Graph, owners: &[Part]) -> Vec<Part> {
    let mut open: Vec<Option<Part>> = (0..graph.len()).map(|n| owners.get(n).copied()).collect();
    let mut found = Vec::new();
    for start in 0..open.len() {
        let Some(part) = open.get_mut(start).and_then(Option::take) else { continue };
        found.push(part);
        let mut piece = vec![start];
        while let Some(node) = piece.pop() {
            for &other in graph.neighbours(node) {
                if let Some(own) = open.get_mut(other).filter(|own| **own == Some(part)) {
                    *own = None;
                    piece.push(other);
                }
            }
        }
    }
    found
}

fn loads(flat: &Flat, parts: usize, owner: &[u8]) -> Vec<u64> {
    let mut loads = vec![0; parts];
    for (node, &part) in owner.iter().enumerate() {
        if let Some(load) = loads.get_mut(usize::from(part)) {
            *load += flat.load(node);
        }
    }
    loads
}

/// What all chains share.
struct Work<'a> {
    problem: &'a Problem,
    flat: Flat,
    window: Window,
    start: Vec<u8>,
    options: &'a EnsembleOptions,
    follow: &'a Follow<'a>,
    /// Steps taken by all chains.
    done: AtomicU64,
    is_stopped: AtomicBool,
}

/// What one chain has drawn.
struct Drawn {
    plans: Vec<u8>,
    values: [Vec<f64>; 5],
    start: Start,
    steps: Steps,
}

impl Work<'_> {
    /// Plans that chain number `chain` keeps.
    fn share(&self, chain: usize) -> usize {
        let (plans, chains) = (self.options.plans, self.options.chains);
        plans / chains + usize::from(chain < plans % chains)
    }

    /// Steps before the first kept plan.
    fn warm_up(&self, chain: usize) -> usize {
        self.share(chain).saturating_mul(self.options.thin) / 10
    }

    fn chain(&self, number: usize) -> Option<Drawn> {
        let mut stream = Stream::new(self.options.seed, number as u64);
        let parts = self.problem.parts;
        let other = (number > 0)
            .then(|| start::draw(&self.flat, self.window, parts, &mut stream))
            .flatten();
        let start = if other.is_some() { Start::Drawn } else { Start::Given };
        let owner = other.unwrap_or_else(|| self.start.clone());
        let mut chain = Chain::new(&self.flat, self.window, parts, owner, stream);
        let mut plans = Vec::new();
        let mut values: [Vec<f64>; 5] = Default::default();
        self.advance(&mut chain, self.warm_up(number))?;
        for _ in 0..self.share(number) {
            self.advance(&mut chain, self.options.thin)?;
            let owners = self.matched(chain.owner());
            for (values, value) in values.iter_mut().zip(Measure::of_all(self.problem, &owners)) {
                values.push(value);
            }
            plans.extend(owners.iter().map(|&part| part as u8));
        }
        Some(Drawn { plans, values, start, steps: chain.steps() })
    }

    /// Takes steps; `None` where it is to end.
    fn advance(&self, chain: &mut Chain<'_>, steps: usize) -> Option<()> {
        // Some milliseconds of work at most.
        let most = (50_000 / self.flat.len()).max(1);
        let chains = 0..self.options.chains;
        let all: usize =
            chains.map(|c| self.warm_up(c) + self.share(c).saturating_mul(self.options.thin)).sum();
        let mut left = steps;
        while left > 0 {
            let now = left.min(most);
            (0..now).for_each(|_| chain.step());
            left -= now;
            let done = self.done.fetch_add(now as u64, Ordering::Relaxed) + now as u64;
            if self.is_stopped.load(Ordering::Relaxed) {
                return None;
            }
            if (self.follow)(done as f64 / all as f64).is_break() {
                self.is_stopped.store(true, Ordering::Relaxed);
                return None;
            }
        }
        Some(())
    }

    /// The division with its parts named after the bases for which the way is least; names as
    /// they are where there is no way.
    fn matched(&self, owner: &[u8]) -> Vec<Part> {
        let parts = self.problem.parts;
        let mut cost = vec![0.0; parts * parts];
        for (row, &part) in self.problem.way.iter().zip(owner) {
            let sums = cost.iter_mut().skip(usize::from(part) * parts);
            sums.zip(row).for_each(|(sum, way)| *sum += way);
        }
        let base = labels::cheapest(&cost, parts);
        owner.iter().filter_map(|&part| base.get(usize::from(part)).copied()).collect()
    }
}

fn gather(districts: usize, drawn: Vec<Drawn>) -> Ensemble {
    let steps = drawn.iter().fold(Steps::default(), |sum, drawn| sum.plus(drawn.steps));
    let mut samples = vec![Sample::default(); Measure::ALL.len()];
    let mut ensemble =
        Ensemble { districts, plans: Vec::new(), samples: Vec::new(), starts: Vec::new(), steps };
    for drawn in drawn {
        ensemble.starts.push(drawn.start);
        ensemble.plans.push(drawn.plans);
        for (sample, values) in samples.iter_mut().zip(drawn.values) {
            sample.chains.push(values);
        }
    }
    ensemble.samples = samples;
    ensemble
}
