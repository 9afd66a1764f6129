//! A table to read: names to the left, figures to the right, hairlines between.

use egui::{Align2, Color32, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::app::Inquiry;
use crate::i18n::Tr;
use crate::model::Unit;
use crate::ui::cells::{self, Cell};
use crate::ui::theme::{Skin, Weight, font};
use crate::ui::widgets;

/// Height of a row, points.
const ROW: f32 = 26.0;

/// How a row stands out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Tone {
    #[default]
    Plain,
    /// A sum.
    Total,
    /// Part of the row above.
    Part,
    /// What is lacking.
    Worse,
}

/// A row of the table.
#[derive(Debug, Default)]
pub(super) struct Row<'a> {
    pub(super) name: String,
    pub(super) unit: Option<&'a Unit>,
    pub(super) tone: Tone,
    pub(super) cells: Vec<String>,
    /// What is asked about each cell where somebody asks why it is so; may be shorter.
    pub(super) asks: Vec<Option<Inquiry>>,
    /// Whether a cell is called by the second line of its heading too.
    pub(super) notes: bool,
    /// What the figures rest on.
    pub(super) basis: String,
    /// Whether a gap stands above it.
    pub(super) apart: bool,
}

/// A heading: the words, and a smaller second line.
#[derive(Debug)]
pub(super) struct Heading {
    pub(super) text: String,
    pub(super) note: String,
}

impl Heading {
    pub(super) fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), note: String::new() }
    }

    /// Both lines.
    fn with_note(&self) -> String {
        if self.note.is_empty() {
            self.text.clone()
        } else {
            format!("{} {}", self.text, self.note)
        }
    }
}

/// Where the columns lie.
#[derive(Clone, Copy, Debug)]
struct Grid {
    first: f32,
    other: f32,
    count: usize,
}

impl Grid {
    fn new(available: f32, count: usize) -> Self {
        let others = count.max(1) as f32;
        let share = if count > 6 { 0.2 } else { 0.3 };
        let first = (available * share).clamp(150.0, 300.0);
        Self { first, other: ((available - first) / others).min(160.0), count }
    }

    fn width(&self) -> f32 {
        self.first + self.other * self.count as f32
    }

    /// Right end of a column of figures.
    fn right(&self, column: usize) -> f32 {
        self.first + self.other * (column as f32 + 1.0) - 4.0
    }
}

/// Shows the table; gives the figure whose reason somebody asks for.
pub(super) fn asked(
    ui: &mut Ui,
    tr: &Tr,
    (first, headings): (&str, &[Heading]),
    rows: &[Row<'_>],
    chosen: Option<usize>,
) -> Option<Inquiry> {
    let Places(places) = show(ui, first, headings, rows, chosen);
    let mut asked = Vec::new();
    for (row, (of, place)) in rows.iter().zip(&places).enumerate() {
        for (column, (asks, heading)) in of.asks.iter().zip(headings).enumerate() {
            let Some(asks) = asks.clone() else { continue };
            let heading = if of.notes { heading.with_note() } else { heading.text.clone() };
            asked.push(Cell {
                at: (row, column),
                place: place.cell(column),
                name: format!("{}, {heading}", of.name),
                basis: of.basis.clone(),
                asks,
            });
        }
    }
    cells::asked(ui, tr, ui.scope_id().with(("asked cells", first)), &asked)
}

/// Where the cells of a row lie.
#[derive(Clone, Copy, Debug)]
struct Place {
    rect: Rect,
    grid: Grid,
}

impl Place {
    fn cell(&self, column: usize) -> Rect {
        let right = self.rect.left() + self.grid.right(column) + 4.0;
        let x = egui::Rangef::new(right - self.grid.other + 4.0, right);
        Rect::from_x_y_ranges(x, self.rect.y_range())
    }
}

/// Where the rows of a table lie.
#[derive(Debug)]
pub(super) struct Places(Vec<Place>);

/// Shows the table; `chosen` is a column that is marked. Gives where the rows lie.
pub(super) fn show(
    ui: &mut Ui,
    first: &str,
    headings: &[Heading],
    rows: &[Row<'_>],
    chosen: Option<usize>,
) -> Places {
    let skin = Skin::of(ui);
    let grid = Grid::new(ui.available_width(), headings.len());
    ui.spacing_mut().item_spacing.y = 0.0;
    let has_notes = headings.iter().any(|heading| !heading.note.is_empty());
    let height = if has_notes { 38.0 } else { ROW };
    let (rect, _) = ui.allocate_exact_size(vec2(grid.width(), height), Sense::hover());
    if let Some(column) = chosen {
        let gaps = rows.iter().filter(|row| row.apart).count() as f32 * 12.0;
        let right = rect.left() + grid.right(column) + 4.0;
        let whole = Rect::from_min_max(
            pos2(right - grid.other + 4.0, rect.top()),
            pos2(right, rect.bottom() + rows.len() as f32 * ROW + gaps),
        );
        ui.painter().rect_filled(whole, 4.0, skin.accent_ground());
    }
    let small = font(11.0, Weight::SemiBold);
    let base = rect.bottom() - 6.0;
    let painter = ui.painter();
    let left = pos2(rect.left(), base);
    painter.text(left, Align2::LEFT_BOTTOM, first, small.clone(), skin.secondary());
    for (column, heading) in headings.iter().enumerate() {
        let right = rect.left() + grid.right(column);
        let text_base = if heading.note.is_empty() { base } else { base - 14.0 };
        painter.text(
            pos2(right, text_base),
            Align2::RIGHT_BOTTOM,
            &heading.text,
            small.clone(),
            skin.secondary(),
        );
        painter.text(
            pos2(right, base),
            Align2::RIGHT_BOTTOM,
            &heading.note,
            font(11.0, Weight::Regular),
            skin.secondary(),
        );
    }
    painter.hline(rect.x_range(), rect.bottom(), skin.line());
    let place = |row: &Row<'_>| {
        if row.apart {
            ui.add_space(12.0);
        }
        Place { rect: show_row(ui, skin, grid, headings, row), grid }
    };
    Places(rows.iter().map(place).collect())
}

fn show_row(ui: &mut Ui, skin: Skin, grid: Grid, headings: &[Heading], row: &Row<'_>) -> Rect {
    let (rect, response) = ui.allocate_exact_size(vec2(grid.width(), ROW), Sense::hover());
    response.widget_info(|| {
        let figures = headings.iter().zip(&row.cells);
        let figures: Vec<String> =
            figures.map(|(heading, cell)| format!("{} {cell}", heading.text)).collect();
        let text = format!("{}: {}", row.name, figures.join("; "));
        WidgetInfo::labeled(Role::Label, true, text)
    });
    if ui.is_rect_visible(rect) {
        let painter = ui.painter();
        let (colour, weight): (Color32, Weight) = match row.tone {
            Tone::Plain => (skin.text(), Weight::Regular),
            Tone::Total => (skin.text(), Weight::SemiBold),
            Tone::Part => (skin.secondary(), Weight::Regular),
            Tone::Worse => (skin.worse(), Weight::SemiBold),
        };
        if row.tone == Tone::Total {
            painter.hline(rect.x_range(), rect.top(), egui::Stroke::new(1.0, skin.secondary()));
        } else {
            painter.hline(rect.x_range(), rect.bottom(), skin.line());
        }
        let mut left = rect.left() + if row.tone == Tone::Part { 12.0 } else { 0.0 };
        if let Some(unit) = row.unit {
            widgets::paint_unit_badge(painter, pos2(left + 8.0, rect.center().y), 8.0, unit, skin);
            left += 24.0;
        }
        let mut job =
            egui::text::LayoutJob::simple_singleline(row.name.clone(), font(13.0, weight), colour);
        let room = (rect.left() + grid.first - left - 4.0).max(24.0);
        job.wrap = egui::text::TextWrapping::truncate_at_width(room);
        let galley = painter.layout_job(job);
        let y = rect.center().y - galley.size().y / 2.0;
        painter.galley(pos2(left, y), galley, colour);
        for (column, cell) in row.cells.iter().enumerate() {
            let at = pos2(rect.left() + grid.right(column), rect.center().y);
            // Nothing is said quietly, so that the eye finds what there is.
            let is_nothing = cell.starts_with('0') && !cell.contains(|c| ('1'..='9').contains(&c));
            let colour = if is_nothing { skin.secondary() } else { colour };
            painter.text(at, Align2::RIGHT_CENTER, cell, font(13.0, weight), colour);
        }
    }
    if !row.basis.is_empty() {
        response.on_hover_text(&row.basis);
    }
    rect
}
