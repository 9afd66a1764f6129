//! A sheet of parameters as a CSV table: values, ranges, distributions, and who changed them why.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::figures::Cell;
use super::file::text_of;
use super::table::{Row, Rows, TableColumn, TableError, TableRead, few, name_of};
use crate::model::{Explain, Message, ParamId, ParamValue, Parameters, Rationale, Shape};
use crate::read::ReadError;

/// What was read of a sheet of parameters.
pub type ParametersRead = TableRead<ParameterSheet, ParameterNote>;

/// A sheet of parameters: of each kind only what it speaks of.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ParameterSheet {
    /// Values and ranges.
    pub values: BTreeMap<ParamId, ParamValue>,
    /// How they are drawn.
    pub shapes: BTreeMap<ParamId, Shape>,
    /// Who changed them, and why; empty where nobody is named.
    pub reasons: BTreeMap<ParamId, Rationale>,
}

/// Something to know about a sheet that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ParameterNote {
    /// Parameters were read.
    Read {
        /// How many.
        count: usize,
    },
    /// Rows that are about no parameter, which are left alone.
    Unknown {
        /// Their ids.
        ids: Vec<String>,
    },
}

impl Explain for ParameterNote {
    fn message(&self) -> Message {
        match self {
            Self::Read { count } => {
                Message::new("parameters-note-read").number("count", *count as f64)
            }
            Self::Unknown { ids } => Message::new("parameters-note-unknown")
                .number("count", ids.len() as f64)
                .text("names", few(ids)),
        }
    }
}

/// Opens the sheet of parameters in `path`; see [`parameters`].
///
/// # Errors
/// [`ReadError`], with the place in the file where there is one.
pub fn open_parameters(path: &Path, known: &Parameters) -> Result<ParametersRead, ReadError> {
    Ok(parameters(&name_of(path), &text_of(path)?, known)?)
}

/// The columns of a sheet.
struct Columns {
    value: usize,
    low: Option<usize>,
    high: Option<usize>,
    shape: Option<usize>,
    who: Option<usize>,
    why: Option<usize>,
}

/// Reads parameters: a row for each with its id, value and, in columns that may be left out, low,
/// high, distribution, who changed it, and why. Where low or high is empty that of `known` holds.
///
/// # Errors
/// The first row that cannot be understood.
pub fn parameters(
    file: &str,
    text: &str,
    known: &Parameters,
) -> Result<ParametersRead, TableError> {
    let mut rows = Rows::new(file, text)?;
    let of_id = rows.needed(TableColumn::Parameter)?;
    let columns = Columns {
        value: rows.needed(TableColumn::Value)?,
        low: rows.column(TableColumn::Low)?,
        high: rows.column(TableColumn::High)?,
        shape: rows.column(TableColumn::Shape)?,
        who: rows.column(TableColumn::Who)?,
        why: rows.column(TableColumn::Why)?,
    };
    let mut sheet = ParameterSheet::default();
    let mut seen: BTreeMap<ParamId, u64> = BTreeMap::new();
    let mut unknown = BTreeSet::new();
    while let Some(row) = rows.next_row()? {
        let id = row.text(of_id);
        let Some(param) = ParamId::by_id(id) else {
            if id.is_empty() {
                return Err(row.empty(TableColumn::Parameter));
            }
            unknown.insert(id.to_owned());
            continue;
        };
        if let Some(first) = seen.insert(param, row.line) {
            let (file, second) = (file.to_owned(), row.line);
            return Err(TableError::ParameterTwice { file, param, first, second });
        }
        sheet.values.insert(param, value_of(file, &row, &columns, param, known.get(param))?);
        if let Some(shape) = shape_of(&row, columns.shape)? {
            sheet.shapes.insert(param, shape);
        }
        if columns.who.is_some() || columns.why.is_some() {
            let text = |column: Option<usize>| column.map_or("", |at| row.text(at));
            let (who, why) = (unguarded(text(columns.who)), unguarded(text(columns.why)));
            sheet.reasons.insert(param, Rationale { who, why });
        }
    }
    if sheet.values.is_empty() {
        return Err(TableError::NoRows { file: file.to_owned() });
    }
    let mut notes = vec![ParameterNote::Read { count: sheet.values.len() }];
    if !unknown.is_empty() {
        notes.push(ParameterNote::Unknown { ids: unknown.into_iter().collect() });
    }
    Ok(TableRead { value: sheet, notes })
}

fn value_of(
    file: &str,
    row: &Row<'_>,
    columns: &Columns,
    param: ParamId,
    known: ParamValue,
) -> Result<ParamValue, TableError> {
    let number = |column: usize| row.number(column, f64::MIN, f64::MAX);
    let or_known = |column: Option<usize>, known: f64| match column {
        Some(at) if Cell::of(row.text(at)) != Cell::Missing => number(at),
        _ => Ok(known),
    };
    let value = ParamValue {
        value: number(columns.value)?,
        low: or_known(columns.low, known.low)?,
        high: or_known(columns.high, known.high)?,
    };
    let (min, max) = param.bounds();
    let (file, row) = (file.to_owned(), row.line);
    let mut all = [value.value, value.low, value.high].into_iter();
    if all.any(|one| !(min..=max).contains(&one)) {
        return Err(TableError::ParameterBounds { file, row, param, min, max });
    }
    if !value.is_in_order() {
        return Err(TableError::ParameterOrder { file, row, param });
    }
    Ok(value)
}

/// How a parameter is drawn, as it is called in Swedish, in English and in plan files; `None`
/// where the cell is empty.
fn shape_of(row: &Row<'_>, column: Option<usize>) -> Result<Option<Shape>, TableError> {
    let Some(column) = column else { return Ok(None) };
    match row.text(column).to_lowercase().as_str() {
        "" => Ok(None),
        "pert" => Ok(Some(Shape::Pert)),
        "triangulär" | "triangular" | "triangel" => Ok(Some(Shape::Triangular)),
        "fast" | "fixed" => Ok(Some(Shape::Fixed)),
        _ => {
            let (file, row, column, text) = row.place(column);
            Err(TableError::NotAShape { file, row, column, text })
        }
    }
}

/// `text` without the apostrophe that an export puts before what a spreadsheet could take for a
/// formula.
fn unguarded(text: &str) -> String {
    let signs = ['=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'];
    let plain = text.strip_prefix('\'').filter(|rest| {
        rest.trim_start().starts_with(signs) || rest.starts_with(['\t', '\r', '\n'])
    });
    plain.unwrap_or(text).to_owned()
}
