//! The time line as a picture: all of its rows, and names in full.

use egui::Ui;

use super::funding;
use super::steps::{HEADING, STEP_ROW, UNIT_ROW, units_of};
use crate::app::AppState;
use crate::model::Plan;
use crate::ui::charts;
use crate::ui::theme::{Skin, Weight, font};

/// Width of the names in the window, points.
pub(super) const NAMES: f32 = 264.0;
/// The most that they get on paper, where nobody can rest the pointer on one.
const WIDE_NAMES: f32 = 460.0;

/// Height of all rows, points.
pub(in crate::ui) fn whole_height(state: &AppState) -> f32 {
    let plan = &state.document.plan;
    let rows = plan.steps.iter().map(|step| STEP_ROW + UNIT_ROW * units_of(step).len() as f32);
    HEADING + rows.sum::<f32>() + 10.0 + funding::whole_height(plan)
}

/// The width that names get: on paper what the longest needs, within reason.
pub(super) fn names_width(ui: &Ui, plan: &Plan) -> f32 {
    if !charts::is_on_paper(ui) {
        return NAMES;
    }
    let width = |name: String, size, weight| {
        let galley = ui.painter().layout_no_wrap(name, font(size, weight), Skin::of(ui).text());
        galley.size().x + 44.0
    };
    let steps = plan.steps.iter().enumerate();
    let steps =
        steps.map(|(at, step)| width(format!("{}. {}", at + 1, step.name), 13.0, Weight::SemiBold));
    let sources = plan.funding.iter().map(|one| width(one.name.clone(), 12.0, Weight::Medium));
    steps.chain(sources).fold(NAMES, f32::max).min(WIDE_NAMES)
}
