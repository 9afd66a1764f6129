//! A table whose every column stands with its heading, its explanation and its cells.

use std::fmt;

use crate::i18n::Tr;
use crate::report::table::Cell;

/// A column of a table.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::report) struct Column {
    pub(in crate::report) heading: String,
    /// What the column holds, for the data dictionary.
    pub(in crate::report) about: String,
}

/// A table that is ready to be written.
#[derive(Clone, Debug)]
pub(in crate::report) struct Table {
    /// Name of the file.
    pub(in crate::report) file: &'static str,
    /// What the file holds, for the data dictionary.
    pub(in crate::report) about: String,
    pub(in crate::report) columns: Vec<Column>,
    pub(in crate::report) rows: Vec<Vec<Cell>>,
}

type CellOf<'a, Row> = Box<dyn Fn(&Row) -> Cell + 'a>;

/// A table in the making: columns are added in order, each with the way to its cells.
pub(super) struct Sheet<'a, Row> {
    tr: &'a Tr,
    columns: Vec<(Column, CellOf<'a, Row>)>,
}

impl<Row> fmt::Debug for Sheet<'_, Row> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.columns.iter().map(|(column, _)| column)).finish()
    }
}

impl Column {
    /// The column with the messages `csv-<key>` and `csv-<key>-about`.
    pub(super) fn new(tr: &Tr, key: &str) -> Self {
        let heading = tr.t(&format!("csv-{key}")).to_owned();
        Self { heading, about: about(tr, key) }
    }
}

/// The message `csv-<key>-about`.
pub(super) fn about(tr: &Tr, key: &str) -> String {
    tr.t(&format!("csv-{key}-about")).to_owned()
}

impl<'a, Row> Sheet<'a, Row> {
    pub(super) fn new(tr: &'a Tr) -> Self {
        Self { tr, columns: Vec::new() }
    }

    /// Adds the column with the messages of `key`.
    #[must_use]
    pub(super) fn column(self, key: &str, cell: impl Fn(&Row) -> Cell + 'a) -> Self {
        let column = Column::new(self.tr, key);
        self.headed(column, cell)
    }

    /// Adds a column with a heading of its own.
    #[must_use]
    pub(super) fn headed(mut self, column: Column, cell: impl Fn(&Row) -> Cell + 'a) -> Self {
        self.columns.push((column, Box::new(cell)));
        self
    }

    /// The table in `file`, explained by the message `about`.
    pub(super) fn table(
        self,
        file: &'static str,
        about: &str,
        rows: impl IntoIterator<Item = Row>,
    ) -> Table {
        let rows = rows
            .into_iter()
            .map(|row| self.columns.iter().map(|(_, cell)| cell(&row)).collect())
            .collect();
        Table {
            file,
            about: self.tr.t(about).to_owned(),
            columns: self.columns.into_iter().map(|(column, _)| column).collect(),
            rows,
        }
    }
}
