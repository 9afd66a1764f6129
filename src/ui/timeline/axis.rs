//! Months along a horizontal line.

use std::sync::Arc;

use egui::{
    Align2, Color32, CornerRadius, Galley, Painter, Rangef, Rect, Stroke, StrokeKind, pos2, vec2,
};

use crate::i18n::Tr;
use crate::model::{Month, Plan};
use crate::ui::theme::{Skin, Weight, font};

/// Room that a month's name with its year takes, points.
const LABEL_ROOM: f32 = 52.0;

/// Where the months of a plan lie.
#[derive(Clone, Copy, Debug)]
pub(super) struct Axis {
    start: Month,
    months: u16,
    pub(super) x: Rangef,
}

/// A month that is written on the axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Tick {
    pub(super) x: f32,
    pub(super) month: Month,
    /// Whether the year is written out.
    pub(super) with_year: bool,
}

impl Axis {
    pub(super) fn new(plan: &Plan, x: Rangef) -> Self {
        // A panel may be dragged so narrow that nothing is left.
        let x = Rangef::new(x.min, x.max.max(x.min + 1.0));
        Self { start: plan.start, months: plan.horizon_months.max(1), x }
    }

    /// Points per month.
    pub(super) fn per_month(&self) -> f32 {
        self.x.span() / f32::from(self.months)
    }

    /// Where `month` begins, inside the axis or outside.
    pub(super) fn at(&self, month: Month) -> f32 {
        self.x.min + month.months_since(self.start) as f32 * self.per_month()
    }

    /// Where `month` begins, held inside the axis.
    pub(super) fn inside(&self, month: Month) -> f32 {
        self.x.clamp(self.at(month))
    }

    /// The middle of the month at position `t`.
    pub(super) fn middle(&self, t: usize) -> f32 {
        self.x.clamp(self.x.min + (t as f32 + 0.5) * self.per_month())
    }

    /// Position of the month at `x`.
    pub(super) fn position(&self, x: f32) -> usize {
        let last = f32::from(self.months) - 1.0;
        ((x - self.x.min) / self.per_month()).floor().clamp(0.0, last) as usize
    }

    /// The month at position `t`.
    pub(super) fn month(&self, t: usize) -> Month {
        self.start.plus(i32::try_from(t).unwrap_or(i32::MAX))
    }

    /// The month after the last one.
    pub(super) fn end(&self) -> Month {
        self.start.plus(i32::from(self.months))
    }

    /// As many months as there is room to write.
    pub(super) fn ticks(&self) -> Vec<Tick> {
        let step = [1, 3, 6, 12, 24, 60]
            .into_iter()
            .find(|&months| months as f32 * self.per_month() >= LABEL_ROOM)
            .unwrap_or(120);
        let every = |month: Month| (month.year() * 12 + month.month() - 1) % step == 0;
        (0..i32::from(self.months))
            .map(|t| self.start.plus(t))
            .filter(|&month| every(month))
            .enumerate()
            .map(|(nr, month)| Tick {
                x: self.at(month),
                month,
                with_year: nr == 0 || month.month() == 1,
            })
            .collect()
    }

    /// Writes the months along the top of `rect`, but for those under the label of month `t`.
    pub(super) fn paint_labels(
        &self,
        painter: &Painter,
        rect: Rect,
        t: usize,
        (skin, tr): (Skin, &Tr),
    ) {
        let chosen = self.cursor_label(painter, rect, t, (skin, tr)).0;
        for tick in self.ticks() {
            let (year, month) = (tick.month.year(), tick.month.month());
            let text = if tick.with_year {
                tr.month_short(year, month)
            } else {
                tr.t(&format!("month-short-{month}")).to_owned()
            };
            let weight = if tick.month.month() == 1 { Weight::Medium } else { Weight::Regular };
            let galley = painter.layout_no_wrap(text, font(11.0, weight), skin.secondary());
            let place = Rect::from_min_size(
                pos2(tick.x, rect.center().y - galley.size().y / 2.0),
                galley.size(),
            );
            // The last one may have no room before the edge.
            if place.right() <= self.x.max + 8.0 && !place.expand(3.0).intersects(chosen) {
                painter.galley(place.min, galley, skin.secondary());
            }
        }
    }

    /// Draws a hairline at each written month, from the top of `rect` to its bottom.
    pub(super) fn paint_grid(&self, painter: &Painter, rect: Rect, skin: Skin) {
        for tick in self.ticks() {
            painter.vline(tick.x, rect.y_range(), Stroke::new(1.0, skin.hairline()));
        }
    }

    /// Draws the chosen month: a line over `rect` with the month's name in `header`.
    pub(super) fn paint_cursor(
        &self,
        painter: &Painter,
        (header, rect): (Rect, Rect),
        t: usize,
        (skin, tr): (Skin, &Tr),
        focused: bool,
    ) {
        let x = self.middle(t);
        painter.vline(
            x,
            Rangef::new(header.bottom() - 2.0, rect.bottom()),
            Stroke::new(1.5, skin.accent()),
        );
        let (pill, galley, ink) = self.cursor_label(painter, header, t, (skin, tr));
        if focused {
            painter.rect_stroke(
                pill.expand(2.0),
                CornerRadius::same(6),
                Stroke::new(1.5, skin.text()),
                StrokeKind::Outside,
            );
        }
        painter.rect_filled(pill, CornerRadius::same(5), skin.accent());
        painter.galley(
            Align2::CENTER_CENTER.anchor_size(pill.center(), galley.size()).min,
            galley,
            ink,
        );
    }

    /// Where the label of the chosen month lies in `header`, and its text.
    fn cursor_label(
        &self,
        painter: &Painter,
        header: Rect,
        t: usize,
        (skin, tr): (Skin, &Tr),
    ) -> (Rect, Arc<Galley>, Color32) {
        let month = self.month(t);
        let text = tr.month_short(month.year(), month.month());
        let ink = skin.on_accent();
        let galley = painter.layout_no_wrap(text, font(11.0, Weight::SemiBold), ink);
        let size = galley.size() + vec2(12.0, 4.0);
        let left = self.middle(t) - size.x / 2.0;
        let left = left.clamp(self.x.min - 8.0, (self.x.max - size.x + 8.0).max(self.x.min - 8.0));
        let pill = Rect::from_min_size(pos2(left, header.center().y - size.y / 2.0), size);
        (pill, galley, ink)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Preset;

    fn axis(width: f32) -> Axis {
        let opened = crate::app::from_preset(Preset::FIRST).unwrap();
        Axis::new(&opened.document.plan, Rangef::new(100.0, 100.0 + width))
    }

    #[test]
    fn the_middle_of_a_month_is_found_again_as_that_month() {
        let axis = axis(600.0);
        for t in [0, 1, 17, 59] {
            assert_eq!(axis.position(axis.middle(t)), t);
        }
        assert_eq!(axis.position(0.0), 0);
        assert_eq!(axis.position(9000.0), 59);
    }

    #[test]
    fn written_months_have_room_for_their_names() {
        for width in [80.0, 300.0, 560.0, 1200.0] {
            let ticks = axis(width).ticks();
            for (one, next) in ticks.iter().zip(ticks.iter().skip(1)) {
                assert!(next.x - one.x >= LABEL_ROOM - 0.01, "{width}");
            }
        }
    }
}
