//! Classes for a map: which values share a colour.
//!
//! A class is a closed range of the data itself, so that a legend can say what it really holds.
//! Equal values are never put in different classes.

use crate::model::{Indicator, IndicatorKind};

/// The number of classes that a map is drawn with unless the reader asks for another.
pub const DEFAULT_CLASS_COUNT: usize = 5;

/// How skewed values must be for natural breaks to be the default: |g₁| of the sample.
const SKEWED: f64 = 1.0;

/// How the limits between classes are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ClassMethod {
    /// Least sum of squares within the classes (Fisher 1958, Jenks 1977), exact.
    NaturalBreaks,
    /// As nearly as ties allow the same number of districts in each class.
    Quantiles,
    /// One class for each value; for figures that are classes already.
    Categories,
}

/// One class and what it holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Class {
    /// The least value in it.
    pub min: f64,
    /// The greatest value in it, which is also its upper limit.
    pub max: f64,
    /// How many values it holds.
    pub count: usize,
}

/// Classes of the values of one indicator, from the lowest.
#[derive(Clone, Debug, PartialEq)]
pub struct Classes {
    /// How the limits were found.
    pub method: ClassMethod,
    ranges: Vec<Class>,
    missing: usize,
}

/// A value that occurs, and how often.
#[derive(Clone, Copy)]
struct Distinct {
    value: f64,
    count: usize,
}

impl Classes {
    /// At most `count` classes with the least sum of squared deviations from the class means.
    ///
    /// Found by dynamic programming over the distinct values (Fisher, *On grouping for maximum
    /// homogeneity*, JASA 53, 1958), so no other partition is better. Where two are equally good
    /// the one with the lower limits is taken.
    #[must_use]
    pub fn natural_breaks(values: &[Option<f64>], count: usize) -> Self {
        let distinct = distinct_values(values);
        let ends = natural_ends(&distinct, count);
        Self::from_ends(ClassMethod::NaturalBreaks, &distinct, &ends, values)
    }

    /// At most `count` classes with nearly as many values in each.
    ///
    /// Each limit is put where the number of values below it is nearest to its share; a tie
    /// stays whole, so there may be fewer classes.
    #[must_use]
    pub fn quantiles(values: &[Option<f64>], count: usize) -> Self {
        let distinct = distinct_values(values);
        let ends = quantile_ends(&distinct, count);
        Self::from_ends(ClassMethod::Quantiles, &distinct, &ends, values)
    }

    /// One class for each value that occurs.
    #[must_use]
    pub fn categories(values: &[Option<f64>]) -> Self {
        let distinct = distinct_values(values);
        let ends: Vec<usize> = (1..=distinct.len()).collect();
        Self::from_ends(ClassMethod::Categories, &distinct, &ends, values)
    }

    /// Natural breaks where the values are skewed (|[`skewness`]| > 1), else quantiles.
    ///
    /// Quantiles of skewed values put what is far apart in one class: Linköping's social
    /// assistance runs to 14 tkr per person, with all other districts below 7.
    #[must_use]
    pub fn default_for(values: &[Option<f64>], count: usize) -> Self {
        if skewness(values).is_some_and(|g1| g1.abs() > SKEWED) {
            Self::natural_breaks(values, count)
        } else {
            Self::quantiles(values, count)
        }
    }

    /// The default classes of an indicator: its categories if it is a class, else
    /// [`Classes::default_for`] its values.
    #[must_use]
    pub fn for_indicator(indicator: &Indicator, count: usize) -> Self {
        let values = indicator.values.as_slice();
        match indicator.info.kind {
            IndicatorKind::Class => Self::categories(values),
            IndicatorKind::Value | IndicatorKind::Count | IndicatorKind::Share => {
                Self::default_for(values, count)
            }
        }
    }

    /// The classes, lowest first.
    #[must_use]
    pub fn classes(&self) -> &[Class] {
        &self.ranges
    }

    /// Number of classes.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ranges.len()
    }

    /// Whether there was no value at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ranges.is_empty()
    }

    /// How many districts have no value.
    #[must_use]
    pub fn missing(&self) -> usize {
        self.missing
    }

    /// The upper limit of each class, which belongs to it.
    pub fn upper_limits(&self) -> impl Iterator<Item = f64> + '_ {
        self.ranges.iter().map(|class| class.max)
    }

    /// The position of the class that `value` belongs to; a value above the last limit belongs
    /// to the last class, one that is no number to none.
    #[must_use]
    pub fn class_of(&self, value: f64) -> Option<usize> {
        if !value.is_finite() || self.ranges.is_empty() {
            return None;
        }
        let below = self.ranges.partition_point(|class| class.max < value);
        Some(below.min(self.ranges.len() - 1))
    }

    /// Puts together the classes that end before the positions `ends` in `distinct`.
    fn from_ends(
        method: ClassMethod,
        distinct: &[Distinct],
        ends: &[usize],
        values: &[Option<f64>],
    ) -> Self {
        let mut start = 0;
        let mut ranges = Vec::with_capacity(ends.len());
        for &end in ends {
            let members = distinct.get(start..end).unwrap_or_default();
            if let (Some(first), Some(last)) = (members.first(), members.last()) {
                let count = members.iter().map(|member| member.count).sum();
                ranges.push(Class { min: first.value, max: last.value, count });
            }
            start = end;
        }
        let known = distinct.iter().map(|item| item.count).sum::<usize>();
        Self { method, ranges, missing: values.len() - known }
    }
}

/// Sample skewness g₁ = m₃ / m₂^1.5 (moments about the mean, Joanes & Gill 1998) of the values
/// that are numbers; `None` with fewer than three of them or when all are equal.
#[must_use]
pub fn skewness(values: &[Option<f64>]) -> Option<f64> {
    let known: Vec<f64> = values.iter().flatten().copied().filter(|v| v.is_finite()).collect();
    let n = known.len() as f64;
    if known.len() < 3 {
        return None;
    }
    let mean = known.iter().sum::<f64>() / n;
    let moment = |power: i32| known.iter().map(|v| (v - mean).powi(power)).sum::<f64>() / n;
    let variance = moment(2);
    (variance > 0.0).then(|| moment(3) / variance.powf(1.5))
}

/// The values that are numbers, each once, from the lowest.
fn distinct_values(values: &[Option<f64>]) -> Vec<Distinct> {
    let mut known: Vec<f64> = values.iter().flatten().copied().filter(|v| v.is_finite()).collect();
    known.sort_by(f64::total_cmp);
    let mut distinct: Vec<Distinct> = Vec::new();
    for value in known {
        match distinct.last_mut() {
            // Numeric equality, so that -0 and 0 are one value.
            Some(last) if last.value >= value => last.count += 1,
            _ => distinct.push(Distinct { value, count: 1 }),
        }
    }
    distinct
}

/// Sums over the first values, from which the cost of any run of them follows at once.
struct Prefix {
    count: Vec<f64>,
    sum: Vec<f64>,
    squares: Vec<f64>,
}

impl Prefix {
    fn new(distinct: &[Distinct]) -> Self {
        // Deviations from the mean, not the values themselves: their squares would drown the
        // differences when all values are large.
        let total: f64 = distinct.iter().map(|d| d.count as f64).sum();
        let mean = distinct.iter().map(|d| d.value * d.count as f64).sum::<f64>() / total.max(1.0);
        let running = |term: &dyn Fn(&Distinct) -> f64| {
            let mut sums = vec![0.0];
            let mut sum = 0.0;
            for item in distinct {
                sum += term(item);
                sums.push(sum);
            }
            sums
        };
        Self {
            count: running(&|d| d.count as f64),
            sum: running(&|d| d.count as f64 * (d.value - mean)),
            squares: running(&|d| d.count as f64 * (d.value - mean).powi(2)),
        }
    }

    /// Sum of squared deviations from their mean of the values from `start` to before `end`.
    fn cost(&self, start: usize, end: usize) -> f64 {
        let over = |sums: &[f64]| {
            sums.get(end).zip(sums.get(start)).map_or(0.0, |(end, start)| end - start)
        };
        let count = over(&self.count);
        if count <= 0.0 {
            return 0.0;
        }
        (over(&self.squares) - over(&self.sum).powi(2) / count).max(0.0)
    }
}

/// Where the classes of least cost end, as positions in `distinct`.
fn natural_ends(distinct: &[Distinct], count: usize) -> Vec<usize> {
    let n = distinct.len();
    let classes = count.min(n);
    if classes == 0 {
        return Vec::new();
    }
    let prefix = Prefix::new(distinct);
    // best[end]: least cost of the first `end` values in as many classes as rounds have passed;
    // starts[round][end]: where the last of these classes starts.
    let mut best: Vec<f64> = (0..=n).map(|end| prefix.cost(0, end)).collect();
    let mut starts: Vec<Vec<usize>> = vec![vec![0; n + 1]];
    for round in 1..classes {
        let (next, start_of) = next_round(&best, &prefix, round);
        best = next;
        starts.push(start_of);
    }
    let mut ends = Vec::with_capacity(classes);
    let mut end = n;
    for start_of in starts.iter().rev() {
        ends.push(end);
        end = start_of.get(end).copied().unwrap_or(0);
    }
    ends.reverse();
    ends
}

/// The least cost of the first `end` values in one class more than in `best`, and where that
/// class starts, for every `end`.
///
/// The cost of a class of sorted values meets the quadrangle inequality, so the best start never
/// goes back as the end goes on: the best start of a middle end bounds those on both sides, and
/// n · log n looks do instead of n² (Wu 1991, Grønlund et al. 2017, doi 10.48550/arXiv.1701.07204).
fn next_round(best: &[f64], prefix: &Prefix, round: usize) -> (Vec<f64>, Vec<usize>) {
    let n = best.len() - 1;
    let mut next = vec![f64::INFINITY; n + 1];
    let mut start_of = vec![round; n + 1];
    // Ends that are still open, first and last, and where their classes can start.
    let mut open = vec![(round + 1, n, round, n)];
    while let Some((first, last, least_start, most_start)) = open.pop() {
        if first > last {
            continue;
        }
        let end = first.midpoint(last);
        let mut least = (f64::INFINITY, least_start);
        let starts = best.iter().enumerate().take(end.min(most_start + 1)).skip(least_start);
        for (start, before) in starts {
            let cost = before + prefix.cost(start, end);
            if cost < least.0 {
                least = (cost, start);
            }
        }
        if let (Some(cost), Some(start)) = (next.get_mut(end), start_of.get_mut(end)) {
            (*cost, *start) = least;
        }
        open.push((first, end - 1, least_start, least.1));
        open.push((end + 1, last, least.1, most_start));
    }
    (next, start_of)
}

/// Where classes of nearly equal size end, as positions in `distinct`.
fn quantile_ends(distinct: &[Distinct], count: usize) -> Vec<usize> {
    let n = distinct.len();
    let total: usize = distinct.iter().map(|item| item.count).sum();
    let mut ends: Vec<usize> = Vec::with_capacity(count);
    let mut below = 0_usize;
    let mut end = 0_usize;
    for class in 1..count {
        let target = total as f64 * class as f64 / count as f64;
        while let Some(item) = distinct.get(end) {
            let with = below + item.count;
            // Stop at the limit that is nearest to the target, the lower of two equally near.
            if (with as f64 - target).abs() >= (below as f64 - target).abs() {
                break;
            }
            below = with;
            end += 1;
        }
        if end > ends.last().copied().unwrap_or(0) && end < n {
            ends.push(end);
        }
    }
    if n > 0 && count > 0 {
        ends.push(n);
    }
    ends
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn some(values: &[f64]) -> Vec<Option<f64>> {
        values.iter().copied().map(Some).collect()
    }

    fn squares(values: &[f64]) -> f64 {
        let mean = values.iter().sum::<f64>() / values.len() as f64;
        values.iter().map(|v| (v - mean).powi(2)).sum()
    }

    /// The least cost over all ways to cut the sorted `values` in at most `count` classes.
    fn least_cost(values: &[f64], count: usize) -> f64 {
        if values.is_empty() {
            return 0.0;
        }
        if count == 1 {
            return squares(values);
        }
        (1..=values.len())
            .map(|cut| squares(&values[..cut]) + least_cost(&values[cut..], count - 1))
            .fold(f64::INFINITY, f64::min)
    }

    /// Social assistance by district code, from the map's own table.
    fn social_assistance() -> Vec<(String, f64)> {
        let table = include_bytes!("../../maps/linkoping/indicators.csv");
        let mut rows = csv::Reader::from_reader(table.as_slice());
        let headers = rows.headers().unwrap().clone();
        let column = headers
            .iter()
            .position(|name| name == "ekonomiskt_bistand_tkr_per_person_2024")
            .unwrap();
        rows.records()
            .map(|row| row.unwrap())
            .map(|row| (row[1].to_owned(), row[column].parse().unwrap()))
            .collect()
    }

    #[test]
    fn natural_breaks_find_the_gaps_of_a_list_one_can_check_by_hand() {
        let classes = Classes::natural_breaks(&some(&[4., 5., 9., 10., 1., 2., 20.]), 3);
        let limits: Vec<f64> = classes.upper_limits().collect();
        assert_eq!(limits, [5.0, 10.0, 20.0]);
        let counts: Vec<usize> = classes.classes().iter().map(|class| class.count).collect();
        assert_eq!(counts, [4, 2, 1]);
    }

    #[test]
    fn skaggetorp_is_not_classed_with_lambohov_in_social_assistance() {
        let table = social_assistance();
        let values: Vec<Option<f64>> = table.iter().map(|(_, value)| Some(*value)).collect();
        let classes = Classes::default_for(&values, DEFAULT_CLASS_COUNT);
        let class_of = |name: &str| {
            let (_, value) = table.iter().find(|(district, _)| district == name).unwrap();
            classes.class_of(*value).unwrap()
        };
        assert_eq!(classes.method, ClassMethod::NaturalBreaks);
        assert_eq!(classes.len(), DEFAULT_CLASS_COUNT);
        assert_ne!(class_of("Skäggetorp-Tornby"), class_of("Lambohov-Slaka"));
        let quantiles = Classes::quantiles(&values, DEFAULT_CLASS_COUNT);
        assert_eq!(quantiles.class_of(14.31), quantiles.class_of(2.18));
    }

    #[test]
    fn even_values_are_classed_by_quantiles() {
        let values = some(&[1., 2., 3., 4., 5., 6., 7., 8., 9., 10.]);
        let classes = Classes::default_for(&values, 5);
        assert_eq!(classes.method, ClassMethod::Quantiles);
        assert!(classes.classes().iter().all(|class| class.count == 2));
    }

    #[test]
    fn a_district_without_a_figure_is_in_no_class_and_is_counted() {
        let values = [Some(1.0), None, Some(f64::NAN), Some(2.0), Some(f64::INFINITY)];
        let classes = Classes::natural_breaks(&values, 5);
        assert_eq!((classes.len(), classes.missing()), (2, 3));
        assert_eq!(classes.class_of(f64::NAN), None);
        assert!(Classes::quantiles(&[None, None], 5).is_empty());
    }

    #[test]
    fn a_categorys_class_holds_only_that_category() {
        let classes = Classes::categories(&some(&[3., 1., 5., 1., 3., 3.]));
        let ranges: Vec<(f64, f64, usize)> =
            classes.classes().iter().map(|class| (class.min, class.max, class.count)).collect();
        assert_eq!(ranges, [(1., 1., 2), (3., 3., 3), (5., 5., 1)]);
    }

    #[test]
    fn a_value_above_all_others_falls_in_the_highest_class() {
        let classes = Classes::natural_breaks(&some(&[1., 2., 10., 11.]), 2);
        assert_eq!(classes.class_of(99.0), Some(1));
        assert_eq!(classes.class_of(-99.0), Some(0));
        assert_eq!(classes.class_of(2.5), Some(1));
    }

    proptest! {
        #[test]
        fn no_partition_is_better_than_natural_breaks(
            raw in prop::collection::vec(0_u8..30, 1..10), count in 1_usize..5,
        ) {
            let mut values: Vec<f64> = raw.into_iter().map(f64::from).collect();
            let classes = Classes::natural_breaks(&some(&values), count);
            values.sort_by(f64::total_cmp);
            let cost: f64 = classes
                .classes()
                .iter()
                .map(|class| {
                    let members: Vec<f64> = values
                        .iter()
                        .copied()
                        .filter(|value| (class.min..=class.max).contains(value))
                        .collect();
                    squares(&members)
                })
                .sum();
            prop_assert!(cost <= least_cost(&values, count) + 1e-9);
        }

        #[test]
        fn every_value_is_in_the_one_class_whose_range_holds_it(
            raw in prop::collection::vec(0_u8..20, 1..40), count in 1_usize..8,
        ) {
            let values: Vec<f64> = raw.into_iter().map(f64::from).collect();
            for classes in [
                Classes::natural_breaks(&some(&values), count),
                Classes::quantiles(&some(&values), count),
                Classes::categories(&some(&values)),
            ] {
                prop_assert_eq!(
                    classes.classes().iter().map(|class| class.count).sum::<usize>(),
                    values.len()
                );
                for value in &values {
                    let class = classes.classes()[classes.class_of(*value).unwrap()];
                    prop_assert!(class.min <= *value && *value <= class.max);
                }
                for pair in classes.classes().windows(2) {
                    prop_assert!(pair[0].max < pair[1].min);
                }
            }
        }
    }
}
