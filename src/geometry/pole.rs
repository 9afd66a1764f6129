//! The point of a polygon that is farthest from its border.
//!
//! A grid of square cells is refined where it may still hold something better, best first, as
//! in "A new algorithm for finding a visual center of a polygon" (Agafonkin, Mapbox 2016).

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use geo::{BoundingRect, Coord, LineString, Polygon};

/// How near the best distance the answer must be, as a share of the shape's smaller side. Along
/// the middle of a long shape all places are about as good, and a finer search there costs much
/// and moves a label by nothing that is seen.
const PRECISION: f64 = 0.01;
/// A bound on the work for odd shapes; ordinary ones need some hundreds of cells.
const MAX_CELLS: usize = 5_000;

/// The pole of inaccessibility of `polygon` and its distance to the border, holes included.
///
/// A polygon without an inside gives its first corner and 0; one without corners gives none.
pub(super) fn pole(polygon: &Polygon<f64>) -> Option<(Coord<f64>, f64)> {
    let bounds = polygon.bounding_rect()?;
    let first = *polygon.exterior().0.first()?;
    let short = bounds.width().min(bounds.height());
    let long = bounds.width().max(bounds.height());
    // Cells as large as the short side, but never so many that a sliver takes for ever.
    let size = short.max(long / 64.0);
    if size <= 0.0 || !size.is_finite() {
        return Some((first, 0.0));
    }

    let mut best = Cell::new(polygon, bounds.center(), 0.0);
    let mut queue = first_cells(polygon, bounds.min(), bounds.width(), bounds.height(), size);
    let mut seen = queue.len();
    while let Some(cell) = queue.pop() {
        if cell.distance > best.distance {
            best = cell;
        }
        if cell.reach - best.distance <= short * PRECISION || seen > MAX_CELLS {
            break;
        }
        let half = cell.half / 2.0;
        for (dx, dy) in [(-half, -half), (half, -half), (-half, half), (half, half)] {
            let centre = Coord { x: cell.centre.x + dx, y: cell.centre.y + dy };
            queue.push(Cell::new(polygon, centre, half));
            seen += 1;
        }
    }
    Some(if best.distance > 0.0 { (best.centre, best.distance) } else { (first, 0.0) })
}

fn first_cells(
    polygon: &Polygon<f64>,
    corner: Coord<f64>,
    width: f64,
    height: f64,
    size: f64,
) -> BinaryHeap<Cell> {
    let columns = (width / size).ceil().clamp(1.0, 64.0) as usize;
    let rows = (height / size).ceil().clamp(1.0, 64.0) as usize;
    let mut cells = BinaryHeap::with_capacity(columns * rows);
    for column in 0..columns {
        for row in 0..rows {
            let centre = Coord {
                x: corner.x + size * (column as f64 + 0.5),
                y: corner.y + size * (row as f64 + 0.5),
            };
            cells.push(Cell::new(polygon, centre, size / 2.0));
        }
    }
    cells
}

#[derive(Clone, Copy)]
struct Cell {
    centre: Coord<f64>,
    half: f64,
    /// From the centre to the border; negative outside.
    distance: f64,
    /// The most that any point of the cell can have.
    reach: f64,
}

impl Cell {
    fn new(polygon: &Polygon<f64>, centre: Coord<f64>, half: f64) -> Self {
        let distance = signed_distance(polygon, centre);
        Self { centre, half, distance, reach: distance + half * std::f64::consts::SQRT_2 }
    }
}

impl Ord for Cell {
    fn cmp(&self, other: &Self) -> Ordering {
        self.reach.total_cmp(&other.reach)
    }
}
impl PartialOrd for Cell {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl PartialEq for Cell {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}
impl Eq for Cell {}

/// Distance from `point` to the nearest border, negative outside. One pass over the corners
/// does both, since this is where all the time goes.
fn signed_distance(polygon: &Polygon<f64>, point: Coord<f64>) -> f64 {
    let mut inside = false;
    let mut nearest = f64::INFINITY;
    let rings = std::iter::once(polygon.exterior()).chain(polygon.interiors());
    for line in rings.flat_map(LineString::lines) {
        let (a, b) = (line.start, line.end);
        if (a.y > point.y) != (b.y > point.y)
            && point.x < (b.x - a.x) * (point.y - a.y) / (b.y - a.y) + a.x
        {
            inside = !inside;
        }
        nearest = nearest.min(squared_distance(point, a, b));
    }
    if inside { nearest.sqrt() } else { -nearest.sqrt() }
}

fn squared_distance(point: Coord<f64>, a: Coord<f64>, b: Coord<f64>) -> f64 {
    let along = b - a;
    let length = along.x * along.x + along.y * along.y;
    let to = point - a;
    let share = if length > 0.0 { (to.x * along.x + to.y * along.y) / length } else { 0.0 };
    let nearest = a + along * share.clamp(0.0, 1.0);
    let gap = point - nearest;
    gap.x * gap.x + gap.y * gap.y
}

#[cfg(test)]
mod tests {
    use geo::polygon;

    use super::*;

    #[test]
    fn the_pole_of_a_square_is_its_middle() {
        let square =
            polygon![(x: 0.0, y: 0.0), (x: 10.0, y: 0.0), (x: 10.0, y: 10.0), (x: 0.0, y: 10.0)];
        let (point, radius) = pole(&square).unwrap();
        assert!((point.x - 5.0).hypot(point.y - 5.0) < 0.1, "{point:?}");
        assert!((radius - 5.0).abs() < 0.1);
    }

    #[test]
    fn a_hole_in_the_middle_pushes_the_pole_aside() {
        let ring = polygon!(
            exterior: [(x: 0.0, y: 0.0), (x: 12.0, y: 0.0), (x: 12.0, y: 12.0), (x: 0.0, y: 12.0)],
            interiors: [[(x: 3.0, y: 3.0), (x: 3.0, y: 9.0), (x: 9.0, y: 9.0), (x: 9.0, y: 3.0)]],
        );
        let (point, radius) = pole(&ring).unwrap();
        // Widest in the corners: as far from the hole's corner as from both outer sides.
        let expected = 3.0 * 2f64.sqrt() / (1.0 + 2f64.sqrt());
        assert!((radius - expected).abs() < 12.0 * PRECISION, "{radius}");
        assert!(point.x.min(12.0 - point.x) < 2.0 && point.y.min(12.0 - point.y) < 2.0);
    }

    #[test]
    fn a_polygon_without_an_inside_has_no_room_for_a_label() {
        let sliver = polygon![(x: 1.0, y: 2.0), (x: 9.0, y: 2.0), (x: 5.0, y: 2.0)];
        assert!(pole(&sliver).unwrap().1.abs() < 1e-9);
        assert!(pole(&Polygon::new(LineString::new(Vec::new()), Vec::new())).is_none());
    }
}
