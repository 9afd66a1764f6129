//! Frames of the window, without the graphics card.

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
        Self::of(super::opened().document)
    }

    fn of(document: narplan::app::Document) -> Self {
        let mut state = AppState::new(document, Language::Sv);
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

/// The map comes closer and goes away again, half a second each.
#[divan::bench(args = [false, true])]
fn frame_while_zooming_the_small_or_large_map(bencher: Bencher<'_, '_>, large: bool) {
    let mut window = if large { Window::of(super::large()) } else { Window::new() };
    window.frame(vec![Event::PointerMoved(MAP)]);
    bencher.bench_local(|| {
        let factor = if window.frames / 30 % 2 == 0 { 1.03 } else { 1.0 / 1.03 };
        window.frame(vec![Event::Zoom(factor)])
    });
}

/// A slide is shown, the next one every half second.
#[divan::bench(args = [false, true])]
fn frame_while_presenting_the_small_or_large_map(bencher: Bencher<'_, '_>, large: bool) {
    let mut window = if large { Window::of(super::large()) } else { Window::new() };
    window.app.act(narplan::app::Action::Present(0));
    window.frame(Vec::new());
    bencher.bench_local(|| {
        let slide = window.frames as usize / 30 % 2;
        window.app.act(narplan::app::Action::Present(slide));
        window.frame(Vec::new())
    });
}

/// A district is carried round: the unit under the hand changes now and then, and with it
/// the price tag.
#[divan::bench(args = [false, true])]
fn frame_while_carrying_on_the_small_or_large_map(bencher: Bencher<'_, '_>, large: bool) {
    let mut window = if large { Window::of(super::large()) } else { Window::new() };
    let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
    window.frame(vec![Event::PointerMoved(MAP)]);
    window.frame(vec![Event::PointerButton { pos: MAP, button, pressed: true, modifiers }]);
    bencher.bench_local(|| {
        let at = round(window.frames);
        window.frame(vec![Event::PointerMoved(at)])
    });
}

/// The first frame after a drop: the results of the plan and a new picture are in it.
#[divan::bench(args = [false, true])]
fn frame_of_a_drop_on_the_small_or_large_map(bencher: Bencher<'_, '_>, large: bool) {
    let mut window = if large { Window::of(super::large()) } else { Window::new() };
    let plan = &window.app.state().document.plan;
    let district = plan.assignment.indices().next().unwrap();
    let units: Vec<_> = plan.local_units().map(|(unit, _)| unit).take(2).collect();
    bencher.bench_local(|| {
        let to = units[window.frames as usize % 2];
        window.app.act(narplan::app::Action::Assign(vec![district], to));
        window.frame(Vec::new())
    });
}

#[divan::bench]
fn large_frame_with_nothing_new(bencher: Bencher<'_, '_>) {
    let mut window = Window::of(super::large());
    bencher.bench_local(|| window.frame(Vec::new()));
}

#[divan::bench]
fn large_frame_while_the_pointer_moves(bencher: Bencher<'_, '_>) {
    let mut window = Window::of(super::large());
    bencher.bench_local(|| {
        let at = round(window.frames);
        window.frame(vec![Event::PointerMoved(at)])
    });
}

#[divan::bench(args = ["lasso", "brush", "pan"])]
fn large_frame_while_drawing(bencher: Bencher<'_, '_>, what: &str) {
    let mut window = Window::of(super::large());
    let tool = match what {
        "lasso" => narplan::app::Tool::Lasso,
        "brush" => narplan::app::Tool::Brush,
        _ => narplan::app::Tool::Hand,
    };
    window.app.act(narplan::app::Action::SetTool(tool));
    let button = if what == "pan" { PointerButton::Secondary } else { PointerButton::Primary };
    let modifiers = Modifiers::NONE;
    window.frame(vec![Event::PointerMoved(MAP)]);
    window.frame(vec![Event::PointerButton { pos: MAP, button, pressed: true, modifiers }]);
    bencher.bench_local(|| {
        let at = round(window.frames);
        window.frame(vec![Event::PointerMoved(at)])
    });
}

/// Each view beside the map (table, scatter, years, segregation, need index), on the small and
/// the large map.
const VIEWS: [(usize, bool); 10] = [
    (0, false),
    (1, false),
    (2, false),
    (3, false),
    (4, false),
    (0, true),
    (1, true),
    (2, true),
    (3, true),
    (4, true),
];

/// A view beside the map while the pointer moves over the map and what is under it is marked
/// there.
#[divan::bench(args = VIEWS)]
fn frame_beside_the_small_or_large_map(bencher: Bencher<'_, '_>, (view, large): (usize, bool)) {
    let mut window = explaining(view, large);
    bencher.bench_local(|| {
        let at = round(window.frames);
        window.frame(vec![Event::PointerMoved(at)])
    });
}

/// Another base is looked at in each frame, so the rows or points are made anew.
#[divan::bench(args = [(0, false), (1, false), (0, true), (1, true)])]
fn frame_of_a_filter_on_the_small_or_large_map(
    bencher: Bencher<'_, '_>,
    (view, large): (usize, bool),
) {
    let mut window = explaining(view, large);
    let plan = &window.app.state().document.plan;
    let (unit, _) = plan.local_units().next().unwrap();
    bencher.bench_local(|| {
        let action = narplan::app::MapAction::ToggleUnit(unit);
        window.app.act(narplan::app::Action::Map(action));
        window.frame(Vec::new())
    });
}

/// The map becomes a cartogram and a map again, half a second each; it was one before, so that
/// the circles have their places. The slowest frame is one in which the change begins.
#[divan::bench(args = [false, true])]
fn frame_of_a_cartogram_of_the_small_or_large_map(bencher: Bencher<'_, '_>, large: bool) {
    let mut window = explaining(3, large);
    let count = window.app.state().document.map.indicators.children_0_19;
    let by = |count| narplan::app::Action::Map(narplan::app::MapAction::SetCartogram(count));
    for count in [count, None] {
        window.app.act(by(count));
        window.frame(Vec::new());
        window.app.settle();
    }
    bencher.bench_local(|| {
        if window.frames.is_multiple_of(30) {
            let is_map = window.app.state().cartogram.is_none();
            window.app.act(by(count.filter(|_| is_map)));
        }
        window.frame(Vec::new())
    });
}

/// The window in Karta with the view at this position open.
fn explaining(view: usize, large: bool) -> Window {
    let mut window = if large { Window::of(super::large()) } else { Window::new() };
    let workspace = narplan::app::Workspace::Map;
    window.app.act(narplan::app::Action::SetWorkspace(workspace));
    window.app.act(narplan::app::Action::Map(narplan::app::MapAction::ShowView(view)));
    // What is asked for in the background is there before frames are measured.
    for _ in 0..3 {
        window.frame(Vec::new());
        window.app.settle();
    }
    window
}

/// The pointer on a circle of the map, a place further every frame.
fn round(frame: u32) -> Pos2 {
    MAP + egui::Vec2::angled((frame % 90) as f32 / 90.0 * TAU) * 120.0
}
