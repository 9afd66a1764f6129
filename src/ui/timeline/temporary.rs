//! Temporary premises on the time line: a hollow bar along the line of a unit's premises, taken by
//! its ends.

use egui::{CursorIcon, Painter, Rangef, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::arrow_keys;
use super::bar::{self, Look, month_name};
use super::drag::{Drag, opening_within, temporary_within};
use super::lane::{Opening, Stay};
use super::steps::release;
use crate::app::{Action, AppState};
use crate::model::{Month, RolloutStep, Unit};
use crate::ui::Actions;
use crate::ui::theme;

/// Half the height of the bar, points.
const HALF: f32 = 4.0;
/// Size of an end that can be taken.
const GRIP: egui::Vec2 = vec2(12.0, 14.0);
/// An end that lies nearer than this to the mark of the opening is taken by that mark.
const APART: f32 = 12.0;

impl Look<'_> {
    /// Draws where a unit stays until its premises open.
    pub(super) fn stay(self, painter: &Painter, y: f32, stay: Stay) {
        let x = Rangef::new(self.axis.inside(stay.from), self.axis.inside(stay.until));
        if x.span() < 0.5 {
            return;
        }
        let rect = Rect::from_x_y_ranges(x, Rangef::new(y - HALF, y + HALF));
        let line = Stroke::new(1.0, self.skin.text());
        // Open towards what lies outside the time line.
        for edge in [rect.top(), rect.bottom()] {
            painter.hline(x, edge, line);
        }
        let ends = [(stay.from, rect.left()), (stay.until, rect.right())];
        for (month, x) in ends {
            if self.axis.x.contains(self.axis.at(month)) {
                painter.vline(x, rect.y_range(), Stroke::new(2.0, self.skin.text()));
            }
        }
    }

    /// What temporary premises are, in words.
    pub(super) fn describe_stay(self, stay: Stay) -> String {
        let [from, last] = [stay.from, stay.until.plus(-1)].map(|m| month_name(self.tr, m));
        self.tr.f(
            "timeline-temporary",
            &[
                ("area", stay.area_m2.round().into()),
                ("from", (&from).into()),
                ("last", (&last).into()),
            ],
        )
    }
}

/// What the ends of temporary premises need.
pub(super) struct StayEnds<'a> {
    pub(super) state: &'a AppState,
    pub(super) look: Look<'a>,
    pub(super) drag: Option<Drag>,
    pub(super) step: &'a RolloutStep,
    pub(super) unit: &'a Unit,
}

impl StayEnds<'_> {
    /// The ends of the stay before `opening`, each dragged or moved by the arrow keys: the first
    /// month by itself; the end with the opening that it follows.
    pub(super) fn show(
        &self,
        ui: &Ui,
        bars: Rect,
        opening: &Opening,
        drag: &mut Option<Drag>,
        actions: &mut Actions,
    ) {
        let Some(stay) = opening.temporary else { return };
        let (step, index) = (self.step.id, opening.index);
        let begins = |months| Drag::Temporary(step, index, months);
        self.end(ui, bars, ("timeline-temporary-from", stay.from), &begins, drag, actions);
        let axis = self.look.axis;
        if (axis.at(stay.until) - axis.at(opening.opens)).abs() > APART {
            let opens = |months| Drag::Premises(step, index, months);
            self.end(ui, bars, ("timeline-temporary-until", stay.until), &opens, drag, actions);
        }
    }

    /// One end, at the beginning of `month`; `moved` is what moving it by some months is.
    fn end(
        &self,
        ui: &Ui,
        bars: Rect,
        (id, month): (&'static str, Month),
        moved: &dyn Fn(i32) -> Drag,
        drag: &mut Option<Drag>,
        actions: &mut Actions,
    ) {
        let Look { axis, skin, tr } = self.look;
        let x = axis.at(month);
        if !axis.x.contains(x) {
            return;
        }
        let plan = &self.state.document.plan;
        let (Drag::Temporary(_, index, _) | Drag::Premises(_, index, _)) = moved(0) else { return };
        let Some(premises) = self.step.premises.get(index) else { return };
        let within = |months| match moved(months) {
            Drag::Temporary(..) => temporary_within(plan, premises, months),
            _ => opening_within(plan, premises, months),
        };
        let centre = pos2(x, bar::premises_y(bars));
        let place = Rect::from_center_size(centre, GRIP);
        let response = ui.interact(
            place,
            ui.scope_id().with((id, self.unit.id.as_str(), index)),
            Sense::click_and_drag(),
        );
        let shown = month_name(tr, month);
        let args = [("unit", (&self.unit.name).into()), ("month", (&shown).into())];
        let name = tr.f(id, &args);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        if response.hovered() || response.has_focus() || response.dragged() {
            let rect = Rect::from_center_size(centre, vec2(5.0, 2.0 * HALF + 4.0));
            ui.painter().rect_filled(rect, 2.0, skin.accent());
        }
        if response.clicked() {
            actions.push(Action::SelectStep(Some(self.step.id)));
        }
        if let Some(delta) = response.total_drag_delta() {
            let months = (delta.x / axis.per_month()).round() as i32;
            *drag = Some(moved(within(months)));
            ui.set_cursor_icon(CursorIcon::ResizeHorizontal);
            bar::tag(ui.ctx(), self.state, centre, &name);
        }
        release(ui, plan, &response, drag, actions);
        let months = within(arrow_keys(ui, response.id));
        if let Some(command) = moved(months).command(plan) {
            actions.push(Action::Edit(command));
        }
        if self.drag.is_none() {
            response.on_hover_cursor(CursorIcon::ResizeHorizontal).on_hover_ui(|ui| {
                ui.label(&name);
                ui.label(theme::label(skin, tr.t("timeline-premises-help")));
            });
        }
    }
}
