//! The plans that figures are of, beside the open one.

use std::sync::Arc;

use super::{Evidence, Inquiry, Searched};
use crate::app::preview::moved;
use crate::app::risk::OtherPlan;
use crate::app::state::AppState;
use crate::i18n::Tr;
use crate::model::{DistrictIdx, Month, ParamId, Plan, ScenarioId, StepId, UnitIdx};
use crate::suggest::cheapest::{CheapestPlan, command_of};
use crate::uncertain::with_start;

/// Districts in the hand, over a unit that would get them in a month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carried {
    /// The districts.
    pub districts: Vec<DistrictIdx>,
    /// The unit.
    pub to: UnitIdx,
    /// The month.
    pub month: Month,
}

/// A plan beside the open one.
#[derive(Clone, Debug, PartialEq)]
pub enum PlanOf {
    /// Another scenario.
    Scenario(ScenarioId),
    /// The open one with another value of an assumption.
    With(ParamId, f64),
    /// Another plan that the open one is compared with, with a value of an assumption.
    Against(Arc<OtherPlan>, ParamId, f64),
    /// The open one with a step that starts in another month.
    Starts(StepId, Month),
    /// The open one after a move.
    Moved(Carried),
    /// The cheapest one that was found.
    Cheapest(Box<CheapestPlan>),
    /// One just beside that.
    NearCheapest(Box<CheapestPlan>),
}

impl PlanOf {
    /// The plan, as follows from the open `plan`; `None` where that lacks what it takes.
    #[must_use]
    pub fn made_of(&self, plan: &Plan) -> Option<Plan> {
        match self {
            Self::Scenario(id) => plan.with_scenario(*id),
            Self::With(param, value) => Some(with_value(plan, *param, *value)),
            Self::Against(other, param, value) => Some(with_value(&other.plan, *param, *value)),
            Self::Starts(step, month) => {
                plan.step(*step).is_some().then(|| with_start(plan, *step, *month))
            }
            Self::Moved(Carried { districts, to, month }) => {
                let has_all = plan.units.contains_index(*to)
                    && districts.iter().all(|&one| plan.assignment.contains_index(one));
                has_all
                    .then(|| moved(plan, districts, *to, *month))
                    .flatten()
                    .map(|(_, after)| after)
            }
            Self::Cheapest(found) | Self::NearCheapest(found) => {
                let mut cheapest = plan.clone();
                if let Some(command) = command_of(plan, found) {
                    command.apply(&mut cheapest).ok()?;
                }
                Some(cheapest)
            }
        }
    }
}

/// `plan` with another value of `param`, as a run with that value has it: with another mean time
/// of an investigation all types' times change in proportion.
fn with_value(plan: &Plan, param: ParamId, value: f64) -> Plan {
    let mut changed = plan.clone();
    let mut own = plan.parameters.get(param);
    if param == ParamId::InvestigationMonths && own.value > 0.0 {
        for kind in &mut changed.model.case_types {
            kind.months *= value / own.value;
        }
    }
    own.value = value;
    changed.parameters.set(param, own);
    changed
}

impl AppState {
    /// What the figures of the open scenario, or of another plan, were computed from; `None` where
    /// it cannot be simulated.
    #[must_use]
    pub fn evidence(&self, of: Option<&PlanOf>) -> Option<Evidence> {
        let (table, plan) = (&self.document.map.indicators, &self.document.plan);
        match of {
            None => Evidence::of(table, plan, &self.results).ok(),
            Some(of) => Evidence::of_plan(table, of.made_of(plan)?, self.results.revision).ok(),
        }
    }

    /// The plan whose evidence tells of `inquiry`; `None` is the open one.
    #[must_use]
    pub fn plan_told(&self, inquiry: &Inquiry) -> Option<PlanOf> {
        match inquiry {
            Inquiry::Figure(of, _) | Inquiry::Level(of, ..) => of.clone(),
            Inquiry::Searched(Searched::StartRisk(step, month)) => {
                let planned = self.document.plan.step(*step)?.start;
                (planned != *month).then_some(PlanOf::Starts(*step, *month))
            }
            Inquiry::Searched(Searched::Waiting(step, _) | Searched::Later(step)) => {
                let months = self.waiting(*step)?.months;
                let planned = self.document.plan.step(*step)?.start;
                Some(PlanOf::Starts(*step, planned.plus(months)))
            }
            Inquiry::Cheapest => {
                let found = self.suggest.cheapest.as_ref()?.found.best.as_ref()?;
                Some(PlanOf::Cheapest(Box::new(found.clone())))
            }
            _ => None,
        }
    }

    /// `title` with the plan that it is of, where that is not the open one.
    #[must_use]
    pub fn of_plan(&self, title: String, of: Option<&PlanOf>) -> String {
        match of.map(|of| self.plan_words(of)) {
            None => title,
            Some(words) => format!("{title}, {words}"),
        }
    }

    /// "om personalomsättning är 12 %/år".
    fn plan_words(&self, of: &PlanOf) -> String {
        let (tr, plan) = (&self.tr, &self.document.plan);
        let with = |param: ParamId, value: f64| {
            let name = crate::report::param_name(plan, tr, param);
            let value = super::words::value_text(tr, param, value);
            tr.f("why-plan-with", &[("name", (&name).into()), ("value", (&value).into())])
        };
        let month = |tr: &Tr, month: Month| tr.month(month.year(), month.month());
        match of {
            PlanOf::Scenario(id) => plan.scenario_name(*id).to_owned(),
            PlanOf::With(param, value) => with(*param, *value),
            PlanOf::Against(other, param, value) => {
                format!("”{}”, {}", other.plan.title, with(*param, *value))
            }
            PlanOf::Starts(step, start) => {
                let step = plan.step(*step).map_or("", |step| step.name.as_str());
                let start = month(tr, *start);
                tr.f("why-plan-starts", &[("step", step.into()), ("month", (&start).into())])
            }
            PlanOf::Moved(_) => tr.t("why-plan-moved").to_owned(),
            PlanOf::Cheapest(_) => tr.t("why-plan-cheapest").to_owned(),
            PlanOf::NearCheapest(_) => tr.t("why-plan-near-cheapest").to_owned(),
        }
    }
}
