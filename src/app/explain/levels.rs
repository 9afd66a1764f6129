//! How an index depends on how finely the city is cut: on each level that there is, and over
//! divisions drawn by chance.

use std::sync::Arc;

use super::segregation::{counts, units_of};
use super::{ExplainAnswer, ExplainTask, Group};
use crate::app::AppState;
use crate::measure::segregation::{
    DivisionBand, DivisionOptions, GroupCounts, PerIndex, SegregationIndex, Undefined,
    division_bands,
};
use crate::model::{
    DistrictIdx, DistrictSet, FinerAreas, Index, IndexVec, IndicatorIdx, IndicatorTable, UnitIdx,
};

/// Divisions drawn by chance for a band.
const DIVISIONS: usize = 1_000;

/// How finely the city is cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LevelKind {
    /// The finer areas that were loaded.
    Finer,
    /// The map's districts.
    Districts,
    /// All districts of a unit as one area.
    Bases,
}

impl LevelKind {
    /// Stable name, as in JSON.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Finer => "finer",
            Self::Districts => "districts",
            Self::Bases => "bases",
        }
    }

    /// Id of the message that names it.
    #[must_use]
    pub const fn message_id(self) -> &'static str {
        match self {
            Self::Finer => "level-finer",
            Self::Districts => "level-districts",
            Self::Bases => "level-bases",
        }
    }
}

/// A level with the indices over its parts.
#[derive(Clone, Debug, PartialEq)]
pub struct SegregationLevel {
    /// Which.
    pub kind: LevelKind,
    /// Parts that are counted.
    pub parts: usize,
    /// Parts without one of the counts.
    pub missing: usize,
    /// Each index, 0 to 1, in the order of [`SegregationIndex::ALL`], or why there is none.
    pub indices: PerIndex<f64>,
}

impl SegregationLevel {
    fn of(kind: LevelKind, counts: &Result<GroupCounts, Undefined>) -> Self {
        let (parts, missing) =
            counts.as_ref().map_or((0, 0), |counts| (counts.known().len(), counts.missing()));
        let index = |index| counts.as_ref().map_err(|reason| *reason)?.index(index);
        Self { kind, parts, missing, indices: SegregationIndex::ALL.map(index) }
    }

    /// An index.
    ///
    /// # Errors
    /// Why it has no meaning.
    pub fn index(&self, index: SegregationIndex) -> Result<f64, Undefined> {
        self.indices.get(index as usize).copied().unwrap_or(Err(Undefined::Nobody))
    }
}

/// Why the districts have no band.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoBand {
    /// No finer areas are loaded.
    NoFiner,
    /// The finer areas have not both counts of the group.
    NoCounts,
    /// The finer areas came in a table: nobody knows which of them border on each other.
    NoBorders,
    /// So many districts have no finer areas, so those are not the same city.
    NotAll(usize),
}

impl NoBand {
    /// Id of the message that tells it; its number is `count`.
    #[must_use]
    pub const fn message_id(self) -> &'static str {
        match self {
            Self::NoFiner => "level-no-finer",
            Self::NoCounts => "level-no-counts",
            Self::NoBorders => "level-no-borders",
            Self::NotAll(_) => "level-not-all",
        }
    }

    /// How many districts it is about.
    #[must_use]
    pub const fn count(self) -> usize {
        match self {
            Self::NotAll(count) => count,
            _ => 0,
        }
    }
}

/// The counts of a group in the finer areas, without those that the table's disclosure rule hides.
fn finer_counts(
    finer: &FinerAreas,
    table: &IndicatorTable,
    group: Group,
) -> Option<Result<GroupCounts, Undefined>> {
    let of = |index: IndicatorIdx| Some(table.rule.masked(finer.counts(table, index)?));
    Some(GroupCounts::new(&of(group.part)?, &of(group.whole)?))
}

/// What finer areas can give a band from.
///
/// # Errors
/// Why they cannot.
pub(in crate::app) fn band_basis(
    map: &DistrictSet,
    table: &IndicatorTable,
    finer: Option<&FinerAreas>,
    group: Group,
) -> Result<(), NoBand> {
    let finer = finer.ok_or(NoBand::NoFiner)?;
    if finer_counts(finer, table, group).is_none() {
        return Err(NoBand::NoCounts);
    }
    if finer.adjacency.is_none() {
        return Err(NoBand::NoBorders);
    }
    match finer.without(map.len()).len() {
        0 => Ok(()),
        count => Err(NoBand::NotAll(count)),
    }
}

/// The index on each level: finer areas where they are loaded and have the counts, districts, and
/// the units' areas where there is more than one.
pub(in crate::app) fn levels_of(
    table: &IndicatorTable,
    districts: &Result<GroupCounts, Undefined>,
    finer: Option<&FinerAreas>,
    group: Group,
    owners: &IndexVec<DistrictIdx, UnitIdx>,
) -> Vec<SegregationLevel> {
    let finer = finer.and_then(|finer| finer_counts(finer, table, group));
    let mut levels: Vec<SegregationLevel> =
        finer.iter().map(|counts| SegregationLevel::of(LevelKind::Finer, counts)).collect();
    levels.push(SegregationLevel::of(LevelKind::Districts, districts));
    let units = units_of(owners);
    if units.len() > 1 {
        let bases = districts.as_ref().map_err(|reason| *reason).and_then(|counts| {
            let merged = counts.merged(&parts_of(owners, &units));
            let of = |value: fn(&crate::measure::segregation::Area) -> f64| {
                merged.iter().map(|area| Some(value(area))).collect::<Vec<_>>()
            };
            GroupCounts::new(&of(|area| area.group), &of(|area| area.total))
        });
        levels.push(SegregationLevel::of(LevelKind::Bases, &bases));
    }
    levels
}

fn parts_of(owners: &IndexVec<DistrictIdx, UnitIdx>, units: &[UnitIdx]) -> Vec<usize> {
    owners.iter().map(|owner| units.binary_search(owner).unwrap_or(0)).collect()
}

fn options(parts: usize, seed: u64) -> DivisionOptions {
    DivisionOptions { parts, draws: DIVISIONS, seed }
}

/// Each index over the districts, the units' areas, and as many parts of districts drawn by chance.
pub(in crate::app) fn base_bands(
    map: &DistrictSet,
    counts: &GroupCounts,
    owners: &IndexVec<DistrictIdx, UnitIdx>,
    seed: u64,
) -> PerIndex<DivisionBand> {
    let units = units_of(owners);
    let parts = parts_of(owners, &units);
    division_bands(counts, &map.adjacency, &parts, &options(units.len(), seed))
}

/// Each index over the finer areas, the districts, and as many parts of finer areas drawn by
/// chance.
///
/// The districts' index is that of their own counts, which the panel shows; where those are not
/// the sums of the finer areas', that is told beside it.
pub(in crate::app) fn district_bands(
    table: &IndicatorTable,
    districts: &GroupCounts,
    finer: &FinerAreas,
    group: Group,
    seed: u64,
) -> PerIndex<DivisionBand> {
    let counts = match finer_counts(finer, table, group).unwrap_or(Err(Undefined::Nobody)) {
        Ok(counts) => counts,
        Err(reason) => return undefined(reason),
    };
    let part_of: Vec<usize> = finer.areas.iter().map(|area| area.district.to_usize()).collect();
    let adjacency = finer.adjacency.clone().unwrap_or_default();
    let options = options(districts.known().len(), seed);
    let mut bands = division_bands(&counts, &adjacency, &part_of, &options).into_iter();
    SegregationIndex::ALL.map(|index| {
        let band = bands.next().unwrap_or(Err(Undefined::Nobody))?;
        Ok(DivisionBand { division: districts.index(index)?, ..band })
    })
}

/// No index, for this reason.
fn undefined<T>(reason: Undefined) -> PerIndex<T> {
    SegregationIndex::ALL.map(|_| Err(reason))
}

/// The answer to [`ExplainTask::Divisions`].
pub(super) fn base_answer(
    map: &DistrictSet,
    group: Group,
    owners: &IndexVec<DistrictIdx, UnitIdx>,
) -> ExplainAnswer {
    let bands = match counts(map, group) {
        Ok(counts) => base_bands(map, &counts, owners, 1),
        Err(reason) => undefined(reason),
    };
    ExplainAnswer::Divisions(Box::new(bands))
}

/// The answer to [`ExplainTask::FinerDivisions`].
pub(super) fn district_answer(
    map: &DistrictSet,
    finer: Option<&FinerAreas>,
    group: Group,
) -> ExplainAnswer {
    let bands = match (counts(map, group), finer) {
        (Ok(counts), Some(finer)) => district_bands(&map.indicators, &counts, finer, group, 1),
        (Err(reason), _) => undefined(reason),
        (Ok(_), None) => undefined(Undefined::Nobody),
    };
    ExplainAnswer::Divisions(Box::new(bands))
}

impl AppState {
    /// The index on each level, with the bases' borders where `owners` has them.
    #[must_use]
    pub fn segregation_levels(
        &self,
        group: Group,
        owners: &IndexVec<DistrictIdx, UnitIdx>,
    ) -> Vec<SegregationLevel> {
        let finer = self.document.finer().map(Arc::as_ref);
        let counts = self.group_counts(group);
        levels_of(&self.document.map.indicators, &counts, finer, group, owners)
    }

    /// The question for the districts' band; why there is none where there is not.
    ///
    /// # Errors
    /// [`NoBand`].
    pub fn district_band_task(&self, group: Group) -> Result<ExplainTask, NoBand> {
        let map = &self.document.map;
        let finer = self.document.finer();
        band_basis(map, &map.indicators, finer.map(Arc::as_ref), group)?;
        let sha256 = finer.map(|finer| finer.sha256.clone()).unwrap_or_default();
        Ok(ExplainTask::FinerDivisions(group, sha256))
    }

    /// The districts where the finer areas do not sum to the district's own count of the group or
    /// of all.
    #[must_use]
    pub fn differing_sums(&self, group: Group) -> Vec<DistrictIdx> {
        let Some(finer) = self.document.finer() else { return Vec::new() };
        let table = &self.document.map.indicators;
        let mut districts = finer.differing(table, group.part);
        districts.extend(finer.differing(table, group.whole));
        districts.sort_unstable();
        districts.dedup();
        districts
    }
}

#[cfg(test)]
mod tests;
