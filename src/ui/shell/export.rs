//! What an export asks of the system.

use std::path::PathBuf;
use std::time::Duration;

use egui::ColorImage;

use super::{Shell, is_wanted_after};
use crate::app::{Action, AppState, ExportAction, ExportEffect, ExportWork};
use crate::jobs::Done;

/// What ended work asks of the program.
pub(super) fn action_of(done: Done<ExportAction>) -> Action {
    let broken = |panic: crate::jobs::JobPanic| {
        ExportAction::Broken(done.key.clone().into_owned(), panic.to_string())
    };
    Action::Exporting(done.outcome.unwrap_or_else(broken))
}

impl Shell {
    /// Carries out what an export asks for.
    pub(super) fn export(&mut self, effect: ExportEffect, state: &AppState) {
        match effect {
            ExportEffect::PickFolder => self.pick_folder(state),
            ExportEffect::PickLogo => self.pick_logo(state),
            ExportEffect::PickChart(name) => self.pick_chart(state, &name),
            ExportEffect::Work { run, work, after } => self.work(run, work, after),
            ExportEffect::Copy(pixels) => {
                let size = [pixels.width as usize, pixels.height as usize];
                self.ctx.copy_image(ColorImage::from_rgb(size, &pixels.rgb));
            }
            ExportEffect::Show(path) => self.show(path),
        }
    }

    fn work(&mut self, run: u64, work: ExportWork, after: Duration) {
        let (sender, ctx) = (self.answers.0.clone(), self.ctx.clone());
        let key = work.key();
        self.exporting.start(key, key, move |context| {
            // Whoever is not wanted any more is not heard either.
            is_wanted_after(after, context);
            let tell = |action| {
                drop(sender.send(Action::Exporting(action)));
                ctx.request_repaint();
            };
            work.run(run, &|| context.is_cancelled(), &tell)
        });
    }

    fn pick_folder(&self, state: &AppState) {
        let folder = PathBuf::from(state.export.choices.folder.trim());
        let dialog = Self::dialog(state).set_title(state.tr.t("dialog-folder-title"));
        let dialog = if folder.is_dir() { dialog.set_directory(folder) } else { dialog };
        self.answer(dialog.pick_folder(), |path| Action::Exporting(ExportAction::Folder(path)));
    }

    fn pick_chart(&self, state: &AppState, name: &str) {
        let dialog = Self::dialog(state)
            .set_title(state.tr.t("dialog-export-title"))
            .set_file_name(name)
            .add_filter("PNG", &["png"])
            .add_filter("SVG", &["svg"]);
        let save = |path| Action::Exporting(ExportAction::SaveChart(path));
        self.answer(dialog.save_file(), save);
    }

    fn pick_logo(&self, state: &AppState) {
        let dialog = Self::dialog(state)
            .set_title(state.tr.t("dialog-logo-title"))
            .add_filter(state.tr.t("file-type-logo"), &["svg", "png", "jpg", "jpeg"]);
        self.answer(dialog.pick_file(), |path| Action::Exporting(ExportAction::ReadLogo(path)));
    }

    /// Opens `path` with what the system has for it, on a thread of its own: that program may not
    /// come back before it is closed.
    fn show(&self, path: PathBuf) {
        let (sender, ctx) = (self.answers.0.clone(), self.ctx.clone());
        let opening = std::thread::Builder::new().name("open".to_owned()).spawn(move || {
            if open::that(&path).is_err() {
                // The window may be gone by now.
                drop(sender.send(Action::Exporting(ExportAction::NotShown(path))));
                ctx.request_repaint();
            }
        });
        // Without a thread nothing is opened: whoever asked asks again.
        drop(opening);
    }
}
