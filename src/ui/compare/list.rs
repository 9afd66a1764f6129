//! The plan's scenarios: which is open, which are compared, what they are called.

use egui::{Button, Checkbox, Id, RadioButton, ScrollArea, TextEdit, Ui};

use crate::app::{Action, AppState, CompareAction, MOST_COMPARED, Side, preset_card};
use crate::edit::Command;
use crate::model::{Scenario, ScenarioId};
use crate::ui::Actions;
use crate::ui::theme::{self, Skin};

/// What is being typed: the scenario, its name and description.
#[derive(Debug, Default)]
pub(super) struct Names(Option<(ScenarioId, String, String)>);

/// The menu of the top bar: which scenario is open.
pub(in crate::ui) fn menu(ui: &mut Ui, state: &AppState, width: f32, actions: &mut Actions) {
    let (tr, plan) = (&state.tr, &state.document.plan);
    let scenarios = &plan.scenarios;
    let open = scenarios.open();
    let shown =
        if scenarios.all.len() > 1 { plan.scenario_name(open) } else { tr.t("scenario-menu") };
    ui.scope(|ui| {
        ui.set_max_width(width);
        let text = shorten(shown, 18);
        let menu = ui.menu_button(text, |ui| {
            ui.set_min_width(240.0);
            for one in &scenarios.all {
                let name = plan.scenario_name(one.id);
                if ui.add(RadioButton::new(one.id == open, name)).clicked() && one.id != open {
                    actions.push(Action::Edit(Command::OpenScenario(one.id)));
                    ui.close();
                }
            }
            ui.separator();
            if ui.button(tr.t("scenario-duplicate")).clicked() {
                actions.push(Action::Edit(state.duplicate_command()));
                ui.close();
            }
            if ui.button(tr.t("scenario-compare")).clicked() {
                actions.push(Action::SetWorkspace(crate::app::Workspace::Compare));
                ui.close();
            }
        });
        menu.response.on_hover_text(tr.t("scenario-menu-about"));
    });
}

/// The first letters of a long name.
fn shorten(name: &str, most: usize) -> String {
    if name.chars().count() <= most {
        return name.to_owned();
    }
    let start: String = name.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", start.trim_end())
}

/// The panel of the work place.
pub(super) fn show(ui: &mut Ui, state: &AppState, names: &mut Names, actions: &mut Actions) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let plan = &state.document.plan;
    ScrollArea::vertical().id_salt("scenarios").auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        ui.label(theme::section(skin, tr.t("scenario-heading")));
        ui.add(egui::Label::new(theme::label(skin, tr.t("scenario-about"))).wrap());
        ui.add_space(2.0);
        let sides = state.compared_sides();
        let reference = Side::reference(plan);
        row(ui, state, (Side::Baseline, tr.t("compare-baseline")), (&sides, reference), actions);
        for one in &plan.scenarios.all {
            let side = Side::Scenario(one.id);
            row(ui, state, (side, plan.scenario_name(one.id)), (&sides, reference), actions);
        }
        ui.add_space(4.0);
        if ui.button(tr.t("scenario-duplicate")).clicked() {
            actions.push(Action::Edit(state.duplicate_command()));
        }
        let presets = state.addable_presets();
        if !presets.is_empty() {
            ui.menu_button(tr.t("scenario-add-preset"), |ui| {
                for preset in presets {
                    let title = preset_card(*preset).map_or_else(String::new, |card| card.title);
                    if ui.button(title).clicked() {
                        let add = CompareAction::AddPreset(preset.id.to_owned());
                        actions.push(Action::Compare(add));
                        ui.close();
                    }
                }
            });
        }
        ui.add_space(8.0);
        if let Some(open) = plan.scenarios.get(plan.scenarios.open()) {
            edit(ui, state, open, names, actions);
        }
    });
}

/// A side: whether it is compared, what others are compared with, and how to open it.
fn row(
    ui: &mut Ui,
    state: &AppState,
    (side, name): (Side, &str),
    (sides, reference): (&[Side], Side),
    actions: &mut Actions,
) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let plan = &state.document.plan;
    ui.horizontal(|ui| {
        let mut is_compared = sides.contains(&side);
        let is_full = sides.len() >= MOST_COMPARED && !is_compared;
        let check = Checkbox::new(&mut is_compared, "");
        let check = ui.add_enabled(side != reference && !is_full, check);
        let label = tr.f("scenario-compare-one", &[("name", name.into())]);
        check.widget_info(|| {
            egui::WidgetInfo::selected(egui::Role::CheckBox, true, is_compared, &label)
        });
        if check.on_hover_text(&label).clicked() {
            actions.push(Action::Compare(CompareAction::Toggle(side)));
        }
        let is_open = side == Side::Scenario(plan.scenarios.open());
        let text = if is_open { theme::strong(name) } else { egui::RichText::new(name) };
        let room = (ui.available_width() - 62.0).max(40.0);
        let response = ui
            .scope(|ui| {
                ui.set_max_width(room);
                ui.add(Button::new(text).frame_when_inactive(false).truncate())
            })
            .inner;
        let Side::Scenario(id) = side else {
            response.on_hover_text(tr.t("scenario-baseline-about"));
            more(ui, state, side, reference, actions);
            return;
        };
        let about = tr.t(if is_open { "scenario-is-open" } else { "scenario-open" });
        if response.on_hover_text(about).clicked() && !is_open {
            actions.push(Action::Edit(Command::OpenScenario(id)));
        }
        more(ui, state, side, reference, actions);
    });
    if side == reference {
        ui.horizontal(|ui| {
            ui.spacing_mut().interact_size.y = 12.0;
            ui.add_space(44.0);
            ui.label(theme::label(skin, tr.t("scenario-is-reference")));
        });
    }
}

/// What else can be done with a side.
fn more(ui: &mut Ui, state: &AppState, side: Side, reference: Side, actions: &mut Actions) {
    let tr = &state.tr;
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        let menu = ui.menu_button("…", |ui| {
            let id = match side {
                Side::Baseline => None,
                Side::Scenario(id) => Some(id),
            };
            let make = Button::new(tr.t("scenario-make-reference"));
            if ui.add_enabled(side != reference, make).clicked() {
                actions.push(Action::Edit(Command::SetBaseline(id)));
                ui.close();
            }
            if let Some(id) = id {
                let remove = state.remove_scenario_command(id);
                let button = Button::new(tr.t("scenario-remove"));
                if ui.add_enabled(remove.is_some(), button).clicked() {
                    actions.extend(remove.map(Action::Edit));
                    ui.close();
                }
            }
        });
        menu.response.on_hover_text(tr.t("scenario-more"));
    });
}

/// Name and description of the open scenario.
fn edit(ui: &mut Ui, state: &AppState, open: &Scenario, names: &mut Names, actions: &mut Actions) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    ui.label(theme::section(skin, tr.t("scenario-open-heading")));
    let known = || (open.id, open.name.clone(), open.description.clone());
    let mut typed = names.0.take().filter(|typed| typed.0 == open.id).unwrap_or_else(known);
    let hint = state.document.plan.scenario_name(open.id).to_owned();
    let width = ui.available_width();
    let label = ui.label(tr.t("scenario-name"));
    let name = TextEdit::singleline(&mut typed.1).hint_text(hint).desired_width(width);
    let name = ui.add(name.id(Id::unique("scenario name"))).labelled_by(label.id);
    let label = ui.label(tr.t("scenario-description"));
    let about = TextEdit::multiline(&mut typed.2).desired_width(width).desired_rows(3);
    let about = ui.add(about.id(Id::unique("scenario description"))).labelled_by(label.id);
    if name.lost_focus() || about.lost_focus() {
        if (&typed.1, &typed.2) != (&open.name, &open.description) {
            actions.push(Action::Edit(Command::SetScenario {
                scenario: open.id,
                name: typed.1.trim().to_owned(),
                description: typed.2.clone(),
            }));
        }
    } else if name.has_focus() || about.has_focus() {
        names.0 = Some(typed);
    }
}
