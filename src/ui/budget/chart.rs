//! A quiet line chart over the plan's months: names at the line ends, steps as marks on top.

use egui::{
    Align2, Color32, EventFilter, Key, Painter, PointerButton, Pos2, Rangef, Rect, Role, Sense,
    Stroke, Ui, WidgetInfo, pos2, vec2,
};
use egui_plot::{
    AxisHints, GridMark, HLine, HoverPosition, Line as PlotLine, LineStyle, Plot, PlotTransform,
    VLine,
};

use super::scale::{nice_step, nice_top, step_decimals, value_marks};
use crate::app::{Action, AppState, Asked, Drawn, FanKind, FigureQuestion, Inquiry, WhyAction};
use crate::i18n::Tr;
use crate::model::{Unit, UnitIdx};
use crate::simulate::Simulation;
use crate::ui::theme::{self, Skin, Weight, font};
use crate::ui::{Actions, charts, why, widgets};

/// Usual height of the plot itself, points.
pub(super) const PLOT_HEIGHT: f32 = 168.0;
/// Room for the names at the line ends, the same in all charts so that their months line up.
const NAME_WIDTH: f32 = 148.0;
/// Height of a row of step names, points.
const STEP_ROW: f32 = 14.0;
/// Rows of step names over a chart.
const STEP_ROWS: usize = 2;
/// Height of a name at a line's end, points.
const NAME_HEIGHT: f32 = 16.0;
/// Room for the numbers of the value axis, so that charts above one another line up.
const AXIS_WIDTH: f32 = 40.0;

/// The months that all charts share: which one is chosen, and where steps start.
#[derive(Debug)]
pub(in crate::ui) struct Months<'a> {
    pub(super) tr: &'a Tr,
    pub(super) simulation: &'a Simulation,
    pub(super) chosen: usize,
    /// Months with a step, and the names of the steps that start in it.
    steps: Vec<(usize, String)>,
}

impl<'a> Months<'a> {
    pub(super) fn new(state: &'a AppState, simulation: &'a Simulation) -> Self {
        let mut steps: Vec<(usize, String)> = Vec::new();
        let mut ordered: Vec<_> = state.document.plan.steps.iter().collect();
        ordered.sort_by_key(|step| step.start);
        for step in ordered {
            let Some(at) = simulation.position(step.start) else { continue };
            match steps.last_mut() {
                Some((last, names)) if *last == at => {
                    names.push_str(" · ");
                    names.push_str(&step.name);
                }
                _ => steps.push((at, step.name.clone())),
            }
        }
        let last = simulation.months().saturating_sub(1);
        Self { tr: &state.tr, simulation, chosen: state.month().min(last), steps }
    }

    /// The months alone, where lines of several plans stand together.
    pub(in crate::ui) fn without_steps(state: &'a AppState, simulation: &'a Simulation) -> Self {
        Self { steps: Vec::new(), ..Self::new(state, simulation) }
    }

    fn count(&self) -> usize {
        self.simulation.months()
    }

    /// The month in full: "april 2027".
    pub(super) fn name(&self, t: usize) -> String {
        let month = self.simulation.month(t);
        self.tr.month(month.year(), month.month())
    }

    /// The position nearest to `x` on the axis.
    fn nearest(&self, x: f64) -> Option<usize> {
        let last = self.count().checked_sub(1)?;
        Some((x.round().max(0.0) as usize).min(last))
    }
}

/// What a line is of.
#[derive(Clone, Copy, Debug)]
pub(in crate::ui) enum LineIs {
    /// A figure of a unit, or of all, in each month.
    Figure(Asked, Option<UnitIdx>),
    /// A percentile of a fan.
    Fan(FanKind, Option<UnitIdx>, usize),
}

impl LineIs {
    /// What is asked about its month at position `t`.
    pub(super) fn inquiry(self, simulation: &Simulation, t: usize) -> Inquiry {
        match self {
            Self::Figure(asked, unit) => FigureQuestion::new(asked, unit, t..t + 1).into(),
            Self::Fan(kind, unit, line) => {
                Inquiry::Drawn(Drawn::Fan { kind, unit, month: simulation.month(t), line })
            }
        }
    }
}

/// One line of a chart.
#[derive(Debug)]
pub(in crate::ui) struct Line<'a> {
    pub(in crate::ui) name: String,
    /// One value a month; a gap where there is none.
    pub(in crate::ui) values: Vec<Option<f64>>,
    pub(in crate::ui) colour: Color32,
    pub(in crate::ui) style: LineStyle,
    /// Whose line it is: its letter stands at the end.
    pub(in crate::ui) unit: Option<&'a Unit>,
    /// What is asked about a month of it, and of whom, where somebody asks why it is so.
    pub(in crate::ui) asked: Option<LineIs>,
}

/// A chart over months.
#[derive(Debug)]
pub(in crate::ui) struct Chart<'a> {
    pub(in crate::ui) id: &'static str,
    pub(in crate::ui) title: String,
    /// What the values are counted in.
    pub(in crate::ui) unit: &'a str,
    pub(in crate::ui) decimals: usize,
    /// Height of the plot itself, points.
    pub(in crate::ui) height: f32,
    pub(in crate::ui) lines: Vec<Line<'a>>,
    /// A level to compare with, and its name.
    pub(in crate::ui) norm: Option<(String, f64)>,
    /// What the figures rest on, for the title's tooltip.
    pub(in crate::ui) basis: String,
}

impl Chart<'_> {
    /// Shows the chart over the whole width; a click on a month chooses it.
    pub(in crate::ui) fn show(&self, ui: &mut Ui, months: &Months<'_>, actions: &mut Actions) {
        self.show_over(ui, months, actions, |_| ());
    }

    /// The same, over what `under` draws.
    pub(super) fn show_over(
        &self,
        ui: &mut Ui,
        months: &Months<'_>,
        actions: &mut Actions,
        under: impl FnOnce(&mut egui_plot::PlotUi<'_>),
    ) {
        let skin = Skin::of(ui);
        ui.spacing_mut().item_spacing.y = 2.0;
        ui.horizontal(|ui| {
            let title = ui.label(theme::strong(&self.title));
            title.on_hover_text(&self.basis);
            ui.add(egui::Label::new(theme::label(skin, self.unit)).truncate());
        });
        let (band, _) = ui.allocate_exact_size(
            vec2(ui.available_width(), STEP_ROW * STEP_ROWS as f32),
            Sense::hover(),
        );
        let width = (ui.available_width() - NAME_WIDTH).max(160.0);
        let top = self.top();
        let is_on_paper = charts::is_on_paper(ui);
        let shown = self.plot(months, skin, width, top).show(ui, |plot| {
            under(plot);
            self.lines(plot, months, skin);
            if !is_on_paper {
                let chosen = VLine::new("chosen", months.chosen as f64).allow_hover(false);
                plot.vline(chosen.stroke(Stroke::new(1.5, skin.accent())));
            }
            let last = months.count().saturating_sub(1) as f64;
            plot.set_plot_bounds_x(-0.5..=last + 0.5);
            plot.set_plot_bounds_y(0.0..=top * 1.02);
        });
        let transform = shown.transform;
        step_names(ui.painter(), months, skin, band, &transform);
        let size = vec2(ui.available_width(), STEP_ROW + 2.0);
        let (below, _) = ui.allocate_exact_size(size, Sense::hover());
        month_names(ui.painter(), months, skin, below, &transform);
        self.end_names(ui, skin, &transform);
        self.follow_pointer(ui, months, skin, &shown.response, &transform);
        self.choose(ui, months, &shown.response, &transform, actions);
    }

    fn top(&self) -> f64 {
        let values = self.lines.iter().flat_map(|line| line.values.iter().copied().flatten());
        let level = self.norm.iter().map(|(_, level)| *level);
        nice_top(values.chain(level).filter(|value| value.is_finite()).fold(0.0, f64::max))
    }

    fn plot<'p>(&'p self, months: &'p Months<'_>, skin: Skin, width: f32, top: f64) -> Plot<'p> {
        let decimals = step_decimals(nice_step(top));
        let tick_font = font(11.0, Weight::Regular);
        let y_axis = AxisHints::new_y()
            .tick_label_color(skin.secondary())
            .tick_label_font(tick_font)
            .min_thickness(AXIS_WIDTH)
            .label_spacing(Rangef::new(1.0, 2.0))
            .formatter(move |mark, _| months.tr.number(mark.value, decimals));
        widgets::still_plot(self.id, skin)
            .width(width)
            .height(self.height)
            .grid_spacing(Rangef::new(1.0, 2.0))
            .show_axes([false, true])
            .x_grid_spacer(move |_| year_marks(months))
            .y_grid_spacer(move |_| value_marks(top))
            .custom_y_axes(vec![y_axis])
            .label_formatter(move |position| {
                let (HoverPosition::Elsewhere { position }
                | HoverPosition::NearDataPoint { position, .. }) = position;
                months.nearest(position.x).map(|t| self.figures_of(months, t))
            })
    }

    /// What a month's tooltip says.
    fn figures_of(&self, months: &Months<'_>, t: usize) -> String {
        let mut text = vec![months.name(t)];
        for line in &self.lines {
            let value = line.values.get(t).copied().flatten();
            let value =
                value.map_or_else(|| "–".to_owned(), |v| months.tr.number(v, self.decimals));
            text.push(format!("{}: {value} {}", line.name, self.unit));
        }
        text.extend(self.norm.iter().map(|(name, _)| format!("{name} {}", self.unit)));
        if let Some((_, steps)) = months.steps.iter().find(|(at, _)| *at == t) {
            text.push(months.tr.f("budget-steps-start", &[("steps", steps.into())]));
        }
        text.iter().map(|line| line.trim_end()).collect::<Vec<_>>().join("\n")
    }

    fn lines(&self, plot: &mut egui_plot::PlotUi<'_>, months: &Months<'_>, skin: Skin) {
        for (at, _) in &months.steps {
            let mark = VLine::new(format!("step {at}"), *at as f64).allow_hover(false);
            plot.vline(
                mark.stroke(Stroke::new(1.0, skin.secondary().gamma_multiply(0.6)))
                    .style(LineStyle::Dotted { spacing: 4.0 }),
            );
        }
        if let Some((name, level)) = &self.norm {
            let norm = HLine::new(name, *level).allow_hover(false);
            plot.hline(
                norm.stroke(Stroke::new(1.0, skin.text())).style(LineStyle::Dashed { length: 6.0 }),
            );
        }
        for line in &self.lines {
            for run in runs(&line.values) {
                let drawn = PlotLine::new(&line.name, run).allow_hover(false);
                plot.line(drawn.stroke(Stroke::new(2.0, line.colour)).style(line.style));
            }
        }
    }

    /// Names where the lines end, moved apart where they would cover one another.
    fn end_names(&self, ui: &Ui, skin: Skin, transform: &PlotTransform) {
        let frame = *transform.frame();
        let mut ends: Vec<(f32, Option<&Line<'_>>, &str)> = Vec::new();
        for line in &self.lines {
            let last = line.values.iter().rev().copied().flatten().next();
            let y = last.map_or(frame.bottom(), |value| transform.position_from_point_y(value));
            ends.push((y, Some(line), &line.name));
        }
        if let Some((name, level)) = &self.norm {
            ends.push((transform.position_from_point_y(*level), None, name));
        }
        ends.sort_by(|a, b| a.0.total_cmp(&b.0));
        let heights = apart(ends.iter().map(|end| end.0), frame.top(), frame.bottom());
        let column = Rect::from_min_max(
            pos2(frame.right(), frame.top() - NAME_HEIGHT),
            pos2(frame.right() + NAME_WIDTH, frame.bottom() + NAME_HEIGHT),
        );
        let painter = ui.painter().with_clip_rect(column.intersect(ui.clip_rect()));
        for ((_, line, name), y) in ends.into_iter().zip(heights) {
            let at = pos2(frame.right() + 6.0, y);
            let text_at = match line {
                Some(Line { unit: Some(unit), .. }) => {
                    widgets::paint_unit_badge(&painter, at + vec2(7.0, 0.0), 7.0, unit, skin);
                    at + vec2(18.0, 0.0)
                }
                line => {
                    let (colour, style) = line
                        .map_or((skin.text(), LineStyle::Dashed { length: 6.0 }), |line| {
                            (line.colour, line.style)
                        });
                    sample(&painter, at, colour, style);
                    at + vec2(20.0, 0.0)
                }
            };
            painter.text(
                text_at,
                Align2::LEFT_CENTER,
                name,
                font(11.0, Weight::Regular),
                skin.text(),
            );
        }
    }

    /// A ruler at the month under the pointer, with a dot on each line.
    fn follow_pointer(
        &self,
        ui: &Ui,
        months: &Months<'_>,
        skin: Skin,
        response: &egui::Response,
        transform: &PlotTransform,
    ) {
        let Some(pointer) = response.hover_pos() else { return };
        let x = transform.value_from_position(pointer).x;
        let Some(t) = months.nearest(x) else { return };
        let frame = *transform.frame();
        let painter = ui.painter().with_clip_rect(frame.expand(4.0).intersect(ui.clip_rect()));
        let x = transform.position_from_point_x(t as f64);
        painter.vline(x, frame.y_range(), Stroke::new(1.0, skin.secondary()));
        for line in &self.lines {
            if let Some(value) = line.values.get(t).copied().flatten() {
                let centre = pos2(x, transform.position_from_point_y(value));
                painter.circle(centre, 3.5, line.colour, Stroke::new(1.5, skin.panel()));
            }
        }
    }

    /// A double click asks about the line nearest to the pointer in that month; F1, or Enter, while
    /// the chart has the focus about its first line in the chosen month.
    fn ask(
        &self,
        ui: &Ui,
        months: &Months<'_>,
        response: &egui::Response,
        transform: &PlotTransform,
        actions: &mut Actions,
    ) {
        let is_pressed = response.clicked() && !response.clicked_by(PointerButton::Primary);
        let is_asked = is_pressed || why::is_asked_by_key(ui, response);
        let pointer = response.interact_pointer_pos().filter(|_| response.double_clicked());
        let asked = match pointer {
            Some(pointer) => {
                let at = transform.value_from_position(pointer);
                months.nearest(at.x).and_then(|t| Some((self.line_at(t, at.y)?, t)))
            }
            None if is_asked => {
                let first = self.lines.iter().find_map(|line| line.asked);
                first.map(|asked| (asked, months.chosen))
            }
            None => None,
        };
        if let Some((line, t)) = asked {
            actions.push(Action::Why(WhyAction::Ask(line.inquiry(months.simulation, t))));
        }
    }

    /// What is asked about the line that is nearest to `y` in the month at `t`.
    fn line_at(&self, t: usize, y: f64) -> Option<LineIs> {
        let lines = self.lines.iter().filter(|line| line.asked.is_some());
        let far = |line: &&Line<'_>| {
            let value = line.values.get(t).copied().flatten();
            value.map_or(f64::INFINITY, |value| (value - y).abs())
        };
        lines.min_by(|a, b| far(a).total_cmp(&far(b))).and_then(|line| line.asked)
    }

    /// A click, or an arrow key while the chart has the focus, chooses a month.
    fn choose(
        &self,
        ui: &Ui,
        months: &Months<'_>,
        response: &egui::Response,
        transform: &PlotTransform,
        actions: &mut Actions,
    ) {
        let text =
            format!("{} ({}). {}", self.title, self.unit, self.figures_of(months, months.chosen));
        response.widget_info(|| WidgetInfo::labeled(Role::Slider, true, &text));
        if response.clicked()
            && let Some(pointer) = response.interact_pointer_pos()
            && let Some(t) = months.nearest(transform.value_from_position(pointer).x)
        {
            actions.push(Action::SetMonth(t));
        }
        self.ask(ui, months, response, transform, actions);
        if !response.has_focus() {
            return;
        }
        let skin = Skin::of(ui);
        let ring = transform.frame().expand(2.0);
        ui.painter().rect_stroke(
            ring,
            theme::CONTROL_RADIUS,
            Stroke::new(1.0, skin.accent()),
            egui::StrokeKind::Outside,
        );
        let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        let (back, forth) = ui
            .input(|input| (input.key_pressed(Key::ArrowLeft), input.key_pressed(Key::ArrowRight)));
        if back && months.chosen > 0 {
            actions.push(Action::SetMonth(months.chosen - 1));
        }
        if forth && months.chosen + 1 < months.count() {
            actions.push(Action::SetMonth(months.chosen + 1));
        }
    }
}

/// A mark at each January.
fn year_marks(months: &Months<'_>) -> Vec<GridMark> {
    januaries(months).map(|t| GridMark { value: t as f64, step_size: 12.0 }).collect()
}

fn januaries(months: &Months<'_>) -> impl Iterator<Item = usize> {
    (0..months.count()).filter(|&t| months.simulation.month(t).month() == 1)
}

/// Names of months under the chart: "jan 2028", or "2028" where there is little room. The first
/// one keeps inside the chart, so that it does not cover the numbers of the value axis.
fn month_names(
    painter: &Painter,
    months: &Months<'_>,
    skin: Skin,
    band: Rect,
    transform: &PlotTransform,
) {
    let frame = *transform.frame();
    let year_px = transform.dpos_dvalue_x() * 12.0;
    let mut free = frame.left();
    for t in januaries(months) {
        let month = months.simulation.month(t);
        let name = if year_px >= 64.0 {
            months.tr.month_short(month.year(), month.month())
        } else {
            month.year().to_string()
        };
        let galley = painter.layout_no_wrap(name, font(11.0, Weight::Regular), skin.secondary());
        let x = transform.position_from_point_x(t as f64) - galley.size().x / 2.0;
        let x = if t == 0 { x.max(frame.left()) } else { x };
        if x >= free {
            free = x + galley.size().x + 6.0;
            painter.galley(pos2(x, band.top() + 2.0), galley, skin.secondary());
        }
    }
}

/// The parts of a line between its gaps.
fn runs(values: &[Option<f64>]) -> Vec<Vec<[f64; 2]>> {
    let mut runs = vec![Vec::new()];
    for (t, value) in values.iter().enumerate() {
        match (value.filter(|value| value.is_finite()), runs.last_mut()) {
            (Some(value), Some(run)) => run.push([t as f64, value]),
            (None, Some(run)) if !run.is_empty() => runs.push(Vec::new()),
            _ => {}
        }
    }
    runs
}

/// Heights in ascending order moved apart so that names fit between `top` and `bottom`, each
/// cluster around the middle of what it names.
fn apart(wanted: impl Iterator<Item = f32>, top: f32, bottom: f32) -> Vec<f32> {
    // A cluster: the sum of the heights wanted, and how many there are.
    let mut clusters: Vec<(f32, usize)> = Vec::new();
    let first_of = |(sum, count): (f32, usize)| {
        let room = NAME_HEIGHT * (count as f32 - 1.0);
        (sum / count as f32 - room / 2.0).min(bottom - room).max(top)
    };
    for y in wanted {
        let mut last = (y, 1);
        while let Some(&before) = clusters.last() {
            let end = first_of(before) + NAME_HEIGHT * before.1 as f32;
            if end <= first_of(last) {
                break;
            }
            clusters.pop();
            last = (last.0 + before.0, last.1 + before.1);
        }
        clusters.push(last);
    }
    clusters
        .into_iter()
        .flat_map(|cluster| {
            let first = first_of(cluster);
            (0..cluster.1).map(move |at| first + NAME_HEIGHT * at as f32)
        })
        .collect()
}

/// A short piece of a line, as in a key.
fn sample(painter: &Painter, at: Pos2, colour: Color32, style: LineStyle) {
    let stroke = Stroke::new(2.0, colour);
    let piece = |from: f32, to: f32| {
        painter.line_segment([at + vec2(from, 0.0), at + vec2(to, 0.0)], stroke);
    };
    match style {
        LineStyle::Solid => piece(0.0, 14.0),
        LineStyle::Dashed { .. } => {
            piece(0.0, 6.0);
            piece(9.0, 15.0);
        }
        LineStyle::Dotted { .. } => {
            for x in [1.0, 7.0, 13.0] {
                painter.circle_filled(at + vec2(x, 0.0), 1.5, colour);
            }
        }
    }
}

/// Names of the steps over the chart, each in the first row where there is room. What finds none
/// is in the tooltip of its month.
fn step_names(
    painter: &Painter,
    months: &Months<'_>,
    skin: Skin,
    band: Rect,
    transform: &PlotTransform,
) {
    let frame = *transform.frame();
    let mut free = [f32::NEG_INFINITY; STEP_ROWS];
    let mut placed = Vec::new();
    for (at, name) in &months.steps {
        let x = transform.position_from_point_x(*at as f64);
        let Some(row) = free.iter().position(|&until| until <= x) else { continue };
        let mut job = egui::text::LayoutJob::simple_singleline(
            name.clone(),
            font(11.0, Weight::Regular),
            skin.secondary(),
        );
        let room = (band.right() - x - 3.0).max(24.0);
        job.wrap = egui::text::TextWrapping::truncate_at_width(room);
        let galley = painter.layout_job(job);
        let y = band.top() + row as f32 * STEP_ROW;
        painter.vline(x, Rangef::new(y + 2.0, frame.top()), skin.line());
        if let Some(until) = free.get_mut(row) {
            *until = x + galley.size().x + 10.0;
        }
        placed.push((pos2(x + 4.0, y), galley));
    }
    // The names over the lines of the others.
    for (at, galley) in placed {
        painter.rect_filled(Rect::from_min_size(at, galley.size()), 0.0, skin.panel());
        painter.galley(at, galley, skin.secondary());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_has_a_gap_where_there_is_no_value() {
        let parts = runs(&[None, Some(1.0), Some(2.0), None, None, Some(3.0)]);
        let lengths: Vec<usize> = parts.iter().map(Vec::len).collect();
        assert_eq!(lengths, [2, 1]);
    }

    #[test]
    fn names_at_the_line_ends_never_cover_one_another() {
        let heights = apart([10.0, 11.0, 12.0, 99.0, 99.5].into_iter(), 0.0, 100.0);
        for pair in heights.windows(2) {
            assert!(pair[1] - pair[0] >= NAME_HEIGHT - 0.01, "{heights:?}");
        }
        assert!(heights.iter().all(|y| (0.0..=100.0).contains(y)), "{heights:?}");
    }
}
