//! Search: every district by name, every action by what it is called in either language.

use egui::{Align2, Area, Context, Id, Key, Modifiers, Order, ScrollArea, TextEdit, vec2};

use super::board::order_name;
use super::map::tools::tool_name;
use super::suggest::commands;
use super::theme::{self, Skin};
use super::top_bar::workspace_name;
use super::{Actions, explain, side};
use crate::app::{
    Action, AppState, BoardOrder, Dialog, ExportAction, ExportKind, Focus, MapAction, PaperKind,
    SelectBy, SidePanel, ThemeChoice, Tool, TravelTable, Workspace,
};
use crate::i18n::{Language, Tr};
use crate::model::{DistrictIdx, UnitIdx};
use crate::scene::Fill;

/// Number of hits that are shown.
const SHOWN: usize = 10;

/// The search field, open or closed.
#[derive(Debug)]
pub(super) struct Palette {
    open: bool,
    just_opened: bool,
    text: String,
    chosen: usize,
    /// Both languages: an action is found by its name in either.
    languages: [Tr; 2],
}

impl Default for Palette {
    fn default() -> Self {
        Self {
            open: false,
            just_opened: false,
            text: String::new(),
            chosen: 0,
            languages: Language::ALL.map(Tr::new),
        }
    }
}

/// What a hit does.
#[derive(Clone, Debug)]
enum Deed {
    District(DistrictIdx),
    /// Move the selection to a unit.
    Move(UnitIdx),
    /// Paint with a unit.
    Brush(UnitIdx),
    Named(&'static str),
}

struct Hit {
    name: String,
    note: String,
    deed: Deed,
}

/// Ids of everything that can be done, which are also ids of messages.
const NAMED: [&str; 56] = [
    "menu-new",
    "menu-open",
    "menu-save",
    "menu-save-as",
    "menu-import-times",
    "menu-import-points",
    "menu-export-several",
    "menu-copy-map",
    "menu-export-geojson",
    "menu-export-csv",
    "menu-export-png",
    "menu-export-svg",
    "menu-export-memo",
    "menu-export-map-sheet",
    "menu-export-map-book",
    "menu-export-assumptions",
    "menu-export-workbook",
    "menu-export-geopackage",
    "undo",
    "redo",
    "workspace-map",
    "workspace-assign",
    "workspace-rollout",
    "workspace-budget",
    "workspace-compare",
    "workspace-present",
    "side-units",
    "side-balance",
    "side-checks",
    "side-suggest",
    "view-map",
    "view-board",
    "focus-whole",
    "focus-city",
    "fill-units",
    "fill-own-way",
    "fill-nearest",
    "history-show",
    "tool-hand",
    "tool-rectangle",
    "tool-lasso",
    "tool-brush",
    "select-all",
    "select-inverse",
    "select-neighbours",
    "select-class",
    "select-unit",
    "select-nothing",
    "board-by-need",
    "board-by-children",
    "board-by-distance",
    "switch-theme",
    "switch-language",
    "reduce-motion",
    "menu-about",
    "menu-quit",
];

fn act(state: &AppState, name: &str, dark: bool) -> Option<Action> {
    Some(match name {
        "menu-new" => Action::Show(Dialog::NewPlan),
        "menu-open" => Action::Open,
        "menu-save" => Action::Save,
        "menu-save-as" => Action::SaveAs,
        "menu-import-times" => Action::ImportTravel(TravelTable::Times),
        "menu-import-points" => Action::ImportTravel(TravelTable::Points),
        "menu-export-several" => Action::Exporting(ExportAction::Open(None)),
        "menu-copy-map" => Action::Exporting(ExportAction::CopyMap),
        "menu-export-geojson" => Action::Export(ExportKind::GeoJson),
        "menu-export-csv" => Action::Export(ExportKind::Csv),
        "menu-export-png" => Action::Export(ExportKind::Png),
        "menu-export-svg" => Action::Export(ExportKind::Svg),
        "undo" => Action::Undo,
        "redo" => Action::Redo,
        "workspace-present" => Action::Present(0),
        "view-map" => Action::SetBoard(false),
        "view-board" => Action::SetBoard(true),
        "focus-whole" => Action::Focus(Focus::Whole),
        "focus-city" => Action::Focus(Focus::City),
        "fill-units" => Action::SetFill(Fill::Units),
        "fill-own-way" => Action::SetFill(Fill::OwnWay),
        "fill-nearest" => Action::SetFill(Fill::NearestBase),
        "history-show" => Action::ShowHistory(true),
        "select-nothing" => Action::ClearSelection,
        "switch-theme" => {
            Action::SetTheme(if dark { ThemeChoice::Light } else { ThemeChoice::Dark })
        }
        "switch-language" => Action::SetLanguage(match state.tr.language() {
            Language::Sv => Language::En,
            Language::En => Language::Sv,
        }),
        "reduce-motion" => Action::SetReducedMotion(!state.settings.reduce_motion),
        "menu-about" => Action::Show(Dialog::About),
        "menu-quit" => Action::Quit,
        _ => return by_hand(name).or_else(|| commands::act(state, name)),
    })
}

/// What is done with one of several choices.
fn by_hand(name: &str) -> Option<Action> {
    let selects = [
        ("select-all", SelectBy::All),
        ("select-inverse", SelectBy::Inverse),
        ("select-neighbours", SelectBy::Neighbours),
        ("select-class", SelectBy::Class),
        ("select-unit", SelectBy::Unit),
    ];
    let select = selects.into_iter().find(|(id, _)| *id == name);
    let tool = Tool::ALL.into_iter().find(|tool| tool_name(*tool) == name);
    let order = BoardOrder::ALL.into_iter().find(|order| order_name(*order) == name);
    let side = SidePanel::ALL.into_iter().find(|&one| side::name(one) == name);
    let workspace = Workspace::ALL.into_iter().find(|workspace| workspace_name(*workspace) == name);
    let view = explain::VIEWS.iter().position(|(id, _)| *id == name);
    let paper = PaperKind::ALL.into_iter().find(|kind| kind.message_id() == name);
    select
        .map(|(_, by)| Action::SelectBy(by))
        .or_else(|| tool.map(Action::SetTool))
        .or_else(|| order.map(Action::SetBoardOrder))
        .or_else(|| side.map(Action::SetSide))
        .or_else(|| workspace.map(Action::SetWorkspace))
        .or_else(|| paper.map(|kind| Action::Export(ExportKind::Paper(kind))))
        .or_else(|| view.map(|view| Action::Map(MapAction::ShowView(view))))
}

impl Palette {
    pub(super) fn toggle(&mut self) {
        self.open = !self.open;
        self.just_opened = self.open;
        self.text.clear();
        self.chosen = 0;
    }

    pub(super) fn is_open(&self) -> bool {
        self.open
    }

    fn hits(&self, state: &AppState) -> Vec<Hit> {
        let wanted = self.text.trim().to_lowercase();
        let document = &state.document;
        let districts = document.map.districts.iter_enumerated().map(|(index, district)| {
            let unit = document.plan.units.get(state.unit_of(index));
            let note = unit.map_or(String::new(), |unit| unit.name.clone());
            let name = document.name_of(index).to_owned();
            let keys = format!("{} {} {}", name, district.name, district.code);
            (keys, Hit { name, note, deed: Deed::District(index) })
        });
        let views = explain::VIEWS.map(|(id, _)| id);
        let named = NAMED.into_iter().chain(views).chain(commands::NAMED).map(|id| {
            let keys = self.languages.iter().map(|tr| tr.t(id)).collect::<Vec<_>>().join(" ");
            let name = state.tr.t(id).to_owned();
            let note = state.tr.t("palette-action").to_owned();
            (keys, Hit { name, note, deed: Deed::Named(id) })
        });
        let units = document.plan.units.iter_enumerated().flat_map(|(index, unit)| {
            let hit = |id: &str, deed| {
                let name = |tr: &Tr| tr.f(id, &[("unit", (&unit.name).into())]);
                let keys = self.languages.iter().map(name).collect::<Vec<_>>().join(" ");
                let note = state.tr.t("palette-action").to_owned();
                (keys, Hit { name: name(&state.tr), note, deed })
            };
            [hit("move-to", Deed::Move(index)), hit("brush-with", Deed::Brush(index))]
        });
        let mut hits: Vec<(usize, Hit)> = districts
            .chain(named)
            .chain(units)
            .filter_map(|(keys, hit)| Some((keys.to_lowercase().find(&wanted)?, hit)))
            .collect();
        // What begins with the text comes first; else the order stays.
        hits.sort_by_key(|(at, _)| usize::from(*at > 0));
        hits.into_iter().map(|(_, hit)| hit).take(SHOWN).collect()
    }

    pub(super) fn show(&mut self, ctx: &Context, state: &AppState, actions: &mut Actions) {
        if !self.open {
            return;
        }
        let skin = Skin::new(ctx.global_style().visuals.dark_mode);
        let pressed = |key| ctx.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if pressed(Key::Escape) {
            self.open = false;
            return;
        }
        let hits = self.hits(state);
        let last = hits.len().saturating_sub(1);
        if pressed(Key::ArrowDown) {
            self.chosen += 1;
        }
        if pressed(Key::ArrowUp) {
            self.chosen = self.chosen.saturating_sub(1);
        }
        self.chosen = self.chosen.min(last);
        let mut taken = pressed(Key::Enter).then_some(self.chosen);
        let area = Area::new(Id::unique("palette"))
            .order(Order::Foreground)
            .anchor(Align2::CENTER_TOP, vec2(0.0, 64.0))
            .show(ctx, |ui| {
                theme::floating_frame(skin).inner_margin(10).show(ui, |ui| {
                    ui.set_width(440.0);
                    self.field(ui, state);
                    ScrollArea::vertical().max_height(360.0).show(ui, |ui| {
                        ui.spacing_mut().item_spacing.y = 1.0;
                        for (position, hit) in hits.iter().enumerate() {
                            if row(ui, hit, position == self.chosen, skin) {
                                taken = Some(position);
                            }
                        }
                        if hits.is_empty() {
                            ui.label(theme::label(skin, state.tr.t("palette-nothing")));
                        }
                    });
                });
            });
        if !self.just_opened && area.response.clicked_elsewhere() {
            self.open = false;
        }
        self.just_opened = false;
        if let Some(hit) = taken.and_then(|position| hits.get(position)) {
            self.open = false;
            let dark = skin.theme == crate::scene::Theme::Dark;
            match &hit.deed {
                Deed::District(district) => {
                    actions.push(Action::Select(*district, false));
                    actions.push(Action::Focus(Focus::District(*district)));
                }
                Deed::Move(unit) => {
                    let districts: Vec<DistrictIdx> =
                        state.view.selection.iter().copied().collect();
                    if !districts.is_empty() {
                        actions.push(Action::Assign(districts, *unit));
                    }
                }
                Deed::Brush(unit) => actions.push(Action::SetBrush(*unit)),
                Deed::Named(name) => {
                    if let Some(action) = act(state, name, dark) {
                        actions.push(action);
                    }
                }
            }
        }
    }

    fn field(&mut self, ui: &mut egui::Ui, state: &AppState) {
        let hint = state.tr.t("search-hint");
        let edit =
            TextEdit::singleline(&mut self.text).hint_text(hint).desired_width(f32::INFINITY);
        let response = ui.add(edit);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, hint));
        if self.just_opened {
            response.request_focus();
        }
        if response.changed() {
            self.chosen = 0;
        }
    }
}

fn row(ui: &mut egui::Ui, hit: &Hit, chosen: bool, skin: Skin) -> bool {
    let size = vec2(ui.available_width(), 28.0);
    let (rect, response) = ui.allocate_exact_size(size, egui::Sense::click());
    response
        .widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, chosen, &hit.name));
    if chosen || response.hovered() {
        let fill = if chosen { skin.accent_ground() } else { skin.raised() };
        ui.painter().rect_filled(rect, f32::from(theme::CONTROL_RADIUS), fill);
    }
    let middle = rect.center().y;
    ui.painter().text(
        egui::pos2(rect.left() + 8.0, middle),
        Align2::LEFT_CENTER,
        &hit.name,
        theme::font(13.0, theme::Weight::Regular),
        skin.text(),
    );
    ui.painter().text(
        egui::pos2(rect.right() - 8.0, middle),
        Align2::RIGHT_CENTER,
        &hit.note,
        theme::font(11.0, theme::Weight::Regular),
        skin.secondary(),
    );
    response.clicked()
}
