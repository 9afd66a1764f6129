//! What the accounts and the work of each unit and month were made from, kept while the model runs:
//! so that a figure can be told with the very numbers that it was computed from.

use super::costs::salary_of;
use super::figures::{Detail, Sink, TotalFigures, UnitFigures, Whole};
use super::result::Simulation;
use crate::model::{IndexVec, ParamId, Parameters, Plan, Role, UnitIdx};
use crate::probability::lanes::Lanes;

/// A role in one unit and month.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct RoleBasis {
    /// Posts, full-time equivalents.
    pub posts: f64,
    /// People in them.
    pub filled: f64,
    /// Of them, people in posts that were transferred.
    pub filled_transferred: f64,
    /// People after ramp-up.
    pub ramped: f64,
    /// Posts without anybody.
    pub vacancies: f64,
}

/// What one unit's figures of a month were made from.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Basis {
    /// By role, in the order of [`Role::ALL`].
    pub roles: [RoleBasis; Role::COUNT],
    /// Wages relative to those of the price year.
    pub wage_index: f64,
    /// Rents, likewise.
    pub rent_index: f64,
    /// All other prices, likewise.
    pub other_index: f64,
    /// Payroll overhead as a fraction of pay.
    pub payroll_overhead: f64,
    /// Visiting days of the districts that the unit serves.
    pub visits: f64,
    /// Productive social workers that the way there takes.
    pub visiting_fte: f64,
    /// Posts that came to count in the month.
    pub new_posts: f64,
    /// People who arrived in the month.
    pub hires: f64,
    /// Area that is rented for good, m².
    pub kept_m2: f64,
    /// Area given up that is still rented, m².
    pub double_m2: f64,
    /// Area of temporary premises, m².
    pub temporary_m2: f64,
    /// Fit-out that is paid over the years, SEK of the month.
    pub fit_out_sek: f64,
    /// Fit-out that is paid at once, SEK.
    pub fit_out_at_once_sek: f64,
}

/// The bases of all units and months.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trace {
    units: IndexVec<UnitIdx, Vec<Basis>>,
}

impl Trace {
    /// What `unit`'s figures of the month at position `t` were made from.
    #[must_use]
    pub fn at(&self, unit: UnitIdx, t: usize) -> Option<&Basis> {
        self.units.get(unit)?.get(t)
    }

    pub(super) fn of_units(count: usize) -> Self {
        Self { units: IndexVec::filled(Vec::new(), count) }
    }

    fn push(&mut self, unit: UnitIdx, basis: &Basis) {
        if let Some(months) = self.units.get_mut(unit) {
            months.push(*basis);
        }
    }
}

/// Keeps everything of one run, and what it was made from.
#[derive(Debug)]
pub(super) struct Traced<'a> {
    pub(super) whole: Whole<'a>,
    pub(super) trace: Trace,
}

impl<'a> Traced<'a> {
    pub(super) fn new(simulation: &'a mut Simulation) -> Self {
        let trace = Trace::of_units(simulation.units.len());
        Self { whole: Whole(simulation), trace }
    }
}

impl Sink<1> for Traced<'_> {
    const DETAIL: Detail = Detail::All;
    const TRACED: bool = true;

    fn month(&mut self, t: usize, units: &[UnitFigures<1>], total: &TotalFigures<1>) {
        self.whole.month(t, units, total);
    }

    fn paid(&mut self, source: usize, amount: Lanes<1>) {
        self.whole.paid(source, amount);
    }

    fn basis(&mut self, unit: UnitIdx, basis: &Basis) {
        self.trace.push(unit, basis);
    }
}

/// What a full-time equivalent in `role` costs a month in pay, SEK in the price year's wages,
/// without the supplement.
#[must_use]
pub fn salary(parameters: &Parameters, role: Role) -> f64 {
    parameters.value(salary_of(role))
}

/// What training takes a month for a full-time equivalent in `role`, SEK in the price year's
/// prices: the role's own, else that of all roles.
#[must_use]
pub fn training(plan: &Plan, parameters: &Parameters, role: Role) -> f64 {
    let own = plan.model.role(role).training_tkr;
    own.unwrap_or_else(|| parameters.value(ParamId::Training)) * 1000.0 / 12.0
}
