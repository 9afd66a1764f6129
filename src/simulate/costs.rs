//! The eight accounts of a unit in a month; the formulas stand in `docs/model.md`.

#![expect(clippy::inline_always, reason = "this is done every month")]

use super::figures::{Detail, UnitFigures};
use super::given::Given;
use super::premises::PremisesMonth;
use super::prices::PriceLanes;
use super::result::Account;
use super::roster::RoleMonth;
use crate::model::{ParamId, Plan, Role};
use crate::probability::lanes::Lanes;

/// What the accounts of all units and months are computed from, under given parameters.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct CostRules<const N: usize> {
    salary: [Lanes<N>; Role::COUNT],
    /// SEK a month and full-time equivalent.
    training: [Lanes<N>; Role::COUNT],
    travel: Lanes<N>,
    supplement: Lanes<N>,
    visit: Lanes<N>,
    overhead: Lanes<N>,
    equipment: Lanes<N>,
    hire: Lanes<N>,
    /// What agency staff costs, as part of the pay for all vacancies.
    agency: Lanes<N>,
}

/// What the accounts of a unit and month are computed from.
#[derive(Clone, Copy, Debug)]
pub(super) struct CostBasis<'a, const N: usize> {
    pub(super) prices: &'a PriceLanes<N>,
    /// By role.
    pub(super) roles: &'a [RoleMonth<N>; Role::COUNT],
    pub(super) premises: &'a PremisesMonth<N>,
    /// Posts that came to count in the month, and people who arrived.
    pub(super) counted: &'a (Lanes<N>, Lanes<N>),
    /// Visiting days of the districts that the unit serves.
    pub(super) visits: f64,
}

/// Amounts below this are rounded to whole öre; above it a float holds no more than that.
const EXACT: f64 = (1_u64 << 52) as f64;

/// `sek` in whole öre (half away from zero), as [`crate::model::Ore::from_sek`]: exact to 45 · 10¹²
/// kronor, and sums to twice that. Not a number gives zero.
#[inline(always)]
pub(super) fn to_ore<const N: usize>(sek: Lanes<N>) -> Lanes<N> {
    (sek * 100.0).map(|ore| {
        let size = ore.abs();
        // The nearest whole number, of two the even one: no number beyond 2⁵² has a fraction.
        let even = (size + EXACT) - EXACT;
        let nearest = if size - even >= 0.5 { even + 1.0 } else { even };
        let whole = if size < EXACT { nearest } else { size };
        if ore.is_nan() { 0.0 } else { whole.copysign(ore) }
    })
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

impl<const N: usize> CostRules<N> {
    pub(super) fn new(plan: &Plan, given: Given<'_, N>) -> Self {
        let sek = |param| given.value(param) * 1000.0;
        let training = |role| {
            let own = plan.model.role(role).training_tkr.map(Lanes::from);
            own.unwrap_or_else(|| given.value(ParamId::Training)) * 1000.0 / 12.0
        };
        Self {
            salary: Role::ALL.map(|role| given.value(salary_of(role))),
            training: Role::ALL.map(training),
            travel: sek(ParamId::Travel) / 12.0,
            supplement: given.value(ParamId::WageSupplement),
            visit: given.value(ParamId::VisitCost),
            overhead: given.fraction(ParamId::Overhead),
            equipment: sek(ParamId::Equipment),
            hire: sek(ParamId::HireCost),
            agency: given.fraction(ParamId::AgencyShare) * given.value(ParamId::AgencyFactor),
        }
    }

    /// Sets the costs of a unit in a month in `figures`, as far as `detail` asks for them, whole
    /// öre; each account is rounded once. `parts` gets the same costs as sources of funding see
    /// them, SEK: staff by role, once, the rest.
    #[inline(always)]
    pub(super) fn unit(
        &self,
        basis: &CostBasis<'_, N>,
        detail: Detail,
        figures: &mut UnitFigures<N>,
        mut parts: Option<&mut [Lanes<N>; PARTS]>,
    ) {
        let prices = basis.prices;
        let po = prices.payroll_overhead;
        let on_pay = (1.0 + po) * (1.0 + self.overhead);
        let agency_per_pay = self.agency * (1.0 + po);
        let mut pay = Lanes::ZERO;
        let mut vacant_pay = Lanes::ZERO;
        let mut training = Lanes::ZERO;
        let mut filled = Lanes::ZERO;
        let mut transferred = Lanes::ZERO;
        let roles = basis.roles.iter().zip(self.salary.iter().zip(&self.training)).enumerate();
        for (role, (month, (salary, train))) in roles.filter(|(_, (month, _))| month.is_used) {
            let salary = *salary * prices.wage;
            let is_supplemented = role == Role::SocialWorker as usize;
            let full =
                if is_supplemented { salary + self.supplement * prices.wage } else { salary };
            let own_pay = month.filled * full;
            let own_training = month.filled * *train * prices.other;
            pay += own_pay;
            vacant_pay += month.vacancies * salary;
            training += own_training;
            filled += month.filled;
            if detail == Detail::All {
                let beside = (*train + self.travel) * prices.other;
                transferred += month.filled_transferred * (salary * on_pay + beside);
            }
            if let Some(part) = parts.as_mut().and_then(|parts| parts.get_mut(role)) {
                *part = own_pay * on_pay
                    + own_training
                    + month.filled * self.travel * prices.other
                    + month.vacancies * salary * agency_per_pay;
            }
        }
        let premises = basis.premises;
        let (new_posts, hires) = *basis.counted;
        let visits = basis.visits * self.visit * prices.other;
        let once = (new_posts * self.equipment + hires * self.hire) * prices.other
            + premises.fit_out_at_once_sek;
        let one_off = once + premises.moving_sek;
        if let Some([.., once_part, rest_part]) = parts {
            *once_part = one_off;
            *rest_part = premises.rent_sek - premises.moving_sek + visits;
        }
        figures.gross = Lanes::ZERO;
        figures.book(Account::Pay, to_ore(pay), detail);
        figures.book(Account::PayrollOverhead, to_ore(pay * po), detail);
        figures.book(Account::Premises, to_ore(premises.rent_sek), detail);
        figures.book(Account::Establishment, to_ore(once), detail);
        figures.book(Account::Training, to_ore(training), detail);
        figures.book(Account::Travel, to_ore(filled * self.travel * prices.other + visits), detail);
        figures.book(Account::Overhead, to_ore(pay * (1.0 + po) * self.overhead), detail);
        figures.book(Account::AgencyStaff, to_ore(vacant_pay * agency_per_pay), detail);
        if detail == Detail::All {
            figures.transferred_cost = to_ore(transferred);
            figures.one_off = to_ore(one_off);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Ore;

    #[test]
    fn a_social_worker_costs_61_200_a_month_and_734_400_a_year_with_overhead() {
        // Expert check 1: 42 500 · 1,44.
        let rules =
            CostRules::<1> { salary: [Lanes::from(42_500.0); Role::COUNT], ..CostRules::default() };
        let one = Lanes::from(1.0);
        let payroll_overhead = Lanes::from(0.44);
        let prices = PriceLanes { wage: one, rent: one, other: one, payroll_overhead };
        let mut roles = [RoleMonth::default(); Role::COUNT];
        roles[Role::SocialWorker as usize] =
            RoleMonth { is_used: true, posts: one, filled: one, ..RoleMonth::default() };
        let basis = CostBasis {
            prices: &prices,
            roles: &roles,
            premises: &PremisesMonth::default(),
            counted: &(Lanes::ZERO, Lanes::ZERO),
            visits: 0.0,
        };
        let mut figures = UnitFigures::default();
        rules.unit(&basis, Detail::All, &mut figures, None);
        let costs = figures.accounts;
        let month = costs[Account::Pay as usize] + costs[Account::PayrollOverhead as usize];
        let month = Ore(month.lane(0) as i64);
        assert_eq!(month, Ore::from_sek(61_200.0));
        assert_eq!(Ore(month.0 * 12), Ore::from_sek(734_400.0));
    }

    #[test]
    fn amounts_beside_each_other_are_rounded_as_single_ones_are() {
        let mut amounts = vec![0.0, 0.004_999, 0.005, 0.015, 0.025, 1.125, 1e-300, f64::NAN];
        amounts.extend((0..2_000).map(|k| f64::from(k) * 12_345.678_9 + 1.0 / 3.0));
        amounts.extend((0..60).map(|k| 0.125 * f64::from(k)));
        amounts.extend([4.0e12 + 0.375, 4.503e13, 7.0e13]);
        for sek in amounts {
            let found = to_ore(Lanes([sek, -sek])).0.map(|ore| Ore(ore as i64));
            assert_eq!(found, [sek, -sek].map(Ore::from_sek), "{sek}");
        }
    }
}
