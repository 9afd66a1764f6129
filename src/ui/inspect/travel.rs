//! What ways are measured by: the detour factor, the way of travelling, where figures come from.

use egui::{ComboBox, Ui};

use super::field::{Draft, Of, What, line, refusal};
use crate::app::{Action, AppState};
use crate::edit::Command;
use crate::model::Travel;
use crate::ui::Actions;
use crate::ui::theme::{self, Skin};
use crate::ui::widgets;

/// The section "Avstånd".
pub(in crate::ui) fn show(ui: &mut Ui, state: &AppState, draft: &mut Draft, actions: &mut Actions) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let travel = &state.document.plan.travel;
    ui.label(theme::section(skin, tr.t("travel-title")));
    if !travel.times.is_empty() {
        modes(ui, state, travel, actions);
    }
    let detour = (Of::Travel, What::Detour);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 5.0;
        ui.label(tr.t("travel-detour")).on_hover_text(tr.t("travel-detour-help"));
        line(ui, state, draft, &detour, (tr.t("travel-detour"), 30.0), actions);
        widgets::assumption_mark(ui, tr);
    });
    refusal(ui, state, draft, &[detour]);
    let mut source = |ui: &mut Ui, id: &str, what: What| {
        ui.label(theme::label(skin, tr.t(id)));
        line(ui, state, draft, &(Of::Travel, what), (tr.t(id), f32::INFINITY), actions);
    };
    if travel.mode.is_some() {
        source(ui, "travel-times-source", What::TimesSource);
    }
    let count = travel.centres.points.len();
    if count > 0 {
        source(ui, "travel-points-source", What::PointsSource);
        ui.label(theme::label(skin, tr.f("travel-points", &[("n", count.into())])));
    } else {
        ui.add(egui::Label::new(theme::label(skin, tr.t("travel-no-points"))).wrap());
    }
}

/// Kilometres, or the minutes of a way of travelling.
fn modes(ui: &mut Ui, state: &AppState, travel: &Travel, actions: &mut Actions) {
    let tr = &state.tr;
    let name = |mode: Option<&str>| match mode {
        Some(mode) => tr.f("travel-mode", &[("mode", mode.into())]),
        None => tr.t("travel-km").to_owned(),
    };
    let combo = ComboBox::from_id_salt("travel mode")
        .width(ui.available_width())
        .selected_text(name(travel.mode.as_deref()));
    let response = combo.show_ui(ui, |ui| {
        let modes = travel.times.iter().map(|times| Some(times.mode.as_str()));
        for mode in std::iter::once(None).chain(modes) {
            let chosen = travel.mode.as_deref() == mode;
            if ui.selectable_label(chosen, name(mode)).clicked() && !chosen {
                let travel = Travel { mode: mode.map(str::to_owned), ..travel.clone() };
                actions.push(Action::Edit(Command::SetTravel(travel)));
            }
        }
    });
    response.response.accessible_name(tr.t("travel-title"));
}
