//! Travel times and points weighted by population, as CSV tables.
//!
//! Each is taken whole or not at all: a row that cannot be understood, or a district or base that
//! the plan does not have, is told with its place in the file, and then nothing of the file is
//! used.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use geo::{Coord, coord};

use super::figures::Cell;
use super::file::text_of;
use super::table::{Rows, TableColumn, TableError, TableRead, Who, few, name_of};
use crate::model::{
    Centres, DistrictIdx, DistrictSet, Explain, Message, Place, Plan, TravelTimes, UnitIdx,
};
use crate::read::ReadError;

/// The way of travelling where a table has no column for it.
const ONLY_MODE: &str = "restid";
/// More minutes than any way within a municipality takes.
const MAX_MINUTES: f64 = 100_000.0;
/// A greater weight than any place has inhabitants; sums stay far inside what numbers can hold.
const MAX_WEIGHT: f64 = 1e12;

/// What was read of a table of ways.
pub type TravelRead<T> = TableRead<T, TravelNote>;

/// Something to know about a table that was read.
#[derive(Clone, Debug, PartialEq)]
pub enum TravelNote {
    /// Times were read by a way of travelling.
    Times {
        /// The way of travelling.
        mode: String,
        /// Number of pairs of a district and a unit.
        pairs: usize,
        /// Number of districts.
        districts: usize,
        /// Number of units.
        units: usize,
    },
    /// Districts without a time to a unit that the table speaks of.
    TimesMissing {
        /// The way of travelling.
        mode: String,
        /// The unit's name.
        unit: String,
        /// Names of the districts.
        districts: Vec<String>,
    },
    /// Units other than the central one that the table does not speak of.
    UnitsMissing {
        /// The way of travelling.
        mode: String,
        /// Their names.
        units: Vec<String>,
    },
    /// Points were read.
    Points {
        /// Number of rows.
        rows: usize,
        /// Number of districts.
        districts: usize,
    },
    /// Districts without a point: a point inside them stands for them, as before.
    PointsMissing {
        /// Names of the districts.
        districts: Vec<String>,
    },
    /// Districts whose weighted mean lies outside them, as it may where people live round
    /// something.
    PointsOutside {
        /// Names of the districts.
        districts: Vec<String>,
    },
}

impl Explain for TravelNote {
    fn message(&self) -> Message {
        let listed = |id: &'static str, names: &[String]| {
            Message::new(id).number("count", names.len() as f64).text("names", few(names))
        };
        match self {
            Self::Times { mode, pairs, districts, units } => Message::new("travel-note-times")
                .text("mode", mode)
                .number("pairs", *pairs as f64)
                .number("districts", *districts as f64)
                .number("units", *units as f64),
            Self::TimesMissing { mode, unit, districts } => {
                listed("travel-note-times-missing", districts).text("mode", mode).text("unit", unit)
            }
            Self::UnitsMissing { mode, units } => {
                listed("travel-note-units-missing", units).text("mode", mode)
            }
            Self::Points { rows, districts } => Message::new("travel-note-points")
                .number("rows", *rows as f64)
                .number("districts", *districts as f64),
            Self::PointsMissing { districts } => listed("travel-note-points-missing", districts),
            Self::PointsOutside { districts } => listed("travel-note-points-outside", districts),
        }
    }
}

/// Opens the table of travel times in `path`; see [`travel_times`].
///
/// # Errors
/// [`ReadError`], with the place in the file where there is one.
pub fn open_times(
    path: &Path,
    map: &DistrictSet,
    plan: &Plan,
) -> Result<TravelRead<Vec<TravelTimes>>, ReadError> {
    Ok(travel_times(&name_of(path), &text_of(path)?, map, plan)?)
}

/// Opens the table of points in `path`; see [`centres`].
///
/// # Errors
/// [`ReadError`], with the place in the file where there is one.
pub fn open_centres(
    path: &Path,
    map: &DistrictSet,
    plan: &Plan,
) -> Result<TravelRead<Centres>, ReadError> {
    Ok(centres(&name_of(path), &text_of(path)?, map, plan)?)
}

/// Reads travel times: a row for each district and unit, with minutes and, in a column that may
/// be left out, the way of travelling. An empty cell of minutes is a time that is not known.
///
/// # Errors
/// The first row that cannot be understood, or all districts and units that the plan lacks.
pub fn travel_times(
    file: &str,
    text: &str,
    map: &DistrictSet,
    plan: &Plan,
) -> Result<TravelRead<Vec<TravelTimes>>, TableError> {
    let mut rows = Rows::new(file, text)?;
    let of_district = rows.needed(TableColumn::District)?;
    let of_unit = rows.needed(TableColumn::Unit)?;
    let of_minutes = rows.needed(TableColumn::Minutes)?;
    let of_mode = rows.column(TableColumn::Mode)?;
    let mut who = Who::new(map, plan);
    let mut seen: BTreeMap<(String, UnitIdx, DistrictIdx), u64> = BTreeMap::new();
    let mut tables: BTreeMap<String, TravelTimes> = BTreeMap::new();
    while let Some(row) = rows.next_row()? {
        let found = (who.district(row.text(of_district)), who.unit(row.text(of_unit)));
        let minutes = match Cell::of(row.text(of_minutes)) {
            Cell::Missing => None,
            _ => Some(row.number(of_minutes, 0.0, MAX_MINUTES)?),
        };
        let mode = of_mode.map_or(ONLY_MODE, |at| row.text(at)).to_owned();
        if mode.is_empty() {
            return Err(row.empty(TableColumn::Mode));
        }
        let (Some(district), Some(unit)) = found else { continue };
        if let Some(first) = seen.insert((mode.clone(), unit, district), row.line) {
            return Err(row.twice(first, who.name_of(district), who.unit_name(unit)));
        }
        let table = tables.entry(mode).or_insert_with_key(|mode| TravelTimes {
            mode: mode.clone(),
            source: file.to_owned(),
            minutes: BTreeMap::new(),
        });
        if let Some(minutes) = minutes {
            table.minutes.entry(who.unit_id(unit)).or_default().insert(district, minutes);
        }
    }
    who.all_known(file)?;
    let value: Vec<TravelTimes> =
        tables.into_values().filter(|table| !table.minutes.is_empty()).collect();
    if value.is_empty() {
        return Err(TableError::NoRows { file: file.to_owned() });
    }
    let notes = value.iter().flat_map(|times| notes_of(times, &who, map, plan)).collect();
    Ok(TravelRead { value, notes })
}

fn notes_of(times: &TravelTimes, who: &Who<'_>, map: &DistrictSet, plan: &Plan) -> Vec<TravelNote> {
    let mode = || times.mode.clone();
    let districts: BTreeSet<DistrictIdx> =
        times.minutes.values().flat_map(|of| of.keys().copied()).collect();
    let pairs = times.minutes.values().map(BTreeMap::len).sum();
    let units = times.minutes.len();
    let mut notes =
        vec![TravelNote::Times { mode: mode(), pairs, districts: districts.len(), units }];
    let mut absent = Vec::new();
    for (_, unit) in plan.local_units() {
        let Some(known) = times.minutes.get(&unit.id) else {
            absent.push(unit.name.clone());
            continue;
        };
        let missing = map.districts.indices().filter(|district| !known.contains_key(district));
        let districts: Vec<String> = missing.map(|district| who.name_of(district)).collect();
        if !districts.is_empty() {
            let unit = unit.name.clone();
            notes.push(TravelNote::TimesMissing { mode: mode(), unit, districts });
        }
    }
    if !absent.is_empty() {
        notes.push(TravelNote::UnitsMissing { mode: mode(), units: absent });
    }
    notes
}

/// Reads points weighted by population: rows with a district, longitude and latitude in degrees
/// (WGS 84) and a weight. Several rows of a district give their weighted mean, computed in the
/// map's plane: `Σ wᵢ·pᵢ / Σ wᵢ`.
///
/// # Errors
/// The first row that cannot be understood, or all districts that the map lacks.
pub fn centres(
    file: &str,
    text: &str,
    map: &DistrictSet,
    plan: &Plan,
) -> Result<TravelRead<Centres>, TableError> {
    let mut rows = Rows::new(file, text)?;
    let of_district = rows.needed(TableColumn::District)?;
    let of_lon = rows.needed(TableColumn::Lon)?;
    let of_lat = rows.needed(TableColumn::Lat)?;
    let of_weight = rows.needed(TableColumn::Weight)?;
    let mut who = Who::new(map, plan);
    let mut sums: BTreeMap<DistrictIdx, (Coord<f64>, f64)> = BTreeMap::new();
    let mut count = 0;
    while let Some(row) = rows.next_row()? {
        let district = who.district(row.text(of_district));
        let lon = row.number(of_lon, -180.0, 180.0)?;
        let lat = row.number(of_lat, -90.0, 90.0)?;
        let weight = row.number(of_weight, 0.0, MAX_WEIGHT)?;
        let point = map.projection.to_plane(lon, lat).ok();
        let (low, high) = (map.bounds.min(), map.bounds.max());
        let inside = |point: &Coord<f64>| {
            (low.x..=high.x).contains(&point.x) && (low.y..=high.y).contains(&point.y)
        };
        let Some(point) = point.filter(inside) else { return Err(row.outside(lon, lat)) };
        count += 1;
        let Some(district) = district else { continue };
        let sum = sums.entry(district).or_insert((Coord { x: 0.0, y: 0.0 }, 0.0));
        *sum = (sum.0 + point * weight, sum.1 + weight);
    }
    who.all_known(file)?;
    if sums.is_empty() {
        return Err(TableError::NoRows { file: file.to_owned() });
    }
    let mut points = BTreeMap::new();
    let mut outside = Vec::new();
    for (&district, &(sum, weight)) in &sums {
        let no_weight =
            || TableError::NoWeight { file: file.to_owned(), district: who.name_of(district) };
        if weight <= 0.0 {
            return Err(no_weight());
        }
        let mean = coord! { x: sum.x / weight, y: sum.y / weight };
        let degrees = map.projection.to_lon_lat(mean).ok().ok_or_else(no_weight)?;
        if map.at(mean) != Some(district) {
            outside.push(who.name_of(district));
        }
        points.insert(district, Place { lon: degrees.x, lat: degrees.y });
    }
    let mut notes = vec![TravelNote::Points { rows: count, districts: points.len() }];
    let without: Vec<String> = map
        .districts
        .indices()
        .filter(|district| !points.contains_key(district))
        .map(|district| who.name_of(district))
        .collect();
    if !without.is_empty() {
        notes.push(TravelNote::PointsMissing { districts: without });
    }
    if !outside.is_empty() {
        notes.push(TravelNote::PointsOutside { districts: outside });
    }
    Ok(TravelRead { value: Centres { source: file.to_owned(), points }, notes })
}
