//! The assumptions of the model: every parameter with its unit, range and basis.
//!
//! Amounts are in 2026 prices, exclusive of VAT. `low` and `high` are the ends of the range that
//! an uncertain parameter is believed to lie in, with `value` the most likely.

use serde::{Deserialize, Serialize};

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
    ShareInvestigated,
    InvestigationMonths,
    CaseloadNorm,
    RecruitmentLead,
    RampUpStart,
    RampUpLength,
    Turnover,
    Absence,
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
    FitOutCost,
    FitOutYears,
    InternalInterest,
    Equipment,
    Training,
    Travel,
    HireCost,
    Overhead,
    AgencyShare,
    AgencyFactor,
    ResidentialDay,
    FosterDay,
    FirstYearRise,
    PlacementEffect,
}

impl ParamId {
    /// Number of parameters.
    pub const COUNT: usize = INFO.len();

    /// All parameters in the order that they are shown.
    pub const ALL: [Self; Self::COUNT] = [
        Self::ReportsPer1000,
        Self::Share0To17,
        Self::NeedWeightB,
        Self::ShareInvestigated,
        Self::InvestigationMonths,
        Self::CaseloadNorm,
        Self::RecruitmentLead,
        Self::RampUpStart,
        Self::RampUpLength,
        Self::Turnover,
        Self::Absence,
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
        Self::FitOutCost,
        Self::FitOutYears,
        Self::InternalInterest,
        Self::Equipment,
        Self::Training,
        Self::Travel,
        Self::HireCost,
        Self::Overhead,
        Self::AgencyShare,
        Self::AgencyFactor,
        Self::ResidentialDay,
        Self::FosterDay,
        Self::FirstYearRise,
        Self::PlacementEffect,
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

/// One row for each parameter, in the order of [`ParamId`].
const INFO: [ParamInfo; 38] = [
    ParamInfo {
        id: "reports_per_1000",
        unit: ParamUnit::PerThousandPerYear,
        default: ParamValue { value: 192.0, low: 150.0, high: 250.0 },
        kind: ParamKind::Uncertain,
        source: Some("Socialstyrelsen, Orosanmälningarna ökar – berör var tionde barn (2022)"),
        assumption: false,
    },
    ParamInfo {
        id: "share_0_17_of_0_19",
        unit: ParamUnit::Ratio,
        default: ParamValue { value: 0.91, low: 0.9, high: 0.92 },
        kind: ParamKind::Uncertain,
        source: None,
        assumption: true,
    },
    ParamInfo {
        id: "need_weight_b",
        unit: ParamUnit::Ratio,
        default: ParamValue { value: 0.5, low: 0.0, high: 1.0 },
        kind: ParamKind::Uncertain,
        source: None,
        assumption: true,
    },
    ParamInfo {
        id: "share_investigated",
        unit: ParamUnit::Percent,
        default: ParamValue { value: 38.0, low: 30.0, high: 45.0 },
        kind: ParamKind::Uncertain,
        source: Some(
            "Socialstyrelsen, Anmälningar om barn som far illa eller misstänks fara illa, nationell kartläggning 2018 (2019)",
        ),
        assumption: false,
    },
    ParamInfo {
        id: "investigation_time",
        unit: ParamUnit::Months,
        default: ParamValue { value: 3.5, low: 2.5, high: 6.0 },
        kind: ParamKind::Uncertain,
        source: Some(
            "Lagens gräns är 4 månader (Linköpings kommun, Duty of notification about children coming to harm)",
        ),
        assumption: true,
    },
    ParamInfo {
        id: "caseload_norm",
        unit: ParamUnit::CasesPerPost,
        default: ParamValue { value: 15.0, low: 10.0, high: 20.0 },
        kind: ParamKind::Choice,
        source: Some("KNR (2022-12-08)"),
        assumption: true,
    },
    ParamInfo {
        id: "recruitment_lead",
        unit: ParamUnit::Months,
        default: ParamValue { value: 4.0, low: 2.0, high: 8.0 },
        kind: ParamKind::Uncertain,
        source: None,
        assumption: true,
    },
    ParamInfo {
        id: "rampup_start",
        unit: ParamUnit::Percent,
        default: ParamValue { value: 40.0, low: 25.0, high: 60.0 },
        kind: ParamKind::Uncertain,
        source: None,
        assumption: true,
    },
    ParamInfo {
        id: "rampup_length",
        unit: ParamUnit::Months,
        default: ParamValue { value: 9.0, low: 6.0, high: 12.0 },
        kind: ParamKind::Uncertain,
        source: None,
        assumption: true,
    },
    ParamInfo {
        id: "turnover",
        unit: ParamUnit::PercentPerYear,
        default: ParamValue { value: 18.0, low: 10.0, high: 30.0 },
        kind: ParamKind::Uncertain,
        source: Some(
            "Akademikerförbundet SSR, Dags att stoppa kompetensflykten; UNT Debatt, Stoppa kompetensflykten (ca 2019)",
        ),
        assumption: false,
    },
    ParamInfo {
        id: "absence",
        unit: ParamUnit::Percent,
        default: ParamValue { value: 7.0, low: 5.0, high: 10.0 },
        kind: ParamKind::Uncertain,
        source: None,
        assumption: true,
    },
    ParamInfo {
        id: "span",
        unit: ParamUnit::StaffPerManager,
        default: ParamValue { value: 25.0, low: 15.0, high: 30.0 },
        kind: ParamKind::Choice,
        source: Some("Vision, Chefen i fokus nr 3 2022 och nr 3 2017"),
        assumption: false,
    },
    ParamInfo {
        id: "salary_social_worker",
        unit: ParamUnit::SekPerMonth,
        default: ParamValue { value: 42_500.0, low: 41_000.0, high: 45_000.0 },
        kind: ParamKind::Uncertain,
        source: Some("SCB 2023 enligt allastudier.se, uppräknad till 2026"),
        assumption: true,
    },
    ParamInfo {
        id: "salary_family_therapist",
        unit: ParamUnit::SekPerMonth,
        default: ParamValue { value: 42_500.0, low: 39_100.0, high: 45_900.0 },
        kind: ParamKind::Uncertain,
        source: None,
        assumption: true,
    },
    ParamInfo {
        id: "salary_outreach_worker",
        unit: ParamUnit::SekPerMonth,
        default: ParamValue { value: 36_500.0, low: 33_580.0, high: 39_420.0 },
        kind: ParamKind::Uncertain,
        source: None,
        assumption: true,
    },
    ParamInfo {
        id: "salary_unit_manager",
        unit: ParamUnit::SekPerMonth,
        default: ParamValue { value: 58_000.0, low: 54_000.0, high: 62_000.0 },
        kind: ParamKind::Uncertain,
        source: Some("SCB, Genomsnittlig månadslön efter yrke (2020), uppräknad till 2026"),
        assumption: true,
    },
    ParamInfo {
        id: "salary_administration",
        unit: ParamUnit::SekPerMonth,
        default: ParamValue { value: 34_000.0, low: 31_280.0, high: 36_720.0 },
        kind: ParamKind::Uncertain,
        source: None,
        assumption: true,
    },
    ParamInfo {
        id: "payroll_overhead",
        unit: ParamUnit::Percent,
        default: ParamValue { value: 44.0, low: 42.0, high: 47.0 },
        kind: ParamKind::Uncertain,
        source: Some(
            "SKR, Arbetsgivaravgifter och PO-pålägg: 44,53 % för 2023, höjt för 2024; senare år",
        ),
        assumption: true,
    },
    ParamInfo {
        id: "wage_growth",
        unit: ParamUnit::PercentPerYear,
        default: ParamValue { value: 3.3, low: 2.5, high: 4.5 },
        kind: ParamKind::Uncertain,
        source: None,
        assumption: true,
    },
    ParamInfo {
        id: "rent_growth",
        unit: ParamUnit::PercentPerYear,
        default: ParamValue { value: 2.0, low: 1.0, high: 4.0 },
        kind: ParamKind::Uncertain,
        source: None,
        assumption: true,
    },
    ParamInfo {
        id: "other_price_growth",
        unit: ParamUnit::PercentPerYear,
        default: ParamValue { value: 2.5, low: 1.5, high: 4.0 },
        kind: ParamKind::Uncertain,
        source: None,
        assumption: true,
    },
    ParamInfo {
        id: "rent",
        unit: ParamUnit::SekPerM2Year,
        default: ParamValue { value: 2_800.0, low: 2_000.0, high: 3_400.0 },
        kind: ParamKind::Uncertain,
        source: Some("Corren 2023-05-28: 1,5 mnkr om året för 538 m² (2 788 kr/m²), avrundat"),
        assumption: false,
    },
    ParamInfo {
        id: "area_per_post",
        unit: ParamUnit::M2PerPost,
        default: ParamValue { value: 27.0, low: 15.0, high: 30.0 },
        kind: ParamKind::Uncertain,
        source: Some("Corren 2023-05-28: 538 m² för 20 tjänster (26,9), avrundat"),
        assumption: false,
    },
    ParamInfo {
        id: "premises_lead",
        unit: ParamUnit::Months,
        default: ParamValue { value: 12.0, low: 6.0, high: 24.0 },
        kind: ParamKind::Uncertain,
        source: Some(
            "Corren 2023-05-28: enheten i Skäggetorp startade hösten 2022 och hade inte flyttat in i maj 2023",
        ),
        assumption: false,
    },
    ParamInfo {
        id: "fit_out_cost",
        unit: ParamUnit::SekPerM2,
        default: ParamValue { value: 3_000.0, low: 1_000.0, high: 8_000.0 },
        kind: ParamKind::Uncertain,
        source: None,
        assumption: true,
    },
    ParamInfo {
        id: "fit_out_years",
        unit: ParamUnit::Years,
        default: ParamValue { value: 10.0, low: 5.0, high: 20.0 },
        kind: ParamKind::Choice,
        source: None,
        assumption: true,
    },
    ParamInfo {
        id: "internal_interest",
        unit: ParamUnit::PercentPerYear,
        default: ParamValue { value: 2.5, low: 1.0, high: 4.0 },
        kind: ParamKind::Uncertain,
        source: None,
        assumption: true,
    },
    ParamInfo {
        id: "equipment",
        unit: ParamUnit::TkrPerPost,
        default: ParamValue { value: 35.0, low: 20.0, high: 60.0 },
        kind: ParamKind::Uncertain,
        source: None,
        assumption: true,
    },
    ParamInfo {
        id: "training",
        unit: ParamUnit::TkrPerFteYear,
        default: ParamValue { value: 12.0, low: 6.0, high: 20.0 },
        kind: ParamKind::Uncertain,
        source: None,
        assumption: true,
    },
    ParamInfo {
        id: "travel",
        unit: ParamUnit::TkrPerFteYear,
        default: ParamValue { value: 6.0, low: 3.0, high: 12.0 },
        kind: ParamKind::Uncertain,
        source: None,
        assumption: true,
    },
    ParamInfo {
        id: "hire_cost",
        unit: ParamUnit::Tkr,
        default: ParamValue { value: 60.0, low: 30.0, high: 120.0 },
        kind: ParamKind::Uncertain,
        source: None,
        assumption: true,
    },
    ParamInfo {
        id: "overhead",
        unit: ParamUnit::Percent,
        default: ParamValue { value: 8.0, low: 5.0, high: 15.0 },
        kind: ParamKind::Uncertain,
        source: None,
        assumption: true,
    },
    ParamInfo {
        id: "agency_share",
        unit: ParamUnit::Percent,
        default: ParamValue { value: 0.0, low: 0.0, high: 100.0 },
        kind: ParamKind::Choice,
        source: None,
        assumption: true,
    },
    ParamInfo {
        id: "agency_factor",
        unit: ParamUnit::Factor,
        default: ParamValue { value: 2.0, low: 1.6, high: 2.6 },
        kind: ParamKind::Uncertain,
        source: None,
        assumption: true,
    },
    ParamInfo {
        id: "residential_day",
        unit: ParamUnit::SekPerDay,
        default: ParamValue { value: 6_500.0, low: 4_500.0, high: 9_000.0 },
        kind: ParamKind::Uncertain,
        source: None,
        assumption: true,
    },
    ParamInfo {
        id: "foster_day",
        unit: ParamUnit::SekPerDay,
        default: ParamValue { value: 2_200.0, low: 1_600.0, high: 3_000.0 },
        kind: ParamKind::Uncertain,
        source: Some("ETC Bergslagen 2017-03-31"),
        assumption: true,
    },
    ParamInfo {
        id: "first_year_rise",
        unit: ParamUnit::Percent,
        default: ParamValue { value: 10.0, low: 0.0, high: 25.0 },
        kind: ParamKind::Effect,
        source: None,
        assumption: true,
    },
    ParamInfo {
        id: "placement_effect",
        unit: ParamUnit::Percent,
        default: ParamValue { value: 0.0, low: 0.0, high: 10.0 },
        kind: ParamKind::Effect,
        source: Some(
            "Ingen mätt effekt för Linköping har hittats; utomlands en liten pilot (Socialrådgiverne/KORA 2017)",
        ),
        assumption: true,
    },
];

impl ParamValue {
    /// The mean of the PERT distribution with these ends and mode: (low + 4 · value + high) / 6.
    ///
    /// Source: Malcolm et al., *Application of a technique for research and development program
    /// evaluation*, Operations Research 7, 1959.
    #[must_use]
    pub fn pert_mean(&self) -> f64 {
        (self.low + 4.0 * self.value + self.high) / 6.0
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
