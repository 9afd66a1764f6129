//! The answers, computed in a job.

use std::sync::Arc;

use super::{Clusters, ExplainTask, clusters, levels, segregation};
use crate::app::compare::{Comparison, DifferenceRuns};
use crate::measure::cluster::NoCluster;
use crate::measure::need::Robustness;
use crate::measure::segregation::{
    Bootstrap, BootstrapOptions, DivisionBand, PerIndex, SegregationIndex, bootstrap,
};
use crate::model::{DistrictSet, Explain, FinerAreas, Message};
use crate::scene::Cartogram;
use crate::uncertain::TornadoBar;

/// An answer.
#[derive(Clone, Debug)]
pub enum ExplainAnswer {
    /// An interval for each index.
    Intervals(Box<PerIndex<Bootstrap>>),
    /// Clusters, or why there are none to look for.
    Clusters(Result<Clusters, NoCluster>),
    /// How sure the order of the need index is.
    Robustness(Robustness),
    /// Each segregation index over other divisions.
    Divisions(Box<PerIndex<DivisionBand>>),
    /// The runs of each side against the first, or why there are none.
    Differences(Result<Vec<DifferenceRuns>, Message>),
    /// A cartogram; `None` where there can be none.
    Cartogram(Option<Box<Cartogram>>),
    /// What each assumption does to a figure, the most first.
    Movers(Vec<TornadoBar>),
    /// The scenarios.
    Comparison(Arc<Comparison>),
}

/// The answer to `task`; `None` where nobody waits any more.
pub(super) fn answer(
    task: &ExplainTask,
    (map, finer): (&DistrictSet, Option<&FinerAreas>),
    is_cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<ExplainAnswer> {
    if is_cancelled() {
        return None;
    }
    Some(match task {
        ExplainTask::Intervals(group) => {
            let intervals = match segregation::counts(map, *group) {
                Ok(counts) => bootstrap(&counts, &BootstrapOptions::default()),
                Err(undefined) => {
                    [const { None }; SegregationIndex::COUNT].map(|_: Option<()>| Err(undefined))
                }
            };
            ExplainAnswer::Intervals(Box::new(intervals))
        }
        ExplainTask::Differences(task) => {
            let runs = task.answer(map, is_cancelled)?;
            ExplainAnswer::Differences(runs.map_err(|error| error.message()))
        }
        ExplainTask::Robustness(task) => ExplainAnswer::Robustness(task.answer(map)),
        ExplainTask::Divisions(group, owners) => levels::base_answer(map, *group, owners),
        ExplainTask::FinerDivisions(group, _) => levels::district_answer(map, finer, *group),
        ExplainTask::Cartogram(count) => {
            ExplainAnswer::Cartogram(Cartogram::new(map, *count).map(Box::new))
        }
        ExplainTask::Movers(task) => ExplainAnswer::Movers(task.answer(map, is_cancelled)?),
        ExplainTask::Comparison(task) => ExplainAnswer::Comparison(Arc::new(task.answer(map))),
        ExplainTask::Clusters(task) => ExplainAnswer::Clusters(clusters::clusters(map, *task)),
    })
}
