//! Which figures of the map are kept back.

use egui::{Id, Ui};

use crate::app::{Action, AppState};
use crate::edit::Command;
use crate::model::{Disclosure, MAX_HIDDEN_BELOW};
use crate::ui::Actions;
use crate::ui::budget::Draft;
use crate::ui::budget::field::{self, Number};
use crate::ui::budget::settings::{name, note};
use crate::ui::theme::{self, Skin};

/// Shows the plan's rule, what it hides on this map, and its fields.
pub(super) fn show(ui: &mut Ui, state: &AppState, draft: &mut Draft, actions: &mut Actions) {
    let tr = &state.tr;
    let rule = state.document.plan.disclosure;
    note(ui, tr.t("disclosure-about"));
    let mut row = |ui: &mut Ui, id: &'static str, after: &str, value: u32, least: f64| {
        let label = tr.t(id);
        ui.horizontal(|ui| {
            name(ui, label);
            let field = Number {
                name: label,
                value: f64::from(value),
                range: least..=f64::from(MAX_HIDDEN_BELOW),
                speed: 0.1,
                width: 64.0,
            };
            let changed = field::number(ui, tr, &mut draft.edit, Id::unique(id), &field);
            ui.label(theme::label(Skin::of(ui), after));
            changed.map_or(value, |value| value.round() as u32)
        })
        .inner
    };
    let wanted = Disclosure {
        counts_below: row(
            ui,
            "disclosure-counts",
            tr.t("disclosure-counts-unit"),
            rule.counts_below,
            0.0,
        ),
        base_below: row(ui, "disclosure-base", tr.t("disclosure-base-unit"), rule.base_below, 0.0),
        round_to: row(ui, "disclosure-round", tr.t("disclosure-round-unit"), rule.round_to, 1.0),
    };
    if wanted != rule {
        actions.push(Action::Edit(Command::SetDisclosure(wanted)));
    }
    let table = &state.document.map.indicators;
    let hidden: usize = table.indicators.iter().map(|indicator| indicator.hidden.len()).sum();
    note(ui, &tr.f("disclosure-hidden", &[("n", hidden.into())]));
}
