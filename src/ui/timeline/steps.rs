//! The time line of the rollout: a row per step, and under it its units.

use std::collections::BTreeSet;

use egui::{
    CornerRadius, CursorIcon, Key, Modifiers, Painter, Rangef, Rect, Response, Role, ScrollArea,
    Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::axis::Axis;
use super::bar::{self, Look, month_name, month_short};
use super::drag::{Drag, move_step, opening_within, within};
use super::funding::{self, FundingRows};
use super::gate::GateMark;
use super::lane::{Lane, Opening};
use super::paper::{NAMES, names_width, whole_height};
use super::temporary::StayEnds;
use super::{HEADER, advertised, arrow_keys, cursor, elided, safe};
use crate::app::{Action, AppState};
use crate::edit::Command;
use crate::model::{Month, Plan, RolloutStep, UnitIdx};
use crate::ui::Actions;
use crate::ui::charts::{self, About};
use crate::ui::theme::{self, Skin, Weight, font};
use crate::ui::widgets::{self, Icon};
use crate::ui::window::Gui;

/// Height of the heading with the months.
pub(super) const HEADING: f32 = 32.0;
/// Height of a step's row and of a unit's.
pub(super) const STEP_ROW: f32 = 32.0;
pub(super) const UNIT_ROW: f32 = 26.0;

/// What the rows need.
struct Rows<'a> {
    state: &'a AppState,
    look: Look<'a>,
    drag: Option<Drag>,
}

/// The full time line.
pub(in crate::ui) fn show(ui: &mut Ui, state: &AppState, gui: &mut Gui, actions: &mut Actions) {
    let title = state.tr.t("timeline-title");
    let about = About {
        height: Some(whole_height(state)),
        // The months have the right end.
        menu: Some(NAMES - 8.0),
        ..About::of(title, state.tr.t("chart-of-plan"))
    };
    charts::show(ui, state, about, actions, |ui, actions| draw(ui, state, gui, actions));
}

/// Draws the rows over the room that there is.
pub(in crate::ui) fn draw(ui: &mut Ui, state: &AppState, gui: &mut Gui, actions: &mut Actions) {
    let (skin, tr) = (Skin::of(ui), &state.tr);
    let plan = &state.document.plan;
    cancel_by_escape(ui, &mut gui.rollout.drag);
    let rect = ui.available_rect_before_wrap();
    let top = rect.with_max_y(rect.top() + HEADING);
    let names = names_width(ui, plan);
    ui.scope_builder(UiBuilder::new().max_rect(top.with_max_x(rect.left() + names - 12.0)), |ui| {
        heading(ui, state, actions);
    });
    let axis = Axis::new(plan, Rangef::new(rect.left() + names, rect.right() - 14.0));
    let header = top.with_min_y(top.bottom() - HEADER);
    let body = rect.with_min_y(top.bottom());
    let below = if charts::is_on_paper(ui) {
        funding::whole_height(plan)
    } else {
        funding::height(plan, gui.rollout.hides_funding, body.height())
    };
    let (body, money) = body.split_top_bottom_at_y(body.bottom() - below);
    axis.paint_labels(ui.painter(), header, state.month(), (skin, tr));
    axis.paint_grid(ui.painter(), body, skin);
    let rows = Rows { state, look: Look { axis, skin, tr }, drag: gui.rollout.drag };
    ui.scope_builder(UiBuilder::new().max_rect(body).id_salt("steps"), |ui| {
        if plan.steps.is_empty() {
            ui.add_space(12.0);
            ui.set_max_width(names - 16.0);
            ui.label(theme::label(skin, tr.t("timeline-no-steps")));
            return;
        }
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            rows.show(ui, &mut gui.rollout.drag, actions);
        });
    });
    let sources = FundingRows { state, look: rows.look, drag: rows.drag };
    ui.scope_builder(UiBuilder::new().max_rect(money).id_salt("funding"), |ui| {
        sources.show(ui, gui, actions);
    });
    if gui.rollout.drag != rows.drag {
        // The rows were drawn as they lay a frame ago.
        ui.ctx().request_repaint();
    }
    try_out(state, gui.rollout.drag, actions);
    if !charts::is_on_paper(ui) {
        cursor(ui, state, axis, (header, body), actions);
    }
    ui.advance_cursor_after_rect(rect);
}

/// Has what is in the hand tried out, until it is let go.
fn try_out(state: &AppState, drag: Option<Drag>, actions: &mut Actions) {
    let wanted = drag.and_then(|drag| drag.command(&state.document.plan));
    if state.quick.as_ref().map(|quick| &quick.command) != wanted.as_ref() {
        actions.push(Action::TryOut(wanted));
    }
}

fn heading(ui: &mut Ui, state: &AppState, actions: &mut Actions) {
    let (skin, tr) = (Skin::of(ui), &state.tr);
    ui.horizontal(|ui| {
        ui.label(theme::section(skin, tr.t("timeline-title")));
        if charts::is_on_paper(ui) {
            return;
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            charts::leave_room(ui);
            if ui.button(tr.t("timeline-add-step")).clicked() {
                actions.push(Action::AddStep);
            }
        });
    });
}

/// Escape puts back what is in the hand.
fn cancel_by_escape(ui: &Ui, drag: &mut Option<Drag>) {
    if drag.is_some() && ui.ctx().input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))
    {
        *drag = None;
        ui.ctx().stop_dragging();
    }
    // A row that went away while it was dragged never hears that it was let go.
    if !ui.input(|input| input.pointer.any_down() || input.pointer.any_released()) {
        *drag = None;
    }
}

impl Rows<'_> {
    fn show(&self, ui: &mut Ui, drag: &mut Option<Drag>, actions: &mut Actions) {
        let mut tops = Vec::new();
        for (position, step) in self.state.document.plan.steps.iter().enumerate() {
            ui.push_id(("step", step.id.0), |ui| {
                tops.push(ui.cursor().top());
                self.step(ui, (position, step), drag, actions);
                for unit in units_of(step) {
                    self.unit(ui, step, unit, drag, actions);
                }
            });
        }
        tops.push(ui.cursor().top());
        self.place(ui, &tops, drag);
    }

    /// A step's own row.
    fn step(
        &self,
        ui: &mut Ui,
        (position, step): (usize, &RolloutStep),
        drag: &mut Option<Drag>,
        actions: &mut Actions,
    ) {
        let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), STEP_ROW), Sense::hover());
        let Look { axis, skin, .. } = self.look;
        if position > 0 {
            ui.painter().hline(row.x_range(), row.top(), skin.line());
        }
        self.names(ui, row.with_max_x(axis.x.min - 8.0), (position, step), drag, actions);
        let months = Drag::months_of(self.drag, step.id);
        let bar = Rect::from_x_y_ranges(axis.x, row.shrink2(vec2(0.0, 5.0)).y_range());
        let start = step.start.plus(months);
        let bar = bar.with_min_x(axis.inside(start).min(axis.x.max - 14.0));
        let response = ui.interact(bar, ui.scope_id().with("bar"), Sense::click_and_drag());
        let month = month_name(self.look.tr, step.start);
        response.widget_info(|| {
            let selected = self.state.view.step == Some(step.id);
            let name = format!("{}, {month}", step.name);
            WidgetInfo::selected(Role::Button, true, selected, name)
        });
        self.paint_step(ui.painter(), bar, step, start, &response);
        safe::mark(ui, self.state, self.look, (row, step), actions);
        if response.clicked() {
            actions.push(Action::SelectStep(Some(step.id)));
        }
        self.move_by_keys(ui, (position, step), &response, actions);
        if step.start >= self.state.document.plan.start {
            self.move_by_hand(ui, step, &response, drag, actions);
        }
        if self.drag.is_none() {
            self.step_tip(response, step);
        }
        let gate = GateMark { state: self.state, look: self.look, drag: self.drag, step };
        gate.show(ui, bar.center().y, drag, actions);
    }

    /// What a step's bar says when the pointer rests on it.
    fn step_tip(&self, response: Response, step: &RolloutStep) {
        let tr = self.look.tr;
        let history = step.start < self.state.document.plan.start;
        let cursor = if history { CursorIcon::PointingHand } else { CursorIcon::Grab };
        response.on_hover_cursor(cursor).on_hover_ui(|ui| {
            ui.label(theme::strong(&step.name));
            ui.label(step_words(self.state, step, step.start));
            let advertised = month_name(tr, advertised(&self.state.document.plan, step));
            if !history {
                ui.label(tr.f("timeline-row-recruiting", &[("month", (&advertised).into())]));
            }
            widgets::assumption_mark(ui, tr);
            let help = if history { "timeline-step-help-history" } else { "timeline-step-help" };
            ui.label(theme::label(self.look.skin, tr.t(help)));
        });
    }

    fn paint_step(
        &self,
        painter: &Painter,
        bar: Rect,
        step: &RolloutStep,
        start: Month,
        response: &Response,
    ) {
        let Look { axis, skin, .. } = self.look;
        let selected = self.state.view.step == Some(step.id);
        let held = matches!(self.drag, Some(Drag::Step(of, _)) if of == step.id);
        let fill = if selected || held { skin.accent_ground() } else { skin.raised() };
        let line = match () {
            () if response.has_focus() || held => Stroke::new(2.0, skin.accent()),
            () if selected => Stroke::new(1.0, skin.accent()),
            () if response.hovered() => Stroke::new(1.0, skin.secondary()),
            () => skin.line(),
        };
        let history = axis.at(start) < axis.x.min;
        let left = if history { 0 } else { 5 };
        let corners = CornerRadius { nw: left, sw: left, ne: 0, se: 0 };
        painter.rect(bar, corners, fill, line, StrokeKind::Inside);
        let ink = if selected { skin.accent() } else { skin.text() };
        let after = start >= axis.end();
        let text = step_words(self.state, step, start);
        let weight = if selected { Weight::SemiBold } else { Weight::Medium };
        let galley = painter.layout_no_wrap(text, font(11.0, weight), ink);
        let y = bar.center().y - galley.size().y / 2.0;
        let x = if after || bar.left() + 18.0 + galley.size().x > bar.right() {
            // No room in the bar: before it.
            bar.left() - galley.size().x - 8.0
        } else {
            bar.left() + 18.0
        };
        if history {
            bar::arrow_in(painter, bar.translate(vec2(2.0, 0.0)), ink);
        } else {
            grip(painter, bar, ink);
        }
        painter.galley(pos2(x, y), galley, ink);
    }

    fn move_by_hand(
        &self,
        ui: &Ui,
        step: &RolloutStep,
        response: &Response,
        drag: &mut Option<Drag>,
        actions: &mut Actions,
    ) {
        let plan = &self.state.document.plan;
        if let Some(delta) = response.total_drag_delta() {
            let months = (delta.x / self.look.axis.per_month()).round() as i32;
            let months = within(plan, step.start, months);
            *drag = Some(Drag::Step(step.id, months));
            ui.set_cursor_icon(CursorIcon::Grabbing);
            let tr = self.look.tr;
            let start = month_name(tr, step.start.plus(months));
            let from = month_name(tr, advertised(plan, step).plus(months));
            let text = tr.f(
                "timeline-drag-step",
                &[("month", (&start).into()), ("recruiting", (&from).into())],
            );
            let x = response.interact_pointer_pos().map_or(response.rect.left(), |at| at.x);
            bar::tag(ui.ctx(), self.state, pos2(x, response.rect.top()), &text);
        }
        release(ui, plan, response, drag, actions);
    }

    /// Left and right move the start a month, Alt with up and down the place in the list.
    fn move_by_keys(
        &self,
        ui: &Ui,
        (position, step): (usize, &RolloutStep),
        response: &Response,
        actions: &mut Actions,
    ) {
        let plan = &self.state.document.plan;
        let months = arrow_keys(ui, response.id);
        let months = within(plan, step.start, months);
        if months != 0
            && step.start >= plan.start
            && let Some(command) = move_step(plan, step.id, months)
        {
            actions.push(Action::Edit(command));
        }
        if !response.has_focus() {
            return;
        }
        let pressed = |key| ui.ctx().input_mut(|input| input.consume_key(Modifiers::ALT, key));
        let up = pressed(Key::ArrowUp).then(|| position.checked_sub(1)).flatten();
        let down = pressed(Key::ArrowDown).then_some(position + 1);
        let to = up.or(down.filter(|&to| to < plan.steps.len()));
        if let Some(to) = to {
            actions.push(Action::Edit(Command::MoveStep { from: position, to }));
        }
    }

    /// Number and name, to select and to drag to another place in the list; buttons for the same.
    fn names(
        &self,
        ui: &mut Ui,
        rect: Rect,
        (position, step): (usize, &RolloutStep),
        drag: &mut Option<Drag>,
        actions: &mut Actions,
    ) {
        let Look { skin, tr, .. } = self.look;
        let plan = &self.state.document.plan;
        let buttons = if charts::is_on_paper(ui) { 0.0 } else { 60.0 };
        let handle = rect.with_max_x(rect.right() - buttons);
        let response = ui.interact(handle, ui.scope_id().with("name"), Sense::click_and_drag());
        let selected = self.state.view.step == Some(step.id);
        let numbered = format!("{}. {}", position + 1, step.name);
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, &numbered));
        if response.has_focus() {
            let stroke = Stroke::new(1.5, skin.accent());
            ui.painter().rect_stroke(handle, CornerRadius::same(5), stroke, StrokeKind::Inside);
        }
        let ink = if selected { skin.accent() } else { skin.text() };
        elided(
            ui,
            handle.with_min_x(handle.left() + 4.0),
            &numbered,
            font(13.0, Weight::SemiBold),
            ink,
        );
        if response.clicked() {
            actions.push(Action::SelectStep(Some(step.id)));
        }
        if response.dragged() {
            ui.set_cursor_icon(CursorIcon::Grabbing);
            // Where it would land is known once all rows have their place.
            let kept = matches!(drag, Some(Drag::Place(of, _)) if *of == step.id);
            if !kept {
                *drag = Some(Drag::Place(step.id, position));
            }
        }
        release(ui, plan, &response, drag, actions);
        if self.drag.is_none() {
            response.on_hover_cursor(CursorIcon::Grab).on_hover_text(tr.t("timeline-name-help"));
        }
        if charts::is_on_paper(ui) {
            return;
        }
        let buttons = rect.with_min_x(rect.right() - 58.0);
        ui.scope_builder(UiBuilder::new().max_rect(buttons).id_salt("order"), |ui| {
            order_buttons(ui, self.state, (position, step), actions);
        });
    }

    /// What a step gives one of its units.
    fn unit(
        &self,
        ui: &mut Ui,
        step: &RolloutStep,
        unit_idx: UnitIdx,
        drag: &mut Option<Drag>,
        actions: &mut Actions,
    ) {
        let plan = &self.state.document.plan;
        let Some(unit) = plan.units.get(unit_idx) else { return };
        let Look { axis, skin, .. } = self.look;
        let (row, response) =
            ui.allocate_exact_size(vec2(ui.available_width(), UNIT_ROW), Sense::hover());
        let names = row.with_min_x(row.left() + 20.0).with_max_x(axis.x.min - 8.0);
        super::name_of_unit(ui, names, unit, skin);
        let mut lane = Lane::of_step(plan, step, unit_idx, Drag::months_of(self.drag, step.id));
        for opening in &mut lane.openings {
            let here = |of, index| of == step.id && index == opening.index;
            match self.drag {
                Some(Drag::Premises(of, index, months)) if here(of, index) => {
                    opening.move_by(months);
                }
                Some(Drag::Temporary(of, index, months)) if here(of, index) => {
                    if let Some(stay) = &mut opening.temporary {
                        stay.from = stay.from.plus(months);
                    }
                }
                _ => {}
            }
        }
        let bars = Rect::from_x_y_ranges(axis.x, row.y_range());
        self.look.lane(ui.painter(), bars, unit, &lane);
        let words = self.look.describe(unit, &lane);
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
        if self.drag.is_none() {
            response.on_hover_text(&words);
        }
        let ends = StayEnds { state: self.state, look: self.look, drag: self.drag, step, unit };
        for opening in &lane.openings {
            ends.show(ui, bars, opening, drag, actions);
            self.opening(ui, bars, (step, opening), drag, actions);
        }
        if let [opening] = lane.openings.as_slice()
            && lane.segments.is_empty()
        {
            self.area_beside(ui, bars, opening);
        }
    }

    /// The area of premises that stand alone in a row, in words beside the diamond.
    fn area_beside(&self, ui: &Ui, bars: Rect, opening: &Opening) {
        let Some(x) = self.look.opening_x(opening) else { return };
        let id = if opening.area_m2 < 0.0 { "timeline-area-left" } else { "timeline-area" };
        let area = opening.area_m2.abs().round();
        let text = self.look.tr.f(id, &[("area", area.into())]);
        let ink = self.look.skin.secondary();
        let galley = ui.painter().layout_no_wrap(text, font(11.0, Weight::Regular), ink);
        let size = galley.size();
        let right = x + 10.0 + size.x <= bars.right();
        let left = if right { x + 10.0 } else { x - 10.0 - size.x };
        let y = bar::premises_y(bars) - size.y / 2.0 - 2.0;
        ui.painter().galley(pos2(left, y), galley, ink);
    }

    /// The diamond of premises, which can be dragged and moved by the arrow keys.
    fn opening(
        &self,
        ui: &Ui,
        bars: Rect,
        (step, opening): (&RolloutStep, &Opening),
        drag: &mut Option<Drag>,
        actions: &mut Actions,
    ) {
        let Some(x) = self.look.opening_x(opening) else { return };
        let plan = &self.state.document.plan;
        let tr = self.look.tr;
        let centre = pos2(x, bar::premises_y(bars));
        let place = Rect::from_center_size(centre, vec2(16.0, 14.0));
        let id = ui.scope_id().with(("premises", opening.index));
        let response = ui.interact(place, id, Sense::click_and_drag());
        let name = self.look.describe_opening(opening);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        let hot = response.hovered() || response.has_focus() || response.dragged();
        self.look.diamond(ui.painter(), centre, opening.area_m2 < 0.0, hot);
        if response.clicked() {
            actions.push(Action::SelectStep(Some(step.id)));
        }
        let Some(own) = step.premises.get(opening.index) else { return };
        if let Some(delta) = response.total_drag_delta() {
            let months = (delta.x / self.look.axis.per_month()).round() as i32;
            let months = opening_within(plan, own, months);
            *drag = Some(Drag::Premises(step.id, opening.index, months));
            ui.set_cursor_icon(CursorIcon::Grabbing);
            bar::tag(ui.ctx(), self.state, centre, &name);
        }
        release(ui, plan, &response, drag, actions);
        let months = opening_within(plan, own, arrow_keys(ui, response.id));
        let moved = Drag::Premises(step.id, opening.index, months).command(plan);
        if let Some(command) = moved {
            actions.push(Action::Edit(command));
        }
        if self.drag.is_none() {
            response.on_hover_cursor(CursorIcon::Grab).on_hover_ui(|ui| {
                ui.label(&name);
                ui.label(theme::label(self.look.skin, tr.t("timeline-premises-help")));
            });
        }
    }

    /// Where a step that is dragged by its name would land: the line between two steps.
    fn place(&self, ui: &Ui, tops: &[f32], drag: &mut Option<Drag>) {
        let Some(Drag::Place(id, to)) = drag else { return };
        let Some(pointer) = ui.ctx().pointer_interact_pos() else { return };
        let from = self.state.document.plan.steps.iter().position(|step| step.id == *id);
        let (Some(from), Some(gap)) = (from, nearest(tops, pointer.y)) else { return };
        // Without the step itself the gaps after it are one fewer.
        *to = if gap > from { gap - 1 } else { gap };
        let y = tops.get(gap).copied().unwrap_or(pointer.y);
        if *to != from {
            let x = Rangef::new(ui.min_rect().left(), self.look.axis.x.max);
            ui.painter().hline(x, y, Stroke::new(2.0, self.look.skin.accent()));
        }
    }
}

/// Ends a drag where the hand lets go: one command at the most.
pub(super) fn release(
    ui: &Ui,
    plan: &Plan,
    response: &Response,
    drag: &mut Option<Drag>,
    actions: &mut Actions,
) {
    if response.drag_stopped()
        && let Some(command) = drag.take().and_then(|drag| drag.command(plan))
    {
        actions.push(Action::Edit(command));
        ui.ctx().request_repaint();
    }
}

fn order_buttons(
    ui: &mut Ui,
    state: &AppState,
    (position, step): (usize, &RolloutStep),
    actions: &mut Actions,
) {
    let tr = &state.tr;
    let last = state.document.plan.steps.len().saturating_sub(1);
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let name = tr.f("timeline-move-up", &[("step", (&step.name).into())]);
        if widgets::icon_button(ui, Icon::Up, &name, position > 0).clicked() {
            let to = position.saturating_sub(1);
            actions.push(Action::Edit(Command::MoveStep { from: position, to }));
        }
        let name = tr.f("timeline-move-down", &[("step", (&step.name).into())]);
        if widgets::icon_button(ui, Icon::Down, &name, position < last).clicked() {
            actions.push(Action::Edit(Command::MoveStep { from: position, to: position + 1 }));
        }
    });
}

/// The units that a step gives posts or premises, in the plan's order.
pub(super) fn units_of(step: &RolloutStep) -> BTreeSet<UnitIdx> {
    let posts = step.posts.iter().map(|change| change.unit);
    posts.chain(step.premises.iter().map(|premises| premises.unit)).collect()
}

/// What a step's bar says: month and districts.
fn step_words(state: &AppState, step: &RolloutStep, start: Month) -> String {
    let tr = &state.tr;
    let month = month_short(tr, start);
    let districts = tr.f("timeline-districts", &[("n", step.districts.len().into())]);
    let plan = &state.document.plan;
    let id = match () {
        () if start < plan.start => "timeline-step-history",
        () if start >= plan.end() => "timeline-step-after",
        () => "timeline-step-words",
    };
    tr.f(id, &[("month", (&month).into()), ("districts", (&districts).into())])
}

/// Two lines at the left of a bar: it can be taken by the hand.
fn grip(painter: &Painter, bar: Rect, ink: egui::Color32) {
    let y = bar.shrink2(vec2(0.0, 6.0)).y_range();
    for x in [bar.left() + 6.0, bar.left() + 9.0] {
        painter.vline(x, y, Stroke::new(1.0, ink));
    }
}

/// Position of the entry of `tops` that is nearest to `y`.
fn nearest(tops: &[f32], y: f32) -> Option<usize> {
    let distances = tops.iter().map(|top| (top - y).abs()).enumerate();
    distances.min_by(|(_, one), (_, other)| one.total_cmp(other)).map(|(position, _)| position)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;

    fn state() -> AppState {
        let opened = crate::app::from_preset("beslut-2023").unwrap();
        AppState::new(opened.document, Language::Sv)
    }

    #[test]
    fn a_gap_is_found_where_the_pointer_is_nearest() {
        assert_eq!(nearest(&[0.0, 58.0, 116.0], 40.0), Some(1));
        assert_eq!(nearest(&[], 1.0), None);
    }

    #[test]
    fn a_step_from_before_the_plan_says_since_when() {
        let state = state();
        let step = state.document.plan.steps.first().unwrap();
        let words = step_words(&state, step, step.start);
        assert!(words.contains("aug\u{a0}2022"), "{words}");
        assert!(words.contains("1 område"), "{words}");
    }
}
