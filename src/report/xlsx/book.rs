//! Writes grids into a workbook: styles, widths, print setup.

use std::collections::BTreeMap;

use rust_xlsxwriter::{
    Color, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Workbook, Worksheet,
};

use super::grid::{Grid, Style, Value, Weight, number};
use crate::i18n::Tr;
use crate::model::Month;
use crate::report::stamp::Stamp;
use crate::report::table::{Cell, needed};
use crate::report::{Material, ReportError};

/// Letters of a page beside each other: smaller print is hard to read.
const PAGE_WIDTH: f64 = 210.0;
/// Height of a line of text, points.
const LINE_HEIGHT: f64 = 15.0;
/// The highest row, points.
const HIGHEST: f64 = 400.0;
/// Paper A4, in Excel's numbers.
const A4: u8 = 9;
/// The longest text that a cell can hold, in UTF-16 units.
const LONGEST_TEXT: usize = 32_767;
/// The narrowest and the widest column, in letters.
const WIDTHS: (f64, f64) = (9.0, 46.0);
/// Up to so many letters a heading has a line; longer ones are wrapped.
const HEADING: f64 = 14.0;

const HEADING_FILL: Color = Color::RGB(0x00E8_F1F0);
pub(super) const ACCENT: Color = Color::RGB(0x000B_5C61);
const QUIET: Color = Color::RGB(0x005A_636E);

/// A workbook in the making.
pub(super) struct Book {
    pub(super) workbook: Workbook,
    tr_sheets: BTreeMap<&'static str, String>,
    title: String,
    lines: [String; 2],
    page: String,
}

/// Where a grid lies on its sheet.
#[derive(Clone, Copy, Debug)]
pub(super) struct Extent {
    /// Number of columns.
    pub(super) columns: u16,
    /// Last row.
    pub(super) last_row: u32,
}

/// How a cell looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Look {
    Number(Style),
    Bare,
    Month,
    Text,
}

impl Book {
    pub(super) fn new(material: Material<'_>, hash: &str) -> Self {
        let Material { plan, stamp, tr, .. } = material;
        let status = tr.t(stamp.status.message_id());
        Self {
            workbook: Workbook::new(),
            tr_sheets: BTreeMap::new(),
            title: format!("{} – {status}", plan.title),
            lines: [stamp.first_line(plan, tr), Stamp::second_line(plan, hash, tr)],
            page: tr.f("xlsx-page", &[("page", "&P".into()), ("pages", "&N".into())]),
        }
        .named(tr)
    }

    fn named(mut self, tr: &Tr) -> Self {
        for id in [
            "xlsx-sheet-summary",
            "xlsx-sheet-districts",
            "xlsx-sheet-bases",
            "xlsx-sheet-steps",
            "xlsx-sheet-staffing",
            "xlsx-sheet-budget",
            "xlsx-sheet-funding",
            "xlsx-sheet-certainty",
            "xlsx-sheet-assumptions",
            "xlsx-sheet-about",
        ] {
            self.tr_sheets.insert(id, tr.t(id).to_owned());
        }
        self
    }

    /// The name of a sheet in the reader's language.
    pub(super) fn sheet_name(&self, id: &'static str) -> &str {
        self.tr_sheets.get(id).map_or(id, String::as_str)
    }

    /// A new sheet, named and ready for print.
    pub(super) fn sheet(&mut self, id: &'static str) -> Result<&mut Worksheet, ReportError> {
        let name = self.sheet_name(id).to_owned();
        // In headers and footers an ampersand begins a code.
        let plain = |text: &str| text.replace('&', "&&");
        // Excel takes 255 characters for all of a header.
        let title: String = plain(&self.title).chars().take(180).collect();
        let footer = format!(
            "&L&8{}&R&8{}",
            self.lines.iter().map(|line| plain(line)).collect::<Vec<_>>().join("\n"),
            self.page
        );
        let header = format!("&L&8{title}&R&8{}", plain(&name));
        let sheet = self.workbook.add_worksheet();
        sheet
            .set_name(&name)?
            .set_paper_size(A4)
            .set_landscape()
            .set_print_fit_to_pages(1, 0)
            .set_margins(0.5, 0.5, 0.7, 0.8, 0.3, 0.3)
            .set_header(header)
            .set_footer(footer);
        Ok(sheet)
    }

    /// Writes `grid` on a sheet of its own.
    pub(super) fn grid(&mut self, grid: &Grid) -> Result<Extent, ReportError> {
        let sheet = self.sheet(grid.name.message_id())?;
        let columns = u16::try_from(grid.columns.len()).unwrap_or(u16::MAX);
        let last_row = u32::try_from(grid.rows.len()).unwrap_or(u32::MAX);
        let styles = column_styles(grid);
        sheet.set_row_height(0, 44)?;
        for (column, heading) in (0..).zip(&grid.columns) {
            sheet.write_string_with_format(0, column, &heading.heading, &heading_format())?;
        }
        for (row, (weight, cells)) in (1..).zip(&grid.rows) {
            for ((column, cell), style) in (0..).zip(cells).zip(&styles) {
                value(sheet, (row, column), cell, *style, *weight)?;
            }
        }
        let widths = widths(grid);
        for (column, width) in (0..).zip(&widths) {
            sheet.set_column_width(column, *width)?;
        }
        for (row, (_, cells)) in (1..).zip(&grid.rows) {
            let texts = cells.iter().map(|cell| match cell {
                Value::Plain(Cell::Text(text)) => text.as_str(),
                _ => "",
            });
            row_height(sheet, row, texts.zip(widths.iter().copied()))?;
        }
        // Wide sheets are several pages beside each other, each with the names.
        let pages = (widths.iter().sum::<f64>() / PAGE_WIDTH).ceil().max(1.0) as u16;
        sheet.set_print_fit_to_pages(pages, 0);
        if let Some(last) = grid.frozen.checked_sub(1) {
            sheet.set_repeat_columns(0, last)?;
        }
        let last_column = columns.saturating_sub(1);
        sheet.set_freeze_panes(1, grid.frozen)?.set_repeat_rows(0, 0)?.set_print_area(
            0,
            0,
            last_row,
            last_column,
        )?;
        if grid.filtered > 0 {
            let last = u32::try_from(grid.filtered).unwrap_or(u32::MAX);
            sheet.autofilter(0, 0, last, last_column)?;
        }
        Ok(Extent { columns, last_row })
    }
}

fn heading_format() -> Format {
    Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_background_color(HEADING_FILL)
        .set_border_bottom(FormatBorder::Thin)
        .set_border_bottom_color(ACCENT)
}

/// The format of a number, month or text in a row of a weight.
pub(super) fn format(look: Look, weight: Weight) -> Format {
    let format = match look {
        Look::Number(style) => Format::new().set_num_format(match style {
            Style::Whole => "#,##0",
            Style::Tenths => "#,##0.0",
            Style::Hundredths => "#,##0.00",
            Style::Fine => "#,##0.0###",
        }),
        Look::Bare => Format::new().set_num_format("0").set_align(FormatAlign::Left),
        Look::Month => Format::new().set_num_format("yyyy\\-mm").set_align(FormatAlign::Left),
        Look::Text => Format::new().set_text_wrap(),
    };
    let format = format.set_align(FormatAlign::Top);
    match weight {
        Weight::Plain => format,
        Weight::Total => format.set_bold().set_border_top(FormatBorder::Thin),
    }
}

/// A heading over a part of a sheet.
pub(super) fn title_format(size: f64) -> Format {
    Format::new().set_bold().set_font_size(size).set_font_color(ACCENT)
}

/// A note.
pub(super) fn note_format() -> Format {
    Format::new().set_font_color(QUIET).set_text_wrap().set_align(FormatAlign::Top)
}

/// The heading of a column of figures on the summary.
pub(super) fn figure_heading() -> Format {
    heading_format().set_align(FormatAlign::Right)
}

/// The heading of a column of names on the summary.
pub(super) fn name_heading() -> Format {
    heading_format()
}

/// Text that a spreadsheet shows as it stands, never as a formula.
pub(super) fn text(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    text: &str,
    format: &Format,
) -> Result<(), ReportError> {
    let mut length = 0;
    let fits: String = text
        .chars()
        .take_while(|character| {
            length += character.len_utf16();
            length <= LONGEST_TEXT
        })
        .collect();
    sheet.write_string_with_format(row, column, fits, format)?;
    Ok(())
}

/// Makes a row as high as its longest text needs, where that is more than a line: a program that
/// opens the file does not always do it.
pub(super) fn row_height<'a>(
    sheet: &mut Worksheet,
    row: u32,
    cells: impl Iterator<Item = (&'a str, f64)>,
) -> Result<(), ReportError> {
    let lines = cells.map(|(text, width)| {
        let lines = text.split('\n').map(|line| (line.chars().count() as f64 / width).ceil());
        lines.map(|lines| lines.max(1.0)).sum::<f64>()
    });
    let lines = lines.fold(1.0, f64::max);
    if lines > 1.0 {
        sheet.set_row_height(row, (lines * LINE_HEIGHT).min(HIGHEST))?;
    }
    Ok(())
}

/// A formula with its result.
pub(super) fn formula(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    (formula, result): (&str, f64),
    format: &Format,
) -> Result<(), ReportError> {
    let formula = Formula::new(formula).set_result(result.to_string());
    sheet.write_formula_with_format(row, column, formula, format)?;
    Ok(())
}

fn value(
    sheet: &mut Worksheet,
    at: (u32, u16),
    value: &Value,
    style: Style,
    weight: Weight,
) -> Result<(), ReportError> {
    match value {
        Value::Formula { formula: text, result, style } => {
            formula(sheet, at, (text, *result), &format(Look::Number(*style), weight))
        }
        Value::Bare(name) => {
            let format = format(Look::Bare, weight);
            sheet.write_number_with_format(at.0, at.1, f64::from(*name), &format)?;
            Ok(())
        }
        Value::Plain(Cell::Empty) => {
            if weight == Weight::Total {
                sheet.write_blank(at.0, at.1, &format(Look::Text, weight))?;
            }
            Ok(())
        }
        Value::Plain(Cell::Text(string)) => text(sheet, at, string, &format(Look::Text, weight)),
        Value::Plain(Cell::Hidden) => {
            text(sheet, at, "..", &format(Look::Text, weight).set_align(FormatAlign::Right))
        }
        Value::Plain(Cell::Month(of)) => month(sheet, at, *of, weight),
        Value::Plain(cell) => {
            let Some(number) = number(cell) else { return Ok(()) };
            let style = if let Cell::Exact(_) = cell { Style::Fine } else { style };
            let style =
                if style == Style::Fine && needed(number, 4) == 0 { Style::Whole } else { style };
            let format = format(Look::Number(style), weight);
            sheet.write_number_with_format(at.0, at.1, number, &format)?;
            Ok(())
        }
    }
}

/// A month as its first day, so that a spreadsheet can sort, filter and draw by it.
fn month(
    sheet: &mut Worksheet,
    at: (u32, u16),
    month: Month,
    weight: Weight,
) -> Result<(), ReportError> {
    let day = u16::try_from(month.year())
        .ok()
        .zip(u8::try_from(month.month()).ok())
        .and_then(|(year, month)| ExcelDateTime::from_ymd(year, month, 1).ok());
    match day {
        Some(day) => {
            sheet.write_datetime_with_format(at.0, at.1, &day, &format(Look::Month, weight))?;
            Ok(())
        }
        // Before 1900 there are no days in a spreadsheet.
        None => text(sheet, at, &month.to_string(), &format(Look::Text, weight)),
    }
}

/// How the numbers of each column are written: without decimals where none of them has any.
fn column_styles(grid: &Grid) -> Vec<Style> {
    let style = |column: usize| {
        let cells = grid.rows.iter().filter_map(|(_, cells)| match cells.get(column) {
            Some(Value::Plain(cell)) => Some(cell),
            _ => None,
        });
        let mut decimals = 0;
        for cell in cells {
            match cell {
                Cell::Money(_) => return Style::Whole,
                Cell::Number { value, .. } => decimals = decimals.max(needed(*value, 3)),
                _ => {}
            }
        }
        match decimals {
            0 => Style::Whole,
            1 => Style::Tenths,
            _ => Style::Hundredths,
        }
    };
    (0..grid.columns.len()).map(style).collect()
}

/// The width of each column, in letters: that of its widest cell, within reason.
fn widths(grid: &Grid) -> Vec<f64> {
    let width = |column: usize| {
        let cells = grid.rows.iter().map(|(_, cells)| match cells.get(column) {
            Some(Value::Plain(Cell::Text(text))) => text.chars().count(),
            Some(Value::Plain(Cell::Month(_))) => 7,
            Some(Value::Plain(Cell::Empty) | Value::Bare(_)) | None => 0,
            Some(Value::Plain(Cell::Money(amount))) => digits(amount.to_sek()),
            Some(Value::Plain(cell)) => number(cell).map_or(0, digits) + 3,
            Some(Value::Formula { result, .. }) => digits(*result) + 3,
        });
        let widest = cells.max().unwrap_or(0) as f64 + 2.0;
        let heading = grid.columns.get(column).map_or(0, |it| it.heading.chars().count()) as f64;
        // The mark of the filter takes two letters.
        widest.max((heading + 3.0).min(HEADING)).clamp(WIDTHS.0, WIDTHS.1)
    };
    (0..grid.columns.len()).map(width).collect()
}

/// Letters of the whole part of a number, with its thousands apart.
fn digits(value: f64) -> usize {
    let digits = format!("{:.0}", value.abs()).len();
    digits + digits / 3 + 1
}
