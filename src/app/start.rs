//! The state that the window begins with.

use super::files::{AppError, Opened, from_preset};
use super::presets::Preset;
use super::state::{AppState, Dialog, ThemeChoice};
use crate::i18n::Language;
use crate::model::Explain;
use crate::store::{Recent, Settings, Theme, config_dir};

/// What the program remembers from earlier sessions.
#[derive(Clone, Debug, Default)]
pub struct Remembered {
    /// Whether what happens now is remembered in its turn.
    keeps: bool,
    settings: Settings,
    recent: Recent,
}

impl Remembered {
    /// What the config folder holds; what cannot be read is as if new.
    #[must_use]
    pub fn load() -> Self {
        config_dir().map_or_else(Self::default, |dir| Self {
            keeps: true,
            settings: Settings::load(&dir),
            recent: Recent::load(&dir),
        })
    }

    /// The language that was chosen; Swedish where none was.
    #[must_use]
    pub fn language(&self) -> Language {
        if self.settings.language == "en" { Language::En } else { Language::Sv }
    }
}

impl AppState {
    /// The state that the window begins with: `opened`, or the first preset where that is an
    /// error, which is then told. Claims the plan's autosave and asks about work that an earlier
    /// session left.
    ///
    /// # Errors
    /// [`AppError`] where not even the preset can be read.
    pub fn begin(
        opened: Result<Opened, AppError>,
        remembered: Remembered,
        language: Language,
    ) -> Result<Self, AppError> {
        let (opened, error) = match opened {
            Ok(opened) => (opened, None),
            Err(error) => (from_preset(Preset::FIRST)?, Some(error)),
        };
        let Opened { document, notes, choice, .. } = opened;
        let mut state = Self::new(document, language);
        state.theme = match remembered.settings.theme {
            Theme::System => ThemeChoice::System,
            Theme::Light => ThemeChoice::Light,
            Theme::Dark => ThemeChoice::Dark,
        };
        state.recent = remembered.recent.paths().to_vec();
        state.settings = remembered.settings;
        state.remembers = remembered.keeps;
        let path = state.document.path.clone();
        if let Some(path) = &path {
            state.remember(path.clone());
            if remembered.keeps {
                super::files::remember(path);
            }
        }
        state.tell(&notes, choice);
        // Without its autosave a plan can still be worked on, but one should know.
        match state.autosave.claim(path.as_deref()) {
            Ok(Some(recovery)) => state.ask(Dialog::Recover(Box::new(recovery))),
            Ok(None) => {}
            Err(error) => {
                let text = super::say(&state.tr, &error.message());
                state.notify(super::NoticeKind::Error, text);
            }
        }
        if let Some(error) = error {
            let text = super::say(&state.tr, &error.message());
            state.notify(super::NoticeKind::Error, text);
        }
        Ok(state)
    }

    /// The state for a picture of the window: nothing remembered, nothing claimed.
    #[must_use]
    pub fn for_picture(opened: Opened, language: Language, dark: bool) -> Self {
        let mut state = Self::new(opened.document, language);
        state.theme = if dark { ThemeChoice::Dark } else { ThemeChoice::Light };
        state
    }
}
