//! Osäkerhet: what many runs say, year by year.

use super::grid::{Grid, Name, Value, Weight};
use crate::i18n::Tr;
use crate::report::csv::sheet::Column;
use crate::report::table::Cell;
use crate::report::{CertainYear, Certainty, Spread};

/// Columns before the quantiles: year and months.
pub(super) const HEAD: usize = 2;

/// The years with the quantiles of their costs, and two probabilities.
pub(super) fn grid(certainty: &Certainty, tr: &Tr) -> Grid {
    let row = |year: &CertainYear| {
        let months = Value::Plain(Cell::whole(year.months as f64));
        let spread =
            |spread: Spread| spread.map(|value| Value::Plain(value.map(Cell::precise).into()));
        let odds =
            |odds: Option<f64>| Value::Plain(odds.map(|odds| Cell::precise(100.0 * odds)).into());
        [Value::Bare(year.year), months]
            .into_iter()
            .chain([year.gross, year.net_new, year.gap].into_iter().flat_map(spread))
            .chain([odds(year.within_frame), odds(year.coverage_reached)])
            .collect()
    };
    let rows: Vec<(Weight, Vec<Value>)> =
        certainty.years.iter().map(|year| (Weight::Plain, row(year))).collect();
    let filtered = rows.len();
    Grid {
        name: Name::Certainty,
        about: about(certainty, tr),
        columns: columns(certainty, tr),
        rows,
        frozen: 1,
        filtered,
    }
}

fn about(certainty: &Certainty, tr: &Tr) -> String {
    let seed = certainty.seed.to_string();
    tr.f(
        "xlsx-certainty-about",
        &[
            ("runs", certainty.runs.into()),
            ("seed", (&seed).into()),
            ("drawn", certainty.drawn.into()),
        ],
    )
}

fn columns(certainty: &Certainty, tr: &Tr) -> Vec<Column> {
    let column = |id: &str, about: &str| Column {
        heading: tr.t(id).to_owned(),
        about: tr.t(about).to_owned(),
    };
    let mut columns = vec![
        column("xlsx-year", "xlsx-column-year-about"),
        column("xlsx-months", "xlsx-months-about"),
    ];
    for id in ["xlsx-gross", "xlsx-net-new", "xlsx-gap"] {
        for share in ["P10", "P50", "P90"] {
            let args = [("figure", tr.t(id).into()), ("share", share.into())];
            let heading = tr.f("xlsx-quantile", &args);
            columns.push(Column { heading, about: tr.t("xlsx-quantile-about").to_owned() });
        }
    }
    let target = tr.percent(100.0 * certainty.coverage_target, 0);
    let reached = tr.f("xlsx-coverage-reached", &[("target", (&target).into())]);
    columns.push(column("xlsx-within-frame", "xlsx-odds-about"));
    columns.push(Column { heading: reached, about: tr.t("xlsx-odds-about").to_owned() });
    columns
}
