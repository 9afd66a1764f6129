//! "Suggest an order": which districts go live in which step.

use egui::{Grid, Label, RichText, Ui, vec2};

use super::{Draft, parts, plots};
use crate::app::{AppState, OrderAnswer, Question, SuggestAction};
use crate::model::{DistrictIdx, Index};
use crate::suggest::order::{OrderOptions, OrderWeights, Slack};
use crate::ui::Actions;
use crate::ui::charts::{self, About};
use crate::ui::theme::{self, Skin};
use crate::ui::widgets;

pub(super) fn show(ui: &mut Ui, state: &AppState, draft: &mut Draft, actions: &mut Actions) {
    let (tr, question) = (&state.tr, Question::Order);
    let mut choices = state.suggest.choices.clone();
    let title = theme::strong(tr.t("suggest-conditions"));
    egui::CollapsingHeader::new(title)
        .id_salt("order conditions")
        .default_open(true)
        .show(ui, |ui| options(ui, state, &mut choices.order));
    if choices != state.suggest.choices {
        parts::ask(actions, SuggestAction::Choose(Box::new(choices)));
    }
    parts::ask_row(ui, state, question, ("suggest-ask-order", "suggest-cancel"), actions);
    parts::failure(ui, state, question);
    let Some(answer) = &state.suggest.order else { return };
    widgets::rule(ui);
    parts::outdated(ui, state, answer.of, question, actions);
    let Some(order) = &answer.suggested.order else {
        let id = if answer.suggested.proven {
            "suggest-order-impossible"
        } else {
            "suggest-error-stopped"
        };
        parts::warning(ui, tr.t(id));
        return;
    };
    headline(ui, state, answer);
    let about = About::of(tr.t("suggest-curves"), tr.t("chart-of-assignment"));
    charts::show(ui, state, about, actions, |ui, _| {
        plots::curves(ui, state, answer, order);
    });
    figures(ui, state, answer, order);
    moves(ui, state, answer, order, draft);
    ui.horizontal_wrapped(|ui| {
        widgets::assumption_mark(ui, tr);
        parts::note(ui, tr.t("suggest-order-assumption"));
    });
    let can = !state.is_outdated(answer.of) && *order != answer.planned;
    ui.add_enabled_ui(can, |ui| {
        if widgets::primary_button(ui, tr.t("suggest-take-order")).clicked() {
            parts::ask(actions, SuggestAction::TakeOrder);
        }
    });
}

/// What the order is to keep to, and what matters.
fn options(ui: &mut Ui, state: &AppState, options: &mut OrderOptions) {
    let tr = &state.tr;
    let all = options.weights.early + options.weights.handovers;
    let before = if all > 0.0 { options.weights.handovers / all } else { 0.0 };
    let mut share = before;
    parts::slider(ui, tr.t("suggest-order-weight"), &mut share, 0.0..=0.99, |share| {
        tr.percent(share * 100.0, 0)
    });
    if (share - before).abs() > 0.004 {
        let share = (share * 100.0).round() / 100.0;
        options.weights = OrderWeights { early: 1.0 - share, handovers: share };
    }
    parts::note(ui, tr.t("suggest-order-weight-about"));
    let mut as_planned = options.slack == Slack::AsPlanned;
    let slack = ui.checkbox(&mut as_planned, tr.t("suggest-slack-planned"));
    if slack.on_hover_text(tr.t("suggest-slack-about")).changed() {
        options.slack = if as_planned { Slack::AsPlanned } else { Slack::Times(1.0) };
    }
    if let Slack::Times(times) = &mut options.slack {
        let mut percent = *times * 100.0;
        parts::number_row(ui, tr, tr.t("suggest-slack"), &mut percent, 50.0..=1000.0, (0, "%"));
        *times = percent / 100.0;
    }
    ui.checkbox(&mut options.keep_live, tr.t("suggest-keep-live"));
    ui.checkbox(&mut options.keep_steps, tr.t("suggest-keep-steps"));
    ui.checkbox(&mut options.no_later, tr.t("suggest-no-later"));
    ui.label(tr.t("suggest-budgets")).on_hover_text(tr.t("suggest-budgets-about"));
    let plan = &state.document.plan;
    for step in plan.steps.iter().filter(|step| step.start >= plan.start) {
        let mut budget = options.budgets_tkr.get(&step.id).copied();
        let name = tr.f("suggest-budget", &[("step", (&step.name).into())]);
        let unit = (0, tr.t("unit-tkr"));
        parts::limit_row(ui, tr, &name, &mut budget, (10_000.0, 0.0..=1e7), unit);
        match budget {
            Some(budget) => _ = options.budgets_tkr.insert(step.id, budget),
            None => _ = options.budgets_tkr.remove(&step.id),
        }
    }
}

fn headline(ui: &mut Ui, state: &AppState, answer: &OrderAnswer) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let found = &answer.suggested;
    let (text, colour) = if found.proven {
        (tr.t("suggest-proven").to_owned(), skin.better())
    } else if found.bound.is_finite() && found.objective > 0.0 {
        let percent = (found.gap() / found.objective * 1000.0).ceil() / 10.0;
        let percent = tr.percent(percent, 1);
        (tr.f("suggest-gap", &[("percent", (&percent).into())]), skin.text())
    } else {
        (tr.t("suggest-unknown-gap").to_owned(), skin.text())
    };
    let proof = tr.f(
        "suggest-order-proof",
        &[
            ("objective", (&tr.number(found.objective, 6)).into()),
            ("bound", (&tr.number(found.bound, 6)).into()),
            ("gap", (&tr.number(found.gap(), 6)).into()),
        ],
    );
    let title = ui.add(Label::new(theme::title(text).color(colour)).wrap());
    title.on_hover_text(proof);
    let planned = answer.problem.violations(&answer.planned).len();
    if planned > 0 {
        parts::note(ui, tr.t("suggest-order-planned-breaks"));
    }
}

/// How early need is covered, and how many are handed over.
fn figures(ui: &mut Ui, state: &AppState, answer: &OrderAnswer, order: &[Option<usize>]) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let [before, after] =
        [&answer.planned[..], order].map(|order| answer.problem.terms(order).early);
    let [was, is] = &answer.continuity;
    // Need covered early: more is better, so the signs are told apart by hand.
    let rows = [
        ("suggest-order-early", [before * 100.0, after * 100.0], 1, "%", true),
        ("suggest-order-changing", [was.changing, is.changing], 0, "", false),
        ("suggest-order-twice", [was.changing_twice, is.changing_twice], 0, "", false),
        ("suggest-order-handovers", [was.handovers, is.handovers], 0, "", false),
    ];
    Grid::new("order figures").num_columns(4).spacing(vec2(10.0, 3.0)).show(ui, |ui| {
        ui.label("");
        let right = egui::Layout::right_to_left(egui::Align::Center);
        for name in ["suggest-before", "suggest-after", "suggest-difference"] {
            ui.with_layout(right, |ui| ui.label(theme::label(skin, tr.t(name))));
        }
        ui.end_row();
        for (name, [before, after], decimals, unit, more_is_better) in rows {
            ui.add(Label::new(tr.t(name)).truncate()).on_hover_text(tr.t(parts::about(name)));
            ui.with_layout(right, |ui| ui.label(theme::label(skin, tr.number(before, decimals))));
            ui.with_layout(right, |ui| {
                let after = tr.number(after, decimals);
                ui.label(theme::strong(format!("{after}\u{a0}{unit}")));
            });
            let text = tr.signed(after - before, decimals);
            let colour = match (text.chars().next(), more_is_better) {
                (Some('±'), _) => skin.secondary(),
                (Some('+'), true) | (Some('−'), false) => skin.better(),
                _ => skin.worse(),
            };
            ui.with_layout(right, |ui| ui.label(RichText::new(text).color(colour)));
            ui.end_row();
        }
    });
}

/// The districts that get another step.
fn moves(
    ui: &mut Ui,
    state: &AppState,
    answer: &OrderAnswer,
    order: &[Option<usize>],
    draft: &mut Draft,
) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let pairs = answer.planned.iter().zip(order).enumerate();
    let moved: Vec<(usize, [Option<usize>; 2])> = pairs
        .filter(|(_, (before, after))| before != after)
        .map(|(at, (before, after))| (at, [*before, *after]))
        .collect();
    if moved.is_empty() {
        ui.label(theme::strong(tr.t("suggest-order-same")));
        return;
    }
    ui.label(theme::strong(tr.f("suggest-order-moves", &[("count", moved.len().into())])));
    let step = |at: Option<usize>| {
        let id = at.and_then(|at| answer.steps.get(at)).copied();
        let step = id.and_then(|id| state.document.plan.step(id));
        step.map_or_else(|| tr.t("suggest-order-stays").to_owned(), |step| step.name.clone())
    };
    for (at, [before, after]) in moved {
        let district = DistrictIdx::from_usize(at);
        let row = ui.horizontal_wrapped(|ui| {
            ui.label(state.document.name_of(district));
            let text = format!("{} → {}", step(before), step(after));
            ui.add(Label::new(theme::label(skin, text)).wrap());
        });
        if row.response.contains_pointer() {
            draft.pointed = vec![district];
        }
    }
}
