//! The map with the plan as GeoJSON (RFC 7946), for GIS programs.
//!
//! WGS 84, longitude first, at most 7 decimals (about a centimetre), exterior rings
//! counter-clockwise and holes clockwise. Every property of the source is kept, in its order;
//! after them come the plan's own:
//!
//! | property | what it is |
//! | --- | --- |
//! | `narplan_namn` | the district's name in the plan |
//! | `narplan_bas` | name of the unit that it belongs to |
//! | `narplan_bas_id` | the unit's stable name |
//! | `narplan_steg` | name of the step that it is in, or null |
//! | `narplan_start` | month in which it goes live (`2027-04`), or null where the central unit keeps it |
//! | `narplan_senare_baser` | units that steps give it later, each with its first month (`2029-01 Norr`) |
//! | `narplan_last` | whether it is locked to its unit |
//! | `narplan_grupp` | name of the group that it should stay together with, or null |
//! | `narplan_beslut_av` | who decided where it lies, or null |
//! | `narplan_beslut_skal` | why it lies there, or null |
//! | `narplan_bas_tak_tjanster` | posts that the unit has room for, or null |
//! | `narplan_bas_tak_yta_m2` | area that the unit has room for, m², or null |
//! | `narplan_besoksdagar` | visiting days a month in the district, or null |
//!
//! | `narplan_` and the id of a figure | the value of each figure that the map shows, or null |
//! | `narplan_dolda` | ids of those of them that the disclosure rule hides here; only where figures are shown |
//!
//! The prefix is Närplan's own: a source that already has one of these properties is an earlier
//! export, and gets the new value in the old place. The collection has a member `narplan` with
//! the plan's title, where the map comes from and that the plan rests on assumptions.

use geo::{LineString, MultiPolygon, Polygon, Winding};
use serde_json::{Map, Value, json};

use super::{PROGRAM_VERSION, display_name};
use crate::model::{DistrictIdx, DistrictSet, IndicatorIdx, Plan};

/// Said in every export, in the language of the property names.
const ASSUMPTION: &str = "Områdenas baser, steg och månader är antaganden i planen.";

/// The map with `plan` and the figures `shown` as a GeoJSON feature collection, one feature a line,
/// ordered by code.
#[must_use]
pub fn geojson(map: &DistrictSet, plan: &Plan, shown: &[IndicatorIdx]) -> String {
    let about = json!({
        "plan": plan.title,
        "karta": map.attribution.sv,
        "kalla": format!("{} (sha256 {})", map.title.sv, map.sha256),
        "program": format!("Närplan {PROGRAM_VERSION}"),
        "antagande": ASSUMPTION,
    });
    let features: Vec<String> = map
        .districts
        .indices()
        .filter_map(|district| feature(map, plan, district, shown))
        .collect();
    format!(
        "{{\"type\":\"FeatureCollection\",\"narplan\":{about},\"features\":[\n{}\n]}}\n",
        features.join(",\n")
    )
}

fn feature(
    map: &DistrictSet,
    plan: &Plan,
    index: DistrictIdx,
    shown: &[IndicatorIdx],
) -> Option<String> {
    let district = map.districts.get(index)?;
    let unit = plan.units.get(plan.unit_of(index));
    let mut properties = district.properties.clone();
    let rules = &plan.rules;
    let reason = rules.reasons.get(&index);
    let said = |text: &str| -> Value { (!text.is_empty()).then_some(text).into() };
    let later: Vec<String> = plan
        .reassignments(index)
        .into_iter()
        .filter_map(|(month, unit)| Some(format!("{month} {}", plan.units.get(unit)?.name)))
        .collect();
    let own: [(&str, Value); 13] = [
        ("narplan_namn", display_name(map, plan, index).into()),
        ("narplan_bas", unit.map(|unit| unit.name.as_str()).into()),
        ("narplan_bas_id", unit.map(|unit| unit.id.as_str()).into()),
        ("narplan_steg", plan.step_of(index).map(|step| step.name.as_str()).into()),
        ("narplan_start", plan.live_from(index).map(|month| month.to_string()).into()),
        ("narplan_senare_baser", later.into()),
        ("narplan_last", rules.locked.contains_key(&index).into()),
        ("narplan_grupp", rules.group_of(index).map(|group| group.name.as_str()).into()),
        ("narplan_beslut_av", reason.map_or(Value::Null, |reason| said(&reason.who))),
        ("narplan_beslut_skal", reason.map_or(Value::Null, |reason| said(&reason.why))),
        ("narplan_bas_tak_tjanster", unit.and_then(|unit| unit.capacity.posts).into()),
        ("narplan_bas_tak_yta_m2", unit.and_then(|unit| unit.capacity.area_m2).into()),
        ("narplan_besoksdagar", plan.model.visits.get(&index).copied().into()),
    ];
    for (key, value) in own {
        properties.insert(key.to_owned(), value);
    }
    let mut hidden = Vec::new();
    for indicator in shown.iter().filter_map(|at| map.indicators.indicators.get(*at)) {
        let value = indicator.values.get(index).copied().flatten();
        properties.insert(format!("narplan_{}", indicator.info.id), value.into());
        hidden.extend(indicator.is_hidden(index).then_some(indicator.info.id.as_str()));
    }
    if !shown.is_empty() {
        properties.insert("narplan_dolda".to_owned(), hidden.into());
    }
    let mut feature = Map::new();
    feature.insert("type".to_owned(), "Feature".into());
    feature.insert("id".to_owned(), district.code.as_str().into());
    feature.insert("properties".to_owned(), Value::Object(properties));
    feature.insert("geometry".to_owned(), geometry(&district.lon_lat));
    Some(Value::Object(feature).to_string())
}

/// A polygon where there is one, else a multipolygon.
fn geometry(area: &MultiPolygon<f64>) -> Value {
    match area.0.as_slice() {
        [polygon] => json!({ "type": "Polygon", "coordinates": rings(polygon) }),
        polygons => {
            let coordinates: Vec<Value> = polygons.iter().map(rings).collect();
            json!({ "type": "MultiPolygon", "coordinates": coordinates })
        }
    }
}

fn rings(polygon: &Polygon<f64>) -> Value {
    let exterior = std::iter::once(ring(polygon.exterior(), Winding::points_ccw));
    let holes = polygon.interiors().iter().map(|hole| ring(hole, Winding::points_cw));
    exterior.chain(holes).collect()
}

/// The positions of a ring in the order that `points` gives them.
fn ring<'a, Points>(
    ring: &'a LineString<f64>,
    points: impl Fn(&'a LineString<f64>) -> Points,
) -> Value
where
    Points: Iterator<Item = geo::Point<f64>>,
{
    points(ring).map(|point| json!([degrees(point.x()), degrees(point.y())])).collect()
}

/// At most 7 decimals. What was written with 7 decimals or fewer keeps its text: dividing whole
/// ten-millionths gives the very number that the text was read as.
fn degrees(value: f64) -> f64 {
    // Adding 0 turns −0 into 0.
    (value * 1e7).round() / 1e7 + 0.0
}
