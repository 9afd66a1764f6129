//! A map on which every district is a circle as large as its count (Dorling's cartogram).

use std::sync::Arc;

use geo::{Coord, LineString, MultiPolygon, Polygon, Rect, coord};

use crate::geometry::{BorderArc, Borders, Disc, Shape, Triangles, dorling, radius_per_root};
use crate::model::{
    District, DistrictIdx, DistrictSet, Index, IndexVec, IndicatorIdx, IndicatorKind, Plan, UnitIdx,
};
use crate::scene::circles::{CircleSize, Circles};
use crate::scene::legend::unit_colour;
use crate::scene::palette::Theme;
use crate::scene::picture::Stroke;
use crate::scene::rect::{length, lines_cross};
use crate::scene::view::View;

/// A cartogram of more districts takes longer than a frame, and shows no ties between them.
pub const MOST_AT_ONCE: usize = 400;
/// Corners of a circle.
const CORNERS: u32 = 96;
/// Corners of a circle among thousands.
const FEW_CORNERS: u32 = 24;
/// Radius of a district without a count, as a part of the largest one: it can still be found.
const LEAST: f64 = 0.06;

/// A cartogram with what is needed to read it.
#[derive(Clone, Debug)]
pub struct Cartogram {
    /// The districts as circles, in metres of the map's plane; with the figures of the map.
    pub map: Arc<DistrictSet>,
    /// The count that the circles' areas are.
    pub circles: Arc<Circles>,
}

impl Cartogram {
    /// The cartogram of `map` by `count`. `None` where that is no count or all are 0.
    #[must_use]
    pub fn new(map: &DistrictSet, count: IndicatorIdx) -> Option<Self> {
        let indicator = map.indicators.indicators.get(count)?;
        if indicator.info.kind != IndicatorKind::Count {
            return None;
        }
        let known = |value: &Option<f64>| value.unwrap_or_default().max(0.0);
        let largest = indicator.values.iter().map(known).fold(0.0, f64::max).sqrt();
        let root = |value| {
            let root = known(value).sqrt();
            if root > 0.0 { root } else { LEAST * largest }
        };
        let roots: Vec<f64> = indicator.values.iter().map(root).collect();
        let places: Vec<Coord<f64>> =
            map.districts.iter().map(|district| district.shape.label_point).collect();
        let m_per_root = radius_per_root(&places, &roots, &map.adjacency);
        if largest <= 0.0 || m_per_root <= 0.0 {
            return None;
        }
        let discs: Vec<Disc> = places
            .into_iter()
            .zip(roots)
            .map(|(centre, root)| Disc { centre, radius: root * m_per_root })
            .collect();
        let discs = dorling(&discs, &map.adjacency);
        let size = CircleSize::Cartogram { m_per_root };
        let circles = Arc::new(Circles { indicator: indicator.clone(), size });
        let sha256 = format!("{} {}", map.sha256, indicator.info.id);
        Some(Self { map: Arc::new(as_circles(map, &discs, sha256)?), circles })
    }
}

/// `map` with circles for districts. What only an export of the map itself needs is left out.
fn as_circles(map: &DistrictSet, discs: &[Disc], sha256: String) -> Option<DistrictSet> {
    let corners = if discs.len() > MOST_AT_ONCE { FEW_CORNERS } else { CORNERS };
    let shapes: Vec<Shape> = discs.iter().map(|disc| circle(disc, corners)).collect();
    let bounds = shapes.iter().map(|shape| shape.bounds).reduce(joined)?;
    let arcs = shapes.iter().enumerate().filter_map(|(number, shape)| {
        let points = shape.polygons.iter().next()?.exterior().0.clone();
        Some(BorderArc { points, left: Some(number), right: None })
    });
    let borders = Borders { arcs: arcs.collect() };
    let districts = map.districts.iter().zip(shapes).map(|(district, shape)| District {
        code: district.code.clone(),
        name: district.name.clone(),
        shape,
        lon_lat: MultiPolygon::new(Vec::new()),
        properties: serde_json::Map::new(),
    });
    Some(DistrictSet {
        name: map.name.clone(),
        title: map.title.clone(),
        attribution: map.attribution.clone(),
        sha256,
        districts: districts.collect(),
        adjacency: map.adjacency.clone(),
        borders,
        projection: map.projection.clone(),
        indicators: map.indicators.clone(),
        bounds,
        // Here the city is as large as its counts.
        city: bounds,
    })
}

fn joined(a: Rect<f64>, b: Rect<f64>) -> Rect<f64> {
    let low = coord! { x: a.min().x.min(b.min().x), y: a.min().y.min(b.min().y) };
    let high = coord! { x: a.max().x.max(b.max().x), y: a.max().y.max(b.max().y) };
    Rect::new(low, high)
}

/// A circle as a shape.
fn circle(&Disc { centre, radius }: &Disc, corners: u32) -> Shape {
    let corner = |number: u32| {
        let turn = std::f64::consts::TAU * f64::from(number % corners) / f64::from(corners);
        centre + coord! { x: radius * libm::cos(turn), y: radius * libm::sin(turn) }
    };
    let ring: LineString<f64> = (0..=corners).map(corner).collect();
    let triangles = Triangles {
        vertices: (0..corners).map(corner).map(|point| [point.x, point.y]).collect(),
        indices: (1..corners - 1).flat_map(|number| [0, number, number + 1]).collect(),
    };
    let reach = coord! { x: radius, y: radius };
    Shape {
        polygons: MultiPolygon::from(Polygon::new(ring, Vec::new())),
        bounds: Rect::new(centre - reach, centre + reach),
        area_m2: triangles.area_m2(),
        label_point: centre,
        label_radius_m: radius,
        triangles,
    }
}

/// Width of what ties circles together, as a part of the smaller one's radius.
const TIE: f64 = 0.4;
/// How far apart two circles may be to be tied, as a part of the smaller one's radius.
const TIE_REACH: f64 = 1.2;

/// What ties neighbouring circles of a unit together, from ring to ring: circles have no borders
/// in common that could show what belongs together, and colour alone must not.
pub(super) fn ties(
    map: &DistrictSet,
    plan: &Plan,
    owners: &IndexVec<DistrictIdx, UnitIdx>,
    view: &View,
    (line, theme): (f64, Theme),
) -> Vec<Stroke> {
    if map.len() > MOST_AT_ONCE {
        return Vec::new();
    }
    let disc = |number: usize| {
        let shape = &map.districts.get(DistrictIdx::from_usize(number))?.shape;
        Some(Disc { centre: shape.label_point, radius: shape.label_radius_m })
    };
    let owner = |number: usize| owners.get(DistrictIdx::from_usize(number)).copied();
    let tie = |&(first, second, _): &(usize, usize, f64)| {
        let (a, b) = (disc(first)?, disc(second)?);
        let unit = owner(first).filter(|unit| owner(second) == Some(*unit))?;
        let way = b.centre - a.centre;
        let (apart, smaller) = (length(way), a.radius.min(b.radius));
        let gap = apart - a.radius - b.radius;
        let is_between = |number: usize| {
            number != first && number != second && disc(number).is_some_and(|c| lies_on(&c, &a, &b))
        };
        if gap > TIE_REACH * smaller || (0..map.len()).any(is_between) {
            return None;
        }
        // From the middle of one ring to that of the other.
        let inside = line * view.metres_per_px;
        let along = way / apart.max(f64::MIN_POSITIVE);
        let from = a.centre + along * (a.radius - inside).max(0.0);
        let to = b.centre - along * (b.radius - inside).max(0.0);
        let stroke = Stroke {
            points: vec![view.screen_from_map(from), view.screen_from_map(to)],
            is_closed: false,
            colour: unit_colour(plan, unit, theme),
            width: (TIE * smaller / view.metres_per_px).clamp(line, 2.4 * line),
        };
        Some((gap, stroke))
    };
    let mut found: Vec<(f64, Stroke)> = map.adjacency.pairs.iter().filter_map(tie).collect();
    // Where two would cross, the shorter one tells enough.
    found.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut ties: Vec<Stroke> = Vec::with_capacity(found.len());
    for (_, tie) in found {
        let ends = |stroke: &Stroke| Some((*stroke.points.first()?, *stroke.points.last()?));
        let crosses =
            |other: &Stroke| ends(other).zip(ends(&tie)).is_some_and(|(a, b)| lines_cross(a, b));
        if !ties.iter().any(crosses) {
            ties.push(tie);
        }
    }
    ties
}

/// Whether the line between the middles of `a` and `b` passes over `disc`.
fn lies_on(disc: &Disc, a: &Disc, b: &Disc) -> bool {
    crate::scene::rect::distance_to_line(disc.centre, a.centre, b.centre) < disc.radius
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn linkoping() -> DistrictSet {
        crate::read::builtin("linkoping").unwrap()
    }

    fn overlap(map: &DistrictSet) -> f64 {
        let mut worst = f64::NEG_INFINITY;
        let shapes: Vec<&Shape> = map.districts.iter().map(|district| &district.shape).collect();
        for (number, a) in shapes.iter().enumerate() {
            for b in &shapes[number + 1..] {
                let apart = length(b.label_point - a.label_point);
                worst = worst.max(a.label_radius_m + b.label_radius_m - apart);
            }
        }
        worst
    }

    #[test]
    fn circles_are_as_large_as_the_children_and_do_not_overlap() {
        let map = linkoping();
        let children = map.indicators.children_0_19.unwrap();
        let cartogram = Cartogram::new(&map, children).unwrap();
        assert!(overlap(&cartogram.map) < 1e-6);
        let per_child = |district| {
            let shape = &cartogram.map.districts.get(district).unwrap().shape;
            shape.area_m2 / map.indicators.children_0_19(district)
        };
        let first = per_child(DistrictIdx::from_usize(0));
        for district in map.districts.indices() {
            assert!((per_child(district) / first - 1.0).abs() < 1e-9);
            // Found where it is, as on the map.
            let centre = cartogram.map.districts.get(district).unwrap().shape.label_point;
            assert_eq!(cartogram.map.at(centre), Some(district));
        }
    }

    #[test]
    fn neighbours_stay_near_each_other_and_nobody_goes_far() {
        let map = linkoping();
        let cartogram = Cartogram::new(&map, map.indicators.children_0_19.unwrap()).unwrap();
        let shape = |map: &DistrictSet, number| {
            map.districts.get(DistrictIdx::from_usize(number)).unwrap().shape.clone()
        };
        // Near: a circle like the smaller of the two would not fit between them.
        let near: Vec<(usize, usize)> = map
            .adjacency
            .pairs
            .iter()
            .map(|&(a, b, _)| (a, b))
            .filter(|&(first, second)| {
                let (a, b) = (shape(&cartogram.map, first), shape(&cartogram.map, second));
                let apart = length(b.label_point - a.label_point);
                apart - a.label_radius_m - b.label_radius_m
                    < 2.0 * a.label_radius_m.min(b.label_radius_m)
            })
            .collect();
        assert!(2 * near.len() > map.adjacency.pairs.len(), "most stay near: {}", near.len());
        let size = map.bounds.width().hypot(map.bounds.height());
        for number in 0..map.len() {
            let moved = shape(&cartogram.map, number).label_point - shape(&map, number).label_point;
            assert!(length(moved) < 0.25 * size, "{number} goes {} m", length(moved));
        }
    }

    #[test]
    fn the_same_map_gives_the_same_cartogram() {
        let map = linkoping();
        let children = map.indicators.children_0_19.unwrap();
        let places = || {
            let cartogram = Cartogram::new(&map, children).unwrap();
            cartogram.map.districts.iter().map(|d| d.shape.label_point).collect::<Vec<_>>()
        };
        assert_eq!(places(), places());
    }

    #[test]
    fn what_is_no_count_makes_no_cartogram() {
        let mut map = linkoping();
        let share = map.indicators.by_id("ekonomiskt_bistand").unwrap();
        assert!(Cartogram::new(&map, share).is_none());
        let children = map.indicators.children_0_19.unwrap();
        let values = &mut map.indicators.indicators.get_mut(children).unwrap().values;
        values.iter_mut().for_each(|value| *value = Some(0.0));
        assert!(Cartogram::new(&map, children).is_none());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        #[test]
        fn no_counts_on_the_real_map_make_circles_overlap(
            counts in prop::collection::vec(prop::option::weighted(0.9, 0.0..5000.0_f64), 32),
        ) {
            let mut map = linkoping();
            let children = map.indicators.children_0_19.unwrap();
            let values = &mut map.indicators.indicators.get_mut(children).unwrap().values;
            for (value, count) in values.iter_mut().zip(counts) {
                *value = count;
            }
            if let Some(cartogram) = Cartogram::new(&map, children) {
                prop_assert!(overlap(&cartogram.map) < 1e-6);
            }
        }
    }
}
