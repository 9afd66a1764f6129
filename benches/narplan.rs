//! How long the program's work takes: `cargo bench`.
//!
//! The plan is the decision of 2023 on the built-in map of Linköping, the screen 1600 × 1000. A
//! frame at 60 Hz has 16,7 ms; what an action may take before it goes to a job is 8 ms.

#![expect(clippy::unwrap_used, reason = "a bench stops where something is not as it should be")]

use divan::{Bencher, black_box};
use geo::coord;
use narplan::app::{Look, MovePreview, Opened, Preset, Results, from_preset};
use narplan::i18n::{Language, Tr};
use narplan::model::{DistrictIdx, UnitIdx};
use narplan::scene::labels::{LabelStyle, Obstacles};
use narplan::scene::picture::place_names;
use narplan::scene::{Fill, Picture, View};
use narplan::{read, report, simulate, store};

fn main() {
    divan::main();
}

/// The plan that the program opens with.
fn opened() -> Opened {
    from_preset(Preset::FIRST).unwrap()
}

/// The look of an exported map: of the city, or of the whole municipality.
fn look(opened: &Opened, whole: bool) -> Look {
    let plan = &opened.document.plan;
    Look { whole, ..Look::plain(plan, Fill::Units, 1600.0, 1000.0) }
}

#[divan::bench]
fn read_the_map() -> usize {
    read::builtin(black_box("linkoping")).unwrap().districts.len()
}

#[divan::bench]
fn parse_a_plan(bencher: Bencher<'_, '_>) {
    let codes = opened().document.codes();
    let text = Preset::by_id(Preset::FIRST).unwrap().json;
    bencher.bench(|| store::parse(black_box(text), &codes).unwrap());
}

#[divan::bench]
fn simulate_60_months(bencher: Bencher<'_, '_>) {
    let document = opened().document;
    assert_eq!(document.plan.horizon_months, 60);
    bencher.bench(|| simulate::run(&document.map.indicators, black_box(&document.plan)).unwrap());
}

#[divan::bench]
fn results_of_a_change(bencher: Bencher<'_, '_>) {
    let document = opened().document;
    bencher.bench(|| Results::of(&document.map, black_box(&document.plan), 1));
}

#[divan::bench]
fn preview_of_a_move(bencher: Bencher<'_, '_>) {
    let document = opened().document;
    let results = Results::of(&document.map, &document.plan, 0);
    let mut districts = document.plan.assignment.indices();
    let district: DistrictIdx = districts.next().unwrap();
    let mut units = document.plan.local_units().map(|(unit, _)| unit);
    let to: UnitIdx = units.find(|&unit| unit != document.plan.unit_of(district)).unwrap();
    bencher.bench(|| MovePreview::of(&document, &results, black_box(&[district]), to, 59).unwrap());
}

#[divan::bench(args = [false, true])]
fn names_of_the_city_or_the_whole(bencher: Bencher<'_, '_>, whole: bool) {
    let document = opened().document;
    let bounds = if whole { document.map.bounds } else { document.map.city };
    let view = View::fit(bounds, coord! { x: 1600.0, y: 1000.0 }, 24.0);
    let style = LabelStyle::default();
    bencher.bench(|| {
        place_names(&document.map, &document.plan, black_box(&view), Obstacles::default(), style)
    });
}

#[divan::bench(args = [false, true])]
fn picture_of_the_city_or_the_whole(bencher: Bencher<'_, '_>, whole: bool) {
    let opened = opened();
    let (look, tr) = (look(&opened, whole), Tr::new(Language::Sv));
    let input = look.picture_input(&opened.document.map, &opened.document.plan);
    bencher.bench(|| Picture::new(black_box(&input), &tr));
}

#[divan::bench]
fn png_of_the_city(bencher: Bencher<'_, '_>) {
    let opened = opened();
    let (look, tr) = (look(&opened, false), Tr::new(Language::Sv));
    let input = look.picture_input(&opened.document.map, &opened.document.plan);
    let picture = Picture::new(&input, &tr);
    bencher.bench(|| report::map_png(black_box(&picture), look.scale).unwrap());
}

/// A frame of the window, without the graphics card.
#[cfg(feature = "gui")]
mod window {
    use std::f32::consts::TAU;

    use divan::Bencher;
    use egui::{Event, Modifiers, PointerButton, Pos2, Rect, pos2, vec2};
    use narplan::app::{AppState, ThemeChoice};
    use narplan::i18n::Language;
    use narplan::ui::NarplanApp;

    /// The window with what passes in it.
    struct Window {
        ctx: egui::Context,
        app: NarplanApp,
        frames: u32,
    }

    /// A point of the map, to the right of the layers and to the left of the cards.
    const MAP: Pos2 = pos2(700.0, 400.0);

    impl Window {
        /// The window at rest in the work place that it opens with, Fördela.
        fn new() -> Self {
            let mut state = AppState::new(super::opened().document, Language::Sv);
            state.theme = ThemeChoice::Light;
            let ctx = egui::Context::default();
            let app = NarplanApp::new(&ctx, state);
            let mut window = Self { ctx, app, frames: 0 };
            for _ in 0..20 {
                window.frame(Vec::new());
            }
            window
        }

        /// One frame, 1/60 s after the one before; gives the number of triangles' corners.
        fn frame(&mut self, events: Vec<Event>) -> usize {
            self.frames += 1;
            let input = egui::RawInput {
                screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(1600.0, 1000.0))),
                time: Some(f64::from(self.frames) / 60.0),
                focused: true,
                events,
                max_texture_side: Some(8192),
                ..egui::RawInput::default()
            };
            let app = &mut self.app;
            let mut output = self.ctx.run_ui(input, |ui| app.frame(ui));
            output.textures_delta.clear();
            let drawn = self.ctx.tessellate(output.shapes, output.pixels_per_point);
            let corners = drawn.iter().map(|clipped| match &clipped.primitive {
                egui::epaint::Primitive::Mesh(mesh) => mesh.vertices.len(),
                egui::epaint::Primitive::Callback(_) => 0,
            });
            corners.sum()
        }
    }

    #[divan::bench]
    fn frame_with_nothing_new(bencher: Bencher<'_, '_>) {
        let mut window = Window::new();
        bencher.bench_local(|| window.frame(Vec::new()));
    }

    #[divan::bench]
    fn frame_while_the_pointer_moves(bencher: Bencher<'_, '_>) {
        let mut window = Window::new();
        bencher.bench_local(|| {
            let at = round(window.frames);
            window.frame(vec![Event::PointerMoved(at)])
        });
    }

    #[divan::bench]
    fn frame_while_panning(bencher: Bencher<'_, '_>) {
        let mut window = Window::new();
        let button = PointerButton::Secondary;
        let modifiers = Modifiers::NONE;
        window.frame(vec![Event::PointerMoved(MAP)]);
        window.frame(vec![Event::PointerButton { pos: MAP, button, pressed: true, modifiers }]);
        bencher.bench_local(|| {
            let at = round(window.frames);
            window.frame(vec![Event::PointerMoved(at)])
        });
    }

    /// The pointer on a circle of the map, a place further every frame.
    fn round(frame: u32) -> Pos2 {
        MAP + egui::Vec2::angled((frame % 90) as f32 / 90.0 * TAU) * 120.0
    }
}
