//! Cost and funding: key figures of a year, who pays, and the accounts year by year.

use std::ops::Range;

use egui::Ui;

use super::figures::Figure;
use super::ledger::{self, Item, Sums, View};
use super::{Draft, asked_figures, bars, card, effects, ends, scope, side_by_side};
use crate::app::{AppState, Inquiry};
use crate::i18n::Tr;
use crate::simulate::{Amount, Simulation};
use crate::ui::Actions;
use crate::ui::theme::{self, Skin};

/// A calendar year as far as it is simulated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ui) struct Year {
    pub(super) number: i32,
    /// Positions of its months.
    pub(super) months: Range<usize>,
    /// The months, where they are not all twelve: "juli–dec".
    pub(super) part: Option<String>,
}

/// The years of `simulation`.
pub(in crate::ui) fn years(tr: &Tr, simulation: &Simulation) -> Vec<Year> {
    let short = |t: usize| tr.t(&format!("month-short-{}", simulation.month(t).month())).to_owned();
    simulation
        .years()
        .map(|(year, months)| {
            let last = months.end.saturating_sub(1);
            let part = match months.len() {
                12 => None,
                1 => Some(short(last)),
                _ => Some(format!("{}–{}", short(months.start), short(last))),
            };
            Year { number: year, months, part }
        })
        .collect()
}

/// Shows the tab.
pub(super) fn show(
    ui: &mut Ui,
    state: &AppState,
    simulation: &Simulation,
    draft: &mut Draft,
    actions: &mut Actions,
) {
    let sums = Sums { state, simulation, unit: scope(state) };
    let years = years(&state.tr, simulation);
    let chosen = years.iter().position(|year| year.months.contains(&state.month()));
    if let Some(year) = chosen.and_then(|at| years.get(at)) {
        card(ui, |ui| asked_figures(ui, state, &key_figures(sums, year), actions));
    }
    if sums.unit.is_some() {
        let skin = Skin::of(ui);
        card(ui, |ui| ledger::show(ui, sums, (&years, chosen), draft, actions));
        ui.label(theme::label(skin, state.tr.t("budget-unit-funding-note")));
        return;
    }
    let available = ui.available_width();
    if available >= 1500.0 && years.len() <= 6 {
        let chart_width = (available * 0.34).clamp(400.0, 560.0);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 12.0;
            ui.allocate_ui(egui::vec2(chart_width, 0.0), |ui| {
                ui.set_width(chart_width);
                card(ui, |ui| bars::show(ui, state, simulation, &years, 460.0, actions));
            });
            ui.vertical(|ui| {
                card(ui, |ui| ledger::show(ui, sums, (&years, chosen), draft, actions));
            });
        });
    } else {
        card(ui, |ui| ledger::show(ui, sums, (&years, chosen), draft, actions));
        card(ui, |ui| bars::show(ui, state, simulation, &years, 280.0, actions));
    }
    let to = &mut draft.go_to;
    side_by_side(
        ui,
        |ui| card(ui, |ui| ends::show(ui, state, simulation)),
        |ui| card(ui, |ui| effects::show(ui, state, simulation, to)),
    );
}

fn key_figures(sums: Sums<'_>, year: &Year) -> Vec<Figure> {
    let tr = &sums.state.tr;
    let amount = |item| sums.of(item, Amount::Gross, year.months.clone());
    let mnkr = tr.t("budget-mnkr").to_owned();
    let figure = |name: String, item: Item, value: Option<String>| Figure {
        name,
        value: value.unwrap_or_else(|| "–".to_owned()),
        unit: mnkr.clone(),
        basis: sums.basis(item),
        question: sums.question(item, Amount::Gross, year.months.clone()).map(Inquiry::from),
    };
    let plain = |item: Item| {
        let value = amount(item).map(|amount| ledger::millions(tr, amount));
        figure(sums.name(item), item, value)
    };
    let mut all = vec![
        Figure {
            name: tr.t("budget-year").to_owned(),
            value: year.number.to_string(),
            unit: year.part.clone().unwrap_or_default(),
            basis: tr.t("budget-year-about").to_owned(),
            question: None,
        },
        plain(Item::Cost(Amount::Gross)),
        plain(Item::Cost(Amount::Transferred)),
    ];
    let net_new = Item::Cost(Amount::NetNew);
    let value = amount(net_new).map(|amount| tr.signed(amount.to_sek() / 1e6, 1));
    all.push(figure(sums.name(net_new), net_new, value));
    all.push(plain(Item::Cost(Amount::OneOff)));
    if sums.unit.is_none() {
        all.push(plain(Item::Gap));
        let begins = sums.simulation.first_gap().map_or_else(
            || tr.t("budget-no-gap").to_owned(),
            |month| tr.month(month.year(), month.month()),
        );
        let name = tr.t("budget-gap-begins").to_owned();
        all.push(Figure { unit: String::new(), ..figure(name, Item::Gap, Some(begins)) });
        all.push(Figure {
            name: tr.t("budget-placements-apart").to_owned(),
            ..plain(Item::Placements)
        });
    }
    all
}

/// `text` with a capital first letter, as at the start of a line.
pub(super) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The table as it is cut, for a spreadsheet.
pub(super) fn tsv(state: &AppState, simulation: &Simulation, view: View) -> String {
    let sums = Sums { state, simulation, unit: scope(state) };
    ledger::tsv(sums, &years(&state.tr, simulation), view)
}
