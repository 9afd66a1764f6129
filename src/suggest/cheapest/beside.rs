//! The plans just beside the one that was found: what each of its choices is worth.

use super::goal::{Goal, Miss};
use super::judge::Judge;
use super::search::Found;
use super::solve::CheapestPlan;
use super::space::Space;
use crate::model::{IndicatorTable, Month, Ore, Plan, StepId, UnitIdx};
use crate::simulate::SimError;

/// What differs from the plan that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beside {
    /// A step starts in this month, the next that it may start in.
    Start(StepId, Month),
    /// A base has one social worker more than in the plan that was found, or one fewer (−1).
    Posts(UnitIdx, i32),
}

/// A plan that differs from the one that was found in one month or one post.
#[derive(Clone, Debug, PartialEq)]
pub struct Neighbour {
    /// What differs.
    pub differs: Beside,
    /// The plan with its cost.
    pub plan: CheapestPlan,
    /// Where it falls short of the curve or the frame; `None` where it reaches both.
    pub miss: Option<Miss>,
}

/// The plans of `space` beside `found`: each step one possible month earlier and later, as far as
/// the order of the steps allows, and each base with one post fewer and more.
pub(super) fn neighbours(
    (table, goal): (&IndicatorTable, &Goal),
    (plan, space): (&Plan, &Space),
    (found, baseline): (&Found, Ore),
) -> Result<Vec<Neighbour>, SimError> {
    let mut all = Vec::new();
    let mut add = |judge: &mut Judge<'_>, differs, months: Vec<usize>, posts: Vec<i32>| {
        judge.run(&months)?;
        let beside = Found { months, posts, gross: judge.gross().0 };
        let miss = judge.miss().map(|(_, miss)| miss);
        all.push(Neighbour { differs, plan: space.found(plan, &beside, baseline), miss });
        Ok::<(), SimError>(())
    };
    let mut judge = Judge::new(table, goal, plan, space, &found.posts);
    for (k, slot) in space.slots.iter().enumerate() {
        let Some(&own) = found.months.get(k) else { continue };
        for month in [own.checked_sub(1), Some(own + 1)].into_iter().flatten() {
            let mut months = found.months.clone();
            months.iter_mut().skip(k).take(1).for_each(|own| *own = month);
            let Some(step) = slot.versions.get(month).filter(|_| space.is_in_order(&months)) else {
                continue;
            };
            add(&mut judge, Beside::Start(step.id, step.start), months, found.posts.clone())?;
        }
    }
    for (at, target) in space.targets.iter().enumerate() {
        let Some(&own) = found.posts.get(at) else { continue };
        for by in [-1, 1] {
            if !(target.least..=target.most).contains(&(own + by)) {
                continue;
            }
            let mut posts = found.posts.clone();
            posts.iter_mut().skip(at).take(1).for_each(|posts| *posts += by);
            let mut judge = Judge::new(table, goal, plan, space, &posts);
            add(&mut judge, Beside::Posts(target.unit, by), found.months.clone(), posts)?;
        }
    }
    Ok(all)
}
