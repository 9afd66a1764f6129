//! Chance and drawn parameters against a second calculation, in distribution.
//!
//! `tests/reference/chance.json` comes from `tests/reference/chance.py`, which follows
//! `docs/model.md` with random numbers of its own (`NumPy`, `SciPy`) in 20 000 runs a scenario.

use serde_json::Value;

use crate::model::{IndicatorTable, ParamId, ParamValue, Plan, UnitIdx};
use crate::simulate::tests::reference::{plan_of, reference_file};
use crate::simulate::{Compiled, Draw, Scratch, Simulation};
use crate::uncertain::Draws;

/// Our runs of each scenario; fewer where they are not optimised, to take seconds.
const RUNS: usize = if cfg!(debug_assertions) { 1_000 } else { 4_000 };
const SEED: u64 = 1;

/// What is looked at in a run, by the names of the reference file.
fn quantity(name: &str, found: &Simulation) -> f64 {
    let at = |prefix: &str| name.strip_prefix(prefix).map(|t| t.parse::<usize>().unwrap());
    if let Some(t) = at("filled_") {
        found.total[t].sum.filled
    } else if let Some(t) = at("open_") {
        found.total[t].sum.open
    } else {
        let sum = |value: &dyn Fn(&crate::simulate::TotalMonth) -> i64| {
            found.total.iter().map(value).sum::<i64>() as f64
        };
        match name {
            "gross" => sum(&|month| month.sum.cost.total().0),
            "gap" => sum(&|month| month.gap.0),
            _ => panic!("no such quantity: {name}"),
        }
    }
}

/// The scenario's plan: only what the reference draws has a range.
fn plan(map: &crate::model::DistrictSet, scenario: &Value) -> Plan {
    let mut plan = plan_of(map, scenario);
    for param in ParamId::ALL {
        let value = plan.parameters.value(param);
        let drawn = &scenario["drawn"][param.info().id];
        let [low, mode, high] =
            [0, 1, 2].map(|at| drawn.get(at).map_or(value, |n| n.as_f64().unwrap()));
        assert!((mode - value).abs() < 1e-9, "{}", param.info().id);
        plan.parameters.set(param, ParamValue { value, low, high });
    }
    plan
}

/// Every quantity in each of our runs, in the order of `names`, and last the cases that `unit`
/// starts in `month`.
fn runs(
    table: &IndicatorTable,
    plan: &Plan,
    chance: bool,
    names: &[&str],
    (unit, month): (UnitIdx, usize),
) -> Vec<Vec<f64>> {
    let compiled = Compiled::new(table, plan).unwrap();
    let draws = Draws::new(plan, false, SEED, RUNS);
    let block = |runs: std::ops::Range<usize>| {
        let (mut scratch, mut found) = (Scratch::default(), Simulation::empty(plan.start));
        let mut parameters = plan.parameters.clone();
        let mut values = vec![Vec::new(); names.len() + 1];
        for run in runs {
            draws.set(run, &mut parameters);
            let draw = chance.then_some(Draw { seed: SEED, run: run as u64 });
            compiled.run_into(&parameters, draw, &mut scratch, &mut found);
            for (values, name) in values.iter_mut().zip(names) {
                values.push(quantity(name, &found));
            }
            values[names.len()].push(found.at(unit, month).unwrap().started);
        }
        values
    };
    let block = &block;
    std::thread::scope(|scope| {
        let half = scope.spawn(move || block(RUNS / 2..RUNS));
        let mut all = block(0..RUNS / 2);
        for (all, more) in all.iter_mut().zip(half.join().unwrap()) {
            all.extend(more);
        }
        all
    })
}

/// Comparisons, each as the number of standard errors between the two.
#[derive(Default)]
struct Comparisons(Vec<(f64, String)>);

impl Comparisons {
    /// Compares `found` with `expected`, whose standard errors are `errors`.
    fn add(&mut self, what: &str, found: f64, expected: f64, errors: [f64; 2]) {
        let error = errors[0].hypot(errors[1]);
        // Where nothing varies both are the same number, but for the file's twelve digits.
        let off = (found - expected).abs();
        let rounding = 1e-9 * expected.abs().max(1.0);
        let off = if off <= rounding { 0.0 } else { off / error };
        self.0.push((off, format!("{what}: {found}, expected {expected}, {off:.2} errors")));
    }
}

/// Mean, variance and the standard error of each.
fn moments(values: &[f64]) -> [f64; 4] {
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let power = |k| values.iter().map(|value| (value - mean).powi(k)).sum::<f64>();
    let variance = power(2) / (n - 1.0);
    let of_variance = ((power(4) / n - variance * variance).max(0.0) / n).sqrt();
    [mean, variance, (variance / n).sqrt(), of_variance]
}

/// Of some 200 comparisons of two samples 0,3 % may differ by more than three standard errors by
/// chance alone: more than two would be a sign, and none comes to four and a half.
#[test]
fn chance_and_drawn_parameters_have_the_distributions_of_a_second_calculation() {
    let reference = reference_file("chance.json");
    let map = crate::read::builtin("linkoping").unwrap();
    let mut all = Comparisons::default();
    for scenario in reference["scenarios"].as_array().unwrap() {
        let name = scenario["name"].as_str().unwrap();
        let plan = plan(&map, scenario);
        let (quantities, started) = (&scenario["quantities"], &scenario["started"]);
        let names: Vec<&str> = quantities.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(names.len(), 8);
        let unit = plan.unit_by_id(started["unit"].as_str().unwrap()).unwrap();
        let month = usize::try_from(started["month"].as_u64().unwrap()).unwrap();
        let chance = scenario["chance"].as_bool().unwrap();
        let found = runs(&map.indicators, &plan, chance, &names, (unit, month));
        for (what, values) in names.iter().zip(&found) {
            let expected = &quantities[what];
            let number = |key: &str| expected[key].as_f64().unwrap();
            let [mean, _, error, _] = moments(values);
            let what = format!("{name} {what}");
            all.add(&format!("{what} mean"), mean, number("mean"), [error, number("mean_se")]);
            if let Some(exact) = expected["expected"].as_f64() {
                all.add(&format!("{what} exact mean"), mean, exact, [error, 0.0]);
            }
            for p in ["p10", "p50", "p90"] {
                let limit = number(p) + 1e-6;
                let share = values.iter().filter(|value| **value <= limit).count() as f64;
                let share = share / RUNS as f64;
                let expected = number(&format!("{p}_share"));
                let error = (expected * (1.0 - expected) / RUNS as f64).sqrt();
                let errors = [error, number(&format!("{p}_share_se"))];
                all.add(&format!("{what} share at {p}"), share, expected, errors);
            }
        }
        let number = |key: &str| started[key].as_f64().unwrap();
        let [mean, variance, error, of_variance] = moments(found.last().unwrap());
        let what = format!("{name} started");
        all.add(&format!("{what} mean"), mean, number("mean"), [error, number("mean_se")]);
        let errors = [of_variance, number("variance_se")];
        all.add(&format!("{what} variance"), variance, number("variance"), errors);
    }
    let mut all = all.0;
    assert_eq!(all.len(), 6 * (8 * 4 + 2) + 3 * 4);
    all.sort_by(|a, b| b.0.total_cmp(&a.0));
    let beyond = all.iter().filter(|(off, _)| *off > 3.0).count();
    assert!(beyond <= 2 && all[0].0 <= 4.5, "{:#?}", &all[..8]);
}
