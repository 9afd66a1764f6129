//! The bar at the top: plan, work places, undo, search, language, theme.

use egui::{Align, Button, Layout, Ui};

use super::Actions;
use super::theme::{self, Skin, Weight, font};
use super::widgets::{self, Icon};
use super::window::Gui;
use crate::app::{
    Action, AppState, Dialog, ExportAction, ExportKind, PaperKind, ThemeChoice, TravelTable,
    Workspace, say,
};
use crate::i18n::Language;

pub(super) fn show(ui: &mut Ui, state: &AppState, gui: &mut Gui, actions: &mut Actions) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        plan_menu(ui, state, actions);
        if !matches!(Room::of(ui), Room::Narrow) || state.document.plan.scenarios.all.len() > 1 {
            super::compare::menu(ui, state, 150.0, actions);
        }
        ui.add_space(10.0);
        workspaces(ui, state, actions);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            look(ui, state, actions);
            search(ui, state, gui);
            undo(ui, state, actions);
        });
    });
}

/// How much room the bar has.
enum Room {
    Wide,
    Middle,
    Narrow,
}

impl Room {
    fn of(ui: &Ui) -> Self {
        match ui.ctx().content_rect().width() {
            width if width > 1350.0 => Self::Wide,
            width if width > 1180.0 => Self::Middle,
            _ => Self::Narrow,
        }
    }
}

fn plan_menu(ui: &mut Ui, state: &AppState, actions: &mut Actions) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let name = egui::RichText::new("Närplan").font(font(15.0, Weight::Bold));
    ui.menu_button(name, |ui| {
        ui.set_min_width(250.0);
        let item = |ui: &mut Ui, id: &str, keys: &str| entry(ui, tr.t(id), keys);
        if item(ui, "menu-new", "Ctrl+N") {
            actions.push(Action::Show(Dialog::NewPlan));
        }
        if item(ui, "menu-open", "Ctrl+O") {
            actions.push(Action::Open);
        }
        ui.add_enabled_ui(!state.recent.is_empty(), |ui| {
            ui.menu_button(tr.t("menu-recent"), |ui| {
                for path in &state.recent {
                    let name = path.file_name().map(|name| name.to_string_lossy());
                    let button = ui.button(name.unwrap_or_default().as_ref());
                    if button.on_hover_text(path.display().to_string()).clicked() {
                        actions.push(Action::OpenPath(path.clone()));
                        ui.close();
                    }
                }
            });
        });
        ui.separator();
        if item(ui, "menu-save", "Ctrl+S") {
            actions.push(Action::Save);
        }
        if item(ui, "menu-save-as", "Ctrl+Shift+S") {
            actions.push(Action::SaveAs);
        }
        for (id, table) in
            [("menu-import-times", TravelTable::Times), ("menu-import-points", TravelTable::Points)]
        {
            if item(ui, id, "") {
                actions.push(Action::ImportTravel(table));
            }
        }
        if item(ui, "menu-export-several", "Ctrl+E") {
            actions.push(Action::Exporting(ExportAction::Open(None)));
        }
        if item(ui, "menu-copy-map", "Ctrl+Shift+C") {
            actions.push(Action::Exporting(ExportAction::CopyMap));
        }
        ui.menu_button(tr.t("menu-export"), |ui| {
            ui.set_min_width(250.0);
            for (id, kind) in [
                ("menu-export-geojson", ExportKind::GeoJson),
                ("menu-export-csv", ExportKind::Csv),
                ("menu-export-png", ExportKind::Png),
                ("menu-export-svg", ExportKind::Svg),
            ] {
                if item(ui, id, "") {
                    actions.push(Action::Export(kind));
                }
            }
            ui.separator();
            for kind in PaperKind::ALL {
                if item(ui, kind.message_id(), "") {
                    actions.push(Action::Export(ExportKind::Paper(kind)));
                }
            }
        });
        ui.separator();
        let history = &state.document.history;
        for (id, plain, keys, label, action) in [
            ("menu-undo", "undo", "Ctrl+Z", history.undo_label(), Action::Undo),
            ("menu-redo", "redo", "Ctrl+Shift+Z", history.redo_label(), Action::Redo),
        ] {
            let text = label.map_or_else(
                || tr.t(plain).to_owned(),
                |label| tr.f(id, &[("what", (&say(tr, label)).into())]),
            );
            let button = Button::new(text).shortcut_text(keys);
            if ui.add_enabled(label.is_some(), button).clicked() {
                actions.push(action);
                ui.close();
            }
        }
        program_entries(ui, state, actions);
    });
    let document = &state.document;
    let title = egui::RichText::new(&document.plan.title).color(skin.secondary());
    let room = match Room::of(ui) {
        Room::Wide => 240.0,
        Room::Middle => 120.0,
        Room::Narrow => 84.0,
    };
    let shown = ui.scope(|ui| {
        ui.set_max_width(room);
        ui.add(egui::Label::new(title).truncate())
    });
    let modified = document.history.is_modified();
    shown.inner.on_hover_ui(|ui| plan_card(ui, state));
    if modified {
        let (rect, dot) = ui.allocate_exact_size(egui::vec2(10.0, 20.0), egui::Sense::hover());
        ui.painter().circle_filled(rect.center(), 3.5, skin.secondary());
        dot.on_hover_text(tr.t("plan-modified"));
    }
}

/// An entry of the menu; gives whether it was chosen.
fn entry(ui: &mut Ui, text: &str, keys: &str) -> bool {
    let clicked = ui.add(Button::new(text).shortcut_text(keys)).clicked();
    if clicked {
        ui.close();
    }
    clicked
}

/// The end of the menu: what is about the program itself.
fn program_entries(ui: &mut Ui, state: &AppState, actions: &mut Actions) {
    let tr = &state.tr;
    let item = |ui: &mut Ui, id: &str, keys: &str| entry(ui, tr.t(id), keys);
    ui.separator();
    let mut reduced = state.settings.reduce_motion;
    if ui.checkbox(&mut reduced, tr.t("reduce-motion")).changed() {
        actions.push(Action::SetReducedMotion(reduced));
    }
    if item(ui, "menu-about", "") {
        actions.push(Action::Show(Dialog::About));
    }
    if item(ui, "menu-quit", "Ctrl+Q") {
        actions.push(Action::Quit);
    }
}

/// What the plan is about, with the words that it rests on.
fn plan_card(ui: &mut Ui, state: &AppState) {
    let (plan, skin) = (&state.document.plan, Skin::of(ui));
    ui.set_max_width(380.0);
    ui.label(theme::title(&plan.title));
    if !plan.description.is_empty() {
        ui.label(&plan.description);
    }
    for quote in &plan.quotes {
        ui.add_space(4.0);
        ui.label(egui::RichText::new(format!("”{}”", quote.text)).color(skin.accent()));
        ui.label(theme::label(skin, &quote.source));
    }
}

/// The name of a work place.
pub(super) const fn workspace_name(workspace: Workspace) -> &'static str {
    match workspace {
        Workspace::Map => "workspace-map",
        Workspace::Assign => "workspace-assign",
        Workspace::Rollout => "workspace-rollout",
        Workspace::Budget => "workspace-budget",
        Workspace::Compare => "workspace-compare",
    }
}

fn workspaces(ui: &mut Ui, state: &AppState, actions: &mut Actions) {
    for workspace in Workspace::ALL {
        let chosen = state.view.workspace == workspace;
        if widgets::choice(ui, chosen, state.tr.t(workspace_name(workspace))).clicked() {
            actions.push(Action::SetWorkspace(workspace));
        }
    }
    let present = widgets::choice(ui, false, state.tr.t("workspace-present"));
    if present.on_hover_text("F5").clicked() {
        actions.push(Action::Present(0));
    }
}

fn look(ui: &mut Ui, state: &AppState, actions: &mut Actions) {
    let tr = &state.tr;
    if widgets::icon_button(ui, Icon::Theme, tr.t("switch-theme"), true).clicked() {
        let dark = ui.visuals().dark_mode;
        let other = if dark { ThemeChoice::Light } else { ThemeChoice::Dark };
        actions.push(Action::SetTheme(other));
    }
    let (shown, other) = match tr.language() {
        Language::Sv => ("SV", Language::En),
        Language::En => ("EN", Language::Sv),
    };
    let button = ui.add(Button::new(shown).frame_when_inactive(false));
    if button.on_hover_text(tr.t("switch-language")).clicked() {
        actions.push(Action::SetLanguage(other));
    }
}

fn search(ui: &mut Ui, state: &AppState, gui: &mut Gui) {
    let skin = Skin::of(ui);
    let (hint, width) = match Room::of(ui) {
        Room::Wide => ("search-hint", 250.0),
        Room::Middle => ("search-hint", 190.0),
        Room::Narrow => ("search-short", 90.0),
    };
    let text = egui::RichText::new(state.tr.t(hint)).color(skin.secondary());
    let button = Button::new(text).shortcut_text("Ctrl K");
    if ui.add(button.min_size(egui::vec2(width, 28.0))).clicked() {
        gui.palette.toggle();
    }
}

fn undo(ui: &mut Ui, state: &AppState, actions: &mut Actions) {
    let (tr, history) = (&state.tr, &state.document.history);
    let list = widgets::icon_button(ui, Icon::History, tr.t("history-show"), true);
    if list.clicked() {
        actions.push(Action::ShowHistory(!state.view.history));
    }
    super::history::show(state, &list, actions);
    for (icon, id, plain, label, action) in [
        (Icon::Redo, "menu-redo", "redo", history.redo_label(), Action::Redo),
        (Icon::Undo, "menu-undo", "undo", history.undo_label(), Action::Undo),
    ] {
        let name = label.map_or_else(
            || tr.t(plain).to_owned(),
            |label| tr.f(id, &[("what", (&say(tr, label)).into())]),
        );
        if widgets::icon_button(ui, icon, &name, label.is_some()).clicked() {
            actions.push(action);
        }
    }
}
