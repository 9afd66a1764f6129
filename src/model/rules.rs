//! What an assignment is held to: locks, groups, agreed exceptions, limits, reasons.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{DistrictIdx, UnitIdx};

/// Who decided something, and why.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rationale {
    /// Who decided.
    pub who: String,
    /// Why.
    pub why: String,
}

impl Rationale {
    /// Whether nothing is said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.who.trim().is_empty() && self.why.trim().is_empty()
    }
}

/// Districts that should stay together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The name that users see.
    pub name: String,
    /// The districts; a district is in one group at the most.
    pub districts: BTreeSet<DistrictIdx>,
}

/// How far an assignment may go before it is pointed out. All three are assumptions.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// The longest way from a district to its base, km.
    pub max_km: f64,
    /// The longest way where travel times are used, minutes.
    pub max_minutes: f64,
    /// The largest deviation of a base's need-weighted load from the mean, per cent of the mean.
    pub max_deviation_percent: f64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { max_km: 20.0, max_minutes: 30.0, max_deviation_percent: 15.0 }
    }
}

/// What the assignment is held to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rules {
    /// Districts that are locked, each to the unit that it shall keep.
    pub locked: BTreeMap<DistrictIdx, UnitIdx>,
    /// Districts that should stay together.
    pub groups: Vec<Group>,
    /// Pairs of districts that count as neighbours although they share no border (a bridge), the
    /// lower position first.
    pub bridges: BTreeSet<(DistrictIdx, DistrictIdx)>,
    /// Districts that may lie apart from the rest of a unit.
    pub exclaves: BTreeSet<(DistrictIdx, UnitIdx)>,
    /// When distance and load are pointed out.
    pub limits: Limits,
    /// Why a district lies where it does.
    pub reasons: BTreeMap<DistrictIdx, Rationale>,
}

impl Rules {
    /// The group that `district` is in.
    #[must_use]
    pub fn group_of(&self, district: DistrictIdx) -> Option<&Group> {
        self.groups.iter().find(|group| group.districts.contains(&district))
    }

    /// Whether two districts count as neighbours by agreement.
    #[must_use]
    pub fn has_bridge(&self, a: DistrictIdx, b: DistrictIdx) -> bool {
        self.bridges.contains(&(a.min(b), a.max(b)))
    }
}
