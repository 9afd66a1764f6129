//! Circles in the place of areas, without overlaps, near their neighbours.
//!
//! The algorithm is that of D. Dorling, *Area Cartograms: Their Use and Creation* (Concepts and
//! Techniques in Modern Geography 59, 1996): every circle is pushed away by those that it lies
//! on and, as long as it lies on none, drawn to those that its area has a border with, by how far
//! they are and how large a part of its border they have. How it moved the last time dampens how
//! it moves now. All circles move at the same time, so their order does not matter and the same
//! circles give the same places.
//!
//! What is left of overlaps in the end is taken away by pushing pairs apart, and the last
//! rounding by moving all places outwards from their middle.

use std::collections::BTreeMap;

use geo::Coord;

use crate::geometry::Adjacency;

/// A circle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Disc {
    /// Its middle, metres.
    pub centre: Coord<f64>,
    /// Its radius, metres.
    pub radius: f64,
}

/// How much of the last movement goes on (Dorling's `friction`).
const FRICTION: f64 = 0.25;
/// How much of the movement is attraction where a circle is also pushed (Dorling's `ratio`).
const RATIO: f64 = 0.4;
/// Movements of all circles.
const ROUNDS: usize = 260;
/// Rounds of pushing overlapping pairs apart, at the most.
const LAST_ROUNDS: usize = 400;
/// Turns that never come back to where they began, radians.
const GOLDEN_ANGLE: f64 = 2.399_963_229_728_653;
/// Overlap that is left to the last step, as a part of the two radii.
const NEARLY: f64 = 1e-4;

/// How large circles may be for their neighbours to touch where the areas are: radius per unit
/// of `roots`, as Dorling has it: the distances between all neighbours over the sum of their
/// radii. 0 without neighbours, or where all is 0.
#[must_use]
pub fn radius_per_root(places: &[Coord<f64>], roots: &[f64], adjacency: &Adjacency) -> f64 {
    let (mut apart, mut radii) = (0.0, 0.0);
    for &(a, b, _) in &adjacency.pairs {
        let (Some(p), Some(q)) = (places.get(a), places.get(b)) else { continue };
        apart += length(*q - *p);
        radii += roots.get(a).unwrap_or(&0.0) + roots.get(b).unwrap_or(&0.0);
    }
    if radii > 0.0 { apart / radii } else { 0.0 }
}

/// The circles moved so that no two overlap and neighbours come close.
#[must_use]
pub fn dorling(discs: &[Disc], adjacency: &Adjacency) -> Vec<Disc> {
    let mut discs = discs.to_vec();
    let neighbours = border_shares(discs.len(), adjacency);
    let widest = discs.iter().map(|disc| disc.radius).fold(0.0, f64::max);
    let mut speed = vec![Coord::zero(); discs.len()];
    for _ in 0..ROUNDS {
        let near = Near::of(&discs, widest);
        for (number, speed) in speed.iter_mut().enumerate() {
            let push = force((number, &near), &discs, neighbours.get(number), widest);
            *speed = (*speed + push) * FRICTION;
        }
        for (disc, speed) in discs.iter_mut().zip(&speed) {
            disc.centre = disc.centre + *speed;
        }
    }
    for _ in 0..LAST_ROUNDS {
        if separate(&mut discs, widest) < NEARLY {
            break;
        }
    }
    spread(&mut discs);
    discs
}

/// The neighbours of each circle with their part of its border with others.
fn border_shares(count: usize, adjacency: &Adjacency) -> Vec<Vec<(usize, f64)>> {
    let mut neighbours = vec![Vec::new(); count];
    for &(a, b, metres) in &adjacency.pairs {
        for (from, to) in [(a, b), (b, a)] {
            if let Some(list) = neighbours.get_mut(from) {
                list.push((to, metres));
            }
        }
    }
    for list in &mut neighbours {
        let whole: f64 = list.iter().map(|(_, metres)| metres).sum();
        for (_, metres) in list {
            *metres /= whole.max(f64::MIN_POSITIVE);
        }
    }
    neighbours
}

/// From so many circles on only those nearby are looked at.
const CROWD: usize = 400;

/// Which circles may lie on one another: all, or in a crowd those in the same or the next cell of
/// a grid that is as wide as the two largest circles reach.
struct Near {
    count: usize,
    cell_m: f64,
    cells: BTreeMap<(i64, i64), Vec<usize>>,
}

impl Near {
    fn of(discs: &[Disc], widest: f64) -> Self {
        let mut near = Self { count: discs.len(), cell_m: 2.0 * widest, cells: BTreeMap::new() };
        if discs.len() > CROWD {
            for (number, disc) in discs.iter().enumerate() {
                near.cells.entry(near.cell(disc.centre)).or_default().push(number);
            }
        }
        near
    }

    fn cell(&self, at: Coord<f64>) -> (i64, i64) {
        let cell_m = self.cell_m.max(f64::MIN_POSITIVE);
        ((at.x / cell_m).floor() as i64, (at.y / cell_m).floor() as i64)
    }

    /// The circles to look at for one at `at`, rising: so the same circles give the same sums.
    fn around(&self, at: Coord<f64>) -> impl Iterator<Item = usize> + use<> {
        let is_crowd = self.count > CROWD;
        let mut found = Vec::new();
        if is_crowd {
            let (x, y) = self.cell(at);
            let cells = (x - 1..=x + 1).flat_map(|x| (y - 1..=y + 1).map(move |y| (x, y)));
            found.extend(cells.filter_map(|cell| self.cells.get(&cell)).flatten().copied());
            found.sort_unstable();
        }
        let all = if is_crowd { 0..0 } else { 0..self.count };
        found.into_iter().chain(all)
    }
}

/// Where circle `number` is pushed and drawn to, metres.
fn force(
    (number, near): (usize, &Near),
    discs: &[Disc],
    neighbours: Option<&Vec<(usize, f64)>>,
    widest: f64,
) -> Coord<f64> {
    let Some(own) = discs.get(number) else { return Coord::zero() };
    // Squared, as most are only compared.
    let mut nearest2 = widest * widest;
    let mut push = Coord::<f64>::zero();
    for other in near.around(own.centre).filter(|other| *other != number) {
        let Some(disc) = discs.get(other) else { continue };
        let way = disc.centre - own.centre;
        let reach = own.radius + disc.radius;
        let apart2 = way.x * way.x + way.y * way.y;
        nearest2 = nearest2.min(apart2);
        if apart2 < reach * reach {
            let apart = apart2.sqrt();
            push = push - direction(way, apart, number, other) * (reach - apart);
        }
    }
    let nearest = nearest2.sqrt();
    let mut pull = Coord::<f64>::zero();
    for (other, share) in neighbours.into_iter().flatten() {
        let Some(disc) = discs.get(*other) else { continue };
        let way = disc.centre - own.centre;
        let apart = length(way);
        let gap = apart - own.radius - disc.radius;
        if gap > 0.0 {
            pull = pull + direction(way, apart, number, *other) * (gap * share);
        }
    }
    let (push_m, pull_m) = (length(push), length(pull));
    // No further than to the nearest circle at a time.
    let limited = |way: Coord<f64>, m: f64| if m > nearest { way * (nearest / m) } else { way };
    if push_m > 0.0 {
        let pull = pull * (push_m / (pull_m + 1.0));
        limited(push, push_m) * (1.0 - RATIO) + limited(pull, push_m) * RATIO
    } else {
        limited(pull, pull_m)
    }
}

/// Pushes overlapping pairs apart, one after the other; gives the largest overlap that there was,
/// as a part of the two radii.
fn separate(discs: &mut [Disc], widest: f64) -> f64 {
    let mut worst: f64 = 0.0;
    let near = Near::of(discs, widest);
    for first in 0..discs.len() {
        let Some(centre) = discs.get(first).map(|disc| disc.centre) else { continue };
        for second in near.around(centre).filter(|second| *second > first) {
            let (Some(&a), Some(&b)) = (discs.get(first), discs.get(second)) else { continue };
            let (way, reach) = (b.centre - a.centre, a.radius + b.radius);
            let apart = length(way);
            if apart >= reach {
                continue;
            }
            worst = worst.max((reach - apart) / reach);
            // The smaller one gives way.
            let step = direction(way, apart, first, second) * (reach - apart);
            let share = b.radius / reach;
            if let Some(disc) = discs.get_mut(first) {
                disc.centre = disc.centre - step * share;
            }
            if let Some(disc) = discs.get_mut(second) {
                disc.centre = disc.centre + step * (1.0 - share);
            }
        }
    }
    worst
}

/// Moves all places outwards from their middle until no two circles overlap at all.
fn spread(discs: &mut [Disc]) {
    let mut most: f64 = 1.0;
    for (number, a) in discs.iter().enumerate() {
        for b in discs.iter().skip(number + 1) {
            let apart = length(b.centre - a.centre);
            if apart > 0.0 {
                most = most.max((a.radius + b.radius) / apart);
            }
        }
    }
    if most > 1.0 {
        let middle = discs.iter().fold(Coord::zero(), |sum, disc| sum + disc.centre)
            / discs.len().max(1) as f64;
        // A hair more, for what rounding takes away.
        let factor = most * (1.0 + 1e-9);
        for disc in discs {
            disc.centre = middle + (disc.centre - middle) * factor;
        }
    }
}

/// The direction of `way`; circles in the very same place are parted along directions that differ
/// from pair to pair.
fn direction(way: Coord<f64>, metres: f64, own: usize, other: usize) -> Coord<f64> {
    if metres > 1e-6 {
        return way / metres;
    }
    let turn = GOLDEN_ANGLE * (own.min(other) * 31 + own.max(other)) as f64;
    let sign = if own < other { 1.0 } else { -1.0 };
    Coord { x: sign * libm::cos(turn), y: sign * libm::sin(turn) }
}

fn length(way: Coord<f64>) -> f64 {
    way.x.hypot(way.y)
}

#[cfg(test)]
mod tests {
    use geo::coord;
    use proptest::prelude::*;

    use super::*;

    fn line(count: usize) -> Adjacency {
        Adjacency::from_pairs(count, (1..count).map(|at| (at - 1, at, 100.0)).collect())
    }

    fn disc(x: f64, radius: f64) -> Disc {
        Disc { centre: coord! { x: x, y: 0.0 }, radius }
    }

    #[test]
    fn two_neighbours_far_apart_come_to_touch() {
        let moved = dorling(&[disc(0.0, 100.0), disc(1000.0, 200.0)], &line(2));
        let apart = length(moved[1].centre - moved[0].centre);
        assert!((300.0..303.0).contains(&apart), "{apart}");
        assert!(moved[0].centre.x < moved[1].centre.x);
    }

    #[test]
    fn two_on_top_of_each_other_are_parted_and_keep_their_sides() {
        let moved = dorling(&[disc(0.0, 100.0), disc(50.0, 100.0)], &line(2));
        assert!(length(moved[1].centre - moved[0].centre) >= 200.0);
        assert!(moved[0].centre.x < moved[1].centre.x);
    }

    #[test]
    fn who_has_no_neighbours_and_room_stays() {
        let discs = [disc(0.0, 100.0), disc(1000.0, 100.0)];
        assert_eq!(dorling(&discs, &Adjacency::from_pairs(2, Vec::new())), discs);
    }

    #[test]
    fn the_radius_is_such_that_neighbours_would_touch_on_average() {
        let places = [disc(0.0, 0.0), disc(300.0, 0.0), disc(900.0, 0.0)].map(|disc| disc.centre);
        // Distances 300 + 600 over roots (1 + 2) + (2 + 1).
        let per_root = radius_per_root(&places, &[1.0, 2.0, 1.0], &line(3));
        assert!((per_root - 150.0).abs() < 1e-9);
        assert!(radius_per_root(&places, &[0.0; 3], &line(3)).abs() < f64::EPSILON);
    }

    #[test]
    fn a_crowd_is_parted_as_a_few_are() {
        let at = |number: usize| {
            let (column, row) = (number % 30, number / 30);
            let radius = 60.0 + (number * 7 % 45) as f64;
            Disc { centre: coord! { x: column as f64 * 100.0, y: row as f64 * 100.0 }, radius }
        };
        let discs: Vec<Disc> = (0..600).map(at).collect();
        let moved = dorling(&discs, &line(discs.len()));
        for (number, a) in moved.iter().enumerate() {
            for b in &moved[number + 1..] {
                assert!(length(b.centre - a.centre) >= a.radius + b.radius - 1e-6);
            }
        }
        assert_eq!(moved, dorling(&discs, &line(discs.len())));
    }

    #[test]
    fn who_is_looked_at_in_a_crowd_holds_all_who_are_within_reach() {
        let at = |number: usize| Disc {
            centre: coord! { x: (number * 37 % 997) as f64, y: (number * 91 % 883) as f64 },
            radius: 5.0 + (number % 11) as f64,
        };
        let discs: Vec<Disc> = (0..500).map(at).collect();
        let near = Near::of(&discs, 15.0);
        for (number, own) in discs.iter().enumerate() {
            let seen: Vec<usize> = near.around(own.centre).collect();
            assert!(seen.is_sorted() && seen.len() < discs.len());
            for (other, disc) in discs.iter().enumerate() {
                let reach = own.radius + disc.radius;
                if other != number && length(disc.centre - own.centre) < reach {
                    assert!(seen.contains(&other));
                }
            }
        }
    }

    proptest! {
        #[test]
        fn no_two_circles_ever_overlap(
            circles in prop::collection::vec((0.0..1e4, 0.0..1e4, 0.0..2e3_f64), 2..24),
        ) {
            let discs: Vec<Disc> = circles
                .into_iter()
                .map(|(x, y, radius)| Disc { centre: coord! { x: x, y: y }, radius })
                .collect();
            let moved = dorling(&discs, &line(discs.len()));
            for (number, a) in moved.iter().enumerate() {
                prop_assert!((a.radius - discs[number].radius).abs() < f64::EPSILON);
                for b in &moved[number + 1..] {
                    prop_assert!(length(b.centre - a.centre) >= a.radius + b.radius - 1e-6);
                }
            }
            prop_assert_eq!(&moved, &dorling(&discs, &line(discs.len())));
        }
    }
}
