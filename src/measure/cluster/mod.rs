//! Clustering: whether like lies beside like, over all areas and around each.
//!
//! Global and local Moran's I and Getis and Ord's Gi and Gi*, judged by permutations. The words
//! are those of Anselin (1995, "Local indicators of spatial association – LISA", Geographical
//! Analysis 27:93–115, doi 10.1111/j.1538-4632.1995.tb00338.x).

mod local;
mod moran;
mod neighbours;
mod permutation;
mod significance;
#[cfg(test)]
mod tests;

pub use local::{Local, LocalArea, Quadrant, local};
pub use moran::{Moran, moran};
pub use neighbours::Neighbours;
pub use significance::{Pseudo, adjusted};

use crate::model::{Explain, Message};

/// How a statistic is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PermutationOptions {
    /// Permutations; the smallest p that there can be is 1/(permutations + 1).
    pub permutations: usize,
    /// The same seed gives the same figures, on any number of threads.
    pub seed: u64,
    /// Threads to share the work.
    pub threads: usize,
}

impl Default for PermutationOptions {
    fn default() -> Self {
        Self { permutations: 999, seed: 1, threads: 2 }
    }
}

/// Why there is no statistic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoCluster {
    /// Fewer than three areas have a value.
    #[error("fewer than three areas have a value")]
    TooFew,
    /// All values are equal.
    #[error("all values are equal")]
    NoVariation,
    /// No two areas with values are neighbours.
    #[error("no two areas with values are neighbours")]
    NoNeighbours,
}

impl Explain for NoCluster {
    fn message(&self) -> Message {
        Message::new(match self {
            Self::TooFew => "cluster-too-few",
            Self::NoVariation => "cluster-no-variation",
            Self::NoNeighbours => "cluster-no-neighbours",
        })
    }
}

/// The areas with a value, made ready: standardised values and neighbours among them.
struct Known {
    /// Which area each is.
    areas: Vec<usize>,
    /// Value less mean, over the standard deviation of the areas (divided by n).
    z: Vec<f64>,
    neighbours: Neighbours,
}

impl Known {
    fn new(values: &[Option<f64>], neighbours: &Neighbours) -> Result<Self, NoCluster> {
        let known = values.iter().enumerate();
        let known =
            known.filter_map(|(area, value)| Some((area, value.filter(|v| v.is_finite())?)));
        let (areas, values): (Vec<usize>, Vec<f64>) = known.unzip();
        if areas.len() < 3 {
            return Err(NoCluster::TooFew);
        }
        let n = areas.len() as f64;
        let mean = values.iter().sum::<f64>() / n;
        let variance = values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / n;
        // What rounding alone makes of equal values is no variation.
        let noise = (mean.abs() * f64::EPSILON * n).powi(2);
        if !(variance.is_finite() && variance > noise) {
            return Err(NoCluster::NoVariation);
        }
        let deviation = variance.sqrt();
        let z = values.iter().map(|value| (value - mean) / deviation).collect();
        let neighbours = neighbours.among(&areas);
        if neighbours.is_empty() {
            return Err(NoCluster::NoNeighbours);
        }
        Ok(Self { areas, z, neighbours })
    }
}
