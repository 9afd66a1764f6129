//! Charts as pictures: saved as PNG or SVG, or copied, each from a small menu of its own.

mod kinds;
mod paper;
mod svg;
#[cfg(test)]
mod tests;

pub use kinds::charts;

use egui::{Align, Layout, Popup, Rect, Ui, UiBuilder, pos2, vec2};

use super::widgets::{self, Icon};
use super::{Actions, theme};
use crate::app::{Action, AppState, ChartTo, ExportAction, Stamp};

/// What a picture of a chart says beside what is drawn.
#[derive(Clone, Copy, Debug)]
pub(super) struct About<'a> {
    /// What the chart shows: the name of its menu, of its file, and of the picture.
    pub(super) title: &'a str,
    /// What the figures rest on; `None` is the plan's assumptions and the model.
    pub(super) basis: Option<&'a str>,
    /// Height that it needs to be whole, points; `None` is as high as in the window.
    pub(super) height: Option<f32>,
    /// Where the right end of the menu's button is, from the left of the chart, points; `None` is at
    /// its right end.
    pub(super) menu: Option<f32>,
    /// Status, version and date; `None` is what the plan says of its papers.
    pub(super) stamp: Option<&'a Stamp>,
}

impl<'a> About<'a> {
    /// A chart that rests on what `basis` says.
    pub(super) const fn of(title: &'a str, basis: &'a str) -> Self {
        Self { basis: Some(basis), ..Self::model(title) }
    }

    /// A chart of what the model gives.
    pub(super) const fn model(title: &'a str) -> Self {
        Self { title, basis: None, height: None, menu: None, stamp: None }
    }
}

/// Whether what is drawn is for paper: then there is nothing to press.
pub(super) fn is_on_paper(ui: &Ui) -> bool {
    paper::is_on(ui.ctx())
}

/// Leaves room for the menu's button, from the right, in a row at the top of a chart.
pub(super) fn leave_room(ui: &mut Ui) {
    if !is_on_paper(ui) {
        ui.add_space(theme::target(ui.ctx(), 28.0));
    }
}

/// Shows a chart, and a button whose menu makes a picture of it. For the picture it is drawn once
/// more, with nobody pointing at it, so `draw` must draw the same from the same state.
pub(super) fn show(
    ui: &mut Ui,
    state: &AppState,
    about: About<'_>,
    actions: &mut Actions,
    mut draw: impl FnMut(&mut Ui, &mut Actions),
) {
    let place = ui.scope(|ui| draw(ui, actions)).response.rect;
    let Some(to) = menu(ui, state, &about, place) else { return };
    let size = vec2(place.width(), about.height.unwrap_or_else(|| place.height()));
    let drawing = paper::drawing(state, &about, size, |ui| {
        draw(ui, &mut Actions::default());
    });
    actions.push(Action::Exporting(ExportAction::Chart(Box::new(drawing), to)));
}

/// The button at the upper right of `place`; gives what its menu was asked for.
fn menu(ui: &mut Ui, state: &AppState, about: &About<'_>, place: Rect) -> Option<ChartTo> {
    let tr = &state.tr;
    let side = theme::target(ui.ctx(), 28.0);
    let right = about.menu.map_or_else(|| place.right(), |right| place.left() + right);
    let corner = pos2(right - side, place.top() - 4.0);
    let mut child = ui.new_child(
        UiBuilder::new()
            .max_rect(Rect::from_min_size(corner, vec2(side, side)))
            .layout(Layout::right_to_left(Align::Min)),
    );
    let name = tr.f("chart-menu", &[("chart", about.title.into())]);
    let button = widgets::icon_button(&mut child, Icon::More, &name, true);
    let mut wanted = None;
    Popup::menu(&button).show(|ui| {
        ui.set_min_width(190.0);
        for (id, to) in [("chart-save", ChartTo::File), ("chart-copy", ChartTo::Clipboard)] {
            if ui.button(tr.t(id)).clicked() {
                wanted = Some(to);
                ui.close();
            }
        }
    });
    wanted
}
