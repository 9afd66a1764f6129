//! Better assignments and orders of rollout, with proof of how good they are.
//!
//! What is computed here knows nothing of plans or maps: a [`Problem`] is a graph with figures.
//! [`assignment_task`] makes one of a plan. [`order`] does the same for the steps of a rollout.

mod assignment;
pub mod cheapest;
pub mod ensemble;
pub mod exact;
mod front;
mod moves;
mod near;
pub mod order;
mod problem;
mod random;
mod search;
mod state;
#[cfg(test)]
mod tests;
mod watch;

pub use assignment::{
    AssignmentOptions, AssignmentTask, LoadKind, Objective, TaskError, WayOf, assignment_task,
};
pub use front::{Answer, Point, Solver, front};
pub use moves::{Step, steps};
pub use near::{NearBest, NearLimits, Slack, Walked, near_best};
pub use problem::{Edge, Graph, Part, PartSet, Problem, ProblemError, Terms, Violation, Weights};
pub use search::{Ceilings, SearchLimits, search};
pub use watch::{Progress, Watch};
