//! Finansiering: who pays, by month, with what nobody pays as a formula and sums below.

use super::grid::{Grid, Name, Style, Value, Weight, letters, range};
use super::staffing::set;
use crate::model::FundingKind;
use crate::report::csv::{Basis, funding_table};
use crate::report::table::Cell;

/// Columns of the sheet: month, gross cost, what each kind pays, what nobody pays.
pub(super) const GROSS: usize = 1;
/// The first kind of funding.
pub(super) const KINDS: usize = 2;
/// What nobody pays.
pub(super) const GAP: usize = KINDS + FundingKind::ALL.len();

/// The months, and their sums.
pub(super) fn grid(basis: Basis<'_>) -> Grid {
    let mut grid = Grid::plain(funding_table(basis), Name::Funding, 1);
    let months = grid.rows.len();
    for row in 0..months {
        let Some(gross) = grid.number(row, GROSS) else { continue };
        let paid: f64 = (KINDS..GAP).filter_map(|column| grid.number(row, column)).sum();
        let at = row + 2;
        let formula = format!(
            "ROUND({}{at}-SUM({}{at}:{}{at}),2)",
            letters(GROSS),
            letters(KINDS),
            letters(GAP - 1)
        );
        let result = ((gross - paid) * 100.0).round() / 100.0 + 0.0;
        set(&mut grid, (row, GAP), Value::Formula { formula, result, style: Style::Whole });
    }
    if let Some(last) = months.checked_sub(1) {
        grid.rows.push((Weight::Total, total(&grid, last, basis.tr.t("xlsx-sum"))));
    }
    grid
}

/// The sums of the columns that hold amounts.
fn total(grid: &Grid, last: usize, name: &str) -> Vec<Value> {
    let is_money = |column: usize| {
        let first = grid.rows.first().and_then(|(_, cells)| cells.get(column));
        matches!(first, Some(Value::Plain(Cell::Money(_)) | Value::Formula { .. }))
    };
    let cell = |column: usize| {
        if column == 0 {
            return Value::Plain(Cell::from(name));
        }
        if !is_money(column) {
            return Value::Plain(Cell::Empty);
        }
        let result: f64 = (0..=last).filter_map(|row| grid.number(row, column)).sum();
        let formula = format!("SUM({})", range(column, 0, last));
        Value::Formula { formula, result: ore(result), style: Style::Whole }
    };
    (0..grid.columns.len()).map(cell).collect()
}

/// A sum of kronor without what binary fractions leave beyond whole öre.
pub(super) fn ore(sek: f64) -> f64 {
    (sek * 100.0).round() / 100.0 + 0.0
}
