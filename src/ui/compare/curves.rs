//! What the sides do month by month, on one axis.

use egui::Ui;
use egui_plot::LineStyle;

use crate::app::{AppState, Compared, Comparison, side_name};
use crate::simulate::TotalMonth;
use crate::ui::Actions;
use crate::ui::budget::chart::{Chart, Line, Months};
use crate::ui::charts::{self, About};
use crate::ui::theme::Skin;
use crate::ui::widgets;

/// Kronor of a mnkr.
const MNKR: f64 = 1e6;
/// Room for title, months and margins round a plot, and the least height of one, points.
const ROUND: f32 = 84.0;
const LOWEST: f32 = 90.0;

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
    let height = (ui.available_height() - ROUND).max(LOWEST);
    charts::show(ui, state, About::model(title), actions, |ui, actions| {
        draw(ui, state, comparison, (curve, height), actions);
    });
}

fn draw(
    ui: &mut Ui,
    state: &AppState,
    comparison: &Comparison,
    (curve, height): (Curve, f32),
    actions: &mut Actions,
) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let Some(first) = comparison.sides.iter().find_map(Compared::simulation) else { return };
    // The strokes tell the sides apart too, not the colours alone.
    let looks = [
        (skin.text(), LineStyle::Solid),
        (skin.accent(), LineStyle::Dashed { length: 10.0 }),
        (skin.worse(), LineStyle::Dotted { spacing: 6.0 }),
        (skin.secondary(), LineStyle::Dashed { length: 4.0 }),
    ];
    let lines = comparison.sides.iter().zip(looks).filter_map(|(side, (colour, style))| {
        let months = &side.simulation()?.total;
        Some(Line {
            name: side_name(&state.document, side.side, tr),
            values: months.iter().map(|month| curve.value(month)).collect(),
            colour,
            style,
            unit: None,
            asked: None,
        })
    });
    let chart = Chart {
        id: "compared curves",
        title: tr.t(curve.message_id()).to_owned(),
        // It stands in the title.
        unit: "",
        decimals: 1,
        height,
        lines: lines.collect(),
        norm: None,
        basis: tr.t("compare-curves-about").to_owned(),
    };
    chart.show(ui, &Months::without_steps(state, first), actions);
}
