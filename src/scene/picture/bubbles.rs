//! Circles on the map whose areas are counts.

use geo::Coord;

use super::PictureInput;
use crate::model::DistrictIdx;
use crate::scene::circles::CircleSize;
use crate::scene::rect::ScreenRect;
use crate::scene::view::View;

/// How much of the map a circle hides, 0–1: the fill is still seen through it.
pub const BUBBLE_OPACITY: f64 = 0.62;
/// Width of a circle's line, pixels at font scale 1.
pub const BUBBLE_LINE_PX: f64 = 1.3;
/// Width of what sets the line off from any ground, pixels at font scale 1.
pub const BUBBLE_HALO_PX: f64 = 3.3;
/// Side of the square in a circle that no name stands on, as a part of its radius.
const KEPT_FREE: f64 = 1.7;

/// A circle whose area is a count.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bubble {
    /// The district.
    pub district: DistrictIdx,
    /// Its middle, pixels: where the district's name has most room.
    pub centre: Coord<f64>,
    /// Its radius, pixels.
    pub radius: f64,
}

impl Bubble {
    /// All of it with its line.
    pub(super) fn reach(&self) -> ScreenRect {
        let side = 2.0 * self.radius + BUBBLE_HALO_PX;
        ScreenRect::around(self.centre, side, side)
    }

    /// What of it no name stands on.
    pub(super) fn kept_free(&self) -> ScreenRect {
        ScreenRect::around(self.centre, KEPT_FREE * self.radius, KEPT_FREE * self.radius)
    }
}

/// The circles that `view` shows inside `frame`, the largest first, so that none hides another.
pub(super) fn bubbles(input: &PictureInput<'_>, view: &View, frame: &ScreenRect) -> Vec<Bubble> {
    let Some(circles) = input.circles else { return Vec::new() };
    if !matches!(circles.size, CircleSize::OnMap { .. }) {
        return Vec::new();
    }
    // As large as on the map itself, also in a small one: there is one legend.
    let per_root = circles.px_per_root(&input.view, input.font_scale);
    let mut bubbles: Vec<Bubble> = input
        .map
        .districts
        .iter_enumerated()
        .filter_map(|(district, at)| {
            let radius = per_root * circles.count(district)?.sqrt();
            let centre = view.screen_from_map(at.shape.label_point);
            let reach = ScreenRect::around(centre, 2.0 * radius, 2.0 * radius);
            frame.overlaps(&reach).then_some(Bubble { district, centre, radius })
        })
        .collect();
    bubbles.sort_by(|a, b| b.radius.total_cmp(&a.radius).then(a.district.cmp(&b.district)));
    bubbles
}
