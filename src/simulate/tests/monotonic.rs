//! What can only go one way.

use proptest::prelude::*;

use super::arbitrary::{MAP, fix, plans};
use crate::model::{FundingKind, Index, ParamId, PostsChange, Role, UnitIdx};
use crate::simulate::run;

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// New posts of social workers in a base lower no unit's coverage in any month, nor that of
    /// the municipality.
    #[test]
    fn more_posts_never_lower_coverage(
        (plan, at, which, more) in (plans(), 0..8_usize, 0..8_usize, 0.5..12.0_f64),
    ) {
        prop_assume!(!plan.steps.is_empty());
        let before = run(&MAP.indicators, &plan).unwrap();
        let mut after = plan.clone();
        let bases: Vec<UnitIdx> = plan.local_units().map(|(unit, _)| unit).collect();
        prop_assume!(!bases.is_empty());
        let (unit, role) = (bases[which % bases.len()], Role::SocialWorker);
        let step = &mut after.steps[at % plan.steps.len()];
        match step.posts.iter_mut().find(|it| it.unit == unit && it.role == role) {
            Some(change) => change.new += more,
            None => step.posts.push(PostsChange { unit, role, transferred: 0.0, new: more }),
        }
        let after = run(&MAP.indicators, &after).unwrap();
        let not_lower = |before: Option<f64>, after: Option<f64>| match (before, after) {
            (Some(before), Some(after)) => after >= before - 1e-9,
            (before, after) => before.is_none() == after.is_none(),
        };
        for t in 0..before.months() {
            let (old, new) = (before.total[t].sum.coverage, after.total[t].sum.coverage);
            prop_assert!(not_lower(old, new), "month {t}: {old:?} {new:?}");
            for unit in plan.units.indices() {
                let [old, new] = [&before, &after].map(|it| it.at(unit, t).unwrap().coverage);
                prop_assert!(not_lower(old, new), "{unit:?} month {t}: {old:?} {new:?}");
            }
        }
    }

    /// A source that goes on longer with the same amount a month raises the gap of no month. What
    /// is paid is rounded to whole öre source by source, so one more öre each is no rise.
    #[test]
    fn a_later_grant_end_never_raises_the_gap(
        (plan, amount, end, later) in (plans(), 0..4_000_000_i64, 0..30_i32, 1..24_i32),
    ) {
        let mut plan = plan;
        let mut grant = plan.funding.first().cloned().unwrap();
        grant.kind = FundingKind::StateGrant;
        grant.amount = crate::model::Ore(amount * 100);
        (grant.from, grant.to) = (plan.start, Some(plan.start.plus(end)));
        grant.by_year.clear();
        plan.funding.insert(0, grant);
        let before = run(&MAP.indicators, &plan).unwrap();
        plan.funding[0].to = Some(plan.start.plus(end + later));
        let after = run(&MAP.indicators, &plan).unwrap();
        for (t, (before, after)) in before.total.iter().zip(&after.total).enumerate() {
            prop_assert_eq!(before.sum.cost, after.sum.cost);
            let most = before.gap.0 + plan.funding.len() as i64;
            prop_assert!(after.gap.0 <= most, "month {t}: {:?} {:?}", before.gap, after.gap);
        }
    }

    /// A unit takes up no case that brings its caseload over the ceiling; above it are only those
    /// whose staff has become fewer, or who took over open cases.
    #[test]
    fn nothing_is_taken_up_over_the_ceiling((plan, ceiling) in (plans(), 6.0..20.0_f64)) {
        let mut plan = plan;
        fix(&mut plan, ParamId::CaseloadCeiling, ceiling);
        let found = run(&MAP.indicators, &plan).unwrap();
        for t in 1..found.months() {
            if plan.steps.iter().any(|step| step.start == plan.start.plus(t as i32)) {
                continue;
            }
            for unit in plan.units.indices() {
                let [before, now] = [t - 1, t].map(|t| found.at(unit, t).unwrap());
                let room = ceiling * now.productive_social_workers;
                let most = room.max(before.active - now.closed);
                prop_assert!(now.active <= most + 1e-6, "{unit:?} {t}: {} {most}", now.active);
                if unit == UnitIdx::from_usize(0) && now.waiting() > 1e-6 {
                    // Who lets cases wait has no room left.
                    prop_assert!(now.active >= room - 1e-6, "{t}: {} {room}", now.active);
                }
            }
        }
    }
}
