//! The way from the map to the circles in its place, and back.

use std::sync::Arc;

use egui::epaint::Vertex;
use egui::{Context, Mesh, Painter, Shape};
use geo::{Coord, coord};

use super::drawing::Wanted;
use super::paint::place;
use super::{MapPane, between};
use crate::app::AppState;
use crate::model::{DistrictIdx, DistrictSet};
use crate::scene::picture::{FillColour, fill_colours};
use crate::scene::{Theme, View};
use crate::ui::theme::{Skin, colour};

/// Time that it takes, seconds.
const MORPH_S: f64 = 0.25;

/// A corner of a district's triangles: where the map has it, and on its circle.
#[derive(Clone, Copy, Debug)]
struct Corner {
    district: DistrictIdx,
    on_map: Coord<f64>,
    on_circle: Coord<f64>,
}

/// On the way.
#[derive(Debug)]
pub(super) struct Morph {
    corners: Vec<Corner>,
    triangles: Vec<u32>,
    to_circles: bool,
    /// What was seen when it began, if anything was.
    from: Option<View>,
    /// When it began; nothing before its first frame.
    since: Option<f64>,
}

impl Morph {
    /// Every corner goes to the edge of its district's circle in the direction that it has from
    /// where its name stands. Seen from there the border goes round once, so in the end the
    /// triangles cover the circle.
    fn new(map: &DistrictSet, circles: &DistrictSet, to_circles: bool, from: Option<View>) -> Self {
        let (mut corners, mut triangles) = (Vec::new(), Vec::new());
        for (district, info) in map.districts.iter_enumerated() {
            let Some(circle) = circles.districts.get(district).map(|circle| &circle.shape) else {
                continue;
            };
            let shape = &info.shape;
            let first = u32::try_from(corners.len()).unwrap_or(u32::MAX);
            corners.extend(shape.triangles.vertices.iter().map(|&[x, y]| {
                let on_map = coord! { x: x, y: y };
                let way = on_map - shape.label_point;
                let metres = way.x.hypot(way.y).max(f64::MIN_POSITIVE);
                let on_circle = circle.label_point + way * (circle.label_radius_m / metres);
                Corner { district, on_map, on_circle }
            }));
            triangles.extend(shape.triangles.indices.iter().map(|index| first + index));
        }
        Self { corners, triangles, to_circles, from, since: None }
    }

    /// The districts `part` (0–1) of the way.
    fn mesh(&self, part: f64, painter: &Painter, wanted: &Wanted, state: &AppState) -> Mesh {
        let theme = wanted.colours.theme;
        let skin = Skin::new(theme == Theme::Dark);
        let (map, plan) = (&*state.document.map, state.shown_plan());
        let owners = plan.owners_at(state.shown_month());
        let shade = wanted.colours.shade.as_ref().map(|shade| &*shade.0);
        let (fill, live_at) = (wanted.colours.fill, wanted.colours.live_at);
        let colours = fill_colours(map, plan, &owners, fill, shade, live_at, theme);
        let ground = |district| match colours.get(district) {
            Some(FillColour::Solid(rgb) | FillColour::Hatched(rgb)) => colour(*rgb),
            Some(FillColour::Missing | FillColour::Hidden) | None => skin.missing(),
        };
        let eased = part * part * (3.0 - 2.0 * part);
        let view = self.from.map_or(wanted.view, |from| between(&from, &wanted.view, eased));
        let circle = if self.to_circles { eased } else { 1.0 - eased };
        let at = painter.clip_rect().min;
        let corner = |corner: &Corner| {
            let point = corner.on_map * (1.0 - circle) + corner.on_circle * circle;
            Vertex {
                pos: place(at, view.screen_from_map(point)),
                uv: egui::epaint::WHITE_UV,
                color: ground(corner.district),
            }
        };
        Mesh {
            vertices: self.corners.iter().map(corner).collect(),
            indices: self.triangles.clone(),
            ..Mesh::default()
        }
    }
}

impl MapPane {
    /// Takes the map that is shown now; where the last one was the same in another shape, it goes
    /// over from one to the other.
    pub(in crate::ui) fn follow_map(&mut self, ctx: &Context, state: &AppState) {
        let shown = state.shown_map();
        if self.mesh.is_of(shown) {
            return;
        }
        let before = std::mem::replace(self, Self::new(ctx, shown));
        let map = &state.document.map;
        let circles = match (Arc::ptr_eq(&before.shown, map), Arc::ptr_eq(shown, map)) {
            (true, false) => shown,
            (false, true) if before.shown.sha256.starts_with(&map.sha256) => &before.shown,
            // From one count to another, or to another plan.
            _ => return,
        };
        if ctx.global_style().animation_time > 0.0 {
            let to_circles = Arc::ptr_eq(circles, shown);
            self.morph = Some(Morph::new(map, circles, to_circles, before.view));
        }
    }

    /// Shows the way over, as long as it lasts.
    pub(super) fn morph(&mut self, painter: &Painter, state: &AppState, wanted: &Wanted) -> bool {
        let Some(morph) = &mut self.morph else { return false };
        let now = painter.ctx().input(|input| input.time);
        let since = *morph.since.get_or_insert(now);
        let part = (now - since) / MORPH_S;
        if part >= 1.0 {
            self.morph = None;
            return false;
        }
        let mesh = morph.mesh(part.max(0.0), painter, wanted, state);
        painter.add(Shape::mesh(mesh));
        painter.ctx().request_repaint();
        true
    }
}
