//! The square of a map of two indicators, in the panel.

use egui::{Id, Pos2, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};
use geo::coord;

use crate::scene::picture::square_items;
use crate::scene::square::Square;
use crate::ui::map::paint::card_items;
use crate::ui::theme::Skin;

/// Shows the square over the whole width.
pub(super) fn show(ui: &mut Ui, square: &Square) {
    let skin = Skin::of(ui);
    let width = ui.available_width() - 2.0;
    let tokens = skin.theme.tokens();
    let laid = square_items(square, coord! { x: 0.0, y: 0.0 }, f64::from(width), 1.0, tokens);
    let (rect, _) = ui.allocate_exact_size(vec2(width, laid.height as f32), Sense::hover());
    card_items(ui.painter(), rect.min, &laid.items, skin);
    for (position, (cell, of)) in square.cells.iter().zip(&laid.cells).enumerate() {
        let corner: Pos2 = rect.min + vec2(of.left as f32, of.top as f32);
        let area = Rect::from_min_size(corner, vec2(of.width() as f32, of.height() as f32));
        let id = Id::unique("square cell").with(position);
        let response = ui.interact(area, id, Sense::focusable_noninteractive() | Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &cell.text));
        if response.hovered() || response.has_focus() {
            let line = egui::Stroke::new(2.0, skin.text());
            ui.painter().rect_stroke(area, 0.0, line, egui::StrokeKind::Inside);
        }
        if response.has_focus() {
            egui::Tooltip::always_open(
                ui.ctx().clone(),
                ui.layer_id(),
                id,
                pos2(area.right(), area.top()),
            )
            .show(|ui| _ = ui.label(&cell.text));
        }
        response.on_hover_text(&cell.text);
    }
}
