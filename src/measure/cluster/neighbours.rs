//! Who counts as whose neighbour.

use geo::Coord;
use rstar::primitives::GeomWithData;
use rstar::{PointDistance, RTree};

use crate::geometry::Adjacency;

/// The neighbours of each area, each with the same weight: rows are standardised, so an area's
/// neighbours weigh 1 together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Neighbours {
    /// Where the neighbours of each area begin in `list`, and where the last one's end.
    starts: Vec<usize>,
    list: Vec<u32>,
}

impl Neighbours {
    /// Neighbours by area, as given; an area's own number, numbers of no area and repeated ones
    /// are left out.
    #[must_use]
    pub fn from_lists(lists: &[Vec<usize>]) -> Self {
        let mut neighbours = Self { starts: vec![0], list: Vec::new() };
        for (area, list) in lists.iter().enumerate() {
            let mut list: Vec<usize> = list.clone();
            list.retain(|&other| other != area && other < lists.len());
            list.sort_unstable();
            list.dedup();
            neighbours.list.extend(list.into_iter().map(|other| other as u32));
            neighbours.starts.push(neighbours.list.len());
        }
        neighbours
    }

    /// Areas that an [`Adjacency`] of `count` areas pairs: rook's neighbours share a border
    /// ([`Adjacency::of`]), queen's at least a point ([`Adjacency::touching`]).
    #[must_use]
    pub fn adjacent(adjacency: &Adjacency, count: usize) -> Self {
        let lists: Vec<Vec<usize>> =
            (0..count).map(|area| adjacency.neighbours(area).collect()).collect();
        Self::from_lists(&lists)
    }

    /// The `k` areas whose points are nearest; of equally near ones those that come first. It need
    /// not be mutual.
    #[must_use]
    pub fn nearest(points: &[Coord<f64>], k: usize) -> Self {
        let place =
            |(area, point): (usize, &Coord<f64>)| GeomWithData::new([point.x, point.y], area);
        let tree = RTree::bulk_load(points.iter().enumerate().map(place).collect());
        let of = |area: usize, point: &Coord<f64>| {
            let at = [point.x, point.y];
            let mut found: Vec<(f64, usize)> = Vec::with_capacity(k + 1);
            for other in tree.nearest_neighbor_iter(&at).filter(|other| other.data != area) {
                let distance = other.geom().distance_2(&at);
                // Those that are as far as the last one are still to be ordered.
                if found.len() >= k && found.last().is_none_or(|last| distance > last.0) {
                    break;
                }
                found.push((distance, other.data));
            }
            found.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
            found.into_iter().take(k).map(|(_, other)| other).collect()
        };
        let lists: Vec<Vec<usize>> =
            points.iter().enumerate().map(|(area, point)| of(area, point)).collect();
        Self::from_lists(&lists)
    }

    /// Number of areas.
    #[must_use]
    pub fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// Whether nobody has a neighbour.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The neighbours of `area`, in order.
    #[must_use]
    #[inline]
    pub fn of(&self, area: usize) -> &[u32] {
        let ends = self.starts.get(area).zip(self.starts.get(area + 1));
        ends.and_then(|(start, end)| self.list.get(*start..*end)).unwrap_or_default()
    }

    /// The areas without a neighbour.
    #[must_use]
    pub fn isolates(&self) -> Vec<usize> {
        (0..self.len()).filter(|area| self.of(*area).is_empty()).collect()
    }

    /// The most neighbours that an area has.
    pub(super) fn most(&self) -> usize {
        (0..self.len()).map(|area| self.of(area).len()).max().unwrap_or(0)
    }

    /// How many areas have a neighbour.
    pub(super) fn connected(&self) -> usize {
        (0..self.len()).filter(|area| !self.of(*area).is_empty()).count()
    }

    /// The neighbours among `areas` (rising) alone, numbered as they stand there.
    pub(super) fn among(&self, areas: &[usize]) -> Self {
        let mut number = vec![None; self.len()];
        for (new, &area) in areas.iter().enumerate() {
            if let Some(place) = number.get_mut(area) {
                *place = Some(new);
            }
        }
        let of = |&area: &usize| {
            let others = self.of(area).iter();
            others.filter_map(|&other| *number.get(other as usize)?).collect()
        };
        Self::from_lists(&areas.iter().map(of).collect::<Vec<Vec<usize>>>())
    }

    /// The mean of the neighbours' `z`: the spatial lag. 0 without neighbours.
    #[inline]
    pub(super) fn lag(&self, area: usize, z: &[f64]) -> f64 {
        let others = self.of(area);
        if others.is_empty() {
            return 0.0;
        }
        let sum: f64 = others.iter().filter_map(|&other| z.get(other as usize)).sum();
        sum / others.len() as f64
    }
}
