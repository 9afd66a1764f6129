//! How long the program's work takes: `cargo bench`.
//!
//! The plan is the decision of 2023 on the built-in map of Linköping, the screen 1600 × 1000. A
//! frame at 60 Hz has 16,7 ms; what an action may take before it goes to a job is 8 ms.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a bench stops where something is not as it should be"
)]

use divan::{Bencher, black_box};
use geo::coord;
use narplan::app::{Look, MovePreview, Opened, Preset, Results, checks, from_preset};
use narplan::i18n::{Language, Tr};
use narplan::measure::distance::Ways;
use narplan::model::{DistrictIdx, UnitIdx};
use narplan::scene::labels::{LabelStyle, Obstacles};
use narplan::scene::picture::place_names;
use narplan::scene::{Fill, Picture, View};
use narplan::suggest::{Graph, PartSet, Problem, Weights};
use narplan::{read, report, simulate, store};

#[path = "../tests/reference/instances.rs"]
mod instances;

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
fn checks_of_the_assignment(bencher: Bencher<'_, '_>) {
    let document = opened().document;
    let (map, plan) = (&document.map, &document.plan);
    let demand = simulate::Demand::new(&map.indicators, plan);
    let ways = Ways::of(map, plan);
    bencher.bench(|| checks(map, black_box(plan), &demand, &ways));
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
    bencher.bench(|| {
        report::png_file(&report::map_drawing(black_box(&picture)), look.scale, None).unwrap()
    });
}

/// The best division of 32 and 98 districts among four bases, from nothing to the proof.
mod exact {
    use std::ops::ControlFlow;

    use divan::Bencher;
    use narplan::suggest::exact::solve;

    /// What is to be proven in under a second (the first three of 32), in under 5 s (even load)
    /// and in under 30 s (of 98).
    #[divan::bench(sample_count = 3, sample_size = 1, args = [
        "areas_32 way", "areas_32 way_within_15", "areas_32 way_and_load", "areas_32 load",
        "areas_32 mix_and_changes", "areas_32 locks_and_groups", "areas_32 border",
        "areas_32_need way_and_load", "areas_32_need load",
        "areas_98 way", "areas_98 way_within_15", "areas_98 way_and_load", "areas_98 load",
        "areas_98 mix_and_changes", "areas_98 locks_and_groups",
    ])]
    fn proof(bencher: Bencher<'_, '_>, name: &str) {
        let references = super::instances::references();
        let (_, problem, optimum) = references.into_iter().find(|(own, ..)| own == name).unwrap();
        bencher.bench_local(|| {
            let found = solve(&problem, None, &mut |_| ControlFlow::Continue(())).unwrap();
            let best = optimum["objective"].as_f64().unwrap();
            let rounding = optimum["rounding"].as_f64().unwrap() + 1e-9;
            assert!(found.proven && found.objective <= best + rounding);
            assert!(optimum["status"] != "OPTIMAL" || found.objective >= best - rounding);
        });
    }
}

/// Dividing districts among bases.
mod suggest {
    use std::ops::ControlFlow;

    use divan::Bencher;
    use narplan::suggest::{
        Graph, NearLimits, Part, PartSet, Problem, Progress, SearchLimits, Slack, Weights,
        near_best, search, steps,
    };

    fn on(_: &Progress<'_>) -> ControlFlow<()> {
        ControlFlow::Continue(())
    }

    fn divided(problem: &Problem, seed: u64, moves: u64) -> Vec<Part> {
        search(problem, None, seed, &SearchLimits::moves(moves), &mut on).unwrap()
    }

    /// A square map of `side` × `side` districts, each touching those beside, above and below it
    /// and one across a corner, with four seats in the middle of the quarters.
    fn square(side: usize) -> Problem {
        let nodes = side * side;
        let mut draw = 1_u64;
        let mut people = || {
            draw = draw.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (200 + (draw >> 33) % 2300) as f64
        };
        let people: Vec<f64> = (0..nodes).map(|_| people()).collect();
        let right = (0..nodes).filter(|node| node % side + 1 < side);
        let below = 0..nodes - side;
        let across = right.clone().filter(|node| node + side < nodes);
        let edges = right
            .map(|node| (node, node + 1, 1.0))
            .chain(below.map(|node| (node, node + side, 1.0)))
            .chain(across.map(|node| (node, node + side + 1, 0.2)));
        let (low, high) = (side / 4, side - 1 - side / 4);
        let seats = [(low, low), (high, low), (low, high), (high, high)];
        let km = |node: usize, seat: (usize, usize)| {
            let (x, y) = ((node % side) as f64, (node / side) as f64);
            (x - seat.0 as f64).hypot(y - seat.1 as f64)
        };
        let way = |node: usize| seats.iter().map(|&seat| people[node] * km(node, seat)).collect();
        Problem {
            graph: Graph::new(nodes, edges),
            parts: seats.len(),
            seats: seats.iter().map(|(x, y)| Some(y * side + x)).collect(),
            allowed: vec![PartSet::all(seats.len()); nodes],
            groups: Vec::new(),
            contiguous: true,
            exclaves: vec![PartSet::default(); nodes],
            load: people.clone(),
            max_deviation: None,
            way: (0..nodes).map(way).collect(),
            today: vec![None; nodes],
            high: people.iter().map(|people| (people / 5.0).floor()).collect(),
            people,
            weights: Weights { load: 1.0, way: 1.0, border: 0.5, mix: 0.2, changes: 0.0 },
        }
    }

    #[divan::bench(args = [6, 10, 55])]
    fn search_of_10_000_moves(bencher: Bencher<'_, '_>, side: usize) {
        let problem = square(side);
        bencher.bench(|| divided(&problem, 1, 10_000));
    }

    #[divan::bench(args = [10, 55])]
    fn steps_from_one_division_to_another(bencher: Bencher<'_, '_>, side: usize) {
        let problem = square(side);
        let (start, target) = (divided(&problem, 1, 1), divided(&problem, 2, 50_000));
        bencher.bench(|| steps(&problem, &start, &target));
    }

    #[divan::bench]
    fn walk_of_100_000_steps_near_the_best_of_100(bencher: Bencher<'_, '_>) {
        let problem = square(10);
        let best = divided(&problem, 1, 50_000);
        let limits = NearLimits { plans: 0, explored: 0, steps: 100_000 };
        let slack = Slack { share: 0.05, least: 0.0 };
        bencher.bench(|| near_best(&problem, &best, slack, 1, &limits, &mut on));
    }
}

/// Columns and rows of the made-up map: 6 160 areas, as many as DeSO has in all of Sweden.
const GRID: (i32, i32) = (88, 70);

/// A plan on a made-up map of 6 160 crooked areas of about a square kilometre, shared out among
/// the bases in stripes.
fn large() -> narplan::app::Document {
    let features: Vec<String> = (0..GRID.1)
        .flat_map(|row| (0..GRID.0).map(move |column| (column, row)))
        .map(|(column, row)| crooked_square(column, row))
        .collect();
    let text = format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.join(","));
    let name = format!("narplan-bench-{}.geojson", std::process::id());
    let path = std::env::temp_dir().join(name);
    std::fs::write(&path, text).unwrap();
    let mut document = narplan::app::open(&path).unwrap().document;
    std::fs::remove_file(&path).unwrap();
    assert_eq!(document.map.len(), 6160);
    let units: Vec<UnitIdx> = document.plan.units.indices().collect();
    for (number, district) in document.map.districts.indices().enumerate() {
        let unit = units[number / 22 % units.len()];
        *document.plan.assignment.get_mut(district).unwrap() = unit;
    }
    document
}

/// A square with eight bends on each side, which its neighbours share, as GeoJSON.
fn crooked_square(column: i32, row: i32) -> String {
    const BENDS: i32 = 9;
    // The bend depends on the place alone, so that both sides of a border have the same.
    let bend = |a: i32, b: i32| f64::from((a * 31 + b * 17).rem_euclid(7) - 3) / 60.0;
    let along = |step: i32| f64::from(step) / f64::from(BENDS);
    let side = |step: i32, x: i32, y: i32, across: bool| {
        let is_corner = step % BENDS == 0;
        let shift = if is_corner { 0.0 } else { bend(x * 90 + step, y * 70 + i32::from(across)) };
        if across {
            (f64::from(x) + along(step), f64::from(y) + shift)
        } else {
            (f64::from(x) + shift, f64::from(y) + along(step))
        }
    };
    let ring = (0..BENDS)
        .map(|step| side(step, column, row, true))
        .chain((0..BENDS).map(|step| side(step, column + 1, row, false)))
        .chain((1..=BENDS).rev().map(|step| side(step, column, row + 1, true)))
        .chain((0..=BENDS).rev().map(|step| side(step, column, row, false)));
    let corners: Vec<String> =
        ring.map(|(x, y)| format!("[{},{}]", 14.0 + x * 0.017, 58.0 + y * 0.009)).collect();
    let children = 40 + (column * 7 + row * 13) % 60;
    format!(
        r#"{{"type":"Feature","properties":{{"kod":"{row:02}{column:02}","namn":"Ruta {column}:{row}","folkmangd_2025":{},"barn_unga_0_19_2025":{children}}},"geometry":{{"type":"Polygon","coordinates":[[{}]]}}}}"#,
        children * 5,
        corners.join(",")
    )
}

/// What the pointer asks on a map of 6 160 areas.
mod large_map {
    use divan::{Bencher, black_box};
    use geo::{Coord, Rect, coord};
    use narplan::app::{Action, AppState, MovePreview, Results, SelectBy, in_lasso, in_rectangle};
    use narplan::i18n::Language;

    /// All checks, most of the bases in many pieces.
    #[divan::bench]
    fn checks_of_the_assignment(bencher: Bencher<'_, '_>) {
        let document = super::large();
        let (map, plan) = (&document.map, &document.plan);
        let demand = narplan::simulate::Demand::new(&map.indicators, plan);
        let ways = narplan::measure::distance::Ways::of(map, plan);
        bencher.bench(|| narplan::app::checks(map, black_box(plan), &demand, &ways));
    }

    fn centre(bounds: Rect<f64>) -> Coord<f64> {
        bounds.center() + coord! { x: 120.0, y: 80.0 }
    }

    #[divan::bench]
    fn district_at_a_point(bencher: Bencher<'_, '_>) {
        let map = super::large().map;
        let at = centre(map.bounds);
        bencher.bench(|| map.at(black_box(at)).unwrap());
    }

    #[divan::bench]
    fn rectangle_of_half_the_map(bencher: Bencher<'_, '_>) {
        let map = super::large().map;
        let half = Rect::new(map.bounds.min(), centre(map.bounds));
        bencher.bench(|| in_rectangle(&map, black_box(half)).len());
    }

    #[divan::bench]
    fn lasso_of_300_corners(bencher: Bencher<'_, '_>) {
        let map = super::large().map;
        let (middle, radius) = (map.bounds.center(), map.bounds.height() * 0.45);
        let ring: Vec<Coord<f64>> = (0..300)
            .map(|corner| {
                let angle = f64::from(corner) / 300.0 * std::f64::consts::TAU;
                middle + coord! { x: angle.cos(), y: angle.sin() } * radius
            })
            .collect();
        bencher.bench(|| in_lasso(&map, black_box(&ring)).len());
    }

    #[divan::bench]
    fn neighbours_of_a_thousand(bencher: Bencher<'_, '_>) {
        let mut state = AppState::new(super::large(), Language::Sv);
        let some: Vec<_> = state.document.map.districts.indices().take(1000).collect();
        bencher.bench_local(|| {
            state.update(Action::SelectMany(some.clone(), narplan::app::Pick::Replace));
            state.update(Action::SelectBy(SelectBy::Neighbours));
        });
    }

    #[divan::bench]
    fn results_of_a_change(bencher: Bencher<'_, '_>) {
        let document = super::large();
        bencher.bench(|| Results::of(&document.map, black_box(&document.plan), 1));
    }

    #[divan::bench]
    fn preview_of_a_move(bencher: Bencher<'_, '_>) {
        let state = AppState::new(super::large(), Language::Sv);
        let document = &state.document;
        let district = document.map.districts.indices().next().unwrap();
        let from = document.plan.unit_of(district);
        let to = document.plan.units.indices().find(|unit| *unit != from).unwrap();
        bencher.bench(|| {
            MovePreview::of(document, &state.results, black_box(&[district]), to, 0).unwrap()
        });
    }
}

/// A frame of the window, without the graphics card.
#[cfg(feature = "gui")]
#[path = "narplan/window.rs"]
mod window;
