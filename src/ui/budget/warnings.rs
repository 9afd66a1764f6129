//! What to look at in the plan's steps, staff and money: one list, with what to do and where.

use egui::{Align, Label, Layout, RichText, Sense, Ui, vec2};

use super::{Draft, GoTo};
use crate::app::{
    Action, AppState, Finding, Level, Place, WhyAction, Workspace, plan_findings, say,
};
use crate::i18n::Language;
use crate::ui::Actions;
use crate::ui::checks::level_sign;
use crate::ui::theme::{self, Skin};

/// The findings of one state of the plan: computing them takes too long for every frame.
#[derive(Debug)]
pub(super) struct Told {
    of: (u64, u64, Language),
    all: Vec<Finding>,
}

/// Shows one line with how many there are, and below it all of them where that is asked for.
pub(super) fn show(ui: &mut Ui, state: &AppState, draft: &mut Draft, actions: &mut Actions) {
    let of = (state.epoch, state.results.revision, state.tr.language());
    if draft.told.as_ref().is_none_or(|told| told.of != of) {
        let simulation = state.results.simulation.as_ref();
        let all = plan_findings(&state.document.plan, simulation, &state.tr);
        draft.told = Some(Told { of, all });
    }
    let Draft { told: Some(told), is_told, go_to, .. } = draft else { return };
    let Some(first) = told.all.first() else { return };
    super::card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        heading(ui, state, &told.all, first, is_told);
        if *is_told {
            for (at, finding) in told.all.iter().enumerate() {
                ui.push_id(at, |ui| row(ui, state, finding, go_to, actions));
            }
        }
    });
}

fn heading(ui: &mut Ui, state: &AppState, all: &[Finding], first: &Finding, is_told: &mut bool) {
    let (skin, tr) = (Skin::of(ui), &state.tr);
    let problems = all.iter().filter(|finding| finding.level == Level::Warning).count();
    let args = [("problems", problems.into()), ("notes", (all.len() - problems).into())];
    ui.horizontal(|ui| {
        level_sign(ui, first.level, skin);
        ui.label(theme::strong(tr.f("budget-told", &args)));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let id = if *is_told { "budget-told-hide" } else { "budget-told-show" };
            if ui.button(tr.t(id)).clicked() {
                *is_told = !*is_told;
            }
            if !*is_told {
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    let text = theme::label(skin, say(tr, &first.message));
                    ui.add(Label::new(text).truncate());
                });
            }
        });
    });
}

/// A finding: what it is, what to do, a button that goes there, and one that tells why.
fn row(
    ui: &mut Ui,
    state: &AppState,
    finding: &Finding,
    go_to: &mut Option<GoTo>,
    actions: &mut Actions,
) {
    let (skin, tr) = (Skin::of(ui), &state.tr);
    let text = say(tr, &finding.message);
    ui.horizontal_top(|ui| {
        level_sign(ui, finding.level, skin);
        let width = (ui.available_width() - 230.0).max(200.0);
        ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing.y = 1.0;
            ui.add(Label::new(RichText::new(&text)).wrap());
            if let Some(advice) = &finding.advice {
                ui.add(Label::new(theme::label(skin, say(tr, advice))).wrap());
            }
        });
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            if let Some(question) = &finding.asks {
                let asks = tr.t("why-ask");
                let button = ui.button(asks);
                ui.ctx().accesskit_node_builder(button.id, |node| {
                    node.set_label(tr.f("why-ask-of", &[("text", (&text).into())]));
                });
                if button.clicked() {
                    actions.push(Action::Why(WhyAction::figure(question.clone())));
                }
            }
            let Some(place) = finding.place else { return };
            let goes = tr.t(place_id(place));
            let button = ui.button(goes);
            ui.ctx().accesskit_node_builder(button.id, |node| {
                node.set_label(format!("{goes}: {text}"));
            });
            if button.clicked() {
                go(place, go_to, actions);
            }
        });
    });
}

const fn place_id(place: Place) -> &'static str {
    match place {
        Place::Step(_) => "budget-to-step",
        Place::Unit(_) => "budget-to-unit",
        Place::Funding => "budget-to-funding",
        Place::Parameter(_) => "budget-to-parameter",
    }
}

/// Goes to `place`.
fn go(place: Place, go_to: &mut Option<GoTo>, actions: &mut Actions) {
    match place {
        Place::Step(step) => {
            actions.push(Action::SelectStep(Some(step)));
            actions.push(Action::SetWorkspace(Workspace::Rollout));
        }
        Place::Unit(unit) => {
            actions.push(Action::SetBudgetUnit(Some(unit)));
            *go_to = Some(GoTo::Staffing);
        }
        Place::Funding => *go_to = Some(GoTo::Funding),
        Place::Parameter(param) => *go_to = Some(GoTo::Parameter(param)),
    }
}

/// A note across the page, with a bar and the word for it: never by colour alone.
pub(super) fn note(ui: &mut Ui, text: &str) {
    let skin = Skin::of(ui);
    let shown = theme::card_frame(skin).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_top(|ui| {
            let (mark, _) = ui.allocate_exact_size(vec2(18.0, 18.0), Sense::hover());
            ui.painter().circle_stroke(mark.center(), 8.0, egui::Stroke::new(1.5, skin.worse()));
            ui.painter().text(
                mark.center(),
                egui::Align2::CENTER_CENTER,
                "!",
                theme::font(12.0, theme::Weight::Bold),
                skin.worse(),
            );
            ui.add(Label::new(RichText::new(text)).wrap());
        });
    });
    let rect = shown.response.rect;
    let bar = egui::Rect::from_min_max(rect.min, egui::pos2(rect.left() + 4.0, rect.bottom()));
    let radius =
        egui::CornerRadius { nw: theme::CARD_RADIUS, sw: theme::CARD_RADIUS, ne: 0, se: 0 };
    ui.painter().rect_filled(bar, radius, skin.worse());
}
