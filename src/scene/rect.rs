//! Rectangles and lines on the screen.

use geo::{Coord, coord};

/// A rectangle in screen pixels, y downwards.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ScreenRect {
    /// Left edge.
    pub left: f64,
    /// Upper edge.
    pub top: f64,
    /// Right edge.
    pub right: f64,
    /// Lower edge.
    pub bottom: f64,
}

impl ScreenRect {
    /// The rectangle with upper left corner `at` and this width and height.
    #[must_use]
    pub fn at(at: Coord<f64>, width: f64, height: f64) -> Self {
        Self { left: at.x, top: at.y, right: at.x + width, bottom: at.y + height }
    }

    /// The rectangle with its middle in `centre`.
    #[must_use]
    pub fn around(centre: Coord<f64>, width: f64, height: f64) -> Self {
        Self::at(centre - coord! { x: width / 2.0, y: height / 2.0 }, width, height)
    }

    /// Width.
    #[must_use]
    pub fn width(&self) -> f64 {
        self.right - self.left
    }

    /// Height.
    #[must_use]
    pub fn height(&self) -> f64 {
        self.bottom - self.top
    }

    /// The middle.
    #[must_use]
    pub fn centre(&self) -> Coord<f64> {
        coord! { x: f64::midpoint(self.left, self.right), y: f64::midpoint(self.top, self.bottom) }
    }

    /// Whether it has no area.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.width() <= 0.0 || self.height() <= 0.0
    }

    /// This rectangle with `px` more on each side.
    #[must_use]
    pub fn grown(&self, px: f64) -> Self {
        Self {
            left: self.left - px,
            top: self.top - px,
            right: self.right + px,
            bottom: self.bottom + px,
        }
    }

    /// Whether the two share any area.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    /// Whether all of `other` is inside.
    #[must_use]
    pub fn holds(&self, other: &Self) -> bool {
        self.left <= other.left
            && other.right <= self.right
            && self.top <= other.top
            && other.bottom <= self.bottom
    }

    /// Whether `point` is inside or on the edge.
    #[must_use]
    pub fn contains(&self, point: Coord<f64>) -> bool {
        (self.left..=self.right).contains(&point.x) && (self.top..=self.bottom).contains(&point.y)
    }

    /// The part of the line from `from` to `to` inside, as shares (0–1) of its length; `None`
    /// where the line passes beside (Liang & Barsky 1984).
    #[must_use]
    pub fn clip(&self, from: Coord<f64>, to: Coord<f64>) -> Option<(f64, f64)> {
        let along = to - from;
        let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
        for (step, room) in [
            (-along.x, from.x - self.left),
            (along.x, self.right - from.x),
            (-along.y, from.y - self.top),
            (along.y, self.bottom - from.y),
        ] {
            if step.abs() < 1e-12 {
                if room < 0.0 {
                    return None;
                }
            } else if step < 0.0 {
                enter = enter.max(room / step);
            } else {
                leave = leave.min(room / step);
            }
        }
        (enter <= leave).then_some((enter, leave))
    }

    /// Whether the line from `from` to `to` touches it.
    #[must_use]
    pub fn meets_line(&self, from: Coord<f64>, to: Coord<f64>) -> bool {
        self.clip(from, to).is_some()
    }
}

/// A straight line between two points of the screen.
pub type ScreenLine = (Coord<f64>, Coord<f64>);

/// Whether two lines cross or touch.
#[must_use]
pub fn lines_cross(a: ScreenLine, b: ScreenLine) -> bool {
    use geo::Intersects;
    geo::Line::new(a.0, a.1).intersects(&geo::Line::new(b.0, b.1))
}

/// Distance from `point` to the line from `from` to `to`.
#[must_use]
pub fn distance_to_line(point: Coord<f64>, from: Coord<f64>, to: Coord<f64>) -> f64 {
    let along = to - from;
    let length2 = along.x * along.x + along.y * along.y;
    let share = if length2 > 0.0 {
        (((point - from).x * along.x + (point - from).y * along.y) / length2).clamp(0.0, 1.0)
    } else {
        0.0
    };
    length(point - (from + along * share))
}

/// Length of a vector.
#[must_use]
pub fn length(vector: Coord<f64>) -> f64 {
    vector.x.hypot(vector.y)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rectangles_that_only_touch_do_not_overlap() {
        let a = ScreenRect::at(coord! { x: 0.0, y: 0.0 }, 10.0, 10.0);
        assert!(!a.overlaps(&ScreenRect::at(coord! { x: 10.0, y: 0.0 }, 5.0, 5.0)));
        assert!(a.overlaps(&ScreenRect::at(coord! { x: 9.0, y: 9.0 }, 5.0, 5.0)));
    }

    #[test]
    fn a_line_past_a_corner_does_not_meet_the_rectangle() {
        let rect = ScreenRect::at(coord! { x: 0.0, y: 0.0 }, 10.0, 10.0);
        assert!(!rect.meets_line(coord! { x: 8.0, y: -5.0 }, coord! { x: 16.0, y: 4.0 }));
        assert!(rect.meets_line(coord! { x: -5.0, y: 5.0 }, coord! { x: 15.0, y: 6.0 }));
        assert!(rect.meets_line(coord! { x: 2.0, y: 2.0 }, coord! { x: 3.0, y: 3.0 }));
    }

    #[test]
    fn the_distance_to_a_line_is_to_its_nearest_point() {
        let (from, to) = (coord! { x: 0.0, y: 0.0 }, coord! { x: 10.0, y: 0.0 });
        assert!((distance_to_line(coord! { x: 5.0, y: 3.0 }, from, to) - 3.0).abs() < 1e-12);
        assert!((distance_to_line(coord! { x: 13.0, y: 4.0 }, from, to) - 5.0).abs() < 1e-12);
    }
}
