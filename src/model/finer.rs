//! Areas finer than the map's districts, with their own counts: what a measure that depends on the
//! division is held against.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::geometry::Adjacency;
use crate::model::{DistrictIdx, Index, IndicatorIdx, IndicatorTable};

/// Where a plan's finer areas are found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FinerRef {
    /// Path with forward slashes: relative to the plan in a file, absolute in the program.
    pub path: String,
    /// As [`FinerAreas::sha256`] when the file was read.
    pub sha256: String,
}

/// One area, inside one district.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FinerArea {
    /// Its code, unique in its file.
    pub code: String,
    /// The district that it lies in.
    pub district: DistrictIdx,
}

/// Areas finer than the map's districts.
#[derive(Clone, Debug, PartialEq)]
pub struct FinerAreas {
    /// The file's name.
    pub file: String,
    /// SHA-256 of the file, and of the table beside it where its figures come from there;
    /// lower-case hexadecimal.
    pub sha256: String,
    /// The areas, ordered by code.
    pub areas: Vec<FinerArea>,
    /// Counts by title of the column, in the order of `areas`.
    pub columns: BTreeMap<String, Vec<Option<f64>>>,
    /// Which areas share a border; `None` where their borders are not known.
    pub adjacency: Option<Adjacency>,
}

impl FinerAreas {
    /// The counts that `indicator` of the map's `table` has in the finer areas: the column with
    /// its id, or with the title of the column that it was read from.
    #[must_use]
    pub fn counts(
        &self,
        table: &IndicatorTable,
        indicator: IndicatorIdx,
    ) -> Option<&[Option<f64>]> {
        let by_id = table.indicators.get(indicator).and_then(|one| self.columns.get(&one.info.id));
        let by_column = || match table.origins.get(&indicator)?.columns.as_slice() {
            [column] => self.columns.get(column),
            _ => None,
        };
        by_id.or_else(by_column).map(Vec::as_slice)
    }

    /// The districts of a map with `count` districts in which no area lies.
    #[must_use]
    pub fn without(&self, count: usize) -> Vec<DistrictIdx> {
        let mut is_in = vec![false; count];
        for area in &self.areas {
            if let Some(known) = is_in.get_mut(area.district.to_usize()) {
                *known = true;
            }
        }
        let districts = is_in.into_iter().enumerate();
        districts.filter(|(_, known)| !known).map(|(raw, _)| DistrictIdx::from_usize(raw)).collect()
    }

    /// The districts whose own count of `indicator` is another than the sum of their areas'.
    ///
    /// A district where an area has no count, or that has none itself, is not compared; published
    /// counts are noisy, so neither is right.
    #[must_use]
    pub fn differing(&self, table: &IndicatorTable, indicator: IndicatorIdx) -> Vec<DistrictIdx> {
        let Some(counts) = self.counts(table, indicator) else { return Vec::new() };
        let mut sums: BTreeMap<DistrictIdx, Option<f64>> = BTreeMap::new();
        for (area, count) in self.areas.iter().zip(counts) {
            let sum = sums.entry(area.district).or_insert(Some(0.0));
            *sum = sum.zip(*count).map(|(sum, count)| sum + count);
        }
        let differs = |(&district, sum): (&DistrictIdx, &Option<f64>)| {
            let pair = sum.zip(table.value(indicator, district));
            // Counts are whole; sums of whole numbers are exact.
            let is_other = pair.is_some_and(|(sum, own)| (sum - own).abs() > 1e-6);
            is_other.then_some(district)
        };
        sums.iter().filter_map(differs).collect()
    }
}
