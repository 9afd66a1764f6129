//! Why a table could not be taken.

use crate::model::{Explain, Message};

/// How many names are written out before the rest is counted.
const NAMED: usize = 12;

/// A column that the readers look for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TravelColumn {
    /// Code or name of the district.
    District,
    /// Id or name of the unit.
    Unit,
    /// Minutes.
    Minutes,
    /// The way of travelling.
    Mode,
    /// Longitude, degrees.
    Lon,
    /// Latitude, degrees.
    Lat,
    /// The weight of the point.
    Weight,
}

impl TravelColumn {
    /// The titles that it is known by, in small letters, the surest first.
    #[must_use]
    pub const fn titles(self) -> &'static [&'static str] {
        match self {
            Self::District => &[
                "kod", "code", "regsokod", "desokod", "stadsdel", "district", "område", "omrade",
                "area",
            ],
            Self::Unit => &["bas", "base", "enhet", "unit"],
            Self::Minutes => &["minuter", "minutes", "min", "restid"],
            Self::Mode => &["färdsätt", "fardsatt", "mode"],
            Self::Lon => &["lon", "long", "longitud", "longitude", "lng"],
            Self::Lat => &["lat", "latitud", "latitude"],
            Self::Weight => &["vikt", "weight", "befolkning", "population"],
        }
    }
}

/// Why a table could not be taken. Nothing of it is then used.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[expect(missing_docs, reason = "file, row and column say where, the rest what stands there")]
pub enum TravelError {
    /// The text is no table.
    #[error("{file}: {reason}")]
    Broken { file: String, reason: String },
    /// A column is missing; `titles` are those that there are.
    #[error("{file}: no column called {}; there are {}", column.titles().join(", "), titles.join(", "))]
    NoColumn { file: String, column: TravelColumn, titles: Vec<String> },
    /// Two columns have the same title.
    #[error("{file}: two columns are called {column}")]
    TitleTwice { file: String, column: String },
    /// A row has more or fewer cells than there are columns.
    #[error("{file}: row {row}: {found} cells, not {expected}")]
    Cells { file: String, row: u64, expected: usize, found: usize },
    /// A cell that must hold something is empty.
    #[error("{file}: row {row}: {} is empty", column.titles().join(", "))]
    Empty { file: String, row: u64, column: TravelColumn },
    /// A cell holds no number.
    #[error("{file}: row {row}, column {column}: {text:?} is no number")]
    NotANumber { file: String, row: u64, column: String, text: String },
    /// A number cannot be meant.
    #[error("{file}: row {row}, column {column}: {text} is not between {min} and {max}")]
    OutOfRange { file: String, row: u64, column: String, text: String, min: f64, max: f64 },
    /// A point lies outside the map.
    #[error("{file}: row {row}: ({lon}, {lat}) is outside the map")]
    OutsideMap { file: String, row: u64, lon: f64, lat: f64 },
    /// Two rows give a time for the same way.
    #[error("{file}: rows {first} and {second} are both about {district} and {unit}")]
    Twice { file: String, district: String, unit: String, first: u64, second: u64 },
    /// The points of a district have no weight together.
    #[error("{file}: the points of {district} have no weight")]
    NoWeight { file: String, district: String },
    /// The table has no rows with something in them.
    #[error("{file}: no rows")]
    NoRows { file: String },
    /// Districts that the map does not have.
    #[error("{file}: unknown districts {}", districts.join(", "))]
    UnknownDistricts { file: String, districts: Vec<String> },
    /// Units that the plan does not have; `known` are those that it has.
    #[error("{file}: unknown units {}; there are {}", units.join(", "), known.join(", "))]
    UnknownUnits { file: String, units: Vec<String>, known: Vec<String> },
    /// Both.
    #[error("{file}: unknown districts {} and units {}", districts.join(", "), units.join(", "))]
    UnknownBoth { file: String, districts: Vec<String>, units: Vec<String> },
}

/// The first of `names`, and how many more there are.
pub(super) fn few(names: &[String]) -> String {
    let shown: Vec<&str> = names.iter().take(NAMED).map(String::as_str).collect();
    let rest = names.len().saturating_sub(NAMED);
    if rest == 0 { shown.join(", ") } else { format!("{} +{rest}", shown.join(", ")) }
}

impl TravelError {
    /// Id of the message that tells it.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        match self {
            Self::Broken { .. } => "travel-error-broken",
            Self::NoColumn { .. } => "travel-error-no-column",
            Self::TitleTwice { .. } => "travel-error-title-twice",
            Self::Cells { .. } => "travel-error-cells",
            Self::Empty { .. } => "travel-error-empty",
            Self::NotANumber { .. } => "travel-error-not-a-number",
            Self::OutOfRange { .. } => "travel-error-out-of-range",
            Self::OutsideMap { .. } => "travel-error-outside-map",
            Self::Twice { .. } => "travel-error-twice",
            Self::NoWeight { .. } => "travel-error-no-weight",
            Self::NoRows { .. } => "travel-error-no-rows",
            Self::UnknownDistricts { .. } => "travel-error-unknown-districts",
            Self::UnknownUnits { .. } => "travel-error-unknown-units",
            Self::UnknownBoth { .. } => "travel-error-unknown-both",
        }
    }

    fn file(&self) -> &str {
        match self {
            Self::Broken { file, .. }
            | Self::NoColumn { file, .. }
            | Self::TitleTwice { file, .. }
            | Self::Cells { file, .. }
            | Self::Empty { file, .. }
            | Self::NotANumber { file, .. }
            | Self::OutOfRange { file, .. }
            | Self::OutsideMap { file, .. }
            | Self::Twice { file, .. }
            | Self::NoWeight { file, .. }
            | Self::NoRows { file }
            | Self::UnknownDistricts { file, .. }
            | Self::UnknownUnits { file, .. }
            | Self::UnknownBoth { file, .. } => file,
        }
    }
}

impl Explain for TravelError {
    fn message(&self) -> Message {
        let new = Message::new(self.id()).text("file", self.file());
        let titles = |column: &TravelColumn| column.titles().join(", ");
        match self {
            Self::Broken { reason, .. } => new.text("reason", reason),
            Self::NoColumn { column, titles: there, .. } => {
                new.text("wanted", titles(column)).text("columns", there.join(", "))
            }
            Self::TitleTwice { column, .. } => new.text("column", column),
            Self::Cells { row, expected, found, .. } => new
                .number("row", *row as f64)
                .number("expected", *expected as f64)
                .number("found", *found as f64),
            Self::Empty { row, column, .. } => {
                new.number("row", *row as f64).text("column", titles(column))
            }
            Self::NotANumber { row, column, text, .. } => {
                new.number("row", *row as f64).text("column", column).text("text", text)
            }
            Self::OutOfRange { row, column, text, min, max, .. } => new
                .number("row", *row as f64)
                .text("column", column)
                .text("text", text)
                .number("min", *min)
                .number("max", *max),
            // Figures to look for in the file stand as they do there.
            Self::OutsideMap { row, lon, lat, .. } => new
                .number("row", *row as f64)
                .text("lon", lon.to_string())
                .text("lat", lat.to_string()),
            Self::Twice { district, unit, first, second, .. } => new
                .text("district", district)
                .text("unit", unit)
                .number("first", *first as f64)
                .number("second", *second as f64),
            Self::NoWeight { district, .. } => new.text("district", district),
            Self::NoRows { .. } => new,
            Self::UnknownDistricts { districts, .. } => new.text("districts", few(districts)),
            Self::UnknownUnits { units, known, .. } => {
                new.text("units", few(units)).text("known", few(known))
            }
            Self::UnknownBoth { districts, units, .. } => {
                new.text("districts", few(districts)).text("units", few(units))
            }
        }
    }
}
