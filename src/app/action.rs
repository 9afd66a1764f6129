//! What can be asked of the program, and what it asks of its surroundings.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use super::autosave::Autosave;
use super::board::BoardOrder;
use super::compare::CompareAction;
use super::explain::{ExplainAction, ExplainJob};
use super::export::{ExportAction, ExportEffect};
use super::files::{AppError, ExportJob, Opened};
use super::mapping::MapAction;
use super::papers::PaperKind;
use super::risk::{OtherSource, RiskAction, RiskJob, RiskQuestion};
use super::selection::{Pick, SelectBy, Tool};
use super::state::{Dialog, SidePanel, ThemeChoice, Workspace};
use super::suggest::{SuggestAction, SuggestJob};
use super::tables::{PlanTable, PlanTableFile};
use super::travel::{TravelFile, TravelTable};
use super::why::WhyAction;
use crate::edit::Command;
use crate::i18n::Language;
use crate::jobs::JobContext;
use crate::model::{DistrictIdx, DistrictSet, IndicatorIdx, Plan, StepId, UnitIdx};
use crate::read::NameChoices;
use crate::scene::Fill;
use crate::store::{Recovery, Settings};

/// Which part of the map to look at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Focus {
    /// The whole municipality.
    Whole,
    /// The city, where most people live.
    City,
    /// One district.
    District(DistrictIdx),
    /// This part of the map's plane, metres.
    Part(geo::Rect<f64>),
}

/// What can be exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ExportKind {
    /// The districts with base and step, as GeoJSON.
    GeoJson,
    /// Districts, staffing and budget as CSV files in a folder.
    Csv,
    /// The map as it stands, as PNG.
    Png,
    /// The map as it stands, as SVG.
    Svg,
    /// The parameters as a CSV file that can be read into a plan.
    Parameters,
    /// A workbook, a paper or a GeoPackage.
    Paper(PaperKind),
}

/// An answer to "there are unsaved changes".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnsavedAnswer {
    /// Save them first.
    Save,
    /// Let them go.
    Discard,
    /// Do not do what was asked.
    Cancel,
}

/// Something that a user, or the shell, asks of the program.
#[derive(Debug)]
pub enum Action {
    /// Change the plan: one undo step.
    Edit(Command),
    /// Move districts to a unit: one undo step.
    Assign(Vec<DistrictIdx>, UnitIdx),
    /// Take back the latest change.
    Undo,
    /// Do again what was taken back.
    Redo,
    /// Move districts to a unit as one stroke of the brush: one undo step with its own name.
    Paint(Vec<DistrictIdx>, UnitIdx),
    /// Go to the state of the plan with this revision.
    JumpTo(u64),
    /// Show the list of what was done, or not.
    ShowHistory(bool),
    /// Select one district; with `true` add it to the selection or take it out.
    Select(DistrictIdx, bool),
    /// Select several districts, or take them out of the selection.
    SelectMany(Vec<DistrictIdx>, Pick),
    /// Add to the selection what stands in a list between the district that was last selected
    /// and another, both included.
    SelectRange {
        /// The list, in the order in which it is shown.
        order: Vec<DistrictIdx>,
        /// The other end.
        to: DistrictIdx,
    },
    /// Select by what the districts are.
    SelectBy(SelectBy),
    /// Select nothing.
    ClearSelection,
    /// Choose what the pointer does on the map.
    SetTool(Tool),
    /// Choose the unit that the brush paints with, and take the brush.
    SetBrush(UnitIdx),
    /// Choose the order of the board's rows.
    SetBoardOrder(BoardOrder),
    /// Look at these districts.
    FocusOn(Vec<DistrictIdx>),
    /// Show what a unit is, for editing, or no longer.
    SelectUnit(Option<UnitIdx>),
    /// Compute what a move would do, or forget it.
    Preview(Option<(Vec<DistrictIdx>, UnitIdx)>),
    /// Ask why a figure is what it is.
    Why(WhyAction),
    /// Run the plan once as an edit that is still in the hand would leave it, or forget it.
    TryOut(Option<Command>),
    /// Go to a work place.
    SetWorkspace(Workspace),
    /// Show the assignment as a board, or on the map.
    SetBoard(bool),
    /// Show another panel to the right of the map.
    SetSide(SidePanel),
    /// Fill the districts with something.
    SetFill(Fill),
    /// Choose an indicator and fill the map with it.
    SetIndicator(IndicatorIdx),
    /// Draw the units' borders, or not.
    SetUnitBorders(bool),
    /// Write names on the map, or not.
    SetNames(bool),
    /// Show the figures of the month at this position.
    SetMonth(usize),
    /// Open the details of a step.
    SelectStep(Option<StepId>),
    /// Add a step after the others.
    AddStep,
    /// Show the budget of a unit, or of all.
    SetBudgetUnit(Option<UnitIdx>),
    /// Look at a part of the map.
    Focus(Focus),
    /// Present the plan, from this slide on.
    Present(usize),
    /// Stop presenting.
    LeavePresent,
    /// Open a dialog.
    Show(Dialog),
    /// Close the dialog.
    CloseDialog,
    /// Start from a preset.
    New(String),
    /// Ask which plan to open.
    Open,
    /// Open this file: a plan, or a district map to begin a new plan on.
    OpenPath(PathBuf),
    /// Save where the plan is, or ask.
    Save,
    /// Ask where to save.
    SaveAs,
    /// Save here.
    SaveTo(PathBuf),
    /// Nobody chose where to save.
    SaveCancelled,
    /// The system could not show a file dialog.
    NoDialog,
    /// Open this district map anew, with other properties as code and name.
    OpenMap(PathBuf, NameChoices),
    /// Ask which table of ways to read.
    ImportTravel(TravelTable),
    /// Read this table of ways into the plan.
    ReadTravel(TravelTable, PathBuf),
    /// Ask which population table or sheet of parameters to read.
    ImportTable(PlanTable),
    /// Read this table into the plan.
    ReadTable(PlanTable, PathBuf),
    /// Ask where to export to.
    Export(ExportKind),
    /// Export here.
    ExportTo(ExportKind, PathBuf),
    /// The answer to the question about unsaved changes.
    AnswerUnsaved(UnsavedAnswer),
    /// Take over the plan that was left unsaved, or let it go.
    AnswerRecovery(bool),
    /// Put text on the clipboard.
    Copy(String),
    /// Close a message.
    DismissNotice(u64),
    /// Choose the language.
    SetLanguage(Language),
    /// Choose light or dark.
    SetTheme(ThemeChoice),
    /// Leave out movement in the window, or not.
    SetReducedMotion(bool),
    /// Time to write the autosave.
    Autosave,
    /// A job has ended.
    Finished(Box<JobOutcome>),
    /// Ask for help with the assignment or the order, or hear of it.
    Suggest(SuggestAction),
    /// Ask how sure the figures are, or hear of it.
    Risk(RiskAction),
    /// Show figures on the map in another way.
    Map(MapAction),
    /// Ask what takes time to find out about the figures, or hear of it.
    Explain(ExplainAction),
    /// Something about the comparison of scenarios.
    Compare(CompareAction),
    /// Something about exporting several files.
    Exporting(ExportAction),
    /// Close the window.
    Quit,
}

/// What the shell has to do.
#[derive(Debug)]
pub enum Effect {
    /// Ask which file to open.
    PickOpen,
    /// Ask which table of ways to read.
    PickTravel(TravelTable),
    /// Ask which population table or sheet of parameters to read.
    PickTable(PlanTable),
    /// Ask which plan file to compare with.
    PickOther,
    /// Ask where to save a plan; the suggested file name.
    PickSave(String),
    /// Ask where to export to; the suggested file name.
    PickExport(ExportKind, String),
    /// Carry out a job in the background and send what comes of it.
    Run(Job),
    /// Compute an answer in the background, as the run with this number, and send what is found.
    Compute(u64, Box<SuggestJob>),
    /// End what is being computed.
    StopComputing,
    /// Compute how sure the figures are, as the run with this number, and send what is found.
    Assess {
        /// Number of the run.
        run: u64,
        /// The question.
        job: Box<RiskJob>,
        /// How long to wait first: what is asked meanwhile takes its place.
        after: Duration,
    },
    /// End the computation of this question.
    StopAssessing(RiskQuestion),
    /// Find out about the figures, as the run with this number, and send the answer.
    Explain {
        /// Number of the run.
        run: u64,
        /// The question.
        job: Box<ExplainJob>,
    },
    /// Put text on the clipboard.
    Copy(String),
    /// Something for an export.
    Exporting(ExportEffect),
    /// Close the window.
    Close,
}

/// Work with files, done in the background.
#[derive(Debug)]
pub enum Job {
    /// Read a plan, or a map to begin a new plan on.
    Open {
        /// The file.
        path: PathBuf,
        /// Properties of a map, where somebody chose them.
        choices: NameChoices,
        /// The state of the open plan when this was asked for: epoch and revision. What is
        /// changed after that has not been agreed to be lost.
        asked_at: (u64, u64),
    },
    /// Take the autosave of the open plan.
    Claim {
        /// The plan's file, if it has one.
        plan_path: Option<PathBuf>,
        /// Number of the plan.
        epoch: u64,
        /// Whether the plan is put among the recent ones.
        remember: bool,
        /// Where it is kept.
        autosave: Autosave,
    },
    /// Write the plan.
    Save {
        /// Where to.
        path: PathBuf,
        /// What.
        text: String,
        /// What the file held when it was last read or written here; `None` where that does not
        /// matter.
        expected: Option<String>,
        /// Number of the plan, and the revision that the text is of.
        of: (u64, u64),
        /// Whether the plan is put among the recent ones.
        remember: bool,
        /// The autosave, which is no longer needed.
        autosave: Autosave,
    },
    /// Write the autosave.
    Autosave {
        /// The plan file's text.
        text: String,
        /// Number of the plan, and the revision that the text is of.
        of: (u64, u64),
        /// Where to.
        autosave: Autosave,
    },
    /// Take away the autosave: the plan was let go, or is as it was on disk.
    DiscardAutosave {
        /// Which.
        autosave: Autosave,
    },
    /// Read a table of ways.
    ReadTravel {
        /// What kind of table.
        table: TravelTable,
        /// The file.
        path: PathBuf,
        /// The map that it is about.
        map: Arc<DistrictSet>,
        /// The plan whose units it is about.
        plan: Box<Plan>,
        /// Number of the plan.
        epoch: u64,
    },
    /// Read a population table or a sheet of parameters.
    ReadTable {
        /// What kind of table.
        table: PlanTable,
        /// The file.
        path: PathBuf,
        /// The map that it is about.
        map: Arc<DistrictSet>,
        /// The plan that it is read for.
        plan: Box<Plan>,
        /// Number of the plan.
        epoch: u64,
    },
    /// Read a plan to compare with.
    ReadOther {
        /// Where it is.
        source: OtherSource,
        /// Number of the plan that it is compared with.
        epoch: u64,
    },
    /// Export.
    Export(Box<ExportJob>),
    /// Write the settings.
    WriteSettings(Settings),
}

/// What came of a job.
#[derive(Debug)]
pub enum JobOutcome {
    /// A file was read.
    Opened {
        /// The file.
        path: PathBuf,
        /// The plan and what was noticed, or why not.
        result: Result<Box<Opened>, AppError>,
        /// State of the plan that was open when it was asked for.
        asked_at: (u64, u64),
    },
    /// The autosave of a plan was taken.
    Claimed {
        /// Number of the plan.
        epoch: u64,
        /// Work that an earlier session left, or why there is no autosave.
        result: Result<Option<Recovery>, AppError>,
    },
    /// The autosave was written.
    Autosaved {
        /// Number of the plan, and the revision that was written.
        of: (u64, u64),
        /// Whether it went well.
        result: Result<(), AppError>,
    },
    /// The plan was written.
    Saved {
        /// Where to.
        path: PathBuf,
        /// Number of the plan, and the revision that was written.
        of: (u64, u64),
        /// What the file now holds, or why not.
        result: Result<String, AppError>,
    },
    /// A table of ways was read.
    TravelRead {
        /// The file.
        path: PathBuf,
        /// Number of the plan that it was read for.
        epoch: u64,
        /// What it holds, or why it could not be taken.
        result: Result<TravelFile, AppError>,
    },
    /// A population table or a sheet of parameters was read.
    TableRead {
        /// The file.
        path: PathBuf,
        /// Number of the plan that it was read for.
        epoch: u64,
        /// What it holds, or why it could not be taken.
        result: Result<PlanTableFile, AppError>,
    },
    /// A plan to compare with was read.
    OtherRead {
        /// Number of the plan that it is compared with.
        epoch: u64,
        /// The plan, or why it could not be read.
        result: Result<Box<Opened>, AppError>,
    },
    /// Something was exported.
    Exported {
        /// Where to.
        path: PathBuf,
        /// Whether it went well.
        result: Result<(), AppError>,
    },
    /// Nothing that anybody needs to hear of, unless it went wrong.
    Quiet(Result<(), AppError>),
    /// The job itself broke.
    Broken(String),
}

impl Job {
    /// A short name of the work.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Open { .. } => "open",
            Self::Claim { .. } => "claim",
            Self::Save { .. } => "save",
            Self::Autosave { .. } => "autosave",
            Self::DiscardAutosave { .. } => "discard-autosave",
            Self::ReadTravel { .. } => "travel",
            Self::ReadTable { .. } => "table",
            Self::ReadOther { .. } => "other",
            Self::Export(_) => "export",
            Self::WriteSettings(_) => "settings",
        }
    }

    /// Does the work; called on a thread of its own.
    #[must_use]
    pub fn run(self, _context: &JobContext) -> JobOutcome {
        super::files::run_job(self)
    }
}

/// How bad a message is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeKind {
    /// It went well.
    Done,
    /// It did not go well.
    Error,
}

/// A message to the user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Identity, for closing it.
    pub id: u64,
    /// How bad it is.
    pub kind: NoticeKind,
    /// The words.
    pub text: String,
}
