//! The cheapest plan of steps that reaches a coverage curve within the frame, with a bound on how
//! cheap any such plan can be.
//!
//! What is chosen: the start month of each step that may be moved, on a grid, the steps keeping
//! their order; and, where asked for, the number of social workers that each base has. Every plan
//! is judged by the simulation itself. What the bound rests on stands in `docs/model.md`, section
//! The cheapest step plan.

mod beside;
mod goal;
mod judge;
mod prices;
mod search;
mod solve;
mod space;
#[cfg(test)]
mod tests;

pub use beside::{Beside, Neighbour};
pub use goal::{CurveMeasure, CurvePoint, Miss};
pub use solve::{
    Cheapest, CheapestPlan, CheapestProgress, CheapestWatch, Judgement, PostsChoice, cheapest,
    command_of,
};
pub use space::{CheapestError, CheapestOptions, GRIDS, MAX_POSTS, may_move};
