//! The sides as maps that move together: beside each other, under a curtain, or what differs.

use std::collections::BTreeSet;

use egui::emath::TSTransform;
use egui::{Align2, CornerRadius, Key, Rect, Response, Sense, Shape, Stroke, Ui, pos2, vec2};
use geo::{Coord, coord};

use crate::app::{Action, AppState, Compared, Comparison, moved, side_name};
use crate::i18n::Tr;
use crate::model::DistrictIdx;
use crate::scene::legend::localised;
use crate::scene::picture::fill_colours;
use crate::scene::{Fill, FillColour, Theme, View};
use crate::ui::Actions;
use crate::ui::charts::{self, About};
use crate::ui::map::kept::Spot;
use crate::ui::map::paint;
use crate::ui::map::small_map;
use crate::ui::theme::{self, Skin, Weight, font};
use crate::ui::widgets;
use crate::ui::window::Gui;

/// Room between maps, points.
const GAP: f32 = 8.0;
/// Height of a map's heading, points.
const HEADING: f32 = 24.0;
/// Room round what is shown at first, points.
const PADDING: f64 = 8.0;
/// How far an arrow key moves the curtain, part of the width.
const CURTAIN_STEP: f32 = 0.02;

/// How the maps stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Mode {
    #[default]
    Beside,
    Curtain,
    Differences,
}

impl Mode {
    const ALL: [Self; 3] = [Self::Beside, Self::Curtain, Self::Differences];

    const fn message_id(self) -> &'static str {
        match self {
            Self::Beside => "compare-maps-beside",
            Self::Curtain => "compare-maps-curtain",
            Self::Differences => "compare-maps-differences",
        }
    }
}

/// What the shapes of the maps depend on.
#[derive(Clone, Debug, PartialEq)]
struct DrawnOf {
    revision: u64,
    epoch: u64,
    mode: Mode,
    theme: Theme,
    spots: Vec<(Spot, View)>,
    sides: Vec<crate::app::Side>,
}

impl DrawnOf {
    /// How the shapes go to where they are in `other`, map by map; `None` where more than the view
    /// differs, or nothing does.
    fn moved_to(&self, other: &Self) -> Option<Vec<TSTransform>> {
        let are_same = self.spots.len() == other.spots.len()
            && self
                .spots
                .iter()
                .zip(&other.spots)
                .all(|((spot, from), (other, to))| spot == other && from.size_px == to.size_px);
        let on_same_places = Self { spots: self.spots.clone(), ..other.clone() };
        if !are_same || self == other || *self != on_same_places {
            return None;
        }
        let ways = self.spots.iter().zip(&other.spots).map(|((spot, from), (_, to))| {
            // Two places of the map tell where all of it goes.
            let goes = |x: f64| {
                let at = to.screen_from_map(from.map_from_screen(coord! { x: x, y: 0.0 }));
                spot.at + vec2(at.x as f32, at.y as f32)
            };
            let (first, second) = (goes(0.0), goes(100.0));
            let scaling = (second.x - first.x) / 100.0;
            TSTransform::new(first - spot.at * scaling, scaling)
        });
        Some(ways.collect())
    }
}

/// What the window keeps of the maps.
#[derive(Debug)]
pub(super) struct Maps {
    mode: Mode,
    /// What all maps show: the middle, metres, and metres a point; `None` fits the map.
    view: Option<(Coord<f64>, f64)>,
    /// Where the curtain hangs, part of the width.
    curtain: f32,
    /// Whether they have just been moved.
    is_moving: bool,
    drawn: Option<(DrawnOf, Vec<Shape>)>,
}

impl Default for Maps {
    fn default() -> Self {
        Self { mode: Mode::default(), view: None, curtain: 0.5, is_moving: false, drawn: None }
    }
}

pub(super) fn show(
    ui: &mut Ui,
    state: &AppState,
    gui: &mut Gui,
    maps: &mut Maps,
    actions: &mut Actions,
) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    ui.painter().rect_filled(ui.max_rect(), 0.0, skin.canvas());
    let Some(comparison) = state.comparison() else {
        ui.centered_and_justified(|ui| ui.label(theme::label(skin, tr.t("why-counting"))));
        return;
    };
    let area = ui.max_rect().shrink(10.0);
    let top = Rect::from_min_size(area.min, vec2(area.width(), 28.0));
    ui.scope_builder(egui::UiBuilder::new().max_rect(top), |ui| {
        ui.horizontal(|ui| {
            for mode in Mode::ALL {
                let text = tr.t(mode.message_id());
                if widgets::choice(ui, maps.mode == mode, text).clicked() {
                    maps.mode = mode;
                }
            }
            if ui.button(tr.t("compare-maps-fit")).clicked() {
                maps.view = None;
            }
        });
    });
    let area = area.with_min_y(top.bottom() + 6.0);
    let shown = shown_sides(comparison, maps.mode);
    if area.height() < 60.0 || shown.is_empty() {
        return;
    }
    let names = comparison.sides.iter().map(|side| side_name(&state.document, side.side, tr));
    let names = names.collect::<Vec<_>>().join(", ");
    let title = tr.f("compare-picture", &[("sides", (&names).into())]);
    let basis = localised(&state.document.map.attribution, tr);
    let about = About::of(&title, basis);
    ui.scope_builder(egui::UiBuilder::new().max_rect(area), |ui| {
        charts::show(ui, state, about, actions, |ui, actions| {
            let area = if charts::is_on_paper(ui) {
                on_paper(ui, tr, comparison, &title);
                Rect::from_min_size(ui.cursor().min, area.size())
            } else {
                area
            };
            together(ui, state, gui, maps, (comparison, area), actions);
            ui.advance_cursor_after_rect(area);
        });
    });
}

/// What stands above the maps on paper: their title, and whose colour is whose.
fn on_paper(ui: &mut Ui, tr: &Tr, comparison: &Comparison, title: &str) {
    ui.label(theme::strong(title));
    let Some(reference) = comparison.reference() else { return };
    ui.horizontal_wrapped(|ui| {
        for unit in &reference.plan.units {
            widgets::unit_badge(ui, unit, 7.0);
            ui.label(theme::label(Skin::of(ui), &unit.name));
            ui.add_space(8.0);
        }
        ui.label(theme::label(Skin::of(ui), tr.t("scene-units-tint")));
    });
}

/// The maps in `area`, which answer to the pointer together.
fn together(
    ui: &mut Ui,
    state: &AppState,
    gui: &Gui,
    maps: &mut Maps,
    (comparison, area): (&Comparison, Rect),
    actions: &mut Actions,
) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let shown = shown_sides(comparison, maps.mode);
    let rects = places(area, if maps.mode == Mode::Curtain { 1 } else { shown.len() });
    let map_rects: Vec<Rect> =
        rects.iter().map(|rect| rect.with_min_y(rect.top() + HEADING)).collect();
    let responses: Vec<Response> = map_rects
        .iter()
        .enumerate()
        .map(|(number, rect)| {
            let id = ui.scope_id().with(("compared map", number));
            ui.interact(*rect, id, Sense::click_and_drag())
        })
        .collect();
    move_together(ui, state, maps, &map_rects, &responses);
    let views: Vec<View> = map_rects.iter().map(|rect| view_in(state, maps, *rect)).collect();
    draw(ui, state, gui, maps, comparison, &shown, (&map_rects, &views), skin);
    let hovered =
        responses.iter().zip(&map_rects).zip(&views).find_map(|((response, rect), view)| {
            let at = response.hover_pos()? - rect.min;
            state.document.map.at(view.map_from_screen(coord_of(at)))
        });
    if let Some(district) = hovered {
        for (rect, view) in map_rects.iter().zip(&views) {
            let painter = ui.painter_at(*rect);
            let line = Stroke::new(2.0, skin.text());
            paint::outline(&painter, rect.min, &state.document.map, view, district, line);
        }
        for response in &responses {
            if response.hovered() {
                response.clone().on_hover_ui_at_pointer(|ui| tip(ui, state, comparison, district));
            }
            if response.clicked() {
                actions.push(Action::Select(district, false));
            }
        }
    }
    for (rect, side) in rects.iter().zip(&shown) {
        heading(ui, state, comparison, side, *rect, maps.mode);
    }
    if maps.mode == Mode::Curtain
        && let ([rect], [a, b, ..]) = (map_rects.as_slice(), shown.as_slice())
    {
        let names = [a, b].map(|side| side_name(&state.document, side.side, tr));
        curtain(ui, state, maps, *rect, &names);
    }
}

/// The sides whose maps are drawn: under the curtain two, of differences all but the first.
fn shown_sides(comparison: &Comparison, mode: Mode) -> Vec<&Compared> {
    let sides = comparison.sides.iter();
    match mode {
        Mode::Beside => sides.collect(),
        Mode::Curtain => sides.take(2).collect(),
        Mode::Differences => sides.skip(1).collect(),
    }
}

/// Places for `count` maps: in one row, four in two.
fn places(area: Rect, count: usize) -> Vec<Rect> {
    let rows = if count > 3 { 2 } else { 1 };
    let columns = count.div_ceil(rows).max(1);
    let size = vec2(
        (area.width() - GAP * (columns - 1) as f32) / columns as f32,
        (area.height() - GAP * (rows - 1) as f32) / rows as f32,
    );
    (0..count)
        .map(|number| {
            let (row, column) = ((number / columns) as f32, (number % columns) as f32);
            let corner = area.min + vec2(column * (size.x + GAP), row * (size.y + GAP));
            Rect::from_min_size(corner, size)
        })
        .collect()
}

fn coord_of(vec: egui::Vec2) -> Coord<f64> {
    coord! { x: f64::from(vec.x), y: f64::from(vec.y) }
}

/// What a map at `rect` shows.
fn view_in(state: &AppState, maps: &Maps, rect: Rect) -> View {
    let size = coord_of(rect.size());
    let fitted = View::fit(state.document.map.city, size, PADDING);
    match maps.view {
        None => fitted,
        Some((centre, scale)) => {
            let half = coord! { x: size.x / 2.0 * scale, y: size.y / 2.0 * scale };
            let bounds = geo::Rect::new(centre - half, centre + half);
            View::fit(bounds, size, 0.0)
        }
    }
}

/// A drag or a turn of the wheel on any map moves all.
fn move_together(
    ui: &Ui,
    state: &AppState,
    maps: &mut Maps,
    rects: &[Rect],
    responses: &[Response],
) {
    maps.is_moving = false;
    for (rect, response) in rects.iter().zip(responses) {
        let mut view = view_in(state, maps, *rect);
        let mut is_moved = false;
        if response.dragged() && response.drag_delta() != egui::Vec2::ZERO {
            view.pan(coord_of(response.drag_delta()));
            is_moved = true;
        }
        if let Some(at) = response.hover_pos() {
            let (scroll, zoom) =
                ui.input(|input| (input.smooth_scroll_delta().y, input.zoom_delta()));
            let factor = f64::from(zoom) * (f64::from(scroll) / 240.0).exp();
            if (factor - 1.0).abs() > 1e-4 {
                view.zoom_at(coord_of(at - rect.min), factor);
                is_moved = true;
            }
        }
        if response.double_clicked() {
            maps.view = None;
            return;
        }
        if is_moved {
            maps.is_moving = true;
            view.keep_inside(state.document.map.bounds);
            let size = coord_of(rect.size());
            let middle = coord! { x: size.x / 2.0, y: size.y / 2.0 };
            let centre = view.map_from_screen(middle);
            let beside = view.map_from_screen(coord! { x: middle.x + 1.0, y: middle.y });
            maps.view = Some((centre, (beside.x - centre.x).abs()));
            return;
        }
    }
}

/// The colour of each district on the map of `side`; of differences only those that move have one.
fn colours(
    state: &AppState,
    comparison: &Comparison,
    side: &Compared,
    mode: Mode,
    theme: Theme,
) -> Vec<FillColour> {
    let map = &state.document.map;
    let last = side.plan.end().plus(-1);
    let owners = side.plan.owners_at(last);
    let all = fill_colours(map, &side.plan, &owners, Fill::Units, None, Some(last), theme);
    if mode != Mode::Differences {
        return all.iter().copied().collect();
    }
    let Some(reference) = comparison.reference() else { return Vec::new() };
    let changed: BTreeSet<DistrictIdx> =
        moved(&reference.plan, &side.plan).into_iter().map(|one| one.district).collect();
    let plain = FillColour::Solid(theme.tokens().hairline);
    all.iter_enumerated()
        .map(|(district, colour)| if changed.contains(&district) { *colour } else { plain })
        .collect()
}

#[expect(clippy::too_many_arguments, reason = "what is drawn, where, and what it depends on")]
fn draw(
    ui: &Ui,
    state: &AppState,
    gui: &Gui,
    maps: &mut Maps,
    comparison: &Comparison,
    shown: &[&Compared],
    (rects, views): (&[Rect], &[View]),
    skin: Skin,
) {
    let spot = |rect: &Rect| Spot::of(&ui.painter_at(*rect), rect.min);
    let of = DrawnOf {
        revision: comparison.revision,
        epoch: state.epoch,
        mode: maps.mode,
        theme: skin.theme,
        spots: rects.iter().map(spot).zip(views.iter().copied()).collect(),
        sides: shown.iter().map(|side| side.side).collect(),
    };
    // While they are moved the shapes go along; they are drawn anew where they come to rest.
    let moved = maps.drawn.as_ref().and_then(|(known, shapes)| {
        let ways = known.moved_to(&of).filter(|_| maps.is_moving)?;
        let shapes = shapes.iter().enumerate().map(|(number, shape)| {
            let at = if maps.mode == Mode::Curtain { 0 } else { number };
            let mut shape = shape.clone();
            shape.transform(*ways.get(at)?);
            Some(shape)
        });
        shapes.collect::<Option<Vec<Shape>>>()
    });
    if maps.is_moving {
        ui.ctx().request_repaint();
    }
    if moved.is_none() && maps.drawn.as_ref().is_none_or(|(known, _)| *known != of) {
        let source = (state.document.map.as_ref(), gui.map.mesh().as_ref());
        let shape = |(number, side): (usize, &&Compared)| {
            let at = if maps.mode == Mode::Curtain { 0 } else { number };
            let (rect, view) = (rects.get(at)?, views.get(at)?);
            let colours = colours(state, comparison, side, maps.mode, skin.theme);
            Some(small_map(&ui.painter_at(*rect), rect.min, source, view, &colours, skin))
        };
        let shapes = shown.iter().enumerate().filter_map(shape).collect();
        maps.drawn = Some((of, shapes));
    }
    let kept = maps.drawn.as_ref().map(|(_, shapes)| shapes);
    let Some(shapes) = moved.as_ref().or(kept) else { return };
    for (number, (shape, side)) in shapes.iter().zip(shown).enumerate() {
        let at = if maps.mode == Mode::Curtain { 0 } else { number };
        let (Some(rect), Some(view)) = (rects.get(at), views.get(at)) else { continue };
        let x = rect.left() + rect.width() * maps.curtain;
        let clip = match (maps.mode, number) {
            (Mode::Curtain, 0) => rect.with_max_x(x),
            (Mode::Curtain, _) => rect.with_min_x(x),
            _ => *rect,
        };
        let painter = ui.painter_at(clip);
        painter.rect_filled(clip, 0.0, skin.canvas());
        painter.add(shape.clone());
        for unit in &side.plan.units {
            let Some(place) = unit.place else { continue };
            let at = state.document.map.projection.to_plane(place.lon, place.lat);
            let Ok(at) = at else { continue };
            let at = view.screen_from_map(at);
            let at = rect.min + vec2(at.x as f32, at.y as f32);
            painter.circle_filled(at, 10.5, skin.panel());
            widgets::paint_unit_badge(&painter, at, 9.0, unit, skin);
        }
        let line = Stroke::new(1.0, skin.hairline());
        painter.rect_stroke(*rect, CornerRadius::same(4), line, egui::StrokeKind::Inside);
    }
}

/// The name of a side over its map; of differences, how many districts move.
fn heading(
    ui: &Ui,
    state: &AppState,
    comparison: &Comparison,
    side: &Compared,
    rect: Rect,
    mode: Mode,
) {
    if mode == Mode::Curtain {
        return;
    }
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let mut text = side_name(&state.document, side.side, tr);
    if mode == Mode::Differences
        && let Some(reference) = comparison.reference()
    {
        let count = moved(&reference.plan, &side.plan).len();
        let differs = tr.f("compare-maps-moved", &[("n", count.into())]);
        text = format!("{text}: {differs}");
    }
    let painter = ui.painter_at(rect);
    let at = pos2(rect.left() + 2.0, rect.top() + HEADING / 2.0);
    painter.text(at, Align2::LEFT_CENTER, text, font(13.0, Weight::Medium), skin.text());
}

/// Which unit a district has on each side.
fn tip(ui: &mut Ui, state: &AppState, comparison: &Comparison, district: DistrictIdx) {
    ui.label(theme::title(state.document.name_of(district)));
    egui::Grid::new("compared district").num_columns(2).show(ui, |ui| {
        for side in &comparison.sides {
            ui.label(side_name(&state.document, side.side, &state.tr));
            let last = side.plan.end().plus(-1);
            let is_live = side.plan.live_from(district).is_some_and(|live| live <= last);
            let unit =
                if is_live { side.plan.unit_at(district, last) } else { side.plan.central() };
            let name = side.plan.units.get(unit).map_or("", |unit| unit.name.as_str());
            ui.label(theme::strong(name));
            ui.end_row();
        }
    });
}

/// The curtain between two maps, moved by hand or by the arrow keys.
fn curtain(ui: &Ui, state: &AppState, maps: &mut Maps, rect: Rect, names: &[String; 2]) {
    let skin = Skin::of(ui);
    let x = rect.left() + rect.width() * maps.curtain;
    let grip = Rect::from_center_size(pos2(x, rect.center().y), vec2(18.0, rect.height()));
    let id = ui.scope_id().with("curtain");
    let response = ui.interact(grip, id, Sense::click_and_drag());
    response.widget_info(|| {
        let name = state.tr.t("compare-maps-curtain-handle");
        egui::WidgetInfo::slider(true, f64::from(maps.curtain) * 100.0, name)
    });
    if response.dragged() {
        maps.curtain += response.drag_delta().x / rect.width().max(1.0);
    }
    if response.has_focus() {
        let step = |key| if ui.input(|input| input.key_pressed(key)) { CURTAIN_STEP } else { 0.0 };
        maps.curtain += step(Key::ArrowRight) - step(Key::ArrowLeft);
    }
    maps.curtain = maps.curtain.clamp(0.02, 0.98);
    let painter = ui.painter_at(rect);
    let is_hot = response.hovered() || response.has_focus() || response.dragged();
    let ink = if is_hot { skin.accent() } else { skin.text() };
    painter.vline(x, rect.y_range(), Stroke::new(2.0, ink));
    painter.circle_filled(pos2(x, rect.center().y), 8.0, ink);
    for (name, at, align) in [
        (&names[0], pos2(x - 10.0, rect.top() + 14.0), Align2::RIGHT_CENTER),
        (&names[1], pos2(x + 10.0, rect.top() + 14.0), Align2::LEFT_CENTER),
    ] {
        let galley = painter.layout_no_wrap(name.clone(), font(12.0, Weight::Medium), skin.text());
        let place = align.anchor_size(at, galley.size());
        painter.rect_filled(place.expand(4.0), 4.0, skin.panel());
        painter.galley(place.min, galley, skin.text());
    }
    let _shown = response.on_hover_cursor(egui::CursorIcon::ResizeHorizontal);
}
