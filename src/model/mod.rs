//! What a plan is: districts, indicators, units, assignment, rollout steps, parameters, funding.

mod disclosure;
mod district;
mod finer;
mod funding;
mod hash;
mod index_vec;
mod indicator;
mod message;
mod money;
mod month;
mod need;
mod papers;
mod parameter;
mod parameter_info;
mod parameters;
mod plan;
mod rules;
mod scenario;
mod settings;
mod step;
mod style;
mod travel;
mod uncertainty;
mod unit;

pub use disclosure::{Disclosure, MAX_HIDDEN_BELOW};
pub use district::{District, DistrictIdx, DistrictSet, Localised};
pub use finer::{FinerArea, FinerAreas, FinerRef};
pub use funding::{FundingKind, FundingSource, PaysFor};
pub use hash::sha256;
pub use index_vec::{Index, IndexVec, define_index};
pub use indicator::{
    Indicator, IndicatorIdx, IndicatorInfo, IndicatorKind, IndicatorTable, IndicatorUnit,
    NeedDirection, Origin,
};
pub use message::{Explain, Message, MessageArg};
pub use money::Ore;
pub use month::{Month, MonthError};
pub use need::{NeedMethod, NeedScores};
pub use papers::{
    Accent, Date, Logo, LogoFormat, MAX_LOGO_BYTES, MAX_PAPER_TEXT, MIN_ACCENT_CONTRAST, Papers,
    Status,
};
pub use parameter::{PRICE_YEAR, ParamId, ParamInfo, ParamKind, ParamUnit, ParamValue};
pub use parameters::Parameters;
pub use plan::{FitOut, MAX_HORIZON_MONTHS, MapRef, NeedTerm, Plan, Quote, default_need};
pub use rules::{Group, Limits, Rationale, Rules};
pub use scenario::{MAX_SCENARIOS, Scenario, ScenarioBody, ScenarioId, Scenarios};
pub use settings::{
    AgeGroup, CaseType, Gate, GateMeasure, ModelSettings, Population, PriceRules, RoleSettings,
    WageMonth,
};
pub use step::{PostsChange, PremisesChange, Role, RolloutStep, StepId, TemporaryPremises};
pub use style::{
    MapStyle, StyleClassing, StyleClusters, StyleFill, StyleFilter, StyleGroup, StyleMethod,
    StyleScheme,
};
pub use travel::{Centres, DEFAULT_DETOUR, Travel, TravelTimes};
pub use uncertainty::{ParamGroup, Shape, Uncertainty};
pub use unit::{Capacity, Place, PostsByRole, Unit, UnitIdx, UnitKind, UnitToday};
