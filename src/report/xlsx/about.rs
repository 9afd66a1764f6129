//! Om filen: what the plan, the sheets and their columns are.

use super::book::{Book, Look, format, name_heading, row_height, text};
use super::grid::{Grid, Weight};
use crate::report::ReportError;
use crate::report::csv::{Basis, of_plan};

/// Widths of the three columns, in letters.
const WIDTHS: [f64; 3] = [26.0, 34.0, 90.0];

/// Writes the sheet about the other `grids`.
pub(super) fn write(
    book: &mut Book,
    basis: Basis<'_>,
    grids: &[Grid],
    hash: &str,
    carries_passport: bool,
) -> Result<(), ReportError> {
    let tr = basis.tr;
    let mut rows: Vec<[String; 3]> =
        of_plan(basis).into_iter().map(|row| [String::new(), row.heading, row.about]).collect();
    let row = |heading: &str, about: String| [String::new(), tr.t(heading).to_owned(), about];
    rows.push(row("xlsx-about-hash", hash.to_owned()));
    rows.push(row("xlsx-about-seed", basis.plan.uncertainty.seed.to_string()));
    rows.push(row("xlsx-about-format", tr.t("xlsx-about-format-text").to_owned()));
    let carried =
        if carries_passport { "xlsx-about-passport-in" } else { "xlsx-about-passport-out" };
    rows.push(row("xlsx-about-passport", tr.t(carried).to_owned()));
    for grid in grids {
        let sheet = book.sheet_name(grid.name.message_id()).to_owned();
        rows.push([sheet.clone(), String::new(), grid.about.clone()]);
        rows.extend(
            grid.columns
                .iter()
                .map(|column| [sheet.clone(), column.heading.clone(), column.about.clone()]),
        );
    }
    let headings = ["xlsx-about-sheet", "csv-rubrik", "csv-forklaring"].map(|id| tr.t(id));
    let sheet = book.sheet("xlsx-sheet-about")?;
    for ((column, heading), width) in (0..).zip(headings).zip(WIDTHS) {
        sheet.set_column_width(column, width)?;
        text(sheet, (0, column), heading, &name_heading())?;
    }
    let plain = format(Look::Text, Weight::Plain);
    for (at, row) in (1..).zip(&rows) {
        for (column, cell) in (0..).zip(row) {
            text(sheet, (at, column), cell, &plain)?;
        }
        row_height(sheet, at, row.iter().map(String::as_str).zip(WIDTHS))?;
    }
    let last = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    sheet
        .set_freeze_panes(1, 0)?
        .set_repeat_rows(0, 0)?
        .autofilter(0, 0, last, 2)?
        .set_print_area(0, 0, last, 2)?;
    Ok(())
}
