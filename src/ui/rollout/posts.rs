//! The posts that a step gives its units, by role.

use egui::{Grid, Id, RichText, Ui, vec2};

use super::basis::{self, basis};
use super::fields::NumberField;
use super::norm::{self, planned, posts_in};
use super::{Draft, edit};
use crate::app::{AppState, role_name, role_short_name};
use crate::edit::Command;
use crate::i18n::Tr;
use crate::model::{Plan, PostsChange, Role, RolloutStep, Unit, UnitIdx};
use crate::ui::Actions;
use crate::ui::theme::{self, Skin};
use crate::ui::timeline::posts;
use crate::ui::widgets;

/// Width of the names of the rows, points.
const NAMES: f32 = 56.0;

/// The tables, what is left of the central unit, and the buttons.
pub(super) fn show(
    ui: &mut Ui,
    state: &AppState,
    draft: &mut Draft,
    step: &RolloutStep,
    actions: &mut Actions,
) {
    let (skin, tr) = (Skin::of(ui), &state.tr);
    let plan = &state.document.plan;
    draft.units.retain(|(of, unit)| *of == step.id && plan.units.contains_index(*unit));
    let mut units = norm::units_of(plan, step);
    units.extend(step.posts.iter().map(|change| change.unit));
    units.extend(draft.units.iter().map(|(_, unit)| *unit));
    if units.is_empty() {
        ui.label(theme::label(skin, tr.t("rollout-no-posts")));
    }
    for &unit_idx in &units {
        if let Some(unit) = plan.units.get(unit_idx) {
            ui.push_id(("posts", &unit.id), |ui| {
                table(ui, state, draft, step, (unit_idx, unit), actions);
            });
            ui.add_space(6.0);
        }
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
        add_unit(ui, state, draft, step, &units);
        by_norm(ui, state, step, actions);
    });
    if step.start >= plan.start {
        central(ui, state);
    }
}

/// One unit: a column per role, rows of moved and new posts and their sum.
fn table(
    ui: &mut Ui,
    state: &AppState,
    draft: &mut Draft,
    step: &RolloutStep,
    (unit_idx, unit): (UnitIdx, &Unit),
    actions: &mut Actions,
) {
    let (skin, tr, plan) = (Skin::of(ui), &state.tr, &state.document.plan);
    let changes = Role::ALL.map(|role| posts_in(step, unit_idx, role));
    let total: f64 = changes.iter().map(|change| change.transferred + change.new).sum();
    ui.horizontal(|ui| {
        widgets::unit_badge(ui, unit, 8.0);
        ui.label(theme::strong(&unit.name));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.label(tr.f("timeline-posts", &[("n", total.into())]));
        });
    });
    let width = ((ui.available_width() - NAMES) / Role::COUNT as f32 - 4.0).clamp(40.0, 76.0);
    ui.spacing_mut().button_padding.x = 4.0;
    Grid::new("posts").num_columns(Role::COUNT + 1).spacing(vec2(4.0, 3.0)).show(ui, |ui| {
        ui.allocate_exact_size(vec2(NAMES - 4.0, 14.0), egui::Sense::hover());
        for role in Role::ALL {
            cell(ui, width, |ui| {
                let short = theme::label(skin, role_short_name(plan, tr, role));
                let label = ui.add(egui::Label::new(short).truncate());
                label.on_hover_text(role_name(plan, tr, role));
            });
        }
        ui.end_row();
        for moved in [true, false] {
            let id = if moved { "rollout-moved" } else { "rollout-new" };
            ui.label(theme::label(skin, tr.t(id)));
            for change in changes {
                field(ui, state, draft, step, (unit, change, moved, width), actions);
            }
            ui.end_row();
        }
        ui.label(theme::label(skin, tr.t("rollout-sum")));
        for change in changes {
            cell(ui, width, |ui| {
                ui.label(theme::strong(posts(tr, change.transferred + change.new)));
            });
        }
        ui.end_row();
    });
    ui.reset_style();
    full_rollout(ui, state, (unit_idx, unit));
}

/// A cell of the table, its content in the middle as in the number fields.
fn cell(ui: &mut Ui, width: f32, add: impl FnOnce(&mut Ui)) {
    let layout = egui::Layout::top_down(egui::Align::Center);
    ui.allocate_ui_with_layout(vec2(width, 16.0), layout, |ui| {
        ui.set_width(width);
        add(ui);
    });
}

/// One number of the table; the plan changes once it is left.
fn field(
    ui: &mut Ui,
    state: &AppState,
    draft: &mut Draft,
    step: &RolloutStep,
    (unit, change, moved, width): (&Unit, PostsChange, bool, f32),
    actions: &mut Actions,
) {
    let tr = &state.tr;
    let what = tr.t(if moved { "rollout-moved" } else { "rollout-new" });
    let name =
        format!("{}, {}, {what}", unit.name, role_name(&state.document.plan, tr, change.role));
    let field = NumberField {
        name: &name,
        suffix: "",
        min: 0.0,
        max: 999.0,
        step: 0.5,
        speed: 0.08,
        width,
        // The central unit cannot move posts to itself.
        enabled: !(moved && unit.is_central()),
    };
    let id = Id::unique(("rollout posts", step.id.0, &unit.id, change.role.id(), moved));
    let value = if moved { change.transferred } else { change.new };
    let (response, changed) = field.show(ui, tr, &mut draft.typing, (id, value));
    response.on_hover_text(&name);
    if let Some(value) = changed {
        let mut change = change;
        if moved {
            change.transferred = value;
        } else {
            change.new = value;
        }
        edit(actions, Command::SetPosts { step: step.id, change });
    }
}

/// Social workers of the unit once every step has started, beside what the norm asks for.
fn full_rollout(ui: &mut Ui, state: &AppState, (unit_idx, unit): (UnitIdx, &Unit)) {
    let (skin, tr) = (Skin::of(ui), &state.tr);
    let plan = &state.document.plan;
    let Some(load) = state.results.final_loads.get(unit_idx).filter(|_| !unit.is_central()) else {
        return;
    };
    let have = planned(plan, unit_idx, Role::SocialWorker);
    let needed = tr.number(load.social_workers_at_norm, 1);
    let text = tr.f(
        "rollout-full",
        &[
            ("have", (&amount(plan, tr, Role::SocialWorker, have)).into()),
            ("needed", (&needed).into()),
        ],
    );
    let short = have < load.social_workers_at_norm - 0.05;
    let text = if short {
        RichText::new(text).font(theme::font(11.0, theme::Weight::Medium)).color(skin.worse())
    } else {
        theme::label(skin, text)
    };
    ui.label(text).on_hover_ui(|ui| {
        ui.label(basis(tr, plan, tr.t("rollout-full-basis"), basis::NORM));
    });
}

/// A menu of the units that the step gives nothing yet.
fn add_unit(
    ui: &mut Ui,
    state: &AppState,
    draft: &mut Draft,
    step: &RolloutStep,
    shown: &std::collections::BTreeSet<UnitIdx>,
) {
    let plan = &state.document.plan;
    if plan.units.indices().all(|unit| shown.contains(&unit)) {
        return;
    }
    ui.menu_button(state.tr.t("rollout-add-unit"), |ui| {
        for (unit_idx, unit) in plan.units.iter_enumerated() {
            if !shown.contains(&unit_idx) && ui.button(&unit.name).clicked() {
                draft.units.push((step.id, unit_idx));
                ui.close();
            }
        }
    });
}

/// Fills the social workers' posts up to the norm.
fn by_norm(ui: &mut Ui, state: &AppState, step: &RolloutStep, actions: &mut Actions) {
    let tr = &state.tr;
    let plan = &state.document.plan;
    // History's posts are as they were.
    if step.start < plan.start {
        return;
    }
    let command = norm::command(plan, &state.results, step);
    let button = egui::Button::new(tr.t("rollout-by-norm"));
    let response = ui.add_enabled(command.is_some(), button);
    let response = response.on_disabled_hover_text(tr.t("rollout-by-norm-nothing"));
    let clicked = response.clicked();
    response.on_hover_ui(|ui| {
        ui.label(basis(tr, plan, tr.t("rollout-by-norm-help"), basis::NORM));
    });
    if let Some(command) = command.filter(|_| clicked) {
        edit(actions, command);
    }
}

/// What the central unit has left once every step has started; below nothing is marked.
fn central(ui: &mut Ui, state: &AppState) {
    let (skin, tr) = (Skin::of(ui), &state.tr);
    let plan = &state.document.plan;
    let left = plan.planned_posts(plan.central());
    ui.add_space(2.0);
    let of_roles = |wanted: fn(f64) -> bool| -> Vec<String> {
        let roles = Role::ALL.into_iter().zip(left).filter(|(_, posts)| wanted(*posts));
        roles.map(|(role, posts)| amount(plan, tr, role, posts)).collect()
    };
    let short = of_roles(|posts| posts < -1e-9);
    let rest = of_roles(|posts| posts > 1e-9);
    let rest =
        if rest.is_empty() { tr.t("rollout-central-none").to_owned() } else { rest.join(", ") };
    let response = ui.label(tr.f("rollout-central-left", &[("posts", (&rest).into())]));
    response.on_hover_text(tr.t("rollout-central-help"));
    if !short.is_empty() {
        let text = tr.f("rollout-central-short", &[("posts", (&short.join(", ")).into())]);
        ui.label(RichText::new(text).color(skin.worse()));
    }
}

/// A number of posts with the role's name.
fn amount(plan: &Plan, tr: &Tr, role: Role, value: f64) -> String {
    if let Some(own) = &plan.model.role(role).name {
        return tr.f("rollout-n-own", &[("n", value.into()), ("role", own.into())]);
    }
    let id = match role {
        Role::SocialWorker => "rollout-n-social-worker",
        Role::FamilyTherapist => "rollout-n-family-therapist",
        Role::OutreachWorker => "rollout-n-outreach-worker",
        Role::UnitManager => "rollout-n-unit-manager",
        Role::Administration => "rollout-n-administration",
    };
    tr.f(id, &[("n", value.into())])
}
