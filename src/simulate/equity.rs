//! Whether those with most need are served as well as those with least.

use super::demand::Demand;
use super::result::UnitMonth;
use crate::model::{IndexVec, Month, UnitIdx};

/// The part of the children that makes up each end.
const QUINTILE: f64 = 0.2;

/// Coverage in the fifth of the children with the highest need weight over that in the fifth with
/// the lowest; a district that straddles a limit counts with its part. `None` where either side
/// is undefined or the lowest fifth has no coverage.
pub(super) fn equity(
    demand: &Demand,
    month: Month,
    units: &IndexVec<UnitIdx, UnitMonth>,
) -> Option<f64> {
    // Districts stand in the order of their code, and a stable sort keeps it among equals.
    let mut districts: Vec<(f64, f64, Option<f64>)> = demand
        .districts
        .iter_enumerated()
        .map(|(index, district)| {
            let weight = demand.need.weight.get(index).copied().unwrap_or(1.0);
            let unit = demand.served_by(district, month);
            let coverage = units.get(unit).and_then(|entry| entry.coverage);
            (weight, district.children_0_17, coverage)
        })
        .collect();
    districts.sort_by(|a, b| a.0.total_cmp(&b.0));
    let fifth = QUINTILE * districts.iter().map(|(_, children, _)| children).sum::<f64>();
    let lowest = coverage_of_first(districts.iter(), fifth)?;
    let highest = coverage_of_first(districts.iter().rev(), fifth)?;
    (lowest > 0.0).then_some(highest / lowest)
}

/// Children-weighted coverage of the first `limit` children.
fn coverage_of_first<'a>(
    districts: impl Iterator<Item = &'a (f64, f64, Option<f64>)>,
    limit: f64,
) -> Option<f64> {
    let mut left = limit;
    let mut sum = 0.0;
    for &(_, children, coverage) in districts {
        let counted = children.min(left);
        if counted > 0.0 {
            sum += counted * coverage?;
            left -= counted;
        }
    }
    (limit > 0.0).then_some(sum / limit)
}
