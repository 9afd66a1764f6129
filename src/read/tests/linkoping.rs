//! The real map, against figures that other programs computed.

use geo::{Coord, CoordsIter, Euclidean, Length, LineString, MapCoords};
use serde_json::{Value, json};

use super::{DISTRICTS, MANIFEST, REFERENCE};
use crate::geometry::{BorderArc, Plane};
use crate::model::{DistrictIdx, DistrictSet, Index, IndicatorKind, IndicatorUnit, NeedDirection};
use crate::read::{BUILTIN_MAPS, NameChoices, ReadError, ReadNote, Sidecars, builtin, parse_map};

fn linkoping() -> DistrictSet {
    builtin("linkoping").unwrap()
}

fn reference() -> Value {
    serde_json::from_str(REFERENCE).unwrap()
}

fn named(map: &DistrictSet, name: &str) -> DistrictIdx {
    map.districts.iter_enumerated().find(|(_, district)| district.name == name).unwrap().0
}

#[test]
fn every_map_that_is_listed_can_be_read() {
    for name in BUILTIN_MAPS {
        assert_eq!(builtin(name).unwrap().name, name);
    }
    assert_eq!(builtin("mora").unwrap_err(), ReadError::UnknownBuiltin { name: "mora".into() });
}

#[test]
fn the_map_has_32_districts_in_the_order_of_their_codes() {
    let map = linkoping();
    let codes: Vec<_> = map.districts.iter().map(|district| district.code.clone()).collect();
    let expected: Vec<_> = (1..=32).map(|number| format!("0580R{number:03}")).collect();
    assert_eq!(codes, expected);
    let ryd = named(&map, "Ryd");
    assert_eq!(map.by_code("0580R017"), Some(ryd));
}

#[test]
fn the_map_says_what_it_is_called_and_where_it_comes_from() {
    let map = linkoping();
    assert_eq!(map.title.sv, "Linköping: RegSO 2025");
    assert_eq!(map.attribution.sv, "Karta: SCB, RegSO 2025 (CC0)");
    assert_eq!(map.projection.plane(), Plane::Sweref99Tm);
}

#[test]
fn the_checksum_is_the_one_in_the_manifest() {
    let sha256 = linkoping().sha256;
    assert_eq!(sha256.len(), 64);
    assert!(MANIFEST.contains(&format!("sha256 = \"{sha256}\"")));
}

#[test]
fn reading_the_built_in_map_leaves_nothing_to_note() {
    let sidecars = Sidecars {
        manifest: Some(MANIFEST),
        indicators_toml: Some(super::TOML),
        indicators_csv: Some(super::CSV),
    };
    let read =
        parse_map("districts.geojson", DISTRICTS, &sidecars, &NameChoices::default()).unwrap();
    assert_eq!(read.report.notes, []);
    assert_eq!(read.report.code_property.as_deref(), Some("regsokod"));
    assert_eq!(read.report.name_property.as_deref(), Some("regsonamn"));
}

#[test]
fn areas_agree_with_pyproj_and_shapely() {
    let (map, reference) = (linkoping(), reference());
    for district in &map.districts {
        let km2 = reference["area_km2"][&district.code].as_f64().unwrap();
        let error = (district.shape.area_m2 / 1e6 / km2 - 1.0).abs();
        assert!(error < 1e-8, "{}: {error}", district.name);
    }
}

#[test]
fn triangles_fill_each_district_once_and_leave_its_holes_open() {
    for district in &linkoping().districts {
        let shape = &district.shape;
        let error = (shape.triangles.area_m2() / shape.area_m2 - 1.0).abs();
        assert!(error < 1e-9, "{}: {error}", district.name);
    }
}

#[test]
fn the_four_rural_districts_have_the_five_enclaves_as_holes() {
    let map = linkoping();
    let holes = |name: &str| {
        let polygons = &map.districts.get(named(&map, name)).unwrap().shape.polygons;
        polygons.iter().map(|polygon| polygon.interiors().len()).sum::<usize>()
    };
    assert_eq!(holes("Åkerbo omland"), 2);
    assert_eq!(holes("Vårdnäs omland"), 1);
    assert_eq!(holes("Valkebo omland"), 1);
    assert_eq!(holes("Vreta Kloster omland"), 1);
    assert_eq!(holes("Ryd"), 0);
}

#[test]
fn a_label_point_is_inside_its_district_and_as_far_from_the_border_as_it_says() {
    let map = linkoping();
    for (index, district) in map.districts.iter_enumerated() {
        let shape = &district.shape;
        assert_eq!(map.at(shape.label_point), Some(index), "{}", district.name);
        assert!(shape.label_radius_m > 150.0, "{}: {}", district.name, shape.label_radius_m);
        for corner in shape.polygons.coords_iter() {
            let gap = corner - shape.label_point;
            assert!(gap.x.hypot(gap.y) >= shape.label_radius_m - 1e-6, "{}", district.name);
        }
    }
}

#[test]
fn no_place_of_a_fine_grid_has_more_room_for_a_label() {
    // Ramshäll is small; its best place is found again by trying all places 10 m apart.
    let map = linkoping();
    let shape = &map.districts.get(named(&map, "Ramshäll")).unwrap().shape;
    let lines: Vec<_> = shape
        .polygons
        .iter()
        .flat_map(|part| part.exterior().lines().collect::<Vec<_>>())
        .collect();
    let mut best: f64 = 0.0;
    for column in 0..(shape.bounds.width() / 10.0) as usize {
        for row in 0..(shape.bounds.height() / 10.0) as usize {
            let offset = Coord { x: column as f64 * 10.0, y: row as f64 * 10.0 };
            let point = shape.bounds.min() + offset;
            if shape.contains(point) {
                let distance = |line: &geo::Line| {
                    use geo::{Distance, Point};
                    Euclidean.distance(&Point::from(point), line)
                };
                best = best.max(lines.iter().map(distance).fold(f64::INFINITY, f64::min));
            }
        }
    }
    // The search ends within a hundredth of the smaller side.
    let slack = shape.bounds.width().min(shape.bounds.height()) / 100.0;
    assert!(best > 0.0 && best <= shape.label_radius_m + slack, "{best}");
}

#[test]
fn neighbours_are_exactly_the_74_pairs_of_the_reference() {
    let (map, reference) = (linkoping(), reference());
    let code = |raw| map.districts.get(DistrictIdx::from_usize(raw)).unwrap().code.clone();
    let found: Vec<_> =
        map.adjacency.pairs.iter().map(|(a, b, _)| json!([code(*a), code(*b)])).collect();
    assert_eq!(Value::from(found), reference["neighbours"]);
    assert_eq!(map.adjacency.pairs.len(), 74);
    assert!(map.adjacency.pairs.iter().all(|(_, _, length)| *length > 1.0));
}

#[test]
fn the_five_enclaves_have_their_host_as_only_neighbour() {
    let map = linkoping();
    for (enclave, host) in [
        ("Ekängen", "Åkerbo omland"),
        ("Linghem", "Åkerbo omland"),
        ("Sturefors", "Vårdnäs omland"),
        ("Vikingstad-Rappestad", "Valkebo omland"),
        ("Ljungsbro-Berg", "Vreta Kloster omland"),
    ] {
        let neighbours: Vec<_> =
            map.adjacency.neighbours(named(&map, enclave).to_usize()).collect();
        assert_eq!(neighbours, [named(&map, host).to_usize()], "{enclave}");
    }
}

#[test]
fn the_whole_map_is_one_part_and_falls_apart_without_a_host() {
    let map = linkoping();
    assert_eq!(map.adjacency.components(&|_| true).len(), 1);
    let akerbo = named(&map, "Åkerbo omland").to_usize();
    let parts = map.adjacency.components(&|district| district != akerbo);
    // Ekängen and Linghem are left alone.
    assert_eq!(parts.iter().filter(|part| part.len() == 1).count(), 2);
}

fn perimeter(map: &DistrictSet, index: DistrictIdx) -> f64 {
    let polygons = &map.districts.get(index).unwrap().shape.polygons;
    polygons
        .iter()
        .flat_map(|part| std::iter::once(part.exterior()).chain(part.interiors()))
        .map(|ring| Euclidean.length(ring))
        .sum()
}

#[test]
fn the_borders_of_a_district_are_as_long_as_its_perimeter() {
    let map = linkoping();
    for index in map.districts.indices() {
        let arcs = map.borders.arcs.iter().filter(|arc| arc.touches(index.to_usize()));
        let length: f64 = arcs.map(BorderArc::length_m).sum();
        assert!((length - perimeter(&map, index)).abs() < 0.01, "{index:?}");
    }
}

#[test]
fn the_map_has_the_79_arcs_that_it_was_made_from_five_of_them_round_enclaves() {
    let map = linkoping();
    assert_eq!(map.borders.arcs.len(), 79);
    let closed = map.borders.arcs.iter().filter(|arc| arc.is_closed() && arc.right.is_some());
    assert_eq!(closed.count(), 5);
}

#[test]
fn borders_between_two_districts_are_as_long_as_what_they_share() {
    let map = linkoping();
    for &(low, high, shared) in &map.adjacency.pairs {
        let arcs = map.borders.arcs.iter();
        let length: f64 = arcs
            .filter(|arc| arc.left == Some(low) && arc.right == Some(high))
            .map(BorderArc::length_m)
            .sum();
        assert!((length - shared).abs() < 1e-6, "{low} {high}");
    }
}

#[test]
fn just_left_of_a_border_is_its_left_district_and_just_right_its_right() {
    let map = linkoping();
    for arc in &map.borders.arcs {
        // The longest segment, so that a step aside meets no other border.
        let longest = LineString::new(arc.points.clone())
            .lines()
            .max_by(|a, b| Euclidean.length(a).total_cmp(&Euclidean.length(b)))
            .unwrap();
        let along = longest.delta() / Euclidean.length(&longest);
        let middle = (longest.start + longest.end) / 2.0;
        let to_left = Coord { x: -along.y, y: along.x } * 0.01;
        let at = |point| map.at(point).map(Index::to_usize);
        assert_eq!(at(middle + to_left), arc.left);
        assert_eq!(at(middle - to_left), arc.right);
    }
}

#[test]
fn totals_agree_with_the_reference() {
    let (map, reference) = (linkoping(), reference());
    for (id, total) in reference["totals"].as_object().unwrap() {
        let index = map.indicators.by_id(id).unwrap_or_else(|| panic!("{id}"));
        let indicator = map.indicators.indicators.get(index).unwrap();
        let sum: f64 = indicator.values.iter().map(|value| value.unwrap()).sum();
        assert_eq!(Some(sum), total.as_f64(), "{id}");
        assert_eq!(indicator.info.kind, IndicatorKind::Count, "{id}");
    }
}

#[test]
fn population_and_children_are_the_newest_counts() {
    let map = linkoping();
    assert_eq!(map.indicators.population, map.indicators.by_id("folkmangd_2025"));
    assert_eq!(map.indicators.children_0_19, map.indicators.by_id("barn_unga_0_19_2025"));
    let ryd = named(&map, "Ryd");
    assert_eq!(map.indicators.population(ryd) as i64, 9275);
    let children: f64 =
        map.districts.indices().map(|index| map.indicators.children_0_19(index)).sum();
    assert_eq!(Some(children), reference()["children_0_19"].as_f64());
}

#[test]
fn an_indicator_knows_its_unit_year_and_need_and_keeps_the_order_of_the_file() {
    let map = linkoping();
    let first = map.indicators.indicators.iter().next().unwrap();
    assert_eq!(first.info.id, "ekonomiskt_bistand");
    assert_eq!(first.info.title.sv, "Ekonomiskt bistånd");
    assert_eq!(first.info.unit, IndicatorUnit::TkrPerPerson);
    assert_eq!(first.info.year, Some(2024));
    assert_eq!(first.info.need, NeedDirection::More);
    assert!(first.info.weighted_mean);
    let berga = named(&map, "Berga");
    assert_eq!(first.values.get(berga), Some(&Some(6.27)));
}

#[test]
fn a_share_is_computed_from_its_two_counts() {
    let map = linkoping();
    let share = map.indicators.by_id("ensamstaende_foralder_andel").unwrap();
    let berga = map.indicators.value(share, named(&map, "Berga")).unwrap();
    assert!((berga - 100.0 * 289.0 / 3237.0).abs() < 1e-12, "{berga}");
}

#[test]
fn the_city_holds_its_districts_and_not_the_rural_surroundings() {
    let map = linkoping();
    let within = |name: &str| {
        use geo::Contains;
        let district = map.districts.get(named(&map, name)).unwrap();
        map.city.contains(&district.shape.label_point)
    };
    for name in [
        "Ryd",
        "Skäggetorp-Tornby",
        "Berga",
        "Lambohov-Slaka",
        "Hjulsbro",
        "Tannefors-Stångebro-Kallerstad",
        "Ekholmen",
        "Domkyrkan-Slottet",
    ] {
        assert!(within(name), "{name}");
    }
    for name in ["Ljungsbro-Berg", "Linghem", "Sturefors", "Valkebo omland"] {
        assert!(!within(name), "{name}");
    }
    assert!(map.city.width() < 15_000.0 && map.city.height() < 15_000.0);
}

#[test]
fn properties_survive_in_the_order_of_the_source() {
    let map = linkoping();
    let source: Value = serde_json::from_str(DISTRICTS).unwrap();
    let features = source["features"].as_array().unwrap();
    for (district, feature) in map.districts.iter().zip(features) {
        let expected = feature["properties"].as_object().unwrap();
        assert_eq!(&district.properties, expected);
        assert!(district.properties.keys().eq(expected.keys()));
    }
}

#[test]
fn longitude_and_latitude_are_kept_as_they_stand_in_the_file() {
    let map = linkoping();
    let source: Value = serde_json::from_str(DISTRICTS).unwrap();
    for (district, feature) in map.districts.iter().zip(source["features"].as_array().unwrap()) {
        let rings = feature["geometry"]["coordinates"].as_array().unwrap();
        let expected = rings
            .iter()
            .flat_map(|ring| ring.as_array().unwrap())
            .map(|at| Coord { x: at[0].as_f64().unwrap(), y: at[1].as_f64().unwrap() });
        assert!(district.lon_lat.coords_iter().eq(expected), "{}", district.name);
    }
}

/// The same map in SWEREF 99 TM, to a tenth of a millimetre as map programs write it.
fn in_sweref(crs: Option<Value>) -> Value {
    let map = linkoping();
    let mut source: Value = serde_json::from_str(DISTRICTS).unwrap();
    for (district, feature) in map.districts.iter().zip(source["features"].as_array_mut().unwrap())
    {
        let metres = district.lon_lat.map_coords(|at| map.projection.to_plane(at.x, at.y).unwrap());
        let round = |value: f64| (value * 1e4).round() / 1e4;
        let ring = |ring: &LineString| {
            ring.coords().map(|at| json!([round(at.x), round(at.y)])).collect::<Value>()
        };
        let part = metres.0.first().unwrap();
        let rings = std::iter::once(part.exterior()).chain(part.interiors()).map(ring);
        feature["geometry"]["coordinates"] = rings.collect::<Value>();
    }
    if let Some(crs) = crs {
        source["crs"] = crs;
    }
    source
}

#[test]
fn a_copy_in_sweref_has_the_same_shapes_neighbours_and_places() {
    let map = linkoping();
    for name in ["urn:ogc:def:crs:EPSG::3006", "EPSG:3006"] {
        let crs = json!({"type": "name", "properties": {"name": name}});
        let copy = super::read(&in_sweref(Some(crs))).unwrap();
        assert_eq!(copy.report.notes, []);
        assert_same_place(&map, &copy.value);
    }
}

#[test]
fn a_copy_in_sweref_that_names_no_system_is_recognised_and_noted() {
    let copy = super::read(&in_sweref(None)).unwrap();
    assert_eq!(copy.report.notes, [ReadNote::AssumedSweref]);
    assert_same_place(&linkoping(), &copy.value);
}

fn assert_same_place(map: &DistrictSet, copy: &DistrictSet) {
    let near = |a: Coord, b: Coord, by: f64| (a.x - b.x).hypot(a.y - b.y) < by;
    for (a, b) in map.districts.iter().zip(&copy.districts) {
        assert_eq!((&a.code, &a.name), (&b.code, &b.name));
        assert_eq!(a.shape.polygons.coords_count(), b.shape.polygons.coords_count());
        let mut metres = a.shape.polygons.coords_iter().zip(b.shape.polygons.coords_iter());
        assert!(metres.all(|(a, b)| near(a, b, 0.001)), "{}", a.name);
        let mut degrees = a.lon_lat.coords_iter().zip(b.lon_lat.coords_iter());
        assert!(degrees.all(|(a, b)| near(a, b, 1e-8)), "{}", a.name);
    }
    let pairs = |map: &DistrictSet| -> Vec<_> {
        map.adjacency.pairs.iter().map(|(a, b, _)| (*a, *b)).collect()
    };
    assert_eq!(pairs(map), pairs(copy));
}
