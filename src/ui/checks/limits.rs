//! From when distance and load are pointed out.

use egui::{Id, Ui};

use super::super::budget::field::{self, Edit, Number};
use super::super::theme::{self, Skin};
use super::super::widgets;
use crate::app::{Action, AppState};
use crate::edit::Command;
use crate::model::Limits;
use crate::ui::Actions;

pub(super) fn show(ui: &mut Ui, state: &AppState, edit: &mut Edit, actions: &mut Actions) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let plan = &state.document.plan;
    let limits = plan.rules.limits;
    let in_minutes = plan.travel.times_in_use().is_some();
    ui.horizontal(|ui| {
        ui.label(theme::section(skin, tr.t("checks-limits")));
        widgets::assumption_mark(ui, tr);
    });
    let way = if in_minutes {
        ("checks-limit-way", limits.max_minutes, "checks-unit-minutes")
    } else {
        ("checks-limit-way", limits.max_km, "checks-unit-km")
    };
    let load = ("checks-limit-load", limits.max_deviation_percent, "checks-limit-load-unit");
    egui::Grid::new("check limits").num_columns(2).spacing([8.0, 4.0]).show(ui, |ui| {
        for (id, value, unit) in [way, load] {
            let name = tr.t(id);
            ui.label(name);
            ui.horizontal(|ui| {
                let number = Number { name, value, range: 0.0..=1000.0, speed: 0.5, width: 56.0 };
                let key = Id::unique("check limit").with(id);
                if let Some(to) = field::number(ui, tr, edit, key, &number) {
                    let limits = match (id, in_minutes) {
                        ("checks-limit-load", _) => Limits { max_deviation_percent: to, ..limits },
                        (_, true) => Limits { max_minutes: to, ..limits },
                        (_, false) => Limits { max_km: to, ..limits },
                    };
                    actions.push(Action::Edit(Command::SetLimits(limits)));
                }
                ui.label(theme::label(skin, tr.t(unit)));
            });
            ui.end_row();
        }
    });
}
