//! The small map: the whole with a frame for what the picture shows, or, on a picture of the
//! whole, its city enlarged.

use geo::{Coord, Intersects, Rect, coord};

use crate::scene::rect::ScreenRect;
use crate::scene::view::View;

use super::bubbles::{Bubble, bubbles};
use super::{
    FillColour, FilledShape, Marker, PictureInput, Stroke, borders, cards, fills, markers,
};
use crate::model::{DistrictIdx, IndexVec};
use crate::scene::borders::{UnitChain, chain_lines};
use crate::scene::legend::unit_colour;

/// The longest side of the whole as an inset, pixels at font scale 1.
const LONGEST_PX: f64 = 190.0;
/// The longest side of the city as an inset, as a part of the picture's shorter side.
const CITY_PART: f64 = 0.38;
/// The longest side of the city as an inset at the least and at the most, pixels at font scale 1.
const CITY_PX: (f64, f64) = (190.0, 360.0);
/// How much larger than on the map the city must be to be worth its room.
const LEAST_ENLARGED: f64 = 1.25;
/// Room round the small map, pixels at font scale 1.
const PADDING_PX: f64 = 8.0;
/// Width of units' outlines on the whole, pixels at font scale 1.
const LINE_PX: f64 = 1.4;
/// Width of units' outlines on the city, pixels at font scale 1.
const CITY_LINE_PX: f64 = 2.2;
/// Room that the card with the scale takes, pixels at font scale 1.
const SCALE_PX: f64 = 80.0;
/// The same with a legend of circles.
const CIRCLES_PX: f64 = 180.0;

/// What a small map shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InsetOf {
    /// All of the map; the frame is on the small map.
    Whole,
    /// The city, larger than on the picture; the frame is on the picture.
    City,
}

/// A small map.
#[derive(Clone, Debug, PartialEq)]
pub struct Inset {
    /// What it shows.
    pub of: InsetOf,
    /// Its card, pixels.
    pub rect: ScreenRect,
    /// The districts, with the colours of the large map.
    pub fills: Vec<FilledShape>,
    /// Borders between districts where they can be seen, and outlines of units.
    pub outlines: Vec<Stroke>,
    /// Circles whose areas are counts.
    pub circles: Vec<Bubble>,
    /// Signs of units.
    pub markers: Vec<Marker>,
    /// What the picture shows of it, or where on the picture it is.
    pub frame: ScreenRect,
    /// The view of the small map, in the picture's coordinates.
    pub view: View,
}

impl Inset {
    /// The inset; `None` where it would tell nothing that the picture does not.
    pub(super) fn new(
        input: &PictureInput<'_>,
        colours: &IndexVec<DistrictIdx, FillColour>,
        chains: &[UnitChain],
        circles: &[Bubble],
    ) -> Option<Self> {
        let seen = input.view.visible();
        if holds(&seen, &input.map.bounds) {
            Self::city(input, colours, chains, circles)
        } else if seen.intersects(&input.map.bounds) {
            Some(Self::whole(input, colours, chains))
        } else {
            None
        }
    }

    /// All of the map, in the upper right corner.
    fn whole(
        input: &PictureInput<'_>,
        colours: &IndexVec<DistrictIdx, FillColour>,
        chains: &[UnitChain],
    ) -> Self {
        let (view, scale, bounds) = (&input.view, input.font_scale, input.map.bounds);
        let size = card_size(bounds, LONGEST_PX * scale, scale);
        let margin = cards::MARGIN_PX * scale;
        let corner = coord! { x: view.size_px.x - margin - size.x, y: margin };
        let rect = ScreenRect::at(corner, size.x, size.y);
        let small = small_view(bounds, &rect, view, scale);
        let frame = frame(&rect, &small, &view.visible());
        Self {
            of: InsetOf::Whole,
            fills: fills(input, &small, colours),
            outlines: units(input, chains, &small, LINE_PX * scale),
            circles: Vec::new(),
            markers: Vec::new(),
            frame,
            view: small,
            rect,
        }
    }

    /// The city, where it hides least of the map.
    fn city(
        input: &PictureInput<'_>,
        colours: &IndexVec<DistrictIdx, FillColour>,
        chains: &[UnitChain],
        circles: &[Bubble],
    ) -> Option<Self> {
        let (view, scale, city) = (&input.view, input.font_scale, input.map.city);
        let (least, most) = CITY_PX;
        let longest =
            (CITY_PART * view.size_px.x.min(view.size_px.y)).clamp(least * scale, most * scale);
        let size = card_size(city, longest, scale);
        let circles: Vec<ScreenRect> = circles.iter().map(Bubble::reach).collect();
        let rect = emptiest(input, &circles, size)?;
        let small = small_view(city, &rect, view, scale);
        if small.metres_per_px * LEAST_ENLARGED > view.metres_per_px {
            return None;
        }
        let inside = PictureInput { view: small, ..*input };
        let area = Rect::new(
            small.map_from_screen(coord! { x: rect.left, y: rect.bottom }),
            small.map_from_screen(coord! { x: rect.right, y: rect.top }),
        );
        let is_inside = |district| {
            let shape = input.map.districts.get(district).map(|district| district.shape.bounds);
            shape.is_some_and(|bounds| bounds.intersects(&area))
        };
        let mut fills = fills(input, &small, colours);
        fills.retain(|fill| is_inside(fill.district));
        let mut outlines = borders(&inside, colours);
        outlines.extend(units(input, chains, &small, CITY_LINE_PX * scale));
        let signs = if input.markers { markers(&inside) } else { Vec::new() };
        let reaches = |sign: &Marker| rect.holds(&sign.rect());
        Some(Self {
            of: InsetOf::City,
            fills,
            outlines,
            circles: bubbles(input, &small, &rect),
            markers: signs.into_iter().filter(reaches).collect(),
            frame: on_screen(view, &city),
            view: small,
            rect,
        })
    }

    /// Puts the frame where it belongs in another `view` of the map.
    pub(super) fn follow(&mut self, view: &View, city: &Rect<f64>) {
        self.frame = match self.of {
            InsetOf::Whole => frame(&self.rect, &self.view, &view.visible()),
            InsetOf::City => on_screen(view, city),
        };
    }
}

/// How large the card of an inset of `bounds` is whose longest side is `longest`, pixels.
fn card_size(bounds: Rect<f64>, longest: f64, scale: f64) -> Coord<f64> {
    let (width, height) = (bounds.width(), bounds.height());
    let room = 2.0 * PADDING_PX * scale;
    let px_per_m = (longest - room) / width.max(height);
    Coord { x: width.mul_add(px_per_m, room), y: height.mul_add(px_per_m, room) }
}

/// The view of `bounds` inside the card `rect`, in the coordinates of the picture.
fn small_view(bounds: Rect<f64>, rect: &ScreenRect, view: &View, scale: f64) -> View {
    let size = coord! { x: rect.width(), y: rect.height() };
    let mut small = View::fit(bounds, size, PADDING_PX * scale);
    let off = rect.centre() - view.size_px / 2.0;
    small.size_px = view.size_px;
    small.centre.x -= off.x * small.metres_per_px;
    small.centre.y += off.y * small.metres_per_px;
    small
}

/// The outlines of the units on the small map.
fn units(input: &PictureInput<'_>, chains: &[UnitChain], small: &View, width: f64) -> Vec<Stroke> {
    if !input.unit_outlines {
        return Vec::new();
    }
    let stroke = |line: crate::scene::borders::UnitLine| Stroke {
        points: line.points,
        is_closed: line.is_closed,
        colour: unit_colour(input.plan, line.unit, input.theme),
        width,
    };
    chain_lines(chains, small, width).into_iter().map(stroke).collect()
}

/// Where along the picture's edges, but in the corner of other cards, a card of `size` hides as few
/// of the `circles` and as little of the map as it can, and nothing that floats there; `None` where
/// there is no such place.
pub(super) fn emptiest(
    input: &PictureInput<'_>,
    circles: &[ScreenRect],
    size: Coord<f64>,
) -> Option<ScreenRect> {
    let (scale, whole) = (input.font_scale, input.view.size_px);
    let margin = cards::MARGIN_PX * scale;
    let has_legend = input.legend.is_some();
    let below = scale * if input.circles.is_some() { CIRCLES_PX } else { SCALE_PX };
    let scales = (input.scale_bar && !input.is_cartogram()).then(|| {
        let width = 220.0 * scale;
        let x = if has_legend { whole.x - width - margin } else { margin };
        ScreenRect::at(coord! { x: x, y: whole.y - below - margin }, width, below)
    });
    let (top, middle) = (margin, (whole.y - size.y) / 2.0);
    let bottoms = [whole.y - margin - size.y, whole.y - margin - size.y - below];
    let right = whole.x - margin - size.x;
    let left = if has_legend { 2.0 * margin + cards::CARD_WIDTH_PX * scale } else { margin };
    let places = [right, left].into_iter().flat_map(|x| {
        // Also right under what floats at the top.
        let column = ScreenRect::at(coord! { x: x, y: 0.0 }, size.x, whole.y);
        let above = input.covers.iter().filter(|it| it.overlaps(&column) && it.top < whole.y / 3.0);
        let under = above.map(|it| it.bottom + margin / 2.0).fold(top, f64::max);
        let ys = [top, bottoms[0], bottoms[1], middle, under];
        ys.map(|y| ScreenRect::at(coord! { x: x, y: y }, size.x, size.y))
    });
    let taken: Vec<ScreenRect> = input.covers.iter().copied().chain(scales).collect();
    let picture = ScreenRect::at(Coord::zero(), whole.x, whole.y);
    let corner = ScreenRect::at(Coord::zero(), margin + 1.0, margin + 1.0);
    let free = places.filter(|place| {
        !place.overlaps(&corner)
            && picture.holds(place)
            && !taken.iter().any(|it| it.grown(4.0 * scale).overlaps(place))
    });
    let city = on_screen(&input.view, &input.map.city).grown(6.0 * scale);
    let corners: Vec<Coord<f64>> = input
        .map
        .borders
        .arcs
        .iter()
        .flat_map(|arc| &arc.points)
        .map(|point| input.view.screen_from_map(*point))
        .collect();
    let hidden = |place: &ScreenRect| {
        let corners = corners.iter().filter(|corner| place.contains(**corner)).count();
        // The city itself is what the frame must be seen on.
        let circles = circles.iter().filter(|circle| circle.overlaps(place)).count();
        (city.overlaps(place), circles, corners)
    };
    free.map(|place| (hidden(&place), place)).min_by_key(|(hidden, _)| *hidden).map(|(_, it)| it)
}

/// A part of the map on the screen.
fn on_screen(view: &View, part: &Rect<f64>) -> ScreenRect {
    let (low, high) = (view.screen_from_map(part.min()), view.screen_from_map(part.max()));
    ScreenRect { left: low.x, top: high.y, right: high.x, bottom: low.y }
}

/// Where the part `seen` (metres) of the whole is in the view `small`, inside the card `rect`.
fn frame(rect: &ScreenRect, small: &View, seen: &Rect<f64>) -> ScreenRect {
    let all = on_screen(small, seen);
    ScreenRect {
        left: all.left.max(rect.left + 2.0),
        top: all.top.max(rect.top + 2.0),
        right: all.right.min(rect.right - 2.0),
        bottom: all.bottom.min(rect.bottom - 2.0),
    }
}

fn holds(outer: &Rect<f64>, inner: &Rect<f64>) -> bool {
    outer.min().x <= inner.min().x
        && outer.min().y <= inner.min().y
        && outer.max().x >= inner.max().x
        && outer.max().y >= inner.max().y
}
