//! The table's columns, and its rows in their order.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::super::{Panel, colours_of, full_title};
use crate::app::{AppState, Figure, Total, total};
use crate::model::{DistrictIdx, IndexVec, Indicator, UnitIdx};
use crate::report::{Cell, table_tsv};
use crate::scene::Shade;
use crate::ui::theme::Skin;

/// What the rows are sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    Name,
    Unit,
    Column(usize),
}

/// The order of the rows; what is missing comes last either way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sort {
    pub(super) by: By,
    pub(super) descending: bool,
}

impl Default for Sort {
    fn default() -> Self {
        Self { by: By::Column(0), descending: true }
    }
}

/// A column of figures.
#[derive(Debug)]
pub(super) struct Column {
    pub(super) figure: Figure,
    pub(super) indicator: Indicator,
    pub(super) shade: Arc<Shade>,
    /// The lowest and the highest value, with 0 between or at the ends of them.
    pub(super) range: (f64, f64),
    pub(super) total: Option<Total>,
}

/// The columns, and the rows in their order.
#[derive(Debug)]
pub(super) struct Made {
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<DistrictIdx>,
    pub(super) owners: IndexVec<DistrictIdx, UnitIdx>,
}

/// A name as Swedes sort it: å, ä and ö come after z, in this order.
fn sort_key(name: &str) -> String {
    let order = |letter: char| match letter {
        'å' => '\u{e001}',
        'ä' => '\u{e002}',
        'ö' => '\u{e003}',
        other => other,
    };
    name.chars().flat_map(char::to_lowercase).map(order).collect()
}

/// The order of two values that may be missing: what is missing comes last.
fn by_value(a: Option<f64>, b: Option<f64>, descending: bool) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) if descending => b.total_cmp(&a),
        (Some(a), Some(b)) => a.total_cmp(&b),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    }
}

impl Made {
    pub(super) fn new(
        state: &AppState,
        panel: &Panel,
        figures: &[Figure],
        sort: Sort,
        skin: Skin,
    ) -> Self {
        let table = &state.document.map.indicators;
        let shown = || {
            let all = state.document.map.districts.indices();
            all.filter(|district| !panel.left_out.contains(district))
        };
        let columns = figures.iter().filter_map(|figure| {
            let indicator = state.figure(figure)?.into_owned();
            let known = || indicator.values.iter().copied().flatten();
            let range = (known().fold(0.0, f64::min), known().fold(0.0, f64::max));
            let shade = colours_of(state, figure, &indicator, panel, skin);
            let total = total(table, &indicator, shown());
            Some(Column { figure: figure.clone(), indicator, shade, range, total })
        });
        let columns: Vec<Column> = columns.collect();
        let mut made = Self {
            columns,
            rows: shown().collect(),
            owners: state.shown_plan().owners_at(state.shown_month()),
        };
        made.sort(state, sort);
        made
    }

    fn value(&self, column: usize, district: DistrictIdx) -> Option<f64> {
        self.columns.get(column)?.indicator.values.get(district).copied().flatten()
    }

    fn sort(&mut self, state: &AppState, Sort { by, descending }: Sort) {
        let mut rows = std::mem::take(&mut self.rows);
        let names: BTreeMap<DistrictIdx, String> = match by {
            By::Column(_) => BTreeMap::new(),
            By::Name | By::Unit => {
                rows.iter().map(|&row| (row, sort_key(state.document.name_of(row)))).collect()
            }
        };
        rows.sort_by(|a, b| {
            let name = || names.get(a).cmp(&names.get(b));
            let order = match by {
                By::Column(column) => {
                    return by_value(self.value(column, *a), self.value(column, *b), descending);
                }
                By::Name => name(),
                By::Unit => self.owners.get(*a).cmp(&self.owners.get(*b)).then_with(name),
            };
            if descending { order.reverse() } else { order }
        });
        self.rows = rows;
    }
}

/// The table for the clipboard.
pub(super) fn tsv(state: &AppState, made: &Made) -> String {
    let tr = &state.tr;
    let own = ["table-code", "table-name", "table-unit"].map(|id| tr.t(id).to_owned());
    let of_columns = made.columns.iter().map(|column| full_title(state, &column.indicator.info));
    let headings: Vec<String> = own.into_iter().chain(of_columns).collect();
    let row = |&district: &DistrictIdx| {
        let found = state.document.map.districts.get(district);
        let unit = made.owners.get(district).and_then(|unit| state.shown_plan().units.get(*unit));
        let mut cells = vec![
            Cell::text(found.map(|found| found.code.clone()).unwrap_or_default()),
            Cell::text(state.document.name_of(district)),
            Cell::text(unit.map(|unit| unit.name.clone()).unwrap_or_default()),
        ];
        let columns = 0..made.columns.len();
        cells.extend(columns.map(|column| {
            let is_hidden =
                made.columns.get(column).is_some_and(|one| one.indicator.is_hidden(district));
            let shown = || made.value(column, district).map(Cell::precise).into();
            if is_hidden { Cell::Hidden } else { shown() }
        }));
        cells
    };
    let rows: Vec<Vec<Cell>> = made.rows.iter().map(row).collect();
    table_tsv(&headings, &rows, tr.language())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_sorted_as_swedes_do() {
        let mut names = ["Ärla", "Zinkgruvan", "Ödeshög", "Åby", "ekholmen", "Berga"];
        names.sort_by_key(|name| sort_key(name));
        assert_eq!(names, ["Berga", "ekholmen", "Zinkgruvan", "Åby", "Ärla", "Ödeshög"]);
    }

    #[test]
    fn what_is_missing_comes_last_either_way() {
        for descending in [false, true] {
            let mut values = [None, Some(2.0), Some(-1.0), None, Some(3.0)];
            values.sort_by(|a, b| by_value(*a, *b, descending));
            let ends = if descending { (Some(3.0), Some(-1.0)) } else { (Some(-1.0), Some(3.0)) };
            assert_eq!((values[0], values[2]), ends);
            assert_eq!(&values[3..], &[None, None]);
        }
    }
}
