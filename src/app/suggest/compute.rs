//! Answers the questions, on a thread of its own and against the clock.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::{Answer, Found, Placed, SuggestFailure};
use crate::model::{DistrictSet, Plan};
use crate::suggest::cheapest::{CheapestOptions, cheapest};
use crate::suggest::ensemble::{EnsembleOptions, ensemble};
use crate::suggest::exact::{SolveError, solve};
use crate::suggest::order::{OrderProblem, OrderProgress, suggest_order};
use crate::suggest::{
    Answer as PointAnswer, AssignmentTask, Ceilings, NearLimits, Part, Point, Problem, Progress,
    SearchLimits, Slack, Watch, front, near_best, search,
};

/// Districts up to which the best assignment is proven rather than only bounded.
const EXACT_DISTRICTS: usize = 256;
/// Moves that are tried before the proof begins, a few hundredths of a second.
const FIRST_MOVES: u64 = 40_000;
/// Between two pieces of news.
const NEWS_EVERY: Duration = Duration::from_millis(120);
/// Slack of a near-best assignment in the objective's own measure where the best is no more than
/// this.
const LEAST_SLACK: f64 = 1e-3;
/// Points of the front at the most.
const FRONT_POINTS: usize = 12;

/// A question with all that its answer needs.
#[derive(Clone, Debug)]
pub enum SuggestJob {
    /// The best assignment.
    Assignment {
        /// The task.
        task: Arc<AssignmentTask>,
        /// Whether no measure but the number of changes may become worse.
        never_worse: bool,
        /// How long, seconds.
        seconds: f64,
        /// Seed of the first search.
        seed: u64,
    },
    /// The front of load against way.
    TradeOffs {
        /// The task.
        task: Arc<AssignmentTask>,
        /// How long, seconds.
        seconds: f64,
    },
    /// What the near-best agree on.
    Settled {
        /// The task.
        task: Arc<AssignmentTask>,
        /// How much worse counts as near, a share of the best.
        share: f64,
        /// How long the best is looked for, seconds.
        seconds: f64,
        /// Seed of the walk.
        seed: u64,
    },
    /// An ensemble round the plan.
    Context {
        /// The task.
        task: Arc<AssignmentTask>,
        /// The plan's assignment.
        start: Vec<Part>,
        /// How it is drawn.
        options: EnsembleOptions,
    },
    /// The best order.
    Order {
        /// The problem.
        problem: Arc<OrderProblem>,
        /// The plan's order.
        start: Vec<Option<usize>>,
        /// How long, seconds.
        seconds: f64,
    },
    /// The cheapest plan.
    Cheapest {
        /// The map.
        map: Arc<DistrictSet>,
        /// The plan to begin with.
        plan: Arc<Plan>,
        /// What it is to keep to.
        options: CheapestOptions,
        /// How long, seconds.
        seconds: f64,
    },
}

/// When to end, and whether anybody still wants to know.
struct Clock<'a> {
    until: Instant,
    is_cancelled: &'a (dyn Fn() -> bool + Sync),
}

impl<'a> Clock<'a> {
    fn new(seconds: f64, is_cancelled: &'a (dyn Fn() -> bool + Sync)) -> Self {
        let seconds = if seconds.is_finite() { seconds.clamp(0.0, 86_400.0) } else { 0.0 };
        Self { until: Instant::now() + Duration::from_secs_f64(seconds), is_cancelled }
    }

    fn flow(&self) -> ControlFlow<()> {
        if (self.is_cancelled)() || Instant::now() >= self.until {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    }
}

impl SuggestJob {
    /// Computes the answer. `tell` hears what is found on the way; the last word is the result.
    #[must_use]
    pub fn run(
        &self,
        is_cancelled: &(dyn Fn() -> bool + Sync),
        tell: &(dyn Fn(Answer) + Sync),
    ) -> Answer {
        match self {
            Self::Assignment { task, never_worse, seconds, seed } => {
                let clock = Clock::new(*seconds, is_cancelled);
                let start = task.start.as_deref();
                let news = |found: &Found| tell(Answer::Assignment(found.clone()));
                best(&task.problem, start, *never_worse, *seed, &clock, &news).map_or_else(
                    |error| Answer::Failed(SuggestFailure::Assignment(error)),
                    Answer::Assignment,
                )
            }
            Self::TradeOffs { task, seconds } => {
                let clock = Clock::new(*seconds, is_cancelled);
                Answer::TradeOffs(points(&task.problem, *seconds, &clock))
            }
            Self::Settled { task, share, seconds, seed } => {
                settled(task, *share, *seconds, *seed, is_cancelled, tell)
            }
            Self::Context { task, start, options } => {
                let follow = |done: f64| {
                    tell(Answer::Progress(done as f32));
                    if is_cancelled() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
                };
                match ensemble(&task.problem, start, options, &follow) {
                    Ok(ensemble) => {
                        let placed = Placed::all(&task.problem, start, &ensemble);
                        Answer::Context(Box::new(ensemble), placed)
                    }
                    Err(error) => Answer::Failed(SuggestFailure::Ensemble(error)),
                }
            }
            Self::Order { problem, start, seconds } => {
                order(problem, start, &Clock::new(*seconds, is_cancelled))
            }
            Self::Cheapest { map, plan, options, seconds } => {
                let clock = Clock::new(*seconds, is_cancelled);
                match cheapest(&map.indicators, plan, options, &mut |_| clock.flow()) {
                    Ok(found) => Answer::Cheapest(Box::new(found)),
                    Err(error) => Answer::Failed(SuggestFailure::Cheapest(error)),
                }
            }
        }
    }
}

/// The best assignment of `problem` that is found before the clock says so.
///
/// A short search by chance gives something to begin with; branch and bound then proves it or
/// finds the best. Where there are too many districts for that the bound comes from its root and
/// the time goes to the search.
fn best(
    problem: &Problem,
    start: Option<&[Part]>,
    never_worse: bool,
    seed: u64,
    clock: &Clock<'_>,
    news: &dyn Fn(&Found),
) -> Result<Found, SolveError> {
    problem.check()?;
    let ceilings = match start {
        Some(start) if never_worse => Ceilings::never_worse(&problem.terms(start)),
        _ => Ceilings::default(),
    };
    let mut report = Report { problem, news, last: None, bound: f64::NEG_INFINITY };
    let is_small = problem.len() <= EXACT_DISTRICTS;
    let first = if is_small { FIRST_MOVES } else { 1_000 };
    let limits = SearchLimits { moves: first, ceilings };
    let begun = search(problem, start, seed, &limits, &mut |progress| {
        report.hear(progress);
        clock.flow()
    });
    let exact = solve(problem, begun.as_deref().or(start), &mut |progress| {
        if !never_worse {
            report.hear(progress);
        }
        report.bound = report.bound.max(progress.bound);
        let is_enough = never_worse || !is_small;
        if is_enough && progress.bound.is_finite() { ControlFlow::Break(()) } else { clock.flow() }
    });
    if is_small && !never_worse {
        let solution = exact?;
        return Ok(Found {
            parts: solution.owners,
            terms: solution.terms,
            objective: solution.objective,
            bound: solution.bound,
            proven: solution.proven,
        });
    }
    let bound = match exact {
        Ok(solution) => solution.bound,
        Err(SolveError::Stopped) => report.bound,
        Err(error) => return Err(error),
    };
    report.bound = bound;
    let limits = SearchLimits { moves: u64::MAX, ceilings };
    let found = search(
        problem,
        begun.as_deref().or(start),
        seed.wrapping_add(1),
        &limits,
        &mut |progress| {
            report.hear(progress);
            clock.flow()
        },
    );
    let parts = found.or(begun).ok_or(SolveError::Stopped)?;
    Ok(found_at(problem, parts, bound))
}

/// `parts` with what is known of it.
fn found_at(problem: &Problem, parts: Vec<Part>, bound: f64) -> Found {
    let terms = problem.terms(&parts);
    let objective = terms.objective(&problem.weights);
    // The tolerance that proofs have themselves.
    let proven = objective - bound <= 1e-9;
    Found { parts, terms, objective, bound, proven }
}

/// Passes news on, not too often.
struct Report<'a> {
    problem: &'a Problem,
    news: &'a dyn Fn(&Found),
    last: Option<Instant>,
    bound: f64,
}

impl Report<'_> {
    fn hear(&mut self, progress: &Progress<'_>) {
        self.bound = self.bound.max(progress.bound);
        let Some(best) = progress.best else { return };
        if self.last.is_some_and(|last| last.elapsed() < NEWS_EVERY) {
            return;
        }
        self.last = Some(Instant::now());
        (self.news)(&found_at(self.problem, best.to_vec(), self.bound));
    }
}

fn points(problem: &Problem, seconds: f64, clock: &Clock<'_>) -> Vec<Point> {
    let each = Duration::from_secs_f64(seconds.clamp(0.0, 86_400.0) / FRONT_POINTS as f64);
    let mut solver = |problem: &Problem, start: Option<&[Part]>, watch: &mut Watch<'_>| {
        // One point that is hard to prove must not take the time of all the others.
        let until = Instant::now() + each;
        let mut watch = |progress: &Progress<'_>| {
            if Instant::now() >= until { ControlFlow::Break(()) } else { watch(progress) }
        };
        let solution = solve(problem, start, &mut watch).ok()?;
        Some(PointAnswer { owners: solution.owners, proven: solution.proven })
    };
    front(problem, FRONT_POINTS, &mut solver, &mut |_| clock.flow())
}

fn settled(
    task: &AssignmentTask,
    share: f64,
    seconds: f64,
    seed: u64,
    is_cancelled: &(dyn Fn() -> bool + Sync),
    tell: &(dyn Fn(Answer) + Sync),
) -> Answer {
    let clock = Clock::new(seconds, is_cancelled);
    let problem = &task.problem;
    let found = match best(problem, task.start.as_deref(), false, seed, &clock, &|_| ()) {
        Ok(found) => found,
        Err(error) => return Answer::Failed(SuggestFailure::Assignment(error)),
    };
    tell(Answer::Progress(0.3));
    // A share of nothing is nothing: only then the slack is absolute.
    let least = if found.objective > LEAST_SLACK { 0.0 } else { LEAST_SLACK };
    let slack = Slack { share, least };
    let limits = NearLimits::default();
    match near_best(problem, &found.parts, slack, seed, &limits, &mut |_| clock.flow()) {
        Some(near) => Answer::Settled(found, near),
        None => Answer::Failed(SuggestFailure::NotValid),
    }
}

fn order(problem: &OrderProblem, start: &[Option<usize>], clock: &Clock<'_>) -> Answer {
    let mut watch = |_: &OrderProgress<'_>| clock.flow();
    match suggest_order(problem, Some(start), &mut watch) {
        Ok(suggested) => Answer::Order(suggested),
        Err(error) => Answer::Failed(SuggestFailure::Order(error)),
    }
}
