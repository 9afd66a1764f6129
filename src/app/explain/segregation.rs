//! How a group is spread over the districts, and what the bases' borders have to do with it.

use crate::app::AppState;
use crate::measure::segregation::{
    Area, GroupCounts, SegregationIndex, TheilSplit, Undefined, theil_split,
};
use crate::model::{DistrictIdx, DistrictSet, IndexVec, IndicatorIdx, UnitIdx};

/// A group, and all whom it is part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Group {
    /// Counts the group.
    pub part: IndicatorIdx,
    /// Counts all.
    pub whole: IndicatorIdx,
}

/// The indicator that a map's first group is taken from, where it has it: it is the one that
/// Linköping publishes its Segregationsindex for.
const FIRST_GROUP: &str = "utrikes_fodda_andel";

/// The indices of segregation of a group.
#[derive(Clone, Debug)]
pub struct GroupSpread {
    /// Those of the group, and all.
    pub people: Area,
    /// Districts that are counted.
    pub areas: usize,
    /// Districts without one of the counts.
    pub missing: usize,
    /// Each index, 0 to 1, or why there is none.
    pub indices: [(SegregationIndex, Result<f64, Undefined>); SegregationIndex::COUNT],
    /// How much of it follows the bases' borders, part by part in the order of `units`.
    pub split: Result<TheilSplit, Undefined>,
    /// The units that have districts.
    pub units: Vec<UnitIdx>,
}

impl AppState {
    /// The group whose segregation is shown; `None` where the map counts no group.
    #[must_use]
    pub fn segregation_group(&self) -> Option<Group> {
        let table = &self.document.map.indicators;
        let known = |group: &Group| {
            let has = |index| table.indicators.get(index).is_some();
            has(group.part) && has(group.whole)
        };
        let chosen = self.explain.group.filter(known);
        chosen.or_else(|| {
            let first = table.by_id(FIRST_GROUP);
            let all = first.into_iter().chain(table.indicators.indices());
            let (part, whole) = all.into_iter().find_map(|index| table.counts_of(index))?;
            Some(Group { part, whole })
        })
    }

    /// The group that is counted in `part`, with the whole that the map itself relates it to, or
    /// else that of now.
    #[must_use]
    pub fn group_of(&self, part: IndicatorIdx) -> Option<Group> {
        let table = &self.document.map.indicators;
        let related = table.indicators.indices().filter_map(|index| table.counts_of(index));
        let whole = related.filter(|(known, _)| *known == part).map(|(_, whole)| whole).next();
        let whole = whole.or_else(|| self.segregation_group().map(|group| group.whole));
        Some(Group { part, whole: whole.or(table.population)? })
    }

    /// The checked counts of a group.
    ///
    /// # Errors
    /// Why there can be no index.
    pub fn group_counts(&self, group: Group) -> Result<GroupCounts, Undefined> {
        counts(&self.document.map, group)
    }

    /// The indices of `group`, with the bases' borders where `owners` has them.
    ///
    /// # Errors
    /// Why there can be no index.
    pub fn segregation(
        &self,
        group: Group,
        owners: &IndexVec<DistrictIdx, UnitIdx>,
    ) -> Result<GroupSpread, Undefined> {
        let counts = self.group_counts(group)?;
        let units = units_of(owners);
        let part_of: Vec<Option<usize>> =
            owners.iter().map(|owner| units.binary_search(owner).ok()).collect();
        Ok(GroupSpread {
            people: counts.sum(),
            areas: counts.known().len(),
            missing: counts.missing(),
            indices: SegregationIndex::ALL.map(|index| (index, counts.index(index))),
            split: theil_split(&counts, &part_of, units.len()),
            units,
        })
    }

    /// The unit of each district as it is shown, with the move under the hand as if it were done.
    #[must_use]
    pub fn owners_with_preview(&self) -> IndexVec<DistrictIdx, UnitIdx> {
        let mut owners = self.shown_plan().owners_at(self.shown_month());
        if let Some(preview) = &self.preview {
            for &district in &preview.districts {
                if let Some(owner) = owners.get_mut(district) {
                    *owner = preview.to;
                }
            }
        }
        owners
    }
}

/// The units that have districts, rising.
pub(super) fn units_of(owners: &IndexVec<DistrictIdx, UnitIdx>) -> Vec<UnitIdx> {
    let mut units: Vec<UnitIdx> = owners.iter().copied().collect();
    units.sort_unstable();
    units.dedup();
    units
}

/// The checked counts of a group on a map.
pub(super) fn counts(map: &DistrictSet, group: Group) -> Result<GroupCounts, Undefined> {
    let table = &map.indicators;
    let values = |index| {
        let known = table.indicators.get(index).map(|indicator| indicator.values.as_slice());
        known.unwrap_or_default()
    };
    GroupCounts::new(values(group.part), values(group.whole))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::from_preset;
    use crate::i18n::Language;

    fn state() -> AppState {
        AppState::new(from_preset("beslut-2023").unwrap().document, Language::Sv)
    }

    #[test]
    fn the_map_s_own_group_is_the_foreign_born_among_all_of_their_year() {
        let state = state();
        let group = state.segregation_group().unwrap();
        let id =
            |index| state.document.map.indicators.indicators.get(index).unwrap().info.id.clone();
        assert_eq!(id(group.part), "utrikes_fodda_2023");
        assert_eq!(id(group.whole), "folkmangd_2023");
        assert_eq!(state.group_of(group.part), Some(group));
    }

    #[test]
    fn twelve_per_cent_of_the_division_follows_the_borders_of_the_bases() {
        // H and its part between the bases: domain figures of the foreign-born 2023 for the
        // division of the decision of 2023.
        let state = state();
        let group = state.segregation_group().unwrap();
        let figures = state.segregation(group, &state.document.plan.assignment).unwrap();
        let split = figures.split.unwrap();
        assert!((split.h - 0.125_427_682_5).abs() < 1e-9);
        assert!((split.share_between().unwrap() - 0.1202).abs() < 5e-5);
        assert_eq!(figures.units.len(), 4);
        assert_eq!((figures.areas, figures.missing), (32, 0));
    }

    #[test]
    fn the_move_under_the_hand_counts_as_done() {
        let mut state = state();
        let ryd = state
            .document
            .map
            .districts
            .iter_enumerated()
            .find(|(_, district)| district.name.starts_with("Ryd"))
            .unwrap()
            .0;
        let before = state.owners_with_preview();
        let north = state.document.plan.local_units().next().unwrap().0;
        state.update(crate::app::Action::Preview(Some((vec![ryd], north))));
        let after = state.owners_with_preview();
        assert_ne!(before.get(ryd), after.get(ryd));
        assert_eq!(after.get(ryd), Some(&north));
    }
}
