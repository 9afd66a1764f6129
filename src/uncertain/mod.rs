//! How sure the figures are: many runs of the model with parameters and events drawn, and what
//! follows from them.
//!
//! `docs/model.md`, sections Uncertainty and Chance, says how everything is drawn.

mod crossing;
mod draws;
mod needs;
mod outcome;
mod past;
mod record;
mod runs;
mod safe;
mod sobol;
mod solve;
#[cfg(test)]
mod tests;
mod tornado;
mod trial;

pub use crossing::{Crossing, Crossings, SEARCH_HALVINGS, SEARCH_PARTS, Standing, tipping_points};
pub use draws::{Draws, drawn_parameters};
pub use needs::{Ahead, PostsTarget, advertises, advertising_ahead, posts_needed};
pub use outcome::Outcome;
pub use record::{GateRuns, Scope, Series};
pub use runs::{Options, Runs, Values, threads};
pub use safe::{
    START_WATCHED_MONTHS, SafeStart, SafetyRule, StartRisk, Waiting, earliest_safe_start,
    over_limit, waiting, with_start,
};
pub use sobol::{Factor, SOBOL_CONFIDENCE, Sobol, SobolFactor, factors, sobol};
pub use solve::{
    BaseNeed, MOST_NEW_POSTS, Reach, Solution, Turn, needed_posts, sensible_range, solve,
};
pub use tornado::{Tornado, TornadoBar, tornado};
pub use trial::{Pair, Trial, TrialRoom};
