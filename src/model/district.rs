//! The map's districts: immutable once read, shared by every plan on the map.

use geo::{Coord, MultiPolygon, Rect};

use crate::define_index;
use crate::geometry::{Adjacency, Borders, Projection, Shape};
use crate::model::{IndexVec, IndicatorTable};

define_index! {
    /// Position of a district in its [`DistrictSet`]; stable while that map is loaded.
    DistrictIdx
}

/// One district (stadsdel, RegSO, DeSO …) of the map.
#[derive(Clone, Debug, PartialEq)]
pub struct District {
    /// The area code of the source, unique on the map, such as `0580R017`.
    pub code: String,
    /// The source's own name; a plan may show another.
    pub name: String,
    /// The district in the map's plane, metres.
    pub shape: Shape,
    /// The source's geometry in WGS 84 (longitude, latitude), for export unchanged.
    pub lon_lat: MultiPolygon<f64>,
    /// All properties of the source, in its order, for export unchanged.
    pub properties: serde_json::Map<String, serde_json::Value>,
}

/// A whole map: districts, who borders whom, and the indicators per district.
#[derive(Clone, Debug)]
pub struct DistrictSet {
    /// A short name of the map, such as `linkoping`.
    pub name: String,
    /// The map's title in Swedish and in English.
    pub title: Localised,
    /// The source line that stands with every picture of the map.
    pub attribution: Localised,
    /// SHA-256 of the district file, lower-case hexadecimal.
    pub sha256: String,
    /// The districts, ordered by code.
    pub districts: IndexVec<DistrictIdx, District>,
    /// Which districts share a border.
    pub adjacency: Adjacency,
    /// The borders between districts, each once.
    pub borders: Borders,
    /// The way from WGS 84 to the map's plane and back.
    pub projection: Projection,
    /// Figures per district.
    pub indicators: IndicatorTable,
    /// The smallest rectangle round all districts, metres.
    pub bounds: Rect<f64>,
    /// The smallest rectangle round the dense part of the map ("the city"), metres; all of the
    /// map where it has no dense part.
    pub city: Rect<f64>,
}

/// A text that the data itself carries in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Localised {
    /// Swedish.
    pub sv: String,
    /// English.
    pub en: String,
}

impl DistrictSet {
    /// Number of districts.
    #[must_use]
    pub fn len(&self) -> usize {
        self.districts.len()
    }

    /// Whether the map has no district.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.districts.is_empty()
    }

    /// The district with area code `code`.
    #[must_use]
    pub fn by_code(&self, code: &str) -> Option<DistrictIdx> {
        self.districts
            .iter_enumerated()
            .find_map(|(index, district)| (district.code == code).then_some(index))
    }

    /// The district whose area holds `point` (metres in the map's plane).
    #[must_use]
    pub fn at(&self, point: Coord<f64>) -> Option<DistrictIdx> {
        self.districts
            .iter_enumerated()
            .find_map(|(index, district)| district.shape.contains(point).then_some(index))
    }
}
