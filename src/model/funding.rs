//! Who pays: state grants, the executive board's extra funds, the committee's frame.

use serde::{Deserialize, Serialize};

use crate::model::{Month, Ore, StepId};

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
}

impl FundingSource {
    /// Whether the source pays in `month`.
    #[must_use]
    pub fn covers(&self, month: Month) -> bool {
        self.from <= month && self.to.is_none_or(|to| month <= to)
    }
}
