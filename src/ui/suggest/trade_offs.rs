//! "Trade-offs": load against way, as points to try.

use egui::{Button, Label, RichText, Ui};

use super::{Draft, parts, plots, result};
use crate::app::{AppState, AssignmentOutcome, Question, SuggestAction, TradeOffs, TrialOf};
use crate::i18n::NO_BREAK_SPACE;
use crate::ui::Actions;
use crate::ui::charts::{self, About};
use crate::ui::theme::{self, Skin};
use crate::ui::widgets;

/// A point of the front as it is drawn.
pub(super) struct Dot {
    pub(super) way: f64,
    pub(super) gini: f64,
    pub(super) proven: bool,
}

pub(super) fn show(ui: &mut Ui, state: &AppState, _draft: &mut Draft, actions: &mut Actions) {
    let question = Question::TradeOffs;
    parts::note(ui, state.tr.t("suggest-same-conditions"));
    parts::ask_row(ui, state, question, ("suggest-ask-trade-offs", "suggest-cancel"), actions);
    parts::failure(ui, state, question);
    let Some(front) = &state.suggest.trade_offs else { return };
    widgets::rule(ui);
    parts::outdated(ui, state, front.of, question, actions);
    if front.points.is_empty() {
        parts::warning(ui, state.tr.t("suggest-no-points"));
        return;
    }
    points(ui, state, front, actions);
}

fn points(ui: &mut Ui, state: &AppState, front: &TradeOffs, actions: &mut Actions) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let problem = &front.task.problem;
    let dot = |owners: &[usize], proven| {
        let outcome = AssignmentOutcome::of(problem, owners);
        Dot { way: outcome.mean_way.unwrap_or_default(), gini: outcome.gini, proven }
    };
    let dots: Vec<Dot> =
        front.points.iter().map(|point| dot(&point.owners, point.proven)).collect();
    let own = front.task.start.as_deref().map(|start| dot(start, false));
    let tried = match state.tried() {
        Some(TrialOf::Point(at)) => Some(at),
        _ => None,
    };
    let is_old = state.is_outdated(front.of);
    let mut picked = None;
    let about = About::of(tr.t("suggest-front-name"), tr.t("chart-of-assignment"));
    charts::show(ui, state, about, actions, |ui, _| {
        let pressed = plots::front(ui, state, &dots, own.as_ref(), tried);
        picked = picked.or(pressed);
    });
    let mut wanted = picked.filter(|_| !is_old);
    parts::note(ui, tr.t("suggest-points-key"));
    for (at, dot) in dots.iter().enumerate() {
        let text = point_name(state, at, dot);
        let is_tried = tried == Some(at);
        ui.horizontal(|ui| {
            plots::sign(ui, dot.proven, is_tried);
            let ink = if is_tried { skin.accent() } else { skin.text() };
            let button =
                Button::new(RichText::new(text).color(ink)).selected(is_tried).frame(false);
            if ui.add_enabled(!is_old, button).clicked() {
                wanted = Some(at);
            }
        });
    }
    if let Some(at) = wanted {
        let of = (tried != Some(at)).then_some(TrialOf::Point(at));
        parts::ask(actions, SuggestAction::Try(of));
    }
    let Some(at) = tried else { return };
    let Some(point) = front.points.get(at) else { return };
    let before = front.task.start.as_deref();
    let before = before.map(|start| AssignmentOutcome::of(problem, start));
    ui.add(
        Label::new(theme::strong(tr.f("suggest-point-shown", &[("n", (at + 1).into())]))).wrap(),
    );
    result::terms(ui, state, before.as_ref(), &AssignmentOutcome::of(problem, &point.owners));
    ui.horizontal(|ui| {
        if widgets::primary_button(ui, tr.t("suggest-take")).clicked() {
            parts::ask(actions, SuggestAction::TakePoint(at));
        }
        if ui.button(tr.t("suggest-trial-close")).clicked() {
            parts::ask(actions, SuggestAction::Try(None));
        }
    });
}

/// "Punkt 1: väg 3,21 km, Gini 0,123, bevisad".
fn point_name(state: &AppState, at: usize, dot: &Dot) -> String {
    let tr = &state.tr;
    let way = format!("{}{NO_BREAK_SPACE}{}", tr.number(dot.way, 2), parts::way_unit(state));
    let known = tr.t(if dot.proven { "suggest-point-proven" } else { "suggest-point-found" });
    tr.f(
        "suggest-point",
        &[
            ("n", (at + 1).into()),
            ("way", (&way).into()),
            ("gini", (&tr.number(dot.gini, 3)).into()),
            ("known", known.into()),
        ],
    )
}
