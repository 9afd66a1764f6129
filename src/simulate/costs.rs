//! The eight accounts of a unit in a month; the formulas stand in `docs/model.md`.

use super::premises::PremisesMonth;
use super::prices::Prices;
use super::result::{Account, Costs};
use super::roster::RoleMonth;
use crate::model::{Ore, ParamId, Parameters, Plan, Role};

/// What the accounts of all units and months are computed from, under given parameters.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct CostRules {
    salary: [f64; Role::COUNT],
    /// SEK a month and full-time equivalent.
    training: [f64; Role::COUNT],
    travel: f64,
    supplement: f64,
    visit: f64,
    overhead: f64,
    equipment: f64,
    hire: f64,
    /// What agency staff costs, as part of the pay for all vacancies.
    agency: f64,
}

/// What the accounts of a unit and month are computed from.
#[derive(Clone, Copy, Debug)]
pub(super) struct CostBasis<'a> {
    pub(super) prices: &'a Prices,
    pub(super) roles: &'a [RoleMonth; Role::COUNT],
    pub(super) premises: PremisesMonth,
    /// Posts that came to count in the month.
    pub(super) new_posts: f64,
    /// People who arrived in the month.
    pub(super) hires: f64,
    /// Visiting days of the districts that the unit serves.
    pub(super) visits: f64,
}

/// The costs of a unit in a month.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct UnitCosts {
    pub(super) accounts: Costs,
    /// Of them, what follows transferred staff.
    pub(super) transferred: Ore,
    /// Of them, what comes once.
    pub(super) one_off: Ore,
    /// The same costs as sources of funding see them, SEK: staff by role, once, the rest.
    pub(super) parts: [f64; PARTS],
}

/// Number of parts that sources of funding may be limited to.
pub(super) const PARTS: usize = Role::COUNT + 2;
/// The part that comes once.
pub(super) const ONCE: usize = Role::COUNT;

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

impl CostRules {
    pub(super) fn new(plan: &Plan, parameters: &Parameters) -> Self {
        let sek = |param| parameters.value(param) * 1000.0;
        let training = |role| {
            let own = plan.model.role(role).training_tkr;
            own.unwrap_or_else(|| parameters.value(ParamId::Training)) * 1000.0 / 12.0
        };
        Self {
            salary: Role::ALL.map(|role| parameters.value(salary_of(role))),
            training: Role::ALL.map(training),
            travel: sek(ParamId::Travel) / 12.0,
            supplement: parameters.value(ParamId::WageSupplement),
            visit: parameters.value(ParamId::VisitCost),
            overhead: parameters.fraction(ParamId::Overhead),
            equipment: sek(ParamId::Equipment),
            hire: sek(ParamId::HireCost),
            agency: parameters.fraction(ParamId::AgencyShare)
                * parameters.value(ParamId::AgencyFactor),
        }
    }

    /// The costs of a unit in a month; each account is rounded once.
    pub(super) fn unit(&self, basis: &CostBasis<'_>) -> UnitCosts {
        let prices = basis.prices;
        let on_pay = (1.0 + prices.payroll_overhead) * (1.0 + self.overhead);
        let agency_per_pay = self.agency * (1.0 + prices.payroll_overhead);
        let mut pay = 0.0;
        let mut vacant_pay = 0.0;
        let mut training = 0.0;
        let mut filled = 0.0;
        let mut transferred = 0.0;
        let mut parts = [0.0; PARTS];
        let per_role = self.salary.iter().zip(&self.training).zip(&mut parts);
        for (role, (month, ((salary, train), part))) in basis.roles.iter().zip(per_role).enumerate()
        {
            let salary = salary * prices.wage;
            let is_supplemented = role == Role::SocialWorker as usize;
            let extra = if is_supplemented { self.supplement * prices.wage } else { 0.0 };
            let own_pay = month.filled * (salary + extra);
            let own_training = month.filled * train * prices.other;
            pay += own_pay;
            vacant_pay += month.vacancies * salary;
            training += own_training;
            filled += month.filled;
            let beside = (train + self.travel) * prices.other;
            transferred += month.filled_transferred * (salary * on_pay + beside);
            *part = own_pay * on_pay
                + own_training
                + month.filled * self.travel * prices.other
                + month.vacancies * salary * agency_per_pay;
        }
        let po = prices.payroll_overhead;
        let visits = basis.visits * self.visit * prices.other;
        let once = (basis.new_posts * self.equipment + basis.hires * self.hire) * prices.other
            + basis.premises.fit_out_at_once_sek;
        let [.., once_part, rest_part] = &mut parts;
        *once_part = once + basis.premises.moving_sek;
        *rest_part = basis.premises.rent_sek - basis.premises.moving_sek + visits;
        let sek = Account::ALL.map(|account| match account {
            Account::Pay => pay,
            Account::PayrollOverhead => pay * po,
            Account::Premises => basis.premises.rent_sek,
            Account::Establishment => once,
            Account::Training => training,
            Account::Travel => filled * self.travel * prices.other + visits,
            Account::Overhead => pay * (1.0 + po) * self.overhead,
            Account::AgencyStaff => vacant_pay * agency_per_pay,
        });
        UnitCosts {
            accounts: Costs(sek.map(Ore::from_sek)),
            transferred: Ore::from_sek(transferred),
            one_off: Ore::from_sek(once + basis.premises.moving_sek),
            parts,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_social_worker_costs_61_200_a_month_and_734_400_a_year_with_overhead() {
        // Expert check 1: 42 500 · 1,44.
        let rules = CostRules { salary: [42_500.0; Role::COUNT], ..CostRules::default() };
        let prices = Prices { wage: 1.0, rent: 1.0, other: 1.0, payroll_overhead: 0.44 };
        let mut roles = [RoleMonth::default(); Role::COUNT];
        roles[Role::SocialWorker as usize] =
            RoleMonth { posts: 1.0, filled: 1.0, ..RoleMonth::default() };
        let basis = CostBasis {
            prices: &prices,
            roles: &roles,
            premises: PremisesMonth::default(),
            new_posts: 0.0,
            hires: 0.0,
            visits: 0.0,
        };
        let costs = rules.unit(&basis).accounts;
        let month = costs.get(Account::Pay) + costs.get(Account::PayrollOverhead);
        assert_eq!(month, Ore::from_sek(61_200.0));
        assert_eq!(Ore(month.0 * 12), Ore::from_sek(734_400.0));
    }
}
