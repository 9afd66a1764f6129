//! `narplan why`: its arguments and its answer.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;

use super::error::CliError;
use super::table::Table;
use super::text::Text;
use super::{Done, json};
use crate::app::{Month, WhyFigures, WhyWish, open, why_figures};
use crate::i18n::Tr;

pub(super) const WHY_EXAMPLES: &str = "\
Examples:
  narplan why plan.narplan.json --figure gross --year 2028
  narplan why plan.narplan.json --figure lon --unit norr --month 2028-03
  narplan why plan.narplan.json --figure caseload --month 2029-01 --json | jq '.movers[0]'";

#[derive(Debug, clap::Args)]
pub(super) struct WhyArgs {
    /// The plan
    pub(super) plan: PathBuf,
    /// The figure
    #[arg(long, value_name = "NAME", value_parser = PossibleValuesParser::new(WhyWish::names()))]
    pub(super) figure: String,
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
    /// Write JSON
    #[arg(long)]
    pub(super) json: bool,
}

pub(super) fn run(args: &WhyArgs, tr: &Tr) -> Result<Done, CliError> {
    let document = open(&args.plan)?.document;
    let plan = &document.plan;
    let (start, end) = (plan.start, plan.end().plus(-1));
    let year = |year| [Month::new(year, 1).max(start), Month::new(year, 12).min(end)];
    let months = args.month.map(|month| [month, month]).or_else(|| args.year.map(year));
    let (figure, unit) = (args.figure.clone(), args.unit.clone());
    let wish = WhyWish { figure, unit, months, is_today: args.today };
    let Some(figures) = why_figures(&document, &wish, tr)? else {
        return Err(CliError::NoAnswer(tr.t("cli-why-none").to_owned()));
    };
    if args.json {
        return Ok(Done::data(json(&figures)?));
    }
    Ok(Done::data(text(&figures, tr).into_bytes()))
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
