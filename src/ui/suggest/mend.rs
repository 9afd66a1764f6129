//! "Make the areas contiguous": one button, and what would have to move.

use egui::Ui;

use super::{Draft, parts, result};
use crate::app::{AppState, Question};
use crate::ui::Actions;
use crate::ui::theme;
use crate::ui::widgets;

pub(super) fn show(ui: &mut Ui, state: &AppState, draft: &mut Draft, actions: &mut Actions) {
    let question = Question::Mend;
    let tr = &state.tr;
    parts::ask_row(ui, state, question, ("suggest-ask-mend", "suggest-enough"), actions);
    parts::failure(ui, state, question);
    let found = state.suggest.suggestion.as_ref().filter(|suggestion| suggestion.is_mend);
    let Some(suggestion) = found else { return };
    widgets::rule(ui);
    parts::outdated(ui, state, suggestion.of, question, actions);
    if suggestion.moves.is_empty() {
        if suggestion.is_done && !state.is_outdated(suggestion.of) {
            ui.label(theme::strong(tr.t("suggest-mend-nothing")));
        }
        return;
    }
    let children: f64 = suggestion.moves.iter().map(|one| one.children).sum();
    let text = tr.f(
        "suggest-mend-moves",
        &[("count", suggestion.moves.len().into()), ("children", (&tr.number(children, 0)).into())],
    );
    ui.add(egui::Label::new(theme::strong(text)).wrap());
    result::headline(ui, state, suggestion);
    result::moves(ui, state, suggestion, draft, actions);
    result::buttons(ui, state, suggestion, actions);
}
