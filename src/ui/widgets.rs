//! Small parts that several panels use.

use egui::{
    Align2, Button, Color32, CornerRadius, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2,
    WidgetInfo, WidgetText, pos2, vec2,
};

use egui_plot::Plot;

use super::theme::{self, Skin, Weight, font};
use crate::i18n::Tr;
use crate::model::{Ore, Unit};

/// An icon that is drawn, since the fonts have none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Icon {
    Undo,
    Redo,
    Plus,
    Minus,
    Close,
    Theme,
    Left,
    Right,
    Up,
    Down,
    History,
    More,
    Hand,
    Rectangle,
    Lasso,
    Brush,
}

impl Icon {
    pub(super) fn paint(self, painter: &egui::Painter, centre: egui::Pos2, colour: Color32) {
        let stroke = Stroke::new(1.5, colour);
        let line = |from: Vec2, to: Vec2| {
            painter.line_segment([centre + from, centre + to], stroke);
        };
        let path = |points: &[Vec2]| {
            painter.line(points.iter().map(|point| centre + *point).collect(), stroke);
        };
        match self {
            Self::Plus => {
                line(vec2(-4.5, 0.0), vec2(4.5, 0.0));
                line(vec2(0.0, -4.5), vec2(0.0, 4.5));
            }
            Self::Minus => line(vec2(-4.5, 0.0), vec2(4.5, 0.0)),
            Self::Close => {
                line(vec2(-3.5, -3.5), vec2(3.5, 3.5));
                line(vec2(-3.5, 3.5), vec2(3.5, -3.5));
            }
            Self::Left => path(&[vec2(2.0, -4.0), vec2(-2.0, 0.0), vec2(2.0, 4.0)]),
            Self::Right => path(&[vec2(-2.0, -4.0), vec2(2.0, 0.0), vec2(-2.0, 4.0)]),
            Self::Up => path(&[vec2(-4.0, 2.0), vec2(0.0, -2.0), vec2(4.0, 2.0)]),
            Self::Down => path(&[vec2(-4.0, -2.0), vec2(0.0, 2.0), vec2(4.0, -2.0)]),
            Self::Undo | Self::Redo => {
                let side = if self == Self::Undo { 1.0 } else { -1.0 };
                let at = |x: f32, y: f32| vec2(side * x, y);
                path(&[at(-1.5, -5.5), at(-5.0, -2.0), at(-1.5, 1.5)]);
                let arc: Vec<Vec2> = (0..=12)
                    .map(|i| {
                        let angle = std::f32::consts::PI * (i as f32 / 12.0 - 0.5);
                        at(1.5 + 3.5 * angle.cos(), 1.5 + 3.5 * angle.sin())
                    })
                    .collect();
                line(at(-5.0, -2.0), at(1.5, -2.0));
                path(&arc);
                line(at(1.5, 5.0), at(-2.0, 5.0));
            }
            Self::History => {
                painter.circle_stroke(centre, 6.0, stroke);
                path(&[vec2(0.0, -3.5), vec2(0.0, 0.5), vec2(2.8, 2.0)]);
            }
            Self::More => {
                for x in [-5.0, 0.0, 5.0] {
                    painter.circle_filled(centre + vec2(x, 0.0), 1.5, colour);
                }
            }
            Self::Hand => {
                line(vec2(-7.0, 0.0), vec2(7.0, 0.0));
                line(vec2(0.0, -7.0), vec2(0.0, 7.0));
                for side in [-1.0, 1.0] {
                    path(&[vec2(side * 4.5, -2.5), vec2(side * 7.0, 0.0), vec2(side * 4.5, 2.5)]);
                    path(&[vec2(-2.5, side * 4.5), vec2(0.0, side * 7.0), vec2(2.5, side * 4.5)]);
                }
            }
            Self::Rectangle => {
                let corners = [
                    vec2(-7.0, -5.5),
                    vec2(7.0, -5.5),
                    vec2(7.0, 5.5),
                    vec2(-7.0, 5.5),
                    vec2(-7.0, -5.5),
                ];
                let points: Vec<egui::Pos2> = corners.iter().map(|it| centre + *it).collect();
                painter.extend(egui::Shape::dashed_line(&points, stroke, 3.0, 2.2));
            }
            Self::Lasso => {
                let loop_of: Vec<Vec2> = (0..=20)
                    .map(|i| {
                        let angle = std::f32::consts::TAU * (i as f32 / 20.0);
                        vec2(7.0 * angle.cos(), -1.8 + 4.6 * angle.sin())
                    })
                    .collect();
                path(&loop_of);
                path(&[vec2(-3.6, 2.2), vec2(-5.2, 4.6), vec2(-3.4, 7.0)]);
            }
            Self::Brush => {
                line(vec2(6.8, -6.8), vec2(-0.6, 0.6));
                let tip: Vec<egui::Pos2> = [
                    vec2(-0.2, 2.4),
                    vec2(-2.4, 0.2),
                    vec2(-5.4, 2.4),
                    vec2(-6.4, 6.4),
                    vec2(-2.4, 5.4),
                ]
                .iter()
                .map(|it| centre + *it)
                .collect();
                painter.add(egui::Shape::convex_polygon(tip, colour, Stroke::NONE));
            }
            Self::Theme => {
                painter.circle_stroke(centre, 5.5, stroke);
                let half: Vec<egui::Pos2> = (0..=16)
                    .map(|i| {
                        let angle = std::f32::consts::PI * (i as f32 / 16.0 - 0.5);
                        centre + 5.5 * vec2(angle.cos(), angle.sin())
                    })
                    .collect();
                painter.add(egui::Shape::convex_polygon(half, colour, Stroke::NONE));
            }
        }
    }
}

/// A button with an icon; `name` is what it does, for the tooltip and for screen readers.
pub(super) fn icon_button(ui: &mut Ui, icon: Icon, name: &str, enabled: bool) -> Response {
    let skin = Skin::of(ui);
    let sense = if enabled { Sense::click() } else { Sense::hover() };
    let side = theme::target(ui.ctx(), 28.0);
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(side), sense);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, name));
    let hot = enabled && (response.hovered() || response.has_focus());
    if hot {
        ui.painter().rect(
            rect,
            CornerRadius::same(theme::CONTROL_RADIUS),
            skin.raised(),
            Stroke::new(1.0, if response.has_focus() { skin.accent() } else { skin.hairline() }),
            StrokeKind::Inside,
        );
    }
    let colour = match (enabled, hot) {
        (false, _) => skin.hairline(),
        (true, false) => skin.secondary(),
        (true, true) => skin.text(),
    };
    icon.paint(ui.painter(), rect.center(), colour);
    response.on_hover_text(name)
}

/// A tab or a choice of a row: flat, with the accent behind it where it is chosen.
pub(super) fn choice(ui: &mut Ui, chosen: bool, text: &str) -> Response {
    let skin = Skin::of(ui);
    let weight = if chosen { Weight::SemiBold } else { Weight::Regular };
    let colour = if chosen { skin.accent() } else { skin.text() };
    let fill = if chosen { skin.accent_ground() } else { Color32::TRANSPARENT };
    let text = egui::RichText::new(text).font(font(13.0, weight)).color(colour);
    ui.add(
        Button::new(text)
            .fill(fill)
            .stroke(Stroke::NONE)
            .corner_radius(CornerRadius::same(theme::CONTROL_RADIUS))
            .selected(chosen),
    )
}

/// The main button of a dialog.
pub(super) fn primary_button(ui: &mut Ui, text: &str) -> Response {
    let skin = Skin::of(ui);
    let ink = if ui.visuals().dark_mode { skin.canvas() } else { Color32::WHITE };
    ui.add(
        Button::new(egui::RichText::new(text).font(font(13.0, Weight::SemiBold)).color(ink))
            .fill(skin.accent())
            .stroke(Stroke::NONE),
    )
}

/// A round dot in the unit's colour with its letter.
pub(super) fn unit_badge(ui: &mut Ui, unit: &Unit, radius: f32) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(radius * 2.0), Sense::hover());
    paint_unit_badge(ui.painter(), rect.center(), radius, unit, Skin::of(ui));
    response
}

/// Paints what [`unit_badge`] shows.
pub(super) fn paint_unit_badge(
    painter: &egui::Painter,
    centre: egui::Pos2,
    radius: f32,
    unit: &Unit,
    skin: Skin,
) {
    painter.circle_filled(centre, radius, skin.unit(unit));
    let size = if unit.letter.chars().count() > 1 { radius * 0.85 } else { radius * 1.1 };
    painter.text(
        centre,
        Align2::CENTER_CENTER,
        &unit.letter,
        font(size, Weight::Bold),
        skin.on_unit(unit),
    );
}

/// A mark that a figure rests on assumptions.
pub(super) fn assumption_mark(ui: &mut Ui, tr: &Tr) -> Response {
    let skin = Skin::of(ui);
    let text = WidgetText::from(theme::label(skin, tr.t("assumption")));
    let galley = text.into_galley(ui, None, f32::INFINITY, egui::TextStyle::Small);
    let size = galley.size() + vec2(8.0, 2.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    ui.painter().rect_stroke(rect, 3.0, skin.line(), StrokeKind::Inside);
    ui.painter().galley(rect.min + vec2(4.0, 1.0), galley, skin.secondary());
    response.on_hover_text(tr.t("assumption-explained"))
}

/// A figure over its small label, with what it rests on as a tooltip.
pub(super) fn labelled_figure(
    ui: &mut Ui,
    name: &str,
    value: &str,
    unit: &str,
    basis: impl FnOnce() -> String,
) -> Response {
    let shown = figure_over_label(ui, [name, value, unit]);
    rests_on(ui, &shown, [name, value, unit], basis)
}

/// The same, to ask about; `asked_as` is what it is called then. Gives whether somebody does.
pub(super) fn asked_figure(
    ui: &mut Ui,
    tr: &Tr,
    asked_as: &str,
    texts: [&str; 3],
    basis: impl FnOnce() -> String,
) -> bool {
    let shown = figure_over_label(ui, texts);
    // Below the tooltip, which would not be shown under it.
    let response = super::why::asks(ui, tr, shown.rect, shown.id.with("why"), asked_as);
    rests_on(ui, &shown, texts, basis);
    response.clicked() || super::why::is_asked_by_key(ui, &response)
}

/// A line of words with a figure to ask about; `name` is what that is called. Gives whether
/// somebody does.
pub(super) fn asked_text(
    ui: &mut Ui,
    tr: &Tr,
    name: &str,
    text: impl Into<WidgetText>,
    basis: &str,
) -> bool {
    asked_label(ui, tr, name, egui::Label::new(text), basis)
}

/// The same of a label that may go over several lines.
pub(super) fn asked_label(
    ui: &mut Ui,
    tr: &Tr,
    name: &str,
    label: egui::Label,
    basis: &str,
) -> bool {
    let shown = ui.add(label.selectable(false));
    let response = super::why::asks(ui, tr, shown.rect, shown.id.with("why"), name);
    let is_asked = response.clicked() || super::why::is_asked_by_key(ui, &response);
    if !basis.is_empty() {
        response.on_hover_text(basis);
    }
    is_asked
}

fn figure_over_label(ui: &mut Ui, [name, value, unit]: [&str; 3]) -> Response {
    let skin = Skin::of(ui);
    let figure = |ui: &mut Ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 1.0);
        ui.vertical(|ui| {
            ui.label(theme::label(skin, name));
            ui.horizontal(|ui| {
                ui.label(theme::figure(value));
                if !unit.is_empty() {
                    ui.label(theme::label(skin, unit));
                }
            });
        });
    };
    ui.scope(figure).response
}

fn rests_on(
    ui: &Ui,
    shown: &Response,
    [name, value, unit]: [&str; 3],
    basis: impl FnOnce() -> String,
) -> Response {
    let response = ui.interact(shown.rect, shown.id.with("basis"), Sense::hover());
    response
        .widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{name}: {value} {unit}")));
    response.on_hover_ui(|ui| {
        ui.label(basis());
    })
}

/// `amount` in millions of kronor: "23,9".
pub(super) fn mnkr(tr: &Tr, amount: Ore) -> String {
    tr.number(amount.to_sek() / 1e6, 1)
}

/// `sek` with its sign, in the unit that suits its size: "+0,4 mnkr", "−35 tkr".
pub(super) fn signed_sek(tr: &Tr, sek: f64) -> String {
    let (value, decimals, unit) = if sek.abs() >= 999_500.0 {
        (sek / 1e6, 1, tr.t("unit-mnkr"))
    } else {
        (sek / 1e3, 0, tr.t("unit-tkr"))
    };
    format!("{}{}{unit}", tr.signed(value, decimals), crate::i18n::NO_BREAK_SPACE)
}

/// `name` of a year's figure, with the number of months where the year is not whole.
pub(super) fn part_year(tr: &Tr, name: String, months: usize) -> String {
    if months >= 12 {
        return name;
    }
    format!("{name} {}", tr.f("part-year", &[("n", months.into())]))
}

/// A hairline across the panel.
pub(super) fn rule(ui: &mut Ui) {
    let skin = Skin::of(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    ui.painter().line_segment(
        [pos2(rect.left(), rect.center().y), pos2(rect.right(), rect.center().y)],
        skin.line(),
    );
}

/// A swatch of colour, as in a legend.
pub(super) fn swatch(ui: &mut Ui, fill: Color32) -> egui::Rect {
    let skin = Skin::of(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(20.0, 13.0), Sense::hover());
    ui.painter().rect(rect, 2.0, fill, skin.line(), StrokeKind::Inside);
    rect
}

/// A chart that stays where it is and shows no more than it is given.
pub(super) fn still_plot<'a>(id: &'static str, skin: Skin) -> Plot<'a> {
    Plot::new(id)
        .show_background(false)
        .show_crosshair(false)
        .allow_zoom(false)
        .allow_drag(false)
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .allow_axis_zoom_drag(false)
        .allow_double_click_reset(false)
        .sense(Sense::click())
        .grid_color(skin.hairline())
}
