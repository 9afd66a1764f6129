//! How values are spread, with the limits between classes, which can be dragged.

use egui::{EventFilter, Key, Rect, Sense, Ui, pos2, vec2};

use crate::app::{Action, AppState, MapAction, Pick};
use crate::measure::{ClassMethod, Classes};
use crate::model::{DistrictIdx, Indicator, IndicatorKind};
use crate::scene::legend::{decimals, value_text};
use crate::scene::{Classing, FillColour, Grouping, Shade};
use crate::ui::Actions;
use crate::ui::explain::Panel;
use crate::ui::theme::{Skin, colour};

const MANUAL: Grouping = Grouping::By(ClassMethod::Manual);

const BARS: usize = 24;
const HEIGHT: f32 = 44.0;
/// How near the pointer must be to take a limit, points.
const REACH: f32 = 5.0;
/// How far an arrow key moves a limit, as a part of the values' range.
const KEY_STEP: f64 = 0.01;

/// How the values of an indicator are spread. With thousands of them that takes longer to find out
/// than a frame may, so it is kept.
#[derive(Debug)]
pub(in crate::ui) struct Spread {
    /// The values, with what they are.
    pub(super) indicator: Indicator,
    /// The method that follows from the values.
    pub(super) default_method: ClassMethod,
    /// The limits between the classes.
    limits: Vec<f64>,
    range: Option<(f64, f64)>,
    bars: Vec<Bar>,
}

/// A bar that has values.
#[derive(Debug)]
struct Bar {
    position: usize,
    count: usize,
    /// The district in the middle of it, which gives its colour.
    middle: DistrictIdx,
}

impl Spread {
    /// How the values of `indicator` are spread, in the classes of `classing`.
    pub(in crate::ui) fn new(indicator: Indicator, classing: &Classing) -> Self {
        let values = indicator.values.as_slice();
        let default_method = Classes::default_method(values);
        let (limits, range) = (limits(classing, &indicator), range_of(&indicator));
        let bars = range.map(|range| bars_of(&indicator, range)).unwrap_or_default();
        Self { indicator, default_method, limits, range, bars }
    }
}

/// The bars that have values, from left to right.
fn bars_of(indicator: &Indicator, range: (f64, f64)) -> Vec<Bar> {
    let known = indicator.values.iter_enumerated();
    let mut values: Vec<(f64, DistrictIdx)> =
        known.filter_map(|(district, value)| Some(((*value)?, district))).collect();
    values.sort_by(|a, b| a.0.total_cmp(&b.0));
    let bars = values.chunk_by(|a, b| bar_of(a.0, range) == bar_of(b.0, range));
    let bar = |values: &[(f64, DistrictIdx)]| {
        let &(value, middle) = values.get(values.len() / 2)?;
        Some(Bar { position: bar_of(value, range), count: values.len(), middle })
    };
    bars.filter_map(bar).collect()
}

/// The lowest and the highest value, where they differ.
fn range_of(indicator: &Indicator) -> Option<(f64, f64)> {
    let known = || indicator.values.iter().copied().flatten();
    let (low, high) = (known().min_by(f64::total_cmp)?, known().max_by(f64::total_cmp)?);
    (high > low).then_some((low, high))
}

/// `classing` with `grouping`; limits set by hand begin where those of now are.
pub(super) fn with_grouping(
    classing: &Classing,
    grouping: Grouping,
    indicator: &Indicator,
) -> Classing {
    let mut new = Classing { grouping, ..classing.clone() };
    if grouping == MANUAL {
        new.breaks = limits(classing, indicator);
    }
    new
}

/// The limits between the classes of now.
fn limits(classing: &Classing, indicator: &Indicator) -> Vec<f64> {
    if classing.grouping == MANUAL {
        return classing.breaks.clone();
    }
    let classes = classing.classes(indicator, None);
    let classes = classes.or_else(|| Classing::default().classes(indicator, None));
    let mut limits: Vec<f64> =
        classes.map(|classes| classes.upper_limits().collect()).unwrap_or_default();
    limits.pop();
    limits
}

/// How the values are spread, each bar in its class's colour, with the limits between classes.
pub(super) fn histogram(
    ui: &mut Ui,
    state: &AppState,
    spread: &Spread,
    shade: &Shade,
    explain: &mut Panel,
    actions: &mut Actions,
) {
    let skin = Skin::of(ui);
    let indicator = &spread.indicator;
    let Some((low, high)) = spread.range else { return };
    let size = vec2(ui.available_width(), HEIGHT);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    bars(ui, &spread.bars, shade, rect, skin);
    point(state, indicator, &response, (low, high), explain, actions);
    marks(ui, state, indicator, explain, (rect, low, high), skin);
    let classing = state.classing();
    let is_class = indicator.info.kind == IndicatorKind::Class;
    let is_unclassed = classing.grouping == Grouping::Unclassed;
    if is_class || is_unclassed {
        return;
    }
    let limits = &spread.limits;
    for (position, &limit) in limits.iter().enumerate() {
        let spot = Spot { rect, low, high, position };
        if let Some(moved) = handle(ui, state, indicator, &spot, limit, skin) {
            let mut breaks = limits.clone();
            if let Some(slot) = breaks.get_mut(position) {
                *slot = held(limits, position, moved, indicator);
            }
            let classing = Classing { grouping: MANUAL, breaks, ..classing.clone() };
            actions.push(Action::Map(MapAction::SetClassing(classing)));
        }
    }
}

/// `moved` held between the neighbouring limits, in the steps that values are written in.
fn held(limits: &[f64], position: usize, moved: f64, indicator: &Indicator) -> f64 {
    let unit = 10_f64.powi(decimals(indicator.info.unit) as i32);
    let below = position.checked_sub(1).and_then(|before| limits.get(before));
    let above = limits.get(position + 1);
    let mut value = (moved * unit).round() / unit;
    if let Some(below) = below {
        value = value.max(*below);
    }
    if let Some(above) = above {
        value = value.min(*above);
    }
    value
}

/// Where a limit is drawn.
struct Spot {
    rect: Rect,
    low: f64,
    high: f64,
    position: usize,
}

/// A limit that can be dragged and moved with the arrow keys; gives where it was moved to.
fn handle(
    ui: &Ui,
    state: &AppState,
    indicator: &Indicator,
    spot: &Spot,
    limit: f64,
    skin: Skin,
) -> Option<f64> {
    let Spot { rect, low, high, position } = *spot;
    let span = high - low;
    let x = rect.left() + rect.width() * ((limit - low) / span) as f32;
    let area =
        Rect::from_min_max(pos2(x - REACH, rect.top()), pos2(x + REACH, rect.bottom() + 4.0));
    let id = ui.scope_id().with(("class limit", position));
    let response = ui.interact(area, id, Sense::click_and_drag());
    let value = value_text(&indicator.info, limit, &state.tr);
    let number = position + 1;
    let name =
        state.tr.f("classes-limit", &[("n", number.into()), ("value", value.as_str().into())]);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Slider, true, &name));
    let is_held = response.hovered() || response.dragged() || response.has_focus();
    let line = if is_held {
        egui::Stroke::new(2.0, skin.accent())
    } else {
        egui::Stroke::new(1.0, skin.text())
    };
    ui.painter().vline(x, rect.top()..=rect.bottom() + 3.0, line);
    ui.painter().circle_filled(pos2(x, rect.bottom() + 3.0), 2.5, line.color);
    let response = response.on_hover_cursor(egui::CursorIcon::ResizeHorizontal).on_hover_text(name);
    if response.dragged()
        && let Some(pointer) = response.interact_pointer_pos()
    {
        let along = f64::from((pointer.x - rect.left()) / rect.width()).clamp(0.0, 1.0);
        let moved = low + along * span;
        return ((moved - limit).abs() > span * 1e-6).then_some(moved);
    }
    if response.has_focus() {
        let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        let step = ui.input(|input| {
            f64::from(u8::from(input.key_pressed(Key::ArrowRight)))
                - f64::from(u8::from(input.key_pressed(Key::ArrowLeft)))
        });
        if step.abs() > 0.0 {
            return Some(limit + step * KEY_STEP * span);
        }
    }
    None
}

/// In which bar a value is.
fn bar_of(value: f64, (low, high): (f64, f64)) -> usize {
    (((value - low) / (high - low) * BARS as f64) as usize).min(BARS - 1)
}

/// Points at the districts of the bar under the pointer; a click selects them.
fn point(
    state: &AppState,
    indicator: &Indicator,
    response: &egui::Response,
    range: (f64, f64),
    explain: &mut Panel,
    actions: &mut Actions,
) {
    response.widget_info(|| {
        egui::WidgetInfo::labeled(egui::Role::Image, true, state.tr.t("histogram-name"))
    });
    let Some(pointer) = response.hover_pos() else { return };
    let along = (pointer.x - response.rect.left()) / response.rect.width();
    let bar = ((along * BARS as f32).max(0.0) as usize).min(BARS - 1);
    let known = indicator.values.iter_enumerated();
    let left_out = explain.left_out();
    let districts: Vec<DistrictIdx> = known
        .filter(|(district, value)| {
            value.is_some_and(|value| bar_of(value, range) == bar) && !left_out.contains(district)
        })
        .map(|(district, _)| district)
        .collect();
    if districts.is_empty() {
        return;
    }
    if response.clicked() {
        actions.push(Action::SelectMany(districts.clone(), Pick::Replace));
    }
    explain.pointed = districts;
}

/// Where the values of districts are that are selected or pointed at.
fn marks(
    ui: &Ui,
    state: &AppState,
    indicator: &Indicator,
    explain: &Panel,
    (rect, low, high): (Rect, f64, f64),
    skin: Skin,
) {
    let selected = state.view.selection.iter().map(|district| (district, skin.text()));
    let marked = explain.marked.iter().map(|district| (district, skin.accent()));
    for (district, ink) in selected.chain(marked) {
        let Some(value) = indicator.values.get(*district).copied().flatten() else { continue };
        let x = rect.left() + rect.width() * ((value - low) / (high - low)) as f32;
        let corners =
            vec![pos2(x - 4.0, rect.top()), pos2(x + 4.0, rect.top()), pos2(x, rect.top() + 7.0)];
        let line = egui::Stroke::new(1.0, skin.panel());
        ui.painter().add(egui::Shape::convex_polygon(corners, ink, line));
    }
}

fn bars(ui: &Ui, bars: &[Bar], shade: &Shade, rect: Rect, skin: Skin) {
    let highest = bars.iter().map(|bar| bar.count).max().unwrap_or(1) as f32;
    let width = rect.width() / BARS as f32;
    for Bar { position, count, middle } in bars {
        let fill = match shade.colours.get(*middle) {
            Some(FillColour::Solid(rgb) | FillColour::Hatched(rgb)) => colour(*rgb),
            _ => skin.missing(),
        };
        let height = (rect.height() - 2.0) * *count as f32 / highest;
        let left = rect.left() + width * *position as f32;
        let area = Rect::from_min_max(
            pos2(left, rect.bottom() - height),
            pos2(left + width - 1.0, rect.bottom()),
        );
        ui.painter().rect(area, 1.0, fill, skin.line(), egui::StrokeKind::Inside);
    }
}
