//! What the program remembers between sessions: settings and recent files.
//!
//! Neither is worth an error message when it is damaged: what cannot be read is as if new.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::store::{StoreError, load_text, save};

/// How many recent files are remembered.
pub const MAX_RECENT: usize = 10;

const OVERRIDE: &str = "NARPLAN_CONFIG_DIR";

/// The folder for settings and recent files: `NARPLAN_CONFIG_DIR` where that is set, else the
/// system's own; `None` where the user has no home.
#[must_use]
pub fn config_dir() -> Option<PathBuf> {
    overridden(env::var_os(OVERRIDE))
        .or_else(|| project_dirs().map(|dirs| dirs.config_dir().to_owned()))
}

/// The folder for autosaves of plans without a file: `state` in `NARPLAN_CONFIG_DIR` where that
/// is set, else the system's own; `None` where the user has no home.
#[must_use]
pub fn state_dir() -> Option<PathBuf> {
    let system = |dirs: directories::ProjectDirs| {
        dirs.state_dir().unwrap_or_else(|| dirs.data_local_dir()).to_owned()
    };
    overridden(env::var_os(OVERRIDE))
        .map(|folder| folder.join("state"))
        .or_else(|| project_dirs().map(system))
}

/// The user's folder for documents, if there is one.
#[must_use]
pub fn documents_dir() -> Option<PathBuf> {
    let dirs = directories::UserDirs::new()?;
    dirs.document_dir().filter(|dir| dir.is_dir()).map(Path::to_owned)
}

fn overridden(value: Option<OsString>) -> Option<PathBuf> {
    value.filter(|value| !value.is_empty()).map(PathBuf::from)
}

fn project_dirs() -> Option<directories::ProjectDirs> {
    directories::ProjectDirs::from("", "", "Narplan")
}

/// Files that were open lately, newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recent {
    paths: Vec<PathBuf>,
}

#[derive(Default, Serialize, Deserialize)]
struct RecentFile {
    paths: Vec<String>,
}

impl Recent {
    /// Reads the list in the config folder `dir`; files that are gone are left out.
    #[must_use]
    pub fn load(dir: &Path) -> Self {
        let file: RecentFile = read_json(&Self::path(dir)).unwrap_or_default();
        let mut recent = Self::default();
        for path in file.paths.into_iter().rev().map(PathBuf::from).filter(|path| path.is_file()) {
            recent.add(&path);
        }
        recent
    }

    /// Puts `path` first.
    pub fn add(&mut self, path: &Path) {
        self.remove(path);
        self.paths.insert(0, path.to_owned());
        self.paths.truncate(MAX_RECENT);
    }

    /// Takes `path` away.
    pub fn remove(&mut self, path: &Path) {
        self.paths.retain(|known| known != path);
    }

    /// The files, newest first.
    #[must_use]
    pub fn paths(&self) -> &[PathBuf] {
        &self.paths
    }

    /// Writes the list to the config folder `dir`. A path that is not Unicode is left out.
    ///
    /// # Errors
    /// [`StoreError::Write`].
    pub fn save(&self, dir: &Path) -> Result<(), StoreError> {
        let paths = self.paths.iter().filter_map(|path| path.to_str().map(str::to_owned));
        write_json(dir, &Self::path(dir), &RecentFile { paths: paths.collect() })
    }

    fn path(dir: &Path) -> PathBuf {
        dir.join("recent.json")
    }
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the system.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// How the user wants the program.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Settings {
    /// Language of the program, as a tag such as `sv`.
    pub language: String,
    /// Light or dark.
    pub theme: Theme,
    /// Size of everything in the window, 1 for the system's own; 0.5 to 3.
    pub zoom: f32,
    /// Whether movement in the window is left out.
    pub reduce_motion: bool,
    /// The folder that was last exported to; empty where none was.
    pub export_folder: String,
    /// Whether that folder is opened when an export is done.
    pub export_opens: bool,
    /// What a newer program wrote here and this one does not know; kept as it is.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: "sv".to_owned(),
            theme: Theme::System,
            zoom: 1.0,
            reduce_motion: false,
            export_folder: String::new(),
            export_opens: false,
            other: Map::new(),
        }
    }
}

impl Settings {
    /// Reads the settings in the config folder `dir`; each that is missing or damaged has its
    /// default.
    #[must_use]
    pub fn load(dir: &Path) -> Self {
        let mut file: Map<String, Value> = read_json(&Self::path(dir)).unwrap_or_default();
        let default = Self::default();
        let zoom = take(&mut file, "zoom").unwrap_or(default.zoom);
        Self {
            language: take(&mut file, "language").unwrap_or(default.language),
            theme: take(&mut file, "theme").unwrap_or(default.theme),
            zoom: if (0.5..=3.0).contains(&zoom) { zoom } else { default.zoom },
            reduce_motion: take(&mut file, "reduce_motion").unwrap_or(default.reduce_motion),
            export_folder: take(&mut file, "export_folder").unwrap_or_default(),
            export_opens: take(&mut file, "export_opens").unwrap_or(default.export_opens),
            other: file,
        }
    }

    /// Writes the settings to the config folder `dir`.
    ///
    /// # Errors
    /// [`StoreError::Write`].
    pub fn save(&self, dir: &Path) -> Result<(), StoreError> {
        write_json(dir, &Self::path(dir), self)
    }

    fn path(dir: &Path) -> PathBuf {
        dir.join("settings.json")
    }
}

fn take<T: DeserializeOwned>(file: &mut Map<String, Value>, name: &str) -> Option<T> {
    file.remove(name).and_then(|value| serde_json::from_value(value).ok())
}

fn read_json<T: DeserializeOwned>(path: &Path) -> Option<T> {
    load_text(path).ok().and_then(|text| serde_json::from_str(&text).ok())
}

fn write_json(dir: &Path, path: &Path, value: &impl Serialize) -> Result<(), StoreError> {
    fs::create_dir_all(dir).map_err(|source| StoreError::Write { path: dir.to_owned(), source })?;
    let text = serde_json::to_string_pretty(value)
        .map_err(|error| StoreError::Unwritable(error.to_string()))?;
    save(path, &(text + "\n"))
}
