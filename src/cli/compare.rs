//! `narplan compare`.

use std::path::PathBuf;

use super::ask::never;
use super::error::CliError;
use super::table::Table;
use super::text::Text;
use super::{Done, json};
use crate::app::{
    CompareFigures, CompareMeasure, Document, MAX_RUNS, MOST_COMPARED, RunOptions, ScenarioId,
    Side, compare_figures, open,
};
use crate::i18n::Tr;

#[derive(Debug, clap::Args)]
pub(super) struct CompareArgs {
    /// The plan
    pub(super) plan: PathBuf,
    /// The scenarios by name or number, with commas between; the first is compared with where no
    /// baseline is said. Default: all
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    pub(super) scenarios: Vec<String>,
    /// What the others are compared with: a scenario, or "nollalternativ"; default: the plan's own
    #[arg(long, value_name = "NAME")]
    pub(super) baseline: Option<String>,
    /// Number of runs that say how sure the differences are; 0 for none
    #[arg(long, value_name = "N", default_value_t = 1000, value_parser = clap::value_parser!(u32).range(0..=i64::from(MAX_RUNS)))]
    pub(super) runs: u32,
    /// What all random numbers follow from; default: the plan's own
    #[arg(long, value_name = "SEED")]
    pub(super) seed: Option<u64>,
    /// Write JSON
    #[arg(long, conflicts_with = "text")]
    pub(super) json: bool,
    /// Write text (the default)
    #[arg(long)]
    pub(super) text: bool,
}

/// What Nollalternativ is called on the command line.
pub(super) const BASELINE: &str = "nollalternativ";
/// Kronor of a mnkr.
const MNKR: f64 = 1e6;

pub(super) fn run(args: &CompareArgs, tr: &Tr) -> Result<Done, CliError> {
    let document = open(&args.plan)?.document;
    let sides = sides(&document, args, tr)?;
    let mut options = RunOptions::of(&document.plan);
    options.runs = args.runs as usize;
    options.seed = args.seed.unwrap_or(options.seed);
    let Some(figures) = compare_figures(&document, &sides, options, tr, &never)? else {
        return Ok(Done::default());
    };
    let data = if args.json { json(&figures)? } else { text(&figures, tr).into_bytes() };
    Ok(Done::data(data))
}

/// The sides that are asked for, that which the others are compared with first.
fn sides(document: &Document, args: &CompareArgs, tr: &Tr) -> Result<Vec<Side>, CliError> {
    let scenarios = &document.plan.scenarios;
    let side = |name: &str| {
        if name.eq_ignore_ascii_case(BASELINE) {
            return Ok(Side::Baseline);
        }
        scenario(document, name, &[BASELINE], tr).map(Side::Scenario)
    };
    let mut asked: Vec<Side> =
        args.scenarios.iter().map(|name| side(name.trim())).collect::<Result<_, _>>()?;
    if asked.is_empty() {
        asked = scenarios.all.iter().map(|one| Side::Scenario(one.id)).collect();
    }
    let reference = match &args.baseline {
        Some(name) => side(name)?,
        None if args.scenarios.len() > 1 && scenarios.baseline.is_none() => {
            asked.first().copied().unwrap_or(Side::Baseline)
        }
        None => Side::reference(&document.plan),
    };
    let mut sides = vec![reference];
    for one in asked {
        if !sides.contains(&one) {
            sides.push(one);
        }
    }
    if (2..=MOST_COMPARED).contains(&sides.len()) {
        return Ok(sides);
    }
    Err(CliError::NoAnswer(tr.f("cli-compare-too-few", &[("most", MOST_COMPARED.into())])))
}

/// The scenario that is called `name`, or has that number, or is the plan's only one with its title;
/// `beside` names what else could have been meant.
pub(super) fn scenario(
    document: &Document,
    name: &str,
    beside: &[&str],
    tr: &Tr,
) -> Result<ScenarioId, CliError> {
    let plan = &document.plan;
    let scenarios = &plan.scenarios;
    let titled = || scenarios.all.iter().find(|one| plan.scenario_name(one.id) == name);
    scenarios.by_name(name).or_else(titled).map(|one| one.id).ok_or_else(|| {
        let known = scenarios.all.iter().map(|one| plan.scenario_name(one.id));
        let known = known.chain(beside.iter().copied()).collect::<Vec<_>>().join(", ");
        let args = [("name", name.into()), ("known", (&known).into())];
        CliError::NoAnswer(tr.f("cli-compare-unknown", &args))
    })
}

/// Opens a scenario of `document` by name or number, for what is then done with the plan.
pub(super) fn open_scenario(document: &mut Document, name: &str, tr: &Tr) -> Result<(), CliError> {
    let id = scenario(document, name, &[], tr)?;
    document.plan.open_scenario(id);
    // What is written says which of the plan's scenarios it is about.
    let plan = &mut document.plan;
    if plan.scenarios.all.len() > 1 && plan.scenario_name(id) != plan.title {
        plan.title = format!("{} – {}", plan.title, plan.scenario_name(id));
    }
    Ok(())
}

fn text(figures: &CompareFigures, tr: &Tr) -> Text {
    let mut text = Text::default();
    let reference = figures.scenarios.first().map_or("", |one| one.name.as_str());
    let args = [("title", (&figures.title).into()), ("reference", reference.into())];
    let names = figures.scenarios.iter().map(|one| one.name.as_str());
    let headings: Vec<&str> = std::iter::once(tr.t("cli-compare-measure")).chain(names).collect();
    let mut table = Table::new(1, headings);
    for (measure, row) in CompareMeasure::ALL.into_iter().zip(&figures.measures) {
        let (unit, scale) = if measure.is_money() { ("mnkr", MNKR) } else { (&*row.unit, 1.0) };
        let name =
            if unit.is_empty() { row.name.clone() } else { format!("{} ({unit})", row.name) };
        let values = row.values.iter().map(|value| {
            value.map_or_else(|| "–".to_owned(), |v| tr.number(v / scale, measure.decimals()))
        });
        table.row(std::iter::once(name).chain(values));
    }
    text.table(&tr.f("cli-compare-title", &args), &table);
    for difference in &figures.differences {
        let args = [("scenario", (&difference.scenario).into())];
        text.points(&tr.f("cli-compare-differs", &args), &difference.words);
    }
    if figures.runs > 0 {
        let seed = figures.seed.to_string();
        let args = [("runs", figures.runs.into()), ("seed", (&seed).into())];
        text.section(&tr.f("cli-compare-runs", &args));
    }
    text
}
