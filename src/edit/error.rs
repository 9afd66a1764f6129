//! Why a command was refused.

use crate::edit::check::{FIRST_MONTH, LAST_MONTH, PRICE_YEARS};
use crate::model::{
    DistrictIdx, Explain, MAX_HORIZON_MONTHS, MAX_LOGO_BYTES, MAX_PAPER_TEXT, MAX_SCENARIOS,
    MIN_ACCENT_CONTRAST, Message, Month, ParamId, ScenarioId, StepId, UnitIdx,
};

/// What a number in a plan measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantity {
    /// Posts, full-time equivalents.
    Posts,
    /// Rented area, m².
    Area,
    /// Placement days a year.
    PlacementDays,
    /// Below what counts and bases are hidden, persons or households.
    HiddenBelow,
    /// What sums over hidden counts are rounded to, persons or households.
    RoundedTo,
    /// Weight of an indicator.
    NeedWeight,
    /// Payroll overhead, per cent.
    PayrollOverhead,
    /// An amount of funding, SEK.
    Amount,
    /// Longitude, degrees.
    Longitude,
    /// Latitude, degrees.
    Latitude,
    /// A distance, km.
    Distance,
    /// A travel time, minutes.
    Minutes,
    /// Deviation from a mean, per cent.
    Deviation,
    /// How much longer than the straight line a way is.
    Detour,
    /// Area of a post of a role, m².
    AreaPerPost,
    /// Training of a role, tkr per full-time equivalent and year.
    Training,
    /// Share of a type of case, per cent.
    CaseShare,
    /// Time of a type of case, months.
    CaseMonths,
    /// Visiting days a month.
    VisitDays,
    /// Children in a population table.
    Children,
    /// The target of a gate.
    GateTarget,
    /// Area of temporary premises, m².
    TemporaryArea,
    /// Rank correlation of a group of parameters.
    Correlation,
    /// Number of runs.
    Runs,
}

impl Quantity {
    /// Stable name, by which the messages choose their words.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Posts => "posts",
            Self::Area => "area",
            Self::PlacementDays => "placement_days",
            Self::HiddenBelow => "hidden_below",
            Self::RoundedTo => "rounded_to",
            Self::NeedWeight => "need_weight",
            Self::PayrollOverhead => "payroll_overhead",
            Self::Amount => "amount",
            Self::Longitude => "longitude",
            Self::Latitude => "latitude",
            Self::Distance => "distance",
            Self::Minutes => "minutes",
            Self::Deviation => "deviation",
            Self::Detour => "detour",
            Self::AreaPerPost => "area_per_post",
            Self::Training => "training",
            Self::CaseShare => "case_share",
            Self::CaseMonths => "case_months",
            Self::VisitDays => "visit_days",
            Self::Children => "children",
            Self::GateTarget => "gate_target",
            Self::TemporaryArea => "temporary_area",
            Self::Correlation => "correlation",
            Self::Runs => "runs",
        }
    }
}

/// Why a command was refused; the plan is as it was.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum EditError {
    /// The district is not on the map.
    #[error("{0:?} is not on the map")]
    UnknownDistrict(DistrictIdx),
    /// The plan has no such unit.
    #[error("the plan has no {0:?}")]
    UnknownUnit(UnitIdx),
    /// The plan has no such step.
    #[error("the plan has no {0:?}")]
    UnknownStep(StepId),
    /// A list has no such position.
    #[error("the list of {len} has no position {at}")]
    PositionOutside {
        /// The position asked for.
        at: usize,
        /// Length of the list.
        len: usize,
    },
    /// Another step has the id, or the id is past what a plan can hold.
    #[error("{0:?} cannot be used: choose another id")]
    StepIdTaken(StepId),
    /// The district goes live in another step.
    #[error("{district:?} is already in step \"{step}\": take it out there first")]
    DistrictInOtherStep {
        /// The district.
        district: DistrictIdx,
        /// Name of the step that has it.
        step: String,
    },
    /// A step names a unit and role twice.
    #[error("step \"{step}\" has two entries of posts for unit \"{unit}\" and role {role}")]
    PostsTwice {
        /// Name of the step.
        step: String,
        /// Name of the unit.
        unit: String,
        /// Id of the role.
        role: &'static str,
    },
    /// A number outside what makes sense.
    #[error("{} is {value}: it must be from {min} to {max}", quantity.id())]
    OutOfRange {
        /// What the number measures.
        quantity: Quantity,
        /// The number.
        value: f64,
        /// Lowest that is allowed.
        min: f64,
        /// Highest that is allowed.
        max: f64,
    },
    /// A month too far away to be meant.
    #[error("{0} is outside {FIRST_MONTH} to {LAST_MONTH}")]
    MonthOutside(Month),
    /// A calendar year too far away to be meant.
    #[error("year {0} is outside the years of {FIRST_MONTH} to {LAST_MONTH}")]
    YearOutside(i32),
    /// Too short or too long a horizon.
    #[error("{0} months: the horizon must be 1 to {MAX_HORIZON_MONTHS}")]
    HorizonOutside(u16),
    /// Low, value and high are not in order.
    #[error("parameter {}: low, value and high must be in order, 0 or more", .0.info().id)]
    ParameterOutOfOrder(ParamId),
    /// A name without text.
    #[error("a name must have some text")]
    EmptyName,
    /// More letters than fit on the map.
    #[error("\"{0}\" is too long to stand on the map: one or two letters")]
    LetterTooLong(String),
    /// Another unit has the id, or it is empty.
    #[error("unit id \"{0}\" cannot be used: choose another")]
    UnitIdTaken(String),
    /// Id and kind of a unit cannot change.
    #[error("id and kind of unit \"{0}\" cannot change")]
    UnitIdentity(String),
    /// A plan has exactly one central unit.
    #[error("the plan would have {0} central units: it must have one")]
    CentralUnits(usize),
    /// The unit still has districts, posts or premises.
    #[error("unit \"{0}\" still has districts, posts or premises: move them first")]
    UnitInUse(String),
    /// Only the committee's frame may go on without end.
    #[error("funding \"{0}\" needs a last month")]
    FundingWithoutEnd(String),
    /// The last month is before the first.
    #[error("funding \"{0}\" ends before it begins")]
    FundingEndsEarly(String),
    /// The district is in another group.
    #[error("{district:?} is already in group \"{group}\": take it out there first")]
    DistrictInOtherGroup {
        /// The district.
        district: DistrictIdx,
        /// Name of the group that has it.
        group: String,
    },
    /// A bridge joins a district with itself, or names its ends in the wrong order.
    #[error("a bridge joins two different districts, the lower position first")]
    BridgeEnds,
    /// Two tables of travel times have the same name.
    #[error("travel times by \"{0}\" stand twice")]
    TravelModeTwice(String),
    /// The way of travelling in use has no travel times.
    #[error("there are no travel times by \"{0}\"")]
    UnknownTravelMode(String),
    /// The need index names an indicator twice.
    #[error("indicator \"{0}\" is named twice")]
    IndicatorTwice(String),
    /// None of the types of case has a share.
    #[error("the types of case have no share together")]
    NoShares,
    /// A population table lacks a row, or its years are not in rising order.
    #[error("a population table has years in rising order and a row for each district and year")]
    PopulationShape,
    /// A year of a population table has no children.
    #[error("the population table has no children in {0}")]
    NoChildren(i32),
    /// A price level of a year too far away to be meant.
    #[error("prices of {0}: the year must be {first} to {last}", first = PRICE_YEARS.0, last = PRICE_YEARS.1)]
    PriceYearOutside(i32),
    /// Temporary premises come when the real ones are there.
    #[error("temporary premises from {from} come too late for premises that open in {opens}")]
    TemporaryLate {
        /// Their first month.
        from: Month,
        /// The month in which the premises open.
        opens: Month,
    },
    /// Temporary premises beside an area that is given up.
    #[error("an area that is given up has no temporary premises")]
    TemporaryWithoutOpening,
    /// A state grant has an amount a month, and none for single years.
    #[error("funding \"{0}\" is an amount a month: it has no amounts by year")]
    GrantByYear(String),
    /// A source is limited to no role or to no district at all.
    #[error("funding \"{0}\" is limited to nothing: name a role or a district")]
    PaysForNothing(String),
    /// The plan has no such scenario.
    #[error("the plan has no {0:?}")]
    UnknownScenario(ScenarioId),
    /// Another scenario has the number.
    #[error("{0:?} cannot be used: choose another number")]
    ScenarioIdTaken(ScenarioId),
    /// Another scenario has the name.
    #[error("another scenario is called \"{0}\"")]
    ScenarioNameTaken(String),
    /// The scenario is made for a map with other districts.
    #[error("the scenario is made for a map with other districts")]
    ScenarioOfOtherMap,
    /// What others are compared with cannot be removed.
    #[error("the scenario is the baseline: choose another one first")]
    ScenarioIsBaseline,
    /// A plan has at least one scenario.
    #[error("a plan has at least one scenario")]
    LastScenario,
    /// A plan has at most [`MAX_SCENARIOS`].
    #[error("a plan has at most {MAX_SCENARIOS} scenarios")]
    TooManyScenarios,
    /// A text of the papers has more than a line.
    #[error("a text of the papers has more than {MAX_PAPER_TEXT} letters, or more than one line")]
    PaperText,
    /// The papers' colour cannot be read on white.
    #[error(
        "{colour} has a contrast of {contrast:.1} with white: it must be {MIN_ACCENT_CONTRAST}"
    )]
    AccentTooLight {
        /// The colour.
        colour: String,
        /// Its contrast with white.
        contrast: f64,
    },
    /// The logo is larger than [`MAX_LOGO_BYTES`].
    #[error("the logo has {0} bytes: it may have {MAX_LOGO_BYTES}")]
    LogoTooLarge(usize),
    /// The logo is no PNG, JPEG or SVG.
    #[error("the logo is no PNG, JPEG or SVG")]
    LogoFormat,
    /// Nothing says what the logo shows.
    #[error("the logo has no alternative text")]
    LogoWithoutAlt,
    /// The parameter is in another group.
    #[error("parameter {} is already in group \"{group}\": take it out there first", param.info().id)]
    ParameterInOtherGroup {
        /// The parameter.
        param: ParamId,
        /// Name of the group that has it.
        group: String,
    },
}

impl Explain for EditError {
    fn message(&self) -> Message {
        let new = Message::new;
        let numbered = |id, number: u32| Message::new(id).number("id", f64::from(number));
        match self {
            Self::UnknownDistrict(_) => new("edit-error-unknown-district"),
            Self::UnknownUnit(_) => new("edit-error-unknown-unit"),
            Self::UnknownStep(step) => numbered("edit-error-unknown-step", step.0),
            Self::PositionOutside { at, len } => new("edit-error-position")
                .number("position", *at as f64 + 1.0)
                .number("count", *len as f64),
            Self::StepIdTaken(step) => numbered("edit-error-step-id-taken", step.0),
            Self::DistrictInOtherStep { step, .. } => {
                new("edit-error-district-in-other-step").text("step", step)
            }
            Self::PostsTwice { step, unit, role } => new("edit-error-posts-twice")
                .text("step", step)
                .text("unit", unit)
                .text("role", *role),
            Self::OutOfRange { quantity, value, min, max } => new("edit-error-out-of-range")
                .text("quantity", quantity.id())
                .number("value", *value)
                .number("min", *min)
                .number("max", *max),
            Self::MonthOutside(month) => new("edit-error-month-outside")
                .text("month", month.to_string())
                .text("first", FIRST_MONTH.to_string())
                .text("last", LAST_MONTH.to_string()),
            // Years are texts: a number would get a space between its thousands.
            Self::YearOutside(year) => new("edit-error-year-outside")
                .text("year", year.to_string())
                .text("first", FIRST_MONTH.year().to_string())
                .text("last", LAST_MONTH.year().to_string()),
            Self::HorizonOutside(months) => new("edit-error-horizon")
                .number("months", f64::from(*months))
                .number("max", f64::from(MAX_HORIZON_MONTHS)),
            Self::ParameterOutOfOrder(param) => {
                new("edit-error-parameter-order").text("param", param.info().id)
            }
            Self::EmptyName => new("edit-error-empty-name"),
            Self::LetterTooLong(letter) => new("edit-error-letter-too-long").text("letter", letter),
            Self::UnitIdTaken(id) => new("edit-error-unit-id-taken").text("id", id),
            Self::UnitIdentity(id) => new("edit-error-unit-identity").text("id", id),
            Self::CentralUnits(count) => {
                new("edit-error-central-units").number("count", *count as f64)
            }
            Self::UnitInUse(unit) => new("edit-error-unit-in-use").text("unit", unit),
            Self::FundingWithoutEnd(name) => {
                new("edit-error-funding-without-end").text("name", name)
            }
            Self::FundingEndsEarly(name) => new("edit-error-funding-ends-early").text("name", name),
            Self::DistrictInOtherGroup { group, .. } => {
                new("edit-error-district-in-other-group").text("group", group)
            }
            Self::BridgeEnds => new("edit-error-bridge-ends"),
            Self::TravelModeTwice(mode) => new("edit-error-travel-mode-twice").text("mode", mode),
            Self::UnknownTravelMode(mode) => {
                new("edit-error-unknown-travel-mode").text("mode", mode)
            }
            Self::IndicatorTwice(indicator) => {
                new("edit-error-indicator-twice").text("indicator", indicator)
            }
            Self::NoShares => new("edit-error-no-shares"),
            Self::PopulationShape => new("edit-error-population-shape"),
            Self::NoChildren(year) => new("edit-error-no-children").text("year", year.to_string()),
            Self::PriceYearOutside(year) => new("edit-error-year-outside")
                .text("year", year.to_string())
                .text("first", PRICE_YEARS.0.to_string())
                .text("last", PRICE_YEARS.1.to_string()),
            Self::TemporaryLate { from, opens } => new("edit-error-temporary-late")
                .text("from", from.to_string())
                .text("opens", opens.to_string()),
            Self::TemporaryWithoutOpening => new("edit-error-temporary-without-opening"),
            Self::GrantByYear(name) => new("edit-error-grant-by-year").text("name", name),
            Self::PaysForNothing(name) => new("edit-error-pays-for-nothing").text("name", name),
            Self::UnknownScenario(id) => numbered("edit-error-unknown-scenario", id.0),
            Self::ScenarioIdTaken(id) => numbered("edit-error-scenario-id-taken", id.0),
            Self::ScenarioNameTaken(name) => {
                new("edit-error-scenario-name-taken").text("name", name)
            }
            Self::ScenarioOfOtherMap => new("edit-error-scenario-other-map"),
            Self::ScenarioIsBaseline => new("edit-error-scenario-is-baseline"),
            Self::LastScenario => new("edit-error-last-scenario"),
            Self::TooManyScenarios => {
                new("edit-error-too-many-scenarios").number("most", MAX_SCENARIOS as f64)
            }
            Self::PaperText
            | Self::AccentTooLight { .. }
            | Self::LogoTooLarge(_)
            | Self::LogoFormat
            | Self::LogoWithoutAlt => self.of_papers(),
            Self::ParameterInOtherGroup { param, group } => {
                new("edit-error-parameter-in-other-group")
                    .text("param", param.info().id)
                    .text("group", group)
            }
        }
    }
}

impl EditError {
    /// What to tell of the plan's papers.
    fn of_papers(&self) -> Message {
        let new = Message::new;
        match self {
            Self::AccentTooLight { colour, contrast } => new("edit-error-accent-too-light")
                .text("colour", colour)
                // Rounded down: 4,49 is not 4,5.
                .number("contrast", (contrast * 10.0).floor() / 10.0)
                .number("least", MIN_ACCENT_CONTRAST),
            Self::LogoTooLarge(bytes) => new("edit-error-logo-too-large")
                .number("size", (*bytes as f64 / 1024.0).ceil())
                .number("most", MAX_LOGO_BYTES as f64 / 1024.0),
            Self::LogoFormat => new("edit-error-logo-format"),
            Self::LogoWithoutAlt => new("edit-error-logo-without-alt"),
            _ => new("edit-error-paper-text").number("most", MAX_PAPER_TEXT as f64),
        }
    }
}
