//! One assumption at a time: a bar from the outcome at its low to that at its high.

use egui::{
    Align2, Rangef, Rect, Role, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::{note, title, words};
use crate::app::{AppState, Inquiry, RiskQuestion, Searched};
use crate::ui::Actions;
use crate::ui::budget::{self, basis};
use crate::ui::cells::{self, Cell};
use crate::ui::charts::{self, About};
use crate::ui::theme::{self, Skin, Weight, font};
use crate::uncertain::{Tornado, TornadoBar};

/// Bars that are shown; the others change less.
const MOST_BARS: usize = 12;
/// Height of a row, points.
const ROW: f32 = 24.0;
/// Room for the difference at the right end, points.
const DIFFERENCE: f32 = 92.0;
/// Room for the value of an assumption beside its bar, points.
const END: f32 = 46.0;

pub(super) fn show(ui: &mut Ui, state: &AppState, actions: &mut Actions) {
    let tr = &state.tr;
    let known = state.risk.tornado.as_ref();
    let of = known.map(|known| known.of);
    title(ui, state, tr.t("risk-tornado"), (RiskQuestion::Tornado, of));
    let Some(tornado) = known.map(|known| &known.is) else { return };
    note(ui, middle_words(state, tornado));
    let moving = moving(tornado).count();
    if moving == 0 || tornado.middle.is_none() {
        note(ui, tr.t("risk-tornado-none"));
        return;
    }
    let called = name(state);
    let chart = About::model(&called);
    charts::show(ui, state, chart, actions, |ui, actions| draw(ui, state, actions));
    ui.add_space(6.0);
    let left_out = moving.saturating_sub(MOST_BARS);
    let still = tornado.bars.len() - moving;
    let args = [("less", left_out.into()), ("still", still.into())];
    note(ui, tr.f("risk-tornado-note", &args));
}

/// Those that move the outcome, the strongest first.
fn moving(tornado: &Tornado) -> impl Iterator<Item = &TornadoBar> {
    tornado.bars.iter().filter(|bar| bar.swing() > 0.0)
}

/// What the outcome is with every assumption as it stands.
fn middle_words(state: &AppState, tornado: &Tornado) -> String {
    let tr = &state.tr;
    let middle = words::outcome_value(tr, tornado.outcome, tornado.middle);
    let name = tr.t(words::outcome_name(tornado.outcome));
    tr.f("risk-tornado-middle", &[("outcome", name.into()), ("value", (&middle).into())])
}

/// What the chart is called: "Ett antagande i taget: Netto nytt".
pub(in crate::ui) fn name(state: &AppState) -> String {
    let outcome = state.risk.tornado.as_ref().map(|known| known.is.outcome);
    let outcome = outcome.unwrap_or(state.risk.choices.outcome);
    format!("{}: {}", state.tr.t("risk-tornado"), state.tr.t(words::outcome_name(outcome)))
}

/// Draws the bars, once they are known; on the screen they can be asked about.
pub(in crate::ui) fn draw(ui: &mut Ui, state: &AppState, actions: &mut Actions) {
    let Some(tornado) = state.risk.tornado.as_ref().map(|known| &known.is) else { return };
    let shown: Vec<&TornadoBar> = moving(tornado).take(MOST_BARS).collect();
    let ends = shown.iter().flat_map(|bar| bar.outcome).chain([tornado.middle]).flatten();
    let reach = ends.fold(None, |reach: Option<[f64; 2]>, value| {
        let [low, high] = reach.unwrap_or([value, value]);
        Some([low.min(value), high.max(value)])
    });
    let Some(reach) = reach else { return };
    if charts::is_on_paper(ui) {
        ui.label(theme::strong(name(state)));
        note(ui, middle_words(state, tornado));
    } else {
        // The menu's own row.
        ui.add_space(20.0);
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    let rows = shown.into_iter().enumerate();
    let cells: Vec<Cell<Inquiry>> =
        rows.map(|(at, bar)| row(ui, state, tornado, (at, bar), reach)).collect();
    if !charts::is_on_paper(ui) {
        let id = ui.scope_id().with("tornado bars");
        budget::ask(actions, cells::asked(ui, &state.tr, id, &cells));
    }
}

/// Draws a bar in a row of its own; gives that as a cell to ask about.
fn row(
    ui: &mut Ui,
    state: &AppState,
    tornado: &Tornado,
    (position, bar): (usize, &TornadoBar),
    reach: [f64; 2],
) -> Cell<Inquiry> {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let [low, high] = bar.range.map(|value| words::param_value(state, bar.param, value));
    let [at_low, at_high] = bar.outcome.map(|v| words::outcome_value(tr, tornado.outcome, v));
    let difference = words::outcome_value(tr, tornado.outcome, Some(bar.swing()));
    let name = words::param_name(state, bar.param);
    let text = tr.f(
        "risk-tornado-row",
        &[
            ("name", (&name).into()),
            ("low", (&low).into()),
            ("at-low", (&at_low).into()),
            ("high", (&high).into()),
            ("at-high", (&at_high).into()),
            ("difference", (&difference).into()),
        ],
    );
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &text));
    let painter = ui.painter();
    let names = (rect.width() * 0.36).clamp(140.0, 300.0);
    let mut job =
        egui::text::LayoutJob::simple_singleline(name, font(12.0, Weight::Regular), skin.text());
    job.wrap = egui::text::TextWrapping::truncate_at_width(names - 8.0);
    let galley = painter.layout_job(job);
    let y = rect.center().y - galley.size().y / 2.0;
    painter.galley(pos2(rect.left(), y), galley, skin.text());
    let area = rect
        .with_min_x(rect.left() + names + END)
        .with_max_x((rect.right() - DIFFERENCE - END).max(rect.left() + names + END + 8.0));
    let x = |value: f64| {
        let [from, to] = reach;
        let share = (value - from) / (to - from).max(f64::MIN_POSITIVE);
        area.left() + share.clamp(0.0, 1.0) as f32 * area.width()
    };
    if let Some(middle) = tornado.middle {
        let (left, right) = sides(painter, (rect, skin), x(middle), bar.outcome.map(|v| v.map(x)));
        let plain = |at: usize| {
            let value = bar.range.get(at).copied().unwrap_or_default();
            budget::field::plain(tr, value)
        };
        // The low value stands at the end where it leads.
        let goes_right = bar.outcome.first().copied().flatten().is_some_and(|v| v > middle);
        let (at_left, at_right) = if goes_right { (1, 0) } else { (0, 1) };
        let small = font(11.0, Weight::Regular);
        let ink = skin.secondary();
        let middle_y = rect.center().y;
        let place = pos2(left - 4.0, middle_y);
        painter.text(place, Align2::RIGHT_CENTER, plain(at_left), small.clone(), ink);
        let place = pos2(right + 4.0, middle_y);
        painter.text(place, Align2::LEFT_CENTER, plain(at_right), small, ink);
    }
    let right = pos2(rect.right() - 2.0, rect.center().y);
    let figure = font(12.0, Weight::SemiBold);
    painter.text(right, Align2::RIGHT_CENTER, difference, figure, skin.text());
    let outcome = tr.t(words::outcome_name(tornado.outcome));
    Cell {
        at: (position, 0),
        place: rect,
        name: format!("{outcome}, {}", words::param_name(state, bar.param)),
        basis: basis::lines(state, &text, &[bar.param]),
        asks: Inquiry::Searched(Searched::Bar(bar.param)),
    }
}

/// Draws the two sides of a bar, hatched towards the low value and filled towards the high; gives
/// its ends.
fn sides(
    painter: &egui::Painter,
    (rect, skin): (Rect, Skin),
    middle: f32,
    [low, high]: [Option<f32>; 2],
) -> (f32, f32) {
    let y = Rangef::new(rect.top() + 5.0, rect.bottom() - 5.0);
    let side = |to: f32| Rect::from_x_y_ranges(Rangef::new(middle.min(to), middle.max(to)), y);
    if let Some(low) = low {
        let side = side(low);
        painter.rect_filled(side, 0.0, skin.accent_ground());
        let clipped = painter.with_clip_rect(side.intersect(painter.clip_rect()));
        let mut at = side.left() - side.height();
        while at < side.right() {
            let line = [pos2(at, side.bottom()), pos2(at + side.height(), side.top())];
            clipped.add(Shape::line_segment(line, Stroke::new(1.0, skin.accent())));
            at += 5.0;
        }
        painter.rect_stroke(side, 0.0, Stroke::new(1.0, skin.accent()), StrokeKind::Inside);
    }
    if let Some(high) = high {
        painter.rect_filled(side(high), 0.0, skin.accent());
    }
    painter.vline(middle, rect.y_range(), Stroke::new(1.0, skin.text()));
    let ends = [low, high].into_iter().flatten().chain([middle]);
    ends.fold((middle, middle), |(left, right), end| (left.min(end), right.max(end)))
}
