//! What a steady flow of cases needs at the caseload norm.

use super::costs::salary_of;
use super::premises::area_per_post;
use crate::model::{CaseType, ParamId, Parameters, Plan, Role};

/// Share and mean time in months of each type of case, where `parameters` stand in place of the
/// plan's own: the types' times follow the investigation time. Without types there is one.
pub(super) fn case_types<'a>(
    plan: &'a Plan,
    parameters: &Parameters,
) -> impl Iterator<Item = (f64, f64)> + Clone + use<'a> {
    let months = parameters.value(ParamId::InvestigationMonths);
    let own = plan.parameters.value(ParamId::InvestigationMonths);
    // An equal time must leave the types exactly as they are.
    let factor = if own > 0.0 && months.to_bits() != own.to_bits() { months / own } else { 1.0 };
    let types = &plan.model.case_types;
    let single = types.is_empty().then_some((100.0, months));
    let of = move |kind: &CaseType| (kind.share_percent, kind.months * factor);
    types.iter().map(of).chain(single)
}

/// Mean time of an investigation, months: of the types weighted by their shares.
#[must_use]
pub fn mean_case_months(plan: &Plan, parameters: &Parameters) -> f64 {
    let (shares, months) = case_types(plan, parameters)
        .fold((0.0, 0.0), |(shares, sum), (share, months)| (shares + share, sum + share * months));
    months / shares
}

/// Social workers that `started` investigations a month need in the long run, full-time
/// equivalents: started × mean investigation time / norm / (1 − absence).
///
/// In the steady state the open cases are started × investigation time (Little's law).
#[must_use]
pub fn social_workers_at_norm(plan: &Plan, started_per_month: f64) -> f64 {
    let parameters = &plan.parameters;
    let norm = parameters.value(ParamId::CaseloadNorm);
    let at_work = 1.0 - parameters.fraction(ParamId::Absence);
    if norm <= 0.0 || at_work <= 0.0 {
        return f64::NAN;
    }
    started_per_month * mean_case_months(plan, parameters) / norm / at_work
}

/// What a social worker in a base costs a year in 2026 prices, SEK: salary and supplement with PO
/// and OH, training, travel, rent for the area of a post, and the part 1 / span of a manager.
#[must_use]
pub fn social_worker_year_sek(plan: &Plan) -> f64 {
    let parameters = &plan.parameters;
    let on_pay = (1.0 + parameters.fraction(ParamId::PayrollOverhead))
        * (1.0 + parameters.fraction(ParamId::Overhead))
        * 12.0;
    let post = |role, supplement: f64| {
        let training = plan.model.role(role).training_tkr;
        let training = training.unwrap_or_else(|| parameters.value(ParamId::Training));
        let beside_pay = (training + parameters.value(ParamId::Travel)) * 1000.0
            + area_per_post(plan, parameters, role) * parameters.value(ParamId::Rent);
        (parameters.value(salary_of(role)) + supplement) * on_pay + beside_pay
    };
    let span = parameters.value(ParamId::Span);
    let managers = if span > 0.0 { 1.0 / span } else { 0.0 };
    post(Role::SocialWorker, parameters.value(ParamId::WageSupplement))
        + managers * post(Role::UnitManager, 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Parameters;
    use crate::simulate::reports_per_year;

    #[test]
    fn the_chain_from_33_400_children_to_54_15_posts() {
        // Expert check 4, unrounded: 33 400 · 0,192 · 0,38 · 4/12 / 15.
        let reports = reports_per_year(33_400.0, 192.0);
        assert!((reports - 6413.0).abs() < 0.5);
        let started = reports * 0.38;
        assert!((started - 2437.0).abs() < 0.5);
        let open = started / 12.0 * 4.0;
        assert!((open - 812.0).abs() < 0.5);
        assert!((open / 15.0 - 54.15).abs() < 0.01);
    }

    #[test]
    fn the_rent_of_skaggetorp_is_2_788_a_square_metre_and_75_000_a_post() {
        // Expert check 2 (Corren 2023-05-28): 1,5 mnkr, 538 m², 20 posts. The defaults are these
        // figures rounded.
        let (rent, per_post) = (1_500_000.0_f64 / 538.0, 1_500_000.0_f64 / 20.0);
        assert!((rent - 2788.0).abs() < 0.5);
        assert!((per_post - 75_000.0).abs() < 1e-9);
        let defaults = Parameters::default();
        assert!((defaults.value(ParamId::Rent) / (1_500_000.0 / 538.0) - 1.0).abs() < 0.01);
        assert!((defaults.value(ParamId::AreaPerPost) / (538.0 / 20.0) - 1.0).abs() < 0.01);
    }
}
