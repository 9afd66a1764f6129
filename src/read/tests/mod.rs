//! Readers against the real map, and against files that people and programs get wrong.

mod arbitrary;
mod figures;
mod files;
mod geojson;
mod linkoping;
mod messages;

use serde_json::{Value, json};

use crate::model::DistrictSet;
use crate::read::{NameChoices, Read, ReadError, ReadNote, Sidecars, parse_map};

pub(super) const DISTRICTS: &str = include_str!("../../../maps/linkoping/districts.geojson");
pub(super) const MANIFEST: &str = include_str!("../../../maps/linkoping/manifest.toml");
pub(super) const CSV: &str = include_str!("../../../maps/linkoping/indicators.csv");
pub(super) const TOML: &str = include_str!("../../../maps/linkoping/indicators.toml");
pub(super) const REFERENCE: &str = include_str!("../../../maps/linkoping/reference.json");

/// Reads a map on its own, without files beside it.
pub(super) fn read(map: &Value) -> Result<Read<DistrictSet>, ReadError> {
    parse_map("test.geojson", &map.to_string(), &Sidecars::default(), &NameChoices::default())
}

/// The notes of a map that can be read.
pub(super) fn notes(map: &Value) -> Vec<ReadNote> {
    read(map).unwrap().report.notes
}

/// A collection of features.
pub(super) fn collection(features: &[Value]) -> Value {
    json!({"type": "FeatureCollection", "features": features})
}

/// A feature with these properties and geometry.
pub(super) fn feature(properties: &Value, geometry: &Value) -> Value {
    json!({"type": "Feature", "properties": properties, "geometry": geometry})
}

/// A square of a hundredth of a degree with its corner at column `column` of a row of squares.
pub(super) fn square(column: i32) -> Value {
    let (x, y) = (15.6 + f64::from(column) / 100.0, 58.4);
    let (right, top) = (15.6 + f64::from(column + 1) / 100.0, 58.41);
    json!({"type": "Polygon", "coordinates": [[[x, y], [right, y], [right, top], [x, top], [x, y]]]})
}

/// A district with a code, a name and a square.
pub(super) fn district(column: i32, code: &str, name: &str) -> Value {
    feature(&json!({"kod": code, "namn": name}), &square(column))
}
