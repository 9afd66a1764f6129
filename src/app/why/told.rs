//! What stands below every answer, in words: what moves the figure most, and what it rests on.

use super::Moving;
use super::words::in_decimals;
use crate::i18n::{NO_BREAK_SPACE, Tr};
use crate::model::{ParamId, Plan};
use crate::report::param_name;
use crate::uncertain::TornadoBar;

/// Assumptions that are told of those that move a figure.
const MOVERS: usize = 6;

/// A value of `param` with its unit, with as many decimals as it has, six at the most.
fn with_unit(tr: &Tr, param: ParamId, value: f64) -> String {
    let unit = tr.t(param.info().unit.message_id());
    format!("{}{NO_BREAK_SPACE}{unit}", in_decimals(tr, value, 6))
}

impl Moving {
    /// The assumptions of `plan` that move the figure most: the name of each, and what its ends do.
    #[must_use]
    pub fn told(&self, plan: &Plan, tr: &Tr, bars: &[TornadoBar]) -> Vec<[String; 2]> {
        let moving = bars.iter().filter(|bar| bar.swing() > 0.0).take(MOVERS);
        moving.map(|bar| [param_name(plan, tr, bar.param), self.ends(tr, bar)]).collect()
    }

    /// What the ends of a bar do to the figure as it is.
    fn ends(&self, tr: &Tr, bar: &TornadoBar) -> String {
        let places = decimals(bar.swing() / self.scale);
        let differences =
            bar.outcome.map(|value| value.zip(self.middle).map(|(v, m)| (v - m) / self.scale));
        let [low, high] = differences.map(|value| {
            value.map_or_else(
                || "–".to_owned(),
                |value| format!("{}{NO_BREAK_SPACE}{}", tr.signed(value, places), self.unit),
            )
        });
        let [from, to] = bar.range.map(|value| with_unit(tr, bar.param, value));
        format!("{from}: {low} · {to}: {high}")
    }
}

/// As many decimals as a difference of this size needs.
fn decimals(size: f64) -> usize {
    match size {
        size if size >= 100.0 => 0,
        size if size >= 1.0 => 1,
        _ => 3,
    }
}

/// An assumption of `plan` with its value, and what that rests on: its source, who changed it and
/// why, or that it is an assumption.
#[must_use]
pub fn input_told(plan: &Plan, tr: &Tr, param: ParamId) -> [String; 2] {
    let info = param.info();
    let value = with_unit(tr, param, plan.parameters.value(param));
    let rests_on = if plan.parameters.is_default(param) {
        let source = info.source.unwrap_or_default();
        let assumption = if info.assumption { tr.t("assumption") } else { "" };
        let both = [assumption, source].into_iter().filter(|text| !text.is_empty());
        both.collect::<Vec<_>>().join(", ")
    } else {
        let reason = plan.model.reasons.get(&param);
        let reason = reason.map(|reason| format!("{} {}", reason.who, reason.why));
        let reason = reason.filter(|reason| !reason.trim().is_empty());
        let changed = || format!("{}, {}", tr.t("budget-changed"), tr.t("assumption"));
        reason.unwrap_or_else(changed)
    };
    [format!("{}: {value}", param_name(plan, tr, param)), rests_on]
}
