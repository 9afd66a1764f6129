//! Good orders quickly: by prices, and by changes that each gain something.
#![expect(
    clippy::indexing_slicing,
    reason = "items, choices and rows are numbered by the model that holds them"
)]

use super::bound::{Domain, choices_in, reduced};
use super::model::{Choice, Item, Model};

/// The most items between which exchanges are tried.
const EXCHANGE_ITEMS: usize = 128;
/// An improvement smaller than this is none.
const GAIN: f64 = 1e-12;

/// What an item would take, the best first.
struct Wish {
    /// What it loses if it gets only the second.
    loss: f64,
    item: usize,
    /// Reduced value and choice.
    choices: Vec<(f64, usize)>,
}

/// Gives each item the choice with the best reduced value that there is room for, first those that
/// would lose most by waiting. `None` where one finds no room.
///
/// A row that must be reached counts on what is still to come; room under a ceiling is given to
/// those who come first.
pub(super) fn greedy(model: &Model, domain: &Domain, prices: &[f64]) -> Option<Vec<usize>> {
    let mut wishes: Vec<Wish> = Vec::with_capacity(domain.len());
    let mut used = vec![0.0; model.ceilings.len()];
    for (item, &mask) in domain.iter().enumerate() {
        let value = |choice: usize| (reduced(model, item, choice, prices), choice);
        let mut choices: Vec<(f64, usize)> = choices_in(mask).map(value).collect();
        choices.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let loss = match choices.as_slice() {
            [first, second, ..] => first.0 - second.0,
            _ => f64::INFINITY,
        };
        wishes.push(Wish { loss, item, choices });
        add(&mut used, &hopes(&model.items[item], mask), 1.0);
    }
    wishes.sort_by(|a, b| b.loss.total_cmp(&a.loss).then(a.item.cmp(&b.item)));
    let mut taken = vec![0; domain.len()];
    for Wish { item, choices, .. } in wishes {
        add(&mut used, &hopes(&model.items[item], domain[item]), -1.0);
        let of = &model.items[item].choices;
        let &(_, choice) = choices.iter().find(|(_, choice)| fits(model, &used, &of[*choice]))?;
        add(&mut used, &of[choice].uses, 1.0);
        taken[item] = choice;
    }
    model.holds(&taken).then_some(taken)
}

fn add(used: &mut [f64], uses: &[(usize, f64)], sign: f64) {
    for &(row, amount) in uses {
        used[row] += sign * amount;
    }
}

fn fits(model: &Model, used: &[f64], choice: &Choice) -> bool {
    choice.uses.iter().all(|&(row, amount)| used[row] + amount <= model.ceilings[row])
}

/// What the choices of `item` in `mask` use of its rows at the least.
pub(super) fn floor(item: &Item, mask: u64) -> Vec<(usize, f64)> {
    let mut floor: Vec<(usize, f64)> = Vec::new();
    for choice in choices_in(mask) {
        let uses = &item.choices[choice].uses;
        if floor.is_empty() {
            floor.clone_from(uses);
        }
        for ((_, least), (_, used)) in floor.iter_mut().zip(uses) {
            *least = least.min(*used);
        }
    }
    floor
}

/// The same of the rows that must be reached; 0 of the others.
fn hopes(item: &Item, mask: u64) -> Vec<(usize, f64)> {
    let floor = floor(item, mask).into_iter();
    floor.map(|(row, least)| (row, least.min(0.0))).collect()
}

/// `taken`, which holds, with changes of one item and exchanges of two for as long as one gains
/// something and all holds.
pub(super) fn improved(model: &Model, taken: Vec<usize>) -> Vec<usize> {
    let mut used = model.used(&taken);
    let mut better = taken.clone();
    while change_one(model, &mut better, &mut used)
        || (model.items.len() <= EXCHANGE_ITEMS && change_two(model, &mut better, &mut used))
    {}
    // Sums that were added to and taken from may have drifted.
    if model.holds(&better) { better } else { taken }
}

fn change_one(model: &Model, taken: &mut [usize], used: &mut [f64]) -> bool {
    let mut changed = false;
    for item in 0..taken.len() {
        let choices = &model.items[item].choices;
        let old = taken[item];
        add(used, &choices[old].uses, -1.0);
        let better = |choice: &usize| {
            choices[*choice].value > choices[old].value + GAIN
                && fits(model, used, &choices[*choice])
        };
        let value = |choice: &usize| choices[*choice].value;
        let found = (0..choices.len())
            .filter(better)
            .max_by(|a, b| value(a).total_cmp(&value(b)).then(b.cmp(a)));
        taken[item] = found.unwrap_or(old);
        add(used, &choices[taken[item]].uses, 1.0);
        changed |= found.is_some();
    }
    changed
}

/// The first exchange that gains something.
fn change_two(model: &Model, taken: &mut [usize], used: &mut [f64]) -> bool {
    for a in 0..taken.len() {
        for b in 0..a {
            if let Some((choice_a, choice_b)) = exchange(model, taken, used, a, b) {
                let (of_a, of_b) = (&model.items[a].choices, &model.items[b].choices);
                add(used, &of_a[taken[a]].uses, -1.0);
                add(used, &of_b[taken[b]].uses, -1.0);
                add(used, &of_a[choice_a].uses, 1.0);
                add(used, &of_b[choice_b].uses, 1.0);
                taken[a] = choice_a;
                taken[b] = choice_b;
                return true;
            }
        }
    }
    false
}

fn exchange(
    model: &Model,
    taken: &[usize],
    used: &mut [f64],
    a: usize,
    b: usize,
) -> Option<(usize, usize)> {
    let (of_a, of_b) = (&model.items[a].choices, &model.items[b].choices);
    let (old_a, old_b) = (&of_a[taken[a]], &of_b[taken[b]]);
    let worth = old_a.value + old_b.value + GAIN;
    add(used, &old_a.uses, -1.0);
    add(used, &old_b.uses, -1.0);
    let mut found = None;
    'all: for (choice_a, new_a) in of_a.iter().enumerate() {
        add(used, &new_a.uses, 1.0);
        for (choice_b, new_b) in of_b.iter().enumerate() {
            if new_a.value + new_b.value > worth
                && fits(model, used, new_b)
                && fits_beside(model, used, new_a, new_b)
            {
                found = Some((choice_a, choice_b));
                add(used, &new_a.uses, -1.0);
                break 'all;
            }
        }
        add(used, &new_a.uses, -1.0);
    }
    add(used, &old_a.uses, 1.0);
    add(used, &old_b.uses, 1.0);
    found
}

/// Whether the rows of `present`, which is counted in `used`, hold when `added` comes to it.
fn fits_beside(model: &Model, used: &[f64], present: &Choice, added: &Choice) -> bool {
    present.uses.iter().all(|&(row, _)| {
        let more = added.uses.iter().find(|(at, _)| *at == row).map_or(0.0, |(_, used)| *used);
        used[row] + more <= model.ceilings[row]
    })
}
