//! The work place where scenarios stand side by side.

mod curves;
mod list;
mod maps;
mod table;

use egui::{CentralPanel, Panel, ScrollArea, Ui};

use crate::app::{
    Action, AppState, CompareAction, Comparison, DifferenceRuns, ExplainAction, ExplainAnswer,
    Side, differences, side_name,
};
use crate::i18n::Language;
use crate::ui::Actions;
use crate::ui::theme::{self, Skin};
use crate::ui::widgets;
use crate::ui::window::Gui;

pub(super) use list::menu;

/// What stands below the maps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Below {
    #[default]
    Figures,
    Curves,
    Words,
}

impl Below {
    const ALL: [Self; 3] = [Self::Figures, Self::Curves, Self::Words];

    const fn message_id(self) -> &'static str {
        match self {
            Self::Figures => "compare-below-figures",
            Self::Curves => "compare-below-curves",
            Self::Words => "compare-below-words",
        }
    }
}

/// What the window keeps of the comparison.
#[derive(Debug, Default)]
pub(in crate::ui) struct Draft {
    below: Below,
    maps: maps::Maps,
    list: list::Names,
    curve: curves::Curve,
    words: Option<(ToldOf, Vec<Vec<String>>)>,
}

/// What the words depend on.
#[derive(Clone, Debug, PartialEq)]
struct ToldOf {
    epoch: u64,
    revision: u64,
    sides: Vec<Side>,
    language: Language,
    /// Whether the runs are known.
    with_runs: bool,
}

/// Shows the whole work place.
pub(super) fn show(ui: &mut Ui, state: &AppState, gui: &mut Gui, actions: &mut Actions) {
    let skin = Skin::of(ui);
    actions.push(Action::Compare(CompareAction::Want));
    if let Some(task) = state.difference_task() {
        actions.push(Action::Explain(ExplainAction::Want(task)));
    }
    let mut draft = std::mem::take(&mut gui.compare);
    Panel::left("scenarios")
        .frame(theme::panel_frame(skin))
        .exact_size(if ui.available_width() > 1500.0 { 320.0 } else { 268.0 })
        .show(ui, |ui| list::show(ui, state, &mut draft.list, actions));
    let height = (ui.available_height() * 0.46).max(180.0);
    Panel::bottom("compared")
        .frame(theme::panel_frame(skin))
        .exact_size(height)
        .show(ui, |ui| below(ui, state, &mut draft, actions));
    CentralPanel::no_frame().show(ui, |ui| maps::show(ui, state, gui, &mut draft.maps, actions));
    gui.compare = draft;
}

fn below(ui: &mut Ui, state: &AppState, draft: &mut Draft, actions: &mut Actions) {
    let tr = &state.tr;
    ui.horizontal(|ui| {
        for one in Below::ALL {
            if widgets::choice(ui, draft.below == one, tr.t(one.message_id())).clicked() {
                draft.below = one;
            }
        }
    });
    ui.add_space(4.0);
    let Some(comparison) = state.comparison() else {
        ui.label(theme::label(Skin::of(ui), tr.t("why-counting")));
        return;
    };
    if comparison.sides.len() < 2 {
        let text = theme::label(Skin::of(ui), tr.t("compare-one-only"));
        ui.add(egui::Label::new(text).wrap());
        return;
    }
    match draft.below {
        Below::Figures => table::show(ui, state, comparison, actions),
        Below::Curves => curves::show(ui, state, comparison, &mut draft.curve, actions),
        Below::Words => words(ui, state, comparison, &mut draft.words, actions),
    }
}

/// The runs of the differences, where they are known, in the order of the sides but the first.
fn runs(state: &AppState) -> Option<&[DifferenceRuns]> {
    let task = state.difference_task()?;
    match state.explained(&task)? {
        Ok(ExplainAnswer::Differences(Ok(runs))) => Some(runs),
        _ => None,
    }
}

/// What differs, in words, one column a side; they are found anew when something changes.
fn words(
    ui: &mut Ui,
    state: &AppState,
    comparison: &Comparison,
    kept: &mut Option<(ToldOf, Vec<Vec<String>>)>,
    actions: &mut Actions,
) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let Some((reference, others)) = comparison.sides.split_first() else { return };
    let runs = runs(state);
    let of = ToldOf {
        epoch: state.epoch,
        revision: comparison.revision,
        sides: comparison.sides.iter().map(|one| one.side).collect(),
        language: tr.language(),
        with_runs: runs.is_some(),
    };
    if kept.as_ref().is_none_or(|(known, _)| *known != of) {
        let told = others.iter().enumerate().map(|(position, other)| {
            let own = runs.and_then(|runs| runs.get(position));
            differences(&state.document, reference, other, own, tr)
        });
        *kept = Some((of, told.collect()));
    }
    let Some((_, told)) = kept else { return };
    ScrollArea::vertical().id_salt("words").auto_shrink(false).show(ui, |ui| {
        ui.columns(others.len(), |columns| {
            for ((ui, other), said) in columns.iter_mut().zip(others).zip(told) {
                let name = side_name(&state.document, other.side, tr);
                let of = side_name(&state.document, reference.side, tr);
                ui.label(theme::strong(&name));
                let than = tr.f("compare-against", &[("reference", (&of).into())]);
                ui.label(theme::label(skin, than));
                ui.add_space(4.0);
                for sentence in said.iter() {
                    ui.horizontal_top(|ui| {
                        ui.label("•");
                        ui.add(egui::Label::new(sentence).wrap());
                    });
                }
                ui.add_space(6.0);
                if ui.button(tr.t("compare-copy-words")).clicked() {
                    actions.push(Action::Copy(said.join("\n")));
                }
            }
        });
    });
}
