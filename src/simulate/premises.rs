//! Rented area, fit-out and where the premises of a unit stand.

#![expect(clippy::inline_always, reason = "this is done every month")]

use super::given::Given;
use super::prices::Prices;
use super::result::PremisesState;
use crate::model::{FitOut, Index, ParamId, Parameters, Plan, Role};
use crate::probability::lanes::Lanes;

/// One lease of a unit: an area that is rented, or given up, from a month on. Months are whole
/// numbers here.
#[derive(Clone, Copy, Debug)]
struct Lease<const N: usize> {
    /// Month position in which the rent begins (or ends, for an area given up).
    opens: Lanes<N>,
    area_m2: Lanes<N>,
    /// What fit-out costs, SEK at the opening month's prices; 0 for history.
    fit_out_sek: Lanes<N>,
    /// Months of an area given up in which it is still rented.
    double: Lanes<N>,
}

/// A temporary lease: rented from a month up to, but not with, another.
#[derive(Clone, Copy, Debug)]
struct Temporary<const N: usize> {
    from: f64,
    to: Lanes<N>,
    area_m2: f64,
}

/// How long before they open premises are sought and fitted out, months.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PremisesLead {
    /// From the beginning of the search to the opening, fit-out included.
    pub total_months: i32,
    /// The last part of it, which fit-out takes: a third, rounded up.
    pub fit_out_months: i32,
}

impl PremisesLead {
    /// The times under `plan`, from [`ParamId::PremisesLead`].
    #[must_use]
    pub fn of(plan: &Plan) -> Self {
        Self::under(&plan.parameters)
    }

    fn under(parameters: &Parameters) -> Self {
        let total_months = parameters.value(ParamId::PremisesLead).round() as i32;
        Self { total_months, fit_out_months: (total_months + 2) / 3 }
    }
}

/// All leases of one unit.
#[derive(Clone, Debug, Default)]
pub(super) struct Leases<const N: usize> {
    leases: Vec<Lease<N>>,
    temporary: Vec<Temporary<N>>,
}

/// What all units' premises have in common.
#[derive(Clone, Copy, Debug)]
pub(super) struct PremisesRules<const N: usize> {
    fit_out: FitOut,
    leads: [PremisesLead; N],
    rent: Lanes<N>,
    temporary_factor: Lanes<N>,
    fit_out_months: Lanes<N>,
    interest: Lanes<N>,
    /// What an annuity is divided by, where there is interest: 1 − (1 + interest)^−months.
    annuity: Lanes<N>,
}

impl<const N: usize> PremisesRules<N> {
    pub(super) fn new(plan: &Plan, given: Given<'_, N>) -> Self {
        let fit_out_months = given.value(ParamId::FitOutYears) * 12.0;
        let interest = given.fraction(ParamId::InternalInterest) / 12.0;
        let annuity = |interest: f64, months: f64| 1.0 - (1.0 + interest).powf(-months);
        let is_annuity = plan.fit_out == FitOut::RentSupplement;
        Self {
            fit_out: plan.fit_out,
            leads: given.0.each_ref().map(PremisesLead::under),
            rent: given.value(ParamId::Rent) / 12.0,
            temporary_factor: given.value(ParamId::TemporaryRentFactor),
            fit_out_months,
            interest,
            annuity: if is_annuity { interest.with(fit_out_months, annuity) } else { Lanes::ZERO },
        }
    }
}

/// What the premises cost in a month, SEK.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct PremisesMonth<const N: usize> {
    pub(super) area_m2: Lanes<N>,
    /// Of it, what is rented for good.
    pub(super) kept_m2: Lanes<N>,
    /// All rent, with fit-out that is not paid at once.
    pub(super) rent_sek: Lanes<N>,
    /// Of it, the rent of temporary premises and of areas given up that are still rented.
    pub(super) moving_sek: Lanes<N>,
    pub(super) fit_out_at_once_sek: Lanes<N>,
}

/// Area of a post in `role`, m²: its own, else that of all roles.
#[must_use]
pub fn area_per_post(plan: &Plan, parameters: &Parameters, role: Role) -> f64 {
    let own = plan.model.role(role).area_m2;
    own.unwrap_or_else(|| parameters.value(ParamId::AreaPerPost))
}

/// Sets the leases of all units under the parameters `given`.
pub(super) fn set_leases<const N: usize>(
    plan: &Plan,
    given: Given<'_, N>,
    units: &mut [Leases<N>],
) {
    let whole = |param| given.value(param).map(|months| months.round().max(0.0));
    let (delay, double) = (whole(ParamId::PremisesDelay), whole(ParamId::DoubleRent));
    for unit in units.iter_mut() {
        unit.leases.clear();
        unit.temporary.clear();
    }
    for (unit, leases) in plan.units.iter().zip(units.iter_mut()) {
        let area_m2 = unit.today.area_m2;
        if area_m2 > 0.0 {
            let (area_m2, none) = (Lanes::from(area_m2), Lanes::ZERO);
            leases.leases.push(Lease { opens: none, area_m2, fit_out_sek: none, double: none });
        }
    }
    for step in &plan.steps {
        for premises in &step.premises {
            let Some(leases) = units.get_mut(premises.unit.to_usize()) else { continue };
            let of_posts = |parameters: &Parameters| {
                let own = step.posts.iter().filter(|change| change.unit == premises.unit);
                own.map(|change| {
                    (change.transferred + change.new) * area_per_post(plan, parameters, change.role)
                })
                .sum()
            };
            let area_m2 = given.each(|own| premises.area_m2.unwrap_or_else(|| of_posts(own)));
            let planned = premises.opens.months_since(plan.start);
            let is_new = |area: f64| planned >= 0 && area > 0.0;
            let first = f64::from(planned.max(0));
            let opens =
                area_m2.with(delay, |area, delay| if is_new(area) { first + delay } else { first });
            let fit_out_sek = Lanes::each(|lane| {
                let (area, opens) = (area_m2.lane(lane), opens.lane(lane));
                let Some(own) = given.0.get(lane).filter(|_| is_new(area)) else { return 0.0 };
                let prices = Prices::of(plan, own, plan.start.plus(opens as i32));
                area * own.value(ParamId::FitOutCost) * prices.other
            });
            let is_given_up = |area: f64| planned >= 0 && area < 0.0;
            let still =
                area_m2.with(double, |area, double| if is_given_up(area) { double } else { 0.0 });
            leases.leases.push(Lease { opens, area_m2, fit_out_sek, double: still });
            if let Some(temporary) = premises.temporary {
                let from = f64::from(temporary.from.months_since(plan.start).max(0));
                let to = (opens + double)
                    .with(area_m2, |to, area| if is_new(area) { to } else { f64::NEG_INFINITY });
                leases.temporary.push(Temporary { from, to, area_m2: temporary.area_m2 });
            }
        }
    }
}

impl<const N: usize> Leases<N> {
    /// The premises in month position `t`.
    #[inline(always)]
    pub(super) fn month(
        &self,
        rules: &PremisesRules<N>,
        t: usize,
        rent_index: Lanes<N>,
    ) -> PremisesMonth<N> {
        let t = t as f64;
        let rent = rules.rent * rent_index;
        let mut month = PremisesMonth::default();
        let mut moving = Lanes::ZERO;
        for lease in &self.leases {
            let age = t - lease.opens;
            if !age.any(|age| age >= 0.0) {
                continue;
            }
            month.area_m2 +=
                lease.area_m2.with(age, |area, age| if age >= 0.0 { area } else { 0.0 });
            moving -= lease.area_m2.with_two(age, lease.double, |area, age, double| {
                if age >= 0.0 && age < double { area } else { 0.0 }
            });
            if rules.fit_out == FitOut::AtOnce {
                month.fit_out_at_once_sek +=
                    lease.fit_out_sek.with(age, |cost, age| if age == 0.0 { cost } else { 0.0 });
            } else {
                month.rent_sek += fit_out_in_month(rules, lease.fit_out_sek, age);
            }
        }
        // What is still rented of an area given up is at most what was there.
        let kept = month.area_m2.max(Lanes::ZERO);
        month.kept_m2 = kept;
        month.area_m2 = (month.area_m2 + moving).max(Lanes::ZERO);
        month.moving_sek = (month.area_m2 - kept) * rent;
        month.rent_sek += month.area_m2 * rent;
        if !self.temporary.is_empty() {
            let temporary = self.temporary(t);
            let sek = temporary * rent * rules.temporary_factor;
            month.area_m2 += temporary;
            month.moving_sek += sek;
            month.rent_sek += sek;
        }
        month
    }

    /// What fit-out costs in month position `t` where it is not paid at once, SEK.
    pub(super) fn fit_out(&self, rules: &PremisesRules<N>, t: usize) -> Lanes<N> {
        let of = |lease: &Lease<N>| {
            let age = t as f64 - lease.opens;
            if age.any(|age| age >= 0.0) {
                fit_out_in_month(rules, lease.fit_out_sek, age)
            } else {
                Lanes::ZERO
            }
        };
        self.leases.iter().map(of).sum()
    }

    /// The area of temporary premises in month position `t`.
    pub(super) fn temporary(&self, t: f64) -> Lanes<N> {
        let of = |lease: &Temporary<N>| {
            let (from, area_m2) = (lease.from, lease.area_m2);
            lease.to.map(|to| if from <= t && t < to { area_m2 } else { 0.0 })
        };
        self.temporary.iter().map(of).sum()
    }

    /// How the premises stand in one run in month position `t`, and whether the unit gives up
    /// more area than it has.
    pub(super) fn state(
        &self,
        rules: &PremisesRules<N>,
        t: usize,
        lane: usize,
    ) -> (PremisesState, bool) {
        let lead = rules.leads.get(lane).copied().unwrap_or_default();
        let mut state = PremisesState::None;
        let mut own_area = 0.0;
        for lease in &self.leases {
            let age = t as i32 - lease.opens.lane(lane) as i32;
            let area = lease.area_m2.lane(lane);
            own_area += if age >= 0 { area } else { 0.0 };
            if area > 0.0 {
                state = state.max(match -age {
                    left if left <= 0 => PremisesState::Open,
                    left if left <= lead.fit_out_months => PremisesState::FitOut,
                    left if left <= lead.total_months => PremisesState::Seeking,
                    _ => PremisesState::None,
                });
            }
        }
        if self.temporary(t as f64).lane(lane) > 0.0 {
            state = state.max(PremisesState::Temporary);
        }
        (state, own_area < -1e-9)
    }
}

/// What a fit-out of `cost` SEK costs `age` months after the opening, where it is not paid at once.
#[inline(always)]
fn fit_out_in_month<const N: usize>(
    rules: &PremisesRules<N>,
    cost: Lanes<N>,
    age: Lanes<N>,
) -> Lanes<N> {
    let (months, interest) = (rules.fit_out_months, rules.interest);
    let sek = match rules.fit_out {
        FitOut::AtOnce => Lanes::ZERO,
        FitOut::Depreciated => {
            let left = cost * (1.0 - age / months);
            cost / months + left * interest
        }
        FitOut::RentSupplement => {
            let annuity = cost * interest / rules.annuity;
            let plain = cost / months;
            annuity.with_two(
                interest,
                plain,
                |annuity, interest, plain| {
                    if interest > 0.0 { annuity } else { plain }
                },
            )
        }
    };
    let is_paid =
        age.with(
            months,
            |age, months| {
                if age >= 0.0 && months >= 1.0 && age < months { 1.0 } else { 0.0 }
            },
        );
    sek.with_two(
        is_paid,
        cost,
        |sek, is_paid, cost| {
            if is_paid > 0.0 && cost != 0.0 { sek } else { 0.0 }
        },
    )
}
