//! The list of what was done, in which one can jump.

use egui::{
    Align, Layout, Popup, PopupCloseBehavior, Response, Role, ScrollArea, Sense, Ui, WidgetInfo,
    vec2,
};

use super::Actions;
use super::theme::{self, Skin, Weight, font};
use crate::app::{Action, AppState, say};
use crate::edit::HistoryStep;

/// Width of the list, points.
const WIDTH: f32 = 340.0;
/// Height of the list at the most, points.
const HEIGHT: f32 = 380.0;

/// Shows the list under `button`, the newest first.
pub(super) fn show(state: &AppState, button: &Response, actions: &mut Actions) {
    let mut open = state.view.history;
    Popup::from_response(button)
        .layout(Layout::top_down(Align::Min))
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .accessible_name(state.tr.t("history"))
        .open_bool(&mut open)
        .show(|ui| {
            ui.set_width(WIDTH);
            let skin = Skin::of(ui);
            ui.horizontal(|ui| {
                ui.add_space(8.0);
                ui.label(theme::section(skin, state.tr.t("history")));
            });
            let history = &state.document.history;
            // A popup is small before it is measured: the list must not settle for that.
            let list = ScrollArea::vertical().max_height(HEIGHT).min_scrolled_height(HEIGHT);
            list.show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 1.0;
                let height = theme::target(ui.ctx(), 26.0);
                for step in history.entries().iter().rev() {
                    let is_here = step.revision == history.revision();
                    if row(ui, state, step, is_here, height).clicked() {
                        actions.push(Action::JumpTo(step.revision));
                    }
                }
            });
        });
    // The button does it itself where the click outside was on it.
    if state.view.history && !open && !button.clicked() {
        actions.push(Action::ShowHistory(false));
    }
}

/// One state; what is undone stands pale.
fn row(
    ui: &mut Ui,
    state: &AppState,
    step: &HistoryStep<'_>,
    is_here: bool,
    height: f32,
) -> Response {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let name = step.label.map_or_else(|| tr.t("history-start").to_owned(), |label| say(tr, label));
    let mut letters = name.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    let name = first + letters.as_str();
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_here, &name));
    let radius = f32::from(theme::CONTROL_RADIUS);
    if is_here || response.hovered() || response.has_focus() {
        let fill = if is_here { skin.accent_ground() } else { skin.raised() };
        ui.painter().rect_filled(rect, radius, fill);
    }
    if response.has_focus() {
        let line = egui::Stroke::new(1.0, skin.accent());
        ui.painter().rect_stroke(rect, radius, line, egui::StrokeKind::Inside);
    }
    let (weight, ink) = match (is_here, step.is_done) {
        (true, _) => (Weight::SemiBold, skin.accent()),
        (false, true) => (Weight::Regular, skin.text()),
        (false, false) => (Weight::Regular, skin.secondary()),
    };
    let mut job = egui::text::LayoutJob::simple_singleline(name.clone(), font(13.0, weight), ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width(rect.width() - 16.0);
    let galley = ui.painter().layout_job(job);
    let elided = galley.elided;
    let at = rect.left_center() + vec2(8.0, -galley.size().y / 2.0);
    ui.painter().galley(at, galley, ink);
    let response = if elided { response.on_hover_text(name) } else { response };
    let undone = !step.is_done && !is_here;
    if undone { response.on_hover_text(tr.t("history-undone")) } else { response }
}
