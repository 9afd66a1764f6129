//! What must be true of files.

mod arbitrary;
mod damaged;
mod disk;
mod model;
mod round_trip;
mod texts;

use std::sync::LazyLock;

use crate::store::{Loaded, StoreError, parse};

/// The codes of the real map, in the order of its districts.
fn codes() -> Vec<String> {
    static CODES: LazyLock<Vec<String>> = LazyLock::new(|| {
        let map = include_str!("../../../maps/linkoping/districts.geojson");
        let map: serde_json::Value = serde_json::from_str(map).unwrap();
        let features = map["features"].as_array().unwrap();
        let code = |feature: &serde_json::Value| {
            feature["properties"]["regsokod"].as_str().unwrap().to_owned()
        };
        let mut codes: Vec<String> = features.iter().map(code).collect();
        codes.sort();
        codes
    });
    CODES.clone()
}

/// Every field that the format has.
const FULL: &str = r#"{ "format": "narplan", "version": 1, "title": "Beslut 2023", "description": "Fyra baser",
  "quotes": [{"text": "fyra geografiska områden", "source": "Beslut 2023-06-21"}],
  "map": {"builtin": "linkoping"},
  "start": "2027-01", "horizon_months": 60,
  "units": [
    {"id": "norr", "kind": "base", "name": "Norr", "letter": "N", "colour": 0, "place": {"lon": 15.6, "lat": 58.4}, "today": {"posts": {"social_worker": 16, "unit_manager": 1}, "area_m2": 538}},
    {"id": "central", "kind": "central", "name": "Centralt", "letter": "C", "colour": 0}
  ],
  "assignment": {"norr": ["0580R018"], "central": ["0580R001"]},
  "steps": [{"id": 1, "name": "Steg 1", "start": "2027-04", "districts": ["0580R018"], "posts": [{"unit": "norr", "role": "social_worker", "transferred": 8, "new": 2.5}], "recruit_from": "2026-12", "premises": [{"unit": "norr", "opens": "2027-06", "area_m2": 538}]}],
  "parameters": {"turnover": {"value": 18, "low": 10, "high": 30.5}},
  "payroll_overhead_by_year": {"2027": 44.5}, "fit_out": "at_once",
  "need": [{"indicator": "ekonomiskt_bistand", "weight": 1}],
  "residential_days_per_year": 0, "foster_days_per_year": 0,
  "funding": [{"name": "Ram", "kind": "committee_frame", "amount_sek": 80000000, "from": "2027-01", "to": "2027-12", "step": 1}],
  "display_names": {"0580R018": "Skäggetorp"} }"#;

/// Only the fields that must be there.
const SHORT: &str = r#"{ "format": "narplan", "version": 1, "title": "", "map": {"builtin": "linkoping"},
  "start": "2027-01", "horizon_months": 1,
  "units": [{"id": "central", "kind": "central", "name": "Centralt", "letter": "", "colour": 0}],
  "assignment": {}, "steps": [], "residential_days_per_year": 0, "foster_days_per_year": 0 }"#;

fn read(text: &str) -> Result<Loaded, StoreError> {
    parse(text, &codes())
}

/// [`FULL`] with one passage changed.
fn changed(from: &str, to: &str) -> String {
    assert_eq!(FULL.matches(from).count(), 1, "{from}");
    FULL.replace(from, to)
}
