//! Why a file could not be read or written, and what a reader should know of one that could.

use std::io;
use std::path::PathBuf;

use crate::edit::EditError;
use crate::model::{Explain, Message};
use crate::store::PassportError;
use crate::store::format::VERSION;

/// Why a file could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The system could not read the file.
    #[error("cannot read {}: {source}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The system could not write the file; what stood there before still does.
    #[error("cannot write {}: {source}", path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The file is larger than any plan.
    #[error("{} is larger than {limit_mib} MiB: it is no plan", path.display())]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// The limit, MiB.
        limit_mib: u64,
    },
    /// The file is not text in UTF-8.
    #[error("{} is not UTF-8 from byte {offset} on: save it as UTF-8", path.display())]
    NotUtf8 {
        /// The file.
        path: PathBuf,
        /// Position of the first wrong byte, from 0.
        offset: usize,
    },
    /// The text is not JSON, or a value is of the wrong type.
    #[error("line {line}, column {column}: {detail}")]
    Syntax {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What the reader of JSON said.
        detail: String,
    },
    /// The file is JSON, but not a plan.
    #[error("the file is not a Närplan plan (\"format\": \"narplan\")")]
    NotAPlan,
    /// A newer program wrote the file.
    #[error("the plan has version {found}, this program reads up to {VERSION}: update the program")]
    NewerVersion {
        /// Version of the file.
        found: u64,
    },
    /// The file has a field that this program does not know.
    #[error("line {line}: unknown field \"{name}\": correct its name or take it away")]
    UnknownField {
        /// Name of the field.
        name: String,
        /// Line, from 1.
        line: usize,
    },
    /// A value that a plan cannot have.
    #[error("{path}: {reason}")]
    Invalid {
        /// Where in the file, such as `steps[1].districts[0]`.
        path: String,
        /// What is wrong with it.
        reason: Reason,
    },
    /// The map's file is not the one that the plan was made with.
    #[error("the map has sha256 {found}, the plan was made with {expected}")]
    MapChanged {
        /// SHA-256 that the plan names.
        expected: String,
        /// SHA-256 of the file.
        found: String,
    },
    /// A plan was to be written with the codes of another map.
    #[error("the plan has {districts} districts, the map {codes}: they do not belong together")]
    WrongMap {
        /// Districts of the plan.
        districts: usize,
        /// Codes that were given.
        codes: usize,
    },
    /// A file that should carry a plan does not, or it cannot be read.
    #[error("{}: {problem}", path.display())]
    Passport {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        problem: PassportError,
    },
    /// A plan could not be turned into JSON.
    #[error("the plan cannot be written: {0}")]
    Unwritable(String),
}

/// What is wrong with a value.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Reason {
    /// No unit has this id.
    #[error("no unit has the id \"{0}\"")]
    UnknownUnit(String),
    /// No role has this name.
    #[error("no role is called \"{0}\"")]
    UnknownRole(String),
    /// No parameter has this name.
    #[error("no parameter is called \"{0}\"")]
    UnknownParameter(String),
    /// A list names a district again.
    #[error("district {0} is named twice")]
    DistrictTwice(String),
    /// A district goes live in two steps.
    #[error("district {0} is already in an earlier step")]
    DistrictInTwoSteps(String),
    /// Not a month.
    #[error("\"{0}\" is not a month: write it as 2027-04")]
    NotAMonth(String),
    /// Not a year.
    #[error("\"{0}\" is not a year: write it as 2027")]
    NotAYear(String),
    /// Not a day.
    #[error("\"{0}\" is not a day: write it as 2027-04-30")]
    NotADay(String),
    /// Not a colour.
    #[error("\"{0}\" is not a colour: write it as #0b5c61")]
    NotAColour(String),
    /// Not a version.
    #[error("version {0} does not exist")]
    NoSuchVersion(u64),
    /// A group names a parameter twice.
    #[error("parameter \"{0}\" is named twice in a group")]
    ParameterTwice(String),
    /// A district of a population table has another number of rows than there are years.
    #[error("{rows} rows for {years} years: write one row a year")]
    RowsNotYears {
        /// Rows of the district.
        rows: usize,
        /// Years of the table.
        years: usize,
    },
    /// No scenario has this number.
    #[error("no scenario has the number {0}")]
    UnknownScenario(u32),
    /// Two scenarios have the same number or name.
    #[error("scenario \"{0}\" stands twice")]
    ScenarioTwice(String),
    /// Exactly one scenario is open.
    #[error("exactly one scenario has \"open\": true")]
    NotOneOpen,
    /// A scenario has no such field.
    #[error("a scenario has no field \"{0}\"")]
    UnknownField(String),
    /// A scenario lacks a field, or has one of the wrong kind.
    #[error("cannot be read: {0}")]
    Unreadable(String),
    /// A rule that commands follow too.
    #[error(transparent)]
    Rule(#[from] EditError),
}

impl StoreError {
    /// What serde made of the text: an unknown field, or something else at a line and column.
    pub(crate) fn from_json(error: &serde_json::Error) -> Self {
        let (line, column) = (error.line(), error.column());
        let said = error.to_string();
        // The name is found only in serde's words; should they change, the words are shown.
        let field = said.strip_prefix("unknown field `").and_then(|rest| rest.split_once('`'));
        if let Some((name, _)) = field {
            return Self::UnknownField { name: name.to_owned(), line };
        }
        let place = format!(" at line {line} column {column}");
        let detail = said.strip_suffix(&place).unwrap_or(&said).to_owned();
        Self::Syntax { line, column, detail }
    }

    pub(crate) fn invalid(path: impl Into<String>, reason: impl Into<Reason>) -> Self {
        Self::Invalid { path: path.into(), reason: reason.into() }
    }
}

impl Explain for Reason {
    fn message(&self) -> Message {
        let with = |id, value: &str| Message::new(id).text("value", value);
        match self {
            Self::UnknownUnit(id) => with("store-problem-unknown-unit", id),
            Self::UnknownRole(name) => with("store-problem-unknown-role", name),
            Self::UnknownParameter(name) => with("store-problem-unknown-parameter", name),
            Self::DistrictTwice(code) => with("store-problem-district-twice", code),
            Self::DistrictInTwoSteps(code) => with("store-problem-district-in-two-steps", code),
            Self::NotAMonth(text) => with("store-problem-month", text),
            Self::NotAYear(text) => with("store-problem-year", text),
            Self::NotADay(text) => with("store-problem-day", text),
            Self::NotAColour(text) => with("store-problem-colour", text),
            Self::NoSuchVersion(version) => with("store-problem-version", &version.to_string()),
            Self::ParameterTwice(name) => with("store-problem-parameter-twice", name),
            Self::RowsNotYears { rows, years } => Message::new("store-problem-rows-not-years")
                .number("rows", *rows as f64)
                .number("years", *years as f64),
            Self::UnknownScenario(id) => with("store-problem-unknown-scenario", &id.to_string()),
            Self::ScenarioTwice(name) => with("store-problem-scenario-twice", name),
            Self::NotOneOpen => Message::new("store-problem-not-one-open"),
            Self::UnknownField(name) => with("store-problem-scenario-field", name),
            Self::Unreadable(detail) => with("store-problem-scenario-unreadable", detail),
            Self::Rule(rule) => rule.message(),
        }
    }
}

impl Explain for StoreError {
    fn message(&self) -> Message {
        let new = Message::new;
        match self {
            Self::Read { path, source } => new("store-error-read")
                .text("path", path.display().to_string())
                .text("detail", source.to_string()),
            Self::Write { path, source } => new("store-error-write")
                .text("path", path.display().to_string())
                .text("detail", source.to_string()),
            Self::TooLarge { path, limit_mib } => new("store-error-too-large")
                .text("path", path.display().to_string())
                .number("limit", *limit_mib as f64),
            Self::NotUtf8 { path, offset } => new("store-error-not-utf8")
                .text("path", path.display().to_string())
                .text("offset", offset.to_string()),
            Self::Syntax { line, column, detail } => new("store-error-syntax")
                .text("line", line.to_string())
                .text("column", column.to_string())
                .text("detail", detail),
            Self::NotAPlan => new("store-error-not-a-plan"),
            Self::NewerVersion { found } => new("store-error-newer-version")
                .text("found", found.to_string())
                .text("known", VERSION.to_string()),
            Self::UnknownField { name, line } => {
                new("store-error-unknown-field").text("name", name).text("line", line.to_string())
            }
            Self::Invalid { path, reason } => {
                // The message picks the words of the problem, which takes its own arguments.
                let mut message = reason.message();
                let problem = message.id;
                message.id = "store-error-invalid";
                message.text("problem", problem).text("path", path)
            }
            Self::MapChanged { expected, found } => new("store-error-map-changed")
                .text("expected", short_hash(expected))
                .text("found", short_hash(found)),
            Self::WrongMap { districts, codes } => new("store-error-wrong-map")
                .number("districts", *districts as f64)
                .number("codes", *codes as f64),
            Self::Passport { path, problem } => {
                // The message picks the words of the problem, which takes its own arguments.
                let mut message = problem.message();
                let problem = message.id;
                message.id = "store-error-passport";
                message.text("problem", problem).text("path", path.display().to_string())
            }
            Self::Unwritable(detail) => new("store-error-unwritable").text("detail", detail),
        }
    }
}

/// Enough of a hash to tell two apart by eye.
fn short_hash(hash: &str) -> String {
    hash.chars().take(12).collect()
}

/// What a reader should know of a plan that could be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadNote {
    /// The map has no such district; this mention of it was left out.
    UnknownDistrict {
        /// The code.
        code: String,
        /// Where in the file it stands.
        path: String,
    },
    /// No unit lists these districts; they were given to the central unit.
    Unassigned {
        /// Their codes, in the map's order.
        codes: Vec<String>,
    },
    /// The population table lacks these districts; they have no children in it.
    NotInPopulation {
        /// Their codes, in the map's order.
        codes: Vec<String>,
    },
    /// The plan asked for more runs than there is room for.
    FewerRuns {
        /// How many it asked for.
        asked: u32,
        /// How many it gets.
        runs: u32,
    },
}

impl Explain for LoadNote {
    fn message(&self) -> Message {
        match self {
            Self::UnknownDistrict { code, path } => {
                Message::new("store-note-unknown-district").text("code", code).text("path", path)
            }
            Self::Unassigned { codes } => Message::new("store-note-unassigned")
                .number("count", codes.len() as f64)
                .text("codes", codes.join(", ")),
            Self::NotInPopulation { codes } => Message::new("store-note-not-in-population")
                .number("count", codes.len() as f64)
                .text("codes", codes.join(", ")),
            Self::FewerRuns { asked, runs } => Message::new("store-note-fewer-runs")
                .number("asked", f64::from(*asked))
                .number("runs", f64::from(*runs)),
        }
    }
}
