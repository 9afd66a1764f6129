//! Key figures of the sides, with their differences from the first. Each opens its chain.

use egui::{Align, Grid, Layout, Rect, ScrollArea, Ui, vec2};

use crate::app::{
    Action, AppState, CompareMeasure, Compared, Comparison, DifferenceRuns, Inquiry, WhyAction,
    compare_unit, side_name,
};
use crate::probability::summary::quantile;
use crate::ui::Actions;
use crate::ui::cells::{self, Cell};
use crate::ui::theme::{self, Skin};

/// Kronor of a mnkr.
const MNKR: f64 = 1e6;

pub(super) fn show(ui: &mut Ui, state: &AppState, comparison: &Comparison, actions: &mut Actions) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let Some((reference, others)) = comparison.sides.split_first() else { return };
    let runs = super::runs(state);
    ScrollArea::both().id_salt("compared figures").auto_shrink(false).show(ui, |ui| {
        let mut asked = Vec::new();
        let grid = Grid::new("compared").striped(true).spacing([18.0, 3.0]);
        grid.num_columns(comparison.sides.len() + 1).show(ui, |ui| {
            ui.label("");
            for (position, side) in comparison.sides.iter().enumerate() {
                let name = side_name(&state.document, side.side, tr);
                let heading = egui::Label::new(theme::strong(&name)).truncate();
                if position == 0 {
                    right(ui, FIRST, |ui| {
                        ui.add(heading).on_hover_text(tr.t("scenario-is-reference"));
                    });
                } else {
                    left(ui, VALUE + DIFFERENCE, |ui| {
                        ui.add_space(INDENT);
                        ui.add(heading);
                    });
                }
            }
            ui.end_row();
            for (number, measure) in CompareMeasure::ALL.into_iter().enumerate() {
                let scale = if measure.is_money() { MNKR } else { 1.0 };
                let unit = if measure.is_money() {
                    tr.t("unit-mnkr")
                } else {
                    compare_unit(measure, reference, tr)
                };
                ui.horizontal(|ui| {
                    ui.label(tr.t(&format!("compare-{}", measure.id())));
                    ui.label(theme::label(skin, unit));
                });
                let row = Row { state, measure, reference, scale, number };
                row.first(ui, &mut asked);
                for (position, other) in others.iter().enumerate() {
                    let own = runs.and_then(|runs| runs.get(position));
                    row.other(ui, (position, other), own, &mut asked);
                }
                ui.end_row();
            }
        });
        let inquiry = cells::asked(ui, tr, ui.scope_id().with("asked cells"), &asked);
        actions.extend(inquiry.map(|inquiry| Action::Why(WhyAction::Ask(inquiry))));
        let note = if runs.is_some() { "compare-runs-note" } else { "compare-runs-waiting" };
        ui.add_space(4.0);
        ui.label(theme::label(skin, tr.t(note)));
    });
}

/// A measure of all sides.
struct Row<'a> {
    state: &'a AppState,
    measure: CompareMeasure,
    reference: &'a Compared,
    scale: f64,
    number: usize,
}

impl Row<'_> {
    fn text(&self, value: Option<f64>) -> String {
        let places = self.measure.decimals();
        let number = |value: f64| self.state.tr.number(value / self.scale, places);
        value.map_or_else(|| "–".to_owned(), number)
    }

    /// What the measure is called.
    fn name(&self) -> String {
        self.state.tr.t(&format!("compare-{}", self.measure.id())).to_owned()
    }

    /// The figure of a side as something to ask about.
    fn cell(&self, column: usize, place: Rect, side: &Compared) -> Option<Cell<Inquiry>> {
        side.value(self.measure, self.reference)?;
        let tr = &self.state.tr;
        let measure = self.name();
        let whose = side_name(&self.state.document, side.side, tr);
        Some(Cell {
            at: (self.number, column),
            place,
            name: format!("{measure}, {whose}"),
            basis: String::new(),
            asks: self.state.measured(side.side, self.measure)?,
        })
    }

    fn first(&self, ui: &mut Ui, asked: &mut Vec<Cell<Inquiry>>) {
        let side = self.reference;
        right(ui, FIRST, |ui| {
            let text = self.text(side.value(self.measure, side));
            let shown = ui.label(theme::strong(text));
            asked.extend(self.cell(0, shown.rect.expand2(vec2(3.0, 1.0)), side));
        });
    }

    /// A value, its difference from that of the reference, and how far that goes over the runs.
    fn other(
        &self,
        ui: &mut Ui,
        (position, side): (usize, &Compared),
        runs: Option<&DifferenceRuns>,
        asked: &mut Vec<Cell<Inquiry>>,
    ) {
        let (tr, skin) = (&self.state.tr, Skin::of(ui));
        let [value, base] =
            [side, self.reference].map(|side| side.value(self.measure, self.reference));
        ui.horizontal(|ui| {
            let column = 2 * position + 1;
            right(ui, VALUE, |ui| {
                let shown = ui.label(theme::strong(self.text(value)));
                asked.extend(self.cell(column, shown.rect.expand2(vec2(3.0, 1.0)), side));
            });
            left(ui, DIFFERENCE, |ui| {
                let difference = value.zip(base).map(|(value, base)| (value - base) / self.scale);
                let is_told = self.measure != CompareMeasure::Moved;
                let Some(difference) = difference.filter(|_| is_told) else { return };
                let text = egui::RichText::new(self.difference(difference, runs)).size(12.0);
                let shown = ui.label(text.color(self.colour(difference, skin)));
                let measure = self.name();
                let [a, b] =
                    [side, self.reference].map(|one| side_name(&self.state.document, one.side, tr));
                let args =
                    [("figure", (&measure).into()), ("side", (&a).into()), ("other", (&b).into())];
                asked.push(Cell {
                    at: (self.number, column + 1),
                    place: shown.rect.expand2(vec2(3.0, 1.0)),
                    name: tr.f("why-difference-title", &args),
                    basis: String::new(),
                    asks: Inquiry::Difference {
                        from: self.reference.side,
                        to: side.side,
                        measure: self.measure,
                    },
                });
            });
        });
    }

    /// Whether a difference rounds to nothing.
    fn is_none(&self, difference: f64) -> bool {
        difference.abs() < 0.5 * 10_f64.powi(-(self.measure.decimals() as i32))
    }

    fn colour(&self, difference: f64, skin: Skin) -> egui::Color32 {
        match self.measure.is_better_low() {
            _ if self.is_none(difference) => skin.secondary(),
            Some(low) if low == (difference < 0.0) => skin.better(),
            Some(_) => skin.worse(),
            None => skin.secondary(),
        }
    }

    fn difference(&self, difference: f64, runs: Option<&DifferenceRuns>) -> String {
        let (tr, places) = (&self.state.tr, self.measure.decimals());
        let told = |value: f64| {
            if self.is_none(value) { "±0".to_owned() } else { tr.signed(value, places) }
        };
        let of = match self.measure {
            CompareMeasure::Outcome(outcome) => runs.and_then(|runs| runs.of(outcome)),
            _ => None,
        };
        let ends = of.and_then(|runs| Some([quantile(runs, 0.1)?, quantile(runs, 0.9)?]));
        match ends.map(|ends| ends.map(|end| end / self.scale)) {
            // Where no run differs there is nothing to be sure of.
            Some([low, high]) if !(self.is_none(low) && self.is_none(high)) => {
                format!("{} ({} – {})", told(difference), told(low), told(high))
            }
            _ => told(difference),
        }
    }
}

/// Width of the column of the side that the others are compared with, points.
const FIRST: f32 = 112.0;
/// Widths of another side's value, and of its difference with how sure that is.
const VALUE: f32 = 56.0;
const DIFFERENCE: f32 = 144.0;
/// What a heading stands in by, so that it begins near its values.
const INDENT: f32 = 16.0;

fn right(ui: &mut Ui, width: f32, add: impl FnOnce(&mut Ui)) {
    placed(ui, width, Layout::right_to_left(Align::Center), add);
}

fn left(ui: &mut Ui, width: f32, add: impl FnOnce(&mut Ui)) {
    placed(ui, width, Layout::left_to_right(Align::Center), add);
}

fn placed(ui: &mut Ui, width: f32, layout: Layout, add: impl FnOnce(&mut Ui)) {
    ui.allocate_ui_with_layout([width, 20.0].into(), layout, |ui| {
        ui.set_width(width);
        add(ui);
    });
}
