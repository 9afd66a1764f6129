//! Questions that need an answer, and messages.

use std::path::Path;

use egui::{Align2, Area, Context, Id, Modal, Order, ScrollArea, Ui, vec2};

use super::Actions;
use super::theme::{self, Skin};
use super::widgets::{self, Icon};
use crate::app::{
    Action, AppState, Dialog, MapChoice, NameChoices, Notice, NoticeKind, PRESETS, UnsavedAnswer,
    preset_card,
};
use crate::scene::legend::localised;
use crate::store::Recovery;

/// Seconds after which a message that all went well goes by itself.
const NOTICE_S: f64 = 6.0;

pub(super) fn show(ctx: &Context, state: &AppState, actions: &mut Actions) {
    // What is exported has a dialog of its own.
    let dialog = state.dialog.as_ref().filter(|dialog| !matches!(dialog, Dialog::Export));
    let Some(dialog) = dialog else { return };
    let skin = Skin::new(ctx.global_style().visuals.dark_mode);
    let frame = theme::floating_frame(skin).inner_margin(20);
    let response = Modal::new(Id::unique("dialog")).frame(frame).show(ctx, |ui| {
        ui.set_max_width(600.0);
        ui.spacing_mut().item_spacing.y = 8.0;
        match dialog {
            Dialog::Unsaved { .. } => unsaved(ui, state, actions),
            Dialog::Recover(recovery) => recover(ui, state, recovery, actions),
            Dialog::ReadReport { path, lines, choice } => {
                report(ui, state, path, lines, choice.as_ref(), actions);
            }
            Dialog::NewPlan => new_plan(ui, state, actions),
            Dialog::About => about(ui, state, actions),
            Dialog::Export => {}
        }
    });
    if response.should_close() {
        match dialog {
            Dialog::Unsaved { .. } => {
                actions.push(Action::AnswerUnsaved(UnsavedAnswer::Cancel));
            }
            // What an earlier session left is answered for with a button, or stays.
            Dialog::Recover(_) => {}
            _ => actions.push(Action::CloseDialog),
        }
    }
}

fn buttons(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    ui.add_space(6.0);
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), add);
}

fn unsaved(ui: &mut Ui, state: &AppState, actions: &mut Actions) {
    let tr = &state.tr;
    ui.label(theme::title(tr.t("unsaved-title")));
    let title = &state.document.plan.title;
    ui.label(tr.f("unsaved-text", &[("plan", title.into())]));
    buttons(ui, |ui| {
        if widgets::primary_button(ui, tr.t("unsaved-save")).clicked() {
            actions.push(Action::AnswerUnsaved(UnsavedAnswer::Save));
        }
        if ui.button(tr.t("unsaved-discard")).clicked() {
            actions.push(Action::AnswerUnsaved(UnsavedAnswer::Discard));
        }
        if ui.button(tr.t("cancel")).clicked() {
            actions.push(Action::AnswerUnsaved(UnsavedAnswer::Cancel));
        }
    });
}

fn recover(ui: &mut Ui, state: &AppState, recovery: &Recovery, actions: &mut Actions) {
    let tr = &state.tr;
    ui.label(theme::title(tr.t("recover-title")));
    let name = recovery.plan_path.as_deref().and_then(Path::file_name).map_or_else(
        || tr.t("recover-untitled").to_owned(),
        |name| name.to_string_lossy().into_owned(),
    );
    ui.label(tr.f("recover-text", &[("plan", (&name).into())]));
    buttons(ui, |ui| {
        if widgets::primary_button(ui, tr.t("recover-take")).clicked() {
            actions.push(Action::AnswerRecovery(true));
        }
        if ui.button(tr.t("recover-discard")).clicked() {
            actions.push(Action::AnswerRecovery(false));
        }
    });
}

/// Which property of a map's features holds the code, and which the name.
fn map_choice(ui: &mut Ui, state: &AppState, choice: &MapChoice, actions: &mut Actions) {
    let tr = &state.tr;
    ui.add(egui::Label::new(tr.t("map-choice-text")).wrap());
    let id = Id::unique("map choice");
    let mut chosen: NameChoices = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    for (name, property) in
        [("map-choice-code", &mut chosen.code), ("map-choice-name", &mut chosen.name)]
    {
        ui.horizontal(|ui| {
            ui.label(tr.t(name));
            let shown = property.clone().unwrap_or_else(|| tr.t("map-choice-none").to_owned());
            egui::ComboBox::from_id_salt(name).selected_text(shown).show_ui(ui, |ui| {
                for candidate in &choice.properties {
                    ui.selectable_value(property, Some(candidate.clone()), candidate);
                }
            });
        });
    }
    let ready = chosen.code.is_some() || chosen.name.is_some();
    let again = ui.add_enabled(ready, egui::Button::new(tr.t("map-choice-again")));
    if again.clicked() {
        ui.data_mut(|data| data.remove::<NameChoices>(id));
        actions.push(Action::OpenMap(choice.path.clone(), chosen));
    } else {
        ui.data_mut(|data| data.insert_temp(id, chosen));
    }
}

fn report(
    ui: &mut Ui,
    state: &AppState,
    path: &Path,
    lines: &[String],
    choice: Option<&MapChoice>,
    actions: &mut Actions,
) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    ui.label(theme::title(tr.t("report-title")));
    if let Some(name) = path.file_name() {
        ui.label(theme::label(skin, name.to_string_lossy()));
    }
    ui.label(tr.f("report-text", &[("n", lines.len().into())]));
    ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
        for line in lines {
            ui.horizontal_top(|ui| {
                ui.label("•");
                ui.add(egui::Label::new(line).wrap());
            });
        }
    });
    if let Some(choice) = choice {
        map_choice(ui, state, choice, actions);
    }
    buttons(ui, |ui| {
        if widgets::primary_button(ui, tr.t("close")).clicked() {
            actions.push(Action::CloseDialog);
        }
        if ui.button(tr.t("copy")).clicked() {
            actions.push(Action::Copy(lines.join("\n")));
        }
    });
}

fn new_plan(ui: &mut Ui, state: &AppState, actions: &mut Actions) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    ui.label(theme::title(tr.t("new-title")));
    ui.label(theme::label(skin, tr.t("new-text")));
    ScrollArea::vertical().max_height(460.0).show(ui, |ui| {
        for preset in PRESETS {
            let Some(card) = preset_card(preset) else { continue };
            let frame = theme::card_frame(skin).show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.spacing_mut().item_spacing.y = 3.0;
                ui.label(theme::strong(&card.title));
                if let Some(quote) = card.quotes.first() {
                    let words = egui::RichText::new(format!("”{}”", quote.text));
                    ui.add(egui::Label::new(words.color(skin.accent())).wrap());
                    ui.add(egui::Label::new(theme::label(skin, &quote.source)).wrap());
                }
            });
            let id = Id::unique("preset").with(preset.id);
            let response = ui.interact(frame.response.rect, id, egui::Sense::click());
            response
                .widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &card.title));
            if response.hovered() || response.has_focus() {
                ui.painter().rect_stroke(
                    frame.response.rect,
                    f32::from(theme::CARD_RADIUS),
                    egui::Stroke::new(1.5, skin.accent()),
                    egui::StrokeKind::Inside,
                );
            }
            let response = response.on_hover_text(&card.description);
            if response.clicked() {
                actions.push(Action::New(preset.id.to_owned()));
            }
        }
    });
    buttons(ui, |ui| {
        if ui.button(tr.t("cancel")).clicked() {
            actions.push(Action::CloseDialog);
        }
        if ui.button(tr.t("new-on-map")).clicked() {
            actions.push(Action::CloseDialog);
            actions.push(Action::Open);
        }
    });
}

fn about(ui: &mut Ui, state: &AppState, actions: &mut Actions) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    ui.label(theme::title(format!("Närplan {}", env!("CARGO_PKG_VERSION"))));
    for id in ["about-what", "about-figures", "about-scope", "about-privacy"] {
        ui.add(egui::Label::new(tr.t(id)).wrap());
    }
    let source = localised(&state.document.map.attribution, tr);
    ui.label(theme::label(skin, source));
    ui.label(theme::label(skin, tr.t("about-licence")));
    buttons(ui, |ui| {
        if widgets::primary_button(ui, tr.t("close")).clicked() {
            actions.push(Action::CloseDialog);
        }
    });
}

/// The messages, at the lower edge.
pub(super) fn notices(ctx: &Context, state: &AppState, actions: &mut Actions) {
    if state.notices.is_empty() {
        return;
    }
    Area::new(Id::unique("notices"))
        .order(Order::Foreground)
        .anchor(Align2::CENTER_BOTTOM, vec2(0.0, -24.0))
        .show(ctx, |ui| {
            ui.spacing_mut().item_spacing.y = 6.0;
            for notice in &state.notices {
                one_notice(ui, state, notice, actions);
            }
        });
}

fn one_notice(ui: &mut Ui, state: &AppState, notice: &Notice, actions: &mut Actions) {
    let skin = Skin::of(ui);
    let is_error = notice.kind == NoticeKind::Error;
    let line = if is_error { skin.worse() } else { skin.accent() };
    theme::floating_frame(skin).inner_margin(10).stroke(egui::Stroke::new(1.5, line)).show(
        ui,
        |ui| {
            ui.horizontal(|ui| {
                if is_error {
                    ui.label(theme::strong(state.tr.t("notice-error")).color(skin.worse()));
                }
                ui.scope(|ui| {
                    ui.set_max_width(560.0);
                    ui.add(egui::Label::new(&notice.text).wrap());
                });
                if widgets::icon_button(ui, Icon::Close, state.tr.t("close"), true).clicked() {
                    actions.push(Action::DismissNotice(notice.id));
                }
            });
        },
    );
    if is_error {
        return;
    }
    // What went well needs no closing.
    let now = ui.input(|input| input.time);
    let id = Id::unique("notice since").with(notice.id);
    let since = ui.ctx().data_mut(|data| *data.get_temp_mut_or_insert_with(id, || now));
    if now - since > NOTICE_S {
        actions.push(Action::DismissNotice(notice.id));
    } else {
        let left = std::time::Duration::from_secs_f64((NOTICE_S - (now - since)).max(0.05));
        ui.ctx().request_repaint_after(left);
    }
}
