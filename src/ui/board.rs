//! The assignment as a board: a column a unit, its districts as rows with need and children.

use egui::{CornerRadius, Frame, Margin, ScrollArea, Stroke, StrokeKind, Ui, vec2};

use super::Actions;
use super::cards::{ask_balance, chip};
use super::theme::{self, Skin};
use super::widgets;
use super::window::Gui;
use crate::app::{
    Action, AppState, AskedFigure, BoardOrder, BoardRow, DistrictFigure, Figure, Inquiry,
    MapAction, Measure, Whose, WhyAction, board_rows,
};
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
    let columns: Vec<(UnitIdx, Vec<BoardRow>)> =
        units.into_iter().map(|unit| (unit, board_rows(state, unit))).collect();
    let order: Vec<DistrictIdx> =
        columns.iter().flat_map(|(_, rows)| rows).map(|row| row.district).collect();
    Frame::new().inner_margin(12).show(ui, |ui| {
        super::suggest::trial_row(ui, state, actions);
        order_choice(ui, state, actions);
        ui.add_space(4.0);
        let gap = 10.0;
        let count = columns.len() as f32;
        let room = ui.available_width() - gap * (count - 1.0);
        // Whole points, and one to spare: the last column's edge must be seen too.
        let width = ((room / count).floor() - 1.0).max(176.0);
        ScrollArea::horizontal().auto_shrink(false).show(ui, |ui| {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = gap;
                for (unit, own) in &columns {
                    ui.allocate_ui(vec2(width, ui.available_height()), |ui| {
                        let rows = Rows { own, order: &order };
                        column(ui, state, gui, *unit, &rows, actions);
                    });
                }
            });
        });
    });
}

fn column(
    ui: &mut Ui,
    state: &AppState,
    gui: &mut Gui,
    unit: UnitIdx,
    own: &Rows<'_>,
    actions: &mut Actions,
) {
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
                    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                        super::cards::menu_button(ui, state, gui, unit, value);
                        ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                            ui.add(egui::Label::new(theme::title(&value.name)).truncate());
                        });
                    });
                });
                if let Some(load) = state.shown_results().loads.get(unit) {
                    let children = tr.number(load.children_0_19, 0);
                    let text = tr.f(
                        "card-count",
                        &[("n", load.districts.into()), ("children", (&children).into())],
                    );
                    let of = (Measure::Children, unit);
                    ask_balance(ui, state, of, &text, "basis-children", actions);
                    let posts = tr.number(load.social_workers_at_norm, 1);
                    let text = tr.f("board-norm", &[("posts", (&posts).into())]);
                    ask_balance(ui, state, (Measure::Posts, unit), &text, "basis-norm", actions);
                }
                if let Some(figures) = state.shown_results().card(unit, state.month()) {
                    super::cards::figures(ui, state, (unit, &figures), actions);
                }
                ui.add_space(4.0);
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Min), |ui| {
                    let (short, about) = value_names(state);
                    ui.label(theme::label(skin, tr.t(short))).on_hover_text(tr.t(about));
                });
                rows(ui, state, gui, unit, own, actions);
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
    super::cards::unit_menu(ui, state, gui, rect, unit);
}

/// From so many rows on only those that are seen are there at all.
const MANY_ROWS: usize = 200;

fn rows(
    ui: &mut Ui,
    state: &AppState,
    gui: &mut Gui,
    unit: UnitIdx,
    rows: &Rows<'_>,
    actions: &mut Actions,
) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let height = theme::target(ui.ctx(), 22.0);
    let area = ScrollArea::vertical().id_salt(("board", unit.to_usize())).auto_shrink(false);
    ui.spacing_mut().item_spacing.y = 5.0;
    ui.spacing_mut().interact_size.y = height;
    let mut row = |ui: &mut Ui, row: &BoardRow| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            let room = ui.available_width() - 44.0;
            chip(ui, state, gui, row.district, room, rows.order, actions);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                value_of(ui, state, (row.district, row.value), actions);
            });
        });
    };
    let own = rows.own;
    if own.len() > MANY_ROWS {
        area.show_rows(ui, height, own.len(), |ui, range| {
            for it in own.get(range).unwrap_or_default() {
                row(ui, it);
            }
        });
        return;
    }
    area.show(ui, |ui| {
        if own.is_empty() {
            ui.label(theme::label(skin, tr.t("board-empty")));
        }
        for it in own {
            row(ui, it);
        }
    });
}

/// The value of a row, to ask about; where it is a figure of the map's table it opens that one's
/// card.
fn value_of(
    ui: &mut Ui,
    state: &AppState,
    (district, value): (DistrictIdx, Option<f64>),
    actions: &mut Actions,
) {
    let places = decimals(state.view.board_order);
    let text = value.map_or_else(|| "–".to_owned(), |value| state.tr.number(value, places));
    let is_told = value.is_some();
    let (tr, basis) = (&state.tr, state.tr.t(value_names(state).1));
    let text = theme::label(Skin::of(ui), text);
    let children = state.document.map.indicators.children_0_19;
    let is_children = state.view.board_order == BoardOrder::Children;
    let Some(children) = children.filter(|_| is_children) else {
        let figure = match state.view.board_order {
            BoardOrder::Distance => DistrictFigure::Distance,
            BoardOrder::Need | BoardOrder::Children => DistrictFigure::Reports,
        };
        // What is tried is not the plan that chains are of.
        if state.suggest.trial.is_some() || !is_told {
            ui.label(text).on_hover_text(basis);
            return;
        }
        let name = format!("{}, {}", tr.t(value_names(state).0), state.document.name_of(district));
        if widgets::asked_text(ui, tr, &name, text, basis) {
            let inquiry = Inquiry::District(figure, district);
            actions.push(Action::Why(WhyAction::Ask(inquiry)));
        }
        return;
    };
    let name = format!("{}, {}", tr.t("board-by-children"), state.document.name_of(district));
    if widgets::asked_text(ui, tr, &name, text, basis) {
        let figure = Figure::Indicator(children);
        let asked = AskedFigure { figure, whose: Whose::District(district) };
        actions.push(Action::Map(MapAction::Ask(Some(asked))));
    }
}

/// The rows of a column, and of the whole board from left to right.
struct Rows<'a> {
    own: &'a [BoardRow],
    order: &'a [DistrictIdx],
}

/// The name of an order, as a message.
pub(super) const fn order_name(order: BoardOrder) -> &'static str {
    match order {
        BoardOrder::Need => "board-by-need",
        BoardOrder::Children => "board-by-children",
        BoardOrder::Distance => "board-by-distance",
    }
}

/// What stands over the rows' values, and what it means.
const fn value_names(state: &AppState) -> (&'static str, &'static str) {
    match state.view.board_order {
        BoardOrder::Need => ("board-reports-short", "board-reports"),
        BoardOrder::Children => ("board-children-short", "basis-children"),
        BoardOrder::Distance => ("board-distance-short", "board-distance"),
    }
}

const fn decimals(order: BoardOrder) -> usize {
    match order {
        BoardOrder::Need | BoardOrder::Children => 0,
        BoardOrder::Distance => 1,
    }
}

/// The choice of order, over the columns.
fn order_choice(ui: &mut Ui, state: &AppState, actions: &mut Actions) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        ui.label(theme::label(skin, tr.t("board-order")));
        ui.add_space(4.0);
        for order in BoardOrder::ALL {
            let chosen = state.view.board_order == order;
            if widgets::choice(ui, chosen, tr.t(order_name(order))).clicked() {
                actions.push(Action::SetBoardOrder(order));
            }
        }
        ui.add_space(12.0);
        ui.add(egui::Label::new(theme::label(skin, tr.t("board-hint"))).truncate());
    });
}
