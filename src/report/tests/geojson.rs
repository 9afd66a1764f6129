//! The GeoJSON export.

use geo::Winding;
use serde_json::Value;

use super::Case;
use crate::model::{DistrictIdx, DistrictSet, Group, Index, Rationale};
use crate::report::geojson;

const SOURCE: &str = include_str!("../../../maps/linkoping/districts.geojson");

/// The text of the geometry of each feature, where a feature is a line that ends with it.
fn geometries(text: &str) -> Vec<&str> {
    let lines = text.lines().filter(|line| line.starts_with("{\"type\":\"Feature\","));
    lines
        .map(|line| {
            let (_, geometry) = line.split_once("\"geometry\":").unwrap();
            geometry.trim_end_matches(',')
        })
        .collect()
}

fn parsed(text: &str) -> ::geojson::FeatureCollection {
    text.parse::<::geojson::FeatureCollection>().unwrap()
}

#[test]
fn every_coordinate_is_written_as_the_source_wrote_it() {
    let case = Case::real();
    let exported = geojson(&case.map, &case.plan, &[]);
    assert_eq!(geometries(&exported).len(), 32);
    assert_eq!(geometries(&exported), geometries(SOURCE));
}

#[test]
fn every_property_of_the_source_is_kept_in_its_order_before_the_plans_own() {
    let case = Case::real();
    let exported = parsed(&geojson(&case.map, &case.plan, &[]));
    for (ours, source) in exported.features.iter().zip(&parsed(SOURCE).features) {
        let ours: Vec<_> = ours.properties.iter().flatten().collect();
        let source: Vec<_> = source.properties.iter().flatten().collect();
        assert_eq!(ours[..source.len()], source);
        let own: Vec<_> = ours[source.len()..].iter().map(|(key, _)| key.as_str()).collect();
        let keys = [
            "narplan_namn",
            "narplan_bas",
            "narplan_bas_id",
            "narplan_steg",
            "narplan_start",
            "narplan_senare_baser",
            "narplan_last",
            "narplan_grupp",
            "narplan_beslut_av",
            "narplan_beslut_skal",
            "narplan_bas_tak_tjanster",
            "narplan_bas_tak_yta_m2",
            "narplan_besoksdagar",
        ];
        assert_eq!(own, keys);
    }
}

#[test]
fn skaggetorp_says_its_base_its_step_and_its_month() {
    let case = Case::changed(|plan| {
        let skaggetorp = Index::from_usize(17);
        plan.display_names.insert(skaggetorp, "Skäggetorp".to_owned());
    });
    let exported = parsed(&geojson(&case.map, &case.plan, &[]));
    let id = ::geojson::feature::Id::String("0580R018".to_owned());
    let feature = exported.features.iter().find(|one| one.id.as_ref() == Some(&id)).unwrap();
    let property = |key: &str| feature.property(key).unwrap().clone();
    assert_eq!(property("narplan_namn"), "Skäggetorp");
    assert_eq!(property("narplan_bas"), "Norr");
    assert_eq!(property("narplan_bas_id"), "norr");
    assert_eq!(property("narplan_steg"), "Nära socialtjänst Skäggetorp");
    assert_eq!(property("narplan_start"), "2022-08");
}

#[test]
fn locks_groups_reasons_room_and_later_bases_are_told() {
    let case = Case::changed(|plan| {
        let first = Index::from_usize(0);
        let owner = plan.unit_of(first);
        let norr = plan.unit_by_id("norr").unwrap();
        plan.rules.locked.insert(first, owner);
        let group = Group { name: "Campus".into(), districts: [first].into() };
        plan.rules.groups.push(group);
        let reason = Rationale { who: "Nämnden".into(), why: "Skolan".into() };
        plan.rules.reasons.insert(first, reason);
        plan.steps[2].reassign.insert(first, norr);
        plan.units.get_mut(owner).unwrap().capacity.posts = Some(22.5);
        plan.model.visits.insert(first, 3.5);
    });
    let exported = parsed(&geojson(&case.map, &case.plan, &[]));
    let property = |key: &str| exported.features[0].property(key).unwrap().clone();
    assert_eq!(property("narplan_last"), Value::Bool(true));
    assert_eq!(property("narplan_grupp"), "Campus");
    assert_eq!(property("narplan_beslut_av"), "Nämnden");
    assert_eq!(property("narplan_beslut_skal"), "Skolan");
    assert_eq!(property("narplan_bas_tak_tjanster"), 22.5);
    assert_eq!(property("narplan_bas_tak_yta_m2"), Value::Null);
    assert_eq!(property("narplan_besoksdagar"), 3.5);
    assert_eq!(exported.features[1].property("narplan_besoksdagar"), Some(&Value::Null));
    let month = case.plan.steps[2].start;
    assert_eq!(property("narplan_senare_baser"), serde_json::json!([format!("{month} Norr")]));
    assert_eq!(exported.features[1].property("narplan_last"), Some(&Value::Bool(false)));
}

#[test]
fn a_district_that_stays_central_has_no_month() {
    let case = Case::changed(|plan| {
        let first = Index::from_usize(0);
        let mut units = plan.assignment.as_slice().to_vec();
        units[0] = plan.central();
        plan.assignment = crate::model::IndexVec::from_vec(units);
        for step in &mut plan.steps {
            step.districts.remove(&first);
        }
    });
    let exported = parsed(&geojson(&case.map, &case.plan, &[]));
    assert_eq!(exported.features[0].property("narplan_start"), Some(&Value::Null));
    assert_eq!(exported.features[0].property("narplan_steg"), Some(&Value::Null));
    assert_eq!(exported.features[0].property("narplan_bas_id"), Some(&"central".into()));
}

#[test]
fn the_collection_tells_plan_map_and_that_it_rests_on_assumptions_and_names_no_crs() {
    let case = Case::changed(|plan| plan.title = "Fyra \"baser\"\n".to_owned());
    let exported = parsed(&geojson(&case.map, &case.plan, &[]));
    let members = exported.foreign_members.unwrap();
    assert_eq!(members.keys().collect::<Vec<_>>(), ["narplan"]);
    assert_eq!(members["narplan"]["plan"], "Fyra \"baser\"\n");
    assert_eq!(members["narplan"]["karta"], "Karta: SCB, RegSO 2025 (CC0)");
    let assumption = "Områdenas baser, steg och månader är antaganden i planen.";
    assert_eq!(members["narplan"]["antagande"], assumption);
}

/// Turns every ring round.
fn turned(mut map: DistrictSet) -> DistrictSet {
    for district in &mut map.districts {
        for polygon in &mut district.lon_lat {
            polygon.exterior_mut(|ring| ring.0.reverse());
            polygon.interiors_mut(|rings| rings.iter_mut().for_each(|ring| ring.0.reverse()));
        }
    }
    map
}

#[test]
fn rings_follow_the_right_hand_rule_even_where_the_source_does_not() {
    let Case { map, plan, .. } = Case::real();
    let holes: usize = map
        .districts
        .iter()
        .flat_map(|district| &district.lon_lat)
        .map(|polygon| polygon.interiors().len())
        .sum();
    assert!(holes > 0, "the map has enclaves, so some districts have holes");
    for feature in parsed(&geojson(&turned(map), &plan, &[])).features {
        let area = geo::Geometry::<f64>::try_from(feature).unwrap();
        let polygons = match area {
            geo::Geometry::Polygon(polygon) => vec![polygon],
            geo::Geometry::MultiPolygon(polygons) => polygons.0,
            other => panic!("{other:?}"),
        };
        for polygon in polygons {
            assert!(polygon.exterior().is_ccw());
            assert!(polygon.interiors().iter().all(Winding::is_cw));
        }
    }
}

#[test]
fn coordinates_with_more_decimals_are_rounded_to_seven() {
    let Case { mut map, plan, .. } = Case::real();
    let expected = geojson(&map, &plan, &[]);
    for district in &mut map.districts {
        use geo::MapCoordsInPlace;
        district.lon_lat.map_coords_in_place(|point| point + geo::coord! { x: 3e-8, y: -3e-8 });
    }
    assert_eq!(geojson(&map, &plan, &[]), expected);
}

#[test]
fn an_earlier_export_gets_new_values_in_the_old_places() {
    let Case { mut map, plan, .. } = Case::real();
    for district in &mut map.districts {
        let mut properties = serde_json::Map::new();
        properties.insert("narplan_bas".to_owned(), "En gammal bas".into());
        properties.extend(district.properties.clone());
        district.properties = properties;
    }
    let exported = parsed(&geojson(&map, &plan, &[]));
    let properties = exported.features[0].properties.as_ref().unwrap();
    assert_eq!(properties.keys().next().unwrap(), "narplan_bas");
    assert_eq!(properties["narplan_bas"], "Syd");
}

#[test]
fn two_exports_are_the_same_to_the_byte_with_a_feature_a_line() {
    let case = Case::real();
    let text = geojson(&case.map, &case.plan, &[]);
    assert_eq!(text, geojson(&case.map, &case.plan, &[]));
    assert_eq!(text.lines().count(), 34);
    assert!(text.ends_with("]}\n"));
}

#[test]
fn the_figures_that_the_map_shows_go_along_and_hidden_ones_are_named() {
    let mut case = Case::changed(|_| {});
    let first = DistrictIdx::from_usize(0);
    let children = case.map.indicators.children_0_19.unwrap();
    let poverty = case.map.indicators.by_id("ekonomiskt_bistand").unwrap();
    let counts = case.map.indicators.indicators.get_mut(children).unwrap();
    *counts.values.get_mut(first).unwrap() = None;
    counts.hidden.insert(first);
    let exported = parsed(&geojson(&case.map, &case.plan, &[poverty, children]));
    let property = |at: usize, key: &str| {
        exported.features[at].properties.as_ref().unwrap().get(key).cloned().unwrap()
    };
    let value = case.map.indicators.value(poverty, first).unwrap();
    assert_eq!(property(0, "narplan_ekonomiskt_bistand"), serde_json::json!(value));
    assert_eq!(property(0, "narplan_barn_unga_0_19_2025"), Value::Null);
    assert_eq!(property(0, "narplan_dolda"), serde_json::json!(["barn_unga_0_19_2025"]));
    assert_eq!(property(1, "narplan_dolda"), serde_json::json!([]));
    let none = parsed(&geojson(&case.map, &case.plan, &[]));
    assert!(!none.features[0].properties.as_ref().unwrap().contains_key("narplan_dolda"));
}
