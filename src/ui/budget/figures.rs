//! A row of figures that goes on in the next line where there is no room.

use egui::{Color32, Ui};

use crate::app::Inquiry;
use crate::i18n::Tr;
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
    /// What is asked about it where somebody asks why it is so.
    pub(super) question: Option<Inquiry>,
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

/// Shows the figures in as few lines as they need; gives the one whose reason is asked for.
pub(super) fn show<'a>(ui: &mut Ui, tr: &Tr, figures: &'a [Figure]) -> Option<&'a Figure> {
    let mut asked = None;
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
                let Figure { name, value, unit, basis, question } = figure;
                let basis = || basis.clone();
                if question.is_none() {
                    widgets::labelled_figure(ui, name, value, unit, basis);
                } else if widgets::asked_figure(ui, tr, name, [name, value, unit], basis) {
                    asked = Some(figure);
                }
            }
        });
    }
    asked
}
