//! Draws a unit's row: bars of posts, recruiting, premises.

use egui::{
    Color32, CornerRadius, FontId, Painter, Rangef, Rect, Shape, Stroke, StrokeKind, pos2, vec2,
};

use super::axis::Axis;
use super::lane::{Lane, Opening, Segment};
use crate::app::AppState;
use crate::i18n::{NO_BREAK_SPACE, Tr};
use crate::model::{Month, Ore, Unit};
use crate::ui::theme::{Skin, Weight, font};
use crate::ui::widgets::{mnkr, signed_sek};

/// Room under a bar for the line of its premises, points.
const PREMISES_ROOM: f32 = 7.0;

/// What drawing a row needs beside the row.
#[derive(Clone, Copy, Debug)]
pub(super) struct Look<'a> {
    pub(super) axis: Axis,
    pub(super) skin: Skin,
    pub(super) tr: &'a Tr,
}

/// Posts as they are written: no decimals where there are none.
pub(in crate::ui) fn posts(tr: &Tr, posts: f64) -> String {
    tr.number(posts, usize::from((posts - posts.round()).abs() > 0.01))
}

/// A month in full.
pub(in crate::ui) fn month_name(tr: &Tr, month: Month) -> String {
    tr.month(month.year(), month.month())
}

/// A month in short.
pub(in crate::ui) fn month_short(tr: &Tr, month: Month) -> String {
    tr.month_short(month.year(), month.month())
}

/// How posts came about: "6 flyttas, 20 nya".
fn origin(tr: &Tr, transferred: f64, new: f64) -> String {
    let part = |id, n: f64| (n > 0.0).then(|| tr.f(id, &[("n", n.into())]));
    let parts = [part("timeline-transferred", transferred), part("timeline-new", new)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// The texts of a span, the longest first.
fn texts(tr: &Tr, segment: &Segment) -> Vec<String> {
    let total = tr.f("timeline-posts", &[("n", segment.total.into())]);
    let long = if segment.history {
        let since = month_short(tr, segment.from);
        tr.f("timeline-posts-since", &[("posts", (&total).into()), ("month", (&since).into())])
    } else {
        format!("{total} · {}", origin(tr, segment.transferred, segment.new))
    };
    vec![long, total, posts(tr, segment.total)]
}

impl Look<'_> {
    /// Draws `lane` in `row`; premises too.
    pub(super) fn lane(self, painter: &Painter, row: Rect, unit: &Unit, lane: &Lane) {
        let bar = Rect::from_min_max(
            pos2(row.left(), row.top() + 2.0),
            pos2(row.right(), row.bottom() - PREMISES_ROOM),
        );
        for (nr, segment) in lane.segments.iter().enumerate() {
            let until = lane.segments.get(nr + 1).map_or(self.axis.end(), |next| next.from);
            self.segment(painter, bar, unit, (segment, until), nr > 0);
        }
        for (nr, segment) in lane.segments.iter().enumerate() {
            self.recruiting(painter, bar, unit, segment, nr > 0);
        }
        for opening in &lane.openings {
            self.premises(painter, premises_y(row), opening);
        }
    }

    /// One span of posts, up to the month `until`.
    fn segment(
        self,
        painter: &Painter,
        bar: Rect,
        unit: &Unit,
        (segment, until): (&Segment, Month),
        follows: bool,
    ) {
        let Some(x) = self.span(segment.from, until) else { return };
        let rect = Rect::from_x_y_ranges(x, bar.y_range());
        let (open_left, open_right) =
            (follows || self.axis.at(segment.from) < self.axis.x.min, until < self.axis.end());
        let radius = |open: bool| if open { 0 } else { 4 };
        let corners = CornerRadius {
            nw: radius(open_left),
            sw: radius(open_left),
            ne: radius(open_right),
            se: radius(open_right),
        };
        painter.rect_filled(rect, corners, self.skin.unit(unit));
        let ink = self.skin.on_unit(unit);
        let mut inside = rect.shrink2(vec2(8.0, 0.0));
        if follows {
            painter.vline(rect.left(), rect.y_range(), Stroke::new(1.5, self.skin.panel()));
        } else if open_left {
            arrow_in(painter, rect, ink);
            inside.min.x += 8.0;
        }
        text_in(painter, inside, &texts(self.tr, segment), (ink, Weight::SemiBold));
    }

    /// The visible part of the months `from..until`.
    fn span(self, from: Month, until: Month) -> Option<Rangef> {
        let x = Rangef::new(self.axis.inside(from), self.axis.inside(until));
        (x.span() > 0.5).then_some(x)
    }

    /// The months in which new posts are advertised and not yet filled.
    fn recruiting(
        self,
        painter: &Painter,
        bar: Rect,
        unit: &Unit,
        segment: &Segment,
        over_bar: bool,
    ) {
        let Some(advertised) = segment.advertised.filter(|_| !segment.history) else { return };
        let Some(x) = self.span(advertised, segment.from) else { return };
        let rect = Rect::from_x_y_ranges(x, bar.y_range()).shrink(1.0);
        let colour = if over_bar { self.skin.on_unit(unit) } else { self.skin.unit(unit) };
        if over_bar {
            // The text of the span before gives way to the dashes.
            painter.rect_filled(rect, 0.0, self.skin.unit(unit));
        }
        let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom()];
        let path: Vec<_> = corners.into_iter().chain([rect.left_top()]).collect();
        painter.extend(Shape::dashed_line(&path, Stroke::new(1.0, colour), 3.0, 2.0));
        let ink = if over_bar { colour } else { self.skin.secondary() };
        let words = ["timeline-recruiting", "timeline-recruiting-short"];
        let words = words.map(|id| self.tr.t(id).to_owned());
        text_in(painter, rect.shrink2(vec2(4.0, 0.0)), &words, (ink, Weight::Regular));
    }

    /// The line of premises under a bar: dotted while they are sought, dashed during fit-out, a
    /// diamond where they open.
    fn premises(self, painter: &Painter, y: f32, opening: &Opening) {
        if opening.area_m2 > 0.0 {
            if let Some(x) = self.span(opening.sought, opening.fit_out) {
                let line = [pos2(x.min, y), pos2(x.max, y)];
                painter.extend(Shape::dotted_line(&line, self.skin.secondary(), 4.0, 1.0));
            }
            if let Some(x) = self.span(opening.fit_out, opening.opens) {
                let line = [pos2(x.min, y), pos2(x.max, y)];
                let stroke = Stroke::new(2.0, self.skin.secondary());
                painter.extend(Shape::dashed_line(&line, stroke, 6.0, 2.0));
            }
        }
        if let Some(stay) = opening.temporary {
            self.stay(painter, y, stay);
        }
        if let Some(x) = self.opening_x(opening) {
            self.diamond(painter, pos2(x, y), opening.area_m2 < 0.0, false);
        }
    }

    /// Where an opening lies, if it is on the axis.
    pub(super) fn opening_x(self, opening: &Opening) -> Option<f32> {
        let x = self.axis.at(opening.opens);
        self.axis.x.contains(x).then_some(x)
    }

    /// The mark of premises: filled where they open, hollow where they are given up.
    pub(super) fn diamond(self, painter: &Painter, centre: egui::Pos2, hollow: bool, hot: bool) {
        let r = if hot { 6.0 } else { 4.5 };
        let points = [vec2(0.0, -r), vec2(r, 0.0), vec2(0.0, r), vec2(-r, 0.0)];
        let points = points.map(|offset| centre + offset).to_vec();
        let (fill, line) = match (hollow, hot) {
            (true, _) => (self.skin.panel(), self.skin.text()),
            (false, false) => (self.skin.text(), self.skin.panel()),
            (false, true) => (self.skin.accent(), self.skin.panel()),
        };
        painter.add(Shape::convex_polygon(points, fill, Stroke::new(1.5, line)));
    }

    /// What a row says, in words.
    pub(super) fn describe(self, unit: &Unit, lane: &Lane) -> String {
        let tr = self.tr;
        let mut lines = vec![unit.name.clone()];
        for segment in &lane.segments {
            let total = tr.f("timeline-posts", &[("n", segment.total.into())]);
            let month = month_name(tr, segment.from);
            let origin = origin(tr, segment.transferred, segment.new);
            let id = if segment.history { "timeline-row-history" } else { "timeline-row-posts" };
            lines.push(tr.f(
                id,
                &[
                    ("month", (&month).into()),
                    ("posts", (&total).into()),
                    ("origin", (&origin).into()),
                ],
            ));
            if let Some(advertised) = segment.advertised.filter(|_| !segment.history) {
                let month = month_name(tr, advertised);
                lines.push(tr.f("timeline-row-recruiting", &[("month", (&month).into())]));
            }
        }
        for opening in &lane.openings {
            lines.extend(opening.temporary.map(|stay| self.describe_stay(stay)));
            lines.push(self.describe_opening(opening));
        }
        if lane.segments.is_empty() && lane.openings.is_empty() {
            lines.push(tr.t("timeline-row-nothing").to_owned());
        }
        lines.join("\n")
    }

    /// What a mark of premises says, in words.
    pub(super) fn describe_opening(self, opening: &Opening) -> String {
        let tr = self.tr;
        let months = [opening.opens, opening.sought, opening.fit_out];
        let [opens, sought, fit_out] = months.map(|month| month_name(tr, month));
        let id = match () {
            () if opening.area_m2 < 0.0 => "timeline-premises-left",
            () if opening.opens < self.axis.month(0) => "timeline-premises-history",
            () => "timeline-premises-opens",
        };
        tr.f(
            id,
            &[
                ("month", (&opens).into()),
                ("sought", (&sought).into()),
                ("fit_out", (&fit_out).into()),
                ("area", opening.area_m2.abs().round().into()),
            ],
        )
    }
}

/// The first of `texts` that fits in `rect`, or nothing.
fn text_in(painter: &Painter, rect: Rect, texts: &[String], (ink, weight): (Color32, Weight)) {
    for text in texts {
        let galley = painter.layout_no_wrap(text.clone(), font_in(rect, weight), ink);
        if galley.size().x <= rect.width() {
            let y = rect.center().y - galley.size().y / 2.0;
            painter.galley(pos2(rect.left(), y), galley, ink);
            return;
        }
    }
}

/// The font of text in a bar.
fn font_in(bar: Rect, weight: Weight) -> FontId {
    font(if bar.height() < 14.0 { 10.0 } else { 11.0 }, weight)
}

/// Height of the premises line of `row`.
pub(super) fn premises_y(row: Rect) -> f32 {
    row.bottom() - 4.0
}

/// An arrow at the left of `rect`: it goes on from before the axis.
pub(super) fn arrow_in(painter: &Painter, rect: Rect, ink: Color32) {
    let (x, y) = (rect.left() + 4.0, rect.center().y);
    let points = vec![pos2(x, y - 3.5), pos2(x + 4.0, y), pos2(x, y + 3.5)];
    painter.add(Shape::line(points, Stroke::new(1.5, ink)));
}

/// A tag that floats at `at`, for what a drag would do, with what would come of it.
pub(super) fn tag(ctx: &egui::Context, state: &AppState, at: egui::Pos2, text: &str) {
    let outcome = outcome(state);
    let lines = [text].into_iter().chain(outcome.iter().map(String::as_str));
    let text = lines.collect::<Vec<_>>().join("\n");
    let skin = Skin::new(ctx.global_style().visuals.dark_mode);
    let painter = ctx.layer_painter(egui::LayerId::new(
        egui::Order::Tooltip,
        egui::Id::unique("timeline drag tag"),
    ));
    let galley = painter.layout_no_wrap(text, font(12.0, Weight::Medium), skin.text());
    let size = galley.size() + vec2(16.0, 8.0);
    let screen = ctx.content_rect();
    let left = (at.x - size.x / 2.0).clamp(screen.left() + 4.0, screen.right() - size.x - 4.0);
    let top = (at.y - size.y - 12.0).max(screen.top() + 4.0);
    let rect = Rect::from_min_size(pos2(left, top), size);
    painter.rect(rect, 7.0, skin.panel(), Stroke::new(1.0, skin.accent()), StrokeKind::Inside);
    painter.galley(rect.min + vec2(8.0, 4.0), galley, skin.text());
}

/// What the edit in the hand would change over the whole period, by a quick run: net new cost and
/// what nobody pays.
fn outcome(state: &AppState) -> Vec<String> {
    let tr = &state.tr;
    let Some(quick) = &state.quick else { return Vec::new() };
    let [before, after] = quick.sums;
    let amount = |amount: Ore| format!("{}{NO_BREAK_SPACE}{}", mnkr(tr, amount), tr.t("unit-mnkr"));
    let change = |before: Ore, after: Ore| {
        let change = (after - before).to_sek();
        // What rounds to nothing is no change that anybody sees.
        if change.abs() < 500.0 { "±0".to_owned() } else { signed_sek(tr, change) }
    };
    let gap = after.first_gap.map_or_else(
        || tr.t("timeline-quick-no-gap").to_owned(),
        |month| {
            let texts = [amount(after.gap), change(before.gap, after.gap), month_name(tr, month)];
            let args = ["amount", "change", "month"].into_iter().zip(texts.iter().map(Into::into));
            tr.f("timeline-quick-gap", &args.collect::<Vec<_>>())
        },
    );
    let texts = [amount(after.net_new), change(before.net_new, after.net_new)];
    let new = ["amount", "change"].into_iter().zip(texts.iter().map(Into::into));
    let new = new.collect::<Vec<_>>();
    vec![tr.f("timeline-quick-net-new", &new), gap]
}
