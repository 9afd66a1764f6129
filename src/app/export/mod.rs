//! The plan out of the program, several files at a time: what, for whom, what it will look like,
//! into which folder, and what to do with what lies there.

mod batch;
mod chart;
mod choices;
mod logo;
mod names;
mod preview;
#[cfg(test)]
mod tests;
mod update;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use super::action::ExportKind;
use super::files::AppError;
use super::papers::PaperKind;
use crate::i18n::Tr;
use crate::model::Logo;
use crate::report::Pixels;
use crate::scene::Drawing;

pub use batch::{Batch, Made, Standing};
pub use chart::{ChartJob, ChartKind, ChartTo, chart_file};
pub use choices::{Audience, ExportChoices, RUNS};
pub(super) use logo::drop_broken_logo;
pub(super) use names::{file_name, file_of};
pub use preview::{Preview, PreviewJob};

impl ExportKind {
    /// The kinds that are offered side by side, in their order.
    #[must_use]
    pub fn offered() -> Vec<Self> {
        let papers = PaperKind::ALL.into_iter().map(Self::Paper);
        papers.chain([Self::GeoJson, Self::Csv, Self::Svg, Self::Png]).collect()
    }

    /// Stable name.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::GeoJson => "geojson",
            Self::Csv => "csv",
            Self::Png => "png",
            Self::Svg => "svg",
            Self::Parameters => "parameters",
            Self::Paper(kind) => kind.id(),
        }
    }

    /// What it is called in a list.
    #[must_use]
    pub fn title(self, tr: &Tr) -> &str {
        let id = match self {
            Self::GeoJson => "menu-export-geojson",
            Self::Csv => "menu-export-csv",
            Self::Png => "menu-export-png",
            Self::Svg => "menu-export-svg",
            Self::Parameters => "paper-assumptions",
            Self::Paper(kind) => kind.message_id(),
        };
        // In a menu it says that it asks for more.
        tr.t(id).trim_end_matches('…').trim_end()
    }

    /// What it is good for, in a line; empty where nothing is said.
    #[must_use]
    pub fn about(self, tr: &Tr) -> String {
        let id = format!("export-about-{}", self.id());
        if tr.has(&id) { tr.t(&id).to_owned() } else { String::new() }
    }

    /// Whether it is drawn as a page or a picture.
    #[must_use]
    pub fn has_pages(self) -> bool {
        match self {
            Self::Paper(kind) => PaperKind::PDF.contains(&kind),
            Self::Png | Self::Svg => true,
            Self::GeoJson | Self::Csv | Self::Parameters => false,
        }
    }
}

/// How far an export has come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ExportPhase {
    /// What is to be exported is being chosen.
    #[default]
    Choosing,
    /// These stand in the folder already: what to do with them is asked.
    Asking(Vec<PathBuf>),
    /// Files are being made; so many are done.
    Making {
        /// Number of those that are done.
        done: usize,
        /// Number of all.
        of: usize,
        /// The one that is being made.
        now: ExportKind,
    },
    /// All files are written.
    Done(Vec<PathBuf>),
    /// Nothing was written.
    Failed(String),
}

/// What is seen of the kind that is looked at.
#[derive(Clone, Debug, Default)]
pub struct PreviewState {
    /// Number of the question that was asked last.
    run: u64,
    /// What it was about.
    asked: Option<preview::About>,
    /// Whether its answer is still to come.
    pub waits: bool,
    /// The last answer, with a number of its own.
    pub shown: Option<(u64, Arc<Preview>)>,
    /// Why there is none.
    pub failed: Option<String>,
}

/// The export that is being put together.
#[derive(Clone, Debug, Default)]
pub struct ExportState {
    /// What is chosen.
    pub choices: ExportChoices,
    /// How far it has come.
    pub phase: ExportPhase,
    /// What it will look like.
    pub preview: PreviewState,
    /// The chart whose file is being chosen.
    chart: Option<Box<Drawing>>,
    /// Number of the export that was begun last.
    run: u64,
    /// Set to stop it.
    stop: Arc<AtomicBool>,
    /// Whether a folder that is chosen is at once exported to.
    starts_with_folder: bool,
}

/// Something about exporting several files.
#[derive(Debug)]
pub enum ExportAction {
    /// Put an export together; with a kind, that one.
    Open(Option<ExportKind>),
    /// Choose what, and how.
    Choose(Box<ExportChoices>),
    /// Choose what these readers need.
    For(Audience),
    /// Ask which folder.
    PickFolder,
    /// Export into this folder.
    Folder(PathBuf),
    /// Ask which logo.
    PickLogo,
    /// Take this file as the logo.
    ReadLogo(PathBuf),
    /// What became of that.
    LogoRead(Result<Logo, AppError>),
    /// Export.
    Start(Standing),
    /// Stop making files; nothing is written.
    Stop,
    /// Go back to choosing.
    Again,
    /// So many files of the run with this number are made, and this one is next.
    Step(u64, usize, ExportKind),
    /// What became of the run with this number.
    Ended(u64, Result<Made, AppError>),
    /// What the kind that is looked at will look like, by the number of the question.
    Previewed(u64, Result<Preview, AppError>),
    /// Copy the map as it is shown.
    CopyMap,
    /// Save or copy a chart.
    Chart(Box<Drawing>, ChartTo),
    /// Save the chart that was asked for last at this path.
    SaveChart(PathBuf),
    /// Where the chart lies now.
    ChartSaved(Result<PathBuf, AppError>),
    /// The picture to copy, and the message that says so.
    Drawn(Result<Pixels, AppError>, &'static str),
    /// Open a file or a folder with what the system has for it.
    Show(PathBuf),
    /// The system has nothing to open it with.
    NotShown(PathBuf),
    /// Work in the background broke, by its key.
    Broken(String, String),
}

/// What the shell has to do for an export.
#[derive(Debug)]
pub enum ExportEffect {
    /// Ask which folder.
    PickFolder,
    /// Ask which logo.
    PickLogo,
    /// Ask where to save a chart; the suggested file name.
    PickChart(String),
    /// Do this in the background, as the run with this number, after a while: what is asked with
    /// the same key meanwhile takes its place.
    Work {
        /// Number of the run.
        run: u64,
        /// What to do.
        work: ExportWork,
        /// How long to wait first.
        after: Duration,
    },
    /// Put a picture on the clipboard.
    Copy(Pixels),
    /// Open a file or a folder with what the system has for it.
    Show(PathBuf),
}

/// Work in the background.
#[derive(Debug)]
pub enum ExportWork {
    /// Make files and write them.
    Make(Box<Batch>),
    /// Draw what one of them will look like.
    Preview(Box<PreviewJob>),
    /// Draw the map.
    Draw(Box<PreviewJob>),
    /// Draw a chart, for the clipboard.
    DrawChart(Box<ChartJob>),
    /// Write a chart to this path.
    WriteChart(Box<ChartJob>, PathBuf),
    /// Read a logo.
    Logo(PathBuf),
}

impl ExportWork {
    /// Key of making files.
    pub const MAKE: &str = "export_files";
    /// Key of drawing what one will look like.
    pub const PREVIEW: &str = "export_page";

    /// What it is about: of two works with the same key the newer takes the older's place.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Make(_) => Self::MAKE,
            Self::Preview(_) => Self::PREVIEW,
            Self::Draw(_) => "export_map",
            Self::DrawChart(_) => "export_chart",
            Self::WriteChart(..) => "export_chart_file",
            Self::Logo(_) => "export_logo",
        }
    }

    /// Does it; what is to be heard of on the way is told.
    #[must_use]
    pub fn run(
        self,
        run: u64,
        is_cancelled: &(dyn Fn() -> bool + Sync),
        tell: &dyn Fn(ExportAction),
    ) -> ExportAction {
        match self {
            Self::Make(batch) => {
                let step = |done, now| tell(ExportAction::Step(run, done, now));
                ExportAction::Ended(run, batch.make(is_cancelled, &step))
            }
            Self::Preview(job) => ExportAction::Previewed(run, job.preview(is_cancelled)),
            Self::Draw(job) => ExportAction::Drawn(job.whole_map(), "notice-map-copied"),
            Self::DrawChart(job) => ExportAction::Drawn(job.pixels(), "notice-chart-copied"),
            Self::WriteChart(job, path) => ExportAction::ChartSaved(job.write(&path)),
            Self::Logo(path) => ExportAction::LogoRead(logo::open_logo(&path)),
        }
    }
}
