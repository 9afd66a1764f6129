//! CSV tables that are read into a plan: their rows, columns by title, whom they are about, and
//! what can be wrong with them.
//!
//! Each is taken whole or not at all: what cannot be understood is told with its place in the
//! file, and then nothing of the file is used.

mod error;
mod rows;

use std::path::Path;

pub(super) use error::few;
pub use error::{TableColumn, TableError};
pub(super) use rows::{Row, Rows, Who};

/// What was read of a table, and what there is to say about it.
#[derive(Clone, Debug, PartialEq)]
pub struct TableRead<T, Note> {
    /// What was read.
    pub value: T,
    /// What was read and what is missing.
    pub notes: Vec<Note>,
}

pub(super) fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
