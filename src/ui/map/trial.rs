//! What is tried on the map without being taken over, and what is settled.

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::{Align2, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::to_screen;
use crate::app::{Action, AppState, Settled, SuggestAction};
use crate::model::DistrictIdx;
use crate::scene::View;
use crate::ui::Actions;
use crate::ui::suggest::commands;
use crate::ui::theme::{self, Skin, Weight, font};
use crate::ui::widgets;

/// Size of the banner, points.
const BANNER: egui::Vec2 = vec2(404.0, 44.0);

/// What is said of settled districts, where they are greyed out.
pub(super) fn greyed(state: &AppState) -> Option<&Settled> {
    let settled = state.suggest.settled.as_ref()?;
    (state.suggest.grey_settled && !state.is_outdated(settled.of)).then_some(settled)
}

/// The districts that are drawn grey: those that are not looked at, and what is settled.
pub(super) fn grey_districts(
    state: &AppState,
    left_out: &Arc<BTreeSet<DistrictIdx>>,
) -> Arc<BTreeSet<DistrictIdx>> {
    match greyed(state) {
        Some(settled) => Arc::new(&settled.districts() | left_out),
        None => Arc::clone(left_out),
    }
}

/// Where the banner is on a map at `rect`, where there is one.
pub(super) fn banner_rect(state: &AppState, rect: Rect) -> Option<Rect> {
    let is_there = state.suggest.trial.is_some() || greyed(state).is_some();
    let size = BANNER.min(rect.size() - vec2(28.0, 0.0));
    // Above what lies along the lower edge: the upper corners have the tools and the whole map.
    let corner = rect.center_bottom() - vec2(size.x / 2.0, size.y + 76.0);
    is_there.then(|| Rect::from_min_size(corner, size))
}

/// The banner over the map: what is shown is not the plan, or not all of it.
pub(super) fn banner(ui: &mut Ui, state: &AppState, rect: Rect, actions: &mut Actions) {
    let Some(area) = banner_rect(state, rect) else { return };
    let is_trial = state.suggest.trial.is_some();
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let text = tr.t(if is_trial { "suggest-trial" } else { "suggest-greyed" });
    let pane = ui.interact(area, ui.scope_id().with("trial banner"), Sense::hover());
    pane.widget_info(|| WidgetInfo::labeled(Role::Pane, true, text));
    let (fill, line) = if is_trial {
        (skin.accent_ground(), Stroke::new(1.5, skin.accent()))
    } else {
        (skin.panel(), skin.line())
    };
    ui.painter().rect(area, f32::from(theme::CARD_RADIUS), fill, line, StrokeKind::Inside);
    let builder = egui::UiBuilder::new()
        .max_rect(area.shrink2(vec2(10.0, 4.0)))
        .layout(egui::Layout::right_to_left(egui::Align::Center));
    ui.scope_builder(builder, |ui| {
        if is_trial {
            if ui.button(tr.t("suggest-trial-end")).on_hover_text("Esc").clicked() {
                actions.push(Action::Suggest(SuggestAction::Try(None)));
            }
            let is_done = state.suggest.running.is_none();
            ui.add_enabled_ui(is_done, |ui| {
                if widgets::primary_button(ui, tr.t("suggest-trial-take")).clicked() {
                    actions.push(Action::Suggest(commands::take(state)));
                }
            });
        } else if ui.button(tr.t("suggest-grey-no")).clicked() {
            actions.push(Action::Suggest(SuggestAction::GreySettled(false)));
        }
        ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
            let ink = if is_trial { skin.accent() } else { skin.text() };
            ui.add(egui::Label::new(theme::strong(text).color(ink)).truncate());
        });
    });
}

/// The main share of each contested district.
pub(super) fn shares(ui: &Ui, state: &AppState, rect: Rect, view: View) {
    let skin = Skin::of(ui);
    let painter = ui.painter_at(rect);
    let map = state.shown_map();
    let Some(settled) = greyed(state) else { return };
    let agreed = settled.districts();
    for &district in settled.task.districts.iter().filter(|one| !agreed.contains(one)) {
        let Some((unit, share)) = settled.mostly(district) else { continue };
        let Some(unit) = state.document.plan.units.get(unit) else { continue };
        let Some(shape) = map.districts.get(district).map(|district| &district.shape) else {
            continue;
        };
        let centre = to_screen(rect, view.screen_from_map(shape.label_point));
        let text = state.tr.percent((share * 100.0).floor(), 0);
        let galley = painter.layout_no_wrap(text, font(11.0, Weight::SemiBold), skin.text());
        let size = vec2(galley.size().x + 25.0, 18.0);
        let chip = Rect::from_center_size(centre + vec2(0.0, 17.0), size);
        if !rect.contains_rect(chip) {
            continue;
        }
        painter.rect(chip, 9.0, skin.panel(), Stroke::new(1.0, skin.text()), StrokeKind::Inside);
        let badge = chip.left_center() + vec2(10.0, 0.0);
        widgets::paint_unit_badge(&painter, badge, 6.5, unit, skin);
        let at =
            Align2::LEFT_CENTER.anchor_size(chip.left_center() + vec2(19.0, 0.0), galley.size());
        painter.galley(at.min, galley, skin.text());
    }
}
