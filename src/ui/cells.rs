//! Cells of a table that can be asked about: together they are one stop of the keyboard, the
//! arrows go from cell to cell, and a click, Enter or F1 asks.

use egui::{
    CursorIcon, EventFilter, Id, Key, Modifiers, Rect, Role, Sense, StrokeKind, Ui, WidgetInfo,
    accesskit,
};

use super::theme::Skin;
use super::why;
use crate::i18n::Tr;

/// Rows and columns that an arrow key goes over at the most to find the next cell.
const FAR: isize = 64;

/// A cell.
#[derive(Debug)]
pub(super) struct Cell<T> {
    /// Row and column.
    pub(super) at: (usize, usize),
    /// Where it lies.
    pub(super) place: Rect,
    /// What it is called.
    pub(super) name: String,
    /// What it rests on.
    pub(super) basis: String,
    /// What is asked.
    pub(super) asks: T,
}

/// Makes `cells` something to ask about; gives what is asked of the one that somebody wants to know
/// more of.
pub(super) fn asked<T: Clone>(ui: &Ui, tr: &Tr, id: Id, cells: &[Cell<T>]) -> Option<T> {
    let is_there = |at: (usize, usize)| cells.iter().any(|cell| cell.at == at);
    let kept = ui.data(|data| data.get_temp::<(usize, usize)>(id));
    let first = cells.first().map(|cell| cell.at);
    // The focus may have come to a cell without a key of the table's own.
    let focused = ui.memory(egui::Memory::focused);
    let focused = cells.iter().find(|cell| focused == Some(id.with(cell.at))).map(|cell| cell.at);
    // A screen reader may want the focus on any cell: that one is the stop from then on.
    let wants = |cell: &&Cell<T>| {
        let cell = id.with(cell.at);
        ui.input(|input| input.has_accesskit_action_request(cell, accesskit::Action::Focus))
    };
    let asked = cells.iter().find(wants).map(|cell| cell.at);
    if let Some(at) = asked {
        ui.data_mut(|data| data.insert_temp(id, at));
        ui.memory_mut(|memory| memory.request_focus(id.with(at)));
    }
    let mut stop = asked.or(focused).or(kept.filter(|at| is_there(*at))).or(first)?;
    let mut has_moved = false;
    let mut wanted = None;
    for cell in cells {
        let cell_id = id.with(cell.at);
        // Only one cell is a stop of the Tab key.
        let sense = if stop == cell.at { Sense::click() } else { Sense::CLICK };
        let response = ui.interact(cell.place, cell_id, sense);
        let name = tr.f("why-title", &[("figure", (&cell.name).into())]);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        if stop != cell.at {
            let takes_focus = |node: &mut accesskit::Node| {
                node.add_action(accesskit::Action::Focus);
            };
            ui.ctx().accesskit_node_builder(cell_id, takes_focus);
        }
        if response.clicked() || why::is_asked_by_key(ui, &response) {
            ui.data_mut(|data| data.insert_temp(id, cell.at));
            wanted = Some(cell.asks.clone());
        }
        if response.has_focus() {
            let stroke = ui.visuals().selection.stroke;
            ui.painter().rect_stroke(cell.place, 4.0, stroke, StrokeKind::Inside);
            let next = step(ui, cell_id, cell.at, is_there);
            if let Some(next) = next.filter(|_| !has_moved) {
                // A cell that is no stop would give the focus back in this very frame.
                stop = next;
                has_moved = true;
                ui.data_mut(|data| data.insert_temp(id, next));
                ui.memory_mut(|memory| memory.request_focus(id.with(next)));
            }
        } else if response.hovered() {
            ui.painter().rect_stroke(cell.place, 4.0, Skin::of(ui).line(), StrokeKind::Inside);
        }
        let response = response.on_hover_cursor(CursorIcon::Help);
        if !cell.basis.is_empty() {
            response.on_hover_text(&cell.basis);
        }
    }
    wanted
}

/// The cell that the arrow keys lead to from the one `at`, which has the focus: the next that is
/// `there`.
fn step(
    ui: &Ui,
    id: Id,
    at: (usize, usize),
    there: impl Fn((usize, usize)) -> bool,
) -> Option<(usize, usize)> {
    let filter =
        EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let pressed = |key| ui.ctx().input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let ways = [
        (Key::ArrowLeft, (0, -1)),
        (Key::ArrowRight, (0, 1)),
        (Key::ArrowUp, (-1, 0)),
        (Key::ArrowDown, (1, 0)),
    ];
    let (_, (down, right)) = ways.into_iter().find(|(key, _)| pressed(*key))?;
    // Some rows have no figures, and some columns.
    (1..FAR).find_map(|far| {
        let row = at.0.checked_add_signed(down * far)?;
        let column = at.1.checked_add_signed(right * far)?;
        there((row, column)).then_some((row, column))
    })
}
