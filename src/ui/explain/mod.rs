//! The panel to the right of the map in Karta: the same districts as table, as scatter, over time.
//!
//! What is pointed at or selected in one view is marked in all of them, on the map and in the
//! histogram of the legend.

pub(super) mod card;
mod scatter;
mod table;
mod time;

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::{ComboBox, Role, ScrollArea, Ui, WidgetInfo};

use super::Actions;
use super::map::drawing::Shaded;
use super::map::kept::{DocumentKey, document_of};
use super::theme::{self, Skin};
use super::widgets;
use super::window::Gui;
use crate::app::{Action, AppState, Figure, Filter, MapAction, Worked};
use crate::model::{DistrictIdx, Indicator, IndicatorInfo};
use crate::scene::legend::{localised, unit_line};
use crate::scene::{FillColour, Shade};

/// Shows a view.
type Show = fn(&mut Ui, &AppState, &mut Gui, &mut Actions);

/// The views in the order of their tabs: the name of each, and what shows it.
pub(super) const VIEWS: [(&str, Show); 5] = [
    ("explain-table", table::show),
    ("explain-scatter", scatter::show),
    ("explain-time", time::show),
    ("explain-segregation", spread),
    ("explain-need", need),
];

/// From this position on views are about all districts, whatever is looked at alone.
const OF_ALL: usize = 3;

/// Of so many districts at the most each is marked on the map.
const MARKED_ON_MAP: usize = 60;

/// What the districts that are left out depend on.
#[derive(Clone, Debug, PartialEq)]
struct Reason {
    document: DocumentKey,
    filter: Filter,
    shade: Option<Shaded>,
}

/// What the panel remembers between frames.
#[derive(Debug, Default)]
pub(super) struct Panel {
    /// The districts that are pointed at in this frame, in a view beside the map.
    pub(super) pointed: Vec<DistrictIdx>,
    /// The districts that were pointed at in the last frame, in any view.
    pub(super) marked: Vec<DistrictIdx>,
    /// The districts that are not looked at.
    left_out: Arc<BTreeSet<DistrictIdx>>,
    reason: Option<Reason>,
    /// Goes up when other districts are left out.
    left_out_number: u64,
    /// Colours and legend of the map.
    shade: Option<Arc<Shade>>,
    table: table::Draft,
    scatter: scatter::Draft,
    time: time::Draft,
    need: super::need::Draft,
    card: card::Kept,
}

/// Width of the panel, points; `wide` where the window has much room.
pub(super) const fn width(wide: bool) -> f32 {
    if wide { 520.0 } else { 396.0 }
}

impl Panel {
    /// Forgets what belongs to another plan.
    pub(super) fn forget(&mut self) {
        *self = Self::default();
    }

    /// A frame begins in which the panel is shown: `hovered` was under the pointer on the map.
    pub(super) fn begin(
        &mut self,
        state: &AppState,
        shade: Option<Arc<Shade>>,
        hovered: Option<DistrictIdx>,
    ) {
        self.marked = std::mem::take(&mut self.pointed);
        if self.marked.is_empty() {
            self.marked.extend(hovered);
        }
        let reason = Reason {
            document: document_of(state),
            filter: state.view.mapping.filter.clone(),
            shade: shade.clone().map(Shaded),
        };
        if self.reason.as_ref() != Some(&reason) {
            let left_out = state.left_out(shade.as_deref());
            if *self.left_out != left_out {
                self.left_out = Arc::new(left_out);
                self.left_out_number += 1;
            }
            self.reason = Some(reason);
        }
        self.shade = shade;
    }

    /// The districts that are not looked at.
    pub(super) fn left_out(&self) -> &Arc<BTreeSet<DistrictIdx>> {
        &self.left_out
    }

    /// The districts that the map marks because something beside it points at them.
    pub(super) fn marks_on_map(&self) -> &[DistrictIdx] {
        if self.pointed.len() > MARKED_ON_MAP { &[] } else { &self.pointed }
    }

    /// A frame ends in which the panel was shown: the views have to follow what is pointed at now.
    pub(super) fn end(&self, ctx: &egui::Context, hovered: Option<DistrictIdx>) {
        let is_same = if self.pointed.is_empty() {
            self.marked.iter().eq(hovered.iter())
        } else {
            self.marked == self.pointed
        };
        if !is_same {
            ctx.request_repaint();
        }
    }
}

/// How a group is spread, and whether like lies beside like.
fn spread(ui: &mut Ui, state: &AppState, _gui: &mut Gui, actions: &mut Actions) {
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        super::segregation::show(ui, state, actions);
        ui.add_space(12.0);
        super::clusters::show(ui, state, actions);
    });
}

/// What the local need index is made of.
fn need(ui: &mut Ui, state: &AppState, gui: &mut Gui, actions: &mut Actions) {
    let draft = &mut gui.explain.need;
    let list = ScrollArea::vertical().auto_shrink(false);
    list.show(ui, |ui| super::need::show(ui, state, draft, actions));
}

pub(super) fn show(ui: &mut Ui, state: &AppState, gui: &mut Gui, actions: &mut Actions) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        for (position, (id, _)) in VIEWS.iter().enumerate() {
            let is_shown = state.view.mapping.view == position;
            if widgets::choice(ui, is_shown, state.tr.t(id)).clicked() {
                actions.push(Action::Map(MapAction::ShowView(position)));
            }
        }
    });
    let line = ui.available_rect_before_wrap();
    ui.painter().hline(line.x_range(), line.top(), Skin::of(ui).line());
    ui.add_space(6.0);
    if let Some((_, show)) = VIEWS.get(state.view.mapping.view) {
        // What is left out counts in a city as a whole, and in an index of all districts.
        if state.view.mapping.view < OF_ALL {
            filter(ui, state, &gui.explain, actions);
        }
        show(ui, state, gui, actions);
    }
}

/// Which districts are looked at: by base and step, and how many there are; classes are chosen in
/// the legend.
fn filter(ui: &mut Ui, state: &AppState, panel: &Panel, actions: &mut Actions) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let plan = state.shown_plan();
    let filter = &state.view.mapping.filter;
    ui.horizontal(|ui| {
        let width = (ui.available_width() - ui.spacing().item_spacing.x) / 2.0;
        let units = plan.units.iter_enumerated().map(|(unit, value)| {
            let action = MapAction::ToggleUnit(unit);
            (value.name.clone(), filter.units.contains(&unit), action)
        });
        choice(
            ui,
            ("filter-unit", tr.t("filter-unit"), tr.t("filter-units-all")),
            width,
            units,
            actions,
        );
        let none = (tr.t("filter-no-step").to_owned(), None);
        let steps = plan.steps.iter().map(|step| (step.name.clone(), Some(step.id)));
        let steps = steps
            .chain([none])
            .map(|(name, step)| (name, filter.steps.contains(&step), MapAction::ToggleStep(step)));
        choice(
            ui,
            ("filter-step", tr.t("filter-step"), tr.t("filter-steps-all")),
            width,
            steps,
            actions,
        );
    });
    let (all, out) = (state.document.map.len(), panel.left_out.len());
    if *filter == Filter::default() || out == 0 && state.shown_classes().is_none() {
        return;
    }
    ui.horizontal(|ui| {
        let args = [("n", (all - out).into()), ("all", all.into())];
        ui.label(theme::strong(tr.f("filter-shown", &args)));
        let link = egui::RichText::new(tr.t("filter-show-all")).color(skin.accent());
        if ui.add(egui::Button::new(link).frame(false)).clicked() {
            actions.push(Action::Map(MapAction::ShowAll));
        }
    });
}

/// A list of what can be looked at alone, each with whether it is; the first of `texts` is the
/// list's id, then its name, then what it says while nothing is chosen.
fn choice(
    ui: &mut Ui,
    (salt, name, all): (&str, &str, &str),
    width: f32,
    entries: impl Iterator<Item = (String, bool, MapAction)>,
    actions: &mut Actions,
) {
    let entries: Vec<(String, bool, MapAction)> = entries.collect();
    let chosen: Vec<&str> =
        entries.iter().filter(|entry| entry.1).map(|entry| entry.0.as_str()).collect();
    let text = if chosen.is_empty() { all.to_owned() } else { chosen.join(", ") };
    let combo = ComboBox::from_id_salt(salt).selected_text(text).truncate().width(width);
    let combo = combo.close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside);
    let response = combo.show_ui(ui, |ui| {
        for (name, mut is_chosen, action) in entries {
            if ui.checkbox(&mut is_chosen, name).changed() {
                actions.push(Action::Map(action));
            }
        }
    });
    response.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, name));
}

/// The figure that the views begin with: that of the map, else the one that was chosen last.
fn first_figure(state: &AppState) -> Option<Figure> {
    state.shown_figure().or_else(|| state.view.indicator.map(Figure::Indicator))
}

/// All figures that can be chosen, with their names.
fn all_figures(state: &AppState) -> Vec<(Figure, String)> {
    let table = &state.document.map.indicators.indicators;
    let own = (Figure::Worked(Worked::NeedIndex), state.tr.t("worked-need-index").to_owned());
    let of_map = table.iter_enumerated().map(|(index, indicator)| {
        (Figure::Indicator(index), localised(&indicator.info.title, &state.tr).to_owned())
    });
    std::iter::once(own).chain(of_map).collect()
}

/// The colours of a figure's values; those of the map where it shows the figure.
fn colours_of(
    state: &AppState,
    figure: &Figure,
    indicator: &Indicator,
    panel: &Panel,
    skin: Skin,
) -> Arc<Shade> {
    if let Some(shade) =
        panel.shade.as_ref().filter(|_| state.shown_figure().as_ref() == Some(figure))
    {
        return Arc::clone(shade);
    }
    let classing = match figure {
        Figure::Indicator(index) => state.view.mapping.classings.get(index).cloned(),
        Figure::Worked(_) => None,
    };
    let classing = classing.unwrap_or_default();
    Arc::new(Shade::of_values(indicator, &classing, None, skin.theme, &state.tr))
}

/// The colour of a district's class.
fn fill_of(shade: &Shade, district: DistrictIdx, skin: Skin) -> egui::Color32 {
    match shade.colours.get(district) {
        Some(FillColour::Solid(rgb) | FillColour::Hatched(rgb)) => theme::colour(*rgb),
        Some(FillColour::Missing | FillColour::Hidden) | None => skin.missing(),
    }
}

/// Who publishes the figures of a chart, or what worked them out: "Källa: SCB".
pub(super) fn sources<'a>(
    state: &AppState,
    infos: impl Iterator<Item = &'a IndicatorInfo>,
) -> String {
    let (tr, table) = (&state.tr, &state.document.map.indicators);
    let source = |info: &'a IndicatorInfo| match info.source.trim() {
        "" if table.by_id(&info.id).is_some() => tr.t("chart-of-figures"),
        "" => tr.t("chart-of-worked"),
        known => known,
    };
    let known: BTreeSet<&str> = infos.map(source).collect();
    let known: Vec<&str> = known.into_iter().collect();
    tr.f("scene-source", &[("source", known.join("; ").as_str().into())])
}

/// Title with unit and year of a figure: "Ekonomiskt bistånd (tkr per person, 2024)".
pub(super) fn full_title(state: &AppState, info: &IndicatorInfo) -> String {
    let title = localised(&info.title, &state.tr);
    let unit = unit_line(info, &state.tr);
    if unit.is_empty() { title.to_owned() } else { format!("{title} ({unit})") }
}

/// Says that figures are of different years, where they are.
pub(super) fn years_note<'a>(
    ui: &mut Ui,
    state: &AppState,
    infos: impl IntoIterator<Item = &'a IndicatorInfo>,
) {
    let years = crate::app::differing_years(infos);
    if !years.is_empty() {
        let text: Vec<String> = years.iter().map(ToString::to_string).collect();
        let text = state.tr.f("figures-of-years", &[("years", (&text.join(", ")).into())]);
        ui.add(egui::Label::new(theme::label(Skin::of(ui), text)).wrap());
    }
}

/// Selects a district as a click on it does: with Ctrl or Shift it comes to the selection.
fn select(ui: &Ui, district: DistrictIdx, actions: &mut Actions) {
    let add = ui.input(|input| input.modifiers.command || input.modifiers.shift);
    actions.push(Action::Select(district, add));
}
