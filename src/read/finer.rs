//! Areas finer than the districts: a CSV table that says in which district each lies, or a map
//! (GeoJSON) whose areas are laid over the districts.
//!
//! The file is taken whole or not at all. Counts are used as they stand: where an area's counts do
//! not sum to its district's, that is told and nothing is mended.

use std::collections::BTreeMap;
use std::path::Path;

use geo::{Area as _, BooleanOps, BoundingRect, Coord, Intersects, MapCoords, MultiPolygon};

use super::feature::{self, Area};
use super::figures::{self, Cell, Column, Joined};
use super::file::text_of;
use super::names::{self, is_code_name, is_name_name};
use super::table::{Row, Rows, TableColumn, TableError, TableRead, Who, few, name_of};
use crate::geometry::{Adjacency, Plane, Projection, Shape};
use crate::model::{
    DistrictIdx, DistrictSet, Explain, FinerArea, FinerAreas, IndicatorKind, IndicatorUnit,
    Message, Plan, sha256,
};
use crate::read::crs::{self, Crs};
use crate::read::{NameChoices, ReadError, ReadNote, ReadReport};

/// What was read of finer areas.
pub type FinerRead = TableRead<FinerAreas, FinerNote>;

/// An area with less of itself than this in its district is told of.
const MOST: f64 = 0.9;

/// Something to know about finer areas that were read.
#[derive(Clone, Debug, PartialEq)]
pub enum FinerNote {
    /// Areas were read.
    Areas {
        /// How many.
        areas: usize,
        /// In how many districts.
        districts: usize,
        /// Number of columns with counts.
        columns: usize,
    },
    /// Areas of the file that lie outside the map, which are left out.
    Outside {
        /// How many.
        areas: usize,
    },
    /// Areas with a considerable part of themselves outside their district.
    Straddling {
        /// Their codes.
        areas: Vec<String>,
    },
    /// Districts in which no area lies.
    DistrictsMissing {
        /// Their names.
        districts: Vec<String>,
    },
    /// Districts whose own count is another than the sum of their areas'.
    SumsDiffer {
        /// Title of the column.
        column: String,
        /// Names of the districts.
        districts: Vec<String>,
    },
    /// Counts that the map has too are not among the columns.
    NoSharedCounts,
    /// Something about the geometry.
    Map(ReadNote),
}

impl Explain for FinerNote {
    fn message(&self) -> Message {
        let listed = |id: &'static str, names: &[String]| {
            Message::new(id).number("count", names.len() as f64).text("names", few(names))
        };
        match self {
            Self::Areas { areas, districts, columns } => Message::new("finer-note-areas")
                .number("areas", *areas as f64)
                .number("districts", *districts as f64)
                .number("columns", *columns as f64),
            Self::Outside { areas } => {
                Message::new("finer-note-outside").number("count", *areas as f64)
            }
            Self::Straddling { areas } => listed("finer-note-straddling", areas),
            Self::DistrictsMissing { districts } => {
                listed("finer-note-districts-missing", districts)
            }
            Self::SumsDiffer { column, districts } => {
                listed("finer-note-sums", districts).text("column", column)
            }
            Self::NoSharedCounts => Message::new("finer-note-no-counts"),
            Self::Map(note) => note.message(),
        }
    }
}

/// Opens the finer areas in `path`: a map where it ends in `.geojson` or `.json`, with the figures
/// of a CSV file of the same name beside it where there is one; else a table.
///
/// # Errors
/// [`ReadError`], with the place in the file where there is one.
pub fn open_finer(path: &Path, map: &DistrictSet, plan: &Plan) -> Result<FinerRead, ReadError> {
    let (file, text) = (name_of(path), text_of(path)?);
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    if ending != "geojson" && ending != "json" {
        return Ok(finer_table(&file, &text, map, plan)?);
    }
    let beside = path.with_extension("csv");
    let figures = match text_of(&beside) {
        Ok(text) => Some((name_of(&beside), text)),
        Err(ReadError::FileMissing { .. }) => None,
        Err(error) => return Err(error),
    };
    let figures = figures.as_ref().map(|(file, text)| (file.as_str(), text.as_str()));
    finer_map(&file, &text, figures, map, plan)
}

/// The columns of a table while it is read.
#[derive(Default)]
struct Figures {
    columns: BTreeMap<usize, Vec<Option<f64>>>,
    /// The first cell of each column that is no number.
    texts: BTreeMap<usize, TableError>,
}

impl Figures {
    fn add(&mut self, row: &Row<'_>, column: usize) {
        let value = match Cell::of(row.text(column)) {
            Cell::Number(number) => Some(number),
            Cell::Missing => None,
            Cell::Text => {
                let (file, row, title, text) = row.place(column);
                let error = TableError::NotANumber { file, row, column: title, text };
                self.texts.entry(column).or_insert(error);
                None
            }
        };
        self.columns.entry(column).or_default().push(value);
    }

    /// Columns with numbers. One of text alone, such as a name, is no figure.
    fn done(mut self, rows: &Rows<'_>) -> Result<BTreeMap<String, Vec<Option<f64>>>, TableError> {
        let mut columns = BTreeMap::new();
        for (position, values) in self.columns {
            let has_numbers = values.iter().any(Option::is_some);
            match self.texts.remove(&position) {
                Some(error) if has_numbers => return Err(error),
                Some(_) => {}
                None => {
                    columns.insert(rows.title(position).to_owned(), values);
                }
            }
        }
        Ok(columns)
    }
}

/// Reads finer areas out of a table: a row for each, with its code, the code or name of the
/// district that it lies in, and columns with counts.
///
/// # Errors
/// The first row that cannot be understood.
pub fn finer_table(
    file: &str,
    text: &str,
    map: &DistrictSet,
    plan: &Plan,
) -> Result<FinerRead, TableError> {
    let mut rows = Rows::new(file, text)?;
    let of_code = rows.needed(TableColumn::FinerCode)?;
    let of_district = rows.needed_beside(TableColumn::InDistrict, of_code)?;
    let figures: Vec<usize> = (0..rows.width())
        .filter(|column| ![of_code, of_district].contains(column))
        .filter(|column| !is_name_name(rows.title(*column)) && !is_code_name(rows.title(*column)))
        .filter(|column| !rows.title(*column).is_empty())
        .collect();
    let mut who = Who::new(map, plan);
    let mut areas: Vec<FinerArea> = Vec::new();
    let mut lines: BTreeMap<String, u64> = BTreeMap::new();
    let mut read = Figures::default();
    while let Some(row) = rows.next_row()? {
        let (file, area) = (file.to_owned(), row.text(of_code).to_owned());
        if area.is_empty() {
            return Err(row.empty(TableColumn::FinerCode));
        }
        let Some(district) = who.district(row.text(of_district)) else {
            let district = row.text(of_district).to_owned();
            return Err(TableError::FinerDistrict { file, row: row.line, area, district });
        };
        if let Some(first) = lines.insert(area.clone(), row.line) {
            return Err(TableError::FinerTwice { file, area, first, second: row.line });
        }
        for &column in &figures {
            read.add(&row, column);
        }
        areas.push(FinerArea { code: area, district });
    }
    if areas.is_empty() {
        return Err(TableError::NoRows { file: file.to_owned() });
    }
    let columns = read.done(&rows)?;
    let value = ordered(FinerAreas {
        file: file.to_owned(),
        sha256: sha256(text.as_bytes()),
        areas,
        columns,
        adjacency: None,
    });
    let notes = notes_of(&value, &who, map);
    Ok(TableRead { value, notes })
}

/// The areas in the order of their codes, so that a seed gives the same in whatever order a file
/// has them. Without borders: those would have to be put in order too.
fn ordered(areas: FinerAreas) -> FinerAreas {
    let mut order: Vec<usize> = (0..areas.areas.len()).collect();
    let code = |at: &usize| areas.areas.get(*at).map(|area| area.code.as_str());
    order.sort_by(|a, b| code(a).cmp(&code(b)));
    let columns = areas.columns.iter().map(|(title, values)| {
        let values = order.iter().map(|&at| values.get(at).copied().flatten()).collect();
        (title.clone(), values)
    });
    FinerAreas {
        columns: columns.collect(),
        areas: order.iter().filter_map(|&at| areas.areas.get(at).cloned()).collect(),
        ..areas
    }
}

/// An area that lies on the map, in the map's plane.
struct Placed {
    area: Area,
    code: String,
    name: String,
    polygons: MultiPolygon<f64>,
    district: DistrictIdx,
    /// The share of it that lies in the district.
    share: f64,
}

/// Reads finer areas out of a map: each lies in the district that it has most of itself in. The
/// figures are those of the table `figures` (name and text), joined by code, or else the areas'
/// own properties.
///
/// # Errors
/// [`ReadError`], with the place in the file where there is one.
pub fn finer_map(
    file: &str,
    geojson: &str,
    figures: Option<(&str, &str)>,
    map: &DistrictSet,
    plan: &Plan,
) -> Result<FinerRead, ReadError> {
    let mut report = ReadReport::default();
    let choices = NameChoices::default();
    let collection = feature::collection(file, geojson)?;
    let features = collection.features.len();
    let label = |feature: &geojson::Feature| names::label(feature, &choices);
    let areas = feature::areas(collection.features, &label, &mut report.notes);
    if areas.is_empty() {
        return Err(ReadError::NoDistricts { file: file.to_owned(), features });
    }
    let crs = crs::find(collection.foreign_members.as_ref(), &areas, &mut report.notes)?;
    let found = names::find(&areas, &choices, &mut report)?;
    let total = areas.len();
    let named = areas.into_iter().zip(found.codes).zip(found.names);
    let mut placed: Vec<Placed> =
        named.filter_map(|((area, code), name)| place(area, (code, name), crs, map)).collect();
    if placed.is_empty() {
        return Err(TableError::FinerOutside { file: file.to_owned() }.into());
    }
    placed.sort_by(|a, b| a.code.cmp(&b.code));
    let columns = if let Some((file, text)) = figures {
        let joined: Vec<_> =
            placed.iter().map(|one| Joined { code: &one.code, name: &one.name }).collect();
        let code = report.code_property.as_deref();
        figures::from_csv(file, text, &joined, code, &mut report.notes)?
    } else {
        let areas: Vec<&Area> = placed.iter().map(|one| &one.area).collect();
        figures::from_properties(&areas, &mut report)
    };
    let shapes: Vec<&MultiPolygon<f64>> = placed.iter().map(|one| &one.polygons).collect();
    let value = FinerAreas {
        file: file.to_owned(),
        // Figures that are changed make another file of it too.
        sha256: sha256(format!("{geojson}{}", figures.map_or("", |(_, text)| text)).as_bytes()),
        adjacency: Some(Adjacency::of(&shapes)),
        areas: placed
            .iter()
            .map(|one| FinerArea { code: one.code.clone(), district: one.district })
            .collect(),
        columns: columns.into_iter().map(|Column { title, values }| (title, values)).collect(),
    };
    let mut notes = notes_of(&value, &Who::new(map, plan), map);
    if placed.len() < total {
        notes.push(FinerNote::Outside { areas: total - placed.len() });
    }
    let straddling = placed.iter().filter(|one| one.share < MOST);
    let areas: Vec<String> = straddling.map(|one| one.code.clone()).collect();
    if !areas.is_empty() {
        notes.push(FinerNote::Straddling { areas });
    }
    notes.extend(report.notes.into_iter().map(FinerNote::Map));
    Ok(TableRead { value, notes })
}

/// Where an area lies; `None` where it is not on the map.
///
/// It belongs to the district that it shares most of its area with. One that shares none to speak
/// of, such as a neighbour beyond the map's edge, is outside; so is one whose middle lies in no
/// district while less than half of it does.
fn place(
    area: Area,
    (code, name): (String, String),
    crs: Crs,
    map: &DistrictSet,
) -> Option<Placed> {
    let to_map = |point: Coord<f64>| map.projection.to_plane(point.x, point.y);
    let polygons = match crs {
        Crs::LonLat => area.polygons.try_map_coords(to_map).ok()?,
        Crs::Sweref99Tm if map.projection.plane() == Plane::Sweref99Tm => area.polygons.clone(),
        Crs::Sweref99Tm => {
            let sweref = Projection::sweref99_tm().ok()?;
            let through = |point: Coord<f64>| {
                let degrees = sweref.to_lon_lat(point)?;
                map.projection.to_plane(degrees.x, degrees.y)
            };
            area.polygons.try_map_coords(through).ok()?
        }
    };
    let bounds = polygons.bounding_rect()?;
    if !bounds.intersects(&map.bounds) {
        return None;
    }
    let whole = polygons.unsigned_area();
    let middle = Shape::new(polygons.clone()).label_point;
    let (mut best, mut of_middle) = (None, None);
    for (index, district) in map.districts.iter_enumerated() {
        if !district.shape.bounds.intersects(&bounds) {
            continue;
        }
        if district.shape.contains(middle) {
            of_middle = Some(index);
        }
        let common = district.shape.polygons.intersection(&polygons).unsigned_area();
        if best.is_none_or(|(_, most)| common > most) {
            best = Some((index, common));
        }
    }
    let (district, common) = best.filter(|(_, common)| *common > 0.0)?;
    let share = common / whole;
    (of_middle.is_some() || share >= 0.5).then_some(Placed {
        area,
        code,
        name,
        polygons,
        district,
        share,
    })
}

fn notes_of(value: &FinerAreas, who: &Who<'_>, map: &DistrictSet) -> Vec<FinerNote> {
    let names = |districts: &[DistrictIdx]| -> Vec<String> {
        districts.iter().map(|&district| who.name_of(district)).collect()
    };
    let missing = value.without(map.len());
    let mut notes = vec![FinerNote::Areas {
        areas: value.areas.len(),
        districts: map.len() - missing.len(),
        columns: value.columns.len(),
    }];
    if !missing.is_empty() {
        notes.push(FinerNote::DistrictsMissing { districts: names(&missing) });
    }
    let counts = map.indicators.indicators.iter_enumerated().filter(|(_, indicator)| {
        let info = &indicator.info;
        info.kind == IndicatorKind::Count || info.unit == IndicatorUnit::Unknown
    });
    let shared: Vec<_> =
        counts.filter(|(index, _)| value.counts(&map.indicators, *index).is_some()).collect();
    if shared.is_empty() {
        notes.push(FinerNote::NoSharedCounts);
    }
    for (index, indicator) in shared {
        let districts = names(&value.differing(&map.indicators, index));
        if !districts.is_empty() {
            notes.push(FinerNote::SumsDiffer { column: indicator.info.id.clone(), districts });
        }
    }
    notes
}
