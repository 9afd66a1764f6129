//! What the map shows beside its fill: a second indicator, circles, or circles in its place.

use egui::{ComboBox, Role, Ui, WidgetInfo};

use super::Actions;
use super::theme::{self, Skin};
use crate::app::{Action, AppState, ExplainAction, MapAction};
use crate::model::{Indicator, IndicatorIdx, IndicatorKind};
use crate::scene::circles::counts;
use crate::scene::legend::localised;

pub(super) fn show(ui: &mut Ui, state: &AppState, actions: &mut Actions) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let table = &state.document.map.indicators;
    ui.label(theme::section(skin, tr.t("two-title")));
    let is_value = |indicator: &Indicator| indicator.info.kind != IndicatorKind::Class;
    if state.shown_indicator().is_some_and(|first| is_value(&first)) {
        let values = table.indicators.iter_enumerated().filter(|(_, one)| is_value(one));
        let chosen = state.view.mapping.second;
        if let Some(Picked(second)) = choice(ui, state, ("two-second", "two-none"), values, chosen)
        {
            actions.push(Action::Map(MapAction::SetSecond(second)));
        }
    }
    let counted = || counts(&state.document.map);
    if counted().next().is_none() {
        return;
    }
    if state.cartogram_count().is_none() {
        let chosen = state.view.mapping.circles;
        if let Some(Picked(count)) =
            choice(ui, state, ("two-circles", "two-circles-none"), counted(), chosen)
        {
            actions.push(Action::Map(MapAction::SetCircles(count)));
        }
    }
    cartogram(ui, state, actions);
}

/// The map or circles in its place, and what the circles count.
fn cartogram(ui: &mut Ui, state: &AppState, actions: &mut Actions) {
    let tr = &state.tr;
    let table = &state.document.map.indicators;
    let counted = || counts(&state.document.map);
    let shown = state.cartogram_count();
    let by = shown.or(table.children_0_19).or_else(|| counted().map(|(count, _)| count).next());
    let mut is_on = shown.is_some();
    let text = if by == table.children_0_19 {
        tr.f("two-cartogram", &[("count", tr.t("two-cartogram-children").into())])
    } else {
        tr.t("two-cartogram-plain").to_owned()
    };
    let toggle = ui.add(egui::Checkbox::new(&mut is_on, text));
    if toggle.changed() {
        actions.push(Action::Map(MapAction::SetCartogram(by.filter(|_| is_on))));
    }
    toggle.on_hover_text(tr.t("two-cartogram-hint"));
    if let Some(task) = state.cartogram_task() {
        ui.label(theme::label(Skin::of(ui), tr.t("cluster-waiting")));
        if !state.is_explaining(&task) {
            actions.push(Action::Explain(ExplainAction::Want(task)));
        }
    }
    if shown.is_some() {
        let ids = ("two-cartogram-count", "two-cartogram-plain");
        if let Some(Picked(Some(count))) = choice(ui, state, ids, counted(), shown) {
            actions.push(Action::Map(MapAction::SetCartogram(Some(count))));
        }
    }
}

/// What is newly chosen: an indicator or none.
struct Picked(Option<IndicatorIdx>);

/// One of `indicators`, or none, under its name; gives what is newly chosen.
fn choice<'a>(
    ui: &mut Ui,
    state: &AppState,
    (name, none): (&str, &str),
    indicators: impl Iterator<Item = (IndicatorIdx, &'a Indicator)>,
    chosen: Option<IndicatorIdx>,
) -> Option<Picked> {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let title = |indicator: &'a Indicator| localised(&indicator.info.title, tr).to_owned();
    let table = &state.document.map.indicators.indicators;
    let current = chosen.and_then(|index| table.get(index));
    let current = current.map_or(tr.t(none), |indicator| localised(&indicator.info.title, tr));
    ui.label(theme::label(skin, tr.t(name)));
    let combo = ComboBox::from_id_salt(name).selected_text(current).truncate().height(420.0);
    let mut picked = None;
    let response = combo.width(ui.available_width() - 8.0).show_ui(ui, |ui| {
        // What stands in the map's place is taken away by its own switch.
        if name != "two-cartogram-count"
            && ui.selectable_label(chosen.is_none(), tr.t(none)).clicked()
        {
            picked = Some(Picked(None));
        }
        for (index, indicator) in indicators {
            if ui.selectable_label(chosen == Some(index), title(indicator)).clicked() {
                picked = Some(Picked(Some(index)));
            }
        }
    });
    response.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, tr.t(name)));
    picked
}
