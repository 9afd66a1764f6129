//! What an edit that is still in the hand would give: a quick run, until it is let go.

use super::document::Document;
use super::results::Results;
use super::state::AppState;
use crate::edit::Command;
use crate::model::{Month, Ore};
use crate::simulate::{Simulation, baseline_of, run};

/// The plan as an edit would leave it, run once and without chance.
#[derive(Debug)]
pub struct Quick {
    /// Revision of the plan that the edit is of.
    pub revision: u64,
    /// The edit.
    pub command: Command,
    /// What the plan would give.
    pub simulation: Simulation,
    /// What the whole would come to, before and after.
    pub sums: [QuickSums; 2],
}

/// A plan in a few sums over its months.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuickSums {
    /// Gross cost above Nollalternativ.
    pub net_new: Ore,
    /// What nobody pays.
    pub gap: Ore,
    /// The first month in which somebody lacks.
    pub first_gap: Option<Month>,
}

impl QuickSums {
    fn of(simulation: &Simulation, baseline: &Simulation) -> Self {
        let gross = |run: &Simulation| run.cost(None, 0..run.months()).total();
        Self {
            net_new: gross(simulation) - gross(baseline),
            gap: simulation.total.iter().map(|month| month.gap).sum(),
            first_gap: simulation.first_gap(),
        }
    }
}

impl Quick {
    /// What `command` would give; `None` where it cannot be carried out or simulated.
    #[must_use]
    pub fn of(document: &Document, results: &Results, command: Command) -> Option<Self> {
        let table = &document.map.indicators;
        let mut plan = document.plan.clone();
        command.clone().apply(&mut plan).ok()?;
        let before = QuickSums::of(results.simulation()?, results.baseline.as_ref()?);
        let simulation = run(table, &plan).ok()?;
        let after = QuickSums::of(&simulation, &run(table, &baseline_of(&plan)).ok()?);
        Some(Self { revision: results.revision, command, simulation, sums: [before, after] })
    }
}

impl AppState {
    /// Computes what `wanted` would give, or forgets what was asked before.
    pub(super) fn set_quick(&mut self, wanted: Option<Command>) {
        let of = self.results.revision;
        self.quick = wanted.and_then(|command| {
            let known = self.quick.take();
            let known = known.filter(|known| known.revision == of && known.command == command);
            known.or_else(|| Quick::of(&self.document, &self.results, command))
        });
    }

    /// The simulation that is shown beside a hand: that of the edit in it, else the plan's own.
    #[must_use]
    pub fn simulation_in_hand(&self) -> Option<&Simulation> {
        self.quick.as_ref().map(|quick| &quick.simulation).or_else(|| self.results.simulation())
    }
}

#[cfg(test)]
mod tests {
    use crate::app::{Action, AppState, from_preset};
    use crate::edit::Command;
    use crate::i18n::Language;

    fn state() -> AppState {
        AppState::new(from_preset("beslut-2023").unwrap().document, Language::Sv)
    }

    /// Nobody pays after the first half-year.
    fn earlier(state: &AppState) -> Command {
        let mut funding = state.document.plan.funding.clone();
        for source in &mut funding {
            source.to = Some(state.document.plan.start.plus(5).max(source.from));
        }
        Command::SetFunding(funding)
    }

    #[test]
    fn what_an_edit_in_the_hand_would_give_is_what_it_gives_when_it_is_let_go() {
        let mut state = state();
        let before = state.document.plan.clone();
        let command = earlier(&state);
        state.update(Action::TryOut(Some(command.clone())));
        let quick = state.quick.as_ref().unwrap();
        let (tried, sums) = (quick.simulation.clone(), quick.sums);
        assert_eq!(state.document.plan, before, "nothing is done before it is let go");
        assert!(!state.document.history.is_modified());
        assert!(sums[1].gap > sums[0].gap, "{sums:?}");
        assert_eq!(sums[0].net_new, sums[1].net_new, "a source pays, and costs nothing");
        state.update(Action::Edit(command));
        assert!(state.quick.is_none(), "the refined results have taken its place");
        assert_eq!(state.results.simulation().unwrap(), &tried);
        let months = 0..tried.months();
        assert_eq!(state.results.net_new(months), Some(sums[1].net_new));
    }

    #[test]
    fn what_is_put_back_is_forgotten() {
        let mut state = state();
        state.update(Action::TryOut(Some(earlier(&state))));
        assert!(state.quick.is_some());
        state.update(Action::TryOut(None));
        assert!(state.quick.is_none());
        assert_eq!(
            state.simulation_in_hand().map(crate::simulate::Simulation::months),
            state.results.simulation().map(crate::simulate::Simulation::months)
        );
    }
}
