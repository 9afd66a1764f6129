//! GeoJSON as it comes from programs and people.

use serde_json::{Value, json};

use super::{collection, district, feature, notes, read, square};
use crate::geometry::Plane;
use crate::read::{FeatureRef, NameChoices, ReadError, ReadNote, Sidecars, parse_map};

fn reference(number: usize, label: &str) -> FeatureRef {
    FeatureRef { number, label: label.to_owned() }
}

fn with_ring(ring: &Value) -> Value {
    collection(&[feature(
        &json!({"kod": "A", "namn": "Alfa"}),
        &json!({"type": "Polygon", "coordinates": [ring]}),
    )])
}

#[test]
fn a_byte_order_mark_does_no_harm() {
    let text = format!("\u{feff}{}", collection(&[district(0, "A", "Alfa")]));
    let read = parse_map("a.json", &text, &Sidecars::default(), &NameChoices::default()).unwrap();
    assert_eq!(read.value.len(), 1);
}

#[test]
fn a_lone_feature_and_a_lone_geometry_are_maps_of_one_district() {
    assert_eq!(read(&district(0, "A", "Alfa")).unwrap().value.len(), 1);
    assert_eq!(read(&square(0)).unwrap().value.len(), 1);
}

#[test]
fn text_that_is_no_json_is_refused_with_its_line() {
    let text = "{\"type\":\n\"FeatureCollection\", oj";
    let error = parse_map("a.json", text, &Sidecars::default(), &NameChoices::default());
    let Err(ReadError::NotJson { file, line, .. }) = error else { panic!("{error:?}") };
    assert_eq!((file.as_str(), line), ("a.json", 2));
}

#[test]
fn json_that_is_no_geojson_is_refused() {
    for map in [json!({"type": "Topology"}), json!([1, 2]), json!("x"), json!({})] {
        assert!(matches!(read(&map), Err(ReadError::NotGeoJson { .. })), "{map}");
    }
}

#[test]
fn a_feature_that_breaks_the_rules_is_named() {
    let broken = json!({"type": "Polygon", "coordinates": [15.6, 58.4]});
    let map = collection(&[district(0, "A", "Alfa"), feature(&json!({}), &broken)]);
    let error = read(&map).unwrap_err();
    assert!(matches!(&error, ReadError::BadFeature { feature, .. } if feature.number == 2));
}

#[test]
fn wgs_84_may_be_named_in_any_of_its_ways() {
    for name in ["urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326", "urn:ogc:def:crs:EPSG::4326"] {
        let mut map = collection(&[district(0, "A", "Alfa")]);
        map["crs"] = json!({"type": "name", "properties": {"name": name}});
        assert_eq!(read(&map).unwrap().report.notes, [], "{name}");
    }
}

#[test]
fn another_reference_system_is_refused_by_name() {
    for name in ["urn:ogc:def:crs:EPSG::3011", "EPSG:3857", "IGNF:3006", "RT90 2.5 gon V"] {
        let mut map = collection(&[district(0, "A", "Alfa")]);
        map["crs"] = json!({"type": "name", "properties": {"name": name}});
        assert_eq!(read(&map).unwrap_err(), ReadError::UnknownCrs { crs: name.to_owned() });
    }
}

#[test]
fn coordinates_that_are_neither_degrees_nor_swedish_metres_are_refused_with_their_feature() {
    let map = with_ring(&json!([[1.5e6, 6.5e5], [1.6e6, 6.5e5], [1.6e6, 6.6e5], [1.5e6, 6.5e5]]));
    let error = read(&map).unwrap_err();
    let expected = ReadError::OutOfRange { feature: reference(1, "A Alfa"), x: 1.5e6, y: 6.5e5 };
    assert_eq!(error, expected);
}

#[test]
fn degrees_and_metres_in_one_file_are_refused_with_one_of_each() {
    let metres = json!({"type": "Polygon",
        "coordinates": [[[536e3, 6474e3], [537e3, 6474e3], [537e3, 6475e3], [536e3, 6474e3]]]});
    let other = feature(&json!({"kod": "B"}), &metres);
    let expected =
        ReadError::MixedSystems { degrees: reference(1, "A Alfa"), metres: reference(2, "B") };
    assert_eq!(read(&collection(&[district(0, "A", "Alfa"), other])).unwrap_err(), expected);
}

#[test]
fn metres_with_north_first_are_told_apart_from_other_systems() {
    let ring = json!([[6474e3, 536e3], [6474e3, 537e3], [6475e3, 537e3], [6474e3, 536e3]]);
    assert!(matches!(read(&with_ring(&ring)).unwrap_err(), ReadError::SwappedAxes { .. }));
}

#[test]
fn a_map_elsewhere_gets_its_own_plane() {
    let ring = json!([[-58.4, -34.6], [-58.3, -34.6], [-58.3, -34.5], [-58.4, -34.6]]);
    let map = read(&with_ring(&ring)).unwrap().value;
    assert_eq!(map.projection.plane(), Plane::Utm { zone: 21, north: false });
    // 0,1° of latitude is 11,1 km, and 0,1° of longitude here 9,2 km: half of that rectangle.
    let km2 = map.districts.iter().next().unwrap().shape.area_m2 / 1e6;
    assert!((km2 - 50.9).abs() < 0.5, "{km2}");
}

#[test]
fn a_map_that_spans_the_globe_is_refused_and_does_not_end_the_program() {
    let far = json!({"type": "Polygon",
        "coordinates": [[[-170.0, 0.0], [-160.0, 0.0], [-160.0, 10.0], [-170.0, 0.0]]]});
    let map = collection(&[district(0, "A", "Alfa"), feature(&json!({"kod": "B"}), &far)]);
    assert!(matches!(read(&map).unwrap_err(), ReadError::OutsidePlane { .. }));
}

#[test]
fn points_and_lines_are_left_out_and_named() {
    let point = json!({"type": "Point", "coordinates": [15.6, 58.4]});
    let map =
        collection(&[district(0, "A", "Alfa"), feature(&json!({"namn": "Biblioteket"}), &point)]);
    let read = read(&map).unwrap();
    assert_eq!(read.value.len(), 1);
    let skipped = ReadNote::FeatureSkipped { feature: reference(2, "Biblioteket"), kind: "Point" };
    assert_eq!(read.report.notes, [skipped]);
}

#[test]
fn a_file_without_areas_is_refused() {
    let error = read(&collection(&[])).unwrap_err();
    assert_eq!(error, ReadError::NoDistricts { file: "test.geojson".into(), features: 0 });
}

#[test]
fn polygons_of_a_collection_become_one_district() {
    let parts = json!({"type": "GeometryCollection", "geometries": [
        square(0), {"type": "Point", "coordinates": [15.6, 58.4]}, square(5)
    ]});
    let map = collection(&[feature(&json!({"kod": "A", "namn": "Alfa"}), &parts)]);
    let read = read(&map).unwrap();
    assert_eq!(read.value.districts.iter().next().unwrap().shape.polygons.0.len(), 2);
    let feature = reference(1, "A Alfa");
    assert_eq!(
        read.report.notes,
        [
            ReadNote::PartSkipped { feature: feature.clone(), kind: "Point" },
            ReadNote::CollectionJoined { feature },
        ]
    );
}

#[test]
fn a_ring_that_is_not_closed_is_closed_and_noted() {
    let ring = json!([[15.6, 58.4], [15.7, 58.4], [15.7, 58.5], [15.6, 58.5]]);
    let read = read(&with_ring(&ring)).unwrap();
    let closed = ReadNote::RingClosed { feature: reference(1, "A Alfa"), ring: 1 };
    assert_eq!(read.report.notes, [closed]);
    let ring = &read.value.districts.iter().next().unwrap().lon_lat.0[0];
    assert_eq!(ring.exterior().0.len(), 5);
}

#[test]
fn a_hole_with_too_few_positions_is_left_out_and_noted() {
    let outer = square(0)["coordinates"][0].clone();
    let polygon = json!({"type": "Polygon",
        "coordinates": [outer, [[15.601, 58.401], [15.602, 58.401], [15.601, 58.401]]]});
    let map = collection(&[feature(&json!({"kod": "A", "namn": "Alfa"}), &polygon)]);
    let dropped = ReadNote::RingDropped { feature: reference(1, "A Alfa"), ring: 2, positions: 3 };
    assert_eq!(notes(&map), [dropped]);
}

#[test]
fn features_without_a_geometry_are_left_out_and_noted() {
    let empty = json!({"type": "MultiPolygon", "coordinates": []});
    let map = collection(&[
        district(0, "A", "Alfa"),
        feature(&json!({"kod": "B", "namn": "Beta"}), &Value::Null),
        feature(&json!({"kod": "C", "namn": "Gamma"}), &empty),
    ]);
    assert_eq!(
        notes(&map),
        [
            ReadNote::EmptyGeometry { feature: reference(2, "B Beta") },
            ReadNote::EmptyGeometry { feature: reference(3, "C Gamma") },
        ]
    );
}

#[test]
fn an_outline_that_crosses_itself_is_kept_and_noted_with_its_place() {
    let ring = json!([[15.6, 58.4], [15.7, 58.5], [15.7, 58.4], [15.6, 58.5], [15.6, 58.4]]);
    let read = read(&with_ring(&ring)).unwrap();
    let [ReadNote::SelfCrossing { lon, lat, .. }] = read.report.notes[..] else {
        panic!("{:?}", read.report.notes)
    };
    assert!((lon - 15.65).abs() < 0.001 && (lat - 58.45).abs() < 0.001, "{lon} {lat}");
    assert_eq!(read.value.len(), 1);
}

#[test]
fn heights_are_left_out_and_noted_once() {
    let ring = json!([[15.6, 58.4, 1], [15.7, 58.4, 2], [15.7, 58.5, 3], [15.6, 58.4, 1]]);
    assert_eq!(notes(&with_ring(&ring)), [ReadNote::HeightsIgnored]);
}

#[test]
fn two_districts_with_one_code_are_refused_and_both_named() {
    let map = collection(&[district(0, "A", "Alfa"), district(1, "A", "Beta")]);
    let expected = ReadError::DuplicateCode {
        code: "A".into(),
        first: reference(1, "A Alfa"),
        second: reference(2, "A Beta"),
    };
    assert_eq!(read(&map).unwrap_err(), expected);
}

#[test]
fn districts_without_code_or_name_get_them_from_their_place_and_code() {
    let map = collection(&[
        district(0, "A", "Alfa"),
        feature(&json!({"kod": null, "namn": "  "}), &square(1)),
    ]);
    let read = read(&map).unwrap();
    let second = read.value.by_code("#2").unwrap();
    assert_eq!(read.value.districts.get(second).unwrap().name, "#2");
    let feature = reference(2, "");
    assert_eq!(
        read.report.notes,
        [
            ReadNote::CodeGenerated { feature: feature.clone(), code: "#2".into() },
            ReadNote::NameFromCode { feature },
        ]
    );
}

#[test]
fn properties_that_are_not_recognised_are_offered_for_a_choice() {
    let map = collection(&[
        feature(&json!({"NR_X": 7, "ORT_X": "Alfa"}), &square(0)),
        feature(&json!({"NR_X": 8, "ORT_X": "Alfa"}), &square(1)),
    ]);
    let read = read(&map).unwrap();
    assert_eq!(read.report.notes, [ReadNote::NoCodeProperty, ReadNote::NoNameProperty]);
    let offered: Vec<_> = read
        .report
        .properties
        .iter()
        .map(|info| (info.name.as_str(), info.distinct, info.example.as_str()))
        .collect();
    assert_eq!(offered, [("NR_X", 2, "7"), ("ORT_X", 1, "Alfa")]);

    let choices = NameChoices { code: Some("NR_X".into()), name: Some("ORT_X".into()) };
    let chosen = parse_map("a.json", &map.to_string(), &Sidecars::default(), &choices).unwrap();
    assert_eq!(chosen.report.notes, []);
    assert!(chosen.value.by_code("8").is_some());
}

#[test]
fn a_choice_that_the_map_does_not_have_is_refused_with_what_it_has() {
    let map = collection(&[district(0, "A", "Alfa")]).to_string();
    let choices = NameChoices { code: Some("nyko".into()), name: None };
    let error = parse_map("a.json", &map, &Sidecars::default(), &choices).unwrap_err();
    let available = vec!["kod".to_owned(), "namn".to_owned()];
    assert_eq!(error, ReadError::NoSuchProperty { property: "nyko".into(), available });
}

#[test]
fn ids_of_features_are_codes_when_no_property_is() {
    let mut map = collection(&[feature(&json!({"namn": "Alfa"}), &square(0))]);
    map["features"][0]["id"] = json!(17);
    let read = read(&map).unwrap();
    assert!(read.value.by_code("17").is_some());
    assert_eq!(read.report.notes, [ReadNote::CodesFromIds]);
}

#[test]
fn names_of_properties_are_recognised_whatever_their_case() {
    let properties = json!({"RegSOKod": "0580R001", "STADSDEL": "Berga"});
    let map = read(&collection(&[feature(&properties, &square(0))])).unwrap().value;
    let district = map.districts.iter().next().unwrap();
    assert_eq!((district.code.as_str(), district.name.as_str()), ("0580R001", "Berga"));
}

#[test]
fn a_code_that_several_districts_share_gives_way_to_one_that_is_their_own() {
    // DeSO files name the RegSO that each area lies in.
    let area = |column, deso: &str| {
        feature(&json!({"regsokod": "0580R001", "kod": deso}), &square(column))
    };
    let read = read(&collection(&[area(0, "0580A0010"), area(1, "0580A0020")])).unwrap();
    assert_eq!(read.report.code_property.as_deref(), Some("kod"));
}
