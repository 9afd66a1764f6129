//! What `narplan info` tells of a plan.

use std::fs;

use serde_json::Value;

use crate::cli::Place;

#[test]
fn info_tells_what_a_plan_sets_for_the_model() {
    let place = Place::new();
    let name = place.plan("beslut-2023");
    let text = fs::read_to_string(place.path(&name)).unwrap();
    let mut plan: Value = serde_json::from_str(&text).unwrap();
    let gate = serde_json::json!({"measure": "coverage", "target": 90, "month": "2027-08"});
    plan["steps"][1]["gate"] = gate.clone();
    let opens = plan["steps"][1]["premises"][0]["opens"].clone();
    let temporary = serde_json::json!({"from": "2027-03", "area_m2": 80});
    plan["steps"][1]["premises"][0]["temporary"] = temporary;
    plan["model"] = serde_json::json!({
        "roles": {"unit_manager": {"name": "Områdeschef", "area_m2": 12}},
        "case_types": [{"name": "Våld", "share_percent": 30, "months": 6}],
        "prices": {"wage_month": "january"},
    });
    place.write("set.narplan.json", &plan.to_string());
    let info = place.json(&["info", "set.narplan.json", "--json"]);
    let step = &info["steps"][1];
    assert_eq!(
        (&step["gate"]["measure"], &step["gate"]["month"]),
        (&gate["measure"], &gate["month"])
    );
    let premises = &step["premises"][0];
    assert_eq!((&premises["opens"], &premises["temporary"]["from"]), (&opens, &"2027-03".into()));
    let model = &info["model"];
    assert_eq!(model["roles"][3]["role"], "unit_manager");
    assert_eq!(model["roles"][3]["name"], "Områdeschef");
    assert_eq!(model["roles"][0]["area_m2"], Value::Null);
    assert_eq!(model["case_types"][0]["name"], "Våld");
    assert_eq!(
        (&model["wage_month"], &model["fixed_price_year"]),
        (&"january".into(), &Value::Null)
    );
    assert_eq!(info["uncertainty"]["runs"], 1_000);
    assert_eq!(info["funding"][0]["pays_for"]["one_off_only"], false);
}
