//! What a plan's papers can say of themselves.

use crate::edit::EditError;
use crate::model::{LogoFormat, MAX_LOGO_BYTES, MAX_PAPER_TEXT, MIN_ACCENT_CONTRAST, Papers};

/// Whether `papers` can stand on a page.
///
/// # Errors
/// [`EditError::PaperText`], [`EditError::AccentTooLight`], [`EditError::LogoTooLarge`],
/// [`EditError::LogoFormat`], [`EditError::LogoWithoutAlt`].
pub fn papers(papers: &Papers) -> Result<(), EditError> {
    let alt = papers.logo.as_ref().map_or("", |logo| logo.alt.as_str());
    for text in [papers.version.as_str(), &papers.committee, &papers.department, alt] {
        line(text)?;
    }
    if let Some(accent) = papers.accent {
        let contrast = accent.contrast_with_white();
        if contrast < MIN_ACCENT_CONTRAST {
            return Err(EditError::AccentTooLight { colour: accent.to_string(), contrast });
        }
    }
    let Some(logo) = &papers.logo else { return Ok(()) };
    if logo.bytes.len() > MAX_LOGO_BYTES {
        return Err(EditError::LogoTooLarge(logo.bytes.len()));
    }
    if LogoFormat::of(&logo.bytes) != Some(logo.format) {
        return Err(EditError::LogoFormat);
    }
    if logo.alt.trim().is_empty() { Err(EditError::LogoWithoutAlt) } else { Ok(()) }
}

/// Whether `text` fits on one line of a page.
fn line(text: &str) -> Result<(), EditError> {
    let is_line = text.chars().count() <= MAX_PAPER_TEXT && !text.chars().any(char::is_control);
    if is_line { Ok(()) } else { Err(EditError::PaperText) }
}
