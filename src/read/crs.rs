//! Which reference system the coordinates of a file are in.

use geojson::JsonObject;

use crate::read::feature::Area;
use crate::read::{FeatureRef, ReadError, ReadNote};

/// What the coordinates of a file mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Crs {
    /// Longitude and latitude in degrees (WGS 84), as RFC 7946 asks for.
    LonLat,
    /// Easting and northing in metres, SWEREF 99 TM.
    Sweref99Tm,
}

/// Where Sweden lies in SWEREF 99 TM, with some room: easting, metres.
const EASTING_M: std::ops::RangeInclusive<f64> = 180_000.0..=1_000_000.0;
/// Northing, metres.
const NORTHING_M: std::ops::RangeInclusive<f64> = 6_000_000.0..=7_800_000.0;

impl Crs {
    /// Whether a position can be in this system.
    fn holds(self, [x, y]: [f64; 2]) -> bool {
        match self {
            Self::LonLat => x.abs() <= 180.0 && y.abs() <= 90.0,
            Self::Sweref99Tm => EASTING_M.contains(&x) && NORTHING_M.contains(&y),
        }
    }
}

/// Finds the system of a file: the one that its `crs` member names, or else what the
/// coordinates can be.
pub(super) fn find(
    members: Option<&JsonObject>,
    areas: &[Area],
    notes: &mut Vec<ReadNote>,
) -> Result<Crs, ReadError> {
    let named = members.and_then(|members| members.get("crs")).filter(|crs| !crs.is_null());
    if let Some(crs) = named {
        let crs = of_member(crs)?;
        return match first_outside(areas, crs) {
            None => Ok(crs),
            Some((feature, at)) => Err(refusal(feature, at)),
        };
    }
    let Some((feature, at)) = first_outside(areas, Crs::LonLat) else { return Ok(Crs::LonLat) };
    // All of the file must be metres: a single stray position does not make it another system.
    match first_outside(areas, Crs::Sweref99Tm) {
        None => {
            notes.push(ReadNote::AssumedSweref);
            Ok(Crs::Sweref99Tm)
        }
        Some((other, other_at)) if Crs::Sweref99Tm.holds(at) => {
            if Crs::LonLat.holds(other_at) {
                let (degrees, metres) = (other.clone(), feature.clone());
                return Err(ReadError::MixedSystems { degrees, metres });
            }
            Err(refusal(other, other_at))
        }
        Some(_) => Err(refusal(feature, at)),
    }
}

fn first_outside(areas: &[Area], crs: Crs) -> Option<(&FeatureRef, [f64; 2])> {
    areas
        .iter()
        .find_map(|area| area.positions().find(|at| !crs.holds(*at)).map(|at| (&area.feature, at)))
}

fn refusal(feature: &FeatureRef, [x, y]: [f64; 2]) -> ReadError {
    let feature = feature.clone();
    if Crs::Sweref99Tm.holds([y, x]) {
        ReadError::SwappedAxes { feature, x, y }
    } else {
        ReadError::OutOfRange { feature, x, y }
    }
}

/// Reads a `crs` member of the older GeoJSON: `{"type":"name","properties":{"name":"…"}}`.
/// Some programs write the name alone.
fn of_member(crs: &serde_json::Value) -> Result<Crs, ReadError> {
    let name = crs
        .pointer("/properties/name")
        .or_else(|| crs.get("name"))
        .unwrap_or(crs)
        .as_str()
        .map_or_else(|| crs.to_string(), str::to_owned);
    let upper = name.trim().to_uppercase();
    // Names look like "EPSG:3006", "urn:ogc:def:crs:EPSG::3006" and
    // "http://www.opengis.net/def/crs/EPSG/0/3006": the authority, then the code last.
    let code = upper.rsplit([':', '/', '#']).next().unwrap_or_default();
    let epsg = upper.contains("EPSG") || code == upper;
    match code {
        "CRS84" | "CRS84H" => Ok(Crs::LonLat),
        // 4258 and 4619 are ETRS 89 and SWEREF 99 in degrees: the same within a metre.
        "4326" | "4979" | "4258" | "4619" if epsg => Ok(Crs::LonLat),
        "3006" if epsg => Ok(Crs::Sweref99Tm),
        _ => Err(ReadError::UnknownCrs { crs: name }),
    }
}
