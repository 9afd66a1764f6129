//! The arguments and their help, which is in English as that of other programs.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{ArgGroup, Parser, Subcommand, ValueEnum};

use super::ask_args::{
    SAFE_EXAMPLES, SENSITIVITY_EXAMPLES, SIMULATE_EXAMPLES, SOLVE_EXAMPLES, SafeArgs,
    SensitivityArgs, SimulateArgs, SolveArgs, TIPPING_EXAMPLES, TippingArgs,
};
use super::cheapest::{CHEAPEST_EXAMPLES, CheapestArgs};
use super::compare::CompareArgs;
use super::paper_args::{EXPORT_EXAMPLES, PaperArgs};
use super::statistics_args::{
    CLASSIFY_EXAMPLES, ClassifyArgs, MORAN_EXAMPLES, MoranArgs, SEGREGATION_EXAMPLES,
    SegregationArgs,
};
use crate::app::{LoadKind, MAX_PICTURE_PX, Month, Objective, PRESETS, StepId};
use crate::i18n::Language;

const EXAMPLES: &str = "\
Examples:
  narplan                                      open the window
  narplan plan.narplan.json                    open a plan in the window
  narplan new --preset beslut-2023 -o plan.narplan.json
  narplan check plan.narplan.json
  narplan simulate plan.narplan.json --json | jq '.years[].gap'
  narplan export plan.narplan.json --png map.png --csv tables

Exit codes:
  0   all went well
  1   check --strict found problems
  2   the command line is wrong
  65  a file has an error in it
  66  a file is missing or cannot be read
  69  no display, no graphics driver, or built without the window
  73  a file cannot be written";

const INFO_EXAMPLES: &str = "\
Examples:
  narplan info plan.narplan.json
  narplan info districts.geojson --json";

const NEW_EXAMPLES: &str = "\
Examples:
  narplan new --preset beslut-2023 -o plan.narplan.json
  narplan new --map districts.geojson -o plan.narplan.json";

const CHECK_EXAMPLES: &str = "\
Examples:
  narplan check plan.narplan.json
  narplan check plan.narplan.json --strict && echo fine";

const BALANCE_EXAMPLES: &str = "\
Examples:
  narplan balance plan.narplan.json
  narplan balance plan.narplan.json --month 2028-06
  narplan balance plan.narplan.json --json | jq '.units[] | {name, need_children}'";

const TRAVEL_EXAMPLES: &str = "\
Examples:
  narplan travel plan.narplan.json --times restider.csv -o with-times.narplan.json
  narplan travel plan.narplan.json --times restider.csv --points befolkning.csv -o new.narplan.json

Tables are CSV with semicolons, commas or tabs, decimal comma or point:
  restider.csv    stadsdel;bas;minuter;färdsätt (färdsätt may be left out)
  befolkning.csv  stadsdel;lon;lat;vikt (several rows of a district give their weighted mean)";

const POPULATION_EXAMPLES: &str = "\
Examples:
  narplan population plan.narplan.json barn.csv -o with-forecast.narplan.json

The table is CSV with semicolons, commas or tabs, decimal comma or point:
  regsokod;år;ålder;antal (age in years or an age group inside 0-5, 6-12 or 13-17)";

const PARAMETERS_EXAMPLES: &str = "\
Examples:
  narplan parameters plan.narplan.json --export antaganden.csv
  narplan parameters other.narplan.json --import antaganden.csv -o other-2.narplan.json

The sheet is CSV with semicolons, commas or tabs, decimal comma or point:
  id;värde;lågt;högt;fördelning;ändrat av;skäl (all but id and värde may be left out)";

const SUGGEST_EXAMPLES: &str = "\
Examples:
  narplan suggest plan.narplan.json --objective way-and-load -o better.narplan.json
  narplan suggest plan.narplan.json --objective short-way --max-deviation 15 --json
  narplan suggest plan.narplan.json --mend -o whole.narplan.json";

const SEQUENCE_EXAMPLES: &str = "\
Examples:
  narplan sequence plan.narplan.json
  narplan sequence plan.narplan.json --budget 2=12000 --budget 3=24000 --json";

const ENSEMBLE_EXAMPLES: &str = "\
Examples:
  narplan ensemble plan.narplan.json --plans 10000 --seed 1 --json";

const SCREENSHOT_EXAMPLES: &str = "\
Examples:
  narplan screenshot plan.narplan.json -o window.png
  narplan screenshot plan.narplan.json -o board.png --view board --dark --lang en";

/// Plan Linköping's move to near social services: districts, bases, rollout, staffing, budget.
///
/// Without a subcommand the window opens. The subcommands need no display.
#[derive(Debug, Parser)]
#[command(name = "narplan", version, after_help = EXAMPLES)]
pub(super) struct Args {
    /// A plan, or a district map (GeoJSON) to begin a plan on, to open in the window
    pub(super) file: Option<PathBuf>,
    /// Language of messages and headings; default: as chosen in the window, else Swedish
    #[arg(long, global = true, value_enum, value_name = "LANGUAGE")]
    pub(super) lang: Option<Lang>,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

/// A language on the command line.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Lang {
    /// Swedish
    Sv,
    /// English
    En,
}

impl From<Lang> for Language {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::Sv => Self::Sv,
            Lang::En => Self::En,
        }
    }
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Tell what a plan or a map holds
    #[command(after_help = INFO_EXAMPLES)]
    Info(InfoArgs),
    /// List the presets that a plan can start from
    Presets,
    /// Make a plan file from a preset, or an empty one on a map of your own
    #[command(after_help = NEW_EXAMPLES)]
    New(NewArgs),
    /// Look for problems in a plan and in what it leads to
    #[command(after_help = CHECK_EXAMPLES)]
    Check(CheckArgs),
    /// Compare the bases: people, load, ways, need, shape
    #[command(after_help = BALANCE_EXAMPLES)]
    Balance(BalanceArgs),
    /// Compare scenarios of a plan: figures, how sure the differences are, and in words
    Compare(CompareArgs),
    /// Compute staffing, cases, costs and funding month by month
    #[command(after_help = SIMULATE_EXAMPLES)]
    Simulate(SimulateArgs),
    /// Tell why a figure is what it is: its parts, what it rests on, what moves it most
    #[command(after_help = super::why::WHY_EXAMPLES)]
    Why(Box<super::why::WhyArgs>),
    /// Tell which assumptions move a figure most
    #[command(after_help = SENSITIVITY_EXAMPLES)]
    Sensitivity(SensitivityArgs),
    /// Find what would have to be true for a target to hold
    #[command(after_help = SOLVE_EXAMPLES)]
    Solve(SolveArgs),
    /// Find the earliest month in which a step may start with a given risk
    #[command(after_help = SAFE_EXAMPLES)]
    Safe(SafeArgs),
    /// Find where the better of two plans changes
    #[command(after_help = TIPPING_EXAMPLES)]
    Tipping(TippingArgs),
    /// Find the best assignment of districts to bases, with proof of how good it is
    #[command(after_help = SUGGEST_EXAMPLES)]
    Suggest(SuggestArgs),
    /// Find the order of rollout that covers need earliest, with a bound
    #[command(after_help = SEQUENCE_EXAMPLES)]
    Sequence(SequenceArgs),
    /// Find the cheapest months of the steps that reach a coverage curve, with a bound
    #[command(after_help = CHEAPEST_EXAMPLES)]
    Cheapest(CheapestArgs),
    /// Tell where a plan lies among contiguous assignments drawn by chance
    #[command(after_help = ENSEMBLE_EXAMPLES)]
    Ensemble(EnsembleArgs),
    /// Tell which districts all near-best assignments agree on
    Settled(SettledArgs),
    /// Tell what even load costs in way, and the other way round
    Tradeoffs(TradeoffsArgs),
    /// Tell how segregated a group lives, and how much of it follows the borders of the bases
    #[command(after_help = SEGREGATION_EXAMPLES)]
    Segregation(SegregationArgs),
    /// Put the districts in classes by an indicator
    #[command(after_help = CLASSIFY_EXAMPLES)]
    Classify(ClassifyArgs),
    /// Tell whether like lies beside like, over the whole map and around each district
    #[command(after_help = MORAN_EXAMPLES)]
    Moran(MoranArgs),
    /// Take travel times and population points into a plan
    #[command(after_help = TRAVEL_EXAMPLES)]
    Travel(TravelArgs),
    /// Take a table of children by year and age into a plan
    #[command(after_help = POPULATION_EXAMPLES)]
    Population(PopulationArgs),
    /// Write the parameters as a sheet, or take a sheet into a plan
    #[command(after_help = PARAMETERS_EXAMPLES)]
    Parameters(ParametersArgs),
    /// Write a plan as GeoJSON, as CSV tables or as a picture of the map
    #[command(after_help = EXPORT_EXAMPLES)]
    Export(Box<ExportArgs>),
    /// Draw the window with a plan as a picture, without a display
    #[command(after_help = SCREENSHOT_EXAMPLES)]
    Screenshot(ScreenshotArgs),
}

#[derive(Debug, clap::Args)]
pub(super) struct InfoArgs {
    /// A plan (*.narplan.json) or a district map (*.geojson)
    pub(super) file: PathBuf,
    /// Write JSON
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, clap::Args)]
#[command(group(ArgGroup::new("from").required(true)))]
pub(super) struct NewArgs {
    /// Start from this preset; `narplan presets` tells what each is
    #[arg(long, group = "from", value_name = "NAME",
          value_parser = PossibleValuesParser::new(PRESETS.map(|preset| preset.id)))]
    pub(super) preset: Option<String>,
    /// Start with every district central, on this district map (GeoJSON)
    #[arg(long, group = "from", value_name = "FILE")]
    pub(super) map: Option<PathBuf>,
    /// Property of the map's features that holds the area code
    #[arg(long, value_name = "PROPERTY", requires = "map")]
    pub(super) code: Option<String>,
    /// Property of the map's features that holds the name
    #[arg(long, value_name = "PROPERTY", requires = "map")]
    pub(super) name: Option<String>,
    /// The plan file to make
    #[arg(short, long, value_name = "PLAN")]
    pub(super) output: PathBuf,
    /// Replace a file that is there already
    #[arg(long)]
    pub(super) force: bool,
}

#[derive(Debug, clap::Args)]
pub(super) struct CheckArgs {
    /// The plan
    pub(super) plan: PathBuf,
    /// Write JSON
    #[arg(long)]
    pub(super) json: bool,
    /// Exit with 1 where there are problems
    #[arg(long)]
    pub(super) strict: bool,
}

#[derive(Debug, clap::Args)]
pub(super) struct BalanceArgs {
    /// The plan
    pub(super) plan: PathBuf,
    /// Write JSON
    #[arg(long)]
    pub(super) json: bool,
    /// Show the assignment of this month, such as 2028-06; default: the plan's last one
    #[arg(long, value_name = "MONTH")]
    pub(super) month: Option<Month>,
}

/// What every question about the assignment takes.
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
#[derive(Debug, clap::Args)]
pub(super) struct AssignmentArgs {
    /// The plan
    pub(super) plan: PathBuf,
    /// What matters
    #[arg(long, value_name = "NAME", default_value = "way-and-load", value_parser = objective)]
    pub(super) objective: Objective,
    /// Weight of a short border between the bases, beside the objective's own weights
    #[arg(long, value_name = "WEIGHT", default_value_t = 0.0, value_parser = amount)]
    pub(super) border: f64,
    /// What is to be even: need, children or population
    #[arg(long, value_name = "WHAT", default_value = "need", value_parser = load_kind)]
    pub(super) load: LoadKind,
    /// Largest deviation of a base's load from the mean, per cent
    #[arg(long, value_name = "PERCENT", value_parser = amount)]
    pub(super) max_deviation: Option<f64>,
    /// Longest way to a base: km, or minutes where the plan uses travel times
    #[arg(long, value_name = "WAY", value_parser = amount)]
    pub(super) max_way: Option<f64>,
    /// Let a base's area be in several pieces
    #[arg(long)]
    pub(super) apart: bool,
    /// Move locked districts too
    #[arg(long)]
    pub(super) ignore_locks: bool,
    /// Let groups be divided
    #[arg(long)]
    pub(super) ignore_groups: bool,
    /// Leave districts of the central unit where they are
    #[arg(long)]
    pub(super) keep_central: bool,
    /// Start from the assignment of this month, such as 2028-06, not of the last one
    #[arg(long, value_name = "MONTH")]
    pub(super) month: Option<Month>,
    /// How long to search at the most
    #[arg(long, value_name = "SECONDS", default_value_t = 20.0, value_parser = amount)]
    pub(super) seconds: f64,
    /// Seed of what is drawn by chance: the same seed gives the same answer
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    pub(super) seed: u64,
    /// Write JSON
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, clap::Args)]
pub(super) struct SuggestArgs {
    #[command(flatten)]
    pub(super) task: AssignmentArgs,
    /// Only make every base's area whole, with the fewest children moved
    #[arg(long, conflicts_with_all = ["objective", "never_worse"])]
    pub(super) mend: bool,
    /// No measure but the number of changes may become worse
    #[arg(long)]
    pub(super) never_worse: bool,
    /// Write the plan with the suggestion carried out
    #[arg(short, long, value_name = "PLAN2")]
    pub(super) output: Option<PathBuf>,
    /// Replace a file that is there already
    #[arg(long, requires = "output")]
    pub(super) force: bool,
}

#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
#[derive(Debug, clap::Args)]
pub(super) struct SequenceArgs {
    /// The plan
    pub(super) plan: PathBuf,
    /// So many social workers' work for each post; 1 is the caseload norm
    #[arg(long, value_name = "TIMES", value_parser = amount)]
    pub(super) slack: Option<f64>,
    /// The most that a step's live districts may cost a year: id of the step and tkr
    #[arg(long = "budget", value_name = "STEP=TKR", value_parser = budget)]
    pub(super) budgets: Vec<(StepId, f64)>,
    /// Weight of hand-overs against early coverage
    #[arg(long, value_name = "WEIGHT", default_value_t = 0.0, value_parser = amount)]
    pub(super) handovers: f64,
    /// Every district that goes live in the plan must do so here too
    #[arg(long)]
    pub(super) keep_live: bool,
    /// Need must be covered no later on the whole than in the plan
    #[arg(long)]
    pub(super) no_later: bool,
    /// How long to search at the most
    #[arg(long, value_name = "SECONDS", default_value_t = 20.0, value_parser = amount)]
    pub(super) seconds: f64,
    /// Write the plan with the suggestion carried out
    #[arg(short, long, value_name = "PLAN2")]
    pub(super) output: Option<PathBuf>,
    /// Replace a file that is there already
    #[arg(long, requires = "output")]
    pub(super) force: bool,
    /// Write JSON
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, clap::Args)]
pub(super) struct EnsembleArgs {
    #[command(flatten)]
    pub(super) task: AssignmentArgs,
    /// Number of assignments to draw
    #[arg(long, value_name = "N", default_value_t = 10_000, value_parser = plan_count)]
    pub(super) plans: usize,
    /// How far a base's load may lie from the mean, per cent; default: wide enough for the plan
    #[arg(long, value_name = "PERCENT", value_parser = amount)]
    pub(super) tolerance: Option<f64>,
}

#[derive(Debug, clap::Args)]
pub(super) struct SettledArgs {
    #[command(flatten)]
    pub(super) task: AssignmentArgs,
    /// How much worse than the best counts as near it, per cent
    #[arg(long, value_name = "PERCENT", default_value_t = 5.0, value_parser = amount)]
    pub(super) within: f64,
}

#[derive(Debug, clap::Args)]
pub(super) struct TradeoffsArgs {
    #[command(flatten)]
    pub(super) task: AssignmentArgs,
}

fn objective(text: &str) -> Result<Objective, String> {
    let names = || Objective::ALL.map(Objective::id).join(", ");
    let found = Objective::ALL.into_iter().find(|objective| objective.id() == text);
    found.ok_or_else(|| format!("one of {}", names()))
}

fn load_kind(text: &str) -> Result<LoadKind, String> {
    let names = || LoadKind::ALL.map(LoadKind::id).join(", ");
    let found = LoadKind::ALL.into_iter().find(|load| load.id() == text);
    found.ok_or_else(|| format!("one of {}", names()))
}

/// A number of 0 or more, with a decimal point or comma.
fn amount(text: &str) -> Result<f64, String> {
    let number = text.trim().replace(',', ".").parse().ok();
    let number = number.filter(|number: &f64| number.is_finite() && *number >= 0.0);
    number.ok_or_else(|| "a number of 0 or more".to_owned())
}

/// Reads `2=12000`.
fn budget(text: &str) -> Result<(StepId, f64), String> {
    let wrong = || "write it as 2=12000: id of the step, amount in tkr".to_owned();
    let (step, tkr) = text.split_once('=').ok_or_else(wrong)?;
    let step = step.trim().parse().or(Err(())).map_err(|()| wrong())?;
    let tkr = amount(tkr).or(Err(())).map_err(|()| wrong())?;
    Ok((StepId(step), tkr))
}

fn plan_count(text: &str) -> Result<usize, String> {
    let count = text.parse().ok().filter(|count| (8..=1_000_000).contains(count));
    count.ok_or_else(|| "a number from 8 to 1000000".to_owned())
}

#[derive(Debug, clap::Args)]
#[command(group(ArgGroup::new("tables").required(true).multiple(true)))]
pub(super) struct TravelArgs {
    /// The plan
    pub(super) plan: PathBuf,
    /// Travel times: district, base, minutes and way of travelling (CSV)
    #[arg(long, group = "tables", value_name = "FILE")]
    pub(super) times: Option<PathBuf>,
    /// Points weighted by population: district, longitude, latitude and weight (CSV)
    #[arg(long, group = "tables", value_name = "FILE")]
    pub(super) points: Option<PathBuf>,
    /// The plan file to make
    #[arg(short, long, value_name = "PLAN")]
    pub(super) output: PathBuf,
    /// Replace a file that is there already
    #[arg(long)]
    pub(super) force: bool,
}

#[derive(Debug, clap::Args)]
pub(super) struct PopulationArgs {
    /// The plan
    pub(super) plan: PathBuf,
    /// Children by district, year and age (CSV)
    pub(super) table: PathBuf,
    /// The plan file to make
    #[arg(short, long, value_name = "PLAN2")]
    pub(super) output: PathBuf,
    /// Replace a file that is there already
    #[arg(long)]
    pub(super) force: bool,
}

#[derive(Debug, clap::Args)]
#[command(group(ArgGroup::new("sheet").required(true)))]
pub(super) struct ParametersArgs {
    /// The plan
    pub(super) plan: PathBuf,
    /// Write the parameters to this sheet (CSV)
    #[arg(long, group = "sheet", value_name = "FILE")]
    pub(super) export: Option<PathBuf>,
    /// Take the parameters of this sheet (CSV)
    #[arg(long, group = "sheet", value_name = "FILE", requires = "output")]
    pub(super) import: Option<PathBuf>,
    /// The plan file to make
    #[arg(short, long, value_name = "PLAN2", conflicts_with = "export")]
    pub(super) output: Option<PathBuf>,
    /// Replace a file that is there already
    #[arg(long, requires = "output")]
    pub(super) force: bool,
}

#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
#[derive(Debug, clap::Args)]
#[command(group(ArgGroup::new("outputs").required(true).multiple(true)))]
#[command(group(ArgGroup::new("pictures").multiple(true)))]
pub(super) struct ExportArgs {
    /// The plan
    pub(super) plan: PathBuf,
    /// Write the districts with unit, step and the figures that the map shows as GeoJSON
    #[arg(long, groups = ["outputs", "pictures"], value_name = "FILE")]
    pub(super) geojson: Option<PathBuf>,
    /// Write districts, staffing, budget, funding, steps and assumptions as CSV files
    #[arg(long, group = "outputs", value_name = "FOLDER")]
    pub(super) csv: Option<PathBuf>,
    #[command(flatten)]
    pub(super) papers: PaperArgs,
    /// Replace files that are there already
    #[arg(long)]
    pub(super) force: bool,
    /// Write the map as a picture
    #[arg(long, groups = ["outputs", "pictures"], value_name = "FILE")]
    pub(super) png: Option<PathBuf>,
    /// Write the map as a picture that can be scaled
    #[arg(long, groups = ["outputs", "pictures"], value_name = "FILE")]
    pub(super) svg: Option<PathBuf>,
    /// Size of the picture, pixels
    #[arg(long, value_name = "WxH", default_value = "1600x1000", value_parser = size)]
    pub(super) size: (u32, u32),
    /// Fill the districts with this indicator; `narplan info` on the map lists them
    #[arg(long, value_name = "ID", requires = "pictures")]
    pub(super) indicator: Option<String>,
    /// Show a second indicator together with it: three classes of each
    #[arg(long, value_name = "ID", requires = "indicator")]
    pub(super) second: Option<String>,
    /// Show a count as circles on the map, their areas as the count
    #[arg(long, value_name = "ID", requires = "pictures")]
    pub(super) circles: Option<String>,
    /// Show the districts as circles, as large as this count, in place of the map
    #[arg(long, value_name = "ID", requires = "pictures", conflicts_with = "circles")]
    pub(super) cartogram: Option<String>,
    /// Fill the districts with their units, also where the plan keeps how its map was shown
    #[arg(long, conflicts_with = "indicator", requires = "pictures")]
    pub(super) units: bool,
    /// Show the whole map, not only the city
    #[arg(long, requires = "pictures")]
    pub(super) whole: bool,
    /// Light on dark
    #[arg(long, requires = "pictures")]
    pub(super) dark: bool,
    /// Show the plan as of this month, such as 2028-06, not as it is in the end
    #[arg(long, value_name = "MONTH", requires = "pictures")]
    pub(super) month: Option<Month>,
}

#[derive(Debug, clap::Args)]
pub(super) struct ScreenshotArgs {
    /// The plan
    pub(super) plan: PathBuf,
    /// The picture to write
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: PathBuf,
    /// Size of the window, pixels: 320 to 8192 a side
    #[arg(long, value_name = "WxH", default_value = "1600x1000", value_parser = size)]
    pub(super) size: (u32, u32),
    /// What the window shows
    #[arg(long, value_enum, default_value = "map")]
    pub(super) view: View,
    /// Light on dark
    #[arg(long)]
    pub(super) dark: bool,
}

/// What a screenshot shows.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum View {
    /// The assignment on the map
    Map,
    /// The assignment as a board
    Board,
    /// The steps on their time line
    Rollout,
    /// Staff and money
    Results,
    /// How sure the figures are
    Risk,
    /// The first step, presented
    Present,
}

/// Reads `1600x1000`.
fn size(text: &str) -> Result<(u32, u32), String> {
    let wrong = || format!("write it as 1600x1000, each side from 1 to {MAX_PICTURE_PX}");
    let (width, height) = text.split_once(['x', 'X', '×']).ok_or_else(wrong)?;
    let side = |text: &str| text.parse().ok().filter(|side| (1..=MAX_PICTURE_PX).contains(side));
    side(width).zip(side(height)).ok_or_else(wrong)
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_arguments_fit_together() {
        Args::command().debug_assert();
    }

    #[test]
    fn a_size_is_two_sides_within_what_can_be_drawn() {
        assert_eq!(size("1600x1000"), Ok((1600, 1000)));
        for wrong in ["1600", "0x10", "10x16385", "-1x10", "axb", "10x", "99999999999x1"] {
            assert!(size(wrong).is_err(), "{wrong}");
        }
    }
}
