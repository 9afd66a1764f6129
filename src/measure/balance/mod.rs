//! The bases side by side: people, load, ways, need and shape of what each has been given.
//!
//! [`Balance::of`] counts from scratch; [`Balance::moved`] counts only what a move changes, and is
//! tested against the former.

mod ground;
mod spread;
#[cfg(test)]
mod tests;
mod unit;

pub use ground::{DistrictFigures, Ground, HIGH_NEED_SHARE, Outlines};
pub use spread::Spread;
pub use unit::UnitBalance;

use std::collections::BTreeSet;

use crate::geometry::Circle;
use crate::measure::segregation::dissimilarity;
use crate::model::{DistrictIdx, IndexVec, UnitIdx};

/// The figures of all units under one assignment.
#[derive(Clone, Debug, PartialEq)]
pub struct Balance {
    /// The unit that each district belongs to.
    pub owners: IndexVec<DistrictIdx, UnitIdx>,
    /// The figures of each unit.
    pub units: IndexVec<UnitIdx, UnitBalance>,
}

impl Balance {
    /// The balance where districts belong to `owners`.
    #[must_use]
    pub fn of(
        ground: &Ground,
        outlines: &Outlines,
        owners: IndexVec<DistrictIdx, UnitIdx>,
    ) -> Self {
        let units = IndexVec::filled(UnitBalance::default(), ground.units().count());
        let mut balance = Self { owners, units };
        for unit in ground.units() {
            balance.count(ground, outlines, unit);
            balance.find_circle(outlines, unit);
        }
        balance
    }

    /// Gives `districts` to `to`. Only the units that lose or get any are counted anew, and the
    /// circle round one only where a district that it may rest on leaves, or one comes that it
    /// does not hold. Districts that are with `to` already stay there.
    pub fn moved(
        &mut self,
        ground: &Ground,
        outlines: &Outlines,
        districts: &[DistrictIdx],
        to: UnitIdx,
    ) {
        if !self.units.contains_index(to) {
            return;
        }
        let mut touched = BTreeSet::new();
        let mut circles = BTreeSet::new();
        for &district in districts {
            let Some(owner) = self.owners.get_mut(district).filter(|owner| **owner != to) else {
                continue;
            };
            let from = std::mem::replace(owner, to);
            touched.extend([from, to]);
            let hull = outlines.get(district).map_or(&[][..], |outline| &outline.hull);
            let circle = |unit| self.units.get(unit).and_then(|figures| figures.circle);
            let rests = |old: Circle| hull.iter().any(|&corner| old.may_rest_on(corner));
            if circle(from).is_none_or(rests) {
                circles.insert(from);
            }
            let holds = |old: Circle| hull.iter().all(|&corner| old.holds(corner));
            if !circle(to).is_some_and(holds) {
                circles.insert(to);
            }
        }
        for unit in touched {
            self.count(ground, outlines, unit);
        }
        for unit in circles {
            self.find_circle(outlines, unit);
        }
    }

    /// Counts all figures of `of` but its circle.
    fn count(&mut self, ground: &Ground, outlines: &Outlines, of: UnitIdx) {
        let mut unit = UnitBalance::default();
        for district in self.districts_of(of) {
            if let Some(figures) = ground.districts.get(district) {
                unit.add(district, figures, ground.ways.get(district, of));
            }
            unit.perimeter_m += self.outer_border_m(outlines, district);
        }
        if let Some(figures) = self.units.get_mut(of) {
            *figures = UnitBalance { circle: figures.circle, ..unit };
        }
    }

    fn find_circle(&mut self, outlines: &Outlines, of: UnitIdx) {
        let hulls = self.districts_of(of).filter_map(|district| outlines.get(district));
        let corners: Vec<_> = hulls.flat_map(|outline| outline.hull.iter().copied()).collect();
        let circle = Circle::round(&corners);
        if let Some(unit) = self.units.get_mut(of) {
            unit.circle = circle;
        }
    }

    /// Border of `district` with what does not belong to its unit, metres.
    fn outer_border_m(&self, outlines: &Outlines, district: DistrictIdx) -> f64 {
        let own = self.owners.get(district);
        let borders = outlines.get(district).map_or(&[][..], |outline| &outline.borders);
        let is_outer =
            |other: Option<DistrictIdx>| other.is_none_or(|other| self.owners.get(other) != own);
        borders.iter().filter(|(other, _)| is_outer(*other)).map(|(_, length)| length).sum()
    }

    /// The districts of `unit`, in the map's order.
    pub fn districts_of(&self, unit: UnitIdx) -> impl Iterator<Item = DistrictIdx> + '_ {
        let owners = self.owners.iter_enumerated();
        owners.filter_map(move |(district, &owner)| (owner == unit).then_some(district))
    }

    /// Index of dissimilarity, 0–100, of the children in the fifth with the highest need against
    /// all other children over `units`: the share of them who would have to have another base for
    /// all bases to have the same share. `None` where either group is empty.
    #[must_use]
    pub fn high_need_dissimilarity(&self, units: &[UnitIdx]) -> Option<f64> {
        let figures = units.iter().filter_map(|&unit| self.units.get(unit));
        dissimilarity(figures.map(|unit| (unit.high_children, unit.children_0_19)))
    }
}
