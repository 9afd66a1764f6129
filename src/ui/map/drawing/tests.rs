//! A large map is never waited for.

use egui::{Rect, pos2, vec2};
use geo::coord;

use super::*;
use crate::i18n::Language;
use crate::model::{Index, UnitIdx};
use crate::scene::legend::unit_colour;

/// A plan on a large map.
fn state() -> AppState {
    let document = crate::app::testing::squares();
    assert!(document.map.len() >= MANY);
    AppState::new(document, Language::Sv)
}

/// Shows the map of `state` in one frame, moved by `pan` from where all of it is seen.
fn show(ctx: &egui::Context, drawing: &mut Drawing, state: &AppState, pan: f64) -> Wanted {
    frame(ctx, state, (pan, &[]), |painter, plan, wanted, mesh| {
        drawing.show(painter, plan, wanted, mesh, &mut Kept::default());
    })
}

/// One frame in which `draw` draws the map of `state`, moved by `pan` and with these districts grey.
fn frame(
    ctx: &egui::Context,
    state: &AppState,
    (pan, grey): (f64, &[DistrictIdx]),
    mut draw: impl FnMut(&Painter, (&AppState, &Plan), &Wanted, &Arc<MapMesh>),
) -> Wanted {
    let mesh = Arc::new(MapMesh::new(&state.document.map));
    let size = coord! { x: 800.0, y: 600.0 };
    let mut view = View::fit(state.document.map.bounds, size, 10.0);
    view.pan(coord! { x: pan, y: 0.0 });
    let mut wanted = None;
    let screen_rect = Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(800.0, 600.0)));
    let input = egui::RawInput { screen_rect, ..egui::RawInput::default() };
    let mut output = ctx.run_ui(input, |ui| {
        let painter = ui.painter_at(ui.max_rect());
        let of = wanted.insert(Wanted {
            spot: Spot::of(&painter, pos2(0.0, 0.0)),
            view,
            colours: Colours {
                document: super::super::kept::document_of(state),
                fill: Fill::Units,
                shade: None,
                theme: Theme::Light,
                live_at: None,
                as_of: Some(state.shown_month()),
                grey: Arc::new(grey.iter().copied().collect()),
            },
            circles: None,
            language: Language::Sv,
            unit_outlines: false,
            names: false,
            font_scale: 1.0,
            inset: true,
            covers: Vec::new(),
            marks: Vec::new(),
        });
        draw(&painter, (state, &state.document.plan), of, &mesh);
    });
    output.textures_delta.clear();
    wanted.unwrap()
}

#[test]
fn a_district_has_its_new_colour_in_the_next_frame_and_the_rest_follows() {
    let ctx = egui::Context::default();
    crate::ui::theme::install(&ctx);
    let (mut state, mut drawing) = (state(), Drawing::new(&ctx));
    let first = show(&ctx, &mut drawing, &state, 0.0);
    assert_eq!(drawing.drawn.as_ref().unwrap().of, first, "the first picture is there at once");
    let district = DistrictIdx::from_usize(200);
    let is_new = |unit: &UnitIdx| *unit != state.document.plan.unit_of(district);
    let to = state.document.plan.units.indices().find(is_new).unwrap();
    state.update(crate::app::Action::Assign(vec![district], to));
    let wanted = show(&ctx, &mut drawing, &state, 0.0);
    assert!(wanted != first);
    let drawn = drawing.drawn.as_ref().unwrap();
    assert_eq!(drawn.of, first);
    let colour = unit_colour(&state.document.plan, to, Theme::Light);
    let fill = drawn.picture.fills.iter().find(|fill| fill.district == district).unwrap();
    assert_eq!(fill.colour, FillColour::Solid(colour));
    drawing.settle();
    let drawn = drawing.drawn.as_ref().unwrap();
    assert_eq!(drawn.of, wanted);
    let fill = drawn.picture.fills.iter().find(|fill| fill.district == district).unwrap();
    assert_eq!(fill.colour, FillColour::Solid(colour));
}

#[test]
fn what_is_moved_is_shown_moved_until_its_picture_is_there() {
    let ctx = egui::Context::default();
    crate::ui::theme::install(&ctx);
    let (state, mut drawing) = (state(), Drawing::new(&ctx));
    let first = show(&ctx, &mut drawing, &state, 0.0);
    for pan in [10.0, 20.0, 30.0] {
        show(&ctx, &mut drawing, &state, pan);
    }
    // One picture is made at a time: it is one of those that were asked for meanwhile.
    drawing.settle();
    let made = drawing.drawn.as_ref().unwrap().of.view;
    assert!(made != first.view);
    let wanted = show(&ctx, &mut drawing, &state, 30.0);
    drawing.settle();
    assert_eq!(show(&ctx, &mut drawing, &state, 30.0), wanted);
    assert_eq!(drawing.drawn.as_ref().unwrap().of, wanted);
}

#[test]
fn of_a_small_map_other_colours_are_there_at_once_and_all_else_is_not_waited_for() {
    let ctx = egui::Context::default();
    crate::ui::theme::install(&ctx);
    let document = crate::app::from_preset("beslut-2023").unwrap().document;
    let (state, mut drawing) = (AppState::new(document, Language::Sv), Drawing::new(&ctx));
    let first = show(&ctx, &mut drawing, &state, 0.0);
    let district = DistrictIdx::from_usize(3);
    let wanted = frame(&ctx, &state, (0.0, &[district]), |painter, plan, wanted, mesh| {
        drawing.show(painter, plan, wanted, mesh, &mut Kept::default());
    });
    let hairline = FillColour::Solid(Theme::Light.tokens().hairline);
    let colour = |drawn: &Drawn| {
        drawn.picture.fills.iter().find(|fill| fill.district == district).unwrap().colour
    };
    let drawn = drawing.drawn.as_ref().unwrap();
    assert_eq!(drawn.of, first, "its borders come later");
    assert_eq!(colour(drawn), hairline);
    drawing.settle();
    let drawn = drawing.drawn.as_ref().unwrap();
    assert_eq!(drawn.of, wanted);
    assert_eq!(colour(drawn), hairline);
    // Moved as well, it is made at once.
    let moved = show(&ctx, &mut drawing, &state, 12.0);
    assert_eq!(drawing.drawn.as_ref().unwrap().of, moved);
}

#[test]
fn the_first_picture_of_a_large_map_can_be_made_while_something_else_is_shown() {
    let ctx = egui::Context::default();
    crate::ui::theme::install(&ctx);
    let (state, mut drawing) = (state(), Drawing::new(&ctx));
    assert!(!drawing.is_there(&state.document.map));
    let wanted = frame(&ctx, &state, (0.0, &[]), |_, plan, wanted, mesh| {
        drawing.prepare(plan, wanted, mesh);
        assert!(drawing.drawn.is_none(), "no frame waits for it");
    });
    drawing.settle();
    assert!(drawing.is_there(&state.document.map));
    assert_eq!(drawing.drawn.as_ref().unwrap().of, wanted);
}
