//! "Settled and contested": what all good assignments agree on.

use egui::Ui;

use super::{Draft, parts};
use crate::app::{AppState, Question, SETTLED_SHARE, Settled, SuggestAction, percent_at_most};
use crate::model::DistrictIdx;
use crate::ui::Actions;
use crate::ui::theme::{self, Skin};
use crate::ui::widgets;

/// Fewer independent plans than this tell nothing.
const LEAST_EFFECTIVE: f64 = 50.0;

pub(super) fn show(ui: &mut Ui, state: &AppState, draft: &mut Draft, actions: &mut Actions) {
    let (tr, question) = (&state.tr, Question::Settled);
    let mut choices = state.suggest.choices.clone();
    let name = tr.t("suggest-near-percent");
    parts::number_row(ui, tr, name, &mut choices.near_percent, 0.0..=50.0, (1, "%"));
    parts::note(ui, tr.t("suggest-same-conditions"));
    if choices != state.suggest.choices {
        parts::ask(actions, SuggestAction::Choose(Box::new(choices)));
    }
    parts::ask_row(ui, state, question, ("suggest-ask-settled", "suggest-cancel"), actions);
    parts::failure(ui, state, question);
    let Some(settled) = &state.suggest.settled else { return };
    widgets::rule(ui);
    parts::outdated(ui, state, settled.of, question, actions);
    let agreed = settled.districts();
    let all = settled.task.districts.len();
    let text =
        tr.f("suggest-settled-count", &[("count", agreed.len().into()), ("all", all.into())]);
    let title = ui.add(egui::Label::new(theme::title(text)).wrap());
    title.on_hover_text(tr.f(
        "suggest-settled-about",
        &[("percent", (&tr.percent(SETTLED_SHARE * 100.0, 0)).into())],
    ));
    honesty(ui, state, settled);
    let mut grey = state.suggest.grey_settled;
    if ui.checkbox(&mut grey, tr.t("suggest-grey")).changed() {
        parts::ask(actions, SuggestAction::GreySettled(grey));
    }
    let contested: Vec<DistrictIdx> =
        settled.task.districts.iter().copied().filter(|one| !agreed.contains(one)).collect();
    if contested.is_empty() {
        parts::note(ui, tr.t("suggest-nothing-contested"));
        return;
    }
    ui.label(theme::strong(tr.t("suggest-contested")));
    for district in contested {
        contest(ui, state, settled, district, draft);
    }
}

/// How far the answer reaches.
fn honesty(ui: &mut Ui, state: &AppState, settled: &Settled) {
    let tr = &state.tr;
    let near = &settled.near;
    let plans = tr.number(near.plans as f64, 0);
    let percent = tr.percent(settled.percent, 1);
    if near.complete {
        let text = [("plans", (&plans).into()), ("percent", (&percent).into())];
        parts::note(ui, tr.f("suggest-near-complete", &text));
    } else if let Some(walked) = &near.walked {
        let effective = tr.number(walked.effective, 0);
        let disagreement = tr.number(walked.disagreement * 100.0, 1);
        let text = tr.f(
            "suggest-near-walked",
            &[
                ("plans", (&plans).into()),
                ("percent", (&percent).into()),
                ("effective", (&effective).into()),
                ("disagreement", (&disagreement).into()),
            ],
        );
        parts::note(ui, text);
        if walked.effective < LEAST_EFFECTIVE {
            parts::warning(ui, tr.t("suggest-near-unsure"));
        }
    } else {
        parts::warning(ui, tr.t("suggest-near-stopped"));
    }
    if !settled.best.proven {
        parts::warning(ui, tr.t("suggest-near-unproven"));
    }
    if near.better.is_some() {
        parts::warning(ui, tr.t("suggest-near-better"));
    }
}

/// A contested district with the share of each base.
fn contest(
    ui: &mut Ui,
    state: &AppState,
    settled: &Settled,
    district: DistrictIdx,
    draft: &mut Draft,
) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let Some(node) = settled.task.districts.iter().position(|&one| one == district) else { return };
    let Some(shares) = settled.near.share.get(node) else { return };
    let mut parts_of: Vec<(usize, f64)> =
        shares.iter().copied().enumerate().filter(|(_, share)| *share > 0.0).collect();
    parts_of.sort_by(|a, b| b.1.total_cmp(&a.1));
    let row = ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 5.0;
        ui.label(theme::strong(state.document.name_of(district)));
        for (part, share) in parts_of {
            let unit = settled.task.units.get(part).and_then(|&unit| parts::unit(state, unit));
            let Some(unit) = unit else { continue };
            let text = format!("{} {}", unit.name, percent_at_most(tr, share));
            widgets::unit_badge(ui, unit, 7.0);
            ui.label(theme::label(skin, text));
        }
    });
    if row.response.contains_pointer() {
        draft.pointed = vec![district];
    }
}
