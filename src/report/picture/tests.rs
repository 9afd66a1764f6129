//! Tests of the exported map.

use super::*;
use crate::i18n::{Language, Tr};
use crate::model::{DistrictSet, Month, Plan};
use crate::scene::picture::testing::{Scene, plan_of};
use crate::scene::{Fill, Theme};

fn linkoping() -> (DistrictSet, Plan) {
    let map = crate::read::builtin("linkoping").unwrap();
    let plan = plan_of(&map);
    (map, plan)
}

fn social_assistance(map: &DistrictSet) -> Fill {
    Fill::Indicator(map.indicators.by_id("ekonomiskt_bistand").unwrap())
}

#[test]
fn the_same_plan_gives_the_same_bytes() {
    let (map, plan) = linkoping();
    let picture = || {
        let scene = Scene { fill: social_assistance(&map), ..Scene::new(&map, &plan) };
        png_file(&map_drawing(&scene.picture()), 0.5, None).unwrap()
    };
    let first = picture();
    assert_eq!(first, picture());
    assert!(first.starts_with(b"\x89PNG"));
}

#[test]
fn a_picture_has_the_size_that_was_asked_for() {
    let (map, plan) = linkoping();
    let file = png_file(&map_drawing(&Scene::new(&map, &plan).picture()), 0.25, None).unwrap();
    let reader = png::Decoder::new(std::io::Cursor::new(file)).read_info().unwrap();
    assert_eq!((reader.info().width, reader.info().height), (400, 250));
}

#[test]
fn a_picture_that_is_too_large_is_refused() {
    let (map, plan) = linkoping();
    let picture = Scene::new(&map, &plan).picture();
    for scale in [0.0, 1e4, f64::NAN, -1.0] {
        assert!(
            matches!(
                png_file(&map_drawing(&picture), scale, None),
                Err(ReportError::PictureSize { .. })
            ),
            "{scale}"
        );
    }
}

#[test]
fn a_name_with_markup_in_it_is_written_as_text() {
    let (map, mut plan) = linkoping();
    let malmslatt = map.by_code("0580R015").unwrap();
    plan.display_names.insert(malmslatt, "A&B <b>\"\u{1}".to_owned());
    let svg = map_svg(&Scene::new(&map, &plan).picture());
    assert!(svg.contains("A&amp;B"), "the name is there");
    assert!(!svg.contains("<b>"));
    assert!(usvg::Tree::from_str(&svg, &usvg::Options::default()).is_ok());
}

#[test]
fn letters_are_drawn_in_the_embedded_typeface() {
    let (map, plan) = linkoping();
    let picture = Scene::new(&map, &plan).picture();
    let with = png_file(&map_drawing(&picture), 0.5, None).unwrap();
    let mut without = picture.clone();
    without.names.iter_mut().for_each(|name| name.lines.clear());
    assert_ne!(with, png_file(&map_drawing(&without), 0.5, None).unwrap());
    assert_eq!(FONTS.len(), 4);
}

/// Writes pictures to look at to the folder in `NARPLAN_WRITE_PICTURES`.
#[test]
fn pictures_of_the_whole_map_and_the_city_can_be_drawn_in_both_themes() {
    let (map, plan) = linkoping();
    let folder = std::env::var_os("NARPLAN_WRITE_PICTURES").map(std::path::PathBuf::from);
    let scale = if folder.is_some() { 1.0 } else { 0.25 };
    for theme in Theme::ALL {
        for (place, bounds) in [("whole", map.bounds), ("city", map.city)] {
            for (name, fill, live_at) in [
                ("indicator", social_assistance(&map), None),
                ("units", Fill::Units, None),
                ("live", Fill::Units, Some(Month::new(2027, 9))),
            ] {
                let scene = Scene { theme, fill, bounds, live_at, ..Scene::new(&map, &plan) };
                let picture = scene.picture();
                let file = png_file(&map_drawing(&picture), scale, None).unwrap();
                assert!(file.len() > 5_000, "{place} {name} {theme:?}");
                if let Some(folder) = &folder {
                    let name = format!("{place}-{name}-{theme:?}.png");
                    std::fs::write(folder.join(name), file).unwrap();
                }
            }
        }
    }
}

#[test]
fn an_english_picture_is_in_english() {
    let (map, plan) = linkoping();
    let scene = Scene { fill: social_assistance(&map), ..Scene::new(&map, &plan) };
    let svg = map_svg(&scene.picture_in(&Tr::new(Language::En)));
    assert!(svg.contains("Social assistance") && svg.contains("Districts by unit"));
}

#[test]
fn a_map_of_two_indicators_tells_each_cell_of_its_square_in_words() {
    let (map, plan) = linkoping();
    let tr = Tr::new(Language::Sv);
    let one = |id: &str| map.indicators.indicators.get(map.indicators.by_id(id).unwrap()).unwrap();
    let classing = crate::scene::Classing::default();
    let (first, second) = (one("ekonomiskt_bistand"), one("arbetslosa_andel"));
    let shade =
        crate::scene::Shade::of_two((first, &classing), (second, &classing), Theme::Light, &tr);
    let scene = Scene { fill: social_assistance(&map), ..Scene::new(&map, &plan) };
    let input = crate::scene::PictureInput { shade: shade.as_ref(), ..scene.input() };
    let svg = map_svg(&Picture::new(&input, &tr));
    let told: usize = svg
        .lines()
        .filter_map(|line| line.strip_prefix("<g><title>")?.split_once("</title>"))
        .filter_map(|(title, _)| {
            title.rsplit_once(": ")?.1.split(' ').next()?.parse::<usize>().ok()
        })
        .sum();
    assert_eq!(svg.matches("<g><title>").count(), 9);
    assert_eq!(told, 32);
    assert!(usvg::Tree::from_str(&svg, &usvg::Options::default()).is_ok());
}

#[test]
fn a_picture_file_has_outlines_and_says_what_its_letters_say() {
    let (map, mut plan) = linkoping();
    let malmslatt = map.by_code("0580R015").unwrap();
    plan.display_names.insert(malmslatt, "A&B <b>\"\u{1}".to_owned());
    let picture = Scene::new(&map, &plan).picture();
    let svg = svg_file(&map_drawing(&picture), None).unwrap();
    assert!(!svg.contains("<text") && !svg.contains("font-family"), "no reader needs a typeface");
    assert!(svg.contains("A&amp;B") && !svg.contains("<b>"));
    assert!(svg.starts_with("<svg ") && svg.contains("viewBox=\"0 0 1600 1000\" role=\"img\""));
    assert_eq!(svg, svg_file(&map_drawing(&picture), None).unwrap());
    // The same picture, without any typeface.
    let tree = usvg::Tree::from_str(&svg, &usvg::Options::default()).unwrap();
    let mut drawn = tiny_skia::Pixmap::new(800, 500).unwrap();
    let half = tiny_skia::Transform::from_scale(0.5, 0.5);
    resvg::render(&tree, half, &mut drawn.as_mut());
    let file = png_file(&map_drawing(&picture), 0.5, None).unwrap();
    let mut reader = png::Decoder::new(std::io::Cursor::new(file)).read_info().unwrap();
    let mut expected = vec![0; reader.output_buffer_size().unwrap()];
    reader.next_frame(&mut expected).unwrap();
    let far = drawn.pixels().iter().zip(expected.chunks(3)).filter(|(pixel, expected)| {
        let found = [pixel.red(), pixel.green(), pixel.blue()];
        found.iter().zip(*expected).any(|(a, b)| a.abs_diff(*b) > 24)
    });
    let far = far.count();
    assert!(far < 400, "{far} of 400 000 pixels differ");
}

#[test]
fn a_picture_is_as_large_on_paper_at_any_resolution() {
    let (map, plan) = linkoping();
    let picture = Scene::new(&map, &plan).picture();
    for (scale, per_metre) in [(1.0, 3780), (300.0 / 96.0, 11811)] {
        let file = png_file(&map_drawing(&picture), scale, None).unwrap();
        let reader = png::Decoder::new(std::io::Cursor::new(file)).read_info().unwrap();
        let dims = reader.info().pixel_dims.unwrap();
        assert_eq!((dims.xppu, dims.yppu, dims.unit), (per_metre, per_metre, png::Unit::Meter));
        let metres = f64::from(reader.info().width) / f64::from(dims.xppu);
        assert!((metres - 1600.0 / 96.0 * 0.0254).abs() < 1e-4, "{metres}");
    }
}
