//! A step's follow-up gate on the time line: a mark in its month, and what comes of it in words.

use egui::{
    CursorIcon, Painter, Pos2, Rect, Role, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2,
};

use super::arrow_keys;
use super::bar::{self, Look, month_name};
use super::drag::{Drag, within};
use super::steps::release;
use crate::app::{Action, AppState};
use crate::i18n::Tr;
use crate::model::{Gate, GateMeasure, RolloutStep};
use crate::simulate::{GateOutcome, gate_month};
use crate::ui::Actions;
use crate::ui::theme::{self, Skin};
use crate::ui::widgets;

/// Half the width of the mark, points.
const RADIUS: f32 = 7.0;

/// Id of the message that names `measure`.
pub(in crate::ui) const fn measure_id(measure: GateMeasure) -> &'static str {
    match measure {
        GateMeasure::Coverage => "gate-coverage",
        GateMeasure::Caseload => "gate-caseload",
        GateMeasure::Funding => "gate-funding",
        GateMeasure::Turnover => "gate-turnover",
    }
}

/// What comes of `gate` in the run without chance: "Skulle klaras: 96 % mot minst 95 %".
pub(in crate::ui) fn outcome_words(tr: &Tr, gate: Gate, outcome: Option<GateOutcome>) -> String {
    let Some(outcome) = outcome else { return tr.t("gate-undecided").to_owned() };
    let written = |value: f64, decimals: usize| match gate.measure {
        GateMeasure::Caseload => tr.number(value, decimals),
        _ => tr.percent(value, decimals),
    };
    let limit = if gate.measure.is_floor() { "gate-at-least" } else { "gate-at-most" };
    let target =
        written(gate.target, usize::from((gate.target - gate.target.round()).abs() > 0.05));
    let target = tr.f(limit, &[("target", (&target).into())]);
    let value = outcome.value.map_or_else(
        || tr.t("gate-undefined").to_owned(),
        |value| written(value, gate.decimals(value, outcome.passes)),
    );
    let id = if outcome.passes { "gate-passes" } else { "gate-fails" };
    tr.f(id, &[("value", (&value).into()), ("target", (&target).into())])
}

/// What drawing the mark of a step's gate needs.
pub(super) struct GateMark<'a> {
    pub(super) state: &'a AppState,
    pub(super) look: Look<'a>,
    pub(super) drag: Option<Drag>,
    pub(super) step: &'a RolloutStep,
}

impl GateMark<'_> {
    /// Shows the mark at the height `y`; it is dragged and moved by the arrow keys as a step is.
    pub(super) fn show(&self, ui: &Ui, y: f32, drag: &mut Option<Drag>, actions: &mut Actions) {
        let (step, Look { axis, tr, .. }) = (self.step, self.look);
        let (Some(gate), Some(own)) = (step.gate, gate_month(step)) else { return };
        let plan = &self.state.document.plan;
        let moved = match self.drag {
            Some(Drag::Gate(of, months)) if of == step.id => months,
            other => Drag::months_of(other, step.id),
        };
        let x = axis.at(own.plus(moved)) + axis.per_month() / 2.0;
        if !axis.x.contains(x) {
            return;
        }
        let centre = pos2(x, y);
        let place = Rect::from_center_size(centre, vec2(2.0, 2.0) * (RADIUS + 1.0));
        let id = ui.scope_id().with("gate");
        let response = ui.interact(place, id, Sense::click_and_drag());
        let outcome =
            self.state.results.simulation().and_then(|simulation| simulation.gate(plan, step));
        let words = outcome_words(tr, gate, outcome);
        let month = month_name(tr, own.plus(moved));
        let step_name = &step.name;
        let name = tr.f("timeline-gate", &[("step", step_name.into()), ("month", (&month).into())]);
        let measure = tr.t(measure_id(gate.measure));
        let spoken = format!("{name}, {measure}. {words}");
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
        let hot = response.hovered() || response.has_focus() || response.dragged();
        let passes = outcome.map(|outcome| outcome.passes);
        mark(ui.painter(), centre, passes, (self.look.skin, hot));
        if response.clicked() {
            actions.push(Action::SelectStep(Some(step.id)));
        }
        if let Some(delta) = response.total_drag_delta() {
            let months = (delta.x / axis.per_month()).round() as i32;
            *drag = Some(Drag::Gate(step.id, within(plan, own, months)));
            ui.set_cursor_icon(CursorIcon::Grabbing);
            bar::tag(ui.ctx(), self.state, pos2(x, place.top()), &name);
        }
        release(ui, plan, &response, drag, actions);
        let months = within(plan, own, arrow_keys(ui, response.id));
        if let Some(command) = Drag::Gate(step.id, months).command(plan) {
            actions.push(Action::Edit(command));
        }
        if self.drag.is_none() {
            response.on_hover_cursor(CursorIcon::Grab).on_hover_ui(|ui| {
                ui.label(theme::strong(&name));
                ui.label(measure);
                ui.label(&words);
                widgets::assumption_mark(ui, tr);
                ui.label(theme::label(self.look.skin, tr.t("timeline-gate-help")));
            });
        }
    }
}

/// A diamond with a tick where the gate would pass, a cross where it would not, and nothing in it
/// where that is not known.
fn mark(painter: &Painter, centre: Pos2, passes: Option<bool>, (skin, hot): (Skin, bool)) {
    let r = if hot { RADIUS + 1.0 } else { RADIUS };
    let points = [vec2(0.0, -r), vec2(r, 0.0), vec2(0.0, r), vec2(-r, 0.0)];
    let points = points.map(|offset| centre + offset).to_vec();
    let colour = match passes {
        Some(true) => skin.better(),
        Some(false) => skin.worse(),
        None => skin.secondary(),
    };
    let line = Stroke::new(if hot { 2.0 } else { 1.5 }, colour);
    painter.add(Shape::convex_polygon(points, skin.panel(), line));
    let ink = Stroke::new(1.5, colour);
    match passes {
        Some(true) => {
            let tick = [vec2(-2.8, 0.2), vec2(-0.8, 2.2), vec2(2.8, -2.0)];
            painter.line(tick.map(|offset| centre + offset).to_vec(), ink);
        }
        Some(false) => {
            for way in [vec2(2.2, 2.2), vec2(2.2, -2.2)] {
                painter.line_segment([centre - way, centre + way], ink);
            }
        }
        None => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Language, NO_BREAK_SPACE};

    #[test]
    fn an_outcome_says_which_way_the_target_goes() {
        let tr = Tr::new(Language::Sv);
        let gate = |measure, target| Gate { measure, target, month: None };
        let words =
            |gate, value, passes| outcome_words(&tr, gate, Some(GateOutcome { value, passes }));
        let coverage = words(gate(GateMeasure::Coverage, 95.0), Some(96.0), true);
        let expected =
            "Skulle klaras: 96 % mot minst 95 %".replace(" %", &format!("{NO_BREAK_SPACE}%"));
        assert_eq!(coverage, expected);
        let caseload = words(gate(GateMeasure::Caseload, 15.0), Some(16.24), false);
        assert_eq!(caseload, "Skulle inte klaras: 16,2 mot högst 15");
        let close = words(gate(GateMeasure::Coverage, 95.0), Some(94.98), false);
        assert!(close.contains("94,98"), "a value that is just below is seen to be: {close}");
        let nobody = words(gate(GateMeasure::Caseload, 15.0), None, false);
        assert!(nobody.starts_with("Skulle inte klaras: inget"), "{nobody}");
    }
}
