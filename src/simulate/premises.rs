//! Rented area, fit-out and where the premises of a unit stand.

use super::prices::Prices;
use super::result::PremisesState;
use crate::model::{FitOut, Index, ParamId, Parameters, Plan, Role};

/// One lease of a unit: an area that is rented, or given up, from a month on.
#[derive(Clone, Copy, Debug)]
struct Lease {
    /// Month position in which the rent begins (or ends, for an area given up).
    opens: i32,
    area_m2: f64,
    /// What fit-out costs, SEK at the opening month's prices; 0 for history.
    fit_out_sek: f64,
    /// Months of an area given up in which it is still rented.
    double: i32,
}

/// A temporary lease: rented from a month up to, but not with, another.
#[derive(Clone, Copy, Debug)]
struct Temporary {
    from: i32,
    to: i32,
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
pub(super) struct Leases {
    leases: Vec<Lease>,
    temporary: Vec<Temporary>,
}

/// What all units' premises have in common.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct PremisesRules {
    fit_out: FitOut,
    lead: PremisesLead,
    rent: f64,
    temporary_factor: f64,
    fit_out_months: f64,
    interest: f64,
}

impl PremisesRules {
    pub(super) fn new(plan: &Plan, parameters: &Parameters) -> Self {
        Self {
            fit_out: plan.fit_out,
            lead: PremisesLead::under(parameters),
            rent: parameters.value(ParamId::Rent) / 12.0,
            temporary_factor: parameters.value(ParamId::TemporaryRentFactor),
            fit_out_months: parameters.value(ParamId::FitOutYears) * 12.0,
            interest: parameters.fraction(ParamId::InternalInterest) / 12.0,
        }
    }
}

/// What the premises cost in a month, SEK, and how they stand.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct PremisesMonth {
    pub(super) area_m2: f64,
    /// All rent, with fit-out that is not paid at once.
    pub(super) rent_sek: f64,
    /// Of it, the rent of temporary premises and of areas given up that are still rented.
    pub(super) moving_sek: f64,
    pub(super) fit_out_at_once_sek: f64,
    pub(super) state: PremisesState,
    pub(super) below_nothing: bool,
}

/// Area of a post in `role`, m²: its own, else that of all roles.
#[must_use]
pub fn area_per_post(plan: &Plan, parameters: &Parameters, role: Role) -> f64 {
    let own = plan.model.role(role).area_m2;
    own.unwrap_or_else(|| parameters.value(ParamId::AreaPerPost))
}

/// Sets the leases of all units under `parameters`.
pub(super) fn set_leases(plan: &Plan, parameters: &Parameters, units: &mut [Leases]) {
    let whole = |param| parameters.value(param).round().max(0.0) as i32;
    let (delay, double) = (whole(ParamId::PremisesDelay), whole(ParamId::DoubleRent));
    for unit in units.iter_mut() {
        unit.leases.clear();
        unit.temporary.clear();
    }
    for (unit, leases) in plan.units.iter().zip(units.iter_mut()) {
        let area_m2 = unit.today.area_m2;
        if area_m2 > 0.0 {
            leases.leases.push(Lease { opens: 0, area_m2, fit_out_sek: 0.0, double: 0 });
        }
    }
    for step in &plan.steps {
        for premises in &step.premises {
            let Some(leases) = units.get_mut(premises.unit.to_usize()) else { continue };
            let of_posts = || {
                let own = step.posts.iter().filter(|change| change.unit == premises.unit);
                own.map(|change| {
                    (change.transferred + change.new) * area_per_post(plan, parameters, change.role)
                })
                .sum()
            };
            let area_m2 = premises.area_m2.unwrap_or_else(of_posts);
            let planned = premises.opens.months_since(plan.start);
            let is_new = planned >= 0 && area_m2 > 0.0;
            let opens = if is_new { planned + delay } else { planned.max(0) };
            let fit_out_sek = if is_new {
                let prices = Prices::of(plan, parameters, plan.start.plus(opens));
                area_m2 * parameters.value(ParamId::FitOutCost) * prices.other
            } else {
                0.0
            };
            let is_given_up = planned >= 0 && area_m2 < 0.0;
            let double_months = if is_given_up { double } else { 0 };
            leases.leases.push(Lease { opens, area_m2, fit_out_sek, double: double_months });
            if let Some(temporary) = premises.temporary.filter(|_| is_new) {
                let from = temporary.from.months_since(plan.start).max(0);
                let to = opens + double;
                leases.temporary.push(Temporary { from, to, area_m2: temporary.area_m2 });
            }
        }
    }
}

impl Leases {
    /// The premises in month position `t`.
    pub(super) fn month(&self, rules: &PremisesRules, t: usize, prices: &Prices) -> PremisesMonth {
        let t = t as i32;
        let rent = rules.rent * prices.rent;
        let mut month = PremisesMonth::default();
        let mut moving = 0.0;
        for lease in &self.leases {
            let age = t - lease.opens;
            if age >= 0 {
                month.area_m2 += lease.area_m2;
                if age < lease.double {
                    moving -= lease.area_m2;
                }
                if rules.fit_out == FitOut::AtOnce {
                    month.fit_out_at_once_sek += if age == 0 { lease.fit_out_sek } else { 0.0 };
                } else {
                    month.rent_sek += fit_out_in_month(rules, lease.fit_out_sek, age);
                }
                if lease.area_m2 > 0.0 {
                    month.state = PremisesState::Open;
                }
            } else if lease.area_m2 > 0.0 {
                let state = match -age {
                    left if left <= rules.lead.fit_out_months => PremisesState::FitOut,
                    left if left <= rules.lead.total_months => PremisesState::Seeking,
                    _ => PremisesState::None,
                };
                month.state = month.state.max(state);
            }
        }
        month.below_nothing = month.area_m2 < -1e-9;
        // What is still rented of an area given up is at most what was there.
        let kept = month.area_m2.max(0.0);
        month.area_m2 = (month.area_m2 + moving).max(0.0);
        month.moving_sek = (month.area_m2 - kept) * rent;
        month.rent_sek += month.area_m2 * rent;
        let rented = self.temporary.iter().filter(|lease| (lease.from..lease.to).contains(&t));
        let temporary: f64 = rented.map(|lease| lease.area_m2).sum();
        if temporary > 0.0 {
            let sek = temporary * rent * rules.temporary_factor;
            month.area_m2 += temporary;
            month.moving_sek += sek;
            month.rent_sek += sek;
            if month.state != PremisesState::Open {
                month.state = PremisesState::Temporary;
            }
        }
        month
    }
}

/// What a fit-out of `cost` SEK costs `age` months after the opening, where it is not paid at once.
fn fit_out_in_month(rules: &PremisesRules, cost: f64, age: i32) -> f64 {
    let (months, interest) = (rules.fit_out_months, rules.interest);
    let age = f64::from(age);
    if months < 1.0 || age >= months || cost == 0.0 {
        return 0.0;
    }
    match rules.fit_out {
        FitOut::AtOnce => 0.0,
        FitOut::Depreciated => {
            let left = cost * (1.0 - age / months);
            cost / months + left * interest
        }
        FitOut::RentSupplement if interest > 0.0 => {
            cost * interest / (1.0 - (1.0 + interest).powf(-months))
        }
        FitOut::RentSupplement => cost / months,
    }
}
