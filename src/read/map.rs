//! A map out of the texts that it is made of.

use geo::{BoundingRect, Coord, MapCoords, MultiPolygon, Rect};

use crate::geometry::{
    Adjacency, Borders, Plane, Projection, ProjectionError, Shape, first_crossing,
};
use crate::model::{District, DistrictSet, IndexVec, IndicatorTable, Localised, sha256};
use crate::read::city::{Place, city};
use crate::read::crs::{self, Crs};
use crate::read::feature::{self, Area};
use crate::read::figures::{self, Joined};
use crate::read::manifest::Manifest;
use crate::read::names::{self, Names};
use crate::read::{FeatureRef, NameChoices, Read, ReadError, ReadNote, ReadReport, indicators};

/// The file that says what a map is called.
pub(super) const MANIFEST: &str = "manifest.toml";
/// The file that says what the figures are.
pub(super) const INDICATORS_TOML: &str = "indicators.toml";
/// The file with the figures.
pub(super) const INDICATORS_CSV: &str = "indicators.csv";

/// Names of the maps that are compiled in.
pub const BUILTIN_MAPS: [&str; 1] = ["linkoping"];

/// The texts of the files beside a map file, where there are any.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sidecars<'a> {
    /// `manifest.toml`: what the map is called, and checksums.
    pub manifest: Option<&'a str>,
    /// `indicators.toml`: what the figures are.
    pub indicators_toml: Option<&'a str>,
    /// `indicators.csv`: the figures.
    pub indicators_csv: Option<&'a str>,
}

/// The built-in map called `name`; [`BUILTIN_MAPS`] lists them.
///
/// # Errors
/// [`ReadError::UnknownBuiltin`] when there is none of that name.
pub fn builtin(name: &str) -> Result<DistrictSet, ReadError> {
    if name != "linkoping" {
        return Err(ReadError::UnknownBuiltin { name: name.to_owned() });
    }
    let sidecars = Sidecars {
        manifest: Some(include_str!("../../maps/linkoping/manifest.toml")),
        indicators_toml: Some(include_str!("../../maps/linkoping/indicators.toml")),
        indicators_csv: Some(include_str!("../../maps/linkoping/indicators.csv")),
    };
    let geojson = include_str!("../../maps/linkoping/districts.geojson");
    parse_map("districts.geojson", geojson, &sidecars, &NameChoices::default())
        .map(|read| read.value)
}

/// Reads the map in the text `geojson` of a file called `file`. Touches no file itself.
///
/// The coordinates are WGS 84 or SWEREF 99 TM. Polygons, multipolygons and collections of them
/// become districts, ordered by code; everything else is noted and left out. Without
/// `indicators.csv` the numeric properties of the features are the figures.
///
/// # Errors
/// [`ReadError`], with the place in the file where there is one.
pub fn parse_map(
    file: &str,
    geojson: &str,
    sidecars: &Sidecars<'_>,
    choices: &NameChoices,
) -> Result<Read<DistrictSet>, ReadError> {
    let mut report = ReadReport::default();
    let sha256 = sha256(geojson.as_bytes());
    let (manifest, sidecars) = manifest(file, &sha256, *sidecars, &mut report.notes)?;

    let collection = feature::collection(file, geojson)?;
    let count = collection.features.len();
    let label = |feature: &geojson::Feature| names::label(feature, choices);
    let areas = feature::areas(collection.features, &label, &mut report.notes);
    if areas.is_empty() {
        return Err(ReadError::NoDistricts { file: file.to_owned(), features: count });
    }
    let crs = crs::find(collection.foreign_members.as_ref(), &areas, &mut report.notes)?;
    let names = names::find(&areas, choices, &mut report)?;
    let areas = ordered(areas, names);
    let projection = plane(&areas, crs)?;
    let districts = areas
        .iter()
        .map(|area| district(area, crs, &projection, &mut report.notes))
        .collect::<Result<Vec<_>, _>>()?;
    let indicators = indicator_table(file, &areas, &sidecars, &mut report)?;

    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let title = |own: Option<String>| own.unwrap_or_else(|| stem.to_owned());
    let head = Head {
        name: title(manifest.name),
        title: Localised { sv: title(manifest.title_sv), en: title(manifest.title_en) },
        // A picture must always say where its map comes from; the file is all that is known.
        attribution: Localised {
            en: manifest.title_attribution_en.unwrap_or_default(),
            sv: manifest.title_attribution_sv.unwrap_or_else(|| file.to_owned()),
        },
        sha256,
    };
    Ok(Read { value: assemble(head, districts, indicators, projection), report })
}

/// Reads the manifest and holds it to the files. A manifest about some other map means that
/// the files beside it are the other map's too, and none of them is used.
fn manifest<'a>(
    file: &str,
    sha256_of_map: &str,
    sidecars: Sidecars<'a>,
    notes: &mut Vec<ReadNote>,
) -> Result<(Manifest, Sidecars<'a>), ReadError> {
    let Some(text) = sidecars.manifest else { return Ok((Manifest::default(), sidecars)) };
    let manifest = Manifest::of(MANIFEST, text)?;
    if !manifest.describes(file) {
        notes.push(ReadNote::SidecarsIgnored { file: file.to_owned() });
        return Ok((Manifest::default(), Sidecars::default()));
    }
    let beside =
        [(INDICATORS_TOML, sidecars.indicators_toml), (INDICATORS_CSV, sidecars.indicators_csv)];
    let sums = std::iter::once((file, sha256_of_map.to_owned())).chain(
        beside.into_iter().filter_map(|(name, text)| Some((name, sha256(text?.as_bytes())))),
    );
    for (name, sum) in sums {
        if manifest.contradicts(name, &sum) {
            notes.push(ReadNote::ChecksumDiffers { file: name.to_owned() });
        }
    }
    Ok((manifest, sidecars))
}

/// An area with its code and name.
struct Named {
    code: String,
    name: String,
    area: Area,
}

fn ordered(areas: Vec<Area>, names: Names) -> Vec<Named> {
    let named = areas.into_iter().zip(names.codes).zip(names.names);
    let mut named: Vec<_> = named.map(|((area, code), name)| Named { code, name, area }).collect();
    named.sort_by(|a, b| a.code.cmp(&b.code));
    named
}

/// The plane that fits all of the map.
fn plane(areas: &[Named], crs: Crs) -> Result<Projection, ReadError> {
    let plane = match crs {
        Crs::Sweref99Tm => Plane::Sweref99Tm,
        Crs::LonLat => {
            let bounds = areas.iter().filter_map(|named| named.area.polygons.bounding_rect());
            let centre = bounds.reduce(union).map_or_else(Coord::zero, Rect::center);
            Plane::fitting(centre.x, centre.y)
        }
    };
    Projection::new(plane).map_err(|error| ReadError::Plane { reason: error.to_string() })
}

fn district(
    named: &Named,
    crs: Crs,
    projection: &Projection,
    notes: &mut Vec<ReadNote>,
) -> Result<District, ReadError> {
    let Named { code, name, area } = named;
    let outside = |error: ProjectionError| outside(&area.feature, &error);
    let source = &area.polygons;
    let (metres, lon_lat): (MultiPolygon<f64>, MultiPolygon<f64>) = match crs {
        Crs::LonLat => {
            let project = |point: Coord<f64>| projection.to_plane(point.x, point.y);
            (source.try_map_coords(project).map_err(outside)?, source.clone())
        }
        Crs::Sweref99Tm => {
            let back = |point: Coord<f64>| projection.to_lon_lat(point);
            (source.clone(), source.try_map_coords(back).map_err(outside)?)
        }
    };
    if let Some(point) = first_crossing(&metres) {
        let at = projection.to_lon_lat(point).map_err(outside)?;
        let feature = area.feature.clone();
        notes.push(ReadNote::SelfCrossing { feature, lon: at.x, lat: at.y });
    }
    Ok(District {
        code: code.clone(),
        name: name.clone(),
        shape: Shape::new(metres),
        lon_lat,
        properties: area.properties.clone(),
    })
}

fn outside(feature: &FeatureRef, error: &ProjectionError) -> ReadError {
    match *error {
        ProjectionError::OutOfRange { x, y, .. } => {
            ReadError::OutsidePlane { feature: feature.clone(), x, y }
        }
        ProjectionError::Unusable { .. } => ReadError::Plane { reason: error.to_string() },
    }
}

fn indicator_table(
    file: &str,
    areas: &[Named],
    sidecars: &Sidecars<'_>,
    report: &mut ReadReport,
) -> Result<IndicatorTable, ReadError> {
    let columns = if let Some(text) = sidecars.indicators_csv {
        let districts: Vec<_> =
            areas.iter().map(|named| Joined { code: &named.code, name: &named.name }).collect();
        let code = report.code_property.as_deref();
        figures::from_csv(INDICATORS_CSV, text, &districts, code, &mut report.notes)?
    } else {
        let areas: Vec<_> = areas.iter().map(|named| &named.area).collect();
        figures::from_properties(&areas, report)
    };
    let csv_file = sidecars.indicators_csv.map(|_| INDICATORS_CSV);
    match sidecars.indicators_toml {
        Some(text) => {
            let text = text.strip_prefix('\u{feff}').unwrap_or(text);
            let files = (csv_file, file);
            indicators::described(INDICATORS_TOML, text, &columns, files, &mut report.notes)
        }
        None => Ok(indicators::undescribed(columns, csv_file.unwrap_or(file))),
    }
}

/// What a map is called.
struct Head {
    name: String,
    title: Localised,
    attribution: Localised,
    sha256: String,
}

fn assemble(
    head: Head,
    districts: Vec<District>,
    indicators: IndicatorTable,
    projection: Projection,
) -> DistrictSet {
    let polygons: Vec<_> = districts.iter().map(|district| &district.shape.polygons).collect();
    let adjacency = Adjacency::of(&polygons);
    let borders =
        Borders::of(&districts.iter().map(|district| &district.shape).collect::<Vec<_>>());
    let bounds = districts
        .iter()
        .map(|district| district.shape.bounds)
        .reduce(union)
        .unwrap_or_else(|| Rect::new(Coord::zero(), Coord::zero()));
    let districts = IndexVec::from_vec(districts);
    let places: Vec<_> = districts
        .iter_enumerated()
        .map(|(index, district): (_, &District)| Place {
            population: indicators.population(index),
            area_m2: district.shape.area_m2,
            label: district.shape.label_point,
        })
        .collect();
    DistrictSet {
        name: head.name,
        title: head.title,
        attribution: head.attribution,
        sha256: head.sha256,
        city: city(&places, &adjacency, bounds),
        districts,
        adjacency,
        borders,
        projection,
        indicators,
        bounds,
    }
}

/// The smallest rectangle round two others.
fn union(a: Rect<f64>, b: Rect<f64>) -> Rect<f64> {
    Rect::new(
        Coord { x: a.min().x.min(b.min().x), y: a.min().y.min(b.min().y) },
        Coord { x: a.max().x.max(b.max().x), y: a.max().y.max(b.max().y) },
    )
}
