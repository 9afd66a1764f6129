//! The table of children by year and age, where the plan has one.

use egui::{Align, Grid, Layout, Ui};

use crate::app::{Action, AppState, PlanTable};
use crate::edit::Command;
use crate::model::{AgeGroup, Population};
use crate::ui::Actions;
use crate::ui::budget::settings;
use crate::ui::theme::{self, Skin};

/// Width of a column of figures, points.
const FIGURE: f32 = 76.0;

/// Where the table comes from and what it holds, with buttons to read one and to let it go.
pub(super) fn show(ui: &mut Ui, state: &AppState, actions: &mut Actions) {
    let tr = &state.tr;
    let population = state.document.plan.model.population.as_ref();
    match population {
        None => settings::note(ui, tr.t("budget-population-none")),
        Some(population) => {
            let source =
                tr.f("budget-population-source", &[("source", (&population.source).into())]);
            ui.add(egui::Label::new(source).wrap());
            table(ui, state, population);
        }
    }
    ui.horizontal(|ui| {
        let import = ui.button(tr.t("budget-population-import"));
        if import.on_hover_text(tr.t("budget-population-format")).clicked() {
            actions.push(Action::ImportTable(PlanTable::Population));
        }
        if population.is_some() && ui.button(tr.t("budget-population-remove")).clicked() {
            actions.push(Action::Edit(Command::SetPopulation(None)));
        }
    });
}

/// Children of the whole municipality: a row a year, a column an age group.
fn table(ui: &mut Ui, state: &AppState, population: &Population) {
    let (skin, tr) = (Skin::of(ui), &state.tr);
    Grid::new("budget population")
        .num_columns(AgeGroup::COUNT + 2)
        .spacing([12.0, 4.0])
        .min_row_height(18.0)
        .show(ui, |ui| {
            ui.label(theme::label(skin, tr.t("budget-year")));
            for group in AgeGroup::ALL {
                let (first, last) = group.ages();
                let args = [("first", f64::from(first).into()), ("last", f64::from(last).into())];
                let ages = tr.f("budget-population-ages", &args);
                right(ui, |ui| ui.label(theme::label(skin, ages)));
            }
            right(ui, |ui| ui.label(theme::label(skin, tr.t("budget-population-all"))));
            ui.end_row();
            for year in &population.years {
                ui.label(year.to_string());
                let shown = state.document.plan.shown_children_by_age(*year);
                let children = shown.unwrap_or_default();
                for one in children {
                    right(ui, |ui| ui.label(tr.number(one, 0)));
                }
                right(ui, |ui| ui.label(theme::strong(tr.number(children.iter().sum(), 0))));
                ui.end_row();
            }
        });
}

fn right<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) {
    ui.allocate_ui_with_layout([FIGURE, 18.0].into(), Layout::right_to_left(Align::Center), |ui| {
        ui.set_width(FIGURE);
        add(ui);
    });
}
