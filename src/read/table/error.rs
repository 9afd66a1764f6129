//! Why a table could not be taken.

use crate::model::{Explain, Message, ParamId};

/// How many names are written out before the rest is counted.
const NAMED: usize = 12;

/// A column that the readers look for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableColumn {
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
    /// A calendar year.
    Year,
    /// Age in years, or an age group.
    Age,
    /// A number of people.
    Count,
    /// Id of a parameter.
    Parameter,
    /// The most likely value.
    Value,
    /// The lowest believable value.
    Low,
    /// The highest believable value.
    High,
    /// How a parameter is drawn.
    Shape,
    /// Who changed a parameter.
    Who,
    /// Why it was changed.
    Why,
    /// Code of an area finer than a district.
    FinerCode,
    /// Code or name of the district that a finer area lies in.
    InDistrict,
}

impl TableColumn {
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
            Self::Year => &["år", "ar", "year"],
            Self::Age => &["ålder", "alder", "åldersgrupp", "aldersgrupp", "age"],
            Self::Count => {
                &["antal", "count", "folkmängd", "folkmangd", "befolkning", "population"]
            }
            Self::Parameter => &["id"],
            Self::Value => &["värde", "varde", "value"],
            Self::Low => &["lågt", "lagt", "low"],
            Self::High => &["högt", "hogt", "high"],
            Self::Shape => &["fördelning", "fordelning", "distribution", "shape"],
            Self::Who => &["ändrat av", "andrat av", "changed by", "changed_by"],
            Self::Why => &["skäl", "skal", "reason", "why"],
            // The finest known division first: a table of small areas names the larger ones too.
            Self::FinerCode => &[
                "finkod",
                "basomradeskod",
                "basområdeskod",
                "basomrade",
                "basområde",
                "nyko",
                "desokod",
                "deso",
                "kod",
                "code",
            ],
            Self::InDistrict => &[
                "stadsdelskod",
                "stadsdel",
                "distrikt",
                "district",
                "regsokod",
                "regso",
                "desokod",
                "deso",
                "område",
                "omrade",
                "area",
            ],
        }
    }
}

/// Why a table could not be taken. Nothing of it is then used.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[expect(missing_docs, reason = "file, row and column say where, the rest what stands there")]
pub enum TableError {
    /// The text is no table.
    #[error("{file}: {reason}")]
    Broken { file: String, reason: String },
    /// A column is missing; `titles` are those that there are.
    #[error("{file}: no column called {}; there are {}", column.titles().join(", "), titles.join(", "))]
    NoColumn { file: String, column: TableColumn, titles: Vec<String> },
    /// Two columns have the same title.
    #[error("{file}: two columns are called {column}")]
    TitleTwice { file: String, column: String },
    /// A row has more or fewer cells than there are columns.
    #[error("{file}: row {row}: {found} cells, not {expected}")]
    Cells { file: String, row: u64, expected: usize, found: usize },
    /// A cell that must hold something is empty.
    #[error("{file}: row {row}: {} is empty", column.titles().join(", "))]
    Empty { file: String, row: u64, column: TableColumn },
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
    /// A cell holds no age.
    #[error("{file}: row {row}, column {column}: {text:?} is no age")]
    NotAnAge { file: String, row: u64, column: String, text: String },
    /// An age group lies in several of the age groups that are counted apart.
    #[error("{file}: row {row}, column {column}: {text} is not inside 0-5, 6-12 or 13-17")]
    AgeGroup { file: String, row: u64, column: String, text: String },
    /// Two rows count the same children.
    #[error("{file}: rows {first} and {second} both count {age} years of {district} in {year}")]
    CountedTwice { file: String, district: String, year: i32, age: u8, first: u64, second: u64 },
    /// A cell names no way of drawing.
    #[error("{file}: row {row}, column {column}: {text:?} is no distribution")]
    NotAShape { file: String, row: u64, column: String, text: String },
    /// Low, value and high of a parameter are not in order.
    #[error("{file}: row {row}: low, value and high of {} are not in order", param.info().id)]
    ParameterOrder { file: String, row: u64, param: ParamId },
    /// A parameter has a value that it cannot have.
    #[error("{file}: row {row}: {} must lie between {min} and {max}", param.info().id)]
    ParameterBounds { file: String, row: u64, param: ParamId, min: f64, max: f64 },
    /// A finer area lies in a district that the map does not have.
    #[error("{file}: row {row}: {area} lies in {district:?}, which the map does not have")]
    FinerDistrict { file: String, row: u64, area: String, district: String },
    /// Two rows are about the same finer area.
    #[error("{file}: rows {first} and {second} are both about {area}")]
    FinerTwice { file: String, area: String, first: u64, second: u64 },
    /// No area of a map of finer areas lies on the map.
    #[error("{file}: no area lies on the map")]
    FinerOutside { file: String },
    /// Two rows are about the same parameter.
    #[error("{file}: rows {first} and {second} are both about {}", param.info().id)]
    ParameterTwice { file: String, param: ParamId, first: u64, second: u64 },
}

/// The first of `names`, and how many more there are.
pub(in crate::read) fn few(names: &[String]) -> String {
    let shown: Vec<&str> = names.iter().take(NAMED).map(String::as_str).collect();
    let rest = names.len().saturating_sub(NAMED);
    if rest == 0 { shown.join(", ") } else { format!("{} +{rest}", shown.join(", ")) }
}

impl TableError {
    /// Id of the message that tells it.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        match self {
            Self::Broken { .. } => "table-error-broken",
            Self::NoColumn { .. } => "table-error-no-column",
            Self::TitleTwice { .. } => "table-error-title-twice",
            Self::Cells { .. } => "table-error-cells",
            Self::Empty { .. } => "table-error-empty",
            Self::NotANumber { .. } => "table-error-not-a-number",
            Self::OutOfRange { .. } => "table-error-out-of-range",
            Self::OutsideMap { .. } => "table-error-outside-map",
            Self::Twice { .. } => "table-error-twice",
            Self::NoWeight { .. } => "table-error-no-weight",
            Self::NoRows { .. } => "table-error-no-rows",
            Self::UnknownDistricts { .. } => "table-error-unknown-districts",
            Self::UnknownUnits { .. } => "table-error-unknown-units",
            Self::UnknownBoth { .. } => "table-error-unknown-both",
            Self::NotAnAge { .. } => "table-error-not-an-age",
            Self::AgeGroup { .. } => "table-error-age-group",
            Self::CountedTwice { .. } => "table-error-counted-twice",
            Self::NotAShape { .. } => "table-error-not-a-shape",
            Self::ParameterOrder { .. } => "table-error-parameter-order",
            Self::ParameterBounds { .. } => "table-error-parameter-bounds",
            Self::ParameterTwice { .. } => "table-error-parameter-twice",
            Self::FinerDistrict { .. } => "table-error-finer-district",
            Self::FinerTwice { .. } => "table-error-finer-twice",
            Self::FinerOutside { .. } => "table-error-finer-outside",
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
            | Self::UnknownBoth { file, .. }
            | Self::NotAnAge { file, .. }
            | Self::AgeGroup { file, .. }
            | Self::CountedTwice { file, .. }
            | Self::NotAShape { file, .. }
            | Self::ParameterOrder { file, .. }
            | Self::ParameterBounds { file, .. }
            | Self::ParameterTwice { file, .. }
            | Self::FinerDistrict { file, .. }
            | Self::FinerTwice { file, .. }
            | Self::FinerOutside { file } => file,
        }
    }
}

impl Explain for TableError {
    fn message(&self) -> Message {
        let new = Message::new(self.id()).text("file", self.file());
        let titles = |column: &TableColumn| column.titles().join(", ");
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
            Self::NotANumber { row, column, text, .. }
            | Self::NotAnAge { row, column, text, .. }
            | Self::AgeGroup { row, column, text, .. }
            | Self::NotAShape { row, column, text, .. } => {
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
            // A year is text: a number would get a space between its thousands.
            Self::CountedTwice { district, year, age, first, second, .. } => new
                .text("district", district)
                .text("year", year.to_string())
                .number("age", f64::from(*age))
                .number("first", *first as f64)
                .number("second", *second as f64),
            Self::ParameterOrder { row, param, .. } => {
                new.number("row", *row as f64).text("param", param.info().id)
            }
            Self::ParameterBounds { row, param, min, max, .. } => new
                .number("row", *row as f64)
                .text("param", param.info().id)
                .number("min", *min)
                .number("max", *max),
            Self::ParameterTwice { param, first, second, .. } => new
                .text("param", param.info().id)
                .number("first", *first as f64)
                .number("second", *second as f64),
            Self::NoWeight { district, .. } => new.text("district", district),
            Self::NoRows { .. } | Self::FinerOutside { .. } => new,
            Self::FinerDistrict { row, area, district, .. } => {
                new.number("row", *row as f64).text("area", area).text("district", district)
            }
            Self::FinerTwice { area, first, second, .. } => new
                .text("area", area)
                .number("first", *first as f64)
                .number("second", *second as f64),
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
