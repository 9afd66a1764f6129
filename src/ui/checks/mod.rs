//! The panel "checks": what to look at in the assignment, with a mend for each.

mod exceptions;
mod limits;
mod row;

pub(super) use row::level_sign;

use egui::{ScrollArea, Ui};

use super::Actions;
use super::budget::field::Edit;
use super::theme::{self, Skin};
use super::widgets;
use super::window::Gui;
use crate::app::{Aftermath, AppState, Check, CheckKind, Level};
use crate::model::DistrictIdx;

/// Number of checks of a kind that are shown before the rest is counted.
const SHOWN: usize = 40;

/// What the panel remembers between frames.
#[derive(Debug, Default)]
pub(super) struct Panel {
    edit: Edit,
    /// What a mend would leave: of which revision and check, and what.
    aftermath: Option<((u64, u64, usize), Option<Aftermath>)>,
}

/// Whether the districts of such a check are marked on the map: not where that is all of a unit.
const fn is_marked(kind: CheckKind) -> bool {
    !matches!(
        kind,
        CheckKind::UnevenLoad
            | CheckKind::StaysCentral
            | CheckKind::WithoutStep
            | CheckKind::OverCapacity
            | CheckKind::NoPlace
    )
}

pub(super) fn show(ui: &mut Ui, state: &AppState, gui: &mut Gui, actions: &mut Actions) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let checks = &state.shown_results().checks;
    gui.map.marks = marked(checks);
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        summary(ui, state);
        for kind in CheckKind::ALL {
            let of_kind = checks.iter().enumerate().filter(|(_, check)| check.kind == kind);
            let count = of_kind.clone().count();
            if count == 0 {
                continue;
            }
            ui.add_space(6.0);
            let id = format!("check-kind-{}", kind.id());
            let title = tr.t(&id).to_owned();
            let title = if count == 1 { title } else { format!("{title} ({count})") };
            ui.label(theme::section(skin, &title));
            for (at, check) in of_kind.take(SHOWN) {
                row::show(ui, state, gui, (at, check), actions);
            }
            if count > SHOWN {
                let more = tr.f("checks-more", &[("n", (count - SHOWN).into())]);
                ui.label(theme::label(skin, more));
            }
        }
        ui.add_space(10.0);
        widgets::rule(ui);
        limits::show(ui, state, &mut gui.checks.edit, actions);
        widgets::rule(ui);
        exceptions::show(ui, state, gui, actions);
    });
}

/// The districts of all checks that are about some districts only, each once.
fn marked(checks: &[Check]) -> Vec<DistrictIdx> {
    let marked = checks.iter().filter(|check| is_marked(check.kind));
    let mut marks: Vec<_> = marked.flat_map(|check| check.districts.iter().copied()).collect();
    marks.sort_unstable();
    marks.dedup();
    marks
}

fn summary(ui: &mut Ui, state: &AppState) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let checks = &state.shown_results().checks;
    if checks.is_empty() {
        ui.add_space(8.0);
        ui.label(theme::title(tr.t("checks-nothing")));
        ui.label(theme::label(skin, tr.t("checks-nothing-about")));
        return;
    }
    let problems = checks.iter().filter(|check| check.level == Level::Warning).count();
    let notes = checks.len() - problems;
    let text = tr.f("checks-summary", &[("problems", problems.into()), ("notes", notes.into())]);
    ui.label(theme::label(skin, text));
}
