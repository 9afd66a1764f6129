//! `narplan simulate --runs`.

use super::ask::never;
use super::ask_args::SimulateArgs;
use super::error::CliError;
use super::json;
use super::table::Table;
use super::text::Text;
use crate::app::{Document, OddsFigures, RunOptions, RunsFigures, Spread, YearRuns, runs_csv};
use crate::i18n::Tr;

/// What many runs gave, as JSON, CSV or text.
pub(super) fn data(
    document: &Document,
    count: u32,
    args: &SimulateArgs,
    tr: &Tr,
) -> Result<Vec<u8>, CliError> {
    let own = RunOptions::of(&document.plan);
    let options = RunOptions {
        runs: count as usize,
        seed: args.seed.unwrap_or(own.seed),
        chance: own.chance && !args.no_chance,
        effects: own.effects || args.effects,
        ..own
    };
    if args.csv {
        return Ok(runs_csv(document, options, tr, &never)?.unwrap_or_default());
    }
    let figures = RunsFigures::of(document, options, args.coverage, &never)?;
    let Some(figures) = figures else { return Ok(Vec::new()) };
    if args.json { json(&figures) } else { Ok(text(&figures, tr).into_bytes()) }
}

/// A summary for a terminal.
fn text(figures: &RunsFigures, tr: &Tr) -> Text {
    let mut text = Text::default();
    text.line(&figures.title);
    text.line(&tr.f(
        "cli-runs-title",
        &[
            ("runs", figures.runs.into()),
            ("seed", (&figures.seed.to_string()).into()),
            ("drawn", figures.drawn_count.into()),
        ],
    ));
    text.table(tr.t("cli-runs-money"), &money(figures, tr));
    let target = tr.percent(figures.coverage_target * 100.0, 0);
    text.table(&tr.f("cli-runs-odds", &[("target", (&target).into())]), &odds(figures, tr));
    let gates: Vec<String> = figures
        .gates
        .iter()
        .map(|gate| {
            let passes = gate.passes.as_ref();
            let passes =
                passes.map_or_else(|| tr.t("cli-runs-open").to_owned(), |it| share(it, tr));
            format!("{}: {passes}", gate.name)
        })
        .collect();
    text.points(tr.t("cli-runs-gates"), &gates);
    if figures.runs_for_one_percent > 0 {
        let runs = tr.number(figures.runs_for_one_percent as f64, 0);
        text.line(&tr.f("cli-runs-needed", &[("runs", (&runs).into())]));
    } else if let Some(unseen) = figures.unseen() {
        let (runs, points) = (tr.number(figures.runs as f64, 0), tr.number(unseen * 100.0, 1));
        let args = [("runs", (&runs).into()), ("points", (&points).into())];
        text.line(&tr.f("cli-runs-unseen", &args));
    }
    text
}

fn money(figures: &RunsFigures, tr: &Tr) -> Table {
    let headings = ["cli-col-year", "cli-col-gross", "cli-col-net-new", "funding-gap"];
    let mut table = Table::new(1, headings.map(|id| tr.t(id)));
    let spread = |spread: &Spread| {
        let millions = |sek: Option<f64>| tr.number(sek.unwrap_or(f64::NAN) / 1e6, 1);
        [spread.p10, spread.p50, spread.p90].map(millions).join(" / ")
    };
    for year in &figures.years {
        let money = [&year.gross, &year.net_new, &year.gap].map(spread);
        table.row(std::iter::once(part_year(year, tr)).chain(money));
    }
    table
}

fn odds(figures: &RunsFigures, tr: &Tr) -> Table {
    let names = figures.units.iter().map(|unit| unit.name.as_str());
    let whole = ["cli-col-year", "cli-col-within-frame", "csv-whole-municipality"];
    let mut table = Table::new(1, whole.map(|id| tr.t(id)).into_iter().chain(names));
    for year in &figures.years {
        let whole = [&year.within_frame, &year.coverage_reached];
        let units = year.units.iter().map(|unit| &unit.coverage_reached);
        let shares = whole.into_iter().chain(units).map(|it| share(it, tr));
        table.row(std::iter::once(part_year(year, tr)).chain(shares));
    }
    table
}

/// The year, with its number of months where that is not twelve.
fn part_year(year: &YearRuns, tr: &Tr) -> String {
    super::simulate::part_year(year.year, year.months, tr)
}

/// A probability with its standard error.
fn share(share: &OddsFigures, tr: &Tr) -> String {
    let [probability, error] =
        [share.probability, share.error].map(|it| tr.number(it.unwrap_or(f64::NAN) * 100.0, 1));
    format!("{probability} ± {error} %")
}
