//! "Put in context": where the plan lies among divisions drawn by chance.

use egui::Ui;

use super::{Draft, parts, plots};
use crate::app::{
    AppState, ContextTolerance, InContext, Placed, PlanState, Question, SuggestAction,
    percent_at_most,
};
use crate::suggest::LoadKind;
use crate::suggest::ensemble::{Measure, Start};
use crate::ui::Actions;
use crate::ui::charts::{self, About};
use crate::ui::theme::{self, Skin};
use crate::ui::widgets;

/// From here on chains have not mixed (Vehtari et al. 2021).
const MOST_R_HAT: f64 = 1.01;
/// Fewer independent plans than this tell little: a share then has a standard error of up to
/// 2,5 percentage points.
const LEAST_EFFECTIVE: f64 = 400.0;

/// What the tolerance was asked of: the plan, the month, the load.
type Asked = (PlanState, usize, LoadKind);

/// The tolerance that the plan needs, and what it was asked of.
#[derive(Debug)]
pub(super) struct Tolerance {
    asked: Asked,
    is: Option<ContextTolerance>,
}

/// The tolerance that the plan needs, computed once for each state of the plan.
fn tolerance(state: &AppState, draft: &mut Draft) -> Option<ContextTolerance> {
    let of = (state.epoch, state.document.history.revision());
    let asked: Asked = (of, state.month(), state.suggest.choices.options.load);
    if draft.tolerance.as_ref().is_none_or(|known| known.asked != asked) {
        draft.tolerance = Some(Tolerance { asked, is: state.context_tolerance() });
    }
    draft.tolerance.as_ref().and_then(|known| known.is)
}

pub(super) fn show(ui: &mut Ui, state: &AppState, draft: &mut Draft, actions: &mut Actions) {
    let (tr, question) = (&state.tr, Question::Context);
    let mut choices = state.suggest.choices.clone();
    let mut plans = choices.plans as f64;
    parts::number_row(ui, tr, tr.t("suggest-plans"), &mut plans, 20.0..=100_000.0, (0, ""));
    choices.plans = plans as usize;
    let mut seed = choices.seed as f64;
    parts::number_row(ui, tr, tr.t("suggest-seed"), &mut seed, 0.0..=1e9, (0, ""));
    choices.seed = seed as u64;
    if let Some(known) = tolerance(state, draft) {
        let suggested = known.suggested();
        let mut chosen = choices.tolerance_percent.unwrap_or(suggested);
        let name = tr.t("suggest-tolerance");
        parts::number_row(ui, tr, name, &mut chosen, 0.1..=1000.0, (1, "%"));
        if (chosen - choices.tolerance_percent.unwrap_or(suggested)).abs() > 1e-9 {
            choices.tolerance_percent = Some(chosen);
        }
        let needed = tr.number(known.needed, 0);
        let limit = tr.number(known.limit, 0);
        let why = [("needed", (&needed).into()), ("limit", (&limit).into())];
        parts::note(ui, tr.f("suggest-tolerance-why", &why));
        if choices.tolerance_percent.is_some() && ui.button(tr.t("suggest-tolerance-own")).clicked()
        {
            choices.tolerance_percent = None;
        }
    }
    if choices != state.suggest.choices {
        parts::ask(actions, SuggestAction::Choose(Box::new(choices)));
    }
    parts::ask_row(ui, state, question, ("suggest-ask-context", "suggest-cancel"), actions);
    parts::failure(ui, state, question);
    if let Some(context) = &state.suggest.context {
        widgets::rule(ui);
        parts::outdated(ui, state, context.of, question, actions);
        answer(ui, state, context, actions);
    }
}

fn answer(ui: &mut Ui, state: &AppState, context: &InContext, actions: &mut Actions) {
    let tr = &state.tr;
    let law = parts::note(ui, tr.t("suggest-law"));
    law.on_hover_text(tr.t("suggest-law-whole"));
    let unsure = |placed: &&Placed| {
        let mixing = &placed.mixing;
        mixing.r_hat.is_some_and(|r_hat| r_hat > MOST_R_HAT)
            || mixing.effective.is_some_and(|effective| effective < LEAST_EFFECTIVE)
    };
    let unsure: Vec<&str> =
        context.placed.iter().filter(unsure).map(|one| tr.t(name(one.measure))).collect();
    if !unsure.is_empty() {
        let measures = unsure.join(", ").to_lowercase();
        parts::warning(ui, tr.f("suggest-not-mixed", &[("measures", (&measures).into())]));
    }
    if context.ensemble.starts.iter().filter(|start| **start == Start::Given).count() > 1 {
        parts::warning(ui, tr.t("suggest-same-starts"));
    }
    for placed in &context.placed {
        let title = tr.t(name(placed.measure));
        let (plans, seed) = (tr.number(placed.plans as f64, 0), context.seed.to_string());
        let basis =
            tr.f("chart-of-divisions", &[("plans", (&plans).into()), ("seed", (&seed).into())]);
        let about = About::of(title, &basis);
        charts::show(ui, state, about, actions, |ui, _| measure(ui, state, placed));
    }
    let steps = &context.ensemble.steps;
    let share = |count: u64| tr.percent(count as f64 / steps.all.max(1) as f64 * 100.0, 0);
    let rates = tr.f(
        "suggest-steps",
        &[
            ("steps", (&tr.number(steps.all as f64, 0)).into()),
            ("accepted", (&share(steps.accepted)).into()),
            ("refused", (&share(steps.refused)).into()),
            ("uneven", (&share(steps.uneven)).into()),
            ("apart", (&share(steps.not_touching)).into()),
            ("tolerance", (&tr.percent(context.tolerance_percent, 1)).into()),
            ("seed", (context.seed as f64).into()),
        ],
    );
    parts::note(ui, rates);
    ui.horizontal_wrapped(|ui| {
        widgets::assumption_mark(ui, tr);
        parts::note(ui, tr.t("suggest-terms-assumption"));
    });
}

const fn name(measure: Measure) -> &'static str {
    match measure {
        Measure::Load => "suggest-term-gini",
        Measure::Deviation => "suggest-term-deviation",
        Measure::Way => "suggest-term-detour",
        Measure::Border => "suggest-measure-border",
        Measure::Mix => "suggest-term-mix",
    }
}

const fn sentence(measure: Measure) -> &'static str {
    match measure {
        Measure::Load => "suggest-context-load",
        Measure::Deviation => "suggest-context-deviation",
        Measure::Way => "suggest-context-way",
        Measure::Border => "suggest-context-border",
        Measure::Mix => "suggest-context-mix",
    }
}

/// A value of a measure as people read it.
pub(super) fn value_text(state: &AppState, measure: Measure, value: f64) -> String {
    let tr = &state.tr;
    match measure {
        Measure::Load => tr.number(value, 3),
        Measure::Mix => tr.number(value * 100.0, 1),
        Measure::Deviation | Measure::Way | Measure::Border => tr.percent(value * 100.0, 1),
    }
}

fn measure(ui: &mut Ui, state: &AppState, placed: &Placed) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let value = value_text(state, placed.measure, placed.value);
    ui.horizontal(|ui| {
        ui.label(theme::strong(tr.t(name(placed.measure))))
            .on_hover_text(tr.t(parts::about(name(placed.measure))));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            charts::leave_room(ui);
            ui.label(theme::strong(&value));
            ui.label(theme::label(skin, tr.t("suggest-plan-has")));
        });
    });
    plots::histogram(ui, state, placed, tr.t(name(placed.measure)));
    if let Some(rank) = placed.rank {
        let share = percent_at_most(tr, rank.worse);
        let plans = tr.number(placed.plans as f64, 0);
        let error = rank.error.filter(|error| *error > 0.0).map_or_else(String::new, |error| {
            let points = tr.number((error * 1000.0).ceil() / 10.0, 1);
            format!(" ({})", tr.f("suggest-error", &[("points", (&points).into())]))
        });
        let text = tr.f(
            sentence(placed.measure),
            &[("share", (&share).into()), ("plans", (&plans).into()), ("error", (&error).into())],
        );
        let equal = (rank.equal >= 0.005).then(|| {
            let share = percent_at_most(tr, rank.equal);
            tr.f("suggest-equal", &[("share", (&share).into())])
        });
        let text = std::iter::once(text).chain(equal).collect::<Vec<_>>().join(" ");
        ui.add(egui::Label::new(text).wrap());
    }
    let mixing = &placed.mixing;
    let number = |value: Option<f64>, decimals| {
        value.map_or_else(|| "–".to_owned(), |value| tr.number(value, decimals))
    };
    let text = tr.f(
        "suggest-mixing",
        &[
            ("effective", (&number(mixing.effective, 0)).into()),
            ("rhat", (&number(mixing.r_hat, 3)).into()),
        ],
    );
    parts::note(ui, text).on_hover_text(tr.t("suggest-mixing-about"));
}
