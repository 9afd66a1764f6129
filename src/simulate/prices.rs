//! Price indices and the year's payroll overhead.

use crate::model::{Month, PRICE_YEAR, ParamId, Plan};

/// Prices of one month, relative to 2026.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Prices {
    /// Wages: raised every April after 2026.
    pub(super) wage: f64,
    /// Rents.
    pub(super) rent: f64,
    /// Everything else.
    pub(super) other: f64,
    /// Payroll overhead as a fraction of pay.
    pub(super) payroll_overhead: f64,
}

impl Prices {
    /// The prices of `month` under `plan`.
    pub(super) fn of(plan: &Plan, month: Month) -> Self {
        let years = (month.year() - PRICE_YEAR).max(0);
        let aprils = if month.month() >= 4 { years } else { (years - 1).max(0) };
        let index = |growth, steps| (1.0 + plan.parameters.fraction(growth)).powi(steps);
        let overhead = plan
            .payroll_overhead_by_year
            .get(&month.year())
            .copied()
            .unwrap_or_else(|| plan.parameters.value(ParamId::PayrollOverhead));
        Self {
            wage: index(ParamId::WageGrowth, aprils),
            rent: index(ParamId::RentGrowth, years),
            other: index(ParamId::OtherPriceGrowth, years),
            payroll_overhead: overhead / 100.0,
        }
    }
}
