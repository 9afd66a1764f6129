//! How sure the order of the local need index is, whatever its indicators weigh.

use super::{ExplainAnswer, ExplainTask};
use crate::app::AppState;
use crate::measure::need::{NeedIndex, Robustness, RobustnessOptions, robustness};
use crate::model::{DistrictSet, NeedMethod, NeedTerm};

/// Weightings drawn.
const WEIGHTINGS: usize = 1_000;

/// The part of the districts that counts as having the highest need.
const HIGHEST_PART: f64 = 0.2;

/// How near drawn weights keep to the chosen ones, for each indicator with a weight: with 4 and
/// four equal weights the standard deviation of each is about 11 percentage points (antagande).
const CONCENTRATION_EACH: f64 = 4.0;

/// What the answer depends on beside the map.
#[derive(Clone, Debug, PartialEq)]
pub struct RobustnessTask {
    terms: Vec<NeedTerm>,
    method: NeedMethod,
}

impl RobustnessTask {
    pub(super) fn answer(&self, map: &DistrictSet) -> Robustness {
        let index = NeedIndex { terms: &self.terms, method: &self.method };
        let weighted = self.terms.iter().filter(|term| term.weight > 0.0).count();
        let highest = (HIGHEST_PART * map.len() as f64).round() as usize;
        let options = RobustnessOptions {
            weightings: WEIGHTINGS,
            seed: 1,
            concentration: CONCENTRATION_EACH * weighted as f64,
            highest: highest.max(1),
        };
        robustness(&map.indicators, map.len(), &index, &options)
    }
}

impl AppState {
    /// What is asked with the plan's index.
    #[must_use]
    pub fn robustness_task(&self) -> RobustnessTask {
        let plan = self.shown_plan();
        RobustnessTask { terms: plan.need.clone(), method: plan.need_method.clone() }
    }

    /// How sure the order of the plan's index is, once it is known.
    #[must_use]
    pub fn robustness(&self) -> Option<&Robustness> {
        match self.explained(&ExplainTask::Robustness(self.robustness_task()))? {
            Ok(ExplainAnswer::Robustness(robustness)) => Some(robustness),
            _ => None,
        }
    }
}
