//! The dialog that puts an export together: what, for whom, how, with the first page beside it.

mod field;
mod foot;
mod how;
mod page;
mod sender;
mod what;

use egui::{Align, Context, Id, Key, Layout, Modal, Modifiers, Ui, Vec2, vec2};

use super::Actions;
use super::theme::{self, Skin};
use super::widgets;
use crate::app::{Action, AppState, Audience, Dialog, ExportAction, ExportPhase, Standing};

/// Width of the list of files, points.
const WHAT_WIDTH: f32 = 356.0;
/// Width of how they are made, points.
const HOW_WIDTH: f32 = 296.0;
/// What the dialog has above and below its columns, points.
const ROUND_COLUMNS: f32 = 262.0;

/// What the dialog remembers from frame to frame.
#[derive(Default)]
pub(super) struct Draft {
    fields: field::Fields,
    /// Whether the sender's name, colour and logo are shown.
    sender: bool,
    page: page::Drawn,
    /// Whether the dialog was there in the frame before.
    was_open: bool,
}

impl std::fmt::Debug for Draft {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Draft").field("sender", &self.sender).finish_non_exhaustive()
    }
}

pub(super) fn show(ctx: &Context, state: &AppState, draft: &mut Draft, actions: &mut Actions) {
    if !matches!(state.dialog, Some(Dialog::Export)) {
        draft.was_open = false;
        draft.fields.forget();
        return;
    }
    let skin = Skin::new(ctx.global_style().visuals.dark_mode);
    // Enter in a field, or on a button, is theirs.
    let is_free = ctx.memory(|memory| memory.focused().is_none());
    let frame = theme::floating_frame(skin).inner_margin(20);
    let response = Modal::new(Id::unique("export")).frame(frame).show(ctx, |ui| {
        let screen = ui.ctx().content_rect().size();
        let size = vec2(
            (screen.x - 96.0).clamp(860.0, 1240.0),
            (screen.y - ROUND_COLUMNS).clamp(260.0, 620.0),
        );
        content(ui, state, draft, size, actions);
    });
    let first = !std::mem::replace(&mut draft.was_open, true);
    let pressed = |modifiers, key| ctx.input_mut(|input| input.consume_key(modifiers, key));
    if is_free && !first && pressed(Modifiers::NONE, Key::Enter) {
        let standing = match state.export.phase {
            ExportPhase::Choosing | ExportPhase::Failed(_) => Some(Standing::Ask),
            _ => None,
        };
        actions.extend(standing.map(ExportAction::Start).map(Action::Exporting));
    }
    if !ctx.text_edit_focused() && pressed(Modifiers::COMMAND, Key::Z) {
        actions.push(Action::Undo);
    }
    if response.should_close() {
        actions.push(match state.export.phase {
            ExportPhase::Making { .. } => Action::Exporting(ExportAction::Stop),
            ExportPhase::Asking(_) => Action::Exporting(ExportAction::Again),
            _ => Action::CloseDialog,
        });
    }
}

fn content(ui: &mut Ui, state: &AppState, draft: &mut Draft, columns: Vec2, actions: &mut Actions) {
    let tr = &state.tr;
    ui.set_width(columns.x);
    ui.spacing_mut().item_spacing.y = 8.0;
    let is_making = matches!(state.export.phase, ExportPhase::Making { .. });
    ui.horizontal(|ui| {
        ui.label(theme::title(tr.t("export-title")));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            how::scenario(ui, state, actions);
        });
    });
    ui.add_enabled_ui(!is_making, |ui| {
        audiences(ui, state, actions);
        widgets::rule(ui);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 20.0;
            column(ui, "what", vec2(WHAT_WIDTH, columns.y), |ui| what::show(ui, state, actions));
            column(ui, "how", vec2(HOW_WIDTH, columns.y), |ui| {
                how::show(ui, state, draft, actions);
            });
            let rest = vec2(ui.available_width(), columns.y);
            ui.allocate_ui_with_layout(rest, Layout::top_down(Align::Min), |ui| {
                page::show(ui, state, &mut draft.page, rest);
            });
        });
        widgets::rule(ui);
        foot::folder(ui, state, draft, actions);
    });
    foot::show(ui, state, actions);
}

/// A column of so much room, which scrolls where that is too little.
fn column(ui: &mut Ui, name: &str, size: Vec2, add: impl FnOnce(&mut Ui)) {
    ui.allocate_ui_with_layout(size, Layout::top_down(Align::Min), |ui| {
        ui.set_min_size(size);
        egui::ScrollArea::vertical().id_salt(name).auto_shrink(false).max_height(size.y).show(
            ui,
            |ui| {
                ui.set_width(size.x - 10.0);
                add(ui);
            },
        );
    });
}

/// Whom it is for: each chooses what they need.
fn audiences(ui: &mut Ui, state: &AppState, actions: &mut Actions) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.label(theme::label(skin, tr.t("export-for")));
        for audience in Audience::ALL {
            let kinds = audience.kinds();
            if kinds.is_empty() {
                continue;
            }
            let is_chosen = state.export.choices.kinds == kinds;
            if widgets::choice(ui, is_chosen, tr.t(audience.message_id())).clicked() {
                actions.push(Action::Exporting(ExportAction::For(audience)));
            }
        }
    });
}
