//! Whether a step's new posts can be filled in time.

use super::delay::Delay;
use crate::model::{Month, ParamId, Plan, RolloutStep};

/// How the recruiting of a step's new posts goes, as `docs/model.md` describes it under Staff,
/// without chance events.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Recruitment {
    /// The new posts that the step names, full-time equivalents.
    pub posts: f64,
    /// Of them, the share that is filled at the step's start, 0–1.
    pub at_start: f64,
    /// The month in which the last are filled.
    pub complete: Month,
    /// The latest month in which all could be advertised to be filled at the start; may lie before
    /// the plan's first month.
    pub latest: Month,
}

impl Recruitment {
    /// That of `step`; `None` where it has no new posts, or is history.
    #[must_use]
    pub fn of(plan: &Plan, step: &RolloutStep) -> Option<Self> {
        let posts: f64 = step.posts.iter().map(|change| change.new).sum();
        if posts <= 0.0 || step.start < plan.start {
            return None;
        }
        let lead = Delay::new(plan.parameters.value(ParamId::RecruitmentLead));
        let after = |month: Month, lead: usize| month.plus(i32::try_from(lead).unwrap_or(i32::MAX));
        let before = |lead: usize| step.start.plus(-i32::try_from(lead).unwrap_or(i32::MAX));
        let (mut at_start, mut complete) = (0.0, plan.start);
        for (lead, part) in lead.parts().into_iter().filter(|&(_, part)| part > 0.0) {
            let advertised = step.recruit_from.unwrap_or_else(|| before(lead)).max(plan.start);
            let filled = after(advertised, lead);
            if filled <= step.start {
                at_start += part;
            }
            complete = complete.max(filled);
        }
        Some(Self { posts, at_start, complete, latest: before(lead.longest()) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ParamValue, Role};
    use crate::simulate::run;

    fn plan(lead: f64, start: Month, recruit_from: Option<Month>) -> (Plan, Recruitment, f64) {
        let map = crate::read::builtin("linkoping").unwrap();
        let mut plan = crate::simulate::tests::preset(&map, "beslut-2023");
        let fixed = |value| ParamValue { value, low: value, high: value };
        plan.parameters.set(ParamId::RecruitmentLead, fixed(lead));
        plan.parameters.set(ParamId::Turnover, fixed(0.0));
        let vaster = plan.unit_by_id("vaster").unwrap();
        let step = plan.steps.iter_mut().find(|step| step.name == "Bas väster").unwrap();
        step.start = start;
        step.recruit_from = recruit_from;
        step.posts.retain(|change| change.role == Role::SocialWorker);
        step.posts[0].transferred = 0.0;
        step.posts[0].new = 4.0;
        let step = step.clone();
        let recruitment = Recruitment::of(&plan, &step).unwrap();
        let t = usize::try_from(start.months_since(plan.start)).unwrap();
        let month = *run(&map.indicators, &plan).unwrap().at(vaster, t).unwrap();
        // The manager that the span adds is recruited in the same way.
        let filled = month.filled / (month.filled + month.vacancies);
        (plan, recruitment, filled)
    }

    #[test]
    fn new_posts_are_filled_at_the_start_unless_they_are_advertised_too_late() {
        let (plan, good, filled) = plan(3.5, Month::new(2027, 11), None);
        assert!((good.at_start - 1.0).abs() < 1e-12 && (filled - 1.0).abs() < 1e-9);
        assert_eq!((good.complete, good.latest), (Month::new(2027, 11), Month::new(2027, 7)));
        assert!((good.posts - 4.0).abs() < 1e-12);
        let history = plan.steps.iter().find(|step| step.start < plan.start).unwrap();
        assert_eq!(Recruitment::of(&plan, history), None);
    }

    #[test]
    fn half_of_the_posts_come_too_late_where_half_of_them_take_a_month_more() {
        // Advertised in August: half are filled after 3 months, in November, half after 4.
        let late = Some(Month::new(2027, 8));
        let (_, late, filled) = plan(3.5, Month::new(2027, 11), late);
        assert!((late.at_start - 0.5).abs() < 1e-12 && (filled - 0.5).abs() < 1e-9);
        assert_eq!(late.complete, Month::new(2027, 12));
    }

    #[test]
    fn nobody_is_advertised_for_before_the_plan_begins() {
        // A start in month 2 with a lead of 4: advertised in month 0, filled in month 4.
        let (_, early, filled) = plan(4.0, Month::new(2027, 3), None);
        assert!(early.at_start.abs() < 1e-12 && filled.abs() < 1e-9);
        assert_eq!(early.complete, Month::new(2027, 5));
        assert_eq!(early.latest, Month::new(2026, 11));
    }
}
