//! Charts by name, without a window: for the command line.

use egui::{Context, vec2};

use super::{About, paper};
use crate::app::{Action, AppState, ChartKind, RiskAction, RiskQuestion, Stamp};
use crate::scene::Drawing;
use crate::ui::budget::risk::{fan, tornado};
use crate::ui::budget::{bars, money, staffing};
use crate::ui::window::NarplanApp;
use crate::ui::{Actions, timeline};

/// Width of a chart that nobody has looked at, points.
const WIDTH: f32 = 960.0;
/// Height of the bars of funding, points.
const BARS: f32 = 300.0;

/// The charts `kinds` of `state`, stamped as `stamp` says, each `None` where the plan gives nothing to show in it.
#[must_use]
pub fn charts(state: AppState, kinds: &[ChartKind], stamp: &Stamp) -> Vec<Option<Drawing>> {
    let mut app = NarplanApp::new(&Context::default(), state);
    for question in [RiskQuestion::Study, RiskQuestion::Tornado] {
        if kinds.iter().any(|kind| kind.asks() == Some(question)) {
            app.act(Action::Risk(RiskAction::Ask(question)));
            app.settle();
        }
    }
    kinds.iter().map(|kind| chart(&mut app, *kind, stamp)).collect()
}

fn chart(app: &mut NarplanApp, kind: ChartKind, stamp: &Stamp) -> Option<Drawing> {
    let (state, gui) = app.parts();
    let simulation = state.results.simulation.as_ref().ok()?;
    let about = |title| About { stamp: Some(stamp), ..About::model(title) };
    let nothing = &mut Actions::default();
    let size = vec2(WIDTH, 0.0);
    Some(match kind {
        ChartKind::TimeLine => {
            let basis = Some(state.tr.t("chart-of-plan"));
            let about = About { basis, ..about(state.tr.t("timeline-title")) };
            let size = vec2(WIDTH, timeline::whole_height(state));
            paper::drawing(state, &about, size, |ui| timeline::draw(ui, state, gui, nothing))
        }
        ChartKind::Funding => {
            let years = money::years(&state.tr, simulation);
            let about = about(state.tr.t("budget-funding"));
            paper::drawing(state, &about, size, |ui| {
                bars::draw(ui, state, simulation, &years, BARS, nothing);
            })
        }
        ChartKind::Tornado => {
            state.risk.tornado.as_ref().filter(|known| known.is.middle.is_some())?;
            let name = tornado::name(state);
            paper::drawing(state, &about(&name), size, |ui| {
                tornado::draw(ui, state, nothing);
            })
        }
        ChartKind::Fan(kind) => {
            let study = &state.risk.study.as_ref()?.is;
            study.fan(kind, None)?;
            let (title, basis) = (fan::title(state, kind), fan::basis(state, study));
            let about = About { basis: Some(&basis), ..about(&title) };
            paper::drawing(state, &about, size, |ui| {
                fan::draw(ui, state, simulation, kind, nothing);
            })
        }
        ChartKind::Staff
        | ChartKind::Caseload
        | ChartKind::CaseloadByUnit
        | ChartKind::Coverage
        | ChartKind::Open => {
            let title = staffing::title(state, None, kind);
            paper::drawing(state, &about(&title), size, |ui| {
                staffing::draw(ui, state, simulation, (kind, None), nothing);
            })
        }
    })
}
