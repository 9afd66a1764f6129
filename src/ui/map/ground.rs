//! The thousands of triangles of a picture: fills, hatches, borders, outlines.
//!
//! They are made once for a picture, on whatever thread makes it, and drawn in every frame, moved
//! where the view has been moved since. Districts can get another colour without being made anew.

use std::ops::Range;
use std::sync::Arc;

use egui::epaint::Vertex;
use egui::{Color32, Mesh, Painter, Pos2, Rect, Shape, Stroke};
use geo::{LineString, Simplify};

use super::kept::{Lines, Spot};
use super::mesh::MapMesh;
use super::paint::place;
use super::shift::Shift;
use crate::scene::palette::text_on;
use crate::scene::picture::{FillColour, FilledShape};
use crate::scene::{Picture, Theme, View};
use crate::ui::theme::{Skin, colour};

/// Distance between the lines of the hatch, points.
const HATCH_APART: f32 = 7.0;
/// Distance between the lines of the hatch on marked districts, points.
const MARK_APART: f32 = 10.0;
/// From so many districts in view on, lines have fewer corners.
const CROWD: usize = 1000;
/// How far such a line may be from the real one, points.
const CROWD_PX: f64 = 0.75;

/// Triangles with the colours of districts, and what lies on them.
#[derive(Clone, Debug)]
struct Layer {
    mesh: Arc<Mesh>,
    /// The corners of each district's own triangles, in the order of the picture's fills.
    fills: Vec<Range<usize>>,
}

/// What of a picture is thousands of triangles.
#[derive(Debug)]
pub(in crate::ui) struct Ground {
    spot: Spot,
    theme: Theme,
    map: Layer,
    inset: Option<InsetGround>,
    /// The map's triangles where the view was moved to; kept for the room that they take.
    moved: Arc<Mesh>,
}

/// The same of the small map of the whole.
#[derive(Clone, Debug)]
pub(in crate::ui) struct InsetGround {
    view: View,
    layer: Layer,
}

impl Ground {
    /// The ground of `picture` at `spot`; `view` is the picture's own. The small map is `known`'s
    /// where that is of the same size.
    pub(in crate::ui) fn new(
        spot: Spot,
        picture: &Picture,
        triangles: &MapMesh,
        view: &View,
        known: Option<InsetGround>,
    ) -> Self {
        let skin = Skin::new(picture.theme == Theme::Dark);
        let mut mesh = Mesh::default();
        let fills = add_fills(&mut mesh, spot, &picture.fills, triangles, view, skin);
        let mut lines = Lines::new(spot, mesh);
        marks(&mut lines, picture, triangles, view, skin);
        let is_crowd = picture.fills.len() >= CROWD;
        add_lines(&mut lines, spot.at, picture.borders.iter().chain(&picture.outlines), is_crowd);
        let map = Layer { mesh: Arc::new(lines.into_mesh()), fills };
        let inset = picture.inset.as_ref().map(|inset| {
            known.filter(|known| known.view == inset.view).unwrap_or_else(|| {
                let mut mesh = Mesh::default();
                let fills = add_fills(&mut mesh, spot, &inset.fills, triangles, &inset.view, skin);
                let mut lines = Lines::new(spot, mesh);
                let is_crowd = inset.fills.len() >= CROWD;
                add_lines(&mut lines, spot.at, inset.outlines.iter(), is_crowd);
                let layer = Layer { mesh: Arc::new(lines.into_mesh()), fills };
                InsetGround { view: inset.view, layer }
            })
        });
        Self { spot, theme: picture.theme, map, inset, moved: Arc::default() }
    }

    /// The small map, for a picture at the same spot of the same plan in the same colours.
    pub(in crate::ui) fn inset(&self) -> Option<InsetGround> {
        self.inset.clone()
    }

    /// Gives districts the colours of `fills`; hatches and borders stay as they are.
    pub(in crate::ui) fn recolour(&mut self, picture: &Picture) {
        let skin = Skin::new(self.theme == Theme::Dark);
        self.map.recolour(&picture.fills, skin);
        if let (Some(ground), Some(inset)) = (&mut self.inset, &picture.inset) {
            ground.layer.recolour(&inset.fills, skin);
        }
    }

    /// Draws the map's ground from the corner `at`, moved as `shift` says.
    pub(super) fn draw_map(&mut self, painter: &Painter, at: Pos2, shift: &Shift) {
        let mesh = if *shift == Shift::NONE && at == self.spot.at {
            Arc::clone(&self.map.mesh)
        } else {
            let (made, from) = (&self.map.mesh, self.spot.at);
            let moved = Arc::make_mut(&mut self.moved);
            if moved.indices.len() != made.indices.len() {
                moved.indices.clone_from(&made.indices);
            }
            moved.vertices.clear();
            moved.vertices.extend(
                made.vertices
                    .iter()
                    .map(|vertex| Vertex { pos: shift.on_screen(at, from, vertex.pos), ..*vertex }),
            );
            Arc::clone(&self.moved)
        };
        // egui joins what has the same clip rectangle. These are by far the most triangles of a
        // frame, and what is joined to them would move them all in memory.
        let clip = painter.clip_rect();
        let own = Rect::from_min_max(clip.min, clip.max - egui::Vec2::splat(0.01));
        painter.with_clip_rect(own).add(Shape::Mesh(mesh));
    }

    /// Draws the small map's ground.
    pub(super) fn draw_inset(&self, painter: &Painter) {
        if let Some(inset) = &self.inset {
            painter.add(Shape::Mesh(Arc::clone(&inset.layer.mesh)));
        }
    }
}

impl Layer {
    fn recolour(&mut self, fills: &[FilledShape], skin: Skin) {
        let mesh = Arc::make_mut(&mut self.mesh);
        for (fill, corners) in fills.iter().zip(&self.fills) {
            let ground = ground_of(fill.colour, skin);
            for vertex in mesh.vertices.get_mut(corners.clone()).unwrap_or_default() {
                vertex.color = ground;
            }
        }
    }
}

/// What lies under the hatch of a colour that has one.
fn ground_of(fill: FillColour, skin: Skin) -> Color32 {
    match fill {
        FillColour::Solid(rgb) | FillColour::Hatched(rgb) => colour(rgb),
        FillColour::Missing | FillColour::Hidden => skin.missing(),
    }
}

/// Adds filled districts with their hatches; gives the corners of each.
fn add_fills(
    mesh: &mut Mesh,
    spot: Spot,
    fills: &[FilledShape],
    triangles: &MapMesh,
    view: &View,
    skin: Skin,
) -> Vec<Range<usize>> {
    let mut corners = Vec::with_capacity(fills.len());
    for fill in fills {
        let first = mesh.vertices.len();
        triangles.add(mesh, fill.district, ground_of(fill.colour, skin), spot.at, view);
        corners.push(first..mesh.vertices.len());
    }
    let mut hatches = Lines::new(spot, std::mem::take(mesh));
    for fill in fills {
        let line = match fill.colour {
            FillColour::Solid(_) => continue,
            FillColour::Hatched(_) => Stroke::new(1.5, skin.panel()),
            FillColour::Missing | FillColour::Hidden => Stroke::new(1.0, skin.hatch()),
        };
        for triangle in triangles.triangles(fill.district, spot.at, view) {
            let add = &mut |shape| hatches.add(shape);
            match fill.colour {
                FillColour::Hidden => cross_hatch(add, &triangle, line),
                _ => hatch(add, &triangle, line),
            }
        }
    }
    *mesh = hatches.into_mesh();
    corners
}

/// Districts with something to look at: a light hatch the other way, so that it is not taken for
/// the one of missing figures.
fn marks(lines: &mut Lines, picture: &Picture, triangles: &MapMesh, view: &View, skin: Skin) {
    let at = lines.spot().at;
    for fill in picture.fills.iter().filter(|fill| picture.marks.contains(&fill.district)) {
        let ink = match fill.colour {
            FillColour::Solid(rgb) | FillColour::Hatched(rgb) => colour(text_on(rgb)),
            FillColour::Missing | FillColour::Hidden => skin.text(),
        };
        let line = Stroke::new(1.2, ink.gamma_multiply(0.28));
        for triangle in triangles.triangles(fill.district, at, view) {
            let along = |point: Pos2| (point.x - point.y) / MARK_APART;
            lines_across(&mut |shape| lines.add(shape), &triangle, line, along);
        }
    }
}

/// Lines from lower left to upper right across a triangle, in step with its neighbours'.
pub(super) fn hatch(add: &mut dyn FnMut(Shape), triangle: &[Pos2; 3], line: Stroke) {
    lines_across(add, triangle, line, |point| (point.x + point.y) / HATCH_APART);
}

/// Lines both ways across a triangle, in step with its neighbours'.
pub(super) fn cross_hatch(add: &mut dyn FnMut(Shape), triangle: &[Pos2; 3], line: Stroke) {
    hatch(add, triangle, line);
    lines_across(add, triangle, line, |point| (point.x - point.y) / HATCH_APART);
}

/// Lines across a triangle where `along` is a whole number.
fn lines_across(
    add: &mut dyn FnMut(Shape),
    triangle: &[Pos2; 3],
    line: Stroke,
    along: impl Fn(Pos2) -> f32,
) {
    let values = triangle.map(&along);
    let (least, most) =
        values.iter().fold((f32::MAX, f32::MIN), |(a, b), &value| (a.min(value), b.max(value)));
    for step in (least.ceil() as i32)..=(most.floor() as i32) {
        let level = step as f32;
        let edges = [(0, 1), (1, 2), (2, 0)];
        let crossings: Vec<Pos2> = edges
            .iter()
            .filter_map(|&(from, to)| {
                let (a, b) = (*values.get(from)?, *values.get(to)?);
                let (p, q) = (*triangle.get(from)?, *triangle.get(to)?);
                ((a < level) != (b < level)).then(|| p + (q - p) * ((level - a) / (b - a)))
            })
            .collect();
        if let [from, to] = crossings.as_slice() {
            add(Shape::line_segment([*from, *to], line));
        }
    }
}

fn add_lines<'a>(
    lines: &mut Lines,
    at: Pos2,
    strokes: impl Iterator<Item = &'a crate::scene::picture::Stroke>,
    is_crowd: bool,
) {
    for line in strokes {
        let simple = is_crowd.then(|| LineString::new(line.points.clone()).simplify(CROWD_PX));
        let points = simple.as_ref().map_or(&line.points, |simple| &simple.0);
        let points = points.iter().map(|point| place(at, *point)).collect();
        let style = Stroke::new(line.width as f32, colour(line.colour));
        polyline(&mut |shape| lines.add(shape), points, line.is_closed, style);
    }
}

/// Draws a line that may be jagged: where it all but turns back it is cut in two, since the
/// tessellator would draw the outer corner of such a turn as a long spike.
pub(super) fn polyline(
    add: &mut dyn FnMut(Shape),
    mut points: Vec<Pos2>,
    is_closed: bool,
    style: Stroke,
) {
    points.dedup_by(|next, last| next.distance(*last) < 0.4);
    if is_closed && let Some(&first) = points.first() {
        points.push(first);
    }
    let mut run: Vec<Pos2> = Vec::with_capacity(points.len());
    for point in points {
        if let [.., before, corner] = run.as_slice() {
            let (before, corner) = (*before, *corner);
            let turn = (corner - before).normalized().dot((point - corner).normalized());
            if turn < -0.7 {
                add(Shape::line(std::mem::take(&mut run), style));
                run.push(corner);
            }
        }
        run.push(point);
    }
    add(Shape::line(run, style));
}
