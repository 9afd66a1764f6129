//! Tests of where names stand, on the real map.

use std::sync::LazyLock;

use geo::{Contains, coord};
use proptest::prelude::*;

use super::*;
use crate::model::DistrictSet;
use crate::scene::picture::place_names;
use crate::scene::picture::testing::plan_of;

static LINKOPING: LazyLock<DistrictSet> =
    LazyLock::new(|| crate::read::builtin("linkoping").unwrap());

const SIZE: Coord<f64> = Coord { x: 1200.0, y: 900.0 };

fn labels_of(view: &View, obstacles: Obstacles<'_>) -> Labels {
    place_names(&LINKOPING, &plan_of(&LINKOPING), view, obstacles, LabelStyle::default())
}

fn whole() -> View {
    View::fit(LINKOPING.bounds, SIZE, 20.0)
}

fn city() -> View {
    View::fit(LINKOPING.city, SIZE, 20.0)
}

fn name_of(label: &PlacedLabel) -> &str {
    &LINKOPING.districts.get(label.id).unwrap().name
}

/// Lines of names; the short ticks of numbers are the way out where nothing else is.
fn leaders(labels: &Labels) -> Vec<(&PlacedLabel, ScreenLine)> {
    labels
        .placed
        .iter()
        .filter_map(|label| match label.placement {
            Placement::Leader { from, to } => Some((label, (from, to))),
            Placement::Inside | Placement::Number { .. } => None,
        })
        .collect()
}

/// Checks all that must hold in every view.
fn check(view: &View, obstacles: Obstacles<'_>, labels: &Labels) {
    let screen = ScreenRect::at(Coord::zero(), view.size_px.x, view.size_px.y);
    let shown: Vec<&PlacedLabel> =
        labels.placed.iter().filter(|label| !label.rect.is_empty()).collect();
    for (position, label) in shown.iter().enumerate() {
        let name = name_of(label);
        assert!(screen.holds(&label.rect), "{name} is off the screen");
        for other in &shown[position + 1..] {
            assert!(!label.rect.overlaps(&other.rect), "{name} is on {}", name_of(other));
        }
        for obstacle in obstacles.covers.iter().chain(obstacles.markers) {
            assert!(!label.rect.overlaps(obstacle), "{name} is on an obstacle");
        }
    }
    for (district, info) in LINKOPING.districts.iter_enumerated() {
        let point = view.screen_from_map(info.shape.label_point);
        let is_seen = screen.grown(-SCREEN_MARGIN).contains(point)
            && !obstacles.covers.iter().any(|cover| cover.contains(point));
        let count = labels.placed.iter().filter(|label| label.id == district).count();
        assert!(count == 1 || (count == 0 && !is_seen), "{} has {count} names", info.name);
    }
    let leaders = leaders(labels);
    for (position, (label, line)) in leaders.iter().enumerate() {
        for (other, second) in &leaders[position + 1..] {
            let (a, b) = (name_of(label), name_of(other));
            assert!(!lines_cross(*line, *second), "the lines of {a} and {b} cross");
        }
        for other in shown.iter().filter(|other| {
            other.id != label.id && !matches!(other.placement, Placement::Number { .. })
        }) {
            let (a, b) = (name_of(label), name_of(other));
            assert!(!other.rect.meets_line(line.0, line.1), "the line of {a} passes {b}");
        }
    }
    let numbers: Vec<u32> = labels.key().into_iter().map(|(number, _)| number).collect();
    assert_eq!(numbers, (1..=numbers.len() as u32).collect::<Vec<_>>());
}

#[test]
fn the_whole_municipality_has_every_name_in_place_and_no_lines_that_cross() {
    let labels = labels_of(&whole(), Obstacles::default());
    check(&whole(), Obstacles::default(), &labels);
    assert_eq!(labels.placed.len(), LINKOPING.len());
    let beside = leaders(&labels).len();
    assert!(beside >= 20, "the districts of the city have their names beside: {beside}");
}

#[test]
fn most_names_stand_in_their_districts_when_the_city_fills_the_picture() {
    let labels = labels_of(&city(), Obstacles::default());
    check(&city(), Obstacles::default(), &labels);
    let inside = labels.placed.iter().filter(|label| label.placement == Placement::Inside);
    assert!(inside.count() >= 18);
}

#[test]
fn a_name_inside_lies_wholly_in_its_district() {
    for view in [whole(), city()] {
        for label in labels_of(&view, Obstacles::default()).placed {
            if label.placement != Placement::Inside {
                continue;
            }
            let shape = &LINKOPING.districts.get(label.id).unwrap().shape.polygons;
            let rect = label.rect;
            let low = view.map_from_screen(coord! { x: rect.left, y: rect.bottom });
            let high = view.map_from_screen(coord! { x: rect.right, y: rect.top });
            assert!(shape.contains(&Rect::new(low, high)), "{}", name_of(&label));
        }
    }
}

#[test]
fn a_name_gives_way_to_a_base_in_the_middle_of_its_district() {
    let ryd = LINKOPING.by_code("0580R017").unwrap();
    let point = LINKOPING.districts.get(ryd).unwrap().shape.label_point;
    let marker = ScreenRect::around(city().screen_from_map(point), 26.0, 26.0);
    let obstacles = Obstacles { covers: &[], markers: &[marker] };
    let labels = labels_of(&city(), obstacles);
    check(&city(), obstacles, &labels);
    let label = labels.placed.iter().find(|label| label.id == ryd).unwrap();
    assert_eq!(label.placement, Placement::Inside);
}

#[test]
fn a_district_that_is_only_partly_seen_has_its_name_in_the_part_that_is() {
    let rural = LINKOPING.districts.iter_enumerated().find(|(_, one)| one.name == "Åkerbo omland");
    let (rural, info) = rural.unwrap();
    let view = city();
    let point = view.screen_from_map(info.shape.label_point);
    assert!(!ScreenRect::at(Coord::zero(), SIZE.x, SIZE.y).contains(point));
    let labels = labels_of(&view, Obstacles::default());
    let label = labels.placed.iter().find(|label| label.id == rural).unwrap();
    assert_eq!(label.placement, Placement::Inside);
}

#[test]
fn names_stay_where_they_are_in_their_districts_when_the_map_is_dragged() {
    let before = city();
    let first = labels_of(&before, Obstacles::default());
    for (x, y) in [(1.0, 0.0), (-3.0, 2.0), (7.5, -11.0)] {
        let mut after = before;
        after.pan(coord! { x: x, y: y });
        let second = labels_of(&after, Obstacles::default());
        let mut kept = 0;
        for (old, new) in first.placed.iter().zip(&second.placed) {
            let bounds = LINKOPING.districts.get(old.id).unwrap().shape.bounds;
            let is_whole = before.visible().contains(&bounds) && after.visible().contains(&bounds);
            if is_whole && old.placement == Placement::Inside {
                let moved = new.rect.centre() - old.rect.centre();
                assert!((moved - coord! { x: x, y: y }).x.abs() < 0.01, "{}", name_of(old));
                assert!((moved - coord! { x: x, y: y }).y.abs() < 0.01, "{}", name_of(old));
                kept += 1;
            }
        }
        assert!(kept >= 10, "{kept}");
    }
}

#[test]
fn the_same_view_gives_the_same_names() {
    assert_eq!(
        labels_of(&whole(), Obstacles::default()),
        labels_of(&whole(), Obstacles::default())
    );
}

#[test]
fn a_picture_too_small_for_names_has_numbers_and_a_key() {
    let view = View::fit(LINKOPING.bounds, coord! { x: 160.0, y: 200.0 }, 4.0);
    let labels = labels_of(&view, Obstacles::default());
    check(&view, Obstacles::default(), &labels);
    assert!(labels.key().len() > 5);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn whatever_part_of_the_map_is_seen_names_are_in_place(
        across in 0.2..0.8_f64, up in 0.2..0.8_f64, zoom in 0.0..1.0_f64,
        width in 300.0..1800.0_f64, height in 300.0..1200.0_f64,
        panel in 0.0..280.0_f64, signs in prop::collection::vec((0.0..1.0_f64, 0.0..1.0_f64), 0..6),
    ) {
        let size = coord! { x: width, y: height };
        let mut view = View::fit(LINKOPING.bounds, size, 10.0);
        let bounds = LINKOPING.bounds;
        view.centre = coord! {
            x: bounds.min().x + across * bounds.width(),
            y: bounds.min().y + up * bounds.height(),
        };
        view.metres_per_px = 4.0 * (view.metres_per_px / 4.0).powf(zoom);
        let covers = [ScreenRect::at(Coord::zero(), panel, panel * 0.8)];
        let markers: Vec<ScreenRect> = signs
            .into_iter()
            .map(|(x, y)| ScreenRect::around(coord! { x: x * width, y: y * height }, 24.0, 24.0))
            .collect();
        let obstacles = Obstacles { covers: &covers, markers: &markers };
        check(&view, obstacles, &labels_of(&view, obstacles));
    }
}
