//! What the percentages mean, how many runs there are, and the probabilities that decide.

use egui::{Id, Ui};

use super::{note, runs_text, status, words};
use crate::app::{Action, AppState, Drawn, Inquiry, RiskQuestion, Study, WhyAction, YearAmount};
use crate::edit::{Command, check};
use crate::i18n::Tr;
use crate::model::{ParamId, Uncertainty};
use crate::ui::Actions;
use crate::ui::budget::field::{self, Number};
use crate::ui::budget::figures::Figure;
use crate::ui::budget::{Draft, asked_figures};
use crate::ui::theme::{self, Skin};
use crate::ui::widgets;

/// The most runs that a plan can ask for.
const MOST_RUNS: usize = check::MAX_RUNS as usize;
/// The standard error that a probability is to have, 0–1.
const WANTED_ERROR: f64 = 0.01;

pub(super) fn show(ui: &mut Ui, state: &AppState, draft: &mut Draft, actions: &mut Actions) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let known = state.risk.study.as_ref();
    ui.horizontal_wrapped(|ui| {
        ui.label(theme::strong(tr.t("risk-title")));
        controls(ui, state, draft, actions);
        ui.add_space(8.0);
        if let Some(study) = known.map(|known| &known.is).filter(|study| !study.is_whole) {
            ui.label(theme::label(skin, runs_text(state, study)));
        }
        status(ui, state, RiskQuestion::Study, known.map(|known| known.of));
    });
    if let Some(failure) = state.risk.failure(RiskQuestion::Study) {
        ui.add(egui::Label::new(egui::RichText::new(failure).color(skin.worse())).wrap());
    }
    let Some(study) = known.map(|known| &known.is) else {
        note(ui, tr.t("risk-empty"));
        return;
    };
    ui.add_space(4.0);
    key_figures(ui, state, study, draft, actions);
    ui.add_space(2.0);
    ui.horizontal_wrapped(|ui| {
        widgets::assumption_mark(ui, tr);
        note(ui, about(state, study));
    });
}

/// Number of runs and seed, which are the plan's, and more runs where they would help.
fn controls(ui: &mut Ui, state: &AppState, draft: &mut Draft, actions: &mut Actions) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let plan = &state.document.plan.uncertainty;
    let mut push = |uncertainty: Uncertainty| {
        actions.push(Action::Edit(Command::SetUncertainty(uncertainty)));
    };
    ui.add_space(12.0);
    let runs = Number {
        name: tr.t("risk-runs"),
        value: f64::from(plan.runs),
        range: 1.0..=MOST_RUNS as f64,
        speed: 10.0,
        width: 64.0,
    };
    if let Some(runs) = field::number(ui, tr, &mut draft.edit, Id::unique("risk runs"), &runs) {
        push(Uncertainty { runs: runs.round() as u32, ..plan.clone() });
    }
    ui.label(theme::label(skin, tr.t("risk-runs")));
    ui.add_space(8.0);
    ui.label(theme::label(skin, tr.t("risk-seed")));
    let seed = Number {
        name: tr.t("risk-seed"),
        value: plan.seed as f64,
        range: 0.0..=1e9,
        speed: 0.1,
        width: 48.0,
    };
    if let Some(seed) = field::number(ui, tr, &mut draft.edit, Id::unique("risk seed"), &seed) {
        push(Uncertainty { seed: seed.round() as u64, ..plan.clone() });
    }
    let known = state.risk.study.as_ref().filter(|known| known.is.is_whole);
    let Some(study) = known.map(|known| &known.is) else { return };
    let runs = more_runs(study, draft.risk.coverage_target);
    if runs > plan.runs as usize {
        let shown = tr.number(runs as f64, 0);
        let button = ui.button(tr.f("risk-more-runs", &[("runs", (&shown).into())]));
        if button.on_hover_text(tr.t("risk-more-runs-tip")).clicked() {
            push(Uncertainty { runs: runs as u32, ..plan.clone() });
        }
    }
}

/// The runs that every probability takes to have the wanted standard error, in round numbers; at
/// least twice as many as there are.
fn more_runs(study: &Study, target: f64) -> usize {
    let needed = study.runs_for(WANTED_ERROR, target).max(2 * study.options.runs);
    let round = if needed > 10_000 { 1_000 } else { 100 };
    (needed.div_ceil(round) * round).min(MOST_RUNS)
}

fn key_figures(
    ui: &mut Ui,
    state: &AppState,
    study: &Study,
    draft: &mut Draft,
    actions: &mut Actions,
) {
    let tr = &state.tr;
    let figure = |name: &str, value: String, unit: String, about: &str| Figure {
        name: tr.t(name).to_owned(),
        value,
        unit,
        basis: tr.t(about).to_owned(),
        question: None,
    };
    let whole = study.years.last();
    let target = draft.risk.coverage_target;
    let reached = study.reaches_coverage(target);
    let reached = reached.map_or_else(|| "–".to_owned(), |share| words::share(tr, share));
    let mut all = Vec::new();
    if let Some(all_years) = whole {
        let within = words::share(tr, all_years.within_frame);
        let [low, middle, high] = all_years.net_new.values.map(|sek| tr.number(sek / 1e6, 0));
        let unit = tr.f("risk-median-mnkr", &[("median", (&middle).into())]);
        let net = figure("risk-net-new-whole", format!("{low}–{high}"), unit, "risk-net-new-about");
        let at = study.years.len().saturating_sub(1);
        let asked = |drawn| Some(Inquiry::Drawn(drawn));
        let middle = Drawn::Year { at, amount: YearAmount::NetNew, line: 1 };
        all.push(Figure { question: asked(middle), ..net });
        let within = figure("risk-within-whole", within, String::new(), "risk-within-about");
        all.push(Figure { question: asked(Drawn::Within(at)), ..within });
    }
    all.push(if let Some(unseen) = study.unseen(words::CONFIDENCE, target) {
        // All are 0 or 100 %: no number of runs follows from that, but a bound does.
        Figure {
            name: tr.t("risk-unseen").to_owned(),
            value: tr.number(unseen * 100.0, 1),
            unit: tr.t("risk-percentage-points").to_owned(),
            basis: tr.f("risk-unseen-about", &[("runs", study.options.runs.into())]),
            question: None,
        }
    } else {
        let needed = tr.number(study.runs_for(WANTED_ERROR, target) as f64, 0);
        figure("risk-needed", needed, tr.t("risk-runs").to_owned(), "risk-needed-about")
    });
    asked_figures(ui, state, &all, actions);
    ui.horizontal(|ui| {
        target_field(ui, tr, draft);
        let shown = theme::figure(reached);
        let Some(_) = study.reaches_coverage(target) else {
            ui.label(shown).on_hover_text(tr.t("risk-reached-about"));
            return;
        };
        let percent = tr.percent(target, usize::from(target.fract() != 0.0));
        let name = tr.f("why-reaches", &[("target", (&percent).into())]);
        if widgets::asked_text(ui, tr, &name, shown, tr.t("risk-reached-about")) {
            let inquiry = Inquiry::Drawn(Drawn::Reaches(target));
            actions.push(Action::Why(WhyAction::Ask(inquiry)));
        }
    });
}

/// The coverage that is asked for.
fn target_field(ui: &mut Ui, tr: &Tr, draft: &mut Draft) {
    ui.label(tr.t("risk-reached-before"));
    let field = Number {
        name: tr.t("risk-coverage-target"),
        value: draft.risk.coverage_target,
        range: 1.0..=100.0,
        speed: 0.25,
        width: 44.0,
    };
    let id = Id::unique("risk coverage target");
    if let Some(target) = field::number(ui, tr, &mut draft.edit, id, &field) {
        draft.risk.coverage_target = target;
    }
    ui.label(tr.t("risk-reached-after"));
}

/// What is drawn, and what the percentages mean.
fn about(state: &AppState, study: &Study) -> String {
    let tr = &state.tr;
    let parameters = &state.document.plan.parameters;
    let is_assumed = |param: &&ParamId| param.info().assumption || !parameters.is_default(**param);
    let assumed = study.drawn.iter().filter(is_assumed).count();
    let runs = tr.number(study.options.runs as f64, 0);
    let id = if study.options.chance { "risk-about-chance" } else { "risk-about-plain" };
    tr.f(
        id,
        &[
            ("runs", (&runs).into()),
            ("drawn", study.drawn.len().into()),
            ("assumed", assumed.into()),
        ],
    )
}
