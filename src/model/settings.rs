//! What a plan sets for the model beside its parameters: roles, types of case, visiting days,
//! population, prices.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::model::{DistrictIdx, IndexVec, Month, ParamId, Rationale, Role};

/// What a role is called and takes; `None` is what holds for all roles.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RoleSettings {
    /// The name that users see in place of the role's own.
    pub name: Option<String>,
    /// Area of a post, m², in place of [`ParamId::AreaPerPost`].
    pub area_m2: Option<f64>,
    /// Training, tkr per full-time equivalent and year, in place of [`ParamId::Training`].
    pub training_tkr: Option<f64>,
}

/// A type of investigation.
#[derive(Clone, Debug, PartialEq)]
pub struct CaseType {
    /// The name that users see.
    pub name: String,
    /// Share of the started investigations; only the proportions count.
    pub share_percent: f64,
    /// How long it takes on average, months.
    pub months: f64,
}

/// The age groups of a population table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AgeGroup {
    /// 0–5 years.
    Preschool,
    /// 6–12 years.
    School,
    /// 13–17 years.
    Teen,
}

impl AgeGroup {
    /// Number of age groups.
    pub const COUNT: usize = 3;

    /// All age groups, the youngest first.
    pub const ALL: [Self; Self::COUNT] = [Self::Preschool, Self::School, Self::Teen];

    /// The first and the last year of age.
    #[must_use]
    pub const fn ages(self) -> (u8, u8) {
        match self {
            Self::Preschool => (0, 5),
            Self::School => (6, 12),
            Self::Teen => (13, 17),
        }
    }

    /// The parameter that holds how many reports the age group gives, relative to the mean.
    #[must_use]
    pub const fn factor(self) -> ParamId {
        match self {
            Self::Preschool => ParamId::ReportsFactor0To5,
            Self::School => ParamId::ReportsFactor6To12,
            Self::Teen => ParamId::ReportsFactor13To17,
        }
    }
}

/// Children 0–17 by district, calendar year and age group: counts and a forecast.
#[derive(Clone, Debug, PartialEq)]
pub struct Population {
    /// Where the table comes from.
    pub source: String,
    /// The calendar years of the table, rising, at least one.
    pub years: Vec<i32>,
    /// Per district, one entry a year: children by age group.
    pub children: IndexVec<DistrictIdx, Vec<[f64; AgeGroup::COUNT]>>,
}

impl Population {
    /// Position of the year of the table that counts in `year`: the last that is not later, or
    /// else the first.
    #[must_use]
    pub fn position(&self, year: i32) -> usize {
        self.years.partition_point(|&known| known <= year).saturating_sub(1)
    }

    /// Children of `district` by age group in `year`.
    #[must_use]
    pub fn children(&self, district: DistrictIdx, year: i32) -> [f64; AgeGroup::COUNT] {
        let years = self.children.get(district);
        years.and_then(|years| years.get(self.position(year))).copied().unwrap_or_default()
    }
}

/// The month of the year in which wages are raised.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WageMonth {
    /// January.
    January,
    /// April.
    #[default]
    April,
}

impl WageMonth {
    /// The number of the month.
    #[must_use]
    pub const fn number(self) -> i32 {
        match self {
            Self::January => 1,
            Self::April => 4,
        }
    }
}

/// In what prices amounts are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PriceRules {
    /// When wages are raised.
    pub wage_month: WageMonth,
    /// The year whose price level all months have; `None` is current prices, each month its own.
    pub fixed_year: Option<i32>,
}

/// What a plan sets for the model beside its parameters.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ModelSettings {
    /// What each role is called and takes.
    pub roles: [RoleSettings; Role::COUNT],
    /// Types of investigation; none is a single type that takes the investigation time.
    pub case_types: Vec<CaseType>,
    /// Days a month on which the unit of a district works there.
    pub visits: BTreeMap<DistrictIdx, f64>,
    /// Children by year and age, in place of the map's children 0–19.
    pub population: Option<Population>,
    /// In what prices amounts are.
    pub prices: PriceRules,
    /// Who changed a parameter, and why.
    pub reasons: BTreeMap<ParamId, Rationale>,
}

impl ModelSettings {
    /// What `role` is called and takes.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "the array has one place a variant")]
    pub fn role(&self, role: Role) -> &RoleSettings {
        &self.roles[role as usize]
    }

    /// What `role` is called and takes, to be changed.
    #[expect(clippy::indexing_slicing, reason = "the array has one place a variant")]
    pub fn role_mut(&mut self, role: Role) -> &mut RoleSettings {
        &mut self.roles[role as usize]
    }
}

/// What a follow-up gate looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GateMeasure {
    /// Need coverage (behovstäckning) of the unit with the lowest, per cent.
    Coverage,
    /// Caseload of the unit with the highest.
    Caseload,
    /// Part of the first twelve months' gross cost that is paid for, per cent.
    Funding,
    /// Turnover of the last twelve months, per cent.
    Turnover,
}

impl GateMeasure {
    /// All measures in the order that they are shown.
    pub const ALL: [Self; 4] = [Self::Coverage, Self::Caseload, Self::Funding, Self::Turnover];

    /// Whether the target is the least value, not the greatest.
    #[must_use]
    pub const fn is_floor(self) -> bool {
        matches!(self, Self::Coverage | Self::Funding)
    }
}

/// What must hold before a step starts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gate {
    /// What is looked at.
    pub measure: GateMeasure,
    /// The value that it has to reach, or must not exceed.
    pub target: f64,
    /// When it is looked at; `None` is the month before the step's start.
    pub month: Option<Month>,
}

impl Gate {
    /// As many decimals as it takes to see on which side of the target `value` lies, which
    /// `passes` or does not.
    #[must_use]
    pub fn decimals(&self, value: f64, passes: bool) -> usize {
        let few = usize::from((value - value.round()).abs() > 0.05);
        let is_seen = |&places: &usize| {
            let scale = 10_f64.powi(places as i32);
            let rounded = (value * scale).round() / scale;
            let above = if self.measure.is_floor() { 1.0 } else { -1.0 };
            ((rounded - self.target) * above >= -1e-9) == passes
        };
        (few..5).find(is_seen).unwrap_or(5)
    }
}
