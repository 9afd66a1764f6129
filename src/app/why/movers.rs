//! What an assumption does to a figure between its low and its high.

use std::sync::Arc;

use super::evidence::View;
use super::{Asked, Evidence, FigureQuestion, PlanSide};
use crate::app::balance::{Balances, Measure};
use crate::measure::balance::Outlines;
use crate::model::{
    DistrictSet, IndicatorTable, Month, ParamId, ParamValue, Parameters, Plan, UnitIdx,
};
use crate::simulate::{Amount, Compiled, Demand, SimError, Simulation, Trace};
use crate::uncertain::{Outcome, Pair, TornadoBar, drawn_parameters, tornado};

/// What Nollalternativ goes without, whatever the plan has.
const NOT_TODAY: [ParamId; 2] = [ParamId::WageSupplement, ParamId::CaseloadCeiling];

/// A plan and Nollalternativ, ready to be run with other values.
#[derive(Debug)]
pub struct Movers<'a> {
    compiled: [Compiled<'a>; 2],
    evidence: &'a Evidence,
}

impl<'a> Movers<'a> {
    /// Makes what `evidence` is of ready.
    ///
    /// # Errors
    /// [`SimError`] where it cannot be simulated.
    pub fn new(table: &IndicatorTable, evidence: &'a Evidence) -> Result<Self, SimError> {
        let of = |side| Compiled::new(table, evidence.plan(side));
        Ok(Self { compiled: [of(PlanSide::Plan)?, of(PlanSide::Today)?], evidence })
    }

    /// What `param` does to `question` between its low and its high, all others as they are: two
    /// runs, or four where the figure is a difference from Nollalternativ.
    #[must_use]
    pub fn bar(&self, question: &FigureQuestion, param: ParamId) -> TornadoBar {
        let value = self.evidence.plan(PlanSide::Plan).parameters.get(param);
        let range = [value.low, value.high];
        let outcome =
            range.map(|at| self.under(question, param, ParamValue { value: at, ..value }));
        TornadoBar { param, range, outcome }
    }

    /// The figure where `param` has `value`.
    fn under(&self, question: &FigureQuestion, param: ParamId, value: ParamValue) -> Option<f64> {
        let is_difference = matches!(question.asked, Asked::Cost(Amount::NetNew, _));
        let tried = [PlanSide::Plan, PlanSide::Today].map(|side| {
            let is_asked = is_difference || question.side == side;
            let stays = side == PlanSide::Today && NOT_TODAY.contains(&param);
            (is_asked && !stays).then(|| self.run(side, param, value))
        });
        let mut views = self.evidence.views();
        for (view, tried) in views.0.iter_mut().zip(&tried) {
            if let Some((parameters, simulation, trace)) = tried {
                *view = View { parameters, simulation, trace, ..*view };
            }
        }
        question.value_in(&views)
    }

    fn run(
        &self,
        side: PlanSide,
        param: ParamId,
        value: ParamValue,
    ) -> (Parameters, Simulation, Trace) {
        let mut parameters = self.evidence.plan(side).parameters.clone();
        parameters.set(param, value);
        let [plan, today] = &self.compiled;
        let compiled = if side == PlanSide::Plan { plan } else { today };
        let (simulation, trace) = compiled.run_traced(&parameters);
        (parameters, simulation, trace)
    }
}

/// The question what moves a figure most, with all that its answer needs beside the map.
#[derive(Clone, Debug)]
pub enum MoversTask {
    /// Of a figure of the plan that the evidence is of.
    Figure(Arc<Evidence>, FigureQuestion),
    /// Of a measure of a unit in the balance of a month.
    Balance(Arc<Evidence>, Measure, UnitIdx, Month),
    /// Of an outcome of the first plan, less that of the others.
    Outcome(Vec<Arc<Plan>>, Outcome),
}

impl PartialEq for MoversTask {
    /// The same question about the same state of the same plans.
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Figure(a, asked), Self::Figure(b, other)) => Arc::ptr_eq(a, b) && asked == other,
            (Self::Balance(a, measure, unit, month), Self::Balance(b, m, u, at)) => {
                Arc::ptr_eq(a, b) && (measure, unit, month) == (m, u, at)
            }
            (Self::Outcome(a, outcome), Self::Outcome(b, other)) => {
                let are_same =
                    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| Arc::ptr_eq(a, b));
                are_same && outcome == other
            }
            _ => false,
        }
    }
}

impl MoversTask {
    /// A bar for each assumption, the longest first; none where the plan cannot be simulated.
    /// `None` where nobody waits any more.
    pub(in crate::app) fn answer(
        &self,
        map: &DistrictSet,
        is_cancelled: &(dyn Fn() -> bool + Sync),
    ) -> Option<Vec<TornadoBar>> {
        let mut bars = match self {
            Self::Figure(evidence, question) => {
                let candidates = question.candidates(evidence.plan(PlanSide::Plan));
                match Movers::new(&map.indicators, evidence) {
                    Ok(movers) => {
                        tried(&candidates, is_cancelled, |param| movers.bar(question, param))?
                    }
                    Err(_) => Vec::new(),
                }
            }
            Self::Balance(evidence, measure, unit, month) => {
                let plan = evidence.plan(PlanSide::Plan);
                let outlines = Arc::new(Outlines::of(map));
                let drawn = drawn_parameters(plan, false);
                let candidates: Vec<ParamId> =
                    drawn.into_iter().filter(|param| measure.inputs().contains(param)).collect();
                tried(&candidates, is_cancelled, |param| {
                    let value = plan.parameters.get(param);
                    let range = [value.low, value.high];
                    let outcome = range.map(|at| {
                        let mut plan = plan.clone();
                        plan.parameters.set(param, ParamValue { value: at, ..value });
                        let demand = Demand::new(&map.indicators, &plan);
                        let balances = Balances::of(map, &plan, &demand, Arc::clone(&outlines));
                        balances.at(*month).value(*measure, *unit)
                    });
                    TornadoBar { param, range, outcome }
                })?
            }
            Self::Outcome(plans, outcome) => outcome_bars(map, plans, *outcome, is_cancelled)?,
        };
        bars.sort_by(|a, b| b.swing().total_cmp(&a.swing()));
        Some(bars)
    }
}

/// The bar of each of `params`; `None` where nobody waits any more.
fn tried(
    params: &[ParamId],
    is_cancelled: &(dyn Fn() -> bool + Sync),
    bar: impl Fn(ParamId) -> TornadoBar,
) -> Option<Vec<TornadoBar>> {
    params.iter().map(|&param| (!is_cancelled()).then(|| bar(param))).collect()
}

/// The bars of the first plan's outcome, less those of the others: an assumption is at its low, or
/// at its high, in all of them at once.
fn outcome_bars(
    map: &DistrictSet,
    plans: &[Arc<Plan>],
    outcome: Outcome,
    is_cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Vec<TornadoBar>> {
    let mut bars: Option<Vec<TornadoBar>> = None;
    for plan in plans {
        if is_cancelled() {
            return None;
        }
        let found = tornado(&map.indicators, &Pair::new(Plan::clone(plan)), outcome);
        let Ok(found) = found else { return Some(Vec::new()) };
        let Some(bars) = &mut bars else {
            bars = Some(found.bars);
            continue;
        };
        for bar in bars {
            // What is not uncertain in the other plan changes nothing there.
            let other = found.bars.iter().find(|other| other.param == bar.param);
            let outcome = other.map_or([found.middle; 2], |other| other.outcome);
            for (end, other) in bar.outcome.iter_mut().zip(outcome) {
                *end = end.zip(other).map(|(value, other)| value - other);
            }
        }
    }
    Some(bars.unwrap_or_default())
}
