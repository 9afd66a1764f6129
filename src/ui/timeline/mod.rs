//! The time line: units below the map, steps in the work place of the rollout.

mod axis;
mod bar;
mod drag;
mod funding;
mod gate;
mod lane;
mod money;
mod paper;
mod safe;
mod steps;
mod temporary;

use egui::{
    EventFilter, Id, Key, Modifiers, Rangef, Rect, Response, Role, ScrollArea, Sense, Ui,
    UiBuilder, WidgetInfo, pos2, vec2,
};

pub(super) use bar::{month_name, month_short, posts};
pub(super) use drag::Drag;
pub(super) use gate::{measure_id, outcome_words};
pub(super) use lane::{advertised, area};
pub(super) use paper::whole_height;
pub(super) use steps::{draw, show};

use self::axis::Axis;
use self::bar::Look;
use self::lane::Lane;
use super::Actions;
use super::theme::{self, Skin, Weight, font};
use super::widgets;
use crate::app::{Action, AppState};
use crate::model::Unit;

/// Height of the line that the months are written on, points.
const HEADER: f32 = 20.0;
/// The least and the greatest height of a unit's row, points.
const ROW: Rangef = Rangef { min: 22.0, max: 34.0 };

/// The strip below the map: a row per local unit, and what it costs.
pub(super) fn compact(ui: &mut Ui, state: &AppState, actions: &mut Actions) {
    let rect = ui.available_rect_before_wrap();
    let gap = 28.0;
    let split = rect.left() + ((rect.width() - gap) * 0.66).round();
    let left = rect.with_max_x(split);
    let right = rect.with_min_x(split + gap);
    ui.scope_builder(UiBuilder::new().max_rect(left).id_salt("units"), |ui| {
        units(ui, state, actions);
    });
    ui.scope_builder(UiBuilder::new().max_rect(right).id_salt("money"), |ui| {
        money::show(ui, state, actions);
    });
    ui.advance_cursor_after_rect(rect);
}

fn units(ui: &mut Ui, state: &AppState, actions: &mut Actions) {
    let (skin, tr) = (Skin::of(ui), &state.tr);
    let plan = &state.document.plan;
    let rect = ui.available_rect_before_wrap();
    let names = names_width(ui, plan.local_units().map(|(_, unit)| unit));
    let axis = Axis::new(plan, Rangef::new(rect.left() + names, rect.right() - 10.0));
    let header = rect.with_max_y(rect.top() + HEADER);
    let body = rect.with_min_y(header.bottom());
    axis.paint_labels(ui.painter(), header, state.month(), (skin, tr));
    axis.paint_grid(ui.painter(), body, skin);
    let count = plan.local_units().count();
    if count == 0 {
        let text = theme::label(skin, tr.t("timeline-no-units"));
        ui.put(body, egui::Label::new(text));
    }
    let look = Look { axis, skin, tr };
    let height = (body.height() / count.max(1) as f32).clamp(ROW.min, ROW.max);
    ui.scope_builder(UiBuilder::new().max_rect(body), |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            for (unit_idx, unit) in plan.local_units() {
                let (row, response) =
                    ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
                name_of_unit(ui, row.with_max_x(axis.x.min - 8.0), unit, skin);
                let lane = Lane::of(plan, unit_idx);
                let row = row.with_min_x(axis.x.min).with_max_x(axis.x.max);
                look.lane(ui.painter(), row, unit, &lane);
                let words = look.describe(unit, &lane);
                response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
                response.on_hover_ui(|ui| {
                    ui.label(&words);
                    widgets::assumption_mark(ui, tr);
                });
            }
        });
    });
    cursor(ui, state, axis, (header, body), actions);
}

/// The width that the longest name needs, within reason.
fn names_width<'a>(ui: &Ui, units: impl Iterator<Item = &'a Unit>) -> f32 {
    let widths = units.map(|unit| {
        let name = unit.name.clone();
        let galley =
            ui.painter().layout_no_wrap(name, font(12.0, Weight::SemiBold), Skin::of(ui).text());
        galley.size().x
    });
    widths.fold(40.0_f32, f32::max).min(150.0) + 36.0
}

/// A unit's badge and name, cut off where it is too long.
fn name_of_unit(ui: &Ui, rect: Rect, unit: &Unit, skin: Skin) {
    let centre = pos2(rect.left() + 9.0, rect.center().y - 2.0);
    widgets::paint_unit_badge(ui.painter(), centre, 8.0, unit, skin);
    let place = rect.with_min_x(rect.left() + 24.0);
    let place = place.translate(vec2(0.0, -2.0));
    elided(ui, place, &unit.name, font(12.0, Weight::SemiBold), skin.text());
}

/// `text` in one line from the left of `rect`, with an ellipsis where it does not fit.
fn elided(ui: &Ui, rect: Rect, text: &str, font: egui::FontId, ink: egui::Color32) {
    let mut job = egui::text::LayoutJob::simple_singleline(text.to_owned(), font, ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width(rect.width().max(8.0));
    let galley = ui.painter().layout_job(job);
    let y = rect.center().y - galley.size().y / 2.0;
    ui.painter().galley(pos2(rect.left(), y), galley, ink);
}

/// The chosen month: dragged by its line or along the months, or moved by the arrow keys.
fn cursor(
    ui: &Ui,
    state: &AppState,
    axis: Axis,
    (header, body): (Rect, Rect),
    actions: &mut Actions,
) {
    let (skin, tr) = (Skin::of(ui), &state.tr);
    let t = state.month();
    let line =
        Rect::from_center_size(pos2(axis.middle(t), body.center().y), vec2(7.0, body.height()));
    // The line moves away under the pointer, so it is no place for the keyboard's focus.
    let on_line = ui
        .interact(line, ui.scope_id().with("month line"), Sense::DRAG)
        .on_hover_and_drag_cursor(egui::CursorIcon::ResizeHorizontal);
    let strip = header.with_min_x(axis.x.min - 8.0).with_max_x(axis.x.max + 8.0);
    let on_strip = ui.interact(strip, ui.scope_id().with("month strip"), Sense::click_and_drag());
    let month = axis.month(t);
    let name = tr.f("timeline-cursor", &[("month", (&month_name(tr, month)).into())]);
    on_strip.widget_info(|| WidgetInfo::slider(true, t as f64, &name));
    let pointer = [&on_strip, &on_line]
        .into_iter()
        .filter(|response| response.dragged() || response.clicked())
        .find_map(Response::interact_pointer_pos);
    let wanted = pointer.map(|at| axis.position(at.x)).or_else(|| {
        let months = arrow_keys(ui, on_strip.id);
        let last = usize::from(state.document.plan.horizon_months).saturating_sub(1);
        (months != 0).then(|| t.saturating_add_signed(months as isize).min(last))
    });
    if let Some(wanted) = wanted.filter(|&wanted| wanted != t) {
        actions.push(Action::SetMonth(wanted));
    }
    axis.paint_cursor(ui.painter(), (header, body), t, (skin, tr), on_strip.has_focus());
    on_strip.on_hover_text(tr.t("timeline-cursor-help"));
}

/// Months that the arrow keys ask the focused widget `id` to move; the arrows then stay with it.
fn arrow_keys(ui: &Ui, id: Id) -> i32 {
    if !ui.memory(|memory| memory.has_focus(id)) {
        return 0;
    }
    ui.memory_mut(|memory| {
        let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
        memory.set_focus_lock_filter(id, filter);
    });
    let presses =
        |key| ui.ctx().input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key)) as i32;
    presses(Key::ArrowRight) - presses(Key::ArrowLeft)
}
