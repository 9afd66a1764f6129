//! The plan and its results as CSV files that a Swedish Excel opens right, or other programs.
//!
//! UTF-8, CRLF and no thousands separators; by itself with a byte order mark, semicolons and decimal
//! comma, whatever the language of the headings: the format follows the country, not the reader.
//! What is undefined is an empty cell. `om-filerna.csv` explains every column of the others.

mod assumptions;
mod balance;
mod budget;
mod dictionary;
mod districts;
mod rationale;
pub(super) mod sheet;
mod staffing;
mod steps;

use super::ReportError;
use super::table::{Cell, guarded};
use crate::i18n::Tr;
use crate::model::{DistrictSet, Plan};
use crate::simulate::{Demand, Simulation};
use sheet::Table;

pub(super) use assumptions::table as assumptions_table;
pub(super) use balance::table as balance_table;
pub(super) use budget::funding as funding_table;
pub(super) use dictionary::of_plan;
pub(super) use districts::table as districts_table;
pub(super) use staffing::table as staffing_table;
pub(super) use steps::table as steps_table;

/// How CSV files are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CsvFormat {
    /// As a Swedish Excel opens them: a byte order mark, semicolons, decimal comma.
    #[default]
    Swedish,
    /// As RFC 4180 describes CSV, for other programs: commas, decimal point, no byte order mark.
    Rfc4180,
}

impl CsvFormat {
    /// Both, in the order that they are offered.
    pub const ALL: [Self; 2] = [Self::Swedish, Self::Rfc4180];

    /// Stable name, as on the command line.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Swedish => "swedish",
            Self::Rfc4180 => "rfc4180",
        }
    }

    /// The message that tells a reader how the cells are written.
    const fn about(self) -> &'static str {
        match self {
            Self::Swedish => "csv-om-format-text",
            Self::Rfc4180 => "csv-om-format-rfc4180",
        }
    }
}

/// A CSV file, ready to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CsvFile {
    /// Its name, the same in both languages.
    pub name: &'static str,
    /// Its bytes, the byte order mark included where it has one.
    pub bytes: Vec<u8>,
}

/// What the tables are made of.
#[derive(Clone, Copy, Debug)]
pub(super) struct Basis<'a> {
    pub(super) map: &'a DistrictSet,
    pub(super) plan: &'a Plan,
    pub(super) simulation: &'a Simulation,
    pub(super) demand: &'a Demand,
    pub(super) tr: &'a Tr,
}

impl<'a> Basis<'a> {
    /// The same, seen to belong together.
    ///
    /// # Errors
    /// [`ReportError::OtherMap`] and [`ReportError::OtherResult`] where they do not.
    pub(super) fn new(
        map: &'a DistrictSet,
        plan: &'a Plan,
        simulation: &'a Simulation,
        demand: &'a Demand,
        tr: &'a Tr,
    ) -> Result<Self, ReportError> {
        let (of_plan, of_map) = (plan.assignment.len(), map.len());
        if of_plan != of_map {
            return Err(ReportError::OtherMap { plan: of_plan, map: of_map });
        }
        let is_of_plan = simulation.start == plan.start
            && simulation.months() == usize::from(plan.horizon_months)
            && simulation.units.len() == plan.units.len()
            && demand.districts.len() == of_plan;
        if !is_of_plan {
            return Err(ReportError::OtherResult);
        }
        Ok(Self { map, plan, simulation, demand, tr })
    }
}

/// The plan and its results as CSV files: `distrikt.csv`, `balans.csv`, `bemanning.csv`,
/// `budget.csv`, `finansiering.csv`, `steg.csv`, `antaganden.csv`, `om-filerna.csv` and, where
/// something is locked, grouped, explained or has its room said, `beslutsskal.csv`.
///
/// Headings are in the language of `tr`, file names in Swedish.
///
/// # Errors
/// [`ReportError::OtherMap`] and [`ReportError::OtherResult`] where the arguments do not belong
/// together, [`ReportError::Table`] where a table could not be written.
pub fn csv_files(
    map: &DistrictSet,
    plan: &Plan,
    simulation: &Simulation,
    demand: &Demand,
    (format, tr): (CsvFormat, &Tr),
) -> Result<Vec<CsvFile>, ReportError> {
    let basis = Basis::new(map, plan, simulation, demand, tr)?;
    let mut tables = vec![
        districts::table(basis),
        balance::table(basis),
        staffing::table(basis),
        budget::by_account(basis),
        budget::funding(basis),
        steps::table(basis),
        assumptions::table(basis),
    ];
    let rationale = rationale::table(basis);
    // Most plans begin with nothing locked or explained.
    if !rationale.rows.is_empty() {
        tables.push(rationale);
    }
    tables.push(dictionary::table(basis, format, &tables));
    tables.iter().map(|table| write(table, format)).collect()
}

/// The parameters of `plan` as `antaganden.csv` has them, alone: a file that can be read into the
/// same plan or another.
///
/// # Errors
/// [`ReportError::Table`] where the table could not be written.
pub fn parameter_sheet(plan: &Plan, tr: &Tr) -> Result<CsvFile, ReportError> {
    write(&assumptions::parameter_sheet(plan, tr), CsvFormat::Swedish)
}

/// A table of its own, as it is called, for a Swedish Excel.
///
/// # Errors
/// [`ReportError::Table`] where the table could not be written.
pub fn table_csv(
    name: &'static str,
    headings: &[&str],
    rows: &[Vec<Cell>],
) -> Result<CsvFile, ReportError> {
    file(name, CsvFormat::Swedish, headings, rows)
}

fn write(table: &Table, format: CsvFormat) -> Result<CsvFile, ReportError> {
    let headings: Vec<&str> = table.columns.iter().map(|column| column.heading.as_str()).collect();
    file(table.file, format, &headings, &table.rows)
}

fn file(
    name: &'static str,
    format: CsvFormat,
    headings: &[&str],
    rows: &[Vec<Cell>],
) -> Result<CsvFile, ReportError> {
    let bytes = bytes(format, headings.iter().copied(), rows);
    let bytes = bytes.map_err(|source| ReportError::Table { file: name, source })?;
    Ok(CsvFile { name, bytes })
}

fn bytes<'a>(
    format: CsvFormat,
    headings: impl Iterator<Item = &'a str>,
    rows: &[Vec<Cell>],
) -> Result<Vec<u8>, ::csv::Error> {
    let (begins, delimiter, decimal) = match format {
        CsvFormat::Swedish => ("\u{feff}", b';', ','),
        CsvFormat::Rfc4180 => ("", b',', '.'),
    };
    let mut writer = ::csv::WriterBuilder::new()
        .delimiter(delimiter)
        .terminator(::csv::Terminator::CRLF)
        .from_writer(begins.as_bytes().to_vec());
    writer.write_record(headings.map(|heading| guarded(heading).into_owned()))?;
    for row in rows {
        writer.write_record(row.iter().map(|cell| cell.write(decimal).into_owned()))?;
    }
    writer.into_inner().map_err(|error| error.into_error().into())
}
