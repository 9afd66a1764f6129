//! Sums that hold between the columns of a table, in every district: `all = boys + girls`. What is
//! hidden in one column can be worked out from the others of such a sum.

use std::collections::BTreeSet;

use crate::model::{DistrictIdx, Index};

/// A prime, 2⁶¹ − 1: what is no sum comes out as one by it once in 10¹⁸.
const PRIME: u64 = (1 << 61) - 1;

/// A column that is no sum of those before it, as what of it they do not explain.
struct Independent {
    /// The first row in which something is left; 1 there.
    pivot: usize,
    left: Vec<u64>,
    /// What it was made from: a factor for each column.
    from: Vec<u64>,
}

/// A group number for each column: those that are tied by sums that hold in every district have the
/// same. Columns with gaps in more than half of the districts, or with parts of people, are tied
/// to none.
///
/// The columns are reduced one by one (Gauss, modulo a prime); one of which nothing is left is a
/// sum of those before it. Two columns that stand in any sum together are then tied by those that
/// are found: the circuits through one basis connect what all circuits do (Oxley, Matroid Theory,
/// 4.1).
pub(super) fn tied(columns: &[Vec<Option<f64>>]) -> Vec<usize> {
    let (rows, looked_at) = complete(columns);
    let mut groups: Vec<usize> = (0..columns.len()).collect();
    let mut basis: Vec<Independent> = Vec::new();
    for (at, column) in columns.iter().enumerate().filter(|(at, _)| looked_at.contains(at)) {
        let value = |row: &usize| column.get(*row).copied().flatten().unwrap_or_default();
        let mut left: Vec<u64> = rows.iter().map(|row| residue(value(row))).collect();
        let mut from: Vec<u64> = (0..columns.len()).map(|other| u64::from(other == at)).collect();
        for known in &basis {
            let factor = left.get(known.pivot).copied().unwrap_or_default();
            subtract(&mut left, &known.left, factor);
            subtract(&mut from, &known.from, factor);
        }
        if let Some(pivot) = left.iter().position(|value| *value != 0) {
            let factor = inverse(left.get(pivot).copied().unwrap_or(1));
            for value in left.iter_mut().chain(&mut from) {
                *value = times(*value, factor);
            }
            basis.push(Independent { pivot, left, from });
        } else if is_sum(&from, rows.len()) {
            join(&mut groups, &from, at);
        }
    }
    groups
}

/// Whether factors that give 0 in so many rows mean something. As many columns as there are rows
/// explain any other; that is a sum only if it looks like one.
fn is_sum(from: &[u64], rows: usize) -> bool {
    let mut factors = from.iter().filter(|factor| **factor != 0);
    factors.clone().count() <= rows || factors.all(|factor| [1, PRIME - 1].contains(factor))
}

/// Gives all columns with a factor the group of `at`.
fn join(groups: &mut [usize], from: &[u64], at: usize) {
    let Some(to) = groups.get(at).copied() else { return };
    let joined: Vec<usize> =
        groups.iter().zip(from).filter(|(_, f)| **f != 0).map(|(g, _)| *g).collect();
    for group in groups.iter_mut().filter(|group| joined.contains(group)) {
        *group = to;
    }
}

/// The rows that have all columns, and the columns that are looked at: those of whole numbers, the
/// fewest gaps first, as long as half of the rows remain.
fn complete(columns: &[Vec<Option<f64>>]) -> (Vec<usize>, Vec<usize>) {
    let is_whole = |value: f64| value.fract() == 0.0 && value.abs() < 9e15;
    let mut order: Vec<(usize, usize)> = columns
        .iter()
        .enumerate()
        .filter(|(_, column)| column.iter().flatten().all(|value| is_whole(*value)))
        .map(|(at, column)| (column.iter().filter(|value| value.is_none()).count(), at))
        .collect();
    order.sort_unstable();
    let count = columns.first().map_or(0, Vec::len);
    let mut rows: Vec<usize> = (0..count).collect();
    let mut looked_at = Vec::new();
    for (_, at) in order {
        let has = |row: &usize| {
            columns.get(at).and_then(|column| column.get(*row)).copied().flatten().is_some()
        };
        let fewer: Vec<usize> = rows.iter().copied().filter(has).collect();
        if 2 * fewer.len() >= count {
            rows = fewer;
            looked_at.push(at);
        }
    }
    (rows, looked_at)
}

fn residue(value: f64) -> u64 {
    (value as i64).rem_euclid(PRIME as i64) as u64
}

fn times(a: u64, b: u64) -> u64 {
    (u128::from(a) * u128::from(b) % u128::from(PRIME)) as u64
}

/// 1 / `value`, by Fermat: `value` to the power of the prime less 2.
fn inverse(value: u64) -> u64 {
    let (mut result, mut power, mut left) = (1, value, PRIME - 2);
    while left > 0 {
        if left % 2 == 1 {
            result = times(result, power);
        }
        power = times(power, power);
        left /= 2;
    }
    result
}

fn subtract(values: &mut [u64], others: &[u64], factor: u64) {
    if factor == 0 {
        return;
    }
    for (value, other) in values.iter_mut().zip(others) {
        *value = (*value + PRIME - times(*other, factor)) % PRIME;
    }
}

/// The one of `group` that is the sum of the others wherever all have a value; their positions in
/// `columns`.
pub(super) fn total_of(columns: &[Vec<Option<f64>>], group: &[usize]) -> Option<usize> {
    let count = columns.first().map_or(0, Vec::len);
    let rows: Vec<Vec<f64>> = (0..count)
        .filter_map(|row| {
            let value = |at: &usize| columns.get(*at)?.get(row).copied().flatten();
            group.iter().map(value).collect()
        })
        .collect();
    let is_total = |at: &usize| {
        // Whole numbers: what is equal is exactly so.
        rows.iter().all(|row| {
            let all: f64 = row.iter().sum();
            row.get(*at).is_some_and(|total| (all - 2.0 * total).abs() < 0.5)
        })
    };
    let found = (0..group.len()).find(is_total)?;
    (!rows.is_empty()).then_some(())?;
    group.get(found).copied()
}

/// Whether one of two columns is the other times a number, so that either tells both.
pub(super) fn are_proportional(a: &[Option<f64>], b: &[Option<f64>]) -> bool {
    let both: Vec<(f64, f64)> = a.iter().zip(b).filter_map(|(a, b)| Some(((*a)?, (*b)?))).collect();
    let Some((a_0, b_0)) = both.iter().copied().find(|(a, b)| *a != 0.0 || *b != 0.0) else {
        return true;
    };
    both.iter().all(|(a, b)| (a * b_0 - b * a_0).abs() < 0.5)
}

/// A column of counts, and where the rule hides it.
#[derive(Clone, Debug, Default)]
pub(super) struct Column {
    /// Its name in the file.
    pub(super) name: String,
    /// The counts by district.
    pub(super) values: Vec<Option<f64>>,
    /// Where it is hidden.
    pub(super) hidden: Vec<bool>,
    /// Where it is hidden together with others, of which some are not small.
    pub(super) withheld: BTreeSet<DistrictIdx>,
    /// How much is lost with it: 0 is what the model reckons with, then all inhabitants, then all
    /// else.
    pub(super) order: u8,
}

impl Column {
    pub(super) fn value(&self, row: usize) -> f64 {
        self.values.get(row).copied().flatten().unwrap_or_default()
    }

    pub(super) fn is_hidden(&self, row: usize) -> bool {
        self.hidden.get(row).copied().unwrap_or_default()
    }

    pub(super) fn is_hidden_in(&self, district: DistrictIdx) -> bool {
        self.is_hidden(district.to_usize())
    }

    fn withhold(&mut self, row: usize) {
        let has_value = self.values.get(row).is_some_and(Option::is_some);
        if let Some(slot) = self.hidden.get_mut(row).filter(|_| has_value) {
            *slot = true;
            self.withheld.insert(DistrictIdx::from_usize(row));
        }
    }
}

/// Hides, beside what the rule hides, what would tell it: in a district where a count is hidden,
/// so much of the sums that it stands in that every count below `limit` remains possible.
///
/// Where a group of columns is one sum with its parts (the usual case) the whole stays, and parts
/// are taken away, least needed first, until what is gone is two or more parts that are together
/// at least twice the limit: then the hidden one may be anything below the limit, and the rest of
/// it lies in the others. Where that is not to be had the whole goes too, and where the whole is
/// hidden all of its parts go: some of them are zero, and shown zeros would tell the others. Of
/// other groups the most needed column remains, where it is at least twice the limit and
/// proportional to no hidden one: no sum has a single term. Nothing tells which of the cells that
/// are gone were small.
pub(super) fn hide_what_tells(columns: &mut [Column], limit: u32) {
    let values: Vec<Vec<Option<f64>>> =
        columns.iter().map(|column| column.values.clone()).collect();
    let groups = tied(&values);
    let numbers: BTreeSet<usize> = groups.iter().copied().collect();
    for number in numbers {
        let of_group = |(at, group): (usize, &usize)| (*group == number).then_some(at);
        let mut group: Vec<usize> = groups.iter().enumerate().filter_map(of_group).collect();
        if group.len() < 2 {
            continue;
        }
        let whole = total_of(&values, &group);
        // What is least needed is taken away first; among equals the largest.
        group.sort_by(|a, b| {
            let key = |at: &usize| {
                let column = columns.get(*at);
                let sum: f64 = column.map_or(0.0, |one| one.values.iter().flatten().sum());
                (column.map_or(0, |one| one.order), sum)
            };
            let ((a_order, a_sum), (b_order, b_sum)) = (key(a), key(b));
            b_order.cmp(&a_order).then(b_sum.total_cmp(&a_sum)).then(a.cmp(b))
        });
        let rows = values.first().map_or(0, Vec::len);
        for row in 0..rows {
            let is_hidden =
                |at: &usize| columns.get(*at).is_some_and(|column| column.is_hidden(row));
            if !group.iter().any(is_hidden) {
                continue;
            }
            let gone = match whole {
                Some(whole) => out_of_sum(columns, &group, whole, row, limit),
                None => all_but_one(columns, &group, row, limit),
            };
            for at in gone {
                if let Some(column) = columns.get_mut(at) {
                    column.withhold(row);
                }
            }
        }
    }
}

/// What is taken away in `row` from a sum and its parts.
fn out_of_sum(
    columns: &[Column],
    group: &[usize],
    whole: usize,
    row: usize,
    limit: u32,
) -> Vec<usize> {
    let is_hidden = |at: usize| columns.get(at).is_some_and(|column| column.is_hidden(row));
    if is_hidden(whole) {
        return group.to_vec();
    }
    let value = |at: usize| columns.get(at).map_or(0.0, |column| column.value(row));
    let mut gone: Vec<usize> = group.iter().copied().filter(|at| is_hidden(*at)).collect();
    let needed = |at: &usize| columns.get(*at).is_some_and(|column| column.order == 0);
    let others = group.iter().copied().filter(|at| *at != whole && !is_hidden(*at) && !needed(at));
    let is_enough = |gone: &[usize]| {
        let sum: f64 = gone.iter().map(|at| value(*at)).sum();
        gone.len() > 1 && sum >= 2.0 * f64::from(limit)
    };
    for other in others {
        if is_enough(&gone) {
            break;
        }
        gone.push(other);
    }
    if !is_enough(&gone) {
        gone.push(whole);
    }
    gone
}

/// All of a group but the most needed one, where that is large and tells none of the hidden ones.
fn all_but_one(columns: &[Column], group: &[usize], row: usize, limit: u32) -> Vec<usize> {
    let hidden: Vec<&Column> = group
        .iter()
        .filter_map(|at| columns.get(*at))
        .filter(|column| column.is_hidden(row))
        .collect();
    let tells = |column: &Column| {
        hidden.iter().any(|other| are_proportional(&column.values, &other.values))
    };
    // Another in its place would tell that this one is small.
    let may_stay = |at: &usize| {
        columns.get(*at).is_some_and(|column| {
            !column.is_hidden(row) && column.value(row) >= 2.0 * f64::from(limit) && !tells(column)
        })
    };
    let stays = group.last().copied().filter(may_stay);
    group.iter().copied().filter(|at| Some(*at) != stays).collect()
}

#[cfg(test)]
mod tests;
