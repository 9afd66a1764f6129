//! The map in the window: looking, choosing, carrying.

mod drag;
pub(super) mod drawing;
mod gesture;
mod ground;
pub(super) mod kept;
mod marker;
mod mesh;
mod morph;
mod nodes;
pub(super) mod paint;
mod shift;
mod small;
mod tip;
pub(super) mod tools;
mod trial;

pub(super) use small::small_map;

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::{CursorIcon, PointerButton, Pos2, Rect, Response, Role, Sense, Ui, WidgetInfo, vec2};
use geo::{Coord, coord};

use self::drawing::{Circled, Colours, Drawing, Shaded, Wanted};
use self::gesture::Gesture;
use self::kept::{Kept, Spot};
use self::marker::Markers;
use self::mesh::MapMesh;
use self::morph::{Aside, Morph};
use super::Actions;
use super::carry::Carry;
use super::menu::{About, Menu};
use super::theme::{self, Skin};
use super::widgets::{self, Icon};
use crate::app::{Action, AppState, Focus, Tool, Workspace};
use crate::model::{DistrictIdx, DistrictSet, Month, UnitIdx};
use crate::scene::{Fill, ScreenRect, View};

/// Time that the map takes to go to another part, seconds.
const TRAVEL_S: f64 = 0.22;
/// How long a finger rests on a district before it takes it, seconds.
const HOLD_S: f64 = 0.25;
/// How far the pointer goes before a lasso gets a corner, and between two looks for what a
/// stroke passes, points.
const STEP_PX: f64 = 3.0;
/// How near the pointer must be to a unit's sign to mean it, points.
const MARKER_REACH: f64 = 20.0;
/// Free room round what is focused on, points.
const PADDING: f64 = 24.0;

/// What the pointer does on a district's node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Press {
    /// It goes off with the button down.
    DragStarted,
    /// It asks for the menu.
    Menu(DistrictIdx),
}

/// On the way from one view to another.
#[derive(Clone, Copy, Debug)]
struct Travel {
    from: View,
    to: View,
    since: f64,
}

/// The map with what it remembers between frames.
#[derive(Debug)]
pub(super) struct MapPane {
    /// The map, or the circles in its place.
    shown: Arc<DistrictSet>,
    mesh: Arc<MapMesh>,
    /// On the way from one to the other.
    morph: Option<Morph>,
    /// The other one, where it was shown before.
    aside: Option<Aside>,
    view: Option<View>,
    travel: Option<Travel>,
    focus_seen: Option<u64>,
    /// Whether the view is still what the focus gave: then it follows the window's size.
    at_focus: bool,
    drawing: Drawing,
    kept: Kept,
    hovered: Option<DistrictIdx>,
    /// The unit whose sign is under the pointer.
    marker: Option<UnitIdx>,
    /// The district that gets the keyboard in the next frame.
    focus_next: Option<DistrictIdx>,
    /// The district that had the keyboard last: it may get it back.
    focused: Option<DistrictIdx>,
    /// Whether the pressed pointer moves the map.
    pans: bool,
    /// What the pressed pointer points out.
    gesture: Option<Gesture>,
    /// What is done with the units' signs.
    pub(super) markers: Markers,
    /// Districts that get a light hatch in this frame.
    pub(super) marks: Vec<DistrictIdx>,
    /// Districts that something beside the map points at in this frame.
    pub(super) pointed_at: Vec<DistrictIdx>,
    /// Districts that are not looked at in this frame: they are grey.
    pub(super) left_out: Arc<BTreeSet<DistrictIdx>>,
    /// The unit that a drop on the map would mean.
    pub(super) unit_under_pointer: Option<UnitIdx>,
}

impl MapPane {
    pub(super) fn new(ctx: &egui::Context, map: &Arc<DistrictSet>) -> Self {
        Self::with(map, Arc::new(MapMesh::new(map)), Drawing::new(ctx))
    }

    /// The pane of `map` with its `mesh` and what is drawn of it by now.
    fn with(map: &Arc<DistrictSet>, mesh: Arc<MapMesh>, drawing: Drawing) -> Self {
        Self {
            shown: Arc::clone(map),
            morph: None,
            aside: None,
            mesh,
            view: None,
            travel: None,
            focus_seen: None,
            at_focus: true,
            drawing,
            kept: Kept::default(),
            hovered: None,
            marker: None,
            focus_next: None,
            focused: None,
            pans: false,
            gesture: None,
            markers: Markers::default(),
            marks: Vec::new(),
            pointed_at: Vec::new(),
            left_out: Arc::default(),
            unit_under_pointer: None,
        }
    }

    /// The district under the pointer.
    pub(super) fn hovered(&self) -> Option<DistrictIdx> {
        self.hovered
    }

    pub(super) fn mesh(&self) -> &Arc<MapMesh> {
        &self.mesh
    }

    /// Waits for the picture that is being made: for tests and screenshots.
    pub(super) fn settle(&mut self) {
        self.morph = None;
        self.drawing.settle();
    }

    pub(super) fn kept(&mut self) -> &mut Kept {
        &mut self.kept
    }

    /// Shows the map in all of `ui`.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        state: &AppState,
        carry: &mut Option<Carry>,
        menu: &mut Menu,
        actions: &mut Actions,
    ) {
        self.follow_map(ui.ctx(), state);
        let rect = ui.available_rect_before_wrap();
        let response = ui.allocate_rect(rect, Sense::click_and_drag());
        response.widget_info(|| WidgetInfo::labeled(Role::Pane, true, state.tr.t("map-name")));
        let view = self.follow(ui, state, rect);
        let view = self.navigate(ui, state, &response, view, carry, actions);
        let live_at = (state.view.workspace == Workspace::Rollout)
            .then(|| state.document.plan.start.plus(state.month() as i32));
        self.draw(ui, state, rect, view, live_at);
        let pointer = ui.input(|input| input.pointer.latest_pos()).filter(|at| rect.contains(*at));
        let on_top = pointer.is_some_and(|at| ui.ctx().layer_id_at(at) == Some(ui.layer_id()));
        let pointer = pointer.filter(|_| on_top || carry.is_some());
        self.look_under(state, rect, view, pointer);
        self.clicks(state, &response, menu, actions);
        let on_node = self.nodes(ui, state, rect, view, menu, actions);
        let dragged = response.drag_started_by(PointerButton::Primary);
        match on_node {
            Some(Press::Menu(district)) => {
                nodes::about_district(state, district, actions);
                let at = pointer.unwrap_or_else(|| rect.center());
                menu.open(About::Districts, at);
            }
            Some(Press::DragStarted) => self.begin_drag(ui, state, rect, carry),
            None if dragged && self.gesture.is_none() => self.begin_drag(ui, state, rect, carry),
            None => {}
        }
        self.follow_pointer(ui, state, &response, actions);
        self.overlay(ui, state, rect, view, carry.as_ref());
        trial::shares(ui, state, rect, view);
        let signs = self.drawing.markers(&view);
        self.markers.show(ui, state, (rect, &view), signs.iter(), actions);
        self.controls(ui, state, rect, actions);
        trial::banner(ui, state, rect, actions);
        if may_assign(state) {
            tools::show(ui, state, rect, actions);
            if state.view.tool != Tool::Hand && response.hovered() && on_top {
                ui.ctx().set_cursor_icon(CursorIcon::Crosshair);
            }
        }
        if carry.is_none()
            && self.gesture.is_none()
            && !self.markers.is_busy()
            && !menu.is_open()
            && !theme::is_touch(ui.ctx())
            && response.contains_pointer()
            && on_top
            && let (Some(district), Some(pointer)) = (self.hovered, pointer)
        {
            tip::show(ui.ctx(), state, district, pointer, rect);
        }
    }

    /// The view of this frame: where it was, or on its way to what was asked for.
    fn follow(&mut self, ui: &Ui, state: &AppState, rect: Rect) -> View {
        let size = coord! { x: f64::from(rect.width()), y: f64::from(rect.height()) };
        let now = ui.input(|input| input.time);
        let (focus, number) = state.view.focus;
        if self.focus_seen != Some(number) || self.view.is_none() {
            let to = View::fit(bounds_of(state.shown_map(), focus), size, PADDING);
            let moves = ui.style().animation_time > 0.0;
            match self.view {
                Some(from) if self.focus_seen.is_some() && moves => {
                    self.travel = Some(Travel { from, to, since: now });
                }
                _ => self.view = Some(to),
            }
            self.focus_seen = Some(number);
            self.at_focus = true;
        } else if self.at_focus && self.travel.is_none() {
            self.view = Some(View::fit(bounds_of(state.shown_map(), focus), size, PADDING));
        }
        if let Some(Travel { from, to, since }) = self.travel {
            let part = ((now - since) / TRAVEL_S).clamp(0.0, 1.0);
            let eased = part * part * (3.0 - 2.0 * part);
            self.view = Some(between(&from, &to, eased));
            if part < 1.0 {
                ui.ctx().request_repaint();
            } else {
                self.travel = None;
            }
        }
        let mut view =
            self.view.unwrap_or_else(|| View::fit(state.shown_map().bounds, size, PADDING));
        view.size_px = size;
        self.view = Some(view);
        view
    }

    /// Zoom at the pointer or between two fingers; pan with the hand or the arrow keys.
    fn navigate(
        &mut self,
        ui: &Ui,
        state: &AppState,
        response: &Response,
        mut view: View,
        carry: &mut Option<Carry>,
        actions: &mut Actions,
    ) -> View {
        let rect = response.rect;
        let before = view;
        let fingers =
            ui.input(egui::InputState::multi_touch).filter(|it| rect.contains(it.start_pos));
        if let Some(fingers) = fingers {
            // The second finger means the map: what the first one had begun is dropped.
            self.let_go();
            if carry.take().is_some() {
                actions.push(Action::Preview(None));
            }
            let moved = fingers.translation_delta;
            view.pan(coord! { x: f64::from(moved.x), y: f64::from(moved.y) });
            view.zoom_at(to_view(rect, fingers.center_pos), f64::from(fingers.zoom_delta));
        } else if response.contains_pointer()
            && let Some(pointer) = ui.input(|input| input.pointer.hover_pos())
        {
            let (scroll, pinch) =
                ui.input(|input| (input.smooth_scroll_delta().y, input.zoom_delta()));
            let factor = f64::from(pinch) * (f64::from(scroll) / 240.0).exp();
            if (factor - 1.0).abs() > 1e-6 {
                view.zoom_at(to_view(rect, pointer), factor);
            }
        }
        let pans = self.pans
            || response.dragged_by(PointerButton::Middle)
            || response.dragged_by(PointerButton::Secondary);
        if pans && fingers.is_none() {
            let delta = ui.input(|input| input.pointer.delta());
            view.pan(coord! { x: f64::from(delta.x), y: f64::from(delta.y) });
            ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
        }
        if response.has_focus() {
            let arrows = egui::EventFilter {
                horizontal_arrows: true,
                vertical_arrows: true,
                ..egui::EventFilter::default()
            };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
            let step = ui.input(|input| {
                let key = |key| f64::from(u8::from(input.key_pressed(key)));
                coord! {
                    x: key(egui::Key::ArrowLeft) - key(egui::Key::ArrowRight),
                    y: key(egui::Key::ArrowUp) - key(egui::Key::ArrowDown),
                }
            });
            view.pan(step * 60.0);
        }
        if view != before {
            view.keep_inside(state.shown_map().bounds);
            self.travel = None;
            self.at_focus = false;
            self.view = Some(view);
        }
        view
    }

    fn draw(&mut self, ui: &Ui, state: &AppState, rect: Rect, view: View, live_at: Option<Month>) {
        let skin = Skin::of(ui);
        let painter = ui.painter_at(rect);
        let fill = state.view.fill;
        let shade = self.kept.shade(state, skin.theme).map(Shaded);
        let wanted = Wanted {
            spot: Spot::of(&painter, rect.min),
            view,
            colours: Colours {
                document: kept::document_of(state),
                fill,
                shade,
                theme: skin.theme,
                live_at,
                as_of: Some(state.shown_month()),
                grey: trial::grey_districts(state, &self.left_out),
            },
            language: state.tr.language(),
            circles: self.kept.circles(state).map(Circled),
            unit_outlines: state.view.layers.unit_borders && fill != Fill::Units,
            names: state.view.layers.names,
            font_scale: 1.0,
            // On a small map it would hide more than it tells.
            inset: rect.width() > 620.0 && rect.height() > 420.0,
            covers: covers(state, rect),
            marks: self.marks.clone(),
        };
        painter.rect_filled(rect, 0.0, skin.canvas());
        if self.morph(&painter, state, &wanted) {
            return;
        }
        let shown = (state, state.shown_plan());
        self.drawing.show(&painter, shown, &wanted, &self.mesh, &mut self.kept);
    }

    /// Whether something floats on the map at `at` and hides what is under it.
    fn is_covered(&self, state: &AppState, rect: Rect, at: Coord<f64>) -> bool {
        self.drawing.over().chain(covers(state, rect)).any(|it| it.contains(at))
    }

    /// What lies under the pointer.
    fn look_under(&mut self, state: &AppState, rect: Rect, view: View, pointer: Option<Pos2>) {
        let at = pointer
            .map(|pointer| to_view(rect, pointer))
            .filter(|at| !self.is_covered(state, rect, *at));
        self.hovered = at.and_then(|at| state.shown_map().at(view.map_from_screen(at)));
        let markers = self.drawing.markers(&view);
        self.marker = at.and_then(|at| {
            markers
                .iter()
                .map(|marker| (marker, distance(marker.centre, at)))
                .filter(|(_, distance)| *distance <= MARKER_REACH)
                .min_by(|a, b| a.1.total_cmp(&b.1))
                .map(|(marker, _)| marker.unit)
        });
        self.unit_under_pointer =
            self.marker.or_else(|| self.hovered.map(|district| state.unit_of(district)));
    }

    /// Clicks on the map itself, and the menu.
    fn clicks(
        &self,
        state: &AppState,
        response: &Response,
        menu: &mut Menu,
        actions: &mut Actions,
    ) {
        if response.clicked() && paints(state) {
            // Pressed and let go within one frame: there was no time for a stroke.
            if let Some(district) = self.hovered.filter(|_| self.gesture.is_none()) {
                actions.push(Action::Paint(vec![district], state.brush()));
            }
        } else if response.clicked() {
            let add = response.ctx.input(|input| input.modifiers.command || input.modifiers.shift);
            match self.hovered {
                Some(district) => actions.push(Action::Select(district, add)),
                None => actions.push(Action::ClearSelection),
            }
        }
        if response.secondary_clicked() {
            match (self.marker, self.hovered) {
                (Some(unit), _) => _ = menu.open_for(response, About::Unit(unit)),
                (None, Some(district)) => {
                    nodes::about_district(state, district, actions);
                    menu.open_for(response, About::Districts);
                }
                (None, None) => {}
            }
        }
    }

    /// Whether a movement is under way that Escape would end.
    pub(super) fn is_busy(&self) -> bool {
        self.gesture.is_some()
    }

    /// Drops what is under way.
    pub(super) fn let_go(&mut self) {
        self.gesture = None;
        self.pans = false;
    }

    /// Metres of the map that a point of the screen shows.
    pub(super) fn metres_per_px(&self) -> Option<f64> {
        self.view.map(|view| view.metres_per_px)
    }

    /// Selection, hover, and what a drop would change, over the picture.
    fn overlay(
        &mut self,
        ui: &Ui,
        state: &AppState,
        rect: Rect,
        view: View,
        carry: Option<&Carry>,
    ) {
        let painter = ui.painter_at(rect);
        let skin = Skin::of(ui);
        let map = state.shown_map();
        if let Some(carry) = carry {
            paint::drop(&painter, rect.min, state, &self.mesh, &view, carry, &mut self.kept);
            return;
        }
        if let Some(gesture) = &self.gesture {
            let districts = gesture.districts(map);
            paint::pointed_out(&painter, rect.min, state, &self.mesh, &view, gesture, &districts);
        } else if let Some(hovered) = self.hovered {
            let line = egui::Stroke::new(1.5, skin.text());
            paint::outline(&painter, rect.min, map, &view, hovered, line);
        }
        if state.view.selection.len() > paint::MANY_IN_HAND {
            painter.add(self.kept.selection(&painter, rect.min, state, &view));
            return;
        }
        for &district in &state.view.selection {
            let halo = egui::Stroke::new(5.0, skin.panel());
            let line = egui::Stroke::new(2.5, skin.text());
            paint::outline(&painter, rect.min, map, &view, district, halo);
            paint::outline(&painter, rect.min, map, &view, district, line);
        }
        for &district in &self.pointed_at {
            let halo = egui::Stroke::new(6.0, skin.panel());
            let line = egui::Stroke::new(3.0, skin.accent());
            paint::outline(&painter, rect.min, map, &view, district, halo);
            paint::outline(&painter, rect.min, map, &view, district, line);
        }
    }

    /// "Hela kommunen · Staden · + −".
    fn controls(&mut self, ui: &mut Ui, state: &AppState, rect: Rect, actions: &mut Actions) {
        let skin = Skin::of(ui);
        let area = controls_rect(rect);
        let builder = egui::UiBuilder::new()
            .max_rect(area)
            .layout(egui::Layout::right_to_left(egui::Align::Center));
        ui.scope_builder(builder, |ui| {
            theme::floating_frame(skin).inner_margin(3).show(ui, |ui| {
                // From the right: the frame is as wide as what is in it.
                ui.spacing_mut().item_spacing.x = 2.0;
                let tr = &state.tr;
                let mut zoom = None;
                if widgets::icon_button(ui, Icon::Minus, tr.t("zoom-out"), true).clicked() {
                    zoom = Some(1.0 / 1.5);
                }
                if widgets::icon_button(ui, Icon::Plus, tr.t("zoom-in"), true).clicked() {
                    zoom = Some(1.5);
                }
                for (focus, name) in [(Focus::City, "focus-city"), (Focus::Whole, "focus-whole")] {
                    let chosen = state.view.focus.0 == focus;
                    if widgets::choice(ui, chosen, tr.t(name)).clicked() {
                        actions.push(Action::Focus(focus));
                    }
                }
                if let (Some(factor), Some(view)) = (zoom, self.view) {
                    let mut to = view;
                    to.zoom_at(view.size_px / 2.0, factor);
                    let since = ui.input(|input| input.time);
                    self.travel = Some(Travel { from: view, to, since });
                    self.at_focus = false;
                    ui.ctx().request_repaint();
                }
            });
        });
    }
}

/// Whether the pointer is a brush.
fn paints(state: &AppState) -> bool {
    may_assign(state) && state.view.tool == Tool::Brush
}

/// Whether districts can be picked up: not while something else than the plan is shown.
fn may_assign(state: &AppState) -> bool {
    state.view.workspace == Workspace::Assign && state.suggest.trial.is_none()
}

/// The part of the map that `focus` means, metres.
fn bounds_of(map: &DistrictSet, focus: Focus) -> geo::Rect<f64> {
    match focus {
        Focus::Whole => map.bounds,
        Focus::City => map.city,
        Focus::District(district) => {
            let bounds = map.districts.get(district).map_or(map.bounds, |d| d.shape.bounds);
            // With its surroundings, so that one sees where it is.
            let side = coord! { x: bounds.width(), y: bounds.height() } * 0.6;
            geo::Rect::new(bounds.min() - side, bounds.max() + side)
        }
        Focus::Part(part) => part,
    }
}

/// The view `part` (0–1) of the way between two.
fn between(from: &View, to: &View, part: f64) -> View {
    let scale = (from.metres_per_px.ln() * (1.0 - part) + to.metres_per_px.ln() * part).exp();
    View {
        centre: from.centre * (1.0 - part) + to.centre * part,
        metres_per_px: scale,
        size_px: to.size_px,
    }
}

fn distance(a: Coord<f64>, b: Coord<f64>) -> f64 {
    (a.x - b.x).hypot(a.y - b.y)
}

fn to_view(rect: Rect, at: Pos2) -> Coord<f64> {
    coord! { x: f64::from(at.x - rect.min.x), y: f64::from(at.y - rect.min.y) }
}

fn to_screen(rect: Rect, at: Coord<f64>) -> Pos2 {
    rect.min + vec2(at.x as f32, at.y as f32)
}

fn to_view_rect(rect: Rect, of: Rect) -> ScreenRect {
    let min = to_view(rect, of.min);
    ScreenRect::at(min, f64::from(of.width()), f64::from(of.height()))
}

/// What floats on the map and hides it: no name stands under it.
fn covers(state: &AppState, rect: Rect) -> Vec<ScreenRect> {
    let strip = may_assign(state).then(|| tools::strip_rect(state, rect));
    let banner = trial::banner_rect(state, rect);
    let all = [controls_rect(rect)].into_iter().chain(strip).chain(banner);
    all.map(|it| to_view_rect(rect, it)).collect()
}

/// Where the map's own buttons are.
fn controls_rect(rect: Rect) -> Rect {
    let size = vec2(300.0, 40.0);
    Rect::from_min_size(rect.max - size - vec2(14.0, 12.0), size)
}
