//! Better assignments and orders of rollout, with proof of how good they are.
//!
//! What is computed here knows nothing of plans or maps: a [`Problem`] is a graph with figures.
//! [`assignment_task`] makes one of a plan.

mod assignment;
pub mod exact;
mod problem;
mod watch;

pub use assignment::{
    AssignmentOptions, AssignmentTask, LoadKind, Objective, TaskError, WayOf, assignment_task,
};
pub use problem::{Edge, Graph, Part, PartSet, Problem, ProblemError, Terms, Violation, Weights};
pub use watch::{Progress, Watch};
