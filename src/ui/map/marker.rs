//! The units' signs on the map: choosing a unit, and moving its place by hand, by key or by a
//! click.

use egui::{
    Align2, CursorIcon, EventFilter, Id, Key, Modifiers, PointerButton, Rect, Response, Role,
    Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, vec2,
};
use geo::{Coord, coord};

use super::{to_screen, to_view};
use crate::app::{Action, AppState, Tool};
use crate::model::{Index, UnitIdx};
use crate::scene::View;
use crate::scene::picture::Marker;
use crate::ui::inspect::place_action;
use crate::ui::theme::{self, Skin};
use crate::ui::{Actions, widgets};

/// How far an arrow key moves a sign, points; with Shift five times as far.
const NUDGE: f64 = 4.0;

/// A sign that is on its way.
#[derive(Clone, Copy, Debug)]
struct Moving {
    unit: UnitIdx,
    /// Where it would stand, metres in the map's plane.
    to: Coord<f64>,
    /// Whether the pointer holds it; else keys move it.
    held: bool,
}

/// What is done with the signs.
#[derive(Debug, Default)]
pub(in crate::ui) struct Markers {
    /// The unit whose place the next click on the map gives.
    pub(in crate::ui) picking: Option<UnitIdx>,
    moving: Option<Moving>,
}

impl Markers {
    /// Whether Escape is for what is going on here.
    pub(in crate::ui) fn is_busy(&self) -> bool {
        self.picking.is_some() || self.moving.is_some()
    }

    /// Shows a node for each of `signs`, and what is being moved.
    pub(super) fn show<'a>(
        &mut self,
        ui: &Ui,
        state: &AppState,
        (rect, view): (Rect, &View),
        signs: impl Iterator<Item = &'a Marker>,
        actions: &mut Actions,
    ) {
        let escape = |ui: &Ui| ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape));
        if self.is_busy() && escape(ui) {
            *self = Self::default();
        }
        self.follow(ui, state, (rect, view), actions);
        for sign in signs {
            self.sign(ui, state, (rect, view), sign, actions);
        }
        let gone = |unit: UnitIdx| !state.document.plan.units.contains_index(unit);
        self.moving.take_if(|moving| gone(moving.unit));
        self.picking.take_if(|unit| gone(*unit));
        if let Some(moving) = self.moving {
            ghost(ui, state, (rect, view), moving);
        }
        self.pick(ui, state, (rect, view), actions);
    }

    fn sign(
        &mut self,
        ui: &Ui,
        state: &AppState,
        (rect, view): (Rect, &View),
        sign: &Marker,
        actions: &mut Actions,
    ) {
        let Some(unit) = state.document.plan.units.get(sign.unit) else { return };
        let carries = super::may_assign(state) && state.view.tool == Tool::Hand;
        let sense = if carries { Sense::click_and_drag() } else { Sense::click() };
        let side = 2.0 * (sign.radius + sign.ring) as f32;
        let node = Rect::from_center_size(to_screen(rect, sign.centre), Vec2::splat(side));
        let id = Id::unique("unit sign").with(sign.unit.to_usize());
        let response = ui.interact(node, id, sense);
        let name = state.tr.f("marker-name", &[("unit", (&unit.name).into())]);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        if response.has_focus() {
            let line = Stroke::new(2.0, Skin::of(ui).accent());
            ui.painter_at(rect).rect_stroke(node.expand(2.0), 4.0, line, StrokeKind::Outside);
        }
        if carries {
            if response.drag_started_by(PointerButton::Primary)
                && let Some(at) = ui.input(|input| input.pointer.latest_pos())
            {
                self.take(sign.unit, view.map_from_screen(to_view(rect, at)));
            }
            self.nudge(ui, state, view, (sign, &response), actions);
        }
        if response.clicked() && self.moving.is_none() {
            actions.push(Action::SelectUnit(Some(sign.unit)));
        }
    }

    /// Takes hold of the sign of `unit`; `to` is where the hand is, metres in the map's plane.
    pub(super) fn take(&mut self, unit: UnitIdx, to: Coord<f64>) {
        self.moving = Some(Moving { unit, to, held: true });
    }

    /// A sign in the hand goes where the pointer goes, and is put down when it is let go.
    fn follow(
        &mut self,
        ui: &Ui,
        state: &AppState,
        (rect, view): (Rect, &View),
        actions: &mut Actions,
    ) {
        let Some(moving) = self.moving.as_mut().filter(|moving| moving.held) else { return };
        let (pointer, is_down) =
            ui.input(|input| (input.pointer.latest_pos(), input.pointer.primary_down()));
        if let Some(at) = pointer {
            moving.to = view.map_from_screen(to_view(rect, at));
        }
        if is_down {
            ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
        } else {
            self.commit(state, pointer.is_none_or(|at| rect.contains(at)), actions);
        }
    }

    /// Arrow keys move a sign that has the focus; Enter, or going on, puts it down.
    fn nudge(
        &mut self,
        ui: &Ui,
        state: &AppState,
        view: &View,
        (sign, response): (&Marker, &Response),
        actions: &mut Actions,
    ) {
        if self.moving.is_some_and(|moving| moving.held) {
            return;
        }
        if !response.has_focus() {
            if response.lost_focus() && self.own(sign.unit).is_some() {
                self.commit(state, true, actions);
            }
            return;
        }
        let arrows = EventFilter {
            horizontal_arrows: true,
            vertical_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
        let step = ui.input(|input| {
            let key = |key| f64::from(u8::from(input.key_pressed(key)));
            let way = coord! {
                x: key(Key::ArrowRight) - key(Key::ArrowLeft),
                y: key(Key::ArrowUp) - key(Key::ArrowDown),
            };
            way * NUDGE * if input.modifiers.shift { 5.0 } else { 1.0 }
        });
        if step != Coord::zero() {
            let from = self.own(sign.unit).map(|moving| moving.to);
            let from = from.unwrap_or_else(|| view.map_from_screen(sign.centre));
            let to = from + step * view.metres_per_px;
            self.moving = Some(Moving { unit: sign.unit, to, held: false });
        } else if self.own(sign.unit).is_some() && ui.input(|input| input.key_pressed(Key::Enter)) {
            self.commit(state, true, actions);
        }
    }

    fn own(&mut self, unit: UnitIdx) -> Option<&mut Moving> {
        self.moving.as_mut().filter(|moving| moving.unit == unit)
    }

    fn commit(&mut self, state: &AppState, inside: bool, actions: &mut Actions) {
        if let Some(moving) = self.moving.take().filter(|_| inside)
            && let Some(action) = place_action(state, moving.unit, moving.to)
        {
            actions.push(action);
        }
    }

    /// While a place is picked the next click on the map gives it, whatever lies there.
    fn pick(
        &mut self,
        ui: &Ui,
        state: &AppState,
        (rect, view): (Rect, &View),
        actions: &mut Actions,
    ) {
        let Some(unit) = self.picking else { return };
        let name = state.document.plan.units.get(unit).map_or("", |unit| unit.name.as_str());
        let hint = state.tr.f("marker-pick", &[("unit", name.into())]);
        let response = ui.interact(rect, Id::unique("pick a place"), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &hint));
        if response.hovered() {
            ui.ctx().set_cursor_icon(CursorIcon::Crosshair);
        }
        if response.clicked()
            && let Some(at) = response.interact_pointer_pos()
        {
            self.picking = None;
            let to = view.map_from_screen(to_view(rect, at));
            actions.extend(place_action(state, unit, to));
        }
        let skin = Skin::of(ui);
        let font = theme::font(13.0, theme::Weight::Medium);
        let galley = ui.painter().layout_no_wrap(hint, font, skin.text());
        let size = galley.size() + vec2(24.0, 14.0);
        let top = rect.center_top() + vec2(0.0, 14.0);
        let pill = Align2::CENTER_TOP.anchor_size(top, size);
        let painter = ui.painter_at(rect);
        painter.rect(pill, 7.0, skin.panel(), skin.line(), StrokeKind::Inside);
        painter.galley(pill.min + vec2(12.0, 7.0), galley, skin.text());
    }
}

/// The sign where it would stand, with a line from where it stands.
fn ghost(ui: &Ui, state: &AppState, (rect, view): (Rect, &View), moving: Moving) {
    let (plan, map) = (&state.document.plan, &state.document.map);
    let Some(unit) = plan.units.get(moving.unit) else { return };
    let skin = Skin::of(ui);
    let painter = ui.painter_at(rect);
    let at = to_screen(rect, view.screen_from_map(moving.to));
    let from = unit.place.and_then(|place| map.projection.to_plane(place.lon, place.lat).ok());
    if let Some(from) = from {
        let from = to_screen(rect, view.screen_from_map(from));
        painter.line_segment([from, at], Stroke::new(1.5, skin.text()));
    }
    painter.circle_filled(at, 15.0, skin.text());
    painter.circle_filled(at, 13.5, skin.panel());
    widgets::paint_unit_badge(&painter, at, 11.5, unit, skin);
}
