//! What may be said of several districts together.

use crate::model::{DistrictIdx, Indicator, IndicatorKind, IndicatorTable, IndicatorUnit};

/// A figure of several districts together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Total {
    /// The figure, in the unit of the indicator.
    pub value: f64,
    /// Whether it is a sum; else it is a mean weighted by inhabitants.
    pub is_sum: bool,
    /// How many of the districts have no figure, and are not in it.
    pub missing: usize,
    /// How many of the districts have a hidden count: what stands in for it is in the sum, which
    /// is rounded.
    pub hidden: usize,
}

/// The sum of a count, or the mean of a share or of an amount a person, weighted by inhabitants.
///
/// `None` where neither is sound: for classes, and for what may be a median or anything else; a
/// mean of medians is no median.
#[must_use]
pub fn total(
    table: &IndicatorTable,
    indicator: &Indicator,
    districts: impl Iterator<Item = DistrictIdx>,
) -> Option<Total> {
    let is_sum = match (indicator.info.kind, indicator.info.unit) {
        (IndicatorKind::Count, _) => true,
        (IndicatorKind::Share, _) | (IndicatorKind::Value, IndicatorUnit::TkrPerPerson) => false,
        (IndicatorKind::Value | IndicatorKind::Class, _) => return None,
    };
    let (mut sum, mut weights, mut missing, mut hidden, mut known) = (0.0, 0.0, 0, 0, 0);
    for district in districts {
        let Some(value) = indicator.values.get(district).copied().flatten() else {
            if is_sum && indicator.is_hidden(district) && !indicator.withheld.contains(&district) {
                hidden += 1;
                sum += table.rule.stand_in();
            } else {
                missing += 1;
            }
            continue;
        };
        let weight = if is_sum { 1.0 } else { table.population(district) };
        sum += weight * value;
        weights += weight;
        known += 1;
    }
    let value = match (is_sum, known) {
        (_, 0) => return None,
        (true, _) if hidden > 0 => table.rule.rounded(sum),
        (true, _) => sum,
        (false, _) => sum / weights,
    };
    value.is_finite().then_some(Total { value, is_sum, missing, hidden })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(id: &str) -> Option<Total> {
        let map = crate::read::builtin("linkoping").unwrap();
        let table = &map.indicators;
        let indicator = table.indicators.get(table.by_id(id)?)?;
        total(table, indicator, map.districts.indices())
    }

    #[test]
    fn counts_are_summed_and_shares_are_weighted_by_inhabitants() {
        // Σ folkmangd_2025 and Σ folkmangd_2025 · ekonomiskt_bistand / Σ folkmangd_2025, worked
        // out in Python from the map's table.
        let people = of("folkmangd_2025").unwrap();
        assert!(people.is_sum && (people.value - POPULATION).abs() < 1e-9, "{people:?}");
        let assistance = of("ekonomiskt_bistand").unwrap();
        assert!(!assistance.is_sum);
        assert!((assistance.value - 2.146_688_125_003_705).abs() < 1e-9, "{assistance:?}");
    }

    /// Inhabitants of all districts, summed in Python from the map's table.
    const POPULATION: f64 = 168_699.0;

    #[test]
    fn classes_and_what_is_not_known_to_be_a_share_have_no_total() {
        assert_eq!(of("omradestyp"), None);
        let map = crate::read::builtin("linkoping").unwrap();
        let table = &map.indicators;
        let index = table.by_id("ekonomiskt_bistand").unwrap();
        let mut median = table.indicators.get(index).unwrap().clone();
        median.info.unit = IndicatorUnit::Unknown;
        assert_eq!(total(table, &median, map.districts.indices()), None);
    }

    #[test]
    fn districts_without_a_figure_are_counted_and_left_out() {
        let map = crate::read::builtin("linkoping").unwrap();
        let table = &map.indicators;
        let index = table.by_id("folkmangd_2025").unwrap();
        let mut people = table.indicators.get(index).unwrap().clone();
        let first = map.districts.indices().next().unwrap();
        *people.values.get_mut(first).unwrap() = None;
        let total = total(table, &people, map.districts.indices()).unwrap();
        assert_eq!(total.missing, 1);
        assert!((total.value - (POPULATION - 7334.0)).abs() < 1e-9);
    }
}
