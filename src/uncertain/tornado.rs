//! One assumption at a time: how far the outcome goes between its low and its high.

use super::draws::drawn_parameters;
use super::outcome::Outcome;
use super::trial::{Pair, Trial, TrialRoom};
use crate::model::{IndicatorTable, ParamId};
use crate::simulate::SimError;

/// What one assumption does alone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TornadoBar {
    /// The assumption.
    pub param: ParamId,
    /// Its low and its high.
    pub range: [f64; 2],
    /// The outcome at its low and at its high; `None` where it is undefined.
    pub outcome: [Option<f64>; 2],
}

impl TornadoBar {
    /// The distance between the outcomes; 0 where one is undefined.
    #[must_use]
    pub fn swing(&self) -> f64 {
        let [low, high] = self.outcome;
        low.zip(high).map_or(0.0, |(low, high)| (high - low).abs())
    }
}

/// The bars of a tornado diagram.
#[derive(Clone, Debug, PartialEq)]
pub struct Tornado {
    /// What is looked at.
    pub outcome: Outcome,
    /// Its value with everything at the most likely.
    pub middle: Option<f64>,
    /// One bar for each assumption that is no choice and has a range, the longest first.
    pub bars: Vec<TornadoBar>,
}

/// The tornado diagram of `outcome`: every parameter that is drawn, at its low and at its high with all others at their most likely, without chance
/// events.
///
/// # Errors
/// [`SimError`] where the plan cannot be simulated.
pub fn tornado(table: &IndicatorTable, pair: &Pair, outcome: Outcome) -> Result<Tornado, SimError> {
    let trial = Trial::new(table, pair, outcome)?;
    let plan = trial.plan();
    let mut room = TrialRoom::default();
    let mut bars: Vec<TornadoBar> = drawn_parameters(plan, plan.uncertainty.effects)
        .into_iter()
        .map(|param| {
            let value = plan.parameters.get(param);
            let range = [value.low, value.high];
            TornadoBar { param, range, outcome: range.map(|at| trial.with(param, at, &mut room)) }
        })
        .collect();
    bars.sort_by(|a, b| b.swing().total_cmp(&a.swing()));
    Ok(Tornado { outcome, middle: trial.of(&plan.parameters, &mut room), bars })
}
