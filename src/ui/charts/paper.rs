//! A chart drawn for paper: by the code that draws it in the window, in a window of its own that
//! nobody sees, in the light theme and without a pointer.

use egui::{Context, Frame, Id, Label, Margin, RawInput, Rect, Ui, Vec2, pos2, vec2};

use super::About;
use super::svg::svg;
use crate::app::{AppState, Stamp};
use crate::scene::Drawing;
use crate::ui::theme::{self, Skin};

/// Room around a chart, points.
const MARGIN: i8 = 16;
/// The least width of a chart, points: the lines below it need it.
const NARROWEST: f32 = 420.0;
/// Height of the window that nobody sees, points: more than any chart.
const TALL: f32 = 4000.0;
/// Letters are set to a part of a point this small, not to whole pixels of a screen.
const PIXELS_PER_POINT: f32 = 8.0;
/// Frames until all have the size that they want.
const FRAMES: usize = 3;

/// Whether `ctx` is the window that nobody sees.
pub(super) fn is_on(ctx: &Context) -> bool {
    ctx.data(|data| data.get_temp(mark())).unwrap_or(false)
}

fn mark() -> Id {
    Id::unique("on paper")
}

/// What `draw` draws in `size`, with what it is about below it.
pub(super) fn drawing(
    state: &AppState,
    about: &About<'_>,
    size: Vec2,
    mut draw: impl FnMut(&mut Ui),
) -> Drawing {
    let ctx = Context::default();
    theme::install(&ctx);
    ctx.set_theme(egui::Theme::Light);
    ctx.data_mut(|data| data.insert_temp(mark(), true));
    let size = vec2(size.x.max(NARROWEST), size.y);
    let lines = lines(state, about);
    let width = size.x + 2.0 * f32::from(MARGIN);
    let mut height = 0.0;
    let mut shapes = Vec::new();
    let mut ground = egui::Color32::WHITE;
    for frame in 0..FRAMES {
        let mut output = ctx.run_ui(input(frame, width), |ui| {
            let skin = Skin::of(ui);
            ground = skin.panel();
            let place = Frame::new().inner_margin(Margin::same(MARGIN));
            let shown = place.show(ui, |ui| {
                ui.set_width(size.x);
                ui.allocate_ui(size, |ui| {
                    ui.set_width(size.x);
                    draw(ui);
                });
                ui.add_space(10.0);
                ui.spacing_mut().item_spacing.y = 2.0;
                for line in &lines {
                    ui.add(Label::new(theme::label(skin, line)).wrap());
                }
            });
            height = shown.response.rect.height();
        });
        // Letters go out as text: nobody needs the pixels that egui has made of them.
        output.textures_delta.clear();
        shapes = output.shapes;
    }
    let whole = vec2(width.round(), height.round());
    Drawing {
        title: about.title.to_owned(),
        size_px: [f64::from(whole.x), f64::from(whole.y)],
        svg: svg(shapes, about.title, whole, ground),
    }
}

fn input(frame: usize, width: f32) -> RawInput {
    let mut input = RawInput {
        screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(width, TALL))),
        time: Some(frame as f64),
        max_texture_side: Some(8192),
        ..RawInput::default()
    };
    if let Some(viewport) = input.viewports.get_mut(&egui::ViewportId::ROOT) {
        viewport.native_pixels_per_point = Some(PIXELS_PER_POINT);
    }
    input
}

/// What stands below a chart: what it rests on, of which plan it is, and how far that has come.
fn lines(state: &AppState, about: &About<'_>) -> Vec<String> {
    let (tr, plan) = (&state.tr, &state.document.plan);
    let mut of = vec![plan.title.clone()];
    if plan.scenarios.all.len() > 1 {
        let open = plan.scenarios.get(plan.scenarios.open());
        of.extend(open.map(|scenario| scenario.name.clone()));
    }
    let own = Stamp::from(&plan.papers);
    let stamp = about.stamp.unwrap_or(&own);
    of.push(tr.t(stamp.status.message_id()).to_owned());
    let stamp = stamp.lines(&state.document.map, plan, tr);
    let basis = about.basis.map_or_else(|| tr.t("chart-of-model").to_owned(), str::to_owned);
    let of = of.into_iter().filter(|part| !part.trim().is_empty()).collect::<Vec<_>>().join(" · ");
    // A plan that cannot be written has no hash; the chart says then no more than its title.
    [basis, of].into_iter().chain(stamp.into_iter().flatten()).collect()
}
