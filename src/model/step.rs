//! Rollout steps: when districts go live, with which posts and premises.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::model::{DistrictIdx, Gate, Month, UnitIdx};

/// A staff role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Socialsekreterare: investigates; the role that the caseload is counted on.
    SocialWorker,
    /// Familjebehandlare.
    FamilyTherapist,
    /// Fältassistent.
    OutreachWorker,
    /// Enhetschef.
    UnitManager,
    /// Administration.
    Administration,
}

impl Role {
    /// Number of roles.
    pub const COUNT: usize = 5;

    /// All roles in the order that they are shown.
    pub const ALL: [Self; Self::COUNT] = [
        Self::SocialWorker,
        Self::FamilyTherapist,
        Self::OutreachWorker,
        Self::UnitManager,
        Self::Administration,
    ];

    /// Stable name, as written in a plan file.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::SocialWorker => "social_worker",
            Self::FamilyTherapist => "family_therapist",
            Self::OutreachWorker => "outreach_worker",
            Self::UnitManager => "unit_manager",
            Self::Administration => "administration",
        }
    }

    /// Id of the message that names the role.
    #[must_use]
    pub const fn message_id(self) -> &'static str {
        match self {
            Self::SocialWorker => "role-social_worker",
            Self::FamilyTherapist => "role-family_therapist",
            Self::OutreachWorker => "role-outreach_worker",
            Self::UnitManager => "role-unit_manager",
            Self::Administration => "role-administration",
        }
    }

    /// Id of the message that names the role where there is little room.
    #[must_use]
    pub const fn short_message_id(self) -> &'static str {
        match self {
            Self::SocialWorker => "role-short-social_worker",
            Self::FamilyTherapist => "role-short-family_therapist",
            Self::OutreachWorker => "role-short-outreach_worker",
            Self::UnitManager => "role-short-unit_manager",
            Self::Administration => "role-short-administration",
        }
    }
}

/// Identity of a step within its plan; survives reordering and is never used again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct StepId(pub u32);

/// Posts that a step adds to a unit, full-time equivalents.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PostsChange {
    /// The unit that gets the posts.
    pub unit: UnitIdx,
    /// The role.
    pub role: Role,
    /// Posts that move from the central unit.
    pub transferred: f64,
    /// Posts that are new.
    pub new: f64,
}

/// Premises that a unit has until its own open.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TemporaryPremises {
    /// First month with rent.
    pub from: Month,
    /// Area, m².
    pub area_m2: f64,
}

/// Premises that a step opens for a unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PremisesChange {
    /// The unit that moves in (or, with a negative area, out).
    pub unit: UnitIdx,
    /// First month with rent.
    pub opens: Month,
    /// Area in m²; `None` takes the step's posts in the unit times the area per post. A negative
    /// area is given up, which only the central unit can do.
    pub area_m2: Option<f64>,
    /// Where the unit is until they open.
    pub temporary: Option<TemporaryPremises>,
}

/// One step of the rollout.
///
/// A step that starts before the plan's own first month is history: its districts are live and
/// its posts are filled from the first month on.
#[derive(Clone, Debug, PartialEq)]
pub struct RolloutStep {
    /// Identity within the plan.
    pub id: StepId,
    /// The name that users see.
    pub name: String,
    /// The month in which its districts go live.
    pub start: Month,
    /// Districts that go live; a district is in one step at the most.
    pub districts: BTreeSet<DistrictIdx>,
    /// Posts by unit and role; at most one entry for each.
    pub posts: Vec<PostsChange>,
    /// The month in which new posts are advertised; `None` is one lead time before the start.
    pub recruit_from: Option<Month>,
    /// Premises that open.
    pub premises: Vec<PremisesChange>,
    /// Districts that belong to another unit from this step on: one base now and another later.
    pub reassign: BTreeMap<DistrictIdx, UnitIdx>,
    /// What must hold before it starts.
    pub gate: Option<Gate>,
}
