//! Lines of text that change the plan once, when they are left.

use egui::{Id, Key, TextEdit, Ui};

use super::set_place;
use crate::app::{Action, AppState};
use crate::edit::Command;
use crate::model::{DistrictIdx, Group, Message, Place, Rationale, UnitIdx};
use crate::ui::Actions;
use crate::ui::theme::{self, Skin};

/// Whom a field is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Of {
    Districts(Vec<DistrictIdx>),
    /// The group at this position.
    Group(usize),
    Unit(UnitIdx),
    Travel,
}

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    Name,
    Letter,
    Lon,
    Lat,
    Posts,
    Area,
    Who,
    Why,
    Detour,
    TimesSource,
    PointsSource,
}

/// A field.
pub(super) type Field = (Of, What);

/// What is being typed, until it is left.
#[derive(Debug, Default)]
pub(in crate::ui) struct Draft {
    /// Whether all of a district is shown, or only its name and lock.
    pub(super) open: bool,
    typing: Option<(Field, String)>,
    /// The field that was shown in this frame while it is typed in.
    shown: bool,
    /// A text that could not be taken.
    refused: Option<(Field, String)>,
    /// One half of a place, while the other is not said.
    half: Option<(UnitIdx, What, f64)>,
}

impl Draft {
    /// What was typed into a field that is no longer there counts as left.
    pub(super) fn leave_what_is_gone(&mut self, state: &AppState, actions: &mut Actions) {
        if !std::mem::take(&mut self.shown)
            && let Some((field, text)) = self.typing.take()
        {
            self.leave(state, &field, &text, actions);
        }
    }

    fn leave(&mut self, state: &AppState, field: &Field, text: &str, actions: &mut Actions) {
        self.refused = None;
        match command(self, state, field, text.trim()) {
            Ok(command) => actions.extend(command.map(Action::Edit)),
            Err(NoNumber) => self.refused = Some((field.clone(), text.trim().to_owned())),
        }
    }
}

/// A line of text; what it says goes into the plan when it is left or Enter is pressed.
pub(super) fn line(
    ui: &mut Ui,
    state: &AppState,
    draft: &mut Draft,
    field: &Field,
    (name, width): (&str, f32),
    actions: &mut Actions,
) {
    let typed = draft.typing.as_ref().filter(|(typed, _)| typed == field);
    let mut text = typed.map_or_else(|| shown_value(draft, state, field), |(_, text)| text.clone());
    let is_typed = typed.is_some();
    let id = Id::unique(("inspect", format!("{field:?}")));
    let edit = TextEdit::singleline(&mut text)
        .id(id)
        .desired_width(width)
        .align(egui::Align2::LEFT_CENTER)
        .margin(egui::Margin::symmetric(6, 4));
    let response = ui.add(edit).accessible_name(name);
    draft.shown |= is_typed;
    if response.lost_focus() || response.clicked_elsewhere() {
        let cancelled = ui.input(|input| input.key_pressed(Key::Escape));
        if let Some((field, text)) = draft.typing.take_if(|(typed, _)| typed == field)
            && !cancelled
        {
            draft.leave(state, &field, &text, actions);
        }
    } else if response.changed() {
        draft.refused = None;
        draft.typing = Some((field.clone(), text));
        draft.shown = true;
    }
}

/// Says so where the text of one of `fields` could not be taken.
pub(super) fn refusal(ui: &mut Ui, state: &AppState, draft: &Draft, fields: &[Field]) {
    let refused = draft.refused.as_ref().filter(|(field, _)| fields.contains(field));
    if let Some((_, text)) = refused {
        let text = state.tr.f("inspect-no-number", &[("text", text.as_str().into())]);
        let skin = Skin::of(ui);
        ui.add(egui::Label::new(theme::label(skin, text).color(skin.worse())).wrap());
    }
}

/// A text that is no number where one is wanted.
struct NoNumber;

/// A number as people write it: decimal comma or point, spaces between thousands.
fn parse(text: &str) -> Result<Option<f64>, NoNumber> {
    let plain: String = text
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .map(|letter| match letter {
            ',' => '.',
            '\u{2212}' => '-',
            other => other,
        })
        .collect();
    if plain.is_empty() {
        return Ok(None);
    }
    let number: f64 = plain.parse().map_err(|_not_a_number| NoNumber)?;
    if number.is_finite() { Ok(Some(number)) } else { Err(NoNumber) }
}

/// `value` with as many decimals as it has, five at the most, as it is typed.
fn plain(state: &AppState, value: f64) -> String {
    let scaled = |places: u8| value * 10_f64.powi(i32::from(places));
    let is_whole = |value: f64| (value - value.round()).abs() < 1e-6 * value.abs().max(1.0);
    let decimals = (0..5_u8).find(|&places| is_whole(scaled(places))).unwrap_or(5);
    state.tr.number(value, usize::from(decimals))
}

/// What all of `values` say; nothing where they differ.
fn common(mut values: impl Iterator<Item = String>) -> String {
    let Some(first) = values.next() else { return String::new() };
    if values.all(|value| value == first) { first } else { String::new() }
}

fn shown_value(draft: &Draft, state: &AppState, field: &Field) -> String {
    if let ((Of::Unit(unit), what), Some((of, half, value))) = (field, draft.half)
        && (*unit, *what) == (of, half)
    {
        return plain(state, value);
    }
    let plan = &state.document.plan;
    let number = |value: Option<f64>| value.map_or_else(String::new, |value| plain(state, value));
    match field {
        (Of::Districts(districts), what) => common(districts.iter().map(|district| {
            let reason = plan.rules.reasons.get(district).cloned().unwrap_or_default();
            match what {
                What::Who => reason.who,
                What::Why => reason.why,
                _ => state.document.name_of(*district).to_owned(),
            }
        })),
        (Of::Group(at), _) => {
            plan.rules.groups.get(*at).map(|group| group.name.clone()).unwrap_or_default()
        }
        (Of::Unit(unit), what) => {
            let Some(unit) = plan.units.get(*unit) else { return String::new() };
            match what {
                What::Letter => unit.letter.clone(),
                What::Lon => number(unit.place.map(|place| place.lon)),
                What::Lat => number(unit.place.map(|place| place.lat)),
                What::Posts => number(unit.capacity.posts),
                What::Area => number(unit.capacity.area_m2),
                What::Who => unit.reason.who.clone(),
                What::Why => unit.reason.why.clone(),
                _ => unit.name.clone(),
            }
        }
        (Of::Travel, What::PointsSource) => plan.travel.centres.source.clone(),
        (Of::Travel, What::TimesSource) => {
            plan.travel.times_in_use().map(|times| times.source.clone()).unwrap_or_default()
        }
        (Of::Travel, _) => plain(state, plan.travel.detour),
    }
}

/// The change that `text` in `field` is; none where it says what is there already.
fn command(
    draft: &mut Draft,
    state: &AppState,
    field: &Field,
    text: &str,
) -> Result<Option<Command>, NoNumber> {
    if text == shown_value(draft, state, field) {
        return Ok(None);
    }
    match field {
        (Of::Districts(districts), what) => Ok(of_districts(state, districts, *what, text)),
        (Of::Group(at), _) => {
            let mut groups = state.document.plan.rules.groups.clone();
            let group: Option<&mut Group> = groups.get_mut(*at).filter(|_| !text.is_empty());
            Ok(group
                .map(|group| text.clone_into(&mut group.name))
                .map(|()| Command::SetGroups(groups)))
        }
        (Of::Unit(unit), what @ (What::Lon | What::Lat)) => place(draft, state, *unit, *what, text),
        (Of::Unit(unit), what) => of_unit(state, *unit, *what, text),
        (Of::Travel, what) => of_travel(state, *what, text),
    }
}

fn of_districts(
    state: &AppState,
    districts: &[DistrictIdx],
    what: What,
    text: &str,
) -> Option<Command> {
    let document = &state.document;
    if what == What::Name {
        let &[district] = districts else { return None };
        let own = document.map.districts.get(district)?.name.as_str();
        let name = (!text.is_empty() && text != own).then(|| text.to_owned());
        return Some(Command::SetDisplayName { district, name });
    }
    let mut commands: Vec<Command> = districts
        .iter()
        .map(|&district| {
            let known = document.plan.rules.reasons.get(&district).cloned().unwrap_or_default();
            let reason = match what {
                What::Who => Rationale { who: text.to_owned(), ..known },
                _ => Rationale { why: text.to_owned(), ..known },
            };
            Command::SetReason { district, reason }
        })
        .collect();
    if commands.len() == 1 {
        return commands.pop();
    }
    let count = commands.len() as f64;
    let label = Message::new("edit-label-reasons").number("count", count);
    Some(Command::Batch { commands, label: Some(label) })
}

fn of_unit(
    state: &AppState,
    unit: UnitIdx,
    what: What,
    text: &str,
) -> Result<Option<Command>, NoNumber> {
    let Some(mut value) = state.document.plan.units.get(unit).cloned() else { return Ok(None) };
    let old = value.name.clone();
    let text_of = |place: &mut String| text.clone_into(place);
    let id = match what {
        What::Name => {
            if text.is_empty() {
                return Ok(None);
            }
            text_of(&mut value.name);
            let commands = vec![Command::SetUnit { unit, value }];
            let label = Message::new("edit-label-unit-name").text("unit", old).text("name", text);
            return Ok(Some(Command::Batch { commands, label: Some(label) }));
        }
        What::Posts => {
            value.capacity.posts = parse(text)?;
            "edit-label-unit-capacity"
        }
        What::Area => {
            value.capacity.area_m2 = parse(text)?;
            "edit-label-unit-capacity"
        }
        What::Who => {
            text_of(&mut value.reason.who);
            "edit-label-unit-reason"
        }
        What::Why => {
            text_of(&mut value.reason.why);
            "edit-label-unit-reason"
        }
        _ => {
            text_of(&mut value.letter);
            "edit-label-unit-letter"
        }
    };
    let label = Message::new(id).text("unit", old);
    let commands = vec![Command::SetUnit { unit, value }];
    Ok(Some(Command::Batch { commands, label: Some(label) }))
}

/// A place needs both halves: the first is kept until the other is said. An empty one takes the
/// place away.
fn place(
    draft: &mut Draft,
    state: &AppState,
    unit: UnitIdx,
    what: What,
    text: &str,
) -> Result<Option<Command>, NoNumber> {
    let Some(value) = parse(text)? else {
        draft.half = None;
        return Ok(set_place(state, unit, None));
    };
    let known = state.document.plan.units.get(unit).and_then(|unit| unit.place);
    let other = draft.half.take_if(|(of, half, _)| *of == unit && *half != what);
    let place = match (what, known, other) {
        (What::Lon, Some(place), _) => Place { lon: value, ..place },
        (_, Some(place), _) => Place { lat: value, ..place },
        (What::Lon, None, Some((_, _, lat))) => Place { lon: value, lat },
        (_, None, Some((_, _, lon))) => Place { lon, lat: value },
        (_, None, None) => {
            draft.half = Some((unit, what, value));
            return Ok(None);
        }
    };
    Ok(set_place(state, unit, Some(place)))
}

fn of_travel(state: &AppState, what: What, text: &str) -> Result<Option<Command>, NoNumber> {
    let mut travel = state.document.plan.travel.clone();
    let mode = travel.mode.clone();
    match what {
        What::PointsSource => text.clone_into(&mut travel.centres.source),
        What::TimesSource => {
            let in_use = travel.times.iter_mut().find(|times| Some(&times.mode) == mode.as_ref());
            if let Some(times) = in_use {
                text.clone_into(&mut times.source);
            }
        }
        _ => travel.detour = parse(text)?.unwrap_or(crate::model::DEFAULT_DETOUR),
    }
    Ok(Some(Command::SetTravel(travel)))
}
