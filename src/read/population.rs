//! Children by district, year and age, as a CSV table.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::file::text_of;
use super::table::{Row, Rows, TableColumn, TableError, TableRead, Who, few, name_of};
use crate::model::{
    AgeGroup, DistrictIdx, DistrictSet, Explain, IndexVec, Message, Plan, Population,
};
use crate::read::ReadError;

/// The age at which one is no longer a child.
const ADULT: u8 = 18;
/// Greater than any age.
const NO_AGE: u8 = 150;
/// The years that a table can speak of.
const YEARS: (f64, f64) = (1990.0, 2199.0);
/// More people than any district has.
const MAX_COUNT: f64 = 10_000_000.0;

/// What was read of a population table.
pub type PopulationRead = TableRead<Population, PopulationNote>;

/// Something to know about a population table that was read.
#[derive(Clone, Debug, PartialEq)]
pub enum PopulationNote {
    /// Children were read.
    Children {
        /// Number of districts.
        districts: usize,
        /// The first year.
        first: i32,
        /// The last year.
        last: i32,
        /// All children in the first year.
        count: f64,
    },
    /// Rows about adults, which are left out.
    Adults {
        /// Number of rows.
        rows: usize,
    },
    /// Districts without a row: they have no children in the table.
    DistrictsMissing {
        /// Names of the districts.
        districts: Vec<String>,
    },
    /// Districts without a count of some age in some year, where they have no children then.
    AgesMissing {
        /// Name of the district and the years.
        districts: Vec<String>,
    },
}

impl Explain for PopulationNote {
    fn message(&self) -> Message {
        let listed = |id: &'static str, names: &[String]| {
            Message::new(id).number("count", names.len() as f64).text("names", few(names))
        };
        match self {
            // Years are texts: a number would get a space between its thousands.
            Self::Children { districts, first, last, count } => {
                Message::new("population-note-children")
                    .number("districts", *districts as f64)
                    .text("first", first.to_string())
                    .text("last", last.to_string())
                    .number("count", count.round())
            }
            Self::Adults { rows } => {
                Message::new("population-note-adults").number("count", *rows as f64)
            }
            Self::DistrictsMissing { districts } => {
                listed("population-note-districts-missing", districts)
            }
            Self::AgesMissing { districts } => listed("population-note-ages-missing", districts),
        }
    }
}

/// Opens the population table in `path`; see [`population`].
///
/// # Errors
/// [`ReadError`], with the place in the file where there is one.
pub fn open_population(
    path: &Path,
    map: &DistrictSet,
    plan: &Plan,
) -> Result<PopulationRead, ReadError> {
    Ok(population(&name_of(path), &text_of(path)?, map, plan)?)
}

/// The ages of a row, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Ages {
    from: u8,
    to: u8,
}

/// Reads an age as it is written in statistics: `7`, `7 år`, `6-12`, `6–12 år`, `85+`.
fn ages_of(text: &str) -> Option<Ages> {
    let text = text.to_lowercase().replace(['\u{2013}', '\u{2212}'], "-");
    let text = text.trim().trim_end_matches("years").trim_end_matches("year");
    let text = text.trim_end_matches("år").trim();
    let figure = |text: &str| text.trim().parse::<u8>().ok().filter(|&age| age < NO_AGE);
    let open = text.strip_suffix('+').or_else(|| text.strip_suffix('-'));
    if let Some(from) = open {
        return Some(Ages { from: figure(from)?, to: NO_AGE });
    }
    let (from, to) = text.split_once('-').unwrap_or((text, text));
    let (from, to) = (figure(from)?, figure(to)?);
    (from <= to).then_some(Ages { from, to })
}

/// The counts of a table while it is read.
#[derive(Default)]
struct Counts {
    /// Children by age group.
    children: BTreeMap<(DistrictIdx, i32), [f64; AgeGroup::COUNT]>,
    /// The row that counts each age.
    rows: BTreeMap<(DistrictIdx, i32), [Option<u64>; ADULT as usize]>,
}

impl Counts {
    /// Adds the children of a row; the age that an earlier row counts already, and that row,
    /// where there is one.
    fn add(
        &mut self,
        of: (DistrictIdx, i32),
        (group, ages): (AgeGroup, Ages),
        (count, line): (f64, u64),
    ) -> Result<(), (u8, u64)> {
        let rows = self.rows.entry(of).or_default();
        for (age, row) in (0..ADULT).zip(rows) {
            if (ages.from..=ages.to).contains(&age)
                && let Some(first) = row.replace(line)
            {
                return Err((age, first));
            }
        }
        let children = self.children.entry(of).or_default();
        if let Some(sum) = children.get_mut(group as usize) {
            *sum += count;
        }
        Ok(())
    }

    /// The years of `district` in which some age is not counted.
    fn gaps(&self, district: DistrictIdx, years: &[i32]) -> Vec<String> {
        let is_whole = |year: &i32| {
            let rows = self.rows.get(&(district, *year));
            rows.is_some_and(|rows| rows.iter().all(Option::is_some))
        };
        years.iter().filter(|year| !is_whole(year)).map(ToString::to_string).collect()
    }
}

/// Reads children by district, year and age: a row for each district, year and age (or age group
/// inside 0–5, 6–12 or 13–17) with a number of people. Rows of adults are left out.
///
/// # Errors
/// The first row that cannot be understood, or all districts that the map lacks.
pub fn population(
    file: &str,
    text: &str,
    map: &DistrictSet,
    plan: &Plan,
) -> Result<PopulationRead, TableError> {
    let mut rows = Rows::new(file, text)?;
    let of_district = rows.needed(TableColumn::District)?;
    let of_year = rows.needed(TableColumn::Year)?;
    let of_age = rows.needed(TableColumn::Age)?;
    let of_count = rows.needed(TableColumn::Count)?;
    let mut who = Who::new(map, plan);
    let (mut counts, mut adults) = (Counts::default(), 0);
    while let Some(row) = rows.next_row()? {
        let district = who.district(row.text(of_district));
        let year = year_of(&row, of_year)?;
        let group = group_of(&row, of_age)?;
        let count = row.number(of_count, 0.0, MAX_COUNT)?;
        let (Some(district), Some(group)) = (district, group) else {
            adults += usize::from(group.is_none());
            continue;
        };
        let added = counts.add((district, year), group, (count, row.line));
        added.map_err(|(age, first)| TableError::CountedTwice {
            file: file.to_owned(),
            district: who.name_of(district),
            year,
            age,
            first,
            second: row.line,
        })?;
    }
    who.all_known(file)?;
    let years: BTreeSet<i32> = counts.children.keys().map(|&(_, year)| year).collect();
    let years: Vec<i32> = years.into_iter().collect();
    if years.is_empty() {
        return Err(TableError::NoRows { file: file.to_owned() });
    }
    let of = |district| {
        let known = years.iter().map(|&year| counts.children.get(&(district, year)));
        known.map(|children| children.copied().unwrap_or_default()).collect::<Vec<_>>()
    };
    let children: IndexVec<DistrictIdx, _> = map.districts.indices().map(of).collect();
    let value = Population { source: file.to_owned(), years, children };
    let notes = notes_of(&value, &counts, adults, &who, map);
    Ok(TableRead { value, notes })
}

fn year_of(row: &Row<'_>, column: usize) -> Result<i32, TableError> {
    let year = row.number(column, YEARS.0, YEARS.1)?;
    if year.fract() == 0.0 {
        return Ok(year as i32);
    }
    let (file, row, column, text) = row.place(column);
    Err(TableError::NotANumber { file, row, column, text })
}

/// The age group of a row with its ages; `None` for adults.
fn group_of(row: &Row<'_>, column: usize) -> Result<Option<(AgeGroup, Ages)>, TableError> {
    let Some(ages) = ages_of(row.text(column)) else {
        let (file, row, column, text) = row.place(column);
        return Err(TableError::NotAnAge { file, row, column, text });
    };
    if ages.from >= ADULT {
        return Ok(None);
    }
    let holds = |group: &AgeGroup| group.ages().0 <= ages.from && ages.to <= group.ages().1;
    let group = AgeGroup::ALL.into_iter().find(holds);
    let straddles = || {
        let (file, row, column, text) = row.place(column);
        TableError::AgeGroup { file, row, column, text }
    };
    Ok(Some((group.ok_or_else(straddles)?, ages)))
}

fn notes_of(
    table: &Population,
    counts: &Counts,
    adults: usize,
    who: &Who<'_>,
    map: &DistrictSet,
) -> Vec<PopulationNote> {
    let known: BTreeSet<DistrictIdx> = counts.rows.keys().map(|&(district, _)| district).collect();
    let first = table.years.first().copied().unwrap_or_default();
    let last = table.years.last().copied().unwrap_or_default();
    let of_first = table.children.iter().filter_map(|years| years.first());
    let count = of_first.flatten().sum();
    let mut notes = vec![PopulationNote::Children { districts: known.len(), first, last, count }];
    if adults > 0 {
        notes.push(PopulationNote::Adults { rows: adults });
    }
    let missing = map.districts.indices().filter(|district| !known.contains(district));
    let districts: Vec<String> = missing.map(|district| who.name_of(district)).collect();
    if !districts.is_empty() {
        notes.push(PopulationNote::DistrictsMissing { districts });
    }
    let gaps = known.into_iter().filter_map(|district| {
        let years = counts.gaps(district, &table.years);
        let said = || format!("{} ({})", who.name_of(district), years.join(", "));
        (!years.is_empty()).then(said)
    });
    let districts: Vec<String> = gaps.collect();
    if !districts.is_empty() {
        notes.push(PopulationNote::AgesMissing { districts });
    }
    notes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_age_may_be_written_as_in_statistics() {
        let ages = |from, to| Some(Ages { from, to });
        for (text, expected) in [
            ("7", ages(7, 7)),
            ("7 år", ages(7, 7)),
            (" 0-5 ", ages(0, 5)),
            ("6\u{2013}12 år", ages(6, 12)),
            ("13 - 17 years", ages(13, 17)),
            ("85+", ages(85, NO_AGE)),
            ("100+ år", ages(100, NO_AGE)),
            ("65-", ages(65, NO_AGE)),
            ("", None),
            ("år", None),
            ("totalt", None),
            ("12-6", None),
            ("-5", None),
            ("200", None),
        ] {
            assert_eq!(ages_of(text), expected, "{text}");
        }
    }
}
