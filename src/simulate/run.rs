//! The months, one after the other.

use super::cases::{CaseClock, GroupCases, close};
use super::costs::{CostBasis, unit_costs};
use super::demand::Demand;
use super::funding::Purse;
use super::groups::Groups;
use super::premises::Leases;
use super::prices::Prices;
use super::result::{SimWarning, Simulation, TotalMonth, UnitMonth};
use super::roster::Roster;
use crate::model::{
    Explain, IndexVec, IndicatorTable, MAX_HORIZON_MONTHS, Message, Month, Ore, ParamId, Plan,
    Role, UnitIdx,
};

/// Months after which a live district's placements feel the effect.
const EFFECT_AFTER_MONTHS: i32 = 24;

/// Why a plan cannot be simulated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SimError {
    /// The map says nothing of children, so there is no demand to simulate.
    #[error("the map has no figures for children 0–19: add a column barn_unga_0_19_<year>")]
    NoChildren,
    /// The horizon is outside 1–120 months.
    #[error("a horizon of {0} months: choose 1 to {MAX_HORIZON_MONTHS}")]
    Horizon(u16),
}

impl Explain for SimError {
    fn message(&self) -> Message {
        match self {
            Self::NoChildren => Message::new("sim-error-no-children"),
            Self::Horizon(months) => Message::new("sim-error-horizon")
                .number("months", f64::from(*months))
                .number("max", f64::from(MAX_HORIZON_MONTHS)),
        }
    }
}

/// Simulates `plan` on a map with these figures, month by month, as `docs/model.md` describes.
///
/// It is pure: the same plan and figures give the same result, to the last öre.
///
/// # Errors
/// [`SimError`] where the map has no children or the horizon is out of range.
pub fn run(table: &IndicatorTable, plan: &Plan) -> Result<Simulation, SimError> {
    if table.children_0_19.is_none() {
        return Err(SimError::NoChildren);
    }
    if plan.horizon_months == 0 || plan.horizon_months > MAX_HORIZON_MONTHS {
        return Err(SimError::Horizon(plan.horizon_months));
    }
    let mut run = Run::new(table, plan);
    for t in 0..usize::from(plan.horizon_months) {
        run.month(t);
    }
    Ok(run.finish())
}

struct Run<'a> {
    plan: &'a Plan,
    demand: Demand,
    groups: Groups,
    roster: Roster,
    clock: CaseClock,
    cases: Vec<GroupCases>,
    leases: IndexVec<UnitIdx, Leases>,
    purse: Purse<'a>,
    simulation: Simulation,
}

impl<'a> Run<'a> {
    fn new(table: &IndicatorTable, plan: &'a Plan) -> Self {
        let months = usize::from(plan.horizon_months);
        let demand = Demand::new(table, plan);
        let clock = CaseClock::new(plan.parameters.value(ParamId::InvestigationMonths));
        let groups = Groups::new(&demand);
        let steady = |reports| GroupCases::steady(clock, demand.started(reports), months);
        let cases = groups.all.iter().map(|group| steady(group.demand.reports)).collect();
        let roster = Roster::new(plan);
        let mut warnings: Vec<SimWarning> = demand
            .need
            .missing
            .iter()
            .map(|indicator| SimWarning::NoNeedIndicator { indicator: indicator.clone() })
            .collect();
        warnings.extend(roster.warnings.iter().cloned());
        let simulation = Simulation {
            start: plan.start,
            units: IndexVec::filled(Vec::with_capacity(months), plan.units.len()),
            total: Vec::with_capacity(months),
            warnings,
        };
        Self {
            plan,
            demand,
            groups,
            roster,
            clock,
            cases,
            leases: plan.units.indices().map(|unit| Leases::new(plan, unit)).collect(),
            purse: Purse::new(&plan.funding),
            simulation,
        }
    }

    fn finish(self) -> Simulation {
        self.simulation
    }

    fn month(&mut self, t: usize) {
        let month = self.simulation.month(t);
        let prices = Prices::of(self.plan, month);
        let arrivals = self.roster.begin_month(t);
        let mut units: IndexVec<UnitIdx, UnitMonth> = IndexVec::new();
        for unit in self.plan.units.indices() {
            let (new_posts, hires) = arrivals.get(unit).copied().unwrap_or_default();
            units.push(self.staff_and_costs(unit, t, &prices, new_posts, hires));
        }
        self.work(t, month, &mut units);
        for (unit, leavers) in self.roster.end_month().iter_enumerated() {
            if let Some(entry) = units.get_mut(unit) {
                entry.leavers = *leavers;
            }
        }
        self.close_books(month, &prices, &units);
        for (unit, entry) in units.iter_enumerated() {
            if let Some(series) = self.simulation.units.get_mut(unit) {
                series.push(*entry);
            }
        }
    }

    /// Staff, premises and costs of one unit.
    fn staff_and_costs(
        &mut self,
        unit: UnitIdx,
        t: usize,
        prices: &Prices,
        new_posts: f64,
        hires: f64,
    ) -> UnitMonth {
        let parameters = &self.plan.parameters;
        let at_work = 1.0 - parameters.fraction(ParamId::Absence);
        let agency_share = parameters.fraction(ParamId::AgencyShare);
        let mut entry = UnitMonth { hires, ..UnitMonth::default() };
        let rules = self.roster.rules();
        let roles = Role::ALL.map(|role| {
            self.roster.unit(unit).map(|staff| staff.role(rules, role)).unwrap_or_default()
        });
        for (slot, role) in entry.posts.iter_mut().zip(&roles) {
            *slot = role.posts;
        }
        for (kind, role) in Role::ALL.into_iter().zip(&roles) {
            let productive = (role.ramped + role.vacancies * agency_share) * at_work;
            entry.posts_total += role.posts;
            entry.filled += role.filled;
            entry.filled_transferred += role.filled_transferred;
            entry.vacancies += role.vacancies;
            entry.productive_fte += productive;
            if kind == Role::SocialWorker {
                entry.productive_social_workers = productive;
            }
        }
        let premises = self
            .leases
            .get(unit)
            .map(|leases| leases.month(self.plan, t, prices))
            .unwrap_or_default();
        entry.area_m2 = premises.area_m2;
        entry.premises = premises.state;
        if premises.below_nothing {
            self.warn_area(unit, self.simulation.month(t));
        }
        let basis = CostBasis { parameters, prices, roles: &roles, premises, new_posts, hires };
        (entry.cost, entry.transferred_cost) = unit_costs(&basis);
        entry
    }

    /// One warning a unit is enough.
    fn warn_area(&mut self, unit: UnitIdx, month: Month) {
        let warnings = &mut self.simulation.warnings;
        let is_known = warnings.iter().any(
            |known| matches!(known, SimWarning::AreaBelowNothing { unit: of, .. } if *of == unit),
        );
        if !is_known {
            warnings.push(SimWarning::AreaBelowNothing { unit, month });
        }
    }

    /// Reports come in, investigations start and are closed.
    fn work(&mut self, t: usize, month: Month, units: &mut IndexVec<UnitIdx, UnitMonth>) {
        let mut by_unit: IndexVec<UnitIdx, Vec<&mut GroupCases>> =
            units.indices().map(|_| Vec::new()).collect();
        for (group, cases) in self.groups.all.iter().zip(&mut self.cases) {
            let reports = self.demand.reports(&group.demand, month);
            let started = self.demand.started(reports);
            cases.start_month(self.clock, t, started);
            let unit = self.demand.served_by(&group.demand, month);
            if let Some(entry) = units.get_mut(unit) {
                entry.children_0_17 += group.demand.children_0_17;
                entry.need_children += group.demand.need_children;
                entry.reports += reports;
                entry.started += started;
            }
            if let Some(members) = by_unit.get_mut(unit) {
                members.push(cases);
            }
        }
        for unit in units.indices() {
            let (Some(entry), Some(members)) = (units.get_mut(unit), by_unit.get_mut(unit)) else {
                continue;
            };
            let capacity = capacity(self.plan, entry.productive_social_workers);
            entry.closed = close(self.clock, t, capacity, members);
            for cases in members.iter() {
                let (open, overdue) = cases.open(self.clock, t);
                entry.open += open;
                entry.overdue += overdue;
            }
            entry.coverage = coverage(capacity, entry.started);
            entry.caseload = caseload(entry.open, entry.productive_social_workers);
        }
    }

    /// Sums the units, pays, and measures the whole.
    fn close_books(&mut self, month: Month, prices: &Prices, units: &IndexVec<UnitIdx, UnitMonth>) {
        let parameters = &self.plan.parameters;
        let sum = total(self.plan, units);
        let paid = self.purse.pay(sum.cost.total(), month);
        let effect = parameters.fraction(ParamId::PlacementEffect)
            * self.groups.share_live(&self.demand, month, EFFECT_AFTER_MONTHS);
        let placement_days_sek = self.plan.residential_days_per_year
            * parameters.value(ParamId::ResidentialDay)
            + self.plan.foster_days_per_year * parameters.value(ParamId::FosterDay);
        self.simulation.total.push(TotalMonth {
            rollout_share: self.groups.share_live(&self.demand, month, 0),
            equity: self.groups.equity(&self.demand, month, units),
            funded: paid.by_kind,
            gap: paid.gap,
            placements: Ore::from_sek(placement_days_sek / 12.0 * prices.other * (1.0 - effect)),
            sum,
        });
    }
}

/// Investigations that `productive` social workers can close in a month.
#[must_use]
pub fn capacity(plan: &Plan, productive_social_workers: f64) -> f64 {
    let months = plan.parameters.value(ParamId::InvestigationMonths);
    let norm = plan.parameters.value(ParamId::CaseloadNorm);
    if months > 0.0 { productive_social_workers * norm / months } else { f64::INFINITY }
}

fn coverage(capacity: f64, started: f64) -> Option<f64> {
    (started > 0.0).then(|| (capacity / started).min(1.0))
}

fn caseload(open: f64, productive_social_workers: f64) -> Option<f64> {
    (productive_social_workers > 1e-9).then(|| open / productive_social_workers)
}

/// All units as one.
fn total(plan: &Plan, units: &IndexVec<UnitIdx, UnitMonth>) -> UnitMonth {
    let mut sum = UnitMonth::default();
    for unit in units {
        for (slot, posts) in sum.posts.iter_mut().zip(unit.posts) {
            *slot += posts;
        }
        sum.posts_total += unit.posts_total;
        sum.filled += unit.filled;
        sum.filled_transferred += unit.filled_transferred;
        sum.productive_fte += unit.productive_fte;
        sum.productive_social_workers += unit.productive_social_workers;
        sum.vacancies += unit.vacancies;
        sum.hires += unit.hires;
        sum.leavers += unit.leavers;
        sum.children_0_17 += unit.children_0_17;
        sum.need_children += unit.need_children;
        sum.reports += unit.reports;
        sum.started += unit.started;
        sum.closed += unit.closed;
        sum.open += unit.open;
        sum.overdue += unit.overdue;
        sum.cost.add(&unit.cost);
        sum.transferred_cost += unit.transferred_cost;
        sum.area_m2 += unit.area_m2;
        sum.premises = sum.premises.max(unit.premises);
    }
    sum.coverage = coverage(capacity(plan, sum.productive_social_workers), sum.started);
    sum.caseload = caseload(sum.open, sum.productive_social_workers);
    sum
}
