//! Outcomes and probabilities in words.

use crate::i18n::{NO_BREAK_SPACE, Tr};
use crate::probability::summary::Share;
use crate::uncertain::Outcome;

/// The confidence with which the end of a probability is told that never or always happened.
pub const SHARE_CONFIDENCE: f64 = 0.95;

/// A probability with its standard error, "83 % ± 1,2"; where it never or always happened how far
/// the true one may still lie from there, "0 % (högst 0,3)".
#[must_use]
pub fn share_text(tr: &Tr, share: Share) -> String {
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
    match share.unseen(SHARE_CONFIDENCE) {
        Some(unseen) if share.hits == 0 => bound("risk-share-most", unseen),
        Some(unseen) => bound("risk-share-least", 1.0 - unseen),
        None => {
            let error = tr.number(error * 100.0, 1);
            format!("{percent}{NO_BREAK_SPACE}±{NO_BREAK_SPACE}{error}")
        }
    }
}

/// Id of the message that names `outcome`.
#[must_use]
pub const fn outcome_name(outcome: Outcome) -> &'static str {
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
#[must_use]
pub const fn outcome_measure(outcome: Outcome) -> (f64, usize, &'static str) {
    match outcome {
        Outcome::Gross | Outcome::NetNew | Outcome::Gap => (1e6, 1, "unit-mnkr"),
        Outcome::Coverage | Outcome::LowestCoverage => (1.0, 1, "budget-percent"),
        Outcome::Caseload => (1.0, 1, "risk-unit-cases"),
        Outcome::Open | Outcome::Overdue => (1.0, 0, "risk-unit-investigations"),
    }
}

/// A value of `outcome` with its unit; a dash where it is undefined.
#[must_use]
pub fn outcome_value(tr: &Tr, outcome: Outcome, value: Option<f64>) -> String {
    let (scale, decimals, unit) = outcome_measure(outcome);
    value.map_or_else(
        || "–".to_owned(),
        |value| format!("{}{NO_BREAK_SPACE}{}", tr.number(value / scale, decimals), tr.t(unit)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;

    fn text(hits: usize, count: usize) -> String {
        share_text(&Tr::new(Language::Sv), Share { hits, count }).replace(NO_BREAK_SPACE, " ")
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
}
