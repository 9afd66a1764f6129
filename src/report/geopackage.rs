//! The map with the plan as a GeoPackage (OGC 12-128r18), for GIS programs.
//!
//! Two layers in WGS 84: `omraden` with the districts and `baser` with the units that have a
//! place. Attributes are ready to style by: each district has the name, letter and colour of its
//! unit, the step and month in which it goes live, what it asks for, and every indicator of the
//! map under its own id. The source's own properties stand as JSON in `kallans_egenskaper`. QGIS
//! finds how to show them in `layer_styles`.
//!
//! The bytes depend on the plan alone: the file's own date is that of the stamp or the plan.

mod style;

use std::collections::BTreeSet;

use geo::{BoundingRect, MultiPolygon, Polygon, Rect};
use rusqlite::types::Value;
use rusqlite::{Connection, params, params_from_iter};

use super::{Material, ReportError, display_name};
use crate::model::{DistrictIdx, IndicatorIdx};
use crate::scene::Theme;
use crate::scene::legend::{localised, unit_colour};

/// WGS 84, longitude first, as GeoPackage has it.
const SRS: i32 = 4326;
/// "GPKG" as a number, and the version 1.3 of the format.
const APPLICATION: i32 = 0x4750_4B47;
const VERSION: i32 = 10_300;
/// Months of a year.
const MONTHS: f64 = 12.0;

/// The tables that every GeoPackage has, with the reference systems that it must know.
const SCHEMA: &str = r#"
CREATE TABLE gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
INSERT INTO gpkg_spatial_ref_sys VALUES
  ('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined Cartesian coordinate reference system'),
  ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system'),
  ('WGS 84 geodetic', 4326, 'EPSG', 4326, 'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]', 'longitude/latitude coordinates in decimal degrees on the WGS 84 spheroid');
CREATE TABLE gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
  description TEXT DEFAULT '', last_change DATETIME NOT NULL, min_x DOUBLE, min_y DOUBLE,
  max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (
  table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
  CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
"#;

/// The plan's own columns of the districts with their types, before the indicators.
const DISTRICT_COLUMNS: [(&str, &str); 19] = [
    ("kod", "TEXT"),
    ("namn", "TEXT"),
    ("namn_enligt_kallan", "TEXT"),
    ("bas", "TEXT"),
    ("bas_id", "TEXT"),
    ("bas_bokstav", "TEXT"),
    ("bas_farg", "TEXT"),
    ("bas_i_slutet", "TEXT"),
    ("steg", "TEXT"),
    ("start", "TEXT"),
    ("last", "BOOLEAN"),
    ("barn_0_17", "DOUBLE"),
    ("behovsindex", "DOUBLE"),
    ("behovsvikt", "DOUBLE"),
    ("behovsbarn", "DOUBLE"),
    ("anmalningar_per_ar", "DOUBLE"),
    ("utredningar_per_ar", "DOUBLE"),
    ("antagande", "TEXT"),
    ("kallans_egenskaper", "TEXT"),
];

/// A layer as the tables about it tell.
struct Layer<'a> {
    table: &'a str,
    title: &'a str,
    about: &'a str,
    geometry: &'a str,
    bounds: Option<Rect<f64>>,
}

/// The map with the plan as a GeoPackage.
///
/// # Errors
/// [`ReportError::OtherMap`] and [`ReportError::OtherResult`] where the arguments do not belong
/// together, [`ReportError::GeoPackage`] where it could not be made.
pub fn geopackage(material: Material<'_>) -> Result<Vec<u8>, ReportError> {
    material.basis()?;
    let mut file = Connection::open_in_memory()?;
    file.pragma_update(None, "application_id", APPLICATION)?;
    file.pragma_update(None, "user_version", VERSION)?;
    let all = file.transaction()?;
    all.execute_batch(SCHEMA)?;
    districts(&all, material)?;
    units(&all, material)?;
    style::add(&all, material.plan, &date_of(material))?;
    all.commit()?;
    Ok(file.serialize("main")?.to_vec())
}

/// The day of the file.
fn date_of(material: Material<'_>) -> String {
    let date = material.stamp.file_date(material.plan).map(|date| date.to_string());
    // The format wants a date, and SQLite's own beginning is none that anybody takes for one.
    date.unwrap_or_else(|| "1970-01-01".to_owned())
}

fn layer(file: &Connection, material: Material<'_>, layer: &Layer<'_>) -> Result<(), ReportError> {
    let date = date_of(material);
    let [west, south, east, north] = layer.bounds.map_or([None; 4], |bounds| {
        [bounds.min().x, bounds.min().y, bounds.max().x, bounds.max().y].map(Some)
    });
    file.execute(
        "INSERT INTO gpkg_contents VALUES (?1, 'features', ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        params![
            layer.table,
            layer.title,
            layer.about,
            format!("{date}T00:00:00.000Z"),
            west,
            south,
            east,
            north,
            SRS
        ],
    )?;
    file.execute(
        "INSERT INTO gpkg_geometry_columns VALUES (?1, 'geom', ?2, ?3, 0, 0)",
        params![layer.table, layer.geometry, SRS],
    )?;
    Ok(())
}

fn districts(file: &Connection, material: Material<'_>) -> Result<(), ReportError> {
    let Material { map, tr, .. } = material;
    let indicators = indicator_columns(material);
    let own = DISTRICT_COLUMNS.map(|(name, kind)| format!("{name} {kind}"));
    let figures = indicators.iter().map(|(_, name)| format!("{} DOUBLE", quoted(name)));
    let columns: Vec<String> = own.into_iter().chain(figures).collect();
    file.execute_batch(&format!(
        "CREATE TABLE omraden (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, \
         geom MULTIPOLYGON, {});",
        columns.join(", ")
    ))?;
    let holders = vec!["?"; columns.len() + 2].join(", ");
    let mut insert = file.prepare(&format!("INSERT INTO omraden VALUES ({holders})"))?;
    let mut bounds: Option<Rect<f64>> = None;
    for (number, (index, district)) in (1_i64..).zip(map.districts.iter_enumerated()) {
        let own_bounds = district.lon_lat.bounding_rect();
        bounds = joined(bounds, own_bounds);
        let geometry = own_bounds.map(|bounds| multi_polygon(&district.lon_lat, bounds));
        let head = [Value::Integer(number), geometry.map_or(Value::Null, Value::Blob)];
        let figures = indicators.iter().map(|(indicator, _)| {
            map.indicators.value(*indicator, index).map_or(Value::Null, Value::Real)
        });
        let row = head.into_iter().chain(attributes(material, index)).chain(figures);
        insert.execute(params_from_iter(row))?;
    }
    layer(
        file,
        material,
        &Layer {
            table: "omraden",
            title: tr.t("gpkg-districts"),
            about: localised(&map.attribution, tr),
            geometry: "MULTIPOLYGON",
            bounds,
        },
    )
}

/// What stands in [`DISTRICT_COLUMNS`].
fn attributes(material: Material<'_>, index: DistrictIdx) -> Vec<Value> {
    let Material { map, plan, demand, tr, .. } = material;
    let text = |text: &str| Value::Text(text.to_owned());
    let said = |value: Option<&str>| value.map_or(Value::Null, text);
    let real = |value: Option<f64>| value.map_or(Value::Null, Value::Real);
    let owner = plan.unit_of(index);
    let unit = plan.units.get(owner);
    let last = plan.units.get(plan.unit_at(index, plan.end().plus(-1)));
    let district = map.districts.get(index);
    // What follows from a hidden number of children would tell it.
    let asks = demand.districts.get(index).filter(|asks| !asks.is_hidden);
    let start = plan.live_from(index).map(|month| month.to_string());
    let properties = district.map(|district| serde_json::Value::from(district.properties.clone()));
    vec![
        said(district.map(|district| district.code.as_str())),
        text(display_name(map, plan, index)),
        said(district.map(|district| district.name.as_str())),
        said(unit.map(|unit| unit.name.as_str())),
        said(unit.map(|unit| unit.id.as_str())),
        said(unit.map(|unit| unit.letter.as_str())),
        text(&unit_colour(plan, owner, Theme::Light).to_string()),
        said(last.map(|unit| unit.name.as_str())),
        said(plan.step_of(index).map(|step| step.name.as_str())),
        said(start.as_deref()),
        Value::Integer(i64::from(plan.rules.locked.contains_key(&index))),
        real(asks.map(|asks| asks.children_0_17)),
        real(demand.need.z.get(index).copied()),
        real(demand.need.weight.get(index).copied()),
        real(asks.map(|asks| asks.need_children)),
        real(asks.map(|asks| asks.reports * MONTHS)),
        real(asks.map(|asks| demand.started(asks.reports * MONTHS))),
        text(tr.t("picture-assumption")),
        properties.map_or(Value::Null, |properties| Value::Text(properties.to_string())),
    ]
}

/// The map's indicators with the names of their columns: their ids, apart from other columns.
fn indicator_columns(material: Material<'_>) -> Vec<(IndicatorIdx, String)> {
    // SQLite takes names for the same that differ in case only.
    let own = DISTRICT_COLUMNS.iter().map(|(name, _)| (*name).to_owned());
    let mut taken: BTreeSet<String> = own.chain(["fid", "geom"].map(str::to_owned)).collect();
    let indicators = material.map.indicators.indicators.iter_enumerated();
    let named = indicators.map(|(index, indicator)| {
        let mut name = indicator.info.id.clone();
        while !taken.insert(name.to_lowercase()) {
            name.push_str("_2");
        }
        (index, name)
    });
    named.collect()
}

/// A name as SQL has it.
fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

fn units(file: &Connection, material: Material<'_>) -> Result<(), ReportError> {
    let Material { plan, tr, .. } = material;
    file.execute_batch(
        "CREATE TABLE baser (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom POINT, \
         id TEXT, namn TEXT, slag TEXT, bokstav TEXT, farg TEXT, antagande TEXT);",
    )?;
    let mut insert = file.prepare("INSERT INTO baser VALUES (?, ?, ?, ?, ?, ?, ?, ?)")?;
    let mut bounds: Option<Rect<f64>> = None;
    let placed =
        plan.units.iter_enumerated().filter_map(|(at, unit)| Some((at, unit, unit.place?)));
    for (number, (at, unit, place)) in (1_i64..).zip(placed) {
        let here = geo::coord! { x: place.lon, y: place.lat };
        bounds = joined(bounds, Some(Rect::new(here, here)));
        insert.execute(params![
            number,
            point(here),
            unit.id,
            unit.name,
            tr.t(unit.kind.message_id()),
            unit.letter,
            unit_colour(plan, at, Theme::Light).to_string(),
            tr.t("gpkg-places-assumed"),
        ])?;
    }
    let about = tr.t("gpkg-places-assumed");
    let title = tr.t("gpkg-units");
    layer(file, material, &Layer { table: "baser", title, about, geometry: "POINT", bounds })
}

fn joined(first: Option<Rect<f64>>, second: Option<Rect<f64>>) -> Option<Rect<f64>> {
    let (Some(a), Some(b)) = (first, second) else { return first.or(second) };
    let low = geo::coord! { x: a.min().x.min(b.min().x), y: a.min().y.min(b.min().y) };
    let high = geo::coord! { x: a.max().x.max(b.max().x), y: a.max().y.max(b.max().y) };
    Some(Rect::new(low, high))
}

/// The header of a geometry: little-endian, with or without its bounds (west, east, south,
/// north).
fn header(bounds: Option<Rect<f64>>) -> Vec<u8> {
    let mut bytes = b"GP\0".to_vec();
    bytes.push(if bounds.is_some() { 0b0000_0011 } else { 0b0000_0001 });
    bytes.extend(SRS.to_le_bytes());
    if let Some(bounds) = bounds {
        let (low, high) = (bounds.min(), bounds.max());
        for side in [low.x, high.x, low.y, high.y] {
            bytes.extend(side.to_le_bytes());
        }
    }
    bytes
}

/// The beginning of a shape in well-known binary: little-endian, and what it is.
fn shape(bytes: &mut Vec<u8>, kind: u32) {
    bytes.push(1);
    bytes.extend(kind.to_le_bytes());
}

fn count(bytes: &mut Vec<u8>, count: usize) {
    bytes.extend(u32::try_from(count).unwrap_or(u32::MAX).to_le_bytes());
}

fn coordinate(bytes: &mut Vec<u8>, at: geo::Coord<f64>) {
    bytes.extend(at.x.to_le_bytes());
    bytes.extend(at.y.to_le_bytes());
}

fn point(at: geo::Coord<f64>) -> Vec<u8> {
    let mut bytes = header(None);
    shape(&mut bytes, 1);
    coordinate(&mut bytes, at);
    bytes
}

fn multi_polygon(area: &MultiPolygon<f64>, bounds: Rect<f64>) -> Vec<u8> {
    let mut bytes = header(Some(bounds));
    shape(&mut bytes, 6);
    count(&mut bytes, area.0.len());
    for part in &area.0 {
        polygon(&mut bytes, part);
    }
    bytes
}

/// A polygon with its exterior counter-clockwise and its holes clockwise.
fn polygon(bytes: &mut Vec<u8>, part: &Polygon<f64>) {
    use geo::Winding;
    shape(bytes, 3);
    count(bytes, part.interiors().len() + 1);
    let mut ring = |points: Vec<geo::Point<f64>>| {
        count(bytes, points.len());
        for point in points {
            coordinate(bytes, point.0);
        }
    };
    ring(part.exterior().points_ccw().collect());
    for hole in part.interiors() {
        ring(hole.points_cw().collect());
    }
}
