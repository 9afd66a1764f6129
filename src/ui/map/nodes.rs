//! Each district's own node, at its label point: for the keyboard and for screen readers.

use egui::{EventFilter, Id, Key, Modifiers, Rect, Role, Sense, Ui, Vec2, WidgetInfo};
use geo::{Coord, coord};

use super::{MapPane, Press, to_screen};
use crate::app::{Action, AppState, Tool, towards};
use crate::model::{DistrictIdx, Index};
use crate::scene::View;
use crate::ui::Actions;
use crate::ui::menu::{About, Menu};
use crate::ui::theme::{self, Skin};

/// Half the side of a node, points.
const RADIUS: f32 = 11.0;
/// Half the side of a node for a finger, points.
const TOUCH_RADIUS: f32 = 16.0;
/// From so many districts on, those that are small on the screen have no node: nobody could hit
/// them, and the keyboard reaches them from their neighbours.
const MANY: usize = 400;

/// The node of `district`.
fn node_id(district: DistrictIdx) -> Id {
    Id::unique("district node").with(district.to_usize())
}

/// The direction of the arrow key that is pressed, in the map's plane.
fn arrow(ui: &Ui) -> Option<Coord<f64>> {
    let arrows = [
        (Key::ArrowLeft, coord! { x: -1.0, y: 0.0 }),
        (Key::ArrowRight, coord! { x: 1.0, y: 0.0 }),
        (Key::ArrowUp, coord! { x: 0.0, y: 1.0 }),
        (Key::ArrowDown, coord! { x: 0.0, y: -1.0 }),
    ];
    ui.input(|input| {
        let pressed = |(key, _): &&(Key, _)| input.key_pressed(*key) && input.modifiers.is_none();
        arrows.iter().find(pressed).map(|(_, direction)| *direction)
    })
}

impl MapPane {
    /// Shows the nodes; gives what the pointer does on one of them.
    pub(super) fn nodes(
        &mut self,
        ui: &Ui,
        state: &AppState,
        rect: Rect,
        view: View,
        menu: &mut Menu,
        actions: &mut Actions,
    ) -> Option<Press> {
        let assigns = super::may_assign(state);
        let radius = if theme::is_touch(ui.ctx()) { TOUCH_RADIUS } else { RADIUS };
        let sense = match (assigns, state.view.tool) {
            (false, _) => Sense::click(),
            (true, Tool::Hand) => Sense::click_and_drag(),
            // The pointer is the tool's; the keyboard still comes here.
            (true, _) => Sense::focusable_noninteractive(),
        };
        let is_many = state.shown_map().len() > MANY;
        let mut press = None;
        for (index, district) in state.shown_map().districts.iter_enumerated() {
            let shape = &district.shape;
            let room = shape.label_radius_m / view.metres_per_px;
            let is_asked_for = [self.focus_next, self.focused].contains(&Some(index));
            if is_many && room < f64::from(radius) && !is_asked_for {
                continue;
            }
            let centre = to_screen(rect, view.screen_from_map(shape.label_point));
            let node = Rect::from_center_size(centre, Vec2::splat(radius * 2.0));
            if !rect.contains_rect(node) {
                continue;
            }
            let response = ui.interact(node, node_id(index), sense);
            if self.focus_next == Some(index) {
                self.focus_next = None;
                response.request_focus();
            }
            describe(&response, state, index);
            if response.has_focus() {
                self.focused = Some(index);
                let ring = egui::Stroke::new(2.0, skin_line(ui));
                let outside = egui::StrokeKind::Outside;
                ui.painter_at(rect).rect_stroke(node, 4.0, ring, outside);
                self.keys(ui, state, index, &response, menu, actions);
            }
            if response.clicked() {
                // The keyboard chooses one at a time: it adds and takes out.
                let by_pointer = response.clicked_by(egui::PointerButton::Primary);
                let held = ui.input(|input| input.modifiers.command || input.modifiers.shift);
                actions.push(Action::Select(index, held || !by_pointer));
            }
            if response.drag_started_by(egui::PointerButton::Primary) {
                press = Some(Press::DragStarted);
            }
            if response.secondary_clicked() {
                press = Some(Press::Menu(index));
            }
        }
        press
    }

    /// What the keyboard does with the district that has the focus.
    fn keys(
        &mut self,
        ui: &Ui,
        state: &AppState,
        district: DistrictIdx,
        response: &egui::Response,
        menu: &mut Menu,
        actions: &mut Actions,
    ) {
        let arrows =
            EventFilter { horizontal_arrows: true, vertical_arrows: true, ..Default::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
        if let Some(direction) = arrow(ui)
            && let Some(next) = towards(state.shown_map(), district, direction)
        {
            self.focus_next = Some(next);
            self.bring_into_view(state, next);
            ui.ctx().request_repaint();
        }
        let toggled =
            ui.input(|input| input.key_pressed(Key::Space) || input.key_pressed(Key::Enter));
        if toggled && !response.sense.senses_click() {
            actions.push(Action::Select(district, true));
        }
        let opens = ui.input_mut(|input| {
            input.consume_key(Modifiers::SHIFT, Key::F10)
                || input.consume_key(Modifiers::NONE, Key::Menu)
        });
        if opens {
            about_district(state, district, actions);
            menu.open_by_key(About::Districts, response.rect.right_bottom(), response.id);
        }
    }

    /// Moves the map so that `district` is seen.
    fn bring_into_view(&mut self, state: &AppState, district: DistrictIdx) {
        let Some(point) = state.shown_map().districts.get(district) else { return };
        let point = point.shape.label_point;
        let Some(view) = &mut self.view else { return };
        let at = view.screen_from_map(point);
        let margin = 60.0;
        let inside = |value: f64, size: f64| (margin..=size - margin).contains(&value);
        if !(inside(at.x, view.size_px.x) && inside(at.y, view.size_px.y)) {
            view.centre = point;
            self.at_focus = false;
            self.travel = None;
        }
    }
}

/// The menu is about the selection: a district outside it becomes the selection.
pub(super) fn about_district(state: &AppState, district: DistrictIdx, actions: &mut Actions) {
    if !state.view.selection.contains(&district) {
        actions.push(Action::Select(district, false));
    }
}

fn skin_line(ui: &Ui) -> egui::Color32 {
    Skin::of(ui).accent()
}

fn describe(response: &egui::Response, state: &AppState, district: DistrictIdx) {
    let plan = &state.document.plan;
    let unit = plan.units.get(state.unit_of(district)).map_or("", |unit| unit.name.as_str());
    let selected = state.view.selection.contains(&district);
    let is_locked = plan.rules.locked.contains_key(&district);
    response.widget_info(|| {
        let mut name = format!("{}, {unit}", state.document.name_of(district));
        if is_locked {
            name = format!("{name}, {}", state.tr.t("lock-on"));
        }
        WidgetInfo::selected(Role::Button, true, selected, name)
    });
}
