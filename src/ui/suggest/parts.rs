//! Small parts that the questions share.

use std::ops::RangeInclusive;

use egui::{DragValue, Label, RichText, Role, Ui, WidgetInfo, vec2};

use crate::app::{Action, AppState, PlanState, Question, SuggestAction};
use crate::i18n::{NO_BREAK_SPACE, Tr};
use crate::model::{DistrictIdx, Unit, UnitIdx};
use crate::ui::Actions;
use crate::ui::theme::{self, Skin};
use crate::ui::widgets;

/// Room for the name before a slider, points.
const NAME_WIDTH: f32 = 118.0;

/// Something asked of the suggestions.
pub(super) fn ask(actions: &mut Actions, action: SuggestAction) {
    actions.push(Action::Suggest(action));
}

/// A text of several lines in second rank.
pub(super) fn note(ui: &mut Ui, text: impl Into<String>) -> egui::Response {
    let skin = Skin::of(ui);
    ui.add(Label::new(theme::label(skin, text)).wrap())
}

/// A text that must not be overlooked.
pub(super) fn warning(ui: &mut Ui, text: impl Into<String>) {
    let skin = Skin::of(ui);
    ui.add(Label::new(RichText::new(text).color(skin.worse())).wrap());
}

/// Why the question has no answer.
pub(super) fn failure(ui: &mut Ui, state: &AppState, question: Question) {
    let failure = state.suggest.failure.as_ref().filter(|(of, _)| *of == question);
    if let Some((_, words)) = failure {
        warning(ui, words);
    }
}

/// Whether the question is being computed.
pub(super) fn is_running(state: &AppState, question: Question) -> bool {
    state.suggest.running.as_ref().is_some_and(|running| running.question == question)
}

/// The button that asks, or what is going on with the button that ends it. `stop` is what that is
/// called: what was found may stay.
pub(super) fn ask_row(
    ui: &mut Ui,
    state: &AppState,
    question: Question,
    (name, stop): (&str, &str),
    actions: &mut Actions,
) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let running = state.suggest.running.as_ref().filter(|running| running.question == question);
    ui.horizontal(|ui| {
        let Some(running) = running else {
            if widgets::primary_button(ui, tr.t(name)).clicked() {
                ask(actions, SuggestAction::Ask(question));
            }
            return;
        };
        if let Some(done) = running.progress {
            let bar = egui::ProgressBar::new(done).desired_width(140.0).desired_height(8.0);
            let bar = ui.add(bar.fill(skin.accent()));
            let percent = tr.percent(f64::from(done) * 100.0, 0);
            let name = format!("{} {percent}", tr.t("suggest-running"));
            bar.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, &name));
            ui.label(theme::label(skin, percent));
        } else {
            let spinner = ui.add(egui::Spinner::new().size(16.0).color(skin.accent()));
            let name = tr.t("suggest-running");
            spinner.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, name));
            ui.label(name);
        }
        if ui.button(tr.t(stop)).clicked() {
            ask(actions, SuggestAction::Stop);
        }
    });
}

/// Says where an answer is about the plan as it was, and offers to ask again.
pub(super) fn outdated(
    ui: &mut Ui,
    state: &AppState,
    of: PlanState,
    question: Question,
    actions: &mut Actions,
) {
    let text = match (state.is_outdated(of), state.is_asked_otherwise(question)) {
        (true, _) => "suggest-outdated",
        (false, true) => "suggest-asked-otherwise",
        (false, false) => return,
    };
    if is_running(state, question) {
        return;
    }
    ui.horizontal(|ui| {
        let skin = Skin::of(ui);
        ui.label(RichText::new(state.tr.t(text)).color(skin.worse()));
        if ui.button(state.tr.t("suggest-again")).clicked() {
            ask(actions, SuggestAction::Ask(question));
        }
    });
}

/// A number that is dragged or typed, followed by its unit.
pub(super) fn number(
    ui: &mut Ui,
    tr: &Tr,
    name: &str,
    value: &mut f64,
    range: RangeInclusive<f64>,
    (decimals, unit): (usize, &str),
) {
    let skin = Skin::of(ui);
    let speed = if decimals == 0 { 0.5 } else { 0.05 };
    let drag = DragValue::new(value)
        .range(range)
        .speed(speed)
        .max_decimals(decimals)
        .update_while_editing(false)
        .min_size(vec2(56.0, 24.0))
        .custom_formatter(|value, _| tr.number(value, decimals))
        .custom_parser(parse);
    let response = ui.add(drag);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name));
    if !unit.is_empty() {
        ui.label(theme::label(skin, unit));
    }
}

/// A number as people write it: decimal comma or point, spaces between thousands.
fn parse(text: &str) -> Option<f64> {
    let digits: String = text
        .chars()
        .filter(|character| !character.is_whitespace() && *character != NO_BREAK_SPACE)
        .map(|character| if character == ',' { '.' } else { character })
        .collect();
    digits.parse().ok().filter(|number: &f64| number.is_finite())
}

/// A line with a name to the left and a number to the right of it.
pub(super) fn number_row(
    ui: &mut Ui,
    tr: &Tr,
    name: &str,
    value: &mut f64,
    range: RangeInclusive<f64>,
    unit: (usize, &str),
) {
    ui.horizontal(|ui| {
        ui.label(name);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                number(ui, tr, name, value, range, unit);
            });
        });
    });
}

/// A condition with a limit of its own: `None` while it does not hold.
pub(super) fn limit_row(
    ui: &mut Ui,
    tr: &Tr,
    name: &str,
    value: &mut Option<f64>,
    (standard, range): (f64, RangeInclusive<f64>),
    unit: (usize, &str),
) {
    ui.horizontal(|ui| {
        let mut holds = value.is_some();
        if ui.checkbox(&mut holds, name).changed() {
            *value = holds.then_some(standard);
        }
        if let Some(value) = value {
            number(ui, tr, name, value, range, unit);
        }
    });
}

/// A slider with its name before it and its value after it.
pub(super) fn slider(
    ui: &mut Ui,
    name: &str,
    value: &mut f64,
    range: RangeInclusive<f64>,
    shown: impl Fn(f64) -> String,
) {
    let skin = Skin::of(ui);
    ui.horizontal(|ui| {
        ui.allocate_ui(vec2(NAME_WIDTH, 20.0), |ui| {
            ui.set_min_width(NAME_WIDTH);
            ui.add(Label::new(name).truncate());
        });
        ui.spacing_mut().slider_width = (ui.available_width() - 56.0).max(80.0);
        let slider = ui.add(egui::Slider::new(value, range).show_value(false));
        ui.ctx().accesskit_node_builder(slider.id, |node| node.set_label(name));
        ui.label(theme::label(skin, shown(*value)));
    });
}

/// Width of the names in a table, points: the figures need the rest.
const TERM_WIDTH: f32 = 150.0;

/// A line of a table: a name, what was, what becomes, and how that differs.
pub(super) struct Row<'a> {
    pub(super) name: &'a str,
    pub(super) about: String,
    pub(super) before: Option<f64>,
    pub(super) after: f64,
    pub(super) decimals: usize,
    pub(super) unit: &'a str,
}

impl Row<'_> {
    /// Shows the line in a grid of four columns. Less is better in all that is told here.
    pub(super) fn show(&self, ui: &mut Ui, tr: &Tr) {
        let skin = Skin::of(ui);
        let name = ui.scope(|ui| {
            ui.set_width(TERM_WIDTH);
            ui.add(Label::new(self.name).wrap())
        });
        name.inner.on_hover_text(&self.about);
        let right = egui::Layout::right_to_left(egui::Align::Center);
        let before =
            self.before.map_or_else(|| "–".to_owned(), |value| tr.number(value, self.decimals));
        let unit = if self.unit.is_empty() { "" } else { self.unit };
        ui.with_layout(right, |ui| ui.label(theme::label(skin, before)));
        ui.with_layout(right, |ui| {
            let after = tr.number(self.after, self.decimals);
            ui.label(theme::strong(format!("{after}{NO_BREAK_SPACE}{unit}")));
        });
        ui.with_layout(right, |ui| {
            let Some(before) = self.before else { return };
            let text = tr.signed(self.after - before, self.decimals);
            let colour = match text.chars().next() {
                Some('+') => skin.worse(),
                Some('±') => skin.secondary(),
                _ => skin.better(),
            };
            ui.label(RichText::new(text).color(colour));
        });
        ui.end_row();
    }
}

/// The units that share of children and ways are told in: "km" or "min".
pub(super) fn way_unit(state: &AppState) -> &str {
    let is_times = state.document.plan.travel.times_in_use().is_some();
    state.tr.t(if is_times { "unit-minutes" } else { "unit-km" })
}

/// Names of districts, one after the other.
pub(super) fn names(state: &AppState, districts: &[DistrictIdx]) -> String {
    let names: Vec<&str> = districts.iter().map(|&one| state.document.name_of(one)).collect();
    names.join(", ")
}

pub(super) fn unit(state: &AppState, unit: UnitIdx) -> Option<&Unit> {
    state.document.plan.units.get(unit)
}

pub(super) fn unit_name(state: &AppState, of: UnitIdx) -> &str {
    unit(state, of).map_or("", |unit| unit.name.as_str())
}

/// The message that says what the figure `name` is.
pub(super) fn about(name: &str) -> &'static str {
    match name {
        "suggest-term-gini" => "suggest-term-gini-about",
        "suggest-term-deviation" => "suggest-term-deviation-about",
        "suggest-term-way" => "suggest-term-way-about",
        "suggest-term-detour" => "suggest-term-detour-about",
        "suggest-term-changes" => "suggest-term-changes-about",
        "suggest-term-border" => "suggest-term-border-about",
        "suggest-measure-border" => "suggest-measure-border-about",
        "suggest-term-mix" => "suggest-term-mix-about",
        "suggest-order-early" => "suggest-order-early-about",
        "suggest-order-changing" => "suggest-order-changing-about",
        "suggest-order-twice" => "suggest-order-twice-about",
        _ => "suggest-order-handovers-about",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_the_way_that_people_write_it() {
        assert_eq!(parse("10 000"), Some(10_000.0));
        assert_eq!(parse("2,5"), Some(2.5));
        assert_eq!(parse("tio"), None);
    }
}
