//! What the figures are: `indicators.toml`, or the columns' own titles.

use std::cmp::Reverse;

use serde::Deserialize;

use crate::model::{
    Disclosure, IndexVec, Indicator, IndicatorIdx, IndicatorInfo, IndicatorKind, IndicatorTable,
    IndicatorUnit, Localised, NeedDirection, Origin,
};
use crate::read::figures::Column;
use crate::read::manifest::toml_error;
use crate::read::{ReadError, ReadNote};

/// How the id of the count of all inhabitants begins.
const POPULATION: &str = "folkmangd";
/// How the id of the count of children and young people 0–19 begins.
const CHILDREN: &str = "barn_unga_0_19";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    indicator: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: String,
    column: Option<String>,
    numerator: Option<String>,
    denominator: Option<String>,
    title_sv: String,
    title_en: String,
    unit: Unit,
    year: Option<i32>,
    #[serde(default)]
    base_sv: String,
    #[serde(default)]
    base_en: String,
    #[serde(default)]
    source: String,
    #[serde(default)]
    weighted_mean: bool,
    need: Need,
    kind: Kind,
    #[serde(default)]
    note_sv: String,
    #[serde(default)]
    note_en: String,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Unit {
    Persons,
    Households,
    Percent,
    TkrPerPerson,
    Class,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Need {
    More,
    Less,
    None,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Value,
    Count,
    Share,
    Class,
}

impl Entry {
    fn info(self) -> IndicatorInfo {
        IndicatorInfo {
            id: self.id,
            title: Localised { sv: self.title_sv, en: self.title_en },
            unit: match self.unit {
                Unit::Persons => IndicatorUnit::Persons,
                Unit::Households => IndicatorUnit::Households,
                Unit::Percent => IndicatorUnit::Percent,
                Unit::TkrPerPerson => IndicatorUnit::TkrPerPerson,
                Unit::Class => IndicatorUnit::Class,
            },
            year: self.year,
            base: Localised { sv: self.base_sv, en: self.base_en },
            source: self.source,
            weighted_mean: self.weighted_mean,
            need: match self.need {
                Need::More => NeedDirection::More,
                Need::Less => NeedDirection::Less,
                Need::None => NeedDirection::None,
            },
            kind: match self.kind {
                Kind::Value => IndicatorKind::Value,
                Kind::Count => IndicatorKind::Count,
                Kind::Share => IndicatorKind::Share,
                Kind::Class => IndicatorKind::Class,
            },
            note: Localised { sv: self.note_sv, en: self.note_en },
        }
    }
}

/// The indicators that the TOML text of `file` describes, with their values out of `columns`,
/// which are those of `csv_file` or else of `map_file`. Columns from `csv_file` that no indicator uses are noted.
pub(super) fn described(
    file: &str,
    text: &str,
    columns: &[Column],
    (csv_file, map_file): (Option<&str>, &str),
    notes: &mut Vec<ReadNote>,
) -> Result<IndicatorTable, ReadError> {
    let described: File = toml::from_str(text).map_err(|error| toml_error(file, text, &error))?;
    let mut indicators: Vec<Indicator> = Vec::with_capacity(described.indicator.len());
    let mut origins: Vec<Origin> = Vec::with_capacity(described.indicator.len());
    for entry in described.indicator {
        if indicators.iter().any(|earlier| earlier.info.id == entry.id) {
            return Err(ReadError::DuplicateIndicator {
                file: file.to_owned(),
                indicator: entry.id,
            });
        }
        let values = values(file, &entry, columns)?;
        let sources = [&entry.column, &entry.numerator, &entry.denominator];
        let counts = [&entry.numerator, &entry.denominator].into_iter().flatten();
        let of_title = |title: &String| columns.iter().find(|column| column.title == *title);
        origins.push(Origin {
            file: csv_file.unwrap_or(map_file).to_owned(),
            columns: sources.into_iter().flatten().cloned().collect(),
            counts: counts
                .filter_map(of_title)
                .map(|column| IndexVec::from_vec(column.values.clone()))
                .collect(),
        });
        indicators.push(Indicator::new(entry.info(), IndexVec::from_vec(values)));
    }
    if let Some(csv_file) = csv_file {
        let unused = columns
            .iter()
            .filter(|column| !origins.iter().any(|origin| origin.columns.contains(&column.title)));
        notes.extend(unused.map(|column| ReadNote::UnusedColumn {
            file: csv_file.to_owned(),
            column: column.title.clone(),
        }));
    }
    Ok(table(indicators, origins))
}

fn values(file: &str, entry: &Entry, columns: &[Column]) -> Result<Vec<Option<f64>>, ReadError> {
    let find = |title: &String| {
        let found = columns.iter().find(|column| column.title == *title);
        found.map(|column| &column.values).ok_or_else(|| ReadError::UnknownColumn {
            file: file.to_owned(),
            indicator: entry.id.clone(),
            column: title.clone(),
        })
    };
    match (&entry.column, &entry.numerator, &entry.denominator) {
        (Some(column), None, None) => find(column).cloned(),
        (None, Some(numerator), Some(denominator)) => {
            let pairs = find(numerator)?.iter().zip(find(denominator)?);
            Ok(pairs.map(|(part, whole)| percent(*part, *whole)).collect())
        }
        _ => Err(ReadError::IndicatorSource { file: file.to_owned(), indicator: entry.id.clone() }),
    }
}

/// `part` of `whole` in per cent; none when either is missing or there is no whole.
fn percent(part: Option<f64>, whole: Option<f64>) -> Option<f64> {
    let (part, whole) = (part?, whole?);
    Some(100.0 * part / whole).filter(|share| whole != 0.0 && share.is_finite())
}

/// One indicator a column, of which nothing is known but its title. A year at the end of the
/// title is taken as the year of the figures.
pub(super) fn undescribed(columns: Vec<Column>, source: &str) -> IndicatorTable {
    let indicator = |column: Column| {
        let is_count = [POPULATION, CHILDREN].iter().any(|id| column.title.starts_with(id));
        let title = Localised { sv: column.title.clone(), en: column.title.clone() };
        let info = IndicatorInfo {
            year: trailing_year(&column.title),
            id: column.title,
            title,
            unit: IndicatorUnit::Unknown,
            base: Localised::default(),
            source: source.to_owned(),
            weighted_mean: false,
            need: NeedDirection::None,
            // Only what is known to be a count may be summed over districts.
            kind: if is_count { IndicatorKind::Count } else { IndicatorKind::Value },
            note: Localised::default(),
        };
        Indicator::new(info, IndexVec::from_vec(column.values))
    };
    let origin = |column: &Column| Origin {
        file: source.to_owned(),
        columns: vec![column.title.clone()],
        counts: Vec::new(),
    };
    let origins = columns.iter().map(origin).collect();
    table(columns.into_iter().map(indicator).collect(), origins)
}

fn trailing_year(title: &str) -> Option<i32> {
    let (_, last) = title.rsplit_once(['_', ' ', '-'])?;
    last.parse().ok().filter(|year| (1900..2100).contains(year))
}

fn table(indicators: Vec<Indicator>, origins: Vec<Origin>) -> IndicatorTable {
    let indicators: IndexVec<IndicatorIdx, Indicator> = IndexVec::from_vec(indicators);
    let newest = |prefix: &str| {
        indicators
            .iter_enumerated()
            .filter(|(_, indicator)| {
                indicator.info.kind == IndicatorKind::Count && indicator.info.id.starts_with(prefix)
            })
            .max_by_key(|(index, indicator)| (indicator.info.year, Reverse(*index)))
            .map(|(index, _)| index)
    };
    let (population, children_0_19) = (newest(POPULATION), newest(CHILDREN));
    let origins = indicators.indices().zip(origins).collect();
    IndicatorTable { indicators, population, children_0_19, origins, rule: Disclosure::NONE }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_of_nothing_or_of_something_missing_is_missing() {
        assert_eq!(percent(Some(1.0), Some(4.0)), Some(25.0));
        assert_eq!(percent(Some(1.0), Some(0.0)), None);
        assert_eq!(percent(Some(0.0), Some(0.0)), None);
        assert_eq!(percent(None, Some(4.0)), None);
        assert_eq!(percent(Some(1.0), None), None);
    }

    #[test]
    fn a_year_at_the_end_of_a_title_is_the_year_of_the_figures() {
        assert_eq!(trailing_year("folkmangd_2025"), Some(2025));
        assert_eq!(trailing_year("barn_unga_0_19"), None);
        assert_eq!(trailing_year("2025"), None);
    }

    #[test]
    fn the_newest_count_of_inhabitants_is_the_population() {
        let column = |title: &str| Column { title: title.to_owned(), values: vec![Some(1.0)] };
        let columns = ["folkmangd_2023", "folkmangd_2025", "folkmangd_2024", "bilar_2026"];
        let table = undescribed(columns.map(column).to_vec(), "SCB");
        assert_eq!(table.population, table.by_id("folkmangd_2025"));
        assert!(table.population.is_some());
        assert_eq!(table.children_0_19, None);
        let origin = &table.origins[&table.population.unwrap()];
        assert_eq!(
            (origin.file.as_str(), &origin.columns[..]),
            ("SCB", &["folkmangd_2025".to_owned()][..])
        );
    }
}
