//! Probabilities, outcomes and months in words.

use crate::app::AppState;
use crate::i18n::{NO_BREAK_SPACE, Tr};
use crate::model::{Month, ParamId};
use crate::probability::summary::Share;
use crate::ui::budget::basis;
use crate::uncertain::Outcome;

/// The confidence with which the end of a probability is told that never or always happened.
pub(super) const CONFIDENCE: f64 = 0.95;

/// A probability with its standard error, "83 % ± 1,2"; where it never or always happened how far
/// the true one may still lie from there, "0 % (högst 0,3)".
pub(in crate::ui) fn share(tr: &Tr, share: Share) -> String {
    let (Some(p), Some(error)) = (share.probability(), share.error()) else {
        return "–".to_owned();
    };
    // Whole per cent would say more of what is small, or nearly certain, than is known.
    let decimals = usize::from(error > 0.0 && error < 0.01);
    let percent = tr.percent(p * 100.0, decimals);
    let bound = |id, value: f64| {
        let bound = tr.number(value * 100.0, 1);
        tr.f(id, &[("percent", (&percent).into()), ("bound", (&bound).into())])
    };
    match share.unseen(CONFIDENCE) {
        Some(unseen) if share.hits == 0 => bound("risk-share-most", unseen),
        Some(unseen) => bound("risk-share-least", 1.0 - unseen),
        None => {
            let error = tr.number(error * 100.0, 1);
            format!("{percent}{NO_BREAK_SPACE}±{NO_BREAK_SPACE}{error}")
        }
    }
}

/// Id of the message that names `outcome`.
pub(super) const fn outcome_name(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Gross => "risk-outcome-gross",
        Outcome::NetNew => "risk-outcome-net-new",
        Outcome::Gap => "risk-outcome-gap",
        Outcome::Coverage => "risk-outcome-coverage",
        Outcome::LowestCoverage => "risk-outcome-lowest-coverage",
        Outcome::Caseload => "risk-outcome-caseload",
        Outcome::Open => "risk-outcome-open",
        Outcome::Overdue => "risk-outcome-overdue",
    }
}

/// What a value of `outcome` is divided by to be shown, its decimals, and its unit.
pub(super) const fn measure(outcome: Outcome) -> (f64, usize, &'static str) {
    match outcome {
        Outcome::Gross | Outcome::NetNew | Outcome::Gap => (1e6, 1, "unit-mnkr"),
        Outcome::Coverage | Outcome::LowestCoverage => (1.0, 1, "budget-percent"),
        Outcome::Caseload => (1.0, 1, "risk-unit-cases"),
        Outcome::Open | Outcome::Overdue => (1.0, 0, "risk-unit-investigations"),
    }
}

/// A value of `outcome` with its unit; a dash where it is undefined.
pub(super) fn outcome_value(tr: &Tr, outcome: Outcome, value: Option<f64>) -> String {
    let (scale, decimals, unit) = measure(outcome);
    value.map_or_else(
        || "–".to_owned(),
        |value| format!("{}{NO_BREAK_SPACE}{}", tr.number(value / scale, decimals), tr.t(unit)),
    )
}

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
    use crate::i18n::Language;

    fn text(hits: usize, count: usize) -> String {
        share(&Tr::new(Language::Sv), Share { hits, count }).replace(NO_BREAK_SPACE, " ")
    }

    #[test]
    fn a_probability_says_how_sure_it_is() {
        // √(0,83 · 0,17/1000) = 1,19 percentage points.
        assert_eq!(text(830, 1000), "83 % ± 1,2");
        // 1 − 0,05^(1/1 000) = 0,2991 %: the rule of three, 3/1 000 = 0,3 %.
        assert_eq!(text(0, 1000), "0 % (högst 0,3)");
        assert_eq!(text(1000, 1000), "100 % (minst 99,7)");
        // √(0,996 · 0,004/1000) = 0,20.
        assert_eq!(text(996, 1000), "99,6 % ± 0,2");
        assert_eq!(text(0, 0), "–");
    }

    #[test]
    fn a_found_value_is_no_more_exact_than_it_is_known() {
        for (value, expected) in [(14.237_31, 14.2), (0.018_349, 0.0183), (43_271.0, 43_300.0)] {
            assert!((rounded(value) - expected).abs() < 1e-9, "{value}");
        }
    }
}
