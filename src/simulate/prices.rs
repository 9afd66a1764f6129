//! Price indices and the year's payroll overhead.

use super::given::Given;
use crate::model::{Month, PRICE_YEAR, ParamId, Parameters, Plan, WageMonth};
use crate::probability::lanes::Lanes;

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

/// The prices of one month in several runs.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct PriceLanes<const N: usize> {
    pub(super) wage: Lanes<N>,
    pub(super) rent: Lanes<N>,
    pub(super) other: Lanes<N>,
    pub(super) payroll_overhead: Lanes<N>,
}

/// Sets `prices` to those of the first `months` months of `plan`.
pub(super) fn set_prices<const N: usize>(
    plan: &Plan,
    given: Given<'_, N>,
    months: usize,
    prices: &mut Vec<PriceLanes<N>>,
) {
    prices.clear();
    for t in 0..months {
        let month = plan.start.plus(t as i32);
        // Between these months no price changes.
        let is_as_before = ![1, WageMonth::April.number()].contains(&month.month());
        if let Some(&before) = prices.last().filter(|_| is_as_before) {
            prices.push(before);
            continue;
        }
        let own = given.0.each_ref().map(|own| Prices::of(plan, own, month));
        prices.push(PriceLanes {
            wage: Lanes(own.map(|own| own.wage)),
            rent: Lanes(own.map(|own| own.rent)),
            other: Lanes(own.map(|own| own.other)),
            payroll_overhead: Lanes(own.map(|own| own.payroll_overhead)),
        });
    }
}
