//! The panel's drawings: the front, a histogram, two curves.

use egui::{
    Align2, Color32, Painter, Pos2, Rect, Role, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2, vec2,
};
use egui_plot::{AxisHints, Line, LineStyle, MarkerShape, Plot, PlotPoints, Points, VLine};

use super::context::value_text;
use super::parts;
use super::trade_offs::Dot;
use crate::app::{AppState, OrderAnswer, Placed};
use crate::ui::theme::{self, Skin, Weight, font};
use crate::ui::widgets;

/// How near the pointer must be to a point to mean it, points.
const REACH: f32 = 18.0;
/// Height of the plots, points.
const HEIGHT: f32 = 190.0;
/// Height of a histogram, points.
const BARS_HEIGHT: f32 = 40.0;

/// A plot that stays where it is.
fn still<'a>(ui: &Ui, id: &'static str, skin: Skin) -> Plot<'a> {
    widgets::still_plot(id, skin)
        .width(ui.available_width())
        .height(HEIGHT)
        .label_formatter(|_| None)
}

/// Way to the right, load upwards; gives the point that is clicked.
pub(super) fn front(
    ui: &mut Ui,
    state: &AppState,
    dots: &[Dot],
    own: Option<&Dot>,
    tried: Option<usize>,
) -> Option<usize> {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let way = format!("{} ({})", tr.t("suggest-term-way"), parts::way_unit(state));
    ui.label(theme::label(skin, tr.t("suggest-term-gini")));
    let axis = |axis: AxisHints<'static>| {
        axis.tick_label_color(skin.secondary()).tick_label_font(font(11.0, Weight::Regular))
    };
    let (language_x, language_y) = (tr.language(), tr.language());
    let x = axis(AxisHints::new_x())
        .formatter(move |mark, _| language_x.numbers().number(mark.value, 2));
    let y = axis(AxisHints::new_y())
        .formatter(move |mark, _| language_y.numbers().number(mark.value, 2));
    let all = || dots.iter().chain(own);
    let range = |value: fn(&Dot) -> f64| {
        let low = all().map(value).fold(f64::INFINITY, f64::min);
        let high = all().map(value).fold(f64::NEG_INFINITY, f64::max);
        let room = ((high - low) * 0.08).max(1e-3);
        low - room..=high + room
    };
    let (ways, loads) = (range(|dot| dot.way), range(|dot| dot.gini));
    let plot = still(ui, "front", skin).custom_x_axes(vec![x]).custom_y_axes(vec![y]);
    let shown = plot.show(ui, |plot| {
        let line: Vec<[f64; 2]> = dots.iter().map(|dot| [dot.way, dot.gini]).collect();
        let line = Line::new("front", PlotPoints::from(line)).allow_hover(false);
        plot.line(line.stroke(Stroke::new(1.0, skin.secondary())));
        for (at, dot) in dots.iter().enumerate() {
            let place = PlotPoints::from(vec![[dot.way, dot.gini]]);
            let shape = if dot.proven { MarkerShape::Circle } else { MarkerShape::Diamond };
            let radius = if tried == Some(at) { 8.0 } else { 5.5 };
            let points = Points::new(format!("{at}"), place).allow_hover(false);
            let points = points.shape(shape).filled(dot.proven).radius(radius);
            plot.points(points.color(skin.accent()));
        }
        if let Some(own) = own {
            let place = PlotPoints::from(vec![[own.way, own.gini]]);
            let points = Points::new("plan", place).allow_hover(false);
            plot.points(points.shape(MarkerShape::Square).radius(6.0).color(skin.text()));
        }
        plot.set_plot_bounds_x(ways);
        plot.set_plot_bounds_y(loads);
    });
    let place = |dot: &Dot| {
        pos2(
            shown.transform.position_from_point_x(dot.way),
            shown.transform.position_from_point_y(dot.gini),
        )
    };
    if let Some(own) = own {
        let at = place(own);
        let left = at.x > shown.transform.frame().center().x;
        let (side, align) =
            if left { (-10.0, Align2::RIGHT_CENTER) } else { (10.0, Align2::LEFT_CENTER) };
        let text = tr.t("suggest-own-point");
        let font = font(11.0, Weight::SemiBold);
        ui.painter().text(at + vec2(side, 0.0), align, text, font, skin.text());
    }
    shown
        .response
        .widget_info(|| WidgetInfo::labeled(Role::Canvas, true, tr.t("suggest-front-name")));
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Min), |ui| {
        ui.label(theme::label(skin, way));
    });
    let pointer = shown.response.interact_pointer_pos().filter(|_| shown.response.clicked())?;
    let near = dots.iter().enumerate().map(|(at, dot)| (at, place(dot).distance(pointer)));
    let near = near.filter(|(_, distance)| *distance < REACH);
    near.min_by(|a, b| a.1.total_cmp(&b.1)).map(|(at, _)| at)
}

/// The sign of a point in the list: a disc where it is proven, else an open diamond.
pub(super) fn sign(ui: &mut Ui, proven: bool, is_tried: bool) {
    let skin = Skin::of(ui);
    let (rect, _) = ui.allocate_exact_size(Vec2::splat(16.0), Sense::hover());
    let (centre, radius) = (rect.center(), if is_tried { 7.0 } else { 5.0 });
    if proven {
        ui.painter().circle_filled(centre, radius, skin.accent());
    } else {
        let corners = [(0.0, -radius), (radius, 0.0), (0.0, radius), (-radius, 0.0)];
        let corners = corners.map(|(x, y)| centre + vec2(x, y)).to_vec();
        let line = Stroke::new(1.5, skin.accent());
        ui.painter().add(egui::Shape::closed_line(corners, line));
    }
}

/// The drawn values of a measure as bars, and a line where the plan lies.
pub(super) fn histogram(ui: &mut Ui, state: &AppState, placed: &Placed, name: &str) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let size = vec2(ui.available_width(), BARS_HEIGHT + 16.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let text = |value| value_text(state, placed.measure, value);
    response.widget_info(|| {
        let label = tr.f(
            "suggest-histogram",
            &[
                ("measure", name.into()),
                ("low", (&text(placed.low)).into()),
                ("high", (&text(placed.high)).into()),
                ("value", (&text(placed.value)).into()),
            ],
        );
        WidgetInfo::labeled(Role::Image, true, label)
    });
    let area = Rect::from_min_size(rect.min, vec2(rect.width(), BARS_HEIGHT));
    let most = placed.bars.iter().copied().max().unwrap_or(0).max(1) as f32;
    let width = area.width() / placed.bars.len() as f32;
    for (at, &count) in placed.bars.iter().enumerate() {
        let height = count as f32 / most * (area.height() - 4.0);
        let left = area.left() + at as f32 * width;
        let min = pos2(left + 0.5, area.bottom() - height);
        let bar = Rect::from_min_max(min, pos2(left + width - 0.5, area.bottom()));
        ui.painter().rect_filled(bar, 1.0, skin.secondary().gamma_multiply(0.55));
    }
    let painter = ui.painter();
    painter.hline(area.x_range(), area.bottom(), skin.line());
    let span = (placed.high - placed.low).max(f64::MIN_POSITIVE);
    let share = ((placed.value - placed.low) / span).clamp(0.0, 1.0) as f32;
    let x = (area.left() + share * area.width()).clamp(area.left() + 1.5, area.right() - 1.5);
    painter.vline(x, area.y_range(), Stroke::new(3.0, skin.accent()));
    painter.circle_filled(pos2(x, area.top() + 3.0), 4.0, skin.accent());
    let below = |x: f32, align, value: f64| {
        let at = pos2(x, area.bottom() + 2.0);
        painter.text(at, align, text(value), font(11.0, Weight::Regular), skin.secondary());
    };
    below(area.left(), Align2::LEFT_TOP, placed.low);
    below(area.right(), Align2::RIGHT_TOP, placed.high);
}

/// Share of need that is live by month: as planned and as suggested; thin lines tell the part of
/// it that is staffed at the norm.
pub(super) fn curves(ui: &mut Ui, state: &AppState, answer: &OrderAnswer, order: &[Option<usize>]) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let problem = &answer.problem;
    ui.label(theme::strong(tr.t("suggest-curves")));
    let planned = [problem.live_curve(&answer.planned), problem.staffed_curve(&answer.planned)];
    let found = [problem.live_curve(order), problem.staffed_curve(order)];
    let axis = |axis: AxisHints<'static>| {
        axis.tick_label_color(skin.secondary()).tick_label_font(font(11.0, Weight::Regular))
    };
    let language = tr.language();
    let y = axis(AxisHints::new_y())
        .formatter(move |mark, _| format!("{}\u{a0}%", language.numbers().number(mark.value, 0)));
    let start = state.document.plan.start;
    let x = axis(AxisHints::new_x())
        .formatter(move |mark, _| start.plus(mark.value.round() as i32).to_string());
    let plot = still(ui, "order curves", skin).custom_y_axes(vec![y]).custom_x_axes(vec![x]);
    let last = f64::from(problem.horizon.max(2) - 1);
    let shown = plot.show(ui, |plot| {
        for step in &problem.steps {
            if step.start > 0 {
                let mark = VLine::new("step", f64::from(step.start)).allow_hover(false);
                plot.vline(mark.stroke(skin.line()));
            }
        }
        for ([live, staffed], colour, dashed) in
            [(&planned, skin.secondary(), true), (&found, skin.accent(), false)]
        {
            let style = if dashed { LineStyle::Dashed { length: 6.0 } } else { LineStyle::Solid };
            for (curve, width) in [(live, 2.5), (staffed, 1.0)] {
                let line = Line::new("curve", PlotPoints::from(steps(curve))).allow_hover(false);
                plot.line(line.stroke(Stroke::new(width, colour)).style(style));
            }
        }
        plot.set_plot_bounds_x(-0.5..=last + 0.5);
        plot.set_plot_bounds_y(0.0..=103.0);
    });
    shown.response.widget_info(|| WidgetInfo::labeled(Role::Canvas, true, tr.t("suggest-curves")));
    ui.horizontal_wrapped(|ui| {
        for (name, colour, dashed, width) in [
            ("suggest-curve-planned", skin.secondary(), true, 2.5),
            ("suggest-curve-suggested", skin.accent(), false, 2.5),
            ("suggest-curve-staffed", skin.text(), false, 1.0),
        ] {
            key(ui, colour, dashed, width);
            ui.label(theme::label(skin, tr.t(name)));
        }
    });
}

/// Values by month as a line that goes up in steps, per cent.
fn steps(curve: &[f64]) -> Vec<[f64; 2]> {
    let mut points = Vec::with_capacity(curve.len() * 2);
    let mut before = None;
    for (month, &share) in curve.iter().enumerate() {
        let (month, value) = (month as f64, share * 100.0);
        if let Some(before) = before {
            points.push([month, before]);
        }
        points.push([month, value]);
        before = Some(value);
    }
    points
}

/// A short piece of a line.
fn key(ui: &mut Ui, colour: Color32, dashed: bool, width: f32) {
    let (rect, _) = ui.allocate_exact_size(vec2(20.0, 12.0), Sense::hover());
    let painter: &Painter = ui.painter();
    let line = Stroke::new(width, colour);
    let piece = |from: f32, to: f32| {
        let at = |x: f32| -> Pos2 { rect.left_center() + vec2(x, 0.0) };
        painter.line_segment([at(from), at(to)], line);
    };
    if dashed {
        piece(0.0, 8.0);
        piece(12.0, 20.0);
    } else {
        piece(0.0, 20.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_curve_stays_level_until_the_month_in_which_it_rises() {
        let points = steps(&[0.0, 0.5, 0.5]);
        let expected = [[0.0, 0.0], [1.0, 0.0], [1.0, 50.0], [2.0, 50.0], [2.0, 50.0]];
        assert_eq!(points, expected);
    }
}
