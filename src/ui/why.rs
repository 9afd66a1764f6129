//! Why a figure is what it is: its chain, what goes into it, and what moves it most.

use egui::{Align2, Label, RichText, ScrollArea, Ui, Window, vec2};

use super::budget::value_with_unit;
use super::theme::{self, Skin};
use crate::app::{AppState, FigureQuestion};
use crate::i18n::NO_BREAK_SPACE;
use crate::model::ParamId;
use crate::uncertain::TornadoBar;

/// Assumptions that are tried in a frame: each takes two simulations.
const PER_FRAME: usize = 2;
/// Assumptions that are shown of those that move a figure.
const SHOWN: usize = 6;
/// Width of the window, points.
const WIDTH: f32 = 460.0;

/// The figure that is asked about, and how far its answer has come.
#[derive(Debug)]
pub(super) struct Why {
    title: String,
    question: FigureQuestion,
    /// The revision of the plan that the bars are of.
    revision: u64,
    bars: Vec<TornadoBar>,
    /// Assumptions that are still to be tried.
    left: Vec<ParamId>,
}

impl Why {
    /// Asks about `question`, called `title`.
    pub(super) fn new(state: &AppState, title: String, question: FigureQuestion) -> Self {
        let left = question.candidates(&state.document.plan);
        let revision = state.document.history.revision();
        Self { title, question, revision, bars: Vec::new(), left }
    }

    /// Tries the next few assumptions; all anew where the plan has changed.
    fn go_on(&mut self, state: &AppState) {
        let revision = state.document.history.revision();
        if self.revision != revision {
            *self = Self::new(state, std::mem::take(&mut self.title), self.question.clone());
        }
        for _ in 0..PER_FRAME {
            let Some(param) = self.left.pop() else { return };
            let (table, plan) = (&state.document.map.indicators, &state.document.plan);
            if let Ok(bar) = self.question.moved_by(table, plan, param) {
                self.bars.push(bar);
            }
        }
        self.bars.sort_by(|a, b| b.swing().total_cmp(&a.swing()));
    }
}

/// Shows the answer, if anything is asked.
pub(super) fn show(ctx: &egui::Context, state: &AppState, why: &mut Option<Why>) {
    let Some(asked) = why else { return };
    asked.go_on(state);
    if !asked.left.is_empty() {
        ctx.request_repaint();
    }
    let tr = &state.tr;
    let mut open = true;
    let title = tr.f("why-title", &[("figure", (&asked.title).into())]);
    Window::new(title)
        .id(egui::Id::unique("why"))
        .open(&mut open)
        .collapsible(false)
        .resizable(false)
        .anchor(Align2::RIGHT_TOP, vec2(-20.0, 132.0))
        .show(ctx, |ui| {
            ui.set_width(WIDTH);
            ui.set_max_width(WIDTH);
            let height = (ctx.content_rect().height() - 220.0).max(200.0);
            // A window is small before it is measured: the list must not settle for that.
            let list = ScrollArea::vertical().max_height(height).min_scrolled_height(height);
            list.show(ui, |ui| {
                ui.set_max_width(WIDTH - 16.0);
                ui.spacing_mut().item_spacing.y = 4.0;
                chain(ui, state, &asked.question);
                movers(ui, state, asked);
                inputs(ui, state, &asked.question);
            });
        });
    let escape = ctx.input(|input| input.key_pressed(egui::Key::Escape));
    if !open || escape {
        *why = None;
    }
}

/// The formulas with their numbers, each under what it leads to.
fn chain(ui: &mut Ui, state: &AppState, question: &FigureQuestion) {
    let skin = Skin::of(ui);
    let links = question.chain(&state.document.plan, &state.results, &state.tr);
    if links.is_empty() {
        ui.label(theme::label(skin, state.tr.t("why-undefined")));
    }
    for link in links {
        ui.horizontal_top(|ui| {
            ui.add_space(f32::from(link.depth) * 16.0);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 1.0;
                let formula = RichText::new(&link.formula).size(12.0);
                let formula = if link.depth == 0 { formula.strong() } else { formula };
                ui.add(Label::new(formula).wrap());
                ui.add(Label::new(theme::label(skin, &link.numbers)).wrap());
            });
        });
    }
}

/// The assumptions that move the figure most between their low and their high.
fn movers(ui: &mut Ui, state: &AppState, asked: &Why) {
    let tr = &state.tr;
    let skin = Skin::of(ui);
    ui.separator();
    ui.label(theme::section(skin, tr.t("why-movers")));
    let simulation = state.results.simulation();
    let baseline = state.results.baseline.as_ref();
    let middle = simulation.and_then(|simulation| asked.question.value(simulation, baseline));
    let unit = tr.t(asked.question.unit_id());
    for bar in asked.bars.iter().filter(|bar| bar.swing() > 0.0).take(SHOWN) {
        let name_id = format!("param-{}", bar.param.info().id);
        let [low, high] = bar.outcome.map(|value| value.zip(middle).map(|(v, m)| v - m));
        let difference = |value: Option<f64>| {
            value.map_or_else(
                || "–".to_owned(),
                |value| {
                    format!("{}{NO_BREAK_SPACE}{unit}", tr.signed(value, decimals(bar.swing())))
                },
            )
        };
        let range = bar.range.map(|value| value_with_unit(state, bar.param, value));
        let [from, to] = &range;
        let text = format!("{from}: {} · {to}: {}", difference(low), difference(high));
        ui.label(RichText::new(tr.t(&name_id)).size(12.0));
        ui.add(Label::new(theme::label(skin, text)).wrap());
    }
    if !asked.left.is_empty() {
        ui.label(theme::label(skin, tr.t("why-counting")));
    } else if asked.bars.iter().all(|bar| bar.swing() <= 0.0) {
        ui.label(theme::label(skin, tr.t("why-nothing-moves")));
    }
}

/// As many decimals as a difference of this size needs.
fn decimals(size: f64) -> usize {
    match size {
        size if size >= 100.0 => 0,
        size if size >= 1.0 => 1,
        _ => 3,
    }
}

/// What goes into the figure: each assumption with value and source.
fn inputs(ui: &mut Ui, state: &AppState, question: &FigureQuestion) {
    let tr = &state.tr;
    let skin = Skin::of(ui);
    ui.separator();
    ui.label(theme::section(skin, tr.t("why-inputs")));
    let plan = &state.document.plan;
    for param in question.inputs() {
        let info = param.info();
        let value = value_with_unit(state, param, plan.parameters.value(param));
        let rests_on = if plan.parameters.is_default(param) {
            let source = info.source.unwrap_or_default();
            let assumption = if info.assumption { tr.t("assumption") } else { "" };
            let both = [assumption, source].into_iter().filter(|text| !text.is_empty());
            both.collect::<Vec<_>>().join(", ")
        } else {
            let reason = plan.model.reasons.get(&param);
            let reason = reason.map(|reason| format!("{} {}", reason.who, reason.why));
            let reason = reason.filter(|reason| !reason.trim().is_empty());
            let changed = || format!("{}, {}", tr.t("budget-changed"), tr.t("assumption"));
            reason.unwrap_or_else(changed)
        };
        let name_id = format!("param-{}", info.id);
        let text = format!("{}: {value}", tr.t(&name_id));
        ui.add(Label::new(RichText::new(text).size(12.0)).wrap());
        ui.add(Label::new(theme::label(skin, rests_on)).wrap());
    }
}
