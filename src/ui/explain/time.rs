//! The same figure in several years: small maps with one shared scale, and the change as a map.

use std::sync::Arc;

use egui::{ComboBox, Rect, Role, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2};
use geo::coord;

use super::{Panel, select, sources};
use crate::app::{
    Action, AppState, Focus, MapAction, Series, Worked, is_made_alike, series, title_without_year,
};
use crate::i18n::Language;
use crate::model::{DistrictIdx, Index, Indicator, IndicatorIdx, IndicatorInfo, IndicatorKind};
use crate::scene::legend::unit_line;
use crate::scene::{Classing, FillColour, LegendEntry, Shade, Swatch, Theme, View};
use crate::ui::Actions;
use crate::ui::charts::{self, About};
use crate::ui::map::kept::{DocumentKey, Spot, document_of};
use crate::ui::map::{paint, small_map};
use crate::ui::theme::{self, Skin, Weight, font};
use crate::ui::widgets;
use crate::ui::window::Gui;

/// Room between small maps, points.
const GAP: f32 = 8.0;
/// A small map is this much higher than wide.
const SHAPE: f32 = 1.15;

/// What is chosen.
#[derive(Debug, Default)]
pub(super) struct Draft {
    series: usize,
    /// Positions of the years between which the change is; `None` is the first and the last.
    years: Option<(usize, usize)>,
    percent: bool,
    kept: Option<(Of, Arc<Made>)>,
    drawn: Option<(DrawnOf, Vec<Shape>)>,
}

/// What the colours depend on.
#[derive(Clone, Debug, PartialEq)]
struct Of {
    document: DocumentKey,
    series: Series,
    left_out: u64,
    theme: Theme,
    language: Language,
}

/// What the triangles depend on.
#[derive(Clone, Debug, PartialEq)]
struct DrawnOf {
    of: Of,
    spots: Vec<(Spot, View)>,
}

/// One colour a district and year, all on one scale.
#[derive(Debug)]
struct Made {
    /// By year, then by district.
    colours: Vec<Vec<FillColour>>,
    legend: Vec<LegendEntry>,
}

impl Made {
    fn new(state: &AppState, panel: &Panel, series: &Series, skin: Skin) -> Option<Self> {
        let table = &state.document.map.indicators.indicators;
        let of_years: Vec<&Indicator> =
            series.years.iter().filter_map(|(_, index)| table.get(*index)).collect();
        // One scale for all: the values of all years are put in classes together.
        // Districts follow each other year by year here, so that hidden ones keep their place.
        let count = state.document.map.len().max(1);
        let hidden = of_years.iter().enumerate().flat_map(|(year, figures)| {
            figures
                .hidden
                .iter()
                .map(move |district| Index::from_usize(year * count + district.to_usize()))
        });
        let values = of_years.iter().flat_map(|year| year.values.iter().copied()).collect();
        let info = of_years.first()?.info.clone();
        let all = Indicator { hidden: hidden.collect(), ..Indicator::new(info, values) };
        let shade = Shade::of_values(&all, &Classing::default(), None, skin.theme, &state.tr);
        let grey = FillColour::Solid(skin.theme.tokens().hairline);
        let colours = shade.colours.as_slice().chunks(count).map(|year| {
            let districts = state.document.map.districts.indices();
            let shown = |(district, fill): (DistrictIdx, &FillColour)| {
                if panel.left_out.contains(&district) { grey } else { *fill }
            };
            districts.zip(year).map(shown).collect()
        });
        Some(Self { colours: colours.collect(), legend: shade.legend.entries })
    }
}

pub(super) fn show(ui: &mut Ui, state: &AppState, gui: &mut Gui, actions: &mut Actions) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let all = series(&state.document.map.indicators);
    let mut draft = std::mem::take(&mut gui.explain.time);
    let Some(chosen) = all.get(draft.series).or_else(|| all.first()) else {
        ui.add(egui::Label::new(theme::label(skin, tr.t("time-none"))).wrap());
        return;
    };
    egui::ScrollArea::vertical().id_salt("over time").auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        series_choice(ui, state, &all, chosen, &mut draft);
        let infos = chosen.years.iter().filter_map(|(_, index)| info(state, *index));
        let infos: Vec<&IndicatorInfo> = infos.collect();
        let (title, basis) = (name_of(state, chosen), sources(state, infos.iter().copied()));
        let about = About::of(&title, &basis);
        charts::show(ui, state, about, actions, |ui, actions| {
            if charts::is_on_paper(ui) {
                ui.label(theme::strong(&title));
                let unit = infos.last().map(|info| unit_line(info, tr)).unwrap_or_default();
                ui.label(theme::label(Skin::of(ui), unit));
            }
            small_maps(ui, state, gui, chosen, &mut draft, actions);
        });
        ui.add_space(4.0);
        change(ui, state, chosen, &mut draft, actions);
    });
    gui.explain.time = draft;
}

fn info(state: &AppState, index: IndicatorIdx) -> Option<&IndicatorInfo> {
    Some(&state.document.map.indicators.indicators.get(index)?.info)
}

/// What the figure of a series is called.
fn name_of(state: &AppState, series: &Series) -> String {
    let newest = series.years.last().and_then(|(_, index)| info(state, *index));
    newest.map(|info| title_without_year(info, &state.tr)).unwrap_or_default()
}

fn series_choice(
    ui: &mut Ui,
    state: &AppState,
    all: &[Series],
    chosen: &Series,
    draft: &mut Draft,
) {
    let combo = ComboBox::from_id_salt("time series").selected_text(name_of(state, chosen));
    let combo = combo.truncate().width(ui.available_width() - 8.0);
    let response = combo.show_ui(ui, |ui| {
        for (position, series) in all.iter().enumerate() {
            if ui.selectable_label(series == chosen, name_of(state, series)).clicked() {
                draft.series = position;
                draft.years = None;
            }
        }
    });
    let name = state.tr.t("time-series");
    response.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, name));
}

/// A small map for each year, all on one scale.
fn small_maps(
    ui: &mut Ui,
    state: &AppState,
    gui: &mut Gui,
    series: &Series,
    draft: &mut Draft,
    actions: &mut Actions,
) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let of = Of {
        document: document_of(state),
        series: series.clone(),
        left_out: gui.explain.left_out_number,
        theme: skin.theme,
        language: tr.language(),
    };
    if draft.kept.as_ref().is_none_or(|(known, _)| *known != of) {
        let Some(made) = Made::new(state, &gui.explain, series, skin) else { return };
        draft.kept = Some((of.clone(), Arc::new(made)));
    }
    let Some(made) = draft.kept.as_ref().map(|(_, made)| Arc::clone(made)) else { return };
    let columns = series.years.len().clamp(1, 3) as f32;
    let width = ((ui.available_width() - GAP * (columns - 1.0)) / columns).min(200.0);
    let mut maps: Vec<(Rect, View)> = Vec::new();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(GAP, GAP);
        for (year, _) in &series.years {
            let size = vec2(width.floor() - 1.0, width * SHAPE + 16.0);
            let (rect, response) = ui.allocate_exact_size(size, Sense::click());
            let name = format!("{} {year}", name_of(state, series));
            response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &name));
            let title = pos2(rect.left() + 2.0, rect.top());
            let style = font(12.0, Weight::SemiBold);
            ui.painter().text(title, egui::Align2::LEFT_TOP, year, style, skin.text());
            let map = rect.with_min_y(rect.top() + 16.0);
            ui.painter().rect_filled(map, 4.0, skin.canvas());
            let view = View::fit(bounds(state), coord_of(map.size()), 3.0);
            let pointer = response.hover_pos().filter(|at| map.contains(*at));
            let under = pointer.and_then(|at| {
                let at = coord_of(at - map.min);
                state.document.map.at(view.map_from_screen(at))
            });
            if let Some(district) = under {
                gui.explain.pointed = vec![district];
                if response.clicked() {
                    select(ui, district, actions);
                }
            }
            maps.push((map, view));
        }
    });
    let spots = maps.iter().map(|(rect, view)| (Spot::of(&ui.painter_at(*rect), rect.min), *view));
    let drawn_of = DrawnOf { of, spots: spots.collect() };
    if draft.drawn.as_ref().is_none_or(|(known, _)| *known != drawn_of) {
        let source = (state.document.map.as_ref(), gui.map.mesh().as_ref());
        let shapes = maps.iter().zip(&made.colours).map(|((rect, view), colours)| {
            small_map(&ui.painter_at(*rect), rect.min, source, view, colours, skin)
        });
        draft.drawn = Some((drawn_of, shapes.collect()));
    }
    let shapes = draft.drawn.iter().flat_map(|(_, shapes)| shapes);
    for ((rect, view), shape) in maps.iter().zip(shapes) {
        let painter = ui.painter_at(*rect);
        painter.add(shape.clone());
        marks(&painter, state, &gui.explain, *rect, view, skin);
    }
    legend(ui, &made.legend);
}

/// The part of the map that the small maps show: as the large one, the whole or the city.
fn bounds(state: &AppState) -> geo::Rect<f64> {
    let map = &state.document.map;
    if state.view.focus.0 == Focus::Whole { map.bounds } else { map.city }
}

fn coord_of(vec: egui::Vec2) -> geo::Coord<f64> {
    coord! { x: f64::from(vec.x), y: f64::from(vec.y) }
}

/// What is selected and pointed at.
fn marks(
    painter: &egui::Painter,
    state: &AppState,
    panel: &Panel,
    rect: Rect,
    view: &View,
    skin: Skin,
) {
    let map = &state.document.map;
    for (districts, ink) in [
        (state.view.selection.iter().collect::<Vec<_>>(), skin.text()),
        (panel.marked.iter().collect(), skin.accent()),
    ] {
        if districts.len() <= super::MARKED_ON_MAP {
            for district in districts {
                paint::outline(painter, rect.min, map, view, *district, Stroke::new(2.0, ink));
            }
        }
    }
}

/// The shared scale.
fn legend(ui: &mut Ui, entries: &[LegendEntry]) {
    let skin = Skin::of(ui);
    egui::Grid::new("time legend").num_columns(3).spacing(vec2(12.0, 2.0)).show(ui, |ui| {
        ui.spacing_mut().interact_size.y = 16.0;
        for (position, entry) in entries.iter().enumerate() {
            ui.horizontal(|ui| {
                match &entry.swatch {
                    Swatch::Missing => {
                        let rect = widgets::swatch(ui, skin.missing());
                        paint::missing_swatch(ui.painter(), rect, skin);
                    }
                    Swatch::Hidden => {
                        let rect = widgets::swatch(ui, skin.missing());
                        paint::hidden_swatch(ui.painter(), rect, skin);
                    }
                    Swatch::Fill(fill) | Swatch::Unit { colour: fill, .. } => {
                        widgets::swatch(ui, theme::colour(*fill));
                    }
                }
                ui.label(theme::label(skin, &entry.text));
            });
            if position % 3 == 2 {
                ui.end_row();
            }
        }
    });
}

/// Between which years, in what, and onto the map.
fn change(
    ui: &mut Ui,
    state: &AppState,
    series: &Series,
    draft: &mut Draft,
    actions: &mut Actions,
) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let last = series.years.len().saturating_sub(1);
    let (mut from, mut to) = draft.years.unwrap_or((0, last));
    (from, to) = (from.min(last.saturating_sub(1)), to.min(last));
    ui.label(theme::section(skin, tr.t("time-change")));
    ui.horizontal(|ui| {
        for (id, slot, range) in
            [("time-from", &mut from, 0..last), ("time-to", &mut to, 1..last + 1)]
        {
            ui.label(theme::label(skin, tr.t(id)));
            let year = |position: usize| {
                series.years.get(position).map(|(year, _)| year.to_string()).unwrap_or_default()
            };
            let combo = ComboBox::from_id_salt(id).selected_text(year(*slot)).width(70.0);
            let response = combo.show_ui(ui, |ui| {
                for position in range {
                    ui.selectable_value(slot, position, year(position));
                }
            });
            let name = tr.t(id);
            response.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, name));
        }
    });
    to = to.max(from + 1);
    draft.years = Some((from, to));
    let index = |position: usize| series.years.get(position).map(|(_, index)| *index);
    let (Some(from), Some(to)) = (index(from), index(to)) else { return };
    let is_count = info(state, to).is_some_and(|info| info.kind == IndicatorKind::Count);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        for (percent, id) in [(false, "time-difference"), (true, "time-percent")] {
            let is_chosen = (draft.percent && is_count) == percent;
            if (is_count || !percent) && widgets::choice(ui, is_chosen, tr.t(id)).clicked() {
                draft.percent = percent;
            }
        }
    });
    if !is_made_alike(&state.document.map.indicators, from, to) {
        ui.add(egui::Label::new(theme::label(skin, tr.t("change-made-otherwise"))).wrap());
    }
    if widgets::primary_button(ui, tr.t("time-show")).clicked() {
        let percent = draft.percent && is_count;
        let worked = Worked::Change { from, to, percent };
        actions.push(Action::Map(MapAction::ShowWorked(worked)));
    }
}
