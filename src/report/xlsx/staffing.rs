//! Bemanning per månad: unit after unit, so that a unit's months lie together, and the whole
//! municipality as sums of them.

use super::grid::{Grid, Name, Style, Value, Weight, number, range};
use crate::report::Material;
use crate::report::csv::sheet::Table;
use crate::report::table::Cell;

/// Columns before the figures: month, unit, id.
pub(super) const HEAD: usize = 3;

/// The table of months, each with its units and then all of them, by unit.
///
/// What is a count in all units is their sum as a formula; caseload and coverage are of the
/// sums, and stay values.
pub(super) fn by_unit(table: Table, material: Material<'_>) -> Grid {
    let tr = material.tr;
    let units = material.plan.units.len();
    let not_summed = ["csv-arendebelastning", "csv-behovstackning", "csv-lokal"].map(|id| tr.t(id));
    let summed: Vec<bool> = table
        .columns
        .iter()
        .enumerate()
        .map(|(at, column)| at >= HEAD && !not_summed.contains(&column.heading.as_str()))
        .collect();
    let months = table.rows.len() / (units + 1).max(1);
    let last = (units * months).saturating_sub(1);
    let mut grid = Grid::plain(table, Name::Staffing, 2);
    // A stable sort by the place within the month keeps the months in order.
    let mut rows: Vec<_> = std::mem::take(&mut grid.rows).into_iter().enumerate().collect();
    rows.sort_by_key(|(at, _)| at % (units + 1));
    grid.rows = rows.into_iter().map(|(_, row)| row).collect();
    for month in 0..months {
        let row = units * months + month;
        for (column, _) in summed.iter().enumerate().filter(|(_, summed)| **summed) {
            let parts = (0..units).filter_map(|unit| grid.number(unit * months + month, column));
            let result: f64 = parts.sum();
            let formula =
                format!("SUMIFS({},{},$A{})", range(column, 0, last), range(0, 0, last), row + 2);
            set(
                &mut grid,
                (row, column),
                Value::Formula { formula, result, style: Style::Hundredths },
            );
        }
    }
    for (weight, _) in grid.rows.iter_mut().skip(units * months).take(1) {
        *weight = Weight::Total;
    }
    grid.filtered = grid.rows.len();
    grid
}

/// Puts `value` into a cell of `grid`, in the place of the number that stands there.
pub(super) fn set(grid: &mut Grid, (row, column): (usize, usize), value: Value) {
    let cell = grid.rows.get_mut(row).and_then(|(_, cells)| cells.get_mut(column));
    let holds_number = |cell: &Value| matches!(cell, Value::Plain(cell) if number(cell).is_some() || *cell == Cell::Empty);
    if let Some(cell) = cell
        && holds_number(cell)
    {
        *cell = value;
    }
}
