//! All districts with the figures that are chosen, sorted by any of them.

mod made;

use std::sync::Arc;

use egui::{
    Align2, ComboBox, EventFilter, Id, Key, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, pos2, vec2,
};

use self::made::{By, Column, Made, Sort, tsv};
use super::{Panel, all_figures, fill_of, first_figure, select, years_note};
use crate::app::{Action, AppState, AskedFigure, Figure, MapAction, Whose};
use crate::i18n::Language;
use crate::model::{DistrictIdx, Index};
use crate::scene::Theme;
use crate::scene::legend::{decimals, localised, shown_text, unit_line, value_text};
use crate::ui::Actions;
use crate::ui::map::drawing::Shaded;
use crate::ui::map::kept::{DocumentKey, document_of};
use crate::ui::theme::{self, Skin, Weight, font};
use crate::ui::widgets;
use crate::ui::window::Gui;

/// Height of a row, points.
const ROW: f32 = 25.0;
/// Height of the heading: a title over its unit and year.
const HEAD: f32 = 34.0;
/// Height of the line of totals.
const FOOT: f32 = 26.0;
/// How many figures there may be beside the map's.
const MORE: usize = 3;
/// Width of a base's badge with its room.
const BADGE: f32 = 22.0;

/// What is chosen in the table.
#[derive(Debug, Default)]
pub(super) struct Draft {
    more: Vec<Figure>,
    sort: Sort,
    kept: Option<(Of, Arc<Made>)>,
    /// The row that gets the keyboard in the next frame.
    focus_next: Option<DistrictIdx>,
    /// The district that was selected last when this was last looked at.
    seen: Option<DistrictIdx>,
}

/// What the rows depend on.
#[derive(Clone, Debug, PartialEq)]
struct Of {
    document: DocumentKey,
    figures: Vec<Figure>,
    shade: Option<Shaded>,
    left_out: u64,
    sort: Sort,
    theme: Theme,
    language: Language,
}

/// Where the columns lie.
#[derive(Clone, Copy)]
struct Grid {
    names: f32,
    width: f32,
    count: usize,
}

impl Grid {
    fn new(available: f32, count: usize) -> Self {
        let columns = count.max(1) as f32;
        let width = ((available - BADGE) * 0.62 / columns).clamp(62.0, 132.0);
        Self { names: (available - BADGE - width * columns).max(60.0), width, count }
    }

    /// The rectangle of a column of figures in a row.
    fn cell(&self, row: Rect, column: usize) -> Rect {
        let left = row.left() + BADGE + self.names + self.width * column as f32;
        Rect::from_min_max(pos2(left, row.top()), pos2(left + self.width, row.bottom()))
    }

    fn name(&self, row: Rect) -> Rect {
        row.with_min_x(row.left() + BADGE).with_max_x(row.left() + BADGE + self.names)
    }
}

pub(super) fn show(ui: &mut Ui, state: &AppState, gui: &mut Gui, actions: &mut Actions) {
    let skin = Skin::of(ui);
    let panel = &mut gui.explain;
    let Some(first) = first_figure(state) else {
        ui.label(theme::label(skin, state.tr.t("explain-nothing")));
        return;
    };
    let mut draft = std::mem::take(&mut panel.table);
    toolbar(ui, state, &first, panel, &mut draft, actions);
    let made = draft.made(state, &first, panel, skin);
    let grid = Grid::new(ui.available_width() - 10.0, made.columns.len());
    ui.spacing_mut().item_spacing.y = 0.0;
    head(ui, state, &made, grid, &mut draft.sort);
    let has_total = made.columns.iter().any(|column| column.total.is_some());
    let notes = if made.columns.len() > 1 { 34.0 } else { 18.0 };
    let below = if has_total { FOOT + notes } else { notes };
    let height = (ui.available_height() - below).max(80.0);
    rows(ui, state, (&made, grid), panel, &mut draft, height, actions);
    if has_total {
        foot(ui, state, &made, grid, actions);
    }
    ui.add_space(3.0);
    years_note(ui, state, made.columns.iter().map(|column| &column.indicator.info));
    panel.table = draft;
}

impl Draft {
    fn made(&mut self, state: &AppState, first: &Figure, panel: &Panel, skin: Skin) -> Arc<Made> {
        self.more.retain(|figure| figure != first);
        let figures: Vec<Figure> = std::iter::once(first).chain(&self.more).cloned().collect();
        if matches!(self.sort.by, By::Column(column) if column >= figures.len()) {
            self.sort = Sort::default();
        }
        let of = Of {
            document: document_of(state),
            figures,
            shade: panel.shade.clone().map(Shaded),
            left_out: panel.left_out_number,
            sort: self.sort,
            theme: skin.theme,
            language: state.tr.language(),
        };
        if let Some((known, made)) = &self.kept
            && *known == of
        {
            return Arc::clone(made);
        }
        let made = Arc::new(Made::new(state, panel, &of.figures, of.sort, skin));
        self.kept = Some((of, Arc::clone(&made)));
        made
    }
}

/// Further columns, and the table for a spreadsheet.
fn toolbar(
    ui: &mut Ui,
    state: &AppState,
    first: &Figure,
    panel: &Panel,
    draft: &mut Draft,
    actions: &mut Actions,
) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    ui.horizontal(|ui| {
        let text = tr.f("table-columns", &[("n", draft.more.len().into())]);
        let combo = ComboBox::from_id_salt("table columns").selected_text(text).width(170.0);
        let combo = combo.height(420.0);
        let combo = combo.close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside);
        let response = combo.show_ui(ui, |ui| {
            for (figure, name) in all_figures(state).into_iter().filter(|(it, _)| it != first) {
                let mut is_chosen = draft.more.contains(&figure);
                let may = is_chosen || draft.more.len() < MORE;
                let checkbox = egui::Checkbox::new(&mut is_chosen, name);
                if ui.add_enabled(may, checkbox).changed() {
                    draft.more.retain(|known| *known != figure);
                    if is_chosen {
                        draft.more.push(figure);
                    }
                }
            }
        });
        response
            .response
            .widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, tr.t("table-columns-name")));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if ui.button(tr.t("table-copy")).on_hover_text(tr.t("table-copy-about")).clicked() {
                let made = draft.made(state, first, panel, skin);
                actions.push(Action::Copy(tsv(state, &made)));
            }
        });
    });
}

/// Headings that sort.
fn head(ui: &mut Ui, state: &AppState, made: &Made, grid: Grid, sort: &mut Sort) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEAD), Sense::hover());
    let unit = rect.with_max_x(rect.left() + BADGE);
    heading(ui, state, unit, (By::Unit, tr.t("table-unit"), ""), sort);
    heading(ui, state, grid.name(rect), (By::Name, tr.t("table-name"), ""), sort);
    for (position, column) in made.columns.iter().enumerate().take(grid.count) {
        let info = &column.indicator.info;
        let title = localised(&info.title, tr);
        let note = unit_line(info, tr);
        heading(ui, state, grid.cell(rect, position), (By::Column(position), title, &note), sort);
    }
    ui.painter().hline(rect.x_range(), rect.bottom(), skin.line());
}

fn heading(
    ui: &Ui,
    state: &AppState,
    rect: Rect,
    (by, title, note): (By, &str, &str),
    sort: &mut Sort,
) {
    let skin = Skin::of(ui);
    let is_chosen = sort.by == by;
    let response = ui.interact(rect, ui.scope_id().with(("heading", title)), Sense::click());
    let name = state.tr.f("table-sort", &[("column", title.into())]);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_chosen, &name));
    if response.clicked() {
        let descending = if is_chosen { !sort.descending } else { matches!(by, By::Column(_)) };
        *sort = Sort { by, descending };
    }
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 4.0, skin.hairline());
    }
    let ink = if is_chosen { skin.accent() } else { skin.text() };
    let inner = rect.shrink2(vec2(4.0, 2.0));
    let is_figure = matches!(by, By::Column(_));
    let arrow = if sort.descending { "↓" } else { "↑" };
    if by == By::Unit {
        // There is no room for more than the arrow; the badges below speak for themselves.
        if is_chosen {
            let style = font(11.0, Weight::Bold);
            ui.painter().text(rect.center(), Align2::CENTER_CENTER, arrow, style, ink);
        }
    } else {
        let text = if is_chosen { format!("{arrow} {title}") } else { title.to_owned() };
        let top = inner.with_max_y(inner.center().y + if note.is_empty() { 8.0 } else { 1.0 });
        line(ui, top, &text, font(11.0, Weight::SemiBold), ink, is_figure);
        let low = inner.with_min_y(inner.center().y + 1.0);
        line(ui, low, note, font(10.0, Weight::Regular), skin.secondary(), is_figure);
    }
    let note = if note.is_empty() { String::new() } else { format!("\n{note}") };
    response.on_hover_text(format!("{title}{note}"));
}

/// `text` in one line of `rect`, cut off where it does not fit.
fn line(ui: &Ui, rect: Rect, text: &str, font: egui::FontId, ink: egui::Color32, to_right: bool) {
    let mut job = egui::text::LayoutJob::simple_singleline(text.to_owned(), font, ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width(rect.width().max(8.0));
    let galley = ui.painter().layout_job(job);
    let x = if to_right { rect.right() - galley.size().x } else { rect.left() };
    let y = rect.center().y - galley.size().y / 2.0;
    ui.painter().galley(pos2(x, y), galley, ink);
}

fn row_id(district: DistrictIdx) -> Id {
    Id::unique("explain row").with(district.to_usize())
}

/// The rows that are seen.
fn rows(
    ui: &mut Ui,
    state: &AppState,
    (made, grid): (&Made, Grid),
    panel: &mut Panel,
    draft: &mut Draft,
    height: f32,
    actions: &mut Actions,
) {
    let selected = state.view.anchor.filter(|anchor| state.view.selection.contains(anchor));
    let is_news = draft.seen != selected;
    draft.seen = selected;
    let list = ScrollArea::vertical().id_salt("explain table").auto_shrink(false);
    list.max_height(height).min_scrolled_height(height).show_viewport(ui, |ui, viewport| {
        let size = vec2(ui.available_width(), ROW * made.rows.len() as f32);
        let (all, _) = ui.allocate_exact_size(size, Sense::hover());
        let place = |position: usize| {
            let top = all.top() + ROW * position as f32;
            Rect::from_min_size(pos2(all.left(), top), vec2(all.width(), ROW))
        };
        let first = (viewport.top() / ROW).floor().max(0.0) as usize;
        let count = (viewport.height() / ROW).ceil() as usize + 1;
        let mut moved = None;
        for (position, &district) in made.rows.iter().enumerate().skip(first).take(count) {
            let step = row(ui, state, (made, grid), (place(position), district), panel, actions);
            moved = moved.or(step.map(|step| position.saturating_add_signed(step)));
            if draft.focus_next == Some(district) {
                draft.focus_next = None;
                ui.memory_mut(|memory| memory.request_focus(row_id(district)));
            }
        }
        if let Some((position, &district)) =
            moved.and_then(|position| Some((position, made.rows.get(position)?)))
        {
            draft.focus_next = Some(district);
            ui.scroll_to_rect(place(position), None);
            ui.ctx().request_repaint();
        }
        // What was selected on the map comes into sight.
        let news = selected.filter(|_| is_news);
        if let Some(position) = made.rows.iter().position(|row| Some(*row) == news) {
            ui.scroll_to_rect(place(position), None);
        }
    });
}

/// A row; gives by how many rows the keyboard goes on.
fn row(
    ui: &Ui,
    state: &AppState,
    (made, grid): (&Made, Grid),
    (rect, district): (Rect, DistrictIdx),
    panel: &mut Panel,
    actions: &mut Actions,
) -> Option<isize> {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let unit = made.owners.get(district).and_then(|unit| state.shown_plan().units.get(*unit));
    let name = state.document.name_of(district);
    let is_selected = state.view.selection.contains(&district);
    let response = ui.interact(rect, row_id(district), Sense::click());
    response.widget_info(|| {
        let unit = unit.map_or("", |unit| unit.name.as_str());
        let text = tr.f("table-row", &[("name", name.into()), ("unit", unit.into())]);
        WidgetInfo::selected(Role::Button, true, is_selected, text)
    });
    if ui.rect_contains_pointer(rect) || response.has_focus() {
        panel.pointed = vec![district];
    }
    if response.clicked() {
        select(ui, district, actions);
    }
    let is_marked = panel.marked.contains(&district);
    let painter = ui.painter();
    if is_selected {
        painter.rect_filled(rect, 0.0, skin.accent_ground());
    } else if is_marked {
        painter.rect_filled(rect, 0.0, skin.hairline().gamma_multiply(0.6));
    }
    if is_marked || is_selected {
        let bar = rect.with_max_x(rect.left() + 3.0);
        painter.rect_filled(bar, 0.0, skin.accent());
    }
    if response.has_focus() {
        painter.rect_stroke(rect, 2.0, Stroke::new(1.0, skin.accent()), StrokeKind::Inside);
    }
    if let Some(unit) = unit {
        let centre = pos2(rect.left() + BADGE / 2.0 + 1.0, rect.center().y);
        widgets::paint_unit_badge(painter, centre, 7.5, unit, skin);
    }
    let weight = if is_selected { Weight::SemiBold } else { Weight::Regular };
    let place = grid.name(rect).shrink2(vec2(4.0, 0.0));
    line(ui, place, name, font(12.0, weight), skin.text(), false);
    for (position, column) in made.columns.iter().enumerate() {
        cell(ui, state, column, (grid.cell(rect, position), district), actions);
    }
    painter.hline(rect.x_range(), rect.bottom(), skin.line());
    arrow_keys(ui, &response)
}

/// Up and down, while a row has the keyboard.
fn arrow_keys(ui: &Ui, response: &egui::Response) -> Option<isize> {
    if !response.has_focus() {
        return None;
    }
    let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let step = ui.input(|input| {
        let key = |key| isize::from(input.key_pressed(key));
        key(Key::ArrowDown) - key(Key::ArrowUp)
    });
    (step != 0).then_some(step)
}

/// A figure over its small bar; a click asks where it comes from.
fn cell(
    ui: &Ui,
    state: &AppState,
    column: &Column,
    (rect, district): (Rect, DistrictIdx),
    actions: &mut Actions,
) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let info = &column.indicator.info;
    let value = column.indicator.values.get(district).copied().flatten();
    let id = ui.scope_id().with(("cell", district.to_usize(), &info.id));
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| {
        let value = shown_text(&column.indicator, district, tr);
        let args = [
            ("district", state.document.name_of(district).into()),
            ("title", localised(&info.title, tr).into()),
            ("value", (&value).into()),
        ];
        WidgetInfo::labeled(Role::Button, true, tr.f("table-cell", &args))
    });
    if response.clicked() {
        let asked = AskedFigure { figure: column.figure.clone(), whose: Whose::District(district) };
        actions.push(Action::Map(MapAction::Ask(Some(asked))));
    }
    let is_hot = response.hovered() || response.has_focus();
    let ink = if is_hot { skin.accent() } else { skin.text() };
    let inner = rect.shrink2(vec2(5.0, 0.0));
    let top = inner.with_max_y(rect.bottom() - 5.0);
    if let Some(value) = value {
        let text = tr.number(value, decimals(info.unit));
        line(ui, top, &text, font(12.0, Weight::Medium), ink, true);
        bar(ui, column, inner, district, value, skin);
    } else {
        let is_hidden = column.indicator.is_hidden(district);
        let text = tr.t(if is_hidden { "value-hidden" } else { "table-missing" });
        line(ui, top, text, font(11.0, Weight::Regular), skin.secondary(), true);
    }
    if response.has_focus() {
        let line = Stroke::new(1.0, skin.accent());
        ui.painter().rect_stroke(rect.shrink(1.0), 3.0, line, StrokeKind::Inside);
    }
    response.on_hover_cursor(egui::CursorIcon::Help);
}

/// A bar in the class's colour, from 0.
fn bar(ui: &Ui, column: &Column, inner: Rect, district: DistrictIdx, value: f64, skin: Skin) {
    let (low, high) = column.range;
    if high <= low {
        return;
    }
    let x = |value: f64| inner.left() + inner.width() * ((value - low) / (high - low)) as f32;
    let (from, to) = (x(0.0).min(x(value)), x(0.0).max(x(value)));
    let base = inner.bottom() - 2.5;
    let rect = Rect::from_min_max(pos2(from, base - 4.0), pos2(to.max(from + 1.0), base));
    let fill = fill_of(&column.shade, district, skin);
    ui.painter().rect(rect, 0.0, fill, skin.line(), StrokeKind::Inside);
}

/// Sums and means, where they are sound.
fn foot(ui: &mut Ui, state: &AppState, made: &Made, grid: Grid, actions: &mut Actions) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), FOOT), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.top(), Stroke::new(1.5, skin.secondary()));
    let means = made.columns.iter().filter_map(|column| column.total);
    let has_mean = means.clone().any(|total| !total.is_sum);
    let has_sum = means.clone().any(|total| total.is_sum);
    let id = match (has_sum, has_mean) {
        (true, true) => "table-sum-mean",
        (true, false) => "table-sum",
        (false, _) => "table-mean",
    };
    let name = grid.name(rect).with_min_x(rect.left() + 4.0);
    line(ui, name, tr.t(id), font(11.0, Weight::SemiBold), skin.text(), false);
    for (position, column) in made.columns.iter().enumerate() {
        let info = &column.indicator.info;
        let cell = grid.cell(rect, position);
        let inner = cell.shrink2(vec2(5.0, 0.0));
        let Some(total) = column.total else {
            line(ui, inner, "–", font(12.0, Weight::Regular), skin.secondary(), true);
            continue;
        };
        let id = ui.scope_id().with(("total", &info.id));
        let response = ui.interact(cell, id, Sense::click());
        let kind = if total.is_sum { "table-total-sum" } else { "table-total-mean" };
        let value = value_text(info, total.value, tr);
        let args = [("title", localised(&info.title, tr).into()), ("value", (&value).into())];
        let text = tr.f(kind, &args);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &text));
        if response.clicked() {
            let asked = AskedFigure { figure: column.figure.clone(), whose: Whose::Shown };
            actions.push(Action::Map(MapAction::Ask(Some(asked))));
        }
        let hot = response.hovered() || response.has_focus();
        let ink = if hot { skin.accent() } else { skin.text() };
        let number = tr.number(total.value, decimals(info.unit));
        line(ui, inner, &number, font(12.0, Weight::Bold), ink, true);
        response.on_hover_text(text);
    }
}
