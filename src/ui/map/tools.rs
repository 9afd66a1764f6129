//! The strip of tools on the map, and the bases that the brush paints with.

use egui::{Key, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use crate::app::{Action, AppState, Tool};
use crate::model::Unit;
use crate::ui::Actions;
use crate::ui::theme::{self, Skin};
use crate::ui::widgets::{self, Icon};

/// Side of a tool's button, points: large enough for a finger.
const SIDE: f32 = 34.0;
/// Between two buttons, points.
const GAP: f32 = 2.0;
/// Round the buttons, points.
const MARGIN: f32 = 4.0;
/// Between the tools and the bases, points.
const APART: f32 = 13.0;

/// The name of `tool`, as a message.
pub(in crate::ui) const fn tool_name(tool: Tool) -> &'static str {
    match tool {
        Tool::Hand => "tool-hand",
        Tool::Rectangle => "tool-rectangle",
        Tool::Lasso => "tool-lasso",
        Tool::Brush => "tool-brush",
    }
}

/// The key that takes `tool`.
pub(in crate::ui) const fn tool_key(tool: Tool) -> Key {
    match tool {
        Tool::Hand => Key::V,
        Tool::Rectangle => Key::R,
        Tool::Lasso => Key::L,
        Tool::Brush => Key::P,
    }
}

const fn tool_icon(tool: Tool) -> Icon {
    match tool {
        Tool::Hand => Icon::Hand,
        Tool::Rectangle => Icon::Rectangle,
        Tool::Lasso => Icon::Lasso,
        Tool::Brush => Icon::Brush,
    }
}

/// Where the strip is on a map at `rect`.
pub(super) fn strip_rect(state: &AppState, rect: Rect) -> Rect {
    let row = |count: usize| count as f32 * (SIDE + GAP) - GAP;
    let mut width = row(Tool::ALL.len());
    if state.view.tool == Tool::Brush {
        width += APART + row(state.document.plan.units.len());
    }
    let size = vec2(width, SIDE) + vec2(MARGIN, MARGIN) * 2.0;
    Rect::from_min_size(rect.min + vec2(14.0, 12.0), size)
}

/// Shows the strip.
pub(super) fn show(ui: &mut Ui, state: &AppState, rect: Rect, actions: &mut Actions) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let area = strip_rect(state, rect);
    let builder = egui::UiBuilder::new().max_rect(area);
    ui.scope_builder(builder, |ui| {
        theme::floating_frame(skin).inner_margin(MARGIN).show(ui, |ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            ui.horizontal(|ui| {
                for tool in Tool::ALL {
                    let name = tr.t(tool_name(tool));
                    let about = format!("{name} ({})", tool_key(tool).name());
                    let chosen = state.view.tool == tool;
                    if button(ui, tool_icon(tool), chosen, name, &about).clicked() {
                        actions.push(Action::SetTool(tool));
                    }
                }
                if state.view.tool == Tool::Brush {
                    let (line, _) =
                        ui.allocate_exact_size(vec2(APART - 2.0 * GAP, SIDE), Sense::hover());
                    ui.painter().vline(line.center().x, line.shrink(5.0).y_range(), skin.line());
                    brushes(ui, state, actions);
                }
            });
        });
    });
}

fn button(ui: &mut Ui, icon: Icon, chosen: bool, name: &str, about: &str) -> egui::Response {
    let skin = Skin::of(ui);
    let (rect, response) = ui.allocate_exact_size(egui::Vec2::splat(SIDE), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, chosen, name));
    let hot = response.hovered() || response.has_focus();
    let fill = match (chosen, hot) {
        (true, _) => skin.accent_ground(),
        (false, true) => skin.raised(),
        (false, false) => skin.panel(),
    };
    let line = if response.has_focus() { Stroke::new(1.5, skin.accent()) } else { Stroke::NONE };
    let radius = f32::from(theme::CONTROL_RADIUS);
    ui.painter().rect(rect, radius, fill, line, StrokeKind::Inside);
    let ink = if chosen { skin.accent() } else { skin.text() };
    icon.paint(ui.painter(), rect.center(), ink);
    response.on_hover_text(about)
}

/// What the brush can paint with.
fn brushes(ui: &mut Ui, state: &AppState, actions: &mut Actions) {
    let plan = &state.document.plan;
    let central = plan.central();
    let local = plan.local_units().map(|(unit, _)| unit);
    for unit in local.chain([central]) {
        let Some(value) = plan.units.get(unit) else { continue };
        let chosen = state.brush() == unit;
        if brush(ui, state, value, chosen).clicked() {
            actions.push(Action::SetBrush(unit));
        }
    }
}

fn brush(ui: &mut Ui, state: &AppState, unit: &Unit, chosen: bool) -> egui::Response {
    let skin = Skin::of(ui);
    let (rect, response) = ui.allocate_exact_size(egui::Vec2::splat(SIDE), Sense::click());
    let name = state.tr.f("brush-with", &[("unit", (&unit.name).into())]);
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, chosen, &name));
    let centre = rect.center();
    if chosen {
        ui.painter().circle_stroke(centre, 14.5, Stroke::new(2.5, skin.accent()));
    } else if response.hovered() || response.has_focus() {
        ui.painter().circle_stroke(centre, 14.5, Stroke::new(1.5, skin.secondary()));
    }
    widgets::paint_unit_badge(ui.painter(), centre, 11.0, unit, skin);
    response.on_hover_text(name)
}
