//! Tests of the picture of the map.

use geo::coord;

use super::testing::{Scene, obstacles, plan_of};
use super::*;
use crate::i18n::Language;

fn linkoping() -> DistrictSet {
    crate::read::builtin("linkoping").unwrap()
}

fn district(map: &DistrictSet, name: &str) -> DistrictIdx {
    map.districts.iter_enumerated().find(|(_, one)| one.name == name).unwrap().0
}

#[test]
fn no_name_on_a_picture_is_on_a_base_or_a_card() {
    let map = linkoping();
    let plan = plan_of(&map);
    for bounds in [map.bounds, map.city] {
        let picture = Scene { bounds, ..Scene::new(&map, &plan) }.picture();
        for name in &picture.names {
            for obstacle in obstacles(&picture) {
                assert!(!name.rect.overlaps(&obstacle), "{}", name.lines[0].text);
            }
        }
    }
}

#[test]
fn a_picture_that_is_moved_has_the_scale_and_the_frame_of_the_view_that_is_seen() {
    let map = linkoping();
    let plan = plan_of(&map);
    let scene = Scene::new(&map, &plan);
    let tr = Tr::new(Language::Sv);
    let mut input = scene.input();
    let mut moved = Picture::new(&input, &tr);
    input.view.zoom_at(coord! { x: 700.0, y: 400.0 }, 1.7);
    input.view.pan(coord! { x: 80.0, y: -30.0 });
    let anew = Picture::new(&input, &tr);
    let frame = |picture: &Picture| picture.inset.as_ref().unwrap().frame;
    assert!(frame(&moved) != frame(&anew) && moved.cards.last() != anew.cards.last());
    moved.follow(&input, &tr);
    assert_eq!(frame(&moved), frame(&anew));
    assert_eq!(moved.cards.last(), anew.cards.last());
}

#[test]
fn a_picture_with_other_colours_has_the_fills_and_the_ink_of_one_made_anew() {
    let map = linkoping();
    let plan = plan_of(&map);
    let mut scene = Scene::new(&map, &plan);
    let mut picture = scene.picture();
    scene.fill = Fill::Indicator(map.indicators.indicators.indices().next().unwrap());
    let anew = scene.picture();
    let input = scene.input();
    let colours = fill_colours(&map, &plan, &input.owners(), input.fill, None, None, Theme::Light);
    assert!(picture.fills != anew.fills);
    picture.recolour(&colours);
    assert_eq!(picture.fills, anew.fills);
    let small = |picture: &Picture| picture.inset.as_ref().unwrap().fills.clone();
    assert_eq!(small(&picture), small(&anew));
    for name in picture.names.iter().filter(|name| name.placement == Placement::Inside) {
        let other = anew.names.iter().find(|other| other.district == name.district);
        if let Some(other) = other.filter(|other| other.placement == Placement::Inside) {
            assert_eq!(name.lines[0].colour, other.lines[0].colour);
        }
    }
}

#[test]
fn a_districts_colour_follows_its_unit() {
    let map = linkoping();
    let mut plan = plan_of(&map);
    let ryd = district(&map, "Ryd");
    let colour = |plan: &Plan| {
        *fill_colours(&map, plan, &plan.assignment, Fill::Units, None, None, Theme::Light)
            .get(ryd)
            .unwrap()
    };
    assert_eq!(colour(&plan), FillColour::Solid(Theme::Light.unit(1)));
    *plan.assignment.get_mut(ryd).unwrap() = plan.unit_by_id("norr").unwrap();
    assert_eq!(colour(&plan), FillColour::Solid(Theme::Light.unit(0)));
    *plan.assignment.get_mut(ryd).unwrap() = plan.central();
    assert_eq!(colour(&plan), FillColour::Solid(Theme::Light.tokens().central));
}

#[test]
fn a_district_is_pale_until_the_month_it_goes_live() {
    let map = linkoping();
    let plan = plan_of(&map);
    let (ryd, berga) = (district(&map, "Ryd"), district(&map, "Berga"));
    let at = |month, district| {
        let owners = plan.owners_at(month);
        *fill_colours(&map, &plan, &owners, Fill::Units, None, Some(month), Theme::Light)
            .get(district)
            .unwrap()
    };
    let vaster = Theme::Light.unit(1);
    assert_eq!(at(Month::new(2027, 6), ryd), FillColour::Solid(Theme::Light.tint(vaster)));
    assert_eq!(at(Month::new(2027, 7), ryd), FillColour::Solid(vaster));
    // Berga is in no step of this plan.
    let syd = Theme::Light.unit(2);
    assert_eq!(at(Month::new(2040, 1), berga), FillColour::Solid(Theme::Light.tint(syd)));
}

#[test]
fn a_district_without_a_figure_is_hatched_and_in_the_legend() {
    let mut map = linkoping();
    let plan = plan_of(&map);
    let index = map.indicators.by_id("ekonomiskt_bistand").unwrap();
    let ryd = district(&map, "Ryd");
    let indicator = map.indicators.indicators.get_mut(index).unwrap();
    *indicator.values.get_mut(ryd).unwrap() = None;
    let scene = Scene { fill: Fill::Indicator(index), ..Scene::new(&map, &plan) };
    let picture = scene.picture();
    let fill = picture.fills.iter().find(|fill| fill.district == ryd).unwrap();
    assert_eq!(fill.colour, FillColour::Missing);
    let is_missing = |item: &CardItem| matches!(item, CardItem::Missing(_));
    assert!(picture.cards[0].items.iter().any(is_missing));
}

#[test]
fn the_small_map_frames_what_the_large_one_shows() {
    let map = linkoping();
    let plan = plan_of(&map);
    let inset = Scene::new(&map, &plan).picture().inset.unwrap();
    assert!(inset.rect.holds(&inset.frame));
    assert!(inset.frame.width() < inset.rect.width() * 0.5);
    assert!(inset.of == InsetOf::Whole);
    // Where all of the map is the city, a picture of it needs no inset.
    let mut town = linkoping();
    town.city = town.bounds;
    let whole = Scene { bounds: town.bounds, ..Scene::new(&town, &plan) };
    assert!(whole.picture().inset.is_none());
}

#[test]
fn the_whole_map_can_be_seen_beside_its_legend() {
    let map = linkoping();
    let plan = plan_of(&map);
    let picture = Scene { bounds: map.bounds, ..Scene::new(&map, &plan) }.picture();
    let card = picture.cards[0].rect;
    for fill in &picture.fills {
        for point in fill.rings.iter().flatten() {
            assert!(!card.contains(*point));
            assert!((0.0..=1600.0).contains(&point.x) && (0.0..=1000.0).contains(&point.y));
        }
    }
}

#[test]
fn a_name_of_the_plans_own_is_what_the_map_shows() {
    let map = linkoping();
    let mut plan = plan_of(&map);
    plan.display_names.insert(district(&map, "Ryd"), "Rydskogen".to_owned());
    let picture = Scene::new(&map, &plan).picture();
    let texts: Vec<&str> =
        picture.names.iter().flat_map(|name| &name.lines).map(|line| line.text.as_str()).collect();
    assert!(texts.contains(&"Rydskogen") && !texts.contains(&"Ryd"));
}

#[test]
fn everything_grows_with_the_font_scale() {
    let map = linkoping();
    let plan = plan_of(&map);
    let scene = Scene::new(&map, &plan);
    let mut input = scene.input();
    input.font_scale = 2.0;
    input.view = View::fit(map.bounds, coord! { x: 1600.0, y: 1000.0 }, 20.0);
    let large = Picture::new(&input, &Tr::new(Language::Sv));
    let small = scene.picture();
    let ratio = large.cards[0].rect.width() / small.cards[0].rect.width();
    assert!((ratio - 2.0).abs() < 1e-9);
    assert!((large.outlines.len(), large.markers.len()) == (0, 4));
    let size = |picture: &Picture| {
        let letters = picture.names.iter().filter(|name| name.placement == Placement::Inside);
        letters.map(|name| name.lines[0].size_px).fold(0.0, f64::max)
    };
    assert!((size(&large) / size(&small) - 2.0).abs() < 1e-9);
}

#[test]
fn a_district_out_of_sight_is_on_the_small_map_alone() {
    let map = linkoping();
    let plan = plan_of(&map);
    let ryd = map.districts.get(district(&map, "Ryd")).unwrap();
    let picture = Scene { bounds: ryd.shape.bounds, ..Scene::new(&map, &plan) }.picture();
    let is_drawn = |fills: &[FilledShape], name: &str| {
        fills.iter().any(|fill| fill.district == district(&map, name))
    };
    // Sturefors is far to the south: its northern end is at 58,35° N, Ryd begins at 58,40°.
    assert!(is_drawn(&picture.fills, "Ryd") && !is_drawn(&picture.fills, "Sturefors"));
    let inset = picture.inset.unwrap();
    assert_eq!(inset.fills.len(), map.len());
    for point in inset.fills.iter().flat_map(|fill| &fill.rings).flatten() {
        assert!(inset.rect.contains(*point), "{point:?}");
    }
}

#[test]
fn a_picture_of_the_whole_has_the_city_enlarged_and_a_frame_where_it_is() {
    let map = linkoping();
    let plan = plan_of(&map);
    let fill = Fill::Indicator(map.indicators.by_id("ekonomiskt_bistand").unwrap());
    let scene = Scene { bounds: map.bounds, fill, ..Scene::new(&map, &plan) };
    let (input, picture) = (scene.input(), scene.picture());
    let inset = picture.inset.as_ref().unwrap();
    assert_eq!(inset.of, InsetOf::City);
    assert!(inset.view.metres_per_px * 1.25 <= input.view.metres_per_px);
    // The frame is on the large map, round the city; the card is not on it.
    let corner = input.view.screen_from_map(map.city.min());
    assert!((inset.frame.left - corner.x).abs() < 1e-9);
    assert!((inset.frame.bottom - corner.y).abs() < 1e-9);
    assert!(!inset.rect.overlaps(&inset.frame));
    for card in &picture.cards {
        assert!(!inset.rect.overlaps(&card.rect));
    }
    // Ryd is on both, in the same colour.
    let ryd = district(&map, "Ryd");
    let colour =
        |fills: &[FilledShape]| fills.iter().find(|fill| fill.district == ryd).unwrap().colour;
    assert_eq!(colour(&inset.fills), colour(&picture.fills));
    // A picture of the city shows the whole small, as before.
    let city = Scene { bounds: map.city, ..scene }.picture();
    assert_eq!(city.inset.unwrap().of, InsetOf::Whole);
}

#[test]
fn names_keep_off_circles_and_smaller_circles_lie_on_larger_ones() {
    let map = linkoping();
    let plan = plan_of(&map);
    let circles = Circles::on_map(&map, map.indicators.children_0_19.unwrap()).unwrap();
    for bounds in [map.city, map.bounds] {
        let scene = Scene { bounds, ..Scene::new(&map, &plan) };
        let input = PictureInput { circles: Some(&circles), ..scene.input() };
        let picture = Picture::new(&input, &Tr::new(Language::Sv));
        assert!(picture.circles.len() > 20);
        assert!(picture.circles.windows(2).all(|pair| pair[0].radius >= pair[1].radius));
        for name in picture.names.iter().filter(|name| name.placement == Placement::Inside) {
            for circle in &picture.circles {
                assert!(!name.rect.overlaps(&circle.kept_free()), "{}", name.lines[0].text);
            }
        }
    }
}

#[test]
fn no_card_lies_on_a_circle_or_a_sign() {
    let map = linkoping();
    let plan = plan_of(&map);
    let circles = Circles::on_map(&map, map.indicators.children_0_19.unwrap()).unwrap();
    let share = map.indicators.by_id("ekonomiskt_bistand").unwrap();
    // Two screens, then map sheets of A4 and A3.
    for (width, height) in [(1280.0, 800.0), (1920.0, 1080.0), (1161.0, 612.0), (1684.0, 982.0)] {
        let size_px = coord! { x: width, y: height };
        let frame = Picture::map_frame(size_px, 1.0);
        for (bounds, fill) in [
            (map.city, Fill::Units),
            (map.city, Fill::Indicator(share)),
            (map.bounds, Fill::Units),
            (map.bounds, Fill::Indicator(share)),
        ] {
            let scene = Scene { fill, bounds, ..Scene::new(&map, &plan) };
            let view = View::fit_in(bounds, size_px, frame, 24.0);
            let input = PictureInput { view, circles: Some(&circles), ..scene.input() };
            let picture = Picture::new(&input, &Tr::new(Language::Sv));
            let signs =
                picture.markers.iter().map(|sign| (sign.rect(), format!("{:?}", sign.unit)));
            let circles = picture.circles.iter().map(|circle| {
                let district = map.districts.get(circle.district).unwrap();
                (circle.reach(), district.name.clone())
            });
            let seen: Vec<(ScreenRect, String)> = circles.chain(signs).collect();
            assert!(seen.len() > 20);
            let inset = picture.inset.iter().map(|inset| inset.rect);
            let cards: Vec<_> = picture.cards.iter().map(|card| card.rect).chain(inset).collect();
            for (number, card) in cards.iter().enumerate() {
                // The map's own part is beside the legend: what reaches further out goes under it,
                // ground, circle and all.
                let is_of_map = |rect: &ScreenRect| number > 0 || rect.left >= frame.min().x;
                let hidden = seen.iter().filter(|(rect, _)| rect.overlaps(card) && is_of_map(rect));
                let hidden: Vec<&str> = hidden.map(|(_, name)| name.as_str()).collect();
                assert!(hidden.is_empty(), "{width} {fill:?}: card {number} hides {hidden:?}");
                assert!(cards[..number].iter().all(|other| !other.overlaps(card)));
            }
        }
    }
}

#[test]
fn circles_in_the_maps_place_have_their_units_ring_no_signs_and_ties_within_a_unit() {
    let map = linkoping();
    let plan = plan_of(&map);
    let count = map.indicators.children_0_19.unwrap();
    let cartogram = crate::scene::Cartogram::new(&map, count).unwrap();
    let scene = Scene { bounds: cartogram.map.bounds, ..Scene::new(&cartogram.map, &plan) };
    let input =
        PictureInput { circles: Some(&cartogram.circles), unit_outlines: true, ..scene.input() };
    let picture = Picture::new(&input, &Tr::new(Language::Sv));
    assert!(picture.markers.is_empty() && picture.inset.is_none() && picture.circles.is_empty());
    let colour_of = |district| unit_colour(&plan, plan.unit_of(district), Theme::Light);
    for (district, shape) in cartogram.map.districts.iter_enumerated() {
        let centre = input.view.screen_from_map(shape.shape.label_point);
        let radius = shape.shape.label_radius_m / input.view.metres_per_px;
        let is_ring = |stroke: &&Stroke| {
            let inside = |point: &Coord<f64>| {
                let apart = (point.x - centre.x).hypot(point.y - centre.y);
                (radius - UNIT_LINE_PX..=radius + 0.1).contains(&apart)
            };
            stroke.points.len() > 20 && stroke.points.iter().all(inside)
        };
        let ring = picture.outlines.iter().find(is_ring).unwrap();
        assert_eq!(ring.colour, colour_of(district), "{}", shape.name);
    }
    let ties: Vec<&Stroke> =
        picture.outlines.iter().filter(|stroke| stroke.points.len() == 2).collect();
    // A unit of n districts needs n − 1 ties to hang together; rural ones may lie apart.
    assert!(ties.len() >= 20, "{}", ties.len());
    for tie in ties {
        let ends: Vec<_> = tie
            .points
            .iter()
            .map(|point| cartogram.map.at(input.view.map_from_screen(*point)).unwrap())
            .collect();
        assert!(ends.iter().all(|end| colour_of(*end) == tie.colour));
    }
}

#[test]
fn names_of_circles_stand_in_them_or_are_numbers_with_a_key_that_lies_on_nothing_else() {
    let map = linkoping();
    let plan = plan_of(&map);
    let count = map.indicators.children_0_19.unwrap();
    let cartogram = crate::scene::Cartogram::new(&map, count).unwrap();
    let scene = Scene { bounds: cartogram.map.bounds, ..Scene::new(&cartogram.map, &plan) };
    // As in a window: no legend, but the key of the numbers.
    let input = PictureInput { circles: Some(&cartogram.circles), legend: None, ..scene.input() };
    let picture = Picture::new(&input, &Tr::new(Language::Sv));
    assert_eq!(picture.names.len(), cartogram.map.len());
    let inside = |name: &&Name| name.placement == Placement::Inside;
    for name in picture.names.iter().filter(inside) {
        let shape = &cartogram.map.districts.get(name.district).unwrap().shape;
        let centre = input.view.screen_from_map(shape.label_point);
        let radius = shape.label_radius_m / input.view.metres_per_px;
        let rect = name.rect;
        for corner in [(rect.left, rect.top), (rect.right, rect.bottom)] {
            let apart = (corner.0 - centre.x).hypot(corner.1 - centre.y);
            // The grid that room is measured on is as coarse as half a letter.
            assert!(apart <= radius + 6.0, "{}", name.lines[0].text);
        }
        assert!(name.lines.iter().all(|line| line.size_px >= 9.5));
    }
    let is_line = |name: &&Name| matches!(name.placement, Placement::Leader { .. });
    assert_eq!(picture.names.iter().filter(is_line).count(), 0, "lines would cross circles");
    let [key, scale] = picture.cards.as_slice() else { panic!("a key and a scale") };
    assert!(!key.rect.overlaps(&scale.rect));
}
