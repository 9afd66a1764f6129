//! Work in the background, so that a frame never waits.
//!
//! A job is a closure on a thread of its own. It can tell how far it has come and see whether it
//! was cancelled. Jobs that compute the same thing share a key: starting a newer one cancels the
//! older, whose result is then never delivered. A panic inside a job becomes a [`JobPanic`].

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

#[cfg(test)]
mod tests;

/// What a job computes; of several jobs with one key only the newest counts.
pub type JobKey = Cow<'static, str>;

/// Called from a job's thread when there is news, so that the window can repaint.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// What a job and its owner share.
#[derive(Debug, Default)]
struct Shared {
    /// Bits of an `f32`, 0 to 1.
    progress: AtomicU32,
    cancelled: AtomicBool,
}

impl Shared {
    fn progress(&self) -> f32 {
        f32::from_bits(self.progress.load(Ordering::Relaxed))
    }
}

/// A job's view of its owner.
pub struct JobContext {
    shared: Arc<Shared>,
    wake: Wake,
}

impl fmt::Debug for JobContext {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("JobContext").field("shared", &self.shared).finish_non_exhaustive()
    }
}

impl JobContext {
    /// Whether the result is no longer wanted: a job asks now and then, and returns early.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.shared.cancelled.load(Ordering::Relaxed)
    }

    /// Tells how much is done, 0 to 1. Cheap: the window wakes only for each whole per cent.
    pub fn set_progress(&self, progress: f32) {
        let progress = if progress.is_finite() { progress.clamp(0.0, 1.0) } else { 0.0 };
        let before = self.shared.progress.swap(progress.to_bits(), Ordering::Relaxed);
        let percent = |fraction: f32| (fraction * 100.0).floor() as i32;
        if percent(f32::from_bits(before)) != percent(progress) {
            (self.wake)();
        }
    }
}

/// A job that did not end as it should.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the job \"{name}\" stopped on an internal error: {message}")]
pub struct JobPanic {
    /// Name of the job.
    pub name: String,
    /// What the panic said.
    pub message: String,
}

/// A job that has ended, and was still wanted.
#[derive(Debug)]
pub struct Done<R> {
    /// What it computed.
    pub key: JobKey,
    /// Its name.
    pub name: String,
    /// The number that [`Jobs::start`] gave.
    pub generation: u64,
    /// What came of it.
    pub outcome: Result<R, JobPanic>,
}

/// A job under way, as a list of jobs shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct RunningJob {
    /// What it computes.
    pub key: JobKey,
    /// Its name.
    pub name: String,
    /// How much is done, 0 to 1.
    pub progress: f32,
}

#[derive(Debug)]
struct Entry {
    key: JobKey,
    name: String,
    shared: Arc<Shared>,
}

/// The jobs of one owner; all give the same type of result.
pub struct Jobs<R> {
    running: BTreeMap<u64, Entry>,
    last_generation: u64,
    sender: Sender<(u64, Result<R, JobPanic>)>,
    receiver: Receiver<(u64, Result<R, JobPanic>)>,
    wake: Wake,
}

impl<R> fmt::Debug for Jobs<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Jobs").field("running", &self.running).finish_non_exhaustive()
    }
}

impl<R> Drop for Jobs<R> {
    fn drop(&mut self) {
        // Nobody waits any more: whoever asks shall know.
        self.cancel_all();
    }
}

impl<R> Jobs<R> {
    /// No jobs; `wake` is called whenever one ends or comes further.
    #[must_use]
    pub fn new(wake: Wake) -> Self {
        let (sender, receiver) = channel();
        Self { running: BTreeMap::new(), last_generation: 0, sender, receiver, wake }
    }

    /// Asks the job with this key, if any, to stop; its result will not be delivered.
    pub fn cancel(&mut self, key: &str) {
        for entry in self.running.values().filter(|entry| entry.key == key) {
            entry.shared.cancelled.store(true, Ordering::Relaxed);
        }
    }

    /// Asks all jobs to stop; their results will not be delivered.
    pub fn cancel_all(&mut self) {
        for entry in self.running.values() {
            entry.shared.cancelled.store(true, Ordering::Relaxed);
        }
    }

    /// The jobs that are under way and still wanted, oldest first.
    pub fn running(&self) -> impl Iterator<Item = RunningJob> + '_ {
        self.wanted().map(|entry| RunningJob {
            key: entry.key.clone(),
            name: entry.name.clone(),
            progress: entry.shared.progress(),
        })
    }

    /// Whether a job with this key is under way and still wanted.
    #[must_use]
    pub fn is_running(&self, key: &str) -> bool {
        self.wanted().any(|entry| entry.key == key)
    }

    /// How much of the job with this key is done, 0 to 1; `None` where none is under way.
    #[must_use]
    pub fn progress(&self, key: &str) -> Option<f32> {
        self.wanted().find(|entry| entry.key == key).map(|entry| entry.shared.progress())
    }

    fn wanted(&self) -> impl Iterator<Item = &Entry> {
        self.running.values().filter(|entry| !entry.shared.cancelled.load(Ordering::Relaxed))
    }

    /// What has ended since the last call and is still wanted; never waits.
    pub fn poll(&mut self) -> Vec<Done<R>> {
        let mut done = Vec::new();
        while let Ok((generation, outcome)) = self.receiver.try_recv() {
            done.extend(self.take(generation, outcome));
        }
        done
    }

    /// Waits until every job has ended, also those that were cancelled, and gives what is still
    /// wanted: for tests and the command line.
    pub fn wait_all(&mut self) -> Vec<Done<R>> {
        let mut done = Vec::new();
        while !self.running.is_empty() {
            // `self` holds a sender, so the channel cannot close.
            let Ok((generation, outcome)) = self.receiver.recv() else { break };
            done.extend(self.take(generation, outcome));
        }
        done
    }

    /// The result of a job; `None` where it was cancelled or a newer one took its place.
    fn take(&mut self, generation: u64, outcome: Result<R, JobPanic>) -> Option<Done<R>> {
        let entry = self.running.remove(&generation)?;
        if entry.shared.cancelled.load(Ordering::Relaxed) {
            return None;
        }
        Some(Done { key: entry.key, name: entry.name, generation, outcome })
    }
}

impl<R: Send + 'static> Jobs<R> {
    /// Starts `work` on a thread of its own and gives its number; numbers only grow. An older
    /// job with the same key is cancelled.
    ///
    /// Where no thread can be had, the job ends at once with a [`JobPanic`] that says so.
    pub fn start(
        &mut self,
        key: impl Into<JobKey>,
        name: impl Into<String>,
        work: impl FnOnce(&JobContext) -> R + Send + 'static,
    ) -> u64 {
        let (key, name) = (key.into(), name.into());
        self.cancel(&key);
        self.last_generation += 1;
        let generation = self.last_generation;
        let shared = Arc::new(Shared::default());
        let context = JobContext { shared: Arc::clone(&shared), wake: Arc::clone(&self.wake) };
        self.running.insert(generation, Entry { key, name: name.clone(), shared });

        let sender = self.sender.clone();
        let job_name = name.clone();
        let spawned = thread::Builder::new().name(name.replace('\0', " ")).spawn(move || {
            // The closure is gone after a panic, so nothing half-changed can be seen again.
            let outcome = catch_unwind(AssertUnwindSafe(|| work(&context)))
                .map_err(|panic| JobPanic { name: job_name, message: panic_text(&*panic) });
            // The owner may be gone: then nobody misses the result.
            drop(sender.send((generation, outcome)));
            (context.wake)();
        });
        if let Err(error) = spawned {
            let panic = JobPanic { name, message: error.to_string() };
            drop(self.sender.send((generation, Err(panic))));
            (self.wake)();
        }
        generation
    }
}

fn panic_text(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned())
        .unwrap_or_else(|| "a panic without a message".to_owned())
}
