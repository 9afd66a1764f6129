//! A selected unit: name, letter, colour, place, room, reason.

use egui::{Role, Sense, Stroke, Ui, WidgetInfo, vec2};

use super::field::{Draft, Field, Of, What, line, refusal};
use super::row;
use crate::app::{Action, AppState};
use crate::edit::Command;
use crate::model::{Message, Unit, UnitIdx};
use crate::scene::Theme;
use crate::scene::palette::UNIT_COLOUR_COUNT;
use crate::ui::Actions;
use crate::ui::theme::{self, Skin, colour};
use crate::ui::widgets::{self, Icon};
use crate::ui::window::Gui;

/// Names of the palette's unit colours by slot, on light and on dark.
const fn colour_names(theme: Theme) -> [&'static str; UNIT_COLOUR_COUNT] {
    match theme {
        Theme::Light => [
            "unit-colour-blue",
            "unit-colour-magenta",
            "unit-colour-ochre",
            "unit-colour-green",
            "unit-colour-purple",
            "unit-colour-cyan",
            "unit-colour-yellow",
            "unit-colour-light-blue",
        ],
        Theme::Dark => [
            "unit-colour-light-blue",
            "unit-colour-magenta",
            "unit-colour-ochre",
            "unit-colour-green",
            "unit-colour-cyan",
            "unit-colour-yellow",
            "unit-colour-blue",
            "unit-colour-light-green",
        ],
    }
}

pub(super) fn show(
    ui: &mut Ui,
    state: &AppState,
    gui: &mut Gui,
    unit: UnitIdx,
    actions: &mut Actions,
) {
    let tr = &state.tr;
    let Some(value) = state.document.plan.units.get(unit) else { return };
    heading(ui, state, value, actions);
    let of = |what| -> Field { (Of::Unit(unit), what) };
    let draft = &mut gui.inspect;
    row(ui, tr.t("inspect-name"), |ui| {
        let width = ui.available_width() - 48.0;
        let name = tr.f("inspect-name-of", &[("name", (&value.name).into())]);
        line(ui, state, draft, &of(What::Name), (&name, width), actions);
        let letter = (tr.t("inspect-letter"), 28.0);
        line(ui, state, draft, &of(What::Letter), letter, actions);
    });
    if !value.is_central() {
        row(ui, tr.t("inspect-colour"), |ui| swatches(ui, state, unit, value, actions));
    }
    let pair = |ui: &mut Ui, draft: &mut Draft, actions: &mut Actions, of: [(What, &str); 2]| {
        let width = ui.available_width() / 2.0 - 11.0;
        for (what, id) in of {
            line(ui, state, draft, &(Of::Unit(unit), what), (tr.t(id), width), actions);
        }
    };
    row(ui, tr.t("inspect-place"), |ui| {
        pair(ui, draft, actions, [(What::Lon, "inspect-lon"), (What::Lat, "inspect-lat")]);
    });
    refusal(ui, state, draft, &[of(What::Lon), of(What::Lat)]);
    let picking = gui.map.markers.picking == Some(unit);
    row(ui, "", |ui| {
        let board = state.view.board;
        let button = egui::Button::new(tr.t("inspect-pick")).selected(picking);
        if ui.add_enabled(!board, button).on_hover_text(tr.t("inspect-place-help")).clicked() {
            gui.map.markers.picking = (!picking).then_some(unit);
        }
    });
    let draft = &mut gui.inspect;
    row(ui, tr.t("inspect-capacity"), |ui| {
        let skin = Skin::of(ui);
        for (what, id, unit_id) in [
            (What::Posts, "inspect-capacity-posts", "inspect-unit-posts"),
            (What::Area, "inspect-capacity-area", "inspect-unit-area"),
        ] {
            line(ui, state, draft, &of(what), (tr.t(id), 50.0), actions);
            ui.label(theme::label(skin, tr.t(unit_id)));
        }
    });
    refusal(ui, state, draft, &[of(What::Posts), of(What::Area)]);
    for (what, id) in [(What::Who, "inspect-who"), (What::Why, "inspect-why")] {
        row(ui, tr.t(id), |ui| {
            line(ui, state, draft, &of(what), (tr.t(id), f32::INFINITY), actions);
        });
    }
}

fn heading(ui: &mut Ui, state: &AppState, value: &Unit, actions: &mut Actions) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    ui.horizontal(|ui| {
        widgets::unit_badge(ui, value, 9.0);
        ui.label(theme::strong(&value.name));
        ui.label(theme::label(skin, tr.t(value.kind.message_id())));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if widgets::icon_button(ui, Icon::Close, tr.t("inspect-done"), true).clicked() {
                actions.push(Action::SelectUnit(None));
            }
        });
    });
}

/// The palette's unit colours to choose from.
fn swatches(ui: &mut Ui, state: &AppState, unit: UnitIdx, value: &Unit, actions: &mut Actions) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    ui.spacing_mut().item_spacing.x = 3.0;
    for (slot, id) in (0_u8..).zip(colour_names(skin.theme)) {
        let chosen = usize::from(value.colour) % UNIT_COLOUR_COUNT == usize::from(slot);
        let (rect, response) = ui.allocate_exact_size(vec2(20.0, 24.0), Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, tr.t(id)));
        let fill = colour(skin.theme.unit(slot));
        ui.painter().circle_filled(rect.center(), 7.5, fill);
        if chosen {
            ui.painter().circle_stroke(rect.center(), 9.5, Stroke::new(1.5, skin.text()));
        } else if response.hovered() || response.has_focus() {
            ui.painter().circle_stroke(rect.center(), 9.5, Stroke::new(1.0, skin.secondary()));
        }
        if response.on_hover_text(tr.t(id)).clicked() && !chosen {
            let label = Message::new("edit-label-unit-colour").text("unit", &value.name);
            let value = Unit { colour: slot, ..value.clone() };
            let commands = vec![Command::SetUnit { unit, value }];
            actions.push(Action::Edit(Command::Batch { commands, label: Some(label) }));
        }
    }
}
