//! The districts that go live in a step.

use egui::{Button, CornerRadius, RichText, ScrollArea, Ui};

use super::edit;
use crate::app::AppState;
use crate::edit::Command;
use crate::model::{DistrictIdx, RolloutStep, UnitIdx};
use crate::ui::Actions;
use crate::ui::theme::{self, Skin, Weight, font};
use crate::ui::widgets;

/// The step's districts by unit, and those that can be added.
pub(super) fn show(ui: &mut Ui, state: &AppState, step: &RolloutStep, actions: &mut Actions) {
    let (skin, tr) = (Skin::of(ui), &state.tr);
    let plan = &state.document.plan;
    if step.districts.is_empty() {
        ui.label(theme::label(skin, tr.t("rollout-no-districts")));
    }
    for (unit_idx, unit) in plan.units.iter_enumerated() {
        let of_unit = |district: &&DistrictIdx| plan.unit_at(**district, step.start) == unit_idx;
        let districts: Vec<DistrictIdx> = step.districts.iter().filter(of_unit).copied().collect();
        if districts.is_empty() {
            continue;
        }
        ui.horizontal(|ui| {
            widgets::unit_badge(ui, unit, 8.0);
            ui.label(theme::strong(&unit.name));
        });
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(4.0, 4.0);
            for district in districts {
                chip(ui, state, district, actions);
            }
        });
        if unit.is_central() {
            let text = RichText::new(tr.t("rollout-central-district")).color(skin.worse());
            ui.label(text);
        }
    }
    add(ui, state, step, actions);
}

/// A district with a cross that takes it out.
fn chip(ui: &mut Ui, state: &AppState, district: DistrictIdx, actions: &mut Actions) {
    let (skin, tr) = (Skin::of(ui), &state.tr);
    let name = state.document.name_of(district);
    let text = RichText::new(format!("{name}  ×")).font(font(12.0, Weight::Regular));
    let button = Button::new(text.color(skin.text()))
        .fill(skin.raised())
        .stroke(skin.line())
        .corner_radius(CornerRadius::same(11))
        .min_size(egui::vec2(0.0, 22.0));
    let what = tr.f("rollout-take-out", &[("district", name.into())]);
    let response = ui.add(button).accessible_name(&what);
    if response.on_hover_text(&what).clicked() {
        edit(actions, Command::SetGoLive { districts: vec![district], step: None });
    }
}

/// The districts of `unit` that go live in no step, those with most need first.
fn waiting(state: &AppState, unit: UnitIdx) -> Vec<(DistrictIdx, f64)> {
    let plan = &state.document.plan;
    let weight = |district| state.results.demand.need.weight.get(district).copied().unwrap_or(1.0);
    let free = plan.districts_of(unit).filter(|&district| plan.step_of(district).is_none());
    let mut found: Vec<_> = free.map(|district| (district, weight(district))).collect();
    found.sort_by(|(_, one), (_, other)| other.total_cmp(one));
    found
}

/// A menu of districts that wait, and a button for all of a unit.
fn add(ui: &mut Ui, state: &AppState, step: &RolloutStep, actions: &mut Actions) {
    let (skin, tr) = (Skin::of(ui), &state.tr);
    let plan = &state.document.plan;
    let units: Vec<_> = plan
        .local_units()
        .map(|(unit_idx, unit)| (unit, waiting(state, unit_idx)))
        .filter(|(_, districts)| !districts.is_empty())
        .collect();
    ui.add_space(2.0);
    if units.is_empty() {
        ui.label(theme::label(skin, tr.t("rollout-all-districts-placed")));
        return;
    }
    let mut go_live = |districts: Vec<DistrictIdx>| {
        edit(actions, Command::SetGoLive { districts, step: Some(step.id) });
    };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(4.0, 4.0);
        ui.menu_button(tr.t("rollout-add-district"), |ui| {
            ScrollArea::vertical().max_height(380.0).show(ui, |ui| {
                for (unit, districts) in &units {
                    ui.label(theme::section(skin, &unit.name));
                    for &(district, weight) in districts {
                        let name = state.document.name_of(district);
                        let need = tr.number(weight, 2);
                        let text = tr.f(
                            "rollout-district-need",
                            &[("district", name.into()), ("need", (&need).into())],
                        );
                        if ui.button(text).clicked() {
                            go_live(vec![district]);
                            ui.close();
                        }
                    }
                    ui.add_space(4.0);
                }
            });
        })
        .response
        .on_hover_text(tr.t("rollout-need-help"));
        for (unit, districts) in &units {
            let text = tr.f(
                "rollout-all-of-unit",
                &[("unit", (&unit.name).into()), ("n", districts.len().into())],
            );
            if ui.button(text).clicked() {
                go_live(districts.iter().map(|(district, _)| *district).collect());
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;

    #[test]
    fn districts_that_wait_come_with_the_most_need_first() {
        let opened = crate::app::from_preset("beslut-2023").unwrap();
        let mut state = AppState::new(opened.document, Language::Sv);
        let id = state.document.plan.steps.get(2).unwrap().id;
        let count = state.document.plan.steps.get(2).unwrap().districts.len();
        let vaster = state.document.plan.unit_by_id("vaster").unwrap();
        assert!(waiting(&state, vaster).is_empty());
        state.document.edit(Command::RemoveStep(id)).unwrap();
        let found = waiting(&state, vaster);
        assert_eq!(found.len(), count);
        assert!(found.is_sorted_by(|(_, one), (_, next)| one >= next));
    }
}
