//! What can go wrong on the command line, and the exit codes.

#[cfg(feature = "gui")]
use std::path::PathBuf;

use crate::app::{AppError, Explain, Failure, Message};

/// Exit codes, after `sysexits.h` where that has one.
pub(super) mod exit {
    /// All went well.
    pub(in crate::cli) const OK: u8 = 0;
    /// `check --strict` found problems.
    pub(in crate::cli) const STRICT: u8 = 1;
    /// The command line is wrong.
    pub(in crate::cli) const USAGE: u8 = 2;
    /// A file has an error in it.
    pub(in crate::cli) const DATA: u8 = 65;
    /// A file is not there or may not be read.
    pub(in crate::cli) const NO_INPUT: u8 = 66;
    /// The machine lacks something: a display, a graphics driver.
    pub(in crate::cli) const UNAVAILABLE: u8 = 69;
    /// A file cannot be written.
    pub(in crate::cli) const CANT_CREATE: u8 = 73;
}

/// Why a command could not be carried out.
#[derive(Debug, thiserror::Error)]
pub(super) enum CliError {
    #[error(transparent)]
    App(#[from] AppError),
    /// Neither a file nor a subcommand.
    #[cfg(feature = "gui")]
    #[error("{}: no such file or subcommand", path.display())]
    NoSuchFile { path: PathBuf },
    #[error("standard output: {0}")]
    Stdout(std::io::Error),
    #[error("JSON: {0}")]
    Json(serde_json::Error),
    /// A question without an answer; the words are the user's.
    #[error("{0}")]
    NoAnswer(String),
    /// The program was built without its window.
    #[cfg(not(feature = "gui"))]
    #[error("built without the feature gui")]
    NoGui,
    #[cfg(all(feature = "gui", target_os = "linux"))]
    #[error("neither WAYLAND_DISPLAY nor DISPLAY is set")]
    NoDisplay,
    #[cfg(feature = "gui")]
    #[error("{0}")]
    NoWindow(String),
    /// The window ended in a panic, whose message the standard hook has written.
    #[cfg(feature = "gui")]
    #[error("the window ended in a panic")]
    Crashed,
    #[cfg(feature = "gui")]
    #[error(transparent)]
    Screenshot(#[from] crate::ui::ScreenshotError),
}

impl CliError {
    /// The program's exit code.
    pub(super) fn exit_code(&self) -> u8 {
        match self {
            Self::App(error) => match error.failure() {
                Failure::Name => exit::USAGE,
                Failure::NoInput => exit::NO_INPUT,
                Failure::Data => exit::DATA,
                Failure::Output => exit::CANT_CREATE,
            },
            #[cfg(feature = "gui")]
            Self::NoSuchFile { .. } => exit::NO_INPUT,
            Self::Stdout(_) => exit::CANT_CREATE,
            Self::Json(_) | Self::NoAnswer(_) => exit::DATA,
            #[cfg(not(feature = "gui"))]
            Self::NoGui => exit::UNAVAILABLE,
            #[cfg(all(feature = "gui", target_os = "linux"))]
            Self::NoDisplay => exit::UNAVAILABLE,
            #[cfg(feature = "gui")]
            Self::NoWindow(_) | Self::Crashed => exit::UNAVAILABLE,
            #[cfg(feature = "gui")]
            Self::Screenshot(crate::ui::ScreenshotError::Size(..)) => exit::USAGE,
            #[cfg(feature = "gui")]
            Self::Screenshot(_) => exit::UNAVAILABLE,
        }
    }
}

impl Explain for CliError {
    fn message(&self) -> Message {
        let new = Message::new;
        match self {
            Self::App(error) => error.message(),
            #[cfg(feature = "gui")]
            Self::NoSuchFile { path } => {
                new("cli-error-no-such-file").text("path", path.display().to_string())
            }
            Self::Stdout(source) => new("cli-error-stdout").text("reason", source.to_string()),
            Self::NoAnswer(reason) => new("cli-error-no-answer").text("reason", reason),
            Self::Json(source) => new("cli-error-json").text("reason", source.to_string()),
            #[cfg(not(feature = "gui"))]
            Self::NoGui => new("cli-error-no-gui"),
            #[cfg(all(feature = "gui", target_os = "linux"))]
            Self::NoDisplay => new("cli-error-no-display"),
            #[cfg(feature = "gui")]
            Self::NoWindow(reason) => new("cli-error-no-window").text("reason", reason),
            #[cfg(feature = "gui")]
            Self::Crashed => new("cli-error-window-crashed"),
            #[cfg(feature = "gui")]
            Self::Screenshot(error) => screenshot_message(error),
        }
    }
}

#[cfg(feature = "gui")]
fn screenshot_message(error: &crate::ui::ScreenshotError) -> Message {
    use crate::ui::ScreenshotError as Error;
    match error {
        Error::NoDriver(reason) => Message::new("cli-error-no-driver").text("reason", reason),
        Error::Size(width, height) => Message::new("cli-error-screenshot-size")
            .text("width", width.to_string())
            .text("height", height.to_string()),
        Error::Readback(_) | Error::Png(_) => {
            Message::new("cli-error-screenshot").text("reason", error.to_string())
        }
    }
}
