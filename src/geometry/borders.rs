//! The borders of a map, each once, with the areas on both sides.

use geo::Coord;

use crate::geometry::Shape;
use crate::geometry::topology::{Side, Topology};

/// A stretch of border between the same two areas, or between an area and the outside.
#[derive(Clone, Debug, PartialEq)]
pub struct BorderArc {
    /// Its corners in order, metres; at least two. First and last are equal when it is closed.
    pub points: Vec<Coord<f64>>,
    /// The area to the left of the way from the first corner to the last.
    pub left: Option<usize>,
    /// The area to the right; `None` is the outside of the map.
    pub right: Option<usize>,
}

/// All borders of a map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Borders {
    /// Every border once, cut where the areas on its sides change. The area to the left is
    /// always there and has the lower position of the two.
    pub arcs: Vec<BorderArc>,
}

impl BorderArc {
    /// Whether this border ends where it begins.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        self.points.len() > 2 && self.points.first() == self.points.last()
    }

    /// Length in metres.
    #[must_use]
    pub fn length_m(&self) -> f64 {
        self.points
            .iter()
            .zip(self.points.iter().skip(1))
            .map(|(a, b)| (b.x - a.x).hypot(b.y - a.y))
            .sum()
    }

    /// Whether `area` lies on either side.
    #[must_use]
    pub fn touches(&self, area: usize) -> bool {
        self.left == Some(area) || self.right == Some(area)
    }
}

impl Borders {
    /// Cuts all rings of `shapes` into borders. Corners may differ by a millimetre between
    /// neighbours; the first shape's corner then stands for both.
    ///
    /// A line that one area has on both sides (between its own parts) is no border, and left out.
    #[must_use]
    pub fn of(shapes: &[&Shape]) -> Self {
        let topology = Topology::of(shapes.iter().map(|shape| &shape.polygons));
        let segments: Vec<Segment> = topology.segments().flat_map(Segment::of).collect();
        let mut chains = Chains::new(&segments, topology.corner_count());
        let arcs = (0..segments.len()).filter_map(|start| chains.arc(start, &topology));
        Self { arcs: arcs.collect() }
    }
}

/// A segment from corner `from` to corner `to`, directed so that `left` is there and is the
/// lower of the two areas.
#[derive(Clone, Copy)]
struct Segment {
    from: usize,
    to: usize,
    left: usize,
    right: Option<usize>,
}

impl Segment {
    fn of(sides: &[Side]) -> Vec<Self> {
        let both = |owner| sides.iter().filter(|side| side.owner == owner).count() > 1;
        let owners = |forward: bool| {
            sides
                .iter()
                .filter(move |side| side.forward == forward && !both(side.owner))
                .map(|side| side.owner)
        };
        let Some(&Side { low, high, .. }) = sides.first() else { return Vec::new() };
        let (mut left, mut right) = (owners(true), owners(false));
        // Areas that overlap may lie on the same side of a segment; each then gets its own.
        std::iter::from_fn(|| match (left.next(), right.next()) {
            (None, None) => None,
            (Some(left), Some(right)) if right < left => {
                Some(Self { from: high, to: low, left: right, right: Some(left) })
            }
            (Some(left), right) => Some(Self { from: low, to: high, left, right }),
            (None, Some(right)) => Some(Self { from: high, to: low, left: right, right: None }),
        })
        .collect()
    }

    fn same_areas(&self, other: &Self) -> bool {
        self.left == other.left && self.right == other.right
    }
}

/// The segments that meet at a corner. Only a corner where exactly two meet can lie inside an
/// arc, so no more are remembered.
#[derive(Clone, Copy, Default)]
struct Meeting {
    count: usize,
    arriving: Option<usize>,
    leaving: Option<usize>,
}

struct Chains<'a> {
    segments: &'a [Segment],
    meetings: Vec<Meeting>,
    used: Vec<bool>,
}

impl<'a> Chains<'a> {
    fn new(segments: &'a [Segment], corners: usize) -> Self {
        let mut meetings = vec![Meeting::default(); corners];
        for (number, segment) in segments.iter().enumerate() {
            if let Some(meeting) = meetings.get_mut(segment.from) {
                meeting.count += 1;
                meeting.leaving = Some(number);
            }
            if let Some(meeting) = meetings.get_mut(segment.to) {
                meeting.count += 1;
                meeting.arriving = Some(number);
            }
        }
        Self { segments, meetings, used: vec![false; segments.len()] }
    }

    /// The arc that segment `start` is part of; none when an earlier arc has it.
    fn arc(&mut self, start: usize, topology: &Topology) -> Option<BorderArc> {
        if *self.used.get(start)? {
            return None;
        }
        let mut first = start;
        while let Some(before) = self.before(first).filter(|&before| before != start) {
            first = before;
        }
        let segment = self.segments.get(first)?;
        let mut points = vec![topology.corner(segment.from)?];
        let mut next = Some(first);
        while let Some(number) = next {
            // A closed arc comes back to its first segment.
            if std::mem::replace(self.used.get_mut(number)?, true) {
                break;
            }
            points.push(topology.corner(self.segments.get(number)?.to)?);
            next = self.after(number);
        }
        Some(BorderArc { points, left: Some(segment.left), right: segment.right })
    }

    fn after(&self, number: usize) -> Option<usize> {
        let segment = self.segments.get(number)?;
        let meeting = self.meetings.get(segment.to).filter(|meeting| meeting.count == 2)?;
        let next = meeting.leaving?;
        self.segments.get(next).is_some_and(|other| segment.same_areas(other)).then_some(next)
    }

    fn before(&self, number: usize) -> Option<usize> {
        let segment = self.segments.get(number)?;
        let meeting = self.meetings.get(segment.from).filter(|meeting| meeting.count == 2)?;
        let previous = meeting.arriving?;
        let same = self.segments.get(previous).is_some_and(|other| segment.same_areas(other));
        same.then_some(previous)
    }
}

#[cfg(test)]
mod tests {
    use geo::{MultiPolygon, Polygon, polygon};

    use super::*;

    fn square(x: f64, y: f64, size: f64) -> Polygon<f64> {
        polygon![
            (x: x, y: y), (x: x + size, y: y), (x: x + size, y: y + size), (x: x, y: y + size)
        ]
    }

    fn borders(areas: Vec<MultiPolygon<f64>>) -> Borders {
        let shapes: Vec<_> = areas.into_iter().map(Shape::new).collect();
        Borders::of(&shapes.iter().collect::<Vec<_>>())
    }

    fn assert_metres(found: f64, expected: f64) {
        assert!((found - expected).abs() < 1e-9, "{found}, not {expected}");
    }

    fn length(borders: &Borders, left: usize, right: Option<usize>) -> f64 {
        let of = |arc: &&BorderArc| arc.left == Some(left) && arc.right == right;
        borders.arcs.iter().filter(of).map(BorderArc::length_m).sum()
    }

    #[test]
    fn two_squares_have_one_common_border_and_one_outer_border_each() {
        let map = borders(vec![square(0.0, 0.0, 1.0).into(), square(1.0, 0.0, 1.0).into()]);
        assert_eq!(map.arcs.len(), 3);
        assert_metres(length(&map, 0, Some(1)), 1.0);
        assert_metres(length(&map, 0, None), 3.0);
        assert_metres(length(&map, 1, None), 3.0);
    }

    #[test]
    fn the_lower_area_lies_to_the_left_of_the_common_border() {
        let map = borders(vec![square(0.0, 0.0, 1.0).into(), square(1.0, 0.0, 1.0).into()]);
        let arc = map.arcs.iter().find(|arc| arc.right == Some(1)).unwrap();
        // Area 0 is to the west, which is to the left on the way north.
        assert!(arc.points[0].y < arc.points[1].y, "{arc:?}");
    }

    #[test]
    fn the_order_of_corners_in_the_source_does_not_matter() {
        let clockwise = polygon![
            (x: 0.0, y: 0.0), (x: 0.0, y: 1.0), (x: 1.0, y: 1.0), (x: 1.0, y: 0.0)
        ];
        let map = borders(vec![clockwise.into(), square(1.0, 0.0, 1.0).into()]);
        let same = borders(vec![square(0.0, 0.0, 1.0).into(), square(1.0, 0.0, 1.0).into()]);
        for (left, right) in [(0, Some(1)), (0, None), (1, None)] {
            assert_metres(length(&map, left, right), length(&same, left, right));
        }
    }

    #[test]
    fn an_enclave_has_one_closed_border_with_its_host() {
        let host = Polygon::new(
            square(0.0, 0.0, 10.0).exterior().clone(),
            vec![square(4.0, 4.0, 2.0).exterior().clone()],
        );
        let map = borders(vec![host.into(), square(4.0, 4.0, 2.0).into()]);
        let arc = map.arcs.iter().find(|arc| arc.right == Some(1)).unwrap();
        assert!(arc.is_closed());
        assert_metres(arc.length_m(), 8.0);
        assert_eq!(map.arcs.len(), 2);
    }

    #[test]
    fn a_line_between_two_parts_of_one_area_is_no_border() {
        let parts = MultiPolygon::new(vec![square(0.0, 0.0, 1.0), square(1.0, 0.0, 1.0)]);
        let map = borders(vec![parts]);
        assert_eq!(map.arcs.len(), 1);
        assert_metres(map.arcs[0].length_m(), 6.0);
    }

    #[test]
    fn areas_that_overlap_keep_a_border_each() {
        let map = borders(vec![square(0.0, 0.0, 1.0).into(), square(0.0, 0.0, 1.0).into()]);
        assert_metres(length(&map, 0, None), 4.0);
        assert_metres(length(&map, 1, None), 4.0);
    }
}
