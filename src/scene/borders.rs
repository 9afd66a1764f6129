//! Outlines of units, each drawn inside its own area.
//!
//! Where two units meet both have a line, side by side, so that neither hides the other. A line
//! is half its width inside the border; the white border between districts stays visible.

use std::collections::BTreeMap;

use geo::{BoundingRect, Coord, Intersects, LineString, Rect};

use crate::geometry::{BorderArc, Borders};
use crate::model::{DistrictIdx, Index, UnitIdx};
use crate::scene::rect::{ScreenRect, distance_to_line, length};
use crate::scene::view::View;

/// How much longer than the line is wide a sharp corner may reach out.
const MITER_LIMIT: f64 = 2.0;
/// Corners nearer than this to the last one are left out, pixels.
const LEAST_STEP: f64 = 0.7;
/// How far a drawn line may be from the real one, pixels.
const TOLERANCE: f64 = 0.3;
/// How many corners before and after are looked at when a bend is cleared of loops.
const LOOP_WINDOW: usize = 24;

/// A stretch of a unit's outline on the screen.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitLine {
    /// The unit inside whose area the line runs.
    pub unit: UnitIdx,
    /// Its middle, pixels.
    pub points: Vec<Coord<f64>>,
    /// Whether the last point is joined to the first.
    pub is_closed: bool,
}

/// A stretch of a unit's border as long as possible, in metres, with the unit to its left.
///
/// It does not depend on the view: what draws many views of a plan joins the chains once.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitChain {
    /// The unit.
    pub unit: UnitIdx,
    /// Its corners; first and last are equal where it is closed.
    pub points: Vec<Coord<f64>>,
    /// The smallest rectangle round it.
    bounds: Rect<f64>,
}

/// The borders of all units. `owner` says which unit a district belongs to; a district without
/// one has no border.
#[must_use]
pub fn unit_chains(
    borders: &Borders,
    owner: impl Fn(DistrictIdx) -> Option<UnitIdx>,
) -> Vec<UnitChain> {
    let unit_at = |side: Option<usize>| side.and_then(|raw| owner(DistrictIdx::from_usize(raw)));
    // Each unit's border with its area to the left.
    let mut pieces: BTreeMap<UnitIdx, Vec<Vec<Coord<f64>>>> = BTreeMap::new();
    for BorderArc { points, left, right } in &borders.arcs {
        let (left, right) = (unit_at(*left), unit_at(*right));
        if left == right || points.len() < 2 {
            continue;
        }
        if let Some(unit) = left {
            pieces.entry(unit).or_default().push(points.clone());
        }
        if let Some(unit) = right {
            pieces.entry(unit).or_default().push(points.iter().rev().copied().collect());
        }
    }
    let mut found = Vec::new();
    for (unit, pieces) in pieces {
        for points in chains(&pieces) {
            let line = LineString::new(points);
            let bounds = line.bounding_rect();
            let points = line.into_inner();
            found.extend(bounds.map(|bounds| UnitChain { unit, points, bounds }));
        }
    }
    found
}

/// The outlines of all units, `width_px` wide, drawn inside their areas, as far as `view` shows
/// them.
///
/// `owner` says which unit a district belongs to; a district without one has no outline.
#[must_use]
pub fn unit_lines(
    borders: &Borders,
    view: &View,
    owner: impl Fn(DistrictIdx) -> Option<UnitIdx>,
    width_px: f64,
) -> Vec<UnitLine> {
    chain_lines(&unit_chains(borders, owner), view, width_px)
}

/// The outlines along `chains`, as [`unit_lines`] gives them.
#[must_use]
pub fn chain_lines<'a>(
    chains: impl IntoIterator<Item = &'a UnitChain>,
    view: &View,
    width_px: f64,
) -> Vec<UnitLine> {
    let margin = 2.0 * width_px;
    let seen = ScreenRect::at(Coord::zero(), view.size_px.x, view.size_px.y).grown(margin);
    let on_map = view.visible_with(margin);
    let mut lines = Vec::new();
    for UnitChain { unit, points, bounds } in chains {
        if !on_map.intersects(bounds) {
            continue;
        }
        let is_closed = points.first() == points.last();
        let screen: Vec<Coord<f64>> =
            points.iter().map(|point| view.screen_from_map(*point)).collect();
        let smooth = simplified(&screen, is_closed);
        let points = offset_left(&smooth, is_closed, width_px / 2.0, &seen);
        if points.len() > 1 {
            lines.push(UnitLine { unit: *unit, points, is_closed });
        }
    }
    lines
}

/// A corner as something that can be looked up; corners of the same map are equal to the bit.
fn key(point: Coord<f64>) -> (u64, u64) {
    // Adding zero makes -0 into 0.
    ((point.x + 0.0).to_bits(), (point.y + 0.0).to_bits())
}

/// Joins pieces end to start to chains as long as possible.
fn chains(pieces: &[Vec<Coord<f64>>]) -> Vec<Vec<Coord<f64>>> {
    let mut starting: BTreeMap<(u64, u64), Vec<usize>> = BTreeMap::new();
    let mut ending: BTreeMap<(u64, u64), usize> = BTreeMap::new();
    for (index, piece) in pieces.iter().enumerate() {
        if let (Some(first), Some(last)) = (piece.first(), piece.last()) {
            starting.entry(key(*first)).or_default().push(index);
            *ending.entry(key(*last)).or_default() += 1;
        }
    }
    let mut used = vec![false; pieces.len()];
    // Open chains first, from where nothing ends, so that none is begun in its middle.
    let is_begun = |index: &usize| {
        pieces
            .get(*index)
            .and_then(|piece| piece.first())
            .is_some_and(|first| ending.contains_key(&key(*first)))
    };
    let (closed, open): (Vec<usize>, Vec<usize>) = (0..pieces.len()).partition(is_begun);
    let mut chains = Vec::new();
    for start in open.into_iter().chain(closed) {
        let mut chain: Vec<Coord<f64>> = Vec::new();
        let mut next = Some(start);
        while let Some(index) = next {
            let Some(piece) = pieces.get(index) else {
                break;
            };
            match used.get_mut(index) {
                Some(used) if !*used => *used = true,
                _ => break,
            }
            chain.extend(piece.iter().skip(usize::from(!chain.is_empty())));
            if chain.first() == chain.last() {
                break;
            }
            next = following(&chain, pieces, &starting, &used);
        }
        if chain.len() > 1 {
            chains.push(chain);
        }
    }
    chains
}

/// The piece that goes on where `chain` ends. Where several do, the area's own corner is the
/// first one clockwise from where the chain came: so two parts of a unit that only touch keep
/// outlines of their own.
fn following(
    chain: &[Coord<f64>],
    pieces: &[Vec<Coord<f64>>],
    starting: &BTreeMap<(u64, u64), Vec<usize>>,
    used: &[bool],
) -> Option<usize> {
    let (last, before) = (chain.last()?, chain.iter().rev().nth(1)?);
    let back = *before - *last;
    starting
        .get(&key(*last))?
        .iter()
        .copied()
        .filter(|index| used.get(*index) == Some(&false))
        .filter_map(|index| {
            let on = *pieces.get(index)?.get(1)? - *last;
            let turn = back.y.atan2(back.x) - on.y.atan2(on.x);
            Some((index, turn.rem_euclid(std::f64::consts::TAU)))
        })
        .min_by(|(_, a), (_, b)| a.total_cmp(b))
        .map(|(index, _)| index)
}

/// The line with fewer corners: an offset of details smaller than itself is only noise.
fn simplified(points: &[Coord<f64>], is_closed: bool) -> Vec<Coord<f64>> {
    use geo::Simplify;
    let mut kept: Vec<Coord<f64>> = Vec::with_capacity(points.len());
    for (position, point) in points.iter().enumerate() {
        let is_end = position + 1 == points.len();
        match kept.last() {
            Some(last) if length(*point - *last) < LEAST_STEP && !is_end => {}
            _ => kept.push(*point),
        }
    }
    let mut line = LineString::new(kept).simplify(TOLERANCE).into_inner();
    if is_closed {
        line.pop();
    }
    line
}

/// The line `distance` to the left (as one goes along it on the map), with mitred corners, and
/// without loops where it is `seen`.
fn offset_left(
    points: &[Coord<f64>],
    is_closed: bool,
    distance: f64,
    seen: &ScreenRect,
) -> Vec<Coord<f64>> {
    let count = points.len();
    if count < 2 || (is_closed && count < 3) {
        return Vec::new();
    }
    let at = |index: usize| points.get(index % count).copied().unwrap_or_default();
    let mut offset: Vec<Coord<f64>> = Vec::with_capacity(count + 8);
    for index in 0..count {
        let here = at(index);
        let into = (is_closed || index > 0).then(|| normal(here - at(index + count - 1)));
        let out_of = (is_closed || index + 1 < count).then(|| normal(at(index + 1) - here));
        let (Some(a), Some(b)) = (into.or(out_of), out_of.or(into)) else {
            continue;
        };
        let middle = a + b;
        let squared = middle.x * middle.x + middle.y * middle.y;
        // Length of the miter in parts of the distance is 2 / |a + b|.
        let found: &[Coord<f64>] = if squared * MITER_LIMIT * MITER_LIMIT >= 4.0 {
            &[here + middle * (2.0 * distance / squared)]
        } else {
            &[here + a * distance, here + b * distance]
        };
        // In a bend tighter than the line is wide the offset turns back on itself: such points
        // are nearer to the border than the line is.
        for point in found {
            let is_loop = seen.contains(*point)
                && nearby(index, count, is_closed).any(|start| {
                    let (from, to) = (at(start), at(start + 1));
                    is_beside(*point, from, to, distance)
                        && distance_to_line(*point, from, to) < distance * 0.97
                });
            if !is_loop {
                offset.push(*point);
            }
        }
    }
    offset
}

/// Whether a point may be within `distance` of a line, by the rectangle round it.
fn is_beside(point: Coord<f64>, from: Coord<f64>, to: Coord<f64>, distance: f64) -> bool {
    point.x >= from.x.min(to.x) - distance
        && point.x <= from.x.max(to.x) + distance
        && point.y >= from.y.min(to.y) - distance
        && point.y <= from.y.max(to.y) + distance
}

/// The segments round corner `index`, by their first corners.
fn nearby(index: usize, count: usize, is_closed: bool) -> impl Iterator<Item = usize> {
    let (index, count, window) = (index as i64, count as i64, LOOP_WINDOW as i64);
    (index - window..=index + window).filter_map(move |start| {
        if is_closed {
            return Some(start.rem_euclid(count) as usize);
        }
        (0..count - 1).contains(&start).then_some(start as usize)
    })
}

/// The direction to the left of a way on the map, one long, on the screen (where y goes down).
fn normal(along: Coord<f64>) -> Coord<f64> {
    let length = length(along).max(1e-12);
    Coord { x: along.y / length, y: -along.x / length }
}

#[cfg(test)]
mod tests {
    use geo::{Rect, coord};

    use super::*;

    fn arc(points: &[(f64, f64)], left: Option<usize>, right: Option<usize>) -> BorderArc {
        let points = points.iter().map(|&(x, y)| coord! { x: x, y: y }).collect();
        BorderArc { points, left, right }
    }

    /// Two squares beside each other: 0 to the west, 1 to the east.
    fn two_squares() -> Borders {
        Borders {
            arcs: vec![
                arc(&[(100., 0.), (100., 100.)], Some(0), Some(1)),
                arc(&[(100., 100.), (0., 100.), (0., 0.), (100., 0.)], Some(0), None),
                arc(&[(100., 0.), (200., 0.), (200., 100.), (100., 100.)], Some(1), None),
            ],
        }
    }

    fn view() -> View {
        let bounds = Rect::new(coord! { x: 0., y: 0. }, coord! { x: 200., y: 100. });
        View::fit(bounds, coord! { x: 200., y: 100. }, 0.0)
    }

    fn unit(raw: usize) -> UnitIdx {
        UnitIdx::from_usize(raw)
    }

    #[test]
    fn each_units_line_is_half_its_width_inside_its_own_area() {
        let owner = |district: DistrictIdx| Some(unit(district.to_usize()));
        let lines = unit_lines(&two_squares(), &view(), owner, 6.0);
        assert_eq!(lines.len(), 2);
        for line in &lines {
            assert!(line.is_closed);
            let (low, high) = if line.unit == unit(0) { (3.0, 97.0) } else { (103.0, 197.0) };
            for point in &line.points {
                let on_edge = |value: f64, a: f64, b: f64| {
                    (value - a).abs() < 1e-6 || (value - b).abs() < 1e-6
                };
                assert!(on_edge(point.x, low, high) && on_edge(point.y, 3.0, 97.0), "{point:?}");
            }
        }
    }

    #[test]
    fn there_is_no_line_between_districts_of_the_same_unit() {
        let lines = unit_lines(&two_squares(), &view(), |_| Some(unit(0)), 6.0);
        assert_eq!(lines.len(), 1);
        let is_between = |point: &Coord<f64>| {
            (10.0..90.0).contains(&point.y) && point.x > 10.0 && point.x < 190.0
        };
        assert!(!lines[0].points.iter().any(is_between));
    }

    #[test]
    fn an_enclave_gets_a_line_on_both_sides_of_its_border() {
        let ring = [(80., 40.), (120., 40.), (120., 60.), (80., 60.), (80., 40.)];
        let borders = Borders {
            arcs: vec![
                arc(&ring, Some(0), Some(1)),
                arc(&[(0., 0.), (200., 0.), (200., 100.), (0., 100.), (0., 0.)], Some(1), None),
            ],
        };
        let owner = |district: DistrictIdx| Some(unit(district.to_usize()));
        let lines = unit_lines(&borders, &view(), owner, 4.0);
        let extent = |unit_raw: usize, position: usize| {
            let line =
                lines.iter().filter(|line| line.unit == unit(unit_raw)).nth(position).unwrap();
            line.points.iter().map(|point| point.x).fold(f64::INFINITY, f64::min)
        };
        assert!((extent(0, 0) - 82.0).abs() < 1e-6);
        let outer: Vec<f64> = (0..2).map(|position| extent(1, position)).collect();
        assert!(outer.iter().any(|x| (x - 78.0).abs() < 1e-6), "{outer:?}");
    }

    #[test]
    fn a_notch_narrower_than_the_line_leaves_no_loop() {
        let borders = Borders {
            arcs: vec![arc(
                &[
                    (0., 0.),
                    (200., 0.),
                    (200., 100.),
                    (101., 100.),
                    (100., 60.),
                    (99., 100.),
                    (0., 100.),
                    (0., 0.),
                ],
                Some(0),
                None,
            )],
        };
        let lines = unit_lines(&borders, &view(), |_| Some(unit(0)), 8.0);
        for point in &lines[0].points {
            assert!(point.y >= 3.9 && point.y <= 96.1, "{point:?}");
        }
    }

    #[test]
    fn a_unit_out_of_sight_has_no_line_and_the_others_keep_theirs() {
        let owner = |district: DistrictIdx| Some(unit(district.to_usize()));
        let chains = unit_chains(&two_squares(), owner);
        assert_eq!(
            chain_lines(&chains, &view(), 6.0),
            unit_lines(&two_squares(), &view(), owner, 6.0)
        );
        // It ends at x = 80: in the western square, and out of sight of the eastern one's line.
        let mut west = view();
        west.centre.x = -20.0;
        let seen = chain_lines(&chains, &west, 6.0);
        assert_eq!(seen.iter().map(|line| line.unit).collect::<Vec<_>>(), [unit(0)]);
        let whole = chain_lines(&chains, &view(), 6.0);
        let there = |line: &UnitLine, shift: f64| -> Vec<Coord<f64>> {
            line.points.iter().map(|point| coord! { x: point.x - shift, y: point.y }).collect()
        };
        for (a, b) in there(&seen[0], 120.0).iter().zip(&whole[0].points) {
            assert!(length(*a - *b) < 1e-9, "{a:?} {b:?}");
        }
    }
}
