//! The tasks that `make_instances.py` wrote, as problems, with what `assign.py` (CP-SAT) found.
//!
//! Both the tests and the benches have this file among theirs, so it takes the types from there.

use serde_json::Value;

use super::{Graph, PartSet, Problem, Weights};

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().into_iter().flatten().filter_map(Value::as_f64).collect()
}

pub(super) fn positions(value: &Value) -> Vec<usize> {
    numbers(value).into_iter().map(|at| at as usize).collect()
}

/// A scenario of an instance that `tests/reference/make_instances.py` wrote.
fn instance(data: &Value, scenario: &Value) -> Problem {
    let load = numbers(&data["load"]);
    let parts = data["parts"].as_u64().unwrap() as usize;
    let mut allowed = vec![PartSet::all(parts); load.len()];
    for (node, part) in scenario["locked"].as_object().into_iter().flatten() {
        allowed[node.parse::<usize>().unwrap()] = PartSet::only(part.as_u64().unwrap() as usize);
    }
    let edges = data["edges"].as_array().unwrap().iter().map(numbers);
    let weight = |term: &str| scenario["weights"][term].as_f64().unwrap_or(0.0);
    Problem {
        graph: Graph::new(
            load.len(),
            edges.map(|edge| (edge[0] as usize, edge[1] as usize, edge[2])),
        ),
        parts,
        seats: positions(&data["seats"]).into_iter().map(Some).collect(),
        allowed,
        groups: scenario["groups"].as_array().into_iter().flatten().map(positions).collect(),
        contiguous: true,
        exclaves: vec![PartSet::default(); load.len()],
        max_deviation: scenario["max_deviation"].as_f64(),
        way: data["way"].as_array().unwrap().iter().map(numbers).collect(),
        people: numbers(&data["people"]),
        today: positions(&data["today"]).into_iter().map(Some).collect(),
        high: numbers(&data["high"]),
        load,
        weights: Weights {
            load: weight("load"),
            way: weight("way"),
            changes: weight("changes"),
            border: weight("border"),
            mix: weight("mix"),
        },
    }
}

/// All scenarios of the three instances with what CP-SAT found.
pub(super) fn references() -> Vec<(String, Problem, Value)> {
    let files = [
        (
            "areas_32",
            include_str!("assign/areas_32.json"),
            include_str!("assign/areas_32.optimum.json"),
        ),
        (
            "areas_32_need",
            include_str!("assign/areas_32_need.json"),
            include_str!("assign/areas_32_need.optimum.json"),
        ),
        (
            "areas_98",
            include_str!("assign/areas_98.json"),
            include_str!("assign/areas_98.optimum.json"),
        ),
    ];
    let mut references = Vec::new();
    for (file, data, optima) in files {
        let data: Value = serde_json::from_str(data).unwrap();
        let optima: Value = serde_json::from_str(optima).unwrap();
        for (name, scenario) in data["scenarios"].as_object().unwrap() {
            let name_of = format!("{file} {name}");
            references.push((name_of, instance(&data, scenario), optima[name].clone()));
        }
    }
    references
}
