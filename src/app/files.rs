//! Plans, maps and exports, in and out of files. Both the window's jobs and the command line
//! use it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::action::{ExportKind, Job, JobOutcome};
use super::autosave::now_unix;
use super::document::Document;
use super::export::drop_broken_logo;
use super::mapping::unknown_in_style;
use super::near::near;
use super::papers::{PaperWish, Papers};
use super::passport;
use super::presets::Preset;
use super::risk::OtherSource;
use super::tables::PlanTableFile;
use super::travel::TravelFile;
use crate::edit::{EditError, History};
use crate::i18n::{Language, Tr};
use crate::model::{DistrictSet, Explain, MapRef, Message};
use crate::read::{NameChoices, ReadError};
use crate::report::{self, CsvFormat, LogoError, ReportError};
use crate::simulate::{Demand, SimError, run};
use crate::store::{self, Passport, Recovery, StoreError};

/// Why something could not be done.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "each wraps one layer's error, which tells")]
pub enum AppError {
    #[error(transparent)]
    Read(#[from] ReadError),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Edit(#[from] EditError),
    #[error(transparent)]
    Simulate(#[from] SimError),
    #[error(transparent)]
    Report(#[from] ReportError),
    #[error(transparent)]
    Logo(#[from] LogoError),
    #[error("there is no preset \"{0}\"")]
    NoPreset(String),
    #[error("{path}: {source}")]
    Io { path: PathBuf, source: std::io::Error },
    #[error("{path} exists already")]
    Exists { path: PathBuf },
    #[error("{path} was changed since it was opened: save under another name, or open it again")]
    ChangedOnDisk { path: PathBuf },
    #[error("{path} is the plan's own file or its map: export to another")]
    OwnFile { path: PathBuf },
    #[error("the map has no indicator \"{id}\"; it has {}", known.join(", "))]
    NoIndicator { id: String, known: Vec<String> },
    #[error("the indicator \"{id}\" is no count; counts are {}", known.join(", "))]
    NoCount { id: String, known: Vec<String> },
    #[error("\"{id}\" is a class already: a map of two indicators needs figures")]
    NoFigures { id: String },
    #[error("a cartogram can not be made of this map by \"{id}\"")]
    NoCartogram { id: String },
}

/// What kind of trouble an [`AppError`] is, for a caller that is no person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// A name that there is not.
    Name,
    /// A file that is not there or may not be read.
    NoInput,
    /// A file, or a plan, with an error in it.
    Data,
    /// A file that cannot be written.
    Output,
}

impl AppError {
    /// What kind of trouble it is.
    #[must_use]
    pub fn failure(&self) -> Failure {
        match self {
            Self::NoPreset(_)
            | Self::NoIndicator { .. }
            | Self::NoCount { .. }
            | Self::NoFigures { .. }
            | Self::NoCartogram { .. } => Failure::Name,
            Self::Store(StoreError::Read { .. })
            | Self::Read(
                ReadError::FileMissing { .. }
                | ReadError::FileDenied { .. }
                | ReadError::FileUnreadable { .. },
            ) => Failure::NoInput,
            Self::Store(StoreError::Write { .. })
            | Self::Io { .. }
            | Self::Exists { .. }
            | Self::ChangedOnDisk { .. }
            | Self::OwnFile { .. } => Failure::Output,
            Self::Read(_)
            | Self::Store(_)
            | Self::Edit(_)
            | Self::Simulate(_)
            | Self::Report(_)
            | Self::Logo(_) => Failure::Data,
        }
    }
}

impl Explain for AppError {
    fn message(&self) -> Message {
        match self {
            Self::Read(error) => error.message(),
            Self::Store(error) => error.message(),
            Self::Edit(error) => error.message(),
            Self::Simulate(error) => error.message(),
            Self::Report(error) => error.message(),
            Self::Logo(error) => error.message(),
            Self::NoPreset(id) => Message::new("app-error-no-preset").text("id", id),
            Self::Io { path, source } => Message::new("app-error-io")
                .text("path", path.display().to_string())
                .text("reason", source.to_string()),
            Self::Exists { path } => {
                Message::new("cli-error-exists").text("path", path.display().to_string())
            }
            Self::ChangedOnDisk { path } => {
                Message::new("app-error-changed-on-disk").text("path", path.display().to_string())
            }
            Self::OwnFile { path } => {
                Message::new("app-error-own-file").text("path", path.display().to_string())
            }
            Self::NoCount { id, known } => {
                Message::new("cli-error-no-count").text("id", id).text("known", known.join(", "))
            }
            Self::NoFigures { id } => Message::new("cli-error-no-figures").text("id", id),
            Self::NoCartogram { id } => Message::new("cli-error-no-cartogram").text("id", id),
            Self::NoIndicator { id, known } => {
                let like = near(id, known.iter().map(String::as_str));
                Message::new("cli-error-no-indicator")
                    .text("id", id)
                    .text("near", like.first().copied().unwrap_or("none"))
                    .text("known", known.join(", "))
            }
        }
    }
}

/// A plan that was opened.
#[derive(Debug)]
pub struct Opened {
    /// The plan on its map.
    pub document: Document,
    /// What the readers noticed.
    pub notes: Vec<Message>,
    /// Where a map was opened without a property that holds the codes: what can be chosen.
    pub choice: Option<MapChoice>,
    /// Whether it is a plan that an export carried, and so has no file yet.
    pub is_carried: bool,
}

/// The properties that a map's code and name can be read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MapChoice {
    /// The map.
    pub path: PathBuf,
    /// Names of the features' properties.
    pub properties: Vec<String>,
}

impl Opened {
    pub(super) fn new(document: Document, notes: Vec<Message>) -> Self {
        Self { document, notes, choice: None, is_carried: false }
    }
}

/// The built-in map.
///
/// # Errors
/// [`ReadError`] where there is no map of that name.
pub fn builtin_map(name: &str) -> Result<Arc<DistrictSet>, AppError> {
    Ok(Arc::new(crate::read::builtin(name)?))
}

pub(super) fn codes_of(map: &DistrictSet) -> Vec<String> {
    map.districts.iter().map(|district| district.code.clone()).collect()
}

/// A new plan from the preset `id`.
///
/// # Errors
/// [`AppError::NoPreset`] where there is none of that name.
pub fn from_preset(id: &str) -> Result<Opened, AppError> {
    let preset = Preset::by_id(id).ok_or_else(|| AppError::NoPreset(id.to_owned()))?;
    from_text(preset.json, None)
}

/// The plan in `text`, which lies at `path` if anywhere.
///
/// # Errors
/// What is wrong with the plan or its map, and where.
pub(super) fn from_text(text: &str, path: Option<&Path>) -> Result<Opened, AppError> {
    let reference = store::peek_map(text)?;
    let (map, mut notes) = load_map(&reference, path)?;
    let loaded = store::parse(text, &codes_of(&map))?;
    notes.extend(loaded.notes.iter().map(Explain::message));
    let mut document = Document::new(map, loaded.plan, path.map(Path::to_owned));
    document.on_disk = path.map(|_| text.to_owned());
    notes.extend(read_finer(&mut document));
    notes.extend(drop_broken_logo(&mut document));
    let style = document.plan.style.as_ref();
    notes.extend(style.and_then(|style| unknown_in_style(style, &document.map.indicators)));
    Ok(Opened::new(document, notes))
}

/// Reads the finer areas that the plan names. They are told, not refused, where they have changed,
/// and where they are gone: the plan is whole without them.
pub(super) fn read_finer(document: &mut Document) -> Vec<Message> {
    let Some(mut reference) = document.plan.finer.clone() else { return Vec::new() };
    let plan_path = document.path.as_deref().unwrap_or(Path::new(""));
    let path = store::resolve_map_path(plan_path, &reference.path);
    reference.path = path.to_string_lossy().replace('\\', "/");
    document.plan.finer = Some(reference.clone());
    let shown = path.display().to_string();
    match crate::read::open_finer(&path, &document.map, &document.plan) {
        Ok(read) => {
            let changed = read.value.sha256 != reference.sha256;
            document.keep_finer(reference, Arc::new(read.value));
            let note = || Message::new("finer-note-changed").text("path", shown);
            changed.then(note).into_iter().collect()
        }
        Err(error) => vec![Message::new("finer-note-unread").text("path", shown), error.message()],
    }
}

fn load_map(
    reference: &MapRef,
    plan_path: Option<&Path>,
) -> Result<(Arc<DistrictSet>, Vec<Message>), AppError> {
    match reference {
        MapRef::Builtin(name) => Ok((builtin_map(name)?, Vec::new())),
        MapRef::File { path, code_property, name_property, .. } => {
            let plan_path = plan_path.unwrap_or(Path::new(""));
            let map_path = store::resolve_map_path(plan_path, path);
            let choices = NameChoices { code: code_property.clone(), name: name_property.clone() };
            let read = crate::read::open_map(&map_path, &choices)?;
            // A changed map is told, not refused: the planner may have corrected it.
            let changed = store::check_map(reference, &read.value.sha256).err();
            let mut notes: Vec<Message> = read.report.notes.iter().map(Explain::message).collect();
            notes.extend(changed.iter().map(Explain::message));
            Ok((Arc::new(read.value), notes))
        }
    }
}

/// Opens the file at `path`: a plan, an export that carries one, or a district map to begin a new
/// plan on.
///
/// # Errors
/// What is wrong with the file, and where.
pub fn open(path: &Path) -> Result<Opened, AppError> {
    open_with(path, &NameChoices::default())
}

/// Like [`open()`]; `choices` names the properties that a map's codes and names are in.
///
/// # Errors
/// What is wrong with the file, and where.
pub fn open_with(path: &Path, choices: &NameChoices) -> Result<Opened, AppError> {
    let is_map =
        path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("geojson"));
    if is_map {
        return begin_on_map(path, choices);
    }
    if let Some(passport) = store::passport_in(path)? {
        return passport::open(&passport, path);
    }
    let text = store::load_text(path)?;
    if looks_like_geojson(&text) {
        return begin_on_map(path, choices);
    }
    from_text(&text, Some(path))
}

/// Whether a file that ends in .json is a map and not a plan.
fn looks_like_geojson(text: &str) -> bool {
    serde_json::from_str::<serde_json::Value>(text).is_ok_and(|value| {
        let kind = value.get("type").and_then(serde_json::Value::as_str);
        kind.is_some_and(|kind| kind == "FeatureCollection" || kind == "Feature")
    })
}

/// A new plan with the four bases on the map at `path`: every district central, no steps.
///
/// # Errors
/// What is wrong with the map, and where.
pub fn begin_on_map(path: &Path, choices: &NameChoices) -> Result<Opened, AppError> {
    let read = crate::read::open_map(path, choices)?;
    let notes = read.report.notes.iter().map(Explain::message).collect();
    let properties: Vec<String> =
        read.report.properties.iter().map(|property| property.name.clone()).collect();
    let is_unclear = read.report.code_property.is_none() || read.report.name_property.is_none();
    let choice = (is_unclear && !properties.is_empty())
        .then(|| MapChoice { path: path.to_owned(), properties });
    let map = Arc::new(read.value);
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let reference = MapRef::File {
        path: absolute.to_string_lossy().replace('\\', "/"),
        sha256: map.sha256.clone(),
        code_property: choices.code.clone(),
        name_property: choices.name.clone(),
    };
    let plan = super::blank::plan(&map, reference)?;
    Ok(Opened { choice, ..Opened::new(Document::new(map, plan, None), notes) })
}

/// The text of the plan file for `document` at `path`: a map on disk is named from there.
///
/// # Errors
/// [`StoreError`] where the plan cannot be written as JSON.
pub fn plan_text(document: &Document, path: Option<&Path>) -> Result<String, AppError> {
    let mut plan = document.plan.clone();
    if let (MapRef::File { path: map_path, .. }, Some(target)) = (&mut plan.map, path) {
        let from = document.path.as_deref().unwrap_or(Path::new(""));
        let absolute = store::resolve_map_path(from, map_path);
        *map_path = store::relative_map_path(target, &absolute);
    }
    if let (Some(finer), Some(target)) = (&mut plan.finer, path) {
        finer.path = store::relative_map_path(target, Path::new(&finer.path));
    }
    Ok(store::to_json(&plan, &document.codes())?)
}

/// Saves the plan of `document`, which has no file yet, at `path`; a file that stands there is
/// replaced only with `replace`.
///
/// # Errors
/// [`AppError::Exists`], and [`StoreError`] where it cannot be written.
pub fn save_new(document: &Document, path: &Path, replace: bool) -> Result<(), AppError> {
    if !replace && path.symlink_metadata().is_ok() {
        return Err(AppError::Exists { path: path.to_owned() });
    }
    let text = plan_text(document, Some(path))?;
    Ok(store::save(path, &text)?)
}

/// Everything that an export needs, apart from the state of the window.
#[derive(Debug)]
pub struct ExportJob {
    /// What to export.
    pub kind: ExportKind,
    /// The file, or the folder for CSV.
    pub path: PathBuf,
    /// The plan's own file, which an export must not replace.
    pub plan_path: Option<PathBuf>,
    /// The file of the plan's map, likewise.
    pub map_path: Option<PathBuf>,
    /// The map.
    pub map: Arc<DistrictSet>,
    /// The plan.
    pub plan: crate::model::Plan,
    /// Language of headings and legend.
    pub language: Language,
    /// How the map looks, for a picture.
    pub look: super::look::Look,
    /// Whether the file carries the plan, where it can.
    pub passport: bool,
    /// How tables are written.
    pub csv: CsvFormat,
}

/// A file of an export, before it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportFile {
    /// Where it is to lie.
    pub path: PathBuf,
    /// The folder that is made for it, where it is one of several.
    pub folder: Option<PathBuf>,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// Writes an export, over what stands there.
///
/// # Errors
/// [`AppError`] where the plan cannot be simulated or the file cannot be written.
pub fn export(job: &ExportJob) -> Result<(), AppError> {
    write_files(&export_files(job)?, true)
}

/// The files of an export; nothing is written.
///
/// # Errors
/// [`AppError`] where the plan cannot be simulated, or where the export would lie on the plan.
pub fn export_files(job: &ExportJob) -> Result<Vec<ExportFile>, AppError> {
    refuse_own([job.plan_path.as_deref(), job.map_path.as_deref()], &job.path)?;
    let tr = Tr::new(job.language);
    let bytes = match job.kind {
        ExportKind::GeoJson => report::geojson(&job.map, &job.plan, &job.look.figures).into_bytes(),
        ExportKind::Paper(kind) => {
            let document = Document::new(Arc::clone(&job.map), job.plan.clone(), None);
            let wish = PaperWish { passport: Some(job.passport), ..PaperWish::of(&job.plan) };
            let papers = Papers::of(&document, &wish, &tr, &|| false)?;
            papers.map(|papers| papers.bytes(kind, &job.look)).transpose()?.unwrap_or_default()
        }
        ExportKind::Parameters => report::parameter_sheet(&job.plan, &tr)?.bytes,
        ExportKind::Csv => {
            let simulation = run(&job.map.indicators, &job.plan)?;
            let demand = Demand::new(&job.map.indicators, &job.plan);
            let written = (job.csv, &tr);
            let files = report::csv_files(&job.map, &job.plan, &simulation, &demand, written)?;
            let files = files.into_iter().map(|file| ExportFile {
                path: job.path.join(file.name),
                folder: Some(job.path.clone()),
                bytes: file.bytes,
            });
            return Ok(files.collect());
        }
        ExportKind::Png | ExportKind::Svg => {
            let picture = job.look.picture(&job.map, &job.plan, &tr);
            let drawing = report::map_drawing(&picture);
            let passport = job.passport.then(|| Passport::of(&job.map, &job.plan)).transpose()?;
            if job.kind == ExportKind::Svg {
                report::svg_file(&drawing, passport.as_ref())?.into_bytes()
            } else {
                report::png_file(&drawing, job.look.scale, passport.as_ref())?
            }
        }
    };
    Ok(vec![ExportFile { path: job.path.clone(), folder: None, bytes }])
}

/// Writes all of `files` or none; unless they may `replace` others, nothing is written where one of
/// them is there already.
///
/// # Errors
/// [`AppError::Exists`], and [`AppError::Io`] where one cannot be written.
pub fn write_files(files: &[ExportFile], replace: bool) -> Result<(), AppError> {
    let stands = |file: &&ExportFile| file.path.symlink_metadata().is_ok();
    if let Some(file) = files.iter().find(stands).filter(|_| !replace) {
        return Err(AppError::Exists { path: file.path.clone() });
    }
    let mut made: Vec<PathBuf> = Vec::new();
    let written = make_folders(files, &mut made).and_then(|()| {
        let all: Vec<(&Path, &[u8])> =
            files.iter().map(|file| (file.path.as_path(), file.bytes.as_slice())).collect();
        Ok(store::save_all(&all)?)
    });
    if written.is_err() {
        // Those inside others come later in the list. What is not empty is somebody else's.
        made.iter().rev().for_each(|folder| drop(std::fs::remove_dir(folder)));
    }
    written
}

/// Makes the folders that `files` need; `made` are those that were not there.
fn make_folders(files: &[ExportFile], made: &mut Vec<PathBuf>) -> Result<(), AppError> {
    for folder in files.iter().filter_map(|file| file.folder.as_deref()) {
        let missing = folder
            .ancestors()
            .take_while(|path| !path.as_os_str().is_empty() && path.symlink_metadata().is_err());
        let missing: Vec<PathBuf> = missing.map(Path::to_owned).collect();
        for path in missing.into_iter().rev() {
            std::fs::create_dir(&path)
                .map_err(|source| AppError::Io { path: path.clone(), source })?;
            made.push(path);
        }
    }
    Ok(())
}

/// Whether `path` is none of the plan's `own` files, which an export must not replace.
///
/// # Errors
/// [`AppError::OwnFile`].
pub fn refuse_own(own: [Option<&Path>; 2], path: &Path) -> Result<(), AppError> {
    let real = |path: &Path| path.canonicalize().ok();
    let is_own = |own: &Path| real(own).is_some() && real(own) == real(path);
    if own.into_iter().flatten().any(is_own) {
        return Err(AppError::OwnFile { path: path.to_owned() });
    }
    Ok(())
}

/// Writes `bytes` to the file at `path`, or leaves what was there as it was.
///
/// # Errors
/// [`AppError::Io`].
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), AppError> {
    store::save_bytes(path, bytes).map_err(AppError::from)
}

/// Carries out a job of the window.
#[must_use]
pub(super) fn run_job(job: Job) -> JobOutcome {
    match job {
        Job::Open { path, choices, asked_at } => {
            let result = open_with(&path, &choices).map(Box::new);
            JobOutcome::Opened { path, result, asked_at }
        }
        Job::Claim { plan_path, epoch, remember: keep, autosave } => {
            if let Some(path) = plan_path.as_deref().filter(|_| keep) {
                remember(path);
            }
            let result = autosave.claim(plan_path.as_deref()).map_err(AppError::from);
            JobOutcome::Claimed { epoch, result }
        }
        Job::Save { path, text, expected, of, remember: keep, autosave } => {
            let result = save_over(&path, text, expected.as_deref());
            if result.is_ok() {
                // What is on disk now needs no second copy; one that cannot be removed is older
                // than the file, and so is not offered.
                drop(autosave.discard());
                if keep {
                    remember(&path);
                }
            }
            JobOutcome::Saved { path, of, result }
        }
        Job::Autosave { text, of, autosave } => {
            let result = autosave.write(&text, now_unix()).map_err(AppError::from);
            JobOutcome::Autosaved { of, result }
        }
        Job::DiscardAutosave { autosave } => {
            JobOutcome::Quiet(autosave.discard().map_err(AppError::from))
        }
        Job::ReadTravel { table, path, map, plan, epoch } => {
            let result = TravelFile::read(&path, table, &map, &plan);
            JobOutcome::TravelRead { path, epoch, result }
        }
        Job::ReadTable { table, path, map, plan, epoch } => {
            let result = PlanTableFile::read(&path, table, &map, &plan);
            JobOutcome::TableRead { path, epoch, result }
        }
        Job::ReadOther { source, epoch } => {
            let result = other_plan(&source).map(Box::new);
            JobOutcome::OtherRead { epoch, result }
        }
        Job::Export(job) => {
            let result = export(&job);
            JobOutcome::Exported { path: job.path, result }
        }
        Job::WriteSettings(settings) => {
            let written = store::config_dir().map_or(Ok(()), |dir| settings.save(&dir));
            JobOutcome::Quiet(written.map_err(AppError::from))
        }
    }
}

/// The plan that `source` names; a map is none.
fn other_plan(source: &OtherSource) -> Result<Opened, AppError> {
    match source {
        OtherSource::Preset(preset) => from_text(preset.json, None),
        OtherSource::File(path) => match store::passport_in(path)? {
            Some(passport) => passport::open(&passport, path),
            None => from_text(&store::load_text(path)?, Some(path)),
        },
    }
}

/// Saves `text`, unless the file holds something else than is `expected`: then another window or
/// program has saved it meanwhile, and that must not be lost.
fn save_over(path: &Path, text: String, expected: Option<&str>) -> Result<String, AppError> {
    if let (Some(expected), Ok(found)) = (expected, store::load_text(path))
        && found != expected
    {
        return Err(AppError::ChangedOnDisk { path: path.to_owned() });
    }
    store::save(path, &text)?;
    Ok(text)
}

/// Puts `path` first among the recent plans; a list that cannot be written is no loss.
pub(super) fn remember(path: &Path) {
    if let Some(dir) = store::config_dir() {
        let mut recent = store::Recent::load(&dir);
        recent.add(path);
        drop(recent.save(&dir));
    }
}

/// The document in a recovery, as it stood when the program ended.
///
/// # Errors
/// What is wrong with the autosave, and where.
pub fn recovered(recovery: &Recovery) -> Result<Opened, AppError> {
    let path = recovery.plan_path.as_deref();
    let mut opened = from_text(&recovery.plan_text, path)?;
    opened.document.on_disk = path.and_then(|path| store::load_text(path).ok());
    opened.document.history = History::unsaved();
    Ok(opened)
}
