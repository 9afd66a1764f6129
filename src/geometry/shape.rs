//! A district's shape in the plane.

use geo::{Area, BoundingRect, Contains, Coord, Intersects, MultiPolygon, Polygon, Rect};
use geo::{CoordsIter, Simplify, TriangulateEarcut, Winding};

use crate::geometry::pole::pole;

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
    /// The shape of `polygons` (metres), with its rings turned the right way and nothing else
    /// changed. Without corners it has no area, and its bounds and label point are the origin.
    #[must_use]
    pub fn new(mut polygons: MultiPolygon<f64>) -> Self {
        for polygon in &mut polygons {
            polygon.exterior_mut(Winding::make_ccw_winding);
            polygon.interiors_mut(|holes| holes.iter_mut().for_each(Winding::make_cw_winding));
        }
        let origin = Coord { x: 0.0, y: 0.0 };
        let largest =
            polygons.iter().max_by(|a, b| a.unsigned_area().total_cmp(&b.unsigned_area()));
        let (label_point, label_radius_m) = largest.and_then(pole).unwrap_or((origin, 0.0));
        Self {
            bounds: polygons.bounding_rect().unwrap_or_else(|| Rect::new(origin, origin)),
            area_m2: polygons.unsigned_area(),
            label_point,
            label_radius_m,
            triangles: Triangles::of(&polygons),
            polygons,
        }
    }

    /// Triangles of the shape with fewer corners: its border is at most `tolerance_m` from the
    /// real one. Where nothing would be left, the shape as it is.
    #[must_use]
    pub fn coarse(&self, tolerance_m: f64) -> Triangles {
        let coarse = Triangles::of(&self.polygons.simplify(tolerance_m));
        if coarse.indices.is_empty() { self.triangles.clone() } else { coarse }
    }

    /// Whether `point` lies inside; the border itself does not.
    #[must_use]
    pub fn contains(&self, point: Coord<f64>) -> bool {
        // The rectangle answers nearly always, and at once.
        self.bounds.intersects(&point) && self.polygons.contains(&point)
    }
}

impl Triangles {
    /// Fills `polygons`, holes left open.
    fn of(polygons: &MultiPolygon<f64>) -> Self {
        let mut all = Self::default();
        for polygon in polygons {
            all.add(polygon);
        }
        all
    }

    fn add(&mut self, polygon: &Polygon<f64>) {
        // The ear cutter asks for rings of at least three corners and the first again.
        let fillable = |ring: &geo::LineString<f64>| ring.coords_count() >= 4;
        if !fillable(polygon.exterior()) {
            return;
        }
        let (exterior, mut holes) = polygon.clone().into_inner();
        holes.retain(fillable);
        let cut = Polygon::new(exterior, holes).earcut_triangles_raw();
        let offset = self.vertices.len();
        self.vertices.extend(cut.vertices);
        self.indices.extend(
            // A file of at most some hundred megabytes has far fewer than 2^32 corners.
            cut.triangle_indices.iter().filter_map(|&index| u32::try_from(index + offset).ok()),
        );
    }

    /// Area of all triangles, m².
    #[must_use]
    pub fn area_m2(&self) -> f64 {
        let corner = |index: u32| self.vertices.get(index as usize).copied().unwrap_or_default();
        self.indices
            .chunks_exact(3)
            .filter_map(|triangle| match triangle {
                [a, b, c] => Some((corner(*a), corner(*b), corner(*c))),
                _ => None,
            })
            .map(|([ax, ay], [bx, by], [cx, cy])| {
                ((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)).abs() / 2.0
            })
            .sum()
    }
}

#[cfg(test)]
mod tests {
    use geo::{LineString, polygon};

    use super::*;

    /// A square of 10 by 10 with a hole of 2 by 2, both rings the wrong way round.
    fn with_hole() -> Shape {
        Shape::new(MultiPolygon::from(polygon!(
            exterior: [(x: 0.0, y: 0.0), (x: 0.0, y: 10.0), (x: 10.0, y: 10.0), (x: 10.0, y: 0.0)],
            interiors: [[(x: 4.0, y: 4.0), (x: 6.0, y: 4.0), (x: 6.0, y: 6.0), (x: 4.0, y: 6.0)]],
        )))
    }

    #[test]
    fn a_coarse_shape_has_fewer_corners_and_nearly_the_same_area() {
        // A circle of radius 100 m: a corner every degree, or as many as half a metre asks for.
        let ring = (0..=360).map(|degree| f64::from(degree % 360).to_radians());
        let ring: LineString<f64> = ring.map(|a| (100.0 * a.cos(), 100.0 * a.sin())).collect();
        let circle = Shape::new(MultiPolygon::from(Polygon::new(ring, Vec::new())));
        let coarse = circle.coarse(0.5);
        assert!(coarse.vertices.len() < 60, "{}", coarse.vertices.len());
        // A strip of half a metre along the border is the most that can be missing.
        let strip = std::f64::consts::TAU * 100.0 * 0.5;
        assert!((coarse.area_m2() - circle.area_m2).abs() < strip);
        // A district smaller than the tolerance is still there.
        assert!(!circle.coarse(1000.0).indices.is_empty());
    }

    #[test]
    fn rings_are_turned_the_right_way() {
        let shape = with_hole();
        assert!(shape.polygons.0[0].exterior().is_ccw());
        assert!(shape.polygons.0[0].interiors()[0].is_cw());
    }

    #[test]
    fn a_hole_is_neither_counted_nor_filled_nor_inside() {
        let shape = with_hole();
        assert!((shape.area_m2 - 96.0).abs() < 1e-9);
        assert!((shape.triangles.area_m2() - 96.0).abs() < 1e-9);
        assert!(!shape.contains(Coord { x: 5.0, y: 5.0 }));
        assert!(shape.contains(Coord { x: 1.0, y: 1.0 }));
        assert!(!shape.contains(Coord { x: 11.0, y: 1.0 }));
    }

    #[test]
    fn the_label_stands_in_the_largest_part() {
        let small = polygon![(x: 50.0, y: 0.0), (x: 51.0, y: 0.0), (x: 51.0, y: 1.0)];
        let large = polygon![(x: 0.0, y: 0.0), (x: 9.0, y: 0.0), (x: 9.0, y: 9.0)];
        let shape = Shape::new(MultiPolygon::new(vec![small, large]));
        assert!(shape.label_point.x < 9.0);
        assert!((shape.area_m2 - 41.0).abs() < 1e-9);
    }

    #[test]
    fn shapes_without_an_inside_are_kept_and_do_no_harm() {
        let empty = Shape::new(MultiPolygon::new(Vec::new()));
        assert_eq!((empty.area_m2, empty.triangles.indices.len()), (0.0, 0));
        let none = Polygon::new(LineString::new(Vec::new()), Vec::new());
        let line = polygon![(x: 1.0, y: 1.0), (x: 2.0, y: 2.0)];
        let shape = Shape::new(MultiPolygon::new(vec![none, line]));
        assert_eq!(shape.polygons.0.len(), 2);
        assert_eq!(shape.triangles, Triangles::default());
    }
}
