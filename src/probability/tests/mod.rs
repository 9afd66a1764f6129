//! The layer against values that others computed (`tests/reference/probability.py`) and against
//! what is known of it.

mod design;
mod dist;
mod sobol;
mod stream;
mod summary;

use std::sync::LazyLock;

use serde_json::Value;

/// The reference values.
static REFERENCE: LazyLock<Value> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../../tests/reference/probability.json")).unwrap()
});

/// A list of numbers.
fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().unwrap().iter().map(|value| value.as_f64().unwrap()).collect()
}

/// The rows of a table of the reference values.
fn rows<const N: usize>(table: &Value) -> Vec<[f64; N]> {
    let rows: Vec<[f64; N]> =
        table.as_array().unwrap().iter().map(|row| numbers(row).try_into().unwrap()).collect();
    assert!(!rows.is_empty());
    rows
}

/// Whether both differ by at most `part` of the latter.
fn near(found: f64, expected: f64, part: f64) -> bool {
    (found - expected).abs() <= part * expected.abs()
}
