//! Figures per district: the columns of a CSV file, or the numeric properties of a map.

use std::collections::HashMap;

use csv::{ReaderBuilder, StringRecord};
use serde_json::Value;

use crate::read::feature::Area;
use crate::read::names::{is_code_name, is_name_name};
use crate::read::{ReadError, ReadNote, ReadReport};

/// Properties that number the features of a file for a program's own use; no figures.
const ROW_NUMBERS: [&str; 5] = ["objectid", "fid", "ogc_fid", "gid", "id"];

/// Figures under one title, one for each district in the order of the map.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Column {
    pub(super) title: String,
    pub(super) values: Vec<Option<f64>>,
}

/// A district as figures are joined to it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Joined<'a> {
    pub(super) code: &'a str,
    pub(super) name: &'a str,
}

/// What a cell holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Cell {
    Missing,
    Number(f64),
    Text,
}

impl Cell {
    /// Reads a figure as it is written in Sweden or in programs: decimal comma or point, spaces
    /// between thousands, any minus sign. Empty and `..` (SCB's sign) are missing.
    pub(super) fn of(text: &str) -> Self {
        let text = text.trim();
        if text.is_empty() || text == ".." {
            return Self::Missing;
        }
        let spaces = [' ', '\u{a0}', '\u{202f}', '\u{2009}'];
        let plain: String = text
            .chars()
            .filter(|letter| !spaces.contains(letter))
            .map(|letter| match letter {
                ',' => '.',
                '\u{2212}' => '-',
                other => other,
            })
            .collect();
        let figures = |letter: char| letter.is_ascii_digit() || "+-.eE".contains(letter);
        if !plain.chars().all(figures) {
            // Rust would read "inf" and "nan" as numbers.
            return Self::Text;
        }
        match plain.parse::<f64>() {
            Ok(number) if number.is_finite() => Self::Number(number),
            _ => Self::Text,
        }
    }
}

/// Reads the figures of a CSV file, joined by code. `code_property` is the map's own name for
/// its codes, and the first that is looked for among the columns.
pub(super) fn from_csv(
    file: &str,
    text: &str,
    districts: &[Joined<'_>],
    code_property: Option<&str>,
    notes: &mut Vec<ReadNote>,
) -> Result<Vec<Column>, ReadError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let unreadable = |error: &csv::Error| ReadError::FileUnreadable {
        file: file.to_owned(),
        reason: error.to_string(),
    };
    let mut reader =
        ReaderBuilder::new().delimiter(delimiter(text)).flexible(true).from_reader(text.as_bytes());
    let titles = reader.headers().map_err(|error| unreadable(&error))?.clone();
    let titles: Vec<String> = titles.iter().map(|title| title.trim().to_owned()).collect();
    refuse_duplicate_titles(file, &titles)?;
    let key = key_column(file, &titles, code_property)?;

    let positions: HashMap<&str, usize> =
        districts.iter().enumerate().map(|(index, district)| (district.code, index)).collect();
    let mut table = Table::new(file, titles, districts.len());
    for record in reader.records() {
        let record = record.map_err(|error| unreadable(&error))?;
        table.add(&record, key, &positions, notes)?;
    }
    table.note_missing(districts, notes);
    Ok(table.columns(key, notes))
}

/// The separator that the first line has most of, outside quotes.
pub(super) fn delimiter(text: &str) -> u8 {
    let mut quoted = false;
    let (mut semicolons, mut commas, mut tabs) = (0_usize, 0_usize, 0_usize);
    for letter in text.lines().next().unwrap_or_default().chars() {
        match letter {
            '"' => quoted = !quoted,
            ';' if !quoted => semicolons += 1,
            ',' if !quoted => commas += 1,
            '\t' if !quoted => tabs += 1,
            _ => {}
        }
    }
    if semicolons > 0 && semicolons >= commas.max(tabs) {
        b';'
    } else if tabs > commas {
        b'\t'
    } else {
        b','
    }
}

fn refuse_duplicate_titles(file: &str, titles: &[String]) -> Result<(), ReadError> {
    let twice = titles.iter().enumerate().find(|(position, title)| {
        !title.is_empty() && titles.iter().take(*position).any(|earlier| earlier == *title)
    });
    match twice {
        None => Ok(()),
        Some((_, column)) => {
            Err(ReadError::CsvDuplicateColumn { file: file.to_owned(), column: column.clone() })
        }
    }
}

fn key_column(
    file: &str,
    titles: &[String],
    code_property: Option<&str>,
) -> Result<usize, ReadError> {
    let same = |title: &String| {
        code_property.is_some_and(|code| code.to_lowercase() == title.to_lowercase())
    };
    titles
        .iter()
        .position(same)
        .or_else(|| titles.iter().position(|title| is_code_name(title)))
        .ok_or_else(|| ReadError::CsvNoKey { file: file.to_owned(), columns: titles.to_vec() })
}

/// Cells by column and district, while the file is read.
struct Table<'a> {
    file: &'a str,
    titles: Vec<String>,
    /// By column, then by district.
    values: Vec<Vec<Option<f64>>>,
    /// Cells that are text, by column.
    texts: Vec<Vec<(u64, String)>>,
    /// The line that each district was read from.
    rows: Vec<Option<u64>>,
}

impl<'a> Table<'a> {
    fn new(file: &'a str, titles: Vec<String>, districts: usize) -> Self {
        Self {
            file,
            values: vec![vec![None; districts]; titles.len()],
            texts: vec![Vec::new(); titles.len()],
            rows: vec![None; districts],
            titles,
        }
    }

    fn add(
        &mut self,
        record: &StringRecord,
        key: usize,
        positions: &HashMap<&str, usize>,
        notes: &mut Vec<ReadNote>,
    ) -> Result<(), ReadError> {
        if record.iter().all(|cell| cell.trim().is_empty()) {
            return Ok(()); // Spreadsheets like to end with rows of separators.
        }
        let file = self.file.to_owned();
        let row = record.position().map_or(0, csv::Position::line);
        if record.len() != self.titles.len() {
            let (expected, found) = (self.titles.len(), record.len());
            return Err(ReadError::CsvRow { file, row, expected, found });
        }
        let code = record.get(key).unwrap_or_default().trim().to_owned();
        let Some(&district) = positions.get(code.as_str()) else {
            notes.push(ReadNote::RowWithoutDistrict { file, row, code });
            return Ok(());
        };
        if let Some(first) = self.rows.get_mut(district).and_then(|seen| seen.replace(row)) {
            return Err(ReadError::CsvDuplicateRow { file, code, first, second: row });
        }
        for ((cell, values), texts) in record.iter().zip(&mut self.values).zip(&mut self.texts) {
            match (Cell::of(cell), values.get_mut(district)) {
                (Cell::Number(number), Some(value)) => *value = Some(number),
                (Cell::Text, _) => texts.push((row, cell.to_owned())),
                _ => {}
            }
        }
        Ok(())
    }

    fn note_missing(&self, districts: &[Joined<'_>], notes: &mut Vec<ReadNote>) {
        let missing = districts.iter().zip(&self.rows).filter(|(_, row)| row.is_none());
        notes.extend(missing.map(|(district, _)| ReadNote::DistrictWithoutRow {
            file: self.file.to_owned(),
            code: district.code.to_owned(),
            name: district.name.to_owned(),
        }));
    }

    /// The columns that hold figures. Codes and names are known to be text; any other column
    /// without a number is noted once, not cell by cell.
    fn columns(self, key: usize, notes: &mut Vec<ReadNote>) -> Vec<Column> {
        let mut columns = Vec::new();
        let cells = self.titles.into_iter().zip(self.values).zip(self.texts);
        for (position, ((title, values), texts)) in cells.enumerate() {
            if position == key {
                continue;
            }
            let file = self.file.to_owned();
            if texts.is_empty() || values.iter().any(Option::is_some) {
                let column = title.clone();
                notes.extend(texts.into_iter().map(|(row, text)| ReadNote::NotANumber {
                    file: file.clone(),
                    row,
                    column: column.clone(),
                    text,
                }));
                columns.push(Column { title, values });
            } else if !is_name_name(&title) && !is_code_name(&title) {
                notes.push(ReadNote::TextColumn { file, column: title });
            }
        }
        columns
    }
}

/// The numeric properties of `areas`, which stand in the order of the map.
pub(super) fn from_properties(areas: &[&Area], report: &mut ReadReport) -> Vec<Column> {
    let taken = [report.code_property.clone(), report.name_property.clone()];
    let figures = |title: &String| {
        !taken.iter().flatten().any(|other| other == title)
            && !ROW_NUMBERS.contains(&title.to_lowercase().as_str())
            && areas.iter().any(|area| area.properties.get(title).is_some_and(Value::is_number))
    };
    let titles: Vec<String> =
        report.properties.iter().map(|info| info.name.clone()).filter(figures).collect();
    let mut columns = Vec::with_capacity(titles.len());
    for title in titles {
        let values = areas.iter().map(|area| property(area, &title, &mut report.notes)).collect();
        columns.push(Column { title, values });
    }
    columns
}

fn property(area: &Area, title: &str, notes: &mut Vec<ReadNote>) -> Option<f64> {
    let text = match area.properties.get(title)? {
        Value::Null => return None,
        Value::Number(number) => return number.as_f64().filter(|value| value.is_finite()),
        Value::String(text) => match Cell::of(text) {
            Cell::Number(number) => return Some(number),
            Cell::Missing => return None,
            Cell::Text => text.clone(),
        },
        other => other.to_string(),
    };
    notes.push(ReadNote::PropertyNotANumber {
        feature: area.feature.clone(),
        property: title.to_owned(),
        text,
    });
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_may_be_written_as_in_sweden_or_as_in_programs() {
        for (text, number) in [
            ("12", 12.0),
            (" 12,5 ", 12.5),
            ("12.5", 12.5),
            ("168\u{a0}699", 168_699.0),
            ("1 234 567,8", 1_234_567.8),
            ("\u{2212}3", -3.0),
            ("1e3", 1000.0),
        ] {
            assert_eq!(Cell::of(text), Cell::Number(number), "{text}");
        }
        for text in ["", "  ", ".."] {
            assert_eq!(Cell::of(text), Cell::Missing, "{text:?}");
        }
        for text in ["x", "inf", "nan", "1.2.3", "1 234,567.8", "0580R001", "1e999", "-"] {
            assert_eq!(Cell::of(text), Cell::Text, "{text}");
        }
    }

    #[test]
    fn the_separator_is_the_one_that_the_first_line_is_made_with() {
        assert_eq!(delimiter("kod;a, b;c\n1,2,3,4"), b';');
        assert_eq!(delimiter("kod,a,c\n1;2;3;4"), b',');
        assert_eq!(delimiter("kod\ta\tb"), b'\t');
        assert_eq!(delimiter("\"kod; a; b\",c"), b',');
        assert_eq!(delimiter(""), b',');
    }
}
