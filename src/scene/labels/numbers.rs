//! Numbers for the districts that no name has room for.

use geo::{Coord, coord};

use super::{Layout, Pending, Placement};
use crate::scene::rect::{ScreenRect, length};

/// Width of a number's ring, in parts of the font size.
const RING: f64 = 1.45;

/// How many rounds of places that touch nothing are tried, half a ring apart.
const NEAR: usize = 6;
/// How many rounds are tried in all.
const FAR: usize = 80;

impl Layout<'_> {
    /// Numbers what is left, from north to south; each ring on its district or as near as it can
    /// be. A number without room on the map has an empty rectangle and is in the key alone.
    pub(super) fn place_numbers(&mut self, mut pending: Vec<Pending>) {
        pending
            .sort_by(|a, b| a.point.y.total_cmp(&b.point.y).then(a.point.x.total_cmp(&b.point.x)));
        for (position, one) in pending.into_iter().enumerate() {
            let number = position as u32 + 1;
            let lines = vec![self.name(&one).to_owned()];
            let (rect, from) = match self.ring(one.point) {
                Some(rect) => {
                    let is_beside = length(rect.centre() - one.point) > 1.0;
                    (rect, is_beside.then_some(one.point))
                }
                None => (ScreenRect::around(one.point, 0.0, 0.0), None),
            };
            self.put(one.request, lines, rect, Placement::Number { number, from });
        }
    }

    /// The nearest place for a ring: one that touches nothing, else one on its district or beside
    /// that at least hides no name or sign, though a line may pass under it.
    fn ring(&self, point: Coord<f64>) -> Option<ScreenRect> {
        let free = |rect: &ScreenRect| self.is_free(rect, point);
        let no_name = |rect: &ScreenRect| {
            self.screen.holds(rect) && !self.taken.iter().any(|taken| taken.overlaps(rect))
        };
        self.around(point, NEAR, &|rect| free(rect) && self.is_clear(point, rect.centre()))
            .or_else(|| self.around(point, FAR, &no_name))
    }

    /// The first place round `point`, from the inside out, that is good.
    fn around(
        &self,
        point: Coord<f64>,
        rounds: usize,
        is_good: &dyn Fn(&ScreenRect) -> bool,
    ) -> Option<ScreenRect> {
        let size = RING * self.style.size_px;
        (0..=rounds).find_map(|round| {
            let directions = if round == 0 { 1 } else { 8 * round.min(4) };
            (0..directions).find_map(|direction| {
                let angle = std::f64::consts::TAU * direction as f64 / directions as f64;
                let (sin, cos) = angle.sin_cos();
                let away = coord! { x: cos, y: sin } * (round as f64 * size * 0.5);
                let rect = ScreenRect::around(point + away, size, size);
                is_good(&rect).then_some(rect)
            })
        })
    }
}
