//! What is allowed although it breaks contiguity, and how to take it back.

use egui::{Button, Ui};

use super::super::theme::{self, Skin};
use super::super::widgets::{self, Icon};
use super::super::window::Gui;
use crate::app::{Action, AppState};
use crate::edit::Command;
use crate::model::{DistrictIdx, Index};
use crate::ui::Actions;

pub(super) fn show(ui: &mut Ui, state: &AppState, gui: &mut Gui, actions: &mut Actions) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let (plan, document) = (&state.document.plan, &state.document);
    let rules = &plan.rules;
    ui.label(theme::section(skin, tr.t("checks-exceptions")));
    if rules.exclaves.is_empty() && rules.bridges.is_empty() {
        ui.label(theme::label(skin, tr.t("checks-no-exceptions")));
    }
    for &(district, unit) in &rules.exclaves {
        let unit_name = plan.units.get(unit).map_or("", |unit| unit.name.as_str());
        let text = tr.f(
            "checks-exclave",
            &[("district", document.name_of(district).into()), ("unit", unit_name.into())],
        );
        if exception(ui, state, gui, &text, &[district]) {
            let mut exclaves = rules.exclaves.clone();
            exclaves.remove(&(district, unit));
            let bridges = rules.bridges.clone();
            actions.push(Action::Edit(Command::SetExceptions { bridges, exclaves }));
        }
    }
    for &(a, b) in &rules.bridges {
        let names = [("a", document.name_of(a).into()), ("b", document.name_of(b).into())];
        let text = tr.f("checks-bridge", &names);
        if exception(ui, state, gui, &text, &[a, b]) {
            let mut bridges = rules.bridges.clone();
            bridges.remove(&(a, b));
            let exclaves = rules.exclaves.clone();
            actions.push(Action::Edit(Command::SetExceptions { bridges, exclaves }));
        }
    }
    add_bridge(ui, state, actions);
}

/// One exception; whether it is to be taken back.
fn exception(
    ui: &mut Ui,
    state: &AppState,
    gui: &mut Gui,
    text: &str,
    districts: &[DistrictIdx],
) -> bool {
    let row = ui.horizontal(|ui| {
        let name = state.tr.f("checks-take-back", &[("what", text.into())]);
        let is_taken = widgets::icon_button(ui, Icon::Close, &name, true).clicked();
        ui.add(egui::Label::new(text).wrap());
        is_taken
    });
    if ui.rect_contains_pointer(row.response.rect) {
        gui.map.pointed_at = districts.to_vec();
    }
    row.inner
}

/// The two selected districts, where they are no neighbours yet.
fn selected_pair(state: &AppState) -> Option<(DistrictIdx, DistrictIdx)> {
    let mut selected = state.view.selection.iter().copied();
    let (a, b) = (selected.next()?, selected.next()?);
    let is_pair = selected.next().is_none();
    let document = &state.document;
    let touch = document.map.adjacency.are_neighbours(a.to_usize(), b.to_usize());
    let is_new = !touch && !document.plan.rules.has_bridge(a, b);
    (is_pair && is_new).then_some((a.min(b), a.max(b)))
}

fn add_bridge(ui: &mut Ui, state: &AppState, actions: &mut Actions) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let pair = selected_pair(state);
    let button = ui.add_enabled(pair.is_some(), Button::new(tr.t("checks-add-bridge")));
    if let Some((a, b)) = pair {
        let rules = &state.document.plan.rules;
        let names =
            [("a", state.document.name_of(a).into()), ("b", state.document.name_of(b).into())];
        ui.label(theme::label(skin, tr.f("checks-bridge", &names)));
        if button.clicked() {
            let mut bridges = rules.bridges.clone();
            bridges.insert((a, b));
            let exclaves = rules.exclaves.clone();
            actions.push(Action::Edit(Command::SetExceptions { bridges, exclaves }));
        }
    } else {
        ui.label(theme::label(skin, tr.t("checks-bridge-how")));
    }
}
