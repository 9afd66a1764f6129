//! Mends the rings of a polygon, and tells what it mended.

use geo::{Coord, LineString, Polygon};
use geojson::Position;

use crate::read::{FeatureRef, ReadNote};

/// What is read of one feature, while it is read.
pub(super) struct Rings<'a> {
    pub(super) feature: &'a FeatureRef,
    pub(super) notes: &'a mut Vec<ReadNote>,
    /// Whether any position had a height.
    pub(super) heights: &'a mut bool,
    ring: usize,
}

impl<'a> Rings<'a> {
    pub(super) fn new(
        feature: &'a FeatureRef,
        notes: &'a mut Vec<ReadNote>,
        heights: &'a mut bool,
    ) -> Self {
        Self { feature, notes, heights, ring: 0 }
    }

    /// The polygon of `rings`; none when its outer ring is no ring, and then its holes go too.
    pub(super) fn polygon(&mut self, rings: &[Vec<Position>]) -> Option<Polygon<f64>> {
        let mut read = rings.iter().map(|ring| self.read(ring)).collect::<Vec<_>>().into_iter();
        let exterior = read.next()??;
        Some(Polygon::new(exterior, read.flatten().collect()))
    }

    /// One ring, closed; none when it has fewer than four positions (RFC 7946, section 3.1.6).
    fn read(&mut self, positions: &[Position]) -> Option<LineString<f64>> {
        self.ring += 1;
        let mut points: Vec<Coord<f64>> = positions.iter().filter_map(coord).collect();
        *self.heights |= positions.iter().any(|position| position.len() > 2);
        let open = points.first() != points.last();
        if points.len() + usize::from(open) < 4 {
            self.notes.push(ReadNote::RingDropped {
                feature: self.feature.clone(),
                ring: self.ring,
                positions: points.len(),
            });
            return None;
        }
        if open {
            self.notes
                .push(ReadNote::RingClosed { feature: self.feature.clone(), ring: self.ring });
            points.extend(points.first().copied());
        }
        Some(LineString::new(points))
    }
}

fn coord(position: &Position) -> Option<Coord<f64>> {
    match position.as_slice() {
        [x, y, ..] => Some(Coord { x: *x, y: *y }),
        _ => None,
    }
}
