//! The drawn parameters of every run.

use crate::model::{ParamId, ParamKind, Parameters, Plan, Shape};
use crate::probability::design::{Together, design};
use crate::probability::dist::{Pert, triangular};
use crate::probability::stream::key_of;

/// The parameters of `plan` that are drawn, in the order that they are shown.
///
/// A choice is never drawn, an effect only where effects are, and nothing whose range is a point.
#[must_use]
pub fn drawn_parameters(plan: &Plan, effects: bool) -> Vec<ParamId> {
    let is_drawn = |param: &ParamId| {
        let of_kind = match param.info().kind {
            ParamKind::Choice => false,
            ParamKind::Uncertain => true,
            ParamKind::Effect => effects,
        };
        let value = plan.parameters.get(*param);
        of_kind && plan.uncertainty.shape(*param) != Shape::Fixed && value.low < value.high
    };
    ParamId::ALL.into_iter().filter(is_drawn).collect()
}

/// How a parameter is drawn.
#[derive(Clone, Debug)]
enum Law {
    Pert(Pert),
    Triangular { low: f64, mode: f64, high: f64 },
}

impl Law {
    fn of(plan: &Plan, param: ParamId) -> Self {
        let value = plan.parameters.get(param);
        let (low, mode, high) = (value.low, value.value, value.high);
        match plan.uncertainty.shape(param) {
            Shape::Triangular => Self::Triangular { low, mode, high },
            // What is fixed is not drawn.
            Shape::Pert | Shape::Fixed => Self::Pert(Pert::new(low, mode, high)),
        }
    }

    /// The value at probability `u`, 0–1.
    fn quantile(&self, u: f64) -> f64 {
        match self {
            Self::Pert(pert) => pert.quantile(u),
            Self::Triangular { low, mode, high } => triangular(u, *low, *mode, *high),
        }
    }
}

/// The drawn parameters of all runs.
#[derive(Clone, Debug)]
pub struct Draws {
    drawn: Vec<ParamId>,
    laws: Vec<Law>,
    /// Per drawn parameter, the probability of its value in each run.
    places: Vec<Vec<f64>>,
}

impl Draws {
    /// The draws of `runs` runs by a Latin hypercube with the plan's groups.
    #[must_use]
    pub fn new(plan: &Plan, effects: bool, seed: u64, runs: usize) -> Self {
        let drawn = drawn_parameters(plan, effects);
        let keys: Vec<u64> =
            drawn.iter().map(|param| key_of(&["parameter", param.info().id])).collect();
        let position = |param: &ParamId| drawn.iter().position(|known| known == param);
        let together = plan.uncertainty.groups.iter().map(|group| {
            let members = group.members.iter();
            Together {
                members: members
                    .filter_map(|(param, way)| Some((position(param)?, *way)))
                    .collect(),
                correlation: group.correlation,
            }
        });
        let together: Vec<Together> = together.collect();
        let places = design(seed, runs, &keys, &together);
        let laws = drawn.iter().map(|param| Law::of(plan, *param)).collect();
        Self { drawn, laws, places }
    }

    /// The drawn parameters, in the order that they are shown.
    #[must_use]
    pub fn drawn(&self) -> &[ParamId] {
        &self.drawn
    }

    /// Sets what is drawn of `parameters`, otherwise the plan's, to that of run number `run`.
    pub fn set(&self, run: usize, parameters: &mut Parameters) {
        for ((param, law), places) in self.drawn.iter().zip(&self.laws).zip(&self.places) {
            if let Some(u) = places.get(run) {
                set_value(parameters, *param, law.quantile(*u));
            }
        }
    }

    /// The values of `param` in all runs; `None` where it is not drawn.
    #[must_use]
    pub fn values(&self, param: ParamId) -> Option<Vec<f64>> {
        let position = self.drawn.iter().position(|known| *known == param)?;
        let (law, places) = (self.laws.get(position)?, self.places.get(position)?);
        Some(places.iter().map(|u| law.quantile(*u)).collect())
    }

    /// The value of the drawn parameter at `position` where its probability is `u`.
    #[must_use]
    pub fn quantile(&self, position: usize, u: f64) -> Option<f64> {
        self.laws.get(position).map(|law| law.quantile(u))
    }
}

/// Gives `param` another most likely value; its range stays.
pub(super) fn set_value(parameters: &mut Parameters, param: ParamId, value: f64) {
    let mut new = parameters.get(param);
    new.value = value;
    parameters.set(param, new);
}
