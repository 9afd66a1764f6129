//! Lokalt behovsindex: need per district, and the weight that it gives on demand.
//!
//! The formulas stand in `docs/model.md`, section Demand.

use crate::model::{DistrictIdx, IndexVec, IndicatorTable, NeedDirection, NeedTerm};

/// Need of every district.
#[derive(Clone, Debug, PartialEq)]
pub struct Need {
    /// The index: mean 0 and standard deviation 1 over the districts, weighted by children 0–19.
    pub z: IndexVec<DistrictIdx, f64>,
    /// Weight on demand: its children-weighted mean is 1.
    pub weight: IndexVec<DistrictIdx, f64>,
    /// Ids of terms that the map has no indicator for; they are left out of the index.
    pub missing: Vec<String>,
}

/// Mean 0 and standard deviation 1 over all districts, weighted by `weights`.
///
/// A district without a value gets the mean, 0. Where nothing varies, all get 0.
fn standardise(values: &[Option<f64>], weights: &[f64]) -> Vec<f64> {
    let known = || {
        values.iter().zip(weights).filter_map(|(value, weight)| value.map(|value| (value, *weight)))
    };
    let total: f64 = known().map(|(_, weight)| weight).sum();
    let mean = known().map(|(value, weight)| value * weight).sum::<f64>() / total;
    let variance =
        known().map(|(value, weight)| weight * (value - mean).powi(2)).sum::<f64>() / total;
    let deviation = variance.sqrt();
    if !(deviation.is_finite() && deviation > 0.0) {
        return vec![0.0; values.len()];
    }
    values.iter().map(|value| value.map_or(0.0, |value| (value - mean) / deviation)).collect()
}

/// The local need index of `terms` and its weights exp(`b` · z) with children-weighted mean 1.
#[must_use]
pub fn need(table: &IndicatorTable, district_count: usize, terms: &[NeedTerm], b: f64) -> Need {
    let districts = || (0..district_count).map(crate::model::Index::from_usize);
    let children: Vec<f64> = districts().map(|district| table.children_0_19(district)).collect();

    let mut sum = vec![0.0; district_count];
    let mut missing = Vec::new();
    for term in terms {
        let Some(indicator) =
            table.by_id(&term.indicator).and_then(|index| table.indicators.get(index))
        else {
            missing.push(term.indicator.clone());
            continue;
        };
        let sign = if indicator.info.need == NeedDirection::Less { -1.0 } else { 1.0 };
        let scores = standardise(indicator.values.as_slice(), &children);
        for (total, score) in sum.iter_mut().zip(scores) {
            *total += sign * term.weight * score;
        }
    }
    // Dividing by the sum of the weights first would change nothing: z is standardised anyway.
    let sums: Vec<Option<f64>> = sum.into_iter().map(Some).collect();
    let z = standardise(&sums, &children);

    let raw: Vec<f64> = z.iter().map(|z| (b * z).exp()).collect();
    let all: f64 = children.iter().sum();
    let mean = raw.iter().zip(&children).map(|(raw, children)| raw * children).sum::<f64>() / all;
    let weight = raw
        .iter()
        .map(|raw| if mean.is_finite() && mean > 0.0 { raw / mean } else { 1.0 })
        .collect();
    Need { z: IndexVec::from_vec(z), weight, missing }
}
