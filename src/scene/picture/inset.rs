//! The small map of the whole, with a frame for what the picture shows.

use geo::{Coord, Intersects, Rect, coord};

use crate::scene::rect::ScreenRect;
use crate::scene::view::View;

use super::{FillColour, FilledShape, PictureInput, Stroke, cards, fills};
use crate::model::{DistrictIdx, IndexVec};
use crate::scene::borders::{UnitChain, chain_lines};
use crate::scene::legend::unit_colour;

/// The longest side of an inset, pixels at font scale 1.
const LONGEST_PX: f64 = 190.0;
/// Room round the small map, pixels at font scale 1.
const PADDING_PX: f64 = 8.0;
/// Width of units' outlines on it, pixels at font scale 1.
const LINE_PX: f64 = 1.4;

/// A small map of the whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Inset {
    /// Its card, pixels.
    pub rect: ScreenRect,
    /// The districts, with the colours of the large map.
    pub fills: Vec<FilledShape>,
    /// Outlines of units.
    pub outlines: Vec<Stroke>,
    /// What the picture shows of it.
    pub frame: ScreenRect,
    /// The view of the small map, in the picture's coordinates.
    pub view: View,
}

impl Inset {
    /// The inset in the upper right corner; `None` where the picture shows the whole map.
    pub(super) fn new(
        input: &PictureInput<'_>,
        colours: &IndexVec<DistrictIdx, FillColour>,
        chains: &[UnitChain],
    ) -> Option<Self> {
        let (map, view, scale) = (input.map, &input.view, input.font_scale);
        let seen = view.visible();
        if holds(&seen, &map.bounds) || !seen.intersects(&map.bounds) {
            return None;
        }
        let (width, height) = (map.bounds.width(), map.bounds.height());
        let longest = (LONGEST_PX - 2.0 * PADDING_PX) * scale / width.max(height);
        let size = coord! { x: width, y: height } * longest + pad(2.0 * PADDING_PX * scale);
        let margin = cards::MARGIN_PX * scale;
        let corner = coord! { x: view.size_px.x - margin - size.x, y: margin };
        let rect = ScreenRect::at(corner, size.x, size.y);
        let mut small = View::fit(map.bounds, size, PADDING_PX * scale);
        // Coordinates of the inset are those of the picture.
        let off = rect.centre() - view.size_px / 2.0;
        small.size_px = view.size_px;
        small.centre.x -= off.x * small.metres_per_px;
        small.centre.y += off.y * small.metres_per_px;
        let fills = fills(input, &small, colours);
        let width = LINE_PX * scale;
        let outlines = if input.unit_outlines {
            chain_lines(chains, &small, width)
                .into_iter()
                .map(|line| Stroke {
                    points: line.points,
                    is_closed: line.is_closed,
                    colour: unit_colour(input.plan, line.unit, input.theme),
                    width,
                })
                .collect()
        } else {
            Vec::new()
        };
        let frame = frame(&rect, &small, &seen);
        Some(Self { rect, fills, outlines, frame, view: small })
    }

    /// Puts the frame round what `view` shows.
    pub(super) fn follow(&mut self, view: &View) {
        self.frame = frame(&self.rect, &self.view, &view.visible());
    }
}

/// Where the part `seen` (metres) of the whole is in the view `small`, inside the card `rect`.
fn frame(rect: &ScreenRect, small: &View, seen: &Rect<f64>) -> ScreenRect {
    let (low, high) = (small.screen_from_map(seen.min()), small.screen_from_map(seen.max()));
    ScreenRect {
        left: low.x.max(rect.left + 2.0),
        top: high.y.max(rect.top + 2.0),
        right: high.x.min(rect.right - 2.0),
        bottom: low.y.min(rect.bottom - 2.0),
    }
}

fn pad(px: f64) -> Coord<f64> {
    coord! { x: px, y: px }
}

fn holds(outer: &Rect<f64>, inner: &Rect<f64>) -> bool {
    outer.min().x <= inner.min().x
        && outer.min().y <= inner.min().y
        && outer.max().x >= inner.max().x
        && outer.max().y >= inner.max().y
}
