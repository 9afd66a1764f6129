//! The window, and pictures of it: where the program has one.

use std::path::Path;
use std::time::Instant;

use super::Done;
use super::args::ScreenshotArgs;
use super::error::CliError;
use crate::app::{AppState, ChartKind, Drawing, Remembered, Stamp};
use crate::i18n::{Language, Tr};

#[cfg(not(feature = "gui"))]
pub(super) fn open(
    _file: Option<&Path>,
    _remembered: Remembered,
    _language: Language,
    _started: Instant,
) -> Result<Done, CliError> {
    Err(CliError::NoGui)
}

#[cfg(not(feature = "gui"))]
pub(super) fn screenshot(_args: &ScreenshotArgs, _tr: &Tr) -> Result<Done, CliError> {
    Err(CliError::NoGui)
}

#[cfg(not(feature = "gui"))]
pub(super) fn charts(
    _state: AppState,
    _kinds: &[ChartKind],
    _stamp: &Stamp,
) -> Result<Vec<Option<Drawing>>, CliError> {
    Err(CliError::NoGui)
}

/// The charts `kinds`, as the window draws them.
#[cfg(feature = "gui")]
#[expect(clippy::unnecessary_wraps, reason = "the program can be without a window")]
pub(super) fn charts(
    state: AppState,
    kinds: &[ChartKind],
    stamp: &Stamp,
) -> Result<Vec<Option<Drawing>>, CliError> {
    Ok(crate::ui::charts(state, kinds, stamp))
}

/// Opens the window with the plan in `file`, or with the first preset.
#[cfg(feature = "gui")]
pub(super) fn open(
    file: Option<&Path>,
    remembered: Remembered,
    language: Language,
    started: Instant,
) -> Result<Done, CliError> {
    use std::panic::{AssertUnwindSafe, catch_unwind};

    use crate::app::{self, Preset, say};
    use crate::ui::{self, WindowError};

    let opened = match file {
        // Most likely a subcommand that is misspelt; a file manager only opens what is there.
        Some(path) if !path.exists() => {
            return Err(CliError::NoSuchFile { path: path.to_owned() });
        }
        // The list of recent files is read from another working folder next time.
        Some(path) => app::open(&std::path::absolute(path).unwrap_or_else(|_| path.to_owned())),
        None => app::from_preset(Preset::FIRST),
    };
    if let Err(error) = &opened {
        // The window tells too, but whoever started it from a terminal looks there.
        super::tell(&say(&Tr::new(language), &app::Explain::message(error)));
    }
    display()?;
    let state = AppState::begin(opened, remembered, language)?;
    // The window system's libraries panic where one of them is missing; that is still only "no
    // window" to whoever started the program.
    match catch_unwind(AssertUnwindSafe(|| ui::open(state, started))) {
        Ok(Ok(())) => Ok(Done::default()),
        Ok(Err(WindowError::NoWindow(reason))) => Err(CliError::NoWindow(plain(&reason))),
        Ok(Err(WindowError::Plan(error))) => Err(error.into()),
        Err(_) => Err(CliError::Crashed),
    }
}

/// `reason` without the place in a library's source code that the window system puts before it.
#[cfg(feature = "gui")]
fn plain(reason: &str) -> String {
    let after_place = reason.rsplit_once(".rs:").and_then(|(_, rest)| rest.split_once(": "));
    after_place.map_or(reason, |(_, rest)| rest).to_owned()
}

/// Whether there is a display at all: without one the window system would panic.
#[cfg(all(feature = "gui", target_os = "linux"))]
fn display() -> Result<(), CliError> {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let any = ["WAYLAND_DISPLAY", "WAYLAND_SOCKET", "DISPLAY"].into_iter().any(is_set);
    if any { Ok(()) } else { Err(CliError::NoDisplay) }
}

#[cfg(all(feature = "gui", not(target_os = "linux")))]
#[expect(clippy::unnecessary_wraps, reason = "Linux can be without a display")]
fn display() -> Result<(), CliError> {
    Ok(())
}

/// `narplan screenshot`.
#[cfg(feature = "gui")]
pub(super) fn screenshot(args: &ScreenshotArgs, tr: &Tr) -> Result<Done, CliError> {
    use super::args::View;
    use crate::app::{open, write_file};
    use crate::ui::{self, ScreenshotView};

    let state = AppState::for_picture(open(&args.plan)?, tr.language(), args.dark);
    let view = match args.view {
        View::Map => ScreenshotView::Map,
        View::Board => ScreenshotView::Board,
        View::Rollout => ScreenshotView::Rollout,
        View::Results => ScreenshotView::Results,
        View::Risk => ScreenshotView::Risk,
        View::Present => ScreenshotView::Present,
    };
    let png = ui::screenshot(state, view, args.size)?;
    write_file(&args.output, &png)?;
    let shown = args.output.display().to_string();
    Ok(Done::line(tr.f("cli-wrote", &[("path", (&shown).into())])))
}

#[cfg(all(test, feature = "gui"))]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_told_without_the_place_in_a_library() {
        let reason = "os error at /home/x/winit/mod.rs:788: Failed to open connection to X server";
        assert_eq!(plain(reason), "Failed to open connection to X server");
        assert_eq!(plain("no adapter: none found"), "no adapter: none found");
    }
}
