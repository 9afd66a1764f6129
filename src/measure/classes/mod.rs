//! Classes for a map: which values share a colour.
//!
//! A class says what it really holds, so that a legend can. Equal values are never put in
//! different classes.

mod area_type;
mod jenks;
mod limits;
#[cfg(test)]
mod tests;

pub use area_type::AreaType;

use crate::model::{Indicator, IndicatorKind};

/// The number of classes that a map is drawn with unless the reader asks for another.
pub const DEFAULT_CLASS_COUNT: usize = 5;

/// The fewest and the most classes that may be asked for: more are not told apart by colour.
pub const CLASS_COUNTS: std::ops::RangeInclusive<usize> = 2..=9;

/// How skewed values must be for natural breaks to be the default: |g₁| of the sample.
const SKEWED: f64 = 1.0;

/// How the limits between classes are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ClassMethod {
    /// Least sum of squares within the classes (Fisher 1958, Jenks 1977), exact.
    NaturalBreaks,
    /// As nearly as ties allow the same number of districts in each class.
    Quantiles,
    /// Classes equally wide between the least and the greatest value.
    EqualInterval,
    /// Limits whole standard deviations from the mean.
    StandardDeviation,
    /// Each limit the mean of what lies above the one before.
    HeadTail,
    /// Limits that the reader has set.
    Manual,
    /// One class for each value; for figures that are classes already.
    Categories,
}

impl ClassMethod {
    /// The methods that can be chosen for figures, in the order that they are offered.
    pub const ALL: [Self; 6] = [
        Self::NaturalBreaks,
        Self::Quantiles,
        Self::EqualInterval,
        Self::StandardDeviation,
        Self::HeadTail,
        Self::Manual,
    ];

    /// Stable name, as on the command line and in JSON.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::NaturalBreaks => "jenks",
            Self::Quantiles => "quantiles",
            Self::EqualInterval => "equal",
            Self::StandardDeviation => "std",
            Self::HeadTail => "headtail",
            Self::Manual => "manual",
            Self::Categories => "categories",
        }
    }

    /// Id of the message that names it.
    #[must_use]
    pub const fn message_id(self) -> &'static str {
        match self {
            Self::NaturalBreaks => "classes-jenks",
            Self::Quantiles => "classes-quantiles",
            Self::EqualInterval => "classes-equal",
            Self::StandardDeviation => "classes-std",
            Self::HeadTail => "classes-headtail",
            Self::Manual => "classes-manual",
            Self::Categories => "classes-categories",
        }
    }
}

/// One class and what it holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Class {
    /// The least value in it; its lower limit where it is empty.
    pub min: f64,
    /// The greatest value in it; its upper limit where it is empty.
    pub max: f64,
    /// How many values it holds. Only classes whose limits do not come from single values can be
    /// empty: equal intervals, standard deviations, limits set by hand, and fixed categories.
    pub count: usize,
    /// Its lower limit, which belongs to the class before; of the first class, to it.
    pub lower: f64,
    /// Its upper limit, which belongs to it.
    pub upper: f64,
}

/// Classes of the values of one indicator, from the lowest.
#[derive(Clone, Debug, PartialEq)]
pub struct Classes {
    /// How the limits were found.
    pub method: ClassMethod,
    ranges: Vec<Class>,
    missing: usize,
}

/// What classes a reader asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum ClassChoice {
    /// What follows from the data: [`Classes::for_indicator`].
    Default {
        /// At most this many.
        count: usize,
    },
    /// By a method; [`ClassMethod::Manual`] without limits is one class.
    By {
        /// The method.
        method: ClassMethod,
        /// At most this many.
        count: usize,
    },
    /// Limits set by hand, see [`Classes::manual`].
    Manual {
        /// The limits between the classes.
        breaks: Vec<f64>,
    },
    /// No classes: a continuous scale.
    Unclassed,
}

/// How values become colours: by class, or by where they lie between the ends.
#[derive(Clone, Debug, PartialEq)]
pub enum Scale {
    /// By class.
    Classed(Classes),
    /// By place between the ends; no classes.
    Continuous(Continuous),
}

/// A scale without classes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Continuous {
    /// The least value and the greatest; `None` where there is no value.
    pub ends: Option<(f64, f64)>,
    /// How many districts have no value.
    pub missing: usize,
}

impl Continuous {
    /// The scale between the ends of `values`.
    #[must_use]
    pub fn of(values: &[Option<f64>]) -> Self {
        let distinct = distinct_values(values);
        let known = distinct.iter().map(|item| item.count).sum::<usize>();
        let ends = distinct.first().zip(distinct.last()).map(|(a, b)| (a.value, b.value));
        Self { ends, missing: values.len() - known }
    }

    /// Where `value` lies, 0 at the least and 1 at the greatest; ½ where all values are equal.
    /// What lies outside is put at the nearer end; what is no number lies nowhere.
    #[must_use]
    pub fn position(&self, value: f64) -> Option<f64> {
        let (least, most) = self.ends.filter(|_| value.is_finite())?;
        // Halves, because the whole distance may be too large for a float.
        let width = most / 2.0 - least / 2.0;
        let place = (value / 2.0 - least / 2.0) / width;
        Some(if width > 0.0 { place.clamp(0.0, 1.0) } else { 0.5 })
    }
}

impl Scale {
    /// The scale of `indicator` that `choice` asks for.
    #[must_use]
    pub fn of(indicator: &Indicator, choice: &ClassChoice) -> Self {
        let values = indicator.values.as_slice();
        Self::Classed(match choice {
            ClassChoice::Default { count } => Classes::for_indicator(indicator, *count),
            ClassChoice::By { method: ClassMethod::Categories, count } => {
                Classes::for_indicator(indicator, *count)
            }
            ClassChoice::By { method, count } => Classes::by(*method, values, *count),
            ClassChoice::Manual { breaks } => Classes::manual(values, breaks),
            ClassChoice::Unclassed => return Self::Continuous(Continuous::of(values)),
        })
    }

    /// The classes; `None` of a continuous scale.
    #[must_use]
    pub fn classes(&self) -> Option<&Classes> {
        match self {
            Self::Classed(classes) => Some(classes),
            Self::Continuous(_) => None,
        }
    }
}

/// A value that occurs, and how often.
#[derive(Clone, Copy)]
struct Distinct {
    value: f64,
    count: usize,
}

impl Classes {
    /// At most `count` classes by `method`.
    #[must_use]
    pub fn by(method: ClassMethod, values: &[Option<f64>], count: usize) -> Self {
        match method {
            ClassMethod::NaturalBreaks => Self::natural_breaks(values, count),
            ClassMethod::Quantiles => Self::quantiles(values, count),
            ClassMethod::EqualInterval => Self::equal_interval(values, count),
            ClassMethod::StandardDeviation => Self::standard_deviation(values, count),
            ClassMethod::HeadTail => Self::head_tail(values, count),
            ClassMethod::Manual => Self::manual(values, &[]),
            ClassMethod::Categories => Self::categories(values),
        }
    }

    /// At most `count` classes with the least sum of squared deviations from the class means.
    ///
    /// Found by dynamic programming over the distinct values (Fisher, *On grouping for maximum
    /// homogeneity*, JASA 53, 1958), so no other partition is better. Where two are equally good
    /// the one with the lower limits is taken.
    #[must_use]
    pub fn natural_breaks(values: &[Option<f64>], count: usize) -> Self {
        let distinct = distinct_values(values);
        let ends = jenks::ends(&distinct, count);
        Self::from_ends(ClassMethod::NaturalBreaks, &distinct, &ends, values)
    }

    /// At most `count` classes with nearly as many values in each.
    ///
    /// Each limit is put where the number of values below it is nearest to its share; a tie
    /// stays whole, so there may be fewer classes. (mapclassify's `Quantiles` takes quantiles of
    /// definition 7 of Hyndman and Fan as limits, which lie between values. Without ties at the
    /// limits the classes hold the same values or differ by one; with ties a limit of mapclassify's
    /// may leave a class far smaller than another choice of limits would.)
    #[must_use]
    pub fn quantiles(values: &[Option<f64>], count: usize) -> Self {
        let distinct = distinct_values(values);
        let ends = limits::quantile_ends(&distinct, count);
        Self::from_ends(ClassMethod::Quantiles, &distinct, &ends, values)
    }

    /// `count` classes equally wide between the least and the greatest value; some may be empty.
    /// One class where all values are equal.
    #[must_use]
    pub fn equal_interval(values: &[Option<f64>], count: usize) -> Self {
        let distinct = distinct_values(values);
        let limits = limits::equal(&distinct, count);
        Self::from_limits(ClassMethod::EqualInterval, &distinct, &limits, values)
    }

    /// Classes with limits at whole standard deviations from the mean, as many on both sides:
    /// with an odd `count` the middle class is the mean ± one standard deviation, with an even one
    /// the mean itself is a limit. The standard deviation is that of a sample (n − 1), as in
    /// mapclassify's `StdMean`, whose own five classes are those of five here. Classes may be empty,
    /// and limits may lie outside the values. One class where all values are equal.
    #[must_use]
    pub fn standard_deviation(values: &[Option<f64>], count: usize) -> Self {
        let distinct = distinct_values(values);
        let limits = limits::deviations(&distinct, count);
        Self::from_limits(ClassMethod::StandardDeviation, &distinct, &limits, values)
    }

    /// Head/tail breaks: the mean parts the values, then the mean of those above it parts them,
    /// and so on as long as at most 40 % lie above, to `count` classes at most (Jiang 2013,
    /// "Head/tail breaks: a new classification scheme for data with a heavy-tailed distribution",
    /// The Professional Geographer 65:482–494, doi 10.1080/00330124.2012.700499).
    ///
    /// The data decide how many classes there are; without a heavy tail there is one. (mapclassify's
    /// `HeadTailBreaks` does without the 40 % and goes on to the last value, so it has the same
    /// limits and then some more.)
    #[must_use]
    pub fn head_tail(values: &[Option<f64>], count: usize) -> Self {
        let distinct = distinct_values(values);
        let limits = limits::head_tail(&distinct, count);
        Self::from_limits(ClassMethod::HeadTail, &distinct, &limits, values)
    }

    /// Classes with `breaks` between them, each of which belongs to the class below it; in any
    /// order, equal ones count once, and what is no number is left out. Classes may be empty.
    #[must_use]
    pub fn manual(values: &[Option<f64>], breaks: &[f64]) -> Self {
        let distinct = distinct_values(values);
        let mut breaks: Vec<f64> = breaks.iter().copied().filter(|b| b.is_finite()).collect();
        breaks.sort_by(f64::total_cmp);
        // Numeric equality, so that -0 and 0 are one limit.
        breaks.dedup_by(|a, b| *a <= *b);
        Self::from_limits(ClassMethod::Manual, &distinct, &breaks, values)
    }

    /// One class for each value that occurs.
    #[must_use]
    pub fn categories(values: &[Option<f64>]) -> Self {
        let distinct = distinct_values(values);
        let ends: Vec<usize> = (1..=distinct.len()).collect();
        Self::from_ends(ClassMethod::Categories, &distinct, &ends, values)
    }

    /// One class for each of the `known` categories, rising, whether it occurs or not: an official
    /// classification keeps its order and colours. Values that are none of them get classes of
    /// their own.
    #[must_use]
    pub fn fixed_categories(values: &[Option<f64>], known: &[f64]) -> Self {
        let given = known.iter().map(|value| Some(*value)).chain(values.iter().copied());
        let mut classes = Self::categories(&given.collect::<Vec<_>>());
        for category in known {
            let at = classes.class_of(*category);
            if let Some(class) = at.and_then(|at| classes.ranges.get_mut(at)) {
                class.count -= 1;
            }
        }
        classes
    }

    /// Natural breaks where the values are skewed (|[`skewness`]| > 1), else quantiles.
    ///
    /// Quantiles of skewed values put what is far apart in one class: Linköping's social
    /// assistance runs to 14 tkr per person, with all other districts below 7.
    #[must_use]
    pub fn default_for(values: &[Option<f64>], count: usize) -> Self {
        Self::by(Self::default_method(values), values, count)
    }

    /// The method of [`Classes::default_for`].
    #[must_use]
    pub fn default_method(values: &[Option<f64>]) -> ClassMethod {
        if skewness(values).is_some_and(|g1| g1.abs() > SKEWED) {
            ClassMethod::NaturalBreaks
        } else {
            ClassMethod::Quantiles
        }
    }

    /// The default classes of an indicator: its categories if it is a class (all five where they
    /// are SCB's area types), else [`Classes::default_for`] its values.
    #[must_use]
    pub fn for_indicator(indicator: &Indicator, count: usize) -> Self {
        let values = indicator.values.as_slice();
        match indicator.info.kind {
            IndicatorKind::Class if AreaType::is_of(&indicator.info) => {
                Self::fixed_categories(values, &AreaType::ALL.map(AreaType::value))
            }
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
        self.ranges.iter().map(|class| class.upper)
    }

    /// The position of the class that `value` belongs to; a value above the last limit belongs
    /// to the last class, one that is no number to none.
    #[must_use]
    pub fn class_of(&self, value: f64) -> Option<usize> {
        if !value.is_finite() || self.ranges.is_empty() {
            return None;
        }
        let below = self.ranges.partition_point(|class| class.upper < value);
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
        let mut ranges: Vec<Class> = Vec::with_capacity(ends.len());
        for &end in ends {
            let members = distinct.get(start..end).unwrap_or_default();
            if let (Some(first), Some(last)) = (members.first(), members.last()) {
                let count = members.iter().map(|member| member.count).sum();
                let (min, max) = (first.value, last.value);
                let lower = ranges.last().map_or(min, |before| before.upper);
                ranges.push(Class { min, max, count, lower, upper: max });
            }
            start = end;
        }
        Self { method, ranges, missing: values.len() - total(distinct) }
    }

    /// Puts together the classes with `limits` between them, rising; none where there is no value.
    fn from_limits(
        method: ClassMethod,
        distinct: &[Distinct],
        limits: &[f64],
        values: &[Option<f64>],
    ) -> Self {
        let mut ranges = Vec::with_capacity(limits.len() + 1);
        if let (Some(first), Some(last)) = (distinct.first(), distinct.last()) {
            let least = limits.first().map_or(first.value, |limit| limit.min(first.value));
            let most = limits.last().map_or(last.value, |limit| limit.max(last.value));
            let (mut rest, mut lower) = (distinct, least);
            for (position, upper) in limits.iter().copied().chain([most]).enumerate() {
                let is_last = position == limits.len();
                let end = rest.partition_point(|item| is_last || item.value <= upper);
                let (members, others) = rest.split_at(end);
                rest = others;
                let count = total(members);
                let min = members.first().map_or(lower, |member| member.value);
                let max = members.last().map_or(upper, |member| member.value);
                ranges.push(Class { min, max, count, lower, upper });
                lower = upper;
            }
        }
        Self { method, ranges, missing: values.len() - total(distinct) }
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
    known.sort_unstable_by(f64::total_cmp);
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

/// How many values there are.
fn total(distinct: &[Distinct]) -> usize {
    distinct.iter().map(|item| item.count).sum()
}
