//! Which part of a division is which base's.

#![expect(
    clippy::indexing_slicing,
    reason = "rows and columns are below the size that the table was made for"
)]

/// The pairing of `size` rows with `size` columns whose costs have the least sum: the column of
/// each row. `cost` holds row after row.
///
/// The Hungarian method with potentials, rows added one at a time along shortest augmenting paths
/// (Kuhn 1955; Jonker and Volgenant 1987), `size`³ steps.
pub(super) fn cheapest(cost: &[f64], size: usize) -> Vec<usize> {
    // Column `size` stands for "not paired": it holds the row that is being added.
    let none = size;
    let mut row_of = vec![none; size + 1];
    let mut row_price = vec![0.0; size];
    let mut column_price = vec![0.0; size + 1];
    for row in 0..size {
        row_of[size] = row;
        let mut least = vec![f64::INFINITY; size];
        let mut came_from = vec![size; size];
        let mut is_done = vec![false; size + 1];
        let mut column = size;
        while row_of[column] != none {
            is_done[column] = true;
            let row = row_of[column];
            let (mut next, mut step) = (size, f64::INFINITY);
            for other in (0..size).filter(|&other| !is_done[other]) {
                let rest = cost[row * size + other] - row_price[row] - column_price[other];
                if rest < least[other] {
                    least[other] = rest;
                    came_from[other] = column;
                }
                if least[other] < step {
                    (next, step) = (other, least[other]);
                }
            }
            for other in 0..=size {
                if is_done[other] {
                    row_price[row_of[other]] += step;
                    column_price[other] -= step;
                } else {
                    least[other] -= step;
                }
            }
            column = next;
        }
        while column != size {
            let before = came_from[column];
            row_of[column] = row_of[before];
            column = before;
        }
    }
    let mut column_of = vec![0; size];
    for column in 0..size {
        column_of[row_of[column]] = column;
    }
    column_of
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The least sum over all pairings, by trying them all.
    fn least(cost: &[f64], size: usize, row: usize, taken: u32) -> f64 {
        if row == size {
            return 0.0;
        }
        let open = (0..size).filter(|column| taken & (1 << column) == 0);
        open.map(|column| {
            cost[row * size + column] + least(cost, size, row + 1, taken | 1 << column)
        })
        .fold(f64::INFINITY, f64::min)
    }

    #[test]
    fn no_other_pairing_is_cheaper() {
        let mut stream = crate::suggest::ensemble::stream::Stream::new(1, 0);
        for size in 1..=6 {
            for _ in 0..50 {
                let cost: Vec<f64> =
                    (0..size * size).map(|_| stream.below(20) as f64 / 4.0).collect();
                let found = cheapest(&cost, size);
                let mut columns = found.clone();
                columns.sort_unstable();
                assert_eq!(columns, (0..size).collect::<Vec<_>>());
                let sum: f64 =
                    found.iter().enumerate().map(|(row, column)| cost[row * size + column]).sum();
                assert!((sum - least(&cost, size, 0, 0)).abs() < 1e-9);
            }
        }
    }
}
