//! Help with planning posts: how many a target asks for, and when to advertise at the latest.

use crate::app::state::AppState;
use crate::model::{Month, Role, StepId, UnitIdx};
use crate::uncertain::{PostsTarget, advertises, advertising_ahead, posts_needed};

/// The probability with which staff are to be there at a step's start.
pub const ADVERTISED_IN_TIME: f64 = 0.9;

/// Social workers that a base has and needs, full-time equivalents.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitNeed {
    /// The base.
    pub unit: UnitIdx,
    /// Posts, month by month.
    pub planned: Vec<f64>,
    /// What the target asks for, filled and fully ramped, month by month.
    pub needed: Vec<f64>,
}

impl UnitNeed {
    /// The month in which most are needed, and how many.
    #[must_use]
    pub fn most(&self) -> Option<(usize, f64)> {
        let needed = self.needed.iter().copied().enumerate();
        needed.max_by(|a, b| a.1.total_cmp(&b.1))
    }
}

/// When a step's new posts are advertised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StepAdvertising {
    /// The step.
    pub step: StepId,
    /// Its start.
    pub start: Month,
    /// When the plan advertises.
    pub planned: Month,
    /// The latest month in which the posts are filled at the start with the probability
    /// [`ADVERTISED_IN_TIME`].
    pub latest: Month,
}

impl StepAdvertising {
    /// Whether the plan advertises in time.
    #[must_use]
    pub fn is_in_time(&self) -> bool {
        self.planned <= self.latest
    }
}

/// What a target asks for.
#[derive(Clone, Debug, PartialEq)]
pub struct Planning {
    /// The bases that serve somebody.
    pub units: Vec<UnitNeed>,
    /// The steps to come that bring new posts, in the plan's order.
    pub steps: Vec<StepAdvertising>,
}

impl AppState {
    /// What `target` asks for; `None` where the plan cannot be simulated.
    #[must_use]
    pub fn planning(&self, target: PostsTarget) -> Option<Planning> {
        let plan = &self.document.plan;
        let simulation = self.results.simulation()?;
        let needed = posts_needed(plan, simulation, target);
        let unit = |unit: UnitIdx| {
            let months = simulation.units.get(unit)?;
            let posts = |month: &crate::simulate::UnitMonth| {
                month.posts.get(Role::SocialWorker as usize).copied().unwrap_or_default()
            };
            let needed = needed.get(unit)?.clone();
            let serves = months.iter().any(|month| month.districts > 0);
            let planned = months.iter().map(posts).collect();
            serves.then_some(UnitNeed { unit, planned, needed })
        };
        let steps = plan.steps.iter().filter(|step| {
            step.start >= plan.start && step.posts.iter().any(|change| change.new > 0.0)
        });
        let ahead = advertising_ahead(plan, ADVERTISED_IN_TIME);
        let steps = steps.map(|step| StepAdvertising {
            step: step.id,
            start: step.start,
            planned: advertises(plan, step),
            latest: step.start.plus(-ahead.months),
        });
        Some(Planning {
            units: plan.local_units().filter_map(|(index, _)| unit(index)).collect(),
            steps: steps.collect(),
        })
    }
}
