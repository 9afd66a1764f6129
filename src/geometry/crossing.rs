//! Where a shape's outline crosses or touches itself.

use std::collections::HashSet;

use geo::line_intersection::{LineIntersection, line_intersection};
use geo::{Coord, Line, LineString, MultiPolygon};
use rstar::RTree;

/// A place where the outline crosses itself, or where one ring comes back to a corner that it
/// has already passed; none in a proper outline.
///
/// `geo`'s own validation compares every segment with every other, which takes minutes for a
/// detailed coast; here a tree of segments finds the few pairs that can meet.
#[must_use]
pub fn first_crossing(shape: &MultiPolygon<f64>) -> Option<Coord<f64>> {
    let rings =
        || shape.iter().flat_map(|part| std::iter::once(part.exterior()).chain(part.interiors()));
    rings().find_map(repeated_corner).or_else(|| {
        let tree = RTree::bulk_load(rings().flat_map(LineString::lines).collect());
        tree.intersection_candidates_with_other_tree(&tree).find_map(|(a, b)| crossing_of(*a, *b))
    })
}

fn crossing_of(a: Line<f64>, b: Line<f64>) -> Option<Coord<f64>> {
    match line_intersection(a, b)? {
        LineIntersection::SinglePoint { intersection, is_proper: true } => Some(intersection),
        LineIntersection::SinglePoint { .. } | LineIntersection::Collinear { .. } => None,
    }
}

fn repeated_corner(ring: &LineString<f64>) -> Option<Coord<f64>> {
    let mut seen = HashSet::new();
    let mut previous = None;
    // The last corner is the first again.
    ring.0.iter().skip(1).copied().find(|&corner| {
        let again = previous != Some(corner) && !seen.insert(bits(corner));
        previous = Some(corner);
        again
    })
}

fn bits(point: Coord<f64>) -> (u64, u64) {
    // Adding 0 makes one zero of the two.
    ((point.x + 0.0).to_bits(), (point.y + 0.0).to_bits())
}

#[cfg(test)]
mod tests {
    use geo::polygon;

    use super::*;

    #[test]
    fn a_bow_tie_crosses_itself_in_the_middle() {
        let tie = polygon![(x: 0.0, y: 0.0), (x: 2.0, y: 2.0), (x: 2.0, y: 0.0), (x: 0.0, y: 2.0)];
        assert_eq!(first_crossing(&tie.into()), Some(Coord { x: 1.0, y: 1.0 }));
    }

    #[test]
    fn a_ring_that_passes_a_corner_twice_touches_itself() {
        let tie = polygon![
            (x: 0.0, y: 0.0), (x: 1.0, y: 1.0), (x: 2.0, y: 0.0), (x: 2.0, y: 2.0),
            (x: 1.0, y: 1.0), (x: 0.0, y: 2.0)
        ];
        assert_eq!(first_crossing(&tie.into()), Some(Coord { x: 1.0, y: 1.0 }));
    }

    #[test]
    fn a_plain_square_with_a_hole_has_no_crossing() {
        let square = polygon!(
            exterior: [(x: 0.0, y: 0.0), (x: 9.0, y: 0.0), (x: 9.0, y: 0.0), (x: 9.0, y: 9.0)],
            interiors: [[(x: 5.0, y: 2.0), (x: 7.0, y: 2.0), (x: 7.0, y: 4.0)]],
        );
        assert_eq!(first_crossing(&square.into()), None);
    }

    #[test]
    fn a_hole_that_leaves_its_polygon_is_a_crossing() {
        let square = polygon!(
            exterior: [(x: 0.0, y: 0.0), (x: 9.0, y: 0.0), (x: 9.0, y: 9.0), (x: 0.0, y: 9.0)],
            interiors: [[(x: 5.0, y: 2.0), (x: 12.0, y: 2.0), (x: 12.0, y: 4.0)]],
        );
        assert!(first_crossing(&square.into()).is_some());
    }
}
