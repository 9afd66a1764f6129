//! How rare a statistic is among permutations, and how many rare ones chance would give.

/// Where a statistic lies among those of permutations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pseudo {
    /// Permutations with as large a statistic, or larger.
    pub larger: usize,
    /// Permutations with as small a statistic, or smaller.
    pub smaller: usize,
    /// Permutations.
    pub permutations: usize,
}

impl Pseudo {
    /// The pseudo p-value in the direction in which the statistic lies: (t + 1)/(n + 1), with t the
    /// permutations in the shorter tail. It is `p_sim` of esda and `GeoDa`. It takes the direction
    /// from the data, so under pure chance it lies below 0,05 in 10 % of all cases.
    ///
    /// What is exactly as large counts in both tails here; esda counts it as larger only.
    #[must_use]
    pub fn directed(&self) -> f64 {
        (self.larger.min(self.smaller) + 1) as f64 / (self.permutations + 1) as f64
    }

    /// The two-sided p-value, twice the directed one and 1 at most: under pure chance it lies below
    /// 0,05 in 5 % of all cases. It is what decides here.
    #[must_use]
    pub fn two_sided(&self) -> f64 {
        (2.0 * self.directed()).min(1.0)
    }
}

/// p-values adjusted so that of those at most α a share of α is expected to be false: the
/// false-discovery rate (Benjamini & Hochberg 1995, "Controlling the false discovery rate", Journal
/// of the Royal Statistical Society B 57:289–300; for LISA Caldas de Castro & Singer 2006,
/// Geographical Analysis 38:180–208).
#[must_use]
pub fn adjusted(p: &[f64]) -> Vec<f64> {
    let mut order: Vec<(usize, f64)> = p.iter().copied().enumerate().collect();
    order.sort_by(|a, b| a.1.total_cmp(&b.1));
    let n = p.len() as f64;
    let mut found = p.to_vec();
    let mut least = 1.0_f64;
    for (rank, (at, value)) in order.into_iter().enumerate().rev() {
        least = least.min(value * n / (rank + 1) as f64);
        if let Some(place) = found.get_mut(at) {
            *place = least;
        }
    }
    found
}
