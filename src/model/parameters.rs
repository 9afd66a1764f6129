//! The values that a plan gives the parameters.

use super::parameter::{ParamId, ParamValue};

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
