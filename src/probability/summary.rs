//! What is read out of many runs, and how sure it is.

use super::design::order_of;
use super::dist::normal_quantile;

/// The value that the share `p` of the sorted values lies below: definition 7 of Hyndman and Fan
/// (1996, "Sample quantiles in statistical packages"), straight between the order statistics around
/// position (n − 1) · p. `None` of no values.
#[must_use]
pub fn quantile(sorted: &[f64], p: f64) -> Option<f64> {
    let position = p.clamp(0.0, 1.0) * sorted.len().checked_sub(1)? as f64;
    let lower = *sorted.get(position as usize)?;
    let upper = sorted.get(position as usize + 1).copied().unwrap_or(lower);
    Some(between(lower, upper, position.fract()))
}

/// The value the part `part` of the way from `lower` to `upper`.
fn between(lower: f64, upper: f64, part: f64) -> f64 {
    // Equal ones stay as they are, also where they are without end.
    if part <= 0.0 || lower.total_cmp(&upper).is_eq() {
        lower
    } else {
        lower + part * (upper - lower)
    }
}

/// The standard error of [`quantile`]: half the distance between the quantiles at p ± one standard
/// deviation of the share below it, √(p (1 − p)/n) (Woodruff 1952, "Confidence intervals for
/// medians and other position measures"). No distribution is taken for granted.
#[must_use]
pub fn quantile_error(sorted: &[f64], p: f64) -> Option<f64> {
    let deviation = (p * (1.0 - p) / sorted.len() as f64).sqrt();
    Some((quantile(sorted, p + deviation)? - quantile(sorted, p - deviation)?) / 2.0)
}

/// Mean and spread of some values.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mean {
    /// How many values there are.
    pub count: usize,
    /// Their mean.
    pub mean: f64,
    /// The standard deviation, divided by n − 1; 0 of one value.
    pub deviation: f64,
}

impl Mean {
    /// Of `values`, summed in their order (Welford 1962). `None` of no values.
    #[must_use]
    pub fn of(values: impl IntoIterator<Item = f64>) -> Option<Self> {
        let (mut count, mut mean, mut squares) = (0_usize, 0.0, 0.0);
        for value in values {
            count += 1;
            let off = value - mean;
            mean += off / count as f64;
            squares += off * (value - mean);
        }
        let freedom = count.checked_sub(1)?.max(1) as f64;
        Some(Self { count, mean, deviation: (squares / freedom).sqrt() })
    }

    /// The standard error of the mean.
    #[must_use]
    pub fn error(&self) -> f64 {
        self.deviation / (self.count as f64).sqrt()
    }

    /// The runs that a standard error of `error` takes, if the spread stays as it is.
    #[must_use]
    pub fn runs_for(&self, error: f64) -> usize {
        (self.deviation / error).powi(2).ceil() as usize
    }
}

/// How often something happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// In how many runs.
    pub hits: usize,
    /// Of how many.
    pub count: usize,
}

impl Share {
    /// Of some runs, whether it happened in each.
    #[must_use]
    pub fn of(runs: impl IntoIterator<Item = bool>) -> Self {
        runs.into_iter().fold(Self { hits: 0, count: 0 }, |share, hit| Self {
            hits: share.hits + usize::from(hit),
            count: share.count + 1,
        })
    }

    /// The estimated probability; `None` of no runs.
    #[must_use]
    pub fn probability(&self) -> Option<f64> {
        (self.count > 0).then(|| self.hits as f64 / self.count as f64)
    }

    /// The standard error of the probability, √(p (1 − p)/n); 0 where it never or always happened
    /// (there the interval says how sure that is).
    #[must_use]
    pub fn error(&self) -> Option<f64> {
        self.probability().map(|p| (p * (1.0 - p) / self.count as f64).sqrt())
    }

    /// The interval that holds the true probability with `confidence` (0,95 for 95 %): Wilson 1927,
    /// "Probable inference, the law of succession, and statistical inference".
    #[must_use]
    pub fn interval(&self, confidence: f64) -> Option<[f64; 2]> {
        let (p, n) = (self.probability()?, self.count as f64);
        let z = normal_quantile(0.5 + confidence.clamp(0.0, 1.0) / 2.0);
        let middle = (p + z * z / (2.0 * n)) / (1.0 + z * z / n);
        let reach = z / (1.0 + z * z / n) * (p * (1.0 - p) / n + z * z / (4.0 * n * n)).sqrt();
        // At none and all one end is exact; the formula is off by rounding there.
        let low = if self.hits == 0 { 0.0 } else { middle - reach };
        let high = if self.hits == self.count { 1.0 } else { middle + reach };
        Some([low, high])
    }

    /// Where it never or always happened, how far from 0 or 1 the true probability lies at the most,
    /// with `confidence`: 1 − (1 − confidence)^(1/n), which at 95 % is close to 3/n (Hanley and
    /// Lippman-Hand 1983, "If nothing goes wrong, is everything all right?", JAMA 249:1743–1745).
    #[must_use]
    pub fn unseen(&self, confidence: f64) -> Option<f64> {
        let is_certain = self.count > 0 && (self.hits == 0 || self.hits == self.count);
        is_certain.then(|| 1.0 - libm::pow(1.0 - confidence, 1.0 / self.count as f64))
    }

    /// The runs that a standard error of `error` takes if the probability is what it seems.
    #[must_use]
    pub fn runs_for(&self, error: f64) -> Option<usize> {
        self.probability().map(|p| (p * (1.0 - p) / (error * error)).ceil() as usize)
    }
}

/// The quantiles of each row of a matrix with `months` rows, one after the other, that have a value
/// for each run: for each of `shares` (such as 0,1, 0,5 and 0,9) a value for each month, as
/// [`quantile`] defines it, of the runs in which there is a value (not a number where there is
/// none). What is left over after whole rows is left out; without a run there are no months. The
/// months are divided between `threads` threads, which does not change what comes out.
#[must_use]
pub fn fan(matrix: &[f32], months: usize, shares: &[f64], threads: usize) -> Vec<Vec<f32>> {
    let runs = matrix.len().checked_div(months).unwrap_or(0);
    let months = if runs == 0 { 0 } else { months };
    let each = months.div_ceil(threads.max(1)).max(1);
    let blocks: Vec<usize> = (0..months).step_by(each).collect();
    let of_block = |first: usize| -> Vec<Vec<f32>> {
        let mut known = Vec::with_capacity(runs);
        let rows = matrix.chunks_exact(runs).take(months).skip(first).take(each);
        let of_row = |row: &[f32]| {
            known.clear();
            // What is undefined is neither small nor large.
            known.extend(row.iter().filter(|value| !value.is_nan()).map(|value| rank_of(*value)));
            quantiles(&mut known, shares)
        };
        rows.map(of_row).collect()
    };
    let by_month: Vec<Vec<f32>> = std::thread::scope(|scope| {
        let of_block = &of_block;
        let (first, others) = blocks.split_first().map_or((None, &[][..]), |(f, o)| (Some(*f), o));
        let others: Vec<_> =
            others.iter().map(|block| scope.spawn(move || of_block(*block))).collect();
        let mut all = first.map(of_block).unwrap_or_default();
        for other in others {
            match other.join() {
                Ok(more) => all.extend(more),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        all
    });
    let of_share = |at: usize| by_month.iter().filter_map(|month| month.get(at).copied()).collect();
    (0..shares.len()).map(of_share).collect()
}

/// A whole number for each float, in the order of `f32::total_cmp`: whole numbers are compared
/// quicker. It is its own inverse.
fn turned(bits: i32) -> i32 {
    bits ^ ((bits >> 31) as u32 >> 1) as i32
}

fn rank_of(value: f32) -> i32 {
    turned(value.to_bits() as i32)
}

fn value_of(rank: i32) -> f32 {
    f32::from_bits(turned(rank) as u32)
}

/// The quantiles of one month's values, given by their ranks, which are put in another order.
fn quantiles(values: &mut [i32], shares: &[f64]) -> Vec<f32> {
    if values.is_empty() {
        return vec![f32::NAN; shares.len()];
    }
    let last = values.len().saturating_sub(1);
    let position = |p: &f64| p.clamp(0.0, 1.0) * last as f64;
    let mut wanted: Vec<usize> = shares.iter().map(|p| position(p) as usize).collect();
    wanted.sort_unstable();
    wanted.dedup();
    settle(values, 0, &wanted);
    let at = |rank: Option<&i32>| rank.map_or(f64::NAN, |rank| value_of(*rank).into());
    let of_share = |p: &f64| {
        let place = position(p) as usize;
        // The next one is the least of those up to the next place that is settled.
        let end = wanted.iter().find(|other| **other > place).map_or(last, |other| *other);
        let above = values.get(place + 1..=end).and_then(|above| above.iter().min());
        let lower = values.get(place);
        between(at(lower), at(above.or(lower)), position(p).fract()) as f32
    };
    shares.iter().map(of_share).collect()
}

/// Puts the values that sorting would bring to the `wanted` places there; the values are those from
/// place `first` on. The middle one divides both the values and what is left to settle.
fn settle(values: &mut [i32], first: usize, wanted: &[usize]) {
    let (before, rest) = wanted.split_at(wanted.len() / 2);
    let Some((place, after)) = rest.split_first() else { return };
    let (lower, _, upper) = values.select_nth_unstable(place - first);
    settle(lower, first, before);
    settle(upper, place + 1, after);
}

/// Spearman's rank correlation of two rows of the same length; equal values share their mean rank.
/// `None` where one of them does not vary.
#[must_use]
pub fn rank_correlation(a: &[f64], b: &[f64]) -> Option<f64> {
    let centred = |values: &[f64]| -> Vec<f64> {
        let middle = (values.len() as f64 - 1.0) / 2.0;
        ranks(values).into_iter().map(|rank| rank - middle).collect()
    };
    let (a, b) = (centred(a), centred(b));
    let product = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
    let spread = (product(&a, &a) * product(&b, &b)).sqrt();
    (spread > 0.0 && a.len() == b.len()).then(|| product(&a, &b) / spread)
}

/// The ranks from 0 on.
fn ranks(values: &[f64]) -> Vec<f64> {
    let mut ranks = vec![0.0; values.len()];
    let order = order_of(values);
    let value = |at: &usize| values.get(*at).copied().unwrap_or(f64::NAN);
    let mut before = 0;
    for equal in order.chunk_by(|a, b| value(a).total_cmp(&value(b)).is_eq()) {
        let rank = before as f64 + (equal.len() as f64 - 1.0) / 2.0;
        for at in equal {
            if let Some(place) = ranks.get_mut(*at) {
                *place = rank;
            }
        }
        before += equal.len();
    }
    ranks
}
