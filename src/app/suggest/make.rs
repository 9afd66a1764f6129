//! Questions about the open plan, as jobs.

use std::sync::Arc;

use super::compute::SuggestJob;
use super::seen::ContextTolerance;
use super::{PlanState, Question, SuggestChoices};
use crate::app::document::Document;
use crate::measure::distance::Ways;
use crate::model::{DistrictIdx, IndexVec, Month, Plan, StepId, UnitIdx};
use crate::suggest::ensemble::EnsembleOptions;
use crate::suggest::order::{OrderOptions, OrderProblem, planned_order, problem_of, step_ids};
use crate::suggest::{
    AssignmentOptions, AssignmentTask, Part, TaskError, Terms, Weights, assignment_task,
};

/// What a running question is about: the answer is put together with it.
#[derive(Clone, Debug)]
pub(super) enum Pending {
    Assignment {
        of: PlanState,
        is_mend: bool,
        month: Month,
        base: Base,
    },
    TradeOffs {
        of: PlanState,
        month: Month,
        base: Base,
    },
    Settled {
        of: PlanState,
        base: Base,
        percent: f64,
    },
    Context {
        of: PlanState,
        base: Base,
        start: Vec<Part>,
        tolerance_percent: f64,
        seed: u64,
    },
    Order {
        of: PlanState,
        problem: Arc<OrderProblem>,
        steps: Vec<StepId>,
        planned: Vec<Option<usize>>,
    },
    Cheapest {
        of: PlanState,
        plan: Arc<Plan>,
    },
}

/// An assignment task with where it starts from.
#[derive(Clone, Debug)]
pub(super) struct Base {
    pub(super) task: Arc<AssignmentTask>,
    pub(super) start: IndexVec<DistrictIdx, UnitIdx>,
}

impl Base {
    /// Terms of the assignment as it is; `None` where a district has no base.
    pub(super) fn start_terms(&self) -> Option<Terms> {
        self.task.start.as_deref().map(|start| self.task.problem.terms(start))
    }
}

/// Why a question cannot be asked of this plan.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum AskError {
    /// The assignment cannot be made a task.
    Task(TaskError),
    /// Some districts have no base, so there is nothing to compare with.
    Unassigned(Vec<DistrictIdx>),
}

impl From<TaskError> for AskError {
    fn from(error: TaskError) -> Self {
        Self::Task(error)
    }
}

/// The assignment of the open plan in `month` as a task.
pub(super) fn base(
    document: &Document,
    month: Month,
    options: &AssignmentOptions,
) -> Result<Base, TaskError> {
    let ways = Ways::of(&document.map, &document.plan);
    let start = document.plan.owners_at(month);
    let way = |district, unit| ways.get(district, unit);
    let task = assignment_task(&document.map, &document.plan, &start, &way, options)?;
    Ok(Base { task: Arc::new(task), start })
}

/// `question` of the open plan in `month`: the job that answers it, and what it is about.
pub(super) fn job(
    document: &Document,
    of: PlanState,
    month: Month,
    question: Question,
    choices: &SuggestChoices,
) -> Result<(SuggestJob, Pending), AskError> {
    let (seconds, seed) = (choices.seconds, choices.seed);
    match question {
        Question::Assignment | Question::Mend => {
            let is_mend = question == Question::Mend;
            let base = if is_mend {
                base(document, month, &mending(&choices.options))?
            } else {
                base(document, month, &choices.options)?
            };
            let never_worse = choices.never_worse && !is_mend;
            let task = base.task.clone();
            let job = SuggestJob::Assignment { task, never_worse, seconds, seed };
            Ok((job, Pending::Assignment { of, is_mend, month, base }))
        }
        Question::TradeOffs => {
            let base = base(document, month, &choices.options)?;
            let job = SuggestJob::TradeOffs { task: base.task.clone(), seconds };
            Ok((job, Pending::TradeOffs { of, month, base }))
        }
        Question::Settled => {
            let base = base(document, month, &choices.options)?;
            let percent = choices.near_percent;
            let (task, share) = (base.task.clone(), percent / 100.0);
            let job = SuggestJob::Settled { task, share, seconds, seed };
            Ok((job, Pending::Settled { of, base, percent }))
        }
        Question::Context => context(document, of, month, choices),
        Question::Order => {
            let plan = &document.plan;
            let groups = plan.rules.groups.iter();
            let groups = groups.map(|group| group.districts.iter().copied().collect()).collect();
            let options = OrderOptions { groups, ..choices.order.clone() };
            let problem = problem_of(&document.map.indicators, plan, &options);
            let (problem, planned) = (Arc::new(problem), planned_order(plan));
            let start = planned.clone();
            let job = SuggestJob::Order { problem: problem.clone(), start, seconds };
            let steps = step_ids(plan);
            Ok((job, Pending::Order { of, problem, steps, planned }))
        }
        Question::Cheapest => {
            let (map, plan) = (document.map.clone(), Arc::new(document.plan.clone()));
            let options = choices.cheapest.clone();
            let job = SuggestJob::Cheapest { map, plan: plan.clone(), options, seconds };
            Ok((job, Pending::Cheapest { of, plan }))
        }
    }
}

/// What makes areas whole with the fewest children moved: nothing else matters, and limits of
/// load and distance do not hold it up.
fn mending(options: &AssignmentOptions) -> AssignmentOptions {
    AssignmentOptions {
        weights: Weights { changes: 1.0, ..Weights::default() },
        contiguous: true,
        // Who has no base is nobody's island.
        keep_central: true,
        max_deviation_percent: None,
        max_way: None,
        ..options.clone()
    }
}

fn context(
    document: &Document,
    of: PlanState,
    month: Month,
    choices: &SuggestChoices,
) -> Result<(SuggestJob, Pending), AskError> {
    // The chain knows neither locks nor groups, and no limit but its own tolerance.
    let options = AssignmentOptions {
        locks: false,
        groups: false,
        max_deviation_percent: None,
        max_way: None,
        ..choices.options.clone()
    };
    let base = base(document, month, &options)?;
    let Some(start) = base.task.start.clone() else {
        let owners = base.start.iter_enumerated();
        let without = owners.filter(|&(_, unit)| !base.task.units.contains(unit));
        return Err(AskError::Unassigned(without.map(|(district, _)| district).collect()));
    };
    let needed = ContextTolerance::of(document, &base.task.problem, &start);
    let tolerance_percent = choices.tolerance_percent.unwrap_or_else(|| needed.suggested());
    let options = EnsembleOptions {
        plans: choices.plans,
        seed: choices.seed,
        ..EnsembleOptions::new(tolerance_percent / 100.0)
    };
    let task = base.task.clone();
    let job = SuggestJob::Context { task, start: start.clone(), options };
    let seed = choices.seed;
    Ok((job, Pending::Context { of, base, start, tolerance_percent, seed }))
}
