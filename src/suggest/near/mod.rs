//! Settled and contested: where each district lies in the divisions that are nearly the best.
//!
//! Where they can all be gone through, by branch and bound, they are counted (`complete`). Else they are sampled by two
//! random walks over the near-best divisions, and it is told how far the two agree.
//!
//! **What the walk is.** A Markov chain whose every step has the same chance as its reverse
//! (Metropolis and Hastings), so where it can go everywhere it is in the long run equally often in
//! each near-best division. It may go through worse divisions on its way; those do not count.
//! **What it is not:** independent draws, and no proof that it went everywhere. Near-best
//! divisions may be islands that it does not get between; the second walk starts from another
//! division so that this shows as a difference between the two, but what neither reaches is not
//! seen. Nothing of it is a count in order, cut short.

#![expect(
    clippy::indexing_slicing,
    reason = "districts, parts and edges are those of the problem, which `Layout::new` checks"
)]

#[cfg(test)]
mod tests;
mod walk;

use crate::suggest::exact::{Within, all_within};
use crate::suggest::state::Layout;
use crate::suggest::{Part, Problem, Watch};

/// How much worse than the best a division may be and still be near it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Slack {
    /// As a share of the best objective.
    pub share: f64,
    /// At least so much in the objective's own measure, as the best may be 0.
    pub least: f64,
}

impl Slack {
    /// The highest objective that is near `best`. A rounding of 10⁻¹² is no difference.
    #[must_use]
    pub fn limit(self, best: f64) -> f64 {
        best + (self.share * best.abs()).max(self.least) + 1e-12
    }
}

/// How far to count, and how long to walk if that was not enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NearLimits {
    /// The most divisions that are counted.
    pub plans: u64,
    /// The most nodes that branch and bound looks at to count them; some 20 000 a second at 32
    /// districts.
    pub explored: u64,
    /// Steps of the two walks together; some 500 000 a second.
    pub steps: u64,
}

impl Default for NearLimits {
    fn default() -> Self {
        Self { plans: 200_000, explored: 60_000, steps: 2_000_000 }
    }
}

/// How well the walks have done; nothing where all divisions were counted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Walked {
    /// Steps of both walks; the first fifth of each is not among them.
    pub steps: u64,
    /// Those of them that were among the near-best divisions, which are what counts.
    pub inside: u64,
    /// The largest difference between the two walks in any share.
    pub disagreement: f64,
    /// The least effective sample size over all shares that are neither 0 nor 1, from 32
    /// stretches (batch means): so many independent draws would tell as much. 0 where
    /// all are 0 or 1, as then nothing tells whether the walk came out of an island. Below some
    /// 50, nothing should be said of what is settled.
    pub effective: f64,
    /// Share of the proposed steps that were taken.
    pub taken: f64,
}

/// Where each district lies in the near-best divisions.
#[derive(Clone, Debug, PartialEq)]
pub struct NearBest {
    /// For each district, the share of the near-best divisions in which it lies with each part.
    pub share: Vec<Vec<f64>>,
    /// Number of different divisions that were seen.
    pub plans: u64,
    /// Whether those are all.
    pub complete: bool,
    /// How the walks went, where they are not.
    pub walked: Option<Walked>,
    /// The highest objective that counted as near the best.
    pub limit: f64,
    /// A division with a lower objective than `best`, if one was met: then it was not the best.
    pub better: Option<Vec<Part>>,
}

impl NearBest {
    /// The part that `node` mostly lies with, and in what share of the divisions.
    #[must_use]
    pub fn mostly(&self, node: usize) -> Option<(Part, f64)> {
        let shares = self.share.get(node)?.iter().copied().enumerate();
        shares.max_by(|(i, a), (j, b)| a.total_cmp(b).then(j.cmp(i)))
    }
}

/// The divisions whose objective is within `slack` of that of `best`; `None` where `best` is no
/// valid division itself.
///
/// When `watch` ends it, what was walked so far is given; a count that was ended is never taken
/// for more than it is: then there has been no walk, and only `best` itself is known.
pub fn near_best(
    problem: &Problem,
    best: &[Part],
    slack: Slack,
    seed: u64,
    limits: &NearLimits,
    watch: &mut Watch<'_>,
) -> Option<NearBest> {
    if !problem.violations(best).is_empty() {
        return None;
    }
    let layout = Layout::new(problem)?;
    let limit = slack.limit(problem.objective(best));
    let most = (usize::try_from(limits.plans).unwrap_or(usize::MAX), limits.explored);
    match all_within(problem, limit, most, watch) {
        // A count without the division that it began from would be no count.
        Ok(Within::All(all)) if all.iter().any(|owners| owners == best) => {
            Some(counted(problem, best, limit, &all))
        }
        Ok(Within::All(_) | Within::TooMany) => {
            Some(walk::walk(&layout, best, limit, seed, limits.steps, watch))
        }
        Ok(Within::Stopped) => Some(walk::only(&layout, best, limit)),
        // A problem with a valid division is in order and has one.
        Err(_) => None,
    }
}

/// The shares over `all` divisions up to `limit`.
fn counted(problem: &Problem, best: &[Part], limit: f64, all: &[Vec<Part>]) -> NearBest {
    let mut share = vec![vec![0.0; problem.parts]; problem.len()];
    let each = 1.0 / (all.len() as f64).max(1.0);
    let mut better: Option<&Vec<Part>> = None;
    let mut least = problem.objective(best) - 1e-9;
    for owners in all {
        for (row, &part) in share.iter_mut().zip(owners) {
            row.iter_mut().skip(part).take(1).for_each(|share| *share += each);
        }
        let objective = problem.objective(owners);
        if objective < least {
            least = objective;
            better = Some(owners);
        }
    }
    let (plans, better) = (all.len() as u64, better.cloned());
    NearBest { share, plans, complete: true, walked: None, limit, better }
}
