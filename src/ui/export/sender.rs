//! Whose the papers are: committee, department, colour and logo, kept in the plan.

use egui::Ui;

use super::Draft;
use super::field::{self, Line, change, line};
use super::how::named;
use crate::app::{Action, AppState, ExportAction};
use crate::model::Papers;
use crate::scene::Rgb;
use crate::ui::Actions;
use crate::ui::theme::{self, Skin};
use crate::ui::widgets;

/// Width of the lines, points.
const LINE: f32 = 180.0;

pub(super) fn show(ui: &mut Ui, state: &AppState, draft: &mut Draft, actions: &mut Actions) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let name = theme::strong(tr.t("export-sender"));
    let head = egui::CollapsingHeader::new(name)
        .id_salt("export sender")
        .default_open(draft.sender)
        .show(ui, |ui| {
            ui.add(egui::Label::new(theme::label(skin, tr.t("export-sender-about"))).wrap());
            for (of, id) in
                [(Line::Committee, "export-committee"), (Line::Department, "export-department")]
            {
                named(ui, tr.t(id), |ui| {
                    line(ui, state, &mut draft.fields, of, (tr.t(id), LINE), actions);
                });
            }
            colour(ui, state, draft, actions);
            logo(ui, state, draft, actions);
        });
    draft.sender = head.fully_open();
}

fn colour(ui: &mut Ui, state: &AppState, draft: &mut Draft, actions: &mut Actions) {
    let tr = &state.tr;
    named(ui, tr.t("export-accent"), |ui| {
        let of = (tr.t("export-accent"), 80.0);
        line(ui, state, &mut draft.fields, Line::Accent, of, actions);
        let accent = state.document.plan.papers.accent.unwrap_or_default();
        widgets::swatch(ui, theme::colour(Rgb(accent.0, accent.1, accent.2)));
    });
    field::refusal(ui, state, &draft.fields, Line::Accent);
}

fn logo(ui: &mut Ui, state: &AppState, draft: &mut Draft, actions: &mut Actions) {
    let (tr, skin, papers) = (&state.tr, Skin::of(ui), &state.document.plan.papers);
    named(ui, tr.t("export-logo"), |ui| {
        if ui.button(tr.t("export-logo-pick")).clicked() {
            actions.push(Action::Exporting(ExportAction::PickLogo));
        }
        if papers.logo.is_some() && ui.button(tr.t("export-logo-remove")).clicked() {
            actions.push(change(Papers { logo: None, ..papers.clone() }));
        }
    });
    let Some(logo) = &papers.logo else { return };
    let size = tr.number((logo.bytes.len() as f64 / 1024.0).ceil(), 0);
    let kind = logo.format.extension().to_uppercase();
    let text = tr.f("export-logo-is", &[("kind", (&kind).into()), ("size", (&size).into())]);
    named(ui, "", |ui| {
        ui.label(theme::label(skin, text));
    });
    named(ui, tr.t("export-alt"), |ui| {
        line(ui, state, &mut draft.fields, Line::Alt, (tr.t("export-alt"), LINE), actions);
    });
}
