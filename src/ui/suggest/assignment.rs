//! "Suggest an assignment": what matters, what must hold, and what came of it.

use egui::Ui;

use super::{Draft, parts, result};
use crate::app::{AppState, Question, SuggestAction, SuggestChoices};
use crate::suggest::{LoadKind, Objective, Weights};
use crate::ui::Actions;
use crate::ui::theme::{self, Skin};
use crate::ui::widgets;

pub(super) fn show(ui: &mut Ui, state: &AppState, draft: &mut Draft, actions: &mut Actions) {
    let mut choices = state.suggest.choices.clone();
    what_matters(ui, state, draft, &mut choices);
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let title = theme::strong(tr.t("suggest-conditions"));
    egui::CollapsingHeader::new(title).id_salt("conditions").show(ui, |ui| {
        conditions(ui, state, &mut choices);
    });
    ui.horizontal(|ui| {
        let name = tr.t("suggest-seconds");
        ui.label(theme::label(skin, name));
        parts::number(
            ui,
            tr,
            name,
            &mut choices.seconds,
            1.0..=3600.0,
            (0, tr.t("suggest-unit-seconds")),
        );
    });
    if choices != state.suggest.choices {
        parts::ask(actions, SuggestAction::Choose(Box::new(choices)));
    }
    let question = Question::Assignment;
    let names = ("suggest-ask-assignment", "suggest-enough");
    parts::ask_row(ui, state, question, names, actions);
    parts::failure(ui, state, question);
    let found = state.suggest.suggestion.as_ref().filter(|suggestion| !suggestion.is_mend);
    if let Some(suggestion) = found {
        widgets::rule(ui);
        parts::outdated(ui, state, suggestion.of, question, actions);
        result::show(ui, state, suggestion, draft, actions);
    }
}

/// The named objectives, and the weights that they stand for.
fn what_matters(ui: &mut Ui, state: &AppState, draft: &mut Draft, choices: &mut SuggestChoices) {
    let tr = &state.tr;
    ui.label(theme::strong(tr.t("suggest-what-matters")));
    let chosen = choices.objective();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(2.0, 2.0);
        for objective in Objective::ALL {
            let is_chosen = chosen == Some(objective);
            if widgets::choice(ui, is_chosen, tr.t(objective.message_id())).clicked() {
                choices.options.weights = objective.weights();
            }
        }
        if widgets::choice(ui, draft.weights || chosen.is_none(), tr.t("suggest-adjust")).clicked()
        {
            draft.weights = !draft.weights;
        }
    });
    if !draft.weights && chosen.is_some() {
        return;
    }
    let Weights { load, way, changes, border, mix } = &mut choices.options.weights;
    let rows = [
        ("suggest-weight-load", load),
        ("suggest-weight-way", way),
        ("suggest-weight-changes", changes),
        ("suggest-weight-border", border),
        ("suggest-weight-mix", mix),
    ];
    for (name, weight) in rows {
        let before = *weight;
        parts::slider(ui, tr.t(name), weight, 0.0..=2.0, |value| tr.number(value, 1));
        if (before - *weight).abs() > 0.0 {
            *weight = (*weight * 10.0).round() / 10.0;
        }
    }
    ui.horizontal_wrapped(|ui| {
        widgets::assumption_mark(ui, tr);
        parts::note(ui, tr.t("suggest-weights-about"));
    });
}

/// What must hold.
fn conditions(ui: &mut Ui, state: &AppState, choices: &mut SuggestChoices) {
    let tr = &state.tr;
    let options = &mut choices.options;
    ui.horizontal_wrapped(|ui| {
        ui.label(tr.t("suggest-load"));
        for kind in LoadKind::ALL {
            let is_chosen = options.load == kind;
            if widgets::choice(ui, is_chosen, tr.t(kind.message_id())).clicked() {
                options.load = kind;
            }
        }
    });
    if options.load == LoadKind::Need {
        ui.horizontal_wrapped(|ui| {
            widgets::assumption_mark(ui, tr);
            parts::note(ui, tr.t("suggest-need-assumption"));
        });
    }
    ui.checkbox(&mut options.contiguous, tr.t("suggest-contiguous"));
    ui.checkbox(&mut options.locks, tr.t("suggest-locks"));
    ui.checkbox(&mut options.groups, tr.t("suggest-groups"));
    ui.checkbox(&mut options.keep_central, tr.t("suggest-keep-central"));
    let limits = &state.document.plan.rules.limits;
    parts::limit_row(
        ui,
        tr,
        tr.t("suggest-max-deviation"),
        &mut options.max_deviation_percent,
        (limits.max_deviation_percent, 0.0..=200.0),
        (1, "%"),
    );
    let is_times = state.document.plan.travel.times_in_use().is_some();
    let longest = if is_times { limits.max_minutes } else { limits.max_km };
    parts::limit_row(
        ui,
        tr,
        tr.t("suggest-max-way"),
        &mut options.max_way,
        (longest, 0.1..=1000.0),
        (1, parts::way_unit(state)),
    );
    let never = ui.checkbox(&mut choices.never_worse, tr.t("suggest-never-worse"));
    never.on_hover_text(tr.t("suggest-never-worse-about"));
}
