//! A list that was refused: it stays on the screen until it can be taken or is let go.

use crate::app::{AppState, say};
use crate::edit::EditError;
use crate::model::Explain;

/// What was refused, with the revision of the plan that it was meant for.
#[derive(Debug)]
pub(in crate::ui::budget) struct Kept<T>(Option<(u64, T)>);

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T: Clone> Kept<T> {
    /// What is to be shown: what was refused, else what the plan has; and whether it was refused.
    pub(super) fn or(&mut self, state: &AppState, known: &T) -> (T, bool) {
        // What was refused is of no use once the plan has changed in another way.
        self.0.take_if(|(of, _)| *of != state.document.history.revision());
        match &self.0 {
            Some((_, refused)) => (refused.clone(), true),
            None => (known.clone(), false),
        }
    }

    /// Gives `wanted` where it is in order, else keeps it.
    pub(super) fn take(
        &mut self,
        state: &AppState,
        wanted: T,
        check: impl FnOnce(&T) -> Result<(), EditError>,
    ) -> Option<T> {
        if check(&wanted).is_ok() {
            self.0 = None;
            return Some(wanted);
        }
        self.0 = Some((state.document.history.revision(), wanted));
        None
    }

    /// Lets go of what was refused.
    pub(super) fn discard(&mut self) {
        self.0 = None;
    }
}

/// What is wrong with `value`, and a button to let it go; gives whether that was clicked.
pub(super) fn problem(ui: &mut egui::Ui, state: &AppState, checked: Result<(), EditError>) -> bool {
    let Err(error) = checked else { return false };
    let skin = crate::ui::theme::Skin::of(ui);
    let text = egui::RichText::new(say(&state.tr, &error.message())).color(skin.worse());
    ui.horizontal_wrapped(|ui| {
        ui.label(text);
        ui.button(state.tr.t("budget-funding-discard")).clicked()
    })
    .inner
}
