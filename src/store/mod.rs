//! The plan file and what stands around it: saving, recovering, recent files, settings.
//!
//! A plan is stored as `*.narplan.json` (UTF-8, version 4; version 1 had no rules and no travel,
//! version 2 nothing for the model beside the parameters, no gates and no uncertainty, version 3 no
//! finer areas and nothing of how the map is shown).
//! Reading is strict: what the program does not know it refuses by name, so that nothing is lost
//! when the file is saved again.

mod autosave;
mod error;
mod file;
mod format;
mod map_path;
mod model;
mod pairs;
mod papers;
mod parse;
mod passport;
mod rules;
mod scenarios;
mod settings;
#[cfg(test)]
mod tests;
mod write;

pub use autosave::{AutosaveSlot, Recovery, autosave_path};
pub use error::{LoadNote, Reason, StoreError};
pub use file::{MAX_FILE_BYTES, load_text, save, save_all, save_bytes};
pub use format::{FORMAT, VERSION};
pub use map_path::{check_map, relative_map_path, resolve_map_path};
pub use parse::{Loaded, parse, peek_map};
pub use passport::{
    PDF_FILE, PDF_KIND, Part, Passport, PassportError, leaving, passport_in, plan_hash,
};
pub use settings::{MAX_RECENT, Recent, Settings, Theme, config_dir, documents_dir, state_dir};
pub use write::to_json;
