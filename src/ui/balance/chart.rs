//! One measure as bars around the mean of the bases, with the limits of the plan.

use egui::{Align2, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::{Shown, deviation, name, value};
use crate::app::{AppState, Measure};
use crate::model::UnitIdx;
use crate::ui::theme::{self, Skin, Weight, font};
use crate::ui::widgets;

/// Height of a bar with its room, points.
const ROW: f32 = 22.0;
/// Room for the badge and for the deviation beside the bars.
const LEFT: f32 = 28.0;
const RIGHT: f32 = 74.0;

/// Where the bars lie.
struct Scale {
    middle: f32,
    /// Points for each per cent.
    per_percent: f32,
}

pub(super) fn show(ui: &mut Ui, state: &AppState, shown: Shown<'_>, measure: Measure) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let latest = shown.latest();
    let title = name(tr, measure, shown.now);
    ui.label(theme::strong(tr.f("balance-chart", &[("measure", (&title).into())])));
    let Some(spread) = latest.spread(measure) else {
        ui.label(theme::label(skin, tr.t("balance-chart-none")));
        return;
    };
    let limit = state.document.plan.rules.limits.max_deviation_percent;
    let limit = measure.is_load().then_some(limit);
    let mean = value(tr, measure, Some(spread.mean));
    let mut notes = vec![tr.f("balance-mean", &[("value", (&mean).into())])];
    if let Some(limit) = limit {
        let percent = tr.number(limit, 0);
        notes.push(tr.f("balance-limit", &[("percent", (&percent).into())]));
    }
    ui.label(theme::label(skin, notes.join(" · ")));
    let height = ROW * latest.bases.len() as f32;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let deviations = [shown.now, latest]
        .into_iter()
        .flat_map(|balance| {
            balance.bases.iter().filter_map(|&unit| balance.deviation_percent(measure, unit))
        })
        .map(f64::abs);
    let widest = deviations.chain(limit).chain([5.0]).fold(0.0, f64::max) * 1.08;
    let half = (rect.width() - LEFT - RIGHT) / 2.0;
    let scale = Scale { middle: rect.left() + LEFT + half, per_percent: half / widest as f32 };
    for (position, &unit) in latest.bases.iter().enumerate() {
        let row = Rect::from_min_size(
            rect.min + vec2(0.0, ROW * position as f32),
            vec2(rect.width(), ROW),
        );
        bar(ui, state, shown, measure, unit, row, &scale, limit);
    }
    let painter = ui.painter();
    painter.vline(scale.middle, rect.y_range(), Stroke::new(1.5, skin.secondary()));
    if let Some(limit) = limit {
        for percent in [-limit, limit] {
            let x = scale.middle + percent as f32 * scale.per_percent;
            let ends = [pos2(x, rect.top()), pos2(x, rect.bottom())];
            let line = Stroke::new(1.0, skin.text());
            painter.extend(egui::Shape::dashed_line(&ends, line, 4.0, 3.0));
        }
    }
}

#[expect(clippy::too_many_arguments, reason = "a bar is drawn from all of these once")]
fn bar(
    ui: &mut Ui,
    state: &AppState,
    shown: Shown<'_>,
    measure: Measure,
    unit: UnitIdx,
    row: Rect,
    scale: &Scale,
    limit: Option<f64>,
) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let Some(info) = state.document.plan.units.get(unit) else { return };
    let latest = shown.latest();
    let percent = latest.deviation_percent(measure, unit);
    let is_over = limit.zip(percent).is_some_and(|(limit, percent)| percent.abs() > limit);
    let text = deviation(tr, percent);
    let response = ui.interact(row, ui.scope_id().with(("bar", row.top() as i32)), Sense::hover());
    let figure = value(tr, measure, latest.value(measure, unit));
    let words = tr.f(
        "balance-bar",
        &[
            ("unit", info.name.as_str().into()),
            ("value", (&figure).into()),
            ("deviation", (&text).into()),
        ],
    );
    let words = if is_over { format!("{words}, {}", tr.t("balance-outside")) } else { words };
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
    let painter = ui.painter();
    let centre = pos2(row.left() + 9.0, row.center().y);
    widgets::paint_unit_badge(painter, centre, 8.0, info, skin);
    let x = |percent: f64| scale.middle + percent as f32 * scale.per_percent;
    if let Some(percent) = percent {
        let (from, to) = (scale.middle.min(x(percent)), scale.middle.max(x(percent)));
        let top = row.center().y - 6.0;
        let rect = Rect::from_min_max(pos2(from, top), pos2(to.max(from + 1.0), top + 12.0));
        painter.rect_filled(rect, 2.0, skin.unit(info));
    }
    if shown.after.is_some()
        && let Some(before) = shown.now.deviation_percent(measure, unit)
    {
        // Where it was before the move.
        let centre = pos2(x(before), row.center().y);
        painter.circle(centre, 4.0, skin.panel(), Stroke::new(1.5, skin.text()));
    }
    let (ink, weight) =
        if is_over { (skin.worse(), Weight::SemiBold) } else { (skin.text(), Weight::Regular) };
    let text = if is_over { format!("! {text}") } else { text };
    let at = pos2(row.right() - 2.0, row.center().y);
    painter.text(at, Align2::RIGHT_CENTER, text, font(12.0, weight), ink);
    response.on_hover_text(words);
}
