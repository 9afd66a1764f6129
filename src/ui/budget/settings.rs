//! What is chosen beside the parameters: the period, the need index, overhead by year, fit-out,
//! placement days.

use std::collections::BTreeMap;

use egui::{Id, Ui};

use super::Draft;
use super::field::{self, Number};
use super::parameter::{Columns, GAP};
use crate::app::{Action, AppState};
use crate::edit::Command;
use crate::model::{FitOut, MAX_HORIZON_MONTHS, Month, ParamId};
use crate::ui::Actions;
use crate::ui::need;
use crate::ui::theme::{self, Skin};
use crate::ui::widgets::{self, Icon};

/// Width of a number field, points.
const NUMBER: f32 = 96.0;

/// A name before a field, as wide as the names of the parameters above.
pub(super) fn name(ui: &mut Ui, text: &str) {
    let width = Columns::new(0.0, ui.available_width()).name_width();
    let size = egui::vec2(width + GAP - ui.spacing().item_spacing.x, 24.0);
    ui.allocate_ui_with_layout(size, egui::Layout::left_to_right(egui::Align::Center), |ui| {
        ui.set_width(size.x);
        ui.add(egui::Label::new(text).truncate());
    });
}

/// A remark in small text.
pub(super) fn note(ui: &mut Ui, text: &str) {
    let skin = Skin::of(ui);
    ui.add(egui::Label::new(theme::label(skin, text)).wrap());
}

/// First month and length of the simulated period.
pub(super) fn period(ui: &mut Ui, state: &AppState, draft: &mut Draft, actions: &mut Actions) {
    let tr = &state.tr;
    let plan = &state.document.plan;
    let skin = Skin::of(ui);
    let mut wanted = None;
    let start_id = Id::unique("budget period start");
    ui.horizontal(|ui| {
        ui.label(tr.t("budget-period-start"));
        let label = tr.t("budget-period-start");
        let mut start = Some(plan.start);
        let is_changed = field::month(ui, &mut draft.edit, start_id, label, &mut start, 84.0);
        if let Some(start) = start.filter(|_| is_changed) {
            wanted = Some((start, plan.horizon_months));
        }
        ui.add_space(16.0);
        ui.label(tr.t("budget-period-length"));
        let length = Number {
            name: tr.t("budget-period-length"),
            value: f64::from(plan.horizon_months),
            range: 1.0..=f64::from(MAX_HORIZON_MONTHS),
            speed: 0.25,
            width: 64.0,
        };
        let id = Id::unique("budget period length");
        if let Some(months) = field::number(ui, tr, &mut draft.edit, id, &length) {
            wanted = Some((plan.start, months.round() as u16));
        }
        ui.label(theme::label(skin, tr.t("param-unit-months")));
        ui.add_space(16.0);
        let last = plan.end().plus(-1);
        let last = tr.month(last.year(), last.month());
        let text = tr.f("budget-period-end", &[("month", (&last).into())]);
        ui.label(theme::label(skin, text));
    });
    if draft.edit.is_refused(start_id) {
        ui.colored_label(skin.worse(), tr.t("budget-bad-month"));
    }
    if let Some((start, months)) = wanted {
        actions.push(Action::Edit(Command::SetHorizon { start, months }));
    }
}

/// How fit-out is paid.
pub(super) fn fit_out(ui: &mut Ui, state: &AppState, actions: &mut Actions) {
    let tr = &state.tr;
    let chosen = state.document.plan.fit_out;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        for way in [FitOut::Depreciated, FitOut::RentSupplement, FitOut::AtOnce] {
            let text = super::money::capitalised(tr.t(way.message_id()));
            if widgets::choice(ui, chosen == way, &text).clicked() && chosen != way {
                actions.push(Action::Edit(Command::SetFitOut(way)));
            }
        }
    });
}

/// Placement days a year.
pub(super) fn placement_days(
    ui: &mut Ui,
    state: &AppState,
    draft: &mut Draft,
    actions: &mut Actions,
) {
    let tr = &state.tr;
    let plan = &state.document.plan;
    let (residential, foster) = (plan.residential_days_per_year, plan.foster_days_per_year);
    note(ui, tr.t("budget-placements-note"));
    let mut row = |ui: &mut Ui, id: &'static str, value: f64| {
        let label = tr.t(id);
        ui.horizontal(|ui| {
            name(ui, label);
            let field = Number {
                name: label,
                value,
                range: 0.0..=10_000_000.0,
                speed: 10.0,
                width: NUMBER,
            };
            let changed = field::number(ui, tr, &mut draft.edit, Id::unique(id), &field);
            ui.label(theme::label(Skin::of(ui), tr.t("budget-days-per-year")));
            widgets::assumption_mark(ui, tr);
            changed
        })
        .inner
    };
    let new_residential = row(ui, "budget-days-residential", residential);
    let new_foster = row(ui, "budget-days-foster", foster);
    if new_residential.is_some() || new_foster.is_some() {
        actions.push(Action::Edit(Command::SetPlacementDays {
            residential: new_residential.unwrap_or(residential),
            foster: new_foster.unwrap_or(foster),
        }));
    }
}

/// Payroll overhead of single years.
pub(super) fn overhead_by_year(
    ui: &mut Ui,
    state: &AppState,
    draft: &mut Draft,
    actions: &mut Actions,
) {
    let tr = &state.tr;
    let plan = &state.document.plan;
    let by_year = &plan.payroll_overhead_by_year;
    note(ui, tr.t("budget-overhead-note"));
    let mut wanted: Option<BTreeMap<i32, f64>> = None;
    for (&year, &percent) in by_year {
        let label = tr.f("budget-overhead-year", &[("year", (&year.to_string()).into())]);
        ui.horizontal(|ui| {
            name(ui, &label);
            let field = Number {
                name: &label,
                value: percent,
                range: 0.0..=1_000.0,
                speed: 0.1,
                width: NUMBER,
            };
            let id = Id::unique(("payroll overhead", year));
            if let Some(percent) = field::number(ui, tr, &mut draft.edit, id, &field) {
                let mut changed = by_year.clone();
                changed.insert(year, percent);
                wanted = Some(changed);
            }
            ui.label(theme::label(Skin::of(ui), "%"));
            widgets::assumption_mark(ui, tr);
            let tip = tr.f("budget-remove", &[("name", (&label).into())]);
            if widgets::icon_button(ui, Icon::Close, &tip, true).clicked() {
                let mut changed = by_year.clone();
                changed.remove(&year);
                wanted = Some(changed);
            }
        });
    }
    let first = plan.start.year();
    let last = plan.end().plus(-1).year();
    let free = (first..=last).find(|year| !by_year.contains_key(year));
    if let Some(year) = free {
        let text = tr.f("budget-overhead-add", &[("year", (&year.to_string()).into())]);
        if ui.button(text).clicked() {
            let mut changed = by_year.clone();
            changed.insert(year, plan.parameters.value(ParamId::PayrollOverhead));
            wanted = Some(changed);
        }
    }
    if let Some(wanted) = wanted {
        actions.push(Action::Edit(Command::SetPayrollOverhead(wanted)));
    }
}

/// Width of the weights of the need index, points.
const WEIGHTS: f32 = 460.0;

/// The indicators of the need index with their weights, and how they are put together.
pub(super) fn need(ui: &mut Ui, state: &AppState, actions: &mut Actions) {
    note(ui, state.tr.t("budget-need-note"));
    ui.scope(|ui| {
        ui.set_max_width(WEIGHTS);
        need::weights(ui, state, actions);
    });
}

/// A month for a new source: the plan's first and last.
pub(super) fn whole_period(state: &AppState) -> (Month, Month) {
    let plan = &state.document.plan;
    (plan.start, plan.end().plus(-1))
}
