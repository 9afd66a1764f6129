//! The panel to the right of the map: cards, balance, checks, suggestions.

use egui::Ui;

use super::theme::Skin;
use super::window::Gui;
use super::{Actions, balance, cards, checks, suggest, widgets};
use crate::app::{Action, AppState, Level, SidePanel};

/// Width of the panel, points; `wide` where the window has much room.
pub(super) const fn width(side: SidePanel, wide: bool) -> f32 {
    match (side, wide) {
        (SidePanel::Units, false) => 322.0,
        (SidePanel::Units, true) => 360.0,
        (_, false) => 396.0,
        (_, true) => 480.0,
    }
}

/// The name of a panel.
pub(super) const fn name(side: SidePanel) -> &'static str {
    match side {
        SidePanel::Units => "side-units",
        SidePanel::Balance => "side-balance",
        SidePanel::Checks => "side-checks",
        SidePanel::Suggest => "side-suggest",
    }
}

/// The name of a panel on its tab, with the number of problems where it counts them.
fn tab(state: &AppState, side: SidePanel) -> String {
    let problems = state.results.checks.iter().filter(|check| check.level == Level::Warning);
    match (side, problems.count()) {
        (SidePanel::Checks, count @ 1..) => state.tr.f("side-checks-count", &[("n", count.into())]),
        _ => state.tr.t(name(side)).to_owned(),
    }
}

pub(super) fn show(ui: &mut Ui, state: &AppState, gui: &mut Gui, actions: &mut Actions) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        for side in SidePanel::ALL {
            let chosen = state.view.side == side;
            if widgets::choice(ui, chosen, &tab(state, side)).clicked() {
                actions.push(Action::SetSide(side));
            }
        }
    });
    let line = ui.available_rect_before_wrap();
    ui.painter().hline(line.x_range(), line.top(), Skin::of(ui).line());
    ui.add_space(6.0);
    match state.view.side {
        SidePanel::Units => cards::show(ui, state, gui, actions),
        SidePanel::Balance => balance::show(ui, state, gui, actions),
        SidePanel::Checks => checks::show(ui, state, gui, actions),
        SidePanel::Suggest => suggest::show(ui, state, gui, actions),
    }
}
