//! The assignment as a board: a column a unit, its districts as rows with need and children.

use egui::{CornerRadius, Frame, Margin, ScrollArea, Stroke, StrokeKind, Ui, vec2};

use super::Actions;
use super::cards::chip;
use super::theme::{self, Skin};
use super::widgets;
use super::window::Gui;
use crate::app::AppState;
use crate::model::{DistrictIdx, Index, UnitIdx};

pub(super) fn show(ui: &mut Ui, state: &AppState, gui: &mut Gui, actions: &mut Actions) {
    let skin = Skin::of(ui);
    ui.painter().rect_filled(ui.max_rect(), 0.0, skin.canvas());
    let units: Vec<UnitIdx> = state
        .document
        .plan
        .local_units()
        .map(|(unit, _)| unit)
        .chain([state.document.plan.central()])
        .collect();
    Frame::new().inner_margin(12).show(ui, |ui| {
        let gap = 10.0;
        let room = ui.available_width() - gap * (units.len() as f32 - 1.0);
        // Whole points, and one to spare: the last column's edge must be seen too.
        let width = ((room / units.len() as f32).floor() - 1.0).max(176.0);
        ScrollArea::horizontal().auto_shrink(false).show(ui, |ui| {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = gap;
                for unit in units {
                    ui.allocate_ui(vec2(width, ui.available_height()), |ui| {
                        column(ui, state, gui, unit, actions);
                    });
                }
            });
        });
    });
}

fn column(ui: &mut Ui, state: &AppState, gui: &mut Gui, unit: UnitIdx, actions: &mut Actions) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let Some(value) = state.document.plan.units.get(unit) else { return };
    let is_target = gui.carry.as_ref().is_some_and(|carry| carry.target == Some(unit));
    let height = ui.available_height();
    let inner = Frame::new()
        .fill(if is_target { skin.accent_ground() } else { skin.panel() })
        .corner_radius(CornerRadius::same(theme::CARD_RADIUS))
        .inner_margin(Margin { left: 10, right: 8, top: 12, bottom: 8 })
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.set_min_height(height - 24.0);
            ui.vertical(|ui| {
                ui.horizontal(|ui| {
                    widgets::unit_badge(ui, value, 9.0);
                    ui.add(egui::Label::new(theme::title(&value.name)).truncate());
                });
                if let Some(load) = state.results.loads.get(unit) {
                    let children = tr.number(load.children_0_19, 0);
                    let text = tr.f(
                        "card-count",
                        &[("n", load.districts.into()), ("children", (&children).into())],
                    );
                    ui.label(theme::label(skin, text));
                    let posts = tr.number(load.social_workers_at_norm, 1);
                    let text = tr.f("board-norm", &[("posts", (&posts).into())]);
                    ui.label(theme::label(skin, text)).on_hover_text(tr.t("basis-norm"));
                }
                if let Some(figures) = state.results.card(unit, state.month()) {
                    super::cards::figures(ui, state, &figures);
                }
                ui.add_space(4.0);
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Min), |ui| {
                    ui.label(theme::label(skin, tr.t("board-reports-short")))
                        .on_hover_text(tr.t("board-reports"));
                });
                rows(ui, state, gui, unit, actions);
            });
        });
    let rect = inner.response.rect;
    let line = if is_target { Stroke::new(2.5, skin.unit(value)) } else { skin.line() };
    let radius = CornerRadius::same(theme::CARD_RADIUS);
    ui.painter().rect_stroke(rect, radius, line, StrokeKind::Inside);
    let strip = egui::Rect::from_min_size(rect.min, vec2(rect.width(), 4.0));
    let strip_radius =
        CornerRadius { nw: theme::CARD_RADIUS, ne: theme::CARD_RADIUS, sw: 0, se: 0 };
    ui.painter().rect_filled(strip, strip_radius, skin.unit(value));
    let id = egui::Id::unique("board column").with(unit.to_usize());
    let response = ui.interact(rect, id, egui::Sense::hover());
    response.widget_info(|| {
        let name = tr.f("board-column", &[("unit", (&value.name).into())]);
        egui::WidgetInfo::labeled(egui::Role::Pane, true, name)
    });
    gui.drop_targets.push((rect.intersect(ui.clip_rect()), unit));
}

/// The districts with most need first.
fn rows(ui: &mut Ui, state: &AppState, gui: &mut Gui, unit: UnitIdx, actions: &mut Actions) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let demand = &state.results.demand;
    let reports = |district: DistrictIdx| {
        demand.districts.get(district).map_or(0.0, |figures| figures.reports * 12.0)
    };
    let mut districts: Vec<DistrictIdx> = state.document.plan.districts_of(unit).collect();
    districts.sort_by(|&a, &b| reports(b).total_cmp(&reports(a)));
    ScrollArea::vertical().id_salt(("board", unit.to_usize())).auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 5.0;
        ui.spacing_mut().interact_size.y = 22.0;
        if districts.is_empty() {
            ui.label(theme::label(skin, tr.t("board-empty")));
        }
        for district in districts {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 4.0;
                let room = ui.available_width() - 44.0;
                chip(ui, state, &mut gui.carry, district, room, actions);
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    let text = theme::label(skin, tr.number(reports(district), 0));
                    ui.label(text).on_hover_text(tr.t("board-reports"));
                });
            });
        }
    });
}
