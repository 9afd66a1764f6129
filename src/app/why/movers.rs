//! What an assumption does to a figure between its low and its high.

use super::evidence::View;
use super::{Asked, Evidence, FigureQuestion, PlanSide};
use crate::model::{IndicatorTable, ParamId, ParamValue, Parameters};
use crate::simulate::{Amount, Compiled, SimError, Simulation, Trace};
use crate::uncertain::TornadoBar;

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
