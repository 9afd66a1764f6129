//! The years in figures: cost, net new, what nobody pays, and the probability to keep within.

use egui::Ui;

use super::{note, title, words};
use crate::app::{AppState, Band, Drawn, Inquiry, RiskQuestion, Study, YearAmount, YearRisk};
use crate::report::{Cell, table_tsv};
use crate::ui::Actions;
use crate::ui::budget::ask;
use crate::ui::budget::table::{self, Heading, Row, Tone};
use crate::ui::widgets;

const SHARES: [&str; 3] = ["P10", "P50", "P90"];

/// The groups of columns.
const GROUPS: [&str; 3] = ["risk-column-gross", "risk-column-net-new", "risk-column-gap"];

fn bands(year: &YearRisk) -> [Band; 3] {
    [year.gross, year.net_new, year.gap]
}

fn year_name(state: &AppState, year: &YearRisk) -> String {
    let tr = &state.tr;
    match year.year {
        Some(number) => widgets::part_year(tr, number.to_string(), year.months.len()),
        None => tr.t("risk-whole-period").to_owned(),
    }
}

pub(super) fn show(ui: &mut Ui, state: &AppState, study: &Study, actions: &mut Actions) {
    let tr = &state.tr;
    let of = state.risk.study.as_ref().map(|known| known.of);
    title(ui, state, tr.t("risk-years"), (RiskQuestion::Study, of));
    let groups = GROUPS.iter().flat_map(|group| {
        SHARES.map(|share| Heading { text: tr.t(group).to_owned(), note: share.to_owned() })
    });
    let within = Heading {
        text: tr.t("risk-column-within").to_owned(),
        note: tr.t("risk-column-probability").to_owned(),
    };
    let headings: Vec<Heading> = groups.chain([within]).collect();
    let years = study.years.iter().enumerate();
    let rows: Vec<Row<'_>> = years.map(|(at, year)| row(state, at, year)).collect();
    let first = tr.t("risk-years-unit");
    ask(actions, table::asked(ui, tr, (first, &headings), &rows, None));
    ui.add_space(6.0);
    note(ui, tr.t("risk-years-note"));
}

fn row(state: &AppState, at: usize, year: &YearRisk) -> Row<'static> {
    let tr = &state.tr;
    let mnkr = |sek: f64| tr.number(sek / 1e6, 1);
    let amounts = bands(year).into_iter().flat_map(|band| band.values).map(mnkr);
    let cells = amounts.chain([words::share(tr, year.within_frame)]).collect();
    let lines = YearAmount::ALL
        .into_iter()
        .flat_map(|amount| (0..SHARES.len()).map(move |line| Drawn::Year { at, amount, line }));
    let asks = lines.chain([Drawn::Within(at)]).map(|drawn| Some(Inquiry::Drawn(drawn)));
    let errors = bands(year).map(|band| tr.number(band.error / 1e6, 2));
    let [gross, net_new, gap] = &errors;
    Row {
        name: year_name(state, year),
        cells,
        asks: asks.collect(),
        notes: true,
        tone: if year.year.is_some() { Tone::Plain } else { Tone::Total },
        basis: tr.f(
            "risk-years-about",
            &[("gross", gross.into()), ("net", net_new.into()), ("gap", gap.into())],
        ),
        ..Row::default()
    }
}

/// The years for a spreadsheet.
pub(in crate::ui::budget) fn tsv(state: &AppState) -> Option<String> {
    let tr = &state.tr;
    let study = &state.risk.study.as_ref()?.is;
    let mut headings = vec![tr.t("budget-year").to_owned()];
    headings.extend(
        GROUPS.iter().flat_map(|group| SHARES.map(|share| format!("{} {share} (kr)", tr.t(group)))),
    );
    let within = tr.t("risk-column-within");
    headings.push(format!("{within} (%)"));
    headings.push(tr.f("risk-column-error", &[("figure", within.into())]));
    let rows: Vec<Vec<Cell>> = study
        .years
        .iter()
        .map(|year| {
            let amounts = bands(year).into_iter().flat_map(|band| band.values);
            let percent = |value: Option<f64>| Cell::from(value.map(|v| Cell::number(v * 100.0)));
            let share = year.within_frame;
            [Cell::text(year_name(state, year))]
                .into_iter()
                .chain(amounts.map(|sek| Cell::number(sek.round())))
                .chain([percent(share.probability()), percent(share.error())])
                .collect()
        })
        .collect();
    Some(table_tsv(&headings, &rows, tr.language()))
}
