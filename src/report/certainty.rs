//! What many runs of a plan say, for a paper about it.

/// Of a figure over all runs: the values that a tenth, half and nine tenths of the runs stay
/// below; `None` where it is undefined.
pub type Spread = [Option<f64>; 3];

/// A calendar year over all runs.
#[derive(Clone, Debug, PartialEq)]
pub struct CertainYear {
    /// The year.
    pub year: i32,
    /// Months of it that were run.
    pub months: usize,
    /// Gross cost, SEK.
    pub gross: Spread,
    /// What it is above Nollalternativ, SEK.
    pub net_new: Spread,
    /// What nobody pays, SEK.
    pub gap: Spread,
    /// Probability that everything is paid for, 0–1.
    pub within_frame: Option<f64>,
    /// Probability that the need coverage is reached, 0–1.
    pub coverage_reached: Option<f64>,
}

/// What many runs of a plan say.
#[derive(Clone, Debug, PartialEq)]
pub struct Certainty {
    /// Number of runs.
    pub runs: usize,
    /// What all random numbers follow from.
    pub seed: u64,
    /// Number of parameters that were drawn.
    pub drawn: usize,
    /// The need coverage whose probability is told, 0–1.
    pub coverage_target: f64,
    /// The calendar years.
    pub years: Vec<CertainYear>,
}
