//! Probabilities, outcomes and months in words.

use crate::app::AppState;
pub(in crate::ui) use crate::app::share_text as share;
pub(super) use crate::app::{
    SHARE_CONFIDENCE as CONFIDENCE, outcome_measure as measure, outcome_name, outcome_value,
};
use crate::i18n::Tr;
use crate::model::{Month, ParamId};
use crate::ui::budget::basis;

/// The name of an assumption in the plan.
pub(super) fn param_name(state: &AppState, param: ParamId) -> String {
    crate::app::param_name(&state.document.plan, &state.tr, param)
}

/// A value of `param` with its unit, as exact as it is.
pub(super) fn exact_value(state: &AppState, param: ParamId, value: f64) -> String {
    basis::value_with_unit(state, param, value)
}

/// `title` where there is little room.
pub(super) fn shortened(title: &str) -> String {
    /// Letters that there is room for.
    const MOST: usize = 28;
    if title.chars().count() <= MOST {
        return title.to_owned();
    }
    let start: String = title.chars().take(MOST - 1).collect();
    format!("{}…", start.trim_end())
}

/// A value of `param` with its unit, not more exact than it is known.
pub(super) fn param_value(state: &AppState, param: ParamId, value: f64) -> String {
    basis::value_with_unit(state, param, rounded(value))
}

/// `value` with three figures that count.
fn rounded(value: f64) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return value;
    }
    let power = 10_f64.powi(2 - value.abs().log10().floor() as i32);
    (value * power).round() / power
}

/// A month as it stands in tables.
pub(in crate::ui) fn month(tr: &Tr, month: Month) -> String {
    tr.month_short(month.year(), month.month())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_found_value_is_no_more_exact_than_it_is_known() {
        for (value, expected) in [(14.237_31, 14.2), (0.018_349, 0.0183), (43_271.0, 43_300.0)] {
            assert!((rounded(value) - expected).abs() < 1e-9, "{value}");
        }
    }
}
