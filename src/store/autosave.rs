//! A copy of unsaved work beside the plan, for the day that the program or the power fails.
//!
//! Each window claims the autosave of its plan by an advisory lock on a file beside it. The
//! system lets go of the lock when the program ends, however it ends, so the copy that a crash
//! left behind can be claimed again, while two windows on one plan never overwrite each other's.
//! On a disk that knows no locks (some network shares) the claim is granted without one.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use serde::{Deserialize, Serialize};

use crate::store::{StoreError, load_text, save};

const FORMAT: &str = "narplan-autosave";
const VERSION: u64 = 1;
/// Windows with an untitled plan that can have an autosave at the same time.
const UNTITLED_SLOTS: usize = 16;

/// Unsaved work that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recovery {
    /// The text of the plan, for [`parse`](crate::store::parse).
    pub plan_text: String,
    /// When it was written, seconds since 1970 UTC.
    pub saved_unix: u64,
    /// The plan that it belongs to; `None` where it never had a file.
    pub plan_path: Option<PathBuf>,
}

#[derive(Debug, Serialize, Deserialize)]
struct AutosaveFile {
    format: String,
    version: u64,
    plan_path: Option<String>,
    saved_unix: u64,
    plan: serde_json::Value,
}

/// Where the autosave of the plan at `plan_path` lies: hidden beside it, or in `state_dir` for a
/// plan without a file.
#[must_use]
pub fn autosave_path(plan_path: Option<&Path>, state_dir: &Path) -> PathBuf {
    let Some(plan_path) = plan_path else { return untitled_path(state_dir, 1) };
    let name = plan_path.file_name().unwrap_or_default().to_string_lossy();
    // Only the program's own ending is left out: "a.json" and "a.narplan.json" stay apart.
    let name = name.strip_suffix(".narplan.json").unwrap_or(&name);
    plan_path.with_file_name(format!(".{name}.narplan.autosave.json"))
}

fn untitled_path(state_dir: &Path, number: usize) -> PathBuf {
    state_dir.join(format!("untitled-{number}.narplan.autosave.json"))
}

/// The right of one window to write the autosave of one plan; given back when dropped.
#[derive(Debug)]
pub struct AutosaveSlot {
    path: PathBuf,
    plan_path: Option<PathBuf>,
    lock_path: PathBuf,
    /// Held for as long as the slot lives.
    lock: Option<File>,
}

impl Drop for AutosaveSlot {
    fn drop(&mut self) {
        // The name goes while the lock is held, and whoever takes the lock looks whether its
        // file still has the name: so nobody holds the lock of a file that is gone.
        drop(fs::remove_file(&self.lock_path));
        drop(self.lock.take());
    }
}

impl AutosaveSlot {
    /// Claims the autosave of the plan at `plan_path`, or a free one in `state_dir` for a plan
    /// without a file; `None` where other windows hold what there is.
    ///
    /// # Errors
    /// [`StoreError::Write`] where the folder cannot be written to.
    pub fn claim(plan_path: Option<&Path>, state_dir: &Path) -> Result<Option<Self>, StoreError> {
        if plan_path.is_some() {
            return Self::claim_at(autosave_path(plan_path, state_dir), plan_path);
        }
        fs::create_dir_all(state_dir)
            .map_err(|source| StoreError::Write { path: state_dir.to_owned(), source })?;
        for number in 1..=UNTITLED_SLOTS {
            let slot = Self::claim_at(untitled_path(state_dir, number), None)?;
            if slot.is_some() {
                return Ok(slot);
            }
        }
        Ok(None)
    }

    fn claim_at(path: PathBuf, plan_path: Option<&Path>) -> Result<Option<Self>, StoreError> {
        let lock_path = path.with_extension("lock");
        let failed = |source| StoreError::Write { path: lock_path.clone(), source };
        // A file that loses its name between opening and locking is rare; twice, rarer.
        for _ in 0..3 {
            let options = OpenOptions::new().create(true).write(true).truncate(false).clone();
            let lock = options.open(&lock_path).map_err(failed)?;
            match lock.try_lock() {
                Err(TryLockError::WouldBlock) => return Ok(None),
                Ok(()) if !lock_path.exists() => {}
                // An error is a disk without locks: better an autosave than none.
                Ok(()) | Err(TryLockError::Error(_)) => {
                    let plan_path = plan_path.map(Path::to_owned);
                    return Ok(Some(Self { path, plan_path, lock_path, lock: Some(lock) }));
                }
            }
        }
        Ok(None)
    }

    /// Where the autosave lies.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Writes the plan with text `plan_text` (as [`to_json`](crate::store::to_json) gives it) at
    /// the time `now_unix`, seconds since 1970 UTC.
    ///
    /// # Errors
    /// [`StoreError::Write`]; the autosave before it is then still there.
    pub fn write(&self, plan_text: &str, now_unix: u64) -> Result<(), StoreError> {
        let file = AutosaveFile {
            format: FORMAT.to_owned(),
            version: VERSION,
            plan_path: self.plan_path.as_ref().map(|path| path.to_string_lossy().into_owned()),
            saved_unix: now_unix,
            plan: json(plan_text)?,
        };
        let text = serde_json::to_string_pretty(&file)
            .map_err(|error| StoreError::Unwritable(error.to_string()))?;
        save(&self.path, &(text + "\n"))
    }

    /// The unsaved work that an earlier window left: an autosave that is not older than the
    /// plan's file and holds something else.
    ///
    /// # Errors
    /// [`StoreError`] where the autosave cannot be read; it is left where it is.
    pub fn recoverable(&self) -> Result<Option<Recovery>, StoreError> {
        if !self.path.exists() {
            return Ok(None);
        }
        let text = load_text(&self.path)?;
        let file: AutosaveFile =
            serde_json::from_str(&text).map_err(|error| StoreError::from_json(&error))?;
        if file.format != FORMAT {
            return Err(StoreError::NotAPlan);
        }
        if file.version > VERSION {
            return Err(StoreError::NewerVersion { found: file.version });
        }
        if self.plan_path.as_deref().is_some_and(|plan| is_settled(plan, &file)) {
            return Ok(None);
        }
        let plan_text = serde_json::to_string_pretty(&file.plan)
            .map_err(|error| StoreError::Unwritable(error.to_string()))?;
        Ok(Some(Recovery {
            plan_text: plan_text + "\n",
            saved_unix: file.saved_unix,
            // The file's own word only for where it once lay: both may have been moved since.
            plan_path: self.plan_path.clone(),
        }))
    }

    /// Removes the autosave: the work is saved, or nobody wants it.
    ///
    /// # Errors
    /// [`StoreError::Write`] where it is there and cannot be removed.
    pub fn discard(&self) -> Result<(), StoreError> {
        match fs::remove_file(&self.path) {
            Err(source) if source.kind() != std::io::ErrorKind::NotFound => {
                Err(StoreError::Write { path: self.path.clone(), source })
            }
            _ => Ok(()),
        }
    }
}

fn json(text: &str) -> Result<serde_json::Value, StoreError> {
    serde_json::from_str(text).map_err(|error| StoreError::from_json(&error))
}

/// Whether the plan's own file is newer than the autosave, or holds the same. A file that cannot
/// be read settles nothing.
fn is_settled(plan_path: &Path, autosave: &AutosaveFile) -> bool {
    let changed = fs::metadata(plan_path).and_then(|found| found.modified());
    let changed = changed.ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    if changed.is_some_and(|changed| changed.as_secs() > autosave.saved_unix) {
        return true;
    }
    let saved = load_text(plan_path).and_then(|text| json(&text));
    saved.is_ok_and(|saved| saved == autosave.plan)
}
