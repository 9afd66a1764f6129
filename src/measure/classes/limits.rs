//! Where classes end, by methods that look at the whole.

use super::{Distinct, total};

/// The most that may lie above the mean for the tail to count as heavy (Jiang 2013).
const HEAD: f64 = 0.4;

/// Where classes of nearly equal size end, as positions in `distinct`.
pub(super) fn quantile_ends(distinct: &[Distinct], count: usize) -> Vec<usize> {
    let n = distinct.len();
    let total = total(distinct);
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

/// The limits between `count` equally wide classes.
pub(super) fn equal(distinct: &[Distinct], count: usize) -> Vec<f64> {
    let (Some(first), Some(last)) = (distinct.first(), distinct.last()) else {
        return Vec::new();
    };
    let (least, most) = (first.value, last.value);
    if least >= most {
        return Vec::new();
    }
    let limit = |class: usize| {
        let part = class as f64 / count as f64;
        least * (1.0 - part) + most * part
    };
    rising((1..count).map(limit))
}

/// The limits between `count` classes, whole standard deviations from the mean.
pub(super) fn deviations(distinct: &[Distinct], count: usize) -> Vec<f64> {
    let n = total(distinct) as f64;
    let mean = mean(distinct);
    let squares: f64 =
        distinct.iter().map(|item| item.count as f64 * (item.value - mean).powi(2)).sum();
    let deviation = (squares / (n - 1.0)).sqrt();
    if !(deviation.is_finite() && deviation > 0.0) {
        return Vec::new();
    }
    let breaks = count.saturating_sub(1);
    let half = (breaks / 2) as f64;
    let steps = (0..breaks).map(|step| {
        let below = step as f64 - half;
        // With an even number of limits the mean is not one of them.
        if breaks.is_multiple_of(2) && below >= 0.0 { below + 1.0 } else { below }
    });
    rising(steps.map(|steps| mean + steps * deviation))
}

/// The limits of head/tail breaks, at most `count` − 1.
pub(super) fn head_tail(distinct: &[Distinct], count: usize) -> Vec<f64> {
    let mut limits = Vec::new();
    let mut rest = distinct;
    while limits.len() + 1 < count && rest.len() > 1 {
        let mean = mean(rest);
        let (_, head) = rest.split_at(rest.partition_point(|item| item.value <= mean));
        if head.is_empty() || total(head) as f64 > HEAD * total(rest) as f64 {
            break;
        }
        limits.push(mean);
        rest = head;
    }
    limits
}

/// The mean of all values; 0 of none.
fn mean(distinct: &[Distinct]) -> f64 {
    let sum: f64 = distinct.iter().map(|item| item.count as f64 * item.value).sum();
    sum / total(distinct).max(1) as f64
}

/// Only limits above the one before: rounding may make two equal.
fn rising(limits: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut risen: Vec<f64> = Vec::new();
    for limit in limits.filter(|limit| limit.is_finite()) {
        if risen.last().is_none_or(|last| *last < limit) {
            risen.push(limit);
        }
    }
    risen
}
