//! The padlocks of districts that are locked.

use geo::{Coord, coord};

use super::{FillColour, FilledShape, Marker, Name, PictureInput};
use crate::model::DistrictIdx;
use crate::scene::palette::{Rgb, text_on};
use crate::scene::rect::ScreenRect;

/// Width of a padlock, pixels at font scale 1.
const LOCK_PX: f64 = 8.0;
/// Number of corners of the bow's half circle.
const BOW_STEPS: i32 = 8;

/// The padlock of a locked district: a body with a bow above it.
#[derive(Clone, Debug, PartialEq)]
pub struct Lock {
    /// The district.
    pub district: DistrictIdx,
    /// What it takes up, pixels.
    pub rect: ScreenRect,
    /// Its colour.
    pub colour: Rgb,
}

impl Lock {
    /// The body.
    #[must_use]
    pub fn body(&self) -> ScreenRect {
        let height = self.rect.height() * 0.55;
        ScreenRect { top: self.rect.bottom - height, ..self.rect }
    }

    /// The bow, a line from one side of the body over to the other.
    #[must_use]
    pub fn bow(&self) -> Vec<Coord<f64>> {
        let radius = self.rect.width() * 0.3;
        let centre = coord! { x: self.rect.centre().x, y: self.rect.top + radius + self.line() };
        let foot = self.body().top;
        let arc = (0..=BOW_STEPS).map(|step| {
            let angle = std::f64::consts::PI * (1.0 - f64::from(step) / f64::from(BOW_STEPS));
            coord! { x: centre.x + radius * angle.cos(), y: centre.y - radius * angle.sin() }
        });
        let left = coord! { x: centre.x - radius, y: foot };
        let right = coord! { x: centre.x + radius, y: foot };
        std::iter::once(left).chain(arc).chain([right]).collect()
    }

    /// Width of the bow's line, pixels.
    #[must_use]
    pub fn line(&self) -> f64 {
        self.rect.width() * 0.16
    }
}

/// A padlock on each locked district, where it covers neither a name nor a unit's sign.
pub(super) fn locks(
    input: &PictureInput<'_>,
    fills: &[FilledShape],
    names: &[Name],
    markers: &[Marker],
) -> Vec<Lock> {
    let width = LOCK_PX * input.font_scale;
    let height = width * 1.3;
    let screen = ScreenRect::at(Coord::zero(), input.view.size_px.x, input.view.size_px.y);
    let is_free = |rect: &ScreenRect| {
        let on_marker = |marker: &Marker| {
            let side = 2.0 * (marker.radius + marker.ring);
            rect.overlaps(&ScreenRect::around(marker.centre, side, side))
        };
        !names.iter().any(|name| name.rect.overlaps(rect)) && !markers.iter().any(on_marker)
    };
    let lock = |&district: &DistrictIdx| {
        let shape = &input.map.districts.get(district)?.shape;
        let centre = input.view.screen_from_map(shape.label_point);
        // Under the name, over it, beside it; else on the point that the name belongs to.
        let name =
            names.iter().find(|name| name.district == district && name.rect.contains(centre));
        let (x, y) = name.map_or((width, height), |name| {
            let (room_x, room_y) = (name.rect.width() + width, name.rect.height() + height);
            (room_x / 2.0 + 2.0, room_y / 2.0 + 1.0)
        });
        let middle = name.map_or(centre, |name| name.rect.centre());
        let places = [(0.0, y), (0.0, -y), (-x, 0.0), (x, 0.0)]
            .map(|(x, y)| ScreenRect::around(middle + coord! { x: x, y: y }, width, height));
        let alone = name.is_none().then(|| ScreenRect::around(centre, width, height));
        let found = alone.into_iter().chain(places).find(is_free);
        let rect = found.unwrap_or_else(|| ScreenRect::around(centre, width, height));
        let ground = fills.iter().find(|fill| fill.district == district).map(|fill| fill.colour);
        let colour = match ground {
            Some(FillColour::Solid(fill)) => text_on(fill),
            _ => input.theme.tokens().text,
        };
        screen.holds(&rect).then_some(Lock { district, rect, colour })
    };
    input.plan.rules.locked.keys().filter_map(lock).collect()
}
