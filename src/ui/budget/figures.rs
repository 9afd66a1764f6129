//! A row of figures that goes on in the next line where there is no room.

use egui::{Color32, Ui};

use crate::ui::theme::{Weight, font};
use crate::ui::widgets;

/// Space between figures, points.
const GAP: f32 = 32.0;

/// A figure with its name, its unit and what it rests on.
#[derive(Debug)]
pub(super) struct Figure {
    pub(super) name: String,
    pub(super) value: String,
    pub(super) unit: String,
    pub(super) basis: String,
}

impl Figure {
    fn width(&self, ui: &Ui) -> f32 {
        let width = |text: &str, size, weight| {
            let font = font(size, weight);
            ui.painter().layout_no_wrap(text.to_owned(), font, Color32::PLACEHOLDER).size().x
        };
        let value = width(&self.value, 17.0, Weight::SemiBold);
        let unit = width(&self.unit, 11.0, Weight::Regular);
        width(&self.name, 11.0, Weight::Regular).max(value + 4.0 + unit)
    }
}

/// Shows the figures in as few lines as they need.
pub(super) fn show(ui: &mut Ui, figures: &[Figure]) {
    let room = ui.available_width();
    let mut lines: Vec<Vec<&Figure>> = vec![Vec::new()];
    let mut used = 0.0;
    for figure in figures {
        let width = figure.width(ui);
        if used > 0.0 && used + width > room {
            lines.push(Vec::new());
            used = 0.0;
        }
        used += width + GAP;
        if let Some(line) = lines.last_mut() {
            line.push(figure);
        }
    }
    for line in lines {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            for figure in line {
                let Figure { name, value, unit, basis } = figure;
                widgets::labelled_figure(ui, name, value, unit, || basis.clone());
            }
        });
    }
}
