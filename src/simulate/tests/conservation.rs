//! Nothing is lost and nothing is made: people, cases and money, month by month.

use proptest::prelude::*;

use super::arbitrary::{MAP, draws, plans};
use super::close;
use crate::model::{Ore, Plan, UnitIdx};
use crate::simulate::{Compiled, Draw, Scratch, Simulation};

fn simulate(plan: &Plan, draw: Option<Draw>) -> Simulation {
    let mut found = Simulation::empty(plan.start);
    let compiled = Compiled::new(&MAP.indicators, plan).unwrap();
    compiled.run_into(&plan.parameters, draw, &mut Scratch::default(), &mut found);
    found
}

/// Whether a step starts in month `t`: posts and districts then change hands.
fn is_quiet(plan: &Plan, t: usize) -> bool {
    plan.steps.iter().all(|step| step.start != plan.start.plus(t as i32))
}

fn check_people(plan: &Plan, found: &Simulation) -> Result<(), TestCaseError> {
    for t in 1..found.months() {
        let (before, after) = (&found.total[t - 1].sum, &found.total[t].sum);
        let expected = before.filled - before.leavers + after.hires;
        prop_assert!(close(after.filled, expected), "month {t}: {} {expected}", after.filled);
        for unit in plan.units.indices().filter(|_| is_quiet(plan, t)) {
            let of = |t| found.at(unit, t).unwrap();
            let expected = of(t - 1).filled - of(t - 1).leavers + of(t).hires;
            prop_assert!(close(of(t).filled, expected), "{unit:?} month {t}");
        }
        for unit in plan.units.indices() {
            let month = found.at(unit, t).unwrap();
            let posts: f64 = month.posts.iter().sum();
            prop_assert!(close(month.posts_total, posts));
            prop_assert!(month.filled_transferred <= month.filled + 1e-9);
            prop_assert!(month.vacancies >= posts - month.filled - 1e-9 && month.vacancies >= 0.0);
        }
    }
    Ok(())
}

fn check_cases(plan: &Plan, found: &Simulation) -> Result<(), TestCaseError> {
    for t in 1..found.months() {
        let (before, after) = (&found.total[t - 1].sum, &found.total[t].sum);
        let expected = before.open + after.started - after.closed;
        prop_assert!(close(after.open, expected), "month {t}: {} {expected}", after.open);
        for unit in plan.units.indices() {
            let of = |t| found.at(unit, t).unwrap();
            let month = of(t);
            if is_quiet(plan, t) {
                let expected = of(t - 1).open + month.started - month.closed;
                prop_assert!(close(month.open, expected), "{unit:?} month {t}");
            }
            let in_order = month.active <= month.open + 1e-9 && month.overdue <= month.open + 1e-9;
            prop_assert!(in_order && month.closed >= 0.0 && month.overdue >= 0.0);
        }
    }
    Ok(())
}

fn check_money(plan: &Plan, found: &Simulation) -> Result<(), TestCaseError> {
    for (t, month) in found.total.iter().enumerate() {
        let by_kind: Ore = month.funded.iter().copied().sum();
        let by_source: Ore = found.paid.iter().map(|paid| paid[t]).sum();
        prop_assert_eq!(by_kind, by_source);
        prop_assert_eq!(by_kind + month.gap, month.sum.cost.total());
        prop_assert!(month.gap >= Ore::ZERO && found.paid.iter().all(|paid| paid[t] >= Ore::ZERO));
        let of = |unit: UnitIdx| found.at(unit, t).unwrap().cost.total();
        prop_assert_eq!(plan.units.indices().map(of).sum::<Ore>(), month.sum.cost.total());
        prop_assert!(month.sum.one_off <= month.sum.cost.total());
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn people_cases_and_money_add_up_every_month((plan, draw) in (plans(), draws())) {
        let found = simulate(&plan, draw);
        check_people(&plan, &found)?;
        check_cases(&plan, &found)?;
        check_money(&plan, &found)?;
        prop_assert_eq!(found, simulate(&plan, draw), "the same run gives the same");
    }
}
