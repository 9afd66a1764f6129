//! What a paper holds, as HTML.

use super::markup::Markup;
use crate::report::pdf::paper::{Align, Bars, Block, RowKind, Table};

/// Height of the bars of a chart, and of what stands above and below them.
const BARS: f64 = 170.0;
const ABOVE: f64 = 26.0;
const BELOW: f64 = 26.0;
/// Width of a year in a chart, and of its bar.
const YEAR: f64 = 84.0;
const BAR: f64 = 52.0;
/// Decimals of a position in a chart, as a factor.
const GRID: f64 = 10.0;

/// What ids of a part of the page begin with, and how many it has given out.
#[derive(Debug)]
pub(super) struct Ids<'a> {
    prefix: &'a str,
    count: usize,
}

impl<'a> Ids<'a> {
    pub(super) const fn new(prefix: &'a str) -> Self {
        Self { prefix, count: 0 }
    }

    fn next(&mut self) -> String {
        self.count += 1;
        format!("{}{}", self.prefix, self.count)
    }
}

/// `blocks` in their order. What people must write into a paper, and its pictures, are left out.
pub(super) fn blocks(blocks: &[Block], ids: &mut Ids<'_>) -> Markup {
    let mut page = Markup::default();
    // A table without a caption is called as the heading above it.
    let mut heading = String::new();
    for block in blocks {
        match block {
            Block::Heading { text, .. } => {
                heading.clone_from(text);
                page.element("h3", &[], text);
            }
            Block::Text { text } => page.element("p", &[], text),
            Block::Quote { text, source } => {
                page.open("blockquote", &[]);
                page.element("p", &[], text);
                page.element("footer", &[], source);
                page.close("blockquote");
            }
            Block::List { items } => list(&mut page, items),
            Block::Facts { items } => facts(&mut page, items),
            Block::Table(of) => page.push(&table(of, &heading, ids)),
            Block::Bars(of) => page.push(&bars(of)),
            Block::Write { .. } | Block::Map { .. } | Block::Key { .. } => {}
        }
        page.line();
    }
    page
}

fn list(page: &mut Markup, items: &[String]) {
    page.open("ul", &[]);
    for item in items {
        page.element("li", &[], item);
    }
    page.close("ul");
}

fn facts(page: &mut Markup, items: &[[String; 2]]) {
    page.open("dl", &[("class", "facts")]);
    for [name, value] in items {
        page.open("div", &[]);
        page.element("dt", &[], name);
        page.element("dd", &[], value);
        page.close("div");
    }
    page.close("dl");
}

/// A table that scrolls by itself where it is wider than the page.
pub(super) fn table(table: &Table, heading: &str, ids: &mut Ids<'_>) -> Markup {
    let mut page = Markup::default();
    let id = ids.next();
    let name = if table.caption.is_empty() { heading } else { &table.caption };
    page.open(
        "div",
        &[("class", "scroll"), ("role", "group"), ("tabindex", "0"), ("aria-label", name)],
    );
    page.open("table", &[("id", &id)]);
    let class = if table.caption.is_empty() { "silent" } else { "told" };
    page.element("caption", &[("class", class)], name);
    page.open("thead", &[]);
    page.open("tr", &[]);
    let class = |align: Align| if align == Align::Right { "figure" } else { "word" };
    for column in &table.columns {
        page.element("th", &[("scope", "col"), ("class", class(column.align))], &column.title);
    }
    page.close("tr");
    page.close("thead");
    page.open("tbody", &[]);
    for row in &table.rows {
        let kind = match row.kind {
            RowKind::Plain => "plain",
            RowKind::Part => "part",
            RowKind::Total => "total",
        };
        page.open("tr", &[("class", kind)]);
        for (position, (cell, column)) in row.cells.iter().zip(&table.columns).enumerate() {
            if position == 0 {
                page.element("th", &[("scope", "row")], cell);
            } else {
                page.element("td", &[("class", class(column.align))], cell);
            }
        }
        page.close("tr");
    }
    page.close("tbody");
    page.close("table");
    page.close("div");
    for note in &table.notes {
        page.element("p", &[("class", "note")], note);
    }
    page
}

fn rounded(value: f64) -> String {
    ((value * GRID).round() / GRID).to_string()
}

/// Bars of years, each part with a name beside its colour. What they show stands in a table too.
fn bars(bars: &Bars) -> Markup {
    let mut page = Markup::default();
    let sum = |parts: &[f64]| parts.iter().sum::<f64>();
    let most = bars.years.iter().map(|year| sum(&year.parts)).fold(0.0, f64::max).max(1e-9);
    let width = rounded(YEAR * bars.years.len().max(1) as f64);
    let height = ABOVE + BARS + BELOW;
    page.open("figure", &[("class", "chart")]);
    page.element("figcaption", &[], &bars.caption);
    let view = format!("0 0 {width} {}", rounded(height));
    page.open("svg", &[("viewBox", &view), ("role", "img"), ("aria-label", &bars.alt)]);
    for (number, year) in bars.years.iter().enumerate() {
        let middle = YEAR * (number as f64 + 0.5);
        let mut top = ABOVE + BARS;
        for (part, amount) in year.parts.iter().enumerate() {
            let high = BARS * amount / most;
            top -= high;
            let class = format!("part{part}");
            let (x, y) = (rounded(middle - BAR / 2.0), rounded(top));
            let (wide, high) = (rounded(BAR), rounded(high));
            let place = [("x", x.as_str()), ("y", &y), ("width", &wide), ("height", &high)];
            let rect: Vec<(&str, &str)> =
                std::iter::once(("class", class.as_str())).chain(place).collect();
            page.empty("rect", &rect);
        }
        let x = rounded(middle);
        let sum_at = rounded(top - 7.0);
        page.element("text", &[("class", "sum"), ("x", &x), ("y", &sum_at)], &year.sum);
        let name_at = rounded(height - 7.0);
        page.element("text", &[("x", &x), ("y", &name_at)], &year.name);
    }
    let line = format!("M0 {}h{width}", rounded(ABOVE + BARS));
    page.empty("path", &[("class", "ground"), ("d", &line)]);
    page.close("svg");
    page.open("ul", &[("class", "parts")]);
    for (part, name) in bars.parts.iter().enumerate() {
        page.open("li", &[]);
        page.open("svg", &[("viewBox", "0 0 14 14"), ("aria-hidden", "true")]);
        let class = format!("part{part}");
        page.empty("rect", &[("class", &class), ("width", "14"), ("height", "14")]);
        page.close("svg");
        page.text(name);
        page.close("li");
    }
    page.close("ul");
    page.close("figure");
    page
}
