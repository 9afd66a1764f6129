//! Fields that change the plan once, when they are left.

use egui::{ComboBox, DragValue, Id, Key, Response, TextEdit, Ui};

use crate::i18n::Tr;
use crate::model::{Month, StepId};
use crate::ui::widgets::{self, Icon};

/// A text of the plan that can be typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TextOf {
    /// Name of a step.
    Step(StepId),
    /// Name of the source of funding at this position.
    Funding(usize),
}

/// What is being typed or dragged.
#[derive(Debug, Default)]
pub(super) struct Typing {
    text: Option<(TextOf, String)>,
    number: Option<(Id, f64)>,
    /// The text field that was shown in this frame.
    shown: Option<TextOf>,
}

impl Typing {
    /// A text whose field has gone while it was typed in: it counts as left.
    pub(super) fn orphan(&mut self) -> Option<(TextOf, String)> {
        let shown = self.shown.take();
        self.text.take_if(|(of, _)| shown != Some(*of))
    }

    fn number(&self, id: Id) -> Option<f64> {
        self.number.filter(|(of, _)| *of == id).map(|(_, number)| number)
    }
}

/// A line of text; gives the new one when the field is left with another text than `value`.
pub(super) fn text_field(
    ui: &mut Ui,
    typing: &mut Typing,
    (of, value): (TextOf, &str),
    name: &str,
) -> Option<String> {
    let typed = typing.text.as_ref().filter(|(typed, _)| *typed == of);
    let mut text = typed.map_or_else(|| value.to_owned(), |(_, text)| text.clone());
    let id = Id::unique(("rollout text", format!("{of:?}")));
    let field = TextEdit::singleline(&mut text).id(id).desired_width(f32::INFINITY);
    let response = ui.add(field).accessible_name(name);
    if typed.is_some() {
        typing.shown = Some(of);
    }
    if response.lost_focus() || response.clicked_elsewhere() {
        typing.text.take_if(|(typed, _)| *typed == of)?;
        let cancelled = ui.input(|input| input.key_pressed(Key::Escape));
        let text = text.trim();
        return (!cancelled && !text.is_empty() && text != value).then(|| text.to_owned());
    }
    if response.changed() {
        typing.text = Some((of, text));
        typing.shown = Some(of);
    }
    None
}

/// A number that can be dragged and typed.
#[derive(Clone, Copy, Debug)]
pub(super) struct NumberField<'a> {
    /// What it is, for screen readers.
    pub(super) name: &'a str,
    /// Written after the number.
    pub(super) suffix: &'a str,
    pub(super) min: f64,
    pub(super) max: f64,
    /// What it is rounded to, and what an arrow key changes it by.
    pub(super) step: f64,
    /// What a point of dragging changes it by.
    pub(super) speed: f64,
    pub(super) width: f32,
    pub(super) enabled: bool,
}

impl NumberField<'_> {
    /// Shows it; gives the new number once it is let go or left.
    pub(super) fn show(
        self,
        ui: &mut Ui,
        tr: &Tr,
        typing: &mut Typing,
        (id, value): (Id, f64),
    ) -> (Response, Option<f64>) {
        let mut shown = typing.number(id).unwrap_or(value);
        let focused = ui.memory(|memory| memory.has_focus(ui.next_auto_id()));
        let decimals = |value: f64| usize::from((value - value.round()).abs() > 0.01);
        let suffix =
            if self.suffix.is_empty() { String::new() } else { format!("\u{a0}{}", self.suffix) };
        let field = DragValue::new(&mut shown)
            .range(self.min..=self.max)
            .clamp_existing_to_range(false)
            .speed(if focused { self.step } else { self.speed })
            .min_size(egui::vec2(self.width, ui.spacing().interact_size.y))
            .custom_formatter(|value, _| format!("{}{suffix}", tr.number(value, decimals(value))))
            .custom_parser(|text| parse_number(text, self.suffix));
        let response = ui.add_enabled(self.enabled, field).accessible_name(self.name);
        if response.changed() {
            // While it is typed the text decides: rounding would take it from under the hand.
            let kept = if response.dragged() { self.rounded(shown) } else { shown };
            typing.number = Some((id, kept));
        }
        let at_work = (response.dragged() || response.has_focus()) && !response.clicked_elsewhere();
        if at_work {
            return (response, None);
        }
        let left = typing.number.take_if(|(of, _)| *of == id).map(|(_, left)| self.rounded(left));
        let cancelled = ui.input(|input| input.key_pressed(Key::Escape));
        let changed = left.filter(|left| !cancelled && (left - value).abs() > 1e-9);
        (response, changed)
    }

    fn rounded(self, value: f64) -> f64 {
        ((value / self.step).round() * self.step).clamp(self.min, self.max)
    }
}

/// Reads a number the Swedish way or the English, with or without its unit.
fn parse_number(text: &str, unit: &str) -> Option<f64> {
    let text = text.trim().trim_end_matches(unit);
    let plain: String = text
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| match c {
            ',' => '.',
            '\u{2212}' => '-',
            other => other,
        })
        .collect();
    plain.parse().ok().filter(|number: &f64| number.is_finite())
}

/// A month: a step back or on, or chosen by name and year; gives the new one.
pub(in crate::ui) fn month_field(
    ui: &mut Ui,
    tr: &Tr,
    (id, value): (Id, Month),
    years: std::ops::RangeInclusive<i32>,
    name: &str,
) -> Option<Month> {
    let mut wanted = value;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let named = |id: &str| tr.f(id, &[("name", name.into())]);
        if widgets::icon_button(ui, Icon::Left, &named("rollout-month-earlier"), true).clicked() {
            wanted = value.plus(-1);
        }
        let month_name = |month: i32| tr.t(&format!("month-{month}")).to_owned();
        ComboBox::from_id_salt(id.with("month"))
            .width(92.0)
            .height(360.0)
            .selected_text(month_name(value.month()))
            .show_ui(ui, |ui| {
                for month in 1..=12 {
                    let of = Month::new(value.year(), month);
                    ui.selectable_value(&mut wanted, of, month_name(month));
                }
            })
            .response
            .accessible_name(named("rollout-month-of"));
        ComboBox::from_id_salt(id.with("year"))
            .width(62.0)
            .height(360.0)
            .selected_text(value.year().to_string())
            .show_ui(ui, |ui| {
                let (first, last) = (*years.start(), *years.end());
                for year in first.min(value.year())..=last.max(value.year()) {
                    let of = Month::new(year, value.month());
                    ui.selectable_value(&mut wanted, of, year.to_string());
                }
            })
            .response
            .accessible_name(named("rollout-year-of"));
        if widgets::icon_button(ui, Icon::Right, &named("rollout-month-later"), true).clicked() {
            wanted = value.plus(1);
        }
    });
    (wanted != value).then_some(wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_with_comma_or_point_and_with_their_unit() {
        assert_eq!(parse_number("12,5", ""), Some(12.5));
        assert_eq!(parse_number("1\u{a0}200\u{a0}tkr", "tkr"), Some(1200.0));
        assert_eq!(parse_number("\u{2212}300 m²", "m²"), Some(-300.0));
        assert_eq!(parse_number("12.5", ""), Some(12.5));
        assert_eq!(parse_number("tolv", ""), None);
        assert_eq!(parse_number("inf", ""), None);
    }
}
