//! What is tried on the map without being taken over.

use crate::app::results::Results;
use crate::model::{DistrictIdx, IndexVec, Plan, UnitIdx};

/// A plan that is looked at in the place of the open one.
#[derive(Debug)]
pub struct Trial {
    /// Another trial has another number: what is drawn of one is not taken for the other's.
    pub number: u64,
    /// What it is a trial of.
    pub of: TrialOf,
    /// The unit of each district.
    pub owners: IndexVec<DistrictIdx, UnitIdx>,
    /// The plan with those units.
    pub plan: Plan,
    /// What follows from it.
    pub results: Results,
}

/// What a trial shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TrialOf {
    /// The suggested assignment, with the moves that are chosen.
    Suggestion,
    /// The point at this position of the front.
    Point(usize),
    /// The cheapest plan that was found.
    Cheapest,
}
