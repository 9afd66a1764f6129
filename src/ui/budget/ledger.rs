//! The cost year by year, cut as one chooses: by account or by unit, gross or a part of it.

use std::ops::Range;

use egui::Ui;

use super::money::{Year, capitalised};
use super::table::{self, Heading, Row, Tone};
use super::{Draft, ask, basis};
use crate::app::{AppState, Asked, FigureQuestion, Heads, Inquiry, of_account};
use crate::i18n::Tr;
use crate::model::{FundingKind, Ore, ParamId, UnitIdx};
use crate::report::{Cell, table_tsv};
use crate::scene::legend::localised;
use crate::simulate::{Account, Amount, Books, Inhabitants, Simulation, per_head};
use crate::ui::theme::{self, Skin};
use crate::ui::{Actions, widgets};

/// What stands to the left.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) enum Rows {
    #[default]
    Accounts,
    Units,
}

/// The unit that amounts are shown in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) enum Scale {
    #[default]
    Millions,
    Thousands,
    PerChild,
    PerInhabitant,
}

/// How the table is cut.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct View {
    rows: Rows,
    amount: Amount,
    scale: Scale,
    accumulated: bool,
}

/// What a row of the table holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Item {
    Account(Account),
    Unit(UnitIdx),
    Cost(Amount),
    Funded(FundingKind),
    Gap,
    Placements,
    Saved,
}

const fn amount_id(amount: Amount) -> &'static str {
    match amount {
        Amount::Gross => "budget-gross",
        Amount::Transferred => "budget-transferred",
        Amount::NetNew => "budget-net-new",
        Amount::OneOff => "budget-one-off",
        Amount::Permanent => "budget-permanent",
    }
}

const fn short_id(amount: Amount) -> &'static str {
    match amount {
        Amount::Gross => "budget-short-gross",
        Amount::Transferred => "budget-short-transferred",
        Amount::NetNew => "budget-short-net-new",
        Amount::OneOff => "budget-short-one-off",
        Amount::Permanent => "budget-short-permanent",
    }
}

impl Scale {
    const ALL: [Self; 4] = [Self::Millions, Self::Thousands, Self::PerChild, Self::PerInhabitant];

    pub(super) const fn message_id(self) -> &'static str {
        match self {
            Self::Millions => "budget-mnkr",
            Self::Thousands => "budget-tkr",
            Self::PerChild => "budget-per-child",
            Self::PerInhabitant => "budget-per-inhabitant",
        }
    }

    const fn heads(self) -> Option<Heads> {
        match self {
            Self::PerChild => Some(Heads::Children),
            Self::PerInhabitant => Some(Heads::Inhabitants),
            Self::Millions | Self::Thousands => None,
        }
    }

    const fn is_per_head(self) -> bool {
        matches!(self, Self::PerChild | Self::PerInhabitant)
    }
}

/// `amount` in millions of kronor.
pub(super) fn millions(tr: &Tr, amount: Ore) -> String {
    tr.number(amount.to_sek() / 1e6, 1)
}

/// Figures of a unit, or of all.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sums<'a> {
    pub(super) state: &'a AppState,
    pub(super) simulation: &'a Simulation,
    pub(super) unit: Option<UnitIdx>,
}

impl<'a> Sums<'a> {
    fn books(&self) -> Books<'a> {
        Books { simulation: self.simulation, baseline: self.state.results.baseline.as_ref() }
    }

    /// The sum of `item` over the months; `None` where it cannot be said. Of an account or a unit
    /// it is `amount`.
    pub(super) fn of(&self, item: Item, amount: Amount, months: Range<usize>) -> Option<Ore> {
        let total = self.simulation.total.get(months.clone()).unwrap_or_default().iter();
        let books = self.books();
        match item {
            Item::Account(account) => books.amount(amount, self.unit, Some(account), months),
            Item::Unit(unit) => books.amount(amount, Some(unit), None, months),
            Item::Cost(amount) => books.amount(amount, self.unit, None, months),
            Item::Funded(kind) => {
                Some(total.map(|m| m.funded.get(kind as usize).copied().unwrap_or_default()).sum())
            }
            Item::Gap => Some(total.map(|month| month.gap).sum()),
            Item::Placements => Some(total.map(|month| month.placements).sum()),
            Item::Saved => Some(total.map(|month| month.saved).sum()),
        }
    }

    /// What is asked about `item` where somebody asks why it is so; of an account or a unit it is
    /// `amount`.
    pub(super) fn question(
        &self,
        item: Item,
        amount: Amount,
        months: Range<usize>,
    ) -> Option<FigureQuestion> {
        let (asked, unit) = match item {
            Item::Account(account) => (Asked::Cost(amount, Some(account)), self.unit),
            Item::Unit(unit) => (Asked::Cost(amount, None), Some(unit)),
            Item::Cost(amount) => (Asked::Cost(amount, None), self.unit),
            Item::Funded(kind) => (Asked::Funded(kind), None),
            Item::Gap => (Asked::Gap, None),
            Item::Placements => (Asked::Placements, None),
            Item::Saved => (Asked::Saved, None),
        };
        // What cannot be said cannot be asked about either.
        self.of(item, amount, months.clone())?;
        Some(FigureQuestion::new(asked, unit, months))
    }

    pub(super) fn name(&self, item: Item) -> String {
        let tr = &self.state.tr;
        let id = match item {
            Item::Unit(unit) => {
                let unit = self.state.document.plan.units.get(unit);
                return unit.map(|unit| unit.name.clone()).unwrap_or_default();
            }
            Item::Account(account) => account.message_id(),
            Item::Cost(amount) => amount_id(amount),
            Item::Funded(kind) => kind.message_id(),
            Item::Gap => "funding-gap",
            Item::Placements => "budget-placements",
            Item::Saved => "budget-saved",
        };
        capitalised(tr.t(id))
    }

    pub(super) fn basis(&self, item: Item) -> String {
        let tr = &self.state.tr;
        let (about, params): (&str, Vec<ParamId>) = match item {
            Item::Account(account) => ("budget-account-about", of_account(account)),
            Item::Unit(_) => ("budget-unit-cost-about", Vec::new()),
            Item::Cost(Amount::Gross) => ("budget-gross-about", Vec::new()),
            Item::Cost(Amount::Transferred) => ("budget-transferred-about", Vec::new()),
            Item::Cost(Amount::NetNew) => ("budget-net-new-about", Vec::new()),
            Item::Cost(Amount::OneOff) => {
                ("budget-one-off-about", of_account(Account::Establishment))
            }
            Item::Cost(Amount::Permanent) => ("budget-permanent-about", Vec::new()),
            Item::Funded(_) => ("budget-funded-about", Vec::new()),
            Item::Gap => ("budget-gap-about", Vec::new()),
            Item::Placements => ("budget-placements-about", basis::PLACEMENTS.to_vec()),
            Item::Saved => {
                ("budget-saved-about", vec![ParamId::PlacementEffect, ParamId::EffectLag])
            }
        };
        basis::lines(self.state, tr.t(about), &params)
    }
}

/// The table as it is cut, ready to be shown or copied.
struct Ledger<'a> {
    sums: Sums<'a>,
    view: View,
    people: Option<Inhabitants>,
    /// Each column's heading and months.
    columns: Vec<(Heading, Range<usize>)>,
}

impl<'a> Ledger<'a> {
    fn new(sums: Sums<'a>, view: View, years: &[Year]) -> Self {
        let document = &sums.state.document;
        let view = View {
            // One unit has accounts only; today's budget moves with people, not by account.
            rows: if sums.unit.is_some() { Rows::Accounts } else { view.rows },
            ..view
        };
        let people = (view.scale == Scale::PerInhabitant)
            .then(|| Inhabitants::of(&document.map.indicators, &document.plan))
            .flatten();
        let begin = |months: &Range<usize>| if view.accumulated { 0 } else { months.start };
        let mut columns: Vec<(Heading, Range<usize>)> = years
            .iter()
            .map(|year| {
                let note = year.part.clone().unwrap_or_default();
                let heading = Heading { text: year.number.to_string(), note };
                (heading, begin(&year.months)..year.months.end)
            })
            .collect();
        if !view.accumulated {
            let whole = sums.state.tr.t("budget-whole-period");
            columns.push((Heading::new(whole), 0..sums.simulation.months()));
        }
        Self { sums, view, people, columns }
    }

    /// The rows, each with whether a new part of the table begins with it.
    fn items(&self) -> Vec<(Item, bool)> {
        let plan = &self.sums.state.document.plan;
        let mut items: Vec<(Item, bool)> = match self.view.rows {
            Rows::Units => plan.units.indices().map(|unit| (Item::Unit(unit), false)).collect(),
            Rows::Accounts if self.view.amount == Amount::Transferred => Vec::new(),
            Rows::Accounts => Account::ALL.map(|account| (Item::Account(account), false)).to_vec(),
        };
        items.push((Item::Cost(self.view.amount), false));
        let others = Amount::ALL.into_iter().filter(|&amount| amount != self.view.amount);
        items.extend(others.enumerate().map(|(at, amount)| {
            (Item::Cost(amount), at == 0 && self.view.amount != Amount::Gross)
        }));
        if self.sums.unit.is_none() {
            let kinds = FundingKind::ALL.into_iter().enumerate();
            items.extend(kinds.map(|(at, kind)| (Item::Funded(kind), at == 0)));
            items.extend([(Item::Gap, false), (Item::Placements, true)]);
            if plan.parameters.value(ParamId::PlacementEffect) > 0.0 {
                items.push((Item::Saved, false));
            }
        }
        items
    }

    fn amount(&self, item: Item, months: &Range<usize>) -> Option<Ore> {
        self.sums.of(item, self.view.amount, months.clone())
    }

    /// `amount` for each child or inhabitant of whom the row is.
    fn per_head(&self, item: Item, amount: Ore, months: &Range<usize>) -> Option<f64> {
        let unit = match item {
            Item::Unit(unit) => Some(unit),
            _ => self.sums.unit,
        };
        let heads = match self.view.scale {
            Scale::PerChild => self.sums.books().children(unit, months.clone()),
            _ => self.people.as_ref()?.mean(unit, months.clone()),
        };
        per_head(amount, heads)
    }

    fn text(&self, item: Item, months: &Range<usize>) -> String {
        let tr = &self.sums.state.tr;
        let text = self.amount(item, months).and_then(|amount| match self.view.scale {
            Scale::Millions => Some(millions(tr, amount)),
            Scale::Thousands => Some(tr.number(amount.to_sek() / 1e3, 0)),
            _ => self.per_head(item, amount, months).map(|kronor| tr.number(kronor, 0)),
        });
        text.unwrap_or_else(|| "–".to_owned())
    }

    fn cell(&self, item: Item, months: &Range<usize>) -> Cell {
        let amount = self.amount(item, months);
        if self.view.scale.is_per_head() {
            let kronor = amount.and_then(|amount| self.per_head(item, amount, months));
            return kronor.map(Cell::number).into();
        }
        amount.into()
    }

    /// What is asked about a cell.
    fn question(&self, item: Item, months: &Range<usize>) -> Option<FigureQuestion> {
        let question = self.sums.question(item, self.view.amount, months.clone())?;
        let Some(heads) = self.view.scale.heads() else { return Some(question) };
        let amount = self.amount(item, months)?;
        self.per_head(item, amount, months)?;
        Some(question.per(Some(heads)))
    }

    fn tone(&self, item: Item) -> Tone {
        let whole = 0..self.sums.simulation.months();
        match item {
            Item::Cost(amount) if amount == self.view.amount => Tone::Total,
            Item::Cost(Amount::Gross) => Tone::Plain,
            Item::Cost(_) => Tone::Part,
            Item::Gap if self.amount(item, &whole) > Some(Ore::ZERO) => Tone::Worse,
            _ => Tone::Plain,
        }
    }
}

/// Shows the choices and the table; `chosen` is the year that is marked.
pub(super) fn show(
    ui: &mut Ui,
    sums: Sums<'_>,
    (years, chosen): (&[Year], Option<usize>),
    draft: &mut Draft,
    actions: &mut Actions,
) {
    let tr = &sums.state.tr;
    let skin = Skin::of(ui);
    ui.horizontal(|ui| {
        ui.label(theme::strong(tr.t("budget-accounts")));
        ui.label(theme::label(skin, prices(sums.state)));
    });
    choices(ui, sums, &mut draft.view);
    let ledger = Ledger::new(sums, draft.view, years);
    let plan = &sums.state.document.plan;
    let rows: Vec<Row<'_>> = ledger
        .items()
        .into_iter()
        .map(|(item, apart)| Row {
            name: sums.name(item),
            unit: match item {
                Item::Unit(unit) => plan.units.get(unit),
                _ => None,
            },
            tone: ledger.tone(item),
            cells: ledger.columns.iter().map(|(_, months)| ledger.text(item, months)).collect(),
            notes: false,
            asks: ledger
                .columns
                .iter()
                .map(|(_, months)| ledger.question(item, months).map(Inquiry::from))
                .collect(),
            basis: sums.basis(item),
            apart,
        })
        .collect();
    let unit = tr.t(ledger.view.scale.message_id());
    let first = tr.f(rows_id(ledger.view.rows), &[("unit", unit.into())]);
    let heads = heads_note(&ledger);
    let headings: Vec<Heading> = ledger.columns.into_iter().map(|(heading, _)| heading).collect();
    ask(actions, table::asked(ui, tr, (&first, &headings), &rows, chosen));
    if let Some(note) = heads {
        ui.add_space(6.0);
        ui.add(egui::Label::new(theme::label(skin, note)).wrap());
    }
}

const fn rows_id(rows: Rows) -> &'static str {
    match rows {
        Rows::Accounts => "budget-account-unit",
        Rows::Units => "budget-row-unit",
    }
}

/// In what prices the amounts are.
fn prices(state: &AppState) -> String {
    let tr = &state.tr;
    state.document.plan.model.prices.fixed_year.map_or_else(
        || tr.t("budget-current-prices").to_owned(),
        |year| tr.f("budget-fixed-prices", &[("year", (&year.to_string()).into())]),
    )
}

/// Whom the amounts are shared by, with the source.
fn heads_note(ledger: &Ledger<'_>) -> Option<String> {
    let state = ledger.sums.state;
    let tr = &state.tr;
    match ledger.view.scale {
        Scale::PerChild => Some(tr.t("budget-per-child-note").to_owned()),
        Scale::PerInhabitant => {
            let table = &state.document.map.indicators;
            let Some(people) = &ledger.people else {
                return Some(tr.t("budget-no-inhabitants").to_owned());
            };
            let info = &table.indicators.get(table.population?)?.info;
            let year = info.year.map(|year| year.to_string()).unwrap_or_default();
            let source = format!("{}, {}", info.source, localised(&info.title, tr));
            let count = tr.number(people.total, 0);
            let args = [
                ("count", (&count).into()),
                ("year", (&year).into()),
                ("source", (&source).into()),
            ];
            Some(tr.f("budget-per-inhabitant-note", &args))
        }
        Scale::Millions | Scale::Thousands => None,
    }
}

/// How the table is cut: rows, amount, unit, year by year or up to each year.
fn choices(ui: &mut Ui, sums: Sums<'_>, view: &mut View) {
    let tr = &sums.state.tr;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(2.0, 2.0);
        if sums.unit.is_none() {
            let rows = [(Rows::Accounts, "budget-by-account"), (Rows::Units, "budget-by-unit")];
            for (one, id) in rows {
                if widgets::choice(ui, view.rows == one, tr.t(id)).clicked() {
                    view.rows = one;
                }
            }
            ui.separator();
        }
        for amount in Amount::ALL {
            let text = tr.t(short_id(amount));
            let response = widgets::choice(ui, view.amount == amount, text);
            let response = response.on_hover_text(sums.basis(Item::Cost(amount)));
            if response.clicked() {
                view.amount = amount;
            }
        }
        ui.separator();
        for scale in Scale::ALL {
            let text = tr.t(scale.message_id());
            if widgets::choice(ui, view.scale == scale, text).clicked() {
                view.scale = scale;
            }
        }
        ui.separator();
        ui.checkbox(&mut view.accumulated, tr.t("budget-accumulated"))
            .on_hover_text(tr.t("budget-accumulated-about"));
    });
}

/// The table as it is cut, in kronor with öre, for a spreadsheet.
pub(super) fn tsv(sums: Sums<'_>, years: &[Year], view: View) -> String {
    let tr = &sums.state.tr;
    let ledger = Ledger::new(sums, view, years);
    let unit = sums.unit.and_then(|unit| sums.state.document.plan.units.get(unit));
    let whose = unit.map_or(tr.t("budget-whole"), |unit| &unit.name);
    let scale =
        if view.scale.is_per_head() { tr.t(view.scale.message_id()) } else { tr.t("budget-kr") };
    let amount = tr.t(short_id(view.amount)).to_lowercase();
    let args = [("unit", whose.into()), ("scale", scale.into()), ("amount", (&amount).into())];
    let mut headings = vec![tr.f("budget-tsv-account", &args)];
    headings.extend(ledger.columns.iter().map(|(heading, _)| {
        let accumulated = view.accumulated.then(|| tr.t("budget-accumulated").to_lowercase());
        let note = accumulated.as_deref().unwrap_or(&heading.note);
        if note.is_empty() { heading.text.clone() } else { format!("{} ({note})", heading.text) }
    }));
    let row = |(item, _): (Item, bool)| -> Vec<Cell> {
        let cells = ledger.columns.iter().map(|(_, months)| ledger.cell(item, months));
        [Cell::text(sums.name(item))].into_iter().chain(cells).collect()
    };
    let rows: Vec<Vec<Cell>> = ledger.items().into_iter().map(row).collect();
    table_tsv(&headings, &rows, tr.language())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::from_preset;
    use crate::i18n::Language;

    /// The cells of the row that begins with `name`, as numbers.
    fn row(text: &str, name: &str) -> Vec<f64> {
        let line = text.lines().find(|line| line.starts_with(name));
        let line = line.unwrap_or_else(|| panic!("no {name} in\n{text}"));
        line.split('\t').skip(1).map(|cell| cell.replace(',', ".").parse().unwrap()).collect()
    }

    fn copied(view: View) -> (AppState, String) {
        let document = from_preset("beslut-2023").unwrap().document;
        let state = AppState::new(document, Language::Sv);
        let simulation = state.results.simulation().unwrap();
        let years = super::super::money::years(&state.tr, simulation);
        let text = tsv(Sums { state: &state, simulation, unit: None }, &years, view);
        (state, text)
    }

    #[test]
    fn the_units_net_new_up_to_each_year_sums_to_that_of_the_simulations() {
        let view = View {
            rows: Rows::Units,
            amount: Amount::NetNew,
            accumulated: true,
            ..View::default()
        };
        let (state, text) = copied(view);
        let whole = row(&text, "Netto nytt");
        let today = state.results.baseline.as_ref().unwrap();
        let plan = state.results.simulation().unwrap();
        for (at, shown) in whole.iter().enumerate() {
            let ore = |simulation: &Simulation| -> i64 {
                let months = simulation.total.iter().take(12 * (at + 1));
                months.flat_map(|month| month.sum.cost.0).map(|ore| ore.0).sum()
            };
            assert!((shown - (ore(plan) - ore(today)) as f64 / 100.0).abs() < 0.005);
            let units = ["Norr", "Väster", "Syd", "Öster", "Central organisation"];
            let sum: f64 = units.iter().map(|name| row(&text, name)[at]).sum();
            assert!((sum - shown).abs() < 0.005, "{sum} {shown}");
        }
        assert_eq!(whole.len(), 5, "the last year is the whole period");
    }

    #[test]
    fn kronor_per_child_and_inhabitant_are_the_amount_over_their_number() {
        let (state, kronor) = copied(View::default());
        let (_, per_child) = copied(View { scale: Scale::PerChild, ..View::default() });
        let (_, per_head) = copied(View { scale: Scale::PerInhabitant, ..View::default() });
        let simulation = state.results.simulation().unwrap();
        let children: f64 =
            simulation.total.iter().take(12).map(|m| m.sum.children_0_17).sum::<f64>() / 12.0;
        let map = &state.document.map;
        let people: f64 = map.districts.indices().map(|d| map.indicators.population(d)).sum();
        let gross = row(&kronor, "Bruttokostnad")[0];
        // Four decimals are written.
        assert!((row(&per_child, "Bruttokostnad")[0] - gross / children).abs() < 1e-4);
        assert!((row(&per_head, "Bruttokostnad")[0] - gross / people).abs() < 1e-4);
    }

    #[test]
    fn what_comes_once_and_what_stays_are_the_whole_in_every_row() {
        let (_, gross) = copied(View::default());
        let (_, once) = copied(View { amount: Amount::OneOff, ..View::default() });
        let (_, stays) = copied(View { amount: Amount::Permanent, ..View::default() });
        for account in ["Lön", "Lokal", "Etablering", "OH"] {
            let parts = row(&once, account).into_iter().zip(row(&stays, account));
            for (whole, (once, stays)) in row(&gross, account).into_iter().zip(parts) {
                assert!((once + stays - whole).abs() < 0.005, "{account}");
            }
        }
    }
}
