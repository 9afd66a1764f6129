//! The cheapest way to give each of some things a place of its own.

/// Gives every row a column of its own so that the sum of the costs is least (the Hungarian
/// method with potentials: Kuhn 1955, in the form of Jonker & Volgenant 1987).
///
/// `costs` holds a row after the other, `columns` long; there must be no fewer columns than rows,
/// else no row gets any.
pub(super) fn cheapest(costs: &[f64], columns: usize) -> Vec<Option<usize>> {
    let rows = costs.len().checked_div(columns).unwrap_or(0);
    if rows > columns {
        return vec![None; rows];
    }
    // Row and column 0 stand for "none", as is usual for this method.
    let mut state = State {
        row_price: vec![0.0; rows + 1],
        column_price: vec![0.0; columns + 1],
        row_of: vec![0; columns + 1],
        came_from: vec![0; columns + 1],
    };
    for row in 1..=rows {
        state.add(row, costs, columns);
    }
    let mut column_of = vec![None; rows];
    for (column, &row) in state.row_of.iter().enumerate().skip(1) {
        if let Some(slot) = row.checked_sub(1).and_then(|row| column_of.get_mut(row)) {
            *slot = Some(column - 1);
        }
    }
    column_of
}

struct State {
    row_price: Vec<f64>,
    column_price: Vec<f64>,
    row_of: Vec<usize>,
    came_from: Vec<usize>,
}

fn at<T: Copy + Default>(items: &[T], index: usize) -> T {
    items.get(index).copied().unwrap_or_default()
}

fn put<T>(items: &mut [T], index: usize, value: T) {
    if let Some(item) = items.get_mut(index) {
        *item = value;
    }
}

impl State {
    /// Matches one more row, moving earlier ones along the cheapest chain.
    fn add(&mut self, row: usize, costs: &[f64], columns: usize) {
        let mut slack = vec![f64::INFINITY; columns + 1];
        let mut done = vec![false; columns + 1];
        put(&mut self.row_of, 0, row);
        let mut column = 0;
        while at(&self.row_of, column) != 0 {
            put(&mut done, column, true);
            let here = at(&self.row_of, column);
            let (mut least, mut next) = (f64::INFINITY, 0);
            for other in 1..=columns {
                if at(&done, other) {
                    continue;
                }
                let cost = at(costs, (here - 1) * columns + other - 1)
                    - at(&self.row_price, here)
                    - at(&self.column_price, other);
                if cost < at(&slack, other) {
                    put(&mut slack, other, cost);
                    put(&mut self.came_from, other, column);
                }
                if at(&slack, other) < least {
                    least = at(&slack, other);
                    next = other;
                }
            }
            if next == 0 {
                return;
            }
            self.reprice(&done, &mut slack, least);
            column = next;
        }
        while column != 0 {
            let before = at(&self.came_from, column);
            let moved = at(&self.row_of, before);
            put(&mut self.row_of, column, moved);
            column = before;
        }
    }

    fn reprice(&mut self, done: &[bool], slack: &mut [f64], by: f64) {
        for (column, slack) in slack.iter_mut().enumerate() {
            if at(done, column) {
                let row = at(&self.row_of, column);
                let price = at(&self.row_price, row) + by;
                put(&mut self.row_price, row, price);
                let price = at(&self.column_price, column) - by;
                put(&mut self.column_price, column, price);
            } else {
                *slack -= by;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Least sum over all ways to give the rows from `row` on a column that is not `used`.
    fn least(costs: &[f64], columns: usize, row: usize, used: u32) -> f64 {
        if row * columns == costs.len() {
            return 0.0;
        }
        (0..columns)
            .filter(|column| used & (1 << column) == 0)
            .map(|column| {
                costs[row * columns + column] + least(costs, columns, row + 1, used | (1 << column))
            })
            .fold(f64::INFINITY, f64::min)
    }

    #[test]
    fn no_row_gets_a_place_when_there_are_too_few() {
        assert_eq!(cheapest(&[1.0, 2.0], 1), [None, None]);
        assert!(cheapest(&[], 0).is_empty());
    }

    proptest! {
        #[test]
        fn no_other_choice_of_places_is_cheaper(
            rows in 1_usize..5, extra in 0_usize..3, raw in prop::collection::vec(0_u8..50, 40),
        ) {
            let columns = rows + extra;
            let costs: Vec<f64> = raw[..rows * columns].iter().copied().map(f64::from).collect();
            let chosen = cheapest(&costs, columns);
            let mut used: Vec<usize> = chosen.iter().map(|column| column.unwrap()).collect();
            let sum: f64 =
                used.iter().enumerate().map(|(row, column)| costs[row * columns + column]).sum();
            used.sort_unstable();
            used.dedup();
            prop_assert_eq!(used.len(), rows);
            prop_assert!((sum - least(&costs, columns, 0, 0)).abs() < 1e-9);
        }
    }
}
