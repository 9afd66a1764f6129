//! How the local need index is put together.

use serde::{Deserialize, Serialize};

/// How the values of an indicator become scores that can be added.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NeedScores {
    /// Distance from the mean in standard deviations.
    #[default]
    Z,
    /// Place in the order of the districts, 0 to 1; equal values share the middle of their places.
    Rank,
    /// Place between the least and the greatest value, 0 to 1.
    MinMax,
}

impl NeedScores {
    /// All of them, in the order that they are offered.
    pub const ALL: [Self; 3] = [Self::Z, Self::Rank, Self::MinMax];

    /// Id of the message that names it.
    #[must_use]
    pub const fn message_id(self) -> &'static str {
        match self {
            Self::Z => "need-scores-z",
            Self::Rank => "need-scores-rank",
            Self::MinMax => "need-scores-min-max",
        }
    }
}

/// How the index is put together, beside its indicators and their weights.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NeedMethod {
    /// What the planner calls the index; empty for the program's own.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// How values become scores.
    #[serde(default)]
    pub scores: NeedScores,
    /// Whether a district counts by its children 0–19 when values become scores; else all
    /// districts count alike.
    #[serde(default = "yes")]
    pub by_children: bool,
}

const fn yes() -> bool {
    true
}

impl Default for NeedMethod {
    fn default() -> Self {
        Self { name: String::new(), scores: NeedScores::Z, by_children: true }
    }
}
