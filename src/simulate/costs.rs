//! The eight accounts of a unit in a month; the formulas stand in `docs/model.md`.

use super::premises::PremisesMonth;
use super::prices::Prices;
use super::result::{Account, Costs};
use super::roster::RoleMonth;
use crate::model::{Ore, ParamId, Parameters, Role};

/// What the accounts of a unit and month are computed from.
#[derive(Clone, Copy, Debug)]
pub(super) struct CostBasis<'a> {
    pub(super) parameters: &'a Parameters,
    pub(super) prices: &'a Prices,
    pub(super) roles: &'a [RoleMonth; Role::COUNT],
    pub(super) premises: PremisesMonth,
    /// Posts that came to count in the month.
    pub(super) new_posts: f64,
    /// People who arrived in the month.
    pub(super) hires: f64,
}

/// The parameter that holds the salary of `role`.
#[must_use]
pub const fn salary_of(role: Role) -> ParamId {
    match role {
        Role::SocialWorker => ParamId::SalarySocialWorker,
        Role::FamilyTherapist => ParamId::SalaryFamilyTherapist,
        Role::OutreachWorker => ParamId::SalaryOutreachWorker,
        Role::UnitManager => ParamId::SalaryUnitManager,
        Role::Administration => ParamId::SalaryAdministration,
    }
}

/// Costs by account and, of them, what follows transferred staff; each rounded once.
pub(super) fn unit_costs(basis: &CostBasis<'_>) -> (Costs, Ore) {
    let CostBasis { parameters, prices, .. } = *basis;
    let mut pay = 0.0;
    let mut transferred_pay = 0.0;
    let mut vacant_pay = 0.0;
    let mut filled = 0.0;
    let mut transferred = 0.0;
    for (role, month) in Role::ALL.into_iter().zip(basis.roles) {
        let salary = parameters.value(salary_of(role)) * prices.wage;
        pay += month.filled * salary;
        transferred_pay += month.filled_transferred * salary;
        vacant_pay += month.vacancies * salary;
        filled += month.filled;
        transferred += month.filled_transferred;
    }
    let po = prices.payroll_overhead;
    let overhead = parameters.fraction(ParamId::Overhead);
    let training = parameters.value(ParamId::Training) * 1000.0 / 12.0 * prices.other;
    let travel = parameters.value(ParamId::Travel) * 1000.0 / 12.0 * prices.other;
    let per_post = parameters.value(ParamId::Equipment) * 1000.0;
    let per_hire = parameters.value(ParamId::HireCost) * 1000.0;
    let once = (basis.new_posts * per_post + basis.hires * per_hire) * prices.other
        + basis.premises.fit_out_at_once_sek;
    let agency = vacant_pay
        * parameters.fraction(ParamId::AgencyShare)
        * (1.0 + po)
        * parameters.value(ParamId::AgencyFactor);

    let sek = Account::ALL.map(|account| match account {
        Account::Pay => pay,
        Account::PayrollOverhead => pay * po,
        Account::Premises => basis.premises.rent_sek,
        Account::Establishment => once,
        Account::Training => filled * training,
        Account::Travel => filled * travel,
        Account::Overhead => pay * (1.0 + po) * overhead,
        Account::AgencyStaff => agency,
    });
    let follows_transferred =
        transferred_pay * (1.0 + po) * (1.0 + overhead) + transferred * (training + travel);
    (Costs(sek.map(Ore::from_sek)), Ore::from_sek(follows_transferred))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_social_worker_costs_61_200_a_month_and_734_400_a_year_with_overhead() {
        // Expert check 1: 42 500 · 1,44.
        let parameters = Parameters::default();
        let prices = Prices { wage: 1.0, rent: 1.0, other: 1.0, payroll_overhead: 0.44 };
        let mut roles = [RoleMonth::default(); Role::COUNT];
        roles[Role::SocialWorker as usize] =
            RoleMonth { posts: 1.0, filled: 1.0, ..RoleMonth::default() };
        let basis = CostBasis {
            parameters: &parameters,
            prices: &prices,
            roles: &roles,
            premises: PremisesMonth::default(),
            new_posts: 0.0,
            hires: 0.0,
        };
        let (costs, _) = unit_costs(&basis);
        let month = costs.get(Account::Pay) + costs.get(Account::PayrollOverhead);
        assert_eq!(month, Ore::from_sek(61_200.0));
        assert_eq!(Ore(month.0 * 12), Ore::from_sek(734_400.0));
    }
}
