//! How much an index depends on where the borders between areas run: the modifiable areal unit
//! problem (Openshaw 1984, *The modifiable areal unit problem*, CATMOG 38).

#![expect(
    clippy::indexing_slicing,
    reason = "areas and parts are below their numbers by how they are made"
)]

use super::{GroupCounts, SegregationIndex, Undefined};
use crate::geometry::Adjacency;
use crate::probability::stream::{Stream, key_of};

/// How divisions are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DivisionOptions {
    /// Number of parts.
    pub parts: usize,
    /// Divisions drawn.
    pub draws: usize,
    /// The same seed gives the same divisions.
    pub seed: u64,
}

/// What there is for each index, in the order of [`SegregationIndex::ALL`], or why there is none.
pub type PerIndex<T> = [Result<T, Undefined>; SegregationIndex::COUNT];

/// An index over divisions drawn by chance, and where one of them lies.
#[derive(Clone, Debug, PartialEq)]
pub struct DivisionBand {
    /// The index over the areas themselves.
    pub areas: f64,
    /// The index over the parts of the division that is looked at.
    pub division: f64,
    /// The index of each drawn division in which it has a meaning, rising.
    pub drawn: Vec<f64>,
}

impl DivisionBand {
    /// The drawn index below which this share of them lies; `None` where none was drawn.
    #[must_use]
    pub fn at(&self, share: f64) -> Option<f64> {
        let place = (share * self.drawn.len().saturating_sub(1) as f64).round() as usize;
        self.drawn.get(place).copied()
    }

    /// The share of the drawn divisions with a lower index than the one that is looked at.
    #[must_use]
    pub fn share_below(&self) -> f64 {
        let below = self.drawn.partition_point(|index| *index < self.division);
        below as f64 / self.drawn.len().max(1) as f64
    }
}

/// One contiguous division of the areas into parts, by chance: the part of each area.
///
/// A spanning tree is drawn with all trees equally likely (Wilson 1996, "Generating random spanning
/// trees more quickly than the cover time", STOC '96, 296–303), and `parts` − 1 of its edges, all
/// equally likely, are cut. So a division comes with a probability in proportion to the product of
/// its parts' numbers of spanning trees and of that of the graph of its parts. Where the areas are
/// not in one piece each piece has its own tree; there are never fewer parts than pieces.
fn division(adjacency: &Adjacency, count: usize, parts: usize, stream: &mut Stream) -> Vec<usize> {
    let next = tree(adjacency, count, stream);
    let mut edges: Vec<usize> = (0..count).filter(|&area| next[area].is_some()).collect();
    let pieces = count - edges.len();
    let cuts = parts.saturating_sub(pieces).min(edges.len());
    // The first `cuts` places of a shuffle (Fisher & Yates).
    for place in 0..cuts {
        let left = edges.len() - place;
        edges.swap(place, place + stream.below(left));
    }
    let mut parent = next;
    for &area in &edges[..cuts] {
        parent[area] = None;
    }
    let mut part_of = vec![usize::MAX; count];
    let mut parts = 0;
    let mut path = Vec::new();
    for area in 0..count {
        let mut at = area;
        path.clear();
        while part_of[at] == usize::MAX {
            path.push(at);
            if let Some(above) = parent[at] {
                at = above;
            } else {
                part_of[at] = parts;
                parts += 1;
            }
        }
        for &along in &path {
            part_of[along] = part_of[at];
        }
    }
    part_of
}

/// For each area the next one on the way to the root of its piece's tree; the root has none.
fn tree(adjacency: &Adjacency, count: usize, stream: &mut Stream) -> Vec<Option<usize>> {
    let mut next: Vec<Option<usize>> = vec![None; count];
    let mut is_in = vec![false; count];
    for piece in adjacency.components(&|_| true) {
        if let Some(&root) = piece.first().filter(|root| **root < count) {
            is_in[root] = true;
        }
    }
    for start in 0..count {
        // A walk by chance until it meets the tree; only the last way out of each area is kept,
        // which takes its loops away.
        let mut at = start;
        while !is_in[at] {
            let neighbours = adjacency.neighbours(at);
            let step = stream.below(neighbours.len());
            let Some(to) = neighbours.clone().nth(step) else {
                is_in[at] = true;
                break;
            };
            next[at] = Some(to);
            at = to;
        }
        at = start;
        while !is_in[at] {
            is_in[at] = true;
            match next[at] {
                Some(to) => at = to,
                None => break,
            }
        }
    }
    next
}

/// Every index over the parts of a division: as if each were one area.
fn over_parts(counts: &GroupCounts, part_of: &[usize]) -> PerIndex<f64> {
    let parts = counts.merged(part_of);
    SegregationIndex::ALL.map(|index| index.of(&parts))
}

/// Each index over the areas, over the parts of the division `part_of`, and over contiguous
/// divisions into as many parts that are drawn by chance, the same ones for all indices.
///
/// A band says what the number of parts alone does to an index, wherever their borders run; the
/// drawn parts need not be of like size. Nothing in it ranks municipalities. An index that has no
/// meaning over the areas or the parts has no band.
pub fn division_bands(
    counts: &GroupCounts,
    adjacency: &Adjacency,
    part_of: &[usize],
    options: &DivisionOptions,
) -> PerIndex<DivisionBand> {
    let mut drawn: [Vec<f64>; SegregationIndex::COUNT] = Default::default();
    for draw in 0..options.draws as u64 {
        let mut stream = Stream::new(options.seed, draw, key_of(&["divisions"]));
        let part_of = division(adjacency, counts.areas().len(), options.parts, &mut stream);
        for (drawn, value) in drawn.iter_mut().zip(over_parts(counts, &part_of)) {
            drawn.extend(value.ok());
        }
    }
    let mut divisions = over_parts(counts, part_of).into_iter();
    let mut drawn = drawn.into_iter();
    SegregationIndex::ALL.map(|index| {
        let mut drawn = drawn.next().unwrap_or_default();
        drawn.sort_unstable_by(f64::total_cmp);
        let division = divisions.next().unwrap_or(Err(Undefined::Nobody))?;
        Ok(DivisionBand { areas: counts.index(index)?, division, drawn })
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    /// A grid of `width` by `height` areas.
    fn grid(width: usize, height: usize) -> Adjacency {
        let mut pairs = Vec::new();
        for y in 0..height {
            for x in 0..width {
                let at = y * width + x;
                if x + 1 < width {
                    pairs.push((at, at + 1, 1.0));
                }
                if y + 1 < height {
                    pairs.push((at, at + width, 1.0));
                }
            }
        }
        Adjacency::from_pairs(width * height, pairs)
    }

    /// The parts numbered in the order of their first area.
    fn named(part_of: &[usize]) -> Vec<usize> {
        let mut names = BTreeMap::new();
        part_of
            .iter()
            .map(|part| {
                let next = names.len();
                *names.entry(*part).or_insert(next)
            })
            .collect()
    }

    /// All ways to draw a spanning tree of `edges` and to cut one edge, by brute force: how many
    /// of them give each division into two parts.
    fn by_hand(count: usize, edges: &[(usize, usize)]) -> BTreeMap<Vec<usize>, usize> {
        let parts = |chosen: &[(usize, usize)]| {
            let mut part_of: Vec<usize> = (0..count).collect();
            for &(a, b) in chosen {
                let (from, to) = (part_of[a], part_of[b]);
                part_of.iter_mut().filter(|part| **part == from).for_each(|part| *part = to);
            }
            named(&part_of)
        };
        let mut found = BTreeMap::new();
        for set in 0_u32..1 << edges.len() {
            let chosen: Vec<(usize, usize)> = edges
                .iter()
                .enumerate()
                .filter(|(at, _)| set >> at & 1 == 1)
                .map(|(_, e)| *e)
                .collect();
            let is_tree = chosen.len() + 1 == count && parts(&chosen).iter().all(|part| *part == 0);
            if is_tree {
                for cut in 0..chosen.len() {
                    let mut left = chosen.clone();
                    left.remove(cut);
                    *found.entry(parts(&left)).or_insert(0) += 1;
                }
            }
        }
        found
    }

    #[test]
    fn divisions_come_as_often_as_their_law_says() {
        const DRAWS: usize = 20_000;
        let adjacency = grid(3, 2);
        let edges: Vec<(usize, usize)> = adjacency.pairs.iter().map(|(a, b, _)| (*a, *b)).collect();
        let law = by_hand(6, &edges);
        let all: usize = law.values().sum();
        let mut seen: BTreeMap<Vec<usize>, usize> = BTreeMap::new();
        for draw in 0..DRAWS as u64 {
            let mut stream = Stream::new(3, draw, key_of(&["divisions"]));
            *seen.entry(named(&division(&adjacency, 6, 2, &mut stream))).or_insert(0) += 1;
        }
        for (division, ways) in &law {
            let p = *ways as f64 / all as f64;
            let found = seen.remove(division).unwrap_or(0) as f64 / DRAWS as f64;
            let error = (p * (1.0 - p) / DRAWS as f64).sqrt();
            assert!((found - p).abs() < 4.5 * error, "{division:?}: {found} for {p}");
        }
        assert!(seen.is_empty(), "these cannot be: {seen:?}");
    }

    #[test]
    fn every_part_is_in_one_piece_and_there_are_as_many_as_asked_for() {
        let map = crate::read::builtin("linkoping").unwrap();
        for parts in [2, 4, 9, 32] {
            for draw in 0..50 {
                let mut stream = Stream::new(1, draw, key_of(&["divisions"]));
                let part_of = division(&map.adjacency, map.len(), parts, &mut stream);
                assert_eq!(part_of.iter().max(), Some(&(parts - 1)));
                for part in 0..parts {
                    let pieces = map.adjacency.components(&|area| part_of[area] == part);
                    assert_eq!(pieces.len(), 1);
                }
            }
        }
    }

    #[test]
    fn merging_areas_never_makes_them_less_mixed_so_every_band_lies_on_one_side_of_the_areas() {
        let map = crate::read::builtin("linkoping").unwrap();
        let table = &map.indicators;
        let values = |id: &str| {
            table.indicators.get(table.by_id(id).unwrap()).unwrap().values.as_slice().to_vec()
        };
        let counts =
            GroupCounts::new(&values("utrikes_fodda_2023"), &values("folkmangd_2023")).unwrap();
        let part_of: Vec<usize> = (0..map.len()).map(|area| area % 4).collect();
        let options = DivisionOptions { parts: 4, draws: 500, seed: 1 };
        let bands = division_bands(&counts, &map.adjacency, &part_of, &options);
        for (index, band) in SegregationIndex::ALL.into_iter().zip(&bands) {
            let band = band.as_ref().unwrap();
            assert_eq!(band.drawn.len(), 500);
            assert!(band.drawn.is_sorted());
            // Exposure is what isolation leaves: where the others fall, it rises.
            let falls = index != SegregationIndex::Exposure;
            let holds = |drawn: &f64| {
                if falls { *drawn <= band.areas + 1e-12 } else { *drawn >= band.areas - 1e-12 }
            };
            assert!(band.drawn.iter().all(holds), "{index:?}");
        }
        assert_eq!(bands, division_bands(&counts, &map.adjacency, &part_of, &options));
    }
}
