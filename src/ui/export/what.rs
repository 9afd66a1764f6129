//! The files that there are: each with what it is for and what it will be called.

use egui::{Align, Align2, Checkbox, Label, Layout, Sense, Ui, UiBuilder, vec2};

use crate::app::{Action, AppState, ExportAction, ExportKind};
use crate::ui::Actions;
use crate::ui::theme::{self, Skin};

const ROW_HEIGHT: f32 = 42.0;

pub(super) fn show(ui: &mut Ui, state: &AppState, actions: &mut Actions) {
    let skin = Skin::of(ui);
    ui.spacing_mut().item_spacing.y = 2.0;
    ui.label(theme::section(skin, state.tr.t("export-what")));
    for kind in ExportKind::offered() {
        row(ui, state, kind, actions);
    }
}

fn row(ui: &mut Ui, state: &AppState, kind: ExportKind, actions: &mut Actions) {
    let (tr, skin, choices) = (&state.tr, Skin::of(ui), &state.export.choices);
    let size = vec2(ui.available_width(), ROW_HEIGHT);
    // The mouse takes all of the row; the keyboard goes from box to box.
    let (rect, row) = ui.allocate_exact_size(size, Sense::CLICK);
    if choices.shown == kind {
        ui.painter().rect_filled(rect, f32::from(theme::CONTROL_RADIUS), skin.accent_ground());
    } else if row.hovered() {
        ui.painter().rect_filled(rect, f32::from(theme::CONTROL_RADIUS), skin.raised());
    }
    let was = choices.kinds.contains(&kind);
    let mut is = was;
    let mut inner = ui.new_child(
        UiBuilder::new()
            .max_rect(rect.shrink2(vec2(6.0, 3.0)))
            .layout(Layout::top_down(Align::Min)),
    );
    inner.spacing_mut().item_spacing.y = 0.0;
    inner.spacing_mut().interact_size.y = 18.0;
    let ticked = inner
        .horizontal(|ui| {
            let ticked = ui.add(Checkbox::new(&mut is, theme::strong(kind.title(tr))));
            if was {
                let name = state.export_name_of(kind);
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let text = theme::label(skin, &name).color(skin.accent());
                    ui.add(Label::new(text).truncate()).on_hover_text(&name);
                });
            }
            ticked
        })
        .inner;
    inner.horizontal(|ui| {
        ui.add_space(18.0);
        ui.add(Label::new(theme::label(skin, kind.about(tr))).truncate());
    });
    if ticked.changed() || ticked.gained_focus() || row.clicked() {
        let mut next = choices.clone();
        next.shown = kind;
        if is {
            next.kinds.insert(kind);
        } else {
            next.kinds.remove(&kind);
        }
        if next != *choices {
            actions.push(Action::Exporting(ExportAction::Choose(Box::new(next))));
        }
    }
    if ticked.has_focus() {
        ui.scroll_to_rect(rect, None);
        let corner = Align2::LEFT_CENTER.pos_in_rect(&rect);
        ui.painter().vline(corner.x, rect.y_range(), egui::Stroke::new(2.0, skin.accent()));
    }
}
