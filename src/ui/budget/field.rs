//! Fields that commit once: a drag at its release, typing when the field is left.

use std::ops::RangeInclusive;

use egui::{DragValue, Id, Key, Stroke, TextEdit, Ui, vec2};

use crate::i18n::{NO_BREAK_SPACE, Tr};
use crate::model::Month;
use crate::ui::theme::{self, Skin};

/// What is being typed or dragged, until it is done.
#[derive(Debug, Default)]
pub(in crate::ui) struct Edit {
    number: Option<(Id, f64)>,
    text: Option<(Id, String)>,
    /// A field whose text could not be taken.
    refused: Option<Id>,
}

impl Edit {
    /// Whether the text of the field `id` could not be taken.
    pub(super) fn is_refused(&self, id: Id) -> bool {
        self.refused == Some(id)
    }

    /// What `read` makes of the text that the field `id` was left with; where it is nothing the
    /// text stays, marked.
    fn keep<T>(
        &mut self,
        id: Id,
        written: String,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let read = read(&written);
        if read.is_none() {
            self.refused = Some(id);
            self.text = Some((id, written));
        }
        read
    }
}

/// A number that can be dragged or typed.
#[derive(Debug)]
pub(in crate::ui) struct Number<'a> {
    /// What it is, for screen readers.
    pub(in crate::ui) name: &'a str,
    pub(in crate::ui) value: f64,
    pub(in crate::ui) range: RangeInclusive<f64>,
    /// How much a point of dragging changes.
    pub(in crate::ui) speed: f64,
    pub(in crate::ui) width: f32,
}

/// `value` with as many decimals as it has, six at the most.
pub(super) fn plain(tr: &Tr, value: f64) -> String {
    let decimals = (0..6_u8).find(|&places| {
        let scaled = value * 10_f64.powi(i32::from(places));
        (scaled - scaled.round()).abs() < 1e-6
    });
    tr.number(value, decimals.map_or(6, usize::from))
}

/// A number as people write it: decimal comma or point, spaces between thousands.
fn parse(text: &str) -> Option<f64> {
    let digits: String = text
        .chars()
        .filter(|character| !character.is_whitespace() && *character != NO_BREAK_SPACE)
        .map(|character| match character {
            ',' => '.',
            '\u{2212}' => '-',
            other => other,
        })
        .collect();
    digits.parse().ok().filter(|number: &f64| number.is_finite())
}

/// Shows the number; gives the new value when the user is done with it.
pub(in crate::ui) fn number(
    ui: &mut Ui,
    tr: &Tr,
    edit: &mut Edit,
    id: Id,
    field: &Number<'_>,
) -> Option<f64> {
    let mut value = match edit.number {
        Some((of, draft)) if of == id => draft,
        _ => field.value,
    };
    let response = ui
        .push_id(id, |ui| {
            let drag = DragValue::new(&mut value)
                .range(field.range.clone())
                .clamp_existing_to_range(false)
                .speed(field.speed)
                .min_size(vec2(field.width, 24.0))
                .clip_text(true)
                .update_while_editing(false)
                .custom_formatter(|value, _| plain(tr, value))
                .custom_parser(parse);
            ui.add(drag)
        })
        .inner;
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(field.name));
    if response.changed() {
        edit.number = Some((id, value));
    }
    let is_held = response.dragged() || response.has_focus();
    if is_held && !response.drag_stopped() {
        return None;
    }
    let (_, done) = edit.number.take_if(|(of, _)| *of == id)?;
    let is_cancelled = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape));
    let differs = (done - field.value).abs() > 1e-9 * field.value.abs().max(1.0);
    (differs && !is_cancelled).then_some(done)
}

/// Shows a text of one line; gives the new text when the field is left.
pub(super) fn text(
    ui: &mut Ui,
    edit: &mut Edit,
    id: Id,
    name: &str,
    value: &str,
    width: f32,
) -> Option<String> {
    text_or(ui, edit, id, name, (value, ""), width)
}

/// As [`text`], with `hint` in the field while it is empty.
pub(super) fn text_or(
    ui: &mut Ui,
    edit: &mut Edit,
    id: Id,
    name: &str,
    (value, hint): (&str, &str),
    width: f32,
) -> Option<String> {
    let mut buffer = match &edit.text {
        Some((of, draft)) if *of == id => draft.clone(),
        _ => value.to_owned(),
    };
    let is_refused = edit.is_refused(id);
    let field = TextEdit::singleline(&mut buffer)
        .id(id)
        .hint_text(hint.to_owned())
        .desired_width(width.max(24.0))
        .align(egui::Align2::LEFT_CENTER)
        .margin(egui::Margin::symmetric(6, 4));
    let response = ui.add(field);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name));
    if is_refused {
        let skin = Skin::of(ui);
        ui.painter().rect_stroke(
            response.rect,
            theme::CONTROL_RADIUS,
            Stroke::new(1.5, skin.worse()),
            egui::StrokeKind::Inside,
        );
    }
    if response.changed() {
        edit.text = Some((id, buffer));
    }
    if !response.lost_focus() {
        return None;
    }
    let (_, done) = edit.text.take_if(|(of, _)| *of == id)?;
    edit.refused.take_if(|of| *of == id);
    let is_cancelled = ui.input(|input| input.key_pressed(Key::Escape));
    (done != value && !is_cancelled).then_some(done)
}

/// Shows a number that may be left out, and `general` while it is; changes it when the field is
/// left, and tells whether it did. What is no number of the field's range stays in the field, marked.
pub(super) fn optional(
    ui: &mut Ui,
    tr: &Tr,
    edit: &mut Edit,
    id: Id,
    (value, general): (&mut Option<f64>, f64),
    field: &Number<'_>,
) -> bool {
    let shown = value.map(|value| plain(tr, value)).unwrap_or_default();
    let general = plain(tr, general);
    let texts = (shown.as_str(), general.as_str());
    let Some(written) = text_or(ui, edit, id, field.name, texts, field.width) else {
        return false;
    };
    let read = |written: &str| match written.trim() {
        "" => Some(None),
        written => parse(written).filter(|number| field.range.contains(number)).map(Some),
    };
    let Some(number) = edit.keep(id, written, read) else { return false };
    *value = number;
    true
}

/// Shows a month as `2027-04`; changes it, to none where the field is empty, when the field is
/// left, and tells whether it did. What is no month stays in the field, marked.
pub(super) fn month(
    ui: &mut Ui,
    edit: &mut Edit,
    id: Id,
    name: &str,
    value: &mut Option<Month>,
    width: f32,
) -> bool {
    let shown = value.map(|month| month.to_string()).unwrap_or_default();
    let read = |written: &str| match written.trim() {
        "" => Some(None),
        written => written.parse().ok().map(Some),
    };
    let Some(month) = parsed(ui, edit, id, name, (&shown, width), read) else { return false };
    *value = month;
    true
}

/// Shows a text of one line that `read` makes something of when the field is left; what it makes
/// nothing of stays in the field, marked.
pub(super) fn parsed<T>(
    ui: &mut Ui,
    edit: &mut Edit,
    id: Id,
    name: &str,
    (value, width): (&str, f32),
    read: impl FnOnce(&str) -> Option<T>,
) -> Option<T> {
    let written = text(ui, edit, id, name, value, width)?;
    edit.keep(id, written, read)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;

    #[test]
    fn a_number_is_read_the_way_that_people_write_it() {
        assert_eq!(parse("42 500"), Some(42_500.0));
        assert_eq!(parse("42\u{a0}500,5"), Some(42_500.5));
        assert_eq!(parse("3.3"), Some(3.3));
        assert_eq!(parse("tre"), None);
    }

    #[test]
    fn a_number_that_is_only_looked_at_keeps_its_decimals() {
        let tr = Tr::new(Language::Sv);
        for value in [42_500.0, 0.91, 3.5, 0.123_456, 1_234.5] {
            assert_eq!(parse(&plain(&tr, value)), Some(value));
        }
    }
}
