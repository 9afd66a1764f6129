//! The drawn parameters of every run.

use super::runs::threads;
use crate::model::{ParamId, ParamKind, ParamValue, Parameters, Plan, Shape};
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

/// From so many runs on their parameters are drawn on all threads.
const MANY: usize = 500;

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

/// What the draws of a plan follow from: where it is the same, so are they.
#[derive(Clone, Debug, PartialEq)]
struct Origin {
    seed: u64,
    runs: usize,
    /// The drawn parameters.
    drawn: Vec<(ParamId, ParamValue, Shape)>,
    together: Vec<Together>,
}

impl Origin {
    fn of(plan: &Plan, effects: bool, seed: u64, runs: usize) -> Self {
        let drawn = drawn_parameters(plan, effects);
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
        let together = together.collect();
        let of = |param| (param, plan.parameters.get(param), plan.uncertainty.shape(param));
        Self { seed, runs, drawn: drawn.into_iter().map(of).collect(), together }
    }
}

/// The drawn parameters of all runs.
#[derive(Clone, Debug)]
pub struct Draws {
    origin: Origin,
    drawn: Vec<ParamId>,
    laws: Vec<Law>,
    /// Per drawn parameter, its value in each run.
    values: Vec<Vec<f64>>,
}

impl Draws {
    /// The draws of `runs` runs by a Latin hypercube with the plan's groups.
    #[must_use]
    pub fn new(plan: &Plan, effects: bool, seed: u64, runs: usize) -> Self {
        Self::from(plan, Origin::of(plan, effects, seed, runs))
    }

    /// The same; `known` is used where it is what would come out, and replaced where it is not.
    pub fn shared<'a>(
        known: &'a mut Option<Self>,
        plan: &Plan,
        effects: bool,
        seed: u64,
        runs: usize,
    ) -> &'a Self {
        let origin = Origin::of(plan, effects, seed, runs);
        let fitting = known.take().filter(|known| known.origin == origin);
        known.insert(fitting.unwrap_or_else(|| Self::from(plan, origin)))
    }

    fn from(plan: &Plan, origin: Origin) -> Self {
        let drawn: Vec<ParamId> = origin.drawn.iter().map(|(param, ..)| *param).collect();
        let keys: Vec<u64> =
            drawn.iter().map(|param| key_of(&["parameter", param.info().id])).collect();
        let mut values = design(origin.seed, origin.runs, &keys, &origin.together);
        let laws: Vec<Law> = drawn.iter().map(|param| Law::of(plan, *param)).collect();
        let turn = |laws: &[Law], columns: &mut [Vec<f64>]| {
            for (law, column) in laws.iter().zip(columns) {
                for place in column.iter_mut() {
                    *place = law.quantile(*place);
                }
            }
        };
        // A thread of its own takes longer to begin than a few draws.
        let threads = if origin.runs < MANY { 1 } else { threads() };
        let each = laws.len().div_ceil(threads).max(1);
        std::thread::scope(|scope| {
            let mut parts = laws.chunks(each).zip(values.chunks_mut(each));
            let first = parts.next();
            for (laws, columns) in parts {
                scope.spawn(move || turn(laws, columns));
            }
            if let Some((laws, columns)) = first {
                turn(laws, columns);
            }
        });
        Self { origin, drawn, laws, values }
    }

    /// The drawn parameters, in the order that they are shown.
    #[must_use]
    pub fn drawn(&self) -> &[ParamId] {
        &self.drawn
    }

    /// Sets what is drawn of `parameters`, otherwise the plan's, to that of run number `run`.
    pub fn set(&self, run: usize, parameters: &mut Parameters) {
        for (param, values) in self.drawn.iter().zip(&self.values) {
            if let Some(value) = values.get(run) {
                set_value(parameters, *param, *value);
            }
        }
    }

    /// The values of `param` in all runs; `None` where it is not drawn.
    #[must_use]
    pub fn values(&self, param: ParamId) -> Option<Vec<f64>> {
        let position = self.drawn.iter().position(|known| *known == param)?;
        self.values.get(position).cloned()
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
