//! Days a month on which a unit works in a district far away, and what they cost.

use egui::{Id, Ui};

use crate::app::{Action, AppState};
use crate::edit::Command;
use crate::model::{DistrictIdx, ParamId};
use crate::ui::Actions;
use crate::ui::budget::field::{self, Number};
use crate::ui::budget::{Draft, settings};
use crate::ui::theme::{self, Skin};
use crate::ui::widgets::{self, Icon};

/// The most days that a month has.
const MOST: f64 = 31.0;

/// The districts with visiting days, and a list to add one.
pub(super) fn show(ui: &mut Ui, state: &AppState, draft: &mut Draft, actions: &mut Actions) {
    let (skin, tr) = (Skin::of(ui), &state.tr);
    let document = &state.document;
    let visits = &document.plan.model.visits;
    settings::note(ui, tr.t("budget-visits-note"));
    let mut set = |district, days| {
        actions.push(Action::Edit(Command::SetVisits { district, days }));
    };
    for (&district, &days) in visits {
        let name = document.name_of(district).to_owned();
        ui.horizontal(|ui| {
            settings::name(ui, &name);
            let label = tr.f("budget-visits-of", &[("name", (&name).into())]);
            let field =
                Number { name: &label, value: days, range: 0.0..=MOST, speed: 0.1, width: 96.0 };
            let id = Id::unique(("visits", district));
            if let Some(days) = field::number(ui, tr, &mut draft.edit, id, &field) {
                set(district, Some(days));
            }
            ui.label(theme::label(skin, tr.t("budget-days-per-month")));
            widgets::assumption_mark(ui, tr);
            ui.label(theme::label(skin, cost(state, days)));
            let tip = tr.f("budget-remove", &[("name", (&name).into())]);
            if widgets::icon_button(ui, Icon::Close, &tip, true).clicked() {
                set(district, None);
            }
        });
    }
    if visits.len() > 1 {
        let sum = cost(state, visits.values().sum());
        ui.label(tr.f("budget-visits-sum", &[("cost", (&sum).into())]));
    }
    let indices = document.map.districts.indices();
    let free: Vec<DistrictIdx> = indices.filter(|one| !visits.contains_key(one)).collect();
    if free.is_empty() {
        return;
    }
    egui::ComboBox::from_id_salt("budget visits add")
        .selected_text(tr.t("budget-visits-add"))
        .width(220.0)
        .height(360.0)
        .show_ui(ui, |ui| {
            for district in free {
                if ui.selectable_label(false, document.name_of(district)).clicked() {
                    set(district, Some(1.0));
                }
            }
        });
}

/// What `days` a month take and cost: hours a month, and tkr a year before the rise of prices.
fn cost(state: &AppState, days: f64) -> String {
    let tr = &state.tr;
    let parameters = &state.document.plan.parameters;
    let hours = days * parameters.value(ParamId::VisitHours);
    let tkr = days * parameters.value(ParamId::VisitCost) * 12.0 / 1_000.0;
    let [hours, tkr] = [hours, tkr]
        .map(|value| tr.number(value, usize::from((value - value.round()).abs() > 0.05)));
    tr.f("budget-visits-cost", &[("hours", (&hours).into()), ("tkr", (&tkr).into())])
}
