//! Single runs against a second calculation with the same random numbers.
//!
//! `tests/reference/common_numbers.json` comes from `tests/reference/common_numbers.py`, which
//! makes the numbers and turns them into draws as `docs/model.md` says, with `NumPy` and `SciPy`.

use crate::simulate::tests::reference::{plan_of, reference_file};
use crate::simulate::{Compiled, Draw, Scratch, Simulation};

/// To 1 SEK and 10⁻⁹ of everything else, as without chance; the file has twelve digits.
#[test]
fn every_run_is_that_of_a_second_calculation() {
    let map = crate::read::builtin("linkoping").unwrap();
    let reference = reference_file("common_numbers.json");
    for of_plan in reference.as_array().unwrap() {
        let plan = plan_of(&map, &of_plan["scenario"]);
        let seed = of_plan["seed"].as_u64().unwrap();
        let compiled = Compiled::new(&map.indicators, &plan).unwrap();
        let (mut scratch, mut found) = (Scratch::default(), Simulation::empty(plan.start));
        let runs = of_plan["gross_ore"].as_array().unwrap().len();
        assert_eq!(runs, 40);
        let mut costs = std::collections::BTreeSet::new();
        for run in 0..runs {
            let draw = Draw { seed, run: run as u64 };
            compiled.run_into(&plan.parameters, Some(draw), &mut scratch, &mut found);
            let cost: i64 = found.total.iter().map(|month| month.sum.cost.total().0).sum();
            let gap: i64 = found.total.iter().map(|month| month.gap.0).sum();
            costs.insert(cost);
            let sums = [24, 59].map(|t| &found.total[t].sum);
            for (name, value, tolerance) in [
                ("gross_ore", cost as f64, 100.0),
                ("gap_ore", gap as f64, 100.0),
                ("filled_24", sums[0].filled, 1e-9),
                ("open_24", sums[0].open, 1e-9),
                ("open_59", sums[1].open, 1e-9),
                ("overdue_59", sums[1].overdue, 1e-9),
            ] {
                let expected = of_plan[name][run].as_f64().unwrap();
                let off = (value - expected).abs();
                assert!(
                    off <= f64::max(tolerance, 1e-11 * expected.abs()),
                    "{} run {run} {name}: {value}, expected {expected}",
                    of_plan["scenario"]["preset"]
                );
            }
        }
        assert!(costs.len() > runs / 2, "no two runs are alike: {costs:?}");
    }
}
