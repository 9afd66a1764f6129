//! Divisions to begin from: grown from the seats, or made whole from one that is not.

use crate::suggest::random::Random;
use crate::suggest::state::Layout;
use crate::suggest::{Part, PartSet, Violation};

/// A district that has no part yet.
const NONE: Part = Part::MAX;

/// A division in one piece each, grown from the seats by chance; `None` where none was found.
pub(super) fn grown(layout: &Layout<'_>, random: &mut Random) -> Option<Vec<Part>> {
    let mut owners = vec![NONE; layout.nodes()];
    let give = |owners: &mut [Part], unit: usize, part: Part| {
        for &node in layout.unit(unit) {
            owners[node] = part;
        }
    };
    for unit in 0..layout.units().len() {
        let may = layout.may(unit);
        if may.len() == 1 {
            may.iter().take(1).for_each(|part| give(&mut owners, unit, part));
        }
    }
    for part in (0..layout.parts()).filter(|&part| layout.seat(part).is_none()) {
        let free: Vec<usize> = (0..layout.units().len())
            .filter(|&unit| layout.may(unit).has(part) && owners[layout.unit(unit)[0]] == NONE)
            .collect();
        if let Some(&unit) = free.get(random.below(free.len())) {
            give(&mut owners, unit, part);
        }
    }
    let evenly = random.happens(0.5);
    let mut loads = layout.problem.loads(&owners);
    let mut fronts: Vec<Vec<usize>> = vec![Vec::new(); layout.parts()];
    for node in 0..layout.nodes() {
        if owners[node] != NONE {
            fronts[owners[node]].extend(layout.ends(node).iter().map(|end| end.node));
        }
    }
    while let Some((part, node)) = next(layout, &owners, &mut fronts, &loads, evenly, random) {
        let unit = layout.unit_of(node);
        give(&mut owners, unit, part);
        for &node in layout.unit(unit) {
            loads[part] += layout.problem.load[node];
            fronts[part].extend(layout.ends(node).iter().map(|end| end.node));
        }
    }
    mended(layout, &owners, random)
}

/// The part that grows next (the one with least load, or any) and the district that it takes: the
/// one of a few whose way grows least against its nearest part.
fn next(
    layout: &Layout<'_>,
    owners: &[Part],
    fronts: &mut [Vec<usize>],
    loads: &[f64],
    evenly: bool,
    random: &mut Random,
) -> Option<(Part, usize)> {
    let may_take = |node: usize, part: Part| {
        let unit = layout.unit_of(node);
        let free = layout.unit(unit).iter().all(|&node| owners[node] == NONE);
        free && layout.may(unit).has(part)
    };
    loop {
        let waits = (0..fronts.len()).filter(|&part| !fronts[part].is_empty());
        let part = if evenly {
            waits.min_by(|&a, &b| loads[a].total_cmp(&loads[b]))?
        } else {
            let waits: Vec<Part> = waits.collect();
            *waits.get(random.below(waits.len()))?
        };
        let front = &mut fronts[part];
        let row = |node: usize| {
            let row = &layout.problem.way[node];
            row[part] - row.iter().copied().fold(f64::INFINITY, f64::min)
        };
        let mut chosen = random.below(front.len());
        for _ in 0..4 {
            let other = random.below(front.len());
            if row(front[other]) < row(front[chosen]) {
                chosen = other;
            }
        }
        let node = front.swap_remove(chosen);
        if may_take(node, part) {
            return Some((part, node));
        }
    }
}

/// `owners` with every unit in a part that it may have and every part in one piece, changed as
/// little as comes easily; `None` where that was not found.
pub(super) fn mended(
    layout: &Layout<'_>,
    owners: &[Part],
    random: &mut Random,
) -> Option<Vec<Part>> {
    let mut owners = owners.to_vec();
    for (unit, nodes) in layout.units().iter().enumerate() {
        let may = layout.may(unit);
        let share = |part: Part| nodes.iter().filter(|&&node| owners[node] == part).count();
        let touches = |part: Part| {
            let ends = nodes.iter().flat_map(|&node| layout.ends(node));
            ends.filter(|end| owners[end.node] == part).count()
        };
        // The last of the highest: the parts are gone through backwards, so the first.
        let parts: Vec<Part> = may.iter().collect();
        let best = parts.iter().rev().max_by_key(|&&part| (share(part), touches(part)));
        let part = *best?;
        for &node in nodes {
            owners[node] = part;
        }
    }
    if !layout.problem.contiguous {
        return Some(owners);
    }
    for _ in 0..60 + (2 * layout.nodes()).min(300) {
        let loose = loose_pieces(layout, &owners);
        if loose.is_empty() {
            return Some(owners);
        }
        // Few are joined one at a time, as each changes the others.
        let one = random.below(loose.len());
        let chosen = if loose.len() > 6 { &loose[..] } else { &loose[one..=one] };
        for piece in chosen {
            join(layout, &mut owners, piece, &loose, random);
        }
    }
    None
}

/// Gives `piece` to a part that it touches, or makes a path from it to the rest of its own.
fn join(
    layout: &Layout<'_>,
    owners: &mut [Part],
    piece: &[usize],
    loose: &[Vec<usize>],
    random: &mut Random,
) {
    let part = owners[piece[0]];
    let others = other_parts(layout, owners, piece);
    let path = if others.is_empty() || random.happens(0.3) {
        path_home(layout, owners, piece, loose)
    } else {
        None
    };
    let (nodes, to) = if let Some(path) = path {
        (path, part)
    } else if let Some(&to) = others.get(random.below(others.len())) {
        (piece.to_vec(), to)
    } else {
        let node = piece[random.below(piece.len())];
        let may: Vec<Part> = layout.may(layout.unit_of(node)).iter().collect();
        (vec![node], may[random.below(may.len())])
    };
    for node in nodes {
        for &node in layout.unit(layout.unit_of(node)) {
            owners[node] = to;
        }
    }
}

/// The pieces that lie apart and may not.
fn loose_pieces(layout: &Layout<'_>, owners: &[Part]) -> Vec<Vec<usize>> {
    let mut waits = vec![false; owners.len()];
    for violation in layout.problem.violations(owners) {
        if let Violation::Apart { node } = violation {
            waits[node] = true;
        }
    }
    let mut pieces = Vec::new();
    for start in 0..owners.len() {
        if !waits[start] {
            continue;
        }
        waits[start] = false;
        let mut piece = vec![start];
        let mut next = 0;
        while let Some(&node) = piece.get(next) {
            next += 1;
            for end in layout.ends(node) {
                if waits[end.node] && owners[end.node] == owners[start] {
                    waits[end.node] = false;
                    piece.push(end.node);
                }
            }
        }
        pieces.push(piece);
    }
    pieces
}

/// The parts round `piece` that all of it may have.
fn other_parts(layout: &Layout<'_>, owners: &[Part], piece: &[usize]) -> Vec<Part> {
    let mut may = PartSet::all(layout.parts()).0;
    for &node in piece {
        may &= layout.may(layout.unit_of(node)).0;
    }
    let mut round = PartSet::default().0;
    for end in piece.iter().flat_map(|&node| layout.ends(node)) {
        round |= PartSet::only(owners[end.node]).0;
    }
    PartSet(may & round & !PartSet::only(owners[piece[0]]).0).iter().collect()
}

/// The districts of a shortest path from `piece` to the main piece of its part, through districts
/// that may have that part.
fn path_home(
    layout: &Layout<'_>,
    owners: &[Part],
    piece: &[usize],
    loose: &[Vec<usize>],
) -> Option<Vec<usize>> {
    let part = owners[piece[0]];
    let mut is_loose = vec![false; owners.len()];
    for &node in loose.iter().flatten() {
        is_loose[node] = true;
    }
    let mut before = vec![NONE; owners.len()];
    for &node in piece {
        before[node] = node;
    }
    let mut queue = piece.to_vec();
    let mut next = 0;
    while let Some(&node) = queue.get(next) {
        next += 1;
        if owners[node] == part && !is_loose[node] {
            let mut path = Vec::new();
            let mut at = node;
            while before[at] != at {
                path.push(at);
                at = before[at];
            }
            return Some(path);
        }
        for end in layout.ends(node) {
            if before[end.node] == NONE && layout.may(layout.unit_of(end.node)).has(part) {
                before[end.node] = node;
                queue.push(end.node);
            }
        }
    }
    None
}
