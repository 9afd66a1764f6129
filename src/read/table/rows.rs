//! The rows of a table, and whom they are about.

use std::collections::{BTreeMap, BTreeSet};

use csv::{ReaderBuilder, StringRecord};

use super::{TableColumn, TableError};
use crate::model::{DistrictIdx, DistrictSet, Plan, UnitIdx};
use crate::read::figures::{Cell, delimiter};

/// The rows of a table, in order.
pub(in crate::read) struct Rows<'a> {
    file: &'a str,
    titles: Vec<String>,
    reader: csv::Reader<&'a [u8]>,
}

impl<'a> Rows<'a> {
    pub(in crate::read) fn new(file: &'a str, text: &'a str) -> Result<Self, TableError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut reader = ReaderBuilder::new()
            .delimiter(delimiter(text))
            .flexible(true)
            .from_reader(text.as_bytes());
        let titles = reader.headers().map_err(|error| broken(file, &error))?;
        let titles: Vec<String> = titles.iter().map(|title| title.trim().to_owned()).collect();
        Ok(Self { file, titles, reader })
    }

    /// The position of a column that a table must have.
    pub(in crate::read) fn needed(&self, column: TableColumn) -> Result<usize, TableError> {
        self.column(column)?.ok_or_else(|| TableError::NoColumn {
            file: self.file.to_owned(),
            column,
            titles: self.titles.iter().filter(|title| !title.is_empty()).cloned().collect(),
        })
    }

    /// Like [`Self::needed`], of the columns other than the one at `taken`.
    pub(in crate::read) fn needed_beside(
        &mut self,
        column: TableColumn,
        taken: usize,
    ) -> Result<usize, TableError> {
        let title = self.titles.get_mut(taken).map(std::mem::take).unwrap_or_default();
        let found = self.needed(column);
        if let Some(slot) = self.titles.get_mut(taken) {
            *slot = title;
        }
        found
    }

    /// Number of columns.
    pub(in crate::read) fn width(&self) -> usize {
        self.titles.len()
    }

    /// The title of the column at this position.
    pub(in crate::read) fn title(&self, column: usize) -> &str {
        self.titles.get(column).map(String::as_str).unwrap_or_default()
    }

    /// The position of a column, by the first of its titles that the table has.
    pub(in crate::read) fn column(&self, column: TableColumn) -> Result<Option<usize>, TableError> {
        for wanted in column.titles() {
            let mut found = self
                .titles
                .iter()
                .enumerate()
                .filter(|(_, title)| title.to_lowercase() == *wanted)
                .map(|(position, _)| position);
            if let Some(position) = found.next() {
                if found.next().is_some() {
                    let column = (*wanted).to_owned();
                    return Err(TableError::TitleTwice { file: self.file.to_owned(), column });
                }
                return Ok(Some(position));
            }
        }
        Ok(None)
    }

    /// The next row that is not empty.
    pub(in crate::read) fn next_row(&mut self) -> Result<Option<Row<'_>>, TableError> {
        loop {
            let mut cells = StringRecord::new();
            let more = self.reader.read_record(&mut cells);
            if !more.map_err(|error| broken(self.file, &error))? {
                return Ok(None);
            }
            // Spreadsheets like to end with rows of separators.
            if cells.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            let line = cells.position().map_or(0, csv::Position::line);
            if cells.len() != self.titles.len() {
                return Err(TableError::Cells {
                    file: self.file.to_owned(),
                    row: line,
                    expected: self.titles.len(),
                    found: cells.len(),
                });
            }
            return Ok(Some(Row { file: self.file, titles: &self.titles, cells, line }));
        }
    }
}

fn broken(file: &str, error: &csv::Error) -> TableError {
    TableError::Broken { file: file.to_owned(), reason: error.to_string() }
}

/// A row with its place in the file.
pub(in crate::read) struct Row<'a> {
    file: &'a str,
    titles: &'a [String],
    cells: StringRecord,
    /// Line in the file, from 1.
    pub(in crate::read) line: u64,
}

impl Row<'_> {
    pub(in crate::read) fn text(&self, column: usize) -> &str {
        self.cells.get(column).unwrap_or_default().trim()
    }

    /// The number in `column`, which must lie in `min..=max`.
    pub(in crate::read) fn number(
        &self,
        column: usize,
        min: f64,
        max: f64,
    ) -> Result<f64, TableError> {
        let (file, row, title, text) = self.place(column);
        match Cell::of(&text) {
            Cell::Number(number) if (min..=max).contains(&number) => Ok(number),
            Cell::Number(_) => {
                Err(TableError::OutOfRange { file, row, column: title, text, min, max })
            }
            Cell::Missing | Cell::Text => {
                Err(TableError::NotANumber { file, row, column: title, text })
            }
        }
    }

    /// File, row, title and text of the cell in `column`, to tell what is wrong with it.
    pub(in crate::read) fn place(&self, column: usize) -> (String, u64, String, String) {
        let title = self.titles.get(column).cloned().unwrap_or_default();
        (self.file.to_owned(), self.line, title, self.text(column).to_owned())
    }

    pub(in crate::read) fn empty(&self, column: TableColumn) -> TableError {
        TableError::Empty { file: self.file.to_owned(), row: self.line, column }
    }

    pub(in crate::read) fn twice(&self, first: u64, district: String, unit: String) -> TableError {
        let (file, second) = (self.file.to_owned(), self.line);
        TableError::Twice { file, district, unit, first, second }
    }

    pub(in crate::read) fn outside(&self, lon: f64, lat: f64) -> TableError {
        TableError::OutsideMap { file: self.file.to_owned(), row: self.line, lon, lat }
    }
}

/// The districts and units of a plan by code, id and name, and what was asked for in vain.
pub(in crate::read) struct Who<'a> {
    map: &'a DistrictSet,
    plan: &'a Plan,
    districts: BTreeMap<String, DistrictIdx>,
    units: BTreeMap<String, UnitIdx>,
    unknown_districts: BTreeSet<String>,
    unknown_units: BTreeSet<String>,
}

impl<'a> Who<'a> {
    pub(in crate::read) fn new(map: &'a DistrictSet, plan: &'a Plan) -> Self {
        let mut districts = BTreeMap::new();
        // What is more certain comes last and so counts: a code before a name.
        let named = map.districts.iter_enumerated().map(|(at, district)| (&district.name, at));
        let shown = plan.display_names.iter().map(|(&at, name)| (name, at));
        let coded = map.districts.iter_enumerated().map(|(at, district)| (&district.code, at));
        for (name, at) in named.chain(shown).chain(coded) {
            districts.insert(name.trim().to_lowercase(), at);
        }
        let mut units = BTreeMap::new();
        let named = plan.units.iter_enumerated().map(|(at, unit)| (&unit.name, at));
        let ids = plan.units.iter_enumerated().map(|(at, unit)| (&unit.id, at));
        for (name, at) in named.chain(ids) {
            units.insert(name.trim().to_lowercase(), at);
        }
        let (unknown_districts, unknown_units) = (BTreeSet::new(), BTreeSet::new());
        Self { map, plan, districts, units, unknown_districts, unknown_units }
    }

    /// The district with this code or name; what is not known is kept for the report.
    pub(in crate::read) fn district(&mut self, text: &str) -> Option<DistrictIdx> {
        let found = self.districts.get(&text.to_lowercase()).copied();
        if found.is_none() {
            self.unknown_districts.insert(text.to_owned());
        }
        found
    }

    /// The unit with this id or name; what is not known is kept for the report.
    pub(in crate::read) fn unit(&mut self, text: &str) -> Option<UnitIdx> {
        let found = self.units.get(&text.to_lowercase()).copied();
        if found.is_none() {
            self.unknown_units.insert(text.to_owned());
        }
        found
    }

    /// Whether everything that was asked for is known.
    pub(in crate::read) fn all_known(&mut self, file: &str) -> Result<(), TableError> {
        let districts: Vec<String> =
            std::mem::take(&mut self.unknown_districts).into_iter().collect();
        let units: Vec<String> = std::mem::take(&mut self.unknown_units).into_iter().collect();
        let file = file.to_owned();
        match (districts.is_empty(), units.is_empty()) {
            (true, true) => Ok(()),
            (false, true) => Err(TableError::UnknownDistricts { file, districts }),
            (true, false) => {
                let known = self.plan.units.iter().map(|unit| unit.name.clone()).collect();
                Err(TableError::UnknownUnits { file, units, known })
            }
            (false, false) => Err(TableError::UnknownBoth { file, districts, units }),
        }
    }

    pub(in crate::read) fn name_of(&self, district: DistrictIdx) -> String {
        let shown = self.plan.display_names.get(&district);
        let own = self.map.districts.get(district).map(|district| &district.name);
        shown.or(own).cloned().unwrap_or_default()
    }

    pub(in crate::read) fn unit_name(&self, unit: UnitIdx) -> String {
        self.plan.units.get(unit).map(|unit| unit.name.clone()).unwrap_or_default()
    }

    pub(in crate::read) fn unit_id(&self, unit: UnitIdx) -> String {
        self.plan.units.get(unit).map(|unit| unit.id.clone()).unwrap_or_default()
    }
}
