//! Carries out effects: dialogs, jobs, the clipboard, closing.

mod export;

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use crate::app::{
    Action, Answer, AppState, Effect, ExplainAction, ExplainAnswer, ExplainKind, ExportAction,
    ExportKind, Job, JobOutcome, OtherSource, PlanTable, RiskAction, RiskAnswer, RiskJob,
    RiskQuestion, SuggestAction, SuggestFailure, SuggestJob, TravelTable,
};
use crate::jobs::{Done, JobContext, Jobs, Wake};

/// Time between autosaves.
const AUTOSAVE_EVERY: Duration = Duration::from_secs(30);

/// How the names of files end that can be opened: plans, maps and exports that carry a plan.
const OPENS: [&str; 7] = ["json", "geojson", "pdf", "png", "svg", "xlsx", "html"];

/// A file dialog that is over sooner than this was never shown.
const NO_DIALOG_WITHIN: Duration = Duration::from_millis(250);

/// Why the window could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum WindowError {
    /// The window system or the graphics driver refused.
    #[error("{0}")]
    NoWindow(String),
    /// The first plan could not be made.
    #[error(transparent)]
    Plan(#[from] crate::app::AppError),
}

/// The program's surroundings.
#[derive(Debug)]
pub(super) struct Shell {
    ctx: egui::Context,
    jobs: Jobs<JobOutcome>,
    /// Answers to questions: beside the work with files, which must not wait for them.
    answering: Jobs<(u64, Answer)>,
    /// Answers to how sure the figures are: each question beside the others.
    assessing: Jobs<(u64, RiskAnswer)>,
    explaining: Jobs<(u64, Option<ExplainAnswer>)>,
    /// Files that are made, and what they will look like.
    exporting: Jobs<ExportAction>,
    /// Work with files is done one after the other: a later save must not be overtaken.
    queue: VecDeque<Job>,
    /// Answers of file dialogs, which wait on threads of their own.
    answers: (Sender<Action>, Receiver<Action>),
    next_autosave: Instant,
}

/// What an ended job asks of the program.
fn action_of(done: Done<JobOutcome>) -> Action {
    let outcome = match done.outcome {
        Ok(outcome) => outcome,
        Err(panic) => JobOutcome::Broken(panic.to_string()),
    };
    Action::Finished(Box::new(outcome))
}

/// What the last word on a question asks of the program.
fn answer_of(done: Done<(u64, Answer)>) -> Action {
    let (run, answer) = match done.outcome {
        Ok(answer) => answer,
        Err(panic) => (0, Answer::Failed(SuggestFailure::Broken(panic.to_string()))),
    };
    Action::Suggest(SuggestAction::News(run, Box::new(answer), true))
}

/// What an answer about the figures asks of the program.
fn explanation_of(done: Done<(u64, Option<ExplainAnswer>)>) -> Option<Action> {
    let kind = ExplainKind::by_id(&done.key)?;
    Some(Action::Explain(match done.outcome {
        Ok((run, answer)) => ExplainAction::News(run, kind, answer.map(Box::new)),
        Err(panic) => ExplainAction::Broken(kind, panic.to_string()),
    }))
}

/// What the last word on how sure the figures are asks of the program.
fn assessment_of(done: Done<(u64, RiskAnswer)>) -> Option<Action> {
    let question = RiskQuestion::by_id(&done.key)?;
    Some(Action::Risk(match done.outcome {
        Ok((run, answer)) => RiskAction::News(run, question, Box::new(answer), true),
        Err(panic) => RiskAction::Broken(question, panic.to_string()),
    }))
}

/// Waits for `time`, or until nobody wants the job any more; gives whether it is still wanted.
fn is_wanted_after(time: Duration, context: &JobContext) -> bool {
    /// Between two looks.
    const LOOK: Duration = Duration::from_millis(15);
    let until = Instant::now() + time;
    while !context.is_cancelled() {
        let left = until.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return true;
        }
        std::thread::sleep(left.min(LOOK));
    }
    false
}

impl Shell {
    pub(super) fn new(ctx: &egui::Context) -> Self {
        let waker = ctx.clone();
        let wake: Wake = Arc::new(move || waker.request_repaint());
        Self {
            ctx: ctx.clone(),
            jobs: Jobs::new(wake.clone()),
            answering: Jobs::new(wake.clone()),
            assessing: Jobs::new(Arc::clone(&wake)),
            explaining: Jobs::new(Arc::clone(&wake)),
            exporting: Jobs::new(wake),
            queue: VecDeque::new(),
            answers: channel(),
            next_autosave: Instant::now() + AUTOSAVE_EVERY,
        }
    }

    /// What has come in since the last frame: ended jobs, answered dialogs, the autosave's hour.
    pub(super) fn poll(&mut self) -> Vec<Action> {
        let ended = self.jobs.poll();
        let mut actions: Vec<Action> = ended.into_iter().map(action_of).collect();
        self.start_next();
        // What was told on the way comes before the last word.
        actions.extend(self.answers.1.try_iter());
        actions.extend(self.answering.poll().into_iter().map(answer_of));
        actions.extend(self.assessing.poll().into_iter().filter_map(assessment_of));
        actions.extend(self.explaining.poll().into_iter().filter_map(explanation_of));
        actions.extend(self.exporting.poll().into_iter().map(export::action_of));
        let now = Instant::now();
        if now >= self.next_autosave {
            self.next_autosave = now + AUTOSAVE_EVERY;
            actions.push(Action::Autosave);
        }
        self.ctx.request_repaint_after(self.next_autosave - now);
        actions
    }

    /// Carries out `effects`.
    pub(super) fn carry_out(&mut self, effects: Vec<Effect>, state: &AppState) {
        for effect in effects {
            match effect {
                Effect::PickOpen => self.pick_open(state),
                Effect::PickTravel(table) => self.pick_travel(state, table),
                Effect::PickTable(table) => self.pick_table(state, table),
                Effect::PickOther => self.pick_other(state),
                Effect::PickSave(name) => self.pick_save(state, &name),
                Effect::PickExport(kind, name) => self.pick_export(state, kind, &name),
                Effect::Run(job) => self.run(job),
                Effect::Compute(run, job) => self.compute(run, *job),
                Effect::StopComputing => self.answering.cancel_all(),
                Effect::Assess { run, job, after } => self.assess(run, *job, after),
                Effect::Explain { run, job } => {
                    let key = job.kind().id();
                    self.explaining
                        .start(key, key, move |context| (run, job.run(&|| context.is_cancelled())));
                }
                Effect::StopAssessing(question) => self.assessing.cancel(question.id()),
                Effect::Exporting(effect) => self.export(effect, state),
                Effect::Copy(text) => self.ctx.copy_text(text),
                Effect::Close => {
                    // Nobody waits for an answer any more.
                    self.answering.cancel_all();
                    self.assessing.cancel_all();
                    self.explaining.cancel_all();
                    self.exporting.cancel_all();
                    // A save that is under way must be whole before the program ends.
                    self.settle();
                    self.ctx.send_viewport_cmd(egui::ViewportCommand::Close);
                }
            }
        }
    }

    fn run(&mut self, job: Job) {
        self.queue.push_back(job);
        self.start_next();
    }

    /// Computes an answer; what is found on the way is sent as it comes.
    fn compute(&mut self, run: u64, job: SuggestJob) {
        let (sender, ctx) = (self.answers.0.clone(), self.ctx.clone());
        self.answering.start("answer", "answer", move |context| {
            let tell = |answer| {
                let news = SuggestAction::News(run, Box::new(answer), false);
                // Without a window nobody listens any more.
                drop(sender.send(Action::Suggest(news)));
                ctx.request_repaint();
            };
            (run, job.run(&|| context.is_cancelled(), &tell))
        });
    }

    /// Computes how sure the figures are; of one question the newest takes the older's place.
    fn assess(&mut self, run: u64, job: RiskJob, after: Duration) {
        let (sender, ctx) = (self.answers.0.clone(), self.ctx.clone());
        let question = job.question();
        self.assessing.start(question.id(), question.id(), move |context| {
            if !is_wanted_after(after, context) {
                return (run, RiskAnswer::Stopped);
            }
            let tell = |answer| {
                let news = RiskAction::News(run, question, Box::new(answer), false);
                // Without a window nobody listens any more.
                drop(sender.send(Action::Risk(news)));
                ctx.request_repaint();
            };
            (run, job.run(&|| context.is_cancelled(), &tell))
        });
    }

    fn start_next(&mut self) {
        if self.jobs.running().next().is_some() {
            return;
        }
        if let Some(job) = self.queue.pop_front() {
            let name = job.name();
            self.jobs.start(name, name, move |context| job.run(context));
        }
    }

    /// Waits for all jobs; gives what came of them.
    pub(super) fn settle(&mut self) -> Vec<Action> {
        let mut actions = Vec::new();
        self.start_next();
        while self.jobs.running().next().is_some() {
            let ended = self.jobs.wait_all();
            actions.extend(ended.into_iter().map(action_of));
            self.start_next();
        }
        let answers = self.answering.wait_all();
        let assessments = self.assessing.wait_all();
        let explanations = self.explaining.wait_all();
        let exports = self.exporting.wait_all();
        actions.extend(self.answers.1.try_iter());
        actions.extend(answers.into_iter().map(answer_of));
        actions.extend(assessments.into_iter().filter_map(assessment_of));
        actions.extend(explanations.into_iter().filter_map(explanation_of));
        actions.extend(exports.into_iter().map(export::action_of));
        actions
    }

    fn dialog(state: &AppState) -> rfd::AsyncFileDialog {
        let folder = state.document.path.as_deref().and_then(std::path::Path::parent);
        let dialog = rfd::AsyncFileDialog::new();
        match folder {
            Some(folder) => dialog.set_directory(folder),
            None => dialog,
        }
    }

    /// Waits for a dialog on a thread of its own, so that the window goes on.
    fn answer(
        &self,
        dialog: impl Future<Output = Option<rfd::FileHandle>> + Send + 'static,
        action: impl FnOnce(PathBuf) -> Action + Send + 'static,
    ) {
        let sender = self.answers.0.clone();
        let ctx = self.ctx.clone();
        let waiting = std::thread::Builder::new().name("file dialog".to_owned()).spawn(move || {
            let asked = Instant::now();
            let answer = match pollster::block_on(dialog) {
                Some(file) => action(file.path().to_owned()),
                // Nobody is that quick: the system has no dialog to show.
                None if asked.elapsed() < NO_DIALOG_WITHIN => Action::NoDialog,
                None => Action::SaveCancelled,
            };
            // The window may be gone by now, and then so is the question.
            drop(sender.send(answer));
            ctx.request_repaint();
        });
        // Without a thread there is no dialog: the user asks again.
        drop(waiting);
    }

    fn pick_open(&self, state: &AppState) {
        let dialog = Self::dialog(state)
            .set_title(state.tr.t("dialog-open-title"))
            .add_filter(state.tr.t("file-type-plan-or-map"), &OPENS);
        self.answer(dialog.pick_file(), Action::OpenPath);
    }

    fn pick_other(&self, state: &AppState) {
        let dialog = Self::dialog(state)
            .set_title(state.tr.t("dialog-other-title"))
            .add_filter(state.tr.t("file-type-plan"), &["narplan.json", "json"]);
        let compare = |path| RiskAction::CompareWith(Some(OtherSource::File(path)));
        self.answer(dialog.pick_file(), move |path| Action::Risk(compare(path)));
    }

    fn pick_travel(&self, state: &AppState, table: TravelTable) {
        let title = match table {
            TravelTable::Times => "dialog-times-title",
            TravelTable::Points => "dialog-points-title",
        };
        self.pick_csv(state, title, move |path| Action::ReadTravel(table, path));
    }

    fn pick_table(&self, state: &AppState, table: PlanTable) {
        let title = match table {
            PlanTable::Finer => {
                let dialog =
                    Self::dialog(state).set_title(state.tr.t("dialog-finer-title")).add_filter(
                        state.tr.t("file-type-finer"),
                        &["csv", "txt", "tsv", "geojson", "json"],
                    );
                let read = move |path| Action::ReadTable(table, path);
                self.answer(dialog.pick_file(), read);
                return;
            }
            PlanTable::Population => "dialog-population-title",
            PlanTable::Parameters => "dialog-parameters-title",
        };
        self.pick_csv(state, title, move |path| Action::ReadTable(table, path));
    }

    fn pick_csv(
        &self,
        state: &AppState,
        title: &str,
        action: impl FnOnce(PathBuf) -> Action + Send + 'static,
    ) {
        let dialog = Self::dialog(state)
            .set_title(state.tr.t(title))
            .add_filter(state.tr.t("file-type-table"), &["csv", "txt", "tsv"]);
        self.answer(dialog.pick_file(), action);
    }

    fn pick_save(&self, state: &AppState, name: &str) {
        let dialog = Self::dialog(state)
            .set_title(state.tr.t("dialog-save-title"))
            .set_file_name(name)
            .add_filter(state.tr.t("file-type-plan"), &["narplan.json", "json"]);
        self.answer(dialog.save_file(), Action::SaveTo);
    }

    fn pick_export(&self, state: &AppState, kind: ExportKind, name: &str) {
        let dialog = Self::dialog(state).set_title(state.tr.t("dialog-export-title"));
        let export = move |path| Action::ExportTo(kind, path);
        match kind {
            ExportKind::Csv => self.answer(dialog.pick_folder(), export),
            ExportKind::GeoJson => {
                let dialog = dialog.set_file_name(name).add_filter("GeoJSON", &["geojson"]);
                self.answer(dialog.save_file(), export);
            }
            ExportKind::Parameters => {
                let dialog =
                    dialog.set_file_name(name).add_filter(state.tr.t("file-type-table"), &["csv"]);
                self.answer(dialog.save_file(), export);
            }
            ExportKind::Paper(kind) => {
                let extension = kind.extension();
                let name_of_type = extension.to_uppercase();
                let dialog = dialog.set_file_name(name).add_filter(name_of_type, &[extension]);
                self.answer(dialog.save_file(), export);
            }
            ExportKind::Png => {
                let dialog = dialog.set_file_name(name).add_filter("PNG", &["png"]);
                self.answer(dialog.save_file(), export);
            }
            ExportKind::Svg => {
                let dialog = dialog.set_file_name(name).add_filter("SVG", &["svg"]);
                self.answer(dialog.save_file(), export);
            }
        }
    }
}
