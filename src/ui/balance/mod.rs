//! The panel "balance": the bases side by side, in figures and as bars around their mean.

mod chart;
mod rooms;
mod table;

use egui::{ScrollArea, Ui};

use super::Actions;
use super::charts::{self, About};
use super::theme::{self, Skin};
use super::widgets;
use super::window::Gui;
use crate::app::{Action, AppState, BaseBalance, Measure, Unevenness, unit_text};
use crate::i18n::Tr;
use crate::report::{Cell, table_tsv};

/// The row that is shown as bars.
#[derive(Clone, Copy, Debug)]
pub(super) struct Chosen(pub(super) Measure);

impl Default for Chosen {
    fn default() -> Self {
        Self(Measure::Load)
    }
}

/// What the panel shows: the balance of the month, and that after the move in the hand.
#[derive(Clone, Copy)]
struct Shown<'a> {
    now: &'a BaseBalance,
    after: Option<&'a BaseBalance>,
}

impl Shown<'_> {
    /// What counts: after the move where one is shown.
    fn latest(&self) -> &BaseBalance {
        self.after.unwrap_or(self.now)
    }
}

pub(super) fn show(ui: &mut Ui, state: &AppState, gui: &mut Gui, actions: &mut Actions) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let t = state.month();
    let month = state.document.plan.start.plus(t as i32);
    let now = state.shown_results().balances.at(month);
    let preview = state.preview.as_ref().filter(|preview| preview.month == t);
    let shown = Shown { now, after: preview.map(|preview| &preview.balance) };
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.horizontal(|ui| {
            let name = tr.month(month.year(), month.month());
            let title = tr.f("balance-title", &[("month", (&name).into())]);
            ui.label(theme::section(skin, &title));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let copy = egui::Button::new(theme::label(skin, tr.t("balance-copy")));
                if ui.add(copy).clicked() {
                    actions.push(Action::Copy(tsv(state, now)));
                }
            });
        });
        let hint = if shown.after.is_some() { "balance-preview" } else { "balance-choose" };
        ui.label(theme::label(skin, tr.t(hint)));
        ui.add_space(2.0);
        table::show(ui, state, gui, shown, actions);
        ui.add_space(10.0);
        let title = name(tr, gui.balance.0, shown.now);
        let about = About::of(&title, tr.t("chart-of-assignment"));
        charts::show(ui, state, about, actions, |ui, _| {
            chart::show(ui, state, shown, gui.balance.0);
        });
        rooms::show(ui, state, shown.latest(), t);
        ui.add_space(10.0);
        super::segregation::between_bases(ui, state);
        ui.add_space(8.0);
        ui.horizontal_wrapped(|ui| {
            widgets::assumption_mark(ui, tr);
            let basis =
                crate::app::way_basis(tr, state.shown_results().balances.ground.ways.basis());
            ui.label(theme::label(skin, basis));
        });
    });
}

/// The name of `measure` with its unit.
fn name(tr: &Tr, measure: Measure, balance: &BaseBalance) -> String {
    match unit_text(measure, balance.way_unit) {
        "" => tr.t(measure.message_id()).to_owned(),
        unit => format!("{}, {unit}", tr.t(measure.message_id())),
    }
}

/// A value of `measure`, or a dash.
fn value(tr: &Tr, measure: Measure, value: Option<f64>) -> String {
    tr.number(value.unwrap_or(f64::NAN), measure.decimals())
}

/// "+12 %"; "−15,1 %" where a whole number would hide on which side of `limit` it lies.
fn deviation_against(tr: &Tr, percent: f64, limit: f64) -> String {
    let is_hidden = (percent.abs() > limit) != (percent.abs().round() > limit);
    if !is_hidden {
        return deviation(tr, Some(percent));
    }
    let sign = if percent > 0.0 { "+" } else { "" };
    format!("{sign}{}", tr.percent(percent, 1))
}

/// "+12 %".
fn deviation(tr: &Tr, percent: Option<f64>) -> String {
    percent.map_or_else(String::new, |percent| {
        // What rounds to nothing has no sign.
        let percent = if percent.abs() < 0.5 { 0.0 } else { percent };
        let sign = if percent > 0.0 { "+" } else { "" };
        format!("{sign}{}", tr.percent(percent, 0))
    })
}

/// How uneven the bases are in `measure`; empty where that is not measured.
fn uneven(tr: &Tr, measure: Measure, balance: &BaseBalance) -> String {
    match balance.unevenness(measure) {
        Some(Unevenness::Gini(gini)) => tr.number(gini, 2),
        Some(Unevenness::Dissimilarity(index)) => {
            tr.f("balance-d", &[("d", (&tr.number(index, 0)).into())])
        }
        None => String::new(),
    }
}

/// The table for the clipboard: values, deviations, Gini.
fn tsv(state: &AppState, balance: &BaseBalance) -> String {
    let tr = &state.tr;
    let units = balance.shown();
    let unit_name = |unit| {
        state.document.plan.units.get(unit).map_or_else(String::new, |unit| unit.name.clone())
    };
    let bases = balance.bases.iter();
    let mut headings = vec![tr.t("balance-measure").to_owned()];
    headings.extend(units.iter().map(|&unit| unit_name(unit)));
    headings.extend(
        bases
            .clone()
            .map(|&unit| tr.f("balance-deviation-of", &[("unit", (&unit_name(unit)).into())])),
    );
    headings.push(tr.t("balance-gini").to_owned());
    headings.push(tr.t("balance-basis").to_owned());
    let number = |value: Option<f64>| value.map(Cell::number).into();
    let row = |measure: Measure| {
        let mut cells = vec![Cell::text(name(tr, measure, balance))];
        cells.extend(units.iter().map(|&unit| number(balance.value(measure, unit))));
        cells.extend(bases.clone().map(|&unit| number(balance.deviation_percent(measure, unit))));
        cells.push(match balance.unevenness(measure) {
            Some(Unevenness::Gini(gini)) => Cell::number(gini),
            Some(Unevenness::Dissimilarity(_)) => Cell::text(uneven(tr, measure, balance)),
            None => Cell::Empty,
        });
        let balances = &state.shown_results().balances;
        cells.push(Cell::text(crate::app::measure_basis(&state.document, balances, measure, tr)));
        cells
    };
    let rows: Vec<Vec<Cell>> = Measure::ALL.into_iter().map(row).collect();
    table_tsv(&headings, &rows, tr.language())
}
