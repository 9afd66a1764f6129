//! How the files are made: status, version, date, size, language.

use egui::{ComboBox, Ui};

use super::field::{self, Line, change, line};
use super::{Draft, sender};
use crate::app::{
    Action, AppState, CsvFormat, EXPORT_RUNS, ExportAction, ExportChoices, ExportKind, PaperKind,
    PaperSize, Status,
};
use crate::i18n::Language;
use crate::model::Papers;
use crate::ui::Actions;
use crate::ui::theme::{self, Skin};
use crate::ui::widgets;

/// Width of the names before the choices, points.
const NAMES: f32 = 84.0;

pub(super) fn show(ui: &mut Ui, state: &AppState, draft: &mut Draft, actions: &mut Actions) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    ui.spacing_mut().item_spacing.y = 6.0;
    ui.label(theme::section(skin, tr.t("export-papers")));
    status(ui, state, actions);
    named(ui, tr.t("export-version"), |ui| {
        let of = (tr.t("export-version"), 150.0);
        line(ui, state, &mut draft.fields, Line::Version, of, actions);
    });
    named(ui, tr.t("export-date"), |ui| {
        let of = (tr.t("export-date"), 150.0);
        line(ui, state, &mut draft.fields, Line::Date, of, actions);
    });
    field::refusal(ui, state, &draft.fields, Line::Date);
    ui.add_space(4.0);
    ui.label(theme::section(skin, tr.t("export-how")));
    let mut choices = state.export.choices.clone();
    choose(ui, state, &mut choices);
    if choices != state.export.choices {
        actions.push(Action::Exporting(ExportAction::Choose(Box::new(choices))));
    }
    ui.add_space(4.0);
    sender::show(ui, state, draft, actions);
}

/// A name with what belongs to it.
pub(super) fn named(ui: &mut Ui, name: &str, add: impl FnOnce(&mut Ui)) {
    let skin = Skin::of(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.allocate_ui_with_layout(
            egui::vec2(NAMES, ui.spacing().interact_size.y),
            egui::Layout::left_to_right(egui::Align::Center),
            |ui| {
                ui.set_min_width(NAMES);
                ui.label(theme::label(skin, name));
            },
        );
        add(ui);
    });
}

fn status(ui: &mut Ui, state: &AppState, actions: &mut Actions) {
    let (tr, papers) = (&state.tr, &state.document.plan.papers);
    named(ui, tr.t("export-status"), |ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        for status in Status::ALL {
            let is_chosen = papers.status == status;
            if widgets::choice(ui, is_chosen, tr.t(status.message_id())).clicked() && !is_chosen {
                actions.push(change(Papers { status, ..papers.clone() }));
            }
        }
    });
}

fn choose(ui: &mut Ui, state: &AppState, choices: &mut ExportChoices) {
    let tr = &state.tr;
    let has = |kind| choices.kinds.contains(&ExportKind::Paper(kind));
    let has_maps = has(PaperKind::MapSheet) || has(PaperKind::MapBook);
    let (has_memo, has_runs) =
        (has(PaperKind::Memo), has(PaperKind::Memo) || has(PaperKind::Workbook));
    ui.add_enabled_ui(has_maps, |ui| {
        named(ui, tr.t("export-size"), |ui| {
            for (size, name) in [(PaperSize::A4, "A4"), (PaperSize::A3, "A3")] {
                if widgets::choice(ui, choices.size == size, name).clicked() {
                    choices.size = size;
                }
            }
        });
    });
    named(ui, tr.t("export-language"), |ui| {
        let chosen = choices.language.unwrap_or_else(|| tr.language());
        for (language, id) in
            [(Language::Sv, "export-language-sv"), (Language::En, "export-language-en")]
        {
            if widgets::choice(ui, chosen == language, tr.t(id)).clicked() {
                choices.language = (language != tr.language()).then_some(language);
            }
        }
    });
    if choices.kinds.contains(&ExportKind::Csv) {
        named(ui, tr.t("export-csv-format"), |ui| {
            for format in CsvFormat::ALL {
                let id = format!("export-csv-{}", format.id());
                if widgets::choice(ui, choices.csv == format, tr.t(&id)).clicked() {
                    choices.csv = format;
                }
            }
        });
    }
    ui.add_enabled_ui(has_runs, |ui| {
        let about = |response: egui::Response| response.on_hover_text(tr.t("export-runs-about"));
        named(ui, tr.t("export-runs"), |ui| {
            for runs in EXPORT_RUNS {
                let count = tr.number(f64::from(runs), 0);
                let shown = if runs == 0 { tr.t("export-runs-none") } else { &count };
                let choice = about(widgets::choice(ui, choices.runs == runs, shown));
                if choice.clicked() {
                    choices.runs = runs;
                }
                if runs > 0 {
                    let args = [("n", (runs as usize).into())];
                    choice.accessible_name(tr.f("export-runs-of", &args));
                }
            }
        });
    });
    let mut carries = state.export_carries_plan();
    let about = tr.t("export-passport-about");
    if ui.checkbox(&mut carries, tr.t("export-passport")).on_hover_text(about).changed() {
        choices.passport = Some(carries);
    }
    ui.add_enabled(has_memo, egui::Checkbox::new(&mut choices.children, tr.t("export-children")));
}

/// Which scenario is exported, where there are several.
pub(super) fn scenario(ui: &mut Ui, state: &AppState, actions: &mut Actions) {
    let (tr, scenarios) = (&state.tr, &state.document.plan.scenarios);
    if scenarios.all.len() < 2 {
        return;
    }
    let chosen = state.export.choices.scenario.unwrap_or_else(|| scenarios.open());
    let name = |id| state.document.plan.scenario_name(id).to_owned();
    let mut next = chosen;
    let list =
        ComboBox::from_id_salt("export scenario").selected_text(name(chosen)).show_ui(ui, |ui| {
            for scenario in &scenarios.all {
                ui.selectable_value(&mut next, scenario.id, name(scenario.id));
            }
        });
    list.response.accessible_name(tr.t("export-scenario"));
    ui.label(theme::label(Skin::of(ui), tr.t("export-scenario")));
    if next != chosen {
        let mut choices = state.export.choices.clone();
        choices.scenario = (next != scenarios.open()).then_some(next);
        actions.push(Action::Exporting(ExportAction::Choose(Box::new(choices))));
    }
}
