//! Draws a [`Picture`] on the screen.

use egui::{Align2, Mesh, Painter, Pos2, Shape, Stroke, StrokeKind, vec2};
use geo::Coord;

use super::gesture::Gesture;
use super::ground::{Ground, cross_hatch, hatch, polyline};
use super::kept::Kept;
use super::mesh::MapMesh;
use super::shift::Shift;
use crate::app::{AppState, Pick};
use crate::model::{DistrictIdx, DistrictSet};
use crate::scene::labels::Placement;
use crate::scene::picture::{
    Align, BUBBLE_HALO_PX, BUBBLE_LINE_PX, BUBBLE_OPACITY, Bubble, Card, CardItem, Inset, InsetOf,
    Marker, Name, Text,
};
use crate::scene::{Picture, ScreenRect, View};
use crate::ui::carry::Carry;
use crate::ui::theme::{self, Skin, colour};

pub(super) fn place(at: Pos2, point: Coord<f64>) -> Pos2 {
    at + vec2(point.x as f32, point.y as f32)
}

fn place_rect(at: Pos2, rect: &ScreenRect) -> egui::Rect {
    egui::Rect::from_center_size(
        place(at, rect.centre()),
        vec2(rect.width() as f32, rect.height() as f32),
    )
}

/// Draws `picture` on its `ground` from the corner `at`, as `shift` has moved the map since: what
/// has a place on the map goes along, and keeps its size.
pub(super) fn picture(
    painter: &Painter,
    at: Pos2,
    picture: &Picture,
    ground: &mut Ground,
    shift: &Shift,
) {
    let skin = Skin::new(picture.theme == crate::scene::Theme::Dark);
    let moved = |point: Coord<f64>| place(at, shift.of(point));
    ground.draw_map(painter, at, shift);
    for circle in &picture.circles {
        bubble(painter, place(moved(circle.centre), circle.centre), circle, picture, skin);
    }
    for name in &picture.names {
        let name_at = moved(name.rect.centre());
        leader(painter, at, name_at, name, shift, picture.font_scale as f32, skin);
    }
    for marker in &picture.markers {
        sign(painter, moved(marker.centre), marker);
    }
    for name in &picture.names {
        let at = moved(name.rect.centre());
        for line in &name.lines {
            text(painter, at, line);
        }
    }
    for lock in &picture.locks {
        let at = moved(lock.rect.centre());
        let line = Stroke::new(lock.line() as f32, colour(lock.colour));
        painter.rect_filled(place_rect(at, &lock.body()), line.width, line.color);
        let bow = lock.bow().into_iter().map(|point| place(at, point)).collect();
        painter.line(bow, line);
    }
    for card in &picture.cards {
        draw_card(painter, at, card, skin);
    }
    if let Some(inset) = &picture.inset {
        draw_inset(painter, at, inset, ground, (picture, skin));
    }
}

/// A unit's sign, where the picture's corner is at `at`.
fn sign(painter: &Painter, at: Pos2, marker: &Marker) {
    let centre = place(at, marker.centre);
    let outer = (marker.radius + marker.ring) as f32;
    painter.circle_filled(centre, outer, colour(marker.ring_colour));
    painter.circle_filled(centre, marker.radius as f32, colour(marker.colour));
    text(painter, at, &marker.letter);
}

/// A circle whose area is a count.
fn bubble(painter: &Painter, centre: Pos2, circle: &Bubble, picture: &Picture, skin: Skin) {
    let (radius, scale) = (circle.radius as f32, picture.font_scale as f32);
    let ground = skin.panel().gamma_multiply(BUBBLE_OPACITY as f32);
    let halo = Stroke::new(BUBBLE_HALO_PX as f32 * scale, skin.panel());
    painter.circle(centre, radius, ground, halo);
    painter.circle_stroke(centre, radius, Stroke::new(BUBBLE_LINE_PX as f32 * scale, skin.text()));
}

/// The line from a district to a name beside it, and what the name stands on. `at` is the corner
/// of the picture, `name_at` what that is for the name itself.
fn leader(
    painter: &Painter,
    at: Pos2,
    name_at: Pos2,
    name: &Name,
    shift: &Shift,
    scale: f32,
    skin: Skin,
) {
    let ends = match name.placement {
        Placement::Leader { from, to } => Some((from, to)),
        Placement::Number { from: Some(from), .. } => Some((from, name.rect.centre())),
        Placement::Inside | Placement::Number { from: None, .. } => None,
    };
    if let Some((from, to)) = ends {
        let from = place(at, shift.point(from));
        let ends = [from, place(name_at, to)];
        painter.line_segment(ends, Stroke::new(2.6 * scale, skin.panel()));
        painter.circle_filled(from, 3.2 * scale, skin.panel());
        painter.line_segment(ends, Stroke::new(0.9 * scale, skin.text()));
        painter.circle_filled(from, 2.1 * scale, skin.text());
    }
    if name.rect.is_empty() {
        return;
    }
    let rect = place_rect(name_at, &name.rect);
    match name.placement {
        Placement::Inside => {}
        Placement::Leader { .. } => {
            let line = Stroke::new(0.8 * scale, skin.hairline());
            painter.rect(rect, 3.5 * scale, skin.panel(), line, StrokeKind::Middle);
        }
        Placement::Number { .. } => {
            let radius = rect.width() / 2.0 - 0.6 * scale;
            let line = Stroke::new(scale, skin.text());
            painter.circle(rect.center(), radius, skin.panel(), line);
        }
    }
}

fn weight(weight: crate::scene::text::Weight) -> theme::Weight {
    use crate::scene::text::Weight;
    match weight {
        Weight::Regular => theme::Weight::Regular,
        Weight::Medium => theme::Weight::Medium,
        Weight::SemiBold => theme::Weight::SemiBold,
        Weight::Bold => theme::Weight::Bold,
    }
}

/// A line of text on its baseline.
fn text(painter: &Painter, at: Pos2, line: &Text) {
    let font = theme::font(line.size_px as f32, weight(line.weight));
    let galley = painter.layout_no_wrap(line.text.clone(), font, colour(line.colour));
    let shift = match line.align {
        Align::Start => 0.0,
        Align::Middle => galley.size().x / 2.0,
        Align::End => galley.size().x,
    };
    // A glyph's position is on its baseline.
    let glyph = galley.rows.first().and_then(|row| row.glyphs.first());
    let baseline = glyph.map_or(galley.size().y * 0.8, |glyph| glyph.pos.y);
    painter.galley(place(at, line.at) - vec2(shift, baseline), galley, colour(line.colour));
}

fn draw_card(painter: &Painter, at: Pos2, card: &Card, skin: Skin) {
    let rect = place_rect(at, &card.rect);
    painter.rect(
        rect,
        f32::from(theme::CONTROL_RADIUS),
        skin.panel(),
        skin.line(),
        StrokeKind::Inside,
    );
    card_items(painter, at, &card.items, skin);
}

/// What is on a card.
pub(in crate::ui) fn card_items(painter: &Painter, at: Pos2, items: &[CardItem], skin: Skin) {
    for item in items {
        match item {
            CardItem::Text(line) => text(painter, at, line),
            CardItem::Fill(rect, fill) => {
                let rect = place_rect(at, rect);
                painter.rect(rect, 2.0, colour(*fill), skin.line(), StrokeKind::Inside);
            }
            CardItem::Cell { rect, colour: fill, .. } => {
                let rect = place_rect(at, rect);
                painter.rect(rect, 0.0, colour(*fill), skin.line(), StrokeKind::Inside);
            }
            CardItem::Missing(rect) => {
                missing_swatch(painter, place_rect(at, rect), skin);
            }
            CardItem::Hidden(rect) => {
                hidden_swatch(painter, place_rect(at, rect), skin);
            }
            CardItem::Disc { centre, radius, colour: fill } => {
                painter.circle_filled(place(at, *centre), *radius as f32, colour(*fill));
            }
            CardItem::Ring { centre, radius, colour: line } => {
                let line = Stroke::new(1.0, colour(*line));
                painter.circle_stroke(place(at, *centre), *radius as f32, line);
            }
            CardItem::Line { from, to, width, colour: line } => {
                let ends = [place(at, *from), place(at, *to)];
                painter.line_segment(ends, Stroke::new(*width as f32, colour(*line)));
            }
        }
    }
}

/// The hatch as it stands in a legend.
pub(in crate::ui) fn missing_swatch(painter: &Painter, rect: egui::Rect, skin: Skin) {
    painter.rect(rect, 2.0, skin.missing(), skin.line(), StrokeKind::Inside);
    let inner = rect.shrink(1.0);
    let line = Stroke::new(1.0, skin.hatch());
    for triangle in halves(inner) {
        hatch(&mut |shape| _ = painter.add(shape), &triangle, line);
    }
}

/// The hatch both ways as it stands in a legend.
pub(in crate::ui) fn hidden_swatch(painter: &Painter, rect: egui::Rect, skin: Skin) {
    painter.rect(rect, 2.0, skin.missing(), skin.line(), StrokeKind::Inside);
    let line = Stroke::new(1.0, skin.hatch());
    for triangle in halves(rect.shrink(1.0)) {
        cross_hatch(&mut |shape| _ = painter.add(shape), &triangle, line);
    }
}

/// The two triangles of a rectangle.
fn halves(rect: egui::Rect) -> [[Pos2; 3]; 2] {
    [
        [rect.left_top(), rect.right_top(), rect.right_bottom()],
        [rect.left_top(), rect.right_bottom(), rect.left_bottom()],
    ]
}

fn draw_inset(
    painter: &Painter,
    at: Pos2,
    inset: &Inset,
    ground: &Ground,
    (picture, skin): (&Picture, Skin),
) {
    let rect = place_rect(at, &inset.rect);
    let radius = f32::from(theme::CONTROL_RADIUS);
    painter.rect(rect, radius, skin.panel(), skin.line(), StrokeKind::Inside);
    let inside = painter.with_clip_rect(rect.intersect(painter.clip_rect()));
    ground.draw_inset(&inside);
    for circle in &inset.circles {
        bubble(&inside, place(at, circle.centre), circle, picture, skin);
    }
    for marker in &inset.markers {
        sign(&inside, at, marker);
    }
    let line = Stroke::new(1.5, skin.text());
    let on = match inset.of {
        InsetOf::Whole => &inside,
        // The card has the line of its frame, which is on the map itself.
        InsetOf::City => {
            painter.rect_stroke(rect, radius, line, StrokeKind::Inside);
            painter
        }
    };
    let frame = place_rect(at, &inset.frame);
    on.rect_stroke(frame, 1.0, Stroke::new(3.0, skin.panel()), StrokeKind::Middle);
    on.rect_stroke(frame, 1.0, line, StrokeKind::Middle);
}

/// The border of one district.
pub(in crate::ui) fn outline(
    painter: &Painter,
    at: Pos2,
    map: &DistrictSet,
    view: &View,
    district: DistrictIdx,
    line: Stroke,
) {
    let Some(district) = map.districts.get(district) else { return };
    for polygon in &district.shape.polygons {
        for ring in std::iter::once(polygon.exterior()).chain(polygon.interiors()) {
            let points =
                ring.coords().map(|point| place(at, view.screen_from_map(*point))).collect();
            painter.add(Shape::closed_line(points, line));
        }
    }
}

/// How large what is carried is under the hand at the most, points.
const IN_HAND: f64 = 220.0;
/// From so many districts on, those in the hand have no borders of their own.
pub(super) const MANY_IN_HAND: usize = 60;

/// What is carried, under the hand.
pub(in crate::ui) fn in_hand(
    painter: &Painter,
    hand: Pos2,
    state: &AppState,
    mesh: &MapMesh,
    carry: &Carry,
    skin: Skin,
) {
    let (plan, map) = (&state.document.plan, state.shown_map());
    let target = carry.target.and_then(|unit| plan.units.get(unit));
    let ground = target.map_or_else(|| skin.secondary(), |unit| skin.unit(unit));
    let shapes = carry.districts.iter().filter_map(|&district| map.districts.get(district));
    // The corner farthest from where it is held decides how small it must be.
    let reach = shapes.fold(0.0_f64, |reach, district| {
        let (min, max) = (district.shape.bounds.min(), district.shape.bounds.max());
        let sides = [
            min.x - carry.grip.x,
            max.x - carry.grip.x,
            min.y - carry.grip.y,
            max.y - carry.grip.y,
        ];
        sides.into_iter().fold(reach, |reach, side| reach.max(side.abs()))
    });
    let view = View {
        centre: carry.grip,
        metres_per_px: carry.metres_per_px.max(reach * 2.0 / IN_HAND),
        size_px: Coord { x: 0.0, y: 0.0 },
    };
    let mut ghost = Mesh::default();
    for &district in &carry.districts {
        mesh.add(&mut ghost, district, ground.gamma_multiply(0.5), hand, &view);
    }
    painter.add(Shape::mesh(ghost));
    if carry.districts.len() <= MANY_IN_HAND {
        for &district in &carry.districts {
            outline(painter, hand, map, &view, district, Stroke::new(1.5, skin.text()));
        }
    }
}

/// What a movement has pointed out so far, and its line.
pub(super) fn pointed_out(
    painter: &Painter,
    at: Pos2,
    state: &AppState,
    mesh: &MapMesh,
    view: &View,
    gesture: &Gesture,
    districts: &[DistrictIdx],
) {
    let skin = Skin::new(painter.ctx().global_style().visuals.dark_mode);
    let map = state.shown_map();
    let (ground, line) = match gesture {
        Gesture::Stroke { unit, .. } => {
            let unit = state.document.plan.units.get(*unit);
            (unit.map_or_else(|| skin.accent(), |unit| skin.unit(unit)), skin.text())
        }
        Gesture::Rectangle { pick: Pick::Remove, .. }
        | Gesture::Lasso { pick: Pick::Remove, .. } => (skin.worse(), skin.worse()),
        Gesture::Rectangle { .. } | Gesture::Lasso { .. } => (skin.accent(), skin.accent()),
    };
    let strong = matches!(gesture, Gesture::Stroke { .. });
    let mut fill = Mesh::default();
    for &district in districts {
        let ground = ground.gamma_multiply(if strong { 0.65 } else { 0.35 });
        mesh.add(&mut fill, district, ground, at, view);
    }
    painter.add(Shape::mesh(fill));
    if districts.len() <= MANY_IN_HAND {
        for &district in districts {
            outline(painter, at, map, view, district, Stroke::new(2.0, line));
        }
    }
    let on_screen = |point: &Coord<f64>| place(at, view.screen_from_map(*point));
    let halo = Stroke::new(3.5, skin.panel());
    let stroke = Stroke::new(1.5, line);
    match gesture {
        Gesture::Rectangle { from, to, .. } => {
            let area = egui::Rect::from_two_pos(on_screen(from), on_screen(to));
            painter.rect_stroke(area, 0.0, halo, StrokeKind::Middle);
            painter.rect_stroke(area, 0.0, stroke, StrokeKind::Middle);
        }
        Gesture::Lasso { points, .. } => {
            let points: Vec<Pos2> = points.iter().map(on_screen).collect();
            for style in [halo, stroke] {
                polyline(&mut |shape| _ = painter.add(shape), points.clone(), false, style);
            }
            // How it closes when it is let go.
            if let [first, .., last] = points.as_slice() {
                painter.extend(Shape::dashed_line(&[*last, *first], stroke, 5.0, 4.0));
            }
        }
        Gesture::Stroke { .. } => {}
    }
}

/// What is carried, and where it would land.
pub(super) fn drop(
    painter: &Painter,
    at: Pos2,
    state: &AppState,
    mesh: &MapMesh,
    view: &View,
    carry: &Carry,
    kept: &mut Kept,
) {
    let skin = Skin::new(painter.ctx().global_style().visuals.dark_mode);
    let (plan, map) = (&state.document.plan, state.shown_map());
    let target = carry.target.and_then(|unit| Some((unit, plan.units.get(unit)?)));
    let ground = target.map_or_else(|| skin.secondary(), |(_, unit)| skin.unit(unit));
    let mut ghost = Mesh::default();
    for &district in &carry.districts {
        mesh.add(&mut ghost, district, ground.gamma_multiply(0.55), at, view);
    }
    painter.add(Shape::mesh(ghost));
    if carry.districts.len() <= MANY_IN_HAND {
        for &district in &carry.districts {
            outline(painter, at, map, view, district, Stroke::new(2.5, skin.text()));
        }
    }
    if let Some((unit, value)) = target {
        painter.add(kept.target(painter, at, state, view, unit));
        // A cartogram has districts only roughly in their places, and no places of units.
        if state.cartogram.is_none()
            && let Some(place_of) = value.place
            && let Ok(centre) = map.projection.to_plane(place_of.lon, place_of.lat)
        {
            let centre = place(at, view.screen_from_map(centre));
            painter.circle_stroke(centre, 18.0, Stroke::new(3.0, skin.unit(value)));
            painter.text(
                centre,
                Align2::CENTER_CENTER,
                &value.letter,
                theme::font(12.0, theme::Weight::Bold),
                skin.on_unit(value),
            );
        }
    }
}
