//! A sheet as rows of cells, before it is written: what is a formula is known with its value.

use crate::report::csv::sheet::{Column, Table};
use crate::report::table::Cell;

/// The sheets that are grids.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Name {
    Districts,
    Bases,
    Steps,
    Staffing,
    Budget,
    Funding,
    Certainty,
    Assumptions,
}

impl Name {
    /// Id of the message that names the sheet; a sheet's name has 31 letters at the most.
    pub(super) const fn message_id(self) -> &'static str {
        match self {
            Self::Districts => "xlsx-sheet-districts",
            Self::Bases => "xlsx-sheet-bases",
            Self::Steps => "xlsx-sheet-steps",
            Self::Staffing => "xlsx-sheet-staffing",
            Self::Budget => "xlsx-sheet-budget",
            Self::Funding => "xlsx-sheet-funding",
            Self::Certainty => "xlsx-sheet-certainty",
            Self::Assumptions => "xlsx-sheet-assumptions",
        }
    }
}

/// What a cell of a grid holds.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    /// A value.
    Plain(Cell),
    /// A number that is a name, such as a year: nothing between thousands.
    Bare(i32),
    /// A formula with its result.
    Formula {
        /// As Excel writes it, in English.
        formula: String,
        /// What it gives.
        result: f64,
        /// How the result is written.
        style: Style,
    },
}

/// How a number is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Style {
    /// Without decimals.
    Whole,
    /// One decimal.
    Tenths,
    /// Two decimals.
    #[default]
    Hundredths,
    /// Up to four decimals, as many as there are.
    Fine,
}

/// What a row is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Weight {
    /// A row like the others.
    #[default]
    Plain,
    /// A sum.
    Total,
}

/// A sheet with a heading row and cells below it.
#[derive(Clone, Debug)]
pub(super) struct Grid {
    pub(super) name: Name,
    /// What the sheet holds.
    pub(super) about: String,
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<(Weight, Vec<Value>)>,
    /// Columns that stay where they are when one looks to the right.
    pub(super) frozen: u16,
    /// How many of the rows the filter is for: the others are sums below.
    pub(super) filtered: usize,
}

impl Grid {
    /// A table as it is.
    pub(super) fn plain(table: Table, name: Name, frozen: u16) -> Self {
        let rows: Vec<_> = table
            .rows
            .into_iter()
            .map(|row| (Weight::Plain, row.into_iter().map(Value::Plain).collect::<Vec<_>>()))
            .collect();
        let filtered = rows.len();
        Self { name, about: table.about, columns: table.columns, rows, frozen, filtered }
    }

    /// The number in a cell, if it holds one.
    pub(super) fn number(&self, row: usize, column: usize) -> Option<f64> {
        match self.rows.get(row)?.1.get(column)? {
            Value::Plain(cell) => number(cell),
            Value::Bare(name) => Some(f64::from(*name)),
            Value::Formula { result, .. } => Some(*result),
        }
    }
}

/// The number that `cell` holds as it is written: with six decimals at the most, the same on
/// every machine, or whole öre.
pub(super) fn number(cell: &Cell) -> Option<f64> {
    let value = match cell {
        Cell::Number { value, .. } => (value * 1e6).round() / 1e6,
        Cell::Exact(value) => *value,
        Cell::Money(amount) => amount.to_sek(),
        Cell::Empty | Cell::Hidden | Cell::Text(_) | Cell::Month(_) => return None,
    };
    // Adding 0 turns −0 into 0.
    value.is_finite().then_some(value + 0.0)
}

/// The letters of column `column`, from 0: `A`, `Z`, `AA`.
pub(super) fn letters(column: usize) -> String {
    let mut text = String::new();
    let mut rest = column + 1;
    while rest > 0 {
        let letter = b'A' + ((rest - 1) % 26) as u8;
        text.insert(0, char::from(letter));
        rest = (rest - 1) / 26;
    }
    text
}

/// The cell in row `row` of a grid's rows, which are below the heading row.
pub(super) fn place(row: usize, column: usize) -> String {
    format!("{}{}", letters(column), row + 2)
}

/// Rows `from` to `to` (the last one included) of a column, fixed to their place.
pub(super) fn range(column: usize, from: usize, to: usize) -> String {
    let letters = letters(column);
    format!("${letters}${}:${letters}${}", from + 2, to + 2)
}

/// A sheet's name as formulas write it.
pub(super) fn quoted(sheet: &str) -> String {
    format!("'{}'", sheet.replace('\'', "''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_counted_in_letters() {
        assert_eq!(letters(0), "A");
        assert_eq!(letters(25), "Z");
        assert_eq!(letters(26), "AA");
        assert_eq!(letters(701), "ZZ");
        assert_eq!(letters(702), "AAA");
        assert_eq!(place(0, 3), "D2");
        assert_eq!(range(1, 0, 9), "$B$2:$B$11");
        assert_eq!(quoted("Budget per år"), "'Budget per år'");
    }
}
