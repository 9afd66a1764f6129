//! Who pays: state grants, the executive board's extra funds, the committee's frame.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::model::{DistrictIdx, Month, Ore, Role, StepId};

/// Kind of funding, in the order that it is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FundingKind {
    /// Statsbidrag: an amount a month, not indexed; what is unused in a month is lost.
    StateGrant,
    /// Extra funds from kommunstyrelsen: an amount a year by twelfths, carried within the year.
    ExecutiveBoard,
    /// The committee's own frame: an amount a year by twelfths, carried within the year.
    CommitteeFrame,
}

impl FundingKind {
    /// All kinds in the order that they are used.
    pub const ALL: [Self; 3] = [Self::StateGrant, Self::ExecutiveBoard, Self::CommitteeFrame];

    /// Stable name, as written in a plan file.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::StateGrant => "state_grant",
            Self::ExecutiveBoard => "executive_board",
            Self::CommitteeFrame => "committee_frame",
        }
    }

    /// Place of the kind in the order of use, where a source has none of its own.
    #[must_use]
    pub const fn place(self) -> u16 {
        match self {
            Self::StateGrant => 100,
            Self::ExecutiveBoard => 200,
            Self::CommitteeFrame => 300,
        }
    }

    /// Id of the message that names the kind.
    #[must_use]
    pub const fn message_id(self) -> &'static str {
        match self {
            Self::StateGrant => "funding-state-grant",
            Self::ExecutiveBoard => "funding-executive-board",
            Self::CommitteeFrame => "funding-committee-frame",
        }
    }
}

/// What a source may pay for; without any limit, for everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PaysFor {
    /// The staff of these roles alone; `None` is no limit.
    pub roles: Option<BTreeSet<Role>>,
    /// These districts alone; `None` is no limit.
    pub districts: Option<BTreeSet<DistrictIdx>>,
    /// What comes once alone.
    pub one_off_only: bool,
}

impl PaysFor {
    /// Whether it is for everything.
    #[must_use]
    pub const fn is_everything(&self) -> bool {
        self.roles.is_none() && self.districts.is_none() && !self.one_off_only
    }
}

/// One source of funding.
#[derive(Clone, Debug, PartialEq)]
pub struct FundingSource {
    /// The name that users see.
    pub name: String,
    /// Its kind, which decides its place in the order.
    pub kind: FundingKind,
    /// SEK a month for a state grant, SEK a year for the others.
    pub amount: Ore,
    /// First month that it pays for.
    pub from: Month,
    /// Last month that it pays for; only the committee's frame may go on without end.
    pub to: Option<Month>,
    /// The step that it came with, if any; it pays for all the same.
    pub step: Option<StepId>,
    /// Place in the order of use, in place of [`FundingKind::place`].
    pub place: Option<u16>,
    /// SEK of single calendar years that differ from `amount`; not for state grants.
    pub by_year: BTreeMap<i32, Ore>,
    /// What it may pay for.
    pub pays_for: PaysFor,
}

impl FundingSource {
    /// Place in the order of use.
    #[must_use]
    pub fn place(&self) -> u16 {
        self.place.unwrap_or_else(|| self.kind.place())
    }

    /// The amount of `year`, or of a month of it for a state grant.
    #[must_use]
    pub fn amount_in(&self, year: i32) -> Ore {
        self.by_year.get(&year).copied().unwrap_or(self.amount)
    }

    /// Whether another source of its kind, of `all`, pays in the month after its last.
    #[must_use]
    pub fn is_followed(&self, all: &[Self]) -> bool {
        self.to.is_some_and(|to| {
            all.iter().any(|other| other.kind == self.kind && other.covers(to.plus(1)))
        })
    }

    /// Whether the source pays in `month`.
    #[must_use]
    pub fn covers(&self, month: Month) -> bool {
        self.from <= month && self.to.is_none_or(|to| month <= to)
    }
}
