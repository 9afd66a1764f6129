//! The end of the dialog: the folder, how far it has come, and what to do next.

use std::path::{Path, PathBuf};

use egui::{Align, Label, Layout, ProgressBar, Ui};

use super::Draft;
use super::field::{Line, line};
use super::how::named;
use crate::app::{Action, AppState, ExportAction, ExportPhase, Standing};
use crate::ui::Actions;
use crate::ui::theme::{self, Skin};
use crate::ui::widgets;

/// Which folder, and whether it is opened afterwards.
pub(super) fn folder(ui: &mut Ui, state: &AppState, draft: &mut Draft, actions: &mut Actions) {
    let tr = &state.tr;
    named(ui, tr.t("export-folder"), |ui| {
        let room = (ui.available_width() - 360.0).max(200.0);
        line(ui, state, &mut draft.fields, Line::Folder, (tr.t("export-folder"), room), actions);
        if ui.button(tr.t("export-folder-pick")).clicked() {
            actions.push(Action::Exporting(ExportAction::PickFolder));
        }
        let mut choices = state.export.choices.clone();
        if ui.checkbox(&mut choices.opens, tr.t("export-opens")).changed() {
            actions.push(Action::Exporting(ExportAction::Choose(Box::new(choices))));
        }
    });
}

/// What has become of it, and the buttons.
pub(super) fn show(ui: &mut Ui, state: &AppState, actions: &mut Actions) {
    match &state.export.phase {
        ExportPhase::Choosing => begin(ui, state, None, actions),
        ExportPhase::Failed(text) => begin(ui, state, Some(text), actions),
        ExportPhase::Asking(paths) => asking(ui, state, paths, actions),
        ExportPhase::Making { done, of, now } => {
            let tr = &state.tr;
            let text = tr.f(
                "export-making",
                &[
                    ("number", (done + 1).into()),
                    ("of", (*of).into()),
                    ("what", now.title(tr).into()),
                ],
            );
            row(ui, |ui| {
                if ui.button(tr.t("export-stop")).clicked() {
                    actions.push(Action::Exporting(ExportAction::Stop));
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    let part = *done as f32 / (*of).max(1) as f32;
                    ui.add(ProgressBar::new(part).desired_width(220.0).desired_height(8.0));
                    ui.label(text);
                });
            });
        }
        ExportPhase::Done(paths) => done(ui, state, paths, actions),
    }
}

/// Buttons from the right, and what is said to the left of them.
fn row(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    let size = egui::vec2(ui.available_width(), 34.0);
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
        ui.set_min_size(size);
        add(ui);
    });
}

fn begin(ui: &mut Ui, state: &AppState, failed: Option<&String>, actions: &mut Actions) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let count = state.export.choices.kinds.len();
    row(ui, |ui| {
        ui.add_enabled_ui(count > 0, |ui| {
            let text = tr.f("export-start", &[("n", count.into())]);
            if widgets::primary_button(ui, &text).clicked() {
                actions.push(Action::Exporting(ExportAction::Start(Standing::Ask)));
            }
        });
        if ui.button(tr.t("close")).clicked() {
            actions.push(Action::CloseDialog);
        }
        let said = match (failed, count) {
            (Some(failed), _) => theme::label(skin, failed).color(skin.worse()),
            (None, 0) => theme::label(skin, tr.t("export-nothing")),
            (None, _) => theme::label(skin, tr.t("export-kept-in-plan")),
        };
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.add(Label::new(said).wrap());
        });
    });
}

/// The names of `paths`, one after the other.
fn names(paths: &[PathBuf]) -> String {
    let name = |path: &PathBuf| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    paths.iter().map(name).collect::<Vec<_>>().join(", ")
}

fn asking(ui: &mut Ui, state: &AppState, paths: &[PathBuf], actions: &mut Actions) {
    let tr = &state.tr;
    let start = |standing| Action::Exporting(ExportAction::Start(standing));
    row(ui, |ui| {
        if ui.button(tr.t("export-replace")).clicked() {
            actions.push(start(Standing::Replace));
        }
        if widgets::primary_button(ui, tr.t("export-keep-both")).clicked() {
            actions.push(start(Standing::KeepBoth));
        }
        if ui.button(tr.t("cancel")).clicked() {
            actions.push(Action::Exporting(ExportAction::Again));
        }
        let names = names(paths);
        let text = tr.f("export-stands", &[("n", paths.len().into()), ("names", (&names).into())]);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.add(Label::new(theme::strong(text)).truncate()).on_hover_text(names);
        });
    });
}

fn done(ui: &mut Ui, state: &AppState, paths: &[PathBuf], actions: &mut Actions) {
    let tr = &state.tr;
    let folder = paths.first().and_then(|path| path.parent()).map(Path::to_owned);
    let folder = folder.unwrap_or_default();
    row(ui, |ui| {
        if widgets::primary_button(ui, tr.t("export-finish")).clicked() {
            actions.push(Action::CloseDialog);
        }
        if ui.button(tr.t("export-show-folder")).clicked() {
            actions.push(Action::Exporting(ExportAction::Show(folder.clone())));
        }
        if let [only] = paths
            && ui.button(tr.t("export-show-file")).clicked()
        {
            actions.push(Action::Exporting(ExportAction::Show(only.clone())));
        }
        let shown = folder.display().to_string();
        let args = [("n", paths.len().into()), ("folder", shown.as_str().into())];
        let text = tr.f("export-done", &args);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.add(Label::new(theme::strong(text)).truncate()).on_hover_text(names(paths));
        });
    });
}
