//! Measures × bases. A row is a button: it chooses what the bars show. A figure opens its chain.

use egui::{Align2, Color32, Pos2, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::{Chosen, Shown, deviation, deviation_against, name, uneven, value};
use crate::app::{Action, AppState, Inquiry, Measure, WhyAction, measure_basis};
use crate::model::UnitIdx;
use crate::ui::Actions;
use crate::ui::cells::{self, Cell};
use crate::ui::theme::{Skin, Weight, font};
use crate::ui::widgets;
use crate::ui::window::Gui;

/// Height of a row, points: a value over its deviation.
const ROW: f32 = 33.0;
/// Height of the heading.
const HEAD: f32 = 26.0;
/// Width of the column of names, and of the last one.
const NAMES: f32 = 118.0;
const GINI: f32 = 38.0;
/// The least width of a unit's column.
const LEAST: f32 = 47.0;

/// Where the columns lie.
struct Columns {
    units: Vec<UnitIdx>,
    width: f32,
    names: f32,
}

impl Columns {
    fn new(units: Vec<UnitIdx>, available: f32) -> Self {
        let count = units.len().max(1) as f32;
        let names = (available * 0.32).clamp(NAMES, 170.0);
        let width = ((available - names - GINI) / count).clamp(LEAST, 78.0);
        Self { units, width, names }
    }

    fn total(&self) -> f32 {
        self.names + self.width * self.units.len() as f32 + GINI
    }

    /// Right end of the figures of the unit at `position`.
    fn right(&self, position: usize) -> f32 {
        self.names + self.width * (position as f32 + 1.0) - 3.0
    }
}

pub(super) fn show(
    ui: &mut Ui,
    state: &AppState,
    gui: &mut Gui,
    shown: Shown<'_>,
    actions: &mut Actions,
) {
    let columns = Columns::new(shown.latest().shown(), ui.available_width());
    egui::ScrollArea::horizontal().id_salt("balance table").show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let top = ui.cursor().min;
        head(ui, state, shown, &columns);
        let mut rows = Vec::new();
        for measure in Measure::ALL {
            rows.push((measure, row(ui, state, &mut gui.balance, shown, &columns, measure)));
        }
        let bottom = ui.cursor().min.y;
        ask(ui, state, shown, &columns, &rows, actions);
        // A whole column is a place to drop on.
        for (position, &unit) in columns.units.iter().enumerate() {
            let right = top.x + columns.right(position) + 3.0;
            let rect = Rect::from_min_max(pos2(right - columns.width, top.y), pos2(right, bottom));
            gui.drop_targets.push((rect.intersect(ui.clip_rect()), unit));
        }
    });
}

fn head(ui: &mut Ui, state: &AppState, shown: Shown<'_>, columns: &Columns) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let (rect, _) = ui.allocate_exact_size(vec2(columns.total(), HEAD), Sense::hover());
    for (position, &unit) in columns.units.iter().enumerate() {
        let Some(value) = state.document.plan.units.get(unit) else { continue };
        let right = rect.left() + columns.right(position);
        let centre = pos2(right - 9.0, rect.center().y);
        widgets::paint_unit_badge(ui.painter(), centre, 9.0, value, skin);
        let cell = Rect::from_min_max(
            pos2(right - columns.width, rect.top()),
            pos2(right + 3.0, rect.bottom()),
        );
        let id = ui.scope_id().with("unit").with(position);
        let response = ui.interact(cell, id, Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &value.name));
        if unit == shown.now.central {
            response.on_hover_text(format!("{}: {}", value.name, tr.t("balance-central-about")));
        } else {
            response.on_hover_text(&value.name);
        }
    }
    let right = pos2(rect.right() - 2.0, rect.center().y);
    let style = font(11.0, Weight::SemiBold);
    ui.painter().text(right, Align2::RIGHT_CENTER, tr.t("balance-gini"), style, skin.secondary());
    let cell = Rect::from_min_max(pos2(rect.right() - GINI, rect.top()), rect.max);
    let response = ui.interact(cell, ui.scope_id().with("gini"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, tr.t("balance-gini")));
    response.on_hover_text(tr.t("balance-gini-about"));
    ui.painter().hline(rect.x_range(), rect.bottom(), skin.line());
}

fn row(
    ui: &mut Ui,
    state: &AppState,
    chosen: &mut Chosen,
    shown: Shown<'_>,
    columns: &Columns,
    measure: Measure,
) -> Rect {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let (rect, response) = ui.allocate_exact_size(vec2(columns.total(), ROW), Sense::click());
    let is_chosen = chosen.0 == measure;
    response.widget_info(|| {
        let text = words(state, shown, columns, measure);
        WidgetInfo::selected(Role::Button, true, is_chosen, text)
    });
    if response.clicked() {
        chosen.0 = measure;
    }
    if ui.is_rect_visible(rect) {
        let painter = ui.painter();
        if is_chosen {
            painter.rect_filled(rect, 4.0, skin.accent_ground());
        } else if response.hovered() || response.has_focus() {
            painter.rect_filled(rect, 4.0, skin.raised());
        }
        if response.has_focus() {
            let line = Stroke::new(1.0, skin.accent());
            painter.rect_stroke(rect, 4.0, line, egui::StrokeKind::Inside);
        }
        painter.hline(rect.x_range(), rect.bottom(), skin.line());
        let (ink, weight) = if is_chosen {
            (skin.accent(), Weight::SemiBold)
        } else {
            (skin.text(), Weight::Regular)
        };
        let text = name(tr, measure, shown.now);
        let galley = painter.layout(text, font(12.0, weight), ink, columns.names - 8.0);
        let at = pos2(rect.left() + 4.0, rect.center().y - galley.size().y / 2.0);
        painter.galley(at, galley, ink);
        for (position, &unit) in columns.units.iter().enumerate() {
            let right = rect.left() + columns.right(position);
            cell(ui, state, shown, measure, unit, pos2(right, rect.top()));
        }
        let end = pos2(rect.right() - 2.0, rect.top() + 10.0);
        let style = font(11.5, Weight::Medium);
        let text = uneven(tr, measure, shown.latest());
        ui.painter().text(end, Align2::RIGHT_CENTER, &text, style, skin.text());
        let before = uneven(tr, measure, shown.now);
        if shown.after.is_some() && before != text {
            let at = pos2(end.x, rect.bottom() - 9.0);
            let style = font(10.0, Weight::Regular);
            let before = format!("{before} →");
            ui.painter().text(at, Align2::RIGHT_CENTER, before, style, skin.secondary());
        }
    }
    response.on_hover_ui(|ui| {
        ui.label(measure_basis(&state.document, &state.shown_results().balances, measure, tr));
    });
    rect
}

/// Makes the figures of the `rows` something to ask about; those of a move in the hand and of a
/// suggestion that is tried are not the plan's.
fn ask(
    ui: &Ui,
    state: &AppState,
    shown: Shown<'_>,
    columns: &Columns,
    rows: &[(Measure, Rect)],
    actions: &mut Actions,
) {
    if shown.after.is_some() || state.suggest.trial.is_some() {
        return;
    }
    let tr = &state.tr;
    let month = state.document.plan.start.plus(state.month() as i32);
    let balances = &state.results.balances;
    let mut asked = Vec::new();
    for (line, (measure, rect)) in rows.iter().enumerate() {
        let basis = measure_basis(&state.document, balances, *measure, tr);
        for (position, &unit) in columns.units.iter().enumerate() {
            let Some(whose) = state.document.plan.units.get(unit) else { continue };
            if shown.now.value(*measure, unit).is_none() {
                continue;
            }
            let right = rect.left() + columns.right(position) + 3.0;
            let top = pos2(right - columns.width, rect.top());
            asked.push(Cell {
                at: (line, position),
                place: Rect::from_min_max(top, pos2(right, rect.bottom())).shrink(1.0),
                name: format!("{}, {}", tr.t(measure.message_id()), whose.name),
                basis: basis.clone(),
                asks: Inquiry::Balance(*measure, unit, month),
            });
        }
    }
    let inquiry = cells::asked(ui, tr, ui.scope_id().with("asked cells"), &asked);
    actions.extend(inquiry.map(|inquiry| Action::Why(WhyAction::Ask(inquiry))));
}

/// A value over its deviation; where a move changes it the new value over the old one.
fn cell(
    ui: &Ui,
    state: &AppState,
    shown: Shown<'_>,
    measure: Measure,
    unit: UnitIdx,
    corner: Pos2,
) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let text = value(tr, measure, shown.latest().value(measure, unit));
    let before = value(tr, measure, shown.now.value(measure, unit));
    let is_changed = shown.after.is_some() && before != text;
    let percent = shown.latest().deviation_percent(measure, unit);
    let is_base = shown.now.bases.contains(&unit);
    let limit = state.document.plan.rules.limits.max_deviation_percent;
    let is_over =
        is_base && measure.is_load() && percent.is_some_and(|percent| percent.abs() > limit);
    let (small, small_ink): (String, Color32) = if is_changed {
        (format!("{before} →"), skin.secondary())
    } else if is_base {
        let mark = if is_over { "! " } else { "" };
        let ink = if is_over { skin.worse() } else { skin.secondary() };
        let percent = match percent.filter(|_| measure.is_load()) {
            Some(percent) => deviation_against(tr, percent, limit),
            None => deviation(tr, percent),
        };
        (format!("{mark}{percent}"), ink)
    } else {
        (String::new(), skin.secondary())
    };
    let weight = if is_changed { Weight::Bold } else { Weight::Regular };
    let ink = match (is_changed, is_base) {
        (true, _) => skin.accent(),
        (false, true) => skin.text(),
        (false, false) => skin.secondary(),
    };
    let painter = ui.painter();
    let at = corner + vec2(0.0, 10.0);
    painter.text(at, Align2::RIGHT_CENTER, text, font(12.5, weight), ink);
    let at = corner + vec2(0.0, ROW - 9.0);
    painter.text(at, Align2::RIGHT_CENTER, small, font(10.0, Weight::Regular), small_ink);
}

/// The row in words, for who hears it.
fn words(state: &AppState, shown: Shown<'_>, columns: &Columns, measure: Measure) -> String {
    let tr = &state.tr;
    let figures = columns.units.iter().filter_map(|&unit| {
        let name = &state.document.plan.units.get(unit)?.name;
        let latest = shown.latest();
        let figure = value(tr, measure, latest.value(measure, unit));
        let percent = latest.deviation_percent(measure, unit);
        let percent = percent.filter(|_| shown.now.bases.contains(&unit));
        Some(match percent {
            Some(_) => format!("{name} {figure} ({})", deviation(tr, percent)),
            None => format!("{name} {figure}"),
        })
    });
    let figures: Vec<String> = figures.collect();
    let measure = name(tr, measure, shown.now);
    let values = figures.join("; ");
    tr.f("balance-row", &[("measure", (&measure).into()), ("values", (&values).into())])
}
