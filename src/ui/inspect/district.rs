//! Selected districts: name, lock, group, reason, and another unit from a step on.

use egui::{Button, Role, Sense, Stroke, Ui, WidgetInfo, vec2};
use geo::coord;

use super::field::{Draft, Of, What, line};
use super::{group, row};
use crate::app::{Action, AppState};
use crate::edit::Command;
use crate::model::{DistrictIdx, RolloutStep, UnitIdx};
use crate::scene::ScreenRect;
use crate::scene::picture::Lock;
use crate::ui::Actions;
use crate::ui::theme::{self, Skin};
use crate::ui::widgets::{self, Icon};

pub(super) fn show(
    ui: &mut Ui,
    state: &AppState,
    draft: &mut Draft,
    districts: &[DistrictIdx],
    actions: &mut Actions,
) {
    heading(ui, state, draft, districts, actions);
    if !draft.open {
        return;
    }
    let tr = &state.tr;
    let of = |what| (Of::Districts(districts.to_vec()), what);
    if let &[district] = districts {
        row(ui, tr.t("inspect-name"), |ui| {
            let own = state.document.name_of(district);
            let name = tr.f("inspect-name-of", &[("name", own.into())]);
            line(ui, state, draft, &of(What::Name), (&name, f32::INFINITY), actions);
        });
    }
    group::show(ui, state, draft, districts, actions);
    reassigned(ui, state, districts, actions);
    for (what, id) in [(What::Who, "inspect-who"), (What::Why, "inspect-why")] {
        row(ui, tr.t(id), |ui| {
            line(ui, state, draft, &of(what), (tr.t(id), f32::INFINITY), actions);
        });
    }
}

/// What is selected, its lock, and the way to the rest.
fn heading(
    ui: &mut Ui,
    state: &AppState,
    draft: &mut Draft,
    districts: &[DistrictIdx],
    actions: &mut Actions,
) {
    let tr = &state.tr;
    let name = match districts {
        [one] => state.document.name_of(*one).to_owned(),
        many => tr.f("count-districts", &[("n", many.len().into())]),
    };
    let locked = &state.document.plan.rules.locked;
    let is_locked = districts.iter().all(|district| locked.contains_key(district));
    ui.horizontal(|ui| {
        let skin = Skin::of(ui);
        ui.label(theme::label(skin, tr.t("inspect-title")));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            let (icon, id) =
                if draft.open { (Icon::Up, "inspect-close") } else { (Icon::Down, "inspect-open") };
            if widgets::icon_button(ui, icon, tr.t(id), true).clicked() {
                draft.open = !draft.open;
            }
            if lock_button(ui, state, &name, is_locked).clicked() {
                actions.push(Action::Edit(toggled(state, districts, !is_locked)));
            }
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                ui.add(egui::Label::new(theme::strong(&name)).truncate());
            });
        });
    });
}

/// Locks each of `districts` to the unit that it has in the month shown, or lets them go.
fn toggled(state: &AppState, districts: &[DistrictIdx], lock: bool) -> Command {
    let mut locked = state.document.plan.rules.locked.clone();
    for &district in districts {
        if lock {
            locked.insert(district, state.unit_of(district));
        } else {
            locked.remove(&district);
        }
    }
    Command::SetLocked(locked)
}

/// A padlock, open or closed.
fn lock_button(ui: &mut Ui, state: &AppState, of: &str, is_locked: bool) -> egui::Response {
    let skin = Skin::of(ui);
    let id = if is_locked { "lock-open" } else { "lock-close" };
    let name = state.tr.f(id, &[("district", of.into())]);
    let (rect, response) = ui.allocate_exact_size(vec2(28.0, 28.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_locked, &name));
    let hot = response.hovered() || response.has_focus();
    if hot || is_locked {
        let line =
            if response.has_focus() { Stroke::new(1.0, skin.accent()) } else { Stroke::NONE };
        let fill = if is_locked { skin.accent_ground() } else { skin.raised() };
        ui.painter().rect(rect, 7.0, fill, line, egui::StrokeKind::Inside);
    }
    let centre = coord! { x: f64::from(rect.center().x), y: f64::from(rect.center().y) };
    let lock = Lock {
        district: crate::model::Index::from_usize(0),
        rect: ScreenRect::around(centre, 11.0, 14.5),
        colour: skin.theme.tokens().text,
    };
    let ink = if is_locked { skin.accent() } else { skin.secondary() };
    let at = |point: geo::Coord<f64>| egui::pos2(point.x as f32, point.y as f32);
    let body = lock.body();
    let corner = at(coord! { x: body.left, y: body.top });
    let size = vec2(body.width() as f32, body.height() as f32);
    ui.painter().rect_filled(egui::Rect::from_min_size(corner, size), 2.0, ink);
    let mut bow: Vec<egui::Pos2> = lock.bow().into_iter().map(at).collect();
    if !is_locked {
        // The open bow hangs on one side.
        bow.pop();
        for point in &mut bow {
            point.y -= 1.5;
        }
    }
    ui.painter().line(bow, Stroke::new(1.7, ink));
    response.on_hover_text(name)
}

/// The units that steps give the districts, and the way to add one.
fn reassigned(ui: &mut Ui, state: &AppState, districts: &[DistrictIdx], actions: &mut Actions) {
    let (tr, plan) = (&state.tr, &state.document.plan);
    let unit_name =
        |unit: UnitIdx| plan.units.get(unit).map_or("", |unit| unit.name.as_str()).to_owned();
    for step in &plan.steps {
        let owners: Vec<(DistrictIdx, UnitIdx)> = districts
            .iter()
            .filter_map(|district| Some((*district, *step.reassign.get(district)?)))
            .collect();
        let Some(&(_, unit)) = owners.first() else { continue };
        let month = tr.month(step.start.year(), step.start.month());
        let text = tr.f(
            "inspect-later",
            &[
                ("unit", (&unit_name(unit)).into()),
                ("step", (&step.name).into()),
                ("month", (&month).into()),
            ],
        );
        ui.horizontal(|ui| {
            let name = tr.f("inspect-later-remove", &[("step", (&step.name).into())]);
            if widgets::icon_button(ui, Icon::Close, &name, true).clicked() {
                actions.push(set(step, owners.iter().map(|&(district, _)| (district, None))));
            }
            ui.add(egui::Label::new(text).wrap());
        });
    }
    if plan.steps.is_empty() {
        return;
    }
    row(ui, tr.t("inspect-later-title"), |ui| {
        ui.menu_button(tr.t("inspect-later-add"), |ui| {
            for step in &plan.steps {
                ui.menu_button(&step.name, |ui| {
                    for (unit, value) in plan.units.iter_enumerated() {
                        if ui.add(Button::new(&value.name)).clicked() {
                            let owners = districts.iter().map(|&district| (district, Some(unit)));
                            actions.push(set(step, owners));
                            ui.close();
                        }
                    }
                });
            }
        })
        .response
        .on_hover_text(tr.t("inspect-later-help"));
    });
}

fn set(step: &RolloutStep, owners: impl Iterator<Item = (DistrictIdx, Option<UnitIdx>)>) -> Action {
    Action::Edit(Command::SetReassign { step: step.id, owners: owners.collect() })
}
