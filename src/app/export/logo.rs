//! The sender's logo, from its file and from a plan.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use super::super::document::Document;
use super::super::files::AppError;
use crate::model::{Logo, MAX_LOGO_BYTES, Message};
use crate::report::{LogoError, read_logo};

/// The logo in the file at `path`; it still has no alternative text.
pub(super) fn open_logo(path: &Path) -> Result<Logo, AppError> {
    let failed = |source| AppError::Io { path: path.to_owned(), source };
    let mut bytes = Vec::new();
    let most = MAX_LOGO_BYTES as u64 + 1;
    let file = File::open(path).map_err(failed)?;
    let size = file.metadata().map_err(failed)?.len();
    if size >= most {
        return Err(LogoError::TooLarge(size as usize).into());
    }
    file.take(most).read_to_end(&mut bytes).map_err(failed)?;
    Ok(read_logo(&bytes, "")?)
}

/// Takes away a logo that no paper could be made with; gives what to tell of it.
pub(in crate::app) fn drop_broken_logo(document: &mut Document) -> Option<Message> {
    let logo = document.plan.papers.logo.as_ref()?;
    let error = read_logo(&logo.bytes, &logo.alt).err()?;
    document.plan.papers.logo = None;
    let detail = error.to_string();
    Some(Message::new("logo-note-dropped").text("detail", detail))
}
