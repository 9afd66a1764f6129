//! What a source of funding may pay for, and what it has in single years.

use std::collections::BTreeSet;

use egui::{Id, ScrollArea, Ui};

use super::field::{self, Edit, Number};
use crate::app::AppState;
use crate::i18n::Tr;
use crate::model::{DistrictIdx, FundingKind, FundingSource, Ore, PaysFor, Role};
use crate::ui::theme::{self, Skin};
use crate::ui::widgets::{self, Icon};

/// What `pays_for` lets a source pay for, in few words.
pub(in crate::ui) fn summary(tr: &Tr, pays_for: &PaysFor) -> String {
    if pays_for.is_everything() {
        return tr.t("budget-pays-all").to_owned();
    }
    let mut parts = Vec::new();
    if pays_for.one_off_only {
        parts.push(tr.t("budget-pays-once-short").to_owned());
    }
    if let Some(roles) = &pays_for.roles {
        parts.push(tr.f("budget-pays-roles", &[("n", roles.len().into())]));
    }
    if let Some(districts) = &pays_for.districts {
        parts.push(tr.f("budget-pays-districts", &[("n", districts.len().into())]));
    }
    parts.join(", ")
}

/// Shows the fields for the source at position `at`; gives what it becomes.
pub(in crate::ui) fn show(
    ui: &mut Ui,
    state: &AppState,
    edit: &mut Edit,
    (at, source): (usize, &FundingSource),
) -> Option<FundingSource> {
    let tr = &state.tr;
    let mut changed = source.clone();
    let named = |what: &str| format!("{what}, {}", source.name);
    ui.horizontal_wrapped(|ui| {
        let skin = Skin::of(ui);
        ui.label(theme::label(skin, tr.t("budget-pays-for")));
        let text = tr.t("budget-pays-once");
        let once = ui.checkbox(&mut changed.pays_for.one_off_only, text);
        ui.ctx().accesskit_node_builder(once.id, |node| node.set_label(named(text)));
        for role in Role::ALL {
            role_box(ui, state, &mut changed.pays_for, role, &source.name);
        }
        districts(ui, state, at, &mut changed.pays_for);
    });
    if source.kind != FundingKind::StateGrant {
        ui.horizontal_wrapped(|ui| years(ui, state, edit, (at, source), &mut changed));
    }
    (changed != *source).then_some(changed)
}

/// Whether the staff of `role` may be paid; with none or all chosen there is no limit.
fn role_box(ui: &mut Ui, state: &AppState, pays_for: &mut PaysFor, role: Role, whose: &str) {
    let own = state.document.plan.model.role(role).name.as_deref();
    let text = own.unwrap_or_else(|| state.tr.t(role.message_id()));
    let mut roles = pays_for.roles.clone().unwrap_or_else(|| Role::ALL.into_iter().collect());
    let mut is_paid = roles.contains(&role);
    let response = ui.checkbox(&mut is_paid, text);
    let name = format!("{text}, {whose}");
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name));
    if !response.changed() {
        return;
    }
    if is_paid {
        roles.insert(role);
    } else {
        roles.remove(&role);
    }
    let is_limit = !roles.is_empty() && roles.len() < Role::COUNT;
    pays_for.roles = is_limit.then_some(roles);
}

/// The districts that may be paid for: all, those of a unit, the selected ones, or one by one.
fn districts(ui: &mut Ui, state: &AppState, at: usize, pays_for: &mut PaysFor) {
    let tr = &state.tr;
    let plan = &state.document.plan;
    let text = pays_for.districts.as_ref().map_or_else(
        || tr.t("budget-pays-all-districts").to_owned(),
        |chosen| tr.f("budget-pays-districts", &[("n", chosen.len().into())]),
    );
    let menu = ui.menu_button(text, |ui| {
        ui.set_min_width(240.0);
        let count = state.document.map.districts.len();
        let mut choose = |wanted: BTreeSet<DistrictIdx>| {
            let is_limit = !wanted.is_empty() && wanted.len() < count;
            pays_for.districts = is_limit.then_some(wanted);
        };
        if ui.button(tr.t("budget-pays-all-districts")).clicked() {
            choose(BTreeSet::new());
        }
        for (index, unit) in plan.local_units() {
            if ui.button(tr.f("budget-pays-unit", &[("unit", (&unit.name).into())])).clicked() {
                choose(plan.districts_of(index).collect());
            }
        }
        let selected: BTreeSet<DistrictIdx> = state.view.selection.iter().copied().collect();
        let label = tr.f("budget-pays-selected", &[("n", selected.len().into())]);
        if ui.add_enabled(!selected.is_empty(), egui::Button::new(label)).clicked() {
            choose(selected);
        }
        ui.separator();
        each_district(ui, state, at, pays_for);
    });
    let _ = menu.response.on_hover_text(tr.t("budget-pays-districts-about"));
}

/// A box for each district, of which only those in sight are laid out.
fn each_district(ui: &mut Ui, state: &AppState, at: usize, pays_for: &mut PaysFor) {
    let all: Vec<DistrictIdx> = state.document.map.districts.indices().collect();
    let area = ScrollArea::vertical().id_salt(("paid districts", at)).max_height(220.0);
    area.show_rows(ui, 20.0, all.len(), |ui, rows| {
        for &district in all.get(rows).unwrap_or_default() {
            let mut chosen = pays_for.districts.clone().unwrap_or_default();
            let mut is_paid = chosen.contains(&district);
            if ui.checkbox(&mut is_paid, state.document.name_of(district)).changed() {
                if is_paid {
                    chosen.insert(district);
                } else {
                    chosen.remove(&district);
                }
                let is_limit = !chosen.is_empty() && chosen.len() < all.len();
                pays_for.districts = is_limit.then_some(chosen);
            }
        }
    });
}

/// The amounts of single years, for sources with an amount a year.
fn years(
    ui: &mut Ui,
    state: &AppState,
    edit: &mut Edit,
    (at, source): (usize, &FundingSource),
    changed: &mut FundingSource,
) {
    let tr = &state.tr;
    let skin = Skin::of(ui);
    ui.label(theme::label(skin, tr.t("budget-by-year")));
    for (&year, &amount) in &source.by_year {
        let year_text = year.to_string();
        ui.label(&year_text);
        let args = [("name", (&source.name).into()), ("year", (&year_text).into())];
        let name = tr.f("budget-amount-of-year", &args);
        let field = Number {
            name: &name,
            value: amount.to_sek() / 1e3,
            range: 0.0..=1e9,
            speed: 10.0,
            width: 84.0,
        };
        let id = Id::unique(("funding of year", at, year));
        if let Some(tkr) = field::number(ui, tr, edit, id, &field) {
            changed.by_year.insert(year, Ore::from_sek(tkr * 1e3));
        }
        ui.label(theme::label(skin, tr.t("budget-tkr")));
        let tip = tr.f("budget-remove", &[("name", (&name).into())]);
        if widgets::icon_button(ui, Icon::Close, &tip, true).clicked() {
            changed.by_year.remove(&year);
        }
    }
    let plan = &state.document.plan;
    let covers =
        |year: &i32| source.from.year() <= *year && source.to.is_none_or(|to| *year <= to.year());
    let mut free = plan.start.year()..=plan.end().plus(-1).year();
    let free = free.find(|year| covers(year) && !source.by_year.contains_key(year));
    if let Some(year) = free {
        let text = tr.f("budget-overhead-add", &[("year", (&year.to_string()).into())]);
        let button = ui.button(&text);
        let name = format!("{text}, {}", source.name);
        ui.ctx().accesskit_node_builder(button.id, |node| node.set_label(name));
        if button.clicked() {
            changed.by_year.insert(year, source.amount);
        }
    }
}
