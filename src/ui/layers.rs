//! The panel to the left: what the map shows, and what it means.

use egui::{ComboBox, ScrollArea, Ui};

use super::Actions;
use super::theme::{self, Skin};
use super::widgets;
use super::window::Gui;
use crate::app::{Action, AppState, MapAction, Worked, Workspace};
use crate::model::Quote;
use crate::scene::Fill;
use crate::scene::legend::localised;
use crate::scene::palette::Vision;

pub(super) fn show(ui: &mut Ui, state: &AppState, gui: &mut Gui, actions: &mut Actions) {
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        if state.view.workspace == Workspace::Assign {
            view_choice(ui, state, actions);
            ui.add_space(8.0);
        }
        fill_choice(ui, state, actions);
        ui.add_space(2.0);
        ui.scope(|ui| {
            super::legend::show(ui, state, gui.map.kept(), &mut gui.explain, actions);
        });
        if state.view.workspace == Workspace::Map {
            ui.add_space(10.0);
            super::two::show(ui, state, actions);
        }
        ui.add_space(10.0);
        layers(ui, state, actions);
        if state.view.workspace == Workspace::Assign {
            ui.add_space(10.0);
            super::inspect::travel(ui, state, &mut gui.inspect, actions);
        }
        if state.view.workspace == Workspace::Map {
            ui.add_space(10.0);
            about_plan(ui, state);
        }
    });
}

/// Map or board.
fn view_choice(ui: &mut Ui, state: &AppState, actions: &mut Actions) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        for (board, id) in [(false, "view-map"), (true, "view-board")] {
            if widgets::choice(ui, state.view.board == board, state.tr.t(id)).clicked() {
                actions.push(Action::SetBoard(board));
            }
        }
    });
}

fn fill_choice(ui: &mut Ui, state: &AppState, actions: &mut Actions) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let table = &state.document.map.indicators;
    ui.label(theme::section(skin, tr.t("layers-show")));
    let of_units = [
        (Fill::Units, "fill-units"),
        (Fill::OwnWay, "fill-own-way"),
        (Fill::NearestBase, "fill-nearest"),
    ];
    let own = of_units.iter().find(|(fill, _)| *fill == state.view.fill);
    let own = own.map_or("fill-units", |(_, id)| id);
    // Clusters are no figures with a name of their own.
    let is_clusters =
        state.view.fill == Fill::Figures && state.view.mapping.worked == Worked::Clusters;
    let own = if is_clusters { "cluster-title" } else { own };
    let is_index =
        state.view.fill == Fill::Figures && state.view.mapping.worked == Worked::NeedIndex;
    let figures = state.shown_indicator();
    let shown = figures.as_ref();
    let shown = shown.map_or_else(|| tr.t(own), |it| localised(&it.info.title, tr)).to_owned();
    let width = ui.available_width();
    let combo = ComboBox::from_id_salt("fill").selected_text(shown).width(width).height(520.0);
    let response = combo.show_ui(ui, |ui| {
        for (fill, id) in of_units {
            if ui.selectable_label(state.view.fill == fill, tr.t(id)).clicked() {
                actions.push(Action::SetFill(fill));
            }
        }
        if ui.selectable_label(is_index, tr.t("worked-need-index")).clicked() {
            actions.push(Action::Map(MapAction::ShowWorked(Worked::NeedIndex)));
        }
        ui.separator();
        for (index, indicator) in table.indicators.iter_enumerated() {
            let is_chosen = state.view.fill == Fill::Indicator(index);
            let title = localised(&indicator.info.title, tr);
            if ui.selectable_label(is_chosen, title).clicked() {
                actions.push(Action::SetIndicator(index));
            }
        }
    });
    response
        .response
        .widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, tr.t("layers-show")));
}

fn layers(ui: &mut Ui, state: &AppState, actions: &mut Actions) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    ui.label(theme::section(skin, tr.t("layers-title")));
    let mut borders = state.view.layers.unit_borders;
    if ui.checkbox(&mut borders, tr.t("layer-unit-borders")).changed() {
        actions.push(Action::SetUnitBorders(borders));
    }
    let mut names = state.view.layers.names;
    if ui.checkbox(&mut names, tr.t("layer-names")).changed() {
        actions.push(Action::SetNames(names));
    }
    if state.view.workspace == Workspace::Map {
        vision(ui, state, actions);
    }
}

/// As whom the window is seen.
fn vision(ui: &mut Ui, state: &AppState, actions: &mut Actions) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let current = state.view.mapping.vision;
    ui.horizontal(|ui| {
        ui.label(theme::label(skin, tr.t("vision")));
        let combo = ComboBox::from_id_salt("vision").selected_text(tr.t(current.message_id()));
        let response = combo.truncate().width(ui.available_width() - 8.0).show_ui(ui, |ui| {
            for vision in Vision::ALL {
                let name = tr.t(vision.message_id());
                if ui.selectable_label(vision == current, name).clicked() {
                    actions.push(Action::Map(MapAction::SetVision(vision)));
                }
            }
        });
        let name = || egui::WidgetInfo::labeled(egui::Role::ComboBox, true, tr.t("vision"));
        response.response.widget_info(name);
    });
}

fn about_plan(ui: &mut Ui, state: &AppState) {
    let (tr, skin, plan) = (&state.tr, Skin::of(ui), &state.document.plan);
    ui.label(theme::section(skin, tr.t("plan-about")));
    ui.label(theme::strong(&plan.title));
    if !plan.description.is_empty() {
        ui.add(egui::Label::new(theme::label(skin, &plan.description)).wrap());
    }
    for Quote { text, source } in &plan.quotes {
        ui.add(egui::Label::new(format!("”{text}”")).wrap());
        ui.add(egui::Label::new(theme::label(skin, source)).wrap());
    }
}
