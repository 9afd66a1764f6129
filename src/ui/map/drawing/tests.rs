//! A large map is never waited for.

use egui::{Rect, pos2, vec2};
use geo::coord;

use super::*;
use crate::i18n::Language;
use crate::model::{Index, UnitIdx};
use crate::scene::legend::unit_colour;

const SIDE: usize = 21;

/// A plan on a map of 21 × 21 squares.
fn state() -> AppState {
    let square = |at: usize| {
        let (x, y) = (15.0 + (at % SIDE) as f64 * 0.02, 58.0 + (at / SIDE) as f64 * 0.01);
        format!(
            r#"{{"type":"Feature","properties":{{"kod":"{at:03}","namn":"Ruta {at}","barn_unga_0_19_2025":50}},"geometry":{{"type":"Polygon","coordinates":[[[{x},{y}],[{e},{y}],[{e},{n}],[{x},{n}],[{x},{y}]]]}}}}"#,
            e = x + 0.02,
            n = y + 0.01,
        )
    };
    let squares: Vec<String> = (0..SIDE * SIDE).map(square).collect();
    let text = format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, squares.join(","));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("rutor.geojson");
    std::fs::write(&path, text).unwrap();
    let document = crate::app::open(&path).unwrap().document;
    assert!(document.map.len() >= MANY);
    AppState::new(document, Language::Sv)
}

/// Shows the map of `state` in one frame, moved by `pan` from where all of it is seen.
fn show(ctx: &egui::Context, drawing: &mut Drawing, state: &AppState, pan: f64) -> Wanted {
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
                grey: BTreeSet::new(),
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
        drawing.show(&painter, (state, &state.document.plan), of, &mesh, &mut Kept::default());
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
