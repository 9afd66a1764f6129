//! What a plan's papers say of themselves, on disk. The logo stands in the file as base64.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};

use crate::edit::{EditError, check};
use crate::model::{Logo, LogoFormat, Papers, Status};
use crate::store::{Reason, StoreError};

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct PapersFile {
    #[serde(skip_serializing_if = "is_draft")]
    status: Status,
    #[serde(skip_serializing_if = "String::is_empty")]
    version: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(skip_serializing_if = "String::is_empty")]
    committee: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    department: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    accent: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    logo: Option<LogoFile>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct LogoFile {
    alt: String,
    base64: String,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks with a reference")]
fn is_draft(status: &Status) -> bool {
    *status == Status::Draft
}

/// Reads what stands under `papers`.
pub(super) fn papers(file: PapersFile) -> Result<Papers, StoreError> {
    let date = file.date.map(|text| match text.parse() {
        Ok(date) => Ok(date),
        Err(_) => Err(StoreError::invalid("papers.date", Reason::NotADay(text))),
    });
    let accent = file.accent.map(|text| match text.parse() {
        Ok(accent) => Ok(accent),
        Err(_) => Err(StoreError::invalid("papers.accent", Reason::NotAColour(text))),
    });
    let papers = Papers {
        status: file.status,
        version: file.version,
        date: date.transpose()?,
        committee: file.committee,
        department: file.department,
        accent: accent.transpose()?,
        logo: file.logo.map(logo).transpose()?,
    };
    check::papers(&papers).map_err(|rule| StoreError::invalid("papers", rule))?;
    Ok(papers)
}

fn logo(file: LogoFile) -> Result<Logo, StoreError> {
    let wrong = || StoreError::invalid("papers.logo", EditError::LogoFormat);
    let bytes = STANDARD.decode(file.base64.as_bytes()).map_err(|_no_base64| wrong())?;
    let format = LogoFormat::of(&bytes).ok_or_else(wrong)?;
    Ok(Logo { format, bytes: bytes.into(), alt: file.alt })
}

/// What is written; none where nothing was said.
pub(super) fn papers_file(papers: &Papers) -> Option<PapersFile> {
    (*papers != Papers::default()).then(|| PapersFile {
        status: papers.status,
        version: papers.version.clone(),
        date: papers.date.map(|date| date.to_string()),
        committee: papers.committee.clone(),
        department: papers.department.clone(),
        accent: papers.accent.map(|accent| accent.to_string()),
        logo: papers
            .logo
            .as_ref()
            .map(|logo| LogoFile { alt: logo.alt.clone(), base64: STANDARD.encode(&logo.bytes) }),
    })
}
