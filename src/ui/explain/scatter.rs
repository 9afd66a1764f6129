//! Two figures against each other, a point a district, with how strongly they go together.

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::{
    Align2, ComboBox, Id, Key, Painter, Pos2, Rect, Role, Sense, Shape, Stroke, Ui, Vec2,
    WidgetInfo, pos2, vec2,
};

use super::{
    Panel, all_figures, colours_of, first_figure, full_title, select, sources, years_note,
};
use crate::app::{Action, AppState, AskedFigure, Figure, MapAction, Whose};
use crate::i18n::Language;
use crate::measure::Correlation;
use crate::model::{DistrictIdx, Index, Indicator};
use crate::scene::legend::{decimals, localised, value_text};
use crate::scene::palette::text_on;
use crate::scene::{FillColour, Rgb, Theme};
use crate::ui::Actions;
use crate::ui::charts::{self, About};
use crate::ui::map::drawing::Shaded;
use crate::ui::map::kept::{DocumentKey, document_of};
use crate::ui::theme::{self, Skin, Weight, font};
use crate::ui::window::Gui;

/// Height of the plot at the most and at the least, points.
const HEIGHT: (f32, f32) = (170.0, 420.0);
/// Room for the numbers to the left of the plot and below it.
const MARGIN: Vec2 = vec2(44.0, 18.0);
/// How near the pointer must be to a point to mean it.
const REACH: f32 = 14.0;
/// Up to so many points have the letter of their base, and a node for the keyboard.
const FEW: usize = 120;
/// Radius of a point with a letter, and of one without.
const RADIUS: (f32, f32) = (7.5, 2.6);
/// Up to so many selected districts have their name beside their point.
const NAMED: usize = 6;
/// From these correlations on two figures go together weakly, and clearly. Source: Cohen, J.
/// (1988), Statistical Power Analysis for the Behavioral Sciences, 2nd ed., section 3.2 (small
/// 0,1, large 0,5).
const WEAK: f64 = 0.1;
const CLEAR: f64 = 0.5;

/// What is chosen in the scatter.
#[derive(Debug, Default)]
pub(super) struct Draft {
    /// `None` is what the map shows.
    y: Option<Figure>,
    /// `None` is the first other figure.
    x: Option<Figure>,
    kept: Option<(Of, Arc<Made>)>,
}

/// What the points depend on.
#[derive(Clone, Debug, PartialEq)]
struct Of {
    document: DocumentKey,
    figures: [Figure; 2],
    shade: Option<Shaded>,
    left_out: u64,
    theme: Theme,
    language: Language,
}

#[derive(Debug)]
struct Point {
    district: DistrictIdx,
    /// Where it is, each 0–1 of its axis.
    at: Vec2,
    fill: Rgb,
    ring: Rgb,
    letter: String,
}

/// An axis with what it shows.
#[derive(Debug)]
struct Axis {
    figure: Figure,
    indicator: Indicator,
    low: f64,
    high: f64,
    ticks: Vec<f64>,
}

#[derive(Debug)]
struct Made {
    /// The one to the right and the one upwards.
    axes: [Axis; 2],
    points: Vec<Point>,
    correlation: Correlation,
    /// How many of the districts that are looked at lack a figure.
    missing: usize,
}

/// The least step of 1, 2 or 5 times a power of ten that cuts `span` in at most `count` parts.
fn tick_step(span: f64, count: f64) -> f64 {
    let rough = span / count;
    let power = 10_f64.powf(rough.log10().floor());
    [1.0, 2.0, 5.0, 10.0]
        .map(|part| part * power)
        .into_iter()
        .find(|step| *step >= rough)
        .unwrap_or(rough)
}

impl Axis {
    fn new(
        figure: Figure,
        indicator: Indicator,
        values: impl Iterator<Item = f64> + Clone,
    ) -> Self {
        let low = values.clone().fold(f64::INFINITY, f64::min);
        let high = values.fold(f64::NEG_INFINITY, f64::max);
        let (low, high) = if low <= high { (low, high) } else { (0.0, 1.0) };
        let room = if high > low { (high - low) * 0.06 } else { low.abs().max(1.0) * 0.5 };
        let (low, high) = (low - room, high + room);
        let step = tick_step(high - low, 5.0);
        let first = (low / step).ceil();
        let count = ((high / step).floor() - first).max(0.0) as usize;
        let ticks = (0..=count).map(|number| (first + number as f64) * step).collect();
        Self { figure, indicator, low, high, ticks }
    }

    /// Where `value` is, 0–1.
    fn along(&self, value: f64) -> f32 {
        ((value - self.low) / (self.high - self.low)) as f32
    }

    fn value(&self, district: DistrictIdx) -> Option<f64> {
        self.indicator.values.get(district).copied().flatten()
    }

    /// The title in the reader's language.
    fn title<'a>(&'a self, state: &'a AppState) -> &'a str {
        localised(&self.indicator.info.title, &state.tr)
    }

    /// A tick's number: with as many decimals as its step has.
    fn tick_text(&self, state: &AppState, value: f64) -> String {
        let step = tick_step(self.high - self.low, 5.0);
        let needed = (-step.log10().floor()).max(0.0) as usize;
        state.tr.number(value, needed.min(decimals(self.indicator.info.unit).max(1)))
    }
}

impl Made {
    fn new(state: &AppState, panel: &Panel, figures: &[Figure; 2], skin: Skin) -> Option<Self> {
        let [x, y] = figures.each_ref().map(|figure| state.figure(figure));
        let (x, y) = (x?.into_owned(), y?.into_owned());
        let all = state.document.map.districts.indices();
        let shown: Vec<DistrictIdx> =
            all.filter(|district| !panel.left_out.contains(district)).collect();
        let value = |of: &Indicator, district| of.values.get(district).copied().flatten();
        let pairs: Vec<(DistrictIdx, f64, f64)> = shown
            .iter()
            .filter_map(|&district| Some((district, value(&x, district)?, value(&y, district)?)))
            .collect();
        let plain: Vec<(f64, f64)> = pairs.iter().map(|&(_, x, y)| (x, y)).collect();
        let first = first_figure(state);
        let coloured = first.as_ref().filter(|figure| !figures.contains(figure));
        let coloured = coloured.or(figures.last());
        let shade = coloured.and_then(|figure| {
            let indicator = state.figure(figure)?;
            Some(colours_of(state, figure, &indicator, panel, skin))
        });
        let tokens = skin.theme.tokens();
        let plan = state.shown_plan();
        let owners = plan.owners_at(state.shown_month());
        let [figure_x, figure_y] = figures.clone();
        let axes = [
            Axis::new(figure_x, x, plain.iter().map(|pair| pair.0)),
            Axis::new(figure_y, y, plain.iter().map(|pair| pair.1)),
        ];
        let [along_x, along_y] = &axes;
        let points = pairs.iter().map(|&(district, x, y)| {
            let unit = owners.get(district).and_then(|unit| plan.units.get(*unit));
            let colour = shade.as_ref().and_then(|shade| shade.colours.get(district));
            Point {
                district,
                at: vec2(along_x.along(x), 1.0 - along_y.along(y)),
                fill: match colour {
                    Some(FillColour::Solid(rgb) | FillColour::Hatched(rgb)) => *rgb,
                    Some(FillColour::Missing | FillColour::Hidden) | None => tokens.missing,
                },
                ring: unit.map_or(tokens.central, |unit| skin.unit_rgb(unit)),
                letter: unit.map(|unit| unit.letter.clone()).unwrap_or_default(),
            }
        });
        Some(Self {
            points: points.collect(),
            correlation: Correlation::of(&plain),
            missing: shown.len() - pairs.len(),
            axes,
        })
    }
}

pub(super) fn show(ui: &mut Ui, state: &AppState, gui: &mut Gui, actions: &mut Actions) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let panel = &mut gui.explain;
    let mut draft = std::mem::take(&mut panel.scatter);
    let figures = all_figures(state);
    let y = draft.y.clone().or_else(|| first_figure(state));
    let other = figures.iter().map(|(figure, _)| figure);
    let mut other =
        other.filter(|it| matches!(it, Figure::Indicator(_)) && Some(*it) != y.as_ref());
    let x = draft.x.clone().or_else(|| other.next().cloned());
    let (Some(x), Some(y)) = (x, y) else {
        ui.label(theme::label(skin, tr.t("explain-nothing")));
        return;
    };
    ui.spacing_mut().item_spacing.y = 4.0;
    for (id, salt, chosen, slot) in [
        ("scatter-up", "scatter y", &y, &mut draft.y),
        ("scatter-right", "scatter x", &x, &mut draft.x),
    ] {
        if let Some(new) = axis_choice(ui, state, (id, salt), chosen, &figures) {
            *slot = Some(new);
        }
    }
    if let Some(made) = draft.made(state, [x, y], panel, skin) {
        let about = 200.0;
        let height = (ui.available_height() - about).clamp(HEIGHT.0, HEIGHT.1);
        let [right, up] = made.axes.each_ref().map(|axis| axis.title(state));
        let args = [("up", up.into()), ("right", right.into())];
        let title = tr.f("scatter-title", &args);
        let basis = sources(state, made.axes.iter().map(|axis| &axis.indicator.info));
        let about = About::of(&title, &basis);
        charts::show(ui, state, about, actions, |ui, actions| {
            chart(ui, state, (&made, &mut draft), panel, height, actions);
        });
        ui.add_space(2.0);
        egui::ScrollArea::vertical().id_salt("scatter text").auto_shrink(false).show(ui, |ui| {
            words(ui, state, &made);
        });
    }
    panel.scatter = draft;
}

/// The plot with its titles; on paper with the words that stand below it in the window.
fn chart(
    ui: &mut Ui,
    state: &AppState,
    (made, draft): (&Made, &mut Draft),
    panel: &mut Panel,
    height: f32,
    actions: &mut Actions,
) {
    let is_on_paper = charts::is_on_paper(ui);
    let own;
    let made = if is_on_paper {
        let figures = made.axes.each_ref().map(|axis| axis.figure.clone());
        let shade = panel.shade.take();
        // The colours of paper, whatever those of the window are.
        panel.shade = state.shade(Theme::Light).map(Arc::new);
        own = draft.made(state, figures, panel, Skin::of(ui));
        panel.shade = shade;
        own.as_deref().unwrap_or(made)
    } else {
        made
    };
    axis_title(ui, state, &made.axes[1], true, actions);
    plot(ui, state, made, panel, height, actions);
    axis_title(ui, state, &made.axes[0], false, actions);
    if is_on_paper {
        ui.add_space(6.0);
        words(ui, state, made);
    }
}

/// Which figure an axis shows.
fn axis_choice(
    ui: &mut Ui,
    state: &AppState,
    (id, salt): (&str, &str),
    chosen: &Figure,
    figures: &[(Figure, String)],
) -> Option<Figure> {
    let mut new = None;
    ui.horizontal(|ui| {
        let skin = Skin::of(ui);
        let name = state.tr.t(id);
        let size = vec2(64.0, ui.spacing().interact_size.y);
        ui.allocate_ui_with_layout(size, egui::Layout::left_to_right(egui::Align::Center), |ui| {
            ui.set_min_width(size.x);
            ui.label(theme::label(skin, name));
        });
        let text =
            figures.iter().find(|(figure, _)| figure == chosen).map(|(_, name)| name.clone());
        let text = text.or_else(|| {
            let indicator = state.figure(chosen)?;
            Some(localised(&indicator.info.title, &state.tr).to_owned())
        });
        let combo = ComboBox::from_id_salt(salt).selected_text(text.unwrap_or_default()).truncate();
        let combo = combo.width(ui.available_width() - 8.0).height(420.0);
        let response = combo.show_ui(ui, |ui| {
            for (figure, name) in figures {
                if ui.selectable_label(figure == chosen, name).clicked() {
                    new = Some(figure.clone());
                }
            }
        });
        response.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, name));
    });
    new
}

/// The title of an axis, which asks where its figures come from.
fn axis_title(ui: &mut Ui, state: &AppState, axis: &Axis, up: bool, actions: &mut Actions) {
    let skin = Skin::of(ui);
    let text = full_title(state, &axis.indicator.info);
    let text = if up { format!("↑ {text}") } else { format!("{text} →") };
    let align = if up { egui::Align::Min } else { egui::Align::Max };
    ui.with_layout(egui::Layout::top_down(align), |ui| {
        let button = egui::Button::new(theme::label(skin, text)).frame(false).truncate();
        if ui.add(button).on_hover_cursor(egui::CursorIcon::Help).clicked() {
            let asked = AskedFigure { figure: axis.figure.clone(), whose: Whose::Map };
            actions.push(Action::Map(MapAction::Ask(Some(asked))));
        }
    });
}

impl Draft {
    fn made(
        &mut self,
        state: &AppState,
        figures: [Figure; 2],
        panel: &Panel,
        skin: Skin,
    ) -> Option<Arc<Made>> {
        let of = Of {
            document: document_of(state),
            figures,
            shade: panel.shade.clone().map(Shaded),
            left_out: panel.left_out_number,
            theme: skin.theme,
            language: state.tr.language(),
        };
        if let Some((known, made)) = &self.kept
            && *known == of
        {
            return Some(Arc::clone(made));
        }
        let made = Arc::new(Made::new(state, panel, &of.figures, skin)?);
        self.kept = Some((of, Arc::clone(&made)));
        Some(made)
    }
}

fn plot(
    ui: &mut Ui,
    state: &AppState,
    made: &Made,
    panel: &mut Panel,
    height: f32,
    actions: &mut Actions,
) {
    let skin = Skin::of(ui);
    let size = vec2(ui.available_width(), height);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let area = Rect::from_min_max(rect.min + vec2(MARGIN.x, 4.0), rect.max - vec2(6.0, MARGIN.y));
    response.widget_info(|| WidgetInfo::labeled(Role::Canvas, true, sentence(state, made)));
    let painter = ui.painter_at(rect);
    grid(&painter, state, made, area, skin);
    let place = |point: &Point| area.min + point.at * area.size();
    let is_few = made.points.len() <= FEW;
    let radius = if is_few { RADIUS.0 } else { RADIUS.1 };
    let discs = |point: &Point| {
        let disc = |radius, fill| Shape::circle_filled(place(point), radius, theme::colour(fill));
        [disc(radius + 1.0, point.ring), disc(radius - 1.0, point.fill)]
    };
    if is_few {
        for point in &made.points {
            painter.extend(discs(point));
            let ink = theme::colour(text_on(point.fill));
            let style = font(9.0, Weight::Bold);
            painter.text(place(point), Align2::CENTER_CENTER, &point.letter, style, ink);
        }
    } else {
        painter.extend(made.points.iter().flat_map(discs));
    }
    let pointer = response.hover_pos();
    let near = pointer.and_then(|pointer| {
        let distances = made.points.iter().map(|point| (point, place(point).distance(pointer)));
        distances.filter(|it| it.1 <= REACH).min_by(|a, b| a.1.total_cmp(&b.1)).map(|it| it.0)
    });
    if let Some(point) = near {
        panel.pointed = vec![point.district];
        if response.clicked() {
            select(ui, point.district, actions);
        }
    } else if response.clicked() {
        actions.push(Action::ClearSelection);
    }
    if is_few {
        for point in &made.points {
            node(ui, state, made, (point, place(point)), panel, actions);
        }
    }
    marks(&painter, state, made, panel, area, radius, skin);
    if let Some(point) = near {
        response.on_hover_ui_at_pointer(|ui| {
            ui.label(theme::strong(state.document.name_of(point.district)));
            for axis in made.axes.iter().rev() {
                ui.label(figure_text(state, axis, point.district));
            }
        });
    }
}

/// "Ekonomiskt bistånd: 2,29 tkr".
fn figure_text(state: &AppState, axis: &Axis, district: DistrictIdx) -> String {
    let value =
        axis.value(district).map(|value| value_text(&axis.indicator.info, value, &state.tr));
    format!("{}: {}", axis.title(state), value.unwrap_or_default())
}

/// A point for the keyboard and for screen readers.
fn node(
    ui: &Ui,
    state: &AppState,
    made: &Made,
    (point, at): (&Point, Pos2),
    panel: &mut Panel,
    actions: &mut Actions,
) {
    let rect = Rect::from_center_size(at, Vec2::splat(2.0 * RADIUS.0));
    let id = Id::unique("scatter point").with(point.district.to_usize());
    // The pointer is the plot's own: points may lie on each other.
    let response = ui.interact(rect, id, Sense::focusable_noninteractive());
    let is_selected = state.view.selection.contains(&point.district);
    response.widget_info(|| {
        let [x, y] = made.axes.each_ref().map(|axis| figure_text(state, axis, point.district));
        let name = state.document.name_of(point.district);
        let args = [("name", name.into()), ("y", (&y).into()), ("x", (&x).into())];
        let text = state.tr.f("scatter-point", &args);
        WidgetInfo::selected(Role::Button, true, is_selected, text)
    });
    if response.has_focus() {
        panel.pointed = vec![point.district];
        let pressed =
            ui.input(|input| input.key_pressed(Key::Space) || input.key_pressed(Key::Enter));
        if pressed {
            select(ui, point.district, actions);
        }
    }
}

/// Numbers and lines of the axes.
fn grid(painter: &Painter, state: &AppState, made: &Made, area: Rect, skin: Skin) {
    let style = font(10.0, Weight::Regular);
    let [right, up] = &made.axes;
    for &value in &right.ticks {
        let x = area.left() + right.along(value) * area.width();
        painter.vline(x, area.y_range(), skin.line());
        let text = right.tick_text(state, value);
        let at = pos2(x, area.bottom() + 3.0);
        painter.text(at, Align2::CENTER_TOP, text, style.clone(), skin.secondary());
    }
    for &value in &up.ticks {
        let y = area.bottom() - up.along(value) * area.height();
        painter.hline(area.x_range(), y, skin.line());
        let text = up.tick_text(state, value);
        let at = pos2(area.left() - 5.0, y);
        painter.text(at, Align2::RIGHT_CENTER, text, style.clone(), skin.secondary());
    }
}

/// What is selected and what is pointed at, over the points.
fn marks(
    painter: &Painter,
    state: &AppState,
    made: &Made,
    panel: &Panel,
    area: Rect,
    radius: f32,
    skin: Skin,
) {
    let selection = &state.view.selection;
    let is_named = selection.len() <= NAMED;
    let marked: BTreeSet<DistrictIdx> = panel.marked.iter().copied().collect();
    for point in &made.points {
        let is_selected = selection.contains(&point.district);
        let is_marked = marked.contains(&point.district);
        if !is_selected && !is_marked {
            continue;
        }
        let at = area.min + point.at * area.size();
        let ink = if is_marked { skin.accent() } else { skin.text() };
        painter.circle_stroke(at, radius + 3.0, Stroke::new(2.5, ink));
        if is_selected && is_named || is_marked && marked.len() == 1 {
            let to_left = point.at.x > 0.7;
            let side = if to_left { -radius - 7.0 } else { radius + 7.0 };
            let align = if to_left { Align2::RIGHT_CENTER } else { Align2::LEFT_CENTER };
            let name = state.document.name_of(point.district).to_owned();
            let galley = painter.layout_no_wrap(name, font(11.0, Weight::SemiBold), skin.text());
            let ground = align.anchor_size(at + vec2(side, 0.0), galley.size());
            let panel = skin.panel().gamma_multiply(0.85);
            painter.rect_filled(ground.expand2(vec2(3.0, 1.0)), 3.0, panel);
            painter.galley(ground.min, galley, skin.text());
        }
    }
}

/// A correlation as it is written, or that it is undefined.
fn coefficient(state: &AppState, value: Option<f64>) -> String {
    let undefined = || state.tr.t("correlation-undefined").to_owned();
    value.map_or_else(undefined, |value| state.tr.number(value, 2))
}

/// How the two figures go together, in plain words.
fn sentence(state: &AppState, made: &Made) -> String {
    let tr = &state.tr;
    let [x, y] = made.axes.each_ref().map(|axis| axis.title(state));
    let n = made.correlation.n;
    let Some(r) = made.correlation.pearson else {
        let id = if n < 3 { "correlation-few" } else { "correlation-flat" };
        return tr.f(id, &[("n", n.into())]);
    };
    let id = match r.abs() {
        size if size < WEAK => "correlation-none",
        size if size < CLEAR && r > 0.0 => "correlation-weak-up",
        size if size < CLEAR => "correlation-weak-down",
        _ if r > 0.0 => "correlation-clear-up",
        _ => "correlation-clear-down",
    };
    let r = tr.number(r, 2);
    let args = [("x", x.into()), ("y", y.into()), ("r", (&r).into()), ("n", n.into())];
    tr.f(id, &args)
}

fn words(ui: &mut Ui, state: &AppState, made: &Made) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    ui.spacing_mut().item_spacing.y = 4.0;
    ui.add(egui::Label::new(sentence(state, made)).wrap());
    let Correlation { n, pearson, spearman } = made.correlation;
    let (pearson, spearman) = (coefficient(state, pearson), coefficient(state, spearman));
    let args = [("pearson", (&pearson).into()), ("spearman", (&spearman).into()), ("n", n.into())];
    let line = ui.add(egui::Label::new(theme::strong(tr.f("correlation-line", &args))).wrap());
    line.on_hover_text(tr.t("correlation-formula"));
    if made.missing > 0 {
        let text = tr.f("correlation-missing", &[("n", made.missing.into())]);
        ui.add(egui::Label::new(theme::label(skin, text)).wrap());
    }
    let infos = made.axes.iter().map(|axis| &axis.indicator.info);
    years_note(ui, state, infos);
    ui.add(egui::Label::new(theme::label(skin, tr.t("correlation-areas"))).wrap());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_stand_at_round_numbers_and_are_few() {
        for (span, wanted) in [(10.0, 2.0), (14.31, 5.0), (0.9, 0.2), (7000.0, 2000.0), (4.9, 1.0)]
        {
            let step = tick_step(span, 5.0);
            assert!((step - wanted).abs() < wanted * 1e-9, "{span}: {step}");
        }
    }
}
