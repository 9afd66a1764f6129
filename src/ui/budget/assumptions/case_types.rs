//! Types of investigation: their shares and times, and what they come to together.

use egui::{Id, Ui};

use super::kept;
use crate::app::{Action, AppState};
use crate::edit::{Command, check};
use crate::model::{CaseType, ParamId};
use crate::simulate::mean_case_months;
use crate::ui::Actions;
use crate::ui::budget::field::{self, Number};
use crate::ui::budget::{Draft, settings};
use crate::ui::theme::{self, Skin};
use crate::ui::widgets::{self, Icon};

/// The list, its sum and mean, and a button to add a type.
pub(super) fn show(ui: &mut Ui, state: &AppState, draft: &mut Draft, actions: &mut Actions) {
    let tr = &state.tr;
    let plan = &state.document.plan;
    let (types, is_refused) = draft.case_types.or(state, &plan.model.case_types);
    settings::note(ui, tr.t("budget-cases-note"));
    let mut wanted = types.clone();
    let mut removed = None;
    for (at, one) in wanted.iter_mut().enumerate() {
        if row(ui, state, draft, (at, one)) {
            removed = Some(at);
        }
    }
    if let Some(at) = removed {
        wanted.remove(at);
    }
    if is_refused {
        if kept::problem(ui, state, check::case_types(&types)) {
            draft.case_types.discard();
        }
    } else if !types.is_empty() {
        sum(ui, state, &types);
    }
    if ui.button(tr.t("budget-cases-add")).clicked() {
        wanted.push(new_type(state, &types));
    }
    if wanted == types {
        return;
    }
    let taken = draft.case_types.take(state, wanted, |types| check::case_types(types));
    if let Some(types) = taken {
        actions.push(Action::Edit(Command::SetCaseTypes(types)));
    }
}

/// What is left to a hundred per cent, with the mean time: nothing changes until it does.
fn new_type(state: &AppState, types: &[CaseType]) -> CaseType {
    let plan = &state.document.plan;
    let taken: f64 = types.iter().map(|one| one.share_percent).sum();
    let months = mean_case_months(plan, &plan.parameters);
    CaseType {
        name: state.tr.t("budget-case-new").to_owned(),
        share_percent: (100.0 - taken).max(0.0),
        months: (months * 100.0).round() / 100.0,
    }
}

/// One type; gives whether it is to be taken away.
fn row(
    ui: &mut Ui,
    state: &AppState,
    draft: &mut Draft,
    (at, one): (usize, &mut CaseType),
) -> bool {
    let (skin, tr) = (Skin::of(ui), &state.tr);
    let edit = &mut draft.edit;
    let id = |part: &str| Id::unique(("case type", at, part));
    let known = one.name.clone();
    let of = |id: &str| tr.f(id, &[("name", (&known).into())]);
    let mut is_removed = false;
    ui.horizontal(|ui| {
        let label = tr.f("budget-case-name", &[("n", (at + 1).into())]);
        if let Some(name) = field::text(ui, edit, id("name"), &label, &known, 260.0) {
            one.name = name;
        }
        ui.add_space(8.0);
        let label = of("budget-case-share");
        let share = Number {
            name: &label,
            value: one.share_percent,
            range: 0.0..=1_000.0,
            speed: 0.5,
            width: 72.0,
        };
        if let Some(share_percent) = field::number(ui, tr, edit, id("share"), &share) {
            one.share_percent = share_percent;
        }
        ui.label(theme::label(skin, "%"));
        ui.add_space(8.0);
        let label = of("budget-case-months");
        let (min, max) = ParamId::InvestigationMonths.bounds();
        let months =
            Number { name: &label, value: one.months, range: min..=max, speed: 0.1, width: 72.0 };
        if let Some(months) = field::number(ui, tr, edit, id("months"), &months) {
            one.months = months;
        }
        ui.label(theme::label(skin, tr.t("param-unit-months")));
        widgets::assumption_mark(ui, tr);
        let tip = of("budget-remove");
        is_removed = widgets::icon_button(ui, Icon::Close, &tip, true).clicked();
    });
    is_removed
}

/// The sum of the shares, and the mean time that the model then uses.
fn sum(ui: &mut Ui, state: &AppState, types: &[CaseType]) {
    let tr = &state.tr;
    let plan = &state.document.plan;
    let total: f64 = types.iter().map(|one| one.share_percent).sum();
    let sum = tr.percent(total, usize::from((total - total.round()).abs() > 0.05));
    let mean = tr.number(mean_case_months(plan, &plan.parameters), 2);
    let own = field::plain(tr, plan.parameters.value(ParamId::InvestigationMonths));
    let is_whole = (total - 100.0).abs() < 0.05;
    let id = if is_whole { "budget-cases-sum" } else { "budget-cases-sum-other" };
    ui.label(tr.f(id, &[("sum", (&sum).into())]));
    let args = [("mean", (&mean).into()), ("own", (&own).into())];
    ui.label(tr.f("budget-cases-mean", &args));
}
