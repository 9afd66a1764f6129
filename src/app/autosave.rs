//! The autosave of the open plan, shared between the state and its jobs.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use crate::store::{AutosaveSlot, Recovery, StoreError, state_dir};

/// The right to write the autosave of the open plan.
#[derive(Clone, Debug, Default)]
pub struct Autosave(Arc<Mutex<Slot>>);

#[derive(Debug, Default)]
struct Slot {
    slot: Option<AutosaveSlot>,
    /// Whether it holds work that an earlier session left and that nobody has answered for yet:
    /// then it is neither written over nor removed.
    holds_unanswered: bool,
}

/// Seconds since 1970 UTC.
pub(super) fn now_unix() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs())
}

impl Autosave {
    fn with<R>(&self, work: impl FnOnce(&mut Slot) -> R) -> R {
        // A panic while it was held left nothing half-done: the slot is only read or replaced.
        work(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Takes the autosave of the plan at `plan_path` (`None`: a plan without a file) and gives
    /// the unsaved work that an earlier session left there. Until [`Self::answered`] that work is
    /// left alone.
    ///
    /// # Errors
    /// [`StoreError`] where the folder cannot be written to or the autosave cannot be read.
    pub fn claim(&self, plan_path: Option<&Path>) -> Result<Option<Recovery>, StoreError> {
        self.with(|own| {
            // The old one is let go first: it may be the same.
            *own = Slot::default();
            let dir = state_dir().unwrap_or_default();
            own.slot = AutosaveSlot::claim(plan_path, &dir)?;
            let found = own.slot.as_ref().map_or(Ok(None), AutosaveSlot::recoverable);
            // What cannot be read (a newer version's, a damaged one) is not ours to remove.
            own.holds_unanswered = !matches!(found, Ok(None));
            found
        })
    }

    /// The work that was left has been taken over, or is not wanted.
    pub fn answered(&self) {
        self.with(|own| own.holds_unanswered = false);
    }

    /// Writes the plan with this text.
    ///
    /// # Errors
    /// [`StoreError::Write`] where it cannot be written.
    pub fn write(&self, text: &str, now_unix: u64) -> Result<(), StoreError> {
        self.with(|own| match &own.slot {
            Some(slot) if !own.holds_unanswered => slot.write(text, now_unix),
            _ => Ok(()),
        })
    }

    /// Removes what is written.
    ///
    /// # Errors
    /// [`StoreError::Write`] where it cannot be removed.
    pub fn discard(&self) -> Result<(), StoreError> {
        self.with(|own| match &own.slot {
            Some(slot) if !own.holds_unanswered => slot.discard(),
            _ => Ok(()),
        })
    }
}
