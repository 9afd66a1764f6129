//! What the simulation could not do as the plan has it, said where its figures are shown.

use egui::{RichText, Sense, Ui, vec2};

use crate::app::{AppState, role_name};
use crate::simulate::{SimWarning, Simulation};
use crate::ui::theme::{self, Skin};

/// Shows a note for each warning of `simulation`.
pub(super) fn show(ui: &mut Ui, state: &AppState, simulation: &Simulation) {
    for warning in &simulation.warnings {
        note(ui, &words(state, warning));
    }
}

/// A note across the page, with a bar and the word for it: never by colour alone.
pub(super) fn note(ui: &mut Ui, text: &str) {
    let skin = Skin::of(ui);
    let shown = theme::card_frame(skin).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_top(|ui| {
            let (mark, _) = ui.allocate_exact_size(vec2(18.0, 18.0), Sense::hover());
            ui.painter().circle_stroke(mark.center(), 8.0, egui::Stroke::new(1.5, skin.worse()));
            ui.painter().text(
                mark.center(),
                egui::Align2::CENTER_CENTER,
                "!",
                theme::font(12.0, theme::Weight::Bold),
                skin.worse(),
            );
            ui.add(egui::Label::new(RichText::new(text)).wrap());
        });
    });
    let rect = shown.response.rect;
    let bar = egui::Rect::from_min_max(rect.min, egui::pos2(rect.left() + 4.0, rect.bottom()));
    let radius =
        egui::CornerRadius { nw: theme::CARD_RADIUS, sw: theme::CARD_RADIUS, ne: 0, se: 0 };
    ui.painter().rect_filled(bar, radius, skin.worse());
}

/// The words of `warning` in the user's language.
fn words(state: &AppState, warning: &SimWarning) -> String {
    let tr = &state.tr;
    let plan = &state.document.plan;
    match warning {
        SimWarning::TransferTooLarge { step, role, asked, available } => {
            let step = plan.step(*step).map_or("", |step| step.name.as_str());
            let args = [
                ("step", step.into()),
                ("role", role_name(plan, tr, *role).into()),
                ("asked", (*asked).into()),
                ("available", (*available).into()),
            ];
            tr.f("sim-warning-transfer-too-large", &args)
        }
        SimWarning::AreaBelowNothing { unit, month } => {
            let unit = plan.units.get(*unit).map_or("", |unit| unit.name.as_str());
            let month = tr.month(month.year(), month.month());
            let args = [("unit", unit.into()), ("month", (&month).into())];
            tr.f("sim-warning-area-below-nothing", &args)
        }
        SimWarning::NoNeedIndicator { indicator } => {
            tr.f("sim-warning-no-need-indicator", &[("indicator", indicator.into())])
        }
    }
}
