//! What the sides do month by month, on one axis.

use egui::Ui;
use egui_plot::{HoverPosition, Legend, Line, LineStyle, PlotPoints};

use crate::app::{AppState, Comparison, side_name};
use crate::simulate::TotalMonth;
use crate::ui::Actions;
use crate::ui::charts::{self, About};
use crate::ui::theme::{self, Skin};
use crate::ui::widgets;

/// Kronor of a mnkr.
const MNKR: f64 = 1e6;

/// What the curves show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Curve {
    #[default]
    Coverage,
    Caseload,
    Cost,
    Open,
    Posts,
}

impl Curve {
    const ALL: [Self; 5] = [Self::Coverage, Self::Caseload, Self::Cost, Self::Open, Self::Posts];

    const fn message_id(self) -> &'static str {
        match self {
            Self::Coverage => "compare-curve-coverage",
            Self::Caseload => "compare-curve-caseload",
            Self::Cost => "compare-curve-cost",
            Self::Open => "compare-curve-open",
            Self::Posts => "compare-curve-posts",
        }
    }

    fn value(self, month: &TotalMonth) -> Option<f64> {
        let sum = &month.sum;
        match self {
            Self::Coverage => sum.coverage.map(|coverage| 100.0 * coverage),
            Self::Caseload => sum.caseload,
            Self::Cost => Some(sum.cost.total().to_sek() / MNKR),
            Self::Open => Some(sum.open),
            Self::Posts => Some(sum.posts_total),
        }
    }
}

pub(super) fn show(
    ui: &mut Ui,
    state: &AppState,
    comparison: &Comparison,
    curve: &mut Curve,
    actions: &mut Actions,
) {
    let tr = &state.tr;
    ui.horizontal_wrapped(|ui| {
        for one in Curve::ALL {
            if widgets::choice(ui, *curve == one, tr.t(one.message_id())).clicked() {
                *curve = one;
            }
        }
    });
    let curve = *curve;
    let title = tr.t(curve.message_id());
    let room = ui.available_size();
    charts::show(ui, state, About::model(title), actions, |ui, _| {
        if charts::is_on_paper(ui) {
            ui.label(theme::strong(title));
        }
        ui.set_min_size(room.min(ui.available_size()));
        draw(ui, state, comparison, curve);
    });
}

fn draw(ui: &mut Ui, state: &AppState, comparison: &Comparison, curve: Curve) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let start = state.document.plan.start;
    let month = move |t: f64| start.plus(t.round() as i32);
    let inks = [skin.text(), skin.accent(), skin.worse(), skin.secondary()];
    let styles = [
        LineStyle::Solid,
        LineStyle::Dashed { length: 10.0 },
        LineStyle::Dotted { spacing: 6.0 },
        LineStyle::Dashed { length: 4.0 },
    ];
    widgets::still_plot("compared curves", skin)
        .legend(Legend::default().text_style(egui::TextStyle::Small))
        .x_axis_formatter(move |mark, _| month(mark.value).year().to_string())
        .label_formatter(move |position| {
            let (HoverPosition::Elsewhere { position }
            | HoverPosition::NearDataPoint { position, .. }) = position;
            let at = month(position.x);
            let shown = tr.month(at.year(), at.month());
            Some(format!("{shown}\n{}", tr.number(position.y, 1)))
        })
        .show(ui, |plot| {
            for (number, side) in comparison.sides.iter().enumerate() {
                let Some(simulation) = side.simulation() else { continue };
                let points: Vec<[f64; 2]> = simulation
                    .total
                    .iter()
                    .enumerate()
                    .filter_map(|(t, month)| Some([t as f64, curve.value(month)?]))
                    .collect();
                // The strokes tell the sides apart too, not the colours alone.
                let ink = inks.get(number).copied().unwrap_or(skin.text());
                let style = styles.get(number).copied().unwrap_or(LineStyle::Solid);
                let name = side_name(&state.document, side.side, tr);
                let line = Line::new(name, PlotPoints::from(points));
                plot.line(line.color(ink).style(style).width(2.0));
            }
        });
}
