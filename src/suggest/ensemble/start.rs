//! A division to begin with that owes nothing to the one in question.

use crate::suggest::ensemble::stream::Stream;
use crate::suggest::ensemble::tree::{Flat, Tree, Window};

/// Trees drawn to part one piece off before all is begun anew.
const TREES: usize = 40;
/// Times that all is begun anew.
const ATTEMPTS: usize = 50;
/// The part of a district that has none yet.
const NONE: u8 = u8::MAX;

/// A division of a connected graph in `parts` connected parts within `window`, found by chance:
/// again and again a uniform spanning tree of what is left is drawn and cut at one of the edges
/// that part off a piece of which the rest can still be divided. The law of this start is not that
/// of the chain; only that it may lie far from the division in question matters. `None` where none
/// is found in 50 attempts.
pub(super) fn draw(
    flat: &Flat,
    window: Window,
    parts: usize,
    stream: &mut Stream,
) -> Option<Vec<u8>> {
    let mut tree = Tree::new(flat.len());
    let mut is_below = vec![false; flat.len()];
    (0..ATTEMPTS).find_map(|_| {
        let mut owner = vec![NONE; flat.len()];
        for part in 1..parts {
            let rest = parts - part;
            part_off(
                flat,
                window,
                (part as u8, rest),
                &mut owner,
                &mut tree,
                &mut is_below,
                stream,
            )?;
        }
        owner.iter_mut().filter(|owner| **owner == NONE).for_each(|owner| *owner = 0);
        Some(owner)
    })
}

/// Gives a piece of what has no part to `part`, so that `rest` parts remain to be found.
fn part_off(
    flat: &Flat,
    window: Window,
    (part, rest): (u8, usize),
    owner: &mut [u8],
    tree: &mut Tree,
    is_below: &mut [bool],
    stream: &mut Stream,
) -> Option<()> {
    let open = owner.iter().enumerate().filter(|(_, owner)| **owner == NONE);
    let open: Vec<u32> = open.map(|(node, _)| node as u32).collect();
    let left = window.times(rest);
    let (cut, below) = (0..TREES).find_map(|_| {
        let root = open.get(stream.below(open.len())).copied()?;
        tree.draw(flat, root as usize, [&open, &[]], stream);
        let all = tree.add_up(flat);
        let ways = tree.order().iter().skip(1).flat_map(|&node| {
            let below = tree.load_below(node as usize);
            let above = all - below;
            [
                (window.has(below) && left.has(above), true),
                (window.has(above) && left.has(below), false),
            ]
            .into_iter()
            .filter_map(move |(fits, is_below)| fits.then_some((node as usize, is_below)))
        });
        let ways: Vec<_> = ways.collect();
        ways.get(stream.below(ways.len())).copied()
    })?;
    tree.split(cut, is_below);
    for &node in tree.order() {
        let node = node as usize;
        if is_below.get(node) == Some(&below)
            && let Some(owner) = owner.get_mut(node)
        {
            *owner = part;
        }
    }
    Some(())
}
