//! What takes more than a frame to find out about the figures of the map: asked for by what is
//! shown, computed in the background, kept until something else is asked.

mod clusters;
mod compute;
mod levels;
mod robustness;
mod segregation;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::action::Effect;
use super::compare::{ComparisonTask, DifferenceTask};
use super::state::AppState;
use super::why::MoversTask;
use crate::measure::segregation::SegregationIndex;
use crate::model::{DistrictIdx, DistrictSet, FinerAreas, IndexVec, IndicatorIdx, UnitIdx};

pub use clusters::{CLUSTER_ALPHA, ClusterChoice, ClusterMap, ClusterTask, Clusters};
pub use compute::ExplainAnswer;
pub use levels::{LevelKind, NoBand, SegregationLevel};
pub(super) use levels::{band_basis, base_bands, district_bands, levels_of};
pub use robustness::RobustnessTask;
pub use segregation::{Group, GroupSpread};

/// What kind of question it is; of each kind the newest takes the older's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ExplainKind {
    /// Intervals for the indices of segregation.
    Intervals,
    /// Clusters of an indicator.
    Clusters,
    /// How sure the order of the need index is.
    Robustness,
    /// What other divisions would do to the segregation index of the bases.
    Divisions,
    /// How sure the differences between scenarios are.
    Differences,
    /// The same for that of the districts.
    FinerDivisions,
    /// The places of a cartogram's circles.
    Cartogram,
    /// What moves a figure most.
    Movers,
    /// The scenarios of a large map side by side.
    Comparison,
}

impl ExplainKind {
    /// All kinds.
    pub const ALL: [Self; 9] = [
        Self::Intervals,
        Self::Clusters,
        Self::Robustness,
        Self::Divisions,
        Self::Differences,
        Self::FinerDivisions,
        Self::Cartogram,
        Self::Movers,
        Self::Comparison,
    ];

    /// Stable name, for jobs.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Intervals => "intervals",
            Self::Clusters => "clusters",
            Self::Robustness => "robustness",
            Self::Divisions => "divisions",
            Self::Differences => "differences",
            Self::FinerDivisions => "finerdivisions",
            Self::Cartogram => "cartogram",
            Self::Movers => "movers",
            Self::Comparison => "comparison",
        }
    }

    /// The kind with this stable name.
    #[must_use]
    pub fn by_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }
}

/// A question, with all that its answer depends on beside the map.
#[derive(Clone, Debug, PartialEq)]
pub enum ExplainTask {
    /// Intervals for the indices of segregation of a group.
    Intervals(Group),
    /// Clusters of an indicator.
    Clusters(ClusterTask),
    /// How sure the order of the need index is.
    Robustness(RobustnessTask),
    /// What other divisions than that into units would do to the segregation index.
    Divisions(Group, IndexVec<DistrictIdx, UnitIdx>),
    /// How sure the differences between scenarios are.
    Differences(DifferenceTask),
    /// What other divisions of the finer areas than that into districts would do to it; SHA-256 of
    /// the areas.
    FinerDivisions(Group, String),
    /// The cartogram by this count, where it takes longer than a frame.
    Cartogram(IndicatorIdx),
    /// What moves a figure most.
    Movers(MoversTask),
    /// Scenarios side by side, where that takes longer than a frame.
    Comparison(ComparisonTask),
}

impl ExplainTask {
    /// Its kind.
    #[must_use]
    pub const fn kind(&self) -> ExplainKind {
        match self {
            Self::Intervals(_) => ExplainKind::Intervals,
            Self::Clusters(_) => ExplainKind::Clusters,
            Self::Robustness(_) => ExplainKind::Robustness,
            Self::Divisions(..) => ExplainKind::Divisions,
            Self::Differences(_) => ExplainKind::Differences,
            Self::FinerDivisions(..) => ExplainKind::FinerDivisions,
            Self::Cartogram(_) => ExplainKind::Cartogram,
            Self::Movers(_) => ExplainKind::Movers,
            Self::Comparison(_) => ExplainKind::Comparison,
        }
    }
}

/// A question on its way to the job that answers it.
#[derive(Debug)]
pub struct ExplainJob {
    task: ExplainTask,
    map: Arc<DistrictSet>,
    finer: Option<Arc<FinerAreas>>,
}

impl ExplainJob {
    /// Its kind.
    #[must_use]
    pub fn kind(&self) -> ExplainKind {
        self.task.kind()
    }

    /// Answers it; `None` where nobody waits any more.
    #[must_use]
    pub fn run(&self, is_cancelled: &(dyn Fn() -> bool + Sync)) -> Option<ExplainAnswer> {
        let basis = (self.map.as_ref(), self.finer.as_deref());
        compute::answer(&self.task, basis, is_cancelled)
    }
}

/// What is asked about the figures, or heard of it.
#[derive(Debug)]
pub enum ExplainAction {
    /// What is shown needs the answer to this; asked again and again, it is computed once.
    Want(ExplainTask),
    /// Choose the group whose segregation is shown.
    SetGroup(Group),
    /// Choose the index that is shown on each level of division.
    SetLevelIndex(SegregationIndex),
    /// The answer of the run with this number; `None` where it was told to stop.
    News(u64, ExplainKind, Option<Box<ExplainAnswer>>),
    /// The job broke.
    Broken(ExplainKind, String),
}

/// A question that is being answered, or its answer.
#[derive(Debug)]
struct Asked {
    /// Number of the plan.
    epoch: u64,
    /// The map that it is about: another rule of disclosure makes another one of it.
    map: Arc<DistrictSet>,
    run: u64,
    task: ExplainTask,
    answer: Option<Result<ExplainAnswer, String>>,
}

/// What is known about the figures.
#[derive(Debug, Default)]
pub struct ExplainState {
    /// The group whose segregation is shown; `None` is the map's first.
    pub group: Option<Group>,
    /// The index that is shown on each level of division.
    pub level_index: SegregationIndex,
    asked: BTreeMap<ExplainKind, Asked>,
    last_run: u64,
    answers: u64,
}

impl ExplainState {
    /// How many answers have come in: what is drawn from them is drawn anew when it grows.
    #[must_use]
    pub fn answers(&self) -> u64 {
        self.answers
    }
}

impl AppState {
    /// The answer to `task`: `None` while it is not known, an error where the job broke.
    #[must_use]
    pub fn explained(&self, task: &ExplainTask) -> Option<&Result<ExplainAnswer, String>> {
        let asked = self.explain.asked.get(&task.kind())?;
        let is_it = self.is_about_now(asked) && asked.task == *task;
        asked.answer.as_ref().filter(|_| is_it)
    }

    fn is_about_now(&self, asked: &Asked) -> bool {
        asked.epoch == self.epoch && Arc::ptr_eq(&asked.map, &self.document.map)
    }

    /// Whether `task` is known or on its way.
    #[must_use]
    pub fn is_explaining(&self, task: &ExplainTask) -> bool {
        let asked = self.explain.asked.get(&task.kind());
        asked.is_some_and(|asked| self.is_about_now(asked) && asked.task == *task)
    }

    /// Answers `task` at once, where nobody would see it wait.
    pub(super) fn answer(&mut self, task: ExplainTask) {
        for effect in self.explain_action(ExplainAction::Want(task)) {
            if let Effect::Explain { run, job } = effect {
                let answer = job.run(&|| false).map(Box::new);
                self.explain_action(ExplainAction::News(run, job.kind(), answer));
            }
        }
    }

    pub(super) fn explain_action(&mut self, action: ExplainAction) -> Vec<Effect> {
        match action {
            ExplainAction::Want(task) => {
                if self.is_explaining(&task) {
                    return Vec::new();
                }
                self.explain.last_run += 1;
                let run = self.explain.last_run;
                let (map, finer) = (Arc::clone(&self.document.map), self.document.finer().cloned());
                let job = ExplainJob { task: task.clone(), map, finer };
                let map = Arc::clone(&self.document.map);
                let asked = Asked { epoch: self.epoch, map, run, task, answer: None };
                self.explain.asked.insert(asked.task.kind(), asked);
                return vec![Effect::Explain { run, job: Box::new(job) }];
            }
            ExplainAction::SetGroup(group) => self.explain.group = Some(group),
            ExplainAction::SetLevelIndex(index) => self.explain.level_index = index,
            ExplainAction::News(run, kind, answer) => {
                let asked = self.explain.asked.get_mut(&kind).filter(|asked| asked.run == run);
                if let (Some(asked), Some(answer)) = (asked, answer) {
                    asked.answer = Some(Ok(*answer));
                    self.explain.answers += 1;
                    self.take_cartogram();
                    self.take_comparison();
                }
            }
            ExplainAction::Broken(kind, reason) => {
                if let Some(asked) = self.explain.asked.get_mut(&kind) {
                    asked.answer = Some(Err(reason));
                }
            }
        }
        Vec::new()
    }

    /// The counts that a group may be, and that it may be part of: all that is no share, level or
    /// class.
    #[must_use]
    pub fn countable(&self) -> Vec<IndicatorIdx> {
        use crate::model::{IndicatorKind, IndicatorUnit};
        let table = &self.document.map.indicators.indicators;
        table
            .iter_enumerated()
            .filter(|(_, indicator)| {
                let info = &indicator.info;
                info.kind == IndicatorKind::Count || info.unit == IndicatorUnit::Unknown
            })
            .map(|(index, _)| index)
            .collect()
    }
}
