//! An assignment that was found: how good it is, what it changes, and its moves.

use egui::{Grid, Label, RichText, Ui, vec2};

use super::Draft;
use super::parts::{self, Row};
use crate::app::{AppState, AssignmentOutcome, Found, Move, SuggestAction, Suggestion, TrialOf};
use crate::ui::Actions;
use crate::ui::theme::{self, Skin};
use crate::ui::widgets;

pub(super) fn show(
    ui: &mut Ui,
    state: &AppState,
    suggestion: &Suggestion,
    draft: &mut Draft,
    actions: &mut Actions,
) {
    let tr = &state.tr;
    headline(ui, state, suggestion);
    let before = suggestion.task.start.as_deref();
    let problem = &suggestion.task.problem;
    let before = before.map(|parts| AssignmentOutcome::of(problem, parts));
    if let Some(parts) = suggestion.chosen_parts() {
        terms(ui, state, before.as_ref(), &AssignmentOutcome::of(problem, &parts));
    }
    if suggestion.moves.is_empty() {
        if suggestion.is_done {
            parts::note(ui, tr.t("suggest-no-better"));
        }
        return;
    }
    buttons(ui, state, suggestion, actions);
    moves(ui, state, suggestion, draft, actions);
}

/// How good it is, as far as that is known.
pub(super) fn headline(ui: &mut Ui, state: &AppState, suggestion: &Suggestion) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let found = &suggestion.found;
    if !suggestion.is_done {
        ui.label(theme::label(skin, tr.t("suggest-best-so-far")));
    }
    let text = verdict(state, found);
    let colour = if found.proven { skin.better() } else { skin.text() };
    let title = ui.add(Label::new(theme::title(text).color(colour)).wrap());
    title.on_hover_text(proof(state, found, suggestion.start_objective()));
}

/// "Proven optimal", or how much better there may be.
fn verdict(state: &AppState, found: &Found) -> String {
    let tr = &state.tr;
    if found.proven {
        return tr.t("suggest-proven").to_owned();
    }
    if !found.bound.is_finite() || found.objective <= 0.0 {
        return tr.t("suggest-unknown-gap").to_owned();
    }
    // Rounded up: it is the most that there may be.
    let percent = (found.gap() / found.objective * 1000.0).ceil() / 10.0;
    tr.f("suggest-gap", &[("percent", (&tr.percent(percent, 1)).into())])
}

/// Objective, bound and gap, and what they are.
fn proof(state: &AppState, found: &Found, start: Option<f64>) -> String {
    let tr = &state.tr;
    let number = |value: f64| tr.number(value, 6);
    let start = start.map_or_else(|| "–".to_owned(), number);
    tr.f(
        "suggest-proof",
        &[
            ("start", (&start).into()),
            ("objective", (&number(found.objective)).into()),
            ("bound", (&number(found.bound)).into()),
            ("gap", (&number(found.gap())).into()),
        ],
    )
}

/// Before and after, in units that people know.
pub(super) fn terms(
    ui: &mut Ui,
    state: &AppState,
    before: Option<&AssignmentOutcome>,
    after: &AssignmentOutcome,
) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let way = parts::way_unit(state);
    let row = |name, decimals, unit, value: &dyn Fn(&AssignmentOutcome) -> f64| Row {
        name: tr.t(name),
        about: tr.t(parts::about(name)).to_owned(),
        before: before.map(value),
        after: value(after),
        decimals,
        unit,
    };
    let mut rows = vec![
        row("suggest-term-gini", 3, "", &|it| it.gini),
        row("suggest-term-deviation", 1, "%", &|it| it.deviation * 100.0),
    ];
    if after.mean_way.is_some() {
        rows.push(row("suggest-term-way", 2, way, &|it| it.mean_way.unwrap_or_default()));
        rows.push(row("suggest-term-detour", 1, "%", &|it| it.detour * 100.0));
    }
    rows.push(row("suggest-term-changes", 1, "%", &|it| it.moved_share * 100.0));
    rows.push(row("suggest-term-border", 1, tr.t("unit-km"), &|it| it.border_km));
    rows.push(row("suggest-term-mix", 1, "", &|it| it.mix * 100.0));
    Grid::new("terms").num_columns(4).spacing(vec2(10.0, 3.0)).show(ui, |ui| {
        ui.label("");
        for name in ["suggest-before", "suggest-after", "suggest-difference"] {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                ui.label(theme::label(skin, tr.t(name)));
            });
        }
        ui.end_row();
        for row in rows {
            row.show(ui, tr);
        }
    });
    ui.horizontal_wrapped(|ui| {
        widgets::assumption_mark(ui, tr);
        parts::note(ui, tr.t("suggest-terms-assumption"));
    });
}

/// The moves, each to choose or not.
pub(super) fn moves(
    ui: &mut Ui,
    state: &AppState,
    suggestion: &Suggestion,
    draft: &mut Draft,
    actions: &mut Actions,
) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    ui.horizontal(|ui| {
        let count = tr.f(
            "suggest-moves",
            &[("chosen", suggestion.chosen.len().into()), ("count", suggestion.moves.len().into())],
        );
        ui.label(theme::strong(count));
        if ui.button(tr.t("suggest-all-moves")).clicked() {
            parts::ask(actions, SuggestAction::ChooseAllMoves(true));
        }
        if ui.button(tr.t("suggest-no-moves")).clicked() {
            parts::ask(actions, SuggestAction::ChooseAllMoves(false));
        }
    });
    for (at, one) in suggestion.moves.iter().enumerate() {
        let mut chosen = suggestion.chosen.contains(&at);
        let row = ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.horizontal(|ui| {
                let text = move_name(state, one);
                if ui.checkbox(&mut chosen, text).changed() {
                    parts::ask(actions, SuggestAction::ChooseMove(at, chosen));
                }
            });
            ui.horizontal(|ui| {
                ui.add_space(24.0);
                ui.label(theme::label(skin, move_notes(state, one)))
                    .on_hover_text(tr.t("suggest-gain-about"));
                if one.gain.is_some() && one.alone.is_none() {
                    let alone = RichText::new(tr.t("suggest-alone-breaks"));
                    ui.label(
                        alone.font(theme::font(11.0, theme::Weight::Regular)).color(skin.worse()),
                    );
                }
            });
        });
        let has_focus = ui.memory(|memory| {
            memory.focused().is_some_and(|id| {
                ui.ctx()
                    .read_response(id)
                    .is_some_and(|it| row.response.rect.contains_rect(it.rect))
            })
        });
        if row.response.contains_pointer() || has_focus {
            draft.pointed.clone_from(&one.districts);
        }
    }
}

/// "Ryd: Väster → Norr".
fn move_name(state: &AppState, one: &Move) -> String {
    let (from, to) = (parts::unit_name(state, one.from), parts::unit_name(state, one.to));
    format!("{}: {from} → {to}", parts::names(state, &one.districts))
}

/// Children, and what the move is worth.
fn move_notes(state: &AppState, one: &Move) -> String {
    let tr = &state.tr;
    let children = tr.number(one.children, 0);
    let children = tr.f("suggest-move-children", &[("children", (&children).into())]);
    let number = |value: f64| tr.number(value, 4);
    let gain = one.gain.map(|gain| tr.f("suggest-gain", &[("gain", (&number(gain)).into())]));
    let alone = one.alone.map(|alone| tr.f("suggest-alone", &[("gain", (&number(alone)).into())]));
    [Some(children), gain, alone].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// Look at it, or take it over.
pub(super) fn buttons(
    ui: &mut Ui,
    state: &AppState,
    suggestion: &Suggestion,
    actions: &mut Actions,
) {
    let tr = &state.tr;
    let is_old = state.is_outdated(suggestion.of);
    let broken = suggestion.chosen_violations().len();
    if broken > 0 && !suggestion.chosen.is_empty() {
        parts::warning(ui, tr.t("suggest-chosen-break"));
    }
    ui.horizontal(|ui| {
        let tried = state.tried() == Some(TrialOf::Suggestion);
        let (name, of) = if tried {
            ("suggest-trial-close", None)
        } else {
            ("suggest-try", Some(TrialOf::Suggestion))
        };
        if ui.add_enabled(!is_old, egui::Button::new(tr.t(name))).clicked() {
            parts::ask(actions, SuggestAction::Try(of));
        }
        let can = suggestion.is_done && !is_old && !suggestion.chosen.is_empty();
        ui.add_enabled_ui(can, |ui| {
            let take = widgets::primary_button(ui, tr.t("suggest-take"));
            if take.on_hover_text(tr.t("suggest-take-about")).clicked() {
                parts::ask(actions, SuggestAction::TakeMoves);
            }
        });
    });
}
