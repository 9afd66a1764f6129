//! Local Moran's I, and Getis and Ord's Gi and Gi*.

#![expect(
    clippy::indexing_slicing,
    reason = "areas and drawn numbers are below the number of areas by how they are made"
)]

use super::permutation::{Permutations, shared};
use super::{Known, Neighbours, NoCluster, PermutationOptions, Pseudo, adjusted};

/// Where an area lies in Moran's scatter plot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Quadrant {
    /// High among high.
    HighHigh,
    /// Low among low.
    LowLow,
    /// High among low: an outlier.
    HighLow,
    /// Low among high: an outlier.
    LowHigh,
}

impl Quadrant {
    /// All of them, in the order of a legend.
    pub const ALL: [Self; 4] = [Self::HighHigh, Self::LowLow, Self::HighLow, Self::LowHigh];

    /// Stable name, as in JSON.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::HighHigh => "high_high",
            Self::LowLow => "low_low",
            Self::HighLow => "high_low",
            Self::LowHigh => "low_high",
        }
    }

    /// Id of the message that names it.
    #[must_use]
    pub const fn message_id(self) -> &'static str {
        match self {
            Self::HighHigh => "cluster-high-high",
            Self::LowLow => "cluster-low-low",
            Self::HighLow => "cluster-high-low",
            Self::LowHigh => "cluster-low-high",
        }
    }

    /// What lies above the mean is high; what lies at it is low, as in esda.
    fn of(z: f64, lag: f64) -> Self {
        match (z > 0.0, lag > 0.0) {
            (true, true) => Self::HighHigh,
            (false, false) => Self::LowLow,
            (true, false) => Self::HighLow,
            (false, true) => Self::LowHigh,
        }
    }
}

/// The surroundings of one area.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LocalArea {
    /// Its value, standardised: deviation from the mean over the standard deviation.
    pub z: f64,
    /// The mean of its neighbours' standardised values.
    pub lag: f64,
    /// Local Moran's Iᵢ.
    pub i: f64,
    /// The quadrant.
    pub quadrant: Quadrant,
    /// Getis and Ord's Gi as a standard score: how high the neighbours' values are. `None` where
    /// all other areas are neighbours, or have equal values.
    pub gi: Option<f64>,
    /// The same with the area among its own neighbours: Gi*.
    pub gi_star: Option<f64>,
    /// Where the neighbours' mean lies among permutations. It judges Iᵢ, Gi and Gi* alike: with the
    /// area's own value held fixed, each rises or falls with the neighbours' mean alone.
    pub pseudo: Pseudo,
}

/// Local statistics of all areas.
#[derive(Clone, Debug, PartialEq)]
pub struct Local {
    /// By area; `None` where it has no value, or no neighbour with one.
    pub areas: Vec<Option<LocalArea>>,
    /// Areas with a value and no neighbour with one.
    pub isolates: Vec<usize>,
}

impl Local {
    /// Which areas are significant: two-sided p at most `alpha`, or with `fdr` the p adjusted for
    /// the false-discovery rate.
    #[must_use]
    pub fn significant(&self, alpha: f64, fdr: bool) -> Vec<bool> {
        let known = self.areas.iter().flatten();
        let mut p: Vec<f64> = known.map(|area| area.pseudo.two_sided()).collect();
        if fdr {
            p = adjusted(&p);
        }
        let mut p = p.into_iter();
        let is_low =
            |area: &Option<LocalArea>| area.is_some() && p.next().is_some_and(|p| p <= alpha);
        self.areas.iter().map(is_low).collect()
    }
}

/// Local Moran's Iᵢ = (n − 1)/Σ z² · zᵢ Σⱼ wᵢⱼ zⱼ with standardised rows, quadrants, and Gi and Gi*
/// as standard scores, of the areas with a value.
///
/// Iᵢ is scaled as in esda. Gi and Gi* with weights of 1: (Σⱼ wᵢⱼ xⱼ − Wᵢ x̄)/(s √((n Wᵢ − Wᵢ²)/(n − 1))),
/// where Wᵢ, n, x̄ and s leave out area i for Gi and count it, as its own neighbour, for Gi* (Ord &
/// Getis 1995, "Local spatial autocorrelation statistics", Geographical Analysis 27:286–306,
/// doi 10.1111/j.1538-4632.1995.tb00912.x).
///
/// Permutations are conditional: the area keeps its value, and its neighbours get those of others
/// drawn without replacement (Anselin 1995). The same draws serve all areas.
///
/// # Errors
/// [`NoCluster`].
pub fn local(
    values: &[Option<f64>],
    neighbours: &Neighbours,
    options: &PermutationOptions,
) -> Result<Local, NoCluster> {
    let known = Known::new(values, neighbours)?;
    let n = known.z.len();
    let width = known.neighbours.most();
    let drawn = Permutations::new(n - 1, width, options.permutations, options.seed);
    let found = shared(n, options.threads, |run| of_run(&known, &drawn, run));
    let mut areas = vec![None; values.len()];
    let mut isolates = Vec::new();
    for (&area, found) in known.areas.iter().zip(found) {
        if found.is_none() {
            isolates.push(area);
        }
        areas[area] = found;
    }
    Ok(Local { areas, isolates })
}

/// The statistics of a run of areas.
fn of_run(
    known: &Known,
    drawn: &Permutations,
    run: std::ops::Range<usize>,
) -> Vec<Option<LocalArea>> {
    let z = &known.z;
    let n = z.len();
    // All values but that of the area at hand, in their order.
    let mut others: Vec<f64> = z.clone();
    others.remove(run.start);
    let mut sums = vec![0.0; drawn.permutations];
    let squares: f64 = z.iter().map(|z| z * z).sum();
    run.map(|area| {
        if area > 0 && area <= others.len() {
            others[area - 1] = z[area - 1];
        }
        let count = known.neighbours.of(area).len();
        if count == 0 {
            return None;
        }
        let lag = known.neighbours.lag(area, z);
        let pseudo = place(lag * count as f64, count, &others, drawn, &mut sums);
        let star = (lag * count as f64 + z[area], count + 1);
        Some(LocalArea {
            z: z[area],
            lag,
            i: (n as f64 - 1.0) * z[area] * lag / squares,
            quadrant: Quadrant::of(z[area], lag),
            gi: getis_ord(
                (lag * count as f64, count),
                (-z[area], squares - z[area] * z[area]),
                n - 1,
            ),
            gi_star: getis_ord(star, (0.0, squares), n),
            pseudo,
        })
    })
    .collect()
}

/// Where the sum of an area's `count` neighbours lies among those of drawn ones.
fn place(sum: f64, count: usize, others: &[f64], drawn: &Permutations, sums: &mut [f64]) -> Pseudo {
    sums.fill(0.0);
    for neighbour in 0..count {
        for (sum, &id) in sums.iter_mut().zip(drawn.at(neighbour)) {
            *sum += others[id as usize];
        }
    }
    // The same values added in another order are the same sum.
    let same = 1e-12 * (sum.abs() + count as f64);
    let (high, low) = (sum - same, sum + same);
    let larger = sums.iter().map(|&other| usize::from(other >= high)).sum();
    let smaller = sums.iter().map(|&other| usize::from(other <= low)).sum();
    Pseudo { larger, smaller, permutations: drawn.permutations }
}

/// The standard score of a `sum` of `count` of the values whose sum and sum of squares are `all`.
fn getis_ord((sum, count): (f64, usize), all: (f64, f64), n: usize) -> Option<f64> {
    let (count, n) = (count as f64, n as f64);
    let mean = all.0 / n;
    let variance = all.1 / n - mean * mean;
    let spread = variance * (n * count - count * count) / (n - 1.0);
    (spread > 1e-24).then(|| (sum - count * mean) / spread.sqrt())
}
