//! From an action to the next state.

use std::path::{Path, PathBuf};

use super::action::{Action, Effect, ExportKind, Focus, Job, Notice, NoticeKind, UnsavedAnswer};
use super::document::Document;
use super::export::{file_name, file_of};
use super::files::{self, ExportJob, MapChoice, Opened};
use super::look::Look;
use super::mapping::{Filter, Mapping};
use super::papers::PaperWish;
use super::preview::MovePreview;
use super::results::Results;
use super::say::say;
use super::selection::{Tool, bounds_of};
use super::state::{AppState, Dialog, ThemeChoice};
use super::why::WhyState;
use crate::edit::Command;
use crate::i18n::{Language, Tr};
use crate::model::{DistrictIdx, Explain, Message, StepId, UnitIdx};
use crate::read::NameChoices;
use crate::report::CsvFormat;
use crate::scene::Fill;
use crate::store::{Settings, Theme};

impl AppState {
    /// Carries out `action` and gives what the shell has to do.
    pub fn update(&mut self, action: Action) -> Vec<Effect> {
        let mut effects = match action {
            Action::Edit(command) => self.edit(command),
            Action::Assign(districts, to) => {
                self.preview = None;
                self.move_to(&districts, to)
            }
            Action::Paint(districts, to) => self.paint(&districts, to),
            Action::JumpTo(revision) => self.jump_to(revision),
            Action::Undo => self.undo(),
            Action::Redo => self.redo(),
            Action::AddStep => self.add_step(),
            Action::Preview(wanted) => self.set_preview(wanted),
            Action::Show(dialog) => {
                self.dialog = Some(dialog);
                Vec::new()
            }
            Action::CloseDialog => self.close_dialog(),
            Action::New(preset) => {
                self.unless_unsaved(Action::New(preset.clone()), |state| state.new_plan(&preset))
            }
            Action::Open => vec![Effect::PickOpen],
            Action::OpenPath(path) => {
                let again = Action::OpenPath(path.clone());
                self.unless_unsaved(again, |state| state.read(path, NameChoices::default()))
            }
            Action::OpenMap(path, choices) => {
                self.dialog = None;
                let again = Action::OpenMap(path.clone(), choices.clone());
                self.unless_unsaved(again, |state| state.read(path, choices))
            }
            Action::SaveCancelled => {
                self.after_save = None;
                Vec::new()
            }
            Action::NoDialog => {
                self.after_save = None;
                self.notify(NoticeKind::Error, self.tr.t("notice-no-dialog").to_owned());
                Vec::new()
            }
            Action::Save => match self.document.path.clone() {
                Some(path) => self.save_to(path),
                None => self.pick_save(),
            },
            Action::SaveAs => self.pick_save(),
            Action::SaveTo(path) => self.save_as(&path),
            Action::ImportTravel(table) => vec![Effect::PickTravel(table)],
            Action::ReadTravel(table, path) => self.read_travel(table, path),
            Action::ImportTable(table) => vec![Effect::PickTable(table)],
            Action::ReadTable(table, path) => self.read_table(table, path),
            Action::Export(kind) => vec![Effect::PickExport(kind, self.export_name(kind))],
            Action::ExportTo(kind, path) => self.export_to(kind, path),
            Action::AnswerUnsaved(answer) => self.answer_unsaved(answer),
            Action::AnswerRecovery(take) => self.answer_recovery(take),
            Action::Copy(text) => {
                self.notify(NoticeKind::Done, self.tr.t("notice-copied").to_owned());
                vec![Effect::Copy(text)]
            }
            Action::DismissNotice(id) => {
                self.notices.retain(|notice| notice.id != id);
                Vec::new()
            }
            Action::SetLanguage(language) => {
                self.tr = Tr::new(language);
                self.write_settings()
            }
            Action::SetTheme(theme) => {
                self.theme = theme;
                self.write_settings()
            }
            Action::SetReducedMotion(reduced) => {
                self.settings.reduce_motion = reduced;
                self.write_settings()
            }
            Action::Autosave => self.write_autosave(),
            Action::Finished(outcome) => self.finish(*outcome),
            Action::Suggest(action) => self.suggest(action),
            Action::Risk(action) => self.assess(action),
            Action::Quit => self.unless_unsaved(Action::Quit, |state| {
                state.may_close = true;
                let autosave = state.autosave.clone();
                vec![Effect::Run(Job::DiscardAutosave { autosave }), Effect::Close]
            }),
            Action::Explain(action) => self.explain_action(action),
            Action::Exporting(action) => self.export_action(action),
            Action::Compare(action) => self.compare_action(action),
            Action::Map(action) => {
                self.map_action(action);
                Vec::new()
            }
            look => {
                self.look(&look);
                Vec::new()
            }
        };
        self.refresh();
        effects.extend(self.follow_risk());
        effects.extend(self.follow_export());
        effects
    }

    fn close_dialog(&mut self) -> Vec<Effect> {
        self.dialog = self.waiting.take();
        Vec::new()
    }

    /// Actions that only change what is looked at.
    fn look(&mut self, action: &Action) {
        match *action {
            Action::Why(ref action) => self.ask_why(action.clone()),
            Action::TryOut(ref wanted) => self.set_quick(wanted.clone()),
            Action::SelectUnit(unit) => self.view.unit = unit,
            Action::SetWorkspace(workspace) => self.view.workspace = workspace,
            Action::SetBoard(board) => self.view.board = board,
            Action::SetSide(side) => self.view.side = side,
            Action::SetFill(fill) => self.view.fill = fill,
            Action::SetIndicator(indicator) => {
                self.view.indicator = Some(indicator);
                self.view.fill = Fill::Indicator(indicator);
            }
            Action::SetUnitBorders(on) => self.view.layers.unit_borders = on,
            Action::SetNames(on) => self.view.layers.names = on,
            Action::SetMonth(month) => self.view.month = Some(month),
            Action::SelectStep(step) => self.view.step = step,
            Action::SetBudgetUnit(unit) => self.view.budget_unit = unit,
            Action::Focus(focus) => self.view.focus = (focus, self.view.focus.1 + 1),
            Action::Present(slide) => {
                let last = self.document.plan.steps.len();
                self.view.slide = Some(slide.min(last));
            }
            Action::LeavePresent => self.view.slide = None,
            Action::SetBoardOrder(order) => self.view.board_order = order,
            Action::ShowHistory(shown) => self.view.history = shown,
            Action::SetTool(tool) => self.view.tool = tool,
            Action::SetBrush(unit) => {
                self.view.brush = Some(unit);
                self.view.tool = Tool::Brush;
            }
            Action::FocusOn(ref districts) => {
                if let Some(part) = bounds_of(self.shown_map(), districts) {
                    self.view.focus = (Focus::Part(part), self.view.focus.1 + 1);
                }
            }
            _ => self.choose(action),
        }
    }

    fn set_preview(&mut self, wanted: Option<(Vec<DistrictIdx>, UnitIdx)>) -> Vec<Effect> {
        let month = self.month();
        self.preview = wanted.and_then(|(districts, to)| {
            let known = self.preview.take().filter(|known| {
                known.asked == districts
                    && known.to == to
                    && known.month == month
                    && known.revision == self.results.revision
            });
            known.or_else(|| MovePreview::of(&self.document, &self.results, &districts, to, month))
        });
        Vec::new()
    }

    pub(super) fn edit(&mut self, command: Command) -> Vec<Effect> {
        if let Err(error) = self.document.edit(command) {
            self.notify_error(&error);
        }
        Vec::new()
    }

    /// One stroke of the brush, with a name of its own.
    fn paint(&mut self, districts: &[DistrictIdx], to: UnitIdx) -> Vec<Effect> {
        self.preview = None;
        let unit = self.document.plan.units.get(to).map(|unit| unit.name.clone());
        let unit = unit.unwrap_or_default();
        let label =
            |count| Message::new("paint-label").number("count", count as f64).text("unit", &unit);
        self.move_as(districts, to, Some(&label))
    }

    fn jump_to(&mut self, revision: u64) -> Vec<Effect> {
        let rule = self.document.plan.disclosure;
        let Document { history, plan, .. } = &mut self.document;
        if let Err(error) = history.jump_to(plan, revision) {
            self.notify_error(&error);
        }
        self.document.protect_since(rule);
        Vec::new()
    }

    fn undo(&mut self) -> Vec<Effect> {
        let rule = self.document.plan.disclosure;
        let Document { history, plan, .. } = &mut self.document;
        let outcome = history.undo(plan);
        self.document.protect_since(rule);
        match outcome {
            Ok(label) => self.notify_history("notice-undone", label),
            Err(error) => self.notify_error(&error),
        }
        Vec::new()
    }

    fn redo(&mut self) -> Vec<Effect> {
        let rule = self.document.plan.disclosure;
        let Document { history, plan, .. } = &mut self.document;
        let outcome = history.redo(plan);
        self.document.protect_since(rule);
        match outcome {
            Ok(label) => self.notify_history("notice-redone", label),
            Err(error) => self.notify_error(&error),
        }
        Vec::new()
    }

    fn notify_history(&mut self, id: &'static str, label: Option<Message>) {
        if let Some(label) = label {
            let what = say(&self.tr, &label);
            let text = self.tr.f(id, &[("what", (&what).into())]);
            self.notify(NoticeKind::Done, text);
        }
    }

    /// Does `then`, unless it would lose changes: then the user is asked first.
    fn unless_unsaved(
        &mut self,
        action: Action,
        then: impl FnOnce(&mut Self) -> Vec<Effect>,
    ) -> Vec<Effect> {
        if self.document.history.is_modified() && !self.let_go {
            self.dialog = Some(Dialog::Unsaved { then: Box::new(action) });
            return Vec::new();
        }
        then(self)
    }

    fn answer_unsaved(&mut self, answer: UnsavedAnswer) -> Vec<Effect> {
        let Some(Dialog::Unsaved { then }) = self.dialog.take() else { return Vec::new() };
        match answer {
            UnsavedAnswer::Cancel => Vec::new(),
            UnsavedAnswer::Discard => {
                // Only for this one action: opening may fail, and then the changes are still here.
                self.let_go = true;
                let effects = self.update(*then);
                self.let_go = false;
                effects
            }
            UnsavedAnswer::Save => {
                self.after_save = Some(then);
                self.update(Action::Save)
            }
        }
    }

    fn answer_recovery(&mut self, take: bool) -> Vec<Effect> {
        let Some(Dialog::Recover(recovery)) = self.dialog.take() else { return Vec::new() };
        if take {
            match files::recovered(&recovery) {
                // The autosave is this very work: it stays until the plan is saved.
                Ok(opened) => {
                    self.autosave.answered();
                    return self.replace(opened);
                }
                // It could not be read, so it is kept for somebody who can.
                Err(error) => self.notify_error(&error),
            }
            return Vec::new();
        }
        self.autosave.answered();
        vec![Effect::Run(Job::DiscardAutosave { autosave: self.autosave.clone() })]
    }

    fn new_plan(&mut self, preset: &str) -> Vec<Effect> {
        self.dialog = None;
        match files::from_preset(preset) {
            Ok(opened) => self.show(opened),
            Err(error) => {
                self.notify_error(&error);
                Vec::new()
            }
        }
    }

    /// Reads the file at `path`; what is changed before it has been read is not lost.
    fn read(&self, path: PathBuf, choices: NameChoices) -> Vec<Effect> {
        vec![Effect::Run(Job::Open { path, choices, asked_at: self.stands_at() })]
    }

    /// Number of the open plan, and the revision that it is in.
    pub(super) fn stands_at(&self) -> (u64, u64) {
        (self.epoch, self.document.history.revision())
    }

    /// Shows a plan that was opened in the place of the one before, whose autosave nobody needs
    /// any more, and takes its own.
    pub(super) fn show(&mut self, opened: Opened) -> Vec<Effect> {
        // Each plan has its own: what is still to be written of the old one cannot land in it.
        let autosave = std::mem::take(&mut self.autosave);
        let discard = Job::DiscardAutosave { autosave };
        let mut effects = self.replace(opened);
        effects.extend(std::iter::once(discard).chain(self.claim()).map(Effect::Run));
        effects
    }

    /// The job that takes the autosave of the open plan; none for an untitled plan where nothing
    /// is kept.
    pub(super) fn claim(&self) -> Option<Job> {
        let plan_path = self.document.path.clone();
        (self.remembers || plan_path.is_some()).then(|| Job::Claim {
            plan_path,
            epoch: self.epoch,
            remember: self.remembers,
            autosave: self.autosave.clone(),
        })
    }

    fn replace(&mut self, opened: Opened) -> Vec<Effect> {
        let mut effects = self.forget_suggestions();
        effects.extend(self.forget_risks());
        let same_map = self.document.map.sha256 == opened.document.map.sha256;
        let Opened { document, notes, choice, .. } = opened;
        self.document = document;
        self.epoch += 1;
        self.view.selection.clear();
        self.view.anchor = None;
        self.view.brush = None;
        self.view.month = None;
        self.view.step = None;
        self.view.unit = None;
        self.view.budget_unit = None;
        self.why = WhyState::default();
        self.preview = None;
        self.quick = None;
        self.autosaved = None;
        self.after_save = None;
        if !same_map {
            let first = self.document.map.indicators.indicators.indices().next();
            self.view.indicator = first;
            self.view.fill = first.map_or(Fill::Units, Fill::Indicator);
            let vision = self.view.mapping.vision;
            self.view.mapping = Mapping { vision, ..Mapping::default() };
            self.cartogram = None;
            self.cartogram_to_come = None;
            self.view.focus = (Focus::City, self.view.focus.1 + 1);
        }
        self.view.mapping.filter = Filter::default();
        self.view.mapping.asked = None;
        self.take_style();
        self.results = self.compute();
        self.tell(&notes, choice);
        effects
    }

    /// Tells what was noticed while a file was read.
    pub(super) fn tell(&mut self, notes: &[Message], choice: Option<MapChoice>) {
        if notes.is_empty() && choice.is_none() {
            return;
        }
        let lines = notes.iter().map(|note| say(&self.tr, note)).collect();
        let path = choice.as_ref().map(|choice| choice.path.clone());
        let path = path.or_else(|| self.document.path.clone()).unwrap_or_default();
        self.ask(Dialog::ReadReport { path, lines, choice });
    }

    /// Asks, after what is being asked already.
    pub(super) fn ask(&mut self, dialog: Dialog) {
        if self.dialog.is_some() {
            self.waiting = Some(dialog);
        } else {
            self.dialog = Some(dialog);
        }
    }

    fn pick_save(&self) -> Vec<Effect> {
        vec![Effect::PickSave(format!("{}.narplan.json", file_name(&self.document.file_stem())))]
    }

    /// Saves where somebody asked. The dialog has asked about a file that is there already, but not
    /// about one that only the ending makes the same.
    fn save_as(&mut self, asked: &Path) -> Vec<Effect> {
        let path = with_ending(asked.to_owned());
        if path != asked && path.exists() {
            self.after_save = None;
            let shown = path.display().to_string();
            let text = self.tr.f("notice-exists", &[("path", (&shown).into())]);
            self.notify(NoticeKind::Error, text);
            return Vec::new();
        }
        self.save_to(path)
    }

    fn save_to(&mut self, path: PathBuf) -> Vec<Effect> {
        self.document.plan.style = self.kept_style();
        match files::plan_text(&self.document, Some(&path)) {
            Ok(text) => {
                // Somebody else may have saved it meanwhile; a new file is the dialog's question.
                let is_own = self.document.path.as_ref() == Some(&path);
                let (of, autosave) = (self.stands_at(), self.autosave.clone());
                // A second save before this one has ended finds what this one writes.
                let expected =
                    if is_own { self.document.on_disk.replace(text.clone()) } else { None };
                let remember = self.remembers;
                vec![Effect::Run(Job::Save { path, text, expected, of, remember, autosave })]
            }
            Err(error) => {
                self.after_save = None;
                self.notify_error(&error);
                Vec::new()
            }
        }
    }

    fn export_name(&self, kind: ExportKind) -> String {
        file_of(&file_name(&self.document.file_stem()), kind)
    }

    fn export_to(&mut self, kind: ExportKind, path: PathBuf) -> Vec<Effect> {
        self.document.plan.style = self.kept_style();
        let document = &self.document;
        // Tables go to a folder of their own, so that they replace nothing but older tables.
        let path = match kind {
            ExportKind::Csv => path.join(self.export_name(kind)),
            ExportKind::GeoJson
            | ExportKind::Png
            | ExportKind::Svg
            | ExportKind::Parameters
            | ExportKind::Paper(_) => path,
        };
        vec![Effect::Run(Job::Export(Box::new(ExportJob {
            kind,
            path,
            plan_path: document.path.clone(),
            map_path: document.map_path(),
            map: document.map.clone(),
            plan: document.plan.clone(),
            language: self.tr.language(),
            look: Look::of(self),
            passport: PaperWish::of(&document.plan).carries_passport(),
            csv: CsvFormat::default(),
        })))]
    }

    fn write_autosave(&mut self) -> Vec<Effect> {
        let at = self.stands_at();
        let autosave = self.autosave.clone();
        if !self.document.history.is_modified() {
            // Undone back to what is on disk: there is nothing left to recover.
            let had_one = self.autosaved.take().is_some();
            return had_one
                .then_some(Effect::Run(Job::DiscardAutosave { autosave }))
                .into_iter()
                .collect();
        }
        if self.autosaved == Some(at) {
            return Vec::new();
        }
        self.document.plan.style = self.kept_style();
        match files::plan_text(&self.document, self.document.path.as_deref()) {
            Ok(text) => vec![Effect::Run(Job::Autosave { text, of: at, autosave })],
            Err(error) => {
                self.notify_error(&error);
                Vec::new()
            }
        }
    }

    pub(super) fn write_settings(&self) -> Vec<Effect> {
        if !self.remembers {
            return Vec::new();
        }
        let settings = Settings {
            language: match self.tr.language() {
                Language::Sv => "sv".to_owned(),
                Language::En => "en".to_owned(),
            },
            theme: match self.theme {
                ThemeChoice::System => Theme::System,
                ThemeChoice::Light => Theme::Light,
                ThemeChoice::Dark => Theme::Dark,
            },
            ..self.settings.clone()
        };
        vec![Effect::Run(Job::WriteSettings(settings))]
    }

    /// Computes anew what follows from the plan, where it has changed.
    /// Brings up to date what an action on a large map has left for later, so that no single
    /// frame waits for all of it.
    pub fn finish_results(&mut self) {
        let Document { map, plan, history, .. } = &self.document;
        if self.results.revision == history.revision() {
            self.results.finish(map, plan);
        }
    }

    fn refresh(&mut self) {
        if self.results.revision != self.document.history.revision() {
            let Document { map, plan, history, .. } = &self.document;
            self.results = self.results.renewed(map, plan, history.revision());
            self.forget_what_is_gone();
            self.renew_cartogram();
            self.renew_trial();
        }
        let month = self.shown_month();
        self.results.show_month(&self.document.map, &self.document.plan, month);
    }

    fn compute(&self) -> Results {
        let document = &self.document;
        Results::of(&document.map, &document.plan, document.history.revision())
    }

    fn forget_what_is_gone(&mut self) {
        let plan = &self.document.plan;
        let has_step = |id: StepId| plan.step(id).is_some();
        self.view.step = self.view.step.filter(|&id| has_step(id));
        let has_unit = |&unit: &UnitIdx| plan.units.contains_index(unit);
        self.view.budget_unit = self.view.budget_unit.filter(has_unit);
        self.view.brush = self.view.brush.filter(has_unit);
        self.view.unit = self.view.unit.filter(has_unit);
        self.forget_filters();
        self.forget_gone_figures();
        self.preview = None;
        self.quick = None;
    }

    pub(super) fn notify_error(&mut self, error: &dyn Explain) {
        self.notify_refused(&error.message());
    }

    /// Says why something is not done.
    pub(super) fn notify_refused(&mut self, message: &Message) {
        let text = say(&self.tr, message);
        self.notify(NoticeKind::Error, text);
    }

    /// Shows a message; of several that went well only the newest stays.
    pub fn notify(&mut self, kind: NoticeKind, text: String) {
        self.notices.retain(|notice| notice.kind == NoticeKind::Error);
        self.next_notice += 1;
        self.notices.push(Notice { id: self.next_notice, kind, text });
    }
}

/// `path` with the ending of a plan file where it has no ending of its own.
fn with_ending(path: PathBuf) -> PathBuf {
    if path.extension().is_some() { path } else { path.with_added_extension("narplan.json") }
}
