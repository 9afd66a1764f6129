//! Price indices and the year's payroll overhead.

use crate::model::{Month, PRICE_YEAR, ParamId, Parameters, Plan, WageMonth};

/// Prices of one month, relative to 2026.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Prices {
    /// Wages: raised every year in the wage month.
    pub(super) wage: f64,
    /// Rents.
    pub(super) rent: f64,
    /// Everything else.
    pub(super) other: f64,
    /// Payroll overhead as a fraction of pay.
    pub(super) payroll_overhead: f64,
}

impl Prices {
    /// The prices of `month` under `plan` with `parameters` in place of its own.
    pub(super) fn of(plan: &Plan, parameters: &Parameters, month: Month) -> Self {
        let rules = plan.model.prices;
        // Fixed prices are those of the year's last month: its wages are raised.
        let level = rules.fixed_year.map_or(month, |year| Month::new(year, 12));
        let years = (level.year() - PRICE_YEAR).max(0);
        let raised =
            rules.wage_month == WageMonth::January || level.month() >= WageMonth::April.number();
        let wages = if raised { years } else { (years - 1).max(0) };
        let index = |growth, steps| (1.0 + parameters.fraction(growth)).powi(steps);
        let overhead = plan
            .payroll_overhead_by_year
            .get(&month.year())
            .copied()
            .unwrap_or_else(|| parameters.value(ParamId::PayrollOverhead));
        Self {
            wage: index(ParamId::WageGrowth, wages),
            rent: index(ParamId::RentGrowth, years),
            other: index(ParamId::OtherPriceGrowth, years),
            payroll_overhead: overhead / 100.0,
        }
    }
}
