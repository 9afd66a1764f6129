//! Why a map could not be read.

use std::fmt;

use crate::model::{Explain, Message};
use crate::read::TableError;

/// A feature of a map file, as a reader can find it again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FeatureRef {
    /// Its number in the file, from 1.
    pub number: usize,
    /// Its code or name where it has one.
    pub label: String,
}

impl fmt::Display for FeatureRef {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.label.is_empty() {
            write!(formatter, "{}", self.number)
        } else {
            write!(formatter, "{} ({})", self.number, self.label)
        }
    }
}

/// Why a map could not be read. Nothing of the file is then used.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum ReadError {
    /// There is no built-in map of this name.
    #[error("no built-in map is called {name}")]
    UnknownBuiltin {
        /// The name asked for.
        name: String,
    },
    /// The file does not exist.
    #[error("{file}: not found")]
    FileMissing {
        /// The file.
        file: String,
    },
    /// The user may not read the file.
    #[error("{file}: access denied")]
    FileDenied {
        /// The file.
        file: String,
    },
    /// The system could not read the file.
    #[error("{file}: {reason}")]
    FileUnreadable {
        /// The file.
        file: String,
        /// What the system says.
        reason: String,
    },
    /// The file is larger than [`crate::read::MAX_FILE_BYTES`].
    #[error("{file}: {size_mb} MB, more than {limit_mb} MB")]
    FileTooLarge {
        /// The file.
        file: String,
        /// Its size, megabytes.
        size_mb: f64,
        /// The limit, megabytes.
        limit_mb: f64,
    },
    /// The file's name does not end in `.geojson` or `.json`.
    #[error("{file}: not a kind of file that can be read")]
    UnknownKind {
        /// The file.
        file: String,
    },
    /// The file is not UTF-8 text.
    #[error("{file}: not UTF-8 at line {line}")]
    NotUtf8 {
        /// The file.
        file: String,
        /// The first line that is not, from 1.
        line: usize,
    },
    /// The text is not JSON.
    #[error("{file}: not JSON at line {line}, column {column}: {detail}")]
    NotJson {
        /// The map.
        file: String,
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What the JSON reader says.
        detail: String,
    },
    /// The text is JSON but not GeoJSON.
    #[error("{file}: not GeoJSON: {detail}")]
    NotGeoJson {
        /// The map.
        file: String,
        /// What the GeoJSON reader says.
        detail: String,
    },
    /// One feature breaks the rules of GeoJSON.
    #[error("feature {feature}: {detail}")]
    BadFeature {
        /// The feature.
        feature: FeatureRef,
        /// What the GeoJSON reader says.
        detail: String,
    },
    /// The file names a reference system that is neither WGS 84 nor SWEREF 99 TM.
    #[error("unknown reference system {crs}")]
    UnknownCrs {
        /// The name in the file.
        crs: String,
    },
    /// A coordinate is neither degrees nor metres in SWEREF 99 TM.
    #[error("feature {feature}: ({x}, {y}) is neither WGS 84 nor SWEREF 99 TM")]
    OutOfRange {
        /// The feature.
        feature: FeatureRef,
        /// The first figure.
        x: f64,
        /// The second figure.
        y: f64,
    },
    /// Some of the file is degrees and some of it metres.
    #[error("feature {degrees} is in degrees, feature {metres} in metres")]
    MixedSystems {
        /// A feature in degrees.
        degrees: FeatureRef,
        /// A feature in metres.
        metres: FeatureRef,
    },
    /// The coordinates stand with northing first.
    #[error("feature {feature}: ({x}, {y}) has its axes swapped")]
    SwappedAxes {
        /// The first feature.
        feature: FeatureRef,
        /// The first figure, a northing.
        x: f64,
        /// The second figure, an easting.
        y: f64,
    },
    /// A point lies too far from the rest of the map to be drawn in the same plane.
    #[error("feature {feature}: ({x}, {y}) does not fit in the map's plane")]
    OutsidePlane {
        /// The feature.
        feature: FeatureRef,
        /// Longitude in degrees, or metres to the east.
        x: f64,
        /// Latitude in degrees, or metres to the north.
        y: f64,
    },
    /// The plane of the map could not be set up.
    #[error("{reason}")]
    Plane {
        /// What the projection says.
        reason: String,
    },
    /// The file has no areas.
    #[error("{file}: no areas among {features} features")]
    NoDistricts {
        /// The map.
        file: String,
        /// Number of features of any kind.
        features: usize,
    },
    /// Two features have the same code.
    #[error("code {code} is used by features {first} and {second}")]
    DuplicateCode {
        /// The code.
        code: String,
        /// The first feature that has it.
        first: FeatureRef,
        /// The second.
        second: FeatureRef,
    },
    /// The property chosen for codes or names is on no feature.
    #[error("no feature has the property {property}; there are {}", available.join(", "))]
    NoSuchProperty {
        /// The chosen property.
        property: String,
        /// The properties that there are.
        available: Vec<String>,
    },
    /// A TOML file breaks the rules of TOML, or has a key that is not known.
    #[error("{file}: line {line}: {detail}")]
    Toml {
        /// The file.
        file: String,
        /// Line, from 1.
        line: usize,
        /// What the TOML reader says.
        detail: String,
    },
    /// A row of a CSV file has more or fewer cells than there are columns.
    #[error("{file}: row {row}: {found} cells, not {expected}")]
    CsvRow {
        /// The file.
        file: String,
        /// Line in the file, from 1.
        row: u64,
        /// Number of columns.
        expected: usize,
        /// Number of cells in the row.
        found: usize,
    },
    /// No column of a CSV file holds the codes of the districts.
    #[error("{file}: no column with codes among {}", columns.join(", "))]
    CsvNoKey {
        /// The file.
        file: String,
        /// Its columns.
        columns: Vec<String>,
    },
    /// Two columns of a CSV file have the same title.
    #[error("{file}: two columns are called {column}")]
    CsvDuplicateColumn {
        /// The file.
        file: String,
        /// The title.
        column: String,
    },
    /// Two rows of a CSV file are about the same district.
    #[error("{file}: rows {first} and {second} are both about {code}")]
    CsvDuplicateRow {
        /// The file.
        file: String,
        /// The district's code.
        code: String,
        /// Line of the first, from 1.
        first: u64,
        /// Line of the second.
        second: u64,
    },
    /// An indicator names a column that is not there.
    #[error("{file}: indicator {indicator}: no column {column}")]
    UnknownColumn {
        /// The file with the indicators.
        file: String,
        /// The indicator's id.
        indicator: String,
        /// The column that it names.
        column: String,
    },
    /// An indicator has neither a column nor a numerator and a denominator, or both.
    #[error("{file}: indicator {indicator}: needs a column, or a numerator and a denominator")]
    IndicatorSource {
        /// The file with the indicators.
        file: String,
        /// The indicator's id.
        indicator: String,
    },
    /// Two indicators have the same id.
    #[error("{file}: two indicators are called {indicator}")]
    DuplicateIndicator {
        /// The file with the indicators.
        file: String,
        /// The id.
        indicator: String,
    },
    /// A table of travel times, points, children or parameters could not be taken.
    #[error(transparent)]
    Table(#[from] TableError),
}

impl Explain for ReadError {
    fn message(&self) -> Message {
        let new = Message::new(self.id());
        match self {
            Self::UnknownBuiltin { name } => new.text("name", name),
            Self::FileMissing { file } | Self::FileDenied { file } | Self::UnknownKind { file } => {
                new.text("file", file)
            }
            Self::FileUnreadable { file, reason } => new.text("file", file).text("reason", reason),
            Self::FileTooLarge { file, size_mb, limit_mb } => {
                new.text("file", file).number("size", *size_mb).number("limit", *limit_mb)
            }
            Self::NotUtf8 { file, line } => new.text("file", file).number("line", *line as f64),
            Self::NotJson { file, line, column, detail } => new
                .text("file", file)
                .number("line", *line as f64)
                .number("column", *column as f64)
                .text("detail", detail),
            Self::NotGeoJson { file, detail } => new.text("file", file).text("detail", detail),
            Self::BadFeature { feature, detail } => {
                new.text("feature", feature.to_string()).text("detail", detail)
            }
            Self::UnknownCrs { crs } => new.text("crs", crs),
            // Coordinates are figures to look for in the file, so they stand as they do there.
            Self::OutOfRange { feature, x, y }
            | Self::SwappedAxes { feature, x, y }
            | Self::OutsidePlane { feature, x, y } => new
                .text("feature", feature.to_string())
                .text("x", x.to_string())
                .text("y", y.to_string()),
            Self::MixedSystems { degrees, metres } => {
                new.text("degrees", degrees.to_string()).text("metres", metres.to_string())
            }
            Self::Plane { reason } => new.text("reason", reason),
            Self::NoDistricts { file, features } => {
                new.text("file", file).number("features", *features as f64)
            }
            Self::DuplicateCode { code, first, second } => new
                .text("code", code)
                .text("first", first.to_string())
                .text("second", second.to_string()),
            Self::NoSuchProperty { property, available } => {
                new.text("property", property).text("available", available.join(", "))
            }
            Self::Toml { file, line, detail } => {
                new.text("file", file).number("line", *line as f64).text("detail", detail)
            }
            Self::CsvRow { file, row, expected, found } => new
                .text("file", file)
                .number("row", *row as f64)
                .number("expected", *expected as f64)
                .number("found", *found as f64),
            Self::CsvNoKey { file, columns } => {
                new.text("file", file).text("columns", columns.join(", "))
            }
            Self::CsvDuplicateColumn { file, column } => {
                new.text("file", file).text("column", column)
            }
            Self::CsvDuplicateRow { file, code, first, second } => new
                .text("file", file)
                .text("code", code)
                .number("first", *first as f64)
                .number("second", *second as f64),
            Self::UnknownColumn { file, indicator, column } => {
                new.text("file", file).text("indicator", indicator).text("column", column)
            }
            Self::IndicatorSource { file, indicator }
            | Self::DuplicateIndicator { file, indicator } => {
                new.text("file", file).text("indicator", indicator)
            }
            Self::Table(error) => error.message(),
        }
    }
}

impl ReadError {
    const fn id(&self) -> &'static str {
        match self {
            Self::UnknownBuiltin { .. } => "read-error-unknown-builtin",
            Self::FileMissing { .. } => "read-error-file-missing",
            Self::FileDenied { .. } => "read-error-file-denied",
            Self::FileUnreadable { .. } => "read-error-file-unreadable",
            Self::FileTooLarge { .. } => "read-error-file-too-large",
            Self::UnknownKind { .. } => "read-error-unknown-kind",
            Self::NotUtf8 { .. } => "read-error-not-utf8",
            Self::NotJson { .. } => "read-error-not-json",
            Self::NotGeoJson { .. } => "read-error-not-geojson",
            Self::BadFeature { .. } => "read-error-bad-feature",
            Self::UnknownCrs { .. } => "read-error-unknown-crs",
            Self::OutOfRange { .. } => "read-error-out-of-range",
            Self::MixedSystems { .. } => "read-error-mixed-systems",
            Self::SwappedAxes { .. } => "read-error-swapped-axes",
            Self::OutsidePlane { .. } => "read-error-outside-plane",
            Self::Plane { .. } => "read-error-plane",
            Self::NoDistricts { .. } => "read-error-no-districts",
            Self::DuplicateCode { .. } => "read-error-duplicate-code",
            Self::NoSuchProperty { .. } => "read-error-no-such-property",
            Self::Toml { .. } => "read-error-toml",
            Self::CsvRow { .. } => "read-error-csv-row",
            Self::CsvNoKey { .. } => "read-error-csv-no-key",
            Self::CsvDuplicateColumn { .. } => "read-error-csv-duplicate-column",
            Self::CsvDuplicateRow { .. } => "read-error-csv-duplicate-row",
            Self::UnknownColumn { .. } => "read-error-unknown-column",
            Self::IndicatorSource { .. } => "read-error-indicator-source",
            Self::DuplicateIndicator { .. } => "read-error-duplicate-indicator",
            Self::Table(error) => error.id(),
        }
    }
}
