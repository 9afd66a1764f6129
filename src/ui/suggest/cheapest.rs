//! "Cheapest step plan": when the steps should start to reach a curve at the least cost.

use egui::{Button, Grid, Id, Label, Ui, vec2};

use super::parts;
use crate::app::{
    Action, AppState, CheapestAnswer, Inquiry, Question, SuggestAction, TrialOf, WhyAction,
    miss_text,
};
use crate::i18n::{NO_BREAK_SPACE, Tr};
use crate::model::{Month, Ore, Plan};
use crate::suggest::cheapest::{
    CheapestOptions, CheapestPlan, CurveMeasure, CurvePoint, GRIDS, MAX_POSTS, may_move,
};
use crate::ui::Actions;
use crate::ui::rollout::fields::month_field;
use crate::ui::theme::{self, Skin};
use crate::ui::widgets;

pub(super) fn show(ui: &mut Ui, state: &AppState, actions: &mut Actions) {
    let (tr, question) = (&state.tr, Question::Cheapest);
    let mut choices = state.suggest.choices.clone();
    curve(ui, state, &mut choices.cheapest);
    let title = theme::strong(tr.t("suggest-conditions"));
    egui::CollapsingHeader::new(title)
        .id_salt("cheapest conditions")
        .default_open(true)
        .show(ui, |ui| conditions(ui, state, &mut choices.cheapest));
    if choices != state.suggest.choices {
        parts::ask(actions, SuggestAction::Choose(Box::new(choices)));
    }
    parts::ask_row(ui, state, question, ("suggest-ask-cheapest", "suggest-cancel"), actions);
    parts::failure(ui, state, question);
    let Some(answer) = &state.suggest.cheapest else { return };
    widgets::rule(ui);
    parts::outdated(ui, state, answer.of, question, actions);
    let Some(best) = &answer.found.best else {
        none(ui, tr, answer);
        return;
    };
    headline(ui, tr, answer);
    costs(ui, tr, answer, best, actions);
    starts(ui, tr, answer, best);
    posts(ui, tr, answer, best);
    ui.horizontal_wrapped(|ui| {
        widgets::assumption_mark(ui, tr);
        parts::note(ui, tr.t("cheapest-assumption"));
    });
    buttons(ui, state, answer, best, actions);
}

const fn measure_name(measure: CurveMeasure) -> &'static str {
    match measure {
        CurveMeasure::Rollout => "cheapest-measure-rollout",
        CurveMeasure::Coverage => "cheapest-measure-coverage",
    }
}

/// The months between two possible starts, as the choice is called and as a proof says it.
const fn grid_names(grid: u16) -> (&'static str, &'static str) {
    match grid {
        1 => ("cheapest-grid-1", "cheapest-proven-1"),
        3 => ("cheapest-grid-3", "cheapest-proven-3"),
        _ => ("cheapest-grid-6", "cheapest-proven-6"),
    }
}

/// The curve: what it is of, and its points.
fn curve(ui: &mut Ui, state: &AppState, options: &mut CheapestOptions) {
    let (tr, plan) = (&state.tr, &state.document.plan);
    ui.label(theme::strong(tr.t("cheapest-curve"))).on_hover_text(tr.t("cheapest-curve-about"));
    ui.horizontal_wrapped(|ui| {
        for measure in CurveMeasure::ALL {
            let name = tr.t(measure_name(measure));
            if widgets::choice(ui, options.measure == measure, name).clicked() {
                options.measure = measure;
            }
        }
    });
    let years = plan.start.year()..=plan.end().plus(-1).year();
    let mut removed = None;
    for (at, point) in options.curve.iter_mut().enumerate() {
        let number = (at + 1).to_string();
        let name = tr.f("cheapest-point", &[("number", (&number).into())]);
        let id = Id::unique(("cheapest point", at));
        if let Some(month) = month_field(ui, tr, (id, point.month), years.clone(), &name) {
            point.month = month.clamp(plan.start, plan.end().plus(-1));
        }
        ui.horizontal(|ui| {
            ui.label(tr.t("cheapest-at-least"));
            let mut percent = point.share * 100.0;
            let before = percent;
            parts::number(ui, tr, &name, &mut percent, 1.0..=100.0, (0, "%"));
            if (percent - before).abs() > 1e-9 {
                point.share = percent / 100.0;
            }
            let name = tr.f("cheapest-point-remove", &[("number", (&number).into())]);
            if ui.button("×").on_hover_text(&name).clicked() {
                removed = Some(at);
            }
        });
    }
    if let Some(at) = removed {
        options.curve.remove(at);
    }
    let last = options.curve.last().map_or(plan.start, |point| point.month);
    let next = last.plus(12).min(plan.end().plus(-1));
    let has_room = options.curve.is_empty() || next > last;
    if ui.add_enabled(has_room, Button::new(tr.t("cheapest-point-add"))).clicked() {
        options.curve.push(CurvePoint { month: next, share: share_in(state, options, next) });
    }
}

/// What the plan itself reaches in `month`, as a whole percentage of 1 or more.
fn share_in(state: &AppState, options: &CheapestOptions, month: Month) -> f64 {
    let simulation = state.results.simulation();
    let months = simulation.and_then(|found| {
        let at = found.position(month)?;
        found.total.get(at..)
    });
    let share = |month: &crate::simulate::TotalMonth| match options.measure {
        CurveMeasure::Rollout => month.rollout_share,
        CurveMeasure::Coverage => month.sum.coverage.unwrap_or(1.0),
    };
    let least = months.unwrap_or_default().iter().map(share).fold(1.0, f64::min);
    ((least * 100.0 + 1e-9).floor() / 100.0).max(0.01)
}

fn conditions(ui: &mut Ui, state: &AppState, options: &mut CheapestOptions) {
    let tr = &state.tr;
    ui.label(tr.t("cheapest-grid"));
    ui.horizontal_wrapped(|ui| {
        for grid in GRIDS {
            if widgets::choice(ui, options.grid == grid, tr.t(grid_names(grid).0)).clicked() {
                options.grid = grid;
            }
        }
    });
    let mut posts = f64::from(options.posts);
    let name = tr.t("cheapest-vary-posts");
    parts::number_row(ui, tr, name, &mut posts, 0.0..=f64::from(MAX_POSTS), (0, ""));
    options.posts = posts.round() as u16;
    let frame = ui.checkbox(&mut options.frame, tr.t("cheapest-frame"));
    frame.on_hover_text(tr.t("cheapest-frame-about"));
    hold(ui, tr, &state.document.plan, options);
}

/// Steps that stay where they are.
fn hold(ui: &mut Ui, tr: &Tr, plan: &Plan, options: &mut CheapestOptions) {
    // A step that is gone, or has become history, is not held any more.
    options.hold.retain(|&id| plan.step(id).is_some());
    ui.label(tr.t("cheapest-hold"));
    for step in may_move(plan) {
        let mut is_held = options.hold.contains(&step.id);
        if ui.checkbox(&mut is_held, &step.name).changed() {
            if is_held {
                options.hold.insert(step.id);
            } else {
                options.hold.remove(&step.id);
            }
        }
    }
}

fn none(ui: &mut Ui, tr: &Tr, answer: &CheapestAnswer) {
    let id = if answer.found.proven { "cheapest-impossible" } else { "cheapest-none-yet" };
    parts::warning(ui, tr.t(id));
    if let Some(nearest) = answer.found.nearest {
        let nearest = miss_text(tr, nearest);
        parts::note(ui, tr.f("cheapest-nearest", &[("miss", (&nearest).into())]));
    }
    tried(ui, tr, answer);
}

fn tried(ui: &mut Ui, tr: &Tr, answer: &CheapestAnswer) {
    let tried = tr.number(answer.found.tried as f64, 0);
    let space = tr.number(answer.found.space, 0);
    let args = [("tried", (&tried).into()), ("space", (&space).into())];
    parts::note(ui, tr.f("cheapest-tried", &args));
}

fn tkr(tr: &Tr, amount: Ore) -> String {
    format!("{}{NO_BREAK_SPACE}{}", tr.number(amount.to_sek() / 1000.0, 0), tr.t("unit-tkr"))
}

/// How good it is, proven or not.
fn headline(ui: &mut Ui, tr: &Tr, answer: &CheapestAnswer) {
    let (skin, found) = (Skin::of(ui), &answer.found);
    let (text, colour) = match (found.proven, found.gap_share(), found.gap()) {
        (true, ..) => (tr.t(grid_names(answer.options.grid).1).to_owned(), skin.better()),
        (false, Some(share), _) => {
            let percent = tr.percent((share * 1000.0).ceil() / 10.0, 1);
            (tr.f("cheapest-gap", &[("amount", (&percent).into())]), skin.text())
        }
        (false, None, Some(gap)) => {
            (tr.f("cheapest-gap", &[("amount", (&tkr(tr, gap)).into())]), skin.text())
        }
        (false, None, None) => (tr.t("suggest-unknown-gap").to_owned(), skin.text()),
    };
    let title = ui.add(Label::new(theme::title(text).color(colour)).wrap());
    if let Some(bound) = found.bound {
        let args = [("bound", &tkr(tr, bound)), ("rounding", &tkr(tr, found.rounding))];
        title.on_hover_text(tr.f("cheapest-proof", &args.map(|(name, text)| (name, text.into()))));
    }
    tried(ui, tr, answer);
    if let Some(short) = found.planned.miss {
        let short = miss_text(tr, short);
        parts::note(ui, tr.f("cli-cheapest-planned-short", &[("miss", (&short).into())]));
    }
}

fn headings(ui: &mut Ui, tr: &Tr, names: &[&str]) {
    let (skin, right) = (Skin::of(ui), egui::Layout::right_to_left(egui::Align::Center));
    ui.label("");
    for name in names {
        ui.with_layout(right, |ui| ui.label(theme::label(skin, tr.t(name))));
    }
    ui.end_row();
}

fn costs(
    ui: &mut Ui,
    tr: &Tr,
    answer: &CheapestAnswer,
    best: &CheapestPlan,
    actions: &mut Actions,
) {
    Grid::new("cheapest costs").num_columns(4).spacing(vec2(10.0, 3.0)).show(ui, |ui| {
        headings(ui, tr, &["suggest-before", "suggest-after", "suggest-difference"]);
        parts::Row {
            name: tr.t("cheapest-cost"),
            about: tr.t("cheapest-cost-about").to_owned(),
            before: Some(answer.found.planned.cost.to_sek() / 1000.0),
            after: best.cost.to_sek() / 1000.0,
            decimals: 0,
            unit: tr.t("unit-tkr"),
        }
        .show(ui, tr);
    });
    let name = tr.t("why-cheapest");
    let text = theme::label(Skin::of(ui), tr.t("why-ask"));
    if widgets::asked_text(ui, tr, name, text, "") {
        actions.push(Action::Why(WhyAction::Ask(Inquiry::Cheapest)));
    }
}

/// The step's months; what stays is in second rank.
fn starts(ui: &mut Ui, tr: &Tr, answer: &CheapestAnswer, best: &CheapestPlan) {
    let skin = Skin::of(ui);
    let right = egui::Layout::right_to_left(egui::Align::Center);
    ui.label(theme::strong(tr.t("cheapest-starts")));
    Grid::new("cheapest starts").num_columns(3).spacing(vec2(10.0, 3.0)).show(ui, |ui| {
        headings(ui, tr, &["suggest-before", "suggest-after"]);
        for (name, [before, after]) in answer.starts(best) {
            ui.scope(|ui| {
                ui.set_width(150.0);
                ui.add(Label::new(name).truncate()).on_hover_text(name);
            });
            let [was, is] =
                [before, after].map(|month| tr.month_short(month.year(), month.month()));
            ui.with_layout(right, |ui| ui.label(theme::label(skin, was)));
            ui.with_layout(right, |ui| {
                let is_same = before == after;
                ui.label(if is_same { theme::label(skin, is) } else { theme::strong(is) });
            });
            ui.end_row();
        }
    });
}

fn posts(ui: &mut Ui, tr: &Tr, answer: &CheapestAnswer, best: &CheapestPlan) {
    if best.posts.is_empty() {
        return;
    }
    let skin = Skin::of(ui);
    let right = egui::Layout::right_to_left(egui::Align::Center);
    ui.label(theme::strong(tr.t("cheapest-posts")));
    Grid::new("cheapest posts").num_columns(3).spacing(vec2(10.0, 3.0)).show(ui, |ui| {
        headings(ui, tr, &["suggest-before", "suggest-after"]);
        for choice in &best.posts {
            let unit = answer.plan.units.get(choice.unit);
            ui.label(unit.map_or("", |unit| unit.name.as_str()));
            let [was, is] = answer.posts_of(choice).map(|posts| tr.number(posts, 1));
            ui.with_layout(right, |ui| ui.label(theme::label(skin, was)));
            ui.with_layout(right, |ui| {
                ui.label(if choice.by == 0 { theme::label(skin, is) } else { theme::strong(is) });
            });
            ui.end_row();
        }
    });
}

/// Look at it, or take it over.
fn buttons(
    ui: &mut Ui,
    state: &AppState,
    answer: &CheapestAnswer,
    best: &CheapestPlan,
    actions: &mut Actions,
) {
    let tr = &state.tr;
    let is_same = answer.starts(best).iter().all(|(_, [before, after])| before == after)
        && best.posts.iter().all(|choice| choice.by == 0);
    if is_same {
        ui.label(theme::strong(tr.t("cheapest-same")));
        return;
    }
    let is_old = state.is_outdated(answer.of);
    ui.horizontal(|ui| {
        let tried = state.tried() == Some(TrialOf::Cheapest);
        let (name, of) = if tried {
            ("suggest-trial-close", None)
        } else {
            ("suggest-try", Some(TrialOf::Cheapest))
        };
        if ui.add_enabled(!is_old, Button::new(tr.t(name))).clicked() {
            parts::ask(actions, SuggestAction::Try(of));
        }
        ui.add_enabled_ui(!is_old, |ui| {
            if widgets::primary_button(ui, tr.t("suggest-take-cheapest")).clicked() {
                parts::ask(actions, SuggestAction::TakeCheapest);
            }
        });
    });
}
