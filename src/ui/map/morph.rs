//! The way from the map to the circles in its place, and back.

use std::sync::Arc;

use egui::epaint::Vertex;
use egui::{Context, Mesh, Painter, Shape, vec2};
use geo::Coord;

use super::drawing::{Drawing, Wanted};
use super::mesh::MapMesh;
use super::paint::place;
use super::{MapPane, between};
use crate::app::AppState;
use crate::model::{DistrictIdx, DistrictSet};
use crate::scene::picture::{FillColour, fill_colours};
use crate::scene::{Theme, View};
use crate::ui::theme::{Skin, colour};

/// Time that it takes, seconds.
const MORPH_S: f64 = 0.25;

/// A corner of a district's triangles, metres from the map's middle: where the map has it, and on
/// its circle.
#[derive(Clone, Copy, Debug)]
struct Corner {
    on_map: [f32; 2],
    on_circle: [f32; 2],
}

/// On the way.
#[derive(Debug)]
pub(super) struct Morph {
    origin: Coord<f64>,
    corners: Vec<Corner>,
    /// How many corners each district has, in their order.
    districts: Vec<(DistrictIdx, usize)>,
    triangles: Vec<u32>,
    to_circles: bool,
    /// What was seen when it began, if anything was.
    from: Option<View>,
    /// How long it takes, seconds; nothing where nothing is to move.
    lasts: f64,
    /// When it began; nothing before its first frame.
    since: Option<f64>,
}

impl Morph {
    /// Every corner goes to the edge of its district's circle in the direction that it has from
    /// where its name stands. Seen from there the border goes round once, so in the end the
    /// triangles cover the circle.
    fn new(
        (map, mesh): (&DistrictSet, &MapMesh),
        circles: &DistrictSet,
        to_circles: bool,
        view: &View,
    ) -> Self {
        let origin = mesh.origin();
        let near = |point: Coord<f64>| [(point.x - origin.x) as f32, (point.y - origin.y) as f32];
        let (mut corners, mut triangles, mut districts) = (Vec::new(), Vec::new(), Vec::new());
        for (district, own, indices) in mesh.shapes(view) {
            let shape = map.districts.get(district).map(|info| &info.shape);
            let circle = circles.districts.get(district).map(|info| &info.shape);
            let (Some(shape), Some(circle)) = (shape, circle) else { continue };
            let first = u32::try_from(corners.len()).unwrap_or(u32::MAX);
            let (middle, centre) = (near(shape.label_point), near(circle.label_point));
            let radius = circle.label_radius_m as f32;
            corners.extend(own.iter().map(|&on_map| {
                let way = [on_map[0] - middle[0], on_map[1] - middle[1]];
                let part = radius / way[0].hypot(way[1]).max(f32::MIN_POSITIVE);
                let on_circle = [centre[0] + way[0] * part, centre[1] + way[1] * part];
                Corner { on_map, on_circle }
            }));
            districts.push((district, own.len()));
            triangles.extend(indices.iter().map(|index| first + index));
        }
        let (from, since) = (None, None);
        Self { origin, corners, districts, triangles, to_circles, from, lasts: 0.0, since }
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
        let on_screen = view.screen_from_map(self.origin);
        let at = place(painter.clip_rect().min, on_screen);
        let (circle, scale) = (circle as f32, (1.0 / view.metres_per_px) as f32);
        let along = |from: f32, to: f32| (from + (to - from) * circle) * scale;
        let mut vertices = Vec::with_capacity(self.corners.len());
        let mut rest = self.corners.as_slice();
        for &(district, count) in &self.districts {
            let (own, others) = rest.split_at(count.min(rest.len()));
            rest = others;
            let color = ground(district);
            vertices.extend(own.iter().map(|Corner { on_map, on_circle }| Vertex {
                pos: at + vec2(along(on_map[0], on_circle[0]), -along(on_map[1], on_circle[1])),
                uv: egui::epaint::WHITE_UV,
                color,
            }));
        }
        Mesh { vertices, indices: self.triangles.clone(), ..Mesh::default() }
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
        let before = self.go_over(ctx, shown);
        let map = &state.document.map;
        let circles = match (Arc::ptr_eq(&before, map), Arc::ptr_eq(shown, map)) {
            (true, false) => shown,
            (false, true) if before.sha256.starts_with(&map.sha256) => &before,
            // From one count to another, or to another plan.
            _ => {
                self.aside = None;
                return;
            }
        };
        let lasts = if ctx.global_style().animation_time > 0.0 { MORPH_S } else { 0.0 };
        // Without a movement there is still a picture to wait for.
        if lasts <= 0.0 && self.drawing.is_there(shown) {
            return;
        }
        let to_circles = Arc::ptr_eq(circles, shown);
        let Some(Aside { mesh, view: Some(seen), .. }) = &self.aside else { return };
        let mesh = if to_circles { mesh } else { &self.mesh };
        let morph = Morph::new((map, mesh), circles, to_circles, seen);
        self.morph = Some(Morph { from: (lasts > 0.0).then_some(*seen), lasts, ..morph });
    }

    /// Shows `shown` from now on, and puts what is known of the last map aside: one often goes back
    /// to it. Gives the last map.
    fn go_over(&mut self, ctx: &Context, shown: &Arc<DistrictSet>) -> Arc<DistrictSet> {
        let known = self.aside.take().filter(|aside| aside.mesh.is_of(shown));
        let new = match known {
            Some(Aside { mesh, drawing, .. }) => Self::with(shown, mesh, drawing),
            None => Self::new(ctx, shown),
        };
        let Self { shown, mesh, drawing, view, .. } = std::mem::replace(self, new);
        self.aside = Some(Aside { mesh, drawing, view });
        shown
    }

    /// Shows the way over, as long as it lasts and there is no picture of where it goes.
    pub(super) fn morph(&mut self, painter: &Painter, state: &AppState, wanted: &Wanted) -> bool {
        let Some(morph) = &mut self.morph else { return false };
        let now = painter.ctx().input(|input| input.time);
        let since = *morph.since.get_or_insert(now);
        let is_over = now - since >= morph.lasts;
        self.drawing.prepare((state, state.shown_plan()), wanted, &self.mesh);
        if is_over && self.drawing.is_there(&self.shown) {
            self.morph = None;
            return false;
        }
        let part = if is_over { 1.0 } else { (now - since) / morph.lasts };
        let mesh = morph.mesh(part.max(0.0), painter, wanted, state);
        painter.add(Shape::mesh(mesh));
        if !is_over {
            painter.ctx().request_repaint();
        }
        true
    }
}

/// What is known of the map that was shown before.
#[derive(Debug)]
pub(super) struct Aside {
    mesh: Arc<MapMesh>,
    drawing: Drawing,
    view: Option<View>,
}
