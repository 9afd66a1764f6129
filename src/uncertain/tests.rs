//! Many runs on the real map.

mod beside;
mod distributions;
mod numbers;
mod sobol;
mod solve;

use super::*;
use crate::model::{DistrictSet, ParamId, ParamValue, Plan};
use crate::simulate::run;
use crate::simulate::tests::preset;

fn never() -> bool {
    false
}

fn plan() -> (DistrictSet, Plan) {
    let map = crate::read::builtin("linkoping").unwrap();
    let plan = preset(&map, "beslut-2023");
    (map, plan)
}

fn runs_on(map: &DistrictSet, plan: &Plan, options: Options, threads: usize) -> Runs {
    Runs::of(&map.indicators, plan, options, threads, &never).unwrap().unwrap()
}

#[test]
fn the_same_seed_gives_the_same_on_one_thread_and_on_two() {
    let (map, plan) = plan();
    let options = Options { runs: 101, ..Options::of(&plan) };
    let (one, two) = (runs_on(&map, &plan, options, 1), runs_on(&map, &plan, options, 2));
    assert_eq!(one.gross_by_year, two.gross_by_year);
    for (scope, series) in record::kept(&plan) {
        let bits = |runs: &Runs| -> Vec<u32> {
            let months = runs.series(scope, series).unwrap().months();
            months.flatten().map(|value| value.to_bits()).collect()
        };
        assert_eq!(bits(&one), bits(&two), "{scope:?} {series:?}");
    }
    let other = runs_on(&map, &plan, Options { seed: 2, ..options }, 1);
    assert_ne!(one.gross_by_year, other.gross_by_year);
}

/// Where nothing but money is asked for no case is followed.
#[test]
fn sums_alone_are_those_of_runs_that_keep_all() {
    let (map, plan) = plan();
    let mut ungated = plan.clone();
    ungated.steps.iter_mut().for_each(|step| step.gate = None);
    for plan in [&plan, &ungated, &crate::simulate::baseline_of(&plan)] {
        let options = Options { runs: 101, ..Options::of(plan) };
        let all = runs_on(&map, plan, options, 1);
        let sums = runs_on(&map, plan, Options { years_only: true, ..options }, 1);
        assert_eq!(sums.gross_by_year, all.gross_by_year);
        assert_eq!(sums.gap_by_year, all.gap_by_year);
        assert_eq!(sums.gates, all.gates);
    }
}

/// Expert check 9: low = high and no chance events is the deterministic run.
#[test]
fn without_ranges_and_chance_every_run_is_the_deterministic_one() {
    let (map, mut plan) = plan();
    for param in ParamId::ALL {
        let value = plan.parameters.value(param);
        plan.parameters.set(param, ParamValue { value, low: value, high: value });
    }
    let options = Options { runs: 5, chance: false, ..Options::of(&plan) };
    let runs = runs_on(&map, &plan, options, 2);
    let simulation = run(&map.indicators, &plan).unwrap();
    for (year, (_, range)) in simulation.years().enumerate() {
        let expected = simulation.cost(None, range).total();
        assert!(runs.gross_by_year[year].iter().all(|gross| *gross == expected));
    }
}

#[test]
fn a_cancelled_study_has_no_result() {
    let (map, plan) = plan();
    let answer = Runs::of(&map.indicators, &plan, Options::of(&plan), 2, &|| true).unwrap();
    assert!(answer.is_none());
}
