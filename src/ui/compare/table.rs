//! Key figures of the sides, with their differences from the first.

use egui::{Align, Grid, Layout, ScrollArea, Ui};

use crate::app::{AppState, CompareMeasure, Comparison, Outcome, compare_unit, side_name};
use crate::probability::summary::quantile;
use crate::ui::theme::{self, Skin};

/// Kronor of a mnkr.
const MNKR: f64 = 1e6;

pub(super) fn show(ui: &mut Ui, state: &AppState, comparison: &Comparison) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let Some((reference, others)) = comparison.sides.split_first() else { return };
    let runs = super::runs(state);
    ScrollArea::both().id_salt("compared figures").auto_shrink(false).show(ui, |ui| {
        let grid = Grid::new("compared").striped(true).spacing([18.0, 3.0]);
        grid.num_columns(comparison.sides.len() + 1).show(ui, |ui| {
            ui.label("");
            for (position, side) in comparison.sides.iter().enumerate() {
                let width = if position == 0 { FIRST } else { COLUMN };
                right(ui, width, |ui| {
                    let name = side_name(&state.document, side.side, tr);
                    let heading = ui.label(theme::strong(&name));
                    if position == 0 {
                        heading.on_hover_text(tr.t("scenario-is-reference"));
                    }
                });
            }
            ui.end_row();
            for measure in CompareMeasure::ALL {
                let scale = if measure.is_money() { MNKR } else { 1.0 };
                let unit =
                    if measure.is_money() { "mnkr" } else { compare_unit(measure, reference, tr) };
                ui.horizontal(|ui| {
                    ui.label(tr.t(&format!("compare-{}", measure.id())));
                    ui.label(theme::label(skin, unit));
                });
                let base = reference.value(measure, reference);
                right(ui, FIRST, |ui| {
                    let text = base.map_or_else(
                        || "–".to_owned(),
                        |value| tr.number(value / scale, measure.decimals()),
                    );
                    ui.label(theme::strong(text));
                });
                for (position, other) in others.iter().enumerate() {
                    let value = other.value(measure, reference);
                    let spread = runs
                        .and_then(|runs| runs.get(position))
                        .filter(|_| measure == CompareMeasure::Outcome(Outcome::NetNew))
                        .and_then(|runs| {
                            Some((quantile(&runs.all, 0.1)?, quantile(&runs.all, 0.9)?))
                        });
                    right(ui, COLUMN, |ui| cell(ui, state, measure, (value, base, scale), spread));
                }
                ui.end_row();
            }
        });
        let note = if runs.is_some() { "compare-runs-note" } else { "compare-runs-waiting" };
        ui.add_space(4.0);
        ui.label(theme::label(skin, tr.t(note)));
    });
}

/// A value with its difference from that of the reference.
fn cell(
    ui: &mut Ui,
    state: &AppState,
    measure: CompareMeasure,
    (value, base, scale): (Option<f64>, Option<f64>, f64),
    spread: Option<(f64, f64)>,
) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let decimals = measure.decimals();
    let text = value.map_or_else(|| "–".to_owned(), |value| tr.number(value / scale, decimals));
    if let Some(difference) = value.zip(base).map(|(value, base)| (value - base) / scale)
        && measure != CompareMeasure::Moved
    {
        let is_none = difference.abs() < 0.5 * 10_f64.powi(-(decimals as i32));
        let colour = match measure.is_better_low() {
            _ if is_none => skin.secondary(),
            Some(low) if low == (difference < 0.0) => skin.better(),
            Some(_) => skin.worse(),
            None => skin.secondary(),
        };
        let mut shown = if is_none { "±0".to_owned() } else { tr.signed(difference, decimals) };
        if let Some((low, high)) = spread {
            let [low, high] = [low, high].map(|end| tr.signed(end / scale, decimals));
            shown = format!("{shown} ({low} – {high})");
        }
        ui.label(egui::RichText::new(shown).color(colour).size(12.0));
    }
    ui.label(theme::strong(text));
}

/// Width of a side's column, points: a value, its difference and how sure that is.
const COLUMN: f32 = 176.0;
/// The same of the side that the others are compared with, which has no difference.
const FIRST: f32 = 112.0;

fn right(ui: &mut Ui, width: f32, add: impl FnOnce(&mut Ui)) {
    let layout = Layout::right_to_left(Align::Center);
    ui.allocate_ui_with_layout([width, 20.0].into(), layout, |ui| {
        ui.set_width(width);
        add(ui);
    });
}
