//! The features of a GeoJSON file, with the areas that they have.

use geo::MultiPolygon;
use geojson::feature::Id;
use geojson::{Feature, FeatureCollection, GeoJson, GeometryValue, JsonObject};

use crate::read::rings::Rings;
use crate::read::{FeatureRef, ReadError, ReadNote};

/// A feature that has an area, in the coordinates of its file.
#[derive(Clone, Debug)]
pub(super) struct Area {
    pub(super) feature: FeatureRef,
    /// The feature's own id, which is no property.
    pub(super) id: Option<String>,
    pub(super) properties: JsonObject,
    pub(super) polygons: MultiPolygon<f64>,
}

impl Area {
    /// All positions, as they stand in the file.
    pub(super) fn positions(&self) -> impl Iterator<Item = [f64; 2]> + '_ {
        self.polygons
            .iter()
            .flat_map(|polygon| std::iter::once(polygon.exterior()).chain(polygon.interiors()))
            .flat_map(|ring| ring.0.iter().map(|point| [point.x, point.y]))
    }
}

/// Reads GeoJSON text; a lone feature or geometry counts as a collection of one.
pub(super) fn collection(file: &str, text: &str) -> Result<FeatureCollection, ReadError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    match serde_json::from_str::<GeoJson>(text) {
        Ok(GeoJson::FeatureCollection(collection)) => Ok(collection),
        Ok(GeoJson::Feature(mut feature)) => {
            let foreign_members = feature.foreign_members.take();
            Ok(FeatureCollection { bbox: None, features: vec![feature], foreign_members })
        }
        Ok(GeoJson::Geometry(mut geometry)) => {
            let foreign_members = geometry.foreign_members.take();
            let features = vec![Feature { geometry: Some(geometry), ..Feature::default() }];
            Ok(FeatureCollection { bbox: None, features, foreign_members })
        }
        Err(error) => Err(explain(file, text, &error)),
    }
}

/// Finds out which feature is wrong. Takes a second reading, but only of files that are wrong.
fn explain(file: &str, text: &str, error: &serde_json::Error) -> ReadError {
    let file = file.to_owned();
    let value: serde_json::Value = match serde_json::from_str(text) {
        Ok(value) => value,
        Err(error) => {
            return ReadError::NotJson {
                file,
                line: error.line(),
                column: error.column(),
                detail: error.to_string(),
            };
        }
    };
    let features = value.get("features").and_then(serde_json::Value::as_array);
    for (position, feature) in features.into_iter().flatten().enumerate() {
        if let Err(error) = serde_json::from_value::<Feature>(feature.clone()) {
            let feature = FeatureRef { number: position + 1, label: String::new() };
            return ReadError::BadFeature { feature, detail: error.to_string() };
        }
    }
    ReadError::NotGeoJson { file, detail: error.to_string() }
}

/// The areas among `features`, in order; what is left out or mended is noted.
pub(super) fn areas(
    features: Vec<Feature>,
    label_of: &dyn Fn(&Feature) -> String,
    notes: &mut Vec<ReadNote>,
) -> Vec<Area> {
    let mut heights = false;
    let mut areas = Vec::with_capacity(features.len());
    for (position, feature) in features.into_iter().enumerate() {
        let reference = FeatureRef { number: position + 1, label: label_of(&feature) };
        areas.extend(area(feature, reference, notes, &mut heights));
    }
    if heights {
        notes.push(ReadNote::HeightsIgnored);
    }
    areas
}

fn area(
    feature: Feature,
    reference: FeatureRef,
    notes: &mut Vec<ReadNote>,
    heights: &mut bool,
) -> Option<Area> {
    let mut polygons = Vec::new();
    if let Some(geometry) = &feature.geometry {
        if let Some(kind) = no_area(&geometry.value) {
            notes.push(ReadNote::FeatureSkipped { feature: reference, kind });
            return None;
        }
        let mut rings = Rings::new(&reference, notes, heights);
        collect(&geometry.value, &mut rings, &mut polygons);
        if matches!(geometry.value, GeometryValue::GeometryCollection { .. })
            && !polygons.is_empty()
        {
            notes.push(ReadNote::CollectionJoined { feature: reference.clone() });
        }
    }
    if polygons.is_empty() {
        notes.push(ReadNote::EmptyGeometry { feature: reference });
        return None;
    }
    let id = feature.id.map(|id| match id {
        Id::String(text) => text,
        Id::Number(number) => number.to_string(),
    });
    Some(Area {
        feature: reference,
        id: id.map(|id| id.trim().to_owned()).filter(|id| !id.is_empty()),
        properties: feature.properties.unwrap_or_default(),
        polygons: MultiPolygon::new(polygons),
    })
}

/// The kind of a geometry that has no area whatever its coordinates.
fn no_area(geometry: &GeometryValue) -> Option<&'static str> {
    match geometry {
        GeometryValue::Point { .. }
        | GeometryValue::MultiPoint { .. }
        | GeometryValue::LineString { .. }
        | GeometryValue::MultiLineString { .. } => Some(geometry.type_name()),
        GeometryValue::Polygon { .. }
        | GeometryValue::MultiPolygon { .. }
        | GeometryValue::GeometryCollection { .. } => None,
    }
}

fn collect(geometry: &GeometryValue, rings: &mut Rings<'_>, into: &mut Vec<geo::Polygon<f64>>) {
    match geometry {
        GeometryValue::Polygon { coordinates } => into.extend(rings.polygon(coordinates)),
        GeometryValue::MultiPolygon { coordinates } => {
            into.extend(coordinates.iter().filter_map(|polygon| rings.polygon(polygon)));
        }
        GeometryValue::GeometryCollection { geometries } => {
            for part in geometries {
                collect(&part.value, rings, into);
            }
        }
        other => rings.notes.push(ReadNote::PartSkipped {
            feature: rings.feature.clone(),
            kind: other.type_name(),
        }),
    }
}
