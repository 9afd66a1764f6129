//! How a group is spread over the city, and how much of that the bases' borders follow.

use egui::{ComboBox, Grid, RichText, Sense, Ui, vec2};

use super::Actions;
use super::levels;
use super::theme::{self, Skin};
use super::widgets;
use crate::app::{
    Action, AppState, ExplainAction, ExplainAnswer, ExplainTask, Group, GroupSpread, MapAction,
    Worked, say,
};
use crate::i18n::Tr;
use crate::measure::segregation::{Bootstrap, SegregationIndex, TheilSplit, Undefined};
use crate::model::{Explain, IndicatorIdx};
use crate::scene::Fill;
use crate::scene::legend::localised;

pub(super) fn show(ui: &mut Ui, state: &AppState, actions: &mut Actions) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let Some(group) = state.segregation_group() else {
        ui.add(egui::Label::new(theme::label(skin, tr.t("seg-no-groups"))).wrap());
        return;
    };
    group_choice(ui, state, group, actions);
    ui.add_space(6.0);
    let owners = state.owners_with_preview();
    match state.segregation(group, &owners) {
        Ok(figures) => {
            let task = ExplainTask::Intervals(group);
            if !state.is_explaining(&task) {
                actions.push(Action::Explain(ExplainAction::Want(task.clone())));
            }
            head(ui, state, &figures, intervals(state, &task));
            ui.add_space(8.0);
            indices(ui, state, &figures, intervals(state, &task));
            ui.add_space(10.0);
            between(ui, state, &figures);
            ui.add_space(10.0);
            levels::show(ui, state, group, actions);
        }
        Err(undefined) => undefined_text(ui, tr, undefined),
    }
    ui.add_space(10.0);
    quotient_choice(ui, state, actions);
    ui.add_space(8.0);
    ui.add(egui::Label::new(theme::label(skin, tr.t("seg-division"))).wrap());
}

type Intervals<'a> = Option<&'a [Result<Bootstrap, Undefined>; SegregationIndex::COUNT]>;

fn intervals<'a>(state: &'a AppState, task: &ExplainTask) -> Intervals<'a> {
    match state.explained(task)? {
        Ok(ExplainAnswer::Intervals(intervals)) => Some(intervals),
        _ => None,
    }
}

/// "odefinierat: gruppen saknas".
fn undefined_text(ui: &mut Ui, tr: &Tr, undefined: Undefined) {
    ui.label(say(tr, &undefined.message()));
}

/// Which group, among whom.
fn group_choice(ui: &mut Ui, state: &AppState, group: Group, actions: &mut Actions) {
    let tr = &state.tr;
    let table = &state.document.map.indicators.indicators;
    let title = |index: IndicatorIdx| {
        table.get(index).map_or("", |indicator| localised(&indicator.info.title, tr))
    };
    let all = state.countable();
    let mut choose = |ui: &mut Ui,
                      id: &str,
                      chosen: IndicatorIdx,
                      with: &dyn Fn(IndicatorIdx) -> Option<Group>| {
        ui.horizontal(|ui| {
            let label = egui::Label::new(theme::label(Skin::of(ui), tr.t(id)));
            let (rect, _) = ui.allocate_exact_size(vec2(44.0, 18.0), Sense::hover());
            ui.put(rect, label.halign(egui::Align::Min));
            let combo = ComboBox::from_id_salt(id).selected_text(title(chosen)).truncate();
            let width = ui.available_width() - 8.0;
            let response = combo.width(width).height(420.0).show_ui(ui, |ui| {
                for &index in &all {
                    if ui.selectable_label(index == chosen, title(index)).clicked()
                        && let Some(group) = with(index)
                    {
                        actions.push(Action::Explain(ExplainAction::SetGroup(group)));
                    }
                }
            });
            let name = || egui::WidgetInfo::labeled(egui::Role::ComboBox, true, tr.t(id));
            response.response.widget_info(name);
        });
    };
    choose(ui, "seg-group", group.part, &|part| state.group_of(part));
    choose(ui, "seg-among", group.whole, &|whole| Some(Group { whole, ..group }));
}

/// The index that Linköping publishes, with what it says.
fn head(ui: &mut Ui, state: &AppState, figures: &GroupSpread, intervals: Intervals<'_>) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let [(index, value), ..] = figures.indices;
    match value {
        Ok(value) => {
            ui.horizontal(|ui| {
                ui.label(theme::key_figure(tr.number(100.0 * value, 1)));
                ui.vertical(|ui| {
                    ui.label(theme::strong(tr.t("seg-index")));
                    if let Some([Ok(interval), ..]) = intervals {
                        let text = interval_text(tr, interval, 100.0, 1);
                        ui.label(theme::label(skin, text)).on_hover_text(tr.t("seg-interval-note"));
                    }
                });
            });
            let share = tr.number(100.0 * value, 0);
            let people = tr.number(figures.people.group, 0);
            let all = tr.number(figures.people.total, 0);
            let share_of_all =
                tr.percent(100.0 * figures.people.group / figures.people.total.max(1.0), 1);
            let sentence = tr.f("seg-index-sentence", &[("share", (&share).into())]);
            let counts = tr.f(
                "seg-counts",
                &[
                    ("group", (&people).into()),
                    ("all", (&all).into()),
                    ("share", (&share_of_all).into()),
                    ("areas", figures.areas.into()),
                ],
            );
            let sentence = egui::Label::new(sentence).wrap();
            ui.add(sentence).on_hover_text(tr.t(explained(index)));
            ui.add(egui::Label::new(theme::label(skin, counts)).wrap());
            if figures.missing > 0 {
                let text = tr.f("seg-missing", &[("n", figures.missing.into())]);
                ui.add(egui::Label::new(theme::label(skin, text)).wrap());
            }
        }
        Err(undefined) => undefined_text(ui, tr, undefined),
    }
}

fn interval_text(tr: &Tr, interval: &Bootstrap, scale: f64, places: usize) -> String {
    let (low, high) =
        (tr.number(scale * interval.low, places), tr.number(scale * interval.high, places));
    tr.f("seg-interval", &[("low", (&low).into()), ("high", (&high).into())])
}

/// Formula and source of an index.
const fn explained(index: SegregationIndex) -> &'static str {
    match index {
        SegregationIndex::Dissimilarity => "seg-formula-dissimilarity",
        SegregationIndex::Isolation => "seg-formula-isolation",
        SegregationIndex::Exposure => "seg-formula-exposure",
        SegregationIndex::Entropy => "seg-formula-theil",
        SegregationIndex::Gini => "seg-formula-gini",
    }
}

/// What an index says in this case.
fn sentence(tr: &Tr, index: SegregationIndex, value: f64, figures: &GroupSpread) -> String {
    let percent = tr.percent(100.0 * value, 0);
    let even = 100.0 * figures.people.group / figures.people.total.max(1.0);
    let even = tr.percent(if index == SegregationIndex::Exposure { 100.0 - even } else { even }, 0);
    let id = match index {
        SegregationIndex::Dissimilarity => "seg-says-dissimilarity",
        SegregationIndex::Isolation => "seg-says-isolation",
        SegregationIndex::Exposure => "seg-says-exposure",
        SegregationIndex::Entropy => "seg-says-theil",
        SegregationIndex::Gini => "seg-says-gini",
    };
    tr.f(id, &[("value", (&percent).into()), ("even", (&even).into())])
}

/// All indices with their intervals; each says in words what it means.
fn indices(ui: &mut Ui, state: &AppState, figures: &GroupSpread, intervals: Intervals<'_>) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    for (position, (index, value)) in figures.indices.iter().enumerate().skip(1) {
        ui.horizontal(|ui| {
            let name = ui.label(theme::strong(tr.t(index.message_id())));
            name.on_hover_text(tr.t(explained(*index)));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| match value {
                Ok(value) => {
                    let interval = intervals.and_then(|all| all.get(position)?.as_ref().ok());
                    ui.label(theme::figure(tr.number(*value, 3)));
                    if let Some(interval) = interval {
                        let text = interval_text(tr, interval, 1.0, 3);
                        ui.label(theme::label(skin, text)).on_hover_text(tr.t("seg-interval-note"));
                    }
                }
                Err(undefined) => undefined_text(ui, tr, *undefined),
            });
        });
        if let Ok(value) = value {
            let text = sentence(tr, *index, *value, figures);
            ui.add(egui::Label::new(theme::label(skin, text)).wrap());
        }
        ui.add_space(4.0);
    }
}

/// Theil's H between the bases and within them; follows what is dragged.
fn between(ui: &mut Ui, state: &AppState, figures: &GroupSpread) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    ui.label(theme::section(skin, tr.t("seg-between-title")));
    let split = match &figures.split {
        Ok(split) => split,
        Err(undefined) => {
            undefined_text(ui, tr, *undefined);
            return;
        }
    };
    let Some(share) = split.share_between() else {
        ui.label(tr.t("seg-even"));
        return;
    };
    ui.horizontal(|ui| {
        ui.label(theme::key_figure(tr.percent(100.0 * share, 1)));
        let mut text = tr.t("seg-between").to_owned();
        if let Some(before) = before_preview(state) {
            let change = tr.signed(100.0 * (share - before), 1);
            text = tr.f("seg-between-change", &[("change", (&change).into())]);
        }
        ui.add(egui::Label::new(theme::label(skin, text)).wrap());
    });
    bar(ui, share as f32, skin, tr);
    ui.add_space(4.0);
    parts(ui, state, figures, split);
}

/// How much of the division the bases' borders follow, for a panel about something else.
pub(super) fn between_bases(ui: &mut Ui, state: &AppState) {
    let Some(group) = state.segregation_group() else { return };
    if let Ok(figures) = state.segregation(group, &state.owners_with_preview()) {
        let table = &state.document.map.indicators.indicators;
        between(ui, state, &figures);
        if let Some(part) = table.get(group.part) {
            let title = localised(&part.info.title, &state.tr);
            let source = state.tr.f("scene-source", &[("source", (&part.info.source).into())]);
            let skin = Skin::of(ui);
            ui.add(egui::Label::new(theme::label(skin, format!("{title} · {source}"))).wrap());
        }
    }
}

/// The share between the bases without the move under the hand, where there is one.
fn before_preview(state: &AppState) -> Option<f64> {
    state.preview.as_ref()?;
    let owners = state.shown_plan().owners_at(state.shown_month());
    let figures = state.segregation(state.segregation_group()?, &owners).ok()?;
    figures.split.ok()?.share_between()
}

/// How much lies between and how much within, as one bar.
fn bar(ui: &mut Ui, share: f32, skin: Skin, tr: &Tr) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 10.0), Sense::hover());
    let painter = ui.painter();
    painter.rect_filled(rect, 3.0, skin.hairline());
    let mut between = rect;
    between.set_width(rect.width() * share.clamp(0.0, 1.0));
    painter.rect_filled(between, 3.0, skin.accent());
    let text = tr.f(
        "seg-bar",
        &[
            ("between", (&tr.percent(100.0 * f64::from(share), 1)).into()),
            ("within", (&tr.percent(100.0 * (1.0 - f64::from(share)), 1)).into()),
        ],
    );
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Meter, true, &text));
    response.on_hover_text(text);
}

/// The bases: the group's share of those they serve, and how divided each is in itself.
fn parts(ui: &mut Ui, state: &AppState, figures: &GroupSpread, split: &TheilSplit) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let plan = state.shown_plan();
    Grid::new("segregation parts").num_columns(4).spacing(vec2(12.0, 4.0)).show(ui, |ui| {
        ui.label("");
        for id in ["seg-part-share", "seg-part-within"] {
            ui.label(theme::label(skin, tr.t(id)));
        }
        ui.end_row();
        for (unit, part) in figures.units.iter().zip(&split.parts) {
            let Some(unit) = plan.units.get(*unit) else { continue };
            ui.horizontal(|ui| {
                widgets::unit_badge(ui, unit, 7.0);
                ui.label(&unit.name);
            });
            let share = if part.people.total > 0.0 {
                tr.percent(100.0 * part.people.group / part.people.total, 1)
            } else {
                tr.t("value-missing").to_owned()
            };
            ui.label(RichText::new(share).strong());
            let own = part.h.map_or_else(|| "–".to_owned(), |h| tr.number(h, 3));
            ui.label(own);
            ui.end_row();
        }
    });
}

/// The location quotient as the map's fill.
fn quotient_choice(ui: &mut Ui, state: &AppState, actions: &mut Actions) {
    let tr = &state.tr;
    let shown = state.view.fill == Fill::Figures && state.view.mapping.worked == Worked::Quotient;
    let button = egui::Button::new(tr.t("seg-show-quotient")).selected(shown);
    if ui.add(button).clicked() && !shown {
        actions.push(Action::Map(MapAction::ShowWorked(Worked::Quotient)));
    }
}
