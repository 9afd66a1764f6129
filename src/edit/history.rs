//! Undo and redo, and whether there is something to save.

use crate::edit::{Command, EditError};
use crate::model::{Message, Plan};

/// A command that leads to a neighbouring state.
#[derive(Clone, Debug)]
struct Entry {
    command: Command,
    label: Message,
    /// Revision of the state that the command leads to.
    revision: u64,
}

/// A state that the plan has been in, and what led to it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HistoryStep<'a> {
    /// What was done; `None` for the state that the history begins with.
    pub label: Option<&'a Message>,
    /// Number of the state.
    pub revision: u64,
    /// Whether it is done; else it is undone and can be done again.
    pub is_done: bool,
}

/// What was done to a plan within a session, without limit.
///
/// Every state that the plan reaches gets a number of its own, its revision, and gets it back
/// when undo or redo leads there again. What is computed from a plan can be kept by it.
#[derive(Clone, Debug)]
pub struct History {
    undo: Vec<Entry>,
    redo: Vec<Entry>,
    revision: u64,
    last_revision: u64,
    saved: Option<u64>,
}

impl Default for History {
    fn default() -> Self {
        Self::new()
    }
}

impl History {
    /// The history of a plan that is as it stands on disk (or as it was made, with nothing yet
    /// worth saving).
    #[must_use]
    pub const fn new() -> Self {
        Self { undo: Vec::new(), redo: Vec::new(), revision: 0, last_revision: 0, saved: Some(0) }
    }

    /// The history of a plan that stands on no disk, such as a recovered one.
    #[must_use]
    pub const fn unsaved() -> Self {
        let mut history = Self::new();
        history.saved = None;
        history
    }

    /// Carries out `command` and remembers it as `label`; what was undone can then no longer be
    /// redone. Gives whether the plan changed: a command without effect is not remembered.
    ///
    /// # Errors
    /// The command's own; plan and history are then unchanged.
    pub fn do_command(
        &mut self,
        plan: &mut Plan,
        command: Command,
        label: Message,
    ) -> Result<bool, EditError> {
        let before = plan.clone();
        let inverse = command.apply(plan)?;
        if *plan == before {
            return Ok(false);
        }
        self.undo.push(Entry { command: inverse, label, revision: self.revision });
        self.redo.clear();
        self.last_revision += 1;
        self.revision = self.last_revision;
        Ok(true)
    }

    /// Takes back the latest command and gives its label; `None` where there is none.
    ///
    /// # Errors
    /// Where the plan was changed past the history; both are then unchanged.
    pub fn undo(&mut self, plan: &mut Plan) -> Result<Option<Message>, EditError> {
        Self::step(&mut self.undo, &mut self.redo, &mut self.revision, plan)
    }

    /// Does again what was last undone and gives its label; `None` where there is nothing.
    ///
    /// # Errors
    /// Where the plan was changed past the history; both are then unchanged.
    pub fn redo(&mut self, plan: &mut Plan) -> Result<Option<Message>, EditError> {
        Self::step(&mut self.redo, &mut self.undo, &mut self.revision, plan)
    }

    fn step(
        from: &mut Vec<Entry>,
        to: &mut Vec<Entry>,
        revision: &mut u64,
        plan: &mut Plan,
    ) -> Result<Option<Message>, EditError> {
        let Some(entry) = from.last() else { return Ok(None) };
        let inverse = entry.command.clone().apply(plan)?;
        let Some(Entry { label, revision: reached, .. }) = from.pop() else { return Ok(None) };
        to.push(Entry { command: inverse, label: label.clone(), revision: *revision });
        *revision = reached;
        Ok(Some(label))
    }

    /// All states in the order in which they were reached: the one that the history begins with,
    /// what was done, then what was undone and can be done again.
    #[must_use]
    pub fn entries(&self) -> Vec<HistoryStep<'_>> {
        // An entry to undo knows the state before it, so that each is followed by the next one's.
        let before = self.undo.iter().map(|entry| entry.revision);
        let reached = before.chain([self.revision]);
        let labels = std::iter::once(None).chain(self.undo.iter().map(|entry| Some(&entry.label)));
        let done = labels.zip(reached).map(|(label, revision)| HistoryStep {
            label,
            revision,
            is_done: true,
        });
        let undone = self.redo.iter().rev().map(|entry| HistoryStep {
            label: Some(&entry.label),
            revision: entry.revision,
            is_done: false,
        });
        done.chain(undone).collect()
    }

    /// Undoes or redoes until the plan is in the state with number `revision`. Gives whether there
    /// is such a state; without it nothing happens.
    ///
    /// # Errors
    /// Where the plan was changed past the history; both then stand in the state where that was
    /// noticed.
    pub fn jump_to(&mut self, plan: &mut Plan, revision: u64) -> Result<bool, EditError> {
        if revision == self.revision {
            return Ok(true);
        }
        let holds = |entries: &[Entry]| entries.iter().any(|entry| entry.revision == revision);
        let is_back = holds(&self.undo);
        if !is_back && !holds(&self.redo) {
            return Ok(false);
        }
        while self.revision != revision {
            let step = if is_back { self.undo(plan)? } else { self.redo(plan)? };
            if step.is_none() {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Name of what [`Self::undo`] would take back.
    #[must_use]
    pub fn undo_label(&self) -> Option<&Message> {
        self.undo.last().map(|entry| &entry.label)
    }

    /// Name of what [`Self::redo`] would do again.
    #[must_use]
    pub fn redo_label(&self) -> Option<&Message> {
        self.redo.last().map(|entry| &entry.label)
    }

    /// Number of the state that the plan is in; the same state has the same number, another
    /// state another.
    #[must_use]
    pub const fn revision(&self) -> u64 {
        self.revision
    }

    /// Remembers that the plan now stands on disk as it is.
    pub const fn mark_saved(&mut self) {
        self.saved = Some(self.revision);
    }

    /// Remembers that the state with number `revision` stands on disk: for a save that ended
    /// after the plan had changed again.
    pub const fn mark_saved_at(&mut self, revision: u64) {
        self.saved = Some(revision);
    }

    /// Whether the plan differs from what stands on disk.
    #[must_use]
    pub fn is_modified(&self) -> bool {
        self.saved != Some(self.revision)
    }
}
