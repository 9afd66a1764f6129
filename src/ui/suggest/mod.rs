//! The panel "suggest": seven questions about the plan, one shown at a time, each with its answer.

mod assignment;
mod cheapest;
pub(super) mod commands;
mod context;
mod mend;
mod order;
mod parts;
mod plots;
mod result;
mod settled;
mod trade_offs;

use egui::{ScrollArea, Ui};

use self::context::Tolerance;
use super::Actions;
use super::theme::{self, Skin};
use super::widgets;
use super::window::Gui;
use crate::app::{AppState, Question, SuggestAction};
use crate::model::DistrictIdx;

/// What the panel keeps between frames.
#[derive(Debug, Default)]
pub(super) struct Draft {
    /// Whether the weights are shown.
    weights: bool,
    /// The tolerance that the plan needs, for the state that it was asked of.
    tolerance: Option<Tolerance>,
    /// The districts that the panel points out on the map in this frame.
    pub(super) pointed: Vec<DistrictIdx>,
}

pub(super) fn show(ui: &mut Ui, state: &AppState, gui: &mut Gui, actions: &mut Actions) {
    let shown = state.suggest.shown.unwrap_or(Question::Assignment);
    questions(ui, state, shown, actions);
    widgets::rule(ui);
    let draft = &mut gui.suggest;
    ScrollArea::vertical().id_salt(("suggest", shown.id())).auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 7.0;
        parts::note(ui, state.tr.t(about(shown)));
        match shown {
            Question::Assignment => assignment::show(ui, state, draft, actions),
            Question::Mend => mend::show(ui, state, draft, actions),
            Question::TradeOffs => trade_offs::show(ui, state, draft, actions),
            Question::Settled => settled::show(ui, state, draft, actions),
            Question::Context => context::show(ui, state, draft, actions),
            Question::Order => order::show(ui, state, draft, actions),
            Question::Cheapest => cheapest::show(ui, state, actions),
        }
    });
}

/// What a question is about, in one line.
const fn about(question: Question) -> &'static str {
    match question {
        Question::Assignment => "suggest-about-assignment",
        Question::Mend => "suggest-about-mend",
        Question::TradeOffs => "suggest-about-trade-offs",
        Question::Settled => "suggest-about-settled",
        Question::Context => "suggest-about-context",
        Question::Order => "suggest-about-order",
        Question::Cheapest => "suggest-about-cheapest",
    }
}

fn questions(ui: &mut Ui, state: &AppState, shown: Question, actions: &mut Actions) {
    let skin = Skin::of(ui);
    ui.label(theme::section(skin, state.tr.t("side-suggest")));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(2.0, 2.0);
        for question in Question::ALL {
            let text = state.tr.t(question.message_id());
            let response = widgets::choice(ui, question == shown, text);
            if response.on_hover_text(state.tr.t(about(question))).clicked() {
                parts::ask(actions, SuggestAction::Show(Some(question)));
            }
        }
    });
}

/// Says over the board that something else than the plan is shown, with what ends it.
pub(super) fn trial_row(ui: &mut Ui, state: &AppState, actions: &mut Actions) {
    if state.suggest.trial.is_none() {
        return;
    }
    let (tr, skin) = (&state.tr, Skin::of(ui));
    ui.horizontal(|ui| {
        ui.label(theme::strong(tr.t("suggest-trial")).color(skin.accent()));
        if widgets::primary_button(ui, tr.t("suggest-trial-take")).clicked() {
            parts::ask(actions, commands::take(state));
        }
        if ui.button(tr.t("suggest-trial-end")).clicked() {
            parts::ask(actions, SuggestAction::Try(None));
        }
    });
}
