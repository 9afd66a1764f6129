//! The plan file as it stands on disk, field by field, in the order that it is written.

use serde::{Deserialize, Serialize};

use crate::model::{
    Disclosure, FinerRef, FitOut, FundingKind, MapRef, MapStyle, NeedMethod, Quote, ScenarioId,
    StepId, UnitKind,
};
use crate::store::model::{GateFile, ModelFile, PaysForFile, TemporaryFile, UncertaintyFile};
use crate::store::pairs::{Number, Pairs};
use crate::store::papers::PapersFile;
use crate::store::rules::{CapacityFile, ReasonFile, RulesFile, TravelFile};
use crate::store::scenarios::ScenarioFile;

/// What the field `format` of a plan file says.
pub const FORMAT: &str = "narplan";
/// The version that this program writes, and the highest that it reads.
pub const VERSION: u64 = 4;

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PlanFile {
    pub(super) format: String,
    pub(super) version: u64,
    pub(super) title: String,
    #[serde(default)]
    pub(super) description: String,
    #[serde(default)]
    pub(super) quotes: Vec<Quote>,
    pub(super) map: MapRef,
    pub(super) start: String,
    pub(super) horizon_months: u16,
    pub(super) units: Vec<UnitFile>,
    /// Unit id to the codes of its districts.
    pub(super) assignment: Pairs<Vec<String>>,
    pub(super) steps: Vec<StepFile>,
    #[serde(default)]
    pub(super) parameters: Pairs<ParamFile>,
    /// Year to per cent.
    #[serde(default, skip_serializing_if = "Pairs::is_empty")]
    pub(super) payroll_overhead_by_year: Pairs<Number>,
    #[serde(default)]
    pub(super) fit_out: FitOut,
    /// Left out is the default; an empty list is none.
    #[serde(default)]
    pub(super) need: Option<Vec<NeedFile>>,
    /// How the index is put together, where not in the program's own way (since version 3).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) need_method: Option<NeedMethod>,
    /// Which figures are kept back, where not by the program's own rule (since version 4).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) disclosure: Option<Disclosure>,
    pub(super) residential_days_per_year: Number,
    pub(super) foster_days_per_year: Number,
    #[serde(default)]
    pub(super) funding: Vec<FundingFile>,
    /// District code to the name that is shown.
    #[serde(default, skip_serializing_if = "Pairs::is_empty")]
    pub(super) display_names: Pairs<String>,
    /// What the assignment is held to (since version 2).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) rules: Option<RulesFile>,
    /// What ways are measured by (since version 2).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) travel: Option<TravelFile>,
    /// What is set for the model beside the parameters (since version 3).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) model: Option<ModelFile>,
    /// How sure the figures are (since version 3).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) uncertainty: Option<UncertaintyFile>,
    /// Areas finer than the districts (since version 4).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) finer: Option<FinerRef>,
    /// How the map was shown (since version 4).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) style: Option<MapStyle>,
    /// What the papers say of themselves (since version 4).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) papers: Option<PapersFile>,
    /// The scenarios, where there is more than an unnamed one (since version 4).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) scenarios: Vec<ScenarioFile>,
    /// What scenarios are compared with, where not Nollalternativ (since version 4).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) baseline: Option<ScenarioId>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct UnitFile {
    pub(super) id: String,
    pub(super) kind: UnitKind,
    pub(super) name: String,
    pub(super) letter: String,
    pub(super) colour: u8,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) place: Option<PlaceFile>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) today: Option<TodayFile>,
    /// Since version 2.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) capacity: Option<CapacityFile>,
    /// Since version 2.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) reason: Option<ReasonFile>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PlaceFile {
    pub(super) lon: Number,
    pub(super) lat: Number,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TodayFile {
    /// Role to full-time equivalents.
    #[serde(default)]
    pub(super) posts: Pairs<Number>,
    #[serde(default)]
    pub(super) area_m2: Number,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StepFile {
    pub(super) id: StepId,
    pub(super) name: String,
    pub(super) start: String,
    pub(super) districts: Vec<String>,
    pub(super) posts: Vec<PostsFile>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) recruit_from: Option<String>,
    pub(super) premises: Vec<PremisesFile>,
    /// District code to the id of the unit that it then belongs to (since version 2).
    #[serde(default, skip_serializing_if = "Pairs::is_empty")]
    pub(super) reassign: Pairs<String>,
    /// Since version 3.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) gate: Option<GateFile>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PostsFile {
    pub(super) unit: String,
    pub(super) role: String,
    pub(super) transferred: Number,
    pub(super) new: Number,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PremisesFile {
    pub(super) unit: String,
    pub(super) opens: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) area_m2: Option<Number>,
    /// Since version 3.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) temporary: Option<TemporaryFile>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ParamFile {
    pub(super) value: Number,
    pub(super) low: Number,
    pub(super) high: Number,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NeedFile {
    pub(super) indicator: String,
    pub(super) weight: Number,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FundingFile {
    pub(super) name: String,
    pub(super) kind: FundingKind,
    pub(super) amount_sek: Number,
    pub(super) from: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) to: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) step: Option<StepId>,
    /// Place in the order of use, where it is its own (since version 3).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) place: Option<u16>,
    /// Year to SEK, where it differs from the amount (since version 3).
    #[serde(default, skip_serializing_if = "Pairs::is_empty")]
    pub(super) by_year_sek: Pairs<Number>,
    /// Left out is for everything (since version 3).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) pays_for: Option<PaysForFile>,
}
