//! The scenarios of a plan: different rollouts on the same map, tables and period.
//!
//! The fields of a [`Plan`] are those of the scenario that is open; the others are parked, and
//! changed by nothing until they are opened. So all that works on a plan works on one scenario.

use std::collections::BTreeMap;
use std::mem::{replace, take};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::model::{
    DistrictIdx, FitOut, FundingSource, IndexVec, ModelSettings, Parameters, Plan, PriceRules,
    Quote, RolloutStep, Rules, Unit, UnitIdx,
};

/// The most scenarios that a plan holds.
pub const MAX_SCENARIOS: usize = 20;

/// Stable number of a scenario in its plan.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Default,
)]
#[serde(transparent)]
pub struct ScenarioId(pub u32);

/// What a scenario has of its own. The map, the period, tables, prices, the need index, the
/// disclosure rule and how sure the figures are belong to the plan, so that scenarios differ by
/// what is decided and assumed in them and nothing else.
#[derive(Clone, Debug, PartialEq)]
pub struct ScenarioBody {
    /// The words that it rests on.
    pub quotes: Vec<Quote>,
    /// The units.
    pub units: IndexVec<UnitIdx, Unit>,
    /// The unit of each district.
    pub assignment: IndexVec<DistrictIdx, UnitIdx>,
    /// The steps.
    pub steps: Vec<RolloutStep>,
    /// The assumptions.
    pub parameters: Parameters,
    /// Payroll overhead of single years, per cent.
    pub payroll_overhead_by_year: BTreeMap<i32, f64>,
    /// How fit-out is paid.
    pub fit_out: FitOut,
    /// The sources of funding.
    pub funding: Vec<FundingSource>,
    /// What the assignment is held to.
    pub rules: Rules,
    /// What is set for the model; population and prices are the plan's and stand at their default
    /// here.
    pub model: ModelSettings,
}

/// A scenario of a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario {
    /// Its number.
    pub id: ScenarioId,
    /// What it is called; empty for the only one of a plan.
    pub name: String,
    /// What it is about.
    pub description: String,
    /// What it has of its own; `None` for the one that is open, whose fields are the plan's.
    pub parked: Option<Arc<ScenarioBody>>,
}

/// All scenarios of a plan, exactly one of them open.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenarios {
    /// In the order that they are shown.
    pub all: Vec<Scenario>,
    /// What the others are compared with; `None` is Nollalternativ.
    pub baseline: Option<ScenarioId>,
}

impl Default for Scenarios {
    fn default() -> Self {
        let only = Scenario {
            id: ScenarioId(1),
            name: String::new(),
            description: String::new(),
            parked: None,
        };
        Self { all: vec![only], baseline: None }
    }
}

impl Scenarios {
    /// The number of the one that is open.
    #[must_use]
    pub fn open(&self) -> ScenarioId {
        self.all.iter().find(|one| one.parked.is_none()).map(|one| one.id).unwrap_or_default()
    }

    /// The scenario with this number.
    #[must_use]
    pub fn get(&self, id: ScenarioId) -> Option<&Scenario> {
        self.all.iter().find(|one| one.id == id)
    }

    /// The scenario of this name, or else the one whose number the name is.
    #[must_use]
    pub fn by_name(&self, name: &str) -> Option<&Scenario> {
        let number = || name.parse().ok().and_then(|number| self.get(ScenarioId(number)));
        self.all.iter().find(|one| !name.is_empty() && one.name == name).or_else(number)
    }

    /// A number that no scenario has.
    #[must_use]
    pub fn next_id(&self) -> ScenarioId {
        ScenarioId(self.all.iter().map(|one| one.id.0 + 1).max().unwrap_or(1))
    }
}

impl Plan {
    /// What the open scenario has of its own.
    #[must_use]
    pub fn body(&self) -> ScenarioBody {
        ScenarioBody {
            quotes: self.quotes.clone(),
            units: self.units.clone(),
            assignment: self.assignment.clone(),
            steps: self.steps.clone(),
            parameters: self.parameters.clone(),
            payroll_overhead_by_year: self.payroll_overhead_by_year.clone(),
            fit_out: self.fit_out,
            funding: self.funding.clone(),
            rules: self.rules.clone(),
            model: ModelSettings {
                population: None,
                prices: PriceRules::default(),
                ..self.model.clone()
            },
        }
    }

    /// Puts `body` in the place of what the open scenario has of its own, and gives that.
    fn swap(&mut self, body: ScenarioBody) -> ScenarioBody {
        let population = take(&mut self.model.population);
        let prices = take(&mut self.model.prices);
        let before = ScenarioBody {
            quotes: replace(&mut self.quotes, body.quotes),
            units: replace(&mut self.units, body.units),
            assignment: replace(&mut self.assignment, body.assignment),
            steps: replace(&mut self.steps, body.steps),
            parameters: replace(&mut self.parameters, body.parameters),
            payroll_overhead_by_year: replace(
                &mut self.payroll_overhead_by_year,
                body.payroll_overhead_by_year,
            ),
            fit_out: replace(&mut self.fit_out, body.fit_out),
            funding: replace(&mut self.funding, body.funding),
            rules: replace(&mut self.rules, body.rules),
            model: replace(&mut self.model, body.model),
        };
        self.model.population = population;
        self.model.prices = prices;
        before
    }

    /// Opens the scenario `id` and parks the one that was open; gives the number of that. `None`
    /// where there is no such scenario; where it is open already nothing changes.
    pub fn open_scenario(&mut self, id: ScenarioId) -> Option<ScenarioId> {
        let before = self.scenarios.open();
        let wanted = self.scenarios.all.iter_mut().find(|one| one.id == id)?;
        let Some(body) = wanted.parked.take() else { return Some(before) };
        let parked = self.swap(Arc::unwrap_or_clone(body));
        if let Some(one) = self.scenarios.all.iter_mut().find(|one| one.id == before) {
            one.parked = Some(Arc::new(parked));
        }
        Some(before)
    }

    /// The plan with the scenario `id` open; `None` where there is none.
    #[must_use]
    pub fn with_scenario(&self, id: ScenarioId) -> Option<Self> {
        let mut plan = self.clone();
        plan.open_scenario(id)?;
        Some(plan)
    }

    /// The name of a scenario as it is shown: its own, or else the plan's title.
    #[must_use]
    pub fn scenario_name(&self, id: ScenarioId) -> &str {
        let name = self.scenarios.get(id).map_or("", |one| one.name.as_str());
        if name.is_empty() { &self.title } else { name }
    }
}
