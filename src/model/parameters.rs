//! The values that a plan gives the parameters.

use super::parameter::{ParamId, ParamUnit, ParamValue};

/// The value of every parameter.
#[derive(Clone, Debug, PartialEq)]
pub struct Parameters {
    values: [ParamValue; ParamId::COUNT],
}

impl Default for Parameters {
    fn default() -> Self {
        Self { values: ParamId::ALL.map(|param| param.info().default) }
    }
}

impl Parameters {
    /// Value and range of `param`, in its own unit.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "the array has one place a variant")]
    pub fn get(&self, param: ParamId) -> ParamValue {
        self.values[param as usize]
    }

    /// The value of `param`, in its own unit.
    #[must_use]
    pub fn value(&self, param: ParamId) -> f64 {
        self.get(param).value
    }

    /// The value of `param`, given in per cent, as a fraction.
    #[must_use]
    pub fn fraction(&self, param: ParamId) -> f64 {
        self.value(param) / 100.0
    }

    /// Sets value and range of `param`.
    #[expect(clippy::indexing_slicing, reason = "the array has one place a variant")]
    pub fn set(&mut self, param: ParamId, value: ParamValue) {
        self.values[param as usize] = value;
    }

    /// Whether `param` stands at its default.
    #[must_use]
    pub fn is_default(&self, param: ParamId) -> bool {
        self.get(param) == param.info().default
    }
}

impl ParamId {
    /// The least and the greatest value that the parameter can have at all: beyond them the model
    /// has no meaning (more than all staff away, an investigation that takes no time).
    #[must_use]
    pub const fn bounds(self) -> (f64, f64) {
        match self {
            Self::Share0To17 => (0.0, 1.0),
            Self::NeedWeightB => (0.0, 5.0),
            Self::InvestigationMonths => (0.5, 60.0),
            Self::RecruitmentLead | Self::PremisesDelay | Self::DoubleRent => (0.0, 60.0),
            Self::RampUpLength | Self::PremisesLead | Self::EffectLag => (0.0, 120.0),
            Self::WorkHours => (1.0, 744.0),
            Self::VisitHours => (0.0, 24.0),
            Self::CaseloadCeiling => (0.0, 200.0),
            Self::CaseloadNorm => (1.0, 200.0),
            Self::Span => (1.0, 1_000.0),
            Self::FitOutYears => (1.0, 60.0),
            Self::Absence | Self::Turnover => (0.0, 95.0),
            Self::AgencyFactor | Self::TurnoverElasticity => (0.0, 10.0),
            _ => match self.info().unit {
                ParamUnit::Percent | ParamUnit::PercentPerYear => (0.0, 100.0),
                ParamUnit::PerThousandPerYear | ParamUnit::M2PerPost => (0.0, 1_000.0),
                _ => (0.0, 10_000_000.0),
            },
        }
    }
}
