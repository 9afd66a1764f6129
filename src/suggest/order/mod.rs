//! An order of rollout: which districts go live in which step, so that need is covered early
//! within posts and budget and few people are handed over, with a bound on how good any order is.

mod bound;
mod greed;
mod model;
mod plan;
mod problem;
mod search;
mod solve;
#[cfg(test)]
mod tests;

pub use plan::{OrderOptions, Slack, command_of, planned_order, problem_of, step_ids};
pub use problem::{
    MAX_STEPS, Order, OrderDistrict, OrderError, OrderProblem, OrderStep, OrderTerms,
    OrderViolation, OrderWeights,
};
pub use solve::{OrderProgress, OrderWatch, SuggestedOrder, suggest_order};
