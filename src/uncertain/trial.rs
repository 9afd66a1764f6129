//! A plan tried with other values of its parameters, without chance events.

use super::draws::set_value;
use super::outcome::Outcome;
use crate::model::{IndicatorTable, ParamId, Parameters, Plan};
use crate::simulate::{Compiled, Scratch, SimError, Simulation, baseline_of};

/// A plan and its Nollalternativ, owned by whoever tries it.
#[derive(Clone, Debug)]
pub struct Pair {
    plan: Plan,
    baseline: Plan,
}

impl Pair {
    /// `plan` with its Nollalternativ.
    #[must_use]
    pub fn new(plan: Plan) -> Self {
        Self { baseline: baseline_of(&plan), plan }
    }

    /// `outcome` with everything at its most likely; `None` where it is undefined.
    ///
    /// # Errors
    /// [`SimError`] where the plan cannot be simulated.
    pub fn outcome(
        &self,
        table: &IndicatorTable,
        outcome: Outcome,
    ) -> Result<Option<f64>, SimError> {
        let trial = Trial::new(table, self, outcome)?;
        Ok(trial.of(&self.plan.parameters, &mut TrialRoom::default()))
    }
}

/// Tries a plan again and again: one outcome for given parameters.
#[derive(Clone, Debug)]
pub struct Trial<'a> {
    plan: Compiled<'a>,
    baseline: Option<Compiled<'a>>,
    outcome: Outcome,
}

/// Room for a trial, one for each thread.
#[derive(Clone, Debug, Default)]
pub struct TrialRoom {
    scratch: [Scratch; 2],
    simulations: Option<[Simulation; 2]>,
}

impl<'a> Trial<'a> {
    /// Makes ready to try `pair` for `outcome`.
    ///
    /// # Errors
    /// [`SimError`] where the plan cannot be simulated.
    pub fn new(table: &IndicatorTable, pair: &'a Pair, outcome: Outcome) -> Result<Self, SimError> {
        let baseline = outcome.needs_baseline().then(|| Compiled::new(table, &pair.baseline));
        Ok(Self {
            plan: Compiled::new(table, &pair.plan)?,
            baseline: baseline.transpose()?,
            outcome,
        })
    }

    /// The plan that is tried.
    #[must_use]
    pub fn plan(&self) -> &'a Plan {
        self.plan.plan()
    }

    /// The outcome with `parameters`; `None` where it is undefined.
    #[must_use]
    pub fn of(&self, parameters: &Parameters, room: &mut TrialRoom) -> Option<f64> {
        let start = self.plan().start;
        let [simulation, other] = room
            .simulations
            .get_or_insert_with(|| [Simulation::empty(start), Simulation::empty(start)]);
        let [scratch, other_scratch] = &mut room.scratch;
        self.plan.run_into(parameters, None, scratch, simulation);
        let baseline = self.baseline.as_ref().map(|baseline| {
            let mut own = parameters.clone();
            for param in [ParamId::WageSupplement, ParamId::CaseloadCeiling] {
                set_value(&mut own, param, 0.0);
            }
            baseline.run_into(&own, None, other_scratch, other);
            &*other
        });
        self.outcome.of(self.plan(), simulation, baseline)
    }

    /// The outcome with the plan's own parameters but `param` at `value`.
    #[must_use]
    pub fn with(&self, param: ParamId, value: f64, room: &mut TrialRoom) -> Option<f64> {
        let mut parameters = self.plan().parameters.clone();
        set_value(&mut parameters, param, value);
        self.of(&parameters, room)
    }
}
