//! `om-filerna.csv`: what the plan, the files and their columns are.

use super::sheet::{Sheet, Table};
use super::{Basis, CsvFormat};
use crate::report::PROGRAM_VERSION;
use crate::report::table::Cell;
use crate::scene::legend::localised;

/// Name of the dictionary's own file.
const FILE: &str = "om-filerna.csv";

pub(in crate::report) struct Row {
    file: &'static str,
    pub(in crate::report) heading: String,
    pub(in crate::report) about: String,
}

/// Explains the plan, then every file and column of `tables` and of the dictionary itself.
pub(super) fn table(basis: Basis<'_>, format: CsvFormat, tables: &[Table]) -> Table {
    let tr = basis.tr;
    let sheet = || {
        Sheet::new(tr)
            .column("fil", |row: &Row| Cell::text(row.file))
            .column("rubrik", |row| Cell::text(row.heading.as_str()))
            .column("forklaring", |row| Cell::text(row.about.as_str()))
    };
    let own = sheet().table(FILE, "csv-file-om-filerna", []);
    let of_files = tables.iter().chain([&own]).flat_map(|table| {
        let whole = Row { file: table.file, heading: String::new(), about: table.about.clone() };
        let columns = table.columns.iter().map(|column| Row {
            file: table.file,
            heading: column.heading.clone(),
            about: column.about.clone(),
        });
        std::iter::once(whole).chain(columns)
    });
    let mut of_plan = of_plan(basis);
    of_plan.push(Row {
        file: "",
        heading: tr.t("csv-om-format").to_owned(),
        about: tr.t(format.about()).to_owned(),
    });
    let rows: Vec<Row> = of_plan.into_iter().chain(of_files).collect();
    sheet().table(FILE, "csv-file-om-filerna", rows)
}

/// What the reader must know of the plan before any figure.
pub(in crate::report) fn of_plan(basis: Basis<'_>) -> Vec<Row> {
    let Basis { map, plan, tr, .. } = basis;
    let row = |id: &str, about: String| Row { file: "", heading: tr.t(id).to_owned(), about };
    let mut rows = vec![
        row("csv-om-plan", plan.title.clone()),
        row("csv-om-beskrivning", plan.description.clone()),
    ];
    rows.extend(plan.quotes.iter().map(|quote| {
        let args = [("text", (&quote.text).into()), ("source", (&quote.source).into())];
        row("csv-om-citat", tr.f("csv-om-quote", &args))
    }));
    let program = tr.f("csv-om-program-version", &[("version", PROGRAM_VERSION.into())]);
    rows.extend([
        row("csv-om-period", format!("{} – {}", plan.start, plan.end().plus(-1))),
        row("csv-om-karta", localised(&map.attribution, tr).to_owned()),
        row("csv-om-kartfil", map.sha256.clone()),
        row("csv-om-program", program),
        row("csv-om-antaganden", tr.t("csv-om-antaganden-text").to_owned()),
    ]);
    rows
}
