//! `narplan why`: its arguments and its answer.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;

use super::about::AboutArgs;
use super::compare::{BASELINE, open_scenario, scenario};
use super::error::CliError;
use super::table::Table;
use super::text::Text;
use super::{Done, json};
use crate::app::{
    Document, Month, OtherPlan, Side, StoryBeside, StoryRow, StoryWish, Telling, WhyFigures,
    WhyWish, comparable, open, say, telling, why_figures,
};
use crate::i18n::Tr;

pub(super) const WHY_EXAMPLES: &str = "\
Examples:
  narplan why plan.narplan.json --figure gross --year 2028
  narplan why plan.narplan.json --figure lon --unit norr --month 2028-03
  narplan why plan.narplan.json --figure caseload --month 2029-01 --json | jq '.movers[0]'
  narplan why plan.narplan.json --about year --year 2028 --amount gap --percentile 90
  narplan why plan.narplan.json --about safe --step 2 --limit 15 --risk 10%
  narplan why plan.narplan.json --about move --district Ryd --to norr --month 2029-01
  narplan why plan.narplan.json --about cheapest --curve 2030-01=90% --no-frame --json";

#[derive(Clone, Debug, clap::Args)]
pub(super) struct WhyArgs {
    /// The plan
    pub(super) plan: PathBuf,
    /// The figure
    #[arg(long, value_name = "NAME", value_parser = PossibleValuesParser::new(WhyWish::names()),
          required_unless_present = "about", conflicts_with = "about")]
    pub(super) figure: Option<String>,
    /// Of this unit (its id); default: the whole municipality
    #[arg(long, value_name = "ID")]
    pub(super) unit: Option<String>,
    /// Of this month; what is no amount is always that of a single month
    #[arg(long, value_name = "YYYY-MM", conflicts_with = "year")]
    pub(super) month: Option<Month>,
    /// Of this calendar year, as far as it is simulated; default: the whole period
    #[arg(long, value_name = "YYYY")]
    pub(super) year: Option<i32>,
    /// Of Nollalternativ, today's organisation carried on
    #[arg(long)]
    pub(super) today: bool,
    /// Of this scenario, by name or number; default: the open one
    #[arg(long, value_name = "NAME")]
    pub(super) scenario: Option<String>,
    #[command(flatten)]
    pub(super) about: AboutArgs,
    /// Write JSON
    #[arg(long)]
    pub(super) json: bool,
}

pub(super) fn run(args: &WhyArgs, tr: &Tr) -> Result<Done, CliError> {
    let mut document = open(&args.plan)?.document;
    if let Some(name) = &args.scenario {
        open_scenario(&mut document, name, tr)?;
    }
    match args.asked().map_err(CliError::NoAnswer)? {
        Some(wish) => about(document, args, &wish, tr),
        None => figure(&document, args, tr),
    }
}

/// What is no single figure.
fn about(
    mut document: Document,
    args: &WhyArgs,
    wish: &StoryWish,
    tr: &Tr,
) -> Result<Done, CliError> {
    let own = &args.about;
    let uncertainty = &mut document.plan.uncertainty;
    uncertainty.runs = own.runs.unwrap_or(uncertainty.runs);
    uncertainty.seed = own.seed.unwrap_or(uncertainty.seed);
    let against = own.against.as_deref().map(open).transpose()?.map(|opened| opened.document);
    if let Some(other) = &against {
        comparable(&document, other).map_err(|message| CliError::NoAnswer(say(tr, &message)))?;
    }
    let baseline = own.baseline.as_deref().map(|name| {
        let is_today = name.eq_ignore_ascii_case(BASELINE);
        if is_today {
            return Ok(Side::Baseline);
        }
        scenario(&document, name, &[BASELINE], tr).map(Side::Scenario)
    });
    let baseline = baseline.transpose()?;
    let against = against.map(|other| OtherPlan { plan: other.plan });
    let kind = own.about.as_deref().unwrap_or_default();
    let beside = StoryBeside { against, baseline };
    let told = telling(document, (kind, wish), beside, tr).map_err(CliError::NoAnswer)?;
    let data = if args.json { json(&told.figures)? } else { story(&told, tr).into_bytes() };
    Ok(Done::data(data))
}

fn figure(document: &Document, args: &WhyArgs, tr: &Tr) -> Result<Done, CliError> {
    let plan = &document.plan;
    let (start, end) = (plan.start, plan.end().plus(-1));
    let year = |year| [Month::new(year, 1).max(start), Month::new(year, 12).min(end)];
    let months = args.month.map(|month| [month, month]).or_else(|| args.year.map(year));
    let (figure, unit) = (args.figure.clone().unwrap_or_default(), args.unit.clone());
    let wish = WhyWish { figure, unit, months, is_today: args.today };
    let Some(figures) = why_figures(document, &wish, tr)? else {
        return Err(CliError::NoAnswer(tr.t("cli-why-none").to_owned()));
    };
    let data = if args.json { json(&figures)? } else { text(&figures, tr).into_bytes() };
    Ok(Done::data(data))
}

/// A story for a terminal.
fn story(told: &Telling, tr: &Tr) -> Text {
    let story = &told.story;
    let mut text = Text::default();
    text.line(&told.figures.title);
    let colon = if story.title.ends_with('?') { "" } else { ":" };
    text.line(&format!("{}{colon} {}", story.title, story.value));
    rows(&mut text, &story.formula, &story.rows, tr);
    if !story.beside.is_empty() {
        rows(&mut text, tr.t("cli-why-beside"), &story.beside, tr);
    }
    let near = story.near.iter();
    let near = near.map(|near| format!("{}: {}. {}", near.row.name, near.row.text, near.told));
    text.points(tr.t("why-cheapest-near"), &near.collect::<Vec<_>>());
    text.points(tr.t("cli-why-notes"), &story.notes);
    let movers = told.movers.iter().map(|[name, ends]| format!("{name}: {ends}"));
    text.points(tr.t("why-movers"), &movers.collect::<Vec<_>>());
    let inputs = told.inputs.iter().map(|[name, rests_on]| format!("{name} ({rests_on})"));
    text.points(tr.t("why-inputs"), &inputs.collect::<Vec<_>>());
    text
}

/// A section with what is told line by line; nothing stands before the first.
fn rows(text: &mut Text, heading: &str, rows: &[StoryRow], tr: &Tr) {
    let mut table = Table::new(2, ["", tr.t("cli-col-part"), tr.t("cli-col-value")]);
    for (at, row) in rows.iter().enumerate() {
        let sign = if at == 0 { "" } else { row.sign };
        table.row([sign.to_owned(), row.name.clone(), row.text.clone()]);
    }
    if rows.is_empty() { text.section(heading) } else { text.table(heading, &table) }
}

/// The chain for a terminal.
fn text(figures: &WhyFigures, tr: &Tr) -> Text {
    let mut text = Text::default();
    let value = figures.value.map_or_else(|| "–".to_owned(), |value| tr.number(value, 2));
    text.line(&format!("{}: {value} {}", figures.name, figures.unit));
    if figures.parts.is_empty() {
        text.section(&figures.formula);
    } else {
        let mut table = Table::new(2, ["", tr.t("cli-col-part"), tr.t("cli-col-value")]);
        for part in &figures.parts {
            table.row([part.op.to_owned(), part.name.clone(), part.text.clone()]);
        }
        text.table(&figures.formula, &table);
    }
    let movers: Vec<String> = figures
        .movers
        .iter()
        .take(6)
        .map(|mover| {
            let number =
                |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |at| tr.number(at, 2));
            format!(
                "{}: {} → {}, {} → {}",
                mover.name,
                tr.number(mover.low, 2),
                number(mover.at_low),
                tr.number(mover.high, 2),
                number(mover.at_high)
            )
        })
        .collect();
    text.points(tr.t("why-movers"), &movers);
    let inputs: Vec<String> = figures
        .inputs
        .iter()
        .map(|input| {
            let assumption = input.assumption.then(|| tr.t("assumption"));
            let rests_on: Vec<&str> = assumption.into_iter().chain(input.source).collect();
            format!("{}: {} ({})", input.name, input.text, rests_on.join(", "))
        })
        .collect();
    text.points(tr.t("why-inputs"), &inputs);
    text
}
