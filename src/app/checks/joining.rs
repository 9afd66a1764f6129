//! Joining a piece to the rest of its unit by the districts between them.

use std::collections::{BTreeMap, BTreeSet};

use super::Remedy;
use super::survey::{Stage, Survey};
use crate::measure::contiguity::{Piece, Pieces, Standing};
use crate::model::{DistrictIdx, Message};

/// A sum of children, 0 or more, as a key that sorts: the bits of such numbers sort as they do.
fn key(children: f64) -> u64 {
    children.max(0.0).to_bits()
}

impl Survey<'_> {
    /// Gives the unit of `piece` the districts with the fewest children that join it to the unit's
    /// main piece, where they have fewer than `most` and nothing else falls apart for it.
    pub(super) fn joining(&self, stage: &Stage, piece: &Piece, most: f64) -> Option<Remedy> {
        let between = self.between(stage, piece, most)?;
        let mut owners = stage.owners.clone();
        for &district in &between {
            if let Some(owner) = owners.get_mut(district) {
                *owner = piece.unit;
            }
        }
        let islands = |pieces: &Pieces| {
            let pieces = pieces.iter().filter(|piece| piece.unit != self.central);
            pieces.filter(|piece| piece.standing == Standing::Island).count()
        };
        if islands(&self.pieces(&owners)) >= islands(&stage.pieces) {
            return None;
        }
        let moves: Vec<_> = between.iter().map(|&district| (district, piece.unit)).collect();
        let says = self.naming(Message::new("mend-join"), &between);
        self.give(stage, &moves, says.text("unit", self.unit_name(piece.unit)))
    }

    /// The districts on the way with the fewest children from `piece` to the main piece of its
    /// unit (Dijkstra's algorithm); `None` where there are `most` or more.
    fn between(&self, stage: &Stage, piece: &Piece, most: f64) -> Option<Vec<DistrictIdx>> {
        let is_home = |district: DistrictIdx| {
            let at = stage.pieces.at(district);
            at.is_some_and(|at| at.unit == piece.unit && at.standing == Standing::Main)
        };
        let mut before: BTreeMap<DistrictIdx, DistrictIdx> = BTreeMap::new();
        let mut least: BTreeMap<DistrictIdx, f64> = BTreeMap::new();
        let mut open: BTreeSet<(u64, DistrictIdx)> = BTreeSet::new();
        for &district in &piece.districts {
            least.insert(district, 0.0);
            open.insert((key(0.0), district));
        }
        while let Some((_, here)) = open.pop_first() {
            let so_far = least.get(&here).copied().unwrap_or(0.0);
            for next in self.links.neighbours(here) {
                if is_home(next) {
                    let way = std::iter::successors(Some(here), |at| before.get(at).copied());
                    return Some(way.filter(|&d| stage.owner(d) != Some(piece.unit)).collect());
                }
                let is_own = stage.owner(next) == Some(piece.unit);
                let sum = so_far + if is_own { 0.0 } else { self.children(next) };
                let is_less = least.get(&next).is_none_or(|&known| sum < known);
                if sum < most && is_less && (is_own || self.may_move(stage, next, piece.unit)) {
                    if let Some(known) = least.insert(next, sum) {
                        open.remove(&(key(known), next));
                    }
                    before.insert(next, here);
                    open.insert((key(sum), next));
                }
            }
        }
        None
    }
}
