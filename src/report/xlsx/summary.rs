//! Sammanfattning: what a reader wants first, as formulas on the other sheets, and the charts.

use rust_xlsxwriter::Worksheet;

use super::book::{
    Book, Look, figure_heading, format, formula, name_heading, note_format, text, title_format,
};
use super::budget::{HEAD, Lines};
use super::charts::{self, Years};
use super::funding::{GAP, KINDS, ore};
use super::grid::{Grid, Name, Style, Weight, letters, place, quoted, range};
use crate::i18n::Tr;
use crate::model::FundingKind;
use crate::report::{Material, ReportError, capitalised};

/// The row of the first fact.
const FACTS: u32 = 5;
/// Width of the column of names, and of a year, in letters.
const WIDTHS: (f64, f64) = (38.0, 15.0);

/// A line of the table of years.
struct Line {
    name: String,
    weight: Weight,
    style: Style,
    /// Per year, formula and result; then the same of all years, where it is a sum.
    cells: Vec<(String, f64)>,
    has_sum: bool,
}

/// What the lines are taken from.
struct Source<'a> {
    material: Material<'a>,
    budget: &'a Grid,
    funding: &'a Grid,
    /// The sheets' names as formulas write them.
    sheets: [String; 2],
}

/// Writes the sheet; `grids` are written after it.
pub(super) fn write(
    book: &mut Book,
    material: Material<'_>,
    grids: &[Grid],
    lines: &Lines,
) -> Result<(), ReportError> {
    let tr = material.tr;
    let find = |name: Name| grids.iter().find(|grid| grid.name == name);
    let (Some(budget), Some(funding)) = (find(Name::Budget), find(Name::Funding)) else {
        return Ok(());
    };
    let sheets =
        [Name::Budget, Name::Funding].map(|name| quoted(book.sheet_name(name.message_id())));
    let source = Source { material, budget, funding, sheets };
    let facts = source.facts(grids, |name| quoted(book.sheet_name(name.message_id())));
    let table = source.lines(lines);
    let head = head_lines(material);
    let years: Vec<String> =
        material.simulation.years().map(|(year, _)| year.to_string()).collect();
    let sheet = book.sheet("xlsx-sheet-summary")?;
    sheet.set_column_width(0, WIDTHS.0)?;
    for column in 1..=(years.len() as u16).saturating_add(1).max(6) {
        sheet.set_column_width(column, WIDTHS.1)?;
    }
    text(sheet, (0, 0), &material.plan.title, &title_format(16.0))?;
    for (row, line) in (1..).zip(&head) {
        text(sheet, (row, 0), line, &note_format().unset_text_wrap())?;
    }
    write_facts(sheet, &facts)?;
    let first = FACTS + facts.len() as u32 + 1;
    write_lines(sheet, first, &years, &table, tr)?;
    // Who pays stands last in the table, with what nobody pays below.
    let paid = table.len().saturating_sub(FundingKind::ALL.len() + 1);
    let rows: Vec<u32> = (paid..table.len()).map(|at| first + 1 + at as u32).collect();
    let below = first + table.len() as u32 + 2;
    let name = book.sheet_name("xlsx-sheet-summary").to_owned();
    let years = Years { sheet: &name, heading: first, rows: &rows, count: years.len() as u16 };
    charts::summary(book, material, grids, &years, below)
}

/// Status, version and seed; that it all rests on assumptions.
fn head_lines(material: Material<'_>) -> Vec<String> {
    let Material { plan, stamp, tr, .. } = material;
    let status = tr.t(stamp.status.message_id());
    vec![
        format!("{status} · {}", stamp.first_line(plan, tr)),
        tr.t("csv-om-antaganden-text").to_owned(),
        tr.t("xlsx-formulas-note").to_owned(),
    ]
}

fn write_facts(sheet: &mut Worksheet, facts: &[Fact]) -> Result<(), ReportError> {
    for (row, fact) in (FACTS..).zip(facts) {
        text(sheet, (row, 0), &fact.name, &format(Look::Text, Weight::Plain))?;
        match &fact.value {
            FactValue::Text(value) => {
                let format = format(Look::Text, Weight::Plain).unset_text_wrap();
                text(sheet, (row, 1), value, &format)?;
            }
            FactValue::Number(value) => {
                let format = format(Look::Bare, Weight::Plain);
                sheet.write_number_with_format(row, 1, *value, &format)?;
            }
            FactValue::Formula(of, result) => {
                let format = format(Look::Bare, Weight::Plain);
                formula(sheet, (row, 1), (of, *result), &format)?;
            }
        }
    }
    Ok(())
}

/// The table of years below its heading in row `first`.
fn write_lines(
    sheet: &mut Worksheet,
    first: u32,
    years: &[String],
    lines: &[Line],
    tr: &Tr,
) -> Result<(), ReportError> {
    text(sheet, (first, 0), tr.t("xlsx-money-by-year"), &name_heading())?;
    let headings = years.iter().map(String::as_str).chain([tr.t("xlsx-sum")]);
    for (column, heading) in (1..).zip(headings) {
        text(sheet, (first, column), heading, &figure_heading())?;
    }
    for (row, line) in (first + 1..).zip(lines) {
        let name = format(Look::Text, line.weight);
        text(sheet, (row, 0), &line.name, &name)?;
        let number = format(Look::Number(line.style), line.weight);
        for (column, (of, result)) in (1..).zip(&line.cells) {
            formula(sheet, (row, column), (of, *result), &number)?;
        }
        let last = line.cells.len() as u16;
        if line.has_sum {
            let result = ore(line.cells.iter().map(|(_, result)| result).sum());
            let of = format!("SUM(B{at}:{}{at})", letters(usize::from(last)), at = row + 1);
            formula(sheet, (row, last + 1), (&of, result), &number)?;
        } else {
            sheet.write_blank(row, last + 1, &name)?;
        }
    }
    Ok(())
}

/// A fact of the plan.
struct Fact {
    name: String,
    value: FactValue,
}

enum FactValue {
    Text(String),
    Number(f64),
    Formula(String, f64),
}

impl Source<'_> {
    fn facts(&self, grids: &[Grid], sheet: impl Fn(Name) -> String) -> Vec<Fact> {
        let Material { map, plan, simulation, tr, .. } = self.material;
        let said = |id: &str, value: String| Fact {
            name: tr.t(id).to_owned(),
            value: FactValue::Text(value),
        };
        let number = |id: &str, value: f64| Fact {
            name: tr.t(id).to_owned(),
            value: FactValue::Number(value),
        };
        let counted = |id: &str, name: Name, count: usize| {
            let last = grids.iter().find(|grid| grid.name == name).map_or(0, |grid| grid.filtered);
            let rows = range(0, 0, last.saturating_sub(1));
            let of = format!("COUNTA({}!{rows})", sheet(name));
            Fact { name: tr.t(id).to_owned(), value: FactValue::Formula(of, count as f64) }
        };
        let month = |month: crate::model::Month| tr.month(month.year(), month.month());
        let live = plan.assignment.indices().filter(|&district| plan.live_from(district).is_some());
        let mut facts = vec![
            said("xlsx-fact-period", super::super::stamp::period(plan)),
            counted("xlsx-fact-districts", Name::Districts, map.len()),
            number("xlsx-fact-live", live.count() as f64),
            number("xlsx-fact-bases", plan.local_units().count() as f64),
            number("xlsx-fact-steps", plan.steps.len() as f64),
        ];
        let gap = simulation.first_gap();
        facts.push(said(
            "xlsx-fact-first-gap",
            gap.map_or_else(|| tr.t("budget-no-gap").to_owned(), month),
        ));
        facts
    }

    fn lines(&self, at: &Lines) -> Vec<Line> {
        let tr = self.material.tr;
        let mut lines = vec![self.budget("xlsx-gross", at.gross, Weight::Total)];
        lines.extend(at.baseline.map(|row| self.budget("xlsx-baseline", row, Weight::Plain)));
        lines.extend(at.net_new.map(|row| self.budget("xlsx-net-new", row, Weight::Plain)));
        lines.push(self.budget("xlsx-one-off", at.one_off, Weight::Plain));
        lines.push(self.budget("xlsx-permanent", at.permanent, Weight::Plain));
        let mut per_child = self.budget("xlsx-per-child", at.per_child, Weight::Plain);
        per_child.has_sum = false;
        per_child.style = Style::Whole;
        lines.push(per_child);
        for (kind, column) in FundingKind::ALL.into_iter().zip(KINDS..) {
            lines.push(self.paid(&capitalised(tr.t(kind.message_id())), column, Weight::Plain));
        }
        lines.push(self.paid(tr.t("xlsx-gap"), GAP, Weight::Total));
        lines
    }

    /// A row of the budget.
    fn budget(&self, id: &str, row: usize, weight: Weight) -> Line {
        let cells = (0..self.years()).map(|year| {
            let column = HEAD + year;
            let of = format!("{}!{}", self.sheets[0], place(row, column));
            (of, self.budget.number(row, column).unwrap_or(0.0))
        });
        let name = self.material.tr.t(id).to_owned();
        Line { name, weight, style: Style::Whole, cells: cells.collect(), has_sum: true }
    }

    fn years(&self) -> usize {
        self.material.simulation.years().count()
    }

    /// What a kind of funding pays, by year.
    fn paid(&self, name: &str, column: usize, weight: Weight) -> Line {
        let sheet = &self.sheets[1];
        let last = self.material.simulation.months().saturating_sub(1);
        let (values, months) = (range(column, 0, last), range(0, 0, last));
        let cells = self.material.simulation.years().map(|(year, of)| {
            let formula = format!(
                "SUMIFS({sheet}!{values},{sheet}!{months},\">=\"&DATE({year},1,1),{sheet}!{months},\"<\"&DATE({},1,1))",
                year + 1
            );
            let result: f64 = of.filter_map(|row| self.funding.number(row, column)).sum();
            (formula, ore(result))
        });
        let cells = cells.collect();
        Line { name: name.to_owned(), weight, style: Style::Whole, cells, has_sum: true }
    }
}
