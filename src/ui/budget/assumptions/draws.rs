//! How sure the figures are: chance events, effects, number of runs, and what moves together.

use egui::{Id, Ui};

use super::kept;
use crate::app::{Action, AppState, param_name};
use crate::edit::{Command, check};
use crate::model::{ParamGroup, ParamId, ParamKind, Uncertainty};
use crate::ui::Actions;
use crate::ui::budget::field::{self, Number};
use crate::ui::budget::{Draft, settings};
use crate::ui::theme::{self, Skin};
use crate::ui::widgets::{self, Icon};

/// The settings, and the groups.
pub(super) fn show(ui: &mut Ui, state: &AppState, draft: &mut Draft, actions: &mut Actions) {
    let tr = &state.tr;
    let known = &state.document.plan.uncertainty;
    let (shown, is_refused) = draft.uncertainty.or(state, known);
    let mut wanted = shown.clone();
    runs(ui, state, draft, &mut wanted);
    ui.add_space(4.0);
    ui.label(theme::strong(tr.t("budget-together")));
    settings::note(ui, tr.t("budget-together-note"));
    let mut removed = None;
    for (at, group) in wanted.groups.iter_mut().enumerate() {
        ui.push_id(("group", at), |ui| {
            if one(ui, state, draft, (&shown, at), group) {
                removed = Some(at);
            }
        });
    }
    if let Some(at) = removed {
        wanted.groups.remove(at);
    }
    if is_refused && kept::problem(ui, state, check::uncertainty(&shown)) {
        draft.uncertainty.discard();
    }
    if ui.button(tr.t("budget-group-add")).clicked() {
        wanted.groups.push(ParamGroup {
            name: tr.f("budget-group-new", &[("n", (wanted.groups.len() + 1).into())]),
            members: std::collections::BTreeMap::new(),
            correlation: 0.5,
        });
    }
    if wanted == shown {
        return;
    }
    let taken = draft.uncertainty.take(state, wanted, check::uncertainty);
    if let Some(uncertainty) = taken {
        actions.push(Action::Edit(Command::SetUncertainty(uncertainty)));
    }
}

/// Number of runs, seed, and what is drawn beside the parameters.
fn runs(ui: &mut Ui, state: &AppState, draft: &mut Draft, wanted: &mut Uncertainty) {
    let (skin, tr) = (Skin::of(ui), &state.tr);
    ui.horizontal(|ui| {
        ui.label(tr.t("budget-runs"));
        let runs = Number {
            name: tr.t("budget-runs"),
            value: f64::from(wanted.runs),
            range: 1.0..=f64::from(check::MAX_RUNS),
            speed: 10.0,
            width: 84.0,
        };
        let id = Id::unique("budget runs");
        if let Some(runs) = field::number(ui, tr, &mut draft.edit, id, &runs) {
            wanted.runs = runs.round() as u32;
        }
        ui.add_space(16.0);
        ui.label(tr.t("budget-seed")).on_hover_text(tr.t("budget-seed-about"));
        let id = Id::unique("budget seed");
        let seed = (&*wanted.seed.to_string(), 110.0);
        let parse = |text: &str| text.trim().parse().ok();
        if let Some(seed) = field::parsed(ui, &mut draft.edit, id, tr.t("budget-seed"), seed, parse)
        {
            wanted.seed = seed;
        }
        if draft.edit.is_refused(id) {
            ui.colored_label(skin.worse(), tr.t("budget-bad-seed"));
        }
        ui.add_space(16.0);
        let chance = ui.checkbox(&mut wanted.chance, tr.t("budget-chance"));
        chance.on_hover_text(tr.t("budget-chance-about"));
        ui.add_space(16.0);
        let effects = ui.checkbox(&mut wanted.effects, tr.t("budget-effects"));
        effects.on_hover_text(tr.t("budget-effects-about"));
    });
}

/// A group: name, correlation and members; gives whether it is to be taken away.
fn one(
    ui: &mut Ui,
    state: &AppState,
    draft: &mut Draft,
    (uncertainty, at): (&Uncertainty, usize),
    group: &mut ParamGroup,
) -> bool {
    let (skin, tr) = (Skin::of(ui), &state.tr);
    let of = |id: &str, name: &str| tr.f(id, &[("name", name.into())]);
    let name = group.name.clone();
    let mut is_removed = false;
    ui.horizontal(|ui| {
        let label = tr.f("budget-group-name", &[("n", (at + 1).into())]);
        let id = Id::unique(("group name", at));
        if let Some(name) = field::text(ui, &mut draft.edit, id, &label, &name, 220.0) {
            group.name = name;
        }
        ui.add_space(8.0);
        ui.label(theme::label(skin, tr.t("budget-correlation")));
        let label = of("budget-correlation-of", &name);
        let correlation = Number {
            name: &label,
            value: group.correlation,
            range: 0.0..=1.0,
            speed: 0.01,
            width: 64.0,
        };
        let id = Id::unique(("group correlation", at));
        if let Some(new) = field::number(ui, tr, &mut draft.edit, id, &correlation) {
            group.correlation = new;
        }
        widgets::assumption_mark(ui, tr);
        is_removed =
            widgets::icon_button(ui, Icon::Close, &of("budget-remove", &name), true).clicked();
    });
    members(ui, state, group);
    add_member(ui, state, uncertainty, group);
    is_removed
}

/// The parameters of a group, and which way each goes.
fn members(ui: &mut Ui, state: &AppState, group: &mut ParamGroup) {
    let tr = &state.tr;
    let plan = &state.document.plan;
    let mut removed = None;
    for (&param, is_against) in &mut group.members {
        let name = param_name(plan, tr, param);
        ui.horizontal(|ui| {
            ui.add_space(16.0);
            settings::name(ui, &name);
            let directions = [(false, "budget-with-group"), (true, "budget-against-group")];
            for (against, id) in directions {
                let choice = widgets::choice(ui, *is_against == against, tr.t(id));
                let label = format!("{name}: {}", tr.t(id));
                ui.ctx().accesskit_node_builder(choice.id, |node| node.set_label(label));
                if choice.clicked() {
                    *is_against = against;
                }
            }
            let tip = tr.f("budget-remove", &[("name", (&name).into())]);
            if widgets::icon_button(ui, Icon::Close, &tip, true).clicked() {
                removed = Some(param);
            }
        });
    }
    if let Some(param) = removed {
        group.members.remove(&param);
    }
}

/// A list of the parameters that are drawn and in no group.
fn add_member(ui: &mut Ui, state: &AppState, uncertainty: &Uncertainty, group: &mut ParamGroup) {
    let tr = &state.tr;
    let is_free = |param: &ParamId| {
        param.info().kind != ParamKind::Choice && uncertainty.group_of(*param).is_none()
    };
    ui.horizontal(|ui| {
        ui.add_space(16.0);
        let list = egui::ComboBox::from_id_salt("budget group member")
            .selected_text(tr.t("budget-group-member"))
            .width(260.0)
            .height(360.0);
        let shown = list.show_ui(ui, |ui| {
            for param in ParamId::ALL.into_iter().filter(is_free) {
                let name = param_name(&state.document.plan, tr, param);
                if ui.selectable_label(false, name).clicked() {
                    group.members.insert(param, false);
                }
            }
        });
        let label = tr.f("budget-group-member-of", &[("name", (&group.name).into())]);
        shown.response.accessible_name(label);
    });
}
