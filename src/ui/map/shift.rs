//! Where what was placed for one view stands in another.

use egui::{Pos2, vec2};
use geo::Coord;

use crate::scene::View;

/// The way from a point of the screen in one view to the same point of the map in another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Shift {
    scale: f64,
    by: Coord<f64>,
}

impl Shift {
    /// All stays where it is.
    pub(super) const NONE: Self = Self { scale: 1.0, by: Coord { x: 0.0, y: 0.0 } };

    pub(super) fn between(from: &View, to: &View) -> Self {
        if from == to {
            return Self::NONE;
        }
        let by = to.screen_from_map(from.map_from_screen(Coord::zero()));
        Self { scale: from.metres_per_px / to.metres_per_px, by }
    }

    pub(super) fn point(&self, point: Coord<f64>) -> Coord<f64> {
        point * self.scale + self.by
    }

    /// How far something goes that stands at `point` and keeps its size.
    pub(super) fn of(&self, point: Coord<f64>) -> Coord<f64> {
        self.point(point) - point
    }

    /// A point of the screen, where the picture's corner was at `from` and is at `at`.
    pub(super) fn on_screen(&self, at: Pos2, from: Pos2, point: Pos2) -> Pos2 {
        let scale = self.scale as f32;
        at + (point - from) * scale + vec2(self.by.x as f32, self.by.y as f32)
    }
}

#[cfg(test)]
mod tests {
    use geo::coord;

    use super::*;

    #[test]
    fn a_point_of_the_map_goes_from_where_one_view_has_it_to_where_the_other_does() {
        let from = View {
            centre: coord! { x: 530_000.0, y: 6_470_000.0 },
            metres_per_px: 20.0,
            size_px: coord! { x: 800.0, y: 600.0 },
        };
        let mut to = View { size_px: coord! { x: 900.0, y: 500.0 }, ..from };
        to.pan(coord! { x: 37.0, y: -12.0 });
        to.zoom_at(coord! { x: 100.0, y: 50.0 }, 1.3);
        let shift = Shift::between(&from, &to);
        let place = coord! { x: 531_234.0, y: 6_468_765.0 };
        let found = shift.point(from.screen_from_map(place));
        let expected = to.screen_from_map(place);
        assert!((found.x - expected.x).abs() < 1e-6 && (found.y - expected.y).abs() < 1e-6);
        assert!(shift != Shift::NONE);
        assert_eq!(Shift::between(&from, &from), Shift::NONE);
    }
}
