//! An index of segregation on each level of division, with what chance alone would give, and the
//! finer areas that a level can be loaded from.

use std::sync::Arc;

use egui::{Align, ComboBox, Label, Layout, Rect, Sense, Ui, pos2, vec2};

use super::Actions;
use super::theme::{self, Skin};
use crate::app::{
    Action, AppState, ExplainAction, ExplainAnswer, ExplainTask, Group, LevelKind, PlanTable,
    SegregationLevel, say,
};
use crate::edit::Command;
use crate::i18n::Tr;
use crate::measure::segregation::{DivisionBand, SegregationIndex, Undefined};
use crate::model::Explain;

/// Names of districts that are told before the rest is counted.
const NAMED: usize = 3;

pub(super) fn show(ui: &mut Ui, state: &AppState, group: Group, actions: &mut Actions) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    ui.label(theme::section(skin, tr.t("seg-divisions-title")));
    // Without the move under the hand: a thousand divisions take longer than a frame.
    let owners = state.shown_plan().owners_at(state.shown_month());
    let levels = state.segregation_levels(group, &owners);
    let no_band = state.district_band_task(group).err();
    let index = state.explain.level_index;
    index_choice(ui, state, index, actions);
    let largest = levels.iter().filter_map(|level| level.index(index).ok()).fold(0.0, f64::max);
    for level in &levels {
        let task = match level.kind {
            LevelKind::Finer => None,
            LevelKind::Districts => state.district_band_task(group).ok(),
            LevelKind::Bases => Some(ExplainTask::Divisions(group, owners.clone())),
        };
        one(ui, state, (level, index, largest), task.as_ref(), actions);
    }
    ui.add(Label::new(theme::label(skin, tr.t("level-law"))).wrap())
        .on_hover_text(tr.t("seg-divisions-law"));
    if let Some(reason) = no_band {
        let text = tr.f(reason.message_id(), &[("count", reason.count().into())]);
        ui.add(Label::new(theme::label(skin, text)).wrap());
    }
    sums(ui, state, group);
    finer(ui, state, actions);
}

/// Which index is shown.
fn index_choice(ui: &mut Ui, state: &AppState, chosen: SegregationIndex, actions: &mut Actions) {
    let tr = &state.tr;
    let combo = ComboBox::from_id_salt("level index").selected_text(tr.t(chosen.message_id()));
    let response = combo.width(ui.available_width() - 8.0).truncate().show_ui(ui, |ui| {
        for index in SegregationIndex::ALL {
            if ui.selectable_label(index == chosen, tr.t(index.message_id())).clicked() {
                actions.push(Action::Explain(ExplainAction::SetLevelIndex(index)));
            }
        }
    });
    let name = || egui::WidgetInfo::labeled(egui::Role::ComboBox, true, tr.t("level-index"));
    response.response.widget_info(name);
    ui.add_space(4.0);
}

/// `value` as the index is written: dissimilarity from 0 to 100 as Linköping publishes it, the
/// others as shares.
fn written(tr: &Tr, index: SegregationIndex, value: f64) -> String {
    match index {
        SegregationIndex::Dissimilarity => tr.number(100.0 * value, 1),
        _ => tr.number(value, 3),
    }
}

/// What is known of a band.
enum Known<'a> {
    None,
    Waiting,
    Band(&'a DivisionBand),
    Undefined(Undefined),
}

/// A level: how many parts, the index, and where it lies among divisions drawn by chance.
fn one(
    ui: &mut Ui,
    state: &AppState,
    (level, index, largest): (&SegregationLevel, SegregationIndex, f64),
    task: Option<&ExplainTask>,
    actions: &mut Actions,
) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let known = match task {
        None => Known::None,
        Some(task) => {
            if !state.is_explaining(task) {
                actions.push(Action::Explain(ExplainAction::Want(task.clone())));
            }
            match state.explained(task) {
                Some(Ok(ExplainAnswer::Divisions(bands))) => match bands.get(index as usize) {
                    Some(Ok(band)) => Known::Band(band),
                    Some(Err(undefined)) => Known::Undefined(*undefined),
                    None => Known::None,
                },
                _ => Known::Waiting,
            }
        }
    };
    ui.horizontal(|ui| {
        ui.label(theme::strong(tr.t(level.kind.message_id())));
        let parts = tr.f("level-parts", &[("n", level.parts.into())]);
        ui.label(theme::label(skin, parts));
        if level.missing > 0 {
            let text = tr.f("level-missing", &[("n", level.missing.into())]);
            ui.label(theme::label(skin, text));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if let Ok(value) = level.index(index) {
                ui.label(theme::figure(written(tr, index, value)));
            }
        });
    });
    let value = match level.index(index) {
        Ok(value) => value,
        Err(undefined) => {
            ui.add(Label::new(say(tr, &undefined.message())).wrap());
            return;
        }
    };
    match known {
        Known::None => strip(ui, (value, largest), None, tr.t(level.kind.message_id())),
        Known::Waiting => {
            ui.label(theme::label(skin, tr.t("cluster-waiting")));
        }
        Known::Undefined(undefined) => {
            ui.label(theme::label(skin, say(tr, &undefined.message())));
        }
        Known::Band(band) => {
            let text = band_text(tr, index, band);
            strip(ui, (value, largest), Some(band), &text);
            ui.add(Label::new(theme::label(skin, text)).wrap());
        }
    }
    ui.add_space(4.0);
}

fn band_text(tr: &Tr, index: SegregationIndex, band: &DivisionBand) -> String {
    let at = |share| written(tr, index, band.at(share).unwrap_or(f64::NAN));
    let below = tr.percent(100.0 * band.share_below(), 0);
    tr.f(
        "level-band",
        &[("low", (&at(0.05)).into()), ("high", (&at(0.95)).into()), ("below", (&below).into())],
    )
}

/// The index as a mark on a line from 0, with the band behind it.
fn strip(ui: &mut Ui, (value, largest): (f64, f64), band: Option<&DivisionBand>, name: &str) {
    let skin = Skin::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 12.0), Sense::hover());
    let top = band.and_then(|band| band.at(0.95)).unwrap_or(0.0).max(largest).max(1e-9);
    let x = |value: f64| rect.left() + (value / top) as f32 * (rect.width() - 4.0) + 2.0;
    let middle = rect.center().y;
    let painter = ui.painter();
    painter.hline(rect.x_range(), middle, egui::Stroke::new(1.0, skin.hairline()));
    if let Some((low, high)) = band.and_then(|band| band.at(0.05).zip(band.at(0.95))) {
        let band = Rect::from_min_max(pos2(x(low), middle - 4.0), pos2(x(high), middle + 4.0));
        painter.rect_filled(band, 2.0, skin.accent().gamma_multiply(0.35));
    }
    let mark = Rect::from_center_size(pos2(x(value), middle), vec2(3.0, 12.0));
    painter.rect_filled(mark, 1.0, skin.text());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Meter, true, name));
    response.on_hover_text(name);
}

/// Where the finer areas' counts are not the district's own in sum.
fn sums(ui: &mut Ui, state: &AppState, group: Group) {
    let differing = state.differing_sums(group);
    if differing.is_empty() {
        return;
    }
    let named = differing.iter().take(NAMED).map(|&one| state.document.name_of(one));
    let names: Vec<&str> = named.collect();
    let rest = differing.len().saturating_sub(NAMED);
    let names = names.join(", ");
    let args = [("n", differing.len().into()), ("names", (&names).into()), ("rest", rest.into())];
    let text = state.tr.f("level-sums", &args);
    ui.add(Label::new(theme::label(Skin::of(ui), text)).wrap());
}

/// The finer areas that the plan has, and how to load some.
fn finer(ui: &mut Ui, state: &AppState, actions: &mut Actions) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let loaded = state.document.finer().map(Arc::as_ref);
    match (&state.document.plan.finer, loaded) {
        (Some(_), Some(areas)) => {
            let args = [("file", areas.file.as_str().into()), ("n", areas.areas.len().into())];
            ui.add(Label::new(theme::label(skin, tr.f("level-loaded", &args))).wrap());
        }
        (Some(reference), None) => {
            let text = tr.f("level-unread", &[("path", reference.path.as_str().into())]);
            ui.add(Label::new(text).wrap());
        }
        (None, _) => {}
    }
    ui.horizontal_wrapped(|ui| {
        if ui.button(tr.t("level-load")).on_hover_text(tr.t("level-load-tip")).clicked() {
            actions.push(Action::ImportTable(PlanTable::Finer));
        }
        if state.document.plan.finer.is_some() && ui.button(tr.t("level-remove")).clicked() {
            actions.push(Action::Edit(Command::SetFiner(None)));
        }
    });
}
