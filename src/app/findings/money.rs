//! Who pays: gaps, sources that end, grants for what goes on.

use super::{Finding, Look, Place};
use crate::app::why::Asked;
use crate::model::{FundingKind, FundingSource, Message, Ore};
use crate::simulate::Simulation;

impl Look<'_> {
    /// Sources that end with nothing of their kind to follow them, and state grants that pay for
    /// what goes on after them.
    pub(super) fn funding_ends(&self, simulation: Option<&Simulation>, found: &mut Vec<Finding>) {
        let plan = self.plan;
        for (position, source) in plan.funding.iter().enumerate() {
            // What ended before the plan begins is history, not news.
            let Some(to) = source.to.filter(|&to| to >= plan.start && to.plus(1) < plan.end())
            else {
                continue;
            };
            if source.is_followed(&plan.funding) {
                continue;
            }
            let remains = simulation.and_then(|simulation| pays_on(simulation, position, source));
            let finding = if let Some(last_year) = remains {
                let message = Message::new("cli-check-grant-permanent")
                    .text("name", &source.name)
                    .text("to", self.month(to))
                    .text("amount", self.tr.number(last_year.to_sek() / 1e6, 1));
                Finding::warning(message).advised(Message::new("cli-check-grant-permanent-do"))
            } else {
                let message = Message::new("cli-check-funding-ends").text("name", &source.name);
                Finding::note(message.text("to", self.month(to)))
            };
            // What it pays in its last year, as far as that is simulated.
            let last = simulation.and_then(|simulation| simulation.position(to));
            let paid = last.map(|last| (last + 1).saturating_sub(12)..last + 1);
            let finding = finding.at(Place::Funding);
            found.push(match paid {
                Some(months) => finding.about(Asked::Paid(position), None, months),
                None => finding,
            });
        }
    }

    pub(super) fn funding_gap(&self, simulation: &Simulation, found: &mut Vec<Finding>) {
        let Some(first) = simulation.first_gap() else { return };
        let gap: Ore = simulation.total.iter().map(|month| month.gap).sum();
        let months = simulation.total.iter().filter(|month| month.gap > Ore::ZERO).count();
        let message = Message::new("cli-check-funding-gap")
            .text("first", self.month(first))
            .number("months", months as f64)
            .text("amount", self.tr.number(gap.to_sek() / 1e6, 1));
        let advice = Message::new("cli-check-funding-gap-do");
        let finding = Finding::warning(message).advised(advice).at(Place::Funding);
        found.push(finding.about(Asked::Gap, None, 0..simulation.months()));
    }
}

/// What `source`, a state grant for more than what comes once, paid in its last twelve months,
/// where permanent cost goes on after it; `None` for other sources.
fn pays_on(simulation: &Simulation, position: usize, source: &FundingSource) -> Option<Ore> {
    if source.kind != FundingKind::StateGrant || source.pays_for.one_off_only {
        return None;
    }
    let last = simulation.position(source.to?)?;
    let after = simulation.total.get(last + 1)?;
    let paid = simulation.paid_in_last_year(position, last);
    (paid > Ore::ZERO && after.sum.permanent() > Ore::ZERO).then_some(paid)
}
