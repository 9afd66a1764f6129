//! Names in columns beside a crowd of small districts (boundary labelling).
//!
//! Which name goes where is the choice with the shortest lines in all. Lines of such a choice do
//! not cross: if two did, swapping their ends would make them shorter.

use geo::{Coord, coord};

use super::callouts::{PADDING, one_line_height};
use super::lines::{Block, one_line};
use super::matching::cheapest;
use super::{Layout, Pending, Placement};
use crate::scene::rect::{ScreenLine, ScreenRect, length, lines_cross};

/// Distance between the crowd and the nearest place of a column, in parts of the font size.
const NEAREST: f64 = 2.0;

/// What is charged for a column on land (in full from a tenth of it on), in parts of the font
/// size: so much further away a column may go to stand free.
const COST_OF_LAND: f64 = 26.0;
/// What is charged for each place too few.
const COST_OF_SHORTAGE: f64 = 6.0;
/// What is charged for a line that passes close to another district's point, pixels.
const COST_OF_CONFUSION: f64 = 4.0;
/// The cost of what must not be.
const FORBIDDEN: f64 = 1e7;

/// A point that no district has.
const NO_POINT: Coord<f64> = Coord { x: f64::NAN, y: f64::NAN };
/// How often crossings are looked for and undone.
const ROUNDS: usize = 160;

/// A place in a column.
#[derive(Clone, Copy)]
struct Slot {
    /// Where the line ends.
    port: Coord<f64>,
    side: Side,
}

#[derive(Clone, Copy, PartialEq)]
enum Side {
    Left,
    Right,
}

impl Slot {
    fn rect(&self, width: f64, height: f64) -> ScreenRect {
        let shift = match self.side {
            Side::Left => -width / 2.0,
            Side::Right => width / 2.0,
        };
        ScreenRect::around(self.port + coord! { x: shift, y: 0.0 }, width, height)
    }
}

struct Column {
    slots: Vec<Slot>,
    cost: f64,
}

impl Layout<'_> {
    /// Sets the names of a crowd in columns; gives back those that found no place.
    pub(super) fn place_in_columns(&mut self, crowd: Vec<Pending>) -> Vec<Pending> {
        let size = self.style.size_px;
        let named: Vec<(Pending, Block)> = crowd
            .into_iter()
            .map(|one| (one, one_line(self.name(&one), size, self.style.weight)))
            .collect();
        // Columns have room for most names; the few longest are seated where there is more.
        let mut widths: Vec<f64> = named.iter().map(|(_, block)| block.width).collect();
        widths.sort_by(f64::total_cmp);
        let most = widths.get(widths.len() * 3 / 4).copied().unwrap_or(0.0);
        let points: Vec<Coord<f64>> = named.iter().map(|(one, _)| one.point).collect();
        let slots: Vec<Slot> = [Side::Left, Side::Right]
            .into_iter()
            .filter_map(|side| self.column(side, &points, most + 2.0 * PADDING.0 * size))
            .flat_map(|column| column.slots)
            .collect();
        // The most important come first; there may be fewer places than names.
        let count = named.len().min(slots.len());
        let (seated, standing) = named.split_at(count);
        let chosen = self.choose(seated, &slots);
        let mut left: Vec<Pending> = Vec::new();
        for ((one, block), slot) in seated.iter().zip(chosen) {
            let Some(slot) = slot else {
                left.push(*one);
                continue;
            };
            let rect = slot.rect(block.width + 2.0 * PADDING.0 * size, one_line_height(size));
            let placement = Placement::Leader { from: one.point, to: slot.port };
            self.put(one.request, block.lines.clone(), rect, placement);
        }
        left.extend(standing.iter().map(|(one, _)| *one));
        left
    }

    /// The best column on one side of the crowd, for names at most `width` wide.
    fn column(&self, side: Side, points: &[Coord<f64>], width: f64) -> Option<Column> {
        let size = self.style.size_px;
        let first = points.first()?;
        let crowd =
            points.iter().fold(ScreenRect::around(*first, 0.0, 0.0), |rect, point| ScreenRect {
                left: rect.left.min(point.x),
                top: rect.top.min(point.y),
                right: rect.right.max(point.x),
                bottom: rect.bottom.max(point.y),
            });
        let wanted = points.len() / 2 + 2;
        let mut best: Option<Column> = None;
        for step in 0..200 {
            let away = f64::from(step) * size;
            let port_x = match side {
                Side::Left => crowd.left - NEAREST * size - away,
                Side::Right => crowd.right + NEAREST * size + away,
            };
            let is_outside = match side {
                Side::Left => port_x - width < self.screen.left,
                Side::Right => port_x + width > self.screen.right,
            };
            if is_outside || best.as_ref().is_some_and(|best| best.cost <= away / size) {
                break;
            }
            let (slots, on_land) = self.slots(side, port_x, &crowd, points.len(), width);
            if slots.is_empty() {
                continue;
            }
            let shortage = wanted.saturating_sub(slots.len()) as f64;
            let cost = away / size
                + (on_land * 10.0).min(1.0) * COST_OF_LAND
                + shortage * COST_OF_SHORTAGE;
            if best.as_ref().is_none_or(|best| cost < best.cost) {
                best = Some(Column { slots, cost });
            }
        }
        best
    }

    /// The free places of a column at `port_x`, and which share of it is on land.
    fn slots(
        &self,
        side: Side,
        port_x: f64,
        crowd: &ScreenRect,
        count: usize,
        width: f64,
    ) -> (Vec<Slot>, f64) {
        let height = one_line_height(self.style.size_px);
        let pitch = height + 0.3 * self.style.size_px;
        // As high as the crowd, or as all its names need, and a little more to choose from.
        let reach = (crowd.height() / pitch).max(count as f64 * 0.6) * 0.5 + 6.0;
        let middle = crowd.centre().y;
        let mut slots = Vec::new();
        let (mut land, mut cells) = (0, 0.0);
        let rows = reach.ceil() as i32;
        for row in -rows..=rows {
            let slot =
                Slot { port: coord! { x: port_x, y: middle + f64::from(row) * pitch }, side };
            let rect = slot.rect(width, height);
            if self.is_free(&rect, NO_POINT) && !self.wanted.iter().any(|name| name.overlaps(&rect))
            {
                land += self.grid.covered(&rect).0;
                cells += rect.width() * rect.height();
                slots.push(slot);
            }
        }
        let cell = (self.style.size_px / 2.0).max(3.0);
        (slots, (land as f64 * cell * cell / f64::max(cells, 1.0)).min(1.0))
    }

    /// The places with the shortest lines that cross nothing.
    ///
    /// Obstacles and the charge for confusion can leave crossings behind. Then the two swap
    /// places, which makes the lines shorter; where one can not, the less important of the two is
    /// kept from that place and all are seated again.
    fn choose(&self, seated: &[(Pending, Block)], slots: &[Slot]) -> Vec<Option<Slot>> {
        let mut costs = Vec::with_capacity(seated.len() * slots.len());
        for (one, block) in seated {
            costs.extend(slots.iter().map(|slot| self.cost(one, block, slot)));
        }
        let mut chosen = seat(&costs, seated.len(), slots);
        for _ in 0..ROUNDS {
            let Some((a, b)) = first_crossing(seated, slots, &chosen) else {
                break;
            };
            let at = |row: usize, column: Option<usize>| Some(row * slots.len() + column?);
            let (slot_a, slot_b) =
                (chosen.get(a).copied().flatten(), chosen.get(b).copied().flatten());
            let is_open = |place: Option<usize>| {
                place.and_then(|place| costs.get(place)).is_some_and(|cost| *cost < FORBIDDEN)
            };
            if is_open(at(a, slot_b)) && is_open(at(b, slot_a)) {
                chosen.swap(a, b);
            } else if let Some(cost) = at(b, slot_b).and_then(|place| costs.get_mut(place)) {
                *cost = FORBIDDEN;
                chosen = seat(&costs, seated.len(), slots);
            }
        }
        // What still crosses gives way.
        while let Some((_, b)) = first_crossing(seated, slots, &chosen) {
            if let Some(slot) = chosen.get_mut(b) {
                *slot = None;
            }
        }
        chosen.into_iter().map(|slot| slots.get(slot?).copied()).collect()
    }

    fn cost(&self, one: &Pending, block: &Block, slot: &Slot) -> f64 {
        let size = self.style.size_px;
        let rect = slot.rect(block.width + 2.0 * PADDING.0 * size, one_line_height(size));
        let has_room =
            self.is_free(&rect, NO_POINT) && !self.wanted.iter().any(|name| name.overlaps(&rect));
        if !has_room || !self.is_clear(one.point, slot.port) {
            return FORBIDDEN;
        }
        length(slot.port - one.point)
            + self.passes_close(one.point, slot.port) as f64 * COST_OF_CONFUSION
    }
}

/// The cheapest seating; who could only be where nobody may be has no place.
fn seat(costs: &[f64], rows: usize, slots: &[Slot]) -> Vec<Option<usize>> {
    let mut chosen = cheapest(costs, slots.len());
    for (row, slot) in chosen.iter_mut().enumerate() {
        let cost = slot.and_then(|slot| costs.get(row * slots.len() + slot));
        if cost.is_none_or(|cost| *cost >= FORBIDDEN) {
            *slot = None;
        }
    }
    chosen.resize(rows, None);
    chosen
}

/// The first two lines that cross, the more important first.
fn first_crossing(
    seated: &[(Pending, Block)],
    slots: &[Slot],
    chosen: &[Option<usize>],
) -> Option<(usize, usize)> {
    let lines: Vec<(usize, ScreenLine)> = seated
        .iter()
        .zip(chosen)
        .enumerate()
        .filter_map(|(position, ((one, _), slot))| {
            Some((position, (one.point, slots.get((*slot)?)?.port)))
        })
        .collect();
    lines.iter().enumerate().find_map(|(at, (a, first))| {
        lines
            .iter()
            .skip(at + 1)
            .find_map(|(b, second)| lines_cross(*first, *second).then_some((*a, *b)))
    })
}
