//! The best division, with proof: branch and bound.
//!
//! Each node of the search decides a district (or a group) for one part or against it. What then
//! follows of itself is carried out at once: what a part can no longer reach it cannot have, what
//! it cannot do without it must (`pieces`), and loads must stay within their windows, which
//! become narrower with every better division (`spread`). Two bounds close a node: the evenest
//! loads that what is decided leaves room for, and a Lagrangian bound (`dual`) in which
//! contiguity takes part by cuts (`cuts`). Divisions come from the prices of that bound
//! (`repair`), improved by small moves (`polish`).
//!
//! Objectives that differ by less than 1e-9 of the sum of the weights count as equal: a proof
//! says that no valid division is better by more than that, and the bound is that much lower.
//! The way is the same every time; it ends when all is looked at or the watch says so.

#![expect(
    clippy::indexing_slicing,
    reason = "every position comes from the problem, whose lists are checked to be of one length"
)]

mod cuts;
mod dual;
mod pieces;
mod polish;
mod repair;
mod search;
mod spread;
mod state;
mod task;
#[cfg(test)]
mod tests;
mod why;

use crate::suggest::{Part, Problem, ProblemError, Terms, Watch};
use search::{Collect, End, Search};
use task::Task;
pub use why::Why;

/// The best division that was found, and how good any could be.
#[derive(Clone, Debug, PartialEq)]
pub struct Solution {
    /// The part of each district.
    pub owners: Vec<Part>,
    /// Its objective.
    pub objective: f64,
    /// Its terms.
    pub terms: Terms,
    /// No valid division has a lower objective, also where the search was ended early.
    pub bound: f64,
    /// Whether no valid division is better by more than 1e-9 of the sum of the weights.
    pub proven: bool,
    /// Number of nodes that were looked at.
    pub explored: u64,
}

/// What came of looking for all divisions up to a limit.
#[derive(Clone, Debug, PartialEq)]
pub enum Within {
    /// All of them, in the order that they were met.
    All(Vec<Vec<Part>>),
    /// There are more, or more to look at, than was to be borne.
    TooMany,
    /// The watch ended it.
    Stopped,
}

/// All valid divisions of `problem` with an objective of at most `limit`, where there are at most
/// `most`, and at most `explored` nodes have to be looked at to find them.
///
/// # Errors
/// Where the problem is out of order, or nothing can be valid.
pub fn all_within(
    problem: &Problem,
    limit: f64,
    (most, explored): (usize, u64),
    watch: &mut Watch<'_>,
) -> Result<Within, SolveError> {
    let task = checked(problem)?;
    let mut search = Search::new(&task, watch);
    let collect = Collect { limit, most: (most, explored), found: Vec::new(), is_full: false };
    search.collect = Some(collect);
    let end = search.run();
    let Some(collect) = search.collect else { return Ok(Within::Stopped) };
    Ok(match end {
        End::Done => Within::All(collect.found),
        End::Stopped if collect.is_full => Within::TooMany,
        End::Stopped => Within::Stopped,
    })
}

/// The problem made ready for the search, where it is in order.
fn checked(problem: &Problem) -> Result<Task<'_>, SolveError> {
    problem.check()?;
    let weights = &problem.weights;
    let weights = [weights.load, weights.way, weights.changes, weights.border, weights.mix];
    if weights.iter().any(|weight| !weight.is_finite() || *weight < 0.0) {
        return Err(SolveError::Weight);
    }
    let task = Task::new(problem);
    match Why::at_once(&task) {
        Some(why) => Err(SolveError::Infeasible(why)),
        None => Ok(task),
    }
}

/// Why there is no solution.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum SolveError {
    /// The problem is out of order.
    #[error(transparent)]
    Problem(#[from] ProblemError),
    /// A weight is negative or no number.
    #[error("a weight is negative or no number")]
    Weight,
    /// No division is valid.
    #[error("no division is valid: {0}")]
    Infeasible(Why),
    /// Ended before a valid division was found.
    #[error("ended before a valid division was found")]
    Stopped,
}

/// Finds the best division of `problem`, from `start` on if that is a valid one.
///
/// # Errors
/// Where the problem is out of order, nothing can be valid, or the watch ended the search before
/// anything was found.
pub fn solve(
    problem: &Problem,
    start: Option<&[Part]>,
    watch: &mut Watch<'_>,
) -> Result<Solution, SolveError> {
    let task = checked(problem)?;
    let mut search = Search::new(&task, watch);
    if let Some(start) = start {
        search.offer(start.to_vec());
    }
    let end = search.run();
    let proven = end == End::Done;
    let explored = search.explored;
    let Some((owners, objective)) = search.best else {
        return Err(match end {
            End::Done => SolveError::Infeasible(Why::of(&task, search.conflict)),
            End::Stopped => SolveError::Stopped,
        });
    };
    let terms = problem.terms(&owners);
    let bound = if proven { objective - task.eps } else { search.bound.min(objective) };
    Ok(Solution { owners, objective, terms, bound, proven, explored })
}
