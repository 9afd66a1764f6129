//! Parameters that lie outside the range that is believed.

use super::{Finding, Look, Place};
use crate::model::{Message, ParamId};
use crate::report::param_name;

impl Look<'_> {
    pub(super) fn parameters(&self, found: &mut Vec<Finding>) {
        for param in ParamId::ALL {
            let (value, default) = (self.plan.parameters.get(param), param.info().default);
            // What has no range of its own is set to anything.
            if default.low >= default.high {
                continue;
            }
            let is_within = |number: f64| (default.low..=default.high).contains(&number);
            let is_likely = is_within(value.value);
            if is_likely && is_within(value.low) && is_within(value.high) {
                continue;
            }
            let info = param.info();
            let message = |id| {
                Message::new(id)
                    .text("name", param_name(self.plan, self.tr, param))
                    .text("value", self.plain(value.value))
                    .text("from", self.plain(value.low))
                    .text("to", self.plain(value.high))
                    .text("low", self.plain(default.low))
                    .text("high", self.plain(default.high))
                    .text("unit", self.tr.t(info.unit.message_id()))
            };
            let finding = if is_likely {
                Finding::note(message("cli-check-range-outside"))
            } else {
                Finding::warning(message("cli-check-value-outside"))
            };
            let advice = Message::new("cli-check-outside-do");
            found.push(finding.advised(advice).at(Place::Parameter(param)));
        }
    }

    /// `value` with as many decimals as it has, three at the most.
    fn plain(&self, value: f64) -> String {
        let is_exact = |&places: &i32| {
            let scaled = value * 10_f64.powi(places);
            (scaled - scaled.round()).abs() < 1e-6
        };
        let places = (0..3).find(is_exact).unwrap_or(3);
        self.tr.number(value, usize::try_from(places).unwrap_or(3))
    }
}
