//! Names that stand beside their district, each on its own.

use geo::{Coord, coord};

use super::lines::{Block, LINE_HEIGHT, blocks};
use super::{Layout, Pending, Placement};
use crate::scene::rect::ScreenRect;

/// How far a name may stand from its district, in parts of the font size.
const REACH: [f64; 7] = [1.3, 2.0, 3.0, 4.2, 5.6, 7.4, 9.5];

/// Directions that are tried, round the whole turn.
const DIRECTIONS: usize = 16;

/// Room between the letters and the edge of a name that stands on other ground, in parts of the
/// font size.
pub(super) const PADDING: (f64, f64) = (0.4, 0.14);

/// What is charged for standing on land, on a border and too near to another district's point,
/// in parts of the font size a cell (or a point).
const COST_OF_LAND: f64 = 0.04;
const COST_OF_BORDER: f64 = 0.16;
const COST_OF_CONFUSION: f64 = 3.0;

struct Candidate {
    block: Block,
    rect: ScreenRect,
    to: Coord<f64>,
    cost: f64,
}

impl Layout<'_> {
    /// Sets names beside their districts; gives back those that found no room.
    pub(super) fn place_callouts(&mut self, pending: Vec<Pending>) -> Vec<Pending> {
        let mut left = Vec::new();
        for one in pending {
            match self.callout(&one) {
                Some(Candidate { block, rect, to, .. }) => {
                    let placement = Placement::Leader { from: one.point, to };
                    self.put(one.request, block.lines, rect, placement);
                }
                None => left.push(one),
            }
        }
        left
    }

    fn callout(&self, pending: &Pending) -> Option<Candidate> {
        let size = self.style.size_px;
        let from = pending.point;
        let mut best: Option<Candidate> = None;
        for block in blocks(self.name(pending), size, self.style.weight) {
            // A third line makes a tower beside a small district.
            if block.lines.len() > 2 {
                continue;
            }
            let (width, height) =
                (block.width + 2.0 * PADDING.0 * size, block.height + 2.0 * PADDING.1 * size);
            for reach in REACH {
                for direction in 0..DIRECTIONS {
                    let angle = std::f64::consts::TAU * direction as f64 / DIRECTIONS as f64;
                    let (sin, cos) = angle.sin_cos();
                    let to = from + coord! { x: cos, y: sin } * (reach * size);
                    let rect = beside(to, (cos, sin), width, height);
                    if !self.is_free(&rect, from) || rect.contains(from) {
                        continue;
                    }
                    let (land, borders) = self.grid.covered(&rect);
                    let cost = reach
                        + land as f64 * COST_OF_LAND
                        + borders as f64 * COST_OF_BORDER
                        + self.passes_close(from, to) as f64 * COST_OF_CONFUSION;
                    let is_better = best.as_ref().is_none_or(|best| cost < best.cost);
                    if is_better && self.is_clear(from, to) {
                        best = Some(Candidate { block: block.clone(), rect, to, cost });
                    }
                }
            }
        }
        best
    }
}

/// The rectangle of a name whose line comes to `to` in this direction.
fn beside(to: Coord<f64>, (cos, sin): (f64, f64), width: f64, height: f64) -> ScreenRect {
    let shift = match () {
        () if cos > 0.35 => coord! { x: width / 2.0, y: 0.0 },
        () if cos < -0.35 => coord! { x: -width / 2.0, y: 0.0 },
        () => coord! { x: 0.0, y: height / 2.0 * sin.signum() },
    };
    ScreenRect::around(to + shift, width, height)
}

/// Height of a name of one line on its own ground, pixels.
pub(super) fn one_line_height(size_px: f64) -> f64 {
    (LINE_HEIGHT + 2.0 * PADDING.1) * size_px
}
