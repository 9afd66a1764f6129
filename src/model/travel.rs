//! What the way from a district to a base is measured by.

use std::collections::BTreeMap;

use crate::model::{DistrictIdx, Place};

/// How much longer than the straight line a way is by default. An assumption: a guess in the
/// middle of the detour factors of road networks in towns (1,2–1,4).
pub const DEFAULT_DETOUR: f64 = 1.3;

/// Travel times from a file, by one way of travelling.
#[derive(Clone, Debug, PartialEq)]
pub struct TravelTimes {
    /// The way of travelling, such as "buss".
    pub mode: String,
    /// Where the times come from.
    pub source: String,
    /// Minutes from each district, by id of the unit.
    pub minutes: BTreeMap<String, BTreeMap<DistrictIdx, f64>>,
}

/// Points that stand for the districts in place of a point inside.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Centres {
    /// Where the points come from.
    pub source: String,
    /// The point of each district that has one, weighted by where its people live.
    pub points: BTreeMap<DistrictIdx, Place>,
}

/// What the way from a district to a base is measured by.
#[derive(Clone, Debug, PartialEq)]
pub struct Travel {
    /// What the straight line is multiplied by, 1 or more; an assumption.
    pub detour: f64,
    /// Points weighted by population.
    pub centres: Centres,
    /// Travel times, one table for each way of travelling.
    pub times: Vec<TravelTimes>,
    /// The way of travelling whose times replace the straight line; `None` measures in km.
    pub mode: Option<String>,
}

impl Default for Travel {
    fn default() -> Self {
        Self { detour: DEFAULT_DETOUR, centres: Centres::default(), times: Vec::new(), mode: None }
    }
}

impl Travel {
    /// The travel times in use; `None` where ways are measured in km.
    #[must_use]
    pub fn times_in_use(&self) -> Option<&TravelTimes> {
        let mode = self.mode.as_ref()?;
        self.times.iter().find(|times| times.mode == *mode)
    }
}
