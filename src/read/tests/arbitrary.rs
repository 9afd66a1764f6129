//! Whatever a file holds, reading it ends in a map or an error.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::{CSV, DISTRICTS, TOML, collection, district};
use crate::model::{DistrictSet, Index};
use crate::read::{NameChoices, Read, ReadError, Sidecars, open_map, parse_map};

fn parse(
    map: &str,
    manifest: Option<&str>,
    csv: Option<&str>,
    toml: Option<&str>,
) -> Result<Read<DistrictSet>, ReadError> {
    let sidecars = Sidecars { manifest, indicators_toml: toml, indicators_csv: csv };
    parse_map("a.json", map, &sidecars, &NameChoices::default())
}

/// What must hold of any map that was read.
fn check(map: &DistrictSet) {
    assert!(!map.is_empty());
    let codes: Vec<_> = map.districts.iter().map(|district| &district.code).collect();
    assert!(codes.is_sorted());
    for indicator in &map.indicators.indicators {
        assert_eq!(indicator.values.len(), map.len());
    }
    for district in &map.districts {
        let shape = &district.shape;
        assert!(shape.area_m2.is_finite() && shape.label_radius_m >= 0.0);
        let corners = shape.triangles.vertices.len();
        assert!(shape.triangles.indices.iter().all(|index| (*index as usize) < corners));
    }
    for arc in &map.borders.arcs {
        assert!(arc.points.len() >= 2 && arc.left.is_some() && arc.left != arc.right);
        assert!(arc.left.into_iter().chain(arc.right).all(|area| area < map.len()));
    }
    for index in map.districts.indices() {
        assert!(map.adjacency.neighbours(index.to_usize()).all(|other| other < map.len()));
    }
}

/// Coordinates on a coarse grid, so that rings touch, cross and repeat themselves.
fn position() -> impl Strategy<Value = Value> {
    prop_oneof![
        20 => (0..6_i32, 0..6_i32).prop_map(|(x, y)| {
            json!([15.6 + f64::from(x) / 100.0, 58.4 + f64::from(y) / 100.0])
        }),
        8 => (15.6..15.66_f64, 58.4..58.46_f64).prop_map(|(x, y)| json!([x, y])),
        1 => any::<(f64, f64)>().prop_map(|(x, y)| json!([x, y])),
        1 => Just(json!([15.6, 58.4, 3.0])),
    ]
}

fn ring() -> impl Strategy<Value = Value> {
    (prop::collection::vec(position(), 0..9), prop::bool::weighted(0.8)).prop_map(
        |(mut positions, close)| {
            if close {
                positions.extend(positions.first().cloned());
            }
            Value::from(positions)
        },
    )
}

fn geometry() -> impl Strategy<Value = Value> {
    let polygon = || prop::collection::vec(ring(), 0..3);
    let leaf = prop_oneof![
        6 => polygon().prop_map(|rings| json!({"type": "Polygon", "coordinates": rings})),
        3 => prop::collection::vec(polygon(), 0..3)
            .prop_map(|parts| json!({"type": "MultiPolygon", "coordinates": parts})),
        1 => position().prop_map(|at| json!({"type": "Point", "coordinates": at})),
        1 => ring().prop_map(|line| json!({"type": "LineString", "coordinates": line})),
        1 => Just(Value::Null),
    ];
    leaf.prop_recursive(2, 6, 3, |inner| {
        prop::collection::vec(inner, 0..3)
            .prop_map(|parts| json!({"type": "GeometryCollection", "geometries": parts}))
    })
}

fn feature() -> impl Strategy<Value = Value> {
    let value = prop_oneof![
        Just(Value::Null),
        any::<f64>().prop_map(Value::from),
        "[a-d]{0,2}".prop_map(Value::from),
        Just(json!([1, {"x": 2}])),
    ];
    (geometry(), value.clone(), value).prop_map(|(geometry, code, figure)| {
        super::feature(&json!({"kod": code, "folkmangd_2025": figure}), &geometry)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_in_a_file_end_in_an_error(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("karta.geojson");
        std::fs::write(&path, bytes).unwrap();
        prop_assert!(open_map(&path, &NameChoices::default()).is_err());
    }

    #[test]
    fn any_text_as_a_map_ends_in_an_error(text in any::<String>()) {
        prop_assert!(parse(&text, None, None, None).is_err());
    }

    #[test]
    fn any_features_end_in_a_sound_map_or_an_error(
        features in prop::collection::vec(feature(), 0..5)
    ) {
        if let Ok(read) = parse(&collection(&features).to_string(), None, None, None) {
            check(&read.value);
        }
    }

    #[test]
    fn any_text_beside_a_map_ends_in_a_map_or_an_error(
        csv in "(kod|n|A|B|[;,\"\n.]|[0-9]|\\PC){0,40}",
        toml in prop_oneof![Just(TOML.to_owned()), any::<String>()],
        manifest in prop::option::of(any::<String>()),
    ) {
        let map = collection(&[district(0, "A", "Alfa"), district(1, "B", "Beta")]).to_string();
        for toml in [None, Some(toml.as_str())] {
            if let Ok(read) = parse(&map, manifest.as_deref(), Some(&csv), toml) {
                check(&read.value);
            }
        }
    }
}

proptest! {
    // Each case reads most of the real map, so fewer will do.
    #![proptest_config(ProptestConfig {
        cases: 24,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn the_real_files_cut_off_anywhere_end_in_a_map_or_an_error(
        map in 0.0..1.0_f64, csv in 0.0..1.0_f64, toml in 0.0..1.0_f64
    ) {
        let cut = |text: &'static str, share: f64| {
            let end = (text.len() as f64 * share) as usize;
            text.get(..text.floor_char_boundary(end)).unwrap()
        };
        prop_assert!(parse(cut(DISTRICTS, map), None, None, None).is_err());
        if let Ok(read) = parse(DISTRICTS, None, Some(cut(CSV, csv)), Some(cut(TOML, toml))) {
            check(&read.value);
        }
    }
}
