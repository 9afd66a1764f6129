//! The map in the window: looking, choosing, carrying.

mod mesh;
pub(super) mod paint;
mod tip;

use egui::{
    CursorIcon, Id, PointerButton, Pos2, Rect, Response, Role, Sense, Ui, Vec2, WidgetInfo, vec2,
};
use geo::{Coord, coord};

use self::mesh::MapMesh;
use super::Actions;
use super::carry::Carry;
use super::theme::{self, Skin};
use super::widgets::{self, Icon};
use crate::app::{Action, AppState, Focus, Workspace};
use crate::i18n::Language;
use crate::model::{DistrictIdx, DistrictSet, Index, Month, UnitIdx};
use crate::scene::{Fill, Picture, PictureInput, ScreenRect, Theme, View};

/// Time that the map takes to go to another part, seconds.
const TRAVEL_S: f64 = 0.22;
/// Half the side of a district's own node, points.
const NODE_RADIUS: f32 = 11.0;
/// How near the pointer must be to a unit's sign to mean it, points.
const MARKER_REACH: f64 = 20.0;
/// Free room round what is focused on, points.
const PADDING: f64 = 24.0;

/// What the drawn picture depends on.
#[derive(Clone, Debug, PartialEq)]
struct PictureKey {
    view: View,
    document: (u64, u64),
    fill: Fill,
    unit_borders: bool,
    names: bool,
    theme: Theme,
    language: Language,
    live_at: Option<Month>,
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
    mesh: MapMesh,
    view: Option<View>,
    travel: Option<Travel>,
    focus_seen: Option<u64>,
    /// Whether the view is still what the focus gave: then it follows the window's size.
    at_focus: bool,
    picture: Option<(PictureKey, Picture)>,
    hovered: Option<DistrictIdx>,
    menu_for: Option<DistrictIdx>,
    /// The unit that a drop on the map would mean.
    pub(super) unit_under_pointer: Option<UnitIdx>,
}

impl MapPane {
    pub(super) fn new(map: &DistrictSet) -> Self {
        Self {
            mesh: MapMesh::new(map),
            view: None,
            travel: None,
            focus_seen: None,
            at_focus: true,
            picture: None,
            hovered: None,
            menu_for: None,
            unit_under_pointer: None,
        }
    }

    pub(super) fn mesh(&self) -> &MapMesh {
        &self.mesh
    }

    /// Shows the map in all of `ui`.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        state: &AppState,
        carry: &mut Option<Carry>,
        actions: &mut Actions,
    ) {
        if !self.mesh.is_of(&state.document.map) {
            *self = Self::new(&state.document.map);
        }
        let rect = ui.available_rect_before_wrap();
        let response = ui.allocate_rect(rect, Sense::click_and_drag());
        response.widget_info(|| WidgetInfo::labeled(Role::Pane, true, state.tr.t("map-name")));
        let view = self.follow(ui, state, rect);
        let view = self.navigate(ui, state, &response, view);
        let live_at = (state.view.workspace == Workspace::Rollout)
            .then(|| state.document.plan.start.plus(state.month() as i32));
        self.draw(ui, state, rect, view, live_at);
        let pointer = ui.input(|input| input.pointer.latest_pos()).filter(|at| rect.contains(*at));
        let on_top = pointer.is_some_and(|at| ui.ctx().layer_id_at(at) == Some(ui.layer_id()));
        let pointer = pointer.filter(|_| on_top || carry.is_some());
        self.look_under(state, rect, view, pointer);
        self.select(state, &response, carry, actions);
        self.nodes(ui, state, rect, view, carry, actions);
        self.overlay(ui, state, rect, view, carry.as_ref());
        self.controls(ui, state, rect, actions);
        self.context_menu(state, &response, actions);
        if carry.is_none()
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
            let to = View::fit(bounds_of(&state.document.map, focus), size, PADDING);
            match self.view {
                Some(from) if self.focus_seen.is_some() => {
                    self.travel = Some(Travel { from, to, since: now });
                }
                _ => self.view = Some(to),
            }
            self.focus_seen = Some(number);
            self.at_focus = true;
        } else if self.at_focus && self.travel.is_none() {
            self.view = Some(View::fit(bounds_of(&state.document.map, focus), size, PADDING));
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
            self.view.unwrap_or_else(|| View::fit(state.document.map.bounds, size, PADDING));
        view.size_px = size;
        self.view = Some(view);
        view
    }

    /// Zoom at the pointer, pan with the hand or the arrow keys.
    fn navigate(&mut self, ui: &Ui, state: &AppState, response: &Response, mut view: View) -> View {
        let rect = response.rect;
        let before = view;
        if response.contains_pointer()
            && let Some(pointer) = ui.input(|input| input.pointer.hover_pos())
        {
            let (scroll, pinch) =
                ui.input(|input| (input.smooth_scroll_delta().y, input.zoom_delta()));
            let factor = f64::from(pinch) * (f64::from(scroll) / 240.0).exp();
            if (factor - 1.0).abs() > 1e-6 {
                view.zoom_at(to_view(rect, pointer), factor);
            }
        }
        let looking = state.view.workspace != Workspace::Assign;
        let pans = response.dragged_by(PointerButton::Middle)
            || response.dragged_by(PointerButton::Secondary)
            || (response.dragged_by(PointerButton::Primary)
                && (looking
                    || self.menu_for.is_none() && !began_on_district(response, state, &view)));
        if pans {
            let delta = response.drag_delta();
            view.pan(coord! { x: f64::from(delta.x), y: f64::from(delta.y) });
            ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
        }
        if response.has_focus() {
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
            view.keep_inside(state.document.map.bounds);
            self.travel = None;
            self.at_focus = false;
            self.view = Some(view);
        }
        view
    }

    fn draw(&mut self, ui: &Ui, state: &AppState, rect: Rect, view: View, live_at: Option<Month>) {
        let skin = Skin::of(ui);
        let covers = [to_view_rect(rect, controls_rect(rect))];
        let key = PictureKey {
            view,
            document: (state.epoch, state.document.history.revision()),
            fill: state.view.fill,
            unit_borders: state.view.layers.unit_borders,
            names: state.view.layers.names,
            theme: skin.theme,
            language: state.tr.language(),
            live_at,
        };
        if self.picture.as_ref().is_none_or(|(known, _)| *known != key) {
            let input = PictureInput {
                map: &state.document.map,
                plan: &state.document.plan,
                view,
                theme: skin.theme,
                fill: key.fill,
                classes: None,
                live_at,
                unit_outlines: key.unit_borders && key.fill != Fill::Units,
                markers: true,
                names: key.names,
                font_scale: 1.0,
                legend: None,
                scale_bar: true,
                // On a small map it would hide more than it tells.
                inset: rect.width() > 620.0 && rect.height() > 420.0,
                covers: &covers,
            };
            self.picture = Some((key, Picture::new(&input, &state.tr)));
        }
        let painter = ui.painter_at(rect);
        painter.rect_filled(rect, 0.0, skin.canvas());
        if let Some((_, picture)) = &self.picture {
            paint::picture(&painter, rect.min, picture, &self.mesh, &view);
        }
    }

    /// What lies under the pointer.
    fn look_under(&mut self, state: &AppState, rect: Rect, view: View, pointer: Option<Pos2>) {
        // What floats on the map hides what is under it.
        let floats = |at: Coord<f64>| {
            let picture = self.picture.as_ref().map(|(_, picture)| picture);
            let inset = picture.and_then(|picture| picture.inset.as_ref()).map(|inset| inset.rect);
            let cards = picture.into_iter().flat_map(|picture| &picture.cards);
            let controls = to_view_rect(rect, controls_rect(rect));
            cards.map(|card| card.rect).chain(inset).chain([controls]).any(|it| it.contains(at))
        };
        let at = pointer.map(|pointer| to_view(rect, pointer)).filter(|at| !floats(*at));
        self.hovered = at.and_then(|at| state.document.map.at(view.map_from_screen(at)));
        let markers = self.picture.iter().flat_map(|(_, picture)| &picture.markers);
        let marker = at.and_then(|at| {
            markers
                .map(|marker| (marker, distance(marker.centre, at)))
                .filter(|(_, distance)| *distance <= MARKER_REACH)
                .min_by(|a, b| a.1.total_cmp(&b.1))
                .map(|(marker, _)| marker.unit)
        });
        self.unit_under_pointer =
            marker.or_else(|| self.hovered.map(|district| state.document.plan.unit_of(district)));
    }

    fn select(
        &mut self,
        state: &AppState,
        response: &Response,
        carry: &mut Option<Carry>,
        actions: &mut Actions,
    ) {
        if response.clicked() {
            let add = response.ctx.input(|input| input.modifiers.command || input.modifiers.shift);
            match self.hovered {
                Some(district) => actions.push(Action::Select(district, add)),
                None => actions.push(Action::ClearSelection),
            }
        }
        if response.drag_started_by(PointerButton::Primary)
            && state.view.workspace == Workspace::Assign
            && let Some(view) = self.view
        {
            let origin = response.ctx.input(|input| input.pointer.press_origin());
            let district = origin.and_then(|origin| {
                state.document.map.at(view.map_from_screen(to_view(response.rect, origin)))
            });
            if let Some(district) = district {
                *carry = Some(Carry::pick_up(state, district));
            }
        }
    }

    /// Each district's own node, at its label point: for the keyboard and for screen readers.
    fn nodes(
        &mut self,
        ui: &Ui,
        state: &AppState,
        rect: Rect,
        view: View,
        carry: &mut Option<Carry>,
        actions: &mut Actions,
    ) {
        let carries = state.view.workspace == Workspace::Assign;
        let skin = Skin::of(ui);
        for (index, district) in state.document.map.districts.iter_enumerated() {
            let centre = to_screen(rect, view.screen_from_map(district.shape.label_point));
            let node = Rect::from_center_size(centre, Vec2::splat(NODE_RADIUS * 2.0));
            if !rect.contains_rect(node) {
                continue;
            }
            let sense = if carries { Sense::click_and_drag() } else { Sense::click() };
            let id = Id::unique("district node").with(index.to_usize());
            let response = ui.interact(node, id, sense);
            let plan = &state.document.plan;
            let unit = plan.units.get(plan.unit_of(index)).map_or("", |unit| unit.name.as_str());
            let selected = state.view.selection.contains(&index);
            response.widget_info(|| {
                let name = format!("{}, {unit}", state.document.name_of(index));
                WidgetInfo::selected(Role::Button, true, selected, name)
            });
            if response.has_focus() {
                ui.painter_at(rect).rect_stroke(
                    node,
                    4.0,
                    egui::Stroke::new(2.0, skin.accent()),
                    egui::StrokeKind::Outside,
                );
            }
            if response.clicked() {
                let add = ui.input(|input| input.modifiers.command || input.modifiers.shift);
                actions.push(Action::Select(index, add));
            }
            if carries && response.drag_started_by(PointerButton::Primary) {
                *carry = Some(Carry::pick_up(state, index));
            }
            if response.secondary_clicked() {
                self.menu_for = Some(index);
            }
        }
    }

    /// Selection, hover, and what a drop would change, over the picture.
    fn overlay(&self, ui: &Ui, state: &AppState, rect: Rect, view: View, carry: Option<&Carry>) {
        let painter = ui.painter_at(rect);
        let skin = Skin::of(ui);
        let map = &state.document.map;
        if let Some(carry) = carry {
            paint::drop(&painter, rect.min, state, &self.mesh, &view, carry, skin);
            return;
        }
        if let Some(hovered) = self.hovered {
            let line = egui::Stroke::new(1.5, skin.text());
            paint::outline(&painter, rect.min, map, &view, hovered, line);
        }
        for &district in &state.view.selection {
            let halo = egui::Stroke::new(5.0, skin.panel());
            let line = egui::Stroke::new(2.5, skin.text());
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

    fn context_menu(&mut self, state: &AppState, response: &Response, actions: &mut Actions) {
        if response.secondary_clicked() {
            self.menu_for = self.hovered;
        }
        let Some(district) = self.menu_for else { return };
        let menu = response.context_menu(|ui| {
            let plan = &state.document.plan;
            ui.label(theme::strong(state.document.name_of(district)));
            for (unit, value) in plan.units.iter_enumerated() {
                let here = plan.unit_of(district) == unit;
                let text = state.tr.f("menu-move-to", &[("unit", (&value.name).into())]);
                if ui.add_enabled(!here, egui::Button::new(text)).clicked() {
                    let districts = Carry::pick_up(state, district).districts;
                    actions.push(Action::Assign(districts, unit));
                    ui.close();
                }
            }
        });
        if menu.is_none() && !response.secondary_clicked() {
            self.menu_for = None;
        }
    }
}

/// Whether the button went down on a district: then the district is meant and not the map.
fn began_on_district(response: &Response, state: &AppState, view: &View) -> bool {
    let origin = response.ctx.input(|input| input.pointer.press_origin());
    origin.is_some_and(|origin| {
        let point = view.map_from_screen(to_view(response.rect, origin));
        state.document.map.at(point).is_some()
    })
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

/// Where the map's own buttons are.
fn controls_rect(rect: Rect) -> Rect {
    let size = vec2(292.0, 40.0);
    Rect::from_min_size(rect.max - size - vec2(14.0, 12.0), size)
}
