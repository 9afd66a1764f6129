//! Between WGS 84 and the plane that a map is drawn in.

use std::fmt;
use std::sync::Arc;

use geo::Coord;
use proj4rs::Proj;
use proj4rs::transform::transform;

/// Which plane a map is drawn in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Plane {
    /// SWEREF 99 TM (EPSG:3006), the plane of Swedish maps.
    Sweref99Tm,
    /// A zone of UTM, for maps elsewhere.
    Utm {
        /// Zone, 1–60.
        zone: u8,
        /// Whether the zone is on the northern half of the globe.
        north: bool,
    },
}

/// The plane of a map, and the way there from WGS 84 and back.
///
/// A clone is cheap: the parameters are shared.
#[derive(Clone)]
pub struct Projection(Arc<Inner>);

struct Inner {
    plane: Plane,
    lon_lat: Proj,
    metres: Proj,
}

/// Why a point could not be projected.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ProjectionError {
    /// The point lies outside what the plane can show, or is no place on Earth.
    #[error("({x}, {y}) cannot be projected to {plane:?}")]
    OutOfRange {
        /// Longitude in degrees, or metres to the east.
        x: f64,
        /// Latitude in degrees, or metres to the north.
        y: f64,
        /// The plane.
        plane: Plane,
    },
    /// The plane itself could not be set up.
    #[error("{plane:?} cannot be set up: {reason}")]
    Unusable {
        /// The plane.
        plane: Plane,
        /// What the projection library says.
        reason: String,
    },
}

impl Plane {
    /// The plane that fits a map whose centre is at `lon`, `lat` (degrees): SWEREF 99 TM for
    /// longitude 10–25 and latitude 54–70, the centre's UTM zone elsewhere.
    #[must_use]
    pub fn fitting(lon: f64, lat: f64) -> Self {
        if (10.0..=25.0).contains(&lon) && (54.0..=70.0).contains(&lat) {
            return Self::Sweref99Tm;
        }
        // Zones are 6° wide and counted from 180° west.
        let zone = ((lon + 180.0) / 6.0).floor().clamp(0.0, 59.0) as u8 + 1;
        Self::Utm { zone, north: lat >= 0.0 }
    }

    fn definition(self) -> String {
        // SWEREF 99 TM is UTM zone 33 on GRS 80, extended over all of Sweden (Lantmäteriet).
        let (zone, south) = match self {
            Self::Sweref99Tm => (33, ""),
            Self::Utm { zone, north: true } => (zone, ""),
            Self::Utm { zone, north: false } => (zone, " +south"),
        };
        format!("+proj=utm +zone={zone}{south} +ellps=GRS80 +units=m +no_defs")
    }
}

impl Projection {
    /// The way to and from `plane`.
    ///
    /// SWEREF 99 and WGS 84 are taken as the same datum; they differ by less than a metre,
    /// and every map program does the same.
    ///
    /// # Errors
    /// [`ProjectionError::Unusable`] when the projection library refuses the plane.
    pub fn new(plane: Plane) -> Result<Self, ProjectionError> {
        let set_up = |definition: &str| {
            Proj::from_proj_string(definition)
                .map_err(|error| ProjectionError::Unusable { plane, reason: error.to_string() })
        };
        Ok(Self(Arc::new(Inner {
            plane,
            lon_lat: set_up("+proj=longlat +ellps=GRS80 +no_defs")?,
            metres: set_up(&plane.definition())?,
        })))
    }

    /// SWEREF 99 TM.
    ///
    /// # Errors
    /// As [`Projection::new`].
    pub fn sweref99_tm() -> Result<Self, ProjectionError> {
        Self::new(Plane::Sweref99Tm)
    }

    /// The plane that is projected to.
    #[must_use]
    pub fn plane(&self) -> Plane {
        self.0.plane
    }

    /// Where longitude `lon` and latitude `lat` (degrees, WGS 84) lie in the plane, metres.
    ///
    /// # Errors
    /// [`ProjectionError::OutOfRange`] when they are no place on Earth, or lie too far from
    /// the plane's central meridian.
    pub fn to_plane(&self, lon: f64, lat: f64) -> Result<Coord<f64>, ProjectionError> {
        let out = || ProjectionError::OutOfRange { x: lon, y: lat, plane: self.0.plane };
        // Written so that NaN fails too.
        if !(lon.abs() <= 180.0 && lat.abs() <= 90.0) {
            return Err(out());
        }
        let mut point = (lon.to_radians(), lat.to_radians());
        transform(&self.0.lon_lat, &self.0.metres, &mut point).map_err(|_error| out())?;
        finite(point.0, point.1).ok_or_else(out)
    }

    /// Longitude (x) and latitude (y) in degrees of a point in the plane.
    ///
    /// # Errors
    /// [`ProjectionError::OutOfRange`] when the point is outside what the plane can show.
    pub fn to_lon_lat(&self, point: Coord<f64>) -> Result<Coord<f64>, ProjectionError> {
        let out = || ProjectionError::OutOfRange { x: point.x, y: point.y, plane: self.0.plane };
        let mut radians = (point.x, point.y);
        transform(&self.0.metres, &self.0.lon_lat, &mut radians).map_err(|_error| out())?;
        finite(radians.0.to_degrees(), radians.1.to_degrees()).ok_or_else(out)
    }
}

fn finite(x: f64, y: f64) -> Option<Coord<f64>> {
    (x.is_finite() && y.is_finite()).then_some(Coord { x, y })
}

impl fmt::Debug for Projection {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Projection").field(&self.0.plane).finish()
    }
}

impl PartialEq for Projection {
    fn eq(&self, other: &Self) -> bool {
        self.0.plane == other.0.plane
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reference_points() -> Vec<[f64; 4]> {
        let text = include_str!("../../maps/linkoping/reference.json");
        let reference: serde_json::Value = serde_json::from_str(text).unwrap();
        reference["sweref_points"]
            .as_array()
            .unwrap()
            .iter()
            .map(|point| ["lon", "lat", "e", "n"].map(|key| point[key].as_f64().unwrap()))
            .collect()
    }

    #[test]
    fn sweref_99_tm_agrees_with_pyproj_to_a_millimetre_over_all_of_sweden() {
        let projection = Projection::sweref99_tm().unwrap();
        for [lon, lat, e, n] in reference_points() {
            let point = projection.to_plane(lon, lat).unwrap();
            assert!((point.x - e).hypot(point.y - n) < 0.001, "{lon} {lat}: {point:?}");
        }
    }

    #[test]
    fn the_way_back_gives_the_same_longitude_and_latitude() {
        let projection = Projection::sweref99_tm().unwrap();
        for [lon, lat, e, n] in reference_points() {
            let back = projection.to_lon_lat(Coord { x: e, y: n }).unwrap();
            // The reference is rounded to a tenth of a millimetre, about 2e-9 degrees.
            assert!((back.x - lon).abs() < 5e-9 && (back.y - lat).abs() < 5e-9, "{back:?}");
        }
    }

    #[test]
    fn a_map_in_sweden_gets_sweref_and_one_elsewhere_its_own_utm_zone() {
        assert_eq!(Plane::fitting(15.6, 58.4), Plane::Sweref99Tm);
        assert_eq!(Plane::fitting(9.2, 48.8), Plane::Utm { zone: 32, north: true });
        assert_eq!(Plane::fitting(-58.4, -34.6), Plane::Utm { zone: 21, north: false });
        assert_eq!(Plane::fitting(180.0, 0.0), Plane::Utm { zone: 60, north: true });
    }

    #[test]
    fn a_southern_zone_counts_from_ten_thousand_kilometres() {
        let projection = Projection::new(Plane::fitting(-58.4, -34.6)).unwrap();
        let point = projection.to_plane(-58.4, -34.6).unwrap();
        assert!((6_100_000.0..6_200_000.0).contains(&point.y), "{point:?}");
        let back = projection.to_lon_lat(point).unwrap();
        assert!((back.x + 58.4).abs() < 1e-9 && (back.y + 34.6).abs() < 1e-9);
    }

    #[test]
    fn what_is_no_place_on_earth_is_refused() {
        let projection = Projection::sweref99_tm().unwrap();
        for (lon, lat) in [(f64::NAN, 58.0), (200.0, 58.0), (15.0, 91.0), (15.0, f64::INFINITY)] {
            assert!(matches!(
                projection.to_plane(lon, lat),
                Err(ProjectionError::OutOfRange { .. })
            ));
        }
    }

    #[test]
    fn a_projection_can_be_shared_between_threads() {
        let projection = Projection::sweref99_tm().unwrap();
        let here = projection.to_plane(15.6, 58.4).unwrap();
        let other = projection.clone();
        let there = std::thread::spawn(move || other.to_plane(15.6, 58.4).unwrap());
        assert_eq!(there.join().unwrap(), here);
    }
}
