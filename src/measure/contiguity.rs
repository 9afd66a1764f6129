//! Whether the districts of a unit hang together.
//!
//! Districts hang together over real neighbours, those that share a border of more than a point,
//! and over bridges: pairs that a plan agrees to count as neighbours.

use std::collections::{BTreeMap, BTreeSet};

use crate::geometry::{Adjacency, Borders};
use crate::model::{DistrictIdx, DistrictSet, Index, IndexVec, Plan, Unit, UnitIdx};

/// From which district one gets to which.
#[derive(Clone, Debug)]
pub struct Links<'a> {
    adjacency: &'a Adjacency,
    bridges: BTreeMap<usize, Vec<usize>>,
}

impl<'a> Links<'a> {
    /// The real neighbours of `adjacency`, and `bridges`.
    #[must_use]
    pub fn new(adjacency: &'a Adjacency, bridges: &BTreeSet<(DistrictIdx, DistrictIdx)>) -> Self {
        let mut over: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (a, b) in bridges.iter().map(|(a, b)| (a.to_usize(), b.to_usize())) {
            if a != b && !adjacency.are_neighbours(a, b) {
                over.entry(a).or_default().push(b);
                over.entry(b).or_default().push(a);
            }
        }
        Self { adjacency, bridges: over }
    }

    fn next_to(&self, area: usize) -> impl Iterator<Item = usize> + Clone + '_ {
        let over = self.bridges.get(&area).into_iter().flatten().copied();
        self.adjacency.neighbours(area).chain(over)
    }

    /// The neighbours of `district`, each once: the real ones, then those over bridges.
    pub fn neighbours(&self, district: DistrictIdx) -> impl Iterator<Item = DistrictIdx> + '_ {
        self.next_to(district.to_usize()).map(DistrictIdx::from_usize)
    }

    /// The only neighbour of `district`, where it has just one: contiguous, it can but follow that.
    #[must_use]
    pub fn leader_of(&self, district: DistrictIdx) -> Option<DistrictIdx> {
        let mut neighbours = self.neighbours(district);
        neighbours.next().filter(|_| neighbours.next().is_none())
    }
}

/// How a piece of a unit's area stands to the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// The piece that the unit is at home in.
    Main,
    /// It lies apart, as agreed.
    Exclave,
    /// It lies apart.
    Island,
}

/// Districts of one unit that hang together, as many as do.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// The unit.
    pub unit: UnitIdx,
    /// The districts, in the map's order.
    pub districts: Vec<DistrictIdx>,
    /// The people in them.
    pub people: f64,
    /// How it stands to the unit's other pieces.
    pub standing: Standing,
}

/// Which unit has what, and what decides how its pieces stand.
#[derive(Clone, Copy)]
pub struct Division<'a> {
    /// The unit of each district.
    pub owners: &'a IndexVec<DistrictIdx, UnitIdx>,
    /// The district that each unit has its place in.
    pub seats: &'a BTreeMap<UnitIdx, DistrictIdx>,
    /// Districts that may lie apart from the rest of a unit.
    pub exclaves: &'a BTreeSet<(DistrictIdx, UnitIdx)>,
    /// The people in each district.
    pub people: &'a dyn Fn(DistrictIdx) -> f64,
}

impl std::fmt::Debug for Division<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Division").field("owners", self.owners).finish_non_exhaustive()
    }
}

/// The pieces of every unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Pieces {
    pieces: Vec<Piece>,
    of: IndexVec<DistrictIdx, usize>,
}

impl Pieces {
    /// The pieces of `division` over `links`.
    ///
    /// A unit's main piece is the one with its place; else the one with most people, then with
    /// most districts, then the first on the map. A piece that may lie apart, since all its
    /// districts are agreed exclaves, is the main one only where it has the place or there is no
    /// other.
    #[must_use]
    pub fn of(links: &Links<'_>, division: &Division<'_>) -> Self {
        let owners = division.owners;
        let mut of = IndexVec::filled(usize::MAX, owners.len());
        let mut pieces: Vec<Piece> = Vec::new();
        for (start, &unit) in owners.iter_enumerated() {
            if of.get(start) != Some(&usize::MAX) {
                continue;
            }
            let mut districts = vec![start];
            claim(&mut of, start, pieces.len());
            let mut next = 0;
            while let Some(&district) = districts.get(next) {
                next += 1;
                for other in links.neighbours(district) {
                    let is_new = of.get(other) == Some(&usize::MAX);
                    if is_new && owners.get(other) == Some(&unit) {
                        claim(&mut of, other, pieces.len());
                        districts.push(other);
                    }
                }
            }
            districts.sort_unstable();
            let people = districts.iter().map(|&district| (division.people)(district)).sum();
            pieces.push(Piece { unit, districts, people, standing: Standing::Island });
        }
        let mut found = Self { pieces, of };
        found.decide(division);
        found
    }

    /// Says of each piece how it stands.
    fn decide(&mut self, division: &Division<'_>) {
        let agreed = |piece: &Piece| {
            let mut districts = piece.districts.iter();
            districts.all(|&district| division.exclaves.contains(&(district, piece.unit)))
        };
        let mut best: BTreeMap<UnitIdx, (usize, bool)> = BTreeMap::new();
        for (at, piece) in self.pieces.iter().enumerate() {
            let seat = division.seats.get(&piece.unit);
            let seated = |at: usize| seat.is_some_and(|&seat| self.of.get(seat) == Some(&at));
            let is_agreed = agreed(piece);
            let Some(&(known, known_agreed)) = best.get(&piece.unit) else {
                best.insert(piece.unit, (at, is_agreed));
                continue;
            };
            let Some(other) = self.pieces.get(known) else { continue };
            let is_more = seated(at)
                .cmp(&seated(known))
                .then(known_agreed.cmp(&is_agreed))
                .then(piece.people.total_cmp(&other.people))
                .then(piece.districts.len().cmp(&other.districts.len()))
                .is_gt();
            if is_more {
                best.insert(piece.unit, (at, is_agreed));
            }
        }
        for (at, piece) in self.pieces.iter_mut().enumerate() {
            piece.standing = match best.get(&piece.unit) {
                Some(&(main, _)) if main == at => Standing::Main,
                _ if agreed(piece) => Standing::Exclave,
                _ => Standing::Island,
            };
        }
    }

    /// All pieces, in the order of their first district.
    pub fn iter(&self) -> std::slice::Iter<'_, Piece> {
        self.pieces.iter()
    }

    /// The piece that `district` is in.
    #[must_use]
    pub fn at(&self, district: DistrictIdx) -> Option<&Piece> {
        self.pieces.get(*self.of.get(district)?)
    }

    /// The piece that `unit` is at home in; `None` where it has no district.
    #[must_use]
    pub fn main_of(&self, unit: UnitIdx) -> Option<&Piece> {
        self.pieces.iter().find(|piece| piece.unit == unit && piece.standing == Standing::Main)
    }

    /// The pieces that touch `piece`, each once, by their first district.
    #[must_use]
    pub fn round(&self, links: &Links<'_>, piece: &Piece) -> Vec<&Piece> {
        let at = |district: DistrictIdx| self.of.get(district).copied();
        let own = piece.districts.first().and_then(|&district| at(district));
        let near = piece.districts.iter().flat_map(|&district| links.neighbours(district));
        // Nearly all neighbours are the piece's own: those are not worth sorting.
        let mut around: Vec<usize> = near.filter_map(at).filter(|&at| Some(at) != own).collect();
        around.sort_unstable();
        around.dedup();
        around.into_iter().filter_map(|at| self.pieces.get(at)).collect()
    }

    /// The unit that alone surrounds `piece`: all its borders are with that unit, and none with
    /// the outside of the map.
    #[must_use]
    pub fn surrounded_by(
        &self,
        links: &Links<'_>,
        piece: &Piece,
        at_edge: &IndexVec<DistrictIdx, bool>,
    ) -> Option<UnitIdx> {
        if piece.districts.iter().any(|&district| at_edge.get(district) != Some(&false)) {
            return None;
        }
        let mut around = self.round(links, piece).into_iter().map(|other| other.unit);
        let first = around.next()?;
        around.all(|unit| unit == first).then_some(first)
    }
}

impl<'a> IntoIterator for &'a Pieces {
    type Item = &'a Piece;
    type IntoIter = std::slice::Iter<'a, Piece>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

fn claim(of: &mut IndexVec<DistrictIdx, usize>, district: DistrictIdx, piece: usize) {
    if let Some(slot) = of.get_mut(district) {
        *slot = piece;
    }
}

/// The district that each unit of `plan` has its place in, where it has one on `map`.
#[must_use]
pub fn seats(map: &DistrictSet, plan: &Plan) -> BTreeMap<UnitIdx, DistrictIdx> {
    let seat = |unit: &Unit| {
        let place = unit.place?;
        map.at(map.projection.to_plane(place.lon, place.lat).ok()?)
    };
    let units = plan.units.iter_enumerated();
    units.filter_map(|(index, unit)| Some((index, seat(unit)?))).collect()
}

/// Which of `count` districts have a border with the outside of the map.
#[must_use]
pub fn at_edge(borders: &Borders, count: usize) -> IndexVec<DistrictIdx, bool> {
    let mut edge = IndexVec::filled(false, count);
    for arc in &borders.arcs {
        if let (Some(area), None) | (None, Some(area)) = (arc.left, arc.right)
            && let Some(slot) = edge.get_mut(DistrictIdx::from_usize(area))
        {
            *slot = true;
        }
    }
    edge
}

/// One district on the way of [`cut_districts`] through a piece.
struct Visit<I> {
    district: usize,
    before: Option<usize>,
    /// The neighbours that are still to be looked at.
    ahead: I,
    /// Number of neighbours that were first reached from here.
    reached: usize,
}

/// Which districts hold their piece together: without one of them it would fall apart.
///
/// The articulation points of each piece (Hopcroft and Tarjan, *Efficient algorithms for graph
/// manipulation*, CACM 16, 1973), in time proportional to the number of neighbour pairs.
#[must_use]
pub fn cut_districts(
    links: &Links<'_>,
    owners: &IndexVec<DistrictIdx, UnitIdx>,
) -> IndexVec<DistrictIdx, bool> {
    let count = owners.len();
    let owners = owners.as_slice();
    // When each was reached, from 1, and the earliest that can be reached from it without going
    // back the way it was reached; 0 is not yet.
    let (mut reached_at, mut earliest) = (vec![0_usize; count], vec![0_usize; count]);
    let mut cuts = IndexVec::filled(false, count);
    let mut clock = 0;
    for root in 0..count {
        if value(&reached_at, root) != 0 {
            continue;
        }
        let mut path = Vec::new();
        let mut enter = Some((root, None));
        loop {
            if let Some((district, before)) = enter.take() {
                clock += 1;
                set(&mut reached_at, district, clock);
                set(&mut earliest, district, clock);
                path.push(Visit { district, before, ahead: links.next_to(district), reached: 0 });
            }
            let Some(here) = path.last_mut() else { break };
            let at = here.district;
            let Some(next) = here.ahead.next() else {
                let Some(done) = path.pop() else { break };
                let is_root_of_two = done.before.is_none() && done.reached > 1;
                mark(&mut cuts, done.district, is_root_of_two);
                if let Some(before) = done.before {
                    let low = value(&earliest, done.district);
                    let known = value(&earliest, before);
                    set(&mut earliest, before, low.min(known));
                    let is_root = path.last().is_none_or(|visit| visit.before.is_none());
                    mark(&mut cuts, before, !is_root && low >= value(&reached_at, before));
                }
                continue;
            };
            if owners.get(next) != owners.get(at) || Some(next) == here.before {
                continue;
            }
            if value(&reached_at, next) == 0 {
                here.reached += 1;
                enter = Some((next, Some(at)));
            } else {
                let low = value(&earliest, at).min(value(&reached_at, next));
                set(&mut earliest, at, low);
            }
        }
    }
    cuts
}

fn value(of: &[usize], at: usize) -> usize {
    of.get(at).copied().unwrap_or(0)
}

fn set(of: &mut [usize], at: usize, to: usize) {
    if let Some(slot) = of.get_mut(at) {
        *slot = to;
    }
}

fn mark(cuts: &mut IndexVec<DistrictIdx, bool>, district: usize, is_cut: bool) {
    if is_cut && let Some(slot) = cuts.get_mut(DistrictIdx::from_usize(district)) {
        *slot = true;
    }
}

#[cfg(test)]
mod tests;
