//! Rented area, fit-out and where the premises of a unit stand.

use super::prices::Prices;
use super::result::PremisesState;
use crate::model::{FitOut, ParamId, Plan, UnitIdx};

/// One lease of a unit.
#[derive(Clone, Copy, Debug)]
struct Lease {
    /// Month position in which the rent begins; 0 for what is there from the beginning.
    opens: i32,
    area_m2: f64,
    /// What fit-out costs, SEK at the opening month's prices; 0 for history.
    fit_out_sek: f64,
}

/// How long before they open premises are sought and fitted out, months.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
        let total_months = plan.parameters.value(ParamId::PremisesLead).round() as i32;
        Self { total_months, fit_out_months: (total_months + 2) / 3 }
    }
}

/// All leases of one unit.
#[derive(Clone, Debug, Default)]
pub(super) struct Leases {
    leases: Vec<Lease>,
}

/// What the premises cost in a month, SEK, and how they stand.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct PremisesMonth {
    pub(super) area_m2: f64,
    pub(super) rent_sek: f64,
    pub(super) fit_out_at_once_sek: f64,
    pub(super) state: PremisesState,
    pub(super) below_nothing: bool,
}

impl Leases {
    pub(super) fn new(plan: &Plan, unit: UnitIdx) -> Self {
        let parameters = &plan.parameters;
        let mut leases = Vec::new();
        let today = plan.units.get(unit).map_or(0.0, |unit| unit.today.area_m2);
        if today > 0.0 {
            leases.push(Lease { opens: 0, area_m2: today, fit_out_sek: 0.0 });
        }
        for step in &plan.steps {
            for premises in step.premises.iter().filter(|premises| premises.unit == unit) {
                let posts: f64 = step
                    .posts
                    .iter()
                    .filter(|change| change.unit == unit)
                    .map(|change| change.transferred + change.new)
                    .sum();
                let area_m2 = premises
                    .area_m2
                    .unwrap_or_else(|| posts * parameters.value(ParamId::AreaPerPost));
                let opens = premises.opens.months_since(plan.start);
                let is_new = opens >= 0 && area_m2 > 0.0;
                let fit_out_sek = if is_new {
                    area_m2
                        * parameters.value(ParamId::FitOutCost)
                        * Prices::of(plan, premises.opens).other
                } else {
                    0.0
                };
                leases.push(Lease { opens: opens.max(0), area_m2, fit_out_sek });
            }
        }
        Self { leases }
    }

    /// The premises in month position `t`.
    pub(super) fn month(&self, plan: &Plan, t: usize, prices: &Prices) -> PremisesMonth {
        let parameters = &plan.parameters;
        let t = i32::try_from(t).unwrap_or(i32::MAX);
        let rent = parameters.value(ParamId::Rent) / 12.0 * prices.rent;
        let lead = PremisesLead::of(plan);
        let mut month = PremisesMonth::default();
        for lease in &self.leases {
            let age = t - lease.opens;
            if age >= 0 {
                month.area_m2 += lease.area_m2;
                if plan.fit_out == FitOut::AtOnce {
                    month.fit_out_at_once_sek += if age == 0 { lease.fit_out_sek } else { 0.0 };
                } else {
                    month.rent_sek += fit_out_in_month(plan, lease.fit_out_sek, age);
                }
                if lease.area_m2 > 0.0 {
                    month.state = PremisesState::Open;
                }
            } else if lease.area_m2 > 0.0 {
                let state = match -age {
                    left if left <= lead.fit_out_months => PremisesState::FitOut,
                    left if left <= lead.total_months => PremisesState::Seeking,
                    _ => PremisesState::None,
                };
                month.state = month.state.max(state);
            }
        }
        month.below_nothing = month.area_m2 < -1e-9;
        month.area_m2 = month.area_m2.max(0.0);
        month.rent_sek += month.area_m2 * rent;
        month
    }
}

/// What a fit-out of `cost` SEK costs `age` months after the opening, where it is not paid at once.
fn fit_out_in_month(plan: &Plan, cost: f64, age: i32) -> f64 {
    let months = plan.parameters.value(ParamId::FitOutYears) * 12.0;
    let age = f64::from(age);
    if months < 1.0 || age >= months || cost == 0.0 {
        return 0.0;
    }
    let interest = plan.parameters.fraction(ParamId::InternalInterest) / 12.0;
    match plan.fit_out {
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
