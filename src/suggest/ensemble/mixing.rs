//! How well chains have mixed: effective sample size and R̂.
//!
//! Vehtari, Gelman, Simpson, Carpenter, Bürkner: "Rank-normalization, folding, and localization:
//! an improved R̂ for assessing convergence of MCMC" (Bayesian Analysis 16(2), 2021). Each chain is
//! split in two halves first, so that a chain that drifts shows. The values are not rank-normalised:
//! that is for measures with infinite variance, and all measures here are bounded.

/// How far the values of a sample may be relied on.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Mixing {
    /// The number of independent plans that tell the mean as exactly as the sample does; `None`
    /// where all values are the same or there are fewer than eight in a chain.
    pub effective: Option<f64>,
    /// How much wider the chains together spread than each alone, 1 where they agree; 1,01 and
    /// more is a sign that they have not mixed (Vehtari et al. 2021). `None` as for `effective`.
    pub r_hat: Option<f64>,
}

impl Mixing {
    /// Of a sample from several chains.
    #[must_use]
    pub fn of(chains: &[Vec<f64>]) -> Self {
        let halves = halves(chains);
        let Some(spread) = Spread::of(&halves) else { return Self::default() };
        Self { effective: Some(spread.effective(&halves)), r_hat: Some(spread.r_hat()) }
    }
}

/// Each chain's first and last half, all as long as half of the shortest.
fn halves<'a>(chains: &'a [Vec<f64>]) -> Vec<&'a [f64]> {
    let half = chains.iter().map(Vec::len).min().unwrap_or(0) / 2;
    let ends = |chain: &'a Vec<f64>| [chain.get(..half), chain.get(chain.len() - half..)];
    chains.iter().flat_map(ends).flatten().collect()
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

/// Mean product of deviations from `mean` at a distance of `lag`, over all of the length.
fn autocovariance(values: &[f64], mean: f64, lag: usize) -> f64 {
    let pairs = values.iter().zip(values.iter().skip(lag));
    pairs.map(|(a, b)| (a - mean) * (b - mean)).sum::<f64>() / values.len() as f64
}

/// What both estimates rest on.
struct Spread {
    means: Vec<f64>,
    /// Length of each chain.
    length: usize,
    /// W: mean of the variances within the chains.
    within: f64,
    /// var⁺: variance of all, estimated from within and between.
    all: f64,
}

impl Spread {
    fn of(chains: &[&[f64]]) -> Option<Self> {
        let length = chains.first()?.len();
        if length < 4 {
            return None;
        }
        let n = length as f64;
        let means: Vec<f64> = chains.iter().map(|chain| mean(chain)).collect();
        let variances = chains.iter().zip(&means).map(|(c, &mean)| autocovariance(c, mean, 0));
        let within = variances.sum::<f64>() / chains.len() as f64 * n / (n - 1.0);
        let middle = mean(&means);
        let between = means.iter().map(|mean| (mean - middle).powi(2)).sum::<f64>()
            / (means.len() as f64 - 1.0);
        let all = within * (n - 1.0) / n + between;
        // Less than what sums of floats round to is no variance.
        (all > 1e-24 * middle * middle).then_some(Self { means, length, within, all })
    }

    /// √(var⁺ / W), Vehtari et al. (4).
    fn r_hat(&self) -> f64 {
        if self.within > 0.0 { (self.all / self.within).sqrt() } else { f64::INFINITY }
    }

    /// Vehtari et al. (10)–(11): autocorrelations from all chains together, summed in pairs while
    /// these are positive and made to fall (Geyer 1992, initial monotone sequence). As Stan does,
    /// the first lag of the pair at which the sum ends is counted once where it is positive, and
    /// the result is at most `n log₁₀ n`.
    fn effective(&self, chains: &[&[f64]]) -> f64 {
        let correlation = |lag: usize| {
            let of_one = chains.iter().zip(&self.means);
            let sum: f64 = of_one.map(|(chain, &mean)| autocovariance(chain, mean, lag)).sum();
            1.0 - (self.within - sum / chains.len() as f64) / self.all
        };
        let mut sum = 0.0;
        let mut before = f64::INFINITY;
        let (mut lag, mut even) = (0, 1.0);
        loop {
            let pair = even + correlation(lag + 1);
            if pair <= 0.0 || lag + 4 >= self.length {
                break;
            }
            before = pair.min(before);
            sum += before;
            lag += 2;
            even = correlation(lag);
        }
        let count = (chains.len() * self.length) as f64;
        let tau = 2.0 * sum - 1.0 + even.max(0.0);
        count / tau.max(1.0 / count.log10())
    }
}
