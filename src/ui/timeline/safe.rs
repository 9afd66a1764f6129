//! The earliest safe start of a step, marked in its row where it is known.

use egui::{CursorIcon, Rect, Role, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::bar::{Look, month_name};
use crate::app::{Action, AppState, Inquiry, Searched, WhyAction};
use crate::model::RolloutStep;
use crate::ui::Actions;
use crate::ui::budget::share_text;
use crate::ui::why;

/// Half the width of the mark, points.
const HALF: f32 = 5.0;

/// Marks the earliest safe start of `step` at the top of `row`, where somebody asked for it.
pub(super) fn mark(
    ui: &Ui,
    state: &AppState,
    look: Look<'_>,
    (row, step): (Rect, &RolloutStep),
    actions: &mut Actions,
) {
    let Some(known) = &state.risk.safe_starts else { return };
    let Some(safety) = known.is.step(step.id) else { return };
    let Some(month) = safety.safe.earliest else { return };
    let Look { axis, skin, tr } = look;
    let x = axis.inside(month);
    let top = pos2(x, row.top() + 1.0);
    let place = Rect::from_center_size(top + vec2(0.0, 4.0), vec2(2.0 * HALF + 2.0, 8.0));
    let response = ui.interact(place, ui.scope_id().with("safe start"), Sense::click());
    let risk = safety.safe.risks.last().map(|risk| share_text(tr, risk.over)).unwrap_or_default();
    let planned = safety.planned_risk.map(|risk| share_text(tr, risk)).unwrap_or_default();
    let mut words = tr.f(
        "timeline-safe",
        &[
            ("earliest", (&month_name(tr, month)).into()),
            ("risk", (&risk).into()),
            ("planned", (&month_name(tr, safety.planned)).into()),
            ("planned-risk", (&planned).into()),
        ],
    );
    let is_old = state.is_outdated(known.of) || known.is.rule != state.safety_rule();
    if is_old {
        words = format!("{words} ({})", tr.t("risk-outdated"));
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &words));
    let ink = if is_old { skin.secondary() } else { skin.text() };
    let corners = vec![top + vec2(-HALF, 0.0), top + vec2(HALF, 0.0), top + vec2(0.0, 7.0)];
    let (fill, line) = if is_old {
        (egui::Color32::TRANSPARENT, Stroke::new(1.0, ink))
    } else {
        (ink, Stroke::NONE)
    };
    ui.painter().add(Shape::convex_polygon(corners, fill, line));
    ui.painter().vline(
        x,
        egui::Rangef::new(top.y + 7.0, row.bottom() - 3.0),
        Stroke::new(1.0, ink),
    );
    if response.has_focus() {
        let stroke = Stroke::new(1.5, skin.accent());
        ui.painter().rect_stroke(place.expand(1.0), 2.0, stroke, StrokeKind::Outside);
    }
    if response.clicked() || why::is_asked_by_key(ui, &response) {
        let inquiry = Inquiry::Searched(Searched::SafeStart(step.id));
        actions.push(Action::Why(WhyAction::Ask(inquiry)));
    }
    response.on_hover_cursor(CursorIcon::Help).on_hover_text(words);
}
