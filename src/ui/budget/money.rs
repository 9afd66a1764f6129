//! Cost and funding: key figures of a year, who pays, and the accounts year by year.

use std::ops::Range;

use egui::Ui;

use super::figures::{self, Figure};
use super::table::{self, Heading, Row, Tone};
use super::{Draft, Scale, bars, basis, card, scope};
use crate::app::{AppState, of_account};
use crate::i18n::Tr;
use crate::model::{FundingKind, Ore, ParamId, UnitIdx};
use crate::report::{Cell, table_tsv};
use crate::simulate::{Account, Simulation};
use crate::ui::theme::{self, Skin};
use crate::ui::{Actions, widgets};

/// A calendar year as far as it is simulated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Year {
    pub(super) number: i32,
    /// Positions of its months.
    pub(super) months: Range<usize>,
    /// The months, where they are not all twelve: "juli–dec".
    pub(super) part: Option<String>,
}

/// The years of `simulation`.
pub(super) fn years(tr: &Tr, simulation: &Simulation) -> Vec<Year> {
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

/// What a row of the table holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Item {
    Account(Account),
    Gross,
    Transferred,
    NetNew,
    Funded(FundingKind),
    Gap,
    Placements,
}

impl Item {
    const fn message_id(self) -> &'static str {
        match self {
            Self::Account(account) => account.message_id(),
            Self::Gross => "budget-gross",
            Self::Transferred => "budget-transferred",
            Self::NetNew => "budget-net-new",
            Self::Funded(kind) => kind.message_id(),
            Self::Gap => "funding-gap",
            Self::Placements => "budget-placements",
        }
    }

    const fn tone(self) -> Tone {
        match self {
            Self::Gross => Tone::Total,
            Self::Transferred | Self::NetNew => Tone::Part,
            Self::Gap => Tone::Worse,
            Self::Account(_) | Self::Funded(_) | Self::Placements => Tone::Plain,
        }
    }

    /// Whether a new part of the table begins with it.
    fn begins_part(self) -> bool {
        matches!(self, Self::Placements)
            || FundingKind::ALL.first().map(|k| Self::Funded(*k)) == Some(self)
    }
}

/// The rows for a unit, or for all.
fn items(unit: Option<UnitIdx>) -> Vec<Item> {
    let mut items: Vec<Item> = Account::ALL.into_iter().map(Item::Account).collect();
    items.extend([Item::Gross, Item::Transferred]);
    if unit.is_none() {
        items.push(Item::NetNew);
        items.extend(FundingKind::ALL.map(Item::Funded));
        items.extend([Item::Gap, Item::Placements]);
    }
    items
}

/// Figures of a unit, or of all.
#[derive(Clone, Copy, Debug)]
struct Books<'a> {
    state: &'a AppState,
    simulation: &'a Simulation,
    unit: Option<UnitIdx>,
}

impl Books<'_> {
    /// The amount of `item` over the months; `None` where it cannot be said.
    fn amount(&self, item: Item, months: Range<usize>) -> Option<Ore> {
        let totals = || self.simulation.total.get(months.clone()).unwrap_or_default().iter();
        match item {
            Item::Account(account) => Some(self.simulation.cost(self.unit, months).get(account)),
            Item::Gross => Some(self.simulation.cost(self.unit, months).total()),
            Item::Transferred => Some(match self.unit {
                Some(unit) => {
                    let all = self.simulation.units.get(unit)?;
                    all.get(months)?.iter().map(|month| month.transferred_cost).sum()
                }
                None => totals().map(|month| month.sum.transferred_cost).sum(),
            }),
            Item::NetNew => self.state.results.net_new(months),
            Item::Funded(kind) => Some(
                totals().map(|m| m.funded.get(kind as usize).copied().unwrap_or_default()).sum(),
            ),
            Item::Gap => Some(totals().map(|month| month.gap).sum()),
            Item::Placements => Some(totals().map(|month| month.placements).sum()),
        }
    }

    fn basis(&self, item: Item) -> String {
        let tr = &self.state.tr;
        let (about, params): (&str, Vec<ParamId>) = match item {
            Item::Account(account) => ("budget-account-about", of_account(account)),
            Item::Gross => ("budget-gross-about", Vec::new()),
            Item::Transferred => ("budget-transferred-about", Vec::new()),
            Item::NetNew => ("budget-net-new-about", Vec::new()),
            Item::Funded(_) => ("budget-funded-about", Vec::new()),
            Item::Gap => ("budget-gap-about", Vec::new()),
            Item::Placements => ("budget-placements-about", basis::PLACEMENTS.to_vec()),
        };
        basis::lines(self.state, tr.t(about), &params)
    }
}

impl Scale {
    fn text(self, tr: &Tr, amount: Ore) -> String {
        match self {
            Self::Millions => tr.number(amount.to_sek() / 1e6, 1),
            Self::Thousands => tr.number(amount.to_sek() / 1e3, 0),
        }
    }

    const fn message_id(self) -> &'static str {
        match self {
            Self::Millions => "budget-mnkr",
            Self::Thousands => "budget-tkr",
        }
    }
}

/// Shows the tab.
pub(super) fn show(
    ui: &mut Ui,
    state: &AppState,
    simulation: &Simulation,
    draft: &mut Draft,
    actions: &mut Actions,
) {
    let books = Books { state, simulation, unit: scope(state) };
    let years = years(&state.tr, simulation);
    let chosen = years.iter().position(|year| year.months.contains(&state.month()));
    if let Some(year) = chosen.and_then(|at| years.get(at)) {
        card(ui, |ui| key_figures(ui, books, year));
    }
    if books.unit.is_some() {
        let skin = Skin::of(ui);
        card(ui, |ui| accounts(ui, books, &years, chosen, draft));
        ui.label(theme::label(skin, state.tr.t("budget-unit-funding-note")));
        return;
    }
    let available = ui.available_width();
    if available >= 1120.0 && years.len() <= 6 {
        let chart_width = (available * 0.36).clamp(400.0, 560.0);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 12.0;
            ui.allocate_ui(egui::vec2(chart_width, 0.0), |ui| {
                ui.set_width(chart_width);
                card(ui, |ui| bars::show(ui, state, simulation, &years, 420.0, actions));
            });
            ui.vertical(|ui| {
                card(ui, |ui| accounts(ui, books, &years, chosen, draft));
            });
        });
    } else {
        card(ui, |ui| bars::show(ui, state, simulation, &years, 280.0, actions));
        card(ui, |ui| accounts(ui, books, &years, chosen, draft));
    }
}

fn key_figures(ui: &mut Ui, books: Books<'_>, year: &Year) {
    let tr = &books.state.tr;
    let amount = |item| books.amount(item, year.months.clone());
    let mnkr = tr.t("budget-mnkr").to_owned();
    let figure = |name: &str, item: Item, value: Option<String>| Figure {
        name: capitalised(tr.t(name)),
        value: value.unwrap_or_else(|| "–".to_owned()),
        unit: mnkr.clone(),
        basis: books.basis(item),
        question: None,
    };
    let plain = |item: Item| {
        let value = amount(item).map(|amount| Scale::Millions.text(tr, amount));
        figure(item.message_id(), item, value)
    };
    let mut all = vec![
        Figure {
            name: tr.t("budget-year").to_owned(),
            value: year.number.to_string(),
            unit: year.part.clone().unwrap_or_default(),
            basis: tr.t("budget-year-about").to_owned(),
            question: None,
        },
        plain(Item::Gross),
        plain(Item::Transferred),
    ];
    if books.unit.is_none() {
        let net_new = amount(Item::NetNew).map(|amount| tr.signed(amount.to_sek() / 1e6, 1));
        all.push(figure(Item::NetNew.message_id(), Item::NetNew, net_new));
        all.push(plain(Item::Gap));
        let begins = books.simulation.first_gap().map_or_else(
            || tr.t("budget-no-gap").to_owned(),
            |month| tr.month(month.year(), month.month()),
        );
        let begins = figure("budget-gap-begins", Item::Gap, Some(begins));
        all.push(Figure { unit: String::new(), ..begins });
        all.push(Figure {
            name: tr.t("budget-placements-apart").to_owned(),
            ..plain(Item::Placements)
        });
    }
    figures::show(ui, tr, &all);
}

/// `text` with a capital first letter, as at the start of a line.
pub(super) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn accounts(
    ui: &mut Ui,
    books: Books<'_>,
    years: &[Year],
    chosen: Option<usize>,
    draft: &mut Draft,
) {
    let tr = &books.state.tr;
    ui.horizontal(|ui| {
        ui.label(theme::strong(tr.t("budget-accounts")));
        ui.label(theme::label(Skin::of(ui), tr.t("budget-current-prices")));
        ui.add_space(8.0);
        ui.spacing_mut().item_spacing.x = 4.0;
        for scale in [Scale::Millions, Scale::Thousands] {
            let is_chosen = draft.scale == scale;
            if widgets::choice(ui, is_chosen, tr.t(scale.message_id())).clicked() {
                draft.scale = scale;
            }
        }
    });
    let scale = draft.scale;
    let mut headings: Vec<Heading> = years
        .iter()
        .map(|year| Heading {
            text: year.number.to_string(),
            note: year.part.clone().unwrap_or_default(),
        })
        .collect();
    headings.push(Heading::new(tr.t("budget-whole-period")));
    let whole = 0..books.simulation.months();
    let rows: Vec<Row<'_>> = items(books.unit)
        .into_iter()
        .map(|item| {
            let spans = years.iter().map(|year| year.months.clone()).chain([whole.clone()]);
            let is_lacking = books.amount(item, whole.clone()) > Some(Ore::ZERO);
            let tone = if item == Item::Gap && !is_lacking { Tone::Plain } else { item.tone() };
            let cells = spans.map(|months| {
                let amount = books.amount(item, months);
                amount.map_or_else(|| "–".to_owned(), |amount| scale.text(tr, amount))
            });
            Row {
                name: capitalised(tr.t(item.message_id())),
                unit: None,
                tone,
                cells: cells.collect(),
                basis: books.basis(item),
                apart: item.begins_part(),
            }
        })
        .collect();
    let first = tr.f("budget-account-unit", &[("unit", tr.t(scale.message_id()).into())]);
    table::show(ui, &first, &headings, &rows, chosen);
}

/// The accounts year by year in kronor, for a spreadsheet.
pub(super) fn tsv(state: &AppState, simulation: &Simulation) -> String {
    let tr = &state.tr;
    let books = Books { state, simulation, unit: scope(state) };
    let years = years(tr, simulation);
    let unit = books.unit.and_then(|unit| state.document.plan.units.get(unit));
    let whose = unit.map_or(tr.t("budget-whole"), |unit| &unit.name);
    let mut headings = vec![tr.f("budget-tsv-account", &[("unit", whose.into())])];
    headings.extend(years.iter().map(|year| match &year.part {
        Some(part) => format!("{} ({part})", year.number),
        None => year.number.to_string(),
    }));
    headings.push(tr.t("budget-whole-period").to_owned());
    let whole = 0..simulation.months();
    let rows: Vec<Vec<Cell>> = items(books.unit)
        .into_iter()
        .map(|item| {
            let spans = years.iter().map(|year| year.months.clone()).chain([whole.clone()]);
            let amounts = spans.map(|months| books.amount(item, months).into());
            [Cell::text(tr.t(item.message_id()))].into_iter().chain(amounts).collect()
        })
        .collect();
    table_tsv(&headings, &rows, tr.language())
}
