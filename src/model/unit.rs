//! Units that staff work in: bases, area teams and the central organisation.

use serde::{Deserialize, Serialize};

use crate::define_index;
use crate::model::{Rationale, Role};

define_index! {
    /// Position of a unit in its plan.
    UnitIdx
}

/// What kind of unit it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnitKind {
    /// One of the bases that the 2023 decision names.
    Base,
    /// An områdesteam: area work by a provider.
    AreaTeam,
    /// The central organisation, which serves every district that is not yet live.
    Central,
}

impl UnitKind {
    /// Id of the message that names the kind.
    #[must_use]
    pub const fn message_id(self) -> &'static str {
        match self {
            Self::Base => "unit-kind-base",
            Self::AreaTeam => "unit-kind-area-team",
            Self::Central => "unit-kind-central",
        }
    }
}

/// A place in WGS 84.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// Longitude, degrees east.
    pub lon: f64,
    /// Latitude, degrees north.
    pub lat: f64,
}

/// Posts by role, in full-time equivalents.
pub type PostsByRole = [f64; Role::COUNT];

/// What a unit has when the simulation begins.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct UnitToday {
    /// Posts by role, full-time equivalents.
    pub posts: PostsByRole,
    /// Rented area, m².
    pub area_m2: f64,
}

/// What a unit has room for; `None` where nobody has said.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Capacity {
    /// Posts, full-time equivalents.
    pub posts: Option<f64>,
    /// Area, m².
    pub area_m2: Option<f64>,
}

/// A unit of the plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    /// Stable name within the plan, such as `norr`.
    pub id: String,
    /// What kind of unit it is.
    pub kind: UnitKind,
    /// The name that users see.
    pub name: String,
    /// One or two letters that stand for it on the map.
    pub letter: String,
    /// Which of the palette's unit colours it has, from 0; the central unit has its own grey.
    pub colour: u8,
    /// Where it is, if anywhere has been said.
    pub place: Option<Place>,
    /// What it has when the simulation begins.
    pub today: UnitToday,
    /// What it has room for at the most.
    pub capacity: Capacity,
    /// Why it lies where it does, and who decided it.
    pub reason: Rationale,
}

impl Unit {
    /// Whether this is the central organisation.
    #[must_use]
    pub fn is_central(&self) -> bool {
        self.kind == UnitKind::Central
    }
}
