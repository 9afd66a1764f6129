//! Which scenarios are compared in the window, and what is known of them.

use std::sync::Arc;

use super::{Comparison, DifferenceRuns, MOST_COMPARED, Side, difference_runs};
use crate::app::action::Effect;
use crate::app::explain::{ExplainAction, ExplainAnswer, ExplainTask};
use crate::app::presets::Preset;
use crate::app::state::AppState;
use crate::app::{AppError, from_preset};
use crate::edit::Command;
use crate::model::{DistrictSet, MAX_SCENARIOS, Message, Plan, Scenario, ScenarioId};
use crate::uncertain::Options;

/// So many runs say how sure a difference is while one looks at it.
const RUNS: usize = 1_000;
/// Districts of a map whose scenarios are simulated within a frame.
const MOST_AT_ONCE: usize = 400;

/// What is asked of the comparison.
#[derive(Clone, Debug, PartialEq)]
pub enum CompareAction {
    /// Compare this side too, or no longer.
    Toggle(Side),
    /// What is shown needs the comparison.
    Want,
    /// Add a preset as a scenario and compare it.
    AddPreset(String),
}

/// What is compared.
#[derive(Debug, Default)]
pub struct CompareState {
    /// The sides beside the reference that the reader has chosen; `None` is as many as fit.
    chosen: Option<Vec<Side>>,
    made: Option<Made>,
    /// What is being made in the background, and of which plan, by number.
    asked: Option<(u64, ComparisonTask)>,
}

/// The question what scenarios of a large map look like side by side.
#[derive(Clone, Debug)]
pub struct ComparisonTask {
    plan: Arc<Plan>,
    revision: u64,
    sides: Vec<Side>,
}

impl PartialEq for ComparisonTask {
    /// The same sides of the same state of the plan are the same question.
    fn eq(&self, other: &Self) -> bool {
        self.revision == other.revision && self.sides == other.sides
    }
}

impl ComparisonTask {
    /// The sides, simulated.
    pub(in crate::app) fn answer(&self, map: &DistrictSet) -> Comparison {
        Comparison::made((map, &self.plan, self.revision), &self.sides)
    }
}

/// A comparison, and what it was made for.
#[derive(Debug)]
struct Made {
    epoch: u64,
    revision: u64,
    sides: Vec<Side>,
    comparison: Arc<Comparison>,
}

/// The question how sure the differences of a comparison are.
#[derive(Clone, Debug)]
pub struct DifferenceTask {
    revision: u64,
    sides: Vec<(Side, Arc<Plan>)>,
    options: Options,
}

impl PartialEq for DifferenceTask {
    /// The same state of the plan, the same sides and the same runs are the same question.
    fn eq(&self, other: &Self) -> bool {
        let sides = |task: &Self| task.sides.iter().map(|(side, _)| *side).collect::<Vec<_>>();
        self.revision == other.revision
            && self.options == other.options
            && sides(self) == sides(other)
    }
}

impl DifferenceTask {
    /// What all random numbers follow from.
    pub(in crate::app) const fn seed(&self) -> u64 {
        self.options.seed
    }

    /// The runs of each side but the first against the first; `None` where nobody waits any more.
    pub(in crate::app) fn answer(
        &self,
        map: &DistrictSet,
        is_cancelled: &(dyn Fn() -> bool + Sync),
    ) -> Option<Result<Vec<DifferenceRuns>, AppError>> {
        let (first, others) = self.sides.split_first()?;
        let mut found = Vec::with_capacity(others.len());
        for other in others {
            let (a, b) = ((first.0, &*first.1), (other.0, &*other.1));
            match difference_runs(map, a, b, self.options, is_cancelled) {
                Ok(Some(runs)) => found.push(runs),
                Ok(None) => return None,
                Err(error) => return Some(Err(error)),
            }
        }
        Some(Ok(found))
    }
}

impl AppState {
    /// The sides that are compared, the one that the others are compared with first.
    #[must_use]
    pub fn compared_sides(&self) -> Vec<Side> {
        let plan = &self.document.plan;
        let reference = Side::reference(plan);
        let all = plan.scenarios.all.iter().map(|one| Side::Scenario(one.id));
        let is_there = |side: &Side| match side {
            Side::Baseline => true,
            Side::Scenario(id) => plan.scenarios.get(*id).is_some(),
        };
        let others: Vec<Side> = match &self.compare.chosen {
            Some(chosen) => chosen.iter().copied().filter(is_there).collect(),
            None => all.collect(),
        };
        let others = others.into_iter().filter(|side| *side != reference);
        std::iter::once(reference).chain(others).take(MOST_COMPARED).collect()
    }

    /// The comparison of [`AppState::compared_sides`]; `None` until it has been made.
    #[must_use]
    pub fn comparison(&self) -> Option<&Arc<Comparison>> {
        self.compare.made.as_ref().filter(|made| self.is_of_now(made)).map(|made| &made.comparison)
    }

    fn is_of_now(&self, made: &Made) -> bool {
        made.epoch == self.epoch
            && made.revision == self.document.history.revision()
            && made.sides == self.compared_sides()
    }

    /// The question how sure the differences are, to be asked with what is explained.
    #[must_use]
    pub fn difference_task(&self) -> Option<ExplainTask> {
        let comparison = self.comparison()?;
        let sides = comparison.sides.iter().map(|one| (one.side, Arc::clone(&one.plan)));
        let options = Options { runs: RUNS, ..Options::of(&self.document.plan) };
        let task =
            DifferenceTask { revision: comparison.revision, sides: sides.collect(), options };
        (task.sides.len() > 1).then_some(ExplainTask::Differences(task))
    }

    pub(in crate::app) fn compare_action(&mut self, action: CompareAction) -> Vec<Effect> {
        match action {
            CompareAction::Toggle(side) => {
                let mut sides = self.compared_sides();
                let reference = sides.remove(0);
                match sides.iter().position(|known| *known == side) {
                    Some(at) => drop(sides.remove(at)),
                    None if side != reference => {
                        sides.truncate(MOST_COMPARED - 2);
                        sides.push(side);
                    }
                    None => {}
                }
                self.compare.chosen = Some(sides);
            }
            CompareAction::Want => return self.want_comparison(),
            CompareAction::AddPreset(id) => match self.preset_command(&id) {
                Ok(command) => {
                    if let Err(error) = self.document.edit(command) {
                        self.notify_error(&error);
                    }
                }
                Err(error) => self.notify_error(&error),
            },
        }
        Vec::new()
    }

    /// Makes the comparison where it is not known: at once, or in the background where that would
    /// take longer than a frame.
    fn want_comparison(&mut self) -> Vec<Effect> {
        if self.compare.made.as_ref().is_some_and(|made| self.is_of_now(made)) {
            return Vec::new();
        }
        let sides = self.compared_sides();
        let revision = self.document.history.revision();
        if self.document.map.len() > MOST_AT_ONCE {
            // Asked in every frame: the plan is copied once.
            let is_on_its_way = self.compare.asked.as_ref().is_some_and(|(epoch, task)| {
                *epoch == self.epoch && task.revision == revision && task.sides == sides
            });
            if !is_on_its_way {
                let plan = Arc::new(self.document.plan.clone());
                self.compare.asked = Some((self.epoch, ComparisonTask { plan, revision, sides }));
            }
            let Some((_, task)) = &self.compare.asked else { return Vec::new() };
            let task = ExplainTask::Comparison(task.clone());
            return self.explain_action(ExplainAction::Want(task));
        }
        self.compare.made = Some(Made {
            epoch: self.epoch,
            revision,
            comparison: Arc::new(Comparison::of(&self.document, &sides)),
            sides,
        });
        Vec::new()
    }

    /// Takes the comparison that has been made in the background, if it is the one asked for.
    pub(in crate::app) fn take_comparison(&mut self) {
        let Some((epoch, task)) = &self.compare.asked else { return };
        let asked = ExplainTask::Comparison(task.clone());
        if let Some(Ok(ExplainAnswer::Comparison(comparison))) = self.explained(&asked) {
            self.compare.made = Some(Made {
                epoch: *epoch,
                revision: task.revision,
                sides: task.sides.clone(),
                comparison: Arc::clone(comparison),
            });
            self.compare.asked = None;
        }
    }

    /// The command that puts a copy of the open scenario beside it and opens that.
    #[must_use]
    pub fn duplicate_command(&self) -> Command {
        let plan = &self.document.plan;
        let source = plan.scenario_name(plan.scenarios.open());
        let name = self.tr.f("scenario-copy-of", &[("name", source.into())]);
        self.insert_command(&name, plan, true)
    }

    /// The command that adds a preset as a scenario.
    fn preset_command(&self, id: &str) -> Result<Command, AppError> {
        let preset = from_preset(id)?.document;
        Ok(self.insert_command(&preset.plan.title, &preset.plan, false))
    }

    /// The presets that can be added: those on the same map.
    #[must_use]
    pub fn addable_presets(&self) -> Vec<&'static Preset> {
        let map = &self.document.plan.map;
        let fits = |preset: &&Preset| preset.is_on(map);
        crate::app::PRESETS.iter().filter(fits).collect()
    }

    /// Puts what `source` has of its own into a new scenario after the open one; the open one gets
    /// its name from the plan where it has none.
    fn insert_command(&self, name: &str, source: &Plan, open: bool) -> Command {
        let plan = &self.document.plan;
        let scenarios = &plan.scenarios;
        let is_taken = |name: &str| {
            scenarios.all.iter().any(|one| one.name == name || plan.scenario_name(one.id) == name)
        };
        let free = (2..=MAX_SCENARIOS + 1)
            .map(|number| format!("{name} {number}"))
            .find(|name| !is_taken(name));
        let name = if is_taken(name) { free.unwrap_or_default() } else { name.to_owned() };
        let open_id = scenarios.open();
        let mut commands = Vec::new();
        if let Some(unnamed) = scenarios.get(open_id).filter(|one| one.name.is_empty()) {
            commands.push(Command::SetScenario {
                scenario: open_id,
                name: plan.title.clone(),
                description: unnamed.description.clone(),
            });
        }
        let at = scenarios.all.iter().position(|one| one.id == open_id).map_or(0, |at| at + 1);
        let scenario = Scenario {
            id: scenarios.next_id(),
            name: name.clone(),
            description: source.description.clone(),
            parked: Some(Arc::new(source.body())),
        };
        commands.push(Command::InsertScenario { at, scenario, open });
        let label = Message::new("edit-label-insert-scenario").text("name", name);
        Command::Batch { commands, label: Some(label) }
    }

    /// The command that removes a scenario; where it is open, the one before it is opened first.
    /// `None` for the last one.
    #[must_use]
    pub fn remove_scenario_command(&self, id: ScenarioId) -> Option<Command> {
        let scenarios = &self.document.plan.scenarios;
        let at = scenarios.all.iter().position(|one| one.id == id)?;
        let others = || scenarios.all.iter().filter(|one| one.id != id);
        let before = others().nth(at.saturating_sub(1)).or_else(|| others().next_back())?.id;
        let then_open = (scenarios.open() == id).then_some(before);
        let mut commands = Vec::new();
        if scenarios.baseline == Some(id) {
            commands.push(Command::SetBaseline(None));
        }
        commands.push(Command::RemoveScenario { scenario: id, then_open });
        let name = self.document.plan.scenario_name(id).to_owned();
        let label = Message::new("edit-label-remove-scenario").text("name", name);
        Some(Command::Batch { commands, label: Some(label) })
    }
}
