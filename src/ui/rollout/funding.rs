//! Funding that came with a step.

use std::collections::BTreeMap;

use egui::{ComboBox, Id, Ui};

use super::fields::{NumberField, TextOf, month_field, text_field};
use super::{Change, Draft, edit, years};
use crate::app::AppState;
use crate::edit::Command;
use crate::model::{FundingKind, FundingSource, Month, Ore, Plan, RolloutStep};
use crate::ui::Actions;
use crate::ui::budget::terms;
use crate::ui::theme::{self, Skin, card_frame};
use crate::ui::timeline::month_name;
use crate::ui::widgets::{self, Icon};

/// Months that a new grant pays for until somebody says otherwise.
const NEW_GRANT_MONTHS: i32 = 12;

/// The sources that came with the step, and a button for a state grant.
pub(super) fn show(
    ui: &mut Ui,
    state: &AppState,
    draft: &mut Draft,
    step: &RolloutStep,
    actions: &mut Actions,
) {
    let (skin, tr) = (Skin::of(ui), &state.tr);
    let plan = &state.document.plan;
    let mut any = false;
    for (position, source) in plan.funding.iter().enumerate() {
        if source.step != Some(step.id) {
            continue;
        }
        any = true;
        ui.push_id(("funding", position), |ui| {
            card_frame(skin).show(ui, |ui| {
                ui.set_min_width(ui.available_width());
                if let Some(changed) = one(ui, state, draft, (position, source)) {
                    let mut funding = plan.funding.clone();
                    changed.apply(&mut funding, position);
                    edit(actions, Command::SetFunding(funding));
                }
            });
        });
        ui.add_space(2.0);
    }
    if !any {
        ui.label(theme::label(skin, tr.t("rollout-no-funding")));
    }
    if ui.button(tr.t("rollout-add-grant")).clicked() {
        let mut funding = plan.funding.clone();
        funding.push(new_grant(plan, step, tr.t("rollout-grant-name")));
        edit(actions, Command::SetFunding(funding));
    }
}

/// A state grant of the step, whose amount is still to be said.
fn new_grant(plan: &Plan, step: &RolloutStep, name: &str) -> FundingSource {
    let from = step.start.max(plan.start);
    FundingSource {
        name: name.to_owned(),
        kind: FundingKind::StateGrant,
        amount: Ore::ZERO,
        from,
        to: Some(from.plus(NEW_GRANT_MONTHS - 1)),
        step: Some(step.id),
        place: None,
        by_year: BTreeMap::new(),
        pays_for: crate::model::PaysFor::default(),
    }
}

/// One source; gives what it becomes, or whether it is taken away.
fn one(
    ui: &mut Ui,
    state: &AppState,
    draft: &mut Draft,
    (position, source): (usize, &FundingSource),
) -> Option<Change<FundingSource>> {
    let (skin, tr) = (Skin::of(ui), &state.tr);
    let mut changed = None;
    let name_label = tr.t("rollout-funding-name");
    ui.horizontal(|ui| {
        let width = ui.available_width() - 36.0;
        ui.scope(|ui| {
            ui.set_width(width);
            let of = (TextOf::Funding(position), source.name.as_str());
            if let Some(name) = text_field(ui, &mut draft.typing, of, name_label) {
                changed = Some(Change::To(FundingSource { name, ..source.clone() }));
            }
        });
        let name = tr.f("rollout-remove-funding", &[("name", (&source.name).into())]);
        if widgets::icon_button(ui, Icon::Close, &name, true).clicked() {
            changed = Some(Change::Away);
        }
    });
    if let Some(with) = kind_and_amount(ui, state, draft, (position, source)) {
        changed = Some(Change::To(with));
    }
    if let Some(with) = months(ui, state, (position, source)) {
        changed = Some(Change::To(with));
    }
    if let Some(with) = what_it_pays(ui, state, draft, (position, source)) {
        changed = Some(Change::To(with));
    }
    if let Some(to) = source.to {
        let after = month_name(tr, to.plus(1));
        let text = tr.f("rollout-cost-remains", &[("month", (&after).into())]);
        ui.label(theme::label(skin, text));
    }
    changed
}

/// What the source may pay for, behind its summary.
fn what_it_pays(
    ui: &mut Ui,
    state: &AppState,
    draft: &mut Draft,
    (position, source): (usize, &FundingSource),
) -> Option<FundingSource> {
    let tr = &state.tr;
    let text = terms::summary(tr, &source.pays_for);
    let name =
        tr.f("budget-terms-of", &[("name", (&source.name).into()), ("text", (&text).into())]);
    let shown = egui::CollapsingHeader::new(format!("{} {text}", tr.t("budget-pays-for")))
        .id_salt("terms")
        .show(ui, |ui| terms::show(ui, state, &mut draft.terms, (position, source)));
    ui.ctx().accesskit_node_builder(shown.header_response.id, |node| node.set_label(name));
    shown.body_returned.flatten()
}

fn kind_and_amount(
    ui: &mut Ui,
    state: &AppState,
    draft: &mut Draft,
    (position, source): (usize, &FundingSource),
) -> Option<FundingSource> {
    let tr = &state.tr;
    let mut changed = None;
    ui.horizontal(|ui| {
        let mut kind = source.kind;
        ComboBox::from_id_salt("kind")
            .width(132.0)
            .selected_text(tr.t(kind.message_id()))
            .show_ui(ui, |ui| {
                for one in FundingKind::ALL {
                    ui.selectable_value(&mut kind, one, tr.t(one.message_id()));
                }
            })
            .response
            .accessible_name(tr.t("rollout-funding-kind"));
        if kind != source.kind {
            changed = Some(with_kind(source, kind));
        }
        let monthly = source.kind == FundingKind::StateGrant;
        let unit = tr.t(if monthly { "rollout-tkr-month" } else { "rollout-tkr-year" });
        let name = format!("{}, {}", source.name, tr.t("rollout-funding-amount"));
        let field = NumberField {
            name: &name,
            suffix: unit,
            min: 0.0,
            max: 9_999_999.0,
            step: 1.0,
            speed: 5.0,
            width: 112.0,
            enabled: true,
        };
        let id = Id::unique(("rollout funding", position));
        let tkr = source.amount.to_sek() / 1000.0;
        if let (_, Some(tkr)) = field.show(ui, tr, &mut draft.typing, (id, tkr)) {
            changed = Some(FundingSource { amount: Ore::from_sek(tkr * 1000.0), ..source.clone() });
        }
    });
    changed
}

/// `source` as another kind, with the last month that the kind must have.
fn with_kind(source: &FundingSource, kind: FundingKind) -> FundingSource {
    let needs_end = kind != FundingKind::CommitteeFrame;
    let end = source.from.plus(NEW_GRANT_MONTHS - 1);
    let to = source.to.or(needs_end.then_some(end));
    let is_yearly = kind != FundingKind::StateGrant;
    let by_year = if is_yearly { source.by_year.clone() } else { BTreeMap::new() };
    FundingSource { kind, to, by_year, ..source.clone() }
}

/// First and last month; a source never ends before it begins.
fn months(
    ui: &mut Ui,
    state: &AppState,
    (position, source): (usize, &FundingSource),
) -> Option<FundingSource> {
    let (skin, tr) = (Skin::of(ui), &state.tr);
    let plan = &state.document.plan;
    let mut changed = None;
    let id = Id::unique(("rollout funding months", position));
    let label = tr.t("rollout-funding-from");
    ui.label(theme::label(skin, label));
    if let Some(from) = month_field(ui, tr, (id.with(0), source.from), years(plan), label) {
        let to = source.to.map(|to| to.max(from));
        changed = Some(FundingSource { from, to, ..source.clone() });
    }
    let label = tr.t("rollout-funding-to");
    ui.label(theme::label(skin, label));
    let mut endless = source.to.is_none();
    if source.kind == FundingKind::CommitteeFrame {
        ui.checkbox(&mut endless, tr.t("rollout-funding-endless"));
    }
    if endless != source.to.is_none() {
        let end: Month = plan.end().plus(-1).max(source.from);
        changed = Some(FundingSource { to: (!endless).then_some(end), ..source.clone() });
    } else if let Some(to) = source.to
        && let Some(to) = month_field(ui, tr, (id.with(1), to), years(plan), label)
    {
        changed = Some(FundingSource { to: Some(to.max(source.from)), ..source.clone() });
    }
    changed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_grant_has_an_end_and_is_accepted() {
        let mut plan = crate::app::from_preset("beslut-2023").unwrap().document.plan;
        let step = plan.steps.get(1).unwrap().clone();
        let mut funding = plan.funding.clone();
        funding.push(new_grant(&plan, &step, "Statsbidrag"));
        Command::SetFunding(funding).apply(&mut plan).unwrap();
        assert_eq!(plan.funding.last().unwrap().to, Some(step.start.plus(11)));
    }

    #[test]
    fn a_frame_without_end_gets_one_when_it_becomes_a_grant() {
        let frame = FundingSource {
            name: "Ram".to_owned(),
            kind: FundingKind::CommitteeFrame,
            amount: Ore(100),
            from: Month::new(2027, 1),
            to: None,
            step: None,
            place: None,
            by_year: BTreeMap::new(),
            pays_for: crate::model::PaysFor::default(),
        };
        let grant = with_kind(&frame, FundingKind::StateGrant);
        assert_eq!(grant.to, Some(Month::new(2027, 12)));
        assert_eq!(with_kind(&frame, FundingKind::CommitteeFrame).to, None);
    }
}
