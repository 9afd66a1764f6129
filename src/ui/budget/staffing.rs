//! Staff and cases: the months as charts, the chosen month by unit as a table.

use egui::{Color32, Ui};
use egui_plot::LineStyle;

use super::chart::{Chart, Line, LineIs, Months, PLOT_HEIGHT};
use super::figures::Figure;
use super::table::{self, Heading, Row, Tone};
use super::{ask, asked_figures, basis, card, scope, side_by_side};
use crate::app::{AppState, Asked, ChartKind, FigureQuestion, Inquiry};
use crate::i18n::Tr;
use crate::model::{ParamId, UnitIdx};
use crate::report::{Cell, table_tsv};
use crate::simulate::{Simulation, UnitMonth};
use crate::ui::Actions;
use crate::ui::charts::{self, About};
use crate::ui::theme::{self, Skin};

const DASHED: LineStyle = LineStyle::Dashed { length: 6.0 };
const DOTTED: LineStyle = LineStyle::Dotted { spacing: 5.0 };

/// Shows the tab.
pub(super) fn show(ui: &mut Ui, state: &AppState, simulation: &Simulation, actions: &mut Actions) {
    use ChartKind::{Caseload, CaseloadByUnit, Coverage, Open, Staff};
    let unit = scope(state);
    let months = Months::new(state, simulation);
    let picture = Picture { state, simulation, unit, skin: Skin::of(ui) };
    card(ui, |ui| asked_figures(ui, state, &picture.key_figures(&months), actions));
    let pushed = std::cell::RefCell::new(std::mem::take(actions));
    let chart = |ui: &mut Ui, kind: ChartKind| {
        card(ui, |ui| {
            let title = title(state, unit, kind);
            charts::show(
                ui,
                state,
                About::model(&title),
                &mut pushed.borrow_mut(),
                |ui, actions| {
                    draw(ui, state, simulation, (kind, unit), actions);
                },
            );
        });
    };
    side_by_side(ui, |ui| chart(ui, Staff), |ui| chart(ui, Caseload));
    side_by_side(ui, |ui| chart(ui, Coverage), |ui| chart(ui, Open));
    if unit.is_none() {
        chart(ui, CaseloadByUnit);
    }
    *actions = pushed.into_inner();
    card(ui, |ui| month_table(ui, state, simulation, &months, actions));
}

/// What the chart `kind` of `unit` is called.
pub(in crate::ui) fn title(state: &AppState, unit: Option<UnitIdx>, kind: ChartKind) -> String {
    let id = match kind {
        ChartKind::Caseload => "budget-caseload",
        ChartKind::CaseloadByUnit => "budget-caseload-by-unit",
        ChartKind::Coverage if unit.is_some() => "budget-coverage",
        ChartKind::Coverage => "budget-coverage-and-rollout",
        ChartKind::Open => "budget-open",
        _ => "budget-staff",
    };
    let unit = unit.and_then(|unit| state.document.plan.units.get(unit));
    let name = state.tr.t(id);
    unit.map_or_else(|| name.to_owned(), |unit| format!("{name}, {}", unit.name))
}

/// Draws the chart `kind` of `unit`, in the colours of where it is drawn.
pub(in crate::ui) fn draw(
    ui: &mut Ui,
    state: &AppState,
    simulation: &Simulation,
    (kind, unit): (ChartKind, Option<UnitIdx>),
    actions: &mut Actions,
) {
    let months = Months::new(state, simulation);
    let picture = Picture { state, simulation, unit, skin: Skin::of(ui) };
    let chart = match kind {
        ChartKind::Caseload => picture.caseload(),
        ChartKind::CaseloadByUnit => picture.caseload_by_unit(),
        ChartKind::Coverage => picture.coverage(),
        ChartKind::Open => picture.open_cases(),
        _ => picture.staff(),
    };
    chart.show(ui, &months, actions);
}

/// What the charts are made from.
#[derive(Clone, Copy, Debug)]
struct Picture<'a> {
    state: &'a AppState,
    simulation: &'a Simulation,
    unit: Option<UnitIdx>,
    skin: Skin,
}

/// `unit`, or all, in the month at `t`.
fn at(simulation: &Simulation, unit: Option<UnitIdx>, t: usize) -> Option<&UnitMonth> {
    match unit {
        Some(unit) => simulation.at(unit, t),
        None => simulation.total.get(t).map(|total| &total.sum),
    }
}

fn or_dash(tr: &Tr, value: Option<f64>, decimals: usize) -> String {
    value.map_or_else(|| "–".to_owned(), |value| tr.number(value, decimals))
}

impl<'a> Picture<'a> {
    fn t(&self, id: &'a str) -> &'a str {
        self.state.tr.t(id)
    }

    fn line(
        &self,
        name: &str,
        asked: Asked,
        (colour, style): (Color32, LineStyle),
        value: impl Fn(&UnitMonth) -> Option<f64>,
    ) -> Line<'a> {
        let months = 0..self.simulation.months();
        let values = months.map(|t| at(self.simulation, self.unit, t).and_then(&value)).collect();
        let asked = Some(LineIs::Figure(asked, self.unit));
        let name = self.state.tr.t(name).to_owned();
        Line { name, values, colour, style, unit: None, asked }
    }

    fn basis(&self, about: &str, params: &[ParamId]) -> String {
        basis::lines(self.state, self.state.tr.t(about), params)
    }

    fn staff(&self) -> Chart<'a> {
        let skin = self.skin;
        Chart {
            id: "budget staff",
            title: title(self.state, self.unit, ChartKind::Staff),
            unit: self.t("budget-unit-fte"),
            decimals: 1,
            height: PLOT_HEIGHT,
            lines: vec![
                self.line("budget-posts", Asked::Posts, (skin.text(), LineStyle::Solid), |m| {
                    Some(m.posts_total)
                }),
                self.line("budget-filled", Asked::Filled, (skin.accent(), DASHED), |m| {
                    Some(m.filled)
                }),
                self.line(
                    "budget-productive",
                    Asked::Productive,
                    (skin.secondary(), DOTTED),
                    |m| Some(m.productive_fte),
                ),
            ],
            norm: None,
            basis: self.basis("budget-staff-about", basis::STAFF),
        }
    }

    fn norm(&self) -> (String, f64) {
        let norm = self.state.document.plan.parameters.value(ParamId::CaseloadNorm);
        (self.state.tr.f("budget-norm", &[("norm", norm.into())]), norm)
    }

    fn caseload(&self) -> Chart<'a> {
        Chart {
            id: "budget caseload",
            title: title(self.state, self.unit, ChartKind::Caseload),
            unit: self.t("budget-unit-cases"),
            decimals: 1,
            height: PLOT_HEIGHT,
            lines: vec![self.line(
                "budget-caseload-line",
                Asked::Caseload,
                (self.skin.accent(), LineStyle::Solid),
                |month| month.caseload,
            )],
            norm: Some(self.norm()),
            basis: self.basis("budget-caseload-about", basis::CASES),
        }
    }

    fn coverage(&self) -> Chart<'a> {
        let coverage = self.line(
            "budget-coverage",
            Asked::Coverage,
            (self.skin.accent(), LineStyle::Solid),
            |month| month.coverage.map(|share| share * 100.0),
        );
        let mut lines = vec![coverage];
        if self.unit.is_none() {
            let shares = self.simulation.total.iter();
            lines.push(Line {
                name: self.t("budget-rollout").to_owned(),
                values: shares.map(|month| Some(month.rollout_share * 100.0)).collect(),
                colour: self.skin.secondary(),
                style: DASHED,
                unit: None,
                asked: Some(LineIs::Figure(Asked::Rollout, None)),
            });
        }
        Chart {
            id: "budget coverage",
            title: title(self.state, self.unit, ChartKind::Coverage),
            unit: "%",
            decimals: 0,
            height: PLOT_HEIGHT,
            lines,
            norm: None,
            basis: self.basis("budget-coverage-about", basis::CASES),
        }
    }

    fn open_cases(&self) -> Chart<'a> {
        Chart {
            id: "budget open",
            title: title(self.state, self.unit, ChartKind::Open),
            unit: self.t("budget-unit-investigations"),
            decimals: 0,
            height: PLOT_HEIGHT,
            lines: vec![
                self.line(
                    "budget-open-line",
                    Asked::Open,
                    (self.skin.accent(), LineStyle::Solid),
                    |m| Some(m.open),
                ),
                self.line("budget-overdue", Asked::Overdue, (self.skin.worse(), DASHED), |m| {
                    Some(m.overdue)
                }),
            ],
            norm: None,
            basis: self.basis("budget-open-about", basis::CASES),
        }
    }

    fn caseload_by_unit(&self) -> Chart<'a> {
        let units = self.state.document.plan.units.iter_enumerated();
        let lines = units.map(|(index, unit)| Line {
            name: unit.name.clone(),
            values: (0..self.simulation.months())
                .map(|t| self.simulation.at(index, t).and_then(|month| month.caseload))
                .collect(),
            colour: self.skin.unit(unit),
            style: LineStyle::Solid,
            unit: Some(unit),
            asked: Some(LineIs::Figure(Asked::Caseload, Some(index))),
        });
        Chart {
            id: "budget caseload by unit",
            title: title(self.state, None, ChartKind::CaseloadByUnit),
            unit: self.t("budget-unit-cases"),
            decimals: 1,
            height: 232.0,
            lines: lines.filter(|line| line.values.iter().any(Option::is_some)).collect(),
            norm: Some(self.norm()),
            basis: self.basis("budget-caseload-about", basis::CASES),
        }
    }

    fn key_figures(&self, months: &Months<'_>) -> Vec<Figure> {
        let tr = &self.state.tr;
        let Some(month) = at(self.simulation, self.unit, months.chosen) else { return Vec::new() };
        let question = |asked| {
            let months = months.chosen..months.chosen + 1;
            Some(Inquiry::from(FigureQuestion::new(asked, self.unit, months)))
        };
        let whole = self.simulation.total.get(months.chosen).filter(|_| self.unit.is_none());
        let fte = tr.t("budget-unit-fte").to_owned();
        let figure = |name: &str, value: String, unit: String, about: &str, params| Figure {
            name: tr.t(name).to_owned(),
            value,
            unit,
            basis: self.basis(about, params),
            question: None,
        };
        let asked = |figure: Figure, of| Figure { question: question(of), ..figure };
        let staff = |name, value| {
            let value = tr.number(value, 1);
            figure(name, value, fte.clone(), "budget-staff-about", basis::STAFF)
        };
        let cases = |name, value, unit, about| figure(name, value, unit, about, basis::CASES);
        let percent = |share: Option<f64>| or_dash(tr, share.map(|share| share * 100.0), 0);
        let norm = tr.f("budget-of-norm", &[("norm", self.norm().1.into())]);
        let caseload = or_dash(tr, month.caseload, 1);
        let coverage = percent(month.coverage);
        let (coverage_about, sign) =
            ("budget-coverage-about", || tr.t("budget-percent").to_owned());
        let mut all = vec![
            asked(staff("budget-posts", month.posts_total), Asked::Posts),
            asked(staff("budget-filled", month.filled), Asked::Filled),
            asked(staff("budget-productive", month.productive_fte), Asked::Productive),
            asked(
                cases("budget-caseload", caseload, norm, "budget-caseload-about"),
                Asked::Caseload,
            ),
            asked(cases("budget-coverage", coverage, sign(), coverage_about), Asked::Coverage),
        ];
        if let Some(total) = whole {
            let rollout = percent(Some(total.rollout_share));
            let rollout = cases("budget-rollout", rollout, sign(), coverage_about);
            all.push(asked(rollout, Asked::Rollout));
        }
        let overdue = tr.number(month.overdue, 0);
        let overdue = tr.f("budget-of-which-overdue", &[("overdue", (&overdue).into())]);
        let open = cases("budget-open", tr.number(month.open, 0), overdue, "budget-open-about");
        all.push(asked(open, Asked::Open));
        all
    }
}

/// Headings of the table in order, each with what it is counted in.
const COLUMNS: [(&str, &str); 9] = [
    ("budget-posts", "budget-unit-fte"),
    ("budget-filled", "budget-unit-fte"),
    ("budget-productive-short", "budget-unit-fte"),
    ("budget-vacant", "budget-unit-fte"),
    ("budget-open-line", "budget-investigations"),
    ("budget-overdue-column", "budget-overdue-limit"),
    ("budget-cases-column", "budget-per-worker"),
    ("budget-coverage-column", "budget-percent"),
    ("budget-premises", "budget-premises-state"),
];

/// The units that the table shows, and the whole.
fn rows_of<'a>(
    state: &'a AppState,
    simulation: &'a Simulation,
    t: usize,
) -> impl Iterator<Item = (Option<UnitIdx>, &'a UnitMonth)> {
    let units = state.document.plan.units.indices().map(Some);
    units.chain([None]).filter_map(move |unit| Some((unit, at(simulation, unit, t)?)))
}

fn month_table(
    ui: &mut Ui,
    state: &AppState,
    simulation: &Simulation,
    months: &Months<'_>,
    actions: &mut Actions,
) {
    let tr = &state.tr;
    let plan = &state.document.plan;
    let title = tr.f("budget-units-in", &[("month", (&months.name(months.chosen)).into())]);
    ui.spacing_mut().item_spacing.y = 4.0;
    ui.label(theme::strong(title));
    ui.label(theme::label(Skin::of(ui), tr.t("budget-units-note")));
    let headings = COLUMNS
        .map(|(text, note)| Heading { text: tr.t(text).to_owned(), note: tr.t(note).to_owned() });
    let params: Vec<ParamId> = basis::STAFF.iter().chain(basis::CASES).copied().collect();
    let about = basis::lines(state, tr.t("budget-units-about"), &params);
    let rows: Vec<Row<'_>> = rows_of(state, simulation, months.chosen)
        .map(|(index, month)| {
            let unit = index.and_then(|index| plan.units.get(index));
            let percent = month.coverage.map(|share| share * 100.0);
            let premises = unit.map_or("", |_| tr.t(month.premises.message_id()));
            Row {
                name: unit.map_or(tr.t("budget-whole"), |unit| &unit.name).to_owned(),
                unit,
                tone: if unit.is_some() { Tone::Plain } else { Tone::Total },
                cells: vec![
                    tr.number(month.posts_total, 1),
                    tr.number(month.filled, 1),
                    tr.number(month.productive_fte, 1),
                    tr.number(month.vacancies, 1),
                    tr.number(month.open, 0),
                    tr.number(month.overdue, 0),
                    or_dash(tr, month.caseload, 1),
                    or_dash(tr, percent, 0),
                    premises.to_owned(),
                ],
                notes: false,
                asks: questions(index, month, months.chosen),
                basis: about.clone(),
                apart: false,
            }
        })
        .collect();
    ask(actions, table::asked(ui, tr, (tr.t("budget-unit"), &headings), &rows, None));
}

/// What is asked about the cells of a row, in the order of [`COLUMNS`].
fn questions(unit: Option<UnitIdx>, month: &UnitMonth, t: usize) -> Vec<Option<Inquiry>> {
    let of = |asked| Some(Inquiry::from(FigureQuestion::new(asked, unit, t..t + 1)));
    vec![
        of(Asked::Posts),
        of(Asked::Filled),
        of(Asked::Productive),
        of(Asked::Vacancies),
        of(Asked::Open),
        of(Asked::Overdue),
        of(Asked::Caseload).filter(|_| month.caseload.is_some()),
        of(Asked::Coverage).filter(|_| month.coverage.is_some()),
        // Where premises stand is no figure.
        None,
    ]
}

/// The table of the chosen month, for a spreadsheet.
pub(super) fn tsv(state: &AppState, simulation: &Simulation) -> String {
    let tr = &state.tr;
    let t = state.month();
    let month = simulation.month(t);
    let mut headings = vec![tr.t("budget-month").to_owned(), tr.t("budget-unit").to_owned()];
    headings.extend(COLUMNS.map(|(text, note)| format!("{} ({})", tr.t(text), tr.t(note))));
    let rows: Vec<Vec<Cell>> = rows_of(state, simulation, t)
        .map(|(index, figures)| {
            let unit = index.and_then(|index| state.document.plan.units.get(index));
            let name = unit.map_or(tr.t("budget-whole"), |unit| &unit.name);
            let premises = unit.map(|_| tr.t(figures.premises.message_id()));
            vec![
                Cell::Month(month),
                Cell::text(name),
                Cell::number(figures.posts_total),
                Cell::number(figures.filled),
                Cell::number(figures.productive_fte),
                Cell::number(figures.vacancies),
                Cell::number(figures.open),
                Cell::number(figures.overdue),
                figures.caseload.map(Cell::number).into(),
                figures.coverage.map(|share| Cell::number(share * 100.0)).into(),
                premises.into(),
            ]
        })
        .collect();
    table_tsv(&headings, &rows, tr.language())
}
