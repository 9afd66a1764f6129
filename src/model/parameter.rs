//! The assumptions of the model: every parameter with its unit, range and basis.
//!
//! Amounts are in 2026 prices, exclusive of VAT. `low` and `high` are the ends of the range that
//! an uncertain parameter is believed to lie in, with `value` the most likely.

use serde::{Deserialize, Serialize};

use super::parameter_info::INFO;

/// The year whose prices the parameters are given in.
pub const PRICE_YEAR: i32 = 2026;

/// The unit of a parameter's value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each name says its unit")]
pub enum ParamUnit {
    PerThousandPerYear,
    Ratio,
    Percent,
    PercentPerYear,
    Months,
    Years,
    CasesPerPost,
    StaffPerManager,
    SekPerMonth,
    SekPerM2Year,
    SekPerM2,
    SekPerDay,
    M2PerPost,
    TkrPerPost,
    TkrPerFteYear,
    Tkr,
    Factor,
    Hours,
    HoursPerMonth,
}

/// What kind of parameter it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ParamKind {
    /// Somebody decides it: never drawn at random.
    Choice,
    /// Nobody knows it exactly: drawn from its range.
    Uncertain,
    /// An effect of the reform: drawn only where effects are switched on.
    Effect,
}

impl ParamUnit {
    /// Id of the message that names the unit.
    #[must_use]
    pub const fn message_id(self) -> &'static str {
        match self {
            Self::PerThousandPerYear => "param-unit-per-thousand-per-year",
            Self::Ratio => "param-unit-ratio",
            Self::Percent => "param-unit-percent",
            Self::PercentPerYear => "param-unit-percent-per-year",
            Self::Months => "param-unit-months",
            Self::Years => "param-unit-years",
            Self::CasesPerPost => "param-unit-cases-per-post",
            Self::StaffPerManager => "param-unit-staff-per-manager",
            Self::SekPerMonth => "param-unit-sek-per-month",
            Self::SekPerM2Year => "param-unit-sek-per-m2-year",
            Self::SekPerM2 => "param-unit-sek-per-m2",
            Self::SekPerDay => "param-unit-sek-per-day",
            Self::M2PerPost => "param-unit-m2-per-post",
            Self::TkrPerPost => "param-unit-tkr-per-post",
            Self::TkrPerFteYear => "param-unit-tkr-per-fte-year",
            Self::Tkr => "param-unit-tkr",
            Self::Factor => "param-unit-factor",
            Self::Hours => "param-unit-hours",
            Self::HoursPerMonth => "param-unit-hours-per-month",
        }
    }
}

impl ParamKind {
    /// Id of the message that names the kind.
    #[must_use]
    pub const fn message_id(self) -> &'static str {
        match self {
            Self::Choice => "param-kind-choice",
            Self::Uncertain => "param-kind-uncertain",
            Self::Effect => "param-kind-effect",
        }
    }
}

/// What is always true of a parameter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ParamInfo {
    /// Stable name, as written in a plan file and in the messages (`param-<id>`).
    pub id: &'static str,
    /// Unit of the value.
    pub unit: ParamUnit,
    /// Default of value, low and high.
    pub default: ParamValue,
    /// Choice, uncertain or effect.
    pub kind: ParamKind,
    /// Where the default comes from, if anywhere.
    pub source: Option<&'static str>,
    /// Whether the default rests on a guess or on general knowledge, wholly or in part.
    pub assumption: bool,
}

/// The value of a parameter and its range, in the parameter's own unit.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ParamValue {
    /// The most likely value, which the deterministic run uses.
    pub value: f64,
    /// The lowest believable value.
    pub low: f64,
    /// The highest believable value.
    pub high: f64,
}

/// Name of a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "INFO holds unit, default and source of each")]
pub enum ParamId {
    ReportsPer1000,
    Share0To17,
    NeedWeightB,
    ReportsFactor0To5,
    ReportsFactor6To12,
    ReportsFactor13To17,
    ShareInvestigated,
    InvestigationMonths,
    CaseloadNorm,
    CaseloadCeiling,
    RecruitmentLead,
    RampUpStart,
    RampUpLength,
    Turnover,
    WageSupplement,
    TurnoverElasticity,
    Absence,
    VisitHours,
    WorkHours,
    Span,
    SalarySocialWorker,
    SalaryFamilyTherapist,
    SalaryOutreachWorker,
    SalaryUnitManager,
    SalaryAdministration,
    PayrollOverhead,
    WageGrowth,
    RentGrowth,
    OtherPriceGrowth,
    Rent,
    AreaPerPost,
    PremisesLead,
    PremisesDelay,
    DoubleRent,
    TemporaryRentFactor,
    FitOutCost,
    FitOutYears,
    InternalInterest,
    Equipment,
    Training,
    Travel,
    VisitCost,
    HireCost,
    Overhead,
    AgencyShare,
    AgencyFactor,
    ResidentialDay,
    FosterDay,
    FirstYearRise,
    PlacementEffect,
    EffectLag,
}

impl ParamId {
    /// Number of parameters.
    pub const COUNT: usize = INFO.len();

    /// All parameters in the order that they are shown.
    pub const ALL: [Self; Self::COUNT] = [
        Self::ReportsPer1000,
        Self::Share0To17,
        Self::NeedWeightB,
        Self::ReportsFactor0To5,
        Self::ReportsFactor6To12,
        Self::ReportsFactor13To17,
        Self::ShareInvestigated,
        Self::InvestigationMonths,
        Self::CaseloadNorm,
        Self::CaseloadCeiling,
        Self::RecruitmentLead,
        Self::RampUpStart,
        Self::RampUpLength,
        Self::Turnover,
        Self::WageSupplement,
        Self::TurnoverElasticity,
        Self::Absence,
        Self::VisitHours,
        Self::WorkHours,
        Self::Span,
        Self::SalarySocialWorker,
        Self::SalaryFamilyTherapist,
        Self::SalaryOutreachWorker,
        Self::SalaryUnitManager,
        Self::SalaryAdministration,
        Self::PayrollOverhead,
        Self::WageGrowth,
        Self::RentGrowth,
        Self::OtherPriceGrowth,
        Self::Rent,
        Self::AreaPerPost,
        Self::PremisesLead,
        Self::PremisesDelay,
        Self::DoubleRent,
        Self::TemporaryRentFactor,
        Self::FitOutCost,
        Self::FitOutYears,
        Self::InternalInterest,
        Self::Equipment,
        Self::Training,
        Self::Travel,
        Self::VisitCost,
        Self::HireCost,
        Self::Overhead,
        Self::AgencyShare,
        Self::AgencyFactor,
        Self::ResidentialDay,
        Self::FosterDay,
        Self::FirstYearRise,
        Self::PlacementEffect,
        Self::EffectLag,
    ];

    /// What is always true of the parameter.
    #[must_use]
    #[expect(
        clippy::indexing_slicing,
        reason = "INFO has one row a variant, in order: a test holds it"
    )]
    pub const fn info(self) -> &'static ParamInfo {
        &INFO[self as usize]
    }

    /// The parameter with this stable name.
    #[must_use]
    pub fn by_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|param| param.info().id == id)
    }
}

impl ParamValue {
    /// The mean of the PERT distribution with these ends and mode: (low + 4 · value + high) / 6.
    ///
    /// Source: Malcolm et al., *Application of a technique for research and development program
    /// evaluation*, Operations Research 7, 1959.
    #[must_use]
    pub fn pert_mean(&self) -> f64 {
        (self.low + 4.0 * self.value + self.high) / 6.0
    }

    /// With another most likely value; the range is widened where that lies outside.
    #[must_use]
    pub const fn with_likely(self, likely: f64) -> Self {
        Self { value: likely, low: self.low.min(likely), high: self.high.max(likely) }
    }

    /// The mean of the triangular distribution with these ends and mode: (low + value + high) / 3.
    ///
    /// Source: Johnson, Kotz and Balakrishnan, *Continuous Univariate Distributions*, volume 2,
    /// 1995, chapter 26.
    #[must_use]
    pub fn triangular_mean(&self) -> f64 {
        (self.low + self.value + self.high) / 3.0
    }

    /// Whether the three are finite and in order, 0 or more.
    #[must_use]
    pub fn is_in_order(&self) -> bool {
        let all_finite = [self.low, self.value, self.high].iter().all(|number| number.is_finite());
        all_finite && 0.0 <= self.low && self.low <= self.value && self.value <= self.high
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_parameter_finds_its_own_row() {
        for param in ParamId::ALL {
            assert_eq!(ParamId::by_id(param.info().id), Some(param));
        }
    }

    #[test]
    fn the_pert_mean_weights_the_mode_by_four() {
        // Expert check 9: (2 + 4 · 4 + 8) / 6 = 26 / 6 for the recruitment lead.
        let lead = ParamId::RecruitmentLead.info().default;
        assert!((lead.pert_mean() - 26.0 / 6.0).abs() < 1e-12);
        assert!((lead.triangular_mean() - 14.0 / 3.0).abs() < 1e-12);
        let certain = ParamValue { value: 7.0, low: 7.0, high: 7.0 };
        assert!((certain.pert_mean() - 7.0).abs() < 1e-12);
    }

    #[test]
    fn every_default_lies_in_its_range_and_says_what_it_rests_on() {
        for param in ParamId::ALL {
            let info = param.info();
            assert!(info.default.is_in_order(), "{}", info.id);
            let (least, greatest) = param.bounds();
            assert!(least <= info.default.low && info.default.high <= greatest, "{}", info.id);
            assert!(info.assumption || info.source.is_some(), "{}", info.id);
        }
    }
}
