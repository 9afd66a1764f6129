//! What is selected, for editing: districts, or a unit.

mod district;
mod field;
mod group;
mod travel;
mod unit;

use egui::Ui;
use geo::Coord;

use super::Actions;
use super::theme::{self, Skin};
use super::window::Gui;
use crate::app::{Action, AppState};
use crate::edit::Command;
use crate::model::{DistrictIdx, Message, Place, UnitIdx};

pub(super) use field::Draft;
pub(super) use travel::show as travel;

/// Decimals of a place, degrees: about a metre.
const PLACE_DECIMALS: f64 = 1e5;

/// The section "Valt" above the cards, where something is selected.
pub(super) fn show(ui: &mut Ui, state: &AppState, gui: &mut Gui, actions: &mut Actions) {
    gui.inspect.leave_what_is_gone(state, actions);
    let skin = Skin::of(ui);
    if let Some(unit) = state.view.unit {
        frame(ui, skin, |ui| unit::show(ui, state, gui, unit, actions));
        return;
    }
    let districts: Vec<DistrictIdx> = state.view.selection.iter().copied().collect();
    if !districts.is_empty() {
        frame(ui, skin, |ui| district::show(ui, state, &mut gui.inspect, &districts, actions));
    }
}

fn frame(ui: &mut Ui, skin: Skin, add: impl FnOnce(&mut Ui)) {
    theme::card_frame(skin).inner_margin(10).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 5.0;
        add(ui);
    });
}

/// A row with its name at the left.
fn row(ui: &mut Ui, name: &str, add: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        let skin = Skin::of(ui);
        let size = egui::vec2(74.0, ui.spacing().interact_size.y);
        let layout = egui::Layout::left_to_right(egui::Align::Center);
        ui.allocate_ui_with_layout(size, layout, |ui| {
            ui.set_min_width(size.x);
            ui.label(theme::label(skin, name));
        });
        add(ui);
    });
}

/// Moves the place of `unit` to `to`, metres in the map's plane.
pub(super) fn place_action(state: &AppState, unit: UnitIdx, to: Coord<f64>) -> Option<Action> {
    let degrees = state.document.map.projection.to_lon_lat(to).ok()?;
    let rounded = |degrees: f64| (degrees * PLACE_DECIMALS).round() / PLACE_DECIMALS;
    let place = Place { lon: rounded(degrees.x), lat: rounded(degrees.y) };
    Some(Action::Edit(set_place(state, unit, Some(place))?))
}

/// Gives `unit` another place, as one undo step with its own name; `None` where nothing changes.
fn set_place(state: &AppState, unit: UnitIdx, place: Option<Place>) -> Option<Command> {
    let mut value = state.document.plan.units.get(unit)?.clone();
    if value.place == place {
        return None;
    }
    let label = Message::new("edit-label-unit-place").text("unit", &value.name);
    value.place = place;
    let commands = vec![Command::SetUnit { unit, value }];
    Some(Command::Batch { commands, label: Some(label) })
}
