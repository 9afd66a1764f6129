//! What comes of a job that has ended.

use std::path::PathBuf;

use super::action::{Action, Effect, JobOutcome, NoticeKind};
use super::files::AppError;
use super::state::{AppState, Dialog};

impl AppState {
    /// Takes in what a job has made.
    pub(super) fn finish(&mut self, outcome: JobOutcome) -> Vec<Effect> {
        match outcome {
            JobOutcome::Opened { result: Ok(opened), path, asked_at } => {
                let is_changed = self.document.history.is_modified() && !self.let_go;
                if is_changed && asked_at != self.stands_at() {
                    // Changed while the file was read: nobody has let go of that.
                    let again = JobOutcome::Opened { result: Ok(opened), path, asked_at };
                    let then = Box::new(Action::Finished(Box::new(again)));
                    self.dialog = Some(Dialog::Unsaved { then });
                    return Vec::new();
                }
                if opened.document.path.is_some() {
                    self.remember(path);
                }
                return self.show(*opened);
            }
            JobOutcome::Claimed { epoch, result: Ok(Some(recovery)) } if epoch == self.epoch => {
                self.ask(Dialog::Recover(Box::new(recovery)));
            }
            JobOutcome::Autosaved { of, result: Ok(()) } => self.autosaved = Some(of),
            JobOutcome::Saved { path, of, result: Ok(text) } => {
                return self.saved(path, of, text);
            }
            JobOutcome::Exported { path, result: Ok(()) } => {
                let shown = path.display().to_string();
                let text = self.tr.f("notice-exported", &[("path", (&shown).into())]);
                self.notify(NoticeKind::Done, text);
            }
            JobOutcome::TravelRead { path, epoch, result } => {
                return self.take_travel(path, epoch, result);
            }
            JobOutcome::TableRead { path, epoch, result } => {
                return self.take_table(path, epoch, result);
            }
            JobOutcome::OtherRead { epoch, result } => return self.take_other(epoch, result),
            JobOutcome::Claimed { result: Ok(_), .. } | JobOutcome::Quiet(Ok(())) => {}
            JobOutcome::Saved { result: Err(error), .. } => {
                self.after_save = None;
                if !matches!(error, AppError::ChangedOnDisk { .. }) {
                    // What is on disk now is not known.
                    self.document.on_disk = None;
                }
                self.notify_error(&error);
            }
            JobOutcome::Opened { result: Err(error), .. }
            | JobOutcome::Claimed { result: Err(error), .. }
            | JobOutcome::Autosaved { result: Err(error), .. }
            | JobOutcome::Exported { result: Err(error), .. }
            | JobOutcome::Quiet(Err(error)) => self.notify_error(&error),
            JobOutcome::Broken(reason) => {
                self.after_save = None;
                let text = self.tr.f("notice-broken", &[("reason", (&reason).into())]);
                self.notify(NoticeKind::Error, text);
            }
        }
        Vec::new()
    }

    fn saved(&mut self, path: PathBuf, (epoch, revision): (u64, u64), text: String) -> Vec<Effect> {
        self.remember(path.clone());
        self.notify(NoticeKind::Done, self.tr.t("notice-saved").to_owned());
        if epoch != self.epoch {
            // Another plan is open by now; the one that was saved is whole on disk.
            return Vec::new();
        }
        let moved = self.document.path.as_ref() != Some(&path);
        if moved {
            let from = self.document.path.take();
            self.document.rebase_map(from.as_deref(), &path);
        }
        self.document.path = Some(path);
        self.document.on_disk = Some(text);
        self.document.history.mark_saved_at(revision);
        self.autosaved = None;
        let mut effects = Vec::new();
        if moved {
            effects.extend(self.claim().map(Effect::Run));
        }
        if let Some(action) = self.after_save.take() {
            effects.extend(self.update(*action));
        }
        effects
    }

    pub(super) fn remember(&mut self, path: PathBuf) {
        self.recent.retain(|known| *known != path);
        self.recent.insert(0, path);
        self.recent.truncate(crate::store::MAX_RECENT);
    }
}
