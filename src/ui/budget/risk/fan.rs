//! The fan: how far a figure goes over the months, with the same in a table.

use egui::{Color32, Ui, vec2};
use egui_plot::{FilledArea, LineStyle, PlotUi};

use super::{Draft, note};
use crate::app::{AppState, FAN_SHARES, Fan, FanKind, RiskQuestion, Study};
use crate::simulate::Simulation;
use crate::ui::Actions;
use crate::ui::budget::chart::{Chart, Line, LineIs, Months};
use crate::ui::budget::table::{self, Heading, Row, Tone};
use crate::ui::budget::{ask, scope};
use crate::ui::charts::{self, About};
use crate::ui::theme::Skin;
use crate::ui::widgets;

/// Height of the plot, points.
const HEIGHT: f32 = 240.0;

/// Names of the lines, the lowest first.
const NAMES: [&str; FAN_SHARES.len()] = ["P10", "P50", "P90"];

const fn name(kind: FanKind) -> &'static str {
    match kind {
        FanKind::GrossAccumulated => "risk-fan-gross-accumulated",
        FanKind::GrossByYear => "risk-fan-gross-year",
        FanKind::GrossByMonth => "risk-fan-gross-month",
        FanKind::GapAccumulated => "risk-fan-gap",
        FanKind::Filled => "budget-filled",
        FanKind::Open => "budget-open",
        FanKind::Overdue => "budget-overdue",
        FanKind::Caseload => "budget-caseload",
        FanKind::Coverage => "budget-coverage",
    }
}

const fn unit_of(kind: FanKind) -> &'static str {
    match kind {
        FanKind::GrossAccumulated
        | FanKind::GrossByYear
        | FanKind::GrossByMonth
        | FanKind::GapAccumulated => "unit-mnkr",
        FanKind::Filled => "budget-unit-fte",
        FanKind::Open | FanKind::Overdue => "budget-unit-investigations",
        FanKind::Caseload => "budget-unit-cases",
        FanKind::Coverage => "budget-percent",
    }
}

const fn decimals(kind: FanKind) -> usize {
    match kind {
        FanKind::Open | FanKind::Overdue => 0,
        _ => 1,
    }
}

pub(super) fn show(
    ui: &mut Ui,
    state: &AppState,
    simulation: &Simulation,
    study: &Study,
    draft: &mut Draft,
    actions: &mut Actions,
) {
    let tr = &state.tr;
    let unit = scope(state);
    let kinds: &[FanKind] = if unit.is_some() { &FanKind::UNIT } else { &FanKind::TOTAL };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 2.0);
        for &kind in kinds {
            if widgets::choice(ui, kind == draft.fan, tr.t(name(kind))).clicked() {
                draft.fan = kind;
            }
        }
    });
    // A unit has no fans of money; what was chosen for the whole comes back with it.
    let first = kinds.first().copied().unwrap_or_default();
    let kind = if kinds.contains(&draft.fan) { draft.fan } else { first };
    let Some(fan) = study.fan(kind, unit) else { return };
    let picture = Picture { state, simulation, study, fan, skin: Skin::of(ui) };
    let title = picture.title();
    let basis = basis(state, study);
    let about = About::of(&title, &basis);
    charts::show(ui, state, about, actions, |ui, actions| {
        // In the colours of where it is drawn.
        Picture { skin: Skin::of(ui), ..picture }.chart(ui, actions);
    });
    ui.add_space(8.0);
    picture.table(ui, actions);
}

/// What the fan of `kind` of the whole municipality is called.
pub(in crate::ui) fn title(state: &AppState, kind: FanKind) -> String {
    state.tr.t(name(kind)).to_owned()
}

/// What a fan rests on: "Beräknat i 1 000 körningar, frö 1, ur planens antaganden …".
pub(in crate::ui) fn basis(state: &AppState, study: &Study) -> String {
    let runs = state.tr.number(study.options.runs as f64, 0);
    let seed = study.options.seed.to_string();
    state.tr.f("chart-of-runs", &[("runs", (&runs).into()), ("seed", (&seed).into())])
}

/// Draws the fan of `kind` of the whole municipality, once it is known.
pub(in crate::ui) fn draw(
    ui: &mut Ui,
    state: &AppState,
    simulation: &Simulation,
    kind: FanKind,
    actions: &mut Actions,
) {
    let study = state.risk.study.as_ref().map(|known| &known.is);
    let known = study.and_then(|study| Some((study, study.fan(kind, None)?)));
    let Some((study, fan)) = known else { return };
    Picture { state, simulation, study, fan, skin: Skin::of(ui) }.chart(ui, actions);
}

/// A fan, laid over the months that are simulated now.
#[derive(Clone, Copy, Debug)]
struct Picture<'a> {
    state: &'a AppState,
    simulation: &'a Simulation,
    study: &'a Study,
    fan: &'a Fan,
    skin: Skin,
}

impl Picture<'_> {
    /// The values of one line for the months that are simulated now; the fan may be about other
    /// months while a new one is on its way.
    fn values(&self, line: &[Option<f64>]) -> Vec<Option<f64>> {
        let months_later = self.simulation.start.months_since(self.study.start);
        let at = |t: usize| {
            let position = i32::try_from(t).ok()?.checked_add(months_later)?;
            line.get(usize::try_from(position).ok()?).copied().flatten()
        };
        (0..self.simulation.months()).map(at).collect()
    }

    fn lines(&self) -> Vec<Line<'static>> {
        let middle = FAN_SHARES.len() / 2;
        let lines = self.fan.lines.iter().zip(NAMES).enumerate().map(|(at, (line, name))| Line {
            name: name.to_owned(),
            values: self.values(line),
            colour: if at == middle { self.skin.accent() } else { self.skin.secondary() },
            style: if at == middle { LineStyle::Solid } else { LineStyle::Dotted { spacing: 7.0 } },
            unit: None,
            asked: Some(LineIs::Fan(self.fan.kind, self.fan.unit, at)),
        });
        let expected = Line {
            name: self.state.tr.t("risk-expected").to_owned(),
            values: self.fan.kind.expected(self.simulation, self.fan.unit),
            colour: self.skin.text(),
            style: LineStyle::Dashed { length: 6.0 },
            unit: None,
            asked: None,
        };
        // As they lie on the screen, from the top down.
        let mut lines: Vec<Line<'static>> = lines.rev().collect();
        lines.push(expected);
        lines
    }

    fn title(&self) -> String {
        let name = self.state.tr.t(name(self.fan.kind));
        let unit = self.fan.unit.and_then(|unit| self.state.document.plan.units.get(unit));
        unit.map_or_else(|| name.to_owned(), |unit| format!("{name}, {}", unit.name))
    }

    fn chart(&self, ui: &mut Ui, actions: &mut Actions) {
        let tr = &self.state.tr;
        let kind = self.fan.kind;
        let chart = Chart {
            id: "risk fan",
            title: self.title(),
            unit: tr.t(unit_of(kind)),
            decimals: decimals(kind),
            height: HEIGHT,
            lines: self.lines(),
            norm: None,
            basis: tr.t("risk-fan-about").to_owned(),
        };
        let months = Months::new(self.state, self.simulation);
        let colour = self.skin.accent().gamma_multiply(0.18);
        let [low, _, high] = &self.fan.lines;
        let (low, high) = (self.values(low), self.values(high));
        chart.show_over(ui, &months, actions, |plot| band(plot, &low, &high, colour));
    }

    /// The values at the end of each year: what the chart says, to read.
    fn table(&self, ui: &mut Ui, actions: &mut Actions) {
        let tr = &self.state.tr;
        let ends: Vec<(i32, usize)> = self
            .simulation
            .years()
            .filter_map(|(year, months)| Some((year, months.end.checked_sub(1)?)))
            .collect();
        let headings: Vec<Heading> =
            ends.iter().map(|(year, _)| Heading::new(year.to_string())).collect();
        let rows: Vec<Row<'_>> = self
            .lines()
            .into_iter()
            .map(|line| {
                let cells = ends.iter().map(|(_, t)| {
                    let value = line.values.get(*t).copied().flatten();
                    value.map_or_else(
                        || "–".to_owned(),
                        |value| tr.number(value, decimals(self.fan.kind)),
                    )
                });
                let asks = ends.iter().map(|(_, t)| {
                    let is_known = line.values.get(*t).copied().flatten().is_some();
                    Some(line.asked.filter(|_| is_known)?.inquiry(self.simulation, *t))
                });
                Row {
                    asks: asks.collect(),
                    cells: cells.collect(),
                    name: line.name,
                    tone: Tone::Plain,
                    ..Row::default()
                }
            })
            .collect();
        let of = if self.fan.kind == FanKind::GrossByYear {
            "risk-fan-in-year"
        } else {
            "risk-fan-at-end"
        };
        let about = tr.f(of, &[("unit", tr.t(unit_of(self.fan.kind)).into())]);
        ask(actions, table::asked(ui, tr, (&about, &headings), &rows, None));
        ui.add_space(6.0);
        let of = self.state.risk.study.as_ref().map(|known| known.of);
        super::status(ui, self.state, RiskQuestion::Study, of);
        note(ui, tr.t("risk-fan-note"));
    }
}

/// Fills what lies between two lines, between their gaps.
fn band(plot: &mut PlotUi<'_>, low: &[Option<f64>], high: &[Option<f64>], colour: Color32) {
    let mut run: [Vec<f64>; 3] = Default::default();
    let pairs = low.iter().zip(high).map(|(low, high)| low.zip(*high));
    for (t, pair) in pairs.chain([None]).enumerate() {
        let [xs, lows, highs] = &mut run;
        if let Some((low, high)) = pair {
            xs.push(t as f64);
            lows.push(low);
            highs.push(high);
        } else if !xs.is_empty() {
            let area = FilledArea::new("band", xs, lows, highs);
            plot.add(area.fill_color(colour).allow_hover(false));
            run = Default::default();
        }
    }
}
