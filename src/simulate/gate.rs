//! Follow-up gates: whether a step's conditions hold at their date.
//!
//! `docs/model.md`, section Follow-up gate.

use super::result::{Simulation, UnitMonth};
use crate::model::{Gate, GateMeasure, Index, Month, Ore, Plan, RolloutStep, UnitIdx};

/// Months over which turnover and funding are looked at.
const YEAR: usize = 12;

/// What came of a gate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GateOutcome {
    /// What was measured; `None` where it is undefined.
    pub value: Option<f64>,
    /// Whether it reaches the target.
    pub passes: bool,
}

/// The month in which the gate of `step` is looked at; `None` where it has none.
#[must_use]
pub fn gate_month(step: &RolloutStep) -> Option<Month> {
    step.gate.map(|gate| gate.month.unwrap_or_else(|| step.start.plus(-1)))
}

/// What gates look at of a unit in a month.
#[derive(Clone, Copy, Debug)]
pub(crate) struct UnitState {
    pub(crate) districts: usize,
    pub(crate) coverage: Option<f64>,
    pub(crate) caseload: Option<f64>,
    pub(crate) filled: f64,
    pub(crate) leavers: f64,
}

/// Where gates look.
pub(crate) trait Course {
    /// First month.
    fn start(&self) -> Month;
    /// Number of months.
    fn months(&self) -> usize;
    /// Number of units.
    fn units(&self) -> usize;
    /// A unit in the month at position `t`.
    fn unit(&self, unit: UnitIdx, t: usize) -> Option<UnitState>;
    /// Gross cost and gap of the month at position `t`.
    fn cost(&self, t: usize) -> (Ore, Ore);
}

impl Course for Simulation {
    fn start(&self) -> Month {
        self.start
    }

    fn months(&self) -> usize {
        self.total.len()
    }

    fn units(&self) -> usize {
        self.units.len()
    }

    fn unit(&self, unit: UnitIdx, t: usize) -> Option<UnitState> {
        let UnitMonth { districts, coverage, caseload, filled, leavers, .. } = *self.at(unit, t)?;
        Some(UnitState { districts, coverage, caseload, filled, leavers })
    }

    fn cost(&self, t: usize) -> (Ore, Ore) {
        let month = self.total.get(t);
        month.map_or((Ore::ZERO, Ore::ZERO), |month| (month.sum.cost.total(), month.gap))
    }
}

impl Simulation {
    /// What comes of the gate of `step`; `None` where it has none, or where its month, or the
    /// months that it looks at, are not simulated.
    #[must_use]
    pub fn gate(&self, plan: &Plan, step: &RolloutStep) -> Option<GateOutcome> {
        gate_in(self, plan, step)
    }

    /// Turnover of `units` together in the twelve months up to and including position `t`, or in as
    /// many as are simulated: 1 − (1 − m)^12, per cent, with m the mean part that leaves in a
    /// month. `None` where nobody is employed.
    #[must_use]
    pub fn turnover_percent(&self, units: &[UnitIdx], t: usize) -> Option<f64> {
        turnover_percent(self, units, t)
    }
}

/// What comes of the gate of `step` in `course`: [`Simulation::gate`].
pub(crate) fn gate_in(
    course: &impl Course,
    plan: &Plan,
    step: &RolloutStep,
) -> Option<GateOutcome> {
    let gate = step.gate?;
    let position = |month: Month| {
        let t = usize::try_from(month.months_since(course.start())).ok();
        t.filter(|&t| t < course.months())
    };
    if gate.measure == GateMeasure::Funding {
        let value = funded_percent(course, position(step.start)?);
        return Some(GateOutcome { value, passes: value.is_none_or(|value| reaches(gate, value)) });
    }
    let t = position(gate_month(step)?)?;
    let looked_at = looked_at(course, plan.central(), t);
    let months = looked_at.iter().filter_map(|unit| course.unit(*unit, t));
    let (value, passes_undefined) = match gate.measure {
        GateMeasure::Coverage => {
            let coverage = months.filter_map(|month| month.coverage).reduce(f64::min);
            (coverage.map(|coverage| coverage * 100.0), true)
        }
        GateMeasure::Caseload => {
            let caseloads: Option<Vec<f64>> = months.map(|month| month.caseload).collect();
            (caseloads.and_then(|values| values.into_iter().reduce(f64::max)), false)
        }
        GateMeasure::Turnover | GateMeasure::Funding => {
            (turnover_percent(course, &looked_at, t), false)
        }
    };
    let passes = value.map_or(passes_undefined, |value| reaches(gate, value));
    Some(GateOutcome { value, passes })
}

/// The units other than the central one that serve a district in month `t`; where there is none,
/// the central one.
fn looked_at(course: &impl Course, central: UnitIdx, t: usize) -> Vec<UnitIdx> {
    let units = (0..course.units()).map(UnitIdx::from_usize);
    let serves = |unit: &UnitIdx| {
        *unit != central && course.unit(*unit, t).is_some_and(|month| month.districts > 0)
    };
    let local: Vec<UnitIdx> = units.filter(serves).collect();
    if local.is_empty() { vec![central] } else { local }
}

/// The part of the gross cost of the twelve months from position `t` that is paid for, per cent, or
/// of as many as are simulated.
fn funded_percent(course: &impl Course, t: usize) -> Option<f64> {
    let months = (t..(t + YEAR).min(course.months())).map(|t| course.cost(t));
    let sum = |(gross, gap): (Ore, Ore), month: (Ore, Ore)| (gross + month.0, gap + month.1);
    let (gross, gap) = months.fold((Ore::ZERO, Ore::ZERO), sum);
    (gross > Ore::ZERO).then(|| 100.0 * (1.0 - gap.to_sek() / gross.to_sek()))
}

/// [`Simulation::turnover_percent`].
fn turnover_percent(course: &impl Course, units: &[UnitIdx], t: usize) -> Option<f64> {
    let range = (t + 1).saturating_sub(YEAR)..t + 1;
    let sum = |value: &dyn Fn(UnitState) -> f64| -> f64 {
        let of = |unit: &UnitIdx| {
            let unit = *unit;
            range.clone().filter_map(move |t| course.unit(unit, t))
        };
        units.iter().flat_map(of).map(value).sum()
    };
    let filled = sum(&|month| month.filled);
    let leavers = sum(&|month| month.leavers);
    (filled > 1e-9).then(|| 100.0 * (1.0 - (1.0 - leavers / filled).powi(YEAR as i32)))
}

/// Whether `value` reaches the target of `gate`, or does not exceed it.
fn reaches(gate: Gate, value: f64) -> bool {
    let slack = 1e-9 * gate.target.abs().max(1.0);
    let above = if gate.measure.is_floor() { 1.0 } else { -1.0 };
    (value - gate.target) * above >= -slack
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulate::run;

    fn decided(measure: GateMeasure, target: f64, month: Option<Month>) -> Option<GateOutcome> {
        let map = crate::read::builtin("linkoping").unwrap();
        let mut plan = crate::simulate::tests::preset(&map, "beslut-2023");
        let last = plan.steps.len() - 1;
        plan.steps[last].gate = Some(Gate { measure, target, month });
        let simulation = run(&map.indicators, &plan).unwrap();
        simulation.gate(&plan, &plan.steps[last])
    }

    #[test]
    fn a_gate_compares_the_worst_unit_with_its_target() {
        let caseload = decided(GateMeasure::Caseload, 1e6, None).unwrap();
        assert!(caseload.passes);
        let value = caseload.value.unwrap();
        assert!(decided(GateMeasure::Caseload, value, None).unwrap().passes);
        assert!(!decided(GateMeasure::Caseload, value - 0.01, None).unwrap().passes);
        let coverage = decided(GateMeasure::Coverage, 100.5, None).unwrap();
        assert!(!coverage.passes && coverage.value.unwrap() <= 100.0);
    }

    #[test]
    fn turnover_without_supplement_is_that_of_the_parameter_in_the_steady_state() {
        let turnover = decided(GateMeasure::Turnover, 18.0, None).unwrap();
        assert!((turnover.value.unwrap() - 18.0).abs() < 1e-9);
        assert!(turnover.passes);
    }

    #[test]
    fn a_gate_outside_the_horizon_is_not_decided() {
        assert_eq!(decided(GateMeasure::Coverage, 50.0, Some(Month::new(2099, 1))), None);
    }
}
