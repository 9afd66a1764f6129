//! The square of a map of two indicators, with every number in its place.

use geo::{Coord, coord};

use super::Text;
use super::cards::{Align, CardItem};
use crate::scene::palette::{Rgb, Tokens, text_on};
use crate::scene::rect::ScreenRect;
use crate::scene::square::{Axis, Square};
use crate::scene::text::{CAP_HEIGHT, TextMeasure, Weight};

/// The longest side of a cell, pixels at font scale 1.
const CELL_PX: f64 = 56.0;
/// Room of an arrow, pixels at font scale 1.
const ARROW_PX: f64 = 12.0;
/// Font size of the limits, pixels at font scale 1.
const LIMIT_PX: f64 = 10.5;
/// Height of a line of limits, pixels at font scale 1.
const LIMIT_LINE_PX: f64 = 13.0;

/// A square that is laid out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SquareItems {
    /// What is drawn.
    pub items: Vec<CardItem>,
    /// The cells, in the order of [`Square::cells`].
    pub cells: Vec<ScreenRect>,
    /// How high all of it is, pixels.
    pub height: f64,
}

/// Writes from above.
struct Pen<'a> {
    scale: f64,
    tokens: &'a Tokens,
    at: Coord<f64>,
    width: f64,
    items: Vec<CardItem>,
}

impl Pen<'_> {
    /// A line of text whose middle is at the height `y`.
    fn text(&mut self, text: &str, at: Coord<f64>, align: Align, style: (f64, Weight, Rgb)) {
        let (size, weight, colour) = style;
        let size_px = size * self.scale;
        let at = coord! { x: at.x, y: at.y + CAP_HEIGHT * size_px / 2.0 };
        let text = text.to_owned();
        self.items.push(CardItem::Text(Text { text, at, align, size_px, weight, colour }));
    }

    /// What an axis is, over the whole width.
    fn axis(&mut self, axis: &Axis, align: Align) {
        let x = if align == Align::End { self.at.x + self.width } else { self.at.x };
        let title = (12.0, Weight::SemiBold, self.tokens.text);
        let note = (10.5, Weight::Regular, self.tokens.secondary);
        for (text, style, line) in [(&axis.title, title, 16.0), (&axis.note, note, 14.0)] {
            let measure = TextMeasure::embedded();
            for text in measure.wrap(text, style.0 * self.scale, style.1, self.width) {
                let y = self.at.y + line * self.scale / 2.0;
                self.text(&text, coord! { x: x, y: y }, align, style);
                self.at.y += line * self.scale;
            }
        }
    }

    /// A line with a head at `to`.
    fn arrow(&mut self, from: Coord<f64>, to: Coord<f64>) {
        let along = to - from;
        let unit = along / along.x.hypot(along.y).max(1e-9) * (3.5 * self.scale);
        let side = coord! { x: -unit.y, y: unit.x };
        let (width, colour) = (1.2 * self.scale, self.tokens.secondary);
        for (from, to) in [(from, to), (to - unit + side, to), (to - unit - side, to)] {
            self.items.push(CardItem::Line { from, to, width, colour });
        }
    }
}

/// A range in two lines, the first with its dash: "0,12–" and "0,31".
fn in_two(range: &str) -> Vec<&str> {
    match range.find('–') {
        Some(at) => {
            let (low, high) = range.split_at(at + '–'.len_utf8());
            vec![low, high]
        }
        None => vec![range],
    }
}

/// Lays `square` out below `at`, at most `width` wide.
#[must_use]
pub fn square_items(
    square: &Square,
    at: Coord<f64>,
    width: f64,
    scale: f64,
    tokens: &Tokens,
) -> SquareItems {
    let mut pen = Pen { scale, tokens, at, width, items: Vec::new() };
    let measure = TextMeasure::embedded();
    let wide = |text: &str| measure.width(text, LIMIT_PX * scale, Weight::Regular);
    let (columns, rows) = (square.columns().max(1), square.up.classes.len());
    pen.axis(&square.up, Align::Start);
    pen.at.y += 4.0 * scale;
    let limits = square.up.classes.iter().flat_map(|range| in_two(range)).map(wide);
    let labels = limits.fold(0.0, f64::max);
    let left = at.x + labels + ARROW_PX * scale;
    let side = ((at.x + width - left) / columns as f64).min(CELL_PX * scale);
    let (top, bottom) = (pen.at.y, side.mul_add(rows as f64, pen.at.y));
    let right = side.mul_add(columns as f64, left);
    let mut cells = Vec::with_capacity(square.cells.len());
    for (position, cell) in square.cells.iter().enumerate() {
        let (column, row) = (position % columns, position / columns);
        let corner = coord! {
            x: side.mul_add(column as f64, left),
            y: side.mul_add(-(row as f64 + 1.0), bottom),
        };
        let rect = ScreenRect::at(corner, side, side);
        let text = cell.text.clone();
        pen.items.push(CardItem::Cell { rect, colour: cell.colour, text });
        if cell.count > 0 {
            let style = (13.0, Weight::SemiBold, text_on(cell.colour));
            pen.text(&cell.count.to_string(), rect.centre(), Align::Middle, style);
        }
        cells.push(rect);
    }
    let style = (LIMIT_PX, Weight::Regular, tokens.secondary);
    let line = LIMIT_LINE_PX * scale;
    let gap = 4.0 * scale;
    let arrow_x = left - ARROW_PX * scale / 2.0;
    for (row, range) in square.up.classes.iter().enumerate() {
        let lines = in_two(range);
        let middle = side.mul_add(-(row as f64 + 0.5), bottom);
        let first = middle - line * (lines.len() as f64 - 1.0) / 2.0;
        for (number, text) in lines.into_iter().enumerate() {
            let y = line.mul_add(number as f64, first);
            pen.text(text, coord! { x: at.x + labels, y: y }, Align::End, style);
        }
    }
    pen.arrow(coord! { x: arrow_x, y: bottom }, coord! { x: arrow_x, y: top });
    let arrow_y = bottom + ARROW_PX * scale / 2.0;
    pen.arrow(coord! { x: left, y: arrow_y }, coord! { x: right, y: arrow_y });
    pen.at.y = bottom + ARROW_PX * scale;
    let is_narrow = square.across.classes.iter().any(|range| wide(range) > side - 2.0 * gap);
    let mut lowest: f64 = pen.at.y;
    for (column, range) in square.across.classes.iter().enumerate() {
        let lines = if is_narrow { in_two(range) } else { vec![range.as_str()] };
        for (number, text) in lines.into_iter().enumerate() {
            let y = line.mul_add(number as f64 + 0.5, pen.at.y);
            let x = side.mul_add(column as f64 + 0.5, left);
            pen.text(text, coord! { x: x, y: y }, Align::Middle, style);
            lowest = lowest.max(y + line / 2.0);
        }
    }
    pen.at.y = lowest + gap / 2.0;
    // Where the arrow ends.
    pen.width = right - at.x;
    pen.axis(&square.across, Align::End);
    SquareItems { height: pen.at.y - at.y, items: pen.items, cells }
}
