//! The premises that a step opens, or gives up.

use egui::{Id, Ui};

use super::basis::basis;
use super::fields::{NumberField, month_field};
use super::{Change, Draft, edit, years};
use crate::app::{AppState, say};
use crate::edit::{Command, check};
use crate::model::{
    Explain, ParamId, Plan, PremisesChange, RolloutStep, TemporaryPremises, Unit, UnitIdx,
};
use crate::simulate::area_per_post;
use crate::ui::Actions;
use crate::ui::theme::{self, Skin};
use crate::ui::timeline::area;
use crate::ui::widgets::{self, Icon};

/// The list of premises, and a menu to add some.
pub(super) fn show(
    ui: &mut Ui,
    state: &AppState,
    draft: &mut Draft,
    step: &RolloutStep,
    actions: &mut Actions,
) {
    let (skin, tr) = (Skin::of(ui), &state.tr);
    let plan = &state.document.plan;
    if step.premises.is_empty() {
        ui.label(theme::label(skin, tr.t("rollout-no-premises")));
    }
    for (index, &premises) in step.premises.iter().enumerate() {
        let Some(unit) = plan.units.get(premises.unit) else { continue };
        ui.push_id(("premises", index), |ui| {
            let changed = one(ui, state, draft, step, (index, premises, unit));
            if let Some(changed) = changed {
                let mut step = step.clone();
                changed.apply(&mut step.premises, index);
                replace(state, draft, step, index, actions);
            }
            refusal(ui, state, draft, step, index);
        });
        ui.add_space(4.0);
    }
    ui.menu_button(tr.t("rollout-add-premises"), |ui| {
        for (unit_idx, unit) in plan.units.iter_enumerated() {
            let text = if unit.is_central() {
                tr.f("rollout-leave-premises", &[("unit", (&unit.name).into())])
            } else {
                unit.name.clone()
            };
            if ui.button(text).clicked() {
                let mut step = step.clone();
                step.premises.push(new_premises(plan, &step, unit_idx, unit));
                edit(actions, Command::ReplaceStep(step));
                ui.close();
            }
        }
    });
}

/// Puts `step` in the place of what it was, or keeps why that is refused.
fn replace(
    state: &AppState,
    draft: &mut Draft,
    step: RolloutStep,
    index: usize,
    actions: &mut Actions,
) {
    let plan = &state.document.plan;
    match check::step(&plan.units, plan.assignment.len(), &step) {
        Ok(()) => {
            draft.refused = None;
            edit(actions, Command::ReplaceStep(step));
        }
        Err(error) => {
            let why = say(&state.tr, &error.message());
            let revision = state.document.history.revision();
            draft.refused = Some((revision, (step.id, index), why));
        }
    }
}

/// Why the latest change of the premises at `index` was refused, until the plan changes.
fn refusal(ui: &mut Ui, state: &AppState, draft: &mut Draft, step: &RolloutStep, index: usize) {
    draft.refused.take_if(|(of, ..)| *of != state.document.history.revision());
    if let Some((_, place, why)) = &draft.refused
        && *place == (step.id, index)
    {
        ui.label(egui::RichText::new(why).color(Skin::of(ui).worse()));
    }
}

/// Premises at the step's start, by the step's posts; the central unit gives up what it needs no
/// more, as far as it has it.
fn new_premises(plan: &Plan, step: &RolloutStep, unit_idx: UnitIdx, unit: &Unit) -> PremisesChange {
    let moved = step
        .posts
        .iter()
        .map(|change| change.transferred * area_per_post(plan, &plan.parameters, change.role));
    let given_up = moved.sum::<f64>().min(unit.today.area_m2);
    let area_m2 = unit.is_central().then(|| -given_up.round());
    PremisesChange { unit: unit_idx, opens: step.start, area_m2, temporary: None }
}

/// One opening; gives what it becomes, or whether it is taken away.
fn one(
    ui: &mut Ui,
    state: &AppState,
    draft: &mut Draft,
    step: &RolloutStep,
    (index, premises, unit): (usize, PremisesChange, &Unit),
) -> Option<Change<PremisesChange>> {
    let (skin, tr) = (Skin::of(ui), &state.tr);
    let plan = &state.document.plan;
    let mut changed = None;
    ui.horizontal(|ui| {
        widgets::unit_badge(ui, unit, 8.0);
        ui.label(theme::strong(&unit.name));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let name = tr.f("rollout-remove-premises", &[("unit", (&unit.name).into())]);
            if widgets::icon_button(ui, Icon::Close, &name, true).clicked() {
                changed = Some(Change::Away);
            }
        });
    });
    let square_metres = area(plan, step, premises);
    let leaves = square_metres < 0.0;
    ui.label(theme::label(skin, tr.t(if leaves { "rollout-leaves" } else { "rollout-opens" })));
    let id = Id::unique(("rollout premises", step.id.0, index));
    let label = tr.t("rollout-premises-month");
    if let Some(opens) = month_field(ui, tr, (id, premises.opens), years(plan), label) {
        changed = Some(Change::To(PremisesChange { opens, ..premises }));
    }
    if let Some(with) = area_fields(ui, state, draft, (id, premises, unit), square_metres) {
        changed = Some(Change::To(with));
    }
    let params = [ParamId::Rent, ParamId::AreaPerPost, ParamId::RentGrowth];
    let yearly = square_metres.abs() * plan.parameters.value(ParamId::Rent);
    let id = if leaves { "rollout-rent-saved" } else { "rollout-rent" };
    rent(ui, state, (id, yearly), ("rollout-rent-basis", &params));
    if !leaves {
        let known = changed.as_ref().map_or(premises, |change| match change {
            Change::To(to) => *to,
            Change::Away => premises,
        });
        let of = (index, known, unit);
        let after = temporary(ui, state, draft, step, of, square_metres);
        if after != known.temporary {
            changed = Some(Change::To(PremisesChange { temporary: after, ..known }));
        }
    }
    changed
}

/// A line with a year's rent, SEK, and what it rests on.
fn rent(
    ui: &mut Ui,
    state: &AppState,
    (id, sek): (&str, f64),
    (about, params): (&str, &[ParamId]),
) {
    let (skin, tr) = (Skin::of(ui), &state.tr);
    let rent = format!("{}\u{a0}{}", tr.number(sek / 1000.0, 0), tr.t("unit-tkr"));
    ui.horizontal(|ui| {
        ui.label(theme::label(skin, tr.f(id, &[("rent", (&rent).into())]))).on_hover_ui(|ui| {
            ui.label(basis(tr, &state.document.plan, tr.t(about), params));
        });
        widgets::assumption_mark(ui, tr);
    });
}

/// Where the unit is until its premises open: nowhere, or somewhere from a month on; gives
/// what it becomes.
fn temporary(
    ui: &mut Ui,
    state: &AppState,
    draft: &mut Draft,
    step: &RolloutStep,
    (index, premises, unit): (usize, PremisesChange, &Unit),
    square_metres: f64,
) -> Option<TemporaryPremises> {
    let tr = &state.tr;
    let plan = &state.document.plan;
    let mut has = premises.temporary.is_some();
    let checkbox = ui.checkbox(&mut has, tr.t("rollout-temporary"));
    let name = tr.f("rollout-temporary-of", &[("unit", (&unit.name).into())]);
    ui.ctx().accesskit_node_builder(checkbox.id, |node| node.set_label(name.clone()));
    let is_changed = checkbox.changed();
    checkbox.on_hover_text(tr.t("rollout-temporary-help"));
    if is_changed {
        let from = step.start.min(premises.opens.plus(-1));
        let area_m2 = square_metres.round().max(1.0);
        return has.then_some(TemporaryPremises { from, area_m2 });
    }
    let known = premises.temporary?;
    let mut changed = known;
    let id = Id::unique(("rollout temporary", step.id.0, index));
    let label = tr.t("rollout-temporary-from");
    ui.label(label);
    if let Some(from) = month_field(ui, tr, (id, known.from), years(plan), label) {
        changed.from = from;
    }
    let name = format!("{name}, {}", tr.t("rollout-area"));
    let field = NumberField {
        name: &name,
        suffix: "m²",
        min: 1.0,
        max: 99_999.0,
        step: 1.0,
        speed: 2.0,
        width: 76.0,
        enabled: true,
    };
    let (_, area) = field.show(ui, tr, &mut draft.typing, (id.with("area"), known.area_m2));
    if let Some(area_m2) = area {
        changed.area_m2 = area_m2;
    }
    let parameters = &plan.parameters;
    let factor = parameters.value(ParamId::TemporaryRentFactor);
    let yearly = known.area_m2 * parameters.value(ParamId::Rent) * factor;
    let params =
        [ParamId::Rent, ParamId::TemporaryRentFactor, ParamId::DoubleRent, ParamId::RentGrowth];
    rent(ui, state, ("rollout-rent", yearly), ("rollout-temporary-basis", &params));
    Some(changed)
}

/// By the step's posts, or an area of its own; gives the premises with another choice.
fn area_fields(
    ui: &mut Ui,
    state: &AppState,
    draft: &mut Draft,
    (id, premises, unit): (Id, PremisesChange, &Unit),
    square_metres: f64,
) -> Option<PremisesChange> {
    let tr = &state.tr;
    let mut own = premises.area_m2.is_some();
    let mut changed = None;
    ui.horizontal(|ui| {
        // The central unit's posts leave it: they say nothing of what it gives up.
        if !unit.is_central() {
            let automatic = ui.radio_value(&mut own, false, tr.t("rollout-area-by-posts"));
            automatic.on_hover_ui(|ui| {
                let plan = &state.document.plan;
                ui.label(basis(tr, plan, tr.t("rollout-area-basis"), &[ParamId::AreaPerPost]));
            });
            ui.radio_value(&mut own, true, tr.t("rollout-area-own"));
        }
        let name = format!("{}, {}", unit.name, tr.t("rollout-area"));
        let field = NumberField {
            name: &name,
            suffix: "m²",
            min: if unit.is_central() { -99_999.0 } else { 0.0 },
            max: 99_999.0,
            step: 1.0,
            speed: 2.0,
            width: 76.0,
            enabled: own,
        };
        let value = (id.with("area"), square_metres.round());
        let (response, area) = field.show(ui, tr, &mut draft.typing, value);
        if unit.is_central() {
            response.on_hover_text(tr.t("rollout-area-central"));
        }
        changed = area.map(|area| PremisesChange {
            area_m2: Some(area),
            // An area that is given up has none.
            temporary: premises.temporary.filter(|_| area >= 0.0),
            ..premises
        });
    });
    if own != premises.area_m2.is_some() {
        let area_m2 = own.then(|| square_metres.round());
        changed = Some(PremisesChange { area_m2, ..premises });
    }
    changed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_central_unit_gives_up_no_more_than_it_rents() {
        let plan = crate::app::from_preset("beslut-2023").unwrap().document.plan;
        let central = plan.central();
        let unit = plan.units.get(central).unwrap();
        for step in &plan.steps {
            let area = new_premises(&plan, step, central, unit).area_m2.unwrap();
            assert!((-unit.today.area_m2..=0.0).contains(&area), "{area}");
        }
    }
}
