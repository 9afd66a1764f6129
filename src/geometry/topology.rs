//! Which areas lie along which segment: the ground that adjacency and borders are made from.

use std::collections::HashMap;

use geo::{Coord, LineString, MultiPolygon};

/// Corners closer than this are the same corner, metres. Neighbours that were projected or
/// rounded apart differ by less; no two corners of a real border lie this near each other.
const SAME_CORNER_M: f64 = 0.001;
/// Side of the squares that corners are looked up in, metres. A few times the tolerance, so that
/// most corners need to look in one square only.
const SQUARE_M: f64 = 0.008;

/// One side of a segment between two corners.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Side {
    /// The corner with the lower number.
    pub(super) low: usize,
    /// The corner with the higher number.
    pub(super) high: usize,
    /// The area whose ring runs here.
    pub(super) owner: usize,
    /// Whether the ring runs from `low` to `high`; the area then lies to the left of that way.
    pub(super) forward: bool,
}

/// All segments of a map, with corners shared between neighbours.
pub(super) struct Topology {
    corners: Vec<Coord<f64>>,
    /// Ordered, so that the sides of one segment follow each other.
    sides: Vec<Side>,
}

impl Topology {
    pub(super) fn of<'a>(areas: impl IntoIterator<Item = &'a MultiPolygon<f64>>) -> Self {
        let mut corners = Corners::default();
        let mut sides = Vec::new();
        for (owner, area) in areas.into_iter().enumerate() {
            for polygon in area {
                for ring in std::iter::once(polygon.exterior()).chain(polygon.interiors()) {
                    add_ring(ring, owner, &mut corners, &mut sides);
                }
            }
        }
        sides.sort_unstable();
        sides.dedup();
        Self { corners: corners.points, sides }
    }

    /// The sides of each segment, one segment at a time, always in the same order.
    pub(super) fn segments(&self) -> impl Iterator<Item = &[Side]> {
        self.sides.chunk_by(|a, b| (a.low, a.high) == (b.low, b.high))
    }

    pub(super) fn corner_count(&self) -> usize {
        self.corners.len()
    }

    pub(super) fn corner(&self, number: usize) -> Option<Coord<f64>> {
        self.corners.get(number).copied()
    }

    /// Length of a segment, metres.
    pub(super) fn length(&self, side: &Side) -> f64 {
        match (self.corner(side.low), self.corner(side.high)) {
            (Some(a), Some(b)) => (b.x - a.x).hypot(b.y - a.y),
            _ => 0.0,
        }
    }
}

fn add_ring(ring: &LineString<f64>, owner: usize, corners: &mut Corners, sides: &mut Vec<Side>) {
    let mut previous: Option<usize> = None;
    for point in &ring.0 {
        let here = corners.number(*point);
        if let Some(before) = previous
            && before != here
        {
            sides.push(Side {
                low: before.min(here),
                high: before.max(here),
                owner,
                forward: before < here,
            });
        }
        previous = Some(here);
    }
}

/// Corners by place. A corner keeps the place where it was first seen.
#[derive(Default)]
struct Corners {
    points: Vec<Coord<f64>>,
    squares: HashMap<(i64, i64), Vec<usize>>,
}

impl Corners {
    fn number(&mut self, point: Coord<f64>) -> usize {
        let square = |value: f64| (value / SQUARE_M).floor() as i64;
        for x in square(point.x - SAME_CORNER_M)..=square(point.x + SAME_CORNER_M) {
            for y in square(point.y - SAME_CORNER_M)..=square(point.y + SAME_CORNER_M) {
                if let Some(found) = self.in_square((x, y), point) {
                    return found;
                }
            }
        }
        let number = self.points.len();
        self.points.push(point);
        self.squares.entry((square(point.x), square(point.y))).or_default().push(number);
        number
    }

    fn in_square(&self, square: (i64, i64), point: Coord<f64>) -> Option<usize> {
        self.squares.get(&square)?.iter().copied().find(|number| {
            self.points
                .get(*number)
                .is_some_and(|other| (other.x - point.x).hypot(other.y - point.y) <= SAME_CORNER_M)
        })
    }
}
