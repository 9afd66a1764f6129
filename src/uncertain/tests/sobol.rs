//! Sobol' indices of a plan's outcomes.

use super::{never, plan};
use crate::model::{DistrictSet, ParamGroup, ParamId, ParamValue, Plan};
use crate::uncertain::{Outcome, Pair, Sobol, Trial, TrialRoom, factors, sobol};

/// `plan` with ranges for `params` alone.
fn with_ranges(mut plan: Plan, params: &[ParamId]) -> Plan {
    for param in ParamId::ALL.into_iter().filter(|param| !params.contains(param)) {
        let value = plan.parameters.value(param);
        plan.parameters.set(param, ParamValue { value, low: value, high: value });
    }
    plan
}

fn of(map: &DistrictSet, plan: &Plan, outcome: Outcome, rows: usize, threads: usize) -> Sobol {
    let pair = Pair::new(plan.clone());
    sobol(&map.indicators, &pair, outcome, (1, rows), threads, &never, &|_| ()).unwrap().unwrap()
}

#[test]
fn what_alone_decides_has_all_of_the_variance_and_what_does_not_matter_none() {
    let (map, plan) = plan();
    // Placements are no part of the gross cost.
    let plan = with_ranges(plan, &[ParamId::Turnover, ParamId::ResidentialDay]);
    let found = of(&map, &plan, Outcome::Gross, 256, 2);
    let [first, second] = &found.factors[..] else { panic!("{found:?}") };
    assert_eq!(first.factor.members, [(ParamId::Turnover, false)]);
    assert_eq!(second.factor.members, [(ParamId::ResidentialDay, false)]);
    for index in [first.indices.first, first.indices.total] {
        assert!((index.value - 1.0).abs() < 0.02, "{index:?}");
        assert!(index.low <= index.value && index.value <= index.high);
    }
    assert!(second.indices.total.value.abs() < 1e-12 && second.indices.first.value.abs() < 1e-12);
    let fixed = with_ranges(plan, &[]);
    assert!(of(&map, &fixed, Outcome::Gross, 64, 1).factors.is_empty());
}

/// Gross cost is linear in a salary and in the cost of a hire, so each one's share is its slope
/// squared times the variance of its PERT distribution, (high − low)² · αβ / ((α + β)² (α + β + 1)).
#[test]
fn of_a_sum_each_term_has_the_share_of_its_variance() {
    let (map, plan) = plan();
    let params = [ParamId::SalarySocialWorker, ParamId::HireCost];
    let plan = with_ranges(plan, &params);
    let pair = Pair::new(plan.clone());
    let trial = Trial::new(&map.indicators, &pair, Outcome::Gross).unwrap();
    let mut room = TrialRoom::default();
    let variances = params.map(|param| {
        let ParamValue { value, low, high } = plan.parameters.get(param);
        let alpha = 1.0 + 4.0 * (value - low) / (high - low);
        let beta = 1.0 + 4.0 * (high - value) / (high - low);
        let mut at = |value| trial.with(param, value, &mut room).unwrap();
        // α + β is 6 for every PERT distribution.
        (at(high) - at(low)).powi(2) * alpha * beta / (36.0 * 7.0)
    });
    let found = of(&map, &plan, Outcome::Gross, 1024, 2);
    for (param, variance) in params.into_iter().zip(variances) {
        let expected = variance / variances.iter().sum::<f64>();
        let of_param = |one: &&crate::uncertain::SobolFactor| one.factor.members[0].0 == param;
        let indices = found.factors.iter().find(of_param).unwrap().indices;
        for index in [indices.first, indices.total] {
            assert!((index.value - expected).abs() < 0.01, "{param:?} {index:?} {expected}");
        }
    }
    let deviation = found.spread.unwrap().deviation;
    let expected = variances.iter().sum::<f64>().sqrt();
    assert!((deviation / expected - 1.0).abs() < 0.02, "{deviation} {expected}");
}

#[test]
fn what_moves_together_is_one_factor() {
    let (map, plan) = plan();
    let salaries = [ParamId::SalarySocialWorker, ParamId::SalaryUnitManager];
    let params = [salaries[0], salaries[1], ParamId::Turnover];
    let mut plan = with_ranges(plan, &params);
    assert_eq!(factors(&plan, false).len(), 3);
    let group = |reversed| ParamGroup {
        name: "löner".to_owned(),
        members: [(salaries[0], false), (salaries[1], reversed)].into(),
        correlation: 0.8,
    };
    plan.uncertainty.groups = vec![group(false)];
    let together = factors(&plan, false);
    assert_eq!(together.len(), 2);
    let one = together.iter().find(|factor| factor.group == Some(0)).unwrap();
    assert_eq!(one.members, [(salaries[0], false), (salaries[1], false)]);
    let spread = |plan: &Plan| of(&map, plan, Outcome::Gross, 256, 2).spread.unwrap().deviation;
    let same_way = spread(&plan);
    // Salaries that go against each other make up for each other.
    plan.uncertainty.groups = vec![group(true)];
    assert!(spread(&plan) < same_way);
    plan.uncertainty.groups[0].correlation = 0.0;
    assert_eq!(factors(&plan, false).len(), 3);
}

#[test]
fn the_same_seed_gives_the_same_on_one_thread_and_on_two() {
    let (map, plan) = plan();
    let (one, two) =
        (of(&map, &plan, Outcome::NetNew, 32, 1), of(&map, &plan, Outcome::NetNew, 32, 2));
    assert_eq!(one, two);
    let pair = Pair::new(plan);
    let table = &map.indicators;
    let other = sobol(table, &pair, Outcome::NetNew, (2, 32), 2, &never, &|_| ()).unwrap().unwrap();
    assert_ne!(one, other);
    assert!(sobol(table, &pair, Outcome::NetNew, (1, 32), 2, &|| true, &|_| ()).unwrap().is_none());
}

#[test]
fn the_shares_of_all_assumptions_fit_together_and_stand_in_order() {
    let (map, plan) = plan();
    let found = of(&map, &plan, Outcome::NetNew, 256, 2);
    assert_eq!(found.factors.len(), factors(&plan, false).len());
    let totals: Vec<f64> = found.factors.iter().map(|one| one.indices.total.value).collect();
    assert!(totals.windows(2).all(|pair| pair[0] >= pair[1]));
    let first: f64 = found.factors.iter().map(|one| one.indices.first.value).sum();
    // Alone they explain at most all of it, with others at least all of it, but for sampling.
    assert!(first < 1.1 && totals.iter().sum::<f64>() > 0.9, "{first} {totals:?}");
    for one in &found.factors {
        let (first, total) = (one.indices.first, one.indices.total);
        assert!(total.value >= 0.0 && first.low <= total.high, "{one:?}");
    }
}

#[test]
fn it_is_told_how_far_it_is_and_in_the_end_all_of_it() {
    let (map, plan) = plan();
    let pair = Pair::new(plan);
    let told = std::sync::Mutex::new(Vec::new());
    let tell = |done| told.lock().unwrap().push(done);
    sobol(&map.indicators, &pair, Outcome::NetNew, (1, 32), 1, &never, &tell).unwrap();
    let told = told.into_inner().unwrap();
    assert!((20..=100).contains(&told.len()), "{}", told.len());
    assert!(told.windows(2).all(|pair| pair[0] < pair[1]));
    assert!(told.first().is_some_and(|&first| first < 0.1));
    assert!(told.iter().all(|&done| done <= 1.0) && told.last().is_some_and(|&last| last > 0.9));
}
