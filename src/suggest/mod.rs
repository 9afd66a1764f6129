//! Better assignments and orders of rollout, with proof of how good they are.
//!
//! What is computed here knows nothing of plans or maps: a [`Problem`] is a graph with figures.

mod problem;
mod watch;

pub use problem::{Edge, Graph, Part, PartSet, Problem, ProblemError, Terms, Violation, Weights};
pub use watch::{Progress, Watch};
