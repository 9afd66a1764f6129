//! The model where the answer is known: nobody leaves, nobody is sought, nobody waits, nothing
//! changes.

use proptest::prelude::*;

use super::arbitrary::{MAP, fix, plans};
use super::close;
use crate::model::ParamId;
use crate::simulate::{mean_case_months, run};

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    #[test]
    fn where_nobody_leaves_every_post_is_filled_after_the_lead(
        (plan, lead) in (plans(), 0.0..9.0_f64),
    ) {
        let mut plan = plan;
        fix(&mut plan, ParamId::Turnover, 0.0);
        fix(&mut plan, ParamId::RecruitmentLead, lead);
        let found = run(&MAP.indicators, &plan).unwrap();
        let recruits = |from: i32, to: i32| plan.steps.iter().any(|step| {
            let first = step.recruit_from.unwrap_or(step.start).min(step.start);
            let t = first.months_since(plan.start).max(0);
            // From the advertisement, or the start where that is later, for one lead time.
            (t.min(step.start.months_since(plan.start))..=t.max(step.start.months_since(plan.start)) + lead.ceil() as i32)
                .any(|month| (from..=to).contains(&month))
        });
        for t in 0..found.months() {
            prop_assert!(found.total[t].sum.leavers.abs() < 1e-12);
            if !recruits(t as i32, t as i32) {
                for unit in plan.units.indices() {
                    let month = found.at(unit, t).unwrap();
                    let whole = close(month.filled, month.posts_total);
                    prop_assert!(whole && month.vacancies < 1e-9, "{unit:?} {t}: {month:?}");
                }
            }
        }
    }

    #[test]
    fn without_a_lead_there_are_no_vacancies(plan in plans()) {
        let mut plan = plan;
        fix(&mut plan, ParamId::RecruitmentLead, 0.0);
        let found = run(&MAP.indicators, &plan).unwrap();
        for (t, month) in found.total.iter().enumerate() {
            prop_assert!(month.sum.vacancies < 1e-9, "{t}: {}", month.sum.vacancies);
        }
    }

    /// With a capacity beyond all demand every case is closed when it is due, so no case of at
    /// most four months is overdue; where demand is even, Little's law holds: open = started a
    /// month · mean time (Little 1961).
    #[test]
    fn where_capacity_never_ends_open_cases_obey_littles_law(
        (plan, time) in (plans(), 0.5..4.0_f64),
    ) {
        let mut plan = plan;
        fix(&mut plan, ParamId::CaseloadNorm, 200.0);
        fix(&mut plan, ParamId::CaseloadCeiling, 0.0);
        fix(&mut plan, ParamId::InvestigationMonths, time);
        fix(&mut plan, ParamId::FirstYearRise, 0.0);
        fix(&mut plan, ParamId::Absence, 0.0);
        fix(&mut plan, ParamId::RampUpStart, 100.0);
        fix(&mut plan, ParamId::VisitHours, 0.0);
        plan.model.population = None;
        // Every unit that serves somebody has social workers from the first month on.
        for unit in &mut plan.units {
            unit.today.posts[0] += 200.0;
        }
        let long = plan.model.case_types.iter().any(|kind| kind.months > 4.0);
        let mean = mean_case_months(&plan, &plan.parameters);
        let found = run(&MAP.indicators, &plan).unwrap();
        for month in &found.total {
            let expected = month.sum.started * mean;
            prop_assert!(close(month.sum.open, expected), "{} {expected}", month.sum.open);
            prop_assert!(close(month.sum.closed, month.sum.started));
            prop_assert!(long || month.sum.overdue < 1e-9);
            prop_assert!(close(month.sum.coverage.unwrap(), 1.0));
        }
    }
}
