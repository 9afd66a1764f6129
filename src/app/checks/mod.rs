//! What to look at in an assignment: always on, each with what would mend it.
//!
//! A plan may move districts with its steps, so there is one assignment from the beginning and one
//! from each such step on. Every one is looked at; what is there already is not told again.

mod aftermath;
mod capacity;
mod joining;
mod load;
mod pieces;
mod reach;
mod remedy;
mod rollout;
mod rules;
mod survey;

use std::collections::BTreeSet;

use self::survey::Survey;
use super::findings::Level;
use crate::edit::Command;
use crate::measure::distance::Ways;
use crate::model::{DistrictIdx, DistrictSet, Message, Plan, UnitIdx};
use crate::simulate::Demand;

pub use aftermath::{Aftermath, aftermath};

/// What kind of thing a check points out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CheckKind {
    /// Districts in a step that have no unit of their own.
    StepWithoutUnit,
    /// Districts that the central organisation keeps.
    StaysCentral,
    /// Districts that lie apart from the rest of their unit.
    Island,
    /// Districts that another unit surrounds.
    Enclave,
    /// A base that has its place in another unit's area, or outside the map.
    SeatOutside,
    /// A base without a place.
    NoPlace,
    /// A district that is too far from its base.
    TooFar,
    /// Districts that the table of travel times does not have.
    NoWay,
    /// A unit whose need-weighted load is too far from the mean.
    UnevenLoad,
    /// A locked district with another unit.
    LockedElsewhere,
    /// Districts that should stay together and do not.
    GroupSplit,
    /// A unit with more posts or area than it has room for.
    OverCapacity,
    /// Districts with a unit of their own that go live in no step.
    WithoutStep,
}

impl CheckKind {
    /// All kinds in the order that they are told.
    pub const ALL: [Self; 13] = [
        Self::StepWithoutUnit,
        Self::StaysCentral,
        Self::Island,
        Self::Enclave,
        Self::SeatOutside,
        Self::NoPlace,
        Self::TooFar,
        Self::NoWay,
        Self::UnevenLoad,
        Self::LockedElsewhere,
        Self::GroupSplit,
        Self::OverCapacity,
        Self::WithoutStep,
    ];

    /// A stable name, such as `island`.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::StepWithoutUnit => "step-without-unit",
            Self::StaysCentral => "stays-central",
            Self::Island => "island",
            Self::Enclave => "enclave",
            Self::SeatOutside => "seat-outside",
            Self::NoPlace => "no-place",
            Self::TooFar => "too-far",
            Self::NoWay => "no-way",
            Self::UnevenLoad => "uneven-load",
            Self::LockedElsewhere => "locked-elsewhere",
            Self::GroupSplit => "group-split",
            Self::OverCapacity => "over-capacity",
            Self::WithoutStep => "without-step",
        }
    }
}

/// Something that can be done about a check, as one undo step.
#[derive(Clone, Debug, PartialEq)]
pub struct Remedy {
    /// What it does.
    pub command: Command,
    /// The same in words, with its numbers.
    pub says: Message,
    /// Children and young people 0–19 in the districts that change unit.
    pub children_0_19: f64,
}

/// Something to look at in an assignment.
#[derive(Clone, Debug, PartialEq)]
pub struct Check {
    /// What kind of thing it is.
    pub kind: CheckKind,
    /// How much it matters.
    pub level: Level,
    /// What it is, with names.
    pub message: Message,
    /// The districts that it is about: where to look on the map. May be empty.
    pub districts: Vec<DistrictIdx>,
    /// The unit that it is about, if it is about one.
    pub unit: Option<UnitIdx>,
    /// What would mend it with the fewest children moved; `None` where nothing simple does.
    pub mend: Option<Remedy>,
    /// What could be agreed on instead, so that it is no longer pointed out.
    pub allow: Vec<Remedy>,
}

/// What a check is about: two with the same key are the same check.
pub(super) type CheckKey = (CheckKind, Option<UnitIdx>, Vec<DistrictIdx>);

impl Check {
    fn new(kind: CheckKind, level: Level, message: Message) -> Self {
        let (districts, allow) = (Vec::new(), Vec::new());
        Self { kind, level, message, districts, unit: None, mend: None, allow }
    }

    fn about(mut self, unit: Option<UnitIdx>, districts: Vec<DistrictIdx>) -> Self {
        self.unit = unit;
        self.districts = districts;
        self
    }

    /// What it is about.
    #[must_use]
    pub(super) fn key(&self) -> CheckKey {
        (self.kind, self.unit, self.districts.clone())
    }
}

/// Everything to look at in the assignment of `plan` on `map`, kind by kind.
#[must_use]
pub fn checks(map: &DistrictSet, plan: &Plan, demand: &Demand, ways: &Ways) -> Vec<Check> {
    let survey = Survey::new(map, plan, demand, ways);
    let mut found = Vec::new();
    rollout::unserved(&survey, &mut found);
    reach::places(&survey, &mut found);
    capacity::check(&survey, &mut found);
    let mut told: BTreeSet<CheckKey> = BTreeSet::new();
    for stage in &survey.stages {
        let mut now = Vec::new();
        pieces::check(&survey, stage, &mut now);
        reach::seats(&survey, stage, &mut now);
        reach::ways(&survey, stage, &mut now);
        load::check(&survey, stage, &mut now);
        rules::check(&survey, stage, &mut now);
        if survey.stages.len() > 1 {
            now.retain(|check| told.insert(check.key()));
        }
        found.append(&mut now);
    }
    // Stable: within a kind the order is that of time, then that of the map.
    found.sort_by_key(|check| check.kind);
    found
}

#[cfg(test)]
mod tests;
