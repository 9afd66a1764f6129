//! The head of the work place: what is shown, of whom, in which month.

use egui::{CornerRadius, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::{Draft, Tab, money, parameter, risk, scope, staffing};
use crate::app::{Action, AppState, ExportKind, PlanTable};
use crate::model::Unit;
use crate::ui::Actions;
use crate::ui::theme::{self, Skin, Weight, font};
use crate::ui::widgets::{self, Icon};

/// Shows the head; gives the tab that is wanted.
pub(super) fn show(ui: &mut Ui, state: &AppState, draft: &mut Draft, actions: &mut Actions) -> Tab {
    let skin = Skin::of(ui);
    let tr = &state.tr;
    let mut wanted = draft.tab;
    let frame = egui::Frame::new().fill(skin.panel()).inner_margin(egui::Margin::symmetric(20, 8));
    let shown = frame.show(ui, |ui| {
        ui.horizontal(|ui| {
            for tab in Tab::ALL {
                if widgets::choice(ui, draft.tab == tab, tr.t(tab.message_id())).clicked() {
                    wanted = tab;
                }
            }
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                copy_button(ui, state, draft, actions);
            });
        });
        ui.add_space(2.0);
        if draft.tab == Tab::Assumptions {
            search(ui, state, draft, actions);
        } else {
            ui.horizontal(|ui| {
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    month_stepper(ui, state, actions);
                    ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                        ui.horizontal_wrapped(|ui| units(ui, state, actions));
                    });
                });
            });
        }
    });
    let rect = shown.response.rect;
    let width = ui.max_rect().x_range();
    ui.painter().hline(width, rect.bottom(), skin.line());
    wanted
}

fn copy_button(ui: &mut Ui, state: &AppState, draft: &Draft, actions: &mut Actions) {
    let button = ui.button(state.tr.t("budget-copy")).on_hover_text(state.tr.t("budget-copy-tip"));
    if !button.clicked() {
        return;
    }
    let simulation = state.results.simulation();
    let text = match (draft.tab, simulation) {
        (Tab::Assumptions, _) => Some(parameter::tsv(state)),
        (Tab::Staffing, Some(simulation)) => Some(staffing::tsv(state, simulation)),
        (Tab::Money, Some(simulation)) => Some(money::tsv(state, simulation, draft.view)),
        (Tab::Risk, Some(_)) => risk::tsv(state),
        (_, None) => None,
    };
    if let Some(text) = text {
        actions.push(Action::Copy(text));
    }
}

fn search(ui: &mut Ui, state: &AppState, draft: &mut Draft, actions: &mut Actions) {
    let tr = &state.tr;
    ui.horizontal(|ui| {
        let field = egui::TextEdit::singleline(&mut draft.filter)
            .hint_text(tr.t("budget-filter-hint").to_owned())
            .desired_width(280.0)
            .margin(egui::Margin::symmetric(8, 5));
        let response = ui.add(field);
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(tr.t("budget-filter")));
        if !draft.filter.is_empty()
            && widgets::icon_button(ui, Icon::Close, tr.t("budget-filter-clear"), true).clicked()
        {
            draft.filter.clear();
        }
        ui.checkbox(&mut draft.only_changed, tr.t("budget-only-changed"));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            sheet_buttons(ui, state, actions);
            let note = theme::label(Skin::of(ui), tr.t("budget-assumptions-note"));
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                ui.add(egui::Label::new(note).truncate());
            });
        });
    });
}

/// The assumptions as a sheet that plans can share. Laid out from the right.
fn sheet_buttons(ui: &mut Ui, state: &AppState, actions: &mut Actions) {
    let tr = &state.tr;
    let export = ui.button(tr.t("budget-sheet-save"));
    if export.on_hover_text(tr.t("budget-sheet-save-about")).clicked() {
        actions.push(Action::Export(ExportKind::Parameters));
    }
    let import = ui.button(tr.t("budget-sheet-read"));
    if import.on_hover_text(tr.t("budget-sheet-read-about")).clicked() {
        actions.push(Action::ImportTable(PlanTable::Parameters));
    }
}

/// The month that figures are shown for, with steps to either side. Laid out from the right.
fn month_stepper(ui: &mut Ui, state: &AppState, actions: &mut Actions) {
    let tr = &state.tr;
    let plan = &state.document.plan;
    let t = state.month();
    let last = usize::from(plan.horizon_months).saturating_sub(1);
    if widgets::icon_button(ui, Icon::Right, tr.t("budget-month-next"), t < last).clicked() {
        actions.push(Action::SetMonth((t + 1).min(last)));
    }
    let month = plan.start.plus(i32::try_from(t).unwrap_or(0));
    let name = tr.month(month.year(), month.month());
    ui.add_sized(
        vec2(116.0, 28.0),
        egui::Label::new(theme::strong(name)).halign(egui::Align::Center),
    );
    if widgets::icon_button(ui, Icon::Left, tr.t("budget-month-previous"), t > 0).clicked() {
        actions.push(Action::SetMonth(t.saturating_sub(1)));
    }
}

fn units(ui: &mut Ui, state: &AppState, actions: &mut Actions) {
    ui.spacing_mut().item_spacing.x = 4.0;
    let chosen = scope(state);
    if widgets::choice(ui, chosen.is_none(), state.tr.t("budget-whole")).clicked() {
        actions.push(Action::SetBudgetUnit(None));
    }
    for (index, unit) in state.document.plan.units.iter_enumerated() {
        if unit_choice(ui, unit, chosen == Some(index)) {
            actions.push(Action::SetBudgetUnit(Some(index)));
        }
    }
}

/// A choice with the unit's badge before its name; gives whether it was clicked.
fn unit_choice(ui: &mut Ui, unit: &Unit, is_chosen: bool) -> bool {
    let skin = Skin::of(ui);
    let weight = if is_chosen { Weight::SemiBold } else { Weight::Regular };
    let colour = if is_chosen { skin.accent() } else { skin.text() };
    let galley = ui.painter().layout_no_wrap(unit.name.clone(), font(13.0, weight), colour);
    let size = vec2(galley.size().x + 40.0, 28.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_chosen, &unit.name));
    let radius = CornerRadius::same(theme::CONTROL_RADIUS);
    let painter = ui.painter();
    if is_chosen {
        painter.rect_filled(rect, radius, skin.accent_ground());
    }
    if response.has_focus() || (response.hovered() && !is_chosen) {
        let line = if response.has_focus() { skin.accent() } else { skin.hairline() };
        painter.rect_stroke(rect, radius, Stroke::new(1.0, line), StrokeKind::Inside);
    }
    widgets::paint_unit_badge(painter, pos2(rect.left() + 17.0, rect.center().y), 8.0, unit, skin);
    let at = pos2(rect.left() + 30.0, rect.center().y - galley.size().y / 2.0);
    painter.galley(at, galley, colour);
    response.clicked()
}
