//! The rollout's editor: the steps, and the step that is chosen.

mod basis;
mod detail;
mod districts;
pub(super) mod fields;
mod figures;
mod funding;
mod gate;
mod list;
mod norm;
mod posts;
mod premises;
#[cfg(test)]
mod tests;

use egui::{ScrollArea, Ui};

use self::fields::{TextOf, Typing};
use super::Actions;
use super::budget::field::Edit;
use super::timeline::Drag;
use super::window::Gui;
use crate::app::{Action, AppState};
use crate::edit::Command;
use crate::model::{Plan, StepId, UnitIdx};

/// What is being typed, chosen or dragged in the rollout, before it changes the plan.
#[derive(Debug, Default)]
pub(super) struct Draft {
    typing: Typing,
    /// What is in the hand on the time line.
    pub(super) drag: Option<Drag>,
    /// Whether the sources of funding below the steps are folded away.
    pub(super) hides_funding: bool,
    /// Whether premises stay where they are when a step's start moves.
    keep_premises: bool,
    /// Why premises of a step were refused, with the plan's revision and their place in the list.
    refused: Option<(u64, (StepId, usize), String)>,
    /// Units that were added to a step and have no posts there yet.
    units: Vec<(StepId, UnitIdx)>,
    /// What is typed of what a source of funding may pay for.
    terms: Edit,
}

/// The right panel: all steps, or the chosen one.
pub(super) fn editor(ui: &mut Ui, state: &AppState, gui: &mut Gui, actions: &mut Actions) {
    let plan = &state.document.plan;
    let draft = &mut gui.rollout;
    ScrollArea::vertical().id_salt("rollout editor").auto_shrink(false).show(ui, |ui| {
        // Room for the scroll bar, which lies over the content.
        ui.set_max_width(ui.available_width() - 8.0);
        let chosen = state.view.step.and_then(|id| plan.step(id));
        match chosen {
            Some(step) => {
                ui.push_id(("step", step.id.0), |ui| {
                    detail::show(ui, state, draft, step, actions);
                });
            }
            None if plan.steps.is_empty() => list::empty(ui, state, actions),
            None => list::show(ui, state, actions),
        }
    });
    // The field may have gone with its step: what was typed is kept all the same.
    if let Some((of, text)) = draft.typing.orphan()
        && let Some(command) = rename(plan, of, text.trim())
    {
        edit(actions, command);
    }
}

/// The command that writes `text` where `of` says; nothing where it is there already.
fn rename(plan: &Plan, of: TextOf, text: &str) -> Option<Command> {
    if text.is_empty() {
        return None;
    }
    match of {
        TextOf::Step(id) => {
            let step = plan.step(id).filter(|step| step.name != text)?;
            Some(Command::ReplaceStep(crate::model::RolloutStep {
                name: text.to_owned(),
                ..step.clone()
            }))
        }
        TextOf::Funding(position) => {
            let mut funding = plan.funding.clone();
            let source = funding.get_mut(position).filter(|source| source.name != text)?;
            text.clone_into(&mut source.name);
            Some(Command::SetFunding(funding))
        }
    }
}

/// What becomes of an entry of a list.
#[derive(Clone, Debug, PartialEq)]
enum Change<T> {
    /// It becomes this.
    To(T),
    /// It is taken away.
    Away,
}

impl<T> Change<T> {
    /// Carries it out on the entry of `list` at `index`.
    fn apply(self, list: &mut Vec<T>, index: usize) {
        match (self, list.get_mut(index)) {
            (Self::To(changed), Some(entry)) => *entry = changed,
            (Self::Away, Some(_)) => drop(list.remove(index)),
            (_, None) => {}
        }
    }
}

fn edit(actions: &mut Actions, command: Command) {
    actions.push(Action::Edit(command));
}

/// The years that a month of the plan can be chosen in.
fn years(plan: &Plan) -> std::ops::RangeInclusive<i32> {
    plan.start.year() - 8..=plan.end().year() + 1
}
