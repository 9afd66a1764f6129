//! Why a passport could not be read.

use crate::model::{Explain, Message};

/// Why a passport could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PassportError {
    /// The file carries none.
    #[error("the file carries no plan: it was exported without one, or lost it on the way")]
    Missing,
    /// The file is not whole.
    #[error("the {kind} file cannot be read: {detail}")]
    Damaged {
        /// What kind of file it is.
        kind: &'static str,
        /// What is wrong with it.
        detail: String,
    },
    /// The passport is larger than any plan.
    #[error("the plan in the file is larger than {limit_mib} MiB")]
    TooLarge {
        /// The limit, MiB.
        limit_mib: usize,
    },
    /// What stands in the passport's place is none.
    #[error("the plan in the file cannot be read: {0}")]
    Wrong(String),
    /// The plan's map is neither built in nor beside the file.
    #[error("the plan is on the map {file}, which does not lie beside the file: put it there")]
    NoMap {
        /// Name of the map's file.
        file: String,
    },
    /// A newer program wrote it.
    #[error("the file has version {found}, this program reads up to {known}: update the program")]
    Newer {
        /// Version of the passport.
        found: u64,
        /// The newest that is known.
        known: u64,
    },
}

impl PassportError {
    pub(super) fn damaged(kind: &'static str, detail: &impl ToString) -> Self {
        Self::Damaged { kind, detail: detail.to_string() }
    }

    pub(super) const fn too_large() -> Self {
        Self::TooLarge { limit_mib: super::MAX_BYTES / (1024 * 1024) }
    }
}

impl Explain for PassportError {
    fn message(&self) -> Message {
        match self {
            Self::Missing => Message::new("passport-error-missing"),
            Self::Damaged { kind, detail } => {
                Message::new("passport-error-damaged").text("kind", *kind).text("detail", detail)
            }
            Self::TooLarge { limit_mib } => {
                Message::new("passport-error-too-large").number("limit", *limit_mib as f64)
            }
            Self::Wrong(detail) => Message::new("passport-error-wrong").text("detail", detail),
            Self::NoMap { file } => Message::new("passport-error-no-map").text("file", file),
            Self::Newer { found, known } => Message::new("passport-error-newer")
                .text("found", found.to_string())
                .text("known", known.to_string()),
        }
    }
}
