//! The arguments of `narplan segregation`, `classify` and `moran`.

use std::path::PathBuf;

use clap::ValueEnum;

use crate::app::{
    BootstrapOptions, CLASS_COUNTS, ClassChoice, ClassMethod, DEFAULT_CLASS_COUNT, NeighbourKind,
};

pub(super) const SEGREGATION_EXAMPLES: &str = "\
Examples:
  narplan segregation plan.narplan.json --group utrikes_fodda_2023 --total folkmangd_2023 --by-base
  narplan segregation plan.narplan.json --group utrikes_fodda_2023 --total folkmangd_2023 \
    --finer deso.geojson
  narplan segregation districts.geojson --table groups.csv --group foreign --total all --json";

pub(super) const CLASSIFY_EXAMPLES: &str = "\
Examples:
  narplan classify plan.narplan.json --indicator ekonomiskt_bistand
  narplan classify plan.narplan.json --indicator arbetslosa_andel --method manual --breaks 2,4,8
  narplan classify districts.geojson --indicator folkmangd_2025 --method jenks -k 7 --json";

pub(super) const MORAN_EXAMPLES: &str = "\
Examples:
  narplan moran plan.narplan.json --indicator ekonomiskt_bistand
  narplan moran plan.narplan.json --indicator arbetslosa_andel --neighbours knn:4 --local --fdr
  narplan moran districts.geojson --indicator folkmangd_2025 --gi --permutations 9999 --json";

#[derive(Debug, clap::Args)]
pub(super) struct SegregationArgs {
    /// A plan, or a district map (GeoJSON)
    pub(super) file: PathBuf,
    /// A table of counts by district code (CSV) in place of the map's figures
    #[arg(long, value_name = "FILE")]
    pub(super) table: Option<PathBuf>,
    /// The count of the group: id of an indicator, or title of a column of the table
    #[arg(long, value_name = "COLUMN")]
    pub(super) group: String,
    /// The count of everybody, the group included
    #[arg(long, value_name = "COLUMN")]
    pub(super) total: String,
    /// Areas finer than the districts: a table (CSV) with the district that each lies in, or a map
    /// (GeoJSON); default: those of the plan, if any
    #[arg(long, value_name = "FILE")]
    pub(super) finer: Option<PathBuf>,
    /// Split Theil's H into what lies between the units of the plan and within them
    #[arg(long)]
    pub(super) by_base: bool,
    /// Draws for the intervals
    #[arg(long, value_name = "N", default_value_t = 1000,
          value_parser = clap::value_parser!(u32).range(100..=100_000))]
    pub(super) replicates: u32,
    /// Seed of what is drawn
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    pub(super) seed: u64,
    /// Write JSON
    #[arg(long)]
    pub(super) json: bool,
}

impl SegregationArgs {
    pub(super) fn options(&self) -> BootstrapOptions {
        let replicates = self.replicates as usize;
        BootstrapOptions { replicates, seed: self.seed, ..Default::default() }
    }
}

/// How classes are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Method {
    /// What suits the figures: natural breaks where they are skewed, else quantiles
    Default,
    /// As many districts in each
    Quantiles,
    /// Equally wide
    Equal,
    /// Natural breaks: least squares within the classes (Fisher and Jenks)
    Jenks,
    /// Whole standard deviations from the mean
    Std,
    /// Head/tail breaks: the mean, the mean of what is above it, and so on
    Headtail,
    /// Limits of one's own, with --breaks
    Manual,
    /// None: a continuous scale
    Unclassed,
}

#[derive(Debug, clap::Args)]
pub(super) struct ClassifyArgs {
    /// A plan, or a district map (GeoJSON)
    pub(super) file: PathBuf,
    /// Id of the indicator; `narplan info` on the map lists them
    #[arg(long, value_name = "ID")]
    pub(super) indicator: String,
    /// How the limits are found
    #[arg(long, value_enum, default_value = "default")]
    pub(super) method: Method,
    /// Number of classes, at most
    #[arg(short = 'k', long = "classes", value_name = "N", default_value_t = DEFAULT_CLASS_COUNT,
          value_parser = class_count)]
    pub(super) count: usize,
    /// The limits between the classes, each of which belongs to the class below it
    #[arg(long, value_name = "A,B,C", value_delimiter = ',', allow_negative_numbers = true,
          required_if_eq("method", "manual"), value_parser = limit)]
    pub(super) breaks: Vec<f64>,
    /// Write JSON
    #[arg(long)]
    pub(super) json: bool,
}

impl ClassifyArgs {
    /// What the arguments ask for; limits alone mean by hand.
    pub(super) fn choice(&self) -> ClassChoice {
        let by = |method| ClassChoice::By { method, count: self.count };
        match self.method {
            _ if !self.breaks.is_empty() => ClassChoice::Manual { breaks: self.breaks.clone() },
            Method::Default => ClassChoice::Default { count: self.count },
            Method::Quantiles => by(ClassMethod::Quantiles),
            Method::Equal => by(ClassMethod::EqualInterval),
            Method::Jenks => by(ClassMethod::NaturalBreaks),
            Method::Std => by(ClassMethod::StandardDeviation),
            Method::Headtail => by(ClassMethod::HeadTail),
            Method::Manual => by(ClassMethod::Manual),
            Method::Unclassed => ClassChoice::Unclassed,
        }
    }
}

#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
#[derive(Debug, clap::Args)]
pub(super) struct MoranArgs {
    /// A plan, or a district map (GeoJSON)
    pub(super) file: PathBuf,
    /// Id of the indicator; `narplan info` on the map lists them
    #[arg(long, value_name = "ID")]
    pub(super) indicator: String,
    /// Who are neighbours: queen (share a border or a corner), rook (share a border), or knn:K
    /// (the K nearest)
    #[arg(long, value_name = "WHO", default_value = "queen", value_parser = neighbours)]
    pub(super) neighbours: NeighbourKind,
    /// Permutations that the statistics are judged by
    #[arg(long, value_name = "N", default_value_t = 999,
          value_parser = clap::value_parser!(u32).range(99..=99_999))]
    pub(super) permutations: u32,
    /// Seed of what is drawn
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    pub(super) seed: u64,
    /// Tell about each district: local Moran's I (LISA)
    #[arg(long)]
    pub(super) local: bool,
    /// Tell about each district, with Getis and Ord's Gi and Gi*
    #[arg(long)]
    pub(super) gi: bool,
    /// Hold the false-discovery rate over all districts (Benjamini and Hochberg)
    #[arg(long)]
    pub(super) fdr: bool,
    /// What p may be at most, to be significant
    #[arg(long, value_name = "SHARE", default_value_t = 0.05, value_parser = share)]
    pub(super) alpha: f64,
    /// Write JSON
    #[arg(long)]
    pub(super) json: bool,
}

fn class_count(text: &str) -> Result<usize, String> {
    let count = text.parse().ok().filter(|count| CLASS_COUNTS.contains(count));
    count.ok_or_else(|| format!("a number from {} to {}", CLASS_COUNTS.start(), CLASS_COUNTS.end()))
}

/// Reads a limit; between them stand commas, so a decimal is written with a point.
fn limit(text: &str) -> Result<f64, String> {
    let number = text.trim().parse().ok().filter(|number: &f64| number.is_finite());
    number.ok_or_else(|| "a number with a decimal point, such as 2.5".to_owned())
}

fn share(text: &str) -> Result<f64, String> {
    let number = text.trim().replace(',', ".").parse().ok();
    let number = number.filter(|share: &f64| *share > 0.0 && *share < 1.0);
    number.ok_or_else(|| "a number between 0 and 1".to_owned())
}

/// Reads `queen`, `rook` or `knn:4`.
fn neighbours(text: &str) -> Result<NeighbourKind, String> {
    NeighbourKind::by_id(text)
        .ok_or_else(|| "write it as queen, rook or knn:4, with 1 to 100 neighbours".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_are_read_or_refused_with_how_to_write_them() {
        assert_eq!(neighbours("queen"), Ok(NeighbourKind::Queen));
        assert_eq!(neighbours("knn:4"), Ok(NeighbourKind::Nearest(4)));
        for wrong in ["", "knn", "knn:0", "knn:x", "rook:2", "bishop", "knn:101"] {
            assert!(neighbours(wrong).is_err(), "{wrong}");
        }
    }
}
