//! The context menu of districts and of units.

use egui::containers::menu::menu_style;
use egui::{Align, Button, Context, Id, LayerId, Layout, Popup, PopupKind, Pos2, Response, Ui};

use super::Actions;
use super::theme;
use crate::app::{
    Action, AppState, AskedFigure, Carried, Figure, Inquiry, MapAction, Pick, SelectBy, TagFigure,
    Whose, WhyAction,
};
use crate::model::{DistrictIdx, UnitIdx};

/// What the menu is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum About {
    /// The selected districts.
    Districts,
    /// A unit.
    Unit(UnitIdx),
}

#[derive(Clone, Copy, Debug)]
struct Opened {
    about: About,
    at: Pos2,
    /// The widget that gets the keyboard back, where the keyboard opened the menu.
    back_to: Option<Id>,
    /// Number of frames that it has been shown.
    frames: u32,
}

/// The menu, open or closed.
#[derive(Debug, Default)]
pub(super) struct Menu {
    opened: Option<Opened>,
}

impl Menu {
    /// Opens the menu at the pointer.
    pub(super) fn open(&mut self, about: About, at: Pos2) {
        self.opened = Some(Opened { about, at, back_to: None, frames: 0 });
    }

    /// Opens the menu beside the widget `of`, with the keyboard on its first entry.
    pub(super) fn open_by_key(&mut self, about: About, at: Pos2, of: Id) {
        self.opened = Some(Opened { about, at, back_to: Some(of), frames: 0 });
    }

    /// Opens the menu of a unit where `response` was clicked for it.
    pub(super) fn open_for(&mut self, response: &Response, about: About) -> bool {
        let opens = response.secondary_clicked();
        if opens {
            let at = response.ctx.input(|input| input.pointer.interact_pos());
            self.open(about, at.unwrap_or_else(|| response.rect.center()));
        }
        opens
    }

    pub(super) fn is_open(&self) -> bool {
        self.opened.is_some()
    }

    pub(super) fn close(&mut self) {
        self.opened = None;
    }

    pub(super) fn show(&mut self, ctx: &Context, state: &AppState, actions: &mut Actions) {
        let Some(mut menu) = self.opened else { return };
        let mut open = true;
        // In its first frames it is only measured, and nothing in it can have the keyboard.
        let takes_focus = menu.back_to.is_some() && menu.frames < 3;
        menu.frames += 1;
        Popup::new(Id::unique("context menu"), ctx.clone(), menu.at, LayerId::background())
            .kind(PopupKind::Menu)
            .layout(Layout::top_down_justified(Align::Min))
            .style(menu_style)
            .gap(0.0)
            .open_bool(&mut open)
            .show(|ui| {
                ui.set_min_width(210.0);
                ui.spacing_mut().button_padding = egui::vec2(8.0, 3.0);
                let first = match menu.about {
                    About::Districts => Some(district_entries(ui, state, actions)),
                    About::Unit(unit) => unit_entries(ui, state, unit, actions),
                };
                if let Some(first) = first.filter(|_| takes_focus) {
                    first.request_focus();
                }
            });
        self.opened = open.then_some(menu);
        if !open && let Some(id) = menu.back_to {
            ctx.memory_mut(|memory| memory.request_focus(id));
        }
        if takes_focus {
            ctx.request_repaint();
        }
    }
}

/// An entry that does something and closes the menu, also where the keyboard chose it.
fn entry(ui: &mut Ui, enabled: bool, text: &str, keys: &str) -> Response {
    let button = Button::new(text);
    let button = if keys.is_empty() { button } else { button.shortcut_text(keys) };
    let response = ui.add_enabled(enabled, button);
    if response.clicked() {
        ui.close();
    }
    response
}

/// What the menu is about, over its entries.
fn title(ui: &mut Ui, text: impl Into<String>) {
    ui.horizontal(|ui| {
        ui.add_space(ui.spacing().button_padding.x);
        ui.label(theme::strong(text));
    });
}

/// The context menu of the selected districts. More entries are added here, each of them one
/// line with its action; gives the first, where the keyboard begins.
fn district_entries(ui: &mut Ui, state: &AppState, actions: &mut Actions) -> Response {
    let tr = &state.tr;
    let districts: Vec<DistrictIdx> = state.view.selection.iter().copied().collect();
    let heading = match districts.as_slice() {
        [one] => state.document.name_of(*one).to_owned(),
        several => tr.f("count-districts", &[("n", several.len().into())]),
    };
    title(ui, heading);
    let first = ui.menu_button(tr.t("menu-move"), |ui| {
        move_entries(ui, state, &districts, true, |unit| {
            actions.push(Action::Assign(districts.clone(), unit));
        });
    });
    ui.menu_button(tr.t("menu-tag"), |ui| {
        move_entries(ui, state, &districts, false, |to| {
            let month = state.shown_month();
            let carried = Carried { districts: districts.clone(), to, month };
            let inquiry = Inquiry::Tag(carried, TagFigure::All);
            actions.push(Action::Why(WhyAction::Ask(inquiry)));
        });
    });
    ui.separator();
    for (id, by) in [
        ("select-neighbours", SelectBy::Neighbours),
        ("select-class", SelectBy::Class),
        ("select-unit", SelectBy::Unit),
    ] {
        if entry(ui, true, tr.t(id), "").clicked() {
            actions.push(Action::SelectBy(by));
        }
    }
    ui.separator();
    let shown = state.view.indicator.map(Figure::Indicator);
    if let (Some(figure), [one]) = (state.shown_figure().or(shown), districts.as_slice())
        && entry(ui, true, tr.t("card-title"), "").clicked()
    {
        let asked = AskedFigure { figure, whose: Whose::District(*one) };
        actions.push(Action::Map(MapAction::Ask(Some(asked))));
    }
    if entry(ui, true, tr.t("zoom-to"), "").clicked() {
        actions.push(Action::FocusOn(districts));
    }
    if entry(ui, true, tr.t("select-nothing"), "Esc").clicked() {
        actions.push(Action::ClearSelection);
    }
    first.response
}

/// Every unit that the districts can move to, by choice with the key that does the same; `choose`
/// hears which is chosen.
fn move_entries(
    ui: &mut Ui,
    state: &AppState,
    districts: &[DistrictIdx],
    with_keys: bool,
    mut choose: impl FnMut(UnitIdx),
) {
    let plan = &state.document.plan;
    let local = plan.local_units().map(|(unit, _)| unit);
    let keys = (1..=9).map(|key| key.to_string()).chain(std::iter::repeat(String::new()));
    let entries = local.zip(keys).chain([(plan.central(), "0".to_owned())]);
    for (unit, key) in entries {
        let Some(value) = plan.units.get(unit) else { continue };
        let moves = districts.iter().any(|&district| state.unit_of(district) != unit);
        let key = if with_keys { key.as_str() } else { "" };
        if entry(ui, moves, &value.name, key).clicked() {
            choose(unit);
        }
    }
}

/// The context menu of a unit. More entries are added here.
fn unit_entries(
    ui: &mut Ui,
    state: &AppState,
    unit: UnitIdx,
    actions: &mut Actions,
) -> Option<Response> {
    let (tr, plan) = (&state.tr, &state.document.plan);
    let value = plan.units.get(unit)?;
    let districts: Vec<DistrictIdx> = state.districts_of(unit);
    let has_any = !districts.is_empty();
    title(ui, &value.name);
    let selected = &state.view.selection;
    let moves = selected.iter().any(|&district| state.unit_of(district) != unit);
    let here = entry(ui, moves, tr.t("menu-move-here"), "");
    if here.clicked() {
        actions.push(Action::Assign(selected.iter().copied().collect(), unit));
    }
    let paint = entry(ui, true, &tr.f("brush-with", &[("unit", (&value.name).into())]), "");
    if paint.clicked() {
        actions.push(Action::SetBoard(false));
        actions.push(Action::SetBrush(unit));
    }
    ui.separator();
    if entry(ui, has_any, tr.t("select-own"), "").clicked() {
        actions.push(Action::SelectMany(districts.clone(), Pick::Replace));
    }
    if entry(ui, has_any, tr.t("zoom-to"), "").clicked() {
        actions.push(Action::SetBoard(false));
        actions.push(Action::FocusOn(districts));
    }
    Some(if moves { here } else { paint })
}
