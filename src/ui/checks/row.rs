//! One check: what it is, where it is, what mends it, what could be agreed on.

use egui::{Button, Key, Response, Sense, Stroke, Ui, pos2, vec2};

use super::super::theme::{self, Skin, Weight, font};
use super::super::window::Gui;
use crate::app::{Action, Aftermath, AppState, Check, Focus, Level, Remedy, aftermath, say};
use crate::model::{DistrictIdx, DistrictSet};
use crate::ui::Actions;

pub(super) fn show(
    ui: &mut Ui,
    state: &AppState,
    gui: &mut Gui,
    (at, check): (usize, &Check),
    actions: &mut Actions,
) {
    let skin = Skin::of(ui);
    let text = say(&state.tr, &check.message);
    let inner = ui.push_id(at, |ui| {
        ui.horizontal_top(|ui| {
            level_sign(ui, check.level, skin);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 3.0;
                let heading = where_it_is(ui, state, check, &text, actions);
                let mend = check.mend.as_ref().map(|mend| {
                    let says = say(&state.tr, &mend.says);
                    ui.add(egui::Label::new(theme::label(skin, &says)).wrap());
                    says
                });
                ui.horizontal(|ui| {
                    if let (Some(mend), Some(says)) = (&check.mend, &mend) {
                        mend_button(ui, state, gui, at, (mend, says), actions);
                    }
                    allow_button(ui, state, check, &text, actions);
                });
                heading
            })
            .inner
        })
        .inner
    });
    let row = inner.response.rect;
    if ui.rect_contains_pointer(row) || inner.inner.has_focus() {
        gui.map.pointed_at.clone_from(&check.districts);
    }
    ui.add_space(4.0);
}

/// A triangle with an exclamation mark, or a ring with an i: the shape tells the level, not only
/// the colour.
pub(in crate::ui) fn level_sign(ui: &mut Ui, level: Level, skin: Skin) {
    let (rect, _) = ui.allocate_exact_size(vec2(16.0, 20.0), Sense::hover());
    let centre = rect.center();
    let (sign, colour, lower) = match level {
        Level::Warning => {
            let corners = [vec2(0.0, -7.0), vec2(7.5, 6.0), vec2(-7.5, 6.0)];
            let line = Stroke::new(1.4, skin.worse());
            ui.painter().add(egui::Shape::closed_line(
                corners.map(|corner| centre + corner).to_vec(),
                line,
            ));
            ("!", skin.worse(), 1.5)
        }
        Level::Note => {
            ui.painter().circle_stroke(centre, 6.5, Stroke::new(1.2, skin.secondary()));
            ("i", skin.secondary(), 0.0)
        }
    };
    let at = pos2(centre.x, centre.y + lower);
    let font = font(10.0, Weight::Bold);
    ui.painter().text(at, egui::Align2::CENTER_CENTER, sign, font, colour);
}

/// The text, which goes to the place on the map.
fn where_it_is(
    ui: &mut Ui,
    state: &AppState,
    check: &Check,
    text: &str,
    actions: &mut Actions,
) -> Response {
    let level = match check.level {
        Level::Warning => "checks-problem",
        Level::Note => "checks-note",
    };
    let name = state.tr.f(level, &[("text", text.into())]);
    let part = part_of(&state.document.map, &check.districts);
    let button = Button::new(egui::RichText::new(text)).frame(false).wrap();
    let response = ui.add_enabled(part.is_some(), button);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name));
    if let Some(part) = part.filter(|_| response.clicked()) {
        actions.push(Action::Focus(Focus::Part(part)));
    }
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// The rectangle round `districts` with their surroundings; `None` where there are none.
fn part_of(map: &DistrictSet, districts: &[DistrictIdx]) -> Option<geo::Rect<f64>> {
    let bounds = districts.iter().filter_map(|&one| Some(map.districts.get(one)?.shape.bounds));
    let all = bounds.reduce(|a, b| {
        let (low, high) = (a.min(), b.min());
        let (min_x, min_y) = (low.x.min(high.x), low.y.min(high.y));
        let (low, high) = (a.max(), b.max());
        let max = geo::coord! { x: low.x.max(high.x), y: low.y.max(high.y) };
        geo::Rect::new(geo::coord! { x: min_x, y: min_y }, max)
    })?;
    let side = geo::coord! { x: all.width(), y: all.height() } * 0.4;
    Some(geo::Rect::new(all.min() - side, all.max() + side))
}

fn mend_button(
    ui: &mut Ui,
    state: &AppState,
    gui: &mut Gui,
    at: usize,
    (mend, says): (&Remedy, &String),
    actions: &mut Actions,
) {
    let tr = &state.tr;
    // A mend is of the plan, not of what is only tried.
    let is_plan = state.suggest.trial.is_none();
    let response = ui.add_enabled(is_plan, Button::new(tr.t("checks-mend")));
    let name = tr.f("checks-mend-name", &[("what", says.into())]);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name));
    if response.hovered() || response.has_focus() {
        let after = after(state, gui, at, mend);
        let text = after.map_or_else(String::new, |after| aftermath_text(state, after));
        response.clone().on_hover_text(text);
    }
    if response.clicked() {
        actions.push(Action::Edit(mend.command.clone()));
    }
}

/// What the mend would leave, computed once for each check of a plan's revision.
fn after<'a>(
    state: &AppState,
    gui: &'a mut Gui,
    at: usize,
    mend: &Remedy,
) -> Option<&'a Aftermath> {
    let key = (state.epoch, state.results.revision, at);
    if gui.checks.aftermath.as_ref().is_none_or(|(known, _)| *known != key) {
        let found = aftermath(&state.document, &state.results.checks, &mend.command);
        gui.checks.aftermath = Some((key, found));
    }
    gui.checks.aftermath.as_ref().and_then(|(_, found)| found.as_ref())
}

fn aftermath_text(state: &AppState, after: &Aftermath) -> String {
    let left = state.tr.f("checks-after", &[("n", after.left.into())]);
    let new = after.new.iter().take(3).map(|check| {
        let text = say(&state.tr, &check.message);
        state.tr.f("checks-after-new", &[("text", (&text).into())])
    });
    std::iter::once(left).chain(new).collect::<Vec<_>>().join("\n")
}

/// A menu with what could be agreed on.
fn allow_button(ui: &mut Ui, state: &AppState, check: &Check, text: &str, actions: &mut Actions) {
    if check.allow.is_empty() {
        return;
    }
    let tr = &state.tr;
    let menu = ui.menu_button(tr.t("checks-allow"), |ui| {
        for remedy in &check.allow {
            if ui.button(say(tr, &remedy.says)).clicked() {
                actions.push(Action::Edit(remedy.command.clone()));
                ui.close();
            }
        }
        if ui.input(|input| input.key_pressed(Key::Escape)) {
            ui.close();
        }
    });
    let name = tr.f("checks-allow-name", &[("what", text.into())]);
    ui.ctx().accesskit_node_builder(menu.response.id, |node| node.set_label(name));
}
