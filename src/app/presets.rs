//! The scenarios that a plan can start from, with the words that they rest on.

use crate::model::{MapRef, Quote};

/// A preset: a plan file that is compiled into the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Preset {
    /// Name on the command line, such as `beslut-2023`.
    pub id: &'static str,
    /// The plan file.
    pub json: &'static str,
}

macro_rules! preset {
    ($id:literal) => {
        Preset {
            id: $id,
            json: include_str!(concat!("../../assets/presets/", $id, ".narplan.json")),
        }
    };
}

impl Preset {
    /// Whether it is a plan on this map: all of them are on the one that is built in.
    #[must_use]
    pub fn is_on(&self, map: &MapRef) -> bool {
        matches!(map, MapRef::Builtin(_))
    }
}

/// All presets, oldest words first.
pub const PRESETS: [Preset; 5] = [
    preset!("nollalternativ"),
    preset!("motion-s-2020"),
    preset!("motion-mp"),
    preset!("svar-2021"),
    preset!("beslut-2023"),
];

impl Preset {
    /// The preset that the program opens with.
    pub const FIRST: &'static str = "beslut-2023";

    /// The preset named `id`.
    #[must_use]
    pub fn by_id(id: &str) -> Option<Self> {
        PRESETS.into_iter().find(|preset| preset.id == id)
    }
}

/// What a list of presets shows of one.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize)]
pub struct PresetCard {
    /// The plan's title.
    pub title: String,
    /// What it sets.
    pub description: String,
    /// The words that it rests on.
    #[serde(default)]
    pub quotes: Vec<Quote>,
}

/// Title, description and quotes of `preset`, without reading all of the plan.
#[must_use]
pub fn preset_card(preset: Preset) -> Option<PresetCard> {
    serde_json::from_str(preset.json).ok()
}
