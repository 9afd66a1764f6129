//! Global Moran's I.

use super::permutation::shared;
use super::{Known, Neighbours, NoCluster, PermutationOptions, Pseudo};
use crate::probability::stream::{Stream, key_of};
use crate::probability::summary::Mean;

/// Whether like lies beside like over all areas.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moran {
    /// Moran's I: above `expected`, like lies beside like; below, unlike beside unlike.
    pub i: f64,
    /// What it is on average where all arrangements are equally likely: −1/(n − 1).
    pub expected: f64,
    /// Where it lies among the permutations; without any all is 0 of 0.
    pub pseudo: Pseudo,
    /// (I − mean)/standard deviation of the permutations; `None` where these do not vary.
    pub z: Option<f64>,
    /// Areas with a value.
    pub areas: usize,
    /// Those of them without a neighbour: they add nothing to the sum of products.
    pub isolates: usize,
}

/// Moran's I of `values`: I = n/S₀ · Σᵢ Σⱼ wᵢⱼ zᵢ zⱼ / Σᵢ zᵢ², with z the deviations from the mean
/// and rows of w standardised. Areas without a value are left out, also as neighbours.
///
/// Source: Moran 1950, "Notes on continuous stochastic phenomena", Biometrika 37:17–23; Cliff & Ord
/// 1981, *Spatial processes*. The p-value comes from random permutations of all values.
///
/// # Errors
/// [`NoCluster`].
pub fn moran(
    values: &[Option<f64>],
    neighbours: &Neighbours,
    options: &PermutationOptions,
) -> Result<Moran, NoCluster> {
    let known = Known::new(values, neighbours)?;
    let (n, connected) = (known.z.len(), known.neighbours.connected());
    // With standardised rows S₀ is the number of areas with neighbours, and Σ z² is n.
    let statistic = |z: &[f64]| {
        let products = z.iter().enumerate().map(|(area, own)| own * known.neighbours.lag(area, z));
        products.sum::<f64>() / connected as f64
    };
    let i = statistic(&known.z);
    let key = key_of(&["permutation"]);
    let drawn = shared(options.permutations, options.threads, |run| {
        let mut order = known.z.clone();
        run.map(|permutation| {
            order.copy_from_slice(&known.z);
            let mut stream = Stream::new(options.seed, permutation as u64, key);
            // Fisher and Yates, as Durstenfeld has it.
            for end in (1..n).rev() {
                order.swap(end, stream.below(end + 1));
            }
            statistic(&order)
        })
        .collect()
    });
    let same = 1e-12 * i.abs().max(1.0);
    let mean = Mean::of(drawn.iter().copied());
    let z = mean.filter(|mean| mean.deviation > 0.0).map(|mean| {
        // The deviation over all permutations, as esda has it.
        let all = mean.count as f64;
        (i - mean.mean) / (mean.deviation * ((all - 1.0) / all).sqrt())
    });
    Ok(Moran {
        i,
        expected: -1.0 / (n as f64 - 1.0),
        pseudo: Pseudo {
            larger: drawn.iter().filter(|other| **other >= i - same).count(),
            smaller: drawn.iter().filter(|other| **other <= i + same).count(),
            permutations: drawn.len(),
        },
        z,
        areas: n,
        isolates: n - connected,
    })
}
