//! How sure the plan's figures are: distributions, what moves together, chance, seed.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::model::ParamId;

/// How an uncertain parameter is drawn between its low and its high.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// A beta distribution round the most likely value.
    #[default]
    Pert,
    /// A triangle with its top at the most likely value.
    Triangular,
    /// Not drawn.
    Fixed,
}

impl Shape {
    /// All shapes in the order that they are shown.
    pub const ALL: [Self; 3] = [Self::Pert, Self::Triangular, Self::Fixed];

    /// Id of the message that names the shape.
    #[must_use]
    pub const fn message_id(self) -> &'static str {
        match self {
            Self::Pert => "shape-pert",
            Self::Triangular => "shape-triangular",
            Self::Fixed => "shape-fixed",
        }
    }
}

/// Parameters that move together.
#[derive(Clone, Debug, PartialEq)]
pub struct ParamGroup {
    /// The name that users see.
    pub name: String,
    /// The parameters, and whether each goes against the group; a parameter is in one group at
    /// the most.
    pub members: BTreeMap<ParamId, bool>,
    /// Their rank correlation, 0–1.
    pub correlation: f64,
}

/// How sure the plan's figures are.
#[derive(Clone, Debug, PartialEq)]
pub struct Uncertainty {
    /// How parameters are drawn that are not drawn by PERT.
    pub shapes: BTreeMap<ParamId, Shape>,
    /// Parameters that move together.
    pub groups: Vec<ParamGroup>,
    /// Whether single events are drawn too: who leaves, what is reported, when somebody comes.
    pub chance: bool,
    /// Whether effects are drawn.
    pub effects: bool,
    /// Number of runs.
    pub runs: u32,
    /// What all random numbers follow from.
    pub seed: u64,
}

impl Default for Uncertainty {
    fn default() -> Self {
        Self {
            shapes: BTreeMap::new(),
            groups: Vec::new(),
            chance: true,
            effects: false,
            runs: 1_000,
            seed: 1,
        }
    }
}

impl Uncertainty {
    /// How `param` is drawn.
    #[must_use]
    pub fn shape(&self, param: ParamId) -> Shape {
        self.shapes.get(&param).copied().unwrap_or_default()
    }

    /// The group that `param` is in.
    #[must_use]
    pub fn group_of(&self, param: ParamId) -> Option<&ParamGroup> {
        self.groups.iter().find(|group| group.members.contains_key(&param))
    }
}
