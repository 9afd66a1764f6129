//! What a map is called and where it comes from: `manifest.toml`.

use serde::Deserialize;

use crate::read::ReadError;

/// The part of a manifest that the program uses; the rest tells people where the data is from.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct Manifest {
    pub(super) name: Option<String>,
    pub(super) title_sv: Option<String>,
    pub(super) title_en: Option<String>,
    pub(super) title_attribution_sv: Option<String>,
    pub(super) title_attribution_en: Option<String>,
    #[serde(default)]
    file: Vec<ManifestFile>,
}

#[derive(Clone, Debug, Deserialize)]
struct ManifestFile {
    path: String,
    sha256: Option<String>,
}

impl Manifest {
    /// Reads the TOML text of `file`.
    pub(super) fn of(file: &str, text: &str) -> Result<Self, ReadError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        toml::from_str(text).map_err(|error| toml_error(file, text, &error))
    }

    /// Whether the manifest is about a file of this name.
    pub(super) fn describes(&self, file: &str) -> bool {
        self.file.iter().any(|entry| entry.path == file)
    }

    /// Whether the manifest says another SHA-256 of `file` than `sha256`.
    pub(super) fn contradicts(&self, file: &str, sha256: &str) -> bool {
        let entry = self.file.iter().find(|entry| entry.path == file);
        let said = entry.and_then(|entry| entry.sha256.as_deref());
        said.is_some_and(|said| !said.eq_ignore_ascii_case(sha256))
    }
}

/// The place and cause of an error in TOML text.
pub(super) fn toml_error(file: &str, text: &str, error: &toml::de::Error) -> ReadError {
    let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
    ReadError::Toml {
        file: file.to_owned(),
        line: before.matches('\n').count() + 1,
        detail: error.message().to_owned(),
    }
}
