//! Ekonomiska konsekvenser: what it costs, who pays, how sure that is.

use std::ops::Range;

use super::paper::{Bar, Bars, Block, Column, Row, RowKind, Table, month};
use crate::i18n::Tr;
use crate::model::{FundingKind, Ore, ParamId};
use crate::report::{Certainty, Material, Spread, capitalised};
use crate::simulate::{Account, Amount, per_head};

/// Colours of the kinds of funding, in their order; what nobody pays is hatched.
const FILLS: [&str; 4] = ["#ae9fcb", "#8069ae", "#0b5c61", "hatched"];

/// The months of a calendar year.
type Year = (i32, Range<usize>);

/// Kronor as millions with one decimal.
fn millions(tr: &Tr, amount: Ore) -> String {
    tr.number(amount.to_sek() / 1e6, 1)
}

/// Kronor as whole thousands.
fn thousands(tr: &Tr, amount: Ore) -> String {
    tr.number(amount.to_sek() / 1e3, 0)
}

/// All of it, without its heading.
pub(in crate::report) fn blocks(material: Material<'_>) -> Vec<Block> {
    let tr = material.tr;
    let years: Vec<Year> = material.simulation.years().collect();
    let mut blocks = vec![
        Block::text(in_short(material)),
        Block::Table(by_year(material, &years)),
        Block::Table(by_account(material, &years)),
        Block::heading(2, tr.t("memo-funding")),
        Block::text(gap(material)),
        Block::Bars(bars(material, &years)),
        Block::Table(funding(material, &years)),
    ];
    let ends = grant_ends(material);
    if !ends.is_empty() {
        blocks.push(Block::text(tr.t("memo-grants-end")));
        blocks.push(Block::List { items: ends });
    }
    blocks.push(Block::heading(2, tr.t("memo-certainty")));
    match material.certainty {
        Some(certainty) => blocks.extend(spread(certainty, tr)),
        None => blocks.push(Block::text(tr.t("memo-no-runs"))),
    }
    blocks.push(Block::heading(2, tr.t("memo-placements")));
    blocks.push(Block::text(placements(material)));
    blocks
}

fn all(material: Material<'_>) -> Range<usize> {
    0..material.simulation.months()
}

/// The sum of `amount` over all months.
fn whole(material: Material<'_>, amount: Amount) -> Option<Ore> {
    material.books().amount(amount, None, None, all(material))
}

fn in_short(material: Material<'_>) -> String {
    let Material { plan, tr, .. } = material;
    let millions = |amount| whole(material, amount).map_or("–".to_owned(), |it| millions(tr, it));
    let (gross, one_off) = (millions(Amount::Gross), millions(Amount::OneOff));
    let moved = millions(Amount::Transferred);
    let period = crate::report::stamp::period(plan);
    let prices = plan.model.prices.fixed_year.map_or_else(
        || tr.t("memo-current-prices").to_owned(),
        |year| tr.f("memo-fixed-prices", &[("year", (&year.to_string()).into())]),
    );
    let first = tr.f(
        "memo-cost-in-short",
        &[
            ("period", (&period).into()),
            ("gross", (&gross).into()),
            ("moved", (&moved).into()),
            ("once", (&one_off).into()),
        ],
    );
    let net_new = whole(material, Amount::NetNew).map(|new| {
        let new = tr.signed(new.to_sek() / 1e6, 1);
        tr.f("memo-net-new-in-short", &[("new", (&new).into())])
    });
    let parts: Vec<String> = [Some(first), net_new, Some(prices)].into_iter().flatten().collect();
    parts.join(" ")
}

/// The heading row of a table of years.
fn columns(first: &str, years: &[Year], tr: &Tr) -> Vec<Column> {
    let of_years = years.iter().map(|(year, months)| {
        let year = year.to_string();
        let part = [("year", (&year).into()), ("months", months.len().into())];
        Column::figure(if months.len() == 12 {
            year.clone()
        } else {
            tr.f("memo-part-year", &part)
        })
    });
    let sum = Column::figure(tr.t("xlsx-sum"));
    std::iter::once(Column::name(first)).chain(of_years).chain([sum]).collect()
}

/// A row of amounts and their sum.
fn amounts(
    kind: RowKind,
    name: &str,
    amounts: impl Iterator<Item = Ore>,
    written: impl Fn(Ore) -> String,
) -> Row {
    let amounts: Vec<Ore> = amounts.collect();
    let sum: Ore = amounts.iter().copied().sum();
    let cells = amounts.into_iter().chain([sum]).map(written);
    let name = if kind == RowKind::Part { name.to_owned() } else { capitalised(name) };
    Row::of(kind, std::iter::once(name).chain(cells).collect())
}

fn by_year(material: Material<'_>, years: &[Year]) -> Table {
    let tr = material.tr;
    let books = material.books();
    let row = |kind, id: &str, amount| {
        let of_years: Option<Vec<Ore>> = years
            .iter()
            .map(|(_, months)| books.amount(amount, None, None, months.clone()))
            .collect();
        of_years
            .map(|of_years| amounts(kind, tr.t(id), of_years.into_iter(), |it| millions(tr, it)))
    };
    let baseline = material.baseline.map(|baseline| {
        let costs = years.iter().map(|(_, months)| baseline.cost(None, months.clone()).total());
        amounts(RowKind::Plain, tr.t("xlsx-baseline"), costs, |it| millions(tr, it))
    });
    let rows = [
        row(RowKind::Total, "xlsx-gross", Amount::Gross),
        row(RowKind::Part, "memo-of-which-moved", Amount::Transferred),
        row(RowKind::Part, "memo-of-which-once", Amount::OneOff),
        row(RowKind::Part, "memo-of-which-permanent", Amount::Permanent),
        baseline,
        row(RowKind::Plain, "xlsx-net-new", Amount::NetNew),
    ];
    let mut rows: Vec<Row> = rows.into_iter().flatten().collect();
    let per_child = years.iter().map(|(_, months)| {
        let gross = books.amount(Amount::Gross, None, None, months.clone());
        let children = material.demand.shown_children(books.children(None, months.clone()));
        let cost = gross.and_then(|gross| per_head(gross, children));
        cost.map_or("–".to_owned(), |cost| tr.number(cost, 0))
    });
    let per_child = std::iter::once(tr.t("xlsx-per-child").to_owned()).chain(per_child);
    rows.push(Row::plain(per_child.chain([String::new()]).collect()));
    Table {
        caption: tr.t("memo-table-cost").to_owned(),
        columns: columns(tr.t("memo-mnkr"), years, tr),
        rows,
        notes: vec![tr.t("memo-rounding").to_owned(), tr.t("memo-baseline-note").to_owned()],
    }
}

fn by_account(material: Material<'_>, years: &[Year]) -> Table {
    let tr = material.tr;
    let books = material.books();
    let row = |kind, name: &str, account| {
        let of_years = years
            .iter()
            .filter_map(|(_, months)| books.amount(Amount::Gross, None, account, months.clone()));
        amounts(kind, name, of_years, |it| thousands(tr, it))
    };
    let accounts =
        Account::ALL.map(|account| row(RowKind::Plain, tr.t(account.message_id()), Some(account)));
    let total = row(RowKind::Total, tr.t("xlsx-gross"), None);
    Table {
        caption: tr.t("memo-table-accounts").to_owned(),
        columns: columns(tr.t("memo-tkr"), years, tr),
        rows: accounts.into_iter().chain([total]).collect(),
        notes: Vec::new(),
    }
}

/// What a kind of funding pays in the months of each year.
fn paid(material: Material<'_>, kind: Option<FundingKind>, years: &[Year]) -> Vec<Ore> {
    let sum = |(_, months): &Year| -> Ore {
        let months = material.simulation.total.get(months.clone()).unwrap_or_default();
        let amount = |month: &crate::simulate::TotalMonth| match kind {
            Some(kind) => month.funded.get(kind as usize).copied().unwrap_or_default(),
            None => month.gap,
        };
        months.iter().map(amount).sum()
    };
    years.iter().map(sum).collect()
}

/// The kinds of funding with their names, and what nobody pays.
fn payers(tr: &Tr) -> Vec<(Option<FundingKind>, String)> {
    let kinds = FundingKind::ALL.map(|kind| (Some(kind), capitalised(tr.t(kind.message_id()))));
    kinds.into_iter().chain([(None, capitalised(tr.t("funding-gap")))]).collect()
}

fn funding(material: Material<'_>, years: &[Year]) -> Table {
    let tr = material.tr;
    let rows = payers(tr).into_iter().map(|(kind, name)| {
        let weight = if kind.is_some() { RowKind::Plain } else { RowKind::Total };
        amounts(weight, &name, paid(material, kind, years).into_iter(), |it| millions(tr, it))
    });
    Table {
        caption: tr.t("memo-table-funding").to_owned(),
        columns: columns(tr.t("memo-mnkr"), years, tr),
        rows: rows.collect(),
        notes: vec![tr.t("memo-funding-order").to_owned()],
    }
}

fn bars(material: Material<'_>, years: &[Year]) -> Bars {
    let tr = material.tr;
    let payers = payers(tr);
    let parts: Vec<Vec<Ore>> =
        payers.iter().map(|(kind, _)| paid(material, *kind, years)).collect();
    let bar = |(at, (year, _)): (usize, &Year)| {
        let of_year = parts.iter().filter_map(|part| part.get(at).copied());
        let amounts: Vec<Ore> = of_year.collect();
        let sum: Ore = amounts.iter().copied().sum();
        Bar {
            name: year.to_string(),
            sum: millions(tr, sum),
            parts: amounts.into_iter().map(|amount| amount.to_sek().max(0.0) / 1e6).collect(),
        }
    };
    Bars {
        alt: tr.t("memo-bars-alt").to_owned(),
        caption: tr.t("memo-bars").to_owned(),
        fills: FILLS.map(str::to_owned).into(),
        parts: payers.iter().map(|(_, name)| name.clone()).collect(),
        years: years.iter().enumerate().map(bar).collect(),
    }
}

fn gap(material: Material<'_>) -> String {
    let Material { simulation, tr, .. } = material;
    let gap: Ore = simulation.total.iter().map(|month| month.gap).sum();
    simulation.first_gap().map_or_else(
        || tr.t("memo-no-gap").to_owned(),
        |first| {
            let (first, gap) = (month(tr, first), millions(tr, gap));
            tr.f("memo-gap", &[("first", (&first).into()), ("gap", (&gap).into())])
        },
    )
}

fn grant_ends(material: Material<'_>) -> Vec<String> {
    let Material { plan, simulation, tr, .. } = material;
    let ends = simulation.grant_ends(plan).into_iter().filter_map(|end| {
        let source = plan.funding.get(end.source)?;
        if source.is_followed(&plan.funding) {
            return None;
        }
        let (last, amount) = (month(tr, end.month.plus(-1)), millions(tr, end.last_year));
        Some(tr.f(
            "memo-grant-end",
            &[
                ("name", (&source.name).into()),
                ("last", (&last).into()),
                ("amount", (&amount).into()),
            ],
        ))
    });
    ends.collect()
}

fn spread(certainty: &Certainty, tr: &Tr) -> Vec<Block> {
    let seed = certainty.seed.to_string();
    let text = tr.f(
        "memo-runs",
        &[
            ("runs", certainty.runs.into()),
            ("drawn", certainty.drawn.into()),
            ("seed", (&seed).into()),
        ],
    );
    let shown = |[low, middle, high]: Spread| {
        let million =
            |sek: Option<f64>| sek.map_or("–".to_owned(), |sek| tr.number(sek / 1e6, 1));
        format!("{} ({} – {})", million(middle), million(low), million(high))
    };
    let odds = |odds: Option<f64>| odds.map_or("–".to_owned(), |it| tr.percent(100.0 * it, 0));
    let rows = certainty.years.iter().map(|year| {
        Row::plain(vec![
            year.year.to_string(),
            shown(year.gross),
            shown(year.net_new),
            shown(year.gap),
            odds(year.within_frame),
            odds(year.coverage_reached),
        ])
    });
    let target = tr.percent(100.0 * certainty.coverage_target, 0);
    let reached = tr.f("memo-coverage-reached", &[("target", (&target).into())]);
    let table = Table {
        caption: tr.t("memo-table-runs").to_owned(),
        columns: vec![
            Column::short(tr.t("xlsx-year")),
            Column::figure(tr.t("xlsx-gross")),
            Column::figure(tr.t("xlsx-net-new")),
            Column::figure(capitalised(tr.t("funding-gap"))),
            Column::figure(tr.t("memo-within-frame")).parts(1),
            Column::figure(reached).parts(1),
        ],
        rows: rows.collect(),
        notes: vec![tr.t("memo-runs-note").to_owned()],
    };
    vec![Block::text(text), Block::Table(table)]
}

fn placements(material: Material<'_>) -> String {
    let Material { plan, simulation, tr, .. } = material;
    let sum = |of: fn(&crate::simulate::TotalMonth) -> Ore| -> Ore {
        simulation.total.iter().map(of).sum()
    };
    let cost = millions(tr, sum(|month| month.placements));
    let effect = plan.parameters.value(ParamId::PlacementEffect);
    let mut text = tr.f("memo-placements-cost", &[("cost", (&cost).into())]);
    text.push(' ');
    if effect > 0.0 {
        let saved = millions(tr, sum(|month| month.saved));
        let effect = tr.percent(effect, 1);
        let args = [("effect", (&effect).into()), ("saved", (&saved).into())];
        text.push_str(&tr.f("memo-placements-effect", &args));
    } else {
        text.push_str(tr.t("memo-placements-no-effect"));
    }
    let net_new = whole(material, Amount::NetNew).filter(|new| *new > Ore::ZERO);
    let even = net_new.and_then(|new| simulation.break_even_percent(all(material), new));
    if let Some(even) = even {
        let even = tr.percent(even, 1);
        text.push(' ');
        text.push_str(&tr.f("memo-placements-even", &[("even", (&even).into())]));
    }
    text
}
