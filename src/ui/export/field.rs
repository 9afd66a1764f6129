//! Lines of text that are taken once, when they are left.

use egui::{Id, Key, TextEdit, Ui};

use crate::app::{Action, AppState, ExportAction};
use crate::edit::Command;
use crate::model::{Logo, Papers};
use crate::ui::Actions;
use crate::ui::theme::{self, Skin};

/// What a line is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line {
    Version,
    Date,
    Committee,
    Department,
    Accent,
    Alt,
    Folder,
}

/// What is being typed, and what could not be taken.
#[derive(Debug, Default)]
pub(super) struct Fields {
    typing: Option<(Line, String)>,
    refused: Option<(Line, String)>,
}

impl Fields {
    /// Lets go of what is typed.
    pub(super) fn forget(&mut self) {
        *self = Self::default();
    }
}

/// A line of text; what it says is taken when it is left or Enter is pressed.
pub(super) fn line(
    ui: &mut Ui,
    state: &AppState,
    fields: &mut Fields,
    line: Line,
    (name, width): (&str, f32),
    actions: &mut Actions,
) {
    let typed = fields.typing.as_ref().filter(|(typed, _)| *typed == line);
    let refused = fields.refused.as_ref().filter(|(refused, _)| *refused == line);
    let mut text = typed.or(refused).map_or_else(|| shown(state, line), |(_, text)| text.clone());
    let edit = TextEdit::singleline(&mut text)
        .id(Id::unique(("export", name)))
        .desired_width(width)
        .hint_text(hint(state, line))
        .align(egui::Align2::LEFT_CENTER)
        .margin(egui::Margin::symmetric(6, 4));
    let response = ui.add(edit).accessible_name(name);
    if response.lost_focus() || response.clicked_elsewhere() {
        let is_dropped = ui.input(|input| input.key_pressed(Key::Escape));
        if let Some((_, text)) = fields.typing.take_if(|(typed, _)| *typed == line)
            && !is_dropped
        {
            fields.refused = None;
            match taken(state, line, text.trim()) {
                Ok(action) => actions.extend(action),
                Err(Wrong) => fields.refused = Some((line, text)),
            }
        }
    } else if response.changed() {
        fields.refused = None;
        fields.typing = Some((line, text));
    }
}

/// Says so where the text of `line` could not be taken.
pub(super) fn refusal(ui: &mut Ui, state: &AppState, fields: &Fields, line: Line) {
    let id = match line {
        Line::Accent => "store-problem-colour",
        _ => "store-problem-day",
    };
    if let Some((_, text)) = fields.refused.as_ref().filter(|(refused, _)| *refused == line) {
        let text = state.tr.f(id, &[("value", text.trim().into())]);
        let skin = Skin::of(ui);
        ui.add(egui::Label::new(theme::label(skin, text).color(skin.worse())).wrap());
    }
}

fn shown(state: &AppState, line: Line) -> String {
    let papers = &state.document.plan.papers;
    match line {
        Line::Version => papers.version.clone(),
        Line::Date => papers.date.map(|date| date.to_string()).unwrap_or_default(),
        Line::Committee => papers.committee.clone(),
        Line::Department => papers.department.clone(),
        Line::Accent => papers.accent.map(|accent| accent.to_string()).unwrap_or_default(),
        Line::Alt => papers.logo.as_ref().map(|logo| logo.alt.clone()).unwrap_or_default(),
        Line::Folder => state.export.choices.folder.clone(),
    }
}

/// What stands in an empty line.
fn hint(state: &AppState, line: Line) -> String {
    let tr = &state.tr;
    match line {
        Line::Version => tr.t("export-version-hint").to_owned(),
        Line::Date => tr.t("export-date-hint").to_owned(),
        Line::Committee => tr.t("memo-head-committee").to_owned(),
        Line::Department => tr.t("memo-head-office-name").to_owned(),
        Line::Accent => crate::model::Accent::default().to_string(),
        Line::Alt => tr.t("export-alt-hint").to_owned(),
        Line::Folder => tr.t("export-folder-hint").to_owned(),
    }
}

/// A text that says nothing of the kind.
struct Wrong;

/// What `text` in `line` asks for; nothing where it says what is there already.
fn taken(state: &AppState, line: Line, text: &str) -> Result<Option<Action>, Wrong> {
    if text == shown(state, line) {
        return Ok(None);
    }
    let mut papers = state.document.plan.papers.clone();
    let said = !text.is_empty();
    match line {
        Line::Version => text.clone_into(&mut papers.version),
        Line::Committee => text.clone_into(&mut papers.committee),
        Line::Department => text.clone_into(&mut papers.department),
        Line::Date => {
            papers.date = said.then(|| text.parse()).transpose().map_err(|_wrong: String| Wrong)?;
        }
        Line::Accent => {
            papers.accent =
                said.then(|| text.parse()).transpose().map_err(|_wrong: String| Wrong)?;
        }
        Line::Alt => {
            papers.logo = papers.logo.map(|logo| Logo { alt: text.to_owned(), ..logo });
        }
        Line::Folder => {
            let mut choices = state.export.choices.clone();
            text.clone_into(&mut choices.folder);
            return Ok(Some(Action::Exporting(ExportAction::Choose(Box::new(choices)))));
        }
    }
    Ok(Some(change(papers)))
}

/// The change of the plan's papers to these.
pub(super) fn change(papers: Papers) -> Action {
    Action::Edit(Command::SetPapers(Box::new(papers)))
}
