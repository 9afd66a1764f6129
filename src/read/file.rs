//! Files on disk.

use std::fs::File;
use std::io::{ErrorKind, Read as _};
use std::path::Path;

use crate::model::{DistrictSet, IndicatorTable};
use crate::read::figures::{self, Joined};
use crate::read::indicators;
use crate::read::map::{self, INDICATORS_CSV, INDICATORS_TOML, MANIFEST};
use crate::read::{NameChoices, Read, ReadError, ReadNote, Sidecars};

/// The largest file that is read, bytes. All of Sweden in full detail is a fourth of it; more
/// would not fit in an ordinary computer's memory while it is read.
pub const MAX_FILE_BYTES: u64 = 200_000_000;

/// Opens the map in `path`, a GeoJSON file, with `manifest.toml`, `indicators.toml` and
/// `indicators.csv` where they stand beside it.
///
/// # Errors
/// [`ReadError`], with the place in the file where there is one; nothing is then read.
pub fn open_map(path: &Path, choices: &NameChoices) -> Result<Read<DistrictSet>, ReadError> {
    let extension = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    if extension != "geojson" && extension != "json" {
        return Err(ReadError::UnknownKind { file: path.display().to_string() });
    }
    let geojson = text_of(path)?;
    let manifest = beside(path, MANIFEST)?;
    let indicators_toml = beside(path, INDICATORS_TOML)?;
    let indicators_csv = beside(path, INDICATORS_CSV)?;
    let sidecars = Sidecars {
        manifest: manifest.as_deref(),
        indicators_toml: indicators_toml.as_deref(),
        indicators_csv: indicators_csv.as_deref(),
    };
    let file = path.file_name().unwrap_or_default().to_string_lossy();
    map::parse_map(&file, &geojson, &sidecars, choices)
}

/// Opens the table of figures in `path`, a CSV file joined to the districts of `map` by code: one
/// indicator a column, of which nothing is known but its title.
///
/// # Errors
/// [`ReadError`], with the place in the file where there is one; nothing is then read.
pub fn open_indicators(
    path: &Path,
    map: &DistrictSet,
) -> Result<(IndicatorTable, Vec<ReadNote>), ReadError> {
    let text = text_of(path)?;
    let file = path.file_name().unwrap_or_default().to_string_lossy();
    let districts: Vec<Joined<'_>> = map
        .districts
        .iter()
        .map(|district| Joined { code: &district.code, name: &district.name })
        .collect();
    let mut notes = Vec::new();
    let columns = figures::from_csv(&file, &text, &districts, None, &mut notes)?;
    Ok((indicators::undescribed(columns, &file), notes))
}

/// The text of the file `name` in the folder of `path`, if there is one.
fn beside(path: &Path, name: &str) -> Result<Option<String>, ReadError> {
    match text_of(&path.with_file_name(name)) {
        Ok(text) => Ok(Some(text)),
        Err(ReadError::FileMissing { .. }) => Ok(None),
        Err(error) => Err(error),
    }
}

pub(super) fn text_of(path: &Path) -> Result<String, ReadError> {
    let name = || path.display().to_string();
    let bytes = bytes_of(path)?;
    String::from_utf8(bytes).map_err(|error| {
        let good = error.utf8_error().valid_up_to();
        let before = error.as_bytes().get(..good).unwrap_or_default();
        let line = before.split(|byte| *byte == b'\n').count();
        ReadError::NotUtf8 { file: name(), line }
    })
}

fn bytes_of(path: &Path) -> Result<Vec<u8>, ReadError> {
    let failure = |error: &std::io::Error| {
        let file = path.display().to_string();
        match error.kind() {
            ErrorKind::NotFound => ReadError::FileMissing { file },
            ErrorKind::PermissionDenied => ReadError::FileDenied { file },
            _ => ReadError::FileUnreadable { file, reason: error.to_string() },
        }
    };
    let too_large = |size: u64| ReadError::FileTooLarge {
        file: path.display().to_string(),
        size_mb: size as f64 / 1e6,
        limit_mb: MAX_FILE_BYTES as f64 / 1e6,
    };
    let file = File::open(path).map_err(|error| failure(&error))?;
    let size = file.metadata().map_err(|error| failure(&error))?.len();
    if size > MAX_FILE_BYTES {
        return Err(too_large(size));
    }
    let mut bytes = Vec::new();
    // A pipe says that it has no size, and a file may grow while it is read.
    file.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes).map_err(|error| failure(&error))?;
    let read = bytes.len() as u64;
    if read > MAX_FILE_BYTES { Err(too_large(read)) } else { Ok(bytes) }
}
