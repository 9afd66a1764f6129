//! Lokalt behovsindex: need per district, and the weight that it gives on demand.
//!
//! The formulas stand in `docs/model.md`, section Demand.

use crate::model::{
    DistrictIdx, Index, IndexVec, IndicatorTable, NeedDirection, NeedMethod, NeedScores, NeedTerm,
    Plan,
};
use crate::probability::dist::normal_quantile;
use crate::probability::stream::{Stream, key_of};

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

/// What an index is made of.
#[derive(Clone, Copy, Debug)]
pub struct NeedIndex<'a> {
    /// Indicators and weights.
    pub terms: &'a [NeedTerm],
    /// How they are put together.
    pub method: &'a NeedMethod,
}

impl<'a> NeedIndex<'a> {
    /// The index of a plan.
    #[must_use]
    pub fn of(plan: &'a Plan) -> Self {
        Self { terms: &plan.need, method: &plan.need_method }
    }

    /// The scores of all indicators that the map has, each turned so that more is more need, with
    /// the term that it belongs to; and the ids of those that it lacks.
    fn scores(&self, table: &IndicatorTable, children: &[f64]) -> (Vec<Scored>, Vec<String>) {
        let (mut scored, mut missing) = (Vec::new(), Vec::new());
        let alike = vec![1.0; children.len()];
        let counted = if self.method.by_children { children } else { &alike };
        for term in self.terms {
            let Some(indicator) =
                table.by_id(&term.indicator).and_then(|index| table.indicators.get(index))
            else {
                missing.push(term.indicator.clone());
                continue;
            };
            let sign = if indicator.info.need == NeedDirection::Less { -1.0 } else { 1.0 };
            let mut scores = scores(self.method.scores, indicator.values.as_slice(), counted);
            for score in &mut scores {
                *score *= sign;
            }
            scored.push(Scored { weight: term.weight, scores });
        }
        (scored, missing)
    }
}

/// The scores of one indicator.
struct Scored {
    weight: f64,
    /// By district.
    scores: Vec<f64>,
}

/// The scores of `values`, where each counts by its weight in `weights`; a district without a value
/// gets the mean of the others.
fn scores(method: NeedScores, values: &[Option<f64>], weights: &[f64]) -> Vec<f64> {
    match method {
        NeedScores::Z => standardise(values, weights),
        NeedScores::Rank => filled(&ranks(values, weights), weights),
        NeedScores::MinMax => {
            let known = || values.iter().copied().flatten();
            let low = known().fold(f64::INFINITY, f64::min);
            let high = known().fold(f64::NEG_INFINITY, f64::max);
            let place = |value: f64| if high > low { (value - low) / (high - low) } else { 0.5 };
            let places: Vec<Option<f64>> = values.iter().map(|value| value.map(place)).collect();
            filled(&places, weights)
        }
    }
}

/// The place of each value in the order of all, 0 to 1: the weight below it and half of its own
/// and of those equal to it, over all weight (the midrank, a ridit: Bross 1958, "How to use ridit
/// analysis", Biometrics 14:18–38).
fn ranks(values: &[Option<f64>], weights: &[f64]) -> Vec<Option<f64>> {
    let known = values.iter().zip(weights).enumerate();
    let mut order: Vec<(usize, f64, f64)> =
        known.filter_map(|(at, (value, weight))| value.map(|value| (at, value, *weight))).collect();
    order.sort_by(|a, b| a.1.total_cmp(&b.1));
    let all: f64 = order.iter().map(|(.., weight)| weight).sum();
    let mut ranks = vec![None; values.len()];
    let mut below = 0.0;
    for equal in order.chunk_by(|a, b| a.1.total_cmp(&b.1).is_eq()) {
        let own: f64 = equal.iter().map(|(.., weight)| weight).sum();
        let rank = if all > 0.0 { (below + own / 2.0) / all } else { 0.5 };
        for (at, ..) in equal {
            if let Some(slot) = ranks.get_mut(*at) {
                *slot = Some(rank);
            }
        }
        below += own;
    }
    ranks
}

/// `values` with the weighted mean of the known ones in place of those that are missing.
fn filled(values: &[Option<f64>], weights: &[f64]) -> Vec<f64> {
    let known = values.iter().zip(weights);
    let known = known.filter_map(|(value, weight)| value.map(|value| (value, *weight)));
    let (sum, all) =
        known.fold((0.0, 0.0), |(sum, all), (value, weight)| (sum + value * weight, all + weight));
    let mean = if all > 0.0 { sum / all } else { 0.0 };
    values.iter().map(|value| value.unwrap_or(mean)).collect()
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

/// The local need index and its weights exp(`b` · z) with children-weighted mean 1.
///
/// However values become scores, their weighted sum is standardised by children 0–19 in the end.
#[must_use]
pub fn need(table: &IndicatorTable, district_count: usize, index: &NeedIndex<'_>, b: f64) -> Need {
    let children = children_of(table, district_count);
    let (scored, missing) = index.scores(table, &children);
    let mut sum = vec![0.0; district_count];
    for Scored { weight, scores } in &scored {
        for (total, score) in sum.iter_mut().zip(scores) {
            *total += weight * score;
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

fn children_of(table: &IndicatorTable, district_count: usize) -> Vec<f64> {
    (0..district_count).map(|district| table.children_0_19(Index::from_usize(district))).collect()
}

/// How sure the order of the districts is, whatever the weights.
#[derive(Clone, Debug, PartialEq)]
pub struct Robustness {
    /// How many of the districts count as having the highest need.
    pub highest: usize,
    /// Per district: the share of the drawn weightings in which it is among them, 0–1.
    pub among_highest: IndexVec<DistrictIdx, f64>,
    /// Per district: its rank (1 is the highest need) with the chosen weights.
    pub rank: IndexVec<DistrictIdx, usize>,
    /// Per district: the ranks that nine of ten drawn weightings keep to.
    pub ranks: IndexVec<DistrictIdx, (usize, usize)>,
}

/// How weightings are drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RobustnessOptions {
    /// Weightings drawn.
    pub weightings: usize,
    /// The same seed gives the same answer.
    pub seed: u64,
    /// How near the drawn weights keep to the chosen ones: the sum of the Dirichlet distribution's
    /// parameters. With n equal weights and n as concentration all weightings are equally likely.
    pub concentration: f64,
    /// How many districts count as having the highest need.
    pub highest: usize,
}

/// Draws other weightings of the same indicators around the chosen weights, and counts how often
/// each district is among those with the highest need.
///
/// The weights are Dirichlet(c · w/Σw), as independent gamma numbers over their sum (Marsaglia &
/// Tsang 2000, "A simple method for generating gamma variables", ACM Transactions on Mathematical
/// Software 26:363–372); an indicator with weight 0 keeps it. Uncertainty of composite indicators
/// by drawing weights: OECD & JRC 2008, *Handbook on constructing composite indicators*, step 7.
#[must_use]
pub fn robustness(
    table: &IndicatorTable,
    district_count: usize,
    index: &NeedIndex<'_>,
    options: &RobustnessOptions,
) -> Robustness {
    let children = children_of(table, district_count);
    let (scored, _) = index.scores(table, &children);
    let all: f64 = scored.iter().map(|scored| scored.weight).sum();
    let chosen: Vec<f64> = scored.iter().map(|scored| scored.weight).collect();
    let mut order: Vec<usize> = Vec::with_capacity(district_count);
    let mut sums = vec![0.0; district_count];
    // By district: its rank in each drawn weighting, from 0.
    let mut seen: Vec<Vec<u32>> =
        (0..district_count).map(|_| Vec::with_capacity(options.weightings)).collect();
    let mut among = vec![0_usize; district_count];
    for draw in 0..options.weightings as u64 {
        let mut stream = Stream::new(options.seed, draw, key_of(&["need weights"]));
        let weights: Vec<f64> = chosen
            .iter()
            .map(|weight| {
                let shape = if all > 0.0 { options.concentration * weight / all } else { 0.0 };
                if shape > 0.0 { gamma(shape, &mut stream) } else { 0.0 }
            })
            .collect();
        rank(&scored, &weights, &mut sums, &mut order);
        for (rank, &district) in order.iter().enumerate() {
            if let Some(ranks) = seen.get_mut(district) {
                ranks.push(rank as u32);
            }
            if rank < options.highest
                && let Some(count) = among.get_mut(district)
            {
                *count += 1;
            }
        }
    }
    let draws = options.weightings.max(1) as f64;
    rank(&scored, &chosen, &mut sums, &mut order);
    let mut own = vec![0; district_count];
    for (rank, &district) in order.iter().enumerate() {
        if let Some(slot) = own.get_mut(district) {
            *slot = rank + 1;
        }
    }
    Robustness {
        highest: options.highest,
        among_highest: among.iter().map(|&count| count as f64 / draws).collect(),
        rank: IndexVec::from_vec(own),
        ranks: seen.iter_mut().map(|ranks| nine_of_ten(ranks)).collect(),
    }
}

/// The districts from the highest sum to the lowest; of equal ones the first stands first.
fn rank(scored: &[Scored], weights: &[f64], sums: &mut [f64], order: &mut Vec<usize>) {
    sums.fill(0.0);
    for (Scored { scores, .. }, weight) in scored.iter().zip(weights) {
        for (sum, score) in sums.iter_mut().zip(scores) {
            *sum += weight * score;
        }
    }
    order.clear();
    order.extend(0..sums.len());
    let sum = |district: usize| sums.get(district).copied().unwrap_or(f64::NEG_INFINITY);
    order.sort_by(|&a, &b| sum(b).total_cmp(&sum(a)));
}

/// The ranks (from 1) between which nine of ten of the drawn `ranks` (from 0) lie: at most one in
/// twenty is lower, and at most one in twenty higher.
fn nine_of_ten(ranks: &mut [u32]) -> (usize, usize) {
    ranks.sort_unstable();
    let outside = ranks.len() / 20;
    let from_one = |rank: Option<&u32>| rank.map_or(0, |&rank| rank as usize + 1);
    (from_one(ranks.get(outside)), from_one(ranks.iter().rev().nth(outside)))
}

/// A gamma number with this shape, above 0, and scale 1.
fn gamma(shape: f64, stream: &mut Stream) -> f64 {
    if shape < 1.0 {
        let boost = libm::pow(stream.uniform(), 1.0 / shape);
        return gamma(shape + 1.0, stream) * boost;
    }
    let d = shape - 1.0 / 3.0;
    let c = 1.0 / (3.0 * d.sqrt());
    loop {
        let x = normal_quantile(stream.uniform());
        let v = 1.0 + c * x;
        if v <= 0.0 {
            continue;
        }
        let cube = v * v * v;
        let accepted = 0.5 * x * x + d - d * cube + d * libm::log(cube);
        if libm::log(stream.uniform()) < accepted {
            return d * cube;
        }
    }
}
