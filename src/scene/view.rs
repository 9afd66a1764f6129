//! Which part of the map a picture shows, and how large.

use geo::{Coord, Rect, coord};

/// The closest that a view can come, metres a pixel.
pub const CLOSEST_M_PER_PX: f64 = 0.5;
/// The widest that a view can be, metres a pixel: all of Sweden on a small screen.
pub const WIDEST_M_PER_PX: f64 = 5_000.0;

/// A window on the map's plane: north is up, and a metre is equally long in all directions.
///
/// Screen coordinates are pixels (in the window: points) from the picture's upper left corner,
/// with y downwards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    /// The point of the map in the middle of the picture, metres.
    pub centre: Coord<f64>,
    /// How many metres a pixel is.
    pub metres_per_px: f64,
    /// Width and height of the picture, pixels.
    pub size_px: Coord<f64>,
}

impl View {
    /// The view that shows all of `bounds` (metres) with at least `padding_px` around it.
    #[must_use]
    pub fn fit(bounds: Rect<f64>, size_px: Coord<f64>, padding_px: f64) -> Self {
        let room = |size: f64| (size - 2.0 * padding_px).max(1.0);
        let metres_per_px =
            (bounds.width() / room(size_px.x)).max(bounds.height() / room(size_px.y));
        Self { centre: bounds.center(), metres_per_px: limited(metres_per_px), size_px }
    }

    /// The view that shows all of `bounds` (metres) inside the part `frame` of the picture.
    #[must_use]
    pub fn fit_in(
        bounds: Rect<f64>,
        size_px: Coord<f64>,
        frame: Rect<f64>,
        padding_px: f64,
    ) -> Self {
        let inner = Self::fit(bounds, coord! { x: frame.width(), y: frame.height() }, padding_px);
        let mut view = Self { size_px, ..inner };
        view.pan(frame.center() - size_px / 2.0);
        view
    }

    /// Where a point of the map (metres) is on the screen.
    #[must_use]
    pub fn screen_from_map(&self, map: Coord<f64>) -> Coord<f64> {
        coord! {
            x: self.size_px.x / 2.0 + (map.x - self.centre.x) / self.metres_per_px,
            y: self.size_px.y / 2.0 - (map.y - self.centre.y) / self.metres_per_px,
        }
    }

    /// Which point of the map (metres) is at a point of the screen.
    #[must_use]
    pub fn map_from_screen(&self, screen: Coord<f64>) -> Coord<f64> {
        coord! {
            x: self.centre.x + (screen.x - self.size_px.x / 2.0) * self.metres_per_px,
            y: self.centre.y - (screen.y - self.size_px.y / 2.0) * self.metres_per_px,
        }
    }

    /// The part of the map that is seen, metres.
    #[must_use]
    pub fn visible(&self) -> Rect<f64> {
        Rect::new(self.map_from_screen(Coord::zero()), self.map_from_screen(self.size_px))
    }

    /// The part of the map that is seen and `margin_px` round it, metres.
    #[must_use]
    pub fn visible_with(&self, margin_px: f64) -> Rect<f64> {
        let seen = self.visible();
        let margin = coord! { x: margin_px, y: margin_px } * self.metres_per_px;
        Rect::new(seen.min() - margin, seen.max() + margin)
    }

    /// Comes `factor` times closer, keeping what is at `screen_point` where it is.
    pub fn zoom_at(&mut self, screen_point: Coord<f64>, factor: f64) {
        if !(factor.is_finite() && factor > 0.0) {
            return;
        }
        let held = self.map_from_screen(screen_point);
        self.metres_per_px = limited(self.metres_per_px / factor);
        let moved = self.map_from_screen(screen_point);
        self.centre = self.centre + held - moved;
    }

    /// Moves the map by `delta_px` on the screen, as a drag does.
    pub fn pan(&mut self, delta_px: Coord<f64>) {
        self.centre.x -= delta_px.x * self.metres_per_px;
        self.centre.y += delta_px.y * self.metres_per_px;
    }

    /// Moves the view so that its middle stays inside `bounds` (metres).
    pub fn keep_inside(&mut self, bounds: Rect<f64>) {
        self.centre.x = self.centre.x.clamp(bounds.min().x, bounds.max().x);
        self.centre.y = self.centre.y.clamp(bounds.min().y, bounds.max().y);
    }
}

/// A scale within the limits; the widest where it is no number.
fn limited(metres_per_px: f64) -> f64 {
    if metres_per_px.is_finite() {
        metres_per_px.clamp(CLOSEST_M_PER_PX, WIDEST_M_PER_PX)
    } else {
        WIDEST_M_PER_PX
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Roughly the rectangle round Linköping, SWEREF 99 TM.
    fn linkoping() -> Rect<f64> {
        Rect::new(coord! { x: 505_000.0, y: 6_435_000.0 }, coord! { x: 560_000.0, y: 6_515_000.0 })
    }

    const SIZE: Coord<f64> = Coord { x: 1600.0, y: 1000.0 };

    fn near(a: Coord<f64>, b: Coord<f64>, tolerance: f64) -> bool {
        (a - b).x.abs() < tolerance && (a - b).y.abs() < tolerance
    }

    #[test]
    fn the_whole_map_fits_with_its_padding() {
        let view = View::fit(linkoping(), SIZE, 24.0);
        let corner = view.screen_from_map(linkoping().min());
        assert!(corner.x >= 24.0 && (corner.y - (SIZE.y - 24.0)).abs() < 1e-6);
    }

    #[test]
    fn the_map_can_be_fitted_in_a_part_of_the_picture() {
        let frame = Rect::new(coord! { x: 300.0, y: 0.0 }, SIZE);
        let view = View::fit_in(linkoping(), SIZE, frame, 10.0);
        assert!(near(view.screen_from_map(linkoping().center()), frame.center(), 1e-6));
        assert!(view.screen_from_map(linkoping().min()).x >= 310.0);
    }

    #[test]
    fn north_is_up() {
        let view = View::fit(linkoping(), SIZE, 0.0);
        let north = view.screen_from_map(linkoping().center() + coord! { x: 0.0, y: 1000.0 });
        assert!(north.y < SIZE.y / 2.0);
    }

    #[test]
    fn a_drag_takes_the_map_with_it() {
        let mut view = View::fit(linkoping(), SIZE, 0.0);
        let grabbed = view.map_from_screen(coord! { x: 100.0, y: 100.0 });
        view.pan(coord! { x: 30.0, y: -7.0 });
        assert!(near(view.screen_from_map(grabbed), coord! { x: 130.0, y: 93.0 }, 1e-6));
    }

    #[test]
    fn no_zoom_goes_past_the_limits() {
        let mut view = View::fit(linkoping(), SIZE, 0.0);
        view.zoom_at(Coord::zero(), 1e12);
        assert!((view.metres_per_px - CLOSEST_M_PER_PX).abs() < 1e-9);
        view.zoom_at(Coord::zero(), 1e-12);
        assert!((view.metres_per_px - WIDEST_M_PER_PX).abs() < 1e-9);
        let before = view;
        view.zoom_at(Coord::zero(), f64::NAN);
        assert_eq!(view, before);
    }

    proptest! {
        #[test]
        fn a_point_goes_to_the_screen_and_back(x in -2e5..9e5_f64, y in 6e6..7e6_f64) {
            let view = View::fit(linkoping(), SIZE, 16.0);
            let point = coord! { x: x, y: y };
            prop_assert!(near(view.map_from_screen(view.screen_from_map(point)), point, 1e-6));
        }

        #[test]
        fn what_is_under_the_pointer_stays_there_when_zooming(
            x in 0.0..1600.0_f64, y in 0.0..1000.0_f64, factor in 0.5..2.0_f64,
        ) {
            let mut view = View::fit(linkoping(), SIZE, 16.0);
            let pointer = coord! { x: x, y: y };
            let held = view.map_from_screen(pointer);
            view.zoom_at(pointer, factor);
            prop_assert!(near(view.screen_from_map(held), pointer, 1e-6));
        }
    }
}
