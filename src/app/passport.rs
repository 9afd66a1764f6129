//! A plan out of an export that carries it.

use std::path::Path;
use std::sync::Arc;

use super::document::Document;
use super::export::drop_broken_logo;
use super::files::{AppError, Opened, builtin_map, codes_of, read_finer};
use super::mapping::unknown_in_style;
use crate::model::{DistrictSet, Explain, MapRef, Message};
use crate::read::{NameChoices, ReadError};
use crate::store::{self, Part, Passport, PassportError, StoreError};

/// The plan that the export at `carrier` carries: as it was, as a new plan without a file of its
/// own. What it rests on and is no longer the same is told.
///
/// # Errors
/// What is wrong with the plan, or that its map is not there.
pub(super) fn open(passport: &Passport, carrier: &Path) -> Result<Opened, AppError> {
    let text = passport.plan_text()?;
    let (map, place, mut notes) = map_of(&store::peek_map(&text)?, carrier)?;
    let loaded = store::parse(&text, &codes_of(&map))?;
    notes.extend(loaded.notes.iter().map(Explain::message));
    let mut plan = loaded.plan;
    if let (MapRef::File { path, sha256, .. }, Some(place)) = (&mut plan.map, place) {
        *path = place;
        sha256.clone_from(&map.sha256);
    }
    // Other files are looked for beside the export; then the plan has no file.
    let mut document = Document::new(map, plan, Some(carrier.to_owned()));
    notes.extend(read_finer(&mut document));
    notes.extend(drop_broken_logo(&mut document));
    document.path = None;
    let style = document.plan.style.as_ref();
    notes.extend(style.and_then(|style| unknown_in_style(style, &document.map.indicators)));
    let other = passport.differences(&document.map, &document.plan)?;
    notes.extend(other.into_iter().map(differs));
    if !passport.is_of_this_program() {
        let version = passport.program_version();
        notes.push(Message::new("passport-note-program").text("version", version));
    }
    Ok(Opened { is_carried: true, ..Opened::new(document, notes) })
}

fn differs(part: Part) -> Message {
    Message::new("passport-note-differs").text("part", part.id())
}

/// A map, the place of its file if it has one, and what its reader noticed.
type FoundMap = (Arc<DistrictSet>, Option<String>, Vec<Message>);

/// The map that `reference` means, seen from the export.
fn map_of(reference: &MapRef, carrier: &Path) -> Result<FoundMap, AppError> {
    let (path, code_property, name_property) = match reference {
        MapRef::Builtin(name) => return Ok((builtin_map(name)?, None, Vec::new())),
        MapRef::File { path, code_property, name_property, .. } => {
            (path, code_property, name_property)
        }
    };
    let place = store::resolve_map_path(carrier, path);
    let choices = NameChoices { code: code_property.clone(), name: name_property.clone() };
    let read = crate::read::open_map(&place, &choices).map_err(|error| match error {
        ReadError::FileMissing { .. } => AppError::Store(StoreError::Passport {
            path: carrier.to_owned(),
            problem: PassportError::NoMap { file: path.clone() },
        }),
        other => AppError::Read(other),
    })?;
    let notes = read.report.notes.iter().map(Explain::message).collect();
    let place = place.to_string_lossy().replace('\\', "/");
    Ok((Arc::new(read.value), Some(place), notes))
}

#[cfg(test)]
mod tests;
