//! `narplan simulate`.

use serde_json::Value;

use super::ask::opened;
use super::ask_args::SimulateArgs;
use super::error::CliError;
use super::runs;
use super::table::Table;
use super::text::Text;
use super::{Done, json};
use crate::app::{Figures, UnitFigures, YearFigures, budget_csv, write_file};
use crate::i18n::Tr;

pub(super) fn run(args: &SimulateArgs, tr: &Tr) -> Result<Done, CliError> {
    let document = opened(&args.plan)?;
    let data = if let Some(count) = args.runs {
        runs::data(&document, count, args, tr)?
    } else if args.csv {
        budget_csv(&document, tr)?
    } else {
        let figures = Figures::of(&document, tr)?;
        if args.json { json(&figures)? } else { text(&figures, tr).into_bytes() }
    };
    let Some(path) = &args.output else { return Ok(Done::data(data)) };
    write_file(path, &data)?;
    let shown = path.display().to_string();
    Ok(Done::line(tr.f("cli-wrote", &[("path", (&shown).into())])))
}

/// A summary for a terminal.
fn text(figures: &Figures, tr: &Tr) -> Text {
    let mut text = Text::default();
    text.line(&figures.title);
    text.table(tr.t("cli-simulate-money"), &years(figures, tr));
    if let Some(last) = figures.months.last() {
        let month = tr.month(last.month.year(), last.month.month());
        let heading = tr.f("cli-simulate-units", &[("month", (&month).into())]);
        text.table(&heading, &units(figures, &last.units, &last.total, tr));
    }
    text.points(tr.t("cli-check-warnings"), &figures.warnings);
    text
}

/// The year, with its number of months where that is not twelve.
pub(super) fn part_year(year: i32, months: usize, tr: &Tr) -> String {
    let year = year.to_string();
    match months {
        12 => year,
        _ => tr.f("cli-year-part", &[("year", (&year).into()), ("months", months.into())]),
    }
}

fn years(figures: &Figures, tr: &Tr) -> Table {
    let headings = [
        "cli-col-year",
        "cli-col-gross",
        "cli-col-transferred",
        "cli-col-net-new",
        "funding-state-grant",
        "funding-executive-board",
        "funding-committee-frame",
        "funding-gap",
        "cli-col-placements",
    ];
    let mut table = Table::new(1, headings.map(|id| tr.t(id)));
    let millions = |sek: f64| tr.number(sek / 1e6, 1);
    for year in &figures.years {
        let YearFigures { gross, transferred, net_new, funded, gap, placements, .. } = year;
        let funded = funded.values().filter_map(Value::as_f64);
        let money = [*gross, *transferred, net_new.unwrap_or(f64::NAN)]
            .into_iter()
            .chain(funded)
            .chain([*gap, *placements]);
        let label = part_year(year.year, year.months, tr);
        table.row(std::iter::once(label).chain(money.map(millions)));
    }
    table
}

fn units(figures: &Figures, units: &[UnitFigures], total: &UnitFigures, tr: &Tr) -> Table {
    let headings = [
        "cli-col-unit",
        "cli-col-posts",
        "cli-col-filled",
        "cli-col-productive",
        "cli-col-caseload",
        "cli-col-coverage",
        "cli-col-open",
        "cli-col-overdue",
    ];
    let mut table = Table::new(1, headings.map(|id| tr.t(id)));
    let names = figures.units.iter().map(|unit| unit.name.as_str());
    let all = [(tr.t("csv-whole-municipality"), total)];
    for (name, month) in names.zip(units).chain(all) {
        let one = |value: f64| tr.number(value, 1);
        table.row([
            name.to_owned(),
            one(month.posts_total),
            one(month.filled),
            one(month.productive_fte),
            one(month.caseload.unwrap_or(f64::NAN)),
            month.coverage.map_or_else(|| one(f64::NAN), |share| tr.percent(share * 100.0, 0)),
            one(month.open),
            one(month.overdue),
        ]);
    }
    table
}
