//! Makes files, all of them before any is written.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::super::action::ExportKind;
use super::super::document::Document;
use super::super::files::{AppError, ExportFile, ExportJob, export_files, refuse_own, write_files};
use super::super::look::{Look, PictureWish};
use super::super::papers::{PaperWish, Papers};
use super::super::state::AppState;
use super::names::free;
use crate::i18n::{Language, Tr};
use crate::model::{DistrictSet, Plan};

/// What to do with what stands in the folder already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Write nothing, and say what it is.
    Ask,
    /// Take its place.
    Replace,
    /// Leave it, and give the new file a number.
    KeepBoth,
}

/// What became of an export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Made {
    /// These are written: files, and a folder for tables.
    Written(Vec<PathBuf>),
    /// These stand there already; nothing is written.
    Stands(Vec<PathBuf>),
    /// Nobody wanted it any more; nothing is written.
    Stopped,
}

/// The plan that files are made of, and how they are made.
#[derive(Clone, Debug)]
pub(super) struct Source {
    pub(super) map: Arc<DistrictSet>,
    pub(super) plan: Plan,
    pub(super) language: Language,
    /// How the map looks; `None` where that is still to be worked out, as the plan keeps it.
    pub(super) look: Option<Look>,
    /// Whether the whole map is shown, where it is.
    pub(super) whole: bool,
    pub(super) wish: PaperWish,
}

impl Source {
    pub(super) fn document(&self) -> Document {
        Document::new(Arc::clone(&self.map), self.plan.clone(), None)
    }

    /// How the map looks.
    pub(super) fn look(&self) -> Look {
        if let Some(look) = &self.look {
            return look.clone();
        }
        let wish = PictureWish {
            indicator: None,
            second: None,
            circles: None,
            cartogram: None,
            units: false,
            size_px: (1600, 1000),
            whole: self.whole,
            dark: false,
            month: None,
        };
        let mut state = AppState::new(self.document(), self.language);
        Look { scale: 2.0, ..Look::kept(&mut state, &wish) }
    }
}

/// Files to make and to write.
#[derive(Debug)]
pub struct Batch {
    /// What, and where to.
    pub(super) items: Vec<(ExportKind, PathBuf)>,
    pub(super) standing: Standing,
    /// The plan's own file and its map's, which no export replaces.
    pub(super) own: [Option<PathBuf>; 2],
    pub(super) source: Source,
    /// Set when somebody wants it stopped.
    pub(super) stop: Arc<AtomicBool>,
}

impl Batch {
    /// Makes all files, and then writes them; `step` hears how many are made and which is next.
    ///
    /// # Errors
    /// [`AppError`] where one could not be made or written; then none is.
    pub(super) fn make(
        &self,
        is_cancelled: &(dyn Fn() -> bool + Sync),
        step: &dyn Fn(usize, ExportKind),
    ) -> Result<Made, AppError> {
        let is_stopped = || is_cancelled() || self.stop.load(Ordering::Relaxed);
        let stands = |path: &Path| path.symlink_metadata().is_ok();
        let standing: Vec<PathBuf> =
            self.items.iter().map(|(_, path)| path).filter(|path| stands(path)).cloned().collect();
        if self.standing == Standing::Ask && !standing.is_empty() {
            return Ok(Made::Stands(standing));
        }
        let targets = self.items.iter().map(|(kind, path)| match self.standing {
            Standing::KeepBoth => (*kind, free(path)),
            Standing::Ask | Standing::Replace => (*kind, path.clone()),
        });
        let targets: Vec<(ExportKind, PathBuf)> = targets.collect();
        for (_, path) in &targets {
            refuse_own([self.own[0].as_deref(), self.own[1].as_deref()], path)?;
        }
        let Some(files) = self.files(&targets, &is_stopped, step)? else {
            return Ok(Made::Stopped);
        };
        if is_stopped() {
            return Ok(Made::Stopped);
        }
        write_files(&files, self.standing == Standing::Replace)?;
        Ok(Made::Written(targets.into_iter().map(|(_, path)| path).collect()))
    }

    /// The files before they are written; `None` where nobody wants them any more.
    fn files(
        &self,
        targets: &[(ExportKind, PathBuf)],
        is_stopped: &(dyn Fn() -> bool + Sync),
        step: &dyn Fn(usize, ExportKind),
    ) -> Result<Option<Vec<ExportFile>>, AppError> {
        let Some((first, _)) = targets.first() else { return Ok(Some(Vec::new())) };
        step(0, *first);
        let (source, look, tr) = (&self.source, self.source.look(), Tr::new(self.source.language));
        let document = source.document();
        let needs_papers = targets.iter().any(|(kind, _)| matches!(kind, ExportKind::Paper(_)));
        let papers = if needs_papers {
            let papers = Papers::of(&document, &source.wish, &tr, is_stopped)?;
            if papers.is_none() {
                return Ok(None);
            }
            papers
        } else {
            None
        };
        let mut files = Vec::new();
        for (done, (kind, path)) in targets.iter().enumerate() {
            if is_stopped() {
                return Ok(None);
            }
            step(done, *kind);
            match (kind, &papers) {
                (ExportKind::Paper(kind), Some(papers)) => files.push(ExportFile {
                    path: path.clone(),
                    folder: None,
                    bytes: papers.bytes(*kind, &look)?,
                }),
                _ => files.extend(export_files(&ExportJob {
                    kind: *kind,
                    path: path.clone(),
                    plan_path: self.own[0].clone(),
                    map_path: self.own[1].clone(),
                    map: Arc::clone(&source.map),
                    plan: source.plan.clone(),
                    language: source.language,
                    look: look.clone(),
                    passport: source.wish.carries_passport(),
                    csv: source.wish.csv,
                })?),
            }
        }
        Ok(Some(files))
    }
}
