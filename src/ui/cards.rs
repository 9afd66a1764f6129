//! The panel to the right: what the plan means for each unit. A card is a place to drop on.

use std::ops::Range;

use egui::{
    CornerRadius, Frame, Key, Margin, PointerButton, ScrollArea, Sense, Stroke, StrokeKind, Ui,
    vec2,
};

use super::Actions;
use super::carry::Carry;
use super::menu::About;
use super::theme::{self, Skin};
use super::why;
use super::widgets::{self, Icon};
use super::window::Gui;
use crate::app::{
    Action, AppState, Asked, FigureQuestion, Focus, Inquiry, Measure, UnitCard, WhyAction,
    Workspace,
};
use crate::model::{DistrictIdx, Index, ParamId, Unit, UnitIdx};

/// Height of a chip, points.
const CHIP_HEIGHT: f32 = 22.0;
/// Number of districts that a card names before it counts the rest.
const CHIPS: usize = 6;

pub(super) fn show(ui: &mut Ui, state: &AppState, gui: &mut Gui, actions: &mut Actions) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let t = state.month();
    let month = state.document.plan.start.plus(t as i32);
    let shown = tr.month(month.year(), month.month());
    ui.label(theme::section(skin, &tr.f("cards-title", &[("month", (&shown).into())])));
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 8.0;
        super::inspect::show(ui, state, gui, actions);
        let units: Vec<UnitIdx> = state
            .document
            .plan
            .local_units()
            .map(|(unit, _)| unit)
            .chain([state.document.plan.central()])
            .collect();
        for unit in units {
            card(ui, state, gui, unit, t, actions);
        }
        municipality(ui, state, t, actions);
        ui.horizontal_wrapped(|ui| {
            widgets::assumption_mark(ui, tr);
            ui.label(theme::label(skin, tr.t("cards-assumptions")));
        });
    });
}

fn card(
    ui: &mut Ui,
    state: &AppState,
    gui: &mut Gui,
    unit: UnitIdx,
    t: usize,
    actions: &mut Actions,
) {
    let skin = Skin::of(ui);
    let Some(value) = state.document.plan.units.get(unit) else { return };
    let is_target = gui.carry.as_ref().is_some_and(|carry| carry.target == Some(unit));
    let line = if is_target { Stroke::new(2.5, skin.unit(value)) } else { skin.line() };
    let frame = Frame::new()
        .fill(if is_target { skin.accent_ground() } else { skin.panel() })
        .corner_radius(CornerRadius::same(theme::CARD_RADIUS))
        .inner_margin(Margin { left: 14, right: 10, top: 8, bottom: 8 });
    let inner = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 5.0;
        heading(ui, state, gui, unit, value, actions);
        if let Some(figures) = state.shown_results().card(unit, t) {
            row_of_figures(ui, state, (unit, &figures), t, actions);
            if !value.is_central() || figures.month.posts_total > 0.0 {
                gauge(ui, state, &figures, skin);
            }
        }
        if !value.is_central() {
            chips(ui, state, gui, unit, actions);
        }
    });
    let rect = inner.response.rect;
    let response =
        ui.interact(rect, ui.scope_id().with("card").with(unit.to_usize()), Sense::hover());
    response.widget_info(|| {
        let name = state.tr.f("card-name", &[("unit", (&value.name).into())]);
        egui::WidgetInfo::labeled(egui::Role::Pane, true, name)
    });
    let radius = CornerRadius::same(theme::CARD_RADIUS);
    ui.painter().rect_stroke(rect, radius, line, StrokeKind::Inside);
    let strip = egui::Rect::from_min_size(rect.min, vec2(4.0, rect.height()));
    let strip_radius =
        CornerRadius { nw: theme::CARD_RADIUS, sw: theme::CARD_RADIUS, ne: 0, se: 0 };
    ui.painter().rect_filled(strip, strip_radius, skin.unit(value));
    // What is scrolled out of sight is no place to drop on.
    gui.drop_targets.push((rect.intersect(ui.clip_rect()), unit));
    unit_menu(ui, state, gui, rect, unit);
}

/// A button for the menu of a unit: for the keyboard and for a finger.
pub(super) fn menu_button(
    ui: &mut Ui,
    state: &AppState,
    gui: &mut Gui,
    unit: UnitIdx,
    value: &Unit,
) {
    let name = state.tr.f("unit-menu", &[("unit", (&value.name).into())]);
    let button = widgets::icon_button(ui, Icon::More, &name, true);
    if button.clicked() {
        gui.menu.open_by_key(About::Unit(unit), button.rect.left_bottom(), button.id);
    }
}

/// The context menu of a unit at its card or column, beside what has one of its own there.
pub(super) fn unit_menu(ui: &Ui, state: &AppState, gui: &mut Gui, rect: egui::Rect, unit: UnitIdx) {
    if state.view.workspace != Workspace::Assign || gui.menu.is_open() {
        return;
    }
    let visible = rect.intersect(ui.clip_rect());
    let at = ui.input(|input| {
        let clicked = input.pointer.secondary_released() && !input.pointer.is_decidedly_dragging();
        input.pointer.interact_pos().filter(|at| clicked && visible.contains(*at))
    });
    let Some(at) = at else { return };
    if ui.ctx().layer_id_at(at) == Some(ui.layer_id()) {
        gui.menu.open(About::Unit(unit), at);
    }
}

fn heading(
    ui: &mut Ui,
    state: &AppState,
    gui: &mut Gui,
    unit: UnitIdx,
    value: &Unit,
    actions: &mut Actions,
) {
    let tr = &state.tr;
    let skin = Skin::of(ui);
    ui.horizontal(|ui| {
        let title = ui.scope(|ui| {
            widgets::unit_badge(ui, value, 9.0);
            ui.add(egui::Label::new(theme::title(&value.name)).selectable(false));
        });
        let id = ui.scope_id().with("edit").with(unit.to_usize());
        let edit = ui.interact(title.response.rect, id, Sense::click());
        let name = tr.f("card-edit", &[("unit", (&value.name).into())]);
        edit.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
        if edit.has_focus() {
            let rect = edit.rect.expand(2.0);
            let line = Stroke::new(1.0, skin.accent());
            ui.painter().rect_stroke(rect, 4.0, line, StrokeKind::Outside);
        }
        if edit.on_hover_text(&name).on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
            let other = (state.view.unit != Some(unit)).then_some(unit);
            actions.push(Action::SelectUnit(other));
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if state.view.workspace == Workspace::Assign {
                menu_button(ui, state, gui, unit, value);
            }
            if let Some(load) = state.shown_results().loads.get(unit) {
                let text = tr.f(
                    "card-count",
                    &[
                        ("n", load.districts.into()),
                        ("children", (&tr.number(load.children_0_19, 0)).into()),
                    ],
                );
                ask_balance(ui, state, (Measure::Children, unit), &text, "basis-children", actions);
            }
        });
    });
}

/// Words with a figure of `unit` in the balance of the month, to ask about; `basis` is the id of
/// what it rests on. While a suggestion is tried it is not that of the plan.
pub(super) fn ask_balance(
    ui: &mut Ui,
    state: &AppState,
    (measure, unit): (Measure, UnitIdx),
    text: &str,
    basis: &str,
    actions: &mut Actions,
) {
    let (tr, label) = (&state.tr, theme::label(Skin::of(ui), text));
    let whose = state.document.plan.units.get(unit);
    let Some(whose) = whose.filter(|_| state.suggest.trial.is_none()) else {
        ui.label(label).on_hover_text(tr.t(basis));
        return;
    };
    let name = format!("{}, {}", tr.t(measure.message_id()), whose.name);
    if widgets::asked_text(ui, tr, &name, label, tr.t(basis)) {
        let month = state.document.plan.start.plus(state.month() as i32);
        let inquiry = Inquiry::Balance(measure, unit, month);
        actions.push(Action::Why(WhyAction::Ask(inquiry)));
    }
}

fn row_of_figures(
    ui: &mut Ui,
    state: &AppState,
    (unit, figures): (UnitIdx, &UnitCard),
    t: usize,
    actions: &mut Actions,
) {
    ui.spacing_mut().item_spacing.x = 4.0;
    let width = ui.available_width();
    let roomy = width > 290.0;
    // Where it is narrow the posts have no note beside them and need less.
    let parts = if roomy { [0.36, 0.35, 0.29] } else { [0.42, 0.24, 0.34] };
    let column = |ui: &mut Ui, part: f32, add: &mut dyn FnMut(&mut Ui)| {
        let size = vec2(width * part - 4.0, 0.0);
        ui.allocate_ui_with_layout(size, egui::Layout::top_down(egui::Align::Min), |ui| {
            ui.set_min_width(size.x);
            add(ui);
        });
    };
    let mut card = Card { state, unit, figures, actions };
    ui.horizontal_top(|ui| {
        let [first, second, third] = parts;
        column(ui, first, &mut |ui| card.caseload(ui, t));
        column(ui, second, &mut |ui| card.posts(ui, t, roomy));
        column(ui, third, &mut |ui| card.cost(ui, t));
    });
}

/// The figures of a unit's card.
struct Card<'a> {
    state: &'a AppState,
    unit: UnitIdx,
    figures: &'a UnitCard,
    actions: &'a mut Actions,
}

impl Card<'_> {
    /// A figure, to ask about: but while a suggestion is tried it is not that of the plan.
    fn figure(
        &mut self,
        ui: &mut Ui,
        (asked, months): (Asked, Range<usize>),
        texts: [&str; 3],
        basis: impl FnOnce() -> String,
    ) {
        let [name, value, of] = texts;
        let whose = self.state.document.plan.units.get(self.unit);
        let Some(whose) = whose.filter(|_| self.state.suggest.trial.is_none()) else {
            widgets::labelled_figure(ui, name, value, of, basis);
            return;
        };
        let asked_as = format!("{name}, {}", whose.name);
        if widgets::asked_figure(ui, &self.state.tr, &asked_as, texts, basis) {
            let question = FigureQuestion::new(asked, Some(self.unit), months);
            self.actions.push(Action::Why(WhyAction::figure(question)));
        }
    }

    fn caseload(&mut self, ui: &mut Ui, t: usize) {
        let (tr, figures) = (&self.state.tr, self.figures);
        let norm = self.state.document.plan.parameters.value(ParamId::CaseloadNorm);
        let norm = tr.number(norm, 0);
        let value = figures.month.caseload;
        let caseload = value.map_or_else(|| "–".to_owned(), |value| tr.number(value, 1));
        let unit = tr.f("card-norm", &[("norm", (&norm).into())]);
        let texts = [tr.t("card-caseload"), &caseload, &unit];
        self.figure(ui, (Asked::Caseload, t..t + 1), texts, || {
            let staff = tr.number(figures.month.productive_social_workers, 1);
            let open = tr.number(figures.month.open, 0);
            tr.f(
                "basis-caseload",
                &[("open", (&open).into()), ("staff", (&staff).into()), ("norm", (&norm).into())],
            )
        });
    }

    fn posts(&mut self, ui: &mut Ui, t: usize, roomy: bool) {
        let (tr, figures) = (&self.state.tr, self.figures);
        let posts = tr.number(figures.month.posts_total, 0);
        let filled = if roomy {
            tr.f("card-filled", &[("filled", (&tr.number(figures.month.filled, 0)).into())])
        } else {
            String::new()
        };
        let texts = [tr.t("card-posts"), &posts, &filled];
        self.figure(ui, (Asked::Posts, t..t + 1), texts, || {
            let filled = tr.number(figures.month.filled, 1);
            let productive = tr.number(figures.month.productive_fte, 1);
            let need = tr.number(figures.load.social_workers_at_norm, 1);
            tr.f(
                "basis-posts",
                &[
                    ("filled", (&filled).into()),
                    ("productive", (&productive).into()),
                    ("need", (&need).into()),
                ],
            )
        });
    }

    fn cost(&mut self, ui: &mut Ui, t: usize) {
        let (tr, figures) = (&self.state.tr, self.figures);
        let year = self.state.document.plan.start.plus(t as i32).year().to_string();
        let name = tr.f("card-cost", &[("year", (&year).into())]);
        let name = widgets::part_year(tr, name, figures.year.len());
        let cost = widgets::mnkr(tr, figures.year_cost);
        let texts = [name.as_str(), &cost, tr.t("unit-mnkr")];
        let of = (Asked::GROSS, figures.year.clone());
        self.figure(ui, of, texts, || tr.t("basis-cost").to_owned());
    }
}

/// The figures of a unit as in its card, for the board.
pub(super) fn figures(
    ui: &mut Ui,
    state: &AppState,
    (unit, figures): (UnitIdx, &UnitCard),
    actions: &mut Actions,
) {
    let skin = Skin::of(ui);
    let tr = &state.tr;
    let norm = state.document.plan.parameters.value(ParamId::CaseloadNorm);
    let shown = ui.horizontal(|ui| {
        let caseload = figures.month.caseload;
        let text = caseload.map_or_else(|| "–".to_owned(), |value| tr.number(value, 1));
        let colour = match caseload {
            Some(value) if value > norm * 1.02 => skin.worse(),
            _ => skin.text(),
        };
        ui.add(egui::Label::new(theme::figure(text).color(colour)).selectable(false));
        let name = theme::label(skin, tr.t("card-caseload"));
        ui.add(egui::Label::new(name).selectable(false));
    });
    let whose = state.document.plan.units.get(unit);
    if let Some(whose) = whose.filter(|_| state.suggest.trial.is_none()) {
        let name = format!("{}, {}", tr.t("card-caseload"), whose.name);
        let rect = shown.response.rect;
        let asked = why::asks(ui, tr, rect, shown.response.id.with("why"), &name);
        if asked.clicked() || why::is_asked_by_key(ui, &asked) {
            let t = state.month();
            let question = FigureQuestion::new(Asked::Caseload, Some(unit), t..t + 1);
            actions.push(Action::Why(WhyAction::figure(question)));
        }
    }
    gauge(ui, state, figures, skin);
}

/// The caseload against the norm: full is the norm plus a third.
fn gauge(ui: &mut Ui, state: &AppState, figures: &UnitCard, skin: Skin) {
    let norm = state.document.plan.parameters.value(ParamId::CaseloadNorm);
    let Some(caseload) = figures.month.caseload.filter(|_| norm > 0.0) else { return };
    let full = norm * 4.0 / 3.0;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 10.0), Sense::hover());
    let rail = egui::Rect::from_center_size(rect.center(), vec2(rect.width(), 5.0));
    ui.painter().rect_filled(rail, 2.5, skin.hairline());
    let part = (caseload / full).clamp(0.0, 1.0) as f32;
    let mut bar = rail;
    bar.set_width(rail.width() * part);
    let fill = if caseload > norm * 1.02 { skin.worse() } else { skin.accent() };
    ui.painter().rect_filled(bar, 2.5, fill);
    let x = rail.left() + rail.width() * (norm / full) as f32;
    ui.painter().vline(x, rect.y_range(), Stroke::new(2.0, skin.text()));
}

fn chips(ui: &mut Ui, state: &AppState, gui: &mut Gui, unit: UnitIdx, actions: &mut Actions) {
    let skin = Skin::of(ui);
    let mut districts: Vec<DistrictIdx> = state.districts_of(unit);
    let children = |district: DistrictIdx| state.document.map.indicators.children_0_19(district);
    districts.sort_by(|&a, &b| children(b).total_cmp(&children(a)));
    ui.scope(|ui| {
        ui.spacing_mut().interact_size.y = theme::target(ui.ctx(), CHIP_HEIGHT);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
            let room = ui.available_width();
            for &district in districts.iter().take(CHIPS) {
                chip(ui, state, gui, district, room, &districts, actions);
            }
            if districts.len() > CHIPS {
                let rest = districts.len() - CHIPS;
                let names: Vec<&str> = districts
                    .iter()
                    .skip(CHIPS)
                    .map(|&district| state.document.name_of(district))
                    .collect();
                ui.label(theme::label(skin, format!("+{rest}"))).on_hover_text(names.join("\n"));
            }
        });
    });
}

/// A district as a chip, which can be picked up. `order` is the list that it stands in.
pub(super) fn chip(
    ui: &mut Ui,
    state: &AppState,
    gui: &mut Gui,
    district: DistrictIdx,
    room: f32,
    order: &[DistrictIdx],
    actions: &mut Actions,
) -> egui::Response {
    let skin = Skin::of(ui);
    let name = state.document.name_of(district);
    let selected = state.view.selection.contains(&district);
    let held = gui.carry.as_ref().is_some_and(|carry| carry.districts.contains(&district));
    let font = theme::font(11.5, theme::Weight::Regular);
    let ink = if held { skin.secondary() } else { skin.text() };
    let mut job = egui::text::LayoutJob::simple_singleline(name.to_owned(), font, ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width((room - 14.0).max(20.0));
    let galley = ui.painter().layout_job(job);
    let elided = galley.elided;
    let size = vec2(galley.size().x + 14.0, theme::target(ui.ctx(), CHIP_HEIGHT));
    let carries = state.view.workspace == Workspace::Assign && state.suggest.trial.is_none();
    let sense = if carries { Sense::click_and_drag() } else { Sense::click() };
    let (rect, response) = ui.allocate_exact_size(size, sense);
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, selected, name));
    let line = match (selected, response.has_focus() || response.hovered()) {
        (true, _) => Stroke::new(1.5, skin.accent()),
        (false, true) => Stroke::new(1.0, skin.secondary()),
        (false, false) => skin.line(),
    };
    let fill = if selected { skin.accent_ground() } else { skin.raised() };
    ui.painter().rect(rect, 5.0, fill, line, StrokeKind::Inside);
    let text_at = rect.left_center() + vec2(7.0, -galley.size().y / 2.0);
    ui.painter().galley(text_at, galley, ink);
    let response = if elided { response.on_hover_text(name) } else { response };
    if response.clicked() {
        let (add, range) = ui.input(|input| (input.modifiers.command, input.modifiers.shift));
        if range {
            actions.push(Action::SelectRange { order: order.to_vec(), to: district });
        } else {
            actions.push(Action::Select(district, add));
        }
        if !add && !range {
            actions.push(Action::Focus(Focus::District(district)));
        }
    }
    if carries && response.drag_started_by(PointerButton::Primary) {
        gui.carry = Some(Carry::pick_up_chip(state, &gui.map, district));
    }
    chip_menu(ui, state, gui, district, &response, actions);
    response
}

/// The menu of a district at its chip.
fn chip_menu(
    ui: &Ui,
    state: &AppState,
    gui: &mut Gui,
    district: DistrictIdx,
    response: &egui::Response,
    actions: &mut Actions,
) {
    let by_key = response.has_focus()
        && ui.input_mut(|input| {
            input.consume_key(egui::Modifiers::SHIFT, Key::F10)
                || input.consume_key(egui::Modifiers::NONE, Key::Menu)
        });
    if !by_key && !response.secondary_clicked() {
        return;
    }
    if !state.view.selection.contains(&district) {
        actions.push(Action::Select(district, false));
    }
    if by_key {
        gui.menu.open_by_key(About::Districts, response.rect.right_bottom(), response.id);
    } else {
        gui.menu.open_for(response, About::Districts);
    }
}

/// The whole municipality: what a move must not change, and what it may.
fn municipality(ui: &mut Ui, state: &AppState, t: usize, actions: &mut Actions) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let Some(simulation) = state.shown_results().simulation() else {
        if let Err(error) = &state.shown_results().simulation {
            let message = crate::model::Explain::message(error);
            ui.label(egui::RichText::new(crate::app::say(tr, &message)).color(skin.worse()));
        }
        return;
    };
    let Some(total) = simulation.total.get(t) else { return };
    theme::card_frame(skin).fill(skin.raised()).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 3.0;
        ui.label(theme::strong(tr.t("whole-municipality")));
        let is_tried = state.suggest.trial.is_some();
        let mut row = |name: &str, value: String, basis: &str, asked: Option<Inquiry>| {
            ui.horizontal(|ui| {
                ui.label(name);
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    let value = theme::strong(value);
                    let Some(asked) = asked.filter(|_| !is_tried) else {
                        ui.label(value).on_hover_text(basis);
                        return;
                    };
                    let whose = format!("{name}, {}", tr.t("whole-municipality"));
                    if widgets::asked_text(ui, tr, &whose, value, basis) {
                        actions.push(Action::Why(WhyAction::Ask(asked)));
                    }
                });
            });
        };
        let sum = &total.sum;
        let reports = tr.number(sum.reports * 12.0, 0);
        let figure = |asked| Some(Inquiry::from(FigureQuestion::new(asked, None, t..t + 1)));
        let asked = figure(Asked::YearlyReports);
        row(tr.t("total-reports"), reports, tr.t("basis-reports"), asked);
        row(tr.t("total-open"), tr.number(sum.open, 0), tr.t("basis-open"), figure(Asked::Open));
        let percent = |share: Option<f64>| {
            share.map_or_else(|| "–".to_owned(), |share| tr.percent(share * 100.0, 0))
        };
        let coverage = percent(sum.coverage);
        row(tr.t("total-coverage"), coverage, tr.t("basis-coverage"), figure(Asked::Coverage));
        let rollout = percent(Some(total.rollout_share));
        row(tr.t("total-rollout"), rollout, tr.t("basis-rollout"), figure(Asked::Rollout));
        let equity = total.equity.map_or_else(|| "–".to_owned(), |value| tr.number(value, 2));
        row(tr.t("total-equity"), equity, tr.t("basis-equity"), figure(Asked::Equity));
        let continuity = &state.shown_results().continuity;
        let changing = tr.number(continuity.changing, 0);
        let asks = |twice| Some(Inquiry::Changing { twice });
        row(tr.t("total-changing"), changing, tr.t("basis-changing"), asks(false));
        let twice = &continuity.twice;
        let names: Vec<&str> = twice.iter().map(|&one| state.document.name_of(one)).collect();
        let basis = if names.is_empty() {
            tr.t("basis-changing-twice").to_owned()
        } else {
            format!("{}\n{}", tr.t("basis-changing-twice"), names.join("\n"))
        };
        let changing = tr.number(continuity.changing_twice, 0);
        row(tr.t("total-changing-twice"), changing, &basis, asks(true));
    });
}
