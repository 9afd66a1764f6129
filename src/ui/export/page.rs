//! What a file will look like: its first page, or what its parts are.

use egui::{
    Color32, ColorImage, Image, Label, ScrollArea, Sense, Spinner, TextureHandle, TextureOptions,
    Ui, Vec2, pos2, vec2,
};

use crate::app::{AppState, Preview};
use crate::report::Pixels;
use crate::ui::theme::{self, Skin};

/// The part of the room that the map of a web page gets; the rest is for what stands below it.
const WEB_MAP: f32 = 0.55;

/// The picture that is shown, in its size.
#[derive(Default)]
pub(super) struct Drawn {
    /// Number of the preview, and the width that it is drawn in.
    of: Option<(u64, u32)>,
    texture: Option<TextureHandle>,
}

pub(super) fn show(ui: &mut Ui, state: &AppState, drawn: &mut Drawn, room: Vec2) {
    let (tr, skin, export) = (&state.tr, Skin::of(ui), &state.export);
    let kind = export.choices.shown;
    ui.set_min_size(room);
    ui.vertical(|ui| {
        // As high as the headings beside it.
        ui.spacing_mut().interact_size.y = 14.0;
        ui.horizontal(|ui| {
            let id = if kind.has_pages() { "export-first-page" } else { "export-parts" };
            ui.label(theme::section(skin, tr.t(id)));
            if export.preview.waits {
                ui.add(Spinner::new().size(12.0).color(skin.secondary()));
            }
        });
        let room = vec2(room.x, room.y - 34.0);
        if let Some(failed) = &export.preview.failed {
            ui.add(Label::new(theme::label(skin, failed).color(skin.worse())).wrap());
            return;
        }
        let name = tr.f("export-page-of", &[("what", kind.title(tr).into())]);
        match export.preview.shown.as_ref().map(|(run, shown)| (*run, &**shown)) {
            Some((run, Preview::Page(pixels))) => {
                page(ui, (run, pixels), drawn, room, (&name, export.preview.waits));
            }
            Some((_, Preview::Parts(parts))) => list(ui, parts, room),
            Some((run, Preview::Web(pixels, parts))) => {
                let map = vec2(room.x, room.y * WEB_MAP);
                page(ui, (run, pixels), drawn, map, (&name, export.preview.waits));
                ui.add_space(8.0);
                list(ui, parts, vec2(room.x, room.y * (1.0 - WEB_MAP) - 12.0));
            }
            None => {}
        }
    });
}

fn page(
    ui: &mut Ui,
    (run, pixels): (u64, &Pixels),
    drawn: &mut Drawn,
    room: Vec2,
    (name, waits): (&str, bool),
) {
    let skin = Skin::of(ui);
    let whole = vec2(pixels.width as f32, pixels.height as f32);
    let scale = (room.x / whole.x).min(room.y / whole.y).min(1.0);
    let size = (whole * scale).floor();
    let wide = (size.x * ui.ctx().pixels_per_point()).round().max(1.0) as u32;
    if drawn.of != Some((run, wide)) {
        drawn.of = Some((run, wide));
        drawn.texture = shrunk(pixels, wide)
            .map(|image| ui.ctx().load_texture("export page", image, TextureOptions::LINEAR));
    }
    let Some(texture) = &drawn.texture else { return };
    let (rect, _) = ui.allocate_exact_size(vec2(room.x, size.y), Sense::hover());
    let at = egui::Rect::from_min_size(pos2(rect.left(), rect.top()), size);
    // An older page stays, paler, until the new one is there.
    let tint = if waits { Color32::WHITE.gamma_multiply(0.5) } else { Color32::WHITE };
    let image = Image::from_texture((texture.id(), size)).tint(tint).alt_text(name);
    ui.put(at, image);
    ui.painter().rect_stroke(at, 0.0, skin.line(), egui::StrokeKind::Outside);
}

/// `pixels` in a width of `wide`, each the mean of those that it stands for.
fn shrunk(pixels: &Pixels, wide: u32) -> Option<ColorImage> {
    let image = image::RgbImage::from_raw(pixels.width, pixels.height, pixels.rgb.clone())?;
    let high = f64::from(pixels.height) * f64::from(wide) / f64::from(pixels.width);
    let small = image::imageops::thumbnail(&image, wide, (high.round() as u32).max(1));
    let size = [small.width() as usize, small.height() as usize];
    Some(ColorImage::from_rgb(size, small.as_raw()))
}

fn list(ui: &mut Ui, parts: &[[String; 2]], room: Vec2) {
    let skin = Skin::of(ui);
    ScrollArea::vertical().id_salt("export parts").max_height(room.y).show(ui, |ui| {
        ui.set_width(room.x - 12.0);
        ui.spacing_mut().item_spacing.y = 2.0;
        for [name, about] in parts {
            ui.add(Label::new(theme::strong(name)).wrap());
            ui.add(Label::new(theme::label(skin, about)).wrap());
            ui.add_space(6.0);
        }
    });
}
