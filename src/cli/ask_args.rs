//! The arguments of `simulate`, `sensitivity`, `solve`, `safe` and `tipping`, and how they are read.

use std::path::PathBuf;

use clap::ArgGroup;

use crate::app::{MAX_RUNS, Outcome, ParamId, ParamUnit, StepId, near};

pub(super) const SIMULATE_EXAMPLES: &str = "\
Examples:
  narplan simulate plan.narplan.json
  narplan simulate plan.narplan.json --json -o figures.json
  narplan simulate plan.narplan.json --csv > budget.csv
  narplan simulate plan.narplan.json --set turnover=25% --set salary_social_worker=44000
  narplan simulate plan.narplan.json --runs 10000 --seed 1 --coverage 95% --json";

pub(super) const SENSITIVITY_EXAMPLES: &str = "\
Examples:
  narplan sensitivity plan.narplan.json --tornado
  narplan sensitivity plan.narplan.json --sobol --outcome coverage --rows 2048 --json";

pub(super) const SOLVE_EXAMPLES: &str = "\
Examples:
  narplan solve plan.narplan.json --for turnover --target coverage=95%
  narplan solve plan.narplan.json --for salary_social_worker --target gap=0 --to 60000
  narplan solve plan.narplan.json --for posts_per_base --target coverage=1.0 --json
  narplan solve plan.narplan.json --for posts_per_base --target caseload=15";

pub(super) const SAFE_EXAMPLES: &str = "\
Examples:
  narplan safe plan.narplan.json
  narplan safe plan.narplan.json --step 2 --limit 15 --risk 10% --runs 1000 --json";

pub(super) const TIPPING_EXAMPLES: &str = "\
Examples:
  narplan tipping plan.narplan.json
  narplan tipping plan.narplan.json other.narplan.json --outcome coverage --json";

/// A plan and what is tried in it.
#[derive(Debug, clap::Args)]
pub(super) struct PlanArgs {
    /// The plan
    pub(super) plan: PathBuf,
    /// Another most likely value of a parameter, such as turnover=25%; its range is widened where
    /// the value lies outside
    #[arg(long = "set", value_name = "ID=VALUE", value_parser = setting)]
    pub(super) set: Vec<(ParamId, f64)>,
}

#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
#[derive(Debug, clap::Args)]
pub(super) struct SimulateArgs {
    #[command(flatten)]
    pub(super) plan: PlanArgs,
    /// Draw parameters and chance events in so many runs, and tell how the figures are spread
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(2..=i64::from(MAX_RUNS)))]
    pub(super) runs: Option<u32>,
    /// Seed of what is drawn; default: the plan's
    #[arg(long, value_name = "NUMBER", requires = "runs")]
    pub(super) seed: Option<u64>,
    /// Draw parameters only, no single events
    #[arg(long, requires = "runs")]
    pub(super) no_chance: bool,
    /// Draw effects too
    #[arg(long, requires = "runs")]
    pub(super) effects: bool,
    /// The need coverage whose probability is told
    #[arg(long, value_name = "PERCENT", requires = "runs", default_value = "95",
          value_parser = percent)]
    pub(super) coverage: f64,
    /// Write all figures of all months as JSON
    #[arg(long, conflicts_with = "csv")]
    pub(super) json: bool,
    /// Write the budget by year, unit and account (with --runs the quantiles of every month) as CSV
    #[arg(long)]
    pub(super) csv: bool,
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
}

#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
#[derive(Debug, clap::Args)]
#[command(group(ArgGroup::new("method").required(true)))]
pub(super) struct SensitivityArgs {
    #[command(flatten)]
    pub(super) plan: PlanArgs,
    /// One parameter at a time, at its low and at its high
    #[arg(long, group = "method")]
    pub(super) tornado: bool,
    /// How much of the variance comes from which parameter (Sobol' indices)
    #[arg(long, group = "method")]
    pub(super) sobol: bool,
    /// What is looked at
    #[arg(long, value_name = "NAME", default_value = "net_new", value_parser = outcome)]
    pub(super) outcome: Outcome,
    /// Rows of the design of --sobol: a power of two is best
    #[arg(long, value_name = "N", default_value_t = 1024, requires = "sobol",
          value_parser = clap::value_parser!(u32).range(2..=65_536))]
    pub(super) rows: u32,
    /// Seed of what is drawn; default: the plan's
    #[arg(long, value_name = "NUMBER", requires = "sobol")]
    pub(super) seed: Option<u64>,
    /// Vary effects too
    #[arg(long)]
    pub(super) effects: bool,
    /// Write JSON
    #[arg(long)]
    pub(super) json: bool,
}

/// What is solved for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unknown {
    /// A parameter.
    Param(ParamId),
    /// The posts of social workers of each base.
    PostsPerBase,
}

#[derive(Debug, clap::Args)]
pub(super) struct SolveArgs {
    #[command(flatten)]
    pub(super) plan: PlanArgs,
    /// A parameter, or `posts_per_base`
    #[arg(long = "for", value_name = "NAME", value_parser = unknown)]
    pub(super) unknown: Unknown,
    /// What has to be true, such as coverage=95%, gap=0 or caseload=15
    #[arg(long, value_name = "OUTCOME=VALUE", value_parser = target)]
    pub(super) target: (Outcome, f64),
    /// Lowest value that is tried; default: half the parameter's low
    #[arg(long, value_name = "VALUE", value_parser = number)]
    pub(super) from: Option<f64>,
    /// Highest value that is tried; default: twice the parameter's high
    #[arg(long, value_name = "VALUE", value_parser = number)]
    pub(super) to: Option<f64>,
    /// Write JSON
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, clap::Args)]
pub(super) struct SafeArgs {
    #[command(flatten)]
    pub(super) plan: PlanArgs,
    /// The step, by its id; default: every step to come
    #[arg(long, value_name = "ID", value_parser = step)]
    pub(super) step: Option<StepId>,
    /// The caseload that no base may exceed in the year from the start; default: the caseload norm
    #[arg(long, value_name = "CASES", value_parser = number)]
    pub(super) limit: Option<f64>,
    /// The greatest risk that one does
    #[arg(long, value_name = "PERCENT", default_value = "10", value_parser = percent)]
    pub(super) risk: f64,
    /// Number of runs for each month; default: the plan's
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(2..=i64::from(MAX_RUNS)))]
    pub(super) runs: Option<u32>,
    /// Seed of what is drawn; default: the plan's
    #[arg(long, value_name = "NUMBER")]
    pub(super) seed: Option<u64>,
    /// Write JSON
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, clap::Args)]
pub(super) struct TippingArgs {
    #[command(flatten)]
    pub(super) plan: PlanArgs,
    /// The plan that it is compared with, on the same map; default: today's organisation carried on
    pub(super) other: Option<PathBuf>,
    /// What is compared
    #[arg(long, value_name = "NAME", default_value = "net_new", value_parser = outcome)]
    pub(super) outcome: Outcome,
    /// Write JSON
    #[arg(long)]
    pub(super) json: bool,
}

/// A number with a decimal point or comma.
pub(super) fn number(text: &str) -> Result<f64, String> {
    let number = text.trim().replace(',', ".").parse().ok();
    number.filter(|number: &f64| number.is_finite()).ok_or_else(|| "a number".to_owned())
}

/// `95`, `95%` or `95 %` as a share, 0–1.
pub(super) fn percent(text: &str) -> Result<f64, String> {
    let percent = number(text.trim().trim_end_matches('%'))?;
    let fits = (0.0..=100.0).contains(&percent);
    fits.then_some(percent / 100.0).ok_or_else(|| "a percentage from 0 to 100".to_owned())
}

pub(super) fn outcome(text: &str) -> Result<Outcome, String> {
    let names = || Outcome::ALL.map(Outcome::id).join(", ");
    Outcome::by_id(text.trim()).ok_or_else(|| format!("one of {}", names()))
}

pub(super) fn step(text: &str) -> Result<StepId, String> {
    let id = text.trim().parse().ok();
    id.map(StepId).ok_or_else(|| "the id of a step".to_owned())
}

/// The parameter called `text`, or an error that lists names that are like it.
pub(super) fn param(text: &str) -> Result<ParamId, String> {
    let text = text.trim();
    ParamId::by_id(text).ok_or_else(|| {
        let near = near(text, ParamId::ALL.map(|param| param.info().id));
        let hint = match near.as_slice() {
            [] => "narplan parameters PLAN --export FILE lists them".to_owned(),
            near => format!("did you mean {}?", near.join(", ")),
        };
        format!("there is no parameter \"{text}\": {hint}")
    })
}

/// Reads `turnover=25%`.
fn setting(text: &str) -> Result<(ParamId, f64), String> {
    let (id, value) = text.split_once('=').ok_or("write it as turnover=25%")?;
    let param = param(id)?;
    let is_percent = matches!(param.info().unit, ParamUnit::Percent | ParamUnit::PercentPerYear);
    let plain = value.trim().trim_end_matches('%');
    if plain.len() < value.trim().len() && !is_percent {
        return Err(format!("{} is no percentage", param.info().id));
    }
    let value = number(plain)?;
    let (least, greatest) = param.bounds();
    if !(least..=greatest).contains(&value) {
        return Err(format!("{} lies between {least} and {greatest}", param.info().id));
    }
    Ok((param, value))
}

fn unknown(text: &str) -> Result<Unknown, String> {
    if text.trim() == "posts_per_base" {
        return Ok(Unknown::PostsPerBase);
    }
    param(text).map(Unknown::Param)
}

/// Reads `coverage=95%`. A coverage without a sign is a share up to 1 and per cent above it.
pub(super) fn target(text: &str) -> Result<(Outcome, f64), String> {
    let (name, value) =
        text.split_once('=').ok_or("write it as coverage=95%, gap=0, caseload=15")?;
    let outcome = outcome(name)?;
    let is_share = matches!(outcome, Outcome::Coverage | Outcome::LowestCoverage);
    let plain = value.trim().trim_end_matches('%');
    let has_sign = plain.len() < value.trim().len();
    if has_sign && !is_share {
        return Err(format!("{} is no percentage", outcome.id()));
    }
    let value = number(plain)?;
    Ok((outcome, if is_share && !has_sign && value <= 1.0 { value * 100.0 } else { value }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_setting_is_read_with_its_unit_and_kept_within_its_bounds() {
        let read = |text| setting(text).map(|(param, value)| (param.info().id, value));
        assert_eq!(read("turnover=25%"), Ok(("turnover", 25.0)));
        assert_eq!(read(" turnover = 12,5 %"), Ok(("turnover", 12.5)));
        assert_eq!(read("salary_social_worker=44000"), Ok(("salary_social_worker", 44_000.0)));
        for (wrong, word) in [
            ("turnover", "turnover=25%"),
            ("turnover=x", "number"),
            ("turnover=96", "0 and 95"),
            ("caseload_norm=15%", "no percentage"),
            ("turnove=5", "turnover"),
            ("salary=5", "salary_social_worker"),
            ("zzz=5", "--export"),
        ] {
            let error = setting(wrong).unwrap_err();
            assert!(error.contains(word), "{wrong}: {error}");
        }
    }

    #[test]
    fn a_coverage_is_a_share_or_a_percentage() {
        for (text, expected) in [
            ("coverage=1.0", (Outcome::Coverage, 100.0)),
            ("coverage=100%", (Outcome::Coverage, 100.0)),
            ("coverage=97", (Outcome::Coverage, 97.0)),
            ("lowest_coverage=0,95", (Outcome::LowestCoverage, 95.0)),
            ("coverage=0.5%", (Outcome::Coverage, 0.5)),
            ("gap=0", (Outcome::Gap, 0.0)),
            ("caseload=15", (Outcome::Caseload, 15.0)),
        ] {
            assert_eq!(target(text), Ok(expected), "{text}");
        }
        assert!(target("gap=5%").is_err() && target("cost=5").is_err() && target("gap").is_err());
        assert_eq!(percent("10 %"), Ok(0.1));
        assert!(percent("101").is_err());
    }
}
