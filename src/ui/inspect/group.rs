//! The group that selected districts are in.

use std::collections::BTreeSet;

use egui::{ComboBox, Ui};

use super::field::{Draft, Of, What, line};
use super::row;
use crate::app::{Action, AppState};
use crate::edit::Command;
use crate::model::{DistrictIdx, Group};
use crate::ui::Actions;

/// Where the districts go.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wish {
    None,
    Known(usize),
    New,
}

pub(super) fn show(
    ui: &mut Ui,
    state: &AppState,
    draft: &mut Draft,
    districts: &[DistrictIdx],
    actions: &mut Actions,
) {
    let tr = &state.tr;
    let groups = &state.document.plan.rules.groups;
    let position =
        |district: &DistrictIdx| groups.iter().position(|group| group.districts.contains(district));
    let mut found: BTreeSet<Option<usize>> = districts.iter().map(position).collect();
    let here = if found.len() == 1 { found.pop_first().flatten() } else { None };
    let shown = match here.and_then(|at| groups.get(at)) {
        Some(group) => group.name.as_str(),
        None if found.is_empty() => tr.t("group-none"),
        None => tr.t("group-several"),
    };
    let mut wish = None;
    row(ui, tr.t("group-title"), |ui| {
        let width = ui.available_width();
        let combo = ComboBox::from_id_salt("group").width(width).selected_text(shown);
        let response = combo.show_ui(ui, |ui| {
            let mut choice = |ui: &mut Ui, chosen: bool, text: &str, it: Wish| {
                if ui.selectable_label(chosen, text).clicked() {
                    wish = Some(it);
                }
            };
            let is_none = here.is_none() && found.is_empty();
            choice(ui, is_none, tr.t("group-none"), Wish::None);
            for (at, group) in groups.iter().enumerate() {
                choice(ui, here == Some(at), &group.name, Wish::Known(at));
            }
            choice(ui, false, tr.t("group-new"), Wish::New);
        });
        response.response.accessible_name(tr.t("group-title")).on_hover_text(tr.t("group-help"));
    });
    if let Some(at) = here {
        row(ui, tr.t("group-name"), |ui| {
            let name = (tr.t("group-name"), f32::INFINITY);
            line(ui, state, draft, &(Of::Group(at), What::Name), name, actions);
        });
    }
    if let Some(wish) = wish {
        let number = groups.len() + 1;
        let name = tr.f("group-default-name", &[("n", number.into())]);
        actions.push(Action::Edit(Command::SetGroups(changed(groups, districts, wish, name))));
    }
}

/// `groups` with `districts` where `wish` says; a group that loses all its districts is gone.
fn changed(groups: &[Group], districts: &[DistrictIdx], wish: Wish, name: String) -> Vec<Group> {
    let mut after = groups.to_vec();
    for (at, group) in after.iter_mut().enumerate() {
        if wish == Wish::Known(at) {
            group.districts.extend(districts);
        } else {
            group.districts.retain(|district| !districts.contains(district));
        }
    }
    if wish == Wish::New {
        after.push(Group { name, districts: districts.iter().copied().collect() });
    }
    after.retain(|group| !group.districts.is_empty());
    after
}
