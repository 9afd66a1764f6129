//! What the pressed pointer does on the map: carries, points out, paints, or moves the map.

use egui::{Rect, Response, Ui};
use geo::Coord;

use super::gesture::{self, Gesture};
use super::{HOLD_S, MapPane, STEP_PX, distance, paints, to_view};
use crate::app::{AppState, Tool};
use crate::model::UnitIdx;
use crate::scene::View;
use crate::ui::Actions;
use crate::ui::carry::Carry;
use crate::ui::theme;

impl MapPane {
    /// Decides what a movement of the pressed pointer does.
    pub(super) fn begin_drag(
        &mut self,
        ui: &Ui,
        state: &AppState,
        rect: Rect,
        carry: &mut Option<Carry>,
    ) {
        let Some(view) = self.view else { return };
        let (origin, held_s, modifiers) = ui.input(|input| {
            let began = input.pointer.press_start_time().unwrap_or(input.time);
            (input.pointer.press_origin(), input.time - began, input.modifiers)
        });
        let Some(origin) = origin else { return };
        if self.is_covered(state, rect, to_view(rect, origin)) {
            return;
        }
        let from = view.map_from_screen(to_view(rect, origin));
        let by_shift = state.view.tool == Tool::Hand && modifiers.shift;
        let tool = if by_shift { Tool::Rectangle } else { state.view.tool };
        if !super::may_assign(state) {
            self.pans = true;
        } else if tool != Tool::Hand {
            self.gesture = Gesture::begin(state, tool, from, gesture::pick_of(modifiers));
        } else {
            // A finger that goes off at once moves the map, as on every map.
            let moves_map = theme::is_touch(ui.ctx()) && held_s <= HOLD_S;
            // A hand that is quicker than the frames has left the sign that it took hold of.
            if let Some(unit) = self.sign_at(&view, to_view(rect, origin)) {
                self.markers.take(unit, from);
                return;
            }
            match state.shown_map().at(from).filter(|_| !moves_map) {
                Some(district) => {
                    *carry = Some(Carry::pick_up(state, district, from, view.metres_per_px));
                }
                None => self.pans = true,
            }
        }
    }

    /// The unit whose sign is at a point of the view; of several the one on top.
    fn sign_at(&self, view: &View, at: Coord<f64>) -> Option<UnitIdx> {
        self.drawing.markers(view).iter().rev().find_map(|sign| {
            (distance(sign.centre, at) <= sign.radius + sign.ring).then_some(sign.unit)
        })
    }

    /// Goes on with what was begun, and ends it where the pointer is let go.
    pub(super) fn follow_pointer(
        &mut self,
        ui: &Ui,
        state: &AppState,
        response: &Response,
        actions: &mut Actions,
    ) {
        let (down, pressed, pointer) = ui.input(|input| {
            let pointer = &input.pointer;
            (pointer.primary_down(), pointer.primary_pressed(), pointer.latest_pos())
        });
        self.pans &= down;
        let Some(view) = self.view else { return };
        let at = pointer.map(|pointer| view.map_from_screen(to_view(response.rect, pointer)));
        // The brush paints from where it is put down, also without a movement.
        let covered = pointer.is_none_or(|pointer| {
            self.is_covered(state, response.rect, to_view(response.rect, pointer))
        });
        if pressed && paints(state) && response.is_pointer_button_down_on() && !covered {
            self.gesture = at.and_then(|at| {
                let pick = gesture::pick_of(egui::Modifiers::NONE);
                Gesture::begin(state, Tool::Brush, at, pick)
            });
        }
        if let (Some(gesture), Some(at)) = (&mut self.gesture, at) {
            gesture.follow(state, at, STEP_PX * view.metres_per_px);
        }
        if !down && let Some(gesture) = self.gesture.take() {
            actions.0.extend(gesture.finish(state.shown_map()));
        }
    }
}
