//! What an export that is put together does to the state.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use super::super::action::{Effect, ExportKind, NoticeKind};
use super::super::look::Look;
use super::super::say::say;
use super::super::state::{AppState, Dialog};
use super::batch::Source;
use super::chart::chart_name;
use super::preview::About;
use super::{
    Batch, ChartJob, ChartTo, ExportAction, ExportChoices, ExportEffect, ExportPhase, ExportWork,
    Made, PreviewJob, Standing, file_name, file_of,
};
use crate::edit::Command;
use crate::model::{Explain, Logo, Papers};
use crate::scene::Drawing;
use crate::store::documents_dir;

/// How long a preview waits for what is chosen next.
const PREVIEW_AFTER: Duration = Duration::from_millis(120);

impl AppState {
    pub(in crate::app) fn export_action(&mut self, action: ExportAction) -> Vec<Effect> {
        let effect = |effect| vec![Effect::Exporting(effect)];
        match action {
            ExportAction::Open(kind) => self.open_export(kind),
            ExportAction::Choose(choices) => return self.choose_export(*choices),
            ExportAction::For(audience) => {
                self.export.choices.take(audience);
                self.export.phase = ExportPhase::Choosing;
            }
            ExportAction::PickFolder => {
                self.export.starts_with_folder = false;
                return effect(ExportEffect::PickFolder);
            }
            ExportAction::Folder(path) => return self.take_folder(&path),
            ExportAction::PickLogo => return effect(ExportEffect::PickLogo),
            ExportAction::ReadLogo(path) => {
                return vec![work(0, ExportWork::Logo(path), Duration::ZERO)];
            }
            ExportAction::LogoRead(Ok(logo)) => return self.take_logo(logo),
            ExportAction::LogoRead(Err(error))
            | ExportAction::Drawn(Err(error), _)
            | ExportAction::ChartSaved(Err(error)) => {
                self.notify_error(&error);
            }
            ExportAction::Start(standing) => return self.start_export(standing),
            ExportAction::Stop => self.export.stop.store(true, Ordering::Relaxed),
            ExportAction::Again => self.export.phase = ExportPhase::Choosing,
            ExportAction::Step(run, done, now) => self.export_step(run, done, now),
            ExportAction::Ended(run, result) if run == self.export.run => {
                return self.export_ended(result);
            }
            ExportAction::Previewed(run, result) if run == self.export.preview.run => {
                let preview = &mut self.export.preview;
                preview.waits = false;
                preview.failed = None;
                match result {
                    Ok(shown) => preview.shown = Some((run, Arc::new(shown))),
                    Err(error) => preview.failed = Some(say(&self.tr, &error.message())),
                }
            }
            // Of an older run or question.
            ExportAction::Ended(..) | ExportAction::Previewed(..) => {}
            ExportAction::CopyMap => {
                let source = self.export_source(&ExportChoices::default(), false);
                let job = PreviewJob { kind: ExportKind::Png, source };
                return vec![work(0, ExportWork::Draw(Box::new(job)), Duration::ZERO)];
            }
            ExportAction::Drawn(Ok(pixels), told) => {
                self.notify(NoticeKind::Done, self.tr.t(told).to_owned());
                return effect(ExportEffect::Copy(pixels));
            }
            ExportAction::Chart(drawing, to) => return self.export_chart(drawing, to),
            ExportAction::SaveChart(path) => {
                let Some(drawing) = self.export.chart.take() else { return Vec::new() };
                let job = Box::new(ChartJob::of(self, *drawing));
                return vec![work(0, ExportWork::WriteChart(job, path), Duration::ZERO)];
            }
            ExportAction::ChartSaved(Ok(path)) => {
                let shown = path.display().to_string();
                let text = self.tr.f("notice-exported", &[("path", (&shown).into())]);
                self.notify(NoticeKind::Done, text);
            }
            ExportAction::Show(path) => return effect(ExportEffect::Show(path)),
            ExportAction::NotShown(path) => {
                let shown = path.display().to_string();
                let text = self.tr.f("notice-not-shown", &[("path", (&shown).into())]);
                self.notify(NoticeKind::Error, text);
            }
            ExportAction::Broken(key, reason) => self.export_broken(&key, &reason),
        }
        Vec::new()
    }

    fn export_chart(&mut self, drawing: Box<Drawing>, to: ChartTo) -> Vec<Effect> {
        if to == ChartTo::Clipboard {
            let job = Box::new(ChartJob::of(self, *drawing));
            return vec![work(0, ExportWork::DrawChart(job), Duration::ZERO)];
        }
        let name = chart_name(&self.document.file_stem(), &drawing.title);
        self.export.chart = Some(drawing);
        vec![Effect::Exporting(ExportEffect::PickChart(name))]
    }

    fn open_export(&mut self, kind: Option<ExportKind>) {
        let choices = &mut self.export.choices;
        if let Some(kind) = kind {
            choices.kinds = [kind].into();
            choices.shown = kind;
        }
        choices.scenario = None;
        choices.opens = self.settings.export_opens;
        if choices.folder.is_empty() {
            let remembered = Some(PathBuf::from(&self.settings.export_folder));
            let own = self.document.path.as_deref().and_then(Path::parent).map(Path::to_owned);
            let folder = remembered.filter(|path| path.is_dir()).or(own).or_else(documents_dir);
            choices.folder = folder.unwrap_or_default().display().to_string();
        }
        self.export.phase = ExportPhase::Choosing;
        self.ask(Dialog::Export);
    }

    fn choose_export(&mut self, choices: ExportChoices) -> Vec<Effect> {
        if !matches!(self.export.phase, ExportPhase::Making { .. }) {
            self.export.phase = ExportPhase::Choosing;
        }
        let opens = choices.opens;
        self.export.choices = choices;
        if self.settings.export_opens == opens {
            return Vec::new();
        }
        self.settings.export_opens = opens;
        self.write_settings()
    }

    fn take_folder(&mut self, path: &Path) -> Vec<Effect> {
        self.export.choices.folder = path.display().to_string();
        if std::mem::take(&mut self.export.starts_with_folder) {
            return self.start_export(Standing::Ask);
        }
        self.export.phase = ExportPhase::Choosing;
        Vec::new()
    }

    fn take_logo(&mut self, logo: Logo) -> Vec<Effect> {
        let papers = &self.document.plan.papers;
        let known = papers.logo.as_ref().map(|logo| logo.alt.clone());
        let committee = papers.committee.trim();
        let alt = known.unwrap_or_else(|| {
            let said = if committee.is_empty() { self.tr.t("export-logo-alt") } else { committee };
            said.to_owned()
        });
        let papers = Papers { logo: Some(Logo { alt, ..logo }), ..papers.clone() };
        self.edit(Command::SetPapers(Box::new(papers)))
    }

    /// The names of what is chosen, by kind: files, and a folder for tables.
    #[must_use]
    pub fn export_name_of(&self, kind: ExportKind) -> String {
        let scenarios = &self.document.plan.scenarios;
        let chosen = self.export.choices.scenario.unwrap_or_else(|| scenarios.open());
        let name = scenarios.get(chosen).map_or("", |scenario| scenario.name.as_str());
        let stem = file_name(&self.document.file_stem());
        if scenarios.all.len() < 2 || name.trim().is_empty() {
            return file_of(&stem, kind);
        }
        file_of(&format!("{stem}-{}", file_name(name)), kind)
    }

    /// Whether the files carry the plan, by what is chosen or else by the plan's status.
    #[must_use]
    pub fn export_carries_plan(&self) -> bool {
        self.export.choices.wish(&self.document.plan, false).carries_passport()
    }

    fn start_export(&mut self, standing: Standing) -> Vec<Effect> {
        let choices = self.export.choices.clone();
        let kinds = ExportKind::offered().into_iter().filter(|kind| choices.kinds.contains(kind));
        let kinds: Vec<ExportKind> = kinds.collect();
        let Some(first) = kinds.first().copied() else { return Vec::new() };
        if matches!(self.export.phase, ExportPhase::Making { .. }) {
            return Vec::new();
        }
        if choices.folder.trim().is_empty() {
            self.export.starts_with_folder = true;
            return vec![Effect::Exporting(ExportEffect::PickFolder)];
        }
        let typed = PathBuf::from(choices.folder.trim());
        let folder = std::path::absolute(&typed).unwrap_or(typed);
        let items: Vec<(ExportKind, PathBuf)> =
            kinds.into_iter().map(|kind| (kind, folder.join(self.export_name_of(kind)))).collect();
        self.export.run += 1;
        self.export.stop = Arc::default();
        self.export.phase = ExportPhase::Making { done: 0, of: items.len(), now: first };
        let batch = Batch {
            items,
            standing,
            own: [self.document.path.clone(), self.document.map_path()],
            source: self.export_source(&choices, true),
            stop: Arc::clone(&self.export.stop),
        };
        let make = ExportWork::Make(Box::new(batch));
        let mut effects = vec![work(self.export.run, make, Duration::ZERO)];
        let remembered = folder.display().to_string();
        if self.settings.export_folder != remembered {
            self.settings.export_folder = remembered;
            effects.extend(self.write_settings());
        }
        effects
    }

    /// What files are made of by these choices.
    fn export_source(&self, choices: &ExportChoices, runs: bool) -> Source {
        let plan = &self.document.plan;
        let open = plan.scenarios.open();
        let other = choices.scenario.filter(|id| *id != open);
        let other = other.and_then(|id| plan.with_scenario(id));
        let look = other.is_none().then(|| Look::of(self));
        let whole = self.view.focus.0 == super::super::action::Focus::Whole;
        let mut plan = other.unwrap_or_else(|| plan.clone());
        if look.is_none() {
            // What the map shows is worked out for the other scenario.
            plan.style = self.kept_style();
        }
        Source {
            map: Arc::clone(&self.document.map),
            wish: choices.wish(&plan, runs),
            plan,
            language: choices.language.unwrap_or_else(|| self.tr.language()),
            look,
            whole,
        }
    }

    fn export_step(&mut self, run: u64, made: usize, next: ExportKind) {
        if run == self.export.run
            && let ExportPhase::Making { done, now, .. } = &mut self.export.phase
        {
            (*done, *now) = (made, next);
        }
    }

    fn export_ended(&mut self, result: Result<Made, super::AppError>) -> Vec<Effect> {
        let is_seen = matches!(self.dialog, Some(Dialog::Export));
        self.export.phase = match result {
            Ok(Made::Written(paths)) => ExportPhase::Done(paths),
            Ok(Made::Stands(paths)) => ExportPhase::Asking(paths),
            Ok(Made::Stopped) => ExportPhase::Choosing,
            Err(error) => ExportPhase::Failed(say(&self.tr, &error.message())),
        };
        let ExportPhase::Done(paths) = &self.export.phase else { return Vec::new() };
        let folder = paths.first().and_then(|path| path.parent()).map(Path::to_owned);
        let folder = folder.unwrap_or_default();
        if !is_seen {
            let shown = folder.display().to_string();
            let text = self.tr.f("notice-exported", &[("path", (&shown).into())]);
            self.notify(NoticeKind::Done, text);
        }
        let opens = self.export.choices.opens;
        opens.then_some(Effect::Exporting(ExportEffect::Show(folder))).into_iter().collect()
    }

    fn export_broken(&mut self, key: &str, reason: &str) {
        let text = self.tr.f("notice-broken", &[("reason", reason.into())]);
        match key {
            ExportWork::MAKE => self.export.phase = ExportPhase::Failed(text),
            ExportWork::PREVIEW => {
                self.export.preview.waits = false;
                self.export.preview.failed = Some(text);
            }
            _ => self.notify(NoticeKind::Error, text),
        }
    }

    /// Asks for the preview of what is looked at, where it is another than before.
    pub(in crate::app) fn follow_export(&mut self) -> Option<Effect> {
        if !matches!(self.dialog, Some(Dialog::Export)) {
            return None;
        }
        let choices = self.export.choices.clone();
        let about = About {
            plan: self.stands_at(),
            kind: choices.shown,
            scenario: choices.scenario,
            size: choices.size,
            children: choices.children,
            language: choices.language.unwrap_or_else(|| self.tr.language()),
        };
        if self.export.preview.asked.as_ref() == Some(&about) {
            return None;
        }
        // Runs would say nothing on a first page.
        let job = PreviewJob { kind: choices.shown, source: self.export_source(&choices, false) };
        let preview = &mut self.export.preview;
        preview.asked = Some(about);
        preview.waits = true;
        preview.run += 1;
        Some(work(preview.run, ExportWork::Preview(Box::new(job)), PREVIEW_AFTER))
    }
}

fn work(run: u64, work: ExportWork, after: Duration) -> Effect {
    Effect::Exporting(ExportEffect::Work { run, work, after })
}
