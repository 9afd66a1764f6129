//! The panel to the left: what the map shows, and what it means.

use egui::{ComboBox, ScrollArea, Sense, Ui, vec2};

use super::Actions;
use super::map::kept::Kept;
use super::theme::{self, Skin, colour};
use super::widgets;
use super::window::Gui;
use crate::app::{Action, AppState, Workspace};
use crate::measure::{Classes, segregation::dissimilarity};
use crate::model::{Indicator, Quote};
use crate::scene::legend::{class_colour, localised};
use crate::scene::{Fill, Legend, Swatch};

pub(super) fn show(ui: &mut Ui, state: &AppState, gui: &mut Gui, actions: &mut Actions) {
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        if state.view.workspace == Workspace::Assign {
            view_choice(ui, state, actions);
            ui.add_space(8.0);
        }
        fill_choice(ui, state, actions);
        ui.add_space(2.0);
        ui.scope(|ui| legend(ui, state, gui.map.kept()));
        ui.add_space(10.0);
        layers(ui, state, actions);
        if state.view.workspace == Workspace::Assign {
            ui.add_space(10.0);
            super::inspect::travel(ui, state, &mut gui.inspect, actions);
        }
        ui.add_space(10.0);
        segregation(ui, state);
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
    let chosen = match state.view.fill {
        Fill::Indicator(index) => table.indicators.get(index),
        Fill::Units | Fill::OwnWay | Fill::NearestBase | Fill::Plain => None,
    };
    let of_units = [
        (Fill::Units, "fill-units"),
        (Fill::OwnWay, "fill-own-way"),
        (Fill::NearestBase, "fill-nearest"),
    ];
    let own = of_units.iter().find(|(fill, _)| *fill == state.view.fill);
    let own = own.map_or("fill-units", |(_, id)| id);
    let shown = chosen.map_or_else(|| tr.t(own), |indicator| localised(&indicator.info.title, tr));
    let width = ui.available_width();
    let combo = ComboBox::from_id_salt("fill").selected_text(shown).width(width).height(520.0);
    let response = combo.show_ui(ui, |ui| {
        for (fill, id) in of_units {
            if ui.selectable_label(state.view.fill == fill, tr.t(id)).clicked() {
                actions.push(Action::SetFill(fill));
            }
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

fn legend(ui: &mut Ui, state: &AppState, kept: &mut Kept) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let table = &state.document.map.indicators;
    let legend = match state.view.fill {
        Fill::Indicator(index) => {
            let Some(indicator) = table.indicators.get(index) else { return };
            let Some(classes) = kept.classes(state, index) else { return };
            let legend = Legend::of_indicator(indicator, classes, skin.theme, tr);
            notes(ui, &legend, skin);
            let note = localised(&indicator.info.note, tr);
            if !note.is_empty() {
                let title = tr.t("legend-read-right");
                let more = ui.label(theme::label(skin, title).underline());
                more.on_hover_text(note);
            }
            histogram(ui, indicator, classes, skin);
            legend
        }
        Fill::OwnWay | Fill::NearestBase => {
            let document = &state.document;
            let (map, plan) = (&document.map, &document.plan);
            // As the map beside it: without a month except where months are looked at.
            let at = (state.view.workspace == Workspace::Rollout)
                .then(|| plan.start.plus(state.month() as i32));
            let legend = if state.view.fill == Fill::OwnWay {
                Legend::of_own_way(map, plan, at, skin.theme, tr)
            } else {
                Legend::of_nearest(map, plan, skin.theme, tr)
            };
            notes(ui, &legend, skin);
            legend
        }
        Fill::Units | Fill::Plain => {
            let plan = &state.document.plan;
            let owners = plan.owners_at(state.shown_month());
            let legend = Legend::of_units(plan, &owners, skin.theme, tr);
            notes(ui, &legend, skin);
            legend
        }
    };
    ui.spacing_mut().item_spacing.y = 4.0;
    ui.spacing_mut().interact_size.y = 18.0;
    for entry in &legend.entries {
        ui.horizontal(|ui| {
            match &entry.swatch {
                Swatch::Missing => {
                    let rect = widgets::swatch(ui, skin.missing());
                    super::map::paint::missing_swatch(ui.painter(), rect, skin);
                }
                Swatch::Fill(fill) | Swatch::Unit { colour: fill, .. } => {
                    widgets::swatch(ui, colour(*fill));
                }
            }
            ui.label(&entry.text);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                ui.label(theme::label(skin, tr.number(entry.count as f64, 0)));
            });
        });
    }
}

fn notes(ui: &mut Ui, legend: &Legend, skin: Skin) {
    let text = legend.notes.join(" · ");
    ui.add(egui::Label::new(theme::label(skin, text)).wrap());
}

/// How the values are spread, each bar in its class's colour.
fn histogram(ui: &mut Ui, indicator: &Indicator, classes: &Classes, skin: Skin) {
    const BARS: usize = 24;
    const HEIGHT: f32 = 44.0;
    let values: Vec<f64> = indicator.values.iter().copied().flatten().collect();
    let (Some(least), Some(most)) = (
        values.iter().copied().min_by(f64::total_cmp),
        values.iter().copied().max_by(f64::total_cmp),
    ) else {
        return;
    };
    if most <= least {
        return;
    }
    let place =
        |value: f64| (((value - least) / (most - least) * BARS as f64) as usize).min(BARS - 1);
    let mut counts = [0_usize; BARS];
    for &value in &values {
        if let Some(count) = counts.get_mut(place(value)) {
            *count += 1;
        }
    }
    let highest = counts.iter().copied().max().unwrap_or(1) as f32;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::hover());
    let width = rect.width() / BARS as f32;
    for (bar, &count) in counts.iter().enumerate().filter(|(_, count)| **count > 0) {
        let middle = least + (bar as f64 + 0.5) / BARS as f64 * (most - least);
        // A bar holds values of one class at the least; the nearest real value names it.
        let nearest = values
            .iter()
            .copied()
            .min_by(|a, b| (a - middle).abs().total_cmp(&(b - middle).abs()))
            .unwrap_or(middle);
        let class = classes.class_of(nearest).unwrap_or(0);
        let fill = colour(class_colour(&indicator.info, class, classes.len(), skin.theme));
        let height = (rect.height() - 2.0) * count as f32 / highest;
        let left = rect.left() + width * bar as f32;
        let area = egui::Rect::from_min_max(
            egui::pos2(left, rect.bottom() - height),
            egui::pos2(left + width - 1.0, rect.bottom()),
        );
        ui.painter().rect(area, 1.0, fill, skin.line(), egui::StrokeKind::Inside);
    }
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
}

/// Indicator that counts the foreign-born, and who they are counted among.
const FOREIGN_BORN: (&str, &str) = ("utrikes_fodda_2023", "folkmangd_2023");

fn segregation(ui: &mut Ui, state: &AppState) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let table = &state.document.map.indicators;
    let counts = |id: &str| Some(&table.indicators.get(table.by_id(id)?)?.values);
    let (Some(group), Some(all)) = (counts(FOREIGN_BORN.0), counts(FOREIGN_BORN.1)) else {
        return;
    };
    let areas: Vec<(f64, f64)> =
        group.iter().zip(all).filter_map(|(group, all)| Some(((*group)?, (*all)?))).collect();
    ui.label(theme::section(skin, tr.t("segregation-title")));
    let Some(index) = dissimilarity(areas.iter().copied()) else {
        ui.label(tr.t("segregation-undefined"));
        return;
    };
    ui.label(theme::key_figure(tr.number(index, 1))).on_hover_text(tr.t("segregation-formula"));
    let text = tr.f("segregation-text", &[("share", (&tr.number(index, 0)).into())]);
    ui.add(egui::Label::new(theme::label(skin, text)).wrap());
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
