//! The cheapest plan, from the question to the answer.

use std::ops::ControlFlow;

use super::beside::{Neighbour, neighbours};
use super::goal::{Goal, Miss};
use super::judge::Judge;
use super::prices::{Prices, Probe};
use super::search::{Branch, Found, Hunt, Stop};
use super::space::{CheapestError, CheapestOptions, Slot, Space};
use crate::edit::Command;
use crate::model::{
    Index, IndicatorTable, Message, Month, Ore, ParamId, ParamValue, Plan, PostsChange, StepId,
    UnitIdx,
};
use crate::simulate::{SimError, SimWarning, baseline_of, run};

/// How far a search has come.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CheapestProgress {
    /// Net new cost of the best plan so far, if any was found.
    pub cost: Option<Ore>,
    /// No plan has a lower one, but for rounding; `None` while nothing is known.
    pub bound: Option<Ore>,
    /// Plans that were simulated.
    pub tried: u64,
}

/// Told of progress after each plan; the search ends as soon as it answers `Break`. The search
/// itself has no clock.
pub type CheapestWatch<'a> = dyn FnMut(&CheapestProgress) -> ControlFlow<()> + 'a;

/// The social workers of a base in a plan that was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PostsChoice {
    /// The base.
    pub unit: UnitIdx,
    /// So many more than planned.
    pub by: i32,
    /// The step whose posts change.
    pub step: StepId,
    /// Its posts of social workers in the base.
    pub change: PostsChange,
}

/// A plan that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct CheapestPlan {
    /// The start of each step that has not begun, in the order of time.
    pub starts: Vec<(StepId, Month)>,
    /// Each base whose posts may vary.
    pub posts: Vec<PostsChoice>,
    /// Net new cost of all months.
    pub cost: Ore,
}

/// What the simulation says of a plan.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Judgement {
    /// Net new cost of all months.
    pub cost: Ore,
    /// Where it falls short of the curve or the frame; `None` where it reaches both.
    pub miss: Option<Miss>,
}

/// The answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Cheapest {
    /// The cheapest plan that was found; `None` where none was that reaches the curve within the
    /// frame (with `proven`: where there is none).
    pub best: Option<CheapestPlan>,
    /// The plan as it is.
    pub planned: Judgement,
    /// No plan that reaches the curve within the frame costs less; `None` while nothing is known,
    /// and where there is none.
    pub bound: Option<Ore>,
    /// Whether nothing is left to look at: then no plan is cheaper by more than `rounding`.
    pub proven: bool,
    /// How far the bound may be off because accounts are in whole öre; `bound` is lower by it.
    pub rounding: Ore,
    /// Plans that were simulated.
    pub tried: u64,
    /// Plans that there are.
    pub space: f64,
    /// Where no plan was found: where the one falls short that does so least.
    pub nearest: Option<Miss>,
    /// The plans just beside the one that was found, in the order of the steps and then the bases.
    pub beside: Vec<Neighbour>,
}

impl Cheapest {
    /// How much cheaper a plan could be at the most; `None` where nothing is known.
    #[must_use]
    pub fn gap(&self) -> Option<Ore> {
        let (best, bound) = (self.best.as_ref()?, self.bound?);
        Some(if self.proven { Ore::ZERO } else { (best.cost - bound).max(Ore::ZERO) })
    }

    /// The same as a share of the bound; `None` too where nothing above 0 is known of that.
    #[must_use]
    pub fn gap_share(&self) -> Option<f64> {
        let bound = self.bound.filter(|bound| *bound > Ore::ZERO)?;
        Some(self.gap()?.to_sek() / bound.to_sek())
    }
}

/// Looks for the cheapest plan, beginning with `plan` itself.
///
/// # Errors
/// [`CheapestError`] where the question cannot be worked on.
pub fn cheapest(
    table: &IndicatorTable,
    plan: &Plan,
    options: &CheapestOptions,
    watch: &mut CheapestWatch<'_>,
) -> Result<Cheapest, CheapestError> {
    let goal = Goal::new(plan, options)?;
    let space = Space::new(plan, options)?;
    let baseline = gross_of(table, &baseline_of(plan))?;
    // The same watch with a lifetime of its own.
    let mut watch = |progress: &CheapestProgress| watch(progress);
    let mut hunt = Hunt::new(&mut watch, Ore(baseline));
    let task = Task { table, plan, goal: &goal, space: &space };
    let mut planned = Judge::new(table, &goal, plan, &space, &vec![0; space.targets.len()]);
    let months: Vec<usize> = planned.slots().iter().map(|slot| slot.planned).collect();
    planned.run(&months)?;
    let planned = Judgement {
        cost: Ore(planned.gross().0 - baseline),
        miss: planned.miss().map(|(_, miss)| miss),
    };
    let proof = task.go(&mut hunt, &months)?;
    let nearest = hunt.nearest.filter(|_| hunt.best.is_none());
    let best = hunt.best.as_ref().map(|found| space.found(plan, found, Ore(baseline)));
    let beside = hunt
        .best
        .as_ref()
        .map(|found| neighbours((table, &goal), (plan, &space), (found, Ore(baseline))));
    let floor = hunt.open.into_iter().chain(hunt.best.map(|best| best.gross)).min();
    let floor = floor.filter(|_| proof.is_known);
    Ok(Cheapest {
        best,
        planned,
        bound: floor.map(|floor| Ore(floor.saturating_sub(baseline + proof.slack))),
        proven: proof.is_done,
        rounding: Ore(proof.slack),
        tried: hunt.tried,
        space: space.count(),
        nearest: nearest.map(|(_, miss)| miss),
        beside: beside.transpose()?.unwrap_or_default(),
    })
}

fn gross_of(table: &IndicatorTable, plan: &Plan) -> Result<i64, SimError> {
    let simulation = run(table, plan)?;
    Ok(simulation.cost(None, 0..simulation.months()).total().0)
}

/// How far the proof has come.
#[derive(Clone, Copy, Debug)]
struct Proof {
    /// Whether nothing is left to look at.
    is_done: bool,
    /// Whether of all that is left something is known.
    is_known: bool,
    /// Rounding, öre.
    slack: i64,
}

struct Task<'a> {
    table: &'a IndicatorTable,
    plan: &'a Plan,
    goal: &'a Goal,
    space: &'a Space,
}

impl Task<'_> {
    /// Goes through the combinations of posts, one after the other; `planned` are the positions of
    /// the plan's own months.
    fn go(&self, hunt: &mut Hunt<'_>, planned: &[usize]) -> Result<Proof, CheapestError> {
        let vectors = self.space.posts();
        let mut proof = Proof { is_done: false, is_known: false, slack: 0 };
        let told = |proof: Proof, stop: Stop| match stop {
            Stop::Told => Ok(proof),
            Stop::Sim(error) => Err(error.into()),
        };
        let mut vectors: Vec<(Option<i64>, Vec<i32>)> =
            vectors.into_iter().map(|posts| (None, posts)).collect();
        if vectors.len() > 1 {
            if let Err(stop) = self.set_least(hunt, &mut vectors) {
                return told(proof, stop);
            }
            proof.is_known = true;
        }
        for (number, (least, posts)) in vectors.iter().enumerate() {
            if least.is_some_and(|least| number > 0 && least >= hunt.cost()) {
                break;
            }
            // What the posts that are still to come may cost at the least.
            let others = vectors.get(number + 1).map_or(Some(i64::MAX), |(least, _)| *least);
            let open = [*least, others].into_iter().flatten();
            hunt.open = open.filter(|least| *least < i64::MAX).min();
            let mut judge = Judge::new(self.table, self.goal, self.plan, self.space, posts);
            if number == 0
                && let Err(stop) = hunt.look(&mut judge, posts, planned)
            {
                return told(proof, stop);
            }
            let prices = match self.prices(&mut judge, hunt, posts) {
                Ok(prices) => prices,
                Err(stop) => return told(proof, stop),
            };
            proof.slack = proof.slack.max(prices.slack);
            proof.is_known = true;
            let Some(least) = prices.least else {
                // What is live does not depend on posts: no plan at all is live enough.
                break;
            };
            hunt.open = others.filter(|least| *least < i64::MAX);
            if let Err(stop) = branch(&mut judge, hunt, posts, &prices, (least, others)) {
                return told(proof, stop);
            }
        }
        hunt.open = None;
        Ok(Proof { is_done: true, ..proof })
    }

    /// The prices of plans with these posts. Every plan that is simulated for them is looked at.
    fn prices(
        &self,
        judge: &mut Judge<'_>,
        hunt: &mut Hunt<'_>,
        posts: &[i32],
    ) -> Result<Prices, Stop> {
        let slots = judge.slots().to_vec();
        let (units, start) = (self.plan.units.len(), self.plan.start);
        let mut roomy = self.roomy(posts)?;
        Prices::new(&slots, units, start, &mut |months| {
            let verdict = hunt.look(judge, posts, months)?;
            let not_live = judge.not_live();
            let gross = match &mut roomy {
                Some((roomy, rent)) => {
                    roomy.run(months)?;
                    roomy.gross().0 - *rent
                }
                None => verdict.gross.0,
            };
            Ok(Probe { gross, not_live })
        })
    }

    /// Where steps may give up more area than a unit has: the same plans with room enough that
    /// none does, and what that room costs. Without it an area below nothing counts as none, and
    /// the cost would be no sum over the steps; with it the sum is never above the cost.
    fn roomy(&self, posts: &[i32]) -> Result<Option<(Judge<'_>, i64)>, SimError> {
        let mut judge = Judge::new(self.table, self.goal, self.plan, self.space, posts);
        let premises = self.plan.steps.iter().flat_map(|step| &step.premises);
        let mut lacking = vec![0.0; self.plan.units.len()];
        for change in premises {
            if let Some(lacking) = lacking.get_mut(change.unit.to_usize()) {
                *lacking -= change.area_m2.unwrap_or_default().min(0.0);
            }
        }
        let mut bare = self.plan.clone();
        bare.steps.clear();
        let before = gross_of(self.table, &bare)?;
        let mut is_roomy = false;
        for (unit, &lacking) in self.plan.units.indices().zip(&lacking) {
            for units in [&mut bare.units, &mut judge.plan_mut().units] {
                let Some(unit) = units.get_mut(unit) else { continue };
                if lacking > unit.today.area_m2 {
                    unit.today.area_m2 = lacking;
                    is_roomy = true;
                }
            }
        }
        if !is_roomy {
            return Ok(None);
        }
        Ok(Some((judge, gross_of(self.table, &bare)? - before)))
    }

    /// Sets beside each combination of posts the least that a plan with it may cost, öre, and puts
    /// those that may be cheapest first, after the plan's own. `None` where no plan is live enough.
    ///
    /// It is what the cheapest plan would cost without managers for the span: these cost
    /// something. Without them the cost is a sum over the bases too.
    fn set_least(
        &self,
        hunt: &mut Hunt<'_>,
        vectors: &mut [(Option<i64>, Vec<i32>)],
    ) -> Result<(), Stop> {
        let plan = self.without_span()?;
        let task = Task { plan: &plan, ..*self };
        let fewest = self.space.fewest();
        let mut prober = Prober::new(&task, &fewest)?;
        let slots = &self.space.slots;
        let prices = Prices::new(slots, plan.units.len(), plan.start, &mut |months| {
            hunt.tell()?;
            Ok::<Probe, Stop>(prober.run(months)?)
        })?;
        let mut dearer = Vec::with_capacity(fewest.len());
        for at in 0..fewest.len() {
            dearer.push(task.dearer(hunt, &prices, at)?);
        }
        let slack = prices.slack + 2 * fewest.len() as i64 * prices.slack_of_plan;
        for (least, posts) in vectors.iter_mut() {
            hunt.tell()?;
            let mut more: Vec<Vec<i64>> =
                slots.iter().map(|slot| vec![0; slot.months.len()]).collect();
            for (dearer, (by, fewest)) in dearer.iter().zip(posts.iter().zip(&fewest)) {
                let above = usize::try_from(by - fewest).unwrap_or_default();
                let own = more.get_mut(dearer.slot).zip(dearer.by_posts.get(above));
                let months = own.into_iter().flat_map(|(sum, more)| sum.iter_mut().zip(more));
                months.for_each(|(sum, more)| *sum += more);
            }
            *least = prices.least_with(slots, &more).map(|least| least - slack);
        }
        if let Some((_, others)) = vectors.split_first_mut() {
            others.sort_by_key(|(least, _)| *least);
        }
        Ok(())
    }

    /// The plan without managers for the span; where a step is to transfer more than there is,
    /// without equipment too: with fewer posts moved before, a later step may move more.
    fn without_span(&self) -> Result<Plan, SimError> {
        let mut plan = self.plan.clone();
        let nothing = ParamValue { value: 0.0, low: 0.0, high: 0.0 };
        let warnings = run(self.table, &plan)?.warnings;
        let is_capped =
            |warning: &SimWarning| matches!(warning, SimWarning::TransferTooLarge { .. });
        if warnings.iter().any(is_capped) {
            plan.parameters.set(ParamId::Equipment, nothing);
        }
        plan.parameters.set(ParamId::Span, nothing);
        Ok(plan)
    }

    /// What more posts of the target at position `at` cost; `prices` are those with the fewest.
    fn dearer(&self, hunt: &mut Hunt<'_>, prices: &Prices, at: usize) -> Result<Dearer, Stop> {
        let slots = &self.space.slots;
        let mut dearer = Dearer { slot: 0, by_posts: Vec::new() };
        let Some(target) = self.space.targets.get(at) else { return Ok(dearer) };
        let own = slots.iter().enumerate().find(|(_, slot)| slot.at == target.at);
        let Some((k, slot)) = own else { return Ok(dearer) };
        dearer.slot = k;
        dearer.by_posts.push(vec![0; slot.months.len()]);
        let latest = |(j, slot): (usize, &Slot)| if j < k { 0 } else { slot.months.len() - 1 };
        let mut months: Vec<usize> = slots.iter().enumerate().map(latest).collect();
        for by in target.least + 1..=target.most {
            let mut posts = self.space.fewest();
            posts.iter_mut().skip(at).take(1).for_each(|posts| *posts = by);
            let mut prober = Prober::new(self, &posts)?;
            let mut more = Vec::with_capacity(slot.months.len());
            for month in 0..slot.months.len() {
                hunt.tell()?;
                months.iter_mut().skip(k).take(1).for_each(|own| *own = month);
                more.push(prober.run(&months)?.gross - prices.told(k, month));
            }
            dearer.by_posts.push(more);
        }
        Ok(dearer)
    }
}

/// What posts above the fewest cost in the months of a step.
struct Dearer {
    /// The step that they come with.
    slot: usize,
    /// By number of posts above the fewest, and month.
    by_posts: Vec<Vec<i64>>,
}

/// Probes plans that nobody is told of.
struct Prober<'a> {
    judge: Judge<'a>,
    roomy: Option<(Judge<'a>, i64)>,
}

impl<'a> Prober<'a> {
    fn new(task: &'a Task<'_>, posts: &[i32]) -> Result<Self, SimError> {
        let judge = Judge::new(task.table, task.goal, task.plan, task.space, posts);
        Ok(Self { judge, roomy: task.roomy(posts)? })
    }

    fn run(&mut self, months: &[usize]) -> Result<Probe, SimError> {
        self.judge.run(months)?;
        let gross = match &mut self.roomy {
            Some((roomy, rent)) => {
                roomy.run(months)?;
                roomy.gross().0 - *rent
            }
            None => self.judge.gross().0,
        };
        Ok(Probe { gross, not_live: self.judge.not_live() })
    }
}

/// Looks at all plans with these posts.
fn branch(
    judge: &mut Judge<'_>,
    hunt: &mut Hunt<'_>,
    posts: &[i32],
    prices: &Prices,
    (least, others): (i64, Option<i64>),
) -> Result<(), Stop> {
    if prices.base + least >= hunt.cost() {
        return Ok(());
    }
    let months: Vec<usize> = judge.slots().iter().map(|slot| slot.months.len() - 1).collect();
    let last = hunt.look(judge, posts, &months).inspect_err(|_| {
        hunt.open = hunt.open.into_iter().chain([prices.base + least]).min();
    })?;
    Branch { hunt, judge, prices, posts, others, months }.descend(0, prices.base, last)
}

impl Space {
    pub(super) fn found(&self, plan: &Plan, found: &Found, baseline: Ore) -> CheapestPlan {
        let starts = self.slots.iter().zip(&found.months).filter_map(|(slot, &month)| {
            let step = slot.versions.get(month)?;
            Some((step.id, step.start))
        });
        let posts = self.targets.iter().zip(&found.posts).filter_map(|(target, &by)| {
            let step = plan.steps.get(target.at)?.id;
            Some(PostsChoice { unit: target.unit, by, step, change: target.changed(by) })
        });
        CheapestPlan {
            starts: starts.collect(),
            posts: posts.collect(),
            cost: Ore(found.gross) - baseline,
        }
    }
}

/// The command that makes `plan` the one that was found; `None` where it is already.
#[must_use]
pub fn command_of(plan: &Plan, found: &CheapestPlan) -> Option<Command> {
    let moved = found.starts.iter().filter_map(|&(step, start)| {
        let is_moved = plan.step(step)?.start != start;
        is_moved.then_some(Command::SetStepStart { step, start, move_premises: true })
    });
    let posts = found.posts.iter().filter(|choice| choice.by != 0);
    let posts = posts.map(|choice| Command::SetPosts { step: choice.step, change: choice.change });
    let commands: Vec<Command> = moved.chain(posts).collect();
    let label = Message::new("suggest-label-cheapest").number("count", commands.len() as f64);
    (!commands.is_empty()).then_some(Command::Batch { commands, label: Some(label) })
}
