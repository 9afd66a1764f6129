//! The panel "checks".

use egui::Ui;

use super::Actions;
use super::theme::{self, Skin};
use super::window::Gui;
use crate::app::AppState;

pub(super) fn show(ui: &mut Ui, state: &AppState, _gui: &mut Gui, _actions: &mut Actions) {
    ui.label(theme::section(Skin::of(ui), state.tr.t("side-checks")));
}
