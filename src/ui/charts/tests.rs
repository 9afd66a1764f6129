//! Tests of charts on paper: what is drawn is what comes out.

use std::cell::Cell;

use egui::epaint::{CubicBezierShape, EllipseShape, Mesh};
use egui::{Align2, Color32, Painter, Rect, Shape, Stroke, StrokeKind, Ui, Vec2, pos2, vec2};

use super::{About, paper};
use crate::app::{AppState, Preset, from_preset};
use crate::i18n::Language;
use crate::report::{Pixels, pixels_of, svg_file};
use crate::scene::Drawing;
use crate::ui::theme::{Weight, font};

const INK: Color32 = Color32::from_rgb(0x12, 0x34, 0x9a);

fn state() -> AppState {
    AppState::new(from_preset(Preset::FIRST).unwrap().document, Language::Sv)
}

/// A chart of 500 × 200 points on which `paint` paints, and where it begins.
fn drawn(state: &AppState, paint: impl Fn(&Painter, Rect)) -> (Drawing, Rect) {
    let mut place = Rect::NOTHING;
    let about = About::model("Ett diagram");
    let drawing = paper::drawing(state, &about, vec2(500.0, 200.0), |ui: &mut Ui| {
        place = ui.allocate_exact_size(vec2(500.0, 200.0), egui::Sense::hover()).0;
        paint(ui.painter(), place);
    });
    (drawing, place)
}

fn at(pixels: &Pixels, place: egui::Pos2) -> [u8; 3] {
    let from = 3 * (place.y as usize * pixels.width as usize + place.x as usize);
    [pixels.rgb[from], pixels.rgb[from + 1], pixels.rgb[from + 2]]
}

fn is_ink(pixels: &Pixels, place: egui::Pos2) -> bool {
    let [red, green, blue] = at(pixels, place);
    let near = |channel: u8, wanted: u8| channel.abs_diff(wanted) < 8;
    near(red, INK.r()) && near(green, INK.g()) && near(blue, INK.b())
}

#[test]
fn every_kind_of_shape_is_where_it_was_painted() {
    let state = state();
    let spots: [Vec2; 7] = [20.0, 80.0, 140.0, 200.0, 260.0, 320.0, 380.0].map(|x| vec2(x, 50.0));
    let (drawing, place) = drawn(&state, |painter, place| {
        let [circle, ellipse, line, rect, mesh, curve, ring] = spots.map(|spot| place.min + spot);
        painter.circle_filled(circle, 10.0, INK);
        painter.add(EllipseShape::filled(ellipse, vec2(15.0, 8.0), INK));
        painter.line_segment([line - vec2(15.0, 0.0), line + vec2(15.0, 0.0)], (6.0, INK));
        painter.rect_filled(Rect::from_center_size(rect, vec2(20.0, 20.0)), 4.0, INK);
        let mut square = Mesh::default();
        square.add_colored_rect(Rect::from_center_size(mesh, vec2(24.0, 24.0)), INK);
        painter.add(Shape::mesh(square));
        let ends = [vec2(-15.0, 0.0), vec2(-5.0, 0.0), vec2(5.0, 0.0), vec2(15.0, 0.0)];
        let points = ends.map(|end| curve + end);
        let line = Stroke::new(6.0, INK);
        painter.add(CubicBezierShape::from_points_stroke(
            points,
            false,
            Color32::TRANSPARENT,
            line,
        ));
        let frame = Rect::from_center_size(ring, vec2(30.0, 30.0));
        painter.rect_stroke(frame, 0.0, Stroke::new(4.0, INK), StrokeKind::Inside);
    });
    let pixels = pixels_of(&drawing, 1.0).unwrap();
    for (number, spot) in spots.iter().enumerate().take(6) {
        assert!(
            is_ink(&pixels, place.min + *spot),
            "{number}: {:?}",
            at(&pixels, place.min + *spot)
        );
        assert!(!is_ink(&pixels, place.min + *spot + vec2(0.0, 20.0)), "below {number}");
    }
    // A frame has a hole, and its line inside.
    let ring = place.min + spots[6];
    assert!(!is_ink(&pixels, ring) && is_ink(&pixels, ring - vec2(13.0, 0.0)));
    assert!(!is_ink(&pixels, ring - vec2(16.0, 0.0)));
}

#[test]
fn what_is_cut_off_in_the_window_is_cut_off_on_paper() {
    let state = state();
    let (drawing, place) = drawn(&state, |painter, place| {
        let left = place.with_max_x(place.left() + 100.0);
        painter.with_clip_rect(left).circle_filled(place.min + vec2(100.0, 100.0), 40.0, INK);
    });
    let pixels = pixels_of(&drawing, 1.0).unwrap();
    assert!(is_ink(&pixels, place.min + vec2(90.0, 100.0)));
    assert!(!is_ink(&pixels, place.min + vec2(110.0, 100.0)));
}

#[test]
fn a_text_ends_where_it_does_in_the_window() {
    let state = state();
    let words = "Ärenden per socialsekreterare, AV To 1 234,5 %";
    let end = Cell::new(0.0);
    let (drawing, place) = drawn(&state, |painter, place| {
        let galley = painter.layout_no_wrap(words.to_owned(), font(16.0, Weight::SemiBold), INK);
        let at = pos2(place.right() - 20.0 - galley.size().x, place.center().y);
        // What egui's own letters cover.
        end.set(at.x + galley.mesh_bounds.right());
        painter.galley(at, galley, INK);
    });
    let pixels = pixels_of(&drawing, 4.0).unwrap();
    let rows = (4.0 * place.top()) as u32..(4.0 * place.bottom()) as u32;
    let is_dark = |x: u32| rows.clone().any(|y| at(&pixels, pos2(x as f32, y as f32))[0] < 120);
    let last = (0..pixels.width).rev().find(|&x| is_dark(x)).unwrap();
    let drawn = (last + 1) as f32 / 4.0;
    assert!((drawn - end.get()).abs() < 1.0, "{drawn}, in the window {}", end.get());
}

#[test]
fn what_a_plan_is_called_is_text_and_never_markup() {
    let mut state = state();
    state.document.plan.title = "<b>A</b> & \"B\"".to_owned();
    let (drawing, _) = drawn(&state, |painter, place| {
        let style = font(12.0, Weight::Regular);
        painter.text(place.min, Align2::LEFT_TOP, "<script>1</script>", style, INK);
    });
    assert!(!drawing.svg.contains("<b>") && !drawing.svg.contains("<script>"));
    assert!(drawing.svg.contains("&lt;b&gt;A&lt;/b&gt; &amp; &quot;B&quot;"));
    let file = svg_file(&drawing, None).unwrap();
    assert!(file.contains("&lt;script&gt;") && !file.contains("<script>"));
}

#[test]
fn a_chart_says_what_it_rests_on_and_which_plan_it_is_of() {
    let state = state();
    let (drawing, _) = drawn(&state, |_, _| ());
    let hash = crate::report::plan_hash(&state.document.map, &state.document.plan).unwrap();
    assert!(drawing.svg.contains(&hash[..16]));
    assert!(drawing.svg.contains("antaganden") && drawing.svg.contains("Utkast"));
    assert_eq!(drawing, drawn(&state, |_, _| ()).0, "the same every time");
}
