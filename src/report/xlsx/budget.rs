//! Budget per år och konto: the units' accounts as values, everything else as formulas on them.

use std::ops::Range;

use super::funding::ore;
use super::grid::{Grid, Name, Style, Value, Weight, letters, range};
use crate::i18n::Tr;
use crate::model::UnitIdx;
use crate::report::Material;
use crate::report::csv::sheet::Column;
use crate::report::table::Cell;
use crate::simulate::{Account, Amount, Books, Inhabitants};

/// Columns before the years: unit, account, kind of row.
pub(super) const HEAD: usize = 3;

/// The rows that others refer to.
#[derive(Clone, Debug, Default)]
pub(super) struct Lines {
    /// Gross cost of the whole municipality.
    pub(super) gross: usize,
    /// The same of Nollalternativ.
    pub(super) baseline: Option<usize>,
    /// What is new.
    pub(super) net_new: Option<usize>,
    /// What comes once.
    pub(super) one_off: usize,
    /// What comes back every year.
    pub(super) permanent: usize,
    /// What a child costs.
    pub(super) per_child: usize,
}

/// The budget with the rows that others refer to.
pub(super) struct Budget {
    pub(super) grid: Grid,
    pub(super) lines: Lines,
}

/// The rows in the making.
struct Rows<'a> {
    books: Books<'a>,
    years: Vec<(i32, Range<usize>)>,
    tr: &'a Tr,
    grid: Grid,
}

/// The accounts of every unit, then of the whole municipality, year by year.
pub(super) fn grid(material: Material<'_>) -> Budget {
    let Material { plan, simulation, tr, .. } = material;
    let years: Vec<_> = simulation.years().collect();
    let mut rows = Rows { books: material.books(), grid: empty(&years, tr), years, tr };
    for (unit, of) in plan.units.iter_enumerated() {
        let first = rows.len();
        for account in Account::ALL {
            let name = [of.name.as_str(), tr.t(account.message_id()), tr.t("xlsx-kind-cost")];
            rows.values(name, |books, months| {
                books.amount(Amount::Gross, Some(unit), Some(account), months)
            });
        }
        let name = [of.name.as_str(), tr.t("xlsx-gross"), tr.t("xlsx-kind-sum")];
        rows.sums(name, first);
    }
    let lines = whole(&mut rows, material);
    let mut grid = rows.grid;
    grid.filtered = grid.rows.len();
    Budget { grid, lines }
}

fn empty(years: &[(i32, Range<usize>)], tr: &Tr) -> Grid {
    let column = |heading: String, about: &str| Column { heading, about: tr.t(about).to_owned() };
    let head = [
        ("xlsx-column-unit", "xlsx-column-unit-about"),
        ("xlsx-column-account", "xlsx-column-account-about"),
        ("xlsx-column-kind", "xlsx-column-kind-about"),
    ];
    let head = head.map(|(heading, about)| column(tr.t(heading).to_owned(), about));
    let of_years = years.iter().map(|(year, months)| {
        let year = year.to_string();
        let args = [("year", (&year).into()), ("months", months.len().into())];
        let id = if months.len() == 12 { "xlsx-column-year" } else { "xlsx-column-part-year" };
        column(tr.f(id, &args), "xlsx-column-year-about")
    });
    let sum = column(tr.t("xlsx-sum").to_owned(), "xlsx-column-sum-about");
    Grid {
        name: Name::Budget,
        about: tr.t("xlsx-budget-about").to_owned(),
        columns: head.into_iter().chain(of_years).chain([sum]).collect(),
        rows: Vec::new(),
        frozen: 2,
        filtered: 0,
    }
}

impl Rows<'_> {
    fn len(&self) -> usize {
        self.grid.rows.len()
    }

    fn names(names: [&str; HEAD]) -> Vec<Value> {
        names.map(|name| Value::Plain(Cell::from(name))).into()
    }

    /// A row of amounts with their sum, if the amounts can be said.
    fn values(
        &mut self,
        names: [&str; HEAD],
        amount: impl Fn(&Books<'_>, Range<usize>) -> Option<crate::model::Ore>,
    ) -> Option<usize> {
        let amounts: Option<Vec<_>> =
            self.years.iter().map(|(_, months)| amount(&self.books, months.clone())).collect();
        let mut cells = Self::names(names);
        cells.extend(amounts?.into_iter().map(|amount| Value::Plain(Cell::Money(amount))));
        Some(self.push(Weight::Plain, cells))
    }

    /// A row of sums of the rows from `first` to the last one.
    fn sums(&mut self, names: [&str; HEAD], first: usize) -> usize {
        let last = self.len().saturating_sub(1);
        self.formulas(names, Weight::Total, Style::Whole, |grid, column| {
            let result: f64 = (first..=last).filter_map(|row| grid.number(row, column)).sum();
            let letters = letters(column);
            (format!("SUM({letters}{}:{letters}{})", first + 2, last + 2), ore(result))
        })
    }

    /// A row of one formula for each year.
    fn formulas(
        &mut self,
        names: [&str; HEAD],
        weight: Weight,
        style: Style,
        of: impl Fn(&Grid, usize) -> (String, f64),
    ) -> usize {
        let mut cells = Self::names(names);
        for at in 0..self.years.len() {
            let (formula, result) = of(&self.grid, HEAD + at);
            cells.push(Value::Formula { formula, result, style });
        }
        self.push(weight, cells)
    }

    /// Adds a row, with the sum of its years where it holds amounts.
    fn push(&mut self, weight: Weight, mut cells: Vec<Value>) -> usize {
        let row = self.len();
        let style = match cells.get(HEAD) {
            Some(Value::Formula { style, .. }) => *style,
            _ => Style::Whole,
        };
        self.grid.rows.push((weight, cells.clone()));
        if style == Style::Whole {
            let years = HEAD..HEAD + self.years.len();
            let result: f64 = years.clone().filter_map(|at| self.grid.number(row, at)).sum();
            let (from, to) = (letters(HEAD), letters(years.end.saturating_sub(1)));
            let formula = format!("SUM({from}{at}:{to}{at})", at = row + 2);
            cells.push(Value::Formula { formula, result: ore(result), style });
        } else {
            cells.push(Value::Plain(Cell::Empty));
        }
        if let Some(last) = self.grid.rows.last_mut() {
            last.1 = cells;
        }
        row
    }

    /// A row that is the difference of two others.
    fn difference(&mut self, names: [&str; HEAD], from: usize, less: usize) -> usize {
        self.formulas(names, Weight::Plain, Style::Whole, |grid, column| {
            let value = |row| grid.number(row, column).unwrap_or(0.0);
            let letters = letters(column);
            let formula = format!("{letters}{}-{letters}{}", from + 2, less + 2);
            (formula, ore(value(from) - value(less)))
        })
    }
}

/// The whole municipality: sums of the units, and what follows from them.
fn whole(rows: &mut Rows<'_>, material: Material<'_>) -> Lines {
    let tr = rows.tr;
    let whole = tr.t("csv-whole-municipality");
    let last_unit = rows.len().saturating_sub(1);
    let first = rows.len();
    for account in Account::ALL {
        let name = tr.t(account.message_id());
        rows.formulas(
            [whole, name, tr.t("xlsx-kind-sum")],
            Weight::Plain,
            Style::Whole,
            |grid, column| {
                let of_account = (0..=last_unit).filter(|&row| is_named(grid, row, name));
                let result: f64 = of_account.filter_map(|row| grid.number(row, column)).sum();
                let (values, names) = (range(column, 0, last_unit), range(1, 0, last_unit));
                (format!("SUMIFS({values},{names},$B{})", grid.rows.len() + 2), ore(result))
            },
        );
    }
    let gross = rows.sums([whole, tr.t("xlsx-gross"), tr.t("xlsx-kind-sum")], first);
    let value = tr.t("xlsx-kind-value");
    let baseline = rows.books.baseline;
    let baseline = baseline.and_then(|baseline| {
        rows.values([whole, tr.t("xlsx-baseline"), value], |_, months| {
            Some(baseline.cost(None, months).total())
        })
    });
    let derived = tr.t("xlsx-kind-derived");
    let net_new = baseline
        .map(|baseline| rows.difference([whole, tr.t("xlsx-net-new"), derived], gross, baseline));
    let once = |books: &Books<'_>, months| books.amount(Amount::OneOff, None, None, months);
    let one_off = rows.values([whole, tr.t("xlsx-one-off"), value], once).unwrap_or(gross);
    let permanent = rows.difference([whole, tr.t("xlsx-permanent"), derived], gross, one_off);
    rows.values([whole, tr.t("xlsx-transferred"), value], |books, months| {
        books.amount(Amount::Transferred, None::<UnitIdx>, None, months)
    });
    let per_child = per_head(rows, gross, ["xlsx-children", "xlsx-per-child"], |books, months| {
        material.demand.shown_children(books.children(None, months))
    });
    if let Some(people) = Inhabitants::of(&material.map.indicators, material.plan) {
        per_head(rows, gross, ["xlsx-inhabitants", "xlsx-per-inhabitant"], |_, months| {
            people.mean(None, months)
        });
    }
    Lines { gross, baseline, net_new, one_off, permanent, per_child }
}

/// Whether the account of a row is called `name`.
fn is_named(grid: &Grid, row: usize, name: &str) -> bool {
    let cell = grid.rows.get(row).and_then(|(_, cells)| cells.get(1));
    matches!(cell, Some(Value::Plain(Cell::Text(text))) if text == name)
}

/// How many heads there are, and what each costs.
fn per_head(
    rows: &mut Rows<'_>,
    gross: usize,
    [heads, cost]: [&'static str; 2],
    of: impl Fn(&Books<'_>, Range<usize>) -> f64,
) -> usize {
    let tr = rows.tr;
    let whole = tr.t("csv-whole-municipality");
    let mut cells = Rows::names([whole, tr.t(heads), tr.t("xlsx-kind-value")]);
    let counts = rows.years.iter().map(|(_, months)| of(&rows.books, months.clone()));
    cells.extend(counts.map(|heads| Value::Plain(Cell::precise(heads))));
    cells.push(Value::Plain(Cell::Empty));
    rows.grid.rows.push((Weight::Plain, cells));
    let counted = rows.len() - 1;
    rows.formulas(
        [whole, tr.t(cost), tr.t("xlsx-kind-derived")],
        Weight::Plain,
        Style::Hundredths,
        |grid, column| {
            let value = |row| grid.number(row, column).unwrap_or(0.0);
            let letters = letters(column);
            let (gross_at, heads_at) = (gross + 2, counted + 2);
            let result = if value(counted) > 0.0 { value(gross) / value(counted) } else { 0.0 };
            (format!("IF({letters}{heads_at}>0,{letters}{gross_at}/{letters}{heads_at},0)"), result)
        },
    )
}
