//! Which shapes share a border.

use std::collections::BTreeMap;

use geo::MultiPolygon;

use crate::geometry::topology::Topology;

/// Pairs of shapes that share a border of more than a point, by their position on the map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Adjacency {
    /// Each pair once, lower position first, in order, with the length that they share in metres.
    pub pairs: Vec<(usize, usize, f64)>,
    /// The neighbours of each position, in order; made from `pairs`.
    neighbours: Vec<Vec<usize>>,
}

impl Adjacency {
    /// Finds all pairs among `areas` (metres) that have at least one segment in common.
    ///
    /// Corners may differ by a millimetre between neighbours. A border that one neighbour has
    /// more corners on than the other is common only where the corners meet.
    #[must_use]
    pub fn of(areas: &[&MultiPolygon<f64>]) -> Self {
        let topology = Topology::of(areas.iter().copied());
        let mut lengths: BTreeMap<(usize, usize), f64> = BTreeMap::new();
        for segment in topology.segments() {
            let Some(side) = segment.first().filter(|_| segment.len() > 1) else { continue };
            // Sides are ordered by owner within a segment, and one owner may have both.
            let mut owners: Vec<usize> = segment.iter().map(|side| side.owner).collect();
            owners.dedup();
            for (position, &low) in owners.iter().enumerate() {
                for &high in owners.iter().skip(position + 1) {
                    *lengths.entry((low, high)).or_default() += topology.length(side);
                }
            }
        }
        let pairs = lengths.into_iter().map(|((low, high), length)| (low, high, length));
        Self::from_pairs(areas.len(), pairs.collect())
    }

    /// Finds all pairs among `areas` (metres) that have at least a corner in common: queen's
    /// neighbours. The length is that of the border that they share, 0 where it is only a point.
    ///
    /// As for [`Adjacency::of`], a place is common only where both have a corner.
    #[must_use]
    pub fn touching(areas: &[&MultiPolygon<f64>]) -> Self {
        let topology = Topology::of(areas.iter().copied());
        let mut owners: Vec<(usize, usize)> = topology
            .segments()
            .flatten()
            .flat_map(|side| [(side.low, side.owner), (side.high, side.owner)])
            .collect();
        owners.sort_unstable();
        owners.dedup();
        let mut lengths: BTreeMap<(usize, usize), f64> = BTreeMap::new();
        for corner in owners.chunk_by(|a, b| a.0 == b.0) {
            for (position, &(_, low)) in corner.iter().enumerate() {
                for &(_, high) in corner.iter().skip(position + 1) {
                    lengths.insert((low, high), 0.0);
                }
            }
        }
        for (low, high, length) in Self::of(areas).pairs {
            lengths.insert((low, high), length);
        }
        let pairs = lengths.into_iter().map(|((low, high), length)| (low, high, length));
        Self::from_pairs(areas.len(), pairs.collect())
    }

    /// The adjacency of `count` shapes of which `pairs` are neighbours; a pair of a shape with
    /// itself, or with one that does not exist, is left out.
    #[must_use]
    pub fn from_pairs(count: usize, pairs: Vec<(usize, usize, f64)>) -> Self {
        let mut pairs: Vec<_> = pairs
            .into_iter()
            .map(|(a, b, length)| (a.min(b), a.max(b), length))
            .filter(|(low, high, _)| low < high && *high < count)
            .collect();
        pairs.sort_by_key(|(low, high, _)| (*low, *high));
        pairs.dedup_by_key(|(low, high, _)| (*low, *high));

        let mut neighbours = vec![Vec::new(); count];
        for &(low, high, _) in &pairs {
            for (from, to) in [(low, high), (high, low)] {
                if let Some(list) = neighbours.get_mut(from) {
                    list.push(to);
                }
            }
        }
        for list in &mut neighbours {
            list.sort_unstable();
        }
        Self { pairs, neighbours }
    }

    /// The neighbours of `area`, in order.
    pub fn neighbours(&self, area: usize) -> impl ExactSizeIterator<Item = usize> + Clone + '_ {
        self.neighbours.get(area).map_or(&[][..], Vec::as_slice).iter().copied()
    }

    /// Whether `a` and `b` share a border.
    #[must_use]
    pub fn are_neighbours(&self, a: usize, b: usize) -> bool {
        self.neighbours.get(a).is_some_and(|list| list.binary_search(&b).is_ok())
    }

    /// The contiguous parts of the areas that are `members`: each part in order, and the parts
    /// in the order of their first area. A contiguous set has one part, an empty set none.
    #[must_use]
    pub fn components(&self, members: &dyn Fn(usize) -> bool) -> Vec<Vec<usize>> {
        let mut open: Vec<bool> = (0..self.neighbours.len()).map(members).collect();
        let mut parts = Vec::new();
        for start in 0..open.len() {
            if !take(&mut open, start) {
                continue;
            }
            let mut part = vec![start];
            let mut next = 0;
            while let Some(&area) = part.get(next) {
                next += 1;
                part.extend(self.neighbours(area).filter(|&other| take(&mut open, other)));
            }
            part.sort_unstable();
            parts.push(part);
        }
        parts
    }
}

/// Marks `area` as taken; false when it was not open.
fn take(open: &mut [bool], area: usize) -> bool {
    open.get_mut(area).is_some_and(std::mem::take)
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use geo::{MultiPolygon, polygon};

    use super::*;

    fn square(x: f64, y: f64) -> MultiPolygon<f64> {
        MultiPolygon::from(polygon![
            (x: x, y: y), (x: x + 1.0, y: y), (x: x + 1.0, y: y + 1.0), (x: x, y: y + 1.0)
        ])
    }

    fn row_of_three() -> Adjacency {
        Adjacency::from_pairs(4, vec![(1, 0, 2.0), (1, 2, 1.0)])
    }

    #[test]
    fn squares_side_by_side_share_their_side_and_squares_at_a_corner_nothing() {
        let areas = [square(0.0, 0.0), square(1.0, 0.0), square(1.0, 1.0)];
        let adjacency = Adjacency::of(&areas.each_ref());
        assert_eq!(adjacency.pairs, vec![(0, 1, 1.0), (1, 2, 1.0)]);
        assert!(!adjacency.are_neighbours(0, 2));
    }

    #[test]
    fn squares_at_a_corner_touch() {
        let areas = [square(0.0, 0.0), square(1.0, 0.0), square(1.0, 1.0), square(5.0, 5.0)];
        let touching = Adjacency::touching(&areas.each_ref());
        assert_eq!(touching.pairs, vec![(0, 1, 1.0), (0, 2, 0.0), (1, 2, 1.0)]);
    }

    #[test]
    fn a_border_that_differs_by_less_than_a_millimetre_is_still_common() {
        // Across the edge of a lookup square as well as inside one.
        for shift in [0.0, 0.0079, 0.003] {
            let areas = [square(shift, 0.0), square(1.0 + shift + 0.0009, 0.0)];
            assert_eq!(Adjacency::of(&areas.each_ref()).pairs.len(), 1, "{shift}");
        }
    }

    #[test]
    fn a_gap_of_a_centimetre_is_no_common_border() {
        let areas = [square(0.0, 0.0), square(1.01, 0.0)];
        assert!(Adjacency::of(&areas.each_ref()).pairs.is_empty());
    }

    #[test]
    fn neighbours_are_listed_both_ways() {
        let adjacency = row_of_three();
        assert_eq!(adjacency.neighbours(1).collect::<Vec<_>>(), [0, 2]);
        assert_eq!(adjacency.neighbours(0).collect::<Vec<_>>(), [1]);
        assert!(adjacency.are_neighbours(0, 1) && adjacency.are_neighbours(1, 0));
        assert_eq!(adjacency.neighbours(99).count(), 0);
    }

    #[test]
    fn taking_out_the_middle_leaves_two_parts() {
        let adjacency = row_of_three();
        assert_eq!(adjacency.components(&|area| area < 3), [vec![0, 1, 2]]);
        assert_eq!(adjacency.components(&|area| area != 1), [vec![0], vec![2], vec![3]]);
        assert!(adjacency.components(&|_| false).is_empty());
    }

    #[test]
    fn a_map_of_half_a_million_corners_is_searched_in_seconds() {
        // 3 364 areas of 144 corners, like all RegSO areas of Sweden.
        let areas: Vec<_> = (0..58 * 58)
            .map(|number| fine_square(f64::from(number % 58), f64::from(number / 58)))
            .collect();
        let refs: Vec<_> = areas.iter().collect();
        let begun = Instant::now();
        let adjacency = Adjacency::of(&refs);
        assert_eq!(adjacency.pairs.len(), 2 * 57 * 58);
        assert!(begun.elapsed().as_secs() < 10, "{:?}", begun.elapsed());
    }

    /// A square of 36 km with corners every kilometre on each side.
    fn fine_square(column: f64, row: f64) -> MultiPolygon<f64> {
        let side = |dx: f64, dy: f64, x: f64, y: f64| {
            (0..36).map(move |step| {
                let at = f64::from(step) * 1000.0;
                geo::Coord {
                    x: (column + x) * 36_000.0 + dx * at,
                    y: (row + y) * 36_000.0 + dy * at,
                }
            })
        };
        let ring = side(1.0, 0.0, 0.0, 0.0)
            .chain(side(0.0, 1.0, 1.0, 0.0))
            .chain(side(-1.0, 0.0, 1.0, 1.0))
            .chain(side(0.0, -1.0, 0.0, 1.0));
        MultiPolygon::from(geo::Polygon::new(ring.collect(), Vec::new()))
    }
}
