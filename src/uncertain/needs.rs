//! Help with planning posts: how many a target asks for, and when to advertise.

use super::draws::Draws;
use crate::model::{IndexVec, Month, ParamId, Plan, RolloutStep, UnitIdx};
use crate::simulate::{Simulation, mean_case_months};

/// What posts are planned for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PostsTarget {
    /// So many open investigations per productive social worker.
    Caseload(f64),
    /// Need coverage, 0–1.
    Coverage(f64),
}

/// Social workers that each unit needs in each month for `target`, full-time equivalents of filled
/// and fully ramped posts, before absence and visiting days.
///
/// For a caseload: open / target, those that wait included; for a coverage: target · started · mean investigation time /
/// norm (`docs/model.md`, Cases); both over (1 − absence). What visiting days take comes on top.
#[must_use]
pub fn posts_needed(
    plan: &Plan,
    simulation: &Simulation,
    target: PostsTarget,
) -> IndexVec<UnitIdx, Vec<f64>> {
    let parameters = &plan.parameters;
    let at_work = 1.0 - parameters.fraction(ParamId::Absence);
    let norm = parameters.value(ParamId::CaseloadNorm);
    let months = mean_case_months(plan, parameters);
    let of_month = |month: &crate::simulate::UnitMonth| {
        let productive = match target {
            // What waits under a ceiling has to be worked with too.
            PostsTarget::Caseload(caseload) => month.open / caseload,
            PostsTarget::Coverage(coverage) => coverage * month.started * months / norm,
        };
        productive / at_work
    };
    simulation.units.iter().map(|series| series.iter().map(of_month).collect()).collect()
}

/// How long before a start posts must be advertised.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ahead {
    /// Months before it, at the least.
    pub months: i32,
    /// The probability that what is advertised then is filled in time, 0–1.
    pub filled: f64,
    /// The same a month later; `None` where that is after the start.
    pub later: Option<f64>,
}

/// How many months before a start posts must be advertised at the latest so that with probability
/// `share` (0–1) they are filled in it, as far as the lead time of recruitment goes.
///
/// The lead time is drawn as the plan has it: its parameter from its own distribution, and with
/// chance events a Poisson number of months with that mean; without them its part of a month
/// counts as a whole one.
#[must_use]
pub fn advertising_ahead(plan: &Plan, share: f64) -> Ahead {
    /// Equal parts of the parameter's distribution that are looked at.
    const PARTS: usize = 200;
    let draws = Draws::new(plan, plan.uncertainty.effects, plan.uncertainty.seed, 1);
    let position = draws.drawn().iter().position(|param| *param == ParamId::RecruitmentLead);
    let value = plan.parameters.value(ParamId::RecruitmentLead);
    let means: Vec<f64> = (0..PARTS)
        .map(|part| {
            let u = (part as f64 + 0.5) / PARTS as f64;
            position.and_then(|position| draws.quantile(position, u)).unwrap_or(value)
        })
        .collect();
    let filled = |months| filled_within(&means, months, plan.uncertainty.chance);
    let mut ahead = Ahead { months: 0, filled: filled(0), later: None };
    while ahead.months < 120 && ahead.filled < share {
        let months = ahead.months + 1;
        ahead = Ahead { months, filled: filled(months), later: Some(ahead.filled) };
    }
    ahead
}

/// The probability that what is advertised is filled within `months`, for equally likely means.
fn filled_within(means: &[f64], months: i32, chance: bool) -> f64 {
    let of_mean = |mean: &f64| {
        if !chance {
            return f64::from(u8::from(*mean <= f64::from(months) + 1e-9));
        }
        let (mut point, mut sum) = ((-mean).exp(), 0.0);
        for k in 0..=months {
            sum += point;
            point *= mean / f64::from(k + 1);
        }
        sum
    };
    means.iter().map(of_mean).sum::<f64>() / means.len() as f64
}

/// The month in which `step` advertises its new posts.
#[must_use]
pub fn advertises(plan: &Plan, step: &RolloutStep) -> Month {
    let lead = plan.parameters.value(ParamId::RecruitmentLead).ceil() as i32;
    step.recruit_from.unwrap_or_else(|| step.start.plus(-lead)).max(plan.start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ParamValue;
    use crate::simulate::tests::preset;

    fn plan() -> Plan {
        let map = crate::read::builtin("linkoping").unwrap();
        preset(&map, "beslut-2023")
    }

    #[test]
    fn expert_check_4_asks_for_54_15_posts_before_absence() {
        // 812,1 open at 15 each: 54,15 (docs/model.md, worked example 4).
        let plan = plan();
        let mut month = crate::simulate::UnitMonth { open: 812.2, ..Default::default() };
        month.started = 33_400.0 * 0.192 * 0.38 / 12.0;
        let simulation = Simulation {
            units: IndexVec::from_vec(vec![vec![month]]),
            ..Simulation::empty(plan.start)
        };
        let unit = simulation.units.indices().next().unwrap();
        let needed = posts_needed(&plan, &simulation, PostsTarget::Caseload(15.0));
        assert!((needed.get(unit).unwrap()[0] * 0.93 - 812.2 / 15.0).abs() < 1e-9);
        // At the default 3,5 months: 33 400 · 0,192 · 0,38 / 12 · 3,5 / 15 = 47,38.
        let needed = posts_needed(&plan, &simulation, PostsTarget::Coverage(1.0));
        assert!((needed.get(unit).unwrap()[0] * 0.93 - 47.38).abs() < 0.005);
    }

    #[test]
    fn a_certain_lead_of_four_months_asks_for_four_months() {
        let mut plan = plan();
        let value = ParamValue { value: 4.0, low: 4.0, high: 4.0 };
        plan.parameters.set(ParamId::RecruitmentLead, value);
        plan.uncertainty.chance = false;
        assert_eq!(advertising_ahead(&plan, 0.9).months, 4);
        // Poisson with mean 4: P(≤ 6) = 0,8893, P(≤ 7) = 0,9489 (tables of the distribution).
        plan.uncertainty.chance = true;
        let ahead = advertising_ahead(&plan, 0.9);
        assert_eq!(ahead.months, 7);
        assert!((ahead.filled - 0.9489).abs() < 5e-5, "{ahead:?}");
        assert!((ahead.later.unwrap() - 0.8893).abs() < 5e-5, "{ahead:?}");
        assert_eq!(advertising_ahead(&plan, 0.88).months, 6);
    }
}
