//! The plans that are sought among: when each step may start, and how many posts may vary.
#![expect(
    clippy::indexing_slicing,
    reason = "slots, their months and targets are numbered by the space that holds them"
)]

use std::collections::BTreeSet;

use super::goal::{CurveMeasure, CurvePoint};
use crate::edit::Command;
use crate::model::{
    Explain, Message, Month, Plan, PostsChange, Role, RolloutStep, StepId, UnitIdx,
};
use crate::simulate::SimError;

/// The months between two possible starts that can be chosen: every month, quarter, half-year.
pub const GRIDS: [u16; 3] = [1, 3, 6];
/// The most posts by which the social workers of a base may differ from the plan.
pub const MAX_POSTS: u16 = 5;
/// The most combinations of posts that are gone through.
const MAX_VECTORS: usize = 100_000;

/// What the cheapest plan is to keep to.
#[derive(Clone, Debug, PartialEq)]
pub struct CheapestOptions {
    /// The curve, at least one point.
    pub curve: Vec<CurvePoint>,
    /// What it is of.
    pub measure: CurveMeasure,
    /// Months between two possible starts, one of [`GRIDS`], counted from January; a step may
    /// also start where the plan has it.
    pub grid: u16,
    /// The social workers of each base may be so many more or fewer than planned.
    pub posts: u16,
    /// Steps that stay where they are.
    pub hold: BTreeSet<StepId>,
    /// Whether every cost must be paid for.
    pub frame: bool,
}

impl Default for CheapestOptions {
    fn default() -> Self {
        Self {
            curve: Vec::new(),
            measure: CurveMeasure::default(),
            grid: 3,
            posts: 0,
            hold: BTreeSet::new(),
            frame: true,
        }
    }
}

/// Why the question cannot be worked on.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
pub enum CheapestError {
    /// The plan cannot be simulated.
    #[error(transparent)]
    Sim(#[from] SimError),
    /// No point of a curve.
    #[error("the curve has no point")]
    NoCurve,
    /// A point lies outside the plan's months.
    #[error("{0} is outside the plan's months")]
    Month(Month),
    /// A share that is not above 0 and at most 1.
    #[error("a share of {0}: choose above 0 and at most 1")]
    Share(f64),
    /// An unknown grid.
    #[error("a grid of {0} months: choose 1, 3 or 6")]
    Grid(u16),
    /// Too many posts more or fewer.
    #[error("{0} posts more or fewer: choose at most {MAX_POSTS}")]
    Posts(u16),
    /// A step that the plan does not have.
    #[error("the plan has no step {}", .0.0)]
    Step(StepId),
    /// More combinations of posts than can be gone through.
    #[error("{bases} bases with {posts} posts more or fewer are too many combinations")]
    TooMany {
        /// Bases whose posts may vary.
        bases: usize,
        /// By how many.
        posts: u16,
    },
}

impl Explain for CheapestError {
    fn message(&self) -> Message {
        let new = Message::new;
        match *self {
            Self::Sim(error) => error.message(),
            Self::NoCurve => new("cheapest-error-no-curve"),
            Self::Month(month) => new("cheapest-error-month").text("month", month.to_string()),
            Self::Share(_) => new("cheapest-error-share"),
            Self::Grid(_) => new("cheapest-error-grid"),
            Self::Posts(_) => new("cheapest-error-posts").number("max", f64::from(MAX_POSTS)),
            Self::Step(id) => new("cheapest-error-step").text("id", id.0.to_string()),
            Self::TooMany { bases, posts } => new("cheapest-error-too-many")
                .number("bases", bases as f64)
                .number("posts", f64::from(posts)),
        }
    }
}

/// The steps of `plan` that a question may move: those that have not begun.
pub fn may_move(plan: &Plan) -> impl Iterator<Item = &RolloutStep> {
    plan.steps.iter().filter(|step| step.start >= plan.start)
}

/// A step of the rollout, in the order of their start, with the months that it may start in.
#[derive(Clone, Debug)]
pub(super) struct Slot {
    /// Position in the plan's list.
    pub(super) at: usize,
    /// Months that it may start in, counted from the plan's first, rising.
    pub(super) months: Vec<i32>,
    /// The step as it is when it starts in each of them.
    pub(super) versions: Vec<RolloutStep>,
    /// Position of the month that the plan has.
    pub(super) planned: usize,
    /// Whether it must start later than the one before, because in one and the same month the
    /// list's order would put it first.
    pub(super) is_after: bool,
}

impl Slot {
    /// Whether it may start in `month` where the one before starts in `before`.
    pub(super) fn may_follow(&self, before: i32, month: i32) -> bool {
        if self.is_after { before < month } else { before <= month }
    }

    fn retain(&mut self, keep: impl Fn(i32) -> bool) {
        let planned = self.months.get(self.planned).copied();
        let kept = self.months.iter().zip(std::mem::take(&mut self.versions));
        let kept: Vec<(i32, RolloutStep)> =
            kept.filter(|(month, _)| keep(**month)).map(|(month, step)| (*month, step)).collect();
        (self.months, self.versions) = kept.into_iter().unzip();
        // The plan's own order holds, so its months are never taken away.
        let position = self.months.iter().position(|&month| Some(month) == planned);
        self.planned = position.unwrap_or_default();
    }
}

/// The social workers of a base, and the step whose posts change with them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Target {
    pub(super) unit: UnitIdx,
    /// Position of the step in the plan's list.
    pub(super) at: usize,
    /// Its posts in the plan.
    pub(super) change: PostsChange,
    pub(super) least: i32,
    pub(super) most: i32,
}

impl Target {
    /// The step's posts where the base has `by` social workers more than planned: new ones more,
    /// or first of all new ones and then transferred ones fewer.
    pub(super) fn changed(&self, by: i32) -> PostsChange {
        let new = self.change.new + f64::from(by);
        PostsChange {
            new: new.max(0.0),
            transferred: self.change.transferred + new.min(0.0),
            ..self.change
        }
    }
}

/// All plans that are sought among.
#[derive(Clone, Debug)]
pub(super) struct Space {
    pub(super) slots: Vec<Slot>,
    pub(super) targets: Vec<Target>,
}

impl Space {
    pub(super) fn new(plan: &Plan, options: &CheapestOptions) -> Result<Self, CheapestError> {
        if !GRIDS.contains(&options.grid) {
            return Err(CheapestError::Grid(options.grid));
        }
        if options.posts > MAX_POSTS {
            return Err(CheapestError::Posts(options.posts));
        }
        if let Some(&id) = options.hold.iter().find(|&&id| plan.step(id).is_none()) {
            return Err(CheapestError::Step(id));
        }
        let mut order: Vec<usize> = (0..plan.steps.len()).collect();
        order.retain(|&at| plan.steps[at].start >= plan.start);
        order.sort_by_key(|&at| plan.steps[at].start);
        let mut slots: Vec<Slot> = Vec::with_capacity(order.len());
        for at in order {
            let is_after = slots.last().is_some_and(|before| before.at > at);
            slots.push(slot(plan, options, at, is_after));
        }
        keep_order(&mut slots);
        let targets = targets(plan, options, &slots);
        let space = Self { slots, targets };
        if space.vectors().is_none_or(|vectors| vectors > MAX_VECTORS) {
            let bases = space.targets.len();
            return Err(CheapestError::TooMany { bases, posts: options.posts });
        }
        Ok(space)
    }

    /// Number of combinations of posts.
    fn vectors(&self) -> Option<usize> {
        let of = |target: &Target| usize::try_from(target.most - target.least + 1).ok();
        self.targets.iter().try_fold(1_usize, |product, target| product.checked_mul(of(target)?))
    }

    /// The combinations of posts: as planned first, then those with fewer posts before others.
    pub(super) fn posts(&self) -> Vec<Vec<i32>> {
        let mut all = vec![Vec::new()];
        for target in &self.targets {
            let longer = all.iter().flat_map(|vector: &Vec<i32>| {
                (target.least..=target.most).map(move |by| {
                    let mut vector = vector.clone();
                    vector.push(by);
                    vector
                })
            });
            all = longer.collect();
        }
        let is_planned = |vector: &[i32]| vector.iter().all(|&by| by == 0);
        all.sort_by_key(|vector| (!is_planned(vector), vector.iter().sum::<i32>()));
        all
    }

    /// The fewest posts that each target may have.
    pub(super) fn fewest(&self) -> Vec<i32> {
        self.targets.iter().map(|target| target.least).collect()
    }

    /// Whether steps that start in the months at these positions keep their order.
    pub(super) fn is_in_order(&self, months: &[usize]) -> bool {
        let starts: Option<Vec<i32>> = self
            .slots
            .iter()
            .zip(months)
            .map(|(slot, &month)| slot.months.get(month).copied())
            .collect();
        let later = self.slots.iter().skip(1);
        starts.is_some_and(|starts| {
            let pairs = starts.windows(2).zip(later);
            pairs.into_iter().all(|(pair, slot)| slot.may_follow(pair[0], pair[1]))
        })
    }

    /// The plans of the space, as many as there are.
    pub(super) fn count(&self) -> f64 {
        let mut ways: Vec<f64> = Vec::new();
        for (k, slot) in self.slots.iter().enumerate() {
            let before = k.checked_sub(1).map(|before| &self.slots[before].months);
            let to = |&month: &i32| match before {
                None => 1.0,
                Some(months) => {
                    let from = months.iter().zip(&ways);
                    let from = from.filter(|(before, _)| slot.may_follow(**before, month));
                    from.map(|(_, ways)| ways).sum()
                }
            };
            ways = slot.months.iter().map(to).collect();
        }
        let chains = if self.slots.is_empty() { 1.0 } else { ways.iter().sum() };
        chains * self.vectors().unwrap_or_default() as f64
    }
}

/// The months that the step at `at` may start in.
fn slot(plan: &Plan, options: &CheapestOptions, at: usize, is_after: bool) -> Slot {
    let step = &plan.steps[at];
    let own = step.start.months_since(plan.start);
    let grid = i32::from(options.grid);
    let mut months: Vec<i32> = if options.hold.contains(&step.id) {
        Vec::new()
    } else {
        let on_grid = |t: &i32| (plan.start.plus(*t).month() - 1) % grid == 0;
        (0..i32::from(plan.horizon_months)).filter(on_grid).collect()
    };
    months.push(own);
    months.sort_unstable();
    months.dedup();
    let mut alone = plan.clone();
    let version = |month: i32| {
        let start = plan.start.plus(month);
        let command = Command::SetStepStart { step: step.id, start, move_premises: true };
        // Premises may not be moved out of the calendar: then the step may not start there.
        let undo = command.apply(&mut alone).ok()?;
        let moved = alone.steps[at].clone();
        undo.apply(&mut alone).ok()?;
        Some((month, moved))
    };
    let (months, versions): (Vec<i32>, Vec<RolloutStep>) =
        months.into_iter().filter_map(version).unzip();
    let planned = months.iter().position(|&month| month == own).unwrap_or_default();
    Slot { at, months, versions, planned, is_after }
}

/// Takes away months in which no order of the steps lets a step start.
fn keep_order(slots: &mut [Slot]) {
    let mut before = i32::MIN;
    for slot in slots.iter_mut() {
        let is_after = slot.is_after;
        slot.retain(|month| if is_after { before < month } else { before <= month });
        before = slot.months.first().copied().unwrap_or(before);
    }
    let (mut after, mut is_after) = (i32::MAX, false);
    for slot in slots.iter_mut().rev() {
        slot.retain(|month| if is_after { month < after } else { month <= after });
        after = slot.months.last().copied().unwrap_or(after);
        is_after = slot.is_after;
    }
}

/// Of each base the first step that may move and gives it social workers.
fn targets(plan: &Plan, options: &CheapestOptions, slots: &[Slot]) -> Vec<Target> {
    if options.posts == 0 {
        return Vec::new();
    }
    let most = i32::from(options.posts);
    let target = |unit: UnitIdx| {
        let free = slots.iter().filter(|slot| !options.hold.contains(&plan.steps[slot.at].id));
        let mut steps = free.map(|slot| (slot.at, &plan.steps[slot.at]));
        steps.find_map(|(at, step)| {
            let is_own =
                |change: &&PostsChange| change.unit == unit && change.role == Role::SocialWorker;
            let change = *step.posts.iter().find(is_own)?;
            let has = (change.new + change.transferred).floor() as i32;
            Some(Target { unit, at, change, least: (-most).max(-has), most })
        })
    };
    plan.local_units().filter_map(|(unit, _)| target(unit)).collect()
}
