//! A district's shape in the plane.

use geo::{Coord, MultiPolygon, Rect};

/// Triangles that fill a shape.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Triangles {
    /// Corners, metres in the plane.
    pub vertices: Vec<[f64; 2]>,
    /// Three positions in `vertices` a triangle.
    pub indices: Vec<u32>,
}

/// A multipolygon with what is computed from it once, when it is read.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// The outline, metres: exterior rings counter-clockwise, holes clockwise.
    pub polygons: MultiPolygon<f64>,
    /// The smallest rectangle round it.
    pub bounds: Rect<f64>,
    /// Area in m².
    pub area_m2: f64,
    /// The point inside that is farthest from the border of the largest part (pole of
    /// inaccessibility): where a name has most room.
    pub label_point: Coord<f64>,
    /// Distance from `label_point` to the nearest border, metres.
    pub label_radius_m: f64,
    /// What fills it.
    pub triangles: Triangles,
}

impl Shape {
    /// Whether `point` lies inside.
    #[must_use]
    pub fn contains(&self, point: Coord<f64>) -> bool {
        use geo::Contains;
        self.polygons.contains(&point)
    }
}
