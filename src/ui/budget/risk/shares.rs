//! Which assumption how much of the spread comes from: a bar for each, with intervals.

use egui::{Align2, Painter, Rangef, Rect, Role, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::{asking, note, title, words};
use crate::app::{AppState, RiskQuestion, Shares};
use crate::model::ParamId;
use crate::probability::sobol::Index;
use crate::ui::Actions;
use crate::ui::budget::basis;
use crate::ui::charts::{self, About};
use crate::ui::theme::{self, Skin, Weight, font};
use crate::uncertain::SobolFactor;

/// Factors that are shown; the others take part in less.
const MOST: usize = 12;
/// Height of a row, points.
const ROW: f32 = 26.0;
/// Room for a share with its interval at the right end, points.
const FIGURE: f32 = 104.0;

pub(super) fn show(ui: &mut Ui, state: &AppState, actions: &mut Actions) {
    let tr = &state.tr;
    let known = state.risk.shares.as_ref();
    let of = known.map(|known| known.of);
    title(ui, state, tr.t("risk-shares"), (RiskQuestion::Shares, of));
    let outcome = tr.t(words::outcome_name(state.risk.choices.outcome));
    let button = tr.f("risk-shares-ask", &[("outcome", outcome.into())]);
    asking(ui, state, (RiskQuestion::Shares, &button), actions);
    let Some(shares) = known.map(|known| &known.is) else {
        note(ui, tr.t("risk-shares-empty"));
        return;
    };
    let found = &shares.found;
    let Some(spread) = found.spread.filter(|_| !found.factors.is_empty()) else {
        note(ui, tr.t("risk-shares-none"));
        return;
    };
    let [mean, deviation] = [spread.mean, spread.deviation]
        .map(|value| words::outcome_value(tr, found.outcome, Some(value)));
    let name = tr.t(words::outcome_name(found.outcome));
    let args =
        [("outcome", name.into()), ("mean", (&mean).into()), ("deviation", (&deviation).into())];
    note(ui, tr.f("risk-shares-about", &args));
    let title = format!("{}: {name}", tr.t("risk-shares"));
    charts::show(ui, state, About::model(&title), actions, |ui, _| {
        if charts::is_on_paper(ui) {
            ui.label(theme::strong(&title));
        } else {
            // The menu's own row.
            ui.add_space(14.0);
        }
        heading(ui, state);
        ui.spacing_mut().item_spacing.y = 0.0;
        for factor in found.factors.iter().take(MOST) {
            row(ui, state, shares, factor);
        }
    });
    ui.add_space(6.0);
    note(ui, tr.t("risk-shares-read"));
    let less = found.factors.len().saturating_sub(MOST);
    note(ui, tr.f("risk-shares-note", &[("less", less.into()), ("rows", found.rows.into())]));
}

/// Where the parts of a row lie: names, bars, and two columns of figures.
fn parts(rect: Rect) -> (f32, Rect, [f32; 2]) {
    let names = (rect.width() * 0.34).clamp(150.0, 420.0);
    let right = [rect.right() - FIGURE - 8.0, rect.right() - 2.0];
    let bars = rect.with_min_x(rect.left() + names).with_max_x(rect.right() - 2.0 * FIGURE - 20.0);
    (names, bars, right)
}

fn heading(ui: &mut Ui, state: &AppState) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 18.0), Sense::hover());
    let (_, _, right) = parts(rect);
    for (x, id) in right.into_iter().zip(["risk-shares-alone", "risk-shares-in-all"]) {
        let place = pos2(x, rect.center().y);
        let style = font(11.0, Weight::SemiBold);
        ui.painter().text(place, Align2::RIGHT_CENTER, tr.t(id), style, skin.secondary());
    }
    ui.painter().hline(rect.x_range(), rect.bottom(), skin.line());
}

/// The name of a factor: that of the assumption, or of the group with its members.
fn name(state: &AppState, shares: &Shares, factor: &SobolFactor) -> String {
    let members = factor.factor.members.iter().map(|(param, _)| words::param_name(state, *param));
    let members = members.collect::<Vec<_>>().join(", ");
    let group = factor.factor.group.and_then(|group| shares.groups.get(group));
    group.map_or_else(
        || members.clone(),
        |group| {
            let args = [("group", group.into()), ("members", (&members).into())];
            state.tr.f("risk-shares-group", &args)
        },
    )
}

/// "31 % (27–35)".
fn share(state: &AppState, index: Index) -> String {
    let tr = &state.tr;
    // By chance an estimate may lie a little below nothing or above the whole.
    let within = |value: f64| (value * 100.0).clamp(0.0, 100.0);
    let [low, high] = [index.low, index.high].map(|value| tr.number(within(value), 0));
    format!("{} ({low}–{high})", tr.percent(within(index.value), 0))
}

fn row(ui: &mut Ui, state: &AppState, shares: &Shares, factor: &SobolFactor) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let name = name(state, shares, factor);
    let indices = [factor.indices.first, factor.indices.total];
    let [alone, in_all] = indices.map(|index| share(state, index));
    let args = [("name", (&name).into()), ("alone", (&alone).into()), ("in-all", (&in_all).into())];
    let text = tr.f("risk-shares-row", &args);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &text));
    let painter = ui.painter();
    let (names, bars, right) = parts(rect);
    let mut job =
        egui::text::LayoutJob::simple_singleline(name, font(12.0, Weight::Regular), skin.text());
    job.wrap = egui::text::TextWrapping::truncate_at_width(names - 8.0);
    let galley = painter.layout_job(job);
    let y = rect.center().y - galley.size().y / 2.0;
    painter.galley(pos2(rect.left(), y), galley, skin.text());
    draw(painter, bars, skin, indices);
    for (x, (text, weight)) in
        right.into_iter().zip([(alone, Weight::Regular), (in_all, Weight::SemiBold)])
    {
        let place = pos2(x, rect.center().y);
        painter.text(place, Align2::RIGHT_CENTER, text, font(12.0, weight), skin.text());
    }
    let members: Vec<ParamId> = factor.factor.members.iter().map(|(param, _)| *param).collect();
    response.on_hover_ui(|ui| {
        ui.label(basis::lines(state, &text, &members));
    });
}

/// The bar from 0 to 100 %: filled as far as the factor explains alone, hatched to what it takes
/// part in, with the interval of the latter as a line under a tick at each end.
fn draw(painter: &Painter, bars: Rect, skin: Skin, [first, total]: [Index; 2]) {
    let x = |share: f64| bars.left() + share.clamp(0.0, 1.0) as f32 * bars.width();
    let y = Rangef::new(bars.top() + 5.0, bars.bottom() - 9.0);
    painter.hline(bars.x_range(), y.max, skin.line());
    let whole = Rect::from_x_y_ranges(Rangef::new(bars.left(), x(total.value)), y);
    let alone = whole.with_max_x(x(first.value).min(whole.right()));
    painter.rect_filled(whole, 0.0, skin.accent_ground());
    let clipped = painter.with_clip_rect(whole.intersect(painter.clip_rect()));
    let mut at = whole.left() - whole.height();
    while at < whole.right() {
        let line = [pos2(at, whole.bottom()), pos2(at + whole.height(), whole.top())];
        clipped.add(Shape::line_segment(line, Stroke::new(1.0, skin.accent())));
        at += 5.0;
    }
    let edge = Stroke::new(1.0, skin.accent());
    painter.rect_stroke(whole, 0.0, edge, egui::StrokeKind::Inside);
    painter.rect_filled(alone, 0.0, skin.accent());
    let ink = Stroke::new(1.0, skin.text());
    let line = y.max + 4.0;
    let reach = Rangef::new(x(total.low), x(total.high));
    painter.hline(reach, line, ink);
    for end in [reach.min, reach.max] {
        painter.vline(end, Rangef::new(line - 2.5, line + 2.5), ink);
    }
}
