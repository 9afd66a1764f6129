//! What figures were computed from.

use std::ops::Range;
use std::sync::Arc;

use super::PlanSide;
use crate::app::results::Results;
use crate::model::{IndicatorTable, Parameters, Plan, UnitIdx};
use crate::simulate::{
    Basis, Compiled, Demand, Inhabitants, SimError, Simulation, Trace, UnitMonth, baseline_of,
};

/// A plan and Nollalternativ, simulated, with the numbers that each figure was made from.
#[derive(Debug)]
pub struct Evidence {
    /// Revision of the plan.
    pub revision: u64,
    sides: [Course; 2],
}

/// One of the two.
#[derive(Debug)]
pub(super) struct Course {
    pub(super) plan: Arc<Plan>,
    pub(super) simulation: Simulation,
    pub(super) trace: Trace,
    pub(super) demand: Demand,
    pub(super) people: Option<Inhabitants>,
}

impl Course {
    fn of(table: &IndicatorTable, plan: Plan, demand: Demand) -> Result<Self, SimError> {
        let (simulation, trace) = Compiled::new(table, &plan)?.run_traced(&plan.parameters);
        let people = Inhabitants::of(table, &plan);
        Ok(Self { plan: Arc::new(plan), simulation, trace, demand, people })
    }
}

impl Evidence {
    /// What the figures of `plan` rest on, with its `results`.
    ///
    /// # Errors
    /// [`SimError`] where the plan cannot be simulated.
    pub fn of(table: &IndicatorTable, plan: &Plan, results: &Results) -> Result<Self, SimError> {
        let today = baseline_of(plan);
        let of_today = Demand::new(table, &today);
        Ok(Self {
            revision: results.revision,
            sides: [
                Course::of(table, plan.clone(), results.demand.clone())?,
                Course::of(table, today, of_today)?,
            ],
        })
    }

    /// The same of any `plan`, whose demand is not known yet.
    ///
    /// # Errors
    /// [`SimError`] where the plan cannot be simulated.
    pub fn of_plan(table: &IndicatorTable, plan: Plan, revision: u64) -> Result<Self, SimError> {
        let today = baseline_of(&plan);
        let [demand, of_today] = [&plan, &today].map(|plan| Demand::new(table, plan));
        let sides = [Course::of(table, plan, demand)?, Course::of(table, today, of_today)?];
        Ok(Self { revision, sides })
    }

    pub(super) const fn course(&self, side: PlanSide) -> &Course {
        let [plan, today] = &self.sides;
        match side {
            PlanSide::Plan => plan,
            PlanSide::Today => today,
        }
    }

    /// The plan on `side`.
    #[must_use]
    pub fn plan(&self, side: PlanSide) -> &Plan {
        &self.course(side).plan
    }

    /// The same, to be shared with a job.
    pub(super) fn shared(&self, side: PlanSide) -> Arc<Plan> {
        Arc::clone(&self.course(side).plan)
    }

    /// The simulation of `side`.
    #[must_use]
    pub const fn simulation(&self, side: PlanSide) -> &Simulation {
        &self.course(side).simulation
    }

    /// Both as they stand.
    pub(super) fn views(&self) -> Views<'_> {
        Views(self.sides.each_ref().map(|course| View {
            plan: &course.plan,
            parameters: &course.plan.parameters,
            simulation: &course.simulation,
            trace: &course.trace,
            people: course.people.as_ref(),
        }))
    }
}

/// A plan under some values of its parameters.
#[derive(Clone, Copy, Debug)]
pub(super) struct View<'a> {
    pub(super) plan: &'a Plan,
    pub(super) parameters: &'a Parameters,
    pub(super) simulation: &'a Simulation,
    pub(super) trace: &'a Trace,
    pub(super) people: Option<&'a Inhabitants>,
}

/// The plan and Nollalternativ.
#[derive(Clone, Copy, Debug)]
pub(super) struct Views<'a>(pub(super) [View<'a>; 2]);

impl<'a> Views<'a> {
    pub(super) const fn of(&self, side: PlanSide) -> View<'a> {
        let [plan, today] = self.0;
        match side {
            PlanSide::Plan => plan,
            PlanSide::Today => today,
        }
    }
}

impl<'a> View<'a> {
    /// `unit`, or all, in the month at `t`.
    pub(super) fn month(&self, unit: Option<UnitIdx>, t: usize) -> Option<&'a UnitMonth> {
        match unit {
            Some(unit) => self.simulation.at(unit, t),
            None => self.simulation.total.get(t).map(|month| &month.sum),
        }
    }

    /// What the figures of `unit` were made from.
    pub(super) fn basis(&self, unit: UnitIdx, t: usize) -> Option<&'a Basis> {
        self.trace.at(unit, t)
    }

    /// The calendar years in `months`, with the months of each.
    pub(super) fn years(&self, months: &Range<usize>) -> Vec<Range<usize>> {
        let inside = |year: Range<usize>| year.start.max(months.start)..year.end.min(months.end);
        let years = self.simulation.years().map(|(_, year)| inside(year));
        years.filter(|year| !year.is_empty()).collect()
    }
}
