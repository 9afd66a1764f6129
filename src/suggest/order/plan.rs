//! A plan's rollout as a problem, and an order as a command.

use std::collections::{BTreeMap, BTreeSet};

use crate::edit::Command;
use crate::model::{
    DistrictIdx, Index, IndicatorTable, Month, Plan, Role, RolloutStep, StepId, UnitIdx,
};
use crate::simulate::{Demand, social_worker_year_sek, social_workers_at_norm};

use super::problem::{Order, OrderDistrict, OrderProblem, OrderStep, OrderWeights};

/// How far the posts of a unit may be stretched.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Slack {
    /// So many social workers' work for each post; 1 is the caseload norm.
    Times(f64),
    /// As far as the plan's own order stretches them where it does so most, but at least 1. Where
    /// the plan has districts with a unit without posts no slack is enough, and this is 1.
    AsPlanned,
}

/// What an order of rollout for a plan is to keep to.
#[derive(Clone, Debug, PartialEq)]
pub struct OrderOptions {
    /// How far posts may be stretched.
    pub slack: Slack,
    /// The most that the social workers for what is live by a step may cost a year, tkr in 2026
    /// prices; steps that are not named have no limit.
    pub budgets_tkr: BTreeMap<StepId, f64>,
    /// What matters.
    pub weights: OrderWeights,
    /// Districts that keep the step that they have.
    pub locked: BTreeSet<DistrictIdx>,
    /// Districts that go live together.
    pub groups: Vec<Vec<DistrictIdx>>,
    /// Whether a step to come in which districts go live must keep at least one.
    pub keep_steps: bool,
    /// Whether a district that goes live in the plan must do so in the order too.
    pub keep_live: bool,
    /// Whether need may be covered no later, over the whole horizon, than in the plan.
    pub no_later: bool,
}

impl Default for OrderOptions {
    fn default() -> Self {
        Self {
            slack: Slack::Times(1.0),
            budgets_tkr: BTreeMap::new(),
            weights: OrderWeights::default(),
            locked: BTreeSet::new(),
            groups: Vec::new(),
            keep_steps: false,
            keep_live: false,
            no_later: false,
        }
    }
}

/// The steps of `plan` as an [`OrderProblem`] numbers them: by month, then as in the list.
fn steps_by_month(plan: &Plan) -> Vec<&RolloutStep> {
    let mut steps: Vec<&RolloutStep> = plan.steps.iter().collect();
    steps.sort_by_key(|step| step.start);
    steps
}

/// The step that stands at each position of an [`Order`]'s steps.
#[must_use]
pub fn step_ids(plan: &Plan) -> Vec<StepId> {
    steps_by_month(plan).into_iter().map(|step| step.id).collect()
}

/// The order that `plan` has: the step from which each district is live, which is a later one
/// than its own where it belongs to the central unit until then.
#[must_use]
pub fn planned_order(plan: &Plan) -> Order {
    let steps = steps_by_month(plan);
    let planned = |district: DistrictIdx| {
        let live = plan.live_from(district)?;
        let own = plan.step_of(district)?;
        let is_own = |step: &&RolloutStep| own.start == live && step.id == own.id;
        let of_month = |step: &&RolloutStep| own.start != live && step.start == live;
        steps.iter().position(|step| is_own(step) || of_month(step))
    };
    plan.assignment.indices().map(planned).collect()
}

/// The rollout of `plan` on a map with these figures, as a problem. Its units are the plan's, its
/// districts the map's, its steps those of [`step_ids`].
///
/// A district's posts are what a steady flow of its cases takes at the caseload norm
/// ([`social_workers_at_norm`]), without the rise of the first year; its cost is that of so many
/// social workers in a base ([`social_worker_year_sek`]). People are children 0–17. Districts of
/// the central unit stay; those that went live before the plan's first month, or go live after
/// its last, keep their step.
#[must_use]
pub fn problem_of(table: &IndicatorTable, plan: &Plan, options: &OrderOptions) -> OrderProblem {
    let by_month = steps_by_month(plan);
    let planned = planned_order(plan);
    let demand = Demand::new(table, plan);
    let all_need = demand.municipal_need();
    let tkr_a_post = social_worker_year_sek(plan) / 1000.0;
    let districts = demand.districts.iter_enumerated().zip(&planned);
    let districts = districts.map(|((district, figures), &step)| {
        let posts = social_workers_at_norm(plan, demand.started(figures.reports));
        let (steps, may_stay) = choices(plan, &by_month, options, district, step);
        OrderDistrict {
            need: if all_need > 0.0 { figures.need_children / all_need } else { 0.0 },
            people: figures.children_0_17,
            posts,
            cost: posts * tkr_a_post,
            units: units_of(plan, &by_month, district),
            steps,
            may_stay,
        }
    });
    let mut problem = OrderProblem {
        horizon: u32::from(plan.horizon_months),
        districts: districts.collect(),
        steps: by_month
            .iter()
            .enumerate()
            .map(|(at, step)| OrderStep {
                start: step.start.months_since(plan.start),
                budget: options.budgets_tkr.get(&step.id).copied(),
                must_open: options.keep_steps
                    && is_within(plan, step.start)
                    && planned.contains(&Some(at)),
            })
            .collect(),
        posts: posts_by_step(plan, &by_month),
        slack: 1.0,
        groups: options
            .groups
            .iter()
            .map(|group| group.iter().map(|district| district.to_usize()).collect())
            .collect(),
        weights: options.weights,
        least_early: None,
    };
    problem.slack = match options.slack {
        Slack::Times(slack) => slack,
        Slack::AsPlanned => problem.slack_of(&planned).unwrap_or(1.0),
    };
    if options.no_later {
        problem.least_early = Some(problem.terms(&planned).early);
    }
    problem
}

fn is_within(plan: &Plan, month: Month) -> bool {
    (plan.start..plan.end()).contains(&month)
}

/// The unit that `district` has in each of `steps` once it is live; `None` where that is the
/// central one.
fn units_of(plan: &Plan, steps: &[&RolloutStep], district: DistrictIdx) -> Vec<Option<usize>> {
    let own = |step: &&RolloutStep| {
        let unit = plan.unit_at(district, step.start);
        (unit != plan.central()).then_some(unit.to_usize())
    };
    steps.iter().map(own).collect()
}

/// The steps that `district` may go live in, and whether it may stay; `planned` is its step.
fn choices(
    plan: &Plan,
    steps: &[&RolloutStep],
    options: &OrderOptions,
    district: DistrictIdx,
    planned: Option<usize>,
) -> (Vec<usize>, bool) {
    let keeps =
        planned.and_then(|step| steps.get(step)).is_some_and(|step| !is_within(plan, step.start));
    if keeps || options.locked.contains(&district) {
        return (planned.into_iter().collect(), planned.is_none());
    }
    let units = units_of(plan, steps, district);
    let may = |&(step, unit): &(usize, &Option<usize>)| {
        unit.is_some() && steps.get(step).is_some_and(|step| is_within(plan, step.start))
    };
    let may: Vec<usize> = units.iter().enumerate().filter(may).map(|(step, _)| step).collect();
    let may_stay = may.is_empty() || !options.keep_live || planned.is_none();
    (may, may_stay)
}

/// Social workers' posts of each unit that are planned to be in place in the month of each step.
/// As in the simulation, a step moves no more posts than the central unit has.
fn posts_by_step(plan: &Plan, steps: &[&RolloutStep]) -> Vec<Vec<f64>> {
    let role = Role::SocialWorker;
    let central = plan.central().to_usize();
    let today = plan.units.iter().map(|unit| unit.today.posts.get(role as usize).copied());
    let mut now: Vec<f64> = today.map(Option::unwrap_or_default).collect();
    let mut by_step: Vec<(Month, Vec<f64>)> = Vec::with_capacity(steps.len());
    for step in steps {
        for change in step.posts.iter().filter(|change| change.role == role) {
            let mut moved = change.transferred;
            if step.start >= plan.start {
                if change.unit.to_usize() == central {
                    moved = 0.0;
                }
                let Some(left) = now.get_mut(central) else { continue };
                moved = moved.min(*left).max(0.0);
                *left -= moved;
            }
            if let Some(posts) = now.get_mut(change.unit.to_usize()) {
                *posts += moved + change.new;
            }
        }
        by_step.push((step.start, now.clone()));
    }
    let at_end_of = |month: Month| {
        let of_month = by_step.iter().rev().find(|(start, _)| *start == month);
        of_month.map(|(_, posts)| posts)
    };
    let unit = |unit: UnitIdx| {
        let posts = |step: &&RolloutStep| {
            at_end_of(step.start).and_then(|posts| posts.get(unit.to_usize())).copied()
        };
        steps.iter().map(|step| posts(step).unwrap_or(0.0)).collect()
    };
    plan.units.indices().map(unit).collect()
}

/// The command that gives `plan` this order; `None` where it has it already. A district of the
/// central unit is left as it is.
#[must_use]
pub fn command_of(plan: &Plan, order: &[Option<usize>]) -> Option<Command> {
    let ids = step_ids(plan);
    let planned = planned_order(plan);
    let changed = plan.assignment.indices().zip(planned.iter().zip(order));
    let steps: Vec<(DistrictIdx, Option<StepId>)> = changed
        .filter(|(_, (before, after))| before != after)
        .map(|(district, (_, after))| (district, after.and_then(|step| ids.get(step).copied())))
        .collect();
    if steps.is_empty() { None } else { Some(Command::RestoreGoLive { steps }) }
}
