//! The window as somebody with another colour vision sees it.

use egui::{Color32, Context, FullOutput, Shape};

use crate::scene::palette::{Rgb, Vision};

/// Changes the colours of all that is drawn.
#[derive(Debug, Default)]
struct Glasses {
    vision: Vision,
}

impl egui::Plugin for Glasses {
    fn debug_name(&self) -> &'static str {
        "colour vision"
    }

    fn output_hook(&mut self, _ctx: &Context, output: &mut FullOutput) {
        if self.vision == Vision::Normal {
            return;
        }
        let vision = self.vision;
        for clipped in &mut output.shapes {
            see(&mut clipped.shape, vision);
        }
    }
}

fn see(shape: &mut Shape, vision: Vision) {
    egui::epaint::shape_transform::adjust_colors(shape, move |colour| {
        // A stand-in for the colour that a text gets later.
        if *colour == Color32::PLACEHOLDER || *colour == Color32::TRANSPARENT {
            return;
        }
        let [r, g, b, alpha] = colour.to_srgba_unmultiplied();
        let Rgb(r, g, b) = vision.simulate(Rgb(r, g, b));
        *colour = Color32::from_rgba_unmultiplied(r, g, b, alpha);
    });
}

/// Shows the window as `vision` sees it, from the end of this frame on.
pub(super) fn see_as(ctx: &Context, vision: Vision) {
    let known = ctx.with_plugin::<Glasses, _>(|glasses| glasses.vision = vision).is_some();
    if !known && vision != Vision::Normal {
        ctx.add_plugin(Glasses { vision });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn red_and_green_lose_what_sets_them_apart_and_transparency_stays() {
        let filled = |colour| Shape::rect_filled(egui::Rect::EVERYTHING, 0.0, colour);
        let colour_of = |shape: &Shape| match shape {
            Shape::Rect(rect) => rect.fill,
            _ => Color32::TRANSPARENT,
        };
        let mut red = filled(Color32::from_rgb(0xD0, 0x20, 0x20));
        see(&mut red, Vision::Deuteranopia);
        let [r, g, ..] = colour_of(&red).to_array();
        assert!(r.abs_diff(g) < 0x40, "{r} {g}");
        let mut clear = filled(Color32::TRANSPARENT);
        see(&mut clear, Vision::Deuteranopia);
        assert_eq!(colour_of(&clear), Color32::TRANSPARENT);
        let half = Color32::from_rgba_unmultiplied(0x20, 0x60, 0xD0, 0x80);
        let mut shape = filled(half);
        see(&mut shape, Vision::Tritanopia);
        assert_eq!(colour_of(&shape).a(), 0x80);
        assert_ne!(colour_of(&shape), half);
    }
}
