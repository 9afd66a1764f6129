//! The scenarios of a plan on disk.
//!
//! The fields of a plan file are those of the open scenario. The others stand under `scenarios`,
//! each with the fields that a scenario has of its own, written as they are in a plan.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::model::{Plan, Scenario, ScenarioId, Scenarios};
use crate::store::StoreError;
use crate::store::error::Reason;
use crate::store::format::PlanFile;

/// The fields of a plan that a scenario has of its own.
const OWN: [&str; 10] = [
    "quotes",
    "units",
    "assignment",
    "steps",
    "parameters",
    "payroll_overhead_by_year",
    "fit_out",
    "funding",
    "rules",
    "model",
];
/// What of `model` belongs to the plan all the same.
const SHARED_OF_MODEL: [&str; 2] = ["population", "prices"];

/// A scenario as it stands in a plan file.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct ScenarioFile {
    id: ScenarioId,
    name: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    description: String,
    /// Whether it is the one whose fields are those of the plan.
    #[serde(default, skip_serializing_if = "is_false")]
    open: bool,
    /// Its own fields, where it is parked.
    #[serde(flatten)]
    own: Map<String, Value>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks with a reference")]
const fn is_false(value: &bool) -> bool {
    !*value
}

/// The scenarios of `plan`, where it has more than an unnamed one; `file` writes a plan.
pub(super) fn written(
    plan: &Plan,
    file: &dyn Fn(&Plan) -> Result<PlanFile, StoreError>,
) -> Result<Vec<ScenarioFile>, StoreError> {
    if plan.scenarios == Scenarios::default() {
        return Ok(Vec::new());
    }
    let one = |scenario: &Scenario| {
        let mut own = Map::new();
        if scenario.parked.is_some() {
            let mut seen = plan.with_scenario(scenario.id).unwrap_or_else(|| plan.clone());
            // A parked scenario has no scenarios of its own to write.
            seen.scenarios = Scenarios::default();
            own = fields(&file(&seen)?)?;
            own.retain(|field, _| OWN.contains(&field.as_str()));
            if let Some(model) = own.get_mut("model").and_then(Value::as_object_mut) {
                model.retain(|field, _| !SHARED_OF_MODEL.contains(&field.as_str()));
            }
        }
        Ok(ScenarioFile {
            id: scenario.id,
            name: scenario.name.clone(),
            description: scenario.description.clone(),
            open: scenario.parked.is_none(),
            own,
        })
    };
    plan.scenarios.all.iter().map(one).collect()
}

fn fields(file: &PlanFile) -> Result<Map<String, Value>, StoreError> {
    match serde_json::to_value(file) {
        Ok(Value::Object(fields)) => Ok(fields),
        Ok(_) => Ok(Map::new()),
        Err(error) => Err(StoreError::Unwritable(error.to_string())),
    }
}

/// The scenarios that stand in a plan file, beside the open one, which is `plan`; `shared` is the
/// file without its scenarios, and `read` reads a plan.
pub(super) fn read(
    files: Vec<ScenarioFile>,
    baseline: Option<ScenarioId>,
    shared: &PlanFile,
    read: &mut dyn FnMut(PlanFile) -> Result<Plan, StoreError>,
) -> Result<Scenarios, StoreError> {
    if files.is_empty() {
        return match baseline {
            None => Ok(Scenarios::default()),
            Some(id) => Err(StoreError::invalid("baseline", Reason::UnknownScenario(id.0))),
        };
    }
    let shared = fields(shared)?;
    let mut all: Vec<Scenario> = Vec::with_capacity(files.len());
    for (position, file) in files.into_iter().enumerate() {
        let path = format!("scenarios[{position}]");
        let is_taken =
            |one: &Scenario| one.id == file.id || (one.name == file.name && !one.name.is_empty());
        if all.iter().any(is_taken) {
            return Err(StoreError::invalid(path, Reason::ScenarioTwice(file.name)));
        }
        if file.open && all.iter().any(|one| one.parked.is_none()) {
            return Err(StoreError::invalid(path, Reason::NotOneOpen));
        }
        let parked = if file.open {
            if let Some(field) = file.own.keys().next() {
                let place = format!("{path}.{field}");
                return Err(StoreError::invalid(place, Reason::UnknownField(field.clone())));
            }
            None
        } else {
            Some(Arc::new(body(&path, file.own, &shared, read)?.body()))
        };
        let (id, name, description) = (file.id, file.name, file.description);
        all.push(Scenario { id, name, description, parked });
    }
    let scenarios = Scenarios { all, baseline };
    if !scenarios.all.iter().any(|one| one.parked.is_none()) {
        return Err(StoreError::invalid("scenarios", Reason::NotOneOpen));
    }
    if let Some(id) = baseline.filter(|id| scenarios.get(*id).is_none()) {
        return Err(StoreError::invalid("baseline", Reason::UnknownScenario(id.0)));
    }
    Ok(scenarios)
}

/// The plan that a parked scenario is when it is opened.
fn body(
    path: &str,
    own: Map<String, Value>,
    shared: &Map<String, Value>,
    read: &mut dyn FnMut(PlanFile) -> Result<Plan, StoreError>,
) -> Result<Plan, StoreError> {
    if let Some(field) = own.keys().find(|field| !OWN.contains(&field.as_str())) {
        let place = format!("{path}.{field}");
        return Err(StoreError::invalid(place, Reason::UnknownField(field.clone())));
    }
    let mut whole = shared.clone();
    whole.retain(|field, _| !OWN.contains(&field.as_str()));
    whole.extend(own);
    let file: PlanFile = serde_json::from_value(Value::Object(whole))
        .map_err(|error| StoreError::invalid(path, Reason::Unreadable(error.to_string())))?;
    read(file).map_err(|error| match error {
        StoreError::Invalid { path: inner, reason } => {
            StoreError::invalid(format!("{path}.{inner}"), reason)
        }
        other => other,
    })
}
