//! All steps in order, or what a step is where there are none.

use egui::{RichText, Ui};

use super::edit;
use crate::app::{Action, AppState};
use crate::edit::Command;
use crate::model::RolloutStep;
use crate::ui::Actions;
use crate::ui::theme::{self, Skin, Weight, font};
use crate::ui::timeline::{month_name, posts};
use crate::ui::widgets::{self, Icon};

/// What a step is, and how to make the first one.
pub(super) fn empty(ui: &mut Ui, state: &AppState, actions: &mut Actions) {
    let (skin, tr) = (Skin::of(ui), &state.tr);
    ui.label(theme::section(skin, tr.t("rollout-title")));
    ui.add_space(12.0);
    ui.label(theme::title(tr.t("rollout-empty-title")));
    ui.add_space(4.0);
    ui.label(RichText::new(tr.t("rollout-empty-text")).color(skin.secondary()));
    ui.add_space(8.0);
    if widgets::primary_button(ui, tr.t("rollout-add-first")).clicked() {
        actions.push(Action::AddStep);
    }
}

/// The list of steps.
pub(super) fn show(ui: &mut Ui, state: &AppState, actions: &mut Actions) {
    let (skin, tr) = (Skin::of(ui), &state.tr);
    let steps = &state.document.plan.steps;
    ui.horizontal(|ui| {
        ui.label(theme::section(skin, tr.t("rollout-title")));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            widgets::assumption_mark(ui, tr);
        });
    });
    ui.add_space(4.0);
    for (position, step) in steps.iter().enumerate() {
        ui.push_id(step.id.0, |ui| row(ui, state, (position, step), actions));
    }
    ui.add_space(8.0);
    if widgets::primary_button(ui, tr.t("rollout-add")).clicked() {
        actions.push(Action::AddStep);
    }
    ui.add_space(4.0);
    ui.label(theme::label(skin, tr.t("rollout-list-help")));
}

fn row(
    ui: &mut Ui,
    state: &AppState,
    (position, step): (usize, &RolloutStep),
    actions: &mut Actions,
) {
    let (skin, tr) = (Skin::of(ui), &state.tr);
    let last = state.document.plan.steps.len().saturating_sub(1);
    let frame = theme::card_frame(skin).inner_margin(egui::Margin::symmetric(10, 6));
    // All of the words open the step, not the name alone.
    let id = ui.scope_id().with("open");
    let is_hot = ui.ctx().read_response(id).is_some_and(|last| last.hovered() || last.has_focus());
    frame.show(ui, |ui| {
        ui.horizontal(|ui| {
            let room = (ui.available_width() - 3.0 * 28.0 - 8.0).max(80.0);
            let name = format!("{}. {}", position + 1, step.name);
            let words = ui.allocate_ui(egui::vec2(room, 40.0), |ui| {
                ui.vertical(|ui| {
                    ui.set_width(room);
                    ui.spacing_mut().item_spacing.y = 2.0;
                    let colour = if is_hot { skin.accent() } else { skin.text() };
                    let text = RichText::new(&name).font(font(13.0, Weight::SemiBold));
                    ui.label(text.color(colour));
                    ui.label(theme::label(skin, summary(state, step)));
                });
            });
            let response = ui.interact(words.response.rect, id, egui::Sense::click());
            // The words themselves are read anyway: the link says what it does.
            response.widget_info(|| {
                let name = tr.f("rollout-open-step", &[("step", (&step.name).into())]);
                egui::WidgetInfo::labeled(egui::Role::Link, true, name)
            });
            let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
            if response.on_hover_text(tr.t("rollout-open")).clicked() {
                actions.push(Action::SelectStep(Some(step.id)));
            }
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                let named = |id| tr.f(id, &[("step", (&step.name).into())]);
                let name = named("rollout-remove");
                if widgets::icon_button(ui, Icon::Close, &name, true).clicked() {
                    edit(actions, Command::RemoveStep(step.id));
                }
                let name = named("timeline-move-down");
                if widgets::icon_button(ui, Icon::Down, &name, position < last).clicked() {
                    edit(actions, Command::MoveStep { from: position, to: position + 1 });
                }
                let name = named("timeline-move-up");
                if widgets::icon_button(ui, Icon::Up, &name, position > 0).clicked() {
                    let to = position.saturating_sub(1);
                    edit(actions, Command::MoveStep { from: position, to });
                }
            });
        });
    });
}

/// Month, districts and posts in one line.
fn summary(state: &AppState, step: &RolloutStep) -> String {
    let tr = &state.tr;
    let total: f64 = step.posts.iter().map(|change| change.transferred + change.new).sum();
    let month = month_name(tr, step.start);
    tr.f(
        "rollout-summary",
        &[
            ("month", (&month).into()),
            ("districts", step.districts.len().into()),
            ("total", (&posts(tr, total)).into()),
            ("n", total.into()),
        ],
    )
}
